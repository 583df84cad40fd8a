/* page_wide.c - what holds for the page as a whole: every line gets the same byte.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#include "feature/prompt.h"

typedef struct totals {
    uint64_t words, good_words, link_bytes, bytes;
    uint32_t good, currency, bare, repeated, brief, prompts;
    uint32_t median;
} totals;

/* The median of the words a line, by counting: lines of 255 words or more are one. */
static uint32_t find_median(const dhk_measure *m)
{
    uint32_t histogram[256] = {0};
    uint32_t seen = 0, words = 0;
    size_t i;

    for (i = 0; i < m->count; i++)
        histogram[dhk_cap_byte(m->words[i], 255)]++;
    while (words < 255 && 2 * (seen + histogram[words]) < m->count)
        seen += histogram[words++];
    return words;
}

/* A loop for what stands in a line's record, and one for each size of other numbers: of these,
 * compilers make vectors. */
static void add_up(const dhk_measure *m, totals *t)
{
    uint32_t good = 0, currency = 0, bare = 0, repeated = 0, brief = 0, prompts = 0;
    size_t i;

    memset(t, 0, sizeof *t);
    for (i = 0; i < m->count; i++) {
        t->link_bytes += m->lines[i].link_bytes;
        t->bytes += m->lines[i].length;
    }
    for (i = 0; i < m->count; i++) {
        t->words += m->words[i];
        t->good_words += dhk_words_if(m, i, DHK_MARK_GOOD);
    }
    for (i = 0; i < m->count; i++) {
        const uint32_t marks = m->marks[i], facts = m->facts[i];
        good += (marks & DHK_MARK_GOOD) != 0;
        currency += (marks & DHK_MARK_CURRENCY) != 0;
        bare += (marks & DHK_MARK_BARE) != 0;
        brief += (marks & DHK_MARK_SHORT) != 0;
        repeated += (facts & DHK_FACT_REPEATED) != 0;
        prompts += (facts & DHK_FACT_PROMPT) != 0;
    }
    t->good = good;
    t->currency = currency;
    t->bare = bare;
    t->repeated = repeated;
    t->brief = brief;
    t->prompts = prompts;
    t->median = find_median(m);
}

static void put(const dhk_measure *m, enum dhk_column column, uint8_t value)
{
    memset(dhk_column(m, column), value, DHK_FEATURE_BLOCK);
}

static void put_evidence(const dhk_measure *m)
{
    static const struct {
        uint16_t column;
        uint16_t evidence;
    } said[] = {
        {DHK_COL_says_article, DHK_SAYS_ARTICLE}, {DHK_COL_says_product, DHK_SAYS_PRODUCT},
        {DHK_COL_says_forum, DHK_SAYS_FORUM},     {DHK_COL_says_list, DHK_SAYS_LIST},
        {DHK_COL_says_faq, DHK_SAYS_FAQ},         {DHK_COL_og_article, DHK_OG_ARTICLE},
        {DHK_COL_og_product, DHK_OG_PRODUCT},     {DHK_COL_og_website, DHK_OG_WEBSITE},
        {DHK_COL_by_wordpress, DHK_BY_WORDPRESS}, {DHK_COL_says_crumbs, DHK_SAYS_CRUMBS},
    };
    size_t k;

    for (k = 0; k < sizeof said / sizeof *said; k++)
        put(m, (enum dhk_column)said[k].column,
            (m->page->evidence & said[k].evidence) != 0);
}

void dhk_feature_page(dhk_measure *m)
{
    const dhk_page *page = m->page;
    totals t;

    add_up(m, &t);
    put(m, DHK_COL_page_lines_l, dhk_log_byte((uint32_t)m->count));
    put(m, DHK_COL_page_words_l, dhk_log_byte((uint32_t)t.words));
    put(m, DHK_COL_page_good_words_s, dhk_share_byte(t.good_words, t.words));
    put(m, DHK_COL_page_good_lines_s, dhk_share_byte(t.good, m->count));
    put(m, DHK_COL_page_good_l, dhk_log_byte(t.good));
    put(m, DHK_COL_page_mean_words,
        m->count == 0 ? 0 : dhk_log_byte((uint32_t)(4 * t.words / m->count)));
    put(m, DHK_COL_page_median_words, (uint8_t)t.median);
    put(m, DHK_COL_page_currency_s, dhk_share_byte(t.currency, m->count));
    put(m, DHK_COL_page_bare_s, dhk_share_byte(t.bare, m->count));
    put(m, DHK_COL_page_repeat_s, dhk_share_byte(t.repeated, m->count));
    put(m, DHK_COL_page_short_s, dhk_share_byte(t.brief, m->count));
    put(m, DHK_COL_page_prompt_s, dhk_share_byte(t.prompts, m->count));
    put(m, DHK_COL_page_link_s, dhk_share_byte(t.link_bytes, t.bytes));
    put(m, DHK_COL_page_paragraphs_l, dhk_log_byte(page->paragraphs));
    put(m, DHK_COL_page_items_l, dhk_log_byte(page->items));
    put(m, DHK_COL_page_articles_l, dhk_log_byte(page->articles));
    put(m, DHK_COL_page_forms_l, dhk_log_byte(page->forms));
    put(m, DHK_COL_page_tables_l, dhk_log_byte(page->tables));
    put(m, DHK_COL_page_subheadings_l, dhk_log_byte(page->subheadings));
    put(m, DHK_COL_page_prices_l, dhk_log_byte(page->prices));
    put(m, DHK_COL_chain_length, dhk_cap_byte(m->chain_length, 255));
    put(m, DHK_COL_title_found, m->title_line != DHK_NONE);
    put(m, DHK_COL_token_page, m->token_mean);
    put_evidence(m);
}
