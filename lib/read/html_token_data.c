/* html_token_data.c - the data state of the HTML Standard.
 *
 * In: text up to what may be a tag or a reference.  Out: runs of text.  Usual tags do not come by
 * states: html_token_quick_run.h reads them and the text between them, and stops in front of
 * anything else, which is then done here.                                  Cost: O(bytes).
 * SPDX-License-Identifier: MIT */
#include "base/scan.h"
#include "base/status.h"
#include "read/html_token_inner.h"

static const unsigned char line_feed[] = {'\n'};

/* A run of data ends at a CR or NUL, so that it needs no second look when it is emitted. */
static const unsigned char *end_run(dhk_html_tokenizer *t, const unsigned char *p,
                                    const unsigned char *end)
{
    uint64_t at = dhk_html_position(t, p);

    dhk_html_flush(t, p, false);
    t->text = p + 1;
    if (*p == 0)
        dhk_html_emit_text(t, p, 1, at, at + 1);
    else if (p + 1 == end)
        t->cr = true;
    else if (p[1] != '\n')
        dhk_html_emit_text(t, line_feed, 1, at, at + 1);
    return p + 1;
}

const unsigned char *dhk_html_data_state(dhk_html_tokenizer *t, const unsigned char *p,
                                         const unsigned char *end)
{
    do {
        p = t->quick(t, p, end);
        if (t->error != DHK_OK || t->state != dhk_html_data_state)
            return p;
        p = dhk_scan_text(p, end);
        if (p == end)
            return p;
        if (*p == '<') {
            dhk_html_mark(t, p);
            return dhk_html_tag_open_state(t, p + 1, end);
        }
        if (*p == '&') {
            dhk_html_mark(t, p);
            return dhk_html_character_reference_state(t, p + 1, end);
        }
        p = end_run(t, p, end);
    } while (t->error == DHK_OK);
    return p;
}
