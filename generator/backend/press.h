/* press.h - what a PDF for a printing company is made with. */
#ifndef DDKIT_BACKEND_PRESS_H
#define DDKIT_BACKEND_PRESS_H

#include "base/color.h"
#include "print/shop.h"

typedef struct Press {
    const Shop *shop;
    const ColorInks *inks; /* of the theme's colors */
    size_t n_inks;
} Press;

#endif
