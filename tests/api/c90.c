/* c90.c - dehusk.h from strict C90: every function is declared, links, and does what it says.
 *
 * A page is cut into two pushes and cleaned; what is pulled in pieces is what is lent whole, and
 * the lines agree with the page's counts.                         SPDX-License-Identifier: MIT */
#include <dehusk.h>

#include <stdio.h>
#include <string.h>

static const char page[] =
    "<title>Bread at home</title><ul><li><a href=/>Home</a><li><a href=/shop>Shop</a></ul>"
    "<h1>Bread at home</h1><p>Stir flour, water and salt together in the evening, cover "
    "the "
    "bowl with a plate, and let the dough stand until the next morning.</p><p>Bake it in a "
    "hot "
    "pot with the lid on, because the steam keeps the crust soft while the loaf rises.</p>"
    "<p>We use cookies. <a href=/c>Accept</a></p>";

static int failures;

static void expect(int truth, const char *what)
{
    if (!truth) {
        printf("c90: not so: %s\n", what);
        failures++;
    }
}

static void names_are_never_null(void)
{
    expect(strcmp(dehusk_status_name(DEHUSK_E_NOMEM), "DEHUSK_E_NOMEM") == 0,
           "status name");
    expect(strcmp(dehusk_status_name(12345), "DEHUSK_E_UNKNOWN") == 0, "unknown status");
    expect(*dehusk_status_message(DEHUSK_E_LIMIT) != '\0', "status message");
    expect(strcmp(dehusk_kind_name(DEHUSK_KIND_HEADING), "heading") == 0, "kind name");
    expect(strcmp(dehusk_reason_name(DEHUSK_REASON_LINKS), "links") == 0, "reason name");
    expect(strcmp(dehusk_verdict_name(DEHUSK_VERDICT_ARTICLE), "article") == 0,
           "verdict name");
    expect(dehusk_kind_name(99) != NULL, "unknown kind");
    expect(*dehusk_model_id() != '\0', "model id");
}

static size_t pull_all(dehusk_ctx *ctx, char *out, size_t capacity)
{
    char piece[7];
    size_t total = 0, written = 1;

    while (written != 0) {
        expect(dehusk_pull(ctx, piece, sizeof piece, &written) == DEHUSK_OK, "pull");
        if (total + written > capacity)
            return 0;
        memcpy(out + total, piece, written);
        total += written;
    }
    return total;
}

static void lines_agree_with_the_page(dehusk_ctx *ctx)
{
    dehusk_page info;
    dehusk_line line;
    const dehusk_line *first;
    size_t count, stride, i;
    uint32_t kept = 0;

    memset(&info, 0, sizeof info);
    info.size = sizeof info;
    expect(dehusk_page_info(ctx, &info) == DEHUSK_OK, "page_info");
    expect(info.format == DEHUSK_FORMAT_HTML && info.bytes == sizeof page - 1,
           "what was read");
    expect(dehusk_lines(ctx, &first, &count, &stride) == DEHUSK_OK, "lines");
    expect(count == dehusk_line_count(ctx) && count == info.lines, "counts of lines");
    expect(stride >= sizeof line, "stride");
    for (i = 0; i < count; i++) {
        const dehusk_line *one = (const dehusk_line *)((const char *)first + i * stride);
        memset(&line, 0, sizeof line);
        line.size = sizeof line;
        expect(dehusk_line_at(ctx, i, &line) == DEHUSK_OK, "line_at");
        expect(line.length == one->length && line.score == one->score &&
                   memcmp(line.text, one->text, line.length) == 0,
               "line_at is lines[i]");
        expect(line.offset < line.offset_end && line.offset_end <= sizeof page - 1,
               "place in the page");
        kept += line.keep;
    }
    expect(kept == info.kept, "count of kept lines");
    expect(dehusk_line_at(ctx, count, &line) == DEHUSK_E_ARG, "no line behind the last");
}

static int count_lines(void *user, const dehusk_line *line)
{
    (void)line;
    ++*(size_t *)user;
    return 0;
}

static int stop_at_once(void *user, const dehusk_line *line)
{
    (void)user;
    (void)line;
    return 1;
}

static void a_page_in_two_pushes(dehusk_ctx *ctx)
{
    char pulled[2 * sizeof page];
    const char *text, *markdown;
    size_t length, size, seen = 0;

    expect(dehusk_set_encoding(ctx, "no such encoding") == DEHUSK_E_ENCODING, "bad label");
    expect(dehusk_set_encoding(ctx, "utf-8") == DEHUSK_OK, "label");
    expect(dehusk_push(ctx, page, 30) == DEHUSK_OK, "first push");
    expect(dehusk_text(ctx, &text, &length) == DEHUSK_E_STATE, "no text before the end");
    expect(dehusk_push(ctx, page + 30, sizeof page - 31) == DEHUSK_OK, "second push");
    expect(dehusk_finish(ctx) == DEHUSK_OK, "finish");
    expect(dehusk_text(ctx, &text, &length) == DEHUSK_OK, "text");
    expect(strlen(text) == length, "a NUL behind the text");
    size = pull_all(ctx, pulled, sizeof pulled);
    expect(size == length && memcmp(pulled, text, length) == 0, "pulled is lent");
    expect(strstr(text, "the steam keeps the crust soft") != NULL, "the article is kept");
    expect(strstr(text, "Shop") == NULL, "the menu is not");
    expect(dehusk_markdown(ctx, &markdown, &size) == DEHUSK_OK && strlen(markdown) == size,
           "md");
    lines_agree_with_the_page(ctx);
    expect(dehusk_each_line(ctx, count_lines, &seen) == DEHUSK_OK, "each_line");
    expect(seen == dehusk_line_count(ctx), "each line once");
    expect(dehusk_each_line(ctx, stop_at_once, NULL) == DEHUSK_E_STOPPED,
           "a callback can stop");
    expect(dehusk_push(ctx, page, 1) == DEHUSK_E_STATE, "push after finish");
    dehusk_reset(ctx);
    expect(dehusk_line_count(ctx) == 0, "reset drops the page");
}

static void rules_win_over_the_scorer(dehusk_ctx *ctx)
{
    dehusk_rules *rules = NULL;
    dehusk_rules_error error;
    const char *text;
    size_t length;
    static const char good[] = "# mine\nkeep ^shop$\ndrop steam\n";

    error.size = sizeof error;
    expect(dehusk_rules_new("keep a\ndrop (", 13, NULL, &rules, &error) ==
                   DEHUSK_E_PATTERN &&
               rules == NULL && error.line == 2,
           "a mistake has its line");
    expect(dehusk_rules_new(good, sizeof good - 1, NULL, &rules, NULL) == DEHUSK_OK,
           "rules");
    expect(dehusk_rules_count(rules) == 2, "count of rules");
    expect(dehusk_set_rules(ctx, rules) == DEHUSK_OK, "set_rules");
    expect(dehusk_push(ctx, page, sizeof page - 1) == DEHUSK_OK, "push");
    expect(dehusk_finish(ctx) == DEHUSK_OK, "finish");
    expect(dehusk_text(ctx, &text, &length) == DEHUSK_OK, "text");
    expect(strstr(text, "Shop") != NULL && strstr(text, "steam") == NULL, "rules win");
    dehusk_reset(ctx);
    expect(dehusk_set_rules(ctx, NULL) == DEHUSK_OK, "no rules");
    dehusk_rules_free(rules);
}

int main(void)
{
    dehusk_options options;
    dehusk_ctx *ctx = NULL;

    dehusk_options_init(&options, sizeof options);
    expect(options.size == sizeof options, "options_init sets the size");
    expect(dehusk_new(&options, NULL, &ctx) == DEHUSK_OK && ctx != NULL, "new");
    if (ctx != NULL) {
        names_are_never_null();
        a_page_in_two_pushes(ctx);
        rules_win_over_the_scorer(ctx);
    }
    dehusk_free(ctx);
    dehusk_free(NULL);
    dehusk_rules_free(NULL);
    dehusk_text_free(NULL);
    dehusk_reset(NULL);
    return failures != 0;
}
