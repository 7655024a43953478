/* field_macros.h - rows of a table of Fields, for the files that hold such tables. */
#ifndef DDKIT_DATA_FIELD_MACROS_H
#define DDKIT_DATA_FIELD_MACROS_H

#include "data/schema.h"

/* clang-format off */
#define FIELD(type_, key_, help_, ...) \
    { .key = key_, .type = FIELD_##type_, .help = help_, __VA_ARGS__ }
#define TEXT(key, ...) FIELD(TEXT, key, __VA_ARGS__, )
#define LINE(key, ...) FIELD(LINE, key, __VA_ARGS__, )
#define WORD(key, ...) FIELD(WORD, key, __VA_ARGS__, )
#define BOOL(key, ...) FIELD(BOOL, key, __VA_ARGS__, )
#define REAL(key, ...) FIELD(REAL, key, __VA_ARGS__, )
#define INT(key, low_, high_, ...) FIELD(INT, key, __VA_ARGS__, .low = low_, .high = high_)
#define ENUM(key, values_, ...) FIELD(ENUM, key, __VA_ARGS__, .values = values_)
#define REF(key, target_, ...) FIELD(REF, key, __VA_ARGS__, .target = target_)
#define OBJECT(key, fields_, ...) FIELD(OBJECT, key, __VA_ARGS__, .fields = fields_)
#define ONE_OF(key, list, ...) FIELD(ONE_OF, key, __VA_ARGS__, .alternatives = list)
/* The element is a field of its own, without a key. */
#define MAP(key, of, ...) FIELD(MAP, key, __VA_ARGS__, .element = &(const Field)of)
#define LIST(key, of, ...) FIELD(LIST, key, __VA_ARGS__, .element = &(const Field)of)
#define RETIRED(key_, instead) { .key = key_, .help = instead }
#define REQUIRED .required = true
#define SECRET .secret = true
#define LATE .late = true
#define DEFAULT(yaml) .fallback = yaml
#define EXAMPLE(text) .example = text
#define LENGTH(from, to) .low = from, .high = to
#define SHAPE(s) .shape = &s
/* Where schema_fill() puts it; TO with a function that does so. */
#define AT(type, member) .slot = SLOT(type, member)
#define BY(function) .store = function
#define TO(type, member, function) AT(type, member), BY(function)
#define END { 0 }
#define END_ONE_OF { .type = FIELD_ONE_OF }
/* clang-format on */

#endif
