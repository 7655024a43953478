/* messages.h - every message the program can print: code, severity, text, usual hint.
 *
 * `{1}` to `{4}` stand for the arguments of report(), `{2:role|roles}` for the first where argument
 * 2 is "1", else for the second.  The text says what is wrong, the hint what to do; a hint given at
 * the call replaces the one here.  The slug in the third column is printed behind the message, goes
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
        "{1} is of no use any more, but somebody has changed it: it stays", \
        "remove it, or move it elsewhere") \
    X(FILE_MISSING, ERROR, "no-such-file", "there is no file {1}", NULL) \
    X(FILE_KIND, ERROR, "not-a-file", "{1} is {2}, not a file", NULL) \
    X(FILE_SIZE, ERROR, "file-too-large", "{1} is larger than {2}", NULL) \
    X(FOLDER_MISSING, ERROR, "no-such-folder", "there is no folder {1}", NULL) \
    X(PATH_ESCAPES, ERROR, "path-escapes", "{1} leads out of the folder {2}", \
        "put the file into the folder and name it by its relative path") \
    /* MESSAGES of the other folders follow, one block each */ \
    MESSAGES_DATA(X) MESSAGES_TEXT(X) MESSAGES_LAYOUT(X) MESSAGES_PRINT(X) MESSAGES_GAME(X) \
    MESSAGES_WIDGETS(X) MESSAGES_CLI(X)

#define MESSAGES_DATA(X) \
    /* yaml */ \
    X(YAML_ENCODING, ERROR, "not-utf-8", "this byte is not UTF-8", "save the file as UTF-8") \
    X(YAML_CONTROL, ERROR, "control-character", "the control character {1} is not allowed here", \
        "remove it") \
    X(YAML_SYNTAX, ERROR, "yaml-syntax", "{1}", NULL) \
    X(YAML_EMPTY, ERROR, "empty-file", "the file holds nothing", NULL) \
    X(YAML_DOCUMENTS, ERROR, "several-documents", "a second document begins here", \
        "a file holds one document; put the other into a file of its own") \
    X(YAML_DEPTH, ERROR, "nested-too-deep", "lists and maps are nested more than {1} deep", NULL) \
    X(YAML_NODES, ERROR, "too-many-values", "the file holds more than {1} keys and values", \
        "an alias counts as often as it is used") \
    X(YAML_TEXT, ERROR, "too-much-text", "the file holds more than {1} MiB of text", \
        "an alias counts as often as it is used") \
    X(YAML_ALIAS, ERROR, "unknown-alias", "no anchor `&{1}` stands before this alias", \
        "put a text that begins with `*` into quotes") \
    X(YAML_ALIAS_SELF, ERROR, "alias-in-itself", "the alias `*{1}` stands within its own anchor", \
        NULL) \
    X(YAML_TAG, ERROR, "unknown-tag", "the tag `{1}` has no meaning here", \
        "put a text that begins with `!` into quotes") \
    X(YAML_KEY, ERROR, "key-not-text", "a key must be a text", NULL) \
    X(YAML_ANCHOR, WARNING, "unused-anchor", "no alias refers to the anchor `&{1}`", \
        "put a text that begins with `&` into quotes") \
    X(YAML_BRACES, ERROR, "unquoted-braces", "these braces begin a map, not a text", \
        "put a text that begins with `{{` into quotes") \
    X(YAML_COMMENT, ERROR, "comment-for-text", \
        "this `#` begins a comment, so what follows it is not read", \
        "put a text that begins with `#`, or holds ` #`, into quotes; a comment has a blank behind its `#`") \
    X(YAML_CUT, WARNING, "cut-text", "{1} ends before this `#`, which begins a comment", \
        "put the text into quotes if `#` belongs to it; else write two blanks before the comment and one behind its `#`") \
    X(YAML_ESCAPE, WARNING, "escape-in-path", "in double quotes `{1}` stands for {2}", NULL) \
    X(YAML_MERGE, ERROR, "bad-merge", "`<<` takes a map or a list of maps", NULL) \
    X(YAML_DUPLICATE, ERROR, "duplicate-key", "`{1}` is given twice; first at {2}", \
        "join the two, or remove one") \
    /* schema */ \
    X(KEY_UNKNOWN, ERROR, "unknown-key", "there is no key `{1}` here", NULL) \
    X(KEY_MISSING, ERROR, "missing-key", "{1} lacks the key `{2}`", NULL) \
    X(KIND_MISSING, ERROR, "no-kind", "{1} lacks the key that says what it is", NULL) \
    X(KIND_SECOND, ERROR, "two-kinds", "`{1}` does not go together with `{2}`", \
        "give each a map of its own") \
    X(TYPE_WRONG, ERROR, "wrong-type", "{1} takes {2}, not {3}", NULL) \
    X(TEXT_EMPTY, ERROR, "empty-text", "{1} is empty", NULL) \
    X(TEXT_LINES, ERROR, "not-one-line", "{1} takes one line, not several", NULL) \
    X(WORD_SHAPE, ERROR, "bad-form", "{1} takes {2}, not `{3}`", NULL) \
    X(NUMBER_RANGE, ERROR, "out-of-range", "{1} must lie between {2} and {3}, and is {4}", NULL) \
    X(LIST_LENGTH, ERROR, "list-length", "{1} takes {2} to {3} {3:item|items}, and has {4}", NULL) \
    X(CHOICE_UNKNOWN, ERROR, "unknown-choice", "{1} takes {2}, not `{3}`", NULL) \
    X(ID_SHAPE, ERROR, "bad-id", "the id `{1}` may hold only a-z, 0-9 and -", NULL) \
    X(REFERENCE_UNKNOWN, ERROR, "unknown-reference", "`{1}` is not among the {2}", NULL) \
    /* scenario */ \
    X(FORMAT_UNKNOWN, ERROR, "unsupported-format", "this is format {1}; this ddkit reads format {2}", \
        "a newer ddkit may read it") \
    X(PARTS_NESTED, ERROR, "parts-in-part", "only the scenario's first file may hold `parts`", \
        "list the files there") \
    X(PART_UNLISTED, WARNING, "unlisted-part", "{1} looks like a part of the scenario, but `parts` does not list it", \
        "list it there, or move it out of the folder; as it is, nothing of it is read") \
    X(PART_TWICE, ERROR, "part-twice", "the part `{1}` is listed twice", NULL) \
    X(REMOVE_NOTHING, WARNING, "nothing-to-remove", "`{1}` is not there to be removed", NULL) \
    X(STRAY_ID, WARNING, "stray-id", "`{1}` is new among the scenario's `{2}`, and nothing refers to it", \
        "use the scenario's own ids to change what it has; give what you add a use, or leave it out") \
    X(EXTENDS_UNKNOWN, ERROR, "unknown-library-role", "the library has no role `{1}`", NULL) \
    X(EXTENDS_NESTED, ERROR, "nested-extends", "a role of the library cannot extend another", NULL) \
    /* words */ \
    X(WORD_UNKNOWN, ERROR, "unknown-word", "nothing is named `{1}`", \
        "write `\\{{` for two braces that mean themselves") \
    X(WORD_OPEN, ERROR, "unclosed-word", "`{{` begins a word here, but no `}}` ends it", \
        "write `\\{{` for two braces that mean themselves") \
    X(WORD_CYCLE, ERROR, "word-cycle", "`{1}` stands for itself", NULL) \
    X(WORD_DEPTH, ERROR, "words-too-deep", "words refer to words more than {1} deep", NULL) \
    X(WORD_SIZE, ERROR, "words-too-long", "with its words filled in this text is too long", NULL) \
    /* rules */ \
    X(PLAYERS_ORDER, ERROR, "players-order", "`min` is {1}, more than `max`, {2}", NULL) \
    X(TURNS_ORDER, ERROR, "turns-order", "`extended_turns` is {1}, fewer than `turns`, {2}", NULL) \
    X(REPORT_LATE, ERROR, "report-too-late", "`report_by` is {1}, but there {2:is|are} only {2} {2:turn|turns}", NULL) \
    X(CHART_MARK, ERROR, "mark-off-axis", "the mark at `{1}` is not on the chart's x axis, which goes from `{2}` to `{3}`", \
        "write a time, weekday or number between its ends, like those, or one of the axis' labels") \
    X(CHART_NO_AXIS, ERROR, "mark-without-axis", "the chart has a mark, but no x axis with two ends to put it on", \
        "give the chart `x: {from: \u2026, to: \u2026}`") \
    X(LOG_VALUE, ERROR, "log-value", "{1} has no place on a logarithmic axis, where all is over 0", \
        "write `null` for a gap, or leave out `scale: log`") \
    X(HANDOUT_KEY, WARNING, "key-not-shown", "`{1}` is not shown on a handout of the kind `{2}`", NULL) \
    X(AXIS_ORDER, WARNING, "axis-order", "`from` is {1}, not below `to`, {2}: the axis goes by the values alone", \
        "swap the two") \
    X(MARK_OFF, ERROR, "mark-off-clock", "`{1}` is {2}, but the clock has turns 1 to {3}", NULL) \
    X(FOLD_CYCLE, ERROR, "fold-cycle", "`{1}` folds into itself{2}", \
        "some role must be there with any number of players") \
    X(WHEN_SEVERAL, ERROR, "several-whens", "`when` takes one of {1}", NULL) \
    X(KNOWS_FEW, WARNING, "few-knows", "the role `{1}` knows {2}", \
        "give every role two or more things to tell the others")

#define MESSAGES_TEXT(X) \
    /* Markdown */ \
    X(STRAY_STARS, WARNING, "stray-stars", "`{1}` begins or ends no bold text here, and prints as it is", \
        "leave no blank between the stars and the text; write `\\*` for a star, or put code into backticks") \
    X(HTML, WARNING, "html", "HTML has no meaning here; `{1}` prints as it is", \
        "write Markdown, or put what is meant to be read into backticks") \
    X(OPEN_COMMENT, WARNING, "open-comment", "no `-->` ends this comment, so it prints", \
        "end it with `-->`, or put it into backticks") \
    X(NOTE_MISSING, WARNING, "no-such-footnote", "there is no footnote `{1}` in this text, so the sign prints as it is", \
        "add a line `[^…]: …` with the same name to the text, or write `\\[` for a bracket") \
    X(NOTE_UNUSED, WARNING, "unused-footnote", "nothing in this text refers to the footnote `{1}`; it prints behind the others", \
        "write its sign where it belongs, or leave it out") \
    /* fonts */ \
    X(FONT_FAMILY, SYSTEM, "no-such-font-family", "there is no font family {1}", \
        "name the family and its files in fonts/fonts.yaml") \
    X(FONT_MISSING, SYSTEM, "no-font", "the font family {1} has no usable file; it needs {2}", \
        "put the file into fonts/") \
    X(FONT_BROKEN, SYSTEM, "broken-font", "the font {1} {2}", "put a whole copy of it there") \
    X(FONT_SKIPPED, WARNING, "font-skipped", "the font {1} {2}; it is passed over", \
        "put a whole copy of it there") \
    X(FONT_SYSTEM, NOTE, "system-font", \
        "some characters are drawn with {1}, which fonts/fonts.yaml does not name", NULL) \
    X(HYPHENS_MISSING, NOTE, "no-hyphenation", \
        "there are no hyphenation patterns for the language `{1}`; its words are broken only where they must be", \
        "put a file with libhyphen patterns into /usr/local/share/hyphen, or soft hyphens (&shy;) into long words") \
    X(WORDS_MISSING, NOTE, "no-word-breaks", \
        "{1} is not here, so lines of Thai, Lao, Khmer and Burmese may end within words", \
        "install the Debian package libicu-dev and build ddkit again, or write zero-width spaces (&#8203;) between words") \
    X(MISSING_GLYPH, WARNING, "missing-glyph", "no font has the character {1} ({2})", \
        "write it another way, or put a font that has it into fonts/ and name it in " \
        "fonts/fonts.yaml") \
    X(EMOJI_APART, WARNING, "emoji-sequence", \
        "no font has the emoji {1} as one picture; {2} is printed in its place", \
        "write another one, or put a font that has it into fonts/ and name it in fonts/fonts.yaml") \
    X(CONTROL_CHARACTER, WARNING, "control-character", \
        "the control character {1} can't be printed and was left out", "delete it")

#define MESSAGES_LAYOUT(X) \
    X(TEMPLATE_BINDING, ERROR, "bad-binding", "`{1}` is not a binding", \
        "write {{path}} or {{path | filter}}, on one line") \
    X(TEMPLATE_FILTER, ERROR, "unknown-filter", "there is no filter `{1}`", \
        "filters: upper, lower, count, join, or PATH, label PATH, page, plain, codes, places, links") \
    X(TEMPLATE_STYLE, ERROR, "unknown-style", "the theme has no style `{1}`", \
        "add it to `styles:` in theme.yaml") \
    X(TEMPLATE_BOX, ERROR, "unknown-box", "the theme has no box `{1}`", \
        "add it to `boxes:` in theme.yaml") \
    X(TEMPLATE_EACH, ERROR, "bad-each", "`each` takes one name and one path", \
        "for instance `each: {event: events}`, or `each: {pair: roles | by 2}`") \
    X(TEMPLATE_IF, ERROR, "bad-if", "`{1}` is not a condition", \
        "write PATH, `not PATH`, `action.kind == active`, `events | count <= 14`, `client in feature.clients`, with `and` or `or` between them") \
    X(PATH_UNKNOWN, ERROR, "unknown-path", "`{1}` leads nowhere: there is no `{2}`", NULL) \
    X(PATH_SECRET, ERROR, "secret-path", "`{1}` is for the disaster master only, and this piece is for the players", \
        "write `audience: dm`, or show something else") \
    X(PATH_LIST, ERROR, "not-a-list", "`{1}` is no list to go through", NULL) \
    X(TEMPLATE_INCLUDE, ERROR, "unknown-include", "there is nothing to include by the name `{1}`", \
        "add it to `parts:` of the piece or to templates/parts.yaml") \
    X(TEMPLATE_DEPTH, ERROR, "template-too-deep", "elements are nested too deep", \
        "an include may not include itself") \
    X(TEMPLATE_COLUMNS, ERROR, "columns-too-deep", "columns may stand in columns, but no deeper", NULL) \
    X(TEMPLATE_WIDGET, ERROR, "unknown-widget", "there is no widget `{1}`", NULL) \
    X(TEMPLATE_PATTERN, ERROR, "unknown-pattern", "the theme has no pattern `{1}`", NULL) \
    X(TEMPLATE_ICON, WARNING, "unknown-icon", "there is no icon `{1}`; a plain dot is drawn", \
        "`ddkit list` shows the icons") \
    X(TEMPLATE_SVG, ERROR, "bad-path-data", "this is not SVG path data", NULL) \
    X(THEME_COLOUR, ERROR, "bad-color", "`{1}` is not a colour", \
        "write #rrggbb, or the name of a colour of the theme, also with a share as in `ink/40`") \
    X(THEME_SIZE, ERROR, "type-too-small", "style `{1}` is smaller than the theme's min-size", NULL) \
    X(THEME_TILE, ERROR, "small-tile", "the tile of pattern `{1}` is smaller than half a point", NULL) \
    X(THEME_EXTENDS, ERROR, "unknown-base-style", "there is no style `{1}` above this one", NULL) \
    X(THEME_NEAR, WARNING, "new-name", "`{1}` is new; the kit has none of that name", NULL) \
    X(THEME_FILE, WARNING, "unread-file", "nothing reads {1}", NULL) \
    X(PIECE_NAME, ERROR, "piece-name", "`piece` must be `{1}`, as the file is called", NULL) \
    X(PIECE_KEY, ERROR, "bad-piece", "this piece lacks `{1}`", NULL) \
    X(PIECE_FORMAT, ERROR, "bad-format", "`{1}` is no format for a piece", \
        "use {card: NAME}, {page: document} or {poster: NAME}; `ddkit list` shows the names") \
    X(SECRET_LEAK, ERROR, "secret-leak", "this secret would be in a players' file: {1}, {2}", \
        "take it out of the open text or the template that repeats it; nothing is written until then") \
    X(LEVEL_NAMES, WARNING, "same-level-name", "the level `{2}` is called `{1}`, too", \
        "give each level of difficulty a name of its own") \
    X(SECRET_TOLD, WARNING, "secret-told", "everybody may read here what is secret at {1}", \
        "say less here, or write the secret in other words if it is none") \
    X(PIECE_EMPTY, NOTE, "nothing-to-print", "{1}: nothing to print, left out", NULL) \
    X(TEXT_SHRUNK, NOTE, "text-shrunk", "{1}: set at {2} % to fit its card", NULL) \
    X(TEXT_CONTINUED, NOTE, "text-continued", "{1}: continues on {2} {2:card|cards}", NULL) \
    X(CODE_WIDE, NOTE, "code-broken", "the longest line of code has {1} characters, of which {2} {2:fits|fit} side by side; it goes on below, marked with a hook", \
        "shorten the line, or break it where it reads well") \
    X(TEXT_DOES_NOT_FIT, ERROR, "does-not-fit", "{1}: this does not fit, even on a card or page of its own", \
        "shorten it, or give it a larger card") \
    X(FOLD_PAGES, WARNING, "too-many-pages", \
        "{1}: {2} {2:page does|pages do} not make one folded sheet; they are printed to be cut and stapled", \
        "shorten the title, the summary or the labels of the clock's marks") \
    X(PAGE_LACKS, WARNING, "shortened-page", \
        "{1}: page {2} does not have room for all that belongs there", \
        "shorten the title and the subtitle, or have fewer difficulties, marks of the clock or authors") \
    X(LANGUAGE_STRINGS, WARNING, "no-strings", "there are no strings for the language `{1}`; English is used", "add templates/strings/{1}.yaml") \
    X(LANGUAGE_STRING, WARNING, "missing-string", "the strings for `{1}` lack `{2}`; English is used", NULL) \
    X(FONT_WEIGHT, ERROR, "bad-font-weight", "`{1}` is not a weight", \
        "write 100 to 900, with an i behind it for italic") \
    X(PAPER_TOO_SMALL, ERROR, "paper-too-small", "{1}: not even one fits on this paper", \
        "choose a larger --paper") \
    X(PRINT_BLEED, NOTE, "less-bleed", "{1}: {2} of bleed fits", NULL)

#define MESSAGES_PRINT(X) \
    X(LINK_DEAD, WARNING, "dead-link", "a PDF can't lead to `{1}`: it is printed without a link", \
        "links lead to http, https and mailto addresses, and to #places of the document") \
    X(IMAGE_BROKEN, ERROR, "broken-image", "{1} is not a picture that can be read: {2}", \
        "save the picture again, as PNG, JPEG or SVG") \
    X(IMAGE_SIZE, ERROR, "image-too-large", "{1} has {2} pixels; at most {3} a side are allowed", \
        "scale the picture down; 300 pixels an inch are plenty on paper") \
    X(IMAGE_PIXELS, ERROR, "too-many-pixels", "{1} has {2} pixels; at most {3} million are allowed", \
        "scale the picture down; 300 pixels an inch are plenty on paper") \
    X(PICTURE_REMOTE, ERROR, "remote-picture", "`{1}` is not a file of the scenario, and pictures are not fetched", \
        "save the picture in the scenario's folder and name it by its path there") \
    X(SVG_MISSING, WARNING, "svg-not-drawn", "{1} is left out of the picture", \
        "the rest of the picture is; draw it another way, or save the picture as PNG") \
    X(PAGE_SIZE, ERROR, "page-size", "{1}: page {2} is {3}, which a PDF page cannot be", \
        "use a paper between 2 mm and 5000 mm a side") \
    X(PDF_FONT, SYSTEM, "cannot-embed-font", "cannot embed the font {1} into {2}", \
        "the font file may be damaged: install it again, or put another one into fonts/") \
    X(PDF_LIBRARY, SYSTEM, "cannot-make-pdf", "cannot make {1}: the PDF library gave error {2}", \
        "the document exceeds a limit of the library; please report this") \
    X(PNG_DRAW, SYSTEM, "cannot-draw-picture", "cannot draw {1}: {2}", NULL) \
    X(PNG_SIZE, ERROR, "picture-too-large", "{1} would have more than {2} pixels a side", \
        "use fewer dots an inch")

#define MESSAGES_GAME(X) \
    X(FOLD_TOO_MANY, ERROR, "too-many-roles", \
        "{1} roles are left for {2} {2:player|players}: what some of them know would stay in the box", \
        "give the later ones `needed_from:` and `folds_into:`") \
    X(DEAL_PEOPLE, WARNING, "own-job", \
        "no deal spares everyone their own job: {1} share these other roles: {2}", \
        "this is the least bad deal; invite somebody with another job") \
    X(DEAL_ROLES, WARNING, "own-job-role", \
        "no deal spares everyone their own job: {2} could play {1} without", \
        "this is the least bad deal; invite somebody with another job") \
    X(JOB_NEAR, WARNING, "mistyped-job", "no role is called `{1}`, the job of {2}", NULL) \
    X(JOB_UNKNOWN, NOTE, "unknown-job", "no role is called `{1}`, the job of {2}", \
        "any seat may be dealt there; see for yourself that it is another job") \
    X(FOLD_RANGE, WARNING, "unplayable-players", \
        "`players` allows numbers with more roles than people: {1}", NULL) \
    X(ROLES_FEW, WARNING, "too-few-roles", \
        "`players` goes up to {1}, but there {2:is|are} only {2} {2:role|roles} to play", \
        "add roles, or set `max: {2}`; whoever has no role can only watch") \
    X(CAUSE_UNPROVEN, WARNING, "unproven-cause", "no clue proves the cause `{1}`", \
        "add it to `proves:` of the clues that give it away, best of two or more") \
    X(CAUSE_THIN, WARNING, "thin-cause", "only the clue `{2}` proves the cause `{1}`", \
        "let another clue prove it too, held by another role or tool") \
    X(CLUE_UNHELD, WARNING, "unheld-clue", "nobody and nothing gives the clue `{1}`", \
        "let a role know it, an action reveal it, or a client or card let it slip") \
    X(CLUE_UNREACHABLE, WARNING, "unreachable-clue", \
        "the clue `{1}` can't be reached: {2} gives it, which never comes about", \
        "give it to something else as well, or open the way there") \
    X(ACTION_IMPOSSIBLE, WARNING, "impossible-action", \
        "the action `{1}` can never be taken: it needs the clue `{2}`, which can't be reached", \
        "let a role, action, client or card give that clue, or drop the need") \
    X(TOOL_UNSKILLED, WARNING, "unskilled-tool", \
        "no role is proficient in `{2}`, the tool of {1}", \
        "add it to `proficient:` of a role, or choose another tool") \
    X(NOTHING_RESOLVES, WARNING, "no-resolution", "no action resolves the incident", \
        "give the action that ends it `resolves: true`") \
    X(NOTHING_REPORTS, WARNING, "no-report", "no action is the client impact report", \
        "give the action that tells the clients `reports: true`; without it the clock never extends") \
    X(EVENT_NEVER, WARNING, "event-never-drawn", "the card `{1}` never comes up: {2}", NULL) \
    X(ROLE_OFF_TRAIL, WARNING, "role-off-trail", "the role `{1}` knows nothing that the trail needs", \
        "give one of its `knows:` a clue that proves a cause or opens an action") \
    X(CLIENT_IDLE, WARNING, "idle-client", "nothing happens to the client `{1}`", \
        "let it be impacted, give it moves, or name it in an event") \
    X(HANDOUT_UNUSED, WARNING, "unused-handout", "nobody is ever given the handout `{1}`", \
        "name it in `handout:` of an action or in `handouts:` of a role") \
    X(CHART_UNUSED, WARNING, "unused-chart", "no handout shows the chart `{1}`", \
        "add a handout with `chart: {1}`") \
    X(MARK_LATE, WARNING, "late-mark", "the mark stands at turn {1}, but the clock ends at {2}", \
        "without the report it is never reached; move it, or make the clock longer") \
    X(MARK_BACK, WARNING, "mark-moves-back", "the report moves the mark back from turn {1} to {2}", \
        "`extended` is its turn once the report is out: {1} or a later one") \
    X(BREACH_EARLY, WARNING, "early-breach", \
        "all is lost after turn {1}, but the shortest way out takes {2} {2:turn|turns}", \
        "move the mark to a later turn, or make the way shorter") \
    X(NEVER_RESOLVED, WARNING, "never-resolved", \
        "a sensible team resolves this in none of {1} simulated {1:evening|evenings}", \
        "make actions easier, let clues be found sooner, or give the clock more turns") \
    X(ROLE_UNSKILLED, WARNING, "unskilled-role", "the role `{1}` is proficient in nothing", \
        "name tools in its `proficient:`, best one that the shortest way out needs") \
    X(CLIENT_NOT_USING, WARNING, "unused-impact", \
        "`{2}` fails for the client `{1}`, which does not use it", \
        "add it to the client's `uses:`, or take it out here") \
    X(TOOL_UNUSED, WARNING, "unused-tool", "nothing uses the tool `{1}`", \
        "name it in `tool:` of an action or `proficient:` of a role, or take it out") \
    X(WORD_UNUSED, WARNING, "unused-word", "no text uses the word `{1}`", \
        "write `{{{1}}}` in the texts that mean it, or take it out") \
    X(CARD_SILENT, WARNING, "silent-card", "the card `{1}` has no `text`", \
        "write what the disaster master reads out") \
    X(ACTION_SILENT, WARNING, "silent-action", "the action `{1}` has no `success`", \
        "write what the disaster master tells when it succeeds") \
    X(SERIES_UNEVEN, WARNING, "uneven-series", \
        "the series `{1}` has {2} {2:value|values}, but `{3}` has {4}", \
        "they share the x axis: give all series of a chart as many values") \
    X(TURNS_SHORT, WARNING, "short-turns", \
        "{1} minutes leave about {2} for each of {3} {3:turn|turns}", \
        "people need {4} or more to talk and roll: play longer, or set fewer `extended_turns`")

#define MESSAGES_WIDGETS(X) \
    X(WIDGET_WORD, WARNING, "missing-word", "the kit's own words lack `{1}`", \
        "add it to templates/strings/, in the file of the scenario's language or in en.yaml") \
    X(DIAGRAM_LAYOUT, ERROR, "diagram-failed", "Graphviz could not lay out the system diagram: {1}", \
        "remove flows one by one to find the one it stumbles over") \
    X(DIAGRAM_SMALL, WARNING, "diagram-small", "the system diagram is so large that its text is only {1} pt high on the page", \
        "shorten the components' names and the flows' labels, or leave out components that no clue needs")

#define MESSAGES_CLI(X) \
    /* the command line: exit 2 */ \
    X(COMMAND_UNKNOWN, ERROR, "unknown-command", "there is no command `{1}`", NULL) \
    X(OPTION_UNKNOWN, ERROR, "unknown-option", "there is no option {1}", NULL) \
    X(OPTION_AMBIGUOUS, ERROR, "ambiguous-option", "{1} could be any of {2}", "write more of it") \
    X(OPTION_FOREIGN, ERROR, "foreign-option", "`ddkit {1}` has no option {2}", "{3} has it") \
    X(OPTION_VALUE, ERROR, "option-without-value", "{1} takes a value: {1}={2}", NULL) \
    X(OPTION_EMPTY, ERROR, "option-empty", "the value of {1} is empty, or a part of it: {1}={2}", NULL) \
    X(OPTION_NO_VALUE, ERROR, "option-with-value", "{1} takes no value", "leave `={2}` away") \
    X(OPTION_NUMBER, ERROR, "option-number", "{1} takes a whole number from {2} to {3}, not `{4}`", \
        NULL) \
    X(OPTION_CHOICE, ERROR, "option-choice", "{1} takes {2}, not `{3}`", NULL) \
    X(ARGUMENT_MISSING, ERROR, "missing-argument", "`ddkit {1}` needs {2}", NULL) \
    X(ARGUMENT_EXTRA, ERROR, "extra-argument", "`ddkit {1}` has no use for `{2}`", NULL) \
    X(DIFFICULTY_UNKNOWN, ERROR, "unknown-difficulty", \
        "--difficulty takes numbers and levels of the rules, not `{1}`", NULL) \
    X(PAPER_UNKNOWN, ERROR, "unknown-paper", "there is no paper `{1}`", NULL) \
    X(PAPER_RANGE, ERROR, "paper-out-of-range", "a paper must be between {2} and {3} mm a side, not {1}", NULL) \
    X(PIECE_UNKNOWN, ERROR, "unknown-piece", "there is no piece `{1}`", NULL) \
    X(SLUG_TWICE, ERROR, "same-name-twice", "two scenarios are called `{1}`", \
        "one kit would overwrite the other: run ddkit for each, with different --output") \
    X(OUTPUT_INSIDE, ERROR, "output-in-scenario", "the output folder {1} lies inside the scenario {2}", \
        "choose another with --output; a kit is no part of its scenario") \
    X(SCHEMA_NONE, ERROR, "no-schema", "{1} have no JSON Schema", \
        "add --markdown to print their reference") \
    /* runs */ \
    X(OUTPUT_FAILED, SYSTEM, "output-failed", "cannot write to standard output: {1}", NULL) \
    X(NEW_TAKEN, ERROR, "folder-taken", "{1} is there already, and `ddkit new` writes over nothing", \
        "name another folder, or an empty one") \
    X(DATA_MISSING, SYSTEM, "no-data-folder", "there are no templates in {1}, the folder of ddkit's own files", \
        "set DDKIT_DATA to the folder that holds templates/ and fonts/") \
    X(PLAYERS_OUTSIDE, WARNING, "players-outside", "the scenario is made for {1} to {2} {2:player|players}, not {3}", \
        NULL)
/* clang-format on */

typedef enum MessageCode {
#define X(code, severity, slug, text, hint) MSG_##code,
    MESSAGES(X)
#undef X
        MESSAGE_COUNT
} MessageCode;

#endif
