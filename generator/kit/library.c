/* library.c - finding and reading the kit's own files. */
#include "kit/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/vec.h"
#include "data/overlay.h"
#include "data/suggest.h"
#include "data/yaml.h"
#include "data/yaml_traps.h"
#include "kit/library_schema.h"

/* Path of a file, "logo.png": in the theme where it has it, else the kit's own. */
static char *library_path(const Library *l, Arena *a, const char *name)
{
    if (l->theme) {
        char *own = path_join(a, l->theme, name);
        if (file_kind(own) != FILE_NONE) return own;
    }
    return path_join(a, path_join(a, l->data, "templates"), name);
}

static bool is_strings(Str file)
{
    return str_starts(file, "strings/");
}

/* Strings without a group would each be an error; they are one, for they were written for an older
 * ddkit. */
static bool all_in_groups(Arena *a, Diag *d, const Value *strings)
{
    for (size_t i = 0; i < value_count(strings); i++) {
        const Entry *e = &strings->map.at[i];
        if (e->value->kind != VALUE_TEXT && e->value->kind != VALUE_SEQ) continue;
        return report(d, MSG_STRING_ALONE, e->key_span, str_c(a, e->key));
    }
    return true;
}

static Value *read_map(Arena *a, Diag *d, const char *path, Str file)
{
    const size_t before = diag_count(d, SEVERITY_ERROR);
    Value *v = yaml_read(a, d, SPAN_NONE, path);
    if (!v || diag_count(d, SEVERITY_ERROR) != before) return NULL;
    yaml_warn_of_cuts(d, v);
    if (v->kind == VALUE_MAP) return is_strings(file) && !all_in_groups(a, d, v) ? NULL : v;
    report(d, MSG_TYPE_WRONG, v->span, "the file", "a map of keys", value_kind_name(v->kind));
    return NULL;
}

/* A new name that is nearly one of the kit's is a mistake: it would change no look.  Names stand in
 * maps within maps, `depth` of them. */
static void warn_of_near(Arena *a, Diag *d, const Value *base, const Value *over, unsigned depth)
{
    if (!base || base->kind != VALUE_MAP || over->kind != VALUE_MAP) return;
    for (size_t i = 0; i < value_count(over); i++) {
        const Entry *e = &over->map.at[i];
        const Value *known = value_get_str(base, e->key);
        if (known && depth > 1) warn_of_near(a, d, known, e->value, depth - 1);
        const Str near = known ? STR("") : nearest_key(a, e->key, base);
        if (!near.n) continue;
        report(d, MSG_THEME_NEAR, e->key_span, str_c(a, e->key));
        suggest_near(a, d, near);
    }
}

static void warn_of_names(Arena *a, Diag *d, Str file, const Value *base, const Value *over)
{
    if (str_is(file, "theme.yaml")) /* whose sections the schema knows */
        for (size_t i = 0; i < value_count(over); i++)
            warn_of_near(a, d, value_get_str(base, over->map.at[i].key), value_at(over, i), 1);
    else warn_of_near(a, d, base, over, is_strings(file) ? 2 : 1);
}

static Value *read_laid_over(const Library *l, Arena *a, Diag *d, const char *name)
{
    const char *own = l->theme ? path_join(a, l->theme, name) : NULL;
    const char *kits = path_join(a, path_join(a, l->data, "templates"), name);
    const bool piece = str_starts(str(name), "pieces/") || str_starts(str(name), "shops/");
    if (!own || file_kind(own) == FILE_NONE) return read_map(a, d, kits, str(name));
    if (!path_inside(a, d, SPAN_NONE, l->theme, str(name))) return NULL;
    if (piece || file_kind(kits) == FILE_NONE) return read_map(a, d, own, str(name));
    Value *base = read_map(a, d, kits, str(name)), *over = read_map(a, d, own, str(name));
    if (base && over) warn_of_names(a, d, str(name), base, over);
    return base && over ? overlay(a, d, base, over) : NULL;
}

Value *library_read(const Library *l, Arena *a, Diag *d, const char *name, const Field *schema)
{
    Value *v = read_laid_over(l, a, d, name);
    if (v) schema_sift(a, d, schema, v);
    return v;
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

size_t library_names(const Library *l, Arena *a, const char *folder, Str **names)
{
    VEC(Str) found = { 0 };
    const char *folders[2] = { path_join(a, path_join(a, l->data, "templates"), folder),
                               l->theme ? path_join(a, l->theme, folder) : NULL };
    for (size_t i = 0; i < 2 && folders[i]; i++) {
        Str *here;
        size_t n = folder_list(a, folders[i], &here);
        for (size_t k = 0; k < n; k++)
            if (str_ends(here[k], ".yaml"))
                *vec_push(a, &found) = str_slice(here[k], 0, here[k].n - strlen(".yaml"));
    }
    if (found.n) qsort(found.at, found.n, sizeof *found.at, by_bytes);
    size_t n = 0; /* the same name in both is one */
    for (size_t i = 0; i < found.n; i++)
        if (!n || !str_eq(found.at[n - 1], found.at[i])) found.at[n++] = found.at[i];
    *names = found.at;
    return n;
}

static Value *strings_of(const Library *l, Arena *a, Diag *d, Str language)
{
    const char *name = c_format(a, "strings/%.*s.yaml", (int)language.n, language.p);
    return file_kind(library_path(l, a, name)) == FILE_NONE
               ? NULL
               : library_read(l, a, d, name, &strings_schema);
}

/* Takes from English what `own` lacks: of groups (`group` is empty), or of the words of one. */
static void take_missing(Arena *a, Diag *d, Str language, Str group, Value *own,
                         const Value *english)
{
    for (uint32_t i = 0; i < english->map.n; i++) {
        const Entry *e = &english->map.at[i];
        const Str path = str_format(a, "%.*s%s%.*s", (int)group.n, group.p, group.n ? "." : "",
                                    (int)e->key.n, e->key.p);
        Value *mine = value_get_str(own, e->key);
        if (mine && !group.n) take_missing(a, d, language, e->key, mine, e->value);
        if (mine) continue;
        report(d, MSG_LANGUAGE_STRING, own->span, str_c(a, language), str_c(a, path));
        value_set(a, own, e->key, e->value);
    }
}

/* "de, en and hr" */
static const char *languages(const Library *l, Arena *a)
{
    Str *names;
    const size_t n = library_names(l, a, "strings", &names);
    Buf b = { .arena = a };
    for (size_t i = 0; i < n; i++)
        buf_format(&b, "%s%.*s", !i ? "" : i + 1 < n ? ", " : " and ", (int)names[i].n, names[i].p);
    return str_c(a, buf_done(&b));
}

static void tell_no_strings(const Library *l, Arena *a, Diag *d, Str language, Span at)
{
    const char *tag = str_c(a, language), *theme = l->theme ? l->theme : "THEME";
    report(d, MSG_LANGUAGE_STRINGS, at, tag, languages(l, a));
    report_hint(d,
                c_format(a,
                         "to have them in this language, copy %s to %s/strings/%s.yaml, translate "
                         "what is behind each key, and print with --theme=%s",
                         path_join(a, path_join(a, l->data, "templates"), "strings/en.yaml"), theme,
                         tag, theme));
}

const Value *library_strings(const Library *l, Arena *a, Diag *d, Str language, Span at)
{
    const Value *english = l->english ? l->english : strings_of(l, a, d, STR("en"));
    if (!english) return NULL;
    if (str_is(language, "en")) return english;
    Value *own = strings_of(l, a, d, language);
    size_t dash = str_find(language, '-');
    if (!own && dash < language.n) own = strings_of(l, a, d, str_slice(language, 0, dash));
    if (!own) {
        if (!str_is(str_slice(language, 0, dash), "en")) tell_no_strings(l, a, d, language, at);
        return english;
    }
    take_missing(a, d, language, STR(""), own, english);
    return own;
}

/* ---- what nothing reads ---------------------------------------------------------------------- */

static bool is_yaml(Str name)
{
    return str_ends(name, ".yaml") || str_ends(name, ".yml");
}

static void report_stray(Arena *a, Diag *d, const char *path, Str name, const Str *known, size_t n)
{
    report(d, MSG_THEME_FILE, SPAN_NONE, path);
    suggest_near(a, d, nearest_name(name, known, n));
}

/* `folder` holds files that are named freely: LANGUAGE.yaml, PIECE.yaml. */
static void free_strays(Arena *a, Diag *d, const char *folder)
{
    Str *names;
    const size_t n = folder_list(a, folder, &names);
    for (size_t i = 0; i < n; i++)
        if (!str_ends(names[i], ".yaml"))
            report_stray(a, d, path_join(a, folder, str_c(a, names[i])), names[i], NULL, 0);
}

void library_strays(const Library *l, Arena *a, Diag *d)
{
    static const Str files[] = { STR("theme.yaml"), STR("icons.yaml"), STR("parts.yaml") };
    static const Str folders[] = { STR("pieces"), STR("sheets"), STR("shops"), STR("strings"),
                                   STR("fonts") };
    Str *names;
    const size_t n = l->theme ? folder_list(a, l->theme, &names) : 0;
    for (size_t i = 0; i < n; i++) {
        const char *path = path_join(a, l->theme, str_c(a, names[i]));
        const bool folder = file_kind(path) == FILE_FOLDER;
        const Str *known = folder ? folders : files;
        const size_t n_known =
            folder ? sizeof folders / sizeof *folders : sizeof files / sizeof *files;
        bool found = false;
        for (size_t k = 0; k < n_known; k++) found = found || str_eq(names[i], known[k]);
        /* Pictures may lie anywhere, and notes. */
        const bool near = nearest_name(names[i], known, n_known).n > 0;
        if (!found && (folder ? near : is_yaml(names[i])))
            report_stray(a, d, path, names[i], known, n_known);
    }
    for (size_t k = 0; l->theme && !str_is(folders[k], "fonts"); k++)
        free_strays(a, d, path_join(a, l->theme, folders[k].p));
}

/* ---- fonts ---------------------------------------------------------------------------------- */

/* "400", or "400i" for the italic. */
static bool read_weight(Str key, FaceFile *out)
{
    int64_t weight;
    out->italic = str_ends(key, "i");
    if (!str_to_int(str_slice(key, 0, key.n - out->italic), &weight) || weight < 1 || weight > 1000)
        return false;
    out->weight = (int)weight;
    return true;
}

static void read_face(Arena *a, Fonts *fonts, Str family, FaceFile face, const Value *files)
{
    size_t n = files->kind == VALUE_SEQ ? value_count(files) : 1;
    for (size_t i = 0; i < n; i++) {
        const Value *file = files->kind == VALUE_SEQ ? value_at(files, i) : files;
        face.path = str_c(a, value_str(file));
        face.at = value_span(file);
        fonts_add_face(fonts, family, face);
    }
}

static bool read_family(Arena *a, Diag *d, Fonts *fonts, Str name, const Value *v)
{
    const Value *faces = value_get(v, "faces"), *package = value_get(v, "package");
    bool ok = true;
    for (size_t i = 0; i < value_count(faces); i++) {
        const Entry *e = &faces->map.at[i];
        FaceFile face = { .index = (unsigned)value_integer(value_get(v, "index"), 0),
                          .package = package ? str_c(a, value_str(package)) : NULL };
        if (read_weight(e->key, &face)) read_face(a, fonts, name, face, e->value);
        else ok = report(d, MSG_FONT_WEIGHT, e->key_span, str_c(a, e->key));
    }
    if (value_get(v, "language"))
        fonts_set_language(fonts, name, value_str(value_get(v, "language")));
    return ok;
}

/* Reads files that go on in one another. */
typedef struct FontReader {
    Arena *arena;
    Diag *diag;
    const char *data, *file;
} FontReader;

static void read_more(void *user, Fonts *fonts);

static bool read_fonts(FontReader *r, Fonts *fonts)
{
    Arena *a = r->arena;
    Value *v = yaml_read(a, r->diag, SPAN_NONE, r->file);
    bool ok = v && schema_check(a, r->diag, &fonts_schema, v, NULL);
    const Value *folders = value_get(v, "folders"), *families = value_get(v, "families");
    const Value *common = value_get(v, "fallbacks"), *more = value_get(v, "more");
    for (size_t i = 0; i < value_count(folders); i++)
        fonts_add_folder(fonts, path_join(a, r->data, str_c(a, value_str(value_at(folders, i)))));
    for (size_t i = 0; i < value_count(families); i++) {
        Str name = families->map.at[i].key;
        const Value *family = value_at(families, i), *own = value_get(family, "fallbacks");
        if (!read_family(a, r->diag, fonts, name, family)) ok = false;
        for (size_t k = 0; k < value_count(own); k++)
            fonts_add_fallback(fonts, name, value_str(value_at(own, k)));
    }
    for (size_t i = 0; i < value_count(common); i++)
        fonts_add_common(fonts, value_str(value_at(common, i)));
    if (more) {
        r->file = path_join(a, path_folder(a, r->file), str_c(a, value_str(more)));
        fonts_set_more(fonts, read_more, r);
    }
    return ok;
}

static void read_more(void *user, Fonts *fonts)
{
    read_fonts(user, fonts);
}

/* Files of the same names as the kit's take their places. */
static bool add_own_fonts(const Library *l, Arena *a, Diag *d, Fonts *fonts)
{
    const char *folder = path_join(a, l->theme, "fonts");
    bool ok = true;
    Str *names;
    const size_t n = folder_list(a, folder, &names);
    for (size_t i = 0; i < n; i++) {
        const Str name = str_format(a, "fonts/%.*s", (int)names[i].n, names[i].p);
        ok = path_inside(a, d, SPAN_NONE, l->theme, name) && ok;
    }
    fonts_add_folder(fonts, folder);
    return ok;
}

bool library_fonts(const Library *l, Arena *a, Diag *d, Fonts *fonts)
{
    FontReader *r = ARENA_NEW(a, FontReader);
    if (l->theme && !add_own_fonts(l, a, d, fonts)) return false;
    *r = (FontReader){ a, d, l->data, path_join(a, l->data, "fonts/fonts.yaml") };
    return read_fonts(r, fonts);
}
