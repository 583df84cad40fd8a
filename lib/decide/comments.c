/* comments.c - readers' comments under an article: where they are, and what becomes of them.
 *
 * A comment block is a box whose class, id or itemtype says so, or what follows a head like
 * "12 comments", to the next head or the end of the box that holds it; Markdown and text have heads
 * alone.  It counts where article text is kept above it, and more than in it.  Where the scorer keeps
 * more of all blocks than of what stands above the first, the page is one of posts, and posts are the
 * content.  So they are where it says that it is a forum, or names its boxes as forums do.
 *
 * Boxes are ranges of lines and nest, so the outermost ones are enough; heads end each other's
 * blocks.  O(lines + boxes) and no memory: until it is told which lines were decided, that room holds
 * the kept words before each line, and bit 1 of a line's 'keep' marks it.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/name.h"
#include "decide/inner.h"
#include "feature/prompt.h"

enum {
    ARTICLE_WORDS = 40, /* kept above a block that is one of comments under an article */
    CHROME_WORDS = 12,  /* a line of fewer words that asks for something is chrome */
    MARKED = 2,         /* in dhk_decision.keep: the line is in a block */
    NAMES = 10
};

/* What says "comments" in a class or an id, whole or as a part of it (base/name.h). */
static const char *const comment_names[] = {
    "comment",      "comments",    "commentlist", "disqus",     "livefyre",
    "commentaires", "comentarios", "kommentare",  "komentarze", "reacties"};
static const char *const forum_names[] = {
    "forum",     "phpbb",    "vbulletin", "xenforo",      "nodebb",
    "subreddit", "postbody", "viewtopic", "message-body", "topic-body"};

typedef struct names {
    uint32_t hash[NAMES];
    size_t count;
} names;

typedef struct blocks {
    dhk_decision *d;
    const dhk_page *page;
    const uint32_t *facts, *words;
    uint32_t in_blocks; /* words that the scorer keeps in the blocks found so far */
} blocks;

static names hash_names(const char *const *words, size_t count)
{
    names made;

    for (made.count = 0; made.count < count; made.count++)
        made.hash[made.count] = dhk_name_word(words[made.count]);
    return made;
}

static bool has_name(const dhk_page *page, uint32_t set, const names *n)
{
    const dhk_token_set *s = (const dhk_token_set *)page->token_sets.items + set;
    const uint32_t *token = (const uint32_t *)page->tokens.items + s->first;
    uint32_t k;
    size_t i;

    for (k = 0; k < s->count; k++)
        for (i = 0; i < n->count; i++)
            if (token[k] == n->hash[i])
                return true;
    return false;
}

static bool is_forum(const dhk_page *page)
{
    const names n = hash_names(forum_names, sizeof forum_names / sizeof *forum_names);
    const dhk_box *boxes = dhk_page_boxes(page);
    size_t b;

    if (page->evidence & (DHK_SAYS_FORUM | DHK_BY_DISCOURSE))
        return true;
    for (b = 0; b < page->boxes.count; b++)
        if (has_name(page, boxes[b].tokens, &n))
            return true;
    return false;
}

/* Is this line of a comment what its writer wrote? */
static bool is_said(uint32_t facts, uint32_t words)
{
    const uint32_t chrome = DHK_FACT_SHORT | DHK_FACT_DATA | DHK_FACT_ASKS |
                            DHK_FACT_HIDDEN | DHK_FACT_SECTION_HEAD;

    if ((facts & chrome) || ((facts & DHK_FACT_LINKS) && !(facts & DHK_FACT_PROSE)))
        return false;
    return !(facts & DHK_FACT_PROMPT) || words >= CHROME_WORDS;
}

/* Words of lines first .. end - 1 that the scorer keeps. */
static uint32_t kept_words(const blocks *b, size_t first, size_t end)
{
    const uint32_t *before = b->d->comment;
    const size_t last = end - 1;

    return first >= end
               ? 0
               : before[last] + (b->d->keep[last] & 1 ? b->words[last] : 0) - before[first];
}

/* Lines first .. end - 1 may be comments; then they are marked. */
static bool mark_block(blocks *b, size_t first, size_t end)
{
    const uint32_t above = b->d->comment[first] - b->in_blocks;
    const uint32_t inside = kept_words(b, first, end);
    size_t i;

    if (above < ARTICLE_WORDS || inside > above)
        return false;
    for (i = first; i < end; i++)
        b->d->keep[i] |= MARKED;
    return true;
}

static void find_boxes(blocks *b)
{
    const names n = hash_names(comment_names, sizeof comment_names / sizeof *comment_names);
    const dhk_box *boxes = dhk_page_boxes(b->page);
    size_t i, until = 0;

    for (i = 1; i < b->page->boxes.count; i++) {
        const dhk_box *box = &boxes[i];
        if (box->first_line < until || box->first_line >= box->end_line)
            continue;
        if (((box->flags & DHK_BOX_COMMENT) || has_name(b->page, box->tokens, &n)) &&
            mark_block(b, box->first_line, box->end_line)) {
            until = box->end_line;
            b->in_blocks += kept_words(b, box->first_line, until);
        }
    }
}

/* Where the block below the head ends: the innermost box that goes on behind it, a section head, or
 * a heading of the head's rank. */
static size_t end_of_head(const blocks *b, size_t head)
{
    const dhk_line *lines = dhk_page_lines(b->page);
    const dhk_box *boxes = dhk_page_boxes(b->page);
    const unsigned rank = lines[head].kind == DHK_KIND_HEADING ? lines[head].level : 7;
    uint32_t box = lines[head].box;
    size_t i;

    while (boxes[box].parent != DHK_NONE && boxes[box].end_line <= head + 1)
        box = boxes[box].parent;
    for (i = head + 1; i < boxes[box].end_line; i++)
        if ((b->facts[i] & DHK_FACT_SECTION_HEAD) || (b->d->keep[i] & MARKED) ||
            (lines[i].kind == DHK_KIND_HEADING && lines[i].level <= rank))
            break;
    return i;
}

static bool is_comments_head(const blocks *b, size_t i)
{
    const unsigned both = DHK_PROMPT_COMMENT | DHK_PROMPT_SECTION;
    const dhk_line *line = dhk_page_lines(b->page) + i;

    /* As a heading "What do you think?" heads comments; in a text it is a question. */
    if (line->kind != DHK_KIND_HEADING &&
        *dhk_page_text(b->page, line->text + line->length - 1) == '?')
        return false;
    return (b->facts[i] & DHK_FACT_SECTION_HEAD) && !(b->d->keep[i] & MARKED) &&
           (dhk_prompt_find(dhk_page_text(b->page, line->text), line->length) & both) ==
               both;
}

/* A number, or a word like "Comments", "Kommentare", "comentarios", heads nothing else; a
 * "Discussion" may be a paper's. */
static bool is_sure_head(const blocks *b, size_t head)
{
    const dhk_line *line = dhk_page_lines(b->page) + head;
    const unsigned char *text = dhk_page_text(b->page, line->text);
    uint32_t i;

    for (i = 0; i < line->length; i++)
        if (dhk_is_digit(text[i]) ||
            (line->length - i >= 4 && dhk_ascii_is(text + i, 4, "ment")))
            return true;
    return false;
}

/* Names, dates and buttons stand between comments. */
static bool has_chrome(const blocks *b, size_t first, size_t end)
{
    const uint32_t chrome = DHK_FACT_SHORT | DHK_FACT_DATA | DHK_FACT_PROMPT;
    size_t i, count = 0;

    for (i = first; i < end; i++)
        count += (b->facts[i] & chrome) != 0;
    return count > 0 && 4 * count >= end - first;
}

static void find_heads(blocks *b)
{
    size_t i, end;

    for (b->in_blocks = 0, i = 0; i < b->page->lines.count; i = end) {
        end = i + 1;
        if (is_comments_head(b, i)) {
            end = end_of_head(b, i);
            if (is_sure_head(b, i) || has_chrome(b, i + 1, end))
                (void)mark_block(b, i, end);
        }
        if (b->d->keep[i] & MARKED)
            b->in_blocks += kept_words(b, i, end);
    }
}

/* Decides on the lines that are marked, unless they are what the page is about: then KEEP adds what
 * was said, and nothing is dropped. */
static void decide_marked(blocks *b)
{
    const size_t count = b->page->lines.count;
    const bool keeps = b->d->comments == DHK_COMMENTS_KEEP;
    bool posts;
    size_t i;

    for (i = 0; i < count && !(b->d->keep[i] & MARKED);)
        i++;
    posts = i < count && (b->in_blocks > b->d->comment[i] || is_forum(b->page));
    for (i = 0; i < count; i++) {
        const bool kept = b->d->keep[i] & 1, marked = b->d->keep[i] & MARKED;
        const bool said = marked && keeps && is_said(b->facts[i], b->words[i]);
        b->d->keep[i] = marked && !posts ? said : kept || said;
        b->d->comment[i] = said || (marked && !posts);
    }
}

void dhk_decide_comments(dhk_decision *d, const dhk_page *page,
                         const dhk_features *features)
{
    blocks b = {d, page, NULL, NULL, 0};
    uint32_t sum = 0;
    size_t i;

    b.facts = (const uint32_t *)features->facts.items;
    b.words = (const uint32_t *)features->words.items;
    for (i = 0; i < page->lines.count; i++) {
        d->comment[i] = sum;
        sum += d->keep[i] ? b.words[i] : 0;
    }
    find_boxes(&b);
    find_heads(&b);
    decide_marked(&b);
}
