/* element.h - a template's tree of elements, compiled from YAML once and only read afterwards.
 *
 * Each element is a map with one key that names its type (`text: …`, `row: […]`) and attributes
 * beside it or inside the type's own map.  docs/templates.md is the reference. */
#ifndef DDKIT_LAYOUT_ELEMENT_H
#define DDKIT_LAYOUT_ELEMENT_H

#include "base/map.h"
#include "layout/control.h"
#include "layout/side.h"
#include "layout/template.h"
#include "layout/theme.h"

/* Whether a part of the card's flow stands on every continued card. */
/* REPEAT_AGAIN: a head that is not printed where it stands, but where the text continues. */
typedef enum Repeat { REPEAT_NO, REPEAT_HEAD, REPEAT_FOOT, REPEAT_AGAIN } Repeat;

typedef struct Element Element;
typedef struct ElementType ElementType; /* see element_type.h */

/* `with: {name: path}` of an include. */
typedef struct Binding {
    Str name, path;
} Binding;

typedef struct TableColumn {
    Loop *loop; /* so many columns; NULL: one */
    Template *head, *text;
    Condition condition; /* of the cell's text */
    Template *otherwise; /* or NULL */
    const Style *style;
    double width;  /* points; NAN: by content */
    double weight; /* share of what is left; 0: none */
    Align align;
} TableColumn;

/* The ground and the frame of an element. */
typedef struct ElementBox {
    BoxStyle style;
    Template *fill, *stroke, *bar, *pattern, *pattern_color; /* where bound; else in `style` */
} ElementBox;

/* What elements of one type, or of a family, take beside the rest. */
typedef struct TextAttributes {
    Template *text;
    Template *shorter; /* says the same where a word of `text` is too wide; NULL: nothing does */
    Template *brief;   /* says the same where `text` is more than a line; NULL: nothing does */
    Template *clip;    /* the part that ends early where `text` is more than a line; or NULL */
    unsigned lines;    /* that it takes at most; 0: as many as it needs */
    bool verbatim;     /* code, no Markdown */
    bool line_breaks;  /* are kept */
} TextAttributes;

typedef struct RowAttributes {
    double whole; /* down to where its type shrinks before a word is broken; or 0 */
    double turn;  /* points that its heads may be high where one would be broken even so; 0: none */
} RowAttributes;

typedef struct TableAttributes {
    TableColumn *columns;
    size_t n;
    const Style *head_style;
} TableAttributes;

typedef struct ListAttributes {
    Template *marker, *note; /* note: NULL for none */
    const Style *marker_style, *note_style;
    double marker_width; /* points */
} ListAttributes;

typedef struct IncludeAttributes {
    Binding *with;
    size_t n;
} IncludeAttributes;

typedef struct PictureAttributes {
    Template *name;
    double size; /* points; 0: its own */
} PictureAttributes;

typedef struct RuleAttributes {
    double size; /* points; 0: the theme's */
    bool dashed;
} RuleAttributes;

typedef struct BandAttributes {
    unsigned side;
    Template *pattern;
} BandAttributes;

/* Of checkboxes and ruled lines. */
typedef struct CountAttributes {
    Template *count;
    double size;     /* of a box, from line to line; points; 0: the theme's */
    Template *title; /* above ruled lines, or NULL */
} CountAttributes;

typedef struct WidgetAttributes {
    Str name, value_path;
} WidgetAttributes;

struct Element {
    const ElementType *type;
    Span span;
    const Value *source; /* its attributes */
    Condition condition;
    Loop *loop;           /* NULL: once */
    Element *otherwise;   /* shown where the condition does not hold; or NULL */
    const Style *style;   /* inherited where the element names none */
    Template *color;      /* overrides the style's */
    ElementBox *box;      /* or NULL */
    Insets inset;         /* the box's own added */
    Insets margin;        /* of the page: the part of its inset that small paper makes less */
    double width, height; /* points; NAN: by content */
    double grow, gap, space_above; /* gap, space_above: NAN where not given */
    Align align;
    VAlign valign;
    Repeat repeat;
    unsigned bleed; /* sides on which a box reaches into the bleed */
    bool together, sticky, break_before, flow;
    bool rows;     /* of what `each` makes no break leaves fewer than three on either side */
    bool level;    /* of what flows through columns: all end at one height */
    bool unbroken; /* and each begins with a paragraph or an item, if there is room */
    bool rotated;  /* by 180 degrees, in a box of its `height` */
    bool upright;  /* by 90 degrees: its lines run up, and are as long as its `height` */
    Template *anchor, *title, *entry;
    unsigned outline;
    Element **children;
    size_t n_children;
    union {
        unsigned columns; /* of a grid; of what flows through columns */
        RowAttributes row;
        TextAttributes text;
        TableAttributes table;
        ListAttributes list;
        IncludeAttributes include;
        PictureAttributes picture;
        RuleAttributes rule;
        BandAttributes band;
        CountAttributes count;
        WidgetAttributes widget;
    } as; /* as `type` says */
};

typedef struct Compiler {
    Arena *arena;
    Diag *diag;
    const Theme *theme;
    const Value *includes[2]; /* maps of elements by name: the piece's own, the shared ones */
    const Style *style;       /* what elements without one inherit */
    const Paths *paths;       /* what bindings may lead to */
    const PathNames *names;   /* those that loops and includes around gave */
    unsigned depth, columns;  /* how deep; within how many columns */
    bool within;              /* of what a face's flow never reaches */
    bool anchors;             /* something has been met that links can lead to */
    Map included;             /* what includes have named, by what its compiling depends on */
} Compiler;

/* `v` has passed schema_check() as an element_schema.  NULL after reports.  Marks the stack that
 * flows from card to card: the one with `flow: true`, else the first stack that fills the face. */
Element *element_compile(Compiler *c, const Value *v);
/* An element within `e`: it inherits the style. */
Element *element_compile_inner(Compiler *c, const Element *e, const Value *v);

/* What stands around the text of a document's pages; what is not there is NULL. */
typedef struct PageBox {
    Element *header, *footer;
    Insets margin; /* of the text; header and footer keep to its sides */
} PageBox;
/* `body` with the box around it. */
Element *element_page(Arena *a, const PageBox *box, Element *body);

/* True for the stack that flows and for layers and includes around it. */
bool element_flows(const Element *e);
/* Between those within it. */
double element_gap(const Element *e);

#endif
