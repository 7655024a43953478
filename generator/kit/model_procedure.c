/* model_procedure.c - the procedure with its steps in order, what is to be learned, what is true of
 * the clients, and how an evening can end. */
#include "kit/model_parts.h"

/* ---- the procedure -------------------------------------------------------------------------- */

static void number_things(Model *m, const Value *things)
{
    for (size_t i = 0; i < value_count(things); i++)
        put_int(m, value_at(things, i), "number", (int64_t)i + 1);
}

/* Where a step stands on the sheet: by its turn, then with the first change, after the report, when
 * it is needed, at the end. */
static int64_t step_place(const Value *step)
{
    const Str after = value_str(value_get(step, "after"));
    const int64_t by = value_integer(value_get(step, "by"), 0), never = 1000;
    if (by) return by;
    if (str_is(after, "first-change")) return never + 1;
    if (str_is(after, "report")) return never + 2;
    return str_is(after, "end") ? never + 4 : never + 3;
}

/* Those of one place stay as they stand in the file. */
static void sort_steps(Value *steps)
{
    for (uint32_t i = 1; i < steps->map.n; i++)
        for (uint32_t k = i; k > 0; k--) {
            Entry *at = &steps->map.at[k], moved = *at;
            if (step_place(at[-1].value) <= step_place(at->value)) break;
            *at = at[-1];
            at[-1] = moved;
        }
}

static Str due_words(const Model *m, const Value *step)
{
    const Str after = value_str(value_get(step, "after"));
    return word(m, "due",
                str_is(after, "first-change") ? STR("first_change")
                : after.n                     ? after
                                              : STR("needed"));
}

static void put_step(Model *m, Value *step)
{
    const int64_t by = value_integer(value_get(step, "by"), 0);
    Value *hat = value_get(step, "hat");
    if (by) put_text(m, step, "by_time", clock_time(&m->clock, m->a, (int)by));
    else put_text(m, step, "after_words", due_words(m, step));
    list_under(m, hat, "steps", step);
}

/* The steps that count, in groups of so many as earn dice; the last one may be short. */
static void put_groups(Model *m, Value *token, int64_t counted)
{
    const int64_t size = value_integer(value_get(token, "steps"), 0);
    Value *groups = new_list(m);
    for (int64_t left = size > 0 ? counted : 0; left > 0; left -= size) {
        Value *group = new_map(m);
        put_int(m, group, "boxes", left < size ? left : size);
        value_push(m->a, groups, group);
    }
    put(m, token, "groups", groups);
}

static void put_steps(Model *m, Value *procedure)
{
    Value *steps = value_get(procedure, "steps");
    int64_t counted = 0;
    if (steps) sort_steps(steps);
    number_things(m, steps);
    for (size_t i = 0; i < value_count(steps); i++) {
        put_step(m, value_at(steps, i));
        counted += value_truth(value_get(value_at(steps, i), "counts"));
    }
    put_int(m, procedure, "counted", counted);
    put_groups(m, value_get(procedure, "token"), counted);
}

static bool comes_after(const Value *step, const char *what)
{
    return str_is(value_str(value_get(step, "after")), what);
}

static void put_steps_after(Model *m, Value *procedure, const char *key, const char *what)
{
    const Value *steps = value_get(procedure, "steps");
    Value *after = new_list(m);
    for (size_t i = 0; i < value_count(steps); i++)
        if (comes_after(value_at(steps, i), what)) value_push(m->a, after, value_at(steps, i));
    put(m, procedure, key, after);
}

/* A turn's own, and where the clock first stands at the peg what the report is followed by. */
static bool is_due(const Value *step, const Value *turn)
{
    const int64_t by = value_integer(value_get(step, "by"), 0);
    return by == value_integer(value_get(turn, "number"), -1) ||
           (value_truth(value_get(turn, "peg")) && comes_after(step, "report"));
}

static void put_due_steps(Model *m, const Value *steps)
{
    const Value *turns = value_get(value_get(m->root, "clock"), "all_turns");
    for (size_t i = 0; i < value_count(turns); i++) {
        Value *due = new_list(m);
        for (size_t k = 0; k < value_count(steps); k++)
            if (is_due(value_at(steps, k), value_at(turns, i)))
                value_push(m->a, due, value_at(steps, k));
        put(m, value_at(turns, i), "steps", due);
    }
}

static void put_procedure(Model *m)
{
    Value *procedure = value_get(m->root, "procedure");
    if (!procedure) return;
    number_things(m, value_get(procedure, "severities"));
    number_things(m, value_get(procedure, "forms"));
    number_things(m, value_get(procedure, "hats"));
    put_steps(m, procedure);
    put_due_steps(m, value_get(procedure, "steps"));
    put_steps_after(m, procedure, "change_steps", "first-change");
    put_steps_after(m, procedure, "end_steps", "end");
}

/* ---- clients -------------------------------------------------------------------------------- */

/* Clients for which something fails at the start, seen or not. */
static void count_hit(Model *m)
{
    const Value *clients = value_get(m->root, "clients");
    int64_t hit = 0;
    for (size_t i = 0; i < value_count(clients); i++)
        hit += value_count(value_get(value_at(clients, i), "impacted")) ||
               value_count(value_get(value_at(clients, i), "unseen"));
    put_int(m, value_get(m->root, "clock"), "hit", hit);
}

/* ---- endings -------------------------------------------------------------------------------- */

/* As many as must be named for *cured*. */
static void put_causes(Model *m)
{
    const size_t all = value_count(value_get(m->root, "causes"));
    Value *incident = value_get(m->root, "incident");
    if (!incident || !all) return;
    put_int(m, incident, "causes_all", (int)all);
    put_int(m, incident, "causes_needed", rules_causes_needed(&m->rules, all));
}

static const char *const states[] = { "cured", "limping", "down" };
static const char *const moods[] = { "with", "strained", "gone" };

/* The scenario's text; what *limping* lacks is as in *cured*, and the rest is the kit's own. */
static Value *ending_text(Model *m, size_t state, size_t mood)
{
    const Value *own = value_get(m->root, "endings");
    Value *text = value_get(value_get(own, states[state]), moods[mood]);
    if (!text && state == 1) text = value_get(value_get(own, states[0]), moods[mood]);
    const Str key = str_format(m->a, "%s_%s", states[state], moods[mood]);
    return text ? text : value_text(m->a, SPAN_NONE, word(m, "ending_text", key));
}

/* Rows that an ending above has with the same text are only named. */
static Value *ending(Model *m, size_t state)
{
    Value *v = new_map(m), *rows = new_list(m), *also = new_list(m);
    for (size_t i = 0; i < sizeof moods / sizeof *moods; i++) {
        Value *row = new_map(m), *text = ending_text(m, state, i);
        bool above = false;
        for (size_t k = 0; k < state; k++)
            above = above || str_eq(value_str(ending_text(m, k, i)), value_str(text));
        put_text(m, row, "id", str(moods[i]));
        put(m, row, "text", text);
        value_push(m->a, above ? also : rows, row);
    }
    put_text(m, v, "id", str(states[state]));
    put(m, v, "rows", rows);
    put(m, v, "also", also);
    return v;
}

static void put_endings(Model *m)
{
    Value *list = new_list(m);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        value_push(m->a, list, ending(m, i));
    put(m, m->root, "endings", list);
}

void model_procedure(Model *m)
{
    put_procedure(m);
    if (!m->in->dm) return; /* it would not be the truth */
    count_hit(m);
    put_causes(m);
    put_endings(m);
}
