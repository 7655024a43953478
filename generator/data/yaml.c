/* yaml.c - libyaml's events to Values.
 *
 * The text is checked before libyaml sees it (UTF-8, control characters), so that these errors have
 * exact places.  Spans are taken from the events' character offsets by a cursor that moves along
 * with them: libyaml counts lines as YAML 1.1 does, editors do not.
 *
 * An alias is a copy of the anchored value.  Every copied value and byte counts against the limits
 * of yaml.h, so that a small file cannot stand for a large tree. */
#include "data/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/ascii.h"
#include "base/files.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "data/yaml_cause.h"
#include "data/yaml_problem.h"
#include "data/yaml_traps.h"

/* A character of more than one byte: its number, and what to add to the numbers of those behind it
 * for their offsets. */
typedef struct Wide {
    uint32_t number, more;
} Wide;

typedef struct Reader {
    Arena *arena;
    Arena *growing; /* collections that are being read, an inner one behind those around it */
    Diag *diag;
    const Source *source;
    yaml_parser_t parser;
    yaml_event_t event; /* the one to be read next */
    size_t behind;      /* where the last one ended that is more than a place */
    size_t earlier;     /* and the one before it */
    VEC(Wide) wides;    /* all of the source */
    size_t wides_passed;
    Map anchors;
    VEC(struct Anchor *) texts; /* anchors of texts that are not quoted */
    size_t nodes, text;         /* so far, copies included */
    bool bad;                   /* an error was reported that reading could go on after */
} Reader;

typedef struct Anchor {
    Value *value;
    Str name;
    bool open; /* still being read: an alias now would contain itself */
    bool used;
} Anchor;

static Value *read_node(Reader *r, unsigned depth);

/* The offset of a character.  Most are asked for in order. */
static size_t offset_of(Reader *r, size_t number)
{
    size_t n = r->wides_passed;
    while (n > 0 && r->wides.at[n - 1].number >= number) n--;
    while (n < r->wides.n && r->wides.at[n].number < number) n++;
    r->wides_passed = n;
    return number + (n > 0 ? r->wides.at[n - 1].more : 0);
}

/* Up to the line's end at most. */
static Span span_at(Reader *r, yaml_mark_t start, yaml_mark_t end)
{
    const size_t from = offset_of(r, start.index), to = offset_of(r, end.index);
    const Str there = str_slice(r->source->text, from, to);
    const size_t first = (size_t)(there.p - r->source->text.p);
    const bool one_line = start.line == end.line;
    return source_span(r->source, first, first + (one_line ? there.n : str_find(there, '\n')));
}

static Span event_span(Reader *r)
{
    return span_at(r, r->event.start_mark, r->event.end_mark);
}

/* A sign in the text that has just been read is a better reason than what the grammar misses. */
static bool report_trap(Reader *r)
{
    size_t from = r->earlier; /* then the start of its line */
    while (from > 0 && r->source->text.p[from - 1] != '\n') from--;
    const size_t to = offset_of(r, r->parser.problem_mark.index);
    const YamlTrap trap = yaml_trap(r->source, from, to + 1);
    if (trap.kind == TRAP_COMMENT) report(r->diag, MSG_YAML_COMMENT, trap.at, NULL);
    if (trap.kind == TRAP_BRACES) report(r->diag, MSG_YAML_BRACES, trap.at, NULL);
    return trap.kind != TRAP_NONE;
}

/* So is a slip that the lines around the place show. */
static bool report_cause(Reader *r, const YamlProblem *p)
{
    const YamlCause cause = yaml_cause(r->arena, r->source, offset_of(r, p->at.index), p->at_colon);
    if (!cause.text) return false;
    report(r->diag, MSG_YAML_SYNTAX, cause.at, cause.text);
    report_hint(r->diag, cause.hint);
    return true;
}

static bool report_problem(Reader *r)
{
    YamlProblem p = yaml_problem(&r->parser, r->source);
    if (p.structural && (report_trap(r) || report_cause(r, &p))) return false;
    report(r->diag, MSG_YAML_SYNTAX, span_at(r, p.at, p.at), p.text);
    if (p.hint) report_hint(r->diag, p.hint);
    return false;
}

/* Puts the next event into r->event. */
static bool advance(Reader *r)
{
    if (r->event.end_mark.index > r->event.start_mark.index) {
        r->earlier = r->behind;
        r->behind = offset_of(r, r->event.end_mark.index);
    }
    yaml_event_delete(&r->event);
    if (yaml_parser_parse(&r->parser, &r->event)) return true;
    if (r->parser.error == YAML_MEMORY_ERROR) out_of_memory();
    return report_problem(r);
}

static char *count_text(Reader *r, size_t n)
{
    return c_format(r->arena, "%zu", n);
}

/* Counts values against the limits; both end the reading. */
static bool within_limits(Reader *r, Span at, size_t text, unsigned depth)
{
    r->nodes++;
    r->text += text;
    if (depth > YAML_DEPTH_MAX)
        return report(r->diag, MSG_YAML_DEPTH, at, count_text(r, YAML_DEPTH_MAX));
    if (r->nodes > YAML_NODES_MAX)
        return report(r->diag, MSG_YAML_NODES, at, count_text(r, YAML_NODES_MAX));
    if (r->text > YAML_TEXT_MAX)
        return report(r->diag, MSG_YAML_TEXT, at, count_text(r, YAML_TEXT_MAX >> 20));
    return true;
}

static Anchor *open_anchor(Reader *r, const yaml_char_t *name)
{
    if (!name) return NULL;
    Anchor *anchor = ARENA_NEW(r->arena, Anchor);
    *anchor = (Anchor){ .name = str_copy(r->arena, str((const char *)name)), .open = true };
    map_set(&r->anchors, anchor->name, anchor);
    return anchor;
}

static void close_anchor(Anchor *anchor, Value *v)
{
    if (!anchor) return;
    anchor->value = v;
    anchor->open = false;
}

/* Tags other than the ones that say what is known anyway. */
static void refuse_tag(Reader *r, const yaml_char_t *tag, const char *fitting, Span at)
{
    const char *name = (const char *)tag;
    if (!tag || strcmp(name, fitting) == 0) return;
    r->bad = true;
    report(r->diag, MSG_YAML_TAG, at, name);
}

static const char *control_name(Arena *a, uint32_t c)
{
    return c_format(a, "U+%04X", (unsigned)c);
}

/* Double-quoted text can hold what the file itself must not ("\0"), and a path whose backslashes
 * would not be in it. */
static void check_escapes(Reader *r)
{
    const size_t from = offset_of(r, r->event.start_mark.index);
    const Span quoted = source_span(r->source, from, offset_of(r, r->event.end_mark.index));
    size_t at = 0;
    if (!memchr(r->source->text.p + from, '\\', quoted.to - from)) return;
    for (YamlEscape e; yaml_next_escape(quoted, &at, &e);) {
        const Str written = str_slice(r->source->text, e.at.from, e.at.to);
        if (e.kind == ESCAPE_CONTROL) {
            r->bad = true;
            report(r->diag, MSG_YAML_CONTROL, e.at, control_name(r->arena, e.character));
            if (written.n == 2) report_hint(r->diag, YAML_BACKSLASH_HINT);
        } else {
            report(r->diag, MSG_YAML_ESCAPE, e.at, str_c(r->arena, written),
                   yaml_escape_name(r->arena, e.character));
            report_hint(r->diag, YAML_BACKSLASH_HINT);
        }
    }
}

/* A quote that was not closed takes in all up to the next one, which may happen to fit; and a text
 * that lost its first quote keeps its last. */
static void check_quotes(Reader *r, const Value *v)
{
    const Str file = r->source->text;
    const size_t from = offset_of(r, r->event.start_mark.index),
                 to = offset_of(r, r->event.end_mark.index);
    const bool plain = r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const size_t n = v->text.n;
    if (!plain && r->event.start_mark.line != r->event.end_mark.line &&
        (file.p[from] == '"' || file.p[from] == '\'')) {
        const YamlCause open = yaml_open_quote(r->arena, source_span(r->source, from, to));
        if (!open.text) return;
        r->bad = true;
        report(r->diag, MSG_YAML_SYNTAX, open.at, open.text);
        report_hint(r->diag, open.hint);
    } else if (plain && n > 1 && v->text.p[n - 1] == '"' && str_find(v->text, '"') == n - 1 &&
               !ascii_digit(v->text.p[n - 2])) {
        report(r->diag, MSG_YAML_QUOTE, source_span(r->source, to - 1, to), NULL);
    }
}

/* Most scalars stand in the file as they are, perhaps within quotes: no need for a copy. */
static Str keep_text(Reader *r, Span at, Str text)
{
    Str file = r->source->text;
    for (size_t from = at.from; from <= at.from + 1 && from + text.n <= at.to; from++)
        if (text.n && !memcmp(file.p + from, text.p, text.n))
            return str_slice(file, from, from + text.n);
    return str_copy(r->arena, text);
}

/* `from: #incident`.  The value is read as nothing, so that the other mistakes are found, too. */
static void refuse_comment(Reader *r, Span at)
{
    const Str text = r->source->text;
    size_t from = at.from;
    if (from > 0 && text.p[from - 1] != ':' && text.p[from - 1] != '-') {
        /* In flow style its place is that of what follows. */
        from = r->behind;
        while (from < at.from && strchr(": \t", text.p[from])) from++;
    }
    const Span comment = yaml_comment_for_value(source_span(r->source, from, from));
    if (yaml_comment_is_text(comment)) report(r->diag, MSG_YAML_COMMENT, comment, NULL);
}

/* Fills `v`, which an anchor would make known. */
static bool fill_scalar(Reader *r, Value *v, unsigned depth)
{
    Span at = event_span(r);
    Str text = { (const char *)r->event.data.scalar.value, r->event.data.scalar.length };
    if (!within_limits(r, at, text.n, depth)) return false;
    Anchor *anchor = open_anchor(r, r->event.data.scalar.anchor);
    refuse_tag(r, r->event.data.scalar.tag, YAML_STR_TAG, at);
    *v = (Value){ .span = at, .kind = VALUE_TEXT, .text = keep_text(r, at, text) };
    if (r->event.data.scalar.plain_implicit) yaml_plain(v);
    if (r->event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) check_escapes(r);
    check_quotes(r, v);
    if (at.from == at.to) refuse_comment(r, at);
    if (anchor && r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        *vec_push(r->arena, &r->texts) = anchor;
    close_anchor(anchor, v);
    return advance(r);
}

static Value *read_scalar(Reader *r, unsigned depth)
{
    Value *v = value_null(r->arena, SPAN_NONE);
    return fill_scalar(r, v, depth) ? v : NULL;
}

static Value *copy_value(Reader *r, const Value *from, Span at, unsigned depth)
{
    if (!within_limits(r, at, value_str(from).n, depth)) return NULL;
    if (from->kind != VALUE_SEQ && from->kind != VALUE_MAP) {
        Value *to = value_null(r->arena, from->span);
        *to = *from;
        return to;
    }
    Value *to =
        from->kind == VALUE_SEQ ? value_seq(r->arena, from->span) : value_map(r->arena, from->span);
    for (size_t i = 0; i < value_count(from); i++) {
        Value *v = copy_value(r, value_at(from, i), at, depth + 1);
        if (!v) return NULL;
        if (from->kind == VALUE_SEQ) {
            value_push(r->arena, to, v);
        } else {
            const Entry *e = &from->map.at[i];
            if (!within_limits(r, at, e->key.n, depth)) return NULL;
            value_add(r->arena, to, (Entry){ e->key, e->key_span, v });
        }
    }
    return to;
}

static Value *read_alias(Reader *r, unsigned depth)
{
    const char *name = (const char *)r->event.data.alias.anchor;
    Span at = event_span(r);
    Anchor *anchor = map_get(&r->anchors, str(name));
    Value *v = NULL;
    if (anchor && !anchor->open) {
        anchor->used = true;
        v = copy_value(r, anchor->value, at, depth);
        if (!v) return NULL;
    } else {
        r->bad = true;
        report(r->diag, anchor ? MSG_YAML_ALIAS_SELF : MSG_YAML_ALIAS, at, name);
        v = value_null(r->arena, at);
    }
    return advance(r) ? v : NULL;
}

static Value *read_sequence(Reader *r, unsigned depth)
{
    const ArenaMark mark = arena_mark(r->growing);
    Value *seq = value_seq(r->arena, event_span(r));
    if (!within_limits(r, seq->span, 0, depth)) return NULL;
    Anchor *anchor = open_anchor(r, r->event.data.sequence_start.anchor);
    refuse_tag(r, r->event.data.sequence_start.tag, YAML_SEQ_TAG, seq->span);
    if (!advance(r)) return NULL;
    while (r->event.type != YAML_SEQUENCE_END_EVENT) {
        Value *v = read_node(r, depth + 1);
        if (!v) return NULL;
        value_push(r->growing, seq, v);
    }
    value_settle(r->arena, seq);
    arena_rewind(r->growing, mark);
    close_anchor(anchor, seq);
    return advance(r) ? seq : NULL;
}

static void add_entry(Reader *r, Value *map, const Value *key, Value *v)
{
    if (key->kind == VALUE_SEQ || key->kind == VALUE_MAP || !key->text.n) {
        const Span braces = yaml_braces_around(key->span);
        r->bad = true;
        if (braces.source) report(r->diag, MSG_YAML_BRACES, braces, NULL);
        else report(r->diag, MSG_YAML_KEY, key->span, NULL);
        return;
    }
    const Span odd = yaml_odd_end(key->span);
    if (odd.source) {
        r->bad = true;
        report(r->diag, MSG_YAML_ODD, odd, yaml_odd_name(r->arena, odd));
        return;
    }
    const Entry *first = value_entry(map, key->text);
    if (first) {
        r->bad = true;
        report(r->diag, MSG_YAML_DUPLICATE, key->span, str_c(r->arena, key->text),
               span_text(r->arena, first->key_span));
        return;
    }
    value_add(r->growing, map, (Entry){ key->text, key->span, v });
}

/* `<<: *defaults`: the keys that the map itself lacks. */
static void merge_into(Reader *r, Value *map, const Value *from)
{
    if (from->kind == VALUE_SEQ && value_count(from)) {
        for (size_t i = 0; i < value_count(from); i++) {
            const Value *v = value_at(from, i);
            if (v->kind == VALUE_MAP) merge_into(r, map, v);
            else r->bad = true, report(r->diag, MSG_YAML_MERGE, v->span, NULL);
        }
        return;
    }
    if (from->kind != VALUE_MAP) {
        r->bad = true;
        report(r->diag, MSG_YAML_MERGE, from->span, NULL);
        return;
    }
    for (uint32_t i = 0; i < from->map.n; i++)
        if (!value_entry(map, from->map.at[i].key)) value_add(r->growing, map, from->map.at[i]);
}

static bool is_merge_key(const yaml_event_t *e)
{
    return e->type == YAML_SCALAR_EVENT && e->data.scalar.plain_implicit &&
           e->data.scalar.length == 2 && memcmp(e->data.scalar.value, "<<", 2) == 0;
}

/* A key needs a place of its own in memory only where an alias may refer to it. */
static bool read_key(Reader *r, Value *key, unsigned depth)
{
    if (r->event.type == YAML_SCALAR_EVENT && !r->event.data.scalar.anchor)
        return fill_scalar(r, key, depth);
    const Value *v = read_node(r, depth);
    if (v) *key = *v;
    return v != NULL;
}

static Value *read_mapping(Reader *r, unsigned depth)
{
    const ArenaMark mark = arena_mark(r->growing);
    Value *map = value_map(r->arena, event_span(r));
    VEC(const Value *) merges = { 0 };
    if (!within_limits(r, map->span, 0, depth)) return NULL;
    Anchor *anchor = open_anchor(r, r->event.data.mapping_start.anchor);
    refuse_tag(r, r->event.data.mapping_start.tag, YAML_MAP_TAG, map->span);
    if (!advance(r)) return NULL;
    while (r->event.type != YAML_MAPPING_END_EVENT) {
        bool merge = is_merge_key(&r->event);
        Value key;
        Value *v = read_key(r, &key, depth + 1) ? read_node(r, depth + 1) : NULL;
        if (!v) return NULL;
        if (merge) *vec_push(r->growing, &merges) = v;
        else add_entry(r, map, &key, v);
    }
    for (size_t i = 0; i < merges.n; i++) merge_into(r, map, merges.at[i]);
    value_settle(r->arena, map);
    arena_rewind(r->growing, mark);
    close_anchor(anchor, map);
    return advance(r) ? map : NULL;
}

/* The value that begins with r->event; leaves the event behind it there.  NULL ends the reading. */
static Value *read_node(Reader *r, unsigned depth)
{
    switch (r->event.type) {
    case YAML_SCALAR_EVENT: return read_scalar(r, depth);
    case YAML_ALIAS_EVENT: return read_alias(r, depth);
    case YAML_SEQUENCE_START_EVENT: return read_sequence(r, depth);
    default: return read_mapping(r, depth);
    }
}

/* "&co is down" is the text "is down" with an anchor, which nobody meant who never refers to it. */
static void check_anchors(Reader *r)
{
    for (size_t i = 0; i < r->texts.n; i++) {
        const Anchor *anchor = r->texts.at[i];
        const size_t from = anchor->value ? anchor->value->span.from : 0;
        const Span at = source_span(r->source, from, from + 1 + anchor->name.n);
        if (!anchor->used) report(r->diag, MSG_YAML_ANCHOR, at, str_c(r->arena, anchor->name));
    }
}

/* One document and nothing behind it. */
static Value *read_stream(Reader *r)
{
    if (!advance(r) || !advance(r)) return NULL; /* to the start of the stream and behind it */
    if (r->event.type == YAML_STREAM_END_EVENT) {
        report(r->diag, MSG_YAML_EMPTY, source_span(r->source, 0, 0), NULL);
        return NULL;
    }
    if (!advance(r)) return NULL;
    Value *v = read_node(r, 1);
    if (!v || !advance(r)) return NULL; /* over the document's end */
    if (r->event.type != YAML_STREAM_END_EVENT) {
        report(r->diag, MSG_YAML_DOCUMENTS, event_span(r), NULL);
        return NULL;
    }
    check_anchors(r);
    return r->bad ? NULL : v;
}

/* Whether eight bytes are ASCII without controls: from ' ' to '~'.  A borrow or a carry comes only
 * from a byte that is not. */
static bool eight_plain(const char *p)
{
    const uint64_t each = 0x0101010101010101u;
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return !((x | (x - ' ' * each) | (x + each)) & 0x80 * each);
}

/* What would stop libyaml anyway, said with the exact place.  Notes the characters whose places
 * libyaml's numbers do not tell. */
static bool check_characters(Reader *r)
{
    const Str text = r->source->text;
    uint32_t more = 0;
    for (size_t i = 0; i < text.n;) {
        if (i + 8 <= text.n && eight_plain(text.p + i)) { /* as most are */
            i += 8;
            continue;
        }
        if (text.p[i] >= ' ' && text.p[i] <= '~') {
            i++;
            continue;
        }
        const size_t from = i;
        const uint32_t c = utf8_next(text, &i);
        const Span at = source_span(r->source, from, i);
        if (c == UTF8_INVALID) return report(r->diag, MSG_YAML_ENCODING, at, NULL);
        if (yaml_is_control(c))
            return report(r->diag, MSG_YAML_CONTROL, at, control_name(r->arena, c));
        if (c < 0x80) continue;
        const uint32_t number = at.from - more;
        more += at.to - at.from - 1;
        *vec_push(r->arena, &r->wides) = (Wide){ number, more };
    }
    return true;
}

Value *yaml_parse(Arena *a, Diag *d, const char *path, Str text)
{
    if (str_starts(text, "\xEF\xBB\xBF")) text = str_slice(text, 3, text.n);
    Reader r = { .arena = a, .diag = d, .source = source_new(a, path, text) };
    map_init(&r.anchors, a);
    if (!check_characters(&r)) return NULL;
    r.growing = arena_new();
    if (!yaml_parser_initialize(&r.parser)) out_of_memory();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.p, text.n);
    Value *v = read_stream(&r);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    arena_free(r.growing);
    return v;
}

Value *yaml_read(Arena *a, Diag *d, Span at, const char *path)
{
    Str text;
    return file_read(a, d, at, path, YAML_FILE_MAX, &text) ? yaml_parse(a, d, path, text) : NULL;
}
