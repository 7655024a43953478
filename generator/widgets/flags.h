/* flags.h - what stands above the clock's track: the scenario's marks and the report's deadline;
 * above a client's evening its moves, too.
 *
 * A flag stands on a pole at the end of its turn.  Its label is beside the pole, to the left where
 * there is room.  Labels are stacked in levels so that no label covers another or a pole. */
#ifndef DDKIT_WIDGETS_FLAGS_H
#define DDKIT_WIDGETS_FLAGS_H

#include "base/vec.h"
#include "game/clock.h"
#include "widgets/widget.h"

typedef enum FlagKind {
    FLAG_PENALTY,
    FLAG_BREACH,
    FLAG_NOTE,
    FLAG_REPORT,
    FLAG_MOVE, /* of a client */
} FlagKind;

typedef struct Flag {
    int turn; /* stands at the end of it */
    FlagKind kind;
    Str text;
    Str does, note; /* what it does, and when it counts; either may be empty */
    Span origin;
} Flag;

typedef VEC(Flag) FlagList;

/* How flags are set: names of the theme's styles, and a scale for both. */
typedef struct FlagType {
    const char *label, *note;
    double scale;
} FlagType;

/* A flag and the place that was found for it. */
typedef struct FlagPlace {
    const Flag *flag;
    Frame *label;
    double x;       /* of the pole, from where the track starts: its left end, or its right one in
                       a language from right to left, where all below is mirrored */
    double width;   /* of banner and label */
    bool leftwards; /* banner and label are left of the pole */
    bool placed;
    bool shared;    /* with a flag of another kind: the pole is neither's */
    unsigned level; /* 0 is next to the track */
    double top;     /* above the track, positive */
} FlagPlace;

typedef struct FlagRow {
    FlagPlace *at;
    size_t n;
    double height; /* of all levels, above the track */
    unsigned levels;
    double cost; /* what is not as it should be, points of height */
    FlagType type;
    int first, last; /* turns */
    double box;      /* width of a turn */
    bool seam;       /* two sheets may join in its middle: no label across it */
    bool roomy;      /* height costs less than a label of three lines, or one at the right */
    bool low;        /* two levels are enough, whatever side labels are at for it */
} FlagRow;

/* The flags of the scenario's clock, ordered by turn; those outside of it are left out.  Each says
 * what its mark does if `does`. */
FlagList flags_of(const WidgetContext *c, const Clock *clock, int turns, bool does);

/* Whether what each mark of the clock does has two lines at most, `width` points wide. */
bool flags_can_say(const WidgetContext *c, const FlagType *type, double width);

/* Adds a flag where its turn puts it, behind those of the same turn; not one outside of `turns`. */
void flags_add(const WidgetContext *c, FlagList *list, int turns, Flag flag);

/* Finds places for the flags above a row with turns, boxes, seam, room and type of `like`; labels
 * may use `width` points from the row's left end. */
FlagRow flags_place(const WidgetContext *c, const FlagList *flags, const FlagRow *like,
                    double width);
/* The type of the clock's flags. */
FlagType flag_type(double scale);

/* The theme's color for a mark's `kind`. */
const char *flag_color(const Value *kind);

/* Draws the row on top of `track`, as wide as all rows may be; the poles reach down to its foot. */
void flags_draw(const WidgetContext *c, const FlagRow *row, Frame *frame, Rect track);

#endif
