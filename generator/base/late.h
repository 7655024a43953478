/* late.h - libraries that are opened late, once something needs them: linked, they would cost every
 * start more than they give.  They stay open. */
#ifndef DDKIT_BASE_LATE_H
#define DDKIT_BASE_LATE_H

#include <stdbool.h>

/* NULL where there is none of this name. */
void *late_open(const char *library);

/* Puts the address of a function into `*function`, a pointer to a function of its type.  False where
 * the library has none of this name. */
bool late_find(void *library, const char *name, void *function);

#endif
