/* phrases.c - prompts, section heads that end an article, dates, and how far they are.
 *
 * A section head is a short line that is one phrase of the SECTION kind, or a heading that begins
 * with one.  What stands below it, until a heading of the same rank that is none, is under it.
 * O(lines).                                                       SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include "feature/datelike.h"
#include "feature/prompt.h"
#include "feature/shift.h"

enum { FAR = 400 }; /* as in place.c */

static const dhk_flag_column prompts[] =
    {
        {DHK_COL_cookie, DHK_PROMPT_COOKIE},
        {DHK_COL_subscribe, DHK_PROMPT_SUBSCRIBE},
        {DHK_COL_sign_in, DHK_PROMPT_SIGN_IN},
        {DHK_COL_share, DHK_PROMPT_SHARE},
        {DHK_COL_more, DHK_PROMPT_MORE},
        {DHK_COL_comment, DHK_PROMPT_COMMENT},
        {DHK_COL_legal, DHK_PROMPT_COPYRIGHT},
        {DHK_COL_app, DHK_PROMPT_APP},
        {DHK_COL_advert, DHK_PROMPT_AD},
        {DHK_COL_javascript, DHK_PROMPT_JAVASCRIPT},
        {DHK_COL_commerce, DHK_PROMPT_COMMERCE},
        {DHK_COL_meta, DHK_PROMPT_META},
        {DHK_COL_phrase_whole, DHK_PROMPT_WHOLE},
},
                             data[] = {
                                 {DHK_COL_date, DHK_DATELIKE_DATE},
                                 {DHK_COL_time, DHK_DATELIKE_TIME},
                                 {DHK_COL_ago, DHK_DATELIKE_AGO},
                                 {DHK_COL_counter, DHK_DATELIKE_COUNTER},
                                 {DHK_COL_price, DHK_DATELIKE_PRICE},
                                 {DHK_COL_bare_data, DHK_DATELIKE_BARE},
};

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

static bool is_section_head(const dhk_line *line, const dhk_counts *counts)
{
    if ((counts->phrases & DHK_PROMPT_SECTION) == 0 || counts->words > 8)
        return false;
    return (counts->phrases & DHK_PROMPT_WHOLE) || line->kind == DHK_KIND_HEADING;
}

static void fill_bits(const dhk_measure *m)
{
    size_t i;

    for (i = 0; i < m->count; i++)
        m->numbers[i] = m->counts[i].phrases;
    dhk_fill_flags(m, m->numbers, prompts, sizeof prompts / sizeof *prompts);
    for (i = 0; i < m->count; i++)
        m->numbers[i] = m->counts[i].data;
    dhk_fill_flags(m, m->numbers, data, sizeof data / sizeof *data);
}

/* Distances from the section heads: of a line to the last and the next one, how many there were,
 * and how much of the page's prose stood before the last. */
static void fill_sections(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint32_t lines = FAR, words = 0, heads = 0, under_rank = 0;
    uint64_t good = 0, good_at_head = 0, good_all = 0;
    size_t i;

    for (i = 0; i < m->count; i++)
        if (m->counts[i].marks & DHK_MARK_GOOD)
            good_all += m->counts[i].words;
    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        const dhk_counts *c = &m->counts[i];
        const bool head = is_section_head(line, c);
        /* A head that is no heading element ranks below all of them: any heading ends it. */
        const uint32_t rank = line->kind == DHK_KIND_HEADING ? line->level : 7;
        if (head) {
            lines = words = 0;
            heads++;
            good_at_head = good;
            under_rank = rank;
            m->facts[i] |= DHK_FACT_SECTION_HEAD;
        } else if (line->kind == DHK_KIND_HEADING && rank <= under_rank) {
            under_rank = 0;
        }
        dhk_column(m, DHK_COL_section)[i] = head;
        dhk_column(m, DHK_COL_since_section_l)[i] = dhk_log_byte(lines);
        dhk_column(m, DHK_COL_words_since_section_l)[i] = dhk_log_byte(words);
        dhk_column(m, DHK_COL_sections_before)[i] = dhk_cap_byte(heads, 255);
        dhk_column(m, DHK_COL_good_before_section_s)[i] =
            dhk_share_byte(good_at_head, good_all);
        dhk_column(m, DHK_COL_under_section)[i] = under_rank != 0;
        if (under_rank != 0 && !head)
            m->facts[i] |= DHK_FACT_AFTER_SECTION;
        lines += lines < FAR;
        words += c->words;
        if (c->marks & DHK_MARK_GOOD)
            good += c->words;
    }
    for (lines = FAR, i = m->count; i-- > 0; lines += lines < FAR) {
        dhk_column(m, DHK_COL_to_section_l)[i] = dhk_log_byte(lines);
        if (m->facts[i] & DHK_FACT_SECTION_HEAD)
            lines = 0;
    }
}

/* A feed has a rhythm: time, title, paragraph, time, title, paragraph.  One that comes below a
 * section head, after most of the page's prose, is no part of the article. */
static void fill_rhythm(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const uint8_t *bare = dhk_column(m, DHK_COL_bare_data);
    const uint8_t *wide = dhk_column(m, DHK_COL_data_wide);
    const uint8_t *before = dhk_column(m, DHK_COL_good_before_section_s);
    uint32_t lines = FAR;
    size_t i;

    for (i = 0; i < m->count; i++) {
        dhk_column(m, DHK_COL_since_data_l)[i] = dhk_log_byte(lines);
        if ((m->facts[i] & DHK_FACT_AFTER_SECTION) && wide[i] >= 2 && before[i] >= 128 &&
            (bare[i] || lines < 3))
            m->facts[i] |= DHK_FACT_FEED;
        if (bare[i])
            lines = 0;
        else
            lines += lines < FAR;
    }
}

/* A teaser inside an article: its title, "Read more", its title again. */
static void find_teasers(const dhk_measure *m)
{
    size_t i;

    for (i = 1; i + 1 < m->count; i++) {
        const dhk_counts *above = &m->counts[i - 1], *below = &m->counts[i + 1];
        if ((m->counts[i].phrases & DHK_PROMPT_MORE) && (m->facts[i] & DHK_FACT_ASKS) &&
            above->same == below->same && above->words > 2) {
            m->facts[i - 1] |= DHK_FACT_TEASER;
            m->facts[i + 1] |= DHK_FACT_TEASER;
        }
    }
}

/* A row of share buttons is "Share", "Post", "Print", "Email": where half of a run of short lines asks
 * for something, all of it does. */
static void spread_asking(const dhk_measure *m)
{
    size_t start, end, i;

    for (start = 0; start < m->count; start = end + 1) {
        size_t asking_lines = 0;
        for (end = start; end < m->count && (m->counts[end].marks & DHK_MARK_SHORT) &&
                          m->counts[end].sentences == 0;
             end++)
            asking_lines += (m->facts[end] & DHK_FACT_ASKS) != 0;
        if (asking_lines < 2 || 2 * asking_lines < end - start)
            continue;
        for (i = start; i < end; i++)
            m->facts[i] |= DHK_FACT_ASKS;
    }
}

/* How many of the lines around each line have the flag: nearby, and further away. */
static void fill_around(const dhk_measure *m, const uint8_t *flags, enum dhk_column near,
                        enum dhk_column wide)
{
    dhk_running_sums(m->running, flags, m->count);
    dhk_around_sum(dhk_column(m, near), m->running, m->count, 3);
    dhk_around_sum(dhk_column(m, wide), m->running, m->count, 15);
}

void dhk_feature_phrases(dhk_measure *m)
{
    uint8_t *asks = (uint8_t *)m->table;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const dhk_counts *c = &m->counts[i];
        asks[i] = (c->phrases & asking) != 0;
        if ((c->phrases & asking) || ((c->phrases & DHK_PROMPT_WHOLE) && c->words < 8))
            m->facts[i] |= DHK_FACT_PROMPT;
        if ((c->phrases & never_article) && c->words < 12)
            m->facts[i] |= DHK_FACT_ASKS;
        if (c->data & DHK_DATELIKE_BARE)
            m->facts[i] |= DHK_FACT_DATA;
    }
    fill_bits(m);
    fill_around(m, asks, DHK_COL_prompts_near, DHK_COL_prompts_wide);
    fill_around(m, dhk_column(m, DHK_COL_bare_data), DHK_COL_data_near, DHK_COL_data_wide);
    fill_sections(m);
    fill_rhythm(m);
    find_teasers(m);
    spread_asking(m);
}
