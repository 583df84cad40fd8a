/* html_token_quick_attributes.h - the attributes of a tag that lies whole in the piece; a part of
 * html_token_quick_run.h.
 *
 * In: what stands behind a tag's name.  Out: the attributes that the sink wants, each once, and the
 * tag's '>'; or NULL, and the states (html_token_tag.c), which are the definition, read the tag.
 * A usual attribute has a value in double quotes, and half of them are a class.  'last' as there:
 * a block may be read that begins at it or before, and what goes beyond is not for here.
 * Cost: O(bytes).                                                SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_TOKEN_QUICK_ATTRIBUTES_H
#define DHK_HTML_TOKEN_QUICK_ATTRIBUTES_H

#include <string.h>

#include "base/ascii.h"
#include "base/seek.h"
#include "base/status.h"
#include "read/html_token_inner.h"
#include "tables/html_tags.h"

enum { ROOM = 64 /* attributes at least, and what stands between them */ };

static const unsigned char *skip_space(const unsigned char *p, const unsigned char *last)
{
    while (p <= last && dhk_is_space(*p))
        p++;
    return p;
}

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

#endif
