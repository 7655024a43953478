/* pacing.c - shares of a session: 25 + 70 + 25 minutes of 120, as the game's own timetable has it.
 */
#include "game/pacing.h"

#include "game/clock.h"

#define BRIEFING_SHARE 0.21
#define REVIEW_SHARE 0.21

/* In less nobody can propose, price, split and roll. */
#define TURN_LEAST 3

Pacing pacing_of(const Value *scenario)
{
    int last = clock_of(scenario).extended_turns;
    Pacing p = { .minutes = (int)value_integer(value_get(scenario, "minutes"), 0) };
    p.briefing = p.minutes * BRIEFING_SHARE;
    p.review = p.minutes * REVIEW_SHARE;
    p.turn = (p.minutes - p.briefing - p.review) / (last > 0 ? last : 1);
    return p;
}

int pacing_rounded(double minutes)
{
    return (int)(minutes + 0.5);
}

void pacing_check(Arena *a, Diag *d, const Value *scenario)
{
    Pacing p = pacing_of(scenario);
    const Entry *minutes = value_entry(scenario, STR("minutes"));
    int turn = pacing_rounded(p.turn), turns = clock_of(scenario).extended_turns;
    if (turn >= TURN_LEAST) return;
    Span at = minutes->value->span; /* without a source it is the command line's */
    if (at.source && !entry_is_written(minutes)) at = value_span(value_get(scenario, "clock"));
    report(d, MSG_TURNS_SHORT, at, c_format(a, "%d", p.minutes), c_format(a, "%d", turn),
           c_format(a, "%d", turns), c_format(a, "%d", TURN_LEAST));
}
