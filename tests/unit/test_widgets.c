/* test_widgets.c - scales, labels that keep clear of each other, flags, the system diagram: what
 * the drawings promise whatever the scenario, checked on what they place rather than on pictures.
 */
#include "widgets/widget.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_head.h"
#include "data/yaml.h"
#include "font_set.h"
#include "widgets/diagram.h"
#include "widgets/flags.h"
#include "widgets/label.h"
#include "widgets/scale.h"

typedef struct Bed {
    Arena *arena;
    Diag *diag;
    Fonts *fonts;
    Text *text;
    TextStyle style;
    WidgetContext context;
} Bed;

static const char strings[] =
    "{clock_report: Report due, clock_with_report: with the report, clock_without_report: without,"
    " clock_base: All, clock_extension: Extension, clock_log: Log, diagram_instances: several,"
    " flow_sync: waits, flow_async: goes on, flow_fallback: else, component_user: u,"
    " component_client: c, component_balancer: b, component_gateway: g, component_service: s,"
    " component_worker: w, component_queue: q, component_topic: t, component_cache: c,"
    " component_database: d, component_storage: s, component_external: e, component_job: j,"
    " component_other: o}";

static const TextStyle *style_of(void *user, const char *name, double *leading)
{
    Bed *b = user;
    TextStyle *style = ARENA_NEW(b->arena, TextStyle);
    *style = b->style;
    if (!strcmp(name, "clock-turn")) style->size = 44;
    else if (!strncmp(name, "clock-", 6)) style->size = 16;
    if (leading) *leading = style->size * 1.2;
    return style;
}

static Colour colour_of(void *user, const char *name)
{
    (void)user;
    (void)name;
    return COLOUR_BLACK;
}

static const Frame *icon_of(void *user, Str name, double size, Colour colour)
{
    (void)user;
    (void)name;
    (void)size;
    (void)colour;
    return NULL;
}

static int set_up(void **state)
{
    static const char *const hyphens[] = { "/usr/share/hyphen", NULL };
    Bed *b = calloc(1, sizeof *b);
    if (!b) return -1;
    b->arena = arena_new();
    b->diag = diag_new(b->arena);
    b->fonts = font_set(b->arena, b->diag);
    b->text = text_new(b->arena, b->diag, b->fonts, hyphens);
    b->style =
        (TextStyle){ .family = STR("sans"), .weight = 400, .size = 8, .colour = COLOUR_BLACK };
    b->context = (WidgetContext){
        .keep = b->arena,
        .scratch = b->arena,
        .diag = b->diag,
        .text = b->text,
        .strings = yaml_parse(b->arena, b->diag, "strings", str(strings)),
        .language = STR("en"),
        .user = b,
        .style = style_of,
        .colour = colour_of,
        .icon = icon_of,
    };
    *state = b;
    return b->context.strings ? 0 : -1;
}

static int tear_down(void **state)
{
    Bed *b = *state;
    text_free(b->text);
    fonts_free(b->fonts);
    arena_free(b->arena);
    free(b);
    return 0;
}

static const WidgetContext *with_scenario(Bed *b, Str yaml)
{
    b->context.scenario = yaml_parse(b->arena, b->diag, "scenario", yaml);
    assert_non_null(b->context.scenario);
    return &b->context;
}

/* The same numbers in every run and on every machine. */
static unsigned next_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* All text of a frame, one line a line. */
static void write_text(Buf *out, const Frame *f)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const Item *item = &f->items[i];
        if (item->kind == ITEM_GROUP) write_text(out, item->as.group->frame);
        if (item->kind != ITEM_TEXT) continue;
        for (uint32_t r = 0; r < item->as.line->n; r++)
            buf_str(out, item->as.line->runs[r].shaped->text);
        buf_char(out, '\n');
    }
}

static bool says(Bed *b, const Frame *f, const char *what)
{
    Buf text = { .arena = b->arena };
    write_text(&text, f);
    buf_char(&text, '\0');
    return strstr(text.p, what) != NULL;
}

/* scales */

static void ticks_are_round_and_cover(void **state)
{
    (void)state;
    const double ranges[][2] = { { 0, 20 },        { 3, 26 },      { -18, 2 },     { 0, 1466 },
                                 { 79900, 82000 }, { 0, 2.61e12 }, { -5e-6, 1e-6 } };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const Scale s = scale_loose(ranges[i][0], ranges[i][1], 6);
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
        const Scale s = scale_loose(values[i], values[i], 6);
        assert_true(isfinite(s.low) && isfinite(s.high) && s.high > s.low && s.step > 0);
        assert_in_range(s.n, 2, 20);
    }
}

static void numbers_have_the_digits_of_their_axis(void **state)
{
    Bed *b = *state;
    Scale s = scale_loose(0, 2, 4);
    assert_str(scale_number(&s, b->arena, 0), "0");
    assert_str(scale_number(&s, b->arena, 0.5), "0.5");
    assert_str(scale_number(&s, b->arena, 2), "2.0");
    s = scale_loose(-20, 0, 4);
    assert_str(scale_number(&s, b->arena, -20), "\u221220");
    s = scale_loose(0, 80000, 4);
    assert_str(scale_number(&s, b->arena, 80000), "80\u202f000");
    s = scale_loose(0, 1600, 8);
    assert_str(scale_number(&s, b->arena, 1400), "1400");
    s = scale_loose(0, 2.6e12, 5);
    assert_str(scale_number(&s, b->arena, 2.5e12), "2.5 T");
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
        double centre[12], height[12], total = 0;
        const size_t n = 1 + next_random(&seed, 12);
        for (size_t i = 0; i < n; i++) {
            centre[i] = next_random(&seed, 100);
            height[i] = 4 + next_random(&seed, 12);
            total += height[i];
        }
        for (size_t i = 1; i < n; i++) /* ascending, as the contract asks */
            if (centre[i] < centre[i - 1]) centre[i] = centre[i - 1];
        spread_labels(b->arena, centre, height, n, 0, 100);
        for (size_t i = 1; i < n; i++)
            assert_true(centre[i] - centre[i - 1] >= (height[i] + height[i - 1]) / 2 - 1e-9);
        assert_true(centre[0] - height[0] / 2 >= -1e-9);
        if (total <= 100) assert_true(centre[n - 1] + height[n - 1] / 2 <= 100 + 1e-9);
    }
    double alone[] = { 20, 50 }, heights[] = { 10, 10 };
    spread_labels(b->arena, alone, heights, 2, 0, 100);
    assert_true(alone[0] == 20 && alone[1] == 50);
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
        const FlagList flags = flags_of(c, &clock, turns * 2);
        const double width = 1100, box = width / (turns * 2);
        const FlagRow row = flags_place(c, &flags, 1, turns * 2, box, width, 0.8);
        assert_int_equal(row.n, flags.n);
        assert_clear(&row);
        for (size_t i = 0; i < row.n; i++) assert_true(left_of(&row.at[i]) >= 0);
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
            assert_true(says(b, f, "Report due"));
        }
}

static void a_mark_outside_the_clock_is_left_out(void **state)
{
    Bed *b = *state;
    const WidgetContext *c = with_scenario(
        b, STR("clock: {turn_minutes: 5, turns: 3, extended_turns: 3, report_by: 2, marks: ["
               "{turn: 9, kind: note, label: Nine}, {turn: 3, kind: breach, label: Three}]}"));
    const Clock clock = clock_of(c->scenario);
    const FlagList flags = flags_of(c, &clock, 3);
    assert_int_equal(flags.n, 1); /* no extension: no report either */
    assert_str(flags.at[0].text, "Three");
    assert_true(flags.at[0].note.n == 0);
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

static Diagram *laid_out(const WidgetContext *c, const Arrangement *arrangement, Size room)
{
    Str why;
    Diagram *d = diagram_read(c, &density, &(DiagramScope){ 0 });
    assert_true(diagram_layout(c, d, &density, arrangement, room, &why));
    assert_true(diagram_place_labels(c, d, &density));
    return d;
}

static Rect label_rect(const DiagramFlow *f)
{
    const Size s = f->label->size;
    return (Rect){ f->label_at.x - s.width / 2, f->label_at.y - s.height / 2, s.width, s.height };
}

static bool touch(Rect a, Rect b)
{
    return a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 &&
           a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01;
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
    }
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
    const Frame *part = widget_diagram(c, dba, NULL, (Size){ 350, 300 });
    assert_true(says(b, part, "Orders database") && says(b, part, "Nightly export"));
    assert_false(says(b, part, "Web shop"));
    const Value *nobody = value_text(b->arena, SPAN_NONE, STR("success"));
    const Frame *none = widget_diagram(c, nobody, NULL, (Size){ 350, 300 });
    assert_true(none->n == 0 && none->size.height == 0);
}

/* charts */

static void charts_take_any_data(void **state)
{
    static const char *const charts[] = {
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
    assert_str(widget_string(&b->context, "clock_report"), "Report due");
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 0);
    assert_str(widget_string(&b->context, "no_such_word"), "no_such_word");
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 1);
    assert_non_null(widget_find(STR("clock")));
    assert_null(widget_find(STR("clocks")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ticks_are_round_and_cover),
        TEST(a_range_without_extent_gets_one),
        TEST(numbers_have_the_digits_of_their_axis),
        TEST(times_step_by_parts_of_the_hour),
        TEST(spread_labels_keep_apart),
        TEST(flags_never_cover_each_other),
        TEST(the_clock_fits_its_page),
        TEST(a_mark_outside_the_clock_is_left_out),
        TEST(nothing_in_a_diagram_overlaps),
        TEST(rows_are_short_and_keep_groups_together),
        TEST(arrows_point_at_their_component),
        TEST(a_diagram_is_the_same_in_every_run_and_locale),
        TEST(a_diagram_fits_and_says_when_it_is_small),
        TEST(a_large_system_is_legible_on_a_page),
        TEST(focus_draws_the_part_of_a_role),
        TEST(charts_take_any_data),
        TEST(labels_are_plain_and_as_wide_as_their_text),
        TEST(a_missing_word_is_reported_and_shown_by_its_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
