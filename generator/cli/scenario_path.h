/* scenario_path.h - what scenarios are called on the command line. */
#ifndef DDKIT_CLI_SCENARIO_PATH_H
#define DDKIT_CLI_SCENARIO_PATH_H

#include "cli/session.h"

/* The scenario that `named` means: a path, else one of those that come with ddkit, by its folder's
 * name.  NULL after a report. */
const char *scenario_path(Session *s, const char *named);

/* The scenarios of the command line; without any, the one in the current folder, if there is one.
 */
StringList scenario_operands(Session *s);

/* --output; without it "out", which for the scenario in the current folder lies beside that. */
const char *scenario_output(const Session *s);

#endif
