/* mini_board.c - the impact board at a glance: features down, clients across by their monograms.
 *
 * A mark is what happens, an empty box what the client uses besides, a dash what it does not use, a
 * full corner what fails from the start: as the board on the table, so that marks are copied
 * without a thought. */
#include <math.h>

#include "data/monogram.h"
#include "draw/path.h"
#include "text/letter_case.h"
#include "widgets/label.h"
#include "widgets/short_name.h"

#define NAME_SHARE 0.42 /* of the width, for the features' names at most */
#define COLUMN_MAX 17.5 /* points */
#define BOX_SHARE 0.78  /* of a line of the names, or of a column where that is less */
#define CORNER 0.6      /* of a box's side */
#define DASH 4.0        /* points */
#define FRAME_WIDTH 0.9
#define HEAD_GAP 2.0 /* points between heads */

typedef struct MiniBoard {
    const WidgetContext *c;
    const Value *features, *clients; /* of the effect; either may be empty */
    const char *mark;                /* icon of what happens */
    bool corner;                     /* a note stands at the left of the heads */
    Look head, name;
    const Str *called;    /* features, by their short names */
    double names, column; /* points */
    Frame *frame;
} MiniBoard;

static Str id_of(const Value *v)
{
    return v && v->kind == VALUE_TEXT ? value_str(v) : value_str(value_get(v, "id"));
}

/* Whether a list of ids or things has the id. */
static bool has(const Value *list, Str id)
{
    for (size_t i = 0; i < value_count(list); i++)
        if (str_eq(id_of(value_at(list, i)), id)) return true;
    return false;
}

static bool is_hit(const MiniBoard *b, const Value *clients, size_t i)
{
    return !value_count(b->clients) || has(b->clients, clients->map.at[i].key);
}

/* Named by the effect, or else used by a client that it names. */
static bool has_row(const MiniBoard *b, Str feature)
{
    if (value_count(b->features)) return has(b->features, feature);
    const Value *clients = value_get(b->c->scenario, "clients");
    for (size_t i = 0; i < value_count(clients); i++)
        if (is_hit(b, clients, i) && has(value_get(value_at(clients, i), "uses"), feature))
            return true;
    return false;
}

static void draw_text(const MiniBoard *b, Str text, Look look, Rect r, LabelAlign align, bool wraps)
{
    Frame *f = label_set(b->c, text, look, wraps ? r.width : (double)INFINITY, align, SPAN_NONE);
    const double rest = r.width - f->size.width;
    const double x = align == LABEL_CENTER ? rest / 2 : align == LABEL_RIGHT ? rest : 0;
    frame_add_frame(b->c->keep, b->frame, (Point){ r.x + x, r.y + (r.height - f->size.height) / 2 },
                    f);
}

/* A full corner, as on the board. */
static void draw_corner(const MiniBoard *b, Point at, double side, Color color)
{
    PathBuilder p = { .arena = b->c->keep };
    path_move(&p, 0, 0);
    path_line(&p, side, 0);
    path_line(&p, 0, side);
    path_close(&p);
    frame_add_path(b->c->keep, b->frame, at, path_done(&p, color, (Stroke){ 0 }));
}

static void draw_dash(const MiniBoard *b, Point center, Stroke line)
{
    PathBuilder p = { .arena = b->c->keep };
    path_move(&p, center.x - DASH / 2, center.y);
    path_line(&p, center.x + DASH / 2, center.y);
    frame_add_path(b->c->keep, b->frame, (Point){ 0, 0 }, path_done(&p, COLOR_NONE, line));
}

/* With a corner where it fails, and everybody knows, from the start of the evening: what comes
 * later the table knows, not the card. */
static void draw_cell(const MiniBoard *b, Point center, bool hit, bool uses, bool fails)
{
    const WidgetContext *c = b->c;
    const double side = fmin(b->name.leading + 1, b->column) * BOX_SHARE;
    const Point corner = { center.x - side / 2, center.y - side / 2 };
    const Color ink = c->color(c->user, "ink");
    const Stroke line = { FRAME_WIDTH, c->color(c->user, "mute"), { 0, 0 }, false };
    if (!uses) {
        draw_dash(b, center, line);
        return;
    }
    const Frame *mark = hit ? c->icon(c->user, str(b->mark), side * 1.3, ink) : NULL;
    if (mark)
        frame_add_frame(c->keep, b->frame,
                        (Point){ center.x - side * 0.65, center.y - side * 0.65 }, mark);
    else
        frame_add_path(c->keep, b->frame, corner,
                       path_of_rect(c->keep, (Rect){ 0, 0, side, side }, 0.6, COLOR_NONE, line));
    if (fails) draw_corner(b, corner, side * CORNER, ink);
}

static double column_x(const MiniBoard *b, size_t i)
{
    return widget_x(b->c, b->names + b->column * (double)i, b->column, b->frame->size.width);
}

static Frame *set_name(const MiniBoard *b, size_t feature, double width)
{
    return label_set(b->c, b->called[feature], b->name, width, LABEL_LEFT, SPAN_NONE);
}

/* Adds the row of a feature below what there is. */
static void draw_row(const MiniBoard *b, const Value *clients, const Value *features, size_t row)
{
    const Str feature = features->map.at[row].key;
    const double x = widget_x(b->c, 0, b->names, b->frame->size.width), y = b->frame->size.height;
    const double height = set_name(b, row, b->names)->size.height + 1;
    draw_text(b, b->called[row], b->name, (Rect){ x, y, b->names, height }, label_start(b->c),
              true);
    for (size_t i = 0; i < value_count(clients); i++) {
        const Value *client = value_at(clients, i);
        draw_cell(b, (Point){ column_x(b, i) + b->column / 2, y + height / 2 },
                  is_hit(b, clients, i), has(value_get(client, "uses"), feature),
                  has(value_get(client, "impacted"), feature));
    }
    b->frame->size.height += height;
}

static double widest_head(const MiniBoard *b, const Str *letters, size_t n)
{
    double widest = 0;
    for (size_t i = 0; i < n; i++)
        widest =
            fmax(widest,
                 label_set(b->c, letters[i], b->head, INFINITY, LABEL_LEFT, SPAN_NONE)->size.width);
    return widest;
}

/* What clients are called, as everywhere. */
static const Str *letters_of(const MiniBoard *b)
{
    const Value *clients = value_get(b->c->scenario, "clients");
    Str *letters = monograms(b->c->keep, clients);
    for (size_t i = 0; i < value_count(clients); i++)
        letters[i] = text_upper(b->c->keep, letters[i], b->c->language);
    return letters;
}

/* What the longest note in the corner takes, as far as heads keep their size. */
static double corner_room(const MiniBoard *b, size_t n, double width)
{
    const Str note = widget_string(b->c, "effect", "until_cleared");
    const Frame *f = label_set(b->c, note, b->head, INFINITY, LABEL_LEFT, SPAN_NONE);
    const Str *letters = letters_of(b);
    const double heads = (widest_head(b, letters, n) + HEAD_GAP) * (double)n;
    return fmin(f->size.width + HEAD_GAP, width - heads);
}

/* Room for the names of the rows, and what is left for the columns. */
static void measure(MiniBoard *b, const Value *features, const Value *clients, double width)
{
    for (size_t i = 0; i < value_count(features); i++) {
        if (!has_row(b, features->map.at[i].key)) continue;
        const Frame *f = set_name(b, i, width * NAME_SHARE);
        b->names = fmax(b->names, f->size.width + b->name.leading / 2);
    }
    if (b->corner) b->names = fmax(b->names, corner_room(b, value_count(clients), width));
    b->column = fmin(COLUMN_MAX, (width - b->names) / (double)value_count(clients));
    b->names = width - b->column * (double)value_count(clients); /* the columns end at the right */
}

/* Heads wider than their columns are set as small as type may be, then on several lines in turn: a
 * line has room for as many columns as there are lines. */
static void draw_heads(MiniBoard *b, size_t n)
{
    const Str *letters = letters_of(b);
    const double wide = widest_head(b, letters, n);
    if (wide + HEAD_GAP > b->column)
        b->head = look_scaled(b->c, b->head, fmax(b->column - HEAD_GAP, 1) / wide);
    const double widest = widest_head(b, letters, n), room = (widest + HEAD_GAP) / b->column;
    b->names -= fmax(widest - b->column, 0) / 2; /* so that the last one does not stick out */
    const size_t tiers = room > 1.01 && n > 1 ? (size_t)ceil(room) : 1;
    for (size_t i = 0; i < n; i++) {
        const double y = b->head.leading * (double)(i % tiers);
        draw_text(b, letters[i], b->head, (Rect){ column_x(b, i), y, b->column, b->head.leading },
                  LABEL_CENTER, false);
    }
    b->frame->size.height = b->head.leading * (double)tiers;
}

Frame *widget_mini_board(const WidgetContext *c, const Value *value, const Value *options,
                         Size limits)
{
    const Value *features = value_get(c->scenario, "features"),
                *clients = value_get(c->scenario, "clients");
    MiniBoard b = { .c = c,
                    .features = value_get(value, "features"),
                    .clients = value_get(value, "clients"),
                    .head = look_named(c, "mini-head"),
                    .name = look_named(c, "mini-name") };
    const Str mark = value_str(value_get(options, "focus"));
    b.corner = value_truth(value_get(options, "corner"));
    b.mark = mark.n ? str_c(c->keep, mark) : "impacted";
    b.frame = frame_new(c->keep, (Size){ limits.width, 0 });
    if (!value_count(clients)) return b.frame;
    b.called = short_names(c->keep, features);
    measure(&b, features, clients, limits.width);
    draw_heads(&b, value_count(clients));
    for (size_t i = 0; i < value_count(features); i++)
        if (has_row(&b, features->map.at[i].key)) draw_row(&b, clients, features, i);
    return b.frame;
}
