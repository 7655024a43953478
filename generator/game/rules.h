/* rules.h - the numbers of the game: dice, bonuses, levels, prices. */
#ifndef DDKIT_GAME_RULES_H
#define DDKIT_GAME_RULES_H

#include "data/value.h"

typedef struct Level {
    Str id;
    Str name; /* of its own; empty where it has none */
    int difficulty;
} Level;

/* What holds from so many players on. */
typedef struct FromPlayers {
    int players, value;
} FromPlayers;

typedef struct ByPlayers {
    const FromPlayers *at; /* in ascending order */
    size_t n;
} ByPlayers;

typedef enum Tier { TIER_STANDARD, TIER_GOLD, TIER_PLATINUM } Tier;

typedef struct Rules {
    int dice; /* of the pool, with as many players as there are roles */
    ByPlayers dice_by;
    int most_dice; /* on one roll */
    int sides, proficiency;
    const Level *levels; /* the easiest first */
    size_t n_levels;
    const Value *by_name; /* the scenario's map of them */

    int help;             /* bonus of a helper; 0: nobody helps */
    const Value *helpers; /* who may help one roll, at most: a number, or by players */
    bool glance;          /* passive actions without dice */
    int near;             /* a change missed by this much does nothing, when all was said */
    struct {
        int harder; /* levels */
        int dice;   /* at most */
        bool draws; /* a card even when it works */
    } blind;
    bool page;     /* absent roles are colleagues to be paged, not folded */
    int page_dice; /* for it */
    struct {
        int boxes, free, every, dice;
    } escalate;
    int harder_for;       /* turns after the one in which it comes; 0: all evening */
    ByPlayers interrupts; /* a free one every so many turns; 0: none */
    int interrupts_from;  /* this turn */
    bool aftercare;
    int promise; /* boxes */

    int angry_dice, angry_most;     /* dice kept by each, by all */
    bool calls[TIER_PLATINUM + 1];  /* who rings when the promise is due */
    int most_down;                  /* steps that a client falls in one turn */
    int answer, update, bare, ring; /* difficulties */
    int free_words;
    bool anyone;        /* a word may be anybody's action */
    int endings_angry;  /* as many may be angry in "with you" */
    int endings_late;   /* of those hit, so many may be told only in the last turn */
    int endings_traps;  /* so many in "with you" that nobody has owned up to */
    int endings_causes; /* percent of the causes that must be named for "cured" */
} Rules;

/* Of a validated scenario. */
Rules rules_of(Arena *a, const Value *scenario);
/* What holds for so many players; `otherwise` where nothing does. */
int rules_for(ByPlayers by, int players, int otherwise);
/* A number, or of a map by players the one that holds for so many; for fewer than it names, its
 * first. NULL: 0. */
int rules_number_for(const Value *v, int players);
/* How many may help one roll; 0: nobody helps. */
int rules_helpers(const Rules *r, int players);
/* So many dice of the pool may be thrown on one roll. */
int rules_dice_at_once(const Rules *r);
/* Whether so many players have a free interrupt in the turn of box `turn`, in which `cards` others
 * are due: with two there is none. */
bool rules_interrupt(const Rules *r, int players, int turn, size_t cards);
/* Of so many causes, how many must be named for "cured": the percent, rounded up. */
int rules_causes_needed(const Rules *r, size_t causes);
/* The number behind an action's `difficulty`: a level's name, or a number itself. */
int rules_difficulty(const Rules *r, const Value *difficulty);
/* Of a validated `tier`. */
Tier rules_tier(const Value *tier);
/* One level up or down.  Levels end at the highest and the lowest: a number beyond them stays. */
int rules_harder(const Rules *r, int difficulty);
int rules_easier(const Rules *r, int difficulty);

#endif
