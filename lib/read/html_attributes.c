/* html_attributes.c - see html_attributes.h.
 *
 * What words they have is left to html_sets.h.                    SPDX-License-Identifier: MIT */
#include "read/html_attributes.h"

#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "tables/html_tags.h"

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

/* Do these bytes begin with a rule, white space or not?  'rule' is lower-case without spaces. */
static bool is_rule(const unsigned char *p, const unsigned char *end, const char *rule)
{
    size_t matched = 0;

    for (; p != end && rule[matched] != 0; p++) {
        if (dhk_is_space(*p) && matched > 0)
            continue;
        if (dhk_to_lower(*p) != (unsigned char)rule[matched])
            return false;
        matched++;
    }
    return rule[matched] == 0;
}

/* Does an inline style say it? */
static bool style_says(const unsigned char *value, size_t length, const char *rule)
{
    const unsigned char first = (unsigned char)rule[0];
    const unsigned char *const end = value + length;
    const unsigned char *p = dhk_scan_two(value, end, first, (unsigned char)(first ^ 0x20));

    while (p != end && !is_rule(p, end, rule))
        p = dhk_scan_two(p + 1, end, first, (unsigned char)(first ^ 0x20));
    return p != end;
}

/* Both rules have a 'y', which few others have: no need to look closer without one, if no reference
 * can mean it. */
static bool may_hide(const dhk_html_attribute *style)
{
    return dhk_has_three(style->value, style->value_length, 'y', 'Y', '&');
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

static bool ends_with(const unsigned char *value, size_t length, const char *lower)
{
    const size_t n = strlen(lower);

    return length >= n && dhk_ascii_is(value + length - n, n, lower);
}

static void read_value(uint32_t id, const unsigned char *value, size_t length,
                       dhk_html_said *said)
{
    switch (id) {
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
        if (style_says(value, length, "display:none") ||
            style_says(value, length, "visibility:hidden"))
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
    default: /* itemprop */
        if (dhk_ascii_is(value, length, "comment"))
            said->place |= DHK_BOX_COMMENT;
        said->price = dhk_ascii_is(value, length, "price");
        break;
    }
}

/* What an attribute says whose whole value counts. */
static int read_other(const dhk_html_attribute *a, const dhk_memory *memory,
                      dhk_list *scratch, dhk_html_said *said)
{
    const unsigned char *value;
    size_t length;

    if (dhk_html_attribute_value(a, memory, scratch, &value, &length) != DHK_OK)
        return DHK_E_NOMEM;
    read_value(a->id, value, length, said);
    return DHK_OK;
}

/* An attribute with words; *more is the key of all of them. */
static void add_worded(const dhk_html_attribute **place, const dhk_html_attribute *a,
                       uint64_t *more)
{
    *place = a;
    if (a->value_length > 0)
        *more = dhk_html_sets_key(*more + a->id, a->value, a->value_length);
}

int dhk_html_attributes_read_all(const dhk_html_tag *tag, dhk_html_sets *sets,
                                 dhk_page *page, dhk_list *scratch, dhk_html_said *said)
{
    dhk_html_worded worded = {NULL, NULL, NULL};
    uint64_t more = 0;
    size_t i;
    int status = DHK_OK;

    for (i = 0; status == DHK_OK && i < tag->attribute_count; i++) {
        const dhk_html_attribute *a = &tag->attributes[i];
        switch (a->id) {
        case DHK_AT_CLASS:
            status = dhk_html_sets_class(sets, page, a, scratch, &said->tokens);
            break;
        case DHK_AT_HREF:
            said->href = true;
            break;
        case DHK_AT_ID:
            add_worded(&worded.id, a, &more);
            break;
        case DHK_AT_STYLE:
            if (may_hide(a))
                status = read_other(a, page->memory, scratch, said);
            break;
        case DHK_AT_ROLE:
            add_worded(&worded.role, a, &more);
            status = read_other(a, page->memory, scratch, said);
            break;
        case DHK_AT_ITEMPROP:
            add_worded(&worded.itemprop, a, &more);
            status = read_other(a, page->memory, scratch, said);
            break;
        case DHK_AT_HIDDEN:
        case DHK_AT_ARIA_HIDDEN:
        case DHK_AT_ITEMTYPE:
            status = read_other(a, page->memory, scratch, said);
            break;
        default:
            break;
        }
    }
    return status != DHK_OK || more == 0
               ? status
               : dhk_html_sets_add(sets, page, &worded, more, scratch, &said->tokens);
}
