/* face.h - a card's face or a document's pages: one element tree in a region of fixed size,
 * continued on as many faces as its flow needs. */
#ifndef DDKIT_LAYOUT_FACE_H
#define DDKIT_LAYOUT_FACE_H

#include "layout/element.h"
#include "layout/face_flow.h"

typedef struct FaceFit {
    double min_scale;    /* how far type may shrink before the text continues; 1: not at all */
    double most_scale;   /* of the type; 0: 1 */
    unsigned first_page; /* number of the first face, from 1; pages count on from there */
    unsigned pages;      /* of the whole document in the last pass, 0: unknown */
    Str section;         /* running section before the first face */
    size_t most_faces;   /* more are of no use, and are not all laid out; 0: any number is */
    size_t wanted;       /* of these: more are only counted, and do not close up; 0: all */
    bool one;            /* the text may not continue */
    bool closes;         /* gaps close before the text continues */
    bool tightens;       /* gaps and lines close up where that saves a face */
    bool sheets;         /* and only where that saves a sheet of two */
    bool crop;           /* faces are as high as what they show, if that flows */
} FaceFit;

/* Of a face that another one follows: a hole of this share of its height is large. */
#define FACES_HOLLOW 0.25

typedef struct Faces {
    VEC(Frame *) at;
    double scale;    /* that was used */
    double fullness; /* height of the text, measured by the room on the first face */
    double hollow;   /* the largest hole at the foot of a face that another one follows */
    const Block *overfull;
    Str section; /* running at the end */
} Faces;

/* Whether what took so many faces, and would have taken more, fits no `most` of them, nor if it
 * closes up. */
bool faces_exceed(const Faces *f, size_t most);

/* Lays `e` out in faces of `size`.  Bindings that the tree sees beside `scope`: `part.number`,
 * `part.count`, `part.continued`, `part.last`, `part.roomy`, `part.wordy`, `part.aligned` and
 * `part.narrow` (cards), `page.number`, `page.count`, `page.section` (documents). */
Faces face_layout(const LayoutContext *c, const Element *e, const Scope *scope, Size size,
                  const FaceFit *fit);

#endif
