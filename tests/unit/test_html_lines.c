/* test_html_lines.c - what the spec file of lines cannot show: positions, boxes, the head,
 * limits, memory.                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "read/html_lines.h"
#include "tables/html_tags.h"

static const dhk_page no_page;

static int read_with(dhk_html_lines *lines, dhk_page *page, const char *html, size_t length,
                     size_t piece)
{
    size_t at, taken;
    int status = dhk_page_begin(page, 1000000, 65536);

    if (status == DHK_OK)
        status = dhk_html_lines_begin(lines, page);
    for (at = 0; status == DHK_OK && at < length; at += taken) {
        taken = length - at < piece ? length - at : piece;
        status = dhk_html_lines_push(lines, (const unsigned char *)html + at, taken);
    }
    return status == DHK_OK ? dhk_html_lines_finish(lines) : status;
}

static dhk_page read_pieces(const char *html, size_t length, size_t piece)
{
    dhk_page page = no_page;
    dhk_html_lines *lines;

    page.memory = &dhk_memory_default;
    assert_int_equal(dhk_html_lines_new(page.memory, &lines), DHK_OK);
    assert_int_equal(read_with(lines, &page, html, length, piece), DHK_OK);
    dhk_html_lines_free(lines);
    return page;
}

static dhk_page read_page(const char *html)
{
    return read_pieces(html, strlen(html), strlen(html) + 1);
}

static const dhk_line *line(const dhk_page *page, size_t i)
{
    assert_true(i < page->lines.count);
    return &dhk_page_lines(page)[i];
}

static const dhk_box *box_of(const dhk_page *page, size_t i)
{
    return &dhk_page_boxes(page)[line(page, i)->box];
}

static void assert_string(const dhk_page *page, dhk_string string, const char *text)
{
    assert_int_equal(string.length, strlen(text));
    assert_memory_equal(dhk_page_text(page, string.text), text, string.length);
}

static void a_line_knows_the_bytes_it_came_from(void **state)
{
    const char *html =
        "<p> one <b>two</b> </p><ul><li>th&eacute;</li></ul><pre>\n  x\r\ny</pre>";
    dhk_page page = read_page(html);
    (void)state;
    assert_int_equal(page.lines.count, 4);
    assert_memory_equal(html + line(&page, 0)->begin, "one <b>two</b>", 10);
    assert_int_equal(line(&page, 0)->end - line(&page, 0)->begin, 10);
    assert_memory_equal(html + line(&page, 1)->begin, "th&eacute;", 10);
    assert_int_equal(line(&page, 1)->end - line(&page, 1)->begin, 10);
    assert_memory_equal(html + line(&page, 2)->begin, "  x", 3);
    assert_int_equal(line(&page, 2)->end - line(&page, 2)->begin, 3);
    assert_memory_equal(html + line(&page, 3)->begin, "y<", 2);
    assert_int_equal(line(&page, 3)->end - line(&page, 3)->begin, 1);
    dhk_page_free(&page);
}

static void boxes_are_the_blocks_with_lines(void **state)
{
    dhk_page page = read_page("<body><div></div><article><p>a</p><div><span>b</span></div>"
                              "</article><x-y><p>c</x-y>");
    const dhk_box *boxes = dhk_page_boxes(&page);
    (void)state;
    assert_int_equal(page.boxes.count, 7);
    assert_int_equal(boxes[1].tag, DHK_EL_BODY);
    assert_int_equal(boxes[2].tag, DHK_EL_ARTICLE);
    assert_int_equal(boxes[2].first_line, 0);
    assert_int_equal(boxes[2].end_line, 2);
    assert_int_equal(boxes[2].parent, 1);
    assert_int_equal(boxes[3].tag, DHK_EL_P);
    assert_int_equal(boxes[4].tag, DHK_EL_DIV);
    assert_int_equal(boxes[5].tag, DHK_EL_UNKNOWN);
    assert_int_equal(box_of(&page, 2)->depth, 3);
    assert_int_equal(line(&page, 1)->gap, 2);
    dhk_page_free(&page);
}

static void the_head_names_the_page(void **state)
{
    dhk_page page = read_page(
        "<title> A &amp;\n B </title><title>no</title><meta name=Description content='c "
        "&lt; d'>"
        "<meta property=og:title content=e><meta property=og:type content=article>"
        "<meta name=generator content='WordPress 6.1'>"
        "<meta property=product:price:amount content=1><p><span itemprop=price>9</span>");
    (void)state;
    assert_string(&page, page.title, "A & B");
    assert_string(&page, page.description, "c < d");
    assert_int_equal(page.evidence, DHK_OG_ARTICLE | DHK_BY_WORDPRESS);
    assert_int_equal(page.prices, 2);
    dhk_page_free(&page);
    page = read_page("<svg><title>icon</title></svg><meta property=og:title content=e>"
                     "<meta property=og:description content=f>");
    assert_string(&page, page.title, "e");
    assert_string(&page, page.description, "f");
    dhk_page_free(&page);
}

static void json_tells_types_however_it_is_cut(void **state)
{
    const char *html =
        "<script type='application/ld+json'>{\"@context\":\"x\", \"@type\" : [ "
        "\"NewsArticle\", \"x\" ],\"a\":{\"@type\":\"http:\\/\\/schema.org\\/Product\"},"
        "\"@type\":1,\"b\":\"FAQPage\",\"@types\":\"Recipe\"}</script>"
        "<script>{\"@type\":\"ItemList\"}</script>";
    size_t piece;
    (void)state;
    for (piece = 1; piece < 40; piece++) {
        dhk_page page = read_pieces(html, strlen(html), piece);
        assert_int_equal(page.evidence, DHK_SAYS_ARTICLE | DHK_SAYS_PRODUCT);
        assert_int_equal(page.lines.count, 0);
        dhk_page_free(&page);
    }
}

static void tags_are_counted(void **state)
{
    dhk_page page =
        read_page("<p><p></p></p><li><article></article><form></form><table></table>"
                  "<h1></h1><h2></h2><h3></h3><template><p></template>");
    (void)state;
    assert_int_equal(page.paragraphs, 2);
    assert_int_equal(page.items, 1);
    assert_int_equal(page.articles, 1);
    assert_int_equal(page.forms, 1);
    assert_int_equal(page.tables, 1);
    assert_int_equal(page.subheadings, 2);
    dhk_page_free(&page);
}

/* 'before' opening tags, "a", as many end tags, "b": what is too deep is flat, but its end tags
 * do not close what is not. */
static void elements_too_deep_end_where_they_end(void **state)
{
    enum { DEPTH = 3000 };
    char *html = (char *)malloc(DEPTH * 11 + 100);
    size_t length = 0, i;
    dhk_page page;
    (void)state;
    assert_non_null(html);
    memcpy(html, "<nav>", 5);
    length = 5;
    for (i = 0; i < DEPTH; i++, length += 5)
        memcpy(html + length, "<div>", 5);
    html[length++] = 'a';
    for (i = 0; i < DEPTH; i++, length += 6)
        memcpy(html + length, "</div>", 6);
    memcpy(html + length, "b</nav>c", 8);
    length += 8;
    page = read_pieces(html, length, length);
    assert_int_equal(page.lines.count, 3);
    assert_true(box_of(&page, 0)->depth < 512);
    assert_int_equal(box_of(&page, 1)->tag, DHK_EL_NAV);
    assert_int_equal(line(&page, 2)->box, 0);
    dhk_page_free(&page);
    free(html);
}

static void a_script_too_deep_is_no_text(void **state)
{
    char html[600 * 5 + 200];
    size_t length = 0, i;
    dhk_page page;
    (void)state;
    for (i = 0; i < 600; i++, length += 5)
        memcpy(html + length, "<div>", 5);
    memcpy(html + length,
           "a<script>b</script><svg><g>c</g></svg><xmp>d</xmp><title>e</title>f<pre>g", 73);
    length += 73;
    page = read_pieces(html, length, 7);
    assert_memory_equal(dhk_page_text(&page, 0), "afg", 3);
    dhk_page_free(&page);
}

static void assert_same_page(const dhk_page *a, const dhk_page *b)
{
    size_t i;
    assert_int_equal(a->text.count, b->text.count);
    assert_int_equal(a->lines.count, b->lines.count);
    assert_int_equal(a->boxes.count, b->boxes.count);
    assert_int_equal(a->tokens.count, b->tokens.count);
    assert_memory_equal(a->text.items, b->text.items, a->text.count);
    for (i = 0; i < a->lines.count; i++) {
        const dhk_line *x = line(a, i), *y = line(b, i);
        assert_int_equal(x->begin, y->begin);
        assert_int_equal(x->end, y->end);
        assert_int_equal(x->length, y->length);
        assert_int_equal(x->box, y->box);
        assert_int_equal(x->tokens, y->tokens);
        assert_int_equal(x->flags, y->flags);
        assert_int_equal(x->place, y->place);
        assert_int_equal(x->kind, y->kind);
        assert_int_equal(x->link_bytes, y->link_bytes);
        assert_int_equal(x->bold_bytes, y->bold_bytes);
        assert_int_equal(x->links, y->links);
        assert_int_equal(x->row, y->row);
        assert_int_equal(x->gap, y->gap);
    }
}

/* Tags in any order: nothing that a page can say. */
static size_t make_soup(char *html, size_t room, uint32_t seed)
{
    static const char *const pieces[] = {"<div>",       "</div>",       "<p>",
                                         "</p>",        "<b>",          "</b>",
                                         "<a href=x>",  "</a>",         "<i class=k>",
                                         "</i>",        "<table>",      "</table>",
                                         "<tr>",        "</tr>",        "<td>",
                                         "</td>",       "<th>",         "<ul>",
                                         "</ul>",       "<li>",         "</li>",
                                         "<svg>",       "</svg>",       "<foreignObject>",
                                         "<math>",      "</math>",      "<select>",
                                         "</select>",   "<option>",     "<form>",
                                         "</form>",     "<button>",     "</button>",
                                         "<noscript>",  "</noscript>",  "<template>",
                                         "</template>", "<pre>",        "</pre>",
                                         "<h2>",        "</h3>",        "<br>",
                                         "<hr>",        "<x-y>",        "</x-y>",
                                         "<caption>",   "<tbody>",      "</thead>",
                                         "<object>",    "</object>",    "<ruby>",
                                         "<rt>",        "<textarea>",   "</textarea>",
                                         "<title>",     "</title>",     "<body>",
                                         "</body>",     "<blockquote>", "</blockquote>",
                                         "<nobr>",      "<a>",          "<dl>",
                                         "<dd>",        "</dl>",        "\n",
                                         " ",           "word",         "\xC3\xA9t\xC3\xA9",
                                         "&nbsp;",      "&amp;",        "<img>",
                                         "<video>",     "</video>",     "\xC2\xA0"};
    size_t length = 0;

    while (length + 20 < room) {
        const char *piece;
        seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
        piece = pieces[(seed >> 8) % (sizeof pieces / sizeof *pieces)];
        memcpy(html + length, piece, strlen(piece));
        length += strlen(piece);
        if (seed >> 30 == 0)
            html[length++] = 't';
    }
    return length;
}

static void every_cut_of_a_tag_soup_gives_the_same_page(void **state)
{
    char html[1500];
    uint32_t seed;
    size_t i;
    (void)state;
    for (seed = 0; seed < 300; seed++) {
        const size_t length = make_soup(html, sizeof html, seed);
        dhk_page whole = read_pieces(html, length, length);
        for (i = 1; i < 12; i += 5) {
            dhk_page cut = read_pieces(html, length, i);
            assert_same_page(&whole, &cut);
            dhk_page_free(&cut);
        }
        for (i = 0; i < whole.lines.count; i++) {
            const dhk_line *l = line(&whole, i);
            const dhk_box *b = box_of(&whole, i);
            assert_true(l->length > 0 && l->begin < l->end && l->end <= length);
            assert_true(l->link_bytes <= l->length && l->hidden_bytes <= l->length);
            assert_true(b->first_line <= i && i < b->end_line);
            assert_true(i == 0 || line(&whole, i - 1)->begin <= l->begin);
        }
        dhk_page_free(&whole);
    }
}

static void a_reader_reads_page_after_page(void **state)
{
    char html[1500];
    dhk_page page = no_page, fresh;
    dhk_html_lines *lines;
    uint32_t seed;
    (void)state;
    page.memory = &dhk_memory_default;
    assert_int_equal(dhk_html_lines_new(page.memory, &lines), DHK_OK);
    for (seed = 0; seed < 20; seed++) {
        const size_t length = make_soup(html, sizeof html, seed);
        assert_int_equal(read_with(lines, &page, html, length, length), DHK_OK);
        fresh = read_pieces(html, length, length);
        assert_same_page(&page, &fresh);
        dhk_page_free(&fresh);
    }
    dhk_html_lines_free(lines);
    dhk_page_free(&page);
}

static void too_many_lines_are_an_error_that_stays(void **state)
{
    const unsigned char html[] = "<p>a<p>b<p>c<p>d";
    dhk_page page = no_page;
    dhk_html_lines *lines;
    (void)state;
    page.memory = &dhk_memory_default;
    assert_int_equal(dhk_html_lines_new(page.memory, &lines), DHK_OK);
    assert_int_equal(dhk_page_begin(&page, 2, 64), DHK_OK);
    assert_int_equal(dhk_html_lines_begin(lines, &page), DHK_OK);
    assert_int_equal(dhk_html_lines_push(lines, html, sizeof html - 1), DHK_E_LIMIT);
    assert_int_equal(dhk_html_lines_push(lines, html, 1), DHK_E_LIMIT);
    assert_int_equal(dhk_html_lines_finish(lines), DHK_E_LIMIT);
    dhk_html_lines_free(lines);
    dhk_page_free(&page);
}

typedef struct failing {
    size_t left;  /* allocations that still succeed */
    size_t bytes; /* in use */
} failing;

static void *acquire_some(void *user, size_t size)
{
    failing *f = (failing *)user;

    if (f->left == 0)
        return NULL;
    f->left--;
    f->bytes += size;
    return malloc(size);
}

static void *resize_some(void *user, void *block, size_t old_size, size_t new_size)
{
    failing *f = (failing *)user;

    if (f->left == 0)
        return NULL;
    f->left--;
    f->bytes += new_size - old_size;
    return realloc(block, new_size);
}

static void release_some(void *user, void *block, size_t size)
{
    ((failing *)user)->bytes -= size;
    free(block);
}

static void every_allocation_may_fail(void **state)
{
    char html[4000];
    const size_t length = make_soup(html, sizeof html, 3);
    failing f = {0, 0};
    const dhk_memory memory = {acquire_some, resize_some, release_some, &f};
    size_t n;
    int status = DHK_E_NOMEM;
    (void)state;
    for (n = 0; status != DHK_OK; n++) {
        dhk_page page = no_page;
        dhk_html_lines *lines = NULL;
        assert_true(n < 1000);
        page.memory = &memory;
        f.left = n;
        status = dhk_html_lines_new(&memory, &lines);
        if (status == DHK_OK)
            status = read_with(lines, &page, html, length, 64);
        assert_true(status == DHK_OK || status == DHK_E_NOMEM);
        dhk_html_lines_free(lines);
        dhk_page_free(&page);
        assert_int_equal(f.bytes, 0);
    }
    assert_true(n > 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_knows_the_bytes_it_came_from),
        cmocka_unit_test(boxes_are_the_blocks_with_lines),
        cmocka_unit_test(the_head_names_the_page),
        cmocka_unit_test(json_tells_types_however_it_is_cut),
        cmocka_unit_test(tags_are_counted),
        cmocka_unit_test(elements_too_deep_end_where_they_end),
        cmocka_unit_test(a_script_too_deep_is_no_text),
        cmocka_unit_test(every_cut_of_a_tag_soup_gives_the_same_page),
        cmocka_unit_test(a_reader_reads_page_after_page),
        cmocka_unit_test(too_many_lines_are_an_error_that_stays),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
