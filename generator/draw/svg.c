/* svg.c - SVG path data (https://www.w3.org/TR/SVG2/paths.html) to segments.
 *
 * The whole grammar of section 9.3.9: absolute and relative commands, implicit repeats, numbers
 * that follow one another without a separator, arc flags written as one digit.  Quadratic curves
 * are raised to cubics and arcs cut into cubics of at most a quarter turn.  Nothing else of SVG is
 * read here. */
#include "draw/path.h"

#include <math.h>
#include <string.h>

#include "base/ascii.h"

#define PI 3.14159265358979323846

typedef struct Svg {
    PathBuilder *out;
    Str data;
    size_t i;
    double scale;
    Point move;
    Point start, here; /* of the subpath; both in the data's own units */
    Point control;     /* of the last curve, for S and T */
    char last;         /* the last command, upper case */
} Svg;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char peek(const Svg *s)
{
    return s->i < s->data.n ? s->data.p[s->i] : 0;
}

static void skip_blanks(Svg *s)
{
    while (s->i < s->data.n && is_blank(s->data.p[s->i])) s->i++;
}

/* True when there was a comma, behind which another argument has to follow. */
static bool skip_separator(Svg *s)
{
    skip_blanks(s);
    if (peek(s) != ',') return false;
    s->i++;
    skip_blanks(s);
    return true;
}

/* Takes the longest number; what follows may start the next one ("1.5.5-3" is three). */
static bool read_number(Svg *s, double *out)
{
    size_t from = s->i;
    if (peek(s) == '+' || peek(s) == '-') s->i++;
    while (ascii_digit(peek(s))) s->i++;
    if (peek(s) == '.') s->i++;
    while (ascii_digit(peek(s))) s->i++;
    size_t mantissa = s->i;
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->i++;
        if (peek(s) == '+' || peek(s) == '-') s->i++;
        if (!ascii_digit(peek(s))) s->i = mantissa;
        while (ascii_digit(peek(s))) s->i++;
    }
    if (str_to_real(str_slice(s->data, from, s->i), out)) return true;
    s->i = from;
    return false;
}

static bool read_numbers(Svg *s, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i) skip_separator(s);
        if (!read_number(s, &out[i])) return false;
    }
    return true;
}

static bool read_flag(Svg *s, bool *out)
{
    skip_separator(s);
    if (peek(s) != '0' && peek(s) != '1') return false;
    *out = s->data.p[s->i++] == '1';
    return true;
}

static Point placed(const Svg *s, Point p)
{
    return (Point){ s->move.x + p.x * s->scale, s->move.y + p.y * s->scale };
}

static void line_to(Svg *s, Point to)
{
    Point p = placed(s, to);
    path_line(s->out, p.x, p.y);
    s->here = to;
}

static void cubic_to(Svg *s, Point c1, Point c2, Point to)
{
    path_curve(s->out, placed(s, c1), placed(s, c2), placed(s, to));
    s->control = c2;
    s->here = to;
}

static void quadratic_to(Svg *s, Point c, Point to)
{
    const Point from = s->here;
    cubic_to(s, (Point){ from.x + (c.x - from.x) * 2 / 3, from.y + (c.y - from.y) * 2 / 3 },
             (Point){ to.x + (c.x - to.x) * 2 / 3, to.y + (c.y - to.y) * 2 / 3 }, to);
    s->control = c;
}

/* The control point of the curve before, mirrored; the current point when there was none. */
static Point reflected(const Svg *s, const char *after)
{
    if (!s->last || !strchr(after, s->last)) return s->here;
    return (Point){ 2 * s->here.x - s->control.x, 2 * s->here.y - s->control.y };
}

/* An ellipse by its center: where a point of the unit circle comes to lie. */
typedef struct Ellipse {
    Point center;
    double rx, ry, cos_turn, sin_turn;
} Ellipse;

static Point on_ellipse(const Ellipse *e, double x, double y)
{
    x *= e->rx;
    y *= e->ry;
    return (Point){ e->center.x + x * e->cos_turn - y * e->sin_turn,
                    e->center.y + x * e->sin_turn + y * e->cos_turn };
}

static void add_ellipse(Svg *s, const Ellipse *e, double from, double sweep, Point end)
{
    const int pieces = (int)fmax(1, ceil(fabs(sweep) / (PI / 2) - 1e-9));
    const double step = sweep / pieces, handle = 4.0 / 3 * tan(step / 4);
    for (int i = 0; i < pieces; i++) {
        const double a = from + i * step, b = a + step;
        cubic_to(s, on_ellipse(e, cos(a) - handle * sin(a), sin(a) + handle * cos(a)),
                 on_ellipse(e, cos(b) + handle * sin(b), sin(b) - handle * cos(b)),
                 i == pieces - 1 ? end : on_ellipse(e, cos(b), sin(b)));
    }
}

/* From end points to center, SVG 2 B.2.4, with the corrections of B.2.5 for radii out of range. */
static void arc_to(Svg *s, double rx, double ry, double degrees, bool large, bool sweep, Point to)
{
    const Point from = s->here;
    rx = fabs(rx);
    ry = fabs(ry);
    if (from.x == to.x && from.y == to.y) return;
    if (rx == 0 || ry == 0) {
        line_to(s, to);
        return;
    }
    const double turn = fmod(degrees, 360) * PI / 180;
    Ellipse e = { .cos_turn = cos(turn), .sin_turn = sin(turn) };
    const double dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
    const double x = e.cos_turn * dx + e.sin_turn * dy, y = -e.sin_turn * dx + e.cos_turn * dy;
    const double too_far = x * x / (rx * rx) + y * y / (ry * ry);
    if (too_far > 1) {
        rx *= sqrt(too_far);
        ry *= sqrt(too_far);
    }
    const double down = rx * rx * y * y + ry * ry * x * x;
    double k = sqrt(fmax(0, (rx * rx * ry * ry - down) / down));
    if (large == sweep) k = -k;
    const double cx = k * rx * y / ry, cy = -k * ry * x / rx;
    e.rx = rx;
    e.ry = ry;
    e.center = (Point){ e.cos_turn * cx - e.sin_turn * cy + (from.x + to.x) / 2,
                        e.sin_turn * cx + e.cos_turn * cy + (from.y + to.y) / 2 };
    const double a = atan2((y - cy) / ry, (x - cx) / rx);
    double swept = atan2((-y - cy) / ry, (-x - cx) / rx) - a;
    if (sweep && swept < 0) swept += 2 * PI;
    if (!sweep && swept > 0) swept -= 2 * PI;
    add_ellipse(s, &e, a, swept, to);
}

static bool read_arc(Svg *s, Point origin)
{
    double v[3], end[2];
    bool large, sweep;
    if (!read_numbers(s, v, 3) || !read_flag(s, &large) || !read_flag(s, &sweep)) return false;
    skip_separator(s);
    if (!read_numbers(s, end, 2)) return false;
    arc_to(s, v[0], v[1], v[2], large, sweep, (Point){ origin.x + end[0], origin.y + end[1] });
    return true;
}

static size_t numbers_of(char command)
{
    switch (command) {
    case 'H':
    case 'V': return 1;
    case 'S':
    case 'Q': return 4;
    case 'C': return 6;
    default: return 2; /* M, L, T */
    }
}

/* One command with one set of arguments; `command` in upper case. */
static bool read_segment(Svg *s, char command, bool relative)
{
    const Point o = relative ? s->here : (Point){ 0, 0 };
    double v[6];
    if (command == 'A') return read_arc(s, o);
    if (!read_numbers(s, v, numbers_of(command))) return false;
    switch (command) {
    case 'M': {
        s->start = s->here = (Point){ o.x + v[0], o.y + v[1] };
        Point p = placed(s, s->here);
        path_move(s->out, p.x, p.y);
        break;
    }
    case 'L': line_to(s, (Point){ o.x + v[0], o.y + v[1] }); break;
    case 'H': line_to(s, (Point){ o.x + v[0], s->here.y }); break;
    case 'V': line_to(s, (Point){ s->here.x, o.y + v[0] }); break;
    case 'C':
        cubic_to(s, (Point){ o.x + v[0], o.y + v[1] }, (Point){ o.x + v[2], o.y + v[3] },
                 (Point){ o.x + v[4], o.y + v[5] });
        break;
    case 'S':
        cubic_to(s, reflected(s, "CS"), (Point){ o.x + v[0], o.y + v[1] },
                 (Point){ o.x + v[2], o.y + v[3] });
        break;
    case 'Q':
        quadratic_to(s, (Point){ o.x + v[0], o.y + v[1] }, (Point){ o.x + v[2], o.y + v[3] });
        break;
    default: quadratic_to(s, reflected(s, "QT"), (Point){ o.x + v[0], o.y + v[1] }); break;
    }
    return true;
}

static bool starts_number(char c)
{
    return ascii_digit(c) || c == '.' || c == '-' || c == '+';
}

/* A command letter with as many sets of arguments as follow. */
static bool read_command(Svg *s)
{
    const char letter = peek(s);
    const bool relative = letter >= 'a';
    char command = (char)(relative ? letter - 'a' + 'A' : letter);
    if (!letter || !strchr("MZLHVCSQTA", command)) return false;
    if (!s->last && command != 'M') return false;
    s->i++;
    skip_blanks(s);
    if (command == 'Z') {
        path_close(s->out);
        s->here = s->start;
        s->last = 'Z';
        return true;
    }
    /* A close leaves no subpath; PDF and cairo both want it opened again. */
    if (s->last == 'Z' && command != 'M') {
        Point p = placed(s, s->here);
        path_move(s->out, p.x, p.y);
    }
    bool more;
    do {
        if (!read_segment(s, command, relative)) return false;
        s->last = command;
        if (command == 'M') command = 'L';
        more = skip_separator(s);
    } while (more || starts_number(peek(s)));
    return true;
}

bool path_svg(PathBuilder *b, Str data, double scale, Point move, size_t *bad)
{
    const size_t before = b->n;
    Svg s = { .out = b, .data = data, .scale = scale, .move = move };
    for (skip_blanks(&s); s.i < data.n; skip_blanks(&s)) {
        if (read_command(&s)) continue;
        *bad = s.i;
        b->n = before;
        return false;
    }
    return true;
}
