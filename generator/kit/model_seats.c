/* model_seats.c - who plays what, where a roster was dealt. */
#include "kit/model_parts.h"

/* A job may be written as the id of a role; then it is called what the role is called. */
static Str job_name(const Model *m, Str job)
{
    const Value *role = value_get_str(m->cast, job);
    return role ? value_str(value_get(role, "name")) : job;
}

static void put_player(Model *m, Value *role, const Seat *seat)
{
    const Str why = seat->own_job     ? STR("why_own")
                    : seat->known_job ? STR("why_other")
                    : seat->job.n     ? STR("why_foreign")
                                      : STR("why_unknown");
    put_text(m, role, "player", seat->player);
    put_text(m, role, "job", job_name(m, seat->job));
    put_text(m, role, "why", word(m, "deal_sheet", why));
}

static Value *new_observer(Model *m, const Seat *seat)
{
    Value *observer = new_map(m);
    put_text(m, observer, "name", seat->player);
    put_text(m, observer, "job", job_name(m, seat->job));
    return observer;
}

void model_seats(Model *m)
{
    const Deal *deal = m->in->deal;
    const Value *roles = value_get(m->root, "roles");
    Value *observers = new_list(m);
    for (size_t i = 0; deal && i < deal->n; i++) {
        const Seat *seat = &deal->seats[i];
        if (seat->role == SEAT_NONE) value_push(m->a, observers, new_observer(m, seat));
        else put_player(m, value_at(roles, seat->role), seat);
    }
    put(m, m->root, "observers", observers);
}
