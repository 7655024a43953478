/* digest.h - what a finished drawing looks like, as a number: the same for the same look in every
 * run and on every machine, whatever its frames are made of.  Against accidents, not attacks. */
#ifndef DDKIT_DRAW_DIGEST_H
#define DDKIT_DRAW_DIGEST_H

#include "base/map.h"
#include "draw/frame.h"

/* A change of what is reckoned makes all drawings look changed: count it up then. */
#define DIGEST_VERSION 1

/* Digests of frames that occur more than once, by address; begins empty, for as long as they live.
 */
typedef struct Digests {
    Map known;
} Digests;

void digests_init(Digests *d, Arena *a);
/* Of what is printed: words, paths and images, where they are and in which colors, to a hundredth
 * of a point.  Links and anchors do not count.  Never 0. */
uint64_t frame_digest(Digests *d, const Frame *f);

#endif
