/* prompt_match.c - see prompt_match.h.
 *
 * A key's bucket has few phrases, and at most places only those count that may stand anywhere.
 * Their tags, of the first eight bytes and of the last, turn nearly all away that do not stand
 * there; the hash of all the bytes says it.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/prompt_match.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/bits.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "feature/prompt.h"

/* May a phrase of whole words end before this byte? */
static bool is_border(const dhk_folded *folded, unsigned at)
{
    unsigned length;

    if (at >= folded->length)
        return true;
    if (folded->text[at] < 0x80)
        return !dhk_is_lower(folded->text[at]) && !dhk_is_digit(folded->text[at]);
    return dhk_wordness_of(dhk_utf8_read(folded->text + at, &length)) != DHK_WORD_SPACED;
}

/* The tag of the last eight bytes of what stands at 'at'. */
static uint8_t tail_at(const dhk_folded *folded, unsigned at, unsigned length)
{
    const unsigned char *text = folded->text + at;
    const uint64_t tail = length >= 8
                              ? dhk_load64(text + length - 8)
                              : dhk_load64(text) & (UINT64_MAX >> (64 - 8 * length));
    return dhk_prompt_tag_of(dhk_prompt_spread(tail));
}

unsigned dhk_prompt_match(const dhk_folded *folded, uint64_t key, unsigned at,
                          enum dhk_prompt_mode mode, unsigned whole_end)
{
    const unsigned slot = dhk_prompt_slot(key, DHK_PROMPT_BUCKET_BITS);
    const uint8_t tag = dhk_prompt_tag_of(key);
    const uint16_t *const first = dhk_prompt_first + 2 * slot;
    const unsigned end = first[mode == DHK_PROMPT_IS_ANY ? 1 : 2];
    unsigned i, bits = 0;

    for (i = first[0]; i < end; i++) {
        const dhk_prompt_entry *entry = &dhk_prompt_entries[i];
        const unsigned length = entry->length;
        const dhk_meaning *meaning = &dhk_prompt_meanings[entry->meaning];
        if ((entry->tag != tag) | (length > folded->length - at))
            continue;
        if (entry->tail != tail_at(folded, at, length) ||
            entry->hash != dhk_hash_bytes(DHK_HASH_SEED, folded->text + at, length))
            continue;
        if (mode != DHK_PROMPT_IS_ANY && at + length == whole_end)
            bits |=
                meaning->bits[DHK_PROMPT_IS_WHOLE] | DHK_PROMPT_WHOLE | DHK_PROMPT_START;
        else if (meaning->bits[mode] != 0 &&
                 (meaning->open || is_border(folded, at + length)))
            bits |=
                meaning->bits[mode] | (mode == DHK_PROMPT_IS_ANY ? 0 : DHK_PROMPT_START);
    }
    return bits;
}
