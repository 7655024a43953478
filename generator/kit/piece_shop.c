/* piece_shop.c - a piece's cards as a printing company wants them. */
#include <math.h>

#include "base/map.h"
#include "kit/piece_layout.h"
#include "print/safe_zone.h"

static const char *mm_text(Arena *a, double points)
{
    Buf b = { .arena = a };
    buf_number(&b, points / MM(1), 2);
    buf_c(&b, " mm");
    return str_c(a, buf_done(&b));
}

/* "63.5 x 88.9 mm" */
static const char *size_text(Arena *a, Size s)
{
    Buf b = { .arena = a };
    buf_number(&b, s.width / MM(1), 1);
    buf_c(&b, " x ");
    buf_number(&b, s.height / MM(1), 1);
    buf_c(&b, " mm");
    return str_c(a, buf_done(&b));
}

static const char *sizes_text(Arena *a, const Shop *shop)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < shop->n_sizes; i++) {
        const ShopSize *s = &shop->sizes[i];
        buf_format(&b, "%s%.*s (%s)", i ? ", " : "", (int)s->name.n, s->name.p,
                   size_text(a, s->size));
    }
    return str_c(a, buf_done(&b));
}

bool piece_shop_size(const PieceTemplate *t, const PieceInput *in, Size *card, double *bleed)
{
    const LayoutContext *c = in->c;
    const Shop *shop = in->options->shop;
    const Size sizes[2] = { in->inches ? t->size_inch : t->size,
                            in->inches ? t->size : t->size_inch };
    ShopFit fit;
    for (size_t i = 0; i < 2; i++) {
        if (!shop_fit(shop, sizes[i], &fit)) continue;
        *card = sizes[i];
        *bleed = fit.bleed;
        return true;
    }
    return report(c->diag, MSG_SHOP_SIZE, SPAN_NONE, str_c(c->scratch, t->info.name),
                  str_c(c->scratch, shop->title), size_text(c->scratch, sizes[0]),
                  sizes_text(c->scratch, shop));
}

/* Where text may stand, in the card's coordinates. */
static Rect safe_zone(const Shop *shop, const ShopFit *fit, Size card)
{
    const double x = shop->safe - fit->at.x, y = shop->safe - fit->at.y;
    const double across = fit->turned ? y : x, down = fit->turned ? x : y;
    return (Rect){ across, down, card.width - 2 * across, card.height - 2 * down };
}

typedef struct SafetyCheck {
    const PieceTemplate *t;
    const PieceInput *in;
    Rect zone;
    Map seen; /* frames, by address */
    bool ok;
} SafetyCheck;

/* "event-decks A-01, Stale fleet data" */
static const char *card_text(const SafetyCheck *s, const CardLabel *label)
{
    Arena *a = s->in->c->scratch;
    return c_format(a, "%.*s %.*s%s%.*s", (int)s->t->info.name.n, s->t->info.name.p,
                    (int)label->code.n, label->code.p, label->name.n ? ", " : "",
                    (int)label->name.n, label->name.p);
}

static void check_side(SafetyCheck *s, const Frame *const *side, const CardLabel *label)
{
    const LayoutContext *c = s->in->c;
    const Shop *shop = s->in->options->shop;
    SafeBreach breach;
    if (!*side || shop->safe <= 0 || map_get(&s->seen, map_address(side))) return;
    map_set(&s->seen, map_address(side), s);
    if (!safe_zone_breach(c->scratch, *side, s->zone, &breach)) return;
    const char *asks = c_format(c->scratch, "%.*s (%s)", (int)shop->title.n, shop->title.p,
                                mm_text(c->scratch, shop->safe));
    s->ok = report(c->diag, MSG_SHOP_SAFE, label->at.source ? label->at : s->t->span,
                   card_text(s, label), str_c(c->scratch, breach.text),
                   mm_text(c->scratch, shop->safe - breach.out), asks);
}

bool piece_shop(const PieceTemplate *t, const PieceInput *in, Piece *out)
{
    const Shop *shop = in->options->shop;
    ShopFit fit;
    if (!shop_fit(shop, out->face_size, &fit)) return true; /* said by piece_shop_size() */
    SafetyCheck s = { .t = t, .in = in, .zone = safe_zone(shop, &fit, out->face_size), .ok = true };
    map_init(&s.seen, in->c->scratch);
    for (size_t i = 0; i < out->n_faces; i++) {
        check_side(&s, &out->faces[i].front, out->faces[i].label);
        check_side(&s, &out->faces[i].back, out->faces[i].label);
    }
    shop_pages(in->c->output, out->document, shop, &fit, out->face_size, out->faces, out->n_faces);
    return s.ok;
}
