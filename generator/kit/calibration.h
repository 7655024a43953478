/* calibration.h - the calibration sheet as a piece: its template,
 * templates/sheets/calibration.yaml, and what that binds. */
#ifndef DDKIT_KIT_CALIBRATION_H
#define DDKIT_KIT_CALIBRATION_H

#include "data/schema.h"
#include "print/calibration.h"

/* The sheet that is asked for. */
typedef struct CalibrationSheet {
    Size paper; /* upright */
    Str paper_name;
    Duplex duplex;                 /* long or short */
    Str options;                   /* that its commands need: " --paper letter", or empty */
    Str language;                  /* of its words */
    const PrinterProfile *printer; /* that it is corrected for, to see that all is right; or NULL */
} CalibrationSheet;

/* What its template can bind beside the strings: all of it, as a table. */
extern const Field calibration_schema;
/* That, in arena `a`, with `strings` as `t`.  NULL where the paper is too small. */
Value *calibration_model(Arena *a, const CalibrationSheet *sheet, const Value *strings);

#endif
