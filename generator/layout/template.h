/* template.h - text with bindings, `{{path | filter}}`, as templates write it.
 *
 * There is no arithmetic and no code: a template shows what the model holds.  Filters: `upper`,
 * `lower` (both as the scenario's `language` writes them), `count`, `join` (the names of a list,
 * and of what further paths lead to, with the string `common.list_separator` or one in quotes), `or
 * PATH` (that where there is nothing), `label PATH` (that and a colon before what there is), `each
 * NAME t.KEY` (that string for each thing of a list, which it calls NAME, with ` · ` or what is
 * quoted between), `word t.GROUP` (the string of that group that goes by this name), `page` (the
 * page an anchor came to lie on), `plain` (Markdown signs escaped), `codes`, `places` and `links`
 * (a thing or a list's things as links: by code; by code and page; by code, name and page; plain
 * text in pieces without anchors). A value bound from the strings
 * (`t.…`) may itself hold bindings.
 */
#ifndef DDKIT_LAYOUT_TEMPLATE_H
#define DDKIT_LAYOUT_TEMPLATE_H

#include "data/paths.h"
#include "data/scope.h"

typedef enum Filter {
    FILTER_UPPER,
    FILTER_LOWER,
    FILTER_CAPITAL,
    FILTER_COUNT,
    FILTER_JOIN,
    FILTER_PAGE,
    FILTER_PAGES,
    FILTER_PLAIN,
    FILTER_CODES,
    FILTER_PLACES,
    FILTER_LINKS,
    FILTER_OR,
    FILTER_LABEL,
    FILTER_EACH,
    FILTER_WORD,
} Filter;

#define FILTERS_MAX 4
#define FILTER_PATHS_MAX 4

/* `join`, `join " · " PATH PATH`, `or PATH`, `label PATH`, `word t.GROUP`. */
typedef struct FilterUse {
    Filter filter;
    Str separator; /* of `join`; empty: the string list_separator */
    Str paths[FILTER_PATHS_MAX];
    unsigned n_paths;
} FilterUse;

typedef struct TemplatePart {
    Str literal; /* when `path` is empty */
    Str path;
    FilterUse *filters; /* most have none */
    unsigned n_filters;
} TemplatePart;

typedef struct Template {
    Span span;
    TemplatePart *parts;
    size_t n;
    bool is_name; /* it says names and nothing else: of things, and of who speaks for them */
} Template;

/* Where anchors came to lie in the last pass over a document. */
typedef struct PageOf {
    void *user;
    Str (*find)(void *user, Str anchor); /* empty: there is none */
    bool own;      /* they lie in this document, so that links can lead there */
    size_t *count; /* `page.count` where it was shown last; or NULL */
} PageOf;

/* NULL after a report (a brace without its partner, an unknown filter). */
Template *template_compile(Arena *a, Diag *d, Str text, Span span);

/* Whether all its paths lead somewhere, those of strings that it shows as well.  False after
 * reports. */
bool template_check(const Template *t, const Paths *p, const PathNames *names);

/* The text with all bindings replaced; a path that leads nowhere gives nothing.  `*origin` (may be
 * NULL) becomes the place of the first value that was put in, which is what a message about the
 * text should point to, else the template's own place. */
Str template_expand(const Template *t, Arena *a, Diag *d, const Scope *scope, const PageOf *pages,
                    Span *origin);

/* One of the kit's own words, with what it binds filled in; itself where it binds nothing. */
const Value *template_expand_word(const Value *word, Arena *a, Diag *d, const Scope *scope,
                                  const PageOf *pages);

#endif
