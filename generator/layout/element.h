/* element.h - a template's tree of elements, compiled from YAML once and only read afterwards.
 *
 * Each element is a map with one key that names its kind (`text: …`, `row: […]`) and attributes
 * beside it or inside the kind's own map.  docs/templates.md is the reference. */
#ifndef DDKIT_LAYOUT_ELEMENT_H
#define DDKIT_LAYOUT_ELEMENT_H

#include "layout/control.h"
#include "layout/template.h"
#include "layout/theme.h"

typedef enum ElementKind {
    ELEMENT_STACK,
    ELEMENT_ROW,
    ELEMENT_GRID,
    ELEMENT_COLUMNS,
    ELEMENT_LAYER,
    ELEMENT_TEXT,
    ELEMENT_TABLE,
    ELEMENT_LIST,
    ELEMENT_ICON,
    ELEMENT_IMAGE,
    ELEMENT_RULE,
    ELEMENT_SPACE,
    ELEMENT_SPRING, /* compiled to a space that grows */
    ELEMENT_BAND,
    ELEMENT_CHECKS,
    ELEMENT_LINES,
    ELEMENT_WIDGET,
    ELEMENT_INCLUDE,
} ElementKind;

typedef enum Align { ALIGN_START, ALIGN_CENTER, ALIGN_END } Align;
typedef enum VAlign { VALIGN_BASELINE, VALIGN_TOP, VALIGN_CENTER, VALIGN_BOTTOM } VAlign;
/* Whether a part of the card's flow stands on every continued card. */
typedef enum Repeat { REPEAT_NO, REPEAT_HEAD, REPEAT_FOOT } Repeat;
enum { SIDE_LEFT = 1, SIDE_TOP = 2, SIDE_RIGHT = 4, SIDE_BOTTOM = 8, SIDE_ALL = 15 };

typedef struct Element Element;

/* `with: {name: path}` of an include. */
typedef struct Binding {
    Str name, path;
} Binding;

typedef struct Column {
    Loop loop; /* so many columns */
    Template *head, *text;
    const Style *style;
    double width;  /* points; NAN: by content */
    double weight; /* share of what is left; 0: none */
    Align align;
} Column;

/* The ground and the frame of an element. */
typedef struct ElementBox {
    BoxStyle style;
    Template *fill, *stroke, *bar, *pattern; /* where bound; else in `style` */
} ElementBox;

struct Element {
    ElementKind kind;
    Span span;
    const Value *source; /* its attributes */
    Condition condition;
    Loop loop;
    Element *otherwise;       /* shown where the condition does not hold; or NULL */
    const Style *style;       /* inherited where the element names none */
    Template *colour;         /* overrides the style's */
    ElementBox *box;          /* or NULL */
    Insets inset;             /* the box's own added */
    double width, height;     /* points; NAN: by content */
    double grow, gap, before; /* gap, before: NAN where not given */
    Align align;
    VAlign valign;
    Repeat repeat;
    unsigned bleed; /* sides on which a box reaches into the bleed */
    bool together, keep_next, break_before, flow;
    bool verbatim;    /* its text is code, no Markdown */
    bool line_breaks; /* of its text are kept */
    bool dashed;      /* a rule */
    bool turned;      /* by 180 degrees, in a box of its `height` */
    Template *anchor, *title;
    unsigned outline;
    Template *text;   /* text; name of an icon, image, pattern; number of checks or lines */
    Template *marker; /* of a list */
    const Style *marker_style;
    double marker_width, size, pitch;
    unsigned side;    /* of a band */
    unsigned columns; /* of a grid; of what flows through columns */
    Column *table;
    size_t n_table;
    const Style *head_style;
    Str widget, value_path;
    Binding *with;
    size_t n_with;
    Element **children;
    size_t n_children;
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
} Compiler;

/* An element as it is written, its kinds in the order of ElementKind, what all of them take. */
extern const Field element_schema, element_attributes[];
extern const FieldVariant element_kinds[ELEMENT_INCLUDE + 2];

/* `v` has passed schema_check() as an element_schema.  NULL after reports.  Marks the stack that
 * flows from card to card: the one with `flow: true`, else the first stack that fills the face. */
Element *element_compile(Compiler *c, const Value *v);

/* What stands around the text of a document's pages; what is not there is NULL. */
typedef struct PageBox {
    Element *header, *footer;
    Insets margin; /* of the text; header and footer keep to its sides */
} PageBox;
/* `body` with the box around it. */
Element *element_page(Arena *a, const PageBox *box, Element *body);

#endif
