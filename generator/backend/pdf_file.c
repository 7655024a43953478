/* pdf_file.c - opening and filling, through libharu's object layer.
 *
 * Streams are deflated here as soon as they are complete: a document of thousands of pages never
 * holds more than one of them in full. */
#include "backend/pdf_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/visible.h"

/* libdeflate's levels: 4 makes a kit 3 % smaller and takes 60 % more time for it. */
#define DEFLATE_LEVEL 1

/* Drawings of fewer bytes are not looked for in other files. */
#define DRAWING_FROM ((size_t)100 << 10)

static void *allocate(HPDF_UINT size)
{
    void *p = malloc(size);
    if (!p) out_of_memory();
    return p;
}

static void note_error(HPDF_STATUS error, HPDF_STATUS detail, void *file)
{
    PdfFile *f = file;
    (void)detail;
    if (!f->error) f->error = error;
}

bool pdf_file_open(PdfFile *f, Arena *a, Diag *d, const Press *press, FileWriter *out)
{
    *f = (PdfFile){ .arena = a,
                    .diag = d,
                    .path = file_path(out),
                    .out = out,
                    .digest = HASH_SEED,
                    .press = press,
                    .inks = press ? inks_new(a, d, press) : NULL,
                    .version = HPDF_VER_17,
                    .archival = true };
    f->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!f->deflate) out_of_memory();
    f->doc = HPDF_NewEx(note_error, allocate, free, 0, f);
    if (!f->doc)
        return report(d, MSG_PDF_LIBRARY, SPAN_NONE, f->path, c_format(a, "0x%lX", f->error));
    f->mmgr = f->doc->mmgr;
    return true;
}

void pdf_file_close(PdfFile *f)
{
    if (f->doc) HPDF_Free(f->doc);
    inks_free(f->inks);
    libdeflate_free_compressor(f->deflate);
}

HPDF_Dict pdf_dict(PdfFile *f)
{
    return HPDF_Dict_New(f->mmgr);
}

HPDF_Dict pdf_object(PdfFile *f)
{
    HPDF_Dict d = HPDF_Dict_New(f->mmgr);
    HPDF_Xref_Add(f->doc->xref, d);
    return d;
}

HPDF_Array pdf_array(PdfFile *f)
{
    return HPDF_Array_New(f->mmgr);
}

HPDF_REAL pdf_real(double v)
{
    return (HPDF_REAL)fmax(fmin(v, HPDF_LIMIT_MAX_REAL), HPDF_LIMIT_MIN_REAL);
}

HPDF_Array pdf_reals(PdfFile *f, const double *v, size_t n)
{
    HPDF_Array a = pdf_array(f);
    for (size_t i = 0; i < n; i++) HPDF_Array_AddReal(a, pdf_real(v[i]));
    return a;
}

HPDF_Array pdf_box(PdfFile *f, Rect r, double height)
{
    const double v[4] = { r.x, height - r.y - r.height, r.x + r.width, height - r.y };
    HPDF_Array a = pdf_array(f);
    for (int i = 0; i < 4; i++) HPDF_Array_AddReal(a, pdf_real(round(v[i] * 1000) / 1000));
    return a;
}

Str pdf_deflated(PdfFile *f, Str data)
{
    size_t bound = libdeflate_zlib_compress_bound(f->deflate, data.n);
    if (bound > f->packed_cap) {
        f->packed_cap = bound * 2;
        f->packed = arena_alloc(f->arena, f->packed_cap);
    }
    size_t n = libdeflate_zlib_compress(f->deflate, data.p, data.n, f->packed, f->packed_cap);
    return (Str){ f->packed, n };
}

static void note_data(PdfFile *f, HPDF_Dict object, Str data)
{
    HPDF_Dict_AddNumber(object, "Length", (HPDF_INT32)data.n);
    *vec_push(f->arena, &f->streams) = (PdfStream){ object, str_copy(f->arena, data) };
    f->digest = hash_bytes(f->digest, data.p, data.n);
}

/* To libharu streams are dictionaries: it would count their lengths and keep them apart. */
void pdf_stream_fill(PdfFile *f, HPDF_Dict object, Str data)
{
    HPDF_Stream_Free(object->stream);
    object->stream = NULL;
    if (data.n < PDF_DEFLATE_FROM) {
        note_data(f, object, data);
        return;
    }
    HPDF_Dict_AddName(object, "Filter", "FlateDecode");
    note_data(f, object, pdf_deflated(f, data));
}

HPDF_Dict pdf_stream(PdfFile *f, Str data)
{
    HPDF_Dict d = pdf_object(f);
    pdf_stream_fill(f, d, data);
    return d;
}

HPDF_Dict pdf_stream_plain(PdfFile *f, Str data)
{
    HPDF_Dict d = pdf_object(f);
    note_data(f, d, data);
    return d;
}

static Str deflated_once(PdfFile *f, Str data)
{
    Arena *a = f->drawings->arena;
    const Str *known = map_get(f->drawings, data);
    if (known) return *known;
    Str *deflated = ARENA_NEW(a, Str);
    *deflated = str_copy(a, pdf_deflated(f, data));
    map_set(f->drawings, str_copy(a, data), deflated);
    return *deflated;
}

HPDF_Dict pdf_stream_drawing(PdfFile *f, Str data)
{
    if (!f->drawings || data.n < DRAWING_FROM) return pdf_stream(f, data);
    HPDF_Dict d = pdf_object(f);
    HPDF_Dict_AddName(d, "Filter", "FlateDecode");
    note_data(f, d, deflated_once(f, data));
    return d;
}

HPDF_Dict pdf_stream_jpeg(PdfFile *f, Str data)
{
    HPDF_Dict d = pdf_stream_plain(f, data);
    HPDF_Dict_AddName(d, "Filter", "DCTDecode");
    return d;
}

/* Calls `put` with each UTF-16 unit of a text. */
static void each_utf16(Buf *b, Str utf8, void (*put)(Buf *, unsigned))
{
    for (size_t i = 0; i < utf8.n;) {
        uint32_t c = utf8_next(utf8, &i);
        if (c == UTF8_INVALID) c = 0xFFFD;
        if (c >= 0x10000) {
            put(b, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put(b, c);
    }
}

void pdf_hex4(Buf *b, unsigned v)
{
    static const char digits[] = "0123456789ABCDEF";
    const char hex[4] = { digits[v >> 12 & 15], digits[v >> 8 & 15], digits[v >> 4 & 15],
                          digits[v & 15] };
    buf_mem(b, hex, sizeof hex);
}

void pdf_hex_utf16(Buf *b, Str utf8)
{
    each_utf16(b, utf8, pdf_hex4);
}

void pdf_literal_byte(Buf *b, unsigned byte)
{
    if (byte == '\r') { /* a bare one would be read as a line end, "\n" (PDF 32000-1, 7.3.4.2) */
        buf_c(b, "\\r");
        return;
    }
    if (pdf_is_special(byte)) buf_char(b, '\\');
    buf_char(b, (char)byte);
}

void pdf_literal(Buf *b, Str bytes)
{
    buf_char(b, '(');
    for (size_t i = 0; i < bytes.n; i++) pdf_literal_byte(b, (unsigned char)bytes.p[i]);
    buf_char(b, ')');
}

static void put_big_endian(Buf *b, unsigned v)
{
    const char pair[2] = { (char)(v >> 8 & 255), (char)(v & 255) };
    buf_mem(b, pair, sizeof pair);
}

void *pdf_bytes(PdfFile *f, Str bytes)
{
    return HPDF_String_New(f->mmgr, str_c(f->arena, bytes), NULL);
}

bool pdf_is_ascii(Str utf8)
{
    bool ascii = true;
    for (size_t i = 0; i < utf8.n; i++) ascii = ascii && utf8.p[i] >= 32 && utf8.p[i] < 127;
    return ascii;
}

void *pdf_text(PdfFile *f, Str utf8)
{
    if (pdf_is_ascii(utf8)) return pdf_bytes(f, utf8);
    Buf b = { .arena = f->arena };
    utf8 = without_ignorable(f->arena, utf8, 0, utf8.n, true); /* searched for as well */
    put_big_endian(&b, 0xFEFF);
    each_utf16(&b, utf8, put_big_endian);
    return HPDF_Binary_New(f->mmgr, (HPDF_BYTE *)b.p, (HPDF_UINT)b.n);
}
