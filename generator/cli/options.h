/* options.h - the command line: one table of options (option_table.c) drives parsing, --help, the
 * manual page and the Markdown reference.
 *
 * GNU style: options and arguments in any order, `--` ends the options, long options take their
 * value behind `=` or as the next argument and may be shortened as long as they are unambiguous,
 * short ones may be bundled (-qv) and take their value attached (-oDIR) or next. */
#ifndef DDKIT_CLI_OPTIONS_H
#define DDKIT_CLI_OPTIONS_H

#include "base/diag.h"
#include "base/vec.h"
#include "cli/command.h"

typedef enum ColorWhen { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorWhen;

/* Ends in a NULL that `n` does not count; `at` is NULL when empty. */
typedef struct StringList {
    const char **at;
    size_t n, cap;
} StringList;

/* Everything the command line can say; a number or choice without a default that was not given is
 * -1. */
typedef struct Options {
    CommandId command; /* COMMAND_NONE: none was named */
    StringList operands;
    bool help, version, quiet, verbose, trace, markdown, man, bundle, attach, large_print, slim,
        booklet, strict, json, cards, bleed;
    const char *output, *paper, *theme, *title, *roster, *format, *printer, *target, *password,
        *since;
    StringList reprint, only, overlays, difficulties;
    const char *save, *language; /* of calibrate */
    StringList readings;
    int duplex;     /* Backs */
    int marks;      /* 0: as fits, else MarksKind + 1 */
    int ink;        /* Toner */
    int color;      /* ColorWhen */
    int completion; /* Shell */
    int of;         /* which schema */
    int as;         /* FormatId */
    double margin;  /* millimeters */
    int skip, players, minutes, seed, dpi, dice, sides, proficiency;
} Options;

typedef enum OptionKind {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* const char * */
    OPTION_NUMBER, /* int, low..high */
    OPTION_REAL,   /* double, low..high */
    OPTION_CHOICE, /* int: which of `choices` */
    OPTION_LIST,   /* StringList; comma separated, and repeatable */
    OPTION_REPEAT, /* StringList; one each, repeatable */
} OptionKind;

typedef struct OptionSpec {
    const char *name; /* without dashes; NULL ends the table */
    char letter;      /* 0: none */
    OptionKind kind;
    size_t offset;        /* of its place in Options */
    unsigned commands;    /* bits: 1 << CommandId */
    const char *argument; /* what the help calls the value */
    const char *fallback; /* the value when it is not given, or NULL */
    const char *help;
    const char *const *choices; /* NULL-terminated */
    int low, high;
} OptionSpec;

extern const OptionSpec option_specs[];

/* Reads `args` (NULL-terminated, without the program's name).  False after reports; `out` then
 * holds what could be read, so that messages are printed as far as was asked for. */
bool options_parse(Arena *a, Diag *d, const char *const *args, Options *out);

/* Whether the option is one of the command's (of any for COMMAND_NONE). */
bool option_applies(const OptionSpec *spec, CommandId command);
/* Whether every command has it. */
bool option_is_common(const OptionSpec *spec);

#endif
