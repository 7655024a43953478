/* route.c - the cheapest ways through a grid of lanes, by Dijkstra's algorithm over places and
 * directions (a bend costs).  Where lines are apart it is A*: what is left costs at least the way
 * and the bends that it would take if nothing were in between; and what a line that is there could
 * turn to for less is not followed.
 *
 * Lines start and end in the middle of their boxes, where there is room for any number; what lies
 * inside the boxes is cut off. */
#include "widgets/route.h"

#include <math.h>
#include <stdint.h>

#define BEND 40.0        /* costs as much as so many points of way */
#define CROSSING 14.0    /* through a line that is there */
#define CROSS_BOLD 110.0 /* through a bold one, for another */
#define BESIDE_BOLD 9.0  /* on a bold line: so many times its length */
#define SHARED 0.35      /* on a thin line, for another */
#define SAME_LANE 0.5

/* Where lines are apart. */
#define OVER 4000.0      /* along another line, or where it bends: no one could tell them apart */
#define THROUGH 2000.0   /* a word */
#define ALONG_BORDER 1.0 /* so many times its length more */
#define ACROSS 160.0     /* another line */
#define OFF_MIDDLE 1.2   /* a point by which a line meets a side of a box off its middle */
#define CORNER 8.0       /* points of a side of a box where no line meets it, a third at most */

enum { EAST, SOUTH, WEST, NORTH, DIRECTIONS };
enum { OPEN = -1, CLOSED = -2 }; /* else the one box that an edge lies in */
enum { FREE, THIN, BOLD };

typedef struct Edge {
    int32_t box;   /* that it runs through */
    uint8_t used;  /* FREE, THIN or BOLD; where lines are apart how many */
    uint8_t words; /* how many it runs through */
    bool border;   /* it runs along one */
} Edge;

/* What is known of a place and a direction; of an earlier search unless `round` is this one. */
typedef struct State {
    double cost;
    int32_t before;
    uint32_t round : 31;
    uint32_t done : 1;
} State;

typedef struct Place {
    double x, y;
    int32_t box; /* that it lies in; OPEN: none */
    uint8_t lines, bends;
    uint8_t ways; /* directions in which the grid goes on, a bit for each */
} Place;

typedef struct Entry {
    double cost;
    int32_t state;
} Entry;

struct Router {
    Arena *a;
    const Lanes *x, *y;
    const Rect *boxes;
    double keep_off;
    bool apart;
    Edge *edges; /* of each place to the east and to the south */
    Place *places;
    State *states;
    uint32_t round;
    Point goal; /* in the middle of the box at the end */
    Size reach; /* half of that box */
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
    return (Point){ r->places[place].x, r->places[place].y };
}

/* The lanes that are inside, or next outside. */
static size_t first_lane(const Lanes *lanes, double from)
{
    size_t i = 0;
    while (i + 1 < lanes->n && lanes->at[i + 1] <= from) i++;
    return i;
}

static bool inside(Point p, Rect box)
{
    return p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height;
}

static bool is_on(double at, double from, double length)
{
    return at > from && at < from + length;
}

typedef void EdgeDeed(Edge *edge, bool level, int32_t box);

/* Does it to all edges that run through the area. */
static void for_edges(const Router *r, Rect area, EdgeDeed *deed, int32_t box)
{
    const size_t nx = r->x->n, ny = r->y->n;
    const double right = area.x + area.width, bottom = area.y + area.height;
    for (size_t k = first_lane(r->y, area.y); k < ny && r->y->at[k] < bottom; k++)
        for (size_t i = first_lane(r->x, area.x); i < nx && r->x->at[i] < right; i++) {
            const bool on_x = is_on(r->x->at[i], area.x, area.width);
            const bool on_y = is_on(r->y->at[k], area.y, area.height);
            if (on_y && i + 1 < nx && r->x->at[i + 1] > area.x)
                deed(&r->edges[2 * (k * nx + i)], true, box);
            if (on_x && k + 1 < ny && r->y->at[k + 1] > area.y)
                deed(&r->edges[2 * (k * nx + i) + 1], false, box);
        }
}

static void lay_box(Edge *edge, bool level, int32_t box)
{
    (void)level;
    edge->box = edge->box == OPEN ? box : CLOSED;
}

static void lay_words(Edge *edge, bool level, int32_t box)
{
    (void)level;
    (void)box;
    edge->words++;
}

static void lift_words(Edge *edge, bool level, int32_t box)
{
    (void)level;
    (void)box;
    edge->words--;
}

static void lay_border(Edge *edge, bool level, int32_t upright)
{
    edge->border = edge->border || level != (upright != 0);
}

static void note_inside(Router *r, int32_t box)
{
    const Rect area = r->boxes[box];
    for (size_t k = first_lane(r->y, area.y); k < r->y->n && r->y->at[k] < area.y + area.height;
         k++)
        for (size_t i = first_lane(r->x, area.x); i < r->x->n && r->x->at[i] < area.x + area.width;
             i++) {
            Place *place = &r->places[k * r->x->n + i];
            if (inside((Point){ place->x, place->y }, area)) place->box = box;
        }
}

static uint8_t ways_at(const Router *r, size_t x, size_t y)
{
    return (uint8_t)((x + 1 < r->x->n) << EAST | (y + 1 < r->y->n) << SOUTH | (x > 0) << WEST |
                     (y > 0) << NORTH);
}

static void lay_places(Router *r)
{
    Place *place = r->places;
    for (size_t y = 0; y < r->y->n; y++)
        for (size_t x = 0; x < r->x->n; x++)
            *place++ = (Place){ r->x->at[x], r->y->at[y], OPEN, 0, 0, ways_at(r, x, y) };
}

Router *router_new(Arena *a, const Lanes *x, const Lanes *y, const Rect *boxes, size_t n,
                   RoutePolicy policy, double keep_off)
{
    Router *r = ARENA_NEW(a, Router);
    *r = (Router){ .a = a, .x = x, .y = y, .boxes = boxes, .keep_off = keep_off };
    r->apart = policy == ROUTES_APART;
    r->edges = ARENA_ARRAY(a, Edge, places(r) * 2);
    r->places = ARENA_ARRAY(a, Place, places(r));
    r->states = ARENA_ARRAY(a, State, places(r) * DIRECTIONS);
    for (size_t i = 0; i < places(r) * 2; i++) r->edges[i].box = OPEN;
    lay_places(r);
    for (size_t i = 0; i < n; i++) {
        for_edges(r, rect_outset(boxes[i], keep_off), lay_box, (int32_t)i);
        note_inside(r, (int32_t)i);
    }
    return r;
}

void router_block(Router *r, Rect words)
{
    for_edges(r, words, lay_words, 0);
}

void router_shun(Router *r, Rect box, double by)
{
    const double right = box.x + box.width, bottom = box.y + box.height;
    for (int side = 0; side < 2; side++) {
        const Rect upright = { (side ? right : box.x) - by, box.y, 2 * by, box.height };
        const Rect level = { box.x, (side ? bottom : box.y) - by, box.width, 2 * by };
        for_edges(r, upright, lay_border, 1);
        for_edges(r, level, lay_border, 0);
    }
}

void router_clear(Router *r, Rect words)
{
    for_edges(r, words, lift_words, 0);
}

/* The edge that leaves a place, and where it leads; NULL at the grid's border. */
static inline Edge *edge_of(const Router *r, size_t place, int direction, size_t *to)
{
    const size_t nx = r->x->n;
    if (!(r->places[place].ways >> direction & 1)) return NULL;
    switch (direction) {
    case EAST: return *to = place + 1, &r->edges[2 * place];
    case SOUTH: return *to = place + nx, &r->edges[2 * place + 1];
    case WEST: return *to = place - 1, &r->edges[2 * (place - 1)];
    default: return *to = place - nx, &r->edges[2 * (place - nx) + 1];
    }
}

/* ---- the queue --------------------------------------------------------------------------------
 */

static void push(Router *r, Entry e)
{
    vec_push(r->a, &r->heap);
    Entry *h = r->heap.at;
    size_t i = r->heap.n - 1;
    for (; i && e.cost < h[(i - 1) / 2].cost; i = (i - 1) / 2) h[i] = h[(i - 1) / 2];
    h[i] = e;
}

static int32_t pop(Router *r)
{
    Entry *h = r->heap.at;
    const Entry first = h[0], last = h[--r->heap.n];
    const size_t n = r->heap.n;
    size_t i = 0;
    for (size_t k; (k = 2 * i + 1) < n; i = k) {
        if (k + 1 < n && h[k + 1].cost < h[k].cost) k++;
        if (h[k].cost >= last.cost) break;
        h[i] = h[k];
    }
    h[i] = last;
    return first.state;
}

/* What bends cost at least, and meeting the box at the end off its middle, where that lies so far
 * ahead (behind, if negative) and aside. */
static double detour(double ahead, double aside, double reach_ahead, double reach_aside)
{
    if (aside < reach_aside) return ahead > 0 ? fmin(aside * OFF_MIDDLE, 2 * BEND) : 2 * BEND;
    if (ahead >= 0) return BEND;
    return -ahead < reach_ahead ? fmin(BEND - ahead * OFF_MIDDLE, 2 * BEND) : 2 * BEND;
}

/* What the way from there costs at least, if the box at the end has its middle on the grid. */
static double left(const Router *r, size_t state)
{
    if (!r->apart) return 0;
    const Place *place = &r->places[state / DIRECTIONS];
    const double dx = r->goal.x - place->x, dy = r->goal.y - place->y;
    const double way = fabs(dx) + fabs(dy);
    if (place->box != OPEN) return way;
    switch (state % DIRECTIONS) {
    case EAST: return way + detour(dx, fabs(dy), r->reach.width, r->reach.height);
    case WEST: return way + detour(-dx, fabs(dy), r->reach.width, r->reach.height);
    case SOUTH: return way + detour(dy, fabs(dx), r->reach.height, r->reach.width);
    default: return way + detour(-dy, fabs(dx), r->reach.height, r->reach.width);
    }
}

static bool is_done(const Router *r, size_t state)
{
    return r->states[state].round == r->round && r->states[state].done;
}

static void reach(Router *r, size_t state, double cost, int32_t before)
{
    State *s = &r->states[state];
    if (s->round == r->round && (s->done || cost >= s->cost)) return;
    *s = (State){ cost, before, r->round & INT32_MAX, false };
    push(r, (Entry){ cost + left(r, state), (int32_t)state });
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

static double length_of(const Router *r, size_t from, size_t to)
{
    const Point a = point_of(r, from), b = point_of(r, to);
    return fabs(a.x - b.x) + fabs(a.y - b.y);
}

static double cost_of_merging(const Router *r, const Edge *edge, size_t from, size_t to, bool bold)
{
    const double times = edge->used == BOLD           ? BESIDE_BOLD
                         : edge->used == THIN && bold ? BESIDE_BOLD
                         : edge->used == THIN         ? SHARED
                                                      : 1;
    const bool crosses = r->places[to].lines && edge->used == FREE;
    return length_of(r, from, to) * times +
           (!crosses ? 0
            : bold   ? CROSS_BOLD
                     : CROSSING) +
           (bold && edge->words ? THROUGH : 0);
}

/* Between two ends of a search. */
typedef struct Ends {
    size_t from, to;
    bool bold;
} Ends;

static void step_merging(Router *r, size_t state, const Ends *ends)
{
    const size_t place = state / DIRECTIONS;
    const int ahead = (int)(state % DIRECTIONS);
    for (int d = 0; d < DIRECTIONS; d++) {
        size_t next;
        const Edge *edge = edge_of(r, place, d, &next);
        if (!edge || (d + 2) % DIRECTIONS == ahead) continue;
        if (edge->box != OPEN && edge->box != (int32_t)ends->from && edge->box != (int32_t)ends->to)
            continue;
        reach(r, next * DIRECTIONS + (size_t)d,
              r->states[state].cost + cost_of_merging(r, edge, place, next, ends->bold) +
                  (d == ahead ? 0 : BEND),
              (int32_t)state);
    }
}

/* What it costs to be at a place inside the box, from where a line leaves or arrives that way. */
static double off_middle(Rect box, Point p, bool upright)
{
    const double length = upright ? box.width : box.height;
    const double off =
        upright ? fabs(p.x - box.x - box.width / 2) : fabs(p.y - box.y - box.height / 2);
    const double most = length / 2 - fmin(CORNER, length / 3);
    return off > most ? INFINITY : off * OFF_MIDDLE;
}

/* A line leaves or enters its own boxes straight on; inside them it is not seen. */
static void step_inside(Router *r, size_t state, const Rect *box, int d, size_t next)
{
    const size_t place = state / DIRECTIONS;
    const bool leaves = r->places[next].box != r->places[place].box;
    double cost = r->states[state].cost + length_of(r, place, next);
    if (leaves) cost += off_middle(*box, point_of(r, place), d == NORTH || d == SOUTH);
    if (isfinite(cost)) reach(r, next * DIRECTIONS + (size_t)d, cost, (int32_t)state);
}

static double cost_apart(const Router *r, const Edge *edge, size_t from, size_t to, bool bends)
{
    const Place *at = &r->places[from], *next = &r->places[to];
    const double length = length_of(r, from, to);
    double cost = length + (bends ? BEND : 0);
    if (edge->used != FREE) cost += OVER;
    else if (next->bends) cost += OVER;
    else if (next->lines) cost += ACROSS;
    if (edge->words) cost += THROUGH;
    if (edge->border) cost += length * ALONG_BORDER;
    if (bends && at->lines) cost += OVER;
    return cost;
}

/* Whether a line that gets there at a right angle can turn that way for less. */
static bool is_beaten(const Router *r, size_t state, double cost)
{
    const State *one = &r->states[state ^ 1], *other = &r->states[state ^ 3];
    const size_t place = state / DIRECTIONS;
    size_t next;
    const Edge *ahead = edge_of(r, place, (int)(state % DIRECTIONS), &next);
    if (!ahead || ahead->box != OPEN || r->places[place].lines) return false;
    return (one->round == r->round && one->cost + BEND <= cost) ||
           (other->round == r->round && other->cost + BEND <= cost);
}

static void step_apart(Router *r, size_t state, const Ends *ends)
{
    const size_t place = state / DIRECTIONS;
    const int ahead = (int)(state % DIRECTIONS);
    const Rect *from = &r->boxes[ends->from], *to = &r->boxes[ends->to];
    const int32_t here = r->places[place].box;
    const bool starts = here == (int32_t)ends->from, ends_here = here == (int32_t)ends->to;
    for (int d = 0; d < DIRECTIONS; d++) {
        size_t next;
        const Edge *edge = edge_of(r, place, d, &next);
        if (!edge || (d + 2) % DIRECTIONS == ahead) continue;
        const size_t then = next * DIRECTIONS + (size_t)d;
        if (is_done(r, then)) continue;
        const bool own = edge->box == (int32_t)ends->from || edge->box == (int32_t)ends->to;
        if (edge->box != OPEN && !own) continue;
        if (starts && edge->box == (int32_t)ends->from) {
            step_inside(r, state, from, d, next);
            continue;
        }
        if (ends_here && edge->box == (int32_t)ends->to) {
            if (r->places[next].box == here) step_inside(r, state, to, d, next);
            continue;
        }
        /* No bend before the line is clear of its box. */
        if (own && d != ahead) continue;
        double cost = r->states[state].cost + cost_apart(r, edge, place, next, d != ahead);
        if (r->places[next].box == (int32_t)ends->to)
            cost += off_middle(*to, point_of(r, next), d == NORTH || d == SOUTH);
        if (isfinite(cost) && !is_beaten(r, then, cost)) reach(r, then, cost, (int32_t)state);
    }
}

/* The last state of the cheapest way, or a negative number. */
static int32_t search(Router *r, const Ends *ends)
{
    const Point goal = middle_of(r->boxes[ends->to]);
    const size_t start = place_at(r, middle_of(r->boxes[ends->from])), end = place_at(r, goal);
    r->goal = point_of(r, end);
    r->reach = (Size){ r->boxes[ends->to].width / 2, r->boxes[ends->to].height / 2 };
    r->round++;
    r->heap.n = 0;
    for (size_t d = 0; d < DIRECTIONS; d++) reach(r, start * DIRECTIONS + d, 0, -1);
    while (r->heap.n) {
        const int32_t state = pop(r);
        if (r->states[state].done) continue;
        r->states[state].done = true;
        if ((size_t)state / DIRECTIONS == end) return state;
        if (r->apart) step_apart(r, (size_t)state, ends);
        else step_merging(r, (size_t)state, ends);
    }
    return -1;
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

/* Notes, or forgets, that a line takes the way from one corner to the next. */
static void mark(Router *r, const Point *corners, size_t n, bool bold, int by)
{
    for (size_t i = 0; i + 1 < n; i++) {
        size_t place = place_at(r, corners[i]);
        const size_t end = place_at(r, corners[i + 1]);
        const int d = corners[i + 1].x > corners[i].x + SAME_LANE   ? EAST
                      : corners[i + 1].x < corners[i].x - SAME_LANE ? WEST
                      : corners[i + 1].y > corners[i].y             ? SOUTH
                                                                    : NORTH;
        for (size_t next; place != end; place = next) {
            Edge *edge = edge_of(r, place, d, &next);
            if (!edge) break;
            if (r->apart) edge->used = (uint8_t)(edge->used + by);
            else if (edge->used != BOLD) edge->used = bold ? BOLD : THIN;
            r->places[next].lines = (uint8_t)(r->places[next].lines + by);
        }
        if (i + 2 < n) r->places[end].bends = (uint8_t)(r->places[end].bends + by);
    }
}

size_t router_link(Router *r, size_t from, size_t to, bool bold, Point **corners)
{
    VEC(Point) way = { 0 };
    int32_t state = search(r, &(Ends){ from, to, bold });
    for (; state >= 0; state = r->states[state].before)
        *vec_push(r->a, &way) = point_of(r, (size_t)state / DIRECTIONS);
    if (!way.n) return 0;
    for (size_t i = 0; i < way.n / 2; i++) {
        const Point p = way.at[i];
        way.at[i] = way.at[way.n - 1 - i];
        way.at[way.n - 1 - i] = p;
    }
    *corners = way.at;
    if (!r->apart) {
        mark(r, way.at, way.n, bold, 1);
        return trim(way.at, way.n, r->boxes[from], r->boxes[to]);
    }
    const size_t n = trim(way.at, way.n, r->boxes[from], r->boxes[to]);
    mark(r, way.at, n, bold, 1);
    return n;
}

void router_take(Router *r, const Point *corners, size_t n)
{
    mark(r, corners, n, false, 1);
}

void router_unlink(Router *r, const Point *corners, size_t n)
{
    mark(r, corners, n, false, -1);
}
