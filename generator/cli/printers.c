/* printers.c - finding printer profiles. */
#include "cli/printers.h"

#include <math.h>
#include <stdlib.h>

#include "base/files.h"
#include "data/suggest.h"
#include "print/imposition.h"
#include "print/paper.h"

#define SUFFIX ".yaml"
#define NAME_MOST 100 /* bytes */

/* ---- places ------------------------------------------------------------------------------- */

/* "All paths set in these environment variables must be absolute. If an implementation encounters a
 * relative path in any of these variables it should consider the path invalid and ignore it." */
static const char *absolute(const char *variable)
{
    const char *path = getenv(variable);
    return path && path[0] == '/' ? path : NULL;
}

const char *printers_folder(Arena *a)
{
    const char *config = absolute("XDG_CONFIG_HOME"), *home = absolute("HOME");
    if (!config && home) config = path_join(a, home, ".config");
    return config ? path_join(a, config, "ddkit/printers") : NULL;
}

size_t printers_list(Arena *a, Str **names)
{
    const char *folder = printers_folder(a);
    const size_t n = folder ? folder_list(a, folder, names) : 0;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (str_ends((*names)[i], SUFFIX) && (*names)[i].p[0] != '.')
            (*names)[kept++] = str_slice((*names)[i], 0, (*names)[i].n - strlen(SUFFIX));
    return kept;
}

bool printers_name_fits(Str name)
{
    if (!name.n || name.n > NAME_MOST || name.p[0] == '.' || name.p[0] == '-') return false;
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < 32 || name.p[i] == '/' || name.p[i] == 127) return false;
    return !str_ends(name, SUFFIX);
}

const char *printers_path(Session *s, const char *name)
{
    const char *folder = printers_folder(s->arena);
    if (folder) return path_join(s->arena, folder, c_format(s->arena, "%s" SUFFIX, name));
    report(s->diag, MSG_CONFIG_FOLDER, SPAN_NONE, NULL);
    return NULL;
}

/* ---- reading ------------------------------------------------------------------------------ */

static bool is_file(Str named)
{
    return str_find(named, '/') < named.n || str_ends(named, SUFFIX);
}

/* NULL after a report. */
static const char *find(Session *s, const char *named, bool *usage)
{
    Str *names = NULL;
    if (is_file(str(named))) return named;
    const char *path = printers_path(s, named);
    if (!path || file_kind(path) != FILE_NONE) return path;
    *usage = true;
    report(s->diag, MSG_PRINTER_MISSING, SPAN_NONE, named);
    const size_t n = printers_list(s->arena, &names);
    if (n) suggest(s->arena, s->diag, str(named), names, n);
    return NULL;
}

/* Profiles are of upright paper. */
static Size upright(Size s)
{
    return (Size){ fmin(s.width, s.height), fmax(s.width, s.height) };
}

static void compare(Session *s, const PrinterProfile *p)
{
    static const char *const edges[] = { [DUPLEX_LONG] = "long", [DUPLEX_SHORT] = "short" };
    const Duplex duplex = backs_duplex((Backs)s->options.duplex);
    const char *name = str_c(s->arena, p->name);
    Size paper;
    size_named(papers, str(s->options.paper), &paper);
    paper = upright(paper);
    if (fabs(paper.width - p->paper.width) > 1 || fabs(paper.height - p->paper.height) > 1)
        report(s->diag, MSG_PRINTER_PAPER, SPAN_NONE, name, str_c(s->arena, p->paper_name),
               s->options.paper);
    if (duplex == DUPLEX_NONE || duplex == p->duplex) return;
    if (p->duplex == DUPLEX_NONE) report(s->diag, MSG_PRINTER_NO_BACK, SPAN_NONE, name);
    else report(s->diag, MSG_PRINTER_OTHER_EDGE, SPAN_NONE, name, edges[p->duplex], edges[duplex]);
}

bool printers_read(Session *s, const PrinterProfile **out, bool *usage)
{
    const char *named = s->options.printer, *path;
    PrinterProfile *p = ARENA_NEW(s->arena, PrinterProfile);
    *out = NULL;
    if (!named) return true;
    path = find(s, named, usage);
    if (!path || !printer_read(s->arena, s->diag, path, path_stem(path), p)) return false;
    p->paper = upright(p->paper);
    compare(s, p);
    *out = p;
    return true;
}
