/* phrases.c - prompts, section heads that end an article, bare lines, and how far they are.
 *
 * A section head is a short line that is one phrase of the SECTION kind, or a heading that begins
 * with one.  What stands below it, until a heading of the same rank that is none, is under it.
 * O(lines).                                                       SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#include "feature/prompt.h"

enum { NEAR = 3, WIDE = 15 }; /* lines on each side */

/* What asks for something; META (by-lines) and COMMERCE do not. */
static const uint32_t asking = DHK_PROMPT_COOKIE | DHK_PROMPT_SUBSCRIBE |
                               DHK_PROMPT_SIGN_IN | DHK_PROMPT_SHARE | DHK_PROMPT_MORE |
                               DHK_PROMPT_COMMENT | DHK_PROMPT_COPYRIGHT | DHK_PROMPT_APP |
                               DHK_PROMPT_AD | DHK_PROMPT_JAVASCRIPT;

/* Of these, what a short line of an article never has.  (A price list may well say "Subscribe", a
 * contract "All rights reserved".) */
static const uint32_t never_article =
    DHK_PROMPT_COOKIE | DHK_PROMPT_SIGN_IN | DHK_PROMPT_SHARE | DHK_PROMPT_MORE |
    DHK_PROMPT_COMMENT | DHK_PROMPT_APP | DHK_PROMPT_AD | DHK_PROMPT_JAVASCRIPT;

static bool is_section_head(const dhk_measure *m, size_t i)
{
    const uint32_t phrases = m->phrases[i];

    if ((phrases & DHK_PROMPT_SECTION) == 0 || m->words[i] > 8)
        return false;
    return (phrases & DHK_PROMPT_WHOLE) || m->lines[i].kind == DHK_KIND_HEADING;
}

static uint64_t count_good_words(const dhk_measure *m, size_t lines)
{
    uint64_t good = 0;
    size_t i;

    for (i = 0; i < lines; i++)
        good += dhk_words_if(m, i, DHK_MARK_GOOD);
    return good;
}

/* What stands before any section head, and so all of most pages: words_before_l says how many words
 * do.  Returns the first head. */
static size_t fill_before_sections(const dhk_measure *m)
{
    size_t i;

    for (i = 0; i < m->count && !is_section_head(m, i);)
        i++;
    memset(dhk_kept_column(m, DHK_KEPT_since_section), DHK_FAR, i);
    memcpy(dhk_kept_column(m, DHK_KEPT_words_since_section_l),
           dhk_kept_column(m, DHK_KEPT_words_before_l), i);
    return i;
}

/* Distances from the section heads: of a line to the last one, how many there were, and how much of
 * the page's prose stood before the last.  Returns the last. */
static size_t fill_sections(const dhk_measure *measure, size_t first)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const size_t stride = m->stride;
    uint32_t lines = 0, words = 0, heads = 0, under_rank = 0;
    uint64_t good = count_good_words(m, first);
    const dhk_whole good_all = dhk_whole_of(count_good_words(m, m->count));
    uint8_t good_before = 0;
    size_t i, last = first;

    for (i = first; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        const bool heading = line->kind == DHK_KIND_HEADING;
        const bool head = is_section_head(m, i);
        /* A head that is no heading element ranks below all of them: any heading ends it. */
        const uint32_t rank = heading ? line->level : 7;
        uint8_t *kept = m->kept + i;
        if (head) {
            lines = words = 0;
            heads++;
            good_before = dhk_share_of(good_all, good);
            under_rank = rank;
            m->facts[i] |= DHK_FACT_SECTION_HEAD;
            last = i;
        } else if (heading && rank <= under_rank) {
            under_rank = 0;
        }
        kept[DHK_KEPT_since_section * stride] = (uint8_t)lines;
        kept[DHK_KEPT_words_since_section_l * stride] = dhk_log_byte(words);
        kept[DHK_KEPT_sections_before * stride] = dhk_cap_byte(heads, 255);
        kept[DHK_KEPT_good_before_section_s * stride] = good_before;
        kept[DHK_KEPT_under_section * stride] = under_rank != 0;
        m->facts[i] |= under_rank != 0 && !head ? DHK_FACT_AFTER_SECTION : 0;
        lines = dhk_farther(lines);
        words += m->words[i];
        good += dhk_words_if(m, i, DHK_MARK_GOOD);
    }
    return last;
}

/* The same of a line to the next one: 'last' has none. */
static void fill_to_section(const dhk_measure *measure, size_t last)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *to = dhk_kept_column(m, DHK_KEPT_to_section);
    uint32_t lines = 1;
    size_t i;

    memset(to + last, DHK_FAR, m->count - last);
    for (i = last; i-- > 0;) {
        to[i] = (uint8_t)lines;
        lines = dhk_farther(m->facts[i] & DHK_FACT_SECTION_HEAD ? 0 : lines);
    }
}

static void fill_section_columns(const dhk_measure *m)
{
    const size_t first = fill_before_sections(m);

    fill_to_section(m, first < m->count ? fill_sections(m, first) : 0);
}

/* A feed has a rhythm: time, title, paragraph, time, title, paragraph.  One that comes below a
 * section head, after most of the page's prose, is no part of the article. */
static void fill_rhythm(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const uint16_t *sums = dhk_sums_of(m, DHK_SUMS_BARE);
    const uint8_t *before = dhk_kept_column(m, DHK_KEPT_good_before_section_s);
    uint8_t *since = dhk_kept_column(m, DHK_KEPT_since_bare);
    uint32_t lines = DHK_FAR;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const bool bare = m->marks[i] & DHK_MARK_BARE;
        since[i] = (uint8_t)lines;
        if ((m->facts[i] & DHK_FACT_AFTER_SECTION) && before[i] >= 128 &&
            (bare || lines < 3) && dhk_around_line(sums, i, WIDE) >= 2)
            m->facts[i] |= DHK_FACT_FEED;
        lines = dhk_farther(lines) & dhk_mask(!bare);
    }
}

/* A teaser inside an article: its title, "Read more", its title again. */
static void find_teasers(const dhk_measure *m)
{
    const uint32_t *same = dhk_alike_of(m, DHK_ALIKE_SAME);
    size_t i;

    for (i = 1; i + 1 < m->count; i++) {
        if ((m->phrases[i] & DHK_PROMPT_MORE) && (m->facts[i] & DHK_FACT_ASKS) &&
            same[i - 1] == same[i + 1] && m->words[i - 1] > 2) {
            m->facts[i - 1] |= DHK_FACT_TEASER;
            m->facts[i + 1] |= DHK_FACT_TEASER;
        }
    }
}

static bool is_brief(const dhk_measure *m, size_t i)
{
    return (m->marks[i] & DHK_MARK_SHORT) && (m->facts[i] & DHK_FACT_SHORT);
}

/* A row of share buttons is "Share", "Post", "Print", "Email": where half of a run of short lines asks
 * for something, all of it does.  Few lines ask, so runs are looked for from these. */
static void spread_asking(const dhk_measure *m)
{
    size_t asks, start, end, i;

    for (asks = 0; asks < m->count; asks++) {
        size_t asking_lines = 0;
        if (!(m->facts[asks] & DHK_FACT_ASKS) || !is_brief(m, asks))
            continue;
        for (start = asks; start > 0 && is_brief(m, start - 1);)
            start--;
        for (end = asks; end < m->count && is_brief(m, end); end++)
            asking_lines += (m->facts[end] & DHK_FACT_ASKS) != 0;
        for (i = start; i < end && asking_lines >= 2 && 2 * asking_lines >= end - start;
             i++)
            m->facts[i] |= DHK_FACT_ASKS;
        asks = end;
    }
}

/* What single lines say.  Whether they do cannot be foretold, so nothing here is asked by an if. */
static void find_facts(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const uint32_t phrases = m->phrases[i], words = m->words[i];
        const uint32_t asks = (phrases & asking) != 0,
                       never = (phrases & never_article) != 0;
        const uint32_t whole = (phrases & DHK_PROMPT_WHOLE) != 0;
        const uint32_t bare = (m->marks[i] & DHK_MARK_BARE) != 0;
        m->bytes[i] = (uint8_t)asks;
        m->facts[i] |= (asks | (whole & (words < 8))) * DHK_FACT_PROMPT |
                       (never & (words < 12)) * DHK_FACT_ASKS | bare * DHK_FACT_DATA;
    }
    dhk_running_sums(dhk_sums_of(m, DHK_SUMS_ASKS), m->sums_stride, m->bytes, m->count);
    /* Not the copy: lent to others, it would be read again after each byte above. */
    dhk_sum_marked(measure, DHK_MARK_BARE, DHK_SUMS_BARE);
}

void dhk_feature_phrases(dhk_measure *m)
{
    find_facts(m);
    fill_section_columns(m);
    fill_rhythm(m);
    find_teasers(m);
    spread_asking(m);
}

void dhk_block_phrases(const dhk_measure *m, size_t first)
{
    const uint16_t *asks = dhk_sums_of(m, DHK_SUMS_ASKS) + first;
    const uint16_t *bare = dhk_sums_of(m, DHK_SUMS_BARE) + first;

    dhk_around_sum(dhk_column(m, DHK_COL_prompts_near), asks, NEAR);
    dhk_around_sum(dhk_column(m, DHK_COL_prompts_wide), asks, WIDE);
    dhk_around_sum(dhk_column(m, DHK_COL_bare_near), bare, NEAR);
    dhk_around_sum(dhk_column(m, DHK_COL_bare_wide), bare, WIDE);
}
