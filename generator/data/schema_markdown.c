/* schema_markdown.c - the tables as a reference for authors: docs/format.md and the tables of
 * docs/templates.md.
 *
 * One section for each top-level key that holds more than a value, one table for each object below
 * it.  An object that stands in several places (`effect`) is described at the first.  Variants
 * (elements of templates) come last: a table of their kinds, then one of what all of them take. */
#include <string.h>

#include "base/vec.h"
#include "data/markdown_cell.h"
#include "data/schema_field.h"

/* An object of the format and where it is described. */
typedef struct Section {
    const Field *fields;
    const char *path;
    Str help; /* of a map's or list's element */
} Section;

typedef struct Reference {
    FILE *to;
    Arena *arena;
    const ReferenceForm *form;
    VEC(Section) sections;
    VEC(const Field *) variants;
} Reference;

static const char *takes(Reference *r, const Field *f);

/* ---- sections ---- */

static const Section *section_of(const Reference *r, const Field *fields)
{
    for (size_t i = 0; i < r->sections.n; i++)
        if (r->sections.at[i].fields == fields) return &r->sections.at[i];
    return NULL;
}

static const char *path_below(Reference *r, const char *path, const Field *f)
{
    if (f->key && *path) path = c_format(r->arena, "%s.%s", path, f->key);
    else if (f->key) path = f->key;
    return path;
}

static void collect_variant(Reference *r, const Field *f)
{
    for (size_t i = 0; i < r->variants.n; i++)
        if (r->variants.at[i]->variants == f->variants) return;
    *vec_push(r->arena, &r->variants) = f;
}

/* Finds the objects at and below `f` in the order in which they are described. */
static void collect(Reference *r, const Field *f, const char *path)
{
    path = path_below(r, path, f);
    if (f->type == FIELD_MAP)
        collect(r, f->element, c_format(r->arena, "%s.%s", path, r->form->any));
    if (f->type == FIELD_LIST) collect(r, f->element, c_format(r->arena, "%s[]", path));
    for (const Field *k = f->alternatives; k && !field_is_end(k); k++)
        if (!k->key) collect(r, k, path);
    if (f->type == FIELD_VARIANT) collect_variant(r, f);
    if (f->type != FIELD_OBJECT || section_of(r, f->fields)) return;
    *vec_push(r->arena, &r->sections) = (Section){ f->fields, path, str(f->help) };
    for (const Field *k = f->fields; k->key; k++) collect(r, k, path);
}

/* The objects of all variants, which may hold further variants. */
static void collect_in_variants(Reference *r)
{
    for (size_t i = 0; i < r->variants.n; i++) {
        const Field *f = r->variants.at[i];
        for (const Field *k = f->fields; k->key; k++) collect(r, k, f->define);
        for (const FieldVariant *const *v = f->variants; *v; v++)
            for (const Field *k = (*v)->fields; k->key; k++) collect(r, k, (*v)->name);
    }
}

static const char *link_to(Reference *r, const char *text, const char *path)
{
    return markdown_link(r->arena, text, c_format(r->arena, "%s%s", r->form->prefix, path));
}

static void print_heading(Reference *r, int level, const char *prefix, const char *text)
{
    for (int i = 0; i < level; i++) fputc('#', r->to);
    fprintf(r->to, " %s%s\n\n", prefix, text);
}

/* Whether `path` is `top` or stands below it. */
static bool is_below(const char *path, const char *top)
{
    Str p = str(path), t = str(top);
    return str_starts(p, top) && (p.n == t.n || p.p[t.n] == '.' || p.p[t.n] == '[');
}

/* Whether a top-level key has a section of its own. */
static bool has_section(const Reference *r, const Field *top)
{
    if (top->example) return true;
    for (size_t i = 0; i < r->sections.n; i++)
        if (is_below(r->sections.at[i].path, top->key)) return true;
    return false;
}

/* ---- one row ---- */

/* "1 to 24", "1"; of a list that may be empty "up to 24". */
static const char *range(Reference *r, const Field *f)
{
    Buf b = { .arena = r->arena };
    if ((f->type == FIELD_LIST || f->type == FIELD_MAP) && f->low == 0) {
        buf_c(&b, "up to ");
    } else if (f->low < f->high) {
        buf_number(&b, f->low, 2);
        buf_c(&b, " to ");
    }
    buf_number(&b, f->high, 2);
    return str_c(r->arena, buf_done(&b));
}

static const char *reference(Reference *r, const Field *f)
{
    Buf b = { .arena = r->arena };
    buf_c(&b, "id of ");
    for (Str rest = str(f->target), t; rest.n; rest = str_slice(rest, t.n + 1, rest.n)) {
        t = str_slice(rest, 0, str_find(rest, '|'));
        const char *path = str_c(r->arena, t);
        const char *top = str_c(r->arena, str_slice(t, 0, str_find(t, '.')));
        buf_format(&b, "%s%s", rest.p == f->target ? "" : " or ", link_to(r, path, top));
    }
    if (f->values) buf_format(&b, ", or %s", markdown_choices(r->arena, f->values));
    return str_c(r->arena, buf_done(&b));
}

static const char *alternatives(Reference *r, const Field *f)
{
    Buf b = { .arena = r->arena };
    for (const Field *k = f->alternatives; !field_is_end(k); k++)
        buf_format(&b, "%s%s", k == f->alternatives ? "" : ", or ", takes(r, k));
    return str_c(r->arena, buf_done(&b));
}

/* What it is called before the colon that explains it: a table repeats it in every row. */
static const char *shape_of(Reference *r, const Shape *shape)
{
    const char *colon = strstr(shape->what, ": ");
    return colon ? c_format(r->arena, "%.*s", (int)(colon - shape->what), shape->what)
                 : shape->what;
}

static const char *takes(Reference *r, const Field *f)
{
    const Section *s = f->type == FIELD_OBJECT ? section_of(r, f->fields) : NULL;
    const bool is_id = str_is(str(r->form->any), "ID");
    switch (f->type) {
    case FIELD_TEXT: return "text";
    case FIELD_LINE: return "line";
    case FIELD_WORD: return f->shape ? shape_of(r, f->shape) : "word";
    case FIELD_INT: return field_is_limited(f) ? range(r, f) : "whole number";
    case FIELD_REAL: return f->nullable ? "number or `null`" : "number";
    case FIELD_BOOL: return "`true` or `false`";
    case FIELD_ENUM: return markdown_choices(r->arena, f->values);
    case FIELD_REF: return reference(r, f);
    case FIELD_OBJECT: return s ? link_to(r, "map", s->path) : "map";
    case FIELD_MAP:
        if (f->shape && f->shape->keys)
            return c_format(r->arena, "map of %s, each: %s", f->shape->keys, takes(r, f->element));
        return c_format(r->arena, "map of %s%s%ss, each: %s",
                        field_is_limited(f) ? range(r, f) : "", field_is_limited(f) ? " " : "",
                        f->shape || !is_id ? "name" : "id", takes(r, f->element));
    case FIELD_OVERLAY: return "overlay";
    case FIELD_LIST:
        return c_format(r->arena, "list%s%s, each: %s", field_is_limited(f) ? " of " : "",
                        field_is_limited(f) ? range(r, f) : "", takes(r, f->element));
    case FIELD_ONE_OF: return alternatives(r, f);
    case FIELD_VARIANT:
        return markdown_link(r->arena, f->define, c_format(r->arena, "all %ss", f->define));
    }
    return "";
}

/* What stands in the column "Default". */
static const char *fallback_of(Reference *r, const Field *f)
{
    if (f->required) return "**required**";
    if (!f->fallback || str_is(str(f->fallback), "{}")) return "";
    return c_format(r->arena, "`%s`", f->fallback);
}

static void print_cell(Reference *r, const char *text)
{
    fprintf(r->to, " %s |", markdown_cell(r->arena, text));
}

/* What a field takes, its default, whether it is secret, and what it is. */
static void print_cells(Reference *r, const Field *f)
{
    print_cell(r, takes(r, f));
    print_cell(r, fallback_of(r, f));
    if (r->form->secrets) print_cell(r, f->secret ? "**S**" : "");
    print_cell(r, f->help);
    fputc('\n', r->to);
}

static void print_row(Reference *r, const Field *f, bool top)
{
    const char *key = c_format(r->arena, "`%s`", f->key);
    if (top && has_section(r, f)) key = link_to(r, key, f->key);
    fputc('|', r->to);
    print_cell(r, key);
    print_cells(r, f);
}

static void print_table(Reference *r, const char *first, const Field *fields, bool top)
{
    fprintf(r->to, "| %s | Takes | Default |%s What it is |\n|---|---|---|%s---|\n", first,
            r->form->secrets ? " S |" : "", r->form->secrets ? "---|" : "");
    for (const Field *f = fields; f->key; f++) print_row(r, f, top);
    fputc('\n', r->to);
}

/* ---- variants ---- */

/* "a value is its `size`": what may stand right below the key that names the kind. */
static const char *short_form(Reference *r, const FieldVariant *v)
{
    const char *value = v->scalar ? c_format(r->arena, "a value: its `%s`", v->scalar) : "";
    const char *list = v->list ? c_format(r->arena, "a list: its `%s`", v->list) : "";
    if (!*value && !*list) return "a map";
    return c_format(r->arena, "%s%s%s", value, *value && *list ? "; " : "", list);
}

static void print_kind(Reference *r, const FieldVariant *v)
{
    fprintf(r->to, "| **`%s`** | | %s | | %s |\n", v->name, short_form(r, v),
            markdown_cell(r->arena, v->help));
    for (const Field *f = v->fields; f->key; f++) {
        fprintf(r->to, "| | `%s` |", f->key);
        print_cells(r, f);
    }
}

static void print_sections_below(Reference *r, const char *top, int level)
{
    for (size_t i = 0; i < r->sections.n; i++) {
        const Section *s = &r->sections.at[i];
        if (!is_below(s->path, top) || str_is(str(s->path), top)) continue;
        print_heading(r, level, r->form->prefix, s->path);
        fprintf(r->to, "%.*s\n\n", (int)s->help.n, s->help.p);
        print_table(r, "Key", s->fields, false);
    }
}

static void print_variant(Reference *r, const Field *f)
{
    print_heading(r, r->form->level, "All ", c_format(r->arena, "%ss", f->define));
    fputs("| Kind | Attribute | Takes | Default | What it is |\n|---|---|---|---|---|\n", r->to);
    for (const FieldVariant *const *v = f->variants; *v; v++) print_kind(r, *v);
    fputc('\n', r->to);
    for (const FieldVariant *const *v = f->variants; *v; v++)
        print_sections_below(r, (*v)->name, r->form->level + 1);
    print_heading(r, r->form->level, "Attributes of all ", c_format(r->arena, "%ss", f->define));
    print_table(r, "Attribute", f->fields, false);
    print_sections_below(r, f->define, r->form->level + 1);
}

/* ---- the whole ---- */

static void print_top(Reference *r, const Field *top)
{
    print_heading(r, r->form->level, r->form->prefix, top->key);
    fprintf(r->to, "%s%s\n\n", top->help, top->secret ? " **S**: for the host only." : "");
    if (top->example) fprintf(r->to, "```yaml\n%s```\n\n", top->example);
    if (top->type == FIELD_MAP && top->element->type != FIELD_OBJECT)
        fprintf(r->to, "Takes a %s.\n\n", takes(r, top));
    for (size_t i = 0; i < r->sections.n; i++)
        if (str_is(str(r->sections.at[i].path), top->key))
            print_table(r, "Key", r->sections.at[i].fields, false);
    print_sections_below(r, top->key, r->form->level + 1);
}

void schema_print_markdown(const Field *schema, const ReferenceForm *form, FILE *to)
{
    Reference r = { .to = to, .arena = arena_new(), .form = form };
    for (const Field *f = schema->fields; f->key; f++) collect(&r, f, "");
    collect_in_variants(&r);
    if (form->introduce) form->introduce(to);
    print_table(&r, "Key", schema->fields, true);
    for (const Field *f = schema->fields; f->key; f++)
        if (has_section(&r, f)) print_top(&r, f);
    for (size_t i = 0; i < r.variants.n; i++) print_variant(&r, r.variants.at[i]);
    if (form->finish) form->finish(to);
    arena_free(r.arena);
}
