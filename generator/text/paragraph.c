/* paragraph.c - the stages of flow.h one behind the other, and lines for the caller. */
#include "text/paragraph.h"

#include <linebreak.h>

#include "text/flow.h"

Text *text_new(Arena *a, Diag *d, Fonts *fonts, const char *const *hyphen_folders)
{
    Text *t = ARENA_NEW(a, Text);
    *t = (Text){ .arena = a, .diag = d, .fonts = fonts, .scratch = arena_new() };
    t->shapers = shapers_new(a);
    t->hyphenator = hyphenator_new(a, d, hyphen_folders);
    t->dictionary = dictionary_new(a, d);
    map_init(&t->reported, a);
    init_linebreak();
    return t;
}

void text_free(Text *t)
{
    if (!t) return;
    shapers_free(t->shapers);
    hyphenator_free(t->hyphenator);
    dictionary_free(t->dictionary);
    arena_free(t->scratch);
}

/* Code breaks anywhere, so its widest part is a cluster. */
static double widest_part(const Flow *f, const Word *w)
{
    double widest = 0;
    if (!f->options->code) return w->width;
    for (uint32_t i = 0; i < w->n; i++) {
        const Part *p = &f->parts.at[w->first + i];
        for (uint32_t k = 0; k < p->shaped->n; k++) {
            double width =
                p->shaped->glyphs[k].advance * p->run->style->size / p->shaped->font->units_per_em;
            if (width > widest) widest = width;
        }
    }
    return widest;
}

static TextWidths widths_of(const Flow *f)
{
    TextWidths widths = { 0 };
    double x = f->options->first_indent;
    for (size_t i = 0; i < f->words.n; i++) {
        const Word *w = &f->words.at[i];
        double part = widest_part(f, w);
        if (part > widths.min) widths.min = part;
        if (x + w->width > widths.max) widths.max = x + w->width;
        x = w->hard ? 0 : x + w->width + w->blanks;
    }
    return widths;
}

static Flow flow_of(Text *t, Arena *keep, const TextSpan *spans, size_t n,
                    const ParagraphOptions *options)
{
    Flow f = { .text = t,
               .arena = t->scratch,
               .keep = keep,
               .options = options,
               .spans = spans,
               .n_spans = n };
    flow_collect(&f);
    flow_emoji(&f);
    flow_levels(&f);
    flow_itemize(&f);
    flow_words(&f);
    f.widths = widths_of(&f);
    return f;
}

static void grow_to(Line *line, const Font *font, const TextStyle *style)
{
    double ascent = font->ascent * style->size + style->rise;
    double descent = font->descent * style->size - style->rise;
    if (ascent > (double)line->ascent) line->ascent = (float)ascent;
    if (descent > (double)line->descent) line->descent = (float)descent;
}

/* An empty line is as high as the text around it. */
static void give_height(const Flow *f, Line *line, uint32_t byte)
{
    const TextStyle *style = f->n_spans ? f->spans[0].style : NULL;
    if (f->runs.n) style = flow_run_at(f, byte)->style;
    const Font *font =
        style ? fonts_face(f->text->fonts, style->family, style->weight, style->italic) : NULL;
    if (font) grow_to(line, font, style);
}

/* Sets the blanks at a line's end aside (UAX 9, L1): between left-to-right text and the edge they
 * may stay, unseen; elsewhere they would come to stand inside the line.  Returns how many parts
 * are left. */
static uint32_t trim_end(const Flow *f, Part *parts, uint32_t n)
{
    while (n) {
        Part *last = &parts[n - 1];
        bool stays = !f->rtl && !(last->run->level & 1) && last->shaped->blanks < last->shaped->n;
        if (stays || part_trim(last)) break;
        n--;
    }
    return n;
}

static void place_runs(Line *line, const Part *parts, const uint32_t *order, double x)
{
    for (uint32_t i = 0; i < line->n; i++) {
        const Part *p = &parts[order[i]];
        const TextStyle *style = p->run->style;
        double width = p->width, hanging = 0;
        if (order[i] + 1 == line->n) hanging = shaped_blanks_width(p->shaped, style);
        /* where code is wrapped, the blank is part of it: who copies the parts can join them */
        const double shown = line->wraps ? width : width - hanging;
        line->runs[i] = (GlyphRun){ p->shaped, style, (float)x, (float)shown };
        x += width - hanging;
        grow_to(line, p->shaped->font, style);
    }
    /* the space behind the last cluster is not ink */
    if (line->n) x -= line->runs[line->n - 1].style->tracking;
    line->width = (float)x;
}

/* What a line of code says when it is copied, where that is not plain to see.  Readers turn
 * right-to-left text around, which spelled text would have to foresee: such lines are copied in
 * parts. */
static void spell(const Flow *f, Line *line, const Cut *cut)
{
    if (!cut->spelled || f->turns) return;
    line->spelled = true;
    if (cut->spelled_to)
        line->spelling =
            str_copy(f->keep, without_blanks(str_slice(f->bytes, cut->from, cut->spelled_to)));
}

/* Where each part of a line stands in it; NULL where they stand as they are read. */
static const uint32_t *reading_order(Arena *keep, const uint32_t *order, uint32_t n)
{
    uint32_t in_place = 0;
    while (in_place < n && order[in_place] == in_place) in_place++;
    if (in_place == n) return NULL;
    uint32_t *reading = ARENA_ARRAY(keep, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) reading[order[i]] = i;
    return reading;
}

static Line line_of(Flow *f, const Lines *lines, size_t i)
{
    const Cut *cut = &lines->cuts.at[i];
    Part *parts = cut->n ? lines->parts.at + cut->first : NULL;
    double indent = cut->indent + (i == 0 ? f->options->first_indent : 0);
    Line line = { .rtl = f->rtl, .ends_paragraph = cut->hard };
    line.wraps = f->options->code && !cut->hard;
    spell(f, &line, cut);
    line.n = trim_end(f, parts, cut->n);
    line.runs = ARENA_ARRAY(f->keep, GlyphRun, line.n);
    uint32_t *order = ARENA_ARRAY(f->arena, uint32_t, line.n);
    visual_order(parts, order, line.n);
    line.reading = reading_order(f->keep, order, line.n);
    place_runs(&line, parts, order, f->rtl ? 0 : indent);
    if (f->rtl) line.width += (float)indent;
    if (line.n == 0) give_height(f, &line, cut->from);
    return line;
}

Paragraph paragraph_layout(Text *t, Arena *keep, const TextSpan *spans, size_t n,
                           const ParagraphOptions *options)
{
    ArenaMark mark = arena_mark(t->scratch);
    Flow f = flow_of(t, keep, spans, n, options);
    Lines lines = flow_break(&f);
    Paragraph p = { .n = (uint32_t)lines.cuts.n, .widths = f.widths };
    p.lines = ARENA_ARRAY(keep, Line, p.n);
    for (uint32_t i = 0; i < p.n; i++) p.lines[i] = line_of(&f, &lines, i);
    arena_rewind(t->scratch, mark);
    return p;
}
