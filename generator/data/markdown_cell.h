/* markdown_cell.h - pieces of references in Markdown. */
#ifndef DDKIT_DATA_MARKDOWN_CELL_H
#define DDKIT_DATA_MARKDOWN_CELL_H

#include "base/str.h"

/* `text` as a cell of a table: a bar would end the cell, even within code, so it is escaped. */
const char *markdown_cell(Arena *a, const char *text);
/* A link to a heading of the same document. */
const char *markdown_link(Arena *a, const char *text, const char *heading);
/* "`a`, `b`"; `values` ends with NULL. */
const char *markdown_choices(Arena *a, const char *const *values);

#endif
