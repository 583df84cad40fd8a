/* test_build.c - pages built from runs of text.                   SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/hash.h"
#include "base/status.h"
#include "line/build.h"

typedef struct fixture {
    dhk_page page;
    dhk_builder builder;
} fixture;

static void begin(fixture *f, uint32_t max_lines, uint32_t max_line_bytes)
{
    memset(f, 0, sizeof *f);
    f->page.memory = &dhk_memory_default;
    assert_int_equal(dhk_page_begin(&f->page, max_lines, max_line_bytes), DHK_OK);
    dhk_build_begin(&f->builder, &f->page);
}

static void end(fixture *f)
{
    assert_int_equal(dhk_build_end(&f->builder), DHK_OK);
}

/* A run that stands in the input right where it says, beginning at 'at'. */
static void put(fixture *f, const char *text, unsigned flags, uint64_t at)
{
    const size_t length = strlen(text);
    assert_int_equal(dhk_build_text(&f->builder, (const unsigned char *)text, length, flags,
                                    0, at, at + length),
                     DHK_OK);
}

static const dhk_line *line(const fixture *f, size_t i)
{
    assert_true(i < f->page.lines.count);
    return &dhk_page_lines(&f->page)[i];
}

static void says(const fixture *f, size_t i, const char *text)
{
    const dhk_line *l = line(f, i);
    assert_int_equal(l->length, strlen(text));
    assert_memory_equal(dhk_page_text(&f->page, l->text), text, l->length);
}

static void white_space_folds_between_and_inside_runs(void **state)
{
    fixture f;
    (void)state;
    begin(&f, 10, 100);
    put(&f, "  one \n", 0, 0);
    put(&f, "\t two", 0, 7);
    put(&f, "three  four ", 0, 12);
    end(&f);
    assert_int_equal(f.page.lines.count, 1);
    says(&f, 0, "one twothree four");
    assert_int_equal(line(&f, 0)->begin, 2);
    assert_int_equal(line(&f, 0)->end, 23);
    dhk_page_free(&f.page);
}

static void a_line_without_ink_is_never_made(void **state)
{
    fixture f;
    (void)state;
    begin(&f, 10, 100);
    put(&f, " \xC2\xA0\xE2\x80\x8B\xEF\xBB\xBF \xE3\x80\x80", 0, 0);
    dhk_build_break(&f.builder, 0);
    put(&f, " \t ", DHK_RUN_PRE, 20);
    end(&f);
    assert_int_equal(f.page.lines.count, 0);
    assert_int_equal(f.page.text.count, 0);
    dhk_page_free(&f.page);
}

static void bytes_without_ink_are_trimmed_from_both_ends(void **state)
{
    fixture f;
    (void)state;
    begin(&f, 10, 100);
    put(&f, "\xC2\xA0", 0, 0);
    put(&f, "a\xC2\xA0 \xC2\xA0", DHK_RUN_LINK, 2);
    end(&f);
    says(&f, 0, "a");
    assert_int_equal(line(&f, 0)->link_bytes, 1);
    assert_true(line(&f, 0)->flags & DHK_LINE_LINK_FIRST);
    dhk_page_free(&f.page);
}

static void a_space_is_link_text_only_when_all_of_it_is_in_links(void **state)
{
    fixture f;
    (void)state;
    begin(&f, 10, 100);
    put(&f, "a ", DHK_RUN_LINK, 0);
    put(&f, "b", DHK_RUN_LINK, 2);
    put(&f, " ", 0, 3);
    put(&f, " c ", DHK_RUN_LINK | DHK_RUN_BOLD, 4);
    put(&f, "d", 0, 7);
    end(&f);
    says(&f, 0, "a b c d");
    assert_int_equal(line(&f, 0)->link_bytes, 4); /* "a b", "c" */
    assert_int_equal(line(&f, 0)->bold_bytes, 1);
    dhk_page_free(&f.page);
}

static void a_link_counts_on_each_line_that_has_text_of_it(void **state)
{
    fixture f;
    (void)state;
    begin(&f, 10, 100);
    dhk_build_link(&f.builder); /* without text */
    dhk_build_link(&f.builder);
    put(&f, "a", DHK_RUN_LINK, 0);
    put(&f, "b", DHK_RUN_LINK, 1);
    dhk_build_break(&f.builder, DHK_LINE_BREAK);
    put(&f, "c", DHK_RUN_LINK, 2);
    put(&f, "d", 0, 3);
    dhk_build_link(&f.builder);
    put(&f, "e", DHK_RUN_LINK, 4);
    end(&f);
    assert_int_equal(line(&f, 0)->links, 1);
    assert_int_equal(line(&f, 1)->links, 2);
    assert_true(line(&f, 1)->flags & DHK_LINE_BREAK);
    dhk_page_free(&f.page);
}

static void counts_stop_at_their_maximum(void **state)
{
    fixture f;
    long i;
    (void)state;
    begin(&f, 10, 1000000);
    for (i = 0; i < 70000; i++)
        assert_int_equal(dhk_build_border(&f.builder), DHK_OK);
    for (i = 0; i < 70000; i++) {
        dhk_build_link(&f.builder);
        put(&f, "x", DHK_RUN_LINK, (uint64_t)i);
    }
    end(&f);
    assert_int_equal(line(&f, 0)->links, UINT16_MAX);
    assert_int_equal(line(&f, 0)->gap, UINT16_MAX);
    assert_int_equal(line(&f, 0)->link_bytes, 70000);
    dhk_page_free(&f.page);
}

static void a_long_line_is_cut_at_its_last_space(void **state)
{
    const char *text =
        "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff ggggggggg hh";
    fixture f;
    (void)state;
    begin(&f, 10, 64);
    put(&f, text, DHK_RUN_LINK, 100);
    end(&f);
    assert_int_equal(f.page.lines.count, 2);
    says(&f, 0, "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee fffffffff");
    says(&f, 1, "ggggggggg hh");
    assert_true(line(&f, 0)->flags & DHK_LINE_CUT);
    assert_false(line(&f, 1)->flags & DHK_LINE_CUT);
    assert_int_equal(line(&f, 0)->begin, 100);
    assert_int_equal(line(&f, 1)->begin, 160);
    assert_int_equal(line(&f, 1)->end, 172);
    assert_int_equal(line(&f, 0)->link_bytes, 59);
    assert_int_equal(line(&f, 1)->link_bytes, 12);
    dhk_page_free(&f.page);
}

static void a_long_word_is_cut_between_code_points(void **state)
{
    fixture f;
    char text[301];
    size_t i, total = 0;
    (void)state;
    for (i = 0; i < 100; i++)
        memcpy(text + 3 * i, "\xE6\xBC\xA2", 4);
    begin(&f, 10, 64);
    put(&f, text, 0, 0);
    end(&f);
    for (i = 0; i < f.page.lines.count; i++) {
        assert_int_equal(line(&f, i)->length % 3, 0);
        assert_true(line(&f, i)->length <= 64);
        assert_int_equal(line(&f, i)->begin, total);
        total += line(&f, i)->length;
    }
    assert_int_equal(total, 300);
    dhk_page_free(&f.page);
}

/* Text of words, gaps and wide characters, the same for each seed. */
static size_t make_text(unsigned char *text, size_t room, uint32_t seed)
{
    static const char *const pieces[] = {
        "a",  "bc", "\xC3\xA9", "\xE6\xBC\xA2", " ",
        "  ", "\n", "word",     "\xC2\xA0",     "longerwords"};
    size_t length = 0;

    while (length + 12 < room) {
        const char *piece = pieces[(seed = seed * 1664525 + 1013904223) >> 16 & 7];
        if ((seed >> 8 & 63) == 0)
            piece = pieces[8 + (seed >> 24 & 1)];
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
    return length;
}

static void assert_same_page(const dhk_page *a, const dhk_page *b)
{
    size_t i;
    assert_int_equal(a->lines.count, b->lines.count);
    assert_int_equal(a->text.count, b->text.count);
    assert_memory_equal(a->text.items, b->text.items, a->text.count);
    for (i = 0; i < a->lines.count; i++) {
        const dhk_line *x = &dhk_page_lines(a)[i], *y = &dhk_page_lines(b)[i];
        assert_int_equal(x->text, y->text);
        assert_int_equal(x->length, y->length);
        assert_int_equal(x->begin, y->begin);
        assert_int_equal(x->end, y->end);
        assert_int_equal(x->flags, y->flags);
        assert_int_equal(x->links, y->links);
        assert_int_equal(x->link_bytes, y->link_bytes);
        assert_true(x->link_bytes <= x->length);
    }
}

static void put_cut(fixture *f, const unsigned char *text, size_t length, bool whole)
{
    size_t at = 0, next, i;

    /* runs of 50 bytes or so, each second one a link; 'whole' or by code points */
    while (at < length) {
        const unsigned flags = (at / 50) % 2 ? DHK_RUN_LINK : 0;
        if (flags && !f->builder.in_link)
            dhk_build_link(&f->builder);
        for (next = (at / 50 + 1) * 50; next < length && (text[next] & 0xC0) == 0x80;)
            next++;
        if (next > length)
            next = length;
        for (i = at + 1; !whole && i < next; i++)
            if ((text[i] & 0xC0) != 0x80) {
                assert_int_equal(
                    dhk_build_text(&f->builder, text + at, i - at, flags, 0, at, i),
                    DHK_OK);
                at = i;
            }
        assert_int_equal(
            dhk_build_text(&f->builder, text + at, next - at, flags, 0, at, next), DHK_OK);
        at = next;
    }
}

static void every_way_of_cutting_runs_makes_the_same_lines(void **state)
{
    unsigned char text[2000];
    fixture a, b;
    uint32_t seed;
    (void)state;
    for (seed = 0; seed < 200; seed++) {
        const size_t length = make_text(text, sizeof text, seed);
        begin(&a, 1000, 64 + seed);
        begin(&b, 1000, 64 + seed);
        put_cut(&a, text, length, true);
        put_cut(&b, text, length, false);
        end(&a);
        end(&b);
        assert_same_page(&a.page, &b.page);
        dhk_page_free(&a.page);
        dhk_page_free(&b.page);
    }
}

static void preformatted_text_keeps_its_indentation(void **state)
{
    fixture f;
    (void)state;
    begin(&f, 10, 100);
    put(&f, "  if  (x)\t", DHK_RUN_PRE | DHK_RUN_CODE, 5);
    dhk_build_break(&f.builder, DHK_LINE_BREAK);
    put(&f, "\t", DHK_RUN_PRE, 16);
    put(&f, " y", DHK_RUN_PRE, 17);
    end(&f);
    says(&f, 0, "  if  (x)");
    says(&f, 1, "\t y");
    assert_int_equal(line(&f, 0)->begin, 5);
    assert_int_equal(line(&f, 0)->code_bytes, 9);
    assert_int_equal(line(&f, 1)->begin, 16);
    dhk_page_free(&f.page);
}

static void a_box_without_a_line_is_forgotten(void **state)
{
    fixture f;
    uint32_t outer, inner;
    const dhk_box *boxes;
    (void)state;
    begin(&f, 10, 100);
    dhk_build_open(&f.builder, 5, DHK_BOX_NAV, 0, &outer);
    dhk_build_open(&f.builder, 6, 0, 0, &inner);
    dhk_build_open(&f.builder, 7, 0, 0, &inner);
    dhk_build_close(&f.builder);
    dhk_build_close(&f.builder);
    put(&f, "a", 0, 0);
    dhk_build_open(&f.builder, 8, DHK_BOX_FORM, 0, &inner);
    put(&f, "b", 0, 1);
    dhk_build_close(&f.builder);
    dhk_build_close(&f.builder);
    put(&f, "c", 0, 2);
    end(&f);
    boxes = dhk_page_boxes(&f.page);
    assert_int_equal(f.page.boxes.count, 3);
    assert_int_equal(boxes[0].end_line, 3);
    assert_int_equal(boxes[1].tag, 5);
    assert_int_equal(boxes[1].first_line, 0);
    assert_int_equal(boxes[1].end_line, 2);
    assert_int_equal(boxes[2].tag, 8);
    assert_int_equal(boxes[2].parent, 1);
    assert_int_equal(boxes[2].depth, 2);
    assert_int_equal(boxes[2].flags, DHK_BOX_NAV | DHK_BOX_FORM);
    assert_int_equal(boxes[2].path, dhk_hash_chain(dhk_hash_chain(boxes[0].path, 5), 8));
    assert_int_equal(line(&f, 0)->gap, 5);
    assert_int_equal(line(&f, 1)->box, 2);
    assert_int_equal(line(&f, 1)->place, DHK_BOX_NAV | DHK_BOX_FORM);
    assert_int_equal(line(&f, 2)->box, 0);
    dhk_page_free(&f.page);
}

static void a_break_holds_within_one_block_only(void **state)
{
    fixture f;
    uint32_t box;
    (void)state;
    begin(&f, 10, 100);
    dhk_build_break(&f.builder, DHK_LINE_BREAK);
    put(&f, "a", 0, 0);
    dhk_build_break(&f.builder, DHK_LINE_BREAK);
    dhk_build_open(&f.builder, 1, 0, 0, &box);
    put(&f, "b", 0, 1);
    dhk_build_break(&f.builder, DHK_LINE_BREAK | DHK_LINE_RULE);
    put(&f, "c", 0, 2);
    end(&f);
    assert_int_equal(line(&f, 0)->flags, 0);
    assert_int_equal(line(&f, 1)->flags, 0);
    assert_int_equal(line(&f, 2)->flags, DHK_LINE_BREAK | DHK_LINE_RULE);
    dhk_page_free(&f.page);
}

static void a_line_is_hidden_when_every_byte_is(void **state)
{
    fixture f;
    uint32_t box;
    (void)state;
    begin(&f, 10, 100);
    put(&f, "a ", DHK_RUN_HIDDEN, 0);
    put(&f, "b", DHK_RUN_HIDDEN, 2);
    dhk_build_break(&f.builder, 0);
    put(&f, "a ", DHK_RUN_HIDDEN, 3);
    put(&f, "b", 0, 5);
    dhk_build_open(&f.builder, 1, DHK_BOX_HIDDEN, 0, &box);
    put(&f, "c", 0, 6);
    end(&f);
    assert_true(line(&f, 0)->flags & DHK_LINE_HIDDEN);
    assert_false(line(&f, 1)->flags & DHK_LINE_HIDDEN);
    assert_int_equal(line(&f, 1)->hidden_bytes, 1);
    assert_true(line(&f, 2)->flags & DHK_LINE_HIDDEN);
    dhk_page_free(&f.page);
}

static void strings_are_laid_out_and_held_to_a_line(void **state)
{
    fixture f;
    dhk_string string;
    char text[200];
    (void)state;
    begin(&f, 10, 64);
    put(&f, "line", 0, 0);
    dhk_build_string(&f.builder, (const unsigned char *)" A \n title ", 11, &string);
    assert_int_equal(string.length, 7);
    assert_memory_equal(dhk_page_text(&f.page, string.text), "A title", 7);
    memset(text, 'x', sizeof text);
    dhk_build_string(&f.builder, (const unsigned char *)text, sizeof text, &string);
    assert_int_equal(string.length, 64);
    dhk_build_string(&f.builder, (const unsigned char *)"", 0, &string);
    assert_int_equal(string.length, 0);
    put(&f, "more", 0, 4);
    end(&f);
    says(&f, 0, "line");
    says(&f, 1, "more");
    dhk_page_free(&f.page);
}

static void rows_are_numbered_from_one(void **state)
{
    fixture f;
    (void)state;
    begin(&f, 10, 100);
    put(&f, "a", 0, 0);
    dhk_build_border(&f.builder);
    put(&f, "b", 0, 1);
    dhk_build_border(&f.builder);
    dhk_build_row(&f.builder, 1);
    put(&f, "c", 0, 2);
    dhk_build_border(&f.builder);
    dhk_build_row(&f.builder, 2);
    end(&f);
    assert_int_equal(line(&f, 0)->row, 0);
    assert_int_equal(line(&f, 1)->row, 1);
    assert_int_equal(line(&f, 1)->kind, DHK_KIND_CELL);
    assert_int_equal(line(&f, 2)->row, 2);
    dhk_page_free(&f.page);
}

static void too_many_lines_are_an_error(void **state)
{
    fixture f;
    (void)state;
    begin(&f, 1, 100);
    put(&f, "a", 0, 0);
    assert_int_equal(dhk_build_break(&f.builder, 0), DHK_OK);
    put(&f, "b", 0, 1);
    assert_int_equal(dhk_build_break(&f.builder, 0), DHK_E_LIMIT);
    dhk_page_free(&f.page);
}

static void a_page_begins_anew(void **state)
{
    fixture f;
    uint32_t hashes[2] = {1, 2}, set;
    (void)state;
    begin(&f, 10, 100);
    put(&f, "a", 0, 0);
    assert_int_equal(dhk_build_tokens(&f.builder, hashes, 2, &set), DHK_OK);
    assert_int_equal(set, 1);
    assert_int_equal(dhk_build_tokens(&f.builder, hashes, 0, &set), DHK_OK);
    assert_int_equal(set, 0);
    end(&f);
    assert_int_equal(dhk_page_begin(&f.page, 10, 100), DHK_OK);
    assert_int_equal(f.page.lines.count, 0);
    assert_int_equal(f.page.boxes.count, 1);
    assert_int_equal(f.page.token_sets.count, 1);
    assert_int_equal(dhk_page_boxes(&f.page)[0].parent, DHK_NONE);
    dhk_page_free(&f.page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_folds_between_and_inside_runs),
        cmocka_unit_test(a_line_without_ink_is_never_made),
        cmocka_unit_test(bytes_without_ink_are_trimmed_from_both_ends),
        cmocka_unit_test(a_space_is_link_text_only_when_all_of_it_is_in_links),
        cmocka_unit_test(a_link_counts_on_each_line_that_has_text_of_it),
        cmocka_unit_test(counts_stop_at_their_maximum),
        cmocka_unit_test(a_long_line_is_cut_at_its_last_space),
        cmocka_unit_test(a_long_word_is_cut_between_code_points),
        cmocka_unit_test(every_way_of_cutting_runs_makes_the_same_lines),
        cmocka_unit_test(preformatted_text_keeps_its_indentation),
        cmocka_unit_test(a_box_without_a_line_is_forgotten),
        cmocka_unit_test(a_break_holds_within_one_block_only),
        cmocka_unit_test(a_line_is_hidden_when_every_byte_is),
        cmocka_unit_test(strings_are_laid_out_and_held_to_a_line),
        cmocka_unit_test(rows_are_numbered_from_one),
        cmocka_unit_test(too_many_lines_are_an_error),
        cmocka_unit_test(a_page_begins_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
