/* pdf_file.h - the file being written: libharu's objects, made short.
 *
 * libharu keeps the objects, numbers them and writes them out; what is in them is decided here.
 * Where memory runs out the program ends, so nothing libharu returns is NULL; its other errors are
 * sticky and are looked at once, when the file is finished.
 */
#ifndef DDKIT_BACKEND_PDF_FILE_H
#define DDKIT_BACKEND_PDF_FILE_H

#include <hpdf.h>
#include <libdeflate.h>

#include "backend/pdf_inks.h"
#include "base/batch.h"
#include "base/geometry.h"
#include "base/map.h"
#include "base/vec.h"

/* An object of libharu's and, as they will stand in the file, the bytes that it describes. */
typedef struct PdfStream {
    HPDF_Dict object;
    Str data;
} PdfStream;
typedef VEC(PdfStream) PdfStreams;

typedef struct PdfFile {
    Arena *arena; /* lives as long as this file is written */
    Diag *diag;
    const char *path; /* of `out` */
    FileWriter *out;
    Buf *aside; /* where the file goes instead; NULL: into `out` */
    HPDF_Doc doc;
    HPDF_MMgr mmgr;
    HPDF_STATUS error; /* the first of libharu's */
    struct libdeflate_compressor *deflate;
    Map *
        drawings; /* large ones of all files so far, each to what it is deflated (a Str); or NULL */
    void *packed; /* room for deflated data, reused */
    size_t packed_cap;
    PdfStreams streams; /* in the order of their filling */
    uint64_t digest;    /* of all streams, for the file's ID */
    const Press *press; /* what it is made for; NULL: screens and office printers */
    Inks *inks;         /* of the press */
    HPDF_PDFVer version;
    bool archival; /* nothing is in it that PDF/A forbids */
} PdfFile;

/* `press` may be NULL.  False after a report.  pdf_file_close in any case. */
bool pdf_file_open(PdfFile *f, Arena *a, Diag *d, const Press *press, FileWriter *out);
void pdf_file_close(PdfFile *f);

/* A direct object, to be put into another; and one of its own, to be referred to. */
HPDF_Dict pdf_dict(PdfFile *f);
HPDF_Dict pdf_object(PdfFile *f);
HPDF_Array pdf_array(PdfFile *f);
/* Within what libharu takes for a real; it writes five decimals. */
HPDF_REAL pdf_real(double v);
HPDF_Array pdf_reals(PdfFile *f, const double *v, size_t n);
/* [left bottom right top] of `r`, whose y runs down from the top of a page `height` high; rounded
 * to 1/1000. */
HPDF_Array pdf_box(PdfFile *f, Rect r, double height);

/* A stream object with `data` deflated where that is worth the time, or as they are. */
HPDF_Dict pdf_stream(PdfFile *f, Str data);
HPDF_Dict pdf_stream_plain(PdfFile *f, Str data);
/* As pdf_stream(), for a drawing that may be in other files, too, as a cover's picture is: a large
 * one is deflated once for all. */
HPDF_Dict pdf_stream_drawing(PdfFile *f, Str data);
/* One whose data is a JPEG file. */
HPDF_Dict pdf_stream_jpeg(PdfFile *f, Str data);
/* Fills a stream that libharu has made with `data`, deflated. */
void pdf_stream_fill(PdfFile *f, HPDF_Dict stream, Str data);

/* Streams of fewer bytes stay as they are: a third of a kit's, and 3 % of its bytes.  Their share
 * of the time would be larger, as the compressor's table of 128 KB is cleared for each. */
#define PDF_DEFLATE_FROM 800

/* Good until the next call. */
Str pdf_deflated(PdfFile *f, Str data);

/* A text string (PDF 32000-1, 7.9.2.2): ASCII where that does, else UTF-16BE with its mark. */
void *pdf_text(PdfFile *f, Str utf8);
/* Printable ASCII, which PDFDocEncoding shares (PDF 32000-1, D.2). */
bool pdf_is_ascii(Str utf8);
/* Bytes as they are, NUL excepted. */
void *pdf_bytes(PdfFile *f, Str bytes);
/* A literal string (7.3.4.2), and a byte of one. */
void pdf_literal(Buf *b, Str bytes);
void pdf_literal_byte(Buf *b, unsigned byte);
/* Bytes that cannot stand in one as they are. */
static inline bool pdf_is_special(unsigned byte)
{
    return byte == '\r' || byte == '(' || byte == ')' || byte == '\\';
}
void pdf_hex_utf16(Buf *b, Str utf8);
void pdf_hex4(Buf *b, unsigned v);

#endif
