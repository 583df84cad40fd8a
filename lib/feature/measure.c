/* measure.c - measures a page: counts each line once, then runs the families in order.
 *
 * All scratch memory is one block, laid out here and kept for the next page.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#include "base/status.h"
#include "feature/boxes.h"
#include "feature/datelike.h"
#include "feature/prompt.h"
#include "feature/shift.h"

/* Columns are padded to whole vectors, so that a scorer may read 32 lines at once. */
enum { STRIDE = 32 };

static uint64_t round_up(uint64_t size)
{
    return (size + 63) & ~UINT64_C(63);
}

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

/* Room for everything; sets the pointers of m.  Lines and boxes have 32-bit numbers, so no size
 * overflows 64 bits; on 32 bits what does not fit is refused. */
static int make_room(dhk_features *f, dhk_measure *m, const dhk_memory *memory)
{
    const bool markup = m->page->format != DHK_FORMAT_TEXT;
    const size_t slot_size = markup ? sizeof(dhk_look) : 2 * sizeof(uint32_t);
    const uint64_t votes = round_up((uint64_t)m->box_count * DHK_BOX_VOTES + m->count);
    uint64_t counts, running, numbers, sums, boxes, table, all;
    unsigned char *at;
    int status;

    m->stride = (m->count + STRIDE - 1) / STRIDE * STRIDE;
    for (m->table_slots = 64; m->table_slots < 2 * m->count;)
        m->table_slots *= 2;
    counts = round_up((uint64_t)m->count * sizeof(dhk_counts));
    running = round_up(((uint64_t)m->count + DHK_WINDOW_ROOM) * sizeof(uint16_t));
    numbers = round_up((uint64_t)m->count * sizeof(uint32_t));
    sums = markup ? round_up(((uint64_t)m->count + 1) * sizeof(dhk_box_sums)) : 0;
    boxes = markup ? round_up((uint64_t)m->box_count * sizeof(dhk_box_facts)) : 0;
    table = round_up((uint64_t)m->table_slots * slot_size);
    if (markup && table < votes)
        table = votes;
    all = counts + running + numbers + sums + boxes + table;
    if (all > SIZE_MAX || (uint64_t)m->stride * DHK_COLUMNS > SIZE_MAX)
        return DHK_E_NOMEM;
    if ((status = take(&f->scratch, memory, 1, (size_t)all)) != DHK_OK ||
        (status = take(&f->bytes, memory, 1, m->stride * DHK_COLUMNS)) != DHK_OK ||
        (status = take(&f->words, memory, sizeof(uint32_t), m->count)) != DHK_OK ||
        (status = take(&f->facts, memory, sizeof(uint32_t), m->count)) != DHK_OK)
        return status;
    at = (unsigned char *)f->scratch.items;
    m->counts = (dhk_counts *)(void *)at;
    m->running = (uint16_t *)(void *)(at += counts);
    m->numbers = (uint32_t *)(void *)(at += running);
    m->sums_scratch = at += numbers;
    m->box_scratch = at += sums;
    m->table = (uint32_t *)(void *)(at + boxes);
    m->columns = (uint8_t *)f->bytes.items;
    m->facts = (uint32_t *)f->facts.items;
    f->lines = m->count;
    f->stride = m->stride;
    memset(m->columns, 0, m->stride * DHK_COLUMNS);
    memset(m->facts, 0, m->count * sizeof *m->facts);
    return DHK_OK;
}

void dhk_fill_flags(const dhk_measure *measure, const uint32_t *bits,
                    const dhk_flag_column *columns, size_t column_count)
{
    const dhk_measure copy = *measure, *const m = &copy;
    size_t k, i;

    for (k = 0; k < column_count; k++) {
        uint8_t *column = dhk_column(m, (enum dhk_column)columns[k].column);
        const uint32_t bit = columns[k].bit;
        for (i = 0; i < m->count; i++)
            column[i] = (bits[i] & bit) != 0;
    }
}

static void fill_wordset(dhk_wordset *set, const dhk_page *page, dhk_string string)
{
    memset(set, 0, sizeof *set);
    if (string.length > 0)
        dhk_wordset_fill(set, dhk_page_text(page, string.text), string.length);
}

/* Both look at the line's fold: of most lines one does for both. */
static void find_phrases(dhk_counts *c, const unsigned char *text, size_t length)
{
    dhk_folded folded;

    if (length > DHK_DATELIKE_LINE || length > DHK_PROMPT_LINE) {
        c->phrases = dhk_prompt_find(text, length);
        c->data = dhk_datelike_find(text, length);
        return;
    }
    dhk_fold_line(&folded, text, length);
    c->phrases = dhk_prompt_find_folded(&folded);
    c->data = dhk_datelike_find_folded(&folded, text, length);
}

static void count_lines(dhk_measure *m, uint32_t *words)
{
    dhk_wordset title, description;
    size_t i;

    fill_wordset(&title, m->page, m->page->title);
    fill_wordset(&description, m->page, m->page->description);
    m->title_count = title.count;
    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        const unsigned char *text = dhk_page_text(m->page, line->text);
        dhk_counts *c = &m->counts[i];
        dhk_count_line(c, text, line->length, m->page->text.count - line->text, &title,
                       &description);
        find_phrases(c, text, line->length);
        if (c->words >= 10 && c->sentences > 0 && 5 * line->link_bytes < 2 * line->length)
            c->marks |= DHK_MARK_GOOD_PLACE;
        if (2 * line->link_bytes >= line->length)
            m->facts[i] |= DHK_FACT_LINKS;
        if (c->words < 6 && c->sentences == 0)
            m->facts[i] |= DHK_FACT_SHORT;
        if (c->sentences > 0 && c->words >= 6)
            m->facts[i] |= DHK_FACT_PROSE;
        if (c->tokens == 0 || (c->letters_first == 0 && c->words < 4 && c->han == 0))
            m->facts[i] |= DHK_FACT_DATA;
        words[i] = c->words;
    }
}

int dhk_feature_measure(dhk_features *features, const dhk_page *page)
{
    dhk_measure m;
    int status;

    memset(&m, 0, sizeof m);
    m.page = page;
    m.lines = dhk_page_lines(page);
    m.boxes = dhk_page_boxes(page);
    m.count = page->lines.count;
    m.box_count = page->boxes.count;
    m.weights = features->tokens == NULL ? &dhk_token_weights_builtin : features->tokens;
    if ((status = make_room(features, &m, page->memory)) != DHK_OK)
        return status;
    count_lines(&m, (uint32_t *)features->words.items);
    dhk_feature_text(&m);
    dhk_feature_phrases(&m);
    dhk_feature_repeat(&m);
    dhk_feature_place(&m);
    dhk_feature_neighbours(&m);
    if (page->format != DHK_FORMAT_TEXT) { /* text has no links, no boxes: all would be 0 */
        dhk_feature_links(&m);
        dhk_feature_markup(&m);
        dhk_feature_boxes(&m);
        dhk_feature_tokens(&m);
    }
    dhk_feature_title(&m);
    dhk_feature_page(&m);
    return DHK_OK;
}

void dhk_feature_free(dhk_features *features, const dhk_memory *memory)
{
    dhk_list_free(&features->bytes, memory, 1);
    dhk_list_free(&features->words, memory, sizeof(uint32_t));
    dhk_list_free(&features->facts, memory, sizeof(uint32_t));
    dhk_list_free(&features->scratch, memory, 1);
}
