/* short_name.c - a long name by its first words. */
#include "widgets/short_name.h"

#include "base/utf8.h"
#include "text/unicode.h"

#define HEAD_MOST 14  /* letters of a head that takes further words */
#define WORD_MOST 12  /* letters of a word of one that has room in a column */
#define GIVEN_MOST 24 /* letters of a short name of one's own: two lines of a head */
#define LINK_MOST 3   /* letters of a word that only links others: "of", "und" */

static Str name_of(const Value *thing)
{
    return value_str(value_get(thing, "name"));
}

/* The bytes of the name's first `words` words. */
static Str first_words(Str name, size_t words)
{
    size_t end = 0;
    for (; words && end < name.n; words--) end += str_find(str_slice(name, end, name.n), ' ') + 1;
    return str_slice(name, 0, end && end <= name.n ? end - 1 : name.n);
}

/* Whether another name begins with these words, too. */
static bool is_shared(const Value *things, size_t own, Str words)
{
    for (size_t i = 0; i < value_count(things); i++) {
        const Str name = name_of(value_at(things, i)), start = str_slice(name, 0, words.n);
        const bool whole = name.n == words.n || (name.n > words.n && name.p[words.n] == ' ');
        if (i != own && whole && str_eq(start, words)) return true;
    }
    return false;
}

/* Where the text's first `letters` letters end, with the marks that belong to them. */
static size_t letters_end(Str text, size_t letters)
{
    uint32_t previous = 0;
    size_t i = 0;
    while (i < text.n) {
        size_t next = i;
        const uint32_t c = utf8_next(text, &next);
        if ((!previous || !joins_previous(previous, c)) && !letters--) break;
        previous = c;
        i = next;
    }
    return i;
}

/* No name ends before what it links. */
static bool ends_with_link(Str words)
{
    size_t start = words.n;
    while (start && words.p[start - 1] != ' ') start--;
    const Str last = str_slice(words, start, words.n);
    return start && last.n && last.p[0] >= 'a' && last.p[0] <= 'z' &&
           letters_end(last, LINK_MOST) == last.n;
}

static Str short_name(const Value *things, size_t i)
{
    const Value *thing = value_at(things, i);
    const Str given = value_str(value_get(thing, "short")), name = name_of(thing);
    size_t words = 1;
    if (given.n) return given;
    while (first_words(name, words).n < name.n) {
        const Str longer = first_words(name, words + 1);
        const bool fits = letters_end(longer, HEAD_MOST) == longer.n;
        if (!fits && !is_shared(things, i, first_words(name, words))) break;
        words++;
    }
    if (first_words(name, words).n < name.n)
        while (ends_with_link(first_words(name, words)) &&
               !is_shared(things, i, first_words(name, words - 1)))
            words--;
    return first_words(name, words);
}

/* The longest word, in letters. */
static size_t longest_word(Str text)
{
    size_t most = 0;
    while (text.n) {
        const Str word = str_slice(text, 0, str_find(text, ' '));
        const size_t n = utf8_length(word);
        if (n > most) most = n;
        text = str_slice(text, word.n + 1, text.n);
    }
    return most;
}

static void check_given(Arena *a, Diag *d, const Value *given)
{
    const Str text = value_str(given);
    const bool word = longest_word(text) > WORD_MOST, all = utf8_length(text) > GIVEN_MOST;
    if (!word && !all) return;
    report(d, MSG_SHORT_LONG, given->span, word ? "a word of it" : "it",
           c_format(a, "%zu", word ? longest_word(text) : utf8_length(text)),
           c_format(a, "%d", word ? WORD_MOST : GIVEN_MOST));
}

void short_names_check(Arena *a, Diag *d, const Value *features)
{
    for (size_t i = 0; i < value_count(features); i++) {
        const Value *given = value_get(value_at(features, i), "short");
        if (given) check_given(a, d, given);
    }
}

Str *short_names(Arena *a, const Value *things)
{
    const size_t n = value_count(things);
    Str *names = ARENA_ARRAY(a, Str, n);
    for (size_t i = 0; i < n; i++) names[i] = short_name(things, i);
    return names;
}
