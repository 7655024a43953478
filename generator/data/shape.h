/* shape.h - what words look like that are not free. */
#ifndef DDKIT_DATA_SHAPE_H
#define DDKIT_DATA_SHAPE_H

#include "data/schema.h"

extern const Shape time_shape;     /* HH:MM */
extern const Shape language_shape; /* BCP 47 */
extern const Shape path_shape;     /* relative */
extern const Shape id_shape;       /* as an id's */

/* Of keys of maps. */
extern const Shape players_shape;    /* a number of players */
extern const Shape interrupts_shape; /* the same, or `from` */

#endif
