/* command.c - the commands: a row each. */
#include "cli/command.h"

const Command commands[COMMAND_COUNT] = {
    [COMMAND_BUILD] = {
        "build", "[SCENARIO...]", "write the kits of scenarios as PDF files",
        "Writes the kit of each SCENARIO: one PDF file for each piece. A SCENARIO is a folder with a "
        "scenario.yaml, or a name that `ddkit list` shows. Without one, the current folder is used.\n\n"
        "    OUT/NAME/players/PIECE.pdf   what the players may see\n"
        "    OUT/NAME/dm/PIECE.pdf        for the host only\n"
        "    OUT/NAME/players.pdf, dm.pdf with --bundle: all of them in one\n"
        "    OUT/NAME/print.pdf           with --slim: all of it as one print job\n\n"
        "OUT is the folder given with --output. Without it, it is out, or ../out for the scenario in the current "
        "folder. NAME is that of the scenario's folder. Pieces for which the scenario has no content are left "
        "out; -v says which. Either all files of all kits are written or none; with an error in any scenario, "
        "none. The same input always gives the same bytes.\n\n"
        "Files from an earlier run that are no longer made are deleted, unless you changed them; "
        "OUT/NAME/.ddkit lists them. With --only, files of other pieces are kept. All other files are "
        "left alone.\n\n"
        "Prints the path and the number of pages of each file.",
    },
    [COMMAND_CHECK] = {
        "check", "[SCENARIO...]", "find errors and weak spots; write nothing",
        "Reads and lays out each SCENARIO as build does, but writes nothing. Reports errors, characters "
        "that no font has, and text that does not fit. Then looks for weak spots in the story: causes that "
        "no clue proves, clues that nobody can find, actions that nobody is good at, cards that are "
        "never drawn, handouts that nobody gets, and so on.\n\n"
        "Tries every number of players that the scenario allows, unless --players or --roster gives one.\n\n"
        "For a scenario without errors, also prints how it can be solved: the fewest turns to a resolution "
        "if every roll succeeds, once with the fewest dice and once with dice for an even chance (as in the "
        "handbook). Then eight teams play 500 evenings each, by all the rules, with the fewest players, about "
        "five, and the most: a sensible one, careless ones, beginners. One line says how often a sensible "
        "team ends well; -v adds the table of all teams, what each seat does, and who has which clue. "
        "docs/game.md says how each team plays.\n\n"
        "A sensible team should end well in 60 to 80 % of evenings of a regular scenario, 80 to 95 of an "
        "intro, 40 to 60 of a hard one; a careless team in less than 15. A warning says where "
        "that is not so, why, and what helps. With 500 evenings a number is exact to about 2 % (one standard "
        "deviation), so less than 5 % is no difference; --seed plays others.",
    },
    [COMMAND_PREVIEW] = {
        "preview", "[SCENARIO...]", "write pictures of the pieces as PNG files",
        "Writes pictures for the screen. Cards are shown on contact sheets, first all fronts, then all "
        "different backs; other pieces have a picture for each page:\n\n"
        "    OUT/NAME/preview/PIECE-1.png, PIECE-2.png, ...\n\n"
        "They include the host's pieces. Do not leave them where players can see them.",
    },
    [COMMAND_CALIBRATE] = {
        "calibrate", "", "make kits fit your printer",
        "Printers shift, turn and stretch what they print, the back otherwise than the front. This measures "
        "what yours does, so that backs meet their fronts and 100 mm are 100 mm:\n\n"
        "    ddkit calibrate                  writes a sheet to print and to read\n"
        "    ddkit calibrate --save office    asks for what you have read\n"
        "    ddkit build ... --printer office corrects every sheet of a kit\n"
        "    ddkit calibrate --printer office writes the sheet again, corrected\n\n"
        "Without --save it writes OUT/calibration.pdf: one sheet, front and back, and a page that tells how to "
        "read it. OUT is the folder given with --output, which may also be a file that ends in .pdf.\n\n"
        "With --save it asks for the numbers on the sheet, unless --readings gives them, says what the printer "
        "does, and saves that as a profile, a small file that you can edit: "
        "$XDG_CONFIG_HOME/ddkit/printers/NAME.yaml (~/.config where that is not set). Give the same --paper and "
        "--duplex as for the sheet. Calibrate each printer, tray and paper by itself.",
    },
    [COMMAND_NEW] = {
        "new", "DIR", "start a scenario",
        "Writes a small scenario into the folder DIR, which must be new or empty. It builds as it is, and "
        "its comments explain how to write a scenario. The folder's name becomes the scenario's name.\n\n"
        "Prints the path of each file.",
    },
    [COMMAND_LIST] = {
        "list", "[FOLDER...]", "list scenarios, roles, pieces, looks, papers, printers and shops",
        "Lists the scenarios that come with ddkit and those in each FOLDER (or the FOLDER itself, if it is "
        "one), the library roles and procedures that a scenario can extend, the pieces of a kit, icons, "
        "patterns, colors and themes, papers, card sizes, printer profiles and shops.",
    },
    [COMMAND_ODDS] = {
        "odds", "[SCENARIO]", "print the odds of the dice",
        "Prints the chance of success for each difficulty, from one die up to the whole pool, without and "
        "with the bonus of a proficient role. The numbers are exact. The rules are those of the SCENARIO, or "
        "the default ones; options override both.",
    },
    [COMMAND_SCHEMA] = {
        "schema", "", "print JSON Schemas and references of the files that you write",
        "Prints the JSON Schema (draft 2020-12) of scenarios, with which editors complete and check YAML "
        "while you type. --of=KIND prints that of overlays, rosters, themes, pieces or printer profiles.\n\n"
        "--markdown prints a reference to read instead: docs/format.md for scenarios, the tables of "
        "docs/templates.md for themes, pieces and bindings.\n\n"
        "    ddkit schema > scenario.schema.json\n"
        "    ddkit schema --of=piece > piece.schema.json\n"
        "    ddkit schema --of=bindings --markdown",
    },
    [COMMAND_HELP] = {
        "help", "[COMMAND]", "print help for ddkit or one command",
        "Prints the same as `ddkit COMMAND --help`. With --man or --markdown, prints the help of all commands as a "
        "manual page or in Markdown.",
    },
};

CommandId command_named(Str name)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (str_is(name, commands[i].name)) return (CommandId)i;
    return COMMAND_NONE;
}
