/* messages.h - every message the program can print: name, severity, code, text, usual hint.
 *
 * `{1}` to `{9}` stand for the arguments of report(), `{2:role|roles}` for the first where argument
 * 2 is "1", else for the second.  The text says what is wrong, the hint what to do; a hint given at
 * the call replaces the one here.  The code in the third column is printed behind the message, goes
 * into the JSON output and never changes once released: people filter by it.  tests/ has a bad
 * input for each of them.
 *
 *   ERROR    the input is at fault: exit 1          SYSTEM  disk, font, memory: exit 3
 *   WARNING  the kit is written all the same        NOTE    only with -v */
#ifndef DDKIT_BASE_MESSAGES_H
#define DDKIT_BASE_MESSAGES_H

/* clang-format off */
#define MESSAGES(X) \
    /* files */ \
    X(FILE_OPEN, SYSTEM, "cannot-open", "cannot open {1}: {2}", NULL) \
    X(FILE_READ, SYSTEM, "cannot-read", "cannot read {1}: {2}", NULL) \
    X(FILE_WRITE, SYSTEM, "cannot-write", "cannot write {1}: {2}", NULL) \
    X(FILE_CHANGED, WARNING, "changed-file", \
        "{1} is no longer part of the kit, but it was changed by hand, so it is kept", \
        "delete it, or move it elsewhere") \
    X(FILE_MISSING, ERROR, "no-such-file", "file not found: {1}", NULL) \
    X(FILE_KIND, ERROR, "not-a-file", "{1} is {2}, not a file", NULL) \
    X(FILE_SIZE, ERROR, "file-too-large", "{1} is larger than {2}", NULL) \
    X(FOLDER_MISSING, ERROR, "no-such-folder", "folder not found: {1}", NULL) \
    X(PATH_ESCAPES, ERROR, "path-escapes", "{1} is outside the folder {2}", \
        "put the file into the folder and give its relative path") \
    /* MESSAGES of the other folders follow, one block each */ \
    MESSAGES_DATA(X) MESSAGES_TEXT(X) MESSAGES_LAYOUT(X) MESSAGES_PRINT(X) MESSAGES_GAME(X) \
    MESSAGES_WIDGETS(X) MESSAGES_CLI(X)

#define MESSAGES_DATA(X) \
    /* yaml */ \
    X(YAML_ENCODING, ERROR, "not-utf-8", "this byte is not UTF-8", "save the file as UTF-8") \
    X(YAML_CONTROL, ERROR, "control-character", "the control character {1} is not allowed here", \
        "remove it") \
    X(YAML_SYNTAX, ERROR, "yaml-syntax", "{1}", NULL) \
    X(YAML_EMPTY, ERROR, "empty-file", "the file is empty", "write its first key, or leave the file out") \
    X(YAML_DOCUMENTS, ERROR, "several-documents", "a second YAML document starts here", \
        "put each document into a file of its own") \
    X(YAML_DEPTH, ERROR, "nested-too-deep", "lists and maps are nested more than {1} deep", NULL) \
    X(YAML_NODES, ERROR, "too-many-values", "the file has more than {1} keys and values", \
        "an alias counts every time it is used") \
    X(YAML_TEXT, ERROR, "too-much-text", "the file has more than {1} MiB of text", \
        "an alias counts every time it is used") \
    X(YAML_ALIAS, ERROR, "unknown-alias", "no anchor `&{1}` comes before this alias", \
        "put a text that starts with `*` into quotes") \
    X(YAML_ALIAS_SELF, ERROR, "alias-in-itself", "the alias `*{1}` is inside its own anchor", \
        NULL) \
    X(YAML_TAG, ERROR, "unknown-tag", "unknown tag `{1}`", \
        "put a text that starts with `!` into quotes") \
    X(YAML_KEY, ERROR, "key-not-text", "a key must be text", NULL) \
    X(YAML_ODD, ERROR, "odd-sign", "{1} is part of this key", "delete it") \
    X(YAML_QUOTE, WARNING, "stray-quote", "no quote opens this text, so this one prints as it is", \
        "put one before the text, too, or delete it") \
    X(YAML_ANCHOR, WARNING, "unused-anchor", "no alias refers to the anchor `&{1}`", \
        "put a text that starts with `&` into quotes") \
    X(YAML_BRACES, ERROR, "unquoted-braces", "these braces start a map, not a text", \
        "put a text that starts with `{{` into quotes") \
    X(YAML_COMMENT, ERROR, "comment-for-text", \
        "this `#` starts a comment, so the rest of the line is ignored", \
        "put a text that starts with `#` or contains ` #` into quotes; write a comment with a space after the `#`") \
    X(YAML_CUT, WARNING, "cut-text", "{1} ends at this `#`, which starts a comment", \
        "put the text into quotes if the `#` is part of it; otherwise write two spaces before the `#` and one after it") \
    X(YAML_ESCAPE, WARNING, "escape-in-path", "in double quotes `{1}` means {2}", NULL) \
    X(YAML_MERGE, ERROR, "bad-merge", "`<<` needs a map or a list of maps", NULL) \
    X(YAML_DUPLICATE, ERROR, "duplicate-key", "duplicate key `{1}`; first given at {2}", \
        "merge the two, or remove one; two things need two ids") \
    /* schema */ \
    X(KEY_UNKNOWN, ERROR, "unknown-key", "unknown key `{1}`", NULL) \
    X(KEY_RETIRED, NOTE, "retired-key", "`{1}` no longer does anything: {2}", "remove it") \
    X(KEY_MISSING, ERROR, "missing-key", "{1} needs the key `{2}`", NULL) \
    X(KIND_MISSING, ERROR, "no-kind", "{1} needs a key that says what kind it is", NULL) \
    X(KIND_SECOND, ERROR, "two-kinds", "`{1}` and `{2}` cannot be in the same map", \
        "give each a map of its own") \
    X(TYPE_WRONG, ERROR, "wrong-type", "{1}: expected {2}, found {3}", NULL) \
    X(TEXT_EMPTY, ERROR, "empty-text", "{1} is empty", NULL) \
    X(TEXT_LINES, ERROR, "not-one-line", "{1}: expected one line, found several", NULL) \
    X(WORD_SHAPE, ERROR, "bad-form", "{1}: expected {2}, found `{3}`", NULL) \
    X(NUMBER_RANGE, ERROR, "out-of-range", "{1}: expected a number from {2} to {3}, found {4}", NULL) \
    X(LIST_LENGTH, ERROR, "list-length", "{1}: expected {2} to {3} {3:item|items}, found {4}", NULL) \
    X(CHOICE_UNKNOWN, ERROR, "unknown-choice", "{1}: expected {2}, found `{3}`", NULL) \
    X(ID_SHAPE, ERROR, "bad-id", "the id `{1}` may contain only a-z, 0-9 and -", NULL) \
    X(KEY_SHAPE, ERROR, "bad-key", "`{1}` is not {2}", NULL) \
    X(REFERENCE_UNKNOWN, ERROR, "unknown-reference", "`{1}` is not one of the {2}", NULL) \
    /* scenario */ \
    X(FORMAT_UNKNOWN, ERROR, "unsupported-format", "this is format {1}; this ddkit reads format {2}", \
        "a newer ddkit may read it") \
    X(PARTS_NESTED, ERROR, "parts-in-part", "only scenario.yaml may have `parts`", \
        "list the file in scenario.yaml") \
    X(PART_UNLISTED, WARNING, "unlisted-part", "{1} looks like a part of the scenario, but is not listed in `parts`", \
        "list it there, or move it out of the folder; until then it is ignored") \
    X(PART_TWICE, ERROR, "part-twice", "the part `{1}` is listed twice", NULL) \
    X(REMOVE_NOTHING, WARNING, "nothing-to-remove", "there is no `{1}` to remove", NULL) \
    X(STRAY_ID, WARNING, "stray-id", "`{1}` is a new id in `{2}`, and nothing refers to it", \
        "to change something, use the id that the scenario uses; to add something, refer to it somewhere") \
    X(EXTENDS_UNKNOWN, ERROR, "unknown-library-role", "unknown library role `{1}`", NULL) \
    X(PROCEDURE_UNKNOWN, ERROR, "unknown-library-procedure", "unknown library procedure `{1}`", NULL) \
    X(EXTENDS_NESTED, ERROR, "nested-extends", "a library role cannot extend another role", NULL) \
    /* words */ \
    X(WORD_UNKNOWN, ERROR, "unknown-word", "unknown word `{1}`", \
        "write `\\{{` to print two braces") \
    X(WORD_OPEN, ERROR, "unclosed-word", "`{{` without `}}`", \
        "write `\\{{` to print two braces") \
    X(WORD_CYCLE, ERROR, "word-cycle", "the word `{1}` refers to itself", NULL) \
    X(WORD_DEPTH, ERROR, "words-too-deep", "words refer to other words more than {1} levels deep", NULL) \
    X(WORD_SIZE, ERROR, "words-too-long", "this text is too long once its words are filled in", NULL) \
    /* rules */ \
    X(PLAYERS_ORDER, ERROR, "players-order", "`min` ({1}) is greater than `max` ({2})", \
        "swap the two, or make `max` larger") \
    X(TURNS_ORDER, ERROR, "turns-order", "`extended_turns` ({1}) is less than `turns` ({2})", \
        "it counts all turns of the longer clock: set {2} or more") \
    X(REPORT_LATE, ERROR, "report-too-late", "`report_by` is {1}, but there {2:is|are} only {2} {2:turn|turns}", \
        "set {2} or less, or give the clock more `turns`") \
    X(CHART_MARK, ERROR, "mark-off-axis", "the mark at `{1}` is not on the chart's x axis, which runs from `{2}` to `{3}`", \
        "use a time, weekday or number between the ends, written like them, or one of the axis labels") \
    X(CHART_NO_AXIS, ERROR, "mark-without-axis", "the chart has a mark, but its x axis has no `from` and `to`", \
        "give the chart `x: {from: \u2026, to: \u2026}`") \
    X(LOG_VALUE, ERROR, "log-value", "{1} cannot be shown on a logarithmic axis, where all values must be above 0", \
        "write `null` for a gap, or leave out `scale: log`") \
    X(HANDOUT_KEY, WARNING, "key-not-shown", "`{1}` is not shown on a handout of kind `{2}`", NULL) \
    X(AXIS_ORDER, WARNING, "axis-order", "`from` ({1}) is not below `to` ({2}), so both are ignored", \
        "make `from` the lower of two numbers") \
    X(CHART_STEP, WARNING, "uneven-step", "{1} values from `{2}` to `{3}` stand {4} apart; {5} would stand {6} apart", \
        "one is missing or too many (`null` is a gap), or an end of the axis is not where they end") \
    X(BARS_UNEQUAL, ERROR, "unequal-bars", "{1} here, but {2} in the first series: the bars would not stand side by side", \
        "give every series as many values; write `null` for one that is missing") \
    X(ROSTER_HEADS, WARNING, "no-heads", "no column is headed `name`: the first is taken for names, the second for jobs", \
        "begin with a line `name,job`, its columns in the file's order") \
    X(ROSTER_SURPLUS, WARNING, "surplus-cell", "`{1}` is left out, as the first line has no such column", \
        "put a name that holds a comma into double quotes") \
    X(MARK_OFF, ERROR, "mark-off-clock", "`{1}` is {2}, but the clock has only turns 1 to {3}", \
        "choose one of them, or make the clock longer (`extended_turns`)") \
    X(FOLD_CYCLE, ERROR, "fold-cycle", "`{1}` folds into itself{2}", \
        "at least one role must be played with any number of players") \
    X(WHEN_SEVERAL, ERROR, "several-whens", "`{1}`: expected only one of {2}", NULL) \
    X(WHEN_TEXT, WARNING, "when-text", "`{1}` is only printed here: the card does not come by it", \
        "write `when: {{2}: {3}}`") \
    X(CHOICES_BESIDE, ERROR, "choices-beside", "`{1}` has no place beside `choices`", \
        "say in `choices` what comes of each: the last one is what happens when nobody decides") \
    X(REPORT_NEEDS, WARNING, "report-needs", "`report_needs` is {1}, but only {2} {2:client is|clients are} hit at the start", \
        "the longer clock cannot be reached: set a smaller number, or let more clients be `impacted` or `unseen`; " \
        "until then no simulated evening is judged") \
    X(CLIENT_UNRUNG, WARNING, "client-not-rung", "the action `{1}` has a `client`, but calls nobody", \
        "add `word: ring`, or remove `client`") \
    X(REQUIRES_CYCLE, ERROR, "requires-itself", "the action `{1}` can never be taken: it requires {2}", \
        "remove an action from `requires:`, here or in an action that it requires") \
    X(KNOWS_FEW, WARNING, "few-knows", "the role `{1}` knows {2}", \
        "give every role two or more things to tell the others")

#define MESSAGES_TEXT(X) \
    /* Markdown */ \
    X(STRAY_STARS, WARNING, "stray-stars", "`{1}` does not make text bold here, so it prints as it is", \
        "leave no space between the stars and the text; write `\\*` to print a star, or put code into backticks") \
    X(LINE_BLOCK, WARNING, "line-mark", "`{1}` at the start of this line makes it {2} and is not printed as it is", \
        "write a backslash before the sign") \
    X(HTML, WARNING, "html", "HTML is not supported, so `{1}` prints as it is", \
        "write Markdown, or put the text into backticks") \
    X(OPEN_COMMENT, WARNING, "open-comment", "this comment has no `-->`, so it prints", \
        "end it with `-->`, or put it into backticks") \
    X(NO_PICTURE, ERROR, "no-picture-file", "this picture names no file", \
        "write `![description](file.png)`, or put a backslash before the `!`") \
    X(NOTE_MISSING, WARNING, "no-such-footnote", "this text has no footnote `{1}`, so the reference prints as it is", \
        "add a line `[^…]: …` with the same name, or write `\\[` to print a bracket") \
    X(NOTE_UNUSED, WARNING, "unused-footnote", "nothing in this text refers to the footnote `{1}`; it prints after the others", \
        "refer to it where it belongs, or delete it") \
    /* fonts */ \
    X(FONT_FAMILY, SYSTEM, "no-such-font-family", "unknown font family {1}", \
        "name the family and its files in fonts/fonts.yaml") \
    X(FONT_MISSING, SYSTEM, "no-font", "no usable font file for the family {1}; it needs {2}", \
        "put the file into fonts/") \
    X(FONT_BROKEN, SYSTEM, "broken-font", "the font {1} {2}", "replace it with a complete copy") \
    X(FONT_SKIPPED, WARNING, "font-skipped", "the font {1} {2}; it is skipped", \
        "replace it with a complete copy") \
    X(FONT_SYSTEM, NOTE, "system-font", \
        "some characters are printed with {1}, which is not in fonts/fonts.yaml", NULL) \
    X(HYPHENS_MISSING, NOTE, "no-hyphenation", \
        "no hyphenation patterns for the language `{1}`, so its words are hardly ever hyphenated", \
        "put a file of libhyphen patterns into /usr/local/share/hyphen, or soft hyphens (&shy;) into long words") \
    X(WORDS_MISSING, NOTE, "no-word-breaks", \
        "{1} is not installed, so lines of Thai, Lao, Khmer and Burmese may break inside words", \
        "install the Debian package libicu-dev and build ddkit again, or write zero-width spaces (&#8203;) between words") \
    X(MISSING_GLYPH, WARNING, "missing-glyph", "no font has the character {1} ({2})", \
        "use another character, or put a font that has it into fonts/ and list it in " \
        "fonts/fonts.yaml") \
    X(EMOJI_APART, WARNING, "emoji-sequence", \
        "no font has the emoji {1} as a single picture; {2} is printed instead", \
        "use another one, or put a font that has it into fonts/ and list it in fonts/fonts.yaml") \
    X(CONTROL_CHARACTER, WARNING, "control-character", \
        "the control character {1} cannot be printed and was left out", "delete it")

#define MESSAGES_LAYOUT(X) \
    X(TEMPLATE_BINDING, ERROR, "bad-binding", "`{1}` is not a binding", \
        "write {{path}} or {{path | filter}}, on one line") \
    X(TEMPLATE_FILTER, ERROR, "unknown-filter", "unknown filter `{1}`", \
        "filters: upper, lower, count, join, or PATH, label PATH, each NAME t.KEY, word t.GROUP, page, plain, codes, places, links") \
    X(TEMPLATE_STYLE, ERROR, "unknown-style", "unknown style `{1}`", \
        "add it to `styles:` in theme.yaml") \
    X(TEMPLATE_BOX, ERROR, "unknown-box", "unknown box `{1}`", \
        "add it to `boxes:` in theme.yaml") \
    X(TEMPLATE_EACH, ERROR, "bad-each", "`each` takes one name and one path", \
        "for instance `each: {event: events}`, or `each: {pair: roles | by 2}`") \
    X(TEMPLATE_IF, ERROR, "bad-if", "`{1}` is not a condition", \
        "write PATH, `not PATH`, `action.kind == active`, `events | count <= 14`, `client in feature.clients`, with `and` or `or` between them") \
    X(PATH_UNKNOWN, ERROR, "unknown-path", "unknown path `{1}`: nothing is named `{2}`", NULL) \
    X(PATH_SECRET, ERROR, "secret-path", "`{1}` is for the host only, but this piece is for the players", \
        "set `audience: dm`, or show something else") \
    X(PATH_GROUP, ERROR, "group-of-strings", "`{1}` is a group of strings, not one of them", "name one of its strings: `{1}.KEY`") \
    X(PATH_NO_GROUP, ERROR, "not-a-group", "`{1}` is not a group of strings", \
        "`word` finds one by its name in a group: `client.tier.id | word t.tier`") \
    X(PATH_LIST, ERROR, "not-a-list", "`{1}` is not a list", NULL) \
    X(TEMPLATE_INCLUDE, ERROR, "unknown-include", "unknown part `{1}`", \
        "add it to `parts:` of the piece or to templates/parts.yaml") \
    X(TEMPLATE_DEPTH, ERROR, "template-too-deep", "elements are nested too deep", \
        "an include may not include itself") \
    X(TEMPLATE_COLUMNS, ERROR, "columns-too-deep", "columns are nested more than two deep", NULL) \
    X(TEMPLATE_WIDGET, ERROR, "unknown-widget", "unknown widget `{1}`", NULL) \
    X(DRAWING_UNKNOWN, ERROR, "unknown-drawing", "unknown drawing `{1}`", NULL) \
    X(TEMPLATE_PATTERN, ERROR, "unknown-pattern", "unknown pattern `{1}`", NULL) \
    X(TEMPLATE_ICON, WARNING, "unknown-icon", "unknown icon `{1}`; a dot is printed instead", \
        "`ddkit list` shows the icons") \
    X(ROLE_EMBLEM, WARNING, "unknown-emblem", "unknown icon `{1}`; another emblem is printed instead", \
        "`ddkit list` shows the icons") \
    X(ROLE_PALE, WARNING, "pale-color", \
        "white on `{1}` is hard to read: its contrast is {2}, and 4.5 is needed", "choose a darker color") \
    X(ROLES_ALIKE, WARNING, "roles-alike", "the roles `{1}` and `{2}` have the same color and pattern", \
        "give one of them another pattern; without both keys no two roles are alike") \
    X(TEMPLATE_SVG, ERROR, "bad-path-data", "not valid SVG path data", NULL) \
    X(THEME_COLOR, ERROR, "bad-color", "`{1}` is not a color", \
        "write \"#rrggbb\" in quotes, or a color of the theme, also with a share as in `ink/40`; `ddkit list` names them") \
    X(THEME_SIZE, ERROR, "type-too-small", "the type of style `{1}` is smaller than the theme's `min-size`", NULL) \
    X(THEME_TILE, ERROR, "small-tile", "the tile of pattern `{1}` is smaller than half a point", NULL) \
    X(THEME_EXTENDS, ERROR, "unknown-base-style", "unknown style `{1}`; a style can extend only those above it", NULL) \
    X(THEME_NEAR, WARNING, "new-name", "`{1}` is a new name; ddkit itself has nothing of that name", NULL) \
    X(THEME_FILE, WARNING, "unread-file", "{1} is not used by ddkit", NULL) \
    X(PIECE_NAME, ERROR, "piece-name", "`piece` must be `{1}`, the name of the file", NULL) \
    X(PIECE_KEY, ERROR, "bad-piece", "this piece needs `{1}`", NULL) \
    X(PIECE_FORMAT, ERROR, "bad-format", "`{1}` is not a format for a piece", \
        "use {card: NAME}, {page: document} or {poster: NAME}; `ddkit list` shows the names") \
    X(SECRET_LEAK, ERROR, "secret-leak", "this secret would be printed in a file for the players: {1}, {2}", \
        "remove it from the open text or template that repeats it; until then nothing is written") \
    X(HANDOUT_BLANK, WARNING, "blank-handout", "this handout has nothing but its title", \
        "give it a `text`, `chart` or `image`, a chat or desk `messages`, a form `fields`") \
    X(LINE_WIDE, WARNING, "wide-line", "{1} {1:line|lines} of code {1:is|are} too long for a handout: {1:|up to }{3} characters; more than {2} are hard to read", \
        "break long lines where they read well") \
    X(LINES_WRAPPED, WARNING, "wrapped-lines", "the lines of this paragraph print as they are broken here", \
        "write `>` in place of `|`, and an empty line between paragraphs; or write each paragraph in one line") \
    X(SAME_NAME, WARNING, "same-name", "`{2}` is also named `{1}`", \
        "give each a name of its own, or nobody at the table can tell them apart") \
    X(LEVEL_NAMES, WARNING, "same-level-name", "the level `{2}` is also named `{1}`", \
        "give each level of difficulty a name of its own") \
    X(SECRET_TOLD, WARNING, "secret-told", "this text, which everybody can read, repeats the secret at {1}", \
        "say less here; if it is no secret, put it in other words there") \
    X(PIECE_LEFT_OUT, WARNING, "piece-left-out", "{1}: does not fit on this paper and is left out", \
        "print it by itself on larger paper, with `--only {1} --paper {2}`") \
    X(PIECE_EMPTY, NOTE, "nothing-to-print", "{1}: left out, there is nothing to print", NULL) \
    X(TEXT_SHRUNK, NOTE, "text-shrunk", "{1}: type reduced to {2} % to fit the card", NULL) \
    X(LONG_TEXT, WARNING, "long-text", "{1}: continues on {2} {2:card|cards}; about {3} letters are too many for one", \
        "shorten its texts, or the names in them") \
    X(CODE_WIDE, NOTE, "code-broken", "the longest line of code has {1} characters, but only {2} {2:fits|fit} on a line; it is wrapped and marked with a hook", \
        "shorten the line, or break it where it reads well") \
    X(CODE_NARROW, WARNING, "wrapped-code", "the longest line of code has {1} characters, but only {2} {2:fits|fit} on a line; it is wrapped and marked with a hook", \
        "shorten the line, break it where it reads well, or show it on a handout of `kind: terminal`") \
    X(TABLE_NARROW, WARNING, "narrow-table", "this table has {1} columns, more than there is room for: words in its cells are broken", \
        "use fewer columns or shorter words, or make two tables of it") \
    X(TEXT_DOES_NOT_FIT, ERROR, "does-not-fit", "{1}: does not fit, even on a card or page of its own", \
        "shorten it, or use a larger card") \
    X(SIGNATURE_PAGES, WARNING, "too-many-pages", \
        "{1}: {2} {2:page does|pages do} not fit one folded sheet; they are printed to be cut and stapled", \
        "shorten the title, the summary or the labels of the clock's marks") \
    X(PAGE_LACKS, WARNING, "shortened-page", \
        "{1}: page {2} has no room for everything that belongs there", \
        "shorten the title and the subtitle, or have fewer levels of difficulty, clock marks or authors") \
    X(LANGUAGE_STRINGS, WARNING, "no-strings", \
        "headings, rules and forms stay English: ddkit has them in {2}, not in `{1}`", \
        "copy templates/strings/en.yaml into a theme, as strings/{1}.yaml, and translate it") \
    X(LANGUAGE_STRING, WARNING, "missing-string", "the strings for `{1}` have no `{2}`; English is used", NULL) \
    X(STRING_ALONE, ERROR, "string-alone", "the string `{1}` stands in no group", \
        "put it below a group, as `common:`, and bind it as `t.common.{1}`; the group of a piece is its name with `_` for `-`") \
    X(SHORT_LONG, WARNING, "long-short", "`short` is too long for a column of the board: {1} has {2} letters, and {3} fit", \
        "use one or two words of at most 9 letters each") \
    X(FONT_WEIGHT, ERROR, "bad-font-weight", "`{1}` is not a weight", \
        "write 100 to 900, followed by an i for italic") \
    X(PAPER_TOO_SMALL, ERROR, "paper-too-small", "{1}: this paper has no room for even one", \
        "choose a larger --paper") \
    X(MARGIN_LARGE, ERROR, "margin-too-large", \
        "{1}: with a margin of {2} mm this paper has no room for a card of {3} x {4} mm", \
        "with --margin={5} one fits; or choose a larger --paper") \
    X(SKIP_RANGE, ERROR, "skip-too-many", "{1}: a sheet has {2} {2:place|places}, so --skip can be {3} at most, not {4}", \
        "leave --skip out if the sheet is used up") \
    X(PRINT_BLEED, NOTE, "less-bleed", "{1}: bleed reduced to {2}", NULL) \
    X(PRINT_LARGE, NOTE, "less-large", "{1}: large print is {2} times as large; for {3} this paper has no room", \
        "a larger --paper, or another --duplex than gutterfold, has room") \
    X(SHOP_UNKNOWN, ERROR, "unknown-shop", "unknown shop `{1}`", \
        "`ddkit list` shows those that ddkit knows; a file of your own is named with its .yaml") \
    X(SHOP_STANDARD, ERROR, "pdfx-needs-cmyk", "PDF/X-1a needs `output: pdf` and `color: cmyk`", NULL) \
    X(SHOP_CONDITION, ERROR, "pdfx-needs-condition", "PDF/X-1a needs `condition`: what is printed with", \
        "FOGRA39 for coated paper in Europe, CGATS TR 001 in the United States") \
    X(SHOP_SIZE, WARNING, "no-such-size", "{1}: left out, {2} does not cut cards of {3}", \
        "its sizes are {4}; print these cards at home, or in another shop") \
    X(SHOP_SAFE, ERROR, "too-near-the-edge", \
        "{1}: the text `{2}` is only {3} from the edge; {4} asks for more", \
        "use a shorter text, or give the card of the template wider margins")

#define MESSAGES_PRINT(X) \
    X(LINK_DEAD, WARNING, "dead-link", "a PDF can't lead to `{1}`: it is printed without a link", \
        "links lead to http, https and mailto addresses, and to #places of the document") \
    X(IMAGE_BROKEN, ERROR, "broken-image", "cannot read the picture {1}: {2}", \
        "save the picture again, as PNG, JPEG or SVG") \
    X(IMAGE_SIZE, ERROR, "image-too-large", "{1} has {2} pixels; the limit is {3} per side", \
        "scale it down; 300 pixels per inch are plenty on paper") \
    X(IMAGE_PIXELS, ERROR, "too-many-pixels", "{1} has {2} pixels; the limit is {3} million", \
        "scale it down; 300 pixels per inch are plenty on paper") \
    X(PICTURE_REMOTE, ERROR, "remote-picture", "`{1}` is on a network, and ddkit does not download pictures", \
        "save the picture in the scenario's folder and give its relative path") \
    X(SVG_MISSING, WARNING, "svg-not-drawn", "{1} is not supported and is left out of the picture", \
        "the rest is drawn; use something simpler, or save the picture as PNG") \
    X(PAGE_SIZE, ERROR, "page-size", "{1}: page {2} is {3}, which is no possible size for a PDF page", \
        "use paper with sides from 2 mm to 5000 mm") \
    X(PDF_FONT, SYSTEM, "cannot-embed-font", "cannot embed the font {1} into {2}", \
        "the font file may be damaged: reinstall it, or put another one into fonts/") \
    X(PROFILE_MISSING, SYSTEM, "no-profile", "the ICC profile {1} is not on this machine; colors without `cmyk` need it", \
        "install the Debian package libgs-common, or name another in the `profile` of the shop's preset") \
    X(PROFILE_KIND, SYSTEM, "not-a-cmyk-profile", "{1} is not an ICC profile of CMYK", \
        "name another in the `profile` of the shop's preset") \
    X(IMAGE_INKS, SYSTEM, "cannot-make-inks", "a picture in {1} cannot be read: {2}", \
        "save the picture again, as PNG, JPEG or SVG") \
    X(PDF_LIBRARY, SYSTEM, "cannot-make-pdf", "cannot make {1}: the PDF library reports error {2}", \
        "the document exceeds a limit of the library; please report this") \
    X(PDF_LOCK, SYSTEM, "cannot-protect-pdf", "cannot protect {1} with a password: {2}", \
        "install libqpdf, or leave out --password") \
    X(PNG_DRAW, SYSTEM, "cannot-draw-picture", "cannot draw {1}: {2}", NULL) \
    X(PNG_SIZE, ERROR, "picture-too-large", "{1} would have more than {2} pixels per side", \
        "use fewer dots per inch (--dpi)")

#define MESSAGES_GAME(X) \
    X(FOLD_TOO_MANY, ERROR, "too-many-roles", \
        "{1} roles remain for {2} {2:player|players}, so nobody would have what some of them know", \
        "give the later roles `needed_from:` and `folds_into:`") \
    X(DEAL_PEOPLE, WARNING, "own-job", \
        "somebody has to play their own job: the only other roles for {1} are {2}", \
        "this is the best possible deal; invite somebody with another job") \
    X(DEAL_ROLES, WARNING, "own-job-role", \
        "somebody has to play their own job: only {2} could play {1} without", \
        "this is the best possible deal; invite somebody with another job") \
    X(JOB_NEAR, WARNING, "mistyped-job", "no role is named `{1}`, the job of {2}", NULL) \
    X(JOB_UNKNOWN, NOTE, "unknown-job", "no role is named `{1}`, the job of {2}", \
        "any role may be dealt to them; check that it is not their own job") \
    X(FOLD_RANGE, WARNING, "unplayable-players", \
        "`players` allows numbers of players with more roles than people: {1}", \
        "raise `min`, or give roles `needed_from` and `folds_into`") \
    X(ROLES_FEW, WARNING, "too-few-roles", \
        "`players` goes up to {1}, but there {2:is|are} only {2} {2:role|roles} to play", \
        "add roles, or set `max: {2}`; people without a role can only watch") \
    X(CAUSE_UNPROVEN, WARNING, "unproven-cause", "no clue proves the cause `{1}`", \
        "add it to `proves:` of the clues that point to it, ideally two or more") \
    X(CAUSE_THIN, WARNING, "thin-cause", "only the clue `{2}` proves the cause `{1}`", \
        "let another clue prove it too, one from another role or tool") \
    X(CLUE_UNHELD, WARNING, "unheld-clue", \
        "the clue `{1}` cannot be found: nobody knows it and nothing reveals it", \
        "let a role know it, an action reveal it, or a client or card give it") \
    X(NEEDS_CIRCLE, WARNING, "needs-circle", "this is a circle that nobody gets into: {1}", \
        "let a role know one of these clues, or let something else give it, or need one less") \
    X(TOOL_UNSKILLED, WARNING, "unskilled-tool", \
        "no role is proficient in `{2}`, which {1} needs", \
        "add it to `proficient:` of a role, or choose another tool") \
    X(NOTHING_RESOLVES, WARNING, "no-resolution", "no action resolves the incident", \
        "give the action that ends it `resolves: true`") \
    X(NOTHING_REPORTS, WARNING, "no-report", "no action sends the client impact report", \
        "give the action that tells the clients `reports: true`; without it the clock is never extended") \
    X(EVENT_NEVER, WARNING, "event-never-drawn", \
        "the card `{1}` is never drawn: turn {2} is after the last turn of the clock, {3}", \
        "choose an earlier turn, or make the clock longer") \
    X(ROLE_OFF_TRAIL, WARNING, "role-off-trail", "the role `{1}` knows no clue that helps to solve the incident", \
        "give one of its `knows:` a clue that proves a cause or opens an action") \
    X(CLIENT_IDLE, WARNING, "idle-client", "nothing happens to the client `{1}`", \
        "let it be impacted, give it moves, or refer to it in an event") \
    X(CLIENT_NO_BOX, WARNING, "no-box", "the client `{1}` has no `uses`, so it has no box on the board", \
        "give it the features that it uses") \
    X(HANDOUT_UNUSED, WARNING, "unused-handout", "the handout `{1}` is never given to anybody", \
        "add it to `handout:` of an action or `handouts:` of a role") \
    X(CHART_UNUSED, WARNING, "unused-chart", "no handout shows the chart `{1}`", \
        "add a handout with `chart: {1}`") \
    X(MARK_LATE, WARNING, "late-mark", "the mark is at turn {1}, but the clock ends at {2}", \
        "without the report it is never reached; move it, or make the clock longer") \
    X(MARK_BACK, WARNING, "mark-moves-back", "the report moves the mark back, from turn {1} to {2}", \
        "`extended` is its turn after the report: set {1} or more") \
    X(BREACH_EARLY, WARNING, "early-breach", \
        "the game is lost after turn {1}, but the fastest resolution takes {2} {2:turn|turns}", \
        "move the mark to a later turn, or make a faster resolution possible") \
    X(NEVER_RESOLVED, WARNING, "never-resolved", \
        "a sensible team resolves the incident in none of {1} simulated {1:session|sessions}", \
        "make actions easier, let clues be found sooner, or give the clock more turns") \
    X(ROLE_UNSKILLED, WARNING, "unskilled-role", "the role `{1}` is proficient in nothing", \
        "add tools to its `proficient:`, ideally one that the fastest resolution needs") \
    X(CLIENT_NOT_USING, WARNING, "unused-impact", \
        "`{2}` fails for the client `{1}`, but that client does not use it", \
        "add it to the client's `uses:`, or remove it here") \
    X(TOOL_UNUSED, WARNING, "unused-tool", "nothing uses the tool `{1}`", \
        "add it to `tool:` of an action or `proficient:` of a role, or remove it") \
    X(WORD_UNUSED, WARNING, "unused-word", "no text uses the word `{1}`", \
        "write `{{{1}}}` in the texts that mean it, or remove it") \
    X(CARD_SILENT, WARNING, "silent-card", "the card `{1}` has no `text`", \
        "write what the host reads out loud") \
    X(ACTION_SILENT, WARNING, "silent-action", "the action `{1}` has no `success`", \
        "write what the host tells the players when it succeeds") \
    X(TOO_EASY, WARNING, "too-easy", \
        "a sensible team of {1} ends {2} % of its evenings well; {3}", \
        "let more clues need others, let the report be true for more clients (`report_needs`), or make cures harder") \
    X(TOO_HARD, WARNING, "too-hard", \
        "a sensible team of {1} ends {2} % of its evenings well; {3}", \
        "let clues be found by more ways, make looks easier, add hints, or give the clock more turns") \
    X(NOVICES_LOST, WARNING, "novices-lost", \
        "a team of {1} novices makes it work in {2} % of evenings; it should be {3} % or more", \
        "give more clues from the start (`known`), more hints, or a stopgap that works for tonight") \
    X(SILENCE_PAYS, WARNING, "silence-pays", \
        "a team of {3} that tells its clients {1} ends {2} % of its evenings well", \
        "let clients act when they hear nothing: moves `on: {silent: 3}` or `on: {untold: 3}` with an effect on `mood`") \
    X(HASTE_PAYS, WARNING, "haste-pays", \
        "a team of {4} that {1} {2} in {3} % of evenings; it should be less than {5} %", \
        "give changes `needs`, or an `effect` that hurts while nobody knows why they work") \
    X(STOPGAP_PAYS, WARNING, "stopgap-pays", \
        "{1}, with good words, ends limping but with all clients in {2} % of evenings of a team of {3}; it should be less than {4} %", \
        "let it cost something: an `effect` on moods or features, a `requires`, a longer wait") \
    X(TOO_EARLY, WARNING, "too-early", "a sensible team wins {1} % of its evenings before turn {2}", \
        "let cures need clues that only other clues lead to") \
    X(TALK_KILLS, WARNING, "talk-kills", \
        "a team that talks every turn ends {1} % of its evenings well, a sensible one {2} %", \
        "make words cheaper (`rules.words`), or let calls tell more that is needed") \
    X(TALK_WINS, WARNING, "talk-wins", \
        "a team that talks every turn ends {1} % of its evenings well, a sensible one only {2} %", \
        "let words cost more (`rules.words`), or let calls tell less") \
    X(REPORT_NO_MATTER, WARNING, "report-no-matter", \
        "a sensible team makes it work in {1} % of evenings, and in {2} % without the impact report", \
        "give the clock fewer `turns` or more `extended_turns`, so that the report is worth its dice") \
    X(CALLS_IDLE, WARNING, "calls-idle", \
        "no call tells anything that is not to be had as easily without", \
        "give a client a clue that only a call finds: an action with `word: ring`, or a move `on: {rung: true}`") \
    X(IDLE_SEAT, WARNING, "idle-seat", \
        "`{1}` rolls, helps or pages in only {2} % of the turns of a sensible team of {3}", \
        "make the role proficient in a tool that more looks take, or give its tool a look") \
    X(IDLE_SEATS, WARNING, "idle-seats", \
        "on average a seat rolls, helps or pages in only {1} % of the turns of a sensible team of {2}", \
        "give them more dice (`rules.dice`), or let fewer people play (`players`)") \
    X(SEAT_DICE, WARNING, "seat-dice", \
        "`{1}` rolls in only {2} % of the turns of a sensible team of {3}", \
        "make the role proficient in a tool that more actions take") \
    X(DECK_UNOPENED, WARNING, "deck-unopened", \
        "a sensible team draws {1} degradations an evening, so hardly anybody sees that deck", \
        "make changes harder, or let cards and moves draw one (`draws: degradation`)") \
    X(ALWAYS_SAME, WARNING, "always-same", "`{1}` alone brings {2} % of the good endings; it should be {3} % at most", \
        "it is the only action that resolves: let another way resolve it, too") \
    X(SERIES_UNEVEN, WARNING, "uneven-series", \
        "the series `{1}` has {2} {2:value|values}, but `{3}` has {4}", \
        "they share the x axis: give all series of a chart the same number of values") \
    X(NO_TEETH, WARNING, "no-teeth", "no gold or platinum client is hit when the incident starts", \
        "let something fail for one: who must be lost for the team to care?") \
    X(CLIENT_MUTE, WARNING, "mute-client", "the client `{1}` is hit, but never acts", \
        "give it `moves:`, or a card with `client: {1}`") \
    X(TRUTH_TRIVIAL, WARNING, "truth-trivial", "the impact report cannot be wrong: nothing that fails is `unseen`", \
        "let a feature of a client be `unseen:`, and an action `uncovers:` it") \
    X(UNSEEN_FOR_GOOD, WARNING, "unseen-for-good", \
        "nobody can find out that `{2}` fails for the client `{1}`: nothing uncovers it", \
        "add `uncovers: {clients: [{1}], features: [{2}]}` to an action") \
    X(BLIND_CARD, WARNING, "blind-card", \
        "the card `{1}` comes in turn {2} and tells of \"{3}\", which the action `{4}` may have mended by then", \
        "add `unless: [{4}]`, and what is read instead as `otherwise:`") \
    X(PILE_UP, WARNING, "pile-up", "the card `{1}` is one too many: it comes in turn {2} after two others", \
        "move it to another turn, or let it come after something") \
    X(FREE_CARDS_FEW, WARNING, "few-free-cards", \
        "only {1} free {1:interrupt|interrupts} and {2} free {2:degradation|degradations}: an evening takes 6 and 4", \
        "add cards without `when`, or set their `copies`") \
    X(SUCCESS_MUTE, WARNING, "mute-success", "nothing changes when the action `{1}` works", \
        "give it an `effect`, `reveals` or `resolves`") \
    X(NO_UNDO, WARNING, "no-undo", "the change `{1}` has no `undo`", \
        "write what a team could fairly say when the host asks how they undo it") \
    X(PROSE_EFFECT, WARNING, "effect-in-prose", "this text says \"{1}\", but there is no `effect` with `{2}`", \
        "add it to the `effect`, so that cards and simulation know; or say it without rules") \
    X(HINTS_FEW, WARNING, "few-hints", \
        "only {1} {1:hint|hints}, but the fastest resolution takes {2} clues that nobody has at the start", \
        "add `hints:` to the incident, from gentle to plain, each with its `clue`") \
    X(CAUSE_HOLLOW, WARNING, "hollow-cause", "the cause `{1}` is off every way to a resolution: no role knows a clue of it, and no action on the way needs or reveals one", \
        "let an action on the way need one of its clues, or tell the cause as part of another") \
    X(DEADLINE_PAST, WARNING, "deadline-past", "the step `{1}` is due by turn {2}, but the clock ends at {3}", \
        "choose an earlier turn") \
    X(NO_FORM, WARNING, "no-form", "the action `{1}` is an update, but the procedure has no form for it", \
        "add `forms: {update: {title: …, lines: […]}}` to the procedure") \
    X(ONE_HAND_SHARE, WARNING, "one-hand-share", \
        "with {4} {4:player|players} the role `{1}` starts with {2} of {3} clues; {5} would be its share", \
        "let other roles know some of them, or let there be more clues: {6}") \
    X(ONE_HAND_PROOF, WARNING, "one-hand-proof", \
        "with {3} {3:player|players} the role `{1}` alone can prove the cause `{2}`", \
        "fold this role into `{4}`, which has no clue of it") \
    X(CARD_TIME, WARNING, "card-time", \
        "the card `{1}` says {2}, but it comes in turn {3}, from {4} to {5}", \
        "set `at:` to a time of its turn; a format that moves the card moves its time, too") \
    X(MINUTES_FEW, WARNING, "few-minutes", \
        "{1} minutes are too few for the {2} {2:turn|turns} that most teams need: the kit is printed for {3}", \
        "write `minutes: {3}`, or make the way to the cure shorter; `--minutes` prints a shorter session all the same") \
    X(TURNS_SHORT, WARNING, "short-turns", \
        "{1} minutes have time for only {2} {2:turn|turns} of about {3}, and the clock has {4}", \
        "play longer (`minutes`), or set fewer `turns` or a shorter plan (`rules.talk_minutes`)")

#define MESSAGES_WIDGETS(X) \
    X(WIDGET_WORD, WARNING, "missing-word", "the strings have no `{1}`", \
        "add it to templates/strings/en.yaml or to the file of the scenario's language") \
    X(DIAGRAM_LAYOUT, ERROR, "diagram-failed", "Graphviz could not lay out the system diagram: {1}", \
        "remove flows one by one to find the one that it cannot handle") \
    X(DIAGRAM_SMALL, WARNING, "diagram-small", "the system diagram is so large that its text is only {1} pt on the page", \
        "shorten names of components and labels of flows, or leave out components that no clue needs")

#define MESSAGES_CLI(X) \
    /* the command line: exit 2 */ \
    X(COMMAND_UNKNOWN, ERROR, "unknown-command", "unknown command `{1}`", NULL) \
    X(OPTION_UNKNOWN, ERROR, "unknown-option", "unknown option {1}", NULL) \
    X(OPTION_AMBIGUOUS, ERROR, "ambiguous-option", "ambiguous option {1}: it could be {2}", "write more of its name") \
    X(OPTION_FOREIGN, ERROR, "foreign-option", "`ddkit {1}` has no option {2}", "it is an option of {3}") \
    X(OPTION_VALUE, ERROR, "option-without-value", "{1} needs a value: {1}={2}", NULL) \
    X(OPTION_EMPTY, ERROR, "option-empty", "{1} has an empty value: write {1}={2}", NULL) \
    X(OPTION_NO_VALUE, ERROR, "option-with-value", "{1} takes no value", "leave out `={2}`") \
    X(OPTION_NUMBER, ERROR, "option-number", "{1}: expected a whole number from {2} to {3}, found `{4}`", \
        NULL) \
    X(OPTION_REAL, ERROR, "option-real", "{1}: expected a number from {2} to {3}, found `{4}`", NULL) \
    X(OPTION_CHOICE, ERROR, "option-choice", "{1}: expected {2}, found `{3}`", NULL) \
    X(ARGUMENT_MISSING, ERROR, "missing-argument", "`ddkit {1}` needs {2}", NULL) \
    X(ARGUMENT_EXTRA, ERROR, "extra-argument", "unexpected argument `{2}` for `ddkit {1}`", NULL) \
    X(DIFFICULTY_UNKNOWN, ERROR, "unknown-difficulty", \
        "--difficulty: expected numbers or levels of the rules, found `{1}`", NULL) \
    X(PAPER_UNKNOWN, ERROR, "unknown-paper", "unknown paper `{1}`", NULL) \
    X(PRINTER_MISSING, ERROR, "no-printer-profile", "there is no printer profile `{1}`", \
        "`ddkit calibrate --save {1}` makes one; `ddkit list` shows those that there are") \
    X(PRINTER_EDGE, ERROR, "printer-without-edge", "`back` needs `duplex`: the edge over which the sheet was turned", \
        "add `duplex: long` or `duplex: short`") \
    X(PRINTER_PAPER, WARNING, "printer-other-paper", \
        "the printer profile `{1}` was measured on {2}, but these sheets are {3}: the printer may do otherwise with them", \
        "print with --paper {2}, or make a profile for this paper: ddkit calibrate --paper {3}") \
    X(PRINTER_OTHER_EDGE, WARNING, "printer-other-edge", \
        "the printer profile `{1}` was measured with the sheet turned over its {2} edge, but these turn over the {3} one", \
        "that is fine where the printer turns sheets by itself; if you put them in again by hand, use --duplex {2}") \
    X(PRINTER_NO_BACK, WARNING, "printer-without-back", \
        "the printer profile `{1}` says nothing about backs: they are not moved", \
        "calibrate the printer two-sided, or print with --duplex none") \
    X(CALIBRATION_PAPER, ERROR, "calibration-paper", "the calibration sheet does not fit {1} paper", \
        "it needs 200 x 265 mm: A4, Letter or larger") \
    X(CALIBRATION_EDGE, ERROR, "calibration-edge", "the calibration sheet is printed on both sides of one sheet: --duplex long or short", \
        "if you put sheets in again by hand, as with --duplex separate, take long") \
    X(PRINTER_NAME, ERROR, "bad-printer-name", "`{1}` can't be the name of a printer profile", \
        "choose a name without a slash that doesn't start with `.` or `-` or end in .yaml") \
    X(READING_UNKNOWN, ERROR, "unknown-reading", "--readings: expected NUMBER=VALUE with a number from 1 to {2}, found `{1}`", NULL) \
    X(READING_VALUE, ERROR, "bad-reading", "reading {1}: expected {2}, found `{3}`", NULL) \
    X(READING_SCALED, ERROR, "scaled-print", "reading {1}: a ruler of 100 mm came out {2} mm long, so the print dialog has scaled the page", \
        "print the sheet again at 100 % (“actual size”), without “fit to page”") \
    X(READING_CONTRADICTS, ERROR, "contradicting-reading", "reading {1}: the number and the letter of `{2}` do not go together", \
        "look again: the number nearest to the arrow, and the letter whose line runs straight on into one from the back") \
    X(READING_ODD, ERROR, "odd-reading", "reading {1}, `{2}`, does not agree with those of the other scales", \
        "read it again, with the sheet flat against the light") \
    X(READINGS_WILD, ERROR, "impossible-readings", "by these readings the {1} would lie more than 10 mm beside its place, turned by more than 2 degrees, or scaled by more than 3 %", \
        "read 1 to 6 again; on which edge was the sheet turned?") \
    X(READINGS_MISSING, ERROR, "missing-readings", "{1} {1:reading is|readings are} missing, the first one is number {2}", \
        "run it in a terminal, where it asks for them, or give them with --readings") \
    X(CONFIG_FOLDER, SYSTEM, "no-config-folder", \
        "cannot tell where printer profiles are: neither XDG_CONFIG_HOME nor HOME is the path of a folder", \
        "set HOME, or give the path of the profile's file, such as --printer ./office.yaml") \
    X(PAPER_RANGE, ERROR, "paper-out-of-range", "a paper must be between {2} and {3} mm a side, not {1}", NULL) \
    X(TARGET_UNKNOWN, ERROR, "unknown-target", "--target: expected home, shop or shop:PRESET, found `{1}`", NULL) \
    X(TARGET_OPTION, ERROR, "option-not-for-shops", "{1} is not for --target shop", "leave it out") \
    X(OPTION_NEEDS, ERROR, "option-needs-option", "{1} does nothing without {2}", "add {2}") \
    X(OPTIONS_APART, ERROR, "options-apart", "{1} and {2} do not go together", "leave out one of the two") \
    X(PLAY_UNKNOWN, ERROR, "unknown-play-format", "there is no format `{1}` in {2}", NULL) \
    X(SINCE_NONE, ERROR, "no-earlier-kit", "--since: {1} is neither the folder of a kit nor a list of its files", \
        "give the folder that `ddkit build` made, such as out/{2}, or a copy of the file .ddkit in it") \
    X(SINCE_SILENT, ERROR, "kit-without-looks", "--since: {1} does not say what the cards and pages of that kit look like", \
        "another version of ddkit made it, or it holds no pieces; print the whole kit this time, and keep its file .ddkit") \
    X(SINCE_OTHER, ERROR, "other-kit", "--since: {1} is of the scenario `{2}`, not `{3}`", \
        "give an earlier kit of `{3}`") \
    X(PASSWORD_BAD, ERROR, "bad-password", "--password: {1}", \
        "use 1 to 127 letters, digits, spaces and signs") \
    X(PASSWORD_USELESS, ERROR, "useless-password", "--password protects PDFs for printing at home, and this writes {1}", \
        "leave out one of the two") \
    X(PIECE_UNKNOWN, ERROR, "unknown-piece", "unknown piece `{1}`", NULL) \
    X(CARD_UNKNOWN, ERROR, "unknown-card", "there is no card with the code `{1}`", NULL) \
    X(SKIP_PIECES, ERROR, "skip-pieces", "--skip is for one half-used sheet, but {1} have cards: {2}", \
        "name the one whose sheet it is: --only={3}") \
    X(NAME_TWICE, ERROR, "same-name-twice", "two scenarios are named `{1}`", \
        "one kit would replace the other: run ddkit for each, with a different --output") \
    X(OUTPUT_INSIDE, ERROR, "output-in-scenario", "the output folder {1} is inside the scenario {2}", \
        "choose another one with --output") \
    X(SCHEMA_NONE, ERROR, "no-schema", "{1} have no JSON Schema", \
        "add --markdown to print their reference") \
    /* runs */ \
    X(OUTPUT_FAILED, SYSTEM, "output-failed", "cannot write to standard output: {1}", NULL) \
    X(NEW_TAKEN, ERROR, "folder-taken", "{1} already exists, and `ddkit new` does not overwrite anything", \
        "give a new or empty folder") \
    X(DATA_MISSING, SYSTEM, "no-data-folder", "no templates in {1}, the folder of ddkit's own files", \
        "set DDKIT_DATA to the folder that contains templates/ and fonts/") \
    X(PLAYERS_OUTSIDE, WARNING, "players-outside", "the scenario is made for {1} to {2} {2:player|players}, not {3}", \
        NULL)
/* clang-format on */

typedef enum MessageCode {
#define X(name, severity, code, text, hint) MSG_##name,
    MESSAGES(X)
#undef X
        MESSAGE_COUNT
} MessageCode;

#endif
