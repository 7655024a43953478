/* scenario_text.h - a scenario written down in a test, as the game gets it: defaults filled in. */
#ifndef DDKIT_TESTS_SCENARIO_TEXT_H
#define DDKIT_TESTS_SCENARIO_TEXT_H

#include "cmocka_head.h"
#include "data/scenario.h"
#include "data/scenario_derive.h"
#include "data/schema.h"
#include "data/yaml.h"

/* `yaml` follows the required keys; the test fails where it is not valid. */
static inline const Value *scenario_text(Arena *a, const char *yaml)
{
    Diag *d = diag_new(a);
    Value *root = yaml_parse(a, d, "test.yaml", str_format(a, "format: 1\ntitle: T\n%s", yaml));
    if (root) {
        scenario_derive(a, root);
        schema_check(a, d, &scenario_schema, root, NULL);
    }
    if (diag_count(d, SEVERITY_ERROR)) diag_print(d, stderr, (DiagOptions){ 0 });
    assert_int_equal(diag_count(d, SEVERITY_ERROR), 0);
    return root;
}

#endif
