/* columns.c - runs columns.txt: pages, and the numbers that the features must make of their lines.
 *
 * Its top says what a case looks like.  The page goes through the readers, as any page does, then
 * through dhk_feature_measure(); a row names one column, or one fact, and has a number for each line
 * of the page.  With a case's title behind the file's name, all columns of that case that are not
 * 0 everywhere are printed instead: to write rows from, after they were worked out by hand.
 *                                                                 SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feature/feature.h"
#include "read/reader.h"

enum { MOST_LINE = 4096, MOST_PAGE = 1 << 16, MOST_ROWS = 400, BLOCK = DHK_FEATURE_BLOCK };

static const char *const columns[] = {
#define X(name) #name,
    DHK_COLUMN_LIST(X)
#undef X
};

static const char *const facts[] = {
    "LINKS",  "REPEATED", "SHORT", "PROMPT", "PLACE", "SECTION_HEAD", "AFTER_SECTION",
    "HIDDEN", "DATA",     "PROSE", "TITLE",  "ASKS",  "TEASER",       "FEED"};

typedef struct spec_case {
    char title[MOST_LINE];
    char page[MOST_PAGE];
    size_t length;
    int line; /* of the file, where it begins */
    char rows[MOST_ROWS][256];
    size_t row_count;
} spec_case;

static void die(const char *why)
{
    fprintf(stderr, "columns: %s\n", why);
    exit(2);
}

static uint32_t format_of(const char *title)
{
    if (strncmp(title, "html", 4) == 0)
        return DHK_FORMAT_HTML;
    if (strncmp(title, "markdown", 8) == 0)
        return DHK_FORMAT_MARKDOWN;
    if (strncmp(title, "text", 4) == 0)
        return DHK_FORMAT_TEXT;
    die("a case says '= html: ', '= markdown: ' or '= text: '");
    return 0;
}

static void measure(const spec_case *c, dhk_page *page, dhk_features *features)
{
    dhk_reader *reader;

    memset(page, 0, sizeof *page);
    memset(features, 0, sizeof *features);
    page->memory = &dhk_memory_default;
    if (dhk_reader_new(page->memory, &reader) != 0 ||
        dhk_page_begin(page, 1000, 65536) != 0 ||
        dhk_reader_begin(reader, page, format_of(c->title)) != 0 ||
        dhk_reader_push(reader, (const unsigned char *)c->page, c->length) != 0 ||
        dhk_reader_finish(reader) != 0 || dhk_feature_measure(features, page) != 0)
        die("a page cannot be read");
    dhk_reader_free(reader);
}

/* What the row 'name' has for line i; -1: there is no such row. */
static long value_of(const dhk_features *f, const char *name, size_t i)
{
    size_t k;

    for (k = 0; k < sizeof columns / sizeof *columns; k++)
        if (strcmp(name, columns[k]) == 0)
            return dhk_feature_block(f, i - i % BLOCK)[k * BLOCK + i % BLOCK];
    for (k = 0; k < sizeof facts / sizeof *facts; k++)
        if (strcmp(name, facts[k]) == 0)
            return (long)((((const uint32_t *)f->facts.items)[i] >> k) & 1);
    if (strcmp(name, "words") == 0)
        return (long)((const uint32_t *)f->words.items)[i];
    return -1;
}

static void print_row(const dhk_features *f, const char *name)
{
    size_t i;

    printf("%s", name);
    for (i = 0; i < f->lines; i++)
        printf(" %ld", value_of(f, name, i));
    printf("\n");
}

/* Does the row hold?  'x' stands for any number. */
static int row_holds(const dhk_features *f, const char *row)
{
    char words[256], *word, *name;
    size_t i = 0;

    strcpy(words, row);
    name = strtok(words, " ");
    if (name == NULL || (f->lines > 0 && value_of(f, name, 0) < 0))
        die(row);
    while ((word = strtok(NULL, " ")) != NULL) {
        if (i >= f->lines)
            return 0;
        if (strcmp(word, "x") != 0 && strtol(word, NULL, 10) != value_of(f, name, i))
            return 0;
        i++;
    }
    return i == f->lines;
}

/* Returns 1 if the case fails. */
static int run_case(const spec_case *c)
{
    dhk_page page;
    dhk_features features;
    char name[256];
    size_t i;
    int failed = 0;

    measure(c, &page, &features);
    for (i = 0; i < c->row_count; i++) {
        if (row_holds(&features, c->rows[i]))
            continue;
        if (!failed)
            printf("line %d: %s\n", c->line, c->title);
        printf("wanted %s\ngot    ", c->rows[i]);
        strcpy(name, c->rows[i]);
        print_row(&features, strtok(name, " "));
        failed = 1;
    }
    dhk_feature_free(&features, page.memory);
    dhk_page_free(&page);
    return failed;
}

static void print_case(const spec_case *c)
{
    dhk_page page;
    dhk_features features;
    size_t i, k;

    measure(c, &page, &features);
    for (i = 0; i < page.lines.count; i++) {
        const dhk_line *line = &dhk_page_lines(&page)[i];
        printf("# %lu %.*s\n", (unsigned long)i, (int)line->length,
               (const char *)dhk_page_text(&page, line->text));
    }
    print_row(&features, "words");
    for (k = 0; k < sizeof columns / sizeof *columns; k++)
        for (i = 0; i < features.lines; i++)
            if (value_of(&features, columns[k], i) != 0) {
                print_row(&features, columns[k]);
                break;
            }
    for (k = 0; k < sizeof facts / sizeof *facts; k++)
        print_row(&features, facts[k]);
    dhk_feature_free(&features, page.memory);
    dhk_page_free(&page);
}

/* Reads the next case; 0 at the end of the file.  'line' holds the line that begins it. */
static int read_case(FILE *file, char *line, int *number, spec_case *c)
{
    int in_page = 1;

    while (strncmp(line, "= ", 2) != 0) {
        if (fgets(line, MOST_LINE, file) == NULL)
            return 0;
        ++*number;
    }
    strcpy(c->title, line + 2);
    c->title[strcspn(c->title, "\n")] = 0;
    c->line = *number;
    c->length = c->row_count = 0;
    while (fgets(line, MOST_LINE, file) != NULL && strncmp(line, "= ", 2) != 0) {
        const size_t length = strlen(line);
        ++*number;
        if (in_page && strcmp(line, ".\n") == 0) {
            in_page = 0;
        } else if (in_page) {
            if (c->length + length > sizeof c->page)
                die("a page is too long");
            memcpy(c->page + c->length, line, length);
            c->length += length;
        } else if (length > 1 && line[0] != '#') {
            if (c->row_count == MOST_ROWS || length > sizeof c->rows[0])
                die("too many rows, or a row is too long");
            line[length - 1] = 0;
            strcpy(c->rows[c->row_count++], line);
        }
    }
    *number += strncmp(line, "= ", 2) == 0;
    return 1;
}

int main(int count, char **arguments)
{
    static spec_case c;
    char line[MOST_LINE] = "";
    int number = 0, cases = 0, failures = 0;
    FILE *file = count >= 2 ? fopen(arguments[1], "r") : NULL;

    if (file == NULL)
        die("usage: columns FILE [TITLE]");
    while (read_case(file, line, &number, &c)) {
        if (count == 2) {
            failures += run_case(&c);
            cases++;
        } else if (strcmp(arguments[2], c.title) == 0) {
            print_case(&c);
            cases++;
        }
        if (feof(file))
            break;
    }
    fclose(file);
    printf("%d cases, %d failed\n", cases, failures);
    return failures != 0 || cases == 0;
}
