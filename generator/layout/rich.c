/* rich.c - Markdown into galleys: paragraphs, lists, quotes, code, tables, headings. */
#include "layout/rich.h"

#include <math.h>

#include "layout/drawn.h"
#include "layout/rich_inline.h"
#include "layout/rich_parts.h"
#include "layout/style.h"
#include "layout/table.h"
#include "layout/typeset.h"
#include "text/direction.h"

/* Lists and quotes inside one another leave at least this much of the width to the text; those
 * nested deeper keep their marks, but are not indented any further. */
#define TEXT_SHARE 0.5

/* Above a heading within a text, in gaps between its paragraphs. */
#define HEADING_GAP 1.6

static Rich rich_in(const LayoutContext *c, Galley *g, const RichOptions *o)
{
    return (Rich){ .c = c,
                   .galley = g,
                   .o = o,
                   .style = o->style,
                   .space_above = o->space_above,
                   .full_width = g->width };
}

static void rich_blocks(Rich *r, const MarkdownBlock *blocks, size_t n, bool tight);

/* ---- blocks --------------------------------------------------------------------------------- */

static double style_gap(const LayoutContext *c, const Style *s)
{
    return s->gap * style_size(c, s) / s->text.size;
}

/* A heading inside a text: the theme's style for it, or bold text. */
static void rich_heading(Rich *r, const MarkdownBlock *b)
{
    Str name = r->style->headings[b->level > 3 ? 2 : b->level - 1];
    const Style *s = rich_other_style(r, name);
    if (s == r->style)
        for (size_t i = 0; i < b->n_inlines; i++) b->inlines[i].strong = true;
    if (r->space_above > 0) r->space_above = fmax(r->space_above, style_gap(r->c, s) * HEADING_GAP);
    rich_text(r, b->inlines, b->n_inlines, s, true);
}

/* How far the text may be indented. */
static double indent_max(const Rich *r)
{
    return fmax(r->galley->width - TEXT_SHARE * r->full_width, 0);
}

/* The words above alerts in the strings' group `alert`, and the boxes around them in the theme. */
static const struct {
    const char *word, *box;
} alerts[] = {
    [MARKDOWN_ALERT_NOTE] = { "note", "alert-note" },
    [MARKDOWN_ALERT_TIP] = { "tip", "alert-tip" },
    [MARKDOWN_ALERT_IMPORTANT] = { "important", "alert-important" },
    [MARKDOWN_ALERT_WARNING] = { "warning", "alert-warning" },
    [MARKDOWN_ALERT_CAUTION] = { "caution", "alert-caution" },
};

static void alert_head(Rich *r, MarkdownAlert alert, const BoxStyle *box)
{
    const RichOptions *outer = r->o;
    const Value *words = value_get(r->c->setter->strings, "alert");
    const MarkdownInline word = { .text = value_str(value_get(words, alerts[alert].word)),
                                  .strong = true };
    RichOptions o = *outer;
    if (box && box->bar.a > 0) o.color = box->bar;
    r->o = &o;
    rich_text(r, &word, 1, r->style, true);
    r->o = outer;
    r->space_above = style_gap(r->c, r->style) * theme_details(r->c->setter->theme)->tight;
}

static void quote_blocks(Rich *r, const MarkdownBlock *b, const BoxStyle *box)
{
    RichOptions o = *r->o;
    const RichOptions *outer = r->o;
    /* On a ground of its own text is not in the color for the one around. */
    if (box && box->fill.a > 0) theme_color(r->c->setter->theme, STR("ink"), &o.color);
    r->o = &o;
    if (b->alert) alert_head(r, b->alert, box);
    rich_blocks(r, b->children, b->n_children, false);
    r->o = outer;
}

static void rich_quote(Rich *r, const MarkdownBlock *b)
{
    Box *box;
    Rich inner;
    const Str name = str(b->alert ? alerts[b->alert].box : "quote");
    rich_open_box(r, theme_box(r->c->setter->theme, name) ? name : STR("quote"), &inner, &box);
    if (indent_max(&inner) > 0) {
        quote_blocks(&inner, b, box->style);
        rich_close_box(r, &inner, box);
    } else {
        quote_blocks(r, b, NULL);
    }
}

/* A bullet, a number, a box to tick or one that is ticked; a box stands behind a number. */
static Str marker_text(const Rich *r, const MarkdownBlock *list, size_t i)
{
    const TableStyle *look = theme_table(r->c->setter->theme);
    const MarkdownTask task = list->children[i].task;
    const Str box = task == MARKDOWN_DONE ? look->box_ticked : look->box;
    if (!list->ordered) return task ? box : look->bullet;
    return str_format(r->c->scratch, "%u.%s%.*s", list->start + (unsigned)i, task ? "\u00a0" : "",
                      task ? (int)box.n : 0, box.p);
}

/* An item or a footnote, with its marker beside it: a number at the end of the indentation, any
 * other at its start. */
static void rich_item(Rich *r, Str text, bool number, const MarkdownBlock *item, bool tight)
{
    const TableStyle *look = theme_table(r->c->setter->theme);
    const Variant v = { .color = r->o->color };
    const Line *marker = typeset_line(r->c, text, style_text(r->c, r->style, &v),
                                      r->rtl ? DIRECTION_RTL : DIRECTION_LTR, r->o->origin);
    const double outer = r->indent, size = style_size(r->c, r->style);
    const double before = number ? 0 : 0.15 * size, behind = 0.35 * size;
    double step = fmax(look->list_indent * size, before + marker->width + behind);
    double indent = fmax(fmin(outer, indent_max(r) - step), 0);
    rich_end_marker(r);
    r->marker = marker;
    r->marker_x = indent + (number ? step - behind - marker->width : before);
    r->indent = indent + step;
    if (item->n_children) rich_blocks(r, item->children, item->n_children, tight);
    else rich_text(r, NULL, 0, r->style, false);
    rich_end_marker(r);
    r->indent = outer;
}

/* Neither the first item of a list nor its last is alone on a page. */
static void keep_with_next(Rich *r)
{
    const size_t n = r->galley->blocks.n;
    if (n) r->galley->blocks.at[n - 1].sticky = true;
}

static void rich_list(Rich *r, const MarkdownBlock *b)
{
    bool inside = r->inside;
    r->inside = true;
    double gap = style_gap(r->c, r->style);
    for (size_t i = 0; i < b->n_children; i++) {
        if (i) r->space_above = b->tight ? gap * theme_details(r->c->setter->theme)->tight : gap;
        rich_item(r, marker_text(r, b, i), b->ordered, &b->children[i], b->tight);
        if (!inside && i + 1 < b->n_children && (i == 0 || i + 2 == b->n_children))
            keep_with_next(r);
    }
    r->inside = inside;
}

static Block *add_rule(Rich *r, double height, Point at, double length, Color color)
{
    const Stroke stroke = { theme_table(r->c->setter->theme)->rule_width, color, { 0, 0 }, false };
    const Frame *f = drawn_rule(r->c, (Size){ r->galley->width, height }, at, length, stroke);
    Block *b = galley_add_frame(r->c, r->galley, f, r->space_above, r->o->origin);
    r->space_above = 0;
    return b;
}

/* A short rule that stays with what follows it. */
static void notes_rule(Rich *r)
{
    const Theme *theme = r->c->setter->theme;
    const double width = fmin(theme_details(theme)->notes_rule, rich_width(r)),
                 x = r->rtl ? r->galley->width - width : 0;
    add_rule(r, style_gap(r->c, r->style), (Point){ x, 0 }, width, theme_table(theme)->head_rule)
        ->sticky = true;
}

/* Footnotes in a style of their own, but in the color of the text. */
static void rich_notes(Rich *r, const MarkdownBlock *b)
{
    RichOptions o = *r->o;
    Rich notes = *r;
    if (o.color.a <= 0) o.color = r->style->text.color;
    notes.o = &o;
    notes.inside = true;
    notes_rule(&notes);
    notes.style = rich_other_style(r, r->style->notes);
    for (size_t i = 0; i < b->n_children; i++) {
        const Str number = str_integer(r->c->scratch, b->children[i].start);
        if (i)
            notes.space_above =
                style_gap(r->c, notes.style) * theme_details(r->c->setter->theme)->tight;
        rich_item(&notes, number, true, &b->children[i], false);
    }
    r->space_above = 0;
}

static bool is_empty_row(const MarkdownBlock *row)
{
    for (size_t i = 0; i < row->n_children; i++)
        if (row->children[i].n_inlines) return false;
    return true;
}

/* The way in for what is parsed already: a single paragraph. */
static void set_cell(const LayoutContext *c, Galley *g, const TableCell *cell, const RichOptions *o)
{
    Rich r = rich_in(c, g, o);
    rich_text(&r, cell->inlines, cell->n_inlines, o->style, o->sticky);
}

static TextWidths cell_widths(const LayoutContext *c, const TableCell *cell)
{
    return inline_widths(c, cell->inlines, cell->n_inlines, &cell->options);
}

static bool is_word(const TableCell *cell)
{
    const Str text = cell->n_inlines == 1 ? cell->inlines[0].text : STR("");
    return text.n && str_find(text, ' ') == text.n;
}

static const CellSetter cell_setter = { set_cell, cell_widths };

/* A head without a word is there because Markdown has no table without a head. */
static void rich_table(Rich *r, const MarkdownBlock *b)
{
    static const Align aligns[] = { ALIGN_START, ALIGN_CENTER, ALIGN_END };
    const size_t columns = b->n_children ? b->children[0].n_children : 0;
    const size_t heads = b->n_children < 2 || !is_empty_row(&b->children[0]) ? 1 : 0;
    const MarkdownBlock *from_rows = b->children + (heads ? 0 : 1);
    const size_t rows = b->n_children - (heads ? 0 : 1);
    TableCell *cells = ARENA_ARRAY(r->c->scratch, TableCell, rows * columns);
    const Style *body = rich_other_style(r, r->style->table),
                *head = rich_other_style(r, r->style->table_head);
    for (size_t y = 0; y < rows; y++)
        for (size_t x = 0; x < columns; x++) {
            TableCell *cell = &cells[y * columns + x];
            cell->options = *r->o;
            cell->options.style = y < heads ? head : body;
            cell->options.space_above = 0;
            if (x >= from_rows[y].n_children) continue;
            const MarkdownBlock *from = &from_rows[y].children[x];
            cell->options.align = aligns[from->align];
            /* Figures line up by their units, which are at their right in all languages. */
            if (r->c->setter->rtl && from->align == MARKDOWN_RIGHT)
                cell->options.align = ALIGN_START;
            cell->inlines = from->inlines;
            cell->n_inlines = from->n_inlines;
        }
    /* Straight into this galley where nothing indents it: rows then break across pages with the
     * head repeated, without a box around them. */
    if (r->indent > 0) {
        Box *box;
        Rich inner;
        rich_end_marker(r);
        rich_open_box(r, STR("plain"), &inner, &box);
        table_build(r->c, inner.galley, cells, rows, columns, heads,
                    &(TableLook){ &cell_setter, NULL, NULL, 0, r->o->origin, r->rtl, is_word });
        rich_close_box(r, &inner, box);
        return;
    }
    table_build(
        r->c, r->galley, cells, rows, columns, heads,
        &(TableLook){ &cell_setter, NULL, NULL, r->space_above, r->o->origin, r->rtl, is_word });
    r->space_above = 0;
}

static void rich_rule(Rich *r)
{
    rich_end_marker(r);
    const double high = style_leading(r->c, r->style);
    add_rule(r, high, (Point){ r->rtl ? 0 : r->indent, high / 2 }, rich_width(r),
             theme_table(r->c->setter->theme)->rule);
}

/* The first paragraph, heading or cell that says anything. */
static Str first_text(Arena *a, const MarkdownBlock *b)
{
    Buf text = { .arena = a };
    if (b->n_inlines == 1) return b->inlines[0].text;
    for (size_t i = 0; i < b->n_inlines; i++) buf_str(&text, b->inlines[i].text);
    for (size_t i = 0; !text.n && i < b->n_children; i++)
        buf_str(&text, first_text(a, &b->children[i]));
    return buf_done(&text);
}

static bool is_rtl(const LayoutContext *c, const MarkdownBlock *b)
{
    if (c->setter->rtl) return true;
    const ArenaMark mark = arena_mark(c->scratch);
    const bool rtl = text_is_rtl(first_text(c->scratch, b), false);
    arena_rewind(c->scratch, mark);
    return rtl;
}

static void rich_block(Rich *r, const MarkdownBlock *b)
{
    if (!r->inside) r->rtl = is_rtl(r->c, b);
    switch (b->kind) {
    case MARKDOWN_HEADING: rich_heading(r, b); break;
    case MARKDOWN_LIST: rich_list(r, b); break;
    case MARKDOWN_QUOTE: rich_quote(r, b); break;
    case MARKDOWN_CODE: rich_code(r, b); break;
    case MARKDOWN_TABLE: rich_table(r, b); break;
    case MARKDOWN_RULE: rich_rule(r); break;
    case MARKDOWN_NOTES: rich_notes(r, b); break;
    case MARKDOWN_PARAGRAPH: rich_text(r, b->inlines, b->n_inlines, r->style, false); break;
    default: rich_blocks(r, b->children, b->n_children, false); break;
    }
}

static void rich_blocks(Rich *r, const MarkdownBlock *blocks, size_t n, bool tight)
{
    double gap = style_gap(r->c, r->style);
    for (size_t i = 0; i < n; i++) {
        if (i) r->space_above = tight ? gap * theme_details(r->c->setter->theme)->tight : gap;
        rich_block(r, &blocks[i]);
        /* What leads to a table stays with it. */
        if (i + 1 < n && blocks[i + 1].kind == MARKDOWN_TABLE) keep_with_next(r);
    }
}

/* ---- the ways in ---------------------------------------------------------------------------- */

/* The text as a block of code, without the line end behind it. */
static const MarkdownBlock *code_document(Str text, PlainDocument *out)
{
    while (text.n && text.p[text.n - 1] == '\n') text.n--;
    out->text = (MarkdownInline){ .text = text };
    out->paragraph =
        (MarkdownBlock){ .kind = MARKDOWN_CODE, .inlines = &out->text, .n_inlines = 1 };
    out->document = (MarkdownBlock){ .children = &out->paragraph, .n_children = 1 };
    return &out->document;
}

/* Two blanks before each line end, which keep it (CommonMark 0.31, 6.7); not in code, where they
 * would be copied, nor below a text. */
static Str with_line_breaks(const LayoutContext *c, Str text)
{
    Buf out = { .arena = c->scratch };
    bool code = false;
    for (Str rest = text; rest.n;) {
        const size_t end = str_find(rest, '\n');
        const Str line = str_slice(rest, 0, end), ink = str_trim(line);
        code ^= str_starts(ink, "```") || str_starts(ink, "~~~");
        buf_str(&out, line);
        const bool kept = str_ends(ink, "\\"); /* has its own sign for it */
        if (ink.n && !code && !kept && end + 1 < rest.n) buf_c(&out, "  ");
        if (end < rest.n) buf_char(&out, '\n');
        rest = str_slice(rest, end + 1, rest.n);
    }
    return buf_done(&out);
}

/* Trials, passes and measuring take the same texts: what has mark-up is read once. */
static const MarkdownBlock *read_document(const LayoutContext *c, Str text, PlainDocument *plain)
{
    Map *known = &c->setter->documents;
    if (markdown_plain(text, plain)) return &plain->document;
    MarkdownBlock *document = map_get(known, text);
    if (document) return document;
    if (known->n >= c->remembers) return markdown_parse(c->scratch, text);
    const Str kept = str_copy(c->setter->shared, text);
    document = markdown_parse(c->setter->shared, kept);
    map_set(known, kept, document);
    return document;
}

void rich_build(const LayoutContext *c, Galley *g, Str text, const RichOptions *o)
{
    Rich r = rich_in(c, g, o);
    size_t first = g->blocks.n;
    PlainDocument plain;
    if (o->line_breaks) text = with_line_breaks(c, text);
    const MarkdownBlock *doc =
        o->verbatim ? code_document(text, &plain) : read_document(c, text, &plain);
    rich_blocks(&r, doc->children, doc->n_children, false);
    if (o->sticky)
        for (size_t i = first; i < g->blocks.n; i++) g->blocks.at[i].sticky = true;
}

static void widest(const LayoutContext *c, const MarkdownBlock *b, const RichOptions *o,
                   double indent, TextWidths *w)
{
    if (b->n_inlines) {
        TextWidths own = inline_widths(c, b->inlines, b->n_inlines, o);
        w->min = fmax(w->min, own.min + indent);
        w->max = fmax(w->max, own.max + indent);
    }
    double step = b->kind == MARKDOWN_LIST || b->kind == MARKDOWN_QUOTE
                      ? 1.5 * theme_table(c->setter->theme)->list_indent * style_size(c, o->style)
                      : 0;
    for (size_t i = 0; i < b->n_children; i++) widest(c, &b->children[i], o, indent + step, w);
}

TextWidths rich_widths(const LayoutContext *c, Str text, const RichOptions *o)
{
    TextWidths w = { 0, 0 };
    PlainDocument plain;
    widest(c, read_document(c, text, &plain), o, 0, &w);
    return w;
}
