/* tokens.c - what class names, ids and element names say, as learned log-odds.
 *
 * Each token set is summed once through each table, each box once; a line adds three numbers.
 * Sums saturate at a signed byte and are stored with 128 added.  tests/quality repeats this
 * arithmetic when it trains: change both.  O(tokens + boxes + lines).
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include "base/hash.h"
#include "feature/boxes.h"
#include "feature/shift.h"

/* The element's name is a token too. */
static uint32_t token_of_tag(uint32_t tag)
{
    return dhk_hash_mix(tag * UINT32_C(0x85EBCA6B) + 1);
}

static int clamp(int sum)
{
    return sum < -128 ? -128 : sum > 127 ? 127 : sum;
}

static int sum_set(const dhk_page *page, uint32_t set, const int8_t *table)
{
    const dhk_token_set *s = (const dhk_token_set *)page->token_sets.items + set;
    const uint32_t *token = (const uint32_t *)page->tokens.items + s->first;
    int sum = 0;
    uint32_t k;

    for (k = 0; k < s->count; k++)
        sum += table[dhk_token_slot(token[k])];
    return clamp(sum);
}

/* For each box: its own sum, its sum as a parent, and the sum of its path. */
typedef struct box_votes {
    int16_t own, parent, path;
} box_votes;
typedef char votes_fit[sizeof(box_votes) == DHK_BOX_VOTES ? 1 : -1];

static void vote_boxes(const dhk_measure *m, box_votes *votes)
{
    const dhk_token_weights *w = m->weights;
    size_t b;

    for (b = 0; b < m->box_count; b++) {
        const dhk_box *box = &m->boxes[b];
        const uint32_t slot = dhk_token_slot(token_of_tag(box->tag));
        const int above = box->parent == DHK_NONE ? 0 : votes[box->parent].path;
        votes[b].own = (int16_t)(w->own[slot] + sum_set(m->page, box->tokens, w->own));
        votes[b].parent =
            (int16_t)(w->parent[slot] + sum_set(m->page, box->tokens, w->parent));
        votes[b].path =
            (int16_t)clamp(above + w->path[slot] + sum_set(m->page, box->tokens, w->path));
    }
}

static void fill_page_mean(const dhk_measure *m, const uint8_t *sum)
{
    uint64_t total = 0;
    uint8_t mean;
    size_t i;

    for (i = 0; i < m->count; i++)
        total += sum[i];
    mean = (uint8_t)(m->count == 0 ? 0 : total / m->count);
    for (i = 0; i < m->count; i++)
        dhk_column(m, DHK_COL_token_page)[i] = mean;
}

void dhk_feature_tokens(dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    static const dhk_window b4 = {4, 1, false, false}, a4 = {4, 1, true, false},
                            b12 = {12, 1, false, false}, a12 = {12, 1, true, false};
    box_votes *votes = (box_votes *)(void *)m->table;
    uint8_t *sum = (uint8_t *)(votes + m->box_count);
    size_t i;

    vote_boxes(measure, votes);
    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        const box_votes *v = &votes[line->box];
        const uint32_t up = m->boxes[line->box].parent;
        const int own = clamp(v->own + sum_set(m->page, line->tokens, m->weights->own));
        const int parent = up == DHK_NONE ? 0 : clamp(votes[up].parent);
        dhk_column(m, DHK_COL_token_own)[i] = (uint8_t)(own + 128);
        dhk_column(m, DHK_COL_token_parent)[i] = (uint8_t)(parent + 128);
        dhk_column(m, DHK_COL_token_path)[i] = (uint8_t)(v->path + 128);
        sum[i] = (uint8_t)(clamp((own + parent + v->path) / 2) + 128);
    }
    dhk_shift(dhk_column(m, DHK_COL_token_b1), sum, m->count, 1);
    dhk_shift(dhk_column(m, DHK_COL_token_a1), sum, m->count, -1);
    dhk_running_sums(m->running, sum, m->count);
    dhk_window_sum(dhk_column(m, DHK_COL_token_b4), m->running, m->count, b4);
    dhk_window_sum(dhk_column(m, DHK_COL_token_a4), m->running, m->count, a4);
    dhk_window_sum(dhk_column(m, DHK_COL_token_b12), m->running, m->count, b12);
    dhk_window_sum(dhk_column(m, DHK_COL_token_a12), m->running, m->count, a12);
    fill_page_mean(measure, sum);
}
