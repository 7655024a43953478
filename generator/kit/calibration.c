/* calibration.c - the marks of print/calibration.h as values. */
#include "kit/calibration.h"

#include "data/field_macros.h"

/* clang-format off */
static const Field mark_fields[] = {
    INT("number", 1, 0, "Of its reading."), WORD("kind", "What it is."), END };
#define MARKS(key, help) LIST(key, OBJECT(NULL, mark_fields, "A mark."), help)
static const Field fields[] = {
    MARKS("front", "What is drawn on the front."), MARKS("back", "What is drawn on the back."),
    MARKS("rulers", "Rulers."), MARKS("edges", "Distances from the edges."),
    MARKS("borders", "White borders of the front."), MARKS("back_borders", "White borders of the back."),
    MARKS("scales", "Scales."),
    MARKS("example", "A scale with the back's lines."),
    LINE("paper", "The paper."), LINE("options", "Options that the commands need."), BOOL("short", "The sheet turns over its short edge."),
    LINE("printer", "The profile that it is corrected for."), LINE("title", "Its title."), LINE("made_with", "ddkit and its version."),
    END };
const Field calibration_schema = { .type = FIELD_OBJECT, .fields = fields, .help = "The calibration sheet." };
/* clang-format on */

static void put(Arena *a, Value *map, const char *key, Value *v)
{
    value_set(a, map, str(key), v);
}

static Value *real(Arena *a, double x)
{
    Value *v = value_int(a, SPAN_NONE, 0);
    v->kind = VALUE_REAL;
    v->real = x;
    return v;
}

static Value *mark_value(Arena *a, const char *kind, Point at, bool down, double toward)
{
    Value *v = value_map(a, SPAN_NONE);
    put(a, v, "kind", value_text(a, SPAN_NONE, str(kind)));
    put(a, v, "x", real(a, at.x));
    put(a, v, "y", real(a, at.y));
    put(a, v, "down", value_bool(a, SPAN_NONE, down));
    put(a, v, "toward", real(a, toward));
    return v;
}

/* As widgets/calibration.c draws it on its own side. */
static Value *value_of(Arena *a, const CalibrationMark *m, unsigned number, Size paper)
{
    static const char *const kinds[] = { "ruler", "edge", "border", "scale" };
    /* the stair of a border runs along the edge, and counts away from it */
    const bool border = m->kind == READING_BORDER;
    const bool far = border && (m->edge == EDGE_RIGHT || m->edge == EDGE_BOTTOM);
    /* down the sheet letters are at the right: on top when the sheet is turned to the left */
    const bool turned = m->kind == READING_SCALE && m->down;
    Value *v =
        mark_value(a, kinds[m->kind], m->at, border ? !m->down : m->down, far || turned ? -1 : 1);
    const double beyond = m->down ? m->at.y - paper.height / 2 : m->at.x - paper.width / 2;
    put(a, v, "number", value_int(a, SPAN_NONE, number));
    put(a, v, "outer", real(a, beyond > 0 ? 1 : -1));
    return v;
}

/* The lines that meet a scale, as the back's page has them. */
static Value *vernier_of(Arena *a, const CalibrationMark *m, const CalibrationSheet *s)
{
    const double front = m->down ? -1 : 1;
    const bool mirrored = m->down == (s->duplex != DUPLEX_SHORT);
    return mark_value(a, "vernier", calibration_behind(m->at, s->paper, s->duplex), m->down,
                      mirrored ? -front : front);
}

/* The example that the words explain: the back lies 0.7 mm to the right. */
#define EXAMPLE_SHIFT MM(0.7)
#define EXAMPLE_ZOOM 1.6

static Value *example(Arena *a)
{
    const Point at = { MM(36), MM(17) };
    Value *list = value_seq(a, SPAN_NONE), *v = mark_value(a, "example", at, false, 1);
    put(a, v, "shift", real(a, EXAMPLE_SHIFT));
    put(a, v, "zoom", real(a, EXAMPLE_ZOOM));
    value_push(a, list, v);
    return list;
}

static Value *list_of(Arena *a, Value *root, const char *key)
{
    Value *list = value_seq(a, SPAN_NONE);
    put(a, root, key, list);
    return list;
}

static void put_marks(Arena *a, Value *root, const CalibrationSheet *s,
                      const CalibrationMark *marks)
{
    Value *front = list_of(a, root, "front"), *back = list_of(a, root, "back");
    Value *const borders[] = { list_of(a, root, "borders"), list_of(a, root, "back_borders") };
    Value *const lists[] = { list_of(a, root, "rulers"), list_of(a, root, "edges"), NULL,
                             list_of(a, root, "scales") };
    for (unsigned i = 0; i < READINGS; i++) {
        const CalibrationMark *m = &marks[i];
        Value *v = value_of(a, m, i + 1, s->paper);
        value_push(a, m->back ? back : front, v);
        value_push(a, lists[m->kind] ? lists[m->kind] : borders[m->back], v);
        if (m->kind == READING_SCALE) value_push(a, back, vernier_of(a, m, s));
    }
}

Value *calibration_model(Arena *a, const CalibrationSheet *s, const Value *strings)
{
    CalibrationMark marks[READINGS];
    Value *root = value_map(a, SPAN_NONE);
    if (!calibration_marks(s->paper, marks)) return NULL;
    const Value *words = value_get(strings, "calibration");
    put_marks(a, root, s, marks);
    put(a, root, "example", example(a));
    put(a, root, "t", value_copy(a, strings, 0));
    put(a, root, "title", value_text(a, SPAN_NONE, value_str(value_get(words, "title"))));
    put(a, root, "paper", value_text(a, SPAN_NONE, s->paper_name));
    put(a, root, "options", value_text(a, SPAN_NONE, s->options));
    put(a, root, "made_with", value_text(a, SPAN_NONE, STR("ddkit " DDKIT_VERSION)));
    put(a, root, "short", value_bool(a, SPAN_NONE, s->duplex == DUPLEX_SHORT));
    if (s->printer) put(a, root, "printer", value_text(a, SPAN_NONE, s->printer->name));
    return root;
}
