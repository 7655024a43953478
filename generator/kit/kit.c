/* kit.c - the way from a scenario to a laid-out piece. */
#include "kit/kit.h"

#include <math.h>

#include "base/files.h"
#include "data/suggest.h"
#include "kit/catalog.h"
#include "kit/edition.h"
#include "kit/handout.h"
#include "kit/markup.h"
#include "kit/pictures.h"
#include "kit/piece_layout.h"
#include "kit/piece_schema.h"
#include "kit/role_looks.h"
#include "kit/shop_preset.h"
#include "kit/slug_text.h"
#include "kit/widgets.h"
#include "print/bundle.h"
#include "print/paper.h"
#include "text/direction.h"
#include "widgets/short_name.h"

/* Paragraphs: enough for every trial of a card and what many cards share.  A deck of thousands is
 * set but once, and its lines would fill the memory. */
#define REMEMBERED 1000

#define GUIDE_TRIALS 3

struct Kit {
    Arena *arena, *scratch;
    Memories memories;
    Diag *diag;
    Library library;
    const Value *theme_source;
    Theme *theme;
    Fonts *fonts;
    Text *text;
    Pictures pictures;
    Catalog catalog;
    Edition edition; /* of the scenario laid out last */
};

/* ---- opening and closing -------------------------------------------------------------------- */

static void open_text(Kit *k)
{
    static const char *folders[] = { NULL, "/usr/share/hyphen", "/usr/local/share/hyphen", NULL };
    const char **list = ARENA_ARRAY(k->arena, const char *, 4);
    for (size_t i = 1; i < 4; i++) list[i] = folders[i];
    list[0] = path_join(k->arena, k->library.data, "fonts");
    k->text = text_new(k->arena, k->diag, k->fonts, list);
}

static bool open_theme(Kit *k)
{
    const Value *theme = library_read(&k->library, k->arena, k->diag, "theme.yaml", &theme_schema);
    const Value *icons = library_read(&k->library, k->arena, k->diag, "icons.yaml", &icons_schema);
    k->theme_source = theme;
    if (theme && icons) k->theme = theme_read(k->arena, k->diag, theme, icons);
    return k->theme != NULL;
}

static bool open_pieces(Kit *k, const KitSettings *s)
{
    Library *l = &k->library;
    l->english = library_strings(l, k->arena, k->diag, STR("en"), SPAN_NONE);
    return catalog_read(&k->catalog, k->arena, k->diag, l, k->theme, l->english, s->only, s->whole);
}

Kit *kit_open(Arena *a, Diag *d, const KitSettings *settings)
{
    Kit *k = ARENA_NEW(a, Kit);
    *k = (Kit){ .arena = a,
                .diag = d,
                .library = { .data = settings->data, .theme = settings->theme } };
    k->scratch = arena_new();
    k->pictures = (Pictures){ .arena = a, .diag = d, .library = &k->library };
    map_init(&k->pictures.known, a);
    map_init(&k->pictures.looked, a);
    k->fonts = fonts_new(a, d);
    const size_t before = diag_count(d, SEVERITY_ERROR);
    bool ok = open_theme(k);
    ok = library_fonts(&k->library, a, d, k->fonts) && ok;
    library_strays(&k->library, a, d);
    /* Without the one style that all others begin with, all that follows would be noise. */
    ok = ok && theme_style(k->theme, STR("body")) && open_pieces(k, settings);
    if (ok) open_text(k);
    if (ok && diag_count(d, SEVERITY_ERROR) == before) return k;
    kit_close(k);
    return NULL;
}

void kit_close(Kit *k)
{
    if (!k) return;
    if (k->text) text_free(k->text);
    fonts_free(k->fonts);
    memories_close(&k->memories);
    arena_free(k->scratch);
}

size_t kit_pieces(const Kit *k, const PieceInfo **pieces)
{
    *pieces = k->catalog.infos.at;
    return k->catalog.infos.n;
}

const Value *kit_icon_names(const Kit *k)
{
    return theme_icon_names(k->theme);
}

const Value *kit_pattern_names(const Kit *k)
{
    return value_get(k->theme_source, "patterns");
}

size_t kit_role_colors(const Kit *k, Str **names)
{
    return role_looks_colors(k->arena, k->theme, k->theme_source, names);
}

size_t kit_shop_names(const Kit *k, Str **names)
{
    return shop_preset_names(&k->library, k->arena, names);
}

const Shop *kit_shop(Kit *k, const char *name)
{
    return shop_preset_read(&k->library, k->arena, k->diag, name);
}

size_t kit_inks(const Kit *k, const ColorInks **inks)
{
    return theme_inks(k->theme, inks);
}

/* ---- laying out ----------------------------------------------------------------------------- */

/* Here and not where they are drawn: a tool that no action takes is drawn nowhere. */
static void check_icons(const Kit *k, const Value *things)
{
    const Value *icons = theme_icon_names(k->theme);
    for (size_t i = 0; i < value_count(things); i++) {
        const Value *icon = value_get(value_at(things, i), "icon");
        const Str name = value_str(icon);
        if (!icon || theme_icon(k->theme, name)) continue;
        report(k->diag, MSG_TEMPLATE_ICON, value_span(icon), str_c(k->scratch, name));
        suggest_keys(k->scratch, k->diag, name, &icons, 1);
    }
}

/* What an event asks for is an icon with a longer name, which nobody wrote. */
static void check_drawings(const Kit *k, const Value *events)
{
    static const Str prefix = STR("draws-");
    const Value *icons = theme_icon_names(k->theme);
    VEC(Str) names = { 0 };
    for (size_t i = 0; i < (icons ? icons->map.n : 0); i++) {
        const Str name = icons->map.at[i].key;
        if (str_starts(name, "draws-"))
            *vec_push(k->scratch, &names) = str_slice(name, prefix.n, name.n);
    }
    for (size_t i = 0; i < value_count(events); i++) {
        const Value *drawing = value_get(value_at(events, i), "drawing");
        const Str name = value_str(drawing);
        bool known = !drawing;
        for (size_t n = 0; n < names.n; n++) known = known || str_eq(names.at[n], name);
        if (known) continue;
        report(k->diag, MSG_DRAWING_UNKNOWN, value_span(drawing), str_c(k->scratch, name));
        suggest(k->scratch, k->diag, name, names.at, names.n);
    }
}

/* What is made for a scenario is kept for its other pieces. */
static Edition *turn_to(Kit *k, const Scenario *s)
{
    if (k->edition.scenario == s) return &k->edition;
    k->edition = edition_of(k->arena, k->diag, &k->library, k->theme_source, s);
    markup_check(k->scratch, k->diag, s);
    const Value *cast = role_looks_check(k->arena, k->diag, s->cast, k->theme, k->theme_source);
    k->edition.looks = role_looks(k->arena, cast, k->theme_source);
    check_icons(k, value_get(s->root, "tools"));
    check_drawings(k, value_get(s->root, "events"));
    short_names_check(k->scratch, k->diag, value_get(s->root, "features"));
    const Value *handouts = value_get(s->root, "handouts");
    check_icons(k, handouts);
    for (size_t i = 0; i < value_count(handouts); i++)
        handout_check(k->scratch, k->diag, value_at(handouts, i));
    return &k->edition;
}

const Value *kit_strings(Kit *k, const Scenario *scenario, const char *group)
{
    return value_get(turn_to(k, scenario)->strings, group);
}

static Frame *draw_widget(void *user, const LayoutContext *c, const Element *e, const Value *value,
                          Size limits)
{
    Kit *k = user;
    const WidgetSource source = { k->edition.scenario->root, &k->edition.drawings };
    return widgets_draw(c, &source, e, value, limits);
}

static const Picture *find_picture(void *user, Str name, Span at)
{
    Kit *k = user;
    return pictures_find(&k->pictures, k->edition.scenario, name, at);
}

static Typesetter setter_for(Kit *k, PieceMemory *memory)
{
    const Scenario *s = k->edition.scenario;
    const Str language = value_str(value_get(s->root, "language"));
    Typesetter t = { .shared = memory->lasting,
                     .text = k->text,
                     .fonts = k->fonts,
                     .theme = k->theme,
                     .strings = k->edition.strings,
                     .language = language,
                     .rtl = language_is_rtl(language), /* a kit runs the way it is written */
                     .user = k,
                     .widget = draw_widget,
                     .picture = find_picture };
    typesetter_init(&t);
    return t;
}

static Document *new_document(Arena *a, const Scenario *s, const Value *model, Str own)
{
    Document *doc = ARENA_NEW(a, Document);
    const Str title = markdown_plain_text(a, a, value_str(value_get(s->root, "title")));
    doc->title = str_format(a, "%.*s – %.*s", (int)title.n, title.p, (int)own.n, own.p);
    doc->author = value_str(value_get(model, "by"));
    doc->subject = value_str(value_get(s->root, "license"));
    doc->language = value_str(value_get(s->root, "language"));
    doc->rtl = language_is_rtl(doc->language);
    return doc;
}

static bool is_inch_paper(Size paper)
{
    static const char *const names[] = { "letter", "half-letter", "legal", "tabloid" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Size s;
        if (size_named(papers, str(names[i]), &s) && s.width == paper.width &&
            s.height == paper.height)
            return true;
    }
    return false;
}

static bool find_paper(Kit *k, const LayoutOptions *o, PieceInput *in)
{
    Str name = o->paper.n ? o->paper : STR("a4");
    if (!size_named(papers, name, &in->paper))
        return report(k->diag, MSG_PAPER_UNKNOWN, SPAN_NONE, str_c(k->arena, name));
    in->inches = is_inch_paper(in->paper);
    return true;
}

static bool has_backs(const Piece *piece)
{
    for (size_t i = 0; i < piece->n_faces; i++)
        if (piece->faces[i].back) return true;
    return false;
}

/* Backs of cards lie where the printer's setting brings them; a document is turned like a book,
 * about the edge at its side. */
static Duplex duplex_of(const PieceTemplate *t, const LayoutOptions *options, const Piece *piece)
{
    const Document *doc = piece->document;
    if (!piece_two_sided(t, options) || !doc->pages.n) return DUPLEX_NONE;
    if (t->kind == PIECE_CARDS)
        return has_backs(piece) ? backs_duplex(options->backs) : DUPLEX_NONE;
    const Size page = doc->pages.at[0].size;
    return page.width > page.height ? DUPLEX_SHORT : DUPLEX_LONG;
}

/* Appends what the piece has to its document. */
static bool lay_out(const PieceTemplate *t, const PieceInput *in, Piece *out)
{
    /* Lost are cards, and papers that are handed out: other pages have no code of their own. */
    const bool has_codes = t->kind == PIECE_CARDS || t->imposition->cropped;
    if (in->options->choice && !has_codes) return true;
    switch (t->kind) {
    case PIECE_CARDS: return piece_cards(t, in, out);
    case PIECE_DOCUMENT: return piece_document(t, in, out);
    case PIECE_POSTER: break;
    }
    return piece_poster(t, in, out);
}

/* What came out empty is left out; what has not changed, silently. */
static void drop_empty(Kit *k, const PieceTemplate *t, Diag *d, Piece *out)
{
    if (out->document->pages.n) return;
    if (!out->changes) report(d, MSG_PIECE_EMPTY, SPAN_NONE, str_c(k->arena, t->info.name));
    out->document = NULL;
}

/* Of paper: a page has no room for a column beside its text, nor has a wider one in large print. */
#define NARROW MM(180)

/* As wide as a postcard: columns beside each other have no room. */
#define POCKET MM(120)

/* What the piece binds, in `a` where it is its own. */
static const Value *model_for(Kit *k, const PieceTemplate *t, const LayoutOptions *options,
                              Size paper, Arena *a)
{
    const bool small = fmin(paper.width, paper.height) < NARROW;
    const bool narrow = options->large_print || small;
    const bool pocket = fmin(paper.width, paper.height) < POCKET;
    const Audience audience = t->info.audience;
    const Value *model = t->last ? edition_model_with_guide(&k->edition, a, t, options)
                                 : edition_model(&k->edition, audience, options->deal);
    if (!model || !(options->slim || options->large_print || narrow)) return model;
    Value *own = value_copy(a, model, 1);
    if (options->slim) value_set(a, own, STR("slim"), value_bool(a, SPAN_NONE, true));
    if (options->large_print) value_set(a, own, STR("large"), value_bool(a, SPAN_NONE, true));
    if (narrow) value_set(a, own, STR("narrow"), value_bool(a, SPAN_NONE, true));
    if (small) value_set(a, own, STR("small"), value_bool(a, SPAN_NONE, true));
    if (pocket) value_set(a, own, STR("pocket"), value_bool(a, SPAN_NONE, true));
    return own;
}

/* A document's type is made for A4 and becomes smaller with the width of its paper, down to A5. */
#define FULL_WIDTH MM(210)
#define SMALL_WIDTH MM(148)

static double small_scale(const PieceTemplate *t, Size paper)
{
    const double lacking = fmax(FULL_WIDTH - paper.width, 0) / (FULL_WIDTH - SMALL_WIDTH);
    if (t->size.width > 0 || t->is_poster) return 1;
    return 1 - (1 - t->small_scale) * fmin(lacking, 1);
}

static double type_scale(const PieceTemplate *t, const LayoutOptions *options)
{
    const double large =
        options->large_print && t->large_print && !(t->size.width > 0) ? LARGE_PRINT : 1;
    return options->slim ? large * t->slim_scale : large;
}

/* Into memory that is taken for it.  Reports to `d`. */
static bool lay_out_piece(Kit *k, const PieceTemplate *t, const LayoutOptions *options, Diag *d,
                          Piece *out)
{
    Edition *edition = &k->edition;
    *out = (Piece){ .info = &t->info, .memory = memory_take(&k->memories, k->arena) };
    Arena *a = out->memory->pages;
    Typesetter setter = setter_for(k, out->memory);
    PieceInput in = { .options = options };
    if (!find_paper(k, options, &in)) return false;
    const double scale = type_scale(t, options), small = small_scale(t, in.paper);
    const LayoutContext c = { .setter = &setter,
                              .output = a,
                              .scratch = k->scratch,
                              .diag = d,
                              .scale = scale > 1 ? scale : scale * small,
                              .unshrunk = scale,
                              .remembers = REMEMBERED };
    in.c = &c;
    if (t->pages_of) in.pages_of = edition_pages(edition, value_str(t->pages_of));
    if (t->told) in.told = edition_tell_pages(edition, t->info.name);
    in.model = model_for(k, t, options, in.paper, a);
    if (!in.model) return false;
    out->title = guide_title(edition->strings, t, false);
    out->document = new_document(a, edition->scenario, in.model, out->title);
    out->document->outline = t->kind == PIECE_DOCUMENT;
    const bool ok = lay_out(t, &in, out);
    arena_reset(k->scratch);
    out->document->duplex = duplex_of(t, options, out);
    drop_empty(k, t, options->choice ? diag_new(k->arena) : d, out);
    return ok;
}

/* Sheets that the piece would take if the kit were not to be slim; what is to be said of that kit
 * is not said of this one. */
static size_t full_sheets(Kit *k, const PieceTemplate *t, const LayoutOptions *options)
{
    LayoutOptions full = *options;
    Piece piece;
    full.slim = false;
    const bool ok = lay_out_piece(k, t, &full, diag_new(k->arena), &piece) && piece.document;
    const size_t n = ok ? guide_sheets(piece.document->pages.n, piece.document->duplex) : 0;
    kit_release(&piece);
    return n;
}

/* With what is printed around cards. */
static void make_gray(Arena *a, Document *doc)
{
    Map copies;
    map_init(&copies, a);
    for (size_t i = 0; i < doc->pages.n; i++) {
        Page *page = &doc->pages.at[i];
        page->frame = frame_toned(a, page->frame, TONER_GRAY, false, &copies);
    }
}

/* Smaller than what pieces are made for. */
static bool is_small(Size paper)
{
    return fmin(paper.width, paper.height) < MM(209) || fmax(paper.width, paper.height) < MM(279);
}

/* On small paper a piece that has no room is left out: the others are worth printing. */
static bool lay_out_or_leave(Kit *k, const PieceTemplate *t, const LayoutOptions *options,
                             Piece *out)
{
    static const MessageCode misfits[] = { MSG_TEXT_DOES_NOT_FIT, MSG_PAPER_TOO_SMALL,
                                           MSG_MARGIN_LARGE };
    PieceInput in = { .options = options };
    if (!find_paper(k, options, &in)) return false;
    if (!options->leaves_out || !is_small(in.paper))
        return lay_out_piece(k, t, options, k->diag, out);
    Diag *own = diag_new(k->arena);
    const bool ok = lay_out_piece(k, t, options, own, out);
    if (ok || !diag_fails_by(own, misfits, sizeof misfits / sizeof *misfits)) {
        diag_join(k->diag, own);
        return ok;
    }
    report(k->diag, MSG_PIECE_LEFT_OUT, SPAN_NONE, str_c(k->arena, t->info.name),
           in.inches ? "letter" : "a4");
    out->document = NULL;
    return true;
}

/* The guide of a print job says on which sheets everything is, and takes some of them itself: again
 * until it takes as many as it says. */
static bool lay_out_guide(Kit *k, const PieceTemplate *t, const LayoutOptions *options, Piece *out)
{
    const Duplex duplex = piece_two_sided(t, options) ? DUPLEX_LONG : DUPLEX_NONE;
    size_t pages = 2;
    for (unsigned trial = 0; trial < GUIDE_TRIALS; trial++) {
        edition_expect(&k->edition, t, pages, duplex);
        if (!lay_out_or_leave(k, t, options, out)) return false;
        if (!out->document || out->document->pages.n == pages) break;
        pages = out->document->pages.n;
        if (trial + 1 < GUIDE_TRIALS) kit_release(out);
    }
    return true;
}

bool kit_lay_out(Kit *k, const Scenario *scenario, const PieceInfo *info,
                 const LayoutOptions *options, Piece *out)
{
    const PieceTemplate *t = catalog_find(&k->catalog, info->name);
    Edition *edition = turn_to(k, scenario);
    const size_t errors = diag_count(k->diag, SEVERITY_ERROR);
    *out = (Piece){ .info = info };
    if (!t) return false;
    const Slim slim = options->slim ? t->slim : SLIM_SAME;
    if (options->since && t->last && !edition_has_pages(edition))
        return true; /* nothing to tell of */
    const bool differs =
        slim != SLIM_SAME || (options->slim && (t->two_sided_slim || t->slim_size.width > 0));
    const size_t full = differs && !options->since ? full_sheets(k, t, options) : 0;
    const bool guide = t->last && options->stack;
    const bool ok = slim == SLIM_NONE || (guide ? lay_out_guide(k, t, options, out)
                                                : lay_out_or_leave(k, t, options, out));
    if (options->since) edition_note_gone(edition, t, out, options->since);
    if (!ok) return false;
    if (out->document || full) edition_note(edition, t, out, full);
    const bool kept = !out->document || edition_keeps_secrets(edition, out);
    if (out->document && options->toner == TONER_GRAY) make_gray(out->memory->pages, out->document);
    if (out->document && options->printer)
        profile_apply(out->memory->pages, out->document, options->printer);
    return kept && diag_count(k->diag, SEVERITY_ERROR) == errors;
}

/* ---- the calibration sheet ------------------------------------------------------------------ */

#define CALIBRATION STR("calibration")

/* Its template, for pages of its paper. */
static const PieceTemplate *read_calibration(Kit *k, const Value *strings, Size paper)
{
    static const Addition none[] = { { NULL, NULL } };
    const Paths paths = { .arena = k->arena,
                          .diag = k->diag,
                          .root = &calibration_schema,
                          .additions = none,
                          .strings = strings };
    const Value *source =
        library_read(&k->library, k->arena, k->diag, "sheets/calibration.yaml", &piece_schema);
    PieceTemplate *t = source ? piece_compile(&paths, k->theme, value_map(k->arena, SPAN_NONE),
                                              CALIBRATION, source)
                              : NULL;
    if (t) t->size = t->size_inch = paper;
    return t;
}

/* An edition of no scenario: it has words and a language. */
static bool turn_to_calibration(Kit *k, const CalibrationSheet *sheet)
{
    Value *root = value_map(k->arena, SPAN_NONE);
    Scenario *none = ARENA_NEW(k->arena, Scenario);
    value_set(k->arena, root, STR("language"), value_text(k->arena, SPAN_NONE, sheet->language));
    value_set(k->arena, root, STR("title"), value_text(k->arena, SPAN_NONE, STR("ddkit")));
    *none = scenario_of(root);
    k->edition = edition_of(k->arena, k->diag, &k->library, k->theme_source, none);
    if (!k->edition.strings) return false;
    const Value *model = calibration_model(k->arena, sheet, k->edition.strings);
    k->edition.models[AUDIENCE_DM] = model;
    return model ||
           report(k->diag, MSG_CALIBRATION_PAPER, SPAN_NONE, str_c(k->arena, sheet->paper_name));
}

bool kit_lay_out_calibration(Kit *k, const CalibrationSheet *sheet, Piece *out)
{
    const LayoutOptions options = {
        .paper = sheet->paper_name,
        .backs = sheet->duplex == DUPLEX_SHORT ? BACKS_SHORT : BACKS_LONG,
    };
    *out = (Piece){ .info = NULL };
    if (!turn_to_calibration(k, sheet)) return false;
    const PieceTemplate *t = read_calibration(k, k->edition.strings, sheet->paper);
    if (!t || !lay_out_piece(k, t, &options, k->diag, out) || !out->document) return false;
    out->document->duplex = sheet->duplex;
    out->document->outline = false;
    if (sheet->printer) profile_apply(out->memory->pages, out->document, sheet->printer);
    return true;
}

void kit_release(Piece *piece)
{
    if (!piece->memory) return;
    memory_give_back(piece->memory);
    piece->memory = NULL;
    piece->document = NULL;
    piece->faces = NULL;
}

/* ---- bundles -------------------------------------------------------------------------------- */

/* Simple where every piece is one-sided: nothing is to be printed on a back. */
static Duplex duplex_of_all(Duplex duplex, const Piece *pieces, size_t n)
{
    bool two_sided = false;
    for (size_t i = 0; i < n; i++) two_sided |= pieces[i].document->duplex != DUPLEX_NONE;
    return two_sided ? duplex : DUPLEX_NONE;
}

/* Empty, of several pieces. */
static Document *new_bundle(Kit *k, const Scenario *scenario, Audience audience, const char *name)
{
    const Edition *edition = turn_to(k, scenario);
    Document *doc = new_document(k->arena, scenario, edition->models[audience],
                                 edition_word(edition, STR("bundle"), name, STR("")));
    doc->outline = true;
    return doc;
}

Document *kit_bundle(Kit *k, const Scenario *scenario, Audience audience, Duplex duplex,
                     const Piece *pieces, size_t n)
{
    Document *doc = new_bundle(k, scenario, audience, audience_name(audience));
    VEC(Piece) own = { 0 };
    for (size_t i = 0; i < n; i++)
        if (pieces[i].info->audience == audience) *vec_push(k->arena, &own) = pieces[i];
    doc->duplex = duplex_of_all(duplex, own.at, own.n);
    for (size_t i = 0; i < own.n; i++)
        bundle_add(k->arena, doc, own.at[i].document, own.at[i].info->name, own.at[i].title);
    return doc->pages.n ? doc : NULL;
}

static const Piece *find_piece(const Piece *pieces, size_t n, Str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(pieces[i].info->name, name)) return &pieces[i];
    return NULL;
}

static void print_numbers(Kit *k, const LayoutOptions *options, Document *doc)
{
    PieceMemory *memory = memory_take(&k->memories, k->arena);
    Typesetter setter = setter_for(k, memory);
    const LayoutContext c = { .setter = &setter,
                              .output = memory->pages,
                              .scratch = k->scratch,
                              .diag = k->diag,
                              .scale = 1,
                              .unshrunk = 1 };
    SlugSetter number = { .c = &c, .style = STR("stack-number") },
               holds = { .c = &c, .style = STR("stack-codes") };
    const NumberType type = { slug_text, &number, &holds };
    bundle_print_numbers(memory->pages, doc, options->margin, options->backs == BACKS_REFED, &type);
    if (options->toner == TONER_GRAY) make_gray(memory->pages, doc);
    arena_reset(k->scratch);
}

Document *kit_stack(Kit *k, const Scenario *scenario, const LayoutOptions *options,
                    const Piece *pieces, size_t n)
{
    Document *doc = new_bundle(k, scenario, AUDIENCE_DM, "stack");
    const Stack stack = edition_stack(&k->edition);
    doc->duplex = duplex_of_all(backs_duplex(options->backs), pieces, n);
    for (size_t i = 0; i < stack.n; i++) {
        const StackPart *part = &stack.at[i];
        const PieceTemplate *t = part->entry->template;
        const Piece *piece = find_piece(pieces, n, t->info.name);
        const Str title = guide_title(k->edition.strings, t, true);
        for (size_t copy = 0; piece && copy < part->copies; copy++)
            bundle_add(k->arena, doc, piece->document, piece->info->name, title);
    }
    bundle_number(k->arena, doc, options->backs == BACKS_REFED);
    print_numbers(k, options, doc);
    return doc->pages.n ? doc : NULL;
}
