/* help_command.c - `ddkit help`. */
#include "cli/completion.h"
#include "cli/help.h"
#include "cli/run.h"
#include "data/suggest.h"

ExitStatus run_help(Session *s)
{
    const Options *o = &s->options;
    CommandId about = COMMAND_NONE;
    if (o->operands.n > 1) {
        report(s->diag, MSG_ARGUMENT_EXTRA, SPAN_NONE, "help", o->operands.at[1]);
        return session_usage(s);
    }
    if (o->operands.n) about = command_named(str(o->operands.at[0]));
    if (o->operands.n && about == COMMAND_NONE) {
        Str names[COMMAND_COUNT];
        for (int i = 0; i < COMMAND_COUNT; i++) names[i] = str(commands[i].name);
        report(s->diag, MSG_COMMAND_UNKNOWN, SPAN_NONE, o->operands.at[0]);
        suggest(s->arena, s->diag, str(o->operands.at[0]), names, COMMAND_COUNT);
        return session_usage(s);
    }
    if (o->completion >= 0) completion_print(stdout, (Shell)o->completion);
    else if (o->man) help_man(stdout);
    else if (o->markdown) help_markdown(stdout);
    else help_text(stdout, about);
    return STATUS_DONE;
}
