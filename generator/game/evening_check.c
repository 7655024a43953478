/* evening_check.c - whether a turn can be played as it was planned. */
#include "game/evening.h"

#include "game/evening_state.h"

static const Deed *helped_deed(const Evening *e, const Turn *turn, size_t who)
{
    if (who < e->stage->n_seats) return &turn->seats[who];
    return who >= HELP_WORD && who - HELP_WORD < turn->n_words ? &turn->words[who - HELP_WORD]
                                                               : NULL;
}

static Refusal check_help(const Evening *e, const Turn *turn, size_t seat)
{
    const size_t on = turn->seats[seat].on;
    const Deed *to = helped_deed(e, turn, on);
    const size_t doer = on < HELP_WORD ? on : e->contact;
    if (!to || !deed_is_rolled(to) || doer == seat) return REFUSED_HELP;
    int helpers = 1;
    for (size_t i = 0; i < seat; i++)
        helpers += turn->seats[i].kind == DEED_HELP && turn->seats[i].on == on;
    return helpers <= e->stage->helpers ? REFUSED_NOT : REFUSED_HELP;
}

static Refusal check_action(const Evening *e, const Deed *deed)
{
    const Plot *p = e->stage->plot;
    if (deed->on >= p->n_actions) return REFUSED_SUBJECT;
    if (p->actions[deed->on].word != WORD_NONE) return REFUSED_WORD;
    const Refusal refusal = evening_refuses(e, deed->on);
    if (refusal != REFUSED_NOT || deed->kind == DEED_GLANCE) return refusal;
    if (evening_acts_blind(e, deed) && deed->dice > p->rules.blind.dice) return REFUSED_BLIND;
    return REFUSED_NOT;
}

static Refusal check_glance(const Evening *e, const Deed *deed)
{
    const Refusal refusal = check_action(e, deed);
    if (refusal != REFUSED_NOT) return refusal;
    const Plot *p = e->stage->plot;
    return p->rules.glance && !p->actions[deed->on].active ? REFUSED_NOT : REFUSED_GLANCE;
}

static Refusal check_page(const Evening *e, const Turn *turn, size_t seat)
{
    const Deed *deed = &turn->seats[seat];
    if (deed->on >= e->stage->plot->n_colleagues) return REFUSED_SUBJECT;
    if (set_has(e->paged, deed->on)) return REFUSED_GONE;
    for (size_t i = 0; i < seat; i++)
        if (turn->seats[i].kind == DEED_PAGE) return REFUSED_PAGE;
    return REFUSED_NOT;
}

static Refusal check_ring(const Evening *e, const Deed *deed)
{
    if (deed->on >= e->stage->plot->n_clients) return REFUSED_SUBJECT;
    return e->clients[deed->on].mood == MOOD_LEFT ? REFUSED_GONE : REFUSED_NOT;
}

/* Whoever is told anything is told all that the board shows. */
static bool rows_lack_marks(const Evening *e, const Row *rows)
{
    for (size_t i = 0; i < e->stage->plot->n_clients; i++) {
        const ClientState *c = &e->clients[i];
        const bool filled = rows[i].ticked || rows[i].fine;
        if (filled && c->mood != MOOD_LEFT && c->marks & ~rows[i].ticked) return true;
    }
    return false;
}

static Refusal check_report(const Evening *e, const Deed *deed)
{
    if (e->stage->report == NONE) return REFUSED_REPORT;
    if (!deed->rows) return REFUSED_SUBJECT;
    return rows_lack_marks(e, deed->rows) ? REFUSED_ROWS : evening_refuses(e, e->stage->report);
}

/* What is rolled, but for the dice. */
static Refusal check_subject(const Evening *e, const Deed *deed)
{
    switch (deed->kind) {
    case DEED_ACT: return check_action(e, deed);
    case DEED_ANSWER: return deed->on < e->n_calls ? REFUSED_NOT : REFUSED_SUBJECT;
    case DEED_REPORT: return check_report(e, deed);
    case DEED_UPDATE: return e->reported ? REFUSED_NOT : REFUSED_UPDATE;
    case DEED_RING: return check_ring(e, deed);
    default: return REFUSED_SUBJECT;
    }
}

static Refusal check_dice(const Evening *e, const Deed *deed)
{
    const int sides = e->stage->plot->rules.sides;
    if (deed->dice < 1) return REFUSED_NO_DICE;
    if (deed->dice > e->stage->plot->rules.most_dice) return REFUSED_MOST;
    if (deed->rolled && (deed->rolled < deed->dice || deed->rolled > deed->dice * sides))
        return REFUSED_ROLL;
    return REFUSED_NOT;
}

static Refusal check_rolled(const Evening *e, const Deed *deed)
{
    const Refusal refusal = check_subject(e, deed);
    return refusal != REFUSED_NOT ? refusal : check_dice(e, deed);
}

static Refusal check_seat(const Evening *e, const Turn *turn, size_t seat)
{
    const Rules *r = &e->stage->plot->rules;
    const Deed *deed = &turn->seats[seat];
    if (deed->kind != DEED_NONE && e->skips >> seat & 1) return REFUSED_SKIPS;
    if (deed_is_rolled(deed)) {
        const Refusal refusal = check_rolled(e, deed);
        if (refusal != REFUSED_NOT) return refusal;
        const bool may = r->anyone || seat == e->contact;
        return may || !deed_is_word(deed) ? REFUSED_NOT : REFUSED_WORD;
    }
    if (deed->dice != (deed->kind == DEED_PAGE ? r->page_dice : 0)) return REFUSED_NO_DICE;
    return deed->kind == DEED_HELP     ? check_help(e, turn, seat)
           : deed->kind == DEED_GLANCE ? check_glance(e, deed)
           : deed->kind == DEED_PAGE   ? check_page(e, turn, seat)
                                       : REFUSED_NOT;
}

static Refusal check_word(const Evening *e, const Turn *turn, size_t i)
{
    const Deed *deed = &turn->words[i];
    if (i >= (size_t)e->stage->plot->rules.free_words || deed->kind == DEED_ACT ||
        !deed_is_rolled(deed))
        return REFUSED_WORD;
    const Refusal refusal = check_rolled(e, deed);
    if (refusal != REFUSED_NOT) return refusal;
    return deed_is_word(deed) ? REFUSED_NOT : REFUSED_WORD;
}

static Refusal check_pool(const Evening *e, const Turn *turn)
{
    int dice = 0;
    for (size_t i = 0; i < e->stage->n_seats; i++) dice += turn->seats[i].dice;
    for (size_t i = 0; i < turn->n_words; i++) dice += turn->words[i].dice;
    if (turn->tokens < 0 || turn->tokens > evening_tokens(e)) return REFUSED_TOKENS;
    return dice > evening_pool(e) + turn->tokens ? REFUSED_POOL : REFUSED_NOT;
}

Refusal evening_check(const Evening *e, const Turn *turn, size_t *who)
{
    size_t at = NONE;
    Refusal refusal = e->phase == PHASE_PLAN ? REFUSED_NOT : REFUSED_PHASE;
    if (refusal == REFUSED_NOT && turn->n_words > WORDS_MAX) refusal = REFUSED_WORD;
    for (size_t i = 0; refusal == REFUSED_NOT && i < e->stage->n_seats; i++)
        refusal = check_seat(e, turn, at = i);
    for (size_t i = 0; refusal == REFUSED_NOT && i < turn->n_words; i++) {
        refusal = check_word(e, turn, i);
        at = HELP_WORD + i;
    }
    if (refusal == REFUSED_NOT) refusal = check_pool(e, turn), at = NONE;
    if (who) *who = at;
    return refusal;
}
