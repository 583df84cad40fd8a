/* html_lines_inner.h - what the files of the HTML line reader share.
 *
 *   html_lines.c       from bytes to tokens
 *   html_text.c        text
 *   html_start.c       start tags: what they close, then what they open
 *   html_usual.c       start tags: the short ways of most
 *   html_implied.c     start tags: what they end
 *   html_content.c     start tags: how the bytes behind them are written
 *   html_end.c         end tags: what they close
 *   html_element.c     opening and closing elements: frame, box, counters
 *   html_open.h        the part of it that start tags have inline
 *   html_elements.c    what is known of elements by their tags
 *   html_formatting.c  the elements that need not nest
 *   html_kind.c        what elements say of the lines in them
 *   html_table.c       tables: their parts, and which rows are rows of cells
 *   html_foreign.c     SVG and MathML
 *   html_select.c      <select>
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_LINES_INNER_H
#define DHK_HTML_LINES_INNER_H

#include "base/status.h"
#include "read/html_active.h"
#include "read/html_attributes.h"
#include "read/html_head.h"
#include "read/html_lines.h"
#include "read/html_sets.h"
#include "read/html_stack.h"
#include "read/html_token_inner.h"

enum dhk_html_phase { DHK_BEFORE_HEAD, DHK_IN_HEAD, DHK_AFTER_HEAD, DHK_IN_BODY };

enum dhk_html_capture { DHK_CAPTURE_NONE, DHK_CAPTURE_TITLE, DHK_CAPTURE_JSON };

struct dhk_html_lines {
    const dhk_memory *memory;
    dhk_page *page;
    dhk_builder builder;
    dhk_html_tokenizer tokenizer;
    dhk_html_stack stack;
    dhk_html_active active;
    dhk_html_sets sets;
    dhk_html_head head;
    dhk_list scratch;                     /* unsigned char: an attribute value */
    uint64_t counts[DHK_EL_COUNT];        /* start tags whose elements' text counts */
    uint32_t skip, bold, code, link, pre; /* open elements that do this to text */
    unsigned run;                         /* enum dhk_run_flag, by these */
    uint8_t phase;                        /* enum dhk_html_phase */
    uint8_t capture;                      /* enum dhk_html_capture: where text goes */
    bool drop_lf;                         /* a line feed right behind <pre> is none */
    bool after_link;                      /* the last text of this line was in a link */
    uint8_t held;                         /* bytes in 'part' */
    unsigned char part[4];                /* a code point that the last piece did not end */
    int error;                            /* sticky */
};

/* ---- html_element.c ---- */

/* Opening one whose text counts is in html_open.h. */

/* Opens an element inside of a skipped one: a frame alone. */
int dhk_html_open_skipped(dhk_html_lines *l, const dhk_html_tag *tag);
/* Opens an element without a tag. */
int dhk_html_open_implied(dhk_html_lines *l, uint32_t id);
/* Opens a formatting element again. */
int dhk_html_open_again(dhk_html_lines *l, const dhk_html_active_entry *entry);
/* What an element is by where it stands and what its tag says. */
uint32_t dhk_html_asked_bits(const dhk_html_lines *l, const dhk_html_tag *tag,
                             const dhk_html_said *said);
/* Puts the current node, a formatting element, into the list of those.  DHK_E_NOMEM. */
int dhk_html_remember_active(dhk_html_lines *l, uint32_t bits, uint32_t place,
                             const dhk_html_said *said);
/* Adds 'by' (1, or -1 as UINT32_MAX) to the counters of what these bits do to text, but for
 * DHK_FRAME_LINK. */
void dhk_html_add_effects(dhk_html_lines *l, uint32_t bits, uint32_t by);

/* The same for bits that mostly do nothing, or else are of a link. */
static inline void dhk_html_count_effects(dhk_html_lines *l, uint32_t bits, uint32_t by)
{
    if (bits & DHK_FRAME_LINK) {
        l->link += by;
        l->run = (l->run & ~(unsigned)DHK_RUN_LINK) | (l->link > 0 ? DHK_RUN_LINK : 0);
    }
    if (bits & (DHK_FRAME_SKIP | DHK_FRAME_PRE | DHK_FRAME_BOLD | DHK_FRAME_CODE))
        dhk_html_add_effects(l, bits, by);
}
/* Closes the current node. */
int dhk_html_close(dhk_html_lines *l);
/* Closes all frames from 'at' on (0: nothing). */
int dhk_html_close_to(dhk_html_lines *l, uint32_t at);
/* Closes a <p> in button scope, if there is one. */
static inline int dhk_html_close_p(dhk_html_lines *l)
{
    return l->stack.last[DHK_EL_P] == 0
               ? DHK_OK
               : dhk_html_close_to(l, dhk_html_in_button_scope(&l->stack, DHK_EL_P));
}

/* "Generate implied end tags". */
int dhk_html_close_implied(dhk_html_lines *l);
/* Hash of the name of an unknown element; 0 for the others. */
uint32_t dhk_html_name(const dhk_html_tag *tag);

/* ---- html_formatting.c ---- */

/* Ends a formatting element whose end tag came while blocks inside are open. */
void dhk_html_kill(dhk_html_lines *l, uint32_t at);
/* "Reconstruct the active formatting elements". */
int dhk_html_reopen_waiting(dhk_html_lines *l);

static inline int dhk_html_reopen(dhk_html_lines *l)
{
    return dhk_html_active_waits(&l->active) ? dhk_html_reopen_waiting(l) : DHK_OK;
}
/* What the standard's "adoption agency" does to text that follows. */
int dhk_html_adopt(dhk_html_lines *l, uint32_t tag);
/* ---- html_kind.c ---- */

/* The part of the page (enum dhk_box_flag) that an element is by its tag. */
extern const uint32_t dhk_html_places[DHK_EL_COUNT];
/* Sets what lines in the element are; 'at' is its place on the stack. */
void dhk_html_describe(dhk_html_frame *frame, uint32_t id, uint16_t at);

/* ---- html_implied.c, html_content.c ---- */

/* Closes what this start tag implies the end of, beside <p>. */
int dhk_html_close_before(dhk_html_lines *l, uint32_t id);
/* What a start tag says of the bytes behind it; 'framed': its element has a frame. */
int dhk_html_enter_content(dhk_html_lines *l, const dhk_html_tag *tag, bool framed);

/* ---- html_foreign.c, html_select.c: tags inside of these; *done: nothing is left to do ---- */
int dhk_html_foreign_start(dhk_html_lines *l, const dhk_html_tag *tag, bool *done);
int dhk_html_foreign_end(dhk_html_lines *l, const dhk_html_tag *tag, bool *done);
int dhk_html_select_start(dhk_html_lines *l, uint32_t id, bool *done);
int dhk_html_select_end(dhk_html_lines *l, uint32_t id, bool *done);

/* ---- html_table.c ---- */

/* Is a table open whose cells are not: where text does not belong? */
bool dhk_html_between_cells(const dhk_html_lines *l);
/* What the start tag of a part of a table closes and implies.  *fits: is there a table for it? */
int dhk_html_table_start(dhk_html_lines *l, uint32_t id, bool *fits);
/* A cell, then its row, was closed: 'frame' is the popped one. */
void dhk_html_cell_done(dhk_html_lines *l, const dhk_html_frame *frame);
void dhk_html_row_done(dhk_html_lines *l, const dhk_html_frame *frame);

/* ---- html_text.c, html_start.c, html_end.c: of dhk_html_sink ---- */
int dhk_html_text(void *user, const unsigned char *text, size_t length, uint64_t begin,
                  uint64_t end);
int dhk_html_space(void *user, const unsigned char *text, size_t length, uint64_t begin,
                   uint64_t end);
int dhk_html_start_tag(void *user, const dhk_html_tag *tag);
/* Start tags without the short way that most take: what dhk_html_start_tag() means. */
int dhk_html_start_fully(void *user, const dhk_html_tag *tag);
/* The short ways, for an element with these 'bits' whose text counts: one that does nothing to it,
 * and a formatting element (no <nobr>) that no other one has to be looked for. */
int dhk_html_start_usual(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t bits);
int dhk_html_start_formatting(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t bits);
int dhk_html_end_tag(void *user, const dhk_html_tag *tag);
int dhk_html_end_open(void *user);
/* End tags without the short way that most take: what dhk_html_end_tag() means. */
int dhk_html_end_fully(void *user, const dhk_html_tag *tag);

#endif
