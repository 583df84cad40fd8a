/* html_token_script.c - the states of the HTML Standard inside <script>.
 *
 * In: script text.  Out: runs of text, up to the end tag of the script.  What is between "<!--"
 * and "-->" is escaped; a "<script" in there hides the next "</script".  All of it is text and
 * all of it is emitted as it is, so the states only find where the text ends: a run goes on
 * through them, and the one thing that is marked is a "<" that may begin the end tag.
 * Cost: O(bytes); outside of escapes it is memchr.
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/scan.h"
#include "read/html_token_inner.h"

static const char word_script[] = "script";

static const unsigned char *script_data_escape_start_dash_state(dhk_html_tokenizer *t,
                                                                const unsigned char *p,
                                                                const unsigned char *end);
static const unsigned char *script_data_escaped_state(dhk_html_tokenizer *t,
                                                      const unsigned char *p,
                                                      const unsigned char *end);
static const unsigned char *script_data_escaped_dash_state(dhk_html_tokenizer *t,
                                                           const unsigned char *p,
                                                           const unsigned char *end);
static const unsigned char *script_data_escaped_dash_dash_state(dhk_html_tokenizer *t,
                                                                const unsigned char *p,
                                                                const unsigned char *end);
static const unsigned char *
script_data_escaped_less_than_sign_state(dhk_html_tokenizer *t, const unsigned char *p,
                                         const unsigned char *end);
static const unsigned char *script_data_double_escape_start_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end);
static const unsigned char *script_data_double_escaped_state(dhk_html_tokenizer *t,
                                                             const unsigned char *p,
                                                             const unsigned char *end);
static const unsigned char *script_data_double_escaped_dash_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end);
static const unsigned char *
script_data_double_escaped_dash_dash_state(dhk_html_tokenizer *t, const unsigned char *p,
                                           const unsigned char *end);
static const unsigned char *script_data_double_escaped_less_than_sign_state(
    dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end);
static const unsigned char *script_data_double_escape_end_state(dhk_html_tokenizer *t,
                                                                const unsigned char *p,
                                                                const unsigned char *end);

/* Matches a letter of a name behind "<" or "</" with "script". */
static void match_script(dhk_html_tokenizer *t, unsigned char c)
{
    if (t->matched < sizeof word_script - 1 &&
        dhk_to_lower(c) == (unsigned char)word_script[t->matched])
        t->matched++;
    else
        t->matched = DHK_HTML_DIFFERS;
}

static bool is_script(const dhk_html_tokenizer *t)
{
    return t->matched == sizeof word_script - 1;
}

static const unsigned char *script_data_end_tag_name_state(dhk_html_tokenizer *t,
                                                           const unsigned char *p,
                                                           const unsigned char *end)
{
    return dhk_html_raw_end_tag_name(t, p, end, script_data_end_tag_name_state,
                                     dhk_html_script_data_state);
}

static const unsigned char *script_data_end_tag_open_state(dhk_html_tokenizer *t,
                                                           const unsigned char *p,
                                                           const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_end_tag_open_state, p);
    t->matched = 0;
    if (dhk_is_alpha(*p))
        return script_data_end_tag_name_state(t, p, end);
    dhk_html_unmark(t);
    return dhk_html_go(t, dhk_html_script_data_state, p);
}

static const unsigned char *script_data_escape_start_state(dhk_html_tokenizer *t,
                                                           const unsigned char *p,
                                                           const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_escape_start_state, p);
    if (*p == '-')
        return script_data_escape_start_dash_state(t, p + 1, end);
    return dhk_html_go(t, dhk_html_script_data_state, p);
}

static const unsigned char *script_data_less_than_sign_state(dhk_html_tokenizer *t,
                                                             const unsigned char *p,
                                                             const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_less_than_sign_state, p);
    if (*p == '/')
        return script_data_end_tag_open_state(t, p + 1, end);
    dhk_html_unmark(t);
    if (*p == '!')
        return script_data_escape_start_state(t, p + 1, end);
    return dhk_html_go(t, dhk_html_script_data_state, p);
}

const unsigned char *dhk_html_script_data_state(dhk_html_tokenizer *t,
                                                const unsigned char *p,
                                                const unsigned char *end)
{
    p = dhk_scan_one(p, end, '<');
    if (p == end)
        return p;
    dhk_html_mark(t, p);
    return script_data_less_than_sign_state(t, p + 1, end);
}

/* ---- escaped: behind "<!--" ----------------------------------------------------------- */

static const unsigned char *script_data_escape_start_dash_state(dhk_html_tokenizer *t,
                                                                const unsigned char *p,
                                                                const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_escape_start_dash_state, p);
    if (*p == '-')
        return dhk_html_go(t, script_data_escaped_dash_dash_state, p + 1);
    return dhk_html_go(t, dhk_html_script_data_state, p);
}

static const unsigned char *mark_escaped(dhk_html_tokenizer *t, const unsigned char *p,
                                         dhk_html_step state)
{
    dhk_html_mark(t, p);
    return dhk_html_go(t, state, p + 1);
}

static const unsigned char *script_data_escaped_state(dhk_html_tokenizer *t,
                                                      const unsigned char *p,
                                                      const unsigned char *end)
{
    p = dhk_scan_two(p, end, '-', '<');
    if (p == end)
        return dhk_html_go(t, script_data_escaped_state, p);
    if (*p == '-')
        return dhk_html_go(t, script_data_escaped_dash_state, p + 1);
    return mark_escaped(t, p, script_data_escaped_less_than_sign_state);
}

static const unsigned char *script_data_escaped_dash_state(dhk_html_tokenizer *t,
                                                           const unsigned char *p,
                                                           const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_escaped_dash_state, p);
    if (*p == '-')
        return dhk_html_go(t, script_data_escaped_dash_dash_state, p + 1);
    return dhk_html_go(t, script_data_escaped_state, p);
}

static const unsigned char *script_data_escaped_dash_dash_state(dhk_html_tokenizer *t,
                                                                const unsigned char *p,
                                                                const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_escaped_dash_dash_state, p);
    if (*p == '-')
        return dhk_html_go(t, script_data_escaped_dash_dash_state, p + 1);
    if (*p == '>')
        return dhk_html_go(t, dhk_html_script_data_state, p + 1);
    return dhk_html_go(t, script_data_escaped_state, p);
}

static const unsigned char *script_data_escaped_end_tag_name_state(dhk_html_tokenizer *t,
                                                                   const unsigned char *p,
                                                                   const unsigned char *end)
{
    return dhk_html_raw_end_tag_name(t, p, end, script_data_escaped_end_tag_name_state,
                                     script_data_escaped_state);
}

static const unsigned char *script_data_escaped_end_tag_open_state(dhk_html_tokenizer *t,
                                                                   const unsigned char *p,
                                                                   const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_escaped_end_tag_open_state, p);
    t->matched = 0;
    if (dhk_is_alpha(*p))
        return script_data_escaped_end_tag_name_state(t, p, end);
    dhk_html_unmark(t);
    return dhk_html_go(t, script_data_escaped_state, p);
}

static const unsigned char *
script_data_escaped_less_than_sign_state(dhk_html_tokenizer *t, const unsigned char *p,
                                         const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_escaped_less_than_sign_state, p);
    if (*p == '/')
        return script_data_escaped_end_tag_open_state(t, p + 1, end);
    dhk_html_unmark(t);
    t->matched = 0;
    if (dhk_is_alpha(*p))
        return dhk_html_go(t, script_data_double_escape_start_state, p);
    return dhk_html_go(t, script_data_escaped_state, p);
}

/* ---- double escaped: behind "<!--" and "<script" --------------------------------------- */

static const unsigned char *script_data_double_escape_start_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_double_escape_start_state, p);
    if (dhk_is_space(*p) || *p == '/' || *p == '>')
        return dhk_html_go(
            t, is_script(t) ? script_data_double_escaped_state : script_data_escaped_state,
            p + 1);
    if (!dhk_is_alpha(*p))
        return dhk_html_go(t, script_data_escaped_state, p);
    match_script(t, *p);
    return dhk_html_go(t, script_data_double_escape_start_state, p + 1);
}

static const unsigned char *script_data_double_escaped_state(dhk_html_tokenizer *t,
                                                             const unsigned char *p,
                                                             const unsigned char *end)
{
    p = dhk_scan_two(p, end, '-', '<');
    if (p == end)
        return dhk_html_go(t, script_data_double_escaped_state, p);
    if (*p == '-')
        return dhk_html_go(t, script_data_double_escaped_dash_state, p + 1);
    return dhk_html_go(t, script_data_double_escaped_less_than_sign_state, p + 1);
}

static const unsigned char *script_data_double_escaped_dash_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_double_escaped_dash_state, p);
    if (*p == '-')
        return dhk_html_go(t, script_data_double_escaped_dash_dash_state, p + 1);
    return dhk_html_go(t, script_data_double_escaped_state, p);
}

static const unsigned char *
script_data_double_escaped_dash_dash_state(dhk_html_tokenizer *t, const unsigned char *p,
                                           const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_double_escaped_dash_dash_state, p);
    if (*p == '-')
        return dhk_html_go(t, script_data_double_escaped_dash_dash_state, p + 1);
    if (*p == '>')
        return dhk_html_go(t, dhk_html_script_data_state, p + 1);
    return dhk_html_go(t, script_data_double_escaped_state, p);
}

static const unsigned char *script_data_double_escaped_less_than_sign_state(
    dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_double_escaped_less_than_sign_state, p);
    if (*p != '/')
        return dhk_html_go(t, script_data_double_escaped_state, p);
    t->matched = 0;
    return dhk_html_go(t, script_data_double_escape_end_state, p + 1);
}

static const unsigned char *script_data_double_escape_end_state(dhk_html_tokenizer *t,
                                                                const unsigned char *p,
                                                                const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, script_data_double_escape_end_state, p);
    if (dhk_is_space(*p) || *p == '/' || *p == '>')
        return dhk_html_go(
            t, is_script(t) ? script_data_escaped_state : script_data_double_escaped_state,
            p + 1);
    if (!dhk_is_alpha(*p))
        return dhk_html_go(t, script_data_double_escaped_state, p);
    match_script(t, *p);
    return dhk_html_go(t, script_data_double_escape_end_state, p + 1);
}
