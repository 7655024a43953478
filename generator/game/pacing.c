/* pacing.c - shares of a session.  What a turn takes was measured at tables: beside the plan, which
 * has a timer, seven minutes for the news, the dice, the clients and the clock; two more at a large
 * table, where everybody also says one fact before the first turn, and two in the first turn.  The
 * report's turn plans longer and checks a row for each client. */
#include "game/pacing.h"

#include <math.h>

#include "game/clock.h"
#include "game/route.h"

#define BRIEFING_SHARE 0.11
#define REVIEW_SHARE 0.2  /* it has that, if most teams may have their turns */
#define REVIEW_LEAST 0.16 /* and never less */
#define STEP 5            /* a room is booked in steps of so many minutes */
#define GRACE 0.5         /* minutes that nobody notices */
#define DETOUR 2          /* turns that most teams need more than the shortest way */

#define BESIDE_THE_PLAN 7 /* minutes of a turn */
#define LARGE_TABLE 7     /* players */
#define MORE_PEOPLE 2     /* minutes that a turn takes more at a large table */
#define FACT_ROUND 4      /* minutes, there, before the first turn */
#define FIRST_TURN 2      /* minutes that the first one takes longer: all tell what they know */
#define REPORT_ROW 0.5    /* minutes for each client that the turn of the report takes longer */
#define LAST_TURN 6       /* minutes of the one without dice, and the ending: tables took 4 to 8 */

int pacing_rounded(double minutes)
{
    return (int)(minutes + 0.5);
}

/* What turns take, before it is known how many have time. */
static Pacing turns_of(const Scenario *scenario)
{
    const Value *root = scenario->root;
    const size_t clients = value_count(value_get(root, "clients"));
    const bool large = scenario->players >= LARGE_TABLE;
    const int64_t plan = value_integer(value_get(value_get(root, "rules"), "talk_minutes"), 0);
    return (Pacing){
        .minutes = scenario->minutes,
        .facts = large ? FACT_ROUND : 0,
        .turn = (double)plan + BESIDE_THE_PLAN + (large ? MORE_PEOPLE : 0),
        .first = FIRST_TURN,
        .report = REPORT_ROW * (double)clients,
        .report_by = clients ? clock_of(root).report_by : 0,
        .ending = LAST_TURN,
    };
}

/* Minutes from the first turn to the end of this one. */
static double played(const Pacing *p, int turns)
{
    const bool reported = p->report_by > 0 && turns >= p->report_by;
    return p->turn * turns + (turns > 0 ? p->first : 0) + (reported ? p->report : 0);
}

/* What a session without this share of it has for its turns. */
static double left_for_turns(const Pacing *p, double review)
{
    return p->minutes * (1 - BRIEFING_SHARE - review) - p->facts - p->ending;
}

static bool has_time(const Pacing *p, int turns, double review)
{
    return played(p, turns) <= left_for_turns(p, review) + GRACE;
}

/* A long review gives way to turns that most teams need, but not to more. */
static int turns_in(const Pacing *p, int usual, int most)
{
    int n = 0;
    while (n < most && has_time(p, n + 1, n < usual ? REVIEW_LEAST : REVIEW_SHARE)) n++;
    return n;
}

Pacing pacing_of(const Scenario *scenario)
{
    const Clock clock = clock_of(scenario->root);
    const int last = clock.extended_turns > 0 ? clock.extended_turns : 1;
    Pacing p = turns_of(scenario);
    p.fit = turns_in(&p, scenario->usual, last);
    if (p.fit == last) /* all there is: they share what is left */
        p.turn += fmax(0, (left_for_turns(&p, REVIEW_SHARE) - played(&p, last)) / last);
    p.briefing = p.minutes * BRIEFING_SHARE + p.facts;
    p.review = p.minutes - pacing_begins(&p, p.fit + 1) - p.ending;
    return p;
}

double pacing_begins(const Pacing *pacing, int turn)
{
    return pacing->briefing + played(pacing, turn - 1);
}

int pacing_call(const Pacing *pacing)
{
    return pacing->fit > 1 ? pacing->fit - 1 : 1;
}

int pacing_enough(const Scenario *scenario, int turns)
{
    const Pacing p = turns_of(scenario);
    const double fixed = p.facts + p.ending + played(&p, turns) - GRACE;
    return (int)ceil(fixed / (1 - BRIEFING_SHARE - REVIEW_LEAST) / STEP - 1e-6) * STEP;
}

int pacing_usual(const Scenario *scenario, int route)
{
    const int most = clock_of(scenario->root).extended_turns, usual = route + DETOUR;
    return !route ? 0 : usual < most ? usual : most;
}

void pacing_settle(Arena *a, Scenario *scenario, int asked)
{
    const Trail trail = trail_of(a, plot_of(a, scenario->root));
    scenario->usual = pacing_usual(scenario, route_of(a, &trail, ROUTE_EVEN).turns);
    scenario->asked = asked >= 0;
    if (asked >= 0) scenario->minutes = asked;
    pacing_seat(scenario, scenario->players);
}

void pacing_seat(Scenario *scenario, int players)
{
    scenario->players = players;
    const int enough = pacing_enough(scenario, scenario->usual);
    if (!scenario->asked && scenario->usual && scenario->minutes < enough)
        scenario->minutes = enough;
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
    const Pacing p = turns_of(scenario);
    const int turns = clock_of(scenario->root).turns;
    const int64_t written = value_integer(value_get(scenario->root, "minutes"), 0);
    if (!scenario->asked && scenario->players < LARGE_TABLE && written < scenario->minutes)
        report(d, MSG_MINUTES_FEW, value_span(value_get(scenario->root, "minutes")),
               c_format(a, "%d", (int)written), c_format(a, "%d", scenario->usual),
               c_format(a, "%d", scenario->minutes));
    /* Rounded, and without the ending: a short session is warned of, not a brisk one. */
    const int time = pacing_rounded((left_for_turns(&p, REVIEW_LEAST) + p.ending) / p.turn);
    if (time >= turns) return;
    report(d, MSG_TURNS_SHORT, place_of_minutes(scenario), c_format(a, "%d", p.minutes),
           c_format(a, "%d", time), c_format(a, "%d", pacing_rounded(p.turn)),
           c_format(a, "%d", turns));
}
