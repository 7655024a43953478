/* no_memory.c - an allocator that fails: loaded before the C library (LD_PRELOAD), for
 * tests/faults/memory.
 *
 * FAULT_AT=N: the N-th allocation fails (0: none); FAULT_LASTING=1: and all after it do.
 * FAULT_COUNT=FILE: how many there were is written there at the end. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static unsigned long count, fault_at;
static int lasting, known;

static int fails(void)
{
    if (!known) {
        const char *at = getenv("FAULT_AT"), *all = getenv("FAULT_LASTING");
        known = 1;
        fault_at = at ? strtoul(at, NULL, 10) : 0;
        lasting = all && *all == '1';
    }
    count++;
    if (!fault_at || (lasting ? count < fault_at : count != fault_at)) return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
    return fails() ? NULL : __libc_realloc(p, size);
}

int posix_memalign(void **p, size_t alignment, size_t size)
{
    void *got = fails() ? NULL : __libc_memalign(alignment, size);
    if (!got) return ENOMEM;
    *p = got;
    return 0;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : __libc_memalign(alignment, size);
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("FAULT_COUNT");
    char text[32];
    const int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (fd < 0) return;
    const int n = snprintf(text, sizeof text, "%lu\n", count);
    if (write(fd, text, (size_t)n) != n) abort();
    close(fd);
}
