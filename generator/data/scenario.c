/* scenario.c - the way from a folder to one checked tree.
 *
 *     scenario.yaml + parts -> library below it -> overlays -> format -> derived defaults -> schema
 * -> checks -> words -> strays
 *
 * Each step goes on as long as what follows still makes sense: a file that is not YAML ends the
 * reading once all files were tried, everything later reports and continues. */
#include "data/scenario.h"

#include <limits.h>
#include <stdlib.h>

#include "base/files.h"
#include "base/input.h"
#include "base/vec.h"
#include "data/overlay.h"
#include "data/scenario_checks.h"
#include "data/scenario_derive.h"
#include "data/schema_field.h"
#include "data/shape.h"
#include "data/shelf.h"
#include "data/strays.h"
#include "data/suggest.h"
#include "data/words.h"
#include "data/yaml.h"

#define MAIN_FILE "scenario.yaml"
/* The library's procedure of scenarios that name none. */
#define PROCEDURE_DEFAULT "generic"

typedef struct Reading {
    Arena *arena;
    Diag *diag;
    const char *folder, *file;
    Value *root;
    VEC(ScenarioFile) files;
    Map seen; /* real paths of the main file, its parts and the overlays */
    Overlays overlays;
    Map extended; /* roles that hold what they inherit, by id */
    Map steps;    /* of the procedure, those that are taken out, too, by id */
    Newcomers newcomers;
    Map named;   /* what texts name */
    bool failed; /* some file could not be read */
} Reading;

static char *real_path(Arena *a, const char *path)
{
    char real[PATH_MAX];
    return str_c(a, str(realpath(path, real) ? real : path));
}

/* False when the file was seen before, under whatever name. */
static bool see(Reading *r, const char *path)
{
    Str real = str(real_path(r->arena, path));
    if (map_get(&r->seen, real)) return false;
    map_set(&r->seen, real, r);
    return true;
}

/* Sets folder and file.  The file may have any name when it is given itself. */
static bool locate(Reading *r, const char *path)
{
    FileKind kind = file_kind(path);
    if (kind == FILE_NONE && !str_ends(str(path), ".yaml"))
        return report(r->diag, MSG_FOLDER_MISSING, SPAN_NONE, path);
    if (kind != FILE_FOLDER) {
        r->folder = path_folder(r->arena, path);
        r->file = path;
        return true;
    }
    r->folder = path;
    r->file = path_inside(r->arena, r->diag, SPAN_NONE, path, STR(MAIN_FILE));
    if (!r->file) return false;
    if (file_kind(r->file) != FILE_NONE) return true;
    report(r->diag, MSG_FILE_MISSING, SPAN_NONE, r->file);
    report_hint(r->diag, "a scenario is a folder that contains a file " MAIN_FILE);
    return false;
}

/* The folder's name, also for "." and the like; the file's own when it is not scenario.yaml. */
static Str name_of(const Reading *r)
{
    if (!str_is(path_base(r->file), MAIN_FILE)) return str_copy(r->arena, path_stem(r->file));
    return path_base(real_path(r->arena, r->folder));
}

/* `v` if it is a map, else NULL after a report. */
static Value *require_map(Reading *r, Value *v)
{
    v = map_of_keys(r->arena, r->diag, v);
    if (!v) r->failed = true;
    return v;
}

/* A file that holds a map.  NULL after a report. */
static Value *read_map(Reading *r, Span at, const char *path)
{
    return require_map(r, yaml_read(r->arena, r->diag, at, path));
}

static Value *keep_file(Reading *r, Value *v, Str name)
{
    if (v) *vec_push(r->arena, &r->files) = (ScenarioFile){ name, v->span.source, false };
    return v;
}

/* A format of another number is told at once: everything else would be noise. */
static bool check_format(Reading *r, const Value *root)
{
    const Value *format = value_get(root, "format");
    if (!format || format->kind != VALUE_INT || format->integer == 1) return true;
    return report(r->diag, MSG_FORMAT_UNKNOWN, format->span, str_c(r->arena, value_str(format)),
                  "1");
}

static void add_part(Reading *r, Value *part)
{
    for (uint32_t i = 0; i < part->map.n; i++) {
        const Entry *e = &part->map.at[i], *first = value_entry(r->root, e->key);
        if (str_is(e->key, "parts")) {
            report(r->diag, MSG_PARTS_NESTED, e->key_span, NULL);
        } else if (first) {
            report(r->diag, MSG_YAML_DUPLICATE, e->key_span, str_c(r->arena, e->key),
                   span_text(r->arena, first->key_span));
        } else {
            value_add(r->arena, r->root, *e);
        }
    }
}

/* The names of a folder's YAML files. */
static size_t yaml_names(Arena *a, const char *folder, Str **names)
{
    size_t n = folder_list(a, folder, names), kept = 0;
    for (size_t i = 0; i < n; i++)
        if (str_ends((*names)[i], ".yaml")) (*names)[kept++] = (*names)[i];
    return kept;
}

static void suggest_part(Reading *r, const char *path)
{
    Str *names;
    size_t n = yaml_names(r->arena, path_folder(r->arena, path), &names), kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!str_is(names[i], MAIN_FILE)) names[kept++] = names[i];
    suggest(r->arena, r->diag, path_base(path), names, kept);
}

static void read_part(Reading *r, const Value *name)
{
    if (name->kind != VALUE_TEXT || !name->text.n) return; /* the schema's to report */
    const char *path = path_inside(r->arena, r->diag, name->span, r->folder, name->text);
    if (!path) {
        r->failed = true;
        return;
    }
    if (!see(r, path)) {
        report(r->diag, MSG_PART_TWICE, name->span, str_c(r->arena, name->text));
        return;
    }
    Value *part = keep_file(r, read_map(r, name->span, path), name->text);
    if (part) add_part(r, part);
    else if (file_kind(path) == FILE_NONE) suggest_part(r, path);
}

static void read_parts(Reading *r)
{
    /* The list is copied out: parts add to the map it lives in. */
    const Value *parts = value_get(r->root, "parts");
    for (size_t i = 0; parts && parts->kind == VALUE_SEQ && i < value_count(parts); i++)
        read_part(r, value_at(parts, i));
}

/* Whether the file could be a part as it is: keys of the format that the scenario does not have.
 * So an overlay, which names its format or changes what is there, is none, nor is a roster. */
static bool could_be_part(const Reading *r, const char *path)
{
    Value *v = yaml_read(r->arena, diag_new(r->arena), SPAN_NONE, path);
    if (v && v->kind == VALUE_MAP) v = map_of_keys(r->arena, r->diag, v);
    for (size_t i = 0; i < value_count(v); i++) {
        const Entry *e = v->kind == VALUE_MAP ? &v->map.at[i] : NULL;
        const Field *f = e ? field_of(scenario_schema.fields, e->key) : NULL;
        if (!f || !field_takes_kind(f, e->value->kind) || value_entry(r->root, e->key) ||
            str_is(e->key, "parts"))
            return false;
    }
    return value_count(v) > 0;
}

static void check_unlisted(Reading *r)
{
    Str *names;
    const Entry *parts = value_entry(r->root, STR("parts"));
    if (!str_is(path_base(r->file), MAIN_FILE)) return; /* whose folder that is nobody knows */
    size_t n = yaml_names(r->arena, r->folder, &names);
    for (size_t i = 0; i < n; i++) {
        const char *path = path_join(r->arena, r->folder, str_c(r->arena, names[i]));
        if (file_kind(path) == FILE_REGULAR && see(r, path) && could_be_part(r, path))
            report(r->diag, MSG_PART_UNLISTED, parts ? parts->key_span : r->root->span, path);
    }
}

/* What a pipe is called is no name for a file. */
static Str overlay_name(const char *path)
{
    return file_kind(path) == FILE_REGULAR ? path_base(path) : STR("overlay.yaml");
}

static void read_overlay(Reading *r, const OverlayFile *file)
{
    const char *path = input_name(file->path);
    Value *over = require_map(r, yaml_parse(r->arena, r->diag, path, file->text));
    keep_file(r, over, overlay_name(file->path));
    const Entry *parts = value_entry(over, STR("parts"));
    if (!over || !check_format(r, over)) {
        r->failed = true;
        return;
    }
    if (parts) report(r->diag, MSG_PARTS_NESTED, parts->key_span, NULL);
    see(r, file->path);
    r->files.at[r->files.n - 1].overlay = true;
    *vec_push(r->arena, &r->overlays) = over;
}

static bool is_map(const Value *v)
{
    return v && v->kind == VALUE_MAP;
}

/* Before `over` is laid over `base`, or joined with it. */
static void fit_over(Reading *r, Value *base, Value *over)
{
    scenario_join_levels(r->arena, base, over);
    scenario_replace_tables(r->arena, base, over);
}

/* What an overlay says of one format. */
static void change_format(Reading *r, Value *formats, const Entry *over)
{
    Entry *under = value_entry(formats, over->key);
    if (!under && over->value->kind == VALUE_NULL) {
        report(r->diag, MSG_REMOVE_NOTHING, over->key_span, str_c(r->arena, over->key));
    } else if (!under) {
        value_add(r->arena, formats, *over);
    } else {
        fit_over(r, under->value, over->value);
        under->value = overlay_join(r->arena, under->value, over->value);
    }
}

/* Formats are overlays, for later: they are joined, so that what they remove is removed when one is
 * played.  Returns what else `over` holds. */
static Value *change_formats(Reading *r, Value *over)
{
    const Value *changes = value_get(over, "formats");
    if (!is_map(changes)) return over;
    if (!is_map(value_get(r->root, "formats")))
        value_set(r->arena, r->root, STR("formats"), value_map(r->arena, changes->span));
    Value *formats = value_get(r->root, "formats"), *rest = value_map(r->arena, over->span);
    for (uint32_t i = 0; i < changes->map.n; i++) change_format(r, formats, &changes->map.at[i]);
    value_drop_nulls(r->arena, formats);
    for (uint32_t i = 0; i < over->map.n; i++)
        if (!str_is(over->map.at[i].key, "formats")) value_add(r->arena, rest, over->map.at[i]);
    return rest;
}

/* What the overlays say at `key`, at `map`.`key`, or at `map`.`id`.`key`, the last one of them;
 * else what the scenario does. */
static const Value *final_value(const Reading *r, const char *map, Str id, const char *key)
{
    for (size_t i = r->overlays.n + 1; i-- > 0;) {
        const Value *v = i ? r->overlays.at[i - 1] : r->root;
        if (map) v = value_get(v, map);
        if (id.n) v = value_get_str(v, id);
        const Entry *e = value_entry(v, str(key));
        if (e) return e->value;
    }
    return NULL;
}

/* ---- the library ---- */

/* What of the library this scenario may extend: its roles, or its procedures. */
static Shelf shelf_of(const Reading *r, const char *kind, MessageCode unknown)
{
    return (Shelf){ .arena = r->arena,
                    .diag = r->diag,
                    .kind = kind,
                    .language = value_str(final_value(r, NULL, STR(""), "language")),
                    .unknown = unknown };
}

static void extend_role(Reading *r, Entry *role)
{
    const Value *extends = final_value(r, "roles", role->key, "extends");
    if (role->value->kind != VALUE_MAP || !extends || extends->kind != VALUE_TEXT ||
        !extends->text.n)
        return;
    const Shelf shelf = shelf_of(r, "roles", MSG_EXTENDS_UNKNOWN);
    Value *base = shelf_take(&shelf, extends);
    if (base) role->value = overlay(r->arena, r->diag, base, role->value);
    else if (!value_get(role->value, "name")) /* it would have come from there */
        value_set(r->arena, role->value, STR("name"),
                  value_text(r->arena, extends->span, extends->text));
    map_set(&r->extended, role->key, role->value);
}

/* All roles that do not hold yet what they inherit. */
static void extend_roles(Reading *r)
{
    Value *roles = value_get(r->root, "roles");
    if (!roles || roles->kind != VALUE_MAP) return;
    for (uint32_t i = 0; i < roles->map.n; i++)
        if (map_get(&r->extended, roles->map.at[i].key) != roles->map.at[i].value)
            extend_role(r, &roles->map.at[i]);
}

/* Roles that `over` lets extend the library do so before it is laid over them, so that its nulls
 * take out what they inherit. */
static void extend_brought(Reading *r, const Value *over)
{
    const Value *brought = value_get(over, "roles");
    if (!is_map(brought)) return;
    if (!value_get(r->root, "roles"))
        value_set(r->arena, r->root, STR("roles"), value_map(r->arena, brought->span));
    Value *roles = value_get(r->root, "roles");
    for (uint32_t i = 0; is_map(roles) && i < brought->map.n; i++) {
        const Entry *e = &brought->map.at[i];
        Value *extends = value_get(e->value, "extends");
        if (!extends || extends->kind != VALUE_TEXT) continue;
        if (!value_entry(roles, e->key))
            value_add(r->arena, roles,
                      (Entry){ e->key, e->key_span, value_map(r->arena, e->value->span) });
        Value *role = value_get_str(roles, e->key);
        if (is_map(role) && map_get(&r->extended, e->key) != role)
            value_set(r->arena, role, STR("extends"), extends);
    }
    extend_roles(r);
}

static void lay_over(Reading *r, Value *over)
{
    strays_note(r->arena, &r->newcomers, r->root, over);
    extend_brought(r, over);
    fit_over(r, r->root, over);
    overlay(r->arena, r->diag, r->root, change_formats(r, over));
}

/* ---- formats ---- */

/* The format lies above all else, overlays included: what belongs together, such as a clock and its
 * marks, stays together.  An overlay that means a format says so, in `formats`. */
static bool lay_format(Reading *r, const char *name)
{
    const Value *formats = value_get(r->root, "formats");
    if (!name) return true;
    Value *format = value_get(formats, name);
    if (format && format->kind == VALUE_MAP) {
        lay_over(r, format);
        return true;
    }
    report(r->diag, MSG_PLAY_UNKNOWN, SPAN_NONE, name, r->folder);
    if (value_count(formats)) suggest_keys(r->arena, r->diag, str(name), &formats, 1);
    else report_hint(r->diag, "it has no `formats`: leave out --format");
    return false;
}

/* Formats are for this file only: what is above knows their names. */
static const Value *take_formats(Reading *r)
{
    Value *formats = value_get(r->root, "formats");
    if (formats) {
        value_set(r->arena, r->root, STR("formats"), value_null(r->arena, formats->span));
        value_drop_nulls(r->arena, r->root);
    }
    return formats;
}

static bool has_key(const Reading *r, const char *key)
{
    return value_entry(r->root, str(key));
}

static void remember_steps(Reading *r, const Value *procedure)
{
    const Value *steps = value_get(procedure, "steps");
    for (size_t i = 0; i < value_count(steps); i++) map_set(&r->steps, value_key(steps, i), r);
}

/* The library's procedure below the scenario's, key by key, and with it the objectives, unless the
 * scenario has some.  A scenario that says `procedure: null` has none. */
static void extend_procedure(Reading *r)
{
    const Value *extends = final_value(r, "procedure", STR(""), "extends");
    Value *own = value_get(r->root, "procedure");
    const bool none = own && own->kind != VALUE_MAP;
    const Shelf shelf = shelf_of(r, "procedures", MSG_PROCEDURE_UNKNOWN);
    const Value *base =
        extends ? shelf_take(&shelf, extends) : shelf_take_default(&shelf, PROCEDURE_DEFAULT);
    Value *procedure = value_get(base, "procedure"), *objectives = value_get(base, "objectives");
    remember_steps(r, procedure);
    if (procedure && !none)
        value_set(r->arena, r->root, STR("procedure"),
                  own ? overlay(r->arena, r->diag, procedure, own) : procedure);
    if (objectives && !has_key(r, "objectives"))
        value_set(r->arena, r->root, STR("objectives"), objectives);
    remember_steps(r, value_get(r->root, "procedure"));
}

/* Objectives may name steps that the scenario takes out of the library's procedure, or an overlay
 * out of the scenario's: a company should not have to write the objectives again. */
static void prune_objectives(const Reading *r)
{
    const Value *steps = value_get(value_get(r->root, "procedure"), "steps");
    Value *objectives = value_get(r->root, "objectives");
    for (size_t i = 0; objectives && objectives->kind == VALUE_SEQ && i < value_count(objectives);
         i++) {
        Value *objective = value_at(objectives, i);
        const Value *all = value_get(objective, "steps");
        if (!all || all->kind != VALUE_SEQ) continue;
        Value *kept = value_seq(r->arena, all->span);
        for (size_t k = 0; k < value_count(all); k++) {
            const Str step = value_str(value_at(all, k));
            if (value_entry(steps, step) || !map_get(&r->steps, step))
                value_push(r->arena, kept, value_at(all, k));
        }
        value_set(r->arena, objective, STR("steps"), kept);
    }
}

/* The library lies below the scenario, and overlays above both: they reach what a role inherits. */
static void lay_overlays(Reading *r)
{
    extend_roles(r);
    extend_procedure(r);
    for (size_t i = 0; i < r->overlays.n; i++) lay_over(r, r->overlays.at[i]);
}

/* What the values say, once all files are one tree. */
static void check_all(Reading *r)
{
    Arena *a = r->arena;
    prune_objectives(r);
    scenario_derive(a, r->root);
    schema_check(a, r->diag, &scenario_schema, r->root, &r->overlays);
    scenario_check(a, r->diag, r->root);
    words_expand(a, r->diag, r->root, &r->overlays, &r->named);
    strays_report(a, r->diag, &r->newcomers, r->root, &r->named);
}

bool scenario_read_overlays(Arena *a, Diag *d, const char *const *paths, size_t n,
                            ScenarioOptions *out)
{
    OverlayFile *files = ARENA_ARRAY(a, OverlayFile, n);
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        files[i].path = paths[i];
        ok &= input_read(a, d, paths[i], YAML_FILE_MAX, &files[i].text);
    }
    *out = (ScenarioOptions){ .overlays = files, .n_overlays = n };
    return ok;
}

Scenario scenario_of(const Value *root)
{
    return (Scenario){ .root = root,
                       .cast = value_get(root, "roles"),
                       .minutes = (int)value_integer(value_get(root, "minutes"), 0) };
}

Scenario *scenario_read(Arena *a, Diag *d, const char *path, const ScenarioOptions *options)
{
    Reading r = { .arena = a, .diag = d };
    size_t before = diag_count(d, SEVERITY_ERROR);
    map_init(&r.seen, a);
    map_init(&r.extended, a);
    map_init(&r.steps, a);
    if (!locate(&r, path)) return NULL;
    see(&r, r.file);
    r.root = keep_file(&r, read_map(&r, SPAN_NONE, r.file), path_base(r.file));
    if (!r.root || !check_format(&r, r.root)) return NULL;
    read_parts(&r);
    for (size_t i = 0; options && i < options->n_overlays; i++)
        read_overlay(&r, &options->overlays[i]);
    if (r.failed) return NULL;
    lay_overlays(&r);
    if (r.failed || !lay_format(&r, options ? options->format : NULL)) return NULL;
    check_unlisted(&r);
    check_all(&r);
    if (diag_count(d, SEVERITY_ERROR) != before) return NULL;
    Scenario *s = ARENA_NEW(a, Scenario);
    *s = scenario_of(r.root);
    s->folder = r.folder;
    s->name = name_of(&r);
    s->files = r.files.at;
    s->n_files = r.files.n;
    s->formats = take_formats(&r);
    s->format = options && options->format ? str(options->format) : STR("");
    s->named = r.named;
    return s;
}
