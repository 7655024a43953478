/* markdown_tree.c - md4c's callbacks to a tree of blocks. */
#include "text/markdown_tree.h"

#include <md4c.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/entities.h"
#include "text/markdown_html.h"
#include "text/markdown_nodes.h"

typedef struct Tree {
    NodeStack nodes;
    MarkdownParse *parse;
    const Prepared *prepared; /* what md4c reads */
    bool skipping;            /* within a comment, which ends at `skip_to` of the prepared text */
    size_t skip_to, comment_end;
    size_t image_from; /* inlines before the picture that is open */
    size_t read;       /* byte after the text that was read last */
    size_t picture;    /* byte from which the picture that is open is found */
    size_t table_text; /* where the first text of the open table stands, or SIZE_MAX */
} Tree;

static void add_entity(Tree *t, Str entity)
{
    char utf8[4];
    uint32_t c = entity_character(entity);
    if (c) nodes_add_text(&t->nodes, (Str){ utf8, utf8_encode(c, utf8) });
    else nodes_add_text(&t->nodes, entity);
}

/* What an address holds of markdown_prepare()'s, which md4c may have copied: so by value. */
static void add_address(const Tree *t, Buf *out, Str part)
{
    for (size_t i = 0; i < part.n;) {
        const bool inserted =
            t->prepared->stretches.n && str_starts(str_slice(part, i, part.n), "\xE2\x81\xA0");
        if (!inserted) buf_char(out, part.p[i]);
        i += inserted ? 3 : 1;
    }
}

/* An address in which entities are resolved. */
static Str attribute(const Tree *t, const MD_ATTRIBUTE *from)
{
    Buf out = { .arena = t->nodes.arena };
    for (size_t i = 0; from->size && from->substr_offsets[i] < from->size; i++) {
        Str part = str_slice((Str){ from->text, from->size }, from->substr_offsets[i],
                             from->substr_offsets[i + 1]);
        uint32_t c = from->substr_types[i] == MD_TEXT_ENTITY ? entity_character(part) : 0;
        char utf8[4];
        add_address(t, &out, c ? (Str){ utf8, utf8_encode(c, utf8) } : part);
    }
    return buf_done(&out);
}

static MarkdownAlign align_of(MD_ALIGN a)
{
    return a == MD_ALIGN_CENTER  ? MARKDOWN_CENTER
           : a == MD_ALIGN_RIGHT ? MARKDOWN_RIGHT
                                 : MARKDOWN_LEFT;
}

static MarkdownBlock list_of(MD_BLOCKTYPE type, const void *detail)
{
    if (type == MD_BLOCK_UL) {
        const MD_BLOCK_UL_DETAIL *ul = detail;
        return (MarkdownBlock){ .kind = MARKDOWN_LIST, .tight = ul->is_tight };
    }
    const MD_BLOCK_OL_DETAIL *ol = detail;
    return (MarkdownBlock){
        .kind = MARKDOWN_LIST, .ordered = true, .tight = ol->is_tight, .start = ol->start
    };
}

static MarkdownBlock item_of(const MD_BLOCK_LI_DETAIL *li)
{
    const MarkdownTask task = !li->is_task           ? MARKDOWN_NO_TASK
                              : li->task_mark == ' ' ? MARKDOWN_OPEN
                                                     : MARKDOWN_DONE;
    return (MarkdownBlock){ .kind = MARKDOWN_ITEM, .task = task };
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    enum { TOO_WIDE = 1 };
    Tree *t = user;
    MarkdownBlock block = { 0 };
    nodes_end_implicit(&t->nodes);
    switch (type) {
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: return 0;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: nodes_enter(&t->nodes, list_of(type, detail)); return 0;
    case MD_BLOCK_LI: nodes_enter(&t->nodes, item_of(detail)); return 0;
    case MD_BLOCK_QUOTE:
        nodes_enter(&t->nodes, (MarkdownBlock){ .kind = MARKDOWN_QUOTE });
        return 0;
    case MD_BLOCK_DOC: block.kind = MARKDOWN_DOCUMENT; break;
    case MD_BLOCK_HTML: return 0; /* a comment */
    case MD_BLOCK_P: block.kind = MARKDOWN_PARAGRAPH; break;
    case MD_BLOCK_HR: block.kind = MARKDOWN_RULE; break;
    case MD_BLOCK_TR: block.kind = MARKDOWN_ROW; break;
    case MD_BLOCK_H:
        block.kind = MARKDOWN_HEADING;
        block.level = ((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE:
        block.kind = MARKDOWN_CODE;
        block.info = attribute(t, &((MD_BLOCK_CODE_DETAIL *)detail)->info);
        break;
    case MD_BLOCK_TABLE:
        block.kind = MARKDOWN_TABLE;
        t->table_text = SIZE_MAX;
        if (((MD_BLOCK_TABLE_DETAIL *)detail)->col_count > MARKDOWN_COLUMNS_MAX) return TOO_WIDE;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        block.kind = MARKDOWN_CELL;
        block.align = align_of(((MD_BLOCK_TD_DETAIL *)detail)->align);
        break;
    }
    nodes_push(&t->nodes, block);
    return 0;
}

/* The table that the text at byte `at` belongs to, if it was widened. */
static const WidenedTable *widened_table(const Prepared *p, size_t at)
{
    size_t n = 0;
    if (at == SIZE_MAX) return NULL;
    while (n < p->widened.n && p->widened.at[n].at <= at) n++;
    return n ? &p->widened.at[n - 1] : NULL;
}

/* Takes away what a table was widened by, as far as no row has anything there. */
static void narrow_table(const Tree *t, const Node *table)
{
    const WidenedTable *widened = widened_table(t->prepared, t->table_text);
    size_t columns = 0;
    if (!widened) return;
    for (size_t y = 0; y < table->children.n; y++) {
        const MarkdownBlock *row = table->children.at[y];
        size_t n = row->n_children;
        while (n > widened->columns && !row->children[n - 1].n_inlines) n--;
        if (n > columns) columns = n;
    }
    for (size_t y = 0; y < table->children.n; y++)
        if (table->children.at[y]->n_children > columns)
            table->children.at[y]->n_children = columns;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    Tree *t = user;
    (void)detail;
    nodes_end_implicit(&t->nodes);
    switch (type) {
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_HTML: break;
    case MD_BLOCK_TABLE:
        narrow_table(t, nodes_top(&t->nodes));
        nodes_pop(&t->nodes);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
    case MD_BLOCK_QUOTE: nodes_leave(&t->nodes); break;
    case MD_BLOCK_CODE: /* the last line's end parts nothing */
        if (t->nodes.text.n && t->nodes.text.p[t->nodes.text.n - 1] == '\n') t->nodes.text.n--;
        nodes_pop(&t->nodes);
        break;
    default: nodes_pop(&t->nodes);
    }
    return 0;
}

/* The counter that a span raises while it is open; NULL: it leaves the look alone. */
static unsigned *counter_of(Tree *t, MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM: return &t->nodes.emphasis;
    case MD_SPAN_STRONG: return &t->nodes.strong;
    case MD_SPAN_CODE: return &t->nodes.code;
    case MD_SPAN_DEL: return &t->nodes.strike;
    default: return NULL;
    }
}

static void remark(Tree *t, MarkdownDoubt doubt, size_t from, size_t to)
{
    *vec_push(t->nodes.arena, &t->parse->remarks) =
        (MarkdownRemark){ doubt, prepared_source(t->prepared, from),
                          prepared_source(t->prepared, to - 1) + 1 };
}

/* `![description]()` names no file; md4c does not say where it stands. */
static void remark_no_picture(Tree *t)
{
    const Str s = t->prepared->text;
    for (size_t i = t->picture; i + 1 < s.n; i++) {
        if (s.p[i] != '!' || s.p[i + 1] != '[') continue;
        size_t k = i + 2;
        while (k + 1 < s.n && (s.p[k] != ']' || s.p[k + 1] != '(')) k++;
        for (k += 2; k < s.n && (s.p[k] == ' ' || s.p[k] == '<' || s.p[k] == '>');) k++;
        if (k >= s.n || s.p[k] != ')') continue;
        remark(t, MARKDOWN_NO_PICTURE, i, k + 1);
        t->read = k + 1;
        return;
    }
}

static void open_image(Tree *t)
{
    nodes_add_text(&t->nodes, STR(""));
    nodes_flush(&t->nodes);
    t->image_from = nodes_top(&t->nodes)->inlines.n;
    t->picture = t->read;
}

/* A picture is one inline, whatever its description looks like. */
static void close_image(Tree *t, const MD_SPAN_IMG_DETAIL *image)
{
    Buf text = { .arena = t->nodes.arena };
    nodes_flush(&t->nodes);
    Node *node = nodes_top(&t->nodes);
    for (size_t i = t->image_from; i < node->inlines.n; i++)
        buf_str(&text, node->inlines.at[i].text);
    node->inlines.n = t->image_from;
    *vec_push(t->nodes.arena, &node->inlines) = (MarkdownInline){
        .text = buf_done(&text), .link = t->nodes.link, .image = attribute(t, &image->src)
    };
    t->nodes.last = 0;
    if (!image->src.size) remark_no_picture(t);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    Tree *t = user;
    unsigned *counter = counter_of(t, type);
    if (counter) ++*counter;
    if (type == MD_SPAN_A) t->nodes.link = attribute(t, &((MD_SPAN_A_DETAIL *)detail)->href);
    if (type == MD_SPAN_IMG) open_image(t);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    Tree *t = user;
    unsigned *counter = counter_of(t, type);
    if (counter) --*counter;
    if (type == MD_SPAN_A) t->nodes.link = STR("");
    if (type == MD_SPAN_IMG) close_image(t, detail);
    return 0;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Bytes [from, to) of the prepared text, without what was inserted. */
static Str source_text(const Tree *t, size_t from, size_t to)
{
    if (!t->prepared->stretches.n) return str_slice(t->prepared->text, from, to);
    Buf out = { .arena = t->nodes.arena };
    prepared_copy(t->prepared, from, to, &out);
    return buf_done(&out);
}

/* True where the byte is not what its sign would make of it. */
static bool is_escaped(const Tree *t, size_t at)
{
    return markdown_escaped(t->prepared->text, at);
}

/* A number raised behind what it explains.  False when there is no such note. */
static bool add_note_sign(Tree *t, Str id)
{
    FootNote *note = markdown_note(t->nodes.arena, &t->parse->notes, id);
    if (!note) return false;
    if (!note->number) {
        *vec_push(t->nodes.arena, &t->parse->used) = note;
        note->number = (unsigned)t->parse->used.n;
    }
    MarkdownInline look = nodes_look(&t->nodes);
    const bool follows = t->nodes.text.n && t->nodes.look.raised && !t->nodes.soft_break;
    look.raised = true;
    nodes_add_text_as(&t->nodes, look,
                      str_format(t->nodes.arena, "%s%u", follows ? "," : "", note->number));
    return true;
}

/* `[^1]` rather than the `[^a-z]` of a regular expression. */
static bool is_meant_as_note(const Tree *t, Str id)
{
    if (t->parse->notes.at.n) return true;
    for (size_t i = 0; i < id.n; i++) {
        const char c = id.p[i];
        if (!ascii_digit(c) && !ascii_letter(c) && c != '_' && (c != '-' || i < 2)) return false;
    }
    return true;
}

/* A comment, even one that is no HTML to md4c. */
static size_t begin_comment(Tree *t, size_t from, size_t i)
{
    const Str text = t->prepared->text;
    const size_t end = markdown_comment_end(text, i + 2, &t->comment_end);
    if (end == SIZE_MAX) {
        remark(t, MARKDOWN_OPEN_COMMENT, i, i + 4);
        return i;
    }
    nodes_add_running_text(&t->nodes, source_text(t, from, i));
    t->skip_to = end;
    t->skipping = true;
    t->nodes.skipped++;
    return end;
}

/* What byte `i` of the prepared text begins, up to `end` at most; returns the byte behind it, or
 * `i` where it is text like any other.  `from`: text that is not added yet. */
static size_t add_sign(Tree *t, size_t from, size_t i, size_t end)
{
    const Str rest = str_slice(t->prepared->text, i, end);
    if (rest.p[0] == '<')
        return str_starts(rest, "<!--") && !is_escaped(t, i) ? begin_comment(t, from, i) : i;
    if (rest.p[0] == '[') {
        const Str id = markdown_note_id(rest);
        if (!id.n || is_escaped(t, i)) return i;
        if (markdown_note(t->nodes.arena, &t->parse->notes, id)) {
            nodes_add_running_text(&t->nodes, source_text(t, from, i));
            add_note_sign(t, id);
            return i + id.n + 3;
        }
        if (is_meant_as_note(t, id)) remark(t, MARKDOWN_NOTE_MISSING, i, i + id.n + 3);
        return i;
    }
    return i;
}

/* `**` that is still there: the run it belongs to is reported once. */
static void check_stars(Tree *t, size_t from, size_t end)
{
    const Str text = t->prepared->text;
    for (size_t i = from + (text.p[from] == '*' && is_escaped(t, from)); i + 1 < end; i++) {
        const size_t first = i;
        while (i < end && text.p[i] == '*') i++;
        if (i - first >= 2) remark(t, MARKDOWN_STRAY_STARS, first, i);
    }
}

/* Bytes [from, end) of the prepared text. */
static void add_prose(Tree *t, size_t from, size_t end)
{
    const Str text = t->prepared->text;
    if (memchr(text.p + from, '*', end - from)) check_stars(t, from, end);
    for (size_t i = from; i < end;) {
        size_t next = text.p[i] == '[' || text.p[i] == '<' ? add_sign(t, from, i, end) : i;
        if (next == i) i++;
        else from = i = next;
    }
    if (from < end) nodes_add_running_text(&t->nodes, source_text(t, from, end));
}

static void add_html(Tree *t, size_t from, size_t end)
{
    const Str tag = source_text(t, from, end);
    if (str_starts(tag, "<!--") && begin_comment(t, from, from) != from) return;
    if (html_is_break(tag)) {
        if (t->nodes.last == ' ') t->nodes.text.n--;
        nodes_add_text(&t->nodes, STR("\n"));
        return;
    }
    if (!t->parse->html_told && html_is_element(tag)) {
        t->parse->html_told = true;
        remark(t, MARKDOWN_HTML, from, end);
    }
    nodes_add_running_text(&t->nodes, tag);
}

static bool line_ends_at(Str text, size_t i)
{
    while (i < text.n && (text.p[i] == ' ' || text.p[i] == '\t')) i++;
    return i == text.n || text.p[i] == '\n' || text.p[i] == '\r';
}

/* True, and notes it, for the line that makes an alert of a quote. */
static bool begins_alert(Tree *t, size_t from, size_t end)
{
    static const char *const signs[] = { "[!note]", "[!tip]", "[!important]", "[!warning]",
                                         "[!caution]" };
    const Node *node = nodes_top(&t->nodes), *quote = node - 1;
    const Str sign = str_trim(str_slice(t->prepared->text, from, end));
    if (sign.n < 6 || sign.p[1] != '!' || t->nodes.depth < 2 || t->nodes.flattened ||
        t->nodes.text.n || node->block->kind != MARKDOWN_PARAGRAPH || node->inlines.n ||
        quote->block->kind != MARKDOWN_QUOTE || quote->children.n ||
        !line_ends_at(t->prepared->text, end))
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (ascii_same(sign, str(signs[i]))) {
            quote->block->alert = (MarkdownAlert)(MARKDOWN_ALERT_NOTE + i);
            t->nodes.skipped++;
            return true;
        }
    return false;
}

static void add_break(Tree *t, MD_TEXTTYPE type)
{
    if (nodes_begin_skipped(&t->nodes)) return;
    if (type == MD_TEXT_BR) {
        nodes_add_text(&t->nodes, STR("\n"));
    } else if (nodes_hold_text(nodes_top(&t->nodes)->block->kind)) {
        t->nodes.soft_break = true;
        t->nodes.break_look = nodes_look(&t->nodes);
    }
}

/* Text that is not the author's: line ends, the indentation of code, a NUL's stand-in. */
static void add_made_up(Tree *t, MD_TEXTTYPE type, Str text)
{
    if (t->skipping) return;
    if (type == MD_TEXT_NULLCHAR) nodes_add_text(&t->nodes, STR("\xEF\xBF\xBD"));
    else if (type == MD_TEXT_CODE) nodes_add_code(&t->nodes, text);
    else add_break(t, type);
}

static void add_source(Tree *t, MD_TEXTTYPE type, size_t from, size_t end)
{
    if (t->table_text == SIZE_MAX) t->table_text = from;
    t->read = end;
    switch (type) {
    case MD_TEXT_CODE: nodes_add_code(&t->nodes, source_text(t, from, end)); break;
    case MD_TEXT_ENTITY: add_entity(t, source_text(t, from, end)); break;
    case MD_TEXT_HTML: add_html(t, from, end); break;
    case MD_TEXT_NULLCHAR:
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: add_made_up(t, type, str_slice(t->prepared->text, from, end)); break;
    default:
        if (!begins_alert(t, from, end)) add_prose(t, from, end);
        break;
    }
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *user)
{
    Tree *t = user;
    const Str text = t->prepared->text;
    const uintptr_t first = (uintptr_t)text.p, at = (uintptr_t)p;
    if (at < first || at >= first + text.n) {
        add_made_up(t, type, (Str){ p, n });
        return 0;
    }
    size_t from = at - first;
    const size_t end = from + n;
    if (t->skipping) {
        t->nodes.skipped++;
        t->skipping = end < t->skip_to;
        if (from < t->skip_to) from = end < t->skip_to ? end : t->skip_to;
    }
    if (from < end) add_source(t, type, from, end);
    return 0;
}

MarkdownBlock *markdown_tree(MarkdownParse *parse, const Prepared *prepared, bool tables)
{
    const Str text = prepared->text;
    Tree t = { .nodes = { .arena = parse->arena, .text = { .arena = parse->arena } },
               .parse = parse,
               .prepared = prepared };
    MD_PARSER parser = { .flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                                  (tables ? MD_FLAG_TABLES : 0),
                         .enter_block = enter_block,
                         .leave_block = leave_block,
                         .enter_span = enter_span,
                         .leave_span = leave_span,
                         .text = on_text };
    if (text.n > INT32_MAX || md_parse(text.p, (MD_SIZE)text.n, &parser, &t) < 0) out_of_memory();
    return t.nodes.root;
}
