/* font_chain.c - the fallbacks of a character, with a memory.
 *
 * Order: the family itself, its upright face where the style is slanted, the fallbacks made for the
 * text's language, the other fallbacks as they are listed, those common to all, fontconfig.  Files
 * are opened as the search reaches them; those that are only searched never count as used. */
#include "text/font_chain.h"

#include "base/ascii.h"
#include "base/map.h"
#include "text/emoji.h"
#include "text/families.h"
#include "text/font_file.h"
#include "text/system_fonts.h"
#include "text/unicode.h"

#define PAGE 256
#define PLANES 17

/* What is known of each character: not asked yet, no font has it, or FOUND + the font's id. */
enum { UNKNOWN, NOBODY, FOUND };
typedef struct Plane {
    uint16_t *pages[PAGE];
} Plane;

typedef struct ChainLink {
    Family *family;
    bool italic, tried;
    Font *font; /* once tried; NULL: the family has no file */
} ChainLink;

struct FontChain {
    Fonts *fonts;
    Str family, language;
    int weight;
    bool italic, ascii;
    size_t common; /* so many of the common fallbacks are among the links */
    const Font *main;
    VEC(ChainLink) links;
    Plane *planes[PLANES];
    Map sequences; /* their fonts, by their characters */
};

static bool has_subtag(Str language, Str subtag)
{
    while (language.n) {
        size_t end = str_find(language, '-');
        if (ascii_same(str_slice(language, 0, end), subtag)) return true;
        language = str_slice(language, end + 1, language.n);
    }
    return false;
}

/* Chinese is told apart by script, which most tags leave to the region (RFC 5646, 4.1). */
static Str with_script(Str language)
{
    Str first = str_slice(language, 0, str_find(language, '-'));
    bool cantonese = ascii_same(first, STR("yue"));
    if (!cantonese && !ascii_same(first, STR("zh")) && !ascii_same(first, STR("cmn")))
        return language;
    if (has_subtag(language, STR("Hans"))) return STR("zh-Hans");
    if (cantonese || has_subtag(language, STR("HK")) || has_subtag(language, STR("MO")))
        return STR("zh-Hant-HK");
    bool traditional = has_subtag(language, STR("Hant")) || has_subtag(language, STR("TW"));
    return traditional ? STR("zh-Hant") : STR("zh-Hans");
}

/* True when `tag` is the whole or the start of `language`. */
static bool serves(Str tag, Str language)
{
    language = with_script(language);
    if (!tag.n || tag.n > language.n) return false;
    if (language.n > tag.n && language.p[tag.n] != '-') return false;
    return ascii_same(tag, str_slice(language, 0, tag.n));
}

/* Of some families those that were made for the text's language, or the others. */
static void add_links(FontChain *c, Family *const *families, size_t n, bool serving)
{
    for (size_t i = 0; i < n; i++)
        if (serves(families[i]->language, c->language) == serving)
            *vec_push(c->fonts->arena, &c->links) =
                (ChainLink){ .family = families[i], .italic = c->italic };
}

/* NULL behind the last one.  The common fallbacks are added when it comes to them. */
static ChainLink *link_at(FontChain *c, size_t i)
{
    Fonts *f = c->fonts;
    while (i == c->links.n) {
        if (c->common == f->common.n) fonts_more(f);
        if (c->common == f->common.n) return NULL;
        add_links(c, f->common.at + c->common, f->common.n - c->common, false);
        c->common = f->common.n;
    }
    return &c->links.at[i];
}

static FontChain *chain_new(Fonts *f, Str family, int weight, bool italic, Str language)
{
    const Font *main = fonts_face(f, family, weight, italic);
    if (!main) return NULL;
    FontChain *c = ARENA_NEW(f->arena, FontChain);
    *c = (FontChain){ .fonts = f,
                      .family = str_copy(f->arena, family),
                      .language = str_copy(f->arena, language),
                      .weight = weight,
                      .italic = italic,
                      .main = main };
    Family *own = family_named(f, family);
    if (italic) *vec_push(f->arena, &c->links) = (ChainLink){ .family = own };
    add_links(c, own->fallbacks.at, own->fallbacks.n, true);
    add_links(c, f->families.at, f->families.n, true);
    add_links(c, own->fallbacks.at, own->fallbacks.n, false);
    c->ascii = true;
    for (uint32_t i = ' '; i < 0x7F; i++) c->ascii &= font_has(main, i);
    map_init(&c->sequences, f->arena);
    *vec_push(f->arena, &f->chains) = c;
    return c;
}

FontChain *font_chain(Fonts *f, Str family, int weight, bool italic, Str language)
{
    for (size_t i = 0; i < f->chains.n; i++) {
        FontChain *c = f->chains.at[i];
        if (c->weight == weight && c->italic == italic && str_eq(c->family, family) &&
            str_eq(c->language, language))
            return c;
    }
    return chain_new(f, family, weight, italic, language);
}

const Font *chain_main(const FontChain *c)
{
    return c->main;
}

bool chain_has_ascii(const FontChain *c)
{
    return c->ascii;
}

static Font *system_font(FontChain *c, uint32_t character)
{
    Fonts *f = c->fonts;
    if (!f->system) f->system = system_fonts_open(f->arena);
    SystemFont *found;
    while ((found = system_fonts_find(f->system, character, c->weight, c->italic))) {
        Font *font = font_at(f, found->path, found->index, found->weight, found->italic);
        if (font && font_has(font, character)) {
            if (font->id == UINT32_MAX) report(f->diag, MSG_FONT_SYSTEM, SPAN_NONE, font->path);
            return font;
        }
        found->rejected = true;
    }
    return NULL;
}

static Font *link_font(const FontChain *c, ChainLink *link)
{
    if (!link->tried) link->font = family_font(c->fonts, link->family, c->weight, link->italic);
    link->tried = true;
    return link->font;
}

static const Font *search(FontChain *c, uint32_t character)
{
    if (font_draws(c->main, character)) return c->main;
    ChainLink *link;
    for (size_t i = 0; (link = link_at(c, i)); i++) {
        Font *font = link_font(c, link);
        if (font && font_draws(font, character)) return font_use(c->fonts, font);
    }
    Font *font = system_font(c, character);
    return font ? font_use(c->fonts, font) : NULL;
}

/* Where the answer for the character is kept. */
static uint16_t *memory(FontChain *c, uint32_t character)
{
    Arena *a = c->fonts->arena;
    Plane **plane = &c->planes[character / (PAGE * PAGE)];
    if (!*plane) *plane = ARENA_NEW(a, Plane);
    uint16_t **page = &(*plane)->pages[character / PAGE % PAGE];
    if (!*page) *page = ARENA_ARRAY(a, uint16_t, PAGE);
    return &(*page)[character % PAGE];
}

const Font *chain_font(FontChain *c, uint32_t character)
{
    if (character >= (uint32_t)PLANES * PAGE * PAGE) return NULL;
    uint16_t *known = memory(c, character);
    if (*known == UNKNOWN) {
        const Font *font = search(c, character);
        *known = font ? (uint16_t)(FOUND + font->id) : NOBODY;
    }
    return *known == NOBODY ? NULL : c->fonts->used.at[*known - FOUND];
}

/* True when the font can draw the cluster: each character has a glyph, needs none, or composes with
 * the one before into a character that has one. */
static bool has_cluster(const Font *font, const uint32_t *characters, size_t n)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    uint32_t previous = 0;
    for (size_t i = 0; i < n; i++) {
        hb_codepoint_t composed = 0;
        uint32_t c = characters[i];
        if (i && hb_unicode_compose(unicode, previous, c, &composed) && font_has(font, composed)) {
            previous = composed;
            continue;
        }
        if (!font_draws(font, c)) return false;
        previous = c;
    }
    return true;
}

/* Keycaps and circles: text fonts have the sign but can't put it around anything. */
static bool encloses(uint32_t c)
{
    return c >= 0x20DD && c <= 0x20E4 && c != 0x20E1;
}

static bool is_sequence(const uint32_t *characters, size_t n)
{
    enum { JOINER = 0x200D };
    for (size_t i = 0; i < n; i++)
        if (makes_sequence(characters[i]) || (i && characters[i] == JOINER)) return true;
    return false;
}

/* True when shaping leaves one glyph of all that stands there but for the form of emoji, which
 * fonts may know nothing of. */
static bool makes_one_glyph(const Font *font, const uint32_t *characters, size_t n)
{
    enum { EMOJI_FORM = 0xFE0F };
    hb_buffer_t *b = hb_buffer_create();
    for (size_t i = 0; i < n; i++)
        if (characters[i] != EMOJI_FORM) hb_buffer_add(b, characters[i], (unsigned)i);
    hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_guess_segment_properties(b);
    hb_shape(font->hb, b, NULL, 0);
    unsigned glyphs = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &glyphs);
    const bool one = glyphs == 1 && info->codepoint != 0;
    hb_buffer_destroy(b);
    return one;
}

static bool draws_sequence(const Font *font, const uint32_t *characters, size_t n)
{
    if (!font || !font_has(font, characters[0])) return false;
    if (encloses(characters[n - 1])) return has_cluster(font, characters, n);
    return makes_one_glyph(font, characters, n);
}

static const Font *find_sequence(FontChain *c, const uint32_t *characters, size_t n)
{
    ChainLink *link;
    const bool passed_over = encloses(characters[n - 1]);
    if (!passed_over && draws_sequence(c->main, characters, n)) return c->main;
    for (size_t i = 0; (link = link_at(c, i)); i++) {
        Font *font = link_font(c, link);
        if (draws_sequence(font, characters, n)) return font_use(c->fonts, font);
    }
    return NULL;
}

const Font *chain_sequence(FontChain *c, const uint32_t *characters, size_t n)
{
    static const char none;
    const Str key = { (const char *)characters, n * sizeof *characters };
    const void *known = map_get(&c->sequences, key);
    if (!known) {
        const Font *font = find_sequence(c, characters, n);
        known = font ? (const void *)font : &none;
        map_set(&c->sequences, str_copy(c->fonts->arena, key), (void *)(uintptr_t)known);
    }
    return known == &none ? NULL : known;
}

const Font *chain_font_cluster(FontChain *c, const uint32_t *characters, size_t n)
{
    if (n > 1 && is_sequence(characters, n)) {
        const Font *font = chain_sequence(c, characters, n);
        if (font) return font;
    }
    const Font *first = chain_font(c, characters[0]);
    bool passed_over = encloses(characters[n - 1]) && first == c->main;
    if (n == 1 || (!passed_over && first && has_cluster(first, characters, n))) return first;
    ChainLink *link;
    for (size_t i = 0; (link = link_at(c, i)); i++) {
        Font *font = link_font(c, link);
        if (font && has_cluster(font, characters, n)) return font_use(c->fonts, font);
    }
    return first;
}
