/* scenario_path.c - from names to folders. */
#include "cli/scenario_path.h"

#include <string.h>

#include "base/files.h"
#include "data/suggest.h"

#define MAIN_FILE "scenario.yaml"

static bool is_scenario(Arena *a, const char *folder)
{
    return file_kind(path_join(a, folder, MAIN_FILE)) != FILE_NONE;
}

/* Asks for the nearest of the scenarios that come with ddkit. */
static void suggest_scenario(Session *s, const char *library, const char *named)
{
    Str *names;
    const size_t n = folder_list(s->arena, library, &names);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (is_scenario(s->arena, path_join(s->arena, library, str_c(s->arena, names[i]))))
            names[kept++] = names[i];
    suggest(s->arena, s->diag, str(named), names, kept);
}

const char *scenario_path(Session *s, const char *named)
{
    const char *library = path_join(s->arena, data_folder(s->arena), "scenarios");
    const FileKind kind = file_kind(named);
    const bool is_name = !strchr(named, '/') && !str_ends(str(named), ".yaml");
    if (!is_name || (kind != FILE_NONE && kind != FILE_FOLDER)) return named;
    if (kind == FILE_FOLDER && is_scenario(s->arena, named)) return named;
    const char *known = path_join(s->arena, library, named);
    if (*named != '.' && is_scenario(s->arena, known)) return known;
    if (kind == FILE_FOLDER) return named; /* the reader says what it lacks */
    report(s->diag, MSG_FOLDER_MISSING, SPAN_NONE, named);
    suggest_scenario(s, library, named);
    return NULL;
}

StringList scenario_operands(Session *s)
{
    static const char *here[] = { ".", NULL };
    if (s->options.operands.n || !is_scenario(s->arena, ".")) return s->options.operands;
    return (StringList){ here, 1, 0 };
}

const char *scenario_output(const Session *s)
{
    if (s->options.output) return s->options.output;
    return s->options.operands.n ? "out" : "../out";
}
