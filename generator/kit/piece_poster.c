/* piece_poster.c - one large drawing, on one large sheet or on several smaller ones. */
#include "kit/piece_layout.h"
#include "print/tile.h"

/* The share of its width that a poster keeps at least: its words would be broken. */
#define LEAST 0.75

static Size landscape(Size s)
{
    return s.width >= s.height ? s : (Size){ s.height, s.width };
}

/* Reduced by as much as two sheets to one, but of the shape of that one: nothing of it stays empty.
 */
static Size slim_poster(const PieceTemplate *t, const PieceInput *in, Size size)
{
    const double scale = piece_scaling(t, in, size);
    const Size room = piece_slim_room(t, in);
    return scale < 1 ? (Size){ room.width / scale, room.height / scale } : size;
}

/* Two sheets side by side; four or eight where two of a small printer are less than that. */
static Size joined_poster(Size wanted, const TileOptions *upright)
{
    TileOptions lying = *upright;
    lying.paper = landscape(upright->paper);
    const double least = LEAST * wanted.width;
    const Size two = tile_area(upright, 2, 1), four = tile_area(&lying, 2, 2);
    return two.width >= least ? two : four.width >= least ? four : tile_area(upright, 4, 2);
}

static Size whole_poster(const PieceTemplate *t, const PieceInput *in)
{
    const TileOptions o = { in->paper, piece_margin(in), POSTER_OVERLAP };
    Size wanted = landscape(in->inches ? t->size_inch : t->size), paper = landscape(in->paper);
    if (paper.width < wanted.width - 1 || paper.height < wanted.height - 1)
        return joined_poster(wanted, &o);
    return (Size){ paper.width - 2 * o.margin, paper.height - 2 * o.margin };
}

Size piece_poster_size(const PieceTemplate *t, const PieceInput *in)
{
    const Size whole = whole_poster(t, in);
    return whole.width > 0 && whole.height > 0 ? slim_poster(t, in, whole) : whole;
}

bool piece_poster(const PieceTemplate *t, const PieceInput *in, Piece *out)
{
    const LayoutContext *c = in->c;
    Size size = piece_poster_size(t, in);
    Scope root = { NULL, STR(""), in->model };
    FaceFit fit = { .min_scale = 0.6, .first_page = 1, .pages = 1, .one = true };
    if (!(size.width > 0) || !(size.height > 0))
        return report(c->diag, MSG_PAPER_TOO_SMALL, SPAN_NONE, str_c(c->scratch, t->info.name));
    Faces faces = face_layout(c, t->poster, &root, size, &fit);
    if (faces.overfull || faces.at.n > 1)
        return report(c->diag, MSG_TEXT_DOES_NOT_FIT,
                      faces.overfull ? faces.overfull->span : t->span,
                      str_c(c->scratch, t->info.name));
    const Face poster = { .front = faces.at.at[0] };
    const ImpositionJob job = { .faces = &poster, .n = 1, .size = size, .paper = in->paper };
    return piece_impose(t, in, job, out).fits;
}
