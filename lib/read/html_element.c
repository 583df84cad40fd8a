/* html_element.c - opening and closing elements: a frame, a box, and what they do to text.
 *
 * An element is a frame on the stack (html_stack.h), a box of the page if it is a block, and up
 * to five counters: text is a link, bold, code, kept as it stands or no text at all while the
 * counter is above 0.  Each frame is pushed and popped once, so all of it is O(1) a tag.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/hash.h"
#include "base/status.h"
#include "read/html_lines_inner.h"
#include "read/html_open.h"

uint32_t dhk_html_name(const dhk_html_tag *tag)
{
    uint32_t hash = DHK_HASH_SEED;
    size_t i;

    for (i = 0; i < tag->name_length; i++)
        hash = dhk_hash_byte(hash, dhk_to_lower(tag->name[i]));
    return hash;
}

static bool is_custom(const dhk_html_tag *tag)
{
    size_t i;

    for (i = 1; i < tag->name_length; i++)
        if (tag->name[i] == '-')
            return true;
    return false;
}

/* Where a block may stand: right inside a block that holds more than a line of prose. */
static bool among_blocks(const dhk_html_lines *l)
{
    const dhk_html_frame *top = l->stack.now;

    if (l->stack.top == 0)
        return true;
    return (top->bits & DHK_FRAME_BOX) && top->tag != DHK_EL_P && top->tag != DHK_EL_TD &&
           top->tag != DHK_EL_TH && !(dhk_tag_traits(top->tag) & DHK_TAG_HEADING);
}

/* What an element is by where it stands and what its tag says. */
uint32_t dhk_html_asked_bits(const dhk_html_lines *l, const dhk_html_tag *tag,
                             const dhk_html_said *said)
{
    switch (tag->id) {
    case DHK_EL_UNKNOWN:
        /* Style sheets make most custom elements blocks, the standard makes them inline: so
         * they are blocks where no line has begun (<x-card>, but no <x-emoji> in a <p>) */
        return is_custom(tag) && among_blocks(l) && !l->builder.visible
                   ? (uint32_t)DHK_FRAME_BOX
                   : 0;
    case DHK_EL_BUTTON:
    case DHK_EL_LABEL: /* inline blocks; a button beside text is not part of its sentence */
        return among_blocks(l) ? (uint32_t)DHK_FRAME_BOX : 0;
    case DHK_EL_A:
        return said->href ? (uint32_t)DHK_FRAME_LINK : 0;
    default: /* noscript */
        return l->phase <= DHK_IN_HEAD ? (uint32_t)DHK_FRAME_SKIP : 0;
    }
}

static unsigned run_of(const dhk_html_lines *l)
{
    unsigned run = l->run & DHK_RUN_LINK;

    if (l->bold > 0)
        run |= DHK_RUN_BOLD;
    if (l->code > 0)
        run |= DHK_RUN_CODE;
    if (l->pre > 0)
        run |= DHK_RUN_PRE | DHK_RUN_CODE;
    return run;
}

void dhk_html_add_effects(dhk_html_lines *l, uint32_t bits, uint32_t by)
{
    if (bits & DHK_FRAME_SKIP)
        l->skip += by;
    if (bits & DHK_FRAME_PRE)
        l->pre += by;
    if (bits & DHK_FRAME_BOLD)
        l->bold += by;
    if (bits & DHK_FRAME_CODE)
        l->code += by;
    l->run = run_of(l);
}

/* Which elements are alike is told by the numbers of their sets: so two sets with the same words
 * get one number here, where there are others of that tag to be like. */
static int share_set(dhk_html_lines *l, dhk_html_active_entry *entry)
{
    const dhk_html_active_entry *other = l->active.entries + l->active.count;
    bool same = false;
    int status = DHK_OK;

    while (status == DHK_OK && other != l->active.entries && other[-1].tag != 0 && !same) {
        other--;
        if (other->tag != entry->tag)
            continue;
        status = dhk_html_sets_compare(&l->sets, l->page, entry->tokens, other->tokens,
                                       &l->scratch, &same);
        if (same)
            entry->tokens = other->tokens;
    }
    return status;
}

int dhk_html_remember_active(dhk_html_lines *l, uint32_t bits, uint32_t place,
                             const dhk_html_said *said)
{
    const dhk_html_frame *top = dhk_html_top(&l->stack);
    dhk_html_active_entry *entry = l->active.entries + l->active.count;
    int status;

    entry->tag = top->tag;
    entry->frame = (uint16_t)l->stack.top;
    entry->bits = bits;
    entry->place = place;
    entry->tokens = said->tokens;
    status = share_set(l, entry);
    dhk_html_active_add(&l->active);
    return status;
}

int dhk_html_open_again(dhk_html_lines *l, const dhk_html_active_entry *entry)
{
    return dhk_html_push(l, entry->tag, 0, entry->bits, entry->place, entry->tokens);
}

int dhk_html_open_skipped(dhk_html_lines *l, const dhk_html_tag *tag)
{
    static const dhk_html_said nothing = {0, 0, false, false};
    const uint32_t id = tag->id, name = id == DHK_EL_UNKNOWN ? dhk_html_name(tag) : 0;
    const uint32_t kept = DHK_FRAME_SKIP | DHK_FRAME_MARKER | DHK_FRAME_SCOPE |
                          DHK_FRAME_TELLS | DHK_FRAME_SPECIAL | DHK_FRAME_BOUND;
    uint32_t bits = dhk_html_bits(id);
    int status = dhk_html_stack_reserve(&l->stack, l->memory);

    if (status != DHK_OK)
        return status;
    if (bits & DHK_ELEMENT_ASKS)
        bits |= dhk_html_asked_bits(l, tag, &nothing);
    bits &= kept;
    if (dhk_html_stack_push(&l->stack, id, name, bits) == NULL)
        return DHK_OK;
    dhk_html_count_effects(l, bits, 1);
    if (bits & DHK_FRAME_MARKER)
        dhk_html_active_mark(&l->active);
    return DHK_OK;
}

int dhk_html_open_implied(dhk_html_lines *l, uint32_t id)
{
    static const dhk_html_said nothing = {0, 0, false, false};
    dhk_html_tag tag = {0};

    tag.id = id;
    return l->skip > 0 ? dhk_html_open_skipped(l, &tag)
                       : dhk_html_open(l, &tag, dhk_html_bits(id), &nothing);
}

/* Tells those who wait for it that the element of this popped frame has ended. */
static void tell_end(dhk_html_lines *l, const dhk_html_frame *frame)
{
    switch (frame->tag) {
    case DHK_EL_TITLE:
    case DHK_EL_SCRIPT:
        l->capture = DHK_CAPTURE_NONE;
        break;
    case DHK_EL_TR:
        dhk_html_row_done(l, frame);
        break;
    case DHK_EL_TD:
    case DHK_EL_TH:
        dhk_html_cell_done(l, frame);
        break;
    default: /* foreign content, or HTML inside of it */
        dhk_html_token_foreign(&l->tokenizer, frame[-1].foreign != 0);
        break;
    }
}

int dhk_html_close(dhk_html_lines *l)
{
    const dhk_html_frame *frame = dhk_html_top(&l->stack);
    const uint32_t bits = frame->bits;
    int status = DHK_OK;

    if (!(bits & DHK_FRAME_DEAD)) {
        dhk_html_count_effects(l, bits, UINT32_MAX); /* - 1 */
        if (bits & DHK_FRAME_ACTIVE)
            dhk_html_active_closed(&l->active, l->stack.top);
    }
    if (bits & DHK_FRAME_MARKER)
        dhk_html_active_clear(&l->active);
    dhk_html_stack_pop(&l->stack);
    if (bits & DHK_FRAME_BOX)
        status = dhk_build_close(&l->builder);
    if (bits & DHK_FRAME_TELLS)
        tell_end(l, frame);
    return status;
}

int dhk_html_close_to(dhk_html_lines *l, uint32_t at)
{
    int status = DHK_OK;

    if (at == 0)
        return DHK_OK;
    while (status == DHK_OK && l->stack.top >= at)
        status = dhk_html_close(l);
    while (status == DHK_OK && (dhk_html_top(&l->stack)->bits & DHK_FRAME_DEAD))
        status = dhk_html_close(l);
    return status;
}

static bool is_implied(uint32_t tag)
{
    return tag == DHK_EL_DD || tag == DHK_EL_DT || tag == DHK_EL_LI ||
           tag == DHK_EL_OPTGROUP || tag == DHK_EL_OPTION || tag == DHK_EL_P ||
           tag == DHK_EL_RB || tag == DHK_EL_RP || tag == DHK_EL_RT || tag == DHK_EL_RTC;
}

int dhk_html_close_implied(dhk_html_lines *l)
{
    int status = DHK_OK;

    while (status == DHK_OK && is_implied(dhk_html_top(&l->stack)->tag))
        status = dhk_html_close_to(l, l->stack.top);
    return status;
}
