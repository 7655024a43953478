/* scope.c - walking a path down from a binding. */
#include "data/scope.h"

/* Cuts the first part off `path`.  A part is a few letters: looking for its end by hand is quicker
 * than asking memchr. */
static Str next_part(Str *path)
{
    size_t dot = 0;
    while (dot < path->n && path->p[dot] != '.') dot++;
    Str part = { path->p, dot };
    const size_t used = dot < path->n ? dot + 1 : dot;
    *path = (Str){ path->p + used, path->n - used };
    return part;
}

static const Value *bound(const Scope *s, Str name)
{
    for (; s; s = s->parent) {
        if (s->name.n && str_eq(s->name, name)) return s->value;
        const Value *v = s->name.n ? NULL : value_get_str(s->value, name);
        if (v) return v;
    }
    return NULL;
}

static const Value *step(const Value *v, Str part)
{
    int64_t i;
    if (v->kind == VALUE_SEQ) return str_to_int(part, &i) && i >= 0 ? value_at(v, (size_t)i) : NULL;
    return value_get_str(v, part);
}

const Value *scope_find(const Scope *s, Str path)
{
    const Value *v = bound(s, next_part(&path));
    while (v && path.n) v = step(v, next_part(&path));
    return v;
}
