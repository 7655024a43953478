/* yaml_cause.h - why a file could not be read, where a line near the place shows it.
 *
 * libyaml stops where its grammar can go on no longer, often lines below the slip: an open quote
 * takes in all up to the next one, a key without a colon becomes the first words of a text.  What
 * is looked at here is the file's text as people see it: lines, their indentation, their first
 * word. */
#ifndef DDKIT_DATA_YAML_CAUSE_H
#define DDKIT_DATA_YAML_CAUSE_H

#include "base/diag.h"

typedef struct YamlCause {
    const char *text, *hint; /* no text: nothing was found */
    Span at;
} YamlCause;

/* `place`: where the reading stopped, or where what it read began; `at_colon`: at a `: ` that
 * nothing may stand before. */
YamlCause yaml_cause(Arena *a, const Source *source, size_t place, bool at_colon);

/* Of a text in quotes that takes in keys or items no further in than its own line. */
YamlCause yaml_open_quote(Arena *a, Span quoted);

/* The first odd space or invisible character at either end of a key; SPAN_NONE where there is
 * none. */
Span yaml_odd_end(Span key);
/* "a no-break space (U+00A0)" of what stands there. */
const char *yaml_odd_name(Arena *a, Span odd);

#endif
