/* piece_impose.c - from a piece's faces to its sheets. */
#include <math.h>

#include "kit/piece_layout.h"
#include "kit/slug_text.h"

double piece_margin(const PieceInput *in)
{
    const PrinterProfile *printer = in->options->printer;
    const double wanted = in->options->margin;
    return printer ? fmax(wanted, profile_margin(printer, in->paper)) : wanted;
}

/* Zero where faces stay as they are. */
static Size large_size(const PieceTemplate *t, const PieceInput *in)
{
    if (!in->options->large_print) return (Size){ 0, 0 };
    return in->inches ? t->large_inch : t->large_size;
}

Size piece_face_size(const PieceTemplate *t, const PieceInput *in)
{
    const Size size = in->inches ? t->size_inch : t->size, large = large_size(t, in);
    if (!(large.width > 0)) return size;
    const double scale = fmin(large.width / size.width, large.height / size.height);
    return (Size){ large.width / scale, large.height / scale };
}

double piece_scaling(const PieceTemplate *t, const PieceInput *in, Size size)
{
    const Size large = large_size(t, in);
    Size most = t->slim_size;
    if (large.width > 0) return fmin(large.width / size.width, large.height / size.height);
    if (!in->options->slim || !(most.width > 0)) return 1;
    if (t->is_poster) { /* it lies on its long side, on one sheet */
        const Size paper = { in->paper.width - 2 * piece_margin(in),
                             in->paper.height - 2 * piece_margin(in) };
        most = (Size){ fmin(fmax(most.width, most.height), fmax(paper.width, paper.height)),
                       fmin(fmin(most.width, most.height), fmin(paper.width, paper.height)) };
    }
    return fmin(1, fmin(most.width / size.width, most.height / size.height));
}

static const Frame *scaled_frame(Arena *a, const Frame *frame, double scale)
{
    if (!frame) return NULL;
    Frame *f = frame_new(a, (Size){ frame->size.width * scale, frame->size.height * scale });
    frame_add_group(a, f, (Point){ 0, 0 },
                    (Group){ .frame = frame, .transform = { .a = scale, .d = scale } });
    return f;
}

/* Faces that share a back go on sharing it. */
static const Face *scaled_faces(Arena *a, const ImpositionJob *job, double scale)
{
    Face *faces = ARENA_ARRAY(a, Face, job->n);
    for (size_t i = 0; i < job->n; i++) {
        const Face *face = &job->faces[i];
        const bool same = i && face->back == job->faces[i - 1].back;
        faces[i] = *face;
        faces[i].front = scaled_frame(a, face->front, scale);
        faces[i].back = same ? faces[i - 1].back : scaled_frame(a, face->back, scale);
    }
    return faces;
}

/* Without backs there are no booklets: the pages of what is always one lie side by side, to cut
 * apart.  For large print they are as large as the paper. */
static const Imposition *imposition_of(const PieceTemplate *t, const PieceInput *in)
{
    const LayoutOptions *o = in->options;
    const Imposition *booklet = imposition_named(STR("booklet"));
    const bool backs = backs_duplex(o->backs) != DUPLEX_NONE;
    if (t->imposition == booklet && large_size(t, in).width > 0)
        return imposition_named(STR("pages"));
    if (t->imposition == booklet && !backs) return imposition_named(STR("n-up"));
    return backs && o->booklet && t->booklet ? booklet : t->imposition;
}

/* Less than this is not worth a larger sheet. */
#define ENLARGED_MIN 1.15

/* The paper, as it lies for a page of this size. */
static Size paper_for(const PieceInput *in, Size page)
{
    const Size paper = in->paper, turned = { paper.height, paper.width };
    return (page.width > page.height) == (paper.width > paper.height) ? paper : turned;
}

static const Frame *enlarged_frame(Arena *a, const Frame *page, Size paper, double scale)
{
    if (!page) return NULL;
    Frame *f = frame_new(a, paper);
    const Point at = { (paper.width - page->size.width * scale) / 2,
                       (paper.height - page->size.height * scale) / 2 };
    frame_add_group(a, f, at, (Group){ .frame = page, .transform = { .a = scale, .d = scale } });
    return f;
}

/* Pages for the whole table grow with the paper, evenly, in its middle. */
static void enlarge(const PieceInput *in, ImpositionJob *job)
{
    const Size paper = paper_for(in, job->size);
    const double scale = fmin(paper.width / job->size.width, paper.height / job->size.height);
    if (scale < ENLARGED_MIN) return;
    Face *faces = ARENA_ARRAY(job->arena, Face, job->n);
    for (size_t i = 0; i < job->n; i++) {
        faces[i] = job->faces[i];
        faces[i].front = enlarged_frame(job->arena, job->faces[i].front, paper, scale);
        faces[i].back = enlarged_frame(job->arena, job->faces[i].back, paper, scale);
    }
    job->faces = faces;
    job->size = paper;
}

ImpositionJob piece_job(const PieceTemplate *t, const PieceInput *in, ImpositionJob job)
{
    const LayoutOptions *o = in->options;
    const double scale = piece_scaling(t, in, job.size);
    job.arena = in->c->output;
    if (scale < 1 || scale > 1) {
        job.faces = scaled_faces(job.arena, &job, scale);
        job.size = (Size){ job.size.width * scale, job.size.height * scale };
    }
    if (t->grows) enlarge(in, &job);
    job.margin = piece_margin(in);
    job.overlap = POSTER_OVERLAP;
    job.bleed = t->bleed * fmin(scale, 1); /* more is drawn of what grows, and is not wanted */
    job.up = t->up ? t->up : 2;
    job.duplex = backs_duplex(o->backs);
    job.marks = o->marks;
    job.fold = o->backs == BACKS_FOLD;
    job.refed = o->backs == BACKS_REFED && !(t->one_sided && !(o->slim && t->two_sided_slim));
    job.skip = o->skip;
    return job;
}

/* Lean, card by card, and before anything is printed around them: what is dark is found by what lies
 * on it. */
static const Face *toned_faces(Arena *a, const ImpositionJob *job, Toner toner)
{
    Face *faces = ARENA_ARRAY(a, Face, job->n);
    Map copies;
    map_init(&copies, a);
    for (size_t i = 0; i < job->n; i++) {
        faces[i] = job->faces[i];
        faces[i].front = frame_toned(a, faces[i].front, toner, false, &copies);
        if (faces[i].back) faces[i].back = frame_toned(a, faces[i].back, toner, true, &copies);
    }
    return faces;
}

Imposed piece_impose(const PieceTemplate *t, const PieceInput *in, ImpositionJob job, Piece *out)
{
    const Slug slug = slug_of_piece(in, t, out);
    const double scale = piece_scaling(t, in, job.size);
    SlugSetter setter = slug_setter(in);
    if (in->options->toner != TONER_FULL) {
        const bool shown = out->faces == job.faces;
        job.faces = toned_faces(in->c->output, &job, in->options->toner);
        if (shown) out->faces = job.faces;
    }
    job = piece_job(t, in, job);
    job.slug = &slug;
    job.set = slug_text;
    job.context = &setter;
    Imposed done = imposition_of(t, in)->impose(&job, out->document);
    done.bleed /= fmin(scale, 1);
    return done;
}
