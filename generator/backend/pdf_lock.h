/* pdf_lock.h - a PDF that opens with a password. */
#ifndef DDKIT_BACKEND_PDF_LOCK_H
#define DDKIT_BACKEND_PDF_LOCK_H

#include "base/batch.h"

/* Puts the file `pdf` into `out`, encrypted with AES-256 (ISO 32000-2, 7.6).  Who has the password
 * (UTF-8, at most 127 bytes) may do everything with it.  The key is made by chance, so no two files
 * are the same.  False after a report. */
bool pdf_lock(Diag *d, Str pdf, const char *password, FileWriter *out);

#endif
