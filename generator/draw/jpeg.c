/* jpeg.c - the markers of JPEG files (ITU-T T.81, annex B).
 *
 * A file is a row of segments, each a marker, a length and that many bytes; behind a scan's header
 * come its data, in which 0xFF is followed by 0 or a restart marker.  The segments that say how the
 * data are to be read are copied, and so are the scans. */
#include <string.h>

#include "base/map.h"
#include "draw/image.h"

enum {
    MARKER_SOF0 = 0xC0, /* baseline; up to 0xCF, but for 0xC4, 0xC8 and 0xCC */
    MARKER_SOF2 = 0xC2, /* progressive */
    MARKER_DHT = 0xC4,
    MARKER_DAC = 0xCC,
    MARKER_RST0 = 0xD0,
    MARKER_RST7 = 0xD7,
    MARKER_SOI = 0xD8,
    MARKER_EOI = 0xD9,
    MARKER_SOS = 0xDA,
    MARKER_APP0 = 0xE0,
    MARKER_APP15 = 0xEF,
    MARKER_COM = 0xFE,
};

typedef struct Jpeg {
    Arena *arena;
    Str from;
    size_t at;
    Buf kept;
    Buf profile;
    unsigned profile_parts; /* seen, in their order */
    uint32_t width, height;
    unsigned channels, orientation;
    bool adobe, scanned;
    const char *fault;
} Jpeg;

static unsigned byte_at(Str s, size_t i)
{
    return (unsigned char)s.p[i];
}

static unsigned big_endian(Str s, size_t i)
{
    return byte_at(s, i) << 8 | byte_at(s, i + 1);
}

static size_t tiff_number(Str s, size_t i, size_t bytes, bool little)
{
    size_t v = 0;
    for (size_t k = 0; k < bytes; k++) v = v << 8 | byte_at(s, little ? i + bytes - 1 - k : i + k);
    return v;
}

/* Of the TIFF block in an Exif segment; 1, upright, where it does not say. */
static unsigned orientation_of(Str tiff)
{
    enum { ORIENTATION = 0x112, ENTRY = 12 };
    if (tiff.n < 8) return 1;
    const bool little = tiff.p[0] == 'I';
    const size_t list = tiff_number(tiff, 4, 4, little);
    if (list > tiff.n - 2) return 1;
    const size_t entries = tiff_number(tiff, list, 2, little);
    for (size_t i = 0; i < entries && list + 2 + ENTRY * (i + 1) <= tiff.n; i++) {
        const size_t entry = list + 2 + ENTRY * i;
        if (tiff_number(tiff, entry, 2, little) != ORIENTATION) continue;
        const size_t value = tiff_number(tiff, entry + 8, 2, little);
        return value >= 1 && value <= 8 ? (unsigned)value : 1;
    }
    return 1;
}

static void read_frame(Jpeg *j, unsigned marker, Str body)
{
    if (marker > MARKER_SOF2) {
        j->fault = "PDF does not support its coding (lossless or arithmetic)";
        return;
    }
    if (body.n < 6 || j->channels) {
        j->fault = "it is damaged";
        return;
    }
    j->height = big_endian(body, 1);
    j->width = big_endian(body, 3);
    j->channels = byte_at(body, 5);
    if (byte_at(body, 0) != 8) j->fault = "it has more than 8 bits per channel";
    else if (j->channels != 1 && j->channels != 3 && j->channels != 4)
        j->fault = "it has neither one, three nor four channels";
    else if (body.n < 6 + 3 * j->channels || !j->width || !j->height) j->fault = "it is damaged";
}

/* A profile comes in parts, numbered from 1 (ICC.1, B.4). */
static void read_profile(Jpeg *j, Str body)
{
    enum { HEAD = 14 };
    if (body.n < HEAD || byte_at(body, 12) != ++j->profile_parts) return;
    buf_str(&j->profile, str_slice(body, HEAD, body.n));
}

/* True when the file is not to be read right without it. */
static bool read_application(Jpeg *j, unsigned marker, Str body)
{
    if (marker == MARKER_APP0) return str_starts(body, "JFIF");
    if (marker == MARKER_APP0 + 1 && body.n > 6 && memcmp(body.p, "Exif\0", 5) == 0)
        j->orientation = orientation_of(str_slice(body, 6, body.n));
    if (marker == MARKER_APP0 + 2 && str_starts(body, "ICC_PROFILE")) read_profile(j, body);
    if (marker != MARKER_APP0 + 14 || !str_starts(body, "Adobe")) return false;
    j->adobe = true;
    return true;
}

static bool is_frame(unsigned marker)
{
    return marker >= MARKER_SOF0 && marker <= 0xCF && marker != MARKER_DHT && marker != 0xC8 &&
           marker != MARKER_DAC;
}

/* The next marker that is none of a scan's own; 0 at the end. */
static unsigned next_marker(Jpeg *j)
{
    const Str s = j->from;
    for (; j->at + 1 < s.n; j->at++) {
        const unsigned marker = byte_at(s, j->at + 1);
        if (byte_at(s, j->at) != 0xFF || marker == 0xFF) continue;
        if (marker && (marker < MARKER_RST0 || marker > MARKER_RST7)) return marker;
    }
    return 0;
}

/* Reads from a marker up to the next one; false at the end of the picture and where it is at fault.
 */
static bool read_segment(Jpeg *j)
{
    const size_t start = j->at;
    const unsigned marker = start + 1 < j->from.n ? byte_at(j->from, start + 1) : 0;
    if (marker == MARKER_EOI) return false;
    if (start + 4 > j->from.n || start + 2 + big_endian(j->from, start + 2) > j->from.n) {
        j->fault = "it ends early";
        return false;
    }
    const size_t end = start + 2 + big_endian(j->from, start + 2);
    const Str body = str_slice(j->from, start + 4, end);
    bool keep = marker < MARKER_APP0 || (marker > MARKER_APP15 && marker != MARKER_COM);
    if (end < start + 4) j->fault = "it is damaged";
    else if (is_frame(marker)) read_frame(j, marker, body);
    else if (marker >= MARKER_APP0 && marker <= MARKER_APP15)
        keep = read_application(j, marker, body);
    j->at = end;
    j->scanned |= marker == MARKER_SOS;
    if (!j->fault && !next_marker(j)) j->fault = "it ends early";
    /* What lies between segments is a scan's data, or nothing. */
    if (!j->fault && marker != MARKER_SOS && j->at != end && byte_at(j->from, end) != 0xFF)
        j->fault = "it is damaged";
    if (keep) buf_str(&j->kept, str_slice(j->from, start, marker == MARKER_SOS ? j->at : end));
    return !j->fault;
}

static bool read_file(Jpeg *j)
{
    buf_c(&j->kept, "\xFF\xD8");
    if (!next_marker(j)) j->fault = "it ends early";
    while (!j->fault && read_segment(j)) continue;
    if (!j->fault && !(j->scanned && j->channels)) j->fault = "it has no picture in it";
    buf_c(&j->kept, "\xFF\xD9");
    return !j->fault;
}

/* Empty where it is not one for colors of that kind (ICC.1, 7.2). */
static Str usable_profile(const Jpeg *j)
{
    static const char *const spaces[] = { "", "GRAY", "", "RGB ", "CMYK" };
    const Str p = buf_done(&j->profile);
    if (p.n < 132 || memcmp(p.p + 36, "acsp", 4) != 0) return STR("");
    return memcmp(p.p + 16, spaces[j->channels], 4) == 0 ? p : STR("");
}

const Image *image_take_jpeg(Arena *a, Diag *d, Span at, const char *name, Str bytes,
                             Orientation *orientation)
{
    Jpeg j = {
        .arena = a, .from = bytes, .at = 2, .kept.arena = a, .profile.arena = a, .orientation = 1
    };
    if (!read_file(&j)) {
        report(d, MSG_IMAGE_BROKEN, at, name, j.fault);
        return NULL;
    }
    if (!image_size_fits(a, d, at, name, j.width, j.height)) return NULL;
    JpegData *data = ARENA_NEW(a, JpegData);
    /* What Photoshop and libjpeg write as CMYK, and mark as Adobe's, has 255 for no ink. */
    *data =
        (JpegData){ buf_done(&j.kept), j.channels, j.adobe && j.channels == 4, usable_profile(&j) };
    Image *image = ARENA_NEW(a, Image);
    *image = (Image){ .width = j.width,
                      .height = j.height,
                      .gray = j.channels == 1,
                      .jpeg = data,
                      .hash = hash_bytes(HASH_SEED, data->bytes.p, data->bytes.n) };
    *orientation = j.orientation;
    return image;
}
