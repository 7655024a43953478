/* schema_json.c - the tables as JSON Schema (draft 2020-12), for editors and other programs.
 *
 * It says what one file can say: references between ids, words in braces and what several files
 * hold together are for `ddkit check`.  All keys stand in `$defs/part`, which requires nothing, so
 * that a file of `parts` can be checked by itself: `…schema.json#/$defs/part`. */
#include "base/utf8.h"
#include "base/vec.h"
#include "data/schema_field.h"
#include "data/shape.h"
#include "data/yaml.h"

/* Writes JSON with indentation; commas and line breaks come by themselves. */
typedef struct Json {
    FILE *to;
    Arena *arena;
    int depth;
    bool started;               /* something stands in the innermost brackets */
    bool inline_;               /* behind a key */
    bool overlay;               /* nothing is required, and null removes */
    bool overlays;              /* something is an overlay of the whole */
    VEC(const Field *) defined; /* fields that stand in `$defs`, in the order of their first use */
} Json;

static void json_value(Json *j, const Value *v);
static void json_field(Json *j, const Field *f);

static void json_next(Json *j)
{
    if (!j->inline_) {
        if (j->started) fputc(',', j->to);
        if (j->depth) fprintf(j->to, "\n%*s", j->depth * 2, "");
    }
    j->inline_ = false;
    j->started = true;
}

static void json_open(Json *j, char bracket)
{
    json_next(j);
    fputc(bracket, j->to);
    j->depth++;
    j->started = false;
}

static void json_close(Json *j, char bracket)
{
    j->depth--;
    if (j->started) fprintf(j->to, "\n%*s", j->depth * 2, "");
    fputc(bracket, j->to);
    j->started = true;
}

static void json_str(Json *j, Str s)
{
    json_next(j);
    fputc('"', j->to);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = utf8_next(s, &i);
        if (c == '"' || c == '\\') fprintf(j->to, "\\%c", (char)c);
        else if (c == '\n') fputs("\\n", j->to);
        else if (c < 0x20) fprintf(j->to, "\\u%04x", (unsigned)c);
        else fwrite(s.p + from, 1, i - from, j->to);
    }
    fputc('"', j->to);
}

static void json_c(Json *j, const char *text)
{
    json_str(j, str(text));
}

static void json_key(Json *j, const char *key)
{
    json_c(j, key);
    fputs(": ", j->to);
    j->inline_ = true;
}

static void json_pair(Json *j, const char *key, const char *text)
{
    json_key(j, key);
    json_c(j, text);
}

static void json_bare(Json *j, const char *text)
{
    json_next(j);
    fputs(text, j->to);
}

static void json_number(Json *j, const char *key, double n)
{
    Buf b = { .arena = j->arena };
    buf_number(&b, n, 2);
    json_key(j, key);
    json_bare(j, str_c(j->arena, buf_done(&b)));
}

static void json_map(Json *j, const Value *v)
{
    json_open(j, '{');
    for (uint32_t i = 0; i < v->map.n; i++) {
        json_key(j, str_c(j->arena, v->map.at[i].key));
        json_value(j, v->map.at[i].value);
    }
    json_close(j, '}');
}

static void json_value(Json *j, const Value *v)
{
    if (v->kind == VALUE_MAP) {
        json_map(j, v);
    } else if (v->kind == VALUE_SEQ) {
        json_open(j, '[');
        for (size_t i = 0; i < value_count(v); i++) json_value(j, value_at(v, i));
        json_close(j, ']');
    } else if (v->kind == VALUE_TEXT) {
        json_str(j, v->text);
    } else {
        json_bare(j, str_c(j->arena, v->text));
    }
}

/* "extended_turns" is "Extended turns". */
static const char *title_of(Json *j, const char *key)
{
    char *title = str_c(j->arena, str(key));
    for (char *p = title; *p; p++)
        if (*p == '_') *p = ' ';
    if (*title >= 'a' && *title <= 'z') *title = (char)(*title - 'a' + 'A');
    return title;
}

/* A number is taken where a text belongs. */
static void json_text_type(Json *j)
{
    json_key(j, "type");
    json_open(j, '[');
    json_c(j, "string");
    json_c(j, "number");
    json_close(j, ']');
}

static void json_text(Json *j, const Field *f)
{
    json_text_type(j);
    if (f->shape) json_pair(j, "pattern", f->shape->pattern);
    else if (f->type == FIELD_LINE) json_pair(j, "pattern", "^\\s*[^\\n]*\\s*$");
    if (f->required || !f->key) json_number(j, "minLength", 1);
}

static void json_choice(Json *j, const Field *f)
{
    json_key(j, "enum");
    json_open(j, '[');
    for (const char *const *v = f->values; *v; v++) json_c(j, *v);
    json_close(j, ']');
}

static void json_limits(Json *j, const Field *f, const char *low, const char *high)
{
    if (!field_is_limited(f)) return;
    json_number(j, low, f->low);
    json_number(j, high, f->high);
}

static void json_required(Json *j, const Field *fields)
{
    json_key(j, "required");
    json_open(j, '[');
    for (const Field *f = fields; f->key; f++)
        if (f->required) json_c(j, f->key);
    json_close(j, ']');
}

/* Keys that must be there but are described elsewhere; strict readers want to see them named. */
static void json_demands(Json *j, const Field *fields)
{
    json_key(j, "properties");
    json_open(j, '{');
    for (const Field *f = fields; f->key; f++) {
        if (!f->required) continue;
        json_key(j, f->key);
        json_bare(j, "true");
    }
    json_close(j, '}');
    json_required(j, fields);
}

/* A schema of its own that demands this key. */
static void json_demand(Json *j, const char *key)
{
    const Field fields[] = { { .key = key, .required = true }, { 0 } };
    json_open(j, '{');
    json_demands(j, fields);
    json_close(j, '}');
}

/* The one key that such an object must have may come from what it extends. */
static void json_required_or_extended(Json *j, const Field *fields)
{
    json_key(j, "anyOf");
    json_open(j, '[');
    json_demand(j, "extends");
    for (const Field *f = fields; f->key; f++)
        if (f->required) json_demand(j, f->key);
    json_close(j, ']');
}

static void json_retired(Json *j, const Field *f)
{
    json_key(j, f->key);
    json_open(j, '{');
    json_pair(j, "description", c_format(j->arena, "No longer does anything: %s.", f->help));
    json_key(j, "deprecated");
    json_bare(j, "true");
    json_close(j, '}');
}

/* type, properties, required, additionalProperties */
static void json_object(Json *j, const Field *fields, const Field *retired, bool with_required)
{
    json_pair(j, "type", "object");
    json_key(j, "properties");
    json_open(j, '{');
    for (const Field *f = fields; f->key; f++) {
        json_key(j, f->key);
        json_field(j, f);
    }
    for (const Field *f = retired; f && f->key; f++) json_retired(j, f);
    json_close(j, '}');
    bool any = false;
    for (const Field *f = fields; f->key && !j->overlay; f++) any = any || f->required;
    if (any && with_required && field_of(fields, STR("extends")))
        json_required_or_extended(j, fields);
    else if (any && with_required) json_required(j, fields);
    json_key(j, "additionalProperties");
    json_bare(j, "false");
}

/* Something that an overlay may remove, or the file itself. */
static void json_removable(Json *j, const Field *f, void (*print)(Json *, const Field *))
{
    if (!j->overlay && !f->removable) {
        print(j, f);
        return;
    }
    json_key(j, "anyOf");
    json_open(j, '[');
    json_open(j, '{');
    print(j, f);
    json_close(j, '}');
    json_open(j, '{');
    json_pair(j, "type", "null");
    json_close(j, '}');
    json_close(j, ']');
}

static void json_content(Json *j, const Field *f);

static void json_id_map(Json *j, const Field *f)
{
    json_pair(j, "type", "object");
    json_key(j, "patternProperties");
    json_open(j, '{');
    json_key(j, f->shape ? f->shape->pattern : id_shape.pattern);
    json_open(j, '{');
    json_removable(j, f->element, json_content);
    json_close(j, '}');
    json_close(j, '}');
    json_key(j, "additionalProperties");
    json_bare(j, "false");
    if (!j->overlay) json_limits(j, f, "minProperties", "maxProperties");
}

static void json_list(Json *j, const Field *f)
{
    json_pair(j, "type", "array");
    json_key(j, "items");
    json_field(j, f->element);
    json_limits(j, f, "minItems", "maxItems");
}

static void json_one_of(Json *j, const Field *f)
{
    json_key(j, "anyOf");
    json_open(j, '[');
    for (const Field *k = f->alternatives; !field_is_end(k); k++) json_field(j, k);
    json_close(j, ']');
}

/* The attributes of a kind; `but` (or NULL) stands there already. */
static void json_attributes(Json *j, const Field *fields, const char *but)
{
    for (const Field *f = fields; f && f->key; f++) {
        if (but && str_is(str(but), f->key)) continue;
        json_key(j, f->key);
        json_field(j, f);
    }
}

/* What may stand below the key that names a kind: its main attribute, or a map of all. */
static void json_kind_value(Json *j, const Field *f, const FieldVariant *kind)
{
    const char *const shorts[] = { kind->scalar, kind->list };
    json_open(j, '{');
    json_pair(j, "description", kind->help);
    json_key(j, "anyOf");
    json_open(j, '[');
    for (size_t i = 0; i < 2; i++) {
        const Field *k = shorts[i] ? field_of(kind->fields, str(shorts[i])) : NULL;
        if (shorts[i] && !k) k = field_of(f->fields, str(shorts[i]));
        if (k) json_field(j, k);
    }
    json_open(j, '{');
    json_pair(j, "type", "object");
    json_key(j, "properties");
    json_open(j, '{');
    json_attributes(j, kind->fields, NULL);
    json_attributes(j, f->fields, NULL);
    json_close(j, '}');
    json_key(j, "additionalProperties");
    json_bare(j, "false");
    json_close(j, '}');
    json_open(j, '{');
    json_pair(j, "type", "null");
    json_close(j, '}');
    json_close(j, ']');
    json_close(j, '}');
}

static void json_kind(Json *j, const Field *f, const FieldVariant *kind)
{
    json_open(j, '{');
    json_pair(j, "type", "object");
    json_key(j, "properties");
    json_open(j, '{');
    json_key(j, kind->name);
    json_kind_value(j, f, kind);
    json_attributes(j, kind->fields, kind->name);
    json_attributes(j, f->fields, kind->name);
    json_close(j, '}');
    json_key(j, "required");
    json_open(j, '[');
    json_c(j, kind->name);
    json_close(j, ']');
    json_key(j, "additionalProperties");
    json_bare(j, "false");
    json_close(j, '}');
}

static void json_variant(Json *j, const Field *f)
{
    json_key(j, "anyOf");
    json_open(j, '[');
    for (const FieldVariant *const *k = f->variants; *k; k++) json_kind(j, f, *k);
    json_open(j, '{');
    json_pair(j, "type", "array");
    json_pair(j, "description", f->variants[0]->help);
    json_key(j, "items");
    json_open(j, '{');
    json_pair(j, "$ref", c_format(j->arena, "#/$defs/%s", f->define));
    json_close(j, '}');
    json_close(j, '}');
    json_close(j, ']');
}

static void json_nullable(Json *j, const char *type)
{
    json_key(j, "type");
    json_open(j, '[');
    json_c(j, type);
    json_c(j, "null");
    json_close(j, ']');
}

static void json_type(Json *j, const Field *f)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_LINE:
    case FIELD_WORD: json_text(j, f); break;
    case FIELD_INT:
    case FIELD_REAL:
        if (f->nullable) json_nullable(j, "number");
        else json_pair(j, "type", f->type == FIELD_INT ? "integer" : "number");
        json_limits(j, f, "minimum", "maximum");
        break;
    case FIELD_BOOL: json_pair(j, "type", "boolean"); break;
    case FIELD_ENUM: json_choice(j, f); break;
    case FIELD_REF: json_text_type(j); break;
    case FIELD_OBJECT: json_object(j, f->fields, f->retired, true); break;
    case FIELD_MAP: json_id_map(j, f); break;
    case FIELD_LIST: json_list(j, f); break;
    case FIELD_ONE_OF: json_one_of(j, f); break;
    case FIELD_VARIANT: json_variant(j, f); break;
    case FIELD_OVERLAY:
        j->overlays = true;
        json_pair(j, "$ref", "#/$defs/overlay");
        break;
    }
}

static void json_default(Json *j, const Field *f)
{
    Value *v = f->fallback[0] == '{' || f->fallback[0] == '['
                   ? yaml_parse(j->arena, diag_new(j->arena), "default", str(f->fallback))
                   : yaml_plain(value_text(j->arena, SPAN_NONE, str(f->fallback)));
    json_key(j, "default");
    json_value(j, v);
}

static const char *description_of(Json *j, const Field *f)
{
    const char *refers = f->type == FIELD_REF
                             ? c_format(j->arena, " An id of %s.", field_target_name(j->arena, f))
                             : "";
    return c_format(j->arena, "%s%s%s", f->help, refers, f->secret ? " For the host only." : "");
}

static void json_described(Json *j, const Field *f)
{
    json_pair(j, "description", description_of(j, f));
    json_type(j, f);
    if (f->fallback) json_default(j, f);
}

/* A reference to what is written in `$defs`. */
static void json_reference(Json *j, const Field *f)
{
    size_t i = 0;
    while (i < j->defined.n && !str_is(str(j->defined.at[i]->define), f->define)) i++;
    if (i == j->defined.n) *vec_push(j->arena, &j->defined) = f;
    json_pair(j, "$ref", c_format(j->arena, "#/$defs/%s", f->define));
}

/* What describes the field, but for its title. */
static void json_content(Json *j, const Field *f)
{
    if (f->define) json_reference(j, f);
    else json_described(j, f);
}

static void json_field(Json *j, const Field *f)
{
    json_open(j, '{');
    if (f->key) json_pair(j, "title", title_of(j, f->key));
    if (f->key) json_removable(j, f, json_content);
    else json_content(j, f);
    json_close(j, '}');
}

/* All keys of the file, none of them required. */
static void json_part(Json *j, const Field *schema, const char *name, const char *description)
{
    json_key(j, name);
    json_open(j, '{');
    json_pair(j, "description", description);
    json_object(j, schema->fields, NULL, false);
    json_key(j, "patternProperties"); /* the author's own keys */
    json_open(j, '{');
    json_key(j, "^x-");
    json_bare(j, "true");
    json_close(j, '}');
    json_close(j, '}');
}

static void json_definitions(Json *j, const Field *schema)
{
    json_key(j, "$defs");
    json_open(j, '{');
    json_part(j, schema, "part", "The keys of the file, none of them required.");
    if (j->overlays) {
        const bool outer = j->overlay;
        j->overlay = true;
        json_part(j, schema, "overlay", "Keys of the file, to be laid over it; null removes.");
        j->overlay = outer;
    }
    for (size_t i = 0; i < j->defined.n; i++) { /* they add to the list */
        json_key(j, j->defined.at[i]->define);
        json_open(j, '{');
        json_described(j, j->defined.at[i]);
        json_close(j, '}');
    }
    json_close(j, '}');
}

void schema_print_json(const Field *schema, const char *title, bool overlay, FILE *to)
{
    Json j = { .to = to, .arena = arena_new(), .overlay = overlay };
    json_open(&j, '{');
    json_pair(&j, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_pair(&j, "title", title);
    json_pair(&j, "description", schema->help);
    json_pair(&j, "type", "object");
    json_pair(&j, "$ref", "#/$defs/part");
    if (!overlay) json_demands(&j, schema->fields);
    json_definitions(&j, schema);
    json_close(&j, '}');
    fputc('\n', to);
    arena_free(j.arena);
}
