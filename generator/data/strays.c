/* strays.c - a thing is used under two names: a key refers to "system.components.db", a text names
 * "components.db", or "company" of the words. */
#include "data/strays.h"

#include "base/ascii.h"
#include "data/schema_field.h"
#include "data/suggest.h"
#include "data/yaml.h"

/* Whoever adds more does not mistype. */
#define NEWCOMERS_MAX 100

typedef struct Notes {
    Arena *arena;
    Newcomers *to;
} Notes;

/* ---- what is new -------------------------------------------------------------------------- */

/* Ids such as db-1 and db-2 are near each other and still no mistake. */
static bool differ_in_digits_only(Str a, Str b)
{
    for (;;) {
        while (a.n && ascii_digit(a.p[0])) a = str_slice(a, 1, a.n);
        while (b.n && ascii_digit(b.p[0])) b = str_slice(b, 1, b.n);
        if (!a.n || !b.n || a.p[0] != b.p[0]) return !a.n && !b.n;
        a = str_slice(a, 1, a.n), b = str_slice(b, 1, b.n);
    }
}

static Str near_id(Arena *a, Str id, const Value *map)
{
    Str near = nearest_key(a, id, map);
    return differ_in_digits_only(id, near) ? STR("") : near;
}

static void note_ids(const Notes *n, const Field *f, Str path, const Value *base, const Value *over)
{
    const Value *defaults =
        f->fallback ? yaml_parse(n->arena, diag_new(n->arena), "default", str(f->fallback)) : NULL;
    for (uint32_t i = 0; i < over->map.n && n->to->n < NEWCOMERS_MAX; i++) {
        const Entry *e = &over->map.at[i];
        if (e->value->kind == VALUE_NULL || value_entry(base, e->key)) continue;
        if (value_entry(defaults, e->key)) continue;
        Str near = near_id(n->arena, e->key, base);
        if (!near.n) near = near_id(n->arena, e->key, defaults);
        *vec_push(n->arena, n->to) = (Newcomer){ path, e->key, e->key_span, near };
    }
}

static void note(const Notes *n, const Field *f, Str path, const Value *base, const Value *over)
{
    if (!over || over->kind != VALUE_MAP || (base && base->kind != VALUE_MAP)) return;
    if (f->type == FIELD_MAP) note_ids(n, f, path, base, over);
    for (const Field *k = f->type == FIELD_OBJECT ? f->fields : NULL; k && k->key; k++)
        note(n, k, str_format(n->arena, "%.*s%s%s", (int)path.n, path.p, path.n ? "." : "", k->key),
             value_get(base, k->key), value_get(over, k->key));
}

void strays_note(Arena *a, Newcomers *to, const Value *root, const Value *over)
{
    note(&(Notes){ a, to }, &scenario_schema, STR(""), root, over);
}

/* ---- what is used ------------------------------------------------------------------------- */

static Str joined(Arena *a, Str map, Str id)
{
    return str_format(a, "%.*s.%.*s", (int)map.n, map.p, (int)id.n, id.p);
}

static void collect(void *context, const Field *field, Value *v, bool secret)
{
    Map *uses = context;
    (void)secret;
    if (field->type != FIELD_REF) return;
    for (Str rest = str(field->target), path; field_next_target(&rest, &path);)
        map_set(uses, joined(uses->arena, path, value_str(v)), uses);
}

/* How a text names it. */
static Str text_name(Arena *a, const Newcomer *n)
{
    Str kind = n->map;
    for (size_t dot; (dot = str_find(kind, '.')) < kind.n;) kind = str_slice(kind, dot + 1, kind.n);
    return str_is(kind, "words") ? n->id : joined(a, kind, n->id);
}

static bool targets(const Field *f, Str map)
{
    for (Str rest = str(f->target), path; field_next_target(&rest, &path);)
        if (str_eq(path, map)) return true;
    return false;
}

/* Whether some key below `f` can refer to the things of the map, or a text can: nothing does to the
 * frames of a diagram. */
static bool can_be_named(const Field *f, Str map)
{
    if (str_is(map, "words") || (f->type == FIELD_REF && !f->aside && targets(f, map))) return true;
    bool can = f->element && can_be_named(f->element, map);
    for (const Field *k = f->type == FIELD_OBJECT ? f->fields : NULL; k && k->key && !can; k++)
        can = can_be_named(k, map);
    for (const Field *k = f->type == FIELD_ONE_OF ? f->alternatives : NULL; k && k->help && !can;
         k++)
        can = can_be_named(k, map);
    return can;
}

void strays_report(Arena *a, Diag *d, const Newcomers *newcomers, Value *root, Map *named)
{
    Map uses;
    map_init(&uses, a);
    if (newcomers->n) schema_each(&scenario_schema, root, collect, &uses);
    for (size_t i = 0; i < newcomers->n; i++) {
        const Newcomer *n = &newcomers->at[i];
        if (!n->near.n && !can_be_named(&scenario_schema, n->map)) continue;
        if (map_get(&uses, joined(a, n->map, n->id)) || map_get(named, text_name(a, n))) continue;
        report(d, MSG_STRAY_ID, n->at, str_c(a, n->id), str_c(a, n->map));
        suggest_near(a, d, n->near);
        map_set(named, text_name(a, n), named); /* that nothing uses it is said by now */
    }
}
