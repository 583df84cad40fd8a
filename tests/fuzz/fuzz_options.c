/* fuzz_options.c - any bytes as the structs that a caller gives or has filled, of any size.
 *
 * In: two bytes for the size of the options, the options, then a page (one of our own where nothing
 * is left).  Every struct stands in a block of its very size, so that a sanitizer sees a step beyond.
 * Held: options are taken or DEHUSK_E_OPTION, by every function alike; the limits that were taken
 * hold; a struct that is filled has the fields that fit, true to the last whole one, and zeros
 * behind; its size says how many bytes are true.                  SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "hostile/run_page.h"
#include "truth.h"

enum { SIZE_BYTES = 2, LARGEST = 4400 };

static const char own_page[] =
    "<title>Tides</title><h1>Tides</h1><nav><a href=/>Home</a></nav><p>The tide came in "
    "slowly "
    "that night, and nobody who stood on the wall could say why.<ul><li>One<li>Two</ul>"
    "<table><tr><td>a<td>b</table><footer>Subscribe</footer>";

static void *block_of(size_t size)
{
    unsigned char *block = malloc(size > 0 ? size : 1);

    truth(block != NULL, "memory for a struct");
    memset(block, 0xA5, size);
    return block;
}

/* 'given' of 'size' bytes is 'whole' as far as both go, and zeros behind. */
static void check_filled(const unsigned char *given, size_t size, const void *whole,
                         size_t whole_size)
{
    const size_t head = sizeof(uint32_t);
    size_t both = size < whole_size ? size : whole_size, i;
    uint32_t said;

    memcpy(&said, given, head);
    truth(said <= both && said >= head, "a filled struct says how much of it is true");
    truth(memcmp(given + head, (const char *)whole + head, said - head) == 0,
          "a smaller struct has the same fields");
    for (i = both; i < size; i++)
        truth(given[i] == 0, "what is not known is zero");
}

/* The line and the page as structs of this size. */
static void ask_by_size(dehusk_ctx *ctx, size_t size)
{
    unsigned char *block = block_of(size);
    const uint32_t said = (uint32_t)size;
    dehusk_line line;
    dehusk_page page;
    int status;

    if (size < sizeof said) {
        free(block);
        return;
    }
    memset(&line, 0, sizeof line);
    memset(&page, 0, sizeof page);
    line.size = sizeof line;
    page.size = sizeof page;
    memcpy(block, &said, sizeof said);
    status = dehusk_page_info(ctx, (dehusk_page *)(void *)block);
    truth(status == (size <= 4096 ? DEHUSK_OK : DEHUSK_E_ARG),
          "sizes up to 4096 are filled");
    truth(dehusk_page_info(ctx, &page) == DEHUSK_OK, "page_info");
    if (status == DEHUSK_OK)
        check_filled(block, size, &page, sizeof page);
    memset(block, 0x5A, size);
    memcpy(block, &said, sizeof said);
    if (dehusk_line_count(ctx) > 0) {
        truth(dehusk_line_at(ctx, 0, (dehusk_line *)(void *)block) == status,
              "lines and pages have one rule");
        truth(dehusk_line_at(ctx, 0, &line) == DEHUSK_OK, "line_at");
        if (status == DEHUSK_OK)
            check_filled(block, size, &line, sizeof line);
    }
    free(block);
}

/* A mistake in rules, told in a struct of this size. */
static void fail_by_size(size_t size)
{
    unsigned char *block = block_of(size);
    const uint32_t said = (uint32_t)size;
    dehusk_rules_error whole;
    dehusk_rules *rules;

    memset(&whole, 0, sizeof whole);
    whole.size = sizeof whole;
    if (size >= sizeof said) {
        memcpy(block, &said, sizeof said);
        truth(dehusk_rules_new("drop (", 6, NULL, &rules,
                               (dehusk_rules_error *)(void *)block) ==
                  (size <= 4096 ? DEHUSK_E_PATTERN : DEHUSK_E_ARG),
              "a mistake in rules");
        truth(dehusk_rules_new("drop (", 6, NULL, &rules, &whole) == DEHUSK_E_PATTERN,
              "a mistake in rules");
        if (size <= 4096)
            check_filled(block, size, &whole, sizeof whole);
    }
    free(block);
}

static void init_by_size(size_t size)
{
    unsigned char *block = block_of(size);

    dehusk_options_init((dehusk_options *)(void *)block, size);
    free(block);
}

static void read_page(dehusk_ctx *ctx, const uint8_t *page, size_t length)
{
    const int status = dehusk_push(ctx, page, length);

    truth(status == DEHUSK_OK || status == DEHUSK_E_LIMIT, "any bytes are a page");
    if (status == DEHUSK_OK && dehusk_finish(ctx) == DEHUSK_OK)
        run_check(ctx, "page", length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *page = (const uint8_t *)own_page;
    size_t wanted, length = sizeof own_page - 1;
    unsigned char *block;
    const dehusk_options *options;
    dehusk_ctx *ctx;
    char *text;
    size_t text_length;
    uint32_t said = 0;
    meter m;
    const dehusk_allocator allocator = metered(&m);
    int status, again;

    if (size < SIZE_BYTES)
        return 0;
    wanted = (data[0] | (size_t)data[1] << 8) % LARGEST;
    data += SIZE_BYTES;
    size -= SIZE_BYTES;
    block = block_of(wanted);
    memset(block, 0, wanted);
    memcpy(block, data, size < wanted ? size : wanted);
    if (wanted >= sizeof said)
        memcpy(&said, block, sizeof said);
    /* A size beyond the block would be the caller's lie. */
    if (said <= wanted && wanted >= sizeof said) {
        if (size > wanted) {
            page = data + wanted;
            length = size - wanted;
        }
        options = (const dehusk_options *)(const void *)block;
        status = dehusk_new(options, &allocator, &ctx);
        truth(status == DEHUSK_OK || status == DEHUSK_E_OPTION,
              "options are taken or refused");
        truth((status == DEHUSK_OK) == (ctx != NULL), "a context or an error");
        if (status == DEHUSK_OK) {
            read_page(ctx, page, length);
            dehusk_reset(ctx);
            read_page(ctx, (const uint8_t *)own_page, 20);
            if (dehusk_line_count(ctx) > 0)
                ask_by_size(ctx, wanted);
        }
        again = dehusk_clean_dup(page, length, options, &text, &text_length);
        truth((again == DEHUSK_E_OPTION) == (status == DEHUSK_E_OPTION),
              "one rule for options");
        truth((again == DEHUSK_OK) == (text != NULL) &&
                  (text == NULL || (is_utf8(text, text_length) && text[text_length] == 0)),
              "a text or an error");
        dehusk_text_free(text);
        dehusk_free(ctx);
        truth(m.used == 0, "all memory is given back");
    }
    free(block);
    init_by_size(wanted);
    fail_by_size(wanted);
    return 0;
}
