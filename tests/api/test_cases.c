/*
 * test_cases.c - C passes the cases that every binding passes.
 *
 * In:   the path of spec/cases/cases.json, whose README.md says what its words mean.
 * Out:  a line for each answer that differs; exit status 1 if there is one.  Each case is run
 *       once, then all of them by two threads at once, the second from the end.
 * Why:  jansson reads the file: what is tested is dehusk, not a reader of JSON.  Strings are read
 *       once and only looked at afterwards, so that two threads may share them.
 *
 * SPDX-License-Identifier: MIT
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/cases.h"

static int same_model; /* set before the threads start */

json_int_t case_number(json_t *object, const char *field)
{
    return json_integer_value(json_object_get(object, field));
}

const char *case_text(json_t *object, const char *field)
{
    return json_string_value(json_object_get(object, field));
}

int case_fault(json_t *one, const char *what, json_int_t found, json_int_t wanted)
{
    printf("cases: %s: %s is %lld, not %lld\n", case_text(one, "name"), what,
           (long long)found, (long long)wanted);
    return 1;
}

static unsigned nibble(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

bytes case_bytes(json_t *one, const char *field, const char *is_hex)
{
    json_t *string = json_object_get(one, field);
    const char *text = json_string_value(string);
    bytes found = {NULL, json_string_length(string)};
    size_t i;

    found.at = malloc(found.length + 1);
    if (!found.at)
        found.length = 0;
    else if (!json_is_true(json_object_get(one, is_hex)))
        memcpy(found.at, text, found.length);
    else
        for (i = 0, found.length /= 2; i < found.length; i++)
            found.at[i] =
                (unsigned char)(nibble(text[2 * i]) << 4 | nibble(text[2 * i + 1]));
    return found;
}

int case_options(json_t *one, dehusk_options *o)
{
    json_t *given = json_object_get(one, "options");
    const char *preset = case_text(one, "preset");
    const struct {
        const char *name;
        uint32_t *field;
    } fields[] = {{"format", &o->format},
                  {"flags", &o->flags},
                  {"keep_permille", &o->keep_permille},
                  {"max_lines", &o->max_lines},
                  {"max_line_bytes", &o->max_line_bytes},
                  {"output", &o->output},
                  {"comments", &o->comments}};
    int status = DEHUSK_OK;
    size_t i;

    dehusk_options_init(o, sizeof *o);
    if (*preset)
        status = dehusk_options_preset(o, sizeof *o, preset);
    for (i = 0; i < sizeof fields / sizeof *fields; i++)
        if (json_object_get(given, fields[i].name) != NULL)
            *fields[i].field = (uint32_t)case_number(given, fields[i].name);
    if (json_object_get(given, "max_page_bytes") != NULL)
        o->max_page_bytes = (uint64_t)case_number(given, "max_page_bytes");
    return status;
}

static int expect(json_t *one, json_t *wanted, const char *field, uint64_t found)
{
    json_int_t number = case_number(wanted, field);
    return found == (uint64_t)number ? 0
                                     : case_fault(one, field, (json_int_t)found, number);
}

static int expect_text(json_t *one, json_t *wanted, const char *field, const char *found,
                       size_t length)
{
    json_t *string = json_object_get(wanted, field);

    if (json_string_length(string) == length &&
        memcmp(json_string_value(string), found, length) == 0)
        return 0;
    printf("cases: %s: %s is <%.*s>, not <%s>\n", case_text(one, "name"), field,
           (int)length, found, json_string_value(string));
    return 1;
}

static int check_line(json_t *one, json_t *wanted, const dehusk_line *line)
{
    uint32_t title = same_model ? 0 : DEHUSK_LINE_TITLE;
    uint32_t flags = (uint32_t)case_number(wanted, "flags");
    int faults = expect_text(one, wanted, "text", line->text, line->length);

    faults += expect(one, wanted, "kind", line->kind);
    faults += expect(one, wanted, "offset", line->offset);
    faults += expect(one, wanted, "offset_end", line->offset_end);
    faults += expect(one, wanted, "level", line->level);
    faults += expect(one, wanted, "row", line->row);
    faults += expect(one, wanted, "link_bytes", line->link_bytes);
    if ((line->flags | title) != (flags | title))
        faults += case_fault(one, "flags", line->flags, flags);
    if (same_model) {
        faults += expect(one, wanted, "keep", line->keep);
        faults += expect(one, wanted, "score", line->score);
        faults += expect(one, wanted, "reasons", line->reasons);
    }
    return faults;
}

static int check_lines(json_t *one, json_t *wanted, dehusk_ctx *ctx)
{
    const dehusk_line *first;
    size_t count, stride, i;
    int faults = 0, status = dehusk_lines(ctx, &first, &count, &stride);

    if (status != DEHUSK_OK || stride < sizeof(dehusk_line))
        return case_fault(one, "dehusk_lines", status, 0);
    if (count != json_array_size(wanted))
        return case_fault(one, "lines", (json_int_t)count,
                          (json_int_t)json_array_size(wanted));
    for (i = 0; i < count; i++)
        faults += check_line(one, json_array_get(wanted, i),
                             (const void *)((const char *)first + i * stride));
    return faults;
}

static int check_page(json_t *one, json_t *wanted, dehusk_ctx *ctx)
{
    dehusk_page page = {0};
    int faults = 0, status;

    page.size = sizeof page;
    status = dehusk_page_info(ctx, &page);
    if (status != DEHUSK_OK)
        return case_fault(one, "dehusk_page_info", status, 0);
    faults += expect_text(one, wanted, "encoding", page.encoding, strlen(page.encoding));
    faults += expect(one, wanted, "format", page.format);
    faults += expect(one, wanted, "lines", page.lines);
    faults += expect(one, wanted, "bytes", page.bytes);
    faults += expect(one, wanted, "skipped_rules", page.skipped_rules);
    if (same_model) {
        faults += expect(one, wanted, "verdict", page.verdict);
        faults += expect(one, wanted, "confidence", page.confidence);
        faults += expect(one, wanted, "kept", page.kept);
        faults += expect_text(one, wanted, "title", page.title, page.title_length);
        if ((json_int_t)(page.title_line + 1) != case_number(wanted, "title_line") + 1)
            faults += case_fault(one, "title_line", (json_int_t)page.title_line,
                                 case_number(wanted, "title_line"));
    }
    return faults;
}

/* Pulls three bytes at a time: as many faults as pieces differ. */
static int check_pull(json_t *one, const char *text, size_t length, dehusk_ctx *ctx)
{
    char piece[3];
    size_t at = 0, written = 1;

    while (dehusk_pull(ctx, piece, sizeof piece, &written) == DEHUSK_OK && written > 0) {
        if (written > length - at || memcmp(piece, text + at, written) != 0)
            return case_fault(one, "pulled byte", (json_int_t)at, -1);
        at += written;
    }
    return at == length ? 0 : case_fault(one, "pulled", (json_int_t)at, (json_int_t)length);
}

static int check_one_call(json_t *one, const char *text, size_t length)
{
    bytes page = case_bytes(one, "page", "page_is_hex");
    dehusk_options options;
    char *owned = NULL;
    size_t found = 0;
    int status = case_options(one, &options), faults = 0;

    if (status == DEHUSK_OK)
        status = dehusk_clean_dup(page.at, page.length, &options, &owned, &found);
    if (status != DEHUSK_OK)
        faults = case_fault(one, "clean_dup", status, 0);
    else if (found != length || memcmp(owned, text, length) != 0)
        faults = case_fault(one, "clean_dup's text", (json_int_t)found, (json_int_t)length);
    dehusk_text_free(owned);
    free(page.at);
    return faults;
}

static int check_texts(json_t *one, json_t *wanted, dehusk_ctx *ctx)
{
    const char *text, *markdown;
    size_t length, markdown_length;
    dehusk_options options;
    int faults = 0;

    if (dehusk_text(ctx, &text, &length) ||
        dehusk_markdown(ctx, &markdown, &markdown_length))
        return case_fault(one, "text or markdown", -1, 0);
    if (same_model) {
        faults += expect_text(one, wanted, "text", text, length);
        faults += expect_text(one, wanted, "markdown", markdown, markdown_length);
    }
    case_options(one, &options);
    if (options.output == DEHUSK_OUTPUT_MARKDOWN) {
        text = markdown;
        length = markdown_length;
    }
    faults += check_pull(one, text, length, ctx);
    if (*case_text(one, "rules") == '\0' && *case_text(one, "encoding") == '\0')
        faults += check_one_call(one, text, length);
    return faults;
}

static int push_all(json_t *one, dehusk_ctx *ctx)
{
    bytes page = case_bytes(one, "page", "page_is_hex");
    json_t *pushes = json_object_get(one, "pushes"), *push;
    size_t i, at = 0;
    int status = DEHUSK_OK;

    json_array_foreach(pushes, i, push)
    {
        size_t size = (size_t)json_integer_value(push);
        status = status ? status : dehusk_push(ctx, page.at + at, size);
        at += size;
    }
    if (at < page.length || json_array_size(pushes) == 0)
        status = status ? status : dehusk_push(ctx, page.at + at, page.length - at);
    free(page.at);
    return status ? status : dehusk_finish(ctx);
}

/* The steps before the answer; *step is the one that failed. */
static int read_case(json_t *one, dehusk_rules **rules, dehusk_rules_error *error,
                     dehusk_ctx **ctx, const char **step)
{
    bytes text = case_bytes(one, "rules", "rules_are_hex");
    dehusk_options options;
    int status = DEHUSK_OK;

    *step = "rules";
    if (text.length > 0)
        status = dehusk_rules_new((const char *)text.at, text.length, NULL, rules, error);
    free(text.at);
    if (status != DEHUSK_OK)
        return status;
    *step = "new";
    status = case_options(one, &options);
    if (status == DEHUSK_OK)
        status = dehusk_new(&options, NULL, ctx);
    if (status == DEHUSK_OK)
        status = dehusk_set_rules(*ctx, *rules);
    if (status != DEHUSK_OK)
        return status;
    *step = "encoding";
    if (*case_text(one, "encoding") != '\0')
        status = dehusk_set_encoding(*ctx, case_text(one, "encoding"));
    if (status != DEHUSK_OK)
        return status;
    *step = "read";
    return push_all(one, *ctx);
}

static int run_page(json_t *one)
{
    json_t *wanted = json_object_get(one, "expected");
    dehusk_rules *rules = NULL;
    dehusk_rules_error error = {0};
    dehusk_ctx *ctx = NULL;
    const char *step;
    int status, faults = 0;

    error.size = sizeof error;
    status = read_case(one, &rules, &error, &ctx, &step);
    if (status != case_number(wanted, "error"))
        faults = case_fault(one, dehusk_status_message(status), status,
                            case_number(wanted, "error"));
    else if (status != DEHUSK_OK) {
        faults += expect_text(one, wanted, "error_in", step, strlen(step));
        faults += expect(one, wanted, "rule_line", error.line);
        faults += expect(one, wanted, "rule_offset", error.offset);
    } else {
        faults += check_page(one, json_object_get(wanted, "page"), ctx);
        faults += check_texts(one, wanted, ctx);
        faults += check_lines(one, json_object_get(wanted, "lines"), ctx);
    }
    dehusk_free(ctx);
    dehusk_rules_free(rules);
    return faults;
}

static int run_case(json_t *one)
{
    return strcmp(case_text(one, "level"), "page") == 0 ? run_page(one) : run_calls(one);
}

typedef struct work {
    json_t *cases;
    int backwards, faults;
} work;

static void *run_all(void *user)
{
    work *w = user;
    size_t count = json_array_size(w->cases), i;

    for (i = 0; i < count; i++)
        w->faults += run_case(json_array_get(w->cases, w->backwards ? count - 1 - i : i));
    return NULL;
}

static int check_names(json_t *names)
{
    json_t *name;
    size_t i, wrong = 0;

    json_array_foreach(json_object_get(names, "statuses"), i, name) wrong +=
        strcmp(json_string_value(name), dehusk_status_name(-(int)i)) != 0;
    json_array_foreach(json_object_get(names, "kinds"), i, name) wrong +=
        strcmp(json_string_value(name), dehusk_kind_name((uint32_t)i)) != 0;
    json_array_foreach(json_object_get(names, "verdicts"), i, name) wrong +=
        strcmp(json_string_value(name), dehusk_verdict_name((uint32_t)i)) != 0;
    json_array_foreach(json_object_get(names, "reasons"), i, name) wrong +=
        strcmp(json_string_value(name), dehusk_reason_name(1u << i)) != 0;
    if (wrong > 0)
        printf("cases: %d names differ\n", (int)wrong);
    return (int)wrong;
}

int main(int argc, char **argv)
{
    json_error_t error;
    json_t *document = argc == 2 ? json_load_file(argv[1], JSON_ALLOW_NUL, &error) : NULL;
    work once = {0}, forth = {0}, back = {0};
    pthread_t threads[2];
    int faults;

    if (!document) {
        printf("cases: %s\n", argc == 2 ? error.text : "usage: api_cases CASES.JSON");
        return 1;
    }
    same_model = strcmp(case_text(document, "model"), dehusk_model_id()) == 0;
    once.cases = forth.cases = back.cases = json_object_get(document, "cases");
    back.backwards = 1;
    faults = check_names(json_object_get(document, "names"));
    run_all(&once);
    if (pthread_create(&threads[0], NULL, run_all, &forth) != 0 ||
        pthread_create(&threads[1], NULL, run_all, &back) != 0)
        return 1;
    pthread_join(threads[0], NULL);
    pthread_join(threads[1], NULL);
    faults += once.faults + forth.faults + back.faults;
    printf("cases: %d cases, once and by two threads at once, %d faults%s\n",
           (int)json_array_size(once.cases), faults,
           same_model ? "" : "; of another model: verdicts were not compared");
    json_decref(document);
    return faults > 0;
}
