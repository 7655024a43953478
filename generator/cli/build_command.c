/* build_command.c - `ddkit build`: everything is laid out before the first file is written. */
#include "backend/pdf.h"
#include "backend/trace.h"
#include "base/utf8.h"
#include "cli/print.h"
#include "cli/run.h"
#include "cli/work.h"

typedef struct Files {
    Session *session;
    size_t columns; /* of the longest path */
    size_t pages;
} Files;

static const char *file_of(const Session *s, const Job *job, const Piece *piece)
{
    return work_path(s, job, audience_name(piece->info->audience), piece->info->name,
                     s->options.trace ? ".trace" : ".pdf");
}

static void measure(Files *f, const Work *w)
{
    for (size_t i = 0; i < w->jobs.n; i++)
        for (size_t k = 0; k < w->jobs.at[i].pieces.n; k++) {
            const char *path = file_of(f->session, &w->jobs.at[i], &w->jobs.at[i].pieces.at[k]);
            size_t n = utf8_length(str(path));
            if (n > f->columns) f->columns = n;
        }
}

static void say(const Files *f, const char *path, size_t pages)
{
    if (f->session->options.quiet) return;
    progress_clear(&f->session->progress);
    print_left(stdout, f->columns, str(path));
    printf("  %zu page%s\n", pages, pages == 1 ? "" : "s");
    /* Somebody may watch. */
    fflush(stdout);
}

static bool write_piece(const Files *f, const Job *job, const Piece *piece)
{
    Session *s = f->session;
    const char *path = file_of(s, job, piece);
    progress_step(&s->progress, piece->info->name);
    bool ok = s->options.trace ? trace_write(s->diag, piece->document, path)
                               : pdf_write(s->diag, piece->document, &(PdfOptions){ 0 }, path);
    if (ok) say(f, path, piece->document->pages.n);
    return ok;
}

static ExitStatus write_all(Session *s, const Work *w)
{
    Files f = { .session = s };
    for (size_t i = 0; i < w->jobs.n; i++)
        if (work_output_inside(s, &w->jobs.at[i])) return session_usage(s);
    measure(&f, w);
    /* After a failure the next file would most likely fail as well. */
    for (size_t i = 0; i < w->jobs.n; i++)
        for (size_t k = 0; k < w->jobs.at[i].pieces.n; k++)
            if (!write_piece(&f, &w->jobs.at[i], &w->jobs.at[i].pieces.at[k]))
                return session_status(s);
    return session_status(s);
}

ExitStatus run_build(Session *s)
{
    Work w;
    ExitStatus status = work_start(s, &w);
    if (status == STATUS_DONE) status = write_all(s, &w);
    work_end(&w);
    return status;
}
