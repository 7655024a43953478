/* scenario_prose.h - what docs/format.md says besides the tables: an introduction, in it an overlay
 * for the examples, and these, which together are one scenario without errors. */
#ifndef DDKIT_DATA_SCENARIO_PROSE_H
#define DDKIT_DATA_SCENARIO_PROSE_H

#include "data/schema.h"

extern const ReferenceForm scenario_reference;

extern const char example_head[], example_words[], example_tools[], example_glossary[], example_rules[];
extern const char example_clock[], example_briefing[], example_system[], example_features[];
extern const char example_clients[], example_roles[], example_clues[], example_incident[];
extern const char example_actions[], example_events[], example_charts[], example_handouts[];
extern const char example_endings[], example_procedure[], example_objectives[];
extern const char example_review[], example_poll[], example_formats[];

#endif
