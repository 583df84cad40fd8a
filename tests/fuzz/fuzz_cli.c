/* fuzz_cli.c - any bytes as the dehusk program's options, page and rules, in a world that fails.
 *
 * In: a byte of flags (terminals, failing reads, failing writes), one for how soon they fail, one for
 * the number of arguments; the arguments, each with its NUL; rules with their NUL; the page.  Held:
 * the exit status is one of four; a failure to read or write is 2; data is UTF-8, JSON where JSON
 * was asked for; a terminal gets no control character that is not the program's own colour; short
 * and interrupted reads change nothing.                          SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "json_text.h"
#include "program_world.h"
#include "truth.h"

enum { FLAG_OUT = 1, FLAG_IN = 2, FLAG_WRITE = 4, FLAG_READ = 8 };
enum { SETTINGS = 3, MAX_ARGUMENTS = 7, FULL = 1 << 30 };

typedef struct command {
    char *words[MAX_ARGUMENTS + 2];
    int count;
} command;

/* The next NUL-terminated string as a block of its own; NULL at the end. */
static char *take(const uint8_t **at, const uint8_t *end, size_t *length)
{
    const uint8_t *nul = *at < end ? memchr(*at, 0, (size_t)(end - *at)) : NULL;
    char *word;

    if (nul == NULL)
        return NULL;
    *length = (size_t)(nul - *at);
    word = malloc(*length + 1);
    truth(word != NULL, "memory for a word");
    memcpy(word, *at, *length + 1);
    *at = nul + 1;
    return word;
}

static int has(const char *text, size_t length, const char *what)
{
    return length == strlen(what) && memcmp(text, what, length) == 0;
}

static void check_terminal(const char *text, size_t length)
{
    static const char *const colours[] = {"\033[32m", "\033[31m", "\033[m"};
    size_t i, k, n;

    for (i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)text[i];
        truth(c != 0x7F && !(c == 0xC2 && (unsigned char)text[i + 1] < 0xA0),
              "a terminal gets no DEL and no C1");
        if (c != '\033') {
            truth(c >= 0x20 || c == '\t' || c == '\n', "a terminal gets no C0");
            continue;
        }
        for (k = 0; k < 3; k++) {
            n = strlen(colours[k]);
            if (length - i >= n && has(text + i, n, colours[k]))
                break;
        }
        truth(k < 3, "a terminal gets no escape but our colours");
    }
}

static void check_output(const world *w, const command *c, int status)
{
    int i, json = 0;

    truth(status >= 0 && status <= 3, "the exit status is one of four");
    truth((!w->failed_write && !w->failed_read) || status == 2,
          "a failure to read or write is told by exit status 2");
    truth(status < 2 || w->messages_length > 0 || w->failed_write, "who fails says why");
    if (w->failed_write)
        return; /* cut off anywhere */
    truth(is_utf8(w->out, w->out_length), "what is written is UTF-8");
    for (i = 1; i < c->count; i++)
        json |= strstr(c->words[i], "json") != NULL;
    if (json && w->out_length > 9 && has(w->out, 9, "{\"file\":\""))
        truth(is_json_lines(w->out, w->out_length), "JSON is JSON");
    if (w->terminal_out)
        check_terminal(w->out, w->out_length);
}

/* Runs the command; the program may turn its words about, so it gets copies. */
static int run(world *w, const command *c)
{
    char *words[MAX_ARGUMENTS + 2];
    int status;

    memcpy(words, c->words, sizeof words);
    status = world_run(w, c->count, words);
    if (w->out != NULL)
        w->out[w->out_length] = 0;
    check_output(w, c, status);
    return status;
}

/* A blank line goes between the texts of two pages: the program remembers the page before, which
 * here may be another run's. */
static void pass_blank(const char **text, size_t *length)
{
    if (*length > 0 && **text == '\n') {
        ++*text;
        --*length;
    }
}

static void check_same(const world *one, const world *other)
{
    const char *a = one->out, *b = other->out;
    size_t a_length = one->out_length, b_length = other->out_length;

    pass_blank(&a, &a_length);
    pass_blank(&b, &b_length);
    truth(a_length == b_length && (a_length == 0 || memcmp(a, b, a_length) == 0),
          "short and interrupted reads change nothing");
}

static void run_all(const uint8_t *settings, world *w, const command *c)
{
    world again = *w;
    const int status = run(w, c);

    again.longest_read = settings[1] % 61u + 1;
    again.interrupt_each = settings[1] % 5u + 2;
    truth(run(&again, c) == status, "short and interrupted reads change no exit status");
    check_same(w, &again);
    world_forget(&again);
    world_forget(w);
    if ((settings[0] & FLAG_WRITE) != 0) {
        w->room = settings[1] * 5u;
        run(w, c);
        world_forget(w);
        w->room = FULL;
    }
    if ((settings[0] & FLAG_READ) != 0) {
        w->longest_read = 100;
        w->reads_left = settings[1] % 16u;
        run(w, c);
        world_forget(w);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *at = data + SETTINGS, *end = data + size;
    static char name[] = "dehusk";
    command c;
    world w;
    char *rules;
    size_t length;
    int wanted, i;

    if (size < SETTINGS)
        return 0;
    memset(&c, 0, sizeof c);
    memset(&w, 0, sizeof w);
    c.words[c.count++] = name;
    for (wanted = data[2] % (MAX_ARGUMENTS + 1); wanted > 0; wanted--) {
        char *word = take(&at, end, &length);
        if (word == NULL)
            break;
        c.words[c.count++] = word;
    }
    rules = take(&at, end, &w.rules_length);
    w.rules = (const uint8_t *)rules;
    w.page = at;
    w.page_length = (size_t)(end - at);
    w.terminal_out = (data[0] & FLAG_OUT) != 0;
    w.terminal_in = (data[0] & FLAG_IN) != 0;
    w.reads_left = SIZE_MAX;
    w.room = FULL;
    run_all(data, &w, &c);
    free(rules);
    for (i = 1; i < c.count; i++)
        free(c.words[i]);
    return 0;
}
