/* processor.h - what this processor can do beyond what the library was compiled for.
 *
 * The one place that asks.  Four functions have variants for it: the check of UTF-8 (base/), usual
 * tags (read/), the counts of a line (feature/) and the sums of a forest (score/), where 32 or 64
 * bytes at a time pay; block.h and classes.h do with what every machine of their kind has.
 * A level has all of those below it.  Cost: a load and a compare or two; nothing is kept, for the
 * compiler's own library asks once, before main().
 * DHK_BLOCK_PLAIN: knows nothing, as in block.h, for tests.        SPDX-License-Identifier: MIT */
#ifndef DHK_PROCESSOR_H
#define DHK_PROCESSOR_H

enum dhk_processor {
    DHK_PROCESSOR_USUAL, /* what the compiler was told */
    DHK_PROCESSOR_AVX2,  /* AVX2, and instructions that count and find bits: x86-64-v3 */
    DHK_PROCESSOR_VBMI   /* AVX-512 with byte permutations */
};

#if defined(__GNUC__) && defined(__x86_64__) && !defined(DHK_BLOCK_PLAIN)

#define DHK_PROCESSOR_X86 /* the variants of both levels are compiled */

static inline enum dhk_processor dhk_processor_level(void)
{
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") ||
        !__builtin_cpu_supports("bmi2") || !__builtin_cpu_supports("popcnt"))
        return DHK_PROCESSOR_USUAL;
    if (!__builtin_cpu_supports("avx512vbmi") || !__builtin_cpu_supports("avx512vl") ||
        !__builtin_cpu_supports("avx512bw"))
        return DHK_PROCESSOR_AVX2;
    return DHK_PROCESSOR_VBMI;
}

#endif

#endif
