/* shop_preset.c - the table of a preset's keys, and reading by it. */
#include "kit/shop_preset.h"

#include <string.h>

#include "base/files.h"
#include "base/geometry.h"
#include "data/field_macros.h"
#include "data/shape.h"
#include "data/suggest.h"
#include "data/yaml.h"
#include "layout/fields.h"

static const char *const orders[] = { "front-first", "back-first", NULL };
static const char *const colors[] = { "cmyk", "rgb", NULL };
static const char *const outputs[] = { "pdf", "png", NULL };
static const char *const standards[] = { "none", "PDF/X-1a:2001", "PDF/X-1a:2003", NULL };

/* Context of the stores; store_c asks for an arena that comes first. */
typedef struct Reader {
    Arena *arena;
    Diag *diag;
} Reader;

static bool fits_size(Str s)
{
    Size size;
    return size_parse(s, &size);
}

static const Shape size_shape = {
    .what = "a size such as 63.5x88.9mm or 2.5x3.5in",
    .pattern = "^\\s*[0-9.]+\\s*[x\\u00D7]\\s*[0-9.]+\\s*(mm|in|pt)\\s*$",
    .fits = fits_size,
};

static Size upright(Size s)
{
    return s.width > s.height ? (Size){ s.height, s.width } : s;
}

static bool store_sizes(void *context, const Field *f, const Value *v, void *place)
{
    const Reader *r = context;
    Shop *shop = place;
    (void)f;
    shop->n_sizes = value_count(v);
    shop->sizes = ARENA_ARRAY(r->arena, ShopSize, shop->n_sizes);
    for (size_t i = 0; i < shop->n_sizes; i++) {
        ShopSize *size = &shop->sizes[i];
        size->name = value_key(v, i);
        size_parse(value_str(value_at(v, i)), &size->size);
        size->size = upright(size->size);
    }
    return true;
}

/* clang-format off */
#define FACT(key) OBJECT(key, fact, "About `" key "`.")

static const Field fact[] = {
    WORD("date", "When that was so: `2026-11-29`.", REQUIRED),
    LINE("from", "Where it is from.", REQUIRED),
    END };

static const Field facts[] = {
    FACT("sizes"), FACT("bleed"), FACT("safe"), FACT("order"), FACT("output"), FACT("resolution"),
    FACT("color"), FACT("ink"), FACT("standard"),
    END };

static const Field keys[] = {
    LINE("title", "The shop's name.", REQUIRED, AT(Shop, title)),
    LINE("about", "What it is, for `ddkit list`.", AT(Shop, about)),
    MAP("sizes", WORD(NULL, "Width and height after cutting: `63.5x88.9mm`, `2.5x3.5in`.", SHAPE(size_shape)),
        "The sizes that it cuts, by name. Without it: any size. A card is centered on the nearest: at most 0.5 mm "
        "are cut off on a side, or 3 mm added.", .slot = 0, BY(store_sizes)),
    WORD("bleed", "How far color goes on beyond the cut.", SHAPE(length_shape), REQUIRED,
        TO(Shop, bleed, store_length)),
    WORD("safe", "How far text stays inside the cut.", SHAPE(length_shape), REQUIRED, TO(Shop, safe, store_length)),
    ENUM("order", orders, "Which page of a card comes first.", DEFAULT("front-first"), AT(Shop, order)),
    ENUM("output", outputs, "One PDF for each piece, or a PNG for each side of a card.", DEFAULT("pdf"), AT(Shop, output)),
    INT("resolution", 72, 1200, "Dots per inch of PNGs.", DEFAULT("300"), AT(Shop, dpi)),
    ENUM("color", colors, "What colors are written in. PNGs are always `rgb`.", DEFAULT("cmyk"), AT(Shop, color)),
    INT("ink", 100, 400, "Percent of ink that may lie on one spot: four solid inks are 400.", DEFAULT("300"), AT(Shop, ink)),
    ENUM("standard", standards, "The standard of the PDF. PDF/X-1a needs `color: cmyk`.", DEFAULT("none"), AT(Shop, standard)),
    WORD("condition", "What the PDF is made for, by its name in the registry of the ICC: `FOGRA39`. PDF/X needs it.",
        AT(Shop, condition)),
    LINE("condition-name", "The same in words.", AT(Shop, condition_name)),
    WORD("profile", "ICC profile by which colors without `cmyk` are converted: a path, or a file below "
        "`/usr/share/color/icc`.", DEFAULT("default_cmyk.icc"), TO(Shop, profile, store_c)),
    OBJECT("facts", facts, "When each of these was so, and where it is from."),
    END };
/* clang-format on */
const Field shop_schema =
    OBJECT(NULL, keys, "What a printing company asks for: templates/shops/NAME.yaml.");

size_t shop_preset_names(const Library *l, Arena *a, Str **names)
{
    return library_names(l, a, "shops", names);
}

static bool is_file_name(const char *name)
{
    return strchr(name, '/') || str_ends(str(name), ".yaml");
}

static bool is_known(const Library *l, Arena *a, Diag *d, const char *name)
{
    Str *names;
    const size_t n = shop_preset_names(l, a, &names);
    for (size_t i = 0; i < n; i++)
        if (str_is(names[i], name)) return true;
    report(d, MSG_SHOP_UNKNOWN, SPAN_NONE, name);
    suggest(a, d, str(name), names, n);
    return false;
}

/* What each key alone can't tell. */
static bool goes_together(Diag *d, const Shop *shop, const Value *v)
{
    const Value *standard = value_get(v, "standard");
    if (shop->standard == SHOP_PLAIN) return true;
    if (shop->color != SHOP_CMYK || shop->output != SHOP_PDF)
        return report(d, MSG_SHOP_STANDARD, value_span(standard), NULL);
    return shop->condition.n || report(d, MSG_SHOP_CONDITION, value_span(standard), NULL);
}

static const Shop *fill(Arena *a, Diag *d, const char *name, const Value *v)
{
    Shop *shop = ARENA_NEW(a, Shop);
    Reader r = { a, d };
    *shop = (Shop){ .name = path_stem(name) };
    if (!schema_fill(keys, NULL, v, shop, &r)) return NULL;
    if (shop->output == SHOP_PNG) shop->color = SHOP_RGB;
    return goes_together(d, shop, v) ? shop : NULL;
}

const Shop *shop_preset_read(const Library *l, Arena *a, Diag *d, const char *name)
{
    const size_t before = diag_count(d, SEVERITY_ERROR);
    Value *v = NULL;
    if (is_file_name(name)) {
        v = yaml_read(a, d, SPAN_NONE, name);
    } else if (is_known(l, a, d, name)) {
        v = library_read(l, a, d, c_format(a, "shops/%s.yaml", name), &shop_schema);
    }
    if (!v || diag_count(d, SEVERITY_ERROR) > before) return NULL;
    return schema_check(a, d, &shop_schema, v, NULL) ? fill(a, d, name, v) : NULL;
}
