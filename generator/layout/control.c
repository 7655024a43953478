/* control.c - conditions and loops: read once, asked for each thing. */
#include "layout/control.h"

#include <string.h>

#include "base/vec.h"

static const struct {
    const char *sign;
    Comparison comparison;
} comparisons[] = {
    { "==", COMPARE_EQUAL },    { "!=", COMPARE_NOT_EQUAL }, { "<=", COMPARE_AT_MOST },
    { ">=", COMPARE_AT_LEAST }, { "<", COMPARE_LESS },       { ">", COMPARE_GREATER },
    { " in ", COMPARE_IN },
};

/* Cuts "<= 14" off the end of `s`. */
static void cut_comparison(Str *s, Term *out)
{
    for (size_t i = 0; i < s->n; i++) {
        if (s->p[i] > '>') continue; /* as most letters are */
        const Str rest = str_slice(*s, i, s->n);
        for (size_t k = 0; k < sizeof comparisons / sizeof *comparisons; k++) {
            if (rest.p[0] != comparisons[k].sign[0]) continue;
            if (!str_starts(rest, comparisons[k].sign)) continue;
            out->comparison = comparisons[k].comparison;
            out->word = str_trim(str_slice(rest, strlen(comparisons[k].sign), rest.n));
            *s = str_trim(str_slice(*s, 0, i));
            return;
        }
    }
}

/* Cuts off the first term; `*other`: `or` stands behind it. */
static Str cut_term(Str *s, bool *other)
{
    for (size_t i = 0; i < s->n; i++) {
        if (s->p[i] != ' ') continue;
        const Str rest = str_slice(*s, i, s->n);
        const bool either = str_starts(rest, " or ");
        if (!either && !str_starts(rest, " and ")) continue;
        const Str term = str_slice(*s, 0, i);
        *s = str_slice(rest, strlen(either ? " or " : " and "), rest.n);
        *other = either;
        return term;
    }
    const Str term = *s;
    s->n = 0;
    return term;
}

/* "count", "count PATH" */
static bool read_count(Str s, Term *out)
{
    static const Str count = STR("count");
    if (!out->counts) return true;
    out->further = str_trim(str_slice(s, count.n, s.n));
    return str_starts(s, "count ") || str_eq(s, count);
}

static bool is_path(const Term *t)
{
    double number;
    return t->comparison == COMPARE_IN ||
           (str_find(t->word, '.') < t->word.n && !str_to_real(t->word, &number));
}

/* False where it is none. */
static bool read_term(Str s, Term *out)
{
    s = str_trim(s);
    out->negated = str_starts(s, "not ");
    if (out->negated) s = str_trim(str_slice(s, strlen("not "), s.n));
    cut_comparison(&s, out);
    out->leads = is_path(out);
    const size_t bar = str_find(s, '|');
    out->counts = bar < s.n;
    out->path = str_trim(str_slice(s, 0, bar));
    return out->path.n && read_count(str_trim(str_slice(s, bar + 1, s.n)), out) &&
           (!out->comparison || out->word.n);
}

/* Conditions ask anything, and nobody what it is. */
static bool resolve(const Paths *p, const PathNames *names, Str path, const Value *v)
{
    return !path.n || path_resolve(p, names, path, v->span, NULL);
}

bool condition_parse(const Paths *p, const PathNames *names, const Value *v, Condition *out)
{
    VEC(Term) terms = { 0 };
    bool ok = true, other = false;
    Str rest = value_str(v);
    vec_reserve(p->arena, &terms, 1); /* as nearly all have */
    do {
        Term *t = vec_push(p->arena, &terms);
        *t = (Term){ .other = other };
        other = false;
        if (!read_term(cut_term(&rest, &other), t))
            return report(p->diag, MSG_TEMPLATE_IF, v->span, str_c(p->arena, value_str(v)));
        ok = resolve(p, names, t->path, v) && ok;
        ok = resolve(p, names, t->further, v) && ok;
        if (t->leads) ok = resolve(p, names, t->word, v) && ok;
    } while (rest.n);
    *out = (Condition){ terms.at, terms.n };
    return ok;
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
static bool compares(const Term *t, const Value *v, size_t count, Str word)
{
    double a = (double)count, b = 0;
    const bool number = str_to_real(word, &b);
    if (t->counts || (number && (!v || str_to_real(value_str(v), &a))))
        return compare(t->comparison, a, b);
    const bool equal = str_eq(value_str(v), word);
    return t->comparison == COMPARE_EQUAL ? equal : t->comparison == COMPARE_NOT_EQUAL && !equal;
}

/* A thing is the same in all lists; a word is known by its letters. */
static bool lists(const Value *list, const Value *v)
{
    const Str text = value_str(v);
    const size_t n = value_count(list);
    if (!text.n && list && list->kind == VALUE_SEQ) {
        size_t i = 0;
        while (i < n && list->seq.at[i] != v) i++;
        return i < n;
    }
    for (size_t i = 0; i < n; i++)
        if (value_at(list, i) == v || (text.n && str_eq(value_str(value_at(list, i)), text)))
            return true;
    return false;
}

/* Whether it, or any one of its things, is among those of the list. */
static bool is_in(const Value *v, const Value *list)
{
    if (!v || v->kind != VALUE_SEQ) return v && lists(list, v);
    for (size_t i = 0; i < value_count(v); i++)
        if (lists(list, value_at(v, i))) return true;
    return false;
}

static bool term_holds(const Term *t, const Scope *scope)
{
    const Value *v = scope_find(scope, t->path), *other = NULL;
    size_t count = value_count(v);
    if (t->leads) other = scope_find(scope, t->word);
    if (t->further.n) count += value_count(scope_find(scope, t->further));
    switch (t->comparison) {
    case COMPARE_NONE: return value_truth(v) != t->negated;
    case COMPARE_IN: return is_in(v, other) != t->negated;
    default: return compares(t, v, count, t->leads ? value_str(other) : t->word) != t->negated;
    }
}

bool condition_holds(const Condition *c, const Scope *scope)
{
    bool holds = true;
    for (size_t i = 0; i < c->n; i++) {
        if (c->terms[i].other) {
            if (holds) return true;
            holds = true;
        }
        holds = holds && term_holds(&c->terms[i], scope);
    }
    return holds;
}

/* Asks for the name, and for nothing else. */
static bool is_truth(const Term *t, const char *name)
{
    return !t->negated && !t->counts && t->comparison == COMPARE_NONE && str_is(t->path, name);
}

bool condition_may_hold(const Condition *c, const char *never)
{
    bool may = true;
    for (size_t i = 0; i < c->n && never; i++) {
        if (c->terms[i].other) {
            if (may) return true;
            may = true;
        }
        may = may && !is_truth(&c->terms[i], never);
    }
    return may;
}

/* ---- loops ---------------------------------------------------------------------------------- */

#define TIMES_MAX 100

static bool read_times(Str s, size_t *out)
{
    int64_t n;
    if (!str_to_int(str_trim(s), &n) || n < 1 || n > TIMES_MAX) return false;
    *out = (size_t)n;
    return true;
}

/* "4 by 3": so many in a row, and rows. */
static bool read_tiles(Str s, Loop *out)
{
    static const char by[] = "by ";
    const Str row = str_slice(s, 0, str_find(s, ' ')), rest = str_trim(str_slice(s, row.n, s.n));
    return str_starts(rest, by) && read_times(row, &out->by) &&
           read_times(str_slice(rest, sizeof by - 1, rest.n), &out->rows);
}

/* "by 2", "down 2", "at most 10", "first 5", "tiles 4 by 3" */
static bool read_by(Str s, Loop *out)
{
    static const char by[] = "by ", down[] = "down ", even[] = "at most ", first[] = "first ",
                      tiles[] = "tiles ";
    s = str_trim(s);
    if (str_starts(s, tiles)) return read_tiles(str_slice(s, sizeof tiles - 1, s.n), out);
    if (str_starts(s, first)) return read_times(str_slice(s, sizeof first - 1, s.n), &out->most);
    out->even = str_starts(s, even);
    out->down = str_starts(s, down);
    const char *word = out->even ? even : out->down ? down : by;
    return str_starts(s, word) && read_times(str_slice(s, strlen(word), s.n), &out->by);
}

bool loop_parse(const Paths *p, const PathNames *names, const Value *v, Loop *out, PathType *item)
{
    if (v->map.n != 1) return report(p->diag, MSG_TEMPLATE_EACH, v->span, NULL);
    const Value *written = v->map.at[0].value;
    const Str s = value_str(written);
    static const Field number = { .type = FIELD_INT };
    const size_t bar = str_find(s, '|');
    PathType list;
    *out = (Loop){ .name = v->map.at[0].key, .path = str_trim(str_slice(s, 0, bar)) };
    if (bar < s.n && !read_by(str_slice(s, bar + 1, s.n), out))
        return report(p->diag, MSG_TEMPLATE_EACH, written->span, NULL);
    if (read_times(out->path, &out->times)) {
        *item = (PathType){ &number, STR("") };
        return true;
    }
    if (!path_resolve(p, names, out->path, written->span, &list)) return false;
    if (list.field && list.field->type == FIELD_INT) *item = list;
    else if (!path_items(p, list, item))
        return report(p->diag, MSG_PATH_LIST, span_of_part(written->span, out->path),
                      str_c(p->arena, out->path));
    if (out->by) *item = list; /* a part of it */
    return true;
}

static Value *numbers_to(Arena *a, size_t n)
{
    Value *list = value_seq(a, SPAN_NONE);
    for (size_t i = 1; i <= n; i++) value_push(a, list, value_int(a, SPAN_NONE, (int64_t)i));
    return list;
}

/* As few as can be that are `by` or fewer each. */
static Value *parts_of(const Loop *l, Arena *a, const Value *list)
{
    const size_t n = value_count(list), n_parts = (n + l->by - 1) / l->by;
    Value *parts = value_seq(a, list->span);
    for (size_t k = 0, i = 0; k < n_parts; k++) {
        const size_t end = l->even ? n * (k + 1) / n_parts : (k + 1) * l->by;
        Value *part = value_seq(a, list->span);
        for (; i < end && i < n; i++) value_push(a, part, value_at(list, i));
        value_push(a, parts, part);
    }
    return parts;
}

/* Of `by` columns, the first ones the longer ones, the rows. */
static Value *rows_of(const Loop *l, Arena *a, const Value *list)
{
    const size_t n = value_count(list), n_rows = (n + l->by - 1) / l->by;
    Value *rows = value_seq(a, list->span);
    for (size_t k = 0; k < n_rows; k++) {
        Value *row = value_seq(a, list->span);
        for (size_t i = k; i < n; i += n_rows) value_push(a, row, value_at(list, i));
        value_push(a, rows, row);
    }
    return rows;
}

/* Rows of `by` things, again from the first one: beside and below each other are different ones,
 * however few. */
static Value *tiles_of(const Loop *l, Arena *a, const Value *list)
{
    const size_t n = value_count(list);
    Value *rows = value_seq(a, list->span);
    const size_t shift = !n || l->by % n ? 0 : n > 1 ? n / 2 : 1;
    for (size_t y = 0; n && y < l->rows; y++) {
        Value *row = value_seq(a, list->span);
        for (size_t x = 0; x < l->by; x++)
            value_push(a, row, value_at(list, (l->by * y + x + shift * y) % n));
        value_push(a, rows, row);
    }
    return rows;
}

static Value *firsts(Arena *a, const Value *list, size_t most)
{
    Value *left = value_seq(a, list->span);
    for (size_t i = 0; i < most && i < value_count(list); i++)
        value_push(a, left, value_at(list, i));
    return left;
}

const Value *loop_list(const Loop *l, Arena *a, const Scope *scope)
{
    const Value *list = l->times ? numbers_to(a, l->times) : scope_find(scope, l->path);
    if (list && list->kind == VALUE_INT) {
        const int64_t n = value_integer(list, 0);
        list = numbers_to(a, n > 0 ? (size_t)n : 0);
    }
    if (list && l->most) return firsts(a, list, l->most);
    if (list && l->rows) return tiles_of(l, a, list);
    if (list && l->down) return rows_of(l, a, list);
    return list && l->by ? parts_of(l, a, list) : list;
}
