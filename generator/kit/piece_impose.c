/* piece_impose.c - from a piece's faces to its sheets. */
#include "kit/piece_layout.h"
#include "kit/slug_text.h"

Imposed piece_impose(const PieceTemplate *t, const PieceInput *in, ImpositionJob job, Piece *out)
{
    const Slug slug = slug_of_piece(in, t, out);
    SlugSetter setter = slug_setter(in);
    job.arena = in->c->output;
    job.margin = PRINTER_MARGIN;
    job.overlap = POSTER_OVERLAP;
    job.bleed = t->bleed;
    job.up = t->up;
    job.duplex = in->options->duplex;
    job.marks = in->options->marks;
    job.slug = &slug;
    job.set = slug_text;
    job.context = &setter;
    return t->imposition->impose(&job, out->document);
}
