/* place_steps.c - building a folder's next state, putting it into place, taking it back.
 *
 * Two folders are exchanged in one step, renameat2(2): at any moment people see the one or the
 * other.  Where the file system cannot do that there is none between two renames, and the next run
 * brings the former one back.  Where a folder cannot be moved at all (another file system is
 * mounted there, the folder around it may not be written to) its files are replaced one by one, and
 * replaced back when one of them fails.
 *
 * The next state holds further links to people's own files, so that they are there at any moment,
 * too.  When all is well the new files are linked into the former folder as well, and that one is
 * exchanged back: it is the same folder as before, with its owner and its rights, for shells that
 * stand in it and programs that watch it. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/place.h"

/* Files that wait for the disk together. */
#define OPEN_FILES 8

static bool fail(const Place *p, const char *path, int error)
{
    return report(p->batch->diag, MSG_FILE_WRITE, SPAN_NONE, path, strerror(error ? error : EIO));
}

static const char *told(const Place *p, const Entry *e)
{
    return e && e->file ? e->file->path : p->folder->path;
}

/* ---- building ----------------------------------------------------------------------------- */

/* The name is made of the inode: see place.h. */
static bool make_new(Place *p)
{
    struct stat st;
    char name[sizeof p->new_name];
    if (!folder_at(p->area, NEW, 0)) return false;
    p->new = openat(p->area, NEW, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (p->new < 0 || fstat(p->new, &st) != 0) return false;
    snprintf(name, sizeof name, NEW "-%llu", (unsigned long long)st.st_ino);
    if (renameat(p->area, NEW, p->area, name) != 0) return false;
    memcpy(p->new_name, name, sizeof name);
    snprintf(p->was_name, sizeof p->was_name, "was-%llu", (unsigned long long)st.st_ino);
    return true;
}

static bool copy_bytes(int to, const FileWriter *w)
{
    char *chunk = w->batch->chunk;
    const off_t spooled = w->size - (off_t)w->held.n;
    if (!write_all(to, w->held)) return false;
    for (off_t done = 0; done < spooled;) {
        const off_t left = spooled - done;
        const size_t want = left < (off_t)BATCH_CHUNK ? (size_t)left : BATCH_CHUNK;
        const ssize_t n = pread(w->spool, chunk, want, w->from + done);
        if (n < 0 && errno == EINTR) continue;
        if (n == 0) errno = EIO;
        if (n <= 0 || !write_all(to, (Str){ chunk, (size_t)n })) return false;
        done += n;
    }
    return true;
}

/* An open descriptor, or -1. */
static int make_file(const Place *p, const Entry *e)
{
    const int fd =
        openat(p->new, e->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fd < 0) return -1;
    if (e->file ? copy_bytes(fd, e->file) : write_all(fd, p->manifest)) {
        /* Begins what fsync() waits for; should it fail, that says so. */
        sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
        return fd;
    }
    const int error = errno;
    close(fd);
    errno = error;
    return -1;
}

/* Some file systems have nothing to wait for. */
static bool finish_file(int fd)
{
    const bool synced = fsync(fd) == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    const int error = errno;
    if (close(fd) != 0 && errno != EINTR) return false;
    errno = error;
    return synced;
}

typedef struct OpenFiles {
    int fd[OPEN_FILES];
    const Entry *entry[OPEN_FILES];
    size_t n;
} OpenFiles;

static bool finish_files(const Place *p, OpenFiles *files)
{
    bool ok = true;
    for (size_t i = 0; i < files->n; i++)
        if (!finish_file(files->fd[i]) && ok) ok = fail(p, told(p, files->entry[i]), errno);
    files->n = 0;
    return ok;
}

static bool stage_file(const Place *p, OpenFiles *files, const Entry *e)
{
    if (files->n == OPEN_FILES && !finish_files(p, files)) return false;
    int fd = make_file(p, e);
    if (fd < 0 && (errno == EMFILE || errno == ENFILE) && files->n) {
        if (!finish_files(p, files)) return false;
        fd = make_file(p, e);
    }
    if (fd < 0) return fail(p, told(p, e), errno);
    files->entry[files->n] = e;
    files->fd[files->n++] = fd;
    return true;
}

static bool stage_entry(Place *p, OpenFiles *files, const Entry *e)
{
    switch (e->kind) {
    case ENTRY_FOLDER: return folder_at(p->new, e->path, e->mode) || fail(p, told(p, e), errno);
    case ENTRY_MADE: return stage_file(p, files, e);
    case ENTRY_KEPT:
        if (!p->in_place && linkat(p->old, e->path, p->new, e->path, 0) != 0) p->in_place = true;
        break;
    case ENTRY_STALE: break;
    }
    return true;
}

bool place_stage(Place *p)
{
    OpenFiles files = { .n = 0 };
    bool ok = make_new(p) || fail(p, p->folder->path, errno);
    for (size_t i = 0; i < p->entries.n && ok; i++) ok = stage_entry(p, &files, &p->entries.at[i]);
    return finish_files(p, &files) && ok;
}

/* ---- changing a folder file by file ------------------------------------------------------- */

/* A file in the area. */
static bool write_text(const Place *p, const char *name, Str text)
{
    const int fd = openat(p->area, name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (fd < 0) return false;
    const bool written = write_all(fd, text);
    const int error = errno;
    if (!finish_file(fd)) return false;
    errno = error;
    return written;
}

/* What is in the entry's place gets another link aside, or goes there itself.  The list of files is
 * never missed, not even for a moment: it is copied. */
static bool set_aside(Place *p, Entry *e)
{
    char aside[32];
    aside_name(p, e, aside);
    e->had = linkat(p->old, e->path, p->area, aside, 0) == 0;
    if (e->had || errno == ENOENT) return true;
    e->had = strcmp(e->path, MANIFEST_NAME) == 0 ? write_text(p, aside, p->manifest_former)
                                                 : renameat(p->old, e->path, p->area, aside) == 0;
    return e->had || errno == ENOENT;
}

static bool replace(Place *p, Entry *e, int at, const char *from)
{
    if (!set_aside(p, e)) return false;
    e->done = true;
    return renameat(at, from, p->old, e->path) == 0;
}

/* While the new folder is what people see, it needs its files: they get further links. */
static bool put(Place *p, Entry *e)
{
    if (linkat(p->new, e->path, p->area, NEXT, 0) == 0) return replace(p, e, p->area, NEXT);
    return p->in_place && replace(p, e, p->new, e->path);
}

static bool take_away(Place *p, Entry *e)
{
    char aside[32];
    e->had = true;
    e->done = renameat(p->old, e->path, p->area, aside_name(p, e, aside)) == 0;
    return e->done || errno == ENOENT;
}

static bool change(Place *p, Entry *e)
{
    switch (e->kind) {
    case ENTRY_FOLDER:
        e->done = folder_at(p->old, e->path, e->mode);
        return e->done || errno == EEXIST;
    case ENTRY_MADE: return put(p, e);
    case ENTRY_KEPT: return true;
    case ENTRY_STALE: return take_away(p, e);
    }
    return true;
}

static void change_back(Place *p, Entry *e)
{
    char aside[32];
    if (!e->done) return;
    aside_name(p, e, aside);
    if (e->kind == ENTRY_FOLDER) unlinkat(p->old, e->path, AT_REMOVEDIR);
    else if (!e->had) unlinkat(p->old, e->path, 0);
    else renameat(p->area, aside, p->old, e->path);
    /* Nothing happens where both are links to one file. */
    if (e->had) unlinkat(p->area, aside, 0);
    e->done = false;
}

static void change_all_back(Place *p)
{
    for (size_t i = p->entries.n; i-- > 0;) change_back(p, &p->entries.at[i]);
    change_back(p, &p->both);
}

/* The entry that cannot be changed, or NULL. */
static Entry *change_all(Place *p)
{
    for (size_t i = 0; i < p->entries.n; i++)
        if (!change(p, &p->entries.at[i])) return &p->entries.at[i];
    return NULL;
}

/* Folders that held nothing else. */
static void remove_emptied(const Place *p)
{
    for (size_t i = 0; i < p->entries.n; i++) {
        char path[PATH_MAX];
        const Entry *e = &p->entries.at[i];
        if (e->kind != ENTRY_STALE || strlen(e->path) >= sizeof path) continue;
        strcpy(path, e->path);
        for (char *slash; (slash = strrchr(path, '/'));) {
            *slash = 0;
            if (unlinkat(p->old, path, AT_REMOVEDIR) != 0) break;
        }
    }
}

/* First comes a list of what is there and of what will be: should the run be killed, the next one
 * knows both for ddkit's own. */
static bool put_both(Place *p)
{
    if (!p->manifest.n) return true;
    p->both = (Entry){ .kind = ENTRY_MADE, .path = MANIFEST_NAME };
    return write_text(p, NEXT, p->manifest_both) && replace(p, &p->both, p->area, NEXT);
}

static bool mend(Place *p)
{
    const Entry *failed = NULL;
    bool ok = put_both(p);
    if (ok) ok = !(failed = change_all(p));
    if (ok) {
        p->state = PLACE_MENDED;
        return true;
    }
    fail(p, told(p, failed), errno);
    change_all_back(p);
    return false;
}

/* ---- exchanging folders ------------------------------------------------------------------- */

static bool cannot(int error)
{
    return error == ENOSYS || error == EINVAL || error == ENOTSUP;
}

/* Of the place and what is in the area. */
static bool exchange(Place *p)
{
    if (renameat2(p->area, p->new_name, p->parent, p->name, RENAME_EXCHANGE) == 0) return true;
    if (!cannot(errno)) return false;
    if (renameat(p->parent, p->name, p->area, p->was_name) != 0) return false;
    if (renameat(p->area, p->new_name, p->parent, p->name) == 0) {
        renameat(p->area, p->was_name, p->area, p->new_name);
        return true;
    }
    const int error = errno;
    renameat(p->area, p->was_name, p->parent, p->name);
    errno = error;
    return false;
}

/* Never over anything that has come into being meanwhile. */
static bool put_first(Place *p)
{
    if (renameat2(p->area, p->new_name, p->parent, p->name, RENAME_NOREPLACE) == 0) return true;
    return cannot(errno) && renameat(p->area, p->new_name, p->parent, p->name) == 0;
}

bool place_switch(Place *p)
{
    if (p->old < 0) {
        if (!put_first(p)) return fail(p, p->folder->path, errno);
        p->state = PLACE_NEW;
    } else if (!p->in_place && exchange(p)) {
        p->state = PLACE_EXCHANGED;
    } else {
        p->in_place = true;
        return mend(p);
    }
    return true;
}

void place_switch_back(Place *p)
{
    switch (p->state) {
    case PLACE_OPEN: return;
    case PLACE_NEW: renameat(p->parent, p->name, p->area, p->new_name); break;
    case PLACE_EXCHANGED: exchange(p); break;
    case PLACE_MENDED: change_all_back(p); break;
    }
    p->state = PLACE_OPEN;
}

void place_settle(Place *p)
{
    if (p->state == PLACE_MENDED) remove_emptied(p);
    if (p->state != PLACE_EXCHANGED || change_all(p)) return;
    remove_emptied(p);
    p->settled = exchange(p);
}
