/* measure.c - measures a page: counts each line once, then runs the families in order; and makes
 * the columns of a block of lines from what they found.
 *
 * All scratch memory is one block, laid out here and kept for the next page.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#include "base/bits.h"
#include "base/status.h"
#include "feature/boxes.h"

/* Makes room for 'count' items and says that they are used. */
static int take(dhk_list *list, const dhk_memory *memory, size_t item_size, size_t count)
{
    int status;

    list->count = 0;
    status = dhk_list_reserve(list, memory, item_size, count == 0 ? 1 : count, SIZE_MAX);
    if (status == DHK_OK)
        list->count = count;
    return status;
}

/* The scratch block: how much of it is given away.  Lines, boxes and token sets have 32-bit numbers,
 * so no size overflows 64 bits; on 32 bits what does not fit is refused.  Each part begins a line of
 * the cache, so that no vector lies in two: the forest reads little else. */
enum { CACHE_LINE = 64 };

typedef struct layout {
    unsigned char *start; /* NULL while sizes are only added up */
    uint64_t used;
} layout;

static void *lay(layout *l, uint64_t count, size_t size)
{
    unsigned char *at = l->start == NULL ? NULL : l->start + (size_t)l->used;

    l->used = (l->used + count * size + CACHE_LINE - 1) & ~(uint64_t)(CACHE_LINE - 1);
    return at;
}

static uint64_t later(const layout *a, const layout *b)
{
    return a->used > b->used ? a->used : b->used;
}

/* Gives each part of m its place; returns what all need.  The block of columns comes when the
 * families are done, and lies where their scratch was. */
static uint64_t lay_out(dhk_measure *m, unsigned char *start)
{
    const uint64_t count = m->count, stride = m->stride;
    const uint64_t voters =
        m->box_count + (uint64_t)m->page->token_sets.count + m->page->tokens.count + 1;
    const size_t hashes = DHK_ALIKE * sizeof *m->alike; /* fewer bytes than a dhk_path */
    layout l = {start, 0}, block, votes;

    (void)lay(&l, 1, sizeof *m);
    m->marks = (uint16_t *)lay(&l, stride, sizeof *m->marks);
    m->phrases = (uint16_t *)lay(&l, stride, sizeof *m->phrases);
    (void)lay(&l, DHK_FEATURE_BLOCK, 1); /* what lies before the first column */
    m->kept = (uint8_t *)lay(&l, DHK_KEPT * stride + DHK_FEATURE_BLOCK, 1);
    m->sums = (uint16_t *)lay(&l, (uint64_t)DHK_SUMS * m->sums_stride, sizeof *m->sums);
    if (m->markup)
        m->box_facts = (dhk_box_facts *)lay(&l, m->box_count, sizeof *m->box_facts);
    block = l;
    m->block = (uint8_t *)lay(&block, DHK_COLUMNS * DHK_FEATURE_BLOCK, 1);
    m->table = (uint32_t *)lay(&l, m->table_slots + 1, 2 * sizeof *m->table);
    m->numbers = (uint32_t *)lay(&l, count, sizeof *m->numbers);
    m->bytes = (uint8_t *)lay(&l, count, 1);
    votes = l;
    m->alike = (uint32_t *)lay(&l, stride, m->markup ? sizeof(dhk_path) : hashes);
    if (m->markup) {
        m->running = (dhk_box_sums *)lay(&l, count + 1, sizeof *m->running);
        /* when the paths are counted */
        m->votes = (dhk_votes *)lay(&votes, voters, sizeof *m->votes);
        l.used = later(&l, &votes);
    }
    return later(&l, &block);
}

/* What lies beside the lines is 0; what is kept is 0 until somebody says otherwise. */
static void clear(const dhk_measure *m)
{
    const size_t beside = (m->stride - m->count) * sizeof *m->alike;
    unsigned k;

    memset(m->marks, 0, (size_t)((unsigned char *)m->sums - (unsigned char *)m->marks));
    for (k = 0; k < DHK_ALIKE; k++)
        memset(dhk_alike_of(m, (enum dhk_alike)k) + m->count, 0, beside);
}

/* Room for everything. */
static int make_room(dhk_features *f, dhk_measure *m, const dhk_memory *memory)
{
    unsigned char *start;
    uint64_t all;
    int status;

    m->stride = (m->count + 3 + DHK_FEATURE_BLOCK - 1) & ~(size_t)(DHK_FEATURE_BLOCK - 1);
    m->sums_stride = m->stride + DHK_FEATURE_BLOCK; /* a window reaches 40 lines beyond */
    for (m->table_slots = 64; m->table_slots < 2 * m->count;)
        m->table_slots *= 2;
    all = lay_out(m, NULL) + CACHE_LINE - 1;
    if (all > SIZE_MAX)
        return DHK_E_NOMEM;
    if ((status = take(&f->scratch, memory, 1, (size_t)all)) != DHK_OK ||
        (status = take(&f->words, memory, sizeof(uint32_t), m->count)) != DHK_OK ||
        (status = take(&f->facts, memory, sizeof(uint32_t), m->count)) != DHK_OK)
        return status;
    start = (unsigned char *)f->scratch.items;
    start += (0 - (uintptr_t)start) & (CACHE_LINE - 1);
    lay_out(m, start);
    m->words = (uint32_t *)f->words.items;
    m->facts = (uint32_t *)f->facts.items;
    f->measure = (dhk_measure *)(void *)start;
    f->lines = m->count;
    clear(m);
    return DHK_OK;
}

void dhk_sum_marked(const dhk_measure *measure, uint32_t mark, enum dhk_sums sums)
{
    const dhk_measure copy = *measure, *const m = &copy;
    size_t i;

    for (i = 0; i < m->count; i++)
        m->bytes[i] = (m->marks[i] & mark) != 0;
    dhk_running_sums(dhk_sums_of(m, sums), m->sums_stride, m->bytes, m->count);
}

void dhk_fill_windows(const dhk_measure *m, size_t first, const dhk_window_column *columns,
                      size_t column_count)
{
    size_t k;

    for (k = 0; k < column_count; k++)
        dhk_window_sum(dhk_column(m, (enum dhk_column)columns[k].column),
                       dhk_sums_of(m, (enum dhk_sums)columns[k].sums) + first,
                       columns[k].window);
}

void dhk_fill_flags(const dhk_measure *measure, const dhk_planes *planes,
                    const dhk_flag_column *columns, size_t column_count)
{
    size_t k, i;

    for (k = 0; k < column_count; k++) {
        uint8_t *column = dhk_column(measure, (enum dhk_column)columns[k].column);
        const unsigned bit = dhk_lowest_bit(columns[k].bit);
        const uint8_t *plane = planes->byte[bit / 8];
        const uint8_t mask = (uint8_t)(1u << bit % 8);
        uint8_t flags[DHK_FEATURE_BLOCK];
        for (i = 0; i < DHK_FEATURE_BLOCK; i++)
            flags[i] = (plane[i] & mask) != 0;
        memcpy(column, flags, sizeof flags);
    }
}

int dhk_feature_measure(dhk_features *features, const dhk_page *page)
{
    dhk_measure m;
    int status;

    memset(&m, 0, sizeof m);
    m.page = page;
    m.markup = page->format != DHK_FORMAT_TEXT;
    m.lines = dhk_page_lines(page);
    m.boxes = dhk_page_boxes(page);
    m.count = page->lines.count;
    m.box_count = page->boxes.count;
    m.weights = features->tokens == NULL ? &dhk_token_weights_builtin : features->tokens;
    m.title_line = DHK_NONE;
    m.title_rating = DHK_TITLE_RATING;
    if ((status = make_room(features, &m, page->memory)) != DHK_OK)
        return status;
    dhk_feature_each_line(&m);
    dhk_feature_place(&m);
    dhk_feature_phrases(&m);
    dhk_feature_repeat(&m);
    dhk_feature_neighbours(&m);
    if (m.markup) {
        dhk_feature_links(&m);
        dhk_feature_markup(&m);
        dhk_feature_boxes(&m);
        dhk_feature_tokens(&m);
    }
    memset(m.block, 0, (size_t)DHK_COLUMNS * DHK_FEATURE_BLOCK);
    dhk_feature_page(&m);
    *features->measure = m;
    return DHK_OK;
}

const uint8_t *dhk_feature_block(const dhk_features *features, size_t first)
{
    const dhk_measure *m = features->measure;
    const size_t left = m->count - first;
    const size_t lines = left < DHK_FEATURE_BLOCK ? left : DHK_FEATURE_BLOCK;

    dhk_block_neighbours(m, first);
    dhk_block_text(m, first, lines);
    dhk_block_phrases(m, first);
    dhk_block_place(m, first, lines);
    if (m->markup) {
        dhk_block_title(m, first);
        dhk_block_links(m, first, lines);
        dhk_block_markup(m, first, lines);
        dhk_block_boxes(m, first, lines);
        dhk_block_tokens(m, first);
    }
    return m->block;
}

void dhk_feature_free(dhk_features *features, const dhk_memory *memory)
{
    dhk_list_free(&features->words, memory, sizeof(uint32_t));
    dhk_list_free(&features->facts, memory, sizeof(uint32_t));
    dhk_list_free(&features->scratch, memory, 1);
}
