/* shape.c - each shape as a function, which is what decides, and as a regular expression, which
 * says the same to readers of the JSON Schema. */
#include "data/shape.h"

#include "base/ascii.h"
#include "data/schema_field.h"

#define PLAYERS_MAX 24

static bool fits_time(Str s)
{
    int64_t hours, minutes;
    if (s.n != 5 || s.p[2] != ':' || !ascii_digit(s.p[0]) || !ascii_digit(s.p[3])) return false;
    return str_to_int(str_slice(s, 0, 2), &hours) && hours < 24 &&
           str_to_int(str_slice(s, 3, 5), &minutes) && minutes < 60;
}

/* RFC 5646, 2.1, as far as form goes: a language of letters, then subtags of up to eight. */
static bool fits_language(Str s)
{
    for (bool first = true;; first = false) {
        Str tag = str_slice(s, 0, str_find(s, '-'));
        if (tag.n < (first ? 2 : 1) || tag.n > (first ? 3 : 8)) return false;
        for (size_t i = 0; i < tag.n; i++)
            if (!ascii_letter(tag.p[i]) && (first || !ascii_digit(tag.p[i]))) return false;
        if (tag.n == s.n) return true;
        s = str_slice(s, tag.n + 1, s.n);
    }
}

static bool fits_path(Str s)
{
    return s.n > 0 && s.p[0] != '/' && str_find(s, '\n') == s.n;
}

static bool fits_players(Str s)
{
    int64_t n;
    return s.n && s.n <= 2 && s.p[0] != '0' && ascii_digit(s.p[0]) && str_to_int(s, &n) &&
           n <= PLAYERS_MAX;
}

static bool fits_interrupts(Str s)
{
    return fits_players(s) || str_is(s, "from");
}

const Shape time_shape = { .what = "a time such as \"21:05\"",
                           .pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$",
                           .fits = fits_time,
                           .hint = "write hours from 00 to 23, `:` and minutes, in quotes" };
const Shape language_shape = { .what = "a language tag such as en, de or pt-BR",
                               .pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
                               .fits = fits_language,
                               .hint = "write the language's two or three letters: en for English, "
                                       "de for German, hr for Croatian" };
const Shape path_shape = { .what = "a path inside the folder",
                           .pattern = "^[^/\\n][^\\n]*$",
                           .fits = fits_path };
const Shape id_shape = { .what = "a name of a-z, 0-9 and -",
                         .pattern = "^[a-z0-9-]+$",
                         .fits = field_is_id };
const Shape players_shape = { .what = "a number of players from 1 to 24",
                              .pattern = "^([1-9]|1[0-9]|2[0-4])$",
                              .fits = fits_players,
                              .keys = "numbers of players" };
const Shape interrupts_shape = { .what = "a number of players from 1 to 24, or `from`",
                                 .pattern = "^([1-9]|1[0-9]|2[0-4]|from)$",
                                 .fits = fits_interrupts,
                                 .keys = "numbers of players and `from`" };
