/* preview_command.c - `ddkit preview`: pictures of pages, and contact sheets of cards. */
#include <math.h>

#include "backend/format.h"
#include "base/files.h"
#include "cli/card_files.h"
#include "cli/outputs.h"
#include "cli/run.h"
#include "cli/shop.h"
#include "cli/work.h"
#include "draw/path.h"
#include "print/sheet.h"

#define SHEET_CARDS 24         /* at most on a contact sheet */
#define SHEET_ASPECT (4.0 / 3) /* wanted, width to height */
#define GAP MM(4)
#define CORNER MM(3)

static const Color table_gray = { 0.90f, 0.91f, 0.92f, 1 };

/* One piece's pictures, numbered through. */
typedef struct Pictures {
    Session *session;
    Outputs *outputs;
    Arena *arena; /* of their frames */
    const Job *job;
    const Piece *piece;
    unsigned n;
} Pictures;

static bool save(Pictures *p, const Document *doc, size_t page)
{
    Session *s = p->session;
    const Format *format = &formats[FORMAT_PNG];
    const FormatOptions options = { .page = page, .dpi = shop_dpi(&s->options) };
    const char *suffix = c_format(s->arena, "-%u%s", ++p->n, format->suffix);
    const char *name = work_name(s, PREVIEW_FOLDER, p->piece->info->name, suffix);
    FileWriter *file = outputs_add(s, p->outputs, name)->file;
    const bool ok = format->write(s->diag, doc, &options, file);
    return file_close(file) && ok;
}

/* Columns for `n` cards: near the wanted shape, and few empty places. */
static size_t columns_for(size_t n, double step_x, double step_y)
{
    size_t best = 1;
    double least = INFINITY;
    for (size_t columns = 1; columns <= n; columns++) {
        size_t rows = (n + columns - 1) / columns;
        double shape = (double)columns * step_x / ((double)rows * step_y) / SHEET_ASPECT;
        double empty = (double)(columns * rows - n) / (double)n;
        double badness = fabs(log(shape)) + empty;
        if (badness < least) best = columns, least = badness;
    }
    return best;
}

/* `n` frames of the same size side by side on gray. */
static Frame *contact_sheet(Arena *a, const Frame *const *cards, size_t n, Size size)
{
    double step_x = size.width + GAP, step_y = size.height + GAP;
    size_t columns = columns_for(n, step_x, step_y), rows = (n + columns - 1) / columns;
    Size whole = { (double)columns * step_x + GAP, (double)rows * step_y + GAP };
    Frame *sheet = frame_new(a, whole);
    Rect all = { 0, 0, whole.width, whole.height }, card = { 0, 0, size.width, size.height };
    const Path *edge = path_of_rect(a, card, CORNER, COLOR_WHITE, (Stroke){ 0 });
    frame_add_path(a, sheet, (Point){ 0, 0 }, path_of_rect(a, all, 0, table_gray, (Stroke){ 0 }));
    for (size_t i = 0; i < n; i++) {
        Point at = { GAP + (double)(i % columns) * step_x, GAP + (double)(i / columns) * step_y };
        frame_add_path(a, sheet, at, edge);
        frame_add_group(
            a, sheet, at,
            (Group){ .frame = cards[i], .transform = TRANSFORM_IDENTITY, .clip = edge });
    }
    return sheet;
}

static bool save_sheets(Pictures *p, const Frame *const *cards, size_t n)
{
    for (size_t i = 0; i < n; i += SHEET_CARDS) {
        size_t here = n - i < SHEET_CARDS ? n - i : SHEET_CARDS;
        const Frame *sheet = contact_sheet(p->arena, cards + i, here, p->piece->face_size);
        Document doc = { .duplex = DUPLEX_NONE };
        sheet_single(p->arena, &doc, sheet, STR(""));
        if (!save(p, &doc, 0)) return false;
    }
    return true;
}

/* Backs that look the same are the same Frame; each is shown once. */
static size_t different_backs(const Piece *piece, const Frame **backs)
{
    size_t n = 0;
    for (size_t i = 0; i < piece->n_faces; i++) {
        const Frame *back = piece->faces[i].back;
        bool known = !back;
        for (size_t k = 0; k < n && !known; k++) known = backs[k] == back;
        if (!known) backs[n++] = back;
    }
    return n;
}

static bool save_cards(Pictures *p)
{
    const Piece *piece = p->piece;
    const Frame **cards = ARENA_ARRAY(p->arena, const Frame *, piece->n_faces);
    for (size_t i = 0; i < piece->n_faces; i++) cards[i] = piece->faces[i].front;
    return save_sheets(p, cards, piece->n_faces) &&
           save_sheets(p, cards, different_backs(piece, cards));
}

static bool save_pages(Pictures *p)
{
    for (size_t i = 0; i < p->piece->document->pages.n; i++)
        if (!save(p, p->piece->document, i)) return false;
    return true;
}

/* One line for all of them. */
static void say(const Pictures *p)
{
    Session *s = p->session;
    const char *all = p->n == 1 ? "-1.png" : c_format(s->arena, "-1.png to -%u.png", p->n);
    p->outputs->files.at[p->outputs->files.n - 1].said =
        path_join(s->arena, work_kit_folder(s, p->job),
                  work_name(s, PREVIEW_FOLDER, p->piece->info->name, all));
}

static bool save_piece(Session *s, void *outputs, const Job *job, const Piece *piece)
{
    Pictures p = {
        .session = s, .outputs = outputs, .arena = arena_new(), .job = job, .piece = piece
    };
    progress_step(&s->progress, piece->info->name);
    const bool ok = piece->faces ? save_cards(&p) : save_pages(&p);
    if (ok) say(&p);
    arena_free(p.arena);
    return ok;
}

/* What pictures of single cards are saved with. */
typedef struct FacesJob {
    Outputs *outputs;
    const Shop *shop;
} FacesJob;

static bool save_faces(Session *s, void *faces, const Job *job, const Piece *piece)
{
    const FacesJob *f = faces;
    const CardFiles files = {
        .kit = work_kit_folder(s, job), .folder = CARDS_FOLDER, .shop = f->shop, .sheets = true
    };
    progress_step(&s->progress, piece->info->name);
    return card_files_write(s, f->outputs, &files, piece);
}

static ExitStatus save_all(Session *s, Work *w)
{
    Outputs o = outputs_new(s, work_batch_options(s));
    FacesJob faces = { &o, w->shop };
    bool ok = true;
    for (size_t i = 0; i < w->jobs.n && ok; i++) {
        batch_folder(o.batch, work_kit_folder(s, &w->jobs.at[i]));
        ok = s->options.cards ? work_lay_out(s, w, &w->jobs.at[i], save_faces, &faces)
                              : work_lay_out(s, w, &w->jobs.at[i], save_piece, &o);
    }
    const ExitStatus status = outputs_publish(s, &o);
    work_say_left_out(s, w);
    return status;
}

ExitStatus run_preview(Session *s)
{
    Work w;
    ExitStatus status = work_start(s, &w);
    if (status == STATUS_DONE) status = work_outputs_outside(s, &w);
    if (status == STATUS_DONE) status = save_all(s, &w);
    work_end(&w);
    return status;
}
