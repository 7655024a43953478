/* run.h - what runs each command: build_command.c, check_command.c, preview_command.c,
 * calibrate_command.c,
 * new_command.c, list_command.c, odds_command.c, schema_command.c and help_command.c.  Each reports
 * into the session and returns the exit status. */
#ifndef DDKIT_CLI_RUN_H
#define DDKIT_CLI_RUN_H

#include "cli/session.h"

ExitStatus run_build(Session *s);
ExitStatus run_check(Session *s);
ExitStatus run_preview(Session *s);
ExitStatus run_calibrate(Session *s);
ExitStatus run_new(Session *s);
ExitStatus run_list(Session *s);
ExitStatus run_odds(Session *s);
ExitStatus run_schema(Session *s);
ExitStatus run_help(Session *s);

#endif
