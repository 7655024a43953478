/* session.c - standard streams and messages. */
#include "cli/session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A closed stream's place is taken by /dev/null, opened so that using it the wrong way round fails:
 * output that nobody can get must not pass for success. */
static void fill_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
                exit(STATUS_SYSTEM);
}

void session_start(Session *s)
{
    fill_streams();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    *s = (Session){ .arena = arena_new() };
    s->diag = diag_new(s->arena);
}

/* https://no-color.org: set and not empty. */
static bool wants_color(int when)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (when != COLOR_AUTO) return when == COLOR_ALWAYS;
    return isatty(STDERR_FILENO) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

static void print_messages(Session *s)
{
    progress_clear(&s->progress);
    diag_print(s->diag, stderr,
               (DiagOptions){ .json = s->options.json,
                              .color = wants_color(s->options.color),
                              .notes = s->options.verbose,
                              .strict = s->options.strict });
    s->shown = true;
}

ExitStatus session_usage(Session *s)
{
    CommandId command = s->options.command;
    bool named = command != COMMAND_NONE;
    print_messages(s);
    if (!s->options.json)
        fprintf(stderr, "Try 'ddkit %s%s--help' for more information.\n",
                named ? commands[command].name : "", named ? " " : "");
    return STATUS_USAGE;
}

ExitStatus session_status(const Session *s)
{
    switch (diag_worst(s->diag)) {
    case SEVERITY_SYSTEM: return STATUS_SYSTEM;
    case SEVERITY_ERROR: return STATUS_INPUT;
    case SEVERITY_WARNING: return s->options.strict ? STATUS_INPUT : STATUS_DONE;
    case SEVERITY_NOTE: break;
    }
    return STATUS_DONE;
}

void session_show(Session *s)
{
    if (!s->options.json) print_messages(s);
}

/* "ddkit list | head" has read what it wanted. */
static bool nobody_reads(void)
{
    struct pollfd out = { .fd = STDOUT_FILENO, .events = POLLOUT };
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}

/* stdio keeps that a write failed, but not why, unless it is the last one. */
static void flush_output(Session *s, ExitStatus *status)
{
    errno = 0;
    bool failed = fflush(stdout) != 0;
    if ((!failed && !ferror(stdout)) || nobody_reads()) return;
    if (s->shown) s->diag = diag_new(s->arena);
    s->shown = false;
    report(s->diag, MSG_OUTPUT_FAILED, SPAN_NONE, errno ? strerror(errno) : "write error");
    *status = STATUS_SYSTEM;
}

int session_end(Session *s, ExitStatus status)
{
    flush_output(s, &status);
    if (!s->shown) print_messages(s);
    arena_free(s->arena);
    return (int)status;
}
