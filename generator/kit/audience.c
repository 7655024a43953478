/* audience.c - the names of audiences. */
#include "kit/audience.h"

const char *audience_name(Audience a)
{
    return a == AUDIENCE_DM ? "dm" : "players";
}

Audience audience_of(Str name)
{
    return str_is(name, audience_name(AUDIENCE_PLAYERS)) ? AUDIENCE_PLAYERS : AUDIENCE_DM;
}
