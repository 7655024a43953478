/* library_schema.h - the files of the library beside themes and pieces, as tables. */
#ifndef DDKIT_KIT_LIBRARY_SCHEMA_H
#define DDKIT_KIT_LIBRARY_SCHEMA_H

#include "data/schema.h"

extern const Field strings_schema; /* strings/LANGUAGE.yaml */
extern const Field fonts_schema;   /* fonts/fonts.yaml, and the file it goes on in */

#endif
