/* build_command.c - `ddkit build`: pieces and bundles as documents of one format. */
#include <string.h>

#include "backend/format.h"
#include "backend/pdf_intent.h"
#include "cli/card_files.h"
#include "cli/outputs.h"
#include "cli/password.h"
#include "cli/print.h"
#include "cli/run.h"
#include "cli/work.h"

#define ONE_JOB "print" /* the file that a slim kit is */

/* A document to be written. */
typedef struct Target {
    const char *folder; /* of the scenario's, or "" */
    Str name;
    const Document *document;
    bool attach;          /* the scenario's files go with it */
    const char *password; /* see FormatOptions */
    const Press *press;   /* likewise */
} Target;

static bool is_taken(const Attachment *files, size_t n, Str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(files[i].name, name)) return true;
    return false;
}

/* Overlays may be called like a file of the scenario, or like each other. */
static Str free_name(Arena *a, const Attachment *files, size_t n, Str name)
{
    Str free = name;
    for (unsigned number = 2; is_taken(files, n, free); number++)
        free = str_format(a, "%u-%.*s", number, (int)name.n, name.p);
    return free;
}

static FormatOptions attachments(Arena *a, const Scenario *scenario)
{
    Attachment *files = ARENA_ARRAY(a, Attachment, scenario->n_files);
    for (size_t i = 0; i < scenario->n_files; i++) {
        const ScenarioFile *f = &scenario->files[i];
        files[i] = (Attachment){ .name = free_name(a, files, i, f->name),
                                 .mime = STR("application/yaml"), /* RFC 9512 */
                                 .data = f->source->text };
    }
    return (FormatOptions){ .attachments = files, .n_attachments = scenario->n_files };
}

static const Format *format_of(const Session *s)
{
    return &formats[s->options.trace ? FORMAT_TRACE : s->options.as];
}

static bool write_document(Session *s, Outputs *o, const Job *job, const Target *t)
{
    const Format *format = format_of(s);
    Output *output = outputs_add(s, o, work_name(s, t->folder, t->name, format->suffix));
    output->said = file_path(output->file);
    output->pages = t->document->pages.n;
    progress_step(&s->progress, t->name);
    FormatOptions options = { 0 };
    if (t->attach && s->options.attach) options = attachments(s->arena, &job->scenario);
    options.press = t->press;
    options.password = t->password;
    options.srgb = o->srgb;
    options.drawings = &o->drawings;
    const bool ok = format->write(s->diag, t->document, &options, output->file);
    return file_close(output->file) && ok;
}

/* The file of one run through the printer: "event-decks.backs". */
static bool write_side(Session *s, Outputs *o, const Job *job, const Target *t,
                       const Document *document, const char *side)
{
    Target own = *t;
    own.document = document;
    own.name = str_format(s->arena, "%.*s.%s", (int)t->name.n, t->name.p, side);
    own.attach = t->attach && strcmp(side, "fronts") == 0;
    return write_document(s, o, job, &own);
}

static bool write_target(Session *s, Outputs *o, const Job *job, const Target *t)
{
    const Document *doc = t->document;
    const bool two_sided = doc->duplex != DUPLEX_NONE && doc->pages.n > 1;
    if ((Backs)s->options.duplex != BACKS_REFED || !two_sided) return write_document(s, o, job, t);
    Document fronts, backs;
    document_part(s->arena, doc, &fronts, &backs);
    return write_side(s, o, job, t, &fronts, "fronts") && write_side(s, o, job, t, &backs, "backs");
}

/* A guard against reading ahead. */
static const char *password_for(const Session *s, Audience audience)
{
    return audience == AUDIENCE_DM ? s->options.password : NULL;
}

/* What makes the files of a printing company. */
typedef struct ShopJob {
    Outputs *outputs;
    const Shop *shop;
    Press press;
} ShopJob;

static bool write_for_shop(Session *s, void *shop_job, const Job *job, const Piece *piece)
{
    const ShopJob *sj = shop_job;
    const Str name = piece->info->name;
    const CardFiles files = { .kit = work_kit_folder(s, job),
                              .folder = SHOP_FOLDER,
                              .shop = sj->shop };
    if (sj->shop->output == SHOP_PNG && s->options.as == FORMAT_PDF && !s->options.trace) {
        progress_step(&s->progress, name);
        return card_files_write(s, sj->outputs, &files, piece);
    }
    return write_document(s, sj->outputs, job,
                          &(Target){ .folder = SHOP_FOLDER,
                                     .name = name,
                                     .document = piece->document,
                                     .press = sj->shop->color == SHOP_CMYK ? &sj->press : NULL });
}

static bool write_piece(Session *s, void *outputs, const Job *job, const Piece *piece)
{
    const PieceInfo *info = piece->info;
    const bool again = s->options.reprint.n > 0;
    return write_target(s, outputs, job,
                        &(Target){ .folder = again ? REPRINT_FOLDER : audience_name(info->audience),
                                   .name = info->name,
                                   .document = piece->document,
                                   .attach = info->attach,
                                   .password = password_for(s, info->audience) });
}

/* Where what is joined of pieces goes. */
static Target target_of_all(const Session *s, Str name, Audience audience)
{
    return (Target){ .folder = s->options.reprint.n ? REPRINT_FOLDER : "",
                     .name = name,
                     .password = password_for(s, audience) };
}

static bool write_bundle(Session *s, Outputs *o, const Work *w, const Job *job, Audience audience)
{
    Target t = target_of_all(s, str(audience_name(audience)), audience);
    for (size_t i = 0; i < job->kept.n; i++)
        if (job->kept.at[i].info->audience == audience) t.attach |= job->kept.at[i].info->attach;
    const Duplex duplex = backs_duplex((Backs)s->options.duplex);
    t.document = kit_bundle(w->kit, &job->scenario, audience, duplex, job->kept.at, job->kept.n);
    return !t.document || write_target(s, o, job, &t);
}

/* It has what players must not see, too. */
static bool write_one_job(Session *s, Outputs *o, const Work *w, const Job *job)
{
    Target t = target_of_all(s, STR(ONE_JOB), AUDIENCE_DM);
    for (size_t i = 0; i < job->kept.n; i++) t.attach |= job->kept.at[i].info->attach;
    const LayoutOptions about = { .backs = (Backs)s->options.duplex,
                                  .margin = MM(s->options.margin),
                                  .toner = (Toner)s->options.ink };
    t.document = kit_stack(w->kit, &job->scenario, &about, job->kept.at, job->kept.n);
    return !t.document || write_target(s, o, job, &t);
}

/* The pieces of a job, each as a file or all of them as one; and the bundles that are wanted. */
static bool write_job(Session *s, Work *w, Job *job, Outputs *o)
{
    const bool one_job = work_is_one_job(s, w);
    if (!work_lay_out(s, w, job, one_job ? NULL : write_piece, o)) return false;
    if (session_status(s) != STATUS_DONE) return true;
    if (one_job && !write_one_job(s, o, w, job)) return false;
    return !s->options.bundle || (write_bundle(s, o, w, job, AUDIENCE_PLAYERS) &&
                                  write_bundle(s, o, w, job, AUDIENCE_DM));
}

static void say_list(const Str *lines, size_t n, const char *head)
{
    if (!n) return;
    puts(head);
    for (size_t i = 0; i < n; i++) {
        fputs("  ", stdout);
        print_wrapped(stdout, 2, 4, lines[i]);
    }
}

/* What the new sheets replace, and what nothing replaces. */
static void say_changes(const Session *s, const Job *job)
{
    if (s->options.quiet) return;
    say_list(job->changed.at, job->changed.n, "Changed; put these in the place of the old ones:");
    say_list(job->gone.at, job->gone.n, "No longer in the kit; throw these away:");
}

/* Without anything to print an earlier folder of changes stays, too. */
static ExitStatus leave_as_is(Session *s, Outputs *o, const Job *job)
{
    progress_clear(&s->progress);
    batch_close(o->batch);
    if (session_status(s) != STATUS_DONE || s->options.quiet) return session_status(s);
    puts(job->gone.n ? "Nothing is to be printed." : "Nothing has changed.");
    say_changes(s, job);
    return STATUS_DONE;
}

static ExitStatus write_jobs(Session *s, Work *w)
{
    Outputs o = outputs_new(s, work_batch_options(s));
    ShopJob shop = { .outputs = &o, .shop = w->shop, .press = { .shop = w->shop } };
    bool ok = true;
    if (format_of(s) == &formats[FORMAT_PDF]) o.srgb = srgb_profile(s->arena);
    shop.press.n_inks = kit_inks(w->kit, &shop.press.inks);
    /* After a failure the next file would most likely fail as well. */
    for (size_t i = 0; i < w->jobs.n && ok; i++) {
        Job *job = &w->jobs.at[i];
        batch_folder(o.batch, work_kit_folder(s, job));
        ok = w->shop ? work_lay_out(s, w, job, write_for_shop, &shop) : write_job(s, w, job, &o);
        if (work_keeps_prints(s, w))
            since_note(s->arena, o.batch, job->scenario.name, &job->print, w->since);
        work_release(job);
    }
    if (w->since && !o.files.n) return leave_as_is(s, &o, &w->jobs.at[0]);
    const ExitStatus status = outputs_publish(s, &o);
    if (w->since && status == STATUS_DONE) say_changes(s, &w->jobs.at[0]);
    work_say_left_out(s, w);
    return status;
}

/* Only a PDF is protected, and a shop opens its files. */
static bool check_password(Session *s)
{
    if (s->options.password && format_of(s) != &formats[FORMAT_PDF])
        return report(s->diag, MSG_PASSWORD_USELESS, SPAN_NONE, "no PDF");
    if (s->options.password && s->options.target && strcmp(s->options.target, "home") != 0)
        return report(s->diag, MSG_PASSWORD_USELESS, SPAN_NONE, "files for a shop");
    return password_read(s, &s->options.password);
}

ExitStatus run_build(Session *s)
{
    Work w;
    if (!check_password(s)) return session_usage(s);
    ExitStatus status = work_start(s, &w);
    if (status == STATUS_DONE) status = work_outputs_outside(s, &w);
    if (status == STATUS_DONE) status = write_jobs(s, &w);
    work_end(&w);
    return status;
}
