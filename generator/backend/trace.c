/* trace.c - Documents as text.
 *
 * One item a line, positions from the page's top left corner; groups that only move their frame
 * dissolve, others open an indented block in their own coordinates.  A shared frame is printed
 * once, at the end, under a number.  Runs of a line that look the same are one stretch of text. */
#include "backend/trace.h"

#include <math.h>

#include "base/map.h"
#include "draw/walk.h"

/* One that is printed at the end, under its number. */
typedef struct SharedFrame {
    const Frame *frame;
    size_t number;
} SharedFrame;

typedef struct Trace {
    Arena *arena;
    Buf out;
    Map number_of;             /* of a frame, by its address */
    VEC(SharedFrame *) shared; /* in the order of first use */
    int depth;
} Trace;

static void number(Trace *t, double v)
{
    buf_number(&t->out, v, 2);
}

static void pair(Trace *t, const char *before, double a, const char *between, double b)
{
    buf_c(&t->out, before);
    number(t, a);
    buf_c(&t->out, between);
    number(t, b);
}

static void quoted(Trace *t, Str s)
{
    buf_char(&t->out, '"');
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (c == '"' || c == '\\') buf_char(&t->out, '\\');
        if ((unsigned char)c < 32) buf_format(&t->out, "\\x%02X", (unsigned)c);
        else buf_char(&t->out, c);
    }
    buf_char(&t->out, '"');
}

static void color(Trace *t, Color c)
{
    const long r = lround(c.r * 255.0), g = lround(c.g * 255.0), b = lround(c.b * 255.0);
    buf_format(&t->out, " #%02lx%02lx%02lx", r, g, b);
    if (c.a >= 1) return;
    buf_char(&t->out, '/');
    number(t, c.a);
}

static void indent(Trace *t)
{
    for (int i = 0; i < t->depth; i++) buf_c(&t->out, "  ");
}

static bool same_look(const GlyphRun *a, const GlyphRun *b)
{
    const TextStyle *s = a->style, *r = b->style;
    return a->shaped->font == b->shaped->font && a->shaped->rtl == b->shaped->rtl &&
           (s == r || (s->size == r->size && s->tracking == r->tracking && s->rise == r->rise &&
                       color_eq(s->color, r->color)));
}

/* Runs [from, to) in reading order. */
static Str text_of(Trace *t, const Line *line, uint32_t from, uint32_t to)
{
    Buf text = { .arena = t->arena };
    for (uint32_t i = from; i < to; i++) {
        const bool rtl = line->runs[i].shaped->rtl;
        buf_str(&text, line->runs[rtl ? to - 1 - (i - from) : i].shaped->text);
    }
    return buf_done(&text);
}

static void print_line(void *trace, const Line *line, const Place *place)
{
    Trace *t = trace;
    const Point at = place->at;
    for (uint32_t i = 0, j; i < line->n; i = j) {
        const GlyphRun *first = &line->runs[i];
        const TextStyle *style = first->style;
        for (j = i + 1; j < line->n && same_look(first, &line->runs[j]);) j++;
        const GlyphRun *last = &line->runs[j - 1];
        indent(t);
        pair(t, "text ", at.x + first->x, ",", at.y - style->rise);
        buf_c(&t->out, " w ");
        number(t, last->x + last->width - first->x);
        buf_char(&t->out, ' ');
        buf_str(&t->out, first->shaped->font->postscript_name);
        buf_char(&t->out, ' ');
        number(t, style->size);
        color(t, style->color);
        if (style->tracking != 0) {
            buf_c(&t->out, " tracking ");
            number(t, style->tracking);
        }
        buf_char(&t->out, ' ');
        quoted(t, text_of(t, line, i, j));
        if (i == 0 && line->spelled && !str_eq(line->spelling, text_of(t, line, 0, line->n))) {
            buf_c(&t->out, " copied as ");
            quoted(t, line->spelling);
        }
        buf_char(&t->out, '\n');
    }
}

static void print_gradient(Trace *t, const char *what, const Gradient *g)
{
    const Transform m = g->transform;
    buf_format(&t->out, " %s %s", what, g->radial ? "radial" : "linear");
    pair(t, " ", g->from.x, ",", g->from.y);
    if (g->radial) pair(t, " r ", g->from_radius, " to ", g->to_radius);
    pair(t, " ", g->to.x, ",", g->to.y);
    pair(t, " matrix ", m.a, " ", m.b);
    pair(t, " ", m.c, " ", m.d);
    pair(t, " ", m.e, " ", m.f);
    for (size_t i = 0; i < g->n; i++) {
        buf_char(&t->out, ' ');
        number(t, g->stops[i].at);
        color(t, g->stops[i].color);
    }
}

static void print_style(Trace *t, const PathStyle *s)
{
    static const char *const caps[] = { "butt", "round", "square" };
    static const char *const joins[] = { "miter", "round", "bevel" };
    buf_format(&t->out, " %s cap %s join %s", s->even_odd ? "even-odd" : "nonzero", caps[s->cap],
               joins[s->join]);
    buf_c(&t->out, " limit ");
    number(t, s->miter_limit);
    for (size_t i = 0; i < s->n_dash; i++) {
        buf_c(&t->out, i ? "," : " dash ");
        number(t, s->dash[i]);
    }
    if (s->n_dash) buf_c(&t->out, " from "), number(t, s->dash_phase);
    if (s->fill) print_gradient(t, "fill", s->fill);
    if (s->stroke) print_gradient(t, "stroke", s->stroke);
}

static void print_segments(Trace *t, const Path *path, Point at)
{
    static const char *const letter[] = { " M", " L", " C", " Z" };
    static const int points[] = { 1, 1, 3, 0 };
    for (size_t i = 0; i < path->n; i++) {
        const Segment *s = &path->segments[i];
        buf_c(&t->out, letter[s->kind]);
        for (int k = 0; k < points[s->kind]; k++)
            pair(t, k ? " " : "", at.x + s->p[k].x, ",", at.y + s->p[k].y);
    }
}

static void put_path(Trace *t, const char *what, const Path *path, Point at)
{
    buf_c(&t->out, what);
    if (path->fill.a > 0) {
        buf_c(&t->out, " fill");
        color(t, path->fill);
    }
    if (path->stroke.width > 0) {
        buf_c(&t->out, " stroke ");
        number(t, path->stroke.width);
        color(t, path->stroke.color);
        if (path->stroke.round) buf_c(&t->out, " round");
        if (path->stroke.dash[0] > 0)
            pair(t, " dash ", path->stroke.dash[0], ",", path->stroke.dash[1]);
    }
    if (path->style) print_style(t, path->style);
    print_segments(t, path, at);
}

static size_t number_of(Trace *t, const Frame *f)
{
    const SharedFrame *known = map_get(&t->number_of, map_address(&f));
    if (known) return known->number;
    SharedFrame *shared = ARENA_NEW(t->arena, SharedFrame);
    *vec_push(t->arena, &t->shared) = shared;
    *shared = (SharedFrame){ f, t->shared.n };
    map_set(&t->number_of, map_address(&shared->frame), shared);
    return shared->number;
}

static bool open_group(void *trace, const Group *g, const Place *place)
{
    Trace *t = trace;
    const Transform m = g->transform;
    const bool turned = m.a != 1 || m.b != 0 || m.c != 0 || m.d != 1;
    indent(t);
    pair(t, "group ", place->at.x + m.e, ",", place->at.y + m.f);
    pair(t, " size ", g->frame->size.width, "x", g->frame->size.height);
    if (turned) {
        pair(t, " matrix ", m.a, " ", m.b);
        pair(t, " ", m.c, " ", m.d);
    }
    if (g->clip) put_path(t, " clip", g->clip, (Point){ 0, 0 });
    if (g->transparency > 0) buf_c(&t->out, " opacity "), number(t, 1 - g->transparency);
    if (g->shared) buf_format(&t->out, " frame %zu", number_of(t, g->frame));
    buf_char(&t->out, '\n');
    t->depth += !g->shared;
    return !g->shared;
}

static void close_group(void *trace, const Group *g)
{
    (void)g;
    ((Trace *)trace)->depth--;
}

static void print_path(void *trace, const Path *path, const Place *place)
{
    Trace *t = trace;
    indent(t);
    put_path(t, "path", path, place->at);
    buf_char(&t->out, '\n');
}

static void print_image(void *trace, const PlacedImage *placed, const Place *place)
{
    Trace *t = trace;
    const Image *image = placed->image;
    const char *kind = image->jpeg ? "jpeg" : image->gray ? "gray" : "rgb";
    indent(t);
    pair(t, "image ", place->at.x, ",", place->at.y);
    pair(t, " ", placed->size.width, "x", placed->size.height);
    buf_format(&t->out, " pixels %ux%u %s%s %016llx\n", image->width, image->height, kind,
               image->alpha ? "a" : "", (unsigned long long)image->hash);
}

static void print_link(void *trace, const Link *link, const Place *place)
{
    Trace *t = trace;
    indent(t);
    pair(t, "link ", place->at.x, ",", place->at.y);
    pair(t, " ", link->size.width, "x", link->size.height);
    buf_char(&t->out, ' ');
    quoted(t, link->target);
    buf_char(&t->out, '\n');
}

static void print_anchor(void *trace, const Anchor *anchor, const Place *place)
{
    Trace *t = trace;
    indent(t);
    pair(t, "anchor ", place->at.x, ",", place->at.y);
    buf_char(&t->out, ' ');
    quoted(t, anchor->name);
    if (anchor->title.n) {
        buf_format(&t->out, " level %u ", anchor->level);
        quoted(t, anchor->title);
    }
    buf_char(&t->out, '\n');
}

static const FrameVisitor printing = {
    .line = print_line,
    .path = print_path,
    .image = print_image,
    .link = print_link,
    .anchor = print_anchor,
    .enter = open_group,
    .leave = close_group,
};

static void print_box(Trace *t, const char *name, Rect r)
{
    buf_char(&t->out, ' ');
    buf_c(&t->out, name);
    pair(t, " ", r.x, ",", r.y);
    pair(t, " ", r.width, "x", r.height);
}

static void print_text(Trace *t, const char *key, Str value)
{
    if (!value.n) return;
    buf_c(&t->out, key);
    quoted(t, value);
    buf_char(&t->out, '\n');
}

static void print_document(Trace *t, const Document *doc)
{
    static const char *const duplex[] = { "none", "long", "short" };
    print_text(t, "title ", doc->title);
    print_text(t, "author ", doc->author);
    print_text(t, "subject ", doc->subject);
    print_text(t, "keywords ", doc->keywords);
    print_text(t, "language ", doc->language);
    buf_format(&t->out, "duplex %s\noutline %s\n", duplex[doc->duplex],
               doc->outline ? "shown" : "hidden");
    t->depth = 1;
    for (size_t i = 0, section = 0; i < doc->pages.n; i++) {
        for (; section < doc->sections.n && doc->sections.at[section].first == i; section++)
            print_text(t, "\nsection ", doc->sections.at[section].title);
        const Page *page = &doc->pages.at[i];
        buf_format(&t->out, "\npage %zu ", i + 1);
        quoted(t, page->label);
        pair(t, " size ", page->size.width, "x", page->size.height);
        print_box(t, "trim", page->trim);
        print_box(t, "bleed", page->bleed);
        if (page->quarters) buf_format(&t->out, " turned %u", page->quarters * 90);
        buf_char(&t->out, '\n');
        frame_walk(page->frame, &printing, t);
    }
    /* Printing one may add more behind it. */
    for (size_t i = 0; i < t->shared.n; i++) {
        const Frame *f = t->shared.at[i]->frame;
        buf_format(&t->out, "\nframe %zu", i + 1);
        pair(t, " size ", f->size.width, "x", f->size.height);
        buf_char(&t->out, '\n');
        frame_walk(f, &printing, t);
    }
}

bool trace_write(Diag *d, const Document *doc, const FormatOptions *options, FileWriter *out)
{
    (void)d, (void)options; /* nothing can fail */
    Arena *a = arena_new();
    Trace t = { .arena = a, .out.arena = a };
    map_init(&t.number_of, a);
    print_document(&t, doc);
    file_put(out, buf_done(&t.out));
    arena_free(a);
    return true;
}
