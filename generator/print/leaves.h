/* leaves.h - papers that are as high as what they say, in columns on sheets that are cut apart.
 *
 * A sheet is cut between its columns first, from edge to edge, and each column then across: a
 * guillotine does it.  All leaves of a sheet are of one width. */
#ifndef DDKIT_PRINT_LEAVES_H
#define DDKIT_PRINT_LEAVES_H

#include "print/imposition.h"

/* What a sheet has for leaves of one width. */
typedef struct LeafRoom {
    Size sheet;       /* the paper, either way round: as more of it is used */
    unsigned columns; /* at least one */
    Size leaf;        /* the widest and highest: `width`, where the paper is as wide */
    double top;       /* of the columns */
} LeafRoom;

/* Points; `margin` is what the printer cannot reach. */
LeafRoom leaf_room(Size paper, double margin, double width);

/* The kind "leaves": as wide as their frames are.  Those that are higher than their sheet's columns
 * have a sheet of their own. */
Impose impose_leaves;

#endif
