/* model_trail.c - the clue trail and who plays what, as the game works them out. */
#include <math.h>

#include "game/fold.h"
#include "game/pacing.h"
#include "game/rehearsal.h"
#include "game/route.h"
#include "kit/model_parts.h"

/* NULL where there is none. */
static Value *thing(const Model *m, const char *collection, Str id)
{
    return value_get_str(value_get(m->root, collection), id);
}

static void put_holders(Model *m, Value *clue, const Plot *plot, const TrailClue *t)
{
    static const char *const keys[] = { "roles", "actions", "moves", "events", "colleagues" };
    for (size_t i = 0; i < t->n_holders; i++) {
        Holder h = t->holders[i];
        Value *giver = NULL;
        switch (h.kind) {
        case HOLDER_ROLE: giver = thing(m, "roles", plot->roles[h.index].thing.id); break;
        case HOLDER_COLLEAGUE:
            giver = thing(m, "colleagues", plot->colleagues[h.index].thing.id);
            break;
        case HOLDER_ACTION: giver = thing(m, "actions", plot->actions[h.index].thing.id); break;
        case HOLDER_EVENT: giver = thing(m, "events", plot->events[h.index].thing.id); break;
        case HOLDER_MOVE:
            giver = thing(m, "clients", plot->clients[plot->moves[h.index].client].thing.id);
            break;
        }
        if (giver) list_under(m, clue, keys[h.kind], giver);
    }
    sort_by_code(value_get(clue, "actions"));
    sort_by_code(value_get(clue, "events"));
}

/* Tells what a step brings to light at which step that is. */
static void number_clues(Model *m, const Value *step, int64_t number)
{
    const Value *clues = value_get(value_get(step, "action"), "reveals");
    for (size_t i = 0; i < value_count(clues); i++)
        if (!value_get(value_at(clues, i), "step")) put_int(m, value_at(clues, i), "step", number);
}

/* A team that uses its time, or what most need, does a step in each of as many turns, evenly, and
 * has one to spare. */
static void put_due(Model *m, Value *steps, int usual)
{
    const int fit = pacing_of(m->in->scenario).fit, most = m->clock.extended_turns;
    const int wanted = fit > usual ? fit : usual, turns = wanted < most ? wanted : most;
    const int n = (int)value_count(steps);
    const Value *all = value_get(value_get(m->root, "clock"), "all_turns");
    for (int i = 0; i < n; i++) {
        const int due = ((i + 1) * (turns - 1) + n - 1) / n;
        Value *step = value_at(steps, (size_t)i), *turn = value_at(all, (size_t)due - 1);
        put_int(m, step, "due", due);
        if (turn) list_under(m, turn, "in_time", step);
    }
}

/* Actions that mend it, or help to, however well: those that a picture of the ways out has. */
static Value *ways_out(Model *m)
{
    const Value *actions = value_get(m->root, "actions");
    Value *ways = new_list(m);
    for (size_t i = 0; i < value_count(actions); i++) {
        Value *a = value_at(actions, i);
        const Str rating = value_str(value_get(a, "rating"));
        if (value_truth(value_get(a, "resolves")) || (rating.n && !str_is(rating, "trap")))
            value_push(m->a, ways, a);
    }
    return ways;
}

static void put_mystery(Model *m, Value *steps)
{
    Value *mystery = new_map(m), *causes = value_get(m->root, "causes");
    if (!causes) return;
    put(m, mystery, "causes", causes);
    put(m, mystery, "steps", steps);
    put(m, mystery, "ways", ways_out(m));
    put(m, m->root, "mystery", mystery);
}

/* How many turns most teams need, and how long a session is in which they have time. */
static void put_usual(Model *m, int usual)
{
    Value *to = value_get(m->root, "pacing");
    put_int(m, to, "usual", usual);
    if (usual > value_integer(value_get(to, "fit"), 0))
        put_int(m, to, "enough", pacing_enough(m->in->scenario, usual));
}

/* The steps of each turn that has any. */
static Value *by_turn(Model *m, const Value *way)
{
    Value *turns = new_list(m), *steps = NULL;
    int64_t last = 0;
    for (size_t i = 0; i < value_count(way); i++) {
        const int64_t turn = value_integer(value_get(value_at(way, i), "turn"), 0);
        if (turn != last) {
            Value *round = new_map(m);
            put_int(m, round, "turn", last = turn);
            put(m, round, "steps", steps = new_list(m));
            value_push(m->a, turns, round);
        }
        value_push(m->a, steps, value_at(way, i));
    }
    return turns;
}

/* Whether nothing but the cards of roles gives it: then it is a guess. */
static bool is_guess(const Value *clue)
{
    static const char *const others[] = { "actions", "moves", "events", "colleagues" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (value_count(value_get(clue, others[i]))) return false;
    return value_count(value_get(clue, "roles")) > 0;
}

static bool is_hinted(const Model *m, const Value *clue)
{
    const Value *hints = value_get(value_get(m->root, "incident"), "hints");
    for (size_t i = 0; i < value_count(hints); i++)
        if (value_get(value_at(hints, i), "clue") == clue) return true;
    return false;
}

/* `told_by`: of what no action, client or card shows, the code and who knows it: a host who looks
 * for it in the list of actions would look in vain. */
static void put_tellers(Model *m, Value *clue)
{
    static const char *const shows[] = { "actions", "moves", "events" };
    static const char *const people[] = { "roles", "colleagues" };
    const Str separator = word(m, "common", STR("list_separator"));
    Buf b = { .arena = m->a };
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
        if (value_count(value_get(clue, shows[i]))) return;
    buf_str(&b, value_str(value_get(clue, "code")));
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        const Value *tellers = value_get(clue, people[i]);
        for (size_t k = 0; k < value_count(tellers); k++) {
            buf_str(&b, separator);
            buf_str(&b, value_str(value_get(value_at(tellers, k), "name")));
        }
    }
    if (is_hinted(m, clue)) {
        buf_str(&b, separator);
        buf_str(&b, word(m, "common", STR("a_hint")));
    }
    put_text(m, clue, "told_by", buf_done(&b));
}

/* `proofs`: the clues of a cause that are more than a guess; all, where none is. */
static void put_proofs(Model *m)
{
    const Value *causes = value_get(m->root, "causes");
    for (size_t i = 0; i < value_count(causes); i++) {
        Value *cause = value_at(causes, i), *proofs = new_list(m);
        Value *clues = value_get(cause, "clues");
        for (size_t k = 0; k < value_count(clues); k++)
            if (!is_guess(value_at(clues, k))) value_push(m->a, proofs, value_at(clues, k));
        put(m, cause, "proofs", value_count(proofs) || !clues ? proofs : clues);
    }
}

static void put_route(Model *m, const Plot *plot, const Trail *trail)
{
    Route route = route_of(m->a, trail, ROUTE_EVEN);
    Value *v = new_map(m), *steps = new_list(m), *way = new_list(m);
    for (size_t i = 0; i < route.n_steps; i++) {
        const RouteStep *s = &route.steps[i];
        Value *step = new_map(m);
        value_push(m->a, way, step);
        put_int(m, step, "turn", s->turn);
        put_int(m, step, "dice", s->dice);
        if (s->action == NONE) { /* no action: its card says what it knows */
            put(m, step, "colleague",
                thing(m, "colleagues", plot->colleagues[s->colleague].thing.id));
            continue;
        }
        put(m, step, "action", thing(m, "actions", plot->actions[s->action].thing.id));
        if (s->role != NONE) put(m, step, "role", thing(m, "roles", plot->roles[s->role].thing.id));
        value_push(m->a, steps, step);
        put_int(m, step, "number", (int64_t)value_count(steps));
        number_clues(m, step, (int64_t)value_count(steps));
    }
    put_int(m, v, "turns", route.turns);
    put(m, v, "steps", steps);
    put(m, v, "way", way);
    put(m, v, "by_turn", by_turn(m, way));
    const int usual = pacing_usual(m->in->scenario, route.turns);
    put_due(m, steps, usual);
    if (route.turns) put(m, m->root, "route", v);
    if (route.turns) put_usual(m, usual);
    put_mystery(m, route.turns ? steps : new_list(m));
}

/* Few evenings with each number of players, taken together: a share is then known to within 8 %,
 * for a twenty-fifth of a kit's CPU. */
#define EVENINGS 15

static Value *evenings_row(Model *m, const Rehearsal *r, TeamId id)
{
    Value *row = new_map(m);
    const Str team = str(team_habits[id].id);
    int good = 0, evenings = 0;
    for (size_t i = 0; i < r->n_tables; i++) {
        good += r->tables[i].teams[id].good;
        evenings += r->tables[i].teams[id].evenings;
    }
    put_text(m, row, "team", team);
    put_text(m, row, "name", word(m, "team", team));
    put_int(m, row, "in_ten", lround(10.0 * good / evenings));
    return row;
}

static void put_evenings(Model *m, const Rehearsal *r)
{
    if (!r->n_tables) return;
    Value *rows = new_list(m);
    for (TeamId id = 0; id < TEAM_COUNT; id++) value_push(m->a, rows, evenings_row(m, r, id));
    put(m, m->root, "evenings", rows);
}

/* In a third of the evenings: cutting a handout out at home takes a third of the time that it takes
 * at the table, with everybody waiting. */
#define WORTH_CUTTING 3

/* Whether the action works in as many evenings of sensible teams that a handout of it is cut out
 * before; where none are played, on the shortest way. */
static bool is_usual(const Model *m, const Rehearsal *r, const Value *action)
{
    const Value *steps = value_get(value_get(m->root, "route"), "steps");
    int done = 0, evenings = 0;
    for (size_t i = 0; i < r->n_tables; i++) {
        const Plot *p = r->tables[i].stage->plot;
        evenings += r->tables[i].teams[TEAM_SENSIBLE].evenings;
        for (size_t k = 0; k < p->n_actions; k++)
            if (thing(m, "actions", p->actions[k].thing.id) == action) done += r->tables[i].done[k];
    }
    for (size_t i = 0; !evenings && i < value_count(steps); i++)
        if (value_get(value_at(steps, i), "action") == action) return true;
    return evenings && done * WORTH_CUTTING >= evenings;
}

/* Whether it is a card that nearly every evening comes to (kit/model_piles.c). */
static bool is_sure(const Value *event)
{
    static const char *const heaps[] = { "turn", "move", "done" };
    const Str heap = value_str(value_get(value_get(event, "heap"), "id"));
    for (size_t i = 0; i < sizeof heaps / sizeof *heaps; i++)
        if (str_is(heap, heaps[i])) return true;
    return false;
}

/* Whether it is a look that nothing stands before and that shows what fails for clients: the host
 * asks for that in the first turns. */
static bool is_first_look(const Value *action)
{
    return value_get(action, "uncovers") && !value_count(value_get(action, "needs")) &&
           !value_count(value_get(action, "requires"));
}

/* Whether players hold it from the start, or such a card brings it, or a first look, or an action
 * that most teams take. */
static bool comes_early(const Model *m, const Rehearsal *r, const Value *handout)
{
    const Value *givers = value_get(handout, "given_by");
    if (value_get(handout, "held_by")) return true;
    for (size_t i = 0; i < value_count(givers); i++)
        if (is_sure(value_at(givers, i)) || is_first_look(value_at(givers, i)) ||
            is_usual(m, r, value_at(givers, i)))
            return true;
    return false;
}

/* So few are all cut out. */
#define FEW_HANDOUTS 8

/* Handouts that many evenings need, which are cut out before it. */
static void put_early(Model *m, const Rehearsal *r)
{
    const Value *handouts = value_get(m->root, "handouts");
    const size_t n = value_count(handouts);
    Value *early = new_list(m);
    for (size_t i = 0; i < n; i++) {
        Value *handout = value_at(handouts, i);
        if (n <= FEW_HANDOUTS || comes_early(m, r, handout)) value_push(m->a, early, handout);
    }
    put(m, m->root, "early_handouts", early);
}

void model_trail(Model *m)
{
    const Plot *plot = plot_of(m->a, m->in->scenario->root);
    Trail trail = trail_of(m->a, plot);
    for (size_t i = 0; i < plot->n_clues; i++) {
        Value *clue = thing(m, "clues", plot->clues[i].id);
        if (!clue) continue;
        put_holders(m, clue, plot, &trail.clues[i]);
        put_tellers(m, clue);
    }
    put_proofs(m);
    put_route(m, plot, &trail);
    const RehearsalOptions options = { EVENINGS, REHEARSAL_SEED, true, NULL };
    const Rehearsal rehearsal = rehearse(m->a, m->in->scenario, &options);
    put_evenings(m, &rehearsal);
    put_early(m, &rehearsal);
}

/* Who has a seat with how many people, and who takes over from whom.  It is that of the whole cast,
 * however many play this time. */
void model_scaling(Model *m)
{
    const Value *players = value_get(m->root, "players");
    const int least = (int)value_integer(value_get(players, "min"), 0);
    const int most = (int)value_integer(value_get(players, "max"), 0);
    Value *scaling = new_list(m);
    for (size_t i = 0; i < value_count(m->cast); i++) {
        const Entry *role = &m->cast->map.at[i];
        Value *row = new_map(m), *seats = new_list(m);
        put_text(m, row, "code", role_code(m, role->key));
        put(m, row, "name", value_get(role->value, "name"));
        for (int n = least; n <= most; n++) {
            const Str into = fold_into(m->cast, role->key, n);
            Value *seat = new_map(m);
            put_int(m, seat, "players", n);
            if (!str_eq(into, role->key)) put_text(m, seat, "into", role_code(m, into));
            value_push(m->a, seats, seat);
        }
        put(m, row, "seats", seats);
        value_push(m->a, scaling, row);
    }
    put(m, m->root, "scaling", scaling);
}
