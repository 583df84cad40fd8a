/* main.c - the outside project that each way of packaging must build and run.
 *                                                               SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include <dehusk.h>

int main(void)
{
    static const char page[] = "Some words that were scraped.\n";
    uint32_t header = (uint32_t)DEHUSK_VERSION_MAJOR << 16 | DEHUSK_VERSION_MINOR << 8 |
                      DEHUSK_VERSION_PATCH;
    char *text = NULL;
    size_t length = 1;
    int status = dehusk_clean_dup(page, strlen(page), NULL, &text, &length);

    if (status != DEHUSK_OK || text == NULL || strlen(text) != length) {
        printf("clean_dup: %s\n", dehusk_status_message(status));
        return 1;
    }
    dehusk_text_free(text);
    if (dehusk_version() != header) {
        printf("the header is of another version than %s\n", dehusk_version_string());
        return 1;
    }
    printf("dehusk %s works\n", dehusk_version_string());
    return 0;
}
