/* printers.h - printer profiles by name: files in the folder that the XDG Base Directory
 * Specification (0.8) gives for settings. */
#ifndef DDKIT_CLI_PRINTERS_H
#define DDKIT_CLI_PRINTERS_H

#include "cli/session.h"
#include "kit/printer.h"

/* $XDG_CONFIG_HOME/ddkit/printers, or ~/.config/ddkit/printers where that is not set or no absolute
 * path.  NULL where HOME is neither: nothing is reported. */
const char *printers_folder(Arena *a);
/* Their names, sorted. */
size_t printers_list(Arena *a, Str **names);
/* The file of the profile NAME.  NULL after a report. */
const char *printers_path(Session *s, const char *name);
/* Whether a profile can be called that. */
bool printers_name_fits(Str name);

/* What --printer asks for, a name or the path of a file (with a slash, or ending in .yaml), for
 * sheets of --paper turned over --duplex: `*out` is NULL without the option.  False after reports;
 * those of `*usage` are about the command line. */
bool printers_read(Session *s, const PrinterProfile **out, bool *usage);

#endif
