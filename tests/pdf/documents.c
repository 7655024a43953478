/* documents.c - builds the documents that tests/pdf/run judges.
 *
 *     documents FOLDER         writes them all
 *     documents FOLDER deck N  writes a deck of N cards only, for measuring
 *
 * Everything comes from Frames made here, so the back ends are tested without templates. */
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "backend/pdf.h"
#include "backend/png.h"
#include "backend/trace.h"
#include "draw/path.h"
#include "print/bundle.h"
#include "print/impose.h"
#include "print/paper.h"
#include "print/sheet.h"
#include "print/tile.h"
#include "text/paragraph.h"
#include "unit/batch_of_one.h"

#define INK ((Color){ 0.07f, 0.09f, 0.15f, 1 })
#define INTER "/usr/share/fonts/opentype/inter/Inter-"
#define NOTO "/usr/share/fonts/truetype/noto/Noto"
#define CJK "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

/* Lines that must come out of the PDF as they went in; tests/pdf/run reads them from texts.txt. */
static const char *const texts[] = {
    "AVATAR To fi ffi office (brackets) \\ back 1/2 -> x",
    "Hrvatski: čćđšž ČĆĐŠŽ; Magyar: őű; Türkçe: ğışİ; Việt: Nguyễn Tiếng",
    "Кириллица: Съешь ещё этих мягких булок",
    "Ελληνικά: ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Combining: q\xCC\x8A\xCC\xA3 Z\xCC\x8C u\xCC\x88",
    "ქართული ენა და անգլերեն հայերեն",
    "हिन्दी क्षत्रिय कर्म श्री",
    "বাংলা ভাষা தமிழ் மொழி",
    "ไทย ภาษา",
    "中文排版测试，软件架构。",
    "日本語の文字とカタカナ",
    "한국어 문장",
    "Symbols ≈ ∫ and √ or ≤ ≥ with ✓ ☎ done",
    "non\xC2\xA0"
    "breaking and soft",
};
static const char *const rtl_texts[] = {
    "שלום עולם טוב",
    "السلام عليكم لا إله",
    "مُحَمَّد رَسُول",
};

typedef struct Test {
    Arena *arena;
    Diag *diag;
    Fonts *fonts;
    Text *text;
    const char *folder;
} Test;

static const TextStyle body = { .family = { "body", 4 }, .weight = 400, .size = 9, .color = INK };
static const TextStyle bold = { .family = { "body", 4 }, .weight = 700, .size = 9, .color = INK };
static const TextStyle title = { .family = { "body", 4 }, .weight = 700, .size = 14, .color = INK };
static const TextStyle slug_style = {
    .family = { "body", 4 }, .weight = 400, .size = 7, .color = INK
};
static const TextStyle kicker = {
    .family = { "body", 4 },
    .weight = 700,
    .size = 8,
    .tracking = 1.6,
    .color = { 0.3f, 0.2f, 0.65f, 1 },
};
static const TextStyle raised = {
    .family = { "body", 4 },
    .weight = 400,
    .size = 12,
    .tracking = 0.3,
    .rise = 3,
    .color = { 0.8f, 0.1f, 0.1f, 0.5f },
};

static const char *path_of(Test *t, const char *name)
{
    return path_join(t->arena, t->folder, name);
}

static Paragraph set(Test *t, const TextSpan *spans, size_t n, double width, const char *language)
{
    const ParagraphOptions options = { .width = width,
                                       .language = str(language),
                                       .hyphenate_below = width < 150 ? 0.9 : 0 };
    return paragraph_layout(t->text, t->arena, spans, n, &options);
}

static const Line *one_line(Test *t, const char *words, const TextStyle *style)
{
    const TextSpan span = { str(words), style, SPAN_NONE, false };
    return &set(t, &span, 1, INFINITY, "en").lines[0];
}

static const Line *slug_text(void *context, Arena *a, Str text)
{
    Test *t = context;
    return one_line(t, str_c(a, text), &slug_style);
}

/* Adds lines one below the other; returns where the next would begin. */
static double add_lines(Test *t, Frame *f, Point at, Paragraph p, double leading)
{
    for (uint32_t i = 0; i < p.n; i++, at.y += leading)
        frame_add_line(t->arena, f, at, &p.lines[i]);
    return at.y;
}

static Document document(const char *name)
{
    return (Document){ .title = str(name),
                       .author = STR("A & B <c>"),
                       .subject = STR("Späte Fähre"),
                       .keywords = STR("one, two"),
                       .language = STR("en"),
                       .duplex = DUPLEX_LONG };
}

static bool save_pdf(Test *t, const Document *doc, const FormatOptions *options, const char *path)
{
    const FormatOptions none = { 0 };
    const OneFile one = one_file(t->arena, t->diag, path);
    return finish_file(one, pdf_write(t->diag, doc, options ? options : &none, one.file));
}

static bool save_trace(Test *t, const Document *doc, const char *path)
{
    const OneFile one = one_file(t->arena, t->diag, path);
    trace_write(t->diag, doc, &(FormatOptions){ 0 }, one.file);
    return finish_file(one, true);
}

static bool save_png(Test *t, const Document *doc, size_t page, const char *path)
{
    const OneFile one = one_file(t->arena, t->diag, path);
    return finish_file(
        one, png_write(t->diag, doc, &(FormatOptions){ .page = page, .dpi = 100 }, one.file));
}

static bool write_all(Test *t, const Document *doc, const char *name)
{
    const char *pdf = c_format(t->arena, "%s.pdf", path_of(t, name));
    const char *trace = c_format(t->arena, "%s.trace", path_of(t, name));
    return save_pdf(t, doc, NULL, pdf) && save_trace(t, doc, trace);
}

static bool make_texts(Test *t)
{
    Document doc = document("Texts");
    Frame *f = frame_new(t->arena, (Size){ MM(210), MM(297) });
    Buf expected = { .arena = t->arena };
    double y = 50;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++, y += 24) {
        frame_add_line(t->arena, f, (Point){ 40, y }, one_line(t, texts[i], &title));
        buf_c(&expected, texts[i]);
        buf_char(&expected, '\n');
    }
    for (size_t i = 0; i < sizeof rtl_texts / sizeof *rtl_texts; i++, y += 24) {
        const Line *line = one_line(t, rtl_texts[i], &title);
        frame_add_line(t->arena, f, (Point){ MM(200) - line->width, y }, line);
        buf_c(&expected, rtl_texts[i]);
        buf_char(&expected, '\n');
    }
    frame_add_line(t->arena, f, (Point){ 40, y },
                   one_line(t, "Raised and half transparent", &raised));
    frame_add_line(t->arena, f, (Point){ 40, y + 24 },
                   one_line(t, "WIDELY TRACKED WORDS", &kicker));
    buf_c(&expected, "Raised and half transparent\nWIDELY TRACKED WORDS\n");
    const TextSpan mixed[] = {
        { STR("A paragraph with "), &body, SPAN_NONE, false },
        { STR("bold words"), &bold, SPAN_NONE, false },
        { STR(" in it, hyphenated where a narrow column asks for representative administration of "
              "incomprehensible responsibilities."),
          &body, SPAN_NONE, false },
    };
    add_lines(t, f, (Point){ 40, y + 48 }, set(t, mixed, 3, 100, "en"), 12);
    sheet_single(t->arena, &doc, f, STR("1"));
    return save_text(t->arena, t->diag, path_of(t, "texts.txt"), buf_done(&expected)) &&
           write_all(t, &doc, "texts");
}

/* Groups of all kinds, paths, an image, opacity: what PDF and PNG must draw alike. */
static Frame *drawing(Test *t)
{
    Arena *a = t->arena;
    Frame *card = frame_new(a, (Size){ 180, 252 });
    const Stroke violet = { .width = 1, .color = { 0.3f, 0.2f, 0.65f, 1 } };
    const Rect edge = { 0, 0, 180, 252 };
    frame_add_path(a, card, (Point){ 0, 0 },
                   path_of_rect(a, edge, 9, (Color){ 0.95f, 0.95f, 1, 1 }, violet));
    frame_add_line(a, card, (Point){ 12, 30 }, one_line(t, "A card, drawn often", &title));
    PathBuilder b = { .arena = a };
    size_t bad;
    path_svg(&b, STR("M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 5l5 9H7z"), 4, (Point){ 40, 60 },
             &bad);
    frame_add_path(a, card, (Point){ 0, 0 },
                   path_done(&b, (Color){ 0.2f, 0.6f, 0.3f, 1 },
                             (Stroke){ .width = 0.75, .color = INK, .dash = { 3, 2 } }));
    uint8_t *shades = arena_alloc(a, 16 * 16 * 4);
    for (int i = 0; i < 16 * 16; i++) {
        shades[i * 4] = (uint8_t)(i % 16 * 17);
        shades[i * 4 + 1] = (uint8_t)(i / 16 * 17);
        shades[i * 4 + 2] = 128;
        shades[i * 4 + 3] = (uint8_t)(255 - i / 2);
    }
    Image *image = ARENA_NEW(a, Image);
    *image = (Image){ .width = 16, .height = 16, .alpha = true, .pixels = shades, .hash = 1 };
    frame_add_image(a, card, (Rect){ 20, 170, 64, 64 }, image);
    frame_add_path(a, card, (Point){ 60, 190 },
                   path_of_rect(a, (Rect){ 0, 0, 80, 40 }, 0, (Color){ 1, 0.5f, 0, 0.5f },
                                (Stroke){ .width = 3, .color = INK, .round = true }));
    frame_add_link(a, card, (Rect){ 12, 16, 120, 18 }, STR("https://example.com/ä b"));

    Frame *f = frame_new(a, (Size){ 600, 500 });
    const Path *clip = path_of_rect(a, (Rect){ -5, -5, 150, 262 }, 20, COLOR_NONE, (Stroke){ 0 });
    const double turn = 0.3;
    const Transform turned = { cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0 };
    const Transform small = { 0.4, 0, 0, 0.4, 0, 0 };
    /* Something before each that a form must not inherit. */
    frame_add_path(a, f, (Point){ 500, 20 },
                   path_of_rect(a, (Rect){ 0, 0, 60, 60 }, 0, (Color){ 1, 0, 0, 1 },
                                (Stroke){ .width = 7, .color = { 0, 1, 0, 1 }, .dash = { 9, 9 } }));
    frame_add_line(a, f, (Point){ 20, 30 }, one_line(t, "Raised, then a form", &raised));
    frame_add_group(a, f, (Point){ 20, 60 },
                    (Group){ .frame = card, .transform = TRANSFORM_IDENTITY, .shared = true });
    frame_add_group(a, f, (Point){ 330, 60 },
                    (Group){ .frame = card, .transform = turned, .clip = clip, .shared = true });
    frame_add_group(a, f, (Point){ 20, 350 }, (Group){ .frame = card, .transform = small });
    frame_add_group(
        a, f, (Point){ 420, 330 },
        (Group){ .frame = card, .transform = { -0.5, 0, 0, -0.5, 90, 126 }, .clip = clip });
    frame_add_line(a, f, (Point){ 120, 400 }, one_line(t, "Text behind it all", &title));
    return f;
}

static bool make_drawing(Test *t)
{
    Document doc = document("Drawing");
    const Frame *f = drawing(t);
    sheet_single(t->arena, &doc, f, STR("1"));
    return write_all(t, &doc, "drawing") && save_png(t, &doc, 0, path_of(t, "drawing.png"));
}

/* Outline, links, labels, attachments. */
static bool make_links(Test *t)
{
    static const char *const labels[] = { "i", "1", "2", "3", "1 back", "7", "8", "007", "čš" };
    static const unsigned levels[] = { 1, 2, 3, 2, 1, 3, 1, 1, 1 };
    const Attachment files[] = {
        { STR("zwei.yaml"), STR("application/yaml"), STR("The second"), STR("b: 2\n") },
        { STR("eins.yaml"), STR("application/yaml"), STR("The first"), STR("a: 1\n") },
    };
    const FormatOptions options = { .attachments = files, .n_attachments = 2 };
    Document doc = document("Links – čš");
    doc.outline = true;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        Frame *f = frame_new(t->arena, (Size){ 300, 200 });
        const Str name = str_format(t->arena, "p%zu", i),
                  heading = str_format(t->arena, "Kapitel %zu – ž", i);
        frame_add_line(t->arena, f, (Point){ 20, 40 }, one_line(t, heading.p, &title));
        frame_add_anchor(t->arena, f, (Point){ 20, 40 },
                         (Anchor){ .name = name, .title = heading, .level = levels[i] });
        frame_add_link(t->arena, f, (Rect){ 20, 80, 60, 12 }, str_format(t->arena, "#p%zu", i * 2));
        frame_add_link(t->arena, f, (Rect){ 20, 100, 60, 12 }, STR("https://example.com/(x)"));
        sheet_single(t->arena, &doc, f, str(labels[i]));
    }
    const bool pdf = save_pdf(t, &doc, &options, path_of(t, "links.pdf"));
    return pdf && save_trace(t, &doc, path_of(t, "links.trace"));
}

/* Two pages that lead to each other, three times over: each to its own. */
static bool make_bundle(Test *t)
{
    static const char *const names[] = { "eins", "zwei", "drei" };
    Document bundle = document("Bundle"), part = document("Part");
    for (unsigned i = 0; i < 2; i++) {
        Frame *f = frame_new(t->arena, (Size){ 300, 200 });
        frame_add_anchor(
            t->arena, f, (Point){ 0, 40 },
            (Anchor){ .name = str(i ? "b" : "a"), .title = str(i ? "B" : "A"), .level = i + 1 });
        frame_add_link(t->arena, f, (Rect){ 20, 80, 60, 12 }, str(i ? "#a" : "#b"));
        sheet_single(t->arena, &part, f, str_format(t->arena, "%u", i + 1));
    }
    for (size_t i = 0; i < 3; i++)
        bundle_add(t->arena, &bundle, &part, str(names[i]), str_format(t->arena, "Teil %zu", i));
    return write_all(t, &bundle, "bundle");
}

/* What is one-sided, what is turned about the other edge, and an odd number of pages. */
static bool make_two_sided_bundle(Test *t)
{
    static const Duplex sides[] = { DUPLEX_NONE, DUPLEX_SHORT, DUPLEX_LONG };
    Document bundle = document("Two sides");
    for (size_t i = 0; i < 3; i++) {
        Document part = document("Part");
        part.duplex = sides[i];
        for (size_t k = 0; k < 2 + (i == 1); k++) {
            Frame *f = frame_new(t->arena, i == 2 ? (Size){ 200, 300 } : (Size){ 300, 200 });
            Str text = str_format(t->arena, "Part %zu page %zu", i + 1, k + 1);
            frame_add_line(t->arena, f, (Point){ 20, 60 },
                           one_line(t, str_c(t->arena, text), &title));
            sheet_single(t->arena, &part, f, str_format(t->arena, "%zu", k + 1));
        }
        bundle_add(t->arena, &bundle, &part, str_format(t->arena, "part-%zu", i + 1), STR("Part"));
    }
    return write_all(t, &bundle, "two-sided-bundle");
}

/* A black card with a white notch in its top left corner: edges and direction can be seen. */
static const Frame *notched(Test *t, Size size, double bleed)
{
    Frame *f = frame_new(t->arena, size);
    const Rect all = rect_outset((Rect){ 0, 0, size.width, size.height }, bleed);
    frame_add_path(t->arena, f, (Point){ 0, 0 },
                   path_of_rect(t->arena, all, 0, COLOR_BLACK, (Stroke){ 0 }));
    frame_add_path(t->arena, f, (Point){ 0, 0 },
                   path_of_rect(t->arena, (Rect){ MM(5), MM(5), MM(15), MM(10) }, 0, COLOR_WHITE,
                                (Stroke){ 0 }));
    return f;
}

/* Cards on a sheet: their fronts and backs must come to lie on one another. */
typedef struct Register {
    const char *name, *card, *paper;
    Backs backs;
    size_t n;
} Register;

static bool save_register(Test *t, const Document *doc, const Register *r)
{
    Document fronts, backs;
    if (r->backs != BACKS_REFED) return write_all(t, doc, r->name);
    document_part(t->arena, doc, &fronts, &backs);
    return write_all(t, &fronts, c_format(t->arena, "%s.fronts", r->name)) &&
           write_all(t, &backs, c_format(t->arena, "%s.backs", r->name));
}

static bool make_register(Test *t, const Register *r)
{
    const char *name = r->name;
    const size_t n = r->n;
    Size trim, paper;
    Grid grid;
    if (!size_named(card_formats, str(r->card), &trim)) return false;
    if (!size_named(papers, str(r->paper), &paper)) return false;
    const ImposeOptions o = { .paper = paper,
                              .margin = MM(5),
                              .bleed = MM(3),
                              .duplex = backs_duplex(r->backs),
                              .fold = r->backs == BACKS_FOLD,
                              .refed = r->backs == BACKS_REFED };
    if (!grid_fit(trim, &o, &grid)) return false;
    const Frame *front = notched(t, trim, 0), *back = notched(t, trim, 0);
    Face *faces = ARENA_ARRAY(t->arena, Face, n);
    for (size_t i = 0; i < n; i++) faces[i] = (Face){ .front = front, .back = back };
    Document doc = document(name);
    doc.duplex = o.duplex;
    const Slug slug = { .name = str(name),
                        .version = STR("version 1.2"),
                        .credit = STR("CC BY 4.0") };
    impose_cards(t->arena, &doc, faces, n, trim, &o, &grid, &slug, slug_text, t);
    Buf about = { .arena = t->arena };
    buf_format(&about, "%u %u %zu ", grid.columns, grid.rows, n);
    static const char *const folds[] = { "none", "upright", "level" };
    buf_format(&about, "%s ", folds[grid.fold]);
    const double v[] = { grid.origin.x,  grid.origin.y,    trim.width,       trim.height,
                         grid.gap.width, grid.paper.width, grid.paper.height };
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        buf_number(&about, v[i], 4);
        buf_char(&about, ' ');
    }
    return save_register(t, &doc, r) &&
           save_text(t->arena, t->diag, c_format(t->arena, "%s.grid", path_of(t, name)),
                     buf_done(&about));
}

static bool make_poster(Test *t)
{
    const TileOptions o = { .paper = { MM(210), MM(297) }, .margin = MM(5), .overlap = MM(10) };
    const Slug slug = { .name = STR("poster"), .version = STR("version 1.2") };
    Frame *f = frame_new(t->arena, tile_area(&o, 2, 1));
    for (int i = 0; i < 12; i++) {
        const double w = f->size.width / 12;
        frame_add_path(t->arena, f, (Point){ i * w, 200 },
                       path_of_rect(t->arena, (Rect){ 0, 0, w, 200 }, 0, COLOR_NONE,
                                    (Stroke){ .width = 1, .color = INK }));
        const char *number = c_format(t->arena, "%d", i + 1);
        frame_add_line(t->arena, f, (Point){ i * w + 10, 230 }, one_line(t, number, &title));
    }
    Document doc = document("Poster");
    tile_poster(t->arena, &doc, f, &o, &slug, slug_text, t);
    return write_all(t, &doc, "poster");
}

static const Frame *text_card(Test *t, size_t number, const TextStyle *deck)
{
    static const char *const words[] = { "the",     "connection", "pool",  "of",       "checkout",
                                         "is",      "exhausted",  "and",   "every",    "request",
                                         "waits",   "for",        "a",     "database", "which",
                                         "answers", "slowly",     "after", "sale",     "started" };
    Frame *f = frame_new(t->arena, (Size){ MM(63.5), MM(88.9) });
    Buf b = { .arena = t->arena };
    uint32_t r = (uint32_t)number * 2654435761u + 1;
    for (int i = 0; i < 55; i++) {
        r = r * 1664525u + 1013904223u;
        if (i) buf_char(&b, ' ');
        buf_c(&b, words[(r >> 20) % 20]);
    }
    frame_add_path(
        t->arena, f, (Point){ 0, 0 },
        path_of_rect(t->arena, (Rect){ -9, -9, MM(63.5) + 18, 33 }, 0, deck->color, (Stroke){ 0 }));
    frame_add_line(t->arena, f, (Point){ 13, 44 },
                   one_line(t, c_format(t->arena, "Card number %zu", number), &title));
    const TextSpan spans[] = { { STR("Read aloud. "), &bold, SPAN_NONE, false },
                               { buf_done(&b), &body, SPAN_NONE, false } };
    add_lines(t, f, (Point){ 13, 62 }, set(t, spans, 2, MM(63.5) - 26, "en"), 11.5);
    return f;
}

static bool make_deck(Test *t, size_t n)
{
    const Size trim = { MM(63.5), MM(88.9) };
    const ImposeOptions o = {
        .paper = { MM(210), MM(297) }, .margin = MM(5), .bleed = MM(3), .duplex = DUPLEX_LONG
    };
    Grid grid;
    if (!grid_fit(trim, &o, &grid)) return false;
    const Frame *back = text_card(t, 0, &kicker);
    Face *faces = ARENA_ARRAY(t->arena, Face, n);
    for (size_t i = 0; i < n; i++)
        faces[i] = (Face){ .front = text_card(t, i + 1, &kicker), .back = back };
    Document doc = document("Deck");
    const Slug slug = { .name = STR("Event decks"),
                        .version = STR("version 1.2"),
                        .credit = STR("CC BY 4.0") };
    impose_cards(t->arena, &doc, faces, n, trim, &o, &grid, &slug, slug_text, t);
    return n <= 100 ? write_all(t, &doc, "deck") : save_pdf(t, &doc, NULL, path_of(t, "deck.pdf"));
}

static void add_fonts(Test *t)
{
    static const struct {
        const char *family, *path;
        int weight;
        unsigned index;
    } files[] = {
        { "body", INTER "Regular.otf", 400, 0 },
        { "body", INTER "Bold.otf", 700, 0 },
        { "noto", NOTO "Sans-Regular.ttf", 400, 0 },
        { "noto", NOTO "Sans-Bold.ttf", 700, 0 },
        { "arabic", NOTO "NaskhArabic-Regular.ttf", 400, 0 },
        { "cjk", CJK, 400, 2 },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        fonts_add_face(t->fonts, str(files[i].family),
                       (FaceFile){ .weight = files[i].weight,
                                   .path = files[i].path,
                                   .index = files[i].index });
    fonts_add_fallback(t->fonts, STR("body"), STR("noto"));
    fonts_add_fallback(t->fonts, STR("body"), STR("arabic"));
    fonts_add_fallback(t->fonts, STR("body"), STR("cjk"));
}

/* Every way to a back, on upright and turned sheets of all papers. */
static const Register registers[] = {
    { "portrait-long", "poker", "a4", BACKS_LONG, 11 },
    { "portrait-short", "tarot", "a4", BACKS_SHORT, 3 },
    { "landscape-long", "a6", "a4", BACKS_LONG, 1 },
    { "landscape-short", "a6", "a4", BACKS_SHORT, 3 },
    { "letter-long", "poker", "letter", BACKS_LONG, 9 },
    { "letter-short", "quarter-letter", "letter", BACKS_SHORT, 2 },
    { "a3-long", "poker", "a3", BACKS_LONG, 18 },
    { "a3-short", "a6", "a3", BACKS_SHORT, 4 },
    { "tabloid-long", "tarot", "tabloid", BACKS_LONG, 5 },
    { "tabloid-short", "poker", "tabloid", BACKS_SHORT, 7 },
    { "fold-a4", "poker", "a4", BACKS_FOLD, 7 },
    { "fold-a4-level", "bridge", "a4", BACKS_FOLD, 5 },
    { "fold-a4-upright", "tarot", "a4", BACKS_FOLD, 2 },
    { "fold-letter", "poker", "letter", BACKS_FOLD, 4 },
    { "fold-a3", "a6", "a3", BACKS_FOLD, 2 },
    { "fold-tabloid", "quarter-letter", "tabloid", BACKS_FOLD, 2 },
    { "refed-a4", "poker", "a4", BACKS_REFED, 9 },
    { "refed-a4-turned", "a6", "a4", BACKS_REFED, 1 },
    { "refed-letter", "poker", "letter", BACKS_REFED, 4 },
    { "refed-letter-turned", "quarter-letter", "letter", BACKS_REFED, 2 },
    { "refed-a3", "a6", "a3", BACKS_REFED, 3 },
    { "refed-tabloid", "tarot", "tabloid", BACKS_REFED, 3 },
};

static bool make_all(Test *t)
{
    bool ok = make_texts(t) && make_drawing(t) && make_links(t) && make_bundle(t) &&
              make_two_sided_bundle(t) && make_poster(t) && make_deck(t, 20);
    for (size_t i = 0; i < sizeof registers / sizeof *registers; i++)
        ok = ok && make_register(t, &registers[i]);
    return ok;
}

int main(int argc, char **argv)
{
    static const char *const hyphens[] = { "/usr/share/hyphen", NULL };
    if (argc != 2 && argc != 4) return 2;
    setlocale(LC_ALL, ""); /* so that a decimal comma would show */
    Test t = { .arena = arena_new(), .folder = argv[1] };
    t.diag = diag_new(t.arena);
    t.fonts = fonts_new(t.arena, t.diag);
    t.text = text_new(t.arena, t.diag, t.fonts, hyphens);
    add_fonts(&t);
    const bool ok = argc == 4 ? make_deck(&t, strtoul(argv[3], NULL, 10)) : make_all(&t);
    diag_print(t.diag, stderr, (DiagOptions){ 0 });
    const Severity worst = diag_worst(t.diag);
    text_free(t.text);
    fonts_free(t.fonts);
    arena_free(t.arena);
    return worst == SEVERITY_SYSTEM ? 3 : !ok;
}
