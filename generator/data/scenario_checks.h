/* scenario_checks.h - what a field table cannot say: how values of a scenario agree. */
#ifndef DDKIT_DATA_SCENARIO_CHECKS_H
#define DDKIT_DATA_SCENARIO_CHECKS_H

#include "data/value.h"

#define TURNS_MAX 48 /* of a clock: as many boxes as can be read from across a table */

/* Levels of difficulty are numbers, or maps of a number and a name: brings the levels of `over` and
 * those of `root` that they lie over into one form, so that each keeps what the other lacks. */
void scenario_join_levels(Arena *a, Value *root, Value *over);

/* Defaults that depend on other values: `clock.extended_turns`, `clock.report_by`, a mark's
 * `extended`, a handout's `kind`, the number of
 * a level of the kit's own.  Before schema_check. */
void scenario_derive(Arena *a, Value *root);

/* Reports what contradicts itself.  After schema_check, which may have found errors. */
void scenario_check(Arena *a, Diag *d, const Value *root);

#endif
