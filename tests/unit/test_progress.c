/* test_progress.c - the bar on a terminal: when it comes, what it shows, that it goes. */
#include "cli/progress.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmocka_head.h"

#define CLEAR "\r\033[K"

/* A terminal in place of standard error. */
typedef struct Terminal {
    int master, saved;
    char seen[1024];
} Terminal;

static bool open_terminal(Terminal *t)
{
    t->master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (t->master < 0 || grantpt(t->master) != 0 || unlockpt(t->master) != 0) return false;
    const int slave = open(ptsname(t->master), O_RDWR | O_NOCTTY);
    if (slave < 0) return false;
    t->saved = dup(STDERR_FILENO);
    dup2(slave, STDERR_FILENO);
    close(slave);
    return true;
}

static void close_terminal(Terminal *t)
{
    dup2(t->saved, STDERR_FILENO);
    close(t->saved);
    close(t->master);
}

/* The terminal of a test, which is skipped on a machine that has none, such as a bare chroot. */
static Terminal *terminal(void **state)
{
    if (!*state) skip();
    return *state;
}

/* A terminal hands on in pieces what is printed: waits for all of `want`, then for more. */
static void assert_printed(Terminal *t, const char *want)
{
    size_t n = 0;
    struct pollfd ready = { .fd = t->master, .events = POLLIN };
    while (poll(&ready, 1, n < strlen(want) ? 5000 : 20) > 0) {
        const ssize_t got = read(t->master, t->seen + n, sizeof t->seen - 1 - n);
        if (got <= 0) break;
        n += (size_t)got;
    }
    t->seen[n] = 0;
    assert_string_equal(t->seen, want);
}

/* As if the work had begun a second earlier. */
static Progress slow(size_t total)
{
    Progress p;
    progress_start(&p, false, total);
    p.start -= 1;
    return p;
}

static void the_bar_shows_how_far_it_is(void **state)
{
    Terminal *t = terminal(state);
    Progress p = slow(4);
    const char *const want[] = {
        CLEAR "[........................] 0/4 clock", CLEAR "[######..................] 1/4 clock",
        CLEAR "[############............] 2/4 clock", CLEAR "[##################......] 3/4 clock",
        CLEAR "[########################] 4/4 clock", CLEAR "[########################] 5/4 clock",
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        progress_step(&p, STR("clock"));
        assert_printed(t, want[i]);
    }
}

static void it_waits_for_half_a_second(void **state)
{
    Terminal *t = terminal(state);
    Progress p;
    progress_start(&p, false, 2);
    p.start += 3600; /* nobody waits that long for this test */
    progress_step(&p, STR("clock"));
    assert_printed(t, "");
    progress_clear(&p);
    assert_printed(t, "");
    p.start -= 3601;
    progress_step(&p, STR("tents"));
    assert_printed(t, CLEAR "[############............] 1/2 tents");
}

static void it_goes_once(void **state)
{
    Terminal *t = terminal(state);
    Progress p = slow(1);
    progress_step(&p, STR("clock"));
    assert_printed(t, CLEAR "[........................] 0/1 clock");
    progress_clear(&p);
    assert_printed(t, CLEAR);
    progress_clear(&p);
    assert_printed(t, "");
}

/* The line must not wrap: only the last of two would be cleared. */
static void long_names_are_cut(void **state)
{
    Terminal *t = terminal(state);
    Progress p = slow(1);
    progress_step(&p, STR("0123456789012345678901234567890123456789x"));
    assert_printed(t,
                   CLEAR "[........................] 0/1 0123456789012345678901234567890123456789");
    p = slow(1); /* a wide one takes two columns, and is not cut in two */
    progress_step(&p, STR("012345678901234567890123456789012345678\u4e8b"));
    assert_printed(t,
                   CLEAR "[........................] 0/1 012345678901234567890123456789012345678");
}

static void nobody_is_disturbed(void **state)
{
    Terminal *t = terminal(state);
    Progress p;
    progress_start(&p, true, 2);
    p.start -= 1;
    progress_step(&p, STR("clock"));
    progress_clear(&p);
    assert_printed(t, "");
    p = slow(0); /* nothing to do */
    progress_step(&p, STR("clock"));
    assert_printed(t, "");
}

static void a_pipe_has_no_bar(void **state)
{
    (void)state;
    int ends[2];
    char byte;
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    const int saved = dup(STDERR_FILENO);
    dup2(ends[1], STDERR_FILENO);
    Progress p = slow(2);
    progress_step(&p, STR("clock"));
    progress_clear(&p);
    dup2(saved, STDERR_FILENO);
    close(saved);
    assert_int_equal(read(ends[0], &byte, 1), -1);
    close(ends[0]);
    close(ends[1]);
}

static int set_up(void **state)
{
    static Terminal t;
    *state = open_terminal(&t) ? &t : NULL;
    return 0;
}

static int tear_down(void **state)
{
    if (*state) close_terminal(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_bar_shows_how_far_it_is),
        TEST(it_waits_for_half_a_second),
        TEST(it_goes_once),
        TEST(long_names_are_cut),
        TEST(nobody_is_disturbed),
        cmocka_unit_test(a_pipe_has_no_bar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
