/* card_choice.c - codes are few and short: they are compared one by one. */
#include "kit/card_choice.h"

#include "base/ascii.h"

CardChoice *card_choice_new(Arena *a, const char *const *wanted, size_t n)
{
    CardChoice *c = ARENA_NEW(a, CardChoice);
    *c = (CardChoice){ .arena = a, .wanted = wanted, .n = n, .found = ARENA_ARRAY(a, bool, n) };
    for (size_t i = 0; i < n; i++) c->found[i] = false;
    return c;
}

static void note_code(CardChoice *c, Str code)
{
    for (size_t i = 0; i < c->known.n; i++)
        if (str_eq(c->known.at[i], code)) return;
    *vec_push(c->arena, &c->known) = str_copy(c->arena, code);
}

size_t card_choice_copies(CardChoice *c, const Value *thing)
{
    const Str code = value_str(value_get(thing, "code"));
    size_t copies = 0;
    if (!code.n) return 0;
    note_code(c, code);
    for (size_t i = 0; i < c->n; i++) {
        if (!ascii_same(code, str(c->wanted[i]))) continue;
        c->found[i] = true;
        copies++;
    }
    return copies;
}

/* "A-" of "A-07". */
static Str series_of(Str code)
{
    const size_t dash = str_find(code, '-');
    return str_slice(code, 0, dash < code.n ? dash + 1 : code.n);
}

/* The series of all codes, each once. */
static const char *all_series(const CardChoice *c)
{
    Buf b = { .arena = c->arena };
    for (size_t i = 0; i < c->known.n; i++) {
        const Str series = series_of(c->known.at[i]);
        bool said = false;
        for (size_t k = 0; k < i && !said; k++) said = str_eq(series, series_of(c->known.at[k]));
        if (said) continue;
        buf_c(&b, b.n ? ", " : "codes begin with ");
        buf_str(&b, series);
    }
    return b.n ? str_c(c->arena, buf_done(&b)) : NULL;
}

const char *card_choice_hint(const CardChoice *c, Str code)
{
    const Str series = series_of(code);
    Str first = { 0 }, last = { 0 };
    for (size_t i = 0; i < c->known.n; i++) {
        if (!ascii_same(series, series_of(c->known.at[i]))) continue;
        if (!first.n) first = c->known.at[i];
        last = c->known.at[i];
    }
    if (!first.n) return all_series(c);
    if (str_eq(first, last))
        return c_format(c->arena, "the only one with %.*s is `%.*s`", (int)series.n, series.p,
                        (int)first.n, first.p);
    return c_format(c->arena, "those with %.*s go from `%.*s` to `%.*s`", (int)series.n, series.p,
                    (int)first.n, first.p, (int)last.n, last.p);
}
