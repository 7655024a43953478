/* markdown_html.c - names of tags. */
#include "text/markdown_html.h"

#include <stdlib.h>

#include "base/ascii.h"

#define NAME_MAX_LENGTH 10

/* The elements of the HTML Living Standard (2024) and those of HTML 4 that people still write; in
 * alphabetical order. */
static const char elements[][NAME_MAX_LENGTH + 1] = {
    "a",        "abbr",   "acronym",  "address",  "area",     "article",  "aside",      "audio",
    "b",        "base",   "bdi",      "bdo",      "big",      "blink",    "blockquote", "body",
    "br",       "button", "canvas",   "caption",  "center",   "cite",     "code",       "col",
    "colgroup", "data",   "datalist", "dd",       "del",      "details",  "dfn",        "dialog",
    "div",      "dl",     "dt",       "em",       "embed",    "fieldset", "figcaption", "figure",
    "font",     "footer", "form",     "frame",    "frameset", "h1",       "h2",         "h3",
    "h4",       "h5",     "h6",       "head",     "header",   "hgroup",   "hr",         "html",
    "i",        "iframe", "img",      "input",    "ins",      "kbd",      "label",      "legend",
    "li",       "link",   "main",     "map",      "mark",     "marquee",  "menu",       "meta",
    "meter",    "nav",    "nobr",     "noscript", "object",   "ol",       "optgroup",   "option",
    "output",   "p",      "param",    "picture",  "pre",      "progress", "q",          "rp",
    "rt",       "ruby",   "s",        "samp",     "script",   "section",  "select",     "slot",
    "small",    "source", "span",     "strike",   "strong",   "style",    "sub",        "summary",
    "sup",      "svg",    "table",    "tbody",    "td",       "template", "textarea",   "tfoot",
    "th",       "thead",  "time",     "title",    "tr",       "track",    "tt",         "u",
    "ul",       "var",    "video",    "wbr",
};

/* The name of a tag in small letters, as a C string; empty when it is too long for any. */
static void tag_name(Str tag, char out[NAME_MAX_LENGTH + 1])
{
    size_t i = 1, n = 0;
    if (i < tag.n && tag.p[i] == '/') i++;
    for (; i < tag.n && n <= NAME_MAX_LENGTH; i++, n++) {
        if (!ascii_letter(tag.p[i]) && !ascii_digit(tag.p[i])) break;
        if (n < NAME_MAX_LENGTH) out[n] = ascii_lower(tag.p[i]);
    }
    out[n > NAME_MAX_LENGTH ? 0 : n] = 0;
    if (i < tag.n && !strchr(" \t\n/>", tag.p[i])) out[0] = 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

bool html_is_break(Str tag)
{
    char name[NAME_MAX_LENGTH + 1];
    tag_name(tag, name);
    return strcmp(name, "br") == 0 && str_find(tag, '>') + 1 == tag.n;
}

bool html_is_element(Str tag)
{
    char name[NAME_MAX_LENGTH + 1];
    tag_name(tag, name);
    return bsearch(name, elements, sizeof elements / sizeof *elements, sizeof *elements, by_name);
}
