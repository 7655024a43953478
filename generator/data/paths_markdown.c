/* paths_markdown.c - what paths lead to, as a reference for those who write templates.
 *
 * A section for each place that holds names: those that the program adds, then those of the
 * scenario's schema.  Places with the same names (all effects) share the section of the first. */
#include "base/vec.h"
#include "data/markdown_cell.h"
#include "data/paths.h"
#include "data/schema_field.h"

typedef struct Place {
    Str at;
    const Field *added, *own; /* either may be NULL */
    const char *help;
} Place;

typedef struct Reference {
    const Paths *paths;
    Arena *arena;
    FILE *to;
    int level;
    VEC(Place) places;
} Reference;

/* ---- places ---- */

static const Field *added_at(const Reference *r, Str at)
{
    for (const Addition *a = r->paths->additions; a->at; a++)
        if (str_is(at, a->at)) return a->fields;
    return NULL;
}

/* The keys of a map, also where a text would do in its place. */
static const Field *own_fields(const Field *f)
{
    if (f->type == FIELD_OBJECT) return f->fields;
    if (f->type != FIELD_ONE_OF) return NULL;
    for (const Field *k = f->alternatives; !field_is_end(k); k++)
        if (k->type == FIELD_OBJECT) return k->fields;
    return NULL;
}

static const Place *place_of(const Reference *r, PathType t)
{
    const Field *added = added_at(r, t.at), *own = own_fields(t.field);
    for (size_t i = 0; (added || own) && i < r->places.n; i++)
        if (r->places.at[i].added == added && r->places.at[i].own == own) return &r->places.at[i];
    return NULL;
}

static PathType below(const Reference *r, Str at, const Field *f)
{
    return (PathType){ f,
                       str_format(r->arena, "%.*s%s%s", (int)at.n, at.p, at.n ? "." : "", f->key) };
}

static void collect(Reference *r, PathType t);

/* Those that the program adds hide those of the same name. */
static void collect_fields(Reference *r, Str at, const Field *fields, const Field *hidden_by)
{
    for (const Field *f = fields; f && f->key; f++)
        if (!hidden_by || !field_of(hidden_by, str(f->key))) collect(r, below(r, at, f));
}

static void collect(Reference *r, PathType t)
{
    const Field *added = added_at(r, t.at), *own = own_fields(t.field);
    PathType item;
    if (!added && !own) {
        if (path_items(r->paths, t, &item)) collect(r, item);
        return;
    }
    if (place_of(r, t)) return;
    *vec_push(r->arena, &r->places) = (Place){ t.at, added, own, t.field->help };
    collect_fields(r, t.at, added, NULL);
    collect_fields(r, t.at, own, added);
}

/* ---- rows ---- */

static const char *holds(Reference *r, PathType t);

static const char *link_to(const Reference *r, const char *text, PathType t)
{
    const Place *p = place_of(r, t);
    return p ? markdown_link(r->arena, text, str_c(r->arena, p->at)) : text;
}

/* "[`events`](#eventsid)", "[`events`](#eventsid) or [`actions`](#actionsid)" */
static const char *things(const Reference *r, const Field *f)
{
    Buf b = { .arena = r->arena };
    PathType thing;
    for (Str rest = str(f->target), path; field_next_target(&rest, &path);) {
        if (!path_things(r->paths, path, &thing)) continue;
        const char *name = c_format(r->arena, "`%.*s`", (int)path.n, path.p);
        buf_format(&b, "%s%s", b.n ? " or " : "one of ", link_to(r, name, thing));
    }
    return str_c(r->arena, buf_done(&b));
}

static const char *several(Reference *r, PathType t)
{
    PathType item;
    path_items(r->paths, t, &item);
    const char *each = item.field->type == FIELD_REF ? things(r, item.field) : holds(r, item);
    return c_format(r->arena, "%s, each: %s", t.field->type == FIELD_MAP ? "map" : "list", each);
}

static const char *forms(Reference *r, PathType t)
{
    Buf b = { .arena = r->arena };
    for (const Field *f = t.field->alternatives; !field_is_end(f); f++)
        buf_format(&b, "%s%s", b.n ? ", or " : "", holds(r, (PathType){ f, t.at }));
    return str_c(r->arena, buf_done(&b));
}

static const char *holds(Reference *r, PathType t)
{
    const FieldType type = t.field->type;
    if (place_of(r, t)) return link_to(r, "a thing", t);
    switch (type) {
    case FIELD_TEXT:
    case FIELD_LINE: return "text";
    case FIELD_WORD: return "word";
    case FIELD_INT:
    case FIELD_REAL: return "number";
    case FIELD_BOOL: return "flag";
    case FIELD_ENUM: return markdown_choices(r->arena, t.field->values);
    case FIELD_REF: return things(r, t.field);
    case FIELD_MAP:
    case FIELD_LIST: return several(r, t);
    case FIELD_ONE_OF: return forms(r, t);
    default: return "map";
    }
}

static void print_row(Reference *r, Str at, const Field *f)
{
    const char *what = markdown_cell(r->arena, holds(r, below(r, at, f)));
    fprintf(r->to, "| `%s` | %s | %s | %s |\n", f->key, what, f->secret ? "**S**" : "",
            markdown_cell(r->arena, f->help));
}

static void print_place(Reference *r, const Place *p)
{
    if (p->at.n) {
        for (int i = 0; i < r->level; i++) fputc('#', r->to);
        fprintf(r->to, " %.*s\n\n%s\n\n", (int)p->at.n, p->at.p, p->help);
    }
    fputs("| Name | Holds | S | What it is |\n|---|---|---|---|\n", r->to);
    for (const Field *f = p->added; f && f->key; f++) print_row(r, p->at, f);
    for (const Field *f = p->own; f && f->key; f++)
        if (!p->added || !field_of(p->added, str(f->key))) print_row(r, p->at, f);
    fputc('\n', r->to);
}

void paths_print_markdown(const Paths *p, int level, FILE *to)
{
    Reference r = { .paths = p, .arena = p->arena, .to = to, .level = level };
    collect(&r, (PathType){ p->root, STR("") });
    for (size_t i = 0; i < r.places.n; i++) print_place(&r, &r.places.at[i]);
}
