/* completion.h - what a shell needs to complete ddkit's commands and options. */
#ifndef DDKIT_CLI_COMPLETION_H
#define DDKIT_CLI_COMPLETION_H

#include <stdio.h>

/* In the order of the choices of --completion. */
typedef enum Shell { SHELL_BASH, SHELL_ZSH, SHELL_FISH } Shell;

/* Prints the shell's completion script, made from the tables of commands and options. */
void completion_print(FILE *to, Shell shell);

#endif
