/* publish.c - putting the folders of a batch into place, all of them or none.
 *
 * First everything that takes memory, time or room on the disk: the folders are built aside, and
 * their files are on the disk (place_steps.c).  Then they take their places, one step each.  What
 * fails takes back what was done before it; what still fails after that only costs tidiness. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/map.h"
#include "base/place.h"

typedef struct Publication {
    Batch *batch;
    VEC(Place) places; /* by path */
    sigset_t signals;  /* those that were blocked before */
} Publication;

/* What is on its way, should the program end in the middle of it: memory can run out. */
static Publication *under_way;

/* ---- folders around the places ------------------------------------------------------------ */

/* With its parents; an existing one is fine.  `*made` is how much of `path` is the first that had
 * to be made; 0: none. */
static bool folder_make(const char *path, size_t *made)
{
    char part[PATH_MAX];
    const size_t n = strlen(path);
    if (n == 0 || n >= sizeof part) return errno = ENAMETOOLONG, false;
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i] != 0) continue;
        memcpy(part, path, i);
        part[i] = 0;
        if (file_kind(part) == FILE_FOLDER) continue;
        if (folder_at(AT_FDCWD, part, 0)) *made = *made ? *made : i;
        else if (errno != EEXIST) return false;
    }
    return file_kind(path) == FILE_FOLDER || (errno = ENOTDIR, false);
}

/* Those of the parents that were made and hold nothing. */
static void folder_unmake(char *path, size_t made)
{
    for (size_t n = strlen(path); made && n >= made; n--) {
        if (path[n] && path[n] != '/') continue;
        path[n] = 0;
        rmdir(path);
    }
}

static bool is_dots(Str name)
{
    return str_is(name, ".") || str_is(name, "..");
}

/* Where the place lies, symbolic links resolved; folders around it are made. */
static bool resolve(Arena *a, Place *p, const char *path)
{
    char real[PATH_MAX];
    const bool dots = is_dots(path_base(path)); /* "x/.." has no name before it is there */
    p->made_path = dots ? str_c(a, str(path)) : path_folder(a, path);
    if (!dots && realpath(path, real)) {
        p->path = str_c(a, str(real));
    } else {
        if (!folder_make(p->made_path, &p->made) || !realpath(p->made_path, real)) return false;
        p->path = dots ? str_c(a, str(real)) : path_join(a, real, str_c(a, path_base(path)));
    }
    p->around = path_folder(a, p->path);
    p->name = str_c(a, path_base(p->path));
    p->area_name = c_format(a, ".ddkit-%016llx",
                            (unsigned long long)hash_bytes(HASH_SEED, p->name, strlen(p->name)));
    return true;
}

static bool cannot_write(const Place *p)
{
    return report(p->batch->diag, MSG_FILE_WRITE, SPAN_NONE, p->folder->path, strerror(errno));
}

/* ---- signals ------------------------------------------------------------------------------ */

/* Those that end the program, and are not ignored. */
static void block_signals(Publication *pub)
{
    static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
    sigset_t block;
    sigemptyset(&block);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        struct sigaction action;
        if (sigaction(ending[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&block, ending[i]);
    }
    sigprocmask(SIG_BLOCK, &block, &pub->signals);
}

/* ---- all places --------------------------------------------------------------------------- */

static int by_path(const void *a, const void *b)
{
    return strcmp(((const Place *)a)->path, ((const Place *)b)->path);
}

static bool find_places(Publication *pub)
{
    Batch *b = pub->batch;
    for (size_t i = 0; i < b->folders.n; i++) {
        const BatchFolder *folder = &b->folders.at[i];
        if (!folder->files.n && file_kind(folder->path) != FILE_FOLDER) continue;
        Place *p = vec_push(b->arena, &pub->places);
        *p = (Place){ .batch = b, .folder = folder };
        p->parent = p->area = p->old = p->new = -1;
        if (!resolve(b->arena, p, folder->path)) return cannot_write(p);
    }
    /* Two runs that want the same places ask for them in the same order. */
    if (pub->places.n) qsort(pub->places.at, pub->places.n, sizeof *pub->places.at, by_path);
    return true;
}

static bool has_work(const Place *p)
{
    for (size_t i = 0; i < p->entries.n; i++)
        if (p->entries.at[i].kind == ENTRY_MADE || p->entries.at[i].kind == ENTRY_STALE)
            return true;
    return false;
}

static bool open_places(Publication *pub)
{
    for (size_t i = 0; i < pub->places.n; i++) {
        Place *p = &pub->places.at[i];
        if (!area_open(p)) return signal_waits() ? false : cannot_write(p);
        if (!place_plan(p)) return false;
    }
    return true;
}

static bool stage_places(Publication *pub)
{
    for (size_t i = 0; i < pub->places.n; i++)
        if (has_work(&pub->places.at[i]) && !place_stage(&pub->places.at[i])) return false;
    return !signal_waits();
}

static bool switch_places(Publication *pub)
{
    for (size_t i = 0; i < pub->places.n; i++)
        if (has_work(&pub->places.at[i]) && !place_switch(&pub->places.at[i])) return false;
    return true;
}

/* From here on nothing is taken back. */
static void settle_places(Publication *pub)
{
    for (size_t i = 0; i < pub->places.n; i++) {
        Place *p = &pub->places.at[i];
        place_settle(p);
        p->made = 0;
        area_close(p);
    }
}

static void take_back(Publication *pub)
{
    for (size_t i = pub->places.n; i-- > 0;) place_switch_back(&pub->places.at[i]);
    for (size_t i = pub->places.n; i-- > 0;) area_close(&pub->places.at[i]);
    for (size_t i = pub->places.n; i-- > 0;) {
        Place *p = &pub->places.at[i];
        if (p->made) folder_unmake(p->made_path, p->made);
        p->made = 0;
    }
}

static void take_back_at_exit(void)
{
    if (under_way) take_back(under_way);
    under_way = NULL;
}

bool batch_publish(Batch *b)
{
    Publication pub = { .batch = b };
    block_signals(&pub);
    under_way = &pub;
    atexit(take_back_at_exit);
    const bool ok =
        find_places(&pub) && open_places(&pub) && stage_places(&pub) && switch_places(&pub);
    if (ok) settle_places(&pub);
    else take_back(&pub);
    under_way = NULL;
    sigprocmask(SIG_SETMASK, &pub.signals, NULL);
    return ok;
}
