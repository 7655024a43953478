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
    Index clues, causes, tools, features, clients, handouts, roles, actions, events;
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
    p->features = r->features.things, p->n_features = r->features.n;
    p->handouts = r->handouts.things, p->n_handouts = r->handouts.n;
    p->proves = proves;
    p->handout_clues = shows;
}

static size_t main_tool(const Reader *r, const Value *role)
{
    const Value *skills = value_get(role, "proficient");
    return value_count(skills) ? index_of(&r->tools, value_at(skills, 0)) : NONE;
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
            .main = main_tool(r, v),
            .ability = value_get(v, "ability") != NULL,
        };
    }
    r->plot->roles = roles;
    r->plot->n_roles = r->roles.n;
}

static void read_colleagues(Reader *r)
{
    const Index absent = index_new(r->arena, value_get(r->plot->scenario, "colleagues"));
    PlotColleague *colleagues = ARENA_ARRAY(r->arena, PlotColleague, absent.n);
    for (size_t i = 0; i < absent.n; i++)
        colleagues[i] =
            (PlotColleague){ absent.things[i], clues_of_role(r, absent.things[i].value) };
    r->plot->colleagues = colleagues;
    r->plot->n_colleagues = absent.n;
}

/* ---- clients ------------------------------------------------------------------------------ */

#define LAST_FEATURE 63

static Features feature_bit(const Reader *r, const Value *id)
{
    const size_t i = index_of(&r->features, id);
    return i == NONE ? 0 : (Features)1 << (i < LAST_FEATURE ? i : LAST_FEATURE);
}

static Features features_of(const Reader *r, const Value *list)
{
    Features features = 0;
    for (size_t i = 0; i < value_count(list); i++) features |= feature_bit(r, value_at(list, i));
    return features;
}

static Mood mood_of(const Value *mood, bool marked)
{
    const Str name = value_str(mood);
    if (str_is(name, "calm")) return MOOD_CALM;
    if (str_is(name, "angry")) return MOOD_ANGRY;
    return marked || str_is(name, "worried") ? MOOD_WORRIED : MOOD_CALM;
}

/* `impacted: true` is all that it uses. */
static PlotClient client_of(const Reader *r, Thing thing)
{
    const Value *v = thing.value, *impacted = value_get(v, "impacted");
    PlotClient c = {
        .thing = thing,
        .tier = rules_tier(value_get(v, "tier")),
        .uses = features_of(r, value_get(v, "uses")),
    };
    c.impacted = impacted && impacted->kind == VALUE_BOOL && impacted->boolean
                     ? c.uses
                     : features_of(r, impacted) & c.uses;
    c.unseen = features_of(r, value_get(v, "unseen")) & c.uses & ~c.impacted;
    c.mood = mood_of(value_get(v, "mood"), c.impacted != 0);
    return c;
}

static void read_clients(Reader *r)
{
    PlotClient *clients = ARENA_ARRAY(r->arena, PlotClient, r->clients.n);
    for (size_t i = 0; i < r->clients.n; i++) clients[i] = client_of(r, r->clients.things[i]);
    r->plot->clients = clients;
    r->plot->n_clients = r->clients.n;
}

/* ---- cards and actions -------------------------------------------------------------------- */

static EventWhen when_of(const Value *when)
{
    if (!value_truth(when)) return WHEN_RANDOM;
    if (value_get(when, "turn")) return WHEN_TURN;
    if (value_get(when, "after")) return WHEN_AFTER;
    return WHEN_CHOSEN;
}

static PlotSpread spread_of(const Reader *r, const Value *v)
{
    return (PlotSpread){
        .given = value_truth(v),
        .clients = named_ids(r->arena, &r->clients, value_get(v, "clients")),
        .features = features_of(r, value_get(v, "features")),
    };
}

static Pile pile_of(Str name)
{
    return str_is(name, "interrupt")     ? PILE_INTERRUPT
           : str_is(name, "degradation") ? PILE_DEGRADATION
                                         : PILE_NONE;
}

/* The name of a deck among what is drawn is a card of its pile, unless a card has that id. */
static Pile drawn_pile(const Reader *r, const Value *draws)
{
    if (index_of(&r->events, draws) != NONE) return PILE_NONE;
    Pile pile = pile_of(value_str(draws));
    for (size_t i = 0; draws && draws->kind == VALUE_SEQ && i < value_count(draws); i++)
        if (pile == PILE_NONE) pile = drawn_pile(r, value_at(draws, i));
    return pile;
}

/* Clients whose mood an effect changes; none: all.  In a client's move, or on a card about a
 * client, that names nobody: itself. */
static Ids mood_clients(const Reader *r, const Value *mood, size_t self)
{
    Numbers numbers = { 0 };
    add_ids(r->arena, &numbers, &r->clients, value_get(mood, "clients"));
    if (mood && self != NONE && !numbers.n && !value_get(mood, "tier"))
        *vec_push(r->arena, &numbers) = self;
    return ids_of(numbers.at, numbers.n);
}

/* `self`: the client whose move or card it is, or NONE. */
static PlotEffect effect_of(const Reader *r, const Value *effect, size_t self)
{
    const Value *mood = value_get(effect, "mood"), *draws = value_get(effect, "draws");
    return (PlotEffect){
        .impacts = spread_of(r, value_get(effect, "impacts")),
        .relieves = spread_of(r, value_get(effect, "relieves")),
        .harder = named_ids(r->arena, &r->tools, value_get(effect, "harder")),
        .easier = named_ids(r->arena, &r->actions, value_get(effect, "easier")),
        .clock = (int)value_integer(value_get(effect, "clock"), 0),
        .draws = named_ids(r->arena, &r->events, draws),
        .pile = drawn_pile(r, draws),
        .mood = (int)value_integer(value_get(mood, "steps"), 0),
        .mood_clients = mood_clients(r, mood, self),
        .tiered = value_truth(value_get(mood, "tier")),
        .tier = rules_tier(value_get(mood, "tier")),
        .turns = (int)value_integer(value_get(effect, "for"), 0),
        .unless = named_ids(r->arena, &r->clients, value_get(effect, "unless")),
        .any = value_truth(effect),
    };
}

/* In a move without clients, they are the client itself. */
static PlotEffect move_effect(const Reader *r, const Value *effect, size_t client)
{
    PlotEffect e = effect_of(r, effect, client);
    size_t *self = ARENA_NEW(r->arena, size_t);
    *self = client;
    if (!e.impacts.clients.n) e.impacts.clients = (Ids){ self, 1 };
    if (!e.relieves.clients.n) e.relieves.clients = (Ids){ self, 1 };
    return e;
}

/* Marks of a card go with it. */
static PlotEffect card_effect(const Reader *r, const Value *effect, size_t client)
{
    PlotEffect e = effect_of(r, effect, client);
    e.card = true;
    return e;
}

static void read_choices(const Reader *r, PlotEvent *event)
{
    const Index choices = index_new(r->arena, value_get(event->thing.value, "choices"));
    PlotChoice *list = ARENA_ARRAY(r->arena, PlotChoice, choices.n);
    for (size_t i = 0; i < choices.n; i++) {
        const Value *effect = value_get(choices.things[i].value, "effect");
        list[i] = (PlotChoice){ choices.things[i], card_effect(r, effect, event->client) };
    }
    event->choices = list, event->n_choices = choices.n;
}

static PlotEvent event_of(const Reader *r, Thing thing)
{
    const Value *v = thing.value, *when = value_get(v, "when"), *answer = value_get(v, "answer");
    const size_t client = index_of(&r->clients, value_get(v, "client"));
    const Value *eased = value_get(answer, "eased");
    PlotEvent event = {
        .thing = thing,
        .client = client,
        .unless = named_ids(r->arena, &r->actions, value_get(v, "unless")),
        .when = when_of(when),
        .turn = (int)value_integer(value_get(when, "turn"), 0),
        .after_event = index_of(&r->events, value_get(when, "after")),
        .after_action = index_of(&r->actions, value_get(when, "after")),
        .clues = clues_of(r, v),
        .answered = value_truth(answer),
        .answer_difficulty = rules_difficulty(&r->plot->rules, value_get(answer, "difficulty")),
        .eased_after = named_ids(r->arena, &r->actions, value_get(eased, "after")),
        .eased_difficulty = rules_difficulty(&r->plot->rules, value_get(eased, "difficulty")),
        .answer_tools = named_ids(r->arena, &r->tools, value_get(answer, "tool")),
        .effect = card_effect(r, value_get(v, "effect"), client),
        .copies = (int)value_integer(value_get(v, "copies"), 1),
        .degrades = pile_of(value_str(value_get(v, "deck"))) == PILE_DEGRADATION,
    };
    read_choices(r, &event);
    return event;
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

static PlotWord word_of(const Value *action)
{
    const Str word = value_str(value_get(action, "word"));
    if (str_is(word, "report") || value_truth(value_get(action, "reports"))) return WORD_REPORT;
    if (str_is(word, "update")) return WORD_UPDATE;
    return str_is(word, "ring") ? WORD_RING : WORD_NONE;
}

static Rating rating_of(Str name)
{
    return str_is(name, "best") || str_is(name, "good") ? RATING_GOOD
           : str_is(name, "stopgap")                    ? RATING_STOPGAP
           : str_is(name, "trap")                       ? RATING_TRAP
                                                        : RATING_NONE;
}

static PlotAction action_of(const Reader *r, Thing thing)
{
    const Value *v = thing.value, *waits = value_get(v, "waits");
    PlotAction action = {
        .thing = thing,
        .active = str_is(value_str(value_get(v, "kind")), "active"),
        .resolves = value_truth(value_get(v, "resolves")),
        .holds = value_truth(value_get(v, "holds")),
        .rating = rating_of(value_str(value_get(v, "rating"))),
        .word = word_of(v),
        .client = index_of(&r->clients, value_get(v, "client")),
        .difficulty = rules_difficulty(&r->plot->rules, value_get(v, "difficulty")),
        .tools = named_ids(r->arena, &r->tools, value_get(v, "tool")),
        .reveals = clues_of(r, v),
        .complication = index_of(&r->events, value_get(v, "complication")),
        .effect = effect_of(r, value_get(v, "effect"), NONE),
        .uncovers = spread_of(r, value_get(v, "uncovers")),
        .waits = (int)value_integer(value_get(waits, "turns"), 0),
        .waits_resolve = value_truth(value_get(waits, "resolves")),
        .requires = named_ids(r->arena, &r->actions, value_get(v, "requires")),
        .unless = named_ids(r->arena, &r->actions, value_get(v, "unless")),
    };
    read_needs(r, &action, value_get(v, "needs"));
    return action;
}

void plot_add_needs(const PlotAction *action, Set to)
{
    set_join(to, action->needs);
    for (size_t i = 0; i < action->n_any; i++) set_join(to, action->any[i]);
}

static MoveOn move_on(const Value *on)
{
    return value_get(on, "untold")              ? MOVE_UNTOLD
           : value_get(on, "silent")            ? MOVE_SILENT
           : value_get(on, "mood")              ? MOVE_MOOD
           : value_truth(value_get(on, "rung")) ? MOVE_RUNG
           : value_truth(value_get(on, "told")) ? MOVE_TOLD
                                                : MOVE_BY_HOST;
}

static Mood move_mood(Str name)
{
    return str_is(name, "leaving") ? MOOD_LEFT : str_is(name, "angry") ? MOOD_ANGRY : MOOD_WORRIED;
}

static void read_moves(Reader *r)
{
    VEC(PlotMove) moves = { 0 };
    for (size_t i = 0; i < r->clients.n; i++) {
        const Value *list = value_get(r->clients.things[i].value, "moves");
        for (size_t k = 0; k < value_count(list); k++) {
            const Value *v = value_at(list, k), *on = value_get(v, "on");
            const Value *turns = value_get(on, "untold");
            if (!turns) turns = value_get(on, "silent");
            *vec_push(r->arena, &moves) = (PlotMove){
                .client = i,
                .on = move_on(on),
                .turns = (int)value_integer(turns, 0),
                .mood = move_mood(value_str(value_get(on, "mood"))),
                .clues = clues_of(r, v),
                .event = index_of(&r->events, value_get(v, "event")),
                .effect = move_effect(r, value_get(v, "effect"), i),
                .at = v->span,
            };
        }
    }
    r->plot->moves = moves.at;
    r->plot->n_moves = moves.n;
}

/* ---- clock, hints, procedure -------------------------------------------------------------- */

static void read_marks(Reader *r)
{
    const Value *list = value_get(value_get(r->plot->scenario, "clock"), "marks");
    PlotMark *marks = ARENA_ARRAY(r->arena, PlotMark, value_count(list));
    for (size_t i = 0; i < value_count(list); i++) {
        const Value *v = value_at(list, i), *effect = value_get(v, "effect");
        const int turn = (int)value_integer(value_get(v, "turn"), 0);
        marks[i] = (PlotMark){
            .turn = turn,
            .extended = (int)value_integer(value_get(v, "extended"), turn),
            .penalty = str_is(value_str(value_get(v, "kind")), "penalty") && !value_truth(effect),
            .effect = effect_of(r, effect, NONE),
        };
    }
    r->plot->marks = marks;
    r->plot->n_marks = value_count(list);
}

static void read_hints(Reader *r, const Value *list)
{
    PlotHint *hints = ARENA_ARRAY(r->arena, PlotHint, value_count(list));
    for (size_t i = 0; i < value_count(list); i++)
        hints[i].clue = index_of(&r->clues, value_get(value_at(list, i), "clue"));
    r->plot->hints = hints;
    r->plot->n_hints = value_count(list);
}

static StepAfter after_of(Str name)
{
    return str_is(name, "first-change") ? AFTER_CHANGE
           : str_is(name, "report")     ? AFTER_REPORT
           : str_is(name, "end")        ? AFTER_END
                                        : AFTER_NOTHING;
}

static void read_steps(Reader *r, const Value *procedure)
{
    const Index index = index_new(r->arena, value_get(procedure, "steps"));
    const Value *token = value_get(procedure, "token");
    PlotStep *steps = ARENA_ARRAY(r->arena, PlotStep, index.n);
    for (size_t i = 0; i < index.n; i++) {
        const Value *v = index.things[i].value;
        steps[i] = (PlotStep){
            .thing = index.things[i],
            .by = (int)value_integer(value_get(v, "by"), 0),
            .after = after_of(value_str(value_get(v, "after"))),
            .counts = value_truth(value_get(v, "counts")),
        };
    }
    r->plot->steps = steps;
    r->plot->n_steps = index.n < STEPS_MAX ? index.n : STEPS_MAX;
    r->plot->token_steps = (int)value_integer(value_get(token, "steps"), 0);
    r->plot->token_dice = (int)value_integer(value_get(token, "dice"), 0);
}

/* ---- the whole ---------------------------------------------------------------------------- */

static void join_draws(Set named, const PlotEvent *event)
{
    const PlotEffect *effect;
    for (size_t i = 0; (effect = plot_event_effect(event, i)); i++) set_join(named, effect->draws);
}

/* Cards that something names: an effect, a client's move, a complication. */
static Set named_cards(const Reader *r, const PlotAction *actions, const PlotEvent *events,
                       bool complications)
{
    const Plot *p = r->plot;
    Set named = set_new(r->arena, r->events.n);
    for (size_t i = 0; i < p->n_moves; i++) {
        if (p->moves[i].event != NONE) set_add(named, p->moves[i].event);
        set_join(named, p->moves[i].effect.draws);
    }
    for (size_t i = 0; i < r->actions.n; i++) {
        set_join(named, actions[i].effect.draws);
        if (complications && actions[i].complication != NONE)
            set_add(named, actions[i].complication);
    }
    for (size_t i = 0; i < r->events.n; i++) join_draws(named, &events[i]);
    for (size_t i = 0; i < p->n_marks; i++) set_join(named, p->marks[i].effect.draws);
    return named;
}

/* Into which pile a card is shuffled: if it says so, or waits for nothing and nothing names it. */
static Pile free_pile(const PlotEvent *e, bool named)
{
    const Value *v = e->thing.value, *free = value_get(v, "free");
    const bool is_free = free ? value_truth(free) : e->when == WHEN_RANDOM && !named;
    return is_free ? pile_of(value_str(value_get(v, "deck"))) : PILE_NONE;
}

/* A card that something draws, and that waits for nothing of its own, waits for that. */
static void read_story(Reader *r)
{
    PlotAction *actions = ARENA_ARRAY(r->arena, PlotAction, r->actions.n);
    PlotEvent *events = ARENA_ARRAY(r->arena, PlotEvent, r->events.n);
    for (size_t i = 0; i < r->actions.n; i++) {
        actions[i] = action_of(r, r->actions.things[i]);
        r->plot->resolves |= actions[i].resolves || actions[i].waits_resolve;
        r->plot->reports |= actions[i].word == WORD_REPORT;
    }
    for (size_t i = 0; i < r->events.n; i++) events[i] = event_of(r, r->events.things[i]);
    const Set drawn = named_cards(r, actions, events, false);
    const Set named = named_cards(r, actions, events, true);
    for (size_t i = 0; i < r->events.n; i++) {
        events[i].free = free_pile(&events[i], set_has(named, i));
        if (events[i].when == WHEN_RANDOM && set_has(drawn, i)) events[i].when = WHEN_CHOSEN;
    }
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
        .features = index_new(a, value_get(scenario, "features")),
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
    read_colleagues(&r);
    read_clients(&r);
    read_moves(&r);
    read_marks(&r);
    read_story(&r);
    read_hints(&r, value_get(incident, "hints"));
    read_steps(&r, value_get(scenario, "procedure"));
    p->known = named_ids(a, &r.clues, value_get(scenario, "known"));
    return p;
}
