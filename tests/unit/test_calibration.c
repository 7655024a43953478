/* Readings of known faults give these faults back. */
#include "cmocka_head.h"

#include <math.h>

#include "print/calibration.h"

#define A4 ((Size){ MM(210), MM(297) })

static CalibrationMark marks[READINGS];
static Reading readings[READINGS];

static int all_right(void **state)
{
    (void)state;
    assert_true(calibration_marks(A4, marks));
    for (int i = 0; i < READINGS; i++) {
        const double lengths[] = { RULER_LENGTH, EDGE_DISTANCE, 0, 0 };
        readings[i] = (Reading){ true, lengths[marks[i].kind], SCALE_MIDDLE, SCALE_LINES / 2 };
    }
    return 0;
}

static void assert_near(double value, double want, double by)
{
    if (!(fabs(value - want) <= by)) fail_msg("%g is not %g", value, want);
}

static void test_marks(void **state)
{
    (void)state;
    const Size letter = { MM(215.9), MM(279.4) }, a5 = { MM(148), MM(210) };
    CalibrationMark others[READINGS];
    unsigned kinds[4] = { 0 };
    assert_true(calibration_marks(letter, others));
    assert_false(calibration_marks(a5, others));
    for (int i = 0; i < READINGS; i++) {
        const Point p = marks[i].at;
        kinds[marks[i].kind]++;
        assert_true(p.x >= 0 && p.x <= A4.width && p.y >= 0 && p.y <= A4.height);
    }
    assert_true(kinds[READING_RULER] == 2 && kinds[READING_EDGE] == 4);
    assert_true(kinds[READING_BORDER] == 8 && kinds[READING_SCALE] == 8);
    const Point p = calibration_behind((Point){ 10, 20 }, A4, DUPLEX_LONG);
    assert_true(p.x == A4.width - 10 && p.y == 20);
    const Point q = calibration_behind((Point){ 10, 20 }, A4, DUPLEX_SHORT);
    assert_true(q.x == 10 && q.y == A4.height - 20);
}

static void test_scale(void **state)
{
    (void)state;
    const struct {
        int pointer;
        char line;
        double mm; /* NAN: they contradict each other */
    } cases[] = {
        { 5, 'K', 0 },   { 6, 'R', 0.7 }, { 5, 'L', 0.1 },  { 4, 'A', -1 },  { 6, 'U', 1 },
        { 7, 'K', 1.9 }, { 6, 'B', 1 },   { 3, 'K', -1.9 }, { 9, 'K', 3.8 }, { 1, 'M', -3.6 },
        { 5, 'U', NAN }, { 6, 'A', 0.9 }, { 7, 'A', NAN },  { 5, 'A', NAN }, { 7, 'R', 2.6 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Reading r = { true, 0, cases[i].pointer, cases[i].line - 'A' };
        double shift;
        const bool agrees = calibration_shift(&r, &shift);
        if (agrees == isnan(cases[i].mm)) fail_msg("%d%c", cases[i].pointer, cases[i].line);
        if (agrees) assert_near(shift, MM(cases[i].mm), 1e-6);
    }
}

static void test_nothing_wrong(void **state)
{
    (void)state;
    PrinterProfile p = { .name = STR("x") };
    calibration_fit(marks, readings, A4, DUPLEX_LONG, &p);
    assert_near(p.front.offset.x, 0, 1e-6);
    assert_near(p.back.skew, 0, 1e-9);
    assert_near(p.back.scale.width, 1, 1e-9);
    assert_int_equal(p.duplex, DUPLEX_LONG);
    assert_int_equal(calibration_odd_one(marks, readings, A4), 0);
}

/* What a printer does to a point of a side, seen from that side. */
static Point printed(const PrinterSide *s, Point p)
{
    return transform_point(printer_fault(s, A4), p);
}

/* The front tick that a tick of the back meets best, as an eye would have it. */
static void read_scale(int i, const PrinterSide *front, const PrinterSide *back, Duplex duplex)
{
    const CalibrationMark *m = &marks[i];
    double nearest = HUGE_VAL;
    for (int ours = -10; ours <= 10; ours++)
        for (int theirs = -10; theirs <= 10; theirs++) {
            Point a = m->at, b = m->at;
            *(m->down ? &a.y : &a.x) += ours * SCALE_PITCH;
            *(m->down ? &b.y : &b.x) += theirs * VERNIER_PITCH;
            a = printed(front, a);
            b = calibration_behind(printed(back, calibration_behind(b, A4, duplex)), A4, duplex);
            const double apart = fabs(m->down ? a.y - b.y : a.x - b.x);
            if (apart >= nearest) continue;
            nearest = apart;
            readings[i].line = ours + SCALE_LINES / 2;
        }
    const Point a = printed(front, m->at);
    const Point b =
        calibration_behind(printed(back, calibration_behind(m->at, A4, duplex)), A4, duplex);
    const double pointer = m->down ? b.y - a.y : b.x - a.x;
    readings[i].pointer = SCALE_MIDDLE + (int)lround(pointer / MM(1));
}

static void read_front(int i, const PrinterSide *front)
{
    const CalibrationMark *m = &marks[i];
    const Point p = printed(front, m->at);
    if (m->kind == READING_RULER)
        readings[i].length *= m->down ? front->scale.height : front->scale.width;
    if (m->kind == READING_EDGE) readings[i].length = m->down ? p.y : p.x;
}

static void crooked(const PrinterSide *front, const PrinterSide *back, Duplex duplex)
{
    PrinterProfile p = { .name = STR("x") };
    double worst = 0;
    all_right(NULL);
    for (int i = 0; i < READINGS; i++) {
        read_front(i, front);
        if (marks[i].kind == READING_SCALE) read_scale(i, front, back, duplex);
    }
    assert_int_equal(calibration_odd_one(marks, readings, A4), 0);
    calibration_fit(marks, readings, A4, duplex, &p);
    assert_near(p.front.offset.x, front->offset.x, MM(0.02));
    assert_near(p.front.skew, front->skew, 0.01);
    assert_near(p.back.offset.x, back->offset.x, MM(0.1));
    assert_near(p.back.offset.y, back->offset.y, MM(0.1));
    assert_near(p.back.skew, back->skew, 0.04);
    /* all over the sheet */
    const Transform ours = printer_correction(&p.front, A4),
                    theirs = printer_correction(&p.back, A4);
    for (double x = 0; x <= A4.width; x += A4.width / 4)
        for (double y = 0; y <= A4.height; y += A4.height / 4) {
            const Point behind = calibration_behind((Point){ x, y }, A4, duplex);
            const Point a = printed(front, transform_point(ours, (Point){ x, y }));
            const Point b =
                calibration_behind(printed(back, transform_point(theirs, behind)), A4, duplex);
            worst = fmax(worst, hypot(a.x - b.x, a.y - b.y));
        }
    assert_near(worst, 0, MM(0.1));
}

static void test_crooked(void **state)
{
    (void)state;
    const PrinterSide straight = printer_side_true();
    const PrinterSide front = { .offset = { MM(0.6), MM(-0.4) },
                                .skew = 0.15,
                                .scale = { 1.002, 0.999 } };
    const PrinterSide back = { .offset = { MM(-1.9), MM(0.3) },
                               .skew = -0.2,
                               .scale = { 1.003, 1.001 } };
    const PrinterSide far = { .offset = { MM(3.2), MM(-2.9) },
                              .skew = 0.1,
                              .scale = { 0.998, 1.002 } };
    const Duplex edges[] = { DUPLEX_LONG, DUPLEX_SHORT };
    for (int i = 0; i < 2; i++) {
        crooked(&straight, &back, edges[i]);
        crooked(&front, &straight, edges[i]);
        crooked(&front, &back, edges[i]);
        crooked(&straight, &far, edges[i]);
    }
}

/* Each of the scales is found when it alone is wrong, even by half a millimeter. */
static void test_odd_one(void **state)
{
    (void)state;
    for (int i = 0; i < READINGS; i++) {
        if (marks[i].kind != READING_SCALE) continue;
        all_right(NULL);
        readings[i].line += 5;
        assert_int_equal(calibration_odd_one(marks, readings, A4), i + 1);
        readings[i].line = SCALE_LINES / 2 - 7;
        readings[i].pointer = 4;
        assert_int_equal(calibration_odd_one(marks, readings, A4), i + 1);
    }
}

/* What is not read counts as right; it does not make up a fault. */
static void test_few_readings(void **state)
{
    (void)state;
    PrinterProfile p = { .name = STR("x") };
    for (int i = 2; i < READINGS; i++) readings[i].given = false;
    readings[4] = (Reading){ true, MM(19.8), 0, 0 };
    readings[6] = (Reading){ true, MM(4), 0, 0 };
    calibration_fit(marks, readings, A4, DUPLEX_LONG, &p);
    assert_near(p.front.offset.y, MM(-0.2), MM(0.03));
    assert_near(p.front.skew, 0, 0.02);
    assert_near(p.front.margins.left, MM(4), 1e-6);
    assert_int_equal(p.duplex, DUPLEX_NONE);
    readings[14].given = true; /* a scale */
    calibration_fit(marks, readings, A4, DUPLEX_LONG, &p);
    assert_int_equal(p.duplex, DUPLEX_LONG);
    assert_near(p.back.margins.right, MM(4), 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_marks, all_right),
        cmocka_unit_test_setup(test_scale, all_right),
        cmocka_unit_test_setup(test_nothing_wrong, all_right),
        cmocka_unit_test_setup(test_crooked, all_right),
        cmocka_unit_test_setup(test_odd_one, all_right),
        cmocka_unit_test_setup(test_few_readings, all_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
