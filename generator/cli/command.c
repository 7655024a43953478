/* command.c - the commands: a row each. */
#include "cli/run.h"

const Command commands[COMMAND_COUNT] = {
    [COMMAND_BUILD] = {
        "build", "[SCENARIO...]", "write the kit of scenarios as PDF files",
        "Writes every piece of the kit of each SCENARIO as one PDF. A SCENARIO is a "
        "folder with a scenario.yaml, or the name of one that ddkit list shows; without any it is the "
        "current folder.\n\n"
        "    OUT/SLUG/players/PIECE.pdf   what the players may see\n"
        "    OUT/SLUG/dm/PIECE.pdf        for the disaster master's eyes only\n"
        "    OUT/SLUG/players.pdf, dm.pdf with --bundle: all of them as one\n\n"
        "OUT is the folder given with --output; without it, out, or ../out for the current folder's "
        "scenario. SLUG is the name of the scenario's folder. Pieces that a scenario has nothing for are left out; -v says which. The kits of all scenarios appear as "
        "a whole or not at all, and nothing is written while any scenario has errors. The same "
        "input gives the same bytes.\n\n"
        "Files of an earlier run that are no longer made are removed, unless they were changed; "
        "OUT/SLUG/.ddkit lists them. With --only, files of other pieces stay. Other files are never "
        "touched.\n\n"
        "Prints a line for each file: its path and its number of pages.",
        run_build,
    },
    [COMMAND_CHECK] = {
        "check", "[SCENARIO...]", "find errors and weak spots, write nothing",
        "Reads and lays out each SCENARIO as build does, but writes nothing: reports errors, "
        "characters that no font has, text that does not fit. Then looks at the craft: causes that "
        "no clue proves, clues that nobody can reach, actions that nobody is good at, cards that "
        "never come up, handouts that nobody is given, and the like.\n\n"
        "Every number of players that the scenario allows is tried, unless --players or --roster "
        "names one.\n\n"
        "For scenarios without errors it also prints whether the incident can be solved: the "
        "fewest turns that lead to a resolution when every roll succeeds, with as few dice as can "
        "do it and with dice for an even chance (as the handbook has it); and how often a "
        "sensible team makes it, by a simulation of 500 evenings with and without the client "
        "impact report. -v adds who holds which clue and the chances turn by turn.\n\n"
        "The simulated team knows at the start all that its roles know, always finds a useful "
        "action and a proficient player for it, and does nothing twice that has worked. A card has "
        "its effect at once or, if it takes an answer, at the end of the turn when that fails; of "
        "effects only lost turns and harder tools count. The clock's end and a breach of contract lose the evening. 500 "
        "evenings tell a chance to within about 2 % (one standard deviation): take less than 5 % "
        "for no difference.\n\n"
        "With the report a regular evening should be won in 60 to 85 % of cases by the last turn, "
        "an intro in more, a hard one in less; and far more often than without it, or nobody "
        "would spend dice on it. Hardly any should be won before turn 4: not everybody would "
        "have had a part.",
        run_check,
    },
    [COMMAND_PREVIEW] = {
        "preview", "[SCENARIO...]", "write pictures of the pieces as PNG files",
        "Writes pictures for the screen: contact sheets of cards, all fronts side by side and then "
        "all different backs, and a picture of each page of the other pieces:\n\n"
        "    OUT/SLUG/preview/PIECE-1.png, PIECE-2.png, ...\n\n"
        "They show the DM's pieces, too. Do not leave them where players look.",
        run_preview,
    },
    [COMMAND_NEW] = {
        "new", "DIR", "start a scenario",
        "Writes a small scenario into the folder DIR, which must be new or empty: complete, so that "
        "it builds at once, and commented, so that it shows how a scenario is written. Its name in "
        "the output will be that of the folder.\n\n"
        "Prints a line for each file.",
        run_new,
    },
    [COMMAND_LIST] = {
        "list", "[FOLDER...]", "list scenarios, roles, icons, pieces, papers, cards, themes",
        "Lists what there is: the scenarios that come with ddkit and those in each FOLDER (or the "
        "FOLDER itself, when it is one), the library's roles that those of a scenario can extend, "
        "icons, the pieces of a kit, papers, card sizes and themes.",
        run_list,
    },
    [COMMAND_ODDS] = {
        "odds", "[SCENARIO]", "print the odds of dice",
        "Prints the chance of each difficulty for one die up to the whole pool, without and with "
        "the bonus of a proficient role. The numbers are exact. Rules come from the SCENARIO, or "
        "are the usual ones; options win over both.",
        run_odds,
    },
    [COMMAND_SCHEMA] = {
        "schema", "", "print the JSON Schema of scenarios and other files",
        "Prints the JSON Schema (draft 2020-12) of scenarios, or with --of of overlays, rosters, themes or pieces, for editors that complete "
        "and check YAML while you type; or, with --markdown, the reference for people to read.",
        run_schema,
    },
    [COMMAND_HELP] = {
        "help", "[COMMAND]", "explain ddkit or one command",
        "Prints what `ddkit COMMAND --help` prints; or all of it as a manual page or in Markdown.",
        run_help,
    },
};

CommandId command_named(Str name)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (str_is(name, commands[i].name)) return (CommandId)i;
    return COMMAND_NONE;
}
