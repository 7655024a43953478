/* shop_preset.h - templates/shops/NAME.yaml: what printing companies ask for, as data. */
#ifndef DDKIT_KIT_SHOP_PRESET_H
#define DDKIT_KIT_SHOP_PRESET_H

#include "kit/library.h"
#include "print/shop.h"

/* The preset that is used where none is named. */
#define SHOP_PRESET_DEFAULT "any"

/* The keys of a preset. */
extern const Field shop_schema;

/* Names of the presets, sorted. */
size_t shop_preset_names(const Library *l, Arena *a, Str **names);

/* Reads a preset by its name, or the file that a name with a slash or ".yaml" means.  NULL after
 * reports. */
const Shop *shop_preset_read(const Library *l, Arena *a, Diag *d, const char *name);

#endif
