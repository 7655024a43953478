/* hyphen.c - libhyphen's patterns, read when a language is first hyphenated.
 *
 * Words are looked up once.  Pattern files are named hyph_<language>.dic and may be in an 8-bit
 * character set; iconv, unlike the C library's multibyte functions, converts to it whatever the
 * locale. */
#include "text/hyphen.h"

#include <hb.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/hyphen_file.h"
#include "text/unicode.h"

/* Letters that stay before and behind a hyphen, whatever the patterns allow. */
#define LEAST_BEFORE 2
#define LEAST_BEHIND 3

typedef struct Patterns {
    Str language;
    HyphenFile *file;  /* NULL: none for this language */
    iconv_t converter; /* (iconv_t)-1: the file is in UTF-8 */
    Map words;         /* those looked up before, to their Points */
    bool noted;        /* that there is none */
} Patterns;

typedef struct Points {
    size_t n;
    uint32_t at[];
} Points;

struct Hyphenator {
    Arena *arena;
    Diag *diag;
    const char *const *folders;
    VEC(Patterns) languages;
};

Hyphenator *hyphenator_new(Arena *a, Diag *d, const char *const *folders)
{
    Hyphenator *h = ARENA_NEW(a, Hyphenator);
    *h = (Hyphenator){ .arena = a, .diag = d, .folders = folders };
    return h;
}

void hyphenator_free(Hyphenator *h)
{
    for (size_t i = 0; h && i < h->languages.n; i++) {
        Patterns *p = &h->languages.at[i];
        if (p->file) hyphen_file_free(p->file);
        if (p->converter != (iconv_t)-1) iconv_close(p->converter);
    }
}

/* "hyph_en_US.dic" serves "en-US", and "en" when nothing nearer is there. */
static const char *find_file(Hyphenator *h, Str language)
{
    char *tag = str_c(h->arena, language);
    for (char *p = tag; *p; p++)
        if (*p == '-') *p = '_';
    const char *exact = c_format(h->arena, "hyph_%s.dic", tag);
    const char *start = c_format(h->arena, "hyph_%.*s", (int)str_find(language, '-'), tag);
    const char *best = NULL;
    for (size_t i = 0; h->folders && h->folders[i] && !best; i++) {
        Str *names;
        size_t n = folder_list(h->arena, h->folders[i], &names);
        for (size_t k = 0; k < n; k++) {
            bool same = str_is(names[k], exact);
            char after = names[k].n > strlen(start) ? names[k].p[strlen(start)] : 0;
            bool near = str_starts(names[k], start) && str_ends(names[k], ".dic") &&
                        (after == '.' || after == '_');
            if (same || (near && !best))
                best = path_join(h->arena, h->folders[i], str_c(h->arena, names[k]));
            if (same) break;
        }
    }
    return best;
}

static Patterns load(Hyphenator *h, Str language)
{
    Patterns p = { .language = str_copy(h->arena, language), .converter = (iconv_t)-1 };
    map_init(&p.words, h->arena);
    const char *path = language.n ? find_file(h, language) : NULL;
    if (path && file_kind(path) == FILE_REGULAR) p.file = hyphen_file_read(h->arena, path);
    if (!p.file || str_is(STR("UTF-8"), hyphen_file_charset(p.file))) return p;
    p.converter = iconv_open(hyphen_file_charset(p.file), "UTF-8");
    if (p.converter != (iconv_t)-1) return p;
    hyphen_file_free(p.file);
    p.file = NULL;
    return p;
}

static Patterns *patterns_for(Hyphenator *h, Str language)
{
    for (size_t i = 0; i < h->languages.n; i++)
        if (str_eq(h->languages.at[i].language, language)) return &h->languages.at[i];
    Patterns p = load(h, language);
    Patterns *kept = vec_push(h->arena, &h->languages);
    *kept = p;
    return kept;
}

static bool is_letter(uint32_t c)
{
    hb_unicode_general_category_t k =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return k == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ||
           k == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER ||
           k == HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER ||
           k == HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER ||
           k == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
}

/* The letters of a word, as libhyphen wants them: lower case, nothing around them. */
typedef struct Letters {
    uint32_t at[HYPHEN_WORD_MAX]; /* byte of the word where each begins */
    size_t n;
    char text[HYPHEN_WORD_MAX * 4];
    size_t bytes;
} Letters;

/* False where the word is no plain word: an identifier, a path, a number. */
static bool read_letters(Str word, Letters *letters)
{
    bool behind = false;
    for (size_t i = 0; i < word.n;) {
        uint32_t at = (uint32_t)i, c = utf8_next(word, &i);
        if (is_letter(c)) {
            if (behind || letters->n == HYPHEN_WORD_MAX) return false;
            letters->at[letters->n++] = at;
            letters->bytes += utf8_encode(lower_case(c), letters->text + letters->bytes);
        } else if ((c >= '0' && c <= '9') || c == '_' || c == '/' || c == '@') {
            return false;
        } else {
            behind = letters->n > 0;
        }
    }
    return letters->n >= LEAST_BEFORE + LEAST_BEHIND;
}

/* Into the pattern file's character set, in which each letter is one byte. */
static bool convert(const Patterns *p, Letters *letters)
{
    if (p->converter == (iconv_t)-1) return true;
    char in[HYPHEN_WORD_MAX * 4], *from = in, *to = letters->text;
    size_t left = letters->bytes, room = sizeof letters->text;
    memcpy(in, letters->text, left);
    iconv(p->converter, NULL, NULL, NULL, NULL);
    if (iconv(p->converter, &from, &left, &to, &room) != 0) return false;
    letters->bytes = (size_t)(to - letters->text);
    return letters->bytes == letters->n;
}

/* Frees what libhyphen may have allocated for spellings that change at the hyphen. */
static void free_spellings(char **rep, int *pos, int *cut, size_t n)
{
    for (size_t i = 0; rep && i < n; i++) free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

static size_t dict_points(HyphenDict *dict, const Letters *letters, uint32_t *points)
{
    char hyphens[HYPHEN_WORD_MAX * 4 + 5] = { 0 };
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    size_t n = 0;
    if (hnj_hyphen_hyphenate2(dict, letters->text, (int)letters->bytes, hyphens, NULL, &rep, &pos,
                              &cut))
        return 0;
    for (size_t i = LEAST_BEFORE; i + LEAST_BEHIND <= letters->n; i++) {
        bool respelt = rep && rep[i - 1];
        if ((hyphens[i - 1] & 1) && !respelt) points[n++] = letters->at[i];
    }
    free_spellings(rep, pos, cut, letters->bytes);
    return n;
}

static size_t pattern_points(const Patterns *p, const Letters *letters, uint32_t *points)
{
    HyphenDict *dict = hyphen_file_open(p->file, (Str){ letters->text, letters->bytes });
    if (!dict) return 0;
    const size_t n = dict_points(dict, letters, points);
    hyphen_file_close(p->file, dict);
    return n;
}

static size_t soft_points(Str word, uint32_t *points)
{
    size_t n = 0;
    for (size_t i = 0; i + 2 < word.n && n < HYPHEN_WORD_MAX; i++)
        if (word.p[i] == '\xC2' && word.p[i + 1] == '\xAD') points[n++] = (uint32_t)i + 2;
    return n;
}

/* Debian's packages of patterns, by the language or by language and region. */
static const char *package_of(Str language)
{
    static const struct {
        const char *language, *package;
    } packages[] = {
        { "en", "hyphen-en-us" },    { "en-GB", "hyphen-en-gb" }, { "pt", "hyphen-pt-pt" },
        { "pt-BR", "hyphen-pt-br" }, { "nb", "hyphen-no" },       { "nn", "hyphen-no" },
        { "no", "hyphen-no" },       { "af", "hyphen-af" },       { "as", "hyphen-as" },
        { "be", "hyphen-be" },       { "bg", "hyphen-bg" },       { "bn", "hyphen-bn" },
        { "ca", "hyphen-ca" },       { "cs", "hyphen-cs" },       { "da", "hyphen-da" },
        { "de", "hyphen-de" },       { "el", "hyphen-el" },       { "es", "hyphen-es" },
        { "fr", "hyphen-fr" },       { "gl", "hyphen-gl" },       { "gu", "hyphen-gu" },
        { "hi", "hyphen-hi" },       { "hr", "hyphen-hr" },       { "hu", "hyphen-hu" },
        { "id", "hyphen-id" },       { "is", "hyphen-is" },       { "it", "hyphen-it" },
        { "kn", "hyphen-kn" },       { "lt", "hyphen-lt" },       { "lv", "hyphen-lv" },
        { "ml", "hyphen-ml" },       { "mn", "hyphen-mn" },       { "mr", "hyphen-mr" },
        { "nl", "hyphen-nl" },       { "or", "hyphen-or" },       { "pa", "hyphen-pa" },
        { "pl", "hyphen-pl" },       { "ro", "hyphen-ro" },       { "ru", "hyphen-ru" },
        { "sk", "hyphen-sk" },       { "sl", "hyphen-sl" },       { "sr", "hyphen-sr" },
        { "sv", "hyphen-sv" },       { "ta", "hyphen-ta" },       { "te", "hyphen-te" },
        { "th", "hyphen-th" },       { "uk", "hyphen-uk" },       { "zu", "hyphen-zu" },
    };
    const Str first = str_slice(language, 0, str_find(language, '-'));
    const char *package = NULL;
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
        if (str_is(language, packages[i].language)) return packages[i].package;
        if (str_is(first, packages[i].language)) package = packages[i].package;
    }
    return package;
}

/* True for words of scripts with capitals: their lines are broken with hyphens. */
static bool has_cased_letter(Str word)
{
    for (size_t i = 0; i < word.n;) {
        if (is_cased_letter(utf8_next(word, &i))) return true;
    }
    return false;
}

static void note_missing(Hyphenator *h, Patterns *p, Str word)
{
    const char *package = package_of(p->language);
    Letters letters = { .n = 0 };
    if (p->noted || !read_letters(word, &letters) || !(package || has_cased_letter(word))) return;
    p->noted = true;
    report(h->diag, MSG_HYPHENS_MISSING, SPAN_NONE, str_c(h->arena, p->language));
    if (package) report_hint(h->diag, c_format(h->arena, "install the Debian package %s", package));
}

static const Points *look_up(Hyphenator *h, Patterns *p, Str word)
{
    Letters letters = { .n = 0 };
    uint32_t points[HYPHEN_WORD_MAX];
    size_t n = 0;
    if (read_letters(word, &letters) && convert(p, &letters))
        n = pattern_points(p, &letters, points);
    Points *known = arena_alloc(h->arena, sizeof *known + n * sizeof *points);
    known->n = n;
    memcpy(known->at, points, n * sizeof *points);
    map_set(&p->words, str_copy(h->arena, word), known);
    return known;
}

size_t hyphen_points(Hyphenator *h, Str language, Str word, uint32_t points[HYPHEN_WORD_MAX])
{
    static const Points none = { 0 };
    size_t n = soft_points(word, points);
    if (n || !language.n || word.n > HYPHEN_WORD_MAX) return n;
    Patterns *p = patterns_for(h, language);
    const Points *known = p->file ? map_get(&p->words, word) : &none;
    if (!p->file) note_missing(h, p, word);
    if (!known) known = look_up(h, p, word);
    memcpy(points, known->at, known->n * sizeof *points);
    return known->n;
}
