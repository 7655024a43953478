/* test_batch.c - files that appear together or not at all, and what becomes of those that are
 * there.
 */
#include "cmocka_head.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/batch.h"
#include "base/files.h"
#include "base/manifest.h"

static Arena *arena;
static Diag *diag;
static char *folder; /* a new one for each test */

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diag = diag_new(arena);
    folder = str_c(arena, STR("/tmp/ddkit-batch-XXXXXX"));
    return mkdtemp(folder) ? 0 : -1;
}

static void remove_all(const char *path)
{
    Str *names;
    const size_t n = folder_list(arena, path, &names);
    for (size_t i = 0; i < n; i++) remove_all(path_join(arena, path, str_c(arena, names[i])));
    remove(path);
}

static int tear_down(void **state)
{
    (void)state;
    remove_all(folder);
    arena_free(arena);
    return 0;
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

static bool is_there(const char *name)
{
    struct stat st;
    return lstat(inside(name), &st) == 0;
}

static void assert_text(const char *name, const char *text)
{
    Str found;
    assert_true(file_read(arena, diag, SPAN_NONE, inside(name), 1 << 20, &found));
    assert_string_equal(str_c(arena, found), text);
}

static void put(const char *name, const char *text)
{
    FILE *f = fopen(inside(name), "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static bool covers_all(const void *context, Str path)
{
    return !context || str_starts(path, context);
}

/* `only`: what the run's files begin with; NULL: anything. */
static Batch *begin(const char *only)
{
    return batch_new(arena, diag,
                     (BatchOptions){ .manifest = true, .covers = covers_all, .context = only });
}

static bool add(Batch *b, const char *name, const char *text)
{
    FileWriter *w = batch_add(b, name);
    file_put(w, str(text));
    return file_close(w);
}

static bool end(Batch *b)
{
    const bool ok = batch_publish(b);
    batch_close(b);
    return ok;
}

/* A run that makes the files `names`, each with `text` in it. */
static bool run(const char *only, const char *text, const char *const *names)
{
    Batch *b = begin(only);
    bool ok = true;
    batch_folder(b, inside("kit"));
    for (; *names && ok; names++) ok = add(b, *names, text);
    if (ok) return end(b);
    batch_close(b);
    return false;
}

#define RUN(only, text, ...) run(only, text, (const char *const[]){ __VA_ARGS__, NULL })

static void test_nothing_is_there_before_all_is(void **state)
{
    (void)state;
    struct stat st;
    Batch *b = begin(NULL);
    batch_folder(b, inside("a/kit"));
    FileWriter *w = batch_add(b, "b/x.txt");
    for (int i = 0; i < 100000; i++) file_put(w, STR("0123456789"));
    assert_true(file_close(w));
    assert_int_equal(count(folder), 0);
    assert_true(end(b));
    assert_int_equal(count(inside("a")), 1);
    assert_int_equal(count(inside("a/kit")), 2);
    assert_int_equal(stat(inside("a/kit/b/x.txt"), &st), 0);
    assert_int_equal(st.st_size, 1000000);
}

static void test_what_is_not_published_leaves_nothing(void **state)
{
    (void)state;
    Batch *b = begin(NULL);
    batch_folder(b, inside("new/kit"));
    assert_true(add(b, "x", "text"));
    batch_close(b);
    assert_int_equal(count(folder), 0);
}

/* A home is not linked again file by file for the sake of one new file in it. */
/* More than is held in memory: file 2 is partly there, partly on the disk, file 4 is small again.
 */
static void test_more_than_memory_holds(void **state)
{
    static const size_t sizes[] = { 3 << 20, 3 << 20, 1 << 20, 100 };
    enum { FILES = sizeof sizes / sizeof *sizes };
    char *bytes = arena_alloc(arena, sizes[0] + FILES);
    (void)state;
    for (size_t i = 0; i < sizes[0] + FILES; i++) bytes[i] = (char)(i * 7 / 5);
    Batch *b = begin(NULL);
    batch_folder(b, inside("kit"));
    for (size_t i = 0; i < FILES; i++) {
        FileWriter *w = batch_add(b, c_format(arena, "%zu", i));
        file_put(w, (Str){ bytes + i, sizes[i] });
        assert_true(file_close(w));
    }
    assert_true(end(b));
    for (size_t i = 0; i < FILES; i++) {
        Str found;
        char *name = inside(c_format(arena, "kit/%zu", i));
        assert_true(file_read(arena, diag, SPAN_NONE, name, 4 << 20, &found));
        assert_int_equal(found.n, sizes[i]);
        assert_memory_equal(found.p, bytes + i, sizes[i]);
    }
}

static void test_one_file_in_place(void **state)
{
    (void)state;
    struct stat before, after;
    assert_int_equal(mkdir(inside("home"), 0777), 0);
    put("home/mine", "mine");
    put("home/x", "1");
    assert_int_equal(stat(inside("home/mine"), &before), 0);
    nanosleep(&(struct timespec){ .tv_nsec = 20000000 },
              NULL); /* a tick of the file system's clock */
    Batch *b = batch_new(arena, diag, (BatchOptions){ .in_place = true });
    batch_folder(b, inside("home"));
    assert_true(add(b, "x", "2"));
    assert_text("home/x", "1");
    assert_true(end(b));
    assert_text("home/x", "2");
    assert_int_equal(count(inside("home")), 2);
    assert_int_equal(stat(inside("home/mine"), &after), 0);
    assert_memory_equal(&before.st_ctim, &after.st_ctim, sizeof before.st_ctim);
    b = batch_new(arena, diag, (BatchOptions){ .in_place = true });
    batch_folder(b, inside("new/folder"));
    assert_true(add(b, "x", "2") && end(b));
    assert_text("new/folder/x", "2");
}

static void test_files_of_earlier_runs_go(void **state)
{
    (void)state;
    assert_true(RUN(NULL, "1", "a", "sub/b", "sub/c", "other/d"));
    assert_true(RUN(NULL, "2", "a", "sub/b"));
    assert_text("kit/a", "2");
    assert_int_equal(count(inside("kit/sub")), 1);
    assert_false(is_there("kit/other"));
    assert_int_equal(count(folder), 1);
}

static void test_changed_files_stay(void **state)
{
    (void)state;
    assert_true(RUN(NULL, "1", "a", "sub/b", "sub/c"));
    put("kit/sub/b", "mine");
    put("kit/a", "mine");
    assert_true(RUN(NULL, "2", "a"));
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 1);
    assert_text("kit/sub/b", "mine");
    assert_text("kit/a", "2"); /* which this run makes */
    assert_false(is_there("kit/sub/c"));
    assert_true(RUN(NULL, "3", "a"));
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 1); /* said once: it is theirs now */
    assert_text("kit/sub/b", "mine");
}

static void test_other_runs_files_are_left_alone(void **state)
{
    (void)state;
    assert_true(RUN(NULL, "1", "a/x", "a/y", "b/x"));
    assert_true(RUN("a/", "2", "a/x"));
    assert_text("kit/b/x", "1");
    assert_false(is_there("kit/a/y"));
    assert_true(RUN(NULL, "3", "a/x")); /* "b/x" is still on the list */
    assert_false(is_there("kit/b"));
}

static void test_peoples_files_are_not_touched(void **state)
{
    (void)state;
    struct stat before, after, link;
    assert_true(RUN(NULL, "1", "a", "sub/b"));
    put("kit/notes", "mine");
    put("kit/sub/notes", "mine, too");
    assert_int_equal(mkdir(inside("kit/empty"), 0700), 0);
    assert_int_equal(mkdir(inside("kit/deep"), 0750), 0);
    put("kit/deep/notes", "deep");
    assert_int_equal(symlink("nowhere", inside("kit/link")), 0);
    assert_int_equal(mkfifo(inside("kit/pipe"), 0600), 0);
    assert_int_equal(stat(inside("kit"), &before), 0);
    assert_true(RUN(NULL, "2", "sub/c"));
    assert_int_equal(stat(inside("kit"), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino); /* for who stands in it */
    assert_text("kit/notes", "mine");
    assert_text("kit/sub/notes", "mine, too");
    assert_text("kit/deep/notes", "deep");
    assert_int_equal(lstat(inside("kit/link"), &link), 0);
    assert_true(S_ISLNK(link.st_mode));
    assert_int_equal(stat(inside("kit/notes"), &after), 0);
    assert_int_equal(after.st_nlink, 1);
    assert_int_equal(count(inside("kit")), 7);
    assert_int_equal(count(folder), 1);
}

static void test_many_files_of_people(void **state)
{
    (void)state;
    assert_true(RUN(NULL, "1", "a", "b"));
    for (int i = 0; i < 2100; i++) put(c_format(arena, "kit/note-%d", i), "mine");
    assert_true(RUN(NULL, "2", "a"));
    assert_text("kit/a", "2");
    assert_false(is_there("kit/b"));
    assert_int_equal(count(inside("kit")), 2102);
    assert_int_equal(count(folder), 1);
}

static void test_all_folders_or_none(void **state)
{
    (void)state;
    assert_true(RUN(NULL, "1", "a"));
    assert_int_equal(mkdir(inside("second"), 0777), 0);
    assert_int_equal(mkdir(inside("second/a"), 0777), 0); /* in the way */
    Batch *b = begin(NULL);
    const char *const names[] = { "kit", "new/third", "second" };
    for (size_t i = 0; i < 3; i++) {
        batch_folder(b, inside(names[i]));
        assert_true(add(b, "a", "2"));
    }
    assert_false(end(b));
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), 1);
    assert_text("kit/a", "1");
    assert_false(is_there("new"));
    assert_int_equal(count(inside("second")), 1);
    assert_int_equal(count(folder), 2);
}

static void test_what_is_in_the_way_is_reported(void **state)
{
    (void)state;
    put("file", "x");
    Batch *b = begin(NULL);
    batch_folder(b, inside("file/kit"));
    assert_false(add(b, "a", "1"));
    assert_false(file_close(batch_add(b, "b")));
    batch_close(b);
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), 2);
    assert_true(RUN(NULL, "1", "a"));
    put("kit/sub", "a file");
    assert_false(RUN(NULL, "2", "a", "sub/b"));
    assert_text("kit/a", "1");
    assert_int_equal(count(folder), 2);
}

/* Lines that could lead out of the folder, or that are none. */
static void test_a_list_is_not_trusted(void **state)
{
    (void)state;
    assert_true(RUN(NULL, "1", "a"));
    Str text;
    assert_true(file_read(arena, diag, SPAN_NONE, inside("kit/" MANIFEST_NAME), 1 << 20, &text));
    const char *hash = str_c(arena, str_slice(text, text.n - 19, text.n - 3));
    put("outside", "1");
    put("kit/mine", "1");
    put("kit/" MANIFEST_NAME,
        c_format(arena, "%s ../outside\n%s /%s\n\n%s\nx %s mine\n%s sub/../mine\n%s .\n", hash,
                 hash, inside("outside"), hash, hash, hash, hash));
    assert_true(RUN(NULL, "2", "b"));
    assert_text("outside", "1");
    assert_text("kit/mine", "1");
    assert_text("kit/a", "1"); /* which no line names now */
}

/* A run that makes "a" and notes on topics: "cards one", "pages three". */
static bool run_with_notes(const char *const *notes)
{
    Batch *b = begin(NULL);
    batch_folder(b, inside("kit"));
    if (!add(b, "a", "1")) return false;
    for (; *notes; notes += 2) {
        batch_topic(b, str(notes[0]));
        if (*notes[1]) batch_note(b, str(notes[1]));
    }
    return end(b);
}

#define RUN_WITH_NOTES(...) run_with_notes((const char *const[]){ __VA_ARGS__, NULL })

/* The notes of the list, "TOPIC TEXT; ". */
static const char *notes(void)
{
    Str text;
    Manifest m;
    Buf b = { .arena = arena };
    assert_true(file_read(arena, diag, SPAN_NONE, inside("kit/" MANIFEST_NAME), 1 << 20, &text));
    manifest_parse(arena, text, &m);
    for (size_t i = 0; i < m.notes.n; i++)
        buf_format(&b, "%.*s %.*s; ", (int)m.notes.at[i].topic.n, m.notes.at[i].topic.p,
                   (int)m.notes.at[i].text.n, m.notes.at[i].text.p);
    return str_c(arena, buf_done(&b));
}

static void test_notes(void **state)
{
    (void)state;
    assert_true(RUN_WITH_NOTES("pages", "three", "cards", "two of them"));
    assert_string_equal(notes(), "cards two of them; pages three; ");
    assert_true(RUN_WITH_NOTES("cards", "one")); /* others stay */
    assert_string_equal(notes(), "cards one; pages three; ");
    assert_true(RUN(NULL, "1", "a"));
    assert_string_equal(notes(), "cards one; pages three; ");
    assert_true(RUN_WITH_NOTES("pages", "")); /* nothing more to say */
    assert_string_equal(notes(), "cards one; ");
    put("kit/" MANIFEST_NAME, "+ \n+\n+ x\n+ x \n+  y z\n+ x  z\n +x y\n+ x y");
    assert_string_equal(notes(), "x  z; x y; ");
    assert_true(RUN_WITH_NOTES("x", "one\ntwo")); /* what is no line is left out */
    assert_string_equal(notes(), "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_is_there_before_all_is),
        TEST(test_what_is_not_published_leaves_nothing),
        TEST(test_more_than_memory_holds),
        TEST(test_one_file_in_place),
        TEST(test_files_of_earlier_runs_go),
        TEST(test_changed_files_stay),
        TEST(test_other_runs_files_are_left_alone),
        TEST(test_peoples_files_are_not_touched),
        TEST(test_many_files_of_people),
        TEST(test_all_folders_or_none),
        TEST(test_what_is_in_the_way_is_reported),
        TEST(test_a_list_is_not_trusted),
        TEST(test_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
