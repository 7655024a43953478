/* widget_bed.h - what the tests of the widgets stand on: fonts, words, a theme without looks. */
#ifndef DDKIT_TESTS_WIDGET_BED_H
#define DDKIT_TESTS_WIDGET_BED_H

#include <stdlib.h>
#include <string.h>

#include "data/yaml.h"
#include "font_set.h"
#include "widgets/widget.h"

typedef struct Bed {
    Arena *arena;
    Diag *diag;
    Fonts *fonts;
    Text *text;
    TextStyle style;
    WidgetContext context;
    Map drawings, lasting;
} Bed;

static const char strings[] =
    "{clock: {report: Report due, with_report: with the report, without_report: without, base: All,"
    " extension: Extension, log: Log, peg: Next word by,"
    " steps: \"Do:\"}, diagram: {instances: several},"
    " flow: {sync: waits, async: goes on, fallback: else}, component: {user: u, client: c,"
    " balancer: b, gateway: g, service: s, worker: w, queue: q, topic: t, cache: c, database: d,"
    " storage: s, external: e, job: j, other: o}, tab: {run: Run, clients: Clients, end: End},"
    " ending: {cured: Cured}, phases: {briefing: Briefing, turn: Turn, turns: Turns,"
    " ending: Last turn, review: Review},"
    " chart: {weekdays: Mon Tue Wed Thu Fri Sat Sun, gap: no data, thousands: ',', decimals: .}}";

static inline const TextStyle *style_of(void *user, const char *name, double *leading)
{
    Bed *b = user;
    TextStyle *style = ARENA_NEW(b->arena, TextStyle);
    *style = b->style;
    if (!strcmp(name, "clock-turn")) style->size = 44;
    else if (!strncmp(name, "clock-", 6)) style->size = 16;
    if (leading) *leading = style->size * 1.2;
    return style;
}

static inline Color color_of(void *user, const char *name)
{
    (void)user;
    (void)name;
    return COLOR_BLACK;
}

static inline const Frame *icon_of(void *user, Str name, double size, Color color)
{
    (void)user;
    (void)name;
    (void)size;
    (void)color;
    return NULL;
}

static inline int set_up(void **state)
{
    static const char *const hyphens[] = { "/usr/share/hyphen", NULL };
    Bed *b = calloc(1, sizeof *b);
    if (!b) return -1;
    b->arena = arena_new();
    b->diag = diag_new(b->arena);
    b->fonts = font_set(b->arena, b->diag);
    b->text = text_new(b->arena, b->diag, b->fonts, hyphens);
    b->style = (TextStyle){ .family = STR("sans"), .weight = 400, .size = 8, .color = COLOR_BLACK };
    map_init(&b->drawings, b->arena);
    map_init(&b->lasting, b->arena);
    b->context = (WidgetContext){
        .keep = b->arena,
        .scratch = b->arena,
        .drawings = &b->drawings,
        .lasting = &b->lasting,
        .diag = b->diag,
        .text = b->text,
        .strings = yaml_parse(b->arena, b->diag, "strings", str(strings)),
        .language = STR("en"),
        .user = b,
        .style = style_of,
        .color = color_of,
        .icon = icon_of,
    };
    *state = b;
    return b->context.strings ? 0 : -1;
}

static inline int tear_down(void **state)
{
    Bed *b = *state;
    text_free(b->text);
    fonts_free(b->fonts);
    arena_free(b->arena);
    free(b);
    return 0;
}

/* The same numbers in every run and on every machine. */
static inline unsigned next_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* All text of a frame, one line a line. */
static inline void write_text(Buf *out, const Frame *f)
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

static inline bool says(Bed *b, const Frame *f, const char *what)
{
    Buf text = { .arena = b->arena };
    write_text(&text, f);
    buf_char(&text, '\0');
    return strstr(text.p, what) != NULL;
}

/* Whether the boxes share more than an edge. */
static inline bool touch(Rect a, Rect b)
{
    return a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 &&
           a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01;
}

#endif
