/* markdown_tree.c - md4c's callbacks to a tree of blocks.
 *
 * The builder keeps the open blocks on a stack of bounded depth; lists and quotes beyond it are
 * taken for the nearest one kept, so that their text stays and only the nesting is lost.  Text is
 * collected until its look changes, which makes one inline. */
#include "text/markdown_tree.h"

#include <md4c.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/entities.h"
#include "text/markdown_html.h"

#define NESTING_MAX 20              /* document, lists, items and quotes */
#define DEPTH_MAX (NESTING_MAX + 4) /* and table, row, cell or paragraph in them */

typedef struct Node {
    MarkdownBlock *block;
    VEC(MarkdownBlock *) children;
    VEC(MarkdownInline) inlines;
    bool implicit;  /* a paragraph of a tight item, which md4c does not tell of */
    size_t skipped; /* the Builder's count when it was opened */
} Node;

typedef struct Builder {
    Arena *arena;
    MarkdownParse *parse;
    const Prepared *prepared; /* what md4c reads */
    Node stack[DEPTH_MAX];
    size_t depth;
    size_t flattened;    /* lists, items and quotes open that are not on the stack */
    Buf text;            /* of the inline being collected */
    MarkdownInline look; /* of that inline */
    Str link;            /* of the link that is open */
    unsigned strong, emphasis, code, strike;
    bool soft_break; /* seen, not yet written */
    MarkdownInline break_look;
    uint32_t last; /* character written; '\n' where a line begins */
    bool skipping; /* within a comment, which ends at `skip_to` of the prepared text */
    size_t skip_to, comment_end;
    size_t skipped;    /* comments and the like: what holds nothing else is left out */
    size_t image_from; /* inlines before the picture that is open */
    size_t read;       /* byte after the text that was read last */
    size_t picture;    /* byte from which the picture that is open is found */
    size_t table_text; /* where the first text of the open table stands, or SIZE_MAX */
    MarkdownBlock *root;
} Builder;

static Node *top(Builder *b)
{
    return &b->stack[b->depth - 1];
}

static void push(Builder *b, MarkdownBlock block)
{
    MarkdownBlock *kept = ARENA_NEW(b->arena, MarkdownBlock);
    *kept = block;
    b->stack[b->depth++] = (Node){ .block = kept, .skipped = b->skipped };
    b->last = '\n';
}

/* Ends the inline being collected. */
static void flush(Builder *b)
{
    if (!b->text.n) return;
    MarkdownInline *i = vec_push(b->arena, &top(b)->inlines);
    *i = b->look;
    i->text = buf_done(&b->text);
    b->text = (Buf){ .arena = b->arena };
}

/* Of what a comment or `<br>` was the last of. */
static void trim_end(Node *node)
{
    MarkdownInline *last = node->inlines.n ? &node->inlines.at[node->inlines.n - 1] : NULL;
    if (!last || last->code || node->block->kind == MARKDOWN_CODE) return;
    while (last->text.n && strchr(" \n", last->text.p[last->text.n - 1])) last->text.n--;
    if (!last->text.n && !last->image.n) node->inlines.n--;
}

/* True for what held nothing but comments. */
static bool is_skipped(const Builder *b, const Node *node)
{
    const MarkdownKind kind = node->block->kind;
    return node->skipped != b->skipped && !node->inlines.n && !node->children.n &&
           kind != MARKDOWN_DOCUMENT && kind != MARKDOWN_CELL && !node->block->alert;
}

static void pop(Builder *b)
{
    flush(b);
    b->soft_break = false;
    Node *node = top(b);
    MarkdownBlock *block = node->block;
    trim_end(node);
    if (is_skipped(b, node)) {
        b->depth--;
        return;
    }
    block->inlines = node->inlines.at;
    block->n_inlines = node->inlines.n;
    block->n_children = node->children.n;
    block->children = ARENA_ARRAY(b->arena, MarkdownBlock, node->children.n);
    for (size_t i = 0; i < node->children.n; i++) block->children[i] = *node->children.at[i];
    if (--b->depth) *vec_push(b->arena, &top(b)->children) = block;
    else b->root = block;
}

static void end_implicit(Builder *b)
{
    if (b->depth && top(b)->implicit) pop(b);
}

static uint32_t last_character(Str text)
{
    size_t i = text.n;
    if (!i) return 0;
    do i--;
    while (i && ((unsigned char)text.p[i] & 0xC0) == 0x80);
    return utf8_next(text, &i);
}

/* Scripts written without blanks between words. */
static bool is_unspaced(uint32_t c)
{
    return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool same_look(const MarkdownInline *a, const MarkdownInline *b)
{
    return a->strong == b->strong && a->emphasis == b->emphasis && a->code == b->code &&
           a->strike == b->strike && a->raised == b->raised && str_eq(a->link, b->link);
}

static bool holds_text(MarkdownKind k)
{
    return k == MARKDOWN_PARAGRAPH || k == MARKDOWN_HEADING || k == MARKDOWN_CODE ||
           k == MARKDOWN_CELL;
}

static MarkdownInline current_look(const Builder *b)
{
    return (MarkdownInline){ .strong = b->strong > 0,
                             .emphasis = b->emphasis > 0,
                             .code = b->code > 0,
                             .strike = b->strike > 0,
                             .link = b->link };
}

static void append(Builder *b, MarkdownInline look, Str text)
{
    if (!same_look(&look, &b->look)) flush(b);
    b->look = look;
    b->last = last_character(text);
    buf_str(&b->text, text);
}

/* A soft break is a blank in the look it was met in, but nothing within Chinese or Japanese. */
static void write_soft_break(Builder *b, Str next)
{
    size_t i = 0;
    bool unspaced = is_unspaced(b->last) && next.n && is_unspaced(utf8_next(next, &i));
    if (!unspaced && b->last != '\n') append(b, b->break_look, STR(" "));
    b->soft_break = false;
}

static void open_text(Builder *b)
{
    if (holds_text(top(b)->block->kind)) return;
    push(b, (MarkdownBlock){ .kind = MARKDOWN_PARAGRAPH });
    top(b)->implicit = true;
}

static void add_text_as(Builder *b, MarkdownInline look, Str text)
{
    open_text(b);
    if (b->soft_break) write_soft_break(b, text);
    append(b, look, text);
}

static void add_text(Builder *b, Str text)
{
    add_text_as(b, current_look(b), text);
}

static bool is_blank_at(Str text, size_t i)
{
    return i < text.n && (text.p[i] == ' ' || text.p[i] == '\t');
}

/* Where a blank would be one too many: behind another, and where a line begins. */
static bool starts_line(Builder *b)
{
    return b->last == ' ' || b->last == '\n' || !holds_text(top(b)->block->kind);
}

/* A stretch of blanks and tabs is one blank.  (md4c can do that too, but drops tabs.) */
static void add_running_text(Builder *b, Str text)
{
    for (size_t from = 0, i = 0; i <= text.n; i++) {
        bool ends =
            is_blank_at(text, i) && (text.p[i] == '\t' || is_blank_at(text, i + 1) || i == 0);
        if (i < text.n && !ends) continue;
        if (i > from) add_text(b, str_slice(text, from, i));
        if (i < text.n && (i > from || !starts_line(b))) add_text(b, STR(" "));
        while (is_blank_at(text, i + 1)) i++;
        from = i + 1;
    }
}

/* In a table a bar within code is written `\|` (GFM, 4.10), which md4c leaves as it is. */
static void add_code(Builder *b, Str text)
{
    if (top(b)->block->kind != MARKDOWN_CELL) {
        add_text(b, text);
        return;
    }
    for (size_t from = 0, i = 0; i <= text.n; i++) {
        bool escape = i + 1 < text.n && text.p[i] == '\\' && text.p[i + 1] == '|';
        if (!escape && i < text.n) continue;
        if (i > from) add_text(b, str_slice(text, from, i));
        from = i + 1;
    }
}

static void add_entity(Builder *b, Str entity)
{
    char utf8[4];
    uint32_t c = entity_character(entity);
    if (c) add_text(b, (Str){ utf8, utf8_encode(c, utf8) });
    else add_text(b, entity);
}

/* What an address holds of markdown_prepare()'s, which md4c may have copied: so by value. */
static void add_address(const Builder *b, Buf *out, Str part)
{
    for (size_t i = 0; i < part.n;) {
        const bool inserted =
            b->prepared->stretches.n && str_starts(str_slice(part, i, part.n), "\xE2\x81\xA0");
        if (!inserted) buf_char(out, part.p[i]);
        i += inserted ? 3 : 1;
    }
}

/* An address in which entities are resolved. */
static Str attribute(const Builder *b, const MD_ATTRIBUTE *from)
{
    Buf out = { .arena = b->arena };
    for (size_t i = 0; from->size && from->substr_offsets[i] < from->size; i++) {
        Str part = str_slice((Str){ from->text, from->size }, from->substr_offsets[i],
                             from->substr_offsets[i + 1]);
        uint32_t c = from->substr_types[i] == MD_TEXT_ENTITY ? entity_character(part) : 0;
        char utf8[4];
        add_address(b, &out, c ? (Str){ utf8, utf8_encode(c, utf8) } : part);
    }
    return buf_done(&out);
}

/* Lists, items and quotes, which nest: pushed while there is room. */
static void enter_container(Builder *b, MarkdownBlock block)
{
    size_t needs = block.kind == MARKDOWN_LIST ? 2 : block.kind == MARKDOWN_ITEM ? 0 : 1;
    if (b->flattened || b->depth + needs > NESTING_MAX) b->flattened++;
    else push(b, block);
}

static void leave_container(Builder *b)
{
    if (b->flattened) b->flattened--;
    else pop(b);
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
    Builder *b = user;
    MarkdownBlock block = { 0 };
    end_implicit(b);
    switch (type) {
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: return 0;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: enter_container(b, list_of(type, detail)); return 0;
    case MD_BLOCK_LI: enter_container(b, item_of(detail)); return 0;
    case MD_BLOCK_QUOTE: enter_container(b, (MarkdownBlock){ .kind = MARKDOWN_QUOTE }); return 0;
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
        block.info = attribute(b, &((MD_BLOCK_CODE_DETAIL *)detail)->info);
        break;
    case MD_BLOCK_TABLE:
        block.kind = MARKDOWN_TABLE;
        b->table_text = SIZE_MAX;
        if (((MD_BLOCK_TABLE_DETAIL *)detail)->col_count > MARKDOWN_COLUMNS_MAX) return TOO_WIDE;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        block.kind = MARKDOWN_CELL;
        block.align = align_of(((MD_BLOCK_TD_DETAIL *)detail)->align);
        break;
    }
    push(b, block);
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
static void narrow_table(const Builder *b, const Node *table)
{
    const WidenedTable *widened = widened_table(b->prepared, b->table_text);
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
    Builder *b = user;
    (void)detail;
    end_implicit(b);
    switch (type) {
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_HTML: break;
    case MD_BLOCK_TABLE:
        narrow_table(b, top(b));
        pop(b);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
    case MD_BLOCK_QUOTE: leave_container(b); break;
    case MD_BLOCK_CODE: /* the last line's end parts nothing */
        if (b->text.n && b->text.p[b->text.n - 1] == '\n') b->text.n--;
        pop(b);
        break;
    default: pop(b);
    }
    return 0;
}

/* The counter that a span raises while it is open; NULL: it leaves the look alone. */
static unsigned *counter_of(Builder *b, MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM: return &b->emphasis;
    case MD_SPAN_STRONG: return &b->strong;
    case MD_SPAN_CODE: return &b->code;
    case MD_SPAN_DEL: return &b->strike;
    default: return NULL;
    }
}

static void remark(Builder *b, MarkdownDoubt doubt, size_t from, size_t to)
{
    *vec_push(b->arena, &b->parse->remarks) =
        (MarkdownRemark){ doubt, prepared_source(b->prepared, from),
                          prepared_source(b->prepared, to - 1) + 1 };
}

/* `![description]()` names no file; md4c does not say where it stands. */
static void remark_no_picture(Builder *b)
{
    const Str s = b->prepared->text;
    for (size_t i = b->picture; i + 1 < s.n; i++) {
        if (s.p[i] != '!' || s.p[i + 1] != '[') continue;
        size_t k = i + 2;
        while (k + 1 < s.n && (s.p[k] != ']' || s.p[k + 1] != '(')) k++;
        for (k += 2; k < s.n && (s.p[k] == ' ' || s.p[k] == '<' || s.p[k] == '>');) k++;
        if (k >= s.n || s.p[k] != ')') continue;
        remark(b, MARKDOWN_NO_PICTURE, i, k + 1);
        b->read = k + 1;
        return;
    }
}

static void open_image(Builder *b)
{
    add_text(b, STR(""));
    flush(b);
    b->image_from = top(b)->inlines.n;
    b->picture = b->read;
}

/* A picture is one inline, whatever its description looks like. */
static void close_image(Builder *b, const MD_SPAN_IMG_DETAIL *image)
{
    Buf text = { .arena = b->arena };
    flush(b);
    Node *node = top(b);
    for (size_t i = b->image_from; i < node->inlines.n; i++)
        buf_str(&text, node->inlines.at[i].text);
    node->inlines.n = b->image_from;
    *vec_push(b->arena, &node->inlines) = (MarkdownInline){ .text = buf_done(&text),
                                                            .link = b->link,
                                                            .image = attribute(b, &image->src) };
    b->last = 0;
    if (!image->src.size) remark_no_picture(b);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    Builder *b = user;
    unsigned *counter = counter_of(b, type);
    if (counter) ++*counter;
    if (type == MD_SPAN_A) b->link = attribute(b, &((MD_SPAN_A_DETAIL *)detail)->href);
    if (type == MD_SPAN_IMG) open_image(b);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    Builder *b = user;
    unsigned *counter = counter_of(b, type);
    if (counter) --*counter;
    if (type == MD_SPAN_A) b->link = STR("");
    if (type == MD_SPAN_IMG) close_image(b, detail);
    return 0;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Bytes [from, to) of the prepared text, without what was inserted. */
static Str source_text(const Builder *b, size_t from, size_t to)
{
    if (!b->prepared->stretches.n) return str_slice(b->prepared->text, from, to);
    Buf out = { .arena = b->arena };
    prepared_copy(b->prepared, from, to, &out);
    return buf_done(&out);
}

/* True where the byte is not what its sign would make of it. */
static bool is_escaped(const Builder *b, size_t at)
{
    return markdown_escaped(b->prepared->text, at);
}

/* A number raised behind what it explains.  False when there is no such note. */
static bool add_note_sign(Builder *b, Str id)
{
    FootNote *note = markdown_note(b->arena, &b->parse->notes, id);
    if (!note) return false;
    if (!note->number) {
        *vec_push(b->arena, &b->parse->used) = note;
        note->number = (unsigned)b->parse->used.n;
    }
    MarkdownInline look = current_look(b);
    const bool follows = b->text.n && b->look.raised && !b->soft_break;
    look.raised = true;
    add_text_as(b, look, str_format(b->arena, "%s%u", follows ? "," : "", note->number));
    return true;
}

/* `[^1]` rather than the `[^a-z]` of a regular expression. */
static bool is_meant_as_note(const Builder *b, Str id)
{
    if (b->parse->notes.at.n) return true;
    for (size_t i = 0; i < id.n; i++) {
        const char c = id.p[i];
        if (!ascii_digit(c) && !ascii_letter(c) && c != '_' && (c != '-' || i < 2)) return false;
    }
    return true;
}

/* A comment, even one that is no HTML to md4c. */
static size_t begin_comment(Builder *b, size_t from, size_t i)
{
    const Str text = b->prepared->text;
    const size_t end = markdown_comment_end(text, i + 2, &b->comment_end);
    if (end == SIZE_MAX) {
        remark(b, MARKDOWN_OPEN_COMMENT, i, i + 4);
        return i;
    }
    add_running_text(b, source_text(b, from, i));
    b->skip_to = end;
    b->skipping = true;
    b->skipped++;
    return end;
}

/* What byte `i` of the prepared text begins, up to `end` at most; returns the byte behind it, or
 * `i` where it is text like any other.  `from`: text that is not added yet. */
static size_t add_sign(Builder *b, size_t from, size_t i, size_t end)
{
    const Str rest = str_slice(b->prepared->text, i, end);
    if (rest.p[0] == '<')
        return str_starts(rest, "<!--") && !is_escaped(b, i) ? begin_comment(b, from, i) : i;
    if (rest.p[0] == '[') {
        const Str id = markdown_note_id(rest);
        if (!id.n || is_escaped(b, i)) return i;
        if (markdown_note(b->arena, &b->parse->notes, id)) {
            add_running_text(b, source_text(b, from, i));
            add_note_sign(b, id);
            return i + id.n + 3;
        }
        if (is_meant_as_note(b, id)) remark(b, MARKDOWN_NOTE_MISSING, i, i + id.n + 3);
        return i;
    }
    return i;
}

/* `**` that is still there: the run it belongs to is reported once. */
static void check_stars(Builder *b, size_t from, size_t end)
{
    const Str text = b->prepared->text;
    for (size_t i = from + (text.p[from] == '*' && is_escaped(b, from)); i + 1 < end; i++) {
        const size_t first = i;
        while (i < end && text.p[i] == '*') i++;
        if (i - first >= 2) remark(b, MARKDOWN_STRAY_STARS, first, i);
    }
}

/* Bytes [from, end) of the prepared text. */
static void add_prose(Builder *b, size_t from, size_t end)
{
    const Str text = b->prepared->text;
    if (memmem(text.p + from, end - from, "**", 2)) check_stars(b, from, end);
    for (size_t i = from; i < end;) {
        size_t next = text.p[i] == '[' || text.p[i] == '<' ? add_sign(b, from, i, end) : i;
        if (next == i) i++;
        else from = i = next;
    }
    if (from < end) add_running_text(b, source_text(b, from, end));
}

static void add_html(Builder *b, size_t from, size_t end)
{
    const Str tag = source_text(b, from, end);
    if (str_starts(tag, "<!--") && begin_comment(b, from, from) != from) return;
    if (html_is_break(tag)) {
        if (b->last == ' ') b->text.n--;
        add_text(b, STR("\n"));
        return;
    }
    if (!b->parse->html_told && html_is_element(tag)) {
        b->parse->html_told = true;
        remark(b, MARKDOWN_HTML, from, end);
    }
    add_running_text(b, tag);
}

static bool line_ends_at(Str text, size_t i)
{
    while (is_blank_at(text, i)) i++;
    return i == text.n || text.p[i] == '\n' || text.p[i] == '\r';
}

/* True, and notes it, for the line that makes an alert of a quote. */
static bool begins_alert(Builder *b, size_t from, size_t end)
{
    static const char *const signs[] = { "[!note]", "[!tip]", "[!important]", "[!warning]",
                                         "[!caution]" };
    const Node *node = top(b), *quote = node - 1;
    const Str sign = str_trim(str_slice(b->prepared->text, from, end));
    if (sign.n < 6 || sign.p[1] != '!' || b->depth < 2 || b->flattened || b->text.n ||
        node->block->kind != MARKDOWN_PARAGRAPH || node->inlines.n ||
        quote->block->kind != MARKDOWN_QUOTE || quote->children.n ||
        !line_ends_at(b->prepared->text, end))
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (ascii_same(sign, str(signs[i]))) {
            quote->block->alert = (MarkdownAlert)(MARKDOWN_ALERT_NOTE + i);
            b->skipped++;
            return true;
        }
    return false;
}

/* True where nothing but comments and the like have been met so far. */
static bool begins_skipped(Builder *b)
{
    return top(b)->skipped != b->skipped && !top(b)->inlines.n && !b->text.n;
}

static void add_break(Builder *b, MD_TEXTTYPE type)
{
    if (begins_skipped(b)) return;
    if (type == MD_TEXT_BR) {
        add_text(b, STR("\n"));
    } else if (holds_text(top(b)->block->kind)) {
        b->soft_break = true;
        b->break_look = current_look(b);
    }
}

/* Text that is not the author's: line ends, the indentation of code, a NUL's stand-in. */
static void add_made_up(Builder *b, MD_TEXTTYPE type, Str text)
{
    if (b->skipping) return;
    if (type == MD_TEXT_NULLCHAR) add_text(b, STR("\xEF\xBF\xBD"));
    else if (type == MD_TEXT_CODE) add_code(b, text);
    else add_break(b, type);
}

static void add_source(Builder *b, MD_TEXTTYPE type, size_t from, size_t end)
{
    if (b->table_text == SIZE_MAX) b->table_text = from;
    b->read = end;
    switch (type) {
    case MD_TEXT_CODE: add_code(b, source_text(b, from, end)); break;
    case MD_TEXT_ENTITY: add_entity(b, source_text(b, from, end)); break;
    case MD_TEXT_HTML: add_html(b, from, end); break;
    case MD_TEXT_NULLCHAR:
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: add_made_up(b, type, str_slice(b->prepared->text, from, end)); break;
    default:
        if (!begins_alert(b, from, end)) add_prose(b, from, end);
        break;
    }
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *user)
{
    Builder *b = user;
    const Str text = b->prepared->text;
    const uintptr_t first = (uintptr_t)text.p, at = (uintptr_t)p;
    if (at < first || at >= first + text.n) {
        add_made_up(b, type, (Str){ p, n });
        return 0;
    }
    size_t from = at - first;
    const size_t end = from + n;
    if (b->skipping) {
        b->skipped++;
        b->skipping = end < b->skip_to;
        if (from < b->skip_to) from = end < b->skip_to ? end : b->skip_to;
    }
    if (from < end) add_source(b, type, from, end);
    return 0;
}

MarkdownBlock *markdown_tree(MarkdownParse *parse, const Prepared *prepared, bool tables)
{
    const Str text = prepared->text;
    Builder b = { .arena = parse->arena,
                  .parse = parse,
                  .prepared = prepared,
                  .text = { .arena = parse->arena } };
    MD_PARSER parser = { .flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                                  (tables ? MD_FLAG_TABLES : 0),
                         .enter_block = enter_block,
                         .leave_block = leave_block,
                         .enter_span = enter_span,
                         .leave_span = leave_span,
                         .text = on_text };
    if (text.n > INT32_MAX || md_parse(text.p, (MD_SIZE)text.n, &parser, &b) < 0) out_of_memory();
    return b.root;
}
