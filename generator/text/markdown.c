/* markdown.c - md4c's callbacks to a tree of blocks.
 *
 * The builder keeps the open blocks on a stack of bounded depth; lists and quotes beyond it are
 * taken for the nearest one kept, so that their text stays and only the nesting is lost.  Text is
 * collected until its look changes, which makes one inline. */
#include "text/markdown.h"

#include <md4c.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "text/entities.h"

#define NESTING_MAX 20              /* document, lists, items and quotes */
#define DEPTH_MAX (NESTING_MAX + 4) /* and table, row, cell or paragraph in them */
#define COLUMNS_MAX 64 /* md4c fills each row up to the head's columns: bounds what a row costs */

typedef struct Node {
    MarkdownBlock *block;
    VEC(MarkdownBlock *) children;
    VEC(MarkdownInline) inlines;
    bool implicit; /* a paragraph of a tight item, which md4c does not tell of */
} Node;

typedef struct Builder {
    Arena *arena;
    Node stack[DEPTH_MAX];
    size_t depth;
    size_t flattened;    /* lists, items and quotes open that are not on the stack */
    Buf text;            /* of the inline being collected */
    MarkdownInline look; /* of that inline */
    Str link;            /* of the link that is open */
    unsigned strong, emphasis, code, strike;
    bool soft_break; /* seen, not yet written */
    MarkdownInline break_look;
    uint32_t last; /* character written */
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
    b->stack[b->depth++] = (Node){ .block = kept };
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

static void pop(Builder *b)
{
    flush(b);
    b->soft_break = false;
    Node *node = top(b);
    MarkdownBlock *block = node->block;
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
           a->strike == b->strike && str_eq(a->link, b->link);
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
    if (!unspaced) append(b, b->break_look, STR(" "));
    b->soft_break = false;
}

static void add_text(Builder *b, Str text)
{
    if (!holds_text(top(b)->block->kind)) {
        push(b, (MarkdownBlock){ .kind = MARKDOWN_PARAGRAPH });
        top(b)->implicit = true;
    }
    if (b->soft_break) write_soft_break(b, text);
    append(b, current_look(b), text);
}

static bool is_blank_at(Str text, size_t i)
{
    return i < text.n && (text.p[i] == ' ' || text.p[i] == '\t');
}

/* A stretch of blanks and tabs is one blank.  (md4c can do that too, but drops tabs.) */
static void add_running_text(Builder *b, Str text)
{
    for (size_t from = 0, i = 0; i <= text.n; i++) {
        bool ends =
            is_blank_at(text, i) && (text.p[i] == '\t' || is_blank_at(text, i + 1) || i == 0);
        if (i < text.n && !ends) continue;
        if (i > from) add_text(b, str_slice(text, from, i));
        if (i < text.n && (i > from || b->last != ' ')) add_text(b, STR(" "));
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

/* An address in which entities are resolved. */
static Str attribute(Arena *a, const MD_ATTRIBUTE *from)
{
    Buf out = { .arena = a };
    for (size_t i = 0; from->size && from->substr_offsets[i] < from->size; i++) {
        Str part = str_slice((Str){ from->text, from->size }, from->substr_offsets[i],
                             from->substr_offsets[i + 1]);
        uint32_t c = from->substr_types[i] == MD_TEXT_ENTITY ? entity_character(part) : 0;
        char utf8[4];
        buf_str(&out, c ? (Str){ utf8, utf8_encode(c, utf8) } : part);
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
    case MD_BLOCK_HTML: /* not sent, as HTML is switched off */
    case MD_BLOCK_P: block.kind = MARKDOWN_PARAGRAPH; break;
    case MD_BLOCK_HR: block.kind = MARKDOWN_RULE; break;
    case MD_BLOCK_TR: block.kind = MARKDOWN_ROW; break;
    case MD_BLOCK_H:
        block.kind = MARKDOWN_HEADING;
        block.level = ((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE:
        block.kind = MARKDOWN_CODE;
        block.info = attribute(b->arena, &((MD_BLOCK_CODE_DETAIL *)detail)->info);
        break;
    case MD_BLOCK_TABLE:
        block.kind = MARKDOWN_TABLE;
        if (((MD_BLOCK_TABLE_DETAIL *)detail)->col_count > COLUMNS_MAX) return TOO_WIDE;
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

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    Builder *b = user;
    (void)detail;
    end_implicit(b);
    switch (type) {
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
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

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    Builder *b = user;
    unsigned *counter = counter_of(b, type);
    if (counter) ++*counter;
    if (type == MD_SPAN_A) b->link = attribute(b->arena, &((MD_SPAN_A_DETAIL *)detail)->href);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    Builder *b = user;
    unsigned *counter = counter_of(b, type);
    (void)detail;
    if (counter) --*counter;
    if (type == MD_SPAN_A) b->link = STR("");
    return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *user)
{
    Builder *b = user;
    switch (type) {
    case MD_TEXT_BR: add_text(b, STR("\n")); break;
    case MD_TEXT_SOFTBR:
        b->soft_break = true;
        b->break_look = current_look(b);
        break;
    case MD_TEXT_CODE: add_code(b, (Str){ p, n }); break;
    case MD_TEXT_NULLCHAR: add_text(b, STR("\xEF\xBF\xBD")); break;
    case MD_TEXT_ENTITY: add_entity(b, (Str){ p, n }); break;
    default: add_running_text(b, (Str){ p, n }); break;
    }
    return 0;
}

/* True when the text is one paragraph without any mark-up. */
static bool is_plain(Str text)
{
    static const bool marks[256] = {
        ['*'] = true,  ['_'] = true,  ['`'] = true,  ['['] = true,  ['<'] = true,
        ['&'] = true,  ['\\'] = true, ['~'] = true,  ['\n'] = true, ['\r'] = true,
        ['\t'] = true, ['\v'] = true, ['\f'] = true, [0] = true,
    };
    if (!text.n || strchr(" #>-+=", text.p[0])) return false;
    size_t digits = 0;
    while (digits < text.n && text.p[digits] >= '0' && text.p[digits] <= '9') digits++;
    if (digits && digits < text.n && strchr(".)", text.p[digits])) return false;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == ' ' && i + 1 < text.n && text.p[i + 1] == ' ') return false;
        if (marks[(unsigned char)text.p[i]]) return false;
    }
    return true;
}

static Str without_end(Str text)
{
    while (text.n && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == ' ')) text.n--;
    return text;
}

bool markdown_plain(Str text, PlainDocument *out)
{
    text = without_end(text);
    if (!is_plain(text)) return false;
    out->text = (MarkdownInline){ .text = text };
    out->paragraph =
        (MarkdownBlock){ .kind = MARKDOWN_PARAGRAPH, .inlines = &out->text, .n_inlines = 1 };
    out->document = (MarkdownBlock){ .children = &out->paragraph, .n_children = 1 };
    return true;
}

/* NULL when a table is too wide. */
static MarkdownBlock *parse(Arena *a, Str text, unsigned flags)
{
    Builder b = { .arena = a, .text = { .arena = a } };
    MD_PARSER parser = { .flags = flags,
                         .enter_block = enter_block,
                         .leave_block = leave_block,
                         .enter_span = enter_span,
                         .leave_span = leave_span,
                         .text = on_text };
    if (text.n > INT32_MAX || md_parse(text.p, (MD_SIZE)text.n, &parser, &b) < 0) out_of_memory();
    return b.root;
}

MarkdownBlock *markdown_parse(Arena *a, Str text)
{
    const unsigned flags = MD_FLAG_NOHTML | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    text = without_end(text);
    if (is_plain(text)) {
        PlainDocument *plain = ARENA_NEW(a, PlainDocument);
        markdown_plain(text, plain);
        return &plain->document;
    }
    MarkdownBlock *root = parse(a, text, flags | MD_FLAG_TABLES);
    return root ? root : parse(a, text, flags);
}

const MarkdownBlock *markdown_recall(MarkdownMemory *m, size_t most, Arena *scratch, Str text,
                                     PlainDocument *plain)
{
    if (markdown_plain(text, plain)) return &plain->document;
    MarkdownBlock *known = map_get(&m->documents, text);
    if (known) return known;
    if (m->documents.n >= most) return markdown_parse(scratch, text);
    Arena *a = m->documents.arena;
    const Str kept = str_copy(a, text);
    known = markdown_parse(a, kept);
    map_set(&m->documents, kept, known);
    return known;
}
