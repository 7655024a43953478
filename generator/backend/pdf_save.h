/* pdf_save.h - a finished file's objects, written one after the other. */
#ifndef DDKIT_BACKEND_PDF_SAVE_H
#define DDKIT_BACKEND_PDF_SAVE_H

#include "backend/pdf_file.h"

/* Puts all that is finished into the file.  False after a report. */
bool pdf_save(PdfFile *f);

#endif
