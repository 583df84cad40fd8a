/* html_sets.c - see html_sets.h.
 *
 * A set that waits has the number WAITS for a count, and stands in 'waiting' where 'first' says: the
 * number of the set whose words come first (its class's; 0: none), then id, length and bytes of each
 * value, then DHK_AT_NONE.  Values of more than 255 bytes do not wait.
 * Cost: O(bytes of the values that are asked for), and a copy of the others.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/html_sets.h"

#include <string.h>

#include "base/status.h"
#include "read/html_attributes.h"

enum {
    LENGTH_MAX = UINT8_MAX, /* what is longer is rare, and need not be kept */
    PARTS = 3               /* attributes with words, beside the class */
};

#define WAITS UINT32_MAX

void dhk_html_sets_begin(dhk_html_sets *sets)
{
    sets->waiting.count = 0;
    memset(sets->slots, 0, sizeof sets->slots);
}

void dhk_html_sets_free(dhk_html_sets *sets, const dhk_memory *memory)
{
    dhk_list_free(&sets->waiting, memory, 1);
}

static void remember(dhk_html_sets *sets, uint64_t key, uint32_t set)
{
    dhk_html_sets_slot *slot = &sets->slots[dhk_html_sets_place(key)];

    slot->key = key;
    slot->set = set;
}

static dhk_token_set *sets_of(const dhk_page *page)
{
    return (dhk_token_set *)page->token_sets.items;
}

static bool waits(const dhk_page *page, uint32_t set)
{
    return sets_of(page)[set].count == WAITS;
}

/* Makes a new set of the page. */
static int add_set(dhk_page *page, dhk_token_set made, uint32_t *set)
{
    const int status =
        dhk_list_reserve(&page->token_sets, page->memory, sizeof made, 1, UINT32_MAX);

    *set = 0;
    if (status != DHK_OK)
        return status;
    *set = (uint32_t)page->token_sets.count++;
    sets_of(page)[*set] = made;
    return DHK_OK;
}

/* ---- words ---------------------------------------------------------------------------- */

/* Adds the words of a value that is no list of names, or not what it says. */
static int add_other_value(dhk_html_words *words, const dhk_html_attribute *attribute,
                           const dhk_memory *memory, dhk_list *scratch)
{
    const unsigned char *value;
    size_t length;
    const int status =
        dhk_html_attribute_value(attribute, memory, scratch, &value, &length);

    if (status != DHK_OK)
        return status;
    if (attribute->id == DHK_AT_ROLE)
        dhk_html_words_pair(words, "role", value, length);
    else if (attribute->id == DHK_AT_ITEMPROP)
        dhk_html_words_pair(words, "itemprop", value, length);
    else
        dhk_html_words_split(words, value, length, 0);
    return DHK_OK;
}

/* 'beyond' as in html_words.h. */
static int add_value(dhk_html_words *words, const dhk_html_attribute *attribute,
                     size_t beyond, const dhk_memory *memory, dhk_list *scratch)
{
    if (attribute->id != DHK_AT_ROLE && attribute->id != DHK_AT_ITEMPROP &&
        dhk_html_words_split_raw(words, attribute->value, attribute->value_length, beyond))
        return DHK_OK;
    return add_other_value(words, attribute, memory, scratch);
}

static void add_set_words(dhk_html_words *words, const dhk_page *page, uint32_t set)
{
    const dhk_token_set *s = dhk_html_sets_at(page, set);

    dhk_html_words_join(words, (const uint32_t *)page->tokens.items + s->first, s->count);
}

/* Gives a set the words that were added. */
static int take_words(const dhk_html_words *words, dhk_page *page, dhk_token_set *made)
{
    const int status = dhk_list_reserve(&page->tokens, page->memory, sizeof(uint32_t),
                                        DHK_WORDS_SET, UINT32_MAX);

    if (status != DHK_OK)
        return status;
    made->first = (uint32_t)page->tokens.count;
    made->count = (uint32_t)words->count;
    memcpy((uint32_t *)page->tokens.items + made->first, words->hashes,
           DHK_WORDS_SET * sizeof words->hashes[0]); /* as many always: no call for a few */
    page->tokens.count += words->count;
    return DHK_OK;
}

/* ---- sets that wait ------------------------------------------------------------------- */

static const unsigned char *place_of(const dhk_html_sets *sets, const dhk_page *page,
                                     uint32_t set)
{
    return (const unsigned char *)sets->waiting.items + sets_of(page)[set].first;
}

/* The set whose words come first. */
static uint32_t base_of(const dhk_html_sets *sets, const dhk_page *page, uint32_t set)
{
    uint32_t base;

    memcpy(&base, place_of(sets, page, set), sizeof base);
    return base;
}

/* Makes the words of a set that waits; the one that comes first does not. */
static int make(dhk_html_sets *sets, dhk_page *page, uint32_t set, dhk_list *scratch)
{
    const unsigned char *p = place_of(sets, page, set) + sizeof(uint32_t);
    int status = DHK_OK;

    dhk_html_words_clear(&sets->words);
    add_set_words(&sets->words, page, base_of(sets, page, set));
    for (; status == DHK_OK && *p != DHK_AT_NONE; p += 2 + p[1]) {
        const dhk_html_attribute attribute = {NULL, p + 2, 0, p[1], p[0]};
        status =
            add_value(&sets->words, &attribute, DHK_WORDS_BLOCK, page->memory, scratch);
    }
    return status != DHK_OK ? status : take_words(&sets->words, page, &sets_of(page)[set]);
}

int dhk_html_sets_fill(dhk_html_sets *sets, dhk_page *page, uint32_t set, dhk_list *scratch)
{
    int status = DHK_OK;
    uint32_t base;

    if (!waits(page, set))
        return DHK_OK;
    base = base_of(sets, page, set);
    if (waits(page, base)) /* it is a class's, before which none comes */
        status = make(sets, page, base, scratch);
    return status != DHK_OK ? status : make(sets, page, set, scratch);
}

static size_t put_off_size(const dhk_html_attribute *const *parts, size_t count)
{
    size_t size = sizeof(uint32_t) + 1, i;

    for (i = 0; i < count; i++)
        size += 2 + (size_t)parts[i]->value_length;
    return size;
}

/* Keeps the values for later. */
static int put_off(dhk_html_sets *sets, dhk_page *page, uint32_t base,
                   const dhk_html_attribute *const *parts, size_t count, uint32_t *set)
{
    const size_t size = put_off_size(parts, count);
    const dhk_token_set made = {(uint32_t)sets->waiting.count, WAITS};
    unsigned char *p;
    size_t i;
    int status = dhk_list_reserve(&sets->waiting, page->memory, 1, size + DHK_WORDS_BLOCK,
                                  UINT32_MAX);

    if (status == DHK_OK)
        status = add_set(page, made, set);
    if (status != DHK_OK)
        return status;
    p = (unsigned char *)sets->waiting.items + sets->waiting.count;
    sets->waiting.count += size;
    memcpy(p, &base, sizeof base);
    p += sizeof base;
    for (i = 0; i < count; i++) {
        *p++ = (unsigned char)parts[i]->id;
        *p++ = (unsigned char)parts[i]->value_length;
        memcpy(p, parts[i]->value, parts[i]->value_length);
        p += parts[i]->value_length;
    }
    *p = DHK_AT_NONE;
    memset(p + 1, 0, DHK_WORDS_BLOCK); /* room to read beyond the last value */
    return DHK_OK;
}

/* ---- the set of a tag ----------------------------------------------------------------- */

static bool are_short(const dhk_html_attribute *const *parts, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (parts[i]->value_length > LENGTH_MAX)
            return false;
    return true;
}

/* A new set: of the words of 'base', then of these values. */
static int make_new(dhk_html_sets *sets, dhk_page *page, uint32_t base,
                    const dhk_html_attribute *const *parts, size_t count, dhk_list *scratch,
                    uint32_t *set)
{
    dhk_token_set made;
    size_t i;
    int status;

    if (are_short(parts, count))
        return put_off(sets, page, base, parts, count, set);
    status = dhk_html_sets_fill(sets, page, base, scratch);
    dhk_html_words_clear(&sets->words);
    add_set_words(&sets->words, page, base);
    for (i = 0; status == DHK_OK && i < count; i++)
        status = add_value(&sets->words, parts[i], 0, page->memory, scratch);
    if (status == DHK_OK)
        status = take_words(&sets->words, page, &made);
    return status != DHK_OK ? status : add_set(page, made, set);
}

int dhk_html_sets_new_class(dhk_html_sets *sets, dhk_page *page,
                            const dhk_html_attribute *class_names, uint64_t key,
                            dhk_list *scratch, uint32_t *set)
{
    const int status = make_new(sets, page, 0, &class_names, 1, scratch, set);

    remember(sets, key, *set);
    return status;
}

int dhk_html_sets_add(dhk_html_sets *sets, dhk_page *page, const dhk_html_worded *worded,
                      uint64_t more, dhk_list *scratch, uint32_t *set)
{
    const uint64_t key = dhk_html_sets_step(more, *set) | 1;
    const dhk_html_attribute *parts[PARTS];
    size_t count = 0;
    int status;

    if (dhk_html_sets_recall(sets, key, set))
        return DHK_OK;
    parts[count] = worded->id;
    count += worded->id != NULL;
    parts[count] = worded->role;
    count += worded->role != NULL;
    parts[count] = worded->itemprop;
    count += worded->itemprop != NULL;
    status = make_new(sets, page, *set, parts, count, scratch, set);
    remember(sets, key, *set);
    return status;
}

/* ---- sets that are asked for ---------------------------------------------------------- */

int dhk_html_sets_join(dhk_html_sets *sets, dhk_page *page, const uint32_t *joined,
                       size_t count, uint32_t *set)
{
    const uint64_t key =
        dhk_html_sets_key(3, (const unsigned char *)joined, count * sizeof joined[0]) | 1;
    dhk_token_set made;
    size_t i;
    int status;

    if (dhk_html_sets_recall(sets, key, set))
        return DHK_OK;
    dhk_html_words_clear(&sets->words);
    for (i = 0; i < count; i++)
        add_set_words(&sets->words, page, joined[i]);
    status = take_words(&sets->words, page, &made);
    if (status == DHK_OK)
        status = add_set(page, made, set);
    if (status == DHK_OK)
        remember(sets, key, *set);
    return status;
}

int dhk_html_sets_compare(dhk_html_sets *sets, dhk_page *page, uint32_t a, uint32_t b,
                          dhk_list *scratch, bool *same)
{
    const uint32_t *tokens;
    dhk_token_set x, y;
    int status = DHK_OK;

    *same = a == b;
    if (a == b)
        return DHK_OK;
    status = dhk_html_sets_fill(sets, page, a, scratch);
    if (status == DHK_OK)
        status = dhk_html_sets_fill(sets, page, b, scratch);
    if (status != DHK_OK)
        return status;
    tokens = (const uint32_t *)page->tokens.items;
    x = *dhk_html_sets_at(page, a);
    y = *dhk_html_sets_at(page, b);
    *same = x.count == y.count &&
            memcmp(tokens + x.first, tokens + y.first, x.count * sizeof *tokens) == 0;
    return DHK_OK;
}

int dhk_html_sets_finish(dhk_html_sets *sets, dhk_page *page, dhk_list *scratch)
{
    const dhk_box *boxes = dhk_page_boxes(page);
    int status = DHK_OK;
    size_t i;

    for (i = 0; status == DHK_OK && i < page->boxes.count; i++)
        if (waits(page, boxes[i].tokens))
            status = dhk_html_sets_fill(sets, page, boxes[i].tokens, scratch);
    for (i = 0; i < page->token_sets.count; i++) {
        dhk_token_set *set = &sets_of(page)[i];
        const uint32_t made = (uint32_t)0 - (uint32_t)(set->count != WAITS);
        set->first &= made; /* which wait is anybody's guess, so this is no branch */
        set->count &= made;
    }
    return status;
}
