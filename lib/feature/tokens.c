/* tokens.c - what class names, ids and element names say, as learned log-odds.
 *
 * Each token set is summed once through each table, each box once; a line adds three numbers.
 * Sums saturate at a signed byte and are stored with 128 added.  tests/quality repeats this
 * arithmetic when it trains: change both.  O(tokens + boxes + lines).
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include "base/hash.h"
#include "feature/boxes.h"

/* The element's name is a token too. */
static uint32_t token_of_tag(uint32_t tag)
{
    return dhk_hash_mix(tag * UINT32_C(0x85EBCA6B) + 1);
}

static int clamp(int sum)
{
    return sum < -128 ? -128 : sum > 127 ? 127 : sum;
}

/* What each token set adds up to: many boxes share one. */
static void vote_sets(const dhk_measure *m, dhk_votes *votes)
{
    const dhk_token_set *set = (const dhk_token_set *)m->page->token_sets.items;
    const uint32_t *tokens = (const uint32_t *)m->page->tokens.items;
    const dhk_token_weights *w = m->weights;
    size_t s;

    for (s = 0; s < m->page->token_sets.count; s++, set++) {
        int own = 0, parent = 0, path = 0;
        uint32_t k;
        for (k = 0; k < set->count; k++) {
            const uint32_t slot = dhk_token_slot(tokens[set->first + k]);
            own += w->own[slot];
            parent += w->parent[slot];
            path += w->path[slot];
        }
        votes[s].own = (int16_t)clamp(own);
        votes[s].parent = (int16_t)clamp(parent);
        votes[s].path = (int16_t)clamp(path);
    }
}

/* For each box: its own sum, its sum as a parent, and the sum of its path. */
static void vote_boxes(const dhk_measure *m, dhk_votes *votes, const dhk_votes *sets)
{
    const dhk_token_weights *w = m->weights;
    size_t b;

    for (b = 0; b < m->box_count; b++) {
        const dhk_box *box = &m->boxes[b];
        const dhk_votes *set = &sets[box->tokens];
        const uint32_t slot = dhk_token_slot(token_of_tag(box->tag));
        const int above = box->parent == DHK_NONE ? 0 : votes[box->parent].path;
        votes[b].own = (int16_t)(w->own[slot] + set->own);
        votes[b].parent = (int16_t)(w->parent[slot] + set->parent);
        votes[b].path = (int16_t)clamp(above + w->path[slot] + set->path);
    }
}

void dhk_feature_tokens(dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const dhk_votes *boxes = m->votes, *sets = m->votes + m->box_count;
    const size_t stride = m->stride;
    uint64_t total = 0;
    size_t i;

    vote_sets(m, m->votes + m->box_count);
    vote_boxes(m, m->votes, sets);
    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        const dhk_votes *v = &boxes[line->box];
        const uint32_t up = m->boxes[line->box].parent;
        const int own = clamp(v->own + sets[line->tokens].own);
        const int parent = up == DHK_NONE ? 0 : clamp(boxes[up].parent);
        const int sum = clamp((own + parent + v->path) / 2) + 128;
        uint8_t *kept = m->kept + i;
        kept[DHK_KEPT_token_own * stride] = (uint8_t)(own + 128);
        kept[DHK_KEPT_token_parent * stride] = (uint8_t)(parent + 128);
        kept[DHK_KEPT_token_path * stride] = (uint8_t)(v->path + 128);
        kept[DHK_KEPT_token_sum * stride] = (uint8_t)sum;
        total += (unsigned)sum;
    }
    measure->token_mean = (uint8_t)(m->count == 0 ? 0 : total / m->count);
    dhk_running_sums(dhk_sums_of(m, DHK_SUMS_TOKENS), m->sums_stride,
                     dhk_kept_column(m, DHK_KEPT_token_sum), m->count);
}

void dhk_block_tokens(const dhk_measure *m, size_t first)
{
    static const dhk_window_column windows[] = {
        {DHK_COL_token_b4, DHK_SUMS_TOKENS, {4, 1, false, false}},
        {DHK_COL_token_a4, DHK_SUMS_TOKENS, {4, 1, true, false}},
        {DHK_COL_token_b12, DHK_SUMS_TOKENS, {12, 1, false, false}},
        {DHK_COL_token_a12, DHK_SUMS_TOKENS, {12, 1, true, false}},
    };

    dhk_fill_windows(m, first, windows, sizeof windows / sizeof *windows);
}
