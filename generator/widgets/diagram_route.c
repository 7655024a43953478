/* diagram_route.c - the flows of a system that has been laid out: lines along a grid, each with its
 * label on it.
 *
 * Graphviz says where the components are; the lines between them turn at right angles only, keep to
 * lanes of their own, and cross each other as seldom as can be (route.c).  A line is found, then a
 * place for its label on it; lines that are found later keep off that.  Since the first ones do not
 * know of the last, those that cross others are found again. */
#include <math.h>
#include <string.h>

#include "draw/path.h"
#include "widgets/diagram.h"
#include "widgets/diagram_kind.h"
#include "widgets/route.h"

#define PITCH 8.0       /* of the grid, points */
#define PITCH_SMALL 6.0 /* where components stand close */
#define OUTSIDE 5       /* lanes around what Graphviz laid out */
#define KEEP_OFF 7.0    /* between a component and lines that pass it */
#define OFF_BORDER 4.0  /* of a group */
#define ROUNDS 2
#define PULL_X 1.3 /* how far components may be pulled apart, at most */
#define PULL_Y 1.35
#define AROUND 24.0 /* of the room for lines and labels that stick out */
#define ROUND_CORNER 3.0
#define HEAD 6.5 /* points of a line that its arrow head covers */

/* Labels. */
#define AIR 3.4          /* 1.2 mm: to other lines and words */
#define TO_BOX 2.5       /* to components */
#define STUB 5.0         /* of its line that is seen on both sides of a label */
#define BESIDE 2.5       /* to its own line, where it does not lie on it */
#define STEP 4.0         /* between the places that are tried */
#define COST_BESIDE 30.0 /* rather than on its line */
#define COST_UPRIGHT 8.0 /* rather than on a level stretch */
#define COST_BORDER 60.0 /* across the border of a group */
#define COST_OUTSIDE 1.0 /* a point out of what Graphviz laid out: the drawing shrinks for it */
#define COST_OFF 0.25    /* a point off the middle of the line */

typedef struct Route {
    Point *at;
    size_t n;
    Rect label; /* with air; no width: none */
} Route;

typedef struct Routing {
    const WidgetContext *c;
    Diagram *d;
    double pitch;
    Lanes x, y;
    Rect *boxes;
    Router *router; /* NULL: the lines are there already */
    bool bounded;   /* labels stay within the diagram's size */
    double air;     /* around labels */
    Route *lines;
} Routing;

static double snapped(double at, double pitch)
{
    return round(at / pitch) * pitch;
}

/* Middles of components onto lanes, where there is room for that. */
static void snap(Diagram *d, const Density *density, double pitch)
{
    if (density->apart < pitch) return;
    for (size_t i = 0; i < d->nodes.n; i++) {
        Rect *box = &d->nodes.at[i].box;
        box->x = snapped(box->x + box->width / 2, pitch) - box->width / 2;
        box->y = snapped(box->y + box->height / 2, pitch) - box->height / 2;
    }
}

static Rect pulled(Rect box, double kx, double ky)
{
    box.x += (box.x + box.width / 2) * (kx - 1);
    box.y += (box.y + box.height / 2) * (ky - 1);
    return box;
}

/* The least that has both in it; the first may be of no size: none yet. */
static Rect rect_around(Rect a, Rect b)
{
    if (a.width <= 0) return b;
    const double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
    return (Rect){ x, y, fmax(a.x + a.width, b.x + b.width) - x,
                   fmax(a.y + a.height, b.y + b.height) - y };
}

/* What a group needs once its components are further apart. */
static Rect pulled_group(const Diagram *d, size_t group, double kx, double ky)
{
    Rect old = { 0 }, now = { 0 }, box = d->groups.at[group].box;
    for (size_t i = 0; i < d->nodes.n; i++) {
        if (d->nodes.at[i].group != (int)group) continue;
        old = rect_around(old, d->nodes.at[i].box);
        now = rect_around(now, pulled(d->nodes.at[i].box, kx, ky));
    }
    return (Rect){ now.x - (old.x - box.x), now.y - (old.y - box.y),
                   now.width + box.width - old.width, now.height + box.height - old.height };
}

static double pull(double length, double room, double most)
{
    return fmin(fmax((room - AROUND) / length, 1), most);
}

/* Components further apart, as far as there is room. */
static void pull_apart(Diagram *d, Size room)
{
    const double kx = pull(d->size.width, room.width, PULL_X);
    const double ky = pull(d->size.height, room.height, PULL_Y);
    for (size_t g = 0; g < d->groups.n; g++) d->groups.at[g].box = pulled_group(d, g, kx, ky);
    for (size_t i = 0; i < d->nodes.n; i++) d->nodes.at[i].box = pulled(d->nodes.at[i].box, kx, ky);
    d->size = (Size){ d->size.width * kx, d->size.height * ky };
}

static void lay_lanes(Arena *a, Lanes *lanes, double length, double pitch)
{
    const int most = (int)ceil(length / pitch) + OUTSIDE;
    for (int i = -OUTSIDE; i <= most; i++) *vec_push(a, lanes) = i * pitch;
}

static Rect name_of(const DiagramGroup *g)
{
    return (Rect){ g->label_at.x, g->label_at.y, g->label->size.width, g->label->size.height };
}

static void name_group(const WidgetContext *c, DiagramGroup *g, double margin)
{
    const double room = fmax(g->box.width - g->label->size.width - 2 * margin, 0);
    g->label_at = (Point){ g->box.x + margin + widget_x(c, 0, 0, room), g->box.y + margin * 0.6 };
}

static Routing routing_of(const WidgetContext *c, Diagram *d, const Density *density, Size room)
{
    Routing r = { .c = c, .d = d, .pitch = density->small_type ? PITCH_SMALL : PITCH, .air = AIR };
    Arena *a = c->scratch;
    if (room.width > 0) pull_apart(d, room);
    snap(d, density, r.pitch);
    lay_lanes(a, &r.x, d->size.width, r.pitch);
    lay_lanes(a, &r.y, d->size.height, r.pitch);
    r.boxes = ARENA_ARRAY(a, Rect, d->nodes.n);
    r.lines = ARENA_ARRAY(a, Route, d->flows.n);
    for (size_t i = 0; i < d->nodes.n; i++) r.boxes[i] = d->nodes.at[i].box;
    return r;
}

static void make_router(Routing *r, const Density *density)
{
    const Diagram *d = r->d;
    r->router = router_new(r->c->scratch, &r->x, &r->y, r->boxes, d->nodes.n, ROUTES_APART,
                           fmin(KEEP_OFF, fmax((density->apart - r->pitch) / 2, 2)));
    for (size_t i = 0; i < d->groups.n; i++) {
        name_group(r->c, &d->groups.at[i], density->margin);
        router_block(r->router, rect_outset(name_of(&d->groups.at[i]), AIR / 2));
        router_shun(r->router, d->groups.at[i].box, OFF_BORDER);
    }
}

/* ---- labels -----------------------------------------------------------------------------------
 */

static bool touch(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static Rect stretch_of(Point a, Point b)
{
    return (Rect){ fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y) };
}

static bool meets_line(const Route *line, Rect box, size_t but)
{
    for (size_t i = 0; i + 1 < line->n; i++)
        if (i != but && touch(box, rect_outset(stretch_of(line->at[i], line->at[i + 1]), 0.01)))
            return true;
    return false;
}

/* Whether the label may be there, on or beside the given stretch of its line. */
static bool is_free(const Routing *r, size_t self, size_t stretch, bool on, Rect box)
{
    const Diagram *d = r->d;
    const Rect wide = rect_outset(box, r->air);
    if (r->bounded && diagram_outside(d, box) > 0.01) return false;
    for (size_t i = 0; i < d->nodes.n; i++)
        if (touch(rect_outset(box, TO_BOX), r->boxes[i])) return false;
    for (size_t i = 0; i < d->groups.n; i++)
        if (touch(wide, name_of(&d->groups.at[i]))) return false;
    for (size_t i = 0; i < d->flows.n; i++) {
        const Route *line = &r->lines[i];
        if (i == self) {
            if (meets_line(line, box, on ? stretch : SIZE_MAX)) return false;
            continue;
        }
        if (line->label.width > 0 && touch(box, line->label)) return false;
        if (meets_line(line, on ? wide : rect_outset(box, r->air + BESIDE), SIZE_MAX)) return false;
    }
    return true;
}

static double cost_of_borders(const Diagram *d, Rect box)
{
    double cost = 0;
    for (size_t i = 0; i < d->groups.n; i++) {
        const Rect g = d->groups.at[i].box;
        const bool within = box.x >= g.x && box.y >= g.y && box.x + box.width <= g.x + g.width &&
                            box.y + box.height <= g.y + g.height;
        if (touch(box, g) && !within) cost += COST_BORDER;
    }
    return cost;
}

double diagram_outside(const Diagram *d, Rect box)
{
    return fmax(-box.x, 0) + fmax(-box.y, 0) + fmax(box.x + box.width - d->size.width, 0) +
           fmax(box.y + box.height - d->size.height, 0);
}

/* The best place that has been found for a label. */
typedef struct Found {
    double cost;
    Point at;
} Found;

static void try_place(const Routing *r, size_t self, size_t stretch, Point at, double cost, bool on,
                      Found *best)
{
    const Size size = r->d->flows.at[self].label->size;
    const Rect box = { at.x - size.width / 2, at.y - size.height / 2, size.width, size.height };
    cost += cost_of_borders(r->d, box) + COST_OUTSIDE * diagram_outside(r->d, box);
    if (cost < best->cost && is_free(r, self, stretch, on, box)) *best = (Found){ cost, at };
}

static double way_length(const Route *line, size_t n)
{
    double length = 0;
    for (size_t i = 0; i < n; i++)
        length += fabs(line->at[i].x - line->at[i + 1].x) + fabs(line->at[i].y - line->at[i + 1].y);
    return length;
}

/* All along one stretch of the line: on it, and on either side. */
static void try_stretch(const Routing *r, size_t self, size_t i, Found *best)
{
    const Route *line = &r->lines[self];
    const Size size = r->d->flows.at[self].label->size;
    const Point a = line->at[i], b = line->at[i + 1];
    const bool level = fabs(a.y - b.y) < 0.01;
    const double length = fabs(a.x - b.x) + fabs(a.y - b.y);
    const double along = level ? size.width : size.height;
    const double aside = (level ? size.height : size.width) / 2 + BESIDE;
    const double before = way_length(line, i), middle = way_length(line, line->n - 1) / 2;
    const double head = i + 2 == line->n ? HEAD : 0;
    const double first = along / 2 + STUB, last = length - along / 2 - STUB - head;
    for (double t = first; t <= last + 0.01; t += STEP) {
        const double share = t / length;
        const Point at = { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
        const double off = COST_OFF * fabs(before + t - middle) + (level ? 0 : COST_UPRIGHT);
        try_place(r, self, i, at, off, true, best);
        for (int side = -1; side <= 1; side += 2) {
            const Point by = { at.x + (level ? 0 : side * aside),
                               at.y + (level ? side * aside : 0) };
            try_place(r, self, i, by, off + COST_BESIDE, false, best);
        }
    }
}

static void place_label(Routing *r, size_t self)
{
    DiagramFlow *flow = &r->d->flows.at[self];
    Route *line = &r->lines[self];
    Found best = { .cost = INFINITY };
    flow->placed = false;
    if (!flow->label || line->n < 2) return;
    for (size_t i = 0; i + 1 < line->n; i++) try_stretch(r, self, i, &best);
    if (!isfinite(best.cost)) return;
    flow->placed = true;
    flow->label_at = best.at;
    const Size size = flow->label->size;
    line->label = rect_outset(
        (Rect){ best.at.x - size.width / 2, best.at.y - size.height / 2, size.width, size.height },
        r->air);
    if (r->router) router_block(r->router, line->label);
}

/* ---- lines ------------------------------------------------------------------------------------
 */

static void lift(Routing *r, size_t flow)
{
    Route *line = &r->lines[flow];
    if (line->n) router_unlink(r->router, line->at, line->n);
    if (line->label.width > 0) router_clear(r->router, line->label);
    *line = (Route){ 0 };
}

static bool is_clear(const Routing *r, size_t node, Rect area)
{
    for (size_t i = 0; i < r->d->nodes.n; i++)
        if (i != node && touch(area, rect_outset(r->boxes[i], TO_BOX))) return false;
    for (size_t i = 0; i < r->d->flows.n; i++)
        if (meets_line(&r->lines[i], area, SIZE_MAX)) return false;
    return true;
}

/* A flow to where it comes from: around a corner that is clear. */
static void lay_loop(Routing *r, size_t flow)
{
    const size_t node = r->d->flows.at[flow].from;
    const Rect box = r->boxes[node];
    const double cx = box.x + box.width / 2, cy = box.y + box.height / 2;
    const double out = 2 * r->pitch;
    Route *line = &r->lines[flow];
    line->at = ARENA_ARRAY(r->c->scratch, Point, 5);
    line->n = 5;
    for (int corner = 0; corner < 4; corner++) {
        const int right = corner < 2 ? 1 : -1, down = corner % 2 ? 1 : -1;
        const Point side = { cx + right * box.width / 2, cy },
                    top = { cx + right * out, cy + down * box.height / 2 };
        const Point way[] = { side,
                              { side.x + right * out, cy },
                              { side.x + right * out, top.y + down * out },
                              { top.x, top.y + down * out },
                              top };
        memcpy(line->at, way, sizeof way);
        line->n = 0; /* not in its own way */
        const bool clear = is_clear(r, node, stretch_of(way[1], way[3])) &&
                           is_clear(r, node, stretch_of(way[0], way[2]));
        line->n = 5;
        if (clear) break;
    }
    router_take(r->router, line->at, line->n);
}

static void lay(Routing *r, size_t flow)
{
    const DiagramFlow *f = &r->d->flows.at[flow];
    lift(r, flow);
    if (f->from == f->to) lay_loop(r, flow);
    else r->lines[flow].n = router_link(r->router, f->from, f->to, false, &r->lines[flow].at);
    place_label(r, flow);
}

static double span_of(const Diagram *d, size_t flow)
{
    const Rect a = d->nodes.at[d->flows.at[flow].from].box,
               b = d->nodes.at[d->flows.at[flow].to].box;
    return fabs(a.x + a.width / 2 - b.x - b.width / 2) +
           fabs(a.y + a.height / 2 - b.y - b.height / 2);
}

/* The flows, those between neighbors first: they have the least choice. */
static size_t *in_order(const Routing *r)
{
    const Diagram *d = r->d;
    size_t *order = ARENA_ARRAY(r->c->scratch, size_t, d->flows.n);
    for (size_t i = 0; i < d->flows.n; i++) {
        size_t k = i;
        for (; k > 0 && span_of(d, order[k - 1]) > span_of(d, i); k--) order[k] = order[k - 1];
        order[k] = i;
    }
    return order;
}

static size_t count_crossings(const Route *a, const Route *b)
{
    size_t n = 0;
    for (size_t i = 0; i + 1 < a->n; i++)
        n += meets_line(b, rect_outset(stretch_of(a->at[i], a->at[i + 1]), 0.01), SIZE_MAX);
    return n;
}

/* Whether another way may be better than the one that was found first. */
static bool may_improve(const Routing *r, size_t flow)
{
    const DiagramFlow *f = &r->d->flows.at[flow];
    if (f->label && !f->placed) return true;
    for (size_t i = 0; i < r->d->flows.n; i++)
        if (i != flow && count_crossings(&r->lines[flow], &r->lines[i])) return true;
    return false;
}

static Point toward(Point from, Point to, double by)
{
    const double length = hypot(to.x - from.x, to.y - from.y);
    const double t = length > 0 ? by / length : 0;
    return (Point){ from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t };
}

static void straight(PathBuilder *b, Point from, Point to)
{
    path_curve(b, toward(from, to, hypot(to.x - from.x, to.y - from.y) / 3),
               toward(to, from, hypot(to.x - from.x, to.y - from.y) / 3), to);
}

/* Onto the outline, where that lies within its box. */
static Point onto(const DiagramNode *node, Point at, Point ahead)
{
    return toward(at, ahead, -kind_recess(node->kind, node->box, at));
}

/* The flow's line as curves, its corners a little round. */
static void take_line(const Routing *r, size_t flow)
{
    DiagramFlow *f = &r->d->flows.at[flow];
    Route *line = &r->lines[flow];
    const size_t n = line->n;
    PathBuilder b = { .arena = r->c->scratch };
    Point here = onto(&r->d->nodes.at[f->from], line->at[0], line->at[1]);
    f->tip = onto(&r->d->nodes.at[f->to], line->at[n - 1], line->at[n - 2]);
    path_move(&b, here.x, here.y);
    for (size_t i = 1; i + 1 < n; i++) {
        const Point at = line->at[i], next = line->at[i + 1];
        const Point in = toward(at, line->at[i - 1], ROUND_CORNER),
                    out = toward(at, next, ROUND_CORNER);
        straight(&b, here, in);
        path_curve(&b, toward(in, at, ROUND_CORNER * 0.55), toward(out, at, ROUND_CORNER * 0.55),
                   out);
        here = out;
    }
    straight(&b, here, toward(f->tip, here, HEAD));
    f->curve = b.segments;
    f->n = b.n;
    f->way = line->at;
    f->stops = n;
}

/* How hard the drawing is to read. */
static void judge(const Routing *r)
{
    Diagram *d = r->d;
    d->length = 0;
    d->crossings = d->astray = 0;
    for (size_t i = 0; i < d->flows.n; i++) {
        const Route *line = &r->lines[i];
        d->length += way_length(line, line->n - 1) + 20.0 * (double)(line->n - 2);
        d->astray += d->flows.at[i].label && !d->flows.at[i].placed;
        for (size_t k = 0; k < i; k++) d->crossings += count_crossings(line, &r->lines[k]);
    }
}

bool diagram_route(const WidgetContext *c, Diagram *d, const Density *density, Size room)
{
    Routing r = routing_of(c, d, density, room);
    make_router(&r, density);
    const size_t *order = in_order(&r);
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < d->flows.n; i++)
            if (!round || may_improve(&r, order[i])) lay(&r, order[i]);
    for (size_t i = 0; i < d->flows.n; i++)
        if (r.lines[i].n < 2) return false;
    for (size_t i = 0; i < d->flows.n; i++) take_line(&r, i);
    judge(&r);
    return true;
}

/* ---- another size ----------------------------------------------------------------------------
 */

#define AIR_LEAST 1.6 /* around labels, where there is little room */

Rect diagram_core(const Diagram *d)
{
    Rect core = { 0 };
    for (size_t i = 0; i < d->nodes.n; i++) core = rect_around(core, d->nodes.at[i].box);
    for (size_t i = 0; i < d->groups.n; i++) core = rect_around(core, d->groups.at[i].box);
    for (size_t i = 0; i < d->flows.n; i++) {
        const DiagramFlow *f = &d->flows.at[i];
        for (size_t k = 0; k + 1 < f->stops; k++)
            core = rect_around(core, stretch_of(f->way[k], f->way[k + 1]));
    }
    return core;
}

/* Where a box comes to lie; a point is a box without a size. */
typedef Rect Shift(const void *how, Rect r);

static void shift_all(const WidgetContext *c, Diagram *d, Shift *shift, const void *how)
{
    for (size_t i = 0; i < d->nodes.n; i++) d->nodes.at[i].box = shift(how, d->nodes.at[i].box);
    for (size_t i = 0; i < d->groups.n; i++) d->groups.at[i].box = shift(how, d->groups.at[i].box);
    for (size_t i = 0; i < d->flows.n; i++) {
        DiagramFlow *f = &d->flows.at[i];
        const Point *way = f->way;
        f->way = ARENA_ARRAY(c->scratch, Point, f->stops);
        for (size_t k = 0; k < f->stops; k++) {
            const Rect r = shift(how, (Rect){ way[k].x, way[k].y, 0, 0 });
            f->way[k] = (Point){ r.x, r.y };
        }
    }
}

typedef struct Stretch {
    Point from;
    double kx, ky;
} Stretch;

static Rect stretched(const void *stretch, Rect r)
{
    const Stretch *s = stretch;
    return (Rect){ (r.x - s->from.x) * s->kx, (r.y - s->from.y) * s->ky, r.width * s->kx,
                   r.height * s->ky };
}

static void stretch_all(const WidgetContext *c, Diagram *d, Size room)
{
    const Rect core = diagram_core(d);
    shift_all(c, d, stretched,
              &(Stretch){ { core.x, core.y }, room.width / core.width, room.height / core.height });
    d->origin = (Point){ 0, 0 };
    d->size = room;
}

static bool is_crossed(const Routing *r, Rect box)
{
    for (size_t i = 0; i < r->d->flows.n; i++)
        if (meets_line(&r->lines[i], box, SIZE_MAX)) return true;
    return false;
}

/* At the start of the group's top, or further on where lines pass there. */
static bool name_resized(const Routing *r, DiagramGroup *g, double margin)
{
    const double first = g->box.x + margin,
                 last = g->box.x + g->box.width - margin - g->label->size.width;
    g->label_at.y = g->box.y + margin * 0.6;
    for (double x = first; x <= fmax(last, first); x += STEP) {
        g->label_at.x = r->c->rtl ? last - (x - first) : x;
        const Rect box = name_of(g);
        bool free = !is_crossed(r, rect_outset(box, AIR_LEAST));
        for (size_t i = 0; i < r->d->nodes.n; i++) free = free && !touch(box, r->boxes[i]);
        if (free) return true;
    }
    return false;
}

static void place_resized(Routing *r, size_t flow, const Density *density)
{
    DiagramFlow *f = &r->d->flows.at[flow];
    for (double air = AIR; !f->placed && air >= AIR_LEAST; air -= AIR - AIR_LEAST) {
        r->air = air;
        place_label(r, flow);
    }
    if (f->placed || f->narrow || !f->label) return;
    diagram_narrow_label(r->c, f, density);
    place_resized(r, flow, density);
}

/* What lies between two groups, one above the other. */
typedef struct Gap {
    double top, bottom;
} Gap;

/* A gap that becomes wider by so much while all else gives way: the core of the drawing stays as it
 * is. */
typedef struct Widening {
    Rect core;
    Gap gap;
    double by;
} Widening;

static double widened(const Widening *w, double y)
{
    const double more = y >= w->gap.bottom ? w->by
                        : y <= w->gap.top  ? 0
                                          : w->by * (y - w->gap.top) / (w->gap.bottom - w->gap.top);
    return w->core.y + (y - w->core.y + more) * w->core.height / (w->core.height + w->by);
}

static Rect widened_box(const void *widening, Rect r)
{
    const double top = widened(widening, r.y);
    return (Rect){ r.x, top, r.width, widened(widening, r.y + r.height) - top };
}

/* Whether the flow has a name and leads from one group to another above or below it, with no
 * component at the height of the gap. */
static bool gap_of(const Diagram *d, const DiagramFlow *f, Gap *gap)
{
    const int from = d->nodes.at[f->from].group, to = d->nodes.at[f->to].group;
    if (!f->label || from < 0 || to < 0 || from == to) return false;
    const Rect a = d->groups.at[from].box, b = d->groups.at[to].box;
    *gap = a.y < b.y ? (Gap){ a.y + a.height, b.y } : (Gap){ b.y + b.height, a.y };
    if (gap->bottom <= gap->top) return false;
    for (size_t i = 0; i < d->nodes.n; i++) {
        const Rect box = d->nodes.at[i].box;
        if (box.y < gap->bottom && box.y + box.height > gap->top) return false;
    }
    return true;
}

void diagram_part_groups(const WidgetContext *c, Diagram *d, Size room)
{
    const double scale = room.height / diagram_core(d).height;
    for (size_t i = 0; i < d->flows.n; i++) {
        const DiagramFlow *f = &d->flows.at[i];
        Gap gap;
        if (!gap_of(d, f, &gap)) continue;
        const double least = (f->label->size.height + STEP + 2 * AIR_LEAST) / scale;
        const double lacks = least - (gap.bottom - gap.top);
        if (lacks > 0) shift_all(c, d, widened_box, &(Widening){ diagram_core(d), gap, lacks });
    }
}

bool diagram_resize(const WidgetContext *c, Diagram *d, const Density *density, Size room)
{
    Routing r = { .c = c, .d = d, .bounded = true };
    stretch_all(c, d, room);
    if (!diagram_holds(d, density->pad)) return false;
    r.boxes = ARENA_ARRAY(c->scratch, Rect, d->nodes.n);
    r.lines = ARENA_ARRAY(c->scratch, Route, d->flows.n);
    for (size_t i = 0; i < d->nodes.n; i++) r.boxes[i] = d->nodes.at[i].box;
    for (size_t i = 0; i < d->flows.n; i++) {
        DiagramFlow *f = &d->flows.at[i];
        r.lines[i] = (Route){ .at = f->way, .n = f->stops };
        f->placed = f->narrow = false;
    }
    for (size_t i = 0; i < d->groups.n; i++)
        if (!name_resized(&r, &d->groups.at[i], density->margin)) return false;
    const size_t *order = in_order(&r);
    for (size_t i = 0; i < d->flows.n; i++) place_resized(&r, order[i], density);
    for (size_t i = 0; i < d->flows.n; i++) take_line(&r, i);
    judge(&r);
    return true;
}
