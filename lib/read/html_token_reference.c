/* html_token_reference.c - the states of the HTML Standard behind a '&' in text.
 *
 * In: the bytes behind '&' in data and RCDATA (those of attributes: html_value.c).  Out: a run
 * of text for the character, with the reference's place in the page, or nothing: what is no
 * reference stays part of the run around it.  A name needs all of its letters to be looked up,
 * at most 32; a number is counted up as it comes, however many digits it has.
 * Most references in data do not come here (html_token_quick_run.h).
 * "Ambiguous ampersand" has no function: it only reports an error.   Cost: O(bytes).
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/utf8.h"
#include "read/html_token_inner.h"
#include "tables/entities.h"

static bool is_alphanumeric(unsigned char c)
{
    return dhk_is_alpha(c) || dhk_is_digit(c);
}

static const unsigned char *no_reference(dhk_html_tokenizer *t, const unsigned char *p)
{
    t->build = DHK_BUILD_TEXT;
    dhk_html_unmark(t);
    return dhk_html_go(t, t->text_state, p);
}

/* The name, its '&' and all behind it that could belong to it: 'length' bytes, of which the last
 * ones, up to p, are in this piece. */
static const unsigned char *replace_name(dhk_html_tokenizer *t, const unsigned char *bytes,
                                         size_t length, const unsigned char *p)
{
    const unsigned char *text = NULL;
    size_t text_length = 0, held = t->held_length;
    size_t used = dhk_entity_find(bytes + 1, length - 1, &text, &text_length);
    uint64_t at;

    if (used == 0)
        return no_reference(t, p);
    used++; /* the '&' */
    p -= length - (used > held ? used : held);
    dhk_html_take_mark(t);
    at = t->begin + used;
    dhk_html_emit_text(t, text, text_length, t->begin, at);
    if (used < held) /* letters of an earlier piece that are text */
        dhk_html_emit_text(t, bytes + used, held - used, at, t->base);
    return dhk_html_text_from(t, t->text_state, p);
}

static const unsigned char *named_character_reference_state(dhk_html_tokenizer *t,
                                                            const unsigned char *p,
                                                            const unsigned char *end)
{
    unsigned char bytes[DHK_HTML_HELD];
    size_t before = t->held_length + (size_t)(p - t->mark), length = before;

    while (p != end && length <= DHK_ENTITY_MAX_NAME && is_alphanumeric(*p)) {
        p++;
        length++;
    }
    if (p == end && length <= DHK_ENTITY_MAX_NAME && !t->ending)
        return dhk_html_go(t, named_character_reference_state, p);
    if (p != end && length <= DHK_ENTITY_MAX_NAME && *p == ';') {
        p++;
        length++;
    }
    if (t->held_length == 0)
        return replace_name(t, t->mark, length, p);
    dhk_html_pending(t, p, bytes);
    return replace_name(t, bytes, length, p);
}

/* ---- numbers -------------------------------------------------------------------------- */

const unsigned char *dhk_html_numeric_character_reference_end_state(
    dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    unsigned char text[DHK_UTF8_MAX];
    unsigned length = dhk_utf8_write(dhk_entity_number(t->code), text);

    (void)end;
    dhk_html_emit_text(t, text, length, t->begin, dhk_html_position(t, p));
    return dhk_html_text_from(t, t->text_state, p);
}

static void add_digit(dhk_html_tokenizer *t, unsigned base, unsigned digit)
{
    t->code = t->code * base + digit;
    if (t->code > 0x10FFFF)
        t->code = 0x110000;
}

static const unsigned char *decimal_character_reference_state(dhk_html_tokenizer *t,
                                                              const unsigned char *p,
                                                              const unsigned char *end)
{
    for (; p != end && dhk_is_digit(*p); p++)
        add_digit(t, 10, *p - (unsigned)'0');
    if (p == end)
        return dhk_html_go(t, decimal_character_reference_state, p);
    if (*p == ';')
        p++;
    return dhk_html_numeric_character_reference_end_state(t, p, end);
}

static const unsigned char *hexadecimal_character_reference_state(dhk_html_tokenizer *t,
                                                                  const unsigned char *p,
                                                                  const unsigned char *end)
{
    for (; p != end && dhk_digit_value(*p) < 16; p++)
        add_digit(t, 16, dhk_digit_value(*p));
    if (p == end)
        return dhk_html_go(t, hexadecimal_character_reference_state, p);
    if (*p == ';')
        p++;
    return dhk_html_numeric_character_reference_end_state(t, p, end);
}

/* With its first digit a number is sure to be a reference, so it is not marked any longer. */
static void begin_number(dhk_html_tokenizer *t)
{
    dhk_html_take_mark(t);
    t->build = DHK_BUILD_NUMBER;
    t->code = 0;
}

static const unsigned char *
decimal_character_reference_start_state(dhk_html_tokenizer *t, const unsigned char *p,
                                        const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, decimal_character_reference_start_state, p);
    if (!dhk_is_digit(*p))
        return no_reference(t, p);
    begin_number(t);
    return decimal_character_reference_state(t, p, end);
}

static const unsigned char *
hexadecimal_character_reference_start_state(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, hexadecimal_character_reference_start_state, p);
    if (dhk_digit_value(*p) == 16)
        return no_reference(t, p);
    begin_number(t);
    return hexadecimal_character_reference_state(t, p, end);
}

static const unsigned char *numeric_character_reference_state(dhk_html_tokenizer *t,
                                                              const unsigned char *p,
                                                              const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, numeric_character_reference_state, p);
    if (*p == 'x' || *p == 'X')
        return hexadecimal_character_reference_start_state(t, p + 1, end);
    return decimal_character_reference_start_state(t, p, end);
}

const unsigned char *dhk_html_character_reference_state(dhk_html_tokenizer *t,
                                                        const unsigned char *p,
                                                        const unsigned char *end)
{
    if (p == end)
        return dhk_html_go(t, dhk_html_character_reference_state, p);
    if (*p == '#')
        return numeric_character_reference_state(t, p + 1, end);
    if (!is_alphanumeric(*p))
        return no_reference(t, p);
    t->build = DHK_BUILD_NAMED;
    return named_character_reference_state(t, p, end);
}
