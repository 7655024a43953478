/* json.c - one value a line. */
#include "cli/json.h"

#include <stdio.h>

#include "base/visible.h"

Json json_new(Arena *a)
{
    return (Json){ .text = { .arena = a } };
}

static void new_line(Json *j)
{
    buf_char(&j->text, '\n');
    for (size_t i = 0; i < j->depth; i++) buf_c(&j->text, "  ");
}

/* What goes between this value and the one before. */
static void separate(Json *j)
{
    if (j->after_key) {
        j->after_key = false;
        return;
    }
    if (!j->depth) return;
    if (j->filled[j->depth]) buf_char(&j->text, ',');
    j->filled[j->depth] = true;
    new_line(j);
}

void json_open(Json *j, char bracket)
{
    separate(j);
    buf_char(&j->text, bracket);
    j->filled[++j->depth] = false;
}

void json_close(Json *j, char bracket)
{
    bool filled = j->filled[j->depth--];
    if (filled) new_line(j);
    buf_char(&j->text, bracket);
}

void json_key(Json *j, const char *key)
{
    separate(j);
    buf_json(&j->text, str(key));
    buf_c(&j->text, ": ");
    j->after_key = true;
}

void json_text(Json *j, Str text)
{
    separate(j);
    buf_json(&j->text, text);
}

void json_int(Json *j, long long n)
{
    separate(j);
    buf_format(&j->text, "%lld", n);
}

void json_real(Json *j, double x)
{
    separate(j);
    buf_number(&j->text, x, 4);
}

void json_bool(Json *j, bool b)
{
    separate(j);
    buf_c(&j->text, b ? "true" : "false");
}

Str json_done(Json *j)
{
    buf_char(&j->text, '\n');
    return buf_done(&j->text);
}

void json_print(Json *j)
{
    const Str text = json_done(j);
    fwrite(text.p, 1, text.n, stdout);
}
