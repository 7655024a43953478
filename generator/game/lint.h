/* lint.h - craft: what is valid, prints well and still spoils an evening. */
#ifndef DDKIT_GAME_LINT_H
#define DDKIT_GAME_LINT_H

#include "data/scenario.h"
#include "game/route.h"

typedef struct LintInput {
    const Trail *trail;
    const Route *route; /* if every roll succeeds; NULL: there is nothing to resolve */
    const Scenario *of; /* whose trail it is */
    /* How texts say what effects do: by `mood`, `level`, `turn` and `mark` lists of phrases.  NULL:
     * texts are not read. */
    const Value *phrases;
} LintInput;

/* Warns, each at its place and with what to do about it:
 *   - a number of players with more roles than people, or with more people than roles;
 *   - a cause that no clue proves, or only one;
 *   - no action that resolves the incident, none that is the impact report;
 *   - a tool of an action or answer that no role is proficient in; a tool or word without a use;
 *   - an action or card without the text that is told;
 *   - a client that nothing happens to, that uses nothing, or that is impacted in a feature it does
 *     not use;
 *   - a role that knows nothing of the trail, or is proficient in nothing;
 *   - a chart or handout that nobody is ever given; a chart whose series differ in length;
 *   - a mark that lies behind the last turn of the clock that has not been extended, one that the
 *     report moves back, a breach before anything can be resolved.
 * and what lint_dead.h and lint_evening.h have.
 * Parts that a scenario leaves out altogether are not missed.  False when lint_dead.h found
 * something that can never happen. */
bool lint(Diag *d, const LintInput *in);

#endif
