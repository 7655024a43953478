/* families.h - how the Fonts are kept, shared by font.c (families and faces) and font_chain.c (the
 * fallbacks of a character).  Private to them. */
#ifndef DDKIT_TEXT_FAMILIES_H
#define DDKIT_TEXT_FAMILIES_H

#include "base/map.h"
#include "base/vec.h"
#include "text/font.h"

#define FONTS_MAX 65000 /* in use; a machine has some thousand */

typedef enum FaceState { FACE_NAMED, FACE_FOUND, FACE_OPEN, FACE_ABSENT, FACE_BROKEN } FaceState;

typedef struct FontFace {
    FaceFile file;
    FaceState state;
    const char *path;  /* once found */
    const char *fault; /* once broken */
    Font *font;        /* once open */
} FontFace;

/* What was found for a wish. */
typedef struct Choice {
    int weight;
    bool italic;
    const Font *font;
} Choice;

typedef struct Family {
    Str name, language;
    VEC(FontFace *) faces;
    VEC(Choice) choices; /* by fonts_face, so far */
    VEC(struct Family *) fallbacks;
} Family;

struct Fonts {
    Arena *arena;
    Diag *diag;
    VEC(const char *) folders;
    VEC(Family *) families, common;
    FontsMore *more; /* until it was called */
    void *more_user;
    Map family_by_name;
    Map face_by_place; /* "path\0index": a file in two families is one Font */
    VEC(FontFace *) open;
    VEC(const Font *) used;         /* by id */
    VEC(struct FontChain *) chains; /* font_chain.c */
    struct SystemFonts *system;     /* system_fonts.c, once asked for */
};

/* Makes the font one of those in use, with the next id. */
const Font *font_use(Fonts *f, Font *font);

/* Adds the families that have been put off so far. */
void fonts_more(Fonts *f);

Family *family_named(Fonts *f, Str name); /* made where there is none */

/* The nearest face of the family that can be opened, not yet in use; NULL when there is none. */
Font *family_font(Fonts *f, Family *family, int weight, bool italic);

/* Opens a file that no family names; NULL where it can't serve. */
Font *font_at(Fonts *f, const char *path, unsigned index, int weight, bool italic);

#endif
