/* schema_scalar.c - texts, numbers and choices against their fields; what is of the wrong type. */
#include <string.h>

#include "data/schema_check.h"
#include "data/schema_field.h"
#include "data/shape.h"
#include "data/suggest.h"
#include "data/yaml.h"
#include "data/yaml_traps.h"

/* More optional keys than this make no example. */
#define KEYS_SHOWN 6
#define REAL_DECIMALS 6 /* of those that have more, all are kept as they are written */

Place check_place(Check *c, const Entry *e)
{
    char *name = arena_alloc(c->scratch, e->key.n + sizeof "``");
    name[0] = name[e->key.n + 1] = '`';
    memcpy(name + 1, e->key.p, e->key.n);
    return (Place){ e->key_span, name };
}

const char *check_shown(Check *c, Str written)
{
    return str_c(c->scratch, str_slice(written, 0, SHOWN_MAX));
}

Span check_at(const Value *v, Place p)
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

/* A text, or what may be one. */
static bool takes_text(const Field *f)
{
    const Field *fit = f->type == FIELD_ONE_OF ? field_alternative(f, VALUE_TEXT) : f;
    return fit && is_texty(fit->type);
}

static const char *type_hint(Check *c, const Field *f, const Value *v)
{
    int64_t n;
    bool scalar = v->kind != VALUE_SEQ && v->kind != VALUE_MAP && v->kind != VALUE_NULL;
    double real;
    if (f->type == FIELD_INT && v->kind == VALUE_TEXT && str_to_int(v->text, &n))
        return "write the number without quotes";
    if (f->type == FIELD_REAL && v->kind == VALUE_TEXT && str_to_real(v->text, &real))
        return "write the number without quotes";
    if ((f->type == FIELD_INT || f->type == FIELD_REAL) && has_grouped_digits(v))
        return "write the digits without `_` or `,` between them";
    if ((f->type == FIELD_INT || f->type == FIELD_REAL) && v->kind == VALUE_TEXT)
        return "write it in digits, without quotes";
    if (f->type == FIELD_INT && v->kind == VALUE_REAL) return "round it";
    if (f->type == FIELD_ENUM && v->kind == VALUE_SEQ) return "write one of them, without `[ ]`";
    if (f->type == FIELD_BOOL && v->kind == VALUE_TEXT)
        return "write `true` or `false`, without quotes; `yes` and `no` are plain texts";
    if (f->type == FIELD_LIST && scalar && suggest_worthwhile(c->diag))
        return c_format(c->scratch, "write `[%.*s]` for a list of one",
                        (int)(v->text.n < SHOWN_MAX ? v->text.n : 0), v->text.p);
    if (takes_text(f) && (v->kind == VALUE_BOOL || (v->kind == VALUE_NULL && v->text.n)))
        return "put the text into quotes";
    if (takes_text(f) && v->kind == VALUE_MAP)
        return "put a text that holds `: ` or begins with `{` into quotes";
    if (takes_text(f) && v->kind == VALUE_SEQ)
        return "put a text that begins with `[` or `- ` into quotes";
    if ((f->type == FIELD_OBJECT || f->type == FIELD_MAP) && suggest_worthwhile(c->diag))
        return c_format(c->scratch, "write `%s%s%s`", f->key ? f->key : "", f->key ? ": " : "",
                        form(c, f));
    return NULL;
}

void check_wrong_type(Check *c, const Field *f, const Value *v, Place p)
{
    const char *hint = type_hint(c, f, v);
    const Span comment = v->kind == VALUE_NULL ? yaml_comment_for_value(v->span) : SPAN_NONE;
    if (yaml_comment_is_text(comment)) return; /* the reader has said so */
    if (comment.source) hint = "put a text that starts with `#` into quotes";
    report(c->diag, MSG_TYPE_WRONG, check_at(v, p), p.name, field_takes(c->scratch, f),
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

static void refuse_shape(Check *c, const Shape *shape, const Value *v, Place p)
{
    report(c->diag, MSG_WORD_SHAPE, v->span, p.name, shape->what, check_shown(c, v->text));
    const size_t low = str_find(v->text, '_');
    const Str rest = str_slice(v->text, low + 1, v->text.n);
    if (shape == &language_shape && low < v->text.n) {
        report_hint(c->diag, c_format(c->scratch, "write `%.*s-%.*s`", (int)low, v->text.p,
                                      (int)rest.n, rest.p));
    } else if (shape->hint) {
        report_hint(c->diag, shape->hint);
    }
}

static void check_text(Check *c, const Field *f, Value *v, Place p)
{
    if (v->kind == VALUE_TEXT) check_cut(c, f, v, p);
    number_to_text(v);
    if (v->kind != VALUE_TEXT) {
        check_wrong_type(c, f, v, p);
        return;
    }
    if (f->type == FIELD_LINE) v->text = str_trim(v->text);
    if (f->type == FIELD_LINE && str_find(v->text, '\n') < v->text.n) refuse_lines(c, v, p);
    bool must_say = f->required || !f->key;
    if (must_say && !str_trim(v->text).n) report(c->diag, MSG_TEXT_EMPTY, v->span, p.name);
    else if (f->shape && !f->shape->fits(v->text)) refuse_shape(c, f->shape, v, p);
}

static void check_choice(Check *c, const Field *f, Value *v, Place p)
{
    VEC(Str) names = { 0 };
    number_to_text(v);
    if (v->kind != VALUE_TEXT) {
        check_wrong_type(c, f, v, p);
        return;
    }
    for (const char *const *s = f->values; *s; s++) {
        if (str_is(v->text, *s)) return;
        *vec_push(c->scratch, &names) = str(*s);
    }
    report(c->diag, MSG_CHOICE_UNKNOWN, v->span, p.name, field_takes(c->scratch, f),
           check_shown(c, v->text));
    Str near = nearest_name(v->text, names.at, names.n);
    if (near.n) suggest(c->scratch, c->diag, v->text, names.at, names.n);
}

const char *check_number_shown(Check *c, double n)
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
        check_wrong_type(c, f, v, p);
        return;
    }
    double n = value_number(v, 0);
    if (field_is_limited(f) && (n < f->low || n > f->high)) {
        report(c->diag, MSG_NUMBER_RANGE, check_at(v, p), p.name, check_number_shown(c, f->low),
               check_number_shown(c, f->high), str_c(c->scratch, v->text));
        if (-n >= f->low && -n <= f->high) report_hint(c->diag, "write it without the minus sign");
    }
    settle_number(c, v);
}

static void check_reference(Check *c, const Field *f, Value *v, Place p)
{
    number_to_text(v);
    if (v->kind != VALUE_TEXT) check_wrong_type(c, f, v, p);
    else *vec_push(c->scratch, &c->references) = (Reference){ f, v };
}

void check_scalar(Check *c, const Field *f, Value *v, Place p)
{
    if (is_texty(f->type)) check_text(c, f, v, p);
    else if (f->type == FIELD_INT || f->type == FIELD_REAL) check_number(c, f, v, p);
    else if (f->type == FIELD_ENUM) check_choice(c, f, v, p);
    else if (f->type == FIELD_REF) check_reference(c, f, v, p);
    else if (v->kind != VALUE_BOOL) check_wrong_type(c, f, v, p);
}
