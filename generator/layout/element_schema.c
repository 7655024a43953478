/* element_schema.c - the elements of templates, as tables: what each kind takes. */
#include "data/field_macros.h"
#include "data/shape.h"
#include "layout/element_parts.h"
#include "layout/fields.h"

/* More columns than this have no room for a word, on any paper. */
#define COLUMNS_MAX 12

static bool fits_sides(Str s)
{
    unsigned sides;
    return sides_parse(s, &sides);
}

static const Shape sides_shape = {
    "one or more of left, top, right, bottom and all",
    "^\\s*(left|top|right|bottom|all)(\\s+(left|top|right|bottom|all))*\\s*$", fits_sides
};

static const char *const aligns[] = { "start", "center", "right", NULL };
static const char *const valigns[] = { "baseline", "top", "center", "bottom", NULL };
static const char *const repeats[] = { "no", "head", "foot", NULL };
static const char *const keeps[] = { "no", "together", "next", "both", NULL };

/* clang-format off */
#define SIZE(key, member, help) WORD(key, help, SHAPE(length_shape), TO(Element, member, store_length))
#define STYLE(key, member, help) WORD(key, help, SHAPE(id_shape), TO(Element, member, store_style))
#define BOUND(key, member, help) TEXT(key, help, TO(Element, member, store_template))

static const Field box_forms[] = {
    WORD(NULL, "A box of the theme.", SHAPE(id_shape)),
    OBJECT(NULL, box_fields, "One of its own."),
    END_ONE_OF };

/* In the order in which they are read: what an element holds inherits its style. */
const Field element_attributes[] = {
    STYLE("style", style, "Type style of it and of all within it."),
    MAP("each", LINE(NULL, "A path to a list."),
        "`{name: PATH}`: once for each thing of the list, which `name` stands for. "
        "`{name: PATH | by 2}`: two at a time, as a list. `{name: PATH | at most 10}`: in as few "
        "lists as hold ten each, filled alike.", TO(Element, loop, store_loop)),
    LINE("if", "Shown only where it holds: `PATH` (it leads to something), `not PATH`, a comparison, "
        "`action.kind == active`, `events | count <= 14`, `client in feature.clients`, or several of "
        "these with `and` or `or` between them; `and` binds closer.",
        TO(Element, condition, store_condition)),
    { .key = "else", .type = FIELD_VARIANT, .define = "element", .help = "What is shown where `if` does not hold.",
      .variants = element_kinds, .fields = element_attributes, .store = store_otherwise },
    BOUND("color", colour, "Color of the type, the line or the sign."),
    ONE_OF("box", box_forms, "A frame, a ground, a bar: a box of the theme, or a map of a box's keys.",
        BY(store_box)),
    ONE_OF("inset", insets_forms, "Space inside its edges.", BY(store_inset)),
    SIZE("width", width, "Width. Default: by its content, or all there is."),
    SIZE("height", height, "Height. Default: by its content."),
    REAL("grow", "Its share of the room that is left.", LENGTH(0, 1000), AT(Element, grow)),
    SIZE("gap", gap, "Space between those within it."),
    SIZE("before", before, "Space above it; not at the top of a card or page."),
    ENUM("align", aligns, "Where it stands in its room.", AT(Element, align)),
    ENUM("valign", valigns, "Where those within it stand in its height.", AT(Element, valign)),
    ENUM("keep", keeps,
        "`together`: not broken over cards or pages; `next`: no break behind it.", BY(store_keep)),
    BOOL("break", "Starts a new page or column.", AT(Element, break_before)),
    ENUM("repeat", repeats, "Stands on every card that the text continues on, or, within the text, "
        "again where the stack goes on.", AT(Element, repeat)),
    WORD("bleed", "Sides on which its box reaches over the trim.", SHAPE(sides_shape),
        TO(Element, bleed, store_sides)),
    BOUND("anchor", anchor, "Name of a place that links lead to; a table's is its rows'."),
    INT("outline", 1, 6, "Level among the bookmarks.", AT(Element, outline)),
    BOUND("title", title, "What the bookmark says. Default: its text."),
    BOOL("verbatim", "A text that prints as it is written: no Markdown, set like a block of code.",
        AT(Element, verbatim)),
    BOOL("line-breaks", "A text whose line breaks are kept.", AT(Element, line_breaks)),
    BOOL("turned", "Upside down.", AT(Element, turned)),
    END };

#define ITEMS(key, help) \
    LIST(key, ELEMENT, help, BY(store_children))
#define ELEMENT { .type = FIELD_VARIANT, .define = "element", .help = "An element.", \
    .variants = element_kinds, .fields = element_attributes }


static const Field stack[] = {
    ITEMS("items", "Those within it."),
    BOOL("flow", "The stack that continues on further cards, where it is not the first.",
        AT(Element, flow)),
    END };
static const Field items[] = { ITEMS("items", "Those within it."), END };
static const Field grid[] = {
    INT("columns", 1, COLUMNS_MAX, "Columns.", DEFAULT("2"), AT(Element, columns)),
    ITEMS("items", "Those within it."),
    END };
static const Field columns[] = {
    INT("count", 1, COLUMNS_MAX, "Columns.", DEFAULT("2"), AT(Element, columns)),
    ITEMS("items", "Those within it."),
    END };

const Field column_fields[] = {
    MAP("each", LINE(NULL, "A path to a list."),
        "`{name: PATH}`: a column for each thing of the list; of the first row, for the heads.",
        TO(Column, loop, store_loop)),
    TEXT("head", "Its head.", TO(Column, head, store_template)),
    TEXT("text", "Its cell in each row. Default: empty.", TO(Column, text, store_template)),
    WORD("width", "Its width. Default: by its cells.", SHAPE(length_shape),
        TO(Column, width, store_length)),
    REAL("grow", "Its share of the room that is left.", LENGTH(0, 1000), AT(Column, weight)),
    ENUM("align", aligns, "Where its cells' text stands.", AT(Column, align)),
    WORD("style", "Type style of its cells.", SHAPE(id_shape), TO(Column, style, store_style)),
    END };

static const Field table[] = {
    STYLE("head-style", head_style, "Type style of the heads."),
    LIST("columns", OBJECT(NULL, column_fields, "A column."), "Its columns.", REQUIRED, LENGTH(1, 100),
        BY(store_table)),
    END };
static const Field list[] = {
    BOUND("marker", marker, "What stands beside the first line. Default: a bullet."),
    STYLE("marker-style", marker_style, "Type style of the marker."),
    SIZE("marker-width", marker_width, "Room for the marker. Default: 4."),
    ITEMS("items", "What each item holds."),
    END };
static const Field text[] = { BOUND("text", text, "Markdown, with bindings."), END };
static const Field picture[] = {
    TEXT("name", "Its name.", REQUIRED, TO(Element, text, store_template)),
    SIZE("size", size, "Its width."),
    END };
static const Field rule[] = {
    SIZE("size", size, "Width of the line."),
    BOOL("dashed", "A dashed line.", AT(Element, dashed)),
    END };
static const Field space[] = { END };
static const Field spring[] = { END };
static const Field band[] = {
    WORD("side", "The edge that it runs along. Default: all of the room.", SHAPE(sides_shape),
        TO(Element, side, store_sides)),
    BOUND("fill", colour, "Its color."),
    BOUND("pattern", text, "A pattern over it."),
    END };
static const Field checks[] = {
    TEXT("count", "How many.", REQUIRED, TO(Element, text, store_template)),
    SIZE("size", size, "Of a box."),
    END };
static const Field lines[] = {
    TEXT("count", "How many; with `grow` as many as fit.", REQUIRED, TO(Element, text, store_template)),
    SIZE("pitch", pitch, "From one to the next."),
    END };
static const Field widget[] = {
    WORD("name", "`clock`, `diagram` or `chart`.", REQUIRED, AT(Element, widget)),
    LINE("value", "A path to what it shows.", TO(Element, value_path, store_path)),
    WORD("focus", "Of a diagram: the role whose part stands out.", SHAPE(id_shape)),
    REAL("most", "Of a diagram: the height that it may take where it is not legible in `height`, mm.",
        LENGTH(1, 5000)),
    END };
static const Field include[] = {
    WORD("name", "Name of an element of `parts`.", REQUIRED, SHAPE(id_shape)),
    MAP("with", LINE(NULL, "A path."), "Names of its own for what paths lead to.", BY(store_with)),
    END };

const FieldVariant element_kinds[ELEMENT_INCLUDE + 2] = {
    [ELEMENT_STACK] = { "stack", "Elements one under the other; breaks across cards and pages.", NULL, "items", stack },
    [ELEMENT_ROW] = { "row", "Elements side by side, by their content, `width` or `grow`.", NULL, "items", items },
    [ELEMENT_GRID] = { "grid", "Elements in columns of equal width, row by row.", NULL, "items", grid },
    [ELEMENT_COLUMNS] = { "columns", "A stack that flows down one column and on in the next.", "count", "items", columns },
    [ELEMENT_LAYER] = { "layer", "Elements over each other, each as large as the whole.", NULL, "items", items },
    [ELEMENT_TEXT] = { "text", "Markdown with bindings; nothing is printed for an empty text.", "text", NULL, text },
    [ELEMENT_TABLE] = { "table", "A row for each thing; the head repeats on every page.", NULL, NULL, table },
    [ELEMENT_LIST] = { "list", "Items with a marker beside them.", NULL, NULL, list },
    [ELEMENT_ICON] = { "icon", "A drawing of the theme.", "name", NULL, picture },
    [ELEMENT_IMAGE] = { "image", "A picture: PNG, JPEG or SVG.", "name", NULL, picture },
    [ELEMENT_RULE] = { "rule", "A line across.", "size", NULL, rule },
    [ELEMENT_SPACE] = { "space", "Room.", "height", NULL, space },
    [ELEMENT_SPRING] = { "spring", "Takes the room that is left, as the number says of several.", "grow", NULL, spring },
    [ELEMENT_BAND] = { "band", "A colored edge, or everything, with bleed.", NULL, NULL, band },
    [ELEMENT_CHECKS] = { "checks", "Boxes to tick.", "count", NULL, checks },
    [ELEMENT_LINES] = { "lines", "Lines to write on.", "count", NULL, lines },
    [ELEMENT_WIDGET] = { "widget", "A drawing from data.", "name", NULL, widget },
    [ELEMENT_INCLUDE] = { "include", "An element of `parts`.", "name", NULL, include },
};
const Field element_schema = ELEMENT;
/* clang-format on */
