/* fuzz_image.c - any bytes as a picture: PNG, JPEG, SVG. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char yaml[] = "format: 1\ntitle: T\nhandouts: {h: {title: H, image: picture}}\n";
    static const char *const only[] = { "handouts", NULL };
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    fuzz_file(a, "picture", (Str){ (const char *)data, size });
    const char *path = fuzz_file(a, "scenario.yaml", str(yaml));
    const Scenario *s = scenario_read(a, d, path, &(ScenarioOptions){ 0 });
    if (s) fuzz_print(a, d, s, NULL, NULL, only);
    arena_free(a);
    return 0;
}
