/* value.h - what a YAML file holds, as a tree in which every value knows where it was written. */
#ifndef DDKIT_DATA_VALUE_H
#define DDKIT_DATA_VALUE_H

#include "base/diag.h"
#include "base/map.h"

typedef enum ValueKind {
    VALUE_NULL,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_REAL,
    VALUE_TEXT,
    VALUE_SEQ,
    VALUE_MAP
} ValueKind;

typedef struct Value Value;

typedef struct Entry {
    Str key;
    Span key_span;
    Value *value;
} Entry;

struct Value {
    Span span;
    ValueKind kind;
    union {
        struct {      /* of scalars */
            Str text; /* as written; of VALUE_TEXT: its content; read it with value_str */
            union {
                bool boolean;
                int64_t integer;
                double real;
            };
        };
        struct {
            Value **at;
            uint32_t n, cap;
        } seq;
        struct {
            Entry *at; /* in file order */
            uint32_t n, cap;
            Map *index; /* from key to position + 1; NULL for the small maps that most are */
        } map;
    };
};

/* Making values, for what the program adds to a scenario's tree. */
Value *value_null(Arena *a, Span at);
Value *value_text(Arena *a, Span at, Str text);
Value *value_int(Arena *a, Span at, int64_t v);
Value *value_bool(Arena *a, Span at, bool v);
Value *value_seq(Arena *a, Span at);
Value *value_map(Arena *a, Span at);
void value_push(Arena *a, Value *seq, Value *v);
/* Adds or replaces; the key's place is the value's. */
void value_set(Arena *a, Value *map, Str key, Value *v);
/* Adds a key that the map does not have. */
void value_add(Arena *a, Value *map, Entry entry);
/* A map of its own with the same entries and room for `more`; what they hold is shared.  Empty for
 * NULL and for anything that is no map. */
Value *value_copy(Arena *a, const Value *map, size_t more);
/* Makes room for `more` entries. */
void value_reserve(Arena *a, Value *map, size_t more);
/* Moves what a sequence or map has grown to hold into memory of its own, all of it taken. */
void value_settle(Arena *a, Value *v);
/* Removes the entries whose value is null. */
void value_drop_nulls(Arena *a, Value *map);
/* Removes the entries whose key begins with `prefix`. */
void value_drop_prefixed(Arena *a, Value *map, const char *prefix);

/* Whether the entry stands in a file.  One that was filled in has its key where its value is. */
static inline bool entry_is_written(const Entry *e)
{
    return e && e->value->span.from != e->key_span.from;
}

/* NULL when `map` is NULL, not a map, or lacks the key. */
Entry *value_entry(const Value *map, Str key);
static inline Value *value_get_str(const Value *map, Str key)
{
    const Entry *e = value_entry(map, key);
    return e ? e->value : NULL;
}
static inline Value *value_get(const Value *map, const char *key)
{
    return value_get_str(map, str(key)); /* of a literal, its length is known to the compiler */
}
/* Elements of a sequence or entries of a map; 0 for anything else and NULL. */
size_t value_count(const Value *v);
/* The i-th element of a sequence or value of a map. */
Value *value_at(const Value *v, size_t i);
/* The i-th key of a map; empty for anything else and NULL. */
Str value_key(const Value *map, size_t i);
/* Content of a scalar; empty for NULL, null, sequences and maps, which have no text. */
Str value_str(const Value *v);
/* The number of an INT or REAL, else `otherwise`. */
double value_number(const Value *v, double otherwise);
int64_t value_integer(const Value *v, int64_t otherwise);
/* Whether they say the same, wherever they stand. */
bool value_equal(const Value *a, const Value *b);
/* NULL, null, false, empty text, empty sequence and empty map are false; all else is true. */
bool value_truth(const Value *v);
Span value_span(const Value *v); /* SPAN_NONE for NULL */
/* "a list", "a whole number": what a message calls it. */
const char *value_kind_name(ValueKind kind);

#endif
