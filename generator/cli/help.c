/* help.c - the same content three times: for the terminal, for man, for Markdown. */
#include "cli/help.h"

#include <string.h>

#include "cli/options.h"
#include "cli/print.h"

#define HELP_COLUMN 26 /* where the explanation of an option begins */

static const char summary[] = "print the kit of a tabletop incident exercise";
static const char about[] =
    "ddkit turns a scenario, a folder of YAML files, into everything a team needs to play a "
    "software "
    "incident at a table: role, client and event cards, the incident clock, and a handbook for the "
    "host. It writes PDF files, ready for a printer and a pair of scissors.";
static const char *const statuses[] = {
    "done",
    "the input has errors; nothing was written",
    "incorrect usage",
    "system error: disk full, file not writable, font missing, out of memory",
};
static const struct {
    const char *name, *about;
} environment[] = {
    { "DDKIT_DATA", "folder with templates/, fonts/ and scenarios/ to use instead of ddkit's own" },
    { "NO_COLOR", "if set and not empty, messages have no colors unless --color=always" },
};

/* ---- options ------------------------------------------------------------------------------ */

/* "(long, short or none; default: long)" behind the explanation, or nothing. */
static Str remarks(Arena *a, const OptionSpec *s)
{
    Buf b = { .arena = a };
    if (s->kind == OPTION_CHOICE)
        for (size_t i = 0; s->choices[i]; i++) buf_format(&b, "%s%s", i ? ", " : "", s->choices[i]);
    if ((s->kind == OPTION_NUMBER || s->kind == OPTION_REAL) && s->high < 1000000)
        buf_format(&b, "%d to %d", s->low, s->high);
    if (s->fallback) buf_format(&b, "%sdefault: %s", b.n ? "; " : "", s->fallback);
    return b.n ? str_format(a, " (%.*s)", (int)b.n, b.p) : (Str){ "", 0 };
}

static Str explanation(Arena *a, const OptionSpec *s)
{
    Str more = remarks(a, s);
    return str_format(a, "%s%.*s", s->help, (int)more.n, more.p);
}

static Str spelling(Arena *a, const OptionSpec *s)
{
    Buf b = { .arena = a };
    if (s->letter) buf_format(&b, "-%c, ", s->letter);
    buf_format(&b, "--%s", s->name);
    if (s->argument) buf_format(&b, "=%s", s->argument);
    return buf_done(&b);
}

static void print_option(FILE *to, Arena *a, const OptionSpec *s)
{
    Str words = spelling(a, s), help = explanation(a, s);
    size_t indent = s->letter ? 2 : 6; /* long names stand below each other */
    fprintf(to, "%*s%.*s", (int)indent, "", (int)words.n, words.p);
    size_t column = indent + words.n;
    if (column + 2 > HELP_COLUMN) {
        fputc('\n', to);
        column = 0;
    }
    fprintf(to, "%*s", (int)(HELP_COLUMN - column), "");
    print_wrapped(to, HELP_COLUMN, HELP_COLUMN, help);
}

/* ---- terminal ----------------------------------------------------------------------------- */

/* Calls `print` for each paragraph. */
static void each_paragraph(const char *text, FILE *to, void (*print)(FILE *, Str, bool as_it_is))
{
    for (const char *p = text; *p;) {
        const char *end = strstr(p, "\n\n");
        size_t n = end ? (size_t)(end - p) : strlen(p);
        print(to, (Str){ p, n }, *p == ' ');
        p += n + (end ? 2 : 0);
    }
}

static void print_paragraph(FILE *to, Str text, bool as_it_is)
{
    fputc('\n', to);
    if (as_it_is) fprintf(to, "%.*s\n", (int)text.n, text.p);
    else print_wrapped(to, 0, 0, text);
}

static void print_usage(FILE *to, const Command *c)
{
    fprintf(to, "Usage: ddkit %s [OPTION]...%s%s\n", c->name, *c->operands ? " " : "", c->operands);
}

static void print_program(FILE *to)
{
    fprintf(to, "Usage: ddkit COMMAND [OPTION]... [ARGUMENT]...\n");
    print_paragraph(to, str(about), false);
    fputs("\nCommands:\n", to);
    for (int i = 0; i < COMMAND_COUNT; i++)
        fprintf(to, "  %-10s%s\n", commands[i].name, commands[i].summary);
    fputs("\n'ddkit COMMAND --help' explains a command and its options.\n\nExit status:\n", to);
    for (int i = 0; i <= STATUS_SYSTEM; i++) fprintf(to, "  %d  %s\n", i, statuses[i]);
}

void help_text(FILE *to, CommandId command)
{
    if (command == COMMAND_NONE) {
        print_program(to);
        return;
    }
    Arena *a = arena_new();
    print_usage(to, &commands[command]);
    each_paragraph(commands[command].about, to, print_paragraph);
    fputs("\nOptions:\n", to);
    for (const OptionSpec *s = option_specs; s->name; s++)
        if (option_applies(s, command)) print_option(to, a, s);
    arena_free(a);
}

/* ---- man ---------------------------------------------------------------------------------- */

/* Text of a manual page: a hyphen that is to be typed is `\-`, a dot or quote never starts a line.
 */
static void roff(FILE *to, Str text)
{
    if (text.n && (text.p[0] == '.' || text.p[0] == '\'')) fputs("\\&", to);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '-') fputs("\\-", to);
        else if (c == '\\') fputs("\\e", to);
        else fputc(c, to);
    }
}

static void roff_paragraph(FILE *to, Str text, bool as_it_is)
{
    fputs(as_it_is ? ".PP\n.EX\n" : ".PP\n", to);
    roff(to, text);
    fputs(as_it_is ? "\n.EE\n" : "\n", to);
}

static void roff_option(FILE *to, Arena *a, const OptionSpec *s)
{
    fputs(".TP\n.B ", to);
    roff(to, spelling(a, s));
    fputc('\n', to);
    roff(to, explanation(a, s));
    fputc('\n', to);
}

void help_man(FILE *to)
{
    Arena *a = arena_new();
    fprintf(to, ".TH DDKIT 1 \"\" \"ddkit %s\"\n.SH NAME\nddkit \\- %s\n", DDKIT_VERSION, summary);
    fputs(".SH SYNOPSIS\n.B ddkit\n.I COMMAND\n[OPTION]... [ARGUMENT]...\n.SH DESCRIPTION\n", to);
    roff(to, str(about));
    fputs("\n.SH COMMANDS\n", to);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        fprintf(to, ".SS ddkit %s [OPTION]... %s\n", commands[i].name, commands[i].operands);
        each_paragraph(commands[i].about, to, roff_paragraph);
        for (const OptionSpec *s = option_specs; s->name; s++)
            if (option_applies(s, (CommandId)i) && !option_is_common(s)) roff_option(to, a, s);
    }
    fputs(".SH OPTIONS OF EVERY COMMAND\n", to);
    for (const OptionSpec *s = option_specs; s->name; s++)
        if (option_is_common(s)) roff_option(to, a, s);
    fputs(".SH EXIT STATUS\n", to);
    for (int i = 0; i <= STATUS_SYSTEM; i++) fprintf(to, ".TP\n.B %d\n%s\n", i, statuses[i]);
    fputs(".SH ENVIRONMENT\n", to);
    for (size_t i = 0; i < sizeof environment / sizeof *environment; i++) {
        fprintf(to, ".TP\n.B %s\n", environment[i].name);
        roff(to, str(environment[i].about));
        fputc('\n', to);
    }
    arena_free(a);
}

/* ---- Markdown ----------------------------------------------------------------------------- */

static void markdown_paragraph(FILE *to, Str text, bool as_it_is)
{
    (void)as_it_is; /* indented by four, it is code here as well */
    fprintf(to, "%.*s\n\n", (int)text.n, text.p);
}

static void markdown_options(FILE *to, Arena *a, CommandId command, bool common)
{
    bool any = false;
    for (const OptionSpec *s = option_specs; s->name; s++) {
        if (!option_applies(s, command) || option_is_common(s) != common) continue;
        if (!any) fputs("| option | |\n|---|---|\n", to);
        Str words = spelling(a, s), help = explanation(a, s);
        fprintf(to, "| `%.*s` | %.*s |\n", (int)words.n, words.p, (int)help.n, help.p);
        any = true;
    }
    if (any) fputc('\n', to);
}

void help_markdown(FILE *to)
{
    Arena *a = arena_new();
    fprintf(to, "# ddkit: %s\n\n%s\n\n", summary, about);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const Command *c = &commands[i];
        fprintf(to, "## ddkit %s\n\n    ddkit %s [OPTION]...%s%s\n\n", c->name, c->name,
                *c->operands ? " " : "", c->operands);
        each_paragraph(c->about, to, markdown_paragraph);
        markdown_options(to, a, (CommandId)i, false);
    }
    fputs("## Options of every command\n\n", to);
    markdown_options(to, a, COMMAND_NONE, true);
    fputs("## Exit status\n\n| status | |\n|---|---|\n", to);
    for (int i = 0; i <= STATUS_SYSTEM; i++) fprintf(to, "| %d | %s |\n", i, statuses[i]);
    fputs("\n## Environment\n\n| variable | |\n|---|---|\n", to);
    for (size_t i = 0; i < sizeof environment / sizeof *environment; i++)
        fprintf(to, "| `%s` | %s |\n", environment[i].name, environment[i].about);
    arena_free(a);
}
