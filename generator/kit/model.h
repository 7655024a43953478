/* model.h - what templates see: the scenario with everything added that can be worked out from it.
 *
 * The model is a tree of Values.  It starts as the scenario; things get a code ("C-02"), a number
 * and an anchor; ids become the things they name, so that `{{action.tool.name}}` works; and the
 * game adds odds, the clue trail, the run sheet, who plays what.  docs/templates.md lists it all.
 *
 * For players' pieces the model is built from a scenario without its secrets: a template can't
 * leak what is not there. */
#ifndef DDKIT_KIT_MODEL_H
#define DDKIT_KIT_MODEL_H

#include "data/scenario.h"
#include "game/deal.h"

typedef struct ModelInput {
    const Scenario *scenario;
    const Value *strings; /* `t` */
    const Value *theme;   /* for the looks of decks and tiers */
    const Value *looks;   /* of the roles, by id: role_looks.h */
    const Deal *deal;     /* who plays what; NULL: not known yet */
    bool dm;              /* with secrets */
} ModelInput;

/* NULL after reports. */
const Value *model_build(Arena *a, Diag *d, const ModelInput *in);

#endif
