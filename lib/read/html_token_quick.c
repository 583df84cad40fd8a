/* html_token_quick.c - text and tags that lie whole in the piece, each tag read in one go.
 *
 * In: data.  Out: runs of text, and most tags.  What is not for here is given back: then nothing
 * has happened, and the states (html_token_tag.c) read it byte by byte: comments, a tag that comes
 * near the piece's end, one with more than a tag may keep, control bytes and '=' where names
 * begin, an end tag with attributes.  The states are the definition; html5lib's cases and the
 * cuts of the unit tests go both ways.  Nearly all tags of a page come this way, so what is
 * looked at here is what a usual tag has: a name that ends at a space or '>' and is short and
 * known, values in quotes.  Attributes that the sink does not want are passed over, and no scan
 * asks where the piece ends but by 'last' (scan.h).
 * Cost: O(bytes of the tag); of one that is given back as well, which a piece has once, or
 * which has more than the 64 KiB that the states then cut.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "read/html_token_inner.h"
#include "tables/html_tags.h"

enum {
    /* 'last', in all of these, stands this far before the piece's end: a scan that comes to an end
     * less than a block behind it finds another block to be looked at there, or two. */
    MARGIN = 3 * DHK_BLOCK,
    ROOM = 64 /* attributes at least, and what stands between them */
};

static const unsigned char *skip_space(const unsigned char *p, const unsigned char *last)
{
    while (p <= last && dhk_is_space(*p))
        p++;
    return p;
}

/* ---- attributes ----------------------------------------------------------------------- */

/* p stands behind an attribute's name, and no '="' follows: any other value, or none.  Returns what
 * is behind it; NULL: it goes too far. */
static const unsigned char *read_other_value(const unsigned char **value, size_t *length,
                                             const unsigned char *p,
                                             const unsigned char *last)
{
    const unsigned char *stop;

    p = skip_space(p, last);
    *value = p;
    *length = 0;
    if (*p != '=')
        return p;
    p = skip_space(p + 1, last);
    if (*p == '"' || *p == '\'') {
        *value = p + 1;
        stop = dhk_seek_far(p + 1, last, *p);
        p = stop != NULL ? stop + 1 : NULL;
    } else {
        *value = p;
        while (p <= last && *p != '>' && !dhk_is_space(*p))
            p++;
        stop = p;
    }
    if (stop != NULL)
        *length = (size_t)(stop - *value);
    return p;
}

/* Is an attribute to be kept: 1 if it is wanted and the first of its name, else 0?  Of those that
 * count neither can be foretold, so this asks both as arithmetic. */
static inline uint32_t counts(dhk_html_tokenizer *t, const unsigned char *name,
                              size_t length, uint32_t id)
{
    const uint64_t seen = t->ids_seen;

    /* None that counts, and yet wanted?  One question for both. */
    if (id < (t->wanted & 1))
        return !dhk_html_is_repeated(t, name, length, id);
    t->ids_seen |= UINT64_C(1) << id;
    return (uint32_t)((t->wanted & ~seen) >> id & 1);
}

/* p stands at the first byte of a name.  Returns what is behind the attribute, or NULL. */
static inline const unsigned char *
read_attribute(dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *last)
{
    const unsigned char *const name = p, *value;
    dhk_html_attribute *a;
    size_t name_length, length;
    uint32_t id;

    p = dhk_seek_name(p, last);
    if (p == NULL)
        return NULL;
    name_length = (size_t)(p - name);
    id = name_length <= DHK_NAME_SHORT
             ? dhk_attribute_find_short(dhk_load64(name), name_length)
             : dhk_attribute_find(name, name_length);
    if (*p == '=' && p[1] == '"') {
        value = p + 2;
        p = dhk_seek_far(value, last, '"');
        if (p == NULL)
            return NULL;
        length = (size_t)(p - value);
        p++;
    } else {
        p = read_other_value(&value, &length, p, last);
    }
    if (p == NULL || name_length > DHK_HTML_MAX_NAME || length > DHK_HTML_MAX_VALUE)
        return NULL;
    a = &dhk_html_attributes(t)[t->attribute_count];
    a->name = name;
    a->value = value;
    a->name_length = (uint32_t)name_length;
    a->value_length = (uint32_t)length;
    a->id = id;
    t->attribute_count += counts(t, name, name_length, id);
    return p;
}

/* Half of all attributes are a class, and nearly all of those begin with these eight bytes; so one
 * load tells what read_attribute() would find out.  p stands at the space. */
static inline bool begins_class(const dhk_html_tokenizer *t, const unsigned char *p)
{
    static const unsigned char usual[] = {' ', 'c', 'l', 'a', 's', 's', '=', '"'};

    return dhk_load64(p) == dhk_load64(usual) && (t->ids_seen >> DHK_AT_CLASS & 1) == 0;
}

static inline const unsigned char *read_class(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *last)
{
    dhk_html_attribute *a = &dhk_html_attributes(t)[t->attribute_count];
    const unsigned char *stop = dhk_seek_far(p + 8, last, '"');

    if (stop == NULL || stop - p > DHK_HTML_MAX_VALUE)
        return NULL;
    a->name = p + 1;
    a->value = p + 8;
    a->name_length = 5;
    a->value_length = (uint32_t)(stop - a->value);
    a->id = DHK_AT_CLASS;
    t->ids_seen |= UINT64_C(1) << DHK_AT_CLASS;
    t->attribute_count += t->wanted >> DHK_AT_CLASS & 1;
    return stop + 1;
}

/* Makes room for as many attributes as a usual tag may have. */
static bool make_room(dhk_html_tokenizer *t)
{
    t->attributes.count = 0;
    t->error = dhk_list_reserve(&t->attributes, t->memory, sizeof(dhk_html_attribute), ROOM,
                                DHK_HTML_MAX_ATTRIBUTES);
    return t->error == DHK_OK;
}

/* What may stand behind a name or a value, beside one space; a control byte or '=' may not. */
static const unsigned char *pass_between(bool *self_closing, const unsigned char *p,
                                         const unsigned char *last)
{
    if (dhk_is_space(*p))
        return skip_space(p + 1, last);
    if (*p == '/') {
        *self_closing = p[1] == '>';
        return p + 1;
    }
    return *p == '>' ? p : NULL;
}

/* p stands behind the tag's name.  Returns the tag's '>', or NULL. */
static const unsigned char *read_attributes(dhk_html_tokenizer *t, bool *self_closing,
                                            const unsigned char *p,
                                            const unsigned char *last)
{
    size_t left; /* turns: one at least for each attribute, so that none lacks room */

    if (t->attributes.capacity < ROOM && !make_room(t))
        return NULL;
    left = t->attributes.capacity;
    t->kept_count = 0;
    t->ids_seen = 0;
    t->names_seen = 0;
    while (p != NULL && p <= last && left-- > 0) {
        if (*p == '>')
            return p;
        if (begins_class(t, p)) {
            p = read_class(t, p, last);
            continue;
        }
        p += *p == ' ';
        p = dhk_ends_name(*p) ? pass_between(self_closing, p, last)
                              : read_attribute(t, p, last);
    }
    return NULL;
}

/* ---- tags ----------------------------------------------------------------------------- */

static const unsigned char *read_other_name(dhk_html_tag *tag, const unsigned char *p,
                                            const unsigned char *last)
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
static inline const unsigned char *read_name(dhk_html_tag *tag, const unsigned char *p,
                                             const unsigned char *last)
{
    const dhk_block block = dhk_block_load(p);
    const uint64_t ends =
        dhk_hits_bits(dhk_hits_or(dhk_block_is(block, '>'), dhk_block_is(block, ' ')));
    const unsigned length = ends != 0 ? dhk_hits_first(ends) : DHK_BLOCK;

    tag->name = p;
    if (length <= DHK_NAME_SHORT) {
        tag->name_length = length;
        tag->id = dhk_tag_find_short(dhk_name_cut(dhk_load64(p), length));
        if (tag->id != DHK_EL_UNKNOWN)
            return p + length;
    }
    return read_other_name(tag, p, last);
}

/* The tag between 'at' and 'p', the text before which is out, goes to the sink. */
static inline void emit(dhk_html_tokenizer *t, dhk_html_tag *tag,
                        int (*sink)(void *user, const dhk_html_tag *tag),
                        const unsigned char *at, const unsigned char *p)
{
    tag->begin = dhk_html_position(t, at);
    tag->end = tag->begin + (uint64_t)(p - at);
    t->text = p;
    t->error = sink(t->user, tag);
}

/* For these two 'at' is a '<' at 'last' or before.  They return what is behind the tag, or NULL
 * unless it is usual. */
static inline const unsigned char *
read_end_tag(dhk_html_tokenizer *t, const unsigned char *at, const unsigned char *last)
{
    const unsigned char *p;
    dhk_html_tag tag;

    p = read_name(&tag, at + 2, last);
    if (p == NULL || *p != '>')
        return NULL;
    tag.self_closing = false;
    tag.attributes = NULL;
    tag.attribute_count = 0;
    emit(t, &tag, t->sink->end_tag, at, p + 1);
    return p + 1;
}

static inline const unsigned char *
read_start_tag(dhk_html_tokenizer *t, const unsigned char *at, const unsigned char *last)
{
    const unsigned char *p;
    dhk_html_tag tag;

    p = read_name(&tag, at + 1, last);
    if (p == NULL)
        return NULL;
    tag.self_closing = false;
    t->attribute_count = 0;
    if (*p != '>') {
        p = read_attributes(t, &tag.self_closing, p, last);
        if (p == NULL)
            return NULL;
    }
    tag.attributes = dhk_html_attributes(t);
    tag.attribute_count = t->attribute_count;
    emit(t, &tag, t->sink->start_tag, at, p + 1);
    if (t->state != dhk_html_data_state && t->error == DHK_OK)
        dhk_html_remember_tag(t, &tag); /* nobody else asks for the last tag */
    return p + 1;
}

/* ---- data ----------------------------------------------------------------------------- */

/* p stands behind a tag, or where a piece or a state left off, and at no '<'.  Returns where the
 * text ends; if that is at a '<', be it a tag or not, the text is out: so no tag has to ask. */
static inline const unsigned char *pass_text(dhk_html_tokenizer *t, const unsigned char *p,
                                             const unsigned char *last,
                                             const unsigned char *end)
{
    const unsigned char *const text = t->text;
    const unsigned char *stop = dhk_seek_text(p, last);
    uint64_t begin;

    if (stop == NULL)
        stop = dhk_scan_text(p > last ? p : last, end);
    if (stop == end || *stop != '<')
        return stop;
    t->text = stop; /* in data, where text needs no look and is never unwanted */
    begin = dhk_html_position(t, text);
    t->error = t->sink->text(t->user, text, (size_t)(stop - text), begin,
                             begin + (uint64_t)(stop - text));
    return stop;
}

/* p stands behind a tag.  White space up to the next tag goes out at once; returns where to
 * look on. */
static inline const unsigned char *pass_space(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *last)
{
    const unsigned char *stop = dhk_seek_ink(p, last);
    uint64_t begin;

    if (stop == NULL || *stop != '<')
        return p;
    t->text = stop;
    begin = dhk_html_position(t, p);
    t->error =
        t->sink->space(t->user, p, (size_t)(stop - p), begin, begin + (uint64_t)(stop - p));
    return stop;
}

const unsigned char *dhk_html_quick(dhk_html_tokenizer *t, const unsigned char *p,
                                    const unsigned char *end)
{
    const unsigned char *last, *next;

    if (end - p < MARGIN)
        return dhk_scan_text(p, end);
    last = end - MARGIN;
    if (*p != '<' || t->text != p)
        p = pass_text(t, p, last, end);
    while (p <= last && *p == '<' && t->error == DHK_OK) {
        next = p[1] == '/' ? read_end_tag(t, p, last) : read_start_tag(t, p, last);
        if (next == NULL)
            break;
        p = next;
        if (t->error != DHK_OK || t->state != dhk_html_data_state)
            break;
        if (*p <= ' ' && t->sink->space != NULL)
            p = pass_space(t, p, last);
        if (*p != '<' && t->error == DHK_OK)
            p = pass_text(t, p, last, end);
    }
    return p;
}
