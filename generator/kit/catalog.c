/* catalog.c - reading all pieces, those that tell of the others last. */
#include "kit/catalog.h"

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

bool catalog_read(Catalog *to, Arena *a, Diag *d, const Library *library, const Theme *theme,
                  const Value *strings, const char *const *only)
{
    Str *names;
    size_t n = library_names(library, a, "pieces", &names);
    const CatalogReader r = { .library = library,
                              .theme = theme,
                              .shared = library_read(library, a, d, "parts.yaml", &parts_schema),
                              .paths = { .arena = a,
                                         .diag = d,
                                         .root = &scenario_schema,
                                         .additions = model_additions,
                                         .strings = strings } };
    VEC(PieceTemplate *) last = { 0 };
    bool ok = r.shared && strings;
    for (size_t i = 0; i < n; i++) {
        if (!is_wanted(only, names[i])) {
            *vec_push(a, &to->infos) = (PieceInfo){ .name = names[i] };
            continue;
        }
        PieceTemplate *t = read_piece(&r, names[i]);
        ok = ok && t;
        if (t && t->last) *vec_push(a, &last) = t;
        else if (t) *vec_push(a, &to->pieces) = t;
    }
    for (size_t i = 0; i < last.n; i++) *vec_push(a, &to->pieces) = last.at[i];
    for (size_t i = 0; i < to->pieces.n; i++) *vec_push(a, &to->infos) = to->pieces.at[i]->info;
    return ok;
}

const PieceTemplate *catalog_find(const Catalog *c, Str name)
{
    for (size_t i = 0; i < c->pieces.n; i++)
        if (str_eq(c->pieces.at[i]->info.name, name)) return c->pieces.at[i];
    return NULL;
}
