/* piece_document.c - documents of many pages: laid out again until all page numbers that they
 * print have come to rest. */
#include <math.h>

#include "base/map.h"
#include "draw/walk.h"
#include "kit/piece_layout.h"
#include "print/leaves.h"
#include "print/paper.h"
#include "print/sheet.h"

/* Of LARGE_PRINT: 1.2 times as large as usual. */
#define LARGE_SHRINKS_TO 0.96

/* Numbers settle in two or three passes; a text that flips between two lengths must not hang. */
#define PASSES_MAX 6

/* Of most documents, both. */
#define MARGINS MM(30)

/* What a run came to, at one turn of its loop, and what that depends on. */
typedef struct Laid {
    FaceFit fit;
    Faces faces;
    size_t form; /* of the run */
    Span overfull;
    bool late; /* it shows what another pass may know better */
} Laid;

typedef VEC(Laid) LaidList;

/* The pages of one run. */
typedef struct Pages {
    VEC(Frame *) at;
    VEC(Str) codes;    /* of what each is made from; empty: it has none */
    size_t first;      /* number of the first one */
    VEC(size_t) parts; /* how many of them each time that the run was laid out */
} Pages;

/* What one pass found out for the next. */
typedef struct Book {
    const PieceTemplate *t;
    const PieceInput *in;
    Size size;
    Arena *notes; /* of both passes */
    Map pages;    /* anchor to page number, last pass */
    Map next;     /* this pass */
    Value *contents, *next_contents;
    Str section; /* running: of the pages so far in this pass */
    size_t count;
    uint64_t hash, next_hash;
    Str page; /* being read for anchors */
    Pages *runs;
    LaidList *laid;        /* by run: each turn of its loop, in this pass or the last one */
    VEC(Frame *) frames;   /* of all runs */
    VEC(Str) codes;        /* likewise */
    VEC(unsigned) lacking; /* pages of this pass that do not say all they should */
    Span overfull;
    bool refers; /* page numbers are shown: they must be laid out again to be right */
    /* What was shown as the number of pages: last, and the least of all; SIZE_MAX: nowhere. */
    size_t shown, least_shown;
    double most_scale, least_scale; /* of type: allowed in this pass, and used */
} Book;

static Str find_page(void *user, Str anchor)
{
    Book *b = user;
    b->refers = true;
    if (b->count == 0) return STR("00"); /* as wide as most will be */
    const Str *page = map_get(&b->pages, anchor);
    return page ? *page : STR("");
}

/* A page, and the map that takes its anchors. */
typedef struct Told {
    Map *to;
    Str page;
} Told;

static void tell_anchor(void *told, const Anchor *a, const Place *place)
{
    const Told *t = told;
    (void)place;
    if (!a->name.n || map_get(t->to, a->name)) return;
    Str *kept = ARENA_NEW(t->to->arena, Str);
    *kept = t->page;
    map_set(t->to, str_copy(t->to->arena, a->name), kept);
}

/* The page of another piece's anchor: that was settled before. */
static Str find_told(void *user, Str anchor)
{
    const Book *b = user;
    const Str *page = map_get(b->in->pages_of, anchor);
    return page ? *page : STR("");
}

/* Tells other pieces where the anchors have come to lie. */
static void tell_pages(const Book *b)
{
    Map *told = b->in->told;
    for (size_t i = 0; i < b->frames.n; i++) {
        Told t = { told, str_integer(told->arena, (int64_t)i + 1) };
        frame_walk(b->frames.at[i], &(FrameVisitor){ .anchor = tell_anchor }, &t);
    }
}

static void note_anchor(void *book, const Anchor *a, const Place *place)
{
    Book *b = book;
    (void)place;
    Arena *m = b->notes;
    b->next_hash = hash_bytes(b->next_hash, a->name.p, a->name.n);
    b->next_hash = hash_bytes(b->next_hash, b->page.p, b->page.n);
    if (a->name.n && !map_get(&b->next, a->name)) {
        Str *kept = ARENA_NEW(m, Str);
        *kept = b->page;
        map_set(&b->next, str_copy(m, a->name), kept);
    }
    if (!a->level) return;
    Value *entry = value_map(m, SPAN_NONE);
    value_set(m, entry, STR("title"), value_text(m, SPAN_NONE, str_copy(m, a->title)));
    value_set(m, entry, STR("page"), value_text(m, SPAN_NONE, b->page));
    value_set(m, entry, STR("anchor"), value_text(m, SPAN_NONE, str_copy(m, a->name)));
    value_set(m, entry, STR("level"), value_int(m, SPAN_NONE, a->level));
    value_push(m, b->next_contents, entry);
}

/* An office printer's sheet for reading: larger papers are for posters. */
static Size document_size(const PieceInput *in)
{
    Size size = in->paper, a4 = { 0 }, letter = { 0 };
    if (!size_named(papers, STR("a4"), &a4) || !size_named(papers, STR("letter"), &letter))
        return size;
    if (in->inches && size.height > letter.height) return letter;
    return !in->inches && size.height > a4.height + 1 && size.width > a4.width + 1 ? a4 : size;
}

/* Columns are made for A4 and share what a narrower page has between its margins. */
static double narrowness(const PieceTemplate *t, const PieceInput *in)
{
    const double made_for = MM(210) - MARGINS;
    if (t->size.width > 0 || t->is_poster) return 1;
    return fmin(1, (document_size(in).width - MARGINS) / made_for);
}

/* Of the margins of larger paper such as A6 has. */
#define POCKET_MARGINS 0.74

static double margins_share(const PieceTemplate *t, const PieceInput *in)
{
    const double width = document_size(in).width, a5 = MM(148), a6 = MM(105);
    if (t->size.width > 0 || t->is_poster) return 1;
    return 1 - (1 - POCKET_MARGINS) * fmin(1, fmax(0, a5 - width) / (a5 - a6));
}

/* Of a page, or the most that a leaf of this width may have. */
static Size page_size(const Book *b, double leaf)
{
    if (!b->t->imposition->cropped) return b->size;
    return leaf_room(document_size(b->in), piece_margin(b->in), leaf).leaf;
}

/* Moves what has margins to where they are on an even page. */
static Frame *turned_page(Book *b, const PageRun *run, Frame *f, size_t number)
{
    const LayoutContext *c = b->in->c;
    if (run->facing == 0 || number % 2) return f;
    const double by = run->facing * c->margins;
    Frame *moved = frame_new(c->output, f->size);
    frame_add_frame(c->output, moved, (Point){ c->setter->rtl ? -by : by, 0 }, f);
    return moved;
}

/* The most pages that forms of the run with the page of this one may take; 0: any number, as the
 * last one may. */
static size_t most_pages(const PageRun *run, size_t form)
{
    size_t most = 0;
    if (form + 1 == run->n_forms) return 0;
    for (size_t i = form; i + 1 < run->n_forms; i++)
        if (run->forms[i].page == run->forms[form].page && run->forms[i].most_pages > most)
            most = run->forms[i].most_pages;
    return most;
}

/* Whether its page has been laid out for an earlier form, and takes too many. */
static bool takes_too_many(const PageRun *run, const Faces *tried, size_t form)
{
    for (size_t i = 0; i < form; i++)
        if (run->forms[i].page == run->forms[form].page &&
            faces_exceed(&tried[i], run->forms[form].most_pages))
            return true;
    return false;
}

/* The first form of the run, from `*form` on, that takes no more pages than it may, else the last;
 * puts its number there. */
static Faces lay_out_forms(Book *b, const PageRun *run, const Scope *scope, const FaceFit *fit,
                           double leaf, size_t *form)
{
    const LayoutContext *c = b->in->c;
    Faces *tried = ARENA_ARRAY(c->scratch, Faces, run->n_forms);
    for (;; ++*form) {
        const PageForm *as = &run->forms[*form];
        const bool last = *form + 1 == run->n_forms;
        if (!last && takes_too_many(run, tried, *form)) continue;
        FaceFit own = *fit;
        own.most_faces = most_pages(run, *form);
        own.wanted = last ? 0 : as->most_pages;
        const ArenaMark keep = arena_mark(c->output), scratch = arena_mark(c->scratch);
        const Faces f = face_layout(c, as->page, scope, page_size(b, leaf), &own);
        const bool hollow = as->full && f.hollow >= FACES_HOLLOW;
        const bool fits = f.at.n <= as->most_pages && !f.overfull && !hollow;
        if (fits || last) return f;
        tried[*form] = f;
        arena_rewind(c->output, keep);
        arena_rewind(c->scratch, scratch);
    }
}

/* On a leaf that one sheet does not hold: as wide as another run's, where it then takes fewer. */
static Faces lay_out_leaf(Book *b, const PageRun *run, const Scope *scope, const FaceFit *fit,
                          size_t *form)
{
    const LayoutContext *c = b->in->c;
    const size_t first = *form;
    Faces best = lay_out_forms(b, run, scope, fit, run->leaf, form);
    for (size_t i = 0; b->t->imposition->cropped && best.at.n > 1 && i < b->t->n_runs; i++) {
        const double leaf = b->t->runs[i].leaf;
        if (leaf <= run->leaf) continue;
        const ArenaMark keep = arena_mark(c->output), scratch = arena_mark(c->scratch);
        size_t wide_form = first;
        const Faces wide = lay_out_forms(b, run, scope, fit, leaf, &wide_form);
        if (wide.at.n < best.at.n) {
            best = wide;
            *form = wide_form;
            continue;
        }
        arena_rewind(c->output, keep);
        arena_rewind(c->scratch, scratch);
    }
    return best;
}

/* Large type takes a page more rather than shrink; what is overfull shrinks all the same. */
static double least_scale(const Book *b, const PageRun *run)
{
    const bool large = b->in->options->large_print && b->t->large_print;
    return large ? fmax(run->min_scale, LARGE_SHRINKS_TO) : run->min_scale;
}

static size_t next_page(const Pages *out)
{
    return out->first + out->at.n;
}

/* The back of the sheet before, where the run is to start on a front. */
static void add_empty_back(Book *b, const PageRun *run, Pages *out)
{
    if (!run->sheet || next_page(out) % 2 || !piece_two_sided(b->t, b->in->options)) return;
    *vec_push(b->in->c->output, &out->at) = frame_new(b->in->c->output, page_size(b, run->leaf));
    *vec_push(b->in->c->output, &out->codes) = STR("");
}

/* The largest type of a run, as a share of the piece's: a slim one may have less small type. */
static double most_scale(const Book *b, const PageRun *run)
{
    const bool slim = b->in->options->slim;
    return slim ? b->most_scale * run->slim_scale / b->t->slim_scale : b->most_scale;
}

static FaceFit fit_of(const Book *b, const PageRun *run, const Pages *out)
{
    return (FaceFit){
        .min_scale = fmin(least_scale(b, run), b->most_scale),
        .most_scale = most_scale(b, run),
        .first_page = (unsigned)next_page(out),
        .pages = b->count ? (unsigned)b->count : 1, /* first pass: any, it is laid out again */
        .section = b->section,
        .tightens = run->tightens,
        .sheets = run->sheets,
        .crop = b->t->imposition->cropped,
    };
}

static Laid lay_out_anew(Book *b, const PageRun *run, const Scope *scope, const FaceFit *fit,
                         size_t form)
{
    const ArenaMark scratch = arena_mark(b->in->c->scratch);
    const bool refers = b->refers;
    Laid l = { .fit = *fit, .form = form, .overfull = SPAN_NONE };
    b->refers = false;
    b->shown = SIZE_MAX;
    const Faces f = l.faces = lay_out_leaf(b, run, scope, fit, &l.form);
    if (b->shown < b->least_shown) b->least_shown = b->shown;
    l.faces.section = str_copy(b->notes, f.section);
    if (f.overfull) l.overfull = f.overfull->span;
    l.late = run->late || b->refers;
    b->refers = b->refers || refers;
    arena_rewind(b->in->c->scratch, scratch);
    return l;
}

/* Whether it would come to the same once more. */
static bool is_settled(const Laid *l, const FaceFit *fit)
{
    return !l->late && l->fit.first_page == fit->first_page &&
           l->fit.most_scale == fit->most_scale && str_eq(l->fit.section, fit->section);
}

/* In this pass, unless the last one has had all that it takes.  Type of the same size does not fit
 * the forms that had no room then. */
static const Laid *laid_out(Book *b, size_t i, const Scope *scope, const Pages *out)
{
    const PageRun *run = &b->t->runs[i];
    const FaceFit fit = fit_of(b, run, out);
    LaidList *list = &b->laid[i];
    const size_t turn = out->parts.n;
    if (turn < list->n && is_settled(&list->at[turn], &fit)) return &list->at[turn];
    const bool same = turn < list->n && list->at[turn].fit.most_scale == fit.most_scale;
    const size_t form = same ? list->at[turn].form : 0;
    if (turn == list->n) vec_push(b->notes, list);
    list->at[turn] = lay_out_anew(b, run, scope, &fit, form);
    return &list->at[turn];
}

static void lay_out_run(Book *b, size_t i, const Scope *scope, Pages *out)
{
    const PageRun *run = &b->t->runs[i];
    if (run->contents) b->refers = true;
    if (!condition_holds(&run->condition, scope)) return;
    const size_t before = out->at.n;
    add_empty_back(b, run, out);
    const Laid *l = laid_out(b, i, scope, out);
    if (run->forms[l->form].lacks) *vec_push(b->notes, &b->lacking) = l->fit.first_page;
    b->least_scale = fmin(b->least_scale, l->faces.scale / b->in->c->scale);
    for (size_t k = 0; k < l->faces.at.n; k++) {
        Frame *page = turned_page(b, run, l->faces.at.at[k], next_page(out));
        *vec_push(b->in->c->output, &out->at) = page;
        *vec_push(b->in->c->output, &out->codes) =
            scope->parent ? value_str(value_get(scope->value, "code")) : STR("");
    }
    *vec_push(b->notes, &out->parts) = out->at.n - before;
    b->section = l->faces.section;
    if (l->overfull.source) b->overfull = l->overfull;
}

/* What is asked for by its code; codes are noted where they belong. */
static bool is_wanted(Book *b, const PageRun *run, const Scope *scope)
{
    CardChoice *choice = b->in->options->choice;
    if (!choice || !condition_holds(&run->condition, scope)) return true;
    return card_choice_copies(choice, scope->value) > 0;
}

/* So far; a table of contents that comes later is most often a page. */
static size_t count_pages(const Book *b, size_t i, const Scope *scope)
{
    const PageRun *run = &b->t->runs[i];
    const bool later = b->count == 0 && run->contents && !b->runs[i].parts.n;
    return later ? condition_holds(&run->condition, scope) : b->runs[i].at.n;
}

static void add_run(Book *b, size_t i, const Scope *scope)
{
    const PageRun *run = &b->t->runs[i];
    const Value *list = run->loop.name.n ? loop_list(&run->loop, b->notes, scope) : NULL;
    Pages *out = &b->runs[i];
    out->first = 1;
    for (size_t k = 0; k < i; k++) out->first += count_pages(b, k, scope);
    if (!run->loop.name.n) lay_out_run(b, i, scope, out);
    for (size_t k = 0; k < value_count(list); k++) {
        Scope *inner = ARENA_NEW(b->notes, Scope);
        *inner = (Scope){ scope, run->loop.name, value_at(list, k) };
        if (is_wanted(b, run, inner)) lay_out_run(b, i, inner, out);
    }
}

/* Puts the runs' pages one behind the other and reads their anchors. */
static void collect_pages(Book *b)
{
    map_init(&b->next, b->notes);
    b->next_contents = value_seq(b->notes, SPAN_NONE);
    b->next_hash = HASH_SEED;
    b->frames.at = NULL;
    b->frames.n = b->frames.cap = 0;
    b->codes.n = 0;
    for (size_t i = 0; i < b->t->n_runs; i++)
        for (size_t k = 0; k < b->runs[i].at.n; k++) {
            *vec_push(b->in->c->output, &b->frames) = b->runs[i].at.at[k];
            *vec_push(b->notes, &b->codes) = b->runs[i].codes.at[k];
        }
    for (size_t i = 0; i < b->frames.n; i++) {
        b->page = str_integer(b->notes, (int64_t)i + 1);
        frame_walk(b->frames.at[i], &(FrameVisitor){ .anchor = note_anchor }, b);
    }
    b->next_hash = hash_bytes(b->next_hash, &b->frames.n, sizeof b->frames.n);
}

static const Scope *document_scope(Book *b, const Scope *root)
{
    Arena *a = b->notes;
    Value *document = value_map(a, SPAN_NONE);
    value_set(a, document, STR("contents"), b->contents);
    Scope *s = ARENA_NEW(a, Scope);
    *s = (Scope){ root, STR("document"), document };
    return s;
}

/* The table of contents comes last in the first pass, when what it lists is known: its own length
 * is then right, and with it all page numbers of the second pass. */
static void one_pass(Book *b, const Scope *root)
{
    bool first = b->count == 0;
    b->section = STR("");
    b->runs = ARENA_ARRAY(b->in->c->output, Pages, b->t->n_runs);
    for (int late = 0; late < 2; late++) {
        const Scope *scope = document_scope(b, root);
        for (size_t i = 0; i < b->t->n_runs; i++)
            if ((first && b->t->runs[i].contents) == (late == 1)) add_run(b, i, scope);
        collect_pages(b);
        if (first) b->contents = b->next_contents;
    }
}

/* The faces, and how many each part has. */
typedef struct Leaves {
    VEC(Face) faces;
    VEC(size_t) parts;
} Leaves;

/* What is cut out of sheets, or folded, is called by its code; whole sheets by their numbers. */
static const CardLabel *page_label(Book *b, Str code)
{
    if (!code.n || (b->t->imposition->impose == impose_single && !b->t->split)) return NULL;
    CardLabel *label = ARENA_NEW(b->in->c->output, CardLabel);
    *label = (CardLabel){ .code = code };
    return label;
}

/* Of the part that begins with the page `next`; it may have no code. */
static const CardLabel *part_label(Book *b, size_t next, size_t part)
{
    const Str code = next < b->codes.n ? b->codes.at[next] : STR("");
    return page_label(b, code.n ? code : str_integer(b->in->c->output, (int64_t)part + 1));
}

/* A part of its own never shares a sheet with another: an odd one gets an empty page. */
static Leaves leaves_of(Book *b)
{
    Arena *a = b->in->c->output;
    Leaves l = { 0 };
    size_t next = 0;
    for (size_t i = 0; i < b->t->n_runs && b->t->split; i++)
        for (size_t k = 0; k < b->runs[i].parts.n; k++) {
            const size_t n = b->runs[i].parts.at[k];
            const CardLabel *label = part_label(b, next, l.parts.n);
            for (size_t p = 0; p < n; p++)
                *vec_push(a, &l.faces) = (Face){ .front = b->frames.at[next++], .label = label };
            if (n % 2)
                *vec_push(a, &l.faces) = (Face){ .front = frame_new(a, b->size), .label = label };
            *vec_push(b->notes, &l.parts) = n + n % 2;
        }
    for (; next < b->frames.n; next++)
        *vec_push(a, &l.faces) =
            (Face){ .front = b->frames.at[next], .label = page_label(b, b->codes.at[next]) };
    return l;
}

static bool add_pages(Book *b, Piece *out)
{
    const Leaves l = leaves_of(b);
    const ImpositionJob job = {
        .faces = l.faces.at,
        .n = l.faces.n,
        .parts = l.parts.at,
        .n_parts = l.parts.n,
        .size = b->size,
        .paper = b->t->is_poster ? b->in->paper : document_size(b->in),
    };
    return piece_impose(b->t, b->in, job, out).fits ||
           report(b->in->c->diag, MSG_PAPER_TOO_SMALL, SPAN_NONE,
                  str_c(b->in->c->scratch, b->t->info.name));
}

bool piece_document(const PieceTemplate *t, const PieceInput *in, Piece *out)
{
    LayoutContext own = *in->c;
    PieceInput with_pages = *in;
    Book b = { .t = t, .in = &with_pages, .size = document_size(in), .most_scale = 1 };
    if (t->size.width > 0) b.size = piece_face_size(t, in);
    if (t->is_poster) b.size = piece_poster_size(t, in);
    if (!(b.size.width > 0) || !(b.size.height > 0))
        return report(own.diag, MSG_PAPER_TOO_SMALL, SPAN_NONE, str_c(own.scratch, t->info.name));
    const LayoutContext *c = with_pages.c = &own;
    Scope root = { NULL, STR(""), in->model };
    b.notes = arena_new();
    b.contents = value_seq(b.notes, SPAN_NONE);
    map_init(&b.pages, b.notes);
    b.laid = ARENA_ARRAY(b.notes, LaidList, t->n_runs);
    own.pages = (PageOf){ .user = &b,
                          .find = in->pages_of ? find_told
                                  : t->anchors ? find_page
                                               : NULL,
                          .own = !in->pages_of && t->anchors,
                          .count = &b.shown };
    own.narrow = narrowness(t, in);
    own.margins = margins_share(t, in);
    own.remembers = SIZE_MAX; /* every pass sets the same text */
    for (int pass = 0; pass < PASSES_MAX; pass++) {
        b.overfull = SPAN_NONE;
        b.lacking.n = 0;
        b.least_shown = SIZE_MAX;
        b.least_scale = b.most_scale;
        one_pass(&b, &root);
        const bool count_right = b.least_shown == SIZE_MAX || b.least_shown == b.frames.n;
        bool settled = b.hash == b.next_hash || (!b.refers && count_right);
        if (t->even && b.least_scale < b.most_scale) settled = false, b.most_scale = b.least_scale;
        b.hash = b.next_hash;
        b.pages = b.next;
        b.contents = b.next_contents;
        b.count = b.frames.n;
        if (settled) break;
        if (pass + 1 == PASSES_MAX) break;
    }
    if (t->imposition->most && !(in->options->booklet && t->booklet) &&
        b.frames.n > t->imposition->most && !b.overfull.source)
        report(c->diag, MSG_SIGNATURE_PAGES, SPAN_NONE, str_c(c->scratch, t->info.name),
               c_format(c->scratch, "%zu", b.frames.n));
    for (size_t i = 0; i < b.lacking.n; i++)
        report(c->diag, MSG_PAGE_LACKS, SPAN_NONE, str_c(c->scratch, t->info.name),
               c_format(c->scratch, "%u", b.lacking.at[i]));
    if (b.overfull.source) {
        report(c->diag, MSG_TEXT_DOES_NOT_FIT, b.overfull, str_c(c->scratch, t->info.name));
        /* What the template has is not the author's to shorten. */
        if (b.overfull.source == t->span.source) report_hint(c->diag, "choose a larger --paper");
    }
    if (in->told) tell_pages(&b);
    const bool has_room = !b.frames.n || add_pages(&b, out);
    arena_free(b.notes);
    return has_room && !b.overfull.source;
}
