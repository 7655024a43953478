/* piece.c - compiling templates/pieces/. */
#include "kit/piece_schema.h"

#include "print/fold.h"
#include "print/paper.h"

/* Cards carry their fills this far over the trim; see print/. */
#define BLEED MM(3)

typedef struct PieceReader {
    Arena *arena;
    Diag *diag;
    Compiler compiler;
    const Value *source;
    PieceTemplate *t;
} PieceReader;

static bool read_each(PieceReader *r, const Value *map, Str *name, Str *path)
{
    const Value *each = value_get(map, "each");
    if (!each) return true;
    if (each->map.n != 1) return report(r->diag, MSG_TEMPLATE_EACH, each->span, NULL);
    *name = each->map.at[0].key;
    *path = value_str(each->map.at[0].value);
    return true;
}

static bool read_size(PieceReader *r, const Value *v, Size *out)
{
    if (!v) return true;
    if (size_named(card_formats, value_str(v), out) || size_named(papers, value_str(v), out))
        return true;
    return report(r->diag, MSG_PIECE_FORMAT, v->span, str_c(r->arena, value_str(v)));
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
        t->fold = (unsigned)value_integer(value_get(format, "fold"), 0);
        if (t->fold && t->fold != FOLD_PAGES)
            return report(r->diag, MSG_PIECE_FORMAT, format->span, "fold");
        if (t->kind == PIECE_DOCUMENT && str_is(value_str(v), "document")) return true;
        if (!read_size(r, v, &t->size)) return false;
        t->size_inch = t->size;
        return read_size(r, value_get(format, "inch"), &t->size_inch);
    }
    return report(r->diag, MSG_PIECE_FORMAT, format ? format->span : r->source->span, "this");
}

static const Element *read_face(PieceReader *r, const char *key, const Value *map)
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

/* The page of a run, and what may stand for it. */
static bool read_forms(PieceReader *r, const Value *v, PageRun *run)
{
    const Value *others = value_get(v, "or");
    run->forms = ARENA_ARRAY(r->arena, PageForm, 1 + value_count(others));
    for (size_t i = 0; i <= value_count(others); i++) {
        const Value *from = i ? value_at(others, i - 1) : v;
        PageForm *form = &run->forms[run->n_forms++];
        if (!(form->page = read_face(r, "page", from))) return false;
        form->lacks = value_truth(value_get(from, "lacks"));
    }
    return true;
}

static bool read_runs(PieceReader *r)
{
    const Value *pages = value_get(r->source, "pages");
    if (!value_count(pages)) return report(r->diag, MSG_PIECE_KEY, r->source->span, "pages");
    r->t->runs = ARENA_ARRAY(r->arena, PageRun, value_count(pages));
    for (size_t i = 0; i < value_count(pages); i++) {
        PageRun *run = &r->t->runs[r->t->n_runs++];
        const Value *v = value_at(pages, i);
        run->if_path = value_str(value_get(v, "if"));
        run->contents = value_truth(value_get(v, "contents"));
        run->min_scale = min_scale(v, r->t->min_scale);
        if (!read_each(r, v, &run->each_name, &run->each_path) || !read_forms(r, v, run))
            return false;
    }
    return true;
}

static bool read_cards(PieceReader *r)
{
    PieceTemplate *t = r->t;
    t->copies_path = value_str(value_get(r->source, "copies"));
    t->back_path = value_str(value_get(r->source, "back-of"));
    t->name_path = value_str(value_get(r->source, "name"));
    if (!read_each(r, r->source, &t->each_name, &t->each_path)) return false;
    if (!(t->front = read_face(r, "front", r->source))) return false;
    if (value_get(r->source, "back") && !(t->back = read_face(r, "back", r->source))) return false;
    return !value_get(r->source, "spare") || (t->spare = read_face(r, "spare", r->source)) != NULL;
}

PieceTemplate *piece_compile(Arena *a, Diag *d, const Theme *theme, const Value *shared_parts,
                             Str name, const Value *source)
{
    PieceTemplate *t = ARENA_NEW(a, PieceTemplate);
    PieceReader r = { .arena = a, .diag = d, .source = source, .t = t };
    const Value *style = value_get(source, "style"), *own = value_get(source, "piece");
    if (!str_eq(value_str(own), name)) {
        report(d, MSG_PIECE_NAME, own->span, str_c(a, name));
        return NULL;
    }
    r.compiler = (Compiler){
        .arena = a,
        .diag = d,
        .theme = theme,
        .includes = { value_get(source, "parts"), shared_parts },
        .style = theme_style(theme, style ? value_str(style) : STR("body")),
    };
    t->span = source->span;
    const Value *print = value_get(source, "print");
    t->stock = print ? value_str(value_get(print, "stock")) : STR("paper");
    t->cut = value_str(value_get(print, "cut"));
    t->envelope = value_str(value_get(print, "envelope"));
    t->seats_a_copy = value_integer(value_get(print, "seats-a-copy"), 0);
    t->one_sided = str_is(value_str(value_get(print, "sides")), "one");
    t->large_print = value_truth(value_get(source, "large-print"));
    t->last = value_truth(value_get(source, "last"));
    t->min_scale = min_scale(source, 1);
    t->bleed = BLEED;
    t->title = value_str(value_get(source, "title"));
    t->info = (PieceInfo){ .name = name,
                           .about = value_str(value_get(source, "about")),
                           .audience = str_is(value_str(value_get(source, "audience")), "players")
                                           ? AUDIENCE_PLAYERS
                                           : AUDIENCE_DM };
    t->info.attach = t->info.audience == AUDIENCE_DM && value_truth(value_get(source, "attach"));
    if (!r.compiler.style) {
        report(d, MSG_TEMPLATE_STYLE, value_span(style ? style : source), "body");
        return NULL;
    }
    bool ok = read_format(&r) &&
              (t->kind == PIECE_CARDS      ? read_cards(&r)
               : t->kind == PIECE_DOCUMENT ? read_runs(&r)
                                           : (t->front = read_face(&r, "front", source)) != NULL);
    t->one_sided = t->one_sided || t->kind == PIECE_POSTER || t->up > 1 || t->fold;
    return ok ? t : NULL;
}
