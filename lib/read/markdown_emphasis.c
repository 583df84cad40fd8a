/* markdown_emphasis.c - which runs of * _ ~ are markers.
 *
 * In: the marks of a piece of text, among them the runs, each with what CommonMark says of the
 * characters beside it (may it open, may it close).  Out: how many bytes of each run close and
 * open emphasis; the rest is text.
 *
 * Runs that may open wait on stacks, one for each way in which a closer can tell them apart: the
 * character, its length modulo 3, whether it may close too.  A closer takes the nearest that fits
 * and throws away what lies above it, so each run is pushed and popped once; with one stack for
 * all, a page of openers that fit nothing would be searched anew by every closer.  What begins
 * in a link ends in it.  O(bytes).                                SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/utf8.h"
#include "read/markdown_inner.h"

enum { SIXES = 2, STACKS = 6 * SIXES + 2 }; /* * and _: six each; ~ and ~~ */

typedef struct stacks {
    uint32_t top[STACKS]; /* marks counted from 1; 0: empty */
    uint32_t floor;       /* marks up to here are outside of the link */
} stacks;

enum side { SIDE_SPACE, SIDE_PUNCTUATION, SIDE_QUOTE, SIDE_LETTER };

/* Punctuation beyond ASCII counts for '_' alone: next to '*', CommonMark's rule leaves the markers
 * in the text of pages in Chinese, whose punctuation has no space behind it. */
static enum side side_of(uint32_t code)
{
    if (code < 0x80) {
        if (code <= ' ')
            return SIDE_SPACE;
        return dhk_markdown_is_punctuation((unsigned char)code) ? SIDE_PUNCTUATION
                                                                : SIDE_LETTER;
    }
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x3000)
        return SIDE_SPACE;
    if (code == 0xAB || code == 0xBB || code == 0xA1 || code == 0xBF ||
        (code >= 0x2010 && code <= 0x205E) || (code >= 0x3001 && code <= 0x3011))
        return SIDE_QUOTE;
    return SIDE_LETTER;
}

static enum side side_before(const unsigned char *text, size_t begin, size_t at)
{
    unsigned bytes;
    size_t lead = at;

    if (at == begin)
        return SIDE_SPACE;
    do
        lead--;
    while (lead > begin && (text[lead] & 0xC0) == 0x80);
    return side_of(dhk_utf8_read(text + lead, &bytes));
}

static enum side side_after(const unsigned char *text, size_t at, size_t end)
{
    unsigned bytes;

    return at == end ? SIDE_SPACE : side_of(dhk_utf8_read(text + at, &bytes));
}

/* DHK_RUN_OPENS, DHK_RUN_CLOSES for the run at .. run_end of text begin .. end. */
uint8_t dhk_markdown_flanks(const unsigned char *text, size_t begin, size_t at,
                            size_t run_end, size_t end)
{
    const bool underscore = text[at] == '_';
    enum side before = side_before(text, begin, at), after = side_after(text, run_end, end);
    bool left, right;

    if (before == SIDE_QUOTE)
        before = underscore ? SIDE_PUNCTUATION : SIDE_LETTER;
    if (after == SIDE_QUOTE)
        after = underscore ? SIDE_PUNCTUATION : SIDE_LETTER;
    left = after != SIDE_SPACE && (after == SIDE_LETTER || before != SIDE_LETTER);
    right = before != SIDE_SPACE && (before == SIDE_LETTER || after != SIDE_LETTER);
    if (underscore) {
        const bool both = left && right;
        left = left && (!both || before == SIDE_PUNCTUATION);
        right = right && (!both || after == SIDE_PUNCTUATION);
    }
    return (uint8_t)((left ? DHK_RUN_OPENS : 0) | (right ? DHK_RUN_CLOSES : 0));
}

static uint32_t length_of(const dhk_markdown_mark *run)
{
    return run->end - run->begin;
}

static uint32_t left_of(const dhk_markdown_mark *run)
{
    return length_of(run) - run->closed - run->opened;
}

static unsigned stack_of(const dhk_markdown_mark *run, unsigned char c)
{
    if (c == '~')
        return 6 * SIXES + (length_of(run) == 2);
    return (c == '_' ? 6 : 0) + length_of(run) % 3 * 2 +
           ((run->flags & DHK_RUN_CLOSES) != 0);
}

/* CommonMark's rule of three: when either run could both open and close, their lengths may not
 * add up to a multiple of 3, unless both are one. */
static bool fits(const dhk_markdown_mark *closer, unsigned stack)
{
    const uint32_t three = stack % 6 / 2, closers_three = length_of(closer) % 3;

    if ((stack % 2 == 0 && !(closer->flags & DHK_RUN_OPENS)) ||
        (three + closers_three) % 3 != 0)
        return true;
    return three == 0;
}

/* The nearest run that the closer may close; 0: none. */
static uint32_t opener_for(const stacks *s, const dhk_markdown_mark *closer,
                           unsigned char c)
{
    uint32_t best = s->floor;
    unsigned stack, from = c == '_' ? 6 : 0;

    if (c == '~') {
        stack = stack_of(closer, c);
        return s->top[stack] > s->floor ? s->top[stack] : 0;
    }
    for (stack = from; stack < from + 6; stack++)
        if (s->top[stack] > best && fits(closer, stack))
            best = s->top[stack];
    return best > s->floor ? best : 0;
}

/* Throws away all that wait above mark number 'keep'. */
static void drop_above(stacks *s, const dhk_markdown_mark *marks, uint32_t keep)
{
    unsigned stack;

    for (stack = 0; stack < STACKS; stack++)
        while (s->top[stack] > keep)
            s->top[stack] = marks[s->top[stack] - 1].below;
}

static void close_run(stacks *s, dhk_markdown_mark *marks, dhk_markdown_mark *closer,
                      unsigned char c)
{
    uint32_t found, bytes;

    while (left_of(closer) > 0 && (found = opener_for(s, closer, c)) != 0) {
        dhk_markdown_mark *opener = &marks[found - 1];

        bytes = left_of(opener) >= 2 && left_of(closer) >= 2 ? 2 : 1;
        opener->opened += bytes;
        closer->closed += bytes;
        if (c != '~') {
            opener->data++;
            closer->data +=
                0x10000; /* data: opened in its low half, closed in its high one */
        }
        drop_above(s, marks, left_of(opener) > 0 ? found : found - 1);
    }
}

static void read_run(stacks *s, dhk_markdown_mark *marks, uint32_t number, unsigned char c)
{
    dhk_markdown_mark *run = &marks[number - 1];
    unsigned stack;

    if (c == '~' && length_of(run) > 2)
        return;
    if (run->flags & DHK_RUN_CLOSES)
        close_run(s, marks, run, c);
    if ((run->flags & DHK_RUN_OPENS) && left_of(run) > 0) {
        stack = stack_of(run, c);
        run->below = (uint16_t)s->top[stack];
        s->top[stack] = number;
    }
}

void dhk_markdown_pair_runs(dhk_markdown *md)
{
    dhk_markdown_mark *marks = dhk_markdown_marks(md);
    const unsigned char *text = dhk_markdown_held(md);
    stacks s = {{0}, 0};
    uint32_t i;

    for (i = 0; i < md->marks.count; i++) {
        if (marks[i].kind == DHK_MARK_LINK) {
            s.floor = i + 1;
        } else if (marks[i].kind == DHK_MARK_LINK_END) {
            drop_above(&s, marks, s.floor);
            s.floor = 0;
        } else if (marks[i].kind == DHK_MARK_RUN) {
            read_run(&s, marks, i + 1, text[marks[i].begin]);
        }
    }
}
