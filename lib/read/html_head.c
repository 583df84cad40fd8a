/* html_head.c - see html_head.h.
 *
 * Strings are kept in lists of the reader until the body is done, because a <title> may come in
 * the middle of a line.  JSON-LD is not parsed: whatever has an "@type" counts, at any depth,
 * which is what the page figures of the scorer were trained on.   SPDX-License-Identifier: MIT */
#include "read/html_head.h"

#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "read/html_attributes.h"
#include "tables/html_tags.h"

enum { STRING_MAX = 4096 /* bytes of a title or description; real ones have 300 */ };

enum { SEEK, COLON, VALUE, WORD, NEXT };

static const struct {
    const char *name; /* as schema.org has it */
    uint32_t says;
} types[] = {
    {"Article", DHK_SAYS_ARTICLE},
    {"NewsArticle", DHK_SAYS_ARTICLE},
    {"BlogPosting", DHK_SAYS_ARTICLE},
    {"LiveBlogPosting", DHK_SAYS_ARTICLE},
    {"TechArticle", DHK_SAYS_ARTICLE},
    {"ScholarlyArticle", DHK_SAYS_ARTICLE},
    {"MedicalScholarlyArticle", DHK_SAYS_ARTICLE},
    {"ReportageNewsArticle", DHK_SAYS_ARTICLE},
    {"AnalysisNewsArticle", DHK_SAYS_ARTICLE},
    {"OpinionNewsArticle", DHK_SAYS_ARTICLE},
    {"BackgroundNewsArticle", DHK_SAYS_ARTICLE},
    {"ReviewNewsArticle", DHK_SAYS_ARTICLE},
    {"SatiricalArticle", DHK_SAYS_ARTICLE},
    {"Product", DHK_SAYS_PRODUCT},
    {"ProductGroup", DHK_SAYS_PRODUCT},
    {"Offer", DHK_SAYS_PRODUCT},
    {"AggregateOffer", DHK_SAYS_PRODUCT},
    {"DiscussionForumPosting", DHK_SAYS_FORUM},
    {"QAPage", DHK_SAYS_FORUM},
    {"ItemList", DHK_SAYS_LIST},
    {"CollectionPage", DHK_SAYS_LIST},
    {"SearchResultsPage", DHK_SAYS_LIST},
    {"FAQPage", DHK_SAYS_FAQ},
    {"BreadcrumbList", DHK_SAYS_CRUMBS},
};

void dhk_html_head_begin(dhk_html_head *head)
{
    head->title.count = 0;
    head->og_title.count = 0;
    head->description.count = 0;
    head->og_description.count = 0;
    memset(&head->json, 0, sizeof head->json);
    head->titled = false;
}

static int append(dhk_list *list, const unsigned char *text, size_t length,
                  const dhk_memory *memory)
{
    const size_t room = STRING_MAX - list->count;
    size_t kept = length < room ? length : room;
    int status = dhk_list_reserve(list, memory, 1, kept, STRING_MAX);
    unsigned char *to;

    if (status != DHK_OK || kept == 0)
        return status;
    while (kept < length && kept > 0 && (text[kept] & 0xC0) == 0x80)
        kept--;
    to = (unsigned char *)list->items + list->count;
    memcpy(to, text, kept);
    list->count += kept;
    if (kept < length) { /* full, so that a shorter piece does not fit either */
        memset(to + kept, ' ', room - kept);
        list->count = STRING_MAX;
    }
    return DHK_OK;
}

int dhk_html_head_title(dhk_html_head *head, const unsigned char *text, size_t length,
                        const dhk_memory *memory)
{
    return append(&head->title, text, length, memory);
}

static bool contains(const unsigned char *value, size_t length, const char *lower)
{
    const size_t n = strlen(lower);
    size_t i;

    for (i = 0; i + n <= length; i++)
        if (dhk_ascii_is(value + i, n, lower))
            return true;
    return false;
}

static uint32_t og_type_says(const unsigned char *value, size_t length)
{
    uint32_t says = 0;

    if (contains(value, length, "article"))
        says |= DHK_OG_ARTICLE;
    if (contains(value, length, "product"))
        says |= DHK_OG_PRODUCT;
    if (contains(value, length, "website"))
        says |= DHK_OG_WEBSITE;
    return says;
}

static uint32_t generator_says(const unsigned char *value, size_t length)
{
    uint32_t says = 0;

    if (contains(value, length, "discourse"))
        says |= DHK_BY_DISCOURSE;
    if (contains(value, length, "wordpress"))
        says |= DHK_BY_WORDPRESS;
    return says;
}

/* The first of a kind counts, as in browsers. */
static int set_once(dhk_list *list, const unsigned char *value, size_t length,
                    const dhk_memory *memory)
{
    return list->count > 0 ? DHK_OK : append(list, value, length, memory);
}

static int read_meta(dhk_html_head *head, const dhk_html_attribute *name,
                     const unsigned char *value, size_t length, dhk_page *page)
{
    const unsigned char *n = name->value;
    const size_t bytes = name->value_length;

    if (dhk_ascii_is(n, bytes, "description"))
        return set_once(&head->description, value, length, page->memory);
    if (dhk_ascii_is(n, bytes, "og:description"))
        return set_once(&head->og_description, value, length, page->memory);
    if (dhk_ascii_is(n, bytes, "og:title"))
        return set_once(&head->og_title, value, length, page->memory);
    if (dhk_ascii_is(n, bytes, "og:type"))
        page->evidence |= og_type_says(value, length);
    else if (dhk_ascii_is(n, bytes, "generator"))
        page->evidence |= generator_says(value, length);
    else if (bytes >= 14 && dhk_ascii_is(n, 14, "product:price:") &&
             page->prices < UINT32_MAX)
        page->prices++;
    return DHK_OK;
}

int dhk_html_head_meta(dhk_html_head *head, const dhk_html_tag *tag, dhk_list *scratch,
                       dhk_page *page)
{
    const dhk_html_attribute *name = dhk_html_attribute_of(tag, DHK_AT_PROPERTY);
    const dhk_html_attribute *content = dhk_html_attribute_of(tag, DHK_AT_CONTENT);
    const unsigned char *value;
    size_t length;

    if (name == NULL)
        name = dhk_html_attribute_of(tag, DHK_AT_NAME);
    if (name == NULL || content == NULL)
        return DHK_OK;
    if (dhk_html_attribute_value(content, page->memory, scratch, &value, &length) != DHK_OK)
        return DHK_E_NOMEM;
    return read_meta(head, name, value, length, page);
}

static uint32_t type_says(const dhk_json_types *json)
{
    size_t i;

    if (json->length == DHK_JSON_WORD)
        return 0;
    for (i = 0; i < sizeof types / sizeof types[0]; i++)
        if (strlen(types[i].name) == json->length &&
            memcmp(types[i].name, json->word, json->length) == 0)
            return types[i].says;
    return 0;
}

/* A byte of a type's name: "http://schema.org/Article" is an Article. */
static void add_to_word(dhk_json_types *json, unsigned char c)
{
    if (c == '/' || c == '#' || c == ':')
        json->length = 0;
    else if (c != '\\' && json->length < DHK_JSON_WORD)
        json->word[json->length++] = (char)c;
}

static uint8_t begin_word(dhk_json_types *json)
{
    json->length = 0;
    return WORD;
}

static void seek(dhk_json_types *json, unsigned char c)
{
    static const char key[] = "\"@type\"";

    if (c != (unsigned char)key[json->matched])
        json->matched = c == '"';
    else if (key[++json->matched] == 0) {
        json->matched = 0;
        json->state = COLON;
    }
}

static uint8_t after_key(dhk_json_types *json, unsigned char c)
{
    if (json->state == COLON) {
        json->listed = false;
        return c == ':' ? VALUE : SEEK;
    }
    if (c == '"')
        return begin_word(json);
    if (json->state == VALUE && c == '[' && !json->listed) {
        json->listed = true;
        return VALUE;
    }
    return json->state == NEXT && c == ',' ? NEXT : SEEK;
}

void dhk_html_head_json(dhk_html_head *head, const unsigned char *text, size_t length,
                        dhk_page *page)
{
    dhk_json_types *json = &head->json;
    size_t i;

    for (i = 0; i < length; i++) {
        if (json->state == SEEK) {
            const unsigned char *quote = NULL;
            if (json->matched == 0) {
                quote = (const unsigned char *)memchr(text + i, '"', length - i);
                if (quote == NULL)
                    return;
                i = (size_t)(quote - text);
            }
            seek(json, text[i]);
        } else if (json->state == WORD) {
            if (text[i] != '"') {
                add_to_word(json, text[i]);
                continue;
            }
            page->evidence |= type_says(json);
            json->state = json->listed ? NEXT : SEEK;
        } else if (!dhk_is_space(text[i])) {
            json->state = after_key(json, text[i]);
        }
    }
}

bool dhk_html_head_is_json(const dhk_html_tag *tag)
{
    const dhk_html_attribute *type = dhk_html_attribute_of(tag, DHK_AT_TYPE);

    return type != NULL && contains(type->value, type->value_length, "ld+json");
}

int dhk_html_head_finish(const dhk_html_head *head, dhk_builder *builder)
{
    const dhk_list *title = head->title.count > 0 ? &head->title : &head->og_title;
    const dhk_list *description =
        head->description.count > 0 ? &head->description : &head->og_description;
    dhk_page *page = builder->page;
    int status = dhk_build_string(builder, (const unsigned char *)title->items,
                                  title->count, &page->title);

    if (status == DHK_OK)
        status = dhk_build_string(builder, (const unsigned char *)description->items,
                                  description->count, &page->description);
    return status;
}

void dhk_html_head_free(dhk_html_head *head, const dhk_memory *memory)
{
    dhk_list_free(&head->title, memory, 1);
    dhk_list_free(&head->og_title, memory, 1);
    dhk_list_free(&head->description, memory, 1);
    dhk_list_free(&head->og_description, memory, 1);
}
