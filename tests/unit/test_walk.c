/* test_walk.c - the order of a walk, and where it says that things are. */
#include "cmocka_head.h"
#include <stdio.h>
#include <string.h>

#include "draw/walk.h"

typedef struct Heard {
    char text[200];
    bool closed; /* groups are left out */
} Heard;

static void hear(Heard *h, const char *what, Point at)
{
    const size_t n = strlen(h->text);
    snprintf(h->text + n, sizeof h->text - n, "%s %g,%g; ", what, at.x, at.y);
}

static void on_anchor(void *heard, const Anchor *anchor, const Place *place)
{
    hear(heard, anchor->name.p, place->at);
    hear(heard, "root", place_in_root(place));
}

static bool on_enter(void *heard, const Group *g, const Place *place)
{
    (void)g;
    hear(heard, "enter", place->at);
    return !((Heard *)heard)->closed;
}

static void on_leave(void *heard, const Group *g)
{
    (void)g;
    hear(heard, "leave", (Point){ 0, 0 });
}

static Frame *with_anchor(Arena *a, const char *name, Point at)
{
    Frame *f = frame_new(a, (Size){ 10, 10 });
    frame_add_anchor(a, f, at, (Anchor){ .name = str(name) });
    return f;
}

static const FrameVisitor visitor = { .anchor = on_anchor, .enter = on_enter, .leave = on_leave };

static void test_moves_dissolve(void **state)
{
    Arena *a = arena_new();
    Heard h = { "", false };
    Frame *f = frame_new(a, (Size){ 100, 100 });
    (void)state;
    frame_add_group(a, f, (Point){ 1, 2 },
                    (Group){ .frame = with_anchor(a, "in", (Point){ 3, 4 }),
                             .transform = { 1, 0, 0, 1, 10, 20 } });
    frame_walk(f, &visitor, &h);
    assert_string_equal(h.text, "in 14,26; root 14,26; ");
    arena_free(a);
}

/* What is turned by a quarter, within what is twice as large. */
static Frame *turned_in_scaled(Arena *a)
{
    Frame *inner = frame_new(a, (Size){ 50, 50 }), *outer = frame_new(a, (Size){ 100, 100 });
    frame_add_group(a, inner, (Point){ 5, 0 },
                    (Group){ .frame = with_anchor(a, "turned", (Point){ 3, 4 }),
                             .transform = { 0, 1, -1, 0, 0, 0 } });
    frame_add_group(a, outer, (Point){ 1, 2 },
                    (Group){ .frame = inner, .transform = { 2, 0, 0, 2, 0, 0 } });
    frame_add_anchor(a, outer, (Point){ 7, 7 }, (Anchor){ .name = STR("last") });
    return outer;
}

static void test_groups_nest(void **state)
{
    Arena *a = arena_new();
    Heard h = { "", false };
    (void)state;
    frame_walk(turned_in_scaled(a), &visitor, &h);
    assert_string_equal(h.text, "enter 1,2; enter 5,0; turned 3,4; root 3,8; leave 0,0; leave 0,0; "
                                "last 7,7; root 7,7; ");
    arena_free(a);
}

static void test_groups_may_be_left_out(void **state)
{
    Arena *a = arena_new();
    Heard h = { "", true };
    (void)state;
    frame_walk(turned_in_scaled(a), &visitor, &h);
    assert_string_equal(h.text, "enter 1,2; last 7,7; root 7,7; ");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves_dissolve),
        cmocka_unit_test(test_groups_nest),
        cmocka_unit_test(test_groups_may_be_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
