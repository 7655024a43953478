/* scale.c - round numbers on axes, and labels beside them that keep clear of each other. */
#include "widgets/scale.h"

#include <math.h>

/* More decimals than this are not written; see widen(). */
#define DECIMALS_MAX 4
/* The narrowest range, as a share of its largest value, that these decimals can tell apart. */
#define RANGE_MIN 1e-4
/* Beyond this every sum in here could overflow. */
#define VALUE_MAX 1e300

/* A step of 1, 2 or 5 times a power of ten, nearest to `x` > 0. */
static double nice_step(double x)
{
    const double power = pow(10, floor(log10(x)));
    const double fraction = x / power;
    const double nice = fraction < 1.5 ? 1 : fraction < 3.5 ? 2 : fraction < 7.5 ? 5 : 10;
    return nice * power;
}

/* Gives a range without extent one, from zero on: neither of its ends can be kept. */
static void widen(Range *r)
{
    r->low = fmin(fmax(r->low, -VALUE_MAX), VALUE_MAX);
    r->high = fmin(fmax(r->high, -VALUE_MAX), VALUE_MAX);
    const double largest = fmax(fabs(r->low), fabs(r->high));
    if (r->high - r->low > largest * RANGE_MIN) return;
    r->keep_low = r->keep_high = false;
    if (largest < 1e-300) {
        r->low = 0;
        r->high = 1;
    } else if (r->high > 0) {
        r->low = fmin(r->low, 0);
        r->high *= 1.25;
    } else {
        r->high = 0;
        r->low *= 1.25;
    }
}

static bool is_tick(double v, double step)
{
    return fabs(v / step - round(v / step)) < 1e-9;
}

/* About `wanted` steps, up to twice as many where only their ticks reach the ends that are kept. */
static double choose_step(const Range *r, int wanted)
{
    const double finest = r->whole ? 1 : 0;
    const int few = wanted < 1 ? 1 : wanted;
    for (int n = few; n <= 2 * few; n++) {
        const double step = fmax(nice_step((r->high - r->low) / n), finest);
        if (r->keep_low && !is_tick(r->low, step)) continue;
        if (r->keep_high && !is_tick(r->high, step)) continue;
        return step;
    }
    return fmax(nice_step((r->high - r->low) / few), finest);
}

/* How numbers of this size and step are written. */
static void choose_unit(Scale *s)
{
    static const struct {
        double unit;
        const char *suffix;
    } units[] = {
        { 1e18, " E" }, { 1e15, " P" }, { 1e12, " T" }, { 1e9, " G" }, { 1e6, " M" }, { 1e3, " k" },
    };
    const double largest = fmax(fabs(s->low), fabs(s->high));
    s->unit = 1;
    s->suffix = "";
    const double finest = pow(10, -DECIMALS_MAX);
    /* From 100 000 on with a prefix, so that the labels stay short. */
    for (size_t i = 0; largest >= 1e5 && i < sizeof units / sizeof *units; i++) {
        if (largest < units[i].unit || s->step < units[i].unit * finest) continue;
        s->unit = units[i].unit;
        s->suffix = units[i].suffix;
        break;
    }
    if (largest >= 1e21 || s->step < finest) {
        s->unit = pow(10, floor(log10(largest)));
        s->suffix = NULL; /* scientific */
    }
    const double needed = ceil(-log10(s->step / s->unit) - 1e-9);
    s->decimals = (int)fmin(fmax(needed, 0), DECIMALS_MAX);
}

static void ticks_within(Scale *s)
{
    const double from = ceil(s->low / s->step - 1e-9), to = floor(s->high / s->step + 1e-9);
    s->first = from * s->step;
    s->n = to < from ? 0 : (int)(to - from) + 1;
}

Scale scale_of(Range range, int wanted)
{
    widen(&range);
    Scale s = { .low = range.low, .high = range.high, .step = choose_step(&range, wanted) };
    if (!range.keep_low) s.low = floor(s.low / s.step + 1e-9) * s.step;
    if (!range.keep_high) s.high = ceil(s.high / s.step - 1e-9) * s.step;
    ticks_within(&s);
    choose_unit(&s);
    return s;
}

/* Tick `k` of a fine logarithmic scale. */
static double fine_tick(double k)
{
    static const double digits[] = { 1, 2, 5 };
    const double power = floor(k / 3);
    return digits[(int)(k - power * 3)] * pow(10, power);
}

/* The last fine tick that is not over `v`. */
static double fine_below(double v)
{
    double k = floor(log10(v)) * 3;
    while (fine_tick(k + 1) <= v * (1 + 1e-9)) k++;
    return k;
}

Scale scale_log(Range r, int wanted)
{
    Scale s = { .log = true, .step = 1, .unit = 1, .suffix = "" };
    const double low = fmax(r.low, 1e-300), high = fmax(fmin(r.high, VALUE_MAX), low);
    const double from = floor(log10(low) + 1e-9), to = ceil(log10(high) - 1e-9);
    double last;
    s.fine = to - from <= 2;
    if (s.fine) {
        s.first = fine_below(low);
        last = fine_below(high);
        if (fine_tick(last) < high * (1 - 1e-9) || last == s.first) last++;
    } else {
        s.first = from;
        last = to;
        s.step = ceil((to - from) / (wanted < 1 ? 1 : wanted));
    }
    s.low = s.fine ? fine_tick(s.first) : pow(10, s.first);
    s.high = s.fine ? fine_tick(last) : pow(10, last);
    if (r.keep_low && r.keep_high && low < high) s.low = low, s.high = high;
    else if (r.keep_low && low < s.high) s.low = low;
    else if (r.keep_high && high > s.low) s.high = high;
    while (scale_tick(&s, 0) < s.low * (1 - 1e-9)) s.first += s.step;
    while (scale_tick(&s, s.n) <= s.high * (1 + 1e-9)) s.n++;
    return s;
}

double scale_share(const Scale *s, double v)
{
    const double within = fmin(fmax(v, s->low), s->high);
    if (s->log) return log10(within / s->low) / log10(s->high / s->low);
    return (within - s->low) / (s->high - s->low);
}

Scale scale_minutes(double low, double high, int wanted)
{
    static const double steps[] = { 1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440 };
    const size_t n = sizeof steps / sizeof *steps;
    size_t i = 0;
    while (i + 1 < n && (high - low) / steps[i] > wanted) i++;
    Scale s = { .low = low, .high = high, .step = steps[i], .unit = 1, .suffix = "" };
    ticks_within(&s);
    return s;
}

double scale_tick(const Scale *s, int i)
{
    if (s->log) return s->fine ? fine_tick(s->first + i) : pow(10, s->first + i * s->step);
    /* Counted in steps from zero: sums of steps would drift away from round numbers. */
    return (round(s->first / s->step) + i) * s->step;
}

/* Digits in groups of three. */
static void write_grouped(const Scale *s, Buf *out, Str digits)
{
    const size_t whole = str_find(digits, '.'), least = s->group ? 4 : 5;
    for (size_t i = 0; i < digits.n; i++) {
        const bool apart = i && i < whole && whole >= least && (whole - i) % 3 == 0;
        if (apart) buf_c(out, s->group ? s->group : "\u202f");
        if (i == whole) buf_c(out, s->point ? s->point : ".");
        else buf_char(out, digits.p[i]);
    }
}

Str scale_number(const Scale *s, Arena *a, double v)
{
    if (s->log) { /* each in its own size */
        Scale own = { .low = v, .high = v, .step = pow(10, floor(log10(v) + 1e-9)) };
        choose_unit(&own);
        own.group = s->group;
        own.point = s->point;
        return scale_number(&own, a, v);
    }
    Buf digits = { .arena = a }, out = { .arena = a };
    /* What the axis is too coarse to tell from zero is zero, whatever the unit. */
    if (fabs(v) < s->step * 1e-6) return STR("0");
    buf_number(&digits, fabs(v) / s->unit, s->decimals);
    const Str text = buf_done(&digits);
    const size_t point = str_find(text, '.');
    if (v < 0) buf_c(&out, "\u2212");
    write_grouped(s, &out, text);
    /* All ticks have the same number of decimals, so that they align. */
    int written = point < text.n ? (int)(text.n - point) - 1 : 0;
    if (!written && s->decimals) buf_c(&out, s->point ? s->point : ".");
    for (; written < s->decimals; written++) buf_char(&out, '0');
    if (s->suffix) buf_c(&out, s->suffix);
    else buf_format(&out, "e%d", (int)lround(log10(s->unit)));
    return buf_done(&out);
}

Str scale_time(Arena *a, double minutes)
{
    const int day = 24 * 60;
    const int now = (((int)lround(minutes) % day) + day) % day;
    return str_format(a, "%02d:%02d", now / 60, now % 60);
}

/* Labels that touch; they lie where they wish to be on average. */
typedef struct Block {
    size_t first, n;
    double wishes; /* sum of where the block's top would have to be for each member */
    double top, height;
} Block;

static void settle(Block *b, double low, double high)
{
    b->top = fmax(fmin(b->wishes / (double)b->n, high - b->height), low);
}

/* `b` follows `a`. */
static void merge(Block *a, const Block *b)
{
    a->wishes += b->wishes - a->height * (double)b->n;
    a->height += b->height;
    a->n += b->n;
}

void spread_labels(Arena *scratch, double *center, const double *height, size_t n, double low,
                   double high)
{
    Block *blocks = ARENA_ARRAY(scratch, Block, n);
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        const double wish = center[i] - height[i] / 2;
        blocks[m] = (Block){ .first = i, .n = 1, .wishes = wish, .height = height[i] };
        settle(&blocks[m++], low, high);
        for (; m > 1 && blocks[m - 2].top + blocks[m - 2].height > blocks[m - 1].top; m--) {
            merge(&blocks[m - 2], &blocks[m - 1]);
            settle(&blocks[m - 2], low, high);
        }
    }
    for (size_t b = 0; b < m; b++) {
        double y = blocks[b].top;
        for (size_t i = blocks[b].first; i < blocks[b].first + blocks[b].n; i++) {
            center[i] = y + height[i] / 2;
            y += height[i];
        }
    }
}
