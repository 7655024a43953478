/* progress.h - a bar on the terminal when work takes longer than half a second.  On a pipe, with -q
 * and for short work there is none, and what is drawn is cleared before anything else is printed.
 */
#ifndef DDKIT_CLI_PROGRESS_H
#define DDKIT_CLI_PROGRESS_H

#include "base/str.h"

typedef struct Progress {
    bool wanted, drawn;
    size_t done, total;
    double start; /* seconds of a clock that never goes back */
} Progress;

/* `total` steps are ahead. */
void progress_start(Progress *p, bool quiet, size_t total);
/* One more step begins. */
void progress_step(Progress *p, Str what);
void progress_clear(Progress *p);

#endif
