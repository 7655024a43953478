/* markup.c - the remarks of the Markdown parser as warnings, at their places. */
#include "kit/markup.h"

#include "data/schema.h"
#include "data/suggest.h"
#include "data/text_place.h"
#include "kit/handout.h"

typedef struct Markup {
    Arena *scratch;
    Diag *diag;
    const Value *handouts;
} Markup;

static MessageCode message_of(MarkdownDoubt doubt)
{
    static const MessageCode codes[] = {
        [MARKDOWN_STRAY_STARS] = MSG_STRAY_STARS,   [MARKDOWN_HTML] = MSG_HTML,
        [MARKDOWN_OPEN_COMMENT] = MSG_OPEN_COMMENT, [MARKDOWN_NOTE_MISSING] = MSG_NOTE_MISSING,
        [MARKDOWN_NOTE_UNUSED] = MSG_NOTE_UNUSED,   [MARKDOWN_NO_PICTURE] = MSG_NO_PICTURE,
    };
    return codes[doubt];
}

/* Texts without any of these signs leave no doubt; they are most. */
static bool is_doubtful(Str text)
{
    for (size_t i = 0; i + 1 < text.n; i++) {
        const char c = text.p[i], next = text.p[i + 1];
        if (c == '<' || (c == '*' && next == '*') || (c == '[' && next == '^') ||
            (c == '!' && next == '['))
            return true;
    }
    return false;
}

/* Whether it is the text of a handout that is no Markdown. */
static bool is_verbatim(const Markup *m, const Value *text)
{
    for (size_t i = 0; i < value_count(m->handouts); i++) {
        const Value *handout = value_at(m->handouts, i);
        if (value_get(handout, "text") == text) return handout_is_verbatim(handout);
    }
    return false;
}

/* What a line has become whose beginning is a mark of Markdown; NULL where it is a line. */
static const char *line_became(const MarkdownBlock *document)
{
    static const char *const names[] = {
        [MARKDOWN_HEADING] = "a heading", [MARKDOWN_LIST] = "a list", [MARKDOWN_QUOTE] = "a quote",
        [MARKDOWN_CODE] = "a code block", [MARKDOWN_RULE] = "a rule",
    };
    const MarkdownKind kind = document->n_children ? document->children[0].kind : MARKDOWN_NOTES;
    if (kind == MARKDOWN_NOTES) return "a definition";
    return kind < sizeof names / sizeof *names ? names[kind] : NULL;
}

static void check_line(Markup *m, const Value *v, const MarkdownBlock *document)
{
    const char *became = str_trim(v->text).n ? line_became(document) : NULL;
    if (!became) return;
    size_t from = 0;
    while (from < v->text.n && v->text.p[from] == ' ') from++;
    const Str rest = str_slice(v->text, from, v->text.n);
    const Str sign = str_slice(rest, 0, str_find(rest, ' '));
    const MarkdownBlock *block = document->children;
    /* A date such as `14. lipnja` prints as it is written. */
    if (document->n_children && block->ordered &&
        str_eq(sign, str_format(m->scratch, "%u.", block->start)))
        return;
    report(m->diag, MSG_LINE_BLOCK, v->span, str_c(m->scratch, sign), became);
}

static void check_text(void *context, const Field *field, Value *v, bool secret)
{
    Markup *m = context;
    (void)secret;
    if ((field->type != FIELD_TEXT && field->type != FIELD_LINE) || v->kind != VALUE_TEXT) return;
    const bool line = field->type == FIELD_LINE;
    if ((!line && !is_doubtful(v->text)) || is_verbatim(m, v)) return;
    const ArenaMark mark = arena_mark(m->scratch);
    PlainDocument plain;
    const MarkdownBlock *document = markdown_read(m->scratch, v->text, &plain);
    if (line) check_line(m, v, document);
    for (size_t i = 0; i < document->n_remarks; i++) {
        const MarkdownRemark *r = &document->remarks[i];
        const Span at = suggest_worthwhile(m->diag) ? text_place(v, r->from, r->to) : v->span;
        report(m->diag, message_of(r->doubt), at,
               str_c(m->scratch, str_slice(v->text, r->from, r->to)));
    }
    arena_rewind(m->scratch, mark);
}

void markup_check(Arena *scratch, Diag *d, const Scenario *scenario)
{
    Markup m = { scratch, d, value_get(scenario->root, "handouts") };
    schema_each(&scenario_schema, (Value *)(uintptr_t)scenario->root, check_text, &m);
}
