/* printer.h - printer profiles as YAML files, which `ddkit calibrate` writes and people may edit.
 */
#ifndef DDKIT_KIT_PRINTER_H
#define DDKIT_KIT_PRINTER_H

#include "data/schema.h"
#include "print/profile.h"

/* A profile: lengths in millimeters, scales in percent, angles in degrees. */
extern const Field printer_schema;

/* Reads the profile `name` from the file at `path`.  False after reports. */
bool printer_read(Arena *a, Diag *d, const char *path, Str name, PrinterProfile *out);
/* The profile as a file that printer_read() reads. */
Str printer_text(Arena *a, const PrinterProfile *profile);

#endif
