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

/* Deflating takes a third off a font program, and of a small one longer than it is worth. */
#define DEFLATE_FROM 8000

/* A block of a CMap holds at most 100 entries (Adobe Technical Note 5411). */
#define BLOCK_MAX 100

PdfFont *pdf_font_of(PdfFile *f, PdfFonts *fonts, const Font *font)
{
    for (size_t i = 0; i < fonts->used.n; i++)
        if (fonts->used.at[i]->font == font) return fonts->used.at[i];
    PdfFont *p = ARENA_NEW(f->arena, PdfFont);
    p->font = font;
    p->number = (unsigned)fonts->used.n;
    p->glyphs = hb_face_get_glyph_count(font->face);
    p->by_id = ARENA_ARRAY(f->arena, PdfGlyph *, p->glyphs + 1);
    *vec_push(f->arena, &fonts->used) = p;
    return p;
}

PdfGlyph *pdf_glyph_of(PdfFile *f, PdfFont *font, unsigned id)
{
    PdfGlyph **slot = pdf_glyph_slot(font, id);
    if (*slot) return *slot;
    const int32_t advance = hb_font_get_glyph_h_advance(font->font->hb, id);
    PdfGlyph *glyph = *slot = ARENA_NEW(f->arena, PdfGlyph);
    glyph->id = (uint16_t)(slot - font->by_id);
    if (!glyph->id) f->archival = false; /* .notdef: ISO 19005-2, 6.2.11.8 */
    glyph->advance = advance;
    glyph->width = round(advance * 1e6 / font->font->units_per_em) / 1e3;
    *vec_push(f->arena, &font->used) = glyph;
    return glyph;
}

bool pdf_glyph_means(PdfGlyph *glyph, Str text)
{
    /* The glyph of a soft hyphen is the hyphen's, and must not make all hyphens soft ones. */
    if (!text.n || str_is(text, "\xC2\xAD")) return false;
    if (!glyph->text.p) glyph->text = text;
    return str_eq(glyph->text, text);
}

/* What the embedding of one font passes along. */
typedef struct Embedding {
    PdfFile *file;
    PdfFont *font;
    hb_subset_input_t *input; /* how to subset; the glyphs are set anew for each font */
    FT_Face ft;               /* of CID-keyed fonts, else NULL */
    const char *name;         /* with the subset's tag */
} Embedding;

/* The face with just what a PDF needs.  Layout is done and the codes are glyph numbers: no table
 * for it needs to travel, and without the cmap the subsetter has no characters to look through. */
static hb_face_t *bare_face(const Font *font)
{
    static const char *const cff[] = { "CFF ", "maxp" };
    static const char *const glyf[] = { "glyf", "loca", "head", "hhea", "hmtx",
                                        "maxp", "cvt ", "fpgm", "prep" };
    const char *const *keep = font->cff ? cff : glyf;
    const size_t n = font->cff ? sizeof cff / sizeof *cff : sizeof glyf / sizeof *glyf;
    hb_face_t *bare = hb_face_builder_create();
    for (size_t i = 0; i < n; i++) {
        hb_tag_t tag = hb_tag_from_string(keep[i], 4);
        hb_blob_t *table = hb_face_reference_table(font->face, tag);
        if (hb_blob_get_length(table)) hb_face_builder_add_table(bare, tag, table);
        hb_blob_destroy(table);
    }
    return bare;
}

static hb_subset_input_t *subset_input(void)
{
    hb_subset_input_t *in = hb_subset_input_create_or_fail();
    if (!in) out_of_memory();
    hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                      HB_SUBSET_FLAGS_DESUBROUTINIZE);
    return in;
}

static hb_subset_plan_t *subset_plan(const Embedding *e, hb_face_t *bare)
{
    hb_set_t *glyphs = hb_subset_input_glyph_set(e->input);
    hb_set_clear(glyphs);
    for (size_t i = 0; i < e->font->used.n; i++) hb_set_add(glyphs, e->font->used.at[i]->id);
    return hb_subset_plan_create_or_fail(bare, e->input);
}

static int by_code(const void *a, const void *b)
{
    const PdfGlyph *const *one = a, *const *other = b;
    return (int)(*one)->code - (int)(*other)->code;
}

/* Identity-H means code = CID, and CID = new glyph number but in CID-keyed fonts. */
static void assign_codes(Embedding *e, hb_subset_plan_t *plan)
{
    const hb_map_t *renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan);
    PdfFont *font = e->font;
    for (size_t i = 0; i < font->used.n; i++) {
        PdfGlyph *g = font->used.at[i];
        FT_UInt cid = 0;
        if (!e->ft || FT_Get_CID_From_Glyph_Index(e->ft, g->id, &cid))
            cid = hb_map_get(renumbered, g->id);
        g->code = (uint16_t)cid;
    }
    if (font->used.n) qsort(font->used.at, font->used.n, sizeof *font->used.at, by_code);
}

/* "ABCDEF+Name": the six letters depend on the glyphs, so that two subsets of one font differ. */
static const char *subset_name(Embedding *e)
{
    const PdfFont *font = e->font;
    Buf b = { .arena = e->file->arena };
    uint64_t h = HASH_SEED;
    for (size_t i = 0; i < font->used.n; i++)
        h = hash_bytes(h, &font->used.at[i]->id, sizeof font->used.at[i]->id);
    for (int i = 0; i < 6; i++, h /= 26) buf_char(&b, (char)('A' + h % 26));
    buf_char(&b, '+');
    Str name = str_slice(font->font->postscript_name, 0, 63);
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
    const Str bytes = { data, n };
    HPDF_Dict program =
        n < DEFLATE_FROM ? pdf_stream_plain(e->file, bytes) : pdf_stream(e->file, bytes);
    if (e->font->font->cff) HPDF_Dict_AddName(program, "Subtype", "CIDFontType0C");
    else HPDF_Dict_AddNumber(program, "Length1", (HPDF_INT32)n);
    hb_blob_destroy(blob);
    return program;
}

static void add_metric(HPDF_Dict d, const char *key, double thousandths)
{
    HPDF_Dict_AddReal(d, key, pdf_real(round(thousandths)));
}

static HPDF_Dict descriptor(const Embedding *e, HPDF_Dict program)
{
    enum { FIXED_PITCH = 1, SYMBOLIC = 4, ITALIC = 64 }; /* PDF 32000-1, table 123 */
    const Font *font = e->font->font;
    HPDF_Dict d = pdf_object(e->file);
    double box[4];
    for (int i = 0; i < 4; i++) box[i] = round(font->box[i] * 1000);
    HPDF_Dict_AddName(d, "Type", "FontDescriptor");
    HPDF_Dict_AddName(d, "FontName", e->name);
    HPDF_Dict_AddNumber(
        d, "Flags", SYMBOLIC | (font->fixed_width ? FIXED_PITCH : 0) | (font->italic ? ITALIC : 0));
    HPDF_Dict_Add(d, "FontBBox", pdf_reals(e->file, box, 4));
    add_metric(d, "ItalicAngle", (double)hb_style_get_value(font->hb, HB_STYLE_TAG_SLANT_ANGLE));
    add_metric(d, "Ascent", font->ascent * 1000);
    add_metric(d, "Descent", font->descent * -1000);
    add_metric(d, "CapHeight", font->cap_height * 1000);
    /* Not in the font file; a usual estimate that grows with the weight. */
    add_metric(d, "StemV", 10 + 220 * (font->weight - 50) / 900);
    HPDF_Dict_Add(d, font->cff ? "FontFile3" : "FontFile2", program);
    return d;
}

/* [code [w w w] code [w …] …] (9.7.4.3), one inner array for each gapless range of codes, without
 * those that have the default's width; inner arrays stay below libharu's limit of an array. */
static HPDF_Array widths(PdfFile *f, const PdfFont *font)
{
    enum { DEFAULT = 1000, MOST = 10000 };
    HPDF_Array all = pdf_array(f), range = NULL;
    unsigned next = 0, n = 0;
    for (size_t i = 0; i < font->used.n; i++) {
        const PdfGlyph *g = font->used.at[i];
        if (g->width == DEFAULT) continue;
        if (!range || g->code != next || n == MOST) {
            HPDF_Array_AddNumber(all, g->code);
            HPDF_Array_Add(all, range = pdf_array(f));
            n = 0;
        }
        HPDF_Array_AddReal(range, pdf_real(g->width));
        next = g->code + 1u;
        n++;
    }
    return all;
}

/* Glyphs that were only seen in clusters of several mean what the font's cmap says, where it
 * knows them: for readers that don't look at ActualText. */
static void guess_texts(Embedding *e)
{
    PdfFont *font = e->font;
    bool missing = false;
    for (size_t i = 0; i < font->used.n; i++) missing = missing || !font->used.at[i]->text.p;
    if (!missing) return;
    hb_set_t *characters = hb_set_create();
    hb_face_collect_unicodes(font->font->face, characters);
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID, g; hb_set_next(characters, &c);) {
        if (!hb_font_get_nominal_glyph(font->font->hb, c, &g)) continue;
        PdfGlyph *glyph = *pdf_glyph_slot(font, g);
        if (!glyph || glyph->text.p) continue;
        char utf8[4];
        const size_t n = utf8_encode(c, utf8);
        glyph->text = str_copy(e->file->arena, (Str){ utf8, n });
    }
    hb_set_destroy(characters);
}

/* The character that the glyph's text is; 0: it is more, or none, or beyond the first plane. */
static uint32_t only_character(const PdfGlyph *g)
{
    size_t i = 0;
    if (!g->text.n) return 0;
    const uint32_t c = utf8_next(g->text, &i);
    return i == g->text.n && c <= 0xFFFF ? c : 0;
}

/* How many glyphs from `i` on stand for characters that follow one another as their codes do. Only
 * the last byte may count on (Adobe Technical Note 5014, 6.3). */
static size_t in_a_row(const PdfFont *font, size_t i)
{
    const unsigned code = font->used.at[i]->code, c = only_character(font->used.at[i]);
    size_t n = 1;
    while (c && i + n < font->used.n && font->used.at[i + n]->code == code + n &&
           only_character(font->used.at[i + n]) == c + n && (code + n) >> 8 == code >> 8 &&
           (c + n) >> 8 == c >> 8)
        n++;
    return n;
}

/* Entries of a CMap, in blocks of `kind`. */
typedef struct MapEntries {
    const char *kind;
    Buf *cmap;
    Buf pending;
    unsigned n;
} MapEntries;

static void end_block(MapEntries *e)
{
    if (!e->n) return;
    buf_integer(e->cmap, e->n);
    buf_format(e->cmap, " begin%s\n", e->kind);
    buf_str(e->cmap, buf_done(&e->pending));
    buf_format(e->cmap, "end%s\n", e->kind);
    e->pending.n = e->n = 0;
}

/* `<first> [<last>] <text>` */
static void add_entry(MapEntries *e, const PdfGlyph *first, const PdfGlyph *last)
{
    Buf *b = &e->pending;
    if (e->n == BLOCK_MAX) end_block(e);
    buf_char(b, '<');
    pdf_hex4(b, first->code);
    if (last) {
        buf_c(b, "> <");
        pdf_hex4(b, last->code);
    }
    buf_c(b, "> <");
    pdf_hex_utf16(b, first->text);
    buf_c(b, ">\n");
    e->n++;
}

static HPDF_Dict to_unicode(const Embedding *e)
{
    const PdfFont *font = e->font;
    Buf cmap = { .arena = e->file->arena };
    MapEntries chars = { .kind = "bfchar", .cmap = &cmap, .pending = { .arena = cmap.arena } };
    MapEntries ranges = { .kind = "bfrange", .cmap = &cmap, .pending = { .arena = cmap.arena } };
    buf_c(&cmap, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                 "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 0, n; i < font->used.n; i += n) {
        n = in_a_row(font, i);
        if (n > 1) add_entry(&ranges, font->used.at[i], font->used.at[i + n - 1]);
        else if (font->used.at[i]->text.n) add_entry(&chars, font->used.at[i], NULL);
    }
    end_block(&chars);
    end_block(&ranges);
    buf_c(&cmap, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return pdf_stream(e->file, buf_done(&cmap));
}

static HPDF_Dict cid_font(const Embedding *e, HPDF_Dict program)
{
    const bool cff = e->font->font->cff;
    PdfFile *f = e->file;
    HPDF_Dict d = pdf_object(f), system = pdf_dict(f);
    HPDF_Dict_Add(system, "Registry", pdf_bytes(f, STR("Adobe")));
    HPDF_Dict_Add(system, "Ordering", pdf_bytes(f, STR("Identity")));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_AddName(d, "Type", "Font");
    HPDF_Dict_AddName(d, "Subtype", cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(d, "BaseFont", e->name);
    HPDF_Dict_Add(d, "CIDSystemInfo", system);
    HPDF_Dict_Add(d, "FontDescriptor", descriptor(e, program));
    HPDF_Dict_Add(d, "W", widths(f, e->font));
    if (!cff) HPDF_Dict_AddName(d, "CIDToGIDMap", "Identity");
    return d;
}

static void write_font(Embedding *e, hb_face_t *subset)
{
    PdfFile *f = e->file;
    HPDF_Dict d = e->font->object = pdf_object(f);
    HPDF_Array descendants = pdf_array(f);
    HPDF_Array_Add(descendants, cid_font(e, font_program(e, subset)));
    guess_texts(e);
    HPDF_Dict_AddName(d, "Type", "Font");
    HPDF_Dict_AddName(d, "Subtype", "Type0");
    HPDF_Dict_AddName(d, "BaseFont", e->name);
    HPDF_Dict_AddName(d, "Encoding", "Identity-H");
    HPDF_Dict_Add(d, "DescendantFonts", descendants);
    HPDF_Dict_Add(d, "ToUnicode", to_unicode(e));
}

static bool embed(Embedding *e)
{
    hb_face_t *bare = bare_face(e->font->font);
    hb_subset_plan_t *plan = subset_plan(e, bare);
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (subset) {
        assign_codes(e, plan);
        e->name = subset_name(e);
        write_font(e, subset);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    hb_face_destroy(bare);
    return subset != NULL;
}

/* With the font opened in FreeType, which knows the CIDs. */
static bool embed_cid_keyed(Embedding *e)
{
    FT_Library library;
    if (FT_Init_FreeType(&library)) out_of_memory();
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
    FT_Done_FreeType(library);
    hb_blob_destroy(blob);
    return ok;
}

bool pdf_fonts_embed(PdfFile *f, PdfFonts *fonts)
{
    hb_subset_input_t *input = subset_input();
    bool all = true;
    for (size_t i = 0; i < fonts->used.n; i++) {
        Embedding e = { .file = f, .font = fonts->used.at[i], .input = input };
        const Font *font = e.font->font;
        bool ok = font->cid_keyed ? embed_cid_keyed(&e) : embed(&e);
        if (!ok) all = report(f->diag, MSG_PDF_FONT, SPAN_NONE, font->path, f->path);
    }
    hb_subset_input_destroy(input);
    return all;
}
