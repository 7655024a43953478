/* audience.h - who may see a piece. */
#ifndef DDKIT_KIT_AUDIENCE_H
#define DDKIT_KIT_AUDIENCE_H

#include "base/str.h"

typedef enum Audience { AUDIENCE_PLAYERS, AUDIENCE_DM } Audience;
#define AUDIENCES 2

/* "players" or "dm": its folder, and its value in templates and JSON. */
const char *audience_name(Audience a);
/* The audience of that name; that of the host, which may see everything, for any other. */
Audience audience_of(Str name);

#endif
