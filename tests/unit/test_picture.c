/* test_picture.c - SVG and JPEG files, whole, odd, hostile and cut short. */
#include "cmocka_head.h"

#include <math.h>
#include <stdlib.h>

#include "draw/image.h"
#include "draw/picture.h"

static Arena *arena;
static Diag *diag;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diag = diag_new(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const Picture *read_bytes(Str bytes)
{
    return picture_read(arena, diag, SPAN_NONE, "x", bytes);
}

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "

static const Picture *read_svg(const char *rest)
{
    return read_bytes(str(c_format(arena, SVG "%s", rest)));
}

/* ---- what is drawn -------------------------------------------------------------------------- */

typedef struct Found {
    const Path *paths[20];
    const Group *groups[20];
    size_t n_paths, n_groups;
} Found;

static void find(const Frame *f, Found *found)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const Item *item = &f->items[i];
        if (item->kind == ITEM_PATH) found->paths[found->n_paths++] = item->as.path;
        if (item->kind != ITEM_GROUP) continue;
        found->groups[found->n_groups++] = item->as.group;
        find(item->as.group->frame, found);
    }
}

static Found drawn(const char *rest)
{
    Found found = { 0 };
    const Picture *p = read_svg(rest);
    assert_non_null(p);
    find(p->frame, &found);
    return found;
}

static void assert_near(double got, double want)
{
    if (fabs(got - want) > 0.01) fail_msg("%g is not %g", got, want);
}

static void assert_point(const Path *p, size_t i, double x, double y)
{
    assert_near(p->segments[i].p[0].x, x);
    assert_near(p->segments[i].p[0].y, y);
}

static void assert_color(Color c, unsigned rgb)
{
    assert_int_equal(lround(c.r * 255.0) << 16 | lround(c.g * 255.0) << 8 | lround(c.b * 255.0),
                     rgb);
}

static void assert_size(const char *rest, double width, double height)
{
    const Picture *p = read_svg(rest);
    assert_non_null(p);
    assert_near(p->size.width, width);
    assert_near(p->size.height, height);
}

static void test_size(void **state)
{
    (void)state;
    assert_size("width='96' height='48'/>", 72, 36);
    assert_size("width='1in' height='2.54cm'/>", 72, 72);
    assert_size("viewBox='0 0 200 100'/>", 150, 75);
    assert_size("width='100%' height='100%' viewBox='0 0 200 100'/>", 150, 75);
    assert_size("width='400' viewBox='0 0 200 100'/>", 300, 150);
    assert_size("/>", 225, 112.5);
    assert_null(read_svg("width='0' height='5'/>"));
    assert_null(read_svg("width='-3' height='5'/>"));
    assert_null(read_svg("width='1e9' height='5'/>"));
}

/* A frame is 1000 units on its longer side, or as many as the view box if that has more. */
static void assert_units(const char *view_box, double units)
{
    Found f = drawn(view_box);
    assert_int_equal(f.n_paths, 1);
    assert_point(f.paths[0], 1, units, 0);
}

static void test_units(void **state)
{
    (void)state;
    assert_units("viewBox='0 0 100 50'><path d='M0 0H100V10z'/></svg>", 1000);
    assert_units("viewBox='0 0 999 50'><path d='M0 0H999V10z'/></svg>", 1000);
    assert_units("viewBox='0 0 50 1900' width='5mm' height='190mm'><path d='M0 0H37V10z'/></svg>",
                 37);
    assert_units("viewBox='0 0 10000 50'><path d='M0 0H7001V10z'/></svg>", 7001);
    assert_units("viewBox='0 0 20000 50'><path d='M0 0H20000V10z'/></svg>", 1000);
    assert_units("width='2000' height='50'><path d='M0 0H2000V10z'/></svg>", 1000);
}

static void test_shapes(void **state)
{
    (void)state;
    Found f = drawn("viewBox='0 0 100 50'><rect x='10' y='5' width='20' height='10'/>"
                    "<circle cx='50' cy='25' r='10'/><line x2='100' y2='50' stroke='red'/>"
                    "<polygon points='0,0 10,0 10 10'/><path d='M0 0h10v10z M50 oops'/></svg>");
    assert_int_equal(f.n_paths, 5);
    assert_point(f.paths[0], 0, 100, 50);
    assert_point(f.paths[0], 2, 300, 150);
    assert_point(f.paths[1], 0, 600, 250);
    assert_point(f.paths[2], 1, 1000, 500);
    assert_near(f.paths[2]->stroke.width, 10);
    assert_color(f.paths[2]->stroke.color, 0xFF0000);
    assert_point(f.paths[3], 2, 100, 100);
    assert_int_equal(f.paths[4]->n, 4); /* up to the fault */
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 0);
}

static void test_transforms(void **state)
{
    (void)state;
    Found f = drawn("viewBox='0 0 100 100'><g transform='translate(10) scale(2)'>"
                    "<rect transform='rotate(90)' width='10' height='5'/></g>"
                    "<g transform='scale(2 1)'><path d='M0 0H10' stroke='#000'/></g></svg>");
    assert_point(f.paths[0], 1, 100, 200);
    assert_point(f.paths[0], 2, 0, 200);
    /* The line is wider one way than the other. */
    const Transform t = f.groups[f.n_groups - 1]->transform;
    assert_near(t.a / t.d, 2);
    assert_near(f.paths[1]->segments[1].p[0].x * t.a, 200);
}

static void test_styles(void **state)
{
    (void)state;
    Found f =
        drawn("viewBox='0 0 10 10'><style>/* c */ .a, #x { fill: #0f0 } rect.a { stroke: blue }"
              " rect { fill: red; fill-rule: evenodd }</style>"
              "<rect class='b a' width='1' height='1'/><rect width='1' height='1'/>"
              "<path id='x' d='M0 0h1v1' style='fill:rgb(1 2 3);stroke-dasharray:1 2;"
              "stroke:hsl(240, 100%, 50%)'/><g color='teal'><path d='M0 0h1v1' "
              "fill='currentColor' fill-opacity='50%'/></g></svg>");
    assert_color(f.paths[0]->fill, 0x00FF00);
    assert_color(f.paths[0]->stroke.color, 0x0000FF);
    assert_color(f.paths[1]->fill, 0xFF0000);
    assert_true(f.paths[1]->style->even_odd);
    assert_color(f.paths[2]->fill, 0x010203);
    assert_color(f.paths[2]->stroke.color, 0x0000FF);
    assert_int_equal(f.paths[2]->style->n_dash, 2);
    assert_color(f.paths[3]->fill, 0x008080);
    assert_near(f.paths[3]->fill.a, 0.5);
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 0);
}

static void test_gradients(void **state)
{
    (void)state;
    Found f =
        drawn("viewBox='0 0 10 10'><linearGradient id='a'><stop offset='.2' stop-color='red'/>"
              "<stop offset='80%' stop-color='blue' stop-opacity='.5'/></linearGradient>"
              "<radialGradient id='b' href='#a' fx='9'/><linearGradient id='c'/>"
              "<rect width='5' height='5' fill='url(#a)' stroke='red'/>"
              "<rect width='5' height='5' fill='url(#b)'/>"
              "<rect width='5' height='5' fill='url(#c)'/>"
              "<rect width='5' height='5' fill='url(#no) lime'/></svg>");
    const Gradient *g = f.paths[0]->style->fill;
    assert_int_equal(g->n, 4);
    assert_true(g->translucent);
    assert_near(transform_point(g->transform, g->to).x, 500);
    assert_null(f.paths[1]->style->fill); /* the stroke has a path of its own */
    assert_true(f.paths[2]->style->fill->radial);
    assert_true(f.paths[2]->style->fill->from.x < 1);
    assert_color(f.paths[3]->fill, 0x00FF00);
    assert_int_equal(f.n_paths, 4);
}

static void test_groups(void **state)
{
    (void)state;
    Found f = drawn("viewBox='0 0 10 10' overflow='visible'><clipPath id='c'><rect width='5' "
                    "height='5'/></clipPath>"
                    "<g opacity='.25' clip-path='url(#c)'><rect width='9' height='9'/></g>"
                    "<symbol id='s' viewBox='0 0 2 2'><rect width='2' height='1'/></symbol>"
                    "<use xlink:href='#s' x='4' width='4' height='4' fill='red'/></svg>");
    assert_near(f.groups[0]->transparency, 0.75);
    assert_point(f.groups[0]->clip, 2, 500, 500);
    assert_point(f.paths[1], 2, 800, 200);
    assert_color(f.paths[1]->fill, 0xFF0000);
}

/* ---- what is not ---------------------------------------------------------------------------- */

static void assert_warnings(const char *rest, size_t n)
{
    diag = diag_new(arena);
    assert_non_null(read_svg(rest));
    if (diag_count(diag, SEVERITY_WARNING) != n) diag_print(diag, stderr, (DiagOptions){ 0 });
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), n);
}

static void test_missing_once_a_kind(void **state)
{
    (void)state;
    assert_warnings("><text>a</text><text>b</text><image/></svg>", 2);
    assert_warnings("><rect filter='url(#f)' mask='none'/><g style='filter:none'/></svg>", 1);
    assert_warnings("><script>x</script><foreignObject/><animate/></svg>", 3);
    assert_warnings(
        "><rect fill='mystery'/><style>a > b {fill: red} @media print {g{}}</style></svg>", 3);
    assert_warnings("><use href='#no'/><use href='other.svg#a'/></svg>", 1);
    assert_warnings("><title>t</title><metadata><x/></metadata><defs><text/></defs></svg>", 0);
    assert_warnings("xmlns:i='urn:i'><i:thing><rect/></i:thing><g i:label='x'/></svg>", 0);
    assert_warnings("><switch><foreignObject/><g/></switch></svg>", 0);
}

static Str repeated(const char *head, const char *part, size_t n, const char *tail)
{
    Buf b = { .arena = arena };
    buf_c(&b, head);
    for (size_t i = 0; i < n; i++) buf_c(&b, part);
    buf_c(&b, tail);
    return buf_done(&b);
}

static void test_hostile(void **state)
{
    (void)state;
    Buf b = { .arena = arena };
    /* Each element uses the one before ten times. */
    buf_c(&b, SVG "viewBox='0 0 1 1'><defs><rect id='u0' width='1' height='1'/>");
    for (int i = 1; i < 30; i++) {
        buf_format(&b, "<g id='u%d'>", i);
        for (int k = 0; k < 10; k++) buf_format(&b, "<use href='#u%d'/>", i - 1);
        buf_c(&b, "</g>");
    }
    buf_c(&b, "</defs><use href='#u29'/></svg>");
    assert_non_null(read_bytes(buf_done(&b)));
    assert_warnings("><g id='a'><use href='#a'/></g></svg>", 1);
    assert_warnings(
        "><g clip-path='url(#c)'><rect/></g><clipPath id='c'><use href='#c'/></clipPath></svg>", 0);
    assert_warnings(
        "><linearGradient id='g' href='#g'/><rect fill='url(#g)' width='1' height='1'/></svg>", 0);
    assert_warnings("><rect width='1e30' height='1e300'/><path d='M1e999 5L5 5'/></svg>", 1);
    assert_warnings("><path d='M0 0h9' stroke='red' stroke-dasharray='0 0'/>"
                    "<path d='M0 0h9' stroke='red' stroke-dasharray='-1 5'/>"
                    "<g transform='scale(0)'><path d='M0 0h9' stroke='red'/></g></svg>",
                    0);
    assert_null(read_bytes(repeated(SVG ">", "<g>", 500, "")));
    assert_null(read_bytes(repeated(SVG ">", "<g/>", 200000, "</svg>")));
    assert_null(read_bytes(repeated(
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>"
        "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
        "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
        "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'><!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>"
        "]>" SVG "><style>",
        "&g;&g;&g;", 20, "</style></svg>")));
}

static void test_no_pictures(void **state)
{
    (void)state;
    assert_null(read_bytes(STR("")));
    assert_null(read_bytes(STR("GIF89a............")));
    assert_null(read_bytes(STR("RIFF....WEBPVP8 ....")));
    assert_null(read_bytes(STR("just text")));
    assert_null(read_bytes(STR("<html></html>")));
    assert_null(read_bytes(STR("<svg")));
    assert_null(read_bytes(STR("<svg></g></svg>")));
    assert_null(read_bytes(STR("<?xml version='1.0' encoding='none'?><svg/>")));
    assert_null(read_bytes(STR("\xFF\xFE<\0s\0")));
    assert_non_null(read_bytes(STR("\xEF\xBB\xBF <svg/>")));
    assert_non_null(read_bytes(STR("<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]>"
                                   "<svg xmlns='&ns;'><rect width='1' height='1'/></svg>")));
}

static void test_svg_cut_anywhere(void **state)
{
    (void)state;
    const Str whole = STR(
        SVG "viewBox='0 0 9 9'><style>.a{fill:url(#g)}</style><linearGradient id='g'><stop/>"
            "<stop offset='1'/></linearGradient><path class='a' d='M0 0C1 2 3 4 5 6Z' stroke='red'"
            " style='stroke-dasharray:1,2;opacity:.5' transform='rotate(5 1 2)'/></svg>");
    for (size_t n = 0; n < whole.n; n++) {
        char *own = malloc(n + 1); /* so that a sanitizer sees a read beyond the end */
        memcpy(own, whole.p, n);
        assert_null(read_bytes((Str){ own, n }));
        free(own);
    }
    assert_non_null(read_bytes(whole));
}

/* ---- JPEG ----------------------------------------------------------------------------------- */

#define EXIF(orientation) \
    "\xFF\xE1\x00\x22"    \
    "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" orientation "\0\0\0\0\0\0"
#define FRAME(kind, bits, channels) \
    "\xFF" kind "\x00\x11" bits "\x00\x10\x00\x20" channels "\x01\x11\0\x02\x11\0\x03\x11\0"
#define SCAN "\xFF\xDA\x00\x08\x01\x01\0\0\x3F\0data\xFF\0more\xFF\xD0last"
#define END "\xFF\xD9"

static const Image *take(Str bytes, Orientation *orientation)
{
    char *own = malloc(bytes.n + 1);
    memcpy(own, bytes.p, bytes.n);
    const Image *image =
        image_take_jpeg(arena, diag, SPAN_NONE, "x", (Str){ own, bytes.n }, orientation);
    free(own);
    return image;
}

static void test_jpeg_keeps_what_is_needed(void **state)
{
    (void)state;
    Orientation turn = 0;
    const Image *image =
        take(STR("\xFF\xD8" EXIF("\x06") "\xFF\xFE\x00\x06note" FRAME("\xC0", "\x08", "\x03") SCAN
                 "\xFF\xC4\x00\x02" SCAN END "a film\xFF\xE1"),
             &turn);
    assert_non_null(image);
    assert_int_equal(turn, 6);
    assert_int_equal(image->width, 32);
    assert_int_equal(image->height, 16);
    const Str want = STR("\xFF\xD8" FRAME("\xC0", "\x08", "\x03") SCAN "\xFF\xC4\x00\x02" SCAN END);
    assert_int_equal(image->jpeg->bytes.n, want.n);
    assert_memory_equal(image->jpeg->bytes.p, want.p, want.n);
}

static void assert_refused(Str bytes)
{
    Orientation turn;
    diag = diag_new(arena);
    assert_null(take(bytes, &turn));
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), 1);
}

static void test_jpeg_refused(void **state)
{
    (void)state;
    assert_refused(STR("\xFF\xD8" FRAME("\xC3", "\x08", "\x03") SCAN END)); /* lossless */
    assert_refused(STR("\xFF\xD8" FRAME("\xC9", "\x08", "\x03") SCAN END)); /* arithmetic */
    assert_refused(STR("\xFF\xD8" FRAME("\xC1", "\x0C", "\x03") SCAN END)); /* 12 bits */
    assert_refused(STR("\xFF\xD8" FRAME("\xC0", "\x08", "\x02") SCAN END));
    assert_refused(STR("\xFF\xD8" SCAN END));
    assert_refused(STR("\xFF\xD8" FRAME("\xC0", "\x08", "\x03") END));
    assert_refused(STR("\xFF\xD8\xFF\xC0\x00\x00" SCAN END));
}

static void test_jpeg_cut_anywhere(void **state)
{
    (void)state;
    Orientation turn;
    const Str whole = STR("\xFF\xD8" EXIF("\x08") FRAME("\xC2", "\x08", "\x03") SCAN END);
    for (size_t n = 0; n < whole.n; n++) assert_refused(str_slice(whole, 0, n));
    for (size_t i = 2; i < whole.n; i++)
        for (int bit = 0; bit < 8; bit++) {
            char *bent = arena_copy(arena, whole.p, whole.n);
            bent[i] = (char)(bent[i] ^ 1 << bit);
            take((Str){ bent, whole.n }, &turn); /* whatever comes of it */
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shapes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_transforms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_styles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_gradients, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_groups, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_missing_once_a_kind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_hostile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_pictures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_svg_cut_anywhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_keeps_what_is_needed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_cut_anywhere, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
