/* digest.c - a visitor that mixes all it sees into one number.
 *
 * Words count by their text, font and features, not by their glyphs: glyphs have other numbers in
 * another release of a font. */
#include "draw/digest.h"

#include <string.h>

#include "draw/walk.h"

#define FACTOR 0x9E3779B97F4A7C15u /* 2^64 over the golden ratio: odd, its bits well spread */

typedef struct Reckoning {
    Digests *digests;
    uint64_t hash;
    /* What was reckoned last: most words look like the one before. */
    const Font *font;
    const TextStyle *style;
    uint64_t look;
} Reckoning;

void digests_init(Digests *d, Arena *a)
{
    map_init(&d->known, a);
}

static uint64_t mix(uint64_t hash, uint64_t v)
{
    hash = (hash ^ v) * FACTOR;
    return hash ^ hash >> 29;
}

static uint64_t mix_text(uint64_t hash, Str text)
{
    return hash_bytes(hash, text.p, text.n);
}

/* Hundredths: a machine that multiplies and adds in one step must come to the same.  Rounded down
 * by hand, as floor() is a call. */
static uint64_t hundredths(double v)
{
    const double up = v * 100 + 0.5;
    const int64_t whole = (int64_t)up;
    return (uint64_t)(whole - ((double)whole > up));
}

static uint64_t mix_pair(uint64_t hash, double a, double b)
{
    return mix(hash, hundredths(a) << 32 ^ (hundredths(b) & UINT32_MAX));
}

static uint64_t mix_color(uint64_t hash, Color c)
{
    const float parts[] = { c.r, c.g, c.b, c.a };
    uint64_t bits = 0;
    for (size_t i = 0; i < 4; i++) bits = bits << 16 | (uint16_t)(parts[i] * 255 + 0.5f);
    return mix(hash, bits);
}

/* Finer than a length: what it turns and stretches may be large. */
static uint64_t mix_transform(uint64_t hash, const Transform *t)
{
    hash = mix_pair(hash, t->a * 100, t->b * 100);
    hash = mix_pair(hash, t->c * 100, t->d * 100);
    return mix_pair(hash, t->e, t->f);
}

static void put(Reckoning *r, uint64_t v)
{
    r->hash = mix(r->hash, v);
}

/* ---- words -------------------------------------------------------------------------------- */

static uint64_t look_of(const Font *font, const TextStyle *s)
{
    uint64_t hash = mix_text(HASH_SEED, font->postscript_name);
    if (s->features) hash = mix_text(hash, str(s->features));
    hash = mix_pair(hash, s->size, s->tracking);
    hash = mix_pair(hash, s->rise, (s->underline ? 1 : 0) + (s->strike ? 2 : 0));
    return mix_color(mix_color(hash, s->color), s->highlight);
}

static void see_line(void *reckoning, const Line *line, const Place *place)
{
    Reckoning *r = reckoning;
    r->hash = mix_pair(mix(r->hash, ITEM_TEXT), place->at.x, place->at.y);
    for (uint32_t i = 0; i < line->n; i++) {
        const GlyphRun *run = &line->runs[i];
        const Shaped *word = run->shaped;
        if (word->font != r->font || run->style != r->style) {
            r->font = word->font;
            r->style = run->style;
            r->look = look_of(r->font, r->style);
        }
        r->hash = mix_text(mix(r->hash, r->look ^ hundredths((double)run->x)), word->text);
    }
    if (line->wraps) put(r, line->n);
}

/* ---- paths and images --------------------------------------------------------------------- */

static uint64_t mix_gradient(uint64_t hash, const Gradient *g)
{
    hash = mix(hash, g->radial ? 2 : 1);
    hash = mix_pair(hash, g->from.x, g->from.y);
    hash = mix_pair(hash, g->to.x, g->to.y);
    hash = mix_pair(hash, g->from_radius, g->to_radius);
    hash = mix_transform(hash, &g->transform);
    for (size_t i = 0; i < g->n; i++)
        hash = mix_color(mix(hash, hundredths(g->stops[i].at * 100)), g->stops[i].color);
    return hash;
}

static uint64_t mix_style(uint64_t hash, const PathStyle *s)
{
    hash = mix(hash, (uint64_t)s->even_odd << 16 | (uint64_t)s->cap << 8 | (uint64_t)s->join);
    hash = mix_pair(hash, s->miter_limit, s->dash_phase);
    for (size_t i = 0; i < s->n_dash; i++) hash = mix(hash, hundredths(s->dash[i]));
    if (s->fill) hash = mix_gradient(hash, s->fill);
    return s->stroke ? mix_gradient(mix(hash, ITEM_PATH), s->stroke) : hash;
}

static uint64_t mix_path(uint64_t hash, const Path *path, Point at)
{
    static const size_t points[] = { 1, 1, 3, 0 };
    hash = mix_color(mix(hash, path->n), path->fill);
    if (path->stroke.width > 0) {
        const Stroke *s = &path->stroke;
        hash = mix_color(mix_pair(hash, s->width, s->round), s->color);
        hash = mix_pair(hash, s->dash[0], s->dash[1]);
    }
    if (path->style) hash = mix_style(hash, path->style);
    for (size_t i = 0; i < path->n; i++) {
        const Segment *s = &path->segments[i];
        hash ^= (uint64_t)s->kind;
        for (size_t k = 0; k < points[s->kind]; k++)
            hash = mix_pair(hash, at.x + s->p[k].x, at.y + s->p[k].y);
        if (s->kind == SEGMENT_CLOSE) hash = mix(hash, s->kind);
    }
    return hash;
}

static void see_path(void *reckoning, const Path *path, const Place *place)
{
    Reckoning *r = reckoning;
    r->hash = mix_path(mix(r->hash, ITEM_PATH), path, place->at);
}

static void see_image(void *reckoning, const PlacedImage *placed, const Place *place)
{
    Reckoning *r = reckoning;
    r->hash = mix_pair(mix(r->hash, ITEM_IMAGE), place->at.x, place->at.y);
    r->hash = mix_pair(r->hash, placed->size.width, placed->size.height);
    put(r, placed->image->hash ^ placed->image->gray);
}

/* ---- groups ------------------------------------------------------------------------------- */

static bool enter(void *reckoning, const Group *g, const Place *place)
{
    Reckoning *r = reckoning;
    r->hash = mix_pair(mix(r->hash, ITEM_GROUP), place->at.x, place->at.y);
    r->hash = mix_transform(r->hash, &g->transform);
    if (g->clip) r->hash = mix_path(r->hash, g->clip, (Point){ 0, 0 });
    put(r, hundredths(g->transparency * 100));
    if (!g->shared) return true;
    put(r, frame_digest(r->digests, g->frame));
    return false;
}

static void leave(void *reckoning, const Group *g)
{
    (void)g;
    put(reckoning, ITEM_GROUP);
}

static const FrameVisitor reckoning_visitor = {
    .line = see_line, .path = see_path, .image = see_image, .enter = enter, .leave = leave
};

uint64_t frame_digest(Digests *d, const Frame *f)
{
    const uint64_t *known = map_get(&d->known, map_address(&f));
    if (known) return *known;
    Reckoning r = { .digests = d, .hash = HASH_SEED };
    struct Known {
        uint64_t digest;
        const Frame *frame;
    } *now = ARENA_NEW(d->known.arena, struct Known);
    r.hash = mix_pair(r.hash, f->size.width, f->size.height);
    frame_walk(f, &reckoning_visitor, &r);
    now->digest = r.hash ? r.hash : 1;
    now->frame = f;
    map_set(&d->known, map_address(&now->frame), now);
    return now->digest;
}
