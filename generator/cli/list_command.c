/* list_command.c - `ddkit list`: what there is to build, and from what. */
#include <stdlib.h>

#include "base/files.h"
#include "cli/json.h"
#include "cli/print.h"
#include "cli/printers.h"
#include "cli/run.h"
#include "cli/work.h"
#include "data/scenario.h"
#include "data/yaml.h"
#include "game/pacing.h"
#include "print/paper.h"

#define NAME_COLUMNS 20

/* One scenario of the list; `root` is NULL where it has errors. */
typedef struct Found {
    const char *path;
    Str name;
    const Value *root, *formats;
    int minutes; /* that a session takes, as a kit without options prints it */
} Found;

typedef VEC(Found) Finds;

/* A role or procedure of the library, for `extends`. */
typedef struct LibraryThing {
    Str id, name, about;
} LibraryThing;

/* What there is besides scenarios. */
typedef struct Stock {
    const PieceInfo *pieces;
    Str *icons, *patterns, *colors;
    LibraryThing *roles, *procedures;
    const Shop **shops;
    size_t n_pieces, n_icons, n_patterns, n_colors, n_roles, n_procedures, n_shops;
} Stock;

/* ---- finding ------------------------------------------------------------------------------ */

static bool is_scenario(Arena *a, const char *folder)
{
    return file_kind(path_join(a, folder, "scenario.yaml")) == FILE_REGULAR;
}

/* Errors are `ddkit check`'s to explain; here they only show that there are some. */
static void add_scenario(Session *s, Finds *finds, const char *folder)
{
    Scenario *scenario = scenario_read(s->arena, diag_new(s->arena), folder, NULL);
    if (scenario) pacing_settle(s->arena, scenario, -1);
    *vec_push(s->arena, finds) = (Found){
        .path = folder,
        .name = scenario ? scenario->name : path_base(folder),
        .root = scenario ? scenario->root : NULL,
        .formats = scenario ? scenario->formats : NULL,
        .minutes = scenario ? scenario->minutes : 0,
    };
}

static void add_folder(Session *s, Finds *finds, const char *folder)
{
    Str *names;
    size_t n = folder_list(s->arena, folder, &names);
    for (size_t i = 0; i < n; i++) {
        const char *below = path_join(s->arena, folder, str_c(s->arena, names[i]));
        if (is_scenario(s->arena, below)) add_scenario(s, finds, below);
    }
}

static bool find_scenarios(Session *s, Finds *finds)
{
    bool ok = true;
    add_folder(s, finds, path_join(s->arena, data_folder(s->arena), "scenarios"));
    for (size_t i = 0; i < s->options.operands.n; i++) {
        const char *path = s->options.operands.at[i];
        if (file_kind(path) != FILE_FOLDER)
            ok = report(s->diag, MSG_FOLDER_MISSING, SPAN_NONE, path);
        else if (is_scenario(s->arena, path)) add_scenario(s, finds, path);
        else add_folder(s, finds, path);
    }
    return ok;
}

static LibraryThing role_of(const Value *file)
{
    return (LibraryThing){ .name = value_str(value_get(file, "name")),
                           .about = value_str(value_get(file, "mission")) };
}

static LibraryThing procedure_of(const Value *file)
{
    const Value *procedure = value_get(file, "procedure");
    return (LibraryThing){ .name = value_str(value_get(procedure, "title")),
                           .about = value_str(value_get(procedure, "about")) };
}

/* What the library has of a kind, each read from its file by `of`. */
static size_t find_library(Session *s, const char *kind, LibraryThing (*of)(const Value *),
                           LibraryThing **things)
{
    Str *names;
    const char *all = path_join(s->arena, data_folder(s->arena), "scenarios");
    const char *folder = path_join(s->arena, all, kind);
    size_t n = folder_list(s->arena, folder, &names), kept = 0;
    *things = ARENA_ARRAY(s->arena, LibraryThing, n);
    for (size_t i = 0; i < n; i++) {
        const char *path = path_join(s->arena, folder, str_c(s->arena, names[i]));
        if (!str_ends(names[i], ".yaml")) continue;
        const Value *file = yaml_read(s->arena, diag_new(s->arena), SPAN_NONE, path);
        if (!file) continue;
        (*things)[kept] = of(file);
        (*things)[kept++].id = path_stem(path);
    }
    return kept;
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

/* The keys of a map, sorted. */
static size_t find_names(Session *s, const Value *map, Str **names)
{
    size_t n = value_count(map);
    *names = ARENA_ARRAY(s->arena, Str, n);
    for (size_t i = 0; i < n; i++) (*names)[i] = value_key(map, i);
    if (n) qsort(*names, n, sizeof **names, by_bytes);
    return n;
}

/* Those that can be read. */
static size_t find_shops(Session *s, Kit *kit, const Shop ***shops)
{
    Str *names;
    const size_t n = kit_shop_names(kit, &names);
    size_t kept = 0;
    *shops = ARENA_ARRAY(s->arena, const Shop *, n);
    for (size_t i = 0; i < n; i++) {
        const Shop *shop = kit_shop(kit, str_c(s->arena, names[i]));
        if (shop) (*shops)[kept++] = shop;
    }
    return kept;
}

static Stock find_stock(Session *s, Kit *kit)
{
    Stock stock = { 0 };
    stock.n_pieces = kit_pieces(kit, &stock.pieces);
    stock.n_icons = find_names(s, kit_icon_names(kit), &stock.icons);
    stock.n_patterns = find_names(s, kit_pattern_names(kit), &stock.patterns);
    stock.n_colors = kit_role_colors(kit, &stock.colors);
    if (stock.n_colors) qsort(stock.colors, stock.n_colors, sizeof *stock.colors, by_bytes);
    stock.n_roles = find_library(s, "roles", role_of, &stock.roles);
    stock.n_procedures = find_library(s, "procedures", procedure_of, &stock.procedures);
    stock.n_shops = find_shops(s, kit, &stock.shops);
    return stock;
}

/* ---- text --------------------------------------------------------------------------------- */

static long long number(const Value *map, const char *key)
{
    return (long long)value_integer(value_get(map, key), 0);
}

static void print_entry(Str name, Str about)
{
    fputs("  ", stdout);
    print_left(stdout, NAME_COLUMNS, name);
    putchar(' ');
    print_wrapped(stdout, NAME_COLUMNS + 3, NAME_COLUMNS + 3, about);
}

/* To be copied, so in one piece. */
static void print_path(Str path)
{
    printf("%*s", NAME_COLUMNS + 3, "");
    print_line(stdout, path);
}

/* "3 to 8 players", "1 player" */
static const char *players_text(Arena *a, const Value *players)
{
    const long long min = number(players, "min"), max = number(players, "max");
    return min == max ? c_format(a, "%lld player%s", min, min == 1 ? "" : "s")
                      : c_format(a, "%lld to %lld players", min, max);
}

static void print_formats(Arena *a, const Value *formats)
{
    Buf names = { .arena = a };
    for (size_t i = 0; i < value_count(formats); i++)
        buf_format(&names, "%s%.*s", i ? ", " : "formats: ", (int)value_key(formats, i).n,
                   value_key(formats, i).p);
    if (names.n) print_entry(STR(""), buf_done(&names));
}

static void print_scenario(Arena *a, const Found *f)
{
    if (!f->root) {
        fputs("  ", stdout);
        print_left(stdout, NAME_COLUMNS, f->name);
        print_line(stdout,
                   str_format(a, " has errors; see ddkit check %s", shell_word(a, f->path)));
        return;
    }
    Str title = value_str(value_get(f->root, "title")),
        level = value_str(value_get(f->root, "level"));
    Str summary = value_str(value_get(f->root, "summary"));
    print_entry(f->name,
                str_format(a, "%.*s (%.*s, %s, %d minutes)", (int)title.n, title.p, (int)level.n,
                           level.p, players_text(a, value_get(f->root, "players")), f->minutes));
    if (summary.n) print_entry(STR(""), summary);
    print_formats(a, f->formats);
    print_path(str(shell_word(a, f->path)));
}

static void print_sizes(const char *title, const NamedSize *sizes)
{
    printf("\n%s\n", title);
    for (const NamedSize *z = sizes; z->name; z++) print_entry(str(z->name), str(z->about));
}

static void print_library(const char *title, const LibraryThing *things, size_t n)
{
    printf("\n%s\n", title);
    for (size_t i = 0; i < n; i++) print_entry(things[i].id, things[i].name);
}

static void print_names(Arena *a, const char *title, const Str *names, size_t n)
{
    Buf list = { .arena = a };
    for (size_t i = 0; i < n; i++) {
        if (i) buf_c(&list, ", ");
        buf_str(&list, names[i]);
    }
    printf("\n%s\n  ", title);
    print_wrapped(stdout, 2, 2, buf_done(&list));
}

static void print_printers(Arena *a)
{
    Str *names;
    const size_t n = printers_list(a, &names);
    puts("\nPrinter profiles");
    for (size_t i = 0; i < n; i++)
        print_entry(names[i], str_format(a, "--printer %s", shell_word(a, str_c(a, names[i]))));
    if (!n) puts("  none; ddkit calibrate makes one");
}

static void print_list(Session *s, const Finds *finds, const Stock *stock)
{
    puts("Scenarios");
    for (size_t i = 0; i < finds->n; i++) print_scenario(s->arena, &finds->at[i]);
    if (!finds->n) puts("  none");
    print_library("Roles to extend", stock->roles, stock->n_roles);
    print_library("Procedures to extend", stock->procedures, stock->n_procedures);
    print_names(s->arena, "Icons", stock->icons, stock->n_icons);
    print_names(s->arena, "Patterns of roles", stock->patterns, stock->n_patterns);
    print_names(s->arena, "Colors of roles", stock->colors, stock->n_colors);
    puts("\nPieces");
    for (size_t i = 0; i < stock->n_pieces; i++) {
        const PieceInfo *p = &stock->pieces[i];
        const char *audience = p->audience == AUDIENCE_DM ? "host" : "players";
        print_entry(p->name, str_format(s->arena, "%.*s (%s; %.*s)", (int)p->about.n, p->about.p,
                                        audience, (int)p->format.n, p->format.p));
    }
    print_sizes("Papers", papers);
    print_sizes("Cards", card_formats);
    print_printers(s->arena);
    puts("\nShops, for --target shop:NAME");
    for (size_t i = 0; i < stock->n_shops; i++) {
        const Shop *shop = stock->shops[i];
        print_entry(shop->name, str_format(s->arena, "%.*s: %.*s", (int)shop->title.n,
                                           shop->title.p, (int)shop->about.n, shop->about.p));
    }
    puts("\nThemes");
    print_entry(STR("(default)"), STR("what comes with ddkit"));
    print_entry(STR("--theme FOLDER"), STR("your own over it: docs/templates.md"));
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void json_field(Json *j, const char *key, Str text)
{
    json_key(j, key);
    json_text(j, text);
}

static void json_formats(Json *j, const Value *formats)
{
    json_key(j, "formats"), json_open(j, '[');
    for (size_t i = 0; i < value_count(formats); i++) json_text(j, value_key(formats, i));
    json_close(j, ']');
}

static void json_scenario(Json *j, const Found *f)
{
    static const char *const texts[] = { "title", "level", "language", "summary" };
    const Value *players = value_get(f->root, "players");
    json_open(j, '{');
    json_field(j, "name", f->name);
    json_field(j, "path", str(f->path));
    json_key(j, "valid"), json_bool(j, f->root != NULL);
    for (size_t i = 0; f->root && i < sizeof texts / sizeof *texts; i++)
        json_field(j, texts[i], value_str(value_get(f->root, texts[i])));
    if (f->root) {
        json_key(j, "minutes"), json_int(j, f->minutes);
        json_key(j, "players"), json_open(j, '{');
        json_key(j, "min"), json_int(j, number(players, "min"));
        json_key(j, "max"), json_int(j, number(players, "max"));
        json_close(j, '}');
        json_formats(j, f->formats);
    }
    json_close(j, '}');
}

static void json_sizes(Json *j, const char *key, const NamedSize *sizes)
{
    json_key(j, key), json_open(j, '[');
    for (const NamedSize *z = sizes; z->name; z++) {
        json_open(j, '{');
        json_field(j, "name", str(z->name));
        json_key(j, "width"), json_real(j, z->size.width / MM(1));
        json_key(j, "height"), json_real(j, z->size.height / MM(1));
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_pieces(Json *j, const Stock *stock)
{
    json_key(j, "pieces"), json_open(j, '[');
    for (size_t i = 0; i < stock->n_pieces; i++) {
        const PieceInfo *p = &stock->pieces[i];
        json_open(j, '{');
        json_field(j, "name", p->name);
        json_field(j, "audience", str(audience_name(p->audience)));
        json_field(j, "format", p->format);
        json_field(j, "about", p->about);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_library(Json *j, const char *key, const char *about, const LibraryThing *things,
                         size_t n)
{
    json_key(j, key), json_open(j, '[');
    for (size_t i = 0; i < n; i++) {
        json_open(j, '{');
        json_field(j, "id", things[i].id);
        json_field(j, "name", things[i].name);
        json_field(j, about, things[i].about);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_shops(Json *j, const Stock *stock)
{
    json_key(j, "shops"), json_open(j, '[');
    for (size_t i = 0; i < stock->n_shops; i++) {
        json_open(j, '{');
        json_field(j, "name", stock->shops[i]->name);
        json_field(j, "title", stock->shops[i]->title);
        json_field(j, "about", stock->shops[i]->about);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_names(Json *j, const char *key, const Str *names, size_t n)
{
    json_key(j, key), json_open(j, '[');
    for (size_t i = 0; i < n; i++) json_text(j, names[i]);
    json_close(j, ']');
}

static void json_printers(Session *s, Json *j)
{
    Str *names;
    const size_t n = printers_list(s->arena, &names);
    json_key(j, "printers"), json_open(j, '[');
    for (size_t i = 0; i < n; i++) {
        json_open(j, '{');
        json_field(j, "name", names[i]);
        json_field(j, "path", str(printers_path(s, str_c(s->arena, names[i]))));
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_list(Session *s, const Finds *finds, const Stock *stock)
{
    Json j = json_new(s->arena);
    json_open(&j, '{');
    json_key(&j, "scenarios"), json_open(&j, '[');
    for (size_t i = 0; i < finds->n; i++) json_scenario(&j, &finds->at[i]);
    json_close(&j, ']');
    json_library(&j, "roles", "mission", stock->roles, stock->n_roles);
    json_library(&j, "procedures", "about", stock->procedures, stock->n_procedures);
    json_names(&j, "icons", stock->icons, stock->n_icons);
    json_names(&j, "patterns", stock->patterns, stock->n_patterns);
    json_names(&j, "colors", stock->colors, stock->n_colors);
    json_pieces(&j, stock);
    json_sizes(&j, "papers", papers);
    json_sizes(&j, "cards", card_formats);
    json_printers(s, &j);
    json_shops(&j, stock);
    json_close(&j, '}');
    json_print(&j);
}

ExitStatus run_list(Session *s)
{
    Finds finds = { 0 };
    if (!find_scenarios(s, &finds)) return session_status(s);
    Kit *kit = work_open_kit(s);
    if (!kit) return session_status(s);
    Stock stock = find_stock(s, kit);
    if (s->options.json) json_list(s, &finds, &stock);
    else print_list(s, &finds, &stock);
    kit_close(kit);
    return session_status(s);
}
