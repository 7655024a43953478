/* memory_end.c - the end of a run that has no memory left. */
#include "base/memory_end.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

_Noreturn void out_of_memory(void)
{
    static bool ending;
    if (ending) _exit(3); /* what is done at the end wants memory as well */
    ending = true;
    fputs("ddkit: error: out of memory\n", stderr);
    exit(3);
}
