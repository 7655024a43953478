/* yaml_problem.h - libyaml's complaints in the words of somebody who writes a scenario. */
#ifndef DDKIT_DATA_YAML_PROBLEM_H
#define DDKIT_DATA_YAML_PROBLEM_H

#include <yaml.h>

#include "base/diag.h"

typedef struct YamlProblem {
    const char *text, *hint; /* the hint may be NULL */
    yaml_mark_t at;
    bool structural; /* something is missing or too much; why that is may stand before it */
    bool at_colon;   /* `at` is a `:` that nothing may stand before */
} YamlProblem;

/* Of a parser that has just failed on the text of `source`. */
YamlProblem yaml_problem(const yaml_parser_t *parser, const Source *source);

#endif
