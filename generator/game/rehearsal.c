/* rehearsal.c - evenings played, and counted. */
#include "game/rehearsal.h"

#include <string.h>

#include "game/fold.h"
#include "game/pacing.h"

#define MIDDLE 5     /* players of the middle size, where the scenario allows it */
#define LONG 8       /* turns: what is early, is so of these at most */
#define TRIALS 10    /* one evening in so many, to find out which change does best */
#define TRIED_MAX 50 /* ways that are tried */
/* Turns and things looked at in all evenings of a team, so that no scenario takes more than
 * moments. */
#define WORK_MAX 10000000

/* Changes that a team makes one after the other. */
typedef struct Way {
    size_t at[TEAM_CHANGES_MAX], n;
} Way;

typedef struct Hall {
    Arena *arena;
    const RehearsalOptions *options;
    int evenings; /* of each team */
    Evening *evening;
    Table *table;
    int *cures, *done;
    int early;
    Set named;
    Way *ways; /* by team: the one that did best, or did so at the smallest table */
} Hall;

bool rehearsal_plays(const Plot *plot)
{
    if (!plot->n_roles) return false;
    for (size_t i = 0; i < plot->n_actions; i++)
        if (plot->actions[i].resolves || plot->actions[i].waits_resolve) return true;
    return false;
}

/* ---- counting ----------------------------------------------------------------------------- */

static void count_seats(SeatTally *seats, const Evening *e, const Turn *turn)
{
    for (size_t i = 0; i < e->stage->n_seats; i++) {
        if (e->skips >> i & 1) continue;
        const DeedKind kind = turn->seats[i].kind;
        const bool word = i == e->contact && turn->n_words;
        seats[i].turns++;
        seats[i].rolls += word || (kind >= DEED_ACT && kind <= DEED_RING);
        seats[i].helps += !word && kind == DEED_HELP;
        seats[i].pages += !word && kind == DEED_PAGE;
    }
}

static int count_degradations(const Evening *e)
{
    const Plot *p = e->stage->plot;
    int n = 0;
    for (size_t i = 0; i < p->n_events; i++) n += p->events[i].degrades && set_has(e->drawn, i);
    return n;
}

static void count_end(Tally *t, const Evening *e, int early)
{
    const bool works = e->ending.works != WORKS_DOWN;
    const bool good = e->ending.works == WORKS_CURED && e->ending.trust == TRUST_WITH;
    t->evenings++;
    t->good += good;
    t->second += works && !good && e->ending.trust != TRUST_GONE;
    t->limping += e->ending.works == WORKS_LIMPING;
    t->patched += e->ending.works == WORKS_LIMPING && e->ending.trust == TRUST_WITH;
    t->gone += e->ending.trust == TRUST_GONE;
    t->early += works && e->ending.trust != TRUST_GONE && e->turn < early;
    t->turns += e->turn;
    t->degradations += count_degradations(e);
}

static void count_cures(int *cures, const Evening *e)
{
    if (e->ending.works != WORKS_CURED || e->ending.trust != TRUST_WITH) return;
    size_t only = NONE, n = 0;
    for (size_t i = 0; i < e->stage->plot->n_actions; i++)
        if (e->stage->plot->actions[i].resolves && set_has(e->done, i)) only = i, n++;
    if (n == 1) cures[only]++;
}

static void count_done(int *done, const Evening *e)
{
    for (size_t i = 0; i < e->stage->plot->n_actions; i++) done[i] += set_has(e->done, i);
}

/* ---- playing ------------------------------------------------------------------------------ */

static uint64_t seed_of(uint64_t seed, int evening, TeamId id)
{
    return seed * 1000003 + (uint64_t)evening * TEAM_ALL + id;
}

static void play(const Hall *h, Team *team, uint64_t seed, SeatTally *seats)
{
    Evening *e = h->evening;
    const View *v = evening_view(e);
    Turn turn;
    evening_begin(e, seed);
    team_begin(team, ~seed);
    for (size_t i = 0; team_decides(team) && i < e->stage->plot->n_events; i++)
        evening_choose(e, i, 0);
    while (evening_news(e)) {
        if (team_escalates(team, v)) evening_escalate(e);
        team_plan(team, v, &turn);
        if (seats) count_seats(seats, e, &turn);
        if (evening_play(e, &turn) == REFUSED_NOT) continue;
        turn = (Turn){ 0 }; /* a plan that the rules forbid: the turn is lost */
        evening_play(e, &turn);
    }
    const Farewell farewell = team_farewell(team, v, h->named);
    evening_close(e, &farewell);
}

static Tally play_all(const Hall *h, Team *team, TeamId id, int evenings)
{
    Tally tally = { 0 };
    SeatTally *seats = id == TEAM_SENSIBLE ? h->table->seats : NULL;
    for (int i = 0; i < evenings; i++) {
        play(h, team, seed_of(h->options->seed, i, id), seats);
        count_end(&tally, h->evening, h->early);
        if (id != TEAM_SENSIBLE) continue;
        count_cures(h->cures, h->evening);
        count_done(h->done, h->evening);
    }
    return tally;
}

/* What a team that hopes for one change could set its hopes on. */
static bool may_end_it(const PlotAction *act)
{
    return act->active && act->word == WORD_NONE && (act->resolves || act->waits_resolve);
}

static int worth(const Tally *t)
{
    return t->good * 1000 + t->patched * 10 + t->second;
}

/* What a team is set on: ways to changes that could end it, each tried in a few evenings. */
typedef struct Trials {
    const Hall *hall;
    Team *team;
    TeamId id;
    int tried, most;
    Way best;
} Trials;

static void try_way(Trials *t)
{
    if (t->tried++ >= TRIED_MAX) return;
    const Tally trial = play_all(t->hall, t->team, t->id, t->hall->evenings / TRIALS + 1);
    if (worth(&trial) <= t->most) return;
    t->most = worth(&trial);
    t->best.n = t->team->n_set_on;
    for (size_t i = 0; i < t->best.n; i++) t->best.at[i] = t->team->set_on[i];
}

static bool is_set_on(const Team *team, size_t action)
{
    for (size_t i = 0; i < team->n_set_on; i++)
        if (team->set_on[i] == action) return true;
    return false;
}

/* Puts the action before what the team is set on, and one that it requires before that, whatever it
 * is rated: a trap can be the short cut. */
static void try_ways_to(Trials *t, size_t action)
{
    Team *team = t->team;
    const Ids requires = t->hall->table->stage->plot->actions[action].requires;
    memmove(team->set_on + 1, team->set_on, team->n_set_on++ * sizeof *team->set_on);
    team->set_on[0] = action;
    if (!requires.n || team->n_set_on == TEAM_CHANGES_MAX) try_way(t);
    else
        for (size_t i = 0; i < requires.n; i++)
            if (!is_set_on(team, requires.at[i])) try_ways_to(t, requires.at[i]);
    memmove(team->set_on, team->set_on + 1, --team->n_set_on * sizeof *team->set_on);
}

static Way best_way(const Hall *h, Team *team, TeamId id)
{
    const Plot *p = h->table->stage->plot;
    Trials t = { .hall = h, .team = team, .id = id, .most = -1 };
    for (size_t i = 0; i < p->n_actions; i++)
        if (may_end_it(&p->actions[i])) try_ways_to(&t, i);
    return t.best;
}

/* The way that does best is played; it is looked for at each table only where that is asked for. */
static void play_single(const Hall *h, Team *team, TeamId id)
{
    Way *way = &h->ways[id];
    if (!way->n || !h->options->shown_only) *way = best_way(h, team, id);
    team->n_set_on = way->n;
    for (size_t i = 0; i < way->n; i++) team->set_on[i] = way->at[i];
    h->table->single[id] = way->n ? way->at[way->n - 1] : NONE;
    h->table->teams[id] = play_all(h, team, id, h->evenings);
}

static void play_team(const Hall *h, TeamId id)
{
    Team team = team_new(h->arena, h->table->stage, id);
    if (team.habits->changes == CHANGES_ONE) play_single(h, &team, id);
    else h->table->teams[id] = play_all(h, &team, id, h->evenings);
}

/* ---- sizes -------------------------------------------------------------------------------- */

/* A table without a stage: so many players cannot have all roles. */
static Table set_table(Arena *a, const Scenario *scenario, const RehearsalOptions *options,
                       int players)
{
    Scenario folded = *scenario;
    if (!scenario->players && !fold_roles(a, diag_new(a), &folded, players)) return (Table){ 0 };
    Plot *plot = plot_of(a, folded.root);
    if (options->alter) options->alter(plot);
    pacing_seat(&folded, players);
    Stage *stage = stage_new(a, plot, players);
    stage->turns_timed = pacing_of(&folded).fit;
    return (Table){ .players = players, .minutes = folded.minutes, .stage = stage };
}

static void add_table(Arena *a, Rehearsal *r, const Scenario *scenario,
                      const RehearsalOptions *options, int players)
{
    if (players > SEATS_MAX) players = SEATS_MAX;
    for (size_t i = 0; i < r->n_tables; i++)
        if (r->tables[i].players == players) return;
    const Table set = set_table(a, scenario, options, players);
    if (!set.stage || !rehearsal_plays(set.stage->plot)) return;
    Table *table = &r->tables[r->n_tables++];
    *table = set;
    for (TeamId id = 0; id < TEAM_ALL; id++) table->single[id] = NONE;
}

static void find_tables(Arena *a, Rehearsal *r, const Scenario *scenario,
                        const RehearsalOptions *options)
{
    const Value *players = value_get(scenario->root, "players");
    const int min = (int)value_integer(value_get(players, "min"), 1);
    const int max = (int)value_integer(value_get(players, "max"), min);
    if (scenario->players) {
        add_table(a, r, scenario, options, scenario->players);
        return;
    }
    const int middle = MIDDLE < min ? min : MIDDLE > max ? max : MIDDLE;
    add_table(a, r, scenario, options, min);
    add_table(a, r, scenario, options, middle);
    add_table(a, r, scenario, options, max);
    for (size_t i = 0; i < r->n_tables; i++)
        if (r->tables[i].players == middle) r->middle = i;
}

/* The first half of the turns that have time is early, but not more than four. */
static int early_of(const Stage *stage)
{
    return (stage->turns_timed < LONG ? stage->turns_timed : LONG) / 2 + 1;
}

/* As many as are wanted, or fewer where the scenario is huge. */
static int evenings_of(const Stage *s, int wanted)
{
    const Plot *p = s->plot;
    const size_t things = p->n_actions + p->n_clients + p->n_events + p->n_moves + 1;
    const size_t most = WORK_MAX / (things * (size_t)s->turns_max) + 1;
    return (size_t)wanted < most ? wanted : (int)most;
}

static int *counters(Arena *a, size_t n)
{
    int *all = ARENA_ARRAY(a, int, n);
    for (size_t i = 0; i < n; i++) all[i] = 0;
    return all;
}

Rehearsal rehearse(Arena *a, const Scenario *scenario, const RehearsalOptions *options)
{
    Rehearsal r = { 0 };
    Way ways[TEAM_ALL] = { 0 };
    find_tables(a, &r, scenario, options);
    if (r.n_tables) r.early = early_of(r.tables[r.middle].stage);
    for (size_t i = 0; i < r.n_tables; i++) {
        const Plot *p = r.tables[i].stage->plot;
        int *cures = counters(a, p->n_actions), *done = counters(a, p->n_actions);
        r.tables[i].cures = cures;
        r.tables[i].done = done;
        const Hall hall = {
            .arena = a,
            .options = options,
            .evenings = evenings_of(r.tables[i].stage, options->evenings),
            .evening = evening_new(a, r.tables[i].stage),
            .table = &r.tables[i],
            .cures = cures,
            .done = done,
            .early = r.early,
            .named = set_new(a, p->n_causes),
            .ways = ways,
        };
        for (TeamId id = 0; id < (options->shown_only ? TEAM_COUNT : TEAM_ALL); id++)
            play_team(&hall, id);
    }
    return r;
}
