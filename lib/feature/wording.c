/* wording.c - the line by itself: its length by script, its shares of capitals, digits and marks.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

/* Columns that are a mark or not. */
static const dhk_flag_column marked[] = {
    {DHK_COL_colon, DHK_MARK_COLON},
    {DHK_COL_ellipsis, DHK_MARK_ELLIPSIS},
    {DHK_COL_pipe, DHK_MARK_PIPE},
    {DHK_COL_question, DHK_MARK_QUESTION},
    {DHK_COL_exclaim, DHK_MARK_EXCLAIM},
    {DHK_COL_slash, DHK_MARK_SLASH},
    {DHK_COL_lower_first, DHK_MARK_LOWER_FIRST},
};

void dhk_wording_line(const dhk_measure *m, size_t i, const dhk_counts *c)
{
    const size_t stride = m->stride;
    uint8_t *kept = m->kept + i;

    kept[DHK_KEPT_words_l * stride] = dhk_log_byte(c->words);
    kept[DHK_KEPT_chars_l * stride] = dhk_log_byte(c->chars);
    kept[DHK_KEPT_capital_s * stride] = dhk_share_mixed(c->capital, c->letters_first);
    kept[DHK_KEPT_comma_s * stride] = dhk_share_mixed(c->commas, c->words);
    kept[DHK_KEPT_han_s * stride] = dhk_share_byte(c->han, c->chars);
    kept[DHK_KEPT_sentences * stride] = dhk_cap_byte(c->sentences, 255);
    kept[DHK_KEPT_level * stride] = m->lines[i].level;
    if (m->markup)
        return; /* what else a line's signs say, its place in the page says better */
    kept[DHK_KEPT_word_length * stride] =
        c->tokens == 0 ? 0 : dhk_cap_byte(8 * c->chars / c->tokens, 255);
    kept[DHK_KEPT_digit_s * stride] = dhk_share_mixed(c->digits, c->chars);
    kept[DHK_KEPT_stop_s * stride] = dhk_share_mixed(c->stops, c->words);
    kept[DHK_KEPT_punct_s * stride] = dhk_share_mixed(c->punct, c->chars);
}

void dhk_block_text(const dhk_measure *m, size_t first, size_t lines)
{
    const dhk_line *line = m->lines + first;
    const uint16_t *marks = m->marks + first;
    uint8_t *kind = dhk_column(m, DHK_COL_kind);
    uint8_t *broken = dhk_column(m, DHK_COL_break_before);
    dhk_planes planes;
    size_t i;

    for (i = 0; i < DHK_FEATURE_BLOCK; i++) {
        planes.byte[0][i] = (uint8_t)marks[i];
        planes.byte[1][i] = (uint8_t)(marks[i] >> 8);
    }
    dhk_fill_flags(m, &planes, marked, sizeof marked / sizeof *marked);
    for (i = 0; i < lines; i++) {
        kind[i] = line[i].kind;
        broken[i] = (line[i].flags & DHK_LINE_BREAK) != 0;
    }
}
