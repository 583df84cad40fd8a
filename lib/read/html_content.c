/* html_content.c - start tags that say how the bytes behind them are written: <script>,
 * <pre>, <svg>.
 *
 * The tokenizer is put into the state that the standard names, and told where the text
 * goes: to the head, to the lines, or nowhere.                     SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "read/html_lines_inner.h"

static bool is_raw(uint32_t id)
{
    return (dhk_tag_traits(id) & (DHK_TAG_RAWTEXT | DHK_TAG_RCDATA)) != 0 ||
           id == DHK_EL_SCRIPT || id == DHK_EL_PLAINTEXT;
}

/* Tells the tokenizer how the content is written, and where its text goes: nowhere, unless the
 * element has a frame ('framed') that will say when it ends. */
static void switch_tokenizer(dhk_html_lines *l, const dhk_html_tag *tag, bool framed)
{
    const uint32_t traits = dhk_tag_traits(tag->id);
    dhk_html_tokenizer *t = &l->tokenizer;

    if (tag->id == DHK_EL_SCRIPT) {
        dhk_html_token_set_state(t, DHK_HTML_SCRIPT_DATA);
        if (framed && dhk_html_head_is_json(tag)) {
            l->capture = DHK_CAPTURE_JSON;
            l->head.json.state = 0;
            l->head.json.matched = 0;
        } else {
            dhk_html_token_quiet(t);
        }
    } else if (traits & DHK_TAG_RAWTEXT) {
        dhk_html_token_set_state(t, DHK_HTML_RAWTEXT);
        if (!framed || tag->id != DHK_EL_XMP || l->skip > 0)
            dhk_html_token_quiet(t);
    } else if (traits & DHK_TAG_RCDATA) {
        dhk_html_token_set_state(t, DHK_HTML_RCDATA);
        if (framed && tag->id == DHK_EL_TITLE && !l->head.titled) {
            l->capture = DHK_CAPTURE_TITLE;
            l->head.titled = true;
        } else {
            dhk_html_token_quiet(t);
        }
    } else if (tag->id == DHK_EL_PLAINTEXT) {
        dhk_html_token_set_state(t, DHK_HTML_PLAINTEXT);
    }
}

int dhk_html_enter_content(dhk_html_lines *l, const dhk_html_tag *tag, bool framed)
{
    l->drop_lf = tag->id == DHK_EL_PRE || tag->id == DHK_EL_LISTING;
    if (is_raw(tag->id))
        switch_tokenizer(l, tag, framed);
    if (!framed || (tag->id != DHK_EL_SVG && tag->id != DHK_EL_MATH))
        return DHK_OK;
    if (tag->self_closing)
        return dhk_html_close_to(l, l->stack.top);
    dhk_html_top(&l->stack)->foreign = tag->id == DHK_EL_SVG ? 1 : 2;
    dhk_html_token_foreign(&l->tokenizer, true);
    return DHK_OK;
}
