/* fold.h - the roles for a number of players. */
#ifndef DDKIT_GAME_FOLD_H
#define DDKIT_GAME_FOLD_H

#include "data/value.h"

/* The scenario as `players` people play it: a role whose `needed_from` is above that number is
 * taken out, and what it knows, is proficient in and is handed joins the role that it folds into
 * (or the one which that folds into in turn), which also becomes the owner of its components and
 * remembers it under `folded`, a map of ids to names.  Everything else is shared with the scenario
 * given, which stays as it is.  NULL after a report: more roles than players are left, so that
 * clues would stay in the box. */
const Value *fold_roles(Arena *a, Diag *d, const Value *scenario, int players);

/* The roles of the scenario as written, also of one that fold_roles() has made. */
const Value *fold_cast(const Value *scenario);
bool fold_is_folded(const Value *scenario);

/* The role of a cast that plays `role`'s part among `players` people: itself, or whom it folds
 * into.  Itself, too, where the chain leads nowhere, which no valid scenario has. */
Str fold_into(const Value *cast, Str role, int players);
/* Whether it has a seat of its own then. */
bool fold_seats(const Value *cast, Str role, int players);

#endif
