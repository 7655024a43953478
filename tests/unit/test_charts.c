/* test_charts.c - scales, labels that keep clear of each other, and the charts drawn with them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "cmocka_head.h"
#include "widget_bed.h"
#include "widgets/chart.h"
#include "widgets/scale.h"

/* scales */

static Scale round_ends(double low, double high, int wanted)
{
    return scale_of((Range){ .low = low, .high = high }, wanted);
}

static void ticks_are_round_and_cover(void **state)
{
    (void)state;
    const double ranges[][2] = { { 0, 20 },        { 3, 26 },      { -18, 2 },     { 0, 1466 },
                                 { 79900, 82000 }, { 0, 2.61e12 }, { -5e-6, 1e-6 } };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const Scale s = round_ends(ranges[i][0], ranges[i][1], 6);
        const double hair = s.step * 1e-6; /* what rounding may cost */
        assert_true(s.low <= ranges[i][0] + hair && s.high >= ranges[i][1] - hair);
        assert_in_range(s.n, 3, 14);
        assert_true(fabs(scale_tick(&s, 0) - s.low) < s.step * 1e-9);
        assert_true(fabs(scale_tick(&s, s.n - 1) - s.high) < s.step * 1e-9);
        const double lead = s.step / pow(10, floor(log10(s.step) + 1e-9));
        assert_true(fabs(lead - 1) < 1e-6 || fabs(lead - 2) < 1e-6 || fabs(lead - 5) < 1e-6);
    }
}

static void a_range_without_extent_gets_one(void **state)
{
    (void)state;
    const double values[] = { 0, 4, -3, 1e308, -1e308, 1e-305, 1e12 };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const Scale s = round_ends(values[i], values[i], 6);
        assert_true(isfinite(s.low) && isfinite(s.high) && s.high > s.low && s.step > 0);
        assert_in_range(s.n, 2, 20);
    }
}

static void numbers_have_the_digits_of_their_axis(void **state)
{
    Bed *b = *state;
    Scale s = round_ends(0, 2, 4);
    assert_str(scale_number(&s, b->arena, 0), "0");
    assert_str(scale_number(&s, b->arena, 0.5), "0.5");
    assert_str(scale_number(&s, b->arena, 2), "2.0");
    s = round_ends(-20, 0, 4);
    assert_str(scale_number(&s, b->arena, -20), "\u221220");
    s = round_ends(0, 80000, 4);
    assert_str(scale_number(&s, b->arena, 80000), "80\u202f000");
    assert_str(scale_number(&s, b->arena, 2000), "2000"); /* a year, it may be */
    s.group = ".";
    s.point = ",";
    assert_str(scale_number(&s, b->arena, 2000), "2.000");
    Scale tenths = { .unit = 1, .suffix = "", .decimals = 1, .group = ".", .point = "," };
    assert_str(scale_number(&tenths, b->arena, 1234.5), "1.234,5");
    assert_str(scale_number(&tenths, b->arena, 3), "3,0");
    s = round_ends(0, 1600, 8);
    assert_str(scale_number(&s, b->arena, 1400), "1400");
    s = round_ends(0, 2.6e12, 5);
    assert_str(scale_number(&s, b->arena, 2.5e12), "2.5 T");
}

static void an_axis_keeps_the_ends_it_is_given(void **state)
{
    (void)state;
    Scale s = scale_of((Range){ 0, 45, .keep_low = true, .keep_high = true }, 6);
    assert_true(s.low == 0 && s.high == 45 && s.step == 5); /* reaches 45, as 10 would not */
    s = scale_of((Range){ 90, 99.5, .keep_low = true }, 4);
    assert_true(s.low == 90 && s.high == 100 && scale_tick(&s, 0) == 90);
    s = scale_of((Range){ 1, 31, .keep_low = true, .keep_high = true }, 6);
    assert_true(s.low == 1 && s.high == 31 && scale_tick(&s, 0) == 5 && s.n == 6);
}

static void whole_numbers_have_whole_ticks(void **state)
{
    Bed *b = *state;
    for (int most = 1; most < 40; most++) {
        const Scale s = scale_of((Range){ 0, most, .whole = true }, 6);
        assert_true(s.step == floor(s.step) && s.decimals == 0 && s.high >= most);
    }
    const Scale ids = round_ends(48200000, 48245000, 6);
    assert_str(scale_number(&ids, b->arena, 48210000), "48.21 M");
    const Scale near = scale_of((Range){ 48200000, 48206000, .keep_low = true }, 6);
    assert_str(scale_number(&near, b->arena, 48201000), "48.201 M");
}

static void times_step_by_parts_of_the_hour(void **state)
{
    Bed *b = *state;
    const Scale s = scale_minutes(20 * 60, 21 * 60 + 10, 5);
    assert_int_equal((int)s.step, 15);
    assert_str(scale_time(b->arena, scale_tick(&s, 0)), "20:00");
    assert_str(scale_time(b->arena, scale_tick(&s, s.n - 1)), "21:00");
    const Scale night = scale_minutes(23 * 60 + 30, 25 * 60 + 30, 4);
    assert_str(scale_time(b->arena, scale_tick(&night, 1)), "00:00");
}

static void spread_labels_keep_apart(void **state)
{
    Bed *b = *state;
    unsigned seed = 1;
    for (int run = 0; run < 500; run++) {
        double center[12], height[12], total = 0;
        const size_t n = 1 + next_random(&seed, 12);
        for (size_t i = 0; i < n; i++) {
            center[i] = next_random(&seed, 100);
            height[i] = 4 + next_random(&seed, 12);
            total += height[i];
        }
        for (size_t i = 1; i < n; i++) /* ascending, as the contract asks */
            if (center[i] < center[i - 1]) center[i] = center[i - 1];
        spread_labels(b->arena, center, height, n, 0, 100);
        for (size_t i = 1; i < n; i++)
            assert_true(center[i] - center[i - 1] >= (height[i] + height[i - 1]) / 2 - 1e-9);
        assert_true(center[0] - height[0] / 2 >= -1e-9);
        if (total <= 100) assert_true(center[n - 1] + height[n - 1] / 2 <= 100 + 1e-9);
    }
    double alone[] = { 20, 50 }, heights[] = { 10, 10 };
    spread_labels(b->arena, alone, heights, 2, 0, 100);
    assert_true(alone[0] == 20 && alone[1] == 50);
}

static const char *log_ticks(Arena *a, Range r, int wanted)
{
    const Scale s = scale_log(r, wanted);
    Buf b = { .arena = a };
    for (int i = 0; i < s.n; i++) {
        if (i) buf_c(&b, " ");
        buf_str(&b, scale_number(&s, a, scale_tick(&s, i)));
    }
    return str_c(a, buf_done(&b));
}

static void logarithmic_scales(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_string_equal(log_ticks(a, (Range){ .low = 12, .high = 40 }, 5), "10 20 50");
    assert_string_equal(log_ticks(a, (Range){ .low = 10, .high = 10 }, 5), "10 20");
    assert_string_equal(log_ticks(a, (Range){ .low = 1, .high = 100 }, 5), "1 2 5 10 20 50 100");
    assert_string_equal(log_ticks(a, (Range){ .low = 0.002, .high = 3 }, 5), "0.001 0.01 0.1 1 10");
    assert_string_equal(log_ticks(a, (Range){ .low = 3, .high = 150000 }, 6),
                        "1 10 100 1000 10\u202f000 100 k 1 M");
    assert_string_equal(log_ticks(a, (Range){ .low = 1, .high = 1e12 }, 4), "1 1000 1 M 1 G 1 T");
    assert_string_equal(
        log_ticks(a, (Range){ .low = 3, .high = 70, .keep_low = true, .keep_high = true }, 5),
        "5 10 20 50");
    const Scale s = scale_log((Range){ .low = 1, .high = 10000 }, 5);
    assert_true(scale_share(&s, 1) == 0 && scale_share(&s, 10000) == 1);
    assert_true(fabs(scale_share(&s, 100) - 0.5) < 1e-9);
    assert_true(scale_share(&s, 0.1) == 0 && scale_share(&s, 1e9) == 1);
    arena_free(a);
}

/* charts */

static void charts_take_any_data(void **state)
{
    static const char *const charts[] = {
        "{series: [{name: a, values: [null, null]}]}",
        "{kind: bars, series: [{name: a, values: [null, 0]}, {name: b, values: [-1, 1e300]}]}",
        "{kind: bars, scale: log, series: [{name: a, values: [null, null]}]}",
        "{scale: log, series: [{name: a, values: [1e-300, 1e300, null, 4]}]}",
        "{scale: log, y: {from: 5, to: 6}, series: [{name: a, values: [5.5, 5.5]}]}",
        "{kind: bars, series: []}",
        "{x: {from: '1', to: '9'}, series: [{name: a, values: [1, 2]}], marks: [{at: '1', label: a "
        "long label that wraps in whatever room there is}, {at: '1', label: b}, {at: '9', label: c "
        "also with some length}, {at: '9', label: d}]}",
        "{series: []}",
        "{unit: s, series: [{name: one, values: [42]}]}",
        "{series: [{name: same, values: [4, 4, 4]}], x: {from: Mon, to: Sat, label: day}}",
        "{series: [{name: gaps, values: [1, null, 3, null]}], limits: [{label: limit, at: 2}]}",
        "{series: [{name: huge, values: [1.7e308, -1.7e308]}, {name: zero, values: [0]}]}",
        "{x: {from: '23:30', to: '01:30', label: time}, series: [{name: cold, values: [-18, 2]}]}",
        "{x: {from: 5, to: 5}, series: [{name: a, values: [1, 2]}, {name: b, values: [1, 2]},"
        " {name: c, values: [1, 2]}, {name: d, values: [1, 2]}, {name: e, values: [1, 2]},"
        " {name: f, values: [1, 2]}]}",
    };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
        const Value *v = yaml_parse(b->arena, b->diag, "chart", str(charts[i]));
        const Frame *open = widget_chart(&b->context, v, NULL, (Size){ 365, INFINITY });
        const Frame *tight = widget_chart(&b->context, v, NULL, (Size){ 200, 90 });
        assert_true(open->size.width <= 365 && isfinite(open->size.height));
        assert_true(tight->size.width <= 200 && tight->size.height <= 90);
        const Value *series = value_get(v, "series");
        for (size_t k = 0; k < value_count(series); k++)
            assert_true(
                says(b, open, str_c(b->arena, value_str(value_get(value_at(series, k), "name")))));
    }
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 0);
}

static const Frame *chart_of(Bed *b, const char *yaml, double width)
{
    const Value *v = yaml_parse(b->arena, b->diag, "chart", str(yaml));
    return widget_chart(&b->context, v, NULL, (Size){ width, INFINITY });
}

/* A text of a drawing and the box of its capitals. */
typedef struct Said {
    Str text;
    Rect box;
} Said;

typedef VEC(Said) SaidList;

static void collect_said(Bed *b, const Frame *f, Point at, SaidList *out)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const Item *item = &f->items[i];
        const Point p = { at.x + item->at.x, at.y + item->at.y };
        if (item->kind == ITEM_GROUP) collect_said(b, item->as.group->frame, p, out);
        if (item->kind != ITEM_TEXT || !item->as.line->n) continue;
        const Line *line = item->as.line;
        Buf text = { .arena = b->arena };
        for (uint32_t r = 0; r < line->n; r++) buf_str(&text, line->runs[r].shaped->text);
        const double high = line->runs[0].style->size * 0.73;
        *vec_push(b->arena, out) =
            (Said){ buf_done(&text), { p.x, p.y - high, (double)line->width, high } };
    }
}

/* Whether one of the chart's labels is just this. */
static bool has(Bed *b, const Frame *f, const char *label)
{
    SaidList said = { 0 };
    collect_said(b, f, (Point){ 0, 0 }, &said);
    for (size_t i = 0; i < said.n; i++)
        if (str_is(said.at[i].text, label)) return true;
    return false;
}

static void assert_texts_apart(Bed *b, const Frame *f)
{
    SaidList said = { 0 };
    collect_said(b, f, (Point){ 0, 0 }, &said);
    for (size_t i = 0; i < said.n; i++)
        for (size_t k = 0; k < i; k++)
            assert_false(touch(rect_outset(said.at[i].box, 0.7), rect_outset(said.at[k].box, 0.7)));
}

static void the_y_axis_goes_where_it_is_told(void **state)
{
    Bed *b = *state;
    const Frame *zero = chart_of(b, "{series: [{name: a, values: [90, 100]}]}", 365);
    assert_true(has(b, zero, "0") && has(b, zero, "100"));
    const Frame *close =
        chart_of(b, "{y: {from: 90}, series: [{name: a, values: [91, 100]}]}", 365);
    assert_true(has(b, close, "90") && has(b, close, "100") && !has(b, close, "0"));
    const Frame *far = chart_of(b, "{y: {to: 45}, series: [{name: a, values: [11.7, 38.4]}]}", 365);
    assert_true(has(b, far, "0") && has(b, far, "45") && !has(b, far, "50"));
    /* Nothing is cut off. */
    const Frame *wide =
        chart_of(b, "{y: {from: 10, to: 20}, series: [{name: a, values: [4, 38]}]}", 365);
    assert_true(!has(b, wide, "0.0") && has(b, wide, "40"));
    const Frame *none = chart_of(b, "{y: {from: 9, to: 3}, series: []}", 365);
    assert_true(has(b, none, "0") && has(b, none, "1"));
}

static void counts_have_no_halves(void **state)
{
    Bed *b = *state;
    const Frame *counts = chart_of(b, "{series: [{name: a, values: [0, 1, 2, 1]}]}", 365);
    assert_true(has(b, counts, "2") && !says(b, counts, ".5"));
    const Frame *shares = chart_of(b, "{series: [{name: a, values: [0, 1.2, 2, 1]}]}", 365);
    assert_true(has(b, shares, "0.5"));
}

/* Filled shapes: the markers.  A name has none: it would look like one more value. */
static size_t markers(const Frame *f)
{
    size_t n = 0;
    for (uint32_t i = 0; i < f->n; i++) {
        const Path *path = f->items[i].kind == ITEM_PATH ? f->items[i].as.path : NULL;
        for (size_t k = 0; path && path->fill.a > 0 && k < path->n; k++)
            n += path->segments[k].kind == SEGMENT_MOVE;
    }
    return n;
}

static void markers_stand_at_all_values_or_at_the_last(void **state)
{
    Bed *b = *state;
    Buf yaml = { .arena = b->arena };
    buf_c(&yaml, "{series: [{name: a, values: [1");
    for (int i = 0; i < 17; i++) buf_format(&yaml, ", %d", i);
    const char *alone = c_format(b->arena, "%.*s]}]}", (int)yaml.n, yaml.p);
    const char *among = c_format(
        b->arena, "%.*s]}, {name: b, values: [1]}, {name: c, values: [1]}]}", (int)yaml.n, yaml.p);
    assert_int_equal(markers(chart_of(b, among, 365)), 18 + 2);
    assert_int_equal(markers(chart_of(b, among, 150)), 1 + 2);
    /* Dashes tell two lines apart; between gaps a value is still shown. */
    assert_int_equal(markers(chart_of(b, alone, 365)), 0);
    assert_true(markers(chart_of(b, "{series: [{name: a, values: [1, null, 2]}]}", 365)) >= 2);
}

/* Whether a text of the drawing touches the box. */
static const Said *said_in(const SaidList *said, const char *text)
{
    for (size_t i = 0; i < said->n; i++)
        if (str_is(said->at[i].text, text)) return &said->at[i];
    return NULL;
}

static void names_say_the_last_value(void **state)
{
    Bed *b = *state;
    const Frame *f = chart_of(
        b,
        "{series: [{name: tonight, values: [2, 37]}, {name: rate, values: [1, 0.67, null]},"
        " {name: none, values: [null, null]}, {name: all, values: [4, 12000]}]}",
        365);
    assert_true(has(b, f, "37 tonight") && has(b, f, "0.67 rate") && has(b, f, "none"));
    assert_true(has(b, f, "12,000 all"));
    assert_true(has(b, chart_of(b, "{kind: bars, series: [{name: a, values: [1, 2]}]}", 365), "a"));
}

/* The words of limits and gaps stand in the plot, where no line runs through them. */
static void words_keep_clear_of_the_lines(void **state)
{
    Bed *b = *state;
    const Frame *high = chart_of(
        b, "{series: [{name: a, values: [73, 74, 10, 5, 1]}], limits: [{label: alert, at: 70}]}",
        365);
    const Frame *low = chart_of(
        b, "{series: [{name: a, values: [1, 2, 3, 80, 90]}], limits: [{label: alert, at: 70}]}",
        365);
    SaidList at_high = { 0 }, at_low = { 0 };
    collect_said(b, high, (Point){ 0, 0 }, &at_high);
    collect_said(b, low, (Point){ 0, 0 }, &at_low);
    const Said *right = said_in(&at_high, "alert\u00A0>\u00A070"),
               *left = said_in(&at_low, "alert\u00A0>\u00A070");
    assert_non_null(right);
    assert_non_null(left);
    assert_true(left->box.x < 60 && right->box.x > left->box.x + 60);
    /* Below the line, where the limit is one from below. */
    const Frame *below = chart_of(
        b, "{series: [{name: a, values: [90, 80]}], limits: [{label: alert, at: 70, side: below}]}",
        365);
    SaidList at_below = { 0 };
    collect_said(b, below, (Point){ 0, 0 }, &at_below);
    assert_true(said_in(&at_below, "alert\u00A0<\u00A070")->box.y > left->box.y);
    /* The author's own number is enough. */
    assert_true(has(
        b,
        chart_of(b, "{series: [{name: a, values: [1, 90]}], limits: [{label: over 70, at: 70}]}",
                 365),
        "over 70"));
}

static void gaps_say_how_long(void **state)
{
    Bed *b = *state;
    const Frame *f = chart_of(
        b, "{x: {from: '20:00', to: '20:40'}, series: [{name: a, values: [4, null, null, 4, 4]}]}",
        365);
    assert_true(has(b, f, "no data, 20 min"));
    const Frame *plain = chart_of(b, "{series: [{name: a, values: [4, null, 4]}]}", 365);
    assert_true(has(b, plain, "no data"));
}

static void days_are_named_along_the_axis(void **state)
{
    static const char week[] = "{x: {from: Thu 00:00, to: Mon 06:00, label: time},"
                               " series: [{name: a, values: [1, 2, 3]}]}";
    static const char night[] = "{x: {from: Sun 18:00, to: Mon 06:00},"
                                " series: [{name: a, values: [1, 2, 3]}]}";
    static const char *const days[] = { "Thu", "Fri", "Sat", "Sun", "Mon" };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_true(has(b, chart_of(b, week, 365), days[i]));
    assert_texts_apart(b, chart_of(b, week, 110));
    assert_true(has(b, chart_of(b, night, 365), "Sun 20:00"));
    assert_true(has(b, chart_of(b, night, 365), "Mon 00:00"));
}

/* What the scenario writes as a day or a whole year is not printed with a time or a decimal. */
static void bars_have_no_ticks_between_them(void **state)
{
    Bed *b = *state;
    const Frame *days = chart_of(b,
                                 "{kind: bars, x: {from: Mon, to: Fri}, series: [{name: a, "
                                 "values: [1, 2, 3, 4, 5]}]}",
                                 365);
    assert_true(has(b, days, "Mon") && has(b, days, "Wed") && !says(b, days, "00:00"));
    const Frame *lines =
        chart_of(b, "{x: {from: Mon, to: Fri}, series: [{name: a, values: [1, 2]}]}", 365);
    assert_true(has(b, lines, "Tue") && !says(b, lines, "00:00"));
    const Frame *years = chart_of(b,
                                  "{kind: bars, x: {from: 2020, to: 2024}, series: [{name: a, "
                                  "values: [1, 2, 3, 4, 5]}]}",
                                  365);
    assert_true(has(b, years, "2020") && has(b, years, "2024") && !says(b, years, "."));
}

static double middle_of(Bed *b, const Frame *f, const char *text)
{
    SaidList said = { 0 };
    collect_said(b, f, (Point){ 0, 0 }, &said);
    for (size_t i = 0; i < said.n; i++)
        if (str_is(said.at[i].text, text)) return said.at[i].box.x + said.at[i].box.width / 2;
    fail_msg("%s is not there", text);
    return 0;
}

/* Labels between ends that are not given are those of the values. */
static void labels_without_ends_stand_at_their_bars(void **state)
{
    Bed *b = *state;
    const char *series = "series: [{name: s, values: [1, 2, 3]}]}";
    const Frame *ends = chart_of(
        b,
        str_format(b->arena, "{kind: bars, x: {from: eu, ticks: [asia], to: us}, %s%c", series, 0)
            .p,
        365);
    const Frame *none = chart_of(
        b, str_format(b->arena, "{kind: bars, x: {ticks: [eu, asia, us]}, %s%c", series, 0).p, 365);
    const char *const names[] = { "eu", "asia", "us" };
    for (size_t i = 0; i < 3; i++)
        assert_true(fabs(middle_of(b, ends, names[i]) - middle_of(b, none, names[i])) < 0.01);
}

/* In black and white as well: marker and dash, or filling, of any two differ. */
static void eight_series_look_different(void **state)
{
    (void)state;
    for (size_t i = 0; i < 8; i++)
        for (size_t k = 0; k < i; k++) {
            const SeriesLook *a = chart_look(i), *b = chart_look(k);
            assert_string_not_equal(a->color, b->color);
            assert_true(a->marker != b->marker || a->dash[0] != b->dash[0]);
            assert_true(a->bar != b->bar || (i == 7 && k == 0)); /* gray and black */
        }
}

/* As many of the scenario's labels as there is room for, evenly, with the first and the last. */
static void labels_of_the_axis_keep_apart(void **state)
{
    static const char yaml[] = "{x: {from: week 1, ticks: [week 2, week 3, week 4, week 5, week 6],"
                               " to: week 7}, series: [{name: a, values: [1, 2, 3]}]}";
    static const struct {
        double width;
        size_t labels;
    } cases[] = { { 500, 7 }, { 210, 4 }, { 170, 3 }, { 120, 2 } };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Frame *f = chart_of(b, yaml, cases[i].width);
        SaidList said = { 0 };
        collect_said(b, f, (Point){ 0, 0 }, &said);
        size_t n = 0;
        for (size_t k = 0; k < said.n; k++) n += str_starts(said.at[k].text, "week");
        assert_int_equal(n, cases[i].labels);
        assert_true(has(b, f, "week 1") && has(b, f, "week 7"));
        assert_texts_apart(b, f);
    }
}

static void the_name_of_the_axis_has_its_own_line(void **state)
{
    Bed *b = *state;
    const Frame *f = chart_of(b,
                              "{x: {label: time, from: '05:00', to: '06:50'}, series: ["
                              "{name: this morning, values: [0, 1, 4]},"
                              "{name: last Monday, values: [0, 1, 0]}]}",
                              365);
    SaidList said = { 0 };
    collect_said(b, f, (Point){ 0, 0 }, &said);
    double top = 0;
    for (size_t i = 0; i < said.n; i++)
        if (str_is(said.at[i].text, "time")) top = said.at[i].box.y;
    for (size_t i = 0; i < said.n; i++)
        if (!str_is(said.at[i].text, "time"))
            assert_true(said.at[i].box.y + said.at[i].box.height < top - 2);
    assert_texts_apart(b, f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* However close marks are, and whatever the series is called, no word lies on another. */
static void marks_keep_their_labels_apart(void **state)
{
    Bed *b = *state;
    static const char chart[] =
        "{x: {from: '10:00', to: '10:10'}, unit: ms, series: [{name: a long name that wraps, "
        "values: [1, 2, 3]}], marks: [{at: '10:01', label: One thing}, {at: '10:02', label: "
        "Another "
        "thing}, {at: '10:03', label: Third}, {at: '10:09', label: Near the end of it}, {at: "
        "'10:10', label: The very end}, {at: '10:10', label: Same moment}, {at: '10:00', label: "
        "Start}]}";
    for (double width = 220; width < 480; width += 40) {
        const Frame *f = chart_of(b, chart, width);
        assert_texts_apart(b, f);
        assert_true(has(b, f, "Third"));
    }
    assert_int_equal(diag_count(b->diag, SEVERITY_NOTE), 0);
    chart_of(b,
             "{x: {from: Thu, to: Mon}, series: [{name: a, values: [1, 2]}], marks: [{at: Sun "
             "12:00, label: in}, {at: Tue, label: out}, {at: '5', label: what}]}",
             300);
    assert_int_equal(diag_count(b->diag, SEVERITY_ERROR), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ticks_are_round_and_cover),
        TEST(a_range_without_extent_gets_one),
        TEST(numbers_have_the_digits_of_their_axis),
        TEST(an_axis_keeps_the_ends_it_is_given),
        TEST(whole_numbers_have_whole_ticks),
        TEST(times_step_by_parts_of_the_hour),
        TEST(spread_labels_keep_apart),
        cmocka_unit_test(logarithmic_scales),
        TEST(charts_take_any_data),
        TEST(marks_keep_their_labels_apart),
        TEST(the_y_axis_goes_where_it_is_told),
        TEST(counts_have_no_halves),
        TEST(names_say_the_last_value),
        TEST(words_keep_clear_of_the_lines),
        TEST(gaps_say_how_long),
        TEST(markers_stand_at_all_values_or_at_the_last),
        TEST(days_are_named_along_the_axis),
        TEST(bars_have_no_ticks_between_them),
        TEST(labels_without_ends_stand_at_their_bars),
        TEST(eight_series_look_different),
        TEST(labels_of_the_axis_keep_apart),
        TEST(the_name_of_the_axis_has_its_own_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
