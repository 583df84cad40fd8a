/* encodings.c - see encodings.h.                                  SPDX-License-Identifier: MIT */
#include "tables/encodings.h"

#include <string.h>

#include "base/ascii.h"

typedef struct dhk_encoding_info {
    uint16_t name;  /* offset into name_text */
    uint16_t iconv; /* offset into name_text; 0: iconv has no part in it */
    uint8_t family; /* enum dhk_family */
    uint8_t table;  /* DHK_FAMILY_TABLE: its number in tables */
} dhk_encoding_info;

#include "tables/encodings.inc"

uint32_t dhk_encoding_find(const unsigned char *label, size_t length)
{
    char lower[LABEL_MAX + 1];
    size_t i, low = 0, high = LABELS;

    while (length > 0 && dhk_is_space(label[0])) {
        label++;
        length--;
    }
    while (length > 0 && dhk_is_space(label[length - 1]))
        length--;
    if (length > LABEL_MAX)
        return DHK_ENC_NONE;
    for (i = 0; i < length; i++) {
        if (label[i] == 0)
            return DHK_ENC_NONE;
        lower[i] = (char)dhk_to_lower(label[i]);
    }
    lower[length] = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(lower, label_text + label_start[middle]);
        if (order == 0)
            return label_encoding[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return DHK_ENC_NONE;
}

static const dhk_encoding_info *find_info(uint32_t encoding)
{
    return &infos[encoding < DHK_ENCODINGS ? encoding : DHK_ENC_NONE];
}

const char *dhk_encoding_name(uint32_t encoding)
{
    return name_text + find_info(encoding)->name;
}

uint32_t dhk_encoding_family(uint32_t encoding)
{
    return find_info(encoding)->family;
}

const uint16_t *dhk_encoding_table(uint32_t encoding)
{
    const dhk_encoding_info *info = find_info(encoding);
    return info->family == DHK_FAMILY_TABLE ? tables[info->table] : NULL;
}

const char *dhk_encoding_iconv(uint32_t encoding)
{
    const dhk_encoding_info *info = find_info(encoding);
    return info->iconv != 0 ? name_text + info->iconv : "";
}
