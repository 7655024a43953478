/* suggest.c - the nearest name, within bounds. */
#include "data/suggest.h"

#include "base/vec.h"

#define MESSAGES_READ 100 /* errors that still get a hint */
#define NAMES_COMPARED 2000
#define NAMES_LISTED 12

bool suggest_worthwhile(const Diag *d)
{
    return diag_count(d, SEVERITY_WARNING) <= MESSAGES_READ;
}

void suggest_near(Arena *a, Diag *d, Str near)
{
    if (near.n) report_hint(d, c_format(a, "did you mean `%.*s`?", (int)near.n, near.p));
}

void suggest(Arena *a, Diag *d, Str word, const Str *names, size_t n)
{
    if (!n || !suggest_worthwhile(d)) return;
    Str near = nearest_name(word, names, n < NAMES_COMPARED ? n : NAMES_COMPARED);
    Buf b = { .arena = a };
    suggest_near(a, d, near);
    if (near.n || n > NAMES_LISTED) return;
    buf_c(&b, n == 1 ? "the only one is " : "known: ");
    for (size_t i = 0; i < n; i++)
        buf_format(&b, "%s`%.*s`", i ? ", " : "", (int)names[i].n, names[i].p);
    report_hint(d, str_c(a, buf_done(&b)));
}

Str nearest_key(Arena *a, Str word, const Value *map)
{
    size_t n = value_count(map) < NAMES_COMPARED ? value_count(map) : NAMES_COMPARED;
    Str *names = ARENA_ARRAY(a, Str, n);
    for (size_t i = 0; i < n; i++) names[i] = map->map.at[i].key;
    return nearest_name(word, names, n);
}

void suggest_keys(Arena *a, Diag *d, Str word, const Value *const *maps, size_t n)
{
    VEC(Str) names = { 0 };
    if (!suggest_worthwhile(d)) return;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < value_count(maps[i]) && names.n < NAMES_COMPARED; k++)
            *vec_push(a, &names) = maps[i]->map.at[k].key;
    suggest(a, d, word, names.at, names.n);
}
