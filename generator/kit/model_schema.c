/* model_schema.c - what the model adds to what a scenario says, place by place.  docs/templates.md
 * has these tables as a reference; kit/model*.c fill them in. */
#include "kit/model_schema.h"

#include "data/field_macros.h"

/* clang-format off */
#define LOOK(key, help) FIELD(MAP, key, help, .element = &word)
#define THING(key, target_, help) REF(key, target_, help)
#define THINGS(key, target_, help) LIST(key, REF(NULL, target_, "A thing."), help)
#define SECRET_THINGS(key, target_, help) FIELD(LIST, key, help, SECRET, .element = &(const Field)REF(NULL, target_, "A thing."))

static const Field word = WORD(NULL, "A word.");

/* ---- identity -------------------------------------------------------------------------------- */

#define IDENTITY_WITH(...) \
    WORD("id", "Its id."), \
    WORD("code", "Its code, such as `K-03`, if it has one.", __VA_ARGS__), \
    INT("index", 1, 0, "Its position among things of its kind, from 1."), \
    WORD("anchor", "Where links to it lead: `[text](#{{…}})`.")
#define IDENTITY IDENTITY_WITH(.secret = false)

static const Field thing[] = { IDENTITY, END };
static const Field feature[] = {
    IDENTITY,
    LINE("name", "Its text."), LINE("text", "Its text."),
    LINE("head", "Its name for the head of a narrow column: `short`, or the first words of its name."),
    THINGS("clients", "clients", "The clients that use it."),
    END };
static const Field named[] = {
    IDENTITY,
    LINE("name", "Its text."), LINE("text", "Its text."),
    THINGS("clues", "clues", "Of a cause: the clues that help to prove it."),
    THINGS("proofs", "clues", "Those of them that not only role cards give; all, where these give them all."),
    BOOL("named", "Of a cause: it has a name of its own."),
    END };

/* ---- procedure, endings ----------------------------------------------------------------------- */

#define SECRET_INT(key_, help_) { .key = key_, .type = FIELD_INT, .help = help_, .secret = true }

static const Field procedure_thing[] = {
    IDENTITY, INT("number", 1, 0, "Its number."), END };
static const Field hat[] = {
    IDENTITY, INT("number", 1, 0, "Its number."), THINGS("steps", "procedure.steps", "Steps that are its own."),
    END };
static const Field procedure_step[] = {
    IDENTITY, INT("number", 1, 0, "Its number: by turn, then by what it comes after."),
    WORD("by_time", "When the turn of `by` ends."), LINE("after_words", "When it is due, if not by a turn."), END };
static const Field token_group[] = {
    INT("boxes", 1, 0, "Steps."), END };
static const Field token[] = {
    LIST("groups", OBJECT(NULL, token_group, "A group."), "The steps that count, in groups of `steps`."), END };
static const Field procedure_added[] = {
    INT("counted", 0, 0, "Steps that count."),
    THINGS("change_steps", "procedure.steps", "Steps `after: first-change`."), THINGS("end_steps", "procedure.steps", "Steps `after: end`."), END };
static const Field numbered[] = { INT("number", 1, 0, "Its number."), END };
static const Field ruling[] = {
    INT("number", 1, 0, "Its number."), THING("tool", "tools", "The tool that what is said begins with, as *SQL, medium*: such ideas stand behind the others, by tool."), END };
static const Field ending_row[] = {
    WORD("id", "`with`, `strained` or `gone`."), TEXT("text", "What is read aloud."), END };
static const Field ending[] = {
    WORD("id", "`cured`, `limping` or `down`."),
    LIST("rows", OBJECT(NULL, ending_row, "A text."), "Its texts, by how clients feel."),
    LIST("also", OBJECT(NULL, ending_row, "A text."), "Those that an ending above has with the same text."), END };

/* ---- rules and odds -------------------------------------------------------------------------- */

static const Field odds[] = {
    INT("dice", 1, 0, "Number of dice."), WORD("name", "“die” or “dice”."),
    WORD("plain", "Chance of a role that is not proficient, in percent."), WORD("skilled", "Chance of a proficient role."),
    WORD("plain_number", "The same without the sign."), WORD("skilled_number", "The same without the sign."),
    WORD("helped_number", "Of a proficient role that somebody helps, where somebody may; without the sign, too."),
    INT("plain_share", 0, 1000, "The chance of a role that is not proficient, in thousandths."),
    INT("skilled_share", 0, 1000, "That of a proficient role."),
    END };
#define ODDS LIST("odds", OBJECT(NULL, odds, "Odds of so many dice."), "Its odds by dice.")

static const Field chance[] = {
    INT("dice", 1, 0, "So many dice."), WORD("name", "“die” or “dice”."),
    WORD("chance", "The chance, in percent."), WORD("number", "The same without the sign."), END };
static const Field level[] = {
    LINE("name", "What it is called."), TEXT("about", "What it is for."),
    INT("number", 0, 0, "The sum that succeeds."), WORD("level", "What it is called."), ODDS, END };
static const Field odds_row[] = {
    OBJECT("level", level, "The level."), BOOL("skilled", "With proficiency."),
    LIST("chances", OBJECT(NULL, chance, "The chance of so many dice."), "Its chances, from one die to all."), END };
static const Field price[] = {
    INT("number", 0, 0, "The sum that succeeds."), LINE("level", "The level's name, where it is one."),
    LINE("name", "The same."), ODDS, END };
static const Field said[] = { OBJECT("report", price, "What the report takes."), OBJECT("answer", price, "What an answer takes where no card says more: the level `interrupt`."), END };
static const Field hint_price[] = { WORD("dice_name", "“die” or “dice”, for as many as a hint costs."), END };
static const Field player_row[] = {
    INT("players", 1, 0, "From so many players on."), INT("dice", 1, 0, "Dice."), INT("more", 0, 0, "More dice than fewer players have."),
    INT("helpers", 1, 0, "Helpers of one roll."), INT("needs", 0, 0, "Hit clients that a report must be true for."), END };
static const Field rules[] = {
    LIST("player_rows", OBJECT(NULL, player_row, "A number of players."), "What more players change, while it is not settled how many play."),
    INT("helpers", 1, 0, "Helpers of one roll, at most."),
    INT("pair_sum", 0, 0, "What a 4 and a 3 come to with a skill and a helper."),
    INT("report_minutes", 1, 0, "Minutes of real time to plan the turn of the report, which is written then."),
    INT("dice", 1, 0, "Dice a turn, for the players of the kit; for the fewest where that is not settled."),
    LIST("levels", OBJECT(NULL, level, "A level."), "Levels of difficulty, easy ones first."),
    INT("easiest", 0, 0, "The sum of the easiest level."), INT("hardest", 0, 0, "That of the hardest."),
    END };
static const Field difficulty[] = {
    INT("number", 0, 0, "The sum that succeeds."), LINE("level", "The level's name, where it is one."), ODDS,
    END };

/* ---- people ---------------------------------------------------------------------------------- */

static const Field knows[] = {
    INT("number", 1, 0, "Its number."), TEXT("text", "What the role knows."),
    WORD("code", "The code of the clue that this is, `K-12`; players may see it."),
    FIELD(REF, "clue", "The clue that this is.", .target = "clues", SECRET), END };
static const Field role_look[] = {
    WORD("emblem", "Icon that stands for it."), WORD("color", "Its color."), WORD("pattern", "Its pattern."), END };
static const Field role[] = {
    IDENTITY,
    OBJECT("look", role_look, "Its look, its own or dealt from the theme: no two roles are alike."),
    THINGS("owned", "system.components", "Components that it owns."),
    TEXT("table", "The first table of its brief, with the heading right above it: what its card has room for."),
    THINGS("covers", "roles", "Colleagues, roles without a player, that it is proficient for."),
    FIELD(MAP, "folded", "Names of the roles whose part it plays, too.", .element = &(const Field)LINE(NULL, "A name.")),
    THING("heir", "roles", "Of a colleague: the role that is proficient in its place."),
    FIELD(REF, "hat", "The hat that goes well with it, where it is settled how many play.", .target = "procedure.hats", SECRET),
    LINE("player", "Who plays it (with `--roster`)."), LINE("job", "What that person is in real life."),
    LINE("why", "Why they were dealt this role."), END };
static const Field tier[] = {
    WORD("id", "Its id."), LINE("name", "Its name."), WORD("glyphs", "Its symbols."),
    WORD("short", "Its symbols where there is little space."), WORD("color", "Its color."),
    WORD("pattern", "Its pattern."), END };
static const Field client[] = {
    IDENTITY,
    OBJECT("tier", tier, "Its tier and that tier's look."),
    LINE("monogram", "Two letters of its name, for small boards."),
    LINE("called", "In lists: its name, or of more than six clients those letters."),
    BOOL("named", "The names of all clients are short enough for tokens."),
    LINE("head", "The first words of its name that no other begins with."),
    THINGS("impacted", "features", "Features that fail for it at the start."),
    THINGS("works", "features", "The others that it uses."),
    SECRET_THINGS("rung_by", "actions", "Actions that ring it."),
    SECRET_THINGS("events", "events", "Cards about it, but for those that its moves bring."),
    END };
static const Field move[] = { INT("number", 1, 0, "Its number."),
    THINGS("handouts", "handouts", "Handouts that it brings; `handout` where it is one."), END };
static const Field tool[] = {
    IDENTITY,
    THINGS("roles", "roles", "Roles that are good at it."),
    SECRET_THINGS("actions", "actions", "Actions that take it, first or alone: they stand with it."),
    SECRET_THINGS("also", "actions", "Actions that take it or another one, and stand with that."),
    INT("usual", 1, 0, "What most looks with it take."),
    END };

/* ---- system ---------------------------------------------------------------------------------- */

static const Field component[] = {
    IDENTITY,
    THING("group", "system.groups", "The group that it is in."), END };

/* ---- story ----------------------------------------------------------------------------------- */

static const Field pile[] = {
    WORD("id", "Its id."), LINE("name", "Its name."), FIELD(REF, "first", "Its first free card.", .target = "events", SECRET), END };
static const Field effect[] = {
    INT("lost", 1, 0, "Turns lost."), INT("won", 1, 0, "Turns won."),
    LIST("piles", OBJECT(NULL, pile, "A deck."), "Decks of which the first free card is drawn."), END };
static const Field mood_change[] = {
    INT("down", 1, 0, "Steps down."), INT("up", 1, 0, "Steps up."),
    THINGS("of_tier", "clients", "Clients of its `tier`."), END };
static const Field deck[] = {
    WORD("id", "Its id."), LINE("name", "Its name."), TEXT("about", "What it is for."),
    WORD("anchor", "Where links to it lead: `[text](#{{…}})`."), WORD("color", "Its color."), WORD("pattern", "Its pattern."),
    WORD("icon", "Its icon."), WORD("letter", "Letter of its cards' codes."),
    WORD("emblem", "Icon of the drawing on its backs."), WORD("ground", "`white`, where its backs are."),
    THINGS("events", "events", "Its events."), BOOL("noted", "The host knows more of one of them."), END };
static const Field client_page[] = {
    FIELD(LIST, "clients", "Its clients.", SECRET, .element = &(const Field)REF(NULL, "clients", "A client.")), END };
static const Field heap[] = {
    WORD("id", "`turn`, `move`, `done`, `late`, `named` or `free`."), LINE("name", "What that is to the host: “the top one”."), END };
static const Field event[] = {
    IDENTITY_WITH(SECRET),
    OBJECT("deck", deck, "Its deck."), OBJECT("heap", heap, "With which cards it lies: those of turns, of clients who were told, those that a change brings when it works, those of late turns and of clients who were not told, those that something else names, free ones."),
    LINE("speaker", "Who speaks, without the medium that `from` may begin with."),
    LINE("caller", "Of a long one who it is, up to a comma or a parenthesis; of a client its `head`."), LINE("calling", "The rest of a long one."),
    LINE("channel", "That medium or place, such as `#incident`: what stands in `from` before ` · `."),
    LINE("initial", "First letter of the speaker."), LINE("plate", "Where nothing is drawn: the first words of whom it comes from."), INT("words", 0, 0, "Words of its text."),
    TEXT("asks", "Of an alert: the question or short sentence with which its text ends, where its card says nothing else below. Of an interrupt or a client move: what follows the quotation with which its text begins; of a client move else its last paragraph, if it has several."), TEXT("story", "The text before that."),
    BOOL("quoted", "That is what somebody says: it begins with a quotation mark."),
    LIST("source", LINE(NULL, "A name."), "Who speaks: the name on the card, and the client unless that name says it."),
    INT("when_turn", 1, 0, "The turn it comes in."), THING("when_after", "events|actions", "What it comes after."),
    INT("when_end", 1, 0, "The turn at whose end a flag of the clock draws it."), INT("when_end_late", 1, 0, "The turn to which the report moves that flag."),
    FIELD(REF, "drawn_by", "The first thing whose effect draws it.", .target = "events|actions", SECRET),
    LINE("when_said", "The same in words, `Turn 3`."), TEXT("when_words", "When it comes, in words."),
    INT("turn", 1, 0, "The turn it comes in, or at whose end a client sends it."),
    THINGS("clues", "clues", "Clues that it gives; `clue` where it is one."),
    THINGS("handouts", "handouts", "Handouts that it gives; `handout` where it is one."),
    FIELD(LIST, "missed", "Actions of which a miss draws it.", SECRET, .element = &(const Field)REF(NULL, "actions", "An action.")),
    BOOL("complicates", "It is drawn when an action fails."), END };
static const Field choice[] = {
    THINGS("clues", "clues", "Any one of them."), INT("index", 1, 0, "Its position, from 1."), END };
static const Field change[] = {
    THING("after", "actions", "What has worked."), TEXT("text", "What is different."), END };
static const Field unseen_row[] = {
    THINGS("features", "features", "Features."), THINGS("clients", "clients", "Clients for whom each of them fails unseen."), END };
static const Field uncovers[] = {
    LIST("rows", OBJECT(NULL, unseen_row, "Features that fail for the same clients."), "What of it fails unseen at the start of the evening."), END };
static const Field action[] = {
    IDENTITY,
    LOOK("look", "The look of its kind."),
    INT("number", 0, 0, "The sum that succeeds."), LINE("level", "The level's name, where it is one."), ODDS,
    LIST("any_needs", OBJECT(NULL, choice, "One of several clues."), "Clues of which any one will do."),
    INT("eased", 0, 0, "The sum that succeeds once something has made it easier, where something can."),
    SECRET_THINGS("limps_after", "actions", "Stopgaps after which it ends limping."),
    THINGS("tools", "tools", "Its tools, of which any one will do; `tool` is the first."),
    THINGS("other_tools", "tools", "Those after the first."), THINGS("roles", "roles", "Roles that are good at one of them."),
    FIELD(WORD, "after_anchor", "Where links to the box lead that tells its `aftermath`.", SECRET),
    FIELD(LIST, "changes", "What of it is different once other actions have worked, from their `aftermath`.", SECRET, .element = &(const Field)OBJECT(NULL, change, "One thing.")),
    THINGS("handouts", "handouts", "Handouts that it gives; `handout` where it is one."), END };
static const Field clue[] = {
    IDENTITY,
    THINGS("roles", "roles", "Roles that know it."), THINGS("actions", "actions", "Actions that reveal it."),
    THINGS("colleagues", "roles", "Colleagues that know it."), THINGS("moves", "clients", "Clients that give it away."), THINGS("events", "events", "Events that give it."),
    LINE("told_by", "Its code and who knows it, where no action, client or card shows it: `K-12, Operator, hint`."),
    INT("step", 1, 0, "The step of the shortest way that brings it to light."), END };
static const Field herring[] = {
    LINE("name", "What looks guilty."), THINGS("clues", "clues", "Clues that clear it."), END };
static const Field solution[] = {
    INT("number", 1, 0, "Its number."), END };
static const Field incident[] = {
    SECRET_INT("causes_all", "How many causes there are."),
    SECRET_INT("causes_needed", "How many must be named for the ending *cured*."),
    FIELD(MAP, "causes", "The contributing causes.", SECRET, .element = &(const Field)REF(NULL, "incident.causes", "A cause.")),
    END };
static const Field message[] = {
    INT("index", 1, 0, "Its position, from 1."), LINE("initials", "Of who says it."), THING("client", "clients", "Who says it, where that is one."), END };
static const Field handout[] = {
    IDENTITY, LOOK("look", "The look of its kind, with `id` and `name`."),
    TEXT("verbatim", "Its text, where it stands as it is written."),
    INT("columns", 0, 0, "Of its longest line of code, in characters of one width."),
    LINE("initials", "Of whom it is from."), THING("client", "clients", "Whom it is from, where that is one."),
    THINGS("given_by", "actions|events", "Actions and cards that give it."),
    THINGS("held_by", "roles", "Roles that hold it at the start."), END };

/* ---- clock ----------------------------------------------------------------------------------- */

static const Field step[] = {
    INT("number", 1, 0, "Its number."), INT("turn", 1, 0, "Turn."),
    INT("due", 0, 0, "The turn in which a team does it that spreads the steps over its time."), INT("dice", 1, 0, "Dice."),
    THING("action", "actions", "What is done."), THING("role", "roles", "By whom."),
    THING("colleague", "roles", "Who is paged, where it is no action."), END };
static const Field waiting_move[] = {
    THING("client", "clients", "Whose move."),
    { .key = "move", .type = FIELD_REF, .help = "The move.", .target = "clients.moves" }, END };
static const Field turn[] = {
    INT("number", 1, 0, "Its number."), WORD("from", "When it begins."), WORD("to", "When it ends."),
    INT("minute", 0, 0, "Real minute at which it begins."), INT("until", 0, 0, "Real minute at which it ends."), BOOL("spare", "There is no time for it, unless others were short."),
    INT("interrupt_from", 1, 0, "The fewest players with whom a free interrupt comes."),
    BOOL("interrupt_always", "It comes with any number of players that the kit is for."),
    BOOL("call", "The host says “this turn and one more” with its news."),
    BOOL("looks", "The report is due with the next one."),
    BOOL("used_up", "The clock is used up with it, with the report or without, and no mark on it says so."),
    BOOL("peg", "The first turn in which the clock can stand at the peg, after a report in time."),
    BOOL("lucky", "The lucky break comes with its news: no turn has fewer, of those from the third that the clock has without a report."),
    { .key = "leave", .type = FIELD_REF, .help = "Of a turn with many news, a card that a late host leaves out: it wants no dice, brings no clue, and may cost nothing.", .target = "events" },
    { .key = "interrupt", .type = FIELD_REF, .help = "The first of the free interrupts.", .target = "events" },
    THINGS("cards", "events", "Cards that come."), THINGS("marks", "clock.marks", "Marks on it."),
    THINGS("moved_marks", "clock.marks", "Marks that the report moves to it."),
    LIST("untold", OBJECT(NULL, waiting_move, "A move."), "Moves of clients that are told nothing by its end.", SECRET),
    LIST("told", OBJECT(NULL, waiting_move, "A move."), "In the turn in which the report is due: moves of clients that are told.", SECRET),
    THINGS("steps", "procedure.steps", "Steps of the procedure that are due by its end; in the first turn at the peg those `after: report`."),
    FIELD(LIST, "in_time", "Steps of the fastest resolution that are `due` in it.", SECRET, .element = &(const Field)OBJECT(NULL, step, "A step.")), END };
static const Field clock_added[] = {
    LIST("all_turns", OBJECT(NULL, turn, "A turn."), "The run sheet."),
    THINGS("panels", "roles", "A role for each box, in turn."), BOOL("odd", "The boxes are an odd number."),
    LIST("more_turns", OBJECT(NULL, turn, "A turn."), "Those of them that exist only with the client impact report."),
    INT("report_needs", 0, 0, "Hit clients that a report must be true for, for the longer clock; for the fewest players where that is not settled."),
    THINGS("cards", "events", "Cards that belong to a turn."),
    INT("first_extended", 2, 0, "The first turn that exists only with the client impact report."),
    INT("lucky", 1, 0, "The turn with whose news the lucky break comes."),
    BOOL("any_spare", "There is no time for some turns."),
    SECRET_INT("hit", "Clients that are hit at the start."), END };

/* ---- root ------------------------------------------------------------------------------------ */

static const Field page[] = {
    INT("number", 1, 0, "Of the page."), INT("count", 1, 0, "Pages of the document.", LATE),
    BOOL("even", "Its number is even: the left one of two."),
    LINE("section", "The first chapter on it: the one at its top, else the one that goes on."),
    LINE("from", "What is looked up on it (`entry`), from this one, if there is any,"), LINE("to", "to this one."), END };
static const Field part[] = {
    INT("number", 1, 0, "Which part of what continues."), INT("count", 1, 0, "How many there are."),
    BOOL("many", "More than one."), BOOL("continued", "Not the first."), BOOL("last", "The last."),
    BOOL("roomy", "Of a card whose type keeps its size: it fits one card with all that asks for this, such as a larger picture; else all of that is left out."),
    BOOL("wordy", "The same, of words that are useful: where not all has room, these come first."),
    BOOL("aligned", "The same, of what brings things to one height on all cards: words come before it, and it is given up last."),
    BOOL("narrow", "Of a card that would continue on another one: it fits one with all that this leaves out or makes smaller, such as a long name."), END };
static const Field content[] = {
    LINE("title", "Of the chapter or section."), WORD("page", "Its page."), WORD("anchor", "Where links lead."),
    INT("level", 1, 6, "1: a chapter."), END };
static const Field document[] = {
    LIST("contents", OBJECT(NULL, content, "An entry."), "The table of contents.", LATE), END };
static const Field casting_row[] = {
    WORD("who", "Whom it suits: `new`, `contact`, `lead`, `scribe`, `others`, the first of these; `new_quiet` with fewer roles than hats; `partner`: the other of a pair, behind the first."),
    THING("role", "roles", "The role."), THING("hat", "procedure.hats", "The hat, where it has one."), END };
static const Field observer[] = { LINE("name", "Their name."), LINE("job", "Their job."), END };
static const Field word_entry[] = { TEXT("text", "The word."), WORD("id", "Its id."), END };
static const Field example[] = {
    LINE("level", "Name of the level."), INT("number", 0, 0, "The sum that succeeds."), ODDS, INT("dice", 1, 0, "Dice."),
    LIST("rolls", INT(NULL, 1, 0, "A die."), "What they show."),
    INT("sum", 0, 0, "Their sum."), INT("total", 0, 0, "With the bonus."),
    WORD("chance", "The chance, in percent."), THING("role", "roles", "Who rolls."), THING("tool", "tools", "With what."),
    THING("client", "clients", "Whose row of a report is checked."), THING("fails", "features", "What fails for it."),
    THING("works", "features", "What works for it."), END };
static const Field sign[] = {
    BOOL("impacts", "Something is marked."), BOOL("relieves", "Something is cleared."),
    BOOL("harder", "A tool is harder."), BOOL("easier", "A tool is easier."),
    BOOL("lost", "Turns are lost."), BOOL("won", "Turns are won."),
    BOOL("down", "A mood falls."), BOOL("up", "A mood rises."), BOOL("draws", "A card is drawn."),
    BOOL("lasts", "It lasts for so many turns."), BOOL("no_report", "No report answers it."),
    BOOL("warning", "The host says something before the dice of it are locked."), END };
static const Field way_turn[] = {
    INT("turn", 1, 0, "The turn."), LIST("steps", OBJECT(NULL, step, "A step."), "What is done in it."), END };
static const Field route[] = {
    INT("turns", 1, 0, "Turns it takes."), LIST("steps", OBJECT(NULL, step, "A step."), "Its actions."),
    LIST("by_turn", OBJECT(NULL, way_turn, "A turn."), "The same, by turn."),
    LIST("way", OBJECT(NULL, step, "A step."), "Its actions and the colleagues that are paged."), END };
static const Field mystery[] = {
    FIELD(MAP, "causes", "The causes.", .element = &(const Field)REF(NULL, "incident.causes", "A cause.")),
    LIST("steps", OBJECT(NULL, step, "A step."), "The steps of the fastest resolution."),
    THINGS("ways", "actions", "Actions that resolve it, or are rated better than a trap."), END };
static const Field evenings_row[] = { WORD("team", "Its id."), LINE("name", "How it plays."),
                                      INT("in_ten", 0, 10, "Evenings of ten that end well."), END };
static const Field scaling_seat[] = {
    INT("players", 1, 0, "With so many people."), WORD("into", "Code of the role that takes it over, where it has no seat."), END };
static const Field scaling_row[] = {
    WORD("code", "The role's code."), LINE("name", "The role."),
    LIST("seats", OBJECT(NULL, scaling_seat, "A size of the team."), "By the size of the team."), END };
static const Field phase[] = {
    WORD("id", "`briefing`, `report` (turns until it is due), `play`, `bought` (turns of the longer clock), `ending` or `review`."),
    INT("from", 0, 0, "Minute."), INT("to", 0, 0, "Minute."),
    INT("first", 1, 0, "Its first turn, if it has turns."), INT("last", 1, 0, "Its last turn."), END };
static const Field pacing[] = {
    LIST("phases", OBJECT(NULL, phase, "A part."), "The parts of the session that take time."),
    INT("minutes", 1, 0, "Of the session."), INT("start", 0, 0, "When the briefing starts."), INT("briefing", 0, 0, "Of the briefing."), INT("turn", 0, 0, "Of a turn."),
    INT("usual", 1, 0, "Turns that most teams need: two more than the shortest way."),
    INT("enough", 1, 0, "Minutes of a session in which so many have time, where this one has too few."),
    INT("fit", 0, 0, "So many turns have time."),
    INT("call", 1, 0, "The turn with whose news the host says “this turn and one more”."), INT("close", 0, 0, "When the last turn, without dice, starts."),
    INT("review", 0, 0, "When the review starts."), INT("review_minutes", 0, 0, "Of the review."),
    INT("feelings", 0, 0, "Of these, for feelings."), INT("timeline", 0, 0, "For the timeline."),
    INT("questions", 0, 0, "For the questions."), INT("commitments", 0, 0, "For the commitments."), END };
static const Field index_entry[] = {
    WORD("code", "Code."), LINE("title", "Title."), WORD("id", "Id."), WORD("anchor", "Where links lead."), END };
static const Field index_group[] = {
    LIST("entries", OBJECT(NULL, index_entry, "An entry."), "Entries of one letter."), END };
static const Field guide_file[] = {
    WORD("name", "The piece."), LINE("title", "Its title."), WORD("folder", "`players` or `dm`."), LINE("paper", "Paper."),
    LINE("stock", "Stock."), LINE("cut", "How to cut it."), LINE("side", "One-sided, or which edge."),
    LINE("envelope", "Whose envelope."), INT("sheets", 1, 0, "Sheets."), INT("cards", 1, 0, "Cards."),
    INT("cuts", 1, 0, "Straight cuts of all its sheets and copies; none where nothing is cut apart."),
    INT("copies", 1, 0, "Copies."), INT("rank", 0, 0, "When it is printed."),
    LINE("changed", "Of a reprint, the cards or pages in it; without it, all."), BOOL("numbered", "These are pages."),
    BOOL("twice", "Its fronts and backs have files of their own."), BOOL("extra", "A first evening goes without it."), INT("first_sheets", 1, 0, "Of its sheets a first evening needs so many, the first ones."), BOOL("whole", "A first evening does not cut it."),
    END };
/* A file with its place in the stack. */
static const Field guide_row[] = {
    LINE("title", "The piece's title."), WORD("name", "The piece."), LINE("sheets", "Its sheets of the stack: `2–7, 9`."),
    LINE("paper", "Paper."), LINE("cut", "How to cut it."), LINE("envelope", "Where it goes."), INT("copies", 1, 0, "Copies."),
    LINE("holds", "Of sheets that stay whole, what is on which: `14: H-01, H-02 · 15: H-03`."),
    INT("cards", 1, 0, "Cards."), INT("fills", 1, 0, "So many cards that fill a sheet are among these."), INT("signs_whole", 1, 0, "Sheet, among these, which stay whole, that has cards that explain signs."),
    INT("signs", 1, 0, "Sheet, among these, that has cards that explain signs: they lie on the table."), INT("signs_cards", 1, 0, "How many of these to cut: the last ones of that sheet, one or two."),
    LINE("larger", "Of a sheet that is ready: paper of twice its size."), INT("percent", 101, 0, "The scale to print it on that."), INT("front", 1, 0, "Its page in the print job."), END };
static const Field guide_job[] = {
    LINE("stock", "Stock."), LINE("side", "One-sided, or which edge."), LINE("paper", "Paper."),
    LIST("files", OBJECT(NULL, guide_file, "A file."), "What is printed so."), END };
static const Field guide_envelope[] = {
    LINE("name", "Whose."), LIST("items", OBJECT(NULL, guide_file, "A file."), "What goes into it."), END };
static const Field guide_gone[] = {
    LINE("title", "The piece's title."), LINE("what", "Cards or pages; without it, all."), BOOL("numbered", "These are pages."), END };
static const Field guide_heading[] = {
    LINE("title", "The heading."), WORD("anchor", "Its anchor."), WORD("name", "The piece."), LINE("file", "Its title."), WORD("page", "Its pages, if they have numbers: `1–2`."),
    INT("number", 1, 0, "Counted from 1."), LINE("sheets", "Of one print job, its sheets in the stack: `15–16`."), END };
static const Field guide_group[] = {
    WORD("work", "`cut`, `part` (sheets of which some leaves are cut off now), `whole` (cards that stay on their sheets until one is drawn), `staple` or `ready`."),
    LINE("name", "What is done."), LINE("sheets", "Which sheets: `2–7, 9`."),
    LIST("rows", OBJECT(NULL, guide_row, "A piece, or the part of it with which that is done."), "What they are."), END };
static const Field guide_hurry[] = {
    LINE("title", "The piece."), WORD("sheets", "Its sheets that must be cut."), INT("minutes", 0, 0, "What that saves, with scissors."), END };
#define GUIDE_MINUTES \
    INT("minutes_cutter", 1, 0, "What cutting takes, with a cutter."), INT("minutes_scissors", 1, 0, "The same with scissors."), \
    INT("minutes_read", 1, 0, "What reading takes, this guide included."), INT("minutes_lay", 1, 0, "What laying out takes."), \
    INT("minutes_print", 1, 0, "What printing takes."), INT("minutes_sort", 1, 0, "What sorting and packing take."), \
    INT("minutes_all", 1, 0, "All of it, with scissors.")
static const Field guide_first[] = {
    INT("sheets", 1, 0, "Sheets."), INT("cards", 0, 0, "Cards."), LINE("shared", "Pieces of which fewer copies do, and how many."),
    LINE("few", "Pieces of which the first sheets are enough, and how many."),
    LINE("whole", "Pieces that are not cut before the evening."), END };
static const Field guide_all[] = { GUIDE_MINUTES, END };
static const Field guide[] = {
    INT("dice", 1, 0, "Dice that can lie on the table in one turn: its own, all that steps in time earn, and those of abilities."), INT("coins", 1, 0, "Coins or paper clips: marker, peg and moods."),
    OBJECT("first", guide_first, "What a first evening needs of a whole kit, where that is less: its minutes are the guide's."),
    OBJECT("all", guide_all, "The minutes of all of the kit, then."),
    LIST("looks", OBJECT(NULL, guide_heading, "A heading."), "What is looked at, so that one knows where things stand (`looks`)."),
    LIST("skims", OBJECT(NULL, guide_heading, "A heading."), "Of a slim kit, what is looked over before the evening (`skims`)."),
    INT("minutes_skim", 1, 0, "What that takes; reading has it, too."),
    LIST("reading", OBJECT(NULL, guide_heading, "A heading."), "What is read before the evening (`reads`)."),
    OBJECT("hurry", guide_hurry, "Where cards that may not come can stay on their sheets until one is drawn."),
    LIST("files", OBJECT(NULL, guide_file, "A file."), "The run's files."),
    LIST("jobs", OBJECT(NULL, guide_job, "What is printed with one setting."), "The same by how they are printed, in order."),
    LIST("more", OBJECT(NULL, guide_job, "What is printed with one setting."), "Likewise, what a first evening goes without."),
    LIST("stack", OBJECT(NULL, guide_group, "What is done with some sheets."), "Of one print job (a slim kit), what is done with its sheets."),
    LINE("side", "Of one print job: one-sided, or which edge."), LINE("paper", "Its paper."), BOOL("papers", "There are several."),
    LINE("pages", "The pages of the guide itself, as a print dialog counts them: `1–2`."), LINE("pages_rest", "All others."),
    LINE("sheets_rest", "The sheets of these."),
    LINE("strong", "Pages that should be on stronger paper."), LINE("strong_sheets", "The sheets of these."),
    BOOL("signs", "There are cards that explain signs."),
    BOOL("changes", "A reprint of what changed since an earlier kit (`--since`)."),
    LIST("gone", OBJECT(NULL, guide_gone, "Something."), "What that kit had and this one has not."),
    BOOL("separate", "Fronts and backs have files of their own."), BOOL("folded", "Backs lie behind a fold."),
    LIST("envelopes", OBJECT(NULL, guide_envelope, "An envelope."), "Its envelopes."),
    LINE("bundle_one", "Pieces of a bundle that are one-sided."), LINE("bundle_two", "Those that are two-sided."),
    LINE("printer", "The printer's profile (`--printer`)."),
    INT("sheets", 1, 0, "Sheets in all."), TEXT("unlarged", "Titles of files that large print leaves as they are."),
    INT("seats", 0, 0, "Players that there are role cards for."), INT("cuts", 1, 0, "Straight cuts in all."), INT("saved", 1, 0, "Sheets that a slim kit saves."), INT("cards", 1, 0, "Cards in all."),
    GUIDE_MINUTES, END };

#define ALL_OF(key_, target_, help) FIELD(MAP, key_, help, .element = &(const Field)REF(NULL, target_, "A thing."))

static const Field root[] = {
    LINE("nothing", "Nothing: for a name in `with` that should show nothing."),
    { .key = "endings", .type = FIELD_LIST, .help = "How the evening can end.", .secret = true,
      .element = &(const Field)OBJECT(NULL, ending, "An ending.") },
    BOOL("slim", "The kit is to take few sheets (`--slim`)."),
    BOOL("large", "The kit is for people who need larger type (`--large-print`)."),
    BOOL("narrow", "Its pages have no room for a column beside their text: of paper narrower than 180 mm, or in large print."),
    BOOL("small", "They are narrower than 180 mm."),
    BOOL("pocket", "They are narrower than 120 mm, too, as those of A6: nothing has room for two columns."),
    WORD("format_name", "The format that is played, if any."),
    LIST("format_names", WORD(NULL, "A name."), "The scenario's formats."),
    LINE("by", "The authors."), LINE("made_with", "ddkit and its version."),
    ALL_OF("components", "system.components", "The system's components."), ALL_OF("groups", "system.groups", "Their groups."),
    FIELD(MAP, "causes", "The contributing causes.", SECRET, .element = &(const Field)REF(NULL, "incident.causes", "A cause.")),
    LIST("herrings", OBJECT(NULL, herring, "A red herring."), "Red herrings.", SECRET),
    ALL_OF("colleagues", "roles", "Roles without a player, to be paged; with `--players` and `rules.absent: page`."),
    INT("most_skills", 0, 0, "How many tools the role is good at that is good at most."),
    BOOL("any_usual", "Some tool says what most looks with it take."),
    BOOL("contact_apart", "In a slim kit, the client contact’s hat is on the sheet of the clients, since it would take another one of roles."),
    LIST("decks", OBJECT(NULL, deck, "A deck."), "Decks that have a card."),
    LIST("all_decks", OBJECT(NULL, deck, "A deck."), "All decks."),
    FIELD(MAP, "action_looks", "Looks of the kinds of actions.", .element = &(const Field)LOOK(NULL, "A look.")),
    THINGS("events_in_order", "events", "Events as an evening needs them: by turn, those that flags of the clock draw, those that clients bring who were told, those that a change brings when it works, those of late turns and of clients who were not told, those that something else names, free ones."),
    FIELD(LIST, "free_cards", "Free ones, but for lucky breaks, by code.", SECRET, .element = &(const Field)REF(NULL, "events", "A card.")),
    FIELD(LIST, "holders", "Actions after which it ends limping should the clock be used up.", SECRET, .element = &(const Field)REF(NULL, "actions", "An action.")),
    FIELD(LIST, "traps", "Actions that do harm.", SECRET, .element = &(const Field)REF(NULL, "actions", "An action.")),
    FIELD(LIST, "early_handouts", "Handouts that many evenings need: all of a few; else those that roles hold, that cards bring which nearly every evening comes to, what a look brings that shows what fails for clients and needs nothing, or what a third of sensible teams do.", SECRET, .element = &(const Field)REF(NULL, "handouts", "A handout.")),
    FIELD(LIST, "other_clues", "Clues that prove no cause.", SECRET, .element = &(const Field)REF(NULL, "clues", "A clue.")),
    FIELD(LIST, "callers", "Clients who call when the clock is at the peg, and what they say is written.", SECRET, .element = &(const Field)REF(NULL, "clients", "A client.")),
    LIST("client_pages", OBJECT(NULL, client_page, "A page."), "Clients as they share pages of the host's book: two of whom little is told, else one.", SECRET),
    THINGS("waiting", "events", "Cards that come when something happens, but for those of clients."),
    LIST("waiting_moves", OBJECT(NULL, waiting_move, "A move."), "Moves of clients that wait for something."),
    LIST("sudden_moves", OBJECT(NULL, waiting_move, "A move."), "Those that no turn, no first word and no mood brings, but some moment on any turn."),
    LIST("moves", OBJECT(NULL, waiting_move, "A move."), "All moves of clients, by the turn whose end brings them; the others last."),
    LIST("casting", OBJECT(NULL, casting_row, "Somebody."), "A proposal who plays what, where it is settled how many play: who is new, the hats, the others.", SECRET),
    LIST("observers", OBJECT(NULL, observer, "Somebody."), "People without a role (with `--roster`)."),
    LIST("word_list", OBJECT(NULL, word_entry, "A word."), "The scenario's `words`."),
    LIST("odds_rows", OBJECT(NULL, odds_row, "Chances of a level."), "The chances of all levels, without and with proficiency."),
    LIST("evenings", OBJECT(NULL, evenings_row, "A team."), "How simulated teams fare.", SECRET),
    LIST("scaling", OBJECT(NULL, scaling_row, "A role of the cast."), "Who has a seat with how many people."),
    OBJECT("signs", sign, "Which signs of effects the scenario has."),
    OBJECT("example", example, "An example of a roll with this scenario's rules."),
    { .key = "mystery", .type = FIELD_OBJECT, .help = "What proves which cause, and the ways out.", .fields = mystery, .secret = true },
    OBJECT("route", route, "The fastest resolution."), OBJECT("pacing", pacing, "Minutes of real time."),
    LIST("index", OBJECT(NULL, index_group, "Entries of one letter."), "Everything with a code."),
    OBJECT("guide", guide, "All files of this run, for a piece with `last: true`."),
    OBJECT("part", part, "Of a card that continues."), OBJECT("page", page, "Of a document."),
    OBJECT("document", document, "The document."),
    END };

const Addition model_additions[] = {
    { "", root },
    { "roles.ID", role }, { "roles.ID.knows[]", knows },
    { "clients.ID", client }, { "clients.ID.moves[]", move }, { "clients.ID.moves[].effect", effect },
    { "clients.ID.moves[].effect.mood", mood_change }, { "actions.ID.effect.mood", mood_change }, { "events.ID.effect.mood", mood_change },
    { "features.ID", feature }, { "tools.ID", tool },
    { "system.components.ID", component }, { "system.groups.ID", thing },
    { "clues.ID", clue }, { "incident", incident }, { "incident.causes.ID", named },
    { "incident.solutions[]", solution },
    { "actions.ID", action }, { "actions.ID.effect", effect }, { "actions.ID.uncovers", uncovers },
    { "events.ID", event }, { "events.ID.answer", difficulty }, { "events.ID.answer.eased", difficulty }, { "events.ID.effect", effect },
    { "events.ID.choices.ID.effect", effect }, { "events.ID.choices.ID.effect.mood", mood_change },
    { "procedure", procedure_added }, { "procedure.severities.ID", procedure_thing }, { "procedure.hats.ID", hat },
    { "procedure.steps.ID", procedure_step }, { "procedure.forms.ID", procedure_thing }, { "procedure.token", token },
    { "objectives[]", numbered }, { "incident.rulings[]", ruling }, { "incident.last_turn[]", ruling },
    { "handouts.ID", handout }, { "handouts.ID.messages[]", message }, { "charts.ID", thing },
    { "rules", rules }, { "rules.words", said }, { "rules.escalate", hint_price },
    { "clock", clock_added }, { "clock.marks[].effect", effect }, { "clock.marks[].effect.mood", mood_change },
    { NULL, NULL },
};
/* clang-format on */
