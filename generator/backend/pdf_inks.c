/* pdf_inks.c - the theme's table, tints, and Little CMS for the rest. */
#include "backend/pdf_inks.h"

#include <lcms2.h>
#include <math.h>
#include <string.h>

#include "base/files.h"
#include "base/vec.h"

/* What counts as the same in a channel: half a step of 8 bits. */
#define SAME (0.5f / 255)
/* Text and lines as dark as that are black. */
#define DARK 0.2f
/* Percent kept in reserve, for what 8 bits a channel round. */
#define RESERVE 2

#define PROFILES "/usr/share/color/icc"

typedef struct Known {
    Color color;
    bool line;
    Cmyk inks;
} Known;

struct Inks {
    Arena *arena;
    Diag *diag;
    const Press *press;
    double most;
    bool failed;             /* the profile, and that is reported */
    cmsHTRANSFORM to_colors; /* from 16 bits to 16 bits; NULL: not opened yet */
    cmsHTRANSFORM to_pixels; /* from 8 bits to 8 bits */
    VEC(Known) known;
};

Inks *inks_new(Arena *a, Diag *d, const Press *press)
{
    Inks *inks = ARENA_NEW(a, Inks);
    *inks = (Inks){ .arena = a, .diag = d, .press = press, .most = press->shop->ink / 100.0 };
    return inks;
}

void inks_free(Inks *inks)
{
    if (!inks) return;
    if (inks->to_colors) cmsDeleteTransform(inks->to_colors);
    if (inks->to_pixels) cmsDeleteTransform(inks->to_pixels);
}

double inks_most(const Inks *inks)
{
    return inks->most;
}

/* ---- the profile ---------------------------------------------------------------------------- */

/* A path, or a file of the system's folder of profiles or of one in there. */
static const char *find_profile(Arena *a, const char *name)
{
    Str *folders;
    const char *path = strchr(name, '/') ? name : path_join(a, PROFILES, name);
    if (file_kind(path) == FILE_REGULAR) return path;
    if (strchr(name, '/')) return NULL;
    const size_t n = folder_list(a, PROFILES, &folders);
    for (size_t i = 0; i < n; i++) {
        path = path_join(a, path_join(a, PROFILES, str_c(a, folders[i])), name);
        if (file_kind(path) == FILE_REGULAR) return path;
    }
    return NULL;
}

static cmsHPROFILE open_profile(Inks *inks)
{
    const char *name = inks->press->shop->profile;
    const char *path = find_profile(inks->arena, name);
    cmsHPROFILE profile = path ? cmsOpenProfileFromFile(path, "r") : NULL;
    if (!path) report(inks->diag, MSG_PROFILE_MISSING, SPAN_NONE, name);
    else if (!profile) report(inks->diag, MSG_PROFILE_KIND, SPAN_NONE, path);
    else if (cmsGetColorSpace(profile) != cmsSigCmykData) {
        report(inks->diag, MSG_PROFILE_KIND, SPAN_NONE, path);
        cmsCloseProfile(profile);
        profile = NULL;
    }
    return profile;
}

/* Relative to the paper's white, blacks to black; then as much of the colors is taken away as lies
 * over the limit. */
static bool open_transforms(Inks *inks)
{
    if (inks->to_colors || inks->failed) return !inks->failed;
    cmsHPROFILE press = open_profile(inks);
    inks->failed = !press;
    if (!press) return false;
    cmsHPROFILE screen = cmsCreate_sRGBProfile();
    cmsHPROFILE limit =
        cmsCreateInkLimitingDeviceLink(cmsSigCmykData, inks->press->shop->ink - RESERVE);
    cmsHPROFILE chain[] = { screen, press, limit };
    const cmsUInt32Number intent = INTENT_RELATIVE_COLORIMETRIC;
    const cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION;
    inks->to_colors =
        cmsCreateMultiprofileTransform(chain, 3, TYPE_RGB_16, TYPE_CMYK_16, intent, flags);
    inks->to_pixels =
        cmsCreateMultiprofileTransform(chain, 3, TYPE_RGB_8, TYPE_CMYK_8, intent, flags);
    for (size_t i = 0; i < 3; i++) cmsCloseProfile(chain[i]);
    if (!inks->to_colors || !inks->to_pixels)
        inks->failed = !report(inks->diag, MSG_PROFILE_KIND, SPAN_NONE, inks->press->shop->profile);
    return !inks->failed;
}

bool inks_of_pixels(Inks *inks, const uint8_t *rgb, size_t n, uint8_t *cmyk)
{
    if (!open_transforms(inks)) return false;
    cmsDoTransform(inks->to_pixels, rgb, cmyk, (cmsUInt32Number)n);
    return true;
}

static Cmyk by_profile(Inks *inks, Color c)
{
    uint16_t from[3] = { (uint16_t)lroundf(c.r * 65535), (uint16_t)lroundf(c.g * 65535),
                         (uint16_t)lroundf(c.b * 65535) };
    uint16_t to[4];
    if (!open_transforms(inks)) return (Cmyk){ 0, 0, 0, 1 };
    cmsDoTransform(inks->to_colors, from, to, 1);
    return (Cmyk){ to[0] / 65535.0f, to[1] / 65535.0f, to[2] / 65535.0f, to[3] / 65535.0f };
}

/* ---- colors --------------------------------------------------------------------------------- */

/* How much of `base` on white is `c`, 0 to 1; below 0: none. */
static float tint_of(Color c, Color base)
{
    const float b[3] = { 1 - base.r, 1 - base.g, 1 - base.b };
    const float x[3] = { 1 - c.r, 1 - c.g, 1 - c.b };
    const float length = b[0] * b[0] + b[1] * b[1] + b[2] * b[2];
    if (length <= 0) return -1;
    const float share = (x[0] * b[0] + x[1] * b[1] + x[2] * b[2]) / length;
    for (int i = 0; i < 3; i++)
        if (fabsf(x[i] - share * b[i]) > SAME) return -1;
    return share <= 1 + SAME ? fminf(share, 1) : -1;
}

static Cmyk times(Cmyk k, float share)
{
    return (Cmyk){ k.c * share, k.m * share, k.y * share, k.k * share };
}

/* Among the theme's: a color itself before the tint of another; of tints the nearest to full. */
static bool from_theme(const Press *press, Color c, bool line, Cmyk *out)
{
    float best = 0;
    for (size_t i = 0; i < press->n_inks; i++) {
        const ColorInks *known = &press->inks[i];
        const float share = tint_of(c, known->color);
        if (share <= best) continue;
        best = share;
        *out = times(line ? known->line : known->area, share);
    }
    return best > 0;
}

/* Takes from the colors what is too much; black keeps the drawing. */
static Cmyk limited(Cmyk k, double most)
{
    const float colors = k.c + k.m + k.y, over = colors + k.k - (float)most;
    if (over <= 0 || colors <= 0) return k;
    const float share = fmaxf(0, 1 - over / colors);
    return (Cmyk){ k.c * share, k.m * share, k.y * share, k.k };
}

static Cmyk work_out(Inks *inks, Color c, bool line)
{
    Cmyk k;
    if (c.r >= 1 && c.g >= 1 && c.b >= 1) return (Cmyk){ 0 };
    if (from_theme(inks->press, c, line, &k)) return limited(k, inks->most);
    if (line && fmaxf(c.r, fmaxf(c.g, c.b)) <= DARK) return (Cmyk){ .k = 1 };
    if (fabsf(c.r - c.g) < SAME && fabsf(c.g - c.b) < SAME) return (Cmyk){ .k = 1 - c.g };
    return limited(by_profile(inks, c), inks->most);
}

Cmyk inks_of(Inks *inks, Color c, bool line)
{
    for (size_t i = 0; i < inks->known.n; i++) {
        const Known *known = &inks->known.at[i];
        if (known->line == line && color_eq(known->color, c)) return known->inks;
    }
    const Cmyk k = work_out(inks, c, line);
    *vec_push(inks->arena, &inks->known) = (Known){ c, line, k };
    return k;
}
