/* hyphen_file.c - patterns in chains by their first two letters. */
#include "text/hyphen_file.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"

/* A file of fewer bytes is loaded whole once so many words have had dictionaries of their own: most
 * kits hyphenate fewer. */
#define WHOLE_BELOW (128 << 10)
#define WORDS_APART 100
#define FILE_LARGEST (16 << 20)
#define LEVELS 2 /* the first takes compounds apart, the second hyphenates their parts */
#define CHAINS 4096

typedef struct Pattern {
    Str line;
    uint32_t next; /* in its chain: 1 + the index, 0 at the end */
} Pattern;

/* Of those that begin with a period, and of the others. */
typedef struct Chains {
    uint32_t first[CHAINS]; /* as `next` */
} Chains;

typedef struct Level {
    VEC(Str) directives;
    VEC(Pattern) patterns;
    VEC(uint32_t) always; /* too short for a chain */
    Chains anywhere, at_start;
} Level;

struct HyphenFile {
    Arena *arena;
    Str charset;
    Level levels[LEVELS];
    size_t n_levels;
    const char *path;
    bool small;
    unsigned words;    /* that have had dictionaries of their own */
    HyphenDict *whole; /* of a small file, after many words */
    VEC(uint32_t) chosen;
    Buf excerpt;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits say how much a hyphen is wanted between letters. */
static size_t skip_digits(Str line, size_t i)
{
    while (i < line.n && is_digit(line.p[i])) i++;
    return i;
}

/* Where its letters begin, behind a period as well. */
static size_t start_of(Str line, bool *at_start)
{
    const size_t i = skip_digits(line, 0);
    *at_start = i < line.n && line.p[i] == '.';
    return *at_start ? i + 1 : i;
}

static uint32_t *chain_of(Chains *chains, char a, char b)
{
    return &chains->first[((unsigned char)a * 31u + (unsigned char)b) % CHAINS];
}

static void add_pattern(Arena *a, Level *level, Str line)
{
    bool at_start;
    const size_t first = skip_digits(line, start_of(line, &at_start));
    const size_t second = skip_digits(line, first + 1);
    *vec_push(a, &level->patterns) = (Pattern){ line, 0 };
    const uint32_t number = (uint32_t)level->patterns.n;
    if (second >= line.n || line.p[second] == '.' || line.p[second] == '/') {
        *vec_push(a, &level->always) = number - 1;
        return;
    }
    Chains *chains = at_start ? &level->at_start : &level->anywhere;
    uint32_t *chain = chain_of(chains, line.p[first], line.p[second]);
    level->patterns.at[number - 1].next = *chain;
    *chain = number;
}

static void add_line(HyphenFile *f, Str line)
{
    Level *level = &f->levels[f->n_levels - 1];
    if (!line.n || line.p[0] == '#' || line.p[0] == '%') return;
    const bool directive = line.p[0] >= 'A' && line.p[0] <= 'Z';
    if (str_starts(line, "NEXTLEVEL") && f->n_levels < LEVELS) f->n_levels++;
    else if (directive) *vec_push(f->arena, &level->directives) = line;
    else add_pattern(f->arena, level, line);
}

static bool read_text(Arena *a, const char *path, Str *text)
{
    FILE *file = fopen(path, "rb");
    long size = -1;
    if (file && fseek(file, 0, SEEK_END) == 0) size = ftell(file);
    char *p = size > 0 && size <= FILE_LARGEST ? arena_alloc(a, (size_t)size) : NULL;
    const bool read = p && fseek(file, 0, SEEK_SET) == 0 && fread(p, (size_t)size, 1, file) == 1;
    if (file) fclose(file);
    *text = (Str){ p, read ? (size_t)size : 0 };
    return read;
}

HyphenFile *hyphen_file_read(Arena *a, const char *path)
{
    Str text;
    if (!read_text(a, path, &text)) return NULL;
    HyphenFile *f = ARENA_NEW(a, HyphenFile);
    f->arena = f->excerpt.arena = a;
    f->n_levels = 1;
    f->path = path;
    f->small = text.n < WHOLE_BELOW;
    for (size_t at = 0; at < text.n;) {
        const Str rest = str_slice(text, at, text.n);
        const Str line = str_slice(rest, 0, str_find(rest, '\n'));
        if (at == 0) f->charset = str_trim(line);
        else add_line(f, str_trim(line));
        at += line.n + 1;
    }
    return f;
}

void hyphen_file_free(HyphenFile *f)
{
    if (f->whole) hnj_hyphen_free(f->whole);
}

const char *hyphen_file_charset(const HyphenFile *f)
{
    return str_c(f->arena, f->charset);
}

/* How many letters of a pattern, from byte `i` of it on, `word` begins with; `*whole`: all.  A
 * period at the end stands wherever a part of a compound may end: anywhere. */
static size_t agreement(Str pattern, size_t i, Str word, bool *whole)
{
    size_t n = 0;
    for (; i < pattern.n && pattern.p[i] != '/'; i++) {
        const char c = pattern.p[i];
        if (is_digit(c) || c == '.') continue;
        *whole = false;
        if (n == word.n || word.p[n] != c) return n;
        n++;
    }
    *whole = true;
    return n;
}

/* Of the patterns that begin like `word`: those that stand in it, and the one that agrees longest.
 */
static void choose(HyphenFile *f, Level *level, Chains *chains, Str word)
{
    size_t longest = 0;
    uint32_t nearest = 0;
    for (uint32_t k = *chain_of(chains, word.p[0], word.p[1]); k;
         k = level->patterns.at[k - 1].next) {
        bool at_start, whole = false;
        const Str line = level->patterns.at[k - 1].line;
        const size_t n = agreement(line, start_of(line, &at_start), word, &whole);
        if (whole) *vec_push(f->arena, &f->chosen) = k - 1;
        if (n <= longest) continue;
        longest = n;
        nearest = k;
    }
    if (nearest) *vec_push(f->arena, &f->chosen) = nearest - 1;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *p = a, *q = b;
    return *p < *q ? -1 : *p > *q;
}

static void put_line(HyphenFile *f, Str line)
{
    buf_str(&f->excerpt, line);
    buf_char(&f->excerpt, '\n');
}

/* In the file's order, each once. */
static void put_level(HyphenFile *f, Level *level, Str word)
{
    f->chosen.n = 0;
    for (size_t i = 0; i < level->always.n; i++)
        *vec_push(f->arena, &f->chosen) = level->always.at[i];
    for (size_t i = 0; i + 1 < word.n; i++) {
        choose(f, level, &level->anywhere, str_slice(word, i, word.n));
        choose(f, level, &level->at_start, str_slice(word, i, word.n));
    }
    if (f->chosen.n) qsort(f->chosen.at, f->chosen.n, sizeof *f->chosen.at, by_number);
    for (size_t i = 0; i < level->directives.n; i++) put_line(f, level->directives.at[i]);
    for (size_t i = 0; i < f->chosen.n; i++)
        if (i == 0 || f->chosen.at[i] != f->chosen.at[i - 1])
            put_line(f, level->patterns.at[f->chosen.at[i]].line);
}

HyphenDict *hyphen_file_open(HyphenFile *f, Str word)
{
    if (f->small && f->words++ == WORDS_APART) f->whole = hnj_hyphen_load(f->path);
    if (f->whole) return f->whole;
    f->excerpt.n = 0;
    put_line(f, f->charset);
    for (size_t i = 0; i < f->n_levels; i++) {
        if (i) put_line(f, STR("NEXTLEVEL"));
        put_level(f, &f->levels[i], word);
    }
    FILE *file = fmemopen(f->excerpt.p, f->excerpt.n, "r");
    if (!file) return NULL;
    HyphenDict *dict = hnj_hyphen_load_file(file);
    fclose(file);
    return dict;
}

void hyphen_file_close(const HyphenFile *f, HyphenDict *dict)
{
    if (!f->whole) hnj_hyphen_free(dict);
}
