/* rules.h - the numbers of the game: dice, proficiency, difficulties. */
#ifndef DDKIT_GAME_RULES_H
#define DDKIT_GAME_RULES_H

#include "data/value.h"

typedef struct Level {
    Str id;
    Str name; /* of its own; empty where it has none */
    int difficulty;
} Level;

typedef struct Rules {
    int dice, sides, proficiency;
    const Level *levels; /* the easiest first */
    size_t n_levels;
    const Value *by_name; /* the scenario's map of them */
} Rules;

/* Of a validated scenario. */
Rules rules_of(Arena *a, const Value *scenario);
/* The number behind an action's `difficulty`: a level's name, or a number itself. */
int rules_difficulty(const Rules *r, const Value *difficulty);
/* One step harder: the next level above, or as much more as the two highest levels lie apart. */
int rules_harder(const Rules *r, int difficulty);

#endif
