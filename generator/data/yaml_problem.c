/* yaml_problem.c - one row for each mistake that people make; the first that fits is taken.
 *
 * libyaml says what its grammar expected ("did not find expected <block end>"), at times far behind
 * the cause.  A row may also look at the character at the place, and choose the place where the
 * thing began (an open quotation, an open bracket). */
#include "data/yaml_problem.h"

#include <string.h>

#include "base/utf8.h"
#include "data/yaml_traps.h"

typedef struct Row {
    const char *problem; /* begins like this */
    const char *context; /* begins like this; NULL: any */
    const char *chars;   /* the character at the place is one of these; NULL: any */
    bool at_start;       /* the place where the construct began */
    const char *text, *hint;
} Row;

static const Row rows[] = {
    { "found character that cannot start", NULL, "\t", false, "a tab is used for indentation",
      "indent with spaces" },
    { "found character that cannot start", NULL, "@`", false,
      "a text cannot start with this character unless it is in quotes",
      "put the text into quotes" },
    { "found character that cannot start", NULL, "%", false,
      "a text cannot start with `%` unless it is in quotes", "put the text into quotes" },
    { "found a tab character", NULL, NULL, false, "a tab is used for indentation",
      "indent with spaces" },
    { "mapping values are not allowed", NULL, NULL, false, "a `:` cannot start a value here",
      "put a text that contains `: ` into quotes, or check the indentation of this line" },
    { "found unexpected end of stream", "while scanning a quoted", NULL, true,
      "the quote that opens here is not closed", "end the text with the same quote" },
    { "found unexpected document indicator", "while scanning a quoted", NULL, true,
      "the quote that opens here is not closed", "end the text with the same quote" },
    { "found unknown escape character", NULL, NULL, false, "unknown escape in double quotes",
      YAML_BACKSLASH_HINT },
    { "did not find expected hexdecimal", NULL, NULL, false,
      "an escape in double quotes without its hexadecimal digits", YAML_BACKSLASH_HINT },
    { "found invalid Unicode character escape", NULL, NULL, false,
      "this escape is not a Unicode character", NULL },
    { "could not find expected ':'", NULL, NULL, true,
      "this line is neither `key: value` nor part of the text before it",
      "put `:` and a space after the key, or indent the line as far as the text it belongs to" },
    { "did not find expected ',' or ']'", NULL, NULL, true,
      "a `,` or the closing `]` is missing in the list that starts here",
      "put texts that contain `,`, `[`, `]`, `{`, `}` or `: ` into quotes" },
    { "did not find expected ',' or '}'", NULL, NULL, true,
      "a `,` or the closing `}` is missing in the map that starts here",
      "put texts that contain `,`, `[`, `]`, `{`, `}` or `: ` into quotes" },
    { "did not find expected '-' indicator", NULL, NULL, false,
      "this is not an item of the list before it",
      "start it with `- `, indented like the other items, or indent it like the key of the list" },
    { "did not find expected key", NULL, NULL, false, "this is not a key of the map before it",
      "indent it exactly like the map's other keys; put the whole of a text that starts with a "
      "quote, `[` or "
      "`{` into quotes" },
    { "block sequence entries are not allowed", NULL, NULL, false, "a list cannot start here",
      "start the list on a line of its own, below the key" },
    { "mapping keys are not allowed", NULL, NULL, false, "a key cannot start with `?` here",
      "put a text that starts with `? ` into quotes" },
    { "did not find expected node content", "while parsing a flow", NULL, false,
      "a value is missing here", "remove the extra `,`, or close the bracket" },
    { "did not find expected <document start>", NULL, NULL, false,
      "this is after the end of the document", "a file contains one map; remove what follows" },
    { "did not find expected comment or line break", "while scanning a block scalar", NULL, false,
      "text cannot start on the line of `|` or `>`", "start it on the next line, indented" },
    { "found undefined tag handle", NULL, NULL, false,
      "`!` starts a tag, and tags are not used here",
      "put a text that starts with `!` into quotes" },
    { "did not find expected alphabetic", "while scanning an a", NULL, false,
      "`&` and `*` start the name of an anchor or alias",
      "put a text that starts with `&` or `*` into quotes" },
    { "did not find expected whitespace", "while scanning a tag", NULL, false,
      "`!` starts a tag, and tags are not used here",
      "put a text that starts with `!` into quotes" },
    { "found unexpected ':'", NULL, NULL, false, "unexpected `:`",
      "put a text that contains `:` into quotes" },
};

static bool begins(const char *text, const char *with)
{
    return !with || (text && strncmp(text, with, strlen(with)) == 0);
}

/* The character at `at`, or 0 behind the last. */
static char char_at(const Source *s, yaml_mark_t at)
{
    size_t bytes = 0;
    for (size_t chars = 0; chars < at.index && bytes < s->text.n; chars++)
        utf8_next(s->text, &bytes);
    return bytes < s->text.n ? s->text.p[bytes] : 0;
}

static bool is_structural(const char *problem)
{
    static const char *const structural[] = {
        "did not find expected", "could not find expected ':'",
        "mapping values",        "block sequence",
        "block mapping",         "found unexpected end of stream",
        "found unexpected ':'",
    };
    for (size_t i = 0; problem && i < sizeof structural / sizeof *structural; i++)
        if (begins(problem, structural[i])) return true;
    return false;
}

YamlProblem yaml_problem(const yaml_parser_t *parser, const Source *source)
{
    char here = char_at(source, parser->problem_mark);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Row *row = &rows[i];
        if (!begins(parser->problem, row->problem) || !begins(parser->context, row->context))
            continue;
        if (row->chars && (!here || !strchr(row->chars, here))) continue;
        bool at_start = row->at_start && parser->context;
        return (YamlProblem){ row->text, row->hint,
                              at_start ? parser->context_mark : parser->problem_mark,
                              is_structural(parser->problem),
                              begins(parser->problem, "mapping values") };
    }
    return (YamlProblem){ parser->problem ? parser->problem : "not valid YAML", NULL,
                          parser->problem_mark, is_structural(parser->problem), false };
}
