/* columns.h - the features by name.
 *
 * One X(name) a column, grouped by the file that fills it.  A model names columns by their
 * number, so the list may change only together with the weights (tests/quality/train.py makes
 * both).  Suffixes: _l is a count on a log scale, _s a share of 255, no suffix a small number
 * or a yes (1).  "Good" lines are prose: see dhk_counts.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_COLUMNS_H
#define DHK_COLUMNS_H

#define DHK_COLUMNS_OF_TEXT(X) /* wording.c: the line by itself */                         \
    X(words_l)                                                                             \
    X(chars_l) X(word_length) X(capital_s) X(digit_s) X(comma_s) X(stop_s) X(punct_s)      \
        X(han_s) X(sentences) X(colon) X(ellipsis) X(pipe) X(lower_first) X(question)      \
            X(exclaim) X(slash) X(kind) X(level) X(break_before)

#define DHK_COLUMNS_OF_PHRASES(X) /* phrases.c: prompts, section heads, bare lines */      \
    X(prompts_near)                                                                        \
    X(prompts_wide) X(since_section) X(words_since_section_l) X(sections_before)           \
        X(to_section) X(good_before_section_s) X(under_section) X(since_bare) X(bare_near) \
            X(bare_wide)

#define DHK_COLUMNS_OF_REPEAT(X) /* repeat.c */                                            \
    X(same)                                                                                \
    X(same_six) X(seen_before) X(starts_like_near)

#define DHK_COLUMNS_OF_PLACE(X) /* place.c: where in the page */                           \
    X(line_s)                                                                              \
    X(word_s) X(line_l) X(lines_left_l) X(words_before_l) X(good_before_s)                 \
        X(good_after_s) X(since_good) X(to_good) X(run_short) X(run_good)                  \
            X(since_heading) X(words_since_heading_l) X(after_h1) X(gap) X(gap_next)

#define DHK_COLUMNS_OF_NEIGHBOURS(X) /* neighbours.c: before (b) and after (a) */          \
    X(words_b1)                                                                            \
    X(words_a1) X(capital_a1) X(stop_b1) X(stop_a1) X(digit_b1) X(digit_a1) X(words_b3)    \
        X(words_a3) X(words_b8) X(words_a8) X(words_b20) X(words_a20) X(good_b3)           \
            X(good_a3) X(good_b8) X(good_a8) X(good_b20) X(good_a20) X(short_b8)

#define DHK_COLUMNS_OF_PAGE(X) /* page_wide.c: the same for each line */                   \
    X(page_lines_l)                                                                        \
    X(page_words_l) X(page_good_words_s) X(page_good_lines_s) X(page_good_l)               \
        X(page_mean_words) X(page_median_words) X(page_currency_s) X(page_bare_s)          \
            X(page_repeat_s) X(page_short_s) X(page_prompt_s) X(page_link_s)               \
                X(page_paragraphs_l) X(page_items_l) X(page_articles_l) X(page_forms_l)    \
                    X(page_tables_l) X(page_subheadings_l) X(page_prices_l)                \
                        X(says_article) X(says_product) X(says_forum) X(says_list)         \
                            X(says_faq) X(og_article) X(og_product) X(og_website)          \
                                X(by_wordpress) X(says_crumbs) X(chain_length)

#define DHK_COLUMNS_OF_LINKS(X) /* links.c */                                              \
    X(link_s)                                                                              \
    X(links_words_s) X(link_a3) X(link_b8) X(link_b20) X(link_a20)

#define DHK_COLUMNS_OF_MARKUP(X) /* markup.c: tags and boxes by name */                    \
    X(tag)                                                                                 \
    X(tag_parent) X(depth) X(depth_change) X(images) X(images_next) X(bold_s) X(code_s)    \
        X(hidden_s) X(tag_b1) X(tag_a1) X(in_nav) X(in_aside) X(in_footer) X(in_main)      \
            X(in_article) X(in_form) X(in_figure) X(in_dialog) X(in_quote) X(in_pre)       \
                X(in_section) X(in_button) X(in_list) X(in_table) X(in_heading)

#define DHK_COLUMNS_OF_BOXES(                                                              \
    X) /* boxes.c: what the containers hold; c1 is the innermost */                        \
    X(c1_words_l)                                                                          \
    X(c1_link_s) X(c1_line_words) X(c1_good_s) X(c1_share_s) X(c2_words_l) X(c2_link_s)    \
        X(c2_line_words) X(c2_good_s) X(c2_share_s) X(c3_words_l) X(c3_link_s)             \
            X(c3_line_words) X(c3_good_s) X(c3_share_s) X(c5_words_l) X(c5_link_s)         \
                X(c5_line_words) X(c5_good_s) X(c5_share_s) X(top_words_l) X(top_link_s)   \
                    X(top_line_words) X(top_good_s) X(top_share_s) X(chain_up) X(chain_s)  \
                        X(in_best) X(levels) X(path_lines_l) X(path_line_words)            \
                            X(path_words_s) X(path_link_s) X(path_good_s)

#define DHK_COLUMNS_OF_TITLE(X) /* title.c */                                              \
    X(title_in_s)                                                                          \
    X(title_cover_s) X(description_in_s) X(title_before) X(title_after) X(title_found)

#define DHK_COLUMNS_OF_TOKENS(X) /* tokens.c: learned log-odds of classes, ids and tags */ \
    X(token_own)                                                                           \
    X(token_parent) X(token_path) X(token_b1) X(token_a1) X(token_b4) X(token_a4)          \
        X(token_b12) X(token_a12) X(token_page)

#define DHK_COLUMN_LIST(X)                                                                 \
    DHK_COLUMNS_OF_TEXT(X)                                                                 \
    DHK_COLUMNS_OF_PHRASES(X) DHK_COLUMNS_OF_REPEAT(X) DHK_COLUMNS_OF_PLACE(X)             \
        DHK_COLUMNS_OF_NEIGHBOURS(X) DHK_COLUMNS_OF_PAGE(X) DHK_COLUMNS_OF_LINKS(X)        \
            DHK_COLUMNS_OF_MARKUP(X) DHK_COLUMNS_OF_BOXES(X) DHK_COLUMNS_OF_TITLE(X)       \
                DHK_COLUMNS_OF_TOKENS(X)

enum dhk_column {
#define X(name) DHK_COL_##name,
    DHK_COLUMN_LIST(X)
#undef X
        DHK_COLUMNS
};

#endif
