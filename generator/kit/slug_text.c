/* slug_text.c - print/ has no fonts of its own: here it gets its one line of type. */
#include "kit/slug_text.h"

#include "layout/style.h"
#include "layout/typeset.h"

static const SlugWords *words_of(Arena *a, const Value *model)
{
    const Value *slug = value_get(value_get(model, "t"), "slug");
    SlugWords *words = ARENA_NEW(a, SlugWords);
    *words = (SlugWords){ .sheet = value_str(value_get(slug, "sheet")),
                          .front = value_str(value_get(slug, "front")),
                          .back = value_str(value_get(slug, "back")),
                          .tile = value_str(value_get(slug, "tile")),
                          .folded = value_str(value_get(slug, "folded")),
                          .feed_way = value_str(value_get(slug, "feed")) };
    return words;
}

Slug slug_of_cards(const PieceInput *in)
{
    SlugWords *words = ARENA_NEW(in->c->scratch, SlugWords);
    *words = *words_of(in->c->scratch, in->model);
    words->sheet = STR("");
    return (Slug){ .rtl = in->c->setter->rtl, .words = words };
}

Slug slug_of_piece(const PieceInput *in, const PieceTemplate *t, const Piece *out)
{
    return (Slug){ .title = value_str(value_get(in->model, "title")),
                   .name = out->title,
                   .piece = t->info.name,
                   .rtl = in->c->setter->rtl,
                   .version = value_str(value_get(in->model, "version")),
                   .credit = out->document->subject,
                   .words = words_of(in->c->scratch, in->model) };
}

SlugSetter slug_setter(const PieceInput *in)
{
    return (SlugSetter){ .c = in->c, .title = value_span(value_get(in->model, "title")) };
}

const Line *slug_text(void *setter, Arena *a, Str text)
{
    const SlugSetter *by = setter;
    LayoutContext own = *by->c;
    const LayoutContext *c = &own;
    const Style *s = theme_style(c->setter->theme, by->style.n ? by->style : STR("slug"));
    if (!s) s = theme_style(c->setter->theme, STR("body"));
    own.output = a;
    const TextStyle *style = style_text(c, s, &(Variant){ 0 });
    const Line *line = typeset_line(c, text, style, DIRECTION_AUTO, by->title);
    return line;
}
