/* evening_board.h - the clients' board: moods, marks, and words that arrive. */
#ifndef DDKIT_GAME_EVENING_BOARD_H
#define DDKIT_GAME_EVENING_BOARD_H

#include "game/evening.h"

/* What a card, a flag or an unanswered call says, whatever else was said. */
void client_fall(Evening *e, size_t client, int steps);
/* A step because of silence: who got a word this turn is spared. */
void client_fall_unheard(Evening *e, size_t client);
void client_rise(Evening *e, size_t client, int steps);
/* Marks become visible; `ring`: and go with the effect. */
void client_mark(Evening *e, size_t client, Features marks, const PlotEffect *ring, int until);
void client_show(Evening *e, size_t client, Features hidden);
/* Marks go.  Moods stay: they go by words, by silence and by what a card says. */
void client_relieve(Evening *e, size_t client, Features marks);
/* A word reaches it. */
void client_tell(Evening *e, size_t client);
/* The same with a wrong row of the report, which it does not act upon. */
void client_misinform(Evening *e, size_t client);
/* Those whose time is over. */
void rings_expire(Evening *e);

#endif
