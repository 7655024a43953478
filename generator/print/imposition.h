/* imposition.h - the ways of finished faces onto paper: one row a kind, which pieces name in their
 * templates.  Another kind is a file of its own and a row here. */
#ifndef DDKIT_PRINT_IMPOSITION_H
#define DDKIT_PRINT_IMPOSITION_H

#include "base/diag.h"
#include "print/slug.h"

typedef enum MarksKind { MARKS_CORNERS, MARKS_LINES, MARKS_NONE } MarksKind;

/* Where backs go. */
typedef enum Backs {
    BACKS_NONE,  /* nowhere: they are not printed */
    BACKS_LONG,  /* onto the other side of the sheet, which the printer turns about its long edge */
    BACKS_SHORT, /* or about its short edge */
    BACKS_FOLD,  /* those of cards beside their fronts, behind a fold; others nowhere */
    BACKS_REFED  /* onto the other side, when the sheets go through the printer again */
} Backs;

/* How a printer turns two-sided sheets then; by hand they are turned like a page of a book. */
Duplex backs_duplex(Backs backs);

/* What a card is called. */
typedef struct CardLabel {
    Str code; /* "A-01"; without one its id, or the piece's name with a number.  Unique in a piece,
                 but for copies; a card that continues goes on as "A-01-2" */
    Str name; /* in the scenario's words, as plain text; may be empty */
    Str deck; /* what cards that share a back have in common; empty: each has its own */
    Str heap; /* what the host does with it: "shuffle these"; may be empty */
    Span at;  /* of what it is made from */
} CardLabel;

/* One card: faces of trim size, drawn with `bleed` beyond it on all sides (their frames' origin is
 * the trim's top left corner; what lies outside the trim is clipped to the bleed that fits).  Or a
 * page or poster, which is a front alone. */
typedef struct Face {
    const Frame *front, *back; /* back: NULL for an empty back */
    const CardLabel *label;    /* of a card; of another thing that is cut out, its code; or NULL */
} Face;

static inline bool faces_have_back(const Face *faces, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (faces[i].back) return true;
    return false;
}

/* What is to be printed, and on what.  Lengths in points. */
typedef struct ImpositionJob {
    Arena *arena; /* of the pages */
    const Face *faces;
    size_t n;
    const size_t *numbers; /* of pages, for their labels; NULL: from 1 on */
    Size size;             /* of a face; not of kinds that crop */
    Size paper;
    double margin;       /* what the printer cannot reach, all sides */
    double bleed;        /* wanted around cards */
    double overlap;      /* of a poster's sheets */
    unsigned up;         /* pages side by side */
    const size_t *parts; /* numbers of faces that belong together; the rest is the last part */
    size_t n_parts;
    Duplex duplex;
    MarksKind marks;
    bool fold;        /* backs of cards go beside the fronts, behind a fold */
    bool refed;       /* backs are printed when the sheets go through the printer again */
    unsigned skip;    /* slots of the first sheet of cards that stay empty */
    bool flat;        /* a pamphlet's sheet stays whole: its pages stand upright, in order, four a side */
    bool even;        /* sheets of cards are cut into equal parts, where that holds as many */
    double rim;       /* white inside the edges of a card, then */
    double least;     /* scale to which leaves may be reduced where that saves a sheet; 0: none */
    bool numbered;    /* and the slug makes way for the number of the sheet in a print job */
    const Slug *slug; /* with its setter; of kinds that print one */
    SlugText *set;
    void *context;
} ImpositionJob;

typedef struct Imposed {
    bool fits;         /* false: nothing was appended; the paper has no room */
    double bleed;      /* what of the bleed has found room */
    bool folded;       /* backs lie behind a fold */
    size_t slots;      /* cards a sheet; of a grid, 0 where not even one fits */
    unsigned cuts;     /* straight cuts of all sheets */
    double margin_max; /* where none fits: with this margin one would; negative: with none */
} Imposed;

/* Appends the sheets to `doc`. */
typedef Imposed Impose(const ImpositionJob *job, Document *doc);

typedef struct Imposition {
    const char *name;
    Impose *impose;
    bool one_sided; /* nothing is printed on the backs */
    bool folded;    /* pages of one sheet do not follow each other: it is printed as a whole */
    bool cropped;   /* faces are as high as what they show, and need not be of one size */
    size_t most;    /* faces that it is made for; 0: any number */
} Imposition;

extern const Imposition impositions[]; /* ends with a row without a name */
extern const char *const imposition_names[];
/* One of the table. */
const Imposition *imposition_named(Str name);

#endif
