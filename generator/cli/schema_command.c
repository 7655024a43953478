/* schema_command.c - `ddkit schema`. */
#include "cli/run.h"
#include "game/roster.h"
#include "kit/piece_schema.h"

typedef struct Kind {
    const Field *schema;
    const char *title;
    bool overlay;
} Kind;

/* In the order of the choices of --of. */
static const Kind kinds[] = {
    { &scenario_schema, "ddkit scenario", false }, { &scenario_schema, "ddkit overlay", true },
    { &roster_schema, "ddkit roster", false },     { &theme_schema, "ddkit theme", false },
    { &piece_schema, "ddkit piece", false },
};

ExitStatus run_schema(Session *s)
{
    if (s->options.operands.n) {
        report(s->diag, MSG_ARGUMENT_EXTRA, SPAN_NONE, "schema", s->options.operands.at[0]);
        return session_usage(s);
    }
    const Kind *kind = &kinds[s->options.of];
    if (s->options.markdown) schema_print_markdown(kind->schema, stdout);
    else schema_print_json(kind->schema, kind->title, kind->overlay, stdout);
    return STATUS_DONE;
}
