/* font_file.c - a font file, mapped, checked and measured.
 *
 * HarfBuzz reads damaged files without complaint and shows empty glyphs for what it can't find; a
 * kit with blank words is worse than none, so the table directory is checked here first. */
#include "text/font_file.h"

#include <errno.h>
#include <hb-ot.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H

#include "base/files.h"
#include "text/unicode.h"

/* One record of the directory, OpenType 1.9, "Table Directory". */
#define DIRECTORY_HEAD 12
#define DIRECTORY_RECORD 16
#define COLLECTION_HEAD 12

static uint32_t big_endian(const char *p, size_t bytes)
{
    uint32_t v = 0;
    for (size_t i = 0; i < bytes; i++) v = v << 8 | (unsigned char)p[i];
    return v;
}

/* True when every table of face `index` lies inside the file. */
static bool tables_whole(Str file, unsigned index)
{
    size_t at = 0;
    if (file.n < DIRECTORY_HEAD) return false;
    if (memcmp(file.p, "ttcf", 4) == 0) {
        if (index >= big_endian(file.p + 8, 4)) return false;
        size_t entry = COLLECTION_HEAD + (size_t)index * 4;
        if (entry + 4 > file.n) return false;
        at = big_endian(file.p + entry, 4);
    }
    if (at > file.n - DIRECTORY_HEAD) return false;
    size_t n = big_endian(file.p + at + 4, 2);
    if (n == 0 || n * DIRECTORY_RECORD > file.n - at - DIRECTORY_HEAD) return false;
    for (size_t i = 0; i < n; i++) {
        const char *record = file.p + at + DIRECTORY_HEAD + i * DIRECTORY_RECORD;
        size_t offset = big_endian(record + 8, 4), length = big_endian(record + 12, 4);
        if (offset > file.n || length > file.n - offset) return false;
    }
    return true;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool found = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return found;
}

/* A PDF embeds TrueType and CFF outlines; CFF2, bitmaps and color layers have no place in it. */
static bool has_outlines(hb_face_t *face)
{
    bool pictures = has_table(face, HB_TAG('C', 'B', 'D', 'T')) ||
                    has_table(face, HB_TAG('s', 'b', 'i', 'x')) ||
                    has_table(face, HB_TAG('C', 'O', 'L', 'R'));
    bool outlines =
        has_table(face, HB_TAG('g', 'l', 'y', 'f')) || has_table(face, HB_TAG('C', 'F', 'F', ' '));
    return outlines && !pictures;
}

static const char *find_fault(hb_blob_t *blob, hb_face_t *face, unsigned index)
{
    unsigned length = 0;
    const char *data = hb_blob_get_data(blob, &length);
    if (!tables_whole((Str){ data, length }, index)) return "is damaged or not a font";
    if (!has_outlines(face)) return "has no outlines that a PDF can embed";
    if (hb_face_get_glyph_count(face) == 0 || !has_table(face, HB_TAG('c', 'm', 'a', 'p')))
        return "is damaged: it has no glyphs";
    return NULL;
}

/* In parts of the em; `otherwise` where the font says nothing or nonsense. */
static double metric(const Font *f, hb_ot_metrics_tag_t tag, double otherwise)
{
    hb_position_t v = 0;
    if (!hb_ot_metrics_get_position(f->hb, tag, &v)) return otherwise;
    double em = v / f->units_per_em;
    return em > -4 && em < 4 ? em : otherwise;
}

static double positive(double v, double otherwise)
{
    return v > 0 ? v : otherwise;
}

/* What only FreeType tells.  False where it cannot open the face. */
static bool ask_freetype(Font *f)
{
    FT_Library library;
    FT_Face ft;
    unsigned n;
    hb_blob_t *blob = hb_face_reference_blob(f->face);
    const char *data = hb_blob_get_data(blob, &n);
    if (FT_Init_FreeType(&library)) out_of_memory();
    bool ok =
        !FT_New_Memory_Face(library, (const FT_Byte *)data, (FT_Long)n, (FT_Long)f->index, &ft);
    if (ok) {
        const FT_Pos box[] = { ft->bbox.xMin, ft->bbox.yMin, ft->bbox.xMax, ft->bbox.yMax };
        for (int i = 0; i < 4; i++) f->box[i] = (double)box[i] / f->units_per_em;
        FT_Bool cid_keyed = 0;
        f->cid_keyed = f->cff && !FT_Get_CID_Is_Internally_CID_Keyed(ft, &cid_keyed) && cid_keyed;
        FT_Done_Face(ft);
    }
    FT_Done_FreeType(library);
    hb_blob_destroy(blob);
    return ok;
}

static void measure(Font *f)
{
    f->ascent = positive(metric(f, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 0.8), 0.8);
    f->descent = positive(-metric(f, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -0.2), 0.2);
    f->cap_height = positive(metric(f, HB_OT_METRICS_TAG_CAP_HEIGHT, 0.7), 0.7);
    f->x_height = positive(metric(f, HB_OT_METRICS_TAG_X_HEIGHT, 0.5), 0.5);
    f->underline_at = positive(-metric(f, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -0.1), 0.1);
    f->underline_width = positive(metric(f, HB_OT_METRICS_TAG_UNDERLINE_SIZE, 0.05), 0.05);
}

/* All of "iMw" are as wide as each other: sound enough, and true of fonts that forget to say so in
 * their `post` table. */
static bool is_fixed_width(const Font *f)
{
    hb_position_t first = 0;
    for (const char *c = "iMw."; *c; c++) {
        hb_codepoint_t glyph;
        if (!hb_font_get_nominal_glyph(f->hb, (hb_codepoint_t)*c, &glyph)) return false;
        hb_position_t advance = hb_font_get_glyph_h_advance(f->hb, glyph);
        if (*c == 'i') first = advance;
        if (advance != first) return false;
    }
    return true;
}

static bool is_name_char(char c)
{
    return c > ' ' && c < 127 && !strchr("[](){}<>/%#", c);
}

/* The name a PDF calls the font by: the font's own, else the file's, without delimiters (PDF
 * 32000-1, 7.3.5). */
static Str name_of(Arena *a, const Font *f)
{
    char buffer[128];
    unsigned n = sizeof buffer;
    hb_ot_name_get_utf8(f->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, buffer);
    Str name = n ? (Str){ buffer, n } : path_stem(f->path);
    Buf b = { .arena = a };
    for (size_t i = 0; i < name.n; i++)
        if (is_name_char(name.p[i])) buf_char(&b, name.p[i]);
    return b.n ? buf_done(&b) : STR("Font");
}

/* Takes the face.  NULL where it is damaged in a way that only shows on closer inspection. */
static Font *font_of(Arena *a, const char *path, unsigned index, hb_face_t *face)
{
    Font *f = ARENA_NEW(a, Font);
    *f = (Font){ .path = c_format(a, "%s", path), .index = index, .face = face };
    unsigned units = hb_face_get_upem(face);
    f->hb = hb_font_create(face);
    f->units_per_em = units;
    hb_font_set_scale(f->hb, (int)units, (int)units);
    hb_font_make_immutable(f->hb);
    f->cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
    if (!ask_freetype(f)) {
        font_file_close(f);
        return NULL;
    }
    f->postscript_name = name_of(a, f);
    f->fixed_width = is_fixed_width(f);
    measure(f);
    return f;
}

Font *font_file_open(Arena *a, const char *path, unsigned index, const char **fault)
{
    *fault = "is not a file";
    if (file_kind(path) != FILE_REGULAR) return NULL;
    errno = 0;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob) {
        if (errno == ENOMEM) out_of_memory();
        *fault = c_format(a, "cannot be read: %s", strerror(errno ? errno : EIO));
        return NULL;
    }
    hb_face_t *face = hb_face_create(blob, index);
    *fault = find_fault(blob, face, index);
    hb_blob_destroy(blob);
    if (*fault) {
        hb_face_destroy(face);
        return NULL;
    }
    Font *font = font_of(a, path, index, face);
    if (!font) *fault = "is damaged or not a font";
    return font;
}

void font_file_close(Font *f)
{
    hb_font_destroy(f->hb);
    hb_face_destroy(f->face);
}

bool font_has(const Font *f, uint32_t c)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(f->hb, c, &glyph) && glyph <= UINT16_MAX;
}

bool font_draws(const Font *f, uint32_t c)
{
    enum { HYPHEN = 0x2010, NO_BREAK_HYPHEN = 0x2011 };
    if (font_has(f, c) || is_ignorable(c)) return true;
    if (c == NO_BREAK_HYPHEN) return font_has(f, HYPHEN);
    return is_space(c) && font_has(f, ' ');
}
