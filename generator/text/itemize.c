/* itemize.c - cuts the text into runs of one style, font, script and level.
 *
 * A cluster (a character with the marks and joiners behind it) is never cut.  Blanks, digits and
 * punctuation take the script of what stands before them, at the start that of what follows; blanks
 * keep the font of what stands before them too, so that words stay whole. */
#include "text/emoji.h"
#include "text/flow.h"
#include "text/font_file.h"
#include "text/unicode.h"

#define CLUSTER_MAX 16 /* characters looked at to choose a font; more than any real cluster has */

typedef struct Itemizer {
    Flow *flow;
    const TextSpan *span;
    const TextStyle *style, *untracked; /* the span's; the same for joined scripts */
    FontChain *chain;
    double column; /* of code in a fixed-width font, ems; else 0 */
    /* the run being built */
    uint32_t from;
    const Font *font;
    hb_script_t script; /* COMMON: not known yet */
    uint8_t level;
    bool open;
} Itemizer;

static const TextStyle *style_for(Itemizer *it)
{
    if (it->style->tracking == 0 || !is_joined_script(it->script)) return it->style;
    if (!it->untracked) {
        TextStyle *copy = ARENA_NEW(it->flow->keep, TextStyle);
        *copy = *it->style;
        copy->tracking = 0;
        it->untracked = copy;
    }
    return it->untracked;
}

/* Width of a column of the chain's main font, ems; 0 where it has none. */
static double column_of(const Flow *f, const FontChain *chain)
{
    hb_codepoint_t zero;
    const Font *font = f->options->code && chain ? chain_main(chain) : NULL;
    if (!font || !font->fixed_width || !hb_font_get_nominal_glyph(font->hb, '0', &zero)) return 0;
    return hb_font_get_glyph_h_advance(font->hb, zero) / font->units_per_em;
}

static void close_run(Itemizer *it, uint32_t to)
{
    Flow *f = it->flow;
    if (!it->open || to == it->from) return;
    it->open = false;
    if (it->script == HB_SCRIPT_COMMON) it->script = HB_SCRIPT_LATIN;
    const TextStyle *style = style_for(it);
    ShaperKey key = { .font = it->font,
                      .features = style->features,
                      .language = f->options->language,
                      .script = it->script,
                      .column = is_joined_script(it->script) ? 0 : it->column,
                      .rtl = it->level & 1,
                      .tracking = style->tracking != 0 };
    f->fixed |= it->font && it->font->fixed_width;
    *vec_push(f->arena, &f->runs) = (Run){
        .from = it->from,
        .to = to,
        .span = it->span,
        .style = style,
        .shaper = it->font ? shaper_for(f->text->shapers, key) : NULL,
        .level = it->level,
    };
}

static bool is_weak_script(hb_script_t s)
{
    return s == HB_SCRIPT_COMMON || s == HB_SCRIPT_INHERITED || s == HB_SCRIPT_UNKNOWN;
}

static hb_script_t script_of(uint32_t c)
{
    if (c < 0xAA) {
        uint32_t letter = c | 0x20;
        return letter >= 'a' && letter <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    }
    hb_script_t s = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    return is_weak_script(s) ? HB_SCRIPT_COMMON : s;
}

/* The font for a cluster; what no font has is drawn as the main font's .notdef. */
static const Font *font_of(const Itemizer *it, const uint32_t *cluster, size_t n)
{
    if (!it->chain) return NULL;
    if (n == 1 && (cluster[0] == '\n' || is_space(cluster[0]) || is_ignorable(cluster[0])))
        return it->open ? it->font : chain_main(it->chain);
    const Font *main = chain_main(it->chain), *font = chain_font_cluster(it->chain, cluster, n);
    if (!font) return main;
    /* signs that many scripts share are drawn like the text before them */
    bool shared = font != main && n == 1 && script_of(cluster[0]) == HB_SCRIPT_COMMON;
    return shared && it->open && font_has(it->font, cluster[0]) ? it->font : font;
}

static void add_cluster(Itemizer *it, uint32_t at, const uint32_t *cluster, size_t n, uint8_t level)
{
    const Font *font = font_of(it, cluster, n);
    hb_script_t script = script_of(cluster[0]);
    bool known = it->script != HB_SCRIPT_COMMON && script != HB_SCRIPT_COMMON;
    if (!it->open || font != it->font || level != it->level || (known && script != it->script)) {
        hb_script_t inherited = it->open ? it->script : HB_SCRIPT_COMMON;
        close_run(it, at);
        it->open = true;
        it->from = at;
        it->font = font;
        it->level = level;
        it->script = script == HB_SCRIPT_COMMON ? inherited : script;
    } else if (script != HB_SCRIPT_COMMON) {
        it->script = script;
    }
}

/* Han beside kana is Japanese, unless the text says that it is something else. */
static Str font_language(const Flow *f)
{
    Str language = f->options->language;
    if (!f->kana) return language;
    bool han = str_starts(language, "zh") || str_starts(language, "yue") ||
               str_starts(language, "cmn") || str_starts(language, "ko");
    return han ? language : STR("ja");
}

static void start_span(Itemizer *it, const TextSpan *span)
{
    it->span = span;
    if (it->style != span->style) {
        it->style = span->style;
        it->untracked = NULL;
        it->chain = font_chain(it->flow->text->fonts, it->style->family, it->style->weight,
                               it->style->italic, font_language(it->flow));
        it->column = column_of(it->flow, it->chain);
    }
}

static uint8_t level_of(const Flow *f, size_t character)
{
    return f->levels ? (uint8_t)f->levels[character] : f->rtl;
}

/* Where the next character must be looked at, from byte `i` on: while Latin text in the main font
 * runs left to right, all that an ASCII character with no mark behind it can do is to go on. */
static size_t pass_over(const Itemizer *it, size_t i, size_t to)
{
    const char *p = it->flow->bytes.p;
    if (it->flow->levels || !it->open || it->script != HB_SCRIPT_LATIN || !it->chain ||
        it->font != chain_main(it->chain) || !chain_has_ascii(it->chain))
        return i;
    while (i + 1 < to && (unsigned char)(p[i] | p[i + 1]) < 0x80) i++;
    return i;
}

/* Itemizes the clusters of a span.  `*character` counts through the whole text, where it has
 * levels. */
static void add_clusters(Itemizer *it, uint32_t from, uint32_t to, size_t *character)
{
    Flow *f = it->flow;
    Str text = { f->bytes.p, to };
    for (size_t i = from; (i = pass_over(it, i, to)) < to;) {
        uint32_t cluster[CLUSTER_MAX], at = (uint32_t)i;
        size_t n = 0, first = *character;
        cluster[n++] = utf8_next(text, &i);
        ++*character;
        for (uint32_t previous = cluster[0]; i < to;) {
            size_t next = i;
            uint32_t c = utf8_next(text, &next);
            const bool flag = n == 1 && is_regional(previous) && is_regional(c);
            if (!flag && !joins_previous(previous, c)) break;
            if (n < CLUSTER_MAX) cluster[n++] = c;
            previous = c;
            i = next;
            ++*character;
        }
        add_cluster(it, at, cluster, n, level_of(f, first));
    }
}

/* A span of nothing but ASCII in a font that has all of it is one run as it stands. */
static void add_ascii(Itemizer *it, uint32_t from)
{
    it->open = true;
    it->from = from;
    it->font = chain_main(it->chain);
    it->script = HB_SCRIPT_LATIN;
    it->level = 0;
}

void flow_itemize(Flow *f)
{
    Itemizer it = { .flow = f, .script = HB_SCRIPT_COMMON };
    size_t character = 0;
    for (size_t i = 0; i < f->n_spans; i++) {
        uint32_t from = f->starts[i], to = f->starts[i + 1];
        if (from == to) continue;
        start_span(&it, &f->spans[i]);
        if (f->ascii && !f->levels && it.chain && chain_has_ascii(it.chain)) add_ascii(&it, from);
        else add_clusters(&it, from, to, &character);
        close_run(&it, to);
    }
}
