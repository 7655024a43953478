/* rules_schema.c - the rules of an evening: `rules` of the scenario format, as tables. */
#include "data/rules_schema.h"

#include "data/field_macros.h"
#include "data/scenario_checks.h"
#include "data/shape.h"

/* clang-format off */
static const char *const absences[] = { "page", "fold", NULL };
static const char *const counts[] = { "steps", "clients", "struck", NULL };
static const char *const tiers[] = { "platinum", "gold", "standard", NULL };

static const Field level[] = {
    INT("number", 0, 2000, "The sum that succeeds. Default: of the kit's four levels, their own."),
    LINE("name", "What it is called in print. Default: of the kit's four levels, their names in the "
        "scenario's language; of others, the id."),
    END };

static const Field level_forms[] = {
    INT(NULL, 0, 2000, "The sum that succeeds."),
    OBJECT(NULL, level, "A level with a name of its own."),
    END_ONE_OF };

/* A level by its name, or the number itself. */
const Field difficulty_schema[] = {
    INT(NULL, 0, 2000, "The sum that succeeds."),
    REF(NULL, "rules.difficulty", "A level."),
    END_ONE_OF };

static const Field dice_forms[] = {
    INT("1", 1, 20, "Dice, for any number of players."),
    MAP(NULL, INT(NULL, 1, 20, "Dice."), "Dice by players.", SHAPE(players_shape), .whole = true),
    END_ONE_OF };

static const Field helpers_forms[] = {
    INT("1", 1, 6, "Helpers, for any number of players."),
    MAP(NULL, INT(NULL, 1, 6, "Helpers."), "Helpers by players.", SHAPE(players_shape), .whole = true),
    END_ONE_OF };

static const Field blind[] = {
    INT("harder", 0, 3, "Levels by which it is harder. The hardest level stays as it is.", DEFAULT("1")),
    INT("dice", 1, 20, "Most dice.", DEFAULT("3")),
    BOOL("draws", "Even when it works a card is drawn: the first *free* degradation.", DEFAULT("true")),
    END };

static const Field escalate[] = {
    INT("boxes", 0, 6, "Shaded boxes of the clock that a hint costs. 0, with no `dice`: hints are free.", DEFAULT("1")),
    INT("free", 0, 20, "How many hints cost nothing.", DEFAULT("0")),
    INT("every", 1, 12, "Turns from one hint to the next.", DEFAULT("2")),
    INT("dice", 0, 6, "Dice that it costs while no shaded box is open.", DEFAULT("1")),
    END };

static const Field mood_rules[] = {
    INT("angry_dice", 0, 20, "Dice that an angry client keeps on its row.", DEFAULT("1")),
    INT("angry_most", 0, 20, "Dice that all angry clients together keep at most.", DEFAULT("2")),
    LIST("calls", ENUM(NULL, tiers, "A tier."),
        "Tiers whose clients call when the peg is reached.", DEFAULT("[platinum]")),
    INT("most_down", 1, 3, "Steps that a client falls in one turn at most.", DEFAULT("1")),
    END };

static const Field word_rules[] = {
    ONE_OF("update", difficulty_schema, "An update with its form filled in.", DEFAULT("interrupt")),
    ONE_OF("bare", difficulty_schema, "An update without.", DEFAULT("easy")),
    ONE_OF("ring", difficulty_schema, "Calling a client.", DEFAULT("easy")),
    ONE_OF("all_clear", difficulty_schema, "The all-clear. Without it: no roll."),
    INT("free", 0, 9, "Words that the client contact gives in a turn beside an action of their own.",
        DEFAULT("1")),
    BOOL("anyone", "A word may be anybody's action.", DEFAULT("true")),
    REF("tool", "tools", "The tool that words take. Default: the first of kind `people`."),
    END };

static const Field ending_rules[] = {
    INT("angry", 0, 99, "Angry clients with which the others still count as *with you*.", DEFAULT("1")),
    INT("late", 0, 99, "*With you* asks that everybody who was hit has been told. Of these, so many may "
        "have been told only in the last turn, by a call.", DEFAULT("1")),
    INT("traps", 0, 99, "Changes rated `trap` that worked, and of which no update or report of a later turn "
        "and no all-clear has told, with which the clients still count as *with you*; with more the "
        "ending is *strained*.", DEFAULT("99")),
    INT("causes", 0, 100, "Percent of the causes that must be named for *cured*.", DEFAULT("50")),
    END };

static const Field retired_mood_rules[] = {
    RETIRED("call", "an answer takes the level `interrupt`, or that of its card"),
    END };

const Field retired_rules[] = {
    RETIRED("promise_grace", "a broken promise has one stage"),
    END };

const Field rules_schema[] = {
    ONE_OF("dice", dice_forms, "Dice that the team shares in a turn. By players: from so many on.",
        DEFAULT("{1: 5, 9: 6}")),
    INT("most_dice", 1, 40, "Dice on one roll at most, extra ones included.", DEFAULT("5")),
    INT("die", 2, 100, "Sides of a die.", DEFAULT("6")),
    INT("proficiency", 0, 100,
        "Bonus when the acting role is proficient in the tool.", DEFAULT("2")),
    MAP("difficulty", ONE_OF(NULL, level_forms, "A level."),
        "Levels of difficulty by name. Levels that you add join the four; a level that you name "
        "gets your number.",
        DEFAULT("{interrupt: 3, easy: 7, medium: 10, hard: 13}")),
    INT("help", 0, 6, "Bonus of one helper. 0: nobody helps.", DEFAULT("1")),
    ONE_OF("helpers", helpers_forms, "How many may help one roll. By players: from so many on.",
        DEFAULT("1")),
    BOOL("glance", "Passive actions may be tried without dice.", DEFAULT("true")),
    INT("near", 0, 10,
        "An active action that misses by no more than this does nothing, unless it was blind. 0: every "
        "miss draws a card.", DEFAULT("2")),
    OBJECT("blind", blind,
        "Active actions of which the team leaves something unsaid: why it should work, what they "
        "expect, how they undo it; or whose `needs` they cannot name.", DEFAULT("{}")),
    ENUM("absent", absences,
        "Roles without a player: `page`: their card lies on the table, face down, and somebody may "
        "page them; `fold`: the role that they fold into knows what they know. Either way it has "
        "their proficiencies.", DEFAULT("page")),
    INT("page_from", 1, 24, "Players from whom on roles are paged with `absent: page`. With fewer, who have no turns to "
        "spare for it, they fold.", DEFAULT("1")),
    INT("page", 0, 6, "Dice that it costs to page an absent colleague; one a turn.", DEFAULT("0")),
    OBJECT("escalate", escalate, "What a hint of `incident.hints` costs.", DEFAULT("{}")),
    INT("harder_for", 0, TURNS_MAX, "`harder` of an effect lasts until the end of so many turns after its "
        "own: 1, until the end of the next turn. 0: to the end of the evening.", DEFAULT("1")),
    MAP("interrupts", INT(NULL, 1, TURNS_MAX, "Turns from one to the next; of `from`: the first turn."),
        "A free interrupt every so many turns, by players: from so many on. `from`: the first such "
        "turn, 5 without it. Turns that have two cards are left out.",
        DEFAULT("{4: 3, 7: 1, from: 5}"), SHAPE(interrupts_shape), .whole = true),
    INT("aftercare", 0, 1, "Turns without dice at the end, for the all-clear and what it was.",
        DEFAULT("1")),
    INT("talk_minutes", 1, 30, "Minutes of real time to plan a turn.", DEFAULT("3")),
    INT("promise", 1, TURNS_MAX, "Boxes from a report or an update to the peg: the next word.",
        DEFAULT("2")),
    OBJECT("mood", mood_rules, "Moods of the clients.", DEFAULT("{}"), .retired = retired_mood_rules),
    OBJECT("words", word_rules, "What is said to clients.", DEFAULT("{}")),
    OBJECT("endings", ending_rules, "What the ending depends on.", DEFAULT("{}")),
    LIST("counts", ENUM(NULL, counts, "A count."),
        "What is counted and read out at the end: steps in time, clients that stayed, boxes crossed out.",
        DEFAULT("[steps, clients, struck]"), LENGTH(0, 3)),
    END };
/* clang-format on */
