/* schema_reference.c - looking up what references name, once every default is in place. */
#include "data/schema_check.h"
#include "data/schema_field.h"
#include "data/suggest.h"

static bool removed_by_overlay(Check *c, Str map, Str id)
{
    Str path = str_format(c->scratch, "%.*s.%s", (int)map.n, map.p, check_shown(c, id));
    return overlay_hint(c->scratch, c->diag, c->overlays, path);
}

/* A chart's id where a handout is wanted, which is what shows charts. */
static bool names_chart(Check *c, const Value *root, Reference r)
{
    if (!str_is(str(r.field->target), "handouts") ||
        !value_entry(value_get(root, "charts"), r.value->text))
        return false;
    report_hint(c->diag, c_format(c->scratch,
                                  "`%s` is a chart: make a handout that shows it, `handouts: {ID: "
                                  "{title: …, chart: %s}}`, and use its id",
                                  check_shown(c, r.value->text), check_shown(c, r.value->text)));
    return true;
}

static int small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool reads_alike(Str a, Str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (small_letter(a.p[i]) != small_letter(b.p[i])) return false;
    return a.n > 0;
}

/* Whether a thing of the map is called so: then its id was meant. */
static bool is_name(Check *c, const Value *map, Str word)
{
    for (size_t i = 0; i < value_count(map) && map->kind == VALUE_MAP; i++) {
        const Value *thing = map->map.at[i].value, *name = value_get(thing, "name");
        const Str called = value_str(name ? name : value_get(thing, "title"));
        if (!reads_alike(called, word)) continue;
        suggest_near(c->scratch, c->diag, map->map.at[i].key);
        return true;
    }
    return false;
}

/* What may have been meant: an id of any of the maps that were looked into, unless an overlay
 * removed the one that is named. */
static void explain_reference(Check *c, const Value *root, Reference r)
{
    VEC(const Value *) maps = { 0 };
    size_t n = 0;
    if (!suggest_worthwhile(c->diag)) return;
    if (names_chart(c, root, r)) return;
    for (Str rest = str(r.field->target), path; field_next_target(&rest, &path);) {
        if (removed_by_overlay(c, path, r.value->text)) return;
        const Value *map = field_target(root, path);
        if (is_name(c, map, r.value->text)) return;
        *vec_push(c->scratch, &maps) = map;
        n += value_count(map);
    }
    if (n) suggest_keys(c->scratch, c->diag, r.value->text, maps.at, maps.n);
    else
        report_hint(c->diag,
                    "the scenario has none of them; further references to them are not reported");
}

/* Whether the scenario lacks all that the field could refer to. */
static bool has_no_target(const Value *root, const Field *f)
{
    for (Str rest = str(f->target), path; field_next_target(&rest, &path);)
        if (field_target(root, path)) return false;
    return true;
}

/* Of references to what is not there at all one is enough: they have one cause. */
static bool is_told(Check *c, const Value *root, const Field *f)
{
    if (!has_no_target(root, f)) return false;
    for (size_t i = 0; i < c->missing.n; i++)
        if (str_is(str(c->missing.at[i]), f->target)) return true;
    *vec_push(c->scratch, &c->missing) = f->target;
    return false;
}

static void resolve(Check *c, const Value *root, Reference r)
{
    if (field_has_word(r.field, r.value->text)) return;
    for (Str rest = str(r.field->target), path; field_next_target(&rest, &path);) {
        const Value *map = field_target(root, path);
        if (value_entry(map, r.value->text)) return;
        if (map && map->kind != VALUE_MAP) return; /* reported already */
    }
    for (size_t i = 0; i < c->mended.n; i++)
        if (str_eq(c->mended.at[i], r.value->text)) return; /* right, once the id is */
    if (is_told(c, root, r.field)) return;
    report(c->diag, MSG_REFERENCE_UNKNOWN, r.value->span, check_shown(c, r.value->text),
           field_target_name(c->scratch, r.field));
    explain_reference(c, root, r);
}

void check_references(Check *c, const Value *root)
{
    for (size_t i = 0; i < c->references.n; i++) resolve(c, root, c->references.at[i]);
}
