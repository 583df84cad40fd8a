/* html_token_build.c - a tag in the making: its name, its attributes, what is kept of them.
 *
 * In: where names and values begin and end in the piece.  Out: a dhk_html_tag for the sink.  As
 * long as a tag lies in one piece nothing is copied.  At a piece's end what has been read of it
 * goes to 'keep', in order; the part that is open grows there with the next piece.  So the tag
 * is the same however it is cut, and the limits of html_token.h are those of both ways.
 * Repeated names: a bit for each name that counts; for others a 64-bit set of a few of the
 * name's bytes says mostly that it is new, else it is compared with those before it.
 * Cost: O(bytes) for a tag's first 256 attributes, nothing for those behind them.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "read/html_token_inner.h"
#include "tables/html_tags.h"

enum {
    KEEP_MAX = DHK_HTML_MAX_NAME +
               (DHK_HTML_MAX_NAME + DHK_HTML_MAX_VALUE) * (DHK_HTML_MAX_ATTRIBUTES + 1)
};

/* ids_seen has a bit for each. */
typedef char assert_ids_fit[DHK_AT_COUNT <= 64 ? 1 : -1];

static void begin_part(dhk_html_tokenizer *t, dhk_html_part *part, const unsigned char *p,
                       size_t maximum)
{
    part->at = p;
    part->length = 0;
    part->maximum = maximum;
    part->kept = false;
    t->open = part;
}

/* Appends bytes to the part's end in keep, as far as its maximum goes. */
static void keep_bytes(dhk_html_tokenizer *t, dhk_html_part *part,
                       const unsigned char *bytes, size_t length)
{
    if (!part->kept) {
        part->kept = true;
        part->offset = t->keep.count;
        part->length = 0;
    }
    if (length > part->maximum - part->length)
        length = part->maximum - part->length;
    if (length == 0 || t->error != DHK_OK)
        return;
    t->error = dhk_list_reserve(&t->keep, t->memory, 1, length, KEEP_MAX);
    if (t->error != DHK_OK)
        return;
    memcpy((unsigned char *)t->keep.items + t->keep.count, bytes, length);
    t->keep.count += length;
    part->length += length;
}

static void keep_part(dhk_html_tokenizer *t, dhk_html_part *part, const unsigned char *end)
{
    if (part == t->open)
        keep_bytes(t, part, part->at, (size_t)(end - part->at));
    else if (!part->kept)
        keep_bytes(t, part, part->at, part->length);
}

/* A limit must not cut a code point in two. */
static size_t whole_length(const unsigned char *bytes, size_t length)
{
    size_t back = 1, size = 1;
    if (length == 0)
        return 0;
    while (back < 4 && back < length && (bytes[length - back] & 0xC0) == 0x80)
        back++;
    if (bytes[length - back] >= 0xC0)
        size = bytes[length - back] >= 0xF0 ? 4 : bytes[length - back] >= 0xE0 ? 3 : 2;
    return size > back ? length - back : length;
}

/* Closes the open part, if there is one, at p. */
void dhk_html_end_part(dhk_html_tokenizer *t, const unsigned char *p)
{
    dhk_html_part *part = t->open;
    const unsigned char *bytes;

    if (part == NULL)
        return;
    if (part->kept) {
        keep_part(t, part, p);
        bytes = (const unsigned char *)t->keep.items + part->offset;
    } else {
        part->length = (size_t)(p - part->at);
        if (part->length > part->maximum)
            part->length = part->maximum;
        bytes = part->at;
    }
    t->open = NULL;
    if (part->length == part->maximum)
        part->length = whole_length(bytes, part->length);
}

static const unsigned char *bytes_of(const dhk_html_tokenizer *t, const dhk_html_part *part)
{
    if (part->kept)
        return (const unsigned char *)t->keep.items + part->offset;
    return part->at;
}

void dhk_html_begin_tag(dhk_html_tokenizer *t, bool end_tag, const unsigned char *p)
{
    t->build = DHK_BUILD_TAG;
    t->end_tag = end_tag;
    t->self_closing = false;
    t->has_attribute = false;
    t->attribute_count = 0;
    t->attributes_read = 0;
    t->kept_count = 0;
    t->ids_seen = 0;
    t->names_seen = 0;
    t->keep.count = 0;
    begin_part(t, &t->name, p, DHK_HTML_MAX_NAME);
}

/* "</" and the name are marked, and maybe held: the tag's name is left open behind them. */
void dhk_html_begin_raw_end_tag(dhk_html_tokenizer *t)
{
    const unsigned char *p = t->mark;
    size_t held = t->held_length;

    dhk_html_take_mark(t);
    if (held <= 2) {
        dhk_html_begin_tag(t, true, p + (2 - held));
        return;
    }
    dhk_html_begin_tag(t, true, p);
    keep_bytes(t, &t->name, t->held + 2, held - 2);
}

void dhk_html_begin_attribute(dhk_html_tokenizer *t, const unsigned char *p)
{
    if (t->end_tag || t->attributes_read == DHK_HTML_MAX_ATTRIBUTES)
        return;
    t->attributes_read++;
    t->has_attribute = true;
    t->attribute_value.at = p;
    t->attribute_value.length = 0;
    t->attribute_value.kept = false;
    begin_part(t, &t->attribute_name, p, DHK_HTML_MAX_NAME);
}

void dhk_html_begin_value(dhk_html_tokenizer *t, const unsigned char *p)
{
    if (t->has_attribute)
        begin_part(t, &t->attribute_value, p, DHK_HTML_MAX_VALUE);
}

static dhk_html_kept *kept_of(const dhk_html_tokenizer *t)
{
    return (dhk_html_kept *)t->kept.items;
}

/* Makes room for one more attribute. */
static bool reserve_attribute(dhk_html_tokenizer *t)
{
    t->attributes.count = t->kept.count = t->attribute_count; /* what must outlive a move */
    t->error = dhk_list_reserve(&t->attributes, t->memory, sizeof(dhk_html_attribute), 1,
                                DHK_HTML_MAX_ATTRIBUTES);
    if (t->error == DHK_OK)
        t->error = dhk_list_reserve(&t->kept, t->memory, sizeof(dhk_html_kept), 1,
                                    DHK_HTML_MAX_ATTRIBUTES);
    return t->error == DHK_OK;
}

static bool same_name(const unsigned char *a, const unsigned char *b, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++)
        if (dhk_to_lower(a[i]) != dhk_to_lower(b[i]))
            return false;
    return true;
}

/* Has the tag an attribute of this name?  A NUL in a name is taken for itself, though it stands
 * for U+FFFD. */
bool dhk_html_is_repeated(dhk_html_tokenizer *t, const unsigned char *name, size_t length,
                          uint32_t id)
{
    uint64_t bit;
    uint32_t i;

    if (id != DHK_AT_NONE) {
        bit = UINT64_C(1) << id;
        if (t->ids_seen & bit)
            return true;
        t->ids_seen |= bit;
        return false;
    }
    bit = UINT64_C(1) << (((name[0] | 0x20u) + (name[length - 1] | 0x20u) * 5u +
                           length * 11u) &
                          63);
    if (!(t->names_seen & bit)) {
        t->names_seen |= bit;
        return false;
    }
    for (i = 0; i < t->attribute_count; i++) {
        const dhk_html_attribute *a = &dhk_html_attributes(t)[i];
        const unsigned char *other = a->name;
        if (a->id != DHK_AT_NONE || a->name_length != length)
            continue;
        if (i < t->kept_count)
            other = (const unsigned char *)t->keep.items + kept_of(t)[i].name;
        if (same_name(other, name, length))
            return true;
    }
    return false;
}

/* The attribute that is being read is complete: joins the others, unless it repeats one. */
void dhk_html_end_attribute(dhk_html_tokenizer *t)
{
    dhk_html_part *name = &t->attribute_name, *value = &t->attribute_value;
    const unsigned char *bytes;
    dhk_html_attribute *attribute;
    uint32_t id;

    if (!t->has_attribute || t->error != DHK_OK)
        return;
    t->has_attribute = false;
    bytes = bytes_of(t, name);
    id = dhk_attribute_find(bytes, name->length);
    if (!(t->wanted >> id & 1) || dhk_html_is_repeated(t, bytes, name->length, id) ||
        !reserve_attribute(t))
        return;
    attribute = &dhk_html_attributes(t)[t->attribute_count];
    attribute->name_length = (uint32_t)name->length;
    attribute->value_length = (uint32_t)value->length;
    attribute->id = id;
    if (name->kept) { /* then those before it are kept too, see dhk_html_keep_tag */
        keep_part(t, value, value->at);
        if (t->error != DHK_OK)
            return;
        kept_of(t)[t->attribute_count].name = (uint32_t)name->offset;
        kept_of(t)[t->attribute_count].value = (uint32_t)value->offset;
        t->kept_count = t->attribute_count + 1;
    }
    attribute->name = bytes_of(t, name);
    attribute->value = bytes_of(t, value);
    t->attribute_count++;
}

static void keep_attributes(dhk_html_tokenizer *t)
{
    for (; t->kept_count < t->attribute_count; t->kept_count++) {
        const dhk_html_attribute *a = &dhk_html_attributes(t)[t->kept_count];
        dhk_html_part part = {NULL, 0, 0, DHK_HTML_MAX_VALUE, false};
        keep_bytes(t, &part, a->name, a->name_length);
        kept_of(t)[t->kept_count].name = (uint32_t)part.offset;
        part.kept = false;
        keep_bytes(t, &part, a->value, a->value_length);
        kept_of(t)[t->kept_count].value = (uint32_t)part.offset;
    }
}

/* The piece ends inside the tag.  The open part comes last: the next piece goes on behind it. */
void dhk_html_keep_tag(dhk_html_tokenizer *t, const unsigned char *end)
{
    keep_part(t, &t->name, end);
    keep_attributes(t);
    if (!t->has_attribute)
        return;
    keep_part(t, &t->attribute_name, end);
    if (t->open != &t->attribute_name)
        keep_part(t, &t->attribute_value, end);
}

void dhk_html_remember_tag(dhk_html_tokenizer *t, const dhk_html_tag *tag)
{
    size_t i;

    t->last_tag = NULL;
    t->last_tag_length = tag->name_length;
    if (tag->id != DHK_EL_UNKNOWN) {
        t->last_tag = dhk_tag_name(tag->id);
    } else if (tag->name_length <= DHK_HTML_LAST_TAG) {
        for (i = 0; i < tag->name_length; i++)
            t->last_tag_bytes[i] = (char)dhk_to_lower(tag->name[i]);
        t->last_tag = t->last_tag_bytes;
    } else {
        t->last_tag_length = 0;
    }
}

/* The tag's '>' stands before p.  The sink may set the state that comes next. */
const unsigned char *dhk_html_emit_tag(dhk_html_tokenizer *t, const unsigned char *p)
{
    const unsigned char *keep = (const unsigned char *)t->keep.items;
    dhk_html_tag tag;
    uint32_t i;

    for (i = 0; i < t->kept_count; i++) {
        dhk_html_attributes(t)[i].name = keep + kept_of(t)[i].name;
        dhk_html_attributes(t)[i].value = keep + kept_of(t)[i].value;
    }
    tag.name = bytes_of(t, &t->name);
    tag.name_length = t->name.length;
    tag.id = dhk_tag_find(tag.name, tag.name_length);
    tag.self_closing = t->self_closing;
    tag.attributes = dhk_html_attributes(t);
    tag.attribute_count = t->attribute_count;
    dhk_html_token_set_state(t, DHK_HTML_DATA);
    t->build = DHK_BUILD_TEXT;
    t->text = p;
    if (t->error != DHK_OK)
        return p;
    if (t->end_tag) {
        t->error = t->sink->end_tag(t->user, &tag);
    } else {
        dhk_html_remember_tag(t, &tag);
        t->error = t->sink->start_tag(t->user, &tag);
    }
    return p;
}
