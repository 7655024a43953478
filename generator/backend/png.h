/* png.h - pages as PNG pictures through cairo, for previews. */
#ifndef DDKIT_BACKEND_PNG_H
#define DDKIT_BACKEND_PNG_H

#include "base/batch.h"
#include "print/document.h"

/* Puts one frame on white, `dpi` dots an inch, into `out`, which stays open.  False after a report.
 */
bool png_write(Diag *d, const Frame *frame, double dpi, FileWriter *out);

#endif
