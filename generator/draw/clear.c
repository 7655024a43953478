/* clear.c - one walk that compares boxes. */
#include "draw/clear.h"

#include <math.h>

#include "draw/walk.h"

typedef struct Search {
    Rect wanted;
    bool found; /* something lies there */
} Search;

/* The corners of what is drawn so far. */
typedef struct Extent {
    Point least, most;
} Extent;

static const Extent nowhere = { { INFINITY, INFINITY }, { -INFINITY, -INFINITY } };

static void reach(Extent *e, Point p)
{
    e->least = (Point){ fmin(e->least.x, p.x), fmin(e->least.y, p.y) };
    e->most = (Point){ fmax(e->most.x, p.x), fmax(e->most.y, p.y) };
}

static bool meets(const Extent *e, double around, Rect r)
{
    return e->least.x - around < r.x + r.width && e->most.x + around > r.x &&
           e->least.y - around < r.y + r.height && e->most.y + around > r.y;
}

static Point moved(const Place *place, double x, double y)
{
    return transform_point(place->to_root, (Point){ place->at.x + x, place->at.y + y });
}

/* A box, given from the place it is at. */
static Extent box_at(const Place *place, Rect r)
{
    Extent e = nowhere;
    reach(&e, moved(place, r.x, r.y));
    reach(&e, moved(place, r.x + r.width, r.y));
    reach(&e, moved(place, r.x, r.y + r.height));
    reach(&e, moved(place, r.x + r.width, r.y + r.height));
    return e;
}

static void see_line(void *context, const Line *line, const Place *place)
{
    Search *s = context;
    const Rect box = { 0, -line->ascent, line->width, line->ascent + line->descent };
    const Extent e = box_at(place, box);
    s->found |= line->n > 0 && meets(&e, 0, s->wanted);
}

static void see_image(void *context, const PlacedImage *image, const Place *place)
{
    Search *s = context;
    const Extent e = box_at(place, (Rect){ 0, 0, image->size.width, image->size.height });
    s->found |= meets(&e, 0, s->wanted);
}

static bool is_ink(Color c)
{
    return c.a > 0 && (c.r < 1 || c.g < 1 || c.b < 1);
}

static unsigned points_of(SegmentKind kind)
{
    return kind == SEGMENT_CURVE ? 3 : kind == SEGMENT_CLOSE ? 0 : 1;
}

/* Around all of a path; `s` (or NULL) is told of each segment that meets what is wanted. */
static Extent outline(const Path *path, const Place *place, Search *s)
{
    const double around = path->stroke.width / 2;
    Extent all = nowhere;
    Point from = { 0, 0 }, start = from;
    for (size_t i = 0; i < path->n; i++) {
        const Segment *segment = &path->segments[i];
        const unsigned n = points_of(segment->kind);
        Extent own = nowhere;
        for (unsigned k = 0; k < n; k++)
            reach(&own, moved(place, segment->p[k].x, segment->p[k].y));
        if (!n) reach(&own, start);
        if (segment->kind == SEGMENT_MOVE) start = own.least;
        else reach(&own, from);
        if (s && segment->kind != SEGMENT_MOVE) s->found |= meets(&own, around, s->wanted);
        from = n ? moved(place, segment->p[n - 1].x, segment->p[n - 1].y) : start;
        reach(&all, own.least);
        reach(&all, own.most);
    }
    return all;
}

static void see_path(void *context, const Path *path, const Place *place)
{
    Search *s = context;
    const PathStyle *style = path->style;
    const bool stroked = path->stroke.width > 0 && is_ink(path->stroke.color);
    const Extent e = outline(path, place, stroked ? s : NULL);
    if (is_ink(path->fill) || (style && (style->fill || style->stroke)))
        s->found |= meets(&e, path->stroke.width / 2, s->wanted);
}

/* What is clipped away is not there. */
static bool enter(void *context, const Group *group, const Place *place)
{
    const Search *s = context;
    if (s->found) return false;
    if (!group->clip) return true;
    const Transform in = transform_multiply(
        transform_multiply(group->transform, transform_translate(place->at.x, place->at.y)),
        place->to_root);
    const Extent e = outline(group->clip, &(Place){ { 0, 0 }, in }, NULL);
    return meets(&e, 0, s->wanted);
}

bool frame_is_clear(const Frame *f, Rect r)
{
    static const FrameVisitor visitor = {
        .line = see_line, .path = see_path, .image = see_image, .enter = enter
    };
    Search s = { .wanted = r };
    frame_walk(f, &visitor, &s);
    return !s.found;
}
