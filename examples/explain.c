/* explain.c - why each line was kept or dropped, and what kind of page it is.
 *
 * In: a page on standard input.  Out: a line for each line: verdict, score in permille, kind,
 * reasons, text; then the page's verdict.                        SPDX-License-Identifier: MIT */
#include <dehusk.h>

#include <stdio.h>
#include <string.h>

static int print_line(void *user, const dehusk_line *line)
{
    FILE *out = user;
    uint32_t bit;

    fprintf(out, "%s %4u %-8s", line->keep ? "keep" : "drop", (unsigned)line->score,
            dehusk_kind_name(line->kind));
    for (bit = 1; bit != 0; bit <<= 1)
        if (line->reasons & bit)
            fprintf(out, " %s", dehusk_reason_name(bit));
    fputs(" | ", out);
    fwrite(line->text, 1, line->length, out); /* not NUL-terminated */
    fputc('\n', out);
    return ferror(out); /* anything but 0 stops the walk */
}

static int read_page(dehusk_ctx *ctx)
{
    char piece[65536];
    size_t length;
    int status = DEHUSK_OK;

    while (status == DEHUSK_OK && (length = fread(piece, 1, sizeof piece, stdin)) > 0)
        status = dehusk_push(ctx, piece, length);
    return status == DEHUSK_OK && !ferror(stdin) ? dehusk_finish(ctx) : status;
}

int main(void)
{
    dehusk_ctx *ctx;
    dehusk_page page;
    int status = dehusk_new(NULL, NULL, &ctx);

    memset(&page, 0, sizeof page);
    page.size = sizeof page; /* the library fills what both it and we know */
    if (status == DEHUSK_OK)
        status = read_page(ctx);
    if (status == DEHUSK_OK)
        status = dehusk_each_line(ctx, print_line, stdout);
    if (status == DEHUSK_OK)
        status = dehusk_page_info(ctx, &page);
    if (status == DEHUSK_OK)
        printf("\n%s, %u of %u lines kept, expected F1 %u permille, title: %s\n",
               dehusk_verdict_name(page.verdict), (unsigned)page.kept, (unsigned)page.lines,
               (unsigned)page.confidence, page.title);
    else
        fprintf(stderr, "explain: %s\n", dehusk_status_message(status));
    dehusk_free(ctx);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("explain");
        return 2;
    }
    return status == DEHUSK_OK ? 0 : 2;
}
