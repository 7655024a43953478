/* work.c - from the command line to laid-out pieces. */
#include "cli/work.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/files.h"
#include "cli/print.h"
#include "cli/printers.h"
#include "cli/scenario_path.h"
#include "cli/shop.h"
#include "data/suggest.h"
#include "game/fold.h"
#include "game/pacing.h"
#include "game/roster.h"
#include "print/paper.h"

/* ---- usage -------------------------------------------------------------------------------- */

/* Millimeters a side: what can hold anything; what a PDF can hold (14,400 points). */
#define PAPER_MIN 20
#define PAPER_MAX 5080

bool work_check_paper(Session *s)
{
    Size size;
    VEC(Str) names = { 0 };
    if (size_named(papers, str(s->options.paper), &size)) {
        const double least = MM(PAPER_MIN), most = MM(PAPER_MAX);
        if (size.width >= least && size.height >= least && size.width <= most &&
            size.height <= most)
            return true;
        return report(s->diag, MSG_PAPER_RANGE, SPAN_NONE, s->options.paper,
                      c_format(s->arena, "%d", PAPER_MIN), c_format(s->arena, "%d", PAPER_MAX));
    }
    report(s->diag, MSG_PAPER_UNKNOWN, SPAN_NONE, s->options.paper);
    for (const NamedSize *p = papers; p->name; p++) *vec_push(s->arena, &names) = str(p->name);
    suggest(s->arena, s->diag, str(s->options.paper), names.at, names.n);
    return false;
}

static bool check_pieces(Session *s, const PieceInfo *pieces, size_t n)
{
    Str *names = ARENA_ARRAY(s->arena, Str, n);
    bool ok = true;
    for (size_t i = 0; i < n; i++) names[i] = pieces[i].name;
    for (size_t i = 0; i < s->options.only.n; i++) {
        bool known = false;
        for (size_t k = 0; k < n; k++) known |= str_is(names[k], s->options.only.at[i]);
        if (known) continue;
        ok = report(s->diag, MSG_PIECE_UNKNOWN, SPAN_NONE, s->options.only.at[i]);
        suggest(s->arena, s->diag, str(s->options.only.at[i]), names, n);
    }
    return ok;
}

static bool wanted(const Options *o, const PieceInfo *piece)
{
    for (size_t i = 0; i < o->only.n; i++)
        if (str_is(piece->name, o->only.at[i])) return true;
    return o->only.n == 0;
}

static bool check_names(Session *s, const Work *w)
{
    bool ok = true;
    for (size_t i = 0; i < w->jobs.n; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(w->jobs.at[i].scenario.name, w->jobs.at[k].scenario.name))
                ok = report(s->diag, MSG_NAME_TWICE, SPAN_NONE,
                            str_c(s->arena, w->jobs.at[i].scenario.name));
    return ok;
}

/* The path of the nearest folder above `path`, or itself, that exists; symbolic links resolved. */
static bool real_above(Arena *a, const char *path, char real[PATH_MAX])
{
    for (;;) {
        if (realpath(path, real)) return true;
        char *above = path_folder(a, path);
        if (strcmp(above, path) == 0) return false;
        path = above;
    }
}

static bool output_inside(Session *s, const Job *job)
{
    char out[PATH_MAX], folder[PATH_MAX];
    if (!realpath(job->scenario.folder, folder) || !real_above(s->arena, scenario_output(s), out))
        return false;
    size_t n = strlen(folder);
    if (strncmp(out, folder, n) != 0 || (out[n] && out[n] != '/' && n > 1)) return false;
    report(s->diag, MSG_OUTPUT_INSIDE, SPAN_NONE, scenario_output(s), job->path);
    return true;
}

ExitStatus work_outputs_outside(Session *s, const Work *w)
{
    for (size_t i = 0; i < w->jobs.n; i++)
        if (output_inside(s, &w->jobs.at[i])) return session_usage(s);
    return STATUS_DONE;
}

Kit *work_open_kit(Session *s)
{
    KitSettings settings = { .data = data_folder(s->arena),
                             .theme = s->options.theme,
                             .only = s->options.only.at,
                             .whole = s->options.command == COMMAND_BUILD && !s->options.slim };
    if (file_kind(path_join(s->arena, settings.data, "templates/theme.yaml")) != FILE_REGULAR) {
        report(s->diag, MSG_DATA_MISSING, SPAN_NONE, settings.data);
        return NULL;
    }
    if (settings.theme && file_kind(settings.theme) != FILE_FOLDER) {
        report(s->diag, MSG_FOLDER_MISSING, SPAN_NONE, settings.theme);
        return NULL;
    }
    return kit_open(s->arena, s->diag, &settings);
}

/* ---- reading ------------------------------------------------------------------------------ */

/* Of a slim kit, which prints cards for one team only. */
#define SLIM_PLAYERS 5

/* How many play: as asked for, or as on the roster; of a slim kit five, or as near to that as the
 * scenario allows.  Below 0: any number. */
static int64_t players_of(const Session *s, const Value *allowed, const Value *roster)
{
    if (s->options.players >= 0) return s->options.players;
    if (roster) return (int64_t)value_count(value_get(roster, "players"));
    if (!s->options.slim || !allowed) return -1;
    const int64_t min = value_integer(value_get(allowed, "min"), SLIM_PLAYERS);
    const int64_t max = value_integer(value_get(allowed, "max"), SLIM_PLAYERS);
    return SLIM_PLAYERS < min ? min : SLIM_PLAYERS > max ? max : SLIM_PLAYERS;
}

/* The scenario for so many players. */
static bool fold(Session *s, Scenario *scenario, const Value *roster)
{
    const Value *players = value_get(scenario->root, "players");
    const int64_t n = players_of(s, players, roster);
    int64_t min = value_integer(value_get(players, "min"), n);
    int64_t max = value_integer(value_get(players, "max"), n);
    if (n < 0) return true;
    if (n < min || n > max)
        report(s->diag, MSG_PLAYERS_OUTSIDE, value_span(players),
               c_format(s->arena, "%d", (int)min), c_format(s->arena, "%d", (int)max),
               c_format(s->arena, "%d", (int)n));
    return fold_roles(s->arena, s->diag, scenario, (int)n);
}

static void add_job(Session *s, Work *w, const char *path, Scenario *scenario, const Value *roster)
{
    if (!fold(s, scenario, roster)) return;
    pacing_settle(s->arena, scenario, (int)s->options.minutes);
    pacing_check(s->arena, s->diag, scenario);
    Job *job = vec_push(s->arena, &w->jobs);
    *job = (Job){ .path = path, .scenario = *scenario };
    if (roster)
        job->deal = deal_seats(s->arena, s->diag, scenario, roster, (uint64_t)s->options.seed);
}

/* Every format must be as good a scenario as the one without. */
static void try_formats(Session *s, const char *path, const Scenario *scenario,
                        ScenarioOptions with)
{
    for (size_t i = 0; i < value_count(scenario->formats); i++) {
        with.format = str_c(s->arena, value_key(scenario->formats, i));
        diag_only(s->diag, c_format(s->arena, "in the format `%s`", with.format));
        scenario_read(s->arena, s->diag, path, &with);
    }
    diag_only(s->diag, NULL);
}

static void read_scenarios(Session *s, Work *w)
{
    const Options *o = &s->options;
    ScenarioOptions with;
    const Value *roster = o->roster ? roster_read(s->arena, s->diag, o->roster) : NULL;
    if (!scenario_read_overlays(s->arena, s->diag, o->overlays.at, o->overlays.n, &with)) return;
    with.format = o->format;
    for (size_t i = 0; i < w->scenarios.n; i++) {
        const char *path = scenario_path(s, w->scenarios.at[i]);
        Scenario *scenario = path ? scenario_read(s->arena, s->diag, path, &with) : NULL;
        if (scenario) add_job(s, w, path, scenario, roster);
        if (scenario && o->command == COMMAND_CHECK && !o->format)
            try_formats(s, path, scenario, with);
    }
}

static bool since_fits(Session *s)
{
    const Options *o = &s->options;
    return !o->since || !o->reprint.n ||
           report(s->diag, MSG_OPTIONS_APART, SPAN_NONE, "--since", "--cards");
}

/* One kit has changed since: that of each scenario, which is one. */
static bool read_since(Session *s, Work *w)
{
    bool ok = true;
    for (size_t i = 0; i < w->jobs.n; i++) {
        w->since = since_read(s, w->jobs.at[i].scenario.name);
        ok = ok && w->since;
    }
    return ok;
}

/* A half-used sheet goes into the printer for one piece. */
static void check_skip(Session *s, const Str *pieces, size_t n)
{
    Buf all = { .arena = s->arena };
    if (s->options.skip <= 0 || n < 2) return;
    for (size_t i = 0; i < n; i++) {
        if (i) buf_c(&all, ", ");
        buf_str(&all, pieces[i]);
    }
    report(s->diag, MSG_SKIP_PIECES, SPAN_NONE, c_format(s->arena, "%zu pieces", n),
           str_c(s->arena, buf_done(&all)), str_c(s->arena, pieces[0]));
}

/* Cards that were asked for, and that no piece has. */
static void check_choice(Session *s, const CardChoice *choice)
{
    for (size_t i = 0; choice && i < choice->n; i++) {
        if (choice->found[i]) continue;
        report(s->diag, MSG_CARD_UNKNOWN, SPAN_NONE, choice->wanted[i]);
        const char *hint = card_choice_hint(choice, str(choice->wanted[i]));
        if (hint) report_hint(s->diag, hint);
    }
}

bool work_keeps_prints(const Session *s, const Work *w)
{
    return s->options.command == COMMAND_BUILD && !w->shop && !s->options.reprint.n;
}

bool work_is_one_job(const Session *s, const Work *w)
{
    const Options *o = &s->options;
    return o->slim && !o->only.n && !o->reprint.n && !w->shop;
}

/* What outlives the piece. */
static void note_print(Session *s, const Work *w, Job *job, const Piece *piece)
{
    Arena *a = s->arena;
    PiecePrint *print = ARENA_NEW(a, PiecePrint);
    print->piece = piece->info->name;
    for (size_t i = 0; i < piece->n_prints; i++) {
        FacePrint *f = vec_push(a, &print->faces);
        *f = piece->prints[i];
        f->label = str_copy(a, f->label);
    }
    *vec_push(a, &job->print.pieces) = print;
    if (!w->since) return;
    const Str changed = since_changed(a, piece), gone = since_gone(a, w->since, piece);
    if (changed.n) *vec_push(a, &job->changed) = changed;
    if (gone.n) *vec_push(a, &job->gone) = gone;
}

/* A slim kit is cut with scissors, which need a line to follow. */
static MarksKind marks_of(const Options *o)
{
    if (o->marks) return (MarksKind)(o->marks - 1);
    return o->slim ? MARKS_LINES : MARKS_CORNERS;
}

bool work_lay_out(Session *s, Work *w, Job *job, PieceVisitor *visit, void *user)
{
    const StringList *reprint = &s->options.reprint;
    CardChoice *choice = reprint->n ? card_choice_new(s->arena, reprint->at, reprint->n) : NULL;
    const LayoutOptions layout = {
        .paper = str(s->options.paper),
        .backs = w->shop ? BACKS_LONG : (Backs)s->options.duplex,
        .margin = MM(s->options.margin),
        .skip = (unsigned)s->options.skip,
        .choice = choice,
        .shop = w->shop,
        .stack = work_is_one_job(s, w),
        .bundle = s->options.bundle,
        .marks = marks_of(&s->options),
        .toner = (Toner)s->options.ink,
        .large_print = s->options.large_print,
        .booklet = s->options.booklet,
        .slim = s->options.slim,
        .printer = w->printer,
        .leaves_out = s->options.only.n == 0,
        .prints = work_keeps_prints(s, w),
        .since = w->since ? &w->since->print : NULL,
        .deal = s->options.roster ? &job->deal : NULL,
    };
    VEC(Str) grids = { 0 };
    const bool keeps = s->options.bundle || (layout.stack && s->options.command == COMMAND_BUILD);
    bool ok = true;
    for (size_t i = 0; i < w->n_infos && ok; i++) {
        Piece piece;
        if (!wanted(&s->options, &w->infos[i]) || (w->shop && !w->infos[i].cards)) continue;
        progress_step(&s->progress, w->infos[i].name);
        if (kit_lay_out(w->kit, &job->scenario, &w->infos[i], &layout, &piece) && piece.document) {
            job->pieces++;
            job->pages += piece.document->pages.n;
            if (piece.slots) *vec_push(s->arena, &grids) = piece.info->name;
            if (visit && session_status(s) == STATUS_DONE) ok = visit(s, user, job, &piece);
        }
        if (layout.prints) note_print(s, w, job, &piece);
        if (keeps && piece.document) *vec_push(s->arena, &job->kept) = piece;
        else kit_release(&piece);
    }
    check_choice(s, choice);
    check_skip(s, grids.at, grids.n);
    return ok;
}

void work_say_left_out(const Session *s, const Work *w)
{
    Buf names = { .arena = s->arena };
    for (size_t i = 0; w->shop && i < w->n_infos; i++) {
        const PieceInfo *piece = &w->infos[i];
        if (piece->cards || !wanted(&s->options, piece)) continue;
        buf_format(&names, "%s%.*s",
                   names.n ? ", " : "Left out, as they are not cards: ", (int)piece->name.n,
                   piece->name.p);
    }
    if (names.n && !s->options.quiet && session_status(s) == STATUS_DONE)
        print_line(stdout, buf_done(&names));
}

void work_release(Job *job)
{
    for (size_t i = 0; i < job->kept.n; i++) kit_release(&job->kept.at[i]);
    job->kept.n = 0;
}

ExitStatus work_start(Session *s, Work *w)
{
    const Options *o = &s->options;
    *w = (Work){ .scenarios = scenario_operands(s) };
    if (!w->scenarios.n) {
        const char *command = commands[o->command].name;
        report(s->diag, MSG_ARGUMENT_MISSING, SPAN_NONE, command, "the folder of a scenario");
        report_hint(s->diag, "`ddkit list` shows those that come with ddkit");
    }
    bool usage = !work_check_paper(s) || !shop_options_fit(s) || !since_fits(s) || !w->scenarios.n;
    if (!usage) printers_read(s, &w->printer, &usage);
    if (usage) return session_usage(s);
    read_scenarios(s, w);
    if (!check_names(s, w)) return session_usage(s);
    if (o->since && !read_since(s, w)) return session_status(s);
    w->kit = work_open_kit(s);
    if (!w->kit) return session_status(s);
    w->n_infos = kit_pieces(w->kit, &w->infos);
    if (!check_pieces(s, w->infos, w->n_infos)) return session_usage(s);
    if (!shop_of_run(s, w->kit, &w->shop)) return session_status(s);
    /* Laying a piece out is a step, and writing it is another; or one for all. */
    const bool one_job = o->command == COMMAND_BUILD && work_is_one_job(s, w);
    const size_t steps = o->command == COMMAND_CHECK || one_job ? 1 : 2;
    const size_t whole = (o->bundle ? 2u : 0u) + (one_job ? 1u : 0u);
    progress_start(&s->progress, o->quiet,
                   w->jobs.n * ((o->only.n ? o->only.n : w->n_infos) * steps + whole));
    return STATUS_DONE;
}

void work_end(Work *w)
{
    kit_close(w->kit);
}

/* ---- writing ------------------------------------------------------------------------------ */

const char *work_kit_folder(const Session *s, const Job *job)
{
    const Str name = job->scenario.name;
    const char *folder = s->options.since
                             ? c_format(s->arena, "%.*s" CHANGES_SUFFIX, (int)name.n, name.p)
                             : str_c(s->arena, name);
    return path_join(s->arena, scenario_output(s), folder);
}

const char *work_name(const Session *s, const char *folder, Str piece, const char *suffix)
{
    return c_format(s->arena, "%s%s%.*s%s", folder, *folder ? "/" : "", (int)piece.n, piece.p,
                    suffix);
}

/* What is made by other runs than a plain build has a folder of its own. */
static const char *const run_folders[] = { PREVIEW_FOLDER, CARDS_FOLDER, SHOP_FOLDER,
                                           REPRINT_FOLDER };

static Str run_of(Str path)
{
    const Str folder = str_slice(path, 0, str_find(path, '/'));
    for (size_t i = 0; i < sizeof run_folders / sizeof *run_folders; i++)
        if (str_is(folder, run_folders[i])) return folder;
    return STR("");
}

static const char *run_folder(const Options *o)
{
    if (o->command == COMMAND_PREVIEW) return o->cards ? CARDS_FOLDER : PREVIEW_FOLDER;
    if (shop_wanted(o)) return SHOP_FOLDER;
    return o->reprint.n ? REPRINT_FOLDER : "";
}

/* "players/clock.pdf", "preview/clock-12.png" and "cards/clock/C-1.png" are of the piece "clock".
 */
static bool is_of_piece(Str path, const char *piece)
{
    const size_t slash = str_find(path, '/');
    const Str name = slash < path.n ? str_slice(path, slash + 1, path.n) : (Str){ 0 };
    if (!str_starts(name, piece)) return false;
    const Str rest = str_slice(name, strlen(piece), name.n);
    if (rest.n && rest.p[0] == '/') return true;
    size_t at = rest.n && rest.p[0] == '-';
    while (at && at < rest.n && ascii_digit(rest.p[at])) at++;
    return at != 1 && at < rest.n && rest.p[at] == '.';
}

static bool covers(const void *options, Str path)
{
    const Options *o = options;
    if (!str_eq(run_of(path), str(run_folder(o)))) return false;
    bool wants = !o->only.n;
    for (size_t i = 0; i < o->only.n; i++) wants |= is_of_piece(path, o->only.at[i]);
    return wants;
}

BatchOptions work_batch_options(const Session *s)
{
    return (BatchOptions){ .manifest = true, .covers = covers, .context = &s->options };
}
