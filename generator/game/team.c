/* team.c - a turn is planned deed by deed, the most important first, until dice or seats run out.
 */
#include "game/team.h"

#include <limits.h>
#include <string.h>

/* Chances that a team wants before it puts dice on something. */
#define SURE 0.8    /* words, and changes: a miss costs more than the dice */
#define LIKELY 0.66 /* looks */
#define LEAST 0.33  /* with what is left, rather than not at all */

#define DICE_OF_HUNCH 2
#define STUCK 2         /* turns without news before a team escalates */
#define ABILITIES_MAX 2 /* changes and reports thrown again in an evening */
#define AT_LAST 1       /* boxes left when a stopgap has to do: one miss is allowed */

/* clang-format off */
const Habits team_habits[TEAM_ALL] = {
    [TEAM_SENSIBLE]      = { "sensible", "sensible", .reports = true, .speaks = true, .calls = true, .works = true, .follows = 100 },
    [TEAM_CHATTY]        = { "chatty", "chatty", .reports = true, .speaks = true, .calls = true, .chats = true, .works = true, .follows = 100 },
    [TEAM_ONCE]          = { "once", "told once", .reports = true, .works = true, .follows = 100 },
    [TEAM_SILENT]        = { "silent", "silent", .works = true, .follows = 100 },
    [TEAM_HASTY]         = { "hasty", "hasty", .works = true, .follows = 100, .changes = CHANGES_ONE, .bold = true },
    [TEAM_ROLLBACK]      = { "rollback", "rollback", .changes = CHANGES_ONE },
    [TEAM_ROLLBACK_TALK] = { "rollback_talk", "rollback + talk", .reports = true, .speaks = true, .changes = CHANGES_ONE },
    [TEAM_NOVICE]        = { "novice", "novice", .reports = true, .speaks = true, .calls = true, .works = true, .follows = 50 },
    [TEAM_UNREPORTED]    = { "unreported", "no report", .speaks = true, .calls = true, .works = true, .follows = 100 },
};
/* clang-format on */

typedef struct Plan {
    Team *team;
    const View *v;
    const Stage *stage;
    const Rules *rules;
    Turn *turn;
    int dice;                           /* left */
    uint32_t free;                      /* seats, as bits */
    int helpers[HELP_WORD + WORDS_MAX]; /* that seats and words have */
    bool spoken; /* a report or update is planned: clients who ring are answered */
} Plan;

/* Who is bold has all of them at any table, others those of its roles. */
static int count_abilities(const Habits *h, const Stage *stage)
{
    int n = 0;
    if (h->bold) return ABILITIES_MAX;
    for (size_t i = 0; h->works && i < stage->plot->n_roles && n < ABILITIES_MAX; i++)
        n += stage->plot->roles[i].ability;
    return n;
}

Team team_new(Arena *a, const Stage *stage, TeamId id)
{
    return (Team){
        .habits = &team_habits[id],
        .abilities_most = count_abilities(&team_habits[id], stage),
        .rows = ARENA_ARRAY(a, Row, stage->plot->n_clients),
        .options = ARENA_ARRAY(a, size_t, stage->plot->n_actions + stage->plot->n_clients),
        .looks = ARENA_ARRAY(a, LookKind, stage->plot->n_actions),
    };
}

bool team_decides(const Team *team)
{
    return team->habits->works && (team->habits->reports || team->habits->speaks);
}

void team_begin(Team *team, uint64_t seed)
{
    team->random = (Random){ seed };
    team->rows_told = 0;
    team->abilities = team->abilities_most;
    memset(team->rolls, 0, sizeof team->rolls);
    memset(team->helps, 0, sizeof team->helps);
}

/* ---- seats and dice ----------------------------------------------------------------------- */

#define ANY_ORDER 1000

/* Who is asked first: whoever has rolled least so far, as a lead does who wants to hear everybody;
 * of these who is skilled; of these anybody.  A hat without a role comes last. */
static int reluctance(const Plan *p, size_t seat, Ids tools)
{
    const int rolls = p->team->rolls[seat], unskilled = !view_skilled(p->v, seat, tools);
    if (seat >= p->stage->plot->n_roles) return INT_MAX;
    return (2 * rolls + unskilled) * ANY_ORDER + (int)random_below(&p->team->random, ANY_ORDER);
}

/* The free seat for one of the tools; NONE: everybody is busy. */
static size_t pick_seat(const Plan *p, Ids tools)
{
    size_t best = NONE;
    int least = 0;
    for (size_t i = 0; i < p->stage->n_seats; i++) {
        if (!(p->free >> i & 1)) continue;
        const int cost = reluctance(p, i, tools);
        if (best == NONE || cost < least) best = i, least = cost;
    }
    return best;
}

static double chance(const Plan *p, size_t seat, Ids tools, int reach, int dice, int helpers)
{
    const int skill = view_skilled(p->v, seat, tools) ? p->rules->proficiency : 0;
    return odds_in(&p->stage->odds, dice, skill + helpers * p->rules->help, reach);
}

typedef struct Offer {
    int dice; /* 0: not to be had */
    bool helped;
} Offer;

/* Below this chance it is not tried. */
static double least_of(const Plan *p, const Deed *deed)
{
    const bool set_on = p->team->habits->changes == CHANGES_ONE && deed->kind == DEED_ACT &&
                        p->stage->plot->actions[deed->on].active;
    return set_on ? 0 : LEAST;
}

/* The fewest dice that do it, with a helper where seats are not the bottleneck. */
static Offer price(const Plan *p, size_t seat, const Deed *deed, double wanted, int most)
{
    const Ids tools = view_tools(p->v, deed);
    const int reach = view_reach(p->v, deed);
    const int others = bits_count(p->free & ~((uint32_t)1 << seat));
    Offer plain = { 0 }, helped = { 0 };
    if (most > p->dice) most = p->dice;
    if (most > p->rules->most_dice) most = p->rules->most_dice;
    for (int n = most; n > 0 && chance(p, seat, tools, reach, n, 0) >= wanted; n--) plain.dice = n;
    for (int n = most; n > 0 && chance(p, seat, tools, reach, n, 1) >= wanted; n--)
        helped = (Offer){ n, true };
    const bool spare = p->stage->helpers && p->team->habits->works && others > p->dice / 2;
    if (helped.dice && p->stage->helpers && others && p->team->habits->works &&
        (!plain.dice || (spare && helped.dice < plain.dice)))
        return helped;
    if (!plain.dice && most > 0 && chance(p, seat, tools, reach, most, 0) >= least_of(p, deed))
        plain.dice = most;
    return plain;
}

/* Who has had most rolls helps first: others stay free to roll. */
static size_t pick_helper(const Plan *p)
{
    size_t best = NONE;
    int most = 0;
    for (size_t i = 0; i < p->stage->n_seats; i++) {
        if (!(p->free >> i & 1)) continue;
        const int rolls = i < p->stage->plot->n_roles ? p->team->rolls[i] : INT_MAX;
        if (best == NONE || rolls > most) best = i, most = rolls;
    }
    return best;
}

static void put_helper(Plan *p, size_t who)
{
    const size_t seat = pick_helper(p);
    if (seat == NONE) return;
    p->team->helps[seat]++;
    p->turn->seats[seat] = (Deed){ .kind = DEED_HELP, .on = who };
    p->free &= ~((uint32_t)1 << seat);
    p->helpers[who]++;
}

/* The free word is kept for clients: a colleague is answered by whoever is at hand. */
static bool is_for_client(const Plan *p, const Deed *deed)
{
    const Call *calls;
    if (deed->kind != DEED_ANSWER) return true;
    return view_calls(p->v, &calls), calls[deed->on].client != NONE;
}

static bool has_free_word(const Plan *p)
{
    return p->turn->n_words < (size_t)p->rules->free_words && p->turn->n_words < WORDS_MAX;
}

/* Puts the deed on a seat, or on a free word; false when there are no dice or seats for it. */
static bool put_deed(Plan *p, Deed deed, double wanted, int most)
{
    const bool word = deed_is_word(&deed);
    const bool free_word = word && has_free_word(p) && is_for_client(p, &deed);
    const size_t contact = view_contact(p->v);
    size_t seat = free_word ? contact : pick_seat(p, view_tools(p->v, &deed));
    if (word && !free_word && !p->rules->anyone) seat = p->free >> contact & 1 ? contact : NONE;
    if (seat == NONE) return false;
    const Offer offer = price(p, seat, &deed, wanted, most);
    if (!offer.dice) return false;
    deed.dice = offer.dice;
    p->dice -= offer.dice;
    const size_t who = free_word ? HELP_WORD + p->turn->n_words : seat;
    if (free_word) {
        p->turn->words[p->turn->n_words++] = deed;
        const bool was_free = p->free >> contact & 1; /* nobody helps himself */
        p->free &= ~((uint32_t)1 << contact);
        if (offer.helped) put_helper(p, who);
        if (was_free) p->free |= (uint32_t)1 << contact;
    } else {
        p->turn->seats[seat] = deed;
        p->free &= ~((uint32_t)1 << seat);
        p->team->rolls[seat]++;
        if (offer.helped) put_helper(p, who);
    }
    return true;
}

/* ---- words -------------------------------------------------------------------------------- */

/* What is on the board; rows of which nothing is known are left empty. */
static void fill_rows(const Plan *p)
{
    for (size_t i = 0; i < p->stage->plot->n_clients; i++)
        p->team->rows[i] = (Row){ view_marks(p->v, i), .fine = view_asked(p->v, i) };
}

static int count_rows(const Plan *p)
{
    int n = 0;
    for (size_t i = 0; i < p->stage->plot->n_clients; i++)
        n += p->team->rows[i].ticked && view_mood(p->v, i) != MOOD_LEFT;
    return n;
}

/* A turn before the last one, if enough is known; in the last one in any case.  As long as the
 * clock has not opened, another one follows when there are more rows to tell of. */
static bool report_is_due(const Plan *p, int rows)
{
    const int by = p->stage->plot->clock.report_by, turn = view_turn(p->v);
    if (p->stage->report == NONE) return false;
    if (view_reported(p->v))
        return !view_extended(p->v) && view_report_in_time(p->v) && rows > p->team->rows_told;
    return turn >= by || (turn == by - 1 && rows >= p->stage->needed);
}

static bool plan_report(Plan *p)
{
    if (!p->team->habits->reports) return false;
    fill_rows(p);
    const int rows = count_rows(p);
    if (!report_is_due(p, rows)) return false;
    p->team->rows_told = rows;
    return put_deed(p, (Deed){ .kind = DEED_REPORT, .rows = p->team->rows }, SURE, p->dice);
}

static bool board_rings(const Plan *p)
{
    const Call *calls;
    const size_t n = view_calls(p->v, &calls);
    for (size_t i = 0; i < n; i++)
        if (calls[i].client != NONE) return true;
    return false;
}

static bool update_is_due(const Plan *p)
{
    return view_turn(p->v) >= view_peg(p->v) || view_penalty(p->v) || board_rings(p) ||
           p->team->habits->chats;
}

static bool plan_update(Plan *p)
{
    if (!view_reported(p->v) || !update_is_due(p)) return false;
    return put_deed(p, (Deed){ .kind = DEED_UPDATE, .form = true }, SURE, p->dice);
}

/* Those whom no report or update answers. */
static void plan_answers(Plan *p)
{
    const Call *calls;
    const size_t n = view_calls(p->v, &calls);
    for (size_t i = 0; i < n; i++)
        if (calls[i].client == NONE || !p->spoken)
            put_deed(p, (Deed){ .kind = DEED_ANSWER, .on = i }, SURE, p->dice);
}

static int count_marked(const Plan *p)
{
    int n = 0;
    for (size_t i = 0; i < p->stage->plot->n_clients; i++) n += view_marks(p->v, i) != 0;
    return n;
}

static bool can_ring(const Plan *p, size_t client)
{
    return view_mood(p->v, client) != MOOD_LEFT;
}

static bool is_call_to(const Deed *deed, size_t client)
{
    return deed->kind == DEED_RING && deed->on == client;
}

/* One call a turn to each client. */
static bool put_call(Plan *p, size_t client, double wanted)
{
    for (size_t i = 0; i < p->turn->n_words; i++)
        if (is_call_to(&p->turn->words[i], client)) return false;
    for (size_t i = 0; i < p->stage->n_seats; i++)
        if (is_call_to(&p->turn->seats[i], client)) return false;
    return put_deed(p, (Deed){ .kind = DEED_RING, .on = client }, wanted, p->dice);
}

static void plan_angry(Plan *p)
{
    for (size_t i = 0; i < p->stage->plot->n_clients; i++)
        if (view_mood(p->v, i) == MOOD_ANGRY) put_call(p, i, SURE);
}

/* The report has to be true for more clients than the board shows: somebody is hit who has not said
 * so. */
static bool lacks_rows(const Plan *p)
{
    return p->team->habits->reports && !view_reported(p->v) && count_marked(p) < p->stage->needed;
}

/* Rings up to `most` clients who have not been rung yet, in any order, but who has not complained
 * first while rows are lacking; with `again`, those too who have been rung. */
static void plan_calls(Plan *p, int most, bool again)
{
    size_t *options = p->team->options, n = 0;
    const bool quiet_first = lacks_rows(p);
    for (int marked = 0; marked < 2; marked++) {
        const size_t from = n;
        for (size_t i = 0; i < p->stage->plot->n_clients; i++)
            if (can_ring(p, i) && (again || view_can_ask(p->v, i)) &&
                (quiet_first && view_marks(p->v, i)) == marked)
                options[n++] = i;
        random_shuffle(&p->team->random, options + from, n - from);
    }
    for (size_t i = 0; i < n && most > 0; i++) most -= put_call(p, options[i], LIKELY);
}

static void plan_words(Plan *p)
{
    const Habits *h = p->team->habits;
    p->spoken = plan_report(p);
    if (!h->speaks) return;
    if (!p->spoken) p->spoken = plan_update(p);
    plan_answers(p);
    plan_angry(p);
}

/* ---- changes ------------------------------------------------------------------------------ */

static bool put_change(Plan *p, size_t action)
{
    const bool said = !p->team->habits->bold && !view_blind(p->v, action);
    const Deed deed = { .kind = DEED_ACT, .on = action, .said = said };
    return put_deed(p, deed, SURE, said ? p->dice : p->rules->blind.dice);
}

static bool is_change(const Plan *p, size_t action)
{
    return p->stage->plot->actions[action].active;
}

static bool nearly_over(const Plan *p, size_t action)
{
    return view_last(p->v) - view_turn(p->v) <= AT_LAST + view_waits(p->v, action);
}

typedef bool Promise(const View *v, size_t action);

/* Changes that promise something, one after the other; a stopgap only if it has to be. */
static bool plan_founded(Plan *p, Promise *promises)
{
    bool any = false;
    for (size_t i = 0; i < p->stage->plot->n_actions; i++) {
        if (!promises(p->v, i) || (view_stopgap(p->v, i) && !nearly_over(p, i))) continue;
        any |= put_change(p, i);
    }
    return any;
}

static void plan_one_change(Plan *p)
{
    const Team *t = p->team;
    size_t seat = 0;
    if (t->habits->works && plan_founded(p, view_cure)) return;
    for (size_t i = 0; i < t->n_set_on; i++) {
        if (view_done(p->v, t->set_on[i])) continue;
        if (!view_open(p->v, t->set_on[i]) || !put_change(p, t->set_on[i])) return;
        while (p->turn->seats[seat].kind != DEED_ACT) seat++;
        if (t->habits->bold && p->stage->helpers && !p->helpers[seat]) put_helper(p, seat);
        return;
    }
}

/* What ends it gets the first pick of the dice. */
static void plan_cure(Plan *p)
{
    if (p->team->habits->changes != CHANGES_FOUNDED) return;
    if (plan_founded(p, view_cure)) p->turn->tokens = view_tokens(p->v);
}

static void plan_changes(Plan *p)
{
    switch (p->team->habits->changes) {
    case CHANGES_FOUNDED: plan_founded(p, view_step); break;
    case CHANGES_ONE: plan_one_change(p); break;
    }
}

static void plan_relief(Plan *p)
{
    bool worried = false;
    for (size_t i = 0; i < p->stage->plot->n_clients; i++)
        worried |= view_mood(p->v, i) == MOOD_WORRIED || view_mood(p->v, i) == MOOD_ANGRY;
    if (worried && p->team->habits->changes == CHANGES_FOUNDED) plan_founded(p, view_relief);
}

/* ---- looks -------------------------------------------------------------------------------- */

static bool is_look(const Plan *p, size_t action)
{
    return !is_change(p, action) && view_open(p->v, action);
}

/* A call that something leads to is as good as a look. */
static bool is_promising_call(const Plan *p, size_t action)
{
    const PlotAction *act = &p->stage->plot->actions[action];
    return p->team->habits->calls && act->word == WORD_RING && view_lead(p->v, action);
}

static void plan_page(Plan *p)
{
    for (size_t i = 0; i < p->stage->plot->n_colleagues; i++) {
        if (!view_colleague(p->v, i) || p->rules->page_dice > p->dice) continue;
        const size_t seat = pick_seat(p, (Ids){ 0 });
        if (seat == NONE) return;
        p->turn->seats[seat] = (Deed){ DEED_PAGE, .on = i, .dice = p->rules->page_dice };
        p->dice -= p->rules->page_dice;
        p->free &= ~((uint32_t)1 << seat);
        return;
    }
}

static LookKind look_of(const Plan *p, size_t action)
{
    if (is_look(p, action) && view_next(p->v, action)) return LOOK_NEXT;
    if (is_look(p, action))
        return view_lead(p->v, action) || view_hinted(p->v, action) ? LOOK_LEAD : LOOK_OTHER;
    return is_promising_call(p, action) ? LOOK_CALL : LOOK_NONE;
}

/* What can be looked at: leads, calls that may wait for a free word, and the rest; each in any
 * order.  Returns how many there are. */
static size_t find_looks(const Plan *p)
{
    Team *t = p->team;
    const size_t n_actions = p->stage->plot->n_actions;
    size_t n = 0;
    for (size_t i = 0; i < n_actions; i++) t->looks[i] = look_of(p, i);
    for (LookKind look = LOOK_NEXT; look <= LOOK_OTHER; look++) {
        const size_t from = n;
        for (size_t i = 0; i < n_actions; i++)
            if (t->looks[i] == look) t->options[n++] = i;
        random_shuffle(&t->random, t->options + from, n - from);
    }
    return n;
}

static bool put_look(Plan *p, size_t action)
{
    const PlotAction *act = &p->stage->plot->actions[action];
    if (act->word == WORD_RING) return put_call(p, act->client, LIKELY);
    return put_deed(p, (Deed){ .kind = DEED_ACT, .on = action }, LIKELY, p->dice);
}

/* Somebody looks where a hunch says.  Where there is nothing to be seen, or not yet, the dice are
 * gone all the same. */
static void follow_hunch(Plan *p)
{
    const Plot *plot = p->stage->plot;
    const size_t action = random_below(&p->team->random, plot->n_actions);
    if (is_look(p, action) && put_look(p, action)) return;
    const size_t seat = pick_seat(p, plot->actions[action].tools);
    const int dice = DICE_OF_HUNCH < p->dice ? DICE_OF_HUNCH : p->dice;
    p->free &= ~((uint32_t)1 << seat);
    p->dice -= dice;
}

static void plan_looks(Plan *p)
{
    const size_t n = find_looks(p);
    for (size_t i = 0; i < n && p->dice > 0 && p->free; i++) {
        if (random_below(&p->team->random, 100) < (size_t)p->team->habits->follows)
            put_look(p, p->team->options[i]);
        else follow_hunch(p);
    }
}

/* ---- what is left over -------------------------------------------------------------------- */

static Deed *deed_of(const Plan *p, size_t who)
{
    return who >= HELP_WORD ? &p->turn->words[who - HELP_WORD] : &p->turn->seats[who];
}

static bool is_rolled(const Deed *deed)
{
    return deed->kind >= DEED_ACT && deed->kind <= DEED_RING;
}

static size_t doer_of(const Plan *p, size_t who)
{
    return who >= HELP_WORD ? view_contact(p->v) : who;
}

/* By how much so many dice or helpers more raise its chance. */
static double gain_of(const Plan *p, size_t who, int dice, int helpers)
{
    const Deed *deed = deed_of(p, who);
    const size_t doer = doer_of(p, who);
    const Ids tools = view_tools(p->v, deed);
    const int reach = view_reach(p->v, deed), had = p->helpers[who];
    return chance(p, doer, tools, reach, deed->dice + dice, had + helpers) -
           chance(p, doer, tools, reach, deed->dice, had);
}

/* The rolled deed that gains most by a helper (`seat`), or by one more die (`seat` is NONE). */
static size_t best_to_raise(const Plan *p, size_t seat)
{
    size_t best = NONE;
    double most = 0;
    const size_t end = HELP_WORD + p->turn->n_words;
    for (size_t i = 0; i < end; i++) {
        const Deed *deed = i < p->stage->n_seats || i >= HELP_WORD ? deed_of(p, i) : NULL;
        if (!deed || !is_rolled(deed)) continue;
        if (seat == NONE && deed->dice >= p->rules->most_dice) continue;
        if (seat != NONE && (p->helpers[i] >= p->stage->helpers || doer_of(p, i) == seat)) continue;
        if (seat == NONE && deed->kind == DEED_ACT && is_change(p, deed->on) && !deed->said &&
            deed->dice >= p->rules->blind.dice)
            continue;
        const double gain = gain_of(p, i, seat == NONE, seat != NONE);
        if (gain > most) best = i, most = gain;
    }
    return best;
}

static void spend_dice(Plan *p)
{
    size_t who;
    while (p->dice > 0 && (who = best_to_raise(p, NONE)) != NONE) {
        deed_of(p, who)->dice++;
        p->dice--;
    }
}

/* Of these seats, as bits, the one that has rolled and helped least so far; NONE: there is none. */
static size_t idlest(const Team *team, uint32_t seats)
{
    size_t best = NONE;
    for (size_t i = 0; seats >> i; i++)
        if (seats >> i & 1 && (best == NONE || team->rolls[i] + team->helps[i] <
                                                   team->rolls[best] + team->helps[best]))
            best = i;
    return best;
}

/* Who has nothing to roll helps, or glances at something. */
static void spend_seats(Plan *p)
{
    const size_t n_actions = p->stage->plot->n_actions;
    size_t seat;
    for (uint32_t left = p->free; (seat = idlest(p->team, left)) != NONE;) {
        left &= ~((uint32_t)1 << seat);
        const size_t who = best_to_raise(p, seat);
        if (who != NONE) {
            p->turn->seats[seat] = (Deed){ .kind = DEED_HELP, .on = who };
            p->helpers[who]++;
            p->team->helps[seat]++;
            continue;
        }
        for (size_t i = 0; p->rules->glance && i < n_actions; i++)
            if (is_look(p, i)) {
                p->turn->seats[seat] = (Deed){ .kind = DEED_GLANCE, .on = i };
                break;
            }
    }
}

/* What is worth an ability: a change, or the report. */
static bool is_dear(const Plan *p, const Deed *deed)
{
    return deed->dice > 0 &&
           (deed->kind == DEED_REPORT || (deed->kind == DEED_ACT && is_change(p, deed->on)));
}

/* The dice of a deed, thrown again while abilities last.  An ability that makes an action easier
 * comes to about the same. */
static void throw_deed(Plan *p, size_t who)
{
    Team *t = p->team;
    Deed *deed = deed_of(p, who);
    const int bonus =
        p->helpers[who] * p->rules->help +
        view_skilled(p->v, doer_of(p, who), view_tools(p->v, deed)) * p->rules->proficiency;
    for (bool again = true; again;) {
        deed->rolled = 0;
        for (int i = 0; i < deed->dice; i++)
            deed->rolled += 1 + (int)random_below(&t->random, (size_t)p->rules->sides);
        again = deed->rolled + bonus < view_reach(p->v, deed) && t->abilities > 0;
        t->abilities -= again;
    }
}

static void use_abilities(Plan *p)
{
    for (size_t i = 0; i < p->turn->n_words; i++)
        if (is_dear(p, &p->turn->words[i])) throw_deed(p, HELP_WORD + i);
    for (size_t i = 0; i < p->stage->n_seats; i++)
        if (is_dear(p, &p->turn->seats[i])) throw_deed(p, i);
}

/* Steps are done at the last turn in which they are in time. */
static void tick_steps(Plan *p)
{
    for (size_t i = 0; i < p->stage->plot->n_steps; i++)
        if (view_turn(p->v) >= p->stage->plot->steps[i].by) p->turn->ticks |= (uint64_t)1 << i;
}

/* ---- the turn ----------------------------------------------------------------------------- */

bool team_escalates(const Team *team, const View *v)
{
    return team->habits->works && team->habits->speaks && view_stuck(v) >= STUCK &&
           view_can_escalate(v);
}

static uint32_t free_seats(const View *v, size_t n)
{
    uint32_t seats = 0;
    for (size_t i = 0; i < n; i++)
        if (!view_skips(v, i)) seats |= (uint32_t)1 << i;
    return seats;
}

void team_plan(Team *team, const View *v, Turn *turn)
{
    const Stage *s = view_stage(v);
    Plan p = { .team = team, .v = v, .stage = s, .rules = &s->plot->rules, .turn = turn };
    *turn = (Turn){ 0 };
    p.dice = view_dice(v);
    p.free = free_seats(v, s->n_seats);
    const Habits *h = team->habits;
    plan_cure(&p);
    plan_words(&p);
    plan_changes(&p);
    if (h->chats) plan_calls(&p, 1, has_free_word(&p));
    if (h->works) {
        plan_page(&p);
        if (h->calls && has_free_word(&p)) plan_calls(&p, 1, false);
        plan_relief(&p);
        plan_looks(&p);
    }
    p.dice += p.turn->tokens;
    spend_dice(&p);
    if (h->works) spend_seats(&p), tick_steps(&p);
    if (team->abilities > 0) use_abilities(&p);
}

Farewell team_farewell(const Team *team, const View *v, Set named)
{
    const Plot *p = view_stage(v)->plot;
    Farewell f = { .named = named };
    set_clear(named);
    for (size_t i = 0; i < p->n_causes; i++)
        if (team->habits->bold ? view_guess(v, i) : view_cause(v, i)) set_add(named, i);
    if (team->habits->works) f.ticks = ~(uint64_t)0;
    f.calls = team->habits->speaks || team->habits->bold;
    f.owns = team->habits->speaks;
    return f;
}
