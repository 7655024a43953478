/* lint.h - craft: what is valid, prints well and still spoils an evening. */
#ifndef DDKIT_GAME_LINT_H
#define DDKIT_GAME_LINT_H

#include "game/trail.h"

/* Warns, each at its place and with what to do about it:
 *   - a cause that no clue proves, or only one;
 *   - a clue that no role, action, client's move or card gives, or only such as never come up;
 *   - an action that can never be taken; none that resolves; none that is the impact report;
 *   - a tool of an action that no role is proficient in;
 *   - a card that never comes up;
 *   - a client that nothing happens to;
 *   - a role that knows nothing of the trail;
 *   - a chart or handout that nobody is ever given;
 *   - a mark that lies behind the last turn of the clock that has not been extended.
 * Parts that a scenario leaves out altogether are not missed. */
void lint(Diag *d, const Trail *trail);

#endif
