/* element_type.c - the types of elements, and what all of them take. */
#include "layout/element_type.h"

#include "layout/element_store.h"

const FieldVariant *const element_types[] = {
    &element_stack.variant,
    &element_row.variant,
    &element_grid.variant,
    &element_columns.variant,
    &element_layer.variant,
    &element_text.variant,
    &element_table.variant,
    &element_list.variant,
    &element_icon.variant,
    &element_image.variant,
    &element_rule.variant,
    &element_space.variant,
    &element_spring.variant,
    &element_band.variant,
    &element_checks.variant,
    &element_lines.variant,
    &element_widget.variant,
    &element_include.variant,
    NULL,
};

static const char *const valigns[] = { "baseline", "top", "center", "bottom", "stretch", NULL };
static const char *const repeats[] = { "no", "head", "foot", "again", NULL };
static const char *const keeps[] = { "no", "together", "next", "both", "rows", NULL };

/* clang-format off */
static const Field box_forms[] = {
    WORD(NULL, "A box of the theme.", SHAPE(id_shape)),
    OBJECT(NULL, box_fields, "A box of its own."),
    END_ONE_OF };

/* In the order in which they are read: what an element holds inherits its style. */
const Field element_attributes[] = {
    STYLE("style", style, "Type style of the element and of everything inside it."),
    MAP("each", LINE(NULL, "A path to a list."),
        "`{name: PATH}`: once for each thing of the list, which `name` stands for. "
        "`{name: PATH | by 2}`: two at a time, as a list; `{name: PATH | down 2}`: the same in "
        "the rows of two columns that are read one after the other. `{name: PATH | at most 10}`: in as few "
        "lists as hold ten each, filled alike. `{name: PATH | first 5}`: no more than the first five. "
        "`{name: PATH | tiles 4 by 3}`: three lists of four, which go through all again and again, so that beside and below each other are different ones. "
        "`{name: 7}`, or the path of a number: 1 to that.",
        TO(Element, loop, store_loop)),
    LINE("if", "Shown only where it holds: `PATH` (it leads to something), `not PATH`, a comparison, "
        "`action.kind == active`, `events | count <= 14`, `client in feature.clients`, or several of "
        "these with `and` or `or` between them; `and` binds closer.",
        TO(Element, condition, store_condition)),
    { .key = "else", .type = FIELD_VARIANT, .define = "element", .help = "What is shown when `if` does not hold.",
      .variants = element_types, .fields = element_attributes, .store = store_otherwise },
    BOUND("color", color, "Color of the text, line or icon."),
    ONE_OF("box", box_forms, "A frame, a background or a bar: the name of a box in the theme, or a map.",
        BY(store_box)),
    ONE_OF("inset", insets_forms, "Space inside its edges.", BY(store_inset)),
    SIZE("width", width, "Width. Default: that of its content, or all the space there is."),
    SIZE("height", height, "Height. Default: that of its content."),
    REAL("grow", "Its share of the space that is left.", LENGTH(0, 1000), AT(Element, grow)),
    SIZE("gap", gap, "Space between the elements inside it."),
    SIZE("before", space_above, "Space above it; not at the top of a card or page."),
    ENUM("align", align_words, "Where it is in the space that it has.", AT(Element, align)),
    ENUM("valign", valigns, "Where the elements inside it are in its height. `stretch`: boxes in a row are all as high as the highest.", AT(Element, valign)),
    ENUM("keep", keeps,
        "`together`: not broken over cards or pages; `next`: no break after it; `both`; `rows`: each of what `each` makes together, and no break that leaves fewer than three on either side.", BY(store_keep)),
    BOOL("break", "Starts a new page or column.", AT(Element, break_before)),
    ENUM("repeat", repeats, "Is printed on every card that the text continues on; inside the text, "
        "again where its stack continues. `again`: there only, not where it stands.", AT(Element, repeat)),
    WORD("bleed", "Sides on which its box extends beyond the edge of the card, so that no white is left when it is cut.", SHAPE(sides_shape),
        TO(Element, bleed, store_sides)),
    BOUND("anchor", anchor, "Name of a place that links lead to; a table's is its rows'."),
    INT("outline", 1, 6, "Level of its bookmark in the PDF.", AT(Element, outline)),
    BOUND("title", title, "Text of the bookmark. Default: its text."),
    BOUND("entry", entry, "What a running head calls it as the first or last of its page, as in a dictionary: `page.from`, `page.to`; a table's is its rows'."),
    BOOL("turned", "Upside down.", AT(Element, rotated)),
    BOOL("upright", "Turned a quarter, so that its lines run up and are as long as its `height`.", AT(Element, upright)),
    END };

const Field element_schema = ELEMENT;
/* clang-format on */
