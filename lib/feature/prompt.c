/* prompt.c - see prompt.h.
 *
 * Where the line begins (behind digits and punctuation) one bucket of the phrase table is looked
 * at for phrases of any mode.  At every word start eight bytes are looked up in a filter of 8 kB,
 * which turns most of them away; those that pass are matched with the phrases that may stand
 * anywhere.                                                       SPDX-License-Identifier: MIT */
#include "feature/prompt.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/bits.h"
#include "base/set_bits.h"
#include "base/utf8.h"
#include "feature/prompt_match.h"

/* Bytes of a phrase that tell it from others: four letters of Cyrillic, eight of Latin (four are
 * too few: "this" and "your" begin phrases and stand in half of all paragraphs).  Shorter phrases
 * are looked for at the line's beginning alone.  gen/prompts.py has the same. */
enum { LONG_KEY = 8, SHORT_KEY = 4 };

enum { EVERYWHERE = DHK_PROMPT_COOKIE | DHK_PROMPT_JAVASCRIPT | DHK_PROMPT_COPYRIGHT };

/* The key of the first 'count' bytes (1 to 8) at 'at', spread; reading on into the padding is fine. */
static uint64_t key_at(const dhk_folded *folded, unsigned at, unsigned count)
{
    const uint64_t mask = UINT64_MAX >> (64 - 8 * count);
    return dhk_prompt_spread(dhk_load64(folded->text + at) & mask);
}

/* Is the code point a letter, or a digit that has no form in ASCII? */
static bool is_wide_letter(const unsigned char *p, unsigned *length)
{
    return dhk_wordness_of(dhk_utf8_read(p, length)) != DHK_WORD_NOT;
}

/* The ends of what stands between digits and punctuation, as find_begin() and find_end() say, of a line
 * that is all ASCII. */
static void find_letters(const dhk_folded *folded, unsigned *begin, unsigned *end)
{
    unsigned first = 0, last = (folded->length - 1) / 64;

    while (first < last && folded->letters[first] == 0)
        first++;
    while (last > first && folded->letters[last] == 0)
        last--;
    *begin = *end = folded->length;
    if (folded->letters[last] != 0) {
        *begin = first * 64 + dhk_lowest_bit(folded->letters[first]);
        *end = last * 64 + dhk_highest_bit(folded->letters[last]) + 1;
    }
}

static unsigned find_begin(const dhk_folded *folded)
{
    unsigned at = 0, length;

    while (at < folded->length && !dhk_is_lower(folded->text[at])) {
        length = 1;
        if (folded->text[at] >= 0x80 && is_wide_letter(folded->text + at, &length))
            break;
        at += length;
    }
    return at;
}

static unsigned find_end(const dhk_folded *folded, unsigned begin)
{
    unsigned end = folded->length, at, length;

    while (end > begin && !dhk_is_lower(folded->text[end - 1])) {
        for (at = end - 1; (folded->text[at] & 0xC0) == 0x80;)
            at--;
        if (folded->text[at] >= 0x80 && is_wide_letter(folded->text + at, &length))
            break;
        end = at;
    }
    return end;
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
static inline unsigned find_inside(const dhk_folded *folded)
{
    const unsigned length = folded->length;
    unsigned begin, bits = 0;

    for (begin = 0; begin < length; begin += 64) {
        const unsigned char *text = folded->text + begin;
        uint64_t starts = folded->starts[begin / 64];
        for (; starts != 0; starts &= starts - 1) {
            const size_t at = dhk_lowest_bit(starts);
            const uint64_t key = dhk_prompt_spread(dhk_load64(text + at));
            if (dhk_prompt_may_stand(key))
                bits |= dhk_prompt_match(folded, key, begin + (unsigned)at,
                                         DHK_PROMPT_IS_ANY, 0);
        }
    }
    return bits;
}

/* Phrases that begin the line or are all of it. */
static inline unsigned find_at(const dhk_folded *folded, uint64_t key, unsigned at,
                               unsigned whole_end)
{
    if (!dhk_prompt_may_begin(key))
        return 0;
    return dhk_prompt_match(folded, key, at, DHK_PROMPT_IS_START, whole_end);
}

/* What begins the line: behind its digits and punctuation, and, since a phrase may begin with a
 * bracket itself, at its very first byte. */
static unsigned find_first(const dhk_folded *folded, bool whole)
{
    unsigned begin, end, length, whole_end, bits;

    if (folded->length == 0)
        return 0;
    if (folded->ascii) {
        find_letters(folded, &begin, &end);
    } else {
        begin = find_begin(folded);
        end = find_end(folded, begin);
    }
    length = end - begin;
    whole_end = whole ? end : DHK_FOLDED_MAX + 1;
    if (length == 0)
        return 0;
    bits = find_at(folded, key_at(folded, begin, LONG_KEY), begin, whole_end) |
           find_at(folded, key_at(folded, begin, SHORT_KEY), begin, whole_end);
    if (length < LONG_KEY && length != SHORT_KEY)
        bits |= find_at(folded, key_at(folded, begin, length), begin, whole_end);
    if (begin > 0)
        bits |= find_at(folded, key_at(folded, 0, LONG_KEY), 0, whole_end) |
                find_at(folded, key_at(folded, 0, SHORT_KEY), 0, whole_end);
    return bits;
}

unsigned dhk_prompt_find_folded(const dhk_folded *folded, enum dhk_prompt_part part)
{
    unsigned bits = folded->started ? find_inside(folded) : 0;

    if (part != DHK_PROMPT_TAIL && folded->copyright)
        bits |= find_copyright(folded);
    if (part != DHK_PROMPT_ALL)
        bits &= EVERYWHERE;
    if (part != DHK_PROMPT_TAIL)
        bits |= find_first(folded, part == DHK_PROMPT_ALL);
    return bits;
}

size_t dhk_prompt_head(const unsigned char *line)
{
    size_t head = DHK_PROMPT_EDGE;

    while ((line[head] & 0xC0) == 0x80)
        head--;
    return head;
}

unsigned dhk_prompt_find_tail(const unsigned char *line, size_t length, size_t room)
{
    dhk_folded folded;
    size_t tail = length - DHK_PROMPT_EDGE;

    while ((line[tail] & 0xC0) == 0x80)
        tail++;
    dhk_fold_line(&folded, line + tail, length - tail, room - tail);
    return dhk_prompt_find_folded(&folded, DHK_PROMPT_TAIL);
}

unsigned dhk_prompt_find(const unsigned char *line, size_t length)
{
    dhk_folded folded;

    if (length <= DHK_PROMPT_LINE) {
        dhk_fold_line(&folded, line, length, length);
        return dhk_prompt_find_folded(&folded, DHK_PROMPT_ALL);
    }
    dhk_fold_line(&folded, line, dhk_prompt_head(line), length);
    return dhk_prompt_find_folded(&folded, DHK_PROMPT_HEAD) |
           dhk_prompt_find_tail(line, length, length);
}
