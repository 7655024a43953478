/* password.h - the password of --password. */
#ifndef DDKIT_CLI_PASSWORD_H
#define DDKIT_CLI_PASSWORD_H

#include "cli/session.h"

/* As a PDF takes it (ISO 32000-2, 7.6.4.3.3): `-` stands for the first line of standard input.
 * Stays NULL where none is asked for.  False after a report. */
bool password_read(Session *s, const char **password);

#endif
