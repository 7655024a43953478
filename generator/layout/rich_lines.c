/* rich_lines.c - lines of text with the marker beside them, pictures of their own, boxes. */
#include <math.h>

#include "layout/drawn.h"
#include "layout/line_draw.h"
#include "layout/rich_inline.h"
#include "layout/rich_parts.h"
#include "layout/rich_picture.h"
#include "layout/style.h"
#include "layout/typeset.h"

/* Strips of a telegram, points. */
#define STRIP_PAD MM(1.2)
#define STRIP_GAP MM(0.4)
#define STRIP_ASKEW MM(1.2)

const Style *rich_other_style(const Rich *r, Str name)
{
    const Style *s = name.n ? theme_style(r->c->setter->theme, name) : NULL;
    return s ? s : r->style;
}

/* Lines start where their paragraph does, in lists and quotes where those do.  In a kit from right
 * to left all start on the right, in whatever letters they are. */
static bool starts_right(const Rich *r, const Paragraph *p)
{
    return r->inside ? r->rtl : r->c->setter->rtl || p->lines[0].rtl;
}

static double line_x(const Rich *r, const Line *l, double width)
{
    double slack = width - l->width;
    if (r->o->align == ALIGN_CENTER) return slack / 2;
    return (r->o->align == ALIGN_END) != r->lines_right ? slack : 0;
}

static double marker_x(const Rich *r)
{
    return r->rtl ? r->galley->width - r->marker_x - r->marker->width : r->marker_x;
}

/* A paper strip behind the line, pasted a little askew: by its width, as no two lines are alike. */
static void draw_strip(const LayoutContext *c, Frame *f, Point *at, const Line *l, const Style *s)
{
    const double askew = fmod((double)l->width, STRIP_ASKEW);
    const double x = at->x + (l->rtl ? -askew : askew);
    const Size size = { (double)l->width + 2 * STRIP_PAD, f->size.height - STRIP_GAP };
    frame_add_path(c->scratch, f, (Point){ x - STRIP_PAD, STRIP_GAP / 2 },
                   shape_rect(c, size, 0, s->strip, (Stroke){ 0 }));
    at->x = x;
}

/* One line as a frame of the galley's width.  Its height is the style's leading, more where a
 * fallback font stands out; the style's own font decides where the baseline lies, so that lines
 * keep an even rhythm. */
static Frame *line_frame(Rich *r, const Line *l, const Style *s, const Font *font, double width)
{
    const LayoutContext *c = r->c;
    double size = style_size(c, s), leading = style_leading(c, s);
    double up = font ? font->ascent * size : l->ascent,
           down = font ? font->descent * size : l->descent;
    double baseline = (leading - up - down) / 2 + up, below = leading - baseline;
    double slack = size * 0.3; /* ascenders of other scripts may reach into the line above a bit */
    if (l->ascent > baseline + slack) baseline = l->ascent - slack;
    if (l->descent > below + slack) below = l->descent - slack;
    baseline = fmax(baseline, pictures_ascent(l));
    Frame *f = frame_new(c->scratch, (Size){ r->indent + width, baseline + below });
    Point at = { (r->rtl ? 0 : r->indent) + line_x(r, l, width), baseline };
    f->baseline = baseline;
    /* Before the line, as it is read. */
    if (r->marker) frame_add_line(c->scratch, f, (Point){ marker_x(r), baseline }, r->marker);
    r->marker = NULL;
    if (s->strip.a > 0) draw_strip(c, f, &at, l, s);
    line_draw(c, f, at, l);
    return f;
}

double rich_width(const Rich *r)
{
    double w = r->galley->width - r->indent;
    return w < 1 ? 1 : w;
}

void rich_add_lines(Rich *r, const Paragraph *p, const Style *s, bool sticky)
{
    const Font *font = style_font(r->c, s);
    double width = rich_width(r);
    for (uint32_t i = 0; i < p->n; i++) {
        Frame *f = line_frame(r, &p->lines[i], s, font, width);
        Block *b = galley_add_frame(r->c, r->galley, f, i ? 0 : r->space_above, r->o->origin);
        /* No widow, no orphan: the first two and the last two lines of a paragraph stay together.
         */
        b->sticky = sticky || (p->n > 1 && (i == 0 || i + 2 == p->n));
    }
    r->space_above = 0;
}

void rich_end_marker(Rich *r)
{
    if (r->marker) rich_text(r, NULL, 0, r->style, true);
}

/* A picture of its own stands where a line would. */
static void rich_picture(Rich *r, const MarkdownInline *in, bool sticky)
{
    BlockPicture *p = block_picture(r->c, in, r->o, rich_width(r));
    const bool right = r->inside ? r->rtl : r->c->setter->rtl;
    rich_end_marker(r);
    if (!p) return;
    p->x = r->rtl ? 0 : r->indent;
    p->share = r->o->align == ALIGN_CENTER ? 0.5 : (r->o->align == ALIGN_END) != right;
    galley_add_picture(r->c, r->galley, p, r->space_above, r->o->origin)->sticky = sticky;
    r->space_above = 0;
}

void rich_text(Rich *r, const MarkdownInline *in, size_t n, const Style *s, bool sticky)
{
    const MarkdownInline *picture = lone_picture(in, n);
    if (picture) {
        rich_picture(r, picture, sticky);
        return;
    }
    const ArenaMark mark = arena_mark(r->c->scratch);
    Spans spans = inline_spans(r->c, in, n, s, r->o, rich_width(r));
    ParagraphOptions options = paragraph_options(r->c, s, r->o, rich_width(r));
    Paragraph p = typeset(r->c, spans.at, spans.n, &options);
    r->lines_right = starts_right(r, &p);
    arena_rewind(r->c->scratch, mark);
    rich_add_lines(r, &p, s, sticky);
}

static void mirror_box(const LayoutContext *c, Box *box)
{
    if (!box->style) return;
    BoxStyle *style = ARENA_NEW(c->scratch, BoxStyle);
    *style = *box->style;
    style->bar_right = true;
    box->style = style;
    box->pad.left = style->pad.right;
    box->pad.right = style->pad.left;
}

void rich_open_box(Rich *r, Str box_name, Rich *inner, Box **out)
{
    Box *box = box_new(r->c->scratch, 1, rich_width(r));
    const BoxStyle *style = theme_box(r->c->setter->theme, box_name);
    box->style = style;
    if (style) box->pad = style->pad;
    if (r->rtl) mirror_box(r->c, box);
    box->x = r->rtl ? 0 : r->indent;
    double width = box->width - box->pad.left - box->pad.right;
    box->columns[0] =
        (BoxColumn){ galley_new(r->c->scratch, width < 1 ? 1 : width), box->pad.left, width, 0 };
    *out = box;
    *inner = *r;
    inner->galley = box->columns[0].galley;
    inner->indent = inner->space_above = 0;
    inner->inside = true;
    inner->marker_x -= r->indent + (r->rtl ? box->pad.right : box->pad.left);
}

void rich_close_box(Rich *r, const Rich *inner, const Box *box)
{
    galley_add_box(r->c, r->galley, box, r->space_above, r->o->origin);
    r->marker = inner->marker;
    r->space_above = 0;
}
