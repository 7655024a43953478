/* shim.c - makes system calls of a program fail, to be loaded with LD_PRELOAD.
 *
 *     FAULT_CALLS   which are counted: names between blanks; "all"
 *     FAULT_AT      the first that fails, from 1; 0: none
 *     FAULT_LASTS   set: and all after it
 *     FAULT_DO      what happens: an errno, or the negative of a signal that is sent before the call
 *     FAULT_NEVER   calls that always fail, as if the system did not have them, with the error
 *                   FAULT_ERROR; "tmpfile" is open() with O_TMPFILE
 *     FAULT_OLD     set: statx() does not know mount points, as before Linux 5.8
 *     FAULT_COUNT   a file that gets the number of calls at the end
 *
 * Only calls that change files are counted, and those of the code that publishes folders: what is
 * opened for reading, and what is asked about paths from the current folder, is left alone. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls;

static long number(const char *name)
{
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

static int is_listed(const char *list, const char *name)
{
    const char *all = getenv(list), *at;
    const size_t n = strlen(name);
    if (!all) return 0;
    if (strcmp(all, "all") == 0) return 1;
    for (at = all; (at = strstr(at, name)); at += n)
        if ((at == all || at[-1] == ' ') && (at[n] == ' ' || at[n] == 0)) return 1;
    return 0;
}

/* True where the call is to fail, with errno set. */
static int fails(const char *name)
{
    const long at = number("FAULT_AT"), what = number("FAULT_DO");
    if (is_listed("FAULT_NEVER", name)) {
        errno = (int)number("FAULT_ERROR");
        return 1;
    }
    if (!is_listed("FAULT_CALLS", name)) return 0;
    calls++;
    if (!at || (getenv("FAULT_LASTS") ? calls < at : calls != at)) return 0;
    if (what < 0) {
        kill(getpid(), (int)-what);
        return 0;
    }
    errno = (int)what;
    return 1;
}

__attribute__((destructor)) static void tell(void)
{
    char text[32];
    const char *path = getenv("FAULT_COUNT");
    ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    int (*make)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    const int fd = path ? make(path, O_CREAT | O_TRUNC | O_WRONLY, 0666) : -1;
    const int n = snprintf(text, sizeof text, "%ld\n", calls);
    if (fd >= 0 && real(fd, text, (size_t)n) == n) close(fd);
}

#define WRAP(type, name, parameters, arguments, condition)  \
    type name parameters                                    \
    {                                                       \
        type(*real) parameters = dlsym(RTLD_NEXT, #name);   \
        if ((condition) && fails(#name)) return (type) - 1; \
        return real arguments;                              \
    }

WRAP(ssize_t, write, (int fd, const void *p, size_t n), (fd, p, n), fd > 2)
WRAP(ssize_t, pread, (int fd, void *p, size_t n, off_t at), (fd, p, n, at), 1)
WRAP(int, close, (int fd), (fd), fd > 2)
WRAP(int, fsync, (int fd), (fd), 1)
WRAP(int, sync_file_range, (int fd, off_t at, off_t n, unsigned flags), (fd, at, n, flags), 1)
WRAP(int, mkdirat, (int at, const char *path, mode_t mode), (at, path, mode), 1)
WRAP(int, fchmodat, (int at, const char *path, mode_t mode, int flags), (at, path, mode, flags), 1)
WRAP(int, linkat, (int at, const char *path, int to, const char *name, int flags),
     (at, path, to, name, flags), 1)
WRAP(int, unlinkat, (int at, const char *path, int flags), (at, path, flags), 1)
WRAP(int, rmdir, (const char *path), (path), 1)
WRAP(int, renameat, (int at, const char *path, int to, const char *name), (at, path, to, name), 1)
WRAP(int, renameat2, (int at, const char *path, int to, const char *name, unsigned flags),
     (at, path, to, name, flags), 1)
WRAP(int, fstatat, (int at, const char *path, struct stat *st, int flags), (at, path, st, flags),
     at != AT_FDCWD)
WRAP(int, faccessat, (int at, const char *path, int mode, int flags), (at, path, mode, flags), 1)
WRAP(int, flock, (int fd, int how), (fd, how), 1)
WRAP(int, memfd_create, (const char *name, unsigned flags), (name, flags), 1)

int statx(int at, const char *path, int flags, unsigned mask, struct statx *st)
{
    int (*real)(int, const char *, int, unsigned, struct statx *) = dlsym(RTLD_NEXT, "statx");
    if (fails("statx")) return -1;
    const int status = real(at, path, flags, mask, st);
    if (getenv("FAULT_OLD")) st->stx_attributes_mask = 0;
    return status;
}

DIR *fdopendir(int fd)
{
    DIR *(*real)(int) = dlsym(RTLD_NEXT, "fdopendir");
    return fails("fdopendir") ? NULL : real(fd);
}

int open(const char *path, int flags, ...)
{
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    va_list list;
    va_start(list, flags);
    const mode_t mode = va_arg(list, mode_t); /* read in vain where there is none */
    va_end(list);
    const int counted = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE || (flags & O_PATH);
    if (counted && fails((flags & O_TMPFILE) == O_TMPFILE ? "tmpfile" : "open")) return -1;
    return real(path, flags, mode);
}

int openat(int at, const char *path, int flags, ...)
{
    int (*real)(int, const char *, int, ...) = dlsym(RTLD_NEXT, "openat");
    va_list list;
    va_start(list, flags);
    const mode_t mode = va_arg(list, mode_t);
    va_end(list);
    if (fails("openat")) return -1;
    return real(at, path, flags, mode);
}
