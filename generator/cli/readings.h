/* readings.h - the numbers of a calibration sheet: from the command line, and asked for. */
#ifndef DDKIT_CLI_READINGS_H
#define DDKIT_CLI_READINGS_H

#include "cli/session.h"
#include "print/calibration.h"

/* What is known of one sheet. */
typedef struct Readings {
    CalibrationMark marks[READINGS];
    Reading at[READINGS];
    const char *written[READINGS]; /* as they were given, for messages */
} Readings;

/* Those of --readings.  False after reports. */
bool readings_given(Session *s, Readings *r);
/* Asks on standard error for those that are missing, and again for what cannot be.  False where the
 * input ends, or after a report. */
bool readings_ask(Session *s, Readings *r, Size paper);
/* Whether all are there that a profile needs, and agree.  False after reports; `*usage` where some
 * are missing. */
bool readings_check(Session *s, const Readings *r, Size paper, bool *usage);

#endif
