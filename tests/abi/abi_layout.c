/* abi_layout.c - where the fields of each public struct lie.
 *
 * In: abi_layout.txt, its path the argument.  Out: exit status 1 and the lines that differ.
 * abi_layout.txt has a section for each size of a pointer; with --print this machine's section is
 * written instead.  Within one DEHUSK_ABI a line may be added at the end of a struct, none may
 * change: then callers compiled against an older dehusk.h read the wrong bytes.
 *                                                               SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <dehusk.h>

typedef struct field {
    const char *name;
    size_t offset, size;
} field;

#define WHOLE(type)                                                                        \
    {                                                                                      \
#type, 0, sizeof(type)                                                             \
    }
#define FIELD(type, name)                                                                  \
    {                                                                                      \
#type "." #name, offsetof(type, name), sizeof(((type *)0)->name)                   \
    }

static const field fields[] = {
    WHOLE(dehusk_options),
    FIELD(dehusk_options, size),
    FIELD(dehusk_options, format),
    FIELD(dehusk_options, flags),
    FIELD(dehusk_options, keep_permille),
    FIELD(dehusk_options, max_lines),
    FIELD(dehusk_options, max_line_bytes),
    FIELD(dehusk_options, max_page_bytes),
    FIELD(dehusk_options, output),
    FIELD(dehusk_options, comments),
    WHOLE(dehusk_allocator),
    FIELD(dehusk_allocator, acquire),
    FIELD(dehusk_allocator, resize),
    FIELD(dehusk_allocator, release),
    FIELD(dehusk_allocator, user),
    WHOLE(dehusk_rules_error),
    FIELD(dehusk_rules_error, size),
    FIELD(dehusk_rules_error, line),
    FIELD(dehusk_rules_error, offset),
    FIELD(dehusk_rules_error, message),
    WHOLE(dehusk_line),
    FIELD(dehusk_line, size),
    FIELD(dehusk_line, index),
    FIELD(dehusk_line, kind),
    FIELD(dehusk_line, keep),
    FIELD(dehusk_line, score),
    FIELD(dehusk_line, reasons),
    FIELD(dehusk_line, offset),
    FIELD(dehusk_line, text),
    FIELD(dehusk_line, length),
    FIELD(dehusk_line, offset_end),
    FIELD(dehusk_line, flags),
    FIELD(dehusk_line, level),
    FIELD(dehusk_line, row),
    FIELD(dehusk_line, link_bytes),
    WHOLE(dehusk_page),
    FIELD(dehusk_page, size),
    FIELD(dehusk_page, verdict),
    FIELD(dehusk_page, confidence),
    FIELD(dehusk_page, format),
    FIELD(dehusk_page, lines),
    FIELD(dehusk_page, kept),
    FIELD(dehusk_page, bytes),
    FIELD(dehusk_page, encoding),
    FIELD(dehusk_page, title),
    FIELD(dehusk_page, title_length),
    FIELD(dehusk_page, title_line),
    FIELD(dehusk_page, skipped_rules),
    FIELD(dehusk_page, reserved),
};

enum { FIELDS = sizeof fields / sizeof *fields };

static void describe(char *line, size_t size, size_t index)
{
    const field *f = &fields[index];
    snprintf(line, size, "%s %u %u\n", f->name, (unsigned)f->offset, (unsigned)f->size);
}

static int compare(FILE *file, const char *section)
{
    char wanted[128], found[128];
    size_t i;
    int faults = 0;

    while (fgets(found, sizeof found, file) != NULL && strcmp(found, section) != 0)
        ;
    for (i = 0; i < FIELDS; i++) {
        describe(found, sizeof found, i);
        if (fgets(wanted, sizeof wanted, file) == NULL)
            strcpy(wanted, "nothing\n");
        if (strcmp(wanted, found) != 0) {
            printf("abi_layout.txt: %sdehusk.h:   %s", wanted, found);
            faults++;
        }
    }
    return faults;
}

int main(int argc, char **argv)
{
    char section[64], line[128];
    FILE *file;
    size_t i;
    int faults;

    snprintf(section, sizeof section,
             "# pointers of %u bits: name, offset, size in bytes\n",
             (unsigned)sizeof(void *) * 8);
    if (argc == 2 && strcmp(argv[1], "--print") == 0) {
        fputs(section, stdout);
        for (i = 0; i < FIELDS; i++) {
            describe(line, sizeof line, i);
            fputs(line, stdout);
        }
        return 0;
    }
    file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (file == NULL) {
        fprintf(stderr, "layout: cannot read abi_layout.txt\n");
        return 1;
    }
    faults = compare(file, section);
    fclose(file);
    return faults != 0;
}
