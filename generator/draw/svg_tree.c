/* svg_tree.c - XML to a tree.
 *
 * expat loads nothing from outside and bounds how much entities may grow (since 2.4); the tree
 * bounds elements and depth.  Elements and attributes of other namespaces are editors' own and are
 * left out. */
#include "draw/svg_tree.h"

#include <expat.h>
#include <math.h>

#define NAMESPACE "http://www.w3.org/2000/svg"
#define XLINK "http://www.w3.org/1999/xlink"
#define SEPARATOR '\n' /* in no name */

typedef struct Reading {
    SvgFile *file;
    XML_Parser parser;
    SvgNode *open[SVG_DEPTH_MAX];
    size_t depth;
    size_t foreign; /* elements open within one of another namespace */
    size_t elements;
    Buf sheet;
    const char *fault;
} Reading;

static void stop(Reading *r, const char *fault)
{
    r->fault = fault;
    XML_StopParser(r->parser, XML_FALSE);
}

/* The name behind the namespace where that is `wanted` or none; else empty. */
static Str local_name(const char *name, const char *wanted)
{
    const Str s = str(name);
    const size_t at = str_find(s, SEPARATOR);
    if (at == s.n) return s;
    return str_is(str_slice(s, 0, at), wanted) ? str_slice(s, at + 1, s.n) : STR("");
}

/* The name of an attribute that matters; empty for editors' own. */
static Str attribute_name(const char *name, bool *linked)
{
    const Str s = str(name);
    *linked = str_find(s, SEPARATOR) < s.n;
    return *linked ? local_name(name, XLINK) : s;
}

static void add_attribute(Reading *r, SvgNode *n, const char *name, const char *value)
{
    Arena *a = r->file->scratch;
    bool linked;
    const Str own = attribute_name(name, &linked);
    if (!own.n || (linked && (!str_is(own, "href") || svg_attribute(n, "href").n))) return;
    n->attributes[n->n_attributes++] = (SvgAttribute){ str_copy(a, own), str_copy(a, str(value)) };
}

static SvgNode *new_node(Reading *r, Str name, const char **attributes)
{
    SvgFile *f = r->file;
    SvgNode *n = ARENA_NEW(f->scratch, SvgNode);
    size_t count = 0;
    while (attributes[count * 2]) count++;
    n->name = str_copy(f->scratch, name);
    n->at = (uint32_t)XML_GetCurrentByteIndex(r->parser);
    n->attributes = ARENA_ARRAY(f->scratch, SvgAttribute, count);
    for (size_t i = 0; i < count; i++)
        add_attribute(r, n, attributes[i * 2], attributes[i * 2 + 1]);
    const Str id = svg_attribute(n, "id");
    if (id.n && !map_get(&f->ids, id)) map_set(&f->ids, id, n);
    return n;
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes)
{
    Reading *r = user;
    const Str local = local_name(name, NAMESPACE);
    if (r->foreign || !local.n) {
        r->foreign++;
        return;
    }
    if (r->depth == SVG_DEPTH_MAX) {
        stop(r, "its elements are nested too deep");
        return;
    }
    if (++r->elements > SVG_ELEMENTS_MAX) {
        stop(r, "it has too many elements");
        return;
    }
    SvgNode *n = new_node(r, local, attributes);
    SvgNode *up = r->depth ? r->open[r->depth - 1] : NULL;
    if (!up) r->file->root = n;
    else if (up->last) up->last = up->last->next = n;
    else up->first = up->last = n;
    r->open[r->depth++] = n;
    r->sheet = (Buf){ .arena = r->file->scratch };
}

static void XMLCALL on_end(void *user, const char *name)
{
    Reading *r = user;
    (void)name;
    if (r->foreign) {
        r->foreign--;
        return;
    }
    const SvgNode *n = r->open[--r->depth];
    if (str_is(n->name, "style")) svg_read_sheet(r->file, n, buf_done(&r->sheet));
}

static void XMLCALL on_text(void *user, const char *p, int n)
{
    Reading *r = user;
    if (r->foreign || !r->depth || !str_is(r->open[r->depth - 1]->name, "style")) return;
    buf_mem(&r->sheet, p, (size_t)n);
}

static bool report_xml(Reading *r)
{
    SvgFile *f = r->file;
    const unsigned long line = XML_GetCurrentLineNumber(r->parser);
    const char *why = r->fault ? r->fault : XML_ErrorString(XML_GetErrorCode(r->parser));
    return report(f->diag, MSG_IMAGE_BROKEN, f->at, f->name,
                  c_format(f->scratch, "%s (line %lu)", why, line));
}

bool svg_parse(SvgFile *f, Str bytes)
{
    Reading r = { .file = f, .parser = XML_ParserCreateNS(NULL, SEPARATOR) };
    if (!r.parser) out_of_memory();
    map_init(&f->ids, f->scratch);
    map_init(&f->told, f->scratch);
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_start, on_end);
    XML_SetCharacterDataHandler(r.parser, on_text);
    const bool whole = XML_Parse(r.parser, bytes.p, (int)bytes.n, XML_TRUE) == XML_STATUS_OK;
    if (!whole) report_xml(&r);
    XML_ParserFree(r.parser);
    if (!whole) return false;
    if (f->root && str_is(f->root->name, "svg")) return true;
    return report(f->diag, MSG_IMAGE_BROKEN, f->at, f->name, "it is XML, but not SVG");
}

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
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
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
