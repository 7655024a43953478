/* markdown_nodes.c - what is read becomes blocks and inlines. */
#include "text/markdown_nodes.h"

#include <string.h>

#include "base/utf8.h"

Node *nodes_top(NodeStack *n)
{
    return &n->stack[n->depth - 1];
}

void nodes_push(NodeStack *n, MarkdownBlock block)
{
    MarkdownBlock *kept = ARENA_NEW(n->arena, MarkdownBlock);
    *kept = block;
    n->stack[n->depth++] = (Node){ .block = kept, .skipped = n->skipped };
    n->last = '\n';
}

void nodes_flush(NodeStack *n)
{
    if (!n->text.n) return;
    MarkdownInline *i = vec_push(n->arena, &nodes_top(n)->inlines);
    *i = n->look;
    i->text = buf_done(&n->text);
    n->text = (Buf){ .arena = n->arena };
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
static bool is_skipped(const NodeStack *n, const Node *node)
{
    const MarkdownKind kind = node->block->kind;
    return node->skipped != n->skipped && !node->inlines.n && !node->children.n &&
           kind != MARKDOWN_DOCUMENT && kind != MARKDOWN_CELL && !node->block->alert;
}

void nodes_pop(NodeStack *n)
{
    nodes_flush(n);
    n->soft_break = false;
    Node *node = nodes_top(n);
    MarkdownBlock *block = node->block;
    trim_end(node);
    if (is_skipped(n, node)) {
        n->depth--;
        return;
    }
    block->inlines = node->inlines.at;
    block->n_inlines = node->inlines.n;
    block->n_children = node->children.n;
    block->children = ARENA_ARRAY(n->arena, MarkdownBlock, node->children.n);
    for (size_t i = 0; i < node->children.n; i++) block->children[i] = *node->children.at[i];
    if (--n->depth) *vec_push(n->arena, &nodes_top(n)->children) = block;
    else n->root = block;
}

void nodes_end_implicit(NodeStack *n)
{
    if (n->depth && nodes_top(n)->implicit) nodes_pop(n);
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

bool nodes_hold_text(MarkdownKind k)
{
    return k == MARKDOWN_PARAGRAPH || k == MARKDOWN_HEADING || k == MARKDOWN_CODE ||
           k == MARKDOWN_CELL;
}

MarkdownInline nodes_look(const NodeStack *n)
{
    return (MarkdownInline){ .strong = n->strong > 0,
                             .emphasis = n->emphasis > 0,
                             .code = n->code > 0,
                             .strike = n->strike > 0,
                             .link = n->link };
}

static void append(NodeStack *n, MarkdownInline look, Str text)
{
    if (!same_look(&look, &n->look)) nodes_flush(n);
    n->look = look;
    n->last = last_character(text);
    buf_str(&n->text, text);
}

/* A soft break is a blank in the look it was met in, but nothing within Chinese or Japanese. */
static void write_soft_break(NodeStack *n, Str next)
{
    size_t i = 0;
    bool unspaced = is_unspaced(n->last) && next.n && is_unspaced(utf8_next(next, &i));
    if (!unspaced && n->last != '\n') append(n, n->break_look, STR(" "));
    n->soft_break = false;
}

static void open_text(NodeStack *n)
{
    if (nodes_hold_text(nodes_top(n)->block->kind)) return;
    nodes_push(n, (MarkdownBlock){ .kind = MARKDOWN_PARAGRAPH });
    nodes_top(n)->implicit = true;
}

void nodes_add_text_as(NodeStack *n, MarkdownInline look, Str text)
{
    open_text(n);
    if (n->soft_break) write_soft_break(n, text);
    append(n, look, text);
}

void nodes_add_text(NodeStack *n, Str text)
{
    nodes_add_text_as(n, nodes_look(n), text);
}

static bool is_blank_at(Str text, size_t i)
{
    return i < text.n && (text.p[i] == ' ' || text.p[i] == '\t');
}

/* Where a blank would be one too many: behind another, and where a line begins. */
static bool starts_line(NodeStack *n)
{
    return n->last == ' ' || n->last == '\n' || !nodes_hold_text(nodes_top(n)->block->kind);
}

void nodes_add_running_text(NodeStack *n, Str text)
{
    for (size_t from = 0, i = 0; i <= text.n; i++) {
        bool ends =
            is_blank_at(text, i) && (text.p[i] == '\t' || is_blank_at(text, i + 1) || i == 0);
        if (i < text.n && !ends) continue;
        if (i > from) nodes_add_text(n, str_slice(text, from, i));
        if (i < text.n && (i > from || !starts_line(n))) nodes_add_text(n, STR(" "));
        while (is_blank_at(text, i + 1)) i++;
        from = i + 1;
    }
}

/* In a table a bar within code is written `\|` (GFM, 4.10), which md4c leaves as it is. */
void nodes_add_code(NodeStack *n, Str text)
{
    if (nodes_top(n)->block->kind != MARKDOWN_CELL) {
        nodes_add_text(n, text);
        return;
    }
    for (size_t from = 0, i = 0; i <= text.n; i++) {
        bool escape = i + 1 < text.n && text.p[i] == '\\' && text.p[i + 1] == '|';
        if (!escape && i < text.n) continue;
        if (i > from) nodes_add_text(n, str_slice(text, from, i));
        from = i + 1;
    }
}

void nodes_enter(NodeStack *n, MarkdownBlock block)
{
    size_t needs = block.kind == MARKDOWN_LIST ? 2 : block.kind == MARKDOWN_ITEM ? 0 : 1;
    if (n->flattened || n->depth + needs > NESTING_MAX) n->flattened++;
    else nodes_push(n, block);
}

void nodes_leave(NodeStack *n)
{
    if (n->flattened) n->flattened--;
    else nodes_pop(n);
}

bool nodes_begin_skipped(NodeStack *n)
{
    return nodes_top(n)->skipped != n->skipped && !nodes_top(n)->inlines.n && !n->text.n;
}
