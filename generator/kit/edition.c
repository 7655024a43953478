/* edition.c - made when the kit turns to a scenario, and kept for all its pieces. */
#include "kit/edition.h"

#include "kit/model.h"

Edition edition_of(Arena *a, Diag *d, const Library *library, const Value *theme,
                   const Scenario *scenario)
{
    const Value *named = value_get(scenario->root, "language");
    const Str language = value_str(named);
    Edition e = { .arena = a,
                  .diag = d,
                  .library = library,
                  .theme = theme,
                  .scenario = scenario,
                  .language = language.n ? language : STR("en") };
    e.strings = library_strings(library, a, d, e.language, value_span(named));
    map_init(&e.pages, a);
    map_init(&e.drawings, a);
    return e;
}

Map *edition_tell_pages(Edition *e, Str piece)
{
    Map *pages = ARENA_NEW(e->arena, Map);
    map_init(pages, e->arena);
    map_set(&e->pages, piece, pages);
    return pages;
}

const Map *edition_pages(const Edition *e, Str piece)
{
    return map_get(&e->pages, piece);
}

const Value *edition_model(Edition *e, Audience audience, const Deal *deal)
{
    if (e->deal != deal) e->models[AUDIENCE_PLAYERS] = e->models[AUDIENCE_DM] = NULL;
    e->deal = deal;
    if (e->strings && !e->models[audience]) {
        ModelInput in = { .scenario = e->scenario,
                          .strings = e->strings,
                          .theme = e->theme,
                          .looks = e->looks,
                          .deal = deal,
                          .dm = audience == AUDIENCE_DM };
        e->models[audience] = model_build(e->arena, e->diag, &in);
    }
    return e->models[audience];
}

/* Whether it may be ticked while there are dice to throw. */
static bool earns(const Value *step)
{
    return value_truth(value_get(step, "counts")) &&
           !str_is(value_str(value_get(step, "after")), "end");
}

/* Dice that the steps of the procedure earn, if all are in time: so many for each whole group.  All
 * may lie on the table in one turn. */
static size_t earned_dice(const Value *model)
{
    const Value *procedure = value_get(model, "procedure"), *token = value_get(procedure, "token");
    const Value *steps = value_get(procedure, "steps");
    const int64_t group = value_integer(value_get(token, "steps"), 0);
    int64_t counted = 0;
    for (size_t i = 0; i < value_count(steps); i++) counted += earns(value_at(steps, i));
    return group > 0 ? (size_t)(counted / group * value_integer(value_get(token, "dice"), 0)) : 0;
}

/* Dice that the abilities of those at the table add to a turn: in one turn, where they have as many
 * uses. */
static size_t dice_of_abilities(const Value *model)
{
    const Value *roles = value_get(model, "roles");
    int64_t dice = 0;
    for (size_t i = 0; i < value_count(roles); i++) {
        const Value *ability = value_get(value_at(roles, i), "ability");
        dice += value_integer(value_get(ability, "dice"), 0) *
                value_integer(value_get(ability, "uses"), 1);
    }
    return (size_t)dice;
}

const Value *edition_model_with_guide(Edition *e, Arena *a, const PieceTemplate *t,
                                      const LayoutOptions *options)
{
    const Value *model = edition_model(e, t->info.audience, options->deal);
    if (!model) return NULL;
    VEC(GuideEntry) entries = { 0 };
    for (size_t i = 0; i < e->guide.n; i++) *vec_push(a, &entries) = e->guide.at[i];
    if (options->stack && e->expected.pages) *vec_push(a, &entries) = e->expected;
    const Value *dice = value_get(value_get(model, "rules"), "dice");
    const GuideOptions about = { .seats = value_count(value_get(model, "roles")),
                                 .dice = (size_t)value_integer(dice, 0),
                                 .earned = earned_dice(model) + dice_of_abilities(model),
                                 .clients = value_count(value_get(model, "clients")),
                                 .slim = options->slim,
                                 .large = options->large_print,
                                 .bundle = options->bundle,
                                 .stack = options->stack,
                                 .lines = options->marks == MARKS_LINES,
                                 .changes = options->since != NULL,
                                 .backs = options->backs,
                                 .reads = t->reads,
                                 .looks = t->looks,
                                 .skims = t->skims,
                                 .early = value_get(model, "early_handouts"),
                                 .printer = options->printer ? options->printer->name : STR("") };
    Value *own = value_copy(a, model, 1);
    value_set(a, own, STR("guide"), guide_build(a, entries.at, entries.n, e->strings, about));
    return own;
}

/* Of a document; its memory is not kept. */
static Places places_kept(Edition *e, const PieceTemplate *t, const Document *doc)
{
    Places places = { 0 };
    if (t->kind != PIECE_DOCUMENT) return places;
    places = places_find(e->arena, doc);
    for (size_t i = 0; i < places.n; i++) {
        places.at[i].anchor = str_copy(e->arena, places.at[i].anchor);
        places.at[i].title = str_copy(e->arena, places.at[i].title);
    }
    return places;
}

/* Cards that nearly every evening needs: of turns and flags, and of clients who were told.  What a
 * change brings is read off its sheet. */
static bool is_sure(const Edition *e, const CardLabel *label)
{
    static const char *const heaps[] = { "turn", "move" };
    for (size_t i = 0; label && label->heap.n && i < sizeof heaps / sizeof *heaps; i++)
        if (str_eq(label->heap, edition_word(e, STR("heap"), heaps[i], STR("")))) return true;
    return false;
}

/* Sheets that are cut before the evening have more than one such card in so many. */
#define SURE_OF 4

/* Those sheets, as bits; those of a large deck are not told. */
static uint64_t needed_sheets(const Edition *e, const Piece *piece)
{
    uint64_t sheets = 0;
    for (size_t from = 0; piece->slots && from < piece->n_faces; from += piece->slots) {
        size_t sure = 0;
        for (size_t i = from; i < from + piece->slots && i < piece->n_faces; i++)
            sure += is_sure(e, piece->faces[i].label);
        if (sure * SURE_OF <= piece->slots) continue;
        if (from / piece->slots >= 64) return 0;
        sheets |= (uint64_t)1 << (from / piece->slots);
    }
    return sheets;
}

/* Events: the host does something with each. */
static bool is_drawn_from(const Piece *piece)
{
    const CardLabel *label = piece->n_faces ? piece->faces[0].label : NULL;
    return label && label->heap.n;
}

/* What lies on which sheet: cards by their places, leaves as their pages say. */
static void note_holds(Edition *e, GuideEntry *entry, const Piece *piece)
{
    for (size_t i = 0; piece->slots && i < piece->n_faces; i++) {
        const CardLabel *label = piece->faces[i].label;
        if (i % piece->slots == 0) *vec_push(e->arena, &entry->holds) = STR("");
        Str *codes = &entry->holds.at[entry->holds.n - 1];
        const bool own = label && label->code.n && i < piece->n_faces - piece->fills;
        entry->guests += !own;
        if (own)
            *codes = str_format(e->arena, "%.*s%s%.*s", (int)codes->n, codes->p,
                                codes->n ? ", " : "", (int)label->code.n, label->code.p);
    }
    for (size_t i = 0; !piece->slots && i < piece->document->pages.n; i++)
        *vec_push(e->arena, &entry->holds) = str_copy(e->arena, piece->document->pages.at[i].holds);
}

void edition_note(Edition *e, const PieceTemplate *t, const Piece *piece, size_t full_sheets)
{
    GuideEntry *entry = vec_push(e->arena, &e->guide);
    *entry = (GuideEntry){ .template = t, .full_sheets = full_sheets };
    if (!piece->document) return;
    entry->pages = piece->document->pages.n;
    entry->cards = piece->n_faces && piece->changes ? piece->changes->n_printed : piece->n_faces;
    entry->folded = piece->folded;
    entry->slots = piece->slots;
    entry->cuts = piece->cuts;
    entry->fills = piece->fills;
    entry->signs = is_drawn_from(piece) ? piece->fills : 0;
    entry->needed = needed_sheets(e, piece);
    note_holds(e, entry, piece);
    entry->places = places_kept(e, t, piece->document);
    entry->page = piece->document->pages.at[0].size;
    entry->duplex = piece->document->duplex;
    const FaceChanges *c = piece->changes;
    if (!c || c->n_printed == piece->n_prints) return;
    entry->changed = labels_text(e->arena, c->labels.at, c->labels.n);
    entry->numbered = labels_are_numbers(c->labels.at, c->labels.n);
}

void edition_note_gone(Edition *e, const PieceTemplate *t, const Piece *piece,
                       const KitPrint *since)
{
    const FaceChanges *c = piece->changes;
    GuideEntry entry = { .template = t };
    entry.gone_all = !piece->n_prints && !t->last && kit_print_find(since, t->info.name);
    if (!entry.gone_all && (!c || !c->gone.n)) return;
    if (c) entry.gone = labels_text(e->arena, c->gone.at, c->gone.n);
    if (c) entry.gone_numbered = labels_are_numbers(c->gone.at, c->gone.n);
    *vec_push(e->arena, &e->guide) = entry;
}

void edition_expect(Edition *e, const PieceTemplate *t, size_t pages, Duplex duplex)
{
    e->expected = (GuideEntry){ .template = t, .pages = pages, .duplex = duplex };
}

Stack edition_stack(const Edition *e)
{
    const Value *model =
        e->models[AUDIENCE_DM] ? e->models[AUDIENCE_DM] : e->models[AUDIENCE_PLAYERS];
    return stack_of(e->arena, e->guide.at, e->guide.n, value_count(value_get(model, "roles")));
}

bool edition_has_pages(const Edition *e)
{
    for (size_t i = 0; i < e->guide.n; i++)
        if (e->guide.at[i].pages) return true;
    return false;
}

/* The kit's own words hold no secret of anybody's; those of a theme might. */
static const Value *own_strings(const Edition *e)
{
    const Library own = { .data = e->library->data };
    if (!e->library->theme) return e->strings;
    /* what is to be said of them was said of the theme's */
    return library_strings(&own, e->arena, diag_new(e->arena), e->language, SPAN_NONE);
}

bool edition_keeps_secrets(Edition *e, const Piece *piece)
{
    if (piece->info->audience != AUDIENCE_PLAYERS) return true;
    if (!e->firewall) e->firewall = firewall_new(e->arena, e->diag, e->scenario, own_strings(e));
    const Suspect suspect = { piece->document, piece->info->name, piece->faces, piece->n_faces };
    return firewall_pass(e->firewall, e->diag, &suspect);
}

Str edition_word(const Edition *e, Str group, const char *key, Str otherwise)
{
    const Value *word = value_get(value_get_str(e->strings, group), key);
    return word ? value_str(word) : otherwise;
}
