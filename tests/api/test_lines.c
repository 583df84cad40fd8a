/* test_lines.c - the three ways to ask for lines tell the same, and each line is where it says.
 *                                                               SPDX-License-Identifier: MIT */
#include "api/pages.h"

static dehusk_line line_at(const dehusk_ctx *ctx, size_t index)
{
    dehusk_line line = {0};

    line.size = sizeof line;
    assert_int_equal(dehusk_line_at(ctx, index, &line), DEHUSK_OK);
    assert_int_equal(line.size, sizeof line);
    return line;
}

typedef struct walk {
    dehusk_ctx *ctx;
    size_t seen, stop_at;
} walk;

static int compare(void *user, const dehusk_line *line)
{
    walk *w = (walk *)user;
    dehusk_line other = line_at(w->ctx, w->seen);

    assert_memory_equal(line, &other, sizeof other);
    return ++w->seen == w->stop_at ? 42 : 0;
}

static void array_index_and_callback_agree(void **state)
{
    static const char *const pages[] = {html_page, markdown_page, text_page};
    size_t p;
    (void)state;
    for (p = 0; p < 3; p++) {
        dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
        const dehusk_line *first, *again;
        size_t count, stride, i;
        walk w = {NULL, 0, 0};
        read_page(ctx, pages[p], strlen(pages[p]));
        w.ctx = ctx;
        assert_int_equal(dehusk_each_line(ctx, compare, &w), DEHUSK_OK);
        assert_int_equal(w.seen, dehusk_line_count(ctx));
        assert_int_equal(dehusk_lines(ctx, &first, &count, &stride), DEHUSK_OK);
        assert_int_equal(count, w.seen);
        assert_true(count > 5);
        for (i = 0; i < count; i++) {
            const void *view = (const char *)first + i * stride;
            dehusk_line line = line_at(ctx, i);
            assert_memory_equal(view, &line, sizeof line);
            assert_int_equal(line.index, i);
        }
        assert_int_equal(dehusk_lines(ctx, &again, &count, &stride), DEHUSK_OK);
        assert_ptr_equal(first, again);
        w.seen = 0;
        w.stop_at = 3;
        assert_int_equal(dehusk_each_line(ctx, compare, &w), DEHUSK_E_STOPPED);
        assert_int_equal(w.seen, 3);
        dehusk_free(ctx);
    }
}

static void lines_of_text_are_the_bytes_of_the_page(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_TEXT, 0);
    uint64_t end = 0;
    size_t i;
    (void)state;
    read_page(ctx, text_page, sizeof text_page - 1);
    for (i = 0; i < dehusk_line_count(ctx); i++) {
        dehusk_line line = line_at(ctx, i);
        assert_true(line.offset >= end && line.offset_end > line.offset);
        assert_true(line.offset_end < sizeof text_page);
        assert_non_null(strstr(text_page + end, "s")); /* the page goes on */
        assert_true(memcmp(line.text, text_page + line.offset, line.length) == 0 ||
                    line.text[0] ==
                        '\t'); /* indentation comes before the first visible byte */
        end = line.offset_end;
    }
    assert_int_equal(end, sizeof text_page - 1);
    dehusk_free(ctx);
}

static void spans_stand_in_order_and_inside_the_page(void **state)
{
    static const char *const pages[] = {html_page, markdown_page, text_page};
    size_t p, i;
    (void)state;
    for (p = 0; p < 3; p++) {
        dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
        uint64_t end = 0;
        read_page(ctx, pages[p], strlen(pages[p]));
        for (i = 0; i < dehusk_line_count(ctx); i++) {
            dehusk_line line = line_at(ctx, i);
            assert_true(line.offset >= end && line.offset_end > line.offset);
            end = line.offset_end;
            assert_true(line.length > 0 && line.link_bytes <= line.length);
            assert_true(line.score <= 1000 && line.keep <= 1);
            assert_true((line.kind == DEHUSK_KIND_CELL) == (line.row > 0));
            if (line.kind == DEHUSK_KIND_HEADING)
                assert_true(line.level >= 1 && line.level <= 6);
        }
        assert_true(end <= strlen(pages[p]));
        dehusk_free(ctx);
    }
}

static void kinds_are_told_apart(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_HTML, 0);
    int kinds[8] = {0};
    size_t i;
    (void)state;
    read_page(ctx, html_page, sizeof html_page - 1);
    for (i = 0; i < dehusk_line_count(ctx); i++) {
        dehusk_line line = line_at(ctx, i);
        kinds[line.kind < 7 ? line.kind : 7]++;
        if (line.kind == DEHUSK_KIND_CELL)
            assert_int_equal((line.flags & DEHUSK_LINE_HEADER) != 0, line.row == 1);
    }
    assert_int_equal(kinds[DEHUSK_KIND_HEADING], 1);
    assert_int_equal(kinds[DEHUSK_KIND_ITEM], 4);
    assert_int_equal(kinds[DEHUSK_KIND_CELL], 6);
    assert_int_equal(kinds[DEHUSK_KIND_CODE], 2);
    assert_int_equal(kinds[DEHUSK_KIND_QUOTE], 1);
    assert_int_equal(kinds[7], 0);
    dehusk_free(ctx);
}

static void kept_lines_make_the_text(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
    dehusk_page page = {0};
    const char *text;
    size_t length, kept = 0, i;
    (void)state;
    page.size = sizeof page;
    read_page(ctx, html_page, sizeof html_page - 1);
    assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_OK);
    for (i = 0; i < dehusk_line_count(ctx); i++) {
        dehusk_line line = line_at(ctx, i);
        if (!line.keep)
            continue;
        kept++;
        text += strspn(text, "\n\t");
        assert_memory_equal(text, line.text, line.length);
        text += line.length;
    }
    assert_string_equal(text, "\n");
    assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_OK);
    assert_int_equal(page.kept, kept);
    assert_int_equal(page.bytes, sizeof html_page - 1);
    assert_int_equal(page.format, DEHUSK_FORMAT_HTML);
    assert_string_equal(page.encoding, "UTF-8");
    assert_string_equal(page.title, "Bees of the north");
    assert_int_equal(page.title_length, strlen(page.title));
    dehusk_free(ctx);
}

/* A caller's struct of any size gets just as much as it holds. */
static void every_size_of_struct_is_filled(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
    dehusk_line line;
    dehusk_page page = {0};
    uint32_t size;
    (void)state;
    read_page(ctx, html_page, sizeof html_page - 1);
    line = line_at(ctx, 1);
    page.size = sizeof page;
    assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_OK);
    for (size = 0; size <= sizeof page + 16; size++) {
        unsigned char block[sizeof page + 17];
        uint32_t filled, i;
        int expected = size < 4 ? DEHUSK_E_ARG : DEHUSK_OK;
        memset(block, 0xEE, sizeof block);
        memcpy(block, &size, sizeof size);
        assert_int_equal(dehusk_line_at(ctx, 1, (dehusk_line *)(void *)block), expected);
        memcpy(&filled, block, sizeof filled);
        assert_int_equal(filled, size < sizeof line ? size : sizeof line);
        for (i = 4; i < sizeof block && size >= 4; i++)
            assert_int_equal(block[i], i < filled ? ((unsigned char *)&line)[i]
                                       : i < size ? 0
                                                  : 0xEE);
        memset(block, 0xEE, sizeof block);
        memcpy(block, &size, sizeof size);
        assert_int_equal(dehusk_page_info(ctx, (dehusk_page *)(void *)block), expected);
        memcpy(&filled, block, sizeof filled);
        assert_int_equal(filled, size < sizeof page ? size : sizeof page);
        for (i = 4; i < sizeof block && size >= 4; i++)
            assert_int_equal(block[i], i < filled ? ((unsigned char *)&page)[i]
                                       : i < size ? 0
                                                  : 0xEE);
    }
    line.size = 4097;
    assert_int_equal(dehusk_line_at(ctx, 0, &line), DEHUSK_E_ARG);
    line.size = sizeof line;
    assert_int_equal(dehusk_line_at(ctx, dehusk_line_count(ctx), &line), DEHUSK_E_ARG);
    assert_int_equal(dehusk_line_at(ctx, SIZE_MAX, &line), DEHUSK_E_ARG);
    dehusk_free(ctx);
}

static int meddle(void *user, const dehusk_line *line)
{
    walk *w = (walk *)user;
    const dehusk_line *first;
    const char *text;
    char buffer[4];
    size_t length, stride;
    walk inner = {NULL, 0, 0};
    dehusk_page page = {0};

    assert_int_equal(dehusk_push(w->ctx, "x", 1), DEHUSK_E_STATE);
    assert_int_equal(dehusk_finish(w->ctx), DEHUSK_E_STATE);
    assert_int_equal(dehusk_text(w->ctx, &text, &length), DEHUSK_E_STATE);
    assert_int_equal(dehusk_markdown(w->ctx, &text, &length), DEHUSK_E_STATE);
    assert_int_equal(dehusk_pull(w->ctx, buffer, 4, &length), DEHUSK_E_STATE);
    assert_int_equal(dehusk_lines(w->ctx, &first, &length, &stride), DEHUSK_E_STATE);
    assert_int_equal(dehusk_set_rules(w->ctx, NULL), DEHUSK_E_STATE);
    assert_int_equal(dehusk_set_encoding(w->ctx, NULL), DEHUSK_E_STATE);
    dehusk_reset(w->ctx);
    dehusk_free(w->ctx);
    page.size = sizeof page;
    assert_int_equal(dehusk_page_info(w->ctx, &page), DEHUSK_OK);
    inner.ctx = w->ctx; /* what changes nothing is allowed */
    assert_int_equal(dehusk_each_line(w->ctx, compare, &inner), DEHUSK_OK);
    assert_int_equal(line->index, w->seen);
    w->seen++;
    return 0;
}

static void a_callback_cannot_change_the_context(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
    walk w = {NULL, 0, 0};
    uint64_t before;
    (void)state;
    assert_int_equal(dehusk_each_line(ctx, meddle, &w), DEHUSK_E_STATE);
    read_page(ctx, html_page, sizeof html_page - 1);
    before = hash_of_everything(ctx);
    w.ctx = ctx;
    assert_int_equal(dehusk_each_line(ctx, meddle, &w), DEHUSK_OK);
    assert_int_equal(w.seen, dehusk_line_count(ctx));
    assert_true(hash_of_everything(ctx) == before);
    dehusk_reset(ctx);
    read_page(ctx, html_page, sizeof html_page - 1);
    assert_true(hash_of_everything(ctx) == before);
    dehusk_free(ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(array_index_and_callback_agree),
        cmocka_unit_test(lines_of_text_are_the_bytes_of_the_page),
        cmocka_unit_test(spans_stand_in_order_and_inside_the_page),
        cmocka_unit_test(kinds_are_told_apart),
        cmocka_unit_test(kept_lines_make_the_text),
        cmocka_unit_test(every_size_of_struct_is_filled),
        cmocka_unit_test(a_callback_cannot_change_the_context),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
