/* test_markdown.c - Markdown to a tree, written down as nested lists to compare. */
#include "text/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "cmocka_head.h"
#include "text/entities.h"

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static void write_inline(Buf *b, const MarkdownInline *i)
{
    if (i->strong) buf_c(b, "*");
    if (i->emphasis) buf_c(b, "/");
    if (i->strike) buf_c(b, "-");
    if (i->code) buf_c(b, "`");
    buf_c(b, "'");
    for (size_t k = 0; k < i->text.n; k++) {
        if (i->text.p[k] == '\n') buf_c(b, "|");
        else buf_char(b, i->text.p[k]);
    }
    buf_c(b, "'");
    if (i->link.n) {
        buf_c(b, "->");
        buf_str(b, i->link);
    }
}

static void write_block(Buf *b, const MarkdownBlock *block)
{
    static const char *const names[] = { "doc",  "p",    "h",     "list", "item", "quote",
                                         "code", "rule", "table", "row",  "cell" };
    static const char *const aligns[] = { "", "center", "right" };
    static const char *const tasks[] = { "", "-open", "-done" };
    buf_c(b, names[block->kind]);
    if (block->level) buf_format(b, "%u", block->level);
    if (block->ordered) buf_format(b, "%u", block->start);
    if (block->kind == MARKDOWN_LIST && !block->tight) buf_c(b, "-loose");
    buf_c(b, aligns[block->align]);
    buf_c(b, tasks[block->task]);
    if (block->info.n) {
        buf_c(b, "=");
        buf_str(b, block->info);
    }
    buf_c(b, "(");
    for (size_t i = 0; i < block->n_inlines; i++) {
        if (i) buf_c(b, " ");
        write_inline(b, &block->inlines[i]);
    }
    for (size_t i = 0; i < block->n_children; i++) {
        if (i) buf_c(b, " ");
        write_block(b, &block->children[i]);
    }
    buf_c(b, ")");
}

static const char *tree(Arena *a, Str markdown)
{
    Buf b = { .arena = a };
    write_block(&b, markdown_parse(a, markdown));
    buf_char(&b, 0);
    return b.p;
}

static void assert_tree(Arena *a, const char *markdown, const char *wanted)
{
    assert_string_equal(tree(a, str(markdown)), wanted);
}

static void plain_text_is_one_paragraph(void **state)
{
    assert_tree(*state, "Just words, 3 > 2.", "doc(p('Just words, 3 > 2.'))");
    assert_tree(*state, "Words.\n", "doc(p('Words.'))");
    assert_tree(*state, "2024 was | odd + even - it #was!",
                "doc(p('2024 was | odd + even - it #was!'))");
    assert_tree(*state, "Čemu šuma 中文", "doc(p('Čemu šuma 中文'))");
}

static void plain_text_is_not_copied(void **state)
{
    Str text = STR("no mark-up here");
    assert_ptr_equal(markdown_parse(*state, text)->children[0].inlines[0].text.p, text.p);
}

static void plain_text_needs_no_memory(void **state)
{
    PlainDocument plain;
    (void)state;
    assert_true(markdown_plain(STR("Just words.\n"), &plain));
    assert_int_equal(plain.document.n_children, 1);
    assert_int_equal(plain.document.children[0].kind, MARKDOWN_PARAGRAPH);
    assert_str(plain.document.children[0].inlines[0].text, "Just words.");
    static const char *const marked[] = { "", "a *b*", "`a`", "1. a", "- a", "# a", "a\nb", "a  b" };
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        assert_false(markdown_plain(str(marked[i]), &plain));
}

static void texts_are_remembered(void **state)
{
    Arena *a = *state;
    PlainDocument plain;
    MarkdownMemory memory;
    map_init(&memory.documents, a);
    const Str text = STR("a **b**"), other = STR("c **d**");
    const MarkdownBlock *first = markdown_recall(&memory, 1, a, text, &plain);
    assert_ptr_equal(markdown_recall(&memory, 1, a, text, &plain), first);
    assert_ptr_not_equal(markdown_recall(&memory, 1, a, other, &plain),
                         markdown_recall(&memory, 1, a, other, &plain));
    assert_ptr_equal(markdown_recall(&memory, 1, a, STR("plain"), &plain), &plain.document);
    assert_int_equal(memory.documents.n, 1);
}

static void nothing_is_an_empty_document(void **state)
{
    assert_tree(*state, "", "doc()");
    assert_tree(*state, " \n\n", "doc()");
}

static void looks_of_text(void **state)
{
    assert_tree(*state, "a **b** *c* ***d*** `e` ~~f~~",
                "doc(p('a ' *'b' ' ' /'c' ' ' */'d' ' ' `'e' ' ' -'f'))");
    assert_tree(*state, "**bold `code` more**", "doc(p(*'bold ' *`'code' *' more'))");
    assert_tree(*state, "snake_case_name and 2*3*4", "doc(p('snake_case_name and 2' /'3' '4'))");
}

static void breaks(void **state)
{
    assert_tree(*state, "one\ntwo", "doc(p('one two'))");
    assert_tree(*state, "one  \ntwo", "doc(p('one|two'))");
    assert_tree(*state, "one\\\ntwo", "doc(p('one|two'))");
    assert_tree(*state, "one\n\ntwo", "doc(p('one') p('two'))");
    assert_tree(*state, "**one**\n*two*", "doc(p(*'one' ' ' /'two'))");
}

static void blanks_are_one(void **state)
{
    assert_tree(*state, "so  many   blanks", "doc(p('so many blanks'))");
    assert_tree(*state, "a\ttab \t and *b* \tc", "doc(p('a tab and ' /'b' ' c'))");
    assert_tree(*state, "but `in  code`", "doc(p('but ' `'in  code'))");
}

static void no_blank_within_chinese_or_japanese(void **state)
{
    assert_tree(*state, "这是\n中文。\n好", "doc(p('这是中文。好'))");
    assert_tree(*state, "这是**粗**\n体", "doc(p('这是' *'粗' '体'))");
    assert_tree(*state, "这是\nPostgreSQL", "doc(p('这是 PostgreSQL'))");
    assert_tree(*state, "한국어\n단락", "doc(p('한국어 단락'))");
}

static void headings(void **state)
{
    assert_tree(*state,
                "# One\n## Two *x*\n\nText\n====", "doc(h1('One') h2('Two ' /'x') h1('Text'))");
    assert_tree(*state, "#hashtag", "doc(p('#hashtag'))");
}

static void lists(void **state)
{
    assert_tree(*state, "- a\n- b", "doc(list(item(p('a')) item(p('b'))))");
    assert_tree(*state, "3. a\n4. b", "doc(list3(item(p('a')) item(p('b'))))");
    assert_tree(*state, "- a\n\n- b", "doc(list-loose(item(p('a')) item(p('b'))))");
}

static void nested_lists(void **state)
{
    assert_tree(*state, "- a\n  1. b **c**\n  2. d\n- e",
                "doc(list(item(p('a') list1(item(p('b ' *'c')) item(p('d')))) item(p('e'))))");
    assert_tree(*state, "- a\n\n  more\n\n  ```\n  x\n  ```\n",
                "doc(list-loose(item(p('a') p('more') code('x'))))");
}

static void task_lists(void **state)
{
    assert_tree(*state, "- [x] 48 Stop\n- [ ] 49 **Wait**\n- [X] c\n- d",
                "doc(list(item-done(p('48 Stop')) item-open(p('49 ' *'Wait')) item-done(p('c'))"
                " item(p('d'))))");
    assert_tree(*state, "1. [x] a\n   - [ ] b",
                "doc(list1(item-done(p('a') list(item-open(p('b'))))))");
    assert_tree(*state, "- [y] a\n- [x]b\n\n[x] c",
                "doc(list(item(p('[y] a')) item(p('[x]b'))) p('[x] c'))");
}

static void quotes_and_rules(void **state)
{
    assert_tree(*state, "> a\n> > b\n\n---\n\nc", "doc(quote(p('a') quote(p('b'))) rule() p('c'))");
}

static void code_blocks(void **state)
{
    assert_tree(*state, "```sql\nselect 1;\n\n  from *x*\n```",
                "doc(code=sql('select 1;||  from *x*'))");
}

static void indented_code_and_empty_code(void **state)
{
    assert_tree(*state, "text\n\n    a <b>\n    c", "doc(p('text') code('a <b>|c'))");
    assert_tree(*state, "```\n```", "doc(code())");
}

static void tables(void **state)
{
    assert_tree(*state, "| a | b | c |\n|---|:-:|--:|\n| 1 | **2** | 3 |\n| 4 |",
                "doc(table(row(cell('a') cellcenter('b') cellright('c'))"
                " row(cell('1') cellcenter(*'2') cellright('3'))"
                " row(cell('4') cellcenter() cellright())))");
    assert_tree(*state, "| a \\| b |\n|---|\n| `x\\|y` |",
                "doc(table(row(cell('a | b')) row(cell(`'x|y'))))");
}

static void links(void **state)
{
    assert_tree(*state, "see [the **docs**](http://a.b/c?x=1&amp;y=2 \"t\") now",
                "doc(p('see ' 'the '->http://a.b/c?x=1&y=2 *'docs'->http://a.b/c?x=1&y=2 ' now'))");
    assert_tree(*state, "<https://a.b>", "doc(p('https://a.b'->https://a.b))");
    assert_tree(*state, "https://a.b/c_d_e", "doc(p('https://a.b/c_d_e'))");
    assert_tree(*state, "![a picture](x.png)", "doc(p('a picture'))");
}

static void raw_html_is_text(void **state)
{
    assert_tree(*state, "a <b>bold</b> <!-- c -->", "doc(p('a <b>bold</b> <!-- c -->'))");
    assert_tree(*state, "<div>\n*x*\n</div>", "doc(p('<div> ' /'x' ' </div>'))");
}

static void entities(void **state)
{
    assert_tree(*state, "a&nbsp;b &amp; &lt;c&gt; &#x2713; &#8364; &hellip;",
                "doc(p('a\xC2\xA0"
                "b & <c> ✓ € …'))");
    assert_tree(*state, "&nosuch; & &; `&amp;` &#0; &#xD800; &#99999999;",
                "doc(p('&nosuch; & &; ' `'&amp;' ' \xEF\xBF\xBD \xEF\xBF\xBD &#99999999;'))");
}

static void entity_names(void **state)
{
    (void)state;
    assert_int_equal(entity_character(STR("&AElig;")), 0xC6);
    assert_int_equal(entity_character(STR("&zwnj;")), 0x200C);
    assert_int_equal(entity_character(STR("&apos;")), '\'');
    assert_int_equal(entity_character(STR("&thetasym;")), 0x3D1);
    assert_int_equal(entity_character(STR("&thetasymm;")), 0);
    assert_int_equal(entity_character(STR("&Amp;")), 0);
    assert_int_equal(entity_character(STR("&#X41;")), 'A');
    assert_int_equal(entity_character(STR("&#x110000;")), 0xFFFD);
    assert_int_equal(entity_character(STR("&#x;")), 0);
    assert_int_equal(entity_character(STR("&;")), 0);
}

static void escapes(void **state)
{
    assert_tree(*state, "\\*not bold\\* and \\\\", "doc(p('*not bold* and \\'))");
}

static void nul_is_replaced(void **state)
{
    assert_string_equal(tree(*state, (Str){ "a\0b", 3 }), "doc(p('a\xEF\xBF\xBD"
                                                          "b'))");
}

static unsigned depth_of(const MarkdownBlock *b)
{
    unsigned deepest = 0;
    for (size_t i = 0; i < b->n_children; i++) {
        unsigned d = depth_of(&b->children[i]);
        if (d > deepest) deepest = d;
    }
    return deepest + 1;
}

static size_t text_bytes(const MarkdownBlock *b, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_inlines; i++)
        for (size_t k = 0; k < b->inlines[i].text.n; k++) n += b->inlines[i].text.p[k] == c;
    for (size_t i = 0; i < b->n_children; i++) n += text_bytes(&b->children[i], c);
    return n;
}

static void deep_nesting_is_flattened_and_loses_nothing(void **state)
{
    Buf quotes = { .arena = *state }, lists = { .arena = *state };
    for (int i = 0; i < 500; i++) buf_c(&quotes, "> ");
    buf_c(&quotes, "x\n\nx");
    for (int i = 0; i < 60; i++) {
        for (int k = 0; k < i; k++) buf_c(&lists, "  ");
        buf_c(&lists, "- x\n");
    }
    buf_c(&lists, "\n| x | x |\n|---|---|\n| x | x |\n");
    MarkdownBlock *q = markdown_parse(*state, buf_done(&quotes));
    MarkdownBlock *l = markdown_parse(*state, buf_done(&lists));
    assert_in_range(depth_of(q), 10, 30);
    assert_in_range(depth_of(l), 10, 30);
    assert_int_equal(text_bytes(q, 'x'), 2);
    assert_int_equal(text_bytes(l, 'x'), 64);
}

static bool lists_hold_items(const MarkdownBlock *b)
{
    for (size_t i = 0; i < b->n_children; i++) {
        bool item = b->children[i].kind == MARKDOWN_ITEM;
        if (item != (b->kind == MARKDOWN_LIST) || !lists_hold_items(&b->children[i])) return false;
    }
    return true;
}

static void only_items_stand_in_lists_at_any_depth(void **state)
{
    for (int deep = 1; deep < 40; deep++) {
        Buf b = { .arena = *state };
        for (int i = 0; i < deep; i++) buf_c(&b, i % 3 ? "- " : "> ");
        buf_c(&b, "x");
        assert_true(lists_hold_items(markdown_parse(*state, buf_done(&b))));
    }
}

/* md4c would fill each of the rows up to the head's columns. */
static void table_of_absurd_width_is_text(void **state)
{
    Buf b = { .arena = *state };
    for (int i = 0; i < 5000; i++) buf_c(&b, "|x");
    buf_c(&b, "|\n");
    for (int i = 0; i < 5000; i++) buf_c(&b, "|-");
    buf_c(&b, "|\n");
    for (int i = 0; i < 5000; i++) buf_c(&b, "|y\n");
    MarkdownBlock *document = markdown_parse(*state, buf_done(&b));
    assert_int_equal(document->children[0].kind, MARKDOWN_PARAGRAPH);
    assert_int_equal(text_bytes(document, 'y'), 5000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plain_text_is_one_paragraph),
        TEST(plain_text_is_not_copied),
        TEST(plain_text_needs_no_memory),
        TEST(texts_are_remembered),
        TEST(nothing_is_an_empty_document),
        TEST(looks_of_text),
        TEST(breaks),
        TEST(blanks_are_one),
        TEST(no_blank_within_chinese_or_japanese),
        TEST(headings),
        TEST(lists),
        TEST(nested_lists),
        TEST(task_lists),
        TEST(quotes_and_rules),
        TEST(code_blocks),
        TEST(indented_code_and_empty_code),
        TEST(tables),
        TEST(links),
        TEST(raw_html_is_text),
        TEST(entities),
        TEST(entity_names),
        TEST(escapes),
        TEST(nul_is_replaced),
        TEST(deep_nesting_is_flattened_and_loses_nothing),
        TEST(only_items_stand_in_lists_at_any_depth),
        TEST(table_of_absurd_width_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
