/* piece_schema.c - what a piece's file may hold, and the files beside it. */
#include "kit/piece_schema.h"

#include "layout/element.h"

#include "data/field_macros.h"
#include "data/shape.h"
#include "layout/element_type.h"
#include "layout/fields.h"

static const char *const audiences[] = { "players", "dm", NULL };
static const char *const stocks[] = { "paper", "card", "strong", NULL };
static const char *const sides[] = { "both", "one", NULL };

/* clang-format off */
#define ELEMENT(key_, help_, ...) \
    { .key = key_, .type = FIELD_VARIANT, .help = help_, .define = "element", .variants = element_types, \
      .fields = element_attributes, __VA_ARGS__ }

static const Field format[] = {
    WORD("card", "Cards of this size, imposed on sheets."),
    WORD("page", "Pages of this size; `document`: of the paper's, under `pages`."),
    WORD("poster", "One large drawing, over sheets that join where the paper is smaller."),
    WORD("inch", "The size on Letter and its family."),
    INT("up", 1, 16, "Pages side by side on a sheet, to cut apart."),
    INT("fold", 8, 8, "Pages on one side of a sheet that is folded and cut once."),
    END };

static const Field fit[] = {
    REAL("min_scale", "How far type may shrink before the text continues on another card.", LENGTH(0.3, 1)),
    END };

static const Field print[] = {
    ENUM("stock", stocks, "What it is printed on."),
    WORD("cut", "How it is cut: the end of a key of the strings.", SHAPE(id_shape)),
    WORD("envelope", "Whose envelope it goes into: the end of a key of the strings.", SHAPE(id_shape)),
    ENUM("sides", sides, "`one`: nothing belongs on the backs."),
    INT("seats-a-copy", 1, 24, "One copy for so many seats."),
    END };

static const Field form[] = {
    ELEMENT("page", "What the page shows instead.", REQUIRED),
    BOOL("lacks", "It leaves something out, and says where that is."),
    END };

static const Field page_box[] = {
    ELEMENT("header", "What stands above the text, from the paper's edge on."),
    ELEMENT("footer", "What stands below it, at the paper's edge."),
    ONE_OF("margin", insets_forms, "Room around the text; header and footer keep to its sides."),
    END };

static const Field run[] = {
    MAP("each", LINE(NULL, "A path to a list."), "`{name: path}`: so many times."),
    LINE("if", "A path: where it leads to something."),
    ELEMENT("page", "What a page shows.", REQUIRED),
    LIST("or", OBJECT(NULL, form, "Another form of the page."),
        "Where `page` takes more than one page, the first of these that does not, else the last.", LENGTH(1, 20)),
    OBJECT("fit", fit, "How far its type may shrink; default: as the piece's."),
    ELEMENT("header", "Its own instead of the one of the piece's `page`."),
    BOOL("plain", "Without the header, footer and margin of the piece's `page`."),
    BOOL("contents", "The run that shows `document.contents`."),
    END };

static const Field piece[] = {
    WORD("piece", "Its name: that of the file.", REQUIRED, SHAPE(id_shape)),
    LINE("about", "What it is, for `ddkit list`."),
    ENUM("audience", audiences, "Who may see it. Of `players`, nothing secret can be bound, and a secret that is "
        "spelled out is an error.", REQUIRED),
    WORD("title", "Key of the strings for its title."),
    OBJECT("format", format, "What it is printed as.", REQUIRED),
    WORD("style", "Type style of all of it. Default: `body`.", SHAPE(id_shape)),
    MAP("each", LINE(NULL, "A path to a list."), "`{name: path}`: one card each."),
    LINE("name", "A path to what messages call a card."),
    LINE("copies", "How many there are of a card (0 to 1000), or a path to that."),
    LINE("back-of", "A path: cards with the same value share a back. Without it each card has its own."),
    OBJECT("fit", fit, "How far its type may shrink."),
    OBJECT("print", print, "For the print guide."),
    BOOL("large-print", "--large-print enlarges it; not for forms and drawings, which have no room."),
    BOOL("attach", "--attach lets it carry the scenario's files; the DM's pieces only."),
    BOOL("last", "Laid out after all others: it tells of them."),
    ELEMENT("front", "What the front of a card shows, or the poster."),
    ELEMENT("back", "What the back shows."),
    ELEMENT("spare", "What a side shows that is left over where a card with a back of its own continues."),
    OBJECT("page", page_box, "What stands around the text of all pages."),
    LIST("pages", OBJECT(NULL, run, "Pages that share a layout."), "Runs of pages.", LENGTH(1, 100)),
    MAP("parts", ELEMENT(NULL, "An element."), "Elements for `include`."),
    END };
const Field piece_schema = OBJECT(NULL, piece, "One kind of card, form or document.");
const Field parts_schema = MAP(NULL, ELEMENT(NULL, "An element."), "Elements that several pieces include.");
/* clang-format on */
