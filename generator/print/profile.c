/* profile.c - faults as transforms, and pages that are drawn through their inverse. */
#include "print/profile.h"

#include <math.h>

#define RADIANS(degrees) ((degrees) * (3.14159265358979323846 / 180))

PrinterSide printer_side_true(void)
{
    return (PrinterSide){ .scale = { 1, 1 } };
}

static bool scale_is_possible(double scale)
{
    return scale * 100 >= PRINTER_SCALE_LEAST && scale * 100 <= PRINTER_SCALE_MOST;
}

bool printer_side_is_possible(const PrinterSide *s)
{
    return fabs(s->offset.x) <= MM(PRINTER_OFFSET_MOST) &&
           fabs(s->offset.y) <= MM(PRINTER_OFFSET_MOST) && fabs(s->skew) <= PRINTER_SKEW_MOST &&
           scale_is_possible(s->scale.width) && scale_is_possible(s->scale.height);
}

/* `m` about the middle of the paper. */
static Transform about_middle(Transform m, Size paper)
{
    const double x = paper.width / 2, y = paper.height / 2;
    return transform_multiply(transform_multiply(transform_translate(-x, -y), m),
                              transform_translate(x, y));
}

Transform printer_fault(const PrinterSide *s, Size paper)
{
    const double cosine = cos(RADIANS(s->skew)), sine = sin(RADIANS(s->skew));
    /* y runs down: a positive angle turns clockwise. */
    const Transform m = { s->scale.width * cosine,  s->scale.width * sine, -s->scale.height * sine,
                          s->scale.height * cosine, s->offset.x,           s->offset.y };
    return about_middle(m, paper);
}

static Transform inverse(Transform m)
{
    const double det = m.a * m.d - m.b * m.c;
    return (Transform){ m.d / det,
                        -m.b / det,
                        -m.c / det,
                        m.a / det,
                        (m.c * m.f - m.d * m.e) / det,
                        (m.b * m.e - m.a * m.f) / det };
}

Transform printer_correction(const PrinterSide *s, Size paper)
{
    return inverse(printer_fault(s, paper));
}

/* ---- pages -------------------------------------------------------------------------------- */

/* Half a turn of the paper. */
static Transform half_turn(Size paper)
{
    return (Transform){ -1, 0, 0, -1, paper.width, paper.height };
}

/* A page on its long side, turned to the left: its top lies along the left edge of the upright
 * one. */
static Transform to_upright(Size page)
{
    return (Transform){ 0, -1, 1, 0, 0, page.width };
}

static Rect turned_rect(Rect r, Transform m)
{
    const Point a = transform_point(m, (Point){ r.x, r.y });
    const Point b = transform_point(m, (Point){ r.x + r.width, r.y + r.height });
    return (Rect){ fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y) };
}

static Transform correction_for(const PrinterProfile *p, Size paper, bool back, Duplex duplex)
{
    PrinterSide unmeasured = p->front;
    unmeasured.offset = (Point){ 0, 0 };
    unmeasured.skew = 0;
    const PrinterSide *side = !back ? &p->front : p->duplex != DUPLEX_NONE ? &p->back : &unmeasured;
    const Transform m = printer_correction(side, paper);
    const Transform half = half_turn(paper);
    if (!back || duplex == p->duplex || p->duplex == DUPLEX_NONE) return m;
    return transform_multiply(transform_multiply(half, m), half);
}

static void correct(Arena *a, Page *page, const PrinterProfile *p, bool back, Duplex duplex)
{
    Transform m = TRANSFORM_IDENTITY;
    if (page->size.width > page->size.height) {
        m = to_upright(page->size);
        page->trim = turned_rect(page->trim, m);
        page->bleed = turned_rect(page->bleed, m);
        page->size = (Size){ page->size.height, page->size.width };
    }
    m = transform_multiply(m, correction_for(p, page->size, back, duplex));
    Frame *sheet = frame_new(a, page->size);
    frame_add_group(a, sheet, (Point){ 0, 0 }, (Group){ .frame = page->frame, .transform = m });
    page->frame = sheet;
    if (page->number) {
        Transform *number = ARENA_NEW(a, Transform);
        *number = transform_multiply(*page->number, m);
        page->number = number;
    }
}

void profile_apply(Arena *a, Document *doc, const PrinterProfile *profile)
{
    for (size_t i = 0; i < doc->pages.n; i++) {
        const bool back = doc->duplex != DUPLEX_NONE && i % 2 == 1;
        correct(a, &doc->pages.at[i], profile, back, doc->duplex);
    }
}

/* ---- margins ------------------------------------------------------------------------------ */

/* How far the correction moves what lies `margin` from the edges out toward them. */
static double side_margin(const PrinterSide *s, Size paper)
{
    const Transform m = printer_correction(s, paper);
    double most = 0;
    for (int i = 0; i < 4; i++) {
        const Point corner = { i % 2 ? paper.width : 0, i / 2 ? paper.height : 0 };
        const Point p = transform_point(m, corner);
        const double x =
            i % 2 ? s->margins.right + p.x - corner.x : s->margins.left + corner.x - p.x;
        const double y =
            i / 2 ? s->margins.bottom + p.y - corner.y : s->margins.top + corner.y - p.y;
        most = fmax(most, fmax(x, y));
    }
    return most;
}

double profile_margin(const PrinterProfile *p, Size paper)
{
    return fmax(side_margin(&p->front, paper), side_margin(&p->back, paper));
}
