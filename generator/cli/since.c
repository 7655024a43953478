/* since.c - what kits look like, in the lists of their files. */
#include "cli/since.h"

#include <string.h>

#include "base/files.h"
#include "base/manifest.h"
#include "draw/digest.h"
#include "kit/guide.h"

/* The topic that is no piece: the digests' version, and the scenario. */
#define ABOUT ":kit"

#define LIST_SIZE_MAX ((size_t)8 * 1024 * 1024)

/* ---- notes -------------------------------------------------------------------------------- */

static void note_piece(Arena *a, Batch *b, const PiecePrint *p)
{
    batch_topic(b, p->piece);
    for (size_t i = 0; i < p->faces.n; i++) batch_note(b, face_print_text(a, &p->faces.at[i]));
}

void since_note(Arena *a, Batch *b, Str name, const KitPrint *now, const Since *since)
{
    batch_topic(b, STR(ABOUT));
    batch_note(b, str_format(a, "%d %.*s", DIGEST_VERSION, (int)name.n, name.p));
    for (size_t i = 0; i < now->pieces.n; i++) note_piece(a, b, now->pieces.at[i]);
    for (size_t i = 0; since && i < since->print.pieces.n; i++)
        if (!kit_print_find(now, since->print.pieces.at[i]->piece))
            note_piece(a, b, since->print.pieces.at[i]);
}

static PiecePrint *piece_for(Arena *a, KitPrint *k, Str piece)
{
    PiecePrint *last = k->pieces.n ? k->pieces.at[k->pieces.n - 1] : NULL;
    if (last && str_eq(last->piece, piece)) return last;
    for (size_t i = 0; i < k->pieces.n; i++)
        if (str_eq(k->pieces.at[i]->piece, piece)) return k->pieces.at[i];
    PiecePrint *p = ARENA_NEW(a, PiecePrint);
    p->piece = piece;
    *vec_push(a, &k->pieces) = p;
    return p;
}

/* The scenario's name; empty where the notes are none of ours. */
static Str read_notes(Arena *a, const Manifest *m, KitPrint *out)
{
    const Str version = str_format(a, "%d ", DIGEST_VERSION);
    Str name = { 0 };
    for (size_t i = 0; i < m->notes.n; i++) {
        const ManifestNote *note = &m->notes.at[i];
        FacePrint face;
        if (str_is(note->topic, ABOUT) && str_starts(note->text, str_c(a, version)))
            name = str_slice(note->text, version.n, note->text.n);
        else if (face_print_parse(note->text, &face))
            *vec_push(a, &piece_for(a, out, note->topic)->faces) = face;
    }
    return out->pieces.n ? name : STR("");
}

static bool is_list(const Manifest *m)
{
    return m->lines.n > 0 || m->notes.n > 0;
}

const Since *since_read(Session *s, Str name)
{
    Arena *a = s->arena;
    const char *path = s->options.since;
    const bool folder = file_kind(path) == FILE_FOLDER;
    const char *list = folder ? path_join(a, path, MANIFEST_NAME) : path;
    Manifest m = { 0 };
    Str text = { 0 };
    const bool missing = folder && file_kind(list) == FILE_NONE;
    if (!missing && !file_read(a, s->diag, SPAN_NONE, list, LIST_SIZE_MAX, &text)) return NULL;
    manifest_parse(a, text, &m);
    const char *wanted = str_c(a, name);
    if (!is_list(&m)) {
        report(s->diag, MSG_SINCE_NONE, SPAN_NONE, path, wanted);
        return NULL;
    }
    Since *since = ARENA_NEW(a, Since);
    since->path = path;
    const Str made = read_notes(a, &m, &since->print);
    if (made.n && str_eq(made, name)) return since;
    if (!made.n) report(s->diag, MSG_SINCE_SILENT, SPAN_NONE, path);
    else report(s->diag, MSG_SINCE_OTHER, SPAN_NONE, path, str_c(a, made), wanted);
    return NULL;
}

/* ---- what is said ------------------------------------------------------------------------- */

static void put_labels(Buf *b, const Str *labels, size_t n)
{
    if (labels_are_numbers(labels, n)) buf_c(b, n == 1 ? "page " : "pages ");
    buf_str(b, labels_text(b->arena, labels, n));
}

static void put_count(Buf *b, size_t n, const char *what)
{
    buf_format(b, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

static Buf begin(Arena *a, const Piece *piece)
{
    Buf b = { .arena = a };
    buf_str(&b, piece->info->name);
    buf_c(&b, ": ");
    return b;
}

Str since_changed(Arena *a, const Piece *piece)
{
    const FaceChanges *c = piece->changes;
    if (!c || !c->n_printed || !piece->document) return STR("");
    Buf b = begin(a, piece);
    const bool all = !piece->n_faces && c->n_printed == piece->n_prints;
    if (all) buf_c(&b, "all of it");
    else put_labels(&b, c->labels.at, c->labels.n);
    buf_c(&b, " (");
    if (piece->n_faces) {
        put_count(&b, c->n_printed, "card");
        buf_c(&b, " on ");
    }
    put_count(&b, guide_sheets(piece->document->pages.n, piece->document->duplex), "sheet");
    buf_char(&b, ')');
    return buf_done(&b);
}

Str since_gone(Arena *a, const Since *since, const Piece *piece)
{
    const FaceChanges *c = piece->changes;
    const bool all = !piece->n_prints && kit_print_find(&since->print, piece->info->name);
    if (!all && (!c || !c->gone.n)) return STR("");
    Buf b = begin(a, piece);
    if (all) buf_c(&b, "all of it");
    else put_labels(&b, c->gone.at, c->gone.n);
    return buf_done(&b);
}
