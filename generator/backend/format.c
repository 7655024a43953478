/* format.c - the table of back ends. */
#include "backend/format.h"

#include "backend/pdf.h"
#include "backend/png.h"
#include "backend/trace.h"

const Format formats[] = {
    [FORMAT_PDF] = { "pdf", ".pdf", pdf_write },
    [FORMAT_TRACE] = { "trace", ".trace", trace_write },
    [FORMAT_PNG] = { "png", ".png", png_write },
};

const char *const document_formats[] = { "pdf", "trace", NULL };
