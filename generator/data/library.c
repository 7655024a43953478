/* library.c - a file, and its translation over it. */
#include "data/library.h"

#include "base/files.h"
#include "data/overlay.h"
#include "data/shape.h"
#include "data/suggest.h"
#include "data/yaml.h"

/* Top-level keys that begin so are for the author's own use: notes, anchors, other programs. */
#define OWN_KEYS "x-"

Value *map_of_keys(Arena *a, Diag *d, Value *v)
{
    if (v && v->kind != VALUE_MAP) {
        report(d, MSG_TYPE_WRONG, v->span, "the file", "a map of keys", value_kind_name(v->kind));
        return NULL;
    }
    if (v) value_drop_prefixed(a, v, OWN_KEYS);
    return v;
}

static Value *read_map(const Library *l, Span at, const char *path)
{
    return map_of_keys(l->arena, l->diag, yaml_read(l->arena, l->diag, at, path));
}

static const char *folder_of(const Library *l)
{
    const char *all = path_join(l->arena, data_folder(l->arena), "scenarios");
    return path_join(l->arena, all, l->kind);
}

static void suggest_thing(const Library *l, Str name)
{
    Str *names;
    const size_t n = folder_list(l->arena, folder_of(l), &names);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (str_ends(names[i], ".yaml")) names[kept++] = path_stem(str_c(l->arena, names[i]));
    suggest(l->arena, l->diag, name, names, kept);
}

/* The file in the folder of a language, or NULL. */
static const char *translation_of(const Library *l, Str file, Str language)
{
    const char *folder = path_join(l->arena, folder_of(l), str_c(l->arena, language));
    const char *path = path_join(l->arena, folder, str_c(l->arena, file));
    return file_kind(path) == FILE_REGULAR ? path : NULL;
}

/* Lays the translation over `thing`, where the library has one. */
static void translate(const Library *l, Str file, Value *thing)
{
    if (!language_shape.fits(l->language)) return; /* none, or the schema's to report */
    const char *path = translation_of(l, file, l->language);
    if (!path)
        path = translation_of(l, file, str_slice(l->language, 0, str_find(l->language, '-')));
    Value *words = path ? read_map(l, SPAN_NONE, path) : NULL;
    if (words) overlay(l->arena, l->diag, thing, words);
}

static Value *read_thing(const Library *l, Span at, Str file, const char *path)
{
    Value *thing = read_map(l, at, path);
    const Entry *nested = value_entry(thing, STR("extends"));
    if (nested) report(l->diag, MSG_EXTENDS_NESTED, nested->key_span, NULL);
    if (thing) translate(l, file, thing);
    return thing;
}

static Str file_of(const Library *l, Str name)
{
    return str_format(l->arena, "%.*s.yaml", (int)name.n, name.p);
}

Value *library_thing(const Library *l, const Value *name)
{
    const Str file = file_of(l, value_str(name));
    const char *path = path_inside(l->arena, l->diag, name->span, folder_of(l), file);
    if (!path) return NULL;
    if (file_kind(path) == FILE_NONE) {
        report(l->diag, l->unknown, name->span, str_c(l->arena, value_str(name)));
        suggest_thing(l, value_str(name));
        return NULL;
    }
    return read_thing(l, name->span, file, path);
}

Value *library_default(const Library *l, const char *name)
{
    const Str file = file_of(l, str(name));
    const char *path = path_join(l->arena, folder_of(l), str_c(l->arena, file));
    return file_kind(path) == FILE_NONE ? NULL : read_thing(l, SPAN_NONE, file, path);
}
