/* rich_code.c - blocks of code. */
#include <math.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "layout/rich_inline.h"
#include "layout/rich_parts.h"
#include "layout/style.h"

/* Where as many signs fit, what is longer is too long for any page, and handouts say so. */
#define PAGE_COLUMNS 100

/* Code as it is set: in one style, line by line. */
typedef struct Code {
    Rich *rich;
    const Style *style;
    const TextStyle *text;
    ParagraphOptions options;
    Str source;
    VEC(Paragraph) lines; /* as long as they are */
    Str longest;          /* of the lines that were wrapped */
} Code;

/* At the current scale. */
static void set_code_style(Code *code)
{
    const LayoutContext *c = code->rich->c;
    const Variant v = { .color = code->rich->o->color, .code = code->style == code->rich->style };
    TextStyle *plain = ARENA_NEW(c->output, TextStyle);
    *plain = *style_text(c, code->style, &v);
    plain->highlight = COLOR_NONE; /* the box is the highlight */
    code->text = plain;
}

static Paragraph code_line(const Code *code, Str *rest, double width)
{
    const size_t end = str_find(*rest, '\n');
    const TextSpan span = { str_slice(*rest, 0, end), code->text, code->rich->o->origin, true };
    ParagraphOptions o = code->options;
    *rest = str_slice(*rest, end + 1, rest->n);
    o.width = width;
    return paragraph_layout(code->rich->c->setter->text, code->rich->c->output, &span, 1, &o);
}

/* Sets each line as long as it is; returns the width of the longest. */
static double measure_code(Code *code)
{
    double widest = 0;
    Str rest = code->source;
    do {
        const Paragraph p = code_line(code, &rest, INFINITY);
        *vec_push(code->rich->c->scratch, &code->lines) = p;
        widest = fmax(widest, p.widths.max);
    } while (rest.n);
    return widest;
}

static void add_wrapped(Code *code)
{
    Str rest = code->source;
    do {
        const Str line = str_slice(rest, 0, str_find(rest, '\n'));
        const Paragraph p = code_line(code, &rest, code->options.width);
        if (p.n > 1 && line.n > code->longest.n) code->longest = line;
        rich_add_lines(code->rich, &p, code->style, false);
    } while (rest.n);
}

/* Tells of the longest line that does not fit.  Smaller type is tried only after the theme's, which
 * is what people write for. */
static void tell_wide(const Code *code, double scale)
{
    const LayoutContext *c = code->rich->c;
    if (!code->longest.n || scale < 1) return;
    Str rest = code->longest;
    const double letters = (double)utf8_length(code->longest);
    const double full = code_line(code, &rest, INFINITY).widths.max;
    const int fit = (int)(letters * code->options.width / full);
    report(c->diag, fit < PAGE_COLUMNS ? MSG_CODE_NARROW : MSG_CODE_WIDE, code->rich->o->origin,
           c_format(c->scratch, "%d", (int)letters), c_format(c->scratch, "%d", fit));
}

/* Lines that are too wide make the block's type smaller, as far as the theme's smallest, but in
 * large print no smaller than it is otherwise; what is too wide then is wrapped. */
static void set_smaller(Code *code, double width)
{
    const LayoutContext *c = code->rich->c;
    LayoutContext smaller = *c;
    const double smallest = theme_min_size(c->setter->theme) / code->text->size;
    const double least = c->unshrunk > 1 ? fmax(1 / c->unshrunk, smallest) : smallest;
    smaller.scale *= fmin(fmax(code->options.width / width, least), 1);
    code->rich->c = &smaller;
    set_code_style(code);
    add_wrapped(code);
    tell_wide(code, c->scale);
    code->rich->c = c;
}

static void set_code(Code *code)
{
    set_code_style(code);
    const ArenaMark mark = arena_mark(code->rich->c->output);
    const double width = measure_code(code);
    if (width > code->options.width) {
        arena_rewind(code->rich->c->output, mark);
        set_smaller(code, width);
        return;
    }
    for (size_t i = 0; i < code->lines.n; i++)
        rich_add_lines(code->rich, &code->lines.at[i], code->style, false);
}

void rich_code(Rich *r, const MarkdownBlock *b)
{
    Box *box;
    Rich inner;
    RichOptions options = *r->o;
    options.align = ALIGN_START;
    if (r->rtl) rich_end_marker(r); /* it would be at the other end of the first line */
    rich_open_box(r, r->style->code_box, &inner, &box);
    inner.rtl = inner.lines_right = false;
    inner.o = &options;
    const Style *s = rich_other_style(r, r->style->code_block);
    Code code = { .rich = &inner,
                  .style = s,
                  .options = paragraph_options(r->c, s, r->o, inner.galley->width),
                  .source = b->n_inlines ? b->inlines[0].text : STR("") };
    code.options.code = true;
    code.options.direction = DIRECTION_LTR;
    set_code(&code);
    rich_close_box(r, &inner, box);
    r->galley->blocks.at[r->galley->blocks.n - 1].whole = true;
}
