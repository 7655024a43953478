/* place.h - a folder while it is being published, in parts: the area beside it where it is built
 * (place_area.c), the plan of what will be in it (place_plan.c), the steps that put it there
 * (place_steps.c).  For publish.c.
 *
 * Beside the folder (or in it, where that is the only place to write to) there is, for a moment, a
 * hidden area:
 *
 *     OUT/NAME/             the folder that people see: "the place"
 *     OUT/.ddkit-HASH/      the area, locked by whoever publishes this place
 *         new-INODE/        the next state of the place, as a whole
 *         was-INODE/        the last one, for the moment that two renames take
 *         old-N             a file that was replaced; until that is final
 *
 * "new-INODE" carries its own inode number in its name.  So the next run can tell what a killed
 * one has left: if the number is right, the folder never was the place (or no longer is), and holds
 * nothing but copies and further links to what is in the place.  If it is wrong, the two have been
 * exchanged, and what lies there is the former place. */
#ifndef DDKIT_BASE_PLACE_H
#define DDKIT_BASE_PLACE_H

#include "base/batch_private.h"
#include "base/manifest.h"

#define NEW "new"   /* before its inode is known */
#define NEXT "next" /* a file on its way into the place */

typedef enum EntryKind {
    ENTRY_FOLDER, /* before what is in it */
    ENTRY_MADE,   /* a file of this run */
    ENTRY_KEPT,   /* anything else that stays */
    ENTRY_STALE,  /* a file of an earlier run that goes */
} EntryKind;

typedef struct Entry {
    EntryKind kind;
    const char *path; /* below the place */
    mode_t mode;      /* of a folder that is there already; else 0 */
    FileWriter *file; /* of what is made, but the manifest */
    bool done, had;   /* in place: it is there (or gone), and something was there before */
} Entry;

typedef enum PlaceState {
    PLACE_OPEN,      /* nothing has happened yet */
    PLACE_NEW,       /* what was not there before is in its place */
    PLACE_EXCHANGED, /* the former place is in the area */
    PLACE_MENDED,    /* its files were replaced one by one */
} PlaceState;

typedef struct Place {
    Batch *batch;
    const BatchFolder *folder;
    char *path;       /* resolved */
    char *around;     /* the folder it lies in */
    const char *name; /* below that */
    char *made_path;  /* the folder that was made to put it in, as it was called */
    size_t made;      /* how much of that is the first folder that was made; 0: none */
    int parent;       /* descriptors; -1: none */
    int area_in;      /* where the area lies: `parent`, or `old` */
    int area;
    int old, new; /* the place as it was, and as it will be */
    const char *area_name;
    char new_name[32]; /* in the area; empty: not there yet */
    char was_name[32];
    bool settled;  /* what is in the area was the place for a moment only */
    bool in_place; /* it cannot be exchanged: files are replaced one by one */
    PlaceState state;
    VEC(Entry) entries; /* the manifest's last */
    Str manifest;       /* what will be in it; empty: none is written */
    Str manifest_former;
    Str manifest_both; /* with the lines of the former one as well */
    Entry both;        /* that, while files are replaced one by one */
} Place;

/* ---- place_area.c ------------------------------------------------------------------------- */

/* Opens the place and its area, waits for others who publish it, and removes what a killed run has
 * left.  False with errno set. */
bool area_open(Place *p);
/* Removes the area and all in it. */
void area_close(Place *p);
/* What is replaced by an entry lies under this name in the area. */
const char *aside_name(const Place *p, const Entry *e, char name[32]);
/* Makes a folder that can be filled, whatever the umask.  False with errno set. */
bool folder_at(int at, const char *name, mode_t mode);
/* A signal that ends the program is waiting. */
bool signal_waits(void);

/* ---- place_plan.c ------------------------------------------------------------------------- */

/* Fills `entries` and `manifest`; reports what is in the way.  Afterwards no memory is needed. */
bool place_plan(Place *p);

/* ---- place_steps.c ------------------------------------------------------------------------ */

/* Builds the next state in the area, all of it on the disk.  False after a report. */
bool place_stage(Place *p);
/* Puts it into place.  False after a report. */
bool place_switch(Place *p);
/* Takes that back. */
void place_switch_back(Place *p);
/* Gives the place the folder back that it was, with the new files in it: whoever stands in it, or
 * watches it, sees them.  Whether it succeeds or not, the place is whole. */
void place_settle(Place *p);

#endif
