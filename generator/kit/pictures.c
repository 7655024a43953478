/* pictures.c - from a name and the place where it is written to a picture. */
#include "kit/pictures.h"

#include "base/ascii.h"
#include "base/files.h"
#include "data/suggest.h"

/* What cameras write, with room to spare. */
#define FILE_MAX ((size_t)32 * 1024 * 1024)
/* Of an address in a message: data: holds the whole picture. */
#define SHOWN_MAX 60

/* "http:", "data:" and the like (RFC 3986, 3.1), also without the scheme. */
static bool is_remote(Str name)
{
    size_t i = 0;
    if (str_starts(name, "//")) return true;
    while (i < name.n && (ascii_letter(name.p[i]) || (i && ascii_digit(name.p[i])))) i++;
    return i > 1 && i < name.n && name.p[i] == ':';
}

/* Markdown writes a blank in an address as %20. */
static Str without_percents(Arena *a, Str name)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < name.n; i++) {
        const bool coded = name.p[i] == '%' && i + 2 < name.n && ascii_hex(name.p[i + 1]) >= 0 &&
                           ascii_hex(name.p[i + 2]) >= 0;
        if (coded) buf_char(&b, (char)(ascii_hex(name.p[i + 1]) * 16 + ascii_hex(name.p[i + 2])));
        else buf_char(&b, name.p[i]);
        i += coded ? 2 : 0;
    }
    return buf_done(&b);
}

typedef struct Folders {
    const char *at[3];
    size_t n;
    size_t own; /* the one that a message names */
} Folders;

static const ScenarioFile *file_of(const Scenario *s, const Source *source)
{
    for (size_t i = 0; source && i < s->n_files; i++)
        if (s->files[i].source == source) return &s->files[i];
    return NULL;
}

/* Where what is written at `at` is looked for. */
static Folders folders_of(const Pictures *p, const Scenario *s, Span at)
{
    const ScenarioFile *file = file_of(s, at.source);
    const char *roles = path_join(p->arena, p->library->data, "scenarios/roles");
    const char *kit = path_join(p->arena, p->library->data, "templates");
    if (file && file->overlay)
        return (Folders){ { path_folder(p->arena, at.source->path), s->folder }, 2, 1 };
    if (file) return (Folders){ { s->folder }, 1, 0 };
    /* A template's text may hold the scenario's. */
    if (at.source && str_starts(str(at.source->path), roles))
        return (Folders){ { roles, s->folder }, 2, 0 };
    if (p->library->theme) return (Folders){ { p->library->theme, kit, s->folder }, 3, 0 };
    return (Folders){ { kit, s->folder }, 2, 0 };
}

/* The first folder's file that is there; where none is, the one of the folder it should be in. NULL
 * after a report. */
static const char *find_path(const Pictures *p, const Folders *in, Str name, Span at)
{
    const char *missing = NULL;
    for (size_t i = 0; i < in->n; i++) {
        const char *path = path_inside(p->arena, p->diag, at, in->at[i], name);
        if (!path || file_kind(path) != FILE_NONE) return path;
        if (i == in->own) missing = path;
    }
    return missing;
}

static bool is_picture_name(Str name)
{
    static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".svg",
                                           ".PNG", ".JPG", ".JPEG", ".SVG" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(name, endings[i])) return true;
    return false;
}

static const Picture *report_missing(const Pictures *p, const char *path, Span at)
{
    Str *names;
    size_t n = folder_list(p->arena, path_folder(p->arena, path), &names), kept = 0;
    for (size_t i = 0; i < n; i++)
        if (is_picture_name(names[i])) names[kept++] = names[i];
    file_missing(p->arena, p->diag, at, path);
    if (!strchr(path, '\\')) suggest(p->arena, p->diag, path_base(path), names, kept);
    return NULL;
}

static const Picture *read_path(Pictures *p, const char *path, Span at)
{
    const Picture *known = map_get(&p->known, str(path));
    Str bytes;
    if (known) return known;
    if (file_kind(path) == FILE_NONE) return report_missing(p, path, at);
    if (!file_read(p->arena, p->diag, at, path, FILE_MAX, &bytes)) return NULL;
    known = picture_read(p->arena, p->diag, at, path, bytes);
    if (known) map_set(&p->known, str(path), (void *)(uintptr_t)known);
    return known;
}

static const Picture *report_remote(const Pictures *p, Str name, Span at)
{
    const bool cut = name.n > SHOWN_MAX;
    report(p->diag, MSG_PICTURE_REMOTE, at,
           c_format(p->arena, "%.*s%s", cut ? SHOWN_MAX : (int)name.n, name.p,
                    cut ? "\xE2\x80\xA6" : ""));
    return NULL;
}

static const Picture *find_in(Pictures *p, const Folders *in, Str name, Span at)
{
    const char *path = find_path(p, in, name, at);
    if (!path) return NULL;
    if (file_kind(path) == FILE_NONE && str_find(name, '%') < name.n) {
        const char *decoded = find_path(p, in, without_percents(p->arena, name), at);
        if (!decoded) return NULL;
        if (file_kind(decoded) != FILE_NONE) path = decoded;
    }
    return read_path(p, path, at);
}

const Picture *pictures_find(Pictures *p, const Scenario *s, Str name, Span at)
{
    if (is_remote(name)) return report_remote(p, name, at);
    const Folders in = folders_of(p, s, at);
    while (str_starts(name, "./")) name = str_slice(name, 2, name.n);
    Buf key = { .arena = p->arena };
    for (size_t i = 0; i < in.n; i++) buf_c(&key, in.at[i]), buf_char(&key, 0);
    buf_str(&key, name);
    const Picture *found = map_get(&p->looked, buf_done(&key));
    if (!found && (found = find_in(p, &in, name, at)))
        map_set(&p->looked, buf_done(&key), (void *)(uintptr_t)found);
    return found;
}
