/* schema.c - a tree of Values against a tree of Fields.
 *
 * One walk reports what is wrong, brings values into their normal form and fills in defaults.
 * References are collected on the way and looked up at its end, when every default is in place.
 * An error never ends the walk: what fits is checked further. */
#include "data/schema.h"

#include <string.h>

#include "base/vec.h"
#include "data/schema_field.h"
#include "data/suggest.h"
#include "data/yaml.h"
#include "data/yaml_traps.h"

/* More optional keys than this make no example. */
#define KEYS_SHOWN 6
/* Bytes of what somebody wrote that a message shows. */
#define SHOWN_MAX 60

typedef struct Reference {
    const Field *field;
    const Value *value;
} Reference;

#define REAL_DECIMALS 6 /* of those that have more, all are kept as they are written */

typedef struct Check {
    Arena *arena;   /* of the values */
    Arena *scratch; /* of what is said about them */
    Diag *diag;
    const Overlays *overlays;
    bool sift; /* takes out what is wrong */
    VEC(Reference) references;
    VEC(const char *) missing; /* targets that are not there, and have been told */
} Check;

/* What a message blames: where, and what it is called there. */
typedef struct Place {
    Span at;
    const char *name; /* "`title`", "this item" */
} Place;

static void check(Check *c, const Field *f, Value *v, Place p);

static Place place_of(Check *c, const Entry *e)
{
    Buf name = { .arena = c->scratch };
    buf_char(&name, '`');
    buf_str(&name, e->key);
    buf_c(&name, "`");
    buf_char(&name, 0);
    return (Place){ e->key_span, name.p };
}

static const char *shown(Check *c, Str written)
{
    return str_c(c->scratch, str_slice(written, 0, SHOWN_MAX));
}

/* An empty value has no place of its own. */
static Span span_or(const Value *v, Place p)
{
    return v->kind == VALUE_NULL || !v->span.source ? p.at : v->span;
}

static bool is_texty(FieldType t)
{
    return t == FIELD_TEXT || t == FIELD_LINE || t == FIELD_WORD;
}

/* "{min: 3, max: 10}", "{ID: {name: …}}": how the field is written.  Of an object the keys that it
 * must have, or else all of them, with their defaults. */
static const char *form(Check *c, const Field *f)
{
    Buf b = { .arena = c->scratch };
    bool some = false;
    if (f->type == FIELD_MAP)
        return c_format(c->scratch, "{%s: %s}", f->shape && f->shape->keys ? "N" : "ID",
                        form(c, f->element));
    if (f->type != FIELD_OBJECT) return "…";
    size_t n = 0;
    for (const Field *k = f->fields; k->key; k++, n++) some |= k->required;
    if (!some && n > KEYS_SHOWN) return "{…}";
    for (const Field *k = f->fields; k->key; k++)
        if (k->required || !some)
            buf_format(&b, "%s%s: %s", b.n ? ", " : "", k->key, k->fallback ? k->fallback : "…");
    return c_format(c->scratch, "{%.*s}", (int)b.n, b.p);
}

/* "1_000", "1,000". */
static bool has_grouped_digits(const Value *v)
{
    bool grouped = false;
    if (v->kind != VALUE_TEXT || !v->text.n) return false;
    for (size_t i = 0; i < v->text.n; i++) {
        const char c = v->text.p[i];
        grouped = grouped || c == '_' || c == ',';
        if (!strchr("0123456789+-._,", c)) return false;
    }
    return grouped;
}

static const char *type_hint(Check *c, const Field *f, const Value *v)
{
    int64_t n;
    bool scalar = v->kind != VALUE_SEQ && v->kind != VALUE_MAP && v->kind != VALUE_NULL;
    if (f->type == FIELD_INT && v->kind == VALUE_TEXT && str_to_int(v->text, &n))
        return "write the number without quotes";
    if ((f->type == FIELD_INT || f->type == FIELD_REAL) && has_grouped_digits(v))
        return "write the digits without `_` or `,` between them";
    if (f->type == FIELD_BOOL && v->kind == VALUE_TEXT)
        return "write `true` or `false`, without quotes; `yes` and `no` are plain texts";
    if (f->type == FIELD_LIST && scalar && suggest_worthwhile(c->diag))
        return c_format(c->scratch, "write `[%.*s]` for a list of one",
                        (int)(v->text.n < SHOWN_MAX ? v->text.n : 0), v->text.p);
    if (is_texty(f->type) && (v->kind == VALUE_BOOL || (v->kind == VALUE_NULL && v->text.n)))
        return "put the text into quotes";
    if (is_texty(f->type) && v->kind == VALUE_MAP)
        return "put a text that holds `: ` or begins with `{` into quotes";
    if (is_texty(f->type) && v->kind == VALUE_SEQ)
        return "put a text that begins with `[` or `- ` into quotes";
    if ((f->type == FIELD_OBJECT || f->type == FIELD_MAP) && suggest_worthwhile(c->diag))
        return c_format(c->scratch, "write `%s%s%s`", f->key ? f->key : "", f->key ? ": " : "",
                        form(c, f));
    return NULL;
}

static void wrong_type(Check *c, const Field *f, const Value *v, Place p)
{
    const char *hint = type_hint(c, f, v);
    const Span comment = v->kind == VALUE_NULL ? yaml_comment_for_value(v->span) : SPAN_NONE;
    if (yaml_comment_is_text(comment)) return; /* the reader has said so */
    if (comment.source) hint = "put a text that starts with `#` into quotes";
    report(c->diag, MSG_TYPE_WRONG, span_or(v, p), p.name, field_takes(c->scratch, f),
           value_kind_name(v->kind));
    if (hint) report_hint(c->diag, hint);
}

/* A number where a text belongs is taken as it was written: `version: 1.20`. */
static void number_to_text(Value *v)
{
    if (v->kind == VALUE_INT || v->kind == VALUE_REAL) v->kind = VALUE_TEXT;
}

/* Where a text of several lines breaks by an escape, that is the place. */
static void refuse_lines(Check *c, const Value *v, Place p)
{
    const Str written =
        v->span.source ? str_slice(v->span.source->text, v->span.from, v->span.to) : STR("");
    Span at = v->span;
    for (size_t i = 0; str_starts(written, "\"") && i + 1 < written.n; i++) {
        if (written.p[i] != '\\') continue;
        if (written.p[i + 1] == 'n') {
            at = source_span(at.source, at.from + i, at.from + i + 2);
            break;
        }
        i++;
    }
    report(c->diag, MSG_TEXT_LINES, at, p.name);
    if (at.from != v->span.from) report_hint(c->diag, YAML_BACKSLASH_HINT);
}

/* A number or a word may well have a comment on its line; a text that ends there may have gone on.
 */
static void check_cut(Check *c, const Field *f, const Value *v, Place p)
{
    if (f->type != FIELD_TEXT && f->type != FIELD_LINE) return;
    const Span cut = yaml_cut(v->span, COMMENT_STRICT);
    if (cut.source) report(c->diag, MSG_YAML_CUT, cut, p.name);
}

static void check_text(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind == VALUE_TEXT) check_cut(c, f, v, p);
    number_to_text(v);
    if (v->kind != VALUE_TEXT) {
        wrong_type(c, f, v, p);
        return;
    }
    if (f->type == FIELD_LINE) v->text = str_trim(v->text);
    if (f->type == FIELD_LINE && str_find(v->text, '\n') < v->text.n) refuse_lines(c, v, p);
    bool must_say = f->required || !f->key;
    if (must_say && !str_trim(v->text).n) report(c->diag, MSG_TEXT_EMPTY, v->span, p.name);
    else if (f->shape && !f->shape->fits(v->text))
        report(c->diag, MSG_WORD_SHAPE, v->span, p.name, f->shape->what, shown(c, v->text));
}

static void check_choice(Check *c, const Field *f, Value *v, Place p)
{
    VEC(Str) names = { 0 };
    number_to_text(v);
    if (v->kind != VALUE_TEXT) {
        wrong_type(c, f, v, p);
        return;
    }
    for (const char *const *s = f->values; *s; s++) {
        if (str_is(v->text, *s)) return;
        *vec_push(c->scratch, &names) = str(*s);
    }
    report(c->diag, MSG_CHOICE_UNKNOWN, v->span, p.name, field_takes(c->scratch, f),
           shown(c, v->text));
    Str near = nearest_name(v->text, names.at, names.n);
    if (near.n) suggest(c->scratch, c->diag, v->text, names.at, names.n);
}

static const char *number_c(Check *c, double n)
{
    Buf b = { .arena = c->scratch };
    buf_number(&b, n, 2);
    return str_c(c->scratch, buf_done(&b));
}

/* A number prints as it counts, however it is written: 0x4 is 4, +5 is 5 and .5 is 0.5. */
static void settle_number(Check *c, Value *v)
{
    Buf b = { .arena = c->scratch };
    double counts;
    if (v->kind == VALUE_INT) buf_integer(&b, v->integer);
    else buf_number(&b, v->real, REAL_DECIMALS);
    const Str text = buf_done(&b);
    const bool same = v->kind == VALUE_INT || (str_to_real(text, &counts) && counts == v->real);
    if (same && !str_eq(text, v->text)) v->text = str_copy(c->arena, text);
}

static void check_number(Check *c, const Field *f, Value *v, Place p)
{
    bool fits = v->kind == VALUE_INT || (v->kind == VALUE_REAL && f->type == FIELD_REAL);
    if (!fits) {
        wrong_type(c, f, v, p);
        return;
    }
    double n = value_number(v, 0);
    if (field_is_limited(f) && (n < f->low || n > f->high))
        report(c->diag, MSG_NUMBER_RANGE, span_or(v, p), p.name, number_c(c, f->low),
               number_c(c, f->high), str_c(c->scratch, v->text));
    settle_number(c, v);
}

static void check_reference(Check *c, const Field *f, Value *v, Place p)
{
    number_to_text(v);
    if (v->kind != VALUE_TEXT) wrong_type(c, f, v, p);
    else *vec_push(c->scratch, &c->references) = (Reference){ f, v };
}

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

static void check_list(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind != VALUE_SEQ) {
        wrong_type(c, f, v, p);
        return;
    }
    size_t n = value_count(v);
    if (field_is_limited(f) && ((double)n < f->low || (double)n > f->high))
        report(c->diag, MSG_LIST_LENGTH, span_or(v, p), p.name, number_c(c, f->low),
               number_c(c, f->high), number_c(c, (double)n));
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
    report(c->diag, MSG_ID_SHAPE, e->key_span, shown(c, key));
    Buf b = { .arena = c->scratch };
    for (size_t i = 0; i < key.n; i++) {
        char ch = key.p[i];
        if (ch >= 'A' && ch <= 'Z') buf_char(&b, (char)(ch - 'A' + 'a'));
        else if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9')) buf_char(&b, ch);
        else if (b.n && b.p[b.n - 1] != '-') buf_char(&b, '-');
    }
    Str id = buf_done(&b);
    if (str_ends(id, "-")) id.n--;
    if (id.n) report_hint(c->diag, c_format(c->scratch, "write `%.*s`", (int)id.n, id.p));
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
        report(c->diag, MSG_KEY_SHAPE, e->key_span, shown(c, e->key), f->shape->what);
    else if (!is_id) refuse_id(c, e);
    if (is_id || !cut_off) check(c, f->element, e->value, place_of(c, e));
    if (cut_off) explain_comma(c);
    else explain_indent(c, f, e, p);
}

static void check_map(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind != VALUE_MAP) {
        wrong_type(c, f, v, p);
        return;
    }
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
    check(c, f, e->value, place_of(c, e));
}

/* A key that is not written. */
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
    report(c->diag, MSG_KEY_UNKNOWN, e->key_span, shown(c, e->key));
    if (!suggest_worthwhile(c->diag)) return;
    if (is_cut_off(e)) {
        explain_comma(c);
        return;
    }
    for (const Field *f = fields; f && f->key; f++) *vec_push(c->scratch, &names) = str(f->key);
    for (const Field *f = more; f && f->key; f++) *vec_push(c->scratch, &names) = str(f->key);
    suggest(c->scratch, c->diag, e->key, names.at, names.n);
}

/* What is written, then what is not. */
static void check_keys(Check *c, const Field *fields, const Field *more, Value *map, Place p)
{
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
        if ((f->required || f->fallback) && !value_entry(map, str(f->key))) fill_key(c, f, map, p);
    if (c->sift) value_drop_nulls(c->arena, map);
}

static void check_object(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind != VALUE_MAP) {
        wrong_type(c, f, v, p);
        return;
    }
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
            report(c->diag, MSG_KIND_SECOND, e->key_span, shown(c, e->key), shown(c, found->key));
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
        report(c->diag, MSG_KEY_UNKNOWN, e->key_span, shown(c, e->key));
        suggest_near(c->scratch, c->diag, nearest_name(e->key, names.at, names.n));
        return NULL;
    }
    report(c->diag, MSG_KIND_MISSING, span_or(v, p), p.name);
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
        Place p = place_of(c, named);
        if (key) value_add(c->arena, all, (Entry){ str(key), named->key_span, own });
        else
            report(c->diag, MSG_TYPE_WRONG, span_or(own, p), p.name,
                   kind->list ? "a list or a map of keys" : "a map of keys",
                   value_kind_name(own->kind));
    }
    return all;
}

static void check_variant(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind == VALUE_SEQ) wrap(c->arena, v, f->variants[0]->name);
    if (v->kind != VALUE_MAP) {
        wrong_type(c, f, v, p);
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
    *v = *value_map(c->arena, v->span);
    value_add(c->arena, v, (Entry){ entry.key, entry.key_span, all });
}

static void check_one_of(Check *c, const Field *f, Value *v, Place p)
{
    const Field *fit = field_alternative(f, v->kind);
    if (!fit) {
        wrong_type(c, f, v, p);
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
    case FIELD_TEXT:
    case FIELD_LINE:
    case FIELD_WORD: check_text(c, f, v, p); break;
    case FIELD_INT:
    case FIELD_REAL: check_number(c, f, v, p); break;
    case FIELD_BOOL:
        if (v->kind != VALUE_BOOL) wrong_type(c, f, v, p);
        break;
    case FIELD_ENUM: check_choice(c, f, v, p); break;
    case FIELD_REF: check_reference(c, f, v, p); break;
    case FIELD_OBJECT: check_object(c, f, v, p); break;
    case FIELD_MAP: check_map(c, f, v, p); break;
    case FIELD_LIST: check_list(c, f, v, p); break;
    case FIELD_ONE_OF: check_one_of(c, f, v, p); break;
    case FIELD_VARIANT: check_variant(c, f, v, p); break;
    case FIELD_OVERLAY:
        if (v->kind != VALUE_MAP) wrong_type(c, f, v, p);
        break;
    }
}

static bool removed_by_overlay(Check *c, Str map, Str id)
{
    Str path = str_format(c->scratch, "%.*s.%s", (int)map.n, map.p, shown(c, id));
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
                                  shown(c, r.value->text), shown(c, r.value->text)));
    return true;
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
    if (is_told(c, root, r.field)) return;
    report(c->diag, MSG_REFERENCE_UNKNOWN, r.value->span, shown(c, r.value->text),
           field_target_name(c->scratch, r.field));
    explain_reference(c, root, r);
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
    for (size_t i = 0; i < c.references.n; i++) resolve(&c, v, c.references.at[i]);
    arena_free(c.scratch);
    return diag_count(d, SEVERITY_ERROR) == before;
}
