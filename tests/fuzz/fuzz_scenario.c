/* fuzz_scenario.c - any bytes as a scenario, all the way to the trace, under libFuzzer:
 *
 *     make fuzz SECONDS=60
 *
 * The bytes are written to a file in memory and read as a user's scenario.yaml would be; every
 * piece is laid out.  What is looked for are crashes, hangs and sanitizer reports, not messages. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "kit/kit.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/ddkit-fuzz-XXXXXX";
static char *path;

static void clean_up(void)
{
    unlink(path);
    rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    if (!mkdtemp(folder) || asprintf(&path, "%s/scenario.yaml", folder) < 0) abort();
    atexit(clean_up);
    return 0;
}

static void lay_out_all(Arena *a, Diag *d, const Scenario *scenario)
{
    const LayoutOptions options = { .paper = STR("a4"), .duplex = DUPLEX_LONG };
    const PieceInfo *pieces;
    Piece piece;
    Kit *kit = kit_open(a, d, &(KitSettings){ .data = data_folder(a) });
    size_t n = kit ? kit_pieces(kit, &pieces) : 0;
    for (size_t i = 0; i < n; i++) kit_lay_out(kit, scenario, &pieces[i], &options, &piece);
    kit_close(kit);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(data, 1, size, f) != size || fclose(f)) abort();
    const Scenario *scenario = scenario_read(a, d, path, &(ScenarioOptions){ 0 });
    if (scenario) lay_out_all(a, d, scenario);
    arena_free(a);
    return 0;
}
