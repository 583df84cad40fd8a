/* markdown_inner.h - what the files of the Markdown reader share.
 *
 *   markdown.c           pushes -> source lines (and front matter, data: addresses)
 *   markdown_block.c     source lines -> quotes, list items, and the leaf that is open in them
 *   markdown_scan.c      what a source line begins with; looks, changes nothing
 *   markdown_leaf.c      paragraphs, headings, code, raw HTML, held until they end
 *   markdown_row.c     tables of GFM
 *   markdown_inline.c    held text -> marks (code spans, links, entities, tags, runs of * _ ~)
 *   markdown_emphasis.c  which runs of * _ ~ are markers
 *   markdown_link.c      the address of a link, bare addresses
 *   markdown_tag.c       HTML tags and comments
 *   markdown_emit.c      held text and marks -> the builder
 *
 * Only these files include it.                                    SPDX-License-Identifier: MIT */
#ifndef DHK_MARKDOWN_INNER_H
#define DHK_MARKDOWN_INNER_H

#include "read/markdown.h"

/* A paragraph is held until it ends, for the line under it may make it a heading.  What is longer
 * goes to the builder in pieces of this size, so that all that is kept here (the text, 16 bytes
 * for each source line, 24 for each mark) stays below 1 MiB.  No paragraph of the corpora at
 * hand comes near it; a link that lies across the border of two pieces is read as text. */
enum { DHK_MARKDOWN_HELD = 16384 };

/* Quotes and items inside each other.  Each source line is matched with all that are open, so
 * without a limit a page of n bytes could cost n^2; browsers show nothing beyond 10 or 20. */
enum { DHK_MARKDOWN_DEPTH = 32 };

/* Converters write a link around blocks (a teaser: picture, heading, text) as "[", the blocks, and
 * "](address)", each a paragraph.  Such a card ends after this many blocks, for it was none. */
enum { DHK_MARKDOWN_CARD = 16 };

/* Where a piece of the held text (or of the line) stands in the input: up to the next span, byte
 * at + i is source + i. */
typedef struct dhk_markdown_span {
    uint64_t source;
    uint32_t at;
} dhk_markdown_span;

/* A quote or a list item that is open. */
typedef struct dhk_markdown_box {
    size_t indent;        /* item: columns of white space that its lines begin with */
    bool item, ordered;   /* item: else a quote; ordered: of a numbered list */
    bool fresh;           /* nothing of it has become a line yet */
    bool bare;            /* item: nothing stood behind its marker, nothing came since */
    unsigned char marker; /* item: its bullet, or the byte behind its number */
} dhk_markdown_box;

enum dhk_markdown_leaf {
    DHK_LEAF_NONE,
    DHK_LEAF_PARAGRAPH,
    DHK_LEAF_TABLE,    /* its header row is done */
    DHK_LEAF_FENCED,   /* code between fences */
    DHK_LEAF_INDENTED, /* code by indentation */
    DHK_LEAF_HTML,     /* raw HTML, up to a blank line */
    DHK_LEAF_PRE,      /* raw HTML, up to </pre> */
    DHK_LEAF_RAW       /* a comment, script or style: dropped, up to 'raw' */
};

/* How held text is read. */
enum dhk_markdown_mode { DHK_MODE_MARKDOWN, DHK_MODE_HTML, DHK_MODE_PRE };

enum dhk_markdown_mark_kind {
    DHK_MARK_NONE,     /* a bracket or a run of markers that turned out to be text */
    DHK_MARK_SKIP,     /* markup: no text */
    DHK_MARK_IMAGE,    /* markup of an image */
    DHK_MARK_BREAK,    /* a hard line break */
    DHK_MARK_LINK,     /* a link begins */
    DHK_MARK_LINK_END,
    DHK_MARK_CARD,     /* "[" at the end of a block: a link around blocks begins */
    DHK_MARK_CARD_END,
    DHK_MARK_ADDRESS,  /* the text is its own link */
    DHK_MARK_CODE,     /* a code span; data: bytes of its fence */
    DHK_MARK_ENTITY,   /* a character reference */
    DHK_MARK_TAG,      /* an HTML tag; data: enum dhk_tag, flags: DHK_TAG_ENDS */
    DHK_MARK_RUN,      /* a run of * _ ~ */
    DHK_MARK_BRACKET,  /* [ that waits for its ] */
    DHK_MARK_PICTURE   /* ![ that waits for its ] */
};

enum { DHK_RUN_OPENS = 1, DHK_RUN_CLOSES = 2 }; /* flags of DHK_MARK_RUN */
enum { DHK_TAG_ENDS = 1 };                      /* flag of DHK_MARK_TAG: an end tag */

typedef struct dhk_markdown_mark {
    uint32_t begin, end;     /* bytes of 'held' */
    uint32_t data;           /* by kind; run: delimiters paired when it closed others */
    uint32_t closed, opened; /* run: bytes of it that close, at its beginning, and that open */
    uint16_t below;          /* mark below it on its stack, counted from 1; 0: none */
    uint8_t kind, flags;
} dhk_markdown_mark;

/* A source line, and how far its containers have been read. */
typedef struct dhk_markdown_line {
    const unsigned char *text;
    size_t length;
    size_t gap_at, gap_column;   /* white space that is being looked at begins here */
    size_t column;               /* what the containers have taken ends at this column */
    size_t next, next_column;    /* the first byte behind that white space */
    size_t no_rule;              /* no thematic break begins before this byte */
} dhk_markdown_line;

struct dhk_markdown {
    const dhk_memory *memory;
    dhk_builder builder;

    /* markdown.c */
    dhk_list carry;         /* unsigned char: the line so far, from earlier pushes */
    dhk_list jumps;         /* dhk_markdown_span: where bytes were left out of the line */
    uint64_t offset;        /* bytes of the input before this piece */
    uint64_t line_source;   /* where the line begins in the input */
    bool after_cr;          /* an LF that comes now belongs to the CR before it */
    bool rest;              /* the line is the rest of one that was too long */
    bool more;              /* the line is cut: its rest follows */
    bool blob;              /* in the data of a data: address */
    uint8_t front;          /* 0 before the first line, 1 in front matter, 2 behind it */
    uint32_t front_lines;

    /* markdown_block.c */
    dhk_markdown_box boxes[DHK_MARKDOWN_DEPTH];
    uint32_t depth;         /* boxes that are open */
    uint32_t items, quotes; /* of these */
    uint8_t leaf;           /* enum dhk_markdown_leaf */
    bool flushed;           /* paragraph: a piece of it is with the builder */
    bool laid;              /* the leaf has told the builder what its lines are */
    bool header;            /* table: the row is the header's */
    bool tight;             /* the leaf is an item's first: HTML would have no tags for it */
    unsigned char fence;    /* fenced: ` or ~ */
    size_t fence_length, fence_indent;
    const char *raw;        /* raw: what ends it, in lower case */
    uint32_t card;          /* blocks that a card may still have; 0: none is open */

    /* markdown_leaf.c */
    dhk_list held;          /* unsigned char: text of the leaf, LF between source lines */
    dhk_list spans;         /* dhk_markdown_span of it */

    /* markdown_inline.c, markdown_emphasis.c, markdown_emit.c: for one piece of held text */
    dhk_list marks;         /* dhk_markdown_mark */
    uint32_t brackets;      /* stack of brackets: its top, counted from 1 */
    uint32_t dead_brackets; /* marks up to here cannot begin a link: one was found in them */
    uint32_t tick_seen[33]; /* last place where a run of so many backticks was seen */
    bool ticks_known;       /* ... and the whole piece has been searched */
    bool missing[4];        /* there is no more end of: comment, instruction, CDATA, declaration */
    bool script_missing, style_missing;
    uint32_t span;          /* emit: the span it is in */
    uint32_t bold, code;    /* emit: open elements */
    bool in_link, in_html_link, in_row;
    uint32_t row_line;      /* emit: first line of the <tr> that is open */
    uint8_t mode;           /* enum dhk_markdown_mode */
    uint8_t base_kind, base_level; /* emit: what lines are outside HTML's h1, li, td */
};

/* markdown_block.c: a whole source line without its line end; then, if it was cut, the rest. */
int dhk_markdown_block(dhk_markdown *md, const unsigned char *text, size_t length);
int dhk_markdown_rest(dhk_markdown *md, const unsigned char *text, size_t length);
int dhk_markdown_close_all(dhk_markdown *md);

/* markdown_scan.c: each returns what it says, or 0. */
void dhk_markdown_line_begin(dhk_markdown_line *line, const unsigned char *text, size_t length);
void dhk_markdown_line_enter(dhk_markdown_line *line, size_t at, size_t column);
size_t dhk_markdown_code_at(const dhk_markdown_line *line);
unsigned dhk_markdown_heading(const dhk_markdown_line *line, size_t *begin, size_t *end);
size_t dhk_markdown_fence(const dhk_markdown_line *line);
bool dhk_markdown_fence_ends(const dhk_markdown_line *line, unsigned char fence, size_t length);
unsigned dhk_markdown_underline(const dhk_markdown_line *line);
bool dhk_markdown_rule(dhk_markdown_line *line);
size_t dhk_markdown_marker(const dhk_markdown_line *line, bool *ordered, bool *first);
bool dhk_markdown_linked_item(const dhk_markdown_line *line);
size_t dhk_markdown_definition(const unsigned char *text, size_t length, bool *footnote);
/* Kind of raw HTML that the line begins; DHK_LEAF_RAW sets *raw, what ends it. */
enum dhk_markdown_leaf dhk_markdown_html(const dhk_markdown_line *line, bool in_paragraph,
                                         const char **raw);
/* First place where lower-case 'what' stands in the text, any case of letters; length: nowhere. */
size_t dhk_markdown_find(const unsigned char *text, size_t length, const char *what);

/* markdown_leaf.c */
void dhk_markdown_border(dhk_markdown *md);
int dhk_markdown_lay(dhk_markdown *md, uint8_t kind, uint8_t level, uint32_t flags,
                     uint32_t place);
int dhk_markdown_hold(dhk_markdown *md, const dhk_markdown_line *line, size_t from, size_t to);
int dhk_markdown_end_leaf(dhk_markdown *md);
int dhk_markdown_put_heading(dhk_markdown *md, const dhk_markdown_line *line, unsigned level,
                             size_t from, size_t to);
int dhk_markdown_put_code(dhk_markdown *md, const dhk_markdown_line *line, size_t from,
                          size_t to, bool begins);
int dhk_markdown_put_pre(dhk_markdown *md, const dhk_markdown_line *line, size_t from,
                         bool begins);
int dhk_markdown_put_setext(dhk_markdown *md, unsigned level);
int dhk_markdown_split_leaf(dhk_markdown *md, size_t end);
void dhk_markdown_drop_held(dhk_markdown *md);

/* markdown_row.c */
bool dhk_markdown_is_table(const dhk_markdown *md, const dhk_markdown_line *line);
int dhk_markdown_begin_table(dhk_markdown *md);
int dhk_markdown_put_row(dhk_markdown *md, const dhk_markdown_line *line, size_t from,
                         bool goes_on);

/* markdown_inline.c: reads held bytes begin .. end in md->mode and gives them to the builder. */
int dhk_markdown_inline(dhk_markdown *md, size_t begin, size_t end);
int dhk_markdown_add_mark(dhk_markdown *md, uint8_t kind, size_t begin, size_t end,
                          uint32_t data);

/* markdown_emphasis.c */
uint8_t dhk_markdown_flanks(const unsigned char *text, size_t begin, size_t at, size_t run_end,
                            size_t end);
void dhk_markdown_pair_runs(dhk_markdown *md);

/* markdown_link.c: each returns the byte behind what it found, 0 if there is none. */
size_t dhk_markdown_target(const unsigned char *text, size_t at, size_t end);
size_t dhk_markdown_label(const unsigned char *text, size_t at, size_t end);
size_t dhk_markdown_angle(const unsigned char *text, size_t at, size_t end);
size_t dhk_markdown_bare(const unsigned char *text, size_t floor, size_t at, size_t end,
                         bool in_bracket, size_t *begin);

/* markdown_tag.c: the byte behind the tag at 'at'; 0: none, and *seen is how far was looked. */
size_t dhk_markdown_tag(const unsigned char *text, size_t at, size_t end, uint32_t *tag,
                        uint8_t *flags, size_t *seen);

/* markdown_emit.c */
int dhk_markdown_emit(dhk_markdown *md, size_t begin, size_t end);

static inline unsigned char *dhk_markdown_held(const dhk_markdown *md)
{
    return (unsigned char *)md->held.items;
}

static inline dhk_markdown_mark *dhk_markdown_marks(const dhk_markdown *md)
{
    return (dhk_markdown_mark *)md->marks.items;
}

static inline size_t dhk_markdown_indent(const dhk_markdown_line *line)
{
    return line->next_column - line->column;
}

static inline bool dhk_markdown_blank(const dhk_markdown_line *line)
{
    return line->next == line->length;
}

static inline bool dhk_markdown_is_punctuation(unsigned char c)
{
    return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') ||
           (c > 'z' && c < 0x7F);
}

#endif
