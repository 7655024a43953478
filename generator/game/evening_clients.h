/* evening_clients.h - what clients do at the end of a turn. */
#ifndef DDKIT_GAME_EVENING_CLIENTS_H
#define DDKIT_GAME_EVENING_CLIENTS_H

#include "game/evening.h"

/* Who falls, for want of a word, and who moves. */
void clients_end_turn(Evening *e);

#endif
