/* guide_reading.h - what a host reads before the evening, and where it is. */
#ifndef DDKIT_KIT_GUIDE_READING_H
#define DDKIT_KIT_GUIDE_READING_H

#include "kit/guide_entry.h"
#include "kit/stack.h"

typedef struct ReadingOptions {
    const Value *strings;
    const Stack *stack; /* of one print job, else empty */
    bool slim;
    bool joined; /* what is read page by page is one entry */
    const Value *later; /* anchors of what can wait, besides those that say so */
} ReadingOptions;

/* Puts a list `key` into `guide`, of what these anchors lead to: title, anchor, number, name and
 * title of the file, pages and sheets of each.  Returns how many words that is. */
size_t guide_reading(Arena *a, Value *guide, const char *key, const GuideEntry *entries, size_t n,
                     const Value *anchors, const ReadingOptions *options);

#endif
