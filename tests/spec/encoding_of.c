/* encoding_of.c - which encoding pages are taken to be in, for html5lib_encoding.py.
 *
 * In:  pages on standard input, each as a line with its number of bytes, and these bytes.
 * Out: for each a line: the encoding, and whether anybody said so ("nobody" for a page that is all
 *      ASCII).  Each page is pushed whole, byte by byte and in sevens; the program fails when the
 *      text or the encoding differs.                             SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "line/page.h"
#include "read/charset.h"

typedef struct result {
    unsigned char *text;
    size_t length, room;
    uint32_t encoding, source;
} result;

static int take(void *user, const unsigned char *text, size_t length)
{
    result *r = *(result **)user;
    if (r->length + length > r->room) {
        r->room = 2 * (r->length + length);
        r->text = realloc(r->text, r->room);
        if (r->text == NULL)
            return -1;
    }
    memcpy(r->text + r->length, text, length);
    r->length += length;
    return 0;
}

static int read_page(dhk_charset *charset, const unsigned char *page, size_t length,
                     size_t step, result *r)
{
    size_t i, n;
    r->length = 0;
    dhk_charset_begin(charset, DHK_FORMAT_HTML);
    for (i = 0; i < length; i += n) {
        n = length - i < step ? length - i : step;
        if (dhk_charset_push(charset, page + i, n) != 0)
            return -1;
    }
    if (dhk_charset_finish(charset) != 0)
        return -1;
    r->encoding = charset->decoder.encoding;
    r->source = charset->source;
    return 0;
}

static int is_same(const result *a, const result *b)
{
    return a->encoding == b->encoding && a->source == b->source && a->length == b->length &&
           (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

int main(void)
{
    static result whole, cut;
    static const char *const sources[] = {"nobody", "mark", "caller", "page", "guess"};
    result *target = &whole;
    dhk_charset charset;
    unsigned long length;
    int status = 0;

    dhk_charset_init(&charset, &dhk_memory_default, take, &target);
    while (status == 0 && scanf("%lu", &length) == 1 && getchar() == '\n') {
        unsigned char *page = malloc(length + 1);
        size_t step;
        if (page == NULL || fread(page, 1, length, stdin) != length) {
            free(page);
            status = 2;
            break;
        }
        target = &whole;
        if (read_page(&charset, page, length, length + 1, &whole) != 0)
            status = 2;
        target = &cut;
        for (step = 1; status == 0 && step <= 7; step += 6)
            if (read_page(&charset, page, length, step, &cut) != 0 ||
                !is_same(&whole, &cut))
                status = 1;
        printf("%s %s\n", dhk_encoding_name(whole.encoding), sources[whole.source]);
        free(page);
    }
    if (status != 0)
        fprintf(stderr,
                "encoding_of: the last page, pushed in pieces, gives another text\n");
    dhk_charset_free(&charset);
    free(whole.text);
    free(cut.text);
    return status;
}
