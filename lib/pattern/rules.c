/* rules.c - see rules.h.
 *
 * Keep rules stand before drop rules, so the first rule that matches a line decides it.  Each
 * rule is searched by itself: one big alternation would hide which rule explodes, and PCRE2
 * finds a rule's first letter fast enough.                        SPDX-License-Identifier: MIT */
#include "pattern/rules.h"

#include <stdbool.h>
#include <string.h>

#include "base/status.h"
#include "pattern/pattern.h"

enum { VERDICT_KEEP = 1, VERDICT_DROP = 2, STRIKES = 16 };

struct dhk_rules {
    const dhk_memory *memory;
    dhk_list keep, drop; /* dhk_pattern * */
};

struct dhk_matcher {
    const dhk_memory *memory;
    dhk_searcher *searcher;
    dhk_list strikes; /* uint8_t a rule: lines of this page on which it gave up */
};

/* One line of rule text, while it is read. */
typedef struct source {
    const char *text;
    size_t at, end;  /* what is left of the line */
    uint32_t number; /* of the line */
} source;

static int blame(const source *line, size_t offset, const char *message,
                 dhk_rules_fault *fault)
{
    size_t length = strlen(message);

    if (length >= sizeof fault->message)
        length = sizeof fault->message - 1;
    fault->line = line->number;
    fault->offset = offset;
    memcpy(fault->message, message, length);
    fault->message[length] = 0;
    return DHK_E_PATTERN;
}

static void skip_blanks(source *line)
{
    while (line->at < line->end &&
           (line->text[line->at] == ' ' || line->text[line->at] == '\t'))
        line->at++;
}

/* Passes over 'word' and the blanks that must follow it. */
static bool take_word(source *line, const char *word)
{
    const size_t length = strlen(word);
    const size_t after = line->at + length;

    if (line->end - line->at < length || memcmp(line->text + line->at, word, length) != 0)
        return false;
    if (after < line->end && line->text[after] != ' ' && line->text[after] != '\t')
        return false;
    line->at = after;
    skip_blanks(line);
    return true;
}

static int add_rule(dhk_rules *rules, dhk_list *list, dhk_compiler *compiler,
                    const source *line, bool jit, dhk_rules_fault *fault)
{
    const size_t length = line->end - line->at;
    dhk_pattern_fault wrong;
    dhk_pattern *pattern;
    int status;

    if (length == 0)
        return blame(line, line->at, "the rule has no pattern", fault);
    if (length > DHK_MAX_PATTERN_BYTES)
        return blame(line, line->at + DHK_MAX_PATTERN_BYTES,
                     "the pattern is longer than 4096 bytes", fault);
    if (dhk_rules_count(rules) == DHK_MAX_RULES)
        return DHK_E_LIMIT;
    status = dhk_list_reserve(list, rules->memory, sizeof pattern, 1, DHK_MAX_RULES);
    if (status != DHK_OK)
        return status;
    status =
        dhk_pattern_new(compiler, line->text + line->at, length, jit, &pattern, &wrong);
    if (status == DHK_E_PATTERN)
        return blame(line, line->at + wrong.offset, wrong.message, fault);
    if (status == DHK_OK)
        ((dhk_pattern **)list->items)[list->count++] = pattern;
    return status;
}

static int read_rule(dhk_rules *rules, dhk_compiler *compiler, source *line, bool jit,
                     dhk_rules_fault *fault)
{
    skip_blanks(line);
    if (line->at == line->end || line->text[line->at] == '#')
        return DHK_OK;
    if (take_word(line, "keep"))
        return add_rule(rules, &rules->keep, compiler, line, jit, fault);
    if (take_word(line, "drop"))
        return add_rule(rules, &rules->drop, compiler, line, jit, fault);
    return blame(line, line->at, "a rule begins with keep or drop", fault);
}

static int read_rules(dhk_rules *rules, dhk_compiler *compiler, const char *text,
                      size_t length, bool jit, dhk_rules_fault *fault)
{
    source line = {text, 0, 0, 0};
    size_t next = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    while (next < length) {
        const char *feed = (const char *)memchr(text + next, '\n', length - next);
        int status;
        line.at = next;
        line.end = feed == NULL ? length : (size_t)(feed - text);
        next = feed == NULL ? length : line.end + 1;
        line.number++;
        if (line.end > line.at && text[line.end - 1] == '\r')
            line.end--;
        status = read_rule(rules, compiler, &line, jit, fault);
        if (status != DHK_OK)
            return status;
    }
    return DHK_OK;
}

static int make_rules(const char *text, size_t length, const dhk_memory *memory, bool jit,
                      dhk_rules **rules, dhk_rules_fault *fault)
{
    dhk_rules *made = (dhk_rules *)memory->acquire(memory->user, sizeof *made);
    dhk_compiler *compiler;
    int status;

    *rules = NULL;
    if (made == NULL)
        return DHK_E_NOMEM;
    memset(made, 0, sizeof *made);
    made->memory = memory;
    status = dhk_compiler_new(memory, &compiler);
    if (status == DHK_OK)
        status = read_rules(made, compiler, text, length, jit, fault);
    dhk_compiler_free(compiler);
    if (status == DHK_OK)
        *rules = made;
    else
        dhk_rules_free(made);
    return status;
}

int dhk_rules_new(const char *text, size_t length, const dhk_memory *memory,
                  dhk_rules **rules, dhk_rules_fault *fault)
{
#if defined(DEHUSK_NO_JIT)
    return make_rules(text, length, memory, false, rules, fault);
#else
    return make_rules(text, length, memory, true, rules, fault);
#endif
}

int dhk_rules_new_plain(const char *text, size_t length, const dhk_memory *memory,
                        dhk_rules **rules, dhk_rules_fault *fault)
{
    return make_rules(text, length, memory, false, rules, fault);
}

static void free_patterns(dhk_list *list, const dhk_memory *memory)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        dhk_pattern_free(((dhk_pattern **)list->items)[i]);
    dhk_list_free(list, memory, sizeof(dhk_pattern *));
}

void dhk_rules_free(dhk_rules *rules)
{
    if (rules == NULL)
        return;
    free_patterns(&rules->keep, rules->memory);
    free_patterns(&rules->drop, rules->memory);
    rules->memory->release(rules->memory->user, rules, sizeof *rules);
}

uint32_t dhk_rules_count(const dhk_rules *rules)
{
    return (uint32_t)(rules->keep.count + rules->drop.count);
}

int dhk_matcher_new(const dhk_memory *memory, dhk_matcher **matcher)
{
    dhk_matcher *made = (dhk_matcher *)memory->acquire(memory->user, sizeof *made);
    int status;

    *matcher = NULL;
    if (made == NULL)
        return DHK_E_NOMEM;
    memset(made, 0, sizeof *made);
    made->memory = memory;
    status = dhk_searcher_new(memory, &made->searcher);
    if (status == DHK_OK)
        *matcher = made;
    else
        dhk_matcher_free(made);
    return status;
}

void dhk_matcher_free(dhk_matcher *matcher)
{
    if (matcher == NULL)
        return;
    dhk_searcher_free(matcher->searcher);
    dhk_list_free(&matcher->strikes, matcher->memory, sizeof(uint8_t));
    matcher->memory->release(matcher->memory->user, matcher, sizeof *matcher);
}

/* Does one of these rules match the line?  'strikes' has a count for each of them. */
static enum dhk_search search_line(dhk_matcher *matcher, const dhk_list *rules,
                                   uint8_t *strikes, const unsigned char *text,
                                   uint32_t length, uint32_t *skipped)
{
    dhk_pattern *const *patterns = (dhk_pattern *const *)rules->items;
    size_t i;

    for (i = 0; i < rules->count; i++) {
        enum dhk_search found = DHK_SEARCH_GAVE_UP;
        if (strikes[i] < STRIKES)
            found = dhk_pattern_search(matcher->searcher, patterns[i], text, length);
        if (found == DHK_SEARCH_FOUND || found == DHK_SEARCH_NOMEM)
            return found;
        if (found == DHK_SEARCH_GAVE_UP) {
            strikes[i] = (uint8_t)(strikes[i] < STRIKES ? strikes[i] + 1 : STRIKES);
            *skipped += *skipped < UINT32_MAX;
        }
    }
    return DHK_SEARCH_NOT;
}

int dhk_rules_apply(const dhk_rules *rules, dhk_matcher *matcher, const dhk_page *page,
                    uint8_t *verdicts, uint32_t *skipped)
{
    const dhk_line *lines = dhk_page_lines(page);
    const size_t count = dhk_rules_count(rules);
    uint8_t *strikes;
    size_t i;
    int status;

    *skipped = 0;
    if (count == 0) {
        for (i = 0; i < page->lines.count; i++)
            verdicts[i] = 0;
        return DHK_OK;
    }
    status = dhk_list_reserve(&matcher->strikes, matcher->memory, 1, count, DHK_MAX_RULES);
    if (status != DHK_OK)
        return status;
    strikes = (uint8_t *)matcher->strikes.items;
    memset(strikes, 0, count);
    for (i = 0; i < page->lines.count; i++) {
        const unsigned char *text = dhk_page_text(page, lines[i].text);
        enum dhk_search found;
        verdicts[i] = VERDICT_KEEP;
        found = search_line(matcher, &rules->keep, strikes, text, lines[i].length, skipped);
        if (found == DHK_SEARCH_NOT) {
            found = search_line(matcher, &rules->drop, strikes + rules->keep.count, text,
                                lines[i].length, skipped);
            verdicts[i] = found == DHK_SEARCH_FOUND ? VERDICT_DROP : 0;
        }
        if (found == DHK_SEARCH_NOMEM)
            return DHK_E_NOMEM;
    }
    return DHK_OK;
}
