/* registry.c - the list of widgets. */
#include "widgets/registry.h"

Widget *widget_find(Str name)
{
    static const struct {
        const char *name;
        Widget *widget;
    } widgets[] = {
        { "calibration", widget_calibration },
        { "chart", widget_chart },
        { "clock", widget_clock },
        { "clue-strip", widget_clue_strip },
        { "diagram", widget_diagram },
        { "ensign", widget_ensign },
        { "evening", widget_evening },
        { "flow", widget_flow },
        { "form", widget_form },
        { "handwriting", widget_handwriting },
        { "meter", widget_meter },
        { "mini-board", widget_mini_board },
        { "mystery", widget_mystery },
        { "odds-bar", widget_odds_bar },
        { "phases", widget_phases },
        { "tabs", widget_tabs },
    };
    for (size_t i = 0; i < sizeof widgets / sizeof *widgets; i++)
        if (str_is(name, widgets[i].name)) return widgets[i].widget;
    return NULL;
}
