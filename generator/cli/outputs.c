/* outputs.c - files that appear together. */
#include "cli/outputs.h"

#include "base/visible.h"
#include "cli/print.h"

Outputs outputs_new(Session *s, BatchOptions options)
{
    Outputs o = { .batch = batch_new(s->arena, s->diag, options) };
    map_init(&o.drawings, s->arena);
    return o;
}

Output *outputs_add(Session *s, Outputs *o, const char *name)
{
    Output *output = vec_push(s->arena, &o->files);
    *output = (Output){ .file = batch_add(o->batch, name) };
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
    progress_clear(&s->progress);
    const bool ok = session_status(s) == STATUS_DONE && batch_publish(o->batch);
    batch_close(o->batch);
    for (size_t i = 0; i < o->files.n && ok && !s->options.quiet; i++)
        say(&o->files.at[i], columns);
    return session_status(s);
}
