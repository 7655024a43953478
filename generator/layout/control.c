/* control.c - conditions and loops: read once, asked for each thing. */
#include "layout/control.h"

#include <string.h>

static const struct {
    const char *sign;
    Comparison comparison;
} comparisons[] = {
    { "==", COMPARE_EQUAL },    { "!=", COMPARE_NOT_EQUAL }, { "<=", COMPARE_AT_MOST },
    { ">=", COMPARE_AT_LEAST }, { "<", COMPARE_LESS },       { ">", COMPARE_GREATER },
};

/* Cuts "<= 14" off the end of `s`. */
static void cut_comparison(Str *s, Condition *out)
{
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = 0; k < sizeof comparisons / sizeof *comparisons; k++) {
            const Str rest = str_slice(*s, i, s->n);
            if (!str_starts(rest, comparisons[k].sign)) continue;
            out->comparison = comparisons[k].comparison;
            out->word = str_trim(str_slice(rest, strlen(comparisons[k].sign), rest.n));
            *s = str_trim(str_slice(*s, 0, i));
            return;
        }
}

bool condition_parse(const Paths *p, const PathNames *names, const Value *v, Condition *out)
{
    Str s = str_trim(value_str(v));
    PathType type;
    *out = (Condition){ .negated = str_starts(s, "not ") };
    if (out->negated) s = str_trim(str_slice(s, strlen("not "), s.n));
    cut_comparison(&s, out);
    const size_t bar = str_find(s, '|');
    out->counts = bar < s.n;
    out->path = str_trim(str_slice(s, 0, bar));
    const bool count = !out->counts || str_is(str_trim(str_slice(s, bar + 1, s.n)), "count");
    if (!out->path.n || !count || (out->comparison && !out->word.n))
        return report(p->diag, MSG_TEMPLATE_IF, v->span, str_c(p->arena, value_str(v)));
    return path_resolve(p, names, out->path, v->span, &type);
}

static bool compare(Comparison c, double a, double b)
{
    switch (c) {
    case COMPARE_EQUAL: return a == b;
    case COMPARE_NOT_EQUAL: return a != b;
    case COMPARE_LESS: return a < b;
    case COMPARE_AT_MOST: return a <= b;
    case COMPARE_GREATER: return a > b;
    case COMPARE_AT_LEAST: return a >= b;
    default: return a != 0;
    }
}

/* Numbers as numbers; words only as equal or not. */
static bool compares(const Condition *c, const Value *v)
{
    double a = 0, b = 0;
    const bool counts = c->counts, number = str_to_real(c->word, &b);
    if (counts) a = (double)value_count(v);
    if (counts || (number && (!v || str_to_real(value_str(v), &a))))
        return compare(c->comparison, a, b);
    const bool equal = str_eq(value_str(v), c->word);
    return c->comparison == COMPARE_EQUAL ? equal : c->comparison == COMPARE_NOT_EQUAL && !equal;
}

bool condition_holds(const Condition *c, const Scope *scope)
{
    if (!c->path.n) return true;
    const Value *v = scope_find(scope, c->path);
    return (c->comparison ? compares(c, v) : value_truth(v)) != c->negated;
}

/* ---- loops ---------------------------------------------------------------------------------- */

/* "by 2" */
static bool read_by(Str s, size_t *by)
{
    int64_t n;
    s = str_trim(s);
    if (!str_starts(s, "by ") || !str_to_int(str_trim(str_slice(s, 3, s.n)), &n) || n < 1 ||
        n > 100)
        return false;
    *by = (size_t)n;
    return true;
}

bool loop_parse(const Paths *p, const PathNames *names, const Value *v, Loop *out, PathType *item)
{
    if (v->map.n != 1) return report(p->diag, MSG_TEMPLATE_EACH, v->span, NULL);
    const Value *written = v->map.at[0].value;
    const Str s = value_str(written);
    const size_t bar = str_find(s, '|');
    PathType list;
    *out = (Loop){ .name = v->map.at[0].key, .path = str_trim(str_slice(s, 0, bar)) };
    if (bar < s.n && !read_by(str_slice(s, bar + 1, s.n), &out->by))
        return report(p->diag, MSG_TEMPLATE_EACH, written->span, NULL);
    if (!path_resolve(p, names, out->path, written->span, &list)) return false;
    if (!path_items(p, list, item))
        return report(p->diag, MSG_PATH_LIST, span_of_part(written->span, out->path),
                      str_c(p->arena, out->path));
    if (out->by) *item = list; /* a part of it */
    return true;
}

const Value *loop_list(const Loop *l, Arena *a, const Scope *scope)
{
    const Value *list = scope_find(scope, l->path);
    const size_t n = value_count(list);
    if (!l->by || !list) return list;
    Value *parts = value_seq(a, list->span), *part = NULL;
    for (size_t i = 0; i < n; i++) {
        if (i % l->by == 0) value_push(a, parts, part = value_seq(a, list->span));
        value_push(a, part, value_at(list, i));
    }
    return parts;
}
