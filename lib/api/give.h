/* give.h - a struct out to a caller who may know another version of it.
 *
 * The caller's size says how much of it he has.  What he lacks is left out; what he has beyond
 * ours is made zero, which reads as "not known"; the size tells him how many bytes are true.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_GIVE_H
#define DHK_GIVE_H

#include <stddef.h>
#include <stdint.h>

/* Both begin with a uint32_t size.  DEHUSK_E_ARG when 'to' is NULL, or its size holds not even the
 * size, or is beyond what was ever meant. */
int dhk_give_check(const void *to);
void dhk_give(void *to, const void *from, size_t length);

#endif
