/* test_cuts.c - every way of cutting a page into pushes gives the same lines, verdicts and output.
 *                                                               SPDX-License-Identifier: MIT */
#include "api/pages.h"

static const char *const pages[] = {
    html_page,
    markdown_page,
    text_page,
    "\xEF\xBB\xBF<p>A byte order mark&#x2014;and a reference cut in two.</p>",
    "<meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0</p>",
    "<p>broken \xE2\x82 and \xF0\x9F\x90\x9D whole\r\n\r\n</p",
    "one\r\n\r\ntwo\r\rthree\n\nfour \xC3",
};

static void push_at_every_byte_gives_the_same_text(void **state)
{
    size_t p, cut;
    (void)state;
    for (p = 0; p < sizeof pages / sizeof *pages; p++) {
        size_t length = strlen(pages[p]);
        dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
        uint64_t whole;
        read_page(ctx, pages[p], length);
        whole = hash_of_everything(ctx);
        for (cut = 0; cut <= length; cut++) {
            dehusk_reset(ctx);
            assert_int_equal(dehusk_push(ctx, pages[p], cut), DEHUSK_OK);
            read_page(ctx, pages[p] + cut, length - cut);
            assert_true(hash_of_everything(ctx) == whole);
        }
        dehusk_free(ctx);
    }
}

static void pieces_of_every_size_give_the_same_text(void **state)
{
    size_t p, size, at;
    (void)state;
    for (p = 0; p < sizeof pages / sizeof *pages; p++) {
        size_t length = strlen(pages[p]);
        dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
        uint64_t whole;
        read_page(ctx, pages[p], length);
        whole = hash_of_everything(ctx);
        for (size = 1; size < 20; size++) {
            dehusk_reset(ctx);
            for (at = 0; at < length; at += size) {
                /* a block of its own, so that a read beyond it is found */
                size_t piece = length - at < size ? length - at : size;
                char *copy = (char *)malloc(piece);
                memcpy(copy, pages[p] + at, piece);
                assert_int_equal(dehusk_push(ctx, copy, piece), DEHUSK_OK);
                assert_int_equal(dehusk_push(ctx, NULL, 0), DEHUSK_OK);
                free(copy);
            }
            assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
            assert_true(hash_of_everything(ctx) == whole);
        }
        dehusk_free(ctx);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(push_at_every_byte_gives_the_same_text),
        cmocka_unit_test(pieces_of_every_size_give_the_same_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
