/* html_token_emit.c - text, comments and doctypes on their way to the sink.
 *
 * In: pointers into the piece, as the states find them.  Out: calls of the sink.  Text that may
 * hold CR or NUL (all but data, whose scan stops at them) is cut there: a LF begins a run, the
 * CR before it is left out; a CR alone, and U+FFFD for NUL, are runs of their own.  A CR at a
 * piece's end waits for the next piece.  So a run's bytes and positions are those of the page,
 * wherever it was cut.  Comments and doctypes are put together byte by byte, and only for a
 * sink that wants them.                                            Cost: O(bytes).
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "read/html_token_inner.h"

static const unsigned char line_feed[] = {'\n'};
static const unsigned char replacement[] = {0xEF, 0xBF, 0xBD};

void dhk_html_emit_text(dhk_html_tokenizer *t, const unsigned char *text, size_t length,
                        uint64_t begin, uint64_t end)
{
    if (length != 0 && !t->quiet && t->error == DHK_OK)
        t->error = t->sink->text(t->user, text, length, begin, end);
}

static void emit_run(dhk_html_tokenizer *t, const unsigned char *p,
                     const unsigned char *end)
{
    uint64_t begin = dhk_html_position(t, p);
    dhk_html_emit_text(t, p, (size_t)(end - p), begin, begin + (uint64_t)(end - p));
}

static void emit_raw(dhk_html_tokenizer *t, const unsigned char *p,
                     const unsigned char *upto, bool more)
{
    while (p != upto) {
        const unsigned char *stop = dhk_scan_two(p, upto, '\r', 0);
        uint64_t at = dhk_html_position(t, stop);
        emit_run(t, p, stop);
        if (stop == upto)
            return;
        p = stop + 1;
        if (*stop == 0 && t->nul)
            emit_run(t, stop, p);
        else if (*stop == 0)
            dhk_html_emit_text(t, replacement, sizeof replacement, at, at + 1);
        else if (p == upto && more)
            t->cr = true;
        else if (p == upto || *p != '\n')
            dhk_html_emit_text(t, line_feed, 1, at, at + 1);
    }
}

/* Emits text up to 'upto'; 'more': that is the piece's end, so a LF may follow. */
void dhk_html_flush(dhk_html_tokenizer *t, const unsigned char *upto, bool more)
{
    const unsigned char *p = t->text;
    t->text = upto;
    if (t->quiet)
        return;
    if (t->raw)
        emit_raw(t, p, upto, more);
    else
        emit_run(t, p, upto);
}

void dhk_html_take_mark(dhk_html_tokenizer *t)
{
    if (t->text != NULL)
        dhk_html_flush(t, t->mark, false);
    t->text = NULL;
    t->mark = NULL;
    t->held_length = 0;
}

void dhk_html_unmark(dhk_html_tokenizer *t)
{
    if (t->held_length != 0) {
        dhk_html_emit_text(t, t->held, t->held_length, t->begin, t->base);
        t->held_length = 0;
        t->text = t->mark;
    }
    t->mark = NULL;
}

/* The states see to it that what they mark is shorter than 'held'. */
void dhk_html_hold(dhk_html_tokenizer *t, const unsigned char *end)
{
    size_t length = (size_t)(end - t->mark);
    memcpy(t->held + t->held_length, t->mark, length);
    t->held_length = (uint8_t)(t->held_length + length);
    t->mark = NULL;
}

size_t dhk_html_pending(const dhk_html_tokenizer *t, const unsigned char *p,
                        unsigned char *bytes)
{
    size_t length = (size_t)(p - t->mark);
    memcpy(bytes, t->held, t->held_length);
    memcpy(bytes + t->held_length, t->mark, length);
    return t->held_length + length;
}

const unsigned char *dhk_html_text_from(dhk_html_tokenizer *t, dhk_html_step state,
                                        const unsigned char *p)
{
    t->build = DHK_BUILD_TEXT;
    t->text = p;
    return dhk_html_go(t, state, p);
}

/* Empties the comment; is it wanted? */
bool dhk_html_begin_comment(dhk_html_tokenizer *t)
{
    t->build = DHK_BUILD_COMMENT;
    t->comment.count = 0;
    t->fold_lf = false;
    return t->sink->comment != NULL;
}

static void put_bytes(dhk_html_tokenizer *t, dhk_list *list, const unsigned char *bytes,
                      size_t length)
{
    size_t room = DHK_HTML_MAX_COMMENT - list->count;
    if (length > room)
        length = room;
    if (t->error == DHK_OK && length != 0)
        t->error = dhk_list_reserve(list, t->memory, 1, length, DHK_HTML_MAX_COMMENT);
    if (t->error != DHK_OK || length == 0)
        return;
    memcpy((unsigned char *)list->items + list->count, bytes, length);
    list->count += length;
}

/* Appends p .. end to a comment or a string of a doctype, CR and NUL being replaced. */
void dhk_html_put(dhk_html_tokenizer *t, dhk_list *list, const unsigned char *p,
                  const unsigned char *end)
{
    if (t->build == DHK_BUILD_DOCTYPE ? t->sink->doctype == NULL : t->sink->comment == NULL)
        return;
    while (p != end) {
        const unsigned char *stop;
        if (t->fold_lf && *p == '\n')
            p++;
        t->fold_lf = false;
        stop = dhk_scan_two(p, end, '\r', 0);
        put_bytes(t, list, p, (size_t)(stop - p));
        if (stop == end)
            return;
        t->fold_lf = *stop == '\r';
        if (*stop == 0)
            put_bytes(t, list, replacement, sizeof replacement);
        else
            put_bytes(t, list, line_feed, 1);
        p = stop + 1;
    }
}

/* Never NULL: NULL means that there is no such string. */
static const unsigned char *bytes_of(const dhk_list *list)
{
    return list->items != NULL ? (const unsigned char *)list->items : line_feed;
}

void dhk_html_emit_comment(dhk_html_tokenizer *t)
{
    if (t->sink->comment != NULL && t->error == DHK_OK)
        t->error = t->sink->comment(t->user, bytes_of(&t->comment), t->comment.count);
}

void dhk_html_emit_doctype(dhk_html_tokenizer *t)
{
    unsigned char *name = (unsigned char *)t->comment.items;
    size_t i;

    if (t->sink->doctype == NULL || t->error != DHK_OK)
        return;
    for (i = 0; i < t->comment.count; i++)
        name[i] = dhk_to_lower(name[i]);
    t->error =
        t->sink->doctype(t->user, t->has_name ? bytes_of(&t->comment) : NULL,
                         t->comment.count, t->has_public ? bytes_of(&t->public_id) : NULL,
                         t->public_id.count, t->has_system ? bytes_of(&t->system_id) : NULL,
                         t->system_id.count, t->force_quirks);
}
