/* element_text.c - Markdown with bindings. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "layout/bound.h"
#include "layout/element_store.h"
#include "layout/style.h"
#include "text/markdown.h"
#include "text/unicode.h"

static bool finish_text(Compiler *c, Element *e)
{
    (void)c;
    if (!e->title) e->title = e->as.text.text;
    return true;
}

static RichOptions text_options(const LayoutContext *c, const Element *e, const Scope *scope)
{
    RichOptions o = bound_rich(c, e, scope);
    o.name = e->as.text.text && e->as.text.text->is_name;
    o.verbatim = e->as.text.verbatim;
    o.line_breaks = e->as.text.line_breaks;
    return o;
}

/* What `t` says, or `text` where that is nothing. */
static Str text_instead(const LayoutContext *c, const Template *t, const Scope *scope, Str text,
                        RichOptions *o)
{
    Span origin;
    const Str other = bound_text(c, t, scope, &origin);
    if (!str_trim(other).n) return text;
    o->origin = origin;
    return other;
}

/* The text, or the one that is shorter where a word would not fit, or all of it not on a line. */
static Str text_for(const LayoutContext *c, const Element *e, const Scope *scope, double width,
                    RichOptions *o)
{
    const Str text = bound_text(c, e->as.text.text, scope, &o->origin);
    if (!e->as.text.shorter && !e->as.text.brief) return text;
    const TextWidths widths = rich_widths(c, text, o);
    if (e->as.text.brief && widths.max > width)
        return text_instead(c, e->as.text.brief, scope, text, o);
    if (e->as.text.shorter && widths.min > width)
        return text_instead(c, e->as.text.shorter, scope, text, o);
    return text;
}

#define CLIP_LEAST 4 /* letters that say something */

/* ---- in one line ----------------------------------------------------------------------------- */

/* Where characters end that nothing joins to what follows, in bytes: at a word's end, or anywhere
 * where `words` is false.  Returns how many. */
static size_t ends_of(Str text, bool words, size_t *ends)
{
    uint32_t previous = 0;
    size_t n = 0;
    for (size_t i = 0; i < text.n;) {
        const size_t start = i;
        const uint32_t c = utf8_next(text, &i);
        if (start && !joins_previous(previous, c) && (!words || c == ' ')) ends[n++] = start;
        previous = c;
    }
    return n;
}

/* What is plain text, as Markdown. */
static void add_escaped(Buf *out, Str plain)
{
    for (size_t i = 0; i < plain.n; i++) {
        if (ispunct((unsigned char)plain.p[i])) buf_c(out, "\\");
        buf_str(out, str_slice(plain, i, i + 1));
    }
}

/* A text and the part of it that may end early. */
typedef struct Clipped {
    Str before, part, after;
} Clipped;

static Str clip_at(const LayoutContext *c, const Clipped *t, size_t end)
{
    Buf out = { .arena = c->scratch };
    buf_str(&out, t->before);
    add_escaped(&out, str_trim(str_slice(t->part, 0, end)));
    buf_c(&out, "…");
    buf_str(&out, t->after);
    return buf_done(&out);
}

/* The longest text that ends at one of these and is no wider; empty where none is. */
static Str clip_to(const LayoutContext *c, const Clipped *t, const size_t *ends, size_t n,
                   double width, const RichOptions *o)
{
    size_t fits = 0, most = n; /* the first `fits` of them fit, those from `most` on do not */
    while (fits < most) {
        const size_t middle = (fits + most) / 2;
        if (rich_widths(c, clip_at(c, t, ends[middle]), o).max <= width) fits = middle + 1;
        else most = middle;
    }
    return fits ? clip_at(c, t, ends[fits - 1]) : (Str){ 0 };
}

/* The text without that part and what parts it from the rest. */
static Str clip_out(const LayoutContext *c, const Clipped *t)
{
    static const char between[] = " · ";
    const bool leads = str_starts(t->after, between);
    const size_t n = leads || str_ends(t->before, between) ? sizeof between - 1 : 0;
    Buf out = { .arena = c->scratch };
    buf_str(&out, str_slice(t->before, 0, t->before.n - (leads ? 0 : n)));
    buf_str(&out, str_slice(t->after, leads ? n : 0, t->after.n));
    return buf_done(&out);
}

/* The text with its part that may end early cut behind a word, or within the first one, so that all
 * of it has one line; without that part where hardly a letter of it is left. */
static Str text_clipped(const LayoutContext *c, const Element *e, const Scope *scope, Str text,
                        double width, const RichOptions *o)
{
    Span origin;
    const Str part = bound_text(c, e->as.text.clip, scope, &origin);
    const char *found = part.n ? memmem(text.p, text.n, part.p, part.n) : NULL;
    if (!found || rich_widths(c, text, o).max <= width) return text;
    const size_t at = (size_t)(found - text.p);
    const Clipped t = { str_slice(text, 0, at), markdown_plain_text(c->scratch, c->scratch, part),
                        str_slice(text, at + part.n, text.n) };
    size_t *ends = ARENA_ARRAY(c->scratch, size_t, t.part.n + 1);
    Str clipped = clip_to(c, &t, ends, ends_of(t.part, true, ends), width, o);
    if (clipped.n) return clipped;
    const size_t n = ends_of(t.part, false, ends);
    if (n > CLIP_LEAST) clipped = clip_to(c, &t, ends + CLIP_LEAST, n - CLIP_LEAST, width, o);
    return clipped.n ? clipped : clip_out(c, &t);
}

/* ---- in few lines ---------------------------------------------------------------------------- */

#define SMALL_LEAST 0.8 /* of the type's size; never below the theme's least */
#define SMALL_STEP 0.04

/* Whether no word is broken and all of it has so many lines. */
static bool has_lines(const LayoutContext *c, Str text, const RichOptions *o, double width,
                      unsigned lines)
{
    if (rich_widths(c, text, o).min > width) return false;
    Galley *g = galley_new(c->scratch, width);
    const Block *overfull = NULL;
    rich_build(c, g, text, o);
    return galley_whole(c, g, &overfull)->size.height < style_leading(c, o->style) * (lines + 0.5);
}

/* The largest scale at which the text has so few lines; 0 where there is none. */
static double scale_for_lines(const LayoutContext *c, Str text, const RichOptions *o, double width,
                              unsigned lines)
{
    for (double scale = 1; scale > SMALL_LEAST - SMALL_STEP / 2; scale -= SMALL_STEP) {
        LayoutContext smaller = *c;
        smaller.scale *= scale;
        if (has_lines(&smaller, text, o, width, lines)) return scale;
    }
    return 0;
}

/* Sets a text that has `lines`: in smaller type, then `brief`; nothing of what is longer is lost.
 */
static void build_lines(const LayoutContext *c, const Spot *spot, const Element *e,
                        const Scope *scope, double width, RichOptions *o)
{
    const unsigned lines = e->as.text.lines;
    LayoutContext inner = *c;
    Str text = bound_text(c, e->as.text.text, scope, &o->origin);
    double scale = scale_for_lines(c, text, o, width, lines);
    if (scale <= 0 && e->as.text.brief) {
        text = text_instead(c, e->as.text.brief, scope, text, o);
        scale = scale_for_lines(c, text, o, width, lines);
    }
    inner.scale *= scale > 0 ? scale : SMALL_LEAST;
    if (str_trim(text).n) rich_build(&inner, spot->galley, text, o);
}

static double text_least(const LayoutContext *c, const Element *e, const Scope *scope, double width)
{
    RichOptions o = text_options(c, e, scope);
    return rich_widths(c, text_for(c, e, scope, width, &o), &o).min;
}

static void build_text(const LayoutContext *c, const Spot *spot, const Element *e,
                       const Scope *scope)
{
    RichOptions o = text_options(c, e, scope);
    const double width = isnan(spot->width) ? spot->galley->width : spot->width;
    o.space_above = spot->space_above;
    if (e->as.text.lines) {
        build_lines(c, spot, e, scope, width, &o);
        return;
    }
    Str text = text_for(c, e, scope, width, &o);
    if (e->as.text.clip) text = text_clipped(c, e, scope, text, width, &o);
    if (str_trim(text).n) rich_build(c, spot->galley, text, &o);
}

static double text_width(const LayoutContext *c, const Element *e, const Scope *scope)
{
    RichOptions o = text_options(c, e, scope);
    const Str text = bound_text(c, e->as.text.text, scope, &o.origin);
    return rich_widths(c, text, &o).max + 0.01;
}

/* clang-format off */
static const Field text_fields[] = {
    BOUND("text", as.text.text, "Markdown, with bindings."),
    BOUND("short", as.text.shorter, "The same in shorter words, where one of `text` is wider than the element."),
    BOUND("brief", as.text.brief, "The same in fewer words, where `text` takes more than one line."),
    BOUND("clip", as.text.clip, "The part of `text` that ends in “…” where all of it takes more than one line, such as `{{title}}`."),
    INT("lines", 1, 100, "It has no more lines than this: in type that is smaller by a fifth at most, else as `brief`, which then stands for more lines than these. What is longer even so has more lines of that type.", AT(Element, as.text.lines)),
    BOOL("verbatim", "Prints as it is written: no Markdown, set like a block of code.",
        AT(Element, as.text.verbatim)),
    BOOL("line-breaks", "Its line breaks are kept.", AT(Element, as.text.line_breaks)),
    END };

const ElementType element_text = {
    { "text", "Markdown with bindings; nothing is printed for an empty text.", "text", NULL, text_fields },
    .finish = finish_text, .build = build_text, .width = text_width, .least = text_least,
    .sized = true, .box_grows = true, .room_grows = true };
/* clang-format on */
