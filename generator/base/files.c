/* files.c - POSIX files. */
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

bool file_missing(Arena *a, Diag *d, Span at, const char *path)
{
    char *slashes = str_c(a, str(path));
    report(d, MSG_FILE_MISSING, at, path);
    for (char *p = slashes; (p = strchr(p, '\\')); p++) *p = '/';
    if (strcmp(slashes, path) != 0)
        report_hint(d, c_format(a, "write `/` between folders: %s", slashes));
    return false;
}

bool file_read(Arena *a, Diag *d, Span at, const char *path, size_t limit, Str *out)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? file_missing(a, d, at, path)
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
    report(d, MSG_PATH_ESCAPES, at, c, folder);
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
