/* test_paragraph.c - lines of text in many scripts: what they hold, in which order, where they
 * break, how wide they are. */
#include "text/direction.h"
#include "text/paragraph.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cmocka_head.h"
#include "font_set.h"

typedef struct Bed {
    Arena *arena;
    Diag *diag;
    Fonts *fonts;
    Text *text;
    TextStyle sans, bold, mono;
    ParagraphOptions options;
} Bed;

static const char *const hyphen_folders[] = { "/usr/share/hyphen", NULL };

static int set_up(void **state)
{
    Bed *b = calloc(1, sizeof *b);
    if (!b) return -1;
    b->arena = arena_new();
    b->diag = diag_new(b->arena);
    b->fonts = font_set(b->arena, b->diag);
    b->text = text_new(b->arena, b->diag, b->fonts, hyphen_folders);
    b->sans = (TextStyle){ .family = STR("sans"), .weight = 400, .size = 10 };
    b->bold = (TextStyle){ .family = STR("sans"), .weight = 700, .size = 10 };
    b->mono = (TextStyle){ .family = STR("mono"), .weight = 400, .size = 10 };
    b->options = (ParagraphOptions){ .width = INFINITY, .language = STR("en") };
    *state = b;
    return 0;
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

static Paragraph set_in(Bed *b, const TextStyle *style, Str text)
{
    TextSpan span = { text, style, SPAN_NONE, false };
    return paragraph_layout(b->text, b->arena, &span, 1, &b->options);
}

static Paragraph set(Bed *b, const char *text)
{
    return set_in(b, &b->sans, str(text));
}

static Paragraph set_to(Bed *b, const char *text, double width)
{
    b->options.width = width;
    return set(b, text);
}

static double width_of(Bed *b, const char *text)
{
    return set(b, text).widths.max;
}

static void write_line(Buf *out, const Line *line)
{
    for (uint32_t i = 0; i < line->n; i++) buf_str(out, line->runs[i].shaped->text);
}

/* The words from left to right, lines parted by '|'. */
static const char *seen(Bed *b, Paragraph p)
{
    Buf out = { .arena = b->arena };
    for (uint32_t i = 0; i < p.n; i++) {
        if (i) buf_char(&out, '|');
        write_line(&out, &p.lines[i]);
    }
    buf_char(&out, 0);
    return out.p;
}

/* All text of left-to-right lines, without the blanks, hyphens and marks at their ends. */
static const char *joined(Bed *b, Paragraph p)
{
    Buf out = { .arena = b->arena };
    for (uint32_t i = 0; i < p.n; i++) {
        write_line(&out, &p.lines[i]);
        if (str_ends(buf_done(&out), "\xC2\xAD")) out.n -= 2;
    }
    buf_char(&out, 0);
    return out.p;
}

static bool ends_in_mark(const Line *line)
{
    return line->n && str_is(line->runs[line->n - 1].shaped->text, "\xC2\xAD");
}

static void assert_fits(Paragraph p, double width)
{
    for (uint32_t i = 0; i < p.n; i++) assert_true((double)p.lines[i].width <= width + 0.05);
}

static uint32_t count_glyphs(const Line *line)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < line->n; i++) n += line->runs[i].shaped->n;
    return n;
}

/* ---- lines --------------------------------------------------------------------------------- */

static void words_fill_lines(void **state)
{
    const char *text = "The pool was never resized after the move to the new host.";
    for (double width = 60; width < 300; width += 7) {
        Paragraph p = set_to(*state, text, width);
        assert_fits(p, width);
        assert_string_equal(joined(*state, p), text);
        assert_true(p.lines[p.n - 1].ends_paragraph);
        for (uint32_t i = 0; i + 1 < p.n; i++) assert_false(p.lines[i].ends_paragraph);
    }
}

static void empty_text_is_one_line_with_a_height(void **state)
{
    Paragraph p = set(*state, "");
    assert_int_equal(p.n, 1);
    assert_int_equal(p.lines[0].n, 0);
    assert_true(p.lines[0].ascent > 5 && p.lines[0].descent > 1 && p.lines[0].width == 0);
}

static void no_spans_are_one_line(void **state)
{
    Bed *b = *state;
    assert_int_equal(paragraph_layout(b->text, b->arena, NULL, 0, &b->options).n, 1);
}

static void blanks_alone_have_no_width(void **state)
{
    Paragraph p = set_to(*state, "     ", 5);
    assert_int_equal(p.n, 1);
    assert_true(p.lines[0].width == 0 && p.lines[0].ascent > 5);
}

static void hard_breaks(void **state)
{
    Paragraph p = set(*state, "one\n\ntwo\n");
    assert_string_equal(seen(*state, p), "one||two|");
    for (uint32_t i = 0; i < p.n; i++) {
        assert_true(p.lines[i].ends_paragraph);
        assert_true(p.lines[i].ascent > 5);
    }
}

static void blanks_hang_over_the_end(void **state)
{
    double word = width_of(*state, "connection");
    Paragraph p = set_to(*state, "connection   pool", word + 0.1);
    assert_string_equal(seen(*state, p), "connection   |pool");
    assert_true(fabs((double)p.lines[0].width - word) < 0.01);
    assert_true(fabs((double)p.lines[0].runs[0].width - word) < 0.01);
}

static void styles_share_a_line_and_a_word(void **state)
{
    Bed *b = *state;
    TextSpan spans[] = { { STR("half"), &b->sans, SPAN_NONE, false },
                         { STR("bold, yes"), &b->bold, SPAN_NONE, false } };
    b->options.width = 30;
    Paragraph p = paragraph_layout(b->text, b->arena, spans, 2, &b->options);
    b->options.width = 60;
    Paragraph wide = paragraph_layout(b->text, b->arena, spans, 2, &b->options);
    assert_string_equal(seen(b, wide), "halfbold, |yes"); /* no break between the styles */
    assert_int_equal(wide.lines[0].n, 2);
    assert_ptr_equal(wide.lines[0].runs[1].style, &b->bold);
    assert_true(wide.lines[0].runs[1].x >= wide.lines[0].runs[0].width);
    assert_string_equal(joined(b, p), "halfbold, yes");
}

static void tallest_run_makes_the_line(void **state)
{
    Bed *b = *state;
    TextStyle big = b->sans, raised = b->sans;
    big.size = 20;
    raised.rise = 15;
    TextSpan spans[] = { { STR("a"), &b->sans, SPAN_NONE, false },
                         { STR("b"), &big, SPAN_NONE, false } };
    const Font *f = fonts_face(b->fonts, STR("sans"), 400, false);
    Line line = paragraph_layout(b->text, b->arena, spans, 2, &b->options).lines[0];
    assert_true(fabs((double)line.ascent - f->ascent * 20) < 0.01);
    assert_true(fabs((double)line.descent - f->descent * 20) < 0.01);
    spans[1].style = &raised;
    line = paragraph_layout(b->text, b->arena, spans, 2, &b->options).lines[0];
    assert_true(fabs((double)line.ascent - (f->ascent * 10 + 15)) < 0.01);
}

static void first_line_is_indented(void **state)
{
    Bed *b = *state;
    double word = width_of(b, "word");
    b->options.first_indent = 12;
    Paragraph p = set_to(b, "word word word word", 2.6 * word);
    assert_true(fabs((double)p.lines[0].runs[0].x - 12) < 0.01);
    assert_true(p.lines[1].runs[0].x == 0);
    assert_fits(p, 2.6 * word);
    b->options.first_indent = -12;
    p = set(b, "word");
    assert_true(fabs((double)p.lines[0].width - (word - 12)) < 0.01);
}

static void word_behind_a_wide_indent_goes_to_the_next_line(void **state)
{
    Bed *b = *state;
    b->options.first_indent = 45;
    Paragraph p = set_to(b, "connection", 60);
    assert_string_equal(seen(b, p), "|connection");
}

static void no_lone_short_word_at_the_end(void **state)
{
    const char *text = "the pool is full of idle connections, is it";
    double all = width_of(*state, text), last = width_of(*state, " it");
    Paragraph p = set_to(*state, text, all - last + 0.5);
    assert_string_equal(seen(*state, p), "the pool is full of idle connections, |is it");
}

static void long_lines_run_full(void **state)
{
    const char *text =
        "the pool is full of idle connections, and of those who hold them nobody says so, is it";
    double all = width_of(*state, text), last = width_of(*state, " it");
    Paragraph p = set_to(*state, text, all - last + 0.5);
    assert_int_equal(p.n, 2);
    assert_true(p.lines[1].width < last);
}

static void headings_are_balanced(void **state)
{
    Bed *b = *state;
    const char *text = "A heading that is a little wider than the line is";
    double width = width_of(b, text) * 0.8;
    assert_true(set_to(b, text, width).lines[1].width < 0.4 * width);
    b->options.balance = true;
    Paragraph p = set_to(b, text, width);
    assert_int_equal(p.n, 2);
    assert_true((double)p.lines[1].width > 0.5 * width);
    assert_string_equal(joined(b, p), text);
}

static void widths_for_columns(void **state)
{
    Bed *b = *state;
    const char *text = "a connection pool\nof twenty";
    TextWidths w = set(b, text).widths;
    assert_true(fabs(w.min - width_of(b, "connection")) < 0.01);
    assert_true(fabs(w.max - width_of(b, "a connection pool")) < 0.01);
    assert_string_equal(joined(b, set_to(b, "a connection pool of twenty", w.min)),
                        "a connection pool of twenty");
    assert_int_equal(set_to(b, text, w.max).n, 2);
}

/* ---- where lines break ---------------------------------------------------------------------- */

static void no_break_at_a_no_break_space(void **state)
{
    double width = width_of(*state, "wait 10");
    assert_string_equal(seen(*state, set_to(*state, "wait 10\xC2\xA0km", width + 1)),
                        "wait |10\xC2\xA0km");
}

static void ranges_of_numbers_stay_whole(void **state)
{
    Bed *b = *state;
    const char *text = "pages 3\xE2\x80\x93"
                       "8 of it";
    assert_string_equal(seen(b, set_to(b, text, width_of(b, "pages 3\xE2\x80\x93") + 1)),
                        "pages |3\xE2\x80\x93"
                        "8 of it");
    text = "Porto\xE2\x80\x93"
           "Faro";
    assert_string_equal(seen(b, set_to(b, text, width_of(b, text) - 1)), "Porto\xE2\x80\x93|"
                                                                         "Faro");
}

static void break_at_a_zero_width_space(void **state)
{
    double width = width_of(*state, "foobar");
    Paragraph p = set_to(*state,
                         "foo\xE2\x80\x8B"
                         "bar",
                         width - 1);
    assert_string_equal(seen(*state, p), "foo\xE2\x80\x8B|bar");
    assert_true(fabs(width_of(*state, "foo\xE2\x80\x8B"
                                      "bar") -
                     width) < 0.5);
}

static void options_keep_their_hyphens(void **state)
{
    Bed *b = *state;
    assert_string_equal(seen(b, set_to(b, "use --only or -1 now", width_of(b, "use --only") - 1)),
                        "use |--only or |-1 now");
    assert_string_equal(seen(b, set_to(b, "well-known", width_of(b, "well-known") - 1)),
                        "well-|known");
}

/* A line does not end in what is left of "all-clear" or "(On-call". */
static void short_heads_keep_their_words(void **state)
{
    Bed *b = *state;
    assert_string_equal(seen(b, set_to(b, "one two all-clear", width_of(b, "one two all-") + 1)),
                        "one two |all-clear");
    assert_string_equal(
        seen(b, set_to(b, "somebody (On-call engineer", width_of(b, "somebody (On-") + 1)),
        "somebody |(On-call |engineer");
    assert_string_equal(seen(b, set_to(b, "the open-ended", width_of(b, "the open-") + 1)),
                        "the open-|ended");
}

static void lines_end_at_blanks_before_any_word(void **state)
{
    static const char *const words[] = { ".env",   "/srv",     "!ready", ":8080", ")",    "}end",
                                         "?why",   "->x",      "--only", "#4711", "@ops", "%20",
                                         "$12",    "\"quoted", "'a",     "(a)",   "“a”",  "…and",
                                         "»a«",    "+3",       ".a.b,",  "/",     "&",    "|",
                                         "~/.ssh", "*",        "=",      ";;x",   "“.x”" };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *text = c_format(b->arena, "before %s", words[i]);
        const char *wanted = c_format(b->arena, "before |%s", words[i]);
        assert_string_equal(seen(b, set_to(b, text, width_of(b, text) - 1)), wanted);
    }
    const char *endings = "files: .png, .jpg, .jpeg, .jpe, .gif, .zip, .doc, .docx, .docm, .xls.";
    for (double w = 40; w < 200; w += 3) {
        Paragraph p = set_to(b, endings, w);
        assert_string_equal(joined(b, p), endings);
        for (uint32_t i = 1; i < p.n; i++)
            assert_true(str_starts(p.lines[i].runs[0].shaped->text, "."));
    }
}

static void marks_by_themselves_stay_with_the_word_before_them(void **state)
{
    static const char *const marks[] = { "?", "!",  ":",   ";", "»",  ",",
                                         ".", "?!", "...", "…", "!”", ".)" };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *text = c_format(b->arena, "Oui vraiment %s oui", marks[i]);
        const char *wanted = c_format(b->arena, "Oui |vraiment %s |oui", marks[i]);
        const char *first = c_format(b->arena, "vraiment %s", marks[i]);
        assert_string_equal(seen(b, set_to(b, text, width_of(b, first) + 1)), wanted);
    }
    assert_string_equal(seen(b, set_to(b, "dit « bien » là", width_of(b, "dit « bien") - 1)),
                        "dit |« bien » |là");
    assert_string_equal(seen(b, set_to(b, "dit · bien · là", width_of(b, "dit · bien ·") + 1)),
                        "dit · bien |là");
}

static void dots_arrows_boxes_and_numbers_of_pages_begin_no_line(void **state)
{
    static const struct {
        const char *text, *fits, *lines;
    } cases[] = {
        { "one two · three", "one two", "one two |three" },
        { "one two · three", "one two ·", "one two |three" },
        { "one two → three", "one two →", "one two → |three" },
        { "one ab → cd", "one ab →", "one |ab → cd" },
        { "one ab →\u00a0On-call", "one ab → On-", "one |ab →\u00a0On-call" },
        { "one p. 14 on", "one p.", "one |p. 14 |on" },
        { "ab → cd → ef → gh", "ab → cd →", "ab → cd → |ef → gh" },
        { "since ☐ ☐ ☐", "since ☐ ☐", "since |☐ ☐ ☐" },
    };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(seen(b, set_to(b, cases[i].text, width_of(b, cases[i].fits) + 1)),
                            cases[i].lines);
}

static void no_line_ends_with_a_dot_between_things(void **state)
{
    static const char *const languages[] = { "en", "de" };
    static const char text[] = "Only after one of: X-16 Widen the column · X-28 Cut the name in the "
                               "issuer\u00a0· X-29 Park the wedding\u00a0· X-20 Copy two days of passes back";
    Bed *b = *state;
    for (size_t i = 0; i < 2; i++) {
        b->options.language = (Str){ languages[i], 2 };
        for (double width = 60; width < 500; width += 0.7) {
            const char *lines = seen(b, set_to(b, text, width));
            if (strstr(lines, "· |")) fail_msg("%s, %.1f: %s", languages[i], width, lines);
        }
    }
}

static void torn_words_show_a_hyphen(void **state)
{
    static const struct {
        const char *text;
        bool hyphens;
    } cases[] = {
        { "Zzrwkpfghjklmnbvcxsdfghjkl", true },
        { "Δρφγηξκλμνβψζσδφγηξκλ", true },
        { "Щзрвкпфгхжклмнбвцхсдфг", true },
        { "zz_rwkpfghj_klmnbvcx_sdfghjkl", false },
        { "https://zzrwkpfghjklmnbvcx", false },
        { "zz.rwkpfghjk.lmnbvcxsdf.ghjkl", false },
        { "3f786850e387550fdab836ed7e6dc881", false },
        { "连接池已满请稍候然后再试", false },
        { "שלוםשלוםשלוםשלוםשלום", false },
    };
    Bed *b = *state;
    b->options.language = STR("xx");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Paragraph p = set_to(b, cases[i].text, 40);
        assert_true(p.n > 1);
        assert_fits(p, 40);
        for (uint32_t k = 0; k + 1 < p.n; k++)
            assert_int_equal(ends_in_mark(&p.lines[k]), cases[i].hyphens);
    }
}

/* One part of a word that no line holds does not spoil the others. */
static void torn_words_are_torn_where_they_read_best(void **state)
{
    Bed *b = *state;
    assert_string_equal(seen(b, set_to(b, "pre-clearance", width_of(b, "clear-") + 0.5)),
                        "pre-|clear\xC2\xAD|ance");
    b->options.language = STR("de");
    assert_string_equal(
        seen(b, set_to(b, "Wunschkennzeichenreservierung", width_of(b, "Wunsch") - 0.5)),
        "Wunsc\xC2\xAD|hkenn\xC2\xAD|zei\xC2\xAD|chenre\xC2\xAD|servie\xC2\xAD|rung");
}

static void signs_stay_with_the_word_before_them(void **state)
{
    Bed *b = *state;
    assert_string_equal(seen(b, set_to(b, "more than 20 %", width_of(b, "more than 20") + 1)),
                        "more than |20 %");
    assert_string_equal(seen(b, set_to(b, "since the 29 May", width_of(b, "since the 29") + 1)),
                        "since the |29 May");
    assert_string_equal(seen(b, set_to(b, "seit dem 29. Mai", width_of(b, "seit dem 29.") + 1)),
                        "seit dem |29. Mai");
    assert_string_equal(seen(b, set_to(b, "all of 29 Maybe", width_of(b, "all of 29") + 1)),
                        "all of 29 |Maybe");
    assert_string_equal(seen(b, set_to(b, "and so – on", width_of(b, "and so") + 1)),
                        "and so |– on");
    assert_string_equal(seen(b, set_to(b, "and so - on", width_of(b, "and so") + 1)),
                        "and |so - |on");
}

static void code_within_prose_keeps_its_signs_together(void **state)
{
    Bed *b = *state;
    b->options.width = 40;
    assert_string_equal(seen(b, set_in(b, &b->mono, STR("aaa !=b"))), "aaa |!=b");
    assert_string_equal(seen(b, set_in(b, &b->mono, STR("aa ->bbb"))), "aa |->bbb");
    assert_string_equal(seen(b, set_in(b, &b->mono, STR("var/lib/pg"))), "var/|lib/pg");
}

static void soft_hyphen_shows_only_at_a_break(void **state)
{
    Bed *b = *state;
    const char *text = "in\xC2\xAD"
                       "com\xC2\xAD"
                       "pre\xC2\xADhensible";
    assert_true(fabs(width_of(b, text) - width_of(b, "incomprehensible")) < 0.5);
    Paragraph p = set_to(b, text, width_of(b, "incompre-") + 1);
    assert_string_equal(seen(b, p), "in\xC2\xAD"
                                    "com\xC2\xADpre\xC2\xAD|hensible");
    assert_true(ends_in_mark(&p.lines[0]));
    const Shaped *hyphen = p.lines[0].runs[p.lines[0].n - 1].shaped;
    assert_int_equal(hyphen->n, 1);
    assert_true(hyphen->advance > 0 && hyphen->glyphs[0].id != 0);
    assert_fits(p, b->options.width);
}

static void patterns_hyphenate_where_a_line_would_be_empty(void **state)
{
    Bed *b = *state;
    const char *text = "The internationalization of everything";
    double width = width_of(b, "The internationalization") - 10;
    assert_string_equal(seen(b, set_to(b, text, width)),
                        "The |internationalization |of everything");
    b->options.hyphenate_below = 0.9;
    Paragraph p = set_to(b, text, width);
    assert_true(ends_in_mark(&p.lines[0]));
    assert_string_equal(joined(b, p), text);
    assert_fits(p, width);
}

static void wide_words_are_hyphenated_always(void **state)
{
    Bed *b = *state;
    const char *text = "internationalization";
    for (double width = 25; width < 90; width += 3) {
        Paragraph p = set_to(b, text, width);
        assert_fits(p, width);
        assert_string_equal(joined(b, p), text);
        for (uint32_t i = 0; i + 1 < p.n; i++) assert_true(ends_in_mark(&p.lines[i]));
    }
}

static void identifiers_are_not_hyphenated(void **state)
{
    Bed *b = *state;
    b->options.width = 50;
    Paragraph p = set_in(b, &b->mono, STR("internationalization"));
    assert_true(p.n > 1);
    for (uint32_t i = 0; i < p.n; i++) assert_false(ends_in_mark(&p.lines[i]));
    p = set_to(b, "connection_pool_exhausted_again", 50);
    for (uint32_t i = 0; i < p.n; i++) assert_false(ends_in_mark(&p.lines[i]));
    assert_fits(p, 50);
}

static Paragraph set_code(Bed *b, const char *text, double columns)
{
    b->options.code = true;
    b->options.width = columns * 6; /* the fixed-width font's column, at 10 pt */
    return set_in(b, &b->mono, str(text));
}

/* What the lines say one by one, with `|` between them. */
static const char *code_lines(Bed *b, const char *text, double columns)
{
    return seen(b, set_code(b, text, columns));
}

static void code_keeps_its_blanks_and_shows_its_breaks(void **state)
{
    Bed *b = *state;
    const char *text = "    if (pool->idle == 0)  return pool_exhausted_error(pool);";
    for (double columns = 7; columns < 70; columns += 1.5) {
        Paragraph p = set_code(b, text, columns);
        assert_fits(p, b->options.width);
        for (uint32_t i = 0; i < p.n; i++) {
            const Line *l = &p.lines[i];
            assert_int_equal(l->wraps, i + 1 < p.n);
            if (l->wraps) assert_true((double)l->width + WRAP_SIGN * 10 <= b->options.width + 0.02);
            assert_true(l->spelled);
            assert_true(str_is(l->spelling, i ? "" : text));
            if (i) assert_true(l->n == 0 || (double)l->runs[0].x >= fmin(24, columns * 3) - 0.01);
        }
    }
    b->options.width = INFINITY;
    assert_string_equal(seen(b, set_in(b, &b->mono, str(text))), text);
}

static void code_loses_nothing(void **state)
{
    Bed *b = *state;
    Paragraph p = set_code(b, "abcdefghijklmnopqrstuvwxyz0123456789", 9);
    assert_string_equal(joined(b, p), "abcdefghijklmnopqrstuvwxyz0123456789");
    assert_int_equal(count_glyphs(&p.lines[0]), 7); /* and room for the sign */
    assert_int_equal(p.n, 5);
    assert_int_equal(count_glyphs(&p.lines[p.n - 1]), 8);
}

static void code_that_just_fits_is_not_broken(void **state)
{
    Bed *b = *state;
    assert_int_equal(set_code(b, "abcd efghi", 10).n, 1);
    assert_int_equal(set_code(b, "abcdefghij", 10).n, 1);
    assert_int_equal(set_code(b, "abcdefghijk", 10).n, 2);
    assert_int_equal(set_code(b, "abcdefghij   ", 10).n, 1); /* blanks may hang */
    assert_false(set_code(b, "abcdefghij", 10).lines[0].spelled);
}

static void code_breaks_where_it_reads_well(void **state)
{
    Bed *b = *state;
    assert_string_equal(code_lines(b, "select a, b from longtable", 20),
                        "select a, b from |longtable");
    assert_string_equal(code_lines(b, "{\"size\":20,\"busy\":20,\"x\":1}", 20),
                        "{\"size\":20,|\"busy\":20,\"x\":1}");
    assert_string_equal(code_lines(b, "https://example.org/a/b/c?d=1", 20),
                        "https://example.|org/a/b/c?d=1");
    /* a sign for the shell, numbers and escapes stay whole */
    assert_string_equal(code_lines(b, "makeall&&makeinstallx", 17), "makeall&&|makeinstallx");
    assert_string_equal(code_lines(b, "value=1,234,567,890,123", 19), "value=|1,234,567,890,123");
    /* blanks within quotes are no better than signs within names */
    assert_string_equal(code_lines(b, "{\"a\":\"b\",\"m\":\"no free one\"}", 18),
                        "{\"a\":\"b\",|\"m\":\"no free one\"}");
    assert_string_equal(code_lines(b, "screen=27\" and a keyboard", 20),
                        "screen=27\" and a |keyboard");
    /* a name that no line holds fills the one it starts in */
    assert_string_equal(code_lines(b, "e: abcdefghijklmnopqrstuvw", 14),
                        "e: abcdefghi|jklmnopqrstuvw");
    /* one that some line holds is not torn */
    assert_string_equal(code_lines(b, "e: abcdefghijkl", 14), "e: |abcdefghijkl");
}

static void code_wraps_under_its_indentation(void **state)
{
    Bed *b = *state;
    Paragraph p = set_code(b, "    at com.example.Pool.get(Pool.java)", 24);
    assert_string_equal(seen(b, p), "    at com.example.|Pool.get(Pool.java)");
    assert_true(fabs((double)p.lines[1].runs[0].x - 24) < 0.01);
    /* but never so far that nothing is left */
    p = set_code(b, "                    deeply indented code", 20);
    assert_fits(p, b->options.width);
    assert_true((double)p.lines[p.n - 1].runs[0].x <= 60.01);
    p = set_code(b, "                                  x", 10);
    assert_fits(p, b->options.width);
}

static void tabs_in_code_lead_to_stops(void **state)
{
    Bed *b = *state;
    b->options.code = true;
    assert_string_equal(seen(b, set_in(b, &b->mono, STR("\tx\ty"))), "        x       y");
    assert_string_equal(seen(b, set_in(b, &b->mono, STR("1234567\t8"))), "1234567 8");
    assert_string_equal(seen(b, set_in(b, &b->mono, STR("12345678\t9"))), "12345678        9");
    assert_string_equal(seen(b, set_in(b, &b->mono, STR("日本\tx"))), "日本    x");
    b->options.code = false;
    assert_string_equal(seen(b, set_in(b, &b->mono, STR("a\tb"))), "a b");
}

/* Whatever font a character comes from, columns line up. */
static void characters_of_code_take_whole_columns(void **state)
{
    static const struct {
        const char *text;
        int columns;
    } lines[] = {
        { "abc", 3 },
        { "日本語", 6 },
        { "한글", 4 },
        { "ﾊﾝｶｸ", 4 },
        { "→≤✓", 3 },
        { "e\xCC\x81x", 2 },
        { "ＡＢ", 4 },
        { "\xF0\x9F\x98\x80x", 3 },
        { "ж\xCC\x81я", 2 },
        { "a\xE2\x80\x8B"
          "b",
          2 },
    };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const Paragraph p = set_code(b, lines[i].text, 80);
        assert_true(fabs((double)p.lines[0].width - lines[i].columns * 6) < 0.1);
    }
    /* in prose they are as wide as their font has them */
    b->options.code = false;
    assert_true(fabs(set_in(b, &b->mono, STR("日本語")).widths.max - 36) > 1);
}

static void cjk_breaks_between_characters_but_not_before_a_comma(void **state)
{
    Bed *b = *state;
    const char *text = "连接池已满，请稍候。然后（再试）！";
    b->options.language = STR("zh-Hans");
    for (double width = 40; width < 120; width += 10) {
        Paragraph p = set_to(b, text, width + 1);
        assert_string_equal(joined(b, p), text);
        for (uint32_t i = 1; i < p.n; i++) {
            Str first = p.lines[i].runs[0].shaped->text;
            assert_false(str_starts(first, "，") || str_starts(first, "。") ||
                         str_starts(first, "）") || str_starts(first, "！"));
        }
        for (uint32_t i = 0; i < p.n; i++) {
            const Line *l = &p.lines[i];
            assert_false(str_ends(l->runs[l->n - 1].shaped->text, "（"));
        }
    }
}

static void small_kana_begin_no_line(void **state)
{
    Bed *b = *state;
    const char *text = "コンピューターを買ったっきりちょっとー々";
    b->options.language = STR("ja");
    for (double width = 30; width < 120; width += 3) {
        Paragraph p = set_to(b, text, width);
        assert_string_equal(joined(b, p), text);
        for (uint32_t i = 1; i < p.n; i++) {
            Str first = p.lines[i].runs[0].shaped->text;
            assert_false(str_starts(first, "ュ") || str_starts(first, "ー") ||
                         str_starts(first, "っ") || str_starts(first, "ょ"));
        }
    }
}

/* True when a word ends behind `bytes` of the text; `words` has a bar between any two. */
static bool ends_word(const char *words, size_t bytes)
{
    for (; *words && bytes; words++) bytes -= *words != '|';
    return *words == '|';
}

/* Scripts without blanks: lines end between words, and within them only where one is wider than a
 * line, and then between clusters. */
static void words_of_unparted_scripts_stay_whole(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        { "สวัสดีครับผมชื่อสมชาย", "สวัสดี|ครับ|ผม|ชื่อ|สมชาย" },
        { "ສະບາຍດີຊາວໂລກ", "ສະບາຍດີ|ຊາວໂລກ" },
        { "សួស្តីពិភពលោកខ្ញុំ", "សួស្តី|ពិភពលោក|ខ្ញុំ" },
        { "မင်္ဂလာပါကမ္ဘာလောက", "မင်္ဂလာ|ပါ|ကမ္ဘာ|လောက" },
        { "ระบบ DNS ล่มแล้ว", "ระบบ |DNS |ล่ม|แล้ว" },
    };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double widest = 0;
        Str words = str(cases[i].words);
        for (size_t from = 0; from < words.n;) {
            Str rest = str_slice(words, from, words.n);
            Str word = str_slice(rest, 0, str_find(rest, '|'));
            widest = fmax(widest, width_of(b, str_c(b->arena, str_trim(word))));
            from += word.n + 1;
        }
        for (double w = widest + 0.1; w < 2.5 * widest; w += 4) {
            Paragraph p = set_to(b, cases[i].text, w);
            assert_string_equal(joined(b, p), cases[i].text);
            assert_fits(p, w);
            Buf lines = { .arena = b->arena };
            for (uint32_t k = 0; k + 1 < p.n; k++) {
                write_line(&lines, &p.lines[k]);
                assert_true(ends_word(cases[i].words, lines.n));
            }
        }
    }
}

static void thai_is_torn_only_where_it_must_be(void **state)
{
    Bed *b = *state;
    const char *text = "ภาษาไทยเพราะแก้ไขที่นี่";
    double width = width_of(b, text);
    assert_int_equal(set_to(b, text, width + 1).n, 1);
    assert_string_equal(seen(b, set_to(b, "ก ภาษาไทย", width_of(b, "ก ภาษาไทย") - 1)),
                        "ก ภาษา|ไทย");
    for (double w = 12; w < width; w += 5) {
        Paragraph p = set_to(b, text, w);
        assert_string_equal(joined(b, p), text);
        for (uint32_t i = 1; i < p.n; i++) {
            size_t at = 0;
            uint32_t c = utf8_next(p.lines[i].runs[0].shaped->text, &at);
            assert_false((c >= 0x0E30 && c <= 0x0E3A) || (c >= 0x0E45 && c <= 0x0E4E));
        }
    }
}

/* ---- clusters ------------------------------------------------------------------------------- */

static void clusters_stay_whole_at_a_width_of_one_point(void **state)
{
    static const struct {
        const char *text, *lines;
    } cases[] = {
        { "123", "1|2|3" },
        { "abc", "a\xC2\xAD|b\xC2\xAD|c" },
        { "e\xCC\x81x\xCC\x82\xCC\x81", "e\xCC\x81\xC2\xAD|x\xCC\x82\xCC\x81" },
        { "👩\u200D💻👩\u200D💻", "👩|👩" },
        { "👍🏽👍🏽", "👍|👍" },
        { "⚠\uFE0F⚠\uFE0F", "⚠\uFE0F|⚠\uFE0F" },
        { "🇭🇷🇩🇪🇫🇷", "🏳|🏳|🏳" },
        { "क्षत्रिय", "क्ष|त्रि|य" },
        { "กำนี่", "กำ|นี่" },
        { "각각", "각|각" },
        { "\u1112\u1161\u11AB\u1112\u1161\u11AB", "\u1112\u1161\u11AB|\u1112\u1161\u11AB" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(seen(*state, set_to(*state, cases[i].text, 1)), cases[i].lines);
}

static void no_width_at_all_still_ends(void **state)
{
    assert_string_equal(seen(*state, set_to(*state, "12 3", 0)), "1|2 |3");
    assert_string_equal(seen(*state, set_to(*state, "12 3", -5)), "1|2 |3");
}

static void unseen_characters_are_not_missing(void **state)
{
    Bed *b = *state;
    set(b, "a\xC2\xAD\u200B\u200D\uFE0F\u2060\uFEFF ⚠\uFE0F 1\uFE0F\u20E3 5\u202Fkm x\u2011y "
           "\u2009\u3000.");
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 0);
}

/* What draws nothing bears on its neighbors and leaves no glyph. */
static void unseen_characters_have_no_glyphs(void **state)
{
    static const char *const unseen[] = {
        "\u00AD",     "\u034F",     "\u061C",     "\u115F",     "\u1160",     "\u17B4",
        "\u180B",     "\u180E",     "\u200B",     "\u200C",     "\u200D",     "\u200E",
        "\u200F",     "\u202A",     "\u202D",     "\u2060",     "\u2061",     "\u2066",
        "\u2069",     "\u206F",     "\u3164",     "\uFE00",     "\uFE0E",     "\uFE0F",
        "\uFEFF",     "\uFFA0",     "\uFFF0",     "\U0001BCA0", "\U0001D173", "\U000E0001",
        "\U000E0041", "\U000E0100", "\U000E0FFF",
    };
    Bed *b = *state;
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        Paragraph p = set(b, c_format(b->arena, "%sbirth%sday%s", unseen[i], unseen[i], unseen[i]));
        uint32_t glyphs = 0;
        for (uint32_t k = 0; k < p.lines[0].n; k++) glyphs += p.lines[0].runs[k].shaped->n;
        assert_int_equal(p.n, 1);
        assert_int_equal(glyphs, strlen("birthday"));
        assert_true(fabs((double)(p.lines[0].width - set(b, "birthday").lines[0].width)) < 0.5);
    }
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 0);
}

/* A cluster that no font draws as one picture becomes one that some font has. */
static void emoji_sequences_become_one_picture(void **state)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        { "x 👍🏽 y", "x 👍 y" },
        { "👩\u200D💻", "👩" },
        { "🏳\uFE0F\u200D🌈!", "🏳!" },
        { "👨\u200D👩\u200D👧\u200D👦", "👪" },
        { "\U0001F3FD", "\u25CF" }, /* a tone with nothing to color */
        { "👩\u200D❤\uFE0F\u200D👨", "💑" },
        { "👩🏽\u200D❤\uFE0F\u200D💋\u200D👨🏿", "💏" },
        { "🧑🏻\u200D🤝\u200D🧑🏿", "🧑" },
        { "🇩🇪🇫🇷 🇩", "🏳🏳 🏳" },
        { "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F.", "🏴." },
        { "✌\uFE0F🏿", "✌" },
        { "❤\uFE0F\u200D🔥", "❤" },
        { "\U0001FAE9", "\uFFFD" }, /* newer than all fonts */
        /* what is no sequence, or one that fonts have */
        { "⚠\uFE0F ❤", "⚠\uFE0F ❤" },
        { "1\uFE0F\u20E3 #\u20E3", "1\uFE0F\u20E3 #\u20E3" },
        { "👩\u200Dx", "👩\u200Dx" },
        { "\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(seen(*state, set(*state, cases[i].text)), cases[i].shown);
}

static void huge_word_is_cut_and_loses_nothing(void **state)
{
    enum { BYTES = 200000 };
    Bed *b = *state;
    char *text = arena_alloc(b->arena, BYTES + 1);
    for (int i = 0; i < BYTES; i++) text[i] = (char)('a' + i * 7 % 26);
    Paragraph line = set(b, text);
    assert_int_equal(line.n, 1);
    for (uint32_t i = 0; i < line.lines[0].n; i++)
        assert_true(line.lines[0].runs[i].shaped->text.n <= UINT16_MAX);
    assert_string_equal(seen(b, line), text);
    Paragraph p = set_to(b, text, 150);
    assert_fits(p, 150);
    assert_string_equal(joined(b, p), text);
}

static void a_word_is_shaped_once(void **state)
{
    Bed *b = *state;
    TextStyle large = b->sans;
    large.size = 24;
    const Shaped *first = set(b, "pool pool ").lines[0].runs[0].shaped;
    assert_ptr_equal(set(b, "pool pool ").lines[0].runs[1].shaped, first);
    assert_ptr_equal(set_in(b, &large, STR("pool ")).lines[0].runs[0].shaped, first);
    assert_ptr_not_equal(set_in(b, &b->bold, STR("pool ")).lines[0].runs[0].shaped, first);
    assert_int_equal(first->blanks, 1);
    assert_true(first->blanks_advance > 0 && first->blanks_advance < first->advance);
}

static void clusters_point_into_the_text(void **state)
{
    Bed *b = *state;
    Paragraph p = set(b, "čaj office 👩\u200D💻 क्षत्रिय שלום العربية e\xCC\x81");
    for (uint32_t i = 0; i < p.lines[0].n; i++) {
        const Shaped *s = p.lines[0].runs[i].shaped;
        for (uint32_t k = 0; k < s->n; k++) {
            assert_true(s->glyphs[k].cluster < s->text.n);
            if (k == 0) continue;
            uint16_t last = s->glyphs[k - 1].cluster, now = s->glyphs[k].cluster;
            assert_true(s->rtl ? now <= last : now >= last);
        }
    }
}

/* ---- styles --------------------------------------------------------------------------------- */

static void tracking_widens_by_clusters(void **state)
{
    Bed *b = *state;
    TextStyle tracked = b->sans;
    tracked.tracking = 2;
    double plain = (double)set(b, "ABC").lines[0].width;
    double wide = (double)set_in(b, &tracked, STR("ABC")).lines[0].width;
    assert_true(fabs(wide - plain - 2 * 2) < 0.3); /* nothing behind the last */
    const Shaped *s = set_in(b, &tracked, STR("x\xCC\x82y")).lines[0].runs[0].shaped;
    uint16_t last = s->glyphs[s->n - 1].cluster;
    for (uint32_t i = 0; i < s->n; i++) /* the mark is in its letter's cluster */
        assert_true(s->glyphs[i].cluster == 0 || s->glyphs[i].cluster == last);
    assert_int_equal(last, 3);
}

static void joined_scripts_are_not_tracked(void **state)
{
    Bed *b = *state;
    TextStyle tracked = b->sans;
    tracked.tracking = 2;
    Line line = set_in(b, &tracked, STR("العربية")).lines[0];
    assert_true(line.runs[0].style->tracking == 0);
    assert_true(fabs((double)line.width - width_of(b, "العربية")) < 0.01);
}

static void features_are_obeyed(void **state)
{
    Bed *b = *state;
    TextStyle tabular = b->sans;
    tabular.features = "tnum=1, ss99";
    const Shaped *one = set_in(b, &tabular, STR("1")).lines[0].runs[0].shaped;
    const Shaped *eight = set_in(b, &tabular, STR("8")).lines[0].runs[0].shaped;
    assert_int_equal(one->advance, eight->advance);
    assert_int_not_equal(set(b, "1").lines[0].runs[0].shaped->advance,
                         set(b, "8").lines[0].runs[0].shaped->advance);
}

static void code_is_set_as_typed(void **state)
{
    Bed *b = *state;
    const Shaped *bang = set_in(b, &b->mono, STR("!")).lines[0].runs[0].shaped;
    const Shaped *unequal = set_in(b, &b->mono, STR("!=")).lines[0].runs[0].shaped;
    assert_int_equal(unequal->glyphs[0].id, bang->glyphs[0].id);
}

/* ---- direction ------------------------------------------------------------------------------ */

static void hebrew_runs_from_the_right(void **state)
{
    Paragraph p = set(*state, "שלום עולם טוב");
    assert_true(p.lines[0].rtl);
    assert_string_equal(seen(*state, p), "טובעולם שלום "); /* words from left to right */
    assert_true(p.lines[0].runs[0].x == 0);
    assert_true(p.lines[0].runs[2].shaped->rtl);
}

static void hebrew_lines_break_in_reading_order(void **state)
{
    Bed *b = *state;
    double width = width_of(b, "שלום עולם");
    Paragraph p = set_to(b, "שלום עולם טוב", width + 0.5);
    assert_string_equal(seen(b, p), "עולםשלום |טוב"); /* no blank at the left edge */
    assert_true(fabs((double)p.lines[0].width - width) < 0.05);
    assert_true(p.lines[0].runs[0].x == 0);
}

static void words_of_another_direction_keep_theirs(void **state)
{
    Bed *b = *state;
    Paragraph p = set(b, "say שלום עולם now");
    assert_false(p.lines[0].rtl);
    assert_string_equal(seen(b, p), "say עולםשלום  now");
    p = set(b, "אמר hello world אז");
    assert_true(p.lines[0].rtl);
    assert_string_equal(seen(b, p), "אז hello worldאמר ");
}

static void numbers_in_hebrew_read_from_the_left(void **state)
{
    Bed *b = *state;
    Paragraph p = set(b, "גרסה 123 טובה");
    const Line *l = &p.lines[0];
    for (uint32_t i = 0; i < l->n; i++)
        if (str_starts(l->runs[i].shaped->text, "123")) assert_false(l->runs[i].shaped->rtl);
    assert_non_null(strstr(seen(b, p), "123"));
}

static const Glyph *glyph_of(Paragraph p, const char *text)
{
    const Line *l = &p.lines[0];
    for (uint32_t i = 0; i < l->n; i++)
        if (str_is(l->runs[i].shaped->text, text)) return l->runs[i].shaped->glyphs;
    return NULL;
}

static void brackets_are_mirrored(void **state)
{
    Bed *b = *state;
    const Glyph *open = glyph_of(set(b, "א(ב"), "("), *close = glyph_of(set(b, ")"), ")");
    assert_non_null(open);
    assert_non_null(close);
    assert_int_equal(open->id, close->id);
}

static void direction_can_be_forced(void **state)
{
    Bed *b = *state;
    b->options.direction = DIRECTION_RTL;
    Paragraph p = set(b, "English text.");
    assert_true(p.lines[0].rtl);
    assert_string_equal(seen(b, p), ".English text");
    b->options.direction = DIRECTION_LTR;
    p = set(b, "שלום");
    assert_false(p.lines[0].rtl);
}

static void language_decides_where_no_letter_does(void **state)
{
    Bed *b = *state;
    b->options.language = STR("ar-EG");
    assert_true(set(b, "12 + 3").lines[0].rtl);
    assert_false(set(b, "a 12").lines[0].rtl);
    b->options.language = STR("hr");
    assert_false(set(b, "12 + 3").lines[0].rtl);
}

static void direction_of_a_text_as_a_whole(void **state)
{
    (void)state;
    assert_true(text_is_rtl(STR("12. שלום and more"), false));
    assert_false(text_is_rtl(STR("a שלום עולם"), false));
    assert_true(text_is_rtl(STR("PostgreSQL לא מגיב"), true));
    assert_true(text_is_rtl(STR("שגיאה: API Gateway Timeout Error"), true));
    assert_false(text_is_rtl(STR("He said שלום, twice, then left."), true));
    assert_false(text_is_rtl(STR("PostgreSQL"), true));
    assert_true(text_is_rtl(STR("12"), true));
    assert_false(text_is_rtl(STR(""), false));
}

/* Signs that belong to a left-to-right word, within right-to-left text. */
static void words_keep_their_signs(void **state)
{
    Bed *b = *state;
    static const struct {
        const char *text, *ltr; /* a stretch of it that reads from left to right */
    } cases[] = {
        { "רק C++ ו־C# כאן", "C++" },
        { "רק C++ ו־C# כאן", "C#" },
        { "זה .NET שלנו", ".NET" },
        { "ב /var/log/ יש", "/var/log/" },
        { "קראו (f() או g(x)[1]) עכשיו", "g(x)[1]" },
        { "טלפון: +1 (800) 955-2292.", "+1 (800) 955-2292" },
        { "الرقم (800) 955-2292.", "(800) 955-2292" },
        { "הריצו --force כאן", "--force" },
        { "קר: -5 מעלות", "-5" },
        { "(+2) לזריקה", "+2" },
        { "الدرجة -5 اليوم", "-5" },
        { "+2", "+2" },
        { "1 / 2", "1 / 2" },
        { "סיכוי >99", ">99" },
        { "אחרי 12 400 ms", "12 400 ms" },
        { "نص 12 400 ms هنا", "12 400 ms" },
        { "10–20", "10–20" },
        { "عند 10–20 مرة", "10–20" },
        { "ב 2026-11-29 בערב", "2026-11-29" },
        { "قيمة -3,5 هنا", "-3,5" },
        { "תג <b> כאן", "<b>" },
        { "רשימה List<String> כאן", "List<String>" },
        { "רק 50 % מהן", "50 %" },
        { "רק 50% מהן", "50%" },
        { "כתבו ל ana@example.com!", "ana@example.com" },
    };
    b->options.language = STR("he");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Paragraph p = set(b, cases[i].text);
        assert_true(p.lines[0].rtl);
        assert_non_null(strstr(seen(b, p), cases[i].ltr));
    }
    /* An article or an ending in other letters keeps its hyphen. */
    assert_non_null(strstr(seen(b, set(b, "ה-API של")), "API-"));
}

static void code_runs_by_itself(void **state)
{
    Bed *b = *state;
    const TextSpan spans[] = { { STR("הריצו "), &b->sans, SPAN_NONE, false },
                               { STR("SELECT * FROM t;"), &b->sans, SPAN_NONE, true },
                               { STR(" עכשיו"), &b->sans, SPAN_NONE, false } };
    const Paragraph p = paragraph_layout(b->text, b->arena, spans, 3, &b->options);
    assert_true(p.lines[0].rtl);
    assert_non_null(strstr(seen(b, p), "SELECT * FROM t;"));
}

static void languages_have_directions(void **state)
{
    (void)state;
    static const char *const rtl[] = { "ar", "AR-eg", "he",        "fa-IR",   "ur",
                                       "yi", "ckb",   "ps",        "az-Arab", "pa-PK",
                                       "ks", "ug-CN", "ms-Arab-BN" };
    static const char *const ltr[] = { "en", "",   "ku", "ar-Latn", "pa",
                                       "az", "hr", "a",  "fare",    "ur-Latn-PK" };
    for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++) assert_true(language_is_rtl(str(rtl[i])));
    for (size_t i = 0; i < sizeof ltr / sizeof *ltr; i++)
        assert_false(language_is_rtl(str(ltr[i])));
}

static void right_to_left_words_are_parted_too(void **state)
{
    Bed *b = *state;
    Paragraph p = set_to(b, "אבגדהוזחטיכלמנסעפצקרשת", 40);
    assert_true(p.n > 2);
    assert_fits(p, 40);
    assert_string_equal(joined(b, p), "אבגדהוזחטיכלמנסעפצקרשת");
    assert_string_equal(seen(b, set_to(b, "אבג", 1)), "א|ב|ג");
}

static void arabic_letters_join(void **state)
{
    Bed *b = *state;
    const Shaped *alone = set(b, "ب").lines[0].runs[0].shaped;
    const Shaped *word = set(b, "ببب").lines[0].runs[0].shaped;
    assert_true(word->rtl);
    for (uint32_t i = 0; i < word->n; i++)
        assert_int_not_equal(word->glyphs[i].id, alone->glyphs[0].id);
}

/* ---- fonts and what none has ------------------------------------------------------------------
 */

static void scripts_fall_back_and_blanks_stay_with_their_word(void **state)
{
    Bed *b = *state;
    Paragraph p = set(b, "abc 中文 def");
    assert_string_equal(seen(b, p), "abc 中文 def");
    assert_str(p.lines[0].runs[0].shaped->font->postscript_name, "Inter-Regular");
    assert_true(str_starts(p.lines[0].runs[1].shaped->font->postscript_name, "NotoSansCJK"));
}

static void han_beside_kana_is_japanese(void **state)
{
    Bed *b = *state;
    Fonts *f = font_set(b->arena, b->diag);
    font_set_face(f, "x", 400, false, "Inter-Regular.otf", 0);
    fonts_add_fallback(f, STR("x"), STR("sc"));
    fonts_add_fallback(f, STR("x"), STR("jp"));
    Text *t = text_new(b->arena, b->diag, f, NULL);
    TextStyle x = { .family = STR("x"), .weight = 400, .size = 10 };
    TextSpan span = { STR("直"), &x, SPAN_NONE, false };
    Paragraph p = paragraph_layout(t, b->arena, &span, 1, &b->options);
    assert_int_equal(p.lines[0].runs[0].shaped->font->index, 2);
    span.text = STR("直の");
    p = paragraph_layout(t, b->arena, &span, 1, &b->options);
    assert_int_equal(p.lines[0].runs[0].shaped->font->index, 0);
    text_free(t);
    fonts_free(f);
}

static void missing_glyph_is_reported_once_a_place(void **state)
{
    Bed *b = *state;
    Source *s = source_new(b->arena, "x.yaml", STR("one\ntwo\n"));
    TextSpan spans[] = {
        { STR("a\xF4\x8F\xBF\xBD\xF4\x8F\xBF\xBD"), &b->sans, source_span(s, 0, 3), false },
        { STR("b\xF4\x8F\xBF\xBD"), &b->sans, source_span(s, 4, 7), false },
    };
    for (int i = 0; i < 3; i++) paragraph_layout(b->text, b->arena, spans, 2, &b->options);
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 2);
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    diag_print(b->diag, to, (DiagOptions){ 0 });
    fclose(to);
    assert_non_null(strstr(text, "x.yaml:1:1"));
    assert_non_null(strstr(text, "x.yaml:2:1"));
    assert_non_null(strstr(text, "U+10FFFD"));
    free(text);
    const Line *l = &paragraph_layout(b->text, b->arena, spans, 1, &b->options).lines[0];
    assert_int_equal(l->runs[0].shaped->glyphs[1].id, 0);
    assert_str(l->runs[0].shaped->font->postscript_name, "Inter-Regular");
}

static void control_characters_are_left_out_with_a_warning(void **state)
{
    Bed *b = *state;
    assert_string_equal(seen(b, set(b, "a\x07"
                                       "b\r\x7F"
                                       "c")),
                        "abc");
    assert_int_equal(diag_count(b->diag, SEVERITY_WARNING), 2);
}

static void odd_line_ends_are_hard_breaks(void **state)
{
    assert_string_equal(seen(*state, set(*state, "a\u2028b\u2029c\vd")), "a|b|c|d");
}

static void bytes_that_are_not_utf8_do_no_harm(void **state)
{
    assert_string_equal(seen(*state, set(*state, "a\xFF\xC0z")), "a\uFFFD\uFFFDz");
}

static void no_font_at_all_is_reported_and_survived(void **state)
{
    Bed *b = *state;
    TextStyle none = { .family = STR("serif"), .weight = 400, .size = 10 };
    b->options.width = 50;
    Paragraph p = set_in(b, &none, STR("nothing to draw this with"));
    assert_true(p.n >= 1);
    assert_int_equal(diag_worst(b->diag), SEVERITY_SYSTEM);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_fill_lines),
        TEST(empty_text_is_one_line_with_a_height),
        TEST(no_spans_are_one_line),
        TEST(blanks_alone_have_no_width),
        TEST(hard_breaks),
        TEST(blanks_hang_over_the_end),
        TEST(styles_share_a_line_and_a_word),
        TEST(tallest_run_makes_the_line),
        TEST(first_line_is_indented),
        TEST(word_behind_a_wide_indent_goes_to_the_next_line),
        TEST(no_lone_short_word_at_the_end),
        TEST(long_lines_run_full),
        TEST(headings_are_balanced),
        TEST(widths_for_columns),
        TEST(no_break_at_a_no_break_space),
        TEST(ranges_of_numbers_stay_whole),
        TEST(break_at_a_zero_width_space),
        TEST(options_keep_their_hyphens),
        TEST(short_heads_keep_their_words),
        TEST(lines_end_at_blanks_before_any_word),
        TEST(marks_by_themselves_stay_with_the_word_before_them),
        TEST(dots_arrows_boxes_and_numbers_of_pages_begin_no_line),
        TEST(no_line_ends_with_a_dot_between_things),
        TEST(torn_words_show_a_hyphen),
        TEST(torn_words_are_torn_where_they_read_best),
        TEST(signs_stay_with_the_word_before_them),
        TEST(code_within_prose_keeps_its_signs_together),
        TEST(soft_hyphen_shows_only_at_a_break),
        TEST(patterns_hyphenate_where_a_line_would_be_empty),
        TEST(wide_words_are_hyphenated_always),
        TEST(identifiers_are_not_hyphenated),
        TEST(code_keeps_its_blanks_and_shows_its_breaks),
        TEST(code_loses_nothing),
        TEST(code_that_just_fits_is_not_broken),
        TEST(code_breaks_where_it_reads_well),
        TEST(code_wraps_under_its_indentation),
        TEST(tabs_in_code_lead_to_stops),
        TEST(characters_of_code_take_whole_columns),
        TEST(cjk_breaks_between_characters_but_not_before_a_comma),
        TEST(small_kana_begin_no_line),
        TEST(words_of_unparted_scripts_stay_whole),
        TEST(thai_is_torn_only_where_it_must_be),
        TEST(clusters_stay_whole_at_a_width_of_one_point),
        TEST(no_width_at_all_still_ends),
        TEST(unseen_characters_are_not_missing),
        TEST(unseen_characters_have_no_glyphs),
        TEST(emoji_sequences_become_one_picture),
        TEST(huge_word_is_cut_and_loses_nothing),
        TEST(a_word_is_shaped_once),
        TEST(clusters_point_into_the_text),
        TEST(tracking_widens_by_clusters),
        TEST(joined_scripts_are_not_tracked),
        TEST(features_are_obeyed),
        TEST(code_is_set_as_typed),
        TEST(hebrew_runs_from_the_right),
        TEST(hebrew_lines_break_in_reading_order),
        TEST(words_of_another_direction_keep_theirs),
        TEST(numbers_in_hebrew_read_from_the_left),
        TEST(brackets_are_mirrored),
        TEST(direction_can_be_forced),
        TEST(language_decides_where_no_letter_does),
        TEST(direction_of_a_text_as_a_whole),
        TEST(words_keep_their_signs),
        TEST(code_runs_by_itself),
        TEST(languages_have_directions),
        TEST(right_to_left_words_are_parted_too),
        TEST(arabic_letters_join),
        TEST(scripts_fall_back_and_blanks_stay_with_their_word),
        TEST(han_beside_kana_is_japanese),
        TEST(missing_glyph_is_reported_once_a_place),
        TEST(control_characters_are_left_out_with_a_warning),
        TEST(odd_line_ends_are_hard_breaks),
        TEST(bytes_that_are_not_utf8_do_no_harm),
        TEST(no_font_at_all_is_reported_and_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
