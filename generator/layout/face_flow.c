/* face_flow.c - a face's part of the text that continues. */
#include "layout/face_flow.h"

#include <math.h>

#include "draw/walk.h"
#include "layout/bound.h"
#include "layout/box.h"
#include "layout/build.h"

/* Gaps that stay closed are as bad as a hole of this share of a page. */
#define CLOSED_COST 0.25

bool flow_done(const FaceFlow *flow)
{
    return !flow->galley || galley_at_end(flow->galley, &flow->at);
}

bool flow_spent(const FaceFlow *flow)
{
    if (!flow->galley || flow->at.inner) return flow_done(flow);
    for (size_t i = flow->at.block; i < flow->galley->blocks.n; i++) {
        const Block *b = &flow->galley->blocks.at[i];
        if (b->frame || b->box || b->fill || b->picture || b->break_before) return false;
    }
    return true;
}

typedef struct Sections {
    double last_y; /* a section that starts below this is not the first on a page that continues */
    Str at_top, first, last;
    Str from, to; /* entries */
} Sections;

#define NEAR_TOP 18 /* points */

static void note_section(void *sections, const Anchor *a, const Place *place)
{
    Sections *s = sections;
    if (a->entry.n && !s->from.n) s->from = a->entry;
    if (a->entry.n) s->to = a->entry;
    if (a->level != 1) return;
    if (!s->at_top.n && place_in_root(place).y <= s->last_y) s->at_top = a->title;
    if (!s->first.n) s->first = a->title;
    s->last = a->title;
}

static void set_word(const LayoutContext *c, Value *page, const char *key, Str word)
{
    value_set(c->scratch, page, str(key), value_text(c->scratch, SPAN_NONE, word));
}

/* The running head shows the first section on the page: the one at its top, or on a page that
 * continues the one that goes on; and the first and last of what is looked up on it. */
static void find_section(const LayoutContext *c, FaceFlow *flow, const Frame *f, double last_y)
{
    Sections s = { .last_y = last_y };
    frame_walk(f, &(FrameVisitor){ .anchor = note_section }, &s);
    Str shown = s.at_top.n ? s.at_top : flow->section.n ? flow->section : s.first;
    if (s.last.n) flow->section = s.last;
    if (!flow->page) return;
    set_word(c, flow->page, "section", shown);
    set_word(c, flow->page, "from", s.from);
    set_word(c, flow->page, "to", s.to);
}

/* What stands on every face, or NULL. */
static Frame *repeated(const LayoutContext *c, FaceFlow *flow, const Element *e, const Scope *scope,
                       double width, Repeat which)
{
    Galley *g = galley_new(c->scratch, width);
    for (size_t i = 0; i < e->n_children; i++)
        if (e->children[i]->repeat == which ||
            (e->children[i]->repeat == REPEAT_AGAIN && which == REPEAT_HEAD && flow->galley))
            build_element(c, g, e->children[i], scope, g->blocks.n ? element_gap(e) : 0);
    return g->blocks.n ? galley_whole(c, g, &flow->overfull) : NULL;
}

static double height_of(const Frame *f, double gap)
{
    return f ? f->size.height + gap : 0;
}

/* A hole at the foot of a face that another one follows, or gaps that stay closed on it. */
static double face_cost(const LayoutContext *c, const FillResult *r, double height)
{
    const double hole = fmax(0, 1 - r->used / height);
    const double closed = c->tight > 0 ? fmax(0, 1 - r->opened) * CLOSED_COST : 0;
    return hole * hole + closed * closed;
}

/* As much of the text as fits `room`, in its galley, which is made on the first face. */
static Frame *flow_body(const LayoutContext *c, FaceFlow *flow, const Element *e,
                        const Scope *scope, Size room)
{
    FillResult result = { 0 };
    if (!flow->galley) {
        flow->galley = galley_new(c->scratch, room.width);
        build_children(c, flow->galley, e, scope, 0, element_gap(e));
        flow->fullness = galley_height(c, flow->galley, &(Cursor){ 0 }) / room.height;
    }
    if (flow->last && !galley_ends(c, flow->galley, &flow->at, room.height))
        return frame_new(c->scratch, room);
    LayoutContext own = *c;
    if (flow->held) own.held = flow->held[flow->face] * room.height;
    Frame *f = galley_fill(&own, flow->galley, &flow->at, room.height, !flow->crop, &result);
    flow->face++;
    if (!flow_done(flow)) {
        flow->cost += face_cost(c, &result, room.height);
        flow->hollow = fmax(flow->hollow, 1 - result.used / room.height);
    }
    if (result.overfull) flow->overfull = result.overfull;
    if (flow->crop) f->size.height = result.used;
    return f;
}

Frame *flow_frame(const LayoutContext *c, FaceFlow *flow, const Element *e, const Scope *scope,
                  Size limits)
{
    const Insets pad = side_insets(c->setter->rtl, build_inset(c, e));
    const double width = fmax(limits.width - pad.left - pad.right, 1), gap = element_gap(e);
    const Frame *head = repeated(c, flow, e, scope, width, REPEAT_HEAD),
                *foot = repeated(c, flow, e, scope, width, REPEAT_FOOT);
    const double top = pad.top + height_of(head, gap), bottom = pad.bottom + height_of(foot, gap);
    const bool continues = flow->galley != NULL;
    Frame *const body = flow_body(c, flow, e, scope, (Size){ width, limits.height - top - bottom });
    if (flow->crop) limits.height = top + body->size.height + bottom;
    Frame *f = frame_new(c->scratch, limits);
    if (e->box)
        box_draw(c, f, (Rect){ 0, 0, limits.width, limits.height }, bound_box(c, e, scope),
                 side_bits(c->setter->rtl, e->bleed));
    if (head) frame_add_frame(c->scratch, f, (Point){ pad.left, pad.top }, head);
    frame_add_frame(c->scratch, f, (Point){ pad.left, top }, body);
    if (foot)
        frame_add_frame(c->scratch, f,
                        (Point){ pad.left, limits.height - pad.bottom - foot->size.height }, foot);
    find_section(c, flow, f, continues ? top + NEAR_TOP : INFINITY);
    return f;
}
