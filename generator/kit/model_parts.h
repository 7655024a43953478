/* model_parts.h - the files of the model, model_NAME.c, among themselves. */
#ifndef DDKIT_KIT_MODEL_PARTS_H
#define DDKIT_KIT_MODEL_PARTS_H

#include "base/vec.h"
#include "game/clock.h"
#include "game/odds.h"
#include "game/rules.h"
#include "game/trail.h"
#include "kit/model.h"

/* The odds of one difficulty, as pieces bind them. */
typedef struct OddsList {
    int difficulty;
    Value *odds;
} OddsList;

typedef struct Model {
    Arena *a;
    Diag *d;
    const ModelInput *in;
    Value *root;
    const Value *cast;        /* all roles, with a seat or not */
    const Value *all_actions; /* also in the players' model: what the report takes is no secret */
    const Value *all_clues;   /* likewise: the code behind a fact tells no more than the fact */
    Rules rules;
    Clock clock;
    OddsTable odds;
    VEC(OddsList) odds_lists; /* asked for so far */
    VEC(Value *) piles;       /* of effects that draw the first free card of a deck */
} Model;

/* The players that the kit is for; the fewest where that is not settled. */
int model_players(const Model *m);

/* Setting keys of a model map. */
void put(Model *m, Value *map, const char *key, Value *v);
void put_text(Model *m, Value *map, const char *key, Str text);
void put_int(Model *m, Value *map, const char *key, int64_t n);
void put_bool(Model *m, Value *map, const char *key, bool yes);
/* Lists `v` under `key` of `thing`, if that is there. */
void list_under(Model *m, Value *thing, const char *key, Value *v);
/* Puts a list of things in the order of their codes; NULL is none. */
void sort_by_code(Value *list);
Value *new_map(Model *m);
Value *new_list(Model *m);

/* A word of the strings, word(m, "tier", STR("gold")); the key itself where it is missing. */
Str word(const Model *m, const char *group, Str key);
/* What a level of difficulty is called: by the scenario, the strings, or its id. */
Str difficulty_name(const Model *m, Str id);

/* Whether the things of the scenario's map at `path` have an identity. */
bool model_has_things(Str path);
/* "R-03", of the thing at place 2. */
Str code_text(Model *m, Str letter, size_t i);
/* "R-03": the same however many play. */
Str role_code(Model *m, Str id);
/* A copy of a map, so that it can be added to. */
Value *copy_map(Model *m, const Value *map);

/* "42 %"; below 1 and above 99 said so, as 0 and 100 are kept for never and always. */
Str percent(Model *m, double chance);
/* What so many dice and a bonus reach a difficulty with: `dice`, `name`, `chance` in percent, and
 * `number` without the sign. */
Value *chance_of(Model *m, int dice, int bonus, int difficulty);
/* Adds `number`, `level` and `odds` of a difficulty to `map`. */
void put_difficulty(Model *m, Value *map, const Value *difficulty);

/* Who speaks on the events of a deck, and what is drawn on those without data. */
void put_card_faces(Model *m, const Value *events, Str deck);

/* The passes.  First a copy of the scenario with ids, numbers, codes and anchors, actions by tool;
 * then ids become the things that they name. */
void model_identity(Model *m);
/* `scenario` still has its secrets. */
void model_codes_of_facts(Model *m, const Value *scenario);
void model_links(Model *m);
/* Then facts, in this order. */
void model_effects(Model *m);   /* lost turns, moods, cards and piles drawn */
void model_system(Model *m);    /* groups of components */
void model_people(Model *m);    /* roles, clients, tools, features */
void model_seats(Model *m);     /* players of roles, observers */
void model_story(Model *m);     /* events by deck, actions, clues, causes, incident, handouts */
void model_rules(Model *m);     /* rules, clock, odds, run sheet */
void model_procedure(Model *m); /* steps, hats, what is true of clients, endings */
void model_piles(
    Model *m); /* events in the order in which an evening needs them, and their codes */
void model_trail(Model *m);   /* who holds which clue, shortest way */
void model_casting(Model *m); /* a proposal who plays what */
void model_scaling(Model *m); /* who plays what with how many people */
void model_index(Model *m);   /* all codes, by name */

#endif
