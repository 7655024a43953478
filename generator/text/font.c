/* font.c - families of faces, nearest weight and slant, files opened when first needed.
 *
 * A face goes from named to found or absent when somebody asks whether it is there, and from found
 * to open or broken when it is to draw.  A broken fallback is passed over with a warning; a face
 * that a style asks for and that is broken or absent is a failure: the kit would look wrong. */
#include "text/font.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "text/families.h"
#include "text/font_chain.h"
#include "text/font_file.h"
#include "text/system_fonts.h"

Fonts *fonts_new(Arena *a, Diag *d)
{
    Fonts *f = ARENA_NEW(a, Fonts);
    *f = (Fonts){ .arena = a, .diag = d };
    map_init(&f->family_by_name, a);
    map_init(&f->face_by_place, a);
    return f;
}

void fonts_free(Fonts *f)
{
    if (!f) return;
    for (size_t i = 0; i < f->open.n; i++) font_file_close(f->open.at[i]->font);
    system_fonts_close(f->system);
}

Family *family_named(Fonts *f, Str name)
{
    Family *family = map_get(&f->family_by_name, name);
    if (family) return family;
    family = ARENA_NEW(f->arena, Family);
    family->name = str_copy(f->arena, name);
    map_set(&f->family_by_name, family->name, family);
    *vec_push(f->arena, &f->families) = family;
    return family;
}

void fonts_add_folder(Fonts *f, const char *path)
{
    *vec_push(f->arena, &f->folders) = c_format(f->arena, "%s", path);
}

void fonts_add_face(Fonts *f, Str family, FaceFile file)
{
    FontFace *face = ARENA_NEW(f->arena, FontFace);
    face->file = file;
    face->file.path = c_format(f->arena, "%s", file.path);
    face->file.package = file.package ? c_format(f->arena, "%s", file.package) : NULL;
    *vec_push(f->arena, &family_named(f, family)->faces) = face;
}

void fonts_add_fallback(Fonts *f, Str family, Str fallback)
{
    Family *to = family_named(f, fallback);
    *vec_push(f->arena, &family_named(f, family)->fallbacks) = to;
}

void fonts_add_common(Fonts *f, Str fallback)
{
    *vec_push(f->arena, &f->common) = family_named(f, fallback);
}

void fonts_set_more(Fonts *f, FontsMore *add, void *user)
{
    f->more = add;
    f->more_user = user;
}

void fonts_more(Fonts *f)
{
    FontsMore *add = f->more;
    f->more = NULL;
    if (add) add(f->more_user, f);
}

void fonts_set_language(Fonts *f, Str family, Str language)
{
    family_named(f, family)->language = str_copy(f->arena, language);
}

/* Looks for the face's file, once. */
static bool face_exists(const Fonts *f, FontFace *face)
{
    if (face->state != FACE_NAMED) return face->state != FACE_ABSENT;
    face->state = FACE_ABSENT;
    if (strchr(face->file.path, '/')) {
        if (file_kind(face->file.path) == FILE_NONE) return false;
        face->path = face->file.path;
    }
    for (size_t i = 0; i < f->folders.n && !face->path; i++) {
        ArenaMark mark = arena_mark(f->arena);
        const char *path = path_join(f->arena, f->folders.at[i], face->file.path);
        if (file_kind(path) != FILE_NONE) face->path = path;
        else arena_rewind(f->arena, mark);
    }
    if (face->path) face->state = FACE_FOUND;
    return face->path != NULL;
}

/* How far a face's weight is from the wanted one: CSS Fonts 4, 5.2, step "font-weight".  From 400
 * to 500 the search goes up to 500 first; below it goes down first, above up first. */
static int weight_distance(int wanted, int weight)
{
    enum { SECOND = 1000, THIRD = 2000 };
    int gap = abs(weight - wanted);
    if (weight == wanted) return 0;
    if (wanted >= 400 && wanted <= 500) {
        if (weight > wanted) return weight <= 500 ? gap : THIRD + gap;
        return SECOND + gap;
    }
    bool preferred = wanted < 400 ? weight < wanted : weight > wanted;
    return preferred ? gap : SECOND + gap;
}

/* Slant is decided before weight. */
static int face_distance(const FontFace *face, int weight, bool italic)
{
    enum { OTHER_SLANT = 10000 };
    return weight_distance(weight, face->file.weight) +
           (face->file.italic == italic ? 0 : OTHER_SLANT);
}

static FontFace *nearest_face(const Fonts *f, const Family *family, int weight, bool italic,
                              bool skip_broken)
{
    FontFace *best = NULL;
    for (size_t i = 0; i < family->faces.n; i++) {
        FontFace *face = family->faces.at[i];
        if (face->state == FACE_BROKEN && skip_broken) continue;
        const bool nearer =
            !best || face_distance(face, weight, italic) < face_distance(best, weight, italic);
        if (nearer && face_exists(f, face)) best = face;
    }
    return best;
}

static Str place_of(Fonts *f, const char *path, unsigned index)
{
    return str_format(f->arena, "%s#%u", path, index);
}

static void open_face(Fonts *f, FontFace *face)
{
    Str place = place_of(f, face->path, face->file.index);
    FontFace *same = map_get(&f->face_by_place, place);
    if (same) {
        face->state = same->state;
        face->fault = same->fault;
        face->font = same->font;
        return;
    }
    map_set(&f->face_by_place, place, face);
    face->font = font_file_open(f->arena, face->path, face->file.index, &face->fault);
    face->state = face->font ? FACE_OPEN : FACE_BROKEN;
    if (!face->font) return;
    face->font->weight = face->file.weight;
    face->font->italic = face->file.italic;
    face->font->id = UINT32_MAX;
    *vec_push(f->arena, &f->open) = face;
}

Font *family_font(Fonts *f, Family *family, int weight, bool italic)
{
    if (!family->faces.n) fonts_more(f);
    for (FontFace *face; (face = nearest_face(f, family, weight, italic, true));) {
        if (face->state == FACE_FOUND) open_face(f, face);
        if (face->state == FACE_OPEN) return face->font;
        report(f->diag, MSG_FONT_SKIPPED, face->file.at, face->path, face->fault);
    }
    return NULL;
}

Font *font_at(Fonts *f, const char *path, unsigned index, int weight, bool italic)
{
    FontFace *face = map_get(&f->face_by_place, place_of(f, path, index));
    if (!face) {
        face = ARENA_NEW(f->arena, FontFace);
        face->file = (FaceFile){ .weight = weight, .italic = italic, .index = index };
        face->path = c_format(f->arena, "%s", path);
        open_face(f, face);
    }
    return face->font;
}

const Font *font_use(Fonts *f, Font *font)
{
    if (font->id == UINT32_MAX) {
        if (f->used.n >= FONTS_MAX) out_of_memory(); /* a chain's memory counts in 16 bits */
        font->id = (uint32_t)f->used.n;
        *vec_push(f->arena, &f->used) = font;
    }
    return font;
}

/* The face the user most likely misses: the nearest one, whether its file is there or not. */
static const FontFace *wanted_face(const Family *family, int weight, bool italic)
{
    const FontFace *best = NULL;
    for (size_t i = 0; family && i < family->faces.n; i++) {
        const FontFace *face = family->faces.at[i];
        if (!best || face_distance(face, weight, italic) < face_distance(best, weight, italic))
            best = face;
    }
    return best;
}

static void report_missing(Fonts *f, Str name, const FontFace *face)
{
    const char *family = str_c(f->arena, name);
    if (!face) {
        report(f->diag, MSG_FONT_FAMILY, SPAN_NONE, family);
        return;
    }
    report(f->diag, MSG_FONT_MISSING, face->file.at, family, face->file.path);
    if (face->file.package)
        report_hint(f->diag,
                    c_format(f->arena, "install the Debian package %s, or put the file into fonts/",
                             face->file.package));
}

static const Font *choose_face(Fonts *f, Str family, const Family *found, int weight, bool italic)
{
    FontFace *face = found ? nearest_face(f, found, weight, italic, false) : NULL;
    if (!face) {
        report_missing(f, family, wanted_face(found, weight, italic));
        return NULL;
    }
    if (face->state == FACE_FOUND) open_face(f, face);
    if (face->state == FACE_OPEN) return font_use(f, face->font);
    report(f->diag, MSG_FONT_BROKEN, face->file.at, face->path, face->fault);
    if (face->file.package)
        report_hint(f->diag, c_format(f->arena,
                                      "replace it with a complete copy, or, if it came with the "
                                      "Debian package %s, reinstall that package",
                                      face->file.package));
    return NULL;
}

const Font *fonts_face(Fonts *f, Str family, int weight, bool italic)
{
    Family *found = map_get(&f->family_by_name, family);
    if (!found || !found->faces.n) {
        fonts_more(f);
        found = map_get(&f->family_by_name, family);
    }
    for (size_t i = 0; found && i < found->choices.n; i++) {
        const Choice *known = &found->choices.at[i];
        if (known->weight == weight && known->italic == italic) return known->font;
    }
    const Font *font = choose_face(f, family, found, weight, italic);
    if (font) *vec_push(f->arena, &found->choices) = (Choice){ weight, italic, font };
    return font;
}
