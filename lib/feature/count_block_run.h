/* count_block_run.h - counts a line block by block; included once by each file that reads blocks.
 *
 * Words begin and end where bits do, most counts are counts of bits, and there is a turn for
 * each word only.  A carry finds the end of a run: (run + first) sets the bit behind the run of
 * ones that begins at 'first', and the numbers have a bit free for it: so a block has 63 bytes.
 *   It is a header and not a file of its own since the compiler makes better code of the same
 * lines for a processor that has instructions for bits: DHK_BLOCK_TARGET names these.  Who
 * includes it has read_block(), which reads the block at 'at', cut where a block ends, and puts
 * it in lower case to 'lower', if all is ASCII; false: not for this line.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_COUNT_BLOCK_RUN_H
#define DHK_COUNT_BLOCK_RUN_H

#include <string.h>

#include "base/set_bits.h"
#include "feature/count_block.h"
#include "feature/signs.h"
#include "feature/word.h"
#include "tables/prompts.h"
#include "tables/unicode_class.h"

DHK_BLOCK_TARGET static inline bool read_block(dhk_block *b, dhk_counts *c, size_t at,
                                               size_t length, unsigned char *lower);

enum { FIRST_WORDS = 6 };

/* What is known of a block as soon as its bits are.  Which of them there are none of cannot be
 * foretold, and to count no bit costs less than a wrong guess. */
DHK_BLOCK_TARGET static inline void count_bits(const dhk_block *b, dhk_counts *c,
                                               uint64_t starts)
{
    const uint64_t behind = b->terminal << 1;
    const uint64_t behind_quotes = (b->closer + behind) & ~b->closer;

    c->chars += dhk_count_bits(b->word & ~b->tail);
    c->letters_first += dhk_count_bits(starts & (b->upper | b->lower));
    c->capital += dhk_count_bits(starts & b->upper);
    c->digits += dhk_count_bits(b->digit);
    c->sentences += dhk_count_bits(behind_quotes & (b->space | b->end));
}

/* Returns a bit for each word that may begin a phrase of those that stand anywhere, if the line is
 * 'classed', that is, all ASCII: each byte of such a key has 0x20, so it needs no fold but that of
 * the hash. */
DHK_BLOCK_TARGET static inline uint64_t
count_words(const dhk_block *b, dhk_counts *c, dhk_known *known, bool classed)
{
    const unsigned char *const text = b->text;
    uint32_t tokens = c->tokens, same = c->same, six = c->six;
    uint64_t edges = dhk_block_edges(b), phrases = 0;
    unsigned queued = known->queued;
    const bool markup = known->markup;

    if (edges == 0)
        return 0;
    do {
        const unsigned at = dhk_lowest_bit(edges);
        const unsigned size = dhk_lowest_bit(edges &= edges - 1) - at;
        const uint32_t hash = dhk_word_hash(text + at, size);
        edges &= edges - 1;
        if (classed)
            phrases |= dhk_prompt_may_stand(
                           dhk_prompt_spread(dhk_load64(text + at) | DHK_WORD_FOLD))
                       << at;
        same = dhk_hash_chain(same, hash);
        six = ++tokens == FIRST_WORDS ? same : six;
        if (markup) {
            known->queue[queued] = hash;
            known->of[queued] = c;
            queued += dhk_known_maybe(known, hash);
        }
    } while (edges != 0);
    known->queued = queued;
    if (queued > DHK_KNOWN_QUEUE - DHK_KNOWN_ROOM)
        dhk_known_settle(known);
    c->same = same;
    c->six = six;
    c->tokens = tokens;
    return phrases;
}

/* The last block says it of most lines: their last sign but closing ones is part of a word, or is
 * ASCII and no full stop behind another. */
DHK_BLOCK_TARGET static inline void find_ends(dhk_count_ends *ends, const dhk_block *b,
                                              const unsigned char *text, size_t length)
{
    const uint64_t shown = b->live & ~(b->space | b->closer);
    const unsigned at = shown == 0 ? 0 : dhk_highest_bit(shown);

    if (b->word >> at & 1)
        return;
    if (b->text[at] >= 0x80 || at == 0 ||
        (b->text[at] == '.' && !(b->word >> (at - 1) & 1))) {
        dhk_block_ends(ends, text, length);
        return;
    }
    ends->last = b->terminal >> at & 1 ? DHK_CLASS_TERMINAL : DHK_CLASS_SYMBOL;
    ends->last_code = b->text[at];
}

DHK_BLOCK_TARGET static inline uint32_t first_marks(const unsigned char *text,
                                                    size_t length)
{
    if (text[0] >= 0x80 || (dhk_signs[text[0]] & DHK_SIGN_SPACE))
        return dhk_block_first(text, length);
    return (uint32_t)(dhk_signs[text[0]] & DHK_SIGN_FIRST);
}

/* Puts a block's bits behind those of the blocks before it, and clears what is behind them.  The
 * first of all find 0. */
DHK_BLOCK_TARGET static inline void append_bits(uint64_t *to, unsigned before,
                                                uint64_t bits)
{
    to[before / 64] |= bits << before % 64;
    to[before / 64 + 1] = bits >> 1 >> (63 - before % 64);
}

DHK_BLOCK_TARGET static inline void begin_bits(dhk_folded *folded, bool classed)
{
    folded->classed = classed;
    folded->started = false;
    folded->starts[0] = folded->letters[0] = folded->digits[0] = 0;
}

/* Is the block its own fold but for case?  It ends behind white space or with the line, so white
 * space that begins one is the second in a row.  To phrases a bar parts words. */
DHK_BLOCK_TARGET static inline bool is_plain(const dhk_block *b)
{
    return (b->odd | b->bar | (b->space & (b->space << 1 | 1))) == 0;
}

/* What the fold of the line would ask for again. */
DHK_BLOCK_TARGET static inline void keep_bits(const dhk_block *b, dhk_folded *folded,
                                              uint64_t phrases)
{
    folded->started |= phrases != 0;
    append_bits(folded->starts, b->before, phrases);
    append_bits(folded->letters, b->before, b->upper | b->lower);
    append_bits(folded->digits, b->before, b->digit);
}

DHK_BLOCK_TARGET static inline bool count_blocks(dhk_counts *counts,
                                                 const unsigned char *text, size_t length,
                                                 size_t room, dhk_known *known,
                                                 dhk_folded *folded)
{
    dhk_count_ends ends = {DHK_CLASS_OTHER, 0, 0};
    unsigned char copy[DHK_BLOCK_READ]; /* for the last bytes of all text */
    size_t at = 0;
    dhk_block b;

    if (length == 0)
        return false;
    begin_bits(folded, length <= DHK_FOLDED_MAX); /* a longer line is folded by its ends */
    do {
        b.text = text + at;
        if (room - at < DHK_BLOCK_READ) {
            memset(copy, 0, sizeof copy);
            b.text = (const unsigned char *)memcpy(copy, text + at, room - at);
        }
        uint64_t phrases;
        if (!read_block(&b, counts, at, length,
                        folded->text + (at < DHK_FOLDED_MAX ? at : DHK_FOLDED_MAX)))
            return false;
        count_bits(&b, counts, b.word & ~(b.word << 1));
        if ((b.bar & ~(b.word << 1)) != 0)
            counts->marks |= dhk_block_bars(&b, length - at);
        folded->classed &= is_plain(&b);
        phrases = count_words(&b, counts, known, folded->classed);
        if (folded->classed)
            keep_bits(&b, folded, phrases);
        at += b.length;
    } while (at < length);
    counts->chars += counts->punct;
    counts->words = counts->tokens;
    counts->marks |= first_marks(text, length);
    find_ends(&ends, &b, text, length);
    dhk_count_finish(counts, &ends);
    return true;
}

#endif
