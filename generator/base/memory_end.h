/* memory_end.h - the end of a run that has no memory left: a message and exit status 3.  Files are
 * only ever published whole (batch.h), so nothing half-written is left behind. */
#ifndef DDKIT_BASE_MEMORY_END_H
#define DDKIT_BASE_MEMORY_END_H

/* For whoever allocates, and for libraries' answers that mean the same. */
_Noreturn void out_of_memory(void);

#endif
