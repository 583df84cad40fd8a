/* html_token_text.c - the states of the HTML Standard outside tags: RCDATA, RAWTEXT, PLAINTEXT
 * and CDATA sections (data: html_token_data.c).
 *
 * In: text up to what may be a tag or a reference.  Out: runs of text (html_token_emit.c).
 * Nothing is done to a byte of text but to look whether it is one of the few that count; in
 * RAWTEXT, PLAINTEXT and CDATA that is memchr.  A "<" that begins no tag and a "&" that begins
 * no reference do not end the run.                                 Cost: O(bytes).
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/scan.h"
#include "read/html_token_inner.h"

/* ---- end tags of raw text ------------------------------------------------------------- */

/* Reads letters as long as they are those of the last start tag's name.  With the first that is
 * not, what was read is text: the standard would read on, to the same end. */
const unsigned char *dhk_html_raw_end_tag_name(dhk_html_tokenizer *t,
                                               const unsigned char *p,
                                               const unsigned char *end, dhk_html_step self,
                                               dhk_html_step text)
{
    for (; p != end && dhk_is_alpha(*p); p++) {
        if (t->matched == t->last_tag_length ||
            dhk_to_lower(*p) != (unsigned char)t->last_tag[t->matched]) {
            dhk_html_unmark(t);
            return dhk_html_go(t, text, p);
        }
        t->matched++;
    }
    if (p == end)
        return dhk_html_go(t, self, p);
    if (t->matched == t->last_tag_length && (dhk_is_space(*p) || *p == '/' || *p == '>')) {
        dhk_html_begin_raw_end_tag(t);
        return dhk_html_go(t, dhk_html_tag_name_state, p);
    }
    dhk_html_unmark(t);
    return dhk_html_go(t, text, p);
}

static const unsigned char *rcdata_end_tag_name_state(dhk_html_tokenizer *t,
                                                      const unsigned char *p,
                                                      const unsigned char *end)
{
    return dhk_html_raw_end_tag_name(t, p, end, rcdata_end_tag_name_state,
                                     dhk_html_rcdata_state);
}

static const unsigned char *rcdata_end_tag_open_state(dhk_html_tokenizer *t,
                                                      const unsigned char *p,
                                                      const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, rcdata_end_tag_open_state, p);
    t->matched = 0;
    if (dhk_is_alpha(*p))
        return rcdata_end_tag_name_state(t, p, end);
    dhk_html_unmark(t);
    return dhk_html_go(t, dhk_html_rcdata_state, p);
}

static const unsigned char *rcdata_less_than_sign_state(dhk_html_tokenizer *t,
                                                        const unsigned char *p,
                                                        const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, rcdata_less_than_sign_state, p);
    if (*p == '/')
        return rcdata_end_tag_open_state(t, p + 1, end);
    dhk_html_unmark(t);
    return dhk_html_go(t, dhk_html_rcdata_state, p);
}

const unsigned char *dhk_html_rcdata_state(dhk_html_tokenizer *t, const unsigned char *p,
                                           const unsigned char *end)
{
    p = dhk_scan_two(p, end, '<', '&');
    if (p == end)
        return p;
    dhk_html_mark(t, p);
    if (*p == '<')
        return rcdata_less_than_sign_state(t, p + 1, end);
    return dhk_html_character_reference_state(t, p + 1, end);
}

static const unsigned char *rawtext_end_tag_name_state(dhk_html_tokenizer *t,
                                                       const unsigned char *p,
                                                       const unsigned char *end)
{
    return dhk_html_raw_end_tag_name(t, p, end, rawtext_end_tag_name_state,
                                     dhk_html_rawtext_state);
}

static const unsigned char *rawtext_end_tag_open_state(dhk_html_tokenizer *t,
                                                       const unsigned char *p,
                                                       const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, rawtext_end_tag_open_state, p);
    t->matched = 0;
    if (dhk_is_alpha(*p))
        return rawtext_end_tag_name_state(t, p, end);
    dhk_html_unmark(t);
    return dhk_html_go(t, dhk_html_rawtext_state, p);
}

static const unsigned char *rawtext_less_than_sign_state(dhk_html_tokenizer *t,
                                                         const unsigned char *p,
                                                         const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, rawtext_less_than_sign_state, p);
    if (*p == '/')
        return rawtext_end_tag_open_state(t, p + 1, end);
    dhk_html_unmark(t);
    return dhk_html_go(t, dhk_html_rawtext_state, p);
}

const unsigned char *dhk_html_rawtext_state(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end)
{
    p = dhk_scan_one(p, end, '<');
    if (p == end)
        return p;
    dhk_html_mark(t, p);
    return rawtext_less_than_sign_state(t, p + 1, end);
}

const unsigned char *dhk_html_plaintext_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end)
{
    (void)t;
    (void)p;
    return end;
}

/* ---- CDATA sections ------------------------------------------------------------------- */

/* A third ']': the first is text, and what is marked moves on by one. */
static void shift_mark(dhk_html_tokenizer *t)
{
    if (t->held_length == 0) {
        t->mark++;
    } else {
        dhk_html_emit_text(t, t->held, 1, t->begin, t->begin + 1);
        t->held_length--; /* the byte that is left, if any, is a ']' as well */
        if (t->held_length == 0)
            t->text = t->mark;
    }
    t->begin++;
}

static const unsigned char *cdata_section_end_state(dhk_html_tokenizer *t,
                                                    const unsigned char *p,
                                                    const unsigned char *end)
{
    for (; p != end && *p == ']'; p++)
        shift_mark(t);
    if (p == end)
        return dhk_html_go(t, cdata_section_end_state, p);
    if (*p == '>') {
        dhk_html_take_mark(t);
        dhk_html_token_set_state(t, DHK_HTML_DATA);
        return dhk_html_text_from(t, dhk_html_data_state, p + 1);
    }
    dhk_html_unmark(t);
    return dhk_html_go(t, dhk_html_cdata_section_state, p);
}

static const unsigned char *cdata_section_bracket_state(dhk_html_tokenizer *t,
                                                        const unsigned char *p,
                                                        const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, cdata_section_bracket_state, p);
    if (*p == ']')
        return cdata_section_end_state(t, p + 1, end);
    dhk_html_unmark(t);
    return dhk_html_go(t, dhk_html_cdata_section_state, p);
}

const unsigned char *dhk_html_cdata_section_state(dhk_html_tokenizer *t,
                                                  const unsigned char *p,
                                                  const unsigned char *end)
{
    p = dhk_scan_one(p, end, ']');
    if (p == end)
        return p;
    dhk_html_mark(t, p);
    return cdata_section_bracket_state(t, p + 1, end);
}
