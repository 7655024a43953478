/* check_command.c - `ddkit check`: errors and warnings, the craft, and whether it can be won. */
#include "base/visible.h"
#include "cli/json.h"
#include "cli/print.h"
#include "cli/run.h"
#include "cli/work.h"
#include "game/balance.h"
#include "game/lint.h"
#include "game/route.h"

/* What is worked out about one scenario. */
typedef struct Verdict {
    const Job *job;
    const Plot *plot; /* NULL: too large to be followed */
    Trail trail;
    Route lucky, even;     /* the shortest way, if every roll succeeds; see route.h */
    Balance without, with; /* the impact report */
    bool plays;            /* somebody can take an action that resolves it */
} Verdict;

/* A way out that nobody finds in time is none; where there is no way at all, lint has said so. */
static void warn_if_hopeless(Session *s, const Verdict *v)
{
    const Balance *best = v->plot->reports ? &v->with : &v->without;
    if (v->lucky.turns && best->resolved[best->last] <= 0)
        report(s->diag, MSG_NEVER_RESOLVED, value_span(v->job->scenario.root),
               c_format(s->arena, "%d", best->evenings));
}

static Verdict judge(Session *s, const Job *job)
{
    Verdict v = { .job = job, .plot = plot_of(s->arena, job->scenario.root) };
    uint64_t seed = (uint64_t)s->options.seed;
    v.trail = trail_of(s->arena, v.plot);
    v.plays = v.plot->resolves && v.plot->n_roles;
    if (v.plays) v.lucky = route_of(s->arena, &v.trail, ROUTE_LUCKY);
    lint(s->diag, &(LintInput){ &v.trail, v.plays ? &v.lucky : NULL, &job->scenario });
    if (!v.plays) return v;
    v.even = route_of(s->arena, &v.trail, ROUTE_EVEN);
    v.without = balance_of(s->arena, &v.trail, false, BALANCE_EVENINGS, seed);
    if (v.plot->reports) v.with = balance_of(s->arena, &v.trail, true, BALANCE_EVENINGS, seed);
    warn_if_hopeless(s, &v);
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

static const char *share(Arena *a, const Balance *b)
{
    const double chance = b->resolved[b->last];
    if (chance <= 0) return c_format(a, "never resolved by turn %d", b->last);
    return c_format(a, "resolved by turn %d in %s of sessions", b->last, chance_text(a, chance));
}

static void print_balance(Arena *a, const Verdict *v)
{
    Buf b = { .arena = a };
    buf_format(&b, "%s without the impact report", share(a, &v->without));
    if (v->plot->reports) buf_format(&b, ", %s with it", share(a, &v->with));
    fputs("  balance       ", stdout);
    print_wrapped(stdout, 16, 16, buf_done(&b));
}

static void print_turns(Arena *a, const char *label, const Balance *b)
{
    printf("    %-12s", label);
    for (int t = 1; t <= b->turns; t++) {
        if (t > 1 && t % 8 == 1) printf("\n%16s", "");
        print_right(stdout, 7, chance_text(a, b->resolved[t]));
    }
    putchar('\n');
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
    print_balance(s->arena, v);
    if (!s->options.verbose) return;
    print_turns(s->arena, "without", &v->without);
    if (v->plot->reports) print_turns(s->arena, "with report", &v->with);
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void json_balance(Json *j, const char *key, const Balance *b)
{
    json_key(j, key), json_open(j, '{');
    json_key(j, "evenings"), json_int(j, b->evenings);
    json_key(j, "lastTurn"), json_int(j, b->last);
    json_key(j, "reported"), json_real(j, b->reported);
    json_key(j, "resolvedByTurn"), json_open(j, '[');
    for (int t = 1; t <= b->turns; t++) json_real(j, b->resolved[t]);
    json_close(j, ']');
    json_close(j, '}');
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
        json_balance(j, "withoutReport", &v->without);
        if (v->plot->reports) json_balance(j, "withReport", &v->with);
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
    Str text = json_done(&j);
    fwrite(text.p, 1, text.n, stdout);
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
    for (size_t i = 0; i < n; i++) verdicts[i] = judge(s, &w.jobs.at[i]);
    if (status != STATUS_USAGE) {
        if (s->options.json) print_json(s, verdicts, n);
        else if (!s->options.quiet) print_summary(s, verdicts, n);
    }
    work_end(&w);
    return status == STATUS_DONE ? session_status(s) : status;
}
