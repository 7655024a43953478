/* files.c - POSIX files.  O_TMPFILE leaves nothing behind when the program is killed; where the
 * file system lacks it a named temporary file does, removed on every error. */
#include "base/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"

FileKind file_kind(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) return FILE_NONE;
    return S_ISREG(st.st_mode) ? FILE_REGULAR : S_ISDIR(st.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

static const char *kind_name(mode_t mode)
{
    if (S_ISDIR(mode)) return "a folder";
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
    if (S_ISSOCK(mode)) return "a socket";
    return "something else";
}

static bool read_all(int fd, char *p, size_t n, size_t *got)
{
    for (*got = 0; *got < n;) {
        ssize_t k = read(fd, p + *got, n - *got);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return false;
        if (k == 0) break;
        *got += (size_t)k;
    }
    return true;
}

static const char *human_size(Arena *a, size_t n)
{
    return n >= 1 << 20 ? c_format(a, "%zu MiB", n >> 20) : c_format(a, "%zu KiB", n >> 10);
}

bool file_read(Arena *a, Diag *d, Span at, const char *path, size_t limit, Str *out)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? report(d, MSG_FILE_MISSING, at, path)
                   : report(d, MSG_FILE_OPEN, at, path, strerror(errno));
    if (!S_ISREG(st.st_mode)) return report(d, MSG_FILE_KIND, at, path, kind_name(st.st_mode));
    if ((uintmax_t)st.st_size > limit)
        return report(d, MSG_FILE_SIZE, at, path, human_size(a, limit));
    /* O_NONBLOCK: should the file turn into a pipe meanwhile, do not hang on it. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return report(d, MSG_FILE_OPEN, at, path, strerror(errno));
    size_t n = (size_t)st.st_size, got;
    char *p = arena_alloc(a, n + 1);
    bool ok = read_all(fd, p, n, &got);
    int error = errno;
    close(fd);
    if (!ok) return report(d, MSG_FILE_READ, at, path, strerror(error));
    *out = (Str){ p, got };
    return true;
}

/* With its parents; an existing one is fine.  `*made` is how much of `path` is the first that had
 * to be made; 0: none. */
static bool folder_make(Diag *d, const char *path, size_t *made)
{
    char part[PATH_MAX];
    size_t n = strlen(path);
    if (file_kind(path) == FILE_FOLDER) return true;
    if (n == 0 || n >= sizeof part)
        return report(d, MSG_FILE_WRITE, SPAN_NONE, path, strerror(ENAMETOOLONG));
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i] != 0) continue;
        memcpy(part, path, i);
        part[i] = 0;
        if (mkdir(part, 0777) == 0) *made = *made ? *made : i;
        else if (errno != EEXIST)
            return report(d, MSG_FILE_WRITE, SPAN_NONE, part, strerror(errno));
    }
    if (file_kind(path) != FILE_FOLDER)
        return report(d, MSG_FILE_WRITE, SPAN_NONE, path, strerror(ENOTDIR));
    return true;
}

/* Those of the parents that were made and hold nothing. */
static void folder_unmake(char *path, size_t made)
{
    for (size_t n = strlen(path); n >= made; n--) {
        if (path[n] && path[n] != '/') continue;
        path[n] = 0;
        if (rmdir(path) != 0 && errno == ENOTEMPTY) return;
    }
}

static bool write_all(int fd, Str s)
{
    for (size_t done = 0; done < s.n;) {
        ssize_t k = write(fd, s.p + done, s.n - done);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return false;
        done += (size_t)k;
    }
    return true;
}

/* An open temporary file; `*named` tells whether `temporary` exists yet. */
static int open_temporary(const char *folder, const char *temporary, bool *named)
{
    int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    *named = fd < 0;
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT && errno != EINVAL))
        return fd;
    unlink(temporary);
    return open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
}

/* Gives the unnamed file behind `fd` a name that is not taken.  Through /proc, as open(2)
 * describes: AT_EMPTY_PATH needs a capability. */
static bool give_name(int fd, const char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

#define WRITE_AT_ONCE ((size_t)64 * 1024)

struct FileWriter {
    Diag *diag;
    const char *path, *temporary;
    char *folder;
    size_t folder_made; /* see folder_make() */
    int fd;             /* -1 once nothing can be written */
    int error;          /* the first errno, or 0 */
    bool named;
    bool synced;
    bool reported;
    char *bytes; /* not yet written */
    size_t n;
};

FileWriter *file_start(Arena *a, Diag *d, const char *path)
{
    FileWriter *w = ARENA_NEW(a, FileWriter);
    w->diag = d;
    w->path = str_c(a, str(path));
    w->fd = -1;
    w->folder = path_folder(a, path);
    /* The process id keeps two runs into one folder apart; it never shows in an output. */
    w->temporary = c_format(a, "%s/.%.*s.%ld.tmp", w->folder, (int)path_base(path).n,
                            path_base(path).p, (long)getpid());
    w->bytes = malloc(WRITE_AT_ONCE);
    if (!w->bytes) out_of_memory();
    w->reported = !folder_make(d, w->folder, &w->folder_made);
    if (!w->reported) w->fd = open_temporary(w->folder, w->temporary, &w->named);
    if (w->fd < 0) w->error = errno ? errno : EIO;
    return w;
}

const char *file_path(const FileWriter *w)
{
    return w->path;
}

static void flush(FileWriter *w)
{
    if (!w->error && !write_all(w->fd, (Str){ w->bytes, w->n })) w->error = errno;
    w->n = 0;
}

void file_put(FileWriter *w, Str bytes)
{
    for (size_t n; bytes.n; bytes = str_slice(bytes, n, bytes.n)) {
        if (w->n == WRITE_AT_ONCE) flush(w);
        n = WRITE_AT_ONCE - w->n < bytes.n ? WRITE_AT_ONCE - w->n : bytes.n;
        memcpy(w->bytes + w->n, bytes.p, n);
        w->n += n;
    }
}

static bool is_sound(FileWriter *w)
{
    if (w->error && !w->reported)
        w->reported = !report(w->diag, MSG_FILE_WRITE, SPAN_NONE, w->path, strerror(w->error));
    return !w->reported;
}

bool file_close(FileWriter *w)
{
    if (w->fd >= 0) flush(w);
    /* Begins what file_sync() waits for; should it fail, that says so. */
    if (!w->error) sync_file_range(w->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    free(w->bytes);
    w->bytes = NULL;
    return is_sound(w);
}

bool file_sync(FileWriter *w)
{
    if (!w->error && !w->synced && fsync(w->fd) != 0) w->error = errno;
    if (!w->error && file_kind(w->path) == FILE_FOLDER) w->error = EISDIR;
    w->synced = true;
    return is_sound(w);
}

/* Only a rename replaces a file that is there, and only what has a name can be renamed. */
static bool put_in_place(FileWriter *w)
{
    if (!w->named) {
        if (give_name(w->fd, w->path)) return true;
        if (errno != EEXIST) return false;
        w->named = give_name(w->fd, w->temporary);
        if (!w->named && unlink(w->temporary) == 0) w->named = give_name(w->fd, w->temporary);
    }
    if (!w->named || rename(w->temporary, w->path) != 0) return false;
    w->named = false;
    return true;
}

bool file_publish(FileWriter *w)
{
    file_sync(w);
    if (!w->error && !put_in_place(w)) w->error = errno;
    const bool ok = is_sound(w);
    if (ok) w->folder_made = 0;
    file_drop(w);
    return ok;
}

void file_drop(FileWriter *w)
{
    if (w->fd >= 0) close(w->fd);
    if (w->named) unlink(w->temporary);
    if (w->folder_made) folder_unmake(w->folder, w->folder_made);
    free(w->bytes);
    /* Nothing more comes of it, nor of dropping it again. */
    *w = (FileWriter){ .fd = -1, .path = w->path, .error = ECANCELED, .reported = true };
}

bool file_finish(FileWriter *w, bool whole)
{
    whole = file_close(w) && whole;
    if (whole) return file_publish(w);
    file_drop(w);
    return false;
}

bool file_write(Diag *d, const char *path, Str text)
{
    Arena *a = arena_new();
    FileWriter *w = file_start(a, d, path);
    file_put(w, text);
    const bool ok = file_finish(w, true);
    arena_free(a);
    return ok;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

size_t folder_list(Arena *a, const char *path, Str **names)
{
    VEC(Str) found = { 0 };
    DIR *dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            *vec_push(a, &found) = str_copy(a, str(e->d_name));
    if (dir) closedir(dir);
    if (found.n) qsort(found.at, found.n, sizeof *found.at, by_name);
    *names = found.at;
    return found.n;
}

char *path_join(Arena *a, const char *folder, const char *name)
{
    if (name[0] == '/' || strcmp(folder, ".") == 0) return str_c(a, str(name));
    return c_format(a, str_ends(str(folder), "/") ? "%s%s" : "%s/%s", folder, name);
}

Str path_base(const char *path)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/') n--;
    size_t from = n;
    while (from > 0 && path[from - 1] != '/') from--;
    return (Str){ path + from, n - from };
}

Str path_stem(const char *path)
{
    Str base = path_base(path);
    for (size_t i = base.n; i-- > 1;)
        if (base.p[i] == '.') return str_slice(base, 0, i);
    return base;
}

char *path_folder(Arena *a, const char *path)
{
    Str base = path_base(path);
    size_t n = (size_t)(base.p - path);
    while (n > 1 && path[n - 1] == '/') n--;
    return n ? arena_copy(a, path, n) : str_c(a, STR("."));
}

static bool has_parent_part(Str name)
{
    for (size_t from = 0; from <= name.n;) {
        size_t to = from + str_find(str_slice(name, from, name.n), '/');
        if (str_is(str_slice(name, from, to), "..")) return true;
        from = to + 1;
    }
    return false;
}

char *path_inside(Arena *a, Diag *d, Span at, const char *folder, Str name)
{
    char real_folder[PATH_MAX], real_file[PATH_MAX];
    char *c = str_c(a, name), *path = path_join(a, folder, c);
    bool escapes = !name.n || name.p[0] == '/' || strlen(c) != name.n || has_parent_part(name);
    if (!escapes && realpath(folder, real_folder) && realpath(path, real_file)) {
        size_t n = strlen(real_folder);
        escapes = strncmp(real_file, real_folder, n) != 0 ||
                  (n > 1 && real_file[n] != '/' && real_file[n] != 0);
    }
    if (!escapes) return path;
    report(d, MSG_PATH_ESCAPES, at, c);
    return NULL;
}

const char *data_folder(Arena *a)
{
    static const char *const below[] = { "..", "../share/ddkit", "../../share/ddkit" };
    char exe[PATH_MAX];
    const char *env = getenv("DDKIT_DATA");
    if (env && *env) return str_c(a, str(env));
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n <= 0) return ".";
    exe[n] = 0;
    char *folder = path_folder(a, exe);
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        char real[PATH_MAX];
        char *there = path_join(a, folder, below[i]);
        if (file_kind(path_join(a, there, "templates")) == FILE_FOLDER && realpath(there, real))
            return str_c(a, str(real));
    }
    return ".";
}
