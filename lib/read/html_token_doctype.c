/* html_token_doctype.c - the states of the HTML Standard behind "<!doctype".
 *
 * In: the bytes behind that word.  Out: a doctype, if the sink wants it; otherwise the states
 * only find its end.  Name and ids are put together in three lists (the name in that of
 * comments); "force quirks" is set by what the standard calls missing, and by the input's end.
 * Cost: O(bytes).
 * SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/scan.h"
#include "read/html_token_inner.h"

static const char word_public[] = "public";
static const char word_system[] = "system";

static const unsigned char *before_doctype_name_state(dhk_html_tokenizer *t,
                                                      const unsigned char *p,
                                                      const unsigned char *end);
static const unsigned char *
doctype_name_state(dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end);
static const unsigned char *after_doctype_name_state(dhk_html_tokenizer *t,
                                                     const unsigned char *p,
                                                     const unsigned char *end);
static const unsigned char *doctype_keyword(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end);
static const unsigned char *after_doctype_public_keyword_state(dhk_html_tokenizer *t,
                                                               const unsigned char *p,
                                                               const unsigned char *end);
static const unsigned char *
before_doctype_public_identifier_state(dhk_html_tokenizer *t, const unsigned char *p,
                                       const unsigned char *end);
static const unsigned char *
doctype_public_identifier_double_quoted_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end);
static const unsigned char *
doctype_public_identifier_single_quoted_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end);
static const unsigned char *between_doctype_public_and_system_identifiers_state(
    dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end);
static const unsigned char *after_doctype_public_identifier_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end);
static const unsigned char *after_doctype_system_keyword_state(dhk_html_tokenizer *t,
                                                               const unsigned char *p,
                                                               const unsigned char *end);
static const unsigned char *
before_doctype_system_identifier_state(dhk_html_tokenizer *t, const unsigned char *p,
                                       const unsigned char *end);
static const unsigned char *
doctype_system_identifier_double_quoted_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end);
static const unsigned char *
doctype_system_identifier_single_quoted_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end);
static const unsigned char *after_doctype_system_identifier_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end);

static const unsigned char *end_doctype(dhk_html_tokenizer *t, const unsigned char *p)
{
    dhk_html_emit_doctype(t);
    return dhk_html_text_from(t, dhk_html_data_state, p);
}

/* A '>' where something is missing. */
static const unsigned char *end_quirky(dhk_html_tokenizer *t, const unsigned char *p)
{
    t->force_quirks = true;
    return end_doctype(t, p);
}

static const unsigned char *to_bogus(dhk_html_tokenizer *t, const unsigned char *p)
{
    t->force_quirks = true;
    return dhk_html_go(t, dhk_html_bogus_doctype_state, p);
}

static const unsigned char *begin_public(dhk_html_tokenizer *t, const unsigned char *p)
{
    t->has_public = true;
    t->fold_lf = false;
    return dhk_html_go(t,
                       *p == '"' ? doctype_public_identifier_double_quoted_state
                                 : doctype_public_identifier_single_quoted_state,
                       p + 1);
}

static const unsigned char *begin_system(dhk_html_tokenizer *t, const unsigned char *p)
{
    t->has_system = true;
    t->fold_lf = false;
    return dhk_html_go(t,
                       *p == '"' ? doctype_system_identifier_double_quoted_state
                                 : doctype_system_identifier_single_quoted_state,
                       p + 1);
}

static const unsigned char *skip_space(const unsigned char *p, const unsigned char *end)
{
    while (p != end && dhk_is_space(*p))
        p++;
    return p;
}

const unsigned char *dhk_html_bogus_doctype_state(dhk_html_tokenizer *t,
                                                  const unsigned char *p,
                                                  const unsigned char *end)
{
    p = dhk_scan_one(p, end, '>');
    if (p == end)
        return dhk_html_go(t, dhk_html_bogus_doctype_state, p);
    return end_doctype(t, p + 1);
}

const unsigned char *dhk_html_doctype_state(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end)
{
    (void)end;
    t->comment.count = 0;
    t->public_id.count = 0;
    t->system_id.count = 0;
    t->has_name = false;
    t->has_public = false;
    t->has_system = false;
    t->force_quirks = false;
    t->fold_lf = false;
    return dhk_html_go(t, before_doctype_name_state, p);
}

static const unsigned char *before_doctype_name_state(dhk_html_tokenizer *t,
                                                      const unsigned char *p,
                                                      const unsigned char *end)
{
    p = skip_space(p, end);
    if (p == end)
        return dhk_html_go(t, before_doctype_name_state, p);
    if (*p == '>')
        return end_quirky(t, p + 1);
    t->has_name = true;
    return dhk_html_go(t, doctype_name_state, p);
}

static const unsigned char *
doctype_name_state(dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    const unsigned char *stop = p;
    while (stop != end && *stop != '>' && !dhk_is_space(*stop))
        stop++;
    dhk_html_put(t, &t->comment, p, stop);
    if (stop == end)
        return dhk_html_go(t, doctype_name_state, end);
    if (*stop == '>')
        return end_doctype(t, stop + 1);
    return dhk_html_go(t, after_doctype_name_state, stop + 1);
}

/* Behind the name: "public" or "system" in any case, letter by letter; all else is bogus, and
 * bogus is skipped, so that nothing need be held. */
static const unsigned char *after_doctype_name_state(dhk_html_tokenizer *t,
                                                     const unsigned char *p,
                                                     const unsigned char *end)
{
    p = skip_space(p, end);
    if (p == end)
        return dhk_html_go(t, after_doctype_name_state, p);
    if (*p == '>')
        return end_doctype(t, p + 1);
    t->word = dhk_to_lower(*p) == 'p' ? word_public : word_system;
    t->matched = 0;
    return dhk_html_go(t, doctype_keyword, p);
}

static const unsigned char *doctype_keyword(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end)
{
    for (; p != end; p++) {
        if (dhk_to_lower(*p) != (unsigned char)t->word[t->matched])
            return to_bogus(t, p);
        t->matched++;
        if (t->word[t->matched] == 0)
            return dhk_html_go(t,
                               t->word == word_public ? after_doctype_public_keyword_state
                                                      : after_doctype_system_keyword_state,
                               p + 1);
    }
    return dhk_html_go(t, doctype_keyword, p);
}

/* ---- identifiers ---------------------------------------------------------------------- */

/* What both quotes and both identifiers have in common. */
static const unsigned char *quoted_identifier(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end, unsigned char quote,
                                              dhk_list *list, dhk_html_step self,
                                              dhk_html_step after)
{
    const unsigned char *stop = dhk_scan_two(p, end, quote, '>');
    dhk_html_put(t, list, p, stop);
    if (stop == end)
        return dhk_html_go(t, self, end);
    if (*stop == '>')
        return end_quirky(t, stop + 1);
    return dhk_html_go(t, after, stop + 1);
}

static const unsigned char *after_doctype_public_keyword_state(dhk_html_tokenizer *t,
                                                               const unsigned char *p,
                                                               const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, after_doctype_public_keyword_state, p);
    if (dhk_is_space(*p))
        return dhk_html_go(t, before_doctype_public_identifier_state, p + 1);
    return before_doctype_public_identifier_state(t, p, end);
}

static const unsigned char *before_doctype_public_identifier_state(dhk_html_tokenizer *t,
                                                                   const unsigned char *p,
                                                                   const unsigned char *end)
{
    p = skip_space(p, end);
    if (p == end)
        return dhk_html_go(t, before_doctype_public_identifier_state, p);
    if (*p == '"' || *p == '\'')
        return begin_public(t, p);
    if (*p == '>')
        return end_quirky(t, p + 1);
    return to_bogus(t, p);
}

static const unsigned char *
doctype_public_identifier_double_quoted_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end)
{
    return quoted_identifier(t, p, end, '"', &t->public_id,
                             doctype_public_identifier_double_quoted_state,
                             after_doctype_public_identifier_state);
}

static const unsigned char *
doctype_public_identifier_single_quoted_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end)
{
    return quoted_identifier(t, p, end, '\'', &t->public_id,
                             doctype_public_identifier_single_quoted_state,
                             after_doctype_public_identifier_state);
}

static const unsigned char *after_doctype_public_identifier_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, after_doctype_public_identifier_state, p);
    if (dhk_is_space(*p))
        return dhk_html_go(t, between_doctype_public_and_system_identifiers_state, p + 1);
    return between_doctype_public_and_system_identifiers_state(t, p, end);
}

static const unsigned char *between_doctype_public_and_system_identifiers_state(
    dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    p = skip_space(p, end);
    if (p == end)
        return dhk_html_go(t, between_doctype_public_and_system_identifiers_state, p);
    if (*p == '>')
        return end_doctype(t, p + 1);
    if (*p == '"' || *p == '\'')
        return begin_system(t, p);
    return to_bogus(t, p);
}

static const unsigned char *after_doctype_system_keyword_state(dhk_html_tokenizer *t,
                                                               const unsigned char *p,
                                                               const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, after_doctype_system_keyword_state, p);
    if (dhk_is_space(*p))
        return dhk_html_go(t, before_doctype_system_identifier_state, p + 1);
    return before_doctype_system_identifier_state(t, p, end);
}

static const unsigned char *before_doctype_system_identifier_state(dhk_html_tokenizer *t,
                                                                   const unsigned char *p,
                                                                   const unsigned char *end)
{
    p = skip_space(p, end);
    if (p == end)
        return dhk_html_go(t, before_doctype_system_identifier_state, p);
    if (*p == '"' || *p == '\'')
        return begin_system(t, p);
    if (*p == '>')
        return end_quirky(t, p + 1);
    return to_bogus(t, p);
}

static const unsigned char *
doctype_system_identifier_double_quoted_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end)
{
    return quoted_identifier(t, p, end, '"', &t->system_id,
                             doctype_system_identifier_double_quoted_state,
                             after_doctype_system_identifier_state);
}

static const unsigned char *
doctype_system_identifier_single_quoted_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end)
{
    return quoted_identifier(t, p, end, '\'', &t->system_id,
                             doctype_system_identifier_single_quoted_state,
                             after_doctype_system_identifier_state);
}

/* What is left over behind the system identifier is bogus, but no reason for quirks. */
static const unsigned char *after_doctype_system_identifier_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end)
{
    p = skip_space(p, end);
    if (p == end)
        return dhk_html_go(t, after_doctype_system_identifier_state, p);
    if (*p == '>')
        return end_doctype(t, p + 1);
    return dhk_html_go(t, dhk_html_bogus_doctype_state, p);
}
