/* files.h - reading whole files, listing folders, taking paths apart.  batch.h writes. */
#ifndef DDKIT_BASE_FILES_H
#define DDKIT_BASE_FILES_H

#include "base/diag.h"

typedef enum FileKind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER } FileKind;

FileKind file_kind(const char *path); /* follows symbolic links */

/* The whole of a regular file of at most `limit` bytes.  Reports against `at`: a missing file, a
 * folder, a FIFO or device (never opened), a file too large or unreadable. */
bool file_read(Arena *a, Diag *d, Span at, const char *path, size_t limit, Str *out);
/* Reports that there is no such file, and what the path may be wrong in. */
bool file_missing(Arena *a, Diag *d, Span at, const char *path);

/* Names in a folder, sorted by bytes, without "." and "..".  A missing folder gives none. */
size_t folder_list(Arena *a, const char *path, Str **names);

char *path_join(Arena *a, const char *folder, const char *name);
Str path_base(const char *path);               /* the last part, trailing slashes ignored */
Str path_stem(const char *path);               /* the same without its last extension */
char *path_folder(Arena *a, const char *path); /* "." when there is none */

/* Resolves `name` below `folder`; reports MSG_PATH_ESCAPES where it is absolute, has a ".." part
 * or is a symbolic link to a place outside the folder.  NULL then. */
char *path_inside(Arena *a, Diag *d, Span at, const char *folder, Str name);

/* The folder with `templates/`, `fonts/` and `scenarios/`: $DDKIT_DATA, else found from where the
 * program stands (a source tree's root above build/, or PREFIX/share/ddkit).  Never NULL. */
const char *data_folder(Arena *a);

#endif
