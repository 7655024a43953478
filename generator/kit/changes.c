/* changes.c - two lists of digests, compared. */
#include "kit/changes.h"

#include <inttypes.h>

#include "base/ascii.h"
#include "base/map.h"

#define DIGITS 16
#define NO_BACK "-"

const PiecePrint *kit_print_find(const KitPrint *k, Str piece)
{
    for (size_t i = 0; i < k->pieces.n; i++)
        if (str_eq(k->pieces.at[i]->piece, piece)) return k->pieces.at[i];
    return NULL;
}

/* ---- as text ------------------------------------------------------------------------------ */

Str face_print_text(Arena *a, const FacePrint *f)
{
    const char *back = f->back ? c_format(a, "%0*" PRIx64, DIGITS, f->back) : NO_BACK;
    return str_format(a, "%0*" PRIx64 " %s %.*s", DIGITS, f->front, back, (int)f->label.n,
                      f->label.p);
}

static Str take_word(Str *text)
{
    const size_t blank = str_find(*text, ' ');
    const Str word = str_slice(*text, 0, blank);
    *text = str_slice(*text, blank + 1, text->n);
    return word;
}

static bool read_digest(Str word, uint64_t *out)
{
    *out = 0;
    if (word.n != DIGITS) return false;
    for (size_t i = 0; i < word.n; i++) {
        const char c = word.p[i];
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return false;
        *out = *out << 4 | (uint64_t)digit;
    }
    return *out != 0;
}

bool face_print_parse(Str text, FacePrint *out)
{
    *out = (FacePrint){ 0 };
    if (!read_digest(take_word(&text), &out->front)) return false;
    const Str back = take_word(&text);
    if (!str_is(back, NO_BACK) && !read_digest(back, &out->back)) return false;
    out->label = text;
    return text.n > 0;
}

/* ---- compared ----------------------------------------------------------------------------- */

static bool has_backs(const FacePrint *faces, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (faces[i].back) return true;
    return false;
}

/* The look of faces that are printed together; fewer at the end. */
static uint64_t look_of(const FacePrint *faces, size_t n, bool backs)
{
    uint64_t look = HASH_SEED;
    for (size_t i = 0; i < n; i++) {
        const uint64_t sides[] = { faces[i].front, backs ? faces[i].back : 0 };
        look = hash_bytes(look, sides, sizeof sides);
    }
    return look;
}

/* Faces in lots of `step`; 0: in lots of the same label. */
typedef struct Lots {
    const FacePrint *faces;
    size_t n, step;
    bool backs;
} Lots;

static size_t lot_end(const Lots *l, size_t from)
{
    size_t end = from + 1;
    if (l->step == 0) {
        while (end < l->n && str_eq(l->faces[end].label, l->faces[from].label)) end++;
        return end;
    }
    return l->n - from < l->step ? l->n : from + l->step;
}

/* How often each look occurs, less what was counted off. */
typedef struct Tally {
    uint64_t look;
    size_t count;
} Tally;

static Tally *tally_of(Map *m, uint64_t look, bool add)
{
    const Str key = { (const char *)&look, sizeof look };
    Tally *t = map_get(m, key);
    if (t || !add) return t;
    t = ARENA_NEW(m->arena, Tally);
    t->look = look;
    map_set(m, (Str){ (const char *)&t->look, sizeof t->look }, t);
    return t;
}

static void tally_lots(Map *m, Arena *a, const Lots *l)
{
    map_init(m, a);
    for (size_t i = 0; i < l->n; i = lot_end(l, i))
        tally_of(m, look_of(l->faces + i, lot_end(l, i) - i, l->backs), true)->count++;
}

/* Marks the lots of `l` that are not among those of `others`. */
static void mark_strange(Arena *a, const Lots *l, const Lots *others, bool *marks)
{
    Map known;
    tally_lots(&known, a, others);
    for (size_t i = 0, end; i < l->n; i = end) {
        end = lot_end(l, i);
        Tally *t = tally_of(&known, look_of(l->faces + i, end - i, l->backs), false);
        const bool same = t && t->count;
        if (same) t->count--;
        for (size_t k = i; k < end; k++) marks[k] = !same;
    }
}

/* The labels of marked faces that `said` does not have, each once. */
static void add_labels(Arena *a, Map *said, const Lots *l, const bool *marks, FaceChanges *c,
                       bool gone)
{
    for (size_t i = 0; i < l->n; i++) {
        const Str label = l->faces[i].label;
        if (!marks[i] || map_get(said, label)) continue;
        map_set(said, label, c);
        if (gone) *vec_push(a, &c->gone) = label;
        else *vec_push(a, &c->labels) = label;
    }
}

/* What was there: where no backs are printed now, those that were may be cards of their own. */
static Lots former_lots(Arena *a, const FacePrint *old, size_t n, size_t step, bool backs,
                        bool apart)
{
    FacePrint *all = ARENA_ARRAY(a, FacePrint, 2 * n);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) all[count++] = old[i];
    for (size_t i = 0; apart && i < n; i++)
        if (old[i].back) all[count++] = (FacePrint){ .label = old[i].label, .front = old[i].back };
    return (Lots){ all, count, step, backs };
}

FaceChanges *changes_find(Arena *a, const FacePrint *now, size_t n, const PiecePrint *before,
                          ChangeUnit unit, size_t a_sheet)
{
    const size_t n_before = before ? before->faces.n : 0;
    const FacePrint *old = before ? before->faces.at : NULL;
    const bool backs_now = has_backs(now, n), backs_then = has_backs(old, n_before);
    const bool backs = backs_now && backs_then;
    const size_t most = (n > n_before ? n : n_before) + 1;
    const size_t steps[] = { 1, a_sheet, 0, most }, step = steps[unit];
    const Lots here = { now, n, step, backs }, there = { old, n_before, step, backs };
    FaceChanges *c = ARENA_NEW(a, FaceChanges);
    bool *gone = ARENA_ARRAY(a, bool, n_before);
    Map said;
    map_init(&said, a);
    *c = (FaceChanges){ .unit = unit, .a_sheet = step, .printed = ARENA_ARRAY(a, bool, n) };
    const Lots known = former_lots(a, old, n_before, step, backs, backs_then && !backs_now);
    mark_strange(a, &here, &known, c->printed);
    mark_strange(a, &there, &here, gone);
    for (size_t i = 0; i < n; i++) c->n_printed += c->printed[i];
    add_labels(a, &said, &here, c->printed, c, false);
    /* With other backs a card continues elsewhere: it is not gone. */
    for (size_t i = 0; backs_now != backs_then && i < n; i++) map_set(&said, now[i].label, c);
    add_labels(a, &said, &there, gone, c, true);
    return c;
}

/* ---- what is said of them ----------------------------------------------------------------- */

static bool is_number(Str s, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!ascii_digit(s.p[i]) || s.n > 9) return false;
        *out = *out * 10 + (size_t)(s.p[i] - '0');
    }
    return s.n > 0;
}

bool labels_are_numbers(const Str *labels, size_t n)
{
    size_t number;
    return n > 0 && is_number(labels[0], &number);
}

/* How many labels from `i` on count up by one. */
static size_t in_a_row(const Str *labels, size_t n, size_t i)
{
    size_t first, next, k = 1;
    if (!is_number(labels[i], &first)) return 1;
    while (i + k < n && is_number(labels[i + k], &next) && next == first + k) k++;
    return k;
}

Str labels_text(Arena *a, const Str *labels, size_t n)
{
    Buf b = { .arena = a };
    for (size_t i = 0, row; i < n; i += row) {
        row = in_a_row(labels, n, i);
        if (i) buf_c(&b, ", ");
        buf_str(&b, labels[i]);
        if (row == 1) continue;
        buf_char(&b, '-');
        buf_str(&b, labels[i + row - 1]);
    }
    return buf_done(&b);
}
