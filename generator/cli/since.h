/* since.h - --since: a kit that was printed earlier, and what is said of the changes. */
#ifndef DDKIT_CLI_SINCE_H
#define DDKIT_CLI_SINCE_H

#include "base/batch.h"
#include "cli/session.h"
#include "kit/kit.h"

/* What the folder of the changes has behind the scenario's name. */
#define CHANGES_SUFFIX "-changes"

/* The earlier kit. */
typedef struct Since {
    const char *path; /* as it is called on the command line */
    KitPrint print;
} Since;

/* The kit of --since, printed from the scenario `name`.  NULL after reports. */
const Since *since_read(Session *s, Str name);

/* "event-decks: A-03, X-07 (2 cards on 1 sheet)"; empty where the piece is as it was. */
Str since_changed(Arena *a, const Piece *piece);
/* "event-decks: A-09", what the piece no longer has; `piece` may have come out empty. */
Str since_gone(Arena *a, const Since *since, const Piece *piece);

/* Notes in the batch's folder what the kit of the scenario `name` looks like; where it was printed
 * in part, the rest as it was (`since` may be NULL). */
void since_note(Arena *a, Batch *b, Str name, const KitPrint *now, const Since *since);

#endif
