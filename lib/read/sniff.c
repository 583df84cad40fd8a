/* sniff.c - see sniff.h.                                          SPDX-License-Identifier: MIT */
#include "read/sniff.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "line/page.h"
#include "tables/html_tags.h"

enum {
    MARKDOWN_POINTS =
        6,        /* tutorials and code as text reach 5, READMEs rarely have under 10 */
    FEW_TAGS = 3, /* what begins with a tag and has as many is HTML */
    SOME_TAGS = 5,
    DENSE_PERMILLE = 300, /* bytes in tags: a text about HTML was seen to have 211 */
    MIXED_PERMILLE = 250, /* Markdown that begins with raw HTML (a logo, badges) has less */
    THIN_PERMILLE = 100,
    LATE_START = 2048 /* a page behind a program's warnings begins by here */
};

typedef struct tags {
    size_t count;     /* tags of elements that HTML has */
    size_t bytes;     /* in these tags */
    size_t structure; /* where the first doctype or <html> stands; SIZE_MAX: nowhere */
    bool parts;       /* <head>, <body>, <title> or <meta> stands behind it */
} tags;

static bool begins(const unsigned char *p, size_t n, const char *lower)
{
    size_t k = strlen(lower);
    return n >= k && dhk_ascii_is(p, k, lower);
}

static size_t skip_space(const unsigned char *p, size_t n, size_t i)
{
    while (i < n && dhk_is_space(p[i]))
        i++;
    return i;
}

/* Skips what may stand before the first tag: white space, comments, <? ... >. */
static size_t find_start(const unsigned char *p, size_t n)
{
    size_t i = skip_space(p, n, 0);
    while (n - i >= 4 && p[i] == '<' &&
           (p[i + 1] == '?' || memcmp(p + i, "<!--", 4) == 0)) {
        bool comment = p[i + 1] == '!';
        for (i += comment ? 4 : 2; i < n; i++)
            if (p[i] == '>' && (!comment || (p[i - 1] == '-' && p[i - 2] == '-')))
                break;
        if (i == n)
            return n;
        i = skip_space(p, n, i + 1);
    }
    return i;
}

/* Reads the tag at p, a '<': its length, 0 when it is none.  *name gets the length of its name,
 * which begins at p + *from. */
static size_t read_tag(const unsigned char *p, size_t n, size_t *from, size_t *name)
{
    size_t i = n > 1 && p[1] == '/' ? 2 : 1;
    unsigned char quote = 0;
    *from = i;
    if (i >= n || !dhk_is_alpha(p[i]))
        return 0;
    while (i < n && (dhk_is_alpha(p[i]) || dhk_is_digit(p[i])))
        i++;
    *name = i - *from;
    if (i == n || !(dhk_is_space(p[i]) || p[i] == '/' || p[i] == '>'))
        return 0;
    for (; i < n; i++) {
        if (quote != 0)
            quote = p[i] == quote ? 0 : quote;
        else if (p[i] == '>')
            return i + 1;
        else if ((p[i] == '"' || p[i] == '\'') && p[i - 1] == '=')
            quote = p[i];
        else if (p[i] == '<')
            return 0;
    }
    return n; /* goes on beyond the bytes that we look at */
}

static tags count_tags(const unsigned char *p, size_t n)
{
    tags t = {0, 0, SIZE_MAX, false};
    size_t i = 0;
    while (i < n) {
        const unsigned char *next = memchr(p + i, '<', n - i);
        size_t from, name, length;
        if (next == NULL)
            break;
        i = (size_t)(next - p);
        if (begins(next, n - i, "<!doctype") && t.structure == SIZE_MAX)
            t.structure = i;
        length = read_tag(next, n - i, &from, &name);
        if (length == 0) {
            i++;
            continue;
        }
        if (dhk_tag_find(next + from, name) != 0) {
            t.count++;
            t.bytes += length;
            if (t.structure == SIZE_MAX && dhk_ascii_is(next + from, name, "html"))
                t.structure = i;
            t.parts |=
                t.structure != SIZE_MAX && (dhk_ascii_is(next + from, name, "head") ||
                                            dhk_ascii_is(next + from, name, "body") ||
                                            dhk_ascii_is(next + from, name, "title") ||
                                            dhk_ascii_is(next + from, name, "meta"));
        }
        i += length;
    }
    return t;
}

/* Nearly every HTML page does, and nothing else has to be counted. */
static bool begins_html(const unsigned char *p, size_t n)
{
    size_t from, name;
    return begins(p, n, "<!doctype") ||
           (begins(p, n, "<html") && read_tag(p, n, &from, &name) > 0 && name == 4);
}

typedef struct marks { /* what Markdown is made of, counted by line */
    unsigned titles;   /* "# " behind a blank line */
    unsigned headings; /* "## " and deeper */
    unsigned links, fences, rows, references, underlines, items, strong, code;
    bool title_first;
} marks;

static size_t count_run(const unsigned char *p, size_t n, unsigned char c)
{
    size_t i = 0;
    while (i < n && p[i] == c)
        i++;
    return i;
}

/* A line of nothing but this sort of byte, three of them at least. */
static bool is_rule(const unsigned char *p, size_t n, unsigned char c)
{
    while (n > 0 && dhk_is_space(p[n - 1]))
        n--;
    return n >= 3 && count_run(p, n, c) == n;
}

/* "|---|:--:|": at least one bar and one dash, nothing else but colons and spaces. */
static bool is_table_rule(const unsigned char *p, size_t n)
{
    size_t i, bars = 0, dashes = 0;
    for (i = 0; i < n; i++) {
        bars += p[i] == '|';
        dashes += p[i] == '-';
        if (p[i] != '|' && p[i] != '-' && p[i] != ':' && !dhk_is_space(p[i]))
            return false;
    }
    return bars > 0 && dashes > 1;
}

static void count_inline(marks *m, const unsigned char *p, size_t n)
{
    size_t i;
    bool bracket = false;
    for (i = 0; i + 2 < n; i++) {
        bracket |= p[i] == '[';
        if (bracket && p[i] == ']' && p[i + 1] == '(' && !dhk_is_space(p[i + 2]) &&
            p[i + 2] != ')' && memchr(p + i, ')', n - i) != NULL) {
            m->links++;
            bracket = false;
        } else if (p[i] == '*' && p[i + 1] == '*' && !dhk_is_space(p[i + 2]) &&
                   p[i + 2] != '*') {
            m->strong++;
        } else if (p[i] == '`' && p[i + 1] != '`') {
            m->code++;
        }
    }
}

static void count_line(marks *m, const unsigned char *p, size_t n, bool after_blank,
                       bool first)
{
    size_t run, indent = count_run(p, n, ' ');
    if (indent > 3)
        return;
    p += indent;
    n -= indent;
    run = count_run(p, n, '#');
    if (run > 0 && run <= 6 && run + 1 < n && p[run] == ' ' && after_blank) {
        m->titles += run == 1;
        m->headings += run > 1;
        m->title_first |= first;
    } else if (begins(p, n, "```") || begins(p, n, "~~~")) {
        m->fences++;
    } else if (!after_blank && (is_rule(p, n, '=') || is_rule(p, n, '-'))) {
        m->underlines++;
    } else if (is_table_rule(p, n)) {
        m->rows++;
    } else if (n > 2 && (p[0] == '-' || p[0] == '*' || p[0] == '+') && p[1] == ' ') {
        m->items++;
    } else if (n > 4 && p[0] == '[') {
        const unsigned char *close = memchr(p, ']', n - 2);
        m->references += close != NULL && close[1] == ':' && close[2] == ' ';
    }
    count_inline(m, p, n);
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* What chance or another markup may have too counts up to a cap. */
static unsigned rate_markdown(const unsigned char *p, size_t n)
{
    marks m = {0};
    bool after_blank = true, first = true;
    size_t i = 0;
    while (i < n) {
        const unsigned char *end = memchr(p + i, '\n', n - i);
        size_t length = end == NULL ? n - i : (size_t)(end - p) - i;
        bool blank = skip_space(p + i, length, 0) == length;
        if (!blank)
            count_line(&m, p + i, length, after_blank, first);
        first = first && blank;
        after_blank = blank;
        i += length + 1;
    }
    return 3 * (m.headings + m.links + m.rows + m.references) + 2 * m.fences +
           least(m.titles, 1) + (m.title_first ? 2 : 0) + least(m.underlines, 3) +
           (m.items > 1 ? 2 : 0) + (m.strong > 1 ? 2 : 0) + (m.code > 1 ? 1 : 0);
}

uint32_t dhk_sniff(const unsigned char *text, size_t length)
{
    size_t n = length < DHK_SNIFF_BYTES ? length : DHK_SNIFF_BYTES;
    size_t start = find_start(text, n), from = 0, name = 0, permille;
    bool markdown, tag_first, block_first;
    tags t;

    if (n == 0)
        return DHK_FORMAT_TEXT; /* and 'text' may be NULL */
    if (begins_html(text + start, n - start))
        return DHK_FORMAT_HTML;
    t = count_tags(text, n);
    if (t.structure <= start)
        return DHK_FORMAT_HTML;
    tag_first = start < n && text[start] == '<' &&
                read_tag(text + start, n - start, &from, &name) > 0 &&
                dhk_tag_find(text + start + from, name) != 0;
    if (t.count == 0)
        permille = 0;
    else
        permille = t.bytes * 1000 / n;
    markdown = rate_markdown(text, n) >= MARKDOWN_POINTS;
    if (tag_first && !(markdown && permille < MIXED_PERMILLE)) {
        uint32_t traits = dhk_tag_traits(dhk_tag_find(text + start + from, name));
        block_first = (traits & DHK_TAG_BLOCK) != 0 ||
                      begins(text + start, n - start, "<head") ||
                      begins(text + start, n - start, "<body");
        if (t.count >= FEW_TAGS || permille >= THIN_PERMILLE ||
            (block_first && t.count > 1))
            return DHK_FORMAT_HTML;
    }
    if (markdown)
        return DHK_FORMAT_MARKDOWN;
    if (t.structure < LATE_START && t.parts && permille >= THIN_PERMILLE)
        return DHK_FORMAT_HTML;
    if (t.count >= SOME_TAGS && permille >= DENSE_PERMILLE)
        return DHK_FORMAT_HTML;
    return DHK_FORMAT_TEXT;
}
