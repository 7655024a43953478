/* work.h - what build, check and preview have in common: scenarios read, pieces laid out. */
#ifndef DDKIT_CLI_WORK_H
#define DDKIT_CLI_WORK_H

#include "cli/session.h"
#include "kit/kit.h"

/* One scenario and the pieces it has something for. */
typedef struct Job {
    const char *path;  /* as given */
    Scenario scenario; /* as this run plays it */
    Deal deal;         /* of the roster, if there is one */
    VEC(Piece) pieces;
    Document *bundles[2]; /* by Audience, where asked for; NULL where nobody has pieces */
} Job;

typedef struct Work {
    Kit *kit;
    VEC(Job) jobs; /* those that could be read */
} Work;

/* The kit that the command line asks for; NULL after reports.  To be closed by kit_close. */
Kit *work_open_kit(Session *s);

/* Opens the kit, reads every scenario of the command line and lays out the pieces wanted.
 * STATUS_DONE when there was no error; else messages are reported, or the usage shown, and what
 * could be done is there all the same.  To be closed in any case. */
ExitStatus work_start(Session *s, Work *w);
void work_end(Work *w);

/* OUT/SLUG/FOLDER/PIECE.SUFFIX, or OUT/SLUG/PIECE.SUFFIX where `folder` is empty; the suffix with
 * its point. */
char *work_path(const Session *s, const Job *job, const char *folder, Str piece,
                const char *suffix);

/* Whether what build and preview write would land in the scenario's own folder; reports that. */
bool work_output_inside(Session *s, const Job *job);

#endif
