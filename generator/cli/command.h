/* command.h - the commands as data: names, and what their help says. */
#ifndef DDKIT_CLI_COMMAND_H
#define DDKIT_CLI_COMMAND_H

#include "base/str.h"

typedef enum CommandId {
    COMMAND_BUILD,
    COMMAND_CHECK,
    COMMAND_PREVIEW,
    COMMAND_CALIBRATE,
    COMMAND_NEW,
    COMMAND_LIST,
    COMMAND_ODDS,
    COMMAND_SCHEMA,
    COMMAND_HELP,
    COMMAND_COUNT,
    COMMAND_NONE = COMMAND_COUNT
} CommandId;

/* What the exit status tells. */
typedef enum ExitStatus {
    STATUS_DONE,
    STATUS_INPUT,  /* the input has errors; nothing was written */
    STATUS_USAGE,  /* wrong usage */
    STATUS_SYSTEM, /* the system failed: disk full, no font, no memory */
} ExitStatus;

typedef struct Command {
    const char *name;
    const char *operands; /* "SCENARIO...", or empty */
    const char *summary;  /* a few words */
    const char *about;    /* paragraphs, parted by empty lines; indented lines stay as they are */
} Command;

extern const Command commands[COMMAND_COUNT];

/* COMMAND_NONE for a name that is none. */
CommandId command_named(Str name);

#endif
