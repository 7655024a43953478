/* secret_index.c - all secrets are searched for at once: Karp and Rabin, "Efficient randomized
 * pattern-matching algorithms", 1987. */
#include "kit/secret_index.h"

#include <string.h>

/* A sentence that goes on elsewhere: a part of it and how far away the next may begin, in bytes. */
#define PART_MIN 4
/* What of a short secret may be elsewhere than the rest, which is a name perhaps. */
#define SHORT_PART_MIN 6
#define APART_MIN 8 /* of a part behind or before the end of a paragraph */
#define GAP_MAX 1500
#define TRIES_MAX 500 /* lines looked at for it; texts that repeat themselves have too many */

/* The first or the last bytes of a secret. */
typedef struct Window {
    uint64_t hash;
    size_t secret;
    bool tail;
    const struct Window *next; /* with the same hash */
} Window;

#define HASH_BASE 0x9E3779B97F4A7C15u

static uint64_t hash_window(const char *p)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < SECRET_MIN; i++) hash = hash * HASH_BASE + (unsigned char)p[i];
    return hash;
}

static size_t highest_bits(uint64_t hash)
{
    return hash >> (64 - SECRET_BITS);
}

static Str hash_key(const uint64_t *hash)
{
    return (Str){ (const char *)hash, sizeof *hash };
}

static void add_window(SecretIndex *index, const char *p, size_t secret, bool tail)
{
    Window *w = ARENA_NEW(index->arena, Window);
    *w = (Window){ hash_window(p), secret, tail, NULL };
    w->next = map_get(&index->windows, hash_key(&w->hash));
    map_set(&index->windows, hash_key(&w->hash), w);
    index->known[highest_bits(w->hash)] = true;
}

void secrets_index(SecretIndex *index)
{
    map_init(&index->windows, index->arena);
    map_init(&index->briefs, index->arena);
    memset(index->known, 0, sizeof index->known);
    for (size_t i = 0; i < index->all.n; i++) {
        Secret *s = &index->all.at[i];
        if (s->brief) {
            map_set(&index->briefs, s->text, (void *)(uintptr_t)(i + 1));
            continue;
        }
        add_window(index, s->text.p, i, false);
        if (s->text.n > SECRET_MIN) add_window(index, s->text.p + s->text.n - SECRET_MIN, i, true);
    }
}

/* The first of ascending places at or behind `at`. */
static size_t first_from(const size_t *places, size_t n, size_t at)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (places[middle] < at) low = middle + 1;
        else high = middle;
    }
    return low;
}

static size_t line_from(const Searched *s, size_t at)
{
    return first_from(s->lines, s->n_lines, at);
}

/* Whether a paragraph ends within [from, to). */
static bool has_end(const Searched *s, size_t from, size_t to)
{
    const size_t i = first_from(s->ends, s->n_ends, from);
    return i < s->n_ends && s->ends[i] < to;
}

/* How long a part must be that begins behind `at`, or ends there. */
static size_t part_min(const Searched *s, size_t at)
{
    return has_end(s, at, at + 1) ? APART_MIN : PART_MIN;
}

/* The last place in (from, to] where a line ends; `from` where there is none. */
static size_t last_line_end(const Searched *s, size_t from, size_t to)
{
    const size_t i = line_from(s, to + 1);
    return i > 0 && s->lines[i - 1] > from ? s->lines[i - 1] : from;
}

static size_t common_start(Str a, Str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n]) n++;
    return n;
}

/* True when `rest` goes on at the start of a line behind `at`, below a running head, on the next
 * card or in the next column; from there in turn perhaps elsewhere.  What comes between may begin
 * as the rest does, so a part ends at the last line end that it reaches. */
static bool goes_on(const Searched *s, size_t at, Str rest, unsigned *tries)
{
    const size_t least = part_min(s, at);
    if (rest.n < PART_MIN) return true; /* the rest is told already */
    for (size_t i = line_from(s, at); i < s->n_lines && s->lines[i] - at <= GAP_MAX; i++) {
        if (!*tries || !--*tries) return false;
        const size_t from = s->lines[i];
        const size_t n = common_start(str_slice(s->text, from, s->text.n), rest);
        const size_t end = last_line_end(s, from, from + n);
        if (n == rest.n && n >= least) return true;
        if (end - from >= least && goes_on(s, end, str_slice(rest, end - from, rest.n), tries))
            return true;
    }
    return false;
}

/* True when `rest` stands behind the address of a link, which is printed behind what it links.  The
 * address may begin as the rest does. */
static bool goes_on_behind_address(const Searched *s, size_t at, Str rest)
{
    enum { ADDRESS = 4 }; /* http */
    const size_t from = at > ADDRESS ? at - ADDRESS : 0;
    const Str start = str_slice(s->text, from, at + 2 * ADDRESS);
    const Str near = str_slice(s->text, at, at + rest.n + GAP_MAX / 4);
    return memmem(start.p, start.n, "http", ADDRESS) && rest.n >= PART_MIN &&
           memmem(near.p, near.n, rest.p, rest.n);
}

/* True when the secret is told from `at` on, where its first bytes are. */
static bool told_from(const Searched *s, size_t at, const Secret *secret)
{
    const size_t n = common_start(str_slice(s->text, at, s->text.n), secret->text);
    const Str rest = str_slice(secret->text, n, secret->text.n);
    if (!secret->apart && has_end(s, at + 1, at + n)) return false;
    if (!rest.n) return true;
    if (!s->n_lines || n < SECRET_MIN) return false;
    const size_t end = last_line_end(s, at, at + n);
    if (!secret->apart && has_end(s, end, end + 1)) return false;
    if (!secret->apart && secret->text.n - (end - at) < SHORT_PART_MIN) return false;
    unsigned tries = TRIES_MAX;
    return goes_on_behind_address(s, at + n, rest) ||
           (end - at >= PART_MIN &&
            goes_on(s, end, str_slice(secret->text, end - at, secret->text.n), &tries));
}

/* True when the secret's last bytes are at `at`, in a line that goes on from an earlier one: for
 * beginnings that are too short to be searched for. */
static bool told_to(const Searched *s, size_t at, const Secret *secret)
{
    const Str text = secret->text;
    const size_t tail = text.n - SECRET_MIN;
    size_t n = 0;
    if (!s->n_lines || memcmp(s->text.p + at, text.p + tail, SECRET_MIN) != 0) return false;
    while (n < tail && n < at && text.p[tail - n - 1] == s->text.p[at - n - 1]) n++;
    const size_t i = line_from(s, at - n);
    if (n == tail || i == s->n_lines || s->lines[i] > at) return false;
    const size_t start = s->lines[i], left = tail - (at - start);
    if (!secret->apart && has_end(s, start, at + SECRET_MIN)) return false;
    if (!secret->apart && left < SHORT_PART_MIN) return false;
    if (left < PART_MIN) return true;
    if (left < part_min(s, start)) return false;
    for (size_t k = i; k-- > 0 && start - s->lines[k] <= GAP_MAX;)
        if (s->lines[k] >= left && !memcmp(s->text.p + s->lines[k] - left, text.p, left))
            return true;
    return false;
}

size_t *secrets_find(const SecretIndex *index, Arena *a, const Searched *s)
{
    const Str text = s->text;
    size_t *found = ARENA_ARRAY(a, size_t, index->all.n);
    uint64_t leaving = 1; /* the weight of the byte that leaves the window */
    for (size_t i = 0; i < SECRET_MIN; i++) leaving *= HASH_BASE;
    uint64_t hash = text.n >= SECRET_MIN ? hash_window(text.p) : 0;
    for (size_t at = 0; at + SECRET_MIN <= text.n; at++) {
        const bool known = index->known[highest_bits(hash)];
        const Window *w = known ? map_get(&index->windows, hash_key(&hash)) : NULL;
        for (; w; w = w->next) {
            const Secret *secret = &index->all.at[w->secret];
            if (found[w->secret]) continue;
            if (w->tail ? told_to(s, at, secret) : told_from(s, at, secret))
                found[w->secret] = at + 1;
        }
        if (at + SECRET_MIN < text.n)
            hash = hash * HASH_BASE + (unsigned char)text.p[at + SECRET_MIN] -
                   leaving * (unsigned char)text.p[at];
    }
    return found;
}
