/*
 * dehusk.c - the dehusk program: pages in, clean text out.      SPDX-License-Identifier: MIT
 *
 * Pages go through one context, in and out 64 KiB at a time; data to standard output alone,
 * messages to standard error.  What a terminal would obey (control characters) never goes to one.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dehusk.h"
#include "put_text.h"

enum { KEPT, NOTHING, FAILED, LIMIT }; /* exit status */
enum { PIECE_BYTES = 65536, MAX_FILE_BYTES = 32 << 20 };
enum { TO_TEXT, TO_MARKDOWN, TO_JSON };

typedef struct settings {
    const char *given[128]; /* by option letter: its argument or ""; NULL: not given */
    int to;
    bool colour;
    enum form form; /* of text */
} settings;

static const char help[] =
    "Usage: dehusk [OPTION]... [FILE]...\n"
    "Keep the article of a web page, drop its menus, prompts and footers.\n\n"
    "  curl -s URL | dehusk             the text of a page\n"
    "  dehusk -e page.html | less       each line's verdict, and why\n"
    "  dehusk -t json *.html            one object a page\n\n"
    "  -f, --from KIND      auto (default), html, markdown, text\n"
    "  -t, --to FORM        text (default), markdown, json\n"
    "  -k, --keep N         from 0, all recall, to 1000, all precision (500)\n"
    "      --precision, --recall   the same as --keep 750, --keep 250\n"
    "  -p, --preset NAME    article, rag, corpus, strict: settings for one purpose\n"
    "      --comments HOW   of readers: auto (default), keep, drop\n"
    "  -e, --explain        each line: verdict, score, reasons, bytes, text\n"
    "  -v, --invert         what is dropped instead of what is kept\n"
    "  -r, --rules FILE     lines 'keep PATTERN' and 'drop PATTERN' (PCRE2)\n"
    "      --model FILE     score with another model than the built-in one\n"
    "      --title          put the title line into the text\n"
    "      --encoding NAME  what is known of the bytes (utf-8, windows-1251, ...)\n"
    "  -h, --help; -V, --version\n\n"
    "FILE - is standard input.  Exit status: 0 something was kept, 1 nothing was, 2 "
    "usage,\n"
    "input or output failed, 3 a limit was met; of many files the first of 2, 3, 0, 1.\n";

static int complain(const char *name, const char *message)
{
    fputs("dehusk: ", stderr);
    put(stderr, NAME, name, strlen(name));
    fprintf(stderr, ": %s\n", message);
    return FAILED;
}

static int complain_status(const char *name, int status)
{
    complain(name, dehusk_status_message(status));
    return status == DEHUSK_E_LIMIT ? LIMIT : FAILED;
}

static void put_line(const settings *set, const dehusk_line *line, const char *between)
{
    bool json = set->form == JSON;
    const char *begin = !set->colour ? "" : line->keep ? "\033[32m" : "\033[31m";
    uint32_t bit, done = 0;

    printf(json ? "%s{\"verdict\":\"%s%s%s\",\"score\":%u,\"reasons\":[" : "%s%s%s%s\t%u\t",
           json ? between : "", begin, line->keep ? "keep" : "drop", *begin ? "\033[m" : "",
           (unsigned)line->score);
    for (bit = 1; bit != 0; done |= line->reasons & bit, bit <<= 1)
        if ((line->reasons & bit) != 0)
            printf(json ? "%s\"%s\"" : "%s%s", done ? "," : "", dehusk_reason_name(bit));
    if (json)
        printf("],\"kind\":\"%s", dehusk_kind_name(line->kind));
    printf(json ? "\",\"offset\":%llu,\"offset_end\":%llu,\"text\":\"" : "\t%llu-%llu\t",
           (unsigned long long)line->offset, (unsigned long long)line->offset_end);
    put(stdout, set->form, line->text, line->length);
    fputs(json ? "\"}" : "\n", stdout);
}

/* Writes the page that the context has read. */
static int show(const settings *set, dehusk_ctx *ctx, const char *name)
{
    static bool any; /* was a text written before: a blank line goes between */
    dehusk_page page = {.size = sizeof page};
    dehusk_line line = {.size = sizeof line};
    bool json = set->form == JSON, explain = set->given['e'] != NULL;
    bool invert = set->given['v'] != NULL;
    const char *text = "", *between = "";
    size_t length = 0, i;
    int status = dehusk_page_info(ctx, &page);

    if (status == DEHUSK_OK && !explain)
        status = set->to == TO_MARKDOWN ? dehusk_markdown(ctx, &text, &length)
                                        : dehusk_text(ctx, &text, &length);
    if (status != DEHUSK_OK)
        return complain_status(name, status);
    if (json) {
        fputs("{\"file\":\"", stdout);
        put(stdout, JSON, name, strlen(name));
        printf("\",\"verdict\":\"%s\",\"confidence\":%u,\"encoding\":\"%s\",\"title\":\"",
               dehusk_verdict_name(page.verdict), (unsigned)page.confidence, page.encoding);
        put(stdout, JSON, page.title, page.title_length);
        fputs(explain ? "\",\"lines\":[" : "\",\"text\":\"", stdout);
    } else if (length > 0) {
        fputs(any ? "\n" : "", stdout);
        any = true;
    }
    for (i = 0; explain && dehusk_line_at(ctx, i, &line) == DEHUSK_OK; i++) {
        if (invert && line.keep)
            continue;
        put_line(set, &line, between);
        between = ",";
    }
    put(stdout, set->form, text, length);
    if (json)
        puts(explain ? "]}" : "\"}");
    return (invert ? page.lines - page.kept : page.kept) > 0 ? KEPT : NOTHING;
}

static int clean(const settings *set, dehusk_ctx *ctx, const char *path)
{
    static char piece[PIECE_BYTES];
    int file = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY);
    int status, failed;
    ssize_t got = 0;

    if (file < 0)
        return complain(path, strerror(errno));
    dehusk_reset(ctx);
    status = dehusk_set_encoding(ctx, set->given['E']);
    while (status == DEHUSK_OK && (got = read(file, piece, sizeof piece)) != 0 &&
           (got > 0 || errno == EINTR))
        status = got > 0 ? dehusk_push(ctx, piece, (size_t)got) : DEHUSK_OK;
    failed = got < 0 ? complain(path, strerror(errno)) : 0;
    close(file);
    if (failed)
        return failed;
    if (status == DEHUSK_OK && (status = dehusk_finish(ctx)) == DEHUSK_OK)
        return show(set, ctx, path);
    return complain_status(path, status);
}

/* The whole file, until the next one is read. */
static const char *read_file(const char *path, size_t *length)
{
    static char text[MAX_FILE_BYTES];
    FILE *file = fopen(path, "rb");

    *length = file == NULL ? 0 : fread(text, 1, sizeof text, file);
    if (file == NULL || ferror(file))
        exit(complain(path, strerror(errno)));
    fclose(file);
    if (*length == sizeof text)
        exit(complain_status(path, DEHUSK_E_LIMIT));
    return text;
}

static dehusk_rules *read_rules(const char *path)
{
    dehusk_rules_error error = {.size = sizeof error};
    dehusk_rules *rules;
    size_t length, begin;
    const char *text = read_file(path, &length);
    int status = dehusk_rules_new(text, length, NULL, &rules, &error);

    if (status == DEHUSK_OK)
        return rules;
    if (status != DEHUSK_E_PATTERN)
        exit(complain_status(path, status));
    for (begin = (size_t)error.offset; begin > 0 && text[begin - 1] != '\n'; begin--)
        ;
    put(stderr, NAME, path, strlen(path));
    fprintf(stderr, ":%u:%zu: %s\n", (unsigned)error.line, (size_t)error.offset - begin + 1,
            error.message);
    exit(FAILED);
}

static dehusk_model *read_model(const char *path)
{
    dehusk_model *model;
    size_t length;
    const char *bytes = read_file(path, &length);
    int status = dehusk_model_new(bytes, length, NULL, &model);

    if (status != DEHUSK_OK)
        exit(complain_status(path, status));
    return model;
}

/* Index of 'word' in 'words', 0 for no word. */
static int choose(const char *const *words, const char *word)
{
    int i;

    for (i = 0; word != NULL && words[i] != NULL && strcmp(words[i], word) != 0; i++)
        ;
    if (words[i] == NULL)
        exit(complain(word, "unknown; see dehusk --help"));
    return i;
}

static int close_output(int status)
{
    bool bad = ferror(stdout) != 0;

    if (fclose(stdout) == 0 && !bad)
        return status;
    return errno == EPIPE ? FAILED : complain("output", strerror(errno));
}

static void read_options(int argc, char **argv, settings *set, dehusk_options *options)
{
    static const char *const kinds[] = {"auto", "text", "markdown", "html", NULL};
    static const char *const forms[] = {"text", "markdown", "json", NULL};
    static const char *const ways[] = {"auto", "keep", "drop", NULL};
    static const struct option names[] = {
        {"from", 1, NULL, 'f'},   {"to", 1, NULL, 't'},        {"keep", 1, NULL, 'k'},
        {"recall", 0, NULL, 'R'}, {"precision", 0, NULL, 'P'}, {"explain", 0, NULL, 'e'},
        {"invert", 0, NULL, 'v'}, {"rules", 1, NULL, 'r'},     {"title", 0, NULL, 'T'},
        {"help", 0, NULL, 'h'},   {"encoding", 1, NULL, 'E'},  {"version", 0, NULL, 'V'},
        {"preset", 1, NULL, 'p'}, {"comments", 1, NULL, 'C'},  {"model", 1, NULL, 'M'},
        {NULL, 0, NULL, 0}};
    const char *preset, *keep = NULL, *term = getenv("TERM"), *plain = getenv("NO_COLOR");
    size_t digits;
    int option;

    while ((option = getopt_long(argc, argv, "f:t:k:p:evr:hV", names, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            printf(option == 'h' ? "%s" : "dehusk %s, model %s\n",
                   option == 'h' ? help : dehusk_version_string(), dehusk_model_id());
        if (strchr("hV?", option) != NULL)
            exit(close_output(option == '?' ? FAILED : KEPT));
        set->given[option] = optarg == NULL ? "" : optarg;
        if (strchr("kPR", option) != NULL)
            keep = option == 'k' ? optarg : option == 'P' ? "750" : "250";
    }
    dehusk_options_init(options, sizeof *options);
    preset = set->given['p'];
    if (preset != NULL && dehusk_options_preset(options, sizeof *options, preset) < 0)
        exit(complain(preset, "unknown; see dehusk --help"));
    digits = keep == NULL ? 0 : strspn(keep, "0123456789");
    if (keep != NULL &&
        (digits == 0 || digits > 4 || keep[digits] != 0 || atoi(keep) > 1000))
        exit(complain(keep, "not a number from 0 to 1000"));
    if (keep != NULL)
        options->keep_permille = atoi(keep) > 0 ? (uint32_t)atoi(keep) : 1;
    if (set->given['C'] != NULL)
        options->comments = (uint32_t)choose(ways, set->given['C']);
    options->format = (uint32_t)choose(kinds, set->given['f']);
    options->flags |= (set->given['T'] != NULL ? DEHUSK_FLAG_TITLE : 0u) |
                      (set->given['v'] != NULL ? DEHUSK_FLAG_INVERT : 0u);
    set->to =
        set->given['t'] == NULL ? (int)options->output : choose(forms, set->given['t']);
    set->form = set->to == TO_JSON ? JSON : isatty(STDOUT_FILENO) ? TERMINAL : RAW;
    set->colour = set->form == TERMINAL && term != NULL && strcmp(term, "dumb") != 0 &&
                  (plain == NULL || *plain == 0);
}

int main(int argc, char **argv)
{
    static char output[PIECE_BYTES];
    static const int rank[] = {[NOTHING] = 0, [KEPT] = 1, [LIMIT] = 2, [FAILED] = 3};
    settings set = {0};
    dehusk_options options;
    dehusk_rules *rules;
    dehusk_model *model;
    dehusk_ctx *ctx;
    int result = NOTHING, status, one;

    read_options(argc, argv, &set, &options);
    if (!isatty(STDOUT_FILENO))
        setvbuf(stdout, output, _IOFBF, sizeof output);
    if (optind == argc && isatty(STDIN_FILENO))
        return complain("usage", "dehusk [OPTION]... [FILE]...; see dehusk --help");
    rules = set.given['r'] == NULL ? NULL : read_rules(set.given['r']);
    model = set.given['M'] == NULL ? NULL : read_model(set.given['M']);
    status = dehusk_new(&options, NULL, &ctx);
    if (status == DEHUSK_OK && set.given['E'] != NULL)
        status = dehusk_set_encoding(ctx, set.given['E']);
    if (status != DEHUSK_OK)
        exit(complain_status(set.given['E'] == NULL ? "start" : set.given['E'], status));
    dehusk_set_rules(ctx, rules);
    dehusk_set_model(ctx, model);
    do {
        one = clean(&set, ctx, optind < argc ? argv[optind] : "-");
        result = rank[one] > rank[result] ? one : result;
    } while (!ferror(stdout) && ++optind < argc);
    dehusk_free(ctx);
    dehusk_rules_free(rules);
    dehusk_model_free(model);
    return close_output(result);
}
