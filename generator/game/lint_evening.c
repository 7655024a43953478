/* lint_evening.c - one function a check, as in lint.c. */
#include "game/lint_evening.h"

#include <math.h>

#include "base/ascii.h"
#include "game/fold.h"

/* Free cards that an evening takes. */
#define FREE_INTERRUPTS 6
#define FREE_DEGRADATIONS 4
/* Cards that a host can read in one turn. */
#define CARDS_A_TURN 2
/* Features behind this one share its bit, as in a plot. */
#define LAST_FEATURE 63
/* Hints may be fewer than the clues by so many: the last clue is in everybody's mouth. */
#define UNHINTED 1
/* A seat may hold this much more than its share of the clues. */
#define SHARE_MOST 1.25

typedef struct Craft {
    Arena *arena;
    Diag *diag;
    const LintInput *in;
    const Plot *plot;
    const Value *scenario;
} Craft;

static const char *c_str(const Craft *c, Str s)
{
    return str_c(c->arena, s);
}

static const char *c_number(const Craft *c, size_t n)
{
    return c_format(c->arena, "%zu", n);
}

static void warn(const Craft *c, MessageCode code, const Thing *thing)
{
    report(c->diag, code, thing->at, c_str(c, thing->id));
}

/* Where the key of the root is written; the root itself where it is not. */
static Span place_of(const Craft *c, const char *key)
{
    const Entry *e = value_entry(c->scenario, str(key));
    return e ? e->key_span : value_span(c->scenario);
}

/* ---- clients ------------------------------------------------------------------------------ */

static bool is_hit(const PlotClient *client)
{
    return client->impacted || client->unseen;
}

/* Whether a move of its own or a card speaks for it. */
static bool acts(const Plot *p, size_t client)
{
    for (size_t i = 0; i < p->n_moves; i++)
        if (p->moves[i].client == client) return true;
    for (size_t i = 0; i < p->n_events; i++)
        if (p->events[i].client == client) return true;
    return false;
}

static void lint_teeth(const Craft *c)
{
    const Plot *p = c->plot;
    bool some = false, dear = false;
    for (size_t i = 0; i < p->n_clients; i++) {
        const PlotClient *client = &p->clients[i];
        some |= is_hit(client);
        dear |= is_hit(client) && client->tier != TIER_STANDARD;
        if (is_hit(client) && p->n_moves && !acts(p, i)) warn(c, MSG_CLIENT_MUTE, &client->thing);
    }
    if (some && !dear) report(c->diag, MSG_NO_TEETH, place_of(c, "clients"), NULL);
}

/* ---- the truth ---------------------------------------------------------------------------- */

static bool covers(const PlotSpread *spread, size_t client, Features feature)
{
    if (!spread->given) return false;
    return (!spread->clients.n || ids_has(spread->clients, client)) &&
           (!spread->features || (spread->features & feature));
}

static Features bit_of(size_t feature)
{
    return (Features)1 << (feature < LAST_FEATURE ? feature : LAST_FEATURE);
}

static bool is_uncovered(const Plot *p, size_t client, Features feature)
{
    for (size_t i = 0; i < p->n_actions; i++)
        if (covers(&p->actions[i].uncovers, client, feature)) return true;
    return false;
}

/* Each unseen feature that nothing uncovers. */
static void lint_unseen(const Craft *c, size_t client)
{
    const PlotClient *of = &c->plot->clients[client];
    const Value *unseen = value_get(of->thing.value, "unseen");
    for (size_t i = 0; i < value_count(unseen); i++) {
        const Str id = value_str(value_at(unseen, i));
        size_t feature = 0;
        while (feature < c->plot->n_features && !str_eq(c->plot->features[feature].id, id))
            feature++;
        const Features bit = bit_of(feature);
        if (!is_uncovered(c->plot, client, bit))
            report(c->diag, MSG_UNSEEN_FOR_GOOD, value_at(unseen, i)->span, c_str(c, of->thing.id),
                   c_str(c, id));
    }
}

static void lint_truth(const Craft *c)
{
    const Plot *p = c->plot;
    bool hit = false, unseen = false;
    for (size_t i = 0; i < p->n_clients; i++) {
        hit |= is_hit(&p->clients[i]);
        unseen |= p->clients[i].unseen != 0;
        lint_unseen(c, i);
    }
    if (hit && !unseen && p->reports)
        report(c->diag, MSG_TRUTH_TRIVIAL, place_of(c, "clients"), NULL);
}

/* ---- cards -------------------------------------------------------------------------------- */

/* Letters that are not ASCII are taken for such, and compared as they are. */
static bool in_word(char ch)
{
    return ascii_letter(ch) || (unsigned char)ch >= 0x80;
}

/* Whether a text has the words, in letters of either case. */
static bool speaks_of(Str text, Str words)
{
    for (size_t i = 0; words.n && i + words.n <= text.n; i++) {
        if (!ascii_same(str_slice(text, i, i + words.n), words)) continue;
        const size_t end = i + words.n;
        if ((!i || !in_word(text.p[i - 1])) && (end == text.n || !in_word(text.p[end])))
            return true;
    }
    return false;
}

/* By feature an action that mends it without ending the evening; NONE where there is none. */
static const size_t *menders(const Craft *c)
{
    const Plot *p = c->plot;
    size_t *by_feature = ARENA_ARRAY(c->arena, size_t, p->n_features);
    for (size_t i = 0; i < p->n_features; i++) by_feature[i] = NONE;
    for (size_t k = p->n_actions; k-- > 0;) {
        const PlotSpread *relieves = &p->actions[k].effect.relieves;
        if (p->actions[k].resolves || !relieves->given) continue;
        for (size_t i = 0; i < p->n_features; i++)
            if (relieves->features & bit_of(i)) by_feature[i] = k;
    }
    return by_feature;
}

/* A card that comes by the clock may find its matter settled. */
static void lint_blind_card(const Craft *c, const PlotEvent *event, const size_t *mended_by)
{
    const Plot *p = c->plot;
    const Str text = value_str(value_get(event->thing.value, "text"));
    if (event->when != WHEN_TURN || event->unless.n) return;
    for (size_t i = 0; i < p->n_features; i++) {
        const size_t action = mended_by[i];
        const Str feature = value_str(value_get(p->features[i].value, "name"));
        if (action == NONE || !speaks_of(text, feature)) continue;
        report(c->diag, MSG_BLIND_CARD, event->thing.at, c_str(c, event->thing.id),
               c_format(c->arena, "%d", event->turn), c_str(c, feature),
               c_str(c, p->actions[action].thing.id));
        return;
    }
}

/* Each card beyond the second of a turn. */
static void lint_pile_up(const Craft *c)
{
    const Plot *p = c->plot;
    int *in_turn = ARENA_ARRAY(c->arena, int, (size_t)p->clock.extended_turns + 1);
    for (size_t i = 0; i < p->n_events; i++) {
        const PlotEvent *e = &p->events[i];
        if (e->when != WHEN_TURN || e->turn > p->clock.extended_turns) continue;
        in_turn[e->turn] += e->copies;
        if (in_turn[e->turn] > CARDS_A_TURN)
            report(c->diag, MSG_PILE_UP, value_span(value_get(e->thing.value, "when")),
                   c_str(c, e->thing.id), c_format(c->arena, "%d", e->turn));
    }
}

static size_t free_cards(const Plot *p, Pile pile)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n_events; i++)
        if (p->events[i].free == pile) n += (size_t)p->events[i].copies;
    return n;
}

static void lint_free_cards(const Craft *c)
{
    const size_t interrupts = free_cards(c->plot, PILE_INTERRUPT),
                 degradations = free_cards(c->plot, PILE_DEGRADATION);
    if (!c->plot->n_events) return;
    if (interrupts < FREE_INTERRUPTS || degradations < FREE_DEGRADATIONS)
        report(c->diag, MSG_FREE_CARDS_FEW, place_of(c, "events"), c_number(c, interrupts),
               c_number(c, degradations));
}

static void lint_cards(const Craft *c)
{
    const size_t *mended_by = menders(c);
    for (size_t i = 0; i < c->plot->n_events; i++)
        lint_blind_card(c, &c->plot->events[i], mended_by);
    lint_pile_up(c);
    lint_free_cards(c);
}

/* ---- changes ------------------------------------------------------------------------------ */

static bool is_named_by_others(const Plot *p, size_t action)
{
    for (size_t i = 0; i < p->n_actions; i++)
        if (ids_has(p->actions[i].requires, action) || ids_has(p->actions[i].unless, action))
            return true;
    for (size_t i = 0; i < p->n_events; i++)
        if (ids_has(p->events[i].unless, action) || p->events[i].after_action == action ||
            ids_has(p->events[i].eased_after, action))
            return true;
    return false;
}

/* Whether it makes a difference that it worked. */
static bool matters(const Plot *p, size_t action)
{
    const PlotAction *a = &p->actions[action];
    return a->effect.any || a->reveals.n || a->resolves || a->holds || a->waits ||
           a->uncovers.given || a->word != WORD_NONE ||
           value_truth(value_get(a->thing.value, "handout")) || is_named_by_others(p, action);
}

static void lint_changes(const Craft *c)
{
    const Plot *p = c->plot;
    const Value *medium = value_get(p->rules.by_name, "medium");
    const int hard_from =
        medium ? rules_difficulty(&p->rules, &(Value){ .kind = VALUE_TEXT, .text = STR("medium") })
               : 0;
    for (size_t i = 0; i < p->n_actions; i++) {
        const PlotAction *a = &p->actions[i];
        if (!a->active) continue;
        if (!matters(p, i)) warn(c, MSG_SUCCESS_MUTE, &a->thing);
        if (a->difficulty >= hard_from && !value_get(a->thing.value, "undo"))
            warn(c, MSG_NO_UNDO, &a->thing);
    }
}

/* ---- effects in prose --------------------------------------------------------------------- */

/* What phrases tell of, and the keys of an effect that do it. */
static const struct {
    const char *phrases, *keys[2];
} told[] = {
    { "mood", { "mood", "mood" } },
    { "level", { "harder", "easier" } },
    { "turn", { "clock", "clock" } },
    { "mark", { "impacts", "relieves" } },
};

/* Warns where a text of a thing tells what its effect does not do. */
static void lint_prose(const Craft *c, const Value *text, const Value *effect)
{
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        const Value *phrases = value_get(c->in->phrases, told[i].phrases);
        if (value_get(effect, told[i].keys[0]) || value_get(effect, told[i].keys[1])) continue;
        for (size_t k = 0; k < value_count(phrases); k++) {
            const Str phrase = value_str(value_at(phrases, k));
            if (!speaks_of(value_str(text), phrase)) continue;
            report(c->diag, MSG_PROSE_EFFECT, text->span, c_str(c, phrase), told[i].keys[0]);
            return;
        }
    }
}

/* A card that says when it is must say so within its turn. */
static void lint_times(const Craft *c)
{
    const Clock *clock = &c->plot->clock;
    for (size_t i = 0; i < c->plot->n_events; i++) {
        const PlotEvent *e = &c->plot->events[i];
        const Value *at = value_get(e->thing.value, "at");
        const int minutes = clock_minutes(value_str(at));
        if (!at || e->when != WHEN_TURN || minutes < 0 || clock_within(clock, e->turn, minutes))
            continue;
        report(c->diag, MSG_CARD_TIME, at->span, c_str(c, e->thing.id), c_str(c, value_str(at)),
               c_format(c->arena, "%d", e->turn),
               c_str(c, clock_time(clock, c->arena, e->turn - 1)),
               c_str(c, clock_time(clock, c->arena, e->turn)));
    }
}

static void lint_texts(const Craft *c)
{
    const Plot *p = c->plot;
    const Value *clients = value_get(c->scenario, "clients");
    for (size_t i = 0; i < p->n_events; i++) {
        const Value *v = p->events[i].thing.value, *effect = value_get(v, "effect");
        const Value *choices = value_get(v, "choices");
        if (!choices) lint_prose(c, value_get(v, "text"), effect);
        lint_prose(c, value_get(v, "ignored"), effect);
        for (size_t k = 0; k < value_count(choices); k++)
            lint_prose(c, value_get(value_at(choices, k), "text"),
                       value_get(value_at(choices, k), "effect"));
    }
    for (size_t i = 0; i < p->n_actions; i++) {
        const Value *v = p->actions[i].thing.value;
        const Value *instead = value_get(v, "instead");
        lint_prose(c, value_get(v, "success"), value_get(v, "effect"));
        for (size_t k = 0; k < value_count(instead); k++)
            lint_prose(c, value_get(value_at(instead, k), "text"), value_get(v, "effect"));
    }
    for (size_t i = 0; i < value_count(clients); i++) {
        const Value *moves = value_get(value_at(clients, i), "moves");
        for (size_t k = 0; k < value_count(moves); k++)
            lint_prose(c, value_get(value_at(moves, k), "text"),
                       value_get(value_at(moves, k), "effect"));
    }
}

/* ---- hints and causes --------------------------------------------------------------------- */

/* Clues that the shortest way needs and nobody has at the start. */
static size_t clues_on_way(const Craft *c)
{
    const Route *route = c->in->route;
    const Set start = c->in->trail->start;
    Set needed = set_new(c->arena, c->plot->n_clues);
    size_t choices = 0;
    for (size_t i = 0; i < route->n_steps; i++) {
        if (route->steps[i].action == NONE) continue; /* a colleague is paged */
        const PlotAction *a = &c->plot->actions[route->steps[i].action];
        for (size_t k = 0; k < a->needs.n; k++)
            if (!set_has(start, a->needs.at[k])) set_add(needed, a->needs.at[k]);
        for (size_t k = 0; k < a->n_any; k++) choices += !ids_meet(a->any[k], start);
    }
    return set_count(needed) + choices;
}

static void lint_hints(const Craft *c)
{
    const Entry *incident = value_entry(c->scenario, STR("incident"));
    if (!c->in->route || !incident) return;
    const size_t clues = clues_on_way(c), hints = c->plot->n_hints;
    const Entry *written = value_entry(incident->value, STR("hints"));
    if (hints + UNHINTED < clues)
        report(c->diag, MSG_HINTS_FEW, (written ? written : incident)->key_span, c_number(c, hints),
               c_number(c, clues));
}

/* Adds what an action needs, and what those that lead there need. */
static bool add_way(const Plot *p, Set clues, Set actions)
{
    bool changed = false;
    for (size_t i = 0; i < p->n_actions; i++) {
        const PlotAction *a = &p->actions[i];
        if (!set_has(actions, i)) {
            if (!a->resolves && !a->waits_resolve && !ids_meet(a->reveals, clues)) continue;
            set_add(actions, i);
            changed = true;
        }
        changed |= set_join(actions, a->requires);
        changed |= set_join(clues, a->needs);
        for (size_t k = 0; k < a->n_any; k++) changed |= set_join(clues, a->any[k]);
    }
    return changed;
}

/* A cause that a team on its way to a resolution need never hear of. */
static void lint_causes(const Craft *c)
{
    const Plot *p = c->plot;
    Set clues = set_new(c->arena, p->n_clues), actions = set_new(c->arena, p->n_actions);
    if (!p->resolves) return;
    while (add_way(p, clues, actions)) {}
    for (size_t i = 0; i < p->n_actions; i++)
        if (set_has(actions, i)) set_join(clues, p->actions[i].reveals);
    for (size_t i = 0; i < p->n_roles; i++) set_join(clues, p->roles[i].clues);
    for (size_t i = 0; i < p->n_colleagues; i++) set_join(clues, p->colleagues[i].clues);
    for (size_t i = 0; i < p->n_causes; i++) {
        const TrailCause *cause = &c->in->trail->causes[i];
        bool needed = !cause->n_clues; /* lint.c has told */
        for (size_t k = 0; k < cause->n_clues; k++) needed |= set_has(clues, cause->clues[k]);
        if (!needed) warn(c, MSG_CAUSE_HOLLOW, &p->causes[i]);
    }
}

/* ---- the procedure ------------------------------------------------------------------------ */

static void lint_procedure(const Craft *c)
{
    const Plot *p = c->plot;
    const Value *procedure = value_get(c->scenario, "procedure");
    const bool form = value_get(value_get(procedure, "forms"), "update");
    for (size_t i = 0; i < p->n_steps; i++)
        if (p->steps[i].by > p->clock.extended_turns)
            report(c->diag, MSG_DEADLINE_PAST, value_span(value_get(p->steps[i].thing.value, "by")),
                   c_str(c, p->steps[i].thing.id), c_format(c->arena, "%d", p->steps[i].by),
                   c_format(c->arena, "%d", p->clock.extended_turns));
    for (size_t i = 0; i < p->n_actions && !form; i++)
        if (p->actions[i].word == WORD_UPDATE) warn(c, MSG_NO_FORM, &p->actions[i].thing);
}

/* ---- seats -------------------------------------------------------------------------------- */

/* Warns of the first seat that holds more than its share, with so many players. */
static bool lint_share(const Craft *c, int players)
{
    Scenario s = *c->in->of;
    const size_t n = value_count(s.cast);
    if (!fold_roles(c->arena, diag_new(c->arena), &s, players)) return false;
    const Plot *p = plot_of(c->arena, s.root);
    size_t all = 0;
    for (size_t i = 0; i < p->n_roles; i++) all += p->roles[i].clues.n;
    for (size_t i = 0; i < p->n_colleagues; i++) all += p->colleagues[i].clues.n;
    const size_t roles_each = (n + (size_t)players - 1) / (size_t)players;
    const double most = SHARE_MOST * (double)roles_each / (double)n * (double)all;
    for (size_t i = 0; i < p->n_roles; i++) {
        const PlotRole *role = &p->roles[i];
        if ((double)role->clues.n <= most || role->clues.n < 2) continue;
        const double enough = (double)role->clues.n * (double)n / (SHARE_MOST * (double)roles_each);
        report(c->diag, MSG_ONE_HAND_SHARE, role->thing.at, c_str(c, role->thing.id),
               c_number(c, role->clues.n), c_number(c, all), c_format(c->arena, "%d", players),
               c_number(c, most < 1 ? 1 : (size_t)most),
               c_format(c->arena, "%zu in all would be enough", (size_t)ceil(enough)));
        return true;
    }
    return false;
}

/* The clues of a cause that are in this hand, and not on the table from the start. */
static size_t held_of(const Plot *p, const PlotRole *role, size_t cause)
{
    size_t n = 0;
    for (size_t k = 0; k < role->clues.n; k++) {
        const size_t clue = role->clues.at[k];
        n += !ids_has(p->known, clue) && ids_has(p->proves[clue], cause);
    }
    return n;
}

/* The most clues of one cause that the seat holds. */
static size_t most_of_a_cause(const Plot *p, const PlotRole *role, size_t *cause)
{
    size_t most = 0;
    for (size_t i = 0; i < p->n_causes; i++) {
        const size_t n = held_of(p, role, i);
        if (n > most) most = n, *cause = i;
    }
    return most;
}

/* Whether the role, as it is in the cast, brings a clue of the cause. */
static size_t brings(const Craft *c, Str role, size_t cause)
{
    for (size_t i = 0; i < c->plot->n_roles; i++)
        if (str_eq(c->plot->roles[i].thing.id, role))
            return held_of(c->plot, &c->plot->roles[i], cause);
    return 0;
}

/* A seat that has no clue of the cause; NULL where each has one. */
static const PlotRole *free_hand(const Plot *p, size_t cause)
{
    for (size_t i = 0; i < p->n_roles; i++)
        if (!held_of(p, &p->roles[i], cause)) return &p->roles[i];
    return NULL;
}

/* A proof in one hand that came together by folding, where another hand was free.  What a role
 * holds by itself it brings wherever it goes. */
static bool lint_proof(const Craft *c, int players)
{
    Scenario s = *c->in->of;
    if (!fold_roles(c->arena, diag_new(c->arena), &s, players)) return false;
    const Plot *p = plot_of(c->arena, s.root);
    for (size_t i = 0; i < p->n_roles; i++) {
        const PlotRole *seat = &p->roles[i];
        const Value *folded = value_get(seat->thing.value, "folded");
        size_t cause = 0;
        if (most_of_a_cause(p, seat, &cause) < 2) continue;
        const PlotRole *other = free_hand(p, cause);
        for (size_t k = 0; other && k < value_count(folded); k++) {
            const Str id = value_key(folded, k);
            const size_t n = brings(c, id, cause);
            if (!n || n >= 2) continue;
            report(c->diag, MSG_ONE_HAND_PROOF,
                   value_span(value_get(value_get_str(s.cast, id), "folds_into")),
                   c_str(c, seat->thing.id), c_str(c, p->causes[cause].id),
                   c_format(c->arena, "%d", players), c_str(c, other->thing.id));
            return true;
        }
    }
    return false;
}

/* One warning of a kind is enough: what mends one number of players often mends the others. */
static void lint_hands(const Craft *c)
{
    const Value *players = value_get(c->scenario, "players");
    const int least = (int)value_integer(value_get(players, "min"), 0),
              most = (int)value_integer(value_get(players, "max"), 0);
    bool share = false, proof = false;
    if (c->in->of->players || c->plot->n_roles < 2) return;
    for (int n = least; n <= most && n <= (int)c->plot->n_roles; n++) {
        share = share || lint_share(c, n);
        proof = proof || (!fold_pages(c->scenario, n) && lint_proof(c, n));
    }
}

void lint_evening(Arena *a, Diag *d, const LintInput *in)
{
    const Plot *plot = in->trail->plot;
    const Craft c = { a, d, in, plot, plot->scenario };
    lint_teeth(&c);
    lint_truth(&c);
    lint_cards(&c);
    lint_changes(&c);
    lint_times(&c);
    if (in->phrases) lint_texts(&c);
    lint_hints(&c);
    lint_causes(&c);
    lint_procedure(&c);
    lint_hands(&c);
}
