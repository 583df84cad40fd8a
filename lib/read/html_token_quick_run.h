/* html_token_quick_run.h - text, and tags and references that lie whole in the piece, each read in
 * one go; included once by each file that reads them.
 *
 * In: data.  Out: runs of text, and most tags.  What is not for here is given back: then nothing
 * has happened, and the states (html_token_tag.c, html_token_reference.c) read it byte by byte:
 * comments, a tag that comes near the piece's end, one with more than a tag may keep, control bytes
 * and '=' where names begin, an end tag with attributes, a reference without ';' or with a rare
 * name.  The states are the definition; html5lib's cases and the cuts of the unit tests go both
 * ways.  Nearly all tags of a page come this way, so what is looked at here is what a usual tag
 * has: a name that ends at a space or '>' and is short and known, values in quotes; and most end
 * tags are of the element that is open: one comparison.
 * Attributes that the sink does not want are passed over, and no scan asks where the piece ends
 * but by 'last' (seek.h).  It is a header since a processor with vectors of 32 bytes gets this
 * code made for them: DHK_SEEK_AVX2 asks for that, DHK_SEEK_TARGET tells it to each function.
 * Cost: O(bytes of the tag); of one that is given back as well, which a piece has once, or
 * which has more than the 64 KiB that the states then cut.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_TOKEN_QUICK_RUN_H
#define DHK_HTML_TOKEN_QUICK_RUN_H

#include <string.h>

#include "base/ascii.h"
#include "base/seek.h"
#include "base/status.h"
#include "base/utf8.h"
#include "read/html_token_inner.h"
#include "tables/entities.h"
#include "tables/html_tags.h"

enum {
    /* 'last', in all of these, stands this far before the piece's end: a scan that comes to an end
     * less than a block behind it finds another block to be looked at there, or two. */
    MARGIN = 4 * DHK_SEEK_BYTES,
    ROOM = 64 /* attributes at least, and what stands between them */
};

static const unsigned char *skip_space(const unsigned char *p, const unsigned char *last)
{
    while (p <= last && dhk_is_space(*p))
        p++;
    return p;
}

/* ---- attributes ----------------------------------------------------------------------- */

/* What the attributes of a tag are read with.  These are copies, for what is stored into an
 * attribute might be a part of the tokenizer, for all that a compiler knows: so they stay in
 * registers. */
typedef struct reading {
    const unsigned char *last;
    dhk_html_attribute *next; /* where one goes that counts */
    uint64_t left;            /* a bit for each that is wanted and has not come */
} reading;

/* Joins an attribute to the others if it is wanted and the first of its name.  Neither can be
 * foretold, so this asks both as arithmetic.  Those that do not count share a number, and are none
 * the first. */
static inline void join(reading *r, uint32_t id, const unsigned char *name,
                        size_t name_length, const unsigned char *value, size_t length)
{
    dhk_html_attribute *a = r->next;

    a->name = name;
    a->value = value;
    a->name_length = (uint32_t)name_length;
    a->value_length = (uint32_t)length;
    a->id = id;
    r->next += r->left >> id & 1;
    r->left &= ~(UINT64_C(1) << id & ~UINT64_C(1));
}

/* Takes out those that do not count but are wanted, where one of their name came before. */
static void drop_repeated(dhk_html_tokenizer *t, dhk_html_tag *tag)
{
    dhk_html_attribute *all = dhk_html_attributes(t);
    size_t i;

    t->kept_count = 0;
    t->names_seen = 0;
    t->attribute_count = 0;
    for (i = 0; i < tag->attribute_count; i++)
        if (all[i].id != DHK_AT_NONE ||
            !dhk_html_is_repeated(t, all[i].name, all[i].name_length, DHK_AT_NONE))
            all[t->attribute_count++] = all[i];
    tag->attribute_count = t->attribute_count;
}

/* p stands behind an attribute's name, and no '="' follows: any other value, or none.  Returns what
 * is behind it; NULL: it goes too far. */
DHK_SEEK_TARGET static const unsigned char *read_other_value(const unsigned char **value,
                                                             size_t *length,
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
        stop = dhk_seek_one(p + 1, last, *p);
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

/* What may stand behind a name or a value, beside one space; a control byte or '=' may not. */
DHK_SEEK_TARGET static const unsigned char *
pass_between(bool *self_closing, const unsigned char *p, const unsigned char *last)
{
    if (dhk_is_space(*p))
        return dhk_seek_ink(p + 1, last);
    if (*p == '/') {
        *self_closing = p[1] == '>';
        return p + 1;
    }
    return *p == '>' ? p : NULL;
}

/* Half of all attributes are a class, and nearly all of those begin with these eight bytes; so one
 * load tells what a look at the name would find out. */
static inline bool begins_class(const unsigned char *p)
{
    static const unsigned char usual[] = {' ', 'c', 'l', 'a', 's', 's', '=', '"'};

    return dhk_load64(p) == dhk_load64(usual);
}

/* p stands behind a name or a value, and at no '>'.  Returns what is behind the next attribute, or
 * behind what stands there and is none; NULL: it is not usual. */
DHK_SEEK_TARGET static inline const unsigned char *
read_attribute(reading *r, bool *self_closing, const unsigned char *p)
{
    const unsigned char *const name = p + (*p == ' ');
    const unsigned char *stop, *value = p + 8;
    size_t name_length = 5, length;
    uint32_t id = DHK_AT_CLASS;

    if (!begins_class(p)) {
        stop = dhk_seek_name(name, r->last);
        if (stop == NULL)
            return NULL;
        name_length = (size_t)(stop - name);
        if (name_length == 0)
            return pass_between(self_closing, name, r->last);
        id = dhk_attribute_find_quick(name, name_length);
        value = stop + 2;
        if (memcmp(stop, "=\"", 2) != 0) {
            p = read_other_value(&value, &length, stop, r->last);
            if (p != NULL)
                join(r, id, name, name_length, value, length);
            return p;
        }
    }
    stop = dhk_seek_one(value, r->last, '"');
    if (stop == NULL)
        return NULL;
    join(r, id, name, name_length, value, (size_t)(stop - value));
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

/* Is none of the attributes longer than it may be? */
static bool are_short(const dhk_html_tag *tag)
{
    size_t i;

    for (i = 0; i < tag->attribute_count; i++)
        if (tag->attributes[i].name_length > DHK_HTML_MAX_NAME ||
            tag->attributes[i].value_length > DHK_HTML_MAX_VALUE)
            return false;
    return true;
}

/* p stands behind the tag's name.  Returns the tag's '>', or NULL. */
DHK_SEEK_TARGET static const unsigned char *read_attributes(dhk_html_tokenizer *t,
                                                            dhk_html_tag *tag,
                                                            const unsigned char *p,
                                                            const unsigned char *last)
{
    const unsigned char *const begin = p;
    reading r;
    size_t turns; /* one at least for each attribute, so that none lacks room */

    if (t->attributes.capacity < ROOM && !make_room(t))
        return NULL;
    turns = t->attributes.capacity;
    r.last = last;
    r.next = dhk_html_attributes(t);
    r.left = t->wanted;
    while (*p != '>') {
        p = read_attribute(&r, &tag->self_closing, p);
        if (p == NULL || p > last || --turns == 0)
            return NULL;
    }
    tag->attributes = dhk_html_attributes(t);
    tag->attribute_count = (size_t)(r.next - tag->attributes);
    if (t->wanted & 1)
        drop_repeated(t, tag);
    return p - begin <= DHK_HTML_MAX_NAME || are_short(tag) ? p : NULL;
}

/* The same for attributes that nobody wants.  A '=' behind a letter and before a quote stands
 * between a name and a value, unless an unquoted value has it, which begins behind a '=' of its
 * own: so as long as each '=' is like this, the next such quote ends a value, and nothing else
 * needs a look.  NULL: not so, or not here. */
DHK_SEEK_TARGET static const unsigned char *
pass_attributes(dhk_html_tag *tag, const unsigned char *p, const unsigned char *last)
{
    if (*p != ' ') /* not the end of the tag's name, maybe */
        return NULL;
    do {
        p = dhk_seek_value(p, last);
        if (p == NULL)
            return NULL;
        if (*p == '>') {
            tag->self_closing = p[-1] == '/';
            return p;
        }
        if ((p[1] != '"' && p[1] != '\'') || p[-1] <= '>')
            return NULL;
        p = dhk_seek_one(p + 2, last, p[1]);
    } while (p != NULL && ++p <= last);
    return NULL;
}

/* Does nobody want the attributes of such a tag? */
static inline bool is_bare(const dhk_html_tokenizer *t, uint32_t id)
{
    return (dhk_tag_trait_bits[id] & DHK_TAG_VOID) != 0 && id != DHK_EL_META &&
           t->sink->bare_void;
}

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
