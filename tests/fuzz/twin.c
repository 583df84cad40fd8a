/* twin.c - what the plain twin shows (answer.h).                  SPDX-License-Identifier: MIT */
#include "answer.h"
#include "hostile/work_count.h"

#if !defined(TWIN_COUNTS)
uint64_t work_done(void)
{
    return 0;
}
#endif

void twin_read(const question *asked, answer *given)
{
    const uint64_t before = work_done();

    answer_read(asked, given);
    given->steps = work_done() - before;
}
