/* names.c - kinds, reasons and verdicts as words, and the proof that the numbers inside are those
 * of dehusk.h.                                                    SPDX-License-Identifier: MIT */
#include "decide/decide.h"
#include "dehusk.h"
#include "line/page.h"

#define AGREE(name)                                                                        \
    typedef char agree_##name[(int)DEHUSK_##name == (int)DHK_##name ? 1 : -1]
AGREE(FORMAT_AUTO);
AGREE(FORMAT_TEXT);
AGREE(FORMAT_MARKDOWN);
AGREE(FORMAT_HTML);
AGREE(KIND_TEXT);
AGREE(KIND_HEADING);
AGREE(KIND_ITEM);
AGREE(KIND_CELL);
AGREE(KIND_CODE);
AGREE(KIND_QUOTE);
AGREE(KIND_CAPTION);
AGREE(LINE_CUT);
AGREE(LINE_BREAK);
AGREE(LINE_HIDDEN);
AGREE(LINE_TITLE);
AGREE(LINE_HEADER);
AGREE(LINE_ORDERED);
AGREE(REASON_LINKS);
AGREE(REASON_REPEATED);
AGREE(REASON_SHORT);
AGREE(REASON_PROMPT);
AGREE(REASON_NEIGHBOURS);
AGREE(REASON_PLACE);
AGREE(REASON_SECTION);
AGREE(REASON_HIDDEN);
AGREE(REASON_DATA);
AGREE(REASON_PROSE);
AGREE(REASON_BLOCK);
AGREE(REASON_HEADING);
AGREE(REASON_TITLE);
AGREE(REASON_RULE);
AGREE(REASON_COMMENT);
AGREE(VERDICT_EMPTY);
AGREE(VERDICT_ARTICLE);
AGREE(VERDICT_LISTING);
AGREE(VERDICT_PROMPT);
AGREE(COMMENTS_AUTO);
AGREE(COMMENTS_KEEP);
AGREE(COMMENTS_DROP);

DEHUSK_API const char *dehusk_kind_name(uint32_t kind)
{
    static const char *const names[] = {"text", "heading", "item",   "cell",
                                        "code", "quote",   "caption"};

    return kind < sizeof names / sizeof *names ? names[kind] : "unknown";
}

DEHUSK_API const char *dehusk_verdict_name(uint32_t verdict)
{
    static const char *const names[] = {"empty", "article", "listing", "prompt"};

    return verdict < sizeof names / sizeof *names ? names[verdict] : "unknown";
}

DEHUSK_API const char *dehusk_reason_name(uint32_t reason)
{
    static const char *const names[] = {
        "links", "repeated", "short", "prompt",  "neighbours", "place", "section", "hidden",
        "data",  "prose",    "block", "heading", "title",      "rule",  "comment"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (reason == (uint32_t)1 << i)
            return names[i];
    return "unknown";
}
