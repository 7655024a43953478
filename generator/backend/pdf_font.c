/* pdf_font.c - Type0 fonts with Identity-H (PDF 32000-1, 9.7), subset by harfbuzz-subset.
 *
 * glyf fonts become CIDFontType2 with a TrueType file, CFF fonts CIDFontType0 with the bare CFF
 * table.  Subsets are dense: glyphs are renumbered, and the code of a glyph is its new number, but
 * in CID-keyed CFF fonts (CJK), whose CIDs stay what they were.  Variable fonts are drawn in their
 * default instance. */
#include "backend/pdf_font.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <stdlib.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H

#include "base/map.h"
#include "base/utf8.h"

/* A bfchar block holds at most 100 entries (Adobe Technical Note 5411). */
#define BFCHAR_MAX 100

PdfFont *pdf_font_of(PdfFile *f, PdfFonts *fonts, const Font *font)
{
    for (size_t i = 0; i < fonts->used.n; i++)
        if (fonts->used.at[i]->font == font) return fonts->used.at[i];
    PdfFont *p = ARENA_NEW(f->arena, PdfFont);
    p->font = font;
    p->number = (unsigned)fonts->used.n;
    p->glyphs = hb_face_get_glyph_count(font->face);
    p->used = hb_set_create();
    p->text = ARENA_ARRAY(f->arena, Str, p->glyphs);
    p->codes = ARENA_ARRAY(f->arena, uint16_t, p->glyphs);
    *vec_push(f->arena, &fonts->used) = p;
    return p;
}

void pdf_fonts_close(PdfFonts *fonts)
{
    for (size_t i = 0; i < fonts->used.n; i++) hb_set_destroy(fonts->used.at[i]->used);
}

bool pdf_font_use(PdfFont *font, unsigned id, Str text)
{
    hb_set_add(font->used, id);
    if (id >= font->glyphs || !text.n) return false;
    /* The glyph of a soft hyphen is the hyphen's, and must not make all hyphens soft ones. */
    if (str_is(text, "\xC2\xAD")) return false;
    if (!font->text[id].p) font->text[id] = text;
    return str_eq(font->text[id], text);
}

void pdf_font_use_part(PdfFont *font, unsigned id)
{
    hb_set_add(font->used, id);
}

double pdf_font_width(const PdfFont *font, double advance)
{
    return round(advance * 1e6 / font->font->units_per_em) / 1e3;
}

/* What the embedding of one font passes along. */
typedef struct Embedding {
    PdfFile *file;
    PdfFont *font;
    FT_Face ft;        /* of CID-keyed fonts, else NULL */
    const char *name;  /* with the subset's tag */
    uint16_t *by_code; /* the used glyphs, ascending by code */
    unsigned n;
} Embedding;

/* The face with just what a PDF needs.  Layout is done and the codes are glyph numbers: no table
 * for it needs to travel, and without the cmap the subsetter has no characters to look through. */
static hb_face_t *bare_face(hb_face_t *face)
{
    static const char keep[][5] = { "CFF ", "glyf", "loca", "head", "hhea",
                                    "hmtx", "maxp", "cvt ", "fpgm", "prep" };
    hb_face_t *bare = hb_face_builder_create();
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++) {
        hb_tag_t tag = hb_tag_from_string(keep[i], 4);
        hb_blob_t *table = hb_face_reference_table(face, tag);
        if (hb_blob_get_length(table)) hb_face_builder_add_table(bare, tag, table);
        hb_blob_destroy(table);
    }
    return bare;
}

static hb_subset_input_t *subset_input(const PdfFont *font)
{
    hb_subset_input_t *in = hb_subset_input_create_or_fail();
    if (!in) out_of_memory();
    hb_set_union(hb_subset_input_glyph_set(in), font->used);
    hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                      HB_SUBSET_FLAGS_DESUBROUTINIZE);
    return in;
}

/* Identity-H means code = CID, and CID = new glyph number but in CID-keyed fonts. */
static void assign_codes(Embedding *e, hb_subset_plan_t *plan)
{
    const hb_map_t *renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (hb_codepoint_t g = HB_SET_VALUE_INVALID; hb_set_next(e->font->used, &g);) {
        FT_UInt cid = g;
        if (g >= e->font->glyphs) continue;
        if (!e->ft || FT_Get_CID_From_Glyph_Index(e->ft, g, &cid)) cid = hb_map_get(renumbered, g);
        e->font->codes[g] = (uint16_t)cid;
        e->by_code[e->n++] = (uint16_t)g;
    }
}

static int by_code(const void *a, const void *b, void *codes)
{
    const uint16_t *code = codes;
    return (int)code[*(const uint16_t *)a] - (int)code[*(const uint16_t *)b];
}

/* "ABCDEF+Name": the six letters depend on the glyphs, so that two subsets of one font differ. */
static const char *subset_name(Embedding *e)
{
    uint64_t h = hash_bytes(HASH_SEED, e->by_code, e->n * sizeof *e->by_code);
    Buf b = { .arena = e->file->arena };
    for (int i = 0; i < 6; i++, h /= 26) buf_char(&b, (char)('A' + h % 26));
    buf_char(&b, '+');
    Str name = str_slice(e->font->font->postscript_name, 0, 63);
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] > 32 && name.p[i] < 127) buf_char(&b, name.p[i]);
    if (!name.n) buf_c(&b, "Font");
    buf_char(&b, 0);
    return b.p;
}

static HPDF_Dict font_program(Embedding *e, hb_face_t *subset)
{
    hb_blob_t *blob = e->font->font->cff
                          ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
                          : hb_face_reference_blob(subset);
    unsigned n;
    const char *data = hb_blob_get_data(blob, &n);
    HPDF_Dict program = pdf_stream(e->file, (Str){ data, n });
    if (e->font->font->cff) HPDF_Dict_AddName(program, "Subtype", "CIDFontType0C");
    else HPDF_Dict_AddNumber(program, "Length1", (HPDF_INT32)n);
    hb_blob_destroy(blob);
    return program;
}

static HPDF_Dict descriptor(Embedding *e, HPDF_Dict program)
{
    enum { FIXED_PITCH = 1, SYMBOLIC = 4, ITALIC = 64 }; /* PDF 32000-1, table 123 */
    const Font *font = e->font->font;
    double box[4];
    for (int i = 0; i < 4; i++) box[i] = font->box[i] * 1000;
    HPDF_Dict d = pdf_object(e->file);
    HPDF_Dict_AddName(d, "Type", "FontDescriptor");
    HPDF_Dict_AddName(d, "FontName", e->name);
    HPDF_Dict_AddNumber(
        d, "Flags", SYMBOLIC | (font->fixed_width ? FIXED_PITCH : 0) | (font->italic ? ITALIC : 0));
    HPDF_Dict_Add(d, "FontBBox", pdf_reals(e->file, box, 4));
    HPDF_Dict_AddReal(d, "ItalicAngle",
                      (HPDF_REAL)hb_style_get_value(font->hb, HB_STYLE_TAG_SLANT_ANGLE));
    HPDF_Dict_AddReal(d, "Ascent", (HPDF_REAL)(font->ascent * 1000));
    HPDF_Dict_AddReal(d, "Descent", (HPDF_REAL)(font->descent * -1000));
    HPDF_Dict_AddReal(d, "CapHeight", (HPDF_REAL)(font->cap_height * 1000));
    /* Not in the font file; a usual estimate that grows with the weight. */
    HPDF_Dict_AddNumber(d, "StemV", 10 + 220 * (font->weight - 50) / 900);
    HPDF_Dict_Add(d, font->cff ? "FontFile3" : "FontFile2", program);
    return d;
}

/* /W [ code [w w w] code [w …] … ], one inner array for each gapless range of codes. */
static HPDF_Array widths(const Embedding *e)
{
    const PdfFont *font = e->font;
    HPDF_Array all = pdf_array(e->file), range = NULL;
    for (unsigned i = 0; i < e->n; i++) {
        const unsigned g = e->by_code[i], code = font->codes[g];
        if (!range || code != font->codes[e->by_code[i - 1]] + 1u) {
            range = pdf_array(e->file);
            HPDF_Array_AddNumber(all, (HPDF_INT32)code);
            HPDF_Array_Add(all, range);
        }
        const double advance = hb_font_get_glyph_h_advance(font->font->hb, g);
        HPDF_Array_AddReal(range, (HPDF_REAL)pdf_font_width(font, advance));
    }
    return all;
}

/* Glyphs that were only seen in clusters of several mean what the font's cmap says, where it
 * knows them: for readers that don't look at ActualText. */
static void guess_texts(Embedding *e)
{
    PdfFont *font = e->font;
    bool missing = false;
    for (unsigned i = 0; i < e->n; i++) missing = missing || !font->text[e->by_code[i]].p;
    if (!missing) return;
    hb_set_t *characters = hb_set_create();
    hb_face_collect_unicodes(font->font->face, characters);
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID, g; hb_set_next(characters, &c);) {
        if (!hb_font_get_nominal_glyph(font->font->hb, c, &g) || g >= font->glyphs ||
            !hb_set_has(font->used, g) || font->text[g].p)
            continue;
        char utf8[4];
        const size_t n = utf8_encode(c, utf8);
        font->text[g] = str_copy(e->file->arena, (Str){ utf8, n });
    }
    hb_set_destroy(characters);
}

static HPDF_Dict to_unicode(const Embedding *e)
{
    Buf entries = { .arena = e->file->arena }, cmap = { .arena = e->file->arena };
    unsigned pending = 0;
    buf_c(&cmap, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                 "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (unsigned i = 0; i < e->n; i++) {
        const unsigned g = e->by_code[i];
        if (e->font->text[g].n) {
            buf_char(&entries, '<');
            pdf_hex4(&entries, e->font->codes[g]);
            buf_c(&entries, "> <");
            pdf_hex_utf16(&entries, e->font->text[g]);
            buf_c(&entries, ">\n");
            pending++;
        }
        if (pending && (pending == BFCHAR_MAX || i == e->n - 1)) {
            buf_format(&cmap, "%u beginbfchar\n", pending);
            buf_str(&cmap, buf_done(&entries));
            buf_c(&cmap, "endbfchar\n");
            entries.n = pending = 0;
        }
    }
    buf_c(&cmap, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return pdf_stream(e->file, buf_done(&cmap));
}

static HPDF_Dict cid_font(Embedding *e, HPDF_Dict program)
{
    HPDF_Dict d = pdf_object(e->file), system = pdf_dict(e->file);
    HPDF_Dict_Add(system, "Registry", pdf_text(e->file, STR("Adobe")));
    HPDF_Dict_Add(system, "Ordering", pdf_text(e->file, STR("Identity")));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_AddName(d, "Type", "Font");
    HPDF_Dict_AddName(d, "Subtype", e->font->font->cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(d, "BaseFont", e->name);
    HPDF_Dict_Add(d, "CIDSystemInfo", system);
    HPDF_Dict_Add(d, "FontDescriptor", descriptor(e, program));
    HPDF_Dict_Add(d, "W", widths(e));
    if (!e->font->font->cff) HPDF_Dict_AddName(d, "CIDToGIDMap", "Identity");
    return d;
}

static void write_font(Embedding *e, hb_face_t *subset)
{
    HPDF_Dict d = e->font->object = pdf_object(e->file);
    HPDF_Array descendants = pdf_array(e->file);
    HPDF_Array_Add(descendants, cid_font(e, font_program(e, subset)));
    HPDF_Dict_AddName(d, "Type", "Font");
    HPDF_Dict_AddName(d, "Subtype", "Type0");
    HPDF_Dict_AddName(d, "BaseFont", e->name);
    HPDF_Dict_AddName(d, "Encoding", "Identity-H");
    HPDF_Dict_Add(d, "DescendantFonts", descendants);
    guess_texts(e);
    HPDF_Dict_Add(d, "ToUnicode", to_unicode(e));
}

static bool embed(Embedding *e)
{
    hb_subset_input_t *in = subset_input(e->font);
    hb_face_t *bare = bare_face(e->font->font->face);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(bare, in);
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (subset) {
        e->by_code = ARENA_ARRAY(e->file->arena, uint16_t, hb_set_get_population(e->font->used));
        assign_codes(e, plan);
        qsort_r(e->by_code, e->n, sizeof *e->by_code, by_code, e->font->codes);
        e->name = subset_name(e);
        write_font(e, subset);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    hb_face_destroy(bare);
    hb_subset_input_destroy(in);
    return subset != NULL;
}

/* With the font opened in FreeType, which knows the CIDs. */
static bool embed_cid_keyed(Embedding *e, FT_Library library)
{
    const Font *font = e->font->font;
    hb_blob_t *blob = hb_face_reference_blob(font->face);
    unsigned n;
    const char *data = hb_blob_get_data(blob, &n);
    bool ok = !FT_New_Memory_Face(library, (const FT_Byte *)data, (FT_Long)n, (FT_Long)font->index,
                                  &e->ft);
    if (ok) {
        ok = embed(e);
        FT_Done_Face(e->ft);
    }
    hb_blob_destroy(blob);
    return ok;
}

bool pdf_fonts_embed(PdfFile *f, PdfFonts *fonts)
{
    FT_Library library;
    bool all = true;
    if (FT_Init_FreeType(&library)) out_of_memory();
    for (size_t i = 0; i < fonts->used.n; i++) {
        Embedding e = { .file = f, .font = fonts->used.at[i] };
        const Font *font = e.font->font;
        bool ok = font->cid_keyed ? embed_cid_keyed(&e, library) : embed(&e);
        if (!ok) all = report(f->diag, MSG_PDF_FONT, SPAN_NONE, font->path, f->path);
    }
    FT_Done_FreeType(library);
    return all;
}
