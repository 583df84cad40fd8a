/* comment_world.h - what the tests of comments.c share: pages whose lines have words, facts and a
 * first decision that the test gives.  In an answer a line is K kept or D dropped as comments, k
 * or d when comments.c left it as it was.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef UNIT_COMMENT_WORLD_H
#define UNIT_COMMENT_WORLD_H

#include "unit/unit.h"

#include <string.h>

#include "base/name.h"
#include "base/status.h"
#include "decide/inner.h"
#include "line/build.h"
#include "tables/html_tags.h"

enum { MOST = 16, SAID = DHK_FACT_PROSE };

typedef struct world {
    dhk_page page;
    dhk_builder builder;
    dhk_features features;
    dhk_decision decision;
    uint32_t words[MOST], facts[MOST], comment[MOST];
    uint8_t keep[MOST];
    size_t count;
} world;

static inline void begin(world *w)
{
    memset(w, 0, sizeof *w);
    w->page.memory = &dhk_memory_default;
    assert_int_equal(dhk_page_begin(&w->page, 1000, 65536), DHK_OK);
    w->page.format = DHK_FORMAT_HTML;
    dhk_build_begin(&w->builder, &w->page);
}

static inline void add_text(world *w, const char *text, uint32_t words, uint32_t facts,
                            int keep)
{
    assert_int_equal(dhk_build_text(&w->builder, (const unsigned char *)text, strlen(text),
                                    0, 0, 0, strlen(text)),
                     DHK_OK);
    assert_int_equal(dhk_build_border(&w->builder), DHK_OK);
    w->words[w->count] = words;
    w->facts[w->count] = facts;
    w->keep[w->count++] = (uint8_t)keep;
}

static inline void add(world *w, uint32_t words, uint32_t facts, int keep)
{
    add_text(w, "text", words, facts, keep);
}

/* A page that begins with 90 words of article. */
static inline void begin_article(world *w)
{
    begin(w);
    add(w, 90, SAID, 1);
}

/* The head of a block: "12 comments". */
static inline void add_head(world *w)
{
    add_text(w, "12 comments", 2, DHK_FACT_SECTION_HEAD | DHK_FACT_SHORT, 0);
}

static inline void add_heading(world *w, uint8_t level, uint32_t facts)
{
    w->builder.kind = DHK_KIND_HEADING;
    w->builder.level = level;
    add(w, 3, facts, 0);
    w->builder.kind = DHK_KIND_TEXT;
    w->builder.level = 0;
}

static inline uint32_t hash_of(const char *name)
{
    return dhk_name_word(name);
}

static inline void open_box(world *w, uint32_t flags, const char *name)
{
    uint32_t set = 0, box;

    if (name != NULL) {
        const uint32_t hash = hash_of(name);
        assert_int_equal(dhk_build_tokens(&w->builder, &hash, 1, &set), DHK_OK);
    }
    assert_int_equal(dhk_build_open(&w->builder, DHK_EL_DIV, flags, set, &box), DHK_OK);
}

static inline void close_box(world *w)
{
    assert_int_equal(dhk_build_close(&w->builder), DHK_OK);
}

/* What becomes of the page; ends it. */
static inline const char *decide(world *w, uint32_t comments)
{
    static char found[MOST + 1];
    size_t i;

    assert_int_equal(dhk_build_end(&w->builder), DHK_OK);
    assert_int_equal(w->page.lines.count, w->count);
    w->features.words.items = w->words;
    w->features.facts.items = w->facts;
    w->decision.keep = w->keep;
    w->decision.comment = w->comment;
    w->decision.comments = comments;
    dhk_decide_comments(&w->decision, &w->page, &w->features);
    for (i = 0; i < w->count; i++) {
        assert_true(w->keep[i] <= 1);
        if (w->comment[i])
            found[i] = w->keep[i] ? 'K' : 'D';
        else
            found[i] = w->keep[i] ? 'k' : 'd';
    }
    found[i] = 0;
    dhk_page_free(&w->page);
    return found;
}

#endif
