/* roster.c - YAML, a table or a list of names: all three become the tree that the YAML would be,
 * with the places of what was written, and are checked as such. */
#include "game/roster.h"

#include <string.h>

#include "base/input.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "data/yaml.h"
#include "data/yaml_traps.h"

static const Field player_fields[] = {
    { .key = "name", .type = FIELD_LINE, .required = true, .help = "Name, as printed on the tent" },
    { .key = "job",
      .type = FIELD_WORD,
      .help = "Job in real life: a role's id or name, that of the library, or free text" },
    { .key = NULL },
};
static const Field player = { .type = FIELD_OBJECT, .fields = player_fields, .help = "One person" };
static const Field roster_fields[] = {
    { .key = "players",
      .type = FIELD_LIST,
      .required = true,
      .help = "Everybody who will sit at the table, in any order",
      .low = 1,
      .high = 100,
      .element = &player },
    { .key = NULL },
};
const Field roster_schema = { .type = FIELD_OBJECT, .fields = roster_fields, .help = "A roster" };

/* ---- tables ------------------------------------------------------------------------------- */

typedef struct Cell {
    Str text;
    Span at;
} Cell;

typedef VEC(Cell) Row;

typedef struct Table {
    Arena *arena;
    Diag *diag;
    const Source *source;
    size_t i;   /* byte to be read next */
    char comma; /* what parts the columns; 0: nothing, a line is a name */
} Table;

static char peek(const Table *t)
{
    return t->i < t->source->text.n ? t->source->text.p[t->i] : '\n';
}

static bool at_end(const Table *t)
{
    return t->i >= t->source->text.n;
}

/* Behind its opening quote; a doubled one stands for itself. */
static bool read_quoted(Table *t, size_t from, Buf *out)
{
    const Str s = t->source->text;
    for (t->i++; t->i < s.n; t->i++) {
        if (s.p[t->i] == '"' && (t->i + 1 == s.n || s.p[t->i + 1] != '"')) {
            t->i++;
            return true;
        }
        if (s.p[t->i] == '"') t->i++;
        buf_char(out, s.p[t->i]);
    }
    report(t->diag, MSG_YAML_SYNTAX, source_span(t->source, from, from + 1),
           "the quoted text that starts here has no closing quote");
    return false;
}

static bool ends_cell(const Table *t)
{
    const char c = peek(t);
    return c == '\n' || c == '\r' || (t->comma && c == t->comma);
}

static bool read_cell(Table *t, Cell *out)
{
    Buf text = { .arena = t->arena };
    while (!at_end(t) && (peek(t) == ' ' || (peek(t) == '\t' && t->comma != '\t'))) t->i++;
    const size_t from = t->i;
    if (t->comma && peek(t) == '"' && !read_quoted(t, from, &text)) return false;
    const bool quoted = t->i > from;
    size_t to = t->i;
    for (; !at_end(t) && !ends_cell(t); t->i++) {
        if (peek(t) != ' ' && peek(t) != '\t') to = t->i + 1;
        if (quoted) buf_char(&text, peek(t));
    }
    if (!quoted) buf_str(&text, str_slice(t->source->text, from, to));
    *out = (Cell){ str_trim(buf_done(&text)), source_span(t->source, from, to) };
    return true;
}

/* Reads a line, over the ends of lines in quotes.  False after a report. */
static bool read_row(Table *t, Row *row)
{
    row->n = 0;
    do {
        Cell *cell = vec_push(t->arena, row);
        if (!read_cell(t, cell)) return false;
    } while (t->comma && peek(t) == t->comma && !at_end(t) && ++t->i);
    if (peek(t) == '\r') t->i++;
    if (!at_end(t)) t->i++;
    return true;
}

static bool is_one_of(Str s, const char *const *words)
{
    for (; *words; words++) {
        const Str word = str(*words);
        size_t i = 0;
        while (i < s.n && i < word.n && (s.p[i] | 0x20) == word.p[i]) i++;
        if (i == s.n && i == word.n) return true;
    }
    return false;
}

static bool is_name_head(Str s)
{
    static const char *const words[] = { "name",        "player",     "person",
                                         "participant", "ime",        "igra\xC4\x8D",
                                         "spieler",     "teilnehmer", "full name",
                                         NULL };
    return is_one_of(s, words);
}

static bool is_job_head(Str s)
{
    static const char *const words[] = { "job",   "role",  "title", "position", "job title",
                                         "posao", "uloga", "beruf", "rolle",    NULL };
    return is_one_of(s, words);
}

/* The columns that a first row of heads names; false where it is none. */
static bool read_heads(const Row *row, size_t *name, size_t *job)
{
    bool has_name = false, has_job = false;
    for (size_t i = 0; i < row->n; i++) {
        if (!has_name && is_name_head(row->at[i].text)) *name = i, has_name = true;
        else if (!has_job && is_job_head(row->at[i].text)) *job = i, has_job = true;
    }
    if (has_name && !has_job) *job = row->n == 2 ? 1 - *name : SIZE_MAX;
    return has_name;
}

static void add_cell(Table *t, Value *person, Str key, const Cell *cell)
{
    Value *v = value_text(t->arena, cell->at, cell->text);
    value_add(t->arena, person, (Entry){ key, cell->at, v });
}

static void add_person(Table *t, Value *people, const Row *row, size_t name, size_t job)
{
    Value *person = value_map(t->arena, row->at[0].at);
    if (name < row->n) add_cell(t, person, STR("name"), &row->at[name]);
    if (job < row->n && row->at[job].text.n) add_cell(t, person, STR("job"), &row->at[job]);
    value_push(t->arena, people, person);
}

static bool is_empty(const Row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->at[i].text.n) return false;
    return true;
}

/* Of a list of names the signs that people put before an item go. */
static void drop_bullet(Cell *cell)
{
    if (!str_starts(cell->text, "- ") && !str_starts(cell->text, "* ")) return;
    cell->text = str_trim(str_slice(cell->text, 2, cell->text.n));
    cell->at.from = cell->at.to - (uint32_t)cell->text.n;
}

/* A name with a comma in it that is not in quotes looks like a column of its own. */
static void warn_of_surplus(const Table *t, const Row *row, size_t columns)
{
    for (size_t i = columns; i < row->n; i++) {
        if (!row->at[i].text.n) continue;
        report(t->diag, MSG_ROSTER_SURPLUS, row->at[i].at, str_c(t->arena, row->at[i].text));
        return;
    }
}

/* Without heads more than two columns are a guess. */
static void warn_of_no_heads(const Table *t, const Row *first)
{
    if (first->n > 2) report(t->diag, MSG_ROSTER_HEADS, first->at[0].at, NULL);
}

static Value *read_table(Table *t)
{
    Value *root = value_map(t->arena, source_span(t->source, 0, 0));
    Value *people = value_seq(t->arena, root->span);
    size_t name = 0, job = 1, columns = 0;
    bool first = true;
    Row row = { 0 };
    value_set(t->arena, root, STR("players"), people);
    while (!at_end(t)) {
        if (!read_row(t, &row)) return NULL;
        if (is_empty(&row) || (!t->comma && str_starts(row.at[0].text, "#"))) continue;
        if (!t->comma) drop_bullet(&row.at[0]);
        const bool heads = first && read_heads(&row, &name, &job);
        if (!heads) add_person(t, people, &row, name, job);
        if (!first) warn_of_surplus(t, &row, columns);
        else if (!heads) warn_of_no_heads(t, &row);
        if (first) columns = row.n;
        first = false;
    }
    return root;
}

/* ---- which it is -------------------------------------------------------------------------- */

/* YAML has `players:` at the start of a line, or begins with a brace. */
static bool looks_like_yaml(Str text)
{
    const Str trimmed = str_trim(text);
    bool yaml = str_starts(trimmed, "{") || str_starts(trimmed, "---") || !trimmed.n;
    for (size_t i = 0; i < text.n && !yaml; i += str_find(str_slice(text, i, text.n), '\n') + 1) {
        const Str line = str_slice(text, i, text.n);
        yaml = str_starts(line, "players:") || str_starts(line, "\"players\"");
    }
    return yaml;
}

/* The sign that parts columns: of those that the first line with any holds outside of quotes, the
 * one that occurs least in names. */
static char comma_of(Str text)
{
    bool found[3] = { false }, quoted = false;
    static const char signs[] = "\t;,";
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        const char *sign = c ? strchr(signs, c) : NULL;
        if (c == '"') quoted = !quoted;
        if (sign && !quoted) found[sign - signs] = true;
        if (c == '\n' && !quoted && (found[0] || found[1] || found[2])) break;
    }
    for (size_t i = 0; i < 3; i++)
        if (found[i]) return signs[i];
    return 0;
}

/* Spreadsheets save in whatever the system's encoding is. */
static bool check_characters(const Table *t)
{
    const Str text = t->source->text;
    for (size_t i = 0; i < text.n;) {
        const size_t from = i;
        const uint32_t c = utf8_next(text, &i);
        const Span at = source_span(t->source, from, i);
        if (c == UTF8_INVALID) return report(t->diag, MSG_YAML_ENCODING, at, NULL);
        if (yaml_is_control(c))
            return report(t->diag, MSG_YAML_CONTROL, at, c_format(t->arena, "U+%04X", (unsigned)c));
    }
    return true;
}

static Value *read_any(Arena *a, Diag *d, const char *path, Str text)
{
    const char *name = input_name(path);
    const bool named_yaml = str_ends(str(path), ".yaml") || str_ends(str(path), ".yml");
    if (named_yaml || looks_like_yaml(text)) {
        const size_t before = diag_count(d, SEVERITY_ERROR);
        Value *v = yaml_parse(a, d, name, text);
        if (v) yaml_warn_of_cuts(d, v);
        return diag_count(d, SEVERITY_ERROR) == before ? v : NULL;
    }
    if (str_starts(text, "\xEF\xBB\xBF")) text = str_slice(text, 3, text.n);
    Table t = { a, d, source_new(a, name, text), 0, comma_of(text) };
    return check_characters(&t) ? read_table(&t) : NULL;
}

const Value *roster_read(Arena *a, Diag *d, const char *path)
{
    Str text;
    if (!input_read(a, d, path, YAML_FILE_MAX, &text)) return NULL;
    Value *v = read_any(a, d, path, text);
    return v && schema_check(a, d, &roster_schema, v, NULL) ? v : NULL;
}
