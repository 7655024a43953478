/* yaml.h - YAML text to Values (libyaml events, YAML 1.2 core schema); what its plain scalars mean
 * stands in yaml_plain.c. */
#ifndef DDKIT_DATA_YAML_H
#define DDKIT_DATA_YAML_H

#include "data/value.h"

/* Limits that keep hostile files from costing time or memory. Documented in docs/format.md. */
#define YAML_FILE_MAX ((size_t)16 * 1024 * 1024) /* bytes of a file */
#define YAML_DEPTH_MAX 64                        /* nested sequences and maps */
#define YAML_NODES_MAX 1000000                   /* keys and values of a file, aliases expanded */
#define YAML_TEXT_MAX ((size_t)32 * 1024 * 1024) /* bytes of its texts, aliases expanded */

/* Reads one file of one document.  Anchors, aliases and merge keys are resolved by copying, so
 * that nothing in the tree is shared; a copy keeps the places of its original.  Nesting stays
 * within YAML_DEPTH_MAX, so that recursion over the tree is safe.  NULL after reports; only the
 * error of a comment in place of a value leaves a tree, without that value.  An empty file is an
 * error.
 */
Value *yaml_read(Arena *a, Diag *d, Span at, const char *path);
/* The same for text that is in memory already. */
Value *yaml_parse(Arena *a, Diag *d, const char *path, Str text);
/* Makes of a text what an unquoted scalar means: null, a boolean, a number or a text. */
Value *yaml_plain(Value *text);

#endif
