/* c99.c - the one-call function from C99: its contract for every kind of input.
 *                                                               SPDX-License-Identifier: MIT */
#include <dehusk.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int failures;

static void expect(bool truth, const char *what)
{
    if (!truth) {
        printf("c99: not so: %s\n", what);
        failures++;
    }
}

static void nothing_gives_an_empty_text(void)
{
    char *text = NULL;
    size_t length = 1;

    expect(dehusk_clean_dup(NULL, 0, NULL, &text, &length) == DEHUSK_OK, "no page");
    expect(text != NULL && text[0] == '\0' && length == 0, "empty, not NULL");
    dehusk_text_free(text);
}

static void errors_leave_null_behind(void)
{
    char byte = 0, *text = &byte;
    size_t length = 1;
    dehusk_options options;

    expect(dehusk_clean_dup(NULL, 5, NULL, &text, &length) == DEHUSK_E_ARG,
           "NULL of five bytes");
    expect(text == NULL && length == 0, "NULL after E_ARG");
    dehusk_options_init(&options, sizeof options);
    options.max_page_bytes = 3;
    text = &byte;
    expect(dehusk_clean_dup("four", 4, &options, &text, &length) == DEHUSK_E_LIMIT,
           "limit");
    expect(text == NULL && length == 0, "NULL after E_LIMIT");
    expect(dehusk_clean_dup("four", 4, NULL, NULL, &length) == DEHUSK_E_ARG,
           "no place for text");
}

static void options_of_other_sizes(void)
{
    struct {
        dehusk_options known;
        uint32_t later;
    } newer = {.known = {.size = sizeof newer, .keep_permille = 500}};
    dehusk_options older = {.size = 8, .format = DEHUSK_FORMAT_TEXT, .max_line_bytes = 7};
    char *text = NULL;
    size_t length;

    expect(dehusk_clean_dup("x", 1, &newer.known, &text, &length) == DEHUSK_OK,
           "newer, zero");
    dehusk_text_free(text);
    newer.later = 1;
    expect(dehusk_clean_dup("x", 1, &newer.known, &text, &length) == DEHUSK_E_OPTION,
           "newer, with a wish that is not known");
    expect(dehusk_clean_dup("x", 1, &older, &text, &length) == DEHUSK_OK,
           "older: what lies beyond its size is not read");
    dehusk_text_free(text);
}

/* Kept lines of plain text are the very bytes that came in. */
static void text_is_kept_as_it_is(void)
{
    static const char line[] =
        "The mill at the lower bridge  had stood \xC3\xBC"
        "ber the stream "
        "since 1741, and in all that time it had never once been silent.";
    const dehusk_options options = {
        .size = sizeof options, .format = DEHUSK_FORMAT_TEXT, .keep_permille = 1};
    char *text = NULL;
    size_t length;

    expect(dehusk_clean_dup(line, sizeof line - 1, &options, &text, &length) == DEHUSK_OK,
           "clean_dup");
    expect(text != NULL && strstr(text, line) != NULL, "the same bytes");
    dehusk_text_free(text);
}

int main(void)
{
    nothing_gives_an_empty_text();
    errors_leave_null_behind();
    options_of_other_sizes();
    text_is_kept_as_it_is();
    return failures != 0;
}
