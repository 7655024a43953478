/* schema_command.c - `ddkit schema`. */
#include "cli/run.h"
#include "data/schema.h"

ExitStatus run_schema(Session *s)
{
    if (s->options.operands.n) {
        report(s->diag, MSG_ARGUMENT_EXTRA, SPAN_NONE, "schema", s->options.operands.at[0]);
        return session_usage(s);
    }
    if (s->options.markdown) schema_print_markdown(&scenario_schema, stdout);
    else schema_print_json(&scenario_schema, "ddkit scenario", false, stdout);
    return STATUS_DONE;
}
