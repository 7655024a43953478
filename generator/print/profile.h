/* profile.h - what a printer does wrong, and pages that make up for it.
 *
 * A printer puts each side of a sheet a little beside its place: moved, turned and stretched, the
 * back otherwise than the front.  What was measured once (print/calibration.h) is undone on every
 * page of a document, before any back end sees it.  docs/print.md has the geometry. */
#ifndef DDKIT_PRINT_PROFILE_H
#define DDKIT_PRINT_PROFILE_H

#include "print/document.h"

/* How one side of a sheet comes out of the printer, seen by somebody who looks at that side:
 * stretched and turned about the middle of the paper, then moved. */
typedef struct PrinterSide {
    Point offset;   /* to the right and down, points */
    double skew;    /* clockwise, degrees */
    Size scale;     /* 1: true to size */
    Insets margins; /* what stays white at each edge, points */
} PrinterSide;

typedef struct PrinterProfile {
    Str name;
    Size paper; /* that it was measured on, upright */
    Str paper_name;
    Duplex duplex; /* how its back was turned; DUPLEX_NONE: no back was measured */
    PrinterSide front, back;
} PrinterProfile;

/* A printer that is further off is set up wrong: the host is to mend that, not to print it away.
 * Millimeters, degrees, percent. */
#define PRINTER_OFFSET_MOST 10
#define PRINTER_SKEW_MOST 2
#define PRINTER_SCALE_LEAST 97
#define PRINTER_SCALE_MOST 103
#define PRINTER_MARGIN_MOST 25
bool printer_side_is_possible(const PrinterSide *side);

/* A side that needs no correction. */
PrinterSide printer_side_true(void);

/* From where something belongs on a side of `paper` to where the printer puts it, in the page's
 * coordinates; and back. */
Transform printer_fault(const PrinterSide *side, Size paper);
Transform printer_correction(const PrinterSide *side, Size paper);

/* Corrects all pages of `doc`: every second one is a back where it is two-sided.  A sheet whose
 * back turns over the other edge goes the same way through the printer, only its picture stands on
 * its head: so does the correction.  Pages on their long side are turned upright, because which way
 * a print dialog would turn them is not known.  Frames are shared with the pages as they were. */
void profile_apply(Arena *a, Document *doc, const PrinterProfile *profile);

/* What must stay white at the edges of `paper` so that the printer prints all that is in between,
 * moved as the correction moves it: the widest of all edges of both sides, points. */
double profile_margin(const PrinterProfile *profile, Size paper);

#endif
