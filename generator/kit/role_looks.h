/* role_looks.h - how each role looks, on its card, brief, tent and everywhere else: an emblem, a
 * color, a pattern.
 *
 * What a role does not say is dealt from the theme's `roles`, which are named after icons: the look
 * of its emblem or icon, or else a free one, from the end.  No two roles are alike: where there are
 * more than looks, colors come with other patterns.  A role's look depends on those before it alone
 * (and on what others say themselves), so that it stays when a role is added at the end. */
#ifndef DDKIT_KIT_ROLE_LOOKS_H
#define DDKIT_KIT_ROLE_LOOKS_H

#include "layout/theme.h"

/* By id of each role of `cast`: a map with `emblem`, `color` and `pattern`, as far as they can be
 * had.  `theme` is theme.yaml. */
const Value *role_looks(Arena *a, const Value *cast, const Value *theme);

/* Reports emblems, colors and patterns that the theme does not have, colors too pale for white
 * type, and roles that say to look alike.  Returns the cast, with empty texts for what cannot be
 * used. `source` is theme.yaml. */
const Value *role_looks_check(Arena *a, Diag *d, const Value *cast, const Theme *theme,
                              const Value *source);

/* The theme's colors that are dark enough for white type, by name; not its names for what another
 * color is used for. */
size_t role_looks_colors(Arena *a, const Theme *theme, const Value *source, Str **names);

#endif
