/* firewall.h - keeps the secrets of a scenario out of what players get, whatever texts and
 * templates do.
 *
 * The players' model has no secrets (data/secrets.h), but an author may repeat one in an open
 * text, or a theme spell one out: so the finished documents are searched, too.  What is compared
 * is what the texts say (ink.h), in the order in which they are read; a sentence is found as well
 * where it goes on in another column, on another card or below a running head.  Short ones are not
 * put together from texts that are set apart.  Whatever is drawn
 * rather than written is not seen. */
#ifndef DDKIT_KIT_FIREWALL_H
#define DDKIT_KIT_FIREWALL_H

#include "data/scenario.h"
#include "print/document.h"
#include "print/imposition.h"

typedef struct Firewall Firewall;

/* Secrets are the sentences of the scenario's secret texts, apart from those that an open text of
 * the scenario or one of `strings`, the kit's own words, holds as well: what everybody may read is
 * no secret.  Where such a sentence is the incident's, or of a `secret`, that is a warning.
 * Sentences from twelve letters on (four ideographs) are found anywhere, shorter ones of several
 * words where they are a sentence of their own.  Lives in `a`. */
Firewall *firewall_new(Arena *a, Diag *d, const Scenario *scenario, const Value *strings);

/* What is searched. */
typedef struct Suspect {
    const Document *document;
    Str name;          /* of its file */
    const Face *faces; /* the cards that are on its pages, to name the one that tells; or NULL */
    size_t n_faces;
} Suspect;

/* Searches pages, bookmarks, links, properties and the file's name.  False after reports, each at a
 * secret's place in the scenario. */
bool firewall_pass(const Firewall *f, Diag *d, const Suspect *suspect);

#endif
