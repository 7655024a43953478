/* piece_template.c - compiling templates/pieces/. */
#include "kit/piece_template.h"

#include <math.h>
#include <string.h>

#include "layout/fields.h"
#include "print/impose.h"
#include "print/paper.h"

/* Cards carry their fills this far over the trim; see print/. */
#define BLEED MM(3)

typedef struct PieceReader {
    Arena *arena;
    Diag *diag;
    Compiler compiler;
    const Value *source;
    PieceTemplate *t;
    PathNames name; /* that the piece's or the run's loop gives */
    bool late;      /* a path of the run leads to what is known late */
} PieceReader;

/* A loop around a face, which gives its name to all within. */
static bool read_loop(PieceReader *r, const Value *map, Loop *out, PathNames *name)
{
    const Value *each = value_get(map, "each");
    PathType item;
    if (!each) return true;
    const bool ok = loop_parse(r->compiler.paths, NULL, each, out, &item);
    *name = (PathNames){ NULL, out->name, ok ? item : (PathType){ NULL, STR("") } };
    r->compiler.names = name;
    return ok;
}

static bool read_path(PieceReader *r, const Value *map, const char *key, Str *out)
{
    const Value *v = value_get(map, key);
    PathType type;
    *out = value_str(v);
    return !v || path_resolve(r->compiler.paths, r->compiler.names, *out, v->span, &type);
}

static bool read_condition(PieceReader *r, const Value *map, Condition *out)
{
    const Value *condition = value_get(map, "if");
    return !condition || condition_parse(r->compiler.paths, r->compiler.names, condition, out);
}

/* Whether a model of this run can have what hangs on the condition. */
static bool may_hold(const PieceReader *r, const Loop *loop, const Condition *c)
{
    const char *never = r->compiler.paths->never;
    return str_is(loop->name, never) || condition_may_hold(c, never);
}

/* Millimeters a side: a card that can be held, and what a PDF can hold (14,400 points). */
#define FORMAT_MIN 10
#define FORMAT_MAX 5080

static bool read_size(PieceReader *r, const Value *v, Size *out)
{
    if (!v) return true;
    const double least = MM(FORMAT_MIN), most = MM(FORMAT_MAX);
    const bool known =
        size_named(card_formats, value_str(v), out) || size_named(papers, value_str(v), out);
    if (known && fmin(out->width, out->height) >= least && fmax(out->width, out->height) <= most)
        return true;
    if (known)
        return report(r->diag, MSG_NUMBER_RANGE, v->span, "a side",
                      c_format(r->arena, "%d mm", FORMAT_MIN),
                      c_format(r->arena, "%d mm", FORMAT_MAX), str_c(r->arena, value_str(v)));
    return report(r->diag, MSG_PIECE_FORMAT, v->span, str_c(r->arena, value_str(v)));
}

/* What the piece names, else what is usual for its kind. */
static const Imposition *read_imposition(const Value *format, const PieceTemplate *t)
{
    static const char *const usual[] = { "cards", "pages", "tiles" };
    const Value *named = value_get(format, "impose");
    if (named) return imposition_named(value_str(named));
    return imposition_named(t->up > 1 ? STR("n-up") : str(usual[t->kind]));
}

static bool read_format(PieceReader *r)
{
    static const char *const kinds[] = { "card", "page", "poster" };
    PieceTemplate *t = r->t;
    const Value *format = value_get(r->source, "format");
    for (int i = 0; i < 3; i++) {
        const Value *v = value_get(format, kinds[i]);
        if (!v) continue;
        t->kind = (PieceKind)i;
        t->info.format =
            str_format(r->arena, "%s: %.*s", kinds[i], (int)value_str(v).n, value_str(v).p);
        t->up = (unsigned)value_integer(value_get(format, "up"), 0);
        t->grows = value_truth(value_get(format, "grows"));
        t->imposition = read_imposition(format, t);
        t->split = value_truth(value_get(format, "split"));
        t->booklet = value_truth(value_get(format, "booklet"));
        t->is_poster = t->kind == PIECE_POSTER;
        t->fills_part = t->kind == PIECE_CARDS && value_truth(value_get(format, "part"));
        t->rim = MM(value_number(value_get(format, "rim"), 0));
        t->least = value_number(value_get(format, "least"), 0);
        if (!read_size(r, value_get(format, "slim"), &t->slim_size)) return false;
        if (t->is_poster && value_get(r->source, "pages")) t->kind = PIECE_DOCUMENT;
        if (t->kind == PIECE_DOCUMENT && str_is(value_str(v), "document")) return true;
        if (!read_size(r, v, &t->size)) return false;
        t->size_inch = t->size;
        if (!read_size(r, value_get(format, "large"), &t->large_size)) return false;
        t->large_inch = t->large_size;
        return read_size(r, value_get(format, "inch"), &t->size_inch) &&
               read_size(r, value_get(format, "large-inch"), &t->large_inch);
    }
    return report(r->diag, MSG_PIECE_FORMAT, format ? format->span : r->source->span, "this");
}

static Element *read_face(PieceReader *r, const char *key, const Value *map)
{
    const Value *v = value_get(map, key);
    if (!v) {
        report(r->diag, MSG_PIECE_KEY, map->span, key);
        return NULL;
    }
    return element_compile(&r->compiler, v);
}

static double min_scale(const Value *map, double otherwise)
{
    return value_number(value_get(value_get(map, "fit"), "min_scale"), otherwise);
}

/* Headers and footers do not flow, so they are compiled as parts of something that does not. */
static bool read_margin_part(PieceReader *r, const Value *v, Element **out)
{
    if (!v) return true;
    r->compiler.depth++;
    r->compiler.within = true;
    *out = element_compile(&r->compiler, v);
    r->compiler.within = false;
    r->compiler.depth--;
    return *out != NULL;
}

/* Of a run, which may have its own in place of the piece's. */
static const Value *page_value(const PieceReader *r, const Value *run, const char *key)
{
    const Value *own = value_get(run, key);
    return own ? own : value_get(value_get(r->source, "page"), key);
}

static Insets read_margin(const PieceReader *r, const Value *run)
{
    const Value *v = page_value(r, run, "margin");
    Insets margin = { 0 };
    if (v) store_insets(NULL, NULL, v, &margin);
    return margin;
}

static bool read_page_box(PieceReader *r, const Value *run, PageBox *box)
{
    const Value *v = value_get(r->source, "page"), *header = page_value(r, run, "header");
    box->margin = read_margin(r, run);
    const bool ok = read_margin_part(r, header, &box->header);
    return read_margin_part(r, value_get(v, "footer"), &box->footer) && ok;
}

/* On even pages the margins change sides. */
static double facing(const PieceReader *r, const Value *run)
{
    const Insets margin = read_margin(r, run);
    const bool turns = value_truth(value_get(value_get(r->source, "page"), "facing")) &&
                       !value_truth(value_get(run, "plain"));
    return turns ? margin.right - margin.left : 0;
}

/* The `page` of `v`, within the piece's page box unless its run is plain. */
static bool read_page(PieceReader *r, const Value *run, const Value *v, const Element **out)
{
    const bool plain = value_truth(value_get(run, "plain"));
    PageBox box = { .header = NULL };
    Element *body = read_face(r, "page", v);
    *out = body;
    if (!body || plain || !value_get(r->source, "page")) return body != NULL;
    if (!read_page_box(r, run, &box)) return false;
    *out = element_page(r->arena, &box, body);
    return true;
}

/* What form `i` of a run is read from. */
static const Value *form_source(const Value *run, size_t i)
{
    return i ? value_at(value_get(run, "or"), i - 1) : run;
}

/* The first form with the same page as form `i`. */
static size_t first_alike(const Value *run, size_t i)
{
    const Value *page = value_get(form_source(run, i), "page");
    size_t k = 0;
    while (!value_equal(value_get(form_source(run, k), "page"), page)) k++;
    return k;
}

/* The page of a run, and what may stand for it. */
static bool read_forms(PieceReader *r, const Value *v, PageRun *run)
{
    const size_t n = 1 + value_count(value_get(v, "or"));
    const int64_t most = value_integer(value_get(v, "most"), 1);
    bool ok = true;
    run->forms = ARENA_ARRAY(r->arena, PageForm, n);
    while (run->n_forms < n) {
        const size_t i = run->n_forms++, alike = first_alike(v, i);
        const Value *from = form_source(v, i);
        PageForm *form = &run->forms[i];
        if (alike == i) ok = read_page(r, v, from, &form->page) && ok;
        else form->page = run->forms[alike].page;
        form->lacks = value_truth(value_get(from, "lacks"));
        form->full = value_truth(value_get(from, "full"));
        form->most_pages = (size_t)value_integer(value_get(from, "most"), most);
    }
    return ok;
}

/* A run that says how it fits says all of it. */
static const Value *fit_of_run(const Value *run, const Value *piece)
{
    const Value *own = value_get(run, "fit");
    return own ? own : value_get(piece, "fit");
}

static bool read_runs(PieceReader *r)
{
    const Value *pages = value_get(r->source, "pages");
    if (!value_count(pages)) return report(r->diag, MSG_PIECE_KEY, r->source->span, "pages");
    r->t->runs = ARENA_ARRAY(r->arena, PageRun, value_count(pages));
    bool ok = true;
    for (size_t i = 0; i < value_count(pages); i++) {
        PageRun *run = &r->t->runs[r->t->n_runs++];
        const Value *v = value_at(pages, i);
        r->compiler.names = NULL;
        run->facing = facing(r, v);
        run->sheet = value_truth(value_get(v, "sheet"));
        run->contents = value_truth(value_get(v, "contents"));
        run->min_scale = min_scale(v, r->t->min_scale);
        run->tightens = value_truth(value_get(fit_of_run(v, r->source), "tighten"));
        run->sheets = value_truth(value_get(fit_of_run(v, r->source), "sheets"));
        run->slim_scale = value_number(value_get(value_get(v, "fit"), "slim"), r->t->slim_scale);
        run->leaf = INFINITY;
        if (value_get(v, "leaf")) store_length(NULL, NULL, value_get(v, "leaf"), &run->leaf);
        r->late = false;
        ok = read_loop(r, v, &run->loop, &r->name) && ok;
        ok = read_condition(r, v, &run->condition) && ok;
        if (may_hold(r, &run->loop, &run->condition)) ok = read_forms(r, v, run) && ok;
        run->late = r->late;
    }
    return ok;
}

/* A number, or a path to one. */
static bool read_copies(PieceReader *r, const Value *map, CardRun *run)
{
    const Value *v = value_get(map, "copies");
    const Str text = value_str(v);
    run->copies = 1;
    if (!text.n || !strchr("+-.0123456789", text.p[0]))
        return read_path(r, map, "copies", &run->copies_path);
    if (str_to_int(text, &run->copies) && run->copies >= 0 && run->copies <= COPIES_MAX)
        return true;
    return report(r->diag, MSG_NUMBER_RANGE, v->span, "`copies`", "0",
                  c_format(r->arena, "%d", COPIES_MAX), str_c(r->arena, text));
}

static bool read_card_run(PieceReader *r, const Value *map, CardRun *run)
{
    r->compiler.names = NULL;
    run->fills = value_truth(value_get(map, "fills"));
    run->once = value_truth(value_get(map, "once"));
    run->apart = value_truth(value_get(map, "apart"));
    bool ok = read_loop(r, map, &run->loop, &r->name);
    ok = read_condition(r, map, &run->condition) && ok;
    ok = read_copies(r, map, run) && ok;
    ok = read_path(r, map, "back-of", &run->back_path) && ok;
    ok = read_path(r, map, "name", &run->name_path) && ok;
    ok = read_path(r, map, "heap", &run->heap_path) && ok;
    if (!may_hold(r, &run->loop, &run->condition)) return ok;
    ok = (run->front = read_face(r, "front", map)) != NULL && ok;
    if (value_get(map, "back")) ok = (run->back = read_face(r, "back", map)) && ok;
    if (value_get(map, "spare")) ok = (run->spare = read_face(r, "spare", map)) && ok;
    return ok;
}

/* Runs under `cards`, or the piece itself is the only one. */
static bool read_cards(PieceReader *r)
{
    PieceTemplate *t = r->t;
    const Value *runs = value_get(r->source, "cards");
    const size_t n = runs ? value_count(runs) : 1;
    bool ok = true;
    t->cards = ARENA_ARRAY(r->arena, CardRun, n);
    for (size_t i = 0; i < n; i++)
        ok = read_card_run(r, runs ? value_at(runs, i) : r->source, &t->cards[t->n_cards++]) && ok;
    return ok;
}

static Slim slim_of(Str word)
{
    return str_is(word, "none") ? SLIM_NONE : str_is(word, "less") ? SLIM_LESS : SLIM_SAME;
}

/* The strings of a piece stand under its name: "dm_screen". */
static Str group_of(Arena *a, Str name)
{
    char *group = str_c(a, name);
    for (char *c = group; *c; c++)
        if (*c == '-') *c = '_';
    return str(group);
}

/* What paper it is printed on, and what is done with it then. */
static void read_print(PieceTemplate *t, const Value *print)
{
    const Str sides = value_str(value_get(print, "sides"));
    t->stock = print ? value_str(value_get(print, "stock")) : STR("paper");
    t->cut = value_str(value_get(print, "cut"));
    t->slim_cut = value_str(value_get(print, "slim-cut"));
    t->envelope = value_str(value_get(print, "envelope"));
    t->cuts = value_integer(value_get(print, "cuts"), 0);
    t->seats_a_copy = value_integer(value_get(print, "seats-a-copy"), 0);
    t->unnumbered = value_truth(value_get(print, "unnumbered"));
    t->extra = value_truth(value_get(print, "extra"));
    t->first = value_integer(value_get(print, "first"), 0);
    t->whole = value_truth(value_get(print, "whole"));
    t->two_sided_slim = str_is(sides, "slim");
    t->one_sided = t->two_sided_slim || str_is(sides, "one");
}

static void read_settings(PieceTemplate *t, const Value *source)
{
    const Value *fit = value_get(source, "fit");
    t->span = source->span;
    t->large_print = value_truth(value_get(source, "large-print"));
    t->slim = slim_of(value_str(value_get(source, "slim")));
    t->last = value_truth(value_get(source, "last"));
    t->reads = value_get(source, "reads");
    t->looks = value_get(source, "looks");
    t->skims = value_get(source, "skims");
    t->pages_of = value_get(source, "pages-of");
    t->min_scale = min_scale(source, 1);
    t->even = value_truth(value_get(fit, "even"));
    t->slim_scale = value_number(value_get(fit, "slim"), 1);
    t->small_scale = value_number(value_get(fit, "small"), 1);
    t->bleed = BLEED;
    t->info.about = value_str(value_get(source, "about"));
    t->info.audience = audience_of(value_str(value_get(source, "audience")));
    t->info.attach = t->info.audience == AUDIENCE_DM && value_truth(value_get(source, "attach"));
    read_print(t, value_get(source, "print"));
}

static bool read_content(PieceReader *r)
{
    PieceTemplate *t = r->t;
    if (!read_format(r)) return false;
    switch (t->kind) {
    case PIECE_CARDS: return read_cards(r);
    case PIECE_DOCUMENT: return read_runs(r);
    case PIECE_POSTER: break;
    }
    return (t->poster = read_face(r, "front", r->source)) != NULL;
}

PieceTemplate *piece_compile(const Paths *paths, const Theme *theme, const Value *shared_parts,
                             Str name, const Value *source)
{
    Arena *a = paths->arena;
    Diag *d = paths->diag;
    Paths own_paths = *paths;
    PieceTemplate *t = ARENA_NEW(a, PieceTemplate);
    PieceReader r = { .arena = a, .diag = d, .source = source, .t = t };
    const Value *style = value_get(source, "style"), *own = value_get(source, "piece");
    if (!str_eq(value_str(own), name)) {
        if (own) report(d, MSG_PIECE_NAME, own->span, str_c(a, name)); /* else it was missed */
        return NULL;
    }
    r.compiler = (Compiler){
        .arena = a,
        .diag = d,
        .theme = theme,
        .includes = { value_get(source, "parts"), shared_parts },
        .style = theme_style(theme, style ? value_str(style) : STR("body")),
        .paths = &own_paths,
    };
    if (!r.compiler.style) {
        report(d, MSG_TEMPLATE_STYLE, value_span(style ? style : source), "body");
        return NULL;
    }
    map_init(&r.compiler.included, a);
    t->info.name = name;
    t->group = group_of(a, name);
    read_settings(t, source);
    own_paths.late = &r.late;
    own_paths.open = t->info.audience == AUDIENCE_PLAYERS;
    if (!read_content(&r)) return NULL;
    t->anchors = r.compiler.anchors;
    t->info.cards = t->kind == PIECE_CARDS && t->imposition->impose == impose_grid &&
                    !str_is(value_str(value_get(value_get(source, "print"), "stock")), "paper");
    t->one_sided = t->one_sided || (t->imposition && t->imposition->one_sided);
    return t;
}
