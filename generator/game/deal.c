/* deal.c - the deal as a maximum matching.
 *
 * Both sides are shuffled.  Any maximum matching can come out: the one whose pairs are shuffled to
 * the same places, leftovers last, is found pair by pair, as free ones are tried first. */
#include "game/deal.h"

#include <string.h>

#include "base/ascii.h"
#include "base/vec.h"
#include "data/suggest.h"
#include "game/matching.h"

/* What a role, or one folded into it, is called, as job_words() has it. */
typedef struct Names {
    const Str *at;
    size_t n;
} Names;

typedef struct Table {
    Arena *arena;
    Diag *diag;
    const Value *people, *roles, *cast;
    Names *names; /* by role */
    Set *spared;  /* by person: roles that are not their own job */
    Set *fits;    /* by role: people whose own job it is not */
    bool *known;  /* by person: the job is that of some role */
} Table;

/* ---- jobs --------------------------------------------------------------------------------- */

/* The words of a job in small letters, each with a blank before and behind it: so that words are
 * found by looking for their text.  Empty where there are none. */
static Str job_words(Arena *a, Str job)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < job.n; i++) {
        bool gap = job.p[i] == ' ' || job.p[i] == '-' || job.p[i] == '_';
        if (!gap && !b.n) buf_char(&b, ' ');
        if (!gap || (b.n && b.p[b.n - 1] != ' ')) buf_char(&b, gap ? ' ' : ascii_lower(job.p[i]));
    }
    if (b.n && b.p[b.n - 1] != ' ') buf_char(&b, ' ');
    return buf_done(&b);
}

static bool holds_words(Str text, Str words)
{
    return words.n && memmem(text.p, text.n, words.p, words.n) != NULL;
}

typedef VEC(Str) NameList;

static void add_names(Arena *a, NameList *names, Str id, const Value *role)
{
    const Str all[] = { id, value_str(value_get(role, "name")),
                        value_str(value_get(role, "extends")) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        Str words = job_words(a, all[i]);
        if (words.n) *vec_push(a, names) = words;
    }
}

static Names names_of(const Table *t, const Entry *role)
{
    NameList names = { 0 };
    const Value *folded = value_get(role->value, "folded");
    add_names(t->arena, &names, role->key, role->value);
    for (size_t i = 0; i < value_count(folded); i++) {
        Str id = folded->map.at[i].key;
        add_names(t->arena, &names, id, value_get_str(t->cast, id));
    }
    return (Names){ names.at, names.n };
}

/* How much a job has of a role's names. */
typedef enum Likeness { LIKE_NOT, LIKE_PARTLY, LIKE_WHOLLY } Likeness;

static Likeness likeness(Str job, Names names)
{
    Likeness best = LIKE_NOT;
    for (size_t i = 0; job.n && i < names.n; i++) {
        if (str_eq(job, names.at[i])) return LIKE_WHOLLY;
        if (holds_words(job, names.at[i]) || holds_words(names.at[i], job)) best = LIKE_PARTLY;
    }
    return best;
}

static Str job_of(const Table *t, size_t person)
{
    return str_trim(value_str(value_get(value_at(t->people, person), "job")));
}

/* Words of fewer letters are all near to each other. */
#define NEAR_LETTERS 3

/* A job that is no role's: mistyped, if it is near to one. */
static void report_job(const Table *t, size_t person, Str words)
{
    const Value *v = value_at(t->people, person);
    const char *job = str_c(t->arena, job_of(t, person));
    const char *name = str_c(t->arena, value_str(value_get(v, "name")));
    NameList all = { 0 };
    for (size_t r = 0; r < value_count(t->roles); r++)
        for (size_t i = 0; i < t->names[r].n; i++)
            *vec_push(t->arena, &all) = str_trim(t->names[r].at[i]);
    words = str_trim(words);
    Str near = words.n < NEAR_LETTERS ? STR("") : nearest_name(words, all.at, all.n);
    report(t->diag, near.n ? MSG_JOB_NEAR : MSG_JOB_UNKNOWN, value_span(value_get(v, "job")), job,
           name);
    suggest_near(t->arena, t->diag, near);
}

static void find_job(Table *t, size_t person)
{
    size_t roles = value_count(t->roles);
    Likeness *like = ARENA_ARRAY(t->arena, Likeness, roles), best = LIKE_NOT;
    Str words = job_words(t->arena, job_of(t, person));
    for (size_t r = 0; r < roles; r++) {
        like[r] = likeness(words, t->names[r]);
        if (like[r] > best) best = like[r];
    }
    for (size_t r = 0; r < roles; r++) {
        if (best != LIKE_NOT && like[r] == best) continue;
        set_add(t->spared[person], r);
        set_add(t->fits[r], person);
    }
    t->known[person] = best != LIKE_NOT;
    if (words.n && !t->known[person]) report_job(t, person, words);
}

static void find_jobs(Table *t)
{
    size_t people = value_count(t->people), roles = value_count(t->roles);
    t->names = ARENA_ARRAY(t->arena, Names, roles);
    t->spared = ARENA_ARRAY(t->arena, Set, people);
    t->fits = ARENA_ARRAY(t->arena, Set, roles);
    t->known = ARENA_ARRAY(t->arena, bool, people);
    for (size_t r = 0; r < roles; r++) {
        t->names[r] = names_of(t, &t->roles->map.at[r]);
        t->fits[r] = set_new(t->arena, people);
    }
    for (size_t i = 0; i < people; i++) {
        t->spared[i] = set_new(t->arena, roles);
        find_job(t, i);
    }
}

/* ---- the matching ------------------------------------------------------------------------- */

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

Deal deal_seats(Arena *a, Diag *d, const Scenario *scenario, const Value *roster, uint64_t seed)
{
    Table t = {
        .arena = a,
        .diag = d,
        .people = value_get(roster, "players"),
        .roles = value_get(scenario->root, "roles"),
        .cast = scenario->cast,
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
        seats[i].job = job_of(&t, i);
        seats[i].known_job = t.known[i];
        seats[i].own_job = role != SEAT_NONE && !set_has(t.spared[i], role);
        deal.own_jobs += seats[i].own_job;
    }
    deal.seats = seats;
    return deal;
}
