/* mystery_draw.c - one page of the picture that mystery.c has laid out: lines first, boxes over
 * them. */
#include <math.h>

#include "widgets/mystery.h"

#define HUB_RADIUS 5.0
#define BOX_RADIUS 2.2
#define PILL_RADIUS 13.0
#define BADGE_IN 14.0   /* a step's number, from the start of its box */
#define RATING_IN 5.0   /* a rating, from the end */
#define RATING_PAD 2.0  /* on both sides of it */
#define ARROW_WIDTH 4.8 /* 1.7 mm */
#define ARROW_HEAD 9.5
#define THIN_HEAD 5.5
#define CASING MM(1) /* white on either side of a bold line, where others pass below it */
#define FOLD MM(18)  /* lines run on into the inner margin */

static Point moved(Point p, double by)
{
    return (Point){ p.x - by, p.y };
}

/* The part of a line from `a` to `b` that the page shows; false where there is none. */
static bool clip(Point *a, Point *b, double least, double most)
{
    if (fmax(a->x, b->x) < least || fmin(a->x, b->x) > most) return false;
    a->x = fmin(fmax(a->x, least), most);
    b->x = fmin(fmax(b->x, least), most);
    return a->x != b->x || a->y != b->y;
}

/* Parts what lies below a bold line from it, but for its ends, which touch boxes. */
static void draw_casing(const Mystery *m, const Way *link, size_t page)
{
    const Sketch *s = &m->s;
    const double shift = mystery_shift(m, page), width = ARROW_WIDTH + 2 * CASING;
    const double most = s->frame->size.width + (page + 1 < m->pages ? FOLD : MM(6));
    for (size_t i = 1; i < link->n; i++) {
        Point a = moved(link->corners[i - 1], shift), b = moved(link->corners[i], shift);
        if (!clip(&a, &b, page ? -FOLD : -MM(6), most)) continue;
        const Stroke stroke = { width, s->paper, { 0, 0 }, false };
        sketch_stroke(s, a, b, stroke);
    }
}

static void draw_link(const Mystery *m, const Way *link, size_t page)
{
    const Sketch *s = &m->s;
    double head = link->bold ? ARROW_HEAD : THIN_HEAD;
    const double wing = head * MYSTERY_WING;
    const double shift = mystery_shift(m, page);
    const double least = page ? -FOLD : -MM(6);
    const double most = s->frame->size.width + (page + 1 < m->pages ? FOLD : MM(6));
    const double width = link->bold ? ARROW_WIDTH : MYSTERY_LINE;
    for (size_t i = 1; i < link->n; i++) {
        Point a = moved(link->corners[i - 1], shift), b = moved(link->corners[i], shift);
        const bool last = i + 1 == link->n;
        const Point tip = b;
        const double length = hypot(b.x - a.x, b.y - a.y);
        if (last && length > 0) {
            head = fmin(head, fmax(length - width / 2, length / 2)); /* clear of where it turns */
            const double keep = fmax(length - head * 0.8, 0) / length;
            b = (Point){ a.x + (b.x - a.x) * keep, a.y + (b.y - a.y) * keep };
        }
        /* Corners are filled: each line is longer by half its width where another one goes on. */
        const double more = last ? 0 : width / 2;
        if (length > 0) b.x += (b.x - a.x) / length * more, b.y += (b.y - a.y) / length * more;
        if (clip(&a, &b, least, most)) sketch_line(s, a, b, width);
        if (last && length > 0 && tip.x > least && tip.x < most)
            sketch_arrow_head(s, tip, moved(link->corners[i - 1], shift), head, wing);
    }
}

static void draw_trunk(const Mystery *m, const Node *node, const Node *hub)
{
    const double middle = node->at.y + node->at.height / 2, x = node->trunk;
    const bool above = node->at.y < hub->at.y;
    const double edge = above ? hub->at.y : hub->at.y + hub->at.height;
    sketch_line(&m->s, (Point){ x, edge },
                (Point){ x, middle + (above ? -0.5 : 0.5) * MYSTERY_LINE }, MYSTERY_LINE);
    sketch_line(&m->s, (Point){ x, middle }, (Point){ node->at.x, middle }, MYSTERY_LINE);
}

static void draw_hub(const Mystery *m, const Node *hub)
{
    const Rect r = hub->at;
    sketch_box(&m->s, r, HUB_RADIUS, m->s.ink, (Stroke){ 0 });
    sketch_frame(&m->s,
                 (Point){ r.x + MYSTERY_HUB_PAD, r.y + (r.height - hub->label->size.height) / 2 },
                 hub->label);
}

static void draw_clue(const Mystery *m, const Node *node)
{
    const WidgetContext *c = m->s.c;
    const Rect r = node->at;
    const double middle = r.y + r.height / 2, start = r.x + MYSTERY_PAD_X;
    const bool bold = node->step && !node->again;
    const Color line = node->again ? c->color(c->user, "line") : m->s.ink;
    const Frame *icon = mystery_icon(c, node->value, MYSTERY_ICON, m->s.ink);
    sketch_box(&m->s, r, node->kind == NODE_PILL ? fmin(r.height / 2, PILL_RADIUS) : BOX_RADIUS,
               m->s.paper, (Stroke){ bold ? MYSTERY_BOLD : MYSTERY_LINE, line, { 0, 0 }, false });
    if (icon) sketch_centered(&m->s, (Point){ start + MYSTERY_ICON / 2, middle }, icon);
    sketch_frame(
        &m->s,
        (Point){ start + MYSTERY_ICON + MYSTERY_ICON_GAP, middle - node->label->size.height / 2 },
        node->label);
    if (!node->again)
        sketch_circle(&m->s,
                      (Point){ r.x + r.width - MYSTERY_PAD_X - MYSTERY_TICK / 2,
                               r.y + MYSTERY_PAD_Y + MYSTERY_TICK + 0.5 },
                      MYSTERY_TICK, m->s.paper, (Stroke){ 0.8, m->s.ink, { 0, 0 }, false });
    if (bold) sketch_badge(&m->s, (Point){ r.x + BADGE_IN, r.y }, node->step);
}

static void draw_die(const Mystery *m, Point center, const Value *number)
{
    const WidgetContext *c = m->s.c;
    const double size = MYSTERY_DIE;
    sketch_box(&m->s, (Rect){ center.x - size / 2, center.y - size / 2, size, size }, size * 0.2,
               m->s.paper, (Stroke){ 1.2, m->s.ink, { 0, 0 }, false });
    sketch_centered(&m->s, center,
                    label_set(c, str_integer(c->keep, value_integer(number, 0)),
                              look_named(c, "mystery-die"), INFINITY, LABEL_LEFT, SPAN_NONE));
}

/* How good it is, on the top edge of its box. */
static void draw_rating(const Mystery *m, const Node *node)
{
    const WidgetContext *c = m->s.c;
    const Value *rating = value_get(node->value, "rating");
    if (!rating) return;
    const Frame *word =
        label_set(c, widget_string(c, "rating", str_c(c->scratch, value_str(rating))),
                  look_named(c, "mystery-giver"), INFINITY, LABEL_LEFT, SPAN_NONE);
    const double width = word->size.width + 2 * RATING_PAD, height = word->size.height;
    const Rect plate = { node->at.x + node->at.width - RATING_IN - width, node->at.y - height / 2,
                         width, height };
    sketch_box(&m->s, plate, 0, m->s.paper, (Stroke){ 0 });
    sketch_frame(&m->s, (Point){ plate.x + RATING_PAD, plate.y }, word);
}

static void draw_way(const Mystery *m, const Node *node)
{
    const Rect r = node->at;
    const double middle = r.y + r.height / 2, start = r.x + MYSTERY_PAD_X;
    sketch_box(&m->s, r, BOX_RADIUS, m->s.paper,
               (Stroke){ node->step ? MYSTERY_BOLD : MYSTERY_LINE, m->s.ink, { 0, 0 }, false });
    draw_die(m, (Point){ start + MYSTERY_DIE / 2, middle }, value_get(node->value, "number"));
    sketch_frame(
        &m->s,
        (Point){ start + MYSTERY_DIE + MYSTERY_ICON_GAP, middle - node->label->size.height / 2 },
        node->label);
    draw_rating(m, node);
    if (node->step) sketch_badge(&m->s, (Point){ r.x + BADGE_IN, r.y }, node->step);
}

/* Solved: a green lamp, its word on it. */
static void draw_lamp(const Mystery *m, const Node *node)
{
    const WidgetContext *c = m->s.c;
    const Rect r = node->at;
    const Point center = { r.x + r.width / 2, r.y + r.height / 2 };
    const double radius = r.height / 2;
    const Color green = c->color(c->user, "green");
    sketch_circle(&m->s, center, radius, green, (Stroke){ 0 });
    sketch_circle(&m->s, center, radius - 2.6, green, (Stroke){ 0.9, m->s.paper, { 0, 0 }, false });
    sketch_centered(&m->s, center, node->label);
}

static void draw_node(const Mystery *m, const Node *node)
{
    switch (node->kind) {
    case NODE_PILL:
    case NODE_BOX: draw_clue(m, node); break;
    case NODE_HUB: draw_hub(m, node); break;
    case NODE_WAY: draw_way(m, node); break;
    case NODE_LAMP: draw_lamp(m, node); break;
    }
}

void mystery_draw(const Mystery *m, size_t page)
{
    const Node *hub = NULL;
    for (size_t i = 0; i < m->nodes.n; i++) {
        const Node *node = &m->nodes.at[i];
        if (node->kind == NODE_HUB) hub = node;
        else if (node->page == page && node->trunk >= 0 && hub) draw_trunk(m, node, hub);
    }
    for (size_t i = 0; i < m->links.n; i++)
        if (!m->links.at[i].bold) draw_link(m, &m->links.at[i], page);
    for (size_t i = 0; i < m->links.n; i++) {
        if (!m->links.at[i].bold) continue;
        draw_casing(m, &m->links.at[i], page);
        draw_link(m, &m->links.at[i], page);
    }
    for (size_t i = 0; i < m->nodes.n; i++)
        if (m->nodes.at[i].page == page) draw_node(m, &m->nodes.at[i]);
}
