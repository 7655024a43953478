/* picture.c - what kind of picture a file is, and how it lies on the page. */
#include "draw/picture.h"

#include "draw/image.h"

/* The unit square of the stored pixels to that of the upright picture, y down, by orientation. */
static const Transform turns[] = {
    { 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, 1, 0 }, { -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 },
    { 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, 1, 0 }, { 0, -1, -1, 0, 1, 1 }, { 0, -1, 1, 0, 0, 1 },
};

static Picture *picture_of_image(Arena *a, const Image *image, Orientation orientation)
{
    Picture *p = ARENA_NEW(a, Picture);
    const double width = image->width * 72 / PICTURE_PPI, height = image->height * 72 / PICTURE_PPI;
    const bool aside = orientation > 4;
    p->size = aside ? (Size){ height, width } : (Size){ width, height };
    if (orientation == 1) {
        p->image = image;
        return p;
    }
    Frame *stored = frame_new(a, (Size){ width, height }), *upright = frame_new(a, p->size);
    frame_add_image(a, stored, (Rect){ 0, 0, width, height }, image);
    const Transform to_unit = { 1 / width, 0, 0, 1 / height, 0, 0 };
    const Transform from_unit = { p->size.width, 0, 0, p->size.height, 0, 0 };
    const Transform turned = transform_multiply(to_unit, turns[orientation - 1]);
    frame_add_group(a, upright, (Point){ 0, 0 },
                    (Group){ .frame = stored, .transform = transform_multiply(turned, from_unit) });
    p->frame = upright;
    return p;
}

static const Picture *read_jpeg(Arena *a, Diag *d, Span at, const char *name, Str bytes)
{
    Orientation orientation;
    const Image *image = image_take_jpeg(a, d, at, name, bytes, &orientation);
    return image ? picture_of_image(a, image, orientation) : NULL;
}

static const Picture *read_png(Arena *a, Diag *d, Span at, const char *name, Str bytes)
{
    const Image *image = image_decode_png(a, d, at, name, bytes);
    return image ? picture_of_image(a, image, 1) : NULL;
}

/* Kinds that people try, by their first bytes. */
static const char *other_kind(Str bytes)
{
    if (!bytes.n) return "it is empty";
    if (str_starts(bytes, "GIF8")) return "it is a GIF file";
    if (str_starts(bytes, "%PDF")) return "it is a PDF file";
    if (str_starts(bytes, "BM")) return "it is a BMP file";
    if (str_starts(bytes, "II*") || str_starts(bytes, "MM")) return "it is a TIFF file";
    if (str_starts(bytes, "\x1F\x8B")) return "it is compressed (SVGZ)";
    if (str_starts(bytes, "version https://git-lfs"))
        return "it only points to a picture in Git LFS";
    if (bytes.n > 12 && str_starts(bytes, "RIFF") && memcmp(bytes.p + 8, "WEBP", 4) == 0)
        return "it is a WebP file";
    if (bytes.n > 12 && memcmp(bytes.p + 4, "ftyp", 4) == 0) return "it is an AVIF or HEIC file";
    return "it is neither PNG, JPEG nor SVG";
}

/* XML in UTF-8, or with the mark of UTF-16. */
static bool is_xml(Str bytes)
{
    if (str_starts(bytes, "\xFF\xFE") || str_starts(bytes, "\xFE\xFF")) return true;
    if (str_starts(bytes, "\xEF\xBB\xBF")) bytes = str_slice(bytes, 3, bytes.n);
    return str_starts(str_trim(bytes), "<");
}

/* The file's name, and what it is where its ending says something else. */
static const char *name_and_kind(Arena *a, const char *name, const char *kind,
                                 const char *const endings[])
{
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(str(name), endings[i])) return name;
    return c_format(a, "%s, which is %s whatever its name says", name, kind);
}

const Picture *picture_read(Arena *a, Diag *d, Span at, const char *name, Str bytes)
{
    static const char *const png[] = { ".png", ".PNG", NULL }, *const jpeg[] = { ".jpg", ".JPG",
                                                                                 ".jpeg", ".JPEG",
                                                                                 NULL };
    if (str_starts(bytes, "\x89PNG"))
        return read_png(a, d, at, name_and_kind(a, name, "a PNG file", png), bytes);
    if (str_starts(bytes, "\xFF\xD8"))
        return read_jpeg(a, d, at, name_and_kind(a, name, "a JPEG file", jpeg), bytes);
    if (is_xml(bytes)) return picture_read_svg(a, d, at, name, bytes);
    report(d, MSG_IMAGE_BROKEN, at, name, other_kind(bytes));
    return NULL;
}

void picture_place(Arena *a, Frame *f, Rect at, const Picture *p)
{
    if (p->image) {
        frame_add_image(a, f, at, p->image);
        return;
    }
    const Size own = p->frame->size;
    frame_add_group(
        a, f, (Point){ at.x, at.y },
        (Group){ .frame = p->frame,
                 .transform = { at.width / own.width, 0, 0, at.height / own.height, 0, 0 },
                 .shared = true });
}
