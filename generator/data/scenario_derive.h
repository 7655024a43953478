/* scenario_derive.h - defaults that depend on other values, and what overlays replace. */
#ifndef DDKIT_DATA_SCENARIO_DERIVE_H
#define DDKIT_DATA_SCENARIO_DERIVE_H

#include "data/value.h"

/* Levels of difficulty are numbers, or maps of a number and a name: brings the levels of `over` and
 * those of `root` that they lie over into one form, so that each keeps what the other lacks. */
void scenario_join_levels(Arena *a, Value *root, Value *over);

/* Maps by numbers of players are replaced, not merged: empties those of `root` that `over` has. */
void scenario_replace_tables(Arena *a, Value *root, const Value *over);

/* Fills in `clock.extended_turns`, `.report_by` and `.report_needs`, a mark's `extended`, a
 * handout's `kind`, the number of a level of the kit's own, the tool of words, the first turn of
 * free interrupts, a client's `mood`, whether a card is `free`, and `word` or `reports` of the
 * report.  Before schema_check. */
void scenario_derive(Arena *a, Value *root);

/* Clients for whom something fails when the incident starts, seen or not. */
size_t scenario_clients_hit(const Value *root);

#endif
