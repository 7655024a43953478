/* piece_cards.c - one card for each thing, continued on more where the text needs it, imposed on
 * sheets. */
#include <math.h>

#include "base/map.h"
#include "base/utf8.h"
#include "data/shelf.h"
#include "draw/walk.h"
#include "kit/piece_layout.h"
#include "print/impose.h"
#include "text/markdown.h"

typedef struct Deck {
    const PieceTemplate *t;
    const CardRun *run; /* the one being laid out */
    const PieceInput *in;
    Size size;
    Map backs; /* of the run: laid out once for all cards that share them */
    Map codes; /* so far: how many cards have each */
    VEC(Face) faces;
    double scale; /* of the type of all cards, when it is known that they must shrink; else 1 */
    double least; /* of the cards so far */
    bool ok;
} Deck;

static const char *card_name(Deck *d, const Scope *scope)
{
    const LayoutContext *c = d->in->c;
    const Value *v = d->run->name_path.n ? scope_find(scope, d->run->name_path) : NULL;
    return c_format(c->scratch, "%.*s, %.*s", (int)d->t->info.name.n, d->t->info.name.p,
                    (int)value_str(v).n, value_str(v).p);
}

static void count_letters(void *letters, const Line *line, const Place *place)
{
    (void)place;
    for (uint32_t i = 0; i < line->n; i++)
        *(size_t *)letters += utf8_length(line->runs[i].shaped->text);
}

#define LETTERS_STEP 10 /* letters have different widths: more exact would be untrue */

/* How many letters a side has too many, about: by its share of height without room on one card. */
static size_t letters_over(const Faces *f)
{
    size_t letters = 0;
    if (f->at.n < 2 || f->fullness <= 1) return 0;
    for (size_t i = 0; i < f->at.n; i++)
        frame_walk(f->at.at[i], &(FrameVisitor){ .line = count_letters }, &letters);
    const double over = (double)letters * (1 - 1 / f->fullness);
    return (size_t)ceil(over / LETTERS_STEP) * LETTERS_STEP;
}

/* What is left of the type's size; large print is the measure, where it is wanted. */
static double type_share(const Deck *d, const Faces *f)
{
    return f->scale / d->in->c->scale;
}

/* Only while each card has the size that it needs: what is to be said is said then. */
static bool is_trial(const Deck *d)
{
    return d->scale >= 1;
}

static void tell_fit(Deck *d, const Scope *scope, const Faces *f, Span at)
{
    const LayoutContext *c = d->in->c;
    if (!is_trial(d)) return;
    if (f->overfull) {
        Span where = f->overfull->span;
        if (!where.source || where.source == d->t->span.source) where = at;
        d->ok = report(c->diag, MSG_TEXT_DOES_NOT_FIT, where, card_name(d, scope));
    }
    const double shrunk = type_share(d, f);
    if (f->at.n == 1 && shrunk < 0.999 && !shelf_is_shipped(c->scratch, at))
        report(c->diag, MSG_TEXT_SHRUNK, at, card_name(d, scope),
               c_format(c->scratch, "%d", (int)lround(shrunk * 100)));
}

/* How small type gets on a card that fills a sheet, before there is none. */
#define FILLER_LEAST 0.8

/* What needs one face, `one`, has the size that this takes; all else has one size.  What fills a
 * sheet never goes on. */
static Faces lay_out(Deck *d, const Element *e, const Scope *scope, bool one)
{
    const bool sized = !is_trial(d) && !one;
    FaceFit fit = { .min_scale = sized ? d->scale : d->t->min_scale,
                    .most_scale = sized ? d->scale : 1,
                    .first_page = 1,
                    .one = one,
                    .closes = !one };
    Faces f = face_layout(d->in->c, e, scope, d->size, &fit);
    if (d->run->fills && !one && f.at.n > 1) {
        fit.min_scale = fmin(fit.min_scale, FILLER_LEAST);
        return face_layout(d->in->c, e, scope, d->size, &fit);
    }
    double share = type_share(d, &f);
    /* What continues anyway has the size of the others. */
    if (!one && is_trial(d) && f.at.n > 1 && share < 0.999) {
        fit.min_scale = 1;
        f = face_layout(d->in->c, e, scope, d->size, &fit);
        share = type_share(d, &f);
    }
    if (!one && f.at.n == 1 && share < d->least && share > d->t->min_scale - 0.001)
        d->least = share;
    return f;
}

/* A back that many cards share is laid out once, by the value of `back-of`.  It has one face. */
static const Frame *shared_back(Deck *d, const Scope *scope, Span at)
{
    Str key = value_str(scope_find(scope, d->run->back_path));
    const Frame *back = map_get(&d->backs, key);
    if (!back) {
        Faces f = lay_out(d, d->run->back, scope, true);
        if (f.overfull || f.at.n > 1)
            d->ok = report(d->in->c->diag, MSG_TEXT_DOES_NOT_FIT, at, card_name(d, scope));
        back = f.at.at[0];
        map_set(&d->backs, str_copy(d->in->c->setter->shared, key), (void *)(uintptr_t)back);
    }
    return back;
}

/* The cards of one thing. */
typedef VEC(Face) Cards;

/* What a side says that is left over, or NULL. */
static const Frame *spare_side(Deck *d, const Scope *scope)
{
    return d->run->spare ? lay_out(d, d->run->spare, scope, true).at.at[0] : NULL;
}

/* Side `i` of cards with backs of their own: front, back, then what continues of either, so that
 * it fills both sides of the further cards.  One side may be left over. */
static const Frame *side_at(Deck *d, const Scope *scope, const Faces *fronts, const Faces *backs,
                            size_t i)
{
    const size_t n = fronts->at.n;
    if (i == 0) return fronts->at.at[0];
    if (i == 1) return backs->at.at[0];
    if (i <= n) return fronts->at.at[i - 1];
    if (i - n < backs->at.n) return backs->at.at[i - n];
    return spare_side(d, scope);
}

/* ---- what cards are called ------------------------------------------------------------------ */

static Str plain(Deck *d, const Value *v)
{
    const LayoutContext *c = d->in->c;
    return v ? markdown_plain_text(c->output, c->scratch, value_str(v)) : STR("");
}

/* Its code, else its id, else the piece's name; numbered where another card has it, too. */
static Str code_of(Deck *d, const Value *thing)
{
    Arena *a = d->in->c->output;
    const Value *code = value_get(thing, "code");
    Str base = value_str(code ? code : value_get(thing, "id"));
    if (!base.n) base = d->t->info.name;
    unsigned *n = map_get(&d->codes, base);
    if (!n) {
        n = ARENA_NEW(a, unsigned);
        map_set(&d->codes, base, n);
    }
    return ++*n == 1 ? base : str_format(a, "%.*s-%u", (int)base.n, base.p, *n);
}

static void label_cards(Deck *d, const Scope *scope, Span at, Cards *cards)
{
    const CardRun *run = d->run;
    Arena *a = d->in->c->output;
    const Value *thing = scope->parent ? scope->value : NULL;
    for (size_t i = 0; i < cards->n; i++) {
        CardLabel *label = ARENA_NEW(a, CardLabel);
        *label = (CardLabel){
            .code = code_of(d, thing),
            .name = plain(d, run->name_path.n ? scope_find(scope, run->name_path) : NULL),
            .deck = run->back_path.n ? value_str(scope_find(scope, run->back_path)) : STR(""),
            .heap = run->heap_path.n ? value_str(scope_find(scope, run->heap_path)) : STR(""),
            .at = at,
        };
        cards->at[i].label = label;
    }
}

/* ---- cards ---------------------------------------------------------------------------------- */

static void add_two_sided(Deck *d, const Scope *scope, const Faces *fronts, const Faces *backs,
                          Cards *cards)
{
    const LayoutContext *c = d->in->c;
    const size_t nf = fronts->at.n, nb = backs->at.n;
    if (d->run->apart) {
        for (size_t i = 0; i < nf || i < nb; i++)
            *vec_push(c->scratch, cards) =
                (Face){ .front = i < nf ? fronts->at.at[i] : spare_side(d, scope),
                        .back = i < nb ? backs->at.at[i] : spare_side(d, scope) };
        return;
    }
    for (size_t i = 0; i < nf + nb; i += 2)
        *vec_push(c->scratch, cards) = (Face){ .front = side_at(d, scope, fronts, backs, i),
                                               .back = side_at(d, scope, fronts, backs, i + 1) };
}

/* What fills a sheet has room on one side of a card, or is left out. */
static bool fits_side(const Faces *f)
{
    return f->at.n == 1 && !f->overfull;
}

/* The card of what fills a sheet; none where its front has no room for it.  A back of its own is a
 * card, too, where there are no backs. */
static Cards make_filler(Deck *d, const Scope *scope, Span at)
{
    const LayoutContext *c = d->in->c;
    const bool two_sided = d->in->options->backs != BACKS_NONE;
    Cards cards = { 0 };
    const Faces front = lay_out(d, d->run->front, scope, false);
    if (!fits_side(&front)) return cards;
    const Frame *back = NULL;
    if (d->run->back && d->run->back_path.n) {
        if (two_sided) back = shared_back(d, scope, at);
    } else if (d->run->back) {
        const Faces own = lay_out(d, d->run->back, scope, false);
        if (fits_side(&own)) back = own.at.at[0];
    }
    Face *face = vec_push(c->scratch, &cards);
    *face = (Face){ .front = front.at.at[0], .back = two_sided ? back : NULL };
    if (back && !two_sided) *vec_push(c->scratch, &cards) = (Face){ .front = back };
    return cards;
}

/* What comes with ddkit is not for the author to shorten there. */
static void tell_long(Deck *d, const Scope *scope, Span at, size_t cards, size_t letters)
{
    const LayoutContext *c = d->in->c;
    const bool shipped = shelf_is_shipped(c->scratch, at);
    const Value *title = value_get(d->in->model, "title");
    report(c->diag, MSG_LONG_TEXT, shipped ? value_span(title) : at, card_name(d, scope),
           c_format(c->scratch, "%zu", cards), c_format(c->scratch, "%zu", letters));
    if (shipped)
        report_hint(c->diag, c_format(c->scratch,
                                      "its texts come with ddkit, from %s; shorter ones below the "
                                      "same keys of the scenario replace them",
                                      span_text(c->scratch, at)));
}

static Cards make_cards(Deck *d, const Scope *scope, Span at)
{
    const LayoutContext *c = d->in->c;
    const bool two_sided = d->in->options->backs != BACKS_NONE && d->run->back;
    Cards cards = { 0 };
    Faces fronts = lay_out(d, d->run->front, scope, false), backs = { 0 };
    tell_fit(d, scope, &fronts, at);
    if (d->run->back && !d->run->back_path.n) {
        backs = lay_out(d, d->run->back, scope, false);
        tell_fit(d, scope, &backs, at);
    }
    if (two_sided && backs.at.n) {
        add_two_sided(d, scope, &fronts, &backs, &cards);
    } else {
        const Frame *back = two_sided ? shared_back(d, scope, at) : NULL;
        for (size_t i = 0; i < fronts.at.n; i++)
            *vec_push(c->scratch, &cards) = (Face){ .front = fronts.at.at[i], .back = back };
        /* A back of its own says something that must not be lost: it becomes a card. */
        for (size_t i = 0; i < backs.at.n; i++)
            *vec_push(c->scratch, &cards) = (Face){ .front = backs.at.at[i] };
    }
    /* Who plays the part of others has their words, too. */
    const bool own = !value_get(scope->value, "folded");
    if (is_trial(d) && own && (fronts.at.n > 1 || backs.at.n > 1))
        tell_long(d, scope, at, cards.n, letters_over(&fronts) + letters_over(&backs));
    return cards;
}

/* Copies of a card; of one that is asked for by its code, as many as are. */
static int64_t copies_of(Deck *d, const Scope *scope, const Value **given)
{
    const Str path = d->run->copies_path;
    CardChoice *choice = d->in->options->choice;
    if (choice) {
        const bool named = d->run->name_path.n && scope->parent;
        return named ? (int64_t)card_choice_copies(choice, scope->value) : 0;
    }
    *given = path.n ? scope_find(scope, path) : NULL;
    return path.n ? value_integer(*given, 1) : d->run->copies;
}

static void add_cards(Deck *d, const Scope *scope, Span at)
{
    const LayoutContext *c = d->in->c;
    const Value *wanted = NULL;
    const int64_t n = copies_of(d, scope, &wanted);
    if (d->in->options->choice && !n) return;
    Cards cards = d->run->fills ? make_filler(d, scope, at) : make_cards(d, scope, at);
    label_cards(d, scope, at, &cards);
    if (n < 0 || n > COPIES_MAX) {
        report(c->diag, MSG_NUMBER_RANGE, value_span(wanted), "`copies`", "0",
               c_format(c->scratch, "%d", COPIES_MAX), c_format(c->scratch, "%lld", (long long)n));
        return;
    }
    for (int64_t k = 0; k < n; k++)
        for (size_t i = 0; i < cards.n; i++) *vec_push(c->output, &d->faces) = cards.at[i];
}

static void add_wanted(Deck *d, const Scope *scope, Span at)
{
    const ArenaMark scratch = arena_mark(d->in->c->scratch);
    if (condition_holds(&d->run->condition, scope)) add_cards(d, scope, at);
    arena_rewind(d->in->c->scratch, scratch);
}

/* A card for each thing of the list; one where there is no loop. */
static void add_run(Deck *d, const Scope *root)
{
    const Loop *loop = &d->run->loop;
    Arena *a = d->in->c->setter->shared;
    const Value *list = loop->name.n ? loop_list(loop, a, root) : NULL;
    map_init(&d->backs, a);
    if (!loop->name.n) add_wanted(d, root, d->t->span);
    for (size_t i = 0; i < value_count(list); i++) {
        const Scope scope = { root, loop->name, value_at(list, i) };
        add_wanted(d, &scope, value_span(value_at(list, i)));
    }
}

/* "12.5" */
static const char *millimeters(Arena *a, double points)
{
    Buf mm = { .arena = a };
    buf_number(&mm, points / MM(1), 1);
    return str_c(a, buf_done(&mm));
}

static bool tell_no_room(Deck *d, const char *name, const Imposed *imposed)
{
    const LayoutContext *c = d->in->c;
    Arena *a = c->scratch;
    if (imposed->slots)
        return report(c->diag, MSG_SKIP_RANGE, SPAN_NONE, name, c_format(a, "%zu", imposed->slots),
                      c_format(a, "%zu", imposed->slots - 1),
                      c_format(a, "%u", d->in->options->skip));
    if (imposed->margin_max < 0) return report(c->diag, MSG_PAPER_TOO_SMALL, SPAN_NONE, name);
    /* Rounded down: what is said must fit. */
    const double most = floor(imposed->margin_max / MM(1) * 10 + 1e-6) / 10 * MM(1);
    return report(c->diag, MSG_MARGIN_LARGE, SPAN_NONE, name, millimeters(a, piece_margin(d->in)),
                  millimeters(a, d->size.width), millimeters(a, d->size.height),
                  millimeters(a, most));
}

/* "1.25" */
static const char *times(Arena *a, double scale)
{
    Buf number = { .arena = a };
    buf_number(&number, scale, 2);
    return str_c(a, buf_done(&number));
}

static void tell_less_large(Deck *d, const char *name)
{
    const LayoutContext *c = d->in->c;
    const double wanted = piece_large_scaling(d->t, d->in);
    const double got = piece_scaling(d->t, d->in, d->size);
    if (d->in->options->large_print && got < wanted - 0.005)
        report(c->diag, MSG_PRINT_LARGE, SPAN_NONE, name, times(c->scratch, got),
               times(c->scratch, wanted));
}

static bool impose(Deck *d, Piece *out)
{
    if (d->in->options->shop) return piece_shop(d->t, d->in, out);
    const LayoutContext *c = d->in->c;
    const ImpositionJob job = {
        .faces = out->faces, .n = out->n_faces, .size = d->size, .paper = d->in->paper
    };
    const char *name = str_c(c->scratch, d->t->info.name);
    const Imposed imposed = piece_impose(d->t, d->in, job, out);
    if (!imposed.fits) return tell_no_room(d, name, &imposed);
    out->slots = imposed.slots;
    out->folded = imposed.folded;
    tell_less_large(d, name);
    /* Cards that lie edge to edge have none, as they should. */
    if (imposed.bleed > 0.01 && imposed.bleed < d->t->bleed - 0.01) {
        Buf mm = { .arena = c->scratch };
        buf_number(&mm, imposed.bleed / MM(1), 1);
        buf_mem(&mm, " mm", 4);
        report(c->diag, MSG_PRINT_BLEED, SPAN_NONE, name, mm.p);
    }
    return true;
}

static void add_runs(Deck *d, const Scope *root, bool fills)
{
    for (size_t i = 0; i < d->t->n_cards; i++) {
        d->run = &d->t->cards[i];
        if (d->run->fills == fills) add_run(d, root);
    }
}

/* How many cards go onto a sheet; 1 where they are not laid in a grid. */
static size_t cards_a_sheet(const Deck *d)
{
    Grid g;
    const ImpositionJob job = {
        .faces = d->faces.at, .n = d->faces.n, .size = d->size, .paper = d->in->paper
    };
    const ImpositionJob whole = piece_job(d->t, d->in, job);
    const ImposeOptions o = impose_options(&whole);
    if (d->t->imposition->impose != impose_grid || !grid_fit(whole.size, &o, &g)) return 1;
    return (size_t)g.columns * g.rows;
}

/* One of the cards that fill a sheet comes once: so do all of them. */
static bool fills_once(const Deck *d)
{
    for (size_t i = 0; i < d->t->n_cards; i++)
        if (d->t->cards[i].fills && d->t->cards[i].once) return true;
    return false;
}

/* Cards that fill take what room is left on the last sheet, one after the other, and again from the
 * first. */
static void fill_sheet(Deck *d, const Scope *root)
{
    if (d->in->options->since) return; /* what is printed is not known yet */
    const size_t n = d->faces.n, a_sheet = cards_a_sheet(d);
    const size_t taken = (n + d->in->options->skip) % a_sheet;
    if (!n || !taken || d->in->options->shop || d->in->options->choice) return;
    const size_t wanted = n + a_sheet - taken;
    add_runs(d, root, true);
    const size_t own = d->faces.n - n;
    while (own && !fills_once(d) && d->faces.n < wanted) {
        const Face again = d->faces.at[d->faces.n - own];
        *vec_push(d->in->c->output, &d->faces) = again;
    }
    d->faces.n = own < wanted - n ? d->faces.n : wanted;
}

/* All cards of a deck have type of one size: where one must shrink, all do. */
static void add_cards_of_one_size(Deck *d, const Scope *root)
{
    Arena *a = d->in->c->output;
    const ArenaMark before = arena_mark(a);
    map_init(&d->codes, d->in->c->setter->shared);
    add_runs(d, root, false);
    if (!d->ok || d->least > 0.999) return;
    arena_rewind(a, before);
    d->scale = d->least;
    d->faces.at = NULL;
    d->faces.n = d->faces.cap = 0;
    map_init(&d->codes, d->in->c->setter->shared);
    add_runs(d, root, false);
}

bool piece_cards(const PieceTemplate *t, const PieceInput *in, Piece *out)
{
    LayoutContext own = *in->c;
    PieceInput bled = *in;
    bled.c = &own;
    Deck d = {
        .t = t, .in = &bled, .size = piece_face_size(t, in), .scale = 1, .least = 1, .ok = true
    };
    Scope root = { NULL, STR(""), in->model };
    own.bleed = t->bleed;
    if (in->options->shop && !piece_shop_size(t, in, &d.size, &own.bleed)) return true;
    add_cards_of_one_size(&d, &root);
    const size_t n = d.faces.n;
    fill_sheet(&d, &root);
    out->fills = d.faces.n - n;
    out->faces = d.faces.at;
    out->n_faces = d.faces.n;
    out->face_size = d.size;
    return d.ok && (!d.faces.n || impose(&d, out));
}
