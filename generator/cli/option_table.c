/* option_table.c - all options of all commands. */
#include "cli/options.h"

#include <limits.h>

#include "backend/format.h"

#define BIT(command) (1u << COMMAND_##command)
#define ALL ((1u << COMMAND_COUNT) - 1)
#define KITS (BIT(BUILD) | BIT(CHECK) | BIT(PREVIEW))
#define AT(member) offsetof(Options, member)

static const char *const duplexes[] = { "none", "long", "short", "gutterfold", "separate", NULL };
static const char *const marks[] = { "auto", "corners", "lines", "none", NULL };
static const char *const inks[] = { "full", "lean", "gray", NULL };
static const char *const schemas[] = { "scenario", "overlay", "roster",   "theme", "piece",
                                       "printer",  "shop",    "bindings", NULL };
static const char *const shells[] = { "bash", "zsh", "fish", NULL };
static const char *const colors[] = { "auto", "always", "never", NULL };

/* clang-format off */
const OptionSpec option_specs[] = {
    { "output", 'o', OPTION_TEXT, AT(output), BIT(BUILD) | BIT(PREVIEW) | BIT(CALIBRATE), "DIR", NULL,
      "write into DIR; without it into out, or ../out for the scenario in the current folder", NULL, 0, 0 },
    { "paper", 0, OPTION_TEXT, AT(paper), KITS | BIT(CALIBRATE), "PAPER", "a4",
      "paper: a4, letter, a5, a6, b5, half-letter, a3, tabloid, legal, or a size such as 210x297mm", NULL, 0, 0 },
    { "duplex", 0, OPTION_CHOICE, AT(duplex), BIT(BUILD) | BIT(CALIBRATE), "WAY", "long",
      "where backs go: the printer flips the sheet on its long or short edge; gutterfold: beside the fronts, to fold "
      "and glue; separate: a file of fronts and one of backs, for a printer that prints one side; none: no backs of decks",
      duplexes, 0, 0 },
    { "printer", 0, OPTION_TEXT, AT(printer), BIT(BUILD) | BIT(CALIBRATE), "NAME", NULL,
      "correct every sheet for the printer of this profile, which calibrate has saved; or the path of its file", NULL, 0, 0 },
    { "save", 0, OPTION_TEXT, AT(save), BIT(CALIBRATE), "NAME", NULL,
      "save what you have read off the sheet as the profile NAME of your printer", NULL, 0, 0 },
    { "readings", 0, OPTION_LIST, AT(readings), BIT(CALIBRATE), "N=VALUE,...", NULL,
      "numbers of the sheet, such as 1=99.5,15=6R, so that they are not asked for", NULL, 0, 0 },
    { "language", 0, OPTION_TEXT, AT(language), BIT(CALIBRATE), "TAG", "en",
      "language of the sheet: en, de, hr, or one of your theme", NULL, 0, 0 },
    { "marks", 0, OPTION_CHOICE, AT(marks), BIT(BUILD), "MARKS", "auto",
      "where to cut cards: marks at the corners, lines across the whole sheet, which scissors can follow, or none; "
      "auto means lines with --slim, else corners", marks, 0, 0 },
    { "target", 0, OPTION_TEXT, AT(target), BIT(BUILD) | BIT(CHECK), "TARGET", "home",
      "who prints: home, or shop:PRESET, cards for a printing company; `ddkit list` shows the presets; PRESET may be "
      "a .yaml file of yours, and shop alone is what most take", NULL, 0, 0 },
    { "margin", 0, OPTION_REAL, AT(margin), KITS, "MM", "5",
      "what your printer leaves white at each edge, in millimeters; cards, marks and posters stay clear of it", NULL, 0, 25 },
    { "cards", 0, OPTION_LIST, AT(reprint), BIT(BUILD), "CODE,...", NULL,
      "print lost cards again, by the codes on them, such as A-01,X-07, into the folder reprint of the kit", NULL, 0, 0 },
    { "since", 0, OPTION_TEXT, AT(since), BIT(BUILD), "KIT", NULL,
      "print only the cards and pages that look different from those of an earlier kit, into a folder of its own beside "
      "it; KIT is the folder of that kit, or a copy of the file .ddkit in it", NULL, 0, 0 },
    { "skip", 0, OPTION_NUMBER, AT(skip), BIT(BUILD), "N", "0",
      "leave the first N places of the first sheet empty, where a half-used sheet has its holes; with --only or --cards", NULL, 0, 1000 },
    { "ink", 0, OPTION_CHOICE, AT(ink), BIT(BUILD) | BIT(PREVIEW), "INK", "full",
      "full: as designed; lean: outlines in place of dark areas, for a third of the ink; gray: black ink alone",
      inks, 0, 0 },
    { "bundle", 0, OPTION_FLAG, AT(bundle), BIT(BUILD), NULL, NULL,
      "also write players.pdf and dm.pdf, each with everything for that side in one document", NULL, 0, 0 },
    { "attach", 0, OPTION_FLAG, AT(attach), BIT(BUILD), NULL, NULL,
      "attach the scenario's files to the handbook, so that whoever gets it can change them and print a kit",
      NULL, 0, 0 },
    { "password", 0, OPTION_TEXT, AT(password), BIT(BUILD), "PASSWORD", NULL,
      "protect the PDFs of the dm/ side with PASSWORD (AES-256), so that no player reads ahead; "
      "-: the first line of standard input", NULL, 0, 0 },
    { "booklet", 0, OPTION_FLAG, AT(booklet), KITS, NULL, NULL,
      "handbook and rules as booklets: two pages a side, to lay into each other, fold and staple", NULL, 0, 0 },
    { "large-print", 0, OPTION_FLAG, AT(large_print), KITS, NULL, NULL,
      "cards 1.4 times as large, with all that is on them; larger type in all that is read", NULL, 0, 0 },
    { "slim", 0, OPTION_FLAG, AT(slim), KITS, NULL, NULL,
      "few sheets, and one print job: print.pdf has cards for five players, or as --players says, one of each form, "
      "nothing blank to spare; its first sheet is the print guide; with --only, a file a piece", NULL, 0, 0 },
    { "only", 0, OPTION_LIST, AT(only), KITS, "PIECE,...", NULL,
      "only these pieces; `ddkit list` shows their names", NULL, 0, 0 },
    { "players", 0, OPTION_NUMBER, AT(players), KITS, "N", NULL,
      "number of players (with --roster, its length); roles that need more players are colleagues, or fold into others",
      NULL, 1, 24 },
    { "minutes", 0, OPTION_NUMBER, AT(minutes), KITS, "N", NULL,
      "length of the session in minutes; the run sheet is adjusted", NULL, 15, 600 },
    { "roster", 0, OPTION_TEXT, AT(roster), KITS, "FILE", NULL,
      "deal the roles to the people in FILE so that nobody plays their own job, and print their names: YAML "
      "(players: [{name: Ana, job: backend}, ...]), CSV (name,job), or a list of names; -: standard input", NULL, 0, 0 },
    { "with", 0, OPTION_REPEAT, AT(overlays), KITS | BIT(ODDS), "OVERLAY", NULL,
      "apply the overlay file OVERLAY (-: standard input): other names, another language, house rules; may be repeated",
      NULL, 0, 0 },
    { "format", 0, OPTION_TEXT, AT(format), KITS | BIT(ODDS), "NAME", NULL,
      "play the format NAME of the scenario, such as gentle or short; `ddkit list` shows which it has", NULL, 0, 0 },
    { "theme", 0, OPTION_TEXT, AT(theme), KITS | BIT(LIST) | BIT(CALIBRATE), "DIR", NULL,
      "use the theme in DIR: your own templates, strings and fonts", NULL, 0, 0 },
    { "title", 0, OPTION_TEXT, AT(title), BIT(NEW), "TITLE", NULL,
      "title of the scenario; without it, made from the name of the folder", NULL, 0, 0 },
    { "dpi", 0, OPTION_NUMBER, AT(dpi), BIT(PREVIEW), "N", NULL, "dots per inch: 80, with --cards 300", NULL, 20, 1200 },
    { "cards", 0, OPTION_FLAG, AT(cards), BIT(PREVIEW), NULL, NULL,
      "a picture of each side of each card, sheets of 10 x 7 for virtual tables, and cards.json, which lists them",
      NULL, 0, 0 },
    { "bleed", 0, OPTION_FLAG, AT(bleed), BIT(PREVIEW), NULL, NULL,
      "with --cards: pictures of cards have 3 mm of bleed around them", NULL, 0, 0 },
    { "dice", 0, OPTION_NUMBER, AT(dice), BIT(ODDS), "N", NULL, "number of dice in the pool", NULL, 1, 20 },
    { "sides", 0, OPTION_NUMBER, AT(sides), BIT(ODDS), "N", NULL, "number of sides of a die", NULL, 2, 100 },
    { "proficiency", 0, OPTION_NUMBER, AT(proficiency), BIT(ODDS), "N", NULL,
      "bonus of a proficient role", NULL, 0, 100 },
    { "difficulty", 0, OPTION_LIST, AT(difficulties), BIT(ODDS), "N,...", NULL,
      "sums to reach, instead of the levels", NULL, 0, 0 },
    { "seed", 0, OPTION_NUMBER, AT(seed), KITS, "N", "1",
      "seed for the deal and the simulation; the same seed gives the same results", NULL, 0, INT_MAX },
    { "of", 0, OPTION_CHOICE, AT(of), BIT(SCHEMA), "KIND", "scenario",
      "kind of file; bindings: what templates can bind, only with --markdown", schemas, 0, 0 },
    { "markdown", 0, OPTION_FLAG, AT(markdown), BIT(SCHEMA) | BIT(HELP), NULL, NULL,
      "print Markdown", NULL, 0, 0 },
    { "man", 0, OPTION_FLAG, AT(man), BIT(HELP), NULL, NULL, "print a manual page", NULL, 0, 0 },
    { "completion", 0, OPTION_CHOICE, AT(completion), BIT(HELP), "SHELL", NULL,
      "print a script with which the shell completes commands and options", shells, 0, 0 },
    { "as", 0, OPTION_CHOICE, AT(as), BIT(BUILD), "KIND", "pdf",
      "what to write; trace: PIECE.trace, the drawing as text, to compare versions",
      document_formats, 0, 0 },
    { "trace", 0, OPTION_FLAG, AT(trace), BIT(BUILD), NULL, NULL, "the same as --as trace", NULL, 0, 0 },
    { "strict", 0, OPTION_FLAG, AT(strict), KITS, NULL, NULL,
      "treat warnings as errors: nothing is written and the exit status is 1", NULL, 0, 0 },
    { "json", 0, OPTION_FLAG, AT(json), ALL, NULL, NULL,
      "print messages as one JSON array on standard error, and the results of check, list and odds as JSON",
      NULL, 0, 0 },
    { "color", 0, OPTION_CHOICE, AT(color), ALL, "WHEN", "auto",
      "when to color messages; auto: on a terminal, unless NO_COLOR is set", colors, 0, 0 },
    { "quiet", 'q', OPTION_FLAG, AT(quiet), ALL, NULL, NULL,
      "print only warnings and errors, and no progress bar", NULL, 0, 0 },
    { "verbose", 'v', OPTION_FLAG, AT(verbose), ALL, NULL, NULL, "also print notes", NULL, 0, 0 },
    { "help", 'h', OPTION_FLAG, AT(help), ALL, NULL, NULL, "print help for the command and exit", NULL, 0, 0 },
    { "version", 0, OPTION_FLAG, AT(version), ALL, NULL, NULL, "print the version and exit", NULL, 0, 0 },
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
