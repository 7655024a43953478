/* scenario_checks.h - what a field table cannot say: how values of a scenario agree. */
#ifndef DDKIT_DATA_SCENARIO_CHECKS_H
#define DDKIT_DATA_SCENARIO_CHECKS_H

#include "data/value.h"

#define TURNS_MAX 48 /* of a clock: as many boxes as can be read from across a table */

/* Reports what contradicts itself.  After schema_check, which may have found errors. */
void scenario_check(Arena *a, Diag *d, const Value *root);

/* Whether as many clients are hit at the start as the report needs to make the clock longer. */
bool scenario_report_in_reach(const Value *root);

/* The i-th role that `role` folds into; empty behind the last. */
Str role_heir(const Value *role, size_t i);

#endif
