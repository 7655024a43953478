/* face.c - faces and their flow: shrink, then continue. */
#include "layout/face.h"

#include <math.h>

#include "layout/build.h"

/* Type shrinks in steps of this much. */
#define SCALE_STEP 0.03
/* A text that would have to shrink by so many times what it may does not fit one face. */
#define HOPELESS 2
/* Before something that fits no card at all becomes an error, type that may shrink goes down to
 * this, though never below the theme's least size. */
#define SCALE_LEAST 0.3
/* By these shares the space between elements becomes smaller before a text continues. */
static const double CLOSED[] = { 0, 0.35, 0.7 }; /* 0: not at all */
/* How far what is a little too long for its faces closes up: gaps, and lines.  More would show
 * beside pages that have not. */
static const struct Tighter {
    double closed, tight;
} TIGHTER[] = { { 0.2, 0.02 }, { 0.45, 0.05 }, { 0.75, 0.08 } };
/* How much wider gaps get where a sheet has room. */
static const double LOOSER[] = { 0.8, 0.6, 0.4, 0.2 };
#define LOOSER_COST 0.05 /* what they are worth, in holes */
#define A_LITTLE 0.12    /* of all faces but the last: how much stands on that */
/* What a card would like to show, words before pictures and before what is at one height on all:
 * ROOM_MOST all of it, 0 nothing. */
enum Room { ROOM_NONE, ROOM_ALIGNED, ROOM_WORDS, ROOM_ALIGNED_WORDS, ROOM_MOST };
/* For this type is made smaller and gaps are closed, too. */
#define ROOM_LEAST ROOM_ALIGNED
/* No text is that long; a flow that gets here makes no progress. */
#define FACES_MAX 5000

typedef struct Trials {
    const LayoutContext *c;
    const Element *e;
    const Scope *scope;
    Size size;
    const FaceFit *fit;
    double closed;   /* share of the gaps */
    double tight;    /* share of the lines' distance */
    double fullness; /* of the last trial's first face */
    double cost;     /* of the last trial: how unlike its faces are */
    double hollow; /* of the last trial: the largest hole at the foot of a face, but the last one */
    const double *held; /* by face: the share of its height that is left for gaps; or NULL */
    int room;           /* what a face shows that it need not, of `Room` */
    bool narrow;        /* what it must show is shown in less room, and in fewer letters */
} Trials;

static Value *number(const LayoutContext *c, size_t n)
{
    return value_int(c->scratch, SPAN_NONE, (int64_t)n);
}

/* `part` and `page` for face `i` of `n`. */
static const Scope *face_scope(Trials *r, FaceFlow *flow, size_t i, size_t n)
{
    Arena *a = r->c->scratch;
    Value *part = value_map(a, SPAN_NONE), *page = value_map(a, SPAN_NONE);
    const size_t last = r->fit->first_page + n - 1;
    const bool aligned = r->room == ROOM_ALIGNED || r->room >= ROOM_ALIGNED_WORDS;
    value_set(a, part, STR("number"), number(r->c, i + 1));
    value_set(a, part, STR("count"), number(r->c, n));
    value_set(a, part, STR("many"), value_bool(a, SPAN_NONE, n > 1));
    value_set(a, part, STR("continued"), value_bool(a, SPAN_NONE, i > 0));
    value_set(a, part, STR("last"), value_bool(a, SPAN_NONE, i + 1 >= n));
    value_set(a, part, STR("roomy"), value_bool(a, SPAN_NONE, r->room == ROOM_MOST));
    value_set(a, part, STR("wordy"), value_bool(a, SPAN_NONE, r->room >= ROOM_WORDS));
    value_set(a, part, STR("aligned"), value_bool(a, SPAN_NONE, aligned));
    value_set(a, part, STR("narrow"), value_bool(a, SPAN_NONE, r->narrow));
    value_set(a, page, STR("number"), number(r->c, r->fit->first_page + i));
    value_set(a, page, STR("count"), number(r->c, r->fit->pages > last ? r->fit->pages : last));
    value_set(a, page, STR("even"), value_bool(a, SPAN_NONE, (r->fit->first_page + i) % 2 == 0));
    flow->page = page;
    Scope *outer = ARENA_NEW(a, Scope), *inner = ARENA_NEW(a, Scope);
    *outer = (Scope){ r->scope, STR("part"), part };
    *inner = (Scope){ outer, STR("page"), page };
    return inner;
}

/* What is left where the text does not end, for want of progress. */
static const Block *endless(const FaceFlow *flow, size_t faces)
{
    if (faces < FACES_MAX || flow_spent(flow)) return NULL;
    return &flow->galley->blocks.at[flow->at.block];
}

/* All faces, with type of `scale` times the piece's.  Where more than `most` (0: any number) would
 * be of no use it stops at one more, which is empty. */
static Faces run_faces(Trials *r, double scale, size_t count, size_t most, bool *overflow)
{
    LayoutContext own = *r->c;
    const LayoutContext *c = &own;
    own.scale *= scale;
    own.closed = r->closed;
    own.tight = r->tight;
    Faces faces = { .scale = own.scale };
    FaceFlow flow = { .section = r->fit->section, .crop = r->fit->crop, .held = r->held };
    Outcome out = { .flow = &flow };
    *overflow = false;
    do {
        flow.last = faces.at.n + 1 == most;
        const Scope *scope = face_scope(r, &flow, faces.at.n, count);
        const Element *shown = build_chosen(r->e, scope);
        const Frame *face =
            shown ? build_frame(c, shown, scope, r->size, &out) : frame_new(c->scratch, r->size);
        *vec_push(c->output, &faces.at) = frame_keep(c->output, face);
        *overflow = !flow_done(&flow) || flow.overfull || out.overfull;
    } while (!flow_spent(&flow) && !flow.last && faces.at.n < FACES_MAX);
    if (flow.last && !flow_spent(&flow))
        *vec_push(c->output, &faces.at) = frame_new(c->output, r->size);
    faces.overfull = endless(&flow, faces.at.n);
    if (!faces.overfull) faces.overfull = flow.overfull ? flow.overfull : out.overfull;
    faces.section = flow.section;
    r->fullness = faces.fullness = flow.fullness;
    r->cost = flow.cost;
    r->hollow = faces.hollow = flow.hollow;
    return faces;
}

/* What was in use before a trial. */
typedef struct Before {
    ArenaMark keep, scratch;
} Before;

static Before before_trial(const Trials *r)
{
    return (Before){ arena_mark(r->c->output), arena_mark(r->c->scratch) };
}

static void take_back(const Trials *r, Before b)
{
    arena_rewind(r->c->output, b.keep);
    arena_rewind(r->c->scratch, b.scratch);
}

static double most_scale(const Trials *r)
{
    return r->fit->most_scale > 0 ? r->fit->most_scale : 1;
}

/* Whether all fits one face when type has shrunk by so many steps; nothing is left of a trial that
 * does not. */
static bool fits_one(Trials *r, unsigned steps, Faces *out)
{
    const Before before = before_trial(r);
    bool overflow;
    const Faces faces =
        run_faces(r, fmax(most_scale(r) - steps * SCALE_STEP, r->fit->min_scale), 1, 1, &overflow);
    if (overflow) take_back(r, before);
    else *out = faces;
    return !overflow;
}

/* One face with the largest type that fits it.  Smaller type makes lower and fewer lines, so the
 * height of a text goes about with its square: this tells where to start. */
static bool fit_one(Trials *r, Faces *out)
{
    const double most = ceil((most_scale(r) - r->fit->min_scale) / SCALE_STEP - 1e-6);
    if (fits_one(r, 0, out)) return true;
    if (most < 1) return false;
    const double guess = ceil((1 - sqrt(1 / r->fullness)) / SCALE_STEP);
    if (guess > most * HOPELESS) return false;
    unsigned steps = (unsigned)fmax(fmin(guess, most), 1);
    bool fits = fits_one(r, steps, out);
    if (fits)
        while (steps > 1 && fits_one(r, steps - 1, out)) steps--;
    else
        while (steps < most && !fits) fits = fits_one(r, ++steps, out);
    return fits;
}

/* One face with type as small as it may be and gaps closed as far as that takes: not at all, where
 * that has not been tried. */
static bool close_gaps(Trials *r, Faces *out)
{
    const double steps = ceil((most_scale(r) - r->fit->min_scale) / SCALE_STEP - 1e-6);
    bool fits = false;
    for (size_t i = r->fit->min_scale < 1; i < sizeof CLOSED / sizeof *CLOSED && !fits; i++) {
        r->closed = CLOSED[i];
        fits = fits_one(r, (unsigned)fmax(steps, 0), out);
    }
    r->closed = 0;
    return fits;
}

/* One face that has room for more than it must show, with type as large as it may be. */
static bool fit_roomy(Trials *r, Faces *out)
{
    bool fits = false;
    for (r->room = ROOM_MOST; r->room > ROOM_LEAST && !fits; r->room--) fits = fits_one(r, 0, out);
    return fits;
}

/* Whether closing up a little may be enough for so many faces. */
static bool is_a_little_more(double fullness, size_t faces)
{
    return fullness <= (double)faces * (1 + A_LITTLE);
}

bool faces_exceed(const Faces *f, size_t most)
{
    return f->at.n > most && !is_a_little_more(f->fullness, most);
}

/* As many faces as it takes, or one more than `most`. */
static Faces fit_many(Trials *r, size_t most)
{
    const FaceFit *fit = r->fit;
    const Before before = before_trial(r);
    double least = fit->min_scale;
    bool overflow;
    Faces faces = run_faces(r, least, 1, most, &overflow);
    while ((faces.overfull || (fit->one && faces.at.n > 1)) && fit->min_scale < 1 &&
           least > SCALE_LEAST) {
        least -= SCALE_STEP;
        take_back(r, before);
        faces = run_faces(r, least, 1, most, &overflow);
    }
    if (most && faces_exceed(&faces, most)) return faces;
    /* "1/2" needs to know the 2.  And a text that continues anyway takes the largest type that
     * needs no more faces, or sheets: small type would only leave the last one empty. */
    const size_t count = faces.at.n, room = fit->sheets ? count + count % 2 : count;
    bool again = count > 1 && (fit->pages == 0 || fit->min_scale < 1);
    for (double s = most_scale(r); again; s -= SCALE_STEP) {
        s = fmax(s, least);
        take_back(r, before);
        faces = run_faces(r, s, count, most, &overflow);
        again = s > least && (faces.at.n > room || faces.overfull);
    }
    return faces;
}

/* Wider gaps on as many faces, as far as what these leave goes without larger holes. */
static Faces fit_looser(Trials *r, Before before, Faces faces)
{
    const size_t n = faces.at.n;
    double best = r->cost + LOOSER[0] * LOOSER_COST, closed = 0;
    for (size_t i = 0; i < sizeof LOOSER / sizeof *LOOSER; i++) {
        take_back(r, before);
        r->closed = -LOOSER[i];
        faces = fit_many(r, n);
        const double cost = r->cost + (LOOSER[0] - LOOSER[i]) * LOOSER_COST;
        if (faces.at.n > n || faces.overfull || cost > best) continue;
        best = cost;
        closed = r->closed;
    }
    take_back(r, before);
    r->closed = closed;
    return fit_many(r, n);
}

/* Faces that close up fill one after the other, and the last ones have holes: here each leaves
 * room for its own gaps, one after the other, as far as that makes them more alike. */
static Faces fit_spread(Trials *r, Before before, Faces faces)
{
    enum { MOST = 32 };
    static const double HELD[] = { 0.16, 0.12, 0.08, 0.04 };
    double held[MOST] = { 0 }, best = r->cost;
    const size_t n = faces.at.n;
    const double scale = faces.scale / r->c->scale;
    bool overflow;
    r->held = held;
    for (size_t k = 0; k + 1 < n && n <= MOST; k++)
        for (size_t i = 0; i < sizeof HELD / sizeof *HELD && held[k] <= 0; i++) {
            held[k] = HELD[i];
            take_back(r, before);
            faces = run_faces(r, scale, n, n, &overflow);
            if (!overflow && faces.at.n <= n && r->cost < best) best = r->cost;
            else held[k] = 0;
        }
    take_back(r, before);
    faces = run_faces(r, scale, n, n, &overflow);
    r->held = NULL;
    return faces;
}

/* As many faces, closed up a little where one before the last has a large hole at its foot, and
 * what follows then has room in it. */
static Faces fit_fuller(Trials *r, Before before, Faces faces)
{
    const size_t n = faces.at.n;
    const double hollow = r->hollow;
    if (hollow < FACES_HOLLOW) return faces;
    for (size_t i = 0; i < sizeof TIGHTER / sizeof *TIGHTER; i++) {
        take_back(r, before);
        r->closed = TIGHTER[i].closed;
        r->tight = TIGHTER[i].tight;
        faces = fit_many(r, n);
        if (faces.at.n <= n && !faces.overfull && r->hollow < hollow / 2) return faces;
    }
    take_back(r, before);
    r->closed = r->tight = 0;
    return fit_many(r, r->fit->most_faces);
}

/* As many faces as it takes, but one, or one sheet, less where closing up a little is enough for
 * that. */
static Faces fit_tighter(Trials *r)
{
    const Before before = before_trial(r);
    Faces faces = fit_many(r, r->fit->most_faces);
    const size_t less = faces.at.n - 1, full = r->fit->sheets ? less - less % 2 : less;
    const bool saves = full && is_a_little_more(r->fullness, full);
    if (r->fit->wanted && less > r->fit->wanted) return faces;
    if (r->fit->sheets && !saves) return fit_looser(r, before, faces);
    if (!r->fit->tightens) return faces;
    if (!saves) return fit_fuller(r, before, faces);
    for (size_t i = 0; i < sizeof TIGHTER / sizeof *TIGHTER; i++) {
        take_back(r, before);
        r->closed = TIGHTER[i].closed;
        r->tight = TIGHTER[i].tight;
        faces = fit_many(r, full);
        if (faces.at.n <= full) return r->fit->sheets ? fit_spread(r, before, faces) : faces;
    }
    take_back(r, before);
    r->closed = r->tight = 0;
    faces = fit_many(r, r->fit->most_faces);
    return r->fit->sheets ? fit_looser(r, before, faces) : fit_fuller(r, before, faces);
}

Faces face_layout(const LayoutContext *c, const Element *e, const Scope *scope, Size size,
                  const FaceFit *fit)
{
    Trials r = { .c = c, .e = e, .scope = scope, .size = size, .fit = fit };
    Faces faces;
    if (fit->closes && fit_roomy(&r, &faces)) return faces;
    for (r.room = fit->closes ? ROOM_LEAST : ROOM_NONE; r.room >= ROOM_NONE; r.room--) {
        if (fit->min_scale < 1 && fit_one(&r, &faces)) return faces;
        if (fit->closes && close_gaps(&r, &faces)) return faces;
    }
    /* No card goes on on another one for a name. */
    r.room = ROOM_NONE;
    r.narrow = fit->closes;
    if (r.narrow && (fit_one(&r, &faces) || close_gaps(&r, &faces))) return faces;
    r.narrow = false;
    return fit_tighter(&r);
}
