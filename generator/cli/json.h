/* json.h - writing JSON (RFC 8259), indented, in the order of the calls. */
#ifndef DDKIT_CLI_JSON_H
#define DDKIT_CLI_JSON_H

#include "base/str.h"

#define JSON_DEPTH_MAX 16

typedef struct Json {
    Buf text;
    size_t depth;
    bool filled[JSON_DEPTH_MAX]; /* something stands at this depth already */
    bool after_key;
} Json;

Json json_new(Arena *a);
/* '{' or '[', and the matching end. */
void json_open(Json *j, char bracket);
void json_close(Json *j, char bracket);
/* Before each value of an object. */
void json_key(Json *j, const char *key);
void json_text(Json *j, Str text);
void json_int(Json *j, long long n);
void json_real(Json *j, double x); /* four decimals */
void json_bool(Json *j, bool b);
/* The whole, with a line end. */
Str json_done(Json *j);
void json_print(Json *j); /* the same, to standard output */

#endif
