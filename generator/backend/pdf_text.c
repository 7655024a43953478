/* pdf_text.c - lines of text as TJ arrays.
 *
 * Lines that follow one another share a text object.  A line's runs follow one another in visual
 * order; the pen's true place is known at all times, so a run needs a number in the array only
 * where it does not stand right behind the one before.  What a word looks like inside an array does
 * not depend on the size, so it is encoded once and copied from then on.  Codes are written as
 * literal strings: half as long as hexadecimal ones, which saves as much of the time of deflating.
 */
#include "backend/pdf_press.h"

#include <math.h>
#include <string.h>

/* In 1/1000 em: a 200th of a point at 10 pt.  It never adds up.  Adjustments are whole numbers. */
#define PEN_TOLERANCE 0.5
#define END_ARRAY ")]TJ"

/* In 1/1000 em.  Readers take wider gaps for blanks, so words this wide are spelled out. */
#define TRACKING_WIDE 80.0

/* A line being written. */
typedef struct TextPen {
    PdfContent *c;
    double x;               /* points from the line's left edge */
    bool array;             /* inside a string inside an array */
    bool spelled;           /* what the line says is written already */
    const TextStyle *style; /* of the run before */
    PressPlace place;
} TextPen;

static void put_code(Buf *b, unsigned code)
{
    const unsigned high = code >> 8, low = code & 255;
    if (pdf_is_special(high) || pdf_is_special(low)) {
        pdf_literal_byte(b, high);
        pdf_literal_byte(b, low);
        return;
    }
    buf_reserve(b, 2);
    b->p[b->n++] = (char)high;
    b->p[b->n++] = (char)low;
}

/* Ends what "[(" began, or takes that back where nothing came of it. */
static void end_array(Buf *b)
{
    const bool empty = b->n >= 2 && b->p[b->n - 2] == '[' && b->p[b->n - 1] == '(';
    if (empty) b->n -= 2; /* not a code: those have a backslash before their parentheses */
    else buf_c(b, END_ARRAY);
}

static void put_adjustment(Buf *b, double thousandths)
{
    buf_char(b, ')');
    buf_number(b, thousandths, 0);
    buf_char(b, '(');
}

static void put_rise(Buf *b, double points)
{
    end_array(b);
    buf_char(b, ' ');
    buf_number(b, points, 3);
    buf_c(b, " Ts[(");
}

/* How a run is set, in 1/1000 em but for the size. */
typedef struct Setting {
    double size, rise, tracking;
} Setting;

/* Glyphs being encoded: where the pen ought to be and where it is, in 1/1000 em. */
typedef struct Encoder {
    Buf *out;
    const PdfWord *word;
    Setting set;
    double wanted, pen;
    double rise; /* font units above the line's own */
} Encoder;

static void encode_glyph(Encoder *e, const Glyph *g)
{
    const PdfFont *font = e->word->font;
    const PdfGlyph *shown = *pdf_glyph_slot(font, g->id);
    if (g->advance == shown->advance && g->x_offset == 0 && g->y_offset == e->rise &&
        fabs(e->pen - e->wanted) <= PEN_TOLERANCE) {
        /* The pen and where it ought to be move on together, but for the rounding of the width. */
        put_code(e->out, shown->code);
        e->pen += shown->width + e->set.tracking;
        e->wanted += shown->width;
        return;
    }
    const double k = 1000 / font->font->units_per_em;
    if (g->y_offset != e->rise) {
        e->rise = g->y_offset;
        put_rise(e->out, (e->set.rise + e->rise * k) * e->set.size / 1000);
    }
    const double off = e->pen - (e->wanted + g->x_offset * k);
    if (fabs(off) > PEN_TOLERANCE) {
        const double adjustment = round(off);
        put_adjustment(e->out, adjustment);
        e->pen -= adjustment;
    }
    put_code(e->out, shown->code);
    e->pen += shown->width + e->set.tracking;
    e->wanted += g->advance * k;
}

static void put_turned(Buf *out, Str text)
{
    for (size_t end = text.n, from; end > 0; end = from) {
        from = end - 1;
        while (from > 0 && (text.p[from] & 0xC0) == 0x80) from--;
        pdf_hex_utf16(out, str_slice(text, from, end));
    }
}

/* ActualText (PDF 32000-1, 14.9.4) of what follows, up to EMC.  Readers take the text of a line
 * from left to right and then turn around what is right-to-left, spelled text as well. */
static void put_spelling(Buf *out, Str text, bool rtl)
{
    buf_c(out, "/Span<</ActualText");
    if (!rtl && pdf_is_ascii(text)) {
        pdf_literal(out, text);
    } else {
        buf_c(out, "<FEFF");
        if (rtl) put_turned(out, text);
        else pdf_hex_utf16(out, text);
        buf_char(out, '>');
    }
    buf_c(out, ">>BDC\n");
}

static void begin_spelling(Buf *out, Str text, bool rtl)
{
    end_array(out);
    put_spelling(out, text, rtl);
    buf_c(out, "[(");
}

static void end_spelling(Buf *out)
{
    end_array(out);
    buf_c(out, " EMC[(");
}

/* Appends a part's codes; returns how far the pen moves, in 1/1000 em.  `spelled`: its text is
 * written already. */
static double encode(Buf *out, const PdfWord *word, const PdfPart *part, Setting set, bool spelled)
{
    const Glyph *g = word->shaped->glyphs;
    Encoder e = { .out = out, .word = word, .set = set };
    const uint32_t n = part->to - part->from;
    const bool gaps = n > 1 && set.tracking > TRACKING_WIDE;
    const bool spell = !spelled && n && (!part->exact || !part->level || gaps);
    if (spell) begin_spelling(out, part->text, word->shaped->rtl);
    for (uint32_t i = part->from; i < part->to; i++) {
        encode_glyph(&e, &g[i]);
        if (i + 1 == part->to || g[i + 1].cluster != g[i].cluster) e.wanted += set.tracking;
    }
    if (e.rise != 0) put_rise(out, set.rise * set.size / 1000);
    if (spell) end_spelling(out);
    return e.pen;
}

static void open_array(TextPen *pen)
{
    if (!pen->array) buf_c(&pen->c->out, "[(");
    pen->array = true;
}

static void close_array(TextPen *pen)
{
    if (pen->array) {
        end_array(&pen->c->out);
        buf_char(&pen->c->out, '\n');
    }
    pen->array = false;
}

static void move_pen(TextPen *pen, double x, double size)
{
    const double off = (pen->x - x) * 1000 / size;
    if (fabs(off) <= PEN_TOLERANCE) return;
    const double adjustment = round(off);
    put_adjustment(&pen->c->out, adjustment);
    pen->x -= adjustment * size / 1000;
}

static void show_part(TextPen *pen, const PdfWord *word, PdfPart *part, const TextStyle *style)
{
    PdfContent *c = pen->c;
    const double size = style->size;
    const Setting set = { size, style->rise * 1000 / size, style->tracking * 1000 / size };
    const bool tracks = part->single && set.tracking <= TRACKING_WIDE;
    if (pen->spelled || !part->level || (set.tracking != 0 && !tracks)) {
        pen->x += encode(&c->out, word, part, set, pen->spelled) * size / 1000;
        return;
    }
    if (!part->codes.p) {
        c->scratch.n = 0;
        part->drawn = encode(&c->scratch, word, part, (Setting){ .size = 1 }, false);
        part->codes = str_copy(c->survey->file->arena, buf_done(&c->scratch));
    }
    Str codes = part->codes;
    if (str_starts(codes, END_ARRAY)) {
        end_array(&c->out);
        codes = str_slice(codes, strlen(END_ARRAY), codes.n);
    }
    buf_str(&c->out, codes);
    pen->x += part->drawn * size / 1000 + (part->to - part->from) * style->tracking;
}

static void set_look(TextPen *pen, const PdfWord *word, const TextStyle *style)
{
    PdfContent *c = pen->c;
    PdfState *now = &c->now;
    const Color k = style->color;
    if (pen->style == style && now->font == word->font) return;
    pen->style = style;
    const bool font = now->font != word->font || now->size != style->size;
    const bool color = now->fill.r != k.r || now->fill.g != k.g || now->fill.b != k.b;
    const bool press = c->survey->file->press != NULL;
    if (!press && !font && !color && now->rise == style->rise && now->tracking == style->tracking &&
        now->opacity >> 8 == (unsigned)lround(k.a * 255.0))
        return;
    close_array(pen);
    if (font) {
        buf_c(&c->out, "/F");
        pdf_number(c, word->font->number);
        pdf_number(c, style->size);
        buf_c(&c->out, "Tf\n");
        pdf_use(c, &c->fonts, word->font->number);
    }
    if (now->rise != style->rise) {
        pdf_number(c, style->rise);
        buf_c(&c->out, "Ts\n");
    }
    if (now->tracking != style->tracking) {
        pdf_number(c, style->tracking);
        buf_c(&c->out, "Tc\n");
    }
    now->font = word->font;
    now->size = style->size;
    now->rise = style->rise;
    now->tracking = style->tracking;
    if (press) {
        press_ink(c, k, &pen->place, true, false);
        return;
    }
    pdf_fill_color(c, k);
    pdf_opacity(c, k.a, k.a);
}

/* At the end of a line the blanks behind the last word are not part of the run. */
static bool has_blanks(const GlyphRun *run)
{
    const Shaped *w = run->shaped;
    if (!w->blanks) return false;
    const double k = run->style->size / w->font->units_per_em, tracking = run->style->tracking;
    const double all = (double)w->advance * k + w->n * tracking;
    const double blanks = (double)w->blanks_advance * k + w->blanks * tracking;
    return run->width > all - blanks / 2;
}

static void show_run(TextPen *pen, const GlyphRun *run)
{
    const TextStyle *style = run->style;
    const Shaped *w = run->shaped;
    if (style->color.a <= 0 || style->size <= 0 || !w->n) return;
    PdfWord *word = survey_word(pen->c->survey, w);
    set_look(pen, word, style);
    open_array(pen);
    move_pen(pen, run->x, style->size);
    const bool blanks = has_blanks(run);
    if (blanks && w->rtl) show_part(pen, word, &word->blanks, style);
    show_part(pen, word, &word->body, style);
    if (blanks && !w->rtl) show_part(pen, word, &word->blanks, style);
}

/* Moves on from where the last line began, as it was written: what is rounded never adds up. */
static void begin_line(PdfContent *c, Point at)
{
    const Point to = { pdf_rounded(at.x), pdf_rounded(c->now.height - at.y) };
    if (!c->in_text) {
        buf_c(&c->out, "BT ");
        c->line = (Point){ 0, 0 };
        c->in_text = true;
    }
    pdf_length(c, to.x - c->line.x);
    pdf_length(c, to.y - c->line.y);
    buf_c(&c->out, "Td\n");
    c->line = to;
}

void pdf_end_text(PdfContent *c)
{
    if (c->in_text) buf_c(&c->out, "ET\n");
    c->in_text = false;
}

void pdf_draw_line(PdfContent *c, const Line *line, const Place *place)
{
    if (!line->n) return;
    const Point at = place->at;
    TextPen pen = { .c = c, .x = line->runs[0].x, .spelled = line->spelled };
    pen.place = (PressPlace){ press_line_box(line, at), &place->to_root };
    begin_line(c, (Point){ at.x + pen.x, at.y });
    if (line->spelled) put_spelling(&c->out, line->spelling, false);
    for (uint32_t i = 0; i < line->n; i++) show_run(&pen, &line->runs[i]);
    close_array(&pen);
    if (line->spelled) buf_c(&c->out, "EMC\n");
}
