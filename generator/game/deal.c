/* deal.c - the deal as a maximum matching.
 *
 * Both sides are shuffled.  Any maximum matching can come out: the one whose pairs are shuffled to
 * the same places, leftovers last, is found pair by pair, as free ones are tried first. */
#include "game/deal.h"

#include "base/vec.h"
#include "data/yaml.h"
#include "game/matching.h"

static const Field player_fields[] = {
    { .key = "name", .type = FIELD_LINE, .required = true, .help = "Name, as printed on the tent" },
    { .key = "job",
      .type = FIELD_WORD,
      .help = "Job in real life: a role's id or name, or free text" },
    { .key = NULL },
};
static const Field player = { .type = FIELD_OBJECT, .fields = player_fields, .help = "One person" };
static const Field roster_fields[] = {
    { .key = "players",
      .type = FIELD_LIST,
      .required = true,
      .help = "Everybody who will sit at the table, in any order",
      .low = 1,
      .high = 100,
      .element = &player },
    { .key = NULL },
};
const Field roster_schema = { .type = FIELD_OBJECT, .fields = roster_fields, .help = "A roster" };

const Value *roster_read(Arena *a, Diag *d, const char *path)
{
    Value *v = yaml_read(a, d, SPAN_NONE, path);
    return v && schema_check(a, d, &roster_schema, v) ? v : NULL;
}

typedef struct Table {
    Arena *arena;
    Diag *diag;
    const Value *people, *roles;
    Set *spared; /* by person: roles that are not their own job */
    Set *fits;   /* by role: people whose own job it is not */
} Table;

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_word(Str a, Str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i])) return false;
    return true;
}

static bool is_job(Str job, Str id, Str name)
{
    return job.n && (same_word(job, id) || same_word(job, name));
}

/* Whether the role, or one folded into it, is the job. */
static bool plays_job(const Entry *role, Str job)
{
    const Value *folded = value_get(role->value, "folded");
    bool own = is_job(job, role->key, value_str(value_get(role->value, "name")));
    for (size_t i = 0; i < value_count(folded); i++)
        own |= is_job(job, folded->map.at[i].key, value_str(value_at(folded, i)));
    return own;
}

static void find_jobs(Table *t)
{
    size_t people = value_count(t->people), roles = value_count(t->roles);
    t->spared = ARENA_ARRAY(t->arena, Set, people);
    t->fits = ARENA_ARRAY(t->arena, Set, roles);
    for (size_t r = 0; r < roles; r++) t->fits[r] = set_new(t->arena, people);
    for (size_t i = 0; i < people; i++) {
        Str job = str_trim(value_str(value_get(value_at(t->people, i), "job")));
        t->spared[i] = set_new(t->arena, roles);
        for (size_t r = 0; r < roles; r++) {
            if (plays_job(&t->roles->map.at[r], job)) continue;
            set_add(t->spared[i], r);
            set_add(t->fits[r], i);
        }
    }
}

static Str name_of_person(const Table *t, size_t i)
{
    return value_str(value_get(value_at(t->people, i), "name"));
}

static Str name_of_role(const Table *t, size_t i)
{
    Str name = value_str(value_get(value_at(t->roles, i), "name"));
    return name.n ? name : t->roles->map.at[i].key;
}

static void add_name(Buf *b, Str name)
{
    if (b->n) buf_c(b, ", ");
    buf_str(b, name);
}

/* Why `left` of the matching is left over: Hall's condition fails for it and those who have what it
 * could have. */
static void say_why(const Table *t, const Matching *m, size_t left, bool left_is_people)
{
    Buf these = { .arena = t->arena }, have = { .arena = t->arena };
    add_name(&these, left_is_people ? name_of_person(t, left) : name_of_role(t, left));
    for (size_t i = 0; i < m->n_right; i++) {
        if (!set_has(m->seen, i)) continue;
        add_name(&these, left_is_people ? name_of_person(t, m->left_of[i])
                                        : name_of_role(t, m->left_of[i]));
        add_name(&have, left_is_people ? name_of_role(t, i) : name_of_person(t, i));
    }
    const char *who = str_c(t->arena, buf_done(&these)), *what = str_c(t->arena, buf_done(&have));
    if (left_is_people)
        report(t->diag, MSG_DEAL_PEOPLE, value_span(t->people), who, have.n ? what : "none");
    else
        report(t->diag, MSG_DEAL_ROLES, value_span(t->people), who,
               have.n ? c_format(t->arena, "only %s", what) : "nobody");
}

static size_t *shuffled(Arena *a, Random *random, size_t n)
{
    size_t *order = ARENA_ARRAY(a, size_t, n);
    for (size_t i = 0; i < n; i++) order[i] = i;
    random_shuffle(random, order, n);
    return order;
}

/* Whoever is still without takes what is still there; by maximality that is their own job. */
static void deal_rest(Matching *m, const size_t *left_order, const size_t *right_order)
{
    size_t right = 0;
    for (size_t i = 0; i < m->n_left; i++) {
        if (m->right_of[left_order[i]] != MATCHING_NONE) continue;
        while (m->left_of[right_order[right]] != MATCHING_NONE) right++;
        m->right_of[left_order[i]] = right_order[right];
        m->left_of[right_order[right]] = left_order[i];
    }
}

/* Matches the smaller side, so that everyone in it gets somebody. */
static Matching match(const Table *t, Random *random, bool left_is_people)
{
    size_t people = value_count(t->people), roles = value_count(t->roles);
    size_t n_left = left_is_people ? people : roles, n_right = left_is_people ? roles : people;
    size_t *left = shuffled(t->arena, random, n_left), *right = shuffled(t->arena, random, n_right);
    Matching m =
        matching_new(t->arena, n_left, n_right, left_is_people ? t->spared : t->fits, right);
    for (size_t i = 0; i < n_left; i++)
        if (!matching_add(&m, left[i])) say_why(t, &m, left[i], left_is_people);
    deal_rest(&m, left, right);
    return m;
}

Deal deal_seats(Arena *a, Diag *d, const Value *scenario, const Value *roster, uint64_t seed)
{
    Table t = {
        .arena = a,
        .diag = d,
        .people = value_get(roster, "players"),
        .roles = value_get(scenario, "roles"),
    };
    Random random = { seed };
    Deal deal = { .n = value_count(t.people) };
    Seat *seats = ARENA_ARRAY(a, Seat, deal.n);
    find_jobs(&t);
    bool left_is_people = deal.n <= value_count(t.roles);
    Matching m = match(&t, &random, left_is_people);
    for (size_t i = 0; i < deal.n; i++) {
        size_t role = left_is_people ? m.right_of[i] : m.left_of[i];
        seats[i] = (Seat){ .player = name_of_person(&t, i), .role = role };
        seats[i].job = str_trim(value_str(value_get(value_at(t.people, i), "job")));
        seats[i].own_job = role != SEAT_NONE && !set_has(t.spared[i], role);
        deal.own_jobs += seats[i].own_job;
    }
    deal.seats = seats;
    return deal;
}
