/* schema_markdown.c - the tables as a reference for authors: docs/format.md.
 *
 * One section for each top-level key that holds more than a value, one table for each object below
 * it.  An object that stands in several places (`effect`) is described at the first. */
#include "base/vec.h"
#include "data/scenario_prose.h"
#include "data/schema_field.h"
#include "data/words.h"
#include "data/yaml.h"

/* An object of the format and where it is described. */
typedef struct Section {
    const Field *fields;
    const char *path;
    Str help; /* of a map's or list's element */
} Section;

typedef struct Reference {
    FILE *to;
    Arena *arena;
    VEC(Section) sections;
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

/* Finds the objects at and below `f` in the order in which they are described. */
static void collect(Reference *r, const Field *f, const char *path)
{
    path = path_below(r, path, f);
    if (f->type == FIELD_MAP) collect(r, f->element, c_format(r->arena, "%s.ID", path));
    if (f->type == FIELD_LIST) collect(r, f->element, c_format(r->arena, "%s[]", path));
    for (const Field *k = f->alternatives; k && !field_is_end(k); k++)
        if (!k->key) collect(r, k, path);
    if (f->type != FIELD_OBJECT || section_of(r, f->fields)) return;
    *vec_push(r->arena, &r->sections) = (Section){ f->fields, path, str(f->help) };
    for (const Field *k = f->fields; k->key; k++) collect(r, k, path);
}

/* The anchor that hosts of Markdown make of a heading: small letters, digits, - and _. */
static const char *anchor_of(Reference *r, const char *heading)
{
    Buf b = { .arena = r->arena };
    for (const char *p = heading; *p; p++) {
        if (*p >= 'A' && *p <= 'Z') buf_char(&b, (char)(*p - 'A' + 'a'));
        else if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-' || *p == '_')
            buf_char(&b, *p);
    }
    return str_c(r->arena, buf_done(&b));
}

static const char *link_to(Reference *r, const char *text, const char *heading)
{
    return c_format(r->arena, "[%s](#%s)", text, anchor_of(r, heading));
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
    if (f->type == FIELD_LIST && f->low == 0) {
        buf_c(&b, "up to ");
    } else if (f->low < f->high) {
        buf_number(&b, f->low, 2);
        buf_c(&b, " to ");
    }
    buf_number(&b, f->high, 2);
    return str_c(r->arena, buf_done(&b));
}

static const char *choices(Reference *r, const Field *f)
{
    Buf b = { .arena = r->arena };
    for (const char *const *v = f->values; *v; v++)
        buf_format(&b, "%s`%s`", v == f->values ? "" : ", ", *v);
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
    return str_c(r->arena, buf_done(&b));
}

static const char *alternatives(Reference *r, const Field *f)
{
    Buf b = { .arena = r->arena };
    for (const Field *k = f->alternatives; !field_is_end(k); k++)
        buf_format(&b, "%s%s", k == f->alternatives ? "" : ", or ", takes(r, k));
    return str_c(r->arena, buf_done(&b));
}

static const char *takes(Reference *r, const Field *f)
{
    const Section *s = f->type == FIELD_OBJECT ? section_of(r, f->fields) : NULL;
    switch (f->type) {
    case FIELD_TEXT: return "text";
    case FIELD_LINE: return "line";
    case FIELD_WORD: return f->shape ? f->shape->what : "word";
    case FIELD_INT: return field_is_limited(f) ? range(r, f) : "whole number";
    case FIELD_REAL: return f->nullable ? "number or `null`" : "number";
    case FIELD_BOOL: return "`true` or `false`";
    case FIELD_ENUM: return choices(r, f);
    case FIELD_REF: return reference(r, f);
    case FIELD_OBJECT: return s ? link_to(r, "map", s->path) : "map";
    case FIELD_MAP: return c_format(r->arena, "map of ids, each: %s", takes(r, f->element));
    case FIELD_LIST:
        return c_format(r->arena, "list%s%s, each: %s", field_is_limited(f) ? " of " : "",
                        field_is_limited(f) ? range(r, f) : "", takes(r, f->element));
    case FIELD_ONE_OF: return alternatives(r, f);
    case FIELD_VARIANT: return f->define ? f->define : "map";
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

static void print_row(Reference *r, const Field *f, bool top)
{
    const char *key = c_format(r->arena, "`%s`", f->key);
    if (top && has_section(r, f)) key = link_to(r, key, f->key);
    fprintf(r->to, "| %s | %s | %s | %s | %s |\n", key, takes(r, f), fallback_of(r, f),
            f->secret ? "**S**" : "", f->help);
}

static void print_table(Reference *r, const Field *fields, bool top)
{
    fputs("| Key | Takes | Default | S | What it is |\n|---|---|---|---|---|\n", r->to);
    for (const Field *f = fields; f->key; f++) print_row(r, f, top);
    fputc('\n', r->to);
}

/* ---- the whole ---- */

static void print_limits(Reference *r)
{
    const struct {
        const char *what;
        size_t limit;
        const char *unit;
    } limits[] = {
        { "Size of a file", YAML_FILE_MAX >> 20, " MiB" },
        { "Lists and maps within each other", YAML_DEPTH_MAX, "" },
        { "Keys and values of a file", YAML_NODES_MAX, "" },
        { "Text of a file", YAML_TEXT_MAX >> 20, " MiB" },
        { "Words within words", WORDS_DEPTH_MAX, "" },
        { "A text with its words filled in", WORDS_TEXT_MAX >> 20, " MiB" },
        { "All such texts", WORDS_SUM_MAX >> 20, " MiB" },
    };
    fputs("## Limits\n\nNo scenario that people play comes near them; they keep a hostile file "
          "from "
          "costing time or memory.\nAn alias counts as often as it is used.\n\n"
          "| What | At most |\n|---|---|\n",
          r->to);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        fprintf(r->to, "| %s | %zu%s |\n", limits[i].what, limits[i].limit, limits[i].unit);
}

static void print_top(Reference *r, const Field *top)
{
    fprintf(r->to, "## %s\n\n%s%s\n\n", top->key, top->help,
            top->secret ? " **S**: for the DM only." : "");
    if (top->example) fprintf(r->to, "```yaml\n%s```\n\n", top->example);
    if (top->type == FIELD_MAP && top->element->type != FIELD_OBJECT)
        fprintf(r->to, "Takes a %s.\n\n", takes(r, top));
    for (size_t i = 0; i < r->sections.n; i++) {
        const Section *s = &r->sections.at[i];
        if (!is_below(s->path, top->key)) continue;
        if (!str_is(str(s->path), top->key))
            fprintf(r->to, "### %s\n\n%.*s\n\n", s->path, (int)s->help.n, s->help.p);
        print_table(r, s->fields, false);
    }
}

void schema_print_markdown(const Field *schema, FILE *to)
{
    Reference r = { .to = to, .arena = arena_new() };
    for (const Field *f = schema->fields; f->key; f++) collect(&r, f, "");
    fputs(scenario_introduction, to);
    fprintf(to, "\n```yaml\n%s```\n\n", example_head);
    print_table(&r, schema->fields, true);
    for (const Field *f = schema->fields; f->key; f++)
        if (has_section(&r, f)) print_top(&r, f);
    print_limits(&r);
    arena_free(r.arena);
}
