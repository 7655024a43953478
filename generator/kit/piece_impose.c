/* piece_impose.c - from a piece's faces to its sheets. */
#include <math.h>

#include "draw/digest.h"
#include "kit/guide_entry.h"
#include "kit/piece_layout.h"
#include "kit/slug_text.h"
#include "print/impose.h"
#include "print/nup.h"

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

/* A page that is as large as it can be: it takes less, and is printed larger. */
static bool is_enlarged_page(const PieceTemplate *t, const PieceInput *in)
{
    return in->options->large_print && t->large_print && t->size.width > 0;
}

static bool has_backs(const PieceTemplate *t)
{
    for (size_t i = 0; i < t->n_cards; i++)
        if (t->cards[i].back) return true;
    return false;
}

static ImposeOptions sheet_of(const PieceTemplate *t, const PieceInput *in)
{
    const LayoutOptions *o = in->options;
    return (ImposeOptions){ .paper = in->paper,
                            .margin = piece_margin(in),
                            .bleed = t->bleed,
                            .marks = o->marks,
                            .fold = o->backs == BACKS_FOLD && has_backs(t) };
}

/* As large as an equal part of the sheet.  Where the printer reaches less far than the card's white
 * rim it is smaller, but no smaller than it was. */
static Size part_size(const PieceTemplate *t, const PieceInput *in, Size size)
{
    ImposeOptions sheet = sheet_of(t, in);
    Grid g;
    sheet.even = true;
    sheet.rim = t->rim;
    if (!grid_fit(size, &sheet, &g) || !g.even) return size;
    const double off = 2 * fmax(0, sheet.margin - sheet.rim);
    return (Size){ size.width + fmax(0, g.gap.width - off),
                   size.height + fmax(0, g.gap.height - off) };
}

Size piece_face_size(const PieceTemplate *t, const PieceInput *in)
{
    const Size size = in->inches ? t->size_inch : t->size, large = large_size(t, in);
    if (is_enlarged_page(t, in))
        return (Size){ size.width / LARGE_PRINT, size.height / LARGE_PRINT };
    const bool fills = in->options->slim && t->fills_part;
    if (!(large.width > 0)) return fills ? part_size(t, in, size) : size;
    const double scale = piece_large_scaling(t, in);
    const Size at = fills ? part_size(t, in, large) : large;
    return (Size){ at.width / scale, at.height / scale };
}

double piece_large_scaling(const PieceTemplate *t, const PieceInput *in)
{
    const Size size = in->inches ? t->size_inch : t->size, large = large_size(t, in);
    return large.width > 0 ? fmin(large.width / size.width, large.height / size.height) : 1;
}

/* As much of it as the paper takes: a fold leaves half a sheet.  What fills its part of one has
 * been made for it. */
static double large_cards_scaling(const PieceTemplate *t, const PieceInput *in, Size size)
{
    const double wanted = piece_large_scaling(t, in);
    if (t->imposition->impose != impose_grid) return wanted;
    ImposeOptions sheet = sheet_of(t, in);
    Grid g;
    sheet.even = in->options->slim && t->fills_part;
    sheet.rim = t->rim;
    const Size at = { size.width * wanted, size.height * wanted };
    if (sheet.even && grid_fit(at, &sheet, &g) && g.even) return wanted;
    return fmax(1, fmin(wanted, grid_growth_max(size, &sheet)));
}

Size piece_slim_room(const PieceTemplate *t, const PieceInput *in)
{
    const Size most = t->slim_size;
    const double margins = 2 * piece_margin(in);
    const Size paper = { in->paper.width - margins, in->paper.height - margins };
    if (!t->is_poster) return most;
    return (Size){ fmin(fmax(most.width, most.height), fmax(paper.width, paper.height)),
                   fmin(fmin(most.width, most.height), fmin(paper.width, paper.height)) };
}

double piece_scaling(const PieceTemplate *t, const PieceInput *in, Size size)
{
    if (is_enlarged_page(t, in)) return LARGE_PRINT;
    if (large_size(t, in).width > 0) return large_cards_scaling(t, in, size);
    if (!in->options->slim || !(t->slim_size.width > 0)) return 1;
    const Size most = piece_slim_room(t, in);
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

/* What is cut or folded otherwise stays whole in a slim kit. */
static bool is_flat(const PieceTemplate *t, const LayoutOptions *options)
{
    return options->slim && t->cut.n && str_is(t->slim_cut, "none");
}

/* Of itself a pamphlet is folded of one side of a sheet, which has no space for large print. */
static bool is_booklet(const PieceTemplate *t, const LayoutOptions *options)
{
    const bool large = options->large_print && t->large_size.width > 0 && !is_flat(t, options);
    return t->booklet && (options->booklet || large);
}

/* Without backs there are no booklets: the pages of what is always one lie side by side, to cut
 * apart.  For large print they are as large as the paper, and what lay side by side has a sheet
 * each; pages of a folded sheet become a booklet, or lie side by side where it stays whole. */
static const Imposition *imposition_of(const PieceTemplate *t, const PieceInput *in)
{
    const LayoutOptions *o = in->options;
    const Imposition *booklet = imposition_named(STR("booklet"));
    const bool backs = backs_duplex(o->backs) != DUPLEX_NONE;
    const bool large = large_size(t, in).width > 0, folds = is_booklet(t, o);
    if (t->kind == PIECE_DOCUMENT && large && !folds)
        return imposition_named(is_flat(t, o) ? STR("n-up") : STR("pages"));
    if (!backs && (t->imposition == booklet || (large && folds)))
        return imposition_named(STR("n-up"));
    return backs && folds ? booklet : t->imposition;
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

/* Pages for the whole table grow with the paper, evenly. */
static double growth(const PieceTemplate *t, const PieceInput *in, Size page)
{
    const Size paper = paper_for(in, page);
    const double scale = fmin(paper.width / page.width, paper.height / page.height);
    return t->grows && scale >= ENLARGED_MIN ? scale : 1;
}

/* In the middle of the paper. */
static void enlarge(const PieceInput *in, ImpositionJob *job, double scale)
{
    const Size paper = paper_for(in, job->size);
    Face *faces = ARENA_ARRAY(job->arena, Face, job->n);
    for (size_t i = 0; i < job->n; i++) {
        faces[i] = job->faces[i];
        faces[i].front = enlarged_frame(job->arena, job->faces[i].front, paper, scale);
        faces[i].back = enlarged_frame(job->arena, job->faces[i].back, paper, scale);
    }
    job->faces = faces;
    job->size = paper;
}

bool piece_two_sided(const PieceTemplate *t, const LayoutOptions *options)
{
    const bool one_sided =
        t->one_sided && !is_booklet(t, options) && !(options->slim && t->two_sided_slim);
    /* Who prints fronts before backs reads how in the guide. */
    const bool told = t->last && options->backs == BACKS_REFED;
    return !one_sided && !told && backs_duplex(options->backs) != DUPLEX_NONE;
}

static unsigned pages_up(const PieceTemplate *t)
{
    return t->up ? t->up : 2;
}

/* Its sheets of cards get the number that they have in a print job. */
static bool is_numbered(const PieceTemplate *t, const PieceInput *in)
{
    return in->options->stack && t->kind == PIECE_CARDS && t->imposition->impose == impose_grid;
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
    const double larger = growth(t, in, job.size);
    if (larger > 1) enlarge(in, &job, larger);
    job.margin = piece_margin(in);
    job.overlap = POSTER_OVERLAP;
    job.bleed = t->bleed * fmin(scale, 1); /* more is drawn of what grows, and is not wanted */
    job.up = pages_up(t);
    job.duplex = backs_duplex(o->backs);
    job.marks = o->marks;
    job.fold = o->backs == BACKS_FOLD;
    job.refed = o->backs == BACKS_REFED && !(t->one_sided && !(o->slim && t->two_sided_slim));
    job.skip = o->skip;
    job.flat = is_flat(t, o);
    job.even = o->slim;
    job.rim = t->rim * scale;
    job.least = o->large_print ? 0 : t->least;
    job.numbered = is_numbered(t, in);
    return job;
}

/* Lean, card by card, and before anything is printed around them: what is dark is found by what
 * lies on it. */
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

/* ---- what changed --------------------------------------------------------------------------- */

/* 0 where there is none; of another number when it is printed at another size. */
static uint64_t side_digest(Digests *d, const Frame *side, double scale)
{
    const uint64_t size = scale == 1 ? 0 : (uint64_t)llround(scale * 10000);
    return side ? frame_digest(d, side) ^ size : 0;
}

/* Cards by their codes, pages by their numbers.  How much ink they take does not count. */
static void note_prints(const PieceTemplate *t, const PieceInput *in, const ImpositionJob *job,
                        Piece *out)
{
    Arena *a = in->c->output;
    const double scaled = piece_scaling(t, in, job->size);
    const double scale = scaled < 1 || scaled > 1 ? scaled : growth(t, in, job->size);
    Digests digests;
    out->n_prints = job->n - out->fills;
    FacePrint *prints = ARENA_ARRAY(a, FacePrint, out->n_prints);
    digests_init(&digests, a);
    for (size_t i = 0; i < out->n_prints; i++) {
        const Face *f = &job->faces[i];
        prints[i].label = f->label ? f->label->code : str_integer(a, (int64_t)i + 1);
        prints[i].front = side_digest(&digests, f->front, scale);
        prints[i].back = side_digest(&digests, f->back, scale);
    }
    out->prints = prints;
}

/* Pages on both sides of a sheet are replaced together, and those of a folded one all at once. */
static ChangeUnit unit_of(const PieceTemplate *t, const PieceInput *in)
{
    if (t->split) return CHANGE_PARTS;
    if (imposition_of(t, in)->folded) return CHANGE_ALL;
    const bool sheets = t->kind == PIECE_DOCUMENT && piece_two_sided(t, in->options);
    return sheets ? CHANGE_SHEETS : CHANGE_FACES;
}

/* Of those parts that are printed, which they are as a whole. */
static void keep_parts(Arena *a, ImpositionJob *job, const bool *printed)
{
    size_t *parts = ARENA_ARRAY(a, size_t, job->n_parts), n = 0, first = 0;
    for (size_t i = 0; i < job->n_parts; first += job->parts[i++])
        if (job->parts[i] && printed[first]) parts[n++] = job->parts[i];
    job->parts = parts;
    job->n_parts = n;
}

static void keep_changed(const PieceTemplate *t, const PieceInput *in, ImpositionJob *job,
                         Piece *out)
{
    Arena *a = in->c->output;
    const size_t a_side = imposition_of(t, in)->impose == impose_nup ? pages_up(t) : 1;
    const PiecePrint *before = kit_print_find(in->options->since, t->info.name);
    const FaceChanges *c =
        changes_find(a, out->prints, out->n_prints, before, unit_of(t, in), 2 * a_side);
    Face *faces = ARENA_ARRAY(a, Face, c->n_printed);
    size_t *numbers = ARENA_ARRAY(a, size_t, c->n_printed);
    size_t n = 0;
    for (size_t i = 0; i < out->n_prints; i++) {
        if (!c->printed[i]) continue;
        numbers[n] = i + 1;
        faces[n++] = job->faces[i];
    }
    out->changes = c;
    keep_parts(a, job, c->printed);
    job->faces = faces;
    job->numbers = numbers;
    job->n = n;
}

/* A piece that tells of the run has no earlier state. */
static bool changes_alone(const PieceTemplate *t, const PieceInput *in)
{
    return in->options->since && !t->last;
}

/* What is cut: a sheet with two printed sides is one. */
static size_t sheets_of(const PieceTemplate *t, const PieceInput *in, const Document *doc)
{
    return piece_two_sided(t, in->options) ? (doc->pages.n + 1) / 2 : doc->pages.n;
}

Imposed piece_impose(const PieceTemplate *t, const PieceInput *in, ImpositionJob job, Piece *out)
{
    const Slug slug = is_numbered(t, in) ? slug_of_cards(in) : slug_of_piece(in, t, out);
    const double scale = piece_scaling(t, in, job.size);
    SlugSetter setter = slug_setter(in);
    if (in->options->prints && !t->last) note_prints(t, in, &job, out);
    if (changes_alone(t, in)) keep_changed(t, in, &job, out);
    if (!job.n) return (Imposed){ .fits = true, .bleed = t->bleed };
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
    out->cuts = done.cuts + (unsigned)t->cuts * (unsigned)sheets_of(t, in, out->document);
    return done;
}
