/* handout.c - logs could be written in Markdown before they were verbatim: a fence tells. */
#include "kit/handout.h"

static bool is_fence(Str line)
{
    line = str_trim(line);
    return str_starts(line, "```") || str_starts(line, "~~~");
}

bool handout_is_verbatim(const Value *handout)
{
    const Str kind = value_str(value_get(handout, "kind"));
    if (str_is(kind, "terminal")) return true;
    if (!str_is(kind, "log")) return false;
    for (Str rest = value_str(value_get(handout, "text")); rest.n;) {
        const size_t end = str_find(rest, '\n');
        if (is_fence(str_slice(rest, 0, end))) return false;
        rest = str_slice(rest, end + 1, rest.n);
    }
    return true;
}
