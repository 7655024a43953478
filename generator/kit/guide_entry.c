/* guide_entry.c - sums over one piece. */
#include "kit/guide_entry.h"

Str guide_title(const Value *strings, const PieceTemplate *t, bool slim)
{
    const Value *own = value_get_str(strings, t->group);
    const Str title = value_str(value_get(own, "title")),
              other = value_str(value_get(own, "title_slim"));
    return slim && other.n ? other : title.n ? title : t->info.name;
}

size_t guide_sheets(size_t pages, Duplex duplex)
{
    return duplex == DUPLEX_NONE ? pages : (pages + 1) / 2;
}

size_t guide_entry_sheets(const GuideEntry *e)
{
    return guide_sheets(e->pages, e->duplex);
}

/* So many times as many seats share a copy of a slim kit: what all do with it stands on a card. */
#define SLIM_SHARE 8

size_t guide_copies(const PieceTemplate *t, size_t seats, bool slim)
{
    const size_t share = (size_t)t->seats_a_copy * (slim ? SLIM_SHARE : 1);
    return share < 1 || seats <= share ? 1 : (seats + share - 1) / share;
}

Str guide_cut(const GuideEntry *e, bool slim)
{
    const PieceTemplate *t = e->template;
    const bool shared = str_is(t->slim_cut, "shared");
    if (!slim || !t->slim_cut.n || (shared && e->guests)) return t->cut;
    return shared || str_is(t->slim_cut, "none") ? STR("") : t->slim_cut;
}

bool guide_is_kept_whole(Str cut)
{
    return str_is(cut, "leaf");
}

bool guide_is_stapled(Str cut)
{
    return str_is(cut, "staple") || str_is(cut, "loose");
}

size_t guide_card_sheets(const GuideEntry *e)
{
    return e->slots ? (e->cards + e->slots - 1) / e->slots : 0;
}

bool guide_sheet_is_whole(const GuideEntry *e, size_t sheet)
{
    return e->needed && sheet < guide_card_sheets(e) && !(e->needed >> sheet & 1);
}

size_t guide_whole_sheets(const GuideEntry *e)
{
    size_t whole = 0;
    for (size_t i = 0; i < guide_card_sheets(e); i++) whole += guide_sheet_is_whole(e, i);
    return whole;
}
