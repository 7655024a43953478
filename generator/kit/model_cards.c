/* model_cards.c - what the faces of events show besides their texts: who speaks, what fails. */
#include <string.h>

#include "base/utf8.h"
#include "data/monogram.h"
#include "kit/model_parts.h"
#include "text/markdown.h"

/* What stands before a speaker: `Phone · Dr. Raman`. */
static const char separator[] = " · ";

static void put_initial(Model *m, Value *event, Str speaker)
{
    const Str letter = monogram_initial(speaker);
    if (letter.n) put_text(m, event, "initial", letter);
}

#define SPEAKER_LONG 36 /* letters: two lines of a card */

/* A long speaker in two parts: who it is, and what follows a comma or stands in parentheses; a
 * client in fewer words, where there are any. */
static void put_caller(Model *m, Value *event, Str speaker, bool is_client)
{
    const Str head = value_str(value_get(value_get(event, "client"), "head"));
    const size_t comma = str_find(speaker, ','), parenthesis = str_find(speaker, '(');
    const size_t end = comma < parenthesis ? comma + 1 : parenthesis;
    if (is_client && head.n < speaker.n) put_text(m, event, "caller", head);
    if (is_client || utf8_length(speaker) <= SPEAKER_LONG || end >= speaker.n || !end) return;
    put_text(m, event, "caller", str_trim(str_slice(speaker, 0, end)));
    put_text(m, event, "calling", str_trim(str_slice(speaker, end, speaker.n)));
}

/* Who speaks, and through what. */
static void put_speaker(Model *m, Value *event)
{
    const Str from = markdown_plain_text(m->a, m->a, value_str(value_get(event, "from")));
    const Str name = value_str(value_get(value_get(event, "client"), "name"));
    const char *at = from.n ? memmem(from.p, from.n, separator, sizeof separator - 1) : NULL;
    Str speaker = from.n ? from : name;
    if (at) {
        const size_t end = (size_t)(at - from.p);
        speaker = str_slice(from, end + sizeof separator - 1, from.n);
        put_text(m, event, "channel", str_slice(from, 0, end));
    }
    if (!speaker.n) return;
    put_text(m, event, "speaker", speaker);
    put_caller(m, event, speaker, str_eq(speaker, name));
    put_initial(m, event, speaker);
}

static void put_words_of_text(Model *m, Value *event)
{
    const Str text = value_str(value_get(event, "text"));
    int64_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.n;) {
        const uint32_t c = utf8_next(text, &i);
        const bool letter = monogram_letter(c);
        if (!inside && letter) words++;
        inside = letter || (inside && c != ' ' && c != '\n');
    }
    put_int(m, event, "words", words);
}

/* The first words of whom it comes from, as many as two lines of a panel hold. */
static void put_plate(Model *m, Value *event)
{
    enum { PLATE = 30 };
    const Str name = value_str(value_get(event, "speaker"));
    size_t i = 0, letters = 0, end = 0;
    for (; i < name.n && letters <= PLATE; letters++) {
        if (name.p[i] == ' ') end = i;
        utf8_next(name, &i);
    }
    if (letters <= PLATE || !end) put_text(m, event, "plate", name);
    else put_text(m, event, "plate", str_format(m->a, "%.*s…", (int)end, name.p));
}

/* A card of these decks without data has a drawing.  Of what a drawing shows nothing is known: whom
 * a degradation comes from stands in its place, and only one from nobody gets the next one. */
static void put_drawing(Model *m, Value *event, Str deck, size_t *dealt)
{
    static const char *const any[] = { "pane", "queue", "restarts", "plug", "halves", "crossed" };
    const bool alert = str_is(deck, "alert");
    if (value_get(event, "drawing") || (!alert && !str_is(deck, "degradation"))) return;
    if (value_get(event, "value") || value_get(event, "spark") || value_get(event, "chart")) return;
    if (!alert && value_get(event, "speaker")) {
        put_plate(m, event);
        return;
    }
    put_text(m, event, "drawing",
             str(alert ? "lamp" : any[(*dealt)++ % (sizeof any / sizeof *any)]));
}

static const char *const quotes[] = { "“", "”", "„", "«", "»", "\"" };

/* Whether a sentence starts at `at`: behind a blank that ends one.  A short word before a period
 * may be an abbreviation. */
static bool starts_sentence(Str text, size_t at)
{
    enum { SHORT = 3 };
    if (at < SHORT + 3 || (text.p[at - 1] != ' ' && text.p[at - 1] != '\n') ||
        (text.p[at] >= 'a' && text.p[at] <= 'z'))
        return false;
    size_t before = at - 1; /* behind what ends the sentence: a quotation mark may follow that */
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (str_ends(str_slice(text, 0, before), quotes[i])) before -= strlen(quotes[i]);
    if (before < SHORT + 2) return false;
    const char end = text.p[before - 1];
    if (end != '.' || before < at - 1) return end == '?' || end == '!' || end == '.';
    for (size_t i = at - SHORT - 3; i < at - 2; i++)
        if (text.p[i] == ' ' || text.p[i] == '.') return false;
    return true;
}

/* How long the quotation mark at `at` is; 0: there is none. */
static size_t quote_length(Str text, size_t at)
{
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (str_starts(str_slice(text, at, text.n), quotes[i])) return strlen(quotes[i]);
    return 0;
}

/* Whether each quotation that is begun in a text is ended in it. */
static bool is_quoted_whole(Str text)
{
    size_t n = 0;
    for (size_t at = 0; at < text.n; at++) n += quote_length(text, at) > 0;
    return n % 2 == 0;
}

/* Where the last sentence of a text starts, if that is without Markdown and a question or short; 0
 * if not, or if it is all there is. */
static size_t last_sentence(Str text)
{
    enum { LAST_MOST = 90 }; /* two or three lines of a card, in bold type */
    size_t at = text.n;
    if (!str_ends(text, "?") && !str_ends(text, ".") && !str_ends(text, "!")) return 0;
    for (; at; at--) {
        if (at < text.n && starts_sentence(text, at)) break;
        if (memchr("*_`[]<>\\", text.p[at - 1], sizeof "*_`[]<>\\" - 1)) return 0;
        if (at > 1 && text.p[at - 1] == '\n' && text.p[at - 2] == '\n') return 0;
    }
    const bool fits = str_ends(text, "?") || text.n - at <= LAST_MOST;
    return fits && is_quoted_whole(str_slice(text, at, text.n)) ? at : 0;
}

/* The last sentence of an alert stands by itself where its foot has nothing else. */
static void put_last_sentence(Model *m, Value *event)
{
    static const char *const foot[] = { "answer",    "ignored", "effect",  "choices",
                                        "otherwise", "clues",   "handouts" };
    for (size_t i = 0; i < sizeof foot / sizeof *foot; i++)
        if (value_truth(value_get(event, foot[i]))) return;
    const Str text = str_trim(value_str(value_get(event, "text")));
    const size_t at = last_sentence(text);
    if (!at) return;
    put_text(m, event, "story", str_trim(str_slice(text, 0, at)));
    put_text(m, event, "asks", str_slice(text, at, text.n));
}

/* Whether a text goes on with the sentence before it: “…”, he says. */
static bool goes_on(Str text)
{
    const Str rest = str_trim(text);
    return rest.n && ((rest.p[0] >= 'a' && rest.p[0] <= 'z') || memchr(",;:", rest.p[0], 3));
}

/* Where what somebody says ends: the quotation with which a text begins; 0 if nothing follows, or
 * only the rest of its sentence. */
static size_t end_of_quotation(Str text)
{
    size_t end = 0;
    if (!quote_length(text, 0)) return 0;
    for (size_t at = 0; at < text.n; at++)
        if (quote_length(text, at)) end = at + quote_length(text, at);
    return end < text.n && !goes_on(str_slice(text, end, text.n)) ? end : 0;
}

/* Where all but the last paragraph of a text ends; 0 if it has one. */
static size_t end_of_story(Str text)
{
    static const char paragraph[] = "\n\n";
    size_t end = 0;
    for (size_t at = 0; at < text.n; at++)
        if (str_starts(str_slice(text, at, text.n), paragraph)) end = at;
    return end;
}

/* Messages about it lead to the text that it is from. */
static void put_part(Model *m, Value *event, const char *key, Str part)
{
    put(m, event, key, value_text(m->a, value_span(value_get(event, "text")), str_trim(part)));
}

/* What somebody says or does is told as a message; what follows is the host's. */
static void put_message(Model *m, Value *event, bool client)
{
    const Str text = str_trim(value_str(value_get(event, "text")));
    size_t end = end_of_quotation(text);
    if (client && !end) end = end_of_story(text);
    if (quote_length(text, 0)) put_bool(m, event, "quoted", true);
    put_part(m, event, "story", end ? str_slice(text, 0, end) : text);
    if (end) put_part(m, event, "asks", str_slice(text, end, text.n));
}

/* The last choice has no word of its own where it is that nobody decides. */
static void put_choices(Model *m, const Value *event)
{
    const Value *choices = value_get(event, "choices");
    for (size_t i = 0; i < value_count(choices); i++)
        if (!value_get(value_at(choices, i), "choice"))
            put_text(m, value_at(choices, i), "choice", word(m, "common", STR("no_choice")));
}

void put_card_faces(Model *m, const Value *events, Str deck)
{
    size_t dealt = 0;
    for (size_t i = 0; i < value_count(events); i++) {
        Value *event = value_at(events, i);
        put_speaker(m, event);
        put_choices(m, event);
        put_words_of_text(m, event);
        put_drawing(m, event, deck, &dealt);
        if (str_is(deck, "alert")) put_last_sentence(m, event);
        const bool client = str_is(deck, "client");
        if (client || str_is(deck, "interrupt")) put_message(m, event, client);
    }
}
