/* lines.c - runs html_lines.txt, whose top says what a case looks like; markdown_lines.txt and
 * text_lines.txt with the name of their format behind the file's.
 *
 * Each case is read whole, byte by byte, and at random cuts; all must give the rows that the case
 * says.
 *                                                                 SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/html_lines.h"
#include "read/markdown.h"
#include "read/text.h"

enum { CUTS = 4 };

typedef struct text {
    char *bytes; /* NUL-terminated */
    size_t length;
} text;

static const dhk_page no_page;

static void die(const char *why)
{
    fprintf(stderr, "lines: %s\n", why);
    exit(1);
}

static void add(text *t, const char *bytes, size_t length)
{
    t->bytes = (char *)realloc(t->bytes, t->length + length + 1);
    if (t->bytes == NULL)
        die("no memory");
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
    t->bytes[t->length] = 0;
}

/* Adds a word to the flags of a row. */
static void add_word(text *t, const char *word)
{
    if (t->bytes[t->length - 1] != ' ')
        add(t, ",", 1);
    add(t, word, strlen(word));
}

static void add_number(text *t, const char *name, unsigned long number)
{
    char word[64];

    snprintf(word, sizeof word, "%s=%lu", name, number);
    if (number > 0)
        add_word(t, word);
}

static text slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    text t = {NULL, 0};
    char buffer[4096];
    size_t got;

    if (file == NULL)
        die(path);
    add(&t, "", 0);
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0)
        add(&t, buffer, got);
    fclose(file);
    return t;
}

/* "\xC2" stands for that byte, in input and rows. */
static void unescape(text *t)
{
    size_t from = 0, to = 0;

    while (from < t->length) {
        if (from + 3 < t->length && t->bytes[from] == '\\' && t->bytes[from + 1] == 'x') {
            const char digits[3] = {t->bytes[from + 2], t->bytes[from + 3], 0};
            t->bytes[to++] = (char)strtoul(digits, NULL, 16);
            from += 4;
        } else {
            t->bytes[to++] = t->bytes[from++];
        }
    }
    t->length = to;
    t->bytes[to] = 0;
}

static void add_flags(text *t, uint32_t bits, const char *const *names, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if ((bits & (UINT32_C(1) << i)) && names[i] != NULL)
            add_word(t, names[i]);
}

static void add_row(text *t, const dhk_page *page, const dhk_line *line)
{
    static const char *const kinds[] = {"text", "h",     "item",   "cell",
                                        "code", "quote", "caption"};
    static const char *const flags[] = {"cut",     "break", "hidden", NULL,   "th",
                                        "ordered", NULL,    "rule",   "first"};
    static const char *const places[] = {
        "nav",    "aside",  "footer", "header",   "main",  "article", "form",    "figure",
        "dialog", "unseen", NULL,     NULL,       NULL,    "button",  "details", NULL,
        NULL,     NULL,     NULL,     "noscript", "label", "comment"};
    char level[8];

    add(t, kinds[line->kind], strlen(kinds[line->kind]));
    if (line->level > 0)
        add(t, level, (size_t)snprintf(level, sizeof level, "%u", line->level));
    add(t, " ", 1);
    add_flags(t, line->flags, flags, sizeof flags / sizeof flags[0]);
    add_flags(t, line->place, places, sizeof places / sizeof places[0]);
    add_number(t, "row", line->row);
    add_number(t, "links", line->links);
    add_number(t, "linked", line->link_bytes);
    add_number(t, "bold", line->bold_bytes);
    if (line->kind != DHK_KIND_CODE)
        add_number(t, "code", line->code_bytes);
    add_number(t, "images", line->images);
    if (t->bytes[t->length - 1] == ' ')
        add(t, "-", 1);
    add(t, " ", 1);
    add(t, (const char *)dhk_page_text(page, line->text), line->length);
    add(t, "\n", 1);
}

static size_t random_below(size_t limit)
{
    static uint32_t state = 1; /* the same cuts each time */

    state = state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (state >> 8) % limit;
}

/* One of the readers of lib/read. */
typedef struct reader {
    const char *name;
    int (*make)(const dhk_memory *memory, void **made);
    int (*begin)(void *made, dhk_page *page);
    int (*push)(void *made, const unsigned char *bytes, size_t length);
    int (*finish)(void *made);
    void (*release)(void *made);
} reader;

static int html_make(const dhk_memory *memory, void **made)
{
    dhk_html_lines *reader_made;
    const int status = dhk_html_lines_new(memory, &reader_made);

    *made = reader_made;
    return status;
}

static int html_begin(void *made, dhk_page *page)
{
    return dhk_html_lines_begin((dhk_html_lines *)made, page);
}

static int html_push(void *made, const unsigned char *bytes, size_t length)
{
    return dhk_html_lines_push((dhk_html_lines *)made, bytes, length);
}

static int html_finish(void *made)
{
    return dhk_html_lines_finish((dhk_html_lines *)made);
}

static void html_release(void *made)
{
    dhk_html_lines_free((dhk_html_lines *)made);
}

static int markdown_make(const dhk_memory *memory, void **made)
{
    dhk_markdown *reader_made;
    const int status = dhk_markdown_new(memory, &reader_made);

    *made = reader_made;
    return status;
}

static int markdown_begin(void *made, dhk_page *page)
{
    return dhk_markdown_begin((dhk_markdown *)made, page);
}

static int markdown_push(void *made, const unsigned char *bytes, size_t length)
{
    return dhk_markdown_push((dhk_markdown *)made, bytes, length);
}

static int markdown_finish(void *made)
{
    return dhk_markdown_finish((dhk_markdown *)made);
}

static void markdown_release(void *made)
{
    dhk_markdown_free((dhk_markdown *)made);
}

static int text_make(const dhk_memory *memory, void **made)
{
    dhk_text *reader_made;
    const int status = dhk_text_new(memory, &reader_made);

    *made = reader_made;
    return status;
}

static int text_begin(void *made, dhk_page *page)
{
    return dhk_text_begin((dhk_text *)made, page);
}

static int text_push(void *made, const unsigned char *bytes, size_t length)
{
    return dhk_text_push((dhk_text *)made, bytes, length);
}

static int text_finish(void *made)
{
    return dhk_text_finish((dhk_text *)made);
}

static void text_release(void *made)
{
    dhk_text_free((dhk_text *)made);
}

static const reader readers[] = {
    {"html", html_make, html_begin, html_push, html_finish, html_release},
    {"markdown", markdown_make, markdown_begin, markdown_push, markdown_finish,
     markdown_release},
    {"text", text_make, text_begin, text_push, text_finish, text_release}};

static const reader *find_reader(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof readers / sizeof *readers; i++)
        if (strcmp(readers[i].name, name) == 0)
            return &readers[i];
    die("no such format");
    return NULL;
}

/* Reads the input in pieces of 'step' bytes (0: random ones) and returns its rows. */
static text read_rows(const reader *r, const text *input, size_t step)
{
    dhk_page page = no_page;
    text rows = {NULL, 0};
    size_t at = 0, piece, i;
    void *made;
    int status;

    page.memory = &dhk_memory_default;
    if (r->make(page.memory, &made) != 0 || dhk_page_begin(&page, 100000, 65536) != 0)
        die("no memory");
    status = r->begin(made, &page);
    while (status == 0 && at < input->length) {
        piece = step != 0 ? step : 1 + random_below(12);
        if (piece > input->length - at)
            piece = input->length - at;
        status = r->push(made, (const unsigned char *)input->bytes + at, piece);
        at += piece;
    }
    if (status == 0)
        status = r->finish(made);
    if (status != 0)
        die("push or finish failed");
    add(&rows, "", 0);
    for (i = 0; i < page.lines.count; i++)
        add_row(&rows, &page, &dhk_page_lines(&page)[i]);
    r->release(made);
    dhk_page_free(&page);
    return rows;
}

/* Returns 1 if the case fails. */
static int run_case(const reader *r, const char *name, int line, const text *input,
                    const text *wanted)
{
    size_t steps[CUTS] = {0, 1, 7, 0}, i;
    int failed = 0;

    steps[0] = input->length + 1;
    for (i = 0; i < CUTS && !failed; i++) {
        text rows = read_rows(r, input, steps[i]);
        if (rows.length != wanted->length ||
            memcmp(rows.bytes, wanted->bytes, rows.length) != 0) {
            printf("line %d: %s (pieces of %lu)\n--- wanted\n%s--- got\n%s", line, name,
                   (unsigned long)steps[i], wanted->bytes, rows.bytes);
            failed = 1;
        }
        free(rows.bytes);
    }
    return failed;
}

/* The end of the line that begins at 'at'. */
static size_t line_end(const text *t, size_t at)
{
    while (at < t->length && t->bytes[at] != '\n')
        at++;
    return at;
}

/* A case in the making. */
typedef struct spec_case {
    const reader *r;
    text name, input, wanted;
    enum { BETWEEN, INPUT, ROWS } part;
    int line; /* of the file */
} spec_case;

static void begin_case(spec_case *c, const char *name, size_t length, int line)
{
    c->name.length = c->input.length = c->wanted.length = 0;
    add(&c->name, name, length);
    add(&c->input, "", 0);
    add(&c->wanted, "", 0);
    c->line = line;
    c->part = INPUT;
}

static void add_line(spec_case *c, const char *line, size_t length)
{
    if (c->part == INPUT && length == 1 && line[0] == '.') {
        c->part = ROWS;
    } else if (c->part == INPUT) {
        if (c->input.length > 0)
            add(&c->input, "\n", 1);
        add(&c->input, line, length);
    } else if (c->part == ROWS && length > 0) {
        add(&c->wanted, line, length + 1);
    }
}

/* Returns 1 if the case fails. */
static int end_case(spec_case *c)
{
    if (c->part == INPUT)
        die("a case without a dot");
    unescape(&c->input);
    unescape(&c->wanted);
    return run_case(c->r, c->name.bytes, c->line, &c->input, &c->wanted);
}

int main(int count, char **arguments)
{
    spec_case c = {NULL, {NULL, 0}, {NULL, 0}, {NULL, 0}, BETWEEN, 0};
    int cases = 0, failures = 0, number = 0;
    size_t at, end;
    text spec;

    if (count != 2 && count != 3)
        die("usage: lines FILE [html|markdown|text]");
    c.r = find_reader(count == 3 ? arguments[2] : "html");
    spec = slurp(arguments[1]);
    for (at = 0; at <= spec.length; at = end + 1) {
        const char *line = spec.bytes + at;
        end = line_end(&spec, at);
        number++;
        if (at < spec.length && strncmp(line, "= ", 2) != 0) {
            add_line(&c, line, end - at);
            continue;
        }
        if (c.part != BETWEEN) {
            failures += end_case(&c);
            cases++;
        }
        begin_case(&c, line, end - at, number);
    }
    printf("%d cases, %d failed\n", cases, failures);
    free(spec.bytes);
    free(c.name.bytes);
    free(c.input.bytes);
    free(c.wanted.bytes);
    return failures != 0 || cases == 0;
}
