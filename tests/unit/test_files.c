/* test_files.c - files that appear whole, together or not at all. */
#include "cmocka_head.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"

static Arena *arena;
static Diag *diag;
static char folder[] = "/tmp/ddkit-files-XXXXXX";

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diag = diag_new(arena);
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return rmdir(folder); /* each test leaves it empty */
}

static char *inside(const char *name)
{
    return path_join(arena, folder, name);
}

static size_t count(const char *path)
{
    Str *names;
    return folder_list(arena, path, &names);
}

static void test_a_file_has_no_name_before_it_is_published(void **state)
{
    (void)state;
    Str text;
    FileWriter *w = file_start(arena, diag, inside("a/b/x.txt"));
    for (int i = 0; i < 100000; i++) file_put(w, STR("0123456789"));
    assert_true(file_close(w));
    assert_int_equal(count(inside("a/b")), 0);
    assert_true(file_publish(w));
    assert_int_equal(count(inside("a/b")), 1);
    assert_true(file_read(arena, diag, SPAN_NONE, inside("a/b/x.txt"), 1 << 20, &text));
    assert_int_equal(text.n, 1000000);
    assert_true(str_ends(text, "789"));
    file_drop(w); /* too late */
    assert_true(file_kind(inside("a/b/x.txt")) == FILE_REGULAR);
    unlink(inside("a/b/x.txt"));
    rmdir(inside("a/b"));
    rmdir(inside("a"));
}

static void test_dropped_files_leave_nothing(void **state)
{
    (void)state;
    assert_int_equal(mkdir(inside("theirs"), 0777), 0);
    FileWriter *first = file_start(arena, diag, inside("new/deep/x"));
    FileWriter *second = file_start(arena, diag, inside("new/y"));
    FileWriter *third = file_start(arena, diag, inside("theirs/z"));
    file_put(first, STR("text"));
    assert_true(file_close(first));
    file_drop(third);
    file_drop(second);
    file_drop(first);
    assert_true(file_kind(inside("new")) == FILE_NONE);
    assert_true(file_kind(inside("theirs")) == FILE_FOLDER);
    rmdir(inside("theirs"));
}

static void test_what_cannot_be_published_is_reported_once(void **state)
{
    (void)state;
    assert_int_equal(mkdir(inside("x"), 0777), 0);
    const size_t before = diag_count(diag, SEVERITY_ERROR);
    FileWriter *w = file_start(arena, diag, inside("x"));
    assert_true(file_close(w));
    assert_false(file_publish(w));
    assert_false(file_publish(w));
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), before + 1);
    assert_int_equal(count(folder), 1);
    rmdir(inside("x"));
}

static void test_a_folder_that_cannot_be_made(void **state)
{
    (void)state;
    assert_true(file_write(diag, inside("file"), STR("x")));
    const size_t before = diag_count(diag, SEVERITY_ERROR);
    FileWriter *w = file_start(arena, diag, inside("file/x"));
    file_put(w, STR("text"));
    assert_false(file_finish(w, true));
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), before + 1);
    unlink(inside("file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_file_has_no_name_before_it_is_published),
        cmocka_unit_test(test_dropped_files_leave_nothing),
        cmocka_unit_test(test_what_cannot_be_published_is_reported_once),
        cmocka_unit_test(test_a_folder_that_cannot_be_made),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
