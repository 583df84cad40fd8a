/* html_stack.h - the elements that are open, without the tree that they would make.
 *
 * A stack of frames, one for each open element.  Each frame knows the nearest one below it with
 * its own tag, and the nearest that stop a search (the WHATWG's "scopes" and "special"
 * elements), so every question of tree construction - is there a <p> in button scope? - is two
 * comparisons, and a page of a million stray end tags stays linear.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_STACK_H
#define DHK_HTML_STACK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"
#include "tables/html_tags.h"

enum {
    DHK_HTML_DEPTH = 512, /* as deep as browsers nest; a deeper element gets no frame */
    DHK_HTML_SPARE = 16,  /* of these, frames that only elements without text may have */
    DHK_HTML_SLOTS =
        DHK_EL_COUNT + 16 /* unknown names share the 16 beyond, by their hash */
};

/* What an open element is and does.  Those that are traits have the numbers of enum dhk_tag_trait;
 * a frame has the other traits of its tag as well, and what enum dhk_element_bit says of it. */
enum dhk_frame_bit {
    DHK_FRAME_BOX = DHK_TAG_BLOCK,   /* has a box in the page */
    DHK_FRAME_SKIP = DHK_TAG_SKIP,   /* its content is no text */
    DHK_FRAME_SCOPE = DHK_TAG_SCOPE, /* stops the search of an end tag */
    DHK_FRAME_BOLD = DHK_TAG_BOLD,
    DHK_FRAME_CODE = DHK_TAG_CODE,
    DHK_FRAME_LINK = 1 << 16,    /* <a href> */
    DHK_FRAME_PRE = 1 << 17,     /* white space is kept in it */
    DHK_FRAME_ACTIVE = 1 << 18,  /* has an entry in the list of html_active.h */
    DHK_FRAME_MARKER = 1 << 19,  /* began a part of that list */
    DHK_FRAME_DEAD = 1 << 20,    /* was ended by its end tag, but is not on top yet */
    DHK_FRAME_LAYOUT = 1 << 22,  /* a row with a cell of several lines: no row of a table */
    DHK_FRAME_TELLS = 1 << 23,   /* its end is more than an end: title, script, row, cell */
    DHK_FRAME_KIND = 1 << 24,    /* says what kind the lines in it are of */
    DHK_FRAME_SPECIAL = 1 << 25, /* of the category "special" */
    DHK_FRAME_BOUND = 1 << 26    /* special, but not address, div or p */
};

/* What is to be done at a start tag beside opening an element. */
enum dhk_element_bit {
    DHK_ELEMENT_IMAGE = 1 << 10,  /* the line counts them */
    DHK_ELEMENT_RARE = 1 << 11,   /* may mean something else where it stands */
    DHK_ELEMENT_CLOSES = 1 << 12, /* dhk_html_close_before() */
    DHK_ELEMENT_ENTERS = 1 << 13, /* dhk_html_enter_content() */
    DHK_ELEMENT_ASKS = 1 << 14    /* what it is its tag alone does not tell */
};

/* Both of these, by tag, without the traits.  DHK_FRAME_ACTIVE: it is of the category
 * "formatting". */
extern const uint32_t dhk_html_elements[DHK_EL_COUNT];

/* All that is known of an element by its tag. */
static inline uint32_t dhk_html_bits(uint32_t tag)
{
    return dhk_tag_trait_bits[tag] | dhk_html_elements[tag];
}

static inline bool dhk_html_is_formatting(uint32_t tag)
{
    return (dhk_html_elements[tag] & DHK_FRAME_ACTIVE) != 0;
}

typedef struct dhk_html_frame {
    uint16_t tag;          /* enum dhk_tag */
    uint16_t slot;         /* that of last[] */
    uint16_t same;         /* the next one below with that slot; 0 none */
    uint16_t scope;        /* at or below: the nearest scope, */
    uint16_t special;      /* special element, */
    uint16_t bound;        /* special element but address, div, p, */
    uint16_t worded;       /* inline element with class words in this block; 0 none */
    uint16_t item;         /* li or blockquote in this table cell; 0 none */
    uint32_t name;         /* unknown: hash of its name */
    uint32_t bits;         /* enum dhk_frame_bit */
    uint32_t place;        /* enum dhk_box_flag, inherited */
    uint32_t tokens;       /* its own token set */
    uint32_t first_line;   /* lines of the page when it began */
    uint32_t cells;        /* tr: lines in its cells; each has one unless LAYOUT */
    uint8_t foreign;       /* is its content 0 HTML, 1 SVG, 2 MathML */
    uint8_t kind, level;   /* of lines in it: enum dhk_kind */
    uint8_t lists, quotes; /* how many are open in this table cell, saturating */
    bool ordered;          /* is the nearest list numbered */
} dhk_html_frame;

typedef struct dhk_html_stack {
    uint32_t top;                   /* frames[top] is the current node; 0: the document */
    uint32_t tag;                   /* of the current node: now->tag */
    uint32_t flat;                  /* elements that are open without a frame */
    uint16_t last[DHK_HTML_SLOTS];  /* topmost frame of each slot; 0 none */
    uint16_t flats[DHK_HTML_SLOTS]; /* elements without a frame, by slot, saturating */
    dhk_html_frame *frames;         /* room for the top and one more: those of room.items */
    dhk_html_frame *now;            /* frames + top */
    dhk_list room;                  /* dhk_html_frame; few pages nest deeper than 30 */
    uint32_t easy;                  /* any frame below this number can simply be laid */
} dhk_html_stack;

/* The stack is all zero at its first use; later ones keep its memory.  DHK_E_NOMEM. */
int dhk_html_stack_begin(dhk_html_stack *stack, const dhk_memory *memory);
void dhk_html_stack_free(dhk_html_stack *stack, const dhk_memory *memory);

static inline dhk_html_frame *dhk_html_top(dhk_html_stack *stack)
{
    return stack->now;
}

/* Where elements of this tag are found; 'name' counts for unknown ones (tag 0). */
static inline uint32_t dhk_html_slot(uint32_t tag, uint32_t name)
{
    return tag != DHK_EL_UNKNOWN ? tag : DHK_EL_COUNT + (name & 15);
}

/* Makes room for the next frame; all pointers to frames are then void.  DHK_E_NOMEM. */
int dhk_html_stack_grow(dhk_html_stack *stack, const dhk_memory *memory);

static inline int dhk_html_stack_reserve(dhk_html_stack *stack, const dhk_memory *memory)
{
    return stack->top + 1 < stack->room.capacity ? 0 /* DHK_OK */
                                                 : dhk_html_stack_grow(stack, memory);
}

/* Takes frame 'at' out of all searches; it stays where it is until what is above is popped. */
void dhk_html_stack_kill(dhk_html_stack *stack, uint32_t at);
/* Was an element without a frame ended by this end tag? */
bool dhk_html_stack_end_flat(dhk_html_stack *stack, uint32_t slot);

/* The topmost frame of 'tag' if it is in the scope, else 0. */
uint32_t dhk_html_in_scope(const dhk_html_stack *stack, uint32_t tag);
uint32_t dhk_html_in_item_scope(const dhk_html_stack *stack, uint32_t tag);
uint32_t dhk_html_in_button_scope(const dhk_html_stack *stack, uint32_t tag);
uint32_t dhk_html_in_table_scope(const dhk_html_stack *stack, uint32_t tag);
/* The topmost heading in scope, whatever its level, else 0. */
uint32_t dhk_html_heading_in_scope(const dhk_html_stack *stack);
/* The topmost frame of this tag (or unknown name) above any special element, else 0. */
uint32_t dhk_html_ordinary(const dhk_html_stack *stack, uint32_t tag, uint32_t name);
/* The topmost template or noscript, else 0: what is inside cannot end what is outside.  (Where
 * scripts run, noscript is text.) */
uint32_t dhk_html_island(const dhk_html_stack *stack);
/* The topmost of table, caption, cell, row and row group, else 0: where tables' rules count. */
uint32_t dhk_html_table_part(const dhk_html_stack *stack);

/* Counts an element that gets no frame; NULL. */
dhk_html_frame *dhk_html_stack_refuse(dhk_html_stack *stack, uint32_t slot);
void dhk_html_stack_forget_flats(dhk_html_stack *stack);

/* Is there room for any frame, and need none be refused? */
static inline bool dhk_html_stack_is_easy(const dhk_html_stack *stack)
{
    return stack->top + 1 < stack->easy;
}

/* Lays a frame that inherits what is inherited and has 'bits' of its own, where there is room.  Of
 * a row of a table it leaves 'cells' to the caller. */
static inline dhk_html_frame *dhk_html_stack_lay(dhk_html_stack *stack, uint32_t tag,
                                                 uint32_t slot, uint32_t name,
                                                 uint32_t bits)
{
    const uint32_t at = stack->top + 1;
    dhk_html_frame *frame = stack->now + 1;

    *frame = frame[-1];
    frame->tag = (uint16_t)tag;
    frame->slot = (uint16_t)slot;
    frame->same = stack->last[slot];
    if (bits & DHK_FRAME_SCOPE)
        frame->scope = (uint16_t)at;
    if (bits & DHK_FRAME_SPECIAL)
        frame->special = (uint16_t)at;
    if (bits & DHK_FRAME_BOUND)
        frame->bound = (uint16_t)at;
    frame->name = name;
    frame->bits = bits;
    frame->tokens = 0;
    stack->last[slot] = (uint16_t)at;
    stack->top = at;
    stack->now = frame;
    stack->tag = tag;
    return frame;
}

/* The same into room that was reserved; NULL when the stack is full (the element is then counted as
 * flat). */
static inline dhk_html_frame *dhk_html_stack_push(dhk_html_stack *stack, uint32_t tag,
                                                  uint32_t name, uint32_t bits)
{
    const uint32_t slot = dhk_html_slot(tag, name), at = stack->top + 1;
    dhk_html_frame *frame;

    if (at >= DHK_HTML_DEPTH - DHK_HTML_SPARE &&
        (!(bits & DHK_FRAME_SKIP) || at >= DHK_HTML_DEPTH))
        return dhk_html_stack_refuse(stack, slot);
    frame = dhk_html_stack_lay(stack, tag, slot, name, bits);
    frame->cells = 0;
    return frame;
}

static inline void dhk_html_stack_drop(dhk_html_stack *stack)
{
    stack->top--;
    stack->now--;
    stack->tag = stack->now->tag;
}

/* Pops a frame that is not dead, while no element lacks a frame.  The popped frame stays as it is
 * until the next push. */
static inline void dhk_html_stack_pop_live(dhk_html_stack *stack)
{
    const dhk_html_frame *frame = dhk_html_top(stack);

    stack->last[frame->slot] = frame->same;
    dhk_html_stack_drop(stack);
}

/* The same for any frame. */
static inline void dhk_html_stack_pop(dhk_html_stack *stack)
{
    const dhk_html_frame *frame = dhk_html_top(stack);

    if (!(frame->bits & DHK_FRAME_DEAD))
        stack->last[frame->slot] = frame->same;
    dhk_html_stack_drop(stack);
    if (stack->flat != 0) /* what had no frame was inside */
        dhk_html_stack_forget_flats(stack);
}

#endif
