/* without.c - what a rule is for: eight teams play a scenario without it.
 *
 *     build/without SCENARIO      good endings in percent, with about five players */
#include <limits.h>
#include <math.h>
#include <stdio.h>

#include "game/rehearsal.h"

static void no_mood(Plot *p)
{
    p->rules.most_down = 0;
}

static void no_angry_dice(Plot *p)
{
    p->rules.angry_dice = 0;
}

static void no_promise(Plot *p)
{
    p->rules.promise = INT_MAX / 2;
}

static void no_strikes(Plot *p)
{
    p->clock.strike = false;
}

static void no_longer_clock(Plot *p)
{
    p->clock.extended_lost_at = p->clock.lost_at;
}

static void longer_clock_for_all(Plot *p)
{
    p->clock.lost_at = p->clock.extended_lost_at;
}

static void one_row_is_enough(Plot *p)
{
    static const Value one = { .kind = VALUE_INT, .integer = 1 };
    p->clock.report_needs = &one;
}

static void no_form(Plot *p)
{
    p->rules.update = p->rules.bare;
}

static void no_help(Plot *p)
{
    p->rules.help = 0;
}

static void no_near_miss(Plot *p)
{
    p->rules.near = 0;
}

static void no_price_of_blind_changes(Plot *p)
{
    p->rules.blind.harder = 0;
    p->rules.blind.dice = p->rules.dice;
    p->rules.blind.draws = false;
}

static void no_tokens(Plot *p)
{
    p->token_steps = 0;
}

static void no_hints(Plot *p)
{
    p->n_hints = 0;
}

static void no_free_word(Plot *p)
{
    p->rules.free_words = 0;
}

static void no_paging(Plot *p)
{
    p->n_colleagues = 0;
}

static const struct {
    const char *name;
    void (*alter)(Plot *plot);
} rules[] = {
    { "all rules", NULL },
    { "moods never fall", no_mood },
    { "angry clients keep no dice", no_angry_dice },
    { "no promise", no_promise },
    { "silence strikes no boxes", no_strikes },
    { "the report opens no boxes", no_longer_clock },
    { "the boxes are open from the start", longer_clock_for_all },
    { "one true row opens the clock", one_row_is_enough },
    { "updates cost as much with the form", no_form },
    { "nobody helps", no_help },
    { "no near misses", no_near_miss },
    { "blind changes cost nothing", no_price_of_blind_changes },
    { "no extra dice for steps", no_tokens },
    { "no hints", no_hints },
    { "no free word", no_free_word },
    { "absent colleagues say nothing", no_paging },
};

static void print_row(const char *name, const Table *t)
{
    printf("%-36s", name);
    for (TeamId id = 0; id < TEAM_COUNT; id++) {
        if (id == TEAM_ROLLBACK) continue; /* the one that talks does better */
        const Tally *tally = &t->teams[id];
        printf(" %4d+%-3d", (int)lround(100.0 * tally->good / tally->evenings),
               (int)lround(100.0 * tally->second / tally->evenings));
    }
    putchar('\n');
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    Diag *d = diag_new(a);
    const Scenario *s = argc > 1 ? scenario_read(a, d, argv[1], &(ScenarioOptions){ 0 }) : NULL;
    if (!s) {
        diag_print(d, stderr, (DiagOptions){ 0 });
        fputs("usage: without SCENARIO\n", stderr);
        return 2;
    }
    printf("%-36s", "good + second best, in percent");
    for (TeamId id = 0; id < TEAM_COUNT; id++)
        if (id != TEAM_ROLLBACK) printf(" %8.8s", team_habits[id].id);
    putchar('\n');
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const RehearsalOptions options = { REHEARSAL_EVENINGS, REHEARSAL_SEED, true,
                                           rules[i].alter };
        const Rehearsal r = rehearse(a, s, &options);
        if (r.n_tables) print_row(rules[i].name, &r.tables[r.middle]);
    }
    arena_free(a);
    return 0;
}
