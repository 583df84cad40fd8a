/* html_token_data.c - the data state of the HTML Standard, and a tag that lies whole in the
 * piece.
 *
 * In: text up to what may be a tag or a reference.  Out: runs of text, and most tags, read
 * in one go.  quick_tag() gives back what it is not for: then nothing has happened, and the
 * states (html_token_tag.c) read it byte by byte, as they also do whatever is not here:
 * comments, a tag that comes near the piece's end, one with more than a tag may keep,
 * control bytes and '=' where names begin, an end tag with attributes.  The states are the
 * definition; html5lib's cases and the cuts of the unit tests go both ways.  Nearly all
 * tags of a page come this way, so what is looked at here is what a usual tag has: no state
 * is kept, attributes that the sink does not want are passed over by their name, and no
 * scan asks where the piece ends but by 'last' (scan.h).
 * Cost: O(bytes of the tag); of one that is given back as well, which a piece has once, or
 * which has more than the 64 KiB that the states then cut.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "read/html_token_inner.h"
#include "tables/html_tags.h"

static const unsigned char line_feed[] = {'\n'};

/* 'last', in all of these, stands this far before the piece's end: a scan that comes to an end less
 * than a block behind it finds another block to be looked at there, or two. */
enum { MARGIN = 3 * DHK_BLOCK };

static const unsigned char *skip_space(const unsigned char *p, const unsigned char *last)
{
    while (p <= last && dhk_is_space(*p))
        p++;
    return p;
}

/* p stands at a value's first byte, its quote if it has one.  Returns what is behind the
 * value; NULL: it goes too far. */
static const unsigned char *read_value(dhk_html_attribute *a, const unsigned char *p,
                                       const unsigned char *last)
{
    const unsigned char *stop;

    if (*p == '"' || *p == '\'') {
        a->value = p + 1;
        stop = dhk_seek_one(p + 1, last, *p);
        if (stop == NULL)
            return NULL;
        p = stop + 1;
    } else {
        a->value = p;
        while (p <= last && *p != '>' && !dhk_is_space(*p))
            p++;
        stop = p;
    }
    if (stop - a->value > DHK_HTML_MAX_VALUE)
        return NULL;
    a->value_length = (uint32_t)(stop - a->value);
    return p;
}

/* p stands behind an attribute's name. */
static const unsigned char *read_equals(dhk_html_attribute *a, const unsigned char *p,
                                        const unsigned char *last)
{
    if (*p != '=') {
        p = skip_space(p, last);
        if (*p != '=') {
            a->value = p;
            a->value_length = 0;
            return p;
        }
    }
    return read_value(a, skip_space(p + 1, last), last);
}

/* p stands at the first byte of the name, whatever that is. */
static const unsigned char *read_attribute(dhk_html_tokenizer *t, const unsigned char *p,
                                           const unsigned char *last)
{
    dhk_html_attribute *a = &dhk_html_attributes(t)[t->attribute_count];
    const unsigned char *name = p;
    size_t length;

    p = dhk_seek_name(p, last);
    if (p == NULL || p == name || (*p < ' ' && !dhk_is_space(*p)))
        return NULL;
    length = (size_t)(p - name);
    a->id = dhk_attribute_find_open(name, length);
    p = read_equals(a, p, last);
    if (p == NULL || !(t->wanted >> a->id & 1))
        return p;
    if (length > DHK_HTML_MAX_NAME)
        return NULL;
    a->name = name;
    a->name_length = (uint32_t)length;
    if (!dhk_html_is_repeated(t, name, length, a->id))
        t->attribute_count++;
    return p;
}

/* Half of all attributes are a class, and nearly all of those begin with these eight bytes;
 * so one load tells what read_attribute() would find out.  p stands at the space. */
static bool begins_class(const dhk_html_tokenizer *t, const unsigned char *p)
{
    static const unsigned char usual[] = {' ', 'c', 'l', 'a', 's', 's', '=', '"'};

    return dhk_load64(p) == dhk_load64(usual) && (t->ids_seen >> DHK_AT_CLASS & 1) == 0;
}

static const unsigned char *read_class(dhk_html_tokenizer *t, const unsigned char *p,
                                       const unsigned char *last)
{
    dhk_html_attribute *a = &dhk_html_attributes(t)[t->attribute_count];

    a->id = DHK_AT_CLASS;
    a->name = p + 1;
    a->name_length = 5;
    p = read_value(a, p + 7, last);
    t->ids_seen |= UINT64_C(1) << DHK_AT_CLASS;
    t->attribute_count += t->wanted >> DHK_AT_CLASS & 1;
    return p;
}

/* p stands behind the tag's name.  Returns the tag's '>'. */
static const unsigned char *read_attributes(dhk_html_tokenizer *t, bool *self_closing,
                                            const unsigned char *p,
                                            const unsigned char *last)
{
    unsigned read = 0;

    while (p != NULL && p <= last) {
        if (*p == '>')
            return p;
        if (read == DHK_HTML_MAX_ATTRIBUTES || t->attribute_count == t->attributes.capacity)
            return NULL; /* the states make room */
        if (begins_class(t, p)) {
            p = read_class(t, p, last);
            read++;
        } else if (dhk_is_space(*p)) {
            p = skip_space(p + 1, last);
        } else if (*p == '/') {
            p++;
            *self_closing = *p == '>';
        } else {
            p = read_attribute(t, p, last);
            read++;
        }
    }
    return NULL;
}

/* p stands behind a tag.  White space up to the next tag goes out at once; returns where to
 * look on. */
static const unsigned char *pass_space(dhk_html_tokenizer *t, const unsigned char *p,
                                       const unsigned char *last)
{
    const unsigned char *stop = dhk_seek_ink(p, last);

    if (stop == NULL || *stop != '<')
        return p;
    t->text = stop;
    t->error = t->sink->space(t->user, p, (size_t)(stop - p), dhk_html_position(t, p),
                              dhk_html_position(t, stop));
    return stop;
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
    tag->attributes = dhk_html_attributes(t);
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

/* The tag at 'at', a '<' at 'last' or before; returns what is behind it, or NULL unless it
 * is usual. */
static const unsigned char *quick_tag(dhk_html_tokenizer *t, const unsigned char *at,
                                      const unsigned char *last)
{
    const unsigned char *p = at + 1;
    const bool end_tag = *p == '/';
    dhk_html_tag tag;

    p += end_tag;
    tag.name = p;
    if (!dhk_is_alpha(*p))
        return NULL;
    p = dhk_seek_name(p, last);
    if (p == NULL || *p == '=' || (*p < ' ' && !dhk_is_space(*p)) ||
        p - tag.name > DHK_HTML_MAX_NAME)
        return NULL;
    tag.self_closing = false;
    tag.name_length = (size_t)(p - tag.name);
    tag.id = dhk_tag_find_open(tag.name, tag.name_length);
    t->attribute_count = 0;
    if (*p != '>') {
        if (end_tag)
            return NULL;
        t->kept_count = 0;
        t->ids_seen = 0;
        t->names_seen = 0;
        p = read_attributes(t, &tag.self_closing, p, last);
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
    const unsigned char *last = end - p >= MARGIN ? end - MARGIN : NULL;

    for (;;) {
        if (p == end || *p != '<') /* a tag behind a tag needs no search */
            p = dhk_scan_text(p, end);
        if (p == end)
            return p;
        if (*p == '<') {
            const unsigned char *next =
                last != NULL && p <= last ? quick_tag(t, p, last) : NULL;
            if (next == NULL) {
                dhk_html_mark(t, p);
                return dhk_html_tag_open_state(t, p + 1, end);
            }
            if (t->state != dhk_html_data_state || t->error != DHK_OK)
                return next;
            p = next;
            if (*p <= ' ' && p <= last && t->sink->space != NULL) {
                p = pass_space(t, p, last);
                if (t->error != DHK_OK)
                    return p;
            }
            continue;
        }
        if (*p == '&') {
            dhk_html_mark(t, p);
            return dhk_html_character_reference_state(t, p + 1, end);
        }
        p = end_run(t, p, end);
    }
}
