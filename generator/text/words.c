/* words.c - break opportunities (UAX 14 by libunibreak), and words shaped part by part.
 *
 * libunibreak 1.1 follows Unicode 6.2.  What later versions changed and a reader would notice is
 * mended here: clusters are never cut, a word-initial hyphen stays with its word ("--only", LB20a),
 * and lines may break between emoji, but not within a flag. */
#include <linebreak.h>
#include <string.h>

#include "base/ascii.h"
#include "text/emoji.h"
#include "text/flow.h"
#include "text/font_file.h"
#include "text/unicode.h"

#define ARROW "\xE2\x86\x92"
#define BOX "\xE2\x98\x90"
#define NO_BREAK_SPACE "\xC2\xA0"
#define WORD_LENGTH 5 /* with the blank behind it, at least that in most texts */

uint32_t flow_char(const Flow *f, uint32_t byte)
{
    size_t i = byte;
    return utf8_next(f->bytes, &i);
}

uint32_t flow_char_before(const Flow *f, uint32_t byte)
{
    do byte--;
    while (byte && ((unsigned char)f->bytes.p[byte] & 0xC0) == 0x80);
    return flow_char(f, byte);
}

/* True between the two letters of a flag: an odd number of them stands before.  No text has so many
 * flags in a row that more need be counted. */
static bool parts_flag(const Flow *f, uint32_t byte)
{
    enum { COUNTED = 64 };
    unsigned n = 0;
    if (!is_regional(flow_char(f, byte))) return false;
    while (byte && n < COUNTED && is_regional(flow_char_before(f, byte))) byte -= 4, n++;
    return n & 1;
}

bool flow_joined(const Flow *f, uint32_t byte)
{
    return joins_previous(flow_char_before(f, byte), flow_char(f, byte)) || parts_flag(f, byte);
}

/* True for a sign that begins a word, as in "--only", "(-1" or "~/.ssh". */
static bool starts_word(const Flow *f, uint32_t sign)
{
    while (sign && strchr("-/.~:?!#|}])", f->bytes.p[sign - 1])) sign--;
    const bool behind_no_break = sign > 1 && memcmp(f->bytes.p + sign - 2, NO_BREAK_SPACE, 2) == 0;
    return sign == 0 || behind_no_break || strchr(" \n([{\"'`", f->bytes.p[sign - 1]);
}

static bool in_fixed_width(const Flow *f, uint32_t byte)
{
    const Run *run = flow_run_at(f, byte);
    return run->shaper && shaper_key(run->shaper)->font->fixed_width;
}

/* Code within prose: UAX 14 would part "!=" and "->", and keep "a !=" together. */
static bool may_break_inline_code(unsigned char last, unsigned char next, char verdict)
{
    bool word = next >= '0' && next != '>' && next != '=';
    return verdict == LINEBREAK_ALLOWBREAK && word && strchr("/-|", last);
}

/* True before an arrow with a blank behind it, or a no-break one. */
static bool is_arrow(Str text)
{
    return str_starts(text, ARROW " ") || str_starts(text, ARROW NO_BREAK_SPACE);
}

/* True before the number behind an abbreviation of few letters: "p. 6", "S. 14", "No. 3". */
static bool is_numbered(const Flow *f, uint32_t at)
{
    enum { MOST = 3 };
    uint32_t letters = 0;
    if (at < 3 || !ascii_digit(f->bytes.p[at]) || f->bytes.p[at - 2] != '.') return false;
    while (letters < at - 2 && ascii_letter(f->bytes.p[at - 3 - letters]))
        if (++letters > MOST) return false;
    return letters && starts_word(f, at - 2 - letters);
}

/* True before a month behind its day, as our languages write them: "29 May", "29. Mai", "29.
 * svibnja". */
static bool is_month(const Flow *f, uint32_t at)
{
    static const char *const months[] = {
        "January",  "February",  "March",    "April",    "May",      "June",      "July",
        "August",   "September", "October",  "November", "December", "Jan",       "Feb",
        "Mar",      "Apr",       "Jun",      "Jul",      "Aug",      "Sep",       "Oct",
        "Nov",      "Dec",       "Januar",   "Februar",  "März",     "Mai",       "Juni",
        "Juli",     "Oktober",   "Dezember", "siječnja", "veljače",  "ožujka",    "travnja",
        "svibnja",  "lipnja",    "srpnja",   "kolovoza", "rujna",    "listopada", "studenoga",
        "studenog", "prosinca"
    };
    if (at < 2) return false;
    const bool point = at > 2 && f->bytes.p[at - 2] == '.';
    const uint32_t day = at - 2 - point; /* its last figure */
    if (!ascii_digit(f->bytes.p[day])) return false;
    const uint32_t first = day && ascii_digit(f->bytes.p[day - 1]) ? day - 1 : day;
    if (!starts_word(f, first)) return false;
    uint32_t end = at;
    while (end < f->bytes.n && (ascii_letter(f->bytes.p[end]) || f->bytes.p[end] & 0x80)) end++;
    const Str word = str_slice(f->bytes, at, end);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (str_is(word, months[i])) return true;
    return false;
}

/* True before a box to tick that stands in a row of them. */
static bool is_further_box(const Flow *f, uint32_t at)
{
    const uint32_t n = sizeof BOX - 1;
    return at > n && f->bytes.n - at >= n && memcmp(f->bytes.p + at, BOX, n) == 0 &&
           memcmp(f->bytes.p + at - 1 - n, BOX, n) == 0;
}

/* True before a sign that readers want beside what stands before it, though a blank parts them: the
 * one behind a number ("20 %"), its month, and what stands between words, which starts no line: an
 * arrow, the dot between things of a list, which ends none either (breaker.c).  A row of boxes is
 * one, too. */
static bool belongs_to_last_word(const Flow *f, uint32_t at)
{
    const char *p = f->bytes.p + at;
    size_t left = f->bytes.n - at;
    if (at < 2 || p[-1] != ' ' || p[-2] == '\n') return false;
    if (p[0] == '%') return ascii_digit(p[-2]);
    if (ascii_digit(p[0])) return is_numbered(f, at);
    if (p[0] == '-') return left > 1 && p[1] == ' ';
    if (left > 2 && memcmp(p, "\xC2\xB7", 2) == 0) return p[2] == ' ';
    if (is_arrow((Str){ p, left }) || is_further_box(f, at)) return true;
    return is_month(f, at);
}

/* True behind a dash between blanks: it begins what it stands before, and ends no line. */
static bool behind_dash(const Flow *f, uint32_t at)
{
    enum { DASHED = 5 }; /* bytes of a dash and the blanks around it */
    if (at < DASHED) return false;
    const char *p = f->bytes.p + at - DASHED;
    return memcmp(p, " \xE2\x80\x93 ", DASHED) == 0 || memcmp(p, " \xE2\x80\x94 ", DASHED) == 0;
}

/* Marks that end a word or stand by themselves behind a blank, as French has them: "vraiment ?",
 * "bien »", "word ,". */
static bool is_closing_mark(uint32_t c)
{
    switch (c) {
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case 0xBB:   /* » */
    case 0x2026: /* … */
    case 0x203A: /* › */ return true;
    default: return c >= 0x80 && c != 0xA7 && c != 0xB6 && c != 0xB7 && is_closing(c);
    }
}

/* True for closing marks at `at` with nothing but marks behind them in their word: they stay with
 * what stands before the blank.  Those that begin a word, ".env" or "!ready", don't. */
static bool closes_alone(const Flow *f, uint32_t at)
{
    size_t i = at;
    if (!is_closing_mark(flow_char(f, at))) return false;
    while (i < f->bytes.n && f->bytes.p[i] != ' ' && f->bytes.p[i] != '\n') {
        const uint32_t c = utf8_next(f->bytes, &i);
        if (!is_closing_mark(c) && (c >= 0x80 || !strchr("\"')]}", (char)c))) return false;
    }
    return true;
}

/* True when the word before the blank at `at` - 1 is an opening mark by itself, as in "« bien »".
 */
static bool opens_alone(const Flow *f, uint32_t at)
{
    if (at < 2) return false;
    const uint32_t c = flow_char_before(f, at - 1), from = at - 1 -
                                                           (c < 0x80    ? 1
                                                            : c < 0x800 ? 2
                                                                        : 3);
    const bool opens = c == '(' || c == '[' || c == '{' || c == 0xAB || c == 0x2039 || c == 0x201E;
    return opens && (from == 0 || f->bytes.p[from - 1] == ' ' || f->bytes.p[from - 1] == '\n');
}

/* True behind an arrow and the blank before `at`: what it leads to stays with it.  In a chain, "A →
 * B → C", lines may end behind its second arrow, the fourth and so on. */
static bool behind_arrow(const Flow *f, uint32_t at)
{
    enum { BLANKED = 4 }; /* bytes of an arrow and a blank */
    unsigned arrows = 0;
    while (at >= BLANKED && memcmp(f->bytes.p + at - BLANKED, ARROW " ", BLANKED) == 0) {
        arrows++;
        at -= BLANKED;
        if (at == 0 || f->bytes.p[at - 1] != ' ') break;
        at--;
        while (at && !strchr(" \n", f->bytes.p[at - 1])) at--;
    }
    return arrows & 1;
}

/* Lines end at blanks between words.  UAX 14 keeps "/srv", ".env", "!x" and ")" with what stands
 * before, blank or not, since in most texts these signs end something; here they begin names. */
static bool may_break_at_blank(const Flow *f, uint32_t at, bool allowed)
{
    const uint32_t next = flow_char(f, at);
    if (next == ' ' || next == '\n' || belongs_to_last_word(f, at)) return false;
    if (closes_alone(f, at) || opens_alone(f, at) || behind_arrow(f, at) || behind_dash(f, at))
        return false;
    if (next < 0x80) return true;
    /* joiners, marks, and the closing signs of scripts that UAX 14 knows better */
    return !flow_joined(f, at) &&
           (allowed || (next != 0x2060 && next != 0xFEFF && !is_closing(next)));
}

/* True behind the dots that a quotation may begin with: "…and then". */
static bool behind_first_dots(const Flow *f, uint32_t at)
{
    enum { DOTS = 0x2026, LENGTH = 3 };
    return flow_char_before(f, at) == DOTS &&
           (at == LENGTH || strchr(" \n", f->bytes.p[at - LENGTH - 1]));
}

/* True behind the hyphen of a word that would leave no more than three letters at a line's end:
 * "all-clear", "On-call". */
static bool behind_short_head(const Flow *f, uint32_t at)
{
    enum { MOST = 3 };
    uint32_t letters = 0;
    if (f->bytes.p[at - 1] != '-') return false;
    while (letters < at - 1 && ascii_letter(f->bytes.p[at - 2 - letters]))
        if (++letters > MOST) return false;
    return letters && starts_word(f, at - 1 - letters);
}

/* True behind the dash of a range of numbers, "3–8". */
static bool within_range(const Flow *f, uint32_t at)
{
    enum { EN_DASH = 0x2013, BYTES = 3 };
    return at > BYTES && ascii_digit(f->bytes.p[at]) && flow_char_before(f, at) == EN_DASH &&
           ascii_digit(f->bytes.p[at - BYTES - 1]);
}

/* True when a line may end before byte `at`, given libunibreak's verdict. */
static bool may_break(const Flow *f, uint32_t at, char verdict)
{
    unsigned char next = (unsigned char)f->bytes.p[at], last = (unsigned char)f->bytes.p[at - 1];
    bool allowed = verdict == LINEBREAK_ALLOWBREAK, ascii = next < 0x80 && last < 0x80;
    if (last == ' ') return may_break_at_blank(f, at, allowed);
    if (!allowed || (strchr("-/?!|}])", (char)last) && starts_word(f, at - 1))) return false;
    if (f->fixed && ascii && in_fixed_width(f, at))
        return may_break_inline_code(last, next, verdict);
    if (behind_short_head(f, at) || within_range(f, at)) return false;
    if (ascii) return true;
    return flow_char_before(f, at) != SOFT_HYPHEN && !flow_joined(f, at) &&
           !is_small_kana(flow_char(f, at)) && !behind_first_dots(f, at);
}

/* Overwrites the character at `p` with one of the same length. */
static void replace(char *p, uint32_t c)
{
    char utf8[4];
    memcpy(p, utf8, utf8_encode(c, utf8));
}

/* Characters that libunibreak does not know, or that trip its assertions, are replaced by others of
 * the class that Unicode gives them now and of the same length. */
static void replace_rare(char *text, size_t n)
{
    enum { IDEOGRAPH = 0x20000, MARK = 0xE0100, REPLACEMENT = 0xFFFD };
    enum { ARABIC_LETTER_MARK = 0x61C, COMBINING_ACUTE = 0x301 };
    bool half_flag = false;
    for (size_t i = 0; i < n;) {
        char *at = text + i;
        uint32_t c = utf8_next((Str){ text, n }, &i);
        bool regional = is_regional(c);
        if (regional) replace(at, half_flag ? MARK : IDEOGRAPH);
        else if (c >= 0x1F3FB && c <= 0x1F3FF) replace(at, MARK);
        else if (c >= 0x1F300 && c <= 0x1FAFF) replace(at, IDEOGRAPH);
        else if (c == 0xFFFF) replace(at, REPLACEMENT); /* its sign for the end of the text */
        else if (c == ARABIC_LETTER_MARK) replace(at, COMBINING_ACUTE);
        half_flag = regional && !half_flag;
    }
}

#define ASK 'A' /* where libunibreak has to be asked: none of its verdicts */

/* The verdict behind byte `i` within words parted by single blanks. */
static char plain_verdict(const char *p, size_t i, size_t n)
{
    if (i + 1 == n) return ASK;
    if (ascii_letter(p[i])) {
        if (ascii_letter(p[i + 1])) return LINEBREAK_NOBREAK;
        return p[i + 1] == ' ' && i + 2 < n && ascii_letter(p[i + 2]) ? LINEBREAK_NOBREAK : ASK;
    }
    return p[i] == ' ' && i > 0 && ascii_letter(p[i - 1]) && ascii_letter(p[i + 1])
               ? LINEBREAK_ALLOWBREAK
               : ASK;
}

/* Words of scripts that write none apart begin where the dictionary says. */
static void add_words(Flow *f, char *verdicts)
{
    bool *starts = ARENA_ARRAY(f->arena, bool, f->bytes.n);
    if (!dictionary_words(f->text->dictionary, f->bytes, starts)) return;
    for (size_t i = 1; i < f->bytes.n; i++)
        if (starts[i]) verdicts[i - 1] = LINEBREAK_ALLOWBREAK;
}

/* One verdict a byte.  libunibreak takes long, walking a list for each character's class; so it is
 * shown but one letter for each stretch of ASCII words, and for that letter '#', which is of the
 * same class (AL) and near the front of the list. */
static const char *find_opportunities(Flow *f)
{
    const char *text = f->bytes.p, *language = str_c(f->arena, f->options->language);
    const size_t n = f->bytes.n;
    char *verdicts = ARENA_ARRAY(f->arena, char, n);
    char *shown = ARENA_ARRAY(f->arena, char, n), *answers = ARENA_ARRAY(f->arena, char, n);
    size_t asked = 0;
    for (size_t i = 0; i < n; i++) {
        verdicts[i] = plain_verdict(text, i, n);
        if (verdicts[i] == ASK) shown[asked++] = ascii_letter(text[i]) ? '#' : text[i];
    }
    if (f->rare) replace_rare(shown, asked);
    set_linebreaks_utf8((const utf8_t *)shown, asked, language, answers);
    for (size_t i = 0, k = 0; i < n; i++)
        if (verdicts[i] == ASK) verdicts[i] = answers[k++];
    if (f->unparted) add_words(f, verdicts);
    return verdicts;
}

/* True for text of letters, digits and the signs that cling to them: as UAX 14 has it, its lines
 * end behind blanks and nowhere else.  Most paragraphs are no more than that. */
static bool parts_at_blanks(const Flow *f)
{
    static const bool clings[128] = {
        ['.'] = true, [','] = true, [':'] = true, [';'] = true, ['\''] = true
    };
    if (!f->ascii) return false;
    for (size_t i = 0; i < f->bytes.n; i++) {
        const char c = f->bytes.p[i];
        if (ascii_letter(c) || c == ' ' || ascii_digit(c)) continue;
        if (!clings[(unsigned char)c] || i == 0 || f->bytes.p[i - 1] == ' ') return false;
    }
    return true;
}

/* In code, too, only blanks part words. */
static bool may_break_blank(const Flow *f, uint32_t at)
{
    return f->bytes.p[at - 1] == ' ' && f->bytes.p[at] != ' ' && !is_numbered(f, at) &&
           !is_month(f, at);
}

const Run *flow_run_at(const Flow *f, uint32_t byte)
{
    size_t low = 0, high = f->runs.n;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (f->runs.at[middle].from <= byte) low = middle;
        else high = middle;
    }
    return &f->runs.at[low];
}

/* Where to cut a stretch that is too long to be shaped at once. */
static uint32_t shaping_end(const Flow *f, uint32_t from, uint32_t to)
{
    if (to - from <= SHAPED_MAX) return to;
    uint32_t end = from + SHAPED_MAX;
    for (; end > from + SHAPED_MAX / 2; end--) {
        if (((unsigned char)f->bytes.p[end] & 0xC0) == 0x80) continue;
        if (!flow_joined(f, end)) return end;
    }
    end = from + SHAPED_MAX; /* a letter with five hundred marks */
    while (((unsigned char)f->bytes.p[end] & 0xC0) == 0x80) end--;
    return end;
}

/* Reports what the part's font can't draw. */
static void report_gaps(const Flow *f, const Run *run, Str text)
{
    const Font *font = shaper_key(run->shaper)->font;
    for (size_t i = 0; i < text.n;) {
        uint32_t c = utf8_next(text, &i);
        if (!font_draws(font, c)) flow_report(f, MSG_MISSING_GLYPH, run->span, c);
    }
}

static void add_part(Flow *f, const Run *run, uint32_t from, uint32_t to, bool starts_word)
{
    Str text = { f->bytes.p + from, to - from };
    const Shaped *shaped = shape(run->shaper, text);
    if (shaped_has_gaps(shaped)) report_gaps(f, run, text);
    *vec_push(f->arena, &f->parts) = (Part){
        .shaped = shaped,
        .run = run,
        .from = from,
        .starts_word = starts_word,
        .width = shaped_width(shaped, run->style),
    };
}

double parts_ink_width(const Part *parts, uint32_t n)
{
    double width = 0;
    while (n && parts[n - 1].shaped->blanks == parts[n - 1].shaped->n) n--;
    for (uint32_t i = 0; i < n; i++) width += parts[i].width;
    if (n) width -= shaped_blanks_width(parts[n - 1].shaped, parts[n - 1].run->style);
    return width;
}

bool part_trim(Part *p)
{
    const Shaped *shaped = p->shaped;
    if (shaped->blanks == 0) return true;
    if (shaped->blanks == shaped->n) return false;
    p->shaped = shape_trimmed(p->run->shaper, shaped);
    p->width = shaped_width(p->shaped, p->run->style);
    return true;
}

Word flow_cut_word(Flow *f, uint32_t from, uint32_t to, bool hard)
{
    Word w = { .from = from, .to = to, .first = (uint32_t)f->parts.n, .hard = hard };
    const Run *run = from < to ? flow_run_at(f, from) : NULL;
    while (from < to) {
        uint32_t end = run->to < to ? run->to : to;
        for (uint32_t cut; run->shaper && from < end; from = cut) {
            cut = shaping_end(f, from, end);
            add_part(f, run, from, cut, from == w.from);
        }
        from = end;
        run++;
    }
    w.n = (uint32_t)f->parts.n - w.first;
    if (w.n == 0) return w;
    double whole = 0;
    for (uint32_t i = 0; i < w.n; i++) whole += f->parts.at[w.first + i].width;
    w.width = parts_ink_width(f->parts.at + w.first, w.n);
    w.blanks = whole - w.width;
    return w;
}

void flow_words(Flow *f)
{
    const bool blanks = f->options->code || parts_at_blanks(f);
    const char *verdicts = blanks ? NULL : find_opportunities(f);
    uint32_t from = 0, n = (uint32_t)f->bytes.n;
    vec_reserve(f->arena, &f->words, n / WORD_LENGTH + 2);
    vec_reserve(f->arena, &f->parts, n / WORD_LENGTH + 2);
    for (uint32_t at = 1; at <= n; at++) {
        const bool inside = (unsigned char)f->bytes.p[at - 1] > ' ' && at < n;
        if (inside && (!verdicts || verdicts[at - 1] != LINEBREAK_ALLOWBREAK)) continue;
        bool hard = f->bytes.p[at - 1] == '\n';
        bool ends = hard || at == n ||
                    (verdicts ? may_break(f, at, verdicts[at - 1]) : may_break_blank(f, at));
        if (!ends) continue;
        Word w = flow_cut_word(f, from, at - hard, hard);
        *vec_push(f->arena, &f->words) = w;
        from = at;
    }
}
