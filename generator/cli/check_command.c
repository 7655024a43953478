/* check_command.c - `ddkit check`: errors and warnings, the craft, and whether it can be won. */
#include "base/visible.h"
#include "cli/json.h"
#include "cli/print.h"
#include "cli/run.h"
#include "cli/work.h"
#include "data/scenario_checks.h"
#include "game/lint.h"
#include "game/rehearsal_check.h"
#include "game/route.h"

/* What is worked out about one scenario. */
typedef struct Verdict {
    const Job *job;
    const Plot *plot; /* NULL: too large to be followed */
    Trail trail;
    Route lucky, even; /* the shortest way, if every roll succeeds; see route.h */
    bool plays;        /* somebody can take an action that resolves it */
    Rehearsal teams;   /* without sizes: nothing to play */
} Verdict;

/* A way out that nobody finds in time is none; where there is no way at all, lint has said so. */
static bool warn_if_hopeless(Session *s, const Verdict *v)
{
    int works = 0, evenings = 0;
    for (size_t i = 0; i < v->teams.n_tables; i++) {
        const Tally *t = &v->teams.tables[i].teams[TEAM_SENSIBLE];
        works += t->good + t->second;
        evenings += t->evenings;
    }
    const bool hopeless = v->lucky.turns && evenings && !works;
    if (hopeless)
        report(s->diag, MSG_NEVER_RESOLVED, value_span(v->job->scenario.root),
               c_format(s->arena, "%d", evenings));
    return hopeless;
}

static Verdict judge(Session *s, Kit *kit, const Job *job)
{
    Verdict v = { .job = job, .plot = plot_of(s->arena, job->scenario.root) };
    v.trail = trail_of(s->arena, v.plot);
    v.plays = v.plot->resolves && v.plot->n_roles;
    if (v.plays) v.lucky = route_of(s->arena, &v.trail, ROUTE_LUCKY);
    const bool alive =
        lint(s->diag, &(LintInput){ .trail = &v.trail,
                                    .route = v.plays ? &v.lucky : NULL,
                                    .of = &job->scenario,
                                    .phrases = kit_strings(kit, &job->scenario, "phrases") });
    if (!v.plays) return v;
    v.even = route_of(s->arena, &v.trail, ROUTE_EVEN);
    const RehearsalOptions options = { REHEARSAL_EVENINGS, (uint64_t)s->options.seed, false, NULL };
    v.teams = rehearse(s->arena, &job->scenario, &options);
    /* What follows from a reason that has been told says nothing of its own. */
    if (warn_if_hopeless(s, &v) || (!alive && !v.lucky.turns)) return v;
    if (scenario_report_in_reach(job->scenario.root))
        rehearsal_check(s->arena, s->diag, &v.teams, &job->scenario);
    return v;
}

static size_t reachable_clues(const Verdict *v)
{
    return set_count(v->trail.clues_reachable);
}

/* ---- text --------------------------------------------------------------------------------- */

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static const char *turns(Arena *a, int n)
{
    return c_format(a, "%d turn%s", n, plural((size_t)n));
}

static void print_route(Arena *a, const char *label, const Verdict *v, const Route *r,
                        const char *dice)
{
    Buf b = { .arena = a };
    if (!r->turns) {
        buf_format(&b, "no resolution%s within %s%s", dice, turns(a, v->plot->clock.extended_turns),
                   r->exact ? "" : ", as far as the search went");
    } else {
        buf_format(&b, "%s%s%s, when every roll succeeds%s: ", r->exact ? "" : "at most ",
                   turns(a, r->turns), dice, r->luck ? " and the right cards and moves come" : "");
        for (size_t i = 0; i < r->n_steps; i++) {
            const RouteStep *step = &r->steps[i];
            const bool page = step->action == NONE;
            const Str name = page ? v->plot->colleagues[step->colleague].thing.name
                                  : v->plot->actions[step->action].thing.name;
            bool same_turn = i && r->steps[i].turn == r->steps[i - 1].turn;
            buf_format(&b, "%s%s%.*s",
                       i == 0      ? ""
                       : same_turn ? " + "
                                   : ", then ",
                       page ? "page " : "", (int)name.n, name.p);
        }
    }
    printf("  %-14s", label);
    print_wrapped(stdout, 16, 16, buf_done(&b));
}

static double share(int n, const Tally *t)
{
    return t->evenings ? (double)n / t->evenings : 0;
}

/* "78/81/78": percent by size. */
static void put_shares(Buf *b, const Rehearsal *r, TeamId id)
{
    for (size_t i = 0; i < r->n_tables; i++) {
        const Tally *t = &r->tables[i].teams[id];
        buf_format(b, "%s%.0f", i ? "/" : "", 100 * share(t->good, t));
    }
}

static void put_sizes(Buf *b, const Rehearsal *r)
{
    for (size_t i = 0; i < r->n_tables; i++)
        buf_format(b, "%s%d", i ? "/" : "", r->tables[i].players);
}

/* "7/7/6 of 12 turns have time in 120/120/135 minutes": by size. */
static void print_time(Arena *a, const Rehearsal *r)
{
    Buf b = { .arena = a };
    for (size_t i = 0; i < r->n_tables; i++)
        buf_format(&b, "%s%d", i ? "/" : "", r->tables[i].stage->turns_timed);
    buf_format(&b, " of %d turns have time in ", r->tables[0].stage->turns_max);
    for (size_t i = 0; i < r->n_tables; i++)
        buf_format(&b, "%s%d", i ? "/" : "", r->tables[i].minutes);
    buf_c(&b, " minutes; the program's sensible team takes ");
    for (size_t i = 0; i < r->n_tables; i++) {
        const Tally *t = &r->tables[i].teams[TEAM_SENSIBLE];
        buf_format(&b, "%s%.1f", i ? "/" : "", share(t->turns, t));
    }
    buf_c(&b, ", with ");
    put_sizes(&b, r);
    buf_c(&b, " players");
    fputs("  time          ", stdout);
    print_wrapped(stdout, 16, 16, buf_done(&b));
}

static void print_teams(Arena *a, const Rehearsal *r)
{
    Buf b = { .arena = a };
    buf_c(&b, "a good ending in ");
    for (TeamId id = 0; id < TEAM_COUNT; id++) {
        put_shares(&b, r, id);
        buf_format(&b, "%s %s%s", id ? "" : " % of evenings of a", team_habits[id].name,
                   id ? "" : " team");
        if (id + 1 < TEAM_COUNT) buf_c(&b, ", ");
    }
    buf_c(&b, ", with ");
    put_sizes(&b, r);
    buf_c(&b, " players");
    fputs("  teams         ", stdout);
    print_wrapped(stdout, 16, 16, buf_done(&b));
}

static void print_team(Arena *a, const Rehearsal *r, TeamId id)
{
    fputs("    ", stdout);
    print_left(stdout, 16, str(team_habits[id].name));
    for (size_t i = 0; i < r->n_tables; i++) {
        const Tally *t = &r->tables[i].teams[id];
        print_right(stdout, 20,
                    c_format(a, "%.0f %3.0f %3.0f %5.1f", 100 * share(t->good, t),
                             100 * share(t->second, t), 100 * share(t->gone, t),
                             share(t->turns, t)));
    }
    putchar('\n');
}

/* What each seat does, of the turns that it has. */
static void print_seats(Arena *a, const Table *table)
{
    const Plot *p = table->stage->plot;
    for (size_t i = 0; i < table->stage->n_seats; i++) {
        const SeatTally *t = &table->seats[i];
        const double turns = t->turns ? t->turns : 1;
        fputs("    ", stdout);
        print_left(stdout, 26, i < p->n_roles ? p->roles[i].thing.name : STR("(a hat)"));
        puts(c_format(a, " %3.0f %3.0f %3.0f %%", 100 * t->rolls / turns, 100 * t->helps / turns,
                      100 * t->pages / turns));
    }
}

/* Good, second best, clients gone, turns. */
static void print_table(Arena *a, const Rehearsal *r)
{
    fputs("    of 100 evenings     ", stdout);
    for (size_t i = 0; i < r->n_tables; i++)
        print_right(stdout, 20, c_format(a, "%d players", r->tables[i].players));
    fputs("\n                    ", stdout);
    for (size_t i = 0; i < r->n_tables; i++) print_right(stdout, 20, "good 2nd gone turns");
    putchar('\n');
    for (TeamId id = 0; id < TEAM_ALL; id++) print_team(a, r, id);
    for (size_t i = 0; i < r->n_tables; i++) {
        printf("    rolls, helps, pages, with %d players\n", r->tables[i].players);
        print_seats(a, &r->tables[i]);
    }
}

static void print_holders(Arena *a, const Verdict *v)
{
    for (size_t i = 0; i < v->plot->n_clues; i++) {
        const TrailClue *clue = &v->trail.clues[i];
        Buf b = { .arena = a };
        for (size_t k = 0; k < clue->n_holders; k++) {
            Str name = holder_name(a, v->plot, clue->holders[k]);
            buf_format(&b, "%s%.*s", k ? "; " : "", (int)name.n, name.p);
        }
        fputs("    ", stdout);
        print_left(stdout, 20, v->plot->clues[i].id);
        putchar(' ');
        print_wrapped(stdout, 25, 25, b.n ? buf_done(&b) : STR("nobody"));
    }
}

static void print_verdict(Session *s, const Verdict *v)
{
    const Job *job = v->job;
    Str title = value_str(value_get(job->scenario.root, "title"));
    print_visible(stdout, title);
    fputs(" (", stdout);
    print_visible(stdout, job->scenario.name);
    printf("): %zu piece%s, %zu page%s\n", job->pieces, plural(job->pieces), job->pages,
           plural(job->pages));
    if (v->plot->n_clues)
        printf("  clues         %zu of %zu clue%s can be found; %zu cause%s\n", reachable_clues(v),
               v->plot->n_clues, plural(v->plot->n_clues), v->plot->n_causes,
               plural(v->plot->n_causes));
    if (s->options.verbose) print_holders(s->arena, v);
    if (!v->plays) return;
    print_route(s->arena, "fastest", v, &v->lucky, "");
    print_route(s->arena, "at even odds", v, &v->even, " with dice for an even chance");
    if (!v->teams.n_tables) return;
    print_time(s->arena, &v->teams);
    print_teams(s->arena, &v->teams);
    if (s->options.verbose) print_table(s->arena, &v->teams);
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void json_team(Json *j, const Tally *t)
{
    json_open(j, '{');
    json_key(j, "good"), json_real(j, share(t->good, t));
    json_key(j, "secondBest"), json_real(j, share(t->second, t));
    json_key(j, "limping"), json_real(j, share(t->limping, t));
    json_key(j, "gone"), json_real(j, share(t->gone, t));
    json_key(j, "turns"), json_real(j, share(t->turns, t));
    json_close(j, '}');
}

static void json_seats(Json *j, const Table *table)
{
    json_key(j, "seats"), json_open(j, '[');
    for (size_t i = 0; i < table->stage->n_seats; i++) {
        const SeatTally *t = &table->seats[i];
        const double turns = t->turns ? t->turns : 1;
        json_open(j, '{');
        if (i < table->stage->plot->n_roles)
            json_key(j, "role"), json_text(j, table->stage->plot->roles[i].thing.id);
        json_key(j, "rolls"), json_real(j, t->rolls / turns);
        json_key(j, "helps"), json_real(j, t->helps / turns);
        json_key(j, "pages"), json_real(j, t->pages / turns);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_teams(Json *j, const Rehearsal *r)
{
    json_key(j, "teams"), json_open(j, '[');
    for (size_t i = 0; i < r->n_tables; i++) {
        const Table *table = &r->tables[i];
        json_open(j, '{');
        json_key(j, "players"), json_int(j, table->players);
        json_key(j, "minutes"), json_int(j, table->minutes);
        json_key(j, "time"), json_int(j, table->stage->turns_timed);
        json_key(j, "evenings"), json_int(j, table->teams[TEAM_SENSIBLE].evenings);
        json_key(j, "endings"), json_open(j, '{');
        for (TeamId id = 0; id < TEAM_COUNT; id++) {
            json_key(j, team_habits[id].id);
            json_team(j, &table->teams[id]);
        }
        json_close(j, '}');
        json_seats(j, table);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_route(Json *j, const char *key, const Verdict *v, const Route *route)
{
    json_key(j, key), json_open(j, '{');
    json_key(j, "turns"), json_int(j, route->turns);
    json_key(j, "exact"), json_bool(j, route->exact);
    json_key(j, "luck"), json_bool(j, route->luck);
    json_key(j, "steps"), json_open(j, '[');
    for (size_t i = 0; i < route->n_steps; i++) {
        const RouteStep *step = &route->steps[i];
        json_open(j, '{');
        json_key(j, "turn"), json_int(j, step->turn);
        if (step->action != NONE)
            json_key(j, "action"), json_text(j, v->plot->actions[step->action].thing.id);
        else json_key(j, "colleague"), json_text(j, v->plot->colleagues[step->colleague].thing.id);
        if (step->role != NONE)
            json_key(j, "role"), json_text(j, v->plot->roles[step->role].thing.id);
        json_key(j, "dice"), json_int(j, step->dice);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
}

static Str holder_id(const Plot *p, Holder h)
{
    switch (h.kind) {
    case HOLDER_ROLE: return p->roles[h.index].thing.id;
    case HOLDER_ACTION: return p->actions[h.index].thing.id;
    case HOLDER_MOVE: return p->clients[p->moves[h.index].client].thing.id;
    case HOLDER_EVENT: return p->events[h.index].thing.id;
    case HOLDER_COLLEAGUE: return p->colleagues[h.index].thing.id;
    }
    return (Str){ "", 0 };
}

static void json_clues(Json *j, const Verdict *v)
{
    static const char *const kinds[] = { "role", "action", "client", "event", "colleague" };
    json_key(j, "clues"), json_open(j, '[');
    for (size_t i = 0; i < v->plot->n_clues; i++) {
        const TrailClue *clue = &v->trail.clues[i];
        json_open(j, '{');
        json_key(j, "id"), json_text(j, v->plot->clues[i].id);
        json_key(j, "needed"), json_bool(j, clue->needed);
        json_key(j, "reachable"), json_bool(j, clue->reachable);
        json_key(j, "holders"), json_open(j, '[');
        for (size_t k = 0; k < clue->n_holders; k++) {
            json_open(j, '{');
            json_key(j, kinds[clue->holders[k].kind]);
            json_text(j, holder_id(v->plot, clue->holders[k]));
            json_close(j, '}');
        }
        json_close(j, ']');
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_verdict(Json *j, const Verdict *v)
{
    json_open(j, '{');
    json_key(j, "name"), json_text(j, v->job->scenario.name);
    json_key(j, "title"), json_text(j, value_str(value_get(v->job->scenario.root, "title")));
    json_key(j, "pieces"), json_int(j, (long long)v->job->pieces);
    json_key(j, "pages"), json_int(j, (long long)v->job->pages);
    json_clues(j, v);
    if (v->plays) {
        json_route(j, "shortestWay", v, &v->lucky);
        json_route(j, "shortestWayAtEvenOdds", v, &v->even);
        json_teams(j, &v->teams);
    }
    json_close(j, '}');
}

static size_t error_count(const Session *s)
{
    return diag_count(s->diag, s->options.strict ? SEVERITY_WARNING : SEVERITY_ERROR);
}

static void print_json(Session *s, const Verdict *verdicts, size_t n)
{
    Json j = json_new(s->arena);
    json_open(&j, '{');
    json_key(&j, "errors"), json_int(&j, (long long)error_count(s));
    json_key(&j, "warnings");
    json_int(&j, (long long)(diag_count(s->diag, SEVERITY_WARNING) - error_count(s)));
    json_key(&j, "scenarios"), json_open(&j, '[');
    for (size_t i = 0; i < n; i++) json_verdict(&j, &verdicts[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    json_print(&j);
}

/* ---- the command -------------------------------------------------------------------------- */

static void print_summary(Session *s, const Verdict *verdicts, size_t n)
{
    const size_t errors = error_count(s), warnings = diag_count(s->diag, SEVERITY_WARNING) - errors;
    session_show(s);
    for (size_t i = 0; i < n; i++) print_verdict(s, &verdicts[i]);
    printf("%zu error%s, %zu warning%s\n", errors, plural(errors), warnings, plural(warnings));
}

ExitStatus run_check(Session *s)
{
    Work w;
    ExitStatus status = work_start(s, &w);
    size_t n = 0;
    if (status == STATUS_DONE) {
        for (size_t i = 0; i < w.jobs.n; i++) work_lay_out(s, &w, &w.jobs.at[i], NULL, NULL);
        if (!diag_count(s->diag, SEVERITY_ERROR)) n = w.jobs.n;
    }
    Verdict *verdicts = ARENA_ARRAY(s->arena, Verdict, n);
    for (size_t i = 0; i < n; i++) verdicts[i] = judge(s, w.kit, &w.jobs.at[i]);
    if (status != STATUS_USAGE) {
        if (s->options.json) print_json(s, verdicts, n);
        else if (!s->options.quiet) print_summary(s, verdicts, n);
    }
    work_end(&w);
    return status == STATUS_DONE ? session_status(s) : status;
}
