/* hash.h - one hash for everything that is looked up: FNV-1a, finished by a multiply.
 *
 * The same number on every machine, for features depend on it.  A hostile page can make its
 * own strings collide; every user says what that does (it only miscounts that page).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HASH_H
#define DHK_HASH_H

#include <stddef.h>
#include <stdint.h>

#define DHK_HASH_SEED UINT32_C(2166136261)

static inline uint32_t dhk_hash_byte(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * UINT32_C(16777619);
}

static inline uint32_t dhk_hash_bytes(uint32_t hash, const void *bytes, size_t length)
{
    const unsigned char *b = (const unsigned char *)bytes;
    size_t i;
    for (i = 0; i < length; i++)
        hash = dhk_hash_byte(hash, b[i]);
    return hash;
}

/* FNV's low bits are better than its high ones; this spreads them (Fibonacci hashing), so that a
 * table of 2^n slots may take the top n bits. */
static inline uint32_t dhk_hash_mix(uint32_t hash)
{
    hash ^= hash >> 15;
    return hash * UINT32_C(2654435769);
}

/* One number for many, small ones or hashes themselves.  A turn brings the high bits, into which a
 * product carries, back to the low ones. */
static inline uint32_t dhk_hash_chain(uint32_t chain, uint32_t hash)
{
    return ((chain << 7 | chain >> 25) ^ hash) * UINT32_C(2654435769);
}

#endif
