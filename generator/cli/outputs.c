/* outputs.c - files that appear together. */
#include "cli/outputs.h"

#include "base/visible.h"
#include "cli/print.h"

Output *outputs_add(Session *s, Outputs *o, const char *path)
{
    Output *output = vec_push(s->arena, &o->files);
    *output = (Output){ .file = file_start(s->arena, s->diag, path) };
    return output;
}

static size_t longest_line(const Outputs *o)
{
    size_t longest = 0;
    for (size_t i = 0; i < o->files.n; i++) {
        const Output *output = &o->files.at[i];
        const size_t n = output->said ? visible_columns(str(output->said)) : 0;
        if (n > longest) longest = n;
    }
    return longest;
}

static void say(const Output *output, size_t columns)
{
    const size_t pages = output->pages;
    if (!output->said) return;
    if (!pages) {
        print_line(stdout, str(output->said));
        return;
    }
    print_left(stdout, columns, str(output->said));
    printf("  %zu page%s\n", pages, pages == 1 ? "" : "s");
}

ExitStatus outputs_publish(Session *s, Outputs *o)
{
    const size_t columns = longest_line(o);
    bool ok = session_status(s) == STATUS_DONE;
    progress_clear(&s->progress);
    /* One file's way to the disk is not waited for before the next is laid out. */
    for (size_t i = 0; i < o->files.n && ok; i++) ok = file_sync(o->files.at[i].file);
    for (size_t i = 0; i < o->files.n && ok; i++) {
        ok = file_publish(o->files.at[i].file);
        if (ok && !s->options.quiet) say(&o->files.at[i], columns);
    }
    /* The newest first: folders that were made for the first one must be empty to go. */
    for (size_t i = o->files.n; i-- > 0;) file_drop(o->files.at[i].file);
    return session_status(s);
}
