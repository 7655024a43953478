/* input.c - reading to the end, whatever it is. */
#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"

static bool is_stdin(const char *path)
{
    return strcmp(path, "-") == 0;
}

const char *input_name(const char *path)
{
    return is_stdin(path) ? "standard input" : path;
}

/* The bytes up to the end; more than `limit` are not wanted. */
static bool read_pipe(int fd, size_t limit, Buf *out)
{
    char block[4096];
    while (out->n <= limit) {
        const ssize_t n = read(fd, block, sizeof block);
        if (n == 0) return true;
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        buf_mem(out, block, (size_t)n);
    }
    return true;
}

bool input_read(Arena *a, Diag *d, const char *path, size_t limit, Str *out)
{
    Buf text = { .arena = a };
    if (!is_stdin(path) && file_kind(path) != FILE_OTHER)
        return file_read(a, d, SPAN_NONE, path, limit, out);
    const int fd = is_stdin(path) ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return report(d, MSG_FILE_OPEN, SPAN_NONE, path, strerror(errno));
    const bool ok = read_pipe(fd, limit, &text);
    const int error = errno;
    if (fd != STDIN_FILENO) close(fd);
    if (!ok) return report(d, MSG_FILE_READ, SPAN_NONE, input_name(path), strerror(error));
    if (text.n > limit)
        return report(d, MSG_FILE_SIZE, SPAN_NONE, input_name(path),
                      c_format(a, "%zu MiB", limit >> 20));
    *out = buf_done(&text);
    return true;
}
