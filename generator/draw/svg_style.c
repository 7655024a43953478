/* svg_style.c - what an element looks like: presentation attributes, style sheets, style="".
 *
 * Of CSS it knows what drawing programs write: selectors of a type, classes and an id, without
 * combinators. */
#include <math.h>
#include <stdlib.h>

#include "draw/svg_tree.h"

const SvgStyle svg_initial_style = {
    .fill = { .kind = SVG_COLOR, .color = { 0, 0, 0, 1 } },
    .fill_opacity = 1,
    .stroke_opacity = 1,
    .stroke_width = 1,
    .miter_limit = 4,
    .color = { 0, 0, 0, 1 },
    .opacity = 1,
    .stop = { 0, 0, 0, 1 },
    .stop_opacity = 1,
};

/* ---- values --------------------------------------------------------------------------------- */

static double share(Str value, double otherwise)
{
    return fmax(0, fmin(1, svg_length(value, 1, otherwise)));
}

static void read_fallback(SvgFile *f, const SvgNode *n, Str value, SvgPaint *out)
{
    value = str_trim(value);
    if (!value.n || str_is(value, "none")) return;
    if (str_is(value, "currentColor")) out->fallback = SVG_CURRENT;
    else if (svg_color(f, n, value, &out->color)) out->fallback = SVG_COLOR;
}

static void read_paint(SvgFile *f, const SvgNode *n, Str value, SvgPaint *out)
{
    Color color;
    if (str_is(value, "none") || str_is(value, "transparent")) {
        *out = (SvgPaint){ .kind = SVG_NONE };
    } else if (str_is(value, "currentColor") || str_is(value, "currentcolor")) {
        *out = (SvgPaint){ .kind = SVG_CURRENT };
    } else if (str_starts(value, "url(")) {
        const size_t end = str_find(value, ')');
        *out = (SvgPaint){ .kind = SVG_SERVER, .server = str_slice(value, 4, end) };
        read_fallback(f, n, str_slice(value, end + 1, value.n), out);
    } else if (svg_color(f, n, value, &color)) {
        *out = (SvgPaint){ .kind = SVG_COLOR, .color = color };
    }
}

static LineCap cap_of(Str value)
{
    return str_is(value, "round") ? CAP_ROUND : str_is(value, "square") ? CAP_SQUARE : CAP_BUTT;
}

static LineJoin join_of(Str value)
{
    return str_is(value, "round") ? JOIN_ROUND : str_is(value, "bevel") ? JOIN_BEVEL : JOIN_MITER;
}

/* ---- properties ----------------------------------------------------------------------------- */

typedef enum Property {
    CLIP_PATH,
    CLIP_RULE,
    COLOR,
    DISPLAY,
    FILL,
    FILL_OPACITY,
    FILL_RULE,
    FILTER,
    MARKER,
    MASK,
    BLEND,
    OPACITY,
    OVERFLOW_,
    PAINT_ORDER,
    STOP_COLOR,
    STOP_OPACITY,
    STROKE,
    DASHES,
    DASH_PHASE,
    CAP,
    JOIN,
    MITER_LIMIT,
    STROKE_OPACITY,
    STROKE_WIDTH,
    TRANSFORM,
    VECTOR_EFFECT,
    VISIBILITY,
} Property;

/* In the order of the alphabet. */
static const struct {
    const char *name;
    Property property;
} properties[] = {
    { "clip-path", CLIP_PATH },
    { "clip-rule", CLIP_RULE },
    { "color", COLOR },
    { "display", DISPLAY },
    { "fill", FILL },
    { "fill-opacity", FILL_OPACITY },
    { "fill-rule", FILL_RULE },
    { "filter", FILTER },
    { "marker", MARKER },
    { "marker-end", MARKER },
    { "marker-mid", MARKER },
    { "marker-start", MARKER },
    { "mask", MASK },
    { "mix-blend-mode", BLEND },
    { "opacity", OPACITY },
    { "overflow", OVERFLOW_ },
    { "paint-order", PAINT_ORDER },
    { "stop-color", STOP_COLOR },
    { "stop-opacity", STOP_OPACITY },
    { "stroke", STROKE },
    { "stroke-dasharray", DASHES },
    { "stroke-dashoffset", DASH_PHASE },
    { "stroke-linecap", CAP },
    { "stroke-linejoin", JOIN },
    { "stroke-miterlimit", MITER_LIMIT },
    { "stroke-opacity", STROKE_OPACITY },
    { "stroke-width", STROKE_WIDTH },
    { "transform", TRANSFORM },
    { "vector-effect", VECTOR_EFFECT },
    { "visibility", VISIBILITY },
};

static int by_name(const void *key, const void *entry)
{
    const Str *name = key;
    return str_cmp(*name, str(*(const char *const *)entry));
}

/* A property that is left out unless its value asks for nothing. */
static void leave_out(SvgFile *f, const SvgNode *n, Str name, Str value, const char *nothing)
{
    if (!str_is(value, nothing) && value.n)
        svg_missing(f, n, c_format(f->scratch, "`%.*s`", (int)name.n, name.p), NULL);
}

static void set_property(SvgFile *f, const SvgNode *n, Str name, Property p, Str value, SvgStyle *s)
{
    switch (p) {
    case CLIP_PATH: s->clip = str_is(value, "none") ? STR("") : value; break;
    case CLIP_RULE: s->clip_even_odd = str_is(value, "evenodd"); break;
    case COLOR: svg_color(f, n, value, &s->color); break;
    case DISPLAY: s->none = str_is(value, "none"); break;
    case FILL: read_paint(f, n, value, &s->fill); break;
    case FILL_OPACITY: s->fill_opacity = share(value, s->fill_opacity); break;
    case FILL_RULE: s->fill_even_odd = str_is(value, "evenodd"); break;
    case FILTER:
    case MARKER:
    case MASK: leave_out(f, n, name, value, "none"); break;
    case BLEND:
    case PAINT_ORDER: leave_out(f, n, name, value, "normal"); break;
    case VECTOR_EFFECT: leave_out(f, n, name, value, "none"); break;
    case OPACITY: s->opacity = share(value, 1); break;
    case OVERFLOW_: s->overflows = str_is(value, "visible") || str_is(value, "auto"); break;
    case STOP_COLOR:
        if (str_is(value, "currentColor")) s->stop = s->color;
        else svg_color(f, n, value, &s->stop);
        break;
    case STOP_OPACITY: s->stop_opacity = share(value, 1); break;
    case STROKE: read_paint(f, n, value, &s->stroke); break;
    case DASHES: s->dash = str_is(value, "none") ? STR("") : value; break;
    case DASH_PHASE: s->dash_phase = svg_length(value, 1, 0); break;
    case CAP: s->cap = cap_of(value); break;
    case JOIN: s->join = join_of(value); break;
    case MITER_LIMIT: s->miter_limit = fmax(1, svg_length(value, 1, 4)); break;
    case STROKE_OPACITY: s->stroke_opacity = share(value, s->stroke_opacity); break;
    case STROKE_WIDTH: s->stroke_width = fmax(0, svg_length(value, 1, s->stroke_width)); break;
    case TRANSFORM: s->transform = str_is(value, "none") ? STR("") : value; break;
    case VISIBILITY: s->hidden = !str_is(value, "visible"); break;
    }
}

/* "!important" is dropped: art has no two rules to weigh. */
static Str without_bang(Str value)
{
    return str_trim(str_slice(value, 0, str_find(value, '!')));
}

static void set(SvgFile *f, const SvgNode *n, Str name, Str value, SvgStyle *s)
{
    value = without_bang(value);
    if (!value.n || str_is(value, "inherit") || str_is(value, "unset")) return;
    const void *entry = bsearch(&name, properties, sizeof properties / sizeof *properties,
                                sizeof *properties, by_name);
    if (!entry) return;
    const size_t i = (size_t)((const char *)entry - (const char *)properties) / sizeof *properties;
    set_property(f, n, name, properties[i].property, value, s);
}

/* "name: value; name: value"; a semicolon may stand within parentheses or quotes (data: addresses).
 */
static size_t declaration_end(Str s)
{
    char quote = 0;
    unsigned depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (quote) quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '(') depth++;
        else if (c == ')' && depth) depth--;
        else if (c == ';' && !depth) return i;
    }
    return s.n;
}

static void set_all(SvgFile *f, const SvgNode *n, Str declarations, SvgStyle *s)
{
    while (declarations.n) {
        const size_t end = declaration_end(declarations);
        const Str one = str_slice(declarations, 0, end);
        const size_t colon = str_find(one, ':');
        if (colon < one.n)
            set(f, n, str_trim(str_slice(one, 0, colon)),
                str_trim(str_slice(one, colon + 1, one.n)), s);
        declarations = str_slice(declarations, end + 1, declarations.n);
    }
}

/* ---- style sheets --------------------------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool has_word(Str list, Str word)
{
    for (size_t i = 0; i < list.n;) {
        size_t end = i;
        while (end < list.n && !is_space(list.p[end])) end++;
        if (str_eq(str_slice(list, i, end), word)) return true;
        i = end + 1;
    }
    return false;
}

/* The length of the selector's first part: a type, ".class" or "#id". */
static size_t part_end(Str s)
{
    size_t i = s.n ? 1 : 0;
    while (i < s.n && s.p[i] != '.' && s.p[i] != '#') i++;
    return i;
}

static bool selects(Str selector, const SvgNode *n)
{
    while (selector.n) {
        const size_t end = part_end(selector);
        const Str part = str_slice(selector, 0, end), name = str_slice(part, 1, end);
        if (part.p[0] == '.'   ? !has_word(svg_attribute(n, "class"), name)
            : part.p[0] == '#' ? !str_eq(svg_attribute(n, "id"), name)
                               : !str_eq(part, n->name) && !str_is(part, "*"))
            return false;
        selector = str_slice(selector, end, selector.n);
    }
    return true;
}

static unsigned weight_of(Str selector)
{
    unsigned weight = 0;
    while (selector.n) {
        const size_t end = part_end(selector);
        const char first = selector.p[0];
        weight += first == '#' ? 10000u : first == '.' ? 100u : first == '*' ? 0u : 1u;
        selector = str_slice(selector, end, selector.n);
    }
    return weight;
}

static bool is_understood(Str selector)
{
    for (size_t i = 0; i < selector.n; i++)
        if (is_space(selector.p[i]) || strchr(">+~:[", selector.p[i])) return false;
    return selector.n > 0;
}

/* Behind all rules of the same weight. */
static void add_rule(SvgFile *f, SvgRule rule)
{
    if (f->rules.n == SVG_RULES_MAX) return;
    *vec_push(f->scratch, &f->rules) = rule;
    for (size_t i = f->rules.n - 1; i > 0 && f->rules.at[i - 1].weight > rule.weight; i--) {
        f->rules.at[i] = f->rules.at[i - 1];
        f->rules.at[i - 1] = rule;
    }
}

static void add_rules(SvgFile *f, const SvgNode *n, Str selectors, Str declarations)
{
    for (size_t from = 0; from <= selectors.n;) {
        const size_t end = from + str_find(str_slice(selectors, from, selectors.n), ',');
        const Str one = str_trim(str_slice(selectors, from, end));
        if (is_understood(one)) add_rule(f, (SvgRule){ one, declarations, weight_of(one) });
        else if (one.n)
            svg_missing(f, n, c_format(f->scratch, "the style of `%.*s`", (int)one.n, one.p), NULL);
        from = end + 1;
    }
}

static Str without_comments(Arena *a, Str css)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < css.n; i++) {
        const Str rest = str_slice(css, i, css.n);
        if (!str_starts(rest, "/*")) {
            buf_char(&b, css.p[i]);
            continue;
        }
        const char *end = memmem(rest.p + 2, rest.n - 2, "*/", 2);
        i = end ? (size_t)(end - css.p) + 1 : css.n;
    }
    return buf_done(&b);
}

/* An at-rule ends with a semicolon or with its block, which may hold others. */
static size_t at_rule_end(Str css)
{
    size_t depth = 0;
    for (size_t i = 0; i < css.n; i++) {
        if (css.p[i] == ';' && !depth) return i + 1;
        if (css.p[i] == '{') depth++;
        if (css.p[i] == '}' && (!depth || !--depth)) return i + 1;
    }
    return css.n;
}

static bool is_at_rule_of_note(Str css)
{
    return !str_starts(css, "@charset") && !str_starts(css, "@font-face") &&
           !str_starts(css, "@namespace");
}

void svg_read_sheet(SvgFile *f, const SvgNode *n, Str css)
{
    css = str_trim(without_comments(f->scratch, css));
    while (css.n) {
        size_t end;
        if (css.p[0] == '@') {
            end = at_rule_end(css);
            size_t word = 1;
            while (word < end && css.p[word] >= 'a' && css.p[word] <= 'z') word++;
            if (is_at_rule_of_note(css))
                svg_missing(f, n, c_format(f->scratch, "`%.*s`", (int)word, css.p), NULL);
        } else {
            const size_t open = str_find(css, '{'), close = str_find(css, '}');
            if (open < close)
                add_rules(f, n, str_slice(css, 0, open), str_slice(css, open + 1, close));
            end = close + 1;
        }
        css = str_trim(str_slice(css, end, css.n));
    }
}

SvgStyle svg_style(SvgFile *f, const SvgNode *n, const SvgStyle *outer)
{
    SvgStyle s = *outer;
    s.opacity = 1;
    s.none = s.overflows = false;
    s.clip = s.transform = STR("");
    s.stop = COLOR_BLACK;
    s.stop_opacity = 1;
    for (size_t i = 0; i < n->n_attributes; i++)
        set(f, n, n->attributes[i].name, n->attributes[i].value, &s);
    for (size_t i = 0; i < f->rules.n; i++)
        if (selects(f->rules.at[i].selector, n)) set_all(f, n, f->rules.at[i].declarations, &s);
    set_all(f, n, svg_attribute(n, "style"), &s);
    return s;
}
