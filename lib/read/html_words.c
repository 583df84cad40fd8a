/* html_words.c - see html_words.h.
 *
 * A name falls apart at every byte that is no letter and where camelCase says so; parts of
 * 2 to 16 letters count.  Names of two or three parts count whole as well,
 * for "related" and "posts" alone say less than "related-posts".  Digits are borders: ids
 * are full of numbers that never come again.
 * Up to 63 bytes are classed at once (classes.h), and a turn is taken for each part of all the
 * names in them.  A letter begins a part when none stands before it; a capital, behind a small
 * letter ("postHeader"), and behind a capital when a small letter follows ("HTMLParser").
 *   Class names are so unlike each other that a branch which depends on them is mostly guessed
 * wrong, at the price of some fifty instructions: what can be said by arithmetic is.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/html_words.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "base/classes.h"
#include "base/hash.h"
#include "base/name.h"
#include "base/scan.h"
#include "base/set_bits.h"

enum {
    NAMES_MAX = 12,      /* class names an attribute; generated pages have hundreds */
    NAME_BYTES_MAX = 48, /* of a name; what is longer is an encoded blob */
    PART_MAX = DHK_NAME_PART,
    VALUE_MAX = 24
};

#define EIGHT_SMALL UINT64_C(0x2020202020202020) /* makes eight letters small ones */

void dhk_html_words_clear(dhk_html_words *words)
{
    words->count = 0;
    words->seen = 0;
}

/* Adds a word that is not there yet.  The place behind the last takes those that are too many. */
static void add_hash(dhk_html_words *words, uint32_t hash)
{
    const uint64_t bit = UINT64_C(1) << (hash >> 26);

    if ((words->seen & bit) != 0 &&
        (dhk_places_of(words->hashes, hash) & ((1u << words->count) - 1)) != 0)
        return;
    words->seen |= bit;
    words->hashes[words->count] = hash;
    words->count += words->count < DHK_WORDS_SET;
}

/* Letters at p that begin a part as capitals: all of a run ("HTML" of "HTML5"), all but the last if
 * that begins the next part ("HTML" of "HTMLParser"); a single one goes with what follows. */
static size_t count_capitals(const unsigned char *p, const unsigned char *end)
{
    size_t count = 0;

    while (p + count != end && dhk_is_upper(p[count]))
        count++;
    return count > 1 && p + count != end && dhk_is_lower(p[count]) ? count - 1 : count;
}

/* Adds the parts of the name that begins at p, and returns where it ends: at white space, or 'end'. */
static const unsigned char *split_name(dhk_html_words *words, const unsigned char *p,
                                       const unsigned char *end)
{
    uint32_t joined = 0;
    unsigned parts = 0;

    while (p != end) {
        const unsigned char *begin = p;
        unsigned char letters[PART_MAX] = {0};
        uint32_t hash;
        size_t capitals;
        if (!dhk_is_alpha(*p)) {
            if (dhk_is_space(*p))
                break;
            p++;
            continue;
        }
        capitals = count_capitals(p, end);
        p += capitals;
        if (capitals == 0 || (capitals == 1 && (p == end || !dhk_is_upper(*p))))
            while (p != end && dhk_is_lower(*p))
                p++;
        if (p - begin < 2 || p - begin > PART_MAX)
            continue;
        memcpy(letters, begin, (size_t)(p - begin));
        hash = dhk_name_part(letters, (unsigned)(p - begin));
        add_hash(words, hash);
        joined = parts == 0 ? hash : dhk_name_join(joined, hash);
        parts++;
    }
    if (parts == 2 || parts == 3)
        add_hash(words, joined);
    return p;
}

/* Adds the words of the names from p on, 'names' having come before them. */
static void split_names(dhk_html_words *words, const unsigned char *p,
                        const unsigned char *end, unsigned names)
{
    while (names < NAMES_MAX && words->count < DHK_WORDS_SET) {
        while (p != end && dhk_is_space(*p))
            p++;
        if (p == end)
            return;
        p = split_name(words, p, end - p < NAME_BYTES_MAX ? end : p + NAME_BYTES_MAX);
        while (p != end && !dhk_is_space(*p)) /* what is beyond the limits */
            p++;
        names++;
    }
}

void dhk_html_words_split_plain(dhk_html_words *words, const unsigned char *value,
                                size_t length)
{
    split_names(words, value, value + length, 0);
}

/* Where the parts of the names in a block are that count, a bit for each in each number. */
typedef struct parts {
    uint64_t starts, lasts; /* their first and last letters */
    uint64_t first; /* of 'starts', those that no other of the same name comes before */
} parts;

/* Where sixteen ones stand from a bit on. */
static uint64_t sixteen_from(uint64_t bits)
{
    bits &= bits >> 1;
    bits &= bits >> 2;
    bits &= bits >> 4;
    return bits & bits >> 8;
}

/* Takes away what names have beyond 48 bytes; in 63 there is one such name at most. */
static uint64_t cut_name(uint64_t names)
{
    const uint64_t sixteen = sixteen_from(names);
    const uint64_t cut = sixteen & sixteen >> 16 & sixteen >> 32 & names >> 48;
    uint64_t rest;

    if (cut == 0)
        return names;
    rest = names >> dhk_lowest_bit(cut) >> NAME_BYTES_MAX;
    rest &= ~(rest + 1); /* the ones at its end */
    return names & ~(rest << NAME_BYTES_MAX << dhk_lowest_bit(cut));
}

/* 'names': the bits of what is no white space. */
static parts find_parts(const dhk_classes *c, uint64_t names)
{
    const uint64_t near = cut_name(names), upper = c->upper & near, lower = c->lower & near;
    const uint64_t letter = upper | lower;
    const uint64_t starts = letter & (~(letter << 1) | (upper & lower << 1) |
                                      (upper & upper << 1 & lower >> 1));
    const uint64_t more = letter & ~starts, lasts = letter & ~(more >> 1);
    const uint64_t single = starts & lasts, sixteen = sixteen_from(more);
    parts found;

    found.starts = starts & ~(single | sixteen >> 1);
    found.lasts = lasts & ~(single | sixteen << (PART_MAX - 1));
    /* A one that is added where a name begins is carried to the first bit that is none of it. */
    found.first = ((names & ~found.starts) + (names & ~(names << 1))) & found.starts;
    return found;
}

/* Is the next part one of the same name? */
static bool goes_on(const parts *rest)
{
    return (rest->starts & (0 - rest->starts) & ~rest->first) != 0;
}

/* split_name() for the names of a block. */
static void split_bits(dhk_html_words *words, const unsigned char *bytes, parts found)
{
    unsigned index = 0;
    uint32_t joined = 0;

    for (; found.starts != 0; found.lasts &= found.lasts - 1) {
        const unsigned at = dhk_lowest_bit(found.starts);
        const uint32_t hash =
            dhk_name_part(bytes + at, dhk_lowest_bit(found.lasts) - at + 1);
        index = (index + 1) & ((unsigned)(found.first >> at & 1) - 1);
        found.starts &= found.starts - 1;
        add_hash(words, hash);
        joined = index == 0 ? hash : dhk_name_join(joined, hash);
        if (index - 1 < 2 && !goes_on(&found))
            add_hash(words, joined);
    }
}

/* Bytes from p on that make a block: all, or as far as the last space among the first 63;
 * 0: none. */
static size_t block_length(const unsigned char *p, size_t length)
{
    size_t n = DHK_CLASSES_BYTES - 1;

    if (length <= n)
        return length;
    while (n > 0 && p[n] != ' ')
        n--;
    return n;
}

/* Adds the words of a value, until enough are there or a block comes that is not for here: with a
 * byte that may mean another, or too many names.  Returns the bytes from there on; *names: those
 * before them. */
static size_t split_blocks(dhk_html_words *words, const unsigned char *value, size_t length,
                           size_t beyond, unsigned *names)
{
    unsigned char copy[DHK_WORDS_BLOCK];

    *names = 0;
    while (length > 0 && *names < NAMES_MAX && words->count < DHK_WORDS_SET) {
        const size_t taken = block_length(value, length);
        const uint64_t all = (UINT64_C(1) << taken) - 1;
        const unsigned char *bytes = value;
        unsigned begun;
        dhk_classes c;
        uint64_t inside;

        if (length + beyond < sizeof copy) {
            memset(copy, 0, sizeof copy);
            bytes = (const unsigned char *)memcpy(copy, value, taken);
        }
        c = dhk_classes_of(bytes);
        inside = all & ~c.space;
        begun = dhk_count_bits(inside & ~(inside << 1));
        /* Tabs and line feeds are rare in here, and not told from other control bytes. */
        if (taken == 0 || (c.other & all) != 0 || *names + begun > NAMES_MAX)
            return length;
        split_bits(words, bytes, find_parts(&c, inside));
        *names += begun;
        value += taken;
        length -= taken;
    }
    return 0;
}

void dhk_html_words_split(dhk_html_words *words, const unsigned char *value, size_t length,
                          size_t beyond)
{
    unsigned names;
    const size_t left = split_blocks(words, value, length, beyond, &names);

    split_names(words, value + length - left, value + length, left > 0 ? names : NAMES_MAX);
}

bool dhk_html_words_split_raw(dhk_html_words *words, const unsigned char *value,
                              size_t length, size_t beyond)
{
    const uint32_t count = words->count;
    const uint64_t seen = words->seen;
    unsigned names;
    const size_t left = split_blocks(words, value, length, beyond, &names);

    if (left == 0)
        return true;
    if (dhk_scan_value(value + length - left, value + length) == value + length) {
        split_names(words, value + length - left, value + length, names);
        return true;
    }
    words->count = count;
    words->seen = seen;
    return false;
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

void dhk_html_words_join(dhk_html_words *words, const uint32_t *hashes, size_t count)
{
    size_t i;

    if (words->count > 0) {
        for (i = 0; i < count; i++)
            add_hash(words, hashes[i]);
        return;
    }
    for (i = 0; i < count; i++) {
        words->seen |= UINT64_C(1) << (hashes[i] >> 26);
        words->hashes[i] = hashes[i];
    }
    words->count = (uint32_t)count;
}
