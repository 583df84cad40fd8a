/* html_token_data.c - the data state of the HTML Standard, and a tag that lies whole in the piece.
 *
 * In: text up to what may be a tag or a reference.  Out: runs of text, and most tags, read in one
 * go.  quick_tag() gives back what it is not for: then nothing has happened, and the states
 * (html_token_tag.c) read it byte by byte, as they also do whatever is not here: comments, a
 * tag that the piece's end cuts, one with more than a tag may keep, control bytes in names, an
 * end tag with attributes.  The states are the definition; html5lib's cases and the cuts of the
 * unit tests go both ways.  Nearly all tags of a page come this way, so what is looked at here is
 * what a usual tag has: no state is kept, and attributes that the sink does not want are passed
 * over by their name.
 * Cost: O(bytes of the tag); of one that is given back as well, which a piece has once, or
 * which has more than the 64 KiB that the states then cut.          SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "read/html_token_inner.h"
#include "tables/html_tags.h"

static const unsigned char line_feed[] = {'\n'};

static const unsigned char *skip_space(const unsigned char *p, const unsigned char *end)
{
    while (p != end && dhk_is_space(*p))
        p++;
    return p;
}

/* Most values end within a block; memchr is faster for the others. */
static const unsigned char *skip_quoted(const unsigned char *p, const unsigned char *end,
                                        unsigned char quote)
{
    if (end - p >= DHK_BLOCK) {
        const uint64_t bits = dhk_hits_bits(dhk_block_is(dhk_block_load(p), quote));
        if (bits != 0)
            return p + dhk_hits_first(bits);
        p += DHK_BLOCK;
    }
    return dhk_scan_one(p, end, quote);
}

/* The same, with a look at whether the value is plain. */
static const unsigned char *read_quoted(const unsigned char *p, const unsigned char *end,
                                        unsigned char quote, bool *plain)
{
    p = dhk_scan_quoted(p, end, quote);
    *plain = p == end || *p == quote;
    return *plain ? p : dhk_scan_one(p, end, quote);
}

static const unsigned char *read_bare(const unsigned char *p, const unsigned char *end,
                                      bool *plain)
{
    const unsigned char *begin = p;

    while (p != end && *p != '>' && !dhk_is_space(*p))
        p++;
    *plain = dhk_scan_value(begin, p) == p;
    return p;
}

/* p stands behind the name.  Returns what is behind the value; NULL: the piece ends before. */
static const unsigned char *read_value(dhk_html_attribute *a, bool wanted,
                                       const unsigned char *p, const unsigned char *end)
{
    const unsigned char *stop;

    a->value = p;
    a->value_length = 0;
    a->plain = true;
    p = skip_space(p, end);
    if (p == end || *p != '=')
        return p == end ? NULL : p;
    p = skip_space(p + 1, end);
    if (p == end || *p == '>')
        return p == end ? NULL : p;
    if (*p == '"' || *p == '\'') {
        a->value = p + 1;
        stop =
            wanted ? read_quoted(p + 1, end, *p, &a->plain) : skip_quoted(p + 1, end, *p);
        p = stop + 1;
    } else {
        a->value = p;
        p = stop = read_bare(p, end, &a->plain);
    }
    if (stop == end || stop - a->value > DHK_HTML_MAX_VALUE)
        return NULL;
    a->value_length = (uint32_t)(stop - a->value);
    return p;
}

/* p stands at the first byte of the name, whatever that is. */
static const unsigned char *read_attribute(dhk_html_tokenizer *t, const unsigned char *p,
                                           const unsigned char *end)
{
    dhk_html_attribute *a = &t->attributes[t->attribute_count];
    const unsigned char *name = p;
    bool wanted;

    p = dhk_scan_name(p + 1, end, '=');
    if (p == end || (*p < ' ' && !dhk_is_space(*p)) || p - name > DHK_HTML_MAX_NAME)
        return NULL;
    a->name = name;
    a->name_length = (uint32_t)(p - name);
    a->id = dhk_attribute_find_in(name, a->name_length, (size_t)(end - name));
    wanted = t->wanted >> a->id & 1;
    p = read_value(a, wanted, p, end);
    if (p == NULL || !wanted)
        return p;
    if (a->id == DHK_AT_NONE)
        a->plain = false;
    if (a->id != DHK_AT_NONE && !(t->ids_seen >> a->id & 1)) {
        t->ids_seen |= UINT64_C(1) << a->id;
        t->attribute_count++;
    } else if (!dhk_html_is_repeated(t, name, a->name_length, a->id)) {
        t->attribute_count++;
    }
    return p;
}

/* p stands behind the tag's name.  Returns the tag's '>'. */
static const unsigned char *read_attributes(dhk_html_tokenizer *t, bool *self_closing,
                                            const unsigned char *p,
                                            const unsigned char *end)
{
    unsigned read = 0;

    while (p != NULL) {
        p = skip_space(p, end);
        if (p == end)
            return NULL;
        if (*p == '>')
            return p;
        if (*p == '/') {
            p++;
            *self_closing = p != end && *p == '>';
        } else if (read++ < DHK_HTML_MAX_ATTRIBUTES) {
            p = read_attribute(t, p, end);
        } else {
            return NULL;
        }
    }
    return NULL;
}

/* The tag is read, up to 'p': the text before it goes out, then the tag. */
static const unsigned char *emit(dhk_html_tokenizer *t, dhk_html_tag *tag, bool end_tag,
                                 const unsigned char *at, const unsigned char *p)
{
    tag->begin = dhk_html_position(t, at);
    tag->end = dhk_html_position(t, p);
    if (t->text != at) /* in data, where text needs no look and is never unwanted */
        t->error = t->sink->text(t->user, t->text, (size_t)(at - t->text),
                                 dhk_html_position(t, t->text), tag->begin);
    t->text = p;
    tag->attributes = t->attributes;
    tag->attribute_count = t->attribute_count;
    if (t->error != DHK_OK)
        return p;
    if (end_tag) {
        t->error = t->sink->end_tag(t->user, tag);
    } else {
        t->error = t->sink->start_tag(t->user, tag);
        if (t->state != dhk_html_data_state) /* nobody else asks for the last tag */
            dhk_html_remember_tag(t, tag);
    }
    return p;
}

/* The tag at 'at', a '<'; returns what is behind it, or NULL unless it is whole and usual. */
static const unsigned char *quick_tag(dhk_html_tokenizer *t, const unsigned char *at,
                                      const unsigned char *end)
{
    const unsigned char *p = at + 1;
    const bool end_tag = p != end && *p == '/';
    dhk_html_tag tag;

    p += end_tag;
    if (p == end || !dhk_is_alpha(*p))
        return NULL;
    tag.name = p;
    tag.self_closing = false;
    p = dhk_scan_name(p + 1, end, '>');
    if (p == end || (*p < ' ' && !dhk_is_space(*p)) || p - tag.name > DHK_HTML_MAX_NAME)
        return NULL;
    tag.name_length = (size_t)(p - tag.name);
    tag.id = dhk_tag_find_in(tag.name, tag.name_length, (size_t)(end - tag.name));
    t->attribute_count = 0;
    if (*p != '>') {
        if (end_tag)
            return NULL;
        t->kept_count = 0;
        t->ids_seen = 0;
        t->names_seen = 0;
        p = read_attributes(t, &tag.self_closing, p, end);
        if (p == NULL)
            return NULL;
    }
    return emit(t, &tag, end_tag, at, p + 1);
}

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
    for (;;) {
        if (p == end || *p != '<') /* a tag behind a tag needs no search */
            p = dhk_scan_text(p, end);
        if (p == end)
            return p;
        if (*p == '<') {
            const unsigned char *next = quick_tag(t, p, end);
            if (next == NULL) {
                dhk_html_mark(t, p);
                return dhk_html_tag_open_state(t, p + 1, end);
            }
            if (t->state != dhk_html_data_state || t->error != DHK_OK)
                return next;
            p = next;
            continue;
        }
        if (*p == '&') {
            dhk_html_mark(t, p);
            return dhk_html_character_reference_state(t, p + 1, end);
        }
        p = end_run(t, p, end);
    }
}
