/* pdf_press.h - PDFs for a printing company: inks instead of colors, black text over what lies
 * under it, and what PDF/X-1a (ISO 15930-1 and -4) wants to be said.
 *
 * There is no transparency in them: what lets its ground through is mixed with white.  Black text
 * and lines are printed over their ground (overprint), so that no white edge shows where inks do
 * not meet, except where that would be too much ink. */
#ifndef DDKIT_BACKEND_PDF_PRESS_H
#define DDKIT_BACKEND_PDF_PRESS_H

#include "backend/pdf_content.h"

/* Where something is painted. */
typedef struct PressPlace {
    Rect box;                 /* in the coordinates of the group at hand */
    const Transform *to_root; /* leads to those of the page or form */
} PressPlace;

/* Sets the ink of what is filled (or stroked) next; `line` as inks_of() has it. */
void press_ink(PdfContent *c, Color color, const PressPlace *place, bool line, bool stroke);
/* Something is painted of which no more is known than that it may have as much ink as there may
 * be. */
void press_ground(PdfContent *c, const PressPlace *place);

/* Whether a path is so small or thin that it is a line, whatever fills it. */
bool press_is_line(const Path *path);
Rect press_path_box(const Path *path, Point at);
Rect press_line_box(const Line *line, Point at);

/* Title, dates, output intent, version.  What a file says else is for screens. */
void press_write_info(PdfFile *f, const Document *doc);

#endif
