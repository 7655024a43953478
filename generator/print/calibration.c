/* calibration.c - the sheet's geometry, and least squares.
 *
 * A side's fault is linear in five small numbers about the middle of the paper: moved by x and y,
 * turned, stretched across and down.  Each reading is one equation of these five. */
#include "print/calibration.h"

#include <math.h>

#define DEGREES(radians) ((radians) * (180 / 3.14159265358979323846))

/* ---- geometry ------------------------------------------------------------------------------- */

/* Of scales, from the edges of the paper: the line where both sides meet, and the middle. */
#define SCALE_NEAR MM(22) /* at the upper and the right edge; beyond are letters */
#define SCALE_FAR MM(26)  /* at the lower and the left one; beyond is the pointer */
#define ACROSS_MIDDLE MM(38)
#define DOWN_MIDDLE MM(64)
/* Along the edges, of what the distances from them are measured to. */
#define EDGE_ALONG_SIDE MM(97)
#define EDGE_ALONG_TOP MM(68)
/* Of the rulers, from the middle of the paper. */
#define RULER_ABOVE MM(52)
#define RULER_LEFT MM(44)
#define RULER_BELOW MM(8)
/* Smaller papers have no room for it all. */
#define WIDTH_LEAST MM(200)
#define HEIGHT_LEAST MM(265)

typedef struct Marks {
    CalibrationMark *at;
    unsigned n;
} Marks;

static void add(Marks *m, CalibrationMark mark)
{
    m->at[m->n++] = mark;
}

static void add_edge(Marks *m, SheetEdge edge, Point at)
{
    add(m, (CalibrationMark){ READING_EDGE, edge == EDGE_TOP, false, edge, at });
}

static void add_borders(Marks *m, Size paper, bool back)
{
    const double x = paper.width / 2, y = paper.height / 2;
    const Point at[] = { { 0, y }, { x, 0 }, { paper.width, y }, { x, paper.height } };
    for (int edge = EDGE_LEFT; edge <= EDGE_BOTTOM; edge++)
        add(m, (CalibrationMark){ READING_BORDER, edge == EDGE_TOP || edge == EDGE_BOTTOM, back,
                                  (SheetEdge)edge, at[edge] });
}

/* In a corner, one across and one down. */
static void add_scales(Marks *m, Size paper, bool right, bool lower)
{
    const Point across = { right ? paper.width - ACROSS_MIDDLE : ACROSS_MIDDLE,
                           lower ? paper.height - SCALE_FAR : SCALE_NEAR };
    const Point down = { right ? paper.width - SCALE_NEAR : SCALE_FAR,
                         lower ? paper.height - DOWN_MIDDLE : DOWN_MIDDLE };
    add(m, (CalibrationMark){ .kind = READING_SCALE, .at = across });
    add(m, (CalibrationMark){ .kind = READING_SCALE, .down = true, .at = down });
}

bool calibration_marks(Size paper, CalibrationMark *marks)
{
    const double x = paper.width / 2, y = paper.height / 2;
    Marks m = { marks, 0 };
    if (paper.width < WIDTH_LEAST || paper.height < HEIGHT_LEAST) return false;
    add(&m, (CalibrationMark){ .kind = READING_RULER, .at = { x, y - RULER_ABOVE } });
    add(&m, (CalibrationMark){
                .kind = READING_RULER, .down = true, .at = { x - RULER_LEFT, y + RULER_BELOW } });
    add_edge(&m, EDGE_LEFT, (Point){ EDGE_DISTANCE, EDGE_ALONG_SIDE });
    add_edge(&m, EDGE_LEFT, (Point){ EDGE_DISTANCE, paper.height - EDGE_ALONG_SIDE });
    add_edge(&m, EDGE_TOP, (Point){ EDGE_ALONG_TOP, EDGE_DISTANCE });
    add_edge(&m, EDGE_TOP, (Point){ paper.width - EDGE_ALONG_TOP, EDGE_DISTANCE });
    add_borders(&m, paper, false);
    add_borders(&m, paper, true);
    for (int corner = 0; corner < 4; corner++) add_scales(&m, paper, corner % 2, corner / 2);
    return true;
}

Point calibration_behind(Point p, Size paper, Duplex duplex)
{
    return duplex == DUPLEX_SHORT ? (Point){ p.x, paper.height - p.y }
                                  : (Point){ paper.width - p.x, p.y };
}

/* ---- readings ------------------------------------------------------------------------------- */

/* What pointer and line may be apart by rounding and a careless look, points. */
#define CONTRADICTION MM(0.75)

/* Lines of the front and the back that meet, counted from the middle of the scale. */
typedef struct Meeting {
    int front, back;
} Meeting;

static double shift_of(Meeting m)
{
    return m.front * SCALE_PITCH - m.back * VERNIER_PITCH;
}

/* The line that meets one of the front is the same one of the back, or one of its neighbors: each
 * of these moves the back by VERNIER_PITCH, and the pointer tells which it is. */
static Meeting meeting_of(const Reading *r)
{
    const double pointer = MM(r->pointer - SCALE_MIDDLE);
    Meeting m = { .front = r->line - SCALE_LINES / 2 };
    m.back = m.front;
    m.back -= (int)lround((pointer - shift_of(m)) / VERNIER_PITCH);
    return m;
}

bool calibration_shift(const Reading *r, double *shift)
{
    *shift = shift_of(meeting_of(r));
    return fabs(*shift - MM(r->pointer - SCALE_MIDDLE)) <= CONTRADICTION;
}

/* ---- least squares -------------------------------------------------------------------------- */

enum { MOVED_X, MOVED_Y, TURNED, WIDER, TALLER, UNKNOWNS };

/* Normal equations. */
typedef struct Fit {
    double matrix[UNKNOWNS][UNKNOWNS], right[UNKNOWNS], found[UNKNOWNS];
} Fit;

/* What moves a point `p` from the middle of the paper along an axis. */
static void row_of(Point p, bool down, double row[UNKNOWNS])
{
    row[MOVED_X] = !down;
    row[MOVED_Y] = down;
    row[TURNED] = down ? p.x : -p.y;
    row[WIDER] = down ? 0 : p.x;
    row[TALLER] = down ? p.y : 0;
}

static void fit_add(Fit *f, const double row[UNKNOWNS], double value)
{
    for (int i = 0; i < UNKNOWNS; i++) {
        for (int k = 0; k < UNKNOWNS; k++) f->matrix[i][k] += row[i] * row[k];
        f->right[i] += row[i] * value;
    }
}

/* By Gauss's elimination.  What the readings leave open is as small as can be, by what it does at
 * the edges of the paper: that is the weak wish in the diagonal. */
static void fit_solve(Fit *f)
{
    const double wish = 1e-6, reach = MM(150);
    for (int i = 0; i < UNKNOWNS; i++)
        f->matrix[i][i] += i == MOVED_X || i == MOVED_Y ? wish : wish * reach * reach;
    for (int i = 0; i < UNKNOWNS; i++)
        for (int k = i + 1; k < UNKNOWNS; k++) {
            const double times = f->matrix[k][i] / f->matrix[i][i];
            for (int j = i; j < UNKNOWNS; j++) f->matrix[k][j] -= times * f->matrix[i][j];
            f->right[k] -= times * f->right[i];
        }
    for (int i = UNKNOWNS - 1; i >= 0; i--) {
        double value = f->right[i];
        for (int k = i + 1; k < UNKNOWNS; k++) value -= f->matrix[i][k] * f->found[k];
        f->found[i] = value / f->matrix[i][i];
    }
}

static double fit_at(const Fit *f, Point p, bool down)
{
    double row[UNKNOWNS], moved = 0;
    row_of(p, down, row);
    for (int i = 0; i < UNKNOWNS; i++) moved += row[i] * f->found[i];
    return moved;
}

static Point from_middle(Point p, Size paper)
{
    return (Point){ p.x - paper.width / 2, p.y - paper.height / 2 };
}

static Fit fit_front(const CalibrationMark *marks, const Reading *r, Size paper)
{
    Fit f = { .right = { 0 } };
    for (int i = 0; i < READINGS; i++) {
        double row[UNKNOWNS] = { 0 };
        const bool ruler = marks[i].kind == READING_RULER;
        if (!r[i].given || (!ruler && marks[i].kind != READING_EDGE)) continue;
        if (ruler) row[marks[i].down ? TALLER : WIDER] = RULER_LENGTH;
        else row_of(from_middle(marks[i].at, paper), marks[i].down, row);
        fit_add(&f, row, r[i].length - (ruler ? RULER_LENGTH : EDGE_DISTANCE));
    }
    fit_solve(&f);
    return f;
}

/* A point of a scale, so far from its middle. */
static Point along(const CalibrationMark *m, double by, Size paper)
{
    const Point p = from_middle(m->at, paper);
    return m->down ? (Point){ p.x, p.y + by } : (Point){ p.x + by, p.y };
}

/* Where the line of the back that met one of the front has gone, in the front's coordinates. */
static double back_moved(const CalibrationMark *m, const Reading *r, const Fit *front, Size paper)
{
    const Meeting met = meeting_of(r);
    return shift_of(met) + fit_at(front, along(m, met.front * SCALE_PITCH, paper), m->down);
}

static Point back_line(const CalibrationMark *m, const Reading *r, Size paper)
{
    return along(m, meeting_of(r).back * VERNIER_PITCH, paper);
}

/* Without the reading `but` (READINGS: with all); in the front's coordinates. */
static Fit fit_back(const CalibrationMark *marks, const Reading *r, const Fit *front, Size paper,
                    int but)
{
    Fit f = { .right = { 0 } };
    for (int i = 0; i < READINGS; i++) {
        double row[UNKNOWNS];
        if (marks[i].kind != READING_SCALE || !r[i].given || i == but) continue;
        row_of(back_line(&marks[i], &r[i], paper), marks[i].down, row);
        fit_add(&f, row, back_moved(&marks[i], &r[i], front, paper));
    }
    fit_solve(&f);
    return f;
}

/* ---- the profile ---------------------------------------------------------------------------- */

static PrinterSide side_of(const Fit *f, const CalibrationMark *marks, const Reading *r, bool back)
{
    PrinterSide s = { .offset = { f->found[MOVED_X], f->found[MOVED_Y] },
                      .skew = DEGREES(f->found[TURNED]),
                      .scale = { 1 + f->found[WIDER], 1 + f->found[TALLER] } };
    double *const margins[] = { &s.margins.left, &s.margins.top, &s.margins.right,
                                &s.margins.bottom };
    for (int i = 0; i < READINGS; i++)
        if (marks[i].kind == READING_BORDER && marks[i].back == back && r[i].given)
            *margins[marks[i].edge] = r[i].length;
    return s;
}

/* As somebody sees it who looks at the back. */
static void turn_over(Fit *f, Duplex duplex)
{
    f->found[duplex == DUPLEX_SHORT ? MOVED_Y : MOVED_X] *= -1;
    f->found[TURNED] *= -1;
}

static bool has_any(const CalibrationMark *marks, const Reading *r, ReadingKind kind, bool back)
{
    for (int i = 0; i < READINGS; i++)
        if (marks[i].kind == kind && marks[i].back == back && r[i].given) return true;
    return false;
}

/* The front's, as they lie on the back. */
static Insets margins_behind(Insets m, Duplex duplex)
{
    return duplex == DUPLEX_SHORT ? (Insets){ m.left, m.bottom, m.right, m.top }
                                  : (Insets){ m.right, m.top, m.left, m.bottom };
}

void calibration_fit(const CalibrationMark *marks, const Reading *r, Size paper, Duplex duplex,
                     PrinterProfile *out)
{
    const Fit front = fit_front(marks, r, paper);
    out->paper = paper;
    out->front = side_of(&front, marks, r, false);
    out->duplex = has_any(marks, r, READING_SCALE, false) ? duplex : DUPLEX_NONE;
    out->back = printer_side_true();
    if (out->duplex == DUPLEX_NONE) return;
    Fit back = fit_back(marks, r, &front, paper, READINGS);
    turn_over(&back, duplex);
    out->back = side_of(&back, marks, r, true);
    if (!has_any(marks, r, READING_BORDER, true))
        out->back.margins = margins_behind(out->front.margins, duplex);
}

/* ---- what does not agree --------------------------------------------------------------------- */

/* Readings are good to a tenth of a millimeter or two, paper gives a little. */
#define AGREES MM(0.4)

/* How far a reading is from what the fit says. */
static double misfit(const Fit *back, const CalibrationMark *m, const Reading *r, const Fit *front,
                     Size paper)
{
    return fit_at(back, back_line(m, r, paper), m->down) - back_moved(m, r, front, paper);
}

/* Of all readings but one: the sum of the squares. */
static double misfits(const Fit *back, const CalibrationMark *marks, const Reading *r,
                      const Fit *front, Size paper, int but)
{
    double sum = 0;
    for (int i = 0; i < READINGS; i++) {
        if (marks[i].kind != READING_SCALE || !r[i].given || i == but) continue;
        const double by = misfit(back, &marks[i], &r[i], front, paper);
        sum += by * by;
    }
    return sum;
}

/* The one without which the others agree best, if it is far from what they say. */
unsigned calibration_odd_one(const CalibrationMark *marks, const Reading *r, Size paper)
{
    const Fit front = fit_front(marks, r, paper);
    double least = HUGE_VAL;
    unsigned odd = 0;
    for (int i = 0; i < READINGS; i++) {
        if (marks[i].kind != READING_SCALE || !r[i].given) continue;
        const Fit back = fit_back(marks, r, &front, paper, i);
        const double others = misfits(&back, marks, r, &front, paper, i);
        if (others >= least) continue;
        least = others;
        odd = fabs(misfit(&back, &marks[i], &r[i], &front, paper)) > AGREES ? (unsigned)i + 1 : 0;
    }
    return odd;
}
