/* markdown_cell.c - pieces of references in Markdown. */
#include "data/markdown_cell.h"

#include "base/ascii.h"

const char *markdown_cell(Arena *a, const char *text)
{
    Buf b = { .arena = a };
    for (const char *p = text; *p; p++) {
        if (*p == '|') buf_char(&b, '\\');
        buf_char(&b, *p);
    }
    return str_c(a, buf_done(&b));
}

/* The anchor that hosts of Markdown make of a heading: small letters, digits, - and _; a blank
 * becomes a hyphen. */
static const char *anchor_of(Arena *a, const char *heading)
{
    Buf b = { .arena = a };
    for (const char *p = heading; *p; p++) {
        if (*p == ' ') buf_char(&b, '-');
        else if (ascii_letter(*p) || ascii_digit(*p) || *p == '-' || *p == '_')
            buf_char(&b, ascii_lower(*p));
    }
    return str_c(a, buf_done(&b));
}

const char *markdown_link(Arena *a, const char *text, const char *heading)
{
    return c_format(a, "[%s](#%s)", text, anchor_of(a, heading));
}

const char *markdown_choices(Arena *a, const char *const *values)
{
    Buf b = { .arena = a };
    for (const char *const *v = values; *v; v++)
        buf_format(&b, "%s`%s`", v == values ? "" : ", ", *v);
    return str_c(a, buf_done(&b));
}
