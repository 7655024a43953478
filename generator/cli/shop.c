/* shop.c - --target, read. */
#include "cli/shop.h"

#include <string.h>

#include "kit/shop_preset.h"

#define SHOP "shop"

/* Dots an inch of previews, where --dpi says nothing: for screens, and as shops have it. */
#define PREVIEW_DPI 80
#define CARDS_DPI 300

/* What pictures of cards have around them with --bleed. */
#define PICTURE_BLEED MM(3)

bool shop_wanted(const Options *o)
{
    return o->target && strncmp(o->target, SHOP, strlen(SHOP)) == 0;
}

/* "mbprint" of "shop:mbprint"; NULL where the target is none. */
static const char *preset_of(const char *target)
{
    const char *rest = target + strlen(SHOP);
    if (!*rest) return SHOP_PRESET_DEFAULT;
    return rest[0] == ':' && rest[1] ? rest + 1 : NULL;
}

bool shop_options_fit(Session *s)
{
    const Options *o = &s->options;
    bool ok = true;
    if (o->bleed && !o->cards)
        ok = report(s->diag, MSG_OPTION_NEEDS, SPAN_NONE, "--bleed", "--cards");
    if (!shop_wanted(o)) {
        if (!o->target || strcmp(o->target, "home") == 0) return ok;
        return report(s->diag, MSG_TARGET_UNKNOWN, SPAN_NONE, o->target);
    }
    if (!preset_of(o->target)) ok = report(s->diag, MSG_TARGET_UNKNOWN, SPAN_NONE, o->target);
    if (o->bundle) ok = report(s->diag, MSG_TARGET_OPTION, SPAN_NONE, "--bundle");
    if (o->attach) ok = report(s->diag, MSG_TARGET_OPTION, SPAN_NONE, "--attach");
    if (o->since) ok = report(s->diag, MSG_TARGET_OPTION, SPAN_NONE, "--since");
    if (o->printer) ok = report(s->diag, MSG_TARGET_OPTION, SPAN_NONE, "--printer");
    return ok;
}

int shop_dpi(const Options *o)
{
    return o->dpi >= 0 ? o->dpi : o->cards ? CARDS_DPI : PREVIEW_DPI;
}

static const Shop *pictures(Session *s)
{
    Shop *shop = ARENA_NEW(s->arena, Shop);
    *shop = (Shop){ .output = SHOP_PNG,
                    .color = SHOP_RGB,
                    .bleed = s->options.bleed ? PICTURE_BLEED : 0,
                    .dpi = shop_dpi(&s->options) };
    return shop;
}

bool shop_of_run(Session *s, Kit *kit, const Shop **out)
{
    *out = NULL;
    if (s->options.command == COMMAND_PREVIEW) {
        if (s->options.cards) *out = pictures(s);
        return true;
    }
    if (!shop_wanted(&s->options)) return true;
    *out = kit_shop(kit, preset_of(s->options.target));
    return *out != NULL;
}
