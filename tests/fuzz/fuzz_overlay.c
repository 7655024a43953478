/* fuzz_overlay.c - any bytes as an overlay over a small scenario, behind a line "----" as a roster.
 */
#include "data/scenario.h"
#include "fuzz.h"
#include "game/fold.h"
#include "game/roster.h"

static const char scenario[] =
    "format: 1\ntitle: A title\nplayers: {min: 2, max: 4}\nwords: {us: We}\n"
    "roles: {dev: {name: Dev, knows: [One by {{us}}., Two.]},\n"
    "  dba: {name: DBA, needed_from: 3, folds_into: dev, knows: [{text: It., clue: k}, That.]}}\n"
    "tools: {sql: {name: SQL}}\nclues: {k: {text: Clue.}}\nfeatures: {f: Feature}\n"
    "clients: {c: {name: Client, tier: gold, uses: [f], quote: Now.}}\n"
    "actions: {a: {title: A, tool: sql, needs: [k], resolves: true}}\n"
    "events: {e: {deck: alert, title: Event, text: Beep.}}\n";

static void deal(Arena *a, Diag *d, Scenario *s, Str text)
{
    static const char *const only[] = { "role-cards", "deal-sheet", "event-decks", NULL };
    const Value *roster = text.n ? roster_read(a, d, fuzz_file(a, "roster.yaml", text)) : NULL;
    Deal dealt = { 0 };
    if (roster) {
        const size_t players = value_count(value_get(roster, "players"));
        fold_roles(a, d, s, (int)(players < 24 ? players : 24));
        dealt = deal_seats(a, d, s, roster, 1);
    }
    fuzz_print(a, d, s, roster ? &dealt : NULL, NULL, only);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const char *over = fuzz_file(a, "overlay.yaml", fuzz_part(data, size, 0));
    const char *path = fuzz_file(a, "scenario.yaml", str(scenario));
    ScenarioOptions options = { 0 };
    if (scenario_read_overlays(a, d, &over, 1, &options)) {
        Scenario *s = scenario_read(a, d, path, &options);
        if (s) deal(a, d, s, fuzz_part(data, size, 1));
    }
    arena_free(a);
    return 0;
}
