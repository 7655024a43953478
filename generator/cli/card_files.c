/* card_files.c - pictures of cards, and what lists them. */
#include "cli/card_files.h"

#include <math.h>

#include "backend/format.h"
#include "base/ascii.h"
#include "base/files.h"
#include "base/map.h"
#include "cli/json.h"
#include "draw/path.h"
#include "print/sheet.h"

/* Tabletop Simulator's template: the last place is what others see of a card in somebody's hand. */
#define SHEET_COLUMNS 10
#define SHEET_ROWS 7
#define SHEET_CARDS (SHEET_COLUMNS * SHEET_ROWS - 1)
/* What it takes well, a side. */
#define SHEET_PIXELS 4096

/* A card, however many copies there are of it. */
typedef struct Card {
    const Face *face;
    size_t copies;
    const char *front, *back; /* their files; NULL: there is none */
    struct Deck *deck;
} Card;

/* Cards that share a back, or all that have their own. */
typedef struct Deck {
    Str name;
    const Frame *back;        /* NULL: their own */
    const char *file;         /* of the back */
    VEC(const Card *) cards;  /* with their copies */
    VEC(const char *) sheets; /* files */
} Deck;

typedef struct Writer {
    Session *session;
    Outputs *outputs;
    const CardFiles *files;
    const Piece *piece;
    Arena *arena; /* of this piece's frames */
    ShopFit fit;
    VEC(Card *) cards; /* in the order of the piece */
    VEC(Deck *) decks;
    const char *last; /* file that was written last */
} Writer;

/* ---- cards and decks ------------------------------------------------------------------------ */

static bool stands_in_names(char c)
{
    return ascii_letter(c) || ascii_digit(c) || c == '-' || c == '_';
}

static const char *file_name(Arena *a, const char *before, Str code, const char *behind)
{
    Buf b = { .arena = a };
    buf_c(&b, before);
    for (size_t i = 0; i < code.n; i++) buf_char(&b, stands_in_names(code.p[i]) ? code.p[i] : '-');
    buf_c(&b, behind);
    return str_c(a, buf_done(&b));
}

static void find_cards(Writer *w)
{
    Map known;
    map_init(&known, w->arena);
    for (size_t i = 0; i < w->piece->n_faces; i++) {
        const Face *face = &w->piece->faces[i];
        Card *card = map_get(&known, face->label->code);
        if (!card) {
            card = ARENA_NEW(w->arena, Card);
            *card = (Card){ .face = face };
            card->front = file_name(w->session->arena, "", face->label->code, ".png");
            map_set(&known, face->label->code, card);
            *vec_push(w->arena, &w->cards) = card;
        }
        card->copies++;
    }
}

/* How many different cards have this back. */
static size_t sharers(const Writer *w, const Frame *back)
{
    size_t n = 0;
    for (size_t i = 0; i < w->cards.n; i++) n += w->cards.at[i]->face->back == back;
    return n;
}

static Deck *deck_with(Writer *w, const Frame *back, Str name)
{
    for (size_t i = 0; i < w->decks.n; i++)
        if (w->decks.at[i]->back == back) return w->decks.at[i];
    Deck *deck = ARENA_NEW(w->arena, Deck);
    *deck = (Deck){ .name = name, .back = back };
    if (back) deck->file = file_name(w->session->arena, "back-", name, ".png");
    *vec_push(w->arena, &w->decks) = deck;
    return deck;
}

static void find_decks(Writer *w)
{
    for (size_t i = 0; i < w->cards.n; i++) {
        Card *card = w->cards.at[i];
        const CardLabel *label = card->face->label;
        const Frame *back = card->face->back;
        const bool shared = back && sharers(w, back) > 1;
        const Str name = shared && label->deck.n ? label->deck : w->piece->info->name;
        card->deck = deck_with(w, shared ? back : NULL, name);
        if (shared) card->back = card->deck->file;
        else if (back) card->back = file_name(w->session->arena, "", label->code, "-back.png");
        for (size_t k = 0; k < card->copies; k++) *vec_push(w->arena, &card->deck->cards) = card;
    }
}

/* ---- pictures ------------------------------------------------------------------------------- */

static FileWriter *open_file(Writer *w, const char *name)
{
    Session *s = w->session;
    const PieceInfo *info = w->piece->info;
    name =
        c_format(s->arena, "%s/%.*s/%s", w->files->folder, (int)info->name.n, info->name.p, name);
    return outputs_add(s, w->outputs, name)->file;
}

static bool save(Writer *w, const Frame *frame, double dpi, const char *name)
{
    Document doc = { .duplex = DUPLEX_NONE };
    const FormatOptions options = { .dpi = dpi };
    sheet_single(w->arena, &doc, frame, STR(""));
    FileWriter *file = open_file(w, name);
    const bool ok = formats[FORMAT_PNG].write(w->session->diag, &doc, &options, file);
    return file_close(file) && ok;
}

static bool save_side(Writer *w, const Frame *side, const char *name)
{
    const Shop *shop = w->files->shop;
    const Frame *page = shop_frame(w->arena, shop, &w->fit, w->piece->face_size, side);
    return save(w, page, shop->dpi, name);
}

static bool save_cards(Writer *w)
{
    bool ok = true;
    for (size_t i = 0; i < w->cards.n && ok; i++) {
        const Card *card = w->cards.at[i];
        ok = save_side(w, card->face->front, card->front);
        if (ok && card->back && !card->deck->back) ok = save_side(w, card->face->back, card->back);
    }
    for (size_t i = 0; i < w->decks.n && ok; i++)
        if (w->decks.at[i]->back) ok = save_side(w, w->decks.at[i]->back, w->decks.at[i]->file);
    return ok;
}

/* ---- sheets --------------------------------------------------------------------------------- */

static void put_on_sheet(Writer *w, Frame *sheet, size_t place, const Frame *side)
{
    static const Shop bare; /* cut as it is, without bleed */
    const Size size = w->piece->face_size;
    const ShopFit fit = { .trim = size };
    const Point at = { (double)(place % SHEET_COLUMNS) * size.width,
                       (double)(place / SHEET_COLUMNS) * size.height };
    frame_add_frame(w->arena, sheet, at, shop_frame(w->arena, &bare, &fit, size, side));
}

static Frame *make_sheet(Writer *w, const Deck *deck, size_t from, bool backs)
{
    const Size card = w->piece->face_size;
    const size_t left = deck->cards.n - from, n = left < SHEET_CARDS ? left : SHEET_CARDS;
    Frame *sheet =
        frame_new(w->arena, (Size){ SHEET_COLUMNS * card.width, SHEET_ROWS * card.height });
    for (size_t i = 0; i < n; i++) {
        const Face *face = deck->cards.at[from + i]->face;
        put_on_sheet(w, sheet, i, backs ? face->back : face->front);
    }
    if (deck->back) put_on_sheet(w, sheet, SHEET_CARDS, deck->back);
    return sheet;
}

static bool save_sheet(Writer *w, Deck *deck, size_t from, bool backs)
{
    Arena *a = w->session->arena;
    const Frame *sheet = make_sheet(w, deck, from, backs);
    const double side = fmax(sheet->size.width, sheet->size.height) / 72;
    const double dpi = fmin(w->files->shop->dpi, SHEET_PIXELS / side);
    const char *suffix = c_format(a, "-%zu%s.png", from / SHEET_CARDS + 1, backs ? "-back" : "");
    const char *name = file_name(a, "sheet-", deck->name, suffix);
    *vec_push(w->arena, &deck->sheets) = name;
    return save(w, sheet, dpi, name);
}

static bool has_own_backs(const Deck *deck)
{
    for (size_t i = 0; i < deck->cards.n && !deck->back; i++)
        if (deck->cards.at[i]->back) return true;
    return false;
}

static bool save_sheets(Writer *w)
{
    bool ok = true;
    for (size_t i = 0; i < w->decks.n; i++) {
        Deck *deck = w->decks.at[i];
        for (size_t from = 0; from < deck->cards.n && ok; from += SHEET_CARDS) {
            ok = save_sheet(w, deck, from, false);
            if (ok && has_own_backs(deck)) ok = save_sheet(w, deck, from, true);
        }
    }
    return ok;
}

/* ---- the list ------------------------------------------------------------------------------- */

static void field(Json *j, const char *key, Str text)
{
    json_key(j, key);
    json_text(j, text);
}

static void number(Json *j, const char *key, double x)
{
    json_key(j, key);
    json_real(j, x);
}

static void integer(Json *j, const char *key, size_t n)
{
    json_key(j, key);
    json_int(j, (long long)n);
}

static void list_size(Json *j, const Writer *w)
{
    const Shop *shop = w->files->shop;
    const Size trim = w->fit.trim;
    const double k = shop->dpi / 72.0;
    json_key(j, "size"), json_open(j, '{');
    number(j, "width", trim.width / MM(1));
    number(j, "height", trim.height / MM(1));
    number(j, "bleed", shop->bleed / MM(1));
    integer(j, "dpi", (size_t)shop->dpi);
    integer(j, "pixels_wide", (size_t)ceil((trim.width + 2 * shop->bleed) * k - 0.01));
    integer(j, "pixels_high", (size_t)ceil((trim.height + 2 * shop->bleed) * k - 0.01));
    json_close(j, '}');
}

static void list_deck(Json *j, const Deck *deck)
{
    json_open(j, '{');
    field(j, "name", deck->name);
    integer(j, "cards", deck->cards.n);
    if (deck->file) field(j, "back", str(deck->file));
    json_key(j, "sheets"), json_open(j, '[');
    for (size_t i = 0; i < deck->sheets.n; i++) json_text(j, str(deck->sheets.at[i]));
    json_close(j, ']');
    json_close(j, '}');
}

static void list_card(Json *j, const Card *card)
{
    const CardLabel *label = card->face->label;
    json_open(j, '{');
    field(j, "code", label->code);
    field(j, "name", label->name);
    field(j, "deck", card->deck->name);
    integer(j, "copies", card->copies);
    field(j, "front", str(card->front));
    if (card->back) field(j, "back", str(card->back));
    json_close(j, '}');
}

/* Lengths in millimeters. */
static bool save_list(Writer *w)
{
    Json j = json_new(w->arena);
    json_open(&j, '{');
    field(&j, "piece", w->piece->info->name);
    field(&j, "title", w->piece->title);
    list_size(&j, w);
    json_key(&j, "decks"), json_open(&j, '[');
    for (size_t i = 0; i < w->decks.n; i++) list_deck(&j, w->decks.at[i]);
    json_close(&j, ']');
    json_key(&j, "cards"), json_open(&j, '[');
    for (size_t i = 0; i < w->cards.n; i++) list_card(&j, w->cards.at[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    FileWriter *file = open_file(w, "cards.json");
    file_put(file, json_done(&j));
    return file_close(file);
}

/* One line for all of them. */
static void say(Writer *w)
{
    Session *s = w->session;
    const PieceInfo *info = w->piece->info;
    Output *output = &w->outputs->files.at[w->outputs->files.n - 1];
    output->said = path_join(s->arena, w->files->kit,
                             c_format(s->arena, "%s/%.*s/cards.json", w->files->folder,
                                      (int)info->name.n, info->name.p));
}

bool card_files_write(Session *s, Outputs *o, const CardFiles *files, const Piece *piece)
{
    Writer w = { .session = s, .outputs = o, .files = files, .piece = piece, .arena = arena_new() };
    bool ok = shop_fit(files->shop, piece->face_size, &w.fit);
    if (ok) {
        find_cards(&w);
        find_decks(&w);
        ok = save_cards(&w) && (!files->sheets || save_sheets(&w)) && save_list(&w);
        if (ok) say(&w);
    }
    arena_free(w.arena);
    return ok;
}
