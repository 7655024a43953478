/* pdf_file.c - opening, filling and saving through libharu's object layer.
 *
 * Streams are deflated here as soon as they are complete and handed to libharu as they will stand
 * in the file: a document of thousands of pages never holds more than one of them in full. */
#include "backend/pdf_file.h"

#include <inttypes.h>
#include <math.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/visible.h"

/* libdeflate's levels: 4 makes a kit 3 % smaller and takes 60 % more time for it. */
#define DEFLATE_LEVEL 1
/* Deflating a stream begins with clearing 128 KiB and ends with building codes, however short it
 * is: of what has fewer bytes, two hundred at most would be saved. */
#define DEFLATE_OVER 600

/* Of the file that is being written.  libharu does not say for which one it allocates; files are
 * written one after another. */
static Arena *memory;

static void *allocate(HPDF_UINT size)
{
    return arena_alloc(memory, size);
}

/* It all goes with the arena. */
static void leave(void *p)
{
    (void)p;
}

static void note_error(HPDF_STATUS error, HPDF_STATUS detail, void *file)
{
    PdfFile *f = file;
    (void)detail;
    if (!f->error) f->error = error;
}

bool pdf_file_open(PdfFile *f, Arena *a, Diag *d, FileWriter *out)
{
    *f =
        (PdfFile){ .arena = a, .diag = d, .path = file_path(out), .out = out, .digest = HASH_SEED };
    f->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!f->deflate) out_of_memory();
    memory = a;
    f->doc = HPDF_NewEx(note_error, allocate, leave, 0, f);
    if (!f->doc)
        return report(d, MSG_PDF_LIBRARY, SPAN_NONE, f->path, c_format(a, "0x%lX", f->error));
    f->mmgr = f->doc->mmgr;
    return true;
}

void pdf_file_close(PdfFile *f)
{
    memory = NULL;
    libdeflate_free_compressor(f->deflate);
}

/* Both halves of the ID are the same: the file has no history.  Each is to have 16 bytes (PDF
 * 32000-1, 14.4): the digits of the digest. */
static void add_file_id(PdfFile *f)
{
    HPDF_Array id = pdf_array(f);
    const Str digits = str_format(f->arena, "%016" PRIX64, f->digest);
    for (int i = 0; i < 2; i++) HPDF_Array_Add(id, pdf_bytes(f, digits));
    HPDF_Dict_Add(f->doc->trailer, "ID", id);
}

static HPDF_STATUS put_bytes(HPDF_Stream s, const HPDF_BYTE *p, HPDF_UINT n)
{
    file_put(s->attr, (Str){ (const char *)p, n });
    return HPDF_OK;
}

/* libharu saves into the stream it finds in the document; its own would be one more copy of the
 * file in memory. */
bool pdf_file_save(PdfFile *f)
{
    add_file_id(f);
    f->doc->pdf_version = HPDF_VER_17; /* last: several calls of libharu's set it to their own */
    f->doc->stream = HPDF_CallbackWriter_New(f->mmgr, put_bytes, f->out);
    if (!f->error) HPDF_SaveToStream(f->doc);
    if (!f->error) return true;
    return report(f->diag, MSG_PDF_LIBRARY, SPAN_NONE, f->path,
                  c_format(f->arena, "0x%lX", f->error));
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

static HPDF_STATUS write_entries(HPDF_Dict d, HPDF_Stream s)
{
    const Str *entries = d->attr;
    return HPDF_Stream_Write(s, (const HPDF_BYTE *)entries->p, (HPDF_UINT)entries->n);
}

void pdf_entries(PdfFile *f, HPDF_Dict d, Str entries)
{
    Str *kept = d->attr = ARENA_NEW(f->arena, Str);
    *kept = entries;
    d->write_fn = write_entries;
}

void pdf_reference(Buf *b, const void *object)
{
    const HPDF_Obj_Header *header = object;
    buf_integer(b, header->obj_id & 0xFFFFFF); /* as libharu takes it apart */
    buf_c(b, " 0 R");
}

void pdf_name(Buf *b, const char *name)
{
    static const char digits[] = "0123456789ABCDEF";
    buf_char(b, '/');
    for (; *name; name++) {
        const unsigned char c = (unsigned char)*name;
        if (c > 32 && c < 127 && !strchr("#%()/<>[]{}", c)) {
            buf_char(b, (char)c);
            continue;
        }
        buf_char(b, '#');
        buf_char(b, digits[c >> 4]);
        buf_char(b, digits[c & 15]);
    }
}

HPDF_Array pdf_array(PdfFile *f)
{
    return HPDF_Array_New(f->mmgr);
}

HPDF_Array pdf_reals(PdfFile *f, const double *v, size_t n)
{
    HPDF_Array a = pdf_array(f);
    for (size_t i = 0; i < n; i++) HPDF_Array_AddReal(a, (HPDF_REAL)(round(v[i] * 1000) / 1000));
    return a;
}

void pdf_corners(Rect r, double height, double v[4])
{
    v[0] = r.x;
    v[1] = height - r.y - r.height;
    v[2] = r.x + r.width;
    v[3] = height - r.y;
}

HPDF_Array pdf_box(PdfFile *f, Rect r, double height)
{
    double v[4];
    pdf_corners(r, height, v);
    return pdf_reals(f, v, 4);
}

static Str deflated(PdfFile *f, Str data)
{
    size_t bound = libdeflate_zlib_compress_bound(f->deflate, data.n);
    if (bound > f->packed_cap) {
        f->packed_cap = bound * 2;
        f->packed = arena_alloc(f->arena, f->packed_cap);
    }
    size_t n = libdeflate_zlib_compress(f->deflate, data.p, data.n, f->packed, f->packed_cap);
    return (Str){ f->packed, n };
}

/* libharu owns /Filter and removes it from a stream that it does not deflate itself; this hook puts
 * it back as the dictionary is written. */
static HPDF_STATUS write_filter(HPDF_Dict d, HPDF_Stream s)
{
    (void)d;
    return HPDF_Stream_WriteStr(s, "/Filter /FlateDecode\012");
}

static HPDF_STATUS write_jpeg_filter(HPDF_Dict d, HPDF_Stream s)
{
    (void)d;
    return HPDF_Stream_WriteStr(s, "/Filter /DCTDecode\012");
}

/* libharu reads a stream's data through these as it writes the file, once, from the start. */
static HPDF_UINT32 data_size(HPDF_Stream s)
{
    const Str *data = s->attr;
    return (HPDF_UINT32)data->n;
}

static HPDF_STATUS seek_data(HPDF_Stream s, HPDF_INT to, HPDF_WhenceMode mode)
{
    (void)s, (void)to, (void)mode;
    return HPDF_OK;
}

static HPDF_STATUS read_data(HPDF_Stream s, HPDF_BYTE *to, HPDF_UINT *n)
{
    Str *rest = s->attr;
    const bool ends = rest->n <= *n;
    if (ends) *n = (HPDF_UINT)rest->n;
    memcpy(to, rest->p, *n);
    *rest = str_slice(*rest, *n, rest->n);
    return ends ? HPDF_STREAM_EOF : HPDF_OK;
}

/* The data stay in the arena: libharu's own memory streams copy them twice, byte by byte. */
static void write_stream(PdfFile *f, HPDF_Dict stream, Str data)
{
    Str *kept = ARENA_NEW(f->arena, Str);
    *kept = str_copy(f->arena, data);
    HPDF_Stream_Free(stream->stream);
    stream->stream = HPDF_CallbackReader_New(f->mmgr, read_data, seek_data, NULL, data_size, kept);
    stream->filter = HPDF_STREAM_FILTER_NONE;
    f->digest = hash_bytes(f->digest, data.p, data.n);
}

void pdf_stream_fill(PdfFile *f, HPDF_Dict stream, Str data)
{
    if (data.n <= DEFLATE_OVER) {
        write_stream(f, stream, data);
        return;
    }
    write_stream(f, stream, deflated(f, data));
    stream->write_fn = write_filter;
}

HPDF_Dict pdf_stream(PdfFile *f, Str data)
{
    HPDF_Dict d = HPDF_DictStream_New(f->mmgr, f->doc->xref);
    pdf_stream_fill(f, d, data);
    return d;
}

HPDF_Dict pdf_stream_plain(PdfFile *f, Str data)
{
    HPDF_Dict d = HPDF_DictStream_New(f->mmgr, f->doc->xref);
    write_stream(f, d, data);
    return d;
}

HPDF_Dict pdf_stream_jpeg(PdfFile *f, Str data)
{
    HPDF_Dict d = pdf_stream_plain(f, data);
    d->write_fn = write_jpeg_filter;
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
