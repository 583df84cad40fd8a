/* html_attributes.c - see html_attributes.h.
 *
 * What words they have is left to html_sets.h.                    SPDX-License-Identifier: MIT */
#include "read/html_attributes.h"

#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "tables/html_tags.h"

/* Attributes with words, beside the class, and those that read_value() looks at: a bit for each. */
#define WORDED                                                                             \
    (UINT64_C(1) << DHK_AT_ID | UINT64_C(1) << DHK_AT_ROLE | UINT64_C(1) << DHK_AT_ITEMPROP)
#define READ                                                                               \
    (UINT64_C(1) << DHK_AT_HREF | UINT64_C(1) << DHK_AT_HIDDEN |                           \
     UINT64_C(1) << DHK_AT_ARIA_HIDDEN | UINT64_C(1) << DHK_AT_STYLE |                     \
     UINT64_C(1) << DHK_AT_ROLE | UINT64_C(1) << DHK_AT_ITEMTYPE |                         \
     UINT64_C(1) << DHK_AT_ITEMPROP)

enum { SCHEME_MAX = 16 /* bytes of "javascript:", and a block's */ };

static bool is_one_of(uint64_t ids, uint32_t id)
{
    return (ids >> id & 1) != 0;
}

const dhk_html_attribute *dhk_html_attribute_of(const dhk_html_tag *tag, uint32_t id)
{
    size_t i;

    for (i = 0; i < tag->attribute_count; i++)
        if (tag->attributes[i].id == id)
            return &tag->attributes[i];
    return NULL;
}

int dhk_html_attribute_value(const dhk_html_attribute *attribute, const dhk_memory *memory,
                             dhk_list *scratch, const unsigned char **value, size_t *length)
{
    const unsigned char *end = attribute->value + attribute->value_length;
    int status;

    if (dhk_scan_value(attribute->value, end) ==
        end) { /* it is what it says, as nearly all */
        *value = attribute->value;
        *length = attribute->value_length;
        return DHK_OK;
    }
    status = dhk_html_value(attribute, scratch, memory);
    *value = (const unsigned char *)scratch->items;
    *length = scratch->count;
    return status;
}

/* Does an inline style say it, white space or not?  'rule' is lower-case without spaces. */
static bool style_says(const unsigned char *value, size_t length, const char *rule)
{
    size_t i, at, matched;

    for (i = 0; i < length; i++) {
        if (dhk_to_lower(value[i]) != (unsigned char)rule[0])
            continue;
        for (at = i, matched = 0; at < length && rule[matched] != 0; at++) {
            if (dhk_is_space(value[at]) && matched > 0)
                continue;
            if (dhk_to_lower(value[at]) != (unsigned char)rule[matched])
                break;
            matched++;
        }
        if (rule[matched] == 0)
            return true;
    }
    return false;
}

/* Both rules have a 'y', which few others have: no need to look closer without one. */
static bool may_hide(const unsigned char *value, size_t length)
{
    return dhk_scan_two(value, value + length, 'y', 'Y') != value + length;
}

static uint32_t role_says(const unsigned char *value, size_t length)
{
    static const struct {
        const char *role;
        uint32_t place;
    } roles[] = {{"navigation", DHK_BOX_NAV},     {"complementary", DHK_BOX_ASIDE},
                 {"contentinfo", DHK_BOX_FOOTER}, {"banner", DHK_BOX_HEADER},
                 {"main", DHK_BOX_MAIN},          {"article", DHK_BOX_ARTICLE},
                 {"dialog", DHK_BOX_DIALOG},      {"alertdialog", DHK_BOX_DIALOG},
                 {"search", DHK_BOX_FORM},        {"button", DHK_BOX_BUTTON},
                 {"form", DHK_BOX_FORM}};
    size_t i;

    while (length > 0 && dhk_is_space(value[0])) {
        value++;
        length--;
    }
    for (i = 0; i < length && !dhk_is_space(value[i]); i++)
        ;
    length = i; /* the first role counts */
    for (i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (dhk_ascii_is(value, length, roles[i].role))
            return roles[i].place;
    return 0;
}

static bool begins_with(const unsigned char *value, size_t length, const char *lower)
{
    const size_t n = strlen(lower);

    return length >= n && dhk_ascii_is(value, n, lower);
}

static bool ends_with(const unsigned char *value, size_t length, const char *lower)
{
    const size_t n = strlen(lower);

    return length >= n && dhk_ascii_is(value + length - n, n, lower);
}

/* Each scheme has a first byte of its own. */
static uint8_t where_leads(const unsigned char *value, size_t length)
{
    while (length > 0 && value[0] <= ' ') { /* as URL parsing strips it */
        value++;
        length--;
    }
    if (length == 0 || value[0] == '#')
        return DHK_LINK_HERE;
    if ((value[0] | 0x20) == 'j' && begins_with(value, length, "javascript:"))
        return DHK_LINK_HERE;
    if ((value[0] == '/' && begins_with(value, length, "//")) ||
        ((value[0] | 0x20) == 'h' &&
         (begins_with(value, length, "http:") || begins_with(value, length, "https:"))))
        return DHK_LINK_OUT;
    return DHK_LINK_PLAIN;
}

/* Where a link leads is told by the bytes that it begins with, and if these are what they say, the
 * others need no look. */
static bool says_where(const dhk_html_attribute *href)
{
    const unsigned char *value = href->value;
    const size_t length = href->value_length < SCHEME_MAX ? href->value_length : SCHEME_MAX;

    return length > 0 && value[0] > ' ' &&
           dhk_scan_value(value, value + length) == value + length;
}

static void read_value(uint32_t id, const unsigned char *value, size_t length,
                       dhk_html_said *said)
{
    switch (id) {
    case DHK_AT_HREF:
        said->href = true;
        said->where = where_leads(value, length);
        break;
    case DHK_AT_HIDDEN:
        if (!dhk_ascii_is(value, length,
                          "false")) /* which is no value, but some think so */
            said->place |= DHK_BOX_HIDDEN;
        break;
    case DHK_AT_ARIA_HIDDEN:
        if (dhk_ascii_is(value, length, "true"))
            said->place |= DHK_BOX_HIDDEN;
        break;
    case DHK_AT_STYLE:
        if (may_hide(value, length) && (style_says(value, length, "display:none") ||
                                        style_says(value, length, "visibility:hidden")))
            said->place |= DHK_BOX_HIDDEN;
        break;
    case DHK_AT_ROLE:
        said->place |= role_says(value, length);
        break;
    case DHK_AT_ITEMTYPE:
        if (ends_with(value, length, "/comment") ||
            ends_with(value, length, "/usercomments"))
            said->place |= DHK_BOX_COMMENT;
        break;
    case DHK_AT_ITEMPROP:
        if (dhk_ascii_is(value, length, "comment"))
            said->place |= DHK_BOX_COMMENT;
        said->price = dhk_ascii_is(value, length, "price");
        break;
    default:
        break;
    }
}

/* What an attribute beside class and id says. */
static int read_attribute(const dhk_html_attribute *a, const dhk_memory *memory,
                          dhk_list *scratch, dhk_html_said *said)
{
    const unsigned char *value = a->value;
    size_t length = a->value_length;

    if ((a->id != DHK_AT_HREF || !says_where(a)) &&
        dhk_html_attribute_value(a, memory, scratch, &value, &length) != DHK_OK)
        return DHK_E_NOMEM;
    read_value(a->id, value, length, said);
    return DHK_OK;
}

int dhk_html_attributes_read(const dhk_html_tag *tag, dhk_html_sets *sets,
                             dhk_builder *builder, dhk_list *scratch, dhk_html_said *said)
{
    const dhk_html_said nothing = {0, 0, DHK_LINK_PLAIN, false, false};
    dhk_page *page = builder->page;
    uint64_t more = 0;
    size_t i;
    int status = DHK_OK;

    *said = nothing;
    for (i = 0; status == DHK_OK && i < tag->attribute_count; i++) {
        const dhk_html_attribute *a = &tag->attributes[i];
        if (a->id == DHK_AT_CLASS) {
            status = dhk_html_sets_class(sets, page, a, scratch, &said->tokens);
            continue;
        }
        if (is_one_of(WORDED, a->id) && a->value_length > 0)
            more = dhk_html_sets_key(more + a->id, a->value, a->value_length);
        if (is_one_of(READ, a->id))
            status = read_attribute(a, page->memory, scratch, said);
    }
    return status != DHK_OK || more == 0
               ? status
               : dhk_html_sets_add(sets, page, tag, more, scratch, &said->tokens);
}
