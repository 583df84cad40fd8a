/* place.c - where a line stands: in the page, after the last heading, between good lines.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

/* What follows the last line is as far away as this many borders. */
enum { LAST_GAP = 40 };

/* A page of few words needs no division, nor to ask whether it does. */
static inline uint8_t share(dhk_whole whole, uint64_t part, bool few)
{
    return few ? dhk_share_few(whole, part) : dhk_share_of(whole, part);
}

static inline void fill_words_of(const dhk_measure *measure, uint64_t words, uint64_t good,
                                 bool few)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const dhk_whole all_words = dhk_whole_of(words), all_good = dhk_whole_of(good);
    const size_t stride = m->stride;
    uint64_t before = 0, good_before = 0;
    size_t i;

    for (i = 0; i < m->count; i++) {
        uint8_t *kept = m->kept + i;
        kept[DHK_KEPT_word_s * stride] = share(all_words, before, few);
        kept[DHK_KEPT_words_before_l * stride] = dhk_log_byte((uint32_t)before);
        kept[DHK_KEPT_good_before_s * stride] = share(all_good, good_before, few);
        before += m->words[i];
        good_before += dhk_words_if(m, i, DHK_MARK_GOOD);
        kept[DHK_KEPT_good_after_s * stride] = share(all_good, good - good_before, few);
    }
}

static void fill_words(const dhk_measure *m)
{
    uint64_t words = 0, good = 0;
    size_t i;

    for (i = 0; i < m->count; i++) {
        words += m->words[i];
        good += dhk_words_if(m, i, DHK_MARK_GOOD);
    }
    if (words <= DHK_FEW)
        fill_words_of(m, words, good, true);
    else
        fill_words_of(m, words, good, false);
}

/* Lines since the last good one and to the next, and the length of the unbroken run of good, or of
 * short, lines that a line is in: icon lists and menus are long runs of short lines, articles of good
 * ones.  No line is both, so one count does for both: it goes up with the lines of a run, and its
 * end is carried back. */
enum { RUNS = DHK_MARK_GOOD | DHK_MARK_SHORT };

static void count_runs(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *since = dhk_kept_column(m, DHK_KEPT_since_good);
    uint32_t run = 0, kind = 0, distance = DHK_FAR;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const uint32_t here = m->marks[i] & RUNS;
        since[i] = (uint8_t)distance;
        distance = dhk_farther(distance) & dhk_mask(!(here & DHK_MARK_GOOD));
        run = (run & dhk_mask(here == kind)) + 1;
        kind = here;
        m->numbers[i] = run;
    }
}

static void carry_runs_back(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *to = dhk_kept_column(m, DHK_KEPT_to_good);
    uint8_t *good = dhk_kept_column(m, DHK_KEPT_run_good);
    uint8_t *brief = dhk_kept_column(m, DHK_KEPT_run_short);
    uint32_t run = 0, kind = UINT32_MAX, distance = DHK_FAR;
    size_t i;

    for (i = m->count; i-- > 0;) {
        const uint32_t here = m->marks[i] & RUNS;
        const uint32_t same = dhk_mask(here == kind);
        run = (run & same) | (m->numbers[i] & ~same);
        kind = here;
        to[i] = (uint8_t)distance;
        distance = dhk_farther(distance) & dhk_mask(!(here & DHK_MARK_GOOD));
        good[i] = (uint8_t)(dhk_cap_byte(run, 255) & dhk_mask(here == DHK_MARK_GOOD));
        brief[i] = (uint8_t)(dhk_cap_byte(run, 255) & dhk_mask(here == DHK_MARK_SHORT));
    }
}

/* What no heading stands before: words_before_l says how many words do.  Returns the first that is
 * one: text has none, and of a page with markup the head. */
static size_t fill_before_headings(const dhk_measure *m)
{
    uint8_t *gap = dhk_kept_column(m, DHK_KEPT_gap);
    size_t i;

    for (i = 0; i < m->count && m->lines[i].kind != DHK_KIND_HEADING; i++)
        gap[i] = dhk_cap_byte(m->lines[i].gap, 255);
    memset(dhk_kept_column(m, DHK_KEPT_since_heading), DHK_FAR, i);
    memcpy(dhk_kept_column(m, DHK_KEPT_words_since_heading_l),
           dhk_kept_column(m, DHK_KEPT_words_before_l), i);
    return i;
}

static void fill_headings(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const size_t stride = m->stride;
    uint32_t lines = DHK_FAR, words = 0;
    bool after_h1 = false;
    size_t i;

    for (i = fill_before_headings(m); i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        uint8_t *kept = m->kept + i;
        if (line->kind == DHK_KIND_HEADING) {
            lines = words = 0;
            after_h1 = after_h1 || line->level == 1;
        }
        kept[DHK_KEPT_since_heading * stride] = (uint8_t)lines;
        kept[DHK_KEPT_words_since_heading_l * stride] = dhk_log_byte(words);
        kept[DHK_KEPT_after_h1 * stride] = after_h1;
        kept[DHK_KEPT_gap * stride] = dhk_cap_byte(line->gap, 255);
        lines = dhk_farther(lines);
        words += m->words[i];
    }
    dhk_kept_column(m, DHK_KEPT_gap)[m->count] = LAST_GAP;
}

void dhk_feature_place(dhk_measure *m)
{
    fill_words(m);
    count_runs(m);
    carry_runs_back(m);
    fill_headings(m);
}

void dhk_block_place(const dhk_measure *m, size_t first, size_t lines)
{
    const dhk_whole all = dhk_whole_of(m->count);
    uint8_t *share = dhk_column(m, DHK_COL_line_s), *line = dhk_column(m, DHK_COL_line_l);
    uint8_t *left = dhk_column(m, DHK_COL_lines_left_l);
    size_t i;

    for (i = 0; i < lines; i++) {
        share[i] = dhk_share_of(all, first + i);
        line[i] = dhk_log_byte((uint32_t)(first + i));
        left[i] = dhk_log_byte((uint32_t)(m->count - 1 - first - i));
    }
}
