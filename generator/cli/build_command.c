/* build_command.c - `ddkit build`: everything is laid out before the first file is written. */
#include "backend/pdf.h"
#include "backend/trace.h"
#include "base/utf8.h"
#include "cli/print.h"
#include "cli/run.h"
#include "cli/work.h"

/* A file to be written. */
typedef struct Output {
    const char *path;
    Str name; /* for the progress bar */
    const Document *document;
    const Scenario *attached; /* whose files go with it, or NULL */
} Output;

typedef VEC(Output) Outputs;

static void add_output(Session *s, Outputs *all, const Job *job, const char *folder, Str name,
                       const Document *document, bool attach)
{
    const char *suffix = s->options.trace ? ".trace" : ".pdf";
    *vec_push(s->arena, all) = (Output){ work_path(s, job, folder, name, suffix), name, document,
                                         attach && s->options.attach ? &job->scenario : NULL };
}

static void add_job(Session *s, Outputs *all, const Job *job)
{
    bool attach[2] = { false, false };
    for (size_t i = 0; i < job->pieces.n; i++) {
        const Piece *p = &job->pieces.at[i];
        const PieceInfo *info = p->info;
        add_output(s, all, job, audience_name(info->audience), info->name, p->document,
                   info->attach);
        attach[info->audience] |= info->attach;
    }
    for (int i = 0; i < 2; i++)
        if (job->bundles[i])
            add_output(s, all, job, "", str(audience_name((Audience)i)), job->bundles[i],
                       attach[i]);
}

static size_t longest_path(const Outputs *all)
{
    size_t longest = 0;
    for (size_t i = 0; i < all->n; i++) {
        size_t n = utf8_length(str(all->at[i].path));
        if (n > longest) longest = n;
    }
    return longest;
}

static bool is_taken(const PdfAttachment *files, size_t n, Str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(files[i].name, name)) return true;
    return false;
}

/* Overlays may be called like a file of the scenario, or like each other. */
static Str free_name(Arena *a, const PdfAttachment *files, size_t n, Str name)
{
    Str free = name;
    for (unsigned number = 2; is_taken(files, n, free); number++)
        free = str_format(a, "%u-%.*s", number, (int)name.n, name.p);
    return free;
}

static PdfOptions pdf_options(Arena *a, const Scenario *scenario)
{
    if (!scenario) return (PdfOptions){ 0 };
    PdfAttachment *files = ARENA_ARRAY(a, PdfAttachment, scenario->n_files);
    for (size_t i = 0; i < scenario->n_files; i++) {
        const ScenarioFile *f = &scenario->files[i];
        files[i] = (PdfAttachment){ .name = free_name(a, files, i, f->name),
                                    .mime = STR("application/yaml"), /* RFC 9512 */
                                    .data = f->source->text };
    }
    return (PdfOptions){ files, scenario->n_files };
}

static bool write_output(Session *s, const Output *o, size_t columns)
{
    size_t pages = o->document->pages.n;
    PdfOptions options = pdf_options(s->arena, o->attached);
    progress_step(&s->progress, o->name);
    bool ok = s->options.trace ? trace_write(s->diag, o->document, o->path)
                               : pdf_write(s->diag, o->document, &options, o->path);
    if (!ok || s->options.quiet) return ok;
    progress_clear(&s->progress);
    print_left(stdout, columns, str(o->path));
    printf("  %zu page%s\n", pages, pages == 1 ? "" : "s");
    fflush(stdout); /* somebody may watch */
    return true;
}

static ExitStatus write_all(Session *s, const Work *w)
{
    Outputs all = { 0 };
    for (size_t i = 0; i < w->jobs.n; i++) {
        if (work_output_inside(s, &w->jobs.at[i])) return session_usage(s);
        add_job(s, &all, &w->jobs.at[i]);
    }
    size_t columns = longest_path(&all);
    /* After a failure the next file would most likely fail as well. */
    for (size_t i = 0; i < all.n; i++)
        if (!write_output(s, &all.at[i], columns)) break;
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
