/* words.c - each text is filled in once, in place, the words it uses before it.
 *
 * A name is a key of `words`, or a thing and its id: `tools.logs` (also `.name`, `.about`),
 * `clients.globex`, `roles.sre`, `components.cache`, `features.checkout`. */
#include "data/words.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "data/schema_field.h"
#include "data/suggest.h"

typedef enum State { STATE_NEW, STATE_BUSY, STATE_DONE } State;

/* A text that holds braces. */
typedef struct Filling {
    Value *value;
    const Field *field;
    State state;
} Filling;

typedef struct Words {
    Arena *arena;
    Diag *diag;
    Value *root;
    const Overlays *overlays;
    Map *named;
    Map fillings; /* by the address of the Value */
    VEC(Filling *) order;
    size_t sum;
} Words;

/* What can be named, and where it stands. */
typedef struct Thing {
    const char *name, *path;
} Thing;

static const Thing things[] = {
    { "tools", "tools" },       { "clients", "clients" },
    { "roles", "roles" },       { "components", "system.components" },
    { "features", "features" },
};

static void fill(Words *w, Filling *f, unsigned depth);

static bool has_braces(Str s)
{
    for (size_t i = 0; i + 1 < s.n; i++)
        if (s.p[i] == '{' && s.p[i + 1] == '{') return true;
    return false;
}

static Str address_key(Words *w, const Value *v)
{
    uintptr_t address = (uintptr_t)v;
    return (Str){ arena_copy(w->arena, &address, sizeof address), sizeof address };
}

static void collect(void *context, const Field *field, Value *v, bool secret)
{
    Words *w = context;
    (void)secret;
    if ((field->type != FIELD_TEXT && field->type != FIELD_LINE) || !has_braces(value_str(v)))
        return;
    Filling *f = ARENA_NEW(w->arena, Filling);
    *f = (Filling){ v, field, STATE_NEW };
    map_set(&w->fillings, address_key(w, v), f);
    *vec_push(w->arena, &w->order) = f;
}

/* Where the text's `{{` number `nth` stands in the file.  Counting them makes the place right in
 * every style of scalar, whatever its indentation, folding and escapes. */
static Span place_of(const Value *v, size_t nth, Str name)
{
    const Source *s = v->span.source;
    if (!s) return v->span;
    size_t from = v->span.from;
    for (; from + 1 < s->text.n; from++) {
        if (s->text.p[from] != '{' || s->text.p[from + 1] != '{') continue;
        if (nth-- == 0) break;
        from++;
    }
    Str there = str_slice(s->text, from + 2, from + 2 + name.n);
    return str_eq(there, name) ? source_span(s, from, from + name.n + 4) : v->span;
}

static const Thing *thing_of(Str name)
{
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (str_is(name, things[i].name)) return &things[i];
    return NULL;
}

/* What `name` stands for.  False when nothing has that name; `*out` is NULL when something has, but
 * lacks its text, which is reported elsewhere. */
static bool find(Words *w, Str name, Value **out)
{
    size_t dot = str_find(name, '.');
    *out = NULL;
    if (dot == name.n) {
        *out = value_get_str(value_get(w->root, "words"), name);
        return *out != NULL;
    }
    const Thing *thing = thing_of(str_slice(name, 0, dot));
    if (!thing) return false;
    Str id = str_slice(name, dot + 1, name.n);
    size_t end = str_find(id, '.');
    Str part = str_slice(id, end + 1, id.n);
    *out = value_get_str(field_target(w->root, str(thing->path)), str_slice(id, 0, end));
    if (!*out) return false;
    if ((*out)->kind != VALUE_MAP) return !part.n;
    bool about = str_is(part, "about") && str_is(str_slice(name, 0, dot), "tools");
    if (part.n && !about && !str_is(part, "name")) return false;
    *out = value_get(*out, about ? "about" : "name");
    return *out || !about;
}

/* "tools.logs" of "tools.logs.about". */
static Str thing_name(Str name)
{
    size_t dot = str_find(name, '.');
    return str_slice(name, 0, dot + 1 + str_find(str_slice(name, dot + 1, name.n), '.'));
}

/* Where in the scenario `name` would stand: "words.company", "system.components.db". */
static Str path_of(Words *w, Str name)
{
    size_t dot = str_find(name, '.');
    if (dot == name.n) return str_format(w->arena, "words.%.*s", (int)name.n, name.p);
    const Thing *thing = thing_of(str_slice(name, 0, dot));
    return thing ? str_format(w->arena, "%s%.*s", thing->path, (int)(name.n - dot), name.p + dot)
                 : STR("");
}

/* Whether it could be meant for a word: `{{ .Values.port }}` and `{{ $labels.job }}` are other
 * programs' templates. */
static bool is_namelike(Str name)
{
    for (size_t i = 0; i < name.n; i++) {
        const char c = name.p[i];
        const bool sign = c == '.' || c == '-' || c == '_';
        if (!ascii_letter(c) && !ascii_digit(c) && !(sign && i > 0 && i + 1 < name.n)) return false;
    }
    return name.n > 0;
}

typedef VEC(Str) Names;

static void add_names(Words *w, Names *names, const char *thing, const Value *map)
{
    for (size_t i = 0; map && map->kind == VALUE_MAP && i < value_count(map); i++) {
        const Str key = map->map.at[i].key;
        *vec_push(w->arena, names) =
            thing ? str_format(w->arena, "%s.%.*s", thing, (int)key.n, key.p) : key;
    }
}

/* An overlay that removed what `name` means, or the name that it may have been meant for: one that
 * there is. */
static void explain_name(Words *w, Str name)
{
    Names names = { 0 };
    const bool dotted = str_find(name, '.') < name.n;
    if (!suggest_worthwhile(w->diag) || !is_namelike(name)) return;
    if (overlay_hint(w->arena, w->diag, w->overlays, path_of(w, name))) return;
    if (!dotted) add_names(w, &names, NULL, value_get(w->root, "words"));
    for (size_t i = 0; dotted && i < sizeof things / sizeof *things; i++)
        add_names(w, &names, things[i].name, field_target(w->root, str(things[i].path)));
    /* The list of all there is would hide the hint that two braces can be meant as such. */
    suggest_near(w->arena, w->diag, nearest_name(name, names.at, names.n));
}

typedef struct Use {
    Filling *in;
    size_t nth;   /* of the text's `{{` */
    Str inner;    /* between the braces */
    bool foreign; /* `${{ }}`: another program's */
} Use;

/* In double quotes the backslash needs another one. */
static void explain_braces(Words *w, const Value *v)
{
    const Source *s = v->span.source;
    if (s && v->span.from < s->text.n && s->text.p[v->span.from] == '"')
        report_hint(w->diag, "write `\\\\{{` in double quotes to print two braces");
}

static Span use_span(Words *w, const Use *u)
{
    return suggest_worthwhile(w->diag) ? place_of(u->in->value, u->nth, u->inner)
                                       : u->in->value->span;
}

/* The text that a use stands for, filled in itself; empty after a report. */
static Str used_text(Words *w, const Use *u, unsigned depth)
{
    Value *v;
    Str name = str_trim(u->inner);
    char *shown = str_c(w->arena, name);
    if (!find(w, name, &v)) {
        report(w->diag, MSG_WORD_UNKNOWN, use_span(w, u), shown);
        explain_braces(w, u->in->value);
        if (!u->foreign) explain_name(w, name);
        return STR("");
    }
    map_set(w->named, thing_name(name), w);
    if (!v || v->kind != VALUE_TEXT) return STR("");
    Filling *f = map_get(&w->fillings, (Str){ (const char *)&v, sizeof(Value *) });
    if (f && f->state == STATE_BUSY) {
        report(w->diag, MSG_WORD_CYCLE, use_span(w, u), shown);
        return STR("");
    }
    if (f && depth == WORDS_DEPTH_MAX) {
        report(w->diag, MSG_WORD_DEPTH, use_span(w, u), c_format(w->arena, "%d", WORDS_DEPTH_MAX));
        return STR("");
    }
    if (f && f->state == STATE_NEW) fill(w, f, depth + 1);
    return str_trim(v->text);
}

static void put(Buf *out, Str s, FieldType type)
{
    size_t from = out->n;
    buf_str(out, s);
    for (size_t i = from; type == FIELD_LINE && i < out->n; i++)
        if (out->p[i] == '\n') out->p[i] = ' ';
}

/* Length of the name between the braces, or NONE when they do not close on the line. */
#define NONE SIZE_MAX
static size_t inner_length(Str rest)
{
    for (size_t i = 0; i < rest.n && rest.p[i] != '{' && rest.p[i] != '\n'; i++)
        if (rest.p[i] == '}') return i + 1 < rest.n && rest.p[i + 1] == '}' ? i : NONE;
    return NONE;
}

/* The braces at byte `i` of the text; returns the byte behind what was read. */
static size_t fill_use(Words *w, Filling *f, size_t i, size_t nth, unsigned depth, Buf *out)
{
    Str text = f->value->text, rest = str_slice(text, i + 2, text.n);
    Use u = { f, nth, STR(""), i && text.p[i - 1] == '$' };
    if (i && text.p[i - 1] == '\\') {
        out->p[out->n - 1] = '{'; /* in place of the backslash */
        buf_char(out, '{');
        return i + 2;
    }
    size_t length = inner_length(rest);
    if (length == NONE) {
        report(w->diag, MSG_WORD_OPEN, use_span(w, &u), NULL);
        explain_braces(w, f->value);
        return i + 2;
    }
    u.inner = str_slice(rest, 0, length);
    put(out, used_text(w, &u, depth), f->field->type);
    return i + 2 + length + 2;
}

static void fill(Words *w, Filling *f, unsigned depth)
{
    Str text = f->value->text;
    Buf out = { .arena = w->arena };
    f->state = STATE_BUSY;
    for (size_t i = 0, nth = 0; i < text.n && out.n <= WORDS_TEXT_MAX;) {
        if (text.p[i] == '{' && i + 1 < text.n && text.p[i + 1] == '{')
            i = fill_use(w, f, i, nth++, depth, &out);
        else buf_char(&out, text.p[i++]);
    }
    w->sum += out.n;
    if (out.n > WORDS_TEXT_MAX || w->sum > WORDS_SUM_MAX)
        report(w->diag, MSG_WORD_SIZE, f->value->span, NULL);
    f->value->text = buf_done(&out);
    f->state = STATE_DONE;
}

bool words_expand(Arena *a, Diag *d, Value *root, const Overlays *overlays, Map *named)
{
    Words w = { .arena = a, .diag = d, .root = root, .overlays = overlays, .named = named };
    size_t before = diag_count(d, SEVERITY_ERROR);
    map_init(&w.fillings, a);
    map_init(named, a);
    schema_each(&scenario_schema, root, collect, &w);
    for (size_t i = 0; i < w.order.n && w.sum <= WORDS_SUM_MAX; i++)
        if (w.order.at[i]->state == STATE_NEW) fill(&w, w.order.at[i], 0);
    return diag_count(d, SEVERITY_ERROR) == before;
}
