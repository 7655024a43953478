/* cmocka_head.h - cmocka with the headers that it wants before it. */
#ifndef DDKIT_TESTS_CMOCKA_HEAD_H
#define DDKIT_TESTS_CMOCKA_HEAD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define assert_str(got, want)                          \
    do {                                               \
        Str got_ = (got), want_ = str(want);           \
        assert_int_equal(got_.n, want_.n);             \
        assert_memory_equal(got_.p, want_.p, want_.n); \
    } while (0)

#endif
