/* prompt_match.c - see prompt_match.h.
 *
 * A key's bucket has few phrases, and at most places only those count that may stand anywhere.
 * Their tags, of the first eight bytes and of the last, turn nearly all away that do not stand
 * there, without a branch; the hash of all the bytes says it.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/prompt_match.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/bits.h"
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

/* A bit for each of 'count' phrases whose tags are those of what stands at 'text', of which 'left'
 * bytes, 1 at least, are left.  No branch: of two that are looked at one is none, and nothing says
 * which. */
static uint64_t find_alike(const dhk_prompt_entry *entries, unsigned count, uint8_t tag,
                           const unsigned char *text, unsigned left)
{
    uint64_t alike = 0;
    unsigned i;

    for (i = 0; i < count; i++) {
        const dhk_prompt_entry *entry = &entries[i];
        const unsigned length = entry->length < left ? entry->length : left;
        const uint8_t tail =
            dhk_prompt_tag_of(dhk_prompt_spread(dhk_prompt_tail(text, length)));
        const bool is =
            (entry->tag == tag) & (entry->tail == tail) & (entry->length == length);
        alike |= (uint64_t)is << i;
    }
    return alike;
}

/* What it means that a phrase stands at 'at'. */
static unsigned bits_of(const dhk_folded *folded, const dhk_prompt_entry *entry,
                        unsigned at, enum dhk_prompt_mode mode, unsigned whole_end)
{
    const dhk_meaning *meaning = &dhk_prompt_meanings[entry->meaning];
    const unsigned end = at + entry->length;

    if (mode != DHK_PROMPT_IS_ANY && end == whole_end)
        return meaning->bits[DHK_PROMPT_IS_WHOLE] | DHK_PROMPT_WHOLE | DHK_PROMPT_START;
    if (meaning->bits[mode] != 0 && (meaning->open || is_border(folded, end)))
        return meaning->bits[mode] | (mode == DHK_PROMPT_IS_ANY ? 0u : DHK_PROMPT_START);
    return 0;
}

unsigned dhk_prompt_match(const dhk_folded *folded, uint64_t key, unsigned at,
                          enum dhk_prompt_mode mode, unsigned whole_end)
{
    const unsigned slot = dhk_prompt_slot(key, DHK_PROMPT_BUCKET_BITS);
    const uint16_t *const first = dhk_prompt_first + 2 * slot;
    const unsigned count = first[mode == DHK_PROMPT_IS_ANY ? 1 : 2] - first[0];
    const dhk_prompt_entry *const entries = dhk_prompt_entries + first[0];
    const unsigned char *const text = folded->text + at;
    uint64_t alike =
        find_alike(entries, count, dhk_prompt_tag_of(key), text, folded->length - at);
    unsigned bits = 0;

    for (; alike != 0; alike &= alike - 1) {
        const dhk_prompt_entry *entry = &entries[dhk_lowest_bit(alike)];
        if (entry->hash == dhk_prompt_hash(text, entry->length))
            bits |= bits_of(folded, entry, at, mode, whole_end);
    }
    return bits;
}
