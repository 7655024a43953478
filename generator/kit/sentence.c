/* sentence.c - where sentences end in all scripts, and what they weigh. */
#include "kit/sentence.h"

#include "base/utf8.h"

/* In words, or twice as many dense letters; what has fewer is told in other sentences by chance. */
#define TELLING_WORDS 4

/* True for signs that end a sentence by themselves, in scripts that put no blank behind them. */
static bool is_full_stop(uint32_t c)
{
    switch (c) {
    case '\n':
    case 0x061B: /* Arabic semicolon, question mark, full stop */
    case 0x061F:
    case 0x06D4:
    case 0x0964: /* danda */
    case 0x0965:
    case 0x2026: /* ellipsis */
    case 0x3002: /* of Chinese and Japanese */
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF1F:
    case 0xFF61: return true;
    default: return false;
    }
}

/* Whether a sentence ends with the character `c`, which `rest` follows. */
static bool ends_sentence(uint32_t c, Str rest)
{
    const bool stop = c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
    return is_full_stop(c) || (stop && (!rest.n || rest.p[0] == ' ' || rest.p[0] == '\n'));
}

Str sentence_next(Str text, size_t *i)
{
    const size_t from = *i;
    for (bool ends = false; *i < text.n && !ends;) {
        const uint32_t c = utf8_next(text, i);
        ends = ends_sentence(c, str_slice(text, *i, text.n));
    }
    return str_slice(text, from, *i);
}

/* Thai to Khmer, and from the CJK radicals to Hangul, which has blanks but short words. */
static bool is_dense(uint32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

bool sentence_tells(Str sentence)
{
    size_t words = 0, dense = 0;
    bool in_word = false;
    for (size_t i = 0; i < sentence.n;) {
        const uint32_t c = utf8_next(sentence, &i);
        const bool blank = c == ' ' || c == '\n';
        words += !blank && !in_word;
        dense += is_dense(c);
        in_word = !blank;
    }
    return words >= TELLING_WORDS || dense >= 2 * TELLING_WORDS;
}

bool sentence_has_words(Str text)
{
    text = str_trim(text);
    return str_find(text, ' ') < text.n;
}
