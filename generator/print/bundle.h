/* bundle.h - documents one behind the other, as one that is easier to read, to send and to print.
 */
#ifndef DDKIT_PRINT_BUNDLE_H
#define DDKIT_PRINT_BUNDLE_H

#include "print/slug.h"

/* Appends the pages of `part` to `bundle` as a section called `title`.  Pages keep their sizes;
 * their labels get `name` before them: "role-cards 1".
 *
 * All is printed as `bundle->duplex` says, one setting for sheets of any size.  Where that is two-
 * sided each part begins on a front: an empty page follows each page of a part that is one-sided,
 * and the last of an odd number of pages.  The backs of a part that is to be turned about the other
 * edge are turned by 180 degrees: the same comes out of the printer.  docs/print.md has more. */
void bundle_add(Arena *a, Document *bundle, const Document *part, Str name, Str title);
/* Labels the pages of a bundle with their numbers, as print dialogs count them; or with those of
 * their sheets, where fronts and backs have files of their own. */
void bundle_number(Arena *a, Document *bundle, bool sheets);

/* Room for the number of a sheet, points. */
#define SHEET_NUMBER_ROOM MM(9)
/* How numbers are set, and codes with a number: contexts of `set`. */
typedef struct NumberType {
    SlugText *set;
    void *number, *holds;
} NumberType;

/* Prints on the front of each sheet its number, "12/25", `margin` from the edges, where nothing
 * else is printed, and before it what the page holds, where that has room; on backs that are not
 * empty, too, where `refed`. */
void bundle_print_numbers(Arena *a, Document *bundle, double margin, bool refed,
                          const NumberType *type);

#endif
