/* theme.h - colors, type styles, box styles, patterns and icons, from templates/theme.yaml.
 *
 * Sizes in styles are points; lengths elsewhere in templates are millimeters unless they carry a
 * unit.  A style may name another it `extends`.  theme_schema.c has the tables,
 * theme_read.c reads by them. */
#ifndef DDKIT_LAYOUT_THEME_H
#define DDKIT_LAYOUT_THEME_H

#include "base/color.h"
#include "base/map.h"
#include "data/schema.h"
#include "draw/path.h"

/* A paragraph style. */
typedef struct Style {
    Str name;
    TextStyle text;   /* at scale 1; links, highlight and the like are added by Markdown */
    int strong;       /* weight of bold text */
    double leading;   /* distance of baselines, points */
    double gap;       /* above a paragraph that follows another, points */
    double hyphenate; /* see ParagraphOptions.hyphenate_below */
    bool upper, balance;
    Str headings[3]; /* styles of Markdown's headings; empty: bold text of this style */
    /* Styles of what Markdown may hold; empty: this one. */
    Str table, table_head, code_block, notes;
    Str code_box; /* the box around a code block */
    Str code_family;
    double code_size; /* of the surrounding size */
    Color code_fill;
    Color link_color;
    Color strip; /* frame around each line; opacity 0: none */
} Style;

/* The outline of a box. */
typedef enum BoxShape { BOX_PLAIN, BOX_TORN, BOX_TICKET, BOX_STUB, BOX_STAMP, BOX_BUBBLE } BoxShape;

typedef struct BoxStyle {
    Color fill, stroke, bar;
    Str pattern;     /* drawn in `pattern_color` over the fill */
    Span pattern_at; /* where it is named */
    Color pattern_color;
    double stroke_width; /* points */
    double radius, bar_width;
    BoxShape shape;
    bool dashed, bar_right;
    Insets pad;
} BoxStyle;

/* A tile of SVG path data that is repeated over an area. */
typedef struct Pattern {
    Size tile; /* points */
    Str path;  /* in millimeters */
    bool filled;
    double stroke_width;
    Span span;
} Pattern;

/* Outlines on a 24 × 24 grid. */
typedef struct Icon {
    PathBuilder tone; /* areas in a pale tint of the color */
    PathBuilder fill, stroke;
    double stroke_width;      /* on the grid */
    const struct Icon *large; /* the drawing where there is room for more, or NULL */
} Icon;

/* What all tables and lists share. */
typedef struct TableStyle {
    double pad_x, pad_y, rule_width; /* points */
    Color rule, head_rule;
    Str bullet, box, box_ticked; /* of lists */
    double list_indent;          /* in ems */
} TableStyle;

/* The small looks that all pieces share. */
typedef struct Details {
    double pattern_share; /* of white in a pattern's color, over its ground */
    double check_size, check_gap, check_radius, check_stroke; /* points */
    double line_pitch;                                        /* of ruled lines, points */
    /* The box behind code in running text, beside, above and below the baseline, and its corners;
     * in ems. */
    double highlight_x, highlight_up, highlight_down, highlight_radius;
    double raised_size, raised_by; /* of footnotes' numbers, in ems of the text around them */
    double notes_rule;             /* length of the rule above footnotes, points */
    double tight; /* space between items of a tight list, of that between paragraphs */
} Details;

typedef struct Theme Theme;

/* The keys of theme.yaml and icons.yaml. */
extern const Field theme_schema, icons_schema;

/* `theme` and `icons` hold what these say.  Reports what is wrong, and leaves it out. */
Theme *theme_read(Arena *a, Diag *d, const Value *theme, const Value *icons);

/* NULL when there is none of that name. */
const Style *theme_style(const Theme *t, Str name);
const BoxStyle *theme_box(const Theme *t, Str name);
const Pattern *theme_pattern(const Theme *t, Str name);
const Icon *theme_icon(const Theme *t, Str name);
/* Maps whose keys are the names of icons and patterns; NULL when there are none. */
const Value *theme_icon_names(const Theme *t);
const Value *theme_pattern_names(const Theme *t);
/* A color's name, "#rrggbb", or "name/40": 40 % of the color on white. */
bool theme_color(const Theme *t, Str name, Color *out);
/* What its colors are printed with on a press, those that say so; the first of a color counts. */
size_t theme_inks(const Theme *t, const ColorInks **inks);
const TableStyle *theme_table(const Theme *t);
const Details *theme_details(const Theme *t);
/* The smallest size that may be printed, points. */
double theme_min_size(const Theme *t);

/* The keys of a box. */
extern const Field box_fields[];
/* Fills a BoxStyle from a template's checked map, on top of what `out` holds.  False after reports.
 */
bool box_style_read(const Theme *t, Arena *a, Diag *d, const Value *map, BoxStyle *out);

#endif
