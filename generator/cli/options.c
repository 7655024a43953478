/* options.c - the parser.  getopt_long is not used: it keeps its place in globals, writes its own
 * messages and cannot say what was meant. */
#include "cli/options.h"

#include <string.h>

#include "data/suggest.h"

typedef struct Parser {
    Arena *arena;
    Diag *diag;
    Options *out;
    const char *const *next; /* arguments still to be read */
    VEC(const OptionSpec *) used;
    bool ok;
} Parser;

static void *place_of(Options *o, const OptionSpec *spec)
{
    return (char *)o + spec->offset;
}

static void list_add(Arena *a, StringList *list, const char *text)
{
    if (list->n + 2 > list->cap) {
        size_t old = list->cap;
        list->cap = old ? old * 2 : 8;
        list->at = arena_grow(a, list->at, old * sizeof *list->at, list->cap * sizeof *list->at);
    }
    list->at[list->n++] = text;
    list->at[list->n] = NULL;
}

/* "--paper" */
static const char *dashed(const Parser *p, const OptionSpec *spec)
{
    return c_format(p->arena, "--%s", spec->name);
}

/* ---- values ------------------------------------------------------------------------------- */

static bool set_number(Parser *p, const OptionSpec *spec, const char *value)
{
    int64_t n;
    if (!str_to_int(str(value), &n) || n < spec->low || n > spec->high)
        return report(p->diag, MSG_OPTION_NUMBER, SPAN_NONE, dashed(p, spec),
                      c_format(p->arena, "%d", spec->low), c_format(p->arena, "%d", spec->high),
                      value);
    *(int *)place_of(p->out, spec) = (int)n;
    return true;
}

static bool set_real(Parser *p, const OptionSpec *spec, const char *value)
{
    double v;
    if (!str_to_real(str(value), &v) || !(v >= spec->low) || !(v <= spec->high))
        return report(p->diag, MSG_OPTION_REAL, SPAN_NONE, dashed(p, spec),
                      c_format(p->arena, "%d", spec->low), c_format(p->arena, "%d", spec->high),
                      value);
    *(double *)place_of(p->out, spec) = v;
    return true;
}

static bool set_choice(Parser *p, const OptionSpec *spec, const char *value)
{
    Buf all = { .arena = p->arena };
    for (int i = 0; spec->choices[i]; i++) {
        if (strcmp(spec->choices[i], value) == 0) {
            *(int *)place_of(p->out, spec) = i;
            return true;
        }
        if (i) buf_c(&all, spec->choices[i + 1] ? ", " : " or ");
        buf_c(&all, spec->choices[i]);
    }
    return report(p->diag, MSG_OPTION_CHOICE, SPAN_NONE, dashed(p, spec),
                  str_c(p->arena, buf_done(&all)), value);
}

static bool set_list(Parser *p, const OptionSpec *spec, const char *value)
{
    for (Str rest = str(value);;) {
        Str item = str_slice(rest, 0, str_find(rest, ','));
        if (!str_trim(item).n)
            return report(p->diag, MSG_OPTION_EMPTY, SPAN_NONE, dashed(p, spec), spec->argument);
        list_add(p->arena, place_of(p->out, spec), str_c(p->arena, str_trim(item)));
        if (item.n == rest.n) return true;
        rest = str_slice(rest, item.n + 1, rest.n);
    }
}

static bool set_value(Parser *p, const OptionSpec *spec, const char *value)
{
    if (spec->kind != OPTION_FLAG && !*value)
        return report(p->diag, MSG_OPTION_EMPTY, SPAN_NONE, dashed(p, spec), spec->argument);
    switch (spec->kind) {
    case OPTION_FLAG: *(bool *)place_of(p->out, spec) = true; return true;
    case OPTION_TEXT: *(const char **)place_of(p->out, spec) = value; return true;
    case OPTION_NUMBER: return set_number(p, spec, value);
    case OPTION_REAL: return set_real(p, spec, value);
    case OPTION_CHOICE: return set_choice(p, spec, value);
    case OPTION_LIST: return set_list(p, spec, value);
    case OPTION_REPEAT: list_add(p->arena, place_of(p->out, spec), value); return true;
    }
    return false;
}

/* `value` is what was attached to the option, or NULL. */
static bool use_option(Parser *p, const OptionSpec *spec, const char *value)
{
    *vec_push(p->arena, &p->used) = spec;
    if (spec->kind == OPTION_FLAG)
        return value ? report(p->diag, MSG_OPTION_NO_VALUE, SPAN_NONE, dashed(p, spec), value)
                     : set_value(p, spec, "");
    if (!value) value = *p->next ? *p->next++ : NULL;
    if (!value)
        return report(p->diag, MSG_OPTION_VALUE, SPAN_NONE, dashed(p, spec), spec->argument);
    return set_value(p, spec, value);
}

/* ---- names -------------------------------------------------------------------------------- */

/* "--gray" where `--ink gray` is meant: a value of an option of the command. */
static bool hint_value(Parser *p, Str word)
{
    for (const OptionSpec *s = option_specs; s->name; s++) {
        if (s->kind != OPTION_CHOICE || !option_applies(s, p->out->command)) continue;
        for (int i = 0; s->choices[i]; i++) {
            if (!str_is(word, s->choices[i]) || str_is(word, "none")) continue;
            report_hint(p->diag,
                        c_format(p->arena, "did you mean `--%s=%s`?", s->name, s->choices[i]));
            return true;
        }
    }
    return false;
}

static bool unknown(Parser *p, const char *name)
{
    VEC(Str) names = { 0 };
    report(p->diag, MSG_OPTION_UNKNOWN, SPAN_NONE, name);
    if (str_starts(str(name), "--") && hint_value(p, str(name + 2))) return false;
    for (const OptionSpec *s = option_specs; s->name; s++)
        if (option_applies(s, p->out->command)) *vec_push(p->arena, &names) = str(dashed(p, s));
    suggest_near(p->arena, p->diag, nearest_name(str(name), names.at, names.n));
    return false;
}

/* The option of this name, of the command at best; else the only one of the command that begins so.
 * Commands may have options of one name that differ. */
static const OptionSpec *find_long(Parser *p, Str name)
{
    const OptionSpec *found = NULL;
    Buf all = { .arena = p->arena };
    size_t n = 0;
    for (const OptionSpec *s = option_specs; s->name; s++) {
        if (str_is(name, s->name) && option_applies(s, p->out->command)) return s;
        if (!name.n || !option_applies(s, p->out->command)) continue;
        if (strncmp(s->name, name.p, name.n) != 0) continue;
        buf_format(&all, n++ ? ", --%s" : "--%s", s->name);
        found = s;
    }
    for (const OptionSpec *s = option_specs; s->name && !n; s++)
        if (str_is(name, s->name)) return s; /* of another command */
    if (n == 1) return found;
    const char *written = c_format(p->arena, "--%.*s", (int)name.n, name.p);
    if (n)
        report(p->diag, MSG_OPTION_AMBIGUOUS, SPAN_NONE, written, str_c(p->arena, buf_done(&all)));
    else unknown(p, written);
    return NULL;
}

static bool read_long(Parser *p, const char *arg)
{
    Str text = str(arg + 2);
    size_t equals = str_find(text, '=');
    const OptionSpec *spec = find_long(p, str_slice(text, 0, equals));
    return spec && use_option(p, spec, equals < text.n ? text.p + equals + 1 : NULL);
}

static const OptionSpec *find_short(char letter)
{
    for (const OptionSpec *s = option_specs; s->name; s++)
        if (s->letter == letter) return s;
    return NULL;
}

static bool read_short(Parser *p, const char *arg)
{
    for (const char *c = arg + 1; *c; c++) {
        const OptionSpec *spec = find_short(*c);
        if (!spec) return unknown(p, c_format(p->arena, "-%c", *c));
        bool flag = spec->kind == OPTION_FLAG;
        if (!use_option(p, spec, !flag && c[1] ? c + 1 : NULL)) return false;
        if (!flag) break;
    }
    return true;
}

/* ---- the line ----------------------------------------------------------------------------- */

static bool read_operand(Parser *p, const char *arg)
{
    if (p->out->command != COMMAND_NONE) {
        list_add(p->arena, &p->out->operands, arg);
        return true;
    }
    Str names[COMMAND_COUNT];
    p->out->command = command_named(str(arg));
    if (p->out->command != COMMAND_NONE) return true;
    for (int i = 0; i < COMMAND_COUNT; i++) names[i] = str(commands[i].name);
    report(p->diag, MSG_COMMAND_UNKNOWN, SPAN_NONE, arg);
    suggest(p->arena, p->diag, str(arg), names, COMMAND_COUNT);
    return false;
}

/* Options that were read before the command was known, or that belong to another. */
static bool check_applies(Parser *p)
{
    bool ok = true;
    for (size_t i = 0; i < p->used.n; i++) {
        const OptionSpec *s = p->used.at[i];
        Buf others = { .arena = p->arena };
        if (option_applies(s, p->out->command)) continue;
        for (int c = 0; c < COMMAND_COUNT; c++)
            if (option_applies(s, (CommandId)c))
                buf_format(&others, others.n ? ", %s" : "%s", commands[c].name);
        ok = report(p->diag, MSG_OPTION_FOREIGN, SPAN_NONE, commands[p->out->command].name,
                    dashed(p, s), str_c(p->arena, buf_done(&others)));
    }
    return ok;
}

static void set_fallbacks(Parser *p)
{
    for (const OptionSpec *s = option_specs; s->name; s++) {
        if (s->fallback) set_value(p, s, s->fallback);
        else if (s->kind == OPTION_NUMBER || s->kind == OPTION_CHOICE)
            *(int *)place_of(p->out, s) = -1;
    }
}

bool options_parse(Arena *a, Diag *d, const char *const *args, Options *out)
{
    Parser p = { .arena = a, .diag = d, .out = out, .next = args, .ok = true };
    bool only_operands = false;
    *out = (Options){ .command = COMMAND_NONE };
    set_fallbacks(&p);
    while (*p.next) {
        const char *arg = *p.next++;
        if (only_operands || arg[0] != '-' || !arg[1]) {
            /* Without a command nothing that follows makes sense. */
            if (!read_operand(&p, arg) && out->command == COMMAND_NONE) return false;
        } else if (strcmp(arg, "--") == 0) {
            only_operands = true;
        } else {
            p.ok &= arg[1] == '-' ? read_long(&p, arg) : read_short(&p, arg);
        }
    }
    return check_applies(&p) && p.ok;
}
