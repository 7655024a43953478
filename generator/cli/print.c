/* print.c - wrapping by blanks, columns counted in characters. */
#include "cli/print.h"

#include <math.h>

#include "base/utf8.h"

static void blanks(FILE *to, size_t n)
{
    while (n-- > 0) fputc(' ', to);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

void print_wrapped(FILE *to, size_t column, size_t indent, Str text)
{
    bool first = true;
    for (size_t i = 0; i < text.n;) {
        while (i < text.n && is_blank(text.p[i])) i++;
        size_t from = i;
        while (i < text.n && !is_blank(text.p[i])) i++;
        Str word = str_slice(text, from, i);
        size_t width = utf8_length(word);
        if (!width) break;
        if (!first && column + 1 + width > PRINT_COLUMNS) {
            fputc('\n', to);
            blanks(to, indent);
            column = indent;
        } else if (!first) {
            fputc(' ', to);
            column++;
        }
        fwrite(word.p, 1, word.n, to);
        column += width;
        first = false;
    }
    fputc('\n', to);
}

const char *chance_text(Arena *a, double chance)
{
    if (chance <= 0) return "-";
    if (chance >= 1) return "100 %";
    if (chance < 0.01) return "<1 %";
    if (chance > 0.99) return ">99 %";
    return c_format(a, "%d %%", (int)lround(chance * 100));
}

void print_right(FILE *to, size_t width, const char *text)
{
    size_t n = utf8_length(str(text));
    blanks(to, n < width ? width - n : 0);
    fputs(text, to);
}

void print_left(FILE *to, size_t width, Str text)
{
    size_t n = utf8_length(text);
    fwrite(text.p, 1, text.n, to);
    blanks(to, n < width ? width - n : 0);
}
