/* model_seats.c - who plays what, where a roster was dealt. */
#include "kit/model_parts.h"

/* A job may be written as the id of a role; then it is called what the role is called. */
static Str job_name(const Model *m, Str job)
{
    const Value *role = value_get_str(m->cast, job);
    return role ? value_str(value_get(role, "name")) : job;
}

static Value *new_seat(Model *m, const Seat *from)
{
    Value *seat = new_map(m);
    const char *why = from->own_job     ? "ds_why_own"
                      : from->known_job ? "ds_why_other"
                      : from->job.n     ? "ds_why_foreign"
                                        : "ds_why_unknown";
    put_text(m, seat, "name", from->player);
    put_text(m, seat, "player", from->player);
    put_text(m, seat, "job", job_name(m, from->job));
    put_bool(m, seat, "own_job", from->own_job);
    put_text(m, seat, "why", word(m, why));
    return seat;
}

/* The roles two by two, for what is printed two on a sheet; the last one may be alone. */
static void put_pairs(Model *m, const Value *roles)
{
    Value *pairs = new_list(m), *pair = NULL;
    for (size_t i = 0; i < value_count(roles); i++) {
        if (i % 2 == 0) value_push(m->a, pairs, pair = new_map(m));
        put(m, pair, i % 2 ? "second" : "first", value_at(roles, i));
    }
    put(m, m->root, "role_pairs", pairs);
}

void model_seats(Model *m)
{
    static const char *const shown[] = { "player", "job", "why" };
    const Deal *deal = m->in->deal;
    const Value *roles = value_get(m->root, "roles");
    Value *seats = new_list(m), *observers = new_list(m);
    for (size_t i = 0; deal && i < deal->n; i++) {
        Value *seat = new_seat(m, &deal->seats[i]);
        if (deal->seats[i].role == SEAT_NONE) {
            value_push(m->a, observers, seat);
            continue;
        }
        Value *role = value_at(roles, deal->seats[i].role);
        put(m, seat, "role", role);
        for (size_t k = 0; k < sizeof shown / sizeof *shown; k++)
            put(m, role, shown[k], value_get(seat, shown[k]));
        value_push(m->a, seats, seat);
    }
    put(m, m->root, "seats", seats);
    put(m, m->root, "observers", observers);
    put_pairs(m, roles);
}
