/* kit.c - what all pieces share, and the way from a scenario to a laid-out piece. */
#include "kit/kit.h"

#include "base/files.h"
#include "kit/firewall.h"
#include "kit/guide.h"
#include "kit/library.h"
#include "kit/markup.h"
#include "kit/model.h"
#include "kit/model_schema.h"
#include "kit/pictures.h"
#include "kit/piece_schema.h"
#include "print/bundle.h"
#include "print/paper.h"
#include "text/direction.h"
#include "widgets/widget.h"

/* What --large-print makes of 1: cards of 8.5 pt are then larger than most books. */
#define LARGE_PRINT 1.25

/* Paragraphs: enough for every trial of a card and what many cards share.  A deck of thousands is
 * set but once, and its lines would fill the memory. */
#define REMEMBERED 1000

/* Of one piece. */
typedef struct PieceMemory {
    Arena *pages;   /* trials that do not fit are rewound, so nobody else may allocate from it */
    Arena *lasting; /* what trials share */
    bool used;
} PieceMemory;

struct Kit {
    Arena *arena, *scratch;
    VEC(PieceMemory *) memories;
    Diag *diag;
    Library library;
    const Value *theme_source;
    const Value *english; /* strings */
    Theme *theme;
    Fonts *fonts;
    Text *text;
    MarkdownMemory markdown;
    Pictures pictures;
    VEC(PieceTemplate *) pieces;
    VEC(PieceInfo) infos;
    /* Of the scenario laid out last. */
    const Scenario *scenario;
    const Deal *deal;
    Str language; /* of the scenario */
    const Value *strings, *models[2];
    Firewall *firewall;
    VEC(GuideEntry) guide; /* of its pieces so far */
};

const char *audience_name(Audience a)
{
    return a == AUDIENCE_DM ? "dm" : "players";
}

static bool is_wanted(const KitSettings *settings, Str name)
{
    const char *const *only = settings->only;
    if (!only) return true;
    while (*only && !str_is(name, *only)) only++;
    return *only != NULL;
}

static bool open_pieces(Kit *k, const KitSettings *settings)
{
    Str *names;
    size_t n = library_names(&k->library, k->arena, "pieces", &names);
    const Value *shared = library_read(&k->library, k->arena, k->diag, "parts.yaml", &parts_schema);
    k->english = library_strings(&k->library, k->arena, k->diag, STR("en"));
    const Paths paths = {
        .arena = k->arena,
        .diag = k->diag,
        .root = &scenario_schema,
        .additions = model_additions,
        .strings = k->english,
    };
    bool ok = shared && paths.strings;
    VEC(PieceTemplate *) last = { 0 };
    for (size_t i = 0; i < n; i++) {
        if (!is_wanted(settings, names[i])) {
            *vec_push(k->arena, &k->infos) = (PieceInfo){ .name = names[i] };
            continue;
        }
        const char *file = c_format(k->arena, "pieces/%.*s.yaml", (int)names[i].n, names[i].p);
        const Value *source = library_read(&k->library, k->arena, k->diag, file, &piece_schema);
        PieceTemplate *t =
            source && shared ? piece_compile(&paths, k->theme, shared, names[i], source) : NULL;
        ok = ok && t;
        if (!t) continue;
        if (t->last) *vec_push(k->arena, &last) = t;
        else *vec_push(k->arena, &k->pieces) = t;
    }
    for (size_t i = 0; i < last.n; i++) *vec_push(k->arena, &k->pieces) = last.at[i];
    for (size_t i = 0; i < k->pieces.n; i++) *vec_push(k->arena, &k->infos) = k->pieces.at[i]->info;
    return ok;
}

static void open_text(Kit *k)
{
    static const char *folders[] = { NULL, "/usr/share/hyphen", "/usr/local/share/hyphen", NULL };
    const char **list = ARENA_ARRAY(k->arena, const char *, 4);
    for (size_t i = 1; i < 4; i++) list[i] = folders[i];
    list[0] = path_join(k->arena, k->library.data, "fonts");
    k->text = text_new(k->arena, k->diag, k->fonts, list);
}

Kit *kit_open(Arena *a, Diag *d, const KitSettings *settings)
{
    Kit *k = ARENA_NEW(a, Kit);
    *k = (Kit){ .arena = a, .diag = d, .library = { settings->data, settings->theme } };
    k->scratch = arena_new();
    map_init(&k->markdown.documents, a);
    k->pictures = (Pictures){ .arena = a, .diag = d, .library = &k->library };
    map_init(&k->pictures.known, a);
    k->fonts = fonts_new(a, d);
    const Value *theme = library_read(&k->library, a, d, "theme.yaml", &theme_schema);
    const Value *icons = library_read(&k->library, a, d, "icons.yaml", &icons_schema);
    k->theme_source = theme;
    const size_t before = diag_count(d, SEVERITY_ERROR);
    if (theme && icons) k->theme = theme_read(a, d, theme, icons);
    bool ok = library_fonts(&k->library, a, d, k->fonts) && k->theme;
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
    for (size_t i = 0; i < k->memories.n; i++) {
        arena_free(k->memories.at[i]->pages);
        arena_free(k->memories.at[i]->lasting);
    }
    arena_free(k->scratch);
}

size_t kit_pieces(const Kit *k, const PieceInfo **pieces)
{
    *pieces = k->infos.at;
    return k->infos.n;
}

const Value *kit_icon_names(const Kit *k)
{
    return theme_icon_names(k->theme);
}

static const PieceTemplate *find_template(const Kit *k, const PieceInfo *info)
{
    for (size_t i = 0; i < k->pieces.n; i++)
        if (str_eq(k->pieces.at[i]->info.name, info->name)) return k->pieces.at[i];
    return NULL;
}

/* Strings and models of a scenario are kept for its other pieces. */
static void turn_to(Kit *k, const Scenario *s)
{
    if (k->scenario == s) return;
    k->scenario = s;
    k->models[0] = k->models[1] = NULL;
    k->firewall = NULL;
    k->guide.n = 0;
    Str language = value_str(value_get(s->root, "language"));
    k->language = language.n ? language : STR("en");
    k->strings = library_strings(&k->library, k->arena, k->diag, k->language);
    markup_check(k->scratch, k->diag, &k->markdown, REMEMBERED, s);
}

static const Value *find_model(Kit *k, const Scenario *s, Audience audience, const Deal *deal)
{
    turn_to(k, s);
    if (k->deal != deal) k->models[0] = k->models[1] = NULL;
    k->deal = deal;
    if (k->strings && !k->models[audience]) {
        ModelInput in = { s, k->strings, k->theme_source, deal, audience == AUDIENCE_DM };
        k->models[audience] = model_build(k->arena, k->diag, &in);
    }
    return k->models[audience];
}

/* ---- what the layout asks back -------------------------------------------------------------- */

typedef struct WidgetUser {
    LayoutContext *c;
} WidgetUser;

static const TextStyle *widget_style(void *user, const char *name, double *leading)
{
    LayoutContext *c = ((WidgetUser *)user)->c;
    const Style *s = theme_style(c->theme, str(name));
    if (!s) {
        report(c->diag, MSG_TEMPLATE_STYLE, SPAN_NONE, name);
        s = theme_style(c->theme, STR("body"));
    }
    if (leading) *leading = style_leading(c, s);
    return style_text(c, s, &(Variant){ 0 });
}

static Colour widget_colour(void *user, const char *name)
{
    LayoutContext *c = ((WidgetUser *)user)->c;
    Colour colour = COLOUR_BLACK;
    if (!theme_colour(c->theme, str(name), &colour))
        report(c->diag, MSG_THEME_COLOUR, SPAN_NONE, name);
    return colour;
}

static const Frame *widget_icon(void *user, Str name, double size, Colour colour)
{
    LayoutContext *c = ((WidgetUser *)user)->c;
    return theme_icon(c->theme, name) ? build_icon_frame(c, name, size, colour, SPAN_NONE) : NULL;
}

static Frame *run_widget(Kit *k, LayoutContext *c, const Element *e, const Value *value,
                         Size limits)
{
    Widget *widget = widget_find(e->widget);
    WidgetUser inner = { c };
    WidgetContext w = { .keep = c->lasting,
                        .scratch = c->scratch,
                        .diag = c->diag,
                        .text = c->text,
                        .scenario = k->scenario->root,
                        .strings = k->strings,
                        .language = c->language,
                        .rtl = c->rtl,
                        .user = &inner,
                        .style = widget_style,
                        .colour = widget_colour,
                        .icon = widget_icon };
    if (widget) return widget(&w, value, e->source, limits);
    report(c->diag, MSG_TEMPLATE_WIDGET, e->span, str_c(c->scratch, e->widget));
    return NULL;
}

/* Documents are laid out more than once, and a graph takes its time: each drawing is made once. */
static Frame *draw_widget(void *user, LayoutContext *c, const Element *e, const Value *value,
                          Size limits)
{
    struct {
        const Value *source, *value;
        double width, height, scale;
    } key = { e->source, value, limits.width, limits.height, c->scale };
    Str bytes = { (const char *)&key, sizeof key };
    Frame *f = map_get(&c->drawings, bytes);
    if (!f && (f = run_widget(user, c, e, value, limits)))
        map_set(&c->drawings, str_copy(c->lasting, bytes), f);
    return f;
}

static const Picture *find_picture(void *user, Str name, Span at)
{
    Kit *k = user;
    return pictures_find(&k->pictures, k->scenario, name, at);
}

/* What a user wrote of a slug is the scenario's title. */
const Line *piece_slug_text(void *context, Arena *a, Str text)
{
    LayoutContext *c = context;
    const Kit *k = c->user;
    const Span origin = value_span(value_get(k->scenario->root, "title"));
    const Style *s = theme_style(c->theme, STR("slug"));
    Arena *keep = c->keep;
    if (!s) s = theme_style(c->theme, STR("body"));
    c->keep = a;
    const Line *line =
        build_line(c, text, style_text(c, s, &(Variant){ 0 }), DIRECTION_AUTO, origin);
    c->keep = keep;
    return line;
}

SlugWords piece_slug_words(const Value *model)
{
    const Value *t = value_get(model, "t");
    return (SlugWords){ value_str(value_get(t, "slug_sheet")),
                        value_str(value_get(t, "slug_front")), value_str(value_get(t, "slug_back")),
                        value_str(value_get(t, "slug_tile")) };
}

/* ---- laying out ----------------------------------------------------------------------------- */

/* What the strings call a piece or bundle, else its own name. */
static Str title_of(const Kit *k, Str key, Str name)
{
    const Value *word = value_get_str(k->strings, key);
    return word ? value_str(word) : name;
}

/* A kit runs the way its language is written. */
static bool is_mirrored(const Scenario *s)
{
    return language_is_rtl(value_str(value_get(s->root, "language")));
}

static Document *new_document(Arena *a, const Scenario *s, const Value *model, Str own)
{
    Document *doc = ARENA_NEW(a, Document);
    Str title = value_str(value_get(s->root, "title"));
    doc->title = str_format(a, "%.*s – %.*s", (int)title.n, title.p, (int)own.n, own.p);
    doc->author = value_str(value_get(model, "by"));
    doc->subject = value_str(value_get(s->root, "license"));
    doc->language = value_str(value_get(s->root, "language"));
    doc->rtl = is_mirrored(s);
    return doc;
}

static bool find_paper(Kit *k, const LayoutOptions *o, PieceInput *in)
{
    static const char *const inch[] = { "letter", "legal", "tabloid" };
    Str name = o->paper.n ? o->paper : STR("a4");
    if (!size_named(papers, name, &in->paper))
        return report(k->diag, MSG_PAPER_UNKNOWN, SPAN_NONE, str_c(k->arena, name));
    for (size_t i = 0; i < sizeof inch / sizeof *inch; i++) {
        Size s;
        if (size_named(papers, str(inch[i]), &s) && s.width == in->paper.width &&
            s.height == in->paper.height)
            in->inches = true;
    }
    return true;
}

static void note_for_guide(Kit *k, const PieceTemplate *t, const Piece *piece)
{
    GuideEntry e = { t, piece->document->pages.n, piece->n_faces, piece->document->pages.at[0].size,
                     piece->document->duplex };
    *vec_push(k->arena, &k->guide) = e;
}

/* The model, and for a piece that tells of the others what the run has made so far. */
static const Value *model_with_guide(Kit *k, Arena *a, const PieceTemplate *t, const Value *model,
                                     const LayoutOptions *o)
{
    if (!t->last) return model;
    Value *own = value_copy(a, model, 1);
    const GuideOptions options = { value_count(value_get(model, "roles")), o->bundle, o->duplex };
    value_set(a, own, STR("guide"), guide_build(a, k->guide.at, k->guide.n, k->strings, options));
    return own;
}

/* The kit's own words hold no secret of anybody's; those of a theme might. */
static const Value *own_strings(Kit *k)
{
    const Library own = { .data = k->library.data };
    if (!k->library.theme) return k->strings;
    /* what is to be said of them was said of the theme's */
    return library_strings(&own, k->arena, diag_new(k->arena), k->language);
}

static bool keeps_secrets(Kit *k, const Piece *piece)
{
    if (piece->info->audience != AUDIENCE_PLAYERS) return true;
    if (!k->firewall) k->firewall = firewall_new(k->arena, k->diag, k->scenario, own_strings(k));
    return firewall_pass(k->firewall, k->diag, piece->document, piece->info->name);
}

static PieceMemory *find_memory(Kit *k)
{
    size_t i = 0;
    while (i < k->memories.n && k->memories.at[i]->used) i++;
    if (i == k->memories.n) {
        PieceMemory *m = ARENA_NEW(k->arena, PieceMemory);
        *m = (PieceMemory){ .pages = arena_new(), .lasting = arena_new() };
        *vec_push(k->arena, &k->memories) = m;
    }
    k->memories.at[i]->used = true;
    return k->memories.at[i];
}

void kit_release(Piece *piece)
{
    if (!piece->memory) return;
    arena_reset(piece->memory->pages);
    arena_reset(piece->memory->lasting);
    piece->memory->used = false;
    piece->memory = NULL;
    piece->document = NULL;
    piece->faces = NULL;
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
    if (t->one_sided || options->duplex == DUPLEX_NONE || !doc->pages.n) return DUPLEX_NONE;
    if (t->kind == PIECE_CARDS) return has_backs(piece) ? options->duplex : DUPLEX_NONE;
    const Size page = doc->pages.at[0].size;
    return page.width > page.height ? DUPLEX_SHORT : DUPLEX_LONG;
}

bool kit_lay_out(Kit *k, const Scenario *scenario, const PieceInfo *info,
                 const LayoutOptions *options, Piece *out)
{
    const PieceTemplate *t = find_template(k, info);
    const Value *model = find_model(k, scenario, info->audience, options->deal);
    *out = (Piece){ .info = info };
    if (!model || !t) return false;
    out->memory = find_memory(k);
    Arena *a = out->memory->pages;
    LayoutContext c = { .keep = a,
                        .scratch = k->scratch,
                        .lasting = out->memory->lasting,
                        .diag = k->diag,
                        .text = k->text,
                        .fonts = k->fonts,
                        .theme = k->theme,
                        .strings = k->strings,
                        .remembers = REMEMBERED,
                        .markdown = &k->markdown,
                        .scale = options->large_print && t->large_print ? LARGE_PRINT : 1,
                        .language = value_str(value_get(scenario->root, "language")),
                        .rtl = is_mirrored(scenario),
                        .user = k,
                        .widget = draw_widget,
                        .picture = find_picture };
    PieceInput in = { &c, model_with_guide(k, a, t, model, options), options, { 0, 0 }, false };
    size_t errors = diag_count(k->diag, SEVERITY_ERROR);
    map_init(&c.paragraphs, c.lasting);
    map_init(&c.variants, c.lasting);
    map_init(&c.drawings, c.lasting);
    map_init(&c.shapes, c.lasting);
    map_init(&c.cells, c.lasting);
    if (!find_paper(k, options, &in)) return false;
    out->title = title_of(k, t->title, info->name);
    out->document = new_document(a, scenario, model, out->title);
    out->document->outline = t->kind == PIECE_DOCUMENT;
    bool ok = t->kind == PIECE_CARDS      ? piece_cards(t, &in, out)
              : t->kind == PIECE_DOCUMENT ? piece_document(t, &in, out)
                                          : piece_poster(t, &in, out);
    arena_reset(k->scratch);
    out->document->duplex = duplex_of(t, options, out);
    if (ok && !out->document->pages.n) {
        report(k->diag, MSG_PIECE_EMPTY, SPAN_NONE, str_c(a, info->name));
        out->document = NULL;
    }
    if (out->document && ok) note_for_guide(k, t, out);
    ok = ok && (!out->document || keeps_secrets(k, out));
    return ok && diag_count(k->diag, SEVERITY_ERROR) == errors;
}

/* Simple where every piece is one-sided: nothing is to be printed on a back. */
static Duplex bundle_duplex(Audience audience, Duplex duplex, const Piece *pieces, size_t n)
{
    bool two_sided = false;
    for (size_t i = 0; i < n; i++)
        if (pieces[i].info->audience == audience)
            two_sided |= pieces[i].document->duplex != DUPLEX_NONE;
    return two_sided ? duplex : DUPLEX_NONE;
}

Document *kit_bundle(Kit *k, const Scenario *scenario, Audience audience, Duplex duplex,
                     const Piece *pieces, size_t n)
{
    static const char *const titles[] = { "bundle_players", "bundle_dm" };
    turn_to(k, scenario);
    Document *doc = new_document(k->arena, scenario, k->models[audience],
                                 title_of(k, str(titles[audience]), STR("")));
    doc->outline = true;
    doc->duplex = bundle_duplex(audience, duplex, pieces, n);
    for (size_t i = 0; i < n; i++)
        if (pieces[i].info->audience == audience)
            bundle_add(k->arena, doc, pieces[i].document, pieces[i].info->name, pieces[i].title);
    return doc->pages.n ? doc : NULL;
}
