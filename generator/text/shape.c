/* shape.c - HarfBuzz behind a cache of words.
 *
 * Clusters are single characters where the font allows it (HarfBuzz's "monotone characters"), which
 * is what exact text extraction wants.  Under tracking they are graphemes, since the space goes
 * behind a whole cluster and must not come between a letter and its marks.
 *
 * What draws nothing (joiners, soft hyphens …) bears on the shape of its neighbors and leaves no
 * glyph: readers would copy a blank from it. */
#include "text/shape.h"

#include <math.h>
#include <string.h>

#include "base/map.h"
#include "base/vec.h"
#include "text/columns.h"
#include "text/unicode.h"

#define FEATURES_MAX 32

/* A Shaped and what only this file asks of it. */
typedef struct ShapedWord {
    Shaped shaped;
    bool gaps;
    uint32_t clusters, blank_clusters;
    struct ShapedWord *trimmed; /* without the trailing blanks, once somebody has asked for it */
} ShapedWord;

typedef struct Features {
    hb_feature_t at[FEATURES_MAX];
    unsigned n;
    hb_shape_plan_t *plan; /* for these; made when first used */
} Features;

struct Shaper {
    ShaperKey key;
    hb_language_t language;
    Features features, simple_features;
    Map words;
    Map stand_ins; /* by what is drawn */
    Shapers *all;
};

struct Shapers {
    Arena *arena;
    uint32_t words; /* so far */
    hb_buffer_t *buffer;
    VEC(Shaper *) shapers;
};

Shapers *shapers_new(Arena *a)
{
    Shapers *s = ARENA_NEW(a, Shapers);
    *s = (Shapers){ .arena = a, .buffer = hb_buffer_create() };
    if (!hb_buffer_allocation_successful(s->buffer)) out_of_memory();
    return s;
}

void shapers_free(Shapers *s)
{
    if (!s) return;
    for (size_t i = 0; i < s->shapers.n; i++) {
        hb_shape_plan_destroy(s->shapers.at[i]->features.plan);
        hb_shape_plan_destroy(s->shapers.at[i]->simple_features.plan);
    }
    hb_buffer_destroy(s->buffer);
}

static void add_feature(Features *f, Str text)
{
    hb_feature_t feature;
    text = str_trim(text);
    if (f->n == FEATURES_MAX || !text.n) return;
    if (hb_feature_from_string(text.p, (int)text.n, &feature)) f->at[f->n++] = feature;
}

static void add_features(Features *f, Str list)
{
    while (list.n) {
        size_t end = str_find(list, ',');
        add_feature(f, str_slice(list, 0, end));
        list = str_slice(list, end + 1, list.n);
    }
}

static Features features_for(const ShaperKey *key, const char *first)
{
    Features f = { .n = 0 };
    add_features(&f, str(first));
    /* Tracked letters must not be tied; and what stands in a fixed-width font must read as it is
     * typed, where programming ligatures make != an ≠. */
    if (key->tracking) add_features(&f, STR("liga=0,clig=0,dlig=0"));
    if (key->font->fixed_width) add_features(&f, STR("liga=0,calt=0"));
    add_features(&f, str(key->features));
    return f;
}

static bool same_key(const ShaperKey *a, const ShaperKey *b)
{
    return a->font == b->font && a->script == b->script && a->rtl == b->rtl &&
           a->tracking == b->tracking && a->column == b->column &&
           str_eq(a->language, b->language) &&
           (a->features == b->features || str_eq(str(a->features), str(b->features)));
}

Shaper *shaper_for(Shapers *all, ShaperKey key)
{
    for (size_t i = 0; i < all->shapers.n; i++)
        if (same_key(&all->shapers.at[i]->key, &key)) return all->shapers.at[i];
    Shaper *s = ARENA_NEW(all->arena, Shaper);
    s->key = key;
    s->key.language = str_copy(all->arena, key.language);
    s->key.features = key.features ? str_c(all->arena, str(key.features)) : NULL;
    s->all = all;
    s->language = hb_language_from_string(key.language.p, (int)key.language.n);
    map_init(&s->words, all->arena);
    map_init(&s->stand_ins, all->arena);
    s->features = features_for(&s->key, "");
    s->simple_features = features_for(&s->key, "ccmp=0,mark=0,mkmk=0,frac=0,numr=0,dnom=0");
    *vec_push(all->arena, &all->shapers) = s;
    return s;
}

const ShaperKey *shaper_key(const Shaper *s)
{
    return &s->key;
}

/* What hb_shape() would look up for each word. */
static hb_shape_plan_t *plan_new(const Shaper *s, const Features *features)
{
    hb_segment_properties_t like;
    hb_buffer_get_segment_properties(s->all->buffer, &like);
    return hb_shape_plan_create_cached(s->key.font->face, &like, features->at, features->n, NULL);
}

/* ASCII, the signs of Latin 1, dashes, quotes and dots have nothing to compose, no marks to attach
 * and no fraction slash, which is where HarfBuzz applies the features of fractions; looking for
 * them takes half the time. */
static bool is_simple(Str text)
{
    for (size_t i = 0; i < text.n;) {
        const uint32_t c = utf8_next(text, &i);
        if (c >= 0x80 && !(c >= 0xA0 && c < 0xC0) && !(c >= 0x2010 && c < 0x2028)) return false;
    }
    return true;
}

static void run_harfbuzz(Shaper *s, Str text)
{
    hb_buffer_t *b = s->all->buffer;
    Features *features = is_simple(text) ? &s->simple_features : &s->features;
    hb_buffer_clear_contents(b);
    hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_cluster_level(b, s->key.tracking ? HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES
                                                   : HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(b, text.p, (int)text.n, 0, (int)text.n);
    hb_buffer_set_direction(b, s->key.rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, (hb_script_t)s->key.script);
    hb_buffer_set_language(b, s->language);
    if (!features->plan) features->plan = plan_new(s, features);
    hb_shape_plan_execute(features->plan, s->key.font->hb, b, features->at, features->n);
    if (!hb_buffer_allocation_successful(b)) out_of_memory();
}

static int16_t to_int16(int32_t v)
{
    return (int16_t)(v < INT16_MIN ? INT16_MIN : v > INT16_MAX ? INT16_MAX : v);
}

/* Copies HarfBuzz's result; a glyph id a PDF can't name becomes .notdef. */
static void take_glyphs(Shaper *s, ShapedWord *w)
{
    unsigned n = 0, positions = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->all->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(s->all->buffer, &positions);
    w->shaped.glyphs = ARENA_ARRAY(s->all->arena, Glyph, n);
    w->shaped.n = n;
    for (unsigned i = 0; i < n; i++) {
        uint32_t id = info[i].codepoint <= UINT16_MAX ? info[i].codepoint : 0;
        w->shaped.glyphs[i] = (Glyph){
            .id = (uint16_t)id,
            .cluster = (uint16_t)info[i].cluster,
            .x_offset = to_int16(at[i].x_offset),
            .y_offset = to_int16(at[i].y_offset),
            .advance = at[i].x_advance,
        };
        w->shaped.advance += at[i].x_advance;
        w->gaps |= id == 0;
        w->clusters += i == 0 || info[i].cluster != info[i - 1].cluster;
    }
}

/* Centers the glyphs [from, to) of one cluster, the text `part`, in its columns.  `*more` is how
 * much wider the last cluster with columns became: a mark behind that keeps its place on it. */
static void fit_columns(const Shaper *s, ShapedWord *w, uint32_t from, uint32_t to, Str part,
                        int32_t *more)
{
    Glyph *glyphs = w->shaped.glyphs;
    const unsigned columns = text_columns(part);
    int32_t advance = 0;
    for (uint32_t i = from; i < to; i++) advance += glyphs[i].advance;
    const double wanted = columns * s->key.column * s->key.font->units_per_em;
    if (columns) *more = (int32_t)lround(wanted) - advance;
    if (*more == 0) return;
    const int32_t shift = columns ? *more / 2 : *more / 2 - *more;
    for (uint32_t i = from; i < to; i++) glyphs[i].x_offset = to_int16(glyphs[i].x_offset + shift);
    if (!columns) return;
    glyphs[to - 1].advance += *more;
    w->shaped.advance += *more;
}

static void snap_to_columns(const Shaper *s, ShapedWord *w)
{
    const Shaped *word = &w->shaped;
    int32_t more = 0;
    for (uint32_t from = 0, to; from < word->n; from = to) {
        const uint32_t cluster = word->glyphs[from].cluster;
        for (to = from + 1; to < word->n && word->glyphs[to].cluster == cluster;) to++;
        const size_t end = s->key.rtl ? (from ? word->glyphs[from - 1].cluster : word->text.n)
                                      : (to < word->n ? word->glyphs[to].cluster : word->text.n);
        fit_columns(s, w, from, to, str_slice(word->text, cluster, end), &more);
    }
}

Str without_blanks(Str text)
{
    size_t end = 0;
    if (text.n && text.p[text.n - 1] > ' ') return text;
    for (size_t i = 0; i < text.n;) {
        const uint32_t c = utf8_next(text, &i);
        if (!is_blank(c) && !is_ignorable(c)) end = i;
    }
    return str_slice(text, 0, end);
}

static void count_blanks(ShapedWord *w)
{
    Shaped *s = &w->shaped;
    size_t start = without_blanks(s->text).n;
    for (uint32_t k = 0; start < s->text.n && k < s->n; k++) {
        uint32_t i = s->rtl ? k : s->n - 1 - k, before = s->rtl ? i - 1 : i + 1;
        if (s->glyphs[i].cluster < start) break;
        s->blanks++;
        s->blanks_advance += s->glyphs[i].advance;
        w->blank_clusters += k == 0 || s->glyphs[i].cluster != s->glyphs[before].cluster;
    }
}

static ShapedWord *find_word(Shaper *s, Str text);

static ShapedWord *word_new(Shaper *s, Str drawn, Str text)
{
    ShapedWord *w = ARENA_NEW(s->all->arena, ShapedWord);
    run_harfbuzz(s, drawn);
    w->shaped =
        (Shaped){ .font = s->key.font, .serial = s->all->words++, .text = text, .rtl = s->key.rtl };
    take_glyphs(s, w);
    if (s->key.column > 0) snap_to_columns(s, w);
    return w;
}

/* Fonts kern blanks with punctuation and some capitals, not with these. */
static bool ends_with_bare_blank(Str text)
{
    if (text.n < 2 || text.p[text.n - 1] != ' ') return false;
    const char c = text.p[text.n - 2];
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Most words stand before a blank, and many without one elsewhere: they are shaped once. */
static ShapedWord *join_blank(Shaper *s, Str text)
{
    Arena *a = s->all->arena;
    ShapedWord *ink = find_word(s, str_slice(text, 0, text.n - 1)), *blank = find_word(s, STR(" "));
    ShapedWord *w = ARENA_NEW(a, ShapedWord);
    *w = *ink;
    w->shaped.serial = s->all->words++;
    w->shaped.text = text;
    w->shaped.n += blank->shaped.n;
    w->shaped.glyphs = ARENA_ARRAY(a, Glyph, w->shaped.n);
    for (uint32_t i = 0; i < w->shaped.n; i++)
        w->shaped.glyphs[i] =
            i < ink->shaped.n ? ink->shaped.glyphs[i] : blank->shaped.glyphs[i - ink->shaped.n];
    for (uint32_t i = ink->shaped.n; i < w->shaped.n; i++)
        w->shaped.glyphs[i].cluster = (uint16_t)(text.n - 1);
    w->shaped.advance += blank->shaped.advance;
    w->gaps |= blank->gaps;
    w->clusters += blank->clusters;
    w->shaped.blanks = blank->shaped.n;
    w->shaped.blanks_advance = blank->shaped.advance;
    w->blank_clusters = blank->clusters;
    w->trimmed = ink;
    return w;
}

static ShapedWord *find_word(Shaper *s, Str text)
{
    ShapedWord *w = map_get(&s->words, text);
    if (w) return w;
    const Str kept = str_copy(s->all->arena, text);
    if (!s->key.rtl && ends_with_bare_blank(text)) w = join_blank(s, kept);
    else count_blanks(w = word_new(s, kept, kept));
    map_set(&s->words, kept, w);
    return w;
}

const Shaped *shape(Shaper *s, Str text)
{
    return &find_word(s, text)->shaped;
}

/* The blanks' glyphs just end it, or, right to left, begin it. */
static ShapedWord *trim(Shaper *s, const ShapedWord *from)
{
    ShapedWord *w = ARENA_NEW(s->all->arena, ShapedWord);
    *w = *from;
    w->shaped.serial = s->all->words++;
    w->shaped.text = without_blanks(from->shaped.text);
    w->shaped.n -= from->shaped.blanks;
    if (from->shaped.rtl) w->shaped.glyphs += from->shaped.blanks;
    w->shaped.advance -= from->shaped.blanks_advance;
    w->clusters -= from->blank_clusters;
    w->shaped.blanks = w->blank_clusters = 0;
    w->shaped.blanks_advance = 0;
    return w;
}

const Shaped *shape_trimmed(Shaper *s, const Shaped *shaped)
{
    ShapedWord *w = (ShapedWord *)(uintptr_t)shaped; /* none of them is constant */
    if (shaped->blanks == 0) return shaped;
    if (!w->trimmed) w->trimmed = trim(s, w);
    return &w->trimmed->shaped;
}

const Shaped *shape_as(Shaper *s, Str drawn, Str text)
{
    ShapedWord *w = map_get(&s->stand_ins, drawn);
    if (w) return &w->shaped;
    w = word_new(s, drawn, str_copy(s->all->arena, text));
    for (uint32_t i = 0; i < w->shaped.n; i++) w->shaped.glyphs[i].cluster = 0;
    map_set(&s->stand_ins, str_copy(s->all->arena, drawn), w);
    return &w->shaped;
}

bool shaped_has_gaps(const Shaped *s)
{
    return ((const ShapedWord *)s)->gaps;
}

static double width_of(int64_t advance, uint32_t clusters, const Font *f, const TextStyle *style)
{
    return (double)advance * style->size / f->units_per_em + clusters * style->tracking;
}

double shaped_width(const Shaped *s, const TextStyle *style)
{
    return width_of(s->advance, ((const ShapedWord *)s)->clusters, s->font, style);
}

double shaped_blanks_width(const Shaped *s, const TextStyle *style)
{
    return width_of(s->blanks_advance, ((const ShapedWord *)s)->blank_clusters, s->font, style);
}
