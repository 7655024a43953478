/* test_shop.c - cards on the sizes of printing companies, their pages, and text near the edge. */
#include "print/shop.h"

#include "cmocka_head.h"

#define NEAR 1e-6

static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const Size poker = { MM(63.5), MM(88.9) };

static Shop shop_with(ShopSize *sizes, size_t n)
{
    return (Shop){ .sizes = sizes, .n_sizes = n, .bleed = MM(3), .safe = MM(3) };
}

static void any_size_is_taken_as_it_is(void **state)
{
    (void)state;
    const Shop shop = shop_with(NULL, 0);
    ShopFit fit;
    assert_true(shop_fit(&shop, poker, &fit));
    assert_float_equal(fit.trim.width, poker.width, NEAR);
    assert_float_equal(fit.bleed, MM(3), NEAR);
    assert_false(fit.turned);
}

static void the_nearest_size_is_taken(void **state)
{
    (void)state;
    ShopSize sizes[] = { { STR("large"), { MM(68), MM(93) } },
                         { STR("euro"), { MM(63), MM(88) } } };
    const Shop shop = shop_with(sizes, 2);
    ShopFit fit;
    assert_true(shop_fit(&shop, poker, &fit));
    assert_float_equal(fit.trim.width, MM(63), NEAR);
    assert_float_equal(fit.at.x, MM(-0.25), NEAR);
    assert_float_equal(fit.at.y, MM(-0.45), NEAR);
    assert_float_equal(fit.bleed, MM(3), NEAR);
}

static void a_card_grows_by_its_bleed(void **state)
{
    (void)state;
    ShopSize sizes[] = { { STR("large"), { MM(68.5), MM(93) } } };
    const Shop shop = shop_with(sizes, 1);
    ShopFit fit;
    assert_true(shop_fit(&shop, poker, &fit));
    assert_float_equal(fit.bleed, MM(3 + 2.5), NEAR);
}

static void what_is_not_near_is_refused(void **state)
{
    (void)state;
    ShopSize small[] = { { STR("small"), { MM(62.4), MM(88.9) } } };
    ShopSize large[] = { { STR("large"), { MM(63.5), MM(95) } } };
    ShopFit fit;
    const Shop cuts = shop_with(small, 1), adds = shop_with(large, 1);
    assert_false(shop_fit(&cuts, poker, &fit));
    assert_false(shop_fit(&adds, poker, &fit));
}

static void a_card_that_lies_stands_up(void **state)
{
    (void)state;
    ShopSize sizes[] = { { STR("poker"), { MM(63.5), MM(88.9) } } };
    const Shop shop = shop_with(sizes, 1);
    const Size lying = { poker.height, poker.width };
    const Face face = { .front = frame_new(arena, lying) };
    Document doc = { 0 };
    ShopFit fit;
    assert_true(shop_fit(&shop, lying, &fit));
    assert_true(fit.turned);
    shop_pages(arena, &doc, &shop, &fit, lying, &face, 1);
    assert_int_equal(doc.pages.n, 1);
    assert_float_equal(doc.pages.at[0].size.width, MM(69.5), NEAR);
    assert_float_equal(doc.pages.at[0].trim.height, MM(88.9), NEAR);
    /* Its left edge is the upper one. */
    const Group *page = doc.pages.at[0].frame->items[0].as.group;
    const Group *side = page->frame->items[0].as.group;
    const Point corner = transform_point(side->transform, (Point){ 0, lying.height });
    assert_float_equal(corner.x, MM(3), NEAR);
    assert_float_equal(corner.y, MM(3), NEAR);
}

static void pages_follow_the_order(void **state)
{
    (void)state;
    const Frame *back = frame_new(arena, poker);
    const Face faces[2] = { { .front = frame_new(arena, poker), .back = back },
                            { .front = frame_new(arena, poker) } };
    Shop shop = shop_with(NULL, 0);
    Document doc = { 0 };
    ShopFit fit;
    shop.order = SHOP_BACK_FIRST;
    assert_true(shop_fit(&shop, poker, &fit));
    shop_pages(arena, &doc, &shop, &fit, poker, faces, 2);
    static const char *const labels[] = { "1 back", "1", "2 back", "2" };
    assert_int_equal(doc.pages.n, 4);
    for (size_t i = 0; i < 4; i++) assert_true(str_is(doc.pages.at[i].label, labels[i]));
    assert_int_equal(doc.pages.at[2].frame->n, 0); /* an empty page keeps the order */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(any_size_is_taken_as_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_nearest_size_is_taken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_card_grows_by_its_bleed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_near_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_card_that_lies_stands_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pages_follow_the_order, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
