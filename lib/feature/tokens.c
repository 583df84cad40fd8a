/* tokens.c - what class names, ids and element names say, as learned log-odds.
 *
 * All tokens are summed once through each table, so that a set is a difference of two sums; then
 * each box is summed once, and a line adds three numbers.
 * Sums of boxes and lines saturate at a signed byte and are stored with 128 added.  tests/quality
 * (tokens.py) learns the tables from the same sums.  O(tokens + boxes + lines).
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

/* running[t] is the sum over the tokens before token t. */
static void run_votes(const dhk_measure *m, dhk_votes *running)
{
    const uint32_t *tokens = (const uint32_t *)m->page->tokens.items;
    const size_t count = m->page->tokens.count;
    const dhk_token_weights *w = m->weights;
    unsigned own = 0, parent = 0, path = 0;
    size_t t;

    for (t = 0; t < count; t++) {
        const uint32_t slot = dhk_token_slot(tokens[t]);
        running[t].own = (int16_t)own;
        running[t].parent = (int16_t)parent;
        running[t].path = (int16_t)path;
        own += (unsigned)w->own[slot];
        parent += (unsigned)w->parent[slot];
        path += (unsigned)w->path[slot];
    }
    running[count].own = (int16_t)own;
    running[count].parent = (int16_t)parent;
    running[count].path = (int16_t)path;
}

/* What each token set adds up to: many boxes share one.  Its tokens stand in a row and are few
 * (html_words.h), so that is a difference, and no loop whose number of turns nobody can guess. */
static void vote_sets(const dhk_measure *m, dhk_votes *votes, const dhk_votes *running)
{
    const dhk_token_set *set = (const dhk_token_set *)m->page->token_sets.items;
    size_t s;

    for (s = 0; s < m->page->token_sets.count; s++, set++) {
        const dhk_votes *begin = &running[set->first], *end = begin + set->count;
        votes[s].own = (int16_t)(end->own - begin->own);
        votes[s].parent = (int16_t)(end->parent - begin->parent);
        votes[s].path = (int16_t)(end->path - begin->path);
    }
}

/* For each box: its own sum, its sum as a parent, the sum of its path, and what is around it. */
static void vote_boxes(const dhk_measure *m, dhk_votes *votes, const dhk_votes *sets)
{
    static const dhk_votes nothing = {0, 0, 0, 0};
    const dhk_token_weights *w = m->weights;
    size_t b;

    for (b = 0; b < m->box_count; b++) {
        const dhk_box *box = &m->boxes[b];
        const dhk_votes *set = &sets[box->tokens];
        const dhk_votes *up = box->parent == DHK_NONE ? &nothing : &votes[box->parent];
        const uint32_t slot = dhk_token_slot(token_of_tag(box->tag));
        votes[b].own = (int16_t)(w->own[slot] + set->own);
        votes[b].parent = (int16_t)clamp(w->parent[slot] + set->parent);
        votes[b].path = (int16_t)clamp(up->path + w->path[slot] + set->path);
        votes[b].around = up->parent;
    }
}

void dhk_feature_tokens(dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    dhk_votes *const boxes = m->votes, *const sets = boxes + m->box_count;
    uint8_t *own_column = dhk_kept_column(m, DHK_KEPT_token_own);
    uint8_t *parent_column = dhk_kept_column(m, DHK_KEPT_token_parent);
    uint8_t *path_column = dhk_kept_column(m, DHK_KEPT_token_path);
    uint8_t *sum_column = dhk_kept_column(m, DHK_KEPT_token_sum);
    uint64_t total = 0;
    size_t i;

    run_votes(m, sets + m->page->token_sets.count);
    vote_sets(m, sets, sets + m->page->token_sets.count);
    vote_boxes(m, boxes, sets);
    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        const dhk_votes *v = &boxes[line->box];
        const int own = clamp(v->own + sets[line->tokens].own);
        const int sum = clamp((own + v->around + v->path) / 2) + 128;
        own_column[i] = (uint8_t)(own + 128);
        parent_column[i] = (uint8_t)(v->around + 128);
        path_column[i] = (uint8_t)(v->path + 128);
        sum_column[i] = (uint8_t)sum;
        total += (unsigned)sum;
    }
    measure->token_mean = (uint8_t)(m->count == 0 ? 0 : total / m->count);
    dhk_running_sums(dhk_sums_of(m, DHK_SUMS_TOKENS), m->sums_stride, sum_column, m->count);
}

void dhk_block_tokens(const dhk_measure *m, size_t first)
{
    static const dhk_window_column windows[] = {
        {DHK_COL_token_b4, DHK_SUMS_TOKENS, {4, 2, false}},
        {DHK_COL_token_a4, DHK_SUMS_TOKENS, {4, 2, true}},
        {DHK_COL_token_b12, DHK_SUMS_TOKENS, {12, 4, false}},
        {DHK_COL_token_a12, DHK_SUMS_TOKENS, {12, 4, true}},
    };

    dhk_fill_windows(m, first, windows, sizeof windows / sizeof *windows);
}
