/* entities.c - see entities.h.
 *
 * In: the bytes behind '&'.  Out: the longest name among them, and its text.  A name is letters
 * and digits, then a semicolon; about a hundred old ones also count without it.  So the longest
 * match is the whole run with its semicolon, one look-up, or else an old name at the run's
 * beginning, at most five look-ups: no trie is needed.  Cost: O(1), at most 32 bytes are read.
 * The table (gen/entities.py) is 42 KB without one pointer in it.
 * Most references are of few names, and those with their semicolons fit into eight bytes: one load
 * finds where they end, a multiply their place in a table that has them alone.
 * SPDX-License-Identifier: MIT */
#include "tables/entities.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bits.h"
#include "base/hash.h"
#include "tables/entities_table.inc"

static uint32_t slot_of(const unsigned char *name, size_t length)
{
    return dhk_hash_mix(dhk_hash_bytes(DHK_HASH_SEED, name, length)) >>
           (32 - ENTITY_SLOT_BITS);
}

/* Number of the name + 1, or 0. */
static uint32_t find_exactly(const unsigned char *name, size_t length)
{
    uint32_t slot = slot_of(name, length);
    unsigned probe;

    for (probe = 0; probe < ENTITY_MAX_PROBES; probe++) {
        uint32_t number = entity_slot[slot];
        size_t offset;
        if (number == 0)
            return 0;
        offset = entity_name_offset[number - 1];
        if (entity_name_offset[number] - offset == length &&
            memcmp(entity_names + offset, name, length) == 0)
            return number;
        slot = (slot + 1) & ((UINT32_C(1) << ENTITY_SLOT_BITS) - 1);
    }
    return 0;
}

size_t dhk_entity_find(const unsigned char *name, size_t length, const unsigned char **text,
                       size_t *text_length)
{
    size_t run = 0, size;
    uint32_t number = 0;

    while (run < length && run < DHK_ENTITY_MAX_NAME &&
           (dhk_is_alpha(name[run]) || dhk_is_digit(name[run])))
        run++;
    size = run + 1;
    if (run < length && run < DHK_ENTITY_MAX_NAME && name[run] == ';')
        number = find_exactly(name, size);
    if (number == 0)
        for (size = run < ENTITY_MAX_BARE ? run : ENTITY_MAX_BARE; size >= ENTITY_MIN_BARE;
             size--)
            if ((number = find_exactly(name, size)) != 0)
                break;
    if (number == 0)
        return 0;
    number = entity_text_number[number - 1];
    *text = entity_texts + entity_text_offset[number];
    *text_length = (size_t)entity_text_offset[number + 1] - entity_text_offset[number];
    return size;
}

/* Which of eight bytes is the first ';'?  8: none. */
static unsigned find_semicolon(uint64_t eight)
{
    const uint64_t others = eight ^ DHK_EACH_BYTE(';');
    const uint64_t hits = (others - DHK_EACH_BYTE(1)) & ~others & DHK_EACH_BYTE(0x80);

    return hits != 0 ? dhk_lowest_bit(hits) / 8 : 8;
}

/* The code point of a number behind "&#", with at most seven digits: no sum overflows. */
static uint32_t usual_number(const unsigned char *bytes, size_t *length)
{
    const unsigned hex = bytes[1] == 'x' || bytes[1] == 'X';
    const unsigned base = hex ? 16 : 10;
    const unsigned char *const digits = bytes + 1 + hex;
    const unsigned count = find_semicolon(dhk_load64(digits));
    uint32_t code = 0;
    unsigned i, digit, worst = 0;

    if (count == 0 || count == 8)
        return 0;
    for (i = 0; i < count; i++) {
        digit = dhk_digit_value(digits[i]);
        worst = digit > worst ? digit : worst;
        code = code * base + digit;
    }
    *length = 2 + hex + count;
    return worst < base ? dhk_entity_number(code) : 0;
}

uint32_t dhk_entity_usual(const unsigned char *bytes, size_t *length)
{
    const uint64_t eight = dhk_load64(bytes);
    unsigned end, number;
    uint64_t name;

    if (*bytes == '#')
        return usual_number(bytes, length);
    end = find_semicolon(eight);
    if (end == 8)
        return 0;
    name = eight & UINT64_MAX >> (56 - 8 * end);
    number = entity_usual_slot[name * ENTITY_USUAL_MULTIPLIER >> ENTITY_USUAL_SHIFT];
    *length = end + 1;
    return entity_usual_name[number] == name ? entity_usual_code[number] : 0;
}

uint32_t dhk_entity_number(uint32_t code)
{
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return 0xFFFD;
    if (code >= 0x80 && code < 0xA0)
        return entity_control[code - 0x80];
    return code;
}
