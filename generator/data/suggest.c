/* suggest.c - the nearest name, within bounds. */
#include "data/suggest.h"

#define MESSAGES_READ 100 /* errors that still get a hint */
#define NAMES_COMPARED 2000
#define NAMES_LISTED 12

bool suggest_worthwhile(const Diag *d)
{
    return diag_count(d, SEVERITY_WARNING) <= MESSAGES_READ;
}

void suggest(Arena *a, Diag *d, Str word, const Str *names, size_t n)
{
    if (!n || !suggest_worthwhile(d)) return;
    Str near = nearest_name(word, names, n < NAMES_COMPARED ? n : NAMES_COMPARED);
    Buf b = { .arena = a };
    if (near.n) {
        buf_format(&b, "did you mean `%.*s`?", (int)near.n, near.p);
    } else {
        if (n > NAMES_LISTED) return;
        buf_c(&b, n == 1 ? "there is only " : "there are ");
        for (size_t i = 0; i < n; i++)
            buf_format(&b, "%s`%.*s`", i ? ", " : "", (int)names[i].n, names[i].p);
    }
    report_hint(d, str_c(a, buf_done(&b)));
}

void suggest_key(Arena *a, Diag *d, Str word, const Value *map)
{
    if (!map || map->kind != VALUE_MAP || !suggest_worthwhile(d)) return;
    size_t n = value_count(map);
    Str *names = ARENA_ARRAY(a, Str, n);
    for (size_t i = 0; i < n; i++) names[i] = map->map.at[i].key;
    suggest(a, d, word, names, n);
}
