/* print.c - wrapping by blanks, in the columns of a terminal. */
#include "cli/print.h"

#include <math.h>
#include <string.h>

#include "base/ascii.h"
#include "base/visible.h"

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
        const size_t width = visible_columns(word);
        if (!word.n) break;
        if (!first && column + 1 + width > PRINT_COLUMNS) {
            fputc('\n', to);
            blanks(to, indent);
            column = indent;
        } else if (!first) {
            fputc(' ', to);
            column++;
        }
        print_visible(to, word);
        column += width;
        first = false;
    }
    fputc('\n', to);
}

static bool is_plain_in_shell(char c)
{
    return ascii_letter(c) || ascii_digit(c) || (unsigned char)c >= 0x80 ||
           (c && strchr("_@%+=:,./-", c));
}

/* $'…' takes what else would steer the terminal, as bash, zsh and ksh read it (POSIX.1-2024). */
static const char *in_dollar_quotes(Arena *a, Str s)
{
    Buf b = { .arena = a };
    buf_c(&b, "$'");
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (c < 0x20 || c == 0x7F) buf_format(&b, "\\%03o", c);
        else if (c == '\'' || c == '\\') buf_format(&b, "\\%c", c);
        else buf_char(&b, (char)c);
    }
    buf_char(&b, '\'');
    return str_c(a, buf_done(&b));
}

const char *shell_word(Arena *a, const char *path)
{
    /* What begins with a hyphen would be an option. */
    const Str s = *path == '-' ? str_format(a, "./%s", path) : str(path);
    Buf b = { .arena = a };
    bool plain = s.n > 0;
    buf_char(&b, '\'');
    for (size_t i = 0; i < s.n; i++) {
        const unsigned char c = (unsigned char)s.p[i];
        if (c < 0x20 || c == 0x7F) return in_dollar_quotes(a, s);
        plain &= is_plain_in_shell(s.p[i]);
        if (c == '\'') buf_c(&b, "'\\''");
        else buf_char(&b, s.p[i]);
    }
    buf_char(&b, '\'');
    return str_c(a, plain ? s : buf_done(&b));
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
    const size_t n = visible_columns(str(text));
    blanks(to, n < width ? width - n : 0);
    print_visible(to, str(text));
}

void print_left(FILE *to, size_t width, Str text)
{
    const size_t n = visible_columns(text);
    print_visible(to, text);
    blanks(to, n < width ? width - n : 0);
}

void print_line(FILE *to, Str text)
{
    print_visible(to, text);
    fputc('\n', to);
}
