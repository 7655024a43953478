/* pdf_press.c - inks in content streams, and the keys of PDF/X-1a. */
#include "backend/pdf_press.h"

#include <math.h>

#include "backend/pdf_meta.h"

/* Icons and rules are lines, and bars with a word in them; panels are areas.  Points. */
#define LINE_MOST MM(8.5)
/* A stroke that is wider is an area. */
#define STROKE_MOST MM(3)

/* PDF/X asks for the dates of the file.  It has none of its own, so that the same input gives the
 * same bytes: this is the date of the program's version. */
#define DATE "D:20261129000000Z"

/* ---- where what is painted ------------------------------------------------------------------ */

static Rect box_in_root(const PressPlace *place)
{
    const Rect r = place->box;
    Point low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };
    for (int i = 0; i < 4; i++) {
        const Point corner = { r.x + (i & 1 ? r.width : 0), r.y + (i & 2 ? r.height : 0) };
        const Point p = transform_point(*place->to_root, corner);
        low = (Point){ fmin(low.x, p.x), fmin(low.y, p.y) };
        high = (Point){ fmax(high.x, p.x), fmax(high.y, p.y) };
    }
    return (Rect){ low.x, low.y, high.x - low.x, high.y - low.y };
}

static bool meet(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* The most of cyan, magenta and yellow that may lie under `box`. */
static float colors_under(const PdfContent *c, Rect box)
{
    float most = 0;
    for (size_t i = 0; i < c->grounds.n; i++)
        if (meet(c->grounds.at[i].box, box)) most = fmaxf(most, c->grounds.at[i].colors);
    return most;
}

static void add_ground(PdfContent *c, Rect box, float colors)
{
    if (colors > 0) *vec_push(c->survey->file->arena, &c->grounds) = (PdfGround){ box, colors };
}

void press_ground(PdfContent *c, const PressPlace *place)
{
    add_ground(c, box_in_root(place), (float)inks_most(c->survey->file->inks));
}

Rect press_path_box(const Path *path, Point at)
{
    static const size_t points[] = { [SEGMENT_MOVE] = 1, [SEGMENT_LINE] = 1, [SEGMENT_CURVE] = 3 };
    Point low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };
    for (size_t i = 0; i < path->n; i++) {
        const Segment *s = &path->segments[i];
        for (size_t k = 0; s->kind != SEGMENT_CLOSE && k < points[s->kind]; k++) {
            low = (Point){ fmin(low.x, s->p[k].x), fmin(low.y, s->p[k].y) };
            high = (Point){ fmax(high.x, s->p[k].x), fmax(high.y, s->p[k].y) };
        }
    }
    const Rect box = { at.x + low.x, at.y + low.y, high.x - low.x, high.y - low.y };
    return rect_outset(box, path->stroke.width / 2);
}

Rect press_line_box(const Line *line, Point at)
{
    const GlyphRun *first = &line->runs[0], *last = &line->runs[line->n - 1];
    const double from = first->x, to = last->x + last->width;
    return (Rect){ at.x + from, at.y - line->ascent, to - from, line->ascent + line->descent };
}

bool press_is_line(const Path *path)
{
    const Rect box = press_path_box(path, (Point){ 0, 0 });
    if (path->fill.a <= 0) return path->stroke.width <= STROKE_MOST;
    return fmin(box.width, box.height) <= LINE_MOST;
}

/* ---- inks ----------------------------------------------------------------------------------- */

static bool same_inks(Cmyk a, Cmyk b)
{
    return !(a.c < b.c || a.c > b.c || a.m < b.m || a.m > b.m || a.y < b.y || a.y > b.y ||
             a.k < b.k || a.k > b.k);
}

static void put_inks(PdfContent *c, Cmyk k, const char *operator)
{
    const float parts[4] = { k.c, k.m, k.y, k.k };
    for (int i = 0; i < 4; i++) pdf_number(c, parts[i]);
    buf_c(&c->out, operator);
}

/* By what the ground under it leaves of the limit. */
static bool prints_over(const PdfContent *c, Cmyk k, Rect box, bool line)
{
    const bool black = k.k >= 1 && k.c + k.m + k.y <= 0;
    return line && black && colors_under(c, box) + 1 <= inks_most(c->survey->file->inks);
}

static void set_overprint(PdfContent *c, bool over, bool stroke)
{
    const unsigned bit = stroke ? PDF_STROKES_OVER : PDF_FILLS_OVER;
    const unsigned wanted = over ? c->now.overprint | bit : c->now.overprint & ~bit;
    if (wanted == c->now.overprint) return;
    c->now.overprint = wanted;
    buf_format(&c->out, "/V%u gs\n", wanted);
    pdf_use(c, &c->overprints, wanted);
}

void press_ink(PdfContent *c, Color color, const PressPlace *place, bool line, bool stroke)
{
    const double share = color.a * (1 - c->now.veil);
    const Color opaque = { color.r, color.g, color.b, 1 };
    const Cmyk k = inks_of(c->survey->file->inks, color_mix(COLOR_WHITE, opaque, share), line);
    const Rect box = box_in_root(place);
    Cmyk *now = stroke ? &c->now.stroke_inks : &c->now.fill_inks;
    if (!same_inks(*now, k)) put_inks(c, k, stroke ? "K\n" : "k\n");
    *now = k;
    set_overprint(c, prints_over(c, k, box, line), stroke);
    add_ground(c, box, k.c + k.m + k.y);
}

/* ---- what the file says --------------------------------------------------------------------- */

static void add_text(PdfFile *f, HPDF_Dict d, const char *key, Str value)
{
    HPDF_Dict_RemoveElement(d, key);
    if (value.n) HPDF_Dict_Add(d, key, pdf_text(f, value));
}

/* ISO 15930-1, 6.13: an entry of the ICC's registry needs no profile beside it. */
static void write_intent(PdfFile *f)
{
    const Shop *shop = f->press->shop;
    if (!shop->condition.n) return;
    HPDF_Dict intent = pdf_object(f);
    HPDF_Array intents = pdf_array(f);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFX");
    add_text(f, intent, "OutputConditionIdentifier", shop->condition);
    add_text(f, intent, "OutputCondition", shop->condition_name);
    add_text(f, intent, "Info", shop->condition_name);
    add_text(f, intent, "RegistryName", STR("http://www.color.org"));
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(f->doc->catalog, "OutputIntents", intents);
}

/* 2001: PDF/X-1 in its conformance 1a (ISO 15930-1, 6.3); 2003 is named as a whole (-4, 6.3). */
static void write_standard(PdfFile *f)
{
    HPDF_Dict info = f->doc->info;
    const unsigned standard = f->press->shop->standard;
    if (standard == SHOP_PLAIN) return;
    f->version = standard == SHOP_X_1A_2001 ? HPDF_VER_13 : HPDF_VER_14;
    if (standard == SHOP_X_1A_2001) {
        add_text(f, info, "GTS_PDFXVersion", STR("PDF/X-1:2001"));
        add_text(f, info, "GTS_PDFXConformance", STR("PDF/X-1a:2001"));
    } else {
        add_text(f, info, "GTS_PDFXVersion", STR("PDF/X-1a:2003"));
    }
}

void press_write_info(PdfFile *f, const Document *doc)
{
    HPDF_Dict info = f->doc->info;
    add_text(f, info, "Title", doc->title);
    add_text(f, info, "Author", doc->author);
    add_text(f, info, "Creator", STR(PDF_PRODUCER));
    add_text(f, info, "Producer", STR(PDF_PRODUCER));
    add_text(f, info, "CreationDate", STR(DATE));
    add_text(f, info, "ModDate", STR(DATE));
    HPDF_Dict_AddName(info, "Trapped", "False");
    write_standard(f);
    write_intent(f);
}
