/* model_trail.c - the clue trail and who plays what, as the game works them out. */
#include "game/balance.h"
#include "game/fold.h"
#include "game/route.h"
#include "kit/model_parts.h"

static void put_holders(Model *m, Value *clue, const Plot *plot, const TrailClue *t)
{
    static const char *const keys[] = { "roles", "actions", "moves", "events" };
    for (size_t i = 0; i < t->n_holders; i++) {
        Holder h = t->holders[i];
        Value *giver = NULL;
        switch (h.kind) {
        case HOLDER_ROLE: giver = thing(m, "roles", plot->roles[h.index].thing.id); break;
        case HOLDER_ACTION: giver = thing(m, "actions", plot->actions[h.index].thing.id); break;
        case HOLDER_EVENT: giver = thing(m, "events", plot->events[h.index].thing.id); break;
        case HOLDER_MOVE:
            giver = thing(m, "clients", plot->clients[plot->moves[h.index].client].id);
            break;
        }
        if (!giver) continue;
        Value *list = value_get(clue, keys[h.kind]);
        if (!list) put(m, clue, keys[h.kind], list = new_list(m));
        value_push(m->a, list, giver);
    }
}

static void put_route(Model *m, const Plot *plot, const Trail *trail)
{
    Route route = route_of(m->a, trail, ROUTE_EVEN);
    Value *v = new_map(m), *steps = new_list(m);
    for (size_t i = 0; i < route.n_steps; i++) {
        const RouteStep *s = &route.steps[i];
        Value *step = new_map(m);
        put_int(m, step, "turn", s->turn);
        put_int(m, step, "dice", s->dice);
        put_text(m, step, "dice_name", word(m, s->dice == 1 ? "die_one" : "dice_many"));
        put(m, step, "action", thing(m, "actions", plot->actions[s->action].thing.id));
        if (s->role != NONE) put(m, step, "role", thing(m, "roles", plot->roles[s->role].thing.id));
        value_push(m->a, steps, step);
    }
    put_int(m, v, "turns", route.turns);
    put(m, v, "steps", steps);
    if (route.turns) put(m, m->root, "route", v);
}

/* A page has room for so many turns side by side; of a longer clock, every second or third one. */
#define BALANCE_COLUMNS 12

static void balance_row(Model *m, Buf *b, const char *label, const Balance *balance, int step)
{
    Str name = word(m, label);
    buf_format(b, "\n| %.*s |", (int)name.n, name.p);
    for (int t = 1 + (balance->turns - 1) % step; t <= balance->turns; t += step) {
        Str share = t > balance->last ? STR("\xE2\x80\x93") : percent(m, balance->resolved[t]);
        buf_format(b, " %.*s |", (int)share.n, share.p);
    }
}

/* The chance of a resolution by the end of each turn, as a Markdown table: its columns depend on
 * the clock. */
static void put_balance(Model *m, const Plot *plot, const Trail *trail)
{
    if (!plot->resolves || !plot->n_roles) return;
    Balance without = balance_of(m->a, trail, false, BALANCE_EVENINGS, BALANCE_SEED);
    int step = (without.turns + BALANCE_COLUMNS - 1) / BALANCE_COLUMNS;
    Buf b = { .arena = m->a }, rule = { .arena = m->a };
    buf_format(&b, "| %.*s |", (int)word(m, "turn").n, word(m, "turn").p);
    buf_c(&rule, "\n|---|");
    for (int t = 1 + (without.turns - 1) % step; t <= without.turns; t += step) {
        buf_format(&b, " %d |", t);
        buf_c(&rule, "--:|");
    }
    buf_str(&b, buf_done(&rule));
    balance_row(m, &b, "h_balance_without", &without, step);
    if (plot->reports) {
        Balance with = balance_of(m->a, trail, true, BALANCE_EVENINGS, BALANCE_SEED);
        balance_row(m, &b, "h_balance_with", &with, step);
    }
    put_text(m, m->root, "balance_table", buf_done(&b));
}

void model_trail(Model *m)
{
    const Plot *plot = plot_of(m->a, m->in->scenario->root);
    Trail trail = trail_of(m->a, plot);
    for (size_t i = 0; i < plot->n_clues; i++) {
        Value *clue = thing(m, "clues", plot->clues[i].id);
        if (clue) put_holders(m, clue, plot, &trail.clues[i]);
    }
    put_route(m, plot, &trail);
    put_balance(m, plot, &trail);
}

/* One role in one size of team: a dot where it has a seat, else who takes it over. */
static void scaling_cell(Model *m, Buf *b, Str role, int players)
{
    Str into = fold_into(m->cast, role, players);
    if (str_eq(into, role)) {
        buf_c(b, " \xE2\x97\x8F |");
        return;
    }
    Str code = role_code(m, into);
    buf_format(b, " \xE2\x86\x92\xC2\xA0%.*s |", (int)code.n, code.p);
}

/* Who has a seat with how many people, as a Markdown table: its columns depend on the players.  It
 * is that of the whole cast, however many play this time. */
void model_scaling(Model *m)
{
    const Value *players = value_get(m->root, "players");
    int least = (int)value_integer(value_get(players, "min"), 0);
    int most = (int)value_integer(value_get(players, "max"), 0);
    Buf b = { .arena = m->a };
    if (!value_count(m->cast)) return;
    buf_format(&b, "| %.*s |", (int)word(m, "h_players").n, word(m, "h_players").p);
    for (int n = least; n <= most; n++) buf_format(&b, " %d |", n);
    buf_c(&b, "\n|---|");
    for (int n = least; n <= most; n++) buf_c(&b, ":-:|");
    for (size_t i = 0; i < value_count(m->cast); i++) {
        const Entry *role = &m->cast->map.at[i];
        Str name = value_str(value_get(role->value, "name")), code = role_code(m, role->key);
        buf_format(&b, "\n| %.*s %.*s |", (int)code.n, code.p, (int)name.n, name.p);
        for (int n = least; n <= most; n++) scaling_cell(m, &b, role->key, n);
    }
    put_text(m, m->root, "scaling_table", buf_done(&b));
}
