/* ranges.c - lists of sheets, pages and codes. */
#include "kit/ranges.h"

static void end_range(Ranges *r)
{
    if (!r->from) return;
    buf_format(&r->text, "%s%zu", r->text.n ? ", " : "", r->from);
    if (r->to > r->from) buf_format(&r->text, "–%zu", r->to);
    r->from = 0;
}

void ranges_add(Ranges *r, size_t from, size_t to)
{
    if (!r->from || from != r->to + 1) end_range(r);
    if (!r->from) r->from = from;
    r->to = to;
}

Str ranges_text(Ranges *r)
{
    end_range(r);
    return buf_done(&r->text);
}

/* What a code, "H-01", has before its number, and the number; false where it has none. */
static bool read_code(Str code, Str *letters, int *number)
{
    const size_t dash = str_find(code, '-');
    *letters = str_slice(code, 0, dash);
    *number = 0;
    for (size_t i = dash + 1; i < code.n; i++) {
        if (code.p[i] < '0' || code.p[i] > '9' || i > dash + 4) return false;
        *number = 10 * *number + (code.p[i] - '0');
    }
    return dash + 1 < code.n;
}

static void end_run(Buf *b, size_t run, Str last)
{
    if (run > 1) buf_format(b, "%s%.*s", run > 2 ? "–" : ", ", (int)last.n, last.p);
}

Str ranges_of_codes(Arena *a, Str list)
{
    Buf b = { .arena = a };
    Str last = { 0 }, of = { 0 };
    int number = 0;
    size_t run = 0;
    for (size_t from = 0; from < list.n; from += last.n + 2) {
        const Str code = str_slice(list, from, from + str_find(str_slice(list, from, list.n), ','));
        Str letters;
        int at;
        const bool known = read_code(code, &letters, &at);
        if (known && run && str_eq(letters, of) && at == number + 1) {
            run++;
        } else {
            end_run(&b, run, last);
            buf_format(&b, "%s%.*s", b.n ? ", " : "", (int)code.n, code.p);
            run = known;
        }
        last = code, of = letters, number = at;
    }
    end_run(&b, run, last);
    return buf_done(&b);
}
