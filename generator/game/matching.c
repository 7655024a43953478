/* matching.c - augmenting paths by depth-first search. */
#include "game/matching.h"

Matching matching_new(Arena *a, size_t n_left, size_t n_right, const Set *allowed,
                      const size_t *order)
{
    Matching m = {
        .n_left = n_left,
        .n_right = n_right,
        .allowed = allowed,
        .order = order,
        .right_of = ARENA_ARRAY(a, size_t, n_left),
        .left_of = ARENA_ARRAY(a, size_t, n_right),
        .seen = set_new(a, n_right),
    };
    for (size_t i = 0; i < n_left; i++) m.right_of[i] = MATCHING_NONE;
    for (size_t i = 0; i < n_right; i++) m.left_of[i] = MATCHING_NONE;
    return m;
}

void matching_clear(Matching *m)
{
    for (size_t i = 0; i < m->n_left; i++) {
        if (m->right_of[i] != MATCHING_NONE) m->left_of[m->right_of[i]] = MATCHING_NONE;
        m->right_of[i] = MATCHING_NONE;
    }
}

static bool search(Matching *m, size_t left);

/* Takes the first free one, or else the first whose owner finds another. */
static bool take(Matching *m, size_t left, bool owned)
{
    for (size_t k = 0; k < m->n_right; k++) {
        size_t right = m->order ? m->order[k] : k;
        if (!set_has(m->allowed[left], right) || set_has(m->seen, right)) continue;
        if ((m->left_of[right] != MATCHING_NONE) != owned) continue;
        set_add(m->seen, right);
        if (owned && !search(m, m->left_of[right])) continue;
        m->left_of[right] = left;
        m->right_of[left] = right;
        return true;
    }
    return false;
}

static bool search(Matching *m, size_t left)
{
    return take(m, left, false) || take(m, left, true);
}

bool matching_add(Matching *m, size_t left)
{
    set_clear(m->seen);
    return search(m, left);
}
