/* counts.c - one pass over a line's bytes: words, characters by class, marks, hashes.
 *
 * Words (word.h) are hashed as they go by, which serves repetition, and in markup the title.
 * Length is counted by script: a Han or kana character is half a word, a Thai letter a quarter, so
 * that a Chinese paragraph is not one word.  O(bytes).             SPDX-License-Identifier: MIT */
#include "feature/counts_inner.h"

#include <string.h>

#include "base/utf8.h"
#include "feature/known.h"
#include "feature/word.h"
#include "tables/unicode_class.h"

typedef struct count_state {
    dhk_counts *counts;
    const dhk_known *known;
    uint32_t quarters; /* of a word */
    uint8_t
        before; /* class of the last code point that was no space; OTHER: none came yet */
    dhk_count_ends ends; /* as if the line ended here */
    bool terminal; /* the last thing was a terminal: a space makes it a sentence's end */
} count_state;

uint32_t dhk_count_first(unsigned class)
{
    return class == DHK_CLASS_LOWER ? DHK_MARK_LOWER_FIRST : 0;
}

static void count_hash(dhk_counts *c, uint32_t hash)
{
    c->same = dhk_hash_chain(c->same, hash);
    if (c->tokens == 6)
        c->six = c->same;
}

static void count_word(count_state *s, const dhk_word *word)
{
    dhk_counts *c = s->counts;

    c->tokens++;
    s->quarters += word->han > 0 || word->thai > 0 ? 2 * word->han + word->thai : 4;
    c->chars += word->chars;
    c->digits += word->digits;
    c->han += word->han + word->hangul;
    if (word->first == DHK_CLASS_UPPER || word->first == DHK_CLASS_LOWER ||
        word->first == DHK_CLASS_LETTER) {
        c->letters_first++;
        c->capital += word->first == DHK_CLASS_UPPER;
    }
    if (s->known->markup)
        dhk_known_count(s->known, c, word->hash);
    count_hash(c, word->hash);
    if (s->before == DHK_CLASS_OTHER)
        c->marks |= dhk_count_first(word->first);
    s->before = s->ends.last = word->first;
    s->ends.last_code = 0;
    s->ends.dots = 0;
    s->terminal = false;
}

uint32_t dhk_count_mark(uint32_t code, unsigned class)
{
    switch (code) {
    case '|':
        return DHK_MARK_PIPE;
    case '?':
    case 0xFF1F:
    case 0x61F:
        return DHK_MARK_QUESTION;
    case '!':
    case 0xFF01:
        return DHK_MARK_EXCLAIM;
    case '/':
        return DHK_MARK_SLASH;
    default:
        return class == DHK_CLASS_CURRENCY ? DHK_MARK_CURRENCY : 0;
    }
}

/* A sentence ends at a terminal that white space, a closing quote or the line's end follows; the
 * terminals of scripts without spaces end one wherever they stand. */
static void count_terminal(count_state *s, uint32_t code)
{
    s->counts->stops++;
    s->terminal = true;
    if (code > 0x2FFF && s->before != DHK_CLASS_TERMINAL) {
        s->counts->sentences++;
        s->terminal = false;
    }
}

/* A code point that is part of no word. */
static void count_code(count_state *s, uint32_t code)
{
    dhk_counts *c = s->counts;
    const unsigned class = dhk_unicode_class(code);

    if (class == DHK_CLASS_SPACE) {
        c->sentences += s->terminal;
        s->terminal = false;
        return;
    }
    c->marks |= dhk_count_mark(code, class);
    c->punct++;
    c->chars++;
    c->commas += dhk_is_comma(code);
    s->ends.dots = code == '.' ? s->ends.dots + 1 : 0;
    if (class == DHK_CLASS_TERMINAL)
        count_terminal(s, code);
    else if (class != DHK_CLASS_QUOTE && class != DHK_CLASS_CLOSE)
        s->terminal = false;
    s->before = (uint8_t)(class == DHK_CLASS_OTHER ? DHK_CLASS_SYMBOL : class);
    if (class != DHK_CLASS_QUOTE && class != DHK_CLASS_CLOSE) {
        s->ends.last = (uint8_t) class;
        s->ends.last_code = code;
    }
}

/* Thai and Lao write no full stop: a line as long as a sentence that ends in their letters is one,
 * or their prose would never look like prose. */
enum { UNSTOPPED_WORDS = 12 };

void dhk_count_finish(dhk_counts *c, const dhk_count_ends *ends)
{
    const bool unstopped = ends->last == DHK_CLASS_THAI && c->words >= UNSTOPPED_WORDS;

    if (unstopped && c->sentences == 0)
        c->sentences = 1;
    if (ends->last_code == 0x2026 || (ends->last_code == '.' && ends->dots >= 3))
        c->marks |= DHK_MARK_ELLIPSIS;
    else if (ends->last == DHK_CLASS_TERMINAL || unstopped)
        c->marks |= DHK_MARK_TERMINAL;
    if (ends->last_code == ':' || ends->last_code == 0xFF1A)
        c->marks |= DHK_MARK_COLON;
    if (c->words >= 12 && (c->marks & DHK_MARK_TERMINAL))
        c->marks |= DHK_MARK_GOOD;
    if (c->words < 5)
        c->marks |= DHK_MARK_SHORT;
}

void dhk_count_plain(dhk_counts *counts, const unsigned char *text, size_t length,
                     const dhk_known *known)
{
    count_state s;
    size_t i = 0;

    memset(counts, 0, sizeof *counts); /* blocks may have spoilt it */
    counts->same = DHK_HASH_SEED;
    memset(&s, 0, sizeof s);
    s.counts = counts;
    s.known = known;
    while (i < length) {
        dhk_word word;
        unsigned bytes;
        const size_t next = dhk_word_read(&word, text, i, length);
        if (next > i) {
            count_word(&s, &word);
            i = next;
        } else {
            count_code(&s, dhk_utf8_read(text + i, &bytes));
            i += bytes;
        }
    }
    counts->sentences += s.terminal;
    counts->words = (s.quarters + 3) / 4;
    dhk_count_finish(counts, &s.ends);
}

static bool count_blocks(dhk_counts *counts, const unsigned char *text, size_t length,
                         size_t room, dhk_known *known, dhk_folded *folded)
{
#ifdef DHK_PROCESSOR_X86
    if (dhk_processor_level() >= DHK_PROCESSOR_AVX2)
        return dhk_count_blocks_avx2(counts, text, length, room, known, folded);
#endif
    return dhk_count_blocks(counts, text, length, room, known, folded);
}

void dhk_count_line(dhk_counts *counts, const unsigned char *text, size_t length,
                    size_t room, dhk_known *known, dhk_folded *folded)
{
    counts->same = DHK_HASH_SEED;
    if (count_blocks(counts, text, length, room, known, folded))
        return;
    folded->classed = false;
    dhk_known_forget(known, counts); /* what blocks said: all is counted anew */
    dhk_count_plain(counts, text, length, known);
}
