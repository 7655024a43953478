/* plot.c - ids to indices. */
#include "game/plot.h"

#include "base/map.h"
#include "base/vec.h"

/* The things of one map of the scenario, in file order and by id. */
typedef struct Index {
    const Thing *things;
    size_t n;
    Map by_id;
} Index;

/* What reading takes beside the Plot itself. */
typedef struct Reader {
    Arena *arena;
    Plot *plot;
    Index clues, causes, tools, clients, handouts, roles, actions, events;
} Reader;

static size_t index_of(const Index *index, const Value *id)
{
    const Thing *t = map_get(&index->by_id, value_str(id));
    return t ? (size_t)(t - index->things) : NONE;
}

static Thing thing_of(const Entry *e)
{
    Str name = value_str(value_get(e->value, "name")),
        title = value_str(value_get(e->value, "title"));
    return (Thing){ e->key, name.n ? name : title.n ? title : e->key, e->key_span, e->value };
}

static Index index_new(Arena *a, const Value *map)
{
    Index index = { .n = value_count(map) };
    Thing *things = ARENA_ARRAY(a, Thing, index.n);
    map_init(&index.by_id, a);
    for (size_t i = 0; i < index.n; i++) {
        things[i] = thing_of(&map->map.at[i]);
        map_set(&index.by_id, things[i].id, &things[i]);
    }
    index.things = things;
    return index;
}

typedef VEC(size_t) Numbers;

/* Adds the index of the id `v`, or of all ids in it. */
static void add_ids(Arena *a, Numbers *to, const Index *index, const Value *v)
{
    size_t i = index_of(index, v);
    if (i != NONE) *vec_push(a, to) = i;
    if (v && v->kind == VALUE_SEQ)
        for (size_t k = 0; k < value_count(v); k++) add_ids(a, to, index, value_at(v, k));
}

static Ids named_ids(Arena *a, const Index *index, const Value *v)
{
    Numbers numbers = { 0 };
    add_ids(a, &numbers, index, v);
    return ids_of(numbers.at, numbers.n);
}

/* What whoever comes by `v` learns: its own clues, and those of the handouts it gives. */
static void add_clues(const Reader *r, Numbers *to, const Value *v)
{
    static const char *const own[] = { "clue", "clues", "reveals" };
    static const char *const given[] = { "handout", "handouts" };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        add_ids(r->arena, to, &r->clues, value_get(v, own[i]));
    if (!r->plot->handout_clues) return; /* `v` is a handout itself */
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        const Ids handouts = named_ids(r->arena, &r->handouts, value_get(v, given[i]));
        for (size_t k = 0; k < handouts.n; k++) {
            const Ids shown = r->plot->handout_clues[handouts.at[k]];
            for (size_t c = 0; c < shown.n; c++) *vec_push(r->arena, to) = shown.at[c];
        }
    }
}

static Ids clues_of(const Reader *r, const Value *v)
{
    Numbers numbers = { 0 };
    add_clues(r, &numbers, v);
    return ids_of(numbers.at, numbers.n);
}

/* What a role knows from the start. */
static Ids clues_of_role(const Reader *r, const Value *role)
{
    const Value *knows = value_get(role, "knows");
    Numbers numbers = { 0 };
    add_clues(r, &numbers, role);
    for (size_t i = 0; i < value_count(knows); i++) add_clues(r, &numbers, value_at(knows, i));
    return ids_of(numbers.at, numbers.n);
}

static void read_names(Reader *r)
{
    Plot *p = r->plot;
    Ids *proves = ARENA_ARRAY(r->arena, Ids, r->clues.n);
    Ids *shows = ARENA_ARRAY(r->arena, Ids, r->handouts.n);
    for (size_t i = 0; i < r->clues.n; i++)
        proves[i] = named_ids(r->arena, &r->causes, value_get(r->clues.things[i].value, "proves"));
    for (size_t i = 0; i < r->handouts.n; i++) shows[i] = clues_of(r, r->handouts.things[i].value);
    p->clues = r->clues.things, p->n_clues = r->clues.n;
    p->causes = r->causes.things, p->n_causes = r->causes.n;
    p->tools = r->tools.things, p->n_tools = r->tools.n;
    p->clients = r->clients.things, p->n_clients = r->clients.n;
    p->handouts = r->handouts.things, p->n_handouts = r->handouts.n;
    p->proves = proves;
    p->handout_clues = shows;
}

static void read_roles(Reader *r)
{
    PlotRole *roles = ARENA_ARRAY(r->arena, PlotRole, r->roles.n);
    for (size_t i = 0; i < r->roles.n; i++) {
        const Value *v = r->roles.things[i].value;
        roles[i] = (PlotRole){
            .thing = r->roles.things[i],
            .clues = clues_of_role(r, v),
            .tools = named_ids(r->arena, &r->tools, value_get(v, "proficient")),
        };
    }
    r->plot->roles = roles;
    r->plot->n_roles = r->roles.n;
}

static EventWhen when_of(const Value *when)
{
    if (!value_truth(when)) return WHEN_RANDOM;
    if (value_get(when, "turn")) return WHEN_TURN;
    if (value_get(when, "after")) return WHEN_AFTER;
    return WHEN_CHOSEN;
}

static PlotEffect effect_of(const Reader *r, const Value *effect)
{
    return (PlotEffect){
        .clock = (int)value_integer(value_get(effect, "clock"), 0),
        .harder = named_ids(r->arena, &r->tools, value_get(effect, "harder")),
        .draws = named_ids(r->arena, &r->events, value_get(effect, "draws")),
    };
}

static PlotEvent event_of(const Reader *r, Thing thing)
{
    const Value *v = thing.value, *when = value_get(v, "when"), *answer = value_get(v, "answer");
    return (PlotEvent){
        .thing = thing,
        .when = when_of(when),
        .turn = (int)value_integer(value_get(when, "turn"), 0),
        .after_event = index_of(&r->events, value_get(when, "after")),
        .after_action = index_of(&r->actions, value_get(when, "after")),
        .clues = clues_of(r, v),
        .answered = value_truth(answer),
        .answer_difficulty = rules_difficulty(&r->plot->rules, value_get(answer, "difficulty")),
        .answer_tool = index_of(&r->tools, value_get(answer, "tool")),
        .effect = effect_of(r, value_get(v, "effect")),
        .copies = (int)value_integer(value_get(v, "copies"), 1),
    };
}

/* Items are clues, or lists of which any one clue will do; a list of one is as good as its clue. */
static void read_needs(const Reader *r, PlotAction *action, const Value *needs)
{
    VEC(Ids) any = { 0 };
    Numbers all = { 0 };
    for (size_t i = 0; i < value_count(needs); i++) {
        const Value *need = value_at(needs, i);
        if (value_count(need) > 1) *vec_push(r->arena, &any) = named_ids(r->arena, &r->clues, need);
        else add_ids(r->arena, &all, &r->clues, need);
    }
    action->needs = ids_of(all.at, all.n);
    action->any = any.at;
    action->n_any = any.n;
}

static PlotAction action_of(const Reader *r, Thing thing)
{
    const Value *v = thing.value;
    PlotAction action = {
        .thing = thing,
        .active = str_is(value_str(value_get(v, "kind")), "active"),
        .resolves = value_truth(value_get(v, "resolves")),
        .reports = value_truth(value_get(v, "reports")),
        .difficulty = rules_difficulty(&r->plot->rules, value_get(v, "difficulty")),
        .tool = index_of(&r->tools, value_get(v, "tool")),
        .reveals = clues_of(r, v),
        .complication = index_of(&r->events, value_get(v, "complication")),
        .effect = effect_of(r, value_get(v, "effect")),
    };
    read_needs(r, &action, value_get(v, "needs"));
    return action;
}

void plot_add_needs(const PlotAction *action, Set to)
{
    set_join(to, action->needs);
    for (size_t i = 0; i < action->n_any; i++) set_join(to, action->any[i]);
}

static void read_moves(Reader *r)
{
    VEC(PlotMove) moves = { 0 };
    for (size_t i = 0; i < r->clients.n; i++) {
        const Value *list = value_get(r->clients.things[i].value, "moves");
        for (size_t k = 0; k < value_count(list); k++) {
            const Value *v = value_at(list, k);
            *vec_push(r->arena, &moves) = (PlotMove){
                .client = i,
                .clues = clues_of(r, v),
                .event = index_of(&r->events, value_get(v, "event")),
                .effect = effect_of(r, value_get(v, "effect")),
                .at = v->span,
            };
        }
    }
    r->plot->moves = moves.at;
    r->plot->n_moves = moves.n;
}

/* Cards that a client's move or an effect draws. */
static Set drawn_cards(const Reader *r, const PlotAction *actions, const PlotEvent *events)
{
    const Plot *p = r->plot;
    Set drawn = set_new(r->arena, r->events.n);
    for (size_t i = 0; i < p->n_moves; i++) {
        if (p->moves[i].event != NONE) set_add(drawn, p->moves[i].event);
        set_join(drawn, p->moves[i].effect.draws);
    }
    for (size_t i = 0; i < r->actions.n; i++) set_join(drawn, actions[i].effect.draws);
    for (size_t i = 0; i < r->events.n; i++) set_join(drawn, events[i].effect.draws);
    return drawn;
}

/* A card that something draws, and that waits for nothing of its own, waits for that. */
static void read_story(Reader *r)
{
    PlotAction *actions = ARENA_ARRAY(r->arena, PlotAction, r->actions.n);
    PlotEvent *events = ARENA_ARRAY(r->arena, PlotEvent, r->events.n);
    for (size_t i = 0; i < r->actions.n; i++) {
        actions[i] = action_of(r, r->actions.things[i]);
        r->plot->resolves |= actions[i].resolves;
        r->plot->reports |= actions[i].reports;
    }
    for (size_t i = 0; i < r->events.n; i++) events[i] = event_of(r, r->events.things[i]);
    const Set drawn = drawn_cards(r, actions, events);
    for (size_t i = 0; i < r->events.n; i++)
        if (events[i].when == WHEN_RANDOM && set_has(drawn, i)) events[i].when = WHEN_CHOSEN;
    r->plot->actions = actions, r->plot->n_actions = r->actions.n;
    r->plot->events = events, r->plot->n_events = r->events.n;
}

Plot *plot_of(Arena *a, const Value *scenario)
{
    const Value *incident = value_get(scenario, "incident");
    Plot *p = ARENA_NEW(a, Plot);
    Reader r = {
        .arena = a,
        .plot = p,
        .clues = index_new(a, value_get(scenario, "clues")),
        .causes = index_new(a, value_get(incident, "causes")),
        .tools = index_new(a, value_get(scenario, "tools")),
        .clients = index_new(a, value_get(scenario, "clients")),
        .handouts = index_new(a, value_get(scenario, "handouts")),
        .roles = index_new(a, value_get(scenario, "roles")),
        .actions = index_new(a, value_get(scenario, "actions")),
        .events = index_new(a, value_get(scenario, "events")),
    };
    p->scenario = scenario;
    p->rules = rules_of(a, scenario);
    p->clock = clock_of(scenario);
    read_names(&r);
    read_roles(&r);
    read_moves(&r);
    read_story(&r);
    return p;
}
