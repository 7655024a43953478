/* shelf.c - a file, and its translation over it. */
#include "data/shelf.h"

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

static Value *read_map(const Shelf *s, Span at, const char *path)
{
    return map_of_keys(s->arena, s->diag, yaml_read(s->arena, s->diag, at, path));
}

static const char *folder_of(const Shelf *s)
{
    const char *all = path_join(s->arena, data_folder(s->arena), "scenarios");
    return path_join(s->arena, all, s->kind);
}

static void suggest_thing(const Shelf *s, Str name)
{
    Str *names;
    const size_t n = folder_list(s->arena, folder_of(s), &names);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (str_ends(names[i], ".yaml")) names[kept++] = path_stem(str_c(s->arena, names[i]));
    suggest(s->arena, s->diag, name, names, kept);
}

/* The file in the folder of a language, or NULL. */
static const char *translation_of(const Shelf *s, Str file, Str language)
{
    const char *folder = path_join(s->arena, folder_of(s), str_c(s->arena, language));
    const char *path = path_join(s->arena, folder, str_c(s->arena, file));
    return file_kind(path) == FILE_REGULAR ? path : NULL;
}

/* Lays the translation over `thing`, where the library has one. */
static void translate(const Shelf *s, Str file, Value *thing)
{
    if (!language_shape.fits(s->language)) return; /* none, or the schema's to report */
    const char *path = translation_of(s, file, s->language);
    if (!path)
        path = translation_of(s, file, str_slice(s->language, 0, str_find(s->language, '-')));
    Value *words = path ? read_map(s, SPAN_NONE, path) : NULL;
    if (words) overlay(s->arena, s->diag, thing, words);
}

static Value *read_thing(const Shelf *s, Span at, Str file, const char *path)
{
    Value *thing = read_map(s, at, path);
    const Entry *nested = value_entry(thing, STR("extends"));
    if (nested) report(s->diag, MSG_EXTENDS_NESTED, nested->key_span, NULL);
    if (thing) translate(s, file, thing);
    return thing;
}

static Str file_of(const Shelf *s, Str name)
{
    return str_format(s->arena, "%.*s.yaml", (int)name.n, name.p);
}

Value *shelf_take(const Shelf *s, const Value *name)
{
    const Str file = file_of(s, value_str(name));
    const char *path = path_inside(s->arena, s->diag, name->span, folder_of(s), file);
    if (!path) return NULL;
    if (file_kind(path) == FILE_NONE) {
        report(s->diag, s->unknown, name->span, str_c(s->arena, value_str(name)));
        suggest_thing(s, value_str(name));
        return NULL;
    }
    return read_thing(s, name->span, file, path);
}

Value *shelf_take_default(const Shelf *s, const char *name)
{
    const Str file = file_of(s, str(name));
    const char *path = path_join(s->arena, folder_of(s), str_c(s->arena, file));
    return file_kind(path) == FILE_NONE ? NULL : read_thing(s, SPAN_NONE, file, path);
}

bool shelf_is_shipped(Arena *a, Span at)
{
    static const char *const folders[] = { "templates", "scenarios/procedures", "scenarios/roles" };
    const char *data = data_folder(a);
    for (size_t i = 0; at.source && i < sizeof folders / sizeof *folders; i++) {
        const char *folder = path_join(a, data, folders[i]);
        if (str_starts(str(at.source->path), c_format(a, "%s/", folder))) return true;
    }
    return false;
}
