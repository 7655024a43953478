/* scenario_schema.c - the scenario format, as tables.
 *
 * Read from the bottom: scenario_schema names the top-level keys, each table above it one object of
 * the format.  The help lines are the reference that authors read (docs/format.md, and the tooltips
 * of their editors), so they are written for them. */
#include "data/field_macros.h"
#include "data/rules_schema.h"
#include "data/scenario_checks.h"
#include "data/scenario_papers.h"
#include "data/scenario_prose.h"
#include "data/schema.h"
#include "data/shape.h"

/* clang-format off */
/* values of keys that offer a choice */

static const char *const levels[] = { "intro", "regular", "hard", NULL };
static const char *const tool_kinds[] = { "tool", "technology", "people", NULL };
static const char *const mark_kinds[] = { "penalty", "breach", "note", NULL };
static const char *const component_kinds[] = {
    "user", "client", "balancer", "gateway", "service", "worker", "queue", "topic", "cache",
    "database", "storage", "external", "job", "other", NULL };
static const char *const flow_kinds[] = { "sync", "async", "fallback", NULL };
static const char *const tiers[] = { "platinum", "gold", "standard", NULL };
static const char *const ratings[] = { "best", "good", "stopgap", "trap", NULL };
static const char *const action_kinds[] = { "passive", "active", NULL };
static const char *const media[] = { "call", "chat", "mail", "page", "person", "radio", "post", NULL };
static const char *const decks[] = { "alert", "interrupt", "degradation", "client", "lucky", NULL };
static const char *const piles[] = { "degradation", "interrupt", NULL };
static const char *const start_moods[] = { "calm", "worried", "angry", NULL };
static const char *const later_moods[] = { "worried", "angry", "leaving", NULL };
static const char *const client_words[] = { "report", "update", "ring", NULL };
static const char *const step_afters[] = { "first-change", "report", "end", NULL };

/* top: numbers of the evening, clock */

static const Field players[] = {
    INT("min", 1, 24, "Fewest players.", DEFAULT("3")),
    INT("max", 1, 24, "Most players.", DEFAULT("10")),
    END };

static const Field tool[] = {
    LINE("name", "What it is called; `{{tools.ID}}` prints it.", REQUIRED),
    TEXT("about", "What one sees or does with it; `{{tools.ID.about}}` prints it."),
    ENUM("kind", tool_kinds, "What it is.", DEFAULT("tool")),
    WORD("icon", "Name of the icon on its cards; `ddkit list` shows them. Default: that of its kind.", SHAPE(id_shape)),
    END };

static const Field term[] = {
    LINE("name", "The word, as texts use it.", REQUIRED),
    LINE("about", "What it means, in one line that somebody new to it understands.", REQUIRED),
    END };

static const Field needs_forms[] = {
    INT("1", 1, 99, "Clients, for any number of players."),
    MAP(NULL, INT(NULL, 1, 99, "Clients."), "Clients by players.", SHAPE(players_shape), .whole = true),
    END_ONE_OF };

/* what changes on the board */

static const Field spread[] = {
    LIST("clients", REF(NULL, "clients", "A client."),
        "Clients it happens to. In a client's move: that client, when none is given."),
    LIST("features", REF(NULL, "features", "A feature."),
        "Features that fail or work again. Default: all that the client uses."),
    END };

/* One id, or a list of them. */
static const Field clue_ids[] = {
    REF(NULL, "clues", "A clue."),
    LIST(NULL, REF(NULL, "clues", "A clue."), "Several clues."),
    END_ONE_OF };

static const Field tool_ids[] = {
    REF(NULL, "tools", "A tool."),
    LIST(NULL, REF(NULL, "tools", "A tool."), "Tools of which any one will do.", LENGTH(1, 6)),
    END_ONE_OF };

static const Field handout_ids[] = {
    REF(NULL, "handouts", "A handout."),
    LIST(NULL, REF(NULL, "handouts", "A handout."), "Several handouts."),
    END_ONE_OF };

static const Field card_ids[] = {
    REF(NULL, "events", "A card.", .values = piles),
    LIST(NULL, REF(NULL, "events", "A card.", .values = piles), "Several cards."),
    END_ONE_OF };

#define EFFECT \
    "What changes on the board, at once; but on a card with an `answer` only when it is ignored or " \
    "the answer fails."

static const Field mood_change[] = {
    INT("steps", -3, 3, "Steps up, or down when negative.", REQUIRED),
    LIST("clients", REF(NULL, "clients", "A client."),
        "Whose. In a client's move, or on a card about a client: its own, when nothing is given; "
        "elsewhere: all."),
    ENUM("tier", tiers, "Only clients of this tier."),
    END };

static const Field effect[] = {
    OBJECT("impacts", spread, "Who is impacted by it."),
    OBJECT("relieves", spread, "Who is impacted no longer."),
    LIST("harder", REF(NULL, "tools", "A tool."), "Tools with which actions are one level harder, once."),
    INT("clock", -TURNS_MAX, TURNS_MAX, "Turns lost, when negative: so many boxes at the end of the clock are crossed out, open or not. Turns won: so many of those crossed out are open again."),
    ONE_OF("draws", card_ids,
        "The card that is drawn, too, or a list of cards; one without a `when` of its own waits for "
        "this. `degradation` and `interrupt` are the first free card of that deck."),
    OBJECT("mood", mood_change, "How moods change."),
    LIST("easier", REF(NULL, "actions", "An action."), "Actions that are one level easier, once."),
    INT("for", 1, TURNS_MAX,
        "Turns after which what it impacts and makes harder is over. Without it: what it impacts "
        "stays, `harder` lasts as `rules.harder_for` says."),
    LIST("unless", REF(NULL, "clients", "A client."), "Nothing changes if one of them was told."),
    INT("abilities", 1, 24, "Players who get back a used ability."),
    END };

/* the clock */

static const Field mark[] = {
    INT("turn", 1, TURNS_MAX, "Box of the clock that carries the mark.", REQUIRED),
    INT("extended", 1, TURNS_MAX, "Box it moves to once the report is out. Default: the same."),
    ENUM("kind", mark_kinds,
        "`breach` loses the game when its turn ends, `penalty` hurts, `note` reminds.",
        DEFAULT("note")),
    LINE("label", "What it says.", REQUIRED),
    TEXT("text", "Printed in its box."),
    OBJECT("effect", effect,
        "What it changes. A `penalty` without one: all clients that are hit want a word this turn.",
        SECRET),
    END };

static const Field clock_fields[] = {
    WORD("starts_at",
        "Story time when the incident starts. Without it the clock counts minutes.",
        SHAPE(time_shape)),
    INT("turn_minutes", 1, 1440, "Story minutes of a turn.", DEFAULT("5")),
    INT("turns", 1, TURNS_MAX, "Turns without a client impact report.", DEFAULT("6")),
    INT("extended_turns", 1, TURNS_MAX, "Turns with one. Default: twice `turns`."),
    INT("report_by", 1, TURNS_MAX,
        "Last turn in which the report can be sent. Default: 3, or the last turn."),
    LIST("marks", OBJECT(NULL, mark, "A flag on the clock."),
        "Flags on the clock.", LENGTH(0, TURNS_MAX)),
    ONE_OF("report_needs", needs_forms,
        "How many of the clients that are hit need a true row in a report for the longer clock; by "
        "players: from so many on. Default: 60 % of those that are hit at the start, at least 1."),
    WORD("marker", "Icon of the marker that moves over the boxes; `ddkit list` shows them.",
        SHAPE(id_shape), DEFAULT("hourglass")),
    WORD("strip",
        "A picture in the scenario's folder (SVG, PNG, JPEG) for the strip above the boxes, best 396 mm by 49 mm, "
        "with a piece of equal width for each of all turns. Players see it, so it tells no secret. "
        "Default: the patterns and emblems of the roles.",
        SHAPE(path_shape)),
    LINE("strip_start", "Name of the place at the upper left of that picture, where the first turn begins. For all to see."),
    LINE("strip_end", "Name of the place at its lower right, where the last turn ends. For all to see."),
    BOOL("strike", "Silence crosses out turns after `turns`, once the report has opened them.",
        DEFAULT("true")),
    END };

/* the system and who uses it */

static const Field feature[] = {
    LINE("name", "Its name.", REQUIRED),
    LINE("short", "The same where there is little space: one or two words of at most 9 letters each. Default: the first words of the name, cut where they are long."),
    END };

static const Field feature_forms[] = {
    LINE("name", "Its name."), OBJECT(NULL, feature, "A feature with a short name."), END_ONE_OF };

static const Field component[] = {
    LINE("name", "What the diagram calls it; `{{components.ID}}` prints it.", REQUIRED),
    ENUM("kind", component_kinds, "Chooses shape and glyph in the diagram.", DEFAULT("other")),
    INT("instances", 1, 999, "How many run; more than one are drawn as a stack.", DEFAULT("1")),
    REF("owner", "roles", "The role whose part of the system it is."),
    TEXT("about", "A few words for the legend."),
    END };

static const Field group[] = {
    LINE("name", "Title of the frame.", REQUIRED),
    LIST("components", REF(NULL, "system.components", "A component inside the frame."),
        "What it surrounds.", REQUIRED, LENGTH(1, 200)),
    END };

static const Field flow[] = {
    REF("from", "system.components", "Where the arrow begins.", REQUIRED),
    REF("to", "system.components", "Where it ends.", REQUIRED),
    LINE("label", "A word beside it."),
    ENUM("kind", flow_kinds, "`async` and `fallback` are dashed.", DEFAULT("sync")),
    END };

static const Field system_fields[] = {
    TEXT("about", "How it works, for the company sheet and the handbook."),
    MAP("components", OBJECT(NULL, component, "A box of the diagram."), "The boxes."),
    MAP("groups", OBJECT(NULL, group, "A frame around some boxes."),
        "Frames around boxes that belong together."),
    LIST("flows", OBJECT(NULL, flow, "An arrow of the diagram."), "The arrows.", LENGTH(0, 1000)),
    END };

static const Field impacted[] = {
    LIST(NULL, REF(NULL, "features", "A feature that fails."), "The features that fail."),
    BOOL(NULL, "`true`: all it uses; `false`: none."),
    END_ONE_OF };

static const Field move_on[] = {
    INT("untold", 1, TURNS_MAX, "It was told nothing by the end of this turn."),
    BOOL("rung", "Somebody called it."),
    BOOL("told", "It was told, by anything but a wrong row of the report."),
    INT("silent", 1, TURNS_MAX, "It heard nothing for so many turns."),
    ENUM("mood", later_moods, "Its mood fell to this."),
    END };

static const Field move[] = {
    OBJECT("on", move_on, "What makes the client do it, as one key; `when` says it in words."),
    TEXT("when", "What makes the client do it.", REQUIRED),
    TEXT("text", "What it does or says.", REQUIRED),
    OBJECT("effect", effect, EFFECT),
    REF("event", "events", "The card that it draws; one without a `when` of its own waits for this."),
    REF("clue", "clues", "The clue that it gives away."),
    ONE_OF("handout", handout_ids, "The handout that it brings, or a list of handouts."),
    END };

static const Field client[] = {
    LINE("name", "What it is called; `{{clients.ID}}` prints it.", REQUIRED),
    ENUM("tier", tiers, "How much the contract is worth.", DEFAULT("standard")),
    TEXT("quote", "What they would say, in their voice. Printed inside quotation marks: write none."),
    TEXT("about", "Who they are."),
    WORD("flag",
        "Its flag, a picture in the scenario's folder (SVG, PNG, JPEG), best 20 mm by 13 mm. Players see it. "
        "Default: one is drawn.", SHAPE(path_shape)),
    LINE("contact", "The person who calls."),
    LIST("uses", REF(NULL, "features", "A feature."),
        "Features it uses: the impact boxes on its card."),
    TEXT("promise", "What was promised to it."),
    ONE_OF("impacted", impacted, "Features that fail for it when the incident starts."),
    LIST("unseen", REF(NULL, "features", "A feature that fails."),
        "Features that fail for it, too, and nobody has noticed.", SECRET),
    ENUM("mood", start_moods,
        "Its mood when the incident starts. Default: `worried` if `impacted` says that something "
        "fails, else `calm`."),
    TEXT("asks",
        "Of a tier that calls when the clock is at the peg (`rules.mood.calls`): the sentence that it "
        "says then. Printed inside quotation marks: write none.",
        SECRET),
    TEXT("secret", "What the host knows about it.", SECRET),
    LIST("moves", OBJECT(NULL, move, "One thing that it may do."),
        "What the host has it do.", SECRET),
    END };

/* the players */

static const Field knowledge[] = {
    TEXT("text", "What the role knows.", REQUIRED),
    REF("clue", "clues", "The clue that this is.", SECRET),
    END };

static const Field knowledge_forms[] = {
    TEXT("text", "What the role knows, when it is no clue."),
    OBJECT(NULL, knowledge, "Knowledge that is a clue."),
    END_ONE_OF };

static const Field ability[] = {
    LINE("name", "Its name.", REQUIRED),
    TEXT("text", "What it does.", REQUIRED),
    INT("uses", 1, 20, "How often in a game: so many boxes to tick. Without it: no limit."),
    INT("dice", 1, 6, "Dice that it adds to those of a turn, each time: the print guide counts them."),
    END };

static const Field heirs[] = {
    REF(NULL, "roles", "A role."),
    LIST(NULL, REF(NULL, "roles", "A role."), "Several roles: the first that has a player.",
        LENGTH(1, 24)),
    END_ONE_OF };

static const Field role[] = {
    WORD("extends",
        "A role of the library, `scenarios/roles/NAME.yaml`, whose keys this one inherits; `ddkit "
        "list` shows them. Keys given here win; maps are merged. Its texts are those of the "
        "scenario's `language` where the library has them, `scenarios/roles/de/NAME.yaml`. "
        "Overlays change what is inherited like any other key; `null` removes it.", SHAPE(id_shape)),
    LINE("name", "What it is called; `{{roles.ID}}` prints it. With `extends` it need not be given.",
        REQUIRED),
    WORD("icon", "Name of its icon; `ddkit list` shows them.", SHAPE(id_shape)),
    WORD("emblem", "Name of the icon that stands large on its card, brief and tent. Default: `icon`, or else one of the theme.",
        SHAPE(id_shape)),
    WORD("color", "Its color on all pieces: `\"#rrggbb\"` in quotes, or a color of the theme, as `ddkit list` shows them; dark enough for white type. "
        "Default: dealt from the theme, so that no two roles are alike."),
    WORD("pattern", "Its pattern on all pieces, one of the theme's, such as `honeycomb`; `ddkit list` shows them. Default: dealt like `color`.",
        SHAPE(id_shape)),
    TEXT("mission", "What it is responsible for, in one sentence."),
    TEXT("brief", "Everything the player has to know to play it."),
    LIST("knows", ONE_OF(NULL, knowledge_forms, "One piece of knowledge."),
        "What it alone knows at the start, to be told to the others. Two or more pieces; fewer is "
        "a warning."),
    LIST("proficient", REF(NULL, "tools", "A tool."),
        "Tools it is good at: the bonus of `rules.proficiency`."),
    OBJECT("ability", ability, "Its own trait in the rules."),
    TEXT("goal", "What this player wants to have happened by the end."),
    LINE("praise", "What its certificate says that it did, to be read before *on the night of*, such as `kept the database, and a cool head`."),
    LIST("handouts", REF(NULL, "handouts", "A handout."), "Handouts it gets at the briefing."),
    INT("needed_from", 1, 24, "Number of players from which the seat is used. Needs `folds_into`."),
    ONE_OF("folds_into", heirs,
        "The role that takes over its proficiencies below that, and its knowledge with "
        "`rules.absent: fold`; or a list of roles: the first that has a player."),
    END };

/* the mystery */

static const Field clue[] = {
    TEXT("text", "What it says.", REQUIRED),
    LIST("proves", REF(NULL, "incident.causes", "A cause."), "Causes that it helps to prove."),
    LINE("short", "The same in a few words, at most 40 letters, for the drawing of the mystery. Default: the text."),
    LINE("clears", "The red herring that it clears, in a few words: what looks guilty and is not."),
    END };

static const Field clue_forms[] = {
    TEXT("text", "What it says, when it proves nothing."),
    OBJECT(NULL, clue, "A clue that proves or clears something, or has a short form."),
    END_ONE_OF };

static const Field moment[] = {
    LINE("at", "When: a time, a day, \"3 weeks before\".", REQUIRED),
    TEXT("text", "What happened.", REQUIRED),
    END };

static const Field cause[] = {
    LINE("name", "What it is called, at most 24 letters. Default: its text."),
    TEXT("text", "What it is.", REQUIRED),
    END };

static const Field cause_forms[] = {
    TEXT("text", "One contributing cause."), OBJECT(NULL, cause, "A cause with a name."), END_ONE_OF };

static const Field solution[] = {
    LINE("title", "Its name.", REQUIRED),
    TEXT("text", "How it works, and what it costs."),
    ENUM("rating", ratings, "`trap`: looks right and is not.", DEFAULT("good")),
    END };

static const Field hint[] = {
    TEXT("text", "What the host says.", REQUIRED),
    REF("clue", "clues", "The clue that it leads to; the host leaves it out when that is known."),
    END };

static const Field hint_forms[] = {
    TEXT("text", "What the host says."),
    OBJECT(NULL, hint, "A hint that leads to a clue."),
    END_ONE_OF };

static const Field ruling[] = {
    TEXT("idea", "What players may think of.", REQUIRED),
    TEXT("ruling", "What the host says to it.", REQUIRED),
    END };

static const Field incident[] = {
    TEXT("opening", "Read to the players when the incident starts."),
    TEXT("root_cause", "What is really going on.", SECRET),
    MAP("causes", ONE_OF(NULL, cause_forms, "One contributing cause."),
        "The contributing causes that clues prove.", SECRET),
    LIST("timeline", OBJECT(NULL, moment, "One moment."),
        "What really happened, in order.", SECRET),
    LIST("solutions", OBJECT(NULL, solution, "One way out."), "Ways out, good and bad.", SECRET),
    TEXT("wrap_up", "Told at the end, when everything may be known.", SECRET),
    LIST("hints", ONE_OF(NULL, hint_forms, "One hint."),
        "Hints, from gentle to plain, for a team that escalates.", SECRET, LENGTH(0, 30)),
    LIST("rulings", OBJECT(NULL, ruling, "One ruling."),
        "Ideas that are not among the actions, and what the host says to them.", SECRET),
    LIST("last_turn", OBJECT(NULL, ruling, "What comes up, and what the host says."),
        "What the last turn brings up, and what the ending remembers: read before the endings.", SECRET),
    END };

static const Field need_forms[] = {
    REF(NULL, "clues", "A clue."),
    LIST(NULL, REF(NULL, "clues", "A clue."), "Clues of which any one will do.", LENGTH(1, 100)),
    END_ONE_OF };

static const Field waiting[] = {
    INT("turns", 1, 24, "Turns to wait.", REQUIRED),
    BOOL("resolves", "Then the incident is over, though not cured.", DEFAULT("false")),
    END };

static const Field aftermath[] = {
    LIST("of", REF(NULL, "actions", "An action."), "Actions that it is about; it stands beside each."),
    TEXT("text", "What is different.", REQUIRED),
    END };

static const Field instead[] = {
    LINE("when", "What must have happened, in a few words, as the host looks for it: `Asked again`, `Drained`.", REQUIRED),
    TEXT("text", "What the host reads then.", REQUIRED),
    END };

static const Field action[] = {
    LINE("title", "What is done.", REQUIRED),
    ENUM("kind", action_kinds, "`passive` looks, `active` changes the system.", DEFAULT("passive")),
    ONE_OF("tool", tool_ids,
        "The tool it takes, or a list of tools of which any one will do: it stands with the first, the others point "
        "to it, and who is proficient in one of them has the bonus."),
    ONE_OF("difficulty", difficulty_schema, "How hard it is.", DEFAULT("medium")),
    LIST("needs", ONE_OF(NULL, need_forms, "A clue, or a list of which any one will do."),
        "Clues that the players must have first, all of them, wherever they have them from: what "
        "a role knows at the start counts, too. A list within the list means any one of its "
        "clues: `[a, [b, c]]` is a, and b or c."),
    LIST("reveals", REF(NULL, "clues", "A clue."), "Clues that success reveals."),
    TEXT("success", "What the host tells the players when it succeeds."),
    LIST("instead", OBJECT(NULL, instead, "What is read under one condition."),
        "What the host reads in place of `success` once something has happened: each a line of its own, with a sign of "
        "its own. So `success` itself is read from end to end.", LENGTH(1, 6)),
    TEXT("failure", "What the host tells the players when it fails."),
    REF("complication", "events", "The card drawn on failure."),
    ONE_OF("handout", handout_ids, "The handout given on success, or a list of handouts."),
    OBJECT("effect", effect,
        "What success changes on the board, for better or worse; a trap that works draws its card "
        "with `draws`."),
    BOOL("resolves", "Success ends the incident.", DEFAULT("false")),
    BOOL("holds",
        "After success the ending is *limping*, not *down*, should the clock be used up: it works "
        "by halves.",
        DEFAULT("false")),
    BOOL("reports", "This is the client impact report; the same as `word: report`.",
        DEFAULT("false")),
    ENUM("rating", ratings,
        "How good it is. With `stopgap` an evening that it ends is not cured."),
    TEXT("near", "What the host tells the players when it just misses."),
    TEXT("undo", "A fair answer to \"how do you undo it?\"."),
    TEXT("warning",
        "What the host says before its dice are locked, so that whoever listens may choose again: words in quotation marks, to be said as they stand."),
    ENUM("word", client_words, "It is a word to clients: the report, an update, or a call to one."),
    REF("client", "clients", "Of `word: ring`: who is called."),
    OBJECT("uncovers", spread,
        "What of `unseen` is seen after success: of these clients, of these features, or both."),
    OBJECT("waits", waiting, "What merely waiting does after success."),
    LIST("unless", REF(NULL, "actions", "An action."), "After one of these it is pointless."),
    LIST("requires", REF(NULL, "actions", "An action."), "One of these must have worked before."),
    LIST("aftermath", OBJECT(NULL, aftermath, "One thing."),
        "What else is different once it has worked, for the host: in a box of the handbook (a slim kit has no box, "
        "it stands with the action), and beside each action that it is about.", LENGTH(1, 12)),
    END };

static const Field occasion[] = {
    INT("turn", 1, TURNS_MAX, "In this turn."),
    REF("after", "events|actions", "After this event or action."),
    TEXT("text", "In these circumstances."),
    END };

static const Field occasion_forms[] = {
    TEXT("text", "The circumstances, in words."),
    OBJECT(NULL, occasion, "One of its keys."),
    END_ONE_OF };

static const Field eased[] = {
    LIST("after", REF(NULL, "actions", "An action."), "After one of these.", REQUIRED),
    ONE_OF("difficulty", difficulty_schema, "How hard it is then.", REQUIRED),
    END };

static const Field answer[] = {
    ENUM("kind", action_kinds, "What kind of action it is.", DEFAULT("passive")),
    REF("tool", "tools", "The tool it takes."),
    ONE_OF("difficulty", difficulty_schema, "How hard it is.", DEFAULT("interrupt")),
    OBJECT("eased", eased, "When it is less hard; printed beside it."),
    TEXT("success", "What the host reads out when it works. Without it: the clues that it gives, where the card has room.", SECRET),
    END };

static const Field event_choice[] = {
    LINE("choice", "The answer, in a word or two; must be given but for the last one, which is “No answer by ten” without it."),
    TEXT("text", "What comes of it, for the host."),
    OBJECT("effect", effect, "What it changes on the board, at once."),
    END };

static const Field event[] = {
    ENUM("deck", decks, "The deck it belongs to.", REQUIRED),
    LINE("title", "Title of the card.", REQUIRED),
    LINE("from", "Who or what it comes from."),
    ONE_OF("when", occasion_forms, "When it is played. Without it: drawn at random."),
    TEXT("text", "What the host reads out, all of it. On interrupts and client moves what follows a quotation with which it begins stands below the message; of a client move else the last of several paragraphs."),
    OBJECT("answer", answer, "The action that answers it."),
    TEXT("ignored", "What happens when nobody answers."),
    OBJECT("effect", effect, EFFECT),
    MAP("choices", OBJECT(NULL, event_choice, "One choice."),
        "Instead of these three: what players can decide at once and without dice when the card is read, "
        "and what comes of each. The last one is what happens when nobody decides. Ask in `text`, with “while I count to ten”.",
        LENGTH(2, 4)),
    ONE_OF("clue", clue_ids,
        "The clue that it gives, or a list of clues; on a card with an `answer` to those who "
        "answer it.", SECRET),
    ONE_OF("handout", handout_ids,
        "The handout that it brings, or a list of handouts; on a card with an `answer` for those "
        "who answer it."),
    TEXT("secret", "What the host knows about it.", SECRET),
    REF("client", "clients", "The client it is about."),
    INT("copies", 1, 99, "How many of this card there are.", DEFAULT("1")),
    BOOL("free",
        "It is drawn where a rule or a card asks for a free one, from the top of its deck. Default: "
        "true, if it has no `when` and nothing else draws it."),
    LIST("unless", REF(NULL, "actions", "An action."),
        "After one of these it is no longer true: read `otherwise`, or skip it.", SECRET),
    TEXT("otherwise", "What the host reads out instead, then."),
    LINE("value", "The number that says it all, such as `37 %`: large on the card."),
    LIST("spark", REAL(NULL, "A value, or `null` where there is none.", .nullable = true),
        "A line beside `value`: values at equal distances, the last one now.", LENGTH(2, 200)),
    LINE("note", "Below `value`: what it counts, in a few words."),
    REF("chart", "charts", "The chart whose first line stands beside `value`, instead of `spark`."),
    WORD("drawing",
        "Of an alert or degradation without `value` and line: what is drawn instead, such as `queue`: the icon "
        "`draws-queue` of the theme; `ddkit list` shows them. Default: a lamp, or whom the degradation comes from.", SHAPE(id_shape)),
    ENUM("via", media, "How it comes in. It changes the look of the card."),
    LINE("at", "When, on the clock of the story: `21:05`."),
    END };

/* the review */

static const Field review[] = {
    LIST("questions", TEXT(NULL, "A question."), "Questions that get the review going."),
    LIST("improvements", TEXT(NULL, "An improvement."), "What would have prevented it.", SECRET),
    END };

/* the procedure, endings */

static const Field severity[] = {
    LINE("name", "What it is called."),
    TEXT("when", "When it is this bad."),
    TEXT("means", "What that means for those who work on it."),
    END };

static const Field hat[] = {
    LINE("name", "What it is called."),
    WORD("icon", "Name of its icon; `ddkit list` shows them.", SHAPE(id_shape)),
    TEXT("says", "The question that it keeps asking."),
    LIST("does", TEXT(NULL, "A duty."), "Its duties.", LENGTH(0, 12)),
    INT("full_time_from", 1, 24,
        "Players from which it is a seat of its own, without a role. Without it: never."),
    END };

static const Field channel[] = {
    LINE("name", "What it is called.", REQUIRED),
    TEXT("use", "What it is for."),
    END };

static const Field step[] = {
    TEXT("text", "What is to be done."),
    INT("by", 1, TURNS_MAX, "The turn by whose end it is due; on the clock, too."),
    ENUM("after", step_afters,
        "When it is due: with the first change that works after all was said of it, after the impact report, at the end."),
    REF("hat", "procedure.hats", "Whose it is."),
    TEXT("proof", "What must be heard or seen, so that it is ticked."),
    BOOL("counts", "It counts for `token`.", DEFAULT("true")),
    END };

static const Field form[] = {
    LINE("title", "What it is called."),
    LIST("lines", LINE(NULL, "How a line begins."), "Its lines, to be filled in.", LENGTH(0, 20)),
    END };

static const Field token[] = {
    INT("steps", 0, 24, "Steps in time that earn extra dice. 0: none do.", DEFAULT("3")),
    INT("dice", 0, 6, "Extra dice, once.", DEFAULT("1")),
    END };

static const Field procedure[] = {
    WORD("extends",
        "A procedure of the library, `scenarios/procedures/NAME.yaml`, over which this one is laid key "
        "by key; `ddkit list` shows them. Its texts are those of the scenario's `language` where the library has them.",
        DEFAULT("generic"), SHAPE(id_shape)),
    LINE("title", "Head of the sheet."),
    TEXT("about", "Below it."),
    MAP("severities", OBJECT(NULL, severity, "One level. `name` and `when` must be given.", .removable = true),
        "How bad an incident can be, the worst first."),
    MAP("hats", OBJECT(NULL, hat, "A hat, worn beside the role. `name` must be given.", .removable = true),
        "Who runs the incident."),
    LIST("channels", OBJECT(NULL, channel, "A place."), "Where people talk.", LENGTH(0, 12)),
    MAP("steps", OBJECT(NULL, step, "A step. `text` must be given.", .removable = true), "What a good team does, to be ticked."),
    MAP("forms", OBJECT(NULL, form, "A form. `title` must be given.", .removable = true),
        "Templates for words: `update`, `all-clear`, `handover`."),
    OBJECT("token", token, "What steps in time earn.", DEFAULT("{}")),
    LIST("close", TEXT(NULL, "One thing."), "What is done after the incident.", LENGTH(0, 12)),
    END };

static const Field objective[] = {
    TEXT("text", "What people should be able to do.", REQUIRED),
    LIST("look_for", TEXT(NULL, "A sign."), "Signs of it that can be seen or heard.", SECRET,
        LENGTH(0, 12)),
    LIST("steps", REF(NULL, "procedure.steps", "A step.", .aside = true), "Steps of the procedure that show it."),
    END };

static const Field ending[] = {
    TEXT("with", "The clients are with the team: nobody left, and few are angry."),
    TEXT("strained", "Somebody left, or several are angry."),
    TEXT("gone", "A platinum client left, or half of all."),
    END };

static const Field endings[] = {
    OBJECT("cured", ending, "It works, and the team knows why."),
    OBJECT("limping", ending,
        "It works for now, or nobody knows why. What is left out is as in `cured`."),
    OBJECT("down", ending, "It does not work."),
    END };

static const Field scenario[] = {
    INT("format", 1, 1, "Number of this format.", REQUIRED),
    LINE("title", "Title of the scenario.", REQUIRED),
    LINE("subtitle", "A second line below it."),
    TEXT("summary", "What it is about, for a catalog, without spoilers."),
    WORD("language",
        "Language of the texts (BCP 47): chooses the kit's own words, hyphenation and reading "
        "direction. In one that is written from right to left (`ar`, `he`, `fa`, `ur` …) the whole "
        "kit is mirrored.", DEFAULT("en"), SHAPE(language_shape)),
    WORD("version", "Printed on every sheet."),
    LIST("authors", LINE(NULL, "A name."), "Who wrote it; printed on every sheet."),
    WORD("license", "License (an SPDX name, such as CC-BY-4.0); printed on every sheet."),
    WORD("logo",
        "A picture in the scenario's folder (PNG, JPEG, SVG) for covers, backs, tents and "
        "footers. Default: that of the theme.", SHAPE(path_shape)),
    WORD("art",
        "A picture in the scenario's folder (SVG, PNG, JPEG) for the covers of the handbook and the rules "
        "pamphlet, best 190 mm by 170 mm. Players see it, so it tells no secret. Default: a cover of the theme.",
        SHAPE(path_shape)),
    OBJECT("players", players, "How many can play.", DEFAULT("{}")),
    INT("minutes", 15, 600,
        "Length of the session, review included. It is printed longer where the turns that most teams "
        "need take more, in steps of five.",
        DEFAULT("120")),
    ENUM("level", levels, "How hard it is. Once it is written down, `ddkit check` tells where play says otherwise.", DEFAULT("regular")),
    LIST("parts", WORD(NULL, "A file.", SHAPE(path_shape)),
        "Files in the scenario's folder that hold further top-level keys.", LENGTH(0, 100)),
    MAP("words", LINE(NULL, "The word."),
        "Names that another company would change; `{{ID}}` prints one.",
        EXAMPLE(example_words)),
    MAP("tools", OBJECT(NULL, tool, "A tool, a technology or a kind of people."),
        "Tools, technologies and people that actions need.", EXAMPLE(example_tools)),
    MAP("glossary", OBJECT(NULL, term, "A word that needs explaining."),
        "Words that players will hear and not all of them know; printed on the company sheet.",
        LENGTH(0, 24), EXAMPLE(example_glossary)),
    OBJECT("rules", rules_schema, "Dice and difficulty.", DEFAULT("{}"), EXAMPLE(example_rules),
        .retired = retired_rules),
    OBJECT("clock", clock_fields, "The incident clock.", DEFAULT("{}"), EXAMPLE(example_clock)),
    TEXT("briefing",
        "Read to the players at the start: company, product, business.", EXAMPLE(example_briefing)),
    OBJECT("system", system_fields,
        "The system, as the diagram shows it.", EXAMPLE(example_system)),
    MAP("features", ONE_OF(NULL, feature_forms, "A feature; `{{features.ID}}` prints its name."),
        "What clients use, and what can fail for them.", EXAMPLE(example_features)),
    MAP("clients", OBJECT(NULL, client, "A client."), "The clients.", EXAMPLE(example_clients)),
    MAP("roles", OBJECT(NULL, role, "A role."), "The seats at the table.", EXAMPLE(example_roles)),
    MAP("clues", ONE_OF(NULL, clue_forms, "One thing that a player can come to know."),
        "What the players can find out. Clues prove causes and make actions possible.", SECRET, EXAMPLE(example_clues)),
    OBJECT("incident", incident, "What happens and why.", EXAMPLE(example_incident)),
    MAP("actions", OBJECT(NULL, action, "An action that the players may think of."),
        "Suggestions for the host; players may think of others. They are printed by tool, in the order of "
        "`tools`, and get their codes (`X-01` …) in this order.", SECRET, EXAMPLE(example_actions)),
    MAP("events", OBJECT(NULL, event, "A card."),
        "The cards of the five decks. Those of a deck get their codes (`A-01` …) in the order in which an "
        "evening needs them: by turn, those of clients who were told, those that a change brings when it works, those "
        "of late turns and of clients who were not told, those that something else names, free ones.", EXAMPLE(example_events)),
    MAP("charts", OBJECT(NULL, scenario_chart, "A chart."),
        "Charts for handouts.", EXAMPLE(example_charts)),
    MAP("handouts", OBJECT(NULL, scenario_handout, "A sheet that is handed out."),
        "Sheets that are handed out.", EXAMPLE(example_handouts)),
    LIST("known", REF(NULL, "clues", "A clue."),
        "Clues that the host reads out after the opening.", SECRET),
    OBJECT("endings", endings,
        "What is read out at the end, by what became of it; no instructions. Default: the kit's own.",
        SECRET, EXAMPLE(example_endings)),
    OBJECT("procedure", procedure,
        "How incidents are run: hats, steps, forms. Default: the library's `generic`, over which keys "
        "given here are laid. `null` leaves it out.", EXAMPLE(example_procedure), .removable = true),
    LIST("objectives", OBJECT(NULL, objective, "One objective."),
        "What is to be learned, for who watches and for the report afterwards. Default: those of the "
        "library.", LENGTH(0, 8), EXAMPLE(example_objectives), .removable = true),
    OBJECT("review", review, "The review after the incident.", EXAMPLE(example_review)),
    LIST("poll", TEXT(NULL, "A question."),
        "Questions of the participants' poll. The kit asks how fair the mystery was, from 1 to 5, and whether they "
        "would host another group.", EXAMPLE(example_poll)),
    MAP("formats", FIELD(OVERLAY, NULL, "Any keys but `format`, `parts` and this one."),
        "Other forms of the evening, by name: overlays in the scenario itself. `--format NAME` plays "
        "one.", EXAMPLE(example_formats)),
    END };

const Field scenario_schema =
    OBJECT(NULL, scenario, "A scenario for a tabletop incident exercise.");
/* clang-format on */
