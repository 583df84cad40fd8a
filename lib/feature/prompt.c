/* prompt.c - see prompt.h.
 *
 * Where the line begins (behind digits and punctuation) one bucket of the phrase table is looked
 * at for phrases of any mode.  At every word start eight bytes are looked up in a filter of 8 kB,
 * which turns most of them away; those that pass look at their bucket for phrases that may stand
 * anywhere.  In a bucket, phrases stand by length, so one hash runs along the line and is
 * compared at each length: a bucket costs its longest phrase, however many it has.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/prompt.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/bits.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "feature/folded.h"
#include "tables/prompts.h"

/* Bytes of a phrase that tell it from others: four letters of Cyrillic, eight of Latin (four are
 * too few: "this" and "your" begin phrases and stand in half of all paragraphs).  Shorter phrases
 * are looked for at the line's beginning alone.  gen/prompts.py has the same. */
enum { LONG_KEY = 8, SHORT_KEY = 4 };

enum { EVERYWHERE = DHK_PROMPT_COOKIE | DHK_PROMPT_JAVASCRIPT | DHK_PROMPT_COPYRIGHT };

/* The line without the digits and punctuation at its ends. */
typedef struct core {
    unsigned begin, end;
} core;

/* The key of the first 'count' bytes (1 to 8) at 'at', spread; reading on into the padding is fine. */
static uint64_t key_at(const dhk_folded *folded, unsigned at, unsigned count)
{
    const uint64_t mask = UINT64_MAX >> (64 - 8 * count);
    return dhk_prompt_spread(dhk_load64(folded->text + at) & mask);
}

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

static bool may_be(const uint8_t *filter, uint64_t key)
{
    const unsigned slot = dhk_prompt_slot(key, DHK_PROMPT_FILTER_BITS);
    return (filter[slot >> 3] >> (slot & 7) & 1) != 0;
}

/* Bits of the phrases with this key that stand at 'at'.  'mode' is what the place allows; when it
 * is not IS_ANY, 'whole_end' is where a phrase must end to be the whole line. */
static unsigned look_up(const dhk_folded *folded, uint64_t key, unsigned at,
                        enum dhk_prompt_mode mode, unsigned whole_end)
{
    const unsigned slot = dhk_prompt_slot(key, DHK_PROMPT_BUCKET_BITS);
    const uint8_t tag = dhk_prompt_tag_of(key);
    uint32_t hash = DHK_HASH_SEED;
    unsigned i, done = 0, bits = 0;

    for (i = dhk_prompt_first[slot]; i < dhk_prompt_first[slot + 1]; i++) {
        const unsigned length = dhk_prompt_length[i];
        const dhk_meaning *meaning;
        if (dhk_prompt_tag[i] != tag)
            continue;
        if (length > folded->length - at)
            break;
        for (; done < length; done++)
            hash = dhk_hash_byte(hash, folded->text[at + done]);
        if (hash != dhk_prompt_hash[i])
            continue;
        meaning = &dhk_prompt_meanings[dhk_prompt_meaning[i]];
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

/* Length of the code point that ends before 'at'. */
static unsigned step_back(const unsigned char *text, unsigned at)
{
    unsigned length = 1;
    while (length < at && (text[at - length] & 0xC0) == 0x80)
        length++;
    return length;
}

static bool is_letter(const unsigned char *p, unsigned *length)
{
    *length = 1;
    if (*p < 0x80)
        return dhk_is_lower(*p);
    return dhk_wordness_of(dhk_utf8_read(p, length)) != DHK_WORD_NOT;
}

static core find_core(const dhk_folded *folded)
{
    core found = {0, folded->length};
    unsigned length = 0;

    while (found.begin < found.end && !is_letter(folded->text + found.begin, &length))
        found.begin += length;
    while (found.end > found.begin) {
        unsigned ignored;
        length = step_back(folded->text, found.end);
        if (is_letter(folded->text + found.end - length, &ignored))
            break;
        found.end -= length;
    }
    return found;
}

/* A copyright sign begins a notice when it begins the line or a year follows; elsewhere it
 * names whom a picture is from. */
static unsigned find_copyright(const dhk_folded *folded)
{
    const unsigned char *text = folded->text;
    unsigned at;

    for (at = 0; at + 1 < folded->length; at++) {
        unsigned next = at + 2;
        if (text[at] != 0xC2 || text[at + 1] != 0xA9)
            continue;
        if (at == 0)
            return DHK_PROMPT_COPYRIGHT | DHK_PROMPT_START;
        next += text[next] == ' ';
        if ((text[next] == '1' && text[next + 1] == '9') ||
            (text[next] == '2' && text[next + 1] == '0'))
            return DHK_PROMPT_COPYRIGHT;
    }
    return 0;
}

/* Phrases that stand at word starts. */
static unsigned find_inside(const dhk_folded *folded)
{
    unsigned block, bits = 0;

    for (block = 0; block * 64 < folded->length; block++) {
        uint64_t starts = folded->starts[block];
        for (; starts != 0; starts &= starts - 1) {
            const unsigned at = block * 64 + dhk_lowest_bit(starts);
            const uint64_t key = key_at(folded, at, LONG_KEY);
            if (may_be(dhk_prompt_filter_any, key))
                bits |= look_up(folded, key, at, DHK_PROMPT_IS_ANY, 0);
        }
    }
    return bits;
}

/* Phrases that begin the line or are all of it. */
static unsigned find_at(const dhk_folded *folded, uint64_t key, unsigned at,
                        unsigned whole_end)
{
    if (!may_be(dhk_prompt_filter_first, key))
        return 0;
    return look_up(folded, key, at, DHK_PROMPT_IS_START, whole_end);
}

/* What begins the line: behind its digits and punctuation, and, since a phrase may begin with a
 * bracket itself, at its very first byte. */
static unsigned find_first(const dhk_folded *folded, bool whole)
{
    const core line = find_core(folded);
    const unsigned whole_end = whole ? line.end : DHK_FOLDED_MAX + 1;
    const unsigned length = line.end - line.begin;
    unsigned bits;

    if (length == 0)
        return 0;
    bits = find_at(folded, key_at(folded, line.begin, LONG_KEY), line.begin, whole_end) |
           find_at(folded, key_at(folded, line.begin, SHORT_KEY), line.begin, whole_end);
    if (length < LONG_KEY && length != SHORT_KEY)
        bits |= find_at(folded, key_at(folded, line.begin, length), line.begin, whole_end);
    if (line.begin > 0)
        bits |= find_at(folded, key_at(folded, 0, LONG_KEY), 0, whole_end) |
                find_at(folded, key_at(folded, 0, SHORT_KEY), 0, whole_end);
    return bits;
}

static unsigned find_all(const dhk_folded *folded)
{
    return find_inside(folded) | (folded->copyright ? find_copyright(folded) : 0);
}

unsigned dhk_prompt_find_folded(const dhk_folded *line)
{
    return find_all(line) | find_first(line, true);
}

unsigned dhk_prompt_find(const unsigned char *line, size_t length)
{
    dhk_folded folded;
    unsigned bits;
    size_t head = DHK_PROMPT_EDGE, tail = length - DHK_PROMPT_EDGE;

    if (length <= DHK_PROMPT_LINE) {
        dhk_fold_line(&folded, line, length);
        return dhk_prompt_find_folded(&folded);
    }
    while ((line[head] & 0xC0) == 0x80)
        head--;
    while ((line[tail] & 0xC0) == 0x80)
        tail++;
    dhk_fold_line(&folded, line, head);
    bits = (find_all(&folded) & EVERYWHERE) | find_first(&folded, false);
    dhk_fold_line(&folded, line + tail, length - tail);
    return bits | (find_inside(&folded) & EVERYWHERE);
}
