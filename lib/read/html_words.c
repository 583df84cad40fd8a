/* html_words.c - see html_words.h.
 *
 * A name falls apart at every byte that is no letter and where camelCase says so; parts of 2 to
 * 16 letters count, five of a name.  Names of two or three parts count whole as well, for
 * "related" and "posts" alone say less than "related-posts".  Digits are borders: ids are full
 * of numbers that never come again.                               SPDX-License-Identifier: MIT */
#include "read/html_words.h"

#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/status.h"

enum {
    NAMES_MAX = 12,      /* class names an attribute; generated pages have hundreds */
    NAME_BYTES_MAX = 48, /* of a name; what is longer is an encoded blob */
    PARTS_MAX = 5,
    PART_MAX = 16,
    VALUE_MAX = 24
};

void dhk_html_words_begin(dhk_html_words *words)
{
    memset(words, 0, sizeof *words);
}

uint64_t dhk_html_words_key(uint64_t key, const unsigned char *bytes, size_t length)
{
    uint64_t piece;

    key = (key ^ length) * UINT64_C(0x9E3779B97F4A7C15);
    while (length > 0) {
        const size_t taken = length < 8 ? length : 8;
        piece = 0;
        memcpy(&piece, bytes, taken);
        key = (key ^ piece) * UINT64_C(0xD6E8FEB86659FD93);
        key ^= key >> 32;
        bytes += taken;
        length -= taken;
    }
    return key;
}

static size_t slot_of(uint64_t key)
{
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 54) % DHK_WORDS_CACHE;
}

bool dhk_html_words_find(const dhk_html_words *words, uint64_t key, uint32_t *set)
{
    const dhk_html_words_slot *slot = &words->slots[slot_of(key)];

    *set = slot->set;
    return slot->key == key && key != 0;
}

void dhk_html_words_clear(dhk_html_words *words)
{
    words->count = 0;
}

static void add_hash(dhk_html_words *words, uint32_t hash)
{
    size_t i;

    for (i = 0; i < words->count; i++)
        if (words->hashes[i] == hash)
            return;
    if (words->count < DHK_WORDS_SET)
        words->hashes[words->count++] = hash;
}

/* End of the part that begins at 'at', a letter: lower-case letters; or capitals that no small
 * letter follows ("HTML" of "HTMLParser"); or one capital and the small letters behind it. */
static size_t part_end(const unsigned char *name, size_t length, size_t at)
{
    size_t end = at;

    while (end < length && dhk_is_upper(name[end]))
        end++;
    if (end > at + 1) {
        if (end < length && dhk_is_lower(name[end]))
            end--; /* that capital begins the next part */
        if (end > at + 1)
            return end;
        end = at + 1; /* "AParser": A alone */
        return end;
    }
    while (end < length && dhk_is_lower(name[end]))
        end++;
    return end;
}

static void split_name(dhk_html_words *words, const unsigned char *name, size_t length)
{
    uint32_t joined = DHK_HASH_SEED, hash;
    size_t at = 0, end, i, parts = 0;

    while (at < length) {
        if (!dhk_is_alpha(name[at])) {
            at++;
            continue;
        }
        end = part_end(name, length, at);
        if (end - at >= 2 && end - at <= PART_MAX && parts < PARTS_MAX) {
            hash = DHK_HASH_SEED;
            if (parts > 0)
                joined = dhk_hash_byte(joined, '-');
            for (i = at; i < end; i++) {
                hash = dhk_hash_byte(hash, dhk_to_lower(name[i]));
                joined = dhk_hash_byte(joined, dhk_to_lower(name[i]));
            }
            add_hash(words, dhk_hash_mix(hash));
            parts++;
        }
        at = end;
    }
    if (parts == 2 || parts == 3)
        add_hash(words, dhk_hash_mix(joined));
}

void dhk_html_words_split(dhk_html_words *words, const unsigned char *value, size_t length)
{
    size_t at = 0, end, names = 0;

    while (at < length && names < NAMES_MAX && words->count < DHK_WORDS_SET) {
        if (dhk_is_space(value[at])) {
            at++;
            continue;
        }
        for (end = at; end < length && !dhk_is_space(value[end]);)
            end++;
        split_name(words, value + at,
                   end - at < NAME_BYTES_MAX ? end - at : NAME_BYTES_MAX);
        names++;
        at = end;
    }
}

void dhk_html_words_pair(dhk_html_words *words, const char *name,
                         const unsigned char *value, size_t length)
{
    uint32_t hash = dhk_hash_bytes(DHK_HASH_SEED, name, strlen(name));
    size_t i;

    hash = dhk_hash_byte(hash, '=');
    for (i = 0; i < length && i < VALUE_MAX; i++)
        hash = dhk_hash_byte(hash, dhk_to_lower(value[i]));
    add_hash(words, dhk_hash_mix(hash));
}

void dhk_html_words_join(dhk_html_words *words, const dhk_page *page, uint32_t set)
{
    const dhk_token_set *s = (const dhk_token_set *)page->token_sets.items + set;
    const uint32_t *hashes = (const uint32_t *)page->tokens.items;
    uint32_t i;

    for (i = 0; i < s->count; i++)
        add_hash(words, hashes[s->first + i]);
}

/* Two attributes with the same words ("item-1", "item-2") share a set as well: it is looked up by
 * the words once more. */
int dhk_html_words_make(dhk_html_words *words, dhk_builder *builder, uint64_t key,
                        uint32_t *set)
{
    const uint64_t by_words = dhk_html_words_key(1, (const unsigned char *)words->hashes,
                                                 words->count * sizeof words->hashes[0]);
    dhk_html_words_slot *slot;
    int status = DHK_OK;

    if (!dhk_html_words_find(words, by_words, set)) {
        status = dhk_build_tokens(builder, words->hashes, words->count, set);
        slot = &words->slots[slot_of(by_words)];
        slot->key = by_words;
        slot->set = *set;
    }
    slot = &words->slots[slot_of(key)];
    slot->key = key;
    slot->set = *set;
    return status;
}
