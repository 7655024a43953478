/* run_strip.c - the whole evening at a glance, for the host: a box for each turn with its times and
 * the steps that are due, above it the cards that come, and below it, on poles, the clock's flags.
 *
 * Boxes that the report buys are dark.  The track takes as few rows as let each box hold its times
 * and each card its title, as long as all that is not higher than it may be; else cards show their
 * codes only. */
#include <math.h>

#include "draw/path.h"
#include "game/clock.h"
#include "widgets/flags.h"
#include "widgets/label.h"

#define ROWS_MAX 8

/* Points. */
#define PAD 2.8
#define LINE_GAP 2.5
#define FRAME_WIDTH 1.7 /* 0.6 mm */
#define EDGE 1.1
#define RADIUS 5.6
#define CARD_GAP 3.4
#define CARD_SIDE 1.0 /* left of a card and right of it */
#define FLAG_GAP 5.0
#define ROW_GAP 16.0
#define ICON_GAP 2.4

/* In sizes of the type of a card's title. */
#define TITLE_BOX 6.2 /* the least width of a box below a title */
#define ICON 1.15
#define STEP 1.15 /* a box to tick */

typedef struct Card {
    const Frame *icon;   /* or NULL */
    Frame *code, *title; /* without a title NULL */
    Color color;
    bool dashed;
} Card;

typedef VEC(Card) Cards;

typedef struct Turn {
    const Value *value;
    Frame *number, *minute, *from, *to;
    Cards cards;
} Turn;

typedef struct Row {
    int first, last; /* counted from 0; `last` is not in it */
    double above;    /* height of the cards */
    FlagRow flags;
} Row;

typedef struct Run {
    const WidgetContext *c;
    Clock clock;
    FlagList flags;
    Turn *turns;
    int n;
    double width;
    bool titles;
    int per_row, n_rows;
    double box, box_height, card_height;
    Row rows[ROWS_MAX];
    Frame *frame;
} Run;

static double type_size(const WidgetContext *c)
{
    return look_named(c, "strip-card").style->size;
}

/* ---- turns and cards --------------------------------------------------------------------------
 */

static Frame *line_of(const Run *r, Str text, const char *style, bool dark)
{
    const WidgetContext *c = r->c;
    Look look = look_named(c, style);
    if (dark) look = look_colored(c, look, c->color(c->user, "paper"));
    return label_set(c, text, look, INFINITY, LABEL_LEFT, SPAN_NONE);
}

static void read_turn(Run *r, Turn *t, const Value *value)
{
    const WidgetContext *c = r->c;
    const int64_t number = value_integer(value_get(value, "number"), 0);
    const int minute = (int)value_integer(value_get(value, "minute"), 0);
    const bool spare = value_truth(value_get(value, "spare")), dark = number > r->clock.turns;
    const Str to = value_str(value_get(value, "to"));
    t->value = value;
    t->number = line_of(r, str_integer(c->keep, number), "strip-turn", dark);
    t->minute =
        line_of(r, str_format(c->keep, spare ? "(%d′)" : "%d′", minute), "strip-minute", dark);
    t->from = line_of(r, value_str(value_get(value, "from")), "strip-time", dark);
    t->to = line_of(r, str_format(c->keep, "–%.*s", (int)to.n, to.p), "strip-time", dark);
}

static Card card_of(const Run *r, const Value *deck, Str code)
{
    const WidgetContext *c = r->c;
    const Color color = c->color(c->user, str_c(c->scratch, value_str(value_get(deck, "color"))));
    const double size = type_size(c) * ICON;
    return (Card){ .icon = c->icon(c->user, value_str(value_get(deck, "icon")), size, color),
                   .code = line_of(r, code, "strip-code", false),
                   .color = color };
}

/* The cards of a turn in their order, the topmost first. */
static void read_cards(Run *r, Turn *t)
{
    const WidgetContext *c = r->c;
    const Value *cards = value_get(t->value, "cards");
    const int64_t from = value_integer(value_get(t->value, "interrupt_from"), 0);
    t->cards = (Cards){ 0 };
    for (size_t i = 0; i < value_count(cards); i++) {
        const Value *card = value_at(cards, i), *title = value_get(card, "title");
        Card *put = vec_push(c->scratch, &t->cards);
        *put = card_of(r, value_get(card, "deck"), value_str(value_get(card, "code")));
        if (!r->titles) continue;
        put->title = label_set(c, label_plain(c, value_str(title)), look_named(c, "strip-card"),
                               r->box - 2 * (PAD + CARD_SIDE), label_start(c), value_span(title));
    }
    if (from <= 0) return;
    Card *put = vec_push(c->scratch, &t->cards);
    *put = card_of(r, value_get(t->value, "interrupt_deck"), str_format(c->keep, "%d+", (int)from));
    put->dashed = true;
}

/* ---- layout -----------------------------------------------------------------------------------
 */

static double head_height(const Card *card)
{
    return fmax(card->icon ? card->icon->size.height : 0, card->code->size.height);
}

static double card_height(const Run *r, const Card *card)
{
    if (r->titles && !card->dashed) return r->card_height;
    return head_height(card) + PAD;
}

/* All cards that have a title are as high as the highest. */
static void measure_cards(Run *r)
{
    r->card_height = 0;
    for (int i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->turns[i].cards.n; k++) {
            const Card *card = &r->turns[i].cards.at[k];
            if (card->title)
                r->card_height = fmax(r->card_height,
                                      head_height(card) + 1 + card->title->size.height + 1.6 * PAD);
        }
}

static bool one_line(const Run *r, const Turn *t)
{
    return t->from->size.width + t->to->size.width <= r->box - 2 * PAD;
}

static double step_size(const Run *r)
{
    return type_size(r->c) * STEP;
}

static int steps_per_line(const Run *r)
{
    const double size = step_size(r), n = (r->box - 2 * PAD + LINE_GAP) / (size + LINE_GAP);
    return n < 1 ? 1 : (int)n;
}

/* Whether the minute stands beside the number. */
static bool minute_beside(const Run *r, const Turn *t)
{
    return t->number->size.width + t->minute->size.width + LINE_GAP <= r->box - 2 * PAD;
}

static double box_need(const Run *r, const Turn *t)
{
    const int steps = (int)value_count(value_get(t->value, "steps")), per_line = steps_per_line(r);
    const int lines = (steps + per_line - 1) / per_line;
    const double times = t->from->size.height * (one_line(r, t) ? 1 : 2);
    const double minute = minute_beside(r, t) ? 0 : t->minute->size.height;
    return label_cap_height(t->number) + LINE_GAP + minute + times +
           lines * (step_size(r) + LINE_GAP) + 2.4 * PAD;
}

static double cards_height(const Run *r, const Turn *t)
{
    double height = 0;
    for (size_t k = 0; k < t->cards.n; k++) height += card_height(r, &t->cards.at[k]) + CARD_GAP;
    return height;
}

static double row_height(const Run *r, const Row *row)
{
    const double flags = row->flags.height > 0 ? row->flags.height + FLAG_GAP : 0;
    return row->above + r->box_height + flags;
}

static FlagRow flags_of_row(const Run *r, const Row *row)
{
    const FlagRow like = { .first = row->first + 1,
                           .last = row->last,
                           .box = r->box,
                           .type = { "strip-flag", "strip-flag", 1 } };
    return flags_place(r->c, &r->flags, &like, r->width);
}

/* Lays it out in `rows` rows and returns its height. */
static double arrange(Run *r, int rows, bool titles)
{
    double height = 0;
    r->titles = titles;
    r->per_row = (r->n + rows - 1) / rows;
    r->n_rows = (r->n + r->per_row - 1) / r->per_row;
    r->box = (r->width - EDGE) / r->per_row;
    r->box_height = 0;
    for (int i = 0; i < r->n; i++) {
        read_cards(r, &r->turns[i]);
        r->box_height = fmax(r->box_height, box_need(r, &r->turns[i]));
    }
    measure_cards(r);
    for (int i = 0; i < r->n_rows; i++) {
        Row *row = &r->rows[i];
        *row = (Row){ .first = i * r->per_row };
        row->last = row->first + r->per_row < r->n ? row->first + r->per_row : r->n;
        for (int k = row->first; k < row->last; k++)
            row->above = fmax(row->above, cards_height(r, &r->turns[k]));
        row->flags = flags_of_row(r, row);
        height += row_height(r, row) + (i ? ROW_GAP : 0);
    }
    return height;
}

/* What a box needs for its number, minute and times, all below each other. */
static double least_box(const Run *r)
{
    double least = 0;
    for (int i = 0; i < r->n; i++) {
        const Turn *t = &r->turns[i];
        least = fmax(least, fmax(fmax(t->number->size.width, t->minute->size.width),
                                 fmax(t->from->size.width, t->to->size.width)));
    }
    return least + 2 * PAD;
}

/* Whether all titles, as they are set, keep to their cards: of a long word that cannot be
 * hyphenated a card shows no more than the code. */
static bool titles_fit(const Run *r)
{
    for (int i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->turns[i].cards.n; k++) {
            const Frame *title = r->turns[i].cards.at[k].title;
            if (title && title->size.width > r->box - 2 * (PAD + CARD_SIDE) + 0.01) return false;
        }
    return true;
}

/* With titles if they fit into `most` points of height, in as few rows as they can. */
static double choose(Run *r, double most)
{
    const double least = least_box(r), titled = fmax(least, TITLE_BOX * type_size(r->c));
    double height = 0;
    const int first = most < type_size(r->c) ? 0 : 1; /* no title is that low */
    for (int titles = first; titles >= 0; titles--)
        for (int rows = 1; rows <= ROWS_MAX && rows <= r->n; rows++) {
            const double box = (r->width - EDGE) / ((r->n + rows - 1) / rows);
            const bool last = !titles && (rows == ROWS_MAX || rows == r->n);
            if (!last && box < (titles ? titled : least)) continue;
            height = arrange(r, rows, titles);
            if (!titles || (height <= most && titles_fit(r))) return height;
        }
    return height;
}

/* ---- drawing ----------------------------------------------------------------------------------
 */

/* Adds `part` `inset` behind the start of `zone`. */
static void add_at_start(const Run *r, Rect zone, double inset, double y, const Frame *part)
{
    const double x = zone.x + widget_x(r->c, inset, part->size.width, zone.width);
    frame_add_frame(r->c->keep, r->frame, (Point){ x, y }, part);
}

static void draw_card(const Run *r, const Card *card, Rect place)
{
    const WidgetContext *c = r->c;
    Stroke stroke = { .width = card->dashed ? EDGE : FRAME_WIDTH, .color = card->color };
    if (card->dashed) stroke.dash[0] = stroke.dash[1] = 2.4;
    const double head = head_height(card), top = place.y + (card->title ? 0.8 : 0.5) * PAD;
    double x = PAD;
    frame_add_path(c->keep, r->frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, place, card->title ? RADIUS : RADIUS / 2,
                                c->color(c->user, "paper"), stroke));
    if (card->icon) {
        add_at_start(r, place, x, top + (head - card->icon->size.height) / 2, card->icon);
        x += card->icon->size.width + ICON_GAP;
    }
    add_at_start(r, place, x, top + (head - card->code->size.height) / 2, card->code);
    if (card->title) add_at_start(r, place, PAD, top + head + 1, card->title);
}

/* The cards above a box, and what joins them to it. */
static void draw_cards(const Run *r, const Turn *t, Rect box)
{
    const WidgetContext *c = r->c;
    const double middle = box.x + box.width / 2, width = r->box - 2 * CARD_SIDE;
    double foot = box.y;
    for (size_t k = t->cards.n; k-- > 0;) {
        const Card *card = &t->cards.at[k];
        const double height = card_height(r, card);
        frame_add_path(c->keep, r->frame, (Point){ 0, 0 },
                       path_of_line(c->keep, (Point){ middle, foot },
                                    (Point){ middle, foot - CARD_GAP },
                                    (Stroke){ .width = EDGE, .color = card->color }));
        foot -= CARD_GAP + height;
        draw_card(r, card, (Rect){ box.x + CARD_SIDE, foot, width, height });
    }
}

/* Boxes to tick, with the number of the step. */
static void draw_steps(const Run *r, const Turn *t, Rect box, double y, bool dark)
{
    const WidgetContext *c = r->c;
    const Value *steps = value_get(t->value, "steps");
    const double size = step_size(r);
    const Stroke stroke = { .width = 0.8, .color = c->color(c->user, dark ? "paper" : "ink") };
    for (size_t i = 0; i < value_count(steps); i++) {
        const size_t per_line = (size_t)steps_per_line(r);
        const double x = PAD + (double)(i % per_line) * (size + LINE_GAP);
        const Rect place = { box.x + widget_x(c, x, size, box.width),
                             y + (double)(i / per_line) * (size + LINE_GAP), size, size };
        Frame *number = line_of(
            r, str_integer(c->keep, value_integer(value_get(value_at(steps, i), "number"), 0)),
            "strip-time", dark);
        frame_add_path(c->keep, r->frame, (Point){ 0, 0 },
                       path_of_rect(c->keep, place, 1.4, COLOR_NONE, stroke));
        frame_add_frame(
            c->keep, r->frame,
            (Point){ place.x + (size - number->size.width) / 2,
                     place.y + size / 2 + label_cap_height(number) / 2 - number->baseline },
            number);
    }
}

static void draw_box(const Run *r, const Turn *t, Rect box)
{
    const WidgetContext *c = r->c;
    const bool dark = value_integer(value_get(t->value, "number"), 0) > r->clock.turns;
    const double base = box.y + 1.2 * PAD + label_cap_height(t->number);
    frame_add_path(c->keep, r->frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, box, 0, c->color(c->user, dark ? "night" : "paper"),
                                (Stroke){ .width = EDGE, .color = c->color(c->user, "ink") }));
    add_at_start(r, box, PAD, base - t->number->baseline, t->number);
    double y = base + LINE_GAP;
    if (minute_beside(r, t)) {
        add_at_start(r, box, box.width - PAD - t->minute->size.width, base - t->minute->baseline,
                     t->minute);
    } else {
        add_at_start(r, box, PAD, y, t->minute);
        y += t->minute->size.height;
    }
    add_at_start(r, box, PAD, y, t->from);
    if (one_line(r, t)) {
        add_at_start(r, box, PAD + t->from->size.width, y, t->to);
    } else {
        y += t->from->size.height;
        add_at_start(r, box, PAD, y, t->to);
    }
    draw_steps(r, t, box, y + t->to->size.height + LINE_GAP / 2, dark);
}

static void draw_row(const Run *r, const Row *row, double y)
{
    const Rect track = { EDGE / 2, y + row->above, r->width - EDGE, r->box_height };
    for (int i = row->first; i < row->last; i++) {
        const double x = r->box * (i - row->first);
        const Rect box = { track.x + widget_x(r->c, x, r->box, track.width), track.y, r->box,
                           r->box_height };
        draw_cards(r, &r->turns[i], box);
        draw_box(r, &r->turns[i], box);
    }
    flags_hang(r->c, &row->flags, r->frame, track);
}

Frame *widget_run_strip(const WidgetContext *c, const Value *value, const Value *options,
                        Size limits)
{
    const double most = MM(value_number(value_get(options, "most"), INFINITY));
    Run r = { .c = c,
              .clock = clock_of(c->scenario),
              .n = (int)value_count(value),
              .width = limits.width,
              .frame = frame_new(c->keep, (Size){ limits.width, 0 }) };
    if (r.n < 1) return r.frame;
    r.flags = flags_of(c, &r.clock, r.n);
    /* Dark boxes say by themselves that it takes the report. */
    for (size_t i = 0; i < r.flags.n; i++) r.flags.at[i].note = (Str){ 0 };
    r.turns = ARENA_ARRAY(c->scratch, Turn, (size_t)r.n);
    for (int i = 0; i < r.n; i++) read_turn(&r, &r.turns[i], value_at(value, (size_t)i));
    choose(&r, fmin(most, limits.height));
    for (int i = 0; i < r.n_rows; i++) {
        if (i) r.frame->size.height += ROW_GAP;
        draw_row(&r, &r.rows[i], r.frame->size.height);
        r.frame->size.height += row_height(&r, &r.rows[i]);
    }
    return r.frame;
}
