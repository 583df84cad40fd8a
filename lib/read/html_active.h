/* html_active.h - the WHATWG's "list of active formatting elements".
 *
 * <p><a href=x>one<p>two</a> makes two links, for the <a> that the second <p> closed is opened
 * again before "two".  Which elements are to be opened again, and which of them belong to which
 * table cell, is what this list knows.  It is short, so all work on it is bounded.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_ACTIVE_H
#define DHK_HTML_ACTIVE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    DHK_ACTIVE_MAX = 32 /* more are opened by hostile pages only; the oldest is forgotten */
};

typedef struct dhk_html_active_entry {
    uint16_t tag;    /* 0: a marker */
    uint16_t frame;  /* on the stack; 0: closed by another element's end */
    uint32_t bits;   /* what to open it with: enum dhk_frame_bit, */
    uint32_t place;  /* its own enum dhk_box_flag, */
    uint32_t tokens; /* token set */
} dhk_html_active_entry;

typedef struct dhk_html_active {
    uint32_t count;
    dhk_html_active_entry entries[DHK_ACTIVE_MAX + 1]; /* one is being made */
} dhk_html_active;

/* Adds the entry that was made at entries[count], but no fourth of one kind after the last marker
 * ("Noah's Ark"): the first of them goes. */
void dhk_html_active_add(dhk_html_active *active);
void dhk_html_active_mark(dhk_html_active *active);
/* Removes entries from the end, up to and with the last marker. */
void dhk_html_active_clear(dhk_html_active *active);
void dhk_html_active_remove(dhk_html_active *active, uint32_t at);
/* The last entry with this tag after the last marker; DHK_ACTIVE_MAX: none. */
uint32_t dhk_html_active_find(const dhk_html_active *active, uint32_t tag);
/* Frame 'frame' was popped: its entry, if it has one still, waits to be opened again. */
void dhk_html_active_closed(dhk_html_active *active, uint32_t frame);
/* Does the last entry wait to be opened again?  It is no marker then.  Few do; but whether there is
 * an entry cannot be foretold, so that is no branch. */
static inline bool dhk_html_active_waits(const dhk_html_active *active)
{
    const unsigned some = active->count > 0;
    const dhk_html_active_entry *last = &active->entries[active->count - some];

    return (some & (last->frame == 0) & (last->tag != 0)) != 0;
}
/* Is there room, and no entry after the last marker: nothing to close, to open again or to compare
 * with? */
static inline bool dhk_html_active_is_clear(const dhk_html_active *active)
{
    return active->count == 0 ||
           (active->count < DHK_ACTIVE_MAX && active->entries[active->count - 1].tag == 0);
}
/* The first of the entries at the end that wait to be opened again; 'count': none does. */
uint32_t dhk_html_active_waiting(const dhk_html_active *active);

#endif
