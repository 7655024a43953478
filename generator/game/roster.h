/* roster.h - who comes to the table: names, and jobs in real life. */
#ifndef DDKIT_GAME_ROSTER_H
#define DDKIT_GAME_ROSTER_H

#include "data/schema.h"

/* What a roster holds: `players: [{name: Ana, job: backend}, …]`. */
extern const Field roster_schema;

/* Reads and checks the roster at `path`, which may be a pipe (base/input.h): YAML as above; a
 * table whose columns commas, semicolons or tabs part (RFC 4180), name before job unless its first
 * row says otherwise; or a list of names, one a line.  NULL after reports. */
const Value *roster_read(Arena *a, Diag *d, const char *path);

#endif
