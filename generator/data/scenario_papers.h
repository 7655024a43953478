/* scenario_papers.h - the tables of `charts` and `handouts`, for scenario_schema.c. */
#ifndef DDKIT_DATA_SCENARIO_PAPERS_H
#define DDKIT_DATA_SCENARIO_PAPERS_H

#include "data/schema.h"

/* The keys of one of each. */
extern const Field scenario_chart[], scenario_handout[];

#endif
