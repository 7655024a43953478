/* test_firewall.c - documents that tell secrets, and some that do not. */
#include <stdlib.h>
#include <string.h>

#include "kit/firewall.h"
#include "print/sheet.h"
#include "scenario_text.h"

static Arena *arena;
static Diag *diag;
static Document doc;
static const Face *cards; /* on its pages */
static size_t n_cards;

static const char scenario_yaml[] =
    "summary: The **harbour** sleeps. Nobody saw it.\n"
    "incident:\n"
    "  opening: A phone rings.\n"
    "  root_cause: |\n"
    "    Tonight, the *lighthouse keeper* pulled the plug. Nobody saw it.\n"
    "\n"
    "    | who | why |\n"
    "    |---|---|\n"
    "    | himself, who else | tired of beams |\n"
    "  wrap_up: Write the final report! Hm.\n"
    "clues: {light: The bulb is cold, dawn: המפתח נמצא מתחת לשטיח,\n"
    "        lamp: Ο φάρος έσβησε μόνος του}\n";

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diag = diag_new(arena);
    doc = (Document){ .title = STR("T – Leaflet") };
    n_cards = 0;
    cards = NULL;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void add_words(Frame *f, double y, bool rtl, size_t n, const char *const *words)
{
    Shaped *shaped = ARENA_ARRAY(arena, Shaped, n);
    Line *line = ARENA_NEW(arena, Line);
    *line = (Line){ .runs = ARENA_ARRAY(arena, GlyphRun, n), .n = (uint32_t)n };
    for (size_t i = 0; i < n; i++) {
        shaped[i] = (Shaped){ .text = str(words[i]), .rtl = rtl };
        line->runs[i].shaped = &shaped[i];
    }
    frame_add_line(arena, f, (Point){ 0, y }, line);
}

#define LINE(f, y, ...)                                                                  \
    add_words((f), (y), false, sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *), \
              (const char *[]){ __VA_ARGS__ })

static Frame *add_page(void)
{
    Frame *f = frame_new(arena, (Size){ 100, 100 });
    sheet_single(arena, &doc, f, STR("1"));
    return f;
}

static bool passes(void)
{
    Scenario s = { .name = STR("folder"), .root = scenario_text(arena, scenario_yaml) };
    Value *strings = value_map(arena, SPAN_NONE);
    value_set(arena, strings, STR("report"), value_text(arena, SPAN_NONE, STR("The final report")));
    value_set(arena, strings, STR("do"),
              value_text(arena, SPAN_NONE, STR("Write the final report")));
    const Suspect suspect = { &doc, STR("leaflet"), cards, n_cards };
    return firewall_pass(firewall_new(arena, diag, &s, strings), diag, &suspect);
}

static void assert_message(const char *part)
{
    char *text = NULL;
    size_t n;
    FILE *to = open_memstream(&text, &n);
    diag_print(diag, to, (DiagOptions){ 0 });
    fclose(to);
    if (!strstr(text, part)) fail_msg("want %s in %s", part, text);
    free(text);
}

static void test_what_is_open_passes(void **state)
{
    (void)state;
    Frame *f = add_page();
    LINE(f, 10, "The ", "harbour ", "sleeps. ", "Nobody ", "saw ", "it.");
    LINE(f, 20, "A phone rings. ", "Write the final report!");
    LINE(f, 30, "Hm. ", "himself"); /* too short to be told from chance */
    LINE(f, 40, "The lighthouse keeper sleeps.");
    assert_true(passes());
}

static void test_broken_over_lines(void **state)
{
    (void)state;
    add_page();
    Frame *f = add_page(), *card = frame_new(arena, (Size){ 50, 50 });
    LINE(card, 10, "TONIGHT, ", "THE ", "LIGHT", "\xC2\xAD");
    LINE(card, 20, "HOUSE ", "KEEPER\xC2\xA0", "PULLED ");
    LINE(card, 30, "THE ", "“PLUG”.");
    frame_add_group(arena, f, (Point){ 0, 0 },
                    (Group){ .frame = card, .transform = TRANSFORM_IDENTITY, .shared = true });
    assert_false(passes());
    assert_message("test.yaml:7:5: error: this secret would be printed in a file for the players: "
                   "leaflet, page 2, “TONIGHT, THE LIGHT”");
}

static void test_broken_over_pages(void **state)
{
    (void)state;
    LINE(add_page(), 10, "the bulb ");
    LINE(add_page(), 10, "is cold");
    assert_false(passes());
    assert_message("leaflet, page 1");
}

static void test_a_cell_of_a_table(void **state)
{
    (void)state;
    LINE(add_page(), 10, "Himself, ", "who else?");
    assert_false(passes());
}

static void test_right_to_left(void **state)
{
    (void)state;
    const char *const visual[] = { "לשטיח", "מתחת ", "נמצא ", "המפתח " };
    static const uint32_t reading[] = { 3, 2, 1, 0 };
    Frame *f = add_page();
    add_words(f, 10, true, 4, visual);
    ((Line *)(uintptr_t)f->items[0].as.line)->reading = reading;
    assert_false(passes());
}

/* A sigma in capitals becomes one of two letters, as it stands within a word or at its end. */
static void test_capitals_beyond_ascii(void **state)
{
    (void)state;
    LINE(add_page(), 10, "Ο ΦΆΡΟΣ ", "ΈΣΒΗΣΕ ", "ΜΌΝΟΣ ΤΟΥ");
    assert_false(passes());
}

static void test_bookmarks_and_links(void **state)
{
    (void)state;
    frame_add_anchor(arena, add_page(), (Point){ 0, 0 },
                     (Anchor){ .name = STR("x"), .title = STR("The bulb is cold"), .level = 1 });
    assert_false(passes());
    doc.pages.n = 0;
    frame_add_link(arena, add_page(), (Rect){ 0, 0, 9, 9 }, STR("https://x.org/the-bulb-is-cold"));
    assert_false(passes());
}

static void test_properties(void **state)
{
    (void)state;
    add_page();
    Str *const places[] = { &doc.title, &doc.author, &doc.subject, &doc.keywords };
    for (size_t i = 0; i < 4; i++) {
        assert_true(passes());
        *places[i] = STR("Aha: the bulb is cold");
        assert_false(passes());
        *places[i] = STR("");
    }
    assert_message("leaflet, bookmarks, links or properties");
}

/* ---- disguises ------------------------------------------------------------------------------ */

/* Lines end at \n, paragraphs at \v, pages at \f, over which a paragraph goes on; runs are parted
 * by
 * |. */
static void add_text(const char *text)
{
    Frame *f = add_page();
    double y = 0;
    for (const char *p = text; *p;) {
        const char *words[16];
        size_t n = 0;
        const size_t length = strcspn(p, "\n\v\f");
        Str line = { p, length };
        while (line.n && n < 16) {
            const size_t end = str_find(line, '|');
            words[n++] = str_c(arena, str_slice(line, 0, end));
            line = str_slice(line, end + 1, line.n);
        }
        add_words(f, y += 10, false, n, words);
        if (p[length] != '\n' && p[length] != '\f')
            ((Line *)(uintptr_t)f->items[f->n - 1].as.line)->ends_paragraph = true;
        if (p[length] == '\f') f = add_page();
        p += length + (p[length] != 0);
    }
}

static bool tells(const char *secret, const char *text)
{
    Value *root = value_map(arena, SPAN_NONE), *clues = value_map(arena, SPAN_NONE);
    Value *clue = value_map(arena, SPAN_NONE);
    value_set(arena, clue, STR("text"), value_text(arena, SPAN_NONE, str(secret)));
    value_set(arena, clues, STR("a"), clue);
    value_set(arena, root, STR("clues"), clues);
    Scenario s = { .name = STR("folder"), .root = root };
    doc = (Document){ .title = STR("T") };
    add_text(text);
    const Suspect suspect = { &doc, STR("leaflet"), NULL, 0 };
    return !firewall_pass(firewall_new(arena, diag, &s, value_map(arena, SPAN_NONE)),
                          diag_new(arena), &suspect);
}

#define KEEPER "The lighthouse keeper pulled the plug at five"

static void test_disguises(void **state)
{
    (void)state;
    static const struct {
        const char *secret, *text;
    } cases[] = {
        /* how letters are written */
        { KEEPER, "THE LIGHTHOUSE KEEPER PULLED THE PLUG AT FIVE" },
        { KEEPER, "the lighthouse keeper pulled the plug at five" },
        { KEEPER, "ᴛʜᴇ ʟɪɢʜᴛʜᴏᴜꜱᴇ ᴋᴇᴇᴘᴇʀ ᴘᴜʟʟᴇᴅ ᴛʜᴇ ᴘʟᴜɢ ᴀᴛ ꜰɪᴠᴇ" },
        { KEEPER, "Ｔｈｅ　ｌｉｇｈｔｈｏｕｓｅ　ｋｅｅｐｅｒ　ｐｕｌｌｅｄ　ｔｈｅ　ｐｌｕｇ　ａｔ"
                  "　ｆｉｖｅ" },
        { KEEPER, "𝐓𝐡𝐞 𝐥𝐢𝐠𝐡𝐭𝐡𝐨𝐮𝐬𝐞 𝓴𝓮𝓮𝓹𝓮𝓻 𝗽𝘂𝗹𝗹𝗲𝗱 𝚝𝚑𝚎 𝔭𝔩𝔲𝔤 𝖆𝖙 ⓕⓘⓥⓔ" },
        { "Five of the offices were flooded", "Five of the oﬃces were ﬂooded" },
        { "Five of the oﬃces were ﬂooded", "FIVE OF THE OFFICES WERE FLOODED" },
        { "Die Straße ist groß und weiß", "DIE STRASSE IST GROSS UND WEISS" },
        { "Die STRASSE ist groß", "die Straße ist GROẞ" },
        { "Işıklar istasyonda söndü", "IŞIKLAR İSTASYONDA SÖNDÜ" },
        { "ISIKLAR ISTASYONDA", "ışıklar istasyonda" },
        { "Ο φάρος έσβησε μόνος του", "Ο ΦΑΡΟΣ ΕΣΒΗΣΕ ΜΟΝΟΣ ΤΟΥ" },
        { "ὁ ᾄδων φάρος ἔσβησεν", "Ο ΑΙΔΩΝ ΦΑΡΟΣ ΕΣΒΗΣΕΝ" },
        { "Le café était fermé à clé", "Le cafe\u0301 e\u0301tait ferme\u0301 a\u0300 cle\u0301" },
        { "Le cafe\u0301 e\u0301tait ferme\u0301", "LE CAFÉ ÉTAIT FERMÉ" },
        { "На маяке погас свет", "НА МАЯКЕ ПОГАС СВЕТ" },
        { "ճրագը և լույսը մարեց", "ՃՐԱԳԸ ԵՎ ԼՈՒՅՍԸ ՄԱՐԵՑ" },
        { "灯台の電源が切れていた", "灯台の電源か\u3099切れていた" },
        { "ﾄｳﾀﾞｲﾉﾃﾞﾝｹﾞﾝｶﾞ", "トウダイノデンゲンガ" },
        { "등대지기가 스위치를 껐다",
          "\u1103\u1173\u11BC\u1103\u1162\u110C\u1175\u1100\u1175\u1100\u1161 "
          "스위치를 껐다" },
        /* what stands between letters */
        { KEEPER, "The light\u00ADhouse kee\u00ADper pulled the plug at five" },
        { KEEPER, "The\u00A0lighthouse\u202Fkeeper\u2009pulled\u3000the plug at five" },
        { KEEPER, "The light\u200Bhouse\u200D kee\u200Cper\u2060 pulled\uFEFF the plug at five" },
        { KEEPER, "\u202EThe lighthouse\u202C \u2066keeper\u2069 pulled \u200Ethe plug at five" },
        { KEEPER, "The lighthouse\uFE0F keeper\U000E0041 pulled\U000E0100 the plug at five" },
        { KEEPER,
          "T h e  l i g h t h o u s e  k e e p e r  p u l l e d  t h e  p l u g  a t  f i v e" },
        { KEEPER, "The light-house—keeper (pulled) the “plug” at: *five*!" },
        { KEEPER, "The_lighthouse_keeper/pulled.the.plug\\at#five" },
        { KEEPER, "The lighthouse keeper 🔌 pulled the ⚡ plug → at ☎ five" },
        { "The keeper's “plug” isn't safe", "The keeper’s \"plug\" isn`t safe" },
        { "The keeper isn't safe here", "The keeper isnʼt safe here" },
        { "Pause … then – the — plug", "Pause ... then - the -- plug" },
        { "She wrote: call 112 at 5 pm", "She wrote: call １１２ at ٥ pm" },
        { "The area is 25 m² large", "The area is 25 m2 large" },
        { "He took ½ of the beam away", "He took 1/2 of the beam away" },
        { "Chapter Ⅳ names the keeper", "Chapter IV names the keeper" },
        /* what tears it apart */
        { KEEPER, "|The |lighthouse |keeper| pulled| the plug at five" },
        { KEEPER, "The light|house kee|per pul|led the plug at five" },
        { KEEPER, "The lighthouse kee-\nper pulled the\nplug at five" },
        { KEEPER, "The lighthouse kee\u00AD\nper pulled the\u21B5\nplug at five" },
        { KEEPER, "The lighthouse\vkeeper\vpulled the\vplug at five" },
        { KEEPER, "The lighthouse keeper\fpulled the plug at five" },
        { KEEPER, "The lighthouse keeper\fRunning head 12\npulled the plug at five" },
        { KEEPER, "The\fRunning head 12\nlighthouse keeper pulled the plug at five" },
        { KEEPER, "The lighthouse keeper pulled the plug\fHead 12\nat five" },
        { KEEPER,
          "The lighthouse keeper\nCell of another column\npulled the plug\nand one more\nat five" },
        { KEEPER, "The lighthouse keeper (https://x.org/keeper) pulled the plug at five" },
        { KEEPER, "Well: the lighthouse keeper pulled the plug at fiveish" },
        /* short ones, and those of scripts that say more in a letter */
        { "Bob did it.", "Nothing. Bob did it. Sorry." },
        { "Bob did it.", "BOB\nDID IT\vand so on" },
        { "Bob did it.", "Why? **Bob** did it!" },
        { "灯台守犯人", "それは、灯台守犯人です" },
        { "数据库坏", "是数据库坏了" },
        { "停电了。", "今天。停电了。再见。" },
        { "ไฟดับทั้งเกาะเมื่อคืน", "เพราะไฟดับทั้งเกาะเมื่อคืนนี้" },
        { "कुंजी कालीन के नीचे है", "कुंजी कालीन के नीचे है।" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!tells(cases[i].secret, cases[i].text))
            fail_msg("not found: %s in %s", cases[i].secret, cases[i].text);
}

static void test_no_false_alarms(void **state)
{
    (void)state;
    static const struct {
        const char *secret, *text;
    } cases[] = {
        { KEEPER, "The lighthouse keeper sleeps." },
        { KEEPER, "The lighthouse keeper pulled the rope\nplug at five" },
        { KEEPER, "The lighthouse keeper pulled\nhis boat. It was\nnight." },
        { KEEPER, "Somebody pulled the plug at five" },
        { KEEPER, "keeper lighthouse the pulled plug the at five" },
        { "Bob did it.", "Did Bob do it? Bob did it not. I think Bob did it." },
        { "Bob did it.", "Bob did\vit" },
        { "Restart", "Restart.\vRestart" },
        { "Hm.", "Hm." },
        { "是的。", "是的。" },
        /* texts that are set apart */
        { "The bulb is quite cold", "The bulb\vis quite cold" },
        { "The bulb is quite cold", "Who broke the bulb\vIs quite cold here" },
        { "The bulb is quite cold now", "the bulb is qui\vte cold now" },
        { KEEPER, "The lighthouse keeper pulled the plug\vHead 12\vat five" },
        /* a short one of which a name begins a line */
        { "Call Museum of Paper",
          "Doors wake and call\nus again\vThree rang, among them\nMuseum of Paper and others" },
        { "Green needs a pass, and only they write it.",
          "Green needs a pass for the time, and only they write it." },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (tells(cases[i].secret, cases[i].text))
            fail_msg("found: %s in %s", cases[i].secret, cases[i].text);
}

/* The card that tells it is named, whichever page it is on. */
static void test_cards_are_named(void **state)
{
    (void)state;
    Frame *page = add_page(), *one = frame_new(arena, (Size){ 50, 50 }),
          *two = frame_new(arena, (Size){ 50, 50 });
    LINE(one, 10, "A card about ",
         "something else that nobody will ever find out, however long it is");
    LINE(two, 10, "The bulb ", "is cold");
    frame_add_frame(arena, page, (Point){ 0, 0 }, one);
    frame_add_frame(arena, page, (Point){ 50, 0 }, two);
    const CardLabel labels[] = { { .code = STR("X-01") }, { .code = STR("X-02") } };
    const Face faces[] = { { .front = one, .label = &labels[0] },
                           { .front = one, .back = two, .label = &labels[1] },
                           { .front = one } };
    cards = faces;
    n_cards = 3;
    assert_false(passes());
    assert_message(
        "test.yaml:13:16: error: this secret would be printed in a file for the players: "
        "leaflet, page 1, card X-02, “The bulb is cold”");
}

static void test_marks_of_footnotes(void **state)
{
    (void)state;
    static const TextStyle raised = { .rise = 3 }, level = { 0 };
    Frame *f = add_page();
    LINE(f, 10, "The bulb", "12", " is cold");
    const Line *line = f->items[0].as.line;
    for (size_t i = 0; i < 3; i++) line->runs[i].style = i == 1 ? &raised : &level;
    assert_false(passes());
}

static void test_addresses_are_decoded(void **state)
{
    (void)state;
    frame_add_link(arena, add_page(), (Rect){ 0, 0, 9, 9 },
                   STR("https://x.org/?q=The%20b%75lb%20is%20col%64&x=%zz%"));
    assert_false(passes());
    doc.pages.n = 0;
    add_page();
    *vec_push(arena, &doc.sections) = (Section){ STR("The bulb is cold"), 0 };
    assert_false(passes());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_open_passes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_broken_over_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_broken_over_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_cell_of_a_table, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_right_to_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_capitals_beyond_ascii, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_bookmarks_and_links, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_properties, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_disguises, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_false_alarms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cards_are_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_marks_of_footnotes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_addresses_are_decoded, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
