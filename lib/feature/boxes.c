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

#include "base/hash.h"

static dhk_box_sums subtract(const dhk_box_sums *end, const dhk_box_sums *begin)
{
    dhk_box_sums d;

    d.words = end->words - begin->words;
    d.link_bytes = end->link_bytes - begin->link_bytes;
    d.bytes = end->bytes - begin->bytes;
    d.good = end->good - begin->good;
    d.lines = end->lines - begin->lines;
    return d;
}

static void run_sums(const dhk_measure *m, dhk_box_sums *running)
{
    size_t i;

    memset(&running[0], 0, sizeof running[0]);
    for (i = 0; i < m->count; i++) {
        const dhk_counts *c = &m->counts[i];
        running[i + 1] = running[i];
        running[i + 1].words += c->words;
        running[i + 1].link_bytes += m->lines[i].link_bytes;
        running[i + 1].bytes += m->lines[i].length;
        running[i + 1].good += c->marks & DHK_MARK_GOOD_PLACE ? c->words : 0;
        running[i + 1].lines++;
    }
}

/* What a box says of its lines, the same for each of them. */
static void fill_level(dhk_box_facts *f, uint32_t all_good)
{
    const dhk_box_sums *s = &f->sums;

    f->level[0] = dhk_log_byte(s->words);
    f->level[1] = dhk_share_byte(s->link_bytes, s->bytes);
    f->level[2] =
        s->lines == 0 ? 0 : dhk_log_byte((uint32_t)(UINT64_C(4) * s->words / s->lines));
    f->level[3] = dhk_share_byte(s->good, s->words);
    f->level[4] = dhk_share_byte(s->good, all_good);
}

/* Sums, the way up, the top and the chain, for all boxes, parents first. */
static void climb(dhk_measure *m, dhk_box_facts *facts, const dhk_box_sums *running)
{
    const uint32_t all_good = running[m->count].good;
    uint32_t chain_end = 0;
    size_t b;

    m->chain_length = 1;
    for (b = 0; b < m->box_count; b++) {
        const dhk_box *box = &m->boxes[b];
        dhk_box_facts *f = &facts[b];
        f->sums = subtract(&running[box->end_line], &running[box->first_line]);
        fill_level(f, facts[0].sums.good);
        if (b == 0) {
            f->up = f->top = 0;
            f->levels = 0;
            f->chain = 1;
            continue;
        }
        f->up = box->parent;
        if (facts[box->parent].sums.lines == f->sums.lines)
            f->up = facts[box->parent].up;
        f->levels = facts[f->up].levels + 1;
        f->top = f->levels <= 3 ? (uint32_t)b : facts[f->up].top;
        f->chain = facts[box->parent].chain;
        if (box->parent == chain_end && all_good > 0 &&
            f->sums.good >= all_good - f->sums.good) {
            chain_end = (uint32_t)b;
            f->chain = ++m->chain_length;
        }
    }
}

static void put_level(const dhk_measure *m, enum dhk_column first, const dhk_box_facts *f,
                      size_t line)
{
    uint8_t *out = dhk_column(m, first) + line;
    unsigned k;

    for (k = 0; k < DHK_BOX_LEVEL; k++)
        out[k * m->stride] = f->level[k];
}

static void fill_levels(const dhk_measure *measure, const dhk_box_facts *facts)
{
    const dhk_measure copy = *measure, *const m = &copy;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const uint32_t b = m->lines[i].box;
        const uint32_t b2 = facts[b].up, b3 = facts[b2].up, b5 = facts[facts[b3].up].up;
        const uint32_t off = m->chain_length - facts[b].chain;
        put_level(m, DHK_COL_c1_words_l, &facts[b], i);
        put_level(m, DHK_COL_c2_words_l, &facts[b2], i);
        put_level(m, DHK_COL_c3_words_l, &facts[b3], i);
        put_level(m, DHK_COL_c5_words_l, &facts[b5], i);
        put_level(m, DHK_COL_top_words_l, &facts[facts[b].top], i);
        dhk_column(m, DHK_COL_chain_up)[i] = dhk_cap_byte(off, 255);
        dhk_column(m, DHK_COL_chain_s)[i] = dhk_share_byte(facts[b].chain, m->chain_length);
        dhk_column(m, DHK_COL_in_best)[i] = off == 0;
        dhk_column(m, DHK_COL_levels)[i] = dhk_cap_byte(facts[b].levels, 255);
    }
}

/* Lines of one look: cards of a grid, items of a menu, paragraphs of an article.  Sums for each
 * hash in an open table; a page that makes them collide miscounts itself. */
enum { MAX_PROBES = 16 };

static dhk_look *find_look(dhk_look *table, size_t slots, uint32_t hash)
{
    size_t slot = dhk_hash_mix(hash) & (slots - 1);
    unsigned probe;

    for (probe = 0; probe < MAX_PROBES; probe++, slot = (slot + 1) & (slots - 1))
        if (table[slot].sums.lines == 0 || table[slot].hash == hash)
            break;
    return &table[slot & (slots - 1)];
}

/* The sums of each line's look.  Where a line has the look of the one before it, as most have, that
 * is not looked for again. */
static uint64_t add_looks(const dhk_measure *m, dhk_look *table, bool by_path)
{
    dhk_look *look = NULL;
    uint64_t all_words = 0;
    size_t i;

    memset(table, 0, m->table_slots * sizeof *table);
    for (i = 0; i < m->count; i++) {
        const dhk_box *box = &m->boxes[m->lines[i].box];
        const uint32_t hash = by_path ? box->path : box->look;
        const dhk_counts *c = &m->counts[i];
        if (look == NULL || look->hash != hash)
            look = find_look(table, m->table_slots, hash);
        look->hash = hash;
        look->sums.lines++;
        look->sums.words += c->words;
        look->sums.link_bytes += m->lines[i].link_bytes;
        look->sums.bytes += m->lines[i].length;
        look->sums.good += c->marks & DHK_MARK_GOOD_PLACE ? c->words : 0;
        all_words += c->words;
    }
    return all_words;
}

static void fill_looks(const dhk_measure *measure, dhk_look *table, bool by_path,
                       enum dhk_column first)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const uint64_t all_words = add_looks(measure, table, by_path);
    uint32_t before = 0;
    size_t i, k;

    for (i = 0; i < m->count; i++) {
        const dhk_box *box = &m->boxes[m->lines[i].box];
        const uint32_t hash = by_path ? box->path : box->look;
        const dhk_box_sums *s;
        uint8_t *out = dhk_column(m, first) + i;
        if (i > 0 && hash == before) {
            for (k = 0; k < 5; k++)
                out[k * m->stride] = (out - 1)[k * m->stride];
            continue;
        }
        before = hash;
        s = &find_look(table, m->table_slots, hash)->sums;
        out[0] = dhk_log_byte(s->lines);
        out[m->stride] =
            s->lines == 0 ? 0 : dhk_log_byte((uint32_t)(UINT64_C(4) * s->words / s->lines));
        out[2 * m->stride] = dhk_share_byte(s->words, all_words);
        out[3 * m->stride] = dhk_share_byte(s->link_bytes, s->bytes);
        out[4 * m->stride] = dhk_share_byte(s->good, s->words);
    }
}

void dhk_feature_boxes(dhk_measure *m)
{
    dhk_box_sums *running = (dhk_box_sums *)m->sums_scratch;
    dhk_box_facts *facts = (dhk_box_facts *)m->box_scratch;
    dhk_look *table = (dhk_look *)(void *)m->table;

    run_sums(m, running);
    climb(m, facts, running);
    fill_levels(m, facts);
    fill_looks(m, table, true, DHK_COL_path_lines_l);
    fill_looks(m, table, false, DHK_COL_look_lines_l);
}
