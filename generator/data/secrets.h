/* secrets.h - a scenario without what only the host may know. */
#ifndef DDKIT_DATA_SECRETS_H
#define DDKIT_DATA_SECRETS_H

#include "data/schema.h"

/* A copy of `v` without the fields that `schema` marks secret; what is left is shared.  Values that
 * fit no field are left out as well: what is not known to be open is not shown. */
Value *without_secrets(Arena *a, const Field *schema, const Value *v);

#endif
