/* fuzz.h - what the fuzzers share: files in a folder of their own, and a kit printed by all back
 * ends.
 *
 * What is looked for are crashes, hangs and sanitizer reports, not messages. */
#ifndef DDKIT_TESTS_FUZZ_H
#define DDKIT_TESTS_FUZZ_H

#include <stdint.h>

#include "kit/kit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The path of a file in the folder, which is removed at the end. */
const char *fuzz_path(Arena *a, const char *name);
/* The same, after the bytes were written there. */
const char *fuzz_file(Arena *a, const char *name, Str bytes);
/* Makes the folder. */
void fuzz_folder(const char *name);

/* What comes before the `n`-th line "----" of the input, and after the one before; empty where
 * there is none. */
Str fuzz_part(const uint8_t *data, size_t size, size_t n);

/* The scenario in the file, with these overlays and roster (NULL: none), laid out and written as
 * PDF, trace and pictures.  `only` and `theme` as in KitSettings. */
void fuzz_print(Arena *a, Diag *d, const Scenario *scenario, const Deal *deal, const char *theme,
                const char *const *only);

#endif
