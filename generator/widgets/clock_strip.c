/* clock_strip.c - the strip above the clock's boxes where a scenario has no picture for it: a map
 * of the way through all turns.
 *
 * The way runs from left to right with a station above the middle of each box.  Each mark is a flag
 * on a hill, drawn in contour lines, where its turn ends.  The turns that the report buys are at
 * night. */
#include <math.h>

#include "draw/path.h"
#include "game/clock.h"
#include "widgets/flags.h"

#define ASPECT 0.13 /* of its height to its width, where it may choose */

/* Parts of the strip's height. */
#define WAY_MIDDLE 0.52
#define WAY_SWING 0.13
#define HILL_HIGH 0.25 /* summits above the way */
#define HILL_LOW 0.82  /* and below it */
#define SUMMIT 0.055   /* radius of the innermost line */
#define CONTOUR 0.062  /* distance of the next one, which grows */
#define CONTOUR_GROWS 0.12
#define STATION 0.028 /* radius */
#define FLAG 0.115    /* size of type that has such a flag */
#define POLE 2.1      /* height of a pole, in sizes of the flag */

#define HILL_POINTS 12
#define TAU 6.283185307179586

typedef struct Strip {
    const WidgetContext *c;
    Clock clock;
    int turns;
    Size size;
    double box, dusk; /* width of a turn; where night begins */
    Frame *frame;
} Strip;

static double x_of(const Strip *s, double turns)
{
    return widget_x(s->c, s->box * turns, 0, s->size.width);
}

/* The way at so many turns from the start. */
static Point way_at(const Strip *s, double turns)
{
    const double swing = sin(turns / s->turns * TAU * 1.25 + 0.6) * WAY_SWING;
    return (Point){ x_of(s, turns), s->size.height * (WAY_MIDDLE + swing) };
}

/* A closed line through points of a wobbly circle; the wobble is that of `seed` and fades with the
 * radius. */
static void add_contour(PathBuilder *b, Point center, double radius, double summit, int seed)
{
    Point p[HILL_POINTS];
    for (int i = 0; i < HILL_POINTS; i++) {
        const double a = TAU * i / HILL_POINTS, fade = 1 / (1 + radius / summit * 0.16);
        const double wobble = 0.24 * cos(2 * a + seed * 1.7) + 0.16 * cos(3 * a + seed * 2.9);
        const double r = radius * (1 + wobble * fade);
        p[i] = (Point){ center.x + r * 1.45 * cos(a), center.y + r * sin(a) };
    }
    path_move(b, p[0].x, p[0].y);
    for (int i = 0; i < HILL_POINTS; i++) {
        const Point before = p[(i + HILL_POINTS - 1) % HILL_POINTS], from = p[i],
                    to = p[(i + 1) % HILL_POINTS], after = p[(i + 2) % HILL_POINTS];
        path_curve(b, (Point){ from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6 },
                   (Point){ to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6 }, to);
    }
    path_close(b);
}

/* The graver a mark, the higher its hill. */
static int contours_of(FlagKind kind)
{
    switch (kind) {
    case FLAG_BREACH: return 6;
    case FLAG_PENALTY: return 5;
    case FLAG_NOTE: return 4;
    case FLAG_REPORT: return 3;
    case FLAG_MOVE: return 3;
    }
    return 3;
}

static Point summit_of(const Strip *s, const Flag *flag, size_t i)
{
    const double high = i % 2 ? HILL_LOW : HILL_HIGH;
    return (Point){ x_of(s, flag->turn - 0.25), s->size.height * high };
}

static void draw_hills(const Strip *s, const FlagList *flags)
{
    const WidgetContext *c = s->c;
    PathBuilder lines = { .arena = c->keep };
    for (size_t i = 0; i < flags->n; i++) {
        double radius = SUMMIT, step = CONTOUR;
        for (int k = contours_of(flags->at[i].kind); k > 0; k--) {
            add_contour(&lines, summit_of(s, &flags->at[i], i), radius * s->size.height,
                        SUMMIT * s->size.height, (int)i);
            radius += step;
            step += CONTOUR * CONTOUR_GROWS;
        }
    }
    frame_add_path(c->keep, s->frame, (Point){ 0, 0 },
                   path_done(&lines, COLOR_NONE,
                             (Stroke){ .width = 0.7, .color = c->color(c->user, "contour") }));
}

/* The way from one half turn to the next, in straight lines: they are short. */
static void draw_way(const Strip *s, int from, int to, const char *color)
{
    const WidgetContext *c = s->c;
    if (from >= to) return;
    PathBuilder way = { .arena = c->keep };
    for (int i = from * 8; i <= to * 8; i++) {
        const double turns = fmin(fmax(i / 8.0, 0.5), s->turns - 0.5);
        const Point p = way_at(s, turns);
        if (i == from * 8) path_move(&way, p.x, p.y);
        else path_line(&way, p.x, p.y);
    }
    const double dash = s->size.height * 0.055;
    frame_add_path(c->keep, s->frame, (Point){ 0, 0 },
                   path_done(&way, COLOR_NONE,
                             (Stroke){ .width = s->size.height * 0.016,
                                       .color = c->color(c->user, color),
                                       .dash = { dash, dash * 0.7 } }));
}

static void draw_ring(const Strip *s, Point at, double radius, Color fill, Color line)
{
    const WidgetContext *c = s->c;
    PathBuilder b = { .arena = c->keep };
    path_circle(&b, at, radius);
    frame_add_path(c->keep, s->frame, (Point){ 0, 0 },
                   path_done(&b, fill, (Stroke){ .width = s->size.height * 0.012, .color = line }));
}

/* A ring a turn; where it starts it is red, where it ends there is a light. */
static void draw_stations(const Strip *s)
{
    const WidgetContext *c = s->c;
    const Color ink = c->color(c->user, "ink"), paper = c->color(c->user, "paper"),
                night = c->color(c->user, "night"), red = c->color(c->user, "mark-breach");
    const double r = STATION * s->size.height;
    for (int turn = 1; turn <= s->turns; turn++) {
        const bool dark = turn > s->clock.turns;
        const Point at = way_at(s, turn - 0.5);
        if (turn == 1) draw_ring(s, at, r * 2.6, paper, red);
        if (turn == s->turns) draw_ring(s, at, r * 2.6, dark ? night : paper, dark ? paper : ink);
        const Color fill = turn == 1                  ? red
                           : turn == s->turns && dark ? paper
                           : dark                     ? night
                                                      : paper;
        draw_ring(s, at, turn == 1 || turn == s->turns ? r * 1.3 : r, fill,
                  turn == 1 ? red
                  : dark    ? paper
                            : ink);
    }
}

static void draw_flags(const Strip *s, const FlagList *flags)
{
    const WidgetContext *c = s->c;
    const double size = FLAG * s->size.height;
    for (size_t i = 0; i < flags->n; i++) {
        const Flag *flag = &flags->at[i];
        const Point foot = summit_of(s, flag, i), top = { foot.x, foot.y - size * POLE / 2 };
        const bool dark = flag->turn > s->clock.turns;
        frame_add_path(
            c->keep, s->frame, (Point){ 0, 0 },
            path_of_line(c->keep, top, (Point){ foot.x, foot.y + size * POLE / 2 },
                         (Stroke){ .width = flag_pole(size),
                                   .color = c->color(c->user, dark ? "paper" : "ink") }));
        flag_draw(c, flag->kind, s->frame, top, size, !c->rtl);
    }
}

static void draw_night(const Strip *s)
{
    const WidgetContext *c = s->c;
    const double night = s->size.width - s->dusk;
    if (night <= 0) return;
    const Rect r = { widget_x(c, s->dusk, night, s->size.width), 0, night, s->size.height };
    frame_add_path(c->keep, s->frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, r, 0, c->color(c->user, "night"), (Stroke){ 0 }));
}

/* What is drawn, cut to the strip and framed. */
static Frame *framed(const Strip *s)
{
    const WidgetContext *c = s->c;
    const Rect whole = { 0, 0, s->size.width, s->size.height };
    const Path *cut = path_of_rect(c->keep, whole, 0, COLOR_BLACK, (Stroke){ 0 });
    const Stroke edge = { .width = 1.4, .color = c->color(c->user, "ink") };
    Frame *frame = frame_new(c->keep, s->size);
    frame_add_group(c->keep, frame, (Point){ 0, 0 },
                    (Group){ .frame = s->frame, .transform = TRANSFORM_IDENTITY, .clip = cut });
    frame_add_path(c->keep, frame, (Point){ 0, 0 },
                   path_of_rect(c->keep, whole, 0, COLOR_NONE, edge));
    return frame;
}

Frame *widget_clock_strip(const WidgetContext *c, const Value *value, const Value *options,
                          Size limits)
{
    (void)value;
    (void)options;
    Strip s = { .c = c, .clock = clock_of(c->scenario), .size = limits };
    s.turns = s.clock.extended_turns > s.clock.turns ? s.clock.extended_turns : s.clock.turns;
    if (!isfinite(limits.height)) s.size.height = limits.width * ASPECT;
    if (s.turns < 1) return frame_new(c->keep, (Size){ 0 });
    s.box = limits.width / s.turns;
    s.dusk = s.box * s.clock.turns;
    s.frame = frame_new(c->keep, s.size);
    const FlagList flags = flags_of(c, &s.clock, s.turns);
    draw_night(&s);
    draw_hills(&s, &flags);
    draw_way(&s, 0, s.clock.turns, "ink");
    draw_way(&s, s.clock.turns, s.turns, "paper");
    draw_stations(&s);
    draw_flags(&s, &flags);
    return framed(&s);
}
