/* place_plan.c - what will be in a folder: files of this run, what stays, what goes. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/map.h"
#include "base/place.h"

/* Of people's own files in the folder.  Where there are more it is not exchanged: each would have
 * to be linked. */
#define KEPT_MAX 2000

static Arena *arena_of(const Place *p)
{
    return p->batch->arena;
}

static Entry *add(Place *p, EntryKind kind, const char *path)
{
    Entry *e = vec_push(arena_of(p), &p->entries);
    *e = (Entry){ .kind = kind, .path = path };
    return e;
}

static bool fail(const Place *p, FileWriter *w, int error)
{
    w->reported = true;
    return report(p->batch->diag, MSG_FILE_WRITE, SPAN_NONE, w->path, strerror(error));
}

static bool fail_reading(const Place *p, const char *path)
{
    return report(p->batch->diag, MSG_FILE_READ, SPAN_NONE,
                  path_join(arena_of(p), p->folder->path, path), strerror(errno));
}

/* ---- files of this run -------------------------------------------------------------------- */

/* A folder for a file: what is there must be one, and changeable. */
static int check_folder(const Place *p, const char *path, struct stat *st)
{
    *st = (struct stat){ 0 };
    if (p->old < 0) return 0;
    if (fstatat(p->old, path, st, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT ? 0 : errno;
    if (!S_ISDIR(st->st_mode)) return ENOTDIR;
    return faccessat(p->old, path, W_OK | X_OK, AT_EACCESS) == 0 ? 0 : errno;
}

static int check_file(const Place *p, const char *path)
{
    struct stat st;
    if (p->old < 0) return 0;
    if (fstatat(p->old, path, &st, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT ? 0 : errno;
    return S_ISDIR(st.st_mode) ? EISDIR : 0;
}

static int add_folder(Place *p, Map *folders, Str path)
{
    struct stat st;
    const char *c = str_c(arena_of(p), path);
    if (map_get(folders, path)) return 0;
    const int error = check_folder(p, c, &st);
    map_set(folders, str(c), p);
    add(p, ENTRY_FOLDER, c)->mode = st.st_mode & 07777;
    return error;
}

static bool add_made(Place *p, Map *folders, FileWriter *w)
{
    const Str name = str(w->name);
    int error = 0;
    for (size_t i = 0; i < name.n && !error; i++)
        if (name.p[i] == '/') error = add_folder(p, folders, str_slice(name, 0, i));
    if (!error) error = check_file(p, w->name);
    if (error) return fail(p, w, error);
    add(p, ENTRY_MADE, w->name)->file = w;
    return true;
}

/* ---- files of earlier runs ---------------------------------------------------------------- */

/* `going`: paths of what is made and of what is stale.  `now` gets the lines that stay. */
static bool judge_former(Place *p, const Manifest *former, Map *going, Manifest *now)
{
    const BatchOptions *o = &p->batch->options;
    for (size_t i = 0; i < former->lines.n; i++) {
        const ManifestLine *line = &former->lines.at[i];
        const char *path = str_c(arena_of(p), line->path);
        struct stat st;
        if (map_get(going, line->path)) continue;
        if (fstatat(p->old, path, &st, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno == ENOENT || errno == ENOTDIR) continue;
            return fail_reading(p, path);
        }
        if (!o->covers(o->context, line->path)) {
            manifest_add(arena_of(p), now, line->path, line->hash);
        } else if (manifest_holds(former, p->old, path)) {
            add(p, ENTRY_STALE, path);
            map_set(going, str(path), p);
        } else if (errno) {
            return fail_reading(p, path);
        } else {
            report(p->batch->diag, MSG_FILE_CHANGED, SPAN_NONE,
                   path_join(arena_of(p), p->folder->path, path));
        }
    }
    return true;
}

static bool is_topic(const BatchFolder *folder, Str topic)
{
    for (size_t i = 0; i < folder->topics.n; i++)
        if (str_eq(folder->topics.at[i], topic)) return true;
    return false;
}

/* Those of this run, and earlier ones on what it says nothing of. */
static void collect_notes(const Place *p, const Manifest *former, Manifest *now)
{
    const BatchFolder *folder = p->folder;
    for (size_t i = 0; i < folder->notes.n; i++)
        manifest_note(arena_of(p), now, folder->notes.at[i].topic, folder->notes.at[i].text);
    for (size_t i = 0; i < former->notes.n; i++)
        if (!is_topic(folder, former->notes.at[i].topic))
            manifest_note(arena_of(p), now, former->notes.at[i].topic, former->notes.at[i].text);
}

static bool plan_manifest(Place *p, Map *going)
{
    Manifest former = { 0 }, now = { 0 };
    if (p->old >= 0 && !manifest_read(arena_of(p), p->old, &former))
        return fail_reading(p, MANIFEST_NAME);
    for (size_t i = 0; i < p->folder->files.n; i++) {
        const FileWriter *w = p->folder->files.at[i];
        manifest_add(arena_of(p), &now, str(w->name), w->hash);
    }
    if (!judge_former(p, &former, going, &now)) return false;
    collect_notes(p, &former, &now);
    if (now.lines.n) p->manifest = manifest_text(arena_of(p), &now);
    p->manifest_former = manifest_text(arena_of(p), &former);
    for (size_t i = 0; i < former.lines.n; i++)
        manifest_add(arena_of(p), &now, former.lines.at[i].path, former.lines.at[i].hash);
    p->manifest_both = manifest_text(arena_of(p), &now);
    if (!p->manifest.n && former.lines.n) add(p, ENTRY_STALE, MANIFEST_NAME);
    return true;
}

/* ---- what stays --------------------------------------------------------------------------- */

typedef struct Walk {
    Place *place;
    const Map *going, *folders;
    size_t seen, kept;
} Walk;

static bool walk(Walk *w, const char *path);

/* A folder that held nothing but stale files goes with them. */
static bool keep_folder(Walk *w, const char *path, mode_t mode)
{
    Place *p = w->place;
    const size_t entries = p->entries.n, seen = w->seen;
    const bool known = map_get(w->folders, str(path)) != NULL;
    if (!known) add(p, ENTRY_FOLDER, path)->mode = mode & 07777;
    if (!walk(w, path)) return false;
    if (!known && w->seen > seen && p->entries.n == entries + 1) p->entries.n--;
    return true;
}

static bool keep(Walk *w, const char *path)
{
    Place *p = w->place;
    struct stat st;
    w->seen++;
    if (map_get(w->going, str(path))) return true;
    if (++w->kept > KEPT_MAX || fstatat(p->old, path, &st, AT_SYMLINK_NOFOLLOW) != 0) return false;
    if (S_ISDIR(st.st_mode)) return keep_folder(w, path, st.st_mode);
    add(p, ENTRY_KEPT, path);
    return true;
}

/* All in the folder `path` of the place.  False where the place cannot be built a second time. */
static bool walk(Walk *w, const char *path)
{
    const int fd = openat(w->place->old, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    bool ok = dir != NULL;
    if (!dir && fd >= 0) close(fd);
    for (struct dirent *e; ok && (e = readdir(dir));) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        ok = keep(w, path_join(arena_of(w->place), path, e->d_name));
    }
    if (dir) closedir(dir);
    return ok;
}

/* Only what is made and what goes is changed in the place; the rest need not be known. */
static void plan_kept(Place *p, const Map *going, const Map *folders)
{
    const size_t entries = p->entries.n;
    Walk w = { p, going, folders, 0, 0 };
    if (p->old < 0 || p->in_place || walk(&w, ".")) return;
    p->in_place = true;
    p->entries.n = entries;
}

bool place_plan(Place *p)
{
    Map folders, going;
    struct stat st;
    const int error = check_folder(p, ".", &st);
    map_init(&folders, arena_of(p));
    map_init(&going, arena_of(p));
    for (size_t i = 0; i < p->folder->files.n; i++) {
        FileWriter *w = p->folder->files.at[i];
        if (error) return fail(p, w, error);
        if (!add_made(p, &folders, w)) return false;
        map_set(&going, str(w->name), w);
    }
    if (p->batch->options.manifest) {
        if (!plan_manifest(p, &going)) return false;
        map_set(&going, STR(MANIFEST_NAME), p);
    }
    plan_kept(p, &going, &folders);
    if (p->manifest.n) add(p, ENTRY_MADE, MANIFEST_NAME);
    return true;
}
