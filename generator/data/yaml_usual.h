/* yaml_usual.h - YAML as most of it is written, read in a fifth of the time that libyaml takes. */
#ifndef DDKIT_DATA_YAML_USUAL_H
#define DDKIT_DATA_YAML_USUAL_H

#include "data/value.h"

/* The tree that yaml.h would make of the source, places and all.  NULL, with nothing reported and
 * nothing taken from the arena, where anything in it is wrong or rare: only libyaml knows then what
 * it means.  The source holds no characters that YAML forbids, nor any line end but "\n". */
Value *yaml_usual(Arena *a, const Source *source);

#endif
