/* manifest.c - reading, writing and comparing the list of a folder's files. */
#include "base/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/batch_private.h"
#include "base/map.h"

#define HASH_DIGITS 16
#define SIZE_LIMIT ((off_t)8 * 1024 * 1024)

#define NOTE "+ "

static const char heading[] = "# Files that ddkit wrote here. It removes those that it no longer "
                              "makes, unless they were changed.\n";

static int digit_of(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Below the folder, and not the manifest itself. */
static bool is_plain_path(Str path)
{
    if (!path.n || str_is(path, MANIFEST_NAME)) return false;
    for (size_t from = 0; from <= path.n;) {
        const size_t to = from + str_find(str_slice(path, from, path.n), '/');
        const Str part = str_slice(path, from, to);
        if (!part.n || str_is(part, ".") || str_is(part, "..")) return false;
        from = to + 1;
    }
    return memchr(path.p, 0, path.n) == NULL;
}

static bool is_line(Str s)
{
    return memchr(s.p, '\n', s.n) == NULL && memchr(s.p, 0, s.n) == NULL;
}

void manifest_note(Arena *a, Manifest *m, Str topic, Str text)
{
    if (!topic.n || !text.n || !is_line(topic) || !is_line(text)) return;
    *vec_push(a, &m->notes) = (ManifestNote){ topic, text };
}

static void read_note(Arena *a, Manifest *m, Str line)
{
    const size_t blank = str_find(line, ' ');
    manifest_note(a, m, str_slice(line, 0, blank), str_slice(line, blank + 1, line.n));
}

static void read_line(Arena *a, Manifest *m, Str line)
{
    if (str_starts(line, NOTE)) {
        read_note(a, m, str_slice(line, strlen(NOTE), line.n));
        return;
    }
    uint64_t hash = 0;
    if (line.n < HASH_DIGITS + 2 || line.p[HASH_DIGITS] != ' ') return;
    for (size_t i = 0; i < HASH_DIGITS; i++) {
        const int digit = digit_of(line.p[i]);
        if (digit < 0) return;
        hash = hash << 4 | (uint64_t)digit;
    }
    const Str path = str_slice(line, HASH_DIGITS + 1, line.n);
    if (is_plain_path(path)) manifest_add(a, m, path, hash);
}

static ssize_t read_some(int fd, char *p, size_t n)
{
    size_t got = 0;
    for (ssize_t k = 1; got < n && k > 0; got += (size_t)k) {
        k = read(fd, p + got, n - got);
        if (k < 0) return -1;
    }
    return (ssize_t)got;
}

void manifest_parse(Arena *a, Str text, Manifest *m)
{
    *m = (Manifest){ 0 };
    while (text.n) {
        const size_t end = str_find(text, '\n');
        read_line(a, m, str_slice(text, 0, end));
        text = str_slice(text, end + 1, text.n);
    }
}

/* What is no plain file, or not ours to read, is not as ddkit wrote it.  -1 then, with errno 0. */
static int open_plain(int folder, const char *path, off_t *size)
{
    struct stat st;
    const int fd = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == EACCES ||
            errno == ENXIO)
            errno = 0;
        return -1;
    }
    const bool known = fstat(fd, &st) == 0;
    const int error = errno;
    if (known && S_ISREG(st.st_mode)) return *size = st.st_size, fd;
    close(fd);
    errno = known ? 0 : error;
    return -1;
}

bool manifest_read(Arena *a, int folder, Manifest *m)
{
    off_t size;
    *m = (Manifest){ 0 };
    const int fd = open_plain(folder, MANIFEST_NAME, &size);
    if (fd < 0) return errno == 0;
    if (size > SIZE_LIMIT) size = 0;
    char *text = arena_alloc(a, (size_t)size);
    const ssize_t n = read_some(fd, text, (size_t)size);
    const int error = errno;
    close(fd);
    errno = error;
    if (n > 0) manifest_parse(a, (Str){ text, (size_t)n }, m);
    return n >= 0;
}

void manifest_add(Arena *a, Manifest *m, Str path, uint64_t hash)
{
    *vec_push(a, &m->lines) = (ManifestLine){ hash, path };
}

static int by_path(const void *a, const void *b)
{
    const ManifestLine *x = a, *y = b;
    const int order = str_cmp(x->path, y->path);
    return order ? order : (x->hash > y->hash) - (x->hash < y->hash);
}

static int by_topic(const void *a, const void *b)
{
    const ManifestNote *const *x = a, *const *y = b;
    const int order = str_cmp((*x)->topic, (*y)->topic);
    return order ? order : (*x > *y) - (*x < *y);
}

static void put_notes(Buf *b, const Manifest *m)
{
    const ManifestNote **sorted = ARENA_ARRAY(b->arena, const ManifestNote *, m->notes.n);
    for (size_t i = 0; i < m->notes.n; i++) sorted[i] = &m->notes.at[i];
    if (m->notes.n) qsort(sorted, m->notes.n, sizeof *sorted, by_topic);
    for (size_t i = 0; i < m->notes.n; i++) {
        buf_c(b, NOTE);
        buf_str(b, sorted[i]->topic);
        buf_char(b, ' ');
        buf_str(b, sorted[i]->text);
        buf_char(b, '\n');
    }
}

Str manifest_text(Arena *a, Manifest *m)
{
    Buf b = { .arena = a };
    buf_c(&b, heading);
    if (m->lines.n) qsort(m->lines.at, m->lines.n, sizeof *m->lines.at, by_path);
    for (size_t i = 0; i < m->lines.n; i++) {
        const ManifestLine *line = &m->lines.at[i];
        if (i > 0 && by_path(line, line - 1) == 0) continue;
        buf_format(&b, "%016" PRIx64 " ", line->hash);
        buf_str(&b, line->path);
        buf_char(&b, '\n');
    }
    put_notes(&b, m);
    return buf_done(&b);
}

/* As batch.c reckons it while a file is written.  False where there is none, or with errno set. */
static bool hash_of(int folder, const char *path, uint64_t *hash)
{
    char chunk[BATCH_CHUNK];
    off_t size;
    ssize_t n;
    const int fd = open_plain(folder, path, &size);
    if (fd < 0) return false;
    *hash = HASH_SEED;
    while ((n = read_some(fd, chunk, sizeof chunk)) > 0)
        *hash = hash_bytes(*hash, chunk, (size_t)n);
    const int error = n < 0 ? errno : 0;
    close(fd);
    errno = error;
    return n == 0;
}

bool manifest_holds(const Manifest *m, int folder, const char *path)
{
    uint64_t hash;
    errno = 0;
    if (!manifest_names(m, str(path)) || !hash_of(folder, path, &hash)) return false;
    for (size_t i = 0; i < m->lines.n; i++)
        if (m->lines.at[i].hash == hash && str_is(m->lines.at[i].path, path)) return true;
    return false;
}

bool manifest_names(const Manifest *m, Str path)
{
    for (size_t i = 0; i < m->lines.n; i++)
        if (str_eq(m->lines.at[i].path, path)) return true;
    return false;
}
