/* dump_features.c - what the library sees of a page, in binary, for training.
 *
 * usage: dump_features [-f html|markdown|text] [-e ENCODING] [-b] [-s] [-t TABLES]
 *        [-d [-k DIAL] [-c COMMENTS]] < LIST > OUT
 *
 * LIST names a file a line.  For each, OUT gets a record: lines, boxes, token sets, text and all
 * columns, made by the very functions that serve (dump.py reads it).  So training cannot differ
 * from serving.
 *   -f  what the files are (else the library finds out)
 *   -e  their encoding, as a caller would state it
 *   -b  drop blank lines of the file first, as Common Crawl's WET does
 *   -t  token tables, 3 * 4096 int8 each, one after the other; a line of LIST may end in a tab
 *       and the numbers of those to use: the record holds the token columns of each, no more
 *   -s  the scores of the built-in model too
 *   -d  decide: a line of LIST ends in a tab and a file of permilles, uint16 a line of the page;
 *       the record holds what decide/ makes of them, no more; -k and -c: dhk_decision's dial
 *       (500) and comments (0)
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "decide/decide.h"
#include "feature/feature.h"
#include "read/reader.h"
#include "score/score.h"

enum { MAX_LINES = 1000000, MAX_LINE_BYTES = 65536, MAX_TABLES = 256 };

typedef struct job {
    uint32_t format, dial, comments;
    const char *encoding;
    int drop_blank, decide, scores;
    dhk_token_weights *tables;
    size_t table_count;
    dhk_reader *reader;
    dhk_page page;
    dhk_features features;
} job;

static const char *const column_names[] = {
#define X(name) #name,
    DHK_COLUMN_LIST(X)
#undef X
};

static void die(const char *what, const char *which)
{
    fprintf(stderr, "dump_features: %s: %s\n", what, which);
    exit(2);
}

static void put(const void *bytes, size_t size)
{
    if (size != 0 && fwrite(bytes, 1, size, stdout) != size)
        die("cannot write", "standard output");
}

static void put_number(uint32_t number)
{
    put(&number, sizeof number);
}

/* The whole file; the caller frees it. */
static unsigned char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    unsigned char *bytes = NULL;
    size_t room = 0, got;
    if (file == NULL)
        die("cannot open", path);
    *size = 0;
    do {
        if (room - *size < 65536) {
            room = room * 2 + 131072;
            bytes = realloc(bytes, room);
            if (bytes == NULL)
                die("no memory for", path);
        }
        got = fread(bytes + *size, 1, room - *size, file);
        *size += got;
    } while (got != 0);
    if (ferror(file))
        die("cannot read", path);
    fclose(file);
    return bytes;
}

/* Drops lines of nothing but spaces, tabs and carriage returns, in place. */
static size_t without_blank_lines(unsigned char *bytes, size_t size)
{
    size_t at = 0, out = 0;
    while (at < size) {
        size_t end = at, i;
        int blank = 1;
        while (end < size && bytes[end] != '\n')
            end++;
        for (i = at; i < end; i++)
            blank = blank && strchr(" \t\r", bytes[i]) != NULL && bytes[i] != 0;
        end += end < size;
        if (!blank) {
            memmove(bytes + out, bytes + at, end - at);
            out += end - at;
        }
        at = end;
    }
    return out;
}

static void read_page(job *j, const char *path)
{
    size_t size;
    unsigned char *bytes = read_file(path, &size);
    int status;
    if (j->drop_blank)
        size = without_blank_lines(bytes, size);
    j->page.max_lines = MAX_LINES;
    j->page.max_line_bytes = MAX_LINE_BYTES;
    status = dhk_reader_begin(j->reader, &j->page, j->format);
    if (status == DHK_OK)
        status = dhk_reader_push(j->reader, bytes, size);
    if (status == DHK_OK)
        status = dhk_reader_finish(j->reader);
    if (status != DHK_OK)
        die("cannot read as a page", path);
    free(bytes);
}

static void measure(job *j, const dhk_token_weights *tokens)
{
    j->features.tokens = tokens;
    if (dhk_feature_measure(&j->features, &j->page) != DHK_OK)
        die("no memory for", "features");
}

/* Column by column: all blocks are made first. */
static void put_columns(const job *j, const char *prefix)
{
    enum { BLOCK = DHK_FEATURE_BLOCK };
    const size_t lines = j->features.lines, stride = (lines + BLOCK - 1) / BLOCK * BLOCK;
    uint8_t *columns = malloc(stride * DHK_COLUMNS + 1);
    size_t c, first;
    if (columns == NULL)
        die("no memory for", "columns");
    for (first = 0; first < lines; first += BLOCK) {
        const uint8_t *block = dhk_feature_block(&j->features, first);
        for (c = 0; c < DHK_COLUMNS; c++)
            memcpy(columns + c * stride + first, block + c * BLOCK, BLOCK);
    }
    for (c = 0; c < DHK_COLUMNS; c++)
        if (strncmp(column_names[c], prefix, strlen(prefix)) == 0)
            put(columns + c * stride, lines);
    free(columns);
}

static void put_lines(const job *j)
{
    const dhk_line *line = dhk_page_lines(&j->page);
    const uint32_t *words = (const uint32_t *)j->features.words.items;
    const uint32_t *facts = (const uint32_t *)j->features.facts.items;
    size_t i;
    for (i = 0; i < j->page.lines.count; i++, line++) {
        const uint32_t row[] = {line->text,         line->length,     words[i],
                                facts[i],           line->box,        line->tokens,
                                line->flags,        line->kind,       line->level,
                                line->row,          line->link_bytes, (uint32_t)line->begin,
                                (uint32_t)line->end};
        put(row, sizeof row);
    }
}

static void put_boxes(const job *j)
{
    const dhk_box *box = dhk_page_boxes(&j->page);
    size_t i;
    for (i = 0; i < j->page.boxes.count; i++, box++) {
        const uint32_t row[] = {box->parent, box->first_line, box->end_line,
                                box->flags,  box->tokens,     box->tag};
        put(row, sizeof row);
    }
}

static void put_scores(const job *j)
{
    uint16_t *score = calloc(j->page.lines.count + 1, sizeof *score);
    if (score == NULL)
        die("no memory for", "scores");
    dhk_score_lines(&dhk_model_builtin, &j->features, j->page.format, score);
    put(score, j->page.lines.count * sizeof *score);
    free(score);
}

static void put_page(job *j)
{
    const dhk_page *p = &j->page;
    const uint32_t head[] = {(uint32_t)p->lines.count,
                             (uint32_t)p->boxes.count,
                             (uint32_t)p->token_sets.count,
                             (uint32_t)p->tokens.count,
                             (uint32_t)p->text.count,
                             p->format,
                             p->evidence,
                             p->title.text,
                             p->title.length};
    measure(j, NULL);
    put(head, sizeof head);
    put_lines(j);
    put_boxes(j);
    put(p->token_sets.items, p->token_sets.count * sizeof(dhk_token_set));
    put(p->tokens.items, p->tokens.count * sizeof(uint32_t));
    put(p->text.items, p->text.count);
    put_columns(j, "");
    if (j->scores)
        put_scores(j);
}

static void put_token_columns(job *j, const char *numbers)
{
    put_number((uint32_t)j->page.lines.count);
    while (numbers != NULL && *numbers != 0) {
        char *end;
        const unsigned long table = strtoul(numbers, &end, 10);
        if (end == numbers || table >= j->table_count)
            die("no such token table", numbers);
        measure(j, &j->tables[table]);
        put_columns(j, "token_");
        numbers = *end == ',' ? end + 1 : end;
    }
}

static void put_decision(job *j, const char *scores_path)
{
    const size_t lines = j->page.lines.count;
    size_t size;
    uint16_t *score = (uint16_t *)(void *)read_file(scores_path, &size);
    uint8_t *keep = calloc(lines + 1, 1);
    uint32_t *comment = calloc(lines + 1, sizeof *comment);
    dhk_decision decision;
    if (size != lines * sizeof *score)
        die("not one score a line", scores_path);
    if (keep == NULL || comment == NULL)
        die("no memory for", "a decision");
    measure(j, NULL);
    memset(&decision, 0, sizeof decision);
    decision.score = score;
    decision.keep = keep;
    decision.comment = comment;
    decision.dial = j->dial;
    decision.comments = j->comments;
    dhk_decide(&decision, &j->page, &j->features);
    put_number((uint32_t)lines);
    put_number(decision.verdict);
    put_number(decision.confidence);
    put_number(decision.title_line);
    put(keep, lines);
    free(score);
    free(keep);
    free(comment);
}

static void put_head(void)
{
    size_t c;
    put("DHKDUMP1", 8);
    put_number(DHK_COLUMNS);
    for (c = 0; c < DHK_COLUMNS; c++) {
        put(column_names[c], strlen(column_names[c]));
        put("\n", 1);
    }
}

static void load_tables(job *j, const char *path)
{
    size_t size;
    j->tables = (dhk_token_weights *)(void *)read_file(path, &size);
    j->table_count = size / sizeof *j->tables;
    if (size % sizeof *j->tables != 0 || j->table_count > MAX_TABLES)
        die("not a file of token tables", path);
}

static uint32_t format_of(const char *name)
{
    if (strcmp(name, "html") == 0)
        return DHK_FORMAT_HTML;
    if (strcmp(name, "markdown") == 0)
        return DHK_FORMAT_MARKDOWN;
    if (strcmp(name, "text") != 0)
        die("no such format", name);
    return DHK_FORMAT_TEXT;
}

static void read_arguments(job *j, int count, char **argument)
{
    int i;
    for (i = 1; i < count; i++) {
        if (strcmp(argument[i], "-b") == 0)
            j->drop_blank = 1;
        else if (strcmp(argument[i], "-d") == 0)
            j->decide = 1;
        else if (strcmp(argument[i], "-s") == 0)
            j->scores = 1;
        else if (strcmp(argument[i], "-f") == 0 && i + 1 < count)
            j->format = format_of(argument[++i]);
        else if (strcmp(argument[i], "-e") == 0 && i + 1 < count)
            j->encoding = argument[++i];
        else if (strcmp(argument[i], "-k") == 0 && i + 1 < count)
            j->dial = (uint32_t)strtoul(argument[++i], NULL, 10);
        else if (strcmp(argument[i], "-c") == 0 && i + 1 < count)
            j->comments = (uint32_t)strtoul(argument[++i], NULL, 10);
        else if (strcmp(argument[i], "-t") == 0 && i + 1 < count)
            load_tables(j, argument[++i]);
        else
            die("unknown argument", argument[i]);
    }
}

int main(int argument_count, char **arguments)
{
    static job j;
    static char line[8192];
    j.page.memory = &dhk_memory_default;
    j.dial = 500;
    read_arguments(&j, argument_count, arguments);
    if (dhk_reader_new(&dhk_memory_default, &j.reader) != DHK_OK)
        die("no memory for", "a reader");
    if (j.encoding != NULL && dhk_reader_hint(j.reader, j.encoding) != DHK_OK)
        die("no such encoding", j.encoding);
    put_head();
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *more;
        line[strcspn(line, "\n")] = 0;
        more = strchr(line, '\t');
        if (more != NULL)
            *more++ = 0;
        read_page(&j, line);
        if (j.decide)
            put_decision(&j, more == NULL ? "" : more);
        else if (j.tables != NULL)
            put_token_columns(&j, more);
        else
            put_page(&j);
    }
    dhk_feature_free(&j.features, &dhk_memory_default);
    dhk_page_free(&j.page);
    dhk_reader_free(j.reader);
    free(j.tables);
    if (fflush(stdout) != 0)
        die("cannot write", "standard output");
    return 0;
}
