/* clock.c - `clock:` as numbers, and times of day. */
#include "game/clock.h"

#define DAY (24 * 60)

int clock_minutes(Str time)
{
    size_t colon = str_find(time, ':');
    int64_t hour, minute;
    if (!str_to_int(str_slice(time, 0, colon), &hour)) return -1;
    if (!str_to_int(str_slice(time, colon + 1, time.n), &minute)) return -1;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
    return (int)(hour * 60 + minute);
}

/* The first turn that a breach stands at under `key`, if it comes before `last`; else that. */
static int first_breach(const Value *marks, const char *key, int last)
{
    for (size_t i = 0; i < value_count(marks); i++) {
        const Value *mark = value_at(marks, i);
        int64_t turn = value_integer(value_get(mark, key), last);
        if (str_is(value_str(value_get(mark, "kind")), "breach") && turn < last) last = (int)turn;
    }
    return last;
}

Clock clock_of(const Value *scenario)
{
    const Value *v = value_get(scenario, "clock"), *marks = value_get(v, "marks");
    Clock c = {
        .turns = (int)value_integer(value_get(v, "turns"), 0),
        .extended_turns = (int)value_integer(value_get(v, "extended_turns"), 0),
        .turn_minutes = (int)value_integer(value_get(v, "turn_minutes"), 0),
        .report_by = (int)value_integer(value_get(v, "report_by"), 0),
        .report_needs = value_get(v, "report_needs"),
        .strike = value_truth(value_get(v, "strike")),
        .starts_at = clock_minutes(value_str(value_get(v, "starts_at"))),
    };
    c.lost_at = first_breach(marks, "turn", c.turns);
    c.extended_lost_at = first_breach(marks, "extended", c.extended_turns);
    return c;
}

Str clock_time(const Clock *c, Arena *a, int turn)
{
    int since = turn * c->turn_minutes;
    if (c->starts_at < 0) return str_format(a, "%d:%02d", since / 60, since % 60);
    int now = (c->starts_at + since) % DAY;
    return str_format(a, "%02d:%02d", now / 60, now % 60);
}

bool clock_within(const Clock *c, int turn, int minutes)
{
    if (c->starts_at < 0) return true;
    const int since = (minutes - c->starts_at + DAY) % DAY;
    return since >= (turn - 1) * c->turn_minutes && since < turn * c->turn_minutes;
}
