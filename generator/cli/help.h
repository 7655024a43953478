/* help.h - what the program says about itself, from the tables of commands and options. */
#ifndef DDKIT_CLI_HELP_H
#define DDKIT_CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* `command` COMMAND_NONE: the program as a whole.  Lines are shorter than 80 columns. */
void help_text(FILE *to, CommandId command);
/* All commands, as a manual page (man 7) or as Markdown. */
void help_man(FILE *to);
void help_markdown(FILE *to);

#endif
