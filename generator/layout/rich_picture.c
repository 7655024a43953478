/* rich_picture.c - finding what Markdown names, and the room it takes.
 *
 * A picture that stands alone in its paragraph is a block, as large as it is or as wide as the
 * text.  Within a sentence it stands on the baseline. */
#include "layout/rich_picture.h"

#include "data/text_place.h"
#include "layout/style.h"
#include "layout/typeset.h"

#include <math.h>

/* A picture within a sentence is no higher: it would tear the lines apart. */
#define INLINE_HEIGHT_MAX 144.0

#define NO_BREAK_SPACE "\xC2\xA0"

/* What a style draws in place of its glyph. */
struct InlinePicture {
    const Picture *picture;
    Size size;
};

static bool is_blank_text(Str text)
{
    return !str_trim(text).n;
}

const MarkdownInline *lone_picture(const MarkdownInline *in, size_t n)
{
    const MarkdownInline *found = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!in[i].image.n) {
            if (!is_blank_text(in[i].text)) return NULL;
            continue;
        }
        if (found || in[i].link.n) return NULL;
        found = &in[i];
    }
    return found;
}

bool holds_pictures(const MarkdownInline *in, size_t n)
{
    size_t i = 0;
    while (i < n && !in[i].image.n) i++;
    return i < n;
}

/* Where "![…](address" stands in the text at `origin`; all of that where it is not found: written
 * with escapes, or brought in by a word. */
static Span place_of(Span origin, Str address)
{
    if (!origin.source) return origin;
    const Str text = str_slice(origin.source->text, origin.from, text_end(origin));
    for (size_t i = 0; i + 1 < text.n; i++) {
        if (text.p[i] != '!' || text.p[i + 1] != '[') continue;
        const char *open = memmem(text.p + i, text.n - i, "](", 2);
        if (!open) return origin;
        size_t at = (size_t)(open - text.p) + 2;
        while (at < text.n && (text.p[at] == ' ' || text.p[at] == '<')) at++;
        if (at + address.n > text.n || memcmp(text.p + at, address.p, address.n) != 0) continue;
        const size_t end = at + address.n,
                     close = end + str_find(str_slice(text, end, text.n), ')');
        return source_span(origin.source, origin.from + i,
                           origin.from + (close < text.n ? close + 1 : end));
    }
    return origin;
}

static const Picture *find_picture(const LayoutContext *c, const MarkdownInline *in,
                                   const RichOptions *o)
{
    return c->setter->picture
               ? c->setter->picture(c->setter->user, in->image, place_of(o->origin, in->image))
               : NULL;
}

/* Pictures grow and shrink with the type around them. */
static Size scaled(const LayoutContext *c, Size own)
{
    return (Size){ own.width * c->scale, own.height * c->scale };
}

BlockPicture *block_picture(const LayoutContext *c, const MarkdownInline *in, const RichOptions *o,
                            double width)
{
    const Picture *picture = find_picture(c, in, o);
    if (!picture) return NULL;
    BlockPicture *p = ARENA_NEW(c->scratch, BlockPicture);
    const Size size = size_within(scaled(c, picture->size), (Size){ width, INFINITY });
    *p = (BlockPicture){ .picture = picture, .size = size, .width = width };
    return p;
}

/* All that tells two such styles apart; compared byte by byte. */
typedef struct PictureKey {
    const TextStyle *style;
    const Picture *picture;
    double width, kind;
} PictureKey;

static TextStyle *make_style(const LayoutContext *c, const TextStyle *like, const Picture *picture,
                             Size size)
{
    TextStyle *t = ARENA_NEW(c->setter->shared, TextStyle);
    struct InlinePicture *p = ARENA_NEW(c->setter->shared, struct InlinePicture);
    *p = (struct InlinePicture){ picture, size };
    *t = *like;
    t->tracking = 0;
    t->features = NULL;
    const Line *blank = typeset_line(c, STR(NO_BREAK_SPACE), t, DIRECTION_AUTO, SPAN_NONE);
    const Shaped *shaped = blank->n ? blank->runs[0].shaped : NULL;
    const double own = shaped ? (double)shaped->advance * t->size / shaped->font->units_per_em : 0;
    t->tracking = size.width - own;
    t->highlight = COLOR_NONE;
    t->underline = t->strike = false;
    t->picture = p;
    return t;
}

bool picture_span(const LayoutContext *c, const MarkdownInline *in, const TextStyle *style,
                  const RichOptions *o, double room, TextSpan *out)
{
    const Picture *picture = find_picture(c, in, o);
    if (!picture) return false;
    const Size size = size_within(scaled(c, picture->size), (Size){ room, INLINE_HEIGHT_MAX });
    const PictureKey key = { style, picture, size.width, -1 };
    const Str bytes = { (const char *)&key, sizeof key };
    TextStyle *t = map_get(&c->setter->drawings, bytes);
    if (!t) {
        t = make_style(c, style, picture, size);
        map_set(&c->setter->drawings, str_copy(c->setter->shared, bytes), t);
    }
    *out = (TextSpan){ STR(NO_BREAK_SPACE), t, o->origin, false };
    return true;
}

double pictures_ascent(const Line *l)
{
    double most = 0;
    for (uint32_t i = 0; i < l->n; i++)
        if (l->runs[i].style->picture) most = fmax(most, l->runs[i].style->picture->size.height);
    return most;
}

void pictures_draw(const LayoutContext *c, Frame *f, Point at, const Line *l)
{
    for (uint32_t i = 0; i < l->n; i++) {
        const struct InlinePicture *p = l->runs[i].style->picture;
        if (!p) continue;
        const Rect r = { at.x + l->runs[i].x, at.y - p->size.height, p->size.width,
                         p->size.height };
        picture_place(c->scratch, f, r, p->picture);
    }
}

TextWidths picture_widths(const LayoutContext *c, const MarkdownInline *in, const RichOptions *o)
{
    const Picture *picture = find_picture(c, in, o);
    const double width = picture ? picture->size.width * c->scale : 0;
    return (TextWidths){ fmin(width, PICTURE_COLUMN_LEAST), width };
}
