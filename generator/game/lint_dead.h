/* lint_dead.h - clues, actions and cards that no evening comes to, each cause of it once. */
#ifndef DDKIT_GAME_LINT_DEAD_H
#define DDKIT_GAME_LINT_DEAD_H

#include "base/diag.h"
#include "game/trail.h"

/* Warns of clues that nothing gives, of cards whose turn is behind the clock, and of circles in
 * which each waits for the next.  What waits for one of these is named with it, not by itself. True
 * when there is nothing of the kind. */
bool lint_dead(Arena *a, Diag *d, const Trail *trail);

#endif
