/* paths.c - walking the tables along a path. */
#include "data/paths.h"

#include "base/vec.h"
#include "data/schema_field.h"
#include "data/suggest.h"

/* References within references, and alternatives; the tables have no more. */
#define DEPTH_MAX 8

static Str below(const Paths *p, Str at, const char *separator, Str key)
{
    Buf path = { .arena = p->arena };
    buf_str(&path, at);
    if (at.n) buf_c(&path, separator);
    buf_str(&path, key);
    return buf_done(&path);
}

static const Field *added_field(const Paths *p, Str at, Str key)
{
    for (const Addition *a = p->additions; a->at; a++) {
        const Field *f = str_is(at, a->at) ? field_of(a->fields, key) : NULL;
        if (f) return f;
    }
    return NULL;
}

static bool step(const Paths *p, PathType t, Str key, unsigned depth, PathType *out);

bool path_things(const Paths *p, Str path, PathType *out)
{
    *out = (PathType){ p->root, STR("") };
    while (path.n) {
        const Str key = str_slice(path, 0, str_find(path, '.'));
        path = str_slice(path, key.n + 1, path.n);
        const Field *f =
            out->field->type == FIELD_OBJECT ? field_of(out->field->fields, key) : NULL;
        if (!f) return false;
        out->field = f;
        out->at = below(p, out->at, ".", key);
        if (f->type == FIELD_MAP || f->type == FIELD_LIST) path_items(p, *out, out);
    }
    return true;
}

/* Into one of the things that a reference may name. */
static bool step_into_things(const Paths *p, const Field *ref, Str key, unsigned depth,
                             PathType *out)
{
    PathType thing;
    for (Str rest = str(ref->target), path; field_next_target(&rest, &path);)
        if (path_things(p, path, &thing) && step(p, thing, key, depth + 1, out)) return true;
    return false;
}

static bool step_into_alternatives(const Paths *p, PathType t, Str key, unsigned depth,
                                   PathType *out)
{
    for (const Field *f = t.field->alternatives; !field_is_end(f); f++)
        if (step(p, (PathType){ f, t.at }, key, depth + 1, out)) return true;
    return false;
}

static bool step(const Paths *p, PathType t, Str key, unsigned depth, PathType *out)
{
    int64_t index;
    const Field *f = added_field(p, t.at, key);
    if (depth > DEPTH_MAX) return false;
    if (!f && t.field->type == FIELD_OBJECT) f = field_of(t.field->fields, key);
    if (f) {
        *out = (PathType){ f, below(p, t.at, ".", key) };
        if (p->late && f->late) *p->late = true;
        return !(p->open && f->secret);
    }
    switch (t.field->type) {
    case FIELD_MAP:
        *out = (PathType){ t.field->element, below(p, t.at, ".", STR("ID")) };
        return true;
    case FIELD_LIST:
        *out = (PathType){ t.field->element, below(p, t.at, "", STR("[]")) };
        return str_to_int(key, &index) && index >= 0;
    case FIELD_REF: return step_into_things(p, t.field, key, depth, out);
    case FIELD_ONE_OF: return step_into_alternatives(p, t, key, depth, out);
    default: return false;
    }
}

bool path_items(const Paths *p, PathType list, PathType *item)
{
    const Field *f = list.field;
    *item = list;
    if (!f) return true;
    if (f->type == FIELD_MAP || f->type == FIELD_LIST) {
        *item = (PathType){ f->element, below(p, list.at, f->type == FIELD_MAP ? "." : "",
                                              f->type == FIELD_MAP ? STR("ID") : STR("[]")) };
        return true;
    }
    if (f->type != FIELD_ONE_OF) return false;
    for (const Field *k = f->alternatives; !field_is_end(k); k++)
        if (path_items(p, (PathType){ k, list.at }, item)) return true;
    return false;
}

/* ---- what may have been meant --------------------------------------------------------------- */

typedef struct NameList {
    VEC(Str) at;
} NameList;

static void add_fields(const Paths *p, const Field *fields, NameList *names)
{
    for (const Field *f = fields; f && f->key; f++)
        if (!(p->open && f->secret)) *vec_push(p->arena, &names->at) = str(f->key);
}

static void add_names(const Paths *p, PathType t, unsigned depth, NameList *names)
{
    PathType thing;
    if (depth > DEPTH_MAX) return;
    for (const Addition *a = p->additions; a->at; a++)
        if (str_is(t.at, a->at)) add_fields(p, a->fields, names);
    if (t.field->type == FIELD_OBJECT) add_fields(p, t.field->fields, names);
    if (t.field->type == FIELD_REF)
        for (Str rest = str(t.field->target), path; field_next_target(&rest, &path);)
            if (path_things(p, path, &thing)) add_names(p, thing, depth + 1, names);
    if (t.field->type == FIELD_ONE_OF)
        for (const Field *f = t.field->alternatives; !field_is_end(f); f++)
            add_names(p, (PathType){ f, t.at }, depth + 1, names);
}

Span span_of_part(Span span, Str part)
{
    const Str text = span.source ? span.source->text : (Str){ NULL, 0 };
    if (!text.n || part.p < text.p || part.p + part.n > text.p + text.n) return span;
    const size_t from = (size_t)(part.p - text.p);
    span.from = (uint32_t)from;
    span.to = (uint32_t)(from + part.n);
    return span;
}

/* Whether the path would lead somewhere for the host. */
static bool is_secret(const Paths *p, const PathNames *names, Str path)
{
    Paths all = *p;
    PathType type;
    all.open = false;
    all.diag = diag_new(p->arena);
    return p->open && path_resolve(&all, names, path, SPAN_NONE, &type);
}

static bool leads_nowhere(const Paths *p, const PathNames *names, Str path, Str part, Span span,
                          const NameList *known)
{
    const Span at = span_of_part(span, part);
    if (is_secret(p, names, path))
        return report(p->diag, MSG_PATH_SECRET, at, str_c(p->arena, path));
    report(p->diag, MSG_PATH_UNKNOWN, at, str_c(p->arena, path), str_c(p->arena, part));
    suggest(p->arena, p->diag, part, known->at.at, known->at.n);
    return false;
}

/* ---- paths ---------------------------------------------------------------------------------- */

static Str next_part(Str *rest)
{
    const Str part = str_slice(*rest, 0, str_find(*rest, '.'));
    *rest = str_slice(*rest, part.n + 1, rest->n);
    return part;
}

static bool resolve_string(const Paths *p, Str path, Str rest, Span span, PathType *out)
{
    static const Field text = { .type = FIELD_TEXT },
                       texts = { .type = FIELD_LIST, .element = &text },
                       group = { .type = FIELD_MAP, .element = &text };
    const Value *v = p->strings;
    while (rest.n && v && v->kind == VALUE_MAP) {
        const Str key = next_part(&rest);
        const Value *inner = value_get_str(v, key);
        if (!inner) {
            NameList known = { { 0 } };
            for (uint32_t i = 0; i < v->map.n; i++)
                *vec_push(p->arena, &known.at) = v->map.at[i].key;
            return leads_nowhere(p, NULL, path, key, span, &known);
        }
        v = inner;
    }
    *out = (PathType){ !v || v->kind == VALUE_MAP ? &group
                       : v->kind == VALUE_SEQ     ? &texts
                                                  : &text,
                       STR("t") };
    return true;
}

/* What stands at the end of a path that has been gone before. */
typedef struct KnownPath {
    PathType end;
    bool late;
} KnownPath;

/* All that the end depends on.  Empty: too long to be kept. */
static Str known_key(const Paths *p, PathType from, Str rest, char *to, size_t room)
{
    const size_t n = sizeof from.field + 1 + from.at.n + 1 + rest.n;
    if (!p->known || n > room) return STR("");
    memcpy(to, &from.field, sizeof from.field);
    char *next = to + sizeof from.field;
    *next++ = (char)p->open;
    memcpy(next, from.at.p, from.at.n);
    next += from.at.n;
    *next++ = 0;
    memcpy(next, rest.p, rest.n);
    return (Str){ to, n };
}

/* The rest of `path`, step by step, one at least; `out` is where it starts. */
static bool follow(const Paths *p, const PathNames *names, Str path, Str rest, Span span,
                   PathType *out)
{
    do {
        const PathType from = *out;
        const Str part = next_part(&rest);
        if (step(p, from, part, 0, out)) continue;
        NameList known = { { 0 } };
        for (const PathNames *k = part.p == path.p ? names : NULL; k; k = k->outer)
            *vec_push(p->arena, &known.at) = k->name;
        add_names(p, from, 0, &known);
        return leads_nowhere(p, names, path, part, span, &known);
    } while (rest.n);
    return true;
}

/* follow(), for what many templates say once. */
static bool follow_known(const Paths *p, const PathNames *names, Str path, Str rest, Span span,
                         PathType *out)
{
    char room[128];
    const Str key = known_key(p, *out, rest, room, sizeof room);
    const KnownPath *known = key.n ? map_get(p->known, key) : NULL;
    if (!known) {
        KnownPath *k = ARENA_NEW(p->arena, KnownPath);
        Paths own = *p;
        own.late = &k->late;
        if (!follow(&own, names, path, rest, span, out)) return false;
        k->end = *out;
        if (key.n) map_set(p->known, str_copy(p->arena, key), k);
        known = k;
    }
    if (p->late && known->late) *p->late = true;
    *out = known->end;
    return true;
}

static const PathNames *named(const PathNames *names, Str name)
{
    while (names && !str_eq(names->name, name)) names = names->outer;
    return names;
}

/* Whether `n` is one of `names` before those from `outer` on. */
static bool lies_within(const PathNames *names, const PathNames *outer, const PathNames *n)
{
    while (names != outer && names != n) names = names->outer;
    return names != outer;
}

static PathUse *use_of(const Paths *p, Str name, const PathNames *n)
{
    PathUses *uses = p->uses;
    for (size_t i = 0; i < uses->at.n; i++)
        if (str_eq(uses->at.at[i].name, name)) return &uses->at.at[i];
    PathUse *use = vec_push(p->arena, &uses->at);
    *use = (PathUse){ .name = name, .bound = n != NULL };
    if (n) use->type = n->type;
    return use;
}

/* What `name` means, or NULL where it is not bound; notes in `p->uses` that somebody asks. */
static const PathNames *use_name(const Paths *p, const PathNames *names, Str name, bool typed)
{
    const PathNames *n = named(names, name);
    if (p->uses && !(n && lies_within(names, p->uses->outer, n)))
        use_of(p, name, n)->typed |= typed;
    return n;
}

bool path_uses_hold(const PathUses *uses, const PathNames *names)
{
    for (size_t i = 0; i < uses->at.n; i++) {
        const PathUse *use = &uses->at.at[i];
        const PathNames *n = named(names, use->name);
        if (use->bound != (n != NULL)) return false;
        if (n && use->typed &&
            (n->type.field != use->type.field || !str_eq(n->type.at, use->type.at)))
            return false;
    }
    return true;
}

void path_uses_again(const Paths *p, const PathNames *names, const PathUses *uses)
{
    for (size_t i = 0; i < uses->at.n; i++)
        use_name(p, names, uses->at.at[i].name, uses->at.at[i].typed);
}

bool path_resolve(const Paths *p, const PathNames *names, Str path, Span span, PathType *out)
{
    Str rest = path, part = next_part(&rest);
    PathType any;
    const PathNames *n = use_name(p, names, part, out || rest.n);
    if (!out) out = &any;
    if (!n && str_is(part, "t")) return resolve_string(p, path, rest, span, out);
    *out = n ? n->type : (PathType){ p->root, STR("") };
    if (!out->field || (n && !rest.n)) return true;
    return follow_known(p, names, path, n ? rest : path, span, out);
}
