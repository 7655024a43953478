/* format.h - what documents are written as: one row a kind, one signature for all. */
#ifndef DDKIT_BACKEND_FORMAT_H
#define DDKIT_BACKEND_FORMAT_H

#include "backend/press.h"
#include "base/batch.h"
#include "base/map.h"
#include "print/document.h"

/* A file that travels inside a document. */
typedef struct Attachment {
    Str name, mime, about, data;
} Attachment;

/* What only some formats ask for. */
typedef struct FormatOptions {
    const Attachment *attachments; /* pdf */
    size_t n_attachments;
    const Press
        *press; /* pdf for a printing company; NULL: as screens and office printers have it */
    const char *password; /* pdf: what opens it, or NULL; see pdf_lock.h */
    Str srgb;             /* pdf: as srgb_profile() has it; empty: it is made for this document */
    Map *drawings; /* pdf: large ones of other documents, deflated, see pdf_file.h; or NULL */
    size_t page;   /* png: which one, counted from 0; a picture is of one */
    double dpi;    /* png: dots an inch */
} FormatOptions;

/* Puts the document into `out`, which stays open.  False after a report. */
typedef bool Backend(Diag *d, const Document *doc, const FormatOptions *options, FileWriter *out);

typedef enum FormatId { FORMAT_PDF, FORMAT_TRACE, FORMAT_PNG } FormatId;

typedef struct Format {
    const char *name;
    const char *suffix; /* of its files */
    Backend *write;
} Format;

extern const Format formats[]; /* by FormatId */
/* Those that hold a whole document, NULL-terminated. */
extern const char *const document_formats[];

#endif
