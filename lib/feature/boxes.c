/* boxes.c - what the containers of a line hold: how many words, how much of it link text or
 * prose, and how far the line's own container is from the chain of the richest.
 *
 * Sums over a container are differences of running sums over the lines, since a box's lines are a
 * range.  Boxes stand parents first, so what is inherited goes down in one pass.  Levels skip
 * boxes that add no line to the one inside them: wrappers say nothing.
 *
 * The chain: from the root always into the child that holds at least half of the page's prose.  It
 * ends in the smallest container that still holds the article.  O(lines + boxes).
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/boxes.h"

#include <string.h>

#include "feature/pairs.h"

static dhk_box_sums subtract(const dhk_box_sums *end, const dhk_box_sums *begin)
{
    dhk_box_sums d;

    d.words = end->words - begin->words;
    d.link_bytes = end->link_bytes - begin->link_bytes;
    d.bytes = end->bytes - begin->bytes;
    d.good = end->good - begin->good;
    return d;
}

static dhk_box_sums add(const dhk_box_sums *a, const dhk_box_sums *b)
{
    dhk_box_sums sum;

    sum.words = a->words + b->words;
    sum.link_bytes = a->link_bytes + b->link_bytes;
    sum.bytes = a->bytes + b->bytes;
    sum.good = a->good + b->good;
    return sum;
}

/* m->running[i] is the sum over the lines before line i. */
static void run_sums(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    dhk_box_sums sums = {0, 0, 0, 0};
    size_t i;

    for (i = 0; i < m->count; i++) {
        m->running[i] = sums;
        sums.words += m->words[i];
        sums.link_bytes += m->lines[i].link_bytes;
        sums.bytes += m->lines[i].length;
        sums.good += dhk_words_if(m, i, DHK_MARK_GOOD_PLACE);
    }
    m->running[m->count] = sums;
}

/* Four times the words of a line, so that the mean of short ones is told apart. */
static uint8_t mean_byte(uint32_t words, uint32_t lines)
{
    return lines == 0 ? 0 : dhk_log_byte((uint32_t)(UINT64_C(4) * words / lines));
}

static uint32_t lines_of(const dhk_box *box)
{
    return box->end_line - box->first_line;
}

/* What a box says of its lines, the same for each of them. */
static void fill_level(dhk_box_facts *f, const dhk_box_sums *s, uint32_t lines,
                       dhk_whole all_good)
{
    f->level[0] = dhk_log_byte(s->words);
    f->level[1] = dhk_share_mixed(s->link_bytes, s->bytes);
    f->level[2] = mean_byte(s->words, lines);
    f->level[3] = dhk_share_mixed(s->good, s->words);
    f->level[4] = dhk_share_of(all_good, s->good);
}

/* Where a box that is not the root stands. */
static void fill_way(const dhk_box *boxes, uint32_t number, dhk_box_facts *facts)
{
    const dhk_box *box = &boxes[number];
    const uint32_t wrapped = dhk_mask(lines_of(box) == lines_of(&boxes[box->parent]));
    dhk_box_facts *f = &facts[number];
    const dhk_box_facts *up;

    f->up = (facts[box->parent].up & wrapped) | (box->parent & ~wrapped);
    up = &facts[f->up];
    f->levels = (uint8_t)(up->levels + (up->levels < 255));
    f->top = f->levels <= 3 ? number : up->top;
    f->chain = facts[box->parent].chain;
}

/* The way up, the top and the chain, for all boxes, parents first. */
static void climb(dhk_measure *m)
{
    const dhk_box *boxes = m->boxes;
    const dhk_box_sums *running = m->running;
    dhk_box_facts *facts = m->box_facts;
    const uint32_t all_good = running[m->count].good;
    const dhk_whole root_good =
        dhk_whole_of(running[boxes->end_line].good - running[boxes->first_line].good);
    uint32_t chain_end = 0, b;

    m->chain_length = 1;
    memset(facts, 0, sizeof *facts);
    facts->chain = 1;
    for (b = 0; b < m->box_count; b++) {
        const dhk_box *box = &boxes[b];
        const dhk_box_sums sums =
            subtract(&running[box->end_line], &running[box->first_line]);
        fill_level(&facts[b], &sums, lines_of(box), root_good);
        if (b == 0)
            continue;
        fill_way(boxes, b, facts);
        if (box->parent == chain_end && all_good > 0 && sums.good >= all_good - sums.good) {
            chain_end = b;
            facts[b].chain = ++m->chain_length;
        }
    }
}

/* Lines whose boxes have one path: cards of a grid, items of a menu, paragraphs of an article.  Makes
 * m->numbers the number of each line's path, adds up the paths, and returns how many there are. */
static uint32_t add_paths(const dhk_measure *measure, dhk_path *paths)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const dhk_box_sums *line = m->running;
    uint32_t count = 0;
    size_t i;

    memset(m->table, 0, (m->table_slots + 1) * 2 * sizeof *m->table);
    for (i = 0; i < m->count; i++, line++) {
        const uint32_t hash = m->boxes[m->lines[i].box].path;
        const dhk_box_sums own = subtract(line + 1, line);
        const size_t slot = dhk_pair_find(m->table, m->table_slots, hash);
        uint32_t *pair = m->table + 2 * slot;
        dhk_path *path;
        uint32_t new;
        if (slot == m->table_slots)
            pair[1] = 0; /* who gives up is a path of its own */
        /* Whether the path is new cannot be foretold: the next one is always ready. */
        new = pair[1] == 0;
        memset(&paths[count], 0, sizeof *paths);
        count += new;
        pair[0] = hash;
        pair[1] += dhk_mask(new) & count;
        m->numbers[i] = pair[1] - 1;
        path = &paths[pair[1] - 1];
        path->sums = add(&path->sums, &own);
        path->lines++;
    }
    return count;
}

/* What a path says of its lines. */
static void fill_path(dhk_path *path, dhk_whole all_words)
{
    const dhk_box_sums *s = &path->sums;

    path->level[0] = dhk_log_byte(path->lines);
    path->level[1] = mean_byte(s->words, path->lines);
    path->level[2] = dhk_share_of(all_words, s->words);
    path->level[3] = dhk_share_mixed(s->link_bytes, s->bytes);
    path->level[4] = dhk_share_mixed(s->good, s->words);
}

static void fill_paths(const dhk_measure *m)
{
    const dhk_whole all_words = dhk_whole_of(m->running[m->count].words);
    dhk_path *paths = (dhk_path *)(void *)m->alike; /* the hashes are compared by now */
    const size_t count = add_paths(m, paths);
    size_t i;

    for (i = 0; i < count; i++)
        fill_path(&paths[i], all_words);
    dhk_spread(dhk_kept_column(m, DHK_KEPT_path_lines_l), m->stride, paths->level,
               sizeof *paths, m->numbers, m->count, DHK_BOX_LEVEL);
}

void dhk_feature_boxes(dhk_measure *m)
{
    run_sums(m);
    climb(m);
    fill_paths(m);
}

/* What the boxes around each line say, of which there is one number a line. */
static void put_levels(const dhk_measure *m, enum dhk_column column,
                       const uint32_t *numbers, size_t lines)
{
    dhk_spread(dhk_column(m, column), DHK_FEATURE_BLOCK, m->box_facts->level,
               sizeof *m->box_facts, numbers, lines, DHK_BOX_LEVEL);
}

static void put_chain(const dhk_measure *m, const uint32_t *numbers, size_t lines)
{
    const dhk_whole chain = dhk_whole_of(m->chain_length);
    uint8_t *up = dhk_column(m, DHK_COL_chain_up), *share = dhk_column(m, DHK_COL_chain_s);
    uint8_t *best = dhk_column(m, DHK_COL_in_best), *levels = dhk_column(m, DHK_COL_levels);
    const uint32_t chain_length = m->chain_length;
    size_t i;

    for (i = 0; i < lines; i++) {
        const dhk_box_facts *f = &m->box_facts[numbers[i]];
        const uint32_t off = chain_length - f->chain;
        up[i] = dhk_cap_byte(off, 255);
        share[i] = dhk_share_of(chain, f->chain);
        best[i] = off == 0;
        levels[i] = f->levels;
    }
}

void dhk_block_boxes(const dhk_measure *m, size_t first, size_t lines)
{
    const dhk_box_facts *facts = m->box_facts;
    uint32_t own[DHK_FEATURE_BLOCK], second[DHK_FEATURE_BLOCK], third[DHK_FEATURE_BLOCK];
    uint32_t fifth[DHK_FEATURE_BLOCK], top[DHK_FEATURE_BLOCK];
    size_t i;

    for (i = 0; i < lines; i++) {
        own[i] = m->lines[first + i].box;
        second[i] = facts[own[i]].up;
        third[i] = facts[second[i]].up;
        fifth[i] = facts[facts[third[i]].up].up;
        top[i] = facts[own[i]].top;
    }
    put_levels(m, DHK_COL_c1_words_l, own, lines);
    put_levels(m, DHK_COL_c2_words_l, second, lines);
    put_levels(m, DHK_COL_c3_words_l, third, lines);
    put_levels(m, DHK_COL_c5_words_l, fifth, lines);
    put_levels(m, DHK_COL_top_words_l, top, lines);
    put_chain(m, own, lines);
}
