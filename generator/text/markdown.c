/* markdown.c - a text's parts, one behind the other: footnotes are taken out (markdown_notes.h),
 * the rest is mended (markdown_prepare.h) and read (markdown_tree.h), then the footnotes are. */
#include "text/markdown.h"

#include <string.h>

#include "base/ascii.h"
#include "text/markdown_tree.h"

/* True when the text is one paragraph without any mark-up. */
static bool is_plain(Str text)
{
    static const bool marks[256] = {
        ['*'] = true,  ['_'] = true,  ['`'] = true,  ['['] = true,  ['<'] = true,
        ['&'] = true,  ['\\'] = true, ['~'] = true,  ['\n'] = true, ['\r'] = true,
        ['\t'] = true, ['\v'] = true, ['\f'] = true, [0] = true,    [' '] = true, /* or two */
    };
    if (!text.n || strchr(" #>-+=", text.p[0])) return false;
    size_t digits = 0;
    while (digits < text.n && ascii_digit(text.p[digits])) digits++;
    if (digits && digits < text.n && strchr(".)", text.p[digits])) return false;
    for (size_t i = 0; i < text.n; i++) {
        if (!marks[(unsigned char)text.p[i]]) continue;
        if (text.p[i] != ' ' || (i + 1 < text.n && text.p[i + 1] == ' ')) return false;
    }
    return true;
}

static Str without_end(Str text)
{
    while (text.n && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == ' ')) text.n--;
    return text;
}

static void set_plain(Str text, PlainDocument *out)
{
    out->text = (MarkdownInline){ .text = text };
    out->paragraph =
        (MarkdownBlock){ .kind = MARKDOWN_PARAGRAPH, .inlines = &out->text, .n_inlines = 1 };
    out->document = (MarkdownBlock){ .children = &out->paragraph, .n_children = 1 };
}

bool markdown_plain(Str text, PlainDocument *out)
{
    text = without_end(text);
    if (!is_plain(text)) return false;
    set_plain(text, out);
    return true;
}

static void add_note(MarkdownParse *parse, FootNote *note, MarkdownBlock *out)
{
    Prepared body = markdown_prepare(parse->arena, note->body.text);
    body.outer = &note->body;
    const MarkdownBlock *root = markdown_tree(parse, &body, true);
    if (!root) root = markdown_tree(parse, &body, false);
    *out = *root;
    out->kind = MARKDOWN_NOTE;
    out->start = note->number;
}

/* Notes that only other notes refer to get their numbers on the way; what nothing refers to comes
 * last. */
static void add_notes(MarkdownParse *parse, MarkdownBlock *root)
{
    const size_t n = parse->notes.at.n;
    size_t unused = 0;
    if (!n) return;
    MarkdownBlock *list = ARENA_ARRAY(parse->arena, MarkdownBlock, n);
    for (size_t i = 0; i < n; i++) {
        while (i == parse->used.n) {
            FootNote *note = parse->notes.at.at[unused++];
            if (note->number) continue;
            *vec_push(parse->arena, &parse->remarks) =
                (MarkdownRemark){ MARKDOWN_NOTE_UNUSED, note->from, note->to };
            *vec_push(parse->arena, &parse->used) = note;
            note->number = (unsigned)parse->used.n;
        }
        add_note(parse, parse->used.at[i], &list[i]);
    }
    MarkdownBlock *children = ARENA_ARRAY(parse->arena, MarkdownBlock, root->n_children + 1);
    if (root->n_children) memcpy(children, root->children, root->n_children * sizeof *children);
    children[root->n_children++] =
        (MarkdownBlock){ .kind = MARKDOWN_NOTES, .children = list, .n_children = n };
    root->children = children;
}

static MarkdownBlock *parse(Arena *a, Str text, bool tables)
{
    MarkdownParse parse = { .arena = a };
    const Str rest = markdown_take_notes(a, text, &parse.notes);
    const Prepared prepared = markdown_prepare(a, rest);
    MarkdownBlock *root = markdown_tree(&parse, &prepared, tables);
    if (!root) return NULL;
    add_notes(&parse, root);
    root->remarks = parse.remarks.at;
    root->n_remarks = parse.remarks.n;
    return root;
}

MarkdownBlock *markdown_parse(Arena *a, Str text)
{
    text = without_end(text);
    if (!text.n) text = STR(""); /* memmem(3) takes no NULL */
    if (is_plain(text)) {
        PlainDocument *plain = ARENA_NEW(a, PlainDocument);
        set_plain(text, plain);
        return &plain->document;
    }
    MarkdownBlock *root = parse(a, text, true);
    return root ? root : parse(a, text, false);
}

Str markdown_plain_text(Arena *a, Arena *scratch, Str text)
{
    const MarkdownBlock *document = markdown_parse(scratch, text);
    const MarkdownBlock *first = document->n_children ? &document->children[0] : document;
    Buf b = { .arena = a };
    for (size_t i = 0; i < first->n_inlines; i++)
        if (!first->inlines[i].raised) buf_str(&b, first->inlines[i].text);
    return buf_done(&b);
}

const MarkdownBlock *markdown_read(Arena *a, Str text, PlainDocument *plain)
{
    return markdown_plain(text, plain) ? &plain->document : markdown_parse(a, text);
}
