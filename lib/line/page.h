/* page.h - what a page is between the rooms: lines, the boxes they stand in, and their text.
 *
 * read/ fills a page through build.h; feature/, score/ and decide/ look at it; write/ prints it.
 * All strings are offsets into 'text', valid UTF-8.  Box 0 is the root: Markdown and text have
 * no other.  An index of DHK_NONE means "there is none".          SPDX-License-Identifier: MIT */
#ifndef DHK_PAGE_H
#define DHK_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

#define DHK_NONE UINT32_MAX

enum dhk_kind { /* the numbers of enum dehusk_kind */
                DHK_KIND_TEXT,
                DHK_KIND_HEADING,
                DHK_KIND_ITEM,
                DHK_KIND_CELL,
                DHK_KIND_CODE,
                DHK_KIND_QUOTE,
                DHK_KIND_CAPTION
};

enum dhk_format { /* the numbers of enum dehusk_format */
                  DHK_FORMAT_AUTO,
                  DHK_FORMAT_TEXT,
                  DHK_FORMAT_MARKDOWN,
                  DHK_FORMAT_HTML
};

enum dhk_line_flag { /* the first six are the numbers of enum dehusk_line_flag */
                     DHK_LINE_CUT =
                         1, /* the next line is the rest of this one; white space where it
                                 was cut stands between the two in dhk_page.text */
                     DHK_LINE_BREAK =
                         2, /* follows a line break inside one block: <br>, a line of <pre>,
                                 a text line that no blank line sets apart */
                     DHK_LINE_HIDDEN = 4,      /* every byte of it is hidden */
                     DHK_LINE_TITLE = 8,       /* decide/ found it to be the title */
                     DHK_LINE_HEADER = 16,     /* a cell of a header row */
                     DHK_LINE_ORDERED = 32,    /* an item of a numbered list */
                     DHK_LINE_LINK_FIRST = 64, /* its first byte is in a link */
                     DHK_LINE_RULE =
                         128, /* a thematic break (<hr>, ---) stands between it and the last */
                     DHK_LINE_FIRST =
                         256, /* of an item or quote that spans several lines: the first */
                     DHK_LINE_BLANK =
                         512 /* follows two or more line breaks: <br><br>, a blank line in <pre> */
};

/* One line: a run of inline text between block borders or line breaks, never empty. */
typedef struct dhk_line {
    uint64_t begin, end;   /* its first byte in the input, and one past its last */
    uint32_t text, length; /* offset into and bytes of dhk_page.text */
    uint32_t box;          /* innermost block that it stands in */
    uint32_t tokens;       /* token set of the inline elements around its first byte */
    uint32_t link_bytes;   /* bytes of text inside <a>; <= length */
    uint32_t bold_bytes;   /* inside b, strong, em, i; <= length */
    uint32_t code_bytes;   /* inside code, kbd, samp, tt, pre; <= length */
    uint32_t hidden_bytes; /* inside hidden parts; <= length */
    uint32_t row;          /* cell: number of its row, from 1; else 0 */
    uint32_t flags;        /* enum dhk_line_flag */
    uint32_t place; /* enum dhk_box_flag that hold at its first byte: its box's, and those
                              of inline elements (link, button, label, hidden) */
    uint16_t links; /* links that have text in this line, saturating */
    uint16_t gap;        /* block borders (start and end tags) since the last line */
    uint16_t images;     /* img, picture, svg, video since the last line, saturating */
    uint8_t kind;        /* enum dhk_kind */
    uint8_t level;       /* heading 1-6; list or quote depth from 1; code, text: 0 */
} dhk_line;

enum dhk_box_flag { /* inherited: a box has its parent's flags too */
                    DHK_BOX_NAV = 1 << 0,
                    DHK_BOX_ASIDE = 1 << 1,
                    DHK_BOX_FOOTER = 1 << 2,
                    DHK_BOX_HEADER = 1 << 3,
                    DHK_BOX_MAIN = 1 << 4,
                    DHK_BOX_ARTICLE = 1 << 5,
                    DHK_BOX_FORM = 1 << 6,
                    DHK_BOX_FIGURE = 1 << 7,
                    DHK_BOX_DIALOG = 1 << 8,
                    DHK_BOX_HIDDEN = 1 << 9,
                    DHK_BOX_QUOTE = 1 << 10,
                    DHK_BOX_PRE = 1 << 11,
                    DHK_BOX_SECTION = 1 << 12,
                    DHK_BOX_BUTTON = 1 << 13,
                    DHK_BOX_DETAILS = 1 << 14,
                    DHK_BOX_LIST = 1 << 15,
                    DHK_BOX_TABLE = 1 << 16,
                    DHK_BOX_LINK = 1 << 17, /* a block inside <a> */
                    DHK_BOX_HEADING = 1 << 18,
                    DHK_BOX_NOSCRIPT = 1 << 19,
                    DHK_BOX_LABEL = 1 << 20,  /* label, legend, summary, option */
                    DHK_BOX_COMMENT = 1 << 21 /* itemtype/itemprop Comment */
};

/* A block element with at least one line in it (the root may have none).  Boxes stand in the
 * order of their start tags, so a parent comes before its children, and the lines of a box are
 * the range first_line .. end_line. */
typedef struct dhk_box {
    uint32_t parent;               /* DHK_NONE for the root */
    uint32_t first_line, end_line; /* lines inside it, its descendants' too */
    uint32_t flags;                /* enum dhk_box_flag, inherited */
    uint32_t tokens;               /* token set of its class, id, role, itemprop */
    uint32_t path;                 /* hash of the tag names from the root to here */
    uint16_t tag;                  /* enum dhk_tag (tables/html_tags.h); 0 unknown */
    uint16_t depth;                /* boxes above it, saturating */
} dhk_box;

/* The words of one class attribute and its kin, as hashes: page.token[first .. first+count].
 * Set 0 is an empty one; equal attribute strings mostly share a set. */
typedef struct dhk_token_set {
    uint32_t first;
    uint32_t count;
} dhk_token_set;

enum dhk_evidence { /* what <head> and JSON-LD say of the page */
                    DHK_SAYS_ARTICLE =
                        1 << 0, /* JSON-LD Article, NewsArticle, BlogPosting, ... */
                    DHK_SAYS_PRODUCT = 1 << 1, /* JSON-LD Product, Offer */
                    DHK_SAYS_FORUM = 1 << 2,   /* JSON-LD DiscussionForumPosting, QAPage */
                    DHK_SAYS_LIST = 1 << 3,    /* JSON-LD ItemList, CollectionPage */
                    DHK_SAYS_FAQ = 1 << 4,     /* JSON-LD FAQPage */
                    DHK_SAYS_CRUMBS = 1 << 5,  /* JSON-LD BreadcrumbList */
                    DHK_OG_ARTICLE = 1 << 6,   /* og:type article */
                    DHK_OG_PRODUCT = 1 << 7,   /* og:type product */
                    DHK_OG_WEBSITE = 1 << 8,   /* og:type website */
                    DHK_BY_DISCOURSE = 1 << 9, /* <meta name=generator> */
                    DHK_BY_WORDPRESS = 1 << 10
};

/* A string of the head, kept in page.text like any line; length 0: not given. */
typedef struct dhk_string {
    uint32_t text, length;
} dhk_string;

typedef struct dhk_page {
    const dhk_memory *memory; /* borrowed from the context */
    dhk_list text;            /* unsigned char: the text of all lines and strings */
    dhk_list lines;           /* dhk_line */
    dhk_list boxes;           /* dhk_box; box 0 is the root */
    dhk_list token_sets;      /* dhk_token_set; set 0 is empty */
    dhk_list tokens;          /* uint32_t: mixed hashes, so their top bits may be used */
    dhk_string title;         /* <title>, or og:title without it */
    dhk_string description;   /* meta description or og:description */
    uint32_t evidence;        /* enum dhk_evidence */
    uint32_t format;          /* enum dhk_format that was read */
    uint32_t paragraphs;      /* start tags: p */
    uint32_t items;           /* li */
    uint32_t articles;        /* article */
    uint32_t forms;           /* form */
    uint32_t tables;          /* table */
    uint32_t subheadings;     /* h2, h3 */
    uint32_t prices;          /* itemprop=price, property=product:price:* */
    uint32_t max_lines;       /* limits, from the options */
    uint32_t max_line_bytes;
} dhk_page;

/* Empties the page (its blocks stay) and lays the root box and the empty token set. */
int dhk_page_begin(dhk_page *page, uint32_t max_lines, uint32_t max_line_bytes);
void dhk_page_free(dhk_page *page);

static inline dhk_line *dhk_page_lines(const dhk_page *page)
{
    return (dhk_line *)page->lines.items;
}

static inline dhk_box *dhk_page_boxes(const dhk_page *page)
{
    return (dhk_box *)page->boxes.items;
}

static inline const unsigned char *dhk_page_text(const dhk_page *page, uint32_t offset)
{
    return (const unsigned char *)page->text.items + offset;
}

#endif
