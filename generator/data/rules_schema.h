/* rules_schema.h - the rules of an evening: `rules` of the scenario format. */
#ifndef DDKIT_DATA_RULES_SCHEMA_H
#define DDKIT_DATA_RULES_SCHEMA_H

#include "data/schema.h"

extern const Field rules_schema[], retired_rules[];
/* A difficulty, which actions have as well: a number, or a level. */
extern const Field difficulty_schema[];

#endif
