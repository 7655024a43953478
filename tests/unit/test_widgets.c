/* test_widgets.c - the clock's flags and the system diagram: what the drawings promise whatever the
 * scenario, checked on what they place rather than on pictures. */
#include "widgets/registry.h"
#include "widgets/widget.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_head.h"
#include "draw/walk.h"
#include "widget_bed.h"
#include "widgets/diagram.h"
#include "widgets/flags.h"
#include "widgets/form.h"
#include "widgets/label.h"
#include "widgets/route.h"

static const WidgetContext *with_scenario(Bed *b, Str yaml)
{
    b->context.scenario = yaml_parse(b->arena, b->diag, "scenario", yaml);
    map_init(&b->drawings, b->arena); /* none of another scenario */
    assert_non_null(b->context.scenario);
    return &b->context;
}

/* the clock */

static Str random_clock(Bed *b, unsigned *seed, int turns)
{
    static const char *const labels[] = { "Penalties",
                                          "Breach of contract for every client we have",
                                          "The swell rises", "Kundenbetreuungsschichtwechsel" };
    Buf out = { .arena = b->arena };
    buf_format(&out,
               "clock: {turn_minutes: 5, turns: %d, extended_turns: %d, report_by: %d, marks: [",
               turns, turns * 2, 1 + (int)next_random(seed, (unsigned)turns));
    const unsigned marks = next_random(seed, 7);
    for (unsigned i = 0; i < marks; i++) {
        /* One by one: the order in which arguments are evaluated is the compiler's choice. */
        const unsigned turn = 1 + next_random(seed, (unsigned)turns);
        const unsigned extended = 1 + next_random(seed, (unsigned)turns * 2);
        const char *label = labels[next_random(seed, 4)];
        buf_format(&out, "{turn: %u, extended: %u, kind: breach, label: %s},", turn, extended,
                   label);
    }
    buf_c(&out, "]}");
    return buf_done(&out);
}

/* Places above a row of so many boxes, in whose middle two sheets may join. */
static FlagRow place(const WidgetContext *c, const FlagList *flags, int turns, double box,
                     double scale)
{
    const FlagRow like = {
        .first = 1, .last = turns, .box = box, .type = flag_type(scale), .seam = true
    };
    return flags_place(c, flags, &like, box * turns);
}

static double left_of(const FlagPlace *p)
{
    return p->leftwards ? p->x - p->width : p->x;
}

/* No label covers another, and no pole runs through a label. */
static void assert_clear(const FlagRow *row)
{
    for (size_t i = 0; i < row->n; i++)
        for (size_t k = 0; k < row->n; k++) {
            const FlagPlace *p = &row->at[i], *q = &row->at[k];
            if (i == k) continue;
            const double left = left_of(p), right = left + p->width;
            const bool beside = right <= left_of(q) || left_of(q) + q->width <= left;
            if (p->level == q->level) assert_true(beside);
            if (q->x != p->x && q->x > left && q->x < right) assert_true(p->level > q->level);
            if (q->level > p->level) assert_true(q->top - q->label->size.height >= p->top);
        }
}

static void flags_never_cover_each_other(void **state)
{
    Bed *b = *state;
    unsigned seed = 7;
    for (int run = 0; run < 200; run++) {
        const int turns = 3 + (int)next_random(&seed, 10);
        const WidgetContext *c = with_scenario(b, random_clock(b, &seed, turns));
        const Clock clock = clock_of(c->scenario);
        const FlagList flags = flags_of(c, &clock, turns * 2, false);
        const double box = 1100.0 / (turns * 2);
        const FlagRow row = place(c, &flags, turns * 2, box, 0.8);
        assert_int_equal(row.n, flags.n);
        assert_clear(&row);
        for (size_t i = 0; i < row.n; i++) assert_true(left_of(&row.at[i]) >= 0);
    }
}

/* A label above the next box would be read as that turn's. */
static void flags_stand_at_the_end_of_their_turn(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 6, extended_turns: 12, report_by: 3, marks: ["
               "{turn: 4, extended: 8, kind: penalty, label: Penalties are paid},"
               "{turn: 5, extended: 10, kind: note, label: The regulator must be told},"
               "{turn: 6, extended: 12, kind: breach, label: Contract breached}]}"));
    const Clock clock = clock_of(c->scenario);
    const FlagList flags = flags_of(c, &clock, 12, false);
    const double box = 90;
    const FlagRow row = place(c, &flags, 12, box, 1);
    assert_int_equal(row.n, 7);
    assert_clear(&row);
    for (size_t i = 0; i < row.n; i++) {
        const FlagPlace *p = &row.at[i];
        assert_true(p->leftwards);
        assert_true(fabs(p->x - box * p->flag->turn) < 0.01);
    }
}

static void a_mark_that_stays_has_one_flag(void **state)
{
    Bed *b = *state;
    const WidgetContext *c =
        with_scenario(b, STR("clock: {turns: 6, extended_turns: 12, report_by: 3, marks: ["
                             "{turn: 2, kind: note, label: Shift ends},"
                             "{turn: 5, extended: 5, kind: note, label: Lunch},"
                             "{turn: 6, extended: 12, kind: breach, label: Contract breached}]}"));
    const Clock clock = clock_of(c->scenario);
    const FlagList flags = flags_of(c, &clock, 12, false);
    assert_int_equal(flags.n, 5);          /* the report's, one each, and two of the breach */
    for (size_t i = 0; i < flags.n; i++) { /* in a shaded box no flag hangs on the report */
        const Flag *flag = &flags.at[i];
        assert_int_equal(flag->note.n > 0, flag->kind == FLAG_BREACH && flag->turn <= 6);
    }
}

static void a_label_without_room_at_the_left_goes_right(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 6, extended_turns: 12, report_by: 1, marks: ["
               "{turn: 1, kind: note, label: Kundenbetreuungsschichtwechsel},"
               "{turn: 6, extended: 12, kind: breach, label: Contract breached}]}"));
    const Clock clock = clock_of(c->scenario);
    const FlagList flags = flags_of(c, &clock, 12, false);
    const FlagRow row = place(c, &flags, 12, 90, 1);
    assert_clear(&row);
    for (size_t i = 0; i < row.n; i++) {
        assert_true(left_of(&row.at[i]) >= 0);
        assert_int_equal(row.at[i].leftwards, row.at[i].flag->turn > 1);
    }
}

/* Each label is as wide as the way back to the pole before it: all are just above the boxes. */
static void labels_do_not_climb_where_each_has_room(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 6, extended_turns: 12, report_by: 3, marks: ["
               "{turn: 4, extended: 8, kind: penalty, label: We pay a fine},"
               "{turn: 5, extended: 10, kind: note, label: The sea is up},"
               "{turn: 6, extended: 12, kind: breach, label: Their very last ship is off}]}"));
    const Clock clock = clock_of(c->scenario);
    const FlagList flags = flags_of(c, &clock, 12, false);
    const FlagRow row = place(c, &flags, 12, 90, 1);
    assert_clear(&row);
    for (size_t i = 0; i < row.n; i++) assert_int_equal(row.at[i].level, 0);
}

/* Flags of turns in a row stand on two levels, some of them right of their poles, and those of a
 * level are at one height; the pole of two kinds is neither's. */
static void flags_that_stand_low_have_two_levels(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 10, turns: 7, extended_turns: 14, report_by: 4, marks: ["
               "{turn: 5, extended: 9, kind: penalty, label: First churns overflow},"
               "{turn: 6, extended: 11, kind: note, label: Sunrise},"
               "{turn: 2, kind: note, label: Whoever is up by now has a coffee and a grudge},"
               "{turn: 2, kind: penalty, label: Coffee is out},"
               "{turn: 7, extended: 14, kind: breach, label: The milk has turned}]}"));
    const Clock clock = clock_of(c->scenario);
    const FlagList flags = flags_of(c, &clock, 14, false);
    const FlagRow like = { .first = 1, .last = 14, .box = 77, .type = flag_type(1), .low = true };
    const FlagRow row = flags_place(c, &flags, &like, 77 * 14);
    assert_clear(&row);
    assert_int_equal(row.levels, 2);
    double top[2] = { 0 };
    for (size_t i = 0; i < row.n; i++) {
        const FlagPlace *p = &row.at[i];
        if (top[p->level] > 0) assert_true(fabs(p->top - top[p->level]) < 0.01);
        top[p->level] = p->top;
        assert_int_equal(p->shared, p->flag->turn == 2);
    }
}

/* Two sheets join in the middle of the track: at the border of 6 and 7. */
static void no_label_is_on_the_seam(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 6, extended_turns: 12, report_by: 3, marks: ["
               "{turn: 5, extended: 7, kind: note, label: The regulator wants to know},"
               "{turn: 6, extended: 12, kind: breach, label: Contract breached}]}"));
    const Clock clock = clock_of(c->scenario);
    const FlagList flags = flags_of(c, &clock, 12, false);
    const double box = 150;
    const FlagRow row = place(c, &flags, 12, box, 1);
    assert_clear(&row);
    for (size_t i = 0; i < row.n; i++) {
        const FlagPlace *p = &row.at[i];
        const double gap = 8; /* beside the label, without ink */
        assert_true(left_of(p) + p->width - gap <= 6 * box || left_of(p) + gap >= 6 * box);
    }
}

static void the_clock_fits_its_page(void **state)
{
    Bed *b = *state;
    unsigned seed = 3;
    const Size pages[] = { { 1110, 520 }, { 786, 400 }, { 515, 300 } };
    for (int turns = 2; turns <= 12; turns++)
        for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
            const WidgetContext *c = with_scenario(b, random_clock(b, &seed, turns));
            const Frame *f = widget_clock(c, NULL, NULL, pages[i]);
            assert_true(f->size.width <= pages[i].width + 0.01);
            assert_true(f->size.height <= pages[i].height + 0.01);
            assert_true(says(b, f, str_c(b->arena, str_format(b->arena, "\n%d\n", turns * 2))));
            assert_true(
                says(b, f, "Report")); /* and "due", on a line of its own where boxes are narrow */
        }
}

static void a_mark_outside_the_clock_is_left_out(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 3, extended_turns: 3, report_by: 2, marks: ["
               "{turn: 9, kind: note, label: Nine}, {turn: 3, kind: breach, label: Three}]}"));
    const Clock clock = clock_of(c->scenario);
    const FlagList flags = flags_of(c, &clock, 3, false);
    assert_int_equal(flags.n, 1); /* no extension: no report either */
    assert_str(flags.at[0].text, "Three");
    assert_true(flags.at[0].note.n == 0);
}

static Rect path_bounds(const Path *path, Point at)
{
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < path->n; i++) {
        if (path->segments[i].kind == SEGMENT_CLOSE) continue;
        const Point p = path->segments[i].p[path->segments[i].kind == SEGMENT_CURVE ? 2 : 0];
        left = fmin(left, p.x), right = fmax(right, p.x);
        top = fmin(top, p.y), bottom = fmax(bottom, p.y);
    }
    return (Rect){ at.x + left, at.y + top, right - left, bottom - top };
}

/* A square without a border. */
static void count_path(void *context, const Path *path, const Place *place)
{
    const Rect r = path_bounds(path, place_in_root(place));
    *(int *)context += path->stroke.width <= 0 && r.width > 4 && fabs(r.width - r.height) < 0.01;
}

/* White corners of boxes, to be crossed. */
static int corners(const Frame *f)
{
    int n = 0;
    frame_walk(f, &(FrameVisitor){ .path = count_path }, &n);
    return n;
}

static void boxes_that_can_be_lost_have_a_corner_to_strike(void **state)
{
    Bed *b = *state;
    const Size page = { 1110, 520 };
    const WidgetContext *c = with_scenario(
        b,
        STR("clock: {turn_minutes: 5, turns: 4, extended_turns: 7, report_by: 2, strike: true}"));
    assert_int_equal(corners(widget_clock(c, NULL, NULL, page)), 3);
    c = with_scenario(
        b,
        STR("clock: {turn_minutes: 5, turns: 4, extended_turns: 7, report_by: 2, strike: false}"));
    assert_int_equal(corners(widget_clock(c, NULL, NULL, page)), 0);
}

static void boxes_say_when_what_is_due_and_what_flags_do(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b,
        STR("clock: {turn_minutes: 5, turns: 3, extended_turns: 6, report_by: 2, starts_at: "
            "'21:05',"
            " marks: [{turn: 2, extended: 5, kind: note, label: Swell, text: Gates are harder}]}\n"
            "rules: {promise: 2}\n"
            "procedure: {steps: {declare: {text: Give it a severity, by: 1}, end: {text: "
            "Close}}}"));
    const Frame *f = widget_clock(c, NULL, NULL, (Size){ 1110, 520 });
    assert_true(says(b, f, "21:05–21:10"));
    assert_true(says(b, f, "Next word"));
    assert_true(says(b, f, "severity"));
    assert_true(says(b, f, "harder"));
    assert_false(says(b, f, "Close"));
    /* On a low page the marker gets smaller rather than that a deadline is left out. */
    const Frame *low = widget_clock(c, NULL, NULL, (Size){ 1110, 380 });
    assert_true(says(b, low, "severity"));
    assert_true(low->size.height <= 380.01);
    c = with_scenario(b,
                      STR("clock: {turn_minutes: 5, turns: 3, extended_turns: 6, report_by: 2}"));
    assert_false(says(b, widget_clock(c, NULL, NULL, (Size){ 1110, 520 }), "Next word"));
}

/* What a mark does is in its flags or, where it is long, in the boxes with the condition. */
static void what_a_mark_does_stands_once(void **state)
{
    Bed *b = *state;
    const char *const texts[] = {
        "One step down",
        "Whoever is hit and has heard nothing from us since the start of this evening "
        "goes one step down, and says so to whoever happens to be in the room"
    };
    for (size_t i = 0; i < 2; i++) {
        const WidgetContext *c = with_scenario(
            b, str_format(b->arena,
                          "clock: {turn_minutes: 5, turns: 3, extended_turns: 6, report_by: 2, "
                          "marks: [{turn: 2, extended: 5, kind: note, label: Swell, text: %s}]}",
                          texts[i]));
        const Clock clock = clock_of(c->scenario);
        const FlagType type = flag_type(1);
        assert_int_equal(flags_can_say(c, &type, 150), i == 0);
        const Frame *f = widget_clock(c, NULL, NULL, (Size){ 1110, 520 });
        assert_true(says(b, f, "step"));
        assert_int_equal(says(b, f, "Without:"), i == 1);
        assert_int_equal(flags_of(c, &clock, 6, true).at[1].does.n > 0, true);
    }
}

static void leftmost_line(void *context, const Line *line, const Place *place)
{
    (void)line;
    *(double *)context = fmin(*(double *)context, place_in_root(place).x);
}

static double left_of_words(const Frame *f)
{
    double left = INFINITY;
    frame_walk(f, &(FrameVisitor){ .line = leftmost_line }, &left);
    return left;
}

/* What the peg is for: a line beside its hole; else beside the track, where that is said to be
 * free. */
static void what_the_peg_is_for_keeps_off_the_rules(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 7, extended_turns: 14, report_by: 2}\n"
               "rules: {promise: 2}\n"));
    Value *options = value_map(b->arena, SPAN_NONE);
    value_set(b->arena, options, STR("out"), value_int(b->arena, SPAN_NONE, 12));
    const Size page = { 1110, 520 };
    const Frame *inside = widget_clock(c, NULL, NULL, page);
    const Frame *outside = widget_clock(c, NULL, options, page);
    assert_true(says(b, inside, "Next") && says(b, outside, "Next"));
    assert_true(left_of_words(inside) >= 0);
    assert_true(left_of_words(outside) < 0);
}

/* Rather than cut off, notes are set smaller: the last one of the longest box is there. */
static void notes_shrink_before_they_are_cut(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 6, extended_turns: 12, report_by: 2, marks: ["
               "{turn: 1, label: A, text: Call it an incident and give it a severity}, "
               "{turn: 1, label: B, text: Lead and client contact and scribe are named}, "
               "{turn: 1, label: C, text: Somebody has rung the harbor}]}\n"
               "rules: {promise: 2}\n"));
    assert_true(says(b, widget_clock(c, NULL, NULL, (Size){ 1110, 530 }), "harbor"));
}

/* Steps stand by their numbers, in all boxes, where their words would fill one. */
static void steps_leave_room_to_write(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 6, extended_turns: 12, report_by: 2}\n"
               "procedure: {steps: {a: {text: Call it an incident and give it a severity, by: 1}, "
               "b: {text: Lead and client contact and scribe are named, by: 1}, "
               "c: {text: Ring Ana, by: 2}}}"));
    const Frame *f = widget_clock(c, NULL, NULL, (Size){ 1110, 530 });
    assert_false(says(b, f, "severity"));
    assert_true(says(b, f, " 1, 2")); /* with the procedure sheet to tick them on */
    assert_false(says(b, f, "Ring"));
}

/* What the boxes are too low for stands below them. */
static void notes_have_a_list_where_boxes_are_low(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b,
        STR("clock: {turn_minutes: 5, turns: 6, extended_turns: 12, report_by: 2, marks: ["
            "{turn: 3, label: One, text: This sentence of a mark has ninety letters and more and "
            "goes on for a while until the harbor}]}\n"
            "rules: {promise: 2}\n"
            "procedure: {steps: {a: {text: Call it an incident and give it a severity, by: 1}}}"));
    const Frame *f = widget_clock(c, NULL, NULL, (Size){ 1110, 300 });
    assert_true(says(b, f, "harbor"));
    assert_true(says(b, f, "severity"));
    assert_true(says(b, f, "Next"));
    assert_true(f->size.height <= 300.01);
}

/* the diagram */

static const char large[] =
    "system:\n  components:\n"
    "    a: {name: Customers, kind: user}\n    b: {name: Web shop, kind: client, owner: dev}\n"
    "    c: {name: Load balancer, kind: balancer}\n    d: {name: Gateway, kind: gateway}\n"
    "    e: {name: Orders, kind: service, instances: 3, owner: dev}\n"
    "    f: {name: Payments, kind: service, instances: 2}\n"
    "    g: {name: Order events, kind: topic}\n    h: {name: Mail queue, kind: queue}\n"
    "    i: {name: Mail sender, kind: worker}\n    j: {name: Session cache, kind: cache}\n"
    "    k: {name: Orders database, kind: database, owner: dba}\n"
    "    l: {name: Object storage, kind: storage}\n    m: {name: Card network, kind: external}\n"
    "    n: {name: Nightly export, kind: job}\n    o: {name: Feature flags, kind: other}\n"
    "  groups:\n    edge: {name: Edge, components: [b, c, d]}\n"
    "    core: {name: Services, components: [e, f, o]}\n"
    "    mail: {name: Events, components: [g, h, i, n]}\n"
    "    data: {name: Data, components: [j, k, l]}\n"
    "  flows:\n    - {from: a, to: b, label: browses}\n    - {from: b, to: c}\n"
    "    - {from: c, to: d}\n    - {from: d, to: e, label: buys}\n"
    "    - {from: d, to: f, label: pays}\n    - {from: e, to: f, label: charges}\n"
    "    - {from: e, to: k, label: writes}\n    - {from: e, to: j, label: asks first}\n"
    "    - {from: f, to: m, kind: sync}\n    - {from: e, to: g, kind: async, label: placed}\n"
    "    - {from: g, to: h, kind: async}\n    - {from: h, to: i, kind: async, label: sends}\n"
    "    - {from: n, to: k, label: reads}\n    - {from: n, to: l, label: files}\n"
    "    - {from: e, to: e, label: retries}\n    - {from: k, to: e, kind: fallback}\n"
    "    - {from: e, to: o}\n    - {from: f, to: k, label: books}\n";

static const Density density = {
    .wrap = 8, .pad = 5, .step = 6, .apart = 14, .rank_apart = 22, .margin = 8
};

/* With so much work to spend on its labels. */
static Diagram *laid_out_for(const WidgetContext *c, const Arrangement *arrangement, Size room,
                             double work)
{
    Str why;
    Diagram *d = diagram_read(c, &density, &(DiagramScope){ 0 });
    assert_true(diagram_layout(c, d, &density, arrangement, room, &why));
    assert_true(diagram_place_labels(c, d, &density, (Size){ 0 }, &work));
    return d;
}

static Diagram *laid_out(const WidgetContext *c, const Arrangement *arrangement, Size room)
{
    return laid_out_for(c, arrangement, room, 1e9);
}

static Rect label_rect(const DiagramFlow *f)
{
    const Size s = f->label->size;
    return (Rect){ f->label_at.x - s.width / 2, f->label_at.y - s.height / 2, s.width, s.height };
}

static void assert_apart(const Diagram *d)
{
    for (size_t i = 0; i < d->nodes.n; i++) {
        for (size_t k = 0; k < i; k++) assert_false(touch(d->nodes.at[i].box, d->nodes.at[k].box));
        assert_true(d->nodes.at[i].label->size.width < d->nodes.at[i].box.width);
    }
    for (size_t i = 0; i < d->flows.n; i++) {
        if (!d->flows.at[i].label) continue;
        const Rect label = label_rect(&d->flows.at[i]);
        for (size_t k = 0; k < d->nodes.n; k++) assert_false(touch(label, d->nodes.at[k].box));
        for (size_t k = 0; k < i; k++)
            if (d->flows.at[k].label) assert_false(touch(label, label_rect(&d->flows.at[k])));
        assert_true(label.x >= d->origin.x - 0.01 &&
                    label.x + label.width <= d->origin.x + d->size.width + 0.01);
    }
}

static const Arrangement ways[] = {
    { 0 },
    { .across = true },
    { .level = true },
    { .folded = true },
    { .across = true, .level = true },
    { .across = true, .folded = true },
    { .most = 4 },
    { .across = true, .most = 5 },
};

static const Size rooms[] = { { 0, 0 }, { 500, 700 } };

static void nothing_in_a_diagram_overlaps(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    for (size_t i = 0; i < 2 * sizeof ways / sizeof *ways; i++) {
        const Diagram *d = laid_out(c, &ways[i / 2], rooms[i % 2]);
        assert_int_equal(d->nodes.n, 15);
        assert_int_equal(d->flows.n, 18);
        assert_int_equal(d->groups.n, 4);
        assert_apart(d);
        assert_apart(laid_out_for(c, &ways[i / 2], rooms[i % 2], 0));
    }
}

/* How far the flow's line passes from the box; 0 where it passes behind it. */
static double line_distance(const DiagramFlow *f, Rect box)
{
    double least = INFINITY;
    Point from = f->curve[0].p[0];
    for (size_t i = 1; i < f->n; i++) {
        const Point *p = f->curve[i].p;
        for (int k = 0; k <= 200; k++) {
            const double t = k / 200.0, u = 1 - t;
            const double x = u * u * u * from.x + 3 * u * u * t * p[0].x + 3 * u * t * t * p[1].x +
                             t * t * t * p[2].x;
            const double y = u * u * u * from.y + 3 * u * u * t * p[0].y + 3 * u * t * t * p[1].y +
                             t * t * t * p[2].y;
            const double dx = fmax(fmax(box.x - x, x - box.x - box.width), 0);
            const double dy = fmax(fmax(box.y - y, y - box.y - box.height), 0);
            least = fmin(least, hypot(dx, dy));
        }
        from = p[2];
    }
    return least;
}

/* Lines touch the boxes at their ends, and no other. */
static void assert_clear_lines(const Diagram *d)
{
    for (size_t i = 0; i < d->flows.n; i++) {
        const DiagramFlow *f = &d->flows.at[i];
        for (size_t k = 0; k < d->nodes.n; k++)
            if (k != f->from && k != f->to) assert_true(line_distance(f, d->nodes.at[k].box) > 2);
        assert_true(line_distance(f, d->nodes.at[f->from].box) < 0.01);
        assert_true(touch(rect_outset((Rect){ f->tip.x, f->tip.y, 0, 0 }, 0.01),
                          rect_outset(d->nodes.at[f->to].box, 0.01)));
    }
}

static void lines_of_a_diagram_keep_off_boxes(void **state)
{
    const WidgetContext *c = with_scenario(*state, str(large));
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        assert_clear_lines(laid_out(c, &ways[i], rooms[0]));
}

/* Of a line without its round corners: each stretch is level or upright. */
static void assert_right_angles(const DiagramFlow *f)
{
    enum { ROUND = 5 }; /* points; a corner is no longer */
    Point from = f->curve[0].p[0];
    for (size_t i = 1; i < f->n; i++) {
        const Point to = f->curve[i].p[2];
        const double dx = fabs(to.x - from.x), dy = fabs(to.y - from.y);
        assert_true(fmin(dx, dy) < 0.01 || hypot(dx, dy) < ROUND);
        from = to;
    }
}

/* Lines turn at right angles, and none runs through a name or another line's label. */
static void lines_of_a_diagram_are_clear_of_words(void **state)
{
    enum { AIR = 3 }; /* points, at least */
    const WidgetContext *c = with_scenario(*state, str(large));
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
        const Diagram *d = laid_out(c, &ways[w], rooms[0]);
        for (size_t i = 0; i < d->flows.n; i++) {
            const DiagramFlow *f = &d->flows.at[i];
            assert_right_angles(f);
            for (size_t k = 0; k < d->flows.n; k++) {
                const DiagramFlow *other = &d->flows.at[k];
                if (k != i && other->label && !d->astray)
                    assert_true(line_distance(f, label_rect(other)) > AIR);
            }
        }
    }
}

/* Smaller, all is where it was, labels stay inside, and no line runs through a word. */
static void assert_same_places(const Diagram *d, const Diagram *less, double share)
{
    enum { AIR = 1 };
    const Rect core = diagram_core(d);
    for (size_t i = 0; i < d->nodes.n; i++) {
        const Rect was = d->nodes.at[i].box, is = less->nodes.at[i].box;
        assert_true(fabs((was.x - core.x) * share - is.x) < 0.01);
        assert_true(fabs((was.y - core.y) * share - is.y) < 0.01);
        assert_true(less->nodes.at[i].label->size.width < is.width);
    }
    for (size_t i = 0; i < d->flows.n; i++) {
        const DiagramFlow *f = &less->flows.at[i];
        for (size_t k = 0; k < d->groups.n; k++) {
            const DiagramGroup *g = &less->groups.at[k];
            const Size size = g->label->size;
            const Rect name = { g->label_at.x, g->label_at.y, size.width, size.height };
            assert_true(line_distance(f, name) > AIR);
        }
        if (!f->label || !f->placed) continue;
        assert_true(diagram_outside(less, label_rect(f)) < 0.02);
        for (size_t k = 0; k < d->flows.n; k++)
            assert_true(k == i || line_distance(&less->flows.at[k], label_rect(f)) > AIR);
    }
}

static void a_smaller_diagram_keeps_its_places(void **state)
{
    const double share = DIAGRAM_LEGIBLE / 8.82; /* smaller, and names outgrow their boxes */
    const WidgetContext *c = with_scenario(*state, str(large));
    Density small = density;
    small.small_type = true;
    small.pad = 1;
    size_t fit = 0;
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
        const Diagram *d = laid_out(c, &ways[w], rooms[0]);
        const Rect core = diagram_core(d);
        const Size room = { core.width * share, core.height * share };
        Diagram *less = diagram_worn(c, diagram_read(c, &small, &(DiagramScope){ 0 }), d, &small);
        if (!diagram_resize(c, less, &small, room)) continue;
        assert_same_places(d, less, share);
        assert_true(less->size.width == room.width && less->size.height == room.height);
        fit++;
    }
    assert_true(fit >= 4);
    Diagram *none = laid_out(c, &ways[0], rooms[0]);
    assert_false(diagram_resize(c, none, &density, (Size){ 120, 120 }));
}

static void assert_clear_labels(const Diagram *d)
{
    for (size_t i = 0; i < d->flows.n; i++) {
        const DiagramFlow *f = &d->flows.at[i];
        if (!f->label) continue;
        const Rect label = label_rect(f);
        const double own = line_distance(f, label);
        for (size_t k = 0; k < d->flows.n; k++) {
            const DiagramFlow *other = &d->flows.at[k];
            assert_false(touch(label, (Rect){ other->tip.x - 1, other->tip.y - 1, 2, 2 }));
            if (k != i) assert_true(line_distance(other, label) > own);
        }
    }
}

/* Lines side by side with labels between them, and lines hardly longer than their arrow head. */
static const char close_lines[] =
    "system:\n  components:\n"
    "    wards: {name: Wards, kind: user}\n    engine: {name: Interface engine}\n"
    "    orders: {name: Order service, instances: 3}\n    labels: {name: Label service}\n"
    "    db: {name: Order database, kind: database}\n    queue: {name: Result queue, kind: queue}\n"
    "    matcher: {name: Result matcher, kind: worker}\n    check: {name: Delta check}\n"
    "    cache: {name: Portal cache, kind: cache}\n    portal: {name: Portal, kind: client}\n"
    "  groups:\n    results: {name: Results, components: [queue, matcher, check]}\n"
    "    orders: {name: Orders, components: [orders, labels, db]}\n"
    "  flows:\n    - {from: wards, to: engine, label: orders}\n    - {from: engine, to: orders}\n"
    "    - {from: orders, to: db}\n    - {from: labels, to: db, label: next number}\n"
    "    - {from: wards, to: labels, label: print}\n    - {from: queue, to: matcher, kind: async}\n"
    "    - {from: matcher, to: db, label: finds the order}\n    - {from: matcher, to: check}\n"
    "    - {from: check, to: engine, label: results}\n    - {from: check, to: cache, kind: async}\n"
    "    - {from: portal, to: cache}\n    - {from: portal, to: db, kind: fallback}\n";

static void labels_are_nearest_to_their_own_line(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(close_lines));
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        assert_clear_labels(laid_out(c, &ways[i], rooms[0]));
}

/* No row has more than it may, none is empty, and a group's rows follow each other. */
static void rows_are_short_and_keep_groups_together(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    const Diagram *d = diagram_read(c, &density, &(DiagramScope){ 0 });
    for (size_t most = 1; most <= 16; most++) {
        const size_t *rows = diagram_rows(c, d, most);
        size_t used[16] = { 0 }, first[4], last[4] = { 0 }, members[4] = { 0 }, n = 0;
        for (size_t g = 0; g < 4; g++) first[g] = SIZE_MAX;
        for (size_t i = 0; i < d->nodes.n; i++) {
            const size_t row = rows[i];
            assert_true(row < 15 && ++used[row] <= most);
            if (row >= n) n = row + 1;
            const int g = d->nodes.at[i].group;
            if (g < 0) continue;
            members[g]++;
            if (row < first[g]) first[g] = row;
            if (row > last[g]) last[g] = row;
        }
        for (size_t row = 0; row < n; row++) assert_true(used[row] > 0);
        for (size_t g = 0; g < 4; g++)
            assert_true(last[g] - first[g] + 1 == (members[g] + most - 1) / most);
    }
}

/* Each flow starts at the box it comes from and its tip is at the box it leads to, also where
 * Graphviz was given the flow the other way around. */
static void arrows_point_at_their_component(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
        const Diagram *d = laid_out(c, &ways[w], rooms[w % 2]);
        for (size_t i = 0; i < d->flows.n; i++) {
            const DiagramFlow *f = &d->flows.at[i];
            const Rect from = rect_outset(d->nodes.at[f->from].box, 3);
            const Rect to = rect_outset(d->nodes.at[f->to].box, 3);
            const Point start = f->curve[0].p[0];
            assert_true(touch(to, (Rect){ f->tip.x - 1, f->tip.y - 1, 2, 2 }));
            assert_true(touch(from, (Rect){ start.x - 1, start.y - 1, 2, 2 }));
        }
    }
}

/* What is not laid out because it would be too wide really would be. */
static void ranks_across_take_what_they_are_said_to(void **state)
{
    enum { ROUNDING = 2 }; /* Graphviz' own, points */
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    for (int way = 0; way < 3; way++) {
        Arrangement ranks = { .level = way == 1, .folded = way == 2 };
        const Size least = diagram_least_across(laid_out(c, &ranks, rooms[0]), &density);
        ranks.across = true;
        const Size across = laid_out(c, &ranks, rooms[0])->size;
        assert_true(least.width <= across.width + ROUNDING);
        assert_true(least.height <= across.height + ROUNDING);
        assert_true(least.width > across.width * 0.7);
    }
}

static void a_diagram_is_the_same_in_every_run_and_locale(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    const Diagram *first = laid_out(c, &ways[0], rooms[0]);
    const bool comma = setlocale(LC_ALL, "de_DE.UTF-8") != NULL;
    const Diagram *second = laid_out(c, &ways[0], rooms[0]);
    if (comma) setlocale(LC_ALL, "C");
    assert_true(first->size.width == second->size.width);
    for (size_t i = 0; i < first->nodes.n; i++)
        assert_memory_equal(&first->nodes.at[i].box, &second->nodes.at[i].box, sizeof(Rect));
    for (size_t i = 0; i < first->flows.n; i++)
        if (first->flows.at[i].label)
            assert_true(first->flows.at[i].label_at.x == second->flows.at[i].label_at.x);
}

static void a_diagram_fits_and_says_when_it_is_small(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    const Size page = { 515, 600 }, stamp = { 120, 90 };
    const Frame *f = widget_diagram(c, NULL, NULL, page);
    assert_true(f->size.width <= page.width + 0.01 && f->size.height <= page.height + 0.01);
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 0);
    assert_true(says(b, f, "Orders database") && says(b, f, "asks first"));
    assert_true(says(b, f, "\u00d73"));
    assert_non_null(widget_diagram(c, NULL, NULL, stamp));
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 1);
}

/* 25 components with long names, each on three others. */
static Str huge(Bed *b)
{
    static const char *const names[] = { "Reconciliation and Settlement Database",
                                         "Passenger Booking Orchestration Service",
                                         "Timetable Publication Message Queue",
                                         "Public API Gateway and Rate Limiter",
                                         "Meteorological Forecast Provider" };
    Buf out = { .arena = b->arena };
    buf_c(&out, "system:\n  components:\n");
    for (int i = 0; i < 25; i++)
        buf_format(&out, "    c%d: {name: %s, kind: service, instances: %d}\n", i, names[i % 5],
                   i % 4 + 1);
    buf_c(&out, "  groups:\n");
    for (int i = 0; i < 20; i += 5)
        buf_format(&out, "    g%d: {name: Data and messaging, components: [c%d, c%d, c%d, c%d]}\n",
                   i, i, i + 1, i + 2, i + 3);
    buf_c(&out, "  flows:\n");
    for (int i = 1; i < 25; i++)
        buf_format(&out, "    - {from: c%d, to: c%d, label: asks for a forecast}\n", i * 3 / 4, i);
    return buf_done(&out);
}

static void a_large_system_is_legible_on_a_page(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, huge(b));
    const Size page = { 493, 640 };
    const Frame *f = widget_diagram(c, NULL, NULL, page);
    assert_true(f->size.width <= page.width + 0.01 && f->size.height <= page.height + 0.01);
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 0);
}

static void focus_draws_the_part_of_a_role(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    const Value *dba = value_text(b->arena, SPAN_NONE, STR("dba"));
    const Frame *part = widget_diagram(c, dba, NULL, (Size){ 250, 200 });
    assert_true(says(b, part, "Orders database") && says(b, part, "Nightly export"));
    assert_false(says(b, part, "Web shop"));
    const Value *nobody = value_text(b->arena, SPAN_NONE, STR("success"));
    const Frame *none = widget_diagram(c, nobody, NULL, (Size){ 250, 200 });
    assert_true(none->n == 0 && none->size.height == 0);
}

static void add_strong(void *context, const Path *path, const Place *place)
{
    (void)place;
    *(int *)context += path->stroke.width > 1.25 && path->stroke.width < 1.35;
}

static int strong_boxes(const Frame *f)
{
    int n = 0;
    frame_walk(f, &(FrameVisitor){ .path = add_strong }, &n);
    return n;
}

/* Where the whole is legible all roles see the same drawing, each with its own part strong. */
static void roles_share_the_drawing_of_the_whole(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    const Size page = { 493, 640 };
    const Frame *dba = widget_diagram(c, value_text(b->arena, SPAN_NONE, STR("dba")), NULL, page);
    const Frame *dev = widget_diagram(c, value_text(b->arena, SPAN_NONE, STR("dev")), NULL, page);
    assert_true(says(b, dba, "Web shop") && says(b, dev, "Web shop"));
    assert_true(dba->size.width == dev->size.width && dba->size.height == dev->size.height);
    assert_true(strong_boxes(dba) > 0 && strong_boxes(dev) > strong_boxes(dba));
}

static void find_smallest(void *context, const Line *line, const Place *place)
{
    double *smallest = context;
    for (size_t i = 0; i < line->n; i++)
        *smallest = fmin(*smallest, line->runs[i].style->size * fabs(place->to_root.a));
}

/* Nor does a role see another drawing where there is less room: type is smaller, to 7 points. */
static void a_role_sees_the_same_drawing_in_less_room(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(b, str(large));
    const Value *dba = value_text(b->arena, SPAN_NONE, STR("dba"));
    const Size page = { 420, 540 };
    const Frame *f = widget_diagram(c, dba, NULL, page);
    double smallest = INFINITY;
    frame_walk(f, &(FrameVisitor){ .line = find_smallest }, &smallest);
    assert_true(says(b, f, "Web shop") && says(b, f, "Card network"));
    assert_true(f->size.width <= page.width + 0.01 && f->size.height <= page.height + 0.01);
    assert_true(smallest > 6.95);
}

/* shared */

static void labels_are_plain_and_as_wide_as_their_text(void **state)
{
    Bed *b = *state;
    assert_str(label_plain(&b->context, STR("`notice.send` in **RabbitMQ**")),
               "notice.send in RabbitMQ");
    const Look look = look_named(&b->context, "chart-label");
    const Frame *wide =
        label_set(&b->context, STR("a few words"), look, INFINITY, LABEL_LEFT, SPAN_NONE);
    const Frame *wrapped =
        label_set(&b->context, STR("a few words"), look, 20, LABEL_RIGHT, SPAN_NONE);
    assert_true(wide->size.height == look.leading && wrapped->size.height > look.leading);
    assert_true(wrapped->size.width <= 20 + 0.01);
    assert_true(label_cap_height(wide) > 0 && label_cap_height(wide) < look.style->size);
}

static void a_missing_word_is_reported_and_shown_by_its_key(void **state)
{
    Bed *b = *state;
    assert_str(widget_string(&b->context, "clock", "report"), "Report due");
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 0);
    assert_str(widget_string(&b->context, "clock", "no_such_word"), "no_such_word");
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 1);
    assert_non_null(widget_find(STR("clock")));
    assert_null(widget_find(STR("clocks")));
}

/* meters and small boards */

typedef struct Tally {
    int lines, fills, strokes;
    double widest; /* right end of the lines of type */
    double box;    /* the widest stroke, from its own origin */
} Tally;

static void tally_line(void *context, const Line *line, const Place *place)
{
    Tally *t = context;
    t->lines++;
    t->widest = fmax(t->widest, place_in_root(place).x + (double)line->width);
}

static void tally_path(void *context, const Path *path, const Place *place)
{
    Tally *t = context;
    (void)place;
    if (path->fill.a > 0) t->fills++;
    if (path->stroke.width > 0) {
        t->strokes++;
        for (size_t i = 0; i < path->n; i++) t->box = fmax(t->box, path->segments[i].p[0].x);
    }
}

/* The widest line as `box`. */
static void tally_name(void *context, const Line *line, const Place *place)
{
    Tally *t = context;
    (void)place;
    t->box = fmax(t->box, (double)line->width);
}

static Tally tally(Bed *b, const char *widget, const char *value, Size limits)
{
    const Frame *f = widget_find(str(widget))(
        &b->context, yaml_parse(b->arena, b->diag, "value", str(value)), NULL, limits);
    const FrameVisitor visitor = { .line = tally_line, .path = tally_path };
    Tally t = { 0 };
    assert_true(f->size.width <= limits.width);
    frame_walk(f, &visitor, &t);
    return t;
}

static void a_meter_shows_its_value_and_the_line_that_led_to_it(void **state)
{
    Bed *b = *state;
    const Size room = { 150, 60 };
    with_scenario(b, STR("{charts: {load: {x: {from: a, to: b}, series: [{values: [1, 2, 9]}], "
                         "limits: [{at: 5, label: limit}]}}}"));
    const Tally nothing = tally(b, "meter", "{}", room);
    assert_int_equal(nothing.lines + nothing.fills + nothing.strokes, 0);
    const Tally value = tally(b, "meter", "{value: 37 %}", room);
    assert_true(value.lines == 2 && value.strokes == 0); /* the unit stands by itself */
    const Tally spark = tally(b, "meter", "{spark: [1, null, 3, 4]}", room);
    assert_true(spark.lines == 2 && spark.fills == 1 && spark.strokes == 1); /* 4 and 1 */
    const Tally level = tally(b, "meter", "{spark: [2, 2]}", room);
    assert_int_equal(level.lines, 1);
    const Tally chart = tally(b, "meter", "{value: '9', chart: load}", room);
    assert_true(chart.lines == 4 && chart.strokes == 2); /* value, limit, both ends */
}

/* Beside a value alone, below one with a line. */
static void a_meter_says_what_its_value_counts(void **state)
{
    Bed *b = *state;
    const Size room = { 300, 60 };
    with_scenario(b, STR("{}"));
    const Tally alone = tally(b, "meter", "{value: '9', note: cats}", room);
    const Tally line = tally(b, "meter", "{value: '9', note: cats, spark: [1, 9]}", room);
    assert_int_equal(alone.lines, 2);
    assert_int_equal(line.lines, 4);
}

static void what_is_lost_is_hatched(void **state)
{
    Bed *b = *state;
    const Size room = { 150, 60 };
    with_scenario(b, STR("{}"));
    const Value *value = yaml_parse(b->arena, b->diag, "value", STR("{spark: [1, 9, 0]}"));
    const FrameVisitor visitor = { .path = tally_path };
    Tally t = { 0 };
    const Value *filled = yaml_parse(b->arena, b->diag, "options", STR("{filled: true}"));
    frame_walk(widget_meter(&b->context, value, filled, room), &visitor, &t);
    assert_int_equal(t.strokes, 3); /* the line, the hatch, the axis */
}

static void a_meter_is_never_wider_than_its_place(void **state)
{
    Bed *b = *state;
    b->style.size = 52;
    with_scenario(b, STR("{}"));
    const Tally wide = tally(b, "meter", "{value: '1,234,567,890'}", (Size){ 150, 60 });
    assert_true(wide.widest > 60 && wide.widest <= 150.01);
    const Tally beside =
        tally(b, "meter", "{value: '1,234,567', spark: [1, 2]}", (Size){ 150, 60 });
    assert_true(beside.widest <= 150.01);
    const Tally note =
        tally(b, "meter", "{value: '1,234,567,890', note: far too many}", (Size){ 150, 60 });
    assert_true(note.widest <= 150.01);
}

/* The boxes of capitals of a drawing's lines of type, and the largest size. */
typedef struct Caps {
    Rect boxes[16];
    size_t n;
    double largest, first; /* points; `first`: of the first line */
} Caps;

static void add_caps(void *context, const Line *line, const Place *place)
{
    Caps *caps = context;
    if (!line->n) return;
    const double size = line->runs[0].style->size, cap = 0.7 * size;
    const Point at = place_in_root(place);
    assert_true(caps->n < 16);
    caps->largest = fmax(caps->largest, size);
    if (!caps->n) caps->first = size;
    caps->boxes[caps->n++] = (Rect){ at.x, at.y - cap, (double)line->width, cap };
}

/* Fails where two lines of type meet or one is outside. */
static Caps apart(Bed *b, const char *widget, const char *value, Size room)
{
    const Frame *f = widget_find(str(widget))(
        &b->context, yaml_parse(b->arena, b->diag, "value", str(value)), NULL, room);
    const FrameVisitor visitor = { .line = add_caps };
    Caps caps = { 0 };
    frame_walk(f, &visitor, &caps);
    for (size_t i = 0; i < caps.n; i++) {
        const Rect r = caps.boxes[i];
        assert_true(r.x > -0.01 && r.y > -1 && r.x + r.width < f->size.width + 0.01);
        assert_true(r.y + r.height < f->size.height + 0.01);
        for (size_t k = 0; k < i; k++) assert_false(touch(r, caps.boxes[k]));
    }
    return caps;
}

static const TextStyle *meter_style(void *user, const char *name, double *leading)
{
    TextStyle *style = ARENA_NEW(((Bed *)user)->arena, TextStyle);
    *style = ((Bed *)user)->style;
    style->size = !strcmp(name, "meter-value") ? 44 : 7.8;
    *leading = style->size * 1.2;
    return style;
}

static void the_value_of_a_meter_stays_the_largest(void **state)
{
    Bed *b = *state;
    static const char *const values[] = { "37 %", "12 400", "1,234,567,890 trips per fortnight",
                                          "nobody knows how many there are by now" };
    static const char *const notes[] = { "", "trips", "requests that were refused by the gateway",
                                         "what it counts, in a few more words than anybody should "
                                         "ever put below a number on a card this small" };
    static const char *const lines[] = { "", ", spark: [1, 5, 2, 9]" };
    b->context.style = meter_style;
    with_scenario(b, STR("{}"));
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < 4; k++)
            for (size_t l = 0; l < 2; l++) {
                const char *value =
                    str_c(b->arena, str_format(b->arena, "{value: \"%s\", note: \"%s\"%s}",
                                               values[i], notes[k], lines[l]));
                const Caps caps = apart(b, "meter", value, (Size){ 151, 37.4 });
                assert_true(caps.first > 17 && caps.first >= caps.largest);
            }
}

/* "12 400" has no unit. */
static void a_unit_has_no_digits(void **state)
{
    Bed *b = *state;
    with_scenario(b, STR("{}"));
    const Size room = { 151, 37 };
    assert_int_equal(tally(b, "meter", "{value: '12 400'}", room).lines, 1);
    assert_int_equal(tally(b, "meter", "{value: '12 400 ms'}", room).lines, 2);
}

static void heads_of_a_small_board_never_touch(void **state)
{
    Bed *b = *state;
    for (size_t n = 1; n <= 15; n++) {
        Buf text = { .arena = b->arena };
        buf_str(&text, STR("{features: {f: {name: Booking}}, clients: {"));
        for (size_t i = 0; i < n; i++)
            buf_str(&text, str_format(b->arena, "%sc%zu: {name: W%c Wharf, uses: [f]}",
                                      i ? ", " : "", i, (int)('a' + (int)i)));
        buf_str(&text, STR("}}"));
        with_scenario(b, buf_done(&text));
        assert_int_equal(apart(b, "mini-board", "{features: [f]}", (Size){ 151, INFINITY }).n,
                         n + 1);
    }
}

static void a_small_board_has_a_row_for_each_feature_that_is_hit(void **state)
{
    Bed *b = *state;
    const Size room = { 160, INFINITY };
    with_scenario(b, STR("{features: {shop: Shop, gate: {name: Gate}, mail: Mail}, clients: {"
                         "a: {name: Anna & Bo, uses: [shop, gate]}, b: {name: Cargo, uses: [gate]},"
                         " c: {name: De Wit, uses: [mail]}}}"));
    /* Heads and names are lines; without icons a hit is an empty box, and what is not used a dash.
     */
    const Tally one = tally(b, "mini-board", "{features: [gate], clients: [b]}", room);
    assert_true(one.lines == 3 + 1 && one.strokes == 3 && one.fills == 0);
    const Tally uses = tally(b, "mini-board", "{clients: [a]}", room);
    assert_true(uses.lines == 3 + 2 && uses.strokes == 6 && uses.fills == 0);
    const Tally things = tally(b, "mini-board", "{features: [{id: mail, name: Mail}]}", room);
    assert_true(things.lines == 3 + 1 && things.strokes == 3 && things.fills == 0);
    /* What fails from the start has a full corner, whether the effect hits it or not. */
    with_scenario(b, STR("{features: {gate: {name: Gate}}, clients: {"
                         "a: {name: Anna, uses: [gate], impacted: [gate]},"
                         " b: {name: Cargo, uses: [gate], unseen: [gate]}}}"));
    const Tally known = tally(b, "mini-board", "{features: [gate], clients: [a]}", room);
    assert_true(known.strokes == 2 && known.fills == 1);
    const Tally other = tally(b, "mini-board", "{features: [gate], clients: [b]}", room);
    assert_true(other.strokes == 2 && other.fills == 1);
}

static void boxes_of_a_small_board_never_touch(void **state)
{
    Bed *b = *state;
    const Size room = { 160, INFINITY };
    with_scenario(b, STR("{features: {gate: Gate}, clients: {a: {name: Anna, uses: [gate]}}}"));
    const Tally one = tally(b, "mini-board", "{features: [gate]}", room);
    with_scenario(b, STR("{features: {gate: Gates and whatever else opens and shuts for people}, "
                         "clients: {a: {name: Anna, uses: [gate]}}}"));
    const Tally wrapped = tally(b, "mini-board", "{features: [gate]}", room);
    assert_true(wrapped.box > 0 && wrapped.box <= one.box + 0.01);
}

static void find_solid(void *context, const Path *path, const Place *place)
{
    Rect *r = context;
    if (path->fill.a == 0) return;
    const Point at = place_in_root(place);
    double right = 0, bottom = 0;
    for (size_t i = 0; i < path->n; i++) {
        right = fmax(right, path->segments[i].p[0].x);
        bottom = fmax(bottom, path->segments[i].p[0].y);
    }
    *r = (Rect){ at.x, at.y, right, bottom };
}

/* Where the solid part of a bar with a chance of a quarter lies. */
static Rect bar_solid(Bed *b, Size size)
{
    const char *const odds = "{plain_share: 250, skilled_share: 500}";
    const Frame *f = widget_find(STR("odds-bar"))(
        &b->context, yaml_parse(b->arena, b->diag, "value", str(odds)), NULL, size);
    const FrameVisitor visitor = { .path = find_solid };
    Rect r = { 0 };
    frame_walk(f, &visitor, &r);
    return r;
}

/* A frame, a solid for what anyone reaches, and hatch for what is gained. */
static void a_bar_of_odds_is_solid_hatched_and_white(void **state)
{
    Bed *b = *state;
    const Size lying = { 100, 10 }, upright = { 10, 40 };
    const Tally none = tally(b, "odds-bar", "{plain_share: 0, skilled_share: 0}", lying);
    assert_true(none.fills == 0 && none.strokes == 1);
    const Tally sure = tally(b, "odds-bar", "{plain_share: 1000, skilled_share: 1000}", lying);
    assert_true(sure.fills == 1 && sure.strokes == 1);
    const Tally both = tally(b, "odds-bar", "{plain_share: 250, skilled_share: 500}", lying);
    assert_true(both.fills == 1 && both.strokes == 2);
    const Rect solid = bar_solid(b, lying), tall = bar_solid(b, upright);
    assert_true(solid.x == 0 && fabs(solid.width - 25) < 0.01);
    assert_true(fabs(tall.y - 30) < 0.01 && fabs(tall.height - 10) < 0.01);
    b->context.rtl = true;
    assert_true(fabs(bar_solid(b, lying).x - 75) < 0.01);
}

static void a_small_board_calls_features_by_their_short_names(void **state)
{
    Bed *b = *state;
    const Size room = { 400, INFINITY };
    const char *const clients = "clients: {a: {name: Anna, uses: [gate]}}}";
    double widest[3];
    const char *const features[] = { "{name: Gate}", "{name: Gate of the longest name}",
                                     "{name: Gate of the longest name, short: Gateway}" };
    for (size_t i = 0; i < 3; i++) {
        with_scenario(b,
                      str(c_format(b->arena, "{features: {gate: %s}, %s", features[i], clients)));
        const Frame *f = widget_find(STR("mini-board"))(
            &b->context, yaml_parse(b->arena, b->diag, "value", STR("{features: [gate]}")), NULL,
            room);
        Tally t = { 0 };
        frame_walk(f, &(FrameVisitor){ .line = tally_name }, &t);
        widest[i] = t.box;
    }
    assert_true(widest[0] == widest[1] && widest[2] > widest[1]);
}

/* Names that begin alike are told apart. */
static void a_small_board_tells_features_apart(void **state)
{
    Bed *b = *state;
    const Size room = { 400, INFINITY };
    with_scenario(b, STR("{features: {a: {name: Gate North}, b: {name: Gate South}},"
                         " clients: {a: {name: Anna, uses: [a, b]}}}"));
    double widest[2];
    const char *const shown[] = { "{features: [a]}", "{features: [b]}" };
    for (size_t i = 0; i < 2; i++) {
        const Frame *f = widget_find(STR("mini-board"))(
            &b->context, yaml_parse(b->arena, b->diag, "value", str(shown[i])), NULL, room);
        Tally t = { 0 };
        frame_walk(f, &(FrameVisitor){ .line = tally_name }, &t);
        widest[i] = t.box;
    }
    with_scenario(b, STR("{features: {a: {name: Gate}}, clients: {a: {name: Anna, uses: [a]}}}"));
    const Frame *f = widget_find(STR("mini-board"))(
        &b->context, yaml_parse(b->arena, b->diag, "value", STR("{features: [a]}")), NULL, room);
    Tally t = { 0 };
    frame_walk(f, &(FrameVisitor){ .line = tally_name }, &t);
    assert_true(widest[0] > t.box && widest[1] > t.box);
}

/* the mystery */

/* Boxes with their words, and trunks. */
typedef struct Drawn {
    Rect boxes[40], words[120], lines[160];
    size_t n_boxes, n_words, n_lines, frames; /* bold ones */
} Drawn;

static void note_path(void *context, const Path *path, const Place *place)
{
    Drawn *d = context;
    const Rect r = path_bounds(path, place_in_root(place));
    if (path->n == 2) d->lines[d->n_lines++] = r;
    else if (r.width > 60) d->boxes[d->n_boxes++] = r;
    d->frames += path->n > 2 && r.width > 60 && path->stroke.width > 2;
}

static void note_line(void *context, const Line *line, const Place *place)
{
    Drawn *d = context;
    const Point at = place_in_root(place);
    d->words[d->n_words++] = (Rect){ at.x, at.y - 6, (double)line->width, 6 };
}

static bool meet(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* The cause's clues prove it first, or another one. */
static void prove(Bed *b, Value *cause, bool elsewhere)
{
    const Value *clues = value_get(cause, "clues");
    for (size_t i = 0; i < value_count(clues); i++) {
        Value *proves = value_seq(b->arena, SPAN_NONE);
        value_push(b->arena, proves, elsewhere ? value_at(clues, i) : cause);
        value_set(b->arena, value_at(clues, i), STR("proves"), proves);
    }
}

/* The first step is a look at what proves the first cause; ways out come after each other. */
static void add_way_out(Bed *b, Value *mystery)
{
    Value *out = value_get(mystery, "ways"), *steps = value_get(mystery, "steps");
    const Value *cause = value_at(value_get(mystery, "causes"), 0);
    Value *reveals = value_seq(b->arena, SPAN_NONE), *requires = value_seq(b->arena, SPAN_NONE);
    Value *last = value_seq(b->arena, SPAN_NONE);
    if (value_count(value_get(cause, "clues")))
        value_push(b->arena, reveals, value_at(value_get(cause, "clues"), 0));
    value_set(b->arena, value_get(value_at(steps, 0), "action"), STR("reveals"), reveals);
    value_push(b->arena, requires, value_at(out, 0));
    value_set(b->arena, value_at(out, 1), STR("requires"), requires);
    value_push(b->arena, last, value_at(out, 1));
    value_set(b->arena, value_get(value_at(steps, 1), "action"), STR("requires"), last);
}

/* A mystery of so many causes, each with `above` clues of people and `below` others; `side` as a
 * template says it, or NULL. */
static Drawn draw_mystery(Bed *b, unsigned causes, unsigned above, unsigned below, bool elsewhere,
                          const char *side, Size *size)
{
    Buf yaml = { .arena = b->arena };
    buf_c(&yaml,
          "steps: [{action: {code: X-01, title: Look, number: 7}},"
          " {action: {code: X-02, title: Repair it, number: 10}}]\n"
          "ways: [{code: X-03, title: Another way, number: 10, rating: good},"
          " {code: X-04, title: What comes after, number: 13, resolves: true},"
          " {code: X-05, title: What leads nowhere, number: 7, rating: stopgap}]\ncauses:\n");
    for (unsigned i = 0; i < causes; i++) {
        buf_c(&yaml, "- {name: Cause, named: true, text: What went wrong and why, clues: [");
        for (unsigned k = 0; k < above + below; k++)
            buf_format(&yaml, "{code: K-%u, text: Something that somebody knows or sees, %s%s},", k,
                       k < above ? "roles: [{name: Engineer}]" : "actions: [{code: X-01}]",
                       !k ? ", step: 1" : "");
        buf_c(&yaml, "]}\n");
    }
    Drawn d = { .n_boxes = 0 };
    Value *value = yaml_parse(b->arena, b->diag, "value", buf_done(&yaml));
    const Value *all = value_get(value, "causes");
    for (size_t i = 0; i < value_count(all); i++) prove(b, value_at(all, i), elsewhere);
    add_way_out(b, value);
    const Value *options =
        side ? yaml_parse(b->arena, b->diag, "options", str(c_format(b->arena, "{side: %s}", side)))
             : NULL;
    const Frame *f =
        widget_find(STR("mystery"))(&b->context, value, options, (Size){ 490, INFINITY });
    frame_walk(f, &(FrameVisitor){ .path = note_path, .line = note_line }, &d);
    *size = f->size;
    return d;
}

/* From 3 to 20 clues, in both directions: no box on another, no line through a word, all inside. */
static void assert_clear_mystery(Bed *b, unsigned causes, unsigned above, unsigned below)
{
    Size size;
    const Drawn d = draw_mystery(b, causes, above, below, false, NULL, &size);
    /* And three ways out. */
    assert_int_equal(d.n_boxes, causes * (1 + above + below) + 3);
    for (size_t i = 0; i < d.n_boxes; i++) {
        const Rect r = d.boxes[i];
        assert_true(r.x >= -0.01 && r.x + r.width <= size.width + 0.01);
        assert_true(r.y >= 0 && r.y + r.height <= size.height);
        for (size_t k = 0; k < i; k++) assert_false(meet(r, d.boxes[k]));
    }
    for (size_t i = 0; i < d.n_lines; i++)
        for (size_t k = 0; k < d.n_words; k++) assert_false(meet(d.lines[i], d.words[k]));
}

static void nothing_in_a_mystery_overlaps(void **state)
{
    Bed *b = *state;
    b->style.size = 8;
    with_scenario(b, STR("{}"));
    for (int rtl = 0; rtl < 2; rtl++) {
        b->context.rtl = rtl;
        for (unsigned causes = 1; causes <= 3; causes++)
            for (unsigned above = 0; above <= 4; above++) assert_clear_mystery(b, causes, above, 3);
    }
    Size wide, deep;
    draw_mystery(b, 1, 2, 2, false, NULL, &wide);
    draw_mystery(b, 3, 4, 3, false, NULL, &deep);
    assert_true(deep.height > wide.height);
}

/* Each has its half of the boxes, at the same heights; what comes after others is on the right. */
static void a_mystery_goes_over_two_pages(void **state)
{
    Bed *b = *state;
    Size left, right;
    b->style.size = 8;
    with_scenario(b, STR("{}"));
    const Drawn one = draw_mystery(b, 4, 1, 2, false, "left", &left),
                two = draw_mystery(b, 4, 1, 2, false, "right", &right);
    assert_true(left.height == right.height);
    assert_int_equal(one.n_boxes, 2 * 4 + 1);
    assert_int_equal(two.n_boxes, 2 * 4 + 2);
}

/* All boxes, but fewer words. */
static void a_mystery_has_codes_alone(void **state)
{
    Bed *b = *state;
    Size told, coded;
    b->style.size = 8;
    with_scenario(b, STR("{}"));
    const Drawn all = draw_mystery(b, 3, 2, 3, false, "left", &told),
                codes = draw_mystery(b, 3, 2, 3, false, "left, codes: true", &coded);
    assert_int_equal(codes.n_boxes, all.n_boxes);
    assert_true(codes.n_words < all.n_words);
    assert_true(coded.height < told.height);
}

/* As high as it may be, alike on both pages, but gaps at most twice as wide. */
static void rows_of_a_mystery_stand_apart(void **state)
{
    Bed *b = *state;
    Size plain, left, right, little, much;
    b->style.size = 8;
    with_scenario(b, STR("{}"));
    draw_mystery(b, 4, 1, 4, false, "left", &plain);
    const double more = plain.height / MM(1) + 10;
    draw_mystery(b, 4, 1, 4, false, c_format(b->arena, "left, most: %g", more), &left);
    draw_mystery(b, 4, 1, 4, false, c_format(b->arena, "right, most: %g", more), &right);
    assert_true(fabs(left.height - (plain.height + MM(10))) < 0.01);
    assert_true(fabs(right.height - left.height) < 0.01);
    draw_mystery(b, 4, 1, 4, false, "left, most: 10", &little);
    assert_true(fabs(little.height - plain.height) < 0.01);
    draw_mystery(b, 4, 1, 4, false, "left, most: 900", &much);
    assert_true(much.height > left.height && much.height < 2 * plain.height);
}

/* With the cause that a clue proves first; with others it is pale. */
static void the_shortest_way_is_bold(void **state)
{
    Bed *b = *state;
    Size size;
    b->style.size = 8;
    with_scenario(b, STR("{}"));
    /* A clue of each cause, and the way out. */
    assert_int_equal(draw_mystery(b, 2, 1, 2, false, NULL, &size).frames, 2 + 1);
    assert_int_equal(draw_mystery(b, 2, 1, 2, true, NULL, &size).frames, 1 + 1);
}

/* Lines go around boxes, and where there is no way there is no line. */
static void lines_keep_off_boxes(void **state)
{
    Bed *b = *state;
    Lanes x = { 0 }, y = { 0 };
    for (int i = 9; i >= 0; i--) lanes_add(b->arena, &x, i * 50), lanes_add(b->arena, &y, i * 50);
    lanes_add(b->arena, &x, 100.2);
    assert_int_equal(x.n, 10);
    /* The third stands between the first and the second. */
    const Rect boxes[] = {
        { 20, 170, 60, 60 }, { 370, 170, 60, 60 }, { 180, 80, 90, 240 }, { 480, 480, 60, 60 }
    };
    Router *r = router_new(b->arena, &x, &y, boxes, 4, ROUTES_MERGE, 5);
    Point *way;
    const size_t n = router_link(r, 0, 1, true, &way);
    assert_true(n >= 4);
    assert_true(way[0].x >= 20 && way[0].x <= 80 && way[n - 1].x >= 370);
    for (size_t i = 1; i < n; i++) {
        const Rect line = { fmin(way[i - 1].x, way[i].x), fmin(way[i - 1].y, way[i].y),
                            fabs(way[i - 1].x - way[i].x), fabs(way[i - 1].y - way[i].y) };
        assert_true(line.width == 0 || line.height == 0);
        assert_false(meet(line, boxes[2]));
    }
    const Rect walled[] = { { 20, 170, 60, 60 }, { 370, 170, 60, 60 }, { 180, -50, 90, 600 } };
    assert_int_equal(
        router_link(router_new(b->arena, &x, &y, walled, 3, ROUTES_MERGE, 5), 0, 1, true, &way), 0);
}

/* Lines that are to be apart share no stretch of their ways, cross no words that they can go
 * around, and meet boxes at a right angle; a line that is gone leaves its way to others. */
static void lines_apart_share_nothing(void **state)
{
    Bed *b = *state;
    Lanes x = { 0 }, y = { 0 };
    for (int i = -5; i < 60; i++) *vec_push(b->arena, &x) = i * 8, *vec_push(b->arena, &y) = i * 8;
    const Rect boxes[] = { { 20, 20, 80, 40 }, { 20, 220, 80, 40 } };
    Router *r = router_new(b->arena, &x, &y, boxes, 2, ROUTES_APART, 6);
    Point *first, *second, *third;
    assert_int_equal(router_link(r, 0, 1, false, &first), 2);
    assert_true(first[0].x == first[1].x && first[0].y == 60 && first[1].y == 220);
    assert_int_equal(router_link(r, 0, 1, false, &second), 2);
    assert_true(fabs(second[0].x - first[0].x) >= 8);
    const Rect words = { first[0].x - 3, 120, 6, 20 };
    router_block(r, words);
    router_unlink(r, first, 2);
    size_t n = router_link(r, 0, 1, false, &third);
    for (size_t i = 1; i < n; i++)
        assert_false(meet(
            words, (Rect){ fmin(third[i - 1].x, third[i].x), fmin(third[i - 1].y, third[i].y),
                           fabs(third[i - 1].x - third[i].x), fabs(third[i - 1].y - third[i].y) }));
    router_unlink(r, third, n);
    router_clear(r, words);
    assert_int_equal(router_link(r, 0, 1, false, &third), 2);
    assert_true(third[0].x == first[0].x);
}

/* Without a longer clock there is no report to ask for; ways out stand in the box of their rating.
 */
static void an_evening_flows_to_its_ends(void **state)
{
    static const char *const scenarios[] = {
        "clock: {turns: 6, extended_turns: 6}",
        "clock: {turns: 6, extended_turns: 12, report_by: 3}",
        "{clock: {turns: 6, extended_turns: 6}, incident: {solutions: ["
        "{title: Good, rating: best}, {title: Bad, rating: trap}, {title: Odd}]}}"
    };
    Bed *b = *state;
    Tally drawn[3];
    b->style.size = 8;
    for (size_t i = 0; i < 3; i++) {
        with_scenario(b, str(scenarios[i]));
        drawn[i] = tally(b, "flow", "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r]",
                         (Size){ 310, INFINITY });
    }
    /* A question, three answers, three boxes, three ends of a head and a text. */
    assert_int_equal(drawn[0].lines, 1 + 3 + 3 + 6);
    assert_int_equal(drawn[1].lines, drawn[0].lines + 1 + 2 + 4);
    assert_int_equal(drawn[2].lines, drawn[0].lines + 2);
}

static void a_tab_is_black_on_its_page(void **state)
{
    Bed *b = *state;
    const Size room = { 18, 700 };
    const Tally here = tally(b, "tabs", "Run", room), nowhere = tally(b, "tabs", "Other", room);
    assert_true(here.lines == 1 && nowhere.lines == 0);
    assert_true(here.fills == 3 && nowhere.fills == 3);
}

/* writing by hand */

/* The box around all strokes, and how many there are. */
typedef struct Ink {
    Point low, high;
    size_t strokes;
} Ink;

static void note_ink(void *user, const Path *path, const Place *place)
{
    Ink *ink = user;
    const Point at = place_in_root(place);
    if (!path->stroke.round) return; /* rules and boxes of a form are not written */
    for (size_t i = 0; i < path->n; i++) {
        const Segment *s = &path->segments[i];
        const Point p = s->p[s->kind == SEGMENT_CURVE ? 2 : 0];
        ink->strokes += s->kind == SEGMENT_MOVE;
        ink->low = (Point){ fmin(ink->low.x, at.x + p.x), fmin(ink->low.y, at.y + p.y) };
        ink->high = (Point){ fmax(ink->high.x, at.x + p.x), fmax(ink->high.y, at.y + p.y) };
    }
}

static Ink ink_of(const Frame *f)
{
    Ink ink = { { 1e9, 1e9 }, { -1e9, -1e9 }, 0 };
    frame_walk(f, &(FrameVisitor){ .path = note_ink }, &ink);
    return ink;
}

static Ink written(Bed *b, const char *text, double width)
{
    const Value *v = value_text(b->arena, SPAN_NONE, str(text));
    return ink_of(widget_handwriting(&b->context, v, NULL, (Size){ width, INFINITY }));
}

static void notes_are_written_by_hand(void **state)
{
    Bed *b = *state;
    const Ink one = written(b, "Tuba", 400), again = written(b, "Tuba", 400);
    assert_memory_equal(&one, &again, sizeof one);
    assert_int_equal(one.strokes, 2 + 1 + 3 + 2); /* T, U, B, A */
    /* Small letters are capitals; accents are strokes of their own, above. */
    const Ink plain = written(b, "ccszd", 400), accents = written(b, "čćšž\xC4\x91", 400);
    assert_int_equal(accents.strokes, plain.strokes + 5);
    assert_true(accents.low.y < plain.low.y - 3);
    /* Lines break at blanks, and where the author breaks them. */
    assert_true(written(b, "four words in line", 90).high.y > one.high.y * 2);
    assert_true(written(b, "a\nb", 400).high.y > one.high.y * 1.5);
    assert_true(written(b, "four words in line", 90).high.x <= 90);
    /* On ruled paper letters keep off its margin. */
    const Value *v = value_text(b->arena, SPAN_NONE, STR("Tuba"));
    const Value *ruled = yaml_parse(b->arena, b->diag, "options", STR("{ruled: true}"));
    const Frame *paper = widget_handwriting(&b->context, v, ruled, (Size){ 400, INFINITY });
    assert_true(ink_of(paper).low.x > MM(12) && paper->n > 4);
    /* Other scripts are set in type. */
    assert_int_equal(written(b, "上", 400).strokes, 0);
    assert_int_equal(diag_count(b->diag, SEVERITY_NOTE), 0);
}

static Frame *form_of(Bed *b, const char *yaml)
{
    return widget_form(&b->context, yaml_parse(b->arena, b->diag, "form", str(yaml)), NULL,
                       (Size){ 500, INFINITY });
}

/* How near strokes come to an upright at `x`. */
typedef struct Upright {
    double x, nearest;
} Upright;

static void note_nearest(void *user, const Path *path, const Place *place)
{
    Upright *line = user;
    if (!path->stroke.round) return;
    for (size_t i = 0; i < path->n; i++) {
        const Segment *s = &path->segments[i];
        const double x = place_in_root(place).x + s->p[s->kind == SEGMENT_CURVE ? 2 : 0].x;
        line->nearest = fmin(line->nearest, fabs(x - line->x));
    }
}

static void letters_without_a_box_go_down_the_margin(void **state)
{
    Bed *b = *state;
    const char *const yaml =
        "{title: F, fields: [{label: L, width: 11, boxes: %d, value: ABCDEFGHIJKLMNOPQRST},"
        " {label: N, width: %d, lines: 12}]}";
    const Ink fits = ink_of(form_of(b, c_format(b->arena, yaml, 20, 11)));
    const Ink over = ink_of(form_of(b, c_format(b->arena, yaml, 16, 11)));
    assert_true(fits.high.x < 500.0 * 11 / 12);
    assert_true(over.high.x > 500.0 * 11 / 12 && over.high.x < 500);
    assert_true(over.high.y > fits.high.y + 40);
    /* Clear of the frame. */
    Upright frame = { 500.0 * 11 / 12, INFINITY };
    const Frame *dense = form_of(b, "{title: F, fields: [{label: L, width: 11, boxes: 38, value: "
                                    "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM}, "
                                    "{label: N, width: 11, lines: 12}]}");
    frame_walk(dense, &(FrameVisitor){ .path = note_nearest }, &frame);
    assert_true(frame.nearest > MM(0.8) && ink_of(dense).high.x > frame.x);
    /* A field in the margin: they go on in a row below. */
    const Ink below = ink_of(form_of(b, c_format(b->arena, yaml, 16, 12)));
    assert_true(below.high.x < 500.0 * 11 / 12 && below.high.y > fits.high.y + 10);
    /* So do those of a field that meet what runs on already, and those that would leave the form.
     */
    const char *const two =
        "{title: F, fields: [{label: L, width: 11, boxes: 16, value: ABCDEFGHIJKLMNOPQRST},"
        " {label: M, width: 11, boxes: 16, value: ABCDEFGHIJKLMNOPQRST},"
        " {label: N, width: 11, lines: 12}]}";
    const Frame *both = form_of(b, two);
    assert_true(ink_of(both).high.y < both->size.height);
    assert_true(both->size.height >
                form_of(b, c_format(b->arena, yaml, 16, 11))->size.height + FORM_ROW + 10);
    const char *const last =
        "{title: F, fields: [{label: L, width: 11, boxes: 16, value: ABCDEFGHIJKLMNOPQRST}]}";
    const Frame *alone = form_of(b, last);
    assert_true(ink_of(alone).high.y < alone->size.height &&
                ink_of(alone).high.x < 500.0 * 11 / 12);
}

static void long_words_take_more_rows(void **state)
{
    Bed *b = *state;
    const char *const yaml = "{title: F, fields: [{label: L, width: 2, value: %s}]}";
    const Frame *one = form_of(b, c_format(b->arena, yaml, "A NAME")),
                *more = form_of(b, c_format(b->arena, yaml, "A LONG NAME OF A VERY LONG VESSEL")),
                *script = form_of(b, c_format(b->arena, yaml, "上海上海上海上海上海上海"));
    assert_true(one->size.height < FORM_ROW + 1);
    assert_true(more->size.height > 2 * FORM_LINE_STEP);
    assert_true(ink_of(more).high.x < 500.0 * 2 / 12 && ink_of(more).high.y < more->size.height);
    assert_true(script->size.height > FORM_ROW + 1);
}

typedef struct Stamp {
    Rect box;
    bool found;
} Stamp;

static bool note_stamp(void *user, const Group *g, const Place *place)
{
    Stamp *stamp = user;
    const Point at = place_in_root(place);
    if (g->transform.b < 0) { /* leans */
        const Size size = g->frame->size;
        stamp->found = true;
        stamp->box = (Rect){ at.x, at.y + size.width * g->transform.b,
                             size.width * g->transform.a - size.height * g->transform.b,
                             size.height * g->transform.a - size.width * g->transform.b };
    }
    return true;
}

static Rect stamp_of(const Frame *form)
{
    Stamp stamp = { .found = false };
    frame_walk(form, &(FrameVisitor){ .enter = note_stamp }, &stamp);
    assert_true(stamp.found);
    return stamp.box;
}

static void stamps_hide_nothing(void **state)
{
    Bed *b = *state;
    const char *const yaml = "{title: F, fields: [{label: L, value: '%s', lines: 6}], stamp: SEEN}";
    const Frame *empty = form_of(b, c_format(b->arena, yaml, "A"));
    const Rect low = stamp_of(empty);
    assert_true(low.x > 250 && low.y + low.height < empty->size.height);
    /* All lines but the last two are full. */
    const char *line = "WORDS THAT GO ON UNTIL THE LINE IS FULL OF THEM ";
    const Frame *full = form_of(
        b, c_format(b->arena, yaml, c_format(b->arena, "%s%s%s%s", line, line, line, line)));
    assert_true(stamp_of(full).y > ink_of(full).high.y);
    /* No room at all: the form grows. */
    const Frame *tight = form_of(b, "{title: F, fields: [{label: L, value: A}], stamp: SEEN}");
    assert_true(stamp_of(tight).y > FORM_ROW);
    assert_true(stamp_of(tight).y + stamp_of(tight).height <= tight->size.height);
}

static void fields_fill_rows(void **state)
{
    Bed *b = *state;
    /* Fields fill rows of twelve twelfths. */
    const Frame *rows = form_of(
        b,
        "{title: F, fields: [{label: A, width: 6}, {label: B, width: 6}, {label: C, width: 1}]}");
    const Frame *row =
        form_of(b, "{title: F, fields: [{label: A, width: 6}, {label: B, width: 6}]}");
    assert_true(fabs(rows->size.height - 2 * row->size.height) < 0.01);
}

/* The frame's last path is its border; what is below differs from flag to flag. */
static bool flags_equal(const Frame *a, const Frame *b)
{
    if (a->n != b->n) return false;
    for (uint32_t i = 0; i < a->n; i++) {
        const Path *p = a->items[i].as.path, *q = b->items[i].as.path;
        if (p->n != q->n) return false;
        for (size_t k = 0; k < p->n; k++)
            if (p->segments[k].p[0].x != q->segments[k].p[0].x ||
                p->segments[k].p[0].y != q->segments[k].p[0].y)
                return false;
    }
    return true;
}

static const Frame *ensign(Bed *b, const char *id)
{
    const Value *client =
        yaml_parse(b->arena, b->diag, "value", str(c_format(b->arena, "{id: %s}", id)));
    return widget_find(STR("ensign"))(&b->context, client, NULL, (Size){ 40, INFINITY });
}

/* Ten clients have ten flags, and keep them when another one comes. */
static void no_two_drawn_flags_are_alike(void **state)
{
    Bed *b = *state;
    const Frame *flags[10];
    Buf yaml = { .arena = b->arena };
    buf_c(&yaml, "{clients: {");
    for (int i = 0; i < 10; i++) buf_format(&yaml, "c%d: {}, ", i);
    with_scenario(b, str(c_format(b->arena, "%.*s}}", (int)yaml.n, yaml.p)));
    for (int i = 0; i < 10; i++) {
        flags[i] = ensign(b, c_format(b->arena, "c%d", i));
        assert_true(fabs(flags[i]->size.height - 26) < 0.01 && flags[i]->size.width == 40);
        for (int k = 0; k < i; k++) assert_false(flags_equal(flags[i], flags[k]));
    }
    with_scenario(b, str(c_format(b->arena, "%.*sc10: {}}}", (int)yaml.n, yaml.p)));
    for (int i = 0; i < 10; i++)
        assert_true(flags_equal(flags[i], ensign(b, c_format(b->arena, "c%d", i))));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(notes_are_written_by_hand, set_up, tear_down),
        cmocka_unit_test_setup_teardown(letters_without_a_box_go_down_the_margin, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(long_words_take_more_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stamps_hide_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fields_fill_rows, set_up, tear_down),
        TEST(flags_never_cover_each_other),
        TEST(flags_stand_at_the_end_of_their_turn),
        TEST(flags_that_stand_low_have_two_levels),
        TEST(what_a_mark_does_stands_once),
        TEST(what_the_peg_is_for_keeps_off_the_rules),
        TEST(a_mark_that_stays_has_one_flag),
        TEST(a_label_without_room_at_the_left_goes_right),
        TEST(labels_do_not_climb_where_each_has_room),
        TEST(no_label_is_on_the_seam),
        TEST(the_clock_fits_its_page),
        TEST(a_mark_outside_the_clock_is_left_out),
        TEST(boxes_that_can_be_lost_have_a_corner_to_strike),
        TEST(boxes_say_when_what_is_due_and_what_flags_do),
        TEST(notes_shrink_before_they_are_cut),
        TEST(steps_leave_room_to_write),
        TEST(notes_have_a_list_where_boxes_are_low),
        TEST(nothing_in_a_diagram_overlaps),
        TEST(lines_of_a_diagram_keep_off_boxes),
        TEST(lines_of_a_diagram_are_clear_of_words),
        TEST(a_smaller_diagram_keeps_its_places),
        TEST(labels_are_nearest_to_their_own_line),
        TEST(rows_are_short_and_keep_groups_together),
        TEST(arrows_point_at_their_component),
        TEST(ranks_across_take_what_they_are_said_to),
        TEST(a_diagram_is_the_same_in_every_run_and_locale),
        TEST(a_diagram_fits_and_says_when_it_is_small),
        TEST(a_large_system_is_legible_on_a_page),
        TEST(focus_draws_the_part_of_a_role),
        TEST(roles_share_the_drawing_of_the_whole),
        TEST(a_role_sees_the_same_drawing_in_less_room),
        TEST(labels_are_plain_and_as_wide_as_their_text),
        TEST(a_missing_word_is_reported_and_shown_by_its_key),
        TEST(a_meter_shows_its_value_and_the_line_that_led_to_it),
        TEST(a_meter_says_what_its_value_counts),
        TEST(what_is_lost_is_hatched),
        TEST(a_meter_is_never_wider_than_its_place),
        TEST(the_value_of_a_meter_stays_the_largest),
        TEST(a_unit_has_no_digits),
        TEST(heads_of_a_small_board_never_touch),
        TEST(a_small_board_has_a_row_for_each_feature_that_is_hit),
        TEST(boxes_of_a_small_board_never_touch),
        TEST(a_bar_of_odds_is_solid_hatched_and_white),
        TEST(a_small_board_calls_features_by_their_short_names),
        TEST(a_small_board_tells_features_apart),
        TEST(nothing_in_a_mystery_overlaps),
        TEST(the_shortest_way_is_bold),
        TEST(a_mystery_goes_over_two_pages),
        TEST(a_mystery_has_codes_alone),
        TEST(rows_of_a_mystery_stand_apart),
        TEST(lines_keep_off_boxes),
        TEST(lines_apart_share_nothing),
        TEST(an_evening_flows_to_its_ends),
        TEST(a_tab_is_black_on_its_page),
        TEST(no_two_drawn_flags_are_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
