/* batch.c - collecting the files of a run in unnamed ones.
 *
 * What is written is held in memory, as much as a kit takes; what comes after that goes into one
 * unnamed file (the spool), one file behind the other: it costs one descriptor however many files a
 * run has.  It lies where the first file will, so that a full disk or a folder that cannot be
 * written to is noticed early; where the file system has no unnamed files, it lies in memory. */
#include "base/batch_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/map.h"

bool write_all(int fd, Str s)
{
    for (size_t done = 0; done < s.n;) {
        const ssize_t k = write(fd, s.p + done, s.n - done);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) {
            if (k == 0) errno = ENOSPC;
            return false;
        }
        done += (size_t)k;
    }
    return true;
}

Batch *batch_new(Arena *a, Diag *d, BatchOptions options)
{
    Batch *b = ARENA_NEW(a, Batch);
    *b = (Batch){ .arena = a, .diag = d, .options = options };
    b->held = b->chunk = malloc(BATCH_HELD); /* not cleared: no more is touched than is taken */
    if (!b->held) out_of_memory();
    return b;
}

void batch_close(Batch *b)
{
    for (size_t i = 0; i < b->spools.n; i++) close(b->spools.at[i]);
    b->spools.n = 0;
    free(b->held);
    b->held = b->chunk = NULL;
}

void batch_folder(Batch *b, const char *path)
{
    *vec_push(b->arena, &b->folders) = (BatchFolder){ .path = str_c(b->arena, str(path)) };
}

void batch_topic(Batch *b, Str topic)
{
    BatchFolder *folder = &b->folders.at[b->folders.n - 1];
    *vec_push(b->arena, &folder->topics) = str_copy(b->arena, topic);
}

void batch_note(Batch *b, Str text)
{
    BatchFolder *folder = &b->folders.at[b->folders.n - 1];
    *vec_push(b->arena, &folder->notes) =
        (ManifestNote){ .topic = folder->topics.at[folder->topics.n - 1],
                        .text = str_copy(b->arena, text) };
}

/* The nearest folder above `path`, or itself, that is there. */
static const char *existing_above(Arena *a, const char *path)
{
    struct stat st;
    while (stat(path, &st) != 0) {
        const char *above = path_folder(a, path);
        if (strcmp(above, path) == 0) break;
        path = above;
    }
    return path;
}

/* -1 with errno set. */
static int open_unnamed(const char *folder)
{
    const int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOSYS))
        return fd;
    if (file_kind(folder) != FILE_FOLDER) return errno = ENOTDIR, -1;
    if (access(folder, W_OK | X_OK) != 0) return -1;
    return memfd_create("ddkit", MFD_CLOEXEC);
}

/* All files share one, unless the size of files is limited: theirs is meant, not that of all. */
static int spool_for(Batch *b, const BatchFolder *folder)
{
    struct rlimit size;
    const bool limited = getrlimit(RLIMIT_FSIZE, &size) == 0 && size.rlim_cur != RLIM_INFINITY;
    if (b->spools.n && !limited) return b->spools.at[b->spools.n - 1];
    const int fd = open_unnamed(existing_above(b->arena, folder->path));
    if (fd < 0) return -1;
    *vec_push(b->arena, &b->spools) = fd;
    b->spooled = 0;
    return fd;
}

FileWriter *batch_add(Batch *b, const char *name)
{
    BatchFolder *folder = &b->folders.at[b->folders.n - 1];
    FileWriter *w = ARENA_NEW(b->arena, FileWriter);
    *w = (FileWriter){ .batch = b, .name = str_c(b->arena, str(name)), .hash = HASH_SEED };
    w->path = path_join(b->arena, folder->path, name);
    w->spool = spool_for(b, folder);
    if (w->spool < 0) w->error = errno ? errno : EIO;
    w->held.p = b->held + b->n_held;
    w->from = b->spooled;
    b->n = 0;
    *vec_push(b->arena, &folder->files) = w;
    return w;
}

const char *file_path(const FileWriter *w)
{
    return w->path;
}

/* Takes the chunk as the next bytes of the file.  A chunk more must fit. */
static bool hold(FileWriter *w)
{
    Batch *b = w->batch;
    const bool all_held = w->size == (off_t)w->held.n;
    if (!all_held || b->n_held + b->n + BATCH_CHUNK > BATCH_HELD) return false;
    w->held.n += b->n;
    b->n_held += b->n;
    b->chunk += b->n;
    return true;
}

static bool spool(FileWriter *w, Str bytes)
{
    if (!write_all(w->spool, bytes)) return false;
    w->batch->spooled += (off_t)bytes.n;
    return true;
}

static void flush(FileWriter *w)
{
    Batch *b = w->batch;
    const Str bytes = { b->chunk, b->n };
    if (!w->error && !hold(w) && !spool(w, bytes)) w->error = errno;
    w->size += (off_t)b->n;
    w->hash = hash_bytes(w->hash, bytes.p, bytes.n);
    b->n = 0;
}

void file_put(FileWriter *w, Str bytes)
{
    Batch *b = w->batch;
    for (size_t n; bytes.n; bytes = str_slice(bytes, n, bytes.n)) {
        if (b->n == BATCH_CHUNK) flush(w);
        n = BATCH_CHUNK - b->n < bytes.n ? BATCH_CHUNK - b->n : bytes.n;
        memcpy(b->chunk + b->n, bytes.p, n);
        b->n += n;
    }
}

bool file_close(FileWriter *w)
{
    if (w->batch->n) flush(w);
    if (w->error && !w->reported)
        w->reported =
            !report(w->batch->diag, MSG_FILE_WRITE, SPAN_NONE, w->path, strerror(w->error));
    return !w->reported;
}
