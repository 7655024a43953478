/* theme_keys.c - a key that nothing in a theme is called is a mistake: it would change no look. */
#include "data/suggest.h"
#include "layout/theme.h"

static const char *const theme_keys[] = { "min-size", "colors", "styles",   "table",
                                          "details",  "boxes",  "patterns", "decks",
                                          "actions",  "tiers",  "handouts", NULL };
static const char *const style_keys[] = {
    "extends",    "font",     "weight",    "strong",     "italic",   "upper",
    "balance",    "size",     "leading",   "gap",        "tracking", "hyphenate",
    "code-size",  "headings", "table",     "table-head", "features", "code-font",
    "code-block", "code-box", "code-fill", "link-color", "color",    NULL,
};
static const char *const box_keys[] = {
    "fill", "stroke", "stroke-width", "radius", "bar",           "bar-width",
    "pad",  "dashed", "pattern",      "style",  "pattern-color", NULL,
};
static const char *const pattern_keys[] = { "width",  "height",       "path",
                                            "filled", "stroke-width", NULL };
static const char *const table_keys[] = {
    "pad-x",  "pad-y", "rule-width", "rule",        "head-rule",
    "bullet", "box",   "box-ticked", "list-indent", NULL,
};
static const char *const detail_keys[] = {
    "pattern-share",  "check-size",       "check-gap",   "check-radius",
    "check-stroke",   "line-pitch",       "highlight-x", "highlight-up",
    "highlight-down", "highlight-radius", "tight",       NULL,
};

/* Reports the keys of `map` that are not among `keys`. */
static bool known(Arena *a, Diag *d, const Value *map, const char *const *keys)
{
    bool ok = true;
    size_t n = 0;
    while (keys[n]) n++;
    Str *names = ARENA_ARRAY(a, Str, n);
    for (size_t i = 0; i < n; i++) names[i] = str(keys[i]);
    for (size_t i = 0; map && map->kind == VALUE_MAP && i < map->map.n; i++) {
        const Entry *e = &map->map.at[i];
        size_t k = 0;
        while (k < n && !str_eq(names[k], e->key)) k++;
        if (k < n) continue;
        ok = report(d, MSG_THEME_KEY, e->key_span, str_c(a, e->key));
        suggest(a, d, e->key, names, n);
    }
    return ok;
}

static bool all_known(Arena *a, Diag *d, const Value *maps, const char *const *keys)
{
    bool ok = true;
    for (size_t i = 0; i < value_count(maps); i++) ok = known(a, d, value_at(maps, i), keys) && ok;
    return ok;
}

bool theme_box_keys_known(Arena *a, Diag *d, const Value *box)
{
    return known(a, d, box, box_keys);
}

bool theme_keys_known(Arena *a, Diag *d, const Value *theme)
{
    bool ok = known(a, d, theme, theme_keys);
    ok = all_known(a, d, value_get(theme, "styles"), style_keys) && ok;
    ok = all_known(a, d, value_get(theme, "boxes"), box_keys) && ok;
    ok = all_known(a, d, value_get(theme, "patterns"), pattern_keys) && ok;
    ok = known(a, d, value_get(theme, "table"), table_keys) && ok;
    return known(a, d, value_get(theme, "details"), detail_keys) && ok;
}
