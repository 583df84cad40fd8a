/* html_token.c - the tokenizer's driver: pieces in, states called, what is half read kept.
 *
 * In: pieces of a page of any size.  Out: calls of the sink.  Each state (html_token_*.c) reads
 * on from where the one before stopped, and stops at a piece's end wherever that is; between
 * two pieces the tokenizer holds the state, at most 40 bytes of what may become a tag or a
 * reference, and the kept part of a tag (html_token_build.c).  Text is emitted at a piece's end
 * and points into it.  Cost: each byte is read a constant number of times; memory does not
 * depend on the input's length.  Why pushes and not a buffer with the whole page: a page may
 * come from a pipe, and then tokens need not wait for its end.
 * SPDX-License-Identifier: MIT */
#include "read/html_token.h"

#include <string.h>

#include "base/processor.h"
#include "base/status.h"
#include "read/html_token_inner.h"
#include "tables/html_tags.h"

static const unsigned char line_feed[] = {'\n'};
static const uint32_t nothing_open = DHK_EL_UNKNOWN;

static const dhk_html_step states[] = {
    dhk_html_data_state,        dhk_html_rcdata_state,    dhk_html_rawtext_state,
    dhk_html_script_data_state, dhk_html_plaintext_state, dhk_html_cdata_section_state};

void dhk_html_token_set_state(dhk_html_tokenizer *t, enum dhk_html_state state)
{
    t->state = states[state];
    t->text_state = t->state;
    t->raw = state != DHK_HTML_DATA;
    t->nul = state == DHK_HTML_DATA || state == DHK_HTML_CDATA;
    t->quiet = false;
}

static dhk_html_step choose_quick(void)
{
#ifdef DHK_PROCESSOR_X86
    if (dhk_processor_level() >= DHK_PROCESSOR_AVX2)
        return dhk_html_quick_avx2;
#endif
    return dhk_html_quick;
}

void dhk_html_token_begin(dhk_html_tokenizer *t, const dhk_memory *memory,
                          const dhk_html_sink *sink, void *user, enum dhk_html_state state)
{
    t->memory = memory;
    t->sink = sink;
    t->user = user;
    t->wanted = sink->wanted != 0 ? sink->wanted : UINT64_MAX;
    t->open_tag = &nothing_open;
    t->quick = choose_quick();
    t->error = DHK_OK;
    t->build = DHK_BUILD_TEXT;
    t->foreign = false;
    t->cr = false;
    t->ending = false;
    t->piece = line_feed;
    t->base = 0;
    t->text = NULL;
    t->mark = NULL;
    t->held_length = 0;
    t->open = NULL;
    t->last_tag = NULL;
    t->last_tag_length = 0;
    dhk_html_token_set_state(t, state);
}

/* What was half read goes on in this piece. */
static void resume(dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    t->piece = p;
    if (t->cr && (p == end || *p != '\n'))
        dhk_html_emit_text(t, line_feed, 1, t->base - 1, t->base);
    t->cr = false;
    if (t->held_length != 0)
        t->mark = p;
    else if (t->build == DHK_BUILD_TEXT)
        t->text = p;
    if (t->open != NULL)
        t->open->at = p;
}

/* Nothing may point into the piece when it is over. */
static void suspend(dhk_html_tokenizer *t, const unsigned char *end)
{
    if (t->text != NULL)
        dhk_html_flush(t, t->mark != NULL ? t->mark : end, t->mark == NULL);
    t->text = NULL;
    if (t->mark != NULL)
        dhk_html_hold(t, end);
    if (t->build == DHK_BUILD_TAG)
        dhk_html_keep_tag(t, end);
    t->base = dhk_html_position(t, end);
}

int dhk_html_token_push(dhk_html_tokenizer *t, const unsigned char *bytes, size_t length)
{
    const unsigned char *p = bytes, *end;

    if (t->error != DHK_OK || length == 0)
        return t->error;
    end = bytes + length;
    resume(t, p, end);
    while (p != end && t->error == DHK_OK)
        p = t->state(t, p, end);
    if (t->error == DHK_OK)
        suspend(t, end);
    return t->error;
}

int dhk_html_token_finish(dhk_html_tokenizer *t)
{
    const unsigned char *const p = line_feed; /* an empty piece */

    if (t->error != DHK_OK || t->ending)
        return t->error;
    t->ending = true;
    resume(t, p, p);
    switch (t->build) {
    case DHK_BUILD_TEXT:
        dhk_html_unmark(t);
        break;
    case DHK_BUILD_NAMED:
        (void)t->state(t, p, p);
        break;
    case DHK_BUILD_NUMBER:
        (void)dhk_html_numeric_character_reference_end_state(t, p, p);
        break;
    case DHK_BUILD_MARKUP: /* a bogus comment */
        (void)t->state(t, p, p);
        dhk_html_emit_comment(t);
        break;
    case DHK_BUILD_COMMENT:
        dhk_html_emit_comment(t);
        break;
    case DHK_BUILD_DOCTYPE:
        if (t->state != dhk_html_bogus_doctype_state)
            t->force_quirks = true;
        dhk_html_emit_doctype(t);
        break;
    default: /* half a tag is dropped */
        break;
    }
    return t->error;
}

void dhk_html_token_quiet(dhk_html_tokenizer *t)
{
    t->quiet = true;
}

void dhk_html_token_watch(dhk_html_tokenizer *t, const uint32_t *open)
{
    t->open_tag = open;
}

void dhk_html_token_foreign(dhk_html_tokenizer *t, bool foreign)
{
    t->foreign = foreign;
}

void dhk_html_token_last_tag(dhk_html_tokenizer *t, const char *name)
{
    size_t length = name != NULL ? strlen(name) : 0;

    t->last_tag = NULL;
    t->last_tag_length = 0;
    if (length == 0 || length > DHK_HTML_LAST_TAG)
        return;
    memcpy(t->last_tag_bytes, name, length);
    t->last_tag = t->last_tag_bytes;
    t->last_tag_length = length;
}

void dhk_html_token_free(dhk_html_tokenizer *t)
{
    if (t->memory != NULL) {
        dhk_list_free(&t->attributes, t->memory, sizeof(dhk_html_attribute));
        dhk_list_free(&t->kept, t->memory, sizeof(dhk_html_kept));
        dhk_list_free(&t->keep, t->memory, 1);
        dhk_list_free(&t->comment, t->memory, 1);
        dhk_list_free(&t->public_id, t->memory, 1);
        dhk_list_free(&t->system_id, t->memory, 1);
    }
    memset(t, 0, sizeof *t);
}
