/* fuzz_text.c - any bytes as the texts of a scenario: Markdown, scripts, paragraphs. */
#include <stdio.h>

#include "fuzz.h"

/* As a text in double quotes, which can hold anything that a YAML file may. */
static Str quoted(Arena *a, Str text)
{
    Buf b = { .arena = a };
    buf_char(&b, '"');
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if (c == '"' || c == '\\') buf_char(&b, '\\');
        if (c == '\n') buf_c(&b, "\\n");
        else buf_char(&b, c);
    }
    buf_char(&b, '"');
    return buf_done(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const only[] = { "event-decks", "handouts", "role-briefs", NULL };
    static const char *const languages[] = { "en", "de", "hr", "he", "ar", "ja", "th", "tr" };
    if (!size) return 0;
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const char *text = str_c(a, quoted(a, (Str){ (const char *)data + 1, size - 1 }));
    const char *yaml = c_format(a,
                                "format: 1\ntitle: T\nlanguage: %s\n"
                                "events: {e: {deck: alert, title: E, text: %s}}\n"
                                "handouts: {h: {title: H, text: %s}}\n"
                                "roles: {r: {name: R, brief: %s, knows: [A, B]}}\n",
                                languages[data[0] % 8], text, text, text);
    const char *path = fuzz_file(a, "scenario.yaml", str(yaml));
    const Scenario *s = scenario_read(a, d, path, &(ScenarioOptions){ 0 });
    if (s) fuzz_print(a, d, s, NULL, NULL, only);
    arena_free(a);
    return 0;
}
