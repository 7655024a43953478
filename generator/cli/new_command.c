/* new_command.c - `ddkit new`: copies templates/new/, with the scenario's title filled in. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "cli/outputs.h"
#include "cli/print.h"
#include "cli/run.h"

/* Where the title goes, in scenario.yaml. */
#define PLACE "__TITLE__"
#define FILE_MAX ((size_t)1024 * 1024)

/* "late-checkout" as "Late checkout". */
static Str title_from(Arena *a, const char *folder)
{
    char real[PATH_MAX];
    Str name = path_base(realpath(folder, real) ? real : folder);
    char *title = str_c(a, name);
    for (char *c = title; *c; c++)
        if (*c == '-' || *c == '_') *c = ' ';
    if (*title >= 'a' && *title <= 'z') *title = (char)(*title - 'a' + 'A');
    return str(title);
}

/* A double-quoted scalar (YAML 1.2.2, 7.3.1). */
static Str quoted(Arena *a, Str text)
{
    Buf b = { .arena = a };
    buf_char(&b, '"');
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"' || text.p[i] == '\\') buf_char(&b, '\\');
        buf_char(&b, text.p[i]);
    }
    buf_char(&b, '"');
    return buf_done(&b);
}

static bool copy(Session *s, Outputs *o, const char *from, const char *name, Str title)
{
    Str text;
    if (!file_read(s->arena, s->diag, SPAN_NONE, from, FILE_MAX, &text)) return false;
    const char *place = memmem(text.p, text.n, PLACE, strlen(PLACE));
    const size_t at = place ? (size_t)(place - text.p) : text.n;
    Output *output = outputs_add(s, o, name);
    output->said = file_path(output->file);
    file_put(output->file, str_slice(text, 0, at));
    if (place) file_put(output->file, title);
    file_put(output->file, str_slice(text, at + strlen(PLACE), text.n));
    return file_close(output->file);
}

static bool is_free(Session *s, const char *folder)
{
    Str *names;
    FileKind kind = file_kind(folder);
    if (kind == FILE_NONE || (kind == FILE_FOLDER && !folder_list(s->arena, folder, &names)))
        return true;
    return report(s->diag, MSG_NEW_TAKEN, SPAN_NONE, folder);
}

static ExitStatus copy_all(Session *s, const char *folder)
{
    Str *names, title = str_trim(str(s->options.title));
    const char *source = path_join(s->arena, data_folder(s->arena), "templates/new");
    size_t n = folder_list(s->arena, source, &names);
    if (!n) report(s->diag, MSG_DATA_MISSING, SPAN_NONE, data_folder(s->arena));
    if (!n || !is_free(s, folder)) return session_status(s);
    title = quoted(s->arena, title.n ? title : title_from(s->arena, folder));
    Outputs o = outputs_new(s, (BatchOptions){ .manifest = false });
    batch_folder(o.batch, folder);
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++) {
        const char *name = str_c(s->arena, names[i]);
        ok = copy(s, &o, path_join(s->arena, source, name), name, title);
    }
    if (outputs_publish(s, &o) == STATUS_DONE && !s->options.quiet)
        print_line(stdout,
                   str_format(s->arena, "Next: ddkit build %s", shell_word(s->arena, folder)));
    return session_status(s);
}

ExitStatus run_new(Session *s)
{
    const StringList *folders = &s->options.operands;
    if (!folders->n)
        report(s->diag, MSG_ARGUMENT_MISSING, SPAN_NONE, "new", "the folder to be made");
    if (folders->n > 1) report(s->diag, MSG_ARGUMENT_EXTRA, SPAN_NONE, "new", folders->at[1]);
    return folders->n == 1 ? copy_all(s, folders->at[0]) : session_usage(s);
}
