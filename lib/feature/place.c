/* place.c - where a line stands: in the page, after the last heading, between good lines.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

/* Distances beyond this many lines are one: a page ends somewhere. */
enum { FAR = 400 };

static void fill_position(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint64_t words = 0, before = 0, good = 0, good_before = 0;
    size_t i;

    for (i = 0; i < m->count; i++) {
        words += m->counts[i].words;
        if (m->counts[i].marks & DHK_MARK_GOOD)
            good += m->counts[i].words;
    }
    for (i = 0; i < m->count; i++) {
        const dhk_counts *c = &m->counts[i];
        const uint32_t here = c->marks & DHK_MARK_GOOD ? c->words : 0;
        const uint64_t after = words - before - c->words;
        dhk_column(m, DHK_COL_line_s)[i] = dhk_share_byte(i, m->count);
        dhk_column(m, DHK_COL_word_s)[i] = dhk_share_byte(before, words);
        dhk_column(m, DHK_COL_line_l)[i] = dhk_log_byte((uint32_t)i);
        dhk_column(m, DHK_COL_lines_left_l)[i] = dhk_log_byte((uint32_t)(m->count - 1 - i));
        dhk_column(m, DHK_COL_words_before_l)[i] = dhk_log_byte((uint32_t)before);
        dhk_column(m, DHK_COL_words_after_l)[i] = dhk_log_byte((uint32_t)after);
        dhk_column(m, DHK_COL_good_before_s)[i] = dhk_share_byte(good_before, good);
        good_before += here;
        dhk_column(m, DHK_COL_good_after_s)[i] = dhk_share_byte(good - good_before, good);
        before += c->words;
    }
}

/* Lines since the last one with 'mark', going up or down the page. */
static void fill_distance(const dhk_measure *measure, uint32_t mark, enum dhk_column column,
                          bool down)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *out = dhk_column(m, column);
    uint32_t distance = FAR;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const size_t at = down ? i : m->count - 1 - i;
        out[at] = dhk_log_byte(distance);
        if (m->counts[at].marks & mark)
            distance = 0;
        else if (distance < FAR)
            distance++;
    }
}

/* Length of the unbroken run of lines with 'mark' that a line is in: icon lists and menus are long
 * runs of short lines, articles of good ones. */
static void fill_runs(const dhk_measure *measure, uint32_t mark, enum dhk_column column)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *out = dhk_column(m, column);
    size_t start = 0, i, k;

    for (i = 0; i <= m->count; i++) {
        if (i < m->count && (m->counts[i].marks & mark))
            continue;
        for (k = start; k < i; k++)
            out[k] = dhk_log_byte((uint32_t)(i - start));
        if (i < m->count)
            out[i] = 0;
        start = i + 1;
    }
}

static void fill_headings(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint32_t lines = FAR, words = 0;
    bool after_h1 = false;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        const uint16_t next = i + 1 < m->count ? m->lines[i + 1].gap : 40;
        if (line->kind == DHK_KIND_HEADING) {
            lines = words = 0;
            after_h1 = after_h1 || line->level == 1;
        }
        dhk_column(m, DHK_COL_since_heading_l)[i] = dhk_log_byte(lines);
        dhk_column(m, DHK_COL_words_since_heading_l)[i] = dhk_log_byte(words);
        dhk_column(m, DHK_COL_after_h1)[i] = after_h1;
        dhk_column(m, DHK_COL_gap_l)[i] = dhk_log_byte(line->gap);
        dhk_column(m, DHK_COL_gap_next_l)[i] = dhk_log_byte(next);
        lines += lines < FAR;
        words += m->counts[i].words;
    }
}

void dhk_feature_place(dhk_measure *m)
{
    fill_position(m);
    fill_distance(m, DHK_MARK_GOOD, DHK_COL_since_good_l, true);
    fill_distance(m, DHK_MARK_GOOD, DHK_COL_to_good_l, false);
    fill_runs(m, DHK_MARK_SHORT, DHK_COL_run_short_l);
    fill_runs(m, DHK_MARK_GOOD, DHK_COL_run_good_l);
    fill_headings(m);
}
