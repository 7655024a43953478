/* play.c - plays the turns that a file describes, and prints the file again with what they came to.
 *
 *     play-turns FILE.turn
 *
 * The form of such a file is in README.md beside this one. */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "board.h"
#include "data/scenario.h"
#include "data/scenario_derive.h"
#include "data/schema.h"
#include "data/yaml.h"
#include "game/fold.h"

#define FILE_MAX 1000000

typedef struct Player {
    Arena *arena;
    const char *path;
    Str text; /* what is left of the file */
    int line;
    Buf out;
    Board board;

    int players;
    uint64_t seed;
    Evening *evening;
    Turn turn;
    bool planning; /* a turn is open that has yet to be played */
} Player;

/* Ends the program: a file that cannot be read has no result. */
static _Noreturn void fail(const Player *p, const char *what, Str word)
{
    fprintf(stderr, "%s:%d: %s: %.*s\n", p->path, p->line, what, STR_ARGS(word));
    exit(2);
}

/* ---- words -------------------------------------------------------------------------------- */

/* The next word of a line; commas and blanks part them.  Empty at its end. */
static Str next_word(Str *rest)
{
    size_t from = 0, to;
    while (from < rest->n && strchr(" ,\t", rest->p[from])) from++;
    for (to = from; to < rest->n && !strchr(" ,\t", rest->p[to]);) to++;
    const Str word = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->n);
    return word;
}

/* What stands before and after `sign`; all of it before where there is none. */
static Str cut(Str word, char sign, Str *after)
{
    const size_t at = str_find(word, sign);
    *after = str_slice(word, at + 1, word.n);
    return str_slice(word, 0, at);
}

static int number(const Player *p, Str word)
{
    int64_t n;
    if (!str_to_int(word, &n)) fail(p, "expected a number", word);
    return (int)n;
}

/* The index of the thing called `id`; what is not there fails. */
#define FIND(p, list, n, id) find((p), &(list)->thing, sizeof *(list), (n), (id))
static size_t find(const Player *p, const Thing *things, size_t size, size_t n, Str id)
{
    for (size_t i = 0; i < n; i++) {
        const Thing *thing = (const Thing *)(const void *)((const char *)things + i * size);
        if (str_eq(thing->id, id)) return i;
    }
    fail(p, "there is no such thing", id);
}

static size_t find_thing(const Player *p, const Thing *things, size_t n, Str id)
{
    return find(p, things, sizeof *things, n, id);
}

static const Plot *plot_of_player(const Player *p)
{
    return p->evening->stage->plot;
}

static size_t find_seat(const Player *p, Str name)
{
    for (size_t i = 0; i < p->evening->stage->n_seats; i++)
        if (str_eq(board_seat(&p->board, p->evening, i), name)) return i;
    fail(p, "there is no such seat", name);
}

static size_t find_action(const Player *p, Str id)
{
    return FIND(p, plot_of_player(p)->actions, plot_of_player(p)->n_actions, id);
}

static size_t find_client(const Player *p, Str id)
{
    return FIND(p, plot_of_player(p)->clients, plot_of_player(p)->n_clients, id);
}

/* The call that a client makes, or a card. */
static size_t find_call(const Player *p, Str id)
{
    const Plot *plot = plot_of_player(p);
    for (size_t i = 0; i < p->evening->n_calls; i++) {
        const Call *call = &p->evening->calls[i];
        if (call->event != NONE && str_eq(plot->events[call->event].thing.id, id)) return i;
        if (call->client != NONE && str_eq(plot->clients[call->client].thing.id, id)) return i;
    }
    return CALLS_MAX; /* for tests of what happens then */
}

static Features find_features(const Player *p, Str list)
{
    const Plot *plot = plot_of_player(p);
    Features features = 0;
    while (list.n) {
        Str rest;
        const Str id = cut(list, '+', &rest);
        features |= (Features)1 << find_thing(p, plot->features, plot->n_features, id);
        list = rest;
    }
    return features;
}

/* ---- deeds -------------------------------------------------------------------------------- */

static Row *rows_of(Player *p, Deed *deed)
{
    const size_t n = plot_of_player(p)->n_clients;
    if (deed->rows) return (Row *)(uintptr_t)deed->rows;
    Row *rows = ARENA_ARRAY(p->arena, Row, n + 1);
    memset(rows, 0, (n + 1) * sizeof *rows);
    deed->rows = rows;
    return rows;
}

/* `3d` or `3d=12`. */
static bool read_dice(const Player *p, Deed *deed, Str word)
{
    Str rolled;
    const Str dice = cut(word, '=', &rolled);
    if (dice.n < 2 || dice.p[dice.n - 1] != 'd') return false;
    deed->dice = number(p, str_slice(dice, 0, dice.n - 1));
    deed->rolled = rolled.n ? number(p, rolled) : 0;
    return true;
}

/* `client:feature+feature` or `client:fine`. */
static bool read_row(Player *p, Deed *deed, Str word)
{
    Str says;
    const Str client = cut(word, ':', &says);
    if (!says.n) return false;
    Row *row = &rows_of(p, deed)[find_client(p, client)];
    if (str_is(says, "fine")) row->fine = true;
    else row->ticked = find_features(p, says);
    return true;
}

static void read_extra(Player *p, Deed *deed, Str word)
{
    if (str_is(word, "said")) deed->said = true;
    else if (str_is(word, "form")) deed->form = true;
    else if (!read_dice(p, deed, word) && !read_row(p, deed, word))
        fail(p, "cannot read this", word);
}

static size_t find_helped(const Player *p, Str name)
{
    return str_is(name, "word") ? HELP_WORD : find_seat(p, name);
}

static size_t find_colleague(const Player *p, Str id)
{
    const Plot *plot = plot_of_player(p);
    return FIND(p, plot->colleagues, plot->n_colleagues, id);
}

static Deed read_deed(Player *p, Str rest)
{
    const Str verb = next_word(&rest);
    Deed deed = { 0 };
    if (str_is(verb, "act")) deed.kind = DEED_ACT, deed.on = find_action(p, next_word(&rest));
    else if (str_is(verb, "glance"))
        deed.kind = DEED_GLANCE, deed.on = find_action(p, next_word(&rest));
    else if (str_is(verb, "answer"))
        deed.kind = DEED_ANSWER, deed.on = find_call(p, next_word(&rest));
    else if (str_is(verb, "ring"))
        deed.kind = DEED_RING, deed.on = find_client(p, next_word(&rest));
    else if (str_is(verb, "help"))
        deed.kind = DEED_HELP, deed.on = find_helped(p, next_word(&rest));
    else if (str_is(verb, "page"))
        deed.kind = DEED_PAGE, deed.on = find_colleague(p, next_word(&rest));
    else if (str_is(verb, "update")) deed.kind = DEED_UPDATE;
    else if (str_is(verb, "report")) deed.kind = DEED_REPORT, rows_of(p, &deed);
    else fail(p, "cannot read this", verb);
    for (Str word; (word = next_word(&rest)).n;) read_extra(p, &deed, word);
    return deed;
}

/* ---- steps -------------------------------------------------------------------------------- */

static void show_state(Player *p)
{
    board_print(&p->board, p->evening);
}

static void show_end(Player *p)
{
    if (p->evening->phase != PHASE_CLOSE) return;
    buf_format(&p->out, "| %s\n", p->evening->resolved ? "the cure works" : "the clock is used up");
}

/* The lines of a turn are all read: it is played, before whatever comes next. */
static void finish_turn(Player *p)
{
    size_t who;
    if (!p->planning) return;
    p->planning = false;
    const Refusal refusal = evening_check(p->evening, &p->turn, &who);
    if (refusal != REFUSED_NOT) {
        board_print_refusal(&p->board, p->evening, refusal, who);
        return;
    }
    evening_play(p->evening, &p->turn);
    board_print_results(&p->board, p->evening, &p->turn);
    show_state(p);
    show_end(p);
}

static void start_turn(Player *p, bool again)
{
    p->turn = (Turn){ 0 };
    p->planning = true;
    if (again) return;
    if (!evening_news(p->evening))
        fail(p, "the evening is over, or the turn before was refused", STR("turn"));
    board_print_calls(&p->board, p->evening);
    show_state(p);
}

static uint64_t read_steps(const Player *p, Str rest)
{
    const Plot *plot = plot_of_player(p);
    uint64_t steps = 0;
    for (Str word; (word = next_word(&rest)).n;)
        steps |= (uint64_t)1 << FIND(p, plot->steps, plot->n_steps, word);
    return steps;
}

static void do_host(Player *p, Str rest)
{
    const Plot *plot = plot_of_player(p);
    const Str verb = next_word(&rest), name = next_word(&rest);
    if (str_is(verb, "skip")) evening_skip(p->evening, find_seat(p, name));
    else if (str_is(verb, "contact")) evening_wear(p->evening, find_seat(p, name));
    else if (str_is(verb, "off"))
        evening_take_off(p->evening, FIND(p, plot->events, plot->n_events, name));
    else fail(p, "cannot read this", verb);
    show_state(p);
}

static void escalate(Player *p)
{
    const Refusal refusal = evening_escalate(p->evening);
    if (refusal != REFUSED_NOT) board_print_refusal(&p->board, p->evening, refusal, NONE);
    show_state(p);
}

static void read_part(Player *p, Str text)
{
    Str rest;
    const Str who = cut(text, ':', &rest);
    if (str_is(who, "word")) p->turn.words[p->turn.n_words++ % WORDS_MAX] = read_deed(p, rest);
    else if (str_is(who, "tick")) p->turn.ticks |= read_steps(p, rest);
    else if (str_is(who, "tokens")) p->turn.tokens = number(p, next_word(&rest));
    else if (str_is(who, "host")) do_host(p, rest);
    else if (str_is(who, "escalate")) escalate(p);
    else p->turn.seats[find_seat(p, who)] = read_deed(p, rest);
}

/* `close`, and after it what is named and ticked, `ring` and `own`, on the same line. */
static void close_evening(Player *p, Str rest)
{
    const Plot *plot = plot_of_player(p);
    Farewell farewell = { .named = set_new(p->arena, plot->n_causes) };
    for (Str word; (word = next_word(&rest)).n;) {
        Str id;
        const Str what = cut(word, ':', &id);
        if (str_is(what, "cause"))
            set_add(farewell.named, find_thing(p, plot->causes, plot->n_causes, id));
        else if (str_is(what, "tick")) farewell.ticks |= read_steps(p, id);
        else if (str_is(what, "ring")) farewell.calls = true;
        else if (str_is(what, "own")) farewell.owns = true;
        else fail(p, "cannot read this", word);
    }
    const Refusal refusal = evening_close(p->evening, &farewell);
    if (refusal != REFUSED_NOT) board_print_refusal(&p->board, p->evening, refusal, NONE);
    else show_state(p), board_print_ending(&p->board, p->evening);
}

/* `choose CARD CHOICE`: what the team says when the card is read. */
static void choose(Player *p, Str rest)
{
    const Plot *plot = plot_of_player(p);
    const size_t event = FIND(p, plot->events, plot->n_events, next_word(&rest));
    const PlotEvent *card = &plot->events[event];
    evening_choose(p->evening, event, FIND(p, card->choices, card->n_choices, next_word(&rest)));
}

/* ---- the file ----------------------------------------------------------------------------- */

static bool next_line(Player *p, Str *line)
{
    if (!p->text.n) return false;
    const size_t end = str_find(p->text, '\n');
    *line = str_slice(p->text, 0, end);
    p->text = str_slice(p->text, end + 1, p->text.n);
    p->line++;
    return true;
}

static void copy_line(Player *p, Str line)
{
    buf_str(&p->out, line);
    buf_char(&p->out, '\n');
}

static const Value *check_scenario(Player *p, Str yaml)
{
    Diag *d = diag_new(p->arena);
    Value *root = yaml_parse(p->arena, d, p->path,
                             str_format(p->arena, "format: 1\ntitle: T\n%.*s", STR_ARGS(yaml)));
    if (root) {
        scenario_derive(p->arena, root);
        schema_check(p->arena, d, &scenario_schema, root, NULL);
    }
    Scenario scenario = root ? scenario_of(root) : (Scenario){ 0 };
    if (root && !diag_count(d, SEVERITY_ERROR)) fold_roles(p->arena, d, &scenario, p->players);
    if (diag_count(d, SEVERITY_ERROR)) {
        diag_print(d, stderr, (DiagOptions){ 0 });
        fail(p, "the scenario is not valid", (Str){ 0 });
    }
    return scenario.root;
}

/* The lines below `scenario:`, which are indented. */
static void read_scenario(Player *p)
{
    Buf yaml = { .arena = p->arena };
    Str line;
    while (p->text.n && (p->text.p[0] == ' ' || p->text.p[0] == '\n') && next_line(p, &line)) {
        copy_line(p, line);
        buf_str(&yaml, str_slice(line, 2, line.n));
        buf_char(&yaml, '\n');
    }
    const Value *root = check_scenario(p, buf_done(&yaml));
    const Plot *plot = plot_of(p->arena, root);
    p->evening = evening_new(p->arena, stage_new(p->arena, plot, p->players));
    evening_begin(p->evening, p->seed);
}

static void read_head(Player *p, Str line)
{
    Str rest;
    const Str key = cut(line, ':', &rest);
    if (str_is(key, "players")) p->players = number(p, str_trim(rest));
    else if (str_is(key, "seed")) p->seed = (uint64_t)number(p, str_trim(rest));
    else if (str_is(key, "scenario")) read_scenario(p);
    else fail(p, "cannot read this", line);
}

static void read_step(Player *p, Str line)
{
    const Str word = next_word(&line);
    if (str_is(word, "turn")) start_turn(p, false);
    else if (str_is(word, "again")) start_turn(p, true);
    else if (str_is(word, "choose")) choose(p, line);
    else if (str_is(word, "close")) close_evening(p, line);
    else fail(p, "cannot read this", word);
}

static void play_line(Player *p, Str line)
{
    const bool part = line.n && line.p[0] == ' ', note = !line.n || line.p[0] == '#';
    if (line.n && line.p[0] == '|') return; /* what came of it when it was written */
    if (!part) finish_turn(p);
    copy_line(p, line);
    if (note) return;
    if (!p->evening) read_head(p, line);
    else if (part) read_part(p, str_trim(line));
    else read_step(p, line);
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    Player p = { .arena = a, .path = argc > 1 ? argv[1] : "", .players = 3, .seed = 1 };
    p.out.arena = a;
    p.board = (Board){ .arena = a, .to = &p.out };
    map_init(&p.board.last, a);
    if (!file_read(a, d, SPAN_NONE, p.path, FILE_MAX, &p.text)) {
        diag_print(d, stderr, (DiagOptions){ 0 });
        return 2;
    }
    for (Str line; next_line(&p, &line);) play_line(&p, line);
    finish_turn(&p);
    const Str out = buf_done(&p.out);
    fwrite(out.p, 1, out.n, stdout);
    arena_free(a);
    return 0;
}
