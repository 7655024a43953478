/* piece_schema.c - what a piece's file may hold, and the files beside it. */
#include "kit/piece_schema.h"

#include "layout/element.h"

#include "data/field_macros.h"
#include "data/shape.h"
#include "layout/element_type.h"
#include "layout/fields.h"
#include "print/imposition.h"

static const char *const audiences[] = { "players", "dm", NULL };
static const char *const stocks[] = { "paper", "card", "strong", NULL };
static const char *const slims[] = { "none", "less", NULL };
static const char *const sides[] = { "both", "one", "slim", NULL };

/* clang-format off */
#define ELEMENT(key_, help_, ...) \
    { .key = key_, .type = FIELD_VARIANT, .help = help_, .define = "element", .variants = element_types, \
      .fields = element_attributes, __VA_ARGS__ }

static const Field format[] = {
    WORD("card", "Cards of this size, imposed on sheets."),
    WORD("page", "Pages of this size; `document`: as large as the paper."),
    WORD("poster", "A large drawing, on several sheets to join if the paper is smaller: `front`, or `pages` where it may take more than one."),
    WORD("inch", "The size on Letter and other inch papers."),
    BOOL("grows", "Pages for the whole table: on paper larger than theirs they are enlarged, evenly."),
    WORD("large", "The size with `--large-print`: all that is on a face grows by the same share. Pages lie singly then, or in a booklet where `booklet` allows one."),
    WORD("large-inch", "The same on inch papers. Default: `large`."),
    INT("up", 1, 16, "Pages side by side on a sheet, to cut apart."),
    WORD("slim", "With `--slim` the finished drawing is reduced, evenly, until it fits this size; a poster, onto one sheet too."),
    BOOL("part", "Cards of a slim kit are laid out as large as their equal part of the sheet."),
    REAL("rim", "White inside a card's edges in a slim kit, mm: as near to a cut nothing is printed.", LENGTH(0, 20)),
    ENUM("impose", imposition_names, "How it comes onto paper. Default: `cards`, `pages` (with `up`: `n-up`) or `tiles`; "
        "`signature`: eight pages on one side of a sheet that is folded and cut once; `leaves`: each page as high as "
        "what it shows, several on a sheet to cut apart; `booklet`: two pages a side, to lay into each other, fold and staple."),
    REAL("least", "Of leaves: the share of their size to which all of them are reduced where that saves a sheet; not in large print.", LENGTH(0.9, 1)),
    BOOL("split", "Each time a run is repeated it is a booklet of its own."),
    BOOL("booklet", "With `--booklet` it is one."),
    END };

static const Field fit[] = {
    REAL("min_scale", "Smallest scale of the type before the text continues on another card: 0.8 is 80 %.", LENGTH(0.3, 1)),
    BOOL("tighten", "Gaps and lines of a document close up a little where that saves a page."),
    BOOL("sheets", "Beside `tighten`, in a run that begins on a front: only where that saves a sheet."),
    BOOL("even", "All pages take the scale of the one that has to shrink most."),
    REAL("slim", "Scale of the type with `--slim`: 0.85 is 85 %.", LENGTH(0.7, 1)),
    REAL("small", "Scale of a document's type on paper no wider than A5; on wider paper it is the less reduced the wider it is, on A4 not at all.", LENGTH(0.7, 1)),
    END };

static const Field print[] = {
    ENUM("stock", stocks, "What it is printed on."),
    WORD("cut", "How it is cut: `half` is the string `t.cut.half`.", SHAPE(id_shape)),
    WORD("slim-cut", "The same with `--slim`; `none`: it stays whole, and the pages of a signature stand upright, in order, four a side; `shared`: it lies whole on the table, unless there are cards of other pieces on its sheets.", SHAPE(id_shape)),
    WORD("envelope", "Whose envelope it goes into: `seat` is the string `t.envelope.seat`.", SHAPE(id_shape)),
    ENUM("sides", sides, "`one`: nothing is printed on backs; `slim`: only with `--slim`."),
    INT("cuts", 0, 40, "Straight cuts a sheet, of pages that are cut apart by lines of their own."),
    BOOL("extra", "A first evening goes without it: the print guide marks it, and sums up the others."),
    INT("first", 1, 100, "So many of its sheets, the first ones, are enough for a first evening, uncut."),
    BOOL("whole", "A first evening leaves its sheets whole: a card or leaf is cut off when it is wanted."),
    INT("seats-a-copy", 1, 24, "How many seats share one copy."),
    BOOL("unnumbered", "Its pages have no numbers: the print guide calls them by their headings alone."),
    END };

static const Field form[] = {
    ELEMENT("page", "What the page shows instead.", REQUIRED),
    BOOL("lacks", "It leaves something out, and should say where to find it."),
    INT("most", 1, 100, "How many pages it may take, in place of as many as the run."),
    BOOL("full", "Only where no page but the last is less than three quarters full."),
    END };

static const Field page_box[] = {
    ELEMENT("header", "What is above the text, starting at the edge of the paper."),
    ELEMENT("footer", "What is below the text, ending at the edge of the paper."),
    ONE_OF("margin", insets_forms, "Space around the text. Header and footer have the same left and right margins."),
    BOOL("facing", "Printed like a book: left and right margins change sides on even pages."),
    END };

static const Field run[] = {
    MAP("each", LINE(NULL, "A path to a list."), "`{name: PATH}`: once for each thing of the list."),
    LINE("if", "A condition, as for elements."),
    ELEMENT("page", "What a page shows.", REQUIRED),
    LIST("or", OBJECT(NULL, form, "Another form of the page."),
        "If `page` takes more than one page, the first of these that fits on one is used, else the last.", LENGTH(1, 20)),
    INT("most", 1, 100, "With `or`: how many pages they may take, in place of one."),
    BOOL("full", "With `or`: only where no page but the last is less than three quarters full."),
    WORD("leaf", "With `impose: leaves`: how wide its pages are. Default: as the sheet.", SHAPE(length_shape)),
    OBJECT("fit", fit, "How far its type may shrink. Default: that of the piece."),
    ELEMENT("header", "Its own instead of the one of the piece's `page`."),
    ONE_OF("margin", insets_forms, "Likewise."),
    BOOL("sheet", "It starts on the front of a sheet that can lie alone: where it would start on a back, that stays empty. Only where both sides are printed."),
    BOOL("plain", "Without the header, footer and margin of `page`."),
    BOOL("contents", "The run that shows `document.contents`."),
    END };

#define CARDS \
    MAP("each", LINE(NULL, "A path to a list."), "`{name: PATH}`: one card for each thing of the list."), \
    LINE("name", "A path to the name of a card in messages."), \
    LINE("copies", "How many copies of a card are printed (0 to 1000), or a path to that number."), \
    LINE("back-of", "A path: cards with the same value share a back. Without it each card has its own."), \
    LINE("heap", "A path to what the host does with a card, such as “the top one”: said at the foot of its sheet."), \
    ELEMENT("front", "What the front of a card shows, or the poster."), \
    ELEMENT("back", "What the back shows."), \
    ELEMENT("spare", "What is shown on a side that is left over when a card with its own back continues."), \
    BOOL("apart", "Front and back are for different eyes: fronts continue on fronts, and backs on backs.")

static const Field cards[] = { LINE("if", "A condition, as for elements."), CARDS,
    BOOL("fills", "Printed only where the last sheet has room for it, again and again until that is full."),
    BOOL("once", "With `fills`: what fills is not repeated; the rest of the sheet stays empty."), END };

static const Field piece[] = {
    WORD("piece", "Its name, which is also the name of the file.", REQUIRED, SHAPE(id_shape)),
    LINE("about", "What it is, for `ddkit list`."),
    ENUM("audience", audiences, "Who may see it. A piece for `players` cannot bind anything secret, and "
        "a secret that is spelled out in it is an error.", REQUIRED),
    OBJECT("format", format, "What it is printed as.", REQUIRED),
    WORD("style", "Type style of the whole piece. Default: `body`.", SHAPE(id_shape)),
    CARDS,
    LIST("cards", OBJECT(NULL, cards, "Cards that share a layout."), "Instead of `front`: kinds of cards of one size that share sheets.", LENGTH(1, 20)),
    OBJECT("fit", fit, "How far its type may shrink."),
    OBJECT("print", print, "For the print guide."),
    BOOL("large-print", "`--large-print` enlarges the type of a document and the widths that its elements and columns have for words, and all that is on pages of one size, of which there are more then. Not for drawings and for faces that have a larger size (`format.large`). The print guide names what has neither."),
    ENUM("slim", slims, "With `--slim`: `none` leaves it out, `less` prints less of it, where its template asks `if: not slim`."),
    BOOL("attach", "`--attach` attaches the scenario's files to it. Only for pieces of the host."),
    WORD("pages-of", "Another piece, which is laid out before this one: `page` then gives the pages of its anchors, and nothing where that piece is not printed.", SHAPE(id_shape)),
    BOOL("last", "Laid out after all other pieces, so that it can tell about them."),
    LIST("looks", WORD(NULL, "An anchor."), "Likewise what is only looked at: `guide.looks`."),
    LIST("skims", WORD(NULL, "An anchor."), "Likewise what is looked over before the evening, of a slim kit: `guide.skims`. Its words count half."),
    LIST("reads", WORD(NULL, "An anchor."), "With `last: true`: headings, by their anchors, in the order of reading; `guide.reading` has them. What is below a heading in `looks`, or one whose anchor begins with `later-`, can wait: its words are not counted."),
    OBJECT("page", page_box, "Header, footer and margin of all pages."),
    LIST("pages", OBJECT(NULL, run, "Pages that share a layout."), "Runs of pages.", LENGTH(1, 100)),
    MAP("parts", ELEMENT(NULL, "An element."), "Elements for `include`."),
    END };
const Field piece_schema = OBJECT(NULL, piece, "One kind of card, form or document.");
const Field parts_schema = MAP(NULL, ELEMENT(NULL, "An element."), "Elements that several pieces include.");
/* clang-format on */
