/* board.c - see board.h */
#include "board.h"

#include <limits.h>

static const char *const moods[] = { "calm", "worried", "angry", "left" };

static const Plot *plot_at(const Evening *e)
{
    return e->stage->plot;
}

/* ---- lines -------------------------------------------------------------------------------- */

/* Prints the line unless it is as it was; one that has become empty prints as "-". */
static void line(Board *b, Str about, Str text)
{
    const Str *last = map_get(&b->last, about);
    if (last ? str_eq(*last, text) : text.n == 0) return;
    Str *kept = ARENA_NEW(b->arena, Str);
    *kept = text;
    map_set(&b->last, about, kept);
    buf_format(b->to, "| %.*s: %.*s\n", STR_ARGS(about), STR_ARGS(text.n ? text : STR("-")));
}

static Buf text_new(Board *b)
{
    return (Buf){ .arena = b->arena };
}

static void add_word(Buf *text, Str word)
{
    if (text->n) buf_char(text, ' ');
    buf_str(text, word);
}

static void line_set(Board *b, const char *about, Set set, const Thing *things, size_t size,
                     size_t n)
{
    Buf text = text_new(b);
    for (size_t i = 0; i < n; i++) {
        const Thing *thing = (const Thing *)(const void *)((const char *)things + i * size);
        if (set_has(set, i)) add_word(&text, thing->id);
    }
    line(b, str(about), buf_done(&text));
}

static void line_number(Board *b, const char *about, int n)
{
    line(b, str(about), n ? str_format(b->arena, "%d", n) : (Str){ 0 });
}

/* ---- the state ---------------------------------------------------------------------------- */

static void print_clock(Board *b, const Evening *e)
{
    const View *v = evening_view(e);
    Buf text = text_new(b);
    const int box = e->turn + (e->phase != PHASE_PLAN); /* the marker has moved on */
    buf_format(&text, "box %d of %d", box, view_last(v));
    if (e->struck) buf_format(&text, ", %d struck", e->struck);
    if (e->penalty) buf_c(&text, ", penalty");
    line(b, STR("clock"), buf_done(&text));
    line_number(b, "dice", view_dice(v));
    line_number(b, "tokens", view_tokens(v));
    line_number(b, "peg", e->peg);
    line_number(b, "reported", e->reported);
}

static void add_features(Buf *text, const Evening *e, const char *what, Features features)
{
    if (!features) return;
    buf_format(text, ", %s", what);
    for (size_t i = 0; i < plot_at(e)->n_features && i < 64; i++)
        if (features >> i & 1) add_word(text, plot_at(e)->features[i].id);
}

static void print_client(Board *b, const Evening *e, size_t client)
{
    const ClientState *c = &e->clients[client];
    Buf text = text_new(b);
    buf_c(&text, moods[c->mood]);
    add_features(&text, e, "marks", c->marks);
    add_features(&text, e, "hidden", c->hidden);
    if (c->told) buf_format(&text, ", told %d%s", c->told, c->known ? " truly" : "");
    else if (c->known) buf_c(&text, ", row true");
    if (c->heard > c->told) buf_format(&text, ", heard %d", c->heard);
    line(b, plot_at(e)->clients[client].thing.id, buf_done(&text));
}

static void add_until(Buf *text, int until)
{
    if (until == INT_MAX) buf_c(text, " (stays)");
    else buf_format(text, " (to turn %d)", until);
}

static void print_tools(Board *b, const Evening *e)
{
    Buf harder = text_new(b), easier = text_new(b);
    for (size_t i = 0; i < plot_at(e)->n_tools; i++)
        if (e->harder[i] >= e->turn) {
            add_word(&harder, plot_at(e)->tools[i].id);
            add_until(&harder, e->harder[i]);
        }
    for (size_t i = 0; i < plot_at(e)->n_actions; i++)
        if (set_has(e->easier, i)) add_word(&easier, plot_at(e)->actions[i].thing.id);
    line(b, STR("harder"), buf_done(&harder));
    line(b, STR("easier"), buf_done(&easier));
}

/* Cards that lie on marks. */
static void print_rings(Board *b, const Evening *e)
{
    const Plot *p = plot_at(e);
    Buf text = text_new(b);
    for (size_t i = 0; i < e->n_rings; i++) {
        const Ring *ring = &e->rings[i];
        add_word(&text, p->clients[ring->client].thing.id);
        for (size_t k = 0; k < p->n_events; k++)
            if (&p->events[k].effect == ring->effect)
                buf_format(&text, " under %.*s", STR_ARGS(p->events[k].thing.id));
        add_until(&text, ring->until);
    }
    line(b, STR("ringed"), buf_done(&text));
}

static void print_waits(Board *b, const Evening *e)
{
    Buf text = text_new(b);
    for (size_t i = 0; i < e->n_waits; i++) {
        add_word(&text, plot_at(e)->actions[e->waits[i].action].thing.id);
        add_until(&text, e->waits[i].until);
    }
    line(b, STR("waits"), buf_done(&text));
}

static void print_steps(Board *b, const Evening *e)
{
    Buf text = text_new(b);
    for (size_t i = 0; i < plot_at(e)->n_steps; i++) {
        if (!(e->ticked >> i & 1)) continue;
        add_word(&text, plot_at(e)->steps[i].thing.id);
        if (!(e->in_time >> i & 1)) buf_c(&text, " (late)");
    }
    line(b, STR("ticked"), buf_done(&text));
}

void board_print(Board *b, const Evening *e)
{
    const Plot *p = plot_at(e);
    print_clock(b, e);
    for (size_t i = 0; i < p->n_clients; i++) print_client(b, e, i);
    line_set(b, "known", e->known, p->clues, sizeof *p->clues, p->n_clues);
    line_set(b, "hinted", e->hinted, p->clues, sizeof *p->clues, p->n_clues);
    line_set(b, "done", e->done, &p->actions->thing, sizeof *p->actions, p->n_actions);
    line_set(b, "paged", e->paged, &p->colleagues->thing, sizeof *p->colleagues, p->n_colleagues);
    line_set(b, "drawn", e->drawn, &p->events->thing, sizeof *p->events, p->n_events);
    print_rings(b, e);
    print_tools(b, e);
    print_waits(b, e);
    print_steps(b, e);
}

/* ---- a turn ------------------------------------------------------------------------------- */

Str board_seat(const Board *b, const Evening *e, size_t seat)
{
    if (seat < plot_at(e)->n_roles) return plot_at(e)->roles[seat].thing.id;
    return str_format(b->arena, "seat%zu", seat + 1);
}

void board_print_calls(Board *b, const Evening *e)
{
    const Plot *p = plot_at(e);
    for (size_t i = 0; i < e->n_calls; i++) {
        const Call *call = &e->calls[i];
        const Str who = call->client == NONE ? STR("somebody") : p->clients[call->client].thing.id;
        const Str why = call->event == NONE ? STR("the promise") : p->events[call->event].thing.id;
        buf_format(b->to, "| %.*s asks: %.*s\n", STR_ARGS(who), STR_ARGS(why));
    }
}

static void print_result(Board *b, Str who, const Result *r)
{
    static const char *const outcomes[] = { "",       "works",           "works, blind",
                                            "a hint", "nothing happens", "a card" };
    if (r->outcome == OUTCOME_NONE) return;
    buf_format(b->to, "| %.*s: %s", STR_ARGS(who), outcomes[r->outcome]);
    if (r->reach) buf_format(b->to, ", %d for %d", r->sum, r->reach);
    buf_char(b->to, '\n');
}

void board_print_results(Board *b, const Evening *e, const Turn *turn)
{
    for (size_t i = 0; i < e->stage->n_seats; i++)
        print_result(b, board_seat(b, e, i), &e->results[i]);
    for (size_t i = 0; i < turn->n_words; i++) print_result(b, STR("word"), &e->word_results[i]);
}

void board_print_refusal(Board *b, const Evening *e, Refusal refusal, size_t who)
{
    static const char *const reasons[] = {
        [REFUSED_PHASE] = "not now",
        [REFUSED_SKIPS] = "skips this turn",
        [REFUSED_SUBJECT] = "there is no such thing",
        [REFUSED_NO_DICE] = "dice",
        [REFUSED_POOL] = "more dice than there are",
        [REFUSED_MOST] = "too many dice for one roll",
        [REFUSED_BLIND] = "too many dice for a blind change",
        [REFUSED_ROLL] = "these dice cannot show that",
        [REFUSED_NEEDS] = "no reason for it yet",
        [REFUSED_LOCKED] = "something else comes first",
        [REFUSED_DONE] = "done, or pointless by now",
        [REFUSED_GONE] = "gone",
        [REFUSED_HELP] = "this help does not count",
        [REFUSED_GLANCE] = "no glance",
        [REFUSED_WORD] = "not as a word, or not from here",
        [REFUSED_PAGE] = "one colleague a turn",
        [REFUSED_UPDATE] = "no update before the report",
        [REFUSED_REPORT] = "no report",
        [REFUSED_ROWS] = "a row lacks what the board shows",
        [REFUSED_TOKENS] = "tokens",
        [REFUSED_ESCALATE] = "no escalation",
    };
    const Str whose = who == NONE ? STR("refused")
                      : who >= HELP_WORD
                          ? STR("refused word")
                          : str_format(b->arena, "refused %.*s", STR_ARGS(board_seat(b, e, who)));
    buf_format(b->to, "| %.*s: %s\n", STR_ARGS(whose), reasons[refusal]);
}

void board_print_ending(Board *b, const Evening *e)
{
    static const char *const works[] = { "cured", "limping", "down" };
    static const char *const trust[] = { "with you", "strained", "gone" };
    const Ending *end = &e->ending;
    buf_format(b->to, "| ending: %s, %s; steps %d, clients %d, struck %d\n", works[end->works],
               trust[end->trust], end->steps, end->clients, end->struck);
}
