/* evening_cards.h - cards and effects, and the news that they make. */
#ifndef DDKIT_GAME_EVENING_CARDS_H
#define DDKIT_GAME_EVENING_CARDS_H

#include "game/evening.h"

void effect_apply(Evening *e, const PlotEffect *effect);
void clues_learn(Evening *e, Ids clues);
/* A card that something names; one without an answer has its effect with cards_deal(). */
void card_draw(Evening *e, size_t event);
/* The top free card of a pile, if there is one. */
void card_draw_free(Evening *e, Pile pile);
void cards_follow(Evening *e, size_t event, size_t action);
void cards_deal(Evening *e);
void cards_news(Evening *e);
void call_answer(Evening *e, Call *call);
/* The marks of the box under the marker, at its end. */
void flags_happen(Evening *e);
/* Calls without an answer have their effect. */
void calls_end_turn(Evening *e);
void clock_strike(Evening *e, int boxes);

#endif
