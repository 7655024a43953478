/* pacing.c - shares of a session.  What a turn takes was measured at tables: beside the plan, which
 * has a timer, six minutes for the news, the dice, the clients and the clock; two more at a large
 * table, where everybody also says one fact before the first turn. */
#include "game/pacing.h"

#include <math.h>

#include "game/clock.h"

#define BRIEFING_SHARE 0.13
#define REVIEW_SHARE 0.2

#define BESIDE_THE_PLAN 6 /* minutes of a turn */
#define LARGE_TABLE 7     /* players */
#define MORE_PEOPLE 2     /* minutes that a turn takes more at a large table */
#define FACT_ROUND 4      /* minutes, there, before the first turn */
#define SLOWER 2          /* minutes that a turn may well take more */
#define FIRST_TURN 2      /* minutes that the first one takes longer: all tell what they know */
#define LAST_TURN 6       /* minutes of the one without dice, and the ending: tables took 4 to 8 */

int pacing_rounded(double minutes)
{
    return (int)(minutes + 0.5);
}

static int turns_in(double minutes, double turn, int most)
{
    const int n = (int)floor(minutes / turn + 1e-6);
    return n < most ? n : most;
}

Pacing pacing_of(const Scenario *scenario)
{
    const Clock clock = clock_of(scenario->root);
    const int last = clock.extended_turns > 0 ? clock.extended_turns : 1;
    const Value *plan = value_get(value_get(scenario->root, "rules"), "talk_minutes");
    Pacing p = { .minutes = scenario->minutes };
    const bool large = scenario->players >= LARGE_TABLE;
    p.facts = large ? FACT_ROUND : 0;
    p.briefing = p.minutes * BRIEFING_SHARE + p.facts;
    p.review = p.minutes * REVIEW_SHARE;
    p.ending = LAST_TURN;
    const double play = p.minutes - p.briefing - p.review - p.ending;
    const int beside = BESIDE_THE_PLAN + (large ? MORE_PEOPLE : 0);
    p.first = FIRST_TURN;
    p.turn = fmax((play - p.first) / last, (double)value_integer(plan, 0) + beside);
    p.slow = p.turn + SLOWER;
    p.fit = turns_in(play - p.first, p.turn, last);
    p.fit_slow = turns_in(play - p.first, p.slow, last);
    return p;
}

double pacing_begins(const Pacing *pacing, int turn)
{
    return pacing->briefing + pacing->turn * (turn - 1) + (turn > 1 ? pacing->first : 0);
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
    const Pacing p = pacing_of(scenario);
    const int turns = clock_of(scenario->root).turns;
    /* Rounded, and without the ending: a short session is warned of, not a brisk one. */
    const int time = pacing_rounded((p.minutes - p.briefing - p.review) / p.turn);
    if (time >= turns) return;
    report(d, MSG_TURNS_SHORT, place_of_minutes(scenario), c_format(a, "%d", p.minutes),
           c_format(a, "%d", time), c_format(a, "%d", pacing_rounded(p.turn)),
           c_format(a, "%d", turns));
}
