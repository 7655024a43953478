/* sheet.c - the plainest way onto paper. */
#include "print/sheet.h"

void sheet_single(Arena *a, Document *doc, const Frame *frame, Str label)
{
    const Rect all = { 0, 0, frame->size.width, frame->size.height };
    *vec_push(a, &doc->pages) =
        (Page){ .size = frame->size, .trim = all, .bleed = all, .frame = frame, .label = label };
}
