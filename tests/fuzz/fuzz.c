/* fuzz.c - the fuzzers' folder and printer. */
#include "fuzz.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "backend/pdf.h"
#include "backend/png.h"
#include "backend/trace.h"
#include "base/batch.h"
#include "base/files.h"

#define DPI 30 /* enough to draw everything */

static char folder[] = "/tmp/ddkit-fuzz-XXXXXX";

static int remove_one(const char *path, const struct stat *s, int kind, struct FTW *where)
{
    (void)s, (void)kind, (void)where;
    return remove(path);
}

static void clean_up(void)
{
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *fuzz_path(Arena *a, const char *name)
{
    static bool made;
    if (!made) {
        if (!mkdtemp(folder)) abort();
        atexit(clean_up);
        made = true;
    }
    return path_join(a, folder, name);
}

const char *fuzz_file(Arena *a, const char *name, Str bytes)
{
    const char *path = fuzz_path(a, name);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f)) abort();
    return path;
}

void fuzz_folder(const char *name)
{
    Arena *a = arena_new();
    mkdir(fuzz_path(a, name), 0700);
    arena_free(a);
}

Str fuzz_part(const uint8_t *data, size_t size, size_t n)
{
    Str rest = { (const char *)data, size };
    for (;; n--) {
        const char *end = rest.n ? memmem(rest.p, rest.n, "\n----\n", 6) : NULL;
        const Str part = end ? (Str){ rest.p, (size_t)(end - rest.p) + 1 } : rest;
        if (!n) return part;
        if (!end) return STR("");
        rest = str_slice(rest, part.n + 5, rest.n);
    }
}

static void write_all(Arena *a, Diag *d, const Piece *piece)
{
    Batch *b = batch_new(a, d, (BatchOptions){ 0 });
    batch_folder(b, fuzz_path(a, "out"));
    FileWriter *file = batch_add(b, "piece.pdf");
    pdf_write(d, piece->document, &(FormatOptions){ 0 }, file);
    file_close(file);
    file = batch_add(b, "piece.trace");
    trace_write(d, piece->document, &(FormatOptions){ 0 }, file);
    file_close(file);
    for (size_t i = 0; i < piece->document->pages.n && i < 2; i++) {
        file = batch_add(b, c_format(a, "page-%zu.png", i));
        png_write(d, piece->document, &(FormatOptions){ .page = i, .dpi = DPI }, file);
        file_close(file);
    }
    batch_close(b);
}

void fuzz_print(Arena *a, Diag *d, const Scenario *scenario, const Deal *deal, const char *theme,
                const char *const *only)
{
    const LayoutOptions options = { .paper = STR("a4"), .duplex = DUPLEX_LONG, .deal = deal };
    const PieceInfo *pieces;
    Kit *kit = kit_open(a, d, &(KitSettings){ data_folder(a), theme, only });
    const size_t n = kit ? kit_pieces(kit, &pieces) : 0;
    for (size_t i = 0; i < n; i++) {
        bool wanted = !only;
        for (size_t k = 0; only && only[k]; k++) wanted = wanted || str_is(pieces[i].name, only[k]);
        Piece piece;
        if (!wanted) continue;
        const bool ok = kit_lay_out(kit, scenario, &pieces[i], &options, &piece);
        if (ok && piece.document) write_all(a, d, &piece);
        kit_release(&piece);
    }
    kit_close(kit);
}
