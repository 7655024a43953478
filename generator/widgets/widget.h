/* widget.h - drawings that data can't describe: the clock (clock_track.c), the system
 * diagram (diagram.c), charts (chart.c), meters (meter.c), small boards (mini_board.c), bars of
 * chances (odds_bar.c), the minutes of the session (phases.c), what proves which cause (mystery.c,
 * clue_strip.c), the way out (mystery_way.c), the calibration sheet (calibration.c), forms
 * (form.c), notes by hand (handwriting.c), tabs (tabs.c), flags (ensign.c) and a client's evening
 * (evening.c), the way through it (flow.c).
 *
 * A widget is a function from scenario data to a Frame.  It takes all its looks, fonts and words
 * from the theme and the strings through WidgetContext, so that a theme restyles it without a
 * compiler, and it knows nothing of pieces and pages. */
#ifndef DDKIT_WIDGETS_WIDGET_H
#define DDKIT_WIDGETS_WIDGET_H

#include "base/map.h"
#include "data/value.h"
#include "draw/frame.h"
#include "text/paragraph.h"

typedef struct WidgetContext {
    Arena *keep;    /* Frames and all they point to */
    Arena *scratch; /* gone after the call */
    Map *drawings;  /* what was made for other drawings of the piece, in `keep` */
    Map *lasting;   /* what was made for drawings of other pieces of the kit, in its own arena */
    Diag *diag;
    Text *text;
    const Value *scenario; /* validated root */
    const Value *strings;  /* the kit's own words in the scenario's language: texts by group */
    Str language;
    bool rtl; /* the language runs from right to left: so do rows and what is read like text */
    void *user;
    /* A style of the theme; reports and gives the default style for an unknown name.  `*leading`
     * (may be NULL) receives the distance of baselines in points. */
    const TextStyle *(*style)(void *user, const char *name, double *leading);
    /* A color of the theme by name ("ink", "mute", "line", "red" …). */
    Color (*color)(void *user, const char *name);
    /* An icon of the theme by name as a filled and stroked path in a box of `size` points; NULL
     * where there is none. */
    const Frame *(*icon)(void *user, Str name, double size, Color color);
} WidgetContext;

/* Draws at most `limits` large; a height of INFINITY means: what it takes.  `value` is what the
 * template bound (`value: handout.chart`), NULL when nothing; `options` the element's own map.
 * NULL after a report. */
typedef Frame *Widget(const WidgetContext *c, const Value *value, const Value *options,
                      Size limits);

/* The incident clock's track; option `least`: the size of its notes' type, in points, below which
 * it does not shrink to leave the marker a place. */
Widget widget_clock;
/* The system.  `value`, a role's id, or else the option `focus`: that role's components are strong,
 * the rest faint, and of a large system only what they talk to is drawn; an empty Frame where the
 * role owns none. */
Widget widget_diagram;
Widget widget_calibration; /* value: marks of the calibration sheet */
/* value: a chart of `charts`; option `most`: the height in millimeters that it may take where its
 * labels need it */
Widget widget_chart;
/* value: an event, of which it shows `value`, `note` and, of `spark` or `chart`, the line.  Options
 * `color`, and `filled`: the area below the line is hatched. */
Widget widget_meter;
/* value: what an effect impacts or relieves, `features` and `clients` as things or ids; the option
 * `focus` is the icon of a mark, else `impacted`.  A gray box fails from the start; a dot is not
 * used.  As high as its rows. */
Widget widget_mini_board;
/* value: an item of odds, of which it shows `plain_share` and `skilled_share`, in thousandths.
 * Upright where it is not wider than high. */
Widget widget_odds_bar;
/* value: `mystery`, causes with the clues that prove them, steps of the shortest way, and the ways
 * out.  Without the option `side` all of it, else half of it, for the left or right one of two
 * pages; both are as high as the deeper one.  Option `most`: the height in millimeters up to which
 * its rows stand apart, no more than twice as far as they must. */
Widget widget_mystery;
/* The same as signs to tick: value and height as above. */
Widget widget_clue_strip;
/* value: the session's parts, `pacing.phases`. */
Widget widget_phases;
/* value: the word of the strings' group `tab` that is this page's; the option `side` says at which
 * edge of the width the tabs are. */
Widget widget_tabs;
/* value: a handout, of which it draws `fields` and `stamp`.  As high as its fields. */
Widget widget_form;
/* value: a text, in capitals by hand; option `size`: their height in millimeters; `most`: the
 * height of all from which on they get smaller. */
Widget widget_handwriting;
/* value: a client, of which it draws a flag of 20 by 13 parts, as large as there is room. */
Widget widget_ensign;

/* value: a client, whose moves and the clock's marks are flags above all turns.  As high as it
 * takes.
 */
Widget widget_evening;

/* value: its words, a list.  As high as it takes. */
Widget widget_flow;

/* Where something `width` wide that starts `x` behind the start of `room` lies from its left. */
double widget_x(const WidgetContext *c, double x, double width, double room);

/* The word `key` of the strings' `group`, or the key itself after a report. */
Str widget_string(const WidgetContext *c, const char *group, const char *key);

#endif
