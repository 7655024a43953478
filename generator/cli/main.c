/* main.c - reads the command line and runs the command. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/heap.h"
#include "cli/help.h"
#include "cli/run.h"

static ExitStatus run_command(Session *s)
{
    static ExitStatus (*const runs[COMMAND_COUNT])(Session *) = {
        [COMMAND_BUILD] = run_build,     [COMMAND_CHECK] = run_check,
        [COMMAND_PREVIEW] = run_preview, [COMMAND_CALIBRATE] = run_calibrate,
        [COMMAND_NEW] = run_new,         [COMMAND_LIST] = run_list,
        [COMMAND_ODDS] = run_odds,       [COMMAND_SCHEMA] = run_schema,
        [COMMAND_HELP] = run_help,
    };
    return runs[s->options.command](s);
}

static ExitStatus run(Session *s, const char *const *args)
{
    if (!options_parse(s->arena, s->diag, args, &s->options)) return session_usage(s);
    if (s->options.version) {
        printf("ddkit %s\n", DDKIT_VERSION);
        return STATUS_DONE;
    }
    if (s->options.help) {
        help_text(stdout, s->options.command);
        return STATUS_DONE;
    }
    if (s->options.command == COMMAND_NONE) {
        help_text(stderr, COMMAND_NONE);
        return STATUS_USAGE;
    }
    return run_command(s);
}

/* Taken before anything is published: a run that has no memory left to tell of it would fail. */
static void take_output_buffer(void)
{
    setvbuf(stdout, malloc(BUFSIZ), isatty(STDOUT_FILENO) ? _IOLBF : _IOFBF, BUFSIZ);
}

int main(int argc, char **argv)
{
    heap_prepare();
    take_output_buffer();
    Session s;
    session_start(&s);
    ExitStatus status = run(&s, (const char *const *)argv + (argc > 0));
    return session_end(&s, status);
}
