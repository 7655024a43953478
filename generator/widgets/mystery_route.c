/* mystery_route.c - the cheapest ways through a grid of lanes, by Dijkstra's algorithm over places
 * and directions (a bend costs). */
#include "widgets/mystery_route.h"

#include <math.h>
#include <stdint.h>

#define KEEP_OFF 5.0    /* between a line and a box, points */
#define BEND 40.0       /* costs as much as so many points of way */
#define CROSSING 14.0   /* through a line that is there */
#define BESIDE_BOLD 9.0 /* on a bold line: so many times its length */
#define SHARED 0.35     /* on a thin line, for another */
#define SAME_LANE 0.5

enum { EAST, SOUTH, WEST, NORTH, DIRECTIONS };
enum { OPEN = -1, CLOSED = -2 }; /* else the one box that an edge lies in */
enum { FREE, THIN, BOLD };

typedef struct Edge {
    int32_t box;  /* that it runs through */
    uint8_t used; /* FREE, THIN or BOLD */
} Edge;

typedef struct State {
    double cost;
    int32_t before;
    bool done;
} State;

typedef struct Entry {
    double cost;
    int32_t state;
} Entry;

struct Router {
    Arena *a;
    const Lanes *x, *y;
    const Rect *boxes;
    Edge *edges; /* of each place to the east and to the south */
    bool *passed;
    State *states;
    VEC(Entry) heap;
};

static size_t places(const Router *r)
{
    return r->x->n * r->y->n;
}

void lanes_add(Arena *a, Lanes *lanes, double at)
{
    size_t i = lanes->n;
    for (size_t k = 0; k < lanes->n; k++)
        if (fabs(lanes->at[k] - at) < SAME_LANE) return;
    vec_push(a, lanes);
    for (; i > 0 && lanes->at[i - 1] > at; i--) lanes->at[i] = lanes->at[i - 1];
    lanes->at[i] = at;
}

static Point point_of(const Router *r, size_t place)
{
    return (Point){ r->x->at[place % r->x->n], r->y->at[place / r->x->n] };
}

static bool runs_through(Point a, Point b, Rect box)
{
    return b.x > box.x - KEEP_OFF && a.x < box.x + box.width + KEEP_OFF && b.y > box.y - KEEP_OFF &&
           a.y < box.y + box.height + KEEP_OFF;
}

static int32_t box_on(Point a, Point b, const Rect *boxes, size_t n)
{
    int32_t on = OPEN;
    for (size_t i = 0; i < n; i++) {
        if (!runs_through(a, b, boxes[i])) continue;
        if (on != OPEN) return CLOSED;
        on = (int32_t)i;
    }
    return on;
}

Router *router_new(Arena *a, const Lanes *x, const Lanes *y, const Rect *boxes, size_t n)
{
    Router *r = ARENA_NEW(a, Router);
    *r = (Router){ .a = a, .x = x, .y = y, .boxes = boxes };
    r->edges = ARENA_ARRAY(a, Edge, places(r) * 2);
    r->passed = ARENA_ARRAY(a, bool, places(r));
    r->states = ARENA_ARRAY(a, State, places(r) * DIRECTIONS);
    for (size_t i = 0; i < places(r); i++) {
        const Point p = point_of(r, i);
        r->edges[2 * i].box = (i + 1) % x->n ? box_on(p, point_of(r, i + 1), boxes, n) : CLOSED;
        r->edges[2 * i + 1].box =
            i + x->n < places(r) ? box_on(p, point_of(r, i + x->n), boxes, n) : CLOSED;
    }
    return r;
}

/* The edge that leaves a place, and where it leads; NULL at the grid's border. */
static Edge *edge_of(const Router *r, size_t place, int direction, size_t *to)
{
    const size_t nx = r->x->n;
    switch (direction) {
    case EAST: return *to = place + 1, (place + 1) % nx ? &r->edges[2 * place] : NULL;
    case SOUTH: return *to = place + nx, *to < places(r) ? &r->edges[2 * place + 1] : NULL;
    case WEST: return *to = place - 1, place % nx ? &r->edges[2 * (place - 1)] : NULL;
    default: return *to = place - nx, place >= nx ? &r->edges[2 * (place - nx) + 1] : NULL;
    }
}

/* ---- the queue --------------------------------------------------------------------------------
 */

static void sift_up(Router *r, size_t i)
{
    Entry *h = r->heap.at;
    for (; i && h[i].cost < h[(i - 1) / 2].cost; i = (i - 1) / 2) {
        const Entry other = h[i];
        h[i] = h[(i - 1) / 2];
        h[(i - 1) / 2] = other;
    }
}

static int32_t pop(Router *r)
{
    Entry *h = r->heap.at;
    const Entry first = h[0];
    h[0] = h[--r->heap.n];
    for (size_t i = 0;;) {
        size_t least = i;
        for (size_t k = 2 * i + 1; k <= 2 * i + 2 && k < r->heap.n; k++)
            if (h[k].cost < h[least].cost) least = k;
        if (least == i) return first.state;
        const Entry other = h[i];
        h[i] = h[least];
        h[least] = other;
        i = least;
    }
}

static void reach(Router *r, size_t state, double cost, int32_t before)
{
    State *s = &r->states[state];
    if (s->done || cost >= s->cost) return;
    *s = (State){ cost, before, false };
    *vec_push(r->a, &r->heap) = (Entry){ cost, (int32_t)state };
    sift_up(r, r->heap.n - 1);
}

/* ---- ways -------------------------------------------------------------------------------------
 */

static size_t place_at(const Router *r, Point p)
{
    size_t x = 0, y = 0;
    for (size_t i = 0; i < r->x->n; i++)
        if (fabs(r->x->at[i] - p.x) < fabs(r->x->at[x] - p.x)) x = i;
    for (size_t i = 0; i < r->y->n; i++)
        if (fabs(r->y->at[i] - p.y) < fabs(r->y->at[y] - p.y)) y = i;
    return y * r->x->n + x;
}

static Point middle_of(Rect b)
{
    return (Point){ b.x + b.width / 2, b.y + b.height / 2 };
}

static double cost_of(const Router *r, const Edge *edge, size_t from, size_t to, bool bold)
{
    const Point a = point_of(r, from), b = point_of(r, to);
    const double length = fabs(a.x - b.x) + fabs(a.y - b.y);
    const double times = edge->used == BOLD           ? BESIDE_BOLD
                         : edge->used == THIN && bold ? BESIDE_BOLD
                         : edge->used == THIN         ? SHARED
                                                      : 1;
    return length * times + (r->passed[to] && edge->used == FREE ? CROSSING : 0);
}

static void step_on(Router *r, size_t state, size_t from, size_t to, bool bold)
{
    const size_t place = state / DIRECTIONS;
    const int ahead = (int)(state % DIRECTIONS);
    for (int d = 0; d < DIRECTIONS; d++) {
        size_t next;
        const Edge *edge = edge_of(r, place, d, &next);
        if (!edge || (d + 2) % DIRECTIONS == ahead) continue;
        if (edge->box != OPEN && edge->box != (int32_t)from && edge->box != (int32_t)to) continue;
        reach(r, next * DIRECTIONS + (size_t)d,
              r->states[state].cost + cost_of(r, edge, place, next, bold) + (d == ahead ? 0 : BEND),
              (int32_t)state);
    }
}

/* The last state of the cheapest way, or a negative number. */
static int32_t search(Router *r, size_t from, size_t to, bool bold)
{
    const size_t start = place_at(r, middle_of(r->boxes[from])),
                 end = place_at(r, middle_of(r->boxes[to]));
    for (size_t i = 0; i < places(r) * DIRECTIONS; i++)
        r->states[i] = (State){ .cost = INFINITY, .before = -1 };
    r->heap.n = 0;
    for (size_t d = 0; d < DIRECTIONS; d++) reach(r, start * DIRECTIONS + d, 0, -1);
    while (r->heap.n) {
        const int32_t state = pop(r);
        if (r->states[state].done) continue;
        r->states[state].done = true;
        if ((size_t)state / DIRECTIONS == end) return state;
        step_on(r, (size_t)state, from, to, bold);
    }
    return -1;
}

static bool inside(Point p, Rect box)
{
    return p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height;
}

/* Where the line from `in`, which is inside, leaves the box toward `out`. */
static Point border(Rect box, Point in, Point out)
{
    if (out.x > in.x) return (Point){ box.x + box.width, in.y };
    if (out.x < in.x) return (Point){ box.x, in.y };
    return (Point){ in.x, out.y > in.y ? box.y + box.height : box.y };
}

/* Cuts off what lies in the two boxes at the ends; leaves corners alone. */
static size_t trim(Point *p, size_t n, Rect from, Rect to)
{
    size_t first = 0, kept = 0;
    while (first + 2 < n && inside(p[first + 1], from)) first++;
    while (n > first + 2 && inside(p[n - 2], to)) n--;
    if (inside(p[first], from)) p[first] = border(from, p[first], p[first + 1]);
    if (inside(p[n - 1], to)) p[n - 1] = border(to, p[n - 1], p[n - 2]);
    for (size_t i = first; i < n; i++) {
        if (kept >= 2 && ((p[kept - 1].x == p[kept - 2].x && p[i].x == p[kept - 1].x) ||
                          (p[kept - 1].y == p[kept - 2].y && p[i].y == p[kept - 1].y)))
            kept--;
        p[kept++] = p[i];
    }
    return kept;
}

size_t router_link(Router *r, size_t from, size_t to, bool bold, Point **corners)
{
    VEC(Point) way = { 0 };
    int32_t state = search(r, from, to, bold);
    if (state < 0) return 0;
    for (; state >= 0; state = r->states[state].before) {
        const size_t place = (size_t)state / DIRECTIONS;
        const int32_t before = r->states[state].before;
        *vec_push(r->a, &way) = point_of(r, place);
        r->passed[place] = true;
        if (before < 0) break;
        size_t to_place;
        Edge *edge = edge_of(r, (size_t)before / DIRECTIONS, (int)(state % DIRECTIONS), &to_place);
        if (edge->used != BOLD) edge->used = bold ? BOLD : THIN;
    }
    for (size_t i = 0; i < way.n / 2; i++) {
        const Point p = way.at[i];
        way.at[i] = way.at[way.n - 1 - i];
        way.at[way.n - 1 - i] = p;
    }
    *corners = way.at;
    return trim(way.at, way.n, r->boxes[from], r->boxes[to]);
}
