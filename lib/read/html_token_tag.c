/* html_token_tag.c - the states of the HTML Standard inside a tag.
 *
 * In: the bytes from '<' on.  Out: parts of the tag in the making (html_token_build.c), which is
 * emitted at its '>'.  The states of one attribute call each other, so that the usual attribute
 * is one walk through code that a compiler can put together; the next attribute begins in the
 * driver, so that the stack does not grow.  Values are skipped over, not decoded: most of them
 * nobody asks for.                                                 Cost: O(bytes).
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/scan.h"
#include "read/html_token_inner.h"

static const unsigned char *before_attribute_name_state(dhk_html_tokenizer *t,
                                                        const unsigned char *p,
                                                        const unsigned char *end);

/* Most bytes of a name are letters, which stand above '>': one comparison for those. */
static bool ends_name(unsigned char c)
{
    return c <= '>' && (c == '>' || c == '/' || dhk_is_space(c));
}

static bool ends_attribute_name(unsigned char c)
{
    return c <= '>' && (c == '=' || ends_name(c));
}

/* In front of "<!", "<?" and the like: the text before it goes out, and what was marked goes. */
static const unsigned char *to_bogus_comment(dhk_html_tokenizer *t, const unsigned char *p,
                                             const unsigned char *end)
{
    dhk_html_take_mark(t);
    dhk_html_begin_comment(t);
    return dhk_html_bogus_comment_state(t, p, end);
}

static const unsigned char *
end_tag_open_state(dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, end_tag_open_state, p);
    if (dhk_is_alpha(*p)) {
        dhk_html_take_mark(t);
        dhk_html_begin_tag(t, true, p);
        return dhk_html_tag_name_state(t, p, end);
    }
    if (*p == '>') { /* "</>" is nothing */
        dhk_html_take_mark(t);
        return dhk_html_text_from(t, dhk_html_data_state, p + 1);
    }
    return to_bogus_comment(t, p, end);
}

const unsigned char *dhk_html_tag_open_state(dhk_html_tokenizer *t, const unsigned char *p,
                                             const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, dhk_html_tag_open_state, p);
    if (dhk_is_alpha(*p)) {
        dhk_html_take_mark(t);
        dhk_html_begin_tag(t, false, p);
        return dhk_html_tag_name_state(t, p, end);
    }
    switch (*p) {
    case '/':
        return end_tag_open_state(t, p + 1, end);
    case '!':
        t->build = DHK_BUILD_MARKUP;
        t->word = NULL;
        return dhk_html_markup_declaration_open_state(t, p + 1, end);
    case '?':
        return to_bogus_comment(t, p, end);
    default:
        dhk_html_unmark(t);
        return dhk_html_go(t, dhk_html_data_state, p);
    }
}

static const unsigned char *self_closing_start_tag_state(dhk_html_tokenizer *t,
                                                         const unsigned char *p,
                                                         const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, self_closing_start_tag_state, p);
    if (*p == '>') {
        t->self_closing = true;
        return dhk_html_emit_tag(t, p + 1);
    }
    return dhk_html_go(t, before_attribute_name_state, p);
}

const unsigned char *dhk_html_tag_name_state(dhk_html_tokenizer *t, const unsigned char *p,
                                             const unsigned char *end)
{
    while (p != end && !ends_name(*p))
        p++;
    if (p == end)
        return dhk_html_go(t, dhk_html_tag_name_state, p);
    dhk_html_end_part(t, p);
    if (*p == '>')
        return dhk_html_emit_tag(t, p + 1);
    if (*p == '/')
        return self_closing_start_tag_state(t, p + 1, end);
    return before_attribute_name_state(t, p + 1, end);
}

static const unsigned char *after_attribute_value_quoted_state(dhk_html_tokenizer *t,
                                                               const unsigned char *p,
                                                               const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, after_attribute_value_quoted_state, p);
    if (*p == '>')
        return dhk_html_emit_tag(t, p + 1);
    if (*p == '/')
        return self_closing_start_tag_state(t, p + 1, end);
    if (dhk_is_space(*p))
        p++;
    return dhk_html_go(t, before_attribute_name_state, p);
}

static const unsigned char *end_quoted_value(dhk_html_tokenizer *t, const unsigned char *p,
                                             const unsigned char *end)
{
    dhk_html_end_part(t, p);
    dhk_html_end_attribute(t);
    return after_attribute_value_quoted_state(t, p + 1, end);
}

static const unsigned char *attribute_value_double_quoted_state(dhk_html_tokenizer *t,
                                                                const unsigned char *p,
                                                                const unsigned char *end)
{
    p = dhk_scan_one(p, end, '"');
    if (p == end)
        return dhk_html_go(t, attribute_value_double_quoted_state, p);
    return end_quoted_value(t, p, end);
}

static const unsigned char *attribute_value_single_quoted_state(dhk_html_tokenizer *t,
                                                                const unsigned char *p,
                                                                const unsigned char *end)
{
    p = dhk_scan_one(p, end, '\'');
    if (p == end)
        return dhk_html_go(t, attribute_value_single_quoted_state, p);
    return end_quoted_value(t, p, end);
}

static const unsigned char *attribute_value_unquoted_state(dhk_html_tokenizer *t,
                                                           const unsigned char *p,
                                                           const unsigned char *end)
{
    while (p != end && *p != '>' && !dhk_is_space(*p))
        p++;
    if (p == end)
        return dhk_html_go(t, attribute_value_unquoted_state, p);
    dhk_html_end_part(t, p);
    dhk_html_end_attribute(t);
    if (*p == '>')
        return dhk_html_emit_tag(t, p + 1);
    return dhk_html_go(t, before_attribute_name_state, p + 1);
}

static const unsigned char *before_attribute_value_state(dhk_html_tokenizer *t,
                                                         const unsigned char *p,
                                                         const unsigned char *end)
{
    while (p != end && dhk_is_space(*p))
        p++;
    if (p == end)
        return dhk_html_go(t, before_attribute_value_state, p);
    switch (*p) {
    case '"':
        dhk_html_begin_value(t, p + 1);
        return attribute_value_double_quoted_state(t, p + 1, end);
    case '\'':
        dhk_html_begin_value(t, p + 1);
        return attribute_value_single_quoted_state(t, p + 1, end);
    case '>': /* no value after all */
        dhk_html_end_attribute(t);
        return dhk_html_emit_tag(t, p + 1);
    default:
        dhk_html_begin_value(t, p);
        return attribute_value_unquoted_state(t, p, end);
    }
}

/* The '=' that may begin a name is behind p already. */
static const unsigned char *attribute_name_state(dhk_html_tokenizer *t,
                                                 const unsigned char *p,
                                                 const unsigned char *end);

static const unsigned char *after_attribute_name_state(dhk_html_tokenizer *t,
                                                       const unsigned char *p,
                                                       const unsigned char *end)
{
    while (p != end && dhk_is_space(*p))
        p++;
    if (p == end)
        return dhk_html_go(t, after_attribute_name_state, p);
    if (*p == '=')
        return before_attribute_value_state(t, p + 1, end);
    dhk_html_end_attribute(t);
    if (*p == '>')
        return dhk_html_emit_tag(t, p + 1);
    if (*p == '/')
        return self_closing_start_tag_state(t, p + 1, end);
    dhk_html_begin_attribute(t, p);
    return dhk_html_go(t, attribute_name_state, p);
}

static const unsigned char *attribute_name_state(dhk_html_tokenizer *t,
                                                 const unsigned char *p,
                                                 const unsigned char *end)
{
    while (p != end && !ends_attribute_name(*p))
        p++;
    if (p == end)
        return dhk_html_go(t, attribute_name_state, p);
    dhk_html_end_part(t, p);
    if (*p == '=')
        return before_attribute_value_state(t, p + 1, end);
    return after_attribute_name_state(t, p, end);
}

static const unsigned char *before_attribute_name_state(dhk_html_tokenizer *t,
                                                        const unsigned char *p,
                                                        const unsigned char *end)
{
    while (p != end && dhk_is_space(*p))
        p++;
    if (p == end)
        return dhk_html_go(t, before_attribute_name_state, p);
    if (*p == '>')
        return dhk_html_emit_tag(t, p + 1);
    if (*p == '/')
        return self_closing_start_tag_state(t, p + 1, end);
    dhk_html_begin_attribute(t, p);
    return attribute_name_state(t, *p == '=' ? p + 1 : p, end);
}
