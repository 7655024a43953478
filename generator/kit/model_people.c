/* model_people.c - roles, clients, tools and features, tied to each other. */
#include "kit/model_parts.h"

#define MOODS 4
/* On a narrow form more features than this are told by numbers rather than by column heads. */
#define FEATURES_NAMED 7
/* With more than this, the form lists the numbers of those that a client uses. */
#define FEATURES_IN_ROW 40
/* More features than this are spread evenly over several impact boards. */
#define FEATURES_ON_BOARD 10

static void number_knows(Model *m, Value *role)
{
    const Value *knows = value_get(role, "knows");
    Value *list = new_list(m);
    for (size_t i = 0; i < value_count(knows); i++) {
        Value *from = value_at(knows, i);
        Value *item = from->kind == VALUE_MAP ? copy_map(m, from) : value_map(m->a, from->span);
        if (from->kind != VALUE_MAP) put(m, item, "text", from);
        put_int(m, item, "number", (int64_t)i + 1);
        link_one(m, item, "clue", "clues");
        value_push(m->a, list, item);
    }
    if (!value_count(list)) return;
    put(m, role, "knows", list);
    put(m, role, "first_fact", value_get(value_at(list, 0), "text"));
}

static void add_role_to_tools(Model *m, Value *role)
{
    const Value *tools = value_get(role, "proficient");
    for (size_t i = 0; i < value_count(tools); i++) {
        Value *tool = value_at(tools, i), *roles = value_get(tool, "roles");
        if (!roles) put(m, tool, "roles", roles = new_list(m));
        value_push(m->a, roles, role);
    }
}

static void put_owned(Model *m, Value *role)
{
    const Value *components = value_get(m->root, "components");
    Value *owned = new_list(m);
    for (size_t i = 0; i < value_count(components); i++)
        if (value_get(value_at(components, i), "owner") == role)
            value_push(m->a, owned, value_at(components, i));
    put(m, role, "owned", owned);
}

/* The words that another company would swap, as a list. */
static void put_words(Model *m)
{
    const Value *words = value_get(m->root, "words");
    Value *list = new_list(m);
    for (size_t i = 0; i < value_count(words); i++) {
        Value *w = new_map(m);
        put(m, w, "text", value_at(words, i));
        put_text(m, w, "id", words->map.at[i].key);
        value_push(m->a, list, w);
    }
    put(m, m->root, "word_list", list);
}

/* `once` and `often`: an ability with so many boxes to tick, which is worded in two ways. */
static void put_uses(Model *m, Value *role)
{
    if (!value_get(role, "ability")) return;
    Value *ability = copy_map(m, value_get(role, "ability"));
    int64_t uses = value_integer(value_get(ability, "uses"), 0);
    put_bool(m, ability, "once", uses == 1);
    put_bool(m, ability, "often", uses > 1);
    put(m, role, "ability", ability);
}

static void link_roles(Model *m)
{
    const Value *roles = value_get(m->root, "roles");
    for (size_t i = 0; i < value_count(roles); i++) {
        Value *role = value_at(roles, i);
        number_knows(m, role);
        put_owned(m, role);
        put_uses(m, role);
        link_list(m, role, "proficient", "tools");
        link_list(m, role, "handouts", "handouts");
        link_one(m, role, "folds_into", "roles");
        add_role_to_tools(m, role);
    }
}

static bool lists_id(const Value *list, Str id)
{
    for (size_t i = 0; i < value_count(list); i++)
        if (str_eq(value_str(value_at(list, i)), id)) return true;
    return false;
}

/* What clients have of a feature, made once for all of them: they are as many as clients times
 * features. */
typedef struct Share {
    Value *boxes[2]; /* of who uses it: sound, failing */
    Value *cells[3]; /* the same, and of who does not use it */
} Share;

enum { SOUND, FAILING, UNUSED };

static Value *share_box(Model *m, Share *share, const Value *feature, bool fails)
{
    Value **box = &share->boxes[fails ? FAILING : SOUND];
    if (!*box) {
        *box = copy_map(m, feature);
        put_bool(m, *box, "impacted", fails);
    }
    return *box;
}

static Value *share_cell(Model *m, Share *share, size_t feature, int state)
{
    Value **cell = &share->cells[state];
    if (*cell) return *cell;
    *cell = new_map(m);
    put_int(m, *cell, "number", (int64_t)feature + 1);
    if (state != UNUSED) {
        put_bool(m, *cell, "used", true);
        put_bool(m, *cell, "impacted", state == FAILING);
    }
    return *cell;
}

/* "☐ 3  ☐ 17": numbers of features to tick, where a row has no room for a cell each. */
static Str boxes_text(Model *m, const Value *boxes)
{
    Buf b = { .arena = m->a };
    if (value_count(value_get(m->root, "features")) <= FEATURES_IN_ROW) return (Str){ 0 };
    for (size_t i = 0; i < value_count(boxes); i++) {
        if (i) buf_c(&b, " \xC2\xA0");
        buf_c(&b, "\xE2\x98\x90\xC2\xA0");
        buf_str(&b, value_str(value_get(value_at(boxes, i), "index")));
    }
    return buf_done(&b);
}

/* The features a client uses, each with whether it fails from the start; the client's row of the
 * impact board, a cell a feature, in the features' order. */
static void put_impact(Model *m, Share *shares, Value *client)
{
    const Value *uses = value_get(client, "uses"), *impacted = value_get(client, "impacted");
    const Value *features = value_get(m->root, "features");
    const bool all = impacted && impacted->kind == VALUE_BOOL && impacted->boolean;
    bool any = false;
    Value *boxes = new_list(m), *cells = new_list(m);
    for (size_t i = 0; i < value_count(features); i++)
        value_push(m->a, cells, share_cell(m, &shares[i], i, UNUSED));
    for (size_t i = 0; i < value_count(uses); i++) {
        const Str id = value_str(value_at(uses, i));
        const Entry *e = value_entry(features, id);
        if (!e) continue;
        const size_t at = (size_t)(e - features->map.at);
        const bool fails = all || lists_id(impacted, id);
        Value *feature = e->value, *clients = value_get(feature, "clients");
        value_push(m->a, boxes, share_box(m, &shares[at], feature, fails));
        cells->seq.at[at] = share_cell(m, &shares[at], at, fails ? FAILING : SOUND);
        if (!clients) put(m, feature, "clients", clients = new_list(m));
        value_push(m->a, clients, client);
        any = any || fails;
    }
    put(m, client, "uses", boxes);
    put(m, client, "cells", cells);
    put_text(m, client, "boxes", boxes_text(m, boxes));
    put_bool(m, client, "impacted_at_start", any);
    link_list(m, client, "impacted", "features");
}

static void put_tier(Model *m, Value *client)
{
    Str tier = value_str(value_get(client, "tier"));
    const Value *looks = value_get_str(value_get(m->in->theme, "tiers"), tier);
    Value *v = copy_map(m, looks);
    put_text(m, v, "id", tier);
    put_text(m, v, "name", word_of(m, "tier_", tier));
    put(m, client, "tier", v);
}

static void link_moves(Model *m, Value *client)
{
    const Value *moves = value_get(client, "moves");
    Value *list = new_list(m);
    for (size_t i = 0; i < value_count(moves); i++) {
        Value *move = copy_map(m, value_at(moves, i));
        put_int(m, move, "number", (int64_t)i + 1);
        link_one(m, move, "clue", "clues");
        link_one(m, move, "event", "events");
        link_effect(m, move);
        value_push(m->a, list, move);
    }
    if (value_count(list)) put(m, client, "moves", list);
}

static void link_clients(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    Value *moods = new_list(m);
    for (int i = 1; i <= MOODS; i++) {
        Value *mood = new_map(m);
        put_text(m, mood, "name", word(m, c_format(m->a, "mood_%d", i)));
        value_push(m->a, moods, mood);
    }
    Share *shares = ARENA_ARRAY(m->a, Share, value_count(value_get(m->root, "features")));
    for (size_t i = 0; i < value_count(clients); i++) {
        Value *client = value_at(clients, i);
        put_tier(m, client);
        put_impact(m, shares, client);
        link_moves(m, client);
        put(m, client, "moods", moods);
    }
}

static Value *part_of_list(Model *m, const Value *list, size_t from, size_t to)
{
    Value *part = new_list(m);
    for (size_t i = from; i < to && i < value_count(list); i++)
        value_push(m->a, part, value_at(list, i));
    return part;
}

static bool any_used(const Value *cells, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (value_truth(value_get(value_at(cells, i), "used"))) return true;
    return false;
}

/* What an impact board shows: some of the features, and the clients with these features' cells.  A
 * single board has all clients; on one of several, those that use nothing of it would be rows of
 * dashes. */
static void put_boards(Model *m)
{
    const Value *features = value_get(m->root, "features"),
                *clients = value_get(m->root, "clients");
    const size_t n = value_count(features);
    const size_t boards = n ? (n + FEATURES_ON_BOARD - 1) / FEATURES_ON_BOARD : 1;
    Value *list = new_list(m);
    for (size_t b = 0; b < boards; b++) {
        const size_t from = n * b / boards, to = n * (b + 1) / boards;
        Value *board = new_map(m), *rows = new_list(m);
        for (size_t i = 0; i < value_count(clients); i++) {
            const Value *cells = value_get(value_at(clients, i), "cells");
            if (boards > 1 && !any_used(cells, from, to)) continue;
            Value *row = copy_map(m, value_at(clients, i));
            put(m, row, "cells", part_of_list(m, cells, from, to));
            value_push(m->a, rows, row);
        }
        put(m, board, "features", part_of_list(m, features, from, to));
        put(m, board, "clients", rows);
        value_push(m->a, list, board);
    }
    put(m, m->root, "boards", list);
}

void model_people(Model *m)
{
    const size_t features = value_count(value_get(m->root, "features"));
    put_bool(m, m->root, "many_features", features > FEATURES_NAMED);
    put_bool(m, m->root, "listed_features", features > FEATURES_IN_ROW);
    const Value *tools = value_get(m->root, "tools");
    for (size_t i = 0; i < value_count(tools); i++) {
        Value *tool = value_at(tools, i);
        put_text(m, tool, "kind_name", word_of(m, "tool_", value_str(value_get(tool, "kind"))));
    }
    put_words(m);
    put_text(m, m->root, "level_name",
             word_of(m, "level_", value_str(value_get(m->root, "level"))));
    link_roles(m);
    link_clients(m);
    put_boards(m);
}
