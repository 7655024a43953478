/* test_markdown.c - Markdown to a tree, written down as nested lists to compare. */
#include "text/markdown.h"

#include <stdio.h>
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
    if (i->raised) buf_c(b, "^");
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
    if (i->image.n) {
        buf_c(b, "=>");
        buf_str(b, i->image);
    }
}

static void write_block(Buf *b, const MarkdownBlock *block)
{
    static const char *const names[] = { "doc",  "p",     "h",   "list", "item",  "quote", "code",
                                         "rule", "table", "row", "cell", "notes", "note" };
    static const char *const alerts[] = {
        "", "-note", "-tip", "-important", "-warning", "-caution"
    };
    static const char *const aligns[] = { "", "center", "right" };
    static const char *const tasks[] = { "", "-open", "-done" };
    buf_c(b, names[block->kind]);
    if (block->level) buf_format(b, "%u", block->level);
    if (block->ordered || block->kind == MARKDOWN_NOTE) buf_format(b, "%u", block->start);
    buf_c(b, alerts[block->alert]);
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

/* What is remarked, as "kind:bytes" each. */
static const char *remarks(Arena *a, Str text)
{
    static const char *const names[] = {
        "stars", "html", "comment", "missing", "picture", "unused"
    };
    const MarkdownBlock *document = markdown_parse(a, text);
    Buf b = { .arena = a };
    for (size_t i = 0; i < document->n_remarks; i++) {
        const MarkdownRemark *r = &document->remarks[i];
        if (i) buf_char(&b, ' ');
        buf_format(&b, "%s:%zu-%zu", names[r->doubt], r->from, r->to);
    }
    buf_char(&b, 0);
    return b.p;
}

static void assert_remarks(Arena *a, const char *markdown, const char *wanted)
{
    assert_string_equal(remarks(a, str(markdown)), wanted);
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
    static const char *const marked[] = {
        "", "a *b*", "`a`", "1. a", "- a", "# a", "a\nb", "a  b"
    };
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        assert_false(markdown_plain(str(marked[i]), &plain));
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

/* Tabs that indent code lead to stops of eight columns, counted from the fence; Markdown's own
 * count of four holds outside. */
static void tabs_indent_code(void **state)
{
    assert_tree(*state, "```\n\tx\n  \ty\n\t\tz\ta\n```",
                "doc(code('        x|        y|                z\ta'))");
    assert_tree(*state, "- a\n\n  ```\n  \tx\n  ```",
                "doc(list-loose(item(p('a') code('        x'))))");
    assert_tree(*state, "> ~~~\n> \tx\n> ~~~\n\n\ty", "doc(quote(code('        x')) code('y'))");
    assert_tree(*state, "````\n```\n\tx\n````\n\n\ty", "doc(code('```|        x') code('y'))");
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
    assert_tree(*state, "![a picture](x.png)", "doc(p('a picture'=>x.png))");
}

static void raw_html_is_text(void **state)
{
    assert_tree(*state, "a <b>bold</b>", "doc(p('a <b>bold</b>'))");
    assert_tree(*state, "<div>\n*x*\n</div>", "doc(p('<div> ' /'x' ' </div>'))");
    assert_tree(*state, "<details>\n\n- *x*\n\n</details>",
                "doc(p('<details>') list(item(p(/'x'))) p('</details>'))");
    assert_tree(*state, "<?php *x* ?>", "doc(p('<?php *x* ?>'))");
}

static void html_is_remarked_once(void **state)
{
    assert_remarks(*state, "a <b>bold</b> <i>x</i>", "html:2-5");
    assert_remarks(*state, "<div>\n\nx\n\n</div>", "html:0-5");
    assert_remarks(*state, "|a|b|\n|-|-|\n|<KBD>x</KBD>|2|", "html:13-18");
    assert_remarks(*state, "log in to <host> as <service-user>, p < 0.05", "");
    assert_remarks(*state, "`<b>` \\<b> a<br>b <!-- c -->", "");
}

static void br_breaks_lines(void **state)
{
    assert_tree(*state, "a<br>b<br/>c <BR /> d<br clear=\"all\">\ne</br>", "doc(p('a|b|c|d|e'))");
    assert_tree(*state, "<br>a", "doc(p('|a'))");
    assert_tree(*state, "|a|b|\n|-|-|\n|Drain<br>then stop|2|",
                "doc(table(row(cell('a') cell('b')) row(cell('Drain|then stop') cell('2'))))");
    assert_tree(*state, "`a<br>b`", "doc(p(`'a<br>b'))");
}

static void comments_are_left_out(void **state)
{
    assert_tree(*state, "a <!-- b --> c", "doc(p('a c'))");
    assert_tree(*state, "a <!-- b -- c --> d<!---->.", "doc(p('a d.'))");
    assert_tree(*state, "a\n\n<!-- b\n\n# c\n\n- d\n-->\n\ne", "doc(p('a') p('e'))");
    assert_tree(*state, "a <!-- b\n\n- *c*\n\n-->d", "doc(p('a') p('d'))");
    assert_tree(*state, "<!-- a --> *b*", "doc(p(/'b'))");
    assert_tree(*state, "- a\n- <!-- b -->\n- c", "doc(list(item(p('a')) item(p('c'))))");
    assert_tree(*state, "```\n<!-- a -->\n```\n`<!-- b -->`",
                "doc(code('<!-- a -->') p(`'<!-- b -->'))");
    assert_tree(*state, "\\<!-- a -->", "doc(p('<!-- a -->'))");
    assert_tree(*state, "<!-- a *b*\n\nc", "doc(p('<!-- a ' /'b') p('c'))");
    assert_remarks(*state, "a\n<!-- b", "comment:2-6");
}

static void tildes(void **state)
{
    assert_tree(*state, "3~5 s and 10~20 s, ~/.ssh, ~ops/bin~, H~2~O",
                "doc(p('3~5 s and 10~20 s, ~/.ssh, ~ops/bin~, H~2~O'))");
    assert_tree(*state, "~~a~~ b ~~~c~~~", "doc(p(-'a' ' b ~~~c~~~'))");
    assert_tree(*state, "`a~b` \\~c~ \\\\~d~", "doc(p(`'a~b' ' ~c~ \\~d~'))");
    assert_tree(*state, "<http://a.b/~c/d~e>", "doc(p('http://a.b/~c/d~e'->http://a.b/~c/d~e))");
    assert_tree(*state, "[a~b~](http://a.b/~c~)", "doc(p('a~b~'->http://a.b/~c~))");
    assert_tree(*state, "~~~ a~b\nc~d~e\n~~~", "doc(code=a~b('c~d~e'))");
}

static void emphasis_beside_chinese_japanese_korean(void **state)
{
    assert_tree(*state, "**重要：**次の手順", "doc(p(*'重要：' '次の手順'))");
    assert_tree(*state, "です**「注意」**です", "doc(p('です' *'「注意」' 'です'))");
    assert_tree(*state, "**한국어(Korean)**은", "doc(p(*'한국어(Korean)' '은'))");
    assert_tree(*state, "*（a）*b", "doc(p(/'（a）' 'b'))");
    assert_tree(*state, "中文***“强调”***文字", "doc(p('中文' */'“强调”' '文字'))");
    assert_tree(*state, "[**重：**次](http://x.y/*（b）*c)",
                "doc(p(*'重：'->http://x.y/*（b）*c '次'->http://x.y/*（b）*c))");
    assert_tree(*state, "`**重：**次` 2**3", "doc(p(`'**重：**次' ' 2**3'))");
}

static void stars_left_over_are_remarked(void **state)
{
    assert_remarks(*state, "a **b** *c* ***d***", "");
    assert_remarks(*state, "a ** b ** c", "stars:2-4 stars:7-9");
    assert_remarks(*state, "**重：**次**", "stars:13-15");
    assert_remarks(*state, "3~5 **b", "stars:4-6");
    assert_remarks(*state, "`**` \\*\\* \\** *.log a*b", "");
    assert_remarks(*state, "- a\n  > **b", "stars:8-10");
}

static void tables_as_github_reads_them(void **state)
{
    static const char table[] = "table(row(cell('a') cell('b')) row(cell('1') cell('2')))";
    static const char *const texts[] = {
        "|a|b|\n|-|-|\n|1|2|",
        "|a|b|\n|--|-|\n|1|2|",
        "a|b\n-|-\n1|2",
        "| a | b |\r\n| - | - |\r\n| 1 | 2 |\r\n",
        "|a|b|\n|-|--|\n|1|2|\n\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_tree(*state, texts[i], str_c(*state, str_format(*state, "doc(%s)", table)));
    assert_tree(*state, "Teams:\n|a|b|\n|-|-|\n|1|2|",
                str_c(*state, str_format(*state, "doc(p('Teams:') %s)", table)));
    assert_tree(*state, "> x\n> |a|b|\n> |-|-|\n> |1|2|",
                str_c(*state, str_format(*state, "doc(quote(p('x') %s))", table)));
    assert_tree(
        *state, "- x\n  |a|b|\n  |-|-|\n  |1|2|\n- y",
        str_c(*state, str_format(*state, "doc(list(item(p('x') %s) item(p('y'))))", table)));
    assert_tree(*state, "- |a|b|\n  |-|-|\n  |1|2|",
                str_c(*state, str_format(*state, "doc(list(item(%s)))", table)));
    assert_tree(*state, "|a|b|c|\n|:-|-:|:-:|",
                "doc(table(row(cell('a') cellright('b') cellcenter('c'))))");
    assert_tree(*state, "| | |\n|-|-|\n|1|2|",
                "doc(table(row(cell() cell()) row(cell('1') cell('2'))))");
    assert_tree(*state, "a | b\n---", "doc(h2('a | b'))");
    assert_tree(*state, "|a|b|\n|-|-|\n|1|2|\n# c",
                str_c(*state, str_format(*state, "doc(%s h1('c'))", table)));
    assert_tree(*state, "> |a|b|\n> |-|-|\n> |1|2|\n> ```\n> c\n> ```",
                str_c(*state, str_format(*state, "doc(quote(%s code('c')))", table)));
    assert_tree(*state, "|a|b|\n|-|-|\n|1|2|\n<!-- c -->",
                str_c(*state, str_format(*state, "doc(%s)", table)));
    assert_tree(*state, "```\nx\n|a|b|\n|-|-|\n```", "doc(code('x||a|b|||-|-|'))");
}

static void ragged_tables_lose_nothing(void **state)
{
    assert_tree(*state, "|a|b|\n|-|\n|1|2|",
                "doc(table(row(cell('a') cell('b')) row(cell('1') cell('2'))))");
    assert_tree(*state, "|a|\n|-|\n|1|2|3|\n|4|",
                "doc(table(row(cell('a') cell() cell()) row(cell('1') cell('2') cell('3')) "
                "row(cell('4') cell() cell())))");
    assert_tree(*state, "a|b\n-|-\n1|2|3",
                "doc(table(row(cell('a') cell('b') cell()) "
                "row(cell('1') cell('2') cell('3'))))");
    assert_tree(*state, "|a|\n|-|\n    > |1|",
                "doc(table(row(cell('a') cell()) row(cell('>') cell('1'))))");
    assert_tree(*state, "> |a|\n> |-|\n> |1|", "doc(quote(table(row(cell('a')) row(cell('1')))))");
    assert_tree(*state, "# x\n|a|\n|-|\n|1|2|",
                "doc(h1('x') table(row(cell('a') cell()) row(cell('1') cell('2'))))");
    /* bars that part no cells, and cells to write into */
    assert_tree(*state, "|a|b|\n|-|-|\n|`1|2`|[3|4](x)|",
                "doc(table(row(cell('a') cell('b')) row(cell(`'1|2') cell('3|4'->x))))");
    assert_tree(*state, "|a|b|\n|-|-|\n|1||\n",
                "doc(table(row(cell('a') cell('b')) row(cell('1') cell())))");
}

static void footnotes(void **state)
{
    assert_tree(*state, "a[^1] b[^x].\n\n[^1]: c\n\n[^x]: d\n\n    e\n",
                "doc(p('a' ^'1' ' b' ^'2' '.') notes(note1(p('c')) note2(p('d') p('e'))))");
    /* numbers go by the first sign; one word is no address; small letters or capitals */
    assert_tree(*state, "[^A]: x\n[^b]: y\n\nc[^b][^a] d[^B]",
                "doc(p('c' ^'1,2' ' d' ^'1') notes(note1(p('y')) note2(p('x'))))");
    assert_tree(*state, "a[^1]\n[^1]: b\ngoes on\n# c",
                "doc(p('a' ^'1') h1('c') notes(note1(p('b goes on'))))");
    assert_tree(*state, "a[^1]\n\n[^1]:\n    - b[^2]\n    - c\n\n      d\n\n[^2]: e",
                "doc(p('a' ^'1') notes(note1(list-loose(item(p('b' ^'2')) item(p('c') p('d')))) "
                "note2(p('e'))))");
    assert_tree(*state, "> a[^1]\n>\n> [^1]: b\n\nc",
                "doc(quote(p('a' ^'1')) p('c') notes(note1(p('b'))))");
    assert_tree(*state, "- a[^1]\n\n  [^1]: b\n- c",
                "doc(list-loose(item(p('a' ^'1')) item(p('c'))) notes(note1(p('b'))))");
    assert_tree(*state, "|a[^1]|\n|-|\n|b|\n\n[^1]: *c*",
                "doc(table(row(cell('a' ^'1')) row(cell('b'))) notes(note1(p(/'c'))))");
    assert_tree(*state, "```\n[^1]: a\n```\n`b[^1]` \\[^1]",
                "doc(code('[^1]: a') p(`'b[^1]' ' [^1]'))");
}

static void footnotes_without_a_partner(void **state)
{
    assert_tree(*state, "a[^1]", "doc(p('a[^1]'))");
    assert_remarks(*state, "a[^1]", "missing:1-5");
    assert_remarks(*state, "grep [^a-z] and [^0-9]+ or [^\"]", "");
    assert_tree(*state, "a\n\n[^1]: b", "doc(p('a') notes(note1(p('b'))))");
    assert_remarks(*state, "a\n\n[^1]: b **", "unused:3-7 stars:11-13");
}

static void alerts(void **state)
{
    assert_tree(*state, "> [!WARNING]\n> Do *not*", "doc(quote-warning(p('Do ' /'not')))");
    assert_tree(*state, "> [!note]\n>\n> x\n> - y", "doc(quote-note(p('x') list(item(p('y')))))");
    assert_tree(*state, "> [!TIP]", "doc(quote-tip())");
    assert_tree(*state, "> [!IMPORTANT]  \n> x\n\n> [!CAUTION]\n> y",
                "doc(quote-important(p('x')) quote-caution(p('y')))");
    assert_tree(*state, "> [!NOTE] x", "doc(quote(p('[!NOTE] x')))");
    assert_tree(*state, "> [!DANGER]\n> x", "doc(quote(p('[!DANGER] x')))");
    assert_tree(*state, "> x\n> [!NOTE]", "doc(quote(p('x [!NOTE]')))");
    assert_tree(*state, "[!NOTE]\nx", "doc(p('[!NOTE] x'))");
}

static void pictures(void **state)
{
    assert_tree(*state, "a ![b *c*](d.png) ![](e.png)", "doc(p('a ' 'b c'=>d.png ' ' ''=>e.png))");
    assert_tree(*state, "[![a](b.png)](c)", "doc(p('a'->c=>b.png))");
    assert_tree(*state, "- ![a](b.png)", "doc(list(item(p('a'=>b.png))))");
}

/* Every remark is about the bytes that it is about, wherever they stand. */
static void remarks_have_exact_places(void **state)
{
    static const char *const around[] = {
        "%s",
        "x ~a~ **重：**次 %s",
        "> - x\n>   %s",
        "|a|b|\n|-|-|\n|c~d|%s|3|",
        "a[^1]\n\n[^1]: %s",
        "a[^1]\n\n[^1]: b\n\n\t> c ~d\n    > %s",
        "# a %s\r\nb\r\n",
        "<p>a %s",
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        char text[200];
        snprintf(text, sizeof text, around[i], "x ** y");
        const MarkdownBlock *document = markdown_parse(*state, str(text));
        size_t found = 0;
        for (size_t k = 0; k < document->n_remarks; k++) {
            const MarkdownRemark *r = &document->remarks[k];
            if (r->doubt != MARKDOWN_STRAY_STARS) continue;
            found++;
            assert_int_equal(r->from, strstr(text, "x ** y") + 2 - text);
            assert_int_equal(r->to, r->from + 2);
        }
        assert_int_equal(found, 1);
    }
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
    for (size_t i = 0; i < b->info.n; i++) n += b->info.p[i] == c;
    for (size_t i = 0; i < b->n_children; i++) n += text_bytes(&b->children[i], c);
    return n;
}

static bool lists_hold_items(const MarkdownBlock *b)
{
    for (size_t i = 0; i < b->n_children; i++) {
        bool item = b->children[i].kind == MARKDOWN_ITEM;
        if (item != (b->kind == MARKDOWN_LIST) || !lists_hold_items(&b->children[i])) return false;
    }
    return true;
}

/* Random lines of Markdown's signs: whatever they mean, the letters in them print, and remarks stay
 * within the text. */
static void soups_lose_no_letters(void **state)
{
    static const char *const bits[] = {
        "|",      "|-|-|\n", "Q",     "Q ",       "\n",        "\n\n",  "> ", "- ",   "1. ",
        "    ",   "\t",      "```\n", "~",        "~~",        "*",     "**", "重：", "「",
        "<b>",    "<br>",    "[^1]",  "\n[^1]: ", "[!NOTE]\n", "\\",    "`",  "# ",   "---\n",
        "|:-|\n", "|a|b|\n", "\r\n",  "&amp;",    "<",         "~~~\n", "[",  "](c)",
    };
    unsigned random = 1;
    for (int soup = 0; soup < 3000; soup++) {
        Buf b = { .arena = *state };
        ArenaMark mark = arena_mark(*state);
        for (int i = 0; i < 30; i++) {
            random = random * 1103515245u + 12345u;
            buf_c(&b, bits[(random >> 16) % (sizeof bits / sizeof *bits)]);
        }
        buf_char(&b, 'Q');
        const Str text = buf_done(&b);
        const MarkdownBlock *document = markdown_parse(*state, text);
        size_t letters = 0;
        for (size_t i = 0; i < text.n; i++) letters += text.p[i] == 'Q';
        if (text_bytes(document, 'Q') != letters) print_error("%.*s\n", (int)text.n, text.p);
        assert_int_equal(text_bytes(document, 'Q'), letters);
        assert_true(lists_hold_items(document));
        for (size_t i = 0; i < document->n_remarks; i++)
            assert_true(document->remarks[i].from < document->remarks[i].to &&
                        document->remarks[i].to <= text.n);
        arena_rewind(*state, mark);
    }
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
        TEST(tabs_indent_code),
        TEST(indented_code_and_empty_code),
        TEST(tables),
        TEST(links),
        TEST(raw_html_is_text),
        TEST(html_is_remarked_once),
        TEST(br_breaks_lines),
        TEST(comments_are_left_out),
        TEST(tildes),
        TEST(emphasis_beside_chinese_japanese_korean),
        TEST(stars_left_over_are_remarked),
        TEST(tables_as_github_reads_them),
        TEST(ragged_tables_lose_nothing),
        TEST(footnotes),
        TEST(footnotes_without_a_partner),
        TEST(alerts),
        TEST(pictures),
        TEST(remarks_have_exact_places),
        TEST(soups_lose_no_letters),
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
