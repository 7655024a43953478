/* value.c - the tree of a YAML file.  Maps keep file order; one that grows past INDEX_FROM entries
 * gets a hash index, so that neither reading nor looking up is ever quadratic. */
#include "data/value.h"

#include <string.h>

#include "base/vec.h"

#define INDEX_FROM 16

static Value *value_new(Arena *a, ValueKind kind, Span at)
{
    Value *v = ARENA_NEW(a, Value);
    v->kind = kind;
    v->span = at;
    return v;
}

static Value *scalar_new(Arena *a, ValueKind kind, Span at, Str text)
{
    Value *v = value_new(a, kind, at);
    v->text = text;
    return v;
}

Value *value_null(Arena *a, Span at)
{
    return scalar_new(a, VALUE_NULL, at, STR(""));
}

Value *value_text(Arena *a, Span at, Str text)
{
    return scalar_new(a, VALUE_TEXT, at, text);
}

Value *value_int(Arena *a, Span at, int64_t n)
{
    Value *v = scalar_new(a, VALUE_INT, at, str_integer(a, n));
    v->integer = n;
    return v;
}

Value *value_bool(Arena *a, Span at, bool truth)
{
    Value *v = scalar_new(a, VALUE_BOOL, at, truth ? STR("true") : STR("false"));
    v->boolean = truth;
    return v;
}

Value *value_seq(Arena *a, Span at)
{
    return value_new(a, VALUE_SEQ, at);
}

Value *value_map(Arena *a, Span at)
{
    return value_new(a, VALUE_MAP, at);
}

static void *settled(Arena *a, const void *at, uint32_t n, size_t size)
{
    return n ? memcpy(arena_array(a, n, size), at, n * size) : NULL;
}

/* Room for one element more, as vec_grow with 32-bit counts: most collections hold a handful. */
static void *grown(Arena *a, void *at, uint32_t n, uint32_t *cap, size_t size)
{
    if (n < *cap) return at;
    uint32_t old = *cap;
    *cap = old ? old * 2 : 4;
    return arena_grow(a, at, old * size, *cap * size);
}

void value_reserve(Arena *a, Value *map, size_t more)
{
    size_t cap = map->map.n + more;
    if (cap <= map->map.cap || cap > UINT32_MAX) return;
    map->map.at = arena_grow(a, map->map.at, map->map.cap * sizeof(Entry), cap * sizeof(Entry));
    map->map.cap = (uint32_t)cap;
}

void value_push(Arena *a, Value *seq, Value *v)
{
    seq->seq.at = grown(a, seq->seq.at, seq->seq.n, &seq->seq.cap, sizeof(Value *));
    seq->seq.at[seq->seq.n++] = v;
}

static void index_entry(Value *map, uint32_t i)
{
    map_set(map->map.index, map->map.at[i].key, (void *)(uintptr_t)(i + 1));
}

static void index_all(Arena *a, Value *map)
{
    map->map.index = ARENA_NEW(a, Map);
    map_init(map->map.index, a);
    for (uint32_t i = 0; i < map->map.n; i++) index_entry(map, i);
}

void value_add(Arena *a, Value *map, Entry entry)
{
    map->map.at = grown(a, map->map.at, map->map.n, &map->map.cap, sizeof(Entry));
    map->map.at[map->map.n++] = entry;
    if (map->map.index) index_entry(map, map->map.n - 1);
    else if (map->map.n > INDEX_FROM) index_all(a, map);
}

Entry *value_entry(const Value *map, Str key)
{
    if (!map || map->kind != VALUE_MAP) return NULL;
    if (map->map.index) {
        uintptr_t i = (uintptr_t)map_get(map->map.index, key);
        return i ? &map->map.at[i - 1] : NULL;
    }
    for (uint32_t i = 0; i < map->map.n; i++)
        if (str_eq(map->map.at[i].key, key)) return &map->map.at[i];
    return NULL;
}

void value_set(Arena *a, Value *map, Str key, Value *v)
{
    Entry *e = value_entry(map, key);
    if (e) *e = (Entry){ e->key, v->span, v };
    else value_add(a, map, (Entry){ key, v->span, v });
}

Value *value_copy(Arena *a, const Value *map, size_t more)
{
    Value *copy = value_map(a, value_span(map));
    if (!map || map->kind != VALUE_MAP) return copy;
    value_reserve(a, copy, map->map.n + more);
    for (uint32_t i = 0; i < map->map.n; i++) value_add(a, copy, map->map.at[i]);
    return copy;
}

void value_settle(Arena *a, Value *v)
{
    if (v->kind == VALUE_SEQ) {
        v->seq.at = settled(a, v->seq.at, v->seq.n, sizeof *v->seq.at);
        v->seq.cap = v->seq.n;
    } else {
        v->map.at = settled(a, v->map.at, v->map.n, sizeof *v->map.at);
        v->map.cap = v->map.n;
        if (v->map.index) index_all(a, v);
    }
}

/* The first `kept` entries are what is left of the map. */
static void shorten(Arena *a, Value *map, uint32_t kept)
{
    if (kept == map->map.n) return;
    map->map.n = kept;
    if (map->map.index) index_all(a, map);
}

void value_drop_nulls(Arena *a, Value *map)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < map->map.n; i++)
        if (map->map.at[i].value->kind != VALUE_NULL) map->map.at[kept++] = map->map.at[i];
    shorten(a, map, kept);
}

void value_drop_prefixed(Arena *a, Value *map, const char *prefix)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < map->map.n; i++)
        if (!str_starts(map->map.at[i].key, prefix)) map->map.at[kept++] = map->map.at[i];
    shorten(a, map, kept);
}

size_t value_count(const Value *v)
{
    if (!v) return 0;
    return v->kind == VALUE_SEQ ? v->seq.n : v->kind == VALUE_MAP ? v->map.n : 0;
}

Value *value_at(const Value *v, size_t i)
{
    if (i >= value_count(v)) return NULL;
    return v->kind == VALUE_SEQ ? v->seq.at[i] : v->map.at[i].value;
}

Str value_key(const Value *map, size_t i)
{
    return map && map->kind == VALUE_MAP && i < map->map.n ? map->map.at[i].key : STR("");
}

Str value_str(const Value *v)
{
    const bool says = v && v->kind != VALUE_NULL && v->kind != VALUE_SEQ && v->kind != VALUE_MAP;
    return says ? v->text : STR("");
}

double value_number(const Value *v, double otherwise)
{
    if (v && v->kind == VALUE_INT) return (double)v->integer;
    return v && v->kind == VALUE_REAL ? v->real : otherwise;
}

int64_t value_integer(const Value *v, int64_t otherwise)
{
    if (v && v->kind == VALUE_INT) return v->integer;
    bool fits = v && v->kind == VALUE_REAL && v->real > -9e18 && v->real < 9e18;
    return fits ? (int64_t)v->real : otherwise;
}

bool value_equal(const Value *a, const Value *b)
{
    const size_t n = value_count(a);
    if (!a || !b || a->kind != b->kind || value_count(b) != n) return a == b;
    for (size_t i = 0; i < n; i++)
        if (!str_eq(value_key(a, i), value_key(b, i)) ||
            !value_equal(value_at(a, i), value_at(b, i)))
            return false;
    return str_eq(value_str(a), value_str(b));
}

bool value_truth(const Value *v)
{
    if (!v || v->kind == VALUE_NULL) return false;
    if (v->kind == VALUE_BOOL) return v->boolean;
    if (v->kind == VALUE_TEXT) return v->text.n > 0;
    if (v->kind == VALUE_SEQ || v->kind == VALUE_MAP) return value_count(v) > 0;
    return true;
}

Span value_span(const Value *v)
{
    return v ? v->span : SPAN_NONE;
}

const char *value_kind_name(ValueKind kind)
{
    static const char *const names[] = {
        [VALUE_NULL] = "nothing",       [VALUE_BOOL] = "true or false",
        [VALUE_INT] = "a whole number", [VALUE_REAL] = "a number with a fraction",
        [VALUE_TEXT] = "a text",        [VALUE_SEQ] = "a list",
        [VALUE_MAP] = "a map of keys",
    };
    return names[kind];
}
