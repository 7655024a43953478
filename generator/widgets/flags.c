/* flags.c - places for the clock's flags.
 *
 * What a flag says holds at the end of its turn, so its pole is the border behind the turn's box
 * and its label stands above that box and those before it, to the left of the pole: above the next
 * box it would be read as that turn's.  Labels go to the right where there is no room, and where
 * many of them would stand in each other's way.
 *
 * A label must be above every pole that it spans, else the pole would run through it.  Labels on
 * one side give an order by themselves: to the left, the further right, the higher; to the right
 * the opposite.  Where a label to the right and one to the left span each other's pole, the former
 * changes its side; then the relation "spans the pole of" has no cycles, and each flag takes the
 * lowest level above what it spans. */
#include "widgets/flags.h"

#include <math.h>

#include "draw/path.h"
#include "widgets/label.h"

/* In sizes of the label's type. */
#define BANNER_WIDTH 1.3
#define BANNER_HEIGHT 1.0
#define LABEL_GAP 0.4
#define LEVEL_GAP 0.55
#define NEXT_GAP 0.5 /* behind a label, before the next pole */
#define POLE_WIDTH 0.13
#define RIGHT_COST 2.0    /* of a label that is right of its pole, against the height it saves */
#define ROOMY_RIGHT 8.0   /* the same where there is room for height */
#define ROOMY_LINE 4.0    /* and of a label's third line, and each further one */
#define ROOMY_LEADING 1.2 /* of its lines, about */
#define CONFLICT_COST 1e6 /* points: more than any height */
#define NARROW_BOXES 1.6  /* a narrow label: so many turns' boxes wide */
#define NARROW_TYPE 9.0   /* or this, in sizes of its type */
#define LOW_LEVELS 2      /* of flags that stand low */
#define LEVEL_COST 1e3    /* points, of each level above these */
#define ALL_SIDES_MOST 10 /* flags: of more not all choices of sides are tried */
#define WIDE_BOXES 2.0    /* a label of a row that stands low: so many boxes, its banner included */
#define WIDEST_BOXES 4    /* of one that gets lower by that */
#define LOW_LINES \
    0.05             /* what height of labels costs where they stand low, whatever their level's */
#define WORTH_IT 0.1 /* of a row's height: what other widths must save to be taken */
#define SAME_WIDTH 0.01 /* points that rounding may add to a label set anew */
#define TO_ITS_POLE 0.0 /* a width: as far as the pole before it, or its widest word */

static FlagKind kind_named(Str name)
{
    if (str_is(name, "penalty")) return FLAG_PENALTY;
    if (str_is(name, "breach")) return FLAG_BREACH;
    return FLAG_NOTE;
}

static const char *kind_color(FlagKind kind)
{
    static const char *const colors[] = {
        [FLAG_PENALTY] = "mark-penalty", [FLAG_BREACH] = "mark-breach", [FLAG_NOTE] = "mark-note",
        [FLAG_REPORT] = "mark-report",   [FLAG_MOVE] = "mark-move",
    };
    return colors[kind];
}

const char *flag_color(const Value *kind)
{
    return kind_color(kind_named(value_str(kind)));
}

/* Insertion keeps flags of the same turn in the scenario's order. */
void flags_add(const WidgetContext *c, FlagList *list, int turns, Flag flag)
{
    if (flag.turn < 1 || flag.turn > turns) return;
    vec_push(c->scratch, list);
    size_t i = list->n - 1;
    for (; i > 0 && list->at[i - 1].turn > flag.turn; i--) list->at[i] = list->at[i - 1];
    list->at[i] = flag;
}

FlagList flags_of(const WidgetContext *c, const Clock *clock, int turns, bool does)
{
    FlagList list = { 0 };
    const bool extends = turns > clock->turns;
    const Value *v = value_get(c->scenario, "clock");
    if (extends) {
        flags_add(c, &list, turns,
                  (Flag){
                      .turn = clock->report_by,
                      .kind = FLAG_REPORT,
                      .text = widget_string(c, "clock", "report"),
                      .origin = value_span(value_get(v, "report_by")),
                  });
    }
    const Value *marks = value_get(v, "marks");
    for (size_t i = 0; i < value_count(marks); i++) {
        const Value *mark = value_at(marks, i), *later = value_get(mark, "extended");
        const bool shifts = extends && value_integer(later, 0) > 0 &&
                            value_integer(later, 0) != value_integer(value_get(mark, "turn"), 0);
        Flag flag = {
            .turn = (int)value_integer(value_get(mark, "turn"), 0),
            .kind = kind_named(value_str(value_get(mark, "kind"))),
            .text = label_plain(c, value_str(value_get(mark, "label"))),
            .origin = value_span(value_get(mark, "label")),
        };
        if (does) flag.does = label_plain(c, value_str(value_get(mark, "text")));
        if (shifts) flag.note = widget_string(c, "clock", "without_report");
        flags_add(c, &list, turns, flag);
        if (!shifts) continue;
        flag.turn = (int)later->integer;
        const bool shaded = flag.turn > clock->turns; /* nobody comes there without it */
        flag.note = shaded ? (Str){ 0 } : widget_string(c, "clock", "with_report");
        flags_add(c, &list, turns, flag);
    }
    return list;
}

FlagType flag_type(double scale)
{
    return (FlagType){ "clock-flag", "clock-flag-note", scale };
}

static Look label_look(const WidgetContext *c, const FlagType *type)
{
    return look_scaled(c, look_named(c, type->label), type->scale);
}

/* The flag's words, as wide as they must be and `width` at most. */
static Frame *flag_label(const WidgetContext *c, const Flag *flag, const FlagType *type,
                         double width, LabelAlign align)
{
    const Look look =
        look_colored(c, label_look(c, type), c->color(c->user, kind_color(flag->kind)));
    const Look small = look_scaled(c, look_named(c, type->note), type->scale);
    const Look inked = look_colored(c, small, c->color(c->user, "ink"));
    const struct {
        Str text;
        Look look;
    } parts[] = { { flag->text, look }, { flag->does, inked }, { flag->note, small } };
    Frame *all = label_set(c, flag->text, look, width, align, flag->origin), *set[3] = { all };
    Size size = all->size;
    for (size_t i = 1; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].text.n) continue;
        set[i] = label_set(c, parts[i].text, parts[i].look, width, align, flag->origin);
        size.width = fmax(size.width, set[i]->size.width);
        size.height += set[i]->size.height;
    }
    if (size.height <= all->size.height) return all;
    all = frame_new(c->keep, size);
    double y = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!set[i]) continue;
        const double x = align == LABEL_RIGHT ? size.width - set[i]->size.width : 0;
        frame_add_frame(c->keep, all, (Point){ x, y }, set[i]);
        y += set[i]->size.height;
    }
    return all;
}

bool flags_can_say(const WidgetContext *c, const FlagType *type, double width)
{
    const Look look = look_scaled(c, look_named(c, type->note), type->scale);
    const Value *marks = value_get(value_get(c->scenario, "clock"), "marks");
    for (size_t i = 0; i < value_count(marks); i++) {
        const Str text = label_plain(c, value_str(value_get(value_at(marks, i), "text")));
        if (!text.n) continue;
        const Frame *label = label_set(c, text, look, fmax(width, 1), LABEL_LEFT, SPAN_NONE);
        if (label->size.height > 2.5 * look.leading) return false;
    }
    return true;
}

/* Ends of the label's extent, with the distance that neighbors keep. */
static double left_end(const FlagPlace *p)
{
    return p->leftwards ? p->x - p->width : p->x;
}

static double right_end(const FlagPlace *p)
{
    return p->leftwards ? p->x : p->x + p->width;
}

static bool spans_pole(const FlagPlace *a, const FlagPlace *of)
{
    return of->x != a->x && of->x > left_end(a) && of->x < right_end(a);
}

static bool overlap(const FlagPlace *a, const FlagPlace *b)
{
    return left_end(a) < right_end(b) && left_end(b) < right_end(a);
}

/* Whether the flag has to be left of its pole.  Those before `first` are where they are by choice.
 */
static bool must_turn(const FlagRow *row, const FlagPlace *p, size_t first, double width)
{
    if (p->x + p->width > width) return true;
    for (size_t i = first; i < row->n; i++) {
        const FlagPlace *q = &row->at[i];
        if (!q->leftwards) continue;
        /* All flags right of one that turned turn as well; see the order above. */
        if (q->x <= p->x || (spans_pole(p, q) && spans_pole(q, p))) return true;
    }
    return false;
}

/* Puts the flags [from, to) left of their poles, and of those behind them the ones that must be. */
static void choose_sides(FlagRow *row, size_t from, size_t to, double width)
{
    for (size_t i = 0; i < row->n; i++) row->at[i].leftwards = i >= from && i < to;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = row->n; i-- > to;) {
            FlagPlace *p = &row->at[i];
            if (p->leftwards || p->width > p->x || !must_turn(row, p, to, width)) continue;
            p->leftwards = changed = true;
        }
    }
}

static bool is_ready(const FlagRow *row, const FlagPlace *p)
{
    if (p->placed) return false;
    for (size_t i = 0; i < row->n; i++)
        if (!row->at[i].placed && spans_pole(p, &row->at[i])) return false;
    return true;
}

static unsigned lowest_level(const FlagRow *row, const FlagPlace *p)
{
    unsigned level = 0;
    for (size_t i = 0; i < row->n; i++) {
        const FlagPlace *q = &row->at[i];
        if (q->placed && spans_pole(p, q) && q->level >= level) level = q->level + 1;
    }
    for (size_t i = 0; i < row->n; i++) {
        const FlagPlace *q = &row->at[i];
        if (!q->placed || q->level != level || !overlap(p, q)) continue;
        level++;
        i = SIZE_MAX; /* start over: the next level may be taken as well */
    }
    return level;
}

static void choose_levels(FlagRow *row)
{
    for (size_t i = 0; i < row->n; i++) row->at[i].placed = false;
    for (size_t done = 0; done < row->n; done++) {
        FlagPlace *next = NULL;
        for (size_t i = 0; i < row->n; i++) {
            FlagPlace *p = &row->at[i];
            /* With labels too wide to turn around there may be none: take any. */
            if (is_ready(row, p) || (!p->placed && !next)) next = p;
        }
        next->level = lowest_level(row, next);
        next->placed = true;
    }
}

/* Whether the label runs across the row's middle, where two sheets of paper join. */
static bool on_seam(const FlagRow *row, const FlagPlace *p, double gap)
{
    if (!row->seam || (row->last - row->first) % 2 == 0) return false;
    const double seam = row->box * (row->last - row->first + 1) / 2;
    const double from = p->leftwards ? p->x - p->width + gap : p->x;
    const double to = p->leftwards ? p->x : p->x + p->width - gap;
    return from < seam && to > seam;
}

/* How many labels have another flag's pole running through them, or run across the seam: none,
 * unless labels near the left end are too wide to change their side. */
static size_t conflicts(const FlagRow *row, double gap)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n; i++) n += on_seam(row, &row->at[i], gap);
    for (size_t i = 0; i < row->n; i++)
        for (size_t k = 0; k < row->n; k++)
            n += spans_pole(&row->at[i], &row->at[k]) && row->at[i].level <= row->at[k].level;
    return n;
}

/* Each level is as high as its highest label.  Flags that stand low are at one height in it, others
 * as near to the track as their labels let them. */
static void stack_levels(FlagRow *row, double size)
{
    double bottom = row->n ? size * LEVEL_GAP : 0;
    row->height = 0;
    row->levels = 0;
    for (unsigned level = 0; row->height < bottom; level++) {
        double highest = 0;
        for (size_t i = 0; i < row->n; i++)
            if (row->at[i].level == level) highest = fmax(highest, row->at[i].label->size.height);
        for (size_t i = 0; i < row->n; i++)
            if (row->at[i].level == level)
                row->at[i].top = bottom + (row->low ? highest : row->at[i].label->size.height);
        row->height = bottom + highest;
        if (highest > 0) bottom = row->height + size * LEVEL_GAP, row->levels = level + 1;
    }
}

/* Of labels on what is not their side, and of those that are columns of words. */
static double place_cost(const FlagRow *row, const FlagPlace *p, double size)
{
    const double line = size * ROOMY_LEADING, over = p->label->size.height - 2.5 * line;
    double cost = p->leftwards ? 0 : size * (row->roomy ? ROOMY_RIGHT : RIGHT_COST);
    if (row->low) cost += p->label->size.height * LOW_LINES;
    if (row->roomy && over > 0) cost += size * ROOMY_LINE * ceil(over / line);
    return cost;
}

/* Levels, height and cost for the sides that labels are at. */
static void place_all(FlagRow *row, double size)
{
    choose_levels(row);
    stack_levels(row, size);
    row->cost = row->height + (double)conflicts(row, size * NEXT_GAP) * CONFLICT_COST;
    if (row->low && row->levels > LOW_LEVELS) row->cost += (row->levels - LOW_LEVELS) * LEVEL_COST;
    for (size_t i = 0; i < row->n; i++) row->cost += place_cost(row, &row->at[i], size);
}

/* Chooses places with the flags [from, to) left of their poles. */
static void choose(FlagRow *row, size_t from, size_t to, double size, double width)
{
    choose_sides(row, from, to, width);
    place_all(row, size);
}

/* Puts each flag on the side that its bit in `left` says; false where one has no room there. */
static bool take_sides(FlagRow *row, unsigned left, double width)
{
    for (size_t i = 0; i < row->n; i++) {
        FlagPlace *p = &row->at[i];
        p->leftwards = left >> i & 1;
        if (p->leftwards ? p->width > p->x : p->x + p->width > width) return false;
    }
    return true;
}

/* Tries all stretches of flags left of their poles, and of a few flags that should stand low all
 * choices. */
static void settle(FlagRow *row, double size, double width)
{
    size_t best_from = 0, best_to = 0;
    double least = INFINITY;
    for (size_t from = 0; from <= row->n; from++) {
        if (from && row->at[from - 1].x + row->at[from - 1].width > width) break;
        for (size_t to = from; to <= row->n; to++) {
            if (to > from && row->at[to - 1].width > row->at[to - 1].x) break;
            choose(row, from, to, size, width);
            if (row->cost < least) least = row->cost, best_from = from, best_to = to;
        }
    }
    unsigned best = 0;
    bool any = false;
    for (unsigned left = 0; row->low && row->n <= ALL_SIDES_MOST && left < 1u << row->n; left++) {
        if (!take_sides(row, left, width)) continue;
        place_all(row, size);
        if (row->cost < least) least = row->cost, best = left, any = true;
    }
    if (!any) choose(row, best_from, best_to, size, width);
    else if (take_sides(row, best, width)) place_all(row, size);
}

/* How wide the flag is that reaches back to the pole before it, or to the seam; wider where one of
 * its words is. */
static double room_before(const WidgetContext *c, const FlagList *flags, size_t i,
                          const FlagRow *row, Look look)
{
    const Flag *flag = &flags->at[i];
    const int boxes = row->last - row->first + 1, seam = row->first + boxes / 2 - 1;
    int from = row->first - 1;
    for (size_t k = 0; k < i; k++)
        if (flags->at[k].turn < flag->turn && flags->at[k].turn > from) from = flags->at[k].turn;
    if (row->seam && boxes % 2 == 0 && from < seam && flag->turn > seam) from = seam;
    const TextSpan words = { .text = flag->text, .style = look.style };
    const double size = look.style->size, word = label_widest_word(c, &words, 1) + SAME_WIDTH;
    return fmax(row->box * (flag->turn - from) - size * NEXT_GAP,
                word + size * (BANNER_WIDTH + LABEL_GAP));
}

/* The row's flags with labels at most `widest` wide, or each as wide as it has room for, on the
 * sides that cost least. */
static FlagRow place_wrapped(const WidgetContext *c, const FlagList *flags, const FlagRow *like,
                             double widest, double width)
{
    const Look look = label_look(c, &like->type);
    const double size = look.style->size, beside = size * (BANNER_WIDTH + LABEL_GAP);
    FlagRow row = *like;
    row.at = ARENA_ARRAY(c->scratch, FlagPlace, flags->n);
    for (size_t i = 0; i < flags->n; i++) {
        const Flag *flag = &flags->at[i];
        if (flag->turn < like->first || flag->turn > like->last) continue;
        FlagPlace *p = &row.at[row.n++];
        p->flag = flag;
        p->x = like->box * (flag->turn - like->first + 1);
        const double room = widest > TO_ITS_POLE ? widest : room_before(c, flags, i, like, look);
        const double widest_label = fmax(room - beside, size * 2);
        p->label = flag_label(c, flag, &like->type, widest_label, label_start(c));
        p->width = p->label->size.width + beside + size * NEXT_GAP;
    }
    settle(&row, size, width + size * NEXT_GAP);
    return row;
}

/* Gives labels more width, a box at a time, where they and with them the row get lower. */
static void widen(const WidgetContext *c, FlagRow *row, double width)
{
    const double size = label_look(c, &row->type).style->size;
    const double beside = size * (BANNER_WIDTH + LABEL_GAP), all = width + size * NEXT_GAP;
    unsigned left = 0;
    for (size_t i = 0; i < row->n; i++) left |= (unsigned)row->at[i].leftwards << i;
    for (size_t i = 0; i < row->n; i++) {
        for (int boxes = 2; boxes <= WIDEST_BOXES; boxes++) {
            const FlagPlace before = row->at[i];
            const double cost = row->cost;
            FlagPlace *p = &row->at[i];
            p->label = flag_label(c, p->flag, &row->type, fmax(row->box * boxes - beside, size * 2),
                                  label_start(c));
            p->width = p->label->size.width + beside + size * NEXT_GAP;
            if (p->label->size.height < before.label->size.height && take_sides(row, left, all)) {
                place_all(row, size);
                if (row->cost < cost) continue;
            }
            *p = before;
            place_all(row, size);
        }
    }
}

/* Whether no label's word is wider than `widest` has room for. */
static bool words_fit(const WidgetContext *c, const FlagList *flags, Look look, double widest)
{
    const double room = widest - look.style->size * (BANNER_WIDTH + LABEL_GAP);
    for (size_t i = 0; i < flags->n; i++) {
        const TextSpan span = { .text = flags->at[i].text, .style = look.style };
        if (label_widest_word(c, &span, 1) > room) return false;
    }
    return true;
}

static bool all_leftwards(const FlagRow *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (!row->at[i].leftwards) return false;
    return true;
}

/* Whether a flag of another kind stands on the pole. */
static bool shares_pole(const FlagRow *row, const FlagPlace *p)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->at[i].x == p->x && row->at[i].flag->kind != p->flag->kind) return true;
    return false;
}

FlagRow flags_place(const WidgetContext *c, const FlagList *flags, const FlagRow *like,
                    double width)
{
    const double box = like->box;
    const Look look = label_look(c, &like->type);
    /* Narrow labels stand side by side, wide ones are low when they have to be stacked; those with
     * room for just themselves do both.  The narrowest, above one box each, always find places;
     * their words should not be broken. */
    const double narrow = fmin(width / 3, fmax(box * NARROW_BOXES, look.style->size * NARROW_TYPE));
    const double widths[] = { narrow, width / 3, TO_ITS_POLE,
                              fmin(narrow, box - look.style->size * NEXT_GAP),
                              fmax(narrow, box * WIDE_BOXES) };
    FlagRow row = { 0 };
    for (size_t i = 0; i < sizeof widths / sizeof *widths - !like->low; i++) {
        if (i == 3 && row.cost < CONFLICT_COST && !words_fit(c, flags, look, widths[i])) continue;
        const FlagRow next = place_wrapped(c, flags, like, widths[i], width);
        if (widths[i] <= TO_ITS_POLE && !all_leftwards(&next)) continue;
        if (i == 0 || next.cost < row.cost - row.height * WORTH_IT) row = next;
    }
    if (row.low && row.n <= ALL_SIDES_MOST) widen(c, &row, width);
    for (size_t i = 0; i < row.n; i++) {
        FlagPlace *p = &row.at[i];
        p->shared = shares_pole(&row, p);
        const double as_wide = p->label->size.width + SAME_WIDTH;
        if (p->leftwards) p->label = flag_label(c, p->flag, &like->type, as_wide, label_end(c));
    }
    return row;
}

static double flag_pole(double size)
{
    return fmax(0.8, size * POLE_WIDTH);
}

/* The silhouette by kind: pennant, swallowtail, plain, dog-eared page, envelope.  `w` is negative
 * where the flag flies to the left. */
static void add_banner(PathBuilder *b, FlagKind kind, double w, double h)
{
    path_move(b, 0, 0);
    switch (kind) {
    case FLAG_PENALTY: path_line(b, w, h / 2); break;
    case FLAG_BREACH:
        path_line(b, w, 0);
        path_line(b, w * 0.72, h / 2);
        path_line(b, w, h);
        break;
    case FLAG_NOTE:
    case FLAG_MOVE:
        path_line(b, w, 0);
        path_line(b, w, h);
        break;
    case FLAG_REPORT:
        path_line(b, w * 0.72, 0);
        path_line(b, w, h * 0.34);
        path_line(b, w, h);
        break;
    }
    path_line(b, 0, h);
    path_close(b);
}

/* The sign inside: exclamation mark, cross, dot, lines of writing, the flap. */
static void add_sign(PathBuilder *b, FlagKind kind, double w, double h)
{
    const double r = h * 0.2, x = w * (kind == FLAG_PENALTY ? 0.27 : 0.38);
    switch (kind) {
    case FLAG_PENALTY:
        path_move(b, x, h * 0.3);
        path_line(b, x, h * 0.52);
        path_move(b, x, h * 0.69);
        path_line(b, x, h * 0.7);
        break;
    case FLAG_BREACH:
        path_move(b, x - r, h / 2 - r);
        path_line(b, x + r, h / 2 + r);
        path_move(b, x - r, h / 2 + r);
        path_line(b, x + r, h / 2 - r);
        break;
    case FLAG_NOTE: path_circle(b, (Point){ w / 2, h / 2 }, h * 0.12); break;
    case FLAG_MOVE:
        path_move(b, w * 0.14, h * 0.2);
        path_line(b, w / 2, h * 0.6);
        path_line(b, w * 0.86, h * 0.2);
        break;
    case FLAG_REPORT:
        for (int i = 0; i < 2; i++) {
            path_move(b, w * 0.22, h * (0.45 + 0.25 * i));
            path_line(b, w * 0.78, h * (0.45 + 0.25 * i));
        }
        break;
    }
}

/* Draws the banner of a flag of a theme's type size `size` at the top of its pole. */
static void flag_draw(const WidgetContext *c, FlagKind kind, Frame *frame, Point top, double size,
                      bool leftwards)
{
    const Color color = c->color(c->user, kind_color(kind)), paper = c->color(c->user, "paper");
    const double h = size * BANNER_HEIGHT, w = size * BANNER_WIDTH * (leftwards ? -1 : 1);
    PathBuilder banner = { .arena = c->keep }, sign = { .arena = c->keep };
    add_banner(&banner, kind, w, h);
    add_sign(&sign, kind, w, h);
    frame_add_path(c->keep, frame, top,
                   path_done(&banner, color, (Stroke){ .width = flag_pole(size), .color = color }));
    frame_add_path(c->keep, frame, top,
                   path_done(&sign, COLOR_NONE,
                             (Stroke){ .width = size * 0.11, .color = paper, .round = true }));
}

/* A flag at `top`, and its pole from there to `end`: of one color from end to end. */
static void draw_on_pole(const WidgetContext *c, const FlagPlace *p, Frame *frame, Point top,
                         double end, double size)
{
    const Color color = c->color(c->user, p->shared ? "ink" : kind_color(p->flag->kind));
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_line(c->keep, (Point){ top.x, fmin(top.y, end) },
                                (Point){ top.x, fmax(top.y, end) },
                                (Stroke){ .width = flag_pole(size), .color = color }));
    flag_draw(c, p->flag->kind, frame, top, size, p->leftwards != c->rtl);
}

/* The label beside a flag at `top`, its first line's capitals centered on the banner. */
static void draw_label(const WidgetContext *c, const FlagPlace *p, Frame *frame, Rect track,
                       double top, double size)
{
    const double beside = size * (BANNER_WIDTH + LABEL_GAP);
    const double drop =
        size * BANNER_HEIGHT / 2 + label_cap_height(p->label) / 2 - p->label->baseline;
    const double x = p->leftwards ? p->x - beside - p->label->size.width : p->x + beside;
    frame_add_frame(
        c->keep, frame,
        (Point){ track.x + widget_x(c, x, p->label->size.width, track.width), top + drop },
        p->label);
}

void flags_draw(const WidgetContext *c, const FlagRow *row, Frame *frame, Rect track)
{
    const double size = label_look(c, &row->type).style->size;
    for (size_t i = 0; i < row->n; i++) {
        const FlagPlace *p = &row->at[i];
        const Point top = { track.x + widget_x(c, p->x, 0, track.width), track.y - p->top };
        draw_on_pole(c, p, frame, top, track.y + track.height, size);
    }
    for (size_t i = 0; i < row->n; i++)
        draw_label(c, &row->at[i], frame, track, track.y - row->at[i].top, size);
}
