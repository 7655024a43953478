/* late.c - dlopen() and dlsym(). */
#include "base/late.h"

#include <dlfcn.h>
#include <string.h>

void *late_open(const char *library)
{
    return dlopen(library, RTLD_NOW);
}

bool late_find(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);
    memcpy(function, &symbol, sizeof symbol); /* C has no cast from an object's pointer */
    return symbol != NULL;
}
