/* model_schema.h - what templates can bind, as tables: the scenario's schema, and what the model
 * adds to it. */
#ifndef DDKIT_KIT_MODEL_SCHEMA_H
#define DDKIT_KIT_MODEL_SCHEMA_H

#include "data/paths.h"

/* Ended by a NULL `at`. */
extern const Addition model_additions[];

#endif
