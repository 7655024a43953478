/* lint_evening.h - craft of the evening: what makes rules idle, proofs trivial and turns too full.
 */
#ifndef DDKIT_GAME_LINT_EVENING_H
#define DDKIT_GAME_LINT_EVENING_H

#include "game/lint.h"

/* Warns, each at its place and with what to do about it:
 *   - no gold or platinum client is hit, or a client that is hit never acts where others do;
 *   - the report cannot be wrong, as nothing is unseen; something unseen that nothing uncovers;
 *   - a card of a turn that tells of what an action may have mended by then;
 *   - a text that says what an effect should do;
 *   - a change that changes nothing when it works; a difficult one that nobody knows how to undo;
 *   - more than two cards in one turn;
 *   - too few hints for the shortest way, or too few free cards for an evening;
 *   - a step of the procedure after the last turn; updates without a form;
 *   - a cause that one need never hear of on the way to a resolution;
 *   - a seat that holds too many of the clues, at some number of players. */
void lint_evening(Arena *a, Diag *d, const LintInput *in);

#endif
