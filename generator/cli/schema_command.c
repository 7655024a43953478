/* schema_command.c - `ddkit schema`. */
#include "cli/run.h"
#include "data/scenario_prose.h"
#include "game/roster.h"
#include "kit/model_schema.h"
#include "kit/piece_schema.h"
#include "kit/printer.h"
#include "kit/shop_preset.h"
#include "layout/theme.h"

typedef struct Kind {
    const Field *schema; /* NULL: what templates can bind, which is no file */
    const char *title;
    const ReferenceForm *form;
    bool overlay;
} Kind;

static const ReferenceForm roster_form = { .prefix = "roster.", .any = "ID", .level = 4 },
                           theme_form = { .prefix = "theme.", .any = "NAME", .level = 4 },
                           piece_form = { .prefix = "piece.", .any = "NAME", .level = 4 },
                           printer_form = { .prefix = "printer.", .any = "NAME", .level = 4 },
                           shop_form = { .prefix = "shop.", .any = "NAME", .level = 4 };

/* In the order of the choices of --of. */
static const Kind kinds[] = {
    { &scenario_schema, "ddkit scenario", &scenario_reference, false },
    { &scenario_schema, "ddkit overlay", &scenario_reference, true },
    { &roster_schema, "ddkit roster", &roster_form, false },
    { &theme_schema, "ddkit theme", &theme_form, false },
    { &piece_schema, "ddkit piece", &piece_form, false },
    { &printer_schema, "ddkit printer", &printer_form, false },
    { &shop_schema, "ddkit shop", &shop_form, false },
    { NULL, NULL, NULL, false },
};

static void print_bindings(Arena *a)
{
    const Paths paths = { .arena = a, .root = &scenario_schema, .additions = model_additions };
    paths_print_markdown(&paths, 4, stdout);
}

ExitStatus run_schema(Session *s)
{
    const Kind *kind = &kinds[s->options.of];
    if (s->options.operands.n) {
        report(s->diag, MSG_ARGUMENT_EXTRA, SPAN_NONE, "schema", s->options.operands.at[0]);
        return session_usage(s);
    }
    if (!kind->schema && !s->options.markdown) {
        report(s->diag, MSG_SCHEMA_NONE, SPAN_NONE, "bindings");
        return session_usage(s);
    }
    if (!kind->schema) print_bindings(s->arena);
    else if (s->options.markdown) schema_print_markdown(kind->schema, kind->form, stdout);
    else schema_print_json(kind->schema, kind->title, kind->overlay, stdout);
    return STATUS_DONE;
}
