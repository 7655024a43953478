/* fold.h - the roles for a number of players. */
#ifndef DDKIT_GAME_FOLD_H
#define DDKIT_GAME_FOLD_H

#include "data/scenario.h"

/* Turns the scenario into what `players` people play: a role whose `needed_from` is above that
 * number is taken out, and what it is proficient in joins the role that it folds into (or the one
 * which that folds into in turn), which also becomes the owner of its components and remembers it
 * under `folded`, a map of ids to names.  What it knows and is handed joins that role, too, unless
 * absent roles are paged: then `colleagues` of the root are those roles, by id, as they are.
 * `cast` still has all roles.
 * The tree that the scenario had stays as it is; the new one shares the rest with it.  False after
 * a report: more roles than players are left, so that clues would stay in the box. */
bool fold_roles(Arena *a, Diag *d, Scenario *scenario, int players);

/* Whether with so many players roles without one are paged (`rules.absent`, `rules.page_from`). */
bool fold_pages(const Value *scenario, int players);

/* The role of a cast that plays `role`'s part among `players` people: itself, or whom it folds
 * into.  Itself, too, where the chain leads nowhere, which no valid scenario has. */
Str fold_into(const Value *cast, Str role, int players);
/* Whether it has a seat of its own then. */
bool fold_seats(const Value *cast, Str role, int players);

#endif
