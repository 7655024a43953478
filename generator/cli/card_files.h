/* card_files.h - the cards of a piece as pictures: one of each side, named by code, sheets for
 * virtual tables, and a list of all of them. */
#ifndef DDKIT_CLI_CARD_FILES_H
#define DDKIT_CLI_CARD_FILES_H

#include "cli/outputs.h"
#include "kit/piece.h"

typedef struct CardFiles {
    const char *kit;    /* the kit's folder, as it is said */
    const char *folder; /* in there; the piece's own is in this one */
    const Shop *shop;   /* sizes, bleed and resolution */
    bool sheets;        /* 10 x 7 cards each, as Tabletop Simulator takes them */
} CardFiles;

/* Writes FOLDER/PIECE/A-01.png, A-01-back.png, back-alert.png, sheet-alert-1.png … and cards.json.
 */
bool card_files_write(Session *s, Outputs *o, const CardFiles *files, const Piece *piece);

#endif
