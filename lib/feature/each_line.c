/* each_line.c - each line by itself: counts, phrases, numbers, and how much of the title it has.
 *
 * A quarter of a page's lines say what one before them said: "Reply", "Read more", a menu that comes
 * twice.  What a text says by itself is found out where it comes first, and copied from there: a
 * table of few slots, which forgets, finds most of them again.  O(bytes).
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#include "base/bits.h"
#include "feature/known.h"
#include "feature/line_phrases.h"

enum {
    SOME = 16, /* lines that are counted before they are finished: words queue (known.h) */
    SLOT_BITS = 9
};

/* A line that was counted, or DHK_NONE, and bits of its text's number that do not name the slot:
 * whether these differ is one guess, where lengths were one and texts the next. */
typedef struct slot {
    uint32_t line, check;
} slot;

typedef struct lines {
    dhk_measure *m;
    slot slots[1 << SLOT_BITS];
    dhk_counts counts[SOME];
    uint32_t first_said[SOME]; /* the line that said the same, or the line itself */
    size_t first;              /* the line that counts[0] is of */
    dhk_known known;
} lines;

static void fill_known(dhk_known *known, const dhk_measure *m)
{
    const dhk_page *page = m->page;
    const dhk_string title = page->title, description = page->description;

    memset(known, 0, sizeof *known);
    known->markup = m->markup;
    if (title.length > 0)
        dhk_known_title(known, dhk_page_text(page, title.text), title.length);
    if (description.length > 0)
        dhk_known_description(known, dhk_page_text(page, description.text),
                              description.length);
}

/* Whether half of the line is links, and whether it is prose at a good place: what its text alone
 * does not say.  All of it is arithmetic, for none can be foretold. */
static uint32_t find_links(const dhk_line *line)
{
    return dhk_mask(2 * line->link_bytes >= line->length) & DHK_FACT_LINKS;
}

static uint32_t find_place(const dhk_line *line, uint32_t words, uint32_t sentences)
{
    return dhk_mask((words >= 10) & (sentences > 0) &
                    (5 * line->link_bytes < 2 * line->length)) &
           DHK_MARK_GOOD_PLACE;
}

static uint32_t find_facts(const dhk_counts *c)
{
    const bool sentence = c->sentences > 0, brief = c->words < 6;
    const bool wordless = (c->letters_first == 0) & (c->words < 4) & (c->han == 0);

    return (dhk_mask(brief & !sentence) & DHK_FACT_SHORT) |
           (dhk_mask(sentence & !brief) & DHK_FACT_PROSE) |
           (dhk_mask(wordless | (c->tokens == 0)) & DHK_FACT_DATA);
}

/* A line that is counted: what its text says beside that, and all that later passes need. */
static void finish_line(dhk_measure *m, size_t i, const dhk_counts *c)
{
    const dhk_line *line = &m->lines[i];
    uint32_t *alike = m->alike + i;

    m->words[i] = c->words;
    m->marks[i] = (uint16_t)(c->marks | find_place(line, c->words, c->sentences));
    m->facts[i] = find_facts(c) | find_links(line);
    m->phrases[i] = (uint16_t)c->phrases;
    alike[DHK_ALIKE_SAME * m->stride] = c->same;
    alike[DHK_ALIKE_SIX * m->stride] = c->six;
    dhk_wording_line(m, i, c);
    if (m->markup)
        dhk_title_line(m, i, c);
}

/* The same of a line whose text is that of line 'said', which is finished and has no word of the
 * title. */
static void repeat_line(const dhk_measure *m, size_t i, size_t said)
{
    const dhk_line *line = &m->lines[i];
    const size_t stride = m->stride;
    const uint8_t *from = m->kept + said;
    uint8_t *to = m->kept + i;
    unsigned k;

    m->words[i] = m->words[said];
    m->marks[i] =
        (uint16_t)((m->marks[said] & ~(uint32_t)DHK_MARK_GOOD_PLACE) |
                   find_place(line, m->words[said], from[DHK_KEPT_sentences * stride]));
    m->facts[i] = (m->facts[said] & ~(uint32_t)DHK_FACT_LINKS) | find_links(line);
    m->phrases[i] = m->phrases[said];
    for (k = 0; k < DHK_ALIKE; k++)
        m->alike[k * stride + i] = m->alike[k * stride + said];
    for (k = DHK_KEPT_words_l; k <= DHK_KEPT_sentences; k++)
        to[k * stride] = from[k * stride];
    to[DHK_KEPT_level * stride] = line->level;
    to[DHK_KEPT_description_in_s * stride] = from[DHK_KEPT_description_in_s * stride];
}

/* The number of a line's text: of its length, its first eight bytes and its last. */
static uint64_t number_of(const unsigned char *text, size_t length)
{
    const uint64_t mask = length < 8 ? (UINT64_C(1) << 8 * length) - 1 : UINT64_MAX;
    const uint64_t head = dhk_load64(text) & mask;
    const uint64_t tail = dhk_load64(length < 8 ? text : text + length - 8) & mask;

    return (head + (tail ^ length) * UINT64_C(0xD6E8FEB86659FD93)) *
           UINT64_C(0x9E3779B97F4A7C15);
}

/* Is the line in the slot one whose text is this, and what was found out of it still to be had?  What
 * words of the title it has is known of the last lines alone; few lines have any. */
static bool says(const lines *l, uint32_t line, const unsigned char *text, size_t length)
{
    const dhk_measure *m = l->m;

    return line != DHK_NONE && m->lines[line].length == length &&
           memcmp(dhk_page_text(m->page, m->lines[line].text), text, length) == 0 &&
           (line >= l->first || dhk_kept_column(m, DHK_KEPT_title_cover_s)[line] == 0);
}

/* Counts line i, unless it has been counted. */
static void count_line(lines *l, size_t i)
{
    const dhk_measure *m = l->m;
    const dhk_line *line = &m->lines[i];
    const unsigned char *text = dhk_page_text(m->page, line->text);
    const size_t room = m->page->text.count - line->text;
    dhk_counts *c = &l->counts[i - l->first];
    uint32_t *said = &l->first_said[i - l->first];
    dhk_folded folded;

    *said = (uint32_t)i;
    if (room >= 8) {
        const uint64_t number = number_of(text, line->length);
        const slot now = {(uint32_t)i, (uint32_t)(number >> (32 - SLOT_BITS))};
        slot *kept = &l->slots[number >> (64 - SLOT_BITS)];
        if (kept->check == now.check && says(l, kept->line, text, line->length)) {
            *said = kept->line;
            return;
        }
        *kept = now;
    }
    dhk_count_line(c, text, line->length, room, &l->known, &folded);
    dhk_line_phrases(c, text, line->length, room, &folded);
}

static void begin(lines *l, dhk_measure *m)
{
    l->m = m;
    memset(l->slots, 0xFF, sizeof l->slots); /* DHK_NONE */
    fill_known(&l->known, m);
    m->title_count = l->known.title_count;
}

void dhk_feature_each_line(dhk_measure *m)
{
    lines l;
    size_t first, i;

    begin(&l, m);
    for (first = 0; first < m->count; first += SOME) {
        const size_t end = m->count - first < SOME ? m->count : first + SOME;
        l.first = first;
        memset(l.counts, 0, sizeof l.counts);
        for (i = first; i < end; i++)
            count_line(&l, i);
        dhk_known_settle(&l.known);
        for (i = first; i < end; i++) {
            const uint32_t said = l.first_said[i - first];
            if (said < first) {
                repeat_line(m, i, said);
                continue;
            }
            if (said < i)
                l.counts[i - first] = l.counts[said - first];
            finish_line(m, i, &l.counts[i - first]);
        }
    }
    if (m->title_line != DHK_NONE)
        m->facts[m->title_line] |= DHK_FACT_TITLE;
}
