/* flow_emoji.c - puts one picture in the place of sequences that no font has. */
#include "text/emoji.h"
#include "text/flow.h"
#include "text/unicode.h"

#define REPLACEMENT 0xFFFD

static void report_apart(const Flow *f, const TextSpan *span, Str sequence, uint32_t base)
{
    Text *t = f->text;
    char utf8[4];
    Buf key = { .arena = f->arena };
    buf_mem(&key, &span->origin.source, sizeof span->origin.source);
    buf_mem(&key, &span->origin.from, sizeof span->origin.from);
    buf_str(&key, sequence);
    if (map_get(&t->reported, buf_done(&key))) return;
    map_set(&t->reported, str_copy(t->arena, buf_done(&key)), t);
    const Str shown = { utf8, utf8_encode(base, utf8) };
    report(t->diag, MSG_EMOJI_APART, span->origin, str_c(t->arena, sequence),
           str_c(t->arena, shown));
}

#define SEQUENCE_MAX 32 /* characters; the longest of Unicode 15 have 10 */

static bool has_font(FontChain *chain, Str sequence)
{
    uint32_t characters[SEQUENCE_MAX];
    size_t n = 0;
    for (size_t i = 0; i < sequence.n; n++) {
        if (n == SEQUENCE_MAX) return false;
        characters[n] = utf8_next(sequence, &i);
    }
    /* one letter of a flag is none, whatever fonts draw for it */
    return n > 1 && chain && chain_sequence(chain, characters, n) != NULL;
}

static void add_char(Buf *out, uint32_t c)
{
    char utf8[4];
    buf_mem(out, utf8, utf8_encode(c, utf8));
}

/* One that no font has is missing like any other character, but leaves a sign rather than a box. */
static bool is_missing(const Flow *f, const TextSpan *span, FontChain *chain, uint32_t c)
{
    if (!is_pictograph(c) || !chain || chain_font(chain, c)) return false;
    flow_report(f, MSG_MISSING_GLYPH, span, c);
    return true;
}

static void mend_span(Flow *f, Buf *out, size_t i)
{
    const TextSpan *span = &f->spans[i];
    const Str text = { f->bytes.p, f->starts[i + 1] };
    const TextStyle *s = span->style;
    FontChain *chain =
        font_chain(f->text->fonts, s->family, s->weight, s->italic, f->options->language);
    for (size_t at = f->starts[i], end; at < text.n; at = end) {
        uint32_t base;
        end = emoji_sequence(text, at, &base);
        const Str sequence = str_slice(text, at, end);
        const bool apart = sequence.n && !has_font(chain, sequence);
        if (end == at) utf8_next(text, &end);
        if (apart) report_apart(f, span, sequence, base);
        if ((apart || !sequence.n) && is_missing(f, span, chain, base)) add_char(out, REPLACEMENT);
        else if (apart) add_char(out, base);
        else buf_mem(out, text.p + at, end - at);
    }
}

void flow_emoji(Flow *f)
{
    if (!f->emoji) return;
    Buf out = { .arena = f->arena };
    uint32_t *starts = ARENA_ARRAY(f->arena, uint32_t, f->n_spans + 1);
    for (size_t i = 0; i < f->n_spans; i++) {
        starts[i] = (uint32_t)out.n;
        mend_span(f, &out, i);
    }
    starts[f->n_spans] = (uint32_t)out.n;
    f->starts = starts;
    f->bytes = buf_done(&out);
}
