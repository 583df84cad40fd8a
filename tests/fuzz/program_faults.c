/* program_faults.c - the dehusk program where each thing it asks of the system fails in turn: every
 * allocation, alone and with all that follow; every read; every write, at each byte of the output.
 *
 * Held: it ends with exit status 2 and a message, or, where it needed nothing of what failed, as it
 * ends undisturbed; what it had written by then is a beginning of its output; reads that are short
 * or interrupted change nothing.                                 SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program_world.h"
#include "truth.h"

enum { MAX_WORDS = 8, FULL = 1 << 30, SHORT_READ = 100 };

static const char page[] =
    "<!DOCTYPE html><title>Tides of the north</title><nav><a href=/>Home</a> <a "
    "href=/n>News</a>"
    "</nav><article><h1>Tides of the north</h1><p>The tide came in slowly that night, and "
    "nobody "
    "who stood on the wall could say why it stopped below the third step.</p><ul><li>One "
    "step "
    "was dry.<li>Two were not, said the "
    "keeper.</ul><table><tr><td>a<td>b\33[31m\302\233</table>"
    "</article><footer><a href=/s>Subscribe to our newsletter</a></footer>";
static const char rules[] = "keep tide\ndrop (?-i)^News$\n";

static char *commands[][MAX_WORDS] = {
    {"dehusk"},
    {"dehusk", "-t", "markdown", "--title"},
    {"dehusk", "-t", "json", "page", "page"},
    {"dehusk", "-e", "-r", "rules", "page"},
    {"dehusk", "-e", "-t", "json", "-v"},
    {"dehusk", "--encoding", "gb18030", "-f", "text"},
    {"dehusk", "--help"},
    {"dehusk", "--version"},
};

/* The library's allocations; 0: none fails. */
static size_t calls, fail_at;
static int for_good;

void *__real_malloc(size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_realloc(void *block, size_t size);

static int fails(void)
{
    calls++;
    return fail_at != 0 && (for_good ? calls >= fail_at : calls == fail_at);
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails() ? NULL : __real_realloc(block, size);
}

static void begin(world *w)
{
    memset(w, 0, sizeof *w);
    w->page = (const uint8_t *)page;
    w->page_length = sizeof page - 1;
    w->rules = (const uint8_t *)rules;
    w->rules_length = sizeof rules - 1;
    w->reads_left = SIZE_MAX;
    w->room = FULL;
    calls = 0;
}

static int run(world *w, char *const *command)
{
    char *words[MAX_WORDS];
    int count = 0;

    memcpy(words, command, sizeof words);
    while (words[count] != NULL)
        count++;
    return world_run(w, count, words);
}

/* The program remembers whether it wrote a page before, and here that may have been another run. */
static const char *text_of(const world *w, size_t *length)
{
    const size_t blank = w->out_length > 0 && *w->out == '\n';

    *length = w->out_length - blank;
    return w->out == NULL ? "" : w->out + blank;
}

static void check_beginning(const world *w, const world *whole)
{
    size_t length, most;
    const char *text = text_of(w, &length), *all = text_of(whole, &most);

    truth(length <= most && memcmp(text, all, length) == 0,
          "what was written is a beginning of the output");
}

static void check_same(const world *w, const world *whole)
{
    size_t length, most;

    text_of(w, &length);
    text_of(whole, &most);
    check_beginning(w, whole);
    truth(length == most, "the output is the same");
}

/* It failed with a message, or did what it does undisturbed. */
static void check_failure(const world *w, int status, const world *whole, int usual)
{
    if (status == usual && status != 2) {
        check_same(w, whole);
        return;
    }
    truth(status == 2, "a failure is exit status 2");
    truth(w->messages_length > 0, "and a message");
    check_beginning(w, whole);
}

static unsigned fail_allocations(char *const *command, const world *whole, int usual)
{
    unsigned failures = 0;
    int ended = 0;
    size_t n;

    for (n = 1; !ended; n++) {
        for (for_good = 0; for_good < 2; for_good++) {
            world w;
            int status;
            begin(&w);
            fail_at = n;
            status = run(&w, command);
            ended = calls < n;
            fail_at = 0;
            check_failure(&w, status, whole, usual);
            world_forget(&w);
            failures += !ended;
        }
    }
    return failures;
}

static unsigned fail_reads(char *const *command, const world *whole, int usual)
{
    unsigned failures = 0;
    int failed = 1;
    size_t n;

    for (n = 0; failed; n++) {
        world w;
        int status;
        begin(&w);
        w.longest_read = SHORT_READ;
        w.reads_left = n;
        status = run(&w, command);
        failed = w.failed_read;
        truth(!failed || status == 2, "a failure to read is exit status 2");
        check_failure(&w, status, whole, usual);
        world_forget(&w);
        failures += failed != 0;
    }
    return failures;
}

static unsigned fail_writes(char *const *command, const world *whole)
{
    unsigned failures = 0;
    size_t room;

    for (room = 0; room < whole->out_length; room++) {
        world w;
        int status;
        begin(&w);
        w.room = room;
        status = run(&w, command);
        /* One byte less: the blank line that another run's page calls for. */
        truth(w.failed_write || room + 1 == whole->out_length, "the disk was full");
        truth(!w.failed_write || (status == 2 && w.messages_length > 0),
              "a full disk is exit status 2 and a message");
        check_beginning(&w, whole);
        world_forget(&w);
        failures += w.failed_write != 0;
    }
    return failures;
}

static void disturb_reads(char *const *command, const world *whole, int usual)
{
    size_t longest, each;

    for (longest = 1; longest < 20; longest += 3) {
        for (each = 0; each < 5; each += 2) {
            world w;
            begin(&w);
            w.longest_read = longest;
            w.interrupt_each = each;
            truth(run(&w, command) == usual, "short reads change no exit status");
            check_same(&w, whole);
            world_forget(&w);
        }
    }
}

int main(void)
{
    unsigned allocations = 0, reads = 0, writes = 0;
    size_t i;

    for (i = 0; i < sizeof commands / sizeof *commands; i++) {
        world whole;
        int usual;
        begin(&whole);
        usual = run(&whole, commands[i]);
        truth(usual == 0 && whole.messages_length == 0, "undisturbed, it works");
        allocations += fail_allocations(commands[i], &whole, usual);
        reads += fail_reads(commands[i], &whole, usual);
        writes += fail_writes(commands[i], &whole);
        disturb_reads(commands[i], &whole, usual);
        world_forget(&whole);
    }
    printf("program_faults: %u allocations, %u reads and %u writes failed\n", allocations,
           reads, writes);
    return allocations == 0 || reads == 0 || writes == 0;
}
