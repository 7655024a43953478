/* piece_template.h - one kind of thing the kit prints: templates/pieces/NAME.yaml, compiled. */
#ifndef DDKIT_KIT_PIECE_TEMPLATE_H
#define DDKIT_KIT_PIECE_TEMPLATE_H

#include "kit/piece.h"
#include "layout/element.h"

typedef enum PieceKind { PIECE_CARDS, PIECE_DOCUMENT, PIECE_POSTER } PieceKind;

/* Another form of a page. */
typedef struct PageForm {
    const Element *page; /* the same one where forms have the same page */
    bool lacks;          /* what it has no room for: it says where that is */
    size_t most_pages;
    bool full; /* no page but the last is hollow */
} PageForm;

/* Pages of a document that share a layout: `each` of something, or once. */
typedef struct PageRun {
    Loop loop;
    Condition condition;
    double facing;     /* how far even pages lie further to the end of their lines, points */
    bool sheet;        /* starts on the front of a sheet */
    bool contents;     /* shows `document.contents`: the first pass lays it out behind the others */
    bool late;         /* shows what only a finished document has */
    double min_scale;  /* the piece's, unless it has its own */
    double slim_scale; /* likewise, of the type in a slim kit */
    bool tightens;     /* gaps and lines close up where that saves a page */
    bool sheets;       /* and only where that saves a sheet */
    double leaf;       /* how wide, points, where pages are cropped; INFINITY: as the sheet */
    PageForm *forms;   /* the first is the page itself; the others are for when it takes too many */
    size_t n_forms;
} PageRun;

/* What a kit that is to be slim has of a piece. */
typedef enum Slim { SLIM_SAME, SLIM_LESS, SLIM_NONE } Slim;

#define COPIES_MAX 1000 /* of one card */

/* Cards of one kind: `each` of something, or one. */
typedef struct CardRun {
    Loop loop;
    Condition condition;
    int64_t copies;             /* of a card, where `copies_path` is empty */
    Str copies_path, back_path; /* how many; what tells backs apart (empty: each has its own) */
    Str name_path;              /* for messages: what a card is called */
    Str heap_path;              /* what the host does with it */
    bool fills;                 /* what is left of the last sheet, and nothing more */
    bool once;                  /* that is not repeated */
    bool apart;                 /* fronts continue on fronts, and backs on backs */
    const Element *front, *back;
    const Element *spare; /* what a side says that a card which continues has left over, or NULL */
} CardRun;

typedef struct PieceTemplate {
    PieceInfo info;
    PieceKind kind;
    Span span;
    Size size, size_inch; /* on metric papers, on inch papers; zero: as the paper is */
    Size large_size,
        large_inch;  /* that they are enlarged to for large print; zero: their type is */
    Size slim_size;  /* that faces of a slim kit are reduced to; zero: they are not */
    bool fills_part; /* cards of a slim kit are as large as their part of the sheet */
    double bleed, min_scale;
    double least;                 /* scale of leaves that save a sheet; 0: they stay as they are */
    double rim;                   /* white inside the edges of a card of a slim kit, points */
    double slim_scale;            /* of the type in a slim kit */
    double small_scale;           /* of a document's type on paper of SMALL_WIDTH */
    bool even;                    /* no page's type shrinks more than that of the others */
    const Imposition *imposition; /* the way onto paper */
    bool grows;                   /* its pages are enlarged on larger paper */
    unsigned up;                  /* pages side by side on a sheet, or 0 */
    bool is_poster;               /* its pages, or its one drawing, are as large as a poster */
    Str stock, cut, envelope;     /* what the print guide says of it: ends of string keys */
    Str slim_cut;                 /* of a slim kit; empty: the same */
    int64_t cuts;                 /* a sheet, drawn on the pages themselves */
    int64_t seats_a_copy;         /* so many seats share a copy of it; 0: one copy for all */
    bool unnumbered;              /* its pages have no numbers */
    bool extra;                   /* a first evening goes without it */
    int64_t first;                /* so many of its sheets, uncut, are enough for one; 0: all */
    bool whole;                   /* a first evening does not cut it */
    bool one_sided;               /* nothing belongs on the backs, whatever the user asks for */
    bool two_sided_slim;          /* except in a slim kit */
    bool split;                   /* each time a run is repeated it is a booklet of its own */
    bool booklet;                 /* it is one where that is asked for */
    bool anchors;                 /* it has places that links can lead to */
    bool large_print;             /* its type may grow: forms, screens and drawings have no room */
    Slim slim;
    bool last;             /* laid out behind all others: it tells of them */
    const Value *reads;    /* anchors of headings that it names for reading, or NULL */
    const Value *looks;    /* of what is only looked at, likewise */
    const Value *skims;    /* of what is looked over, likewise */
    const Value *pages_of; /* the piece whose pages it tells, or NULL */
    bool told;             /* another piece tells its pages */
    Str group;             /* of the strings: its own words, as `title` */
    const Element *poster;
    CardRun *cards; /* kinds of cards that share the sheets, one behind the other */
    size_t n_cards;
    PageRun *runs;
    size_t n_runs;
} PieceTemplate;

/* Into the arena of `paths`, which know what its bindings may lead to.  NULL after reports. */
PieceTemplate *piece_compile(const Paths *paths, const Theme *theme, const Value *shared_parts,
                             Str name, const Value *source);

#endif
