/* model_casting.c - a proposal who plays what: which role and which hat suit whom. */
#include "kit/model_parts.h"

enum { RATHER_NOT = 100, NOT = 1000 }; /* more than any number of tools */
enum { PAIRS_FROM = 7 };               /* roles at the table, as `rules.pairs` says */

/* A role of the table, and what matters to whoever is to play it. */
typedef struct Part {
    Value *role;
    int tools;    /* that it is good at */
    int load;     /* these, and those of whom it covers */
    int throws;   /* of the fastest way out that take one of them */
    bool changes; /* some of these are changes, which whoever leads does not roll */
    int talks;    /* how early what a report takes is among its own tools; NOT: it is not */
    bool taken;
} Part;

typedef struct Casting {
    Model *m;
    Part *parts;
    size_t n;
    int players; /* who have a seat; those behind the last role have a hat alone */
    Value *rows;
} Casting;

static bool has_tool(const Value *role, const Value *tool)
{
    const Value *own = value_get(role, "proficient"), *covers = value_get(role, "covers");
    for (size_t i = 0; i < value_count(own); i++)
        if (value_at(own, i) == tool) return true;
    for (size_t i = 0; i < value_count(covers); i++)
        if (has_tool(value_at(covers, i), tool)) return true;
    return false;
}

static bool has_one_of(const Value *role, const Value *tools)
{
    for (size_t i = 0; i < value_count(tools); i++)
        if (has_tool(role, value_at(tools, i))) return true;
    return false;
}

/* The tool that the impact report takes, or NULL. */
static const Value *report_tool(const Model *m)
{
    const Value *actions = value_get(m->root, "actions");
    for (size_t i = 0; i < value_count(actions); i++)
        if (str_is(value_str(value_get(value_at(actions, i), "word")), "report"))
            return value_get(value_at(actions, i), "tool");
    return NULL;
}

static Part part_of(const Model *m, Value *role)
{
    const Value *tools = value_get(m->root, "tools");
    const Value *own =
        value_get(value_get_str(m->cast, value_str(value_get(role, "id"))), "proficient");
    const Value *steps = value_get(value_get(m->root, "route"), "steps");
    const Str report = value_str(value_get(report_tool(m), "id"));
    Part p = { .role = role, .tools = (int)value_count(own), .talks = NOT };
    for (size_t i = value_count(own); i > 0; i--)
        if (str_eq(value_str(value_at(own, i - 1)), report)) p.talks = (int)i;
    for (size_t i = 0; i < value_count(tools); i++) p.load += has_tool(role, value_at(tools, i));
    for (size_t i = 0; i < value_count(steps); i++) {
        const Value *action = value_get(value_at(steps, i), "action");
        if (value_get(action, "word") || !has_one_of(role, value_get(action, "tools"))) continue;
        p.throws++;
        p.changes |= str_is(value_str(value_get(action, "kind")), "active");
    }
    return p;
}

/* ---- what suits whom: the least of these is best, the first of the cast among equals -----------
 */

/* Few tools on its card, and where that is the same, few to stand in for. */
static int burden(const Part *p)
{
    return 4 * p->tools + p->load;
}

static bool leaves_a_lead(const Casting *c, const Part *without)
{
    for (size_t i = 0; i < c->n; i++) {
        const Part *p = &c->parts[i];
        if (p != without && p->talks == NOT && !p->changes) return true;
    }
    return false;
}

/* Something to roll, and the others still have who leads. */
static int as_new(const Casting *c, const Part *p)
{
    return (p->talks == NOT ? 0 : NOT) + (p->throws ? 0 : RATHER_NOT) +
           (leaves_a_lead(c, p) ? 0 : RATHER_NOT) + burden(p);
}

static int as_contact(const Casting *c, const Part *p)
{
    (void)c;
    return RATHER_NOT * p->talks + burden(p);
}

static int as_lead(const Casting *c, const Part *p)
{
    (void)c;
    return (p->changes ? NOT : 0) + burden(p);
}

static int as_scribe(const Casting *c, const Part *p)
{
    (void)c;
    return (p->throws ? 0 : RATHER_NOT) + burden(p);
}

static Part *pick(const Casting *c, int (*cost)(const Casting *, const Part *))
{
    Part *best = NULL;
    for (size_t i = 0; i < c->n; i++) {
        Part *p = &c->parts[i];
        if (!p->taken && (!best || cost(c, p) < cost(c, best))) best = p;
    }
    if (best) best->taken = true;
    return best;
}

/* ---- the table ---------------------------------------------------------------------------------
 */

static Value *add_row(const Casting *c, const char *who, Value *role, Value *hat)
{
    Value *row = new_map(c->m);
    if (who) put_text(c->m, row, "who", str(who));
    if (role) put(c->m, row, "role", role);
    if (hat) put(c->m, row, "hat", hat);
    if (role && hat) put(c->m, role, "hat", hat);
    value_push(c->m->a, c->rows, row);
    return row;
}

/* A hat that has a seat of its own with so many people is on nobody's role. */
static bool is_apart(const Casting *c, const Value *hat)
{
    const int64_t from = value_integer(value_get(hat, "full_time_from"), 0);
    return from && c->players >= from && (size_t)c->players > c->n;
}

/* With fewer roles than hats, the newcomer has the last one, too. */
static void add_hat(Casting *c, const char *id, int (*cost)(const Casting *, const Part *),
                    Value *newcomer)
{
    Value *hat = value_get(value_get(value_get(c->m->root, "procedure"), "hats"), id);
    if (!hat) return;
    Part *p = is_apart(c, hat) ? NULL : pick(c, cost);
    if (p || is_apart(c, hat)) add_row(c, id, p ? p->role : NULL, hat);
    else if (!value_get(newcomer, "hat")) {
        put_text(c->m, newcomer, "who", STR("new_quiet"));
        put(c->m, newcomer, "hat", hat);
        put(c->m, value_get(newcomer, "role"), "hat", hat);
    }
}

static int shared_tools(const Model *m, const Value *a, const Value *b)
{
    const Value *tools = value_get(m->root, "tools");
    int n = 0;
    for (size_t i = 0; i < value_count(tools); i++)
        n += has_tool(a, value_at(tools, i)) && has_tool(b, value_at(tools, i));
    return n;
}

/* Who is good at other things than `role`, or NULL if all are taken. */
static Part *pick_partner(const Casting *c, const Value *role)
{
    Part *best = NULL;
    int least = NOT;
    for (size_t i = 0; i < c->n; i++) {
        Part *p = &c->parts[i];
        const int same = p->taken ? NOT : shared_tools(c->m, role, p->role);
        if (same < least) {
            best = p;
            least = same;
        }
    }
    if (best) best->taken = true;
    return best;
}

/* Behind each of those so far comes the other of the pair, as long as there are any. */
static void add_partners(Casting *c)
{
    Value *firsts = c->rows;
    c->rows = new_list(c->m);
    for (size_t i = 0; i < value_count(firsts); i++) {
        Value *first = value_at(firsts, i);
        value_push(c->m->a, c->rows, first);
        const Part *partner = pick_partner(c, value_get(first, "role"));
        if (partner) add_row(c, "partner", partner->role, NULL);
    }
}

/* Where it is settled how many play. */
void model_casting(Model *m)
{
    Value *roles = value_get(m->root, "roles");
    Casting c = { .m = m, .n = value_count(roles), .players = m->in->scenario->players };
    if (!c.players || !c.n || !value_get(m->root, "procedure")) return;
    c.parts = ARENA_ARRAY(m->a, Part, c.n);
    c.rows = new_list(m);
    for (size_t i = 0; i < c.n; i++) c.parts[i] = part_of(m, value_at(roles, i));
    const Part *first = pick(&c, as_new);
    Value *newcomer = add_row(&c, "new", first->role, NULL);
    add_hat(&c, "contact", as_contact, newcomer);
    add_hat(&c, "lead", as_lead, newcomer);
    add_hat(&c, "scribe", as_scribe, newcomer);
    if (c.n >= PAIRS_FROM && m->rules.help > 0) add_partners(&c);
    const char *others = "others";
    for (size_t i = 0; i < c.n; i++) {
        if (c.parts[i].taken) continue;
        add_row(&c, others, c.parts[i].role, NULL);
        others = NULL; /* said once */
    }
    put(m, m->root, "casting", c.rows);
}
