/* piece_schema.h - templates/pieces/NAME.yaml and templates/parts.yaml, as tables. */
#ifndef DDKIT_KIT_PIECE_SCHEMA_H
#define DDKIT_KIT_PIECE_SCHEMA_H

#include "data/schema.h"

extern const Field piece_schema, parts_schema;

#endif
