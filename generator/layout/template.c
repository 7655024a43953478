/* template.c - compiling and expanding `{{path | filter}}`. */
#include "layout/template.h"

#include <string.h>

#include "base/ascii.h"
#include "text/letter_case.h"

/* Strings that quote strings; deeper is a mistake. */
#define EXPAND_DEPTH_MAX 8

/* Stands between things one of which may be missing: " · ". */
#define SEPARATOR " \xC2\xB7 "

static const char *const filter_names[] = { "upper", "lower", "capital", "count", "join",
                                            "page",  "pages", "plain",   "codes", "places",
                                            "links", "or",    "label",   "each",  "word" };

static bool filter_find(Str name, Filter *out)
{
    for (size_t i = 0; i < sizeof filter_names / sizeof *filter_names; i++)
        if (str_is(name, filter_names[i])) {
            *out = (Filter)i;
            return true;
        }
    return false;
}

/* `name`, `name PATH`, `name "separator" PATH PATH` */
static bool read_filter(Str s, FilterUse *out)
{
    const Str name = str_slice(s, 0, str_find(s, ' '));
    Str rest = str_trim(str_slice(s, name.n, s.n));
    *out = (FilterUse){ .filter = FILTER_UPPER };
    if (!filter_find(name, &out->filter)) return false;
    const bool parted = out->filter == FILTER_JOIN || out->filter == FILTER_EACH;
    if (rest.n && rest.p[0] == '"' && parted) {
        const size_t quote = str_find(str_slice(rest, 1, rest.n), '"');
        if (quote + 1 >= rest.n) return false;
        out->separator = str_slice(rest, 1, quote + 1);
        rest = str_trim(str_slice(rest, quote + 2, rest.n));
    }
    while (rest.n) {
        const Str path = str_slice(rest, 0, str_find(rest, ' '));
        if (out->n_paths == FILTER_PATHS_MAX) return false;
        out->paths[out->n_paths++] = path;
        rest = str_trim(str_slice(rest, path.n, rest.n));
    }
    if (out->filter == FILTER_OR || out->filter == FILTER_LABEL) return out->n_paths == 1;
    if (out->filter == FILTER_WORD) return out->n_paths == 1 && str_starts(out->paths[0], "t.");
    if (out->filter == FILTER_EACH) return out->n_paths == 2 && str_starts(out->paths[1], "t.");
    const bool codes =
        out->filter == FILTER_CODES || out->filter == FILTER_PLACES || out->filter == FILTER_LINKS;
    return out->filter == FILTER_JOIN || codes || !out->n_paths;
}

static bool compile_binding(Diag *d, Arena *a, Str inside, Span span, TemplatePart *part)
{
    size_t bar = str_find(inside, '|');
    part->path = str_trim(str_slice(inside, 0, bar));
    if (!part->path.n || str_find(part->path, ' ') < part->path.n)
        return report(d, MSG_TEMPLATE_BINDING, span, str_c(a, inside));
    while (bar < inside.n) {
        inside = str_slice(inside, bar + 1, inside.n);
        bar = str_find(inside, '|');
        Str name = str_trim(str_slice(inside, 0, bar));
        const size_t n = part->n_filters++, size = sizeof *part->filters;
        part->filters = arena_grow(a, part->filters, n * size, (n + 1) * size);
        if (n == FILTERS_MAX || !read_filter(name, &part->filters[n]))
            return report(d, MSG_TEMPLATE_FILTER, span, str_c(a, name));
    }
    return true;
}

static size_t find_pair(Str s, size_t from, char c)
{
    for (size_t i = from; i + 1 < s.n; i++) {
        const char *hit = memchr(s.p + i, c, s.n - 1 - i);
        if (!hit) break;
        i = (size_t)(hit - s.p);
        if (hit[1] == c) return i;
    }
    return s.n;
}

/* Bindings, and what stands between them. */
static size_t count_parts(Str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; n++) {
        const size_t open = find_pair(text, i, '{');
        i = open > i ? open : find_pair(text, open + 2, '}') + 2;
    }
    return n;
}

/* Whether the path leads to a name: of a thing, or of who speaks for it. */
static bool leads_to_name(const TemplatePart *part)
{
    static const char *const last[] = { ".name", ".contact", ".player", ".short", ".head" };
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        if (str_ends(part->path, last[i])) return true;
    for (unsigned i = 0; i < part->n_filters; i++)
        if (part->filters[i].filter == FILTER_JOIN) return true;
    return false;
}

static bool is_name(const Template *t)
{
    bool named = false;
    for (size_t i = 0; i < t->n; i++) {
        const Str literal = t->parts[i].path.n ? STR("") : t->parts[i].literal;
        for (size_t k = 0; k < literal.n; k++)
            if (ascii_letter(literal.p[k])) return false;
        if (!t->parts[i].path.n || str_ends(t->parts[i].path, ".code")) continue;
        if (!leads_to_name(&t->parts[i])) return false;
        named = true;
    }
    return named;
}

Template *template_compile(Arena *a, Diag *d, Str text, Span span)
{
    Template *t = ARENA_NEW(a, Template);
    *t = (Template){ .span = span, .parts = ARENA_ARRAY(a, TemplatePart, count_parts(text)) };
    for (size_t i = 0; i < text.n;) {
        size_t open = find_pair(text, i, '{');
        if (open > i) t->parts[t->n++].literal = str_slice(text, i, open);
        if (open == text.n) break;
        size_t close = find_pair(text, open + 2, '}');
        if (close == text.n) {
            report(d, MSG_TEMPLATE_BINDING, span, str_c(a, str_slice(text, open, text.n)));
            return NULL;
        }
        TemplatePart *part = &t->parts[t->n++];
        if (!compile_binding(d, a, str_slice(text, open + 2, close), span, part)) return NULL;
        i = close + 2;
    }
    t->is_name = is_name(t);
    return t;
}

/* `text` so that Markdown shows it as it is. */
static Str escape_markdown(Arena *a, Str text)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < text.n; i++) {
        if (strchr("\\`*_[]<>#|~", text.p[i]) && text.p[i]) buf_char(&b, '\\');
        buf_char(&b, text.p[i]);
    }
    return buf_done(&b);
}

/* ---- checking ------------------------------------------------------------------------------- */

static bool check_string(const Paths *p, const PathNames *names, Str path, Span span,
                         unsigned depth);

/* The name that `each` gives stands for the list's things. */
static bool check_each(const Paths *p, const PathNames *names, const FilterUse *use, PathType list,
                       Span span, unsigned depth)
{
    PathNames inner = { names, use->paths[0], { NULL, STR("") } };
    PathType type;
    if (!path_items(p, list, &inner.type)) return report(p->diag, MSG_PATH_LIST, span, "each");
    return path_resolve(p, &inner, use->paths[1], span, &type) &&
           check_string(p, &inner, use->paths[1], span, depth);
}

static bool check_word(const Paths *p, const PathNames *names, Str group, Span span)
{
    PathType type;
    if (!path_resolve(p, names, group, span, &type)) return false;
    return type.field->type == FIELD_MAP ||
           report(p->diag, MSG_PATH_NO_GROUP, span_of_part(span, group), str_c(p->arena, group));
}

static bool check_filter(const Paths *p, const PathNames *names, const FilterUse *use, PathType of,
                         Span span, unsigned depth)
{
    PathType type;
    bool ok = true;
    if (use->filter == FILTER_EACH) return check_each(p, names, use, of, span, depth);
    if (use->filter == FILTER_WORD) return check_word(p, names, use->paths[0], span);
    for (unsigned i = 0; i < use->n_paths; i++)
        ok = path_resolve(p, names, use->paths[i], span, &type) &&
             check_string(p, names, use->paths[i], span, depth) && ok;
    return ok;
}

static bool check_paths(const Template *t, const Paths *p, const PathNames *names, unsigned depth)
{
    PathType type;
    bool ok = true;
    for (size_t i = 0; i < t->n; i++) {
        const TemplatePart *part = &t->parts[i];
        if (!part->path.n) continue;
        const bool found = path_resolve(p, names, part->path, t->span, &type);
        ok = found && check_string(p, names, part->path, t->span, depth) && ok;
        for (unsigned k = 0; found && k < part->n_filters; k++)
            ok = check_filter(p, names, &part->filters[k], type, t->span, depth) && ok;
    }
    return ok;
}

/* What a string binds is known where it is shown. */
static bool check_string(const Paths *p, const PathNames *names, Str path, Span span,
                         unsigned depth)
{
    const Scope strings = { .value = p->strings };
    if (!str_starts(path, "t.") || depth > EXPAND_DEPTH_MAX) return true;
    const Value *v = scope_find(&strings, str_slice(path, 2, path.n));
    if (v && v->kind == VALUE_MAP)
        return report(p->diag, MSG_PATH_GROUP, span_of_part(span, path), str_c(p->arena, path));
    const Str s = value_str(v);
    if (find_pair(s, 0, '{') == s.n) return true;
    const Template *t = template_compile(p->arena, p->diag, s, v->span);
    return t && check_paths(t, p, names, depth + 1);
}

bool template_check(const Template *t, const Paths *p, const PathNames *names)
{
    return check_paths(t, p, names, 0);
}

/* ---- expanding ------------------------------------------------------------------------------ */

typedef struct Expansion {
    Arena *arena;
    Diag *diag;
    const Scope *scope;
    const PageOf *pages;
    Span *origin;
    bool found_origin;
    unsigned depth;
} Expansion;

static Str expand(Expansion *e, const Template *t);

static Str find_page(const Expansion *e, Str anchor)
{
    const PageOf *pages = e->pages;
    if (!pages || !pages->find) return STR("");
    return pages->find(pages->user, anchor);
}

/* From the page of the list's first thing to that of its last one: "6", "6–7". */
static Str find_pages(const Expansion *e, const Value *list)
{
    const size_t n = value_count(list);
    if (!n) return STR("");
    const Str from = find_page(e, value_str(value_get(value_at(list, 0), "anchor")));
    const Str to = find_page(e, value_str(value_get(value_at(list, n - 1), "anchor")));
    if (!to.n || str_eq(from, to)) return from;
    return str_format(e->arena, "%.*s\xE2\x80\x93%.*s", (int)from.n, from.p, (int)to.n, to.p);
}

/* What is shown for a value: a scalar's text, a thing's name. */
static Str shown(const Value *v)
{
    if (v && v->kind == VALUE_MAP) {
        const Value *name = value_get(v, "name");
        return value_str(name ? name : value_get(v, "title"));
    }
    return value_str(v);
}

/* Adds the name of a thing, or of each thing of a list. */
static void add_names(Buf *b, const Value *v, Str separator)
{
    const Str own = shown(v);
    const bool list = v && (v->kind == VALUE_SEQ || (v->kind == VALUE_MAP && !own.n));
    for (size_t i = 0; list && i < value_count(v); i++) {
        if (b->n) buf_str(b, separator);
        buf_str(b, shown(value_at(v, i)));
    }
    if (list || !own.n) return;
    if (b->n) buf_str(b, separator);
    buf_str(b, own);
}

static Str join(Expansion *e, const Value *v, const FilterUse *use)
{
    Buf b = { .arena = e->arena };
    Str separator = use->separator;
    if (!separator.n) separator = value_str(scope_find(e->scope, STR("t.common.list_separator")));
    if (!separator.n) separator = STR(", ");
    add_names(&b, v, separator);
    for (unsigned i = 0; i < use->n_paths; i++)
        add_names(&b, scope_find(e->scope, use->paths[i]), separator);
    return buf_done(&b);
}

/* "[K-03](#clue-pool)", with the name and the page behind it as the filter asks. */
static void add_link(Expansion *e, const Value *v, Filter filter, Buf *b)
{
    Str code = value_str(value_get(v, "code")), anchor = value_str(value_get(v, "anchor"));
    Str name = shown(v), page = STR("");
    if (!name.n) name = value_str(value_get(v, "text"));
    if (!code.n) code = name;
    if (e->pages && e->pages->own)
        buf_format(b, "[%.*s](#%.*s)", (int)code.n, code.p, (int)anchor.n, anchor.p);
    else buf_str(b, code); /* nothing in this document that a link could lead to */
    if (filter == FILTER_LINKS && !str_eq(code, name)) buf_format(b, " %.*s", (int)name.n, name.p);
    if (filter != FILTER_CODES) page = find_page(e, anchor);
    Str word = value_str(scope_find(e->scope, STR("t.common.page_short")));
    if (!page.n) return;
    buf_str(b,
            filter == FILTER_PLACES ? STR("\u00A0") : STR(" ")); /* no page is torn off its code */
    buf_format(b, "(%.*s\u00A0%.*s)", (int)word.n, word.p, (int)page.n, page.p);
}

/* Adds the link of a thing, or of each thing of a list. */
static void add_links(Expansion *e, const Value *v, Filter filter, Buf *b)
{
    const bool one = value_str(value_get(v, "anchor")).n > 0;
    for (size_t i = 0; i < (one ? 1 : value_count(v)); i++) {
        if (b->n) buf_str(b, filter == FILTER_LINKS ? STR("; ") : STR(", "));
        add_link(e, one ? v : value_at(v, i), filter, b);
    }
}

static Str links(Expansion *e, const Value *v, const FilterUse *use)
{
    Buf b = { .arena = e->arena };
    add_links(e, v, use->filter, &b);
    for (unsigned i = 0; i < use->n_paths; i++)
        add_links(e, scope_find(e->scope, use->paths[i]), use->filter, &b);
    return buf_done(&b);
}

static Str language_of(const Expansion *e)
{
    return value_str(scope_find(e->scope, STR("language")));
}

static Str expand_word(Expansion *e, const Value *v);

/* What a filter's path leads to. */
static Str expand_path(Expansion *e, Str path)
{
    const Value *v = scope_find(e->scope, path);
    return str_starts(path, "t.") ? expand_word(e, v) : shown(v);
}

static Str labeled(const Expansion *e, Str label, Str s)
{
    return str_format(e->arena, "%.*s: %.*s", (int)label.n, label.p, (int)s.n, s.p);
}

static Str each(Expansion *e, const Value *list, const FilterUse *use)
{
    const Str separator = use->separator.n ? use->separator : STR(SEPARATOR);
    Buf b = { .arena = e->arena };
    for (size_t i = 0; i < value_count(list); i++) {
        const Scope inner = { e->scope, use->paths[0], value_at(list, i) };
        Expansion one = *e;
        one.scope = &inner;
        const Str said = expand_path(&one, use->paths[1]);
        if (b.n && said.n) buf_str(&b, separator);
        buf_str(&b, said);
    }
    return buf_done(&b);
}

/* The string of the group that goes by this name; NULL where there is none. */
static const Value *named_word(const Expansion *e, Str group, Str name)
{
    return value_get_str(scope_find(e->scope, group), name);
}

static Str apply(Expansion *e, const TemplatePart *part, const Value *v)
{
    Str s = shown(v);
    for (unsigned i = 0; i < part->n_filters; i++) {
        const FilterUse *use = &part->filters[i];
        switch (use->filter) {
        case FILTER_UPPER: s = text_upper(e->arena, s, language_of(e)); break;
        case FILTER_LOWER: s = text_lower(e->arena, s, language_of(e)); break;
        case FILTER_CAPITAL: s = text_capital(e->arena, s, language_of(e)); break;
        case FILTER_COUNT: s = str_integer(e->arena, (int64_t)value_count(v)); break;
        case FILTER_JOIN: s = join(e, v, use); break;
        case FILTER_CODES:
        case FILTER_PLACES:
        case FILTER_LINKS: s = links(e, v, use); break;
        case FILTER_PAGE: s = find_page(e, s); break;
        case FILTER_PAGES: s = find_pages(e, v); break;
        case FILTER_PLAIN: s = escape_markdown(e->arena, s); break;
        case FILTER_OR:
            if (value_truth(v)) break;
            s = expand_path(e, use->paths[0]);
            v = scope_find(e->scope, use->paths[0]);
            break;
        case FILTER_EACH: s = each(e, v, use); break;
        case FILTER_WORD:
            if (!named_word(e, use->paths[0], s)) break;
            v = named_word(e, use->paths[0], s);
            s = expand_word(e, v);
            break;
        case FILTER_LABEL:
            if (s.n) s = labeled(e, expand_path(e, use->paths[0]), s);
            break;
        }
    }
    return s;
}

/* The kit's own words bind, too. */
static Str expand_word(Expansion *e, const Value *v)
{
    const Str s = value_str(v);
    const bool binds = find_pair(s, 0, '{') < s.n && e->depth < EXPAND_DEPTH_MAX;
    const Template *inner = binds ? template_compile(e->arena, e->diag, s, value_span(v)) : NULL;
    if (!inner) return s;
    e->depth++;
    const Str expanded = expand(e, inner);
    e->depth--;
    return expanded;
}

static Str expand_part(Expansion *e, const TemplatePart *part)
{
    if (!part->path.n) return part->literal;
    const Value *v = scope_find(e->scope, part->path);
    if (!v && !part->n_filters) return STR("");
    if (e->pages && e->pages->count && str_is(part->path, "page.count"))
        *e->pages->count = (size_t)value_integer(v, 0);
    if (str_starts(part->path, "t.") && !part->n_filters) return expand_word(e, v);
    if (v && e->origin && !e->found_origin && v->span.source) {
        *e->origin = v->span;
        e->found_origin = true;
    }
    return apply(e, part, v);
}

/* What stands between two separators. */
typedef struct Item {
    size_t start;
    bool asks, has; /* it binds something besides strings; that is there */
} Item;

/* An item is left out if it is empty or nothing that it asks for is there. */
static bool end_item(Buf *b, Item *item)
{
    if (item->asks && !item->has) b->n = item->start;
    return b->n > item->start;
}

/* Adds what stands between bindings; a separator with nothing before it is left out. */
static void add_literal(Buf *b, Str s, Item *item)
{
    static const Str separator = STR(SEPARATOR);
    for (const char *at; (at = memmem(s.p, s.n, separator.p, separator.n));) {
        const size_t before = (size_t)(at - s.p);
        buf_str(b, str_slice(s, 0, before));
        if (end_item(b, item)) buf_str(b, separator);
        *item = (Item){ .start = b->n };
        s = str_slice(s, before + separator.n, s.n);
    }
    buf_str(b, s);
}

/* What has but one part is that part's text, as it stands in the model. */
static Str expand(Expansion *e, const Template *t)
{
    if (t->n == 1) return expand_part(e, &t->parts[0]);
    Buf b = { .arena = e->arena };
    Item item = { 0 };
    for (size_t i = 0; i < t->n; i++) {
        const TemplatePart *part = &t->parts[i];
        const Str s = expand_part(e, part);
        if (!part->path.n) {
            add_literal(&b, s, &item);
            continue;
        }
        buf_str(&b, s);
        if (str_starts(part->path, "t.")) continue;
        item.asks = true;
        item.has = item.has || s.n;
    }
    if (item.start && !end_item(&b, &item)) b.n -= sizeof SEPARATOR - 1;
    return buf_done(&b);
}

Str template_expand(const Template *t, Arena *a, Diag *d, const Scope *scope, const PageOf *pages,
                    Span *origin)
{
    if (origin) *origin = t->span;
    Expansion e = { a, d, scope, pages, origin, false, 0 };
    return expand(&e, t);
}

const Value *template_expand_word(const Value *word, Arena *a, Diag *d, const Scope *scope,
                                  const PageOf *pages)
{
    Expansion e = { a, d, scope, pages, NULL, false, 0 };
    const Str s = value_str(word), expanded = expand_word(&e, word);
    return expanded.p == s.p ? word : value_text(a, value_span(word), expanded);
}
