/* pages_made.c - hostile pages that one unit cannot say: what grows from line to line, what is made
 * to collide in tables, and soups of tokens in no order (drawn by a small generator of our own,
 * so that they are the same everywhere).                        SPDX-License-Identifier: MIT */
#include "hostile/hostile.h"

#include <string.h>

#include "hostile/collide.h"

static void fill_with(unsigned char *bytes, size_t *at, size_t size, char byte,
                      size_t count)
{
    if (count > size - *at)
        count = size - *at;
    memset(bytes + *at, byte, count);
    *at += count;
}

/* ` `` ``` ````: no two runs are equally long, so none closes another. */
static void make_growing_backticks(unsigned char *bytes, size_t size)
{
    size_t at = 0, n;

    for (n = 1; at < size; n++) {
        fill_with(bytes, &at, size, '`', n);
        fill_with(bytes, &at, size, 'a', 1);
    }
}

/* An item in each item, each line indented more than the one before. */
static void make_growing_lists(unsigned char *bytes, size_t size)
{
    size_t at = 0, n;

    for (n = 0; at < size; n++) {
        fill_with(bytes, &at, size, ' ', 2 * n);
        at = hostile_append(bytes, at, size, "- x\n", 0);
    }
}

/* Each blank line, and each lazy one, is matched with all items that are open. */
static void make_growing_list_then_lines(unsigned char *bytes, size_t size)
{
    size_t at = size / 2, n;

    make_growing_lists(bytes, at);
    for (n = 0; at < size; n++)
        at = hostile_append(bytes, at, size, n % 3 == 0 ? "a\n" : "\n", 0);
}

static void make_growing_quotes(unsigned char *bytes, size_t size)
{
    size_t at = 0, n;

    for (n = 1; at < size; n++) {
        fill_with(bytes, &at, size, '>', n % 1000);
        at = hostile_append(bytes, at, size, "x\n", 0);
    }
}

static void make_growing_stars(unsigned char *bytes, size_t size)
{
    size_t at = 0, n;

    for (n = 1; at < size; n++) {
        fill_with(bytes, &at, size, '*', n % 64);
        at = hostile_append(bytes, at, size, n % 2 == 0 ? "a " : "a", 0);
    }
}

/* Lines of 1, 2, 3 ... bytes. */
static void make_growing_lines(unsigned char *bytes, size_t size)
{
    size_t at = 0, n;

    for (n = 1; at < size; n++) {
        fill_with(bytes, &at, size, 'x', n);
        fill_with(bytes, &at, size, '\n', 1);
    }
}

/* Longer than any line may be, with the only white space where a cut helps least. */
static void make_words_of_a_line(unsigned char *bytes, size_t size)
{
    size_t at = 0;

    while (at < size) {
        fill_with(bytes, &at, size, 'x', 65536 - 1);
        fill_with(bytes, &at, size, ' ', 2);
        fill_with(bytes, &at, size, 'y', 1);
        fill_with(bytes, &at, size, ' ', 1);
    }
}

static void make_spaced_pre(unsigned char *bytes, size_t size)
{
    size_t at = hostile_append(bytes, 0, size, "<pre>", 0);

    while (at < size) {
        fill_with(bytes, &at, size, ' ', 40000);
        fill_with(bytes, &at, size, 'x', 40000);
        fill_with(bytes, &at, size, ' ', 1);
    }
}

/* Each element with a name of its own and of some length, so that stacks of names grow. */
static void make_long_names(unsigned char *bytes, size_t size)
{
    size_t at = 0;
    uint32_t n;

    for (n = 0; at < size; n++) {
        at = hostile_append(bytes, at, size, "<x\1-", n);
        fill_with(bytes, &at, size, 'y', 500);
        at = hostile_append(bytes, at, size, ">z", n);
    }
}

/* Element in element without any text between, as deep as frames go, all of them closed by one end
 * tag: no page has more boxes for its bytes and lines. */
static void make_boxes(unsigned char *bytes, size_t size)
{
    size_t at = 0, n;

    while (at < size) {
        at = hostile_append(bytes, at, size, "<div>", 0);
        for (n = 0; n < 480 && at < size; n++)
            at = hostile_append(bytes, at, size, "<ul>", 0);
        at = hostile_append(bytes, at, size, "x</div>", 0);
    }
}

static void fill_deep(unsigned char *bytes, size_t size, const char *around, unsigned depth,
                      const char *unit)
{
    size_t at = 0;

    while (depth-- > 0)
        at = hostile_append(bytes, at, size, around, 0);
    while (at < size)
        at = hostile_append(bytes, at, size, unit, 0);
}

/* Markdown must say of each line how deep it stands. */
static void make_deep_items(unsigned char *bytes, size_t size)
{
    fill_deep(bytes, size, "<ul><li>x", 150, "<li>y");
}

static void make_deep_quotes(unsigned char *bytes, size_t size)
{
    fill_deep(bytes, size, "<blockquote>", 300, "<p>x");
}

static void make_deep_items_in_quotes(unsigned char *bytes, size_t size)
{
    fill_deep(bytes, size, "<blockquote><ol><li>", 150, "<p>x");
}

static void make_colliding_lines(unsigned char *bytes, size_t size)
{
    collide_lines(bytes, size, 1, "", "\n");
}

/* The same without collisions: what the other must cost more than. */
static void make_scattered_lines(unsigned char *bytes, size_t size)
{
    collide_lines(bytes, size, 0, "", "\n");
}

static void make_colliding_classes(unsigned char *bytes, size_t size)
{
    collide_lines(bytes, size, 1, "<p class=", ">x");
}

/* Units drawn from a list. */
static void draw(unsigned char *bytes, size_t size, const char *const *units, size_t count,
                 uint32_t chance)
{
    size_t at = 0;

    while (at < size) {
        chance = chance * 1664525u + 1013904223u;
        at = hostile_append(bytes, at, size, units[(chance >> 12) % count], chance >> 20);
    }
}

static void make_html_soup(unsigned char *bytes, size_t size)
{
    static const char *const units[] = {"<p>",
                                        "</p>",
                                        "<div class='a\1'>",
                                        "</div>",
                                        "<a href=x>",
                                        "</a>",
                                        "<b>",
                                        "</b>",
                                        "<i>",
                                        "</i>",
                                        "<font>",
                                        "</font>",
                                        "<table>",
                                        "</table>",
                                        "<tr>",
                                        "</tr>",
                                        "<td>",
                                        "</td>",
                                        "<ul>",
                                        "</ul>",
                                        "<li>",
                                        "</li>",
                                        "<h2>",
                                        "</h2>",
                                        "<svg>",
                                        "</svg>",
                                        "<template>",
                                        "</select>",
                                        "<select>",
                                        "<option>",
                                        "<button>",
                                        "</button>",
                                        "<noscript>",
                                        "<br>",
                                        "</form>",
                                        "<form>",
                                        "<pre>",
                                        "</pre>",
                                        "<title>",
                                        "</title>",
                                        "<!--",
                                        "-->",
                                        "<script>",
                                        "</script>",
                                        "word\1 ",
                                        "A sentence stands here. ",
                                        "&amp;",
                                        "&lt",
                                        "\n",
                                        " ",
                                        "\2",
                                        "\r\n",
                                        "</template>",
                                        "<math>",
                                        "</math>",
                                        "<span hidden>",
                                        "</span>",
                                        "<hr>",
                                        "</x>",
                                        "</noscript>",
                                        "</template>",
                                        "</template>",
                                        "</svg>",
                                        "</svg>",
                                        "</select>",
                                        "</math>",
                                        "</title>",
                                        "</noscript>",
                                        "</script>",
                                        "-->",
                                        "\xC3",
                                        "\xA9",
                                        "\xE2\x80\x8B",
                                        "<td a='",
                                        "'>"};

    draw(bytes, size, units, sizeof units / sizeof *units, 1);
}

/* The same of elements that all have text. */
static void make_text_html_soup(unsigned char *bytes, size_t size)
{
    static const char *const units[] = {"<p>",
                                        "</p>",
                                        "<div class='a\1'>",
                                        "</div>",
                                        "<a href=x>",
                                        "</a>",
                                        "<b>",
                                        "</b>",
                                        "<i>",
                                        "</i>",
                                        "<table>",
                                        "</table>",
                                        "<tr>",
                                        "</tr>",
                                        "<td>",
                                        "</td>",
                                        "<ul>",
                                        "</ul>",
                                        "<li>",
                                        "</li>",
                                        "<h2>",
                                        "</h2>",
                                        "<span hidden>",
                                        "</span>",
                                        "<hr>",
                                        "<pre>",
                                        "</pre>",
                                        "<br>",
                                        "</x>",
                                        "<blockquote>",
                                        "</blockquote>",
                                        "<nav>",
                                        "</nav>",
                                        "word\1 ",
                                        "A sentence stands here. ",
                                        "&amp;",
                                        "&nbsp;",
                                        "\n",
                                        " ",
                                        "cookies "};

    draw(bytes, size, units, sizeof units / sizeof *units, 5);
}

static void make_markdown_soup(unsigned char *bytes, size_t size)
{
    static const char *const units[] = {"*",
                                        "**",
                                        "_",
                                        "`",
                                        "``",
                                        "```\n",
                                        "[",
                                        "]",
                                        "](",
                                        ")",
                                        "![",
                                        "> ",
                                        "- ",
                                        "1. ",
                                        "# ",
                                        "\n",
                                        "\n\n",
                                        "    ",
                                        "|",
                                        "|-|-|\n",
                                        "---\n",
                                        "=\n",
                                        "<a>",
                                        "</a>",
                                        "<!--",
                                        "-->",
                                        "\\",
                                        "&amp;",
                                        "word ",
                                        "a.b@c.d ",
                                        "http://a.b/c ",
                                        "  \n",
                                        "~~",
                                        "\t",
                                        "[^1]: ",
                                        "<div>\n",
                                        "</div>\n",
                                        "<td>",
                                        "\xC3\xA9"};

    draw(bytes, size, units, sizeof units / sizeof *units, 2);
}

static void make_text_soup(unsigned char *bytes, size_t size)
{
    static const char *const units[] = {"word ",
                                        "Word ",
                                        "\1 ",
                                        "\n",
                                        "\r\n",
                                        "\n\n",
                                        "\t",
                                        "\f",
                                        ". ",
                                        "! ",
                                        "- ",
                                        "* ",
                                        "2023-10-04 ",
                                        "3 hours ago ",
                                        "Accept all cookies",
                                        "\xE4\xB8\x80",
                                        "\xE3\x80\x82",
                                        "\xD0\x90",
                                        "\xE0\xB8\x81",
                                        "\xF0\x9F\x98\x80",
                                        "http://",
                                        "\xC2\xA9 20",
                                        "|",
                                        "$1"};

    draw(bytes, size, units, sizeof units / sizeof *units, 3);
}

static void make_byte_soup(unsigned char *bytes, size_t size)
{
    uint32_t chance = 4;
    size_t at;

    for (at = 0; at < size; at++) {
        chance = chance * 1664525u + 1013904223u;
        bytes[at] = (unsigned char)(chance >> 24);
    }
}

#define MADE(name, format, fill)                                                           \
    {                                                                                      \
        name, DEHUSK_FORMAT_##format, NULL, NULL, NULL, NULL, fill                         \
    }
#define SAID(name, encoding)                                                               \
    {                                                                                      \
        name, DEHUSK_FORMAT_TEXT, NULL, NULL, NULL, encoding, make_byte_soup               \
    }

const hostile_page hostile_made[] = {
    MADE("growing_backticks", MARKDOWN, make_growing_backticks),
    MADE("growing_lists", MARKDOWN, make_growing_lists),
    MADE("growing_list_then_lines", MARKDOWN, make_growing_list_then_lines),
    MADE("growing_quotes", MARKDOWN, make_growing_quotes),
    MADE("growing_stars", MARKDOWN, make_growing_stars),
    MADE("growing_lines", TEXT, make_growing_lines),
    MADE("growing_lines_of_markdown", MARKDOWN, make_growing_lines),
    MADE("words_of_a_line", TEXT, make_words_of_a_line),
    MADE("words_of_a_line_of_html", HTML, make_words_of_a_line),
    MADE("words_of_a_line_of_markdown", MARKDOWN, make_words_of_a_line),
    MADE("spaced_pre", HTML, make_spaced_pre),
    MADE("long_names", HTML, make_long_names),
    MADE("boxes", HTML, make_boxes),
    MADE("deep_items", HTML, make_deep_items),
    MADE("deep_quotes", HTML, make_deep_quotes),
    MADE("deep_items_in_quotes", HTML, make_deep_items_in_quotes),
    MADE("colliding_lines", TEXT, make_colliding_lines),
    MADE("scattered_lines", TEXT, make_scattered_lines),
    MADE("colliding_classes", HTML, make_colliding_classes),
    MADE("html_soup", HTML, make_html_soup),
    MADE("html_soup_of_text", HTML, make_text_html_soup),
    MADE("html_soup_as_markdown", MARKDOWN, make_html_soup),
    MADE("html_soup_unsaid", AUTO, make_html_soup),
    MADE("markdown_soup", MARKDOWN, make_markdown_soup),
    MADE("markdown_soup_unsaid", AUTO, make_markdown_soup),
    MADE("text_soup", TEXT, make_text_soup),
    MADE("text_soup_as_html", HTML, make_text_soup),
    MADE("byte_soup", AUTO, make_byte_soup),
    MADE("byte_soup_as_html", HTML, make_byte_soup),
    SAID("byte_soup_as_shift_jis", "shift_jis"),
    SAID("byte_soup_as_gb18030", "gb18030"),
    SAID("byte_soup_as_euc_jp", "euc-jp"),
    SAID("byte_soup_as_big5", "big5"),
    SAID("byte_soup_as_euc_kr", "euc-kr"),
    SAID("byte_soup_as_iso_2022_jp", "iso-2022-jp"),
    SAID("byte_soup_as_utf_16", "utf-16be"),
    SAID("byte_soup_as_windows_1252", "windows-1252"),

    {NULL, 0, NULL, NULL, NULL, NULL, NULL}};
