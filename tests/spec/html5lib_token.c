/* html5lib_token.c - runs the tokenizer for html5lib_token.py: cases in, tokens out.
 *
 * In, on stdin, any number of cases, each a line "STATE LAST_TAG INPUT CUTS" of four numbers -
 * enum dhk_html_state, and three lengths - then, without anything between them, that many bytes
 * of the last start tag's name, that many of input, and that many 32-bit little-endian numbers:
 * the bytes of each push.  What is left after the last one is one more push.
 * Out, for each case: tokens, each a letter (C characters, S start tag, E end tag, ! comment,
 * D doctype) and fields, each "LENGTH:BYTES" or "-" for a missing one, ended by ';'; then ".\n".
 * Adjacent characters are one token, though a run's positions are checked one by one: they must
 * follow each other and stay inside the input.              SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "read/html_token_inner.h"

typedef struct runner {
    unsigned char *characters; /* of the token that may go on */
    size_t count, capacity;
    uint64_t position; /* end of what was emitted last */
} runner;

static void die(const char *why)
{
    fprintf(stderr, "html5lib_token: %s\n", why);
    exit(1);
}

static void field(const unsigned char *bytes, size_t length)
{
    if (bytes == NULL) {
        putchar('-');
        return;
    }
    printf("%lu:", (unsigned long)length);
    fwrite(bytes, 1, length, stdout);
}

static void end_characters(runner *r)
{
    if (r->count != 0) {
        putchar('C');
        field(r->characters, r->count);
        putchar(';');
    }
    r->count = 0;
}

static void advance(runner *r, uint64_t begin, uint64_t end)
{
    if (begin < r->position || end <= begin)
        die("positions do not follow each other");
    r->position = end;
}

static int on_text(void *user, const unsigned char *text, size_t length, uint64_t begin,
                   uint64_t end)
{
    runner *r = (runner *)user;
    advance(r, begin, end);
    if (length == 0)
        die("an empty run");
    if (length > r->capacity - r->count) {
        r->capacity = (r->capacity + length) * 2;
        r->characters = (unsigned char *)realloc(r->characters, r->capacity);
        if (r->characters == NULL)
            die("no memory");
    }
    memcpy(r->characters + r->count, text, length);
    r->count += length;
    return DHK_OK;
}

static int on_tag(runner *r, const dhk_html_tag *tag, char letter)
{
    dhk_list value = {NULL, 0, 0};
    size_t i;

    end_characters(r);
    putchar(letter);
    field(tag->name, tag->name_length);
    fputs(tag->self_closing ? "1:/" : "-", stdout);
    for (i = 0; i < tag->attribute_count; i++) {
        const dhk_html_attribute *a = &tag->attributes[i];
        if (dhk_html_value(a, &value, &dhk_memory_default) != DHK_OK)
            die("no memory");
        field(a->name, a->name_length);
        field(value.count != 0 ? (const unsigned char *)value.items : a->value,
              value.count);
    }
    putchar(';');
    dhk_list_free(&value, &dhk_memory_default, 1);
    return DHK_OK;
}

static int on_start_tag(void *user, const dhk_html_tag *tag)
{
    return on_tag((runner *)user, tag, 'S');
}

static int on_end_tag(void *user, const dhk_html_tag *tag)
{
    return on_tag((runner *)user, tag, 'E');
}

static int on_comment(void *user, const unsigned char *text, size_t length)
{
    end_characters((runner *)user);
    putchar('!');
    field(text, length);
    putchar(';');
    return DHK_OK;
}

static int on_doctype(void *user, const unsigned char *name, size_t name_length,
                      const unsigned char *public_id, size_t public_length,
                      const unsigned char *system_id, size_t system_length,
                      bool force_quirks)
{
    end_characters((runner *)user);
    putchar('D');
    field(name, name_length);
    field(public_id, public_length);
    field(system_id, system_length);
    fputs(force_quirks ? "-" : "1:c", stdout);
    putchar(';');
    return DHK_OK;
}

static unsigned char *read_bytes(size_t length)
{
    unsigned char *bytes = (unsigned char *)malloc(length + 1);
    if (bytes == NULL || fread(bytes, 1, length, stdin) != length)
        die("no memory, or a case that ends early");
    bytes[length] = 0;
    return bytes;
}

/* Each push is a block of its own, so that a sanitizer sees a read beyond it. */
static void push(dhk_html_tokenizer *t, const unsigned char *bytes, size_t length)
{
    unsigned char *copy = (unsigned char *)malloc(length != 0 ? length : 1);
    if (copy == NULL)
        die("no memory");
    memcpy(copy, bytes, length);
    if (dhk_html_token_push(t, copy, length) != DHK_OK)
        die("push failed");
    memset(copy, 'Z', length); /* what still points here would show */
    free(copy);
}

static const dhk_html_sink sink = {
    on_text, on_start_tag, on_end_tag, on_comment, on_doctype, 0, on_text, NULL, false};

static void run_case(dhk_html_tokenizer *t, runner *r, unsigned long state,
                     unsigned long tag_length, unsigned long length, unsigned long cuts)
{
    unsigned char *tag = read_bytes(tag_length), *input = read_bytes(length);
    unsigned char *cut = read_bytes(cuts * 4);
    size_t at = 0, i;

    r->count = 0;
    r->position = 0;
    dhk_html_token_begin(t, &dhk_memory_default, &sink, r, (enum dhk_html_state)state);
    dhk_html_token_last_tag(t, tag_length != 0 ? (const char *)tag : NULL);
    dhk_html_token_foreign(t, state == DHK_HTML_CDATA);
    for (i = 0; i < cuts; i++) {
        const unsigned char *c = cut + i * 4;
        size_t piece =
            (size_t)c[0] | (size_t)c[1] << 8 | (size_t)c[2] << 16 | (size_t)c[3] << 24;
        if (piece > length - at)
            die("a cut beyond the input");
        push(t, input + at, piece);
        at += piece;
    }
    push(t, input + at, length - at);
    if (dhk_html_token_finish(t) != DHK_OK)
        die("finish failed");
    if (r->position > length)
        die("a position beyond the input");
    end_characters(r);
    puts(".");
    free(tag);
    free(input);
    free(cut);
}

int main(void)
{
    static dhk_html_tokenizer t;
    runner r = {NULL, 0, 0, 0};
    unsigned long state, tag_length, length, cuts;

    while (scanf("%lu %lu %lu %lu", &state, &tag_length, &length, &cuts) == 4) {
        if (getchar() != '\n')
            die("no line end behind a case's numbers");
        run_case(&t, &r, state, tag_length, length, cuts);
    }
    dhk_html_token_free(&t);
    free(r.characters);
    return feof(stdin) ? 0 : 1;
}
