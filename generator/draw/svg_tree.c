/* svg_tree.c - XML to a tree.
 *
 * expat loads nothing from outside and bounds how much entities may grow (since 2.4); the tree
 * bounds elements and depth.  Elements and attributes of other namespaces are editors' own and are
 * left out. */
#include "draw/svg_tree.h"

#include <expat.h>

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
