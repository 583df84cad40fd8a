/* letters.c - see letters.h.                                      SPDX-License-Identifier: MIT */
#include "tables/letters.h"

#include "tables/encodings.h"
#include "tables/letters.inc"

const dhk_letter_model *dhk_letter_models(size_t *count)
{
    *count = MODELS;
    return models;
}

const uint16_t *dhk_letter_common(uint32_t encoding, size_t *count)
{
    switch (encoding) {
    case DHK_ENC_SHIFT_JIS:
        *count = sizeof common_shift_jis / sizeof *common_shift_jis;
        return common_shift_jis;
    case DHK_ENC_EUC_JP:
        *count = sizeof common_euc_jp / sizeof *common_euc_jp;
        return common_euc_jp;
    case DHK_ENC_GBK:
        *count = sizeof common_gbk / sizeof *common_gbk;
        return common_gbk;
    case DHK_ENC_BIG5:
        *count = sizeof common_big5 / sizeof *common_big5;
        return common_big5;
    case DHK_ENC_EUC_KR:
        *count = sizeof common_euc_kr / sizeof *common_euc_kr;
        return common_euc_kr;
    default:
        *count = 0;
        return NULL;
    }
}
