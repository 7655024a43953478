/* svg_node.c - an element's attributes: references, numbers, transforms. */
#include <math.h>
#include <string.h>

#include "base/ascii.h"

#include "draw/svg_tree.h"

Str svg_attribute(const SvgNode *n, const char *name)
{
    for (size_t i = 0; i < n->n_attributes; i++)
        if (str_is(n->attributes[i].name, name)) return n->attributes[i].value;
    return STR("");
}

const SvgNode *svg_referenced(const SvgFile *f, Str reference)
{
    const size_t at = str_find(reference, '#');
    Str id = str_slice(reference, at + 1, reference.n);
    for (size_t i = 0; i < id.n; i++)
        if (strchr(")'\" ", id.p[i])) id = str_slice(id, 0, i);
    return id.n ? map_get(&f->ids, id) : NULL;
}

void svg_missing(SvgFile *f, const SvgNode *n, const char *what, const char *hint)
{
    const Str key = str_copy(f->scratch, str(what));
    Span at = f->at;
    if (map_get(&f->told, key)) return;
    map_set(&f->told, key, f);
    if (f->source && n && n->at < f->source->text.n)
        at = source_span(f->source, n->at, n->at + 1 + n->name.n);
    report(f->diag, MSG_SVG_MISSING, at, what);
    if (hint) report_hint(f->diag, hint);
}

/* ---- numbers -------------------------------------------------------------------------------- */

static bool is_separator(char c)
{
    return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void skip_separators(Str *s)
{
    while (s->n && is_separator(s->p[0])) *s = str_slice(*s, 1, s->n);
}

static bool is_digit(Str s, size_t i)
{
    return i < s.n && ascii_digit(s.p[i]);
}

/* The longest number that the text starts with. */
static size_t number_end(Str s)
{
    size_t i = s.n && (s.p[0] == '+' || s.p[0] == '-');
    while (is_digit(s, i)) i++;
    if (i < s.n && s.p[i] == '.')
        for (i++; is_digit(s, i);) i++;
    if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
        const size_t sign = i + 1 < s.n && (s.p[i + 1] == '+' || s.p[i + 1] == '-');
        if (is_digit(s, i + 1 + sign))
            for (i += 1 + sign; is_digit(s, i);) i++;
    }
    return i;
}

static double unit_of(Str *s, double whole)
{
    /* CSS pixels, 96 an inch; an em of the initial font. */
    static const struct {
        const char *name;
        double size;
    } units[] = { { "px", 1 },         { "mm", 96 / 25.4 }, { "cm", 96 / 2.54 }, { "in", 96 },
                  { "pt", 96 / 72.0 }, { "pc", 16 },        { "em", 16 },        { "ex", 8 },
                  { "rem", 16 },       { "Q", 96 / 101.6 } };
    if (str_starts(*s, "%")) {
        *s = str_slice(*s, 1, s->n);
        return whole / 100;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts(*s, units[i].name)) {
            *s = str_slice(*s, strlen(units[i].name), s->n);
            return units[i].size;
        }
    return 1;
}

bool svg_take_length(Str *rest, double whole, double *out)
{
    Str s = *rest;
    skip_separators(&s);
    const size_t end = number_end(s);
    if (!str_to_real(str_slice(s, 0, end), out)) return false;
    s = str_slice(s, end, s.n);
    *out *= unit_of(&s, whole);
    skip_separators(&s);
    *rest = s;
    return true;
}

double svg_length(Str text, double whole, double otherwise)
{
    double v;
    return svg_take_length(&text, whole, &v) ? v : otherwise;
}

size_t svg_numbers(Str text, double *out, size_t most)
{
    size_t n = 0;
    while (n < most && svg_take_length(&text, 1, &out[n])) n++;
    return n;
}

/* ---- transforms ----------------------------------------------------------------------------- */

static Transform one_transform(Str name, const double v[6], size_t n)
{
    const double turn = 3.14159265358979323846 / 180;
    Transform t = TRANSFORM_IDENTITY;
    if (str_is(name, "matrix") && n == 6) return (Transform){ v[0], v[1], v[2], v[3], v[4], v[5] };
    if (str_is(name, "translate")) return transform_translate(v[0], v[1]);
    if (str_is(name, "scale")) t.a = v[0], t.d = n > 1 ? v[1] : v[0];
    else if (str_is(name, "skewX")) t.c = tan(v[0] * turn);
    else if (str_is(name, "skewY")) t.b = tan(v[0] * turn);
    else if (str_is(name, "rotate")) {
        const double c = cos(v[0] * turn), s = sin(v[0] * turn);
        t = transform_multiply(transform_translate(-v[1], -v[2]), (Transform){ c, s, -s, c, 0, 0 });
        t = transform_multiply(t, transform_translate(v[1], v[2]));
    }
    return t;
}

/* Angles of style sheets carry a unit. */
static void skip_unit(Str *s)
{
    if (str_starts(*s, "deg")) *s = str_slice(*s, 3, s->n);
    skip_separators(s);
}

Transform svg_transform(Str text)
{
    Transform all = TRANSFORM_IDENTITY;
    for (;;) {
        skip_separators(&text);
        const size_t open = str_find(text, '(');
        if (open == text.n) return all;
        const Str name = str_trim(str_slice(text, 0, open));
        double v[6] = { 0 };
        size_t n = 0;
        text = str_slice(text, open + 1, text.n);
        while (n < 6 && svg_take_length(&text, 1, &v[n])) n++, skip_unit(&text);
        if (!str_starts(text, ")") || !n) return all;
        text = str_slice(text, 1, text.n);
        all = transform_multiply(one_transform(name, v, n), all);
    }
}
