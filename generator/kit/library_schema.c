/* library_schema.c - strings and fonts. */
#include "kit/library_schema.h"

#include "data/field_macros.h"
#include "data/shape.h"

static bool fits_key(Str s)
{
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    }
    return s.n > 0;
}

static const Shape key_shape = { .what = "a name of a-z, 0-9 and _",
                                 .pattern = "^[a-z0-9_]+$",
                                 .fits = fits_key };

/* clang-format off */
static const Field string_forms[] = {
    TEXT(NULL, "A text, with bindings."),
    LIST(NULL, TEXT(NULL, "An item, with bindings."), "A list of texts."),
    END_ONE_OF };
static const Field string_group =
    MAP(NULL, ONE_OF(NULL, string_forms, "A string."), "Strings that belong together, as those of a piece.",
        SHAPE(key_shape));
const Field strings_schema = { .type = FIELD_MAP, .element = &string_group, .shape = &key_shape,
    .help = "Every word that the kit itself prints, in one language, by group." };

static const Field file_forms[] = {
    WORD(NULL, "A file's name."),
    LIST(NULL, WORD(NULL, "A file's name."), "Names of files, of which the first that exists is used."),
    END_ONE_OF };

static const Field family[] = {
    WORD("package", "The Debian package that has the files."),
    MAP("faces", ONE_OF(NULL, file_forms, "The face's file."),
        "Files by weight, 100 to 900; `400i` is an italic.", REQUIRED),
    LIST("fallbacks", WORD(NULL, "A family.", SHAPE(id_shape)),
        "Families to ask first for what this one lacks."),
    WORD("language", "Text in this language asks this family before all others.", SHAPE(language_shape)),
    INT("index", 0, 65535, "Which font of a collection."),
    END };

static const Field fonts[] = {
    LIST("folders", WORD(NULL, "A folder."), "Where the files are looked for, in this order."),
    MAP("families", OBJECT(NULL, family, "A family."), "Families by name."),
    LIST("fallbacks", WORD(NULL, "A family.", SHAPE(id_shape)), "Families that all others ask, in this order."),
    WORD("more", "A file beside this one that goes on in the same way."),
    END };
const Field fonts_schema = OBJECT(NULL, fonts, "Which font files make up which family.");
/* clang-format on */
