/* monogram.c - names in two letters. */
#include "data/monogram.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* Signs and marks that stand beside words in the scripts of the languages that kits are in. */
bool monogram_letter(uint32_t c)
{
    if (c < 0x80) return ascii_letter((char)c) || ascii_digit((char)c);
    const bool latin = c < 0xc0 && c != 0xaa && c != 0xb5 && c != 0xba;
    return !latin && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c < 0x2c00) &&
           !(c >= 0x3000 && c < 0x3040) && c != UTF8_INVALID;
}

/* Whether the letter at `i` starts a word with a capital. */
static bool is_capital(Str name, size_t i)
{
    const bool starts = !i || name.p[i - 1] == ' ' || name.p[i - 1] == '-';
    return starts && !(name.p[i] >= 'a' && name.p[i] <= 'z');
}

/* The letter at `*i` or behind it, of words that begin with a capital the first, if `capitals`;
 * moves `*i` behind it. */
static Str next_letter(Str name, size_t *i, bool capitals)
{
    while (*i < name.n) {
        const size_t from = *i;
        if (monogram_letter(utf8_next(name, i)) && (!capitals || is_capital(name, from)))
            return str_slice(name, from, *i);
    }
    return STR("");
}

Str monogram_initial(Str name)
{
    size_t i = 0;
    return next_letter(name, &i, false);
}

/* They are printed in capitals. */
static bool is_taken(const Str *taken, size_t n, Str one)
{
    for (size_t i = 0; i < n; i++)
        if (ascii_same(taken[i], one)) return true;
    return false;
}

static Str monogram(Arena *a, Str name, const Str *taken, size_t n)
{
    Str first = { 0 };
    for (int capitals = 1; capitals >= 0; capitals--) {
        size_t i = 0;
        const Str one = next_letter(name, &i, capitals);
        for (Str two; (two = next_letter(name, &i, capitals)).n;) {
            const Str both = str_format(a, "%.*s%.*s", (int)one.n, one.p, (int)two.n, two.p);
            if (!is_taken(taken, n, both)) return both;
            if (!first.n) first = both;
        }
    }
    return first.n ? first : monogram_initial(name);
}

Str *monograms(Arena *a, const Value *things)
{
    const size_t n = value_count(things);
    Str *all = ARENA_ARRAY(a, Str, n);
    for (size_t i = 0; i < n; i++)
        all[i] = monogram(a, value_str(value_get(value_at(things, i), "name")), all, i);
    return all;
}
