/* calibrate_command.c - `ddkit calibrate`: the sheet, and the profile that its readings make. */
#include <math.h>
#include <unistd.h>

#include "backend/format.h"
#include "base/files.h"
#include "cli/outputs.h"
#include "cli/print.h"
#include "cli/printers.h"
#include "cli/readings.h"
#include "cli/run.h"
#include "cli/work.h"
#include "print/paper.h"

static Size upright_paper(const Session *s)
{
    Size size;
    size_named(papers, str(s->options.paper), &size);
    return (Size){ fmin(size.width, size.height), fmax(size.width, size.height) };
}

static void say(const Session *s, Str text)
{
    if (!s->options.quiet) print_wrapped(stdout, 0, 0, text);
}

/* What the next commands need as well, with a blank before it. */
static Str same_options(const Session *s)
{
    Buf b = { .arena = s->arena };
    if (!str_is(str(s->options.paper), "a4"))
        buf_format(&b, " --paper %s", shell_word(s->arena, s->options.paper));
    if (s->options.duplex == BACKS_SHORT) buf_c(&b, " --duplex short");
    return buf_done(&b);
}

/* ---- the sheet ---------------------------------------------------------------------------- */

#define SHEET_NAME "calibration.pdf"

/* --output is a file where it ends in .pdf, unless that is a folder; else a folder. */
static const char *sheet_path(Session *s)
{
    const char *output = s->options.output ? s->options.output : "out";
    const bool pdf = str_ends(str(output), ".pdf");
    return pdf && file_kind(output) != FILE_FOLDER ? output
                                                   : path_join(s->arena, output, SHEET_NAME);
}

static ExitStatus write_sheet(Session *s, const Document *doc)
{
    const char *path = sheet_path(s);
    Outputs o = outputs_new(s, (BatchOptions){ .in_place = true });
    batch_folder(o.batch, path_folder(s->arena, path));
    Output *output = outputs_add(s, &o, str_c(s->arena, path_base(path)));
    output->said = path;
    output->pages = doc->pages.n;
    const FormatOptions options = { 0 };
    formats[FORMAT_PDF].write(s->diag, doc, &options, output->file);
    file_close(output->file);
    const ExitStatus status = outputs_publish(s, &o);
    if (status == STATUS_DONE)
        say(s,
            STR("Next: print pages 1 and 2 on one sheet, at 100 %. Page 3 tells how to read it."));
    return status;
}

static ExitStatus print_sheet(Session *s)
{
    static const char *none[] = { NULL };
    const PrinterProfile *printer;
    bool usage = false;
    Piece piece;
    if (!printers_read(s, &printer, &usage)) return usage ? session_usage(s) : session_status(s);
    s->options.only.at = none; /* of the kit's pieces it needs none */
    Kit *kit = work_open_kit(s);
    if (!kit) return session_status(s);
    const CalibrationSheet sheet = { .paper = upright_paper(s),
                                     .paper_name = str(s->options.paper),
                                     .duplex = backs_duplex((Backs)s->options.duplex),
                                     .options = same_options(s),
                                     .language = str(s->options.language),
                                     .printer = printer };
    const bool ok = kit_lay_out_calibration(kit, &sheet, &piece);
    const ExitStatus status = ok ? write_sheet(s, piece.document) : session_status(s);
    kit_release(&piece);
    kit_close(kit);
    return status;
}

/* ---- what the printer does, in words ------------------------------------------------------ */

/* Less is not worth a word: millimeters, degrees, a share. */
#define NOTHING_MM 0.05
#define NOTHING_DEGREES 0.01
#define NOTHING_SCALE 0.0005

static void put_amount(Buf *b, double mm, const char *over, const char *under)
{
    buf_number(b, fabs(mm), 1);
    buf_format(b, " mm too %s", mm > 0 ? over : under);
}

static void put_place(Buf *b, Point offset)
{
    const double x = offset.x / MM(1), y = offset.y / MM(1);
    const bool beside = fabs(x) >= NOTHING_MM, above = fabs(y) >= NOTHING_MM;
    buf_c(b, beside || above ? " lies " : " is in its place");
    if (beside) put_amount(b, x, "far right", "far left");
    if (beside && above) buf_c(b, " and ");
    if (above) put_amount(b, y, "low", "high");
}

static void put_size(Buf *b, Size scale)
{
    if (fabs(scale.width - 1) < NOTHING_SCALE && fabs(scale.height - 1) < NOTHING_SCALE) {
        buf_c(b, "; it is true to size.");
        return;
    }
    buf_c(b, "; 100 mm come out as ");
    buf_number(b, scale.width * 100, 1);
    buf_c(b, " mm across and ");
    buf_number(b, scale.height * 100, 1);
    buf_c(b, " mm down.");
}

static void say_side(const Session *s, const char *side, const PrinterSide *p)
{
    Buf b = { .arena = s->arena };
    buf_c(&b, side);
    put_place(&b, p->offset);
    if (fabs(p->skew) >= NOTHING_DEGREES) {
        buf_c(&b, ", turned by ");
        buf_number(&b, fabs(p->skew), 2);
        buf_c(&b, p->skew > 0 ? " degrees clockwise" : " degrees counterclockwise");
    }
    put_size(&b, p->scale);
    say(s, buf_done(&b));
}

static void say_profile(const Session *s, const PrinterProfile *p)
{
    Buf b = { .arena = s->arena };
    say_side(s, "The front", &p->front);
    if (p->duplex != DUPLEX_NONE) say_side(s, "The back, as you look at it,", &p->back);
    const double margin = profile_margin(p, p->paper) / MM(1);
    if (margin <= 5) return;
    buf_c(&b, "Kits for this printer keep ");
    buf_number(&b, margin, 1);
    buf_c(&b, " mm free along the edges, more than the usual 5 mm.");
    say(s, buf_done(&b));
}

/* ---- the profile -------------------------------------------------------------------------- */

static bool check_side(Session *s, const PrinterSide *side, const char *name)
{
    return printer_side_is_possible(side) || report(s->diag, MSG_READINGS_WILD, SPAN_NONE, name);
}

static ExitStatus write_profile(Session *s, const PrinterProfile *p, const char *path)
{
    const char *word = shell_word(s->arena, s->options.save);
    Outputs o = outputs_new(s, (BatchOptions){ .in_place = true });
    batch_folder(o.batch, path_folder(s->arena, path));
    Output *output = outputs_add(s, &o, str_c(s->arena, path_base(path)));
    output->said = path;
    file_put(output->file, printer_text(s->arena, p));
    file_close(output->file);
    const ExitStatus status = outputs_publish(s, &o);
    const Str more = same_options(s);
    if (status == STATUS_DONE)
        say(s, str_format(s->arena, "Next: ddkit build SCENARIO --printer %s%.*s", word,
                          (int)more.n, more.p));
    return status;
}

static ExitStatus save(Session *s)
{
    PrinterProfile p = { .name = str(s->options.save), .paper_name = str(s->options.paper) };
    Readings r = { .written = { NULL } };
    const Size paper = upright_paper(s);
    const char *path = printers_path(s, s->options.save);
    bool usage = false;
    if (!path) return session_status(s);
    if (!calibration_marks(paper, r.marks)) {
        report(s->diag, MSG_CALIBRATION_PAPER, SPAN_NONE, s->options.paper);
        return session_usage(s);
    }
    if (!readings_given(s, &r)) return session_status(s);
    if (isatty(STDIN_FILENO)) readings_ask(s, &r, paper);
    if (session_status(s) != STATUS_DONE) return session_status(s);
    if (!readings_check(s, &r, paper, &usage)) return usage ? session_usage(s) : session_status(s);
    calibration_fit(r.marks, r.at, paper, backs_duplex((Backs)s->options.duplex), &p);
    if (!check_side(s, &p.front, "front") || !check_side(s, &p.back, "back"))
        return session_status(s);
    say_profile(s, &p);
    return write_profile(s, &p, path);
}

/* ---- the command -------------------------------------------------------------------------- */

static bool check_usage(Session *s)
{
    const Options *o = &s->options;
    bool ok = work_check_paper(s);
    if (o->operands.n)
        ok = report(s->diag, MSG_ARGUMENT_EXTRA, SPAN_NONE, "calibrate", o->operands.at[0]);
    if (o->save && !printers_name_fits(str(o->save)))
        ok = report(s->diag, MSG_PRINTER_NAME, SPAN_NONE, o->save);
    if (o->save && (o->output || o->printer))
        ok = report(s->diag, MSG_ARGUMENT_EXTRA, SPAN_NONE, "calibrate --save",
                    o->output ? "--output" : "--printer");
    if (o->readings.n && !o->save)
        ok = report(s->diag, MSG_ARGUMENT_MISSING, SPAN_NONE, "calibrate --readings",
                    "the name of a profile: --save NAME");
    if (o->duplex != BACKS_LONG && o->duplex != BACKS_SHORT)
        ok = report(s->diag, MSG_CALIBRATION_EDGE, SPAN_NONE, NULL);
    return ok;
}

ExitStatus run_calibrate(Session *s)
{
    if (!check_usage(s)) return session_usage(s);
    return s->options.save ? save(s) : print_sheet(s);
}
