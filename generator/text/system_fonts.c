/* system_fonts.c - asks fontconfig for fonts with a character.
 *
 * FcFontMatch's answer depends on the order in which folders are read; so all fonts are listed once
 * and put into an order of our own. */
#include "text/system_fonts.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

typedef struct Candidate {
    SystemFont font;
    const FcCharSet *characters;
} Candidate;

struct SystemFonts {
    FcConfig *config; /* NULL: fontconfig has none */
    FcFontSet *set;   /* owns the strings and the character sets */
    VEC(Candidate) candidates;
};

static FcFontSet *list_all(FcConfig *config)
{
    FcPattern *pattern = FcPatternBuild(NULL, FC_SCALABLE, FcTypeBool, FcTrue, (char *)NULL);
    FcObjectSet *fields = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_FONTFORMAT,
                                           FC_COLOR, FC_CHARSET, (char *)NULL);
    if (!pattern || !fields) out_of_memory();
    FcFontSet *set = FcFontList(config, pattern, fields);
    FcObjectSetDestroy(fields);
    FcPatternDestroy(pattern);
    return set;
}

static int integer(const FcPattern *p, const char *field)
{
    int v = 0;
    FcPatternGetInteger(p, field, 0, &v);
    return v;
}

/* False for Type 1 and color fonts, and for named instances of variable fonts. */
static bool can_serve(const FcPattern *p)
{
    FcChar8 *format = NULL;
    FcBool color = FcFalse;
    FcPatternGetString(p, FC_FONTFORMAT, 0, &format);
    FcPatternGetBool(p, FC_COLOR, 0, &color);
    bool outlines = format && (strcmp((const char *)format, "TrueType") == 0 ||
                               strcmp((const char *)format, "CFF") == 0);
    int index = integer(p, FC_INDEX);
    return outlines && !color && index >= 0 && index <= UINT16_MAX;
}

static bool describe(const FcPattern *p, Candidate *c)
{
    FcChar8 *file = NULL;
    FcCharSet *characters = NULL;
    if (!can_serve(p) || FcPatternGetString(p, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetCharSet(p, FC_CHARSET, 0, &characters) != FcResultMatch)
        return false;
    c->characters = characters;
    c->font = (SystemFont){
        .path = (const char *)file,
        .index = (unsigned)integer(p, FC_INDEX),
        .weight = FcWeightToOpenType(integer(p, FC_WEIGHT)),
        .italic = integer(p, FC_SLANT) != FC_SLANT_ROMAN,
    };
    return true;
}

static int by_path(const void *pa, const void *pb)
{
    const SystemFont *a = &((const Candidate *)pa)->font, *b = &((const Candidate *)pb)->font;
    int path = strcmp(a->path, b->path);
    if (path) return path;
    return a->index < b->index ? -1 : a->index > b->index;
}

SystemFonts *system_fonts_open(Arena *a)
{
    SystemFonts *s = ARENA_NEW(a, SystemFonts);
    s->config = FcInitLoadConfigAndFonts();
    s->set = s->config ? list_all(s->config) : NULL;
    for (int i = 0; s->set && i < s->set->nfont; i++) {
        Candidate c = { 0 };
        if (describe(s->set->fonts[i], &c)) *vec_push(a, &s->candidates) = c;
    }
    if (s->candidates.n) qsort(s->candidates.at, s->candidates.n, sizeof(Candidate), by_path);
    return s;
}

void system_fonts_close(SystemFonts *s)
{
    if (!s) return;
    if (s->set) FcFontSetDestroy(s->set);
    if (s->config) FcConfigDestroy(s->config);
}

SystemFont *system_fonts_find(SystemFonts *s, uint32_t c, int weight, bool italic)
{
    enum { OTHER_SLANT = 1000 };
    SystemFont *best = NULL;
    int best_distance = 0;
    for (size_t i = 0; i < s->candidates.n; i++) {
        SystemFont *font = &s->candidates.at[i].font;
        int distance = abs(font->weight - weight) + (font->italic == italic ? 0 : OTHER_SLANT);
        if (font->rejected || (best && distance >= best_distance)) continue;
        if (!FcCharSetHasChar(s->candidates.at[i].characters, c)) continue;
        best = font;
        best_distance = distance;
    }
    return best;
}
