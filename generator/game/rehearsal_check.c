/* rehearsal_check.c - thresholds, and the warnings behind them. */
#include "game/rehearsal_check.h"

#include <math.h>

/* Shares of evenings, of turns. */
#define PAYS 0.15         /* good endings of a team that plays badly */
#define HASTE_WINS 0.50   /* that it wins early */
#define STOPGAP_PAYS 0.80 /* second best of one change and good words */
#define TALK_KILLS 0.30   /* of the good endings of a sensible team */
#define NOISE 0.05        /* two shares of 500 evenings that differ by less are alike */
#define REPORT_MATTERS 0.25
#define EARLY 0.05
#define SEAT_BUSY 0.50
#define SEATS_BUSY 0.70
#define SEAT_ROLLS 0.25
#define DEGRADATIONS 0.3 /* an evening */
#define SAME 0.90
#define SIZE_SLACK \
    0.15 /* of the level with other than about five players, as the teams flatter large tables */
#define NOVICES_INTRO 0.50
#define NOVICES_GENTLE 0.25

typedef struct Judge {
    Arena *arena;
    Diag *diag;
    const Rehearsal *r;
    const Scenario *scenario;
    const Table *middle;
} Judge;

typedef struct Range {
    const char *level;
    double low, high;
} Range;

static const Range ranges[] = {
    { "intro", 0.80, 0.95 },
    { "regular", 0.60, 0.80 },
    { "hard", 0.40, 0.60 },
};

static bool says_level(const Value *scenario)
{
    const Entry *level = value_entry(scenario, STR("level"));
    return level && level->key_span.to > level->key_span.from; /* a default is nowhere */
}

bool rehearsal_applies(const Plot *plot)
{
    if (!says_level(plot->scenario)) return false;
    for (size_t i = 0; i < plot->n_clients; i++)
        if (plot->clients[i].unseen) return true;
    for (size_t i = 0; i < plot->n_moves; i++)
        if (plot->moves[i].on != MOVE_BY_HOST) return true;
    return false;
}

/* ---- words -------------------------------------------------------------------------------- */

static const Plot *plot_at(const Judge *j)
{
    return j->middle->stage->plot;
}

static const Tally *tally(const Table *t, TeamId id)
{
    return &t->teams[id];
}

static double part(int n, const Tally *t)
{
    return t->evenings ? (double)n / t->evenings : 0;
}

static double good(const Table *t, TeamId id)
{
    return part(tally(t, id)->good, tally(t, id));
}

static double wins(const Table *t, TeamId id)
{
    return part(tally(t, id)->good + tally(t, id)->second, tally(t, id));
}

static const char *percent(const Judge *j, double share)
{
    return c_format(j->arena, "%d", (int)lround(100 * share));
}

static const char *players(const Judge *j, const Table *t)
{
    return c_format(j->arena, "%d", t->players);
}

/* Where a key of the root is written; the scenario where it is not. */
static Span place_of(const Judge *j, const char *key)
{
    const Entry *e = value_entry(j->scenario->root, str(key));
    return e && e->key_span.source ? e->key_span : value_span(j->scenario->root);
}

static Span place_of_report(const Judge *j)
{
    const size_t report = j->middle->stage->report;
    return report == NONE ? place_of(j, "actions") : plot_at(j)->actions[report].thing.at;
}

/* ---- the level ---------------------------------------------------------------------------- */

static const Range *range_of(const Judge *j)
{
    const Str level = value_str(value_get(j->scenario->root, "level"));
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (str_is(level, ranges[i].level)) return &ranges[i];
    return NULL;
}

static void check_level(const Judge *j, const Range *range, const Table *t)
{
    const double slack = t == j->middle ? 0 : SIZE_SLACK, share = good(t, TEAM_SENSIBLE);
    const char *usual = c_format(j->arena, "%s to %s %% suit the level `%s`",
                                 percent(j, range->low), percent(j, range->high), range->level);
    if (share > range->high + slack)
        report(j->diag, MSG_TOO_EASY, place_of(j, "level"), players(j, t), percent(j, share),
               usual);
    if (share < range->low - slack)
        report(j->diag, MSG_TOO_HARD, place_of(j, "level"), players(j, t), percent(j, share),
               usual);
}

static void check_novices(const Judge *j, double least)
{
    const double share = wins(j->middle, TEAM_NOVICE);
    if (share < least)
        report(j->diag, MSG_NOVICES_LOST, place_of(j, "level"), players(j, j->middle),
               percent(j, share), percent(j, least));
}

static void check_levels(const Judge *j)
{
    const Range *range = range_of(j);
    if (!range) return;
    if (str_is(j->scenario->format, "gentle")) check_novices(j, NOVICES_GENTLE);
    if (j->scenario->format.n) return;
    for (size_t i = 0; i < j->r->n_tables; i++) check_level(j, range, &j->r->tables[i]);
    if (range == ranges) check_novices(j, NOVICES_INTRO);
}

/* ---- what should not pay ------------------------------------------------------------------ */

/* The table at which a team does best. */
static const Table *best_table(const Judge *j, TeamId id)
{
    const Table *best = j->r->tables;
    for (size_t i = 1; i < j->r->n_tables; i++)
        if (good(&j->r->tables[i], id) > good(best, id)) best = &j->r->tables[i];
    return best;
}

static void check_silence(const Judge *j)
{
    const Table *silent = best_table(j, TEAM_SILENT), *once = best_table(j, TEAM_ONCE);
    if (good(silent, TEAM_SILENT) >= PAYS)
        report(j->diag, MSG_SILENCE_PAYS, place_of(j, "clients"), "nothing",
               percent(j, good(silent, TEAM_SILENT)), players(j, silent));
    else if (good(once, TEAM_ONCE) >= PAYS)
        report(j->diag, MSG_SILENCE_PAYS, place_of(j, "clients"),
               "something once, and then nothing,", percent(j, good(once, TEAM_ONCE)),
               players(j, once));
}

/* "`a`", "`a` or `b`" */
static const char *any_of(const Judge *j, const Plot *p, Ids actions)
{
    Buf b = { .arena = j->arena };
    for (size_t i = 0; i < actions.n; i++) {
        const Str id = p->actions[actions.at[i]].thing.id;
        buf_format(&b, "%s`%.*s`", i ? " or " : "", (int)id.n, id.p);
    }
    return str_c(j->arena, buf_done(&b));
}

static bool hurts(const PlotEffect *e)
{
    return e->impacts.given || e->mood < 0 || e->clock < 0 || e->harder.n || e->draws.n || e->pile;
}

/* What a change costs already, and what else it may; `clues`: also what must be known. */
static const char *prices(const Judge *j, const Plot *p, const PlotAction *a, bool clues)
{
    Buf has = { .arena = j->arena }, may = { .arena = j->arena };
    const struct {
        bool has;
        const char *is, *do_;
    } price[] = {
        { a->needs.n || a->n_any, "`needs`", clues ? "`needs`, a clue that takes a look" : NULL },
        { hurts(&a->effect), "an `effect` that hurts",
          "an `effect` that hurts (moods, features, the clock)" },
        { a->requires.n > 0, c_format(j->arena, "`requires` (%s)", any_of(j, p, a->requires)),
          "`requires`, another change that must work first" },
        { a->waits > 0, c_format(j->arena, "`waits` (%d)", a->waits),
          a->resolves ? "`waits: {turns: 2, resolves: true}` in place of `resolves: true`"
                      : "`waits`, turns until it works" },
    };
    for (size_t i = 0; i < sizeof price / sizeof *price; i++) {
        if (price[i].has) buf_format(&has, "%s%s", has.n ? " and " : "", price[i].is);
        else if (price[i].do_) buf_format(&may, "%s%s", may.n ? "; or " : "", price[i].do_);
    }
    if (a->waits > 0) buf_format(&may, "%sa longer wait", may.n ? "; or " : "");
    if (!may.n) buf_c(&may, "looks that are harder, for what it needs");
    if (!has.n) return c_format(j->arena, "give it %s", str_c(j->arena, buf_done(&may)));
    return c_format(j->arena, "it has %s already; give it %s", str_c(j->arena, buf_done(&has)),
                    str_c(j->arena, buf_done(&may)));
}

/* "`fix` alone", or "`fix` alone behind `open`". */
static const char *shown_alone(const Judge *j, const Plot *p, const PlotAction *a)
{
    const char *id = str_c(j->arena, a->thing.id);
    return a->requires.n ? c_format(j->arena, "`%s` alone behind %s", id, any_of(j, p, a->requires))
                         : c_format(j->arena, "`%s` alone", id);
}

/* The action that a team of one change is set on, or the list of all. */
static Span place_of_single(const Judge *j, const Table *t, TeamId id, const char **what)
{
    const size_t single = t->single[id];
    if (single == NONE) return place_of(j, "actions");
    const Thing *thing = &t->stage->plot->actions[single].thing;
    *what = c_format(j->arena,
                     team_habits[id].works ? "changes `%s` at any price"
                                           : "tries `%s` alone, and then waits,",
                     str_c(j->arena, thing->id));
    return thing->at;
}

static void check_haste_of(const Judge *j, TeamId id)
{
    const Table *t = best_table(j, id);
    const char *what = "changes one thing";
    const Span at = place_of_single(j, t, id, &what);
    const Tally *tally_ = tally(t, id);
    if (good(t, id) >= PAYS)
        report(j->diag, MSG_HASTE_PAYS, at, what, "ends well", percent(j, good(t, id)),
               players(j, t), percent(j, PAYS));
    else if (part(tally_->early, tally_) >= HASTE_WINS)
        report(j->diag, MSG_HASTE_PAYS, at, what,
               c_format(j->arena, "is through before turn %d", j->r->early),
               percent(j, part(tally_->early, tally_)), players(j, t), percent(j, HASTE_WINS));
    else return;
    if (t->single[id] != NONE)
        report_hint(j->diag,
                    prices(j, t->stage->plot, &t->stage->plot->actions[t->single[id]], true));
}

static void check_stopgap(const Judge *j)
{
    const Table *t = j->middle;
    const Tally *talk = tally(t, TEAM_ROLLBACK_TALK);
    const size_t single = t->single[TEAM_ROLLBACK_TALK];
    if (single == NONE || part(talk->patched, talk) < STOPGAP_PAYS) return;
    const PlotAction *action = &t->stage->plot->actions[single];
    report(j->diag, MSG_STOPGAP_PAYS, action->thing.at, shown_alone(j, t->stage->plot, action),
           percent(j, part(talk->patched, talk)), players(j, t), percent(j, STOPGAP_PAYS));
    report_hint(j->diag, prices(j, t->stage->plot, action, false));
}

static void check_early(const Judge *j)
{
    const Tally *sensible = tally(j->middle, TEAM_SENSIBLE);
    if (part(sensible->early, sensible) > EARLY)
        report(j->diag, MSG_TOO_EARLY, place_of(j, "clock"),
               percent(j, part(sensible->early, sensible)), c_format(j->arena, "%d", j->r->early));
}

/* ---- words to clients --------------------------------------------------------------------- */

static void check_talk(const Judge *j)
{
    const double chatty = good(j->middle, TEAM_CHATTY), sensible = good(j->middle, TEAM_SENSIBLE);
    if (sensible > 0 && chatty < TALK_KILLS * sensible)
        report(j->diag, MSG_TALK_KILLS, place_of_report(j), percent(j, chatty),
               percent(j, sensible));
    if (chatty > sensible + NOISE)
        report(j->diag, MSG_TALK_WINS, place_of_report(j), percent(j, chatty),
               percent(j, sensible));
}

static void check_report(const Judge *j)
{
    const double with = wins(j->middle, TEAM_SENSIBLE), without = wins(j->middle, TEAM_UNREPORTED);
    if (j->middle->stage->report != NONE && with - without < REPORT_MATTERS)
        report(j->diag, MSG_REPORT_NO_MATTER, place_of_report(j), percent(j, with),
               percent(j, without));
}

/* Another way to a clue that is no call: it is known, or a look that is no harder shows it. */
static bool is_had_elsewhere(const Plot *p, size_t clue, int difficulty)
{
    for (size_t i = 0; i < p->n_roles; i++)
        if (ids_has(p->roles[i].clues, clue)) return true;
    for (size_t i = 0; i < p->n_actions; i++)
        if (p->actions[i].word != WORD_RING && p->actions[i].difficulty <= difficulty &&
            ids_has(p->actions[i].reveals, clue))
            return true;
    return ids_has(p->known, clue);
}

/* Whether some call tells what is not to be had as cheaply without. */
static bool calls_tell(const Plot *p)
{
    for (size_t i = 0; i < p->n_actions; i++)
        for (size_t k = 0; p->actions[i].word == WORD_RING && k < p->actions[i].reveals.n; k++)
            if (!is_had_elsewhere(p, p->actions[i].reveals.at[k], p->actions[i].difficulty))
                return true;
    for (size_t i = 0; i < p->n_moves; i++)
        for (size_t k = 0; p->moves[i].on == MOVE_RUNG && k < p->moves[i].clues.n; k++)
            if (!is_had_elsewhere(p, p->moves[i].clues.at[k], p->rules.ring)) return true;
    return false;
}

static void check_calls(const Judge *j)
{
    if (plot_at(j)->n_clues && plot_at(j)->n_clients && !calls_tell(plot_at(j)))
        report(j->diag, MSG_CALLS_IDLE, place_of(j, "clients"), NULL);
}

/* ---- seats, cards, actions ---------------------------------------------------------------- */

static double busy(const SeatTally *s)
{
    return s->turns ? (double)(s->rolls + s->helps + s->pages) / s->turns : 1;
}

static void check_seat(const Judge *j, const Table *t, size_t seat)
{
    const SeatTally *s = &t->seats[seat];
    const Thing *role = &t->stage->plot->roles[seat].thing;
    if (busy(s) < SEAT_BUSY)
        report(j->diag, MSG_IDLE_SEAT, role->at, str_c(j->arena, role->id), percent(j, busy(s)),
               players(j, t));
    else if (s->turns && (double)s->rolls / s->turns < SEAT_ROLLS)
        report(j->diag, MSG_SEAT_DICE, role->at, str_c(j->arena, role->id),
               percent(j, (double)s->rolls / s->turns), players(j, t));
}

static void check_seats(const Judge *j, const Table *t)
{
    const size_t n =
        t->stage->plot->n_roles < t->stage->n_seats ? t->stage->plot->n_roles : t->stage->n_seats;
    double all = 0;
    for (size_t i = 0; i < n; i++) {
        all += busy(&t->seats[i]);
        check_seat(j, t, i);
    }
    if (n && all / (double)n < SEATS_BUSY)
        report(j->diag, MSG_IDLE_SEATS, place_of(j, "roles"), percent(j, all / (double)n),
               players(j, t));
}

static void check_deck(const Judge *j)
{
    const Tally *sensible = tally(j->middle, TEAM_SENSIBLE);
    bool any = false;
    for (size_t i = 0; i < plot_at(j)->n_events; i++) any |= plot_at(j)->events[i].degrades;
    if (any && part(sensible->degradations, sensible) < DEGRADATIONS)
        report(j->diag, MSG_DECK_UNOPENED, place_of(j, "events"),
               c_format(j->arena, "%.1f", part(sensible->degradations, sensible)));
}

/* What else ends it well, and how much its way takes. */
static const char *other_ways(const Judge *j, size_t always)
{
    const Plot *p = plot_at(j);
    Buf b = { .arena = j->arena };
    for (size_t i = 0; i < p->n_actions; i++) {
        const PlotAction *a = &p->actions[i];
        if (i == always || !a->resolves) continue;
        const size_t clues = a->needs.n + a->n_any;
        buf_format(&b, "%s`%.*s` (%zu clue%s%s)", b.n ? ", " : "", (int)a->thing.id.n,
                   a->thing.id.p, clues, clues == 1 ? "" : "s",
                   a->requires.n ? c_format(j->arena, ", behind %s", any_of(j, p, a->requires))
                                 : "");
    }
    return b.n ? str_c(j->arena, buf_done(&b)) : NULL;
}

static void hint_other_ways(const Judge *j, size_t always)
{
    const PlotAction *a = &plot_at(j)->actions[always];
    const char *others = other_ways(j, always);
    const size_t clues = a->needs.n + a->n_any;
    if (others)
        report_hint(
            j->diag,
            c_format(j->arena,
                     "the program's teams take the way with fewer and easier looks, here with "
                     "%zu clue%s; make that to %s as short, or let this one need what not "
                     "every team finds",
                     clues, clues == 1 ? "" : "s", others));
}

static void check_same(const Judge *j)
{
    const Tally *sensible = tally(j->middle, TEAM_SENSIBLE);
    if (sensible->good < sensible->evenings / 5) return; /* too few to tell */
    for (size_t i = 0; i < plot_at(j)->n_actions; i++) {
        const PlotAction *act = &plot_at(j)->actions[i];
        if (!act->resolves || j->middle->cures[i] <= SAME * sensible->good) continue;
        report(j->diag, MSG_ALWAYS_SAME, act->thing.at, str_c(j->arena, act->thing.id),
               percent(j, (double)j->middle->cures[i] / sensible->good), percent(j, SAME));
        hint_other_ways(j, i);
    }
}

void rehearsal_check(Arena *a, Diag *d, const Rehearsal *r, const Scenario *scenario)
{
    if (!r->n_tables) return;
    const Judge j = { a, d, r, scenario, &r->tables[r->middle] };
    if (!rehearsal_applies(plot_at(&j))) return;
    check_levels(&j);
    check_silence(&j);
    check_haste_of(&j, TEAM_HASTY);
    check_haste_of(&j, TEAM_ROLLBACK);
    check_stopgap(&j);
    check_early(&j);
    check_talk(&j);
    check_report(&j);
    check_calls(&j);
    for (size_t i = 0; i <= r->middle; i++) check_seats(&j, &r->tables[i]);
    check_deck(&j);
    check_same(&j);
}
