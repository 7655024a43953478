/* session.h - one run of the program: its options, its messages, what it prints where.
 *
 * Results go to standard output, messages to standard error: together, sorted, when all is known.
 * In JSON they are the only thing on standard error, one array. */
#ifndef DDKIT_CLI_SESSION_H
#define DDKIT_CLI_SESSION_H

#include "cli/options.h"
#include "cli/progress.h"

typedef struct Session {
    Arena *arena;
    Diag *diag;
    Options options;
    Progress progress;
    bool shown; /* the messages are printed */
} Session;

/* Makes standard streams safe: a closed one is filled, so that no file that is opened later is
 * mistaken for it, and neither writing to a closed pipe nor more to a file than is allowed is a
 * signal: files are written whatever becomes of the list of them. */
void session_start(Session *s);

/* Says that the command line is wrong, where to read on, and gives STATUS_USAGE. */
ExitStatus session_usage(Session *s);

/* What the messages so far amount to. */
ExitStatus session_status(const Session *s);

/* Prints the messages in text now, ahead of a summary; in JSON they wait for the end. */
void session_show(Session *s);

/* Flushes standard output, where it fails with STATUS_SYSTEM unless the reader of a pipe has gone;
 * prints what messages are left, frees everything.  The exit status. */
int session_end(Session *s, ExitStatus status);

#endif
