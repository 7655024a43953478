/* pacing.c - shares of a session: 25 + 70 + 25 minutes of 120, as the game's own timetable has it.
 */
#include "game/pacing.h"

#include "game/clock.h"

#define BRIEFING_SHARE 0.21
#define REVIEW_SHARE 0.21

/* In less nobody can propose, price, split and roll. */
#define TURN_LEAST 3

Pacing pacing_of(const Scenario *scenario)
{
    int last = clock_of(scenario->root).extended_turns;
    Pacing p = { .minutes = scenario->minutes };
    p.briefing = p.minutes * BRIEFING_SHARE;
    p.review = p.minutes * REVIEW_SHARE;
    p.turn = (p.minutes - p.briefing - p.review) / (last > 0 ? last : 1);
    return p;
}

int pacing_rounded(double minutes)
{
    return (int)(minutes + 0.5);
}

/* Where the session's length was settled: nowhere when the command line did it, at the clock when
 * nobody did. */
static Span place_of_minutes(const Scenario *scenario)
{
    const Entry *e = value_entry(scenario->root, STR("minutes"));
    if (value_integer(e->value, 0) != scenario->minutes) return SPAN_NONE;
    return entry_is_written(e) ? e->value->span : value_span(value_get(scenario->root, "clock"));
}

void pacing_check(Arena *a, Diag *d, const Scenario *scenario)
{
    Pacing p = pacing_of(scenario);
    int turn = pacing_rounded(p.turn), turns = clock_of(scenario->root).extended_turns;
    if (turn >= TURN_LEAST) return;
    report(d, MSG_TURNS_SHORT, place_of_minutes(scenario), c_format(a, "%d", p.minutes),
           c_format(a, "%d", turn), c_format(a, "%d", turns), c_format(a, "%d", TURN_LEAST));
}
