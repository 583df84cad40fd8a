/* program_world.c - see program_world.h.                         SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "program_world.h"

#include <errno.h>
#include <getopt.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "truth.h"

enum { PAGE_FILE = 1000 };

static world *now;
static size_t page_at, reads, closed;
static jmp_buf ended;
static FILE *own_out, *own_err;

/* What dehusk.c is compiled against. */
int program_main(int argc, char **argv);
void program_exit(int status) __attribute__((noreturn));
int program_open(const char *path, int flags, ...);
int program_dup(int file);
int program_close(int file);
ssize_t program_read(int file, void *to, size_t room);
int program_isatty(int file);
FILE *program_fopen(const char *path, const char *mode);
int program_fclose(FILE *file);

/* What is left behind by exit() is no leak. */
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
    return 1;
}

void program_exit(int status)
{
    longjmp(ended, status + 1);
}

int program_open(const char *path, int flags, ...)
{
    (void)flags;
    if (strcmp(path, "page") != 0) {
        errno = ENOENT;
        return -1;
    }
    page_at = 0;
    return PAGE_FILE;
}

int program_dup(int file)
{
    truth(file == 0, "standard input is read from a copy");
    page_at = 0;
    return PAGE_FILE;
}

int program_close(int file)
{
    truth(file == PAGE_FILE, "what is closed was opened");
    return 0;
}

ssize_t program_read(int file, void *to, size_t room)
{
    size_t n = now->page_length - page_at;

    truth(file == PAGE_FILE, "what is read was opened");
    reads++;
    if (now->interrupt_each != 0 && reads % now->interrupt_each == 0) {
        errno = EINTR;
        return -1;
    }
    if (now->reads_left != SIZE_MAX && reads > now->reads_left) {
        now->failed_read = 1;
        errno = EIO;
        return -1;
    }
    n = n < room ? n : room;
    if (now->longest_read != 0 && n > now->longest_read)
        n = now->longest_read;
    if (n > 0)
        memcpy(to, now->page + page_at, n);
    page_at += n;
    return (ssize_t)n;
}

int program_isatty(int file)
{
    return file == 0 ? now->terminal_in : now->terminal_out;
}

FILE *program_fopen(const char *path, const char *mode)
{
    if (mode[0] == 'r' && strcmp(path, "rules") == 0 && now->rules_length > 0)
        return fmemopen((void *)(uintptr_t)now->rules, now->rules_length, "rb");
    errno = ENOENT;
    return NULL;
}

int program_fclose(FILE *file)
{
    closed |= file == own_out;
    return fclose(file);
}

/* By calloc, which the library does not call: program_faults.c makes malloc and realloc fail. */
static ssize_t keep(char **to, size_t *length, const char *bytes, size_t n)
{
    char *grown = calloc(*length + n + 1, 1);

    truth(grown != NULL, "memory for what is written");
    if (*length > 0)
        memcpy(grown, *to, *length);
    memcpy(grown + *length, bytes, n);
    free(*to);
    *to = grown;
    *length += n;
    return (ssize_t)n;
}

static ssize_t write_out(void *cookie, const char *bytes, size_t n)
{
    const size_t left = now->room - now->out_length;

    (void)cookie;
    if (n > left) { /* a disk takes what fits, then says no */
        now->failed_write = 1;
        if (left > 0)
            return keep(&now->out, &now->out_length, bytes, left);
        errno = ENOSPC;
        return 0;
    }
    return keep(&now->out, &now->out_length, bytes, n);
}

static ssize_t write_message(void *cookie, const char *bytes, size_t n)
{
    (void)cookie;
    return keep(&now->messages, &now->messages_length, bytes, n);
}

int world_run(world *w, int argc, char **argv)
{
    static const cookie_io_functions_t out = {NULL, write_out, NULL, NULL};
    static const cookie_io_functions_t err = {NULL, write_message, NULL, NULL};
    FILE *const real_out = stdout, *const real_err = stderr;
    volatile int status;
    int jumped;

    now = w;
    w->out = w->messages = NULL;
    w->out_length = w->messages_length = 0;
    w->failed_write = w->failed_read = 0;
    reads = closed = 0;
    optind = 0; /* getopt begins anew */
    own_out = fopencookie(NULL, "w", out);
    own_err = fopencookie(NULL, "w", err);
    truth(own_out != NULL && own_err != NULL, "streams of our own");
    setvbuf(own_err, NULL, _IONBF, 0);
    stdout = own_out;
    stderr = own_err;
    jumped = setjmp(ended);
    status = jumped != 0 ? jumped - 1 : program_main(argc, argv);
    if (!closed)
        fclose(own_out);
    fclose(own_err);
    stdout = real_out;
    stderr = real_err;
    return status;
}

void world_forget(world *w)
{
    free(w->out);
    free(w->messages);
    w->out = w->messages = NULL;
}
