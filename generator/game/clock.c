/* clock.c - `clock:` as numbers, and times of day. */
#include "game/clock.h"

#define DAY (24 * 60)

/* "21:05" to minutes after midnight; -1 for anything else. */
static int minutes_of(Str time)
{
    size_t colon = str_find(time, ':');
    int64_t hour, minute;
    if (!str_to_int(str_slice(time, 0, colon), &hour)) return -1;
    if (!str_to_int(str_slice(time, colon + 1, time.n), &minute)) return -1;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
    return (int)(hour * 60 + minute);
}

Clock clock_of(const Value *scenario)
{
    const Value *v = value_get(scenario, "clock");
    return (Clock){
        .turns = (int)value_integer(value_get(v, "turns"), 0),
        .extended_turns = (int)value_integer(value_get(v, "extended_turns"), 0),
        .turn_minutes = (int)value_integer(value_get(v, "turn_minutes"), 0),
        .report_by = (int)value_integer(value_get(v, "report_by"), 0),
        .starts_at = minutes_of(value_str(value_get(v, "starts_at"))),
    };
}

Str clock_time(const Clock *c, Arena *a, int turn)
{
    int since = turn * c->turn_minutes;
    if (c->starts_at < 0) return str_format(a, "%d:%02d", since / 60, since % 60);
    int now = (c->starts_at + since) % DAY;
    return str_format(a, "%02d:%02d", now / 60, now % 60);
}
