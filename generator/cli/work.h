/* work.h - what build, check and preview have in common: scenarios read, pieces laid out. */
#ifndef DDKIT_CLI_WORK_H
#define DDKIT_CLI_WORK_H

#include "base/batch.h"
#include "cli/session.h"
#include "cli/since.h"
#include "kit/kit.h"

/* Of the kit's folder. */
#define REPRINT_FOLDER "reprint" /* of the kit's folder: cards that are printed again */
#define PREVIEW_FOLDER "preview"
#define CARDS_FOLDER "cards"
#define SHOP_FOLDER "shop"

/* One scenario and the pieces it has something for. */
typedef struct Job {
    const char *path;  /* of its folder or file */
    Scenario scenario; /* as this run plays it */
    Deal deal;         /* of the roster, if there is one */
    size_t pieces, pages;
    KitPrint print;         /* what its pieces look like, of a build for printing at home */
    VEC(Str) changed, gone; /* with --since: what is to be said of each piece */
    VEC(Piece) kept;        /* for bundles and print jobs; see work_release() */
} Job;

typedef struct Work {
    Kit *kit;
    const PrinterProfile *printer; /* of --printer, or NULL */
    const PieceInfo *infos;        /* of all pieces */
    size_t n_infos;
    const Since *since;   /* of --since, or NULL */
    StringList scenarios; /* as they are called on the command line */
    VEC(Job) jobs;        /* those that could be read */
    const Shop *shop; /* of --target, or what stands for it where pictures of cards are wanted */
} Work;

/* False after a report: --paper is none, or too small or large. */
bool work_check_paper(Session *s);
/* The kit that the command line asks for; NULL after reports.  To be closed by kit_close. */
Kit *work_open_kit(Session *s);

/* Opens the kit and reads every scenario of the command line.  STATUS_DONE when there is something
 * to lay out, though messages may have been reported; else the usage or messages tell why not.  To
 * be closed in any case. */
ExitStatus work_start(Session *s, Work *w);
void work_end(Work *w);

/* Is shown a piece while it is in memory; false ends the work. */
typedef bool PieceVisitor(Session *s, void *user, const Job *job, const Piece *piece);

/* Whether the run prints a kit that is kept: what it looks like is noted. */
bool work_keeps_prints(const Session *s, const Work *w);

/* Whether the run makes one print job of each kit: a slim one, all of it, printed at home. */
bool work_is_one_job(const Session *s, const Work *w);

/* Lays out the wanted pieces of a job one after the other.  After an error the others are laid out
 * for their messages, but no longer shown.  False when the visitor said so; `visit` may be NULL. */
bool work_lay_out(Session *s, Work *w, Job *job, PieceVisitor *visit, void *user);

/* Where only cards are made: one line that names the wanted pieces that are none. */
void work_say_left_out(const Session *s, const Work *w);

/* Frees the pieces that were kept. */
void work_release(Job *job);

/* OUT/NAME, where the kit of a job goes; OUT/NAME-changes with --since. */
const char *work_kit_folder(const Session *s, const Job *job);
/* In there: FOLDER/PIECE.SUFFIX, or PIECE.SUFFIX where `folder` is empty; the suffix with its
 * point. */
const char *work_name(const Session *s, const char *folder, Str piece, const char *suffix);

/* Which files of a kit this run is to make, if the scenario has something for them: preview its
 * pictures, build the others, --only those of its pieces. */
BatchOptions work_batch_options(const Session *s);

/* STATUS_DONE unless what build and preview write would land in a scenario's own folder; reports
 * that, with the usage. */
ExitStatus work_outputs_outside(Session *s, const Work *w);

#endif
