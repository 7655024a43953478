/* clock.h - the incident clock: what stands at which turn. */
#ifndef DDKIT_GAME_CLOCK_H
#define DDKIT_GAME_CLOCK_H

#include "data/value.h"

typedef struct Clock {
    int turns, extended_turns, turn_minutes, report_by;
    int starts_at; /* minutes after midnight; -1: no story time */
    /* The turn with whose end all is lost, without the report and with it: that of the first
     * `breach`, or the clock's last one. */
    int lost_at, extended_lost_at;
    const Value *report_needs; /* hit clients that need a true row for the longer clock: a
                                  number, or by players */
    bool strike;               /* silence strikes boxes of the longer clock */
} Clock;

/* Of a validated scenario. */
Clock clock_of(const Value *scenario);
/* Story time or minutes since the start when turn `turn` (from 1) ends, "21:10" or "0:05";
 * `turn` 0 is the start.  Story time goes on after midnight from 00:00. */
Str clock_time(const Clock *c, Arena *a, int turn);
/* "21:05" in minutes after midnight; -1 for anything else. */
int clock_minutes(Str time);
/* Whether a time of day, in minutes after midnight, falls into turn `turn` (from 1): its end
 * belongs to the next one.  True without story time. */
bool clock_within(const Clock *c, int turn, int minutes);

#endif
