/* matching.h - who gets what, when not everybody may get everything: maximum bipartite matching by
 * augmenting paths (Berge; Kuhn's order of search), exact, O(left × edges). */
#ifndef DDKIT_GAME_MATCHING_H
#define DDKIT_GAME_MATCHING_H

#include "game/set.h"

typedef struct Matching {
    size_t n_left, n_right;
    const Set *allowed;  /* by left: right ones it may have, tried in the order of `order` */
    const size_t *order; /* all right ones; NULL: by number */
    size_t *right_of;    /* by left; MATCHING_NONE: nothing yet */
    size_t *left_of;     /* by right */
    Set seen;            /* right ones reached by the search of the last matching_add */
} Matching;

#define MATCHING_NONE SIZE_MAX

Matching matching_new(Arena *a, size_t n_left, size_t n_right, const Set *allowed,
                      const size_t *order);
/* Gives `left` something, moving others to something else where needed; nobody loses out.  False
 * when no way exists, now or later: then `seen` and the left ones who have it are why: these and
 * `left` may have nothing outside `seen`, and are one more than it (Hall's condition). */
bool matching_add(Matching *m, size_t left);
/* Back to the start. */
void matching_clear(Matching *m);

#endif
