/* test_toner.c - what becomes of colors where ink is saved. */
#include <math.h>

#include "cmocka_head.h"
#include "draw/path.h"
#include "draw/toner.h"
#include "draw/walk.h"

static const Color night = { 0.06f, 0.14f, 0.23f, 1 };
static const Color pale = { 0.93f, 0.95f, 0.96f, 1 };

static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void add_box(Frame *f, Rect box, double radius, Color fill)
{
    frame_add_path(arena, f, (Point){ 0, 0 },
                   path_of_rect(arena, box, radius, fill, (Stroke){ 0 }));
}

static void add_word(Frame *f, Point at, Color color)
{
    static GlyphRun run = { .width = 20 };
    TextStyle *style = ARENA_NEW(arena, TextStyle);
    Line *line = ARENA_NEW(arena, Line);
    GlyphRun *own = ARENA_NEW(arena, GlyphRun);
    *style = (TextStyle){ .size = 9, .color = color };
    *own = run;
    own->style = style;
    *line = (Line){ .runs = own, .n = 1, .width = 20 };
    frame_add_line(arena, f, at, line);
}

static const Frame *toned(const Frame *f, Toner toner, bool back)
{
    Map copies;
    map_init(&copies, arena);
    return frame_toned(arena, f, toner, back, &copies);
}

static Color word_color(const Frame *f, uint32_t item)
{
    assert_int_equal(f->items[item].kind, ITEM_TEXT);
    return f->items[item].as.line->runs[0].style->color;
}

static const Path *path_at(const Frame *f, uint32_t item)
{
    assert_int_equal(f->items[item].kind, ITEM_PATH);
    return f->items[item].as.path;
}

static bool same(Color a, Color b)
{
    return color_eq(a, b);
}

/* A dark panel becomes a frame; white words on it are dark, dark words beside it stay. */
static void test_lean_panel(void **state)
{
    Frame *f = frame_new(arena, (Size){ 200, 200 });
    (void)state;
    add_box(f, (Rect){ 10, 10, 150, 100 }, 0, night);
    add_word(f, (Point){ 30, 60 }, COLOR_WHITE);
    add_word(f, (Point){ 30, 150 }, night);
    add_word(f, (Point){ 170, 150 }, pale);
    const Frame *lean = toned(f, TONER_LEAN, false);
    const Path *panel = path_at(lean, 0);
    assert_true(same(panel->fill, COLOR_WHITE));
    assert_true(same(panel->stroke.color, night));
    assert_true(fabs(panel->stroke.width - MM(0.6)) < 1e-9);
    /* Its line lies inside the panel. */
    assert_true(fabs(panel->segments[0].p[0].x - (10 + MM(0.3))) < 1e-9);
    assert_true(same(word_color(lean, 1), night));
    assert_true(same(word_color(lean, 2), night));
    assert_true(same(word_color(lean, 3), pale));  /* on white paper already */
    assert_true(same(path_at(f, 0)->fill, night)); /* the drawing itself is as it was */
}

/* A sign is no area; a light panel in a dark one stays light, with its words. */
static void test_lean_signs_and_panels(void **state)
{
    Frame *f = frame_new(arena, (Size){ 200, 200 });
    (void)state;
    add_box(f, (Rect){ 10, 10, 12, 12 }, 3, night);
    add_word(f, (Point){ 12, 20 }, COLOR_WHITE);
    add_box(f, (Rect){ 50, 50, 140, 140 }, 6, night);
    add_box(f, (Rect){ 60, 60, 100, 100 }, 0, pale);
    add_word(f, (Point){ 70, 100 }, night);
    add_box(f, (Rect){ 170, 60, 5, 5 }, 0, COLOR_WHITE);
    const Frame *lean = toned(f, TONER_LEAN, false);
    assert_true(same(path_at(lean, 0)->fill, night));
    assert_true(same(word_color(lean, 1), COLOR_WHITE));
    assert_true(same(path_at(lean, 2)->fill, COLOR_WHITE));
    assert_true(same(path_at(lean, 3)->fill, pale));
    assert_true(same(path_at(lean, 3)->stroke.color, night));
    assert_true(same(word_color(lean, 4), night));
    assert_true(same(path_at(lean, 5)->fill, night)); /* a white sign on the dark panel */
}

/* Areas are found through groups; a shared frame is copied once. */
static void test_lean_groups(void **state)
{
    Frame *inner = frame_new(arena, (Size){ 20, 20 }), *f = frame_new(arena, (Size){ 300, 300 });
    (void)state;
    add_box(inner, (Rect){ 0, 0, 20, 20 }, 0, night);
    const Group large = { .frame = inner, .transform = { 5, 0, 0, 5, 0, 0 }, .shared = true };
    frame_add_group(arena, f, (Point){ 0, 0 }, large);
    frame_add_group(arena, f, (Point){ 150, 0 }, large);
    add_word(f, (Point){ 40, 40 }, COLOR_WHITE);
    const Frame *lean = toned(f, TONER_LEAN, false);
    const Frame *first = lean->items[0].as.group->frame;
    assert_ptr_equal(first, lean->items[1].as.group->frame);
    assert_true(same(path_at(first, 0)->fill, COLOR_WHITE));
    assert_true(same(word_color(lean, 2), night));
}

static void test_lean_backs(void **state)
{
    Frame *f = frame_new(arena, (Size){ 200, 200 });
    (void)state;
    frame_add_path(arena, f, (Point){ 0, 0 },
                   path_of_line(arena, (Point){ 0, 0 }, (Point){ 90, 90 },
                                (Stroke){ 4, night, { 0, 0 }, false }));
    add_word(f, (Point){ 30, 60 }, night);
    const Frame *front = toned(f, TONER_LEAN, false), *back = toned(f, TONER_LEAN, true);
    assert_true(path_at(front, 0)->stroke.width == 4);
    assert_true(path_at(back, 0)->stroke.width < 1);
    assert_true(color_contrast(path_at(back, 0)->stroke.color, COLOR_WHITE) <
                color_contrast(night, COLOR_WHITE));
    assert_true(same(word_color(back, 1), night));
}

static void test_gray(void **state)
{
    static const uint8_t pixels[] = { 255, 0, 0, 0, 255, 0 };
    const Image image = { .width = 2, .height = 1, .pixels = pixels };
    Frame *f = frame_new(arena, (Size){ 200, 200 });
    (void)state;
    add_box(f, (Rect){ 10, 10, 100, 100 }, 0, night);
    add_word(f, (Point){ 12, 20 }, (Color){ 1, 0, 0, 1 });
    frame_add_image(arena, f, (Rect){ 0, 0, 10, 10 }, &image);
    const Frame *gray = toned(f, TONER_GRAY, false);
    const Color fill = path_at(gray, 0)->fill, red = word_color(gray, 1);
    assert_true(fill.r == fill.g && fill.g == fill.b);
    assert_true(fabs(color_contrast(fill, COLOR_WHITE) - color_contrast(night, COLOR_WHITE)) <
                0.01);
    assert_true(red.r == red.g && red.g == red.b && red.r > 0.4f && red.r < 0.6f);
    const Image *seen = gray->items[2].as.image->image;
    assert_true(seen->gray && seen->pixels[0] < seen->pixels[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lean_panel, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lean_signs_and_panels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lean_groups, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lean_backs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_gray, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
