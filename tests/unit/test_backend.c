/* test_backend.c - frames, the trace of a document, and what back ends refuse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "backend/pdf.h"
#include "backend/png.h"
#include "backend/trace.h"
#include "batch_of_one.h"
#include "draw/path.h"
#include "print/sheet.h"

static Arena *arena;
static Diag *diag;
static char folder[] = "/tmp/ddkit-test-XXXXXX";

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diag = diag_new(arena);
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    Str *names;
    (void)state;
    const size_t n = folder_list(arena, folder, &names);
    for (size_t i = 0; i < n; i++) unlink(path_join(arena, folder, names[i].p));
    rmdir(folder);
    arena_free(arena);
    return 0;
}

static const Path *square(double side)
{
    return path_of_rect(arena, (Rect){ 0, 0, side, side }, 0, (Color){ 1, 0, 0, 1 }, (Stroke){ 0 });
}

static Document one_page(const Frame *f)
{
    Document doc = { .title = STR("A \"title\"") };
    sheet_single(arena, &doc, f, STR("1"));
    return doc;
}

static bool save_pdf(const Document *doc, const char *path)
{
    const OneFile one = one_file(arena, diag, path);
    return finish_file(one, pdf_write(diag, doc, &(FormatOptions){ 0 }, one.file));
}

static Str trace_of(const Document *doc)
{
    Str text;
    const char *path = path_join(arena, folder, "x.trace");
    const OneFile one = one_file(arena, diag, path);
    trace_write(diag, doc, &(FormatOptions){ 0 }, one.file);
    assert_true(finish_file(one, true));
    assert_true(file_read(arena, diag, SPAN_NONE, path, 1 << 20, &text));
    return text;
}

static void assert_trace(const Document *doc, const char *expected)
{
    assert_string_equal(str_c(arena, trace_of(doc)), expected);
}

static void test_small_frames_dissolve(void **state)
{
    (void)state;
    Frame *child = frame_new(arena, (Size){ 10, 10 }), *f = frame_new(arena, (Size){ 50, 50 });
    frame_add_path(arena, child, (Point){ 1, 2 }, square(3));
    frame_add_link(arena, child, (Rect){ 0, 0, 5, 5 }, STR("#a"));
    child->baseline = 8;
    frame_add_frame(arena, f, (Point){ 10, 20 }, child);
    assert_int_equal(f->n, 2);
    assert_true(f->items[0].kind == ITEM_PATH);
    assert_true(f->items[0].at.x == 11 && f->items[0].at.y == 22);
    assert_true(f->baseline == 28);
    for (int i = 0; i < 100; i++) frame_add_path(arena, child, (Point){ i, i }, square(1));
    frame_add_frame(arena, f, (Point){ 0, 0 }, child);
    assert_int_equal(f->n, 3);
    assert_true(f->items[2].kind == ITEM_GROUP);
}

/* A child in a group, and a path beside it. */
static Frame *grouped(const Path *path, Point at, double scale, const Path *clip)
{
    Frame *child = frame_new(arena, (Size){ 10, 10 }), *f = frame_new(arena, (Size){ 50, 50 });
    frame_add_path(arena, child, (Point){ 0, 0 }, path);
    frame_add_group(arena, f, (Point){ 5, 5 },
                    (Group){ .frame = child, .transform = { scale, 0, 0, 1, 0, 0 }, .clip = clip });
    frame_add_path(arena, f, at, path);
    return f;
}

static void test_same_frames(void **state)
{
    (void)state;
    const Path *path = square(3), *like_it = square(3);
    const Point at = { 1, 2 };
    Frame *f = grouped(path, at, 1, NULL), *more = grouped(path, at, 1, NULL);
    assert_true(frame_same(f, f));
    assert_true(frame_same(f, grouped(path, at, 1, NULL)));
    assert_false(frame_same(f, grouped(like_it, at, 1, NULL)));
    assert_false(frame_same(f, grouped(path, (Point){ 1, 3 }, 1, NULL)));
    assert_false(frame_same(f, grouped(path, at, 2, NULL)));
    assert_false(frame_same(f, grouped(path, at, 1, path)));
    frame_add_path(arena, more, at, path);
    assert_false(frame_same(f, more));
    frame_add_link(arena, f, (Rect){ 0, 0, 5, 5 }, STR("#a"));
    frame_add_link(arena, more, (Rect){ 0, 0, 5, 5 }, STR("#a"));
    assert_false(frame_same(f, more));
}

static void test_trace(void **state)
{
    (void)state;
    Frame *card = frame_new(arena, (Size){ 10, 20 }), *f = frame_new(arena, (Size){ 100, 50.125 });
    const Group shared = { .frame = card, .transform = TRANSFORM_IDENTITY, .shared = true };
    const Group turned = { .frame = card, .transform = { 0, 1, -1, 0, 5, 6 } };
    const Group moved = { .frame = card, .transform = { 1, 0, 0, 1, 1, 1 } };
    frame_add_path(arena, card, (Point){ 1.004, 2.006 }, square(3));
    frame_add_group(arena, f, (Point){ 10, 10 }, shared);
    frame_add_group(arena, f, (Point){ 20, 10 }, shared);
    frame_add_group(arena, f, (Point){ 30, 10 }, turned);
    frame_add_group(arena, f, (Point){ 40, 10 }, moved);
    frame_add_link(arena, f, (Rect){ 1, 2, 3, 4 }, STR("https://example.com/"));
    frame_add_anchor(arena, f, (Point){ 5, 6 },
                     (Anchor){ .name = STR("a"), .title = STR("The a"), .level = 2 });
    const Document doc = one_page(f);
    assert_trace(&doc, "title \"A \\\"title\\\"\"\nduplex none\noutline hidden\n\n"
                       "page 1 \"1\" size 100x50.13 trim 0,0 100x50.13 bleed 0,0 100x50.13\n"
                       "  group 10,10 size 10x20 frame 1\n"
                       "  group 20,10 size 10x20 frame 1\n"
                       "  group 35,16 size 10x20 matrix 0 1 -1 0\n"
                       "    path fill #ff0000 M1,2.01 L4,2.01 L4,5.01 L1,5.01 Z\n"
                       "  path fill #ff0000 M42,13.01 L45,13.01 L45,16.01 L42,16.01 Z\n"
                       "  link 1,2 3x4 \"https://example.com/\"\n"
                       "  anchor 5,6 \"a\" level 2 \"The a\"\n"
                       "\nframe 1 size 10x20\n"
                       "  path fill #ff0000 M1,2.01 L4,2.01 L4,5.01 L1,5.01 Z\n");
}

static void test_sizes_that_cannot_be(void **state)
{
    (void)state;
    const Document huge = one_page(frame_new(arena, (Size){ 20000, 100 }));
    const Document tiny = one_page(frame_new(arena, (Size){ 100, 1 }));
    const char *path = path_join(arena, folder, "x.pdf");
    assert_false(save_pdf(&huge, path));
    assert_false(save_pdf(&tiny, path));
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), 2);
    const OneFile picture = one_file(arena, diag, path_join(arena, folder, "x.png"));
    assert_false(
        finish_file(picture, png_write(diag, &huge, &(FormatOptions){ .dpi = 300 }, picture.file)));
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), 3);
    assert_true(file_kind(path) == FILE_NONE);
}

static void test_same_document_same_bytes(void **state)
{
    (void)state;
    Str bytes[2];
    Frame *f = frame_new(arena, (Size){ 100, 100 });
    frame_add_path(arena, f, (Point){ 1, 2 }, square(3));
    const Document doc = one_page(f);
    for (int i = 0; i < 2; i++) {
        const char *path = path_join(arena, folder, i ? "b.pdf" : "a.pdf");
        assert_true(save_pdf(&doc, path));
        assert_true(file_read(arena, diag, SPAN_NONE, path, 1 << 20, &bytes[i]));
    }
    assert_true(str_eq(bytes[0], bytes[1]));
    assert_true(str_starts(bytes[0], "%PDF-1.7"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_frames_dissolve),
        cmocka_unit_test(test_same_frames),
        cmocka_unit_test(test_trace),
        cmocka_unit_test(test_sizes_that_cannot_be),
        cmocka_unit_test(test_same_document_same_bytes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
