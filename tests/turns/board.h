/* board.h - what stands on the table after a step, as lines; only those that have changed. */
#ifndef DDKIT_TESTS_TURNS_BOARD_H
#define DDKIT_TESTS_TURNS_BOARD_H

#include "game/evening.h"

#define STR_ARGS(s) (int)(s).n, (s).p /* of %.*s */

/* The lines that were printed last, by what they are about. */
typedef struct Board {
    Arena *arena;
    Buf *to;
    Map last;
} Board;

/* Prints "| about: …" for all of the state that has changed since the last time. */
void board_print(Board *b, const Evening *e);
/* Prints who asks for something in this turn. */
void board_print_calls(Board *b, const Evening *e);
/* Prints what came of every deed of the turn. */
void board_print_results(Board *b, const Evening *e, const Turn *turn);
/* Prints why a turn could not be played, and whose part of it. */
void board_print_refusal(Board *b, const Evening *e, Refusal refusal, size_t who);
void board_print_ending(Board *b, const Evening *e);

/* The seat's name: that of its role, or "seatN" from 1. */
Str board_seat(const Board *b, const Evening *e, size_t seat);

#endif
