/* catalog.c - reading all pieces, those that tell of others after these. */
#include "kit/catalog.h"

#include "data/suggest.h"
#include "kit/model_schema.h"
#include "kit/piece_schema.h"

typedef struct CatalogReader {
    const Library *library;
    const Theme *theme;
    const Value *shared; /* parts of several pieces */
    Paths paths;
} CatalogReader;

static bool is_wanted(const char *const *only, Str name)
{
    if (!only) return true;
    while (*only && !str_is(name, *only)) only++;
    return *only != NULL;
}

static PieceTemplate *read_piece(const CatalogReader *r, Str name)
{
    Arena *a = r->paths.arena;
    const char *file = c_format(a, "pieces/%.*s.yaml", (int)name.n, name.p);
    const Value *source = library_read(r->library, a, r->paths.diag, file, &piece_schema);
    if (!source || !r->shared) return NULL;
    return piece_compile(&r->paths, r->theme, r->shared, name, source);
}

static bool is_among(const Str *names, size_t n, Str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(names[i], name)) return true;
    return false;
}

typedef VEC(PieceTemplate *) Pieces;

static PieceTemplate *find(const Catalog *c, Str name)
{
    for (size_t i = 0; i < c->pieces.n; i++)
        if (str_eq(c->pieces.at[i]->info.name, name)) return c->pieces.at[i];
    return NULL;
}

/* Adds a piece, and behind it those of `waiting` that tell its pages. */
static void add_piece(Catalog *to, Arena *a, PieceTemplate *t, const Pieces *waiting)
{
    PieceTemplate *told = t->pages_of ? find(to, value_str(t->pages_of)) : NULL;
    if (told) told->told = true;
    *vec_push(a, &to->pieces) = t;
    for (size_t i = 0; i < waiting->n; i++)
        if (str_eq(value_str(waiting->at[i]->pages_of), t->info.name))
            add_piece(to, a, waiting->at[i], waiting);
}

/* Whether the piece has to wait for the one whose pages it tells, one of those names that come yet.
 */
static bool waits(const PieceTemplate *t, const char *const *only, const Str *names, size_t n)
{
    const Str told = value_str(t->pages_of);
    return t->pages_of && is_wanted(only, told) && is_among(names, n, told);
}

bool catalog_read(Catalog *to, Arena *a, Diag *d, const Library *library, const Theme *theme,
                  const Value *strings, const char *const *only, bool whole)
{
    Str *names;
    size_t n = library_names(library, a, "pieces", &names);
    Map known;
    map_init(&known, a);
    const CatalogReader r = { .library = library,
                              .theme = theme,
                              .shared = library_read(library, a, d, "parts.yaml", &parts_schema),
                              .paths = { .arena = a,
                                         .diag = d,
                                         .root = &scenario_schema,
                                         .additions = model_additions,
                                         .strings = strings,
                                         .never = whole ? "slim" : NULL,
                                         .known = &known } };
    Pieces last = { 0 }, waiting = { 0 };
    bool ok = r.shared && strings;
    for (size_t i = 0; i < n; i++) {
        if (!is_wanted(only, names[i])) {
            *vec_push(a, &to->infos) = (PieceInfo){ .name = names[i] };
            continue;
        }
        PieceTemplate *t = read_piece(&r, names[i]);
        ok = ok && t;
        if (t && t->last) *vec_push(a, &last) = t;
        else if (t && waits(t, only, names + i, n - i)) *vec_push(a, &waiting) = t;
        else if (t) add_piece(to, a, t, &waiting);
        if (t && t->pages_of && !is_among(names, n, value_str(t->pages_of))) {
            ok = report(d, MSG_PIECE_UNKNOWN, value_span(t->pages_of),
                        str_c(a, value_str(t->pages_of)));
            suggest(a, d, value_str(t->pages_of), names, n);
        }
    }
    for (size_t i = 0; i < last.n; i++) add_piece(to, a, last.at[i], &waiting);
    for (size_t i = 0; i < waiting.n; i++) /* two that wait for each other */
        if (!find(to, waiting.at[i]->info.name)) *vec_push(a, &to->pieces) = waiting.at[i];
    for (size_t i = 0; i < to->pieces.n; i++) *vec_push(a, &to->infos) = to->pieces.at[i]->info;
    return ok;
}

const PieceTemplate *catalog_find(const Catalog *c, Str name)
{
    return find(c, name);
}
