/* clock_track.c - the incident clock: a box for each turn, or for those of a list of turns, with
 * its time, a place for the marker and flags above.
 *
 * The track takes as many rows as give the largest type.  Boxes of the extension have a dark head
 * and are hatched with thin lines, not with a tint: a hatch survives every printer and copier.  The
 * corner of their heads is struck when a box is lost.  Below the marker there is a hole for the peg
 * of the promise, and what is due or happens in the turn.  Where a box is much taller than wide,
 * its foot is ruled to write down what happened.  What is due has a list below the track where the
 * boxes are too low for it. */
#include <math.h>

#include "draw/path.h"
#include "game/clock.h"
#include "text/letter_case.h"
#include "widgets/flags.h"
#include "widgets/label.h"

#define ROWS_MAX 6

/* Type sizes of the theme are meant for a track as wide as an A3 page in landscape. */
#define DESIGN_WIDTH 1080.0

/* Numbers may be this much smaller than the theme's before the track breaks into rows. */
#define ONE_ROW_MIN 0.68

/* Numbers may be this much larger: in several rows boxes are rather for writing. */
#define ONE_MAX 1.4
#define SEVERAL_MAX 1.0

/* Numbers may be this much smaller than the theme's before flags are. */
#define BOX_SCALE_MIN 0.95

/* What flags do has so many boxes' width beside their banners. */
#define FLAG_BOXES 1.6

/* How much smaller numbers get at a time where the marker needs the room. */
#define HEAD_STEP 0.9
#define HEAD_MIN 0.78

/* In units of the track's scale, points on A3. */
#define ROW_GAP 26.0
#define CAPTION_GAP 9.0
#define RULE_DISTANCE 24.0
#define FLOOR 8.5      /* points, of what states a rule */
#define TIME_FLOOR 7.0 /* of times, where what states a rule has FLOOR */
#define CROWDED 0.7    /* of numbers, before flags are smaller than what states a rule */
#define NOTE_INSET 6.0
#define NOTES_MOST 72.0  /* five lines, and the space below them */
#define WRITING 50.0     /* to write on: two rules, and what they are for */
#define WRITING_MIN 24.0 /* one rule */
#define MARKER_MIN 44.0
#define MARKER_LARGE 75.0 /* for a circle of 22 mm, where notes and numbers leave it */
#define LARGE_NOTES 0.84  /* of their type; smaller ones only make room for a good one */
#define MARKER_GOOD 63.0  /* of 18 mm */
#define MARKER_MAX MM(26)
#define MARKER_LEAST 24.0 /* before there is no place for the peg */
#define LIST_GAP 24.0     /* between the columns of the list below, and above it */
#define LIST_COLUMNS 2    /* sheets join between them */
#define MARKER_ICON 0.5   /* of the place's diameter */
#define PEG_STRIP 32.0    /* what it is for has a line */
#define PEG_WORDS 0.85    /* of their type, before there are more lines than one */
#define PEG_AIR 10.0      /* and more of them, above and below */
#define PEG_HOLE 7.5      /* radius */
#define PEG_PLACE 0.8     /* of its middle, in parts of the box */

/* Parts of the size of the turn's number. */
#define PADDING 0.2
#define TIME_GAP 0.26
#define STRIKE_SIZE 0.36
#define STRIKE_ROOM MM(2) /* to the border, where a flag's pole may stand */

/* A row of the track. */
typedef struct Row {
    int first, last;
    FlagRow flags;
    Frame *base, *extension; /* captions under the row, or NULL */
    double extension_x;      /* where the extension starts; the row's width where it does not */
    double width, foot;      /* of the boxes; height of the captions */
} Row;

typedef struct Track {
    Clock clock;
    int from, turns; /* the first and the last that it shows */
    FlagList flags;
    bool flags_say;     /* what they do, so that boxes need not */
    double notes;       /* height of the longest notes at the foot of a box, and of rules below */
    double notes_scale; /* of their type */
    bool brief;         /* steps of the procedure are in them by their numbers alone */
    double writing;     /* to write on below them */
    double marker;      /* the least place for the marker that notes leave */
    double least;       /* type of the notes, in points */
    const Frame *list;  /* the notes, where the boxes have no room for them; else NULL */
    bool one_sheet;     /* no two join in its middle */
    bool strikes, pegs; /* boxes can be lost; there is a promise to keep */
    double peg_scale;   /* of the type of what it is for */
    double peg_strip;   /* height of the strip for it, in units */
    double peg_beside;  /* what it is for stands beside the track, so wide; 0: in the first box */
    Size limits;
    double unit;        /* scale of small type and gaps */
    double flags_scale; /* of the flags' type */
    Size need;          /* of a box at the theme's sizes of number and time */
    double scale;       /* of number and time */
    double box, box_height;
    Row rows[ROWS_MAX];
    int n_rows, per_row;
} Track;

/* When the turn begins and ends: "21:05–21:10". */
static Str time_range(const WidgetContext *c, const Track *t, int turn)
{
    const Str from = clock_time(&t->clock, c->keep, turn - 1),
              to = clock_time(&t->clock, c->keep, turn);
    return str_format(c->keep, "%.*s–%.*s", (int)from.n, from.p, (int)to.n, to.p);
}

static int boxes_of(const Track *t)
{
    return t->turns - t->from + 1;
}

static double peg_need(const Track *t)
{
    return t->pegs ? t->peg_strip : 0;
}

/* Where the middle of the hole is in its box. */
static double peg_place(double box)
{
    return box * PEG_PLACE;
}

/* What the peg is for. */
static Frame *peg_words(const WidgetContext *c, const Track *t, double width, LabelAlign align)
{
    const Look look = look_scaled(c, look_named(c, "clock-step"), t->unit * t->peg_scale);
    return label_set(c, widget_string(c, "clock", "peg"), look, fmax(width, 1), align, SPAN_NONE);
}

/* The scale of notes that are as small as what states a rule may be. */
static double floor_scale(const WidgetContext *c, const Track *t)
{
    return fmin(1, t->least / look_named(c, "clock-step").style->size / t->unit);
}

static double peg_room(const Track *t, double box)
{
    return peg_place(box) - (PEG_HOLE + NOTE_INSET * 1.5) * t->unit;
}

/* Where a line beside the first hole is too short for what the peg is for, that stands beside the
 * track if its words are no wider than what is free there, else in a higher strip. */
static void place_peg_words(const WidgetContext *c, Track *t, double beside)
{
    const double room = peg_room(t, t->limits.width / boxes_of(t));
    const Str words = widget_string(c, "clock", "peg");
    const double least = floor_scale(c, t);
    t->peg_strip = PEG_STRIP;
    for (t->peg_scale = 1; t->peg_scale >= fmax(PEG_WORDS, least); t->peg_scale -= 0.05)
        if (peg_words(c, t, INFINITY, LABEL_LEFT)->size.width <= room) return;
    t->peg_scale = least;
    const Look look = look_scaled(c, look_named(c, "clock-step"), t->unit * least);
    const TextSpan span = { .text = words, .style = look.style };
    if (label_widest_word(c, &span, 1) <= beside) {
        t->peg_beside = beside;
        return;
    }
    t->peg_scale = fmax(PEG_WORDS, least);
    const double height = peg_words(c, t, room, LABEL_LEFT)->size.height;
    t->peg_strip = fmax(PEG_STRIP, height / t->unit + PEG_AIR);
}

/* The box that the theme's sizes ask for: the widest number and time, with a marker and the peg's
 * strip below. */
static Size box_need(const WidgetContext *c, const Track *t)
{
    Look number = look_named(c, "clock-turn"), time = look_named(c, "clock-time");
    double widest = 0, caps = 0;
    for (int turn = t->from; turn <= t->turns; turn++) {
        Frame *n =
            label_set(c, str_integer(c->keep, turn), number, INFINITY, LABEL_LEFT, SPAN_NONE);
        Frame *e = label_set(c, time_range(c, t, turn), time, INFINITY, LABEL_LEFT, SPAN_NONE);
        widest = fmax(widest, fmax(n->size.width, e->size.width));
        caps = label_cap_height(n) + label_cap_height(e);
    }
    const double size = number.style->size, padding = size * PADDING;
    return (Size){ widest + 2 * padding,
                   caps + size * TIME_GAP + 4 * padding + MARKER_MIN + peg_need(t) };
}

static Frame *caption(const WidgetContext *c, const Track *t, const char *key, double width)
{
    Look look = look_scaled(c, look_named(c, "clock-note"), t->unit);
    return label_set(c, widget_string(c, "clock", key), look, width, label_start(c), SPAN_NONE);
}

/* The caption of the extension goes where it has most room. */
static int extension_row(const Track *t)
{
    int best = -1, most = 0;
    for (int i = 0; i < t->n_rows; i++) {
        const int from = t->rows[i].first > t->clock.turns ? t->rows[i].first : t->clock.turns + 1;
        const int boxes = t->rows[i].last - from + 1;
        if (boxes > most) most = boxes, best = i;
    }
    return best;
}

static void add_captions(const WidgetContext *c, Track *t)
{
    const int extended = extension_row(t);
    for (int i = 0; i < t->n_rows; i++) {
        Row *row = &t->rows[i];
        const int base = t->clock.turns - row->first + 1;
        row->extension_x = fmin(row->width, fmax(0, t->box * base));
        if (i == 0 && base > 0) row->base = caption(c, t, "base", row->extension_x - t->unit * 8);
        if (i == extended)
            row->extension = caption(c, t, "extension", t->limits.width - row->extension_x);
        const double highest = fmax(row->base ? row->base->size.height : 0,
                                    row->extension ? row->extension->size.height : 0);
        const bool bracket = row->extension_x < row->width;
        row->foot = highest > 0 || bracket ? highest + CAPTION_GAP * t->unit : 0;
    }
}

/* Lays the track out in `rows` rows: everything but the height of the boxes and their type. */
static void arrange(const WidgetContext *c, Track *t, int rows)
{
    const int boxes = boxes_of(t);
    t->per_row = (boxes + rows - 1) / rows;
    if (!t->one_sheet) t->per_row += t->per_row % 2; /* sheets join between two boxes */
    t->n_rows = (boxes + t->per_row - 1) / t->per_row;
    t->box = t->limits.width / t->per_row;
    double used = 0;
    for (int i = 0; i < t->n_rows; i++) {
        Row *row = &t->rows[i];
        *row = (Row){ .first = t->from + i * t->per_row };
        row->last = row->first + t->per_row - 1;
        if (row->last > t->turns) row->last = t->turns;
        row->width = t->box * (row->last - row->first + 1);
        const FlagRow like = { .first = row->first,
                               .last = row->last,
                               .box = t->box,
                               .type = flag_type(t->flags_scale),
                               .seam = !t->one_sheet,
                               .low = true };
        row->flags = flags_place(c, &t->flags, &like, t->limits.width);
        used += row->flags.height;
    }
    add_captions(c, t);
    for (int i = 0; i < t->n_rows; i++) used += t->rows[i].foot;
    used += ROW_GAP * t->unit * (t->n_rows - 1);
    if (t->list) used += LIST_GAP / 2 * t->unit + t->list->size.height;

    const double wide = t->box / t->need.width;
    if (isfinite(t->limits.height)) t->box_height = fmax((t->limits.height - used) / t->n_rows, 0);
    else t->box_height = t->need.height * fmin(wide, 1.6);
    t->scale = fmin(fmin(wide, t->box_height / t->need.height), rows > 1 ? SEVERAL_MAX : ONE_MAX);
}

/* In the least number of rows among those with the largest type. */
static Track best_rows(const WidgetContext *c, const Track *like)
{
    Track best = { 0 };
    for (int rows = 1; rows <= ROWS_MAX && rows <= boxes_of(like); rows++) {
        Track t = *like;
        arrange(c, &t, rows);
        if (rows == 1 || t.scale > best.scale * 1.05) best = t;
        /* One row is read at a glance.  With unlimited height more rows always give larger type:
         * what is asked for will do. */
        if (rows == 1 && t.scale >= ONE_ROW_MIN) break;
        if (!isfinite(t.limits.height) && t.scale >= 1) break;
    }
    return best;
}

/* Many flags leave too little for the boxes: their type shrinks as long as that helps, and below
 * what is read with ease only where numbers would be hard to read, too. */
static Track best_scale(const WidgetContext *c, const Track *like)
{
    static const double shrink[] = { 1, 0.85, 0.72, 0.6 };
    const double floor = like->least / look_named(c, "clock-flag-note").style->size;
    Track best = { 0 };
    for (size_t i = 0; i < sizeof shrink / sizeof *shrink && best.scale < BOX_SCALE_MIN; i++) {
        const bool small = shrink[i] * like->unit < floor;
        if (i > 0 && small && best.scale >= CROWDED) break;
        Track t = *like;
        t.flags_scale = t.unit * shrink[i];
        t = best_rows(c, &t);
        if (i == 0 || t.scale > best.scale) best = t;
    }
    return best;
}

static Stroke thin(const WidgetContext *c, const char *color, double width)
{
    return (Stroke){ .width = width, .color = c->color(c->user, color) };
}

/* Lines at 45 degrees, `step` apart along x, cut to the box: no clipping needed. */
static void add_hatch(const WidgetContext *c, Frame *frame, Rect r, double step)
{
    PathBuilder b = { .arena = c->keep };
    /* Multiples of the step in page coordinates, so that the hatch runs on from box to box. */
    const double sum_min = r.x + r.y, sum_max = sum_min + r.width + r.height;
    for (double k = ceil(sum_min / step); k * step < sum_max; k++) {
        const double sum = k * step;
        const double x0 = fmax(r.x, sum - r.y - r.height), x1 = fmin(r.x + r.width, sum - r.y);
        path_move(&b, x0, sum - x0);
        path_line(&b, x1, sum - x1);
    }
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_done(&b, COLOR_NONE, thin(c, "line", 0.5)));
}

/* Adds a part `inset` behind the start of `zone`. */
static void add_at_start(const WidgetContext *c, Frame *frame, Rect zone, double inset, double y,
                         const Frame *part)
{
    const double x = zone.x + widget_x(c, inset, part->size.width, zone.width);
    frame_add_frame(c->keep, frame, (Point){ x, y }, part);
}

/* The corner of a box that can be lost: a white square, to be crossed with a pen. */
static void draw_strike(const WidgetContext *c, const Track *t, Frame *frame, Rect head,
                        double size)
{
    const double inset = size * 0.28, end = head.width - STRIKE_ROOM * t->unit;
    const double x = head.x + widget_x(c, end - size, size, head.width);
    const Rect r = { x, head.y + inset, size, size };
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, r, t->unit, c->color(c->user, "paper"), (Stroke){ 0 }));
}

/* Times stay as large as is read, if numbers get smaller for what stands below, and not for want of
 * width. */
static double time_scale(const Track *t, double size)
{
    const double least = t->least * (TIME_FLOOR / FLOOR) / size;
    return fmax(t->scale, fmin(least, t->box / t->need.width));
}

/* Number and time, on a dark ground where the box is of the extension; returns their height. */
static double draw_head(const WidgetContext *c, const Track *t, Frame *frame, Rect box, int turn)
{
    const bool dark = turn > t->clock.turns;
    Look number = look_scaled(c, look_named(c, "clock-turn"), t->scale);
    Look time = look_named(c, "clock-time");
    time = look_scaled(c, time, time_scale(t, time.style->size));
    if (dark) {
        number = look_colored(c, number, c->color(c->user, "paper"));
        time = look_colored(c, time, c->color(c->user, "paper"));
    }
    Frame *n = label_set(c, str_integer(c->keep, turn), number, INFINITY, LABEL_LEFT, SPAN_NONE);
    Frame *e = label_set(c, time_range(c, t, turn), time, INFINITY, LABEL_LEFT, SPAN_NONE);
    const double size = number.style->size, padding = size * PADDING;
    const double to_time = label_cap_height(n) + size * TIME_GAP + label_cap_height(e);
    const Rect head = { box.x, box.y, box.width, to_time + 2.5 * padding };
    if (dark)
        frame_add_path(c->keep, frame, (Point){ 0, 0 },
                       path_of_rect(c->keep, head, 0, c->color(c->user, "night"), (Stroke){ 0 }));
    add_at_start(c, frame, box, padding, box.y + padding + label_cap_height(n) - n->baseline, n);
    add_at_start(c, frame, box, padding, box.y + padding + to_time - e->baseline, e);
    if (dark && t->strikes) draw_strike(c, t, frame, head, size * STRIKE_SIZE);
    return head.height;
}

/* The place of the marker, and the icon that is on it, faintly. */
static void draw_marker(const WidgetContext *c, const Track *t, Frame *frame, Rect zone)
{
    const double room = fmin(zone.width, zone.height) - 12 * t->unit;
    const double diameter = fmin(room, MARKER_MAX), size = diameter * MARKER_ICON;
    if (diameter <= 0) return;
    const Point middle = { zone.x + zone.width / 2, zone.y + zone.height / 2 };
    PathBuilder b = { .arena = c->keep };
    path_circle(&b, middle, diameter / 2);
    Stroke stroke = thin(c, "ink", 0.8);
    stroke.dash[0] = 2.2;
    stroke.dash[1] = 2.2;
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_done(&b, c->color(c->user, "paper"), stroke));
    const Str name = value_str(value_get(value_get(c->scenario, "clock"), "marker"));
    const Frame *icon = name.n ? c->icon(c->user, name, size, c->color(c->user, "contour")) : NULL;
    if (icon)
        frame_add_frame(c->keep, frame, (Point){ middle.x - size / 2, middle.y - size / 2 }, icon);
}

/* Rules to write on; the first box of the track says what for. */
static void draw_rules(const WidgetContext *c, const Track *t, Frame *frame, Rect zone, bool first)
{
    const double inset = NOTE_INSET * t->unit, step = RULE_DISTANCE * t->unit;
    const double scale = t->notes > 0 ? t->notes_scale : 1;
    const Look look = look_colored(c, look_scaled(c, look_named(c, "clock-step"), t->unit * scale),
                                   c->color(c->user, "mute"));
    Frame *words = label_set(c, widget_string(c, "common", "notes"), look, zone.width - 2 * inset,
                             label_start(c), SPAN_NONE);
    const bool said = first && words->size.height + step <= zone.height - inset;
    const double head = said ? inset + words->size.height : step * 0.6;
    PathBuilder b = { .arena = c->keep };
    for (double y = zone.y + zone.height - inset; y > zone.y + head; y -= step) {
        path_move(&b, zone.x + inset, y);
        path_line(&b, zone.x + zone.width - inset, y);
    }
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_done(&b, COLOR_NONE, thin(c, "line", 0.4)));
    if (said) add_at_start(c, frame, zone, inset, zone.y + inset / 2, words);
}

/* What the peg is for, at its first hole. */
static void draw_peg_words(const WidgetContext *c, const Track *t, Frame *frame, Rect zone)
{
    const double inset = NOTE_INSET * t->unit;
    const bool out = t->peg_beside > 0;
    const double width = out ? t->peg_beside : peg_room(t, zone.width);
    Frame *words = peg_words(c, t, width, out ? label_end(c) : label_start(c));
    const double y = zone.y + (zone.height - words->size.height) / 2;
    add_at_start(c, frame, zone, out ? -inset / 2 - words->size.width : inset, y, words);
}

/* The hole for the peg; the first box of the track says what it is for. */
static void draw_peg(const WidgetContext *c, const Track *t, Frame *frame, Rect zone, int turn)
{
    const double place = t->peg_beside > 0 ? zone.width / 2 : peg_place(zone.width);
    PathBuilder hole = { .arena = c->keep };
    path_circle(&hole,
                (Point){ zone.x + widget_x(c, place, 0, zone.width), zone.y + zone.height / 2 },
                PEG_HOLE * t->unit);
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_line(c->keep, (Point){ zone.x, zone.y },
                                (Point){ zone.x + zone.width, zone.y }, thin(c, "ink", 0.6)));
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_done(&hole, c->color(c->user, "paper"), thin(c, "ink", 0.8)));
    if (turn == t->from) draw_peg_words(c, t, frame, zone);
}

/* Texts below each other at the foot of a box. */
typedef struct Notes {
    VEC(Frame *) at;
    double height;
} Notes;

static void add_note(const WidgetContext *c, const Track *t, Notes *notes, Str text)
{
    const double inset = NOTE_INSET * t->unit;
    const Look look = look_scaled(c, look_named(c, "clock-step"), t->unit * t->notes_scale);
    Frame *words = label_set(c, label_plain(c, text), look, fmax(t->box - 2 * inset, 1),
                             label_start(c), SPAN_NONE);
    *vec_push(c->scratch, &notes->at) = words;
    notes->height += words->size.height + inset / 2;
}

typedef VEC(Str) Texts;

/* What the procedure wants by the end of the turn: a text each or, `brief`, all by their numbers.
 * They are ticked on the procedure sheet alone. */
static void add_steps(const WidgetContext *c, int turn, bool brief, Texts *notes)
{
    const Value *steps = value_get(value_get(c->scenario, "procedure"), "steps");
    Str numbers = { 0 };
    for (size_t i = 0; i < value_count(steps); i++) {
        const Value *step = value_at(steps, i);
        if (value_integer(value_get(step, "by"), 0) != turn) continue;
        const Str text = value_str(value_get(step, "text"));
        numbers = str_format(c->scratch, "%.*s%s %zu", (int)numbers.n, numbers.p,
                             numbers.n ? "," : "", i + 1);
        if (!brief)
            *vec_push(c->scratch, notes) =
                str_format(c->scratch, "%zu %.*s", i + 1, (int)text.n, text.p);
    }
    if (!brief || !numbers.n) return;
    const Str word = widget_string(c, "clock", "steps");
    *vec_push(c->scratch, notes) =
        str_format(c->scratch, "%.*s%.*s", (int)word.n, word.p, (int)numbers.n, numbers.p);
}

/* What a flag does, after the condition under which it stands here: with `key`, or NULL. */
static Str flag_text(const WidgetContext *c, Str text, const char *key)
{
    if (!key) return text;
    const Str when = widget_string(c, "clock", key);
    const Str start = text_capital(c->scratch, when, c->language);
    return str_format(c->scratch, "%.*s: %.*s", (int)start.n, start.p, (int)text.n, text.p);
}

/* What the flags of the turn do. */
static void add_marks(const WidgetContext *c, const Track *t, int turn, Texts *notes)
{
    const Value *marks = value_get(value_get(c->scenario, "clock"), "marks");
    const bool extends = t->clock.extended_turns > t->clock.turns;
    for (size_t i = 0; i < value_count(marks); i++) {
        const Value *mark = value_at(marks, i), *text = value_get(mark, "text");
        const int64_t at = value_integer(value_get(mark, "turn"), 0);
        const int64_t moved = extends ? value_integer(value_get(mark, "extended"), at) : at;
        /* Nobody comes to the shaded boxes without the report. */
        const char *const key = moved == at             ? NULL
                                : at == turn            ? "without_report"
                                : turn > t->clock.turns ? NULL
                                                        : "with_report";
        if (text && (at == turn || moved == turn))
            *vec_push(c->scratch, notes) = flag_text(c, value_str(text), key);
    }
}

/* What the flags of the turn do, unless they say so themselves, and what the procedure wants by its
 * end. */
static Texts texts_of(const WidgetContext *c, const Track *t, int turn, bool brief)
{
    Texts notes = { 0 };
    if (!t->flags_say) add_marks(c, t, turn, &notes);
    add_steps(c, turn, brief, &notes);
    return notes;
}

/* Those at the foot of the box. */
static Notes notes_of(const WidgetContext *c, const Track *t, int turn)
{
    Notes notes = { 0 };
    if (t->list) return notes;
    const Texts texts = texts_of(c, t, turn, t->brief);
    for (size_t i = 0; i < texts.n; i++) add_note(c, t, &notes, texts.at[i]);
    return notes;
}

/* Its notes in a row: "Turn 3: Gates are harder.  ☐ Say so"; NULL where it has none. */
static const Frame *listed(const WidgetContext *c, const Track *t, int turn, double width)
{
    const Texts notes = texts_of(c, t, turn, false);
    if (!notes.n) return NULL;
    const Look look = look_scaled(c, look_named(c, "clock-step"), t->unit);
    const Str word = widget_string(c, "common", "turn");
    Str line = str_format(c->keep, "%.*s %d:", (int)word.n, word.p, turn);
    for (size_t i = 0; i < notes.n; i++) {
        const Str text = label_plain(c, notes.at[i]);
        line = str_format(c->keep, "%.*s  %.*s", (int)line.n, line.p, (int)text.n, text.p);
    }
    return label_set(c, line, look, width, label_start(c), SPAN_NONE);
}

/* The notes of all boxes, in columns of about one height. */
static const Frame *list_of(const WidgetContext *c, const Track *t)
{
    const double gap = LIST_GAP * t->unit, line = 4 * t->unit;
    const double width = (t->limits.width - gap * (LIST_COLUMNS - 1)) / LIST_COLUMNS;
    double all = 0, y = 0;
    for (int turn = t->from; turn <= t->turns; turn++) {
        const Frame *words = listed(c, t, turn, width);
        if (words) all += words->size.height + line;
    }
    Frame *list = frame_new(c->keep, (Size){ t->limits.width, 0 });
    int column = 0;
    for (int turn = t->from; turn <= t->turns; turn++) {
        const Frame *words = listed(c, t, turn, width);
        if (!words) continue;
        if (y >= all / LIST_COLUMNS && column + 1 < LIST_COLUMNS) column++, y = 0;
        const Rect zone = { 0, 0, t->limits.width, 0 };
        add_at_start(c, list, zone, column * (width + gap), y, words);
        y += words->size.height + line;
        list->size.height = fmax(list->size.height, y);
    }
    return list;
}

/* Height of a box below its head, without the peg's strip and the least that a marker takes. */
static double notes_room(const WidgetContext *c, const Track *t)
{
    const double padding = look_named(c, "clock-turn").style->size * PADDING;
    const double head = (t->need.height - MARKER_MIN - peg_need(t) - 1.5 * padding) * t->scale;
    const double strip = peg_need(t) * t->unit;
    return t->box_height - head - strip - t->marker * t->unit;
}

static double longest_notes(const WidgetContext *c, Track *t, double scale, bool brief)
{
    double longest = 0;
    t->notes_scale = scale;
    t->brief = brief;
    for (int turn = t->from; turn <= t->turns; turn++)
        longest = fmax(longest, notes_of(c, t, turn).height);
    return longest;
}

/* Sets the notes at a scale of their type; returns the height of the longest. */
static double set_notes(const WidgetContext *c, Track *t, double scale)
{
    double text = longest_notes(c, t, scale, false);
    /* All boxes say steps in one way: by their numbers where in one words leave nothing to write
     * on. */
    if (text > NOTES_MOST * t->unit * scale) text = longest_notes(c, t, scale, true);
    t->notes = text > 0 ? text + (4 + t->writing) * t->unit : 0;
    return text;
}

/* Whether the notes leave a place for the marker if their type has this scale, and numbers are as
 * much smaller as helps, down to `least`. */
static bool fit_beside_marker(const WidgetContext *c, Track *t, double scale, double least)
{
    set_notes(c, t, scale);
    for (double of = t->scale; of > least * HEAD_STEP; of *= HEAD_STEP) {
        t->scale = of;
        if (t->notes <= notes_room(c, t)) return true;
    }
    return false;
}

/* Numbers, and then type of the notes, shrink where the longest ones would be cut off, or leave no
 * large place for the marker, and a rule to write on is given up for it; false where that is not
 * enough. */
static bool fit_notes(const WidgetContext *c, Track *t)
{
    static const struct {
        double marker, writing;
    } rooms[] = { { MARKER_LARGE, WRITING },
                  { MARKER_GOOD, WRITING },
                  { MARKER_GOOD, WRITING_MIN },
                  { MARKER_MIN, WRITING },
                  { MARKER_MIN, WRITING_MIN } };
    static const double scales[] = { 1, 0.92, 0.84, 0.76, 0.7 };
    const double floor = t->least / look_named(c, "clock-step").style->size, whole = t->scale;
    for (size_t k = 0; k < sizeof rooms / sizeof *rooms; k++) {
        const bool large = rooms[k].marker > MARKER_MIN;
        t->marker = rooms[k].marker;
        t->writing = rooms[k].writing;
        for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
            if (i > 0 && scales[i] * t->unit < floor) break;
            if (k == 0 && scales[i] < LARGE_NOTES) break;
            t->scale = whole;
            if (fit_beside_marker(c, t, scales[i], large ? fmin(whole, HEAD_MIN) : whole))
                return true;
        }
    }
    t->scale = whole;
    const double text = set_notes(c, t, t->notes_scale);
    return text <= 0 || text + 8 * t->unit <= notes_room(c, t);
}

/* Draws the notes as far as there is room; returns where they end. */
static double draw_notes(const WidgetContext *c, const Track *t, Frame *frame, Rect zone, int turn)
{
    const Notes notes = notes_of(c, t, turn);
    const double inset = NOTE_INSET * t->unit;
    double y = zone.y + inset * 0.75;
    for (size_t i = 0; i < notes.at.n; i++) {
        const double height = notes.at.at[i]->size.height;
        if (y + height > zone.y + zone.height) break;
        add_at_start(c, frame, zone, inset, y, notes.at.at[i]);
        y += height + inset / 2;
    }
    return y;
}

/* What is left for the foot of a box below head, marker and peg: notes come before a large marker.
 */
static double foot_of(const Track *t, double below_head)
{
    const double marker = fmin(t->box, MARKER_MAX * 1.2), room = below_head - marker;
    if (t->notes <= 0) return fmax(room, 0);
    return fmax(fmax(fmin(t->notes, below_head - t->marker * t->unit), room), 0);
}

static void draw_box(const WidgetContext *c, const Track *t, Frame *frame, Rect box, int turn)
{
    const double head = draw_head(c, t, frame, box, turn), end = box.y + box.height;
    Rect zone = { box.x, box.y + head, box.width, box.height - head };
    const double strip = t->peg_strip * t->unit;
    const bool pegs = t->pegs && zone.height > MARKER_LEAST * t->unit + strip;
    if (pegs) zone.height -= strip;
    double foot = foot_of(t, zone.height);
    if (t->notes <= 0 && foot <= 3.5 * RULE_DISTANCE * t->unit) foot = 0;
    zone.height -= foot;
    if (turn > t->clock.turns) add_hatch(c, frame, zone, 4.5 * t->unit);
    draw_marker(c, t, frame, zone);
    double y = zone.y + zone.height;
    if (pegs) draw_peg(c, t, frame, (Rect){ box.x, y, box.width, strip }, turn);
    if (pegs) y += strip;
    if (foot <= 0) return;
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_line(c->keep, (Point){ box.x, y }, (Point){ box.x + box.width, y },
                                thin(c, "ink", 0.6)));
    y = draw_notes(c, t, frame, (Rect){ box.x, y, box.width, end - y }, turn);
    draw_rules(c, t, frame, (Rect){ box.x, y, box.width, end - y }, turn == t->from);
}

/* The bracket that says of which boxes the caption speaks. */
static void draw_foot(const WidgetContext *c, const Track *t, const Row *row, Frame *frame,
                      double top)
{
    const double gap = CAPTION_GAP * t->unit, y = top + gap * 0.55;
    const Rect zone = { 0, top, t->limits.width, 0 };
    if (row->extension_x < row->width) {
        PathBuilder b = { .arena = c->keep };
        const double from = widget_x(c, row->extension_x + 0.5, 0, zone.width);
        const double to = widget_x(c, row->width - 0.5, 0, zone.width);
        path_move(&b, from, top + gap * 0.2);
        path_line(&b, from, y);
        path_line(&b, to, y);
        path_line(&b, to, top + gap * 0.2);
        frame_add_path(c->keep, frame, (Point){ 0, 0 },
                       path_done(&b, COLOR_NONE, thin(c, "mute", 0.6)));
    }
    if (row->base) add_at_start(c, frame, zone, 0, top + gap, row->base);
    if (row->extension) add_at_start(c, frame, zone, row->extension_x, top + gap, row->extension);
}

static void draw_row(const WidgetContext *c, const Track *t, const Row *row, Frame *frame, double y)
{
    const double top = y + row->flags.height;
    const Rect whole = { widget_x(c, 0, row->width, t->limits.width), top, row->width,
                         t->box_height };
    for (int turn = row->first; turn <= row->last; turn++) {
        const double from = t->box * (turn - row->first);
        const double edge = widget_x(c, from, 0, t->limits.width);
        Rect box = { widget_x(c, from, t->box, t->limits.width), top, t->box, t->box_height };
        draw_box(c, t, frame, box, turn);
        if (turn == row->first) continue;
        frame_add_path(c->keep, frame, (Point){ 0, 0 },
                       path_of_line(c->keep, (Point){ edge, top },
                                    (Point){ edge, top + t->box_height }, thin(c, "ink", 0.6)));
    }
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, whole, 0, COLOR_NONE, thin(c, "ink", 0.9)));
    flags_draw(c, &row->flags, frame, (Rect){ 0, top, t->limits.width, t->box_height });
    draw_foot(c, t, row, frame, top + t->box_height);
}

Frame *widget_clock(const WidgetContext *c, const Value *value, const Value *options, Size limits)
{
    Track t = { .clock = clock_of(c->scenario),
                .limits = limits,
                .from = 1,
                .marker = MARKER_MIN,
                .writing = WRITING,
                .notes_scale = 1 };
    t.least = value_number(value_get(options, "least"), FLOOR);
    t.one_sheet = value_truth(value_get(options, "one-sheet"));
    t.turns = t.clock.extended_turns > t.clock.turns ? t.clock.extended_turns : t.clock.turns;
    const size_t n = value_count(value);
    if (n) t.from = (int)value_integer(value_get(value_at(value, 0), "number"), 1);
    if (n) t.turns = (int)value_integer(value_get(value_at(value, n - 1), "number"), t.turns);
    if (boxes_of(&t) < 1) return frame_new(c->keep, (Size){ 0 });
    t.unit = fmin(fmax(limits.width / DESIGN_WIDTH, 0.5), 1.2);
    const FlagType type = flag_type(t.unit);
    t.flags_say = flags_can_say(c, &type, limits.width / boxes_of(&t) * FLAG_BOXES);
    t.flags = flags_of(c, &t.clock, t.turns, t.flags_say);
    t.strikes = value_truth(value_get(value_get(c->scenario, "clock"), "strike"));
    t.pegs = value_integer(value_get(value_get(c->scenario, "rules"), "promise"), 0) > 0;
    place_peg_words(c, &t, MM(value_number(value_get(options, "out"), 0)));
    t.need = box_need(c, &t);
    const Track like = t;
    t = best_scale(c, &like);
    if (!fit_notes(c, &t) && isfinite(limits.height)) {
        t = like;
        t.list = list_of(c, &like);
        t = best_scale(c, &t);
        const double writing = (8 + WRITING) * t.unit;
        t.notes = notes_room(c, &t) >= writing ? writing : 0;
    }

    Frame *frame = frame_new(c->keep, (Size){ limits.width, 0 });
    for (int i = 0; i < t.n_rows; i++) {
        if (i) frame->size.height += ROW_GAP * t.unit;
        draw_row(c, &t, &t.rows[i], frame, frame->size.height);
        frame->size.height += t.rows[i].flags.height + t.box_height + t.rows[i].foot;
    }
    if (t.list) {
        const double y = frame->size.height + LIST_GAP / 2 * t.unit;
        frame_add_frame(c->keep, frame, (Point){ 0, y }, t.list);
        frame->size.height = y + t.list->size.height;
    }
    return frame;
}
