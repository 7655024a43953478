/* pdf_save.c - what stands around libharu's objects in a file.
 *
 * libharu writes each object and can only write each by itself.  From PDF 1.5 on all that are not
 * streams lie in object streams, deflated (PDF 32000-1, 7.5.7), and a stream says where everything
 * is (7.5.8): an eighth of a kit's bytes.  Older files, those for a press, have a table. */
#include "backend/pdf_save.h"

#include <inttypes.h>
#include <string.h>

/* In one object stream: a reader unpacks all of it for one object. */
#define PACKED_MOST 250

#define LINE_END "\n"

/* Where an object is: at a byte of the file, or as number `at` of object stream `within`. */
typedef struct Place {
    size_t at;
    unsigned within; /* 0: in none */
} Place;

typedef struct Saver {
    PdfFile *file;
    HPDF_Stream values; /* libharu's way into `text` */
    Buf text;
    size_t at; /* how much of the file is written */
    Place *places;
    unsigned n; /* numbers given so far; 0 is no object's */
} Saver;

static HPDF_STATUS put_text(HPDF_Stream s, const HPDF_BYTE *p, HPDF_UINT n)
{
    buf_mem(s->attr, (const char *)p, n);
    return HPDF_OK;
}

static void put(Saver *s, Str bytes)
{
    PdfFile *f = s->file;
    if (f->aside) buf_str(f->aside, bytes);
    else file_put(f->out, bytes);
    s->at += bytes.n;
}

static void flush(Saver *s)
{
    put(s, buf_done(&s->text));
    s->text.n = 0;
}

static HPDF_Obj_Header *object_at(const PdfFile *f, unsigned i)
{
    return HPDF_Xref_GetEntry(f->doc->xref, i)->obj;
}

static unsigned number_of(const HPDF_Obj_Header *object)
{
    return object->obj_id & 0xFFFFFF;
}

/* What libharu keeps of the length of a page's content: streams say it themselves. */
static bool is_length(const HPDF_Obj_Header *object)
{
    return (object->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
}

static void give_numbers(Saver *s)
{
    const HPDF_UINT entries = s->file->doc->xref->entries->count;
    s->n = 1;
    for (unsigned i = 1; i < entries; i++) {
        HPDF_Obj_Header *object = object_at(s->file, i);
        if (!is_length(object)) object->obj_id = (object->obj_id & ~0xFFFFFFu) | s->n++;
    }
    /* Object streams and the one that says where everything is come on top. */
    s->places = ARENA_ARRAY(s->file->arena, Place, s->n + s->n / PACKED_MOST + 2);
}

static void begin_object(Saver *s, unsigned number)
{
    s->places[number] = (Place){ .at = s->at };
    buf_integer(&s->text, number);
    buf_c(&s->text, " 0 obj" LINE_END);
}

static void end_object(Saver *s)
{
    buf_c(&s->text, LINE_END "endobj" LINE_END);
    flush(s);
}

static void put_data(Saver *s, Str data)
{
    buf_c(&s->text, LINE_END "stream" LINE_END);
    flush(s);
    put(s, data);
    buf_c(&s->text, LINE_END "endstream");
}

static void put_streams(Saver *s)
{
    const PdfStreams *all = &s->file->streams;
    for (size_t i = 0; i < all->n; i++) {
        const PdfStream *stream = &all->at[i];
        begin_object(s, number_of(&stream->object->header));
        HPDF_Obj_WriteValue(stream->object, s->values, NULL);
        put_data(s, stream->data);
        end_object(s);
    }
}

/* A stream of this file's own, its dictionary up to the length in `text` already. */
static void put_own_stream(Saver *s, const Buf *data)
{
    const bool packs = data->n >= PDF_DEFLATE_FROM;
    const Str written = packs ? pdf_deflated(s->file, buf_done(data)) : buf_done(data);
    buf_c(&s->text, packs ? "/Filter /FlateDecode /Length " : "/Length ");
    buf_integer(&s->text, (int64_t)written.n);
    buf_c(&s->text, ">>");
    put_data(s, written);
    end_object(s);
}

/* The object streams being filled: where each object begins, and the objects. */
typedef struct Pack {
    Buf index, values;
    unsigned n;
} Pack;

static void end_pack(Saver *s, Pack *pack)
{
    if (!pack->n) return;
    begin_object(s, s->n++);
    buf_format(&s->text, "<</Type /ObjStm /N %u /First %zu ", pack->n, pack->index.n);
    buf_str(&pack->index, buf_done(&pack->values));
    put_own_stream(s, &pack->index);
    pack->index.n = pack->values.n = pack->n = 0;
}

static void add_to_pack(Saver *s, Pack *pack, HPDF_Obj_Header *object)
{
    const unsigned number = number_of(object);
    if (pack->n == PACKED_MOST) end_pack(s, pack);
    s->places[number] = (Place){ .at = pack->n++, .within = s->n };
    buf_integer(&pack->index, number);
    buf_char(&pack->index, ' ');
    buf_integer(&pack->index, (int64_t)pack->values.n);
    buf_char(&pack->index, ' ');
    HPDF_Obj_WriteValue(object, s->values, NULL);
    buf_str(&pack->values, buf_done(&s->text));
    buf_c(&pack->values, LINE_END);
    s->text.n = 0;
}

static void put_plain(Saver *s, HPDF_Obj_Header *object)
{
    begin_object(s, number_of(object));
    HPDF_Obj_WriteValue(object, s->values, NULL);
    end_object(s);
}

/* All that are not streams; those are written already. */
static void put_others(Saver *s, bool packs)
{
    PdfFile *f = s->file;
    Pack pack = { .index = { .arena = f->arena }, .values = { .arena = f->arena } };
    const HPDF_UINT entries = f->doc->xref->entries->count;
    for (unsigned i = 1; i < entries; i++) {
        HPDF_Obj_Header *object = object_at(f, i);
        if (is_length(object) || s->places[number_of(object)].at) continue;
        if (packs) add_to_pack(s, &pack, object);
        else put_plain(s, object);
    }
    end_pack(s, &pack);
}

/* Both halves of the ID are the same: the file has no history.  Each is to have 16 bytes (PDF
 * 32000-1, 14.4): the digits of the digest. */
static void put_trailer_entries(Saver *s)
{
    const PdfFile *f = s->file;
    buf_format(&s->text,
               "/Size %u /Root %u 0 R /Info %u 0 R /ID [(%016" PRIX64 ") (%016" PRIX64 ")] ", s->n,
               number_of(&f->doc->catalog->header), number_of(&f->doc->info->header), f->digest,
               f->digest);
}

/* 7.5.8.3: the kind, where it is in four bytes, and in an object stream which one it is. */
static void add_row(Buf *rows, const Place *p)
{
    const size_t at = p->within ? p->within : p->at, index = p->within ? p->at : 0;
    const char row[6] = { p->within ? 2 : 1,     (char)(at >> 24 & 255), (char)(at >> 16 & 255),
                          (char)(at >> 8 & 255), (char)(at & 255),       (char)index };
    buf_mem(rows, row, sizeof row);
}

static void put_place_stream(Saver *s)
{
    Buf rows = { .arena = s->file->arena };
    begin_object(s, s->n++);
    buf_mem(&rows, "\0\0\0\0\0\0", 6);
    for (unsigned i = 1; i < s->n; i++) add_row(&rows, &s->places[i]);
    buf_c(&s->text, "<</Type /XRef /W [1 4 1] ");
    put_trailer_entries(s);
    put_own_stream(s, &rows);
}

/* 7.5.4: each entry has 20 bytes. */
static void put_place_table(Saver *s)
{
    buf_format(&s->text, "xref" LINE_END "0 %u" LINE_END "0000000000 65535 f \n", s->n);
    for (unsigned i = 1; i < s->n; i++) buf_format(&s->text, "%010zu 00000 n \n", s->places[i].at);
    buf_c(&s->text, "trailer" LINE_END "<<");
    put_trailer_entries(s);
    buf_c(&s->text, ">>" LINE_END);
}

static void put_file(Saver *s)
{
    static const int minor[] = { [HPDF_VER_13] = 3, [HPDF_VER_14] = 4, [HPDF_VER_17] = 7 };
    const HPDF_PDFVer version = s->file->version;
    const bool packs = version >= HPDF_VER_15;
    /* The second line says that it has bytes beyond ASCII (7.5.2). */
    buf_format(&s->text, "%%PDF-1.%d" LINE_END "%%\xE2\xE3\xCF\xD3" LINE_END, minor[version]);
    flush(s);
    give_numbers(s);
    put_streams(s);
    put_others(s, packs);
    const size_t places = s->at;
    if (packs) put_place_stream(s);
    else put_place_table(s);
    buf_format(&s->text, "startxref" LINE_END "%zu" LINE_END "%%%%EOF" LINE_END, places);
    flush(s);
}

bool pdf_save(PdfFile *f)
{
    Saver s = { .file = f, .text = { .arena = f->arena } };
    s.values = HPDF_CallbackWriter_New(f->mmgr, put_text, &s.text);
    if (!f->error) f->error = HPDF_GetError(f->doc); /* of objects: it is not told of those */
    if (!f->error) put_file(&s);
    HPDF_Stream_Free(s.values);
    if (!f->error) return true;
    return report(f->diag, MSG_PDF_LIBRARY, SPAN_NONE, f->path,
                  c_format(f->arena, "0x%lX", f->error));
}
