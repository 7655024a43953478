/* evening_end.h - how an evening has ended. */
#ifndef DDKIT_GAME_EVENING_END_H
#define DDKIT_GAME_EVENING_END_H

#include "game/evening.h"

Ending ending_of(const Evening *e, Set named);

#endif
