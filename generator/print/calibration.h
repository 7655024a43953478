/* calibration.h - the calibration sheet: what is read off it, where that stands, and the profile
 * that follows from the readings.
 *
 * On the front are scales with a line each 2 mm, called A to U; on the back, seen through the
 * paper, lines each 1.9 mm.  Where two of them meet tells tenths of a millimeter (a vernier), a
 * pointer on the back tells whole ones.  Rulers, distances from the edges of the paper and lines
 * along these edges do the rest.  docs/print.md tells how the fit works. */
#ifndef DDKIT_PRINT_CALIBRATION_H
#define DDKIT_PRINT_CALIBRATION_H

#include "print/profile.h"

/* In the order in which they are read: the front alone, the back alone, both against the light. */
typedef enum ReadingKind { READING_RULER, READING_EDGE, READING_BORDER, READING_SCALE } ReadingKind;
typedef enum SheetEdge { EDGE_LEFT, EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM } SheetEdge;

/* A thing on the sheet that one reading is taken of; its number is its place in the list and one.
 */
typedef struct CalibrationMark {
    ReadingKind kind;
    bool down;      /* it measures down the sheet, else across */
    bool back;      /* of borders: it is printed on the back, and seen there */
    SheetEdge edge; /* of borders and distances: from which */
    Point at;       /* its middle, on the front (of a back's border: on the back); points */
} CalibrationMark;

#define READINGS 22

/* What measures, points. */
#define RULER_LENGTH MM(100)
#define EDGE_DISTANCE MM(20)  /* of a line from the edge of the paper */
#define BORDER_STEPS 10       /* lines at 1, 2 … mm from the edge */
#define SCALE_PITCH MM(2)     /* of the front */
#define VERNIER_PITCH MM(1.9) /* of the back */
#define SCALE_LINES 21
#define SCALE_MIDDLE 5 /* the number that the pointer shows when all is right: mm and 5 */
#define SCALE_FROM 1
#define SCALE_TO 9

/* One of the sheet's numbers as people give it. */
typedef struct Reading {
    bool given;
    double length; /* of all but scales: points */
    int pointer;   /* of scales: SCALE_FROM to SCALE_TO */
    int line;      /* 0 for A */
} Reading;

/* The READINGS marks of a sheet of upright paper, into `marks`; false where that is too small for
 * them. */
bool calibration_marks(Size paper, CalibrationMark *marks);
/* Where a point of the front is on the back's page. */
Point calibration_behind(Point p, Size paper, Duplex duplex);

/* How far the back lies beside the front along a scale, points.  False where pointer and line
 * contradict each other. */
bool calibration_shift(const Reading *scale, double *shift);

/* What the readings say of the printer: least squares.  Rulers are needed; without distances from
 * the edges the front counts as placed right, without scales there is no back, without the back's
 * borders they are the front's.  Fills in all but names. */
void calibration_fit(const CalibrationMark *marks, const Reading *readings, Size paper,
                     Duplex duplex, PrinterProfile *out);
/* The number of the scale that contradicts the others most; 0 where they agree. */
unsigned calibration_odd_one(const CalibrationMark *marks, const Reading *readings, Size paper);

#endif
