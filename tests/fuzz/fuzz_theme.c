/* fuzz_theme.c - any bytes as a piece, behind a line "----" as a theme, then icons. */
#include "fuzz.h"

static const char scenario[] = "format: 1\ntitle: A title\nlanguage: de\n"
                               "roles: {dev: {name: Dev, knows: [One **thing**., "
                               "Another.]}}\nfeatures: {f: Feature, g: Other}\n"
                               "clients: {c: {name: Client, tier: gold, uses: [f], quote: Now.}}\n"
                               "events: {e: {deck: alert, title: Event, text: '- a\n\n- b'}}\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const only[] = { "fuzzed", NULL };
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    fuzz_folder("theme");
    fuzz_folder("theme/pieces");
    fuzz_file(a, "theme/pieces/fuzzed.yaml", fuzz_part(data, size, 0));
    const Str theme = fuzz_part(data, size, 1), icons = fuzz_part(data, size, 2);
    fuzz_file(a, "theme/theme.yaml", theme.n ? theme : STR("{}"));
    fuzz_file(a, "theme/icons.yaml", icons.n ? icons : STR("{}"));
    const char *path = fuzz_file(a, "scenario.yaml", str(scenario));
    const Scenario *s = scenario_read(a, d, path, &(ScenarioOptions){ 0 });
    if (s) fuzz_print(a, d, s, NULL, fuzz_path(a, "theme"), only);
    arena_free(a);
    return 0;
}
