/* evening_end.h - how an evening has ended. */
#ifndef DDKIT_GAME_EVENING_END_H
#define DDKIT_GAME_EVENING_END_H

#include "game/evening.h"

/* Each angry client is called; of those who were hit and not told, a few are now. */
void calls_of_last_turn(Evening *e);
Ending ending_of(const Evening *e, Set named);

#endif
