/* kit.h - pieces of a kit, laid out from a scenario and the templates.
 *
 * A Kit holds what all pieces share: theme, strings, icons, fonts, the shaper and the catalog of
 * pieces.  It is opened once a run. */
#ifndef DDKIT_KIT_KIT_H
#define DDKIT_KIT_KIT_H

#include "data/scenario.h"
#include "kit/calibration.h"
#include "kit/piece.h"

typedef struct KitSettings {
    const char *data;        /* folder with templates/ and fonts/; see data_folder() */
    const char *theme;       /* folder of --theme, searched before templates/; or NULL */
    const char *const *only; /* names of the pieces that will be laid out, NULL-terminated; the
                                others are not read, and known by name alone; NULL: all */
    bool whole;              /* no kit will be slim: what only such a one has is not compiled */
} KitSettings;

typedef struct Kit Kit;

/* NULL after reports. */
Kit *kit_open(Arena *a, Diag *d, const KitSettings *settings);
void kit_close(Kit *k); /* closes fonts; NULL is fine */

/* Those that `only` leaves out, then the others by name; what a template marks as `last` is last.
 */
size_t kit_pieces(const Kit *k, const PieceInfo **pieces);
/* A map whose keys are the icons' names. */
const Value *kit_icon_names(const Kit *k);
/* What a role may say of its looks: a map whose keys are the patterns' names, and the theme's
 * colors that are dark enough for white type. */
const Value *kit_pattern_names(const Kit *k);
size_t kit_role_colors(const Kit *k, Str **names);

/* Shops that ddkit knows, by the names of their presets; and what one asks for, by its name or the
 * name of a file.  NULL after reports. */
size_t kit_shop_names(const Kit *k, Str **names);
const Shop *kit_shop(Kit *k, const char *name);
/* What the theme's colors are printed with. */
size_t kit_inks(const Kit *k, const ColorInks **inks);

/* A group of the strings in the scenario's language; NULL where there is none. */
const Value *kit_strings(Kit *k, const Scenario *scenario, const char *group);

/* Lays out piece `info` for `scenario`.  False after reports, also where a players' piece would
 * tell a secret.  True with `out->document` NULL where the scenario has nothing to print for it
 * (said with a note).  What `out` points to lives until kit_release() or kit_close(). */
bool kit_lay_out(Kit *k, const Scenario *scenario, const PieceInfo *info,
                 const LayoutOptions *options, Piece *out);
/* Lays out the calibration sheet: its front, its back, a page of words.  It needs none of the
 * pieces. False after reports. */
bool kit_lay_out_calibration(Kit *k, const CalibrationSheet *sheet, Piece *out);
/* Frees what the piece points to, but for its texts.  Laying out the next one starts with the same
 * memory; so a run needs no more than its largest piece does. */
void kit_release(Piece *piece);
/* The pieces of an audience as one document, a section each, for a printer that does what `duplex`
 * says; NULL where there are none.  It shares their pages, so it lives no longer than they do. */
Document *kit_bundle(Kit *k, const Scenario *scenario, Audience audience, Duplex duplex,
                     const Piece *pieces, size_t n);
/* All pieces as one print job, in the order of the work that they make (stack.h), whose pages are
 * numbered through; NULL where there are none.  It shares their pages as well. */
Document *kit_stack(Kit *k, const Scenario *scenario, const LayoutOptions *options,
                    const Piece *pieces, size_t n);

#endif
