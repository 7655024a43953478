/* theme_schema.c - theme.yaml and icons.yaml, as tables, and where their values go. */
#include "data/field_macros.h"
#include "data/shape.h"
#include "layout/fields.h"
#include "layout/theme_parts.h"

bool store_color(void *context, const Field *f, const Value *v, void *place)
{
    const ThemeReader *r = context;
    (void)f;
    return theme_color(r->theme, value_str(v), place) ||
           report(r->diag, MSG_THEME_COLOR, v->span, str_c(r->arena, value_str(v)));
}

static bool store_outline(void *context, const Field *f, const Value *v, void *place)
{
    const ThemeReader *r = context;
    PathBuilder *outline = place;
    size_t bad;
    (void)f;
    outline->arena = r->arena;
    return path_svg(outline, value_str(v), 1, (Point){ 0, 0 }, &bad) ||
           report(r->diag, MSG_TEMPLATE_SVG, v->span, NULL);
}

bool store_inks(void *context, const Field *f, const Value *v, void *place)
{
    float inks[4];
    (void)context;
    (void)f;
    for (size_t i = 0; i < 4; i++) inks[i] = (float)value_number(value_at(v, i), 0) / 100;
    *(Cmyk *)place = (Cmyk){ inks[0], inks[1], inks[2], inks[3] };
    return true;
}

static bool store_bound_color(void *context, const Field *f, const Value *v, void *place)
{
    return str_find(value_str(v), '{') < value_str(v).n || store_color(context, f, v, place);
}

static bool store_headings(void *context, const Field *f, const Value *v, void *place)
{
    (void)context;
    (void)f;
    for (size_t i = 0; i < value_count(v); i++) ((Str *)place)[i] = value_str(value_at(v, i));
    return true;
}

/* clang-format off */
#define SIZE(key, type, member, help) \
    WORD(key, help, SHAPE(length_shape), TO(type, member, store_length))
#define COLOR(key, type, member, help) WORD(key, help, TO(type, member, store_color))

#define INKS(key, member, help) \
    LIST(key, INT(NULL, 0, 100, "Percent of an ink."), help, LENGTH(4, 4), TO(ColorInks, member, store_inks))

const Field color_fields[] = {
    WORD("rgb", "`#rrggbb` in quotes, or a color above.", REQUIRED, TO(ColorInks, color, store_color)),
    INKS("cmyk", area, "Cyan, magenta, yellow and black in percent, for a printing press. A theme that changes `rgb` "
        "gives its inks, too, or writes the color as one word."),
    INKS("line", line, "The same for text and lines. Default: `cmyk`."),
    END };

static const Field color_forms[] = {
    WORD(NULL, "`#rrggbb` in quotes, or a color above; `teal/40` is 40 % of teal on white."),
    OBJECT(NULL, color_fields, "The same with its inks."),
    END_ONE_OF };

const Field style_fields[] = {
    WORD("extends", "A style above this one, whose keys it inherits.", SHAPE(id_shape)),
    WORD("font", "A family of fonts/fonts.yaml. Default: `sans`.", AT(Style, text.family)),
    INT("weight", 1, 1000, "Weight of the type: 400 is regular, 700 bold.", AT(Style, text.weight)),
    INT("strong", 1, 1000, "Weight of bold text inside it.", AT(Style, strong)),
    BOOL("italic", "In italics.", AT(Style, text.italic)),
    BOOL("upper", "In capitals.", AT(Style, upper)),
    BOOL("balance", "Lines of about equal length, for titles.", AT(Style, balance)),
    REAL("size", "Size of the type in points.", LENGTH(1, 1000), AT(Style, text.size)),
    REAL("leading", "Distance between baselines, times the size.", LENGTH(0.1, 10), AT(Style, leading)),
    REAL("gap", "Space between paragraphs, times the size.", LENGTH(0, 100),
        AT(Style, gap)),
    REAL("tracking", "Space added between letters, times the size.", LENGTH(-1, 10),
        AT(Style, text.tracking)),
    REAL("hyphenate", "Hyphenate if a line would otherwise be less full than this share (0 to 1).",
        LENGTH(0, 1), AT(Style, hyphenate)),
    REAL("code-size", "Size of code inside it, times the size.", LENGTH(0.1, 10), AT(Style, code_size)),
    LIST("headings", WORD(NULL, "A style.", SHAPE(id_shape)),
        "Styles of Markdown's headings of the first three levels.", LENGTH(0, 3),
        TO(Style, headings, store_headings)),
    WORD("table", "Style of Markdown's tables.", SHAPE(id_shape), AT(Style, table)),
    WORD("table-head", "Style of their heads.", SHAPE(id_shape), AT(Style, table_head)),
    WORD("notes", "Style of footnotes.", SHAPE(id_shape), AT(Style, notes)),
    WORD("features", "OpenType features, such as `tnum=1` for digits of one width.",
        TO(Style, text.features, store_c)),
    WORD("code-font", "Font family of code inside it.", AT(Style, code_family)),
    WORD("code-block", "Style of blocks of code.", SHAPE(id_shape), AT(Style, code_block)),
    WORD("code-box", "The box around blocks of code.", SHAPE(id_shape), AT(Style, code_box)),
    COLOR("code-fill", Style, code_fill, "Background color of code inside it."),
    COLOR("strip", Style, strip, "Color of a strip of paper behind each of its lines, as on a telegram."),
    COLOR("link-color", Style, link_color, "Color of links."),
    COLOR("color", Style, text.color, "Color of the type."),
    END };

static const char *const box_shapes[] = { "plain", "torn", "ticket", "stub", "stamp", "bubble", NULL };

/* Colors may be bound where a template has the box. */
#define BOUND(key, member, help) WORD(key, help, TO(BoxStyle, member, store_bound_color))

const Field box_fields[] = {
    WORD("style", "A box of the theme on which this one is based; only in pieces.", SHAPE(id_shape)),
    BOUND("fill", fill, "Background color."),
    BOUND("stroke", stroke, "Color of the frame."),
    REAL("stroke-width", "Width of the frame in points.", LENGTH(0, 100), AT(BoxStyle, stroke_width)),
    SIZE("radius", BoxStyle, radius, "Radius of its corners."),
    BOUND("bar", bar, "Color of a bar along its left edge."),
    SIZE("bar-width", BoxStyle, bar_width, "Width of the bar."),
    ONE_OF("pad", insets_forms, "Space between frame and content.", TO(BoxStyle, pad, store_insets)),
    BOOL("dashed", "A dashed frame.", AT(BoxStyle, dashed)),
    ENUM("shape", box_shapes, "Its outline. `torn`: the lower edge is torn off, within its last 5 mm; `ticket`: notched at its "
        "lower corners, with holes to tear along between them, and `stub`: notched at its upper ones, both in the color of the frame, one below the other; `stamp`: perforated all around; "
        "`bubble`: what somebody says, with a tail in its first 3 mm.", AT(BoxStyle, shape)),
    WORD("pattern", "Pattern on top of the background.", AT(BoxStyle, pattern)),
    BOUND("pattern-color", pattern_color, "Color of the pattern."),
    END };

const Field pattern_fields[] = {
    WORD("width", "Width of the tile.", SHAPE(length_shape), REQUIRED,
        TO(Pattern, tile.width, store_length)),
    WORD("height", "Height of the tile.", SHAPE(length_shape), REQUIRED,
        TO(Pattern, tile.height, store_length)),
    WORD("path", "SVG path data in millimeters.", REQUIRED, AT(Pattern, path)),
    BOOL("filled", "The path is an area, not a line.", AT(Pattern, filled)),
    SIZE("stroke-width", Pattern, stroke_width, "Width of the line."),
    END };

const Field table_fields[] = {
    SIZE("pad-x", TableStyle, pad_x, "Space beside the text of a cell; between columns, half of it."),
    SIZE("pad-y", TableStyle, pad_y, "Space above and below a cell's text."),
    SIZE("rule-width", TableStyle, rule_width, "Width of the rules."),
    COLOR("rule", TableStyle, rule, "Color of the rules between rows."),
    COLOR("head-rule", TableStyle, head_rule, "Color of the rule below the head."),
    WORD("bullet", "Marker of list items.", AT(TableStyle, bullet)),
    WORD("box", "A box to tick.", AT(TableStyle, box)),
    WORD("box-ticked", "A ticked box.", AT(TableStyle, box_ticked)),
    REAL("list-indent", "Indent of list items, times the size.", LENGTH(0, 20),
        AT(TableStyle, list_indent)),
    END };

const Field detail_fields[] = {
    REAL("pattern-share", "Share of white in the color of a pattern on a color.", LENGTH(0, 1),
        AT(Details, pattern_share)),
    SIZE("check-size", Details, check_size, "Size of checkboxes."),
    SIZE("check-gap", Details, check_gap, "Space between checkboxes."),
    SIZE("check-radius", Details, check_radius, "Radius of their corners."),
    REAL("check-stroke", "Width of their frames in points.", LENGTH(0, 20), AT(Details, check_stroke)),
    SIZE("line-pitch", Details, line_pitch, "Distance between ruled lines."),
    REAL("highlight-x", "How far the background of code extends to the sides, times the size.", LENGTH(0, 10),
        AT(Details, highlight_x)),
    REAL("highlight-up", "How far it extends above the baseline, times the size.", LENGTH(0, 10), AT(Details, highlight_up)),
    REAL("highlight-down", "How far it extends below the baseline, times the size.", LENGTH(0, 10), AT(Details, highlight_down)),
    REAL("highlight-radius", "Radius of its corners, times the size.", LENGTH(0, 10), AT(Details, highlight_radius)),
    REAL("raised-size", "Size of footnote numbers in the text, times the size.", LENGTH(0.1, 1),
        AT(Details, raised_size)),
    REAL("raised-by", "How far they are raised, times the size.", LENGTH(0, 1),
        AT(Details, raised_by)),
    SIZE("notes-rule", Details, notes_rule, "Length of the rule above footnotes."),
    REAL("tight", "Space between items of a tight list, times that between paragraphs.", LENGTH(0, 10),
        AT(Details, tight)),
    END };

static const Field look[] = {
    WORD("color", "Its color.", REQUIRED),
    WORD("pattern", "Its pattern.", SHAPE(id_shape)),
    WORD("icon", "Its icon.", SHAPE(id_shape)),
    WORD("letter", "Letter of the codes of a deck's cards."),
    WORD("emblem", "Icon of the drawing on a deck's backs.", SHAPE(id_shape)),
    WORD("ground", "Ground of a deck's backs: `white`, or the deck's color."),
    WORD("glyphs", "Symbols of a tier."),
    WORD("short", "The symbols where there is little space."),
    WORD("spare", "Of a kind of tools: icons, with blanks between, for those after the first without one of their own."),
    END };

static const Field theme[] = {
    REAL("min-size", "The smallest type size that is printed, in points.", LENGTH(1, 100)),
    WORD("logo", "A picture in the theme's folder for covers, backs, tents and footers; the logo of a scenario "
        "replaces it.", SHAPE(path_shape)),
    MAP("colors", ONE_OF(NULL, color_forms, "A color."), "Colors by name."),
    MAP("styles", OBJECT(NULL, style_fields, "A type style."), "Type styles by name."),
    OBJECT("table", table_fields, "What all tables and lists share."),
    OBJECT("details", detail_fields, "Details that all pieces share."),
    MAP("boxes", OBJECT(NULL, box_fields, "A box."), "Boxes by name."),
    MAP("patterns", OBJECT(NULL, pattern_fields, "A tile that repeats."), "Patterns by name."),
    MAP("decks", OBJECT(NULL, look, "How a kind of thing looks."), "Looks of the decks."),
    MAP("actions", OBJECT(NULL, look, "How a kind of thing looks."), "Looks of the kinds of actions."),
    MAP("tools", OBJECT(NULL, look, "How a kind of thing looks."), "Looks of the kinds of tools: the `icon` of those without one of their own."),
    MAP("tiers", OBJECT(NULL, look, "How a kind of thing looks."), "Looks of the clients' tiers."),
    MAP("roles", OBJECT(NULL, look, "How a kind of thing looks."), "Looks of the roles, by their icons; those of other icons are dealt, so that no two roles are alike."),
    MAP("handouts", OBJECT(NULL, look, "How a kind of thing looks."), "Looks of the kinds of handouts."),
    END };
const Field theme_schema = OBJECT(NULL, theme, "The look of the whole kit: theme.yaml.");

#define ICON_FIELDS \
    WORD("tone", "SVG path data of areas in a tint of the color, below all else.", TO(Icon, tone, store_outline)), \
    WORD("fill", "SVG path data of areas.", TO(Icon, fill, store_outline)), \
    WORD("stroke", "SVG path data of lines.", TO(Icon, stroke, store_outline)), \
    REAL("width", "Width of the lines.", LENGTH(0, 24), AT(Icon, stroke_width))
const Field icon_large_fields[] = { ICON_FIELDS, END };
const Field icon_fields[] = { ICON_FIELDS,
    OBJECT("large", icon_large_fields, "The drawing that stands for it from 15 mm on, as on a role's card: bolder, with more in it."),
    END };
#undef ICON_FIELDS
const Field icons_schema = MAP(NULL, OBJECT(NULL, icon_fields, "An icon on a grid of 24 by 24."), "icons.yaml.");
/* clang-format on */
