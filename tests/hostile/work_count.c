/* work_count.c - see work_count.h.
 *
 * The compiler calls __sanitizer_cov_trace_pc at each basic block of what it compiles with
 * -fsanitize-coverage=trace-pc; the linker's --wrap leads the library's calls of memcpy and its kin
 * here.  A count is the same on every run and however busy the machine is, and a page costs two or
 * three times what it costs uncounted, where an emulator would take fifty times.  Not seen: iconv
 * and PCRE2, which get their work in pieces of bounded size.     SPDX-License-Identifier: MIT */
#include "hostile/work_count.h"

#include <stddef.h>

static uint64_t done;

uint64_t work_done(void)
{
    return done;
}

/* Names that compiler and linker choose. */
void __sanitizer_cov_trace_pc(void);
void *__real_memcpy(void *to, const void *from, size_t n);
void *__real_memmove(void *to, const void *from, size_t n);
void *__real_memset(void *to, int byte, size_t n);
void *__real_memchr(const void *in, int byte, size_t n);
int __real_memcmp(const void *a, const void *b, size_t n);
void *__wrap_memcpy(void *to, const void *from, size_t n);
void *__wrap_memmove(void *to, const void *from, size_t n);
void *__wrap_memset(void *to, int byte, size_t n);
void *__wrap_memchr(const void *in, int byte, size_t n);
int __wrap_memcmp(const void *a, const void *b, size_t n);

void __sanitizer_cov_trace_pc(void)
{
    done++;
}

void *__wrap_memcpy(void *to, const void *from, size_t n)
{
    done += n / 8;
    return __real_memcpy(to, from, n);
}

void *__wrap_memmove(void *to, const void *from, size_t n)
{
    done += n / 8;
    return __real_memmove(to, from, n);
}

void *__wrap_memset(void *to, int byte, size_t n)
{
    done += n / 8;
    return __real_memset(to, byte, n);
}

void *__wrap_memchr(const void *in, int byte, size_t n)
{
    const void *found = __real_memchr(in, byte, n);

    done += (found == NULL ? n : (size_t)((const char *)found - (const char *)in)) / 8;
    return (void *)found;
}

int __wrap_memcmp(const void *a, const void *b, size_t n)
{
    done += n / 8;
    return __real_memcmp(a, b, n);
}
