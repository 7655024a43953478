/* test_utf8.c - every scalar value goes through and back; every other sequence is refused. */
#include "base/utf8.h"

#include "cmocka_head.h"

static void every_character_round_trips(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char bytes[4];
        size_t n = utf8_encode(c, bytes), i = 0;
        Str s = { bytes, n };
        assert_int_equal(utf8_next(s, &i), c);
        assert_int_equal(i, n);
    }
}

/* Decodes without a table, straight from the definition. */
static bool is_well_formed(const unsigned char b[4], size_t n)
{
    uint32_t c = n == 1 ? b[0] : n == 2 ? b[0] & 0x1Fu : n == 3 ? b[0] & 0x0Fu : b[0] & 0x07u;
    static const unsigned leads[] = { 0, 0x00, 0xC0, 0xE0, 0xF0 };
    static const unsigned masks[] = { 0, 0x80, 0xE0, 0xF0, 0xF8 };
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    if ((b[0] & masks[n]) != leads[n]) return false;
    for (size_t i = 1; i < n; i++) {
        if ((b[i] & 0xC0) != 0x80) return false;
        c = c << 6 | (b[i] & 0x3F);
    }
    return c >= least[n] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

static void every_pair_and_triple_is_judged_right(void **state)
{
    (void)state;
    for (uint32_t v = 0; v < 1u << 24; v += v % 256 == 0xBF ? 0x41 : 1) {
        unsigned char b[4] = { (unsigned char)(v >> 16), (unsigned char)(v >> 8),
                               (unsigned char)v };
        size_t i = 0, want = 0;
        for (size_t n = 1; n <= 3 && !want; n++)
            if (is_well_formed(b, n)) want = n;
        uint32_t c = utf8_next((Str){ (char *)b, 3 }, &i);
        assert_int_equal(c == UTF8_INVALID ? 0 : i, want);
        if (!want) assert_int_equal(i, 1);
    }
}

/* Offset of the first malformed byte, or s.n. */
static size_t first_malformed(Str s)
{
    size_t i = 0, at = 0;
    while (i < s.n && utf8_next(s, &i) != UTF8_INVALID) at = i;
    return at;
}

static void malformed_bytes_are_found(void **state)
{
    (void)state;
    assert_int_equal(first_malformed(STR("na\xC3\xAFve")), 6);
    assert_int_equal(first_malformed(STR("ab\xC0\xAF")), 2);         /* overlong */
    assert_int_equal(first_malformed(STR("ab\xED\xA0\x80")), 2);     /* surrogate */
    assert_int_equal(first_malformed(STR("ab\xF4\x90\x80\x80")), 2); /* above U+10FFFF */
    assert_int_equal(first_malformed(STR("ab\xE2\x82")), 2);         /* cut */
    assert_int_equal(first_malformed(STR("")), 0);
}

static void characters_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(STR("\xF0\x9F\x9A\xA8 \xC5\xBE")), 3);
    assert_int_equal(utf8_length(STR("\xFF\xFE")), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_round_trips),
        cmocka_unit_test(every_pair_and_triple_is_judged_right),
        cmocka_unit_test(malformed_bytes_are_found),
        cmocka_unit_test(characters_are_counted),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
