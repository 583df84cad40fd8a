/* html_token_comment.c - the states of the HTML Standard behind "<!", and of comments.
 *
 * In: the bytes behind "<!", "<?" or "</" and no letter.  Out: comments, if the sink wants them;
 * otherwise they are walked through and nothing is kept.  "<!" is marked until it is clear
 * whether "--", "doctype" or "[CDATA[" follows; whatever else does, all behind "<!" is a bogus
 * comment.  Dashes that may end a comment are counted by the state and put down once they are
 * known not to.  The states "comment less-than sign ..." exist to report nested comments; as no
 * error is reported here, each of them only hands on.              Cost: O(bytes).
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "read/html_token_inner.h"

static const char word_comment[] = "--";
static const char word_doctype[] = "doctype"; /* any case */
static const char word_cdata[] = "[CDATA[";
static const unsigned char dashes[] = "--!";

static const unsigned char *comment_state(dhk_html_tokenizer *t, const unsigned char *p,
                                          const unsigned char *end);
static const unsigned char *comment_less_than_sign_state(dhk_html_tokenizer *t,
                                                         const unsigned char *p,
                                                         const unsigned char *end);
static const unsigned char *comment_less_than_sign_bang_state(dhk_html_tokenizer *t,
                                                              const unsigned char *p,
                                                              const unsigned char *end);
static const unsigned char *
comment_less_than_sign_bang_dash_state(dhk_html_tokenizer *t, const unsigned char *p,
                                       const unsigned char *end);
static const unsigned char *
comment_less_than_sign_bang_dash_dash_state(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end);
static const unsigned char *comment_end_dash_state(dhk_html_tokenizer *t,
                                                   const unsigned char *p,
                                                   const unsigned char *end);
static const unsigned char *comment_end_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end);
static const unsigned char *comment_end_bang_state(dhk_html_tokenizer *t,
                                                   const unsigned char *p,
                                                   const unsigned char *end);

static void put(dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    dhk_html_put(t, &t->comment, p, end);
}

/* The first 'count' bytes of "--!", which did not end the comment, belong to it. */
static void put_dashes(dhk_html_tokenizer *t, size_t count)
{
    put(t, dashes, dashes + count);
}

static const unsigned char *end_comment(dhk_html_tokenizer *t, const unsigned char *p)
{
    dhk_html_emit_comment(t);
    return dhk_html_text_from(t, dhk_html_data_state, p);
}

const unsigned char *dhk_html_bogus_comment_state(dhk_html_tokenizer *t,
                                                  const unsigned char *p,
                                                  const unsigned char *end)
{
    const unsigned char *stop = dhk_scan_one(p, end, '>');
    put(t, p, stop);
    if (stop == end)
        return dhk_html_go(t, dhk_html_bogus_comment_state, end);
    return end_comment(t, stop + 1);
}

/* ---- behind "<!" ---------------------------------------------------------------------- */

/* What is marked, but for "<!", is the comment's beginning. */
static const unsigned char *bogus_from_mark(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end)
{
    unsigned char bytes[DHK_HTML_HELD];
    size_t length = dhk_html_pending(t, p, bytes);

    dhk_html_take_mark(t);
    dhk_html_begin_comment(t);
    put(t, bytes + 2, bytes + length);
    return dhk_html_bogus_comment_state(t, p, end);
}

static const char *word_with(unsigned char first)
{
    switch (first) {
    case '-':
        return word_comment;
    case 'D':
    case 'd':
        return word_doctype;
    case '[':
        return word_cdata;
    default:
        return NULL;
    }
}

static const unsigned char *after_word(dhk_html_tokenizer *t, const unsigned char *p,
                                       const unsigned char *end)
{
    if (t->word == word_cdata && !t->foreign)
        return bogus_from_mark(t, p, end);
    dhk_html_take_mark(t);
    if (t->word == word_comment) {
        dhk_html_begin_comment(t);
        return dhk_html_comment_start_state(t, p, end);
    }
    if (t->word == word_doctype) {
        t->build = DHK_BUILD_DOCTYPE;
        return dhk_html_doctype_state(t, p, end);
    }
    dhk_html_token_set_state(t, DHK_HTML_CDATA);
    return dhk_html_text_from(t, dhk_html_cdata_section_state, p);
}

const unsigned char *dhk_html_markup_declaration_open_state(dhk_html_tokenizer *t,
                                                            const unsigned char *p,
                                                            const unsigned char *end)
{
    for (; p != end; p++) {
        unsigned char c = *p;
        if (t->word == NULL) {
            t->word = word_with(c);
            t->matched = 0;
        }
        if (t->word == word_doctype)
            c = dhk_to_lower(c);
        if (t->word == NULL || c != (unsigned char)t->word[t->matched])
            return bogus_from_mark(t, p, end);
        t->matched++;
        if (t->word[t->matched] == 0)
            return after_word(t, p + 1, end);
    }
    if (t->ending)
        return bogus_from_mark(t, p, end);
    return dhk_html_go(t, dhk_html_markup_declaration_open_state, p);
}

/* ---- behind "<!--" -------------------------------------------------------------------- */

static const unsigned char *comment_start_dash_state(dhk_html_tokenizer *t,
                                                     const unsigned char *p,
                                                     const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, comment_start_dash_state, p);
    if (*p == '-')
        return dhk_html_go(t, comment_end_state, p + 1);
    if (*p == '>') /* "<!--->" */
        return end_comment(t, p + 1);
    put_dashes(t, 1);
    return dhk_html_go(t, comment_state, p);
}

const unsigned char *dhk_html_comment_start_state(dhk_html_tokenizer *t,
                                                  const unsigned char *p,
                                                  const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, dhk_html_comment_start_state, p);
    if (*p == '-')
        return comment_start_dash_state(t, p + 1, end);
    if (*p == '>') /* "<!-->" */
        return end_comment(t, p + 1);
    return comment_state(t, p, end);
}

static const unsigned char *comment_state(dhk_html_tokenizer *t, const unsigned char *p,
                                          const unsigned char *end)
{
    const unsigned char *stop = dhk_scan_two(p, end, '-', '<');
    if (stop != end && *stop == '<') {
        put(t, p, stop + 1);
        return dhk_html_go(t, comment_less_than_sign_state, stop + 1);
    }
    put(t, p, stop);
    if (stop == end)
        return dhk_html_go(t, comment_state, end);
    return dhk_html_go(t, comment_end_dash_state, stop + 1);
}

static const unsigned char *comment_less_than_sign_state(dhk_html_tokenizer *t,
                                                         const unsigned char *p,
                                                         const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, comment_less_than_sign_state, p);
    if (*p == '!') {
        put(t, p, p + 1);
        return dhk_html_go(t, comment_less_than_sign_bang_state, p + 1);
    }
    if (*p == '<') {
        put(t, p, p + 1);
        return dhk_html_go(t, comment_less_than_sign_state, p + 1);
    }
    return dhk_html_go(t, comment_state, p);
}

static const unsigned char *comment_less_than_sign_bang_state(dhk_html_tokenizer *t,
                                                              const unsigned char *p,
                                                              const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, comment_less_than_sign_bang_state, p);
    if (*p == '-')
        return dhk_html_go(t, comment_less_than_sign_bang_dash_state, p + 1);
    return dhk_html_go(t, comment_state, p);
}

static const unsigned char *comment_less_than_sign_bang_dash_state(dhk_html_tokenizer *t,
                                                                   const unsigned char *p,
                                                                   const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, comment_less_than_sign_bang_dash_state, p);
    if (*p == '-')
        return dhk_html_go(t, comment_less_than_sign_bang_dash_dash_state, p + 1);
    return dhk_html_go(t, comment_end_dash_state, p);
}

static const unsigned char *
comment_less_than_sign_bang_dash_dash_state(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end)
{
    (void)end;
    return dhk_html_go(t, comment_end_state, p);
}

static const unsigned char *comment_end_dash_state(dhk_html_tokenizer *t,
                                                   const unsigned char *p,
                                                   const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, comment_end_dash_state, p);
    if (*p == '-')
        return comment_end_state(t, p + 1, end);
    put_dashes(t, 1);
    return dhk_html_go(t, comment_state, p);
}

static const unsigned char *comment_end_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, comment_end_state, p);
    switch (*p) {
    case '>':
        return end_comment(t, p + 1);
    case '!':
        return dhk_html_go(t, comment_end_bang_state, p + 1);
    case '-':
        put_dashes(t, 1);
        return dhk_html_go(t, comment_end_state, p + 1);
    default:
        put_dashes(t, 2);
        return dhk_html_go(t, comment_state, p);
    }
}

static const unsigned char *comment_end_bang_state(dhk_html_tokenizer *t,
                                                   const unsigned char *p,
                                                   const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, comment_end_bang_state, p);
    if (*p == '>')
        return end_comment(t, p + 1);
    put_dashes(t, 3);
    if (*p == '-')
        return dhk_html_go(t, comment_end_dash_state, p + 1);
    return dhk_html_go(t, comment_state, p);
}
