/* files.h - reading whole files and writing whole files.
 *
 * A file that is written appears whole or not at all: the bytes go to an unnamed or temporary file
 * beside the target, are flushed to the disk, then get its name.  Several files may wait without
 * a name until all of them are written. */
#ifndef DDKIT_BASE_FILES_H
#define DDKIT_BASE_FILES_H

#include "base/diag.h"

typedef enum FileKind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_OTHER } FileKind;

FileKind file_kind(const char *path); /* follows symbolic links */

/* The whole of a regular file of at most `limit` bytes.  Reports against `at`: a missing file, a
 * folder, a FIFO or device (never opened), a file too large or unreadable. */
bool file_read(Arena *a, Diag *d, Span at, const char *path, size_t limit, Str *out);

/* A file being written.  Missing folders are made. */
typedef struct FileWriter FileWriter;

/* In arena `a`.  Never NULL: what goes wrong is said at the end. */
FileWriter *file_start(Arena *a, Diag *d, const char *path);
const char *file_path(const FileWriter *w);
void file_put(FileWriter *w, Str bytes);
/* All bytes are there.  False after a report; either way the file waits to be published or
 * dropped. */
bool file_close(FileWriter *w);
/* Waits until they are on the disk; file_publish does where nobody has.  False after a report. */
bool file_sync(FileWriter *w);
/* Puts the file in its place; where something went wrong nothing is left.  False after a report. */
bool file_publish(FileWriter *w);
/* Leaves nothing of the file, nor of folders that were made for it and hold no other. */
void file_drop(FileWriter *w);
/* Closes, and publishes if it is `whole`. */
bool file_finish(FileWriter *w, bool whole);

/* The same for a text that is there already. */
bool file_write(Diag *d, const char *path, Str text);

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
