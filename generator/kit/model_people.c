/* model_people.c - roles, clients, tools and features, tied to each other. */
#include "data/monogram.h"
#include "kit/model_parts.h"
#include "text/letter_case.h"
#include "widgets/short_name.h"

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

static void put_look(Model *m, Value *role)
{
    Value *look = value_get_str(m->in->looks, value_str(value_get(role, "id")));
    if (look) put(m, role, "look", look);
}

/* ---- a brief's table --------------------------------------------------------------------------
 */

#define TABLE_LINES_MAX 9 /* head and rule among them: what a card has room for */

/* The next line of `text` from `*at` on; false at its end. */
static bool next_line(Str text, size_t *at, Str *line)
{
    if (*at >= text.n) return false;
    const Str rest = { text.p + *at, text.n - *at };
    line->p = rest.p;
    line->n = str_find(rest, '\n');
    *at += line->n + 1;
    return true;
}

/* The first table of a Markdown text, with the heading right above it.  Empty where there is none,
 * or one of more lines than that. */
static Str first_table(Str text)
{
    Str line;
    const char *from = NULL, *end = NULL;
    size_t at = 0, lines = 0;
    bool code = false;
    while (next_line(text, &at, &line)) {
        const Str bare = str_trim(line);
        if (str_starts(bare, "```")) code = !code;
        const bool row = !code && str_starts(bare, "|");
        if (row) {
            if (!from) from = line.p;
            end = line.p + line.n;
            lines++;
        } else if (lines) {
            break;
        } else if (bare.n) {
            from = !code && str_starts(bare, "#") ? line.p : NULL;
        }
    }
    if (!lines || lines > TABLE_LINES_MAX) return STR("");
    return (Str){ from, (size_t)(end - from) };
}

enum {
    ROLES_A_SHEET = 4,
    CLIENTS_A_SHEET = 6
}; /* of a slim kit, whose hats are on sheets of roles */

/* Whether the contact's hat goes with the cards of the clients: it alone would take another sheet.
 */
static bool is_contact_apart(const Model *m)
{
    const size_t roles = value_count(value_get(m->root, "roles")),
                 away = value_count(value_get(m->root, "colleagues"));
    const Value *hats = value_get(value_get(m->root, "procedure"), "hats");
    if (!value_get(hats, "contact") || (roles <= ROLES_A_SHEET && away)) return false;
    const size_t cards = roles + value_count(hats) + away;
    return cards % ROLES_A_SHEET == 1 &&
           value_count(value_get(m->root, "clients")) % CLIENTS_A_SHEET;
}

static void put_role_facts(Model *m)
{
    const Value *roles = value_get(m->root, "roles");
    size_t most = 0;
    for (size_t i = 0; i < value_count(roles); i++) {
        Value *role = value_at(roles, i);
        const Value *tools = value_get(role, "proficient");
        const Str table = first_table(value_str(value_get(role, "brief")));
        if (value_count(tools) > most) most = value_count(tools);
        put_owned(m, role);
        put_look(m, role);
        if (table.n) put_text(m, role, "table", table);
        for (size_t k = 0; k < value_count(tools); k++)
            list_under(m, value_at(tools, k), "roles", role);
    }
    put(m, m->root, "most_skills", value_int(m->a, SPAN_NONE, (long)most));
    put_bool(m, m->root, "contact_apart", is_contact_apart(m));
    const Value *colleagues = value_get(m->root, "colleagues");
    for (size_t i = 0; i < value_count(colleagues); i++) put_look(m, value_at(colleagues, i));
}

static bool has_icon(const Value *tools, Str icon)
{
    for (size_t i = 0; i < value_count(tools); i++)
        if (str_eq(value_str(value_get(value_at(tools, i), "icon")), icon)) return true;
    return false;
}

/* The look's own, or the first spare one that no tool has; its own again where there is none. */
static Str free_icon(const Value *tools, const Value *look)
{
    const Str own = value_str(value_get(look, "icon")), spare = value_str(value_get(look, "spare"));
    if (!has_icon(tools, own)) return own;
    for (size_t from = 0, to; from < spare.n; from = to + 1) {
        for (to = from; to < spare.n && spare.p[to] != ' ';) to++;
        const Str icon = str_slice(spare, from, to);
        if (!has_icon(tools, icon)) return icon;
    }
    return own;
}

/* Of those that name none: of their kind, and not like that of another tool. */
static void put_icons_of_tools(Model *m)
{
    const Value *tools = value_get(m->root, "tools"), *looks = value_get(m->in->theme, "tools");
    for (size_t i = 0; i < value_count(tools); i++) {
        Value *tool = value_at(tools, i);
        const Value *look = value_get_str(looks, value_str(value_get(tool, "kind")));
        const Str icon = look ? free_icon(tools, look) : (Str){ 0 };
        if (icon.n && !value_get(tool, "icon")) put_text(m, tool, "icon", icon);
    }
}

static bool has_thing(const Value *list, const Value *thing)
{
    for (size_t i = 0; i < value_count(list); i++)
        if (value_at(list, i) == thing) return true;
    return false;
}

/* Which features fail for the client from the start, where `true` means all that it uses. */
static void put_features(Model *m, Value *client)
{
    Value *uses = value_get(client, "uses"), *impacted = value_get(client, "impacted");
    if (impacted && impacted->kind == VALUE_BOOL)
        put(m, client, "impacted", impacted->boolean && uses ? uses : new_list(m));
    Value *rest = new_list(m);
    for (size_t i = 0; i < value_count(uses); i++) {
        Value *feature = value_at(uses, i);
        list_under(m, feature, "clients", client);
        if (!has_thing(value_get(client, "impacted"), feature)) value_push(m->a, rest, feature);
    }
    put(m, client, "works", rest);
}

static void put_tier(Model *m, Value *client)
{
    Str tier = value_str(value_get(client, "tier"));
    const Value *looks = value_get_str(value_get(m->in->theme, "tiers"), tier);
    Value *v = copy_map(m, looks);
    put_text(m, v, "id", tier);
    put_text(m, v, "name", word(m, "tier", tier));
    put(m, client, "tier", v);
}

/* Clients whose tier calls when the clock is at the peg, and who have something to say then. */
static void put_callers(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    Value *callers = new_list(m);
    for (size_t i = 0; i < value_count(clients); i++) {
        Value *client = value_at(clients, i);
        const Value *tier = value_get(value_get(client, "tier"), "id");
        if (m->rules.calls[rules_tier(tier)] && value_get(client, "asks"))
            value_push(m->a, callers, client);
    }
    put(m, m->root, "callers", callers);
}

/* Of a client of whom no more bytes are told another one has room on its page. */
#define LITTLE_TOLD 320

static size_t told_of(const Value *client)
{
    static const char *const keys[] = { "quote", "about", "secret", "asks", "promise" };
    const Value *moves = value_get(client, "moves");
    size_t n = 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        n += value_str(value_get(client, keys[i])).n;
    for (size_t i = 0; i < value_count(moves); i++)
        n += value_str(value_get(value_at(moves, i), "text")).n;
    return n;
}

/* Two of whom little is told, one behind the other, share a page of the host's book. */
static void put_client_pages(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    Value *pages = new_list(m);
    for (size_t i = 0; i < value_count(clients); i++) {
        Value *page = new_map(m), *own = new_list(m);
        value_push(m->a, own, value_at(clients, i));
        const Value *next = i + 1 < value_count(clients) ? value_at(clients, i + 1) : NULL;
        if (next && told_of(value_at(clients, i)) <= LITTLE_TOLD && told_of(next) <= LITTLE_TOLD)
            value_push(m->a, own, value_at(clients, ++i));
        put(m, page, "clients", own);
        value_push(m->a, pages, page);
    }
    put(m, m->root, "client_pages", pages);
}

#define TOKEN_WORD 10      /* bytes of a word that is not wider than a token */
#define TOKEN_NAME 30      /* bytes of a name that it has room for */
#define PARENTHESIS_MAX 28 /* bytes that fit a line of the narrowest card */

/* What a short parenthesis holds stays on one line: its spaces do not break. */
static Str unbroken_parentheses(Arena *a, Str text)
{
    Buf b = { .arena = a };
    size_t end = 0; /* of the parenthesis that has begun; 0: of none */
    for (size_t i = 0; i < text.n; i++) {
        const size_t length = str_find(str_slice(text, i, text.n), ')');
        if (text.p[i] == '(')
            end = length <= PARENTHESIS_MAX && i + length < text.n ? i + length : 0;
        if (i < end && text.p[i] == ' ') buf_c(&b, "\u00A0");
        else buf_char(&b, text.p[i]);
    }
    return buf_done(&b);
}

/* Whether a token has room for the name: no word is as wide as it, and lines are few. */
static bool fits_token(Str name)
{
    for (size_t i = 0; i < name.n;) {
        const size_t word = str_find(str_slice(name, i, name.n), ' ');
        if (word > TOKEN_WORD) return false;
        i += word + 1;
    }
    return name.n <= TOKEN_NAME;
}

/* Lists of more clients call them by their letters, which boards have. */
#define LISTED_MOST 6

/* Tokens are of one kind: all have names, or all have letters. */
static bool have_names_for_tokens(const Value *clients)
{
    for (size_t i = 0; i < value_count(clients); i++)
        if (!fits_token(value_str(value_get(value_at(clients, i), "name")))) return false;
    return true;
}

static void put_client_facts(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    const bool named = have_names_for_tokens(clients);
    const Str language = value_str(value_get(m->root, "language"));
    Str *letters = monograms(m->a, clients);
    for (size_t i = 0; i < value_count(clients); i++) {
        Value *client = value_at(clients, i);
        letters[i] = text_upper(m->a, letters[i], language);
        put_text(m, client, "monogram", letters[i]);
        put_text(m, client, "called",
                 value_count(clients) > LISTED_MOST ? letters[i]
                                                    : value_str(value_get(client, "name")));
        if (named) value_set(m->a, client, STR("named"), value_bool(m->a, SPAN_NONE, true));
        if (value_get(client, "contact"))
            put_text(m, client, "contact",
                     unbroken_parentheses(m->a, value_str(value_get(client, "contact"))));
        put_tier(m, client);
        put_features(m, client);
    }
    put_callers(m);
    put_client_pages(m);
}

static void put_heads(Model *m, const Value *things)
{
    const Str *heads = short_names(m->a, things);
    for (size_t i = 0; i < value_count(things); i++)
        put_text(m, value_at(things, i), "head", heads[i]);
}

void model_people(Model *m)
{
    put_heads(m, value_get(m->root, "features"));
    put_heads(m, value_get(m->root, "clients"));
    put_words(m);
    put_role_facts(m);
    put_icons_of_tools(m);
    put_client_facts(m);
}
