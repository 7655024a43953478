/* fuzz_scenario.c - any bytes as a scenario, all the way to PDFs and pictures. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const char *path = fuzz_file(a, "scenario.yaml", (Str){ (const char *)data, size });
    const Scenario *s = scenario_read(a, d, path, &(ScenarioOptions){ 0 });
    if (s) fuzz_print(a, d, s, NULL, NULL, NULL);
    arena_free(a);
    return 0;
}
