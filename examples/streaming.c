/* streaming.c - many pages through one context, pushed as they arrive and pulled in pieces.
 *
 * In: any number of files' names.  Out: each one's clean Markdown.  After the largest page the
 * context allocates nothing more: reset keeps its memory.        SPDX-License-Identifier: MIT */
#include <dehusk.h>

#include <stdio.h>

static int clean_file(dehusk_ctx *ctx, FILE *in, FILE *out)
{
    char piece[4096];
    size_t length;
    int status = DEHUSK_OK;

    dehusk_reset(ctx);
    /* Pieces of any size, cut anywhere: as a socket or a decompressor gives them. */
    while (status == DEHUSK_OK && (length = fread(piece, 1, sizeof piece, in)) > 0)
        status = dehusk_push(ctx, piece, length);
    if (status == DEHUSK_OK && !ferror(in)) /* else the page is not all there */
        status = dehusk_finish(ctx);
    do {
        if (status == DEHUSK_OK)
            status = dehusk_pull(ctx, piece, sizeof piece, &length);
        if (status != DEHUSK_OK)
            return status;
        fwrite(piece, 1, length, out);
    } while (length > 0);
    return DEHUSK_OK;
}

int main(int argc, char **argv)
{
    dehusk_options options;
    dehusk_ctx *ctx;
    int i, status, worst = 0;

    dehusk_options_init(&options, sizeof options);
    options.output = DEHUSK_OUTPUT_MARKDOWN;
    status = dehusk_new(&options, NULL, &ctx);
    if (status != DEHUSK_OK) {
        fprintf(stderr, "streaming: %s\n", dehusk_status_message(status));
        return 2;
    }
    for (i = 1; i < argc; i++) {
        FILE *in = fopen(argv[i], "rb");
        status = in != NULL ? clean_file(ctx, in, stdout) : DEHUSK_E_ARG;
        if (in != NULL)
            fclose(in);
        if (status != DEHUSK_OK) {
            fprintf(stderr, "streaming: %s: %s\n", argv[i],
                    in != NULL ? dehusk_status_message(status) : "cannot be opened");
            worst = 2;
        }
    }
    dehusk_free(ctx);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("streaming");
        worst = 2;
    }
    return worst;
}
