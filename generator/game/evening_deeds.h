/* evening_deeds.h - what the deeds of a turn come to. */
#ifndef DDKIT_GAME_EVENING_DEEDS_H
#define DDKIT_GAME_EVENING_DEEDS_H

#include "game/evening.h"

void deeds_play(Evening *e, const Turn *turn);

#endif
