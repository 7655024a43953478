/* batch_of_one.h - a single file for tests: started with a path, published when it is finished. */
#ifndef BATCH_OF_ONE_H
#define BATCH_OF_ONE_H

#include "base/batch.h"
#include "base/files.h"

typedef struct OneFile {
    Batch *batch;
    FileWriter *file;
} OneFile;

static inline OneFile one_file(Arena *a, Diag *d, const char *path)
{
    OneFile one = { .batch = batch_new(a, d, (BatchOptions){ .manifest = false }) };
    batch_folder(one.batch, path_folder(a, path));
    one.file = batch_add(one.batch, str_c(a, path_base(path)));
    return one;
}

/* Puts it in its place if it is `whole`. */
static inline bool finish_file(OneFile one, bool whole)
{
    whole = file_close(one.file) && whole && batch_publish(one.batch);
    batch_close(one.batch);
    return whole;
}

static inline bool save_text(Arena *a, Diag *d, const char *path, Str text)
{
    const OneFile one = one_file(a, d, path);
    file_put(one.file, text);
    return finish_file(one, true);
}

#endif
