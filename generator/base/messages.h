/* messages.h - every message the program can print: code, severity, text, usual hint.
 *
 * `{1}` to `{4}` stand for the arguments of report().  The text says what is wrong, the hint what
 * to do; a hint given at the call replaces the one here.  The slug in the third column is printed
 * behind the message, goes into the JSON output and never changes once released: people filter by
 * it.  tests/ has a bad input for each of them.
 *
 *   ERROR    the input is at fault: exit 1          SYSTEM  disk, font, memory: exit 3
 *   WARNING  the kit is written all the same        NOTE    only with -v */
#ifndef DDKIT_BASE_MESSAGES_H
#define DDKIT_BASE_MESSAGES_H

/* clang-format off */
#define MESSAGES(X) \
    /* files */ \
    X(FILE_OPEN, SYSTEM, "cannot-open", "cannot open {1}: {2}", NULL) \
    X(FILE_READ, SYSTEM, "cannot-read", "cannot read {1}: {2}", NULL) \
    X(FILE_WRITE, SYSTEM, "cannot-write", "cannot write {1}: {2}", NULL) \
    X(FILE_MISSING, ERROR, "no-such-file", "there is no file {1}", NULL) \
    X(FILE_KIND, ERROR, "not-a-file", "{1} is {2}, not a file", NULL) \
    X(FILE_SIZE, ERROR, "file-too-large", "{1} is larger than {2}", NULL) \
    X(FOLDER_MISSING, ERROR, "no-such-folder", "there is no folder {1}", NULL) \
    X(PATH_ESCAPES, ERROR, "path-escapes", "{1} leads out of the scenario's folder", \
        "put the file into the folder and name it by its relative path") \
    /* MESSAGES of the other folders follow, one block each */ \
    MESSAGES_DATA(X) MESSAGES_TEXT(X) MESSAGES_LAYOUT(X) MESSAGES_PRINT(X) MESSAGES_GAME(X) \
    MESSAGES_CLI(X)

#define MESSAGES_DATA(X)

#define MESSAGES_TEXT(X)

#define MESSAGES_LAYOUT(X)

#define MESSAGES_PRINT(X)

#define MESSAGES_GAME(X)

#define MESSAGES_CLI(X)
/* clang-format on */

typedef enum MessageCode {
#define X(code, severity, slug, text, hint) MSG_##code,
    MESSAGES(X)
#undef X
        MESSAGE_COUNT
} MessageCode;

#endif
