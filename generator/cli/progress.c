/* progress.c - one line on standard error, drawn over itself. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/visible.h"

#define PATIENCE 0.5 /* seconds */
#define BAR 24       /* columns */
#define LABEL 40     /* columns: with the bar less than 80 columns */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* As much of the text as fits into `columns`. */
static Str start_of(Str s, size_t columns)
{
    size_t end = 0;
    for (size_t i = 0, used = 0; i < s.n; end = i) {
        used += visible_next(s, &i).columns;
        if (used > columns) break;
    }
    return str_slice(s, 0, end);
}

void progress_start(Progress *p, bool quiet, size_t total)
{
    *p = (Progress){ .wanted = !quiet && isatty(STDERR_FILENO), .total = total };
    if (p->wanted) p->start = now();
}

void progress_step(Progress *p, Str what)
{
    size_t done = p->done++;
    if (!p->wanted || !p->total || now() - p->start < PATIENCE) return;
    size_t filled = done >= p->total ? BAR : done * BAR / p->total;
    fprintf(stderr, "\r\033[K[%.*s%.*s] %zu/%zu ", (int)filled, "########################",
            (int)(BAR - filled), "........................", done, p->total);
    print_visible(stderr, start_of(what, LABEL));
    fflush(stderr);
    p->drawn = true;
}

void progress_clear(Progress *p)
{
    if (!p->drawn) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    p->drawn = false;
}
