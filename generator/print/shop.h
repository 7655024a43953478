/* shop.h - cards for a printing company: one a page at its trim and bleed, fronts and backs in its
 * order, no marks. */
#ifndef DDKIT_PRINT_SHOP_H
#define DDKIT_PRINT_SHOP_H

#include "print/imposition.h"

/* How far a card's edge may lie from that of the size a shop cuts, each side: so much of the card
 * is cut off, or is drawn on beyond its edge. */
#define SHOP_CUTS MM(0.5)
#define SHOP_ADDS MM(3)

typedef enum ShopOrder { SHOP_FRONT_FIRST, SHOP_BACK_FIRST } ShopOrder;
typedef enum ShopColor { SHOP_CMYK, SHOP_RGB } ShopColor;
typedef enum ShopOutput { SHOP_PDF, SHOP_PNG } ShopOutput;
typedef enum ShopStandard {
    SHOP_PLAIN,     /* boxes and colors, nothing else */
    SHOP_X_1A_2001, /* PDF/X-1a:2001, ISO 15930-1, PDF 1.3 */
    SHOP_X_1A_2003, /* PDF/X-1a:2003, ISO 15930-4, PDF 1.4 */
} ShopStandard;

/* A size that the shop cuts, upright. */
typedef struct ShopSize {
    Str name;
    Size size; /* points */
} ShopSize;

/* What a shop asks of its customers' files; kit/shop_preset.h reads it.  Lengths in points. */
typedef struct Shop {
    Str name;        /* of the preset: "drivethrucards" */
    Str title;       /* of the shop */
    Str about;       /* one line */
    ShopSize *sizes; /* none: any size */
    size_t n_sizes;
    double bleed;      /* around the trim, all sides */
    double safe;       /* text stays so far inside the trim */
    unsigned order;    /* ShopOrder */
    unsigned output;   /* ShopOutput */
    unsigned color;    /* ShopColor */
    unsigned standard; /* ShopStandard */
    int dpi;           /* of PNGs */
    int ink;           /* at most on one spot, percent of one ink */
    Str condition;     /* what it is printed as: an entry of the ICC's registry, "FOGRA39" */
    Str condition_name;
    const char *profile; /* ICC profile of that, by which colors without inks are converted */
} Shop;

/* A card on one of a shop's sizes. */
typedef struct ShopFit {
    Size trim;    /* as the shop cuts it */
    Point at;     /* of the card's corner, from the trim's; both are centered */
    double bleed; /* how far the card is to be drawn beyond its own edge */
    bool turned;  /* a card that lies on its side stands up, turned clockwise */
} ShopFit;

/* The nearest of the shop's sizes for a card of size `card`; false where none is near enough. */
bool shop_fit(const Shop *shop, Size card, ShopFit *out);

/* A page with one side of a card, at trim and bleed; its frame is drawn once however many pages
 * show it. */
const Frame *shop_frame(Arena *a, const Shop *shop, const ShopFit *fit, Size card,
                        const Frame *face);

/* Appends two pages a card, or one where no card has a back. */
void shop_pages(Arena *a, Document *doc, const Shop *shop, const ShopFit *fit, Size card,
                const Face *faces, size_t n);

#endif
