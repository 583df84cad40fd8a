/* wording.c - the line by itself: its length by script, its shares of capitals, digits and marks.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

/* Columns that are a mark or not. */
static const dhk_flag_column marked[] = {
    {DHK_COL_terminal, DHK_MARK_TERMINAL},
    {DHK_COL_colon, DHK_MARK_COLON},
    {DHK_COL_ellipsis, DHK_MARK_ELLIPSIS},
    {DHK_COL_pipe, DHK_MARK_PIPE},
    {DHK_COL_arrow, DHK_MARK_ARROW},
    {DHK_COL_copyright, DHK_MARK_COPYRIGHT},
    {DHK_COL_at_sign, DHK_MARK_AT},
    {DHK_COL_currency, DHK_MARK_CURRENCY},
    {DHK_COL_url, DHK_MARK_URL},
    {DHK_COL_lower_first, DHK_MARK_LOWER_FIRST},
    {DHK_COL_upper_first, DHK_MARK_UPPER_FIRST},
    {DHK_COL_digit_first, DHK_MARK_DIGIT_FIRST},
    {DHK_COL_quote_first, DHK_MARK_QUOTE_FIRST},
    {DHK_COL_question, DHK_MARK_QUESTION},
    {DHK_COL_exclaim, DHK_MARK_EXCLAIM},
    {DHK_COL_bracket, DHK_MARK_BRACKET},
    {DHK_COL_slash, DHK_MARK_SLASH},
    {DHK_COL_icon, DHK_MARK_ICON},
};

static void fill_marks(const dhk_measure *m)
{
    size_t i;

    for (i = 0; i < m->count; i++)
        m->numbers[i] = m->counts[i].marks;
    dhk_fill_flags(m, m->numbers, marked, sizeof marked / sizeof *marked);
}

static void fill_shares(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    size_t i;

    for (i = 0; i < m->count; i++) {
        const dhk_counts *c = &m->counts[i];
        dhk_column(m, DHK_COL_words_l)[i] = dhk_log_byte(c->words);
        dhk_column(m, DHK_COL_chars_l)[i] = dhk_log_byte(c->chars);
        dhk_column(m, DHK_COL_word_length)[i] =
            c->tokens == 0 ? 0 : dhk_cap_byte(8 * c->chars / c->tokens, 255);
        dhk_column(m, DHK_COL_longest_word)[i] = dhk_cap_byte(c->longest, 255);
        dhk_column(m, DHK_COL_function_s)[i] = dhk_share_byte(c->function, c->tokens);
        dhk_column(m, DHK_COL_capital_s)[i] = dhk_share_byte(c->capital, c->letters_first);
        dhk_column(m, DHK_COL_upper_s)[i] = dhk_share_byte(c->upper, c->letters_first);
        dhk_column(m, DHK_COL_digit_s)[i] = dhk_share_byte(c->digits, c->chars);
        dhk_column(m, DHK_COL_comma_s)[i] = dhk_share_byte(c->commas, c->words);
        dhk_column(m, DHK_COL_stop_s)[i] = dhk_share_byte(c->stops, c->words);
        dhk_column(m, DHK_COL_punct_s)[i] = dhk_share_byte(c->punct, c->chars);
        dhk_column(m, DHK_COL_han_s)[i] = dhk_share_byte(c->han, c->chars);
        dhk_column(m, DHK_COL_sentences)[i] = dhk_cap_byte(c->sentences, 255);
    }
}

void dhk_feature_text(dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    size_t i;

    fill_shares(measure);
    fill_marks(measure);
    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        dhk_column(m, DHK_COL_kind)[i] = line->kind;
        dhk_column(m, DHK_COL_level)[i] = line->level;
        dhk_column(m, DHK_COL_break_before)[i] = (line->flags & DHK_LINE_BREAK) != 0;
        dhk_column(m, DHK_COL_rule_before)[i] = (line->flags & DHK_LINE_RULE) != 0;
        dhk_column(m, DHK_COL_cut)[i] = (line->flags & DHK_LINE_CUT) != 0;
    }
}
