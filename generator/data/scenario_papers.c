/* scenario_papers.c - what players are handed: charts and handouts, as tables of the format. */
#include "data/scenario_papers.h"

#include "data/field_macros.h"
#include "data/shape.h"

/* clang-format off */
static const char *const handout_kinds[] = {
    "note", "log", "terminal", "mail", "chat", "alert", "chart", "picture", "desk", "form", "handwriting", NULL };

static const Field x_axis[] = {
    LINE("label", "What it counts."),
    LINE("from", "At its left end: a time (`20:00`), a weekday or one with a time (`Thu 06:00`), "
        "a number, or any words."),
    LINE("to", "At its right end. Between two times, weekdays or numbers others are chosen."),
    LIST("ticks", LINE(NULL, "A label."),
        "Labels between `from` and `to`, or from end to end without both, at equal distances; as many are printed as there is "
        "room for.", LENGTH(1, 100)),
    END };

static const Field y_axis[] = {
    REAL("from", "At its lower end. Default: 0, or a round number below all values and limits. "
        "What lies below widens the axis."),
    REAL("to", "At its upper end. Default: a round number above all values and limits. "
        "What lies above widens the axis."),
    END };

static const char *const chart_kinds[] = { "lines", "bars", NULL };
static const char *const chart_scales[] = { "linear", "log", NULL };

static const Field chart_mark[] = {
    LINE("at", "Where on the x axis: a time, weekday or number between its ends, or one of its "
        "labels.", REQUIRED),
    LINE("label", "Written above it.", REQUIRED),
    END };

static const Field series[] = {
    LINE("name", "Written beside the line or the bars.", REQUIRED),
    LIST("values", REAL(NULL, "A value, or `null` where there is none.", .nullable = true),
        "The values, at equal distances along the x axis. `null` is a gap: it is hatched, and the "
        "line is not joined across it.", REQUIRED, LENGTH(2, 1000)),
    END };

static const char *const limit_sides[] = { "above", "below", NULL };

static const Field limit[] = {
    LINE("label", "Written beside the line.", REQUIRED),
    REAL("at", "Its value.", REQUIRED),
    ENUM("side", limit_sides, "Which values it is about: a hatched band.", DEFAULT("above")),
    END };

const Field scenario_chart[] = {
    LINE("title", "Its title.", REQUIRED),
    LINE("unit", "Unit of the values."),
    ENUM("kind", chart_kinds,
        "How values are drawn. Bars start at zero; those of several series stand side by side.",
        DEFAULT("lines")),
    ENUM("scale", chart_scales,
        "Scale of the y axis. `log`: each step is ten times the one before; it has no place for 0 "
        "and what is below.", DEFAULT("linear")),
    OBJECT("x", x_axis, "The axis across."),
    OBJECT("y", y_axis, "The axis up."),
    LIST("series", OBJECT(NULL, series, "One line."), "The lines.", REQUIRED, LENGTH(1, 8)),
    LIST("limits", OBJECT(NULL, limit, "One threshold."),
        "Thresholds: lines across.", LENGTH(0, 8)),
    LIST("marks", OBJECT(NULL, chart_mark, "One moment."),
        "Moments: upright lines with a label.", LENGTH(0, 12)),
    END };

static const Field message[] = {
    LINE("who", "Who says it.", REQUIRED),
    LINE("at", "When."),
    TEXT("text", "What is said; line breaks are kept.", REQUIRED),
    LINE("note", "On a desk: a few words on it, in a column of their own."),
    END };

static const Field form_field[] = {
    LINE("label", "What it asks for.", REQUIRED),
    LINE("value", "What somebody has written into it, by hand."),
    INT("width", 1, 12, "How wide it is, in twelfths of the form. Fields fill rows, one behind the other.", DEFAULT("12")),
    INT("boxes", 1, 80, "How many boxes it has, for a letter each. Letters without a box run on along the margin."),
    INT("lines", 1, 20, "How many lines it has to write on.", DEFAULT("1")),
    END };

const Field scenario_handout[] = {
    LINE("title", "Its title.", REQUIRED),
    LINE("from", "Where it comes from: a tool, a sender, a channel."),
    ENUM("kind", handout_kinds,
        "What it looks like. Default: `chart` or `picture` when it has one, else `note`. The text of a "
        "`terminal` prints as it is written, without Markdown, in fixed-width type; so does that of "
        "a `log`, unless it holds a code fence. `mail`, `chat` and `alert` keep line breaks. `desk`: a queue of "
        "`messages`; `form`: a paper form that somebody has filled in by hand; `handwriting`: a note in capitals by hand."),
    LINE("to", "Of a mail: whom it is for."),
    LINE("cc", "Of a mail: who gets a copy."),
    LINE("subject", "Of a mail: what it is about."),
    LINE("date", "Of a mail or an alert: when it came."),
    LINE("severity", "Of an alert: how bad it is."),
    LIST("messages", OBJECT(NULL, message, "One message."), "Of a chat or desk: what was said, in order.",
        LENGTH(1, 200)),
    WORD("icon", "Of a form: name of the icon at its head; `ddkit list` shows them. Default: a sheet.", SHAPE(id_shape)),
    LINE("number", "Of a form: its number."),
    LIST("fields", OBJECT(NULL, form_field, "One field."), "Of a form: its fields, which are numbered in order.",
        LENGTH(1, 40)),
    TEXT("stamp", "Of a form: what is stamped on it, its first line in large."),
    REF("chart", "charts", "The chart that it shows."),
    WORD("image", "The picture that it shows, a file in the scenario's folder: PNG, JPEG or SVG.",
        SHAPE(path_shape)),
    TEXT("text", "What it says."),
    LINE("caption", "Printed below it: how to read it, in plain words, for players who see such a paper for the first time."),
    TEXT("secret", "What it proves.", SECRET),
    END };
/* clang-format on */
