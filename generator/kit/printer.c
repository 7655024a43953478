/* printer.c - the file of a printer profile: its table, reading, writing. */
#include "kit/printer.h"

#include "data/field_macros.h"
#include "data/yaml.h"
#include "data/yaml_traps.h"
#include "print/paper.h"

/* ---- the table ---------------------------------------------------------------------------- */

/* clang-format off */
static const char *const edges[] = { "long", "short", NULL };

static const Field offset_fields[] = {
    REAL("x", "To the right, in millimeters; below 0: to the left.", REQUIRED, LENGTH(-PRINTER_OFFSET_MOST, PRINTER_OFFSET_MOST)),
    REAL("y", "Down, in millimeters; below 0: up.", REQUIRED, LENGTH(-PRINTER_OFFSET_MOST, PRINTER_OFFSET_MOST)),
    END };
static const Field scale_fields[] = {
    REAL("x", "Across the sheet, in percent: 100 is true to size.", REQUIRED, LENGTH(PRINTER_SCALE_LEAST, PRINTER_SCALE_MOST)),
    REAL("y", "Down the sheet.", REQUIRED, LENGTH(PRINTER_SCALE_LEAST, PRINTER_SCALE_MOST)),
    END };
static const Field margin_fields[] = {
    REAL("left", "At the left edge.", DEFAULT("0"), LENGTH(0, PRINTER_MARGIN_MOST)), REAL("top", "At the upper edge.", DEFAULT("0"), LENGTH(0, PRINTER_MARGIN_MOST)),
    REAL("right", "At the right edge.", DEFAULT("0"), LENGTH(0, PRINTER_MARGIN_MOST)), REAL("bottom", "At the lower edge.", DEFAULT("0"), LENGTH(0, PRINTER_MARGIN_MOST)),
    END };
static const Field side_fields[] = {
    OBJECT("offset", offset_fields, "How far the print lies beside its place."),
    REAL("skew", "How far it is turned, clockwise, in degrees.", DEFAULT("0"), LENGTH(-PRINTER_SKEW_MOST, PRINTER_SKEW_MOST)),
    OBJECT("scale", scale_fields, "How large it is."),
    OBJECT("margins", margin_fields, "What the printer leaves white at each edge, in millimeters."),
    END };
static const Field printer_fields[] = {
    WORD("paper", "The paper that it was measured on: a name that `ddkit list` shows, or a size such as 210x297mm.", REQUIRED),
    ENUM("duplex", edges, "The edge over which the sheet was turned. Needed for `back`."),
    OBJECT("front", side_fields, "The front of a sheet, on upright paper.", REQUIRED),
    OBJECT("back", side_fields, "The back, as you see it when you look at it."),
    END };
const Field printer_schema = { .type = FIELD_OBJECT, .fields = printer_fields, .help = "A printer profile." };
/* clang-format on */

/* ---- reading ------------------------------------------------------------------------------ */

static double length_of(const Value *map, const char *key)
{
    return MM(value_number(value_get(map, key), 0));
}

static PrinterSide side_of(const Value *v)
{
    const Value *offset = value_get(v, "offset"), *scale = value_get(v, "scale");
    const Value *margins = value_get(v, "margins");
    return (PrinterSide){
        .offset = { length_of(offset, "x"), length_of(offset, "y") },
        .skew = value_number(value_get(v, "skew"), 0),
        .scale = { value_number(value_get(scale, "x"), 100) / 100,
                   value_number(value_get(scale, "y"), 100) / 100 },
        .margins = { length_of(margins, "left"), length_of(margins, "top"),
                     length_of(margins, "right"), length_of(margins, "bottom") },
    };
}

static Duplex duplex_of(const Value *file)
{
    const Str edge = value_str(value_get(file, "duplex"));
    if (!value_get(file, "back")) return DUPLEX_NONE;
    return str_is(edge, "short") ? DUPLEX_SHORT : DUPLEX_LONG;
}

static bool check_whole(Arena *a, Diag *d, const Value *file, PrinterProfile *out)
{
    const Value *paper = value_get(file, "paper"), *back = value_get(file, "back");
    bool ok = true;
    if (!size_named(papers, value_str(paper), &out->paper))
        ok = report(d, MSG_PAPER_UNKNOWN, paper->span, str_c(a, value_str(paper)));
    if (back && !value_get(file, "duplex")) ok = report(d, MSG_PRINTER_EDGE, back->span, NULL);
    return ok;
}

bool printer_read(Arena *a, Diag *d, const char *path, Str name, PrinterProfile *out)
{
    const size_t before = diag_count(d, SEVERITY_ERROR);
    Value *file = yaml_read(a, d, SPAN_NONE, path);
    if (!file || diag_count(d, SEVERITY_ERROR) != before) return false;
    yaml_warn_of_cuts(d, file);
    if (!schema_check(a, d, &printer_schema, file, NULL) || !check_whole(a, d, file, out))
        return false;
    out->name = name;
    out->paper_name = value_str(value_get(file, "paper"));
    out->duplex = duplex_of(file);
    out->front = side_of(value_get(file, "front"));
    out->back = side_of(value_get(file, "back"));
    return true;
}

/* ---- writing ------------------------------------------------------------------------------ */

static void put_pair(Buf *b, const char *key, double x, double y, int decimals)
{
    buf_format(b, "  %s: {x: ", key);
    buf_number(b, x, decimals);
    buf_c(b, ", y: ");
    buf_number(b, y, decimals);
    buf_c(b, "}\n");
}

static void put_margins(Buf *b, const Insets *m)
{
    static const char *const keys[] = { "left", "top", "right", "bottom" };
    const double lengths[] = { m->left, m->top, m->right, m->bottom };
    buf_c(b, "  margins: {");
    for (size_t i = 0; i < 4; i++) {
        buf_format(b, i ? ", %s: " : "%s: ", keys[i]);
        buf_number(b, lengths[i] / MM(1), 2);
    }
    buf_c(b, "}\n");
}

static void put_side(Buf *b, const char *key, const PrinterSide *s)
{
    buf_format(b, "%s:\n", key);
    put_pair(b, "offset", s->offset.x / MM(1), s->offset.y / MM(1), 3);
    buf_c(b, "  skew: ");
    buf_number(b, s->skew, 4);
    buf_char(b, '\n');
    put_pair(b, "scale", s->scale.width * 100, s->scale.height * 100, 4);
    put_margins(b, &s->margins);
}

Str printer_text(Arena *a, const PrinterProfile *p)
{
    Buf b = { .arena = a };
    buf_c(&b,
          "# Printer profile, written by `ddkit calibrate`. Offsets and margins are in mm, to the\n"
          "# right and down; skew is in degrees, clockwise; scale is in percent.\n");
    buf_format(&b, "paper: %.*s\n", (int)p->paper_name.n, p->paper_name.p);
    if (p->duplex != DUPLEX_NONE) buf_format(&b, "duplex: %s\n", edges[p->duplex == DUPLEX_SHORT]);
    put_side(&b, "front", &p->front);
    if (p->duplex != DUPLEX_NONE) put_side(&b, "back", &p->back);
    return buf_done(&b);
}
