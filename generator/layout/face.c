/* face.c - faces and their flow: shrink, then continue. */
#include "layout/face.h"

#include <math.h>

#include "layout/build_kinds.h"
#include "layout/flow.h"
#include "layout/side.h"

/* Type shrinks in steps of this much. */
#define SCALE_STEP 0.03
/* Before something that fits no card at all becomes an error, type that may shrink goes down to
 * this, though never below the theme's least size. */
#define SCALE_LEAST 0.3
/* No text is that long; a flow that gets here makes no progress. */
#define FACES_MAX 5000

bool flow_inside(const Element *e)
{
    if (e->flow) return true;
    if (e->kind != ELEMENT_LAYER && e->kind != ELEMENT_INCLUDE) return false;
    for (size_t i = 0; i < e->n_children; i++)
        if (flow_inside(e->children[i])) return true;
    return false;
}

static bool flow_done(const Flow *f)
{
    return !f->galley || galley_at_end(f->galley, &f->at);
}

void face_anchors(const Frame *f, AnchorVisitor *visit, void *user)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const Item *item = &f->items[i];
        if (item->kind == ITEM_ANCHOR) visit(user, item->as.anchor);
        if (item->kind == ITEM_GROUP) face_anchors(item->as.group->frame, visit, user);
    }
}

typedef struct Sections {
    Str first, last;
} Sections;

static void note_section(void *user, const Anchor *a)
{
    Sections *s = user;
    if (a->level != 1) return;
    if (!s->first.n) s->first = a->title;
    s->last = a->title;
}

/* The running head shows the section that starts on the page, else the one that goes on. */
static void find_section(LayoutContext *c, Flow *flow, const Frame *f)
{
    Sections s = { 0 };
    face_anchors(f, note_section, &s);
    Str shown = s.first.n ? s.first : flow->section;
    if (s.last.n) flow->section = s.last;
    if (flow->page)
        value_set(c->scratch, flow->page, STR("section"), value_text(c->scratch, SPAN_NONE, shown));
}

static Frame *repeated(LayoutContext *c, const Element *e, const Scope *scope, double width,
                       Repeat which)
{
    Galley *g = galley_new(c->scratch, width);
    double gap = isnan(e->gap) ? 0 : e->gap;
    Cursor at = { 0 };
    FillResult result = { 0 };
    for (size_t i = 0; i < e->n_children; i++)
        if (e->children[i]->repeat == which)
            build_element(c, g, e->children[i], scope, g->blocks.n ? gap : 0);
    return g->blocks.n ? galley_fill(c, g, &at, INFINITY, false, &result) : NULL;
}

static double height_of(const Frame *f, double gap)
{
    return f ? f->size.height + gap : 0;
}

/* All that flows. */
static Galley *flow_galley(LayoutContext *c, const Element *e, const Scope *scope, double width)
{
    Galley *g = galley_new(c->scratch, width);
    build_children(c, g, e, scope, 0);
    return g;
}

Frame *flow_frame(LayoutContext *c, const Element *e, const Scope *scope, Size limits)
{
    Flow *flow = c->flow;
    const Insets pad = side_insets(c, e->inset);
    double width = fmax(limits.width - pad.left - pad.right, 1), gap = isnan(e->gap) ? 0 : e->gap;
    const bool first = !flow->galley;
    c->flow = NULL; /* what is inside is ordinary */
    if (first) flow->galley = flow_galley(c, e, scope, width);
    Frame *head = repeated(c, e, scope, width, REPEAT_HEAD);
    Frame *foot = repeated(c, e, scope, width, REPEAT_FOOT);
    double top = pad.top + height_of(head, gap), bottom = pad.bottom + height_of(foot, gap);
    const double room = limits.height - top - bottom;
    if (first) flow->fullness = galley_height(c, flow->galley, &(Cursor){ 0 }) / room;
    FillResult result = { 0 };
    Frame *body = galley_fill(c, flow->galley, &flow->at, room, true, &result);
    c->flow = flow;
    if (result.misfit) flow->misfit = result.misfit;
    Frame *f = frame_new(c->scratch, limits);
    if (e->box)
        box_draw(c, f, (Rect){ 0, 0, limits.width, limits.height }, bound_box(c, e, scope),
                 side_bits(c, e->bleed));
    if (head) frame_add_frame(c->scratch, f, (Point){ pad.left, pad.top }, head);
    frame_add_frame(c->scratch, f, (Point){ pad.left, top }, body);
    if (foot)
        frame_add_frame(c->scratch, f,
                        (Point){ pad.left, limits.height - pad.bottom - foot->size.height }, foot);
    find_section(c, flow, f);
    return f;
}

/* ---- faces ---------------------------------------------------------------------------------- */

typedef struct Run {
    LayoutContext *c;
    const Element *e;
    const Scope *scope;
    Size size;
    const FaceFit *fit;
    double fullness; /* of the last trial's first face */
} Run;

static Value *number(LayoutContext *c, size_t n)
{
    return value_int(c->scratch, SPAN_NONE, (int64_t)n);
}

/* `part` and `page` for face `i` of `n`. */
static const Scope *face_scope(Run *r, Flow *flow, size_t i, size_t n)
{
    Arena *a = r->c->scratch;
    Value *part = value_map(a, SPAN_NONE), *page = value_map(a, SPAN_NONE);
    const size_t last = r->fit->first_page + n - 1;
    value_set(a, part, STR("number"), number(r->c, i + 1));
    value_set(a, part, STR("count"), number(r->c, n));
    value_set(a, part, STR("many"), value_bool(a, SPAN_NONE, n > 1));
    value_set(a, part, STR("continued"), value_bool(a, SPAN_NONE, i > 0));
    value_set(a, part, STR("last"), value_bool(a, SPAN_NONE, i + 1 >= n));
    value_set(a, page, STR("number"), number(r->c, r->fit->first_page + i));
    value_set(a, page, STR("count"), number(r->c, r->fit->pages > last ? r->fit->pages : last));
    flow->page = page;
    Scope *outer = ARENA_NEW(a, Scope), *inner = ARENA_NEW(a, Scope);
    *outer = (Scope){ r->scope, STR("part"), part };
    *inner = (Scope){ outer, STR("page"), page };
    return inner;
}

/* All faces, with type of `scale` times the piece's.  With `only_first` it stops where the text
 * does not fit one. */
static Faces run_faces(Run *r, double scale, size_t count, bool only_first, bool *overflow)
{
    const double full = r->c->scale;
    r->c->scale = full * scale;
    Faces faces = { .scale = r->c->scale };
    Flow flow = { .section = r->fit->section };
    Flow *outer = r->c->flow;
    r->c->flow = &flow;
    r->c->lost = NULL;
    *overflow = false;
    do {
        const Scope *scope = face_scope(r, &flow, faces.at.n, count);
        Frame *face = build_frame(r->c, r->e, scope, r->size);
        *vec_push(r->c->keep, &faces.at) = frame_keep(r->c->keep, face);
        *overflow = !flow_done(&flow) || flow.misfit || r->c->lost;
        if (only_first && *overflow) break;
    } while (!flow_done(&flow) && faces.at.n < FACES_MAX);
    r->c->flow = outer;
    r->c->scale = full;
    faces.misfit = flow.misfit ? flow.misfit : r->c->lost;
    if (faces.at.n >= FACES_MAX && !flow_done(&flow)) /* what is left would be lost */
        faces.misfit = &flow.galley->blocks.at[flow.at.block];
    faces.section = flow.section;
    r->fullness = flow.fullness;
    return faces;
}

/* What was in use before a trial. */
typedef struct Before {
    ArenaMark keep, scratch;
} Before;

static Before before_trial(const Run *r)
{
    return (Before){ arena_mark(r->c->keep), arena_mark(r->c->scratch) };
}

static void take_back(const Run *r, Before b)
{
    arena_rewind(r->c->keep, b.keep);
    arena_rewind(r->c->scratch, b.scratch);
}

/* Whether all fits one face when type has shrunk by so many steps; nothing is left of a trial that
 * does not. */
static bool fits_one(Run *r, unsigned steps, Faces *out)
{
    const Before before = before_trial(r);
    bool overflow;
    const Faces faces =
        run_faces(r, fmax(1 - steps * SCALE_STEP, r->fit->min_scale), 1, true, &overflow);
    if (overflow) take_back(r, before);
    else *out = faces;
    return !overflow;
}

/* One face with the largest type that fits it.  Smaller type makes lower and fewer lines, so the
 * height of a text goes about with its square: this tells where to start. */
static bool fit_one(Run *r, Faces *out)
{
    const double most = ceil((1 - r->fit->min_scale) / SCALE_STEP - 1e-6);
    if (fits_one(r, 0, out)) return true;
    const double guess = ceil((1 - sqrt(1 / r->fullness)) / SCALE_STEP);
    unsigned steps = (unsigned)fmax(fmin(guess, most), 1);
    bool fits = fits_one(r, steps, out);
    if (fits)
        while (steps > 1 && fits_one(r, steps - 1, out)) steps--;
    else
        while (steps < most && !fits) fits = fits_one(r, ++steps, out);
    return fits;
}

/* As many faces as it takes. */
static Faces fit_many(Run *r)
{
    const FaceFit *fit = r->fit;
    const Before before = before_trial(r);
    double least = fit->min_scale;
    bool overflow;
    Faces faces = run_faces(r, least, 1, false, &overflow);
    while ((faces.misfit || (fit->one && faces.at.n > 1)) && fit->min_scale < 1 &&
           least > SCALE_LEAST) {
        least -= SCALE_STEP;
        take_back(r, before);
        faces = run_faces(r, least, 1, false, &overflow);
    }
    /* "1/2" needs to know the 2.  And a text that continues anyway takes the largest type that
     * needs no more faces: small type would only leave the last one empty. */
    const size_t count = faces.at.n;
    bool again = count > 1 && (fit->pages == 0 || fit->min_scale < 1);
    for (double s = 1; again; s -= SCALE_STEP) {
        s = fmax(s, least);
        take_back(r, before);
        faces = run_faces(r, s, count, false, &overflow);
        again = s > least && (faces.at.n > count || faces.misfit);
    }
    return faces;
}

Faces face_layout(LayoutContext *c, const Element *e, const Scope *scope, Size size,
                  const FaceFit *fit)
{
    Run r = { c, e, scope, size, fit, 0 };
    Faces faces;
    return fit->min_scale < 1 && fit_one(&r, &faces) ? faces : fit_many(&r);
}
