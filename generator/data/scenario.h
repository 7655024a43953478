/* scenario.h - a scenario folder, read, merged, checked and with its words filled in. */
#ifndef DDKIT_DATA_SCENARIO_H
#define DDKIT_DATA_SCENARIO_H

#include "data/value.h"

/* A file that the scenario was read from. */
typedef struct ScenarioFile {
    Str name; /* as its folder or `parts` has it; overlays: without their folders */
    const Source *source;
    bool overlay; /* of --with */
} ScenarioFile;

typedef struct Scenario {
    const char *folder;
    Str name;                  /* the folder's */
    const Value *root;         /* validated, defaults filled in, `{{words}}` expanded */
    const ScenarioFile *files; /* main file, parts, overlays; not the role library */
    size_t n_files;
    Str format;           /* the one of `formats` that is played; empty: none */
    const Value *formats; /* all of them, by name; NULL: none */
    Map named;            /* what texts name in double braces, see words.h */
    /* Of this session.  game/fold.h settles the number of players, game/pacing.h the others. */
    const Value *cast; /* all roles; `roles` of the root may hold fewer, some folded into others */
    int players;       /* that the roles are for; 0: any number that the scenario allows */
    int minutes;       /* that it takes */
    bool asked;        /* somebody asked for these minutes */
    int usual;         /* turns that most teams need; 0: not known */
} Scenario;

/* A file of --with, which several scenarios share. */
typedef struct OverlayFile {
    const char *path;
    Str text;
} OverlayFile;

typedef struct ScenarioOptions {
    const OverlayFile *overlays; /* in their order */
    size_t n_overlays;
    const char *format; /* one of the scenario's `formats`; NULL: none */
} ScenarioOptions;

/* Reads the files of --with, which may be pipes (base/input.h), into `out`.  False after reports.
 */
bool scenario_read_overlays(Arena *a, Diag *d, const char *const *paths, size_t n,
                            ScenarioOptions *out);

/* Reads SCENARIO/scenario.yaml and its parts (`path` may also name the scenario.yaml itself),
 * merges library, overlays and, last, a format, validates against schema.h, resolves references and
 * words. NULL after reports; all errors of the files are reported, not just the first. */
Scenario *scenario_read(Arena *a, Diag *d, const char *path, const ScenarioOptions *options);

/* A scenario of a checked tree, with all its roles, and without a folder. */
Scenario scenario_of(const Value *root);

#endif
