/* schema.c - a tree of Values against a tree of Fields.
 *
 * One walk reports what is wrong, brings values into their normal form and fills in defaults.
 * References are collected on the way and looked up at its end, when every default is in place.
 * An error never ends the walk: what fits is checked further. */
#include "data/schema.h"

#include <string.h>

#include "data/schema_check.h"
#include "data/schema_field.h"
#include "data/suggest.h"
#include "data/yaml.h"
#include "data/yaml_traps.h"

#define MENDED_MAX 100 /* ids; whoever has more refused has other worries than references to them \
                        */

static void check(Check *c, const Field *f, Value *v, Place p);

/* Whether nothing but what is within it can be wrong. */
static bool holds_others(const Field *f, const Value *v)
{
    return f->type != FIELD_ONE_OF && field_takes_kind(f, v->kind) && v->kind >= VALUE_SEQ;
}

/* Makes null of what has got errors since there were `before`, for value_drop_nulls(). */
static void sift(const Check *c, const Field *f, Value *v, size_t before)
{
    if (!c->sift || (f && holds_others(f, v)) || diag_count(c->diag, SEVERITY_ERROR) == before)
        return;
    *v = *value_null(c->arena, v->span);
}

/* How many items a list or a map has. */
static void check_length(Check *c, const Field *f, const Value *v, Place p)
{
    const double n = (double)value_count(v);
    if (field_is_limited(f) && (n < f->low || n > f->high))
        report(c->diag, MSG_LIST_LENGTH, check_at(v, p), p.name, check_number_shown(c, f->low),
               check_number_shown(c, f->high), check_number_shown(c, n));
}

static void check_list(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind != VALUE_SEQ) {
        check_wrong_type(c, f, v, p);
        return;
    }
    const size_t n = value_count(v);
    check_length(c, f, v, p);
    for (size_t i = 0; i < n; i++) {
        Value *item = value_at(v, i);
        const size_t before = diag_count(c->diag, SEVERITY_ERROR);
        check(c, f->element, item, (Place){ item->span, "this item" });
        sift(c, f->element, item, before);
    }
}

/* Whether the key is what a comma cut off a text inside `{ }`: no `:` follows it. */
static bool is_cut_off(const Entry *e)
{
    if (e->value->kind != VALUE_NULL || !e->key_span.source) return false;
    Str text = e->key_span.source->text;
    size_t i = e->key_span.to;
    while (i < text.n && strchr(" \t\r\n", text.p[i])) i++;
    return i < text.n && (text.p[i] == ',' || text.p[i] == '}');
}

static void explain_comma(Check *c)
{
    report_hint(c->diag,
                "inside `{ }` a comma ends a text: put a text that contains one into quotes");
}

static void refuse_id(Check *c, const Entry *e)
{
    const Str key = str_slice(e->key, 0, SHOWN_MAX);
    report(c->diag, MSG_ID_SHAPE, e->key_span, check_shown(c, key));
    Buf b = { .arena = c->scratch };
    for (size_t i = 0; i < key.n; i++) {
        char ch = key.p[i];
        if (ch >= 'A' && ch <= 'Z') buf_char(&b, (char)(ch - 'A' + 'a'));
        else if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9')) buf_char(&b, ch);
        else if (b.n && b.p[b.n - 1] != '-') buf_char(&b, '-');
    }
    Str id = buf_done(&b);
    if (str_ends(id, "-")) id.n--;
    if (!id.n) return;
    report_hint(c->diag, c_format(c->scratch, "write `%.*s`", (int)id.n, id.p));
    if (c->mended.n < MENDED_MAX) *vec_push(c->scratch, &c->mended) = id;
}

/* A map where ids are expected may hold a key of what stands above it, not indented enough. */
static void explain_indent(Check *c, const Field *f, const Entry *e, Place p)
{
    if (f->element->type != FIELD_OBJECT || e->value->kind == VALUE_MAP) return;
    if (!field_of(f->element->fields, e->key)) return;
    report_hint(c->diag,
                c_format(c->scratch,
                         "`%.*s` is a key of the things in %s: is this line indented far enough?",
                         (int)e->key.n, e->key.p, p.name));
}

static void check_entry(Check *c, const Field *f, const Entry *e, Place p)
{
    bool is_id = f->shape ? f->shape->fits(e->key) : field_is_id(e->key), cut_off = is_cut_off(e);
    if (!is_id && f->shape)
        report(c->diag, MSG_KEY_SHAPE, e->key_span, check_shown(c, e->key), f->shape->what);
    else if (!is_id) refuse_id(c, e);
    if (is_id || !cut_off) check(c, f->element, e->value, check_place(c, e));
    if (cut_off) explain_comma(c);
    else explain_indent(c, f, e, p);
}

static void check_map(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind != VALUE_MAP) {
        check_wrong_type(c, f, v, p);
        return;
    }
    check_length(c, f, v, p);
    for (uint32_t i = 0; i < v->map.n; i++) {
        const size_t before = diag_count(c->diag, SEVERITY_ERROR);
        check_entry(c, f, &v->map.at[i], p);
        sift(c, f->element, v->map.at[i].value, before);
    }
    if (c->sift) value_drop_nulls(c->arena, v);
}

static void set_spans(Value *v, Span at)
{
    v->span = at;
    for (size_t i = 0; i < value_count(v); i++) {
        if (v->kind == VALUE_MAP) v->map.at[i].key_span = at;
        set_spans(value_at(v, i), at);
    }
}

/* `text` is a constant of a field table, and short: most defaults are one word. */
static Value *default_value(Check *c, const char *text, Span at)
{
    if (text[0] != '{' && text[0] != '[') return yaml_plain(value_text(c->arena, at, str(text)));
    Value *v = yaml_parse(c->arena, c->diag, "default", str(text));
    set_spans(v, at);
    return v;
}

/* A map with a default keeps the default's entries that it does not replace. */
static void fill_map(Check *c, const Field *f, Value *v, Span at)
{
    if (v->kind != VALUE_MAP) return;
    const Value *from = default_value(c, f->fallback, at);
    for (uint32_t i = 0; i < from->map.n; i++)
        if (!value_entry(v, from->map.at[i].key)) value_add(c->arena, v, from->map.at[i]);
}

static void check_key(Check *c, const Field *f, const Entry *e)
{
    if (f->type == FIELD_MAP && f->fallback && !f->whole) fill_map(c, f, e->value, e->key_span);
    check(c, f, e->value, check_place(c, e));
}

/* A key that is not written, or nothing behind it. */
static void fill_key(Check *c, const Field *f, Value *map, Place p)
{
    if (f->required) report(c->diag, MSG_KEY_MISSING, p.at, p.name, f->key);
    if (!f->fallback) return;
    value_add(c->arena, map, (Entry){ str(f->key), p.at, default_value(c, f->fallback, p.at) });
    check_key(c, f, &map->map.at[map->map.n - 1]);
}

/* `fields` and `more` (or NULL) are what the map may hold. */
static void refuse_key(Check *c, const Field *fields, const Field *more, const Entry *e)
{
    VEC(Str) names = { 0 };
    report(c->diag, MSG_KEY_UNKNOWN, e->key_span, check_shown(c, e->key));
    if (!suggest_worthwhile(c->diag)) return;
    if (is_cut_off(e)) {
        explain_comma(c);
        return;
    }
    for (const Field *f = fields; f && f->key; f++) *vec_push(c->scratch, &names) = str(f->key);
    for (const Field *f = more; f && f->key; f++) *vec_push(c->scratch, &names) = str(f->key);
    suggest(c->scratch, c->diag, e->key, names.at, names.n);
}

/* `title:` and nothing behind it. */
static void refuse_empty(Check *c, const Entry *e)
{
    const Span comment = yaml_comment_for_value(e->value->span);
    const char *key = check_shown(c, e->key);
    if (yaml_comment_is_text(comment)) return; /* the reader has said so */
    report(c->diag, MSG_TEXT_EMPTY, e->key_span, c_format(c->scratch, "`%s`", key));
    report_hint(c->diag, c_format(c->scratch, "write something behind `%s:`", key));
}

static bool is_among(const Field *f, const Field *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == f) return true;
    return false;
}

/* What is written, then what is not. */
static void check_keys(Check *c, const Field *fields, const Field *more, Value *map, Place p)
{
    VEC(const Field *) empty = { 0 };
    for (uint32_t i = 0; i < map->map.n; i++) {
        const Entry *e = &map->map.at[i];
        const Field *f = field_of(fields, e->key);
        if (!f || !f->required || e->value->kind != VALUE_NULL) continue;
        refuse_empty(c, e);
        *vec_push(c->scratch, &empty) = f;
    }
    value_drop_nulls(c->arena, map);
    for (uint32_t i = 0; i < map->map.n; i++) {
        const Entry *e = &map->map.at[i];
        const Field *f = field_of(fields, e->key);
        const size_t before = diag_count(c->diag, SEVERITY_ERROR);
        if (!f) f = field_of(more, e->key);
        if (f) check_key(c, f, e);
        else if (c->sift) *e->value = *value_null(c->arena, e->value->span);
        if (f) sift(c, f, e->value, before);
    }
    for (const Field *f = fields; f && f->key; f++)
        if ((f->required || f->fallback) && !value_entry(map, str(f->key)) &&
            !(empty.n && is_among(f, empty.at, empty.n)))
            fill_key(c, f, map, p);
    if (c->sift) value_drop_nulls(c->arena, map);
}

/* What once had a meaning is not refused: old files are read on. */
static void retire_keys(Check *c, const Field *retired, Value *map)
{
    for (uint32_t i = 0; i < map->map.n; i++) {
        const Entry *e = &map->map.at[i];
        const Field *f = field_of(retired, e->key);
        if (!f) continue;
        report(c->diag, MSG_KEY_RETIRED, e->key_span, f->key, f->help);
        *e->value = *value_null(c->arena, e->value->span);
    }
    value_drop_nulls(c->arena, map);
}

static void check_object(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind != VALUE_MAP) {
        check_wrong_type(c, f, v, p);
        return;
    }
    if (f->retired) retire_keys(c, f->retired, v);
    for (uint32_t i = 0; i < v->map.n; i++)
        if (!field_of(f->fields, v->map.at[i].key)) refuse_key(c, f->fields, NULL, &v->map.at[i]);
    check_keys(c, f->fields, NULL, v, p);
}

/* Puts `v` into a map under `key`, in place. */
static void wrap(Arena *a, Value *v, const char *key)
{
    Value *inner = ARENA_NEW(a, Value), *map = value_map(a, v->span);
    *inner = *v;
    value_set(a, map, str(key), inner);
    *v = *map;
}

/* ---- variants ------------------------------------------------------------------------------- */

static const FieldVariant *variant_named(const Field *f, Str name)
{
    for (const FieldVariant *const *k = f->variants; *k; k++)
        if (str_is(name, (*k)->name)) return *k;
    return NULL;
}

/* Whether another kind that is named there has an attribute of this name. */
static bool is_attribute(const Field *f, const Value *v, Str name)
{
    for (uint32_t i = 0; i < v->map.n; i++) {
        const FieldVariant *other = variant_named(f, v->map.at[i].key);
        if (other && !str_is(name, other->name) && field_of(other->fields, name)) return true;
    }
    return false;
}

/* The one entry that names a kind; NULL after a report. */
static const Entry *find_kind(Check *c, const Field *f, const Value *v, Place p)
{
    const Entry *found = NULL;
    VEC(Str) names = { 0 };
    for (uint32_t i = 0; i < v->map.n; i++) {
        const Entry *e = &v->map.at[i];
        if (!variant_named(f, e->key) || is_attribute(f, v, e->key)) continue;
        if (found) {
            report(c->diag, MSG_KIND_SECOND, e->key_span, check_shown(c, e->key),
                   check_shown(c, found->key));
            return NULL;
        }
        found = e;
    }
    if (found) return found;
    for (const FieldVariant *const *k = f->variants; *k; k++)
        *vec_push(c->scratch, &names) = str((*k)->name);
    for (uint32_t i = 0; i < v->map.n; i++) {
        const Entry *e = &v->map.at[i];
        if (field_of(f->fields, e->key) || !nearest_name(e->key, names.at, names.n).n) continue;
        report(c->diag, MSG_KEY_UNKNOWN, e->key_span, check_shown(c, e->key));
        suggest_near(c->scratch, c->diag, nearest_name(e->key, names.at, names.n));
        return NULL;
    }
    report(c->diag, MSG_KIND_MISSING, check_at(v, p), p.name);
    Buf all = { .arena = c->scratch };
    for (size_t i = 0; i < names.n; i++)
        buf_format(&all, "%s%.*s", i ? ", " : "", (int)names.at[i].n, names.at[i].p);
    report_hint(c->diag, c_format(c->scratch, "expected one of %.*s", (int)all.n, all.p));
    return NULL;
}

/* All attributes of a kind in one map; what stands beside the kind's key wins. */
static Value *gather(Check *c, const FieldVariant *kind, const Value *v, const Entry *named)
{
    Value *all = value_map(c->arena, named->key_span), *own = named->value;
    value_reserve(c->arena, all, v->map.n + value_count(own));
    for (uint32_t i = 0; i < v->map.n; i++)
        if (&v->map.at[i] != named) value_add(c->arena, all, v->map.at[i]);
    if (own->kind == VALUE_MAP) {
        for (uint32_t i = 0; i < own->map.n; i++)
            if (!value_entry(all, own->map.at[i].key)) value_add(c->arena, all, own->map.at[i]);
    } else if (own->kind != VALUE_NULL) {
        const char *key = own->kind == VALUE_SEQ ? kind->list : kind->scalar;
        Place p = check_place(c, named);
        if (key) value_add(c->arena, all, (Entry){ str(key), named->key_span, own });
        else
            report(c->diag, MSG_TYPE_WRONG, check_at(own, p), p.name,
                   kind->list ? "a list or a map of keys" : "a map of keys",
                   value_kind_name(own->kind));
    }
    return all;
}

static void check_variant(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind == VALUE_SEQ) wrap(c->arena, v, f->variants[0]->name);
    if (v->kind != VALUE_MAP) {
        check_wrong_type(c, f, v, p);
        return;
    }
    const Entry *named = find_kind(c, f, v, p);
    if (!named) return;
    const FieldVariant *kind = variant_named(f, named->key);
    const Entry entry = *named;
    Value *all = gather(c, kind, v, named);
    for (uint32_t i = 0; i < all->map.n; i++) {
        const Entry *e = &all->map.at[i];
        if (!field_of(kind->fields, e->key) && !field_of(f->fields, e->key))
            refuse_key(c, kind->fields, f->fields, e);
    }
    check_keys(c, kind->fields, f->fields, all, (Place){ entry.key_span, kind->name });
    v->map.at[0] = (Entry){ entry.key, entry.key_span, all };
    v->map.n = 1;
    v->map.index = NULL;
}

static void check_one_of(Check *c, const Field *f, Value *v, Place p)
{
    const Field *fit = field_alternative(f, v->kind);
    if (!fit) {
        check_wrong_type(c, f, v, p);
        return;
    }
    if (fit->key) { /* what is wrong with it is told by the name that it is written under */
        const size_t before = diag_count(c->diag, SEVERITY_ERROR);
        check(c, fit, v, p);
        if (diag_count(c->diag, SEVERITY_ERROR) != before) return;
        wrap(c->arena, v, fit->key);
        fit = field_alternative(f, VALUE_MAP);
    }
    check(c, fit, v, p);
}

static void check(Check *c, const Field *f, Value *v, Place p)
{
    if (f->nullable && v->kind == VALUE_NULL) return;
    switch (f->type) {
    case FIELD_OBJECT: check_object(c, f, v, p); break;
    case FIELD_MAP: check_map(c, f, v, p); break;
    case FIELD_LIST: check_list(c, f, v, p); break;
    case FIELD_ONE_OF: check_one_of(c, f, v, p); break;
    case FIELD_VARIANT: check_variant(c, f, v, p); break;
    case FIELD_OVERLAY:
        if (v->kind != VALUE_MAP) check_wrong_type(c, f, v, p);
        break;
    default: check_scalar(c, f, v, p);
    }
}

bool schema_sift(Arena *a, Diag *d, const Field *schema, Value *v)
{
    Check c = { .arena = a, .scratch = arena_new(), .diag = d, .sift = true };
    const size_t before = diag_count(d, SEVERITY_ERROR);
    check(&c, schema, v, (Place){ v->span, "the file" });
    arena_free(c.scratch);
    return diag_count(d, SEVERITY_ERROR) == before;
}

bool schema_check(Arena *a, Diag *d, const Field *schema, Value *v, const Overlays *overlays)
{
    Check c = { .arena = a, .scratch = arena_new(), .diag = d, .overlays = overlays };
    size_t before = diag_count(d, SEVERITY_ERROR);
    check(&c, schema, v, (Place){ v->span, "the file" });
    check_references(&c, v);
    arena_free(c.scratch);
    return diag_count(d, SEVERITY_ERROR) == before;
}
