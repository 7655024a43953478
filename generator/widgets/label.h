/* label.h - short texts inside widgets: a style of the theme, perhaps scaled or in another color,
 * set into a Frame that is exactly as wide as its widest line. */
#ifndef DDKIT_WIDGETS_LABEL_H
#define DDKIT_WIDGETS_LABEL_H

#include "widgets/widget.h"

/* How a label is set.  The style is in the context's keep arena: Frames point to it. */
typedef struct Look {
    const TextStyle *style;
    double leading; /* distance of baselines, points */
} Look;

/* Points; smaller type is hard to read on paper. */
#define TYPE_MIN 7.0

typedef enum LabelAlign { LABEL_LEFT, LABEL_CENTER, LABEL_RIGHT } LabelAlign;
/* The sides where lines of the language start and end. */
LabelAlign label_start(const WidgetContext *c);
LabelAlign label_end(const WidgetContext *c);

Look look_named(const WidgetContext *c, const char *style);
/* Never makes type smaller than TYPE_MIN; what is smaller already stays as it is. */
Look look_scaled(const WidgetContext *c, Look look, double scale);
Look look_colored(const WidgetContext *c, Look look, Color color);

/* What a text in Markdown says, without its marks; blocks become lines. */
Str label_plain(const WidgetContext *c, Str markdown);

/* `text` wrapped at `width` (INFINITY: one line); only words that are wider are broken.  The lines
 * are aligned within the widest one. */
Frame *label_set(const WidgetContext *c, Str text, Look look, double width, LabelAlign align,
                 Span origin);
/* The same for text of several styles; `leading` is the distance of baselines. */
Frame *label_set_spans(const WidgetContext *c, const TextSpan *spans, size_t n, double leading,
                       double width, LabelAlign align);

/* Width of the widest part of a text that no line end parts; hyphens don't count. */
double label_widest_word(const WidgetContext *c, const TextSpan *spans, size_t n);

/* Height of capitals of a label's first line, points, for optical alignment. */
double label_cap_height(const Frame *label);

#endif
