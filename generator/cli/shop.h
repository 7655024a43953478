/* shop.h - whom a run prints for: --target, and what cards are cut out for pictures of them. */
#ifndef DDKIT_CLI_SHOP_H
#define DDKIT_CLI_SHOP_H

#include "cli/session.h"
#include "kit/kit.h"

/* Whether --target asks for a printing company. */
bool shop_wanted(const Options *o);

/* False after reports of a --target that is none, or of options that do not go with what the run
 * prints. */
bool shop_options_fit(Session *s);

/* Dots an inch of pictures. */
int shop_dpi(const Options *o);

/* The shop of --target; with --cards what stands for one: any size, with or without bleed; else
 * NULL.  False after reports. */
bool shop_of_run(Session *s, Kit *kit, const Shop **out);

#endif
