/* diagram_layout.c - places for nodes, groups and flows, found by Graphviz' dot.
 *
 * Graphviz measures no text and draws nothing here: nodes are boxes of given size, names of groups
 * are empty tables of given size.  It is not told of the flows' labels: Graphviz 2.42 corrupts its
 * memory where edges inside clusters have labels; diagram_labels.c places them.  The layout plugin
 * is linked in, so no plugin configuration of the machine matters.  Graphviz' own messages are kept
 * off stderr.
 *
 * Graphviz lets lines touch the boxes that they pass.  So it is given boxes that are a little
 * larger, at the cost of what is between them, and lines are led on to the boxes themselves. */
#include <gvc.h>
#include <math.h>
#include <stdlib.h>

#include "draw/path.h"
#include "widgets/diagram.h"

/* Exported by the plugin's shared library. */
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;

#define LABEL_MARGIN 4.0
#define HUGE_FROM 120 /* nodes and flows */
#define ACROSS 1.6
#define ARROW_SIZE 0.65 /* of Graphviz' own, which is 10 points */
#define KEEP_OFF 4.0    /* between a box and lines that pass it */

typedef struct Graph {
    Arena *scratch;
    Agraph_t *root;
    Agnode_t **nodes;
    Agedge_t **edges;
    Agraph_t **clusters;
    bool hurried;
} Graph;

/* Graphviz' interfaces take char * where they mean const char *. */
static char *c_of(const char *text)
{
    return (char *)(uintptr_t)text;
}

static char *inches(const Graph *g, double points)
{
    Buf b = { .arena = g->scratch };
    buf_number(&b, points / POINTS_PER_INCH, 4);
    buf_char(&b, '\0');
    return b.p;
}

static void set(void *object, const char *key, const char *value)
{
    agsafeset(object, c_of(key), c_of(value), c_of(""));
}

/* Keeps room for a label: an HTML-like table of fixed size is measured without any font. */
static void reserve(const Graph *g, void *object, const Frame *label)
{
    char *html = agstrdup_html(
        g->root,
        c_format(g->scratch,
                 "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" "
                 "FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>",
                 (int)(label->size.width + LABEL_MARGIN) + 1,
                 (int)(label->size.height + LABEL_MARGIN / 2) + 1));
    if (!html) out_of_memory();
    set(object, "label", html);
    agstrfree(g->root, html);
}

/* Pulls the ranks and what stands in them apart until the drawing has the proportions of `room`,
 * and fills it where it is smaller. */
static void fill(const Graph *g, Size room)
{
    agattr(g->root, AGRAPH, c_of("ratio"), c_of("fill"));
    agattr(g->root, AGRAPH, c_of("size"),
           c_of(c_format(g->scratch, "%s,%s", inches(g, room.width), inches(g, room.height))));
}

bool diagram_is_huge(const Diagram *d)
{
    return d->nodes.n + d->flows.n > HUGE_FROM;
}

/* Fewer rounds of ordering and ranking than Graphviz thinks best: it takes minutes for some hundred
 * flows. */
static void hurry(const Graph *g)
{
    agattr(g->root, AGRAPH, c_of("mclimit"), c_of("0.3"));
    agattr(g->root, AGRAPH, c_of("nslimit"), c_of("5"));
    agattr(g->root, AGRAPH, c_of("nslimit1"), c_of("5"));
}

/* By how much a box is larger for Graphviz, on each side. */
static double halo(const Density *density)
{
    return fmin(KEEP_OFF, density->apart / 3);
}

static void set_defaults(const Graph *g, const Density *density, const Arrangement *arrangement,
                         Size room)
{
    if (room.width > 0) fill(g, room);
    /* Labels are wider than high: between ranks side by side they need more room. */
    const double longer = arrangement->across && !density->spread ? ACROSS : 1;
    agattr(g->root, AGRAPH, c_of("rankdir"), c_of(arrangement->across ? "LR" : "TB"));
    /* Graphviz 2.42 asks whether the attribute is there, not what it says. */
    if (arrangement->level || arrangement->most)
        agattr(g->root, AGRAPH, c_of("newrank"), c_of("true"));
    if (g->hurried) hurry(g);
    else agattr(g->root, AGRAPH, c_of("splines"), c_of("none")); /* see diagram_route.c */
    agattr(g->root, AGRAPH, c_of("nodesep"), inches(g, density->apart - 2 * halo(density)));
    agattr(g->root, AGRAPH, c_of("ranksep"),
           inches(g, density->rank_apart * longer - 2 * halo(density)));
    agattr(g->root, AGRAPH, c_of("label"), c_of(""));
    agattr(g->root, AGRAPH, c_of("labeljust"), c_of("l"));
    agattr(g->root, AGNODE, c_of("shape"), c_of("box"));
    agattr(g->root, AGNODE, c_of("fixedsize"), c_of("true"));
    agattr(g->root, AGNODE, c_of("label"), c_of(""));
    agattr(g->root, AGEDGE, c_of("dir"), c_of("forward"));
    Buf arrow = { .arena = g->scratch };
    buf_number(&arrow, ARROW_SIZE, 2);
    buf_char(&arrow, '\0');
    agattr(g->root, AGEDGE, c_of("arrowsize"), arrow.p);
}

static void add_nodes(Graph *g, const Diagram *d, const Density *density)
{
    for (size_t i = 0; i < d->groups.n; i++) {
        g->clusters[i] = agsubg(g->root, c_format(g->scratch, "cluster%zu", i), 1);
        if (!g->clusters[i]) out_of_memory();
        set(g->clusters[i], "margin",
            c_format(g->scratch, "%d", (int)(density->margin - halo(density))));
        reserve(g, g->clusters[i], d->groups.at[i].label);
    }
    for (size_t i = 0; i < d->nodes.n; i++) {
        const DiagramNode *node = &d->nodes.at[i];
        g->nodes[i] = agnode(g->root, c_format(g->scratch, "n%zu", i), 1);
        if (!g->nodes[i]) out_of_memory();
        set(g->nodes[i], "width", inches(g, node->size.width + 2 * halo(density)));
        set(g->nodes[i], "height", inches(g, node->size.height + 2 * halo(density)));
        if (node->group >= 0) agsubnode(g->clusters[node->group], g->nodes[i], 1);
    }
}

/* A flow that may run against the ranks: what it starts goes on in another group. */
static bool is_folded(const Diagram *d, const DiagramFlow *flow)
{
    return flow->kind != FLOW_SYNC && d->nodes.at[flow->from].group != d->nodes.at[flow->to].group;
}

static void add_edges(Graph *g, const Diagram *d, const Arrangement *arrangement)
{
    for (size_t i = 0; i < d->flows.n; i++) {
        const DiagramFlow *flow = &d->flows.at[i];
        Agnode_t *from = g->nodes[flow->from], *to = g->nodes[flow->to];
        const bool back = arrangement->folded && is_folded(d, flow);
        g->edges[i] =
            agedge(g->root, back ? to : from, back ? from : to, c_format(g->scratch, "e%zu", i), 1);
        if (!g->edges[i]) out_of_memory();
        if (back) set(g->edges[i], "dir", "back");
        if (arrangement->most) set(g->edges[i], "constraint", "false");
    }
}

/* Puts every node into its row; an invisible line leads from each row to the next. */
static void add_rows(const WidgetContext *c, Graph *g, const Diagram *d, size_t most)
{
    const size_t *rows = diagram_rows(c, d, most);
    Agnode_t **heads = ARENA_ARRAY(c->scratch, Agnode_t *, d->nodes.n);
    for (size_t i = 0; i < d->nodes.n; i++) {
        Agraph_t *row = agsubg(g->root, c_format(g->scratch, "row%zu", rows[i]), 1);
        if (!row) out_of_memory();
        set(row, "rank", "same");
        agsubnode(row, g->nodes[i], 1);
        if (!heads[rows[i]]) heads[rows[i]] = g->nodes[i];
    }
    for (size_t i = 1; i < d->nodes.n && heads[i]; i++) {
        Agedge_t *line =
            agedge(g->root, heads[i - 1], heads[i], c_format(g->scratch, "row%zu", i), 1);
        if (!line) out_of_memory();
        set(line, "style", "invis");
        set(line, "weight", "0");
    }
}

static Graph graph_of(const WidgetContext *c, const Diagram *d, const Density *density,
                      const Arrangement *arrangement, Size room, Agdisc_t *disc)
{
    Graph g = {
        .scratch = c->scratch,
        .root = agopen(c_of("system"), Agdirected, disc),
        .nodes = ARENA_ARRAY(c->scratch, Agnode_t *, d->nodes.n),
        .edges = ARENA_ARRAY(c->scratch, Agedge_t *, d->flows.n),
        .clusters = ARENA_ARRAY(c->scratch, Agraph_t *, d->groups.n),
        .hurried = diagram_is_huge(d),
    };
    if (!g.root) out_of_memory();
    set_defaults(&g, density, arrangement, room);
    add_nodes(&g, d, density);
    add_edges(&g, d, arrangement);
    if (arrangement->most) add_rows(c, &g, d, arrangement->most);
    return g;
}

/* From Graphviz' coordinates, y up from the bottom, to the diagram's. */
static Point flipped(const Diagram *d, pointf p)
{
    return (Point){ p.x, d->size.height - p.y };
}

/* Where a line that has come to `from`, outside the box, and heads for `ahead`, meets the box:
 * straight on, or else at the nearest place. */
static Point meet(Rect area, Point from, Point ahead)
{
    const Point near = { fmin(fmax(from.x, area.x), area.x + area.width),
                         fmin(fmax(from.y, area.y), area.y + area.height) };
    const double dx = ahead.x - from.x, dy = ahead.y - from.y;
    const double tx = fabs(dx) > 0.01 ? (near.x - from.x) / dx : 0;
    const double ty = fabs(dy) > 0.01 ? (near.y - from.y) / dy : 0;
    const double t = fmax(tx, ty);
    const Point on = { from.x + t * dx, from.y + t * dy };
    const bool hits = on.x > area.x - 0.01 && on.x < area.x + area.width + 0.01 &&
                      on.y > area.y - 0.01 && on.y < area.y + area.height + 0.01;
    return hits ? on : near;
}

static Point between(Point a, Point b, double t)
{
    return (Point){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* A straight line, as a curve like all the others. */
static void lead_on(PathBuilder *b, Point from, Point to)
{
    path_curve(b, between(from, to, 1.0 / 3), between(from, to, 2.0 / 3), to);
}

/* Graphviz' line, in the direction of the flow. */
typedef struct Course {
    const Diagram *d;
    const bezier *line;
    int first, step, last;
    Point tip;
} Course;

static Point course_point(const Course *c, int i)
{
    return flipped(c->d, c->line->list[c->first + c->step * i]);
}

static Course course_of(const Diagram *d, const bezier *line)
{
    const bool back = line->sflag && !line->eflag; /* given to Graphviz from its end to its start */
    Course c = { .d = d,
                 .line = line,
                 .first = back ? line->size - 1 : 0,
                 .step = back ? -1 : 1,
                 .last = line->size - 1 };
    c.tip = flipped(d, back ? line->sp : line->eflag ? line->ep : line->list[c.last]);
    return c;
}

/* The point that the line comes from, or heads for, other than `end`. */
static Point course_beside(const Course *c, int end, int step)
{
    const Point at = course_point(c, end);
    for (int i = end + step; i >= 0 && i <= c->last; i += step) {
        const Point p = course_point(c, i);
        if (hypot(p.x - at.x, p.y - at.y) > 0.01) return p;
    }
    return at;
}

/* False where Graphviz left the flow without a line. */
static bool take_flow(const WidgetContext *c, Diagram *d, DiagramFlow *flow, Agedge_t *edge)
{
    const splines *lines = ED_spl(edge);
    if (!lines || lines->size < 1 || lines->list[0].size < 4) return false;
    const Course course = course_of(d, &lines->list[0]);
    const Point first = course_point(&course, 0), end = course_point(&course, course.last);
    const Point out = course_beside(&course, 0, 1);
    const Point before = { 2 * first.x - out.x, 2 * first.y - out.y };
    const Point start = meet(d->nodes.at[flow->from].box, first, before);
    PathBuilder b = { .arena = c->scratch };
    path_move(&b, start.x, start.y);
    lead_on(&b, start, first);
    for (int i = 1; i + 2 <= course.last; i += 3)
        path_curve(&b, course_point(&course, i), course_point(&course, i + 1),
                   course_point(&course, i + 2));
    const Point from = hypot(course.tip.x - end.x, course.tip.y - end.y) > 0.01
                           ? end
                           : course_beside(&course, course.last, -1);
    const Point ahead = { 2 * course.tip.x - from.x, 2 * course.tip.y - from.y };
    flow->tip = meet(d->nodes.at[flow->to].box, course.tip, ahead);
    lead_on(&b, end,
            (Point){ end.x + flow->tip.x - course.tip.x, end.y + flow->tip.y - course.tip.y });
    for (int i = 0; i < course.last; i++) {
        const Point p = course_point(&course, i), q = course_point(&course, i + 1);
        d->length += hypot(q.x - p.x, q.y - p.y);
    }
    flow->curve = b.segments;
    flow->n = b.n;
    return true;
}

/* Of the lines that are to be found between the boxes. */
static double least_length(const Diagram *d)
{
    double length = 0;
    for (size_t i = 0; i < d->flows.n; i++) {
        const Rect a = d->nodes.at[d->flows.at[i].from].box, b = d->nodes.at[d->flows.at[i].to].box;
        length += fabs(a.x + a.width / 2 - b.x - b.width / 2) +
                  fabs(a.y + a.height / 2 - b.y - b.height / 2);
    }
    return length;
}

static bool take_places(const WidgetContext *c, const Graph *g, Diagram *d)
{
    const boxf all = GD_bb(g->root);
    d->size = (Size){ all.UR.x, all.UR.y };
    for (size_t i = 0; i < d->nodes.n; i++) {
        DiagramNode *node = &d->nodes.at[i];
        const Point center = flipped(d, ND_coord(g->nodes[i]));
        node->box = (Rect){ center.x - node->size.width / 2, center.y - node->size.height / 2,
                            node->size.width, node->size.height };
    }
    for (size_t i = 0; i < d->groups.n; i++) {
        const boxf area = GD_bb(g->clusters[i]);
        const Point top = flipped(d, (pointf){ area.LL.x, area.UR.y });
        d->groups.at[i].box = (Rect){ top.x, top.y, area.UR.x - area.LL.x, area.UR.y - area.LL.y };
    }
    if (!g->hurried) d->length = least_length(d);
    for (size_t i = 0; i < d->flows.n && g->hurried; i++)
        if (!take_flow(c, d, &d->flows.at[i], g->edges[i])) return false;
    return true;
}

/* What Graphviz said last; empty when it said nothing. */
static Str last_words(const WidgetContext *c)
{
    char *words = aglasterr();
    Str copy = words ? str_trim(str_copy(c->keep, str(words))) : (Str){ 0 };
    free(words);
    return copy;
}

/* Gives every object a number.  By default Graphviz takes the address of its name, by which it goes
 * through the groups: the layout would depend on what has been allocated before. */
static long number(void *state, int type, char *name, IDTYPE *id, int create)
{
    return name ? 0 : AgIdDisc.map(state, type, name, id, create);
}

bool diagram_layout(const WidgetContext *c, Diagram *d, const Density *density,
                    const Arrangement *arrangement, Size room, Str *why)
{
    lt_symlist_t plugins[] = {
        { "gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library },
        { NULL, NULL },
    };
    /* Messages are kept for aglasterr() rather than printed. */
    agseterr(AGMAX);
    agreseterrors();
    GVC_t *graphviz = gvContextPlugins(plugins, 0);
    if (!graphviz) out_of_memory();
    Agiddisc_t ids = AgIdDisc;
    ids.map = number;
    Graph g = graph_of(c, d, density, arrangement, room, &(Agdisc_t){ .id = &ids });
    const bool laid_out = gvLayout(graphviz, g.root, "dot") == 0;
    const bool ok = laid_out && agerrors() == 0 && take_places(c, &g, d);
    *why = ok ? (Str){ 0 } : last_words(c);
    if (laid_out) gvFreeLayout(graphviz, g.root);
    agclose(g.root);
    gvFreeContext(graphviz);
    return ok;
}

/* As measured: a square for the lines' ways around boxes, more where Graphviz ranks all groups at
 * once or is given the ranks. */
double diagram_layout_work(const Diagram *d, const Arrangement *arrangement)
{
    const double size = (double)(d->nodes.n + d->flows.n);
    return (arrangement->level ? 150 : arrangement->most ? 70 : 30) * size * size;
}

static bool same_rank(const DiagramNode *a, const DiagramNode *b)
{
    return fabs(a->box.y + a->box.height / 2 - b->box.y - b->box.height / 2) < 1;
}

/* Graphviz ranks without regard to the direction: turned, a rank is as wide as its widest node. */
Size diagram_least_across(const Diagram *down, const Density *density)
{
    const double between = density->rank_apart * ACROSS;
    Size least = { -between, 0 };
    for (size_t i = 0; i < down->nodes.n; i++) {
        Size rank = { 0, -density->apart };
        bool counted = false;
        for (size_t k = 0; k < down->nodes.n; k++) {
            const DiagramNode *node = &down->nodes.at[k];
            if (!same_rank(&down->nodes.at[i], node)) continue;
            counted = counted || k < i;
            rank.width = fmax(rank.width, node->size.width);
            rank.height += node->size.height + density->apart;
        }
        if (!counted) least.width += rank.width + between;
        least.height = fmax(least.height, rank.height);
    }
    return least;
}
