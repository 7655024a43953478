/* dictionary.c - ICU's line breaks, opened late.
 *
 * ICU's functions and its library carry the number of its version (ubrk_open_72 in
 * libicuuc.so.72), so the one that the program was built with is looked for.  Texts are read in
 * UTF-8: indices are bytes. */
#include "text/dictionary.h"

#include "base/late.h"
#include "base/utf8.h"

bool dictionary_covers(uint32_t c)
{
    return (c >= 0x0E01 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0xAA60 && c <= 0xAA7F) ||
           (c >= 0xA9E0 && c <= 0xA9FF);
}

#if __has_include(<unicode/ubrk.h>)
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#define QUOTED(x) #x
#define NAME(x) QUOTED(x) /* of what ICU's headers make of it */
#define LIBRARY "libicuuc.so." U_ICU_VERSION_SHORT

/* What is called, by the types that ICU's headers give it. */
typedef struct Functions {
    __typeof__(ubrk_open) *open;
    __typeof__(ubrk_close) *close;
    __typeof__(ubrk_setUText) *set_text;
    __typeof__(ubrk_next) *next;
    __typeof__(utext_openUTF8) *open_text;
    __typeof__(utext_close) *close_text;
} Functions;

struct Dictionary {
    Diag *diag;
    bool asked;
    void *library; /* stays open */
    Functions icu;
    UBreakIterator *breaks; /* NULL: there is no ICU */
    UText text;
};

static bool find_all(void *library, Functions *f)
{
    return late_find(library, NAME(ubrk_open), &f->open) &&
           late_find(library, NAME(ubrk_close), &f->close) &&
           late_find(library, NAME(ubrk_setUText), &f->set_text) &&
           late_find(library, NAME(ubrk_next), &f->next) &&
           late_find(library, NAME(utext_openUTF8), &f->open_text) &&
           late_find(library, NAME(utext_close), &f->close_text);
}

static void open_library(Dictionary *d)
{
    UErrorCode error = U_ZERO_ERROR;
    d->asked = true;
    d->library = late_open(LIBRARY);
    if (d->library && find_all(d->library, &d->icu))
        d->breaks = d->icu.open(UBRK_LINE, "en", NULL, 0, &error);
    if (d->breaks && U_SUCCESS(error)) return;
    d->breaks = NULL;
    report(d->diag, MSG_WORDS_MISSING, SPAN_NONE, LIBRARY);
}

void dictionary_free(Dictionary *d)
{
    if (!d->breaks) return;
    d->icu.close_text(&d->text);
    d->icu.close(d->breaks);
}

/* True between two letters of these scripts; other breaks are not the dictionary's. */
static bool is_inside(Str text, size_t at)
{
    size_t before = at, behind = at;
    do before--;
    while (before && ((unsigned char)text.p[before] & 0xC0) == 0x80);
    return dictionary_covers(utf8_next(text, &before)) &&
           dictionary_covers(utf8_next(text, &behind));
}

bool dictionary_words(Dictionary *d, Str text, bool *starts)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!d->asked) open_library(d);
    if (!d->breaks) return false;
    d->icu.open_text(&d->text, text.p, (int64_t)text.n, &error);
    d->icu.set_text(d->breaks, &d->text, &error);
    for (int32_t at; U_SUCCESS(error) && (at = d->icu.next(d->breaks)) != UBRK_DONE;)
        if (at > 0 && (size_t)at < text.n && is_inside(text, (size_t)at)) starts[at] = true;
    return U_SUCCESS(error);
}

#else

struct Dictionary {
    Diag *diag;
    bool asked;
};

void dictionary_free(Dictionary *d)
{
    (void)d;
}

bool dictionary_words(Dictionary *d, Str text, bool *starts)
{
    (void)text, (void)starts;
    if (!d->asked) report(d->diag, MSG_WORDS_MISSING, SPAN_NONE, "libicuuc");
    d->asked = true;
    return false;
}

#endif

Dictionary *dictionary_new(Arena *a, Diag *diag)
{
    Dictionary *d = ARENA_NEW(a, Dictionary);
    d->diag = diag;
#ifdef LIBRARY
    d->text = (UText)UTEXT_INITIALIZER;
#endif
    return d;
}
