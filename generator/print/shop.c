/* shop.c - sizes and pages for a printing company. */
#include "print/shop.h"

#include <math.h>

#include "base/map.h"
#include "draw/path.h"

/* How far the edges of both are apart on each side, points; below 0: what is cut off. */
static Size beyond(Size trim, Size card)
{
    return (Size){ (trim.width - card.width) / 2, (trim.height - card.height) / 2 };
}

static bool is_near(Size off)
{
    return fmin(off.width, off.height) >= -SHOP_CUTS && fmax(off.width, off.height) <= SHOP_ADDS;
}

static ShopFit fit_on(const Shop *shop, Size trim, Size card, bool turned)
{
    const Size off = beyond(trim, card);
    return (ShopFit){ .trim = trim,
                      .at = { off.width, off.height },
                      .bleed = shop->bleed + fmax(0, fmax(off.width, off.height)),
                      .turned = turned };
}

bool shop_fit(const Shop *shop, Size card, ShopFit *out)
{
    const bool lies = card.width > card.height;
    const Size upright = lies ? (Size){ card.height, card.width } : card;
    double least = INFINITY;
    if (!shop->n_sizes) *out = fit_on(shop, upright, upright, lies);
    for (size_t i = 0; i < shop->n_sizes; i++) {
        const Size off = beyond(shop->sizes[i].size, upright);
        const double far = fabs(off.width) + fabs(off.height);
        if (!is_near(off) || far >= least) continue;
        least = far;
        *out = fit_on(shop, shop->sizes[i].size, upright, lies);
    }
    return !shop->n_sizes || least < INFINITY;
}

/* The card's coordinates to the page's. */
static Transform onto_page(const Shop *shop, const ShopFit *fit, Size card)
{
    const double x = shop->bleed + fit->at.x, y = shop->bleed + fit->at.y;
    if (!fit->turned) return transform_translate(x, y);
    return (Transform){ 0, 1, -1, 0, x + card.height, y };
}

const Frame *shop_frame(Arena *a, const Shop *shop, const ShopFit *fit, Size card,
                        const Frame *face)
{
    const Size size = { fit->trim.width + 2 * shop->bleed, fit->trim.height + 2 * shop->bleed };
    const Transform onto = onto_page(shop, fit, card);
    Frame *page = frame_new(a, size), *side = frame_new(a, size);
    if (!face) return page;
    frame_add_group(a, side, (Point){ 0, 0 }, (Group){ .frame = face, .transform = onto });
    const Path *clip =
        path_of_rect(a, (Rect){ 0, 0, size.width, size.height }, 0, COLOR_NONE, (Stroke){ 0 });
    frame_add_group(
        a, page, (Point){ 0, 0 },
        (Group){ .frame = side, .transform = TRANSFORM_IDENTITY, .clip = clip, .shared = true });
    return page;
}

/* What makes the pages of a document. */
typedef struct Pages {
    Arena *arena;
    Document *doc;
    const Shop *shop;
    const ShopFit *fit;
    Size card;
    Map frames; /* of pages, by the faces' addresses */
} Pages;

static const Frame *frame_of(Pages *p, const Frame *face)
{
    static const Frame empty;
    const Frame *key = face ? face : &empty;
    const Frame *known = map_get(&p->frames, map_address(&key));
    if (known) return known;
    const Frame **kept = ARENA_NEW(p->arena, const Frame *);
    *kept = key;
    known = shop_frame(p->arena, p->shop, p->fit, p->card, face);
    map_set(&p->frames, map_address(kept), (void *)(uintptr_t)known);
    return known;
}

static void add_page(Pages *p, const Frame *face, size_t card, bool back)
{
    const Frame *frame = frame_of(p, face);
    const double bleed = p->shop->bleed;
    *vec_push(p->arena, &p->doc->pages) =
        (Page){ .size = frame->size,
                .trim = { bleed, bleed, p->fit->trim.width, p->fit->trim.height },
                .bleed = { 0, 0, frame->size.width, frame->size.height },
                .frame = frame,
                .label = str_format(p->arena, back ? "%zu back" : "%zu", card) };
}

void shop_pages(Arena *a, Document *doc, const Shop *shop, const ShopFit *fit, Size card,
                const Face *faces, size_t n)
{
    const bool backs = faces_have_back(faces, n), back_first = shop->order == SHOP_BACK_FIRST;
    Pages p = { .arena = a, .doc = doc, .shop = shop, .fit = fit, .card = card };
    map_init(&p.frames, a);
    for (size_t i = 0; i < n; i++) {
        if (backs && back_first) add_page(&p, faces[i].back, i + 1, true);
        add_page(&p, faces[i].front, i + 1, false);
        if (backs && !back_first) add_page(&p, faces[i].back, i + 1, true);
    }
}
