/* place_area.c - the area where a folder is built: locking it, and clearing what was left there. */
#include "base/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Between two looks at a lock that somebody else has. */
#define PATIENCE_NS 10000000L

bool signal_waits(void)
{
    sigset_t waiting;
    sigpending(&waiting);
    return sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1 ||
           sigismember(&waiting, SIGHUP) == 1 || sigismember(&waiting, SIGQUIT) == 1;
}

bool folder_at(int at, const char *name, mode_t mode)
{
    const mode_t mask = umask(0);
    umask(mask);
    if (mkdirat(at, name, 0777) != 0) return false;
    if (!mode && !(mask & 0300)) return true;
    if (fchmodat(at, name, (mode ? mode : 0777 & ~mask) | 0300, 0) == 0) return true;
    const int error = errno;
    unlinkat(at, name, AT_REMOVEDIR);
    return errno = error, false;
}

/* ---- clearing ----------------------------------------------------------------------------- */

/* What a folder that goes has been. */
typedef enum Past {
    PAST_NONE,   /* never the place, and it holds nothing of its own */
    PAST_FORMER, /* the place, before the one that is there now */
    PAST_LATER,  /* the place for a moment, after the one that is there again */
} Past;

typedef struct Clearing {
    Past past;
    int root;  /* the folder */
    int place; /* -1: none */
    const Manifest *manifest;
} Clearing;

/* People may have put a file there, or saved one: what has no other link, is not as ddkit wrote it
 * and is not older than what the place has under the same name is somebody's only copy. */
static bool is_only_copy(const Clearing *c, const char *path)
{
    struct stat st, there;
    if (c->past == PAST_NONE || c->place < 0) return false;
    if (fstatat(c->root, path, &st, AT_SYMLINK_NOFOLLOW) != 0 || st.st_nlink > 1) return false;
    if (c->past == PAST_LATER) return true;
    if (fstatat(c->place, path, &there, AT_SYMLINK_NOFOLLOW) == 0) return false;
    return !manifest_holds(c->manifest, c->root, path);
}

static void bring_back(const Clearing *c, char *path)
{
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        folder_at(c->place, path, 0);
        *slash = '/';
    }
    renameat(c->root, path, c->place, path);
}

static void clear_below(const Clearing *c, char *path);

static void clear_entry(const Clearing *c, char *path)
{
    struct stat st;
    if (fstatat(c->root, path, &st, AT_SYMLINK_NOFOLLOW) != 0) return;
    if (S_ISDIR(st.st_mode)) {
        if ((st.st_mode & 0700) != 0700) fchmodat(c->root, path, 0700, 0);
        clear_below(c, path);
        unlinkat(c->root, path, AT_REMOVEDIR);
    } else if (is_only_copy(c, path)) {
        bring_back(c, path);
    } else {
        unlinkat(c->root, path, 0);
    }
}

static DIR *open_dir(int at, const char *path)
{
    const int fd = openat(at, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir && fd >= 0) close(fd);
    return dir;
}

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* All in the folder `path` below the root; "" is the root itself.  `path` has room for more. */
static void clear_below(const Clearing *c, char *path)
{
    const size_t n = strlen(path);
    DIR *dir = open_dir(c->root, n ? path : ".");
    for (struct dirent *e; dir && (e = readdir(dir));) {
        const size_t more = strlen(e->d_name);
        if (is_dots(e->d_name) || n + more + 2 > PATH_MAX) continue;
        if (n) path[n] = '/';
        memcpy(path + n + (n > 0), e->d_name, more + 1);
        clear_entry(c, path);
        path[n] = 0;
    }
    if (dir) closedir(dir);
}

/* The folder `name` in the area. */
static void clear_folder(Place *p, const char *name, Past past)
{
    char path[PATH_MAX] = "";
    const int fd = openat(p->area, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0) {
        Manifest manifest = { 0 };
        if (past == PAST_FORMER) manifest_read(p->batch->arena, fd, &manifest);
        const int place = openat(p->parent, p->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        clear_below(&(Clearing){ past, fd, place, &manifest }, path);
        if (place >= 0) close(place);
        close(fd);
    }
    if (unlinkat(p->area, name, AT_REMOVEDIR) != 0 && errno == ENOTDIR) unlinkat(p->area, name, 0);
}

/* From its name and inode (place.h). */
static Past past_of(const Place *p, const char *name)
{
    struct stat st;
    if (strncmp(name, "new-", 4) != 0 && strncmp(name, "was-", 4) != 0) return PAST_NONE;
    if (fstatat(p->area, name, &st, AT_SYMLINK_NOFOLLOW) != 0) return PAST_NONE;
    if (strtoull(name + 4, NULL, 10) != (unsigned long long)st.st_ino) return PAST_FORMER;
    return p->settled ? PAST_LATER : PAST_NONE;
}

/* Between the renames of two folders there was none: the former one comes back. */
static void put_back(Place *p)
{
    struct stat st;
    DIR *dir = open_dir(p->area, ".");
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (strncmp(e->d_name, "was-", 4) == 0 &&
            fstatat(p->parent, p->name, &st, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
            renameat(p->area, e->d_name, p->parent, p->name);
    if (dir) closedir(dir);
}

/* All in the area.  The lock is held. */
static void clear_area(Place *p)
{
    DIR *dir = open_dir(p->area, ".");
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (!is_dots(e->d_name)) clear_folder(p, e->d_name, past_of(p, e->d_name));
    if (dir) closedir(dir);
}

/* ---- locking ------------------------------------------------------------------------------ */

/* Waits for the lock.  Where the file system has none, it is done without.  False when a signal
 * came. */
static bool lock(int fd)
{
    const struct timespec moment = { 0, PATIENCE_NS };
    while (flock(fd, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR)) {
        if (signal_waits()) return errno = EINTR, false;
        nanosleep(&moment, NULL);
    }
    return true;
}

/* The area is opened and locked, and still the one that has its name: whoever had it before may
 * have removed it.  errno is ENOENT then. */
static bool take_area(Place *p)
{
    struct stat here, there;
    p->area = openat(p->area_in, p->area_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (p->area < 0) return false;
    if (lock(p->area) && fstat(p->area, &here) == 0 &&
        fstatat(p->area_in, p->area_name, &there, AT_SYMLINK_NOFOLLOW) == 0) {
        if (here.st_ino == there.st_ino && here.st_dev == there.st_dev) return true;
        errno = ENOENT;
    }
    const int error = errno;
    close(p->area); /* not ours to clear */
    p->area = -1;
    errno = error;
    return false;
}

static bool open_area(Place *p)
{
    bool made;
    do {
        made = folder_at(p->area_in, p->area_name, 0700);
        if (!made && errno != EEXIST) return false;
        if (take_area(p)) return true;
    } while (errno == ENOENT);
    const int error = errno;
    if (made) unlinkat(p->area_in, p->area_name, AT_REMOVEDIR);
    errno = error;
    return false;
}

/* Another file system begins here, or the same one again: nothing moves across. */
static bool is_mount(int parent, const char *name)
{
    struct statx inner, outer;
    if (statx(parent, name, AT_SYMLINK_NOFOLLOW, STATX_INO, &inner) != 0) return false;
    if (inner.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT)
        return inner.stx_attributes & STATX_ATTR_MOUNT_ROOT;
    if (statx(parent, "", AT_EMPTY_PATH, STATX_INO, &outer) != 0) return false;
    return inner.stx_dev_major != outer.stx_dev_major || inner.stx_dev_minor != outer.stx_dev_minor;
}

static bool open_old(Place *p)
{
    p->old = openat(p->parent, p->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return p->old >= 0 || errno == ENOENT;
}

bool area_open(Place *p)
{
    p->parent = open(p->around, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (p->parent < 0 || !open_old(p)) return false;
    p->area_in = p->parent;
    const bool wanted = p->batch->options.in_place;
    p->in_place = p->old >= 0 && (wanted || is_mount(p->parent, p->name));
    if (p->in_place) p->area_in = p->old;
    if (!open_area(p)) {
        /* The folder may be ours to write into when the one around it is not. */
        if (p->in_place || p->old < 0 || (errno != EACCES && errno != EPERM && errno != EROFS))
            return false;
        p->in_place = true;
        p->area_in = p->old;
        if (!open_area(p)) return false;
    }
    if (p->area_in == p->parent) put_back(p);
    clear_area(p);
    if (p->area_in == p->old) return true;
    if (p->old >= 0) close(p->old); /* another run may have exchanged it meanwhile */
    return open_old(p);
}

/* The next state, when it is in the area.  What was the place for a moment may hold what somebody
 * saved there: that has no other link. */
static void clear_new(const Place *p)
{
    struct stat st;
    for (size_t i = p->entries.n; i-- > 0;) {
        const Entry *e = &p->entries.at[i];
        if (e->kind == ENTRY_STALE) continue;
        if (e->kind == ENTRY_FOLDER) unlinkat(p->new, e->path, AT_REMOVEDIR);
        else if (!p->settled ||
                 (fstatat(p->new, e->path, &st, AT_SYMLINK_NOFOLLOW) == 0 && st.st_nlink > 1))
            unlinkat(p->new, e->path, 0);
    }
    unlinkat(p->area, p->new_name, AT_REMOVEDIR);
}

const char *aside_name(const Place *p, const Entry *e, char name[32])
{
    snprintf(name, 32, "old-%td", e == &p->both ? (ptrdiff_t)-1 : e - p->entries.at);
    return name;
}

/* By name, as planned: that takes neither memory nor a descriptor, of which there may be none left.
 * Usually it is all there is. */
static void clear_planned(const Place *p)
{
    char aside[32];
    const bool is_aside = p->state == PLACE_EXCHANGED ? p->settled : p->state != PLACE_NEW;
    unlinkat(p->area, NEXT, 0);
    unlinkat(p->area, NEW, AT_REMOVEDIR);
    if (!p->new_name[0]) return;
    if (is_aside) clear_new(p);
    for (size_t i = 0; i < p->entries.n; i++)
        if (p->entries.at[i].had) unlinkat(p->area, aside_name(p, &p->entries.at[i], aside), 0);
    if (p->both.had) unlinkat(p->area, aside_name(p, &p->both, aside), 0);
}

static bool remove_area(const Place *p)
{
    return unlinkat(p->area_in, p->area_name, AT_REMOVEDIR) == 0 || errno == ENOENT;
}

void area_close(Place *p)
{
    if (p->area >= 0) {
        clear_planned(p);
        bool gone = remove_area(p);
        for (int i = 0; i < 2 && !gone; i++) { /* what has failed once may not fail again */
            clear_area(p);
            gone = remove_area(p);
        }
        close(p->area);
    }
    if (p->new >= 0) close(p->new);
    if (p->old >= 0) close(p->old);
    if (p->parent >= 0) close(p->parent);
    p->area = p->new = p->old = p->parent = -1;
}
