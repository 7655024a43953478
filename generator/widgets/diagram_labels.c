/* diagram_labels.c - places for the names of groups and the labels of flows.
 *
 * Names of groups stand at the top of their group, where the fewest lines pass.  Labels of flows
 * are tried all along their line, on it and beside it: never on a box, a name or another label, as
 * near to the middle as possible, clear of arrow heads, and clearly nearer to their own line than
 * to any other. */
#include <math.h>

#include "widgets/diagram.h"

#define SAMPLE_STEP 3.0 /* points between the samples of a line */
#define TRIALS 31       /* places along a line */
#define CLEARANCE 1.5

/* Costs. */
#define COST_ASIDE 0.5     /* a point along the line from its middle */
#define COST_CROSSING 12.0 /* a sample of another line behind the label */
#define COST_BORDER 100.0  /* on the border of a group */
#define COST_END 40.0      /* covers the end of its own line */
#define END 9.0            /* points: what of the line is its end */
#define COST_NEAR 3.0      /* a sample of another line beside it */
#define NEAR 4.0
#define COST_UNCLEAR 16.0 /* a point less than UNCLEAR by which its own line is the nearest */
#define UNCLEAR 6.0
#define COST_HEAD 40.0   /* touches an arrow head */
#define HEAD 2.5         /* half of its width */
#define COST_BESIDE 24.0 /* another label or a group's name: the two would be read as one */
#define BESIDE 8.0       /* points */
#define COST_NODE 8.0    /* nearly touches a component */
#define COST_OUTSIDE 6.0 /* a point out of what Graphviz laid out: the drawing shrinks for it */
#define COST_RING 14.0   /* further away from its own line */
#define RINGS 6
#define RING_STEP 6.0
#define COST_ON_LINE 10.0 /* the label interrupts its own line */

/* A flow's line as points about SAMPLE_STEP apart. */
typedef struct Track {
    Point *at;
    size_t n;
    Rect around;   /* all of them */
    Rect head;     /* of its arrow */
    Rect *stretch; /* around each STRETCH of them: most of a line is far from any one place */
} Track;

#define STRETCH 12 /* points */

static Point curve_point(Point from, const Segment *s, double t)
{
    const double u = 1 - t;
    const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return (Point){ a * from.x + b * s->p[0].x + c * s->p[1].x + d * s->p[2].x,
                    a * from.y + b * s->p[0].y + c * s->p[1].y + d * s->p[2].y };
}

static double distance(Point a, Point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

static Rect around_points(const Point *at, size_t n)
{
    double left = at[0].x, right = left, top = at[0].y, bottom = top;
    for (size_t i = 1; i < n; i++) {
        left = fmin(left, at[i].x);
        right = fmax(right, at[i].x);
        top = fmin(top, at[i].y);
        bottom = fmax(bottom, at[i].y);
    }
    return (Rect){ left, top, right - left, bottom - top };
}

/* The end of the stretch that begins with the i-th point. */
static size_t stretch_end(const Track *t, size_t i)
{
    return t->n - i < STRETCH ? t->n : i + STRETCH;
}

static Rect head_box(const DiagramFlow *flow)
{
    const Point foot = flow->curve[flow->n - 1].p[2], tip = flow->tip;
    return rect_outset((Rect){ fmin(foot.x, tip.x), fmin(foot.y, tip.y), fabs(foot.x - tip.x),
                               fabs(foot.y - tip.y) },
                       HEAD);
}

static Track track_of(const WidgetContext *c, Point *at, size_t n, Rect head)
{
    Track track = { at, n, around_points(at, n), head, NULL };
    track.stretch = ARENA_ARRAY(c->scratch, Rect, n / STRETCH + 1);
    for (size_t i = 0; i < n; i += STRETCH)
        track.stretch[i / STRETCH] = around_points(at + i, stretch_end(&track, i) - i);
    return track;
}

static Track sample(const WidgetContext *c, const DiagramFlow *flow)
{
    VEC(Point) points = { 0 };
    Point here = flow->curve[0].p[0];
    *vec_push(c->scratch, &points) = here;
    for (size_t i = 1; i < flow->n; i++) {
        const Segment *s = &flow->curve[i];
        const double length =
            distance(here, s->p[0]) + distance(s->p[0], s->p[1]) + distance(s->p[1], s->p[2]);
        const int steps = (int)fmin(ceil(length / SAMPLE_STEP), 1000) + 1;
        for (int k = 1; k <= steps; k++)
            *vec_push(c->scratch, &points) = curve_point(here, s, (double)k / steps);
        here = s->p[2];
    }
    return track_of(c, points.at, points.n, head_box(flow));
}

static bool is_inside(Rect r, Point p)
{
    return p.x > r.x && p.x < r.x + r.width && p.y > r.y && p.y < r.y + r.height;
}

static bool touch(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool is_within(Rect a, Rect outer)
{
    return a.x >= outer.x && a.x + a.width <= outer.x + outer.width && a.y >= outer.y &&
           a.y + a.height <= outer.y + outer.height;
}

static size_t points_inside(const Track *t, Rect r)
{
    size_t n = 0;
    if (!touch(t->around, r)) return 0;
    for (size_t i = 0; i < t->n; i += STRETCH) {
        if (!touch(t->stretch[i / STRETCH], r)) continue;
        for (size_t k = i; k < stretch_end(t, i); k++) n += is_inside(r, t->at[k]);
    }
    return n;
}

static double square_of_distance(Point p, Rect r)
{
    const double right = r.x + r.width, bottom = r.y + r.height;
    const double dx = p.x < r.x ? r.x - p.x : p.x > right ? p.x - right : 0;
    const double dy = p.y < r.y ? r.y - p.y : p.y > bottom ? p.y - bottom : 0;
    return dx * dx + dy * dy;
}

/* How far away the line passes, `most` where it is no nearer. */
static double nearest(const Track *t, Rect r, double most)
{
    const Rect around = rect_outset(r, most);
    double least = most * most;
    if (!touch(t->around, around)) return most;
    for (size_t i = 0; i < t->n; i += STRETCH) {
        if (!touch(t->stretch[i / STRETCH], around)) continue;
        for (size_t k = i; k < stretch_end(t, i); k++) {
            const double square = square_of_distance(t->at[k], r);
            if (square < least) least = square;
        }
    }
    return sqrt(least);
}

static Rect label_box(Point center, Size size)
{
    return (Rect){ center.x - size.width / 2, center.y - size.height / 2, size.width, size.height };
}

static Rect name_box(const DiagramGroup *g)
{
    return (Rect){ g->label_at.x, g->label_at.y, g->label->size.width, g->label->size.height };
}

/* What no label may lie on. */
typedef struct Obstacle {
    Rect box;
    bool words; /* a name or a label rather than a component */
} Obstacle;

typedef VEC(Obstacle) Obstacles;

static bool is_free(const Obstacles *near, Rect box)
{
    for (size_t i = 0; i < near->n; i++)
        if (touch(box, near->at[i].box)) return false;
    return true;
}

/* For what is near the box: names, labels, components. */
static double cost_beside(const Obstacles *near, Rect box)
{
    const Rect around = rect_outset(box, BESIDE), close = rect_outset(box, NEAR);
    double cost = 0;
    for (size_t i = 0; i < near->n; i++)
        if (touch(near->at[i].words ? around : close, near->at[i].box))
            cost += near->at[i].words ? COST_BESIDE : COST_NODE;
    return cost;
}

/* The labels of a diagram that are being placed. */
typedef struct Placing {
    const WidgetContext *c;
    Diagram *d;
    Track *tracks;       /* of the flows */
    Obstacles obstacles; /* all: components, names, and labels that have their places */
    Obstacles near;      /* those within reach of what is tried */
    double *work;
} Placing;

/* What a label costs there; counted no further than to `limit`. */
static double cost_of(const Placing *p, Rect box, size_t self, double limit)
{
    const Diagram *d = p->d;
    const Track *tracks = p->tracks, *own = &tracks[self];
    const Rect around = rect_outset(box, NEAR);
    double cost = COST_OUTSIDE * diagram_outside(d, box);
    if (touch(box, rect_outset((Rect){ own->at[0].x, own->at[0].y, 0, 0 }, END)) ||
        touch(box, rect_outset((Rect){ own->at[own->n - 1].x, own->at[own->n - 1].y, 0, 0 }, END)))
        cost += points_inside(own, box) > 0 ? COST_END : 0;
    for (size_t i = 0; i < d->groups.n; i++)
        if (touch(box, d->groups.at[i].box) && !is_within(box, d->groups.at[i].box))
            cost += COST_BORDER;
    cost += cost_beside(&p->near, box);
    if (cost >= limit) return cost;
    /* A label on its line is less easily taken for another's. */
    const double away = nearest(own, box, RINGS * RING_STEP);
    const double clear = away > 0 ? away + UNCLEAR : UNCLEAR / 2;
    for (size_t i = 0; i < d->flows.n && cost < limit; i++) {
        const double near = (double)points_inside(&tracks[i], around);
        const double passing = near > 0 ? (double)points_inside(&tracks[i], box) : 0;
        if (touch(box, tracks[i].head)) cost += COST_HEAD;
        if (i == self) cost += passing > 0 ? COST_ON_LINE : 0;
        else
            cost += passing * COST_CROSSING + near * COST_NEAR +
                    COST_UNCLEAR * (clear - nearest(&tracks[i], box, clear));
    }
    return cost;
}

/* Finds what any place around the point could touch or stand beside. */
static void find_near(Placing *p, Point on, Size label)
{
    const double away = 2 * CLEARANCE + 1 + (RINGS - 1) * RING_STEP + BESIDE;
    const Rect reach =
        rect_outset(label_box(on, (Size){ 2 * label.width, 2 * label.height }), away);
    p->near.n = 0;
    for (size_t i = 0; i < p->obstacles.n; i++)
        if (touch(reach, p->obstacles.at[i].box))
            *vec_push(p->c->scratch, &p->near) = p->obstacles.at[i];
}

/* The best place around one point of the line, if it is better than `*best`; any, once the work is
 * spent. */
static void try_around(Placing *p, size_t self, Point on, double aside, double *best)
{
    static const Point sides[] = { { 0, 0 },  { 1, 0 },  { -1, 0 }, { 0, -1 }, { 0, 1 },
                                   { 1, -1 }, { -1, 1 }, { 1, 1 },  { -1, -1 } };
    DiagramFlow *flow = &p->d->flows.at[self];
    if (aside >= *best) return;
    find_near(p, on, flow->label->size);
    for (size_t k = 0; k < sizeof sides / sizeof *sides; k++)
        for (int ring = 0; ring < RINGS && (k || !ring); ring++) {
            const double away = CLEARANCE + 1 + ring * RING_STEP;
            const Point center = { on.x + sides[k].x * (flow->label->size.width / 2 + away),
                                   on.y + sides[k].y * (flow->label->size.height / 2 + away) };
            const Rect box = rect_outset(label_box(center, flow->label->size), CLEARANCE);
            const double far = aside + ring * COST_RING;
            if (far >= *best) break;
            if (!is_free(&p->near, box)) continue;
            *p->work -= (double)p->d->flows.n;
            const double cost = *p->work < 0 ? far : far + cost_of(p, box, self, *best - far);
            if (cost >= *best) continue;
            *best = cost;
            flow->label_at = center;
        }
}

static void add_obstacle(Placing *p, Rect box, bool words)
{
    *vec_push(p->c->scratch, &p->obstacles) = (Obstacle){ box, words };
}

static bool place_flow_label(Placing *p, size_t self)
{
    const Track *track = &p->tracks[self];
    double best = INFINITY;
    /* From the middle to both ends: what is found early saves the trial of what is far. */
    for (size_t k = 0; k < TRIALS && (*p->work >= 0 || !isfinite(best)); k++) {
        const size_t off = (k + 1) / 2, place = k % 2 ? TRIALS / 2 - off : TRIALS / 2 + off;
        const size_t i = (place + 1) * (track->n - 1) / (TRIALS + 1);
        const double aside = COST_ASIDE * fabs((double)i - (double)track->n / 2) * SAMPLE_STEP;
        try_around(p, self, track->at[i], aside, &best);
    }
    DiagramFlow *flow = &p->d->flows.at[self];
    if (!isfinite(best)) return false;
    add_obstacle(p, label_box(flow->label_at, flow->label->size), true);
    return flow->placed = true;
}

/* The label that has no place yet and the shortest line: it has the least choice. */
static size_t next_label(const Diagram *d, const Track *tracks)
{
    size_t next = d->flows.n;
    for (size_t i = 0; i < d->flows.n; i++)
        if (d->flows.at[i].label && !d->flows.at[i].placed &&
            (next == d->flows.n || tracks[i].n < tracks[next].n))
            next = i;
    return next;
}

/* At the start, the end or the middle of the group's top. */
static void place_group_label(const WidgetContext *c, const Diagram *d, DiagramGroup *g,
                              const Track *tracks, double margin)
{
    const double room = g->box.width - g->label->size.width - 2 * margin;
    const double shares[] = { 0, 1, 0.5 };
    size_t least = SIZE_MAX;
    for (size_t k = 0; k < sizeof shares / sizeof *shares; k++) {
        const double shift = widget_x(c, fmax(room, 0) * shares[k], 0, fmax(room, 0));
        const Point at = { g->box.x + margin + shift, g->box.y + margin * 0.6 };
        const Rect box = { at.x, at.y, g->label->size.width, g->label->size.height };
        size_t passing = 0;
        for (size_t i = 0; i < d->flows.n; i++) passing += points_inside(&tracks[i], box);
        if (passing >= least) continue;
        least = passing;
        g->label_at = at;
    }
}

/* Labels may stick out of what Graphviz laid out: the drawing grows around them. */
static void grow(Diagram *d, const Track *tracks)
{
    double left = 0, top = 0, right = d->size.width, bottom = d->size.height;
    for (size_t i = 0; i < 2 * d->flows.n; i++) {
        const DiagramFlow *f = &d->flows.at[i / 2];
        if (i % 2 && !f->label) continue;
        const Rect box = i % 2 ? label_box(f->label_at, f->label->size) : tracks[i / 2].around;
        left = fmin(left, box.x);
        top = fmin(top, box.y);
        right = fmax(right, box.x + box.width);
        bottom = fmax(bottom, box.y + box.height);
    }
    d->origin = (Point){ left, top };
    d->size = (Size){ right - left, bottom - top };
}

bool diagram_place_labels(const WidgetContext *c, Diagram *d, const Density *density, Size room,
                          double *work)
{
    const bool routed = !diagram_is_huge(d);
    if (routed && !diagram_route(c, d, density, room)) return false;
    Placing p = { .c = c, .d = d, .work = work };
    Track *tracks = p.tracks = ARENA_ARRAY(c->scratch, Track, d->flows.n);
    for (size_t i = 0; i < d->flows.n; i++) tracks[i] = sample(c, &d->flows.at[i]);
    for (size_t i = 0; i < d->nodes.n; i++) add_obstacle(&p, d->nodes.at[i].box, false);
    for (size_t i = 0; i < d->groups.n; i++) {
        if (!routed) place_group_label(c, d, &d->groups.at[i], tracks, density->margin);
        add_obstacle(&p, name_box(&d->groups.at[i]), true);
    }
    for (size_t i = 0; i < d->flows.n; i++)
        if (d->flows.at[i].placed)
            add_obstacle(&p, label_box(d->flows.at[i].label_at, d->flows.at[i].label->size), true);
    for (size_t i = next_label(d, tracks); i < d->flows.n; i = next_label(d, tracks))
        if (!place_flow_label(&p, i)) return false;
    grow(d, tracks);
    return true;
}
