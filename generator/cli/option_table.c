/* option_table.c - all options of all commands. */
#include "cli/options.h"

#include <limits.h>

#define BIT(command) (1u << COMMAND_##command)
#define ALL ((1u << COMMAND_COUNT) - 1)
#define KITS (BIT(BUILD) | BIT(CHECK) | BIT(PREVIEW))
#define AT(member) offsetof(Options, member)

static const char *const duplexes[] = { "none", "long", "short", NULL };
static const char *const marks[] = { "corners", "lines", "none", NULL };
static const char *const formats[] = { "text", "json", NULL };
static const char *const schemas[] = { "scenario", "overlay", "roster", "theme", "piece", "bindings", NULL };
static const char *const shells[] = { "bash", "zsh", "fish", NULL };
static const char *const colors[] = { "auto", "always", "never", NULL };

/* clang-format off */
const OptionSpec option_specs[] = {
    { "output", 'o', OPTION_TEXT, AT(output), BIT(BUILD) | BIT(PREVIEW), "DIR", NULL,
      "write below DIR; without it below out, for the scenario in the current folder below ../out", NULL, 0, 0 },
    { "paper", 0, OPTION_TEXT, AT(paper), KITS, "PAPER", "a4",
      "print on a4, letter, a5, a6, b5, half-letter, a3, tabloid, legal or a size such as 210x297mm", NULL, 0, 0 },
    { "duplex", 0, OPTION_CHOICE, AT(duplex), BIT(BUILD), "EDGE", "long",
      "place backs for a printer that flips the sheet about its long or short edge; none: leave the backs of decks out",
      duplexes, 0, 0 },
    { "marks", 0, OPTION_CHOICE, AT(marks), BIT(BUILD), "MARKS", "corners",
      "where to cut cards: marks at their corners, lines through the whole sheet, or none", marks, 0, 0 },
    { "bundle", 0, OPTION_FLAG, AT(bundle), BIT(BUILD), NULL, NULL,
      "write players.pdf and dm.pdf as well: everything for the one and for the other as one document, to be printed in one go", NULL, 0, 0 },
    { "attach", 0, OPTION_FLAG, AT(attach), BIT(BUILD), NULL, NULL,
      "let the handbook carry the scenario's files, so that who gets it can change them and print its own kit",
      NULL, 0, 0 },
    { "large-print", 0, OPTION_FLAG, AT(large_print), KITS, NULL, NULL,
      "set cards, role briefs and the handbook a quarter larger; more cards then continue on a second one", NULL, 0, 0 },
    { "only", 0, OPTION_LIST, AT(only), KITS, "PIECE,...", NULL,
      "these pieces alone; ddkit list names them", NULL, 0, 0 },
    { "players", 0, OPTION_NUMBER, AT(players), KITS, "N", NULL,
      "for N players: roles that are needed from more players on fold into others; with --roster its number",
      NULL, 1, 24 },
    { "minutes", 0, OPTION_NUMBER, AT(minutes), KITS, "N", NULL,
      "for a session of N minutes: rescales the run sheet", NULL, 15, 600 },
    { "roster", 0, OPTION_TEXT, AT(roster), KITS, "FILE", NULL,
      "deal the roles to the people of FILE so that nobody plays their own job, and print their names: YAML "
      "(players: [{name: Ana, job: backend}, ...]), CSV (name,job), or a list of names; -: standard input", NULL, 0, 0 },
    { "with", 0, OPTION_REPEAT, AT(overlays), KITS | BIT(ODDS), "OVERLAY", NULL,
      "lay the file OVERLAY (-: standard input) over the scenario: other names, another language, house rules; may be repeated",
      NULL, 0, 0 },
    { "theme", 0, OPTION_TEXT, AT(theme), KITS | BIT(LIST), "DIR", NULL,
      "look for templates, strings and fonts in DIR first", NULL, 0, 0 },
    { "title", 0, OPTION_TEXT, AT(title), BIT(NEW), "TITLE", NULL,
      "title of the scenario; without it the folder's name is made into one", NULL, 0, 0 },
    { "dpi", 0, OPTION_NUMBER, AT(dpi), BIT(PREVIEW), "N", "80", "dots an inch", NULL, 20, 600 },
    { "dice", 0, OPTION_NUMBER, AT(dice), BIT(ODDS), "N", NULL, "dice in the pool", NULL, 1, 20 },
    { "sides", 0, OPTION_NUMBER, AT(sides), BIT(ODDS), "N", NULL, "sides of a die", NULL, 2, 100 },
    { "proficiency", 0, OPTION_NUMBER, AT(proficiency), BIT(ODDS), "N", NULL,
      "bonus of a proficient role", NULL, 0, 100 },
    { "difficulty", 0, OPTION_LIST, AT(difficulties), BIT(ODDS), "N,...", NULL,
      "sums to reach, in place of the levels", NULL, 0, 0 },
    { "seed", 0, OPTION_NUMBER, AT(seed), KITS, "N", "1",
      "seed of the deal and of the simulation; the same seed gives the same deal and the same numbers", NULL, 0, INT_MAX },
    { "of", 0, OPTION_CHOICE, AT(of), BIT(SCHEMA), "FILE", "scenario",
      "kind of file that the schema describes; bindings: what templates can bind, with --markdown only", schemas, 0, 0 },
    { "markdown", 0, OPTION_FLAG, AT(markdown), BIT(SCHEMA) | BIT(HELP), NULL, NULL,
      "print Markdown", NULL, 0, 0 },
    { "man", 0, OPTION_FLAG, AT(man), BIT(HELP), NULL, NULL, "print a manual page", NULL, 0, 0 },
    { "completion", 0, OPTION_CHOICE, AT(completion), BIT(HELP), "SHELL", NULL,
      "print the script that lets a shell complete commands and options", shells, 0, 0 },
    { "trace", 0, OPTION_FLAG, AT(trace), BIT(BUILD), NULL, NULL,
      "write PIECE.trace in place of PIECE.pdf: the drawing as text, for tests and for comparing versions",
      NULL, 0, 0 },
    { "strict", 0, OPTION_FLAG, AT(strict), KITS, NULL, NULL,
      "take warnings for errors: with any of them nothing is written and the exit status is 1", NULL, 0, 0 },
    { "format", 0, OPTION_CHOICE, AT(format), ALL, "FORMAT", "text",
      "json: messages as one JSON array on standard error; check, list and odds print their result as JSON, too",
      formats, 0, 0 },
    { "color", 0, OPTION_CHOICE, AT(color), ALL, "WHEN", "auto",
      "color messages always, never, or on a terminal unless NO_COLOR is set", colors, 0, 0 },
    { "quiet", 'q', OPTION_FLAG, AT(quiet), ALL, NULL, NULL,
      "print warnings and errors only, no progress bar", NULL, 0, 0 },
    { "verbose", 'v', OPTION_FLAG, AT(verbose), ALL, NULL, NULL, "print notes, too", NULL, 0, 0 },
    { "help", 'h', OPTION_FLAG, AT(help), ALL, NULL, NULL, "explain the command and stop", NULL, 0, 0 },
    { "version", 0, OPTION_FLAG, AT(version), ALL, NULL, NULL, "print the version and stop", NULL, 0, 0 },
    { NULL, 0, OPTION_FLAG, 0, 0, NULL, NULL, NULL, NULL, 0, 0 },
};
/* clang-format on */

bool option_applies(const OptionSpec *spec, CommandId command)
{
    return command == COMMAND_NONE || (spec->commands >> command & 1);
}

bool option_is_common(const OptionSpec *spec)
{
    return spec->commands == ALL;
}
