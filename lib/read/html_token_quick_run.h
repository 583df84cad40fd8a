/* html_token_quick_run.h - text, and tags and references that lie whole in the piece, each read in
 * one go; included once by each file that reads them.
 *
 * In: data.  Out: runs of text, and most tags.  What is not for here is given back: then nothing
 * has happened, and the states (html_token_tag.c, html_token_reference.c) read it byte by byte:
 * comments, a tag that comes near the piece's end, one with more than a tag may keep, control bytes
 * and '=' where names begin, an end tag with attributes, a reference without ';' or with a rare
 * name.  The states are the definition; html5lib's cases and the cuts of the unit tests go both
 * ways.  Nearly all tags of a page come this way, so what is looked at here is what a usual tag
 * has: a name that ends at a space or '>' and is short and known; and most end tags are of the
 * element that is open: one comparison.  No scan asks where the piece ends but by 'last' (seek.h).
 *   It is a header since a processor with vectors of 32 bytes gets this code made for them:
 * DHK_SEEK_AVX2 asks for that, DHK_SEEK_TARGET tells it to each function.
 * Cost: O(bytes of the tag); of one that is given back as well, which a piece has once, or which
 * has more than the 64 KiB that the states then cut.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_TOKEN_QUICK_RUN_H
#define DHK_HTML_TOKEN_QUICK_RUN_H

#include <string.h>

#include "base/ascii.h"
#include "base/seek.h"
#include "base/status.h"
#include "base/utf8.h"
#include "read/html_token_inner.h"
#include "read/html_token_quick_attributes.h"
#include "tables/entities.h"
#include "tables/html_tags.h"

enum {
    /* 'last', in all of these, stands this far before the piece's end: a scan that comes to an end
     * less than a block behind it finds another block to be looked at there, or two. */
    MARGIN = 4 * DHK_SEEK_BYTES
};

/* ---- tags ----------------------------------------------------------------------------- */

DHK_SEEK_TARGET static const unsigned char *
read_other_name(dhk_html_tag *tag, const unsigned char *p, const unsigned char *last)
{
    if (!dhk_is_alpha(*p))
        return NULL;
    p = dhk_seek_name(p, last);
    if (p == NULL || p - tag->name > DHK_HTML_MAX_NAME)
        return NULL;
    tag->name_length = (size_t)(p - tag->name);
    tag->id = dhk_tag_find(tag->name, tag->name_length);
    return p;
}

/* p stands at the name.  Returns what is behind it, or NULL. */
DHK_SEEK_TARGET static inline const unsigned char *
read_name(dhk_html_tag *tag, const unsigned char *p, const unsigned char *last)
{
    const uint64_t ends = dhk_ask_usual_name(p);
    const unsigned length = ends != 0 ? dhk_seek_first(ends) : DHK_SEEK_BYTES;

    tag->name = p;
    if (length <= DHK_NAME_SHORT) {
        tag->name_length = length;
        tag->id = dhk_tag_find_short(dhk_name_cut(dhk_load64(p), length));
        if (tag->id != DHK_EL_UNKNOWN)
            return p + length;
    }
    return read_other_name(tag, p, last);
}

/* For these two 'at' is a '<' at 'last' or before.  They return what is behind the tag, or NULL
 * unless it is usual. */
DHK_SEEK_TARGET static inline const unsigned char *
read_end_tag(dhk_html_tokenizer *t, const unsigned char *at, const unsigned char *last)
{
    const dhk_end_tag *open = &dhk_end_tags[*t->open_tag];
    const unsigned char *p;
    dhk_html_tag tag;

    if (((dhk_load64(at) ^ open->bytes) & open->own) == 0) {
        t->text = at + (open->bytes >> 56);
        t->error = t->sink->end_open(t->user);
        return at + (open->bytes >> 56);
    }
    p = read_name(&tag, at + 2, last);
    if (p == NULL || *p != '>')
        return NULL;
    tag.self_closing = false;
    tag.attributes = NULL;
    tag.attribute_count = 0;
    t->text = p + 1;
    t->error = t->sink->end_tag(t->user, &tag);
    return p + 1;
}

DHK_SEEK_TARGET static inline const unsigned char *
read_start_tag(dhk_html_tokenizer *t, const unsigned char *at, const unsigned char *last)
{
    const unsigned char *p;
    dhk_html_tag tag;

    p = read_name(&tag, at + 1, last);
    if (p == NULL)
        return NULL;
    tag.self_closing = false;
    tag.attributes = NULL;
    tag.attribute_count = 0;
    if (*p != '>') {
        const unsigned char *const name_end = p;
        p = is_bare(t, tag.id) ? pass_attributes(&tag, p, last) : NULL;
        if (p == NULL)
            p = read_attributes(t, &tag, name_end, last);
        if (p == NULL)
            return NULL;
    }
    t->text = p + 1;
    t->error = t->sink->start_tag(t->user, &tag);
    if (t->state != dhk_html_data_state && t->error == DHK_OK)
        dhk_html_remember_tag(t, &tag); /* nobody else asks for the last tag */
    return p + 1;
}

/* ---- data ----------------------------------------------------------------------------- */

/* Puts out the text up to 'stop', which is not empty: in data, where it needs no look and is never
 * unwanted. */
static inline bool put_text(dhk_html_tokenizer *t, const unsigned char *stop)
{
    const unsigned char *const text = t->text;
    const uint64_t begin = dhk_html_position(t, text);

    t->text = stop;
    t->error = t->sink->text(t->user, text, (size_t)(stop - text), begin,
                             begin + (uint64_t)(stop - text));
    return t->error == DHK_OK;
}

/* *p is a '&' at 'last' or before.  If it begins a usual reference, puts out the text before it and
 * its character, and moves *p behind it.  Is it there, and all well? */
static bool read_reference(dhk_html_tokenizer *t, const unsigned char **p)
{
    const unsigned char *const at = *p;
    unsigned char character[DHK_UTF8_MAX];
    size_t length;
    const uint32_t code = dhk_entity_usual(at + 1, &length);
    uint64_t begin;

    if (code == 0 || (at != t->text && !put_text(t, at)))
        return false;
    *p = t->text = at + 1 + length;
    begin = dhk_html_position(t, at);
    t->error = t->sink->text(t->user, character, dhk_utf8_write(code, character), begin,
                             begin + 1 + length);
    return t->error == DHK_OK;
}

/* *p stands behind a tag, or where a piece or a state left off, and at no '<'.  Moves it to where
 * the text ends, as far as that is seen; if that is at a '<', be it a tag or not, the text is out:
 * so no tag has to ask.  Is it there, and all well? */
DHK_SEEK_TARGET static inline bool pass_text(dhk_html_tokenizer *t, const unsigned char **p,
                                             const unsigned char *last)
{
    const unsigned char *stop = dhk_seek_text(*p, last);

    while (stop != NULL && *stop == '&' && stop <= last) {
        *p = stop;
        if (!read_reference(t, p))
            return false;
        stop = dhk_seek_text(*p, last);
    }
    if (stop != NULL)
        *p = stop;
    else if (*p < last)
        *p = last;
    return **p == '<' && (*p == t->text || put_text(t, *p));
}

/* The same for *p behind a tag.  White space up to the next tag goes out by itself, without the CR
 * of the CR LF that it may begin with. */
DHK_SEEK_TARGET static inline bool pass_gap(dhk_html_tokenizer *t, const unsigned char **p,
                                            const unsigned char *last)
{
    const unsigned char *space = *p, *stop;
    uint64_t begin;

    if (*space > ' ')
        return pass_text(t, p, last);
    if (memcmp(space, "\r\n", 2) == 0)
        *p = t->text = ++space;
    stop = dhk_seek_ink(space, last);
    if (stop == NULL || *stop != '<')
        return pass_text(t, p, last);
    *p = t->text = stop;
    begin = dhk_html_position(t, space);
    t->error = t->sink->space(t->user, space, (size_t)(stop - space), begin,
                              begin + (uint64_t)(stop - space));
    return t->error == DHK_OK;
}

/* What dhk_html_quick() does. */
DHK_SEEK_TARGET static inline const unsigned char *
read_usual(dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    const unsigned char *last, *next;

    if (end - p < MARGIN)
        return p;
    last = end - MARGIN;
    if ((*p != '<' || t->text != p) && !pass_text(t, &p, last))
        return p;
    while (p <= last) {
        next = p[1] == '/' ? read_end_tag(t, p, last) : read_start_tag(t, p, last);
        if (next == NULL)
            break;
        p = next;
        if (t->error != DHK_OK || t->state != dhk_html_data_state)
            break;
        if (*p != '<' && !pass_gap(t, &p, last))
            break;
    }
    return p;
}

#endif
