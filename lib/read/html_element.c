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

enum { LOOK_WORDS = 4 };

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
    const dhk_html_frame *top = &l->stack.frames[l->stack.top];

    if (l->stack.top == 0)
        return true;
    return (top->bits & DHK_FRAME_BOX) && top->tag != DHK_EL_P && top->tag != DHK_EL_TD &&
           top->tag != DHK_EL_TH && !(dhk_tag_traits(top->tag) & DHK_TAG_HEADING);
}

/* What an element is by its tag alone beyond what dhk_tag_traits() tells; ASKS: asked_bits() knows
 * the rest.  A table, for most elements have nothing here. */
enum { ASKS = 1 << 30 };

static const uint32_t own_bits[DHK_EL_COUNT] = {
    [DHK_EL_UNKNOWN] = ASKS,
    [DHK_EL_A] = ASKS,
    [DHK_EL_APPLET] = DHK_FRAME_MARKER,
    [DHK_EL_BLOCKQUOTE] = DHK_FRAME_KIND,
    [DHK_EL_BUTTON] = ASKS,
    [DHK_EL_CAPTION] = DHK_FRAME_MARKER | DHK_FRAME_KIND,
    [DHK_EL_DD] = DHK_FRAME_KIND,
    [DHK_EL_DIR] = DHK_FRAME_KIND,
    [DHK_EL_DT] = DHK_FRAME_KIND,
    [DHK_EL_FIGCAPTION] = DHK_FRAME_KIND,
    [DHK_EL_H1] = DHK_FRAME_KIND,
    [DHK_EL_H2] = DHK_FRAME_KIND,
    [DHK_EL_H3] = DHK_FRAME_KIND,
    [DHK_EL_H4] = DHK_FRAME_KIND,
    [DHK_EL_H5] = DHK_FRAME_KIND,
    [DHK_EL_H6] = DHK_FRAME_KIND,
    [DHK_EL_LABEL] = ASKS,
    [DHK_EL_LI] = DHK_FRAME_KIND,
    [DHK_EL_LISTING] = DHK_FRAME_PRE | DHK_FRAME_KIND,
    [DHK_EL_MARQUEE] = DHK_FRAME_MARKER,
    [DHK_EL_MATH] = DHK_FRAME_SKIP | DHK_FRAME_TELLS,
    [DHK_EL_MENU] = DHK_FRAME_KIND,
    [DHK_EL_NOSCRIPT] = ASKS | DHK_FRAME_MARKER | DHK_FRAME_SCOPE,
    [DHK_EL_OBJECT] = DHK_FRAME_SKIP | DHK_FRAME_MARKER,
    [DHK_EL_OL] = DHK_FRAME_KIND,
    [DHK_EL_PLAINTEXT] = DHK_FRAME_PRE | DHK_FRAME_KIND,
    [DHK_EL_PRE] = DHK_FRAME_PRE | DHK_FRAME_KIND,
    [DHK_EL_SCRIPT] = DHK_FRAME_TELLS,
    [DHK_EL_SVG] = DHK_FRAME_TELLS,
    [DHK_EL_TABLE] = DHK_FRAME_KIND,
    [DHK_EL_TD] = DHK_FRAME_MARKER | DHK_FRAME_TELLS | DHK_FRAME_KIND,
    [DHK_EL_TEMPLATE] = DHK_FRAME_MARKER,
    [DHK_EL_TH] = DHK_FRAME_MARKER | DHK_FRAME_TELLS | DHK_FRAME_KIND,
    [DHK_EL_TITLE] = DHK_FRAME_SKIP | DHK_FRAME_TELLS,
    [DHK_EL_TR] = DHK_FRAME_TELLS,
    [DHK_EL_UL] = DHK_FRAME_KIND,
    [DHK_EL_XMP] = DHK_FRAME_PRE | DHK_FRAME_KIND,
};

/* What an element is by where it stands and what its tag says. */
static uint32_t asked_bits(const dhk_html_lines *l, const dhk_html_tag *tag, uint32_t id,
                           const dhk_html_said *said)
{
    switch (id) {
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

static uint32_t bits_of(const dhk_html_lines *l, const dhk_html_tag *tag, uint32_t id,
                        const dhk_html_said *said)
{
    const uint32_t shared =
        DHK_FRAME_BOX | DHK_FRAME_SKIP | DHK_FRAME_BOLD | DHK_FRAME_CODE;
    uint32_t bits = (dhk_tag_trait_bits[id] & shared) | own_bits[id];

    if (bits & ASKS)
        bits = (bits ^ ASKS) | asked_bits(l, tag, id, said);
    if (l->skip > 0)
        bits &= (uint32_t)(DHK_FRAME_SKIP | DHK_FRAME_MARKER | DHK_FRAME_SCOPE |
                           DHK_FRAME_TELLS);
    return bits;
}

/* Hash of a tag and its first class words: what the element looks like beside others. */
static uint32_t own_look(const dhk_page *page, const dhk_html_frame *frame)
{
    const dhk_token_set *set =
        (const dhk_token_set *)page->token_sets.items + frame->tokens;
    const uint32_t *tokens = (const uint32_t *)page->tokens.items;
    uint32_t look = frame->tag != DHK_EL_UNKNOWN ? frame->tag : frame->name, i;

    look = dhk_hash_mix(look);
    for (i = 0; i < set->count && i < LOOK_WORDS; i++)
        look = dhk_hash_join(look, tokens[set->first + i]);
    return look;
}

static int open_box(dhk_html_lines *l, dhk_html_frame *frame)
{
    const uint32_t above = frame->look, look = own_look(l->page, frame);
    uint32_t box;

    frame->look = look;
    frame->worded = 0;
    return dhk_build_open(&l->builder, frame->tag,
                          frame->place | (l->link > 0 ? (uint32_t)DHK_BOX_LINK : 0),
                          frame->tokens, dhk_hash_join(look, above), &box);
}

static unsigned run_of(const dhk_html_lines *l)
{
    unsigned run = 0;

    if (l->link > 0)
        run |= DHK_RUN_LINK;
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
    if (bits & DHK_FRAME_LINK)
        l->link += by;
    l->run = run_of(l);
}

static inline int push(dhk_html_lines *l, uint32_t id, uint32_t name, uint32_t bits,
                       uint32_t place, uint32_t tokens)
{
    int status = dhk_html_stack_reserve(&l->stack, l->memory);
    dhk_html_frame *frame;

    if (status != DHK_OK)
        return status;
    frame = dhk_html_stack_push(&l->stack, id, name, bits);
    if (frame == NULL)
        return bits & DHK_FRAME_BOX ? dhk_build_border(&l->builder) : DHK_OK;
    frame->place |= place;
    frame->tokens = tokens;
    dhk_html_count_effects(l, bits, 1);
    if (bits & DHK_FRAME_MARKER)
        dhk_html_active_mark(&l->active);
    if (l->skip > 0)
        return DHK_OK;
    if (bits & DHK_FRAME_KIND)
        dhk_html_describe(frame, id, (uint16_t)l->stack.top);
    if (bits & DHK_FRAME_BOX)
        status = open_box(l, frame);
    else if (tokens != 0)
        frame->worded = (uint16_t)l->stack.top;
    frame->first_line =
        (uint32_t)l->page->lines.count; /* now that the one before is ended */
    return status;
}

int dhk_html_push(dhk_html_lines *l, uint32_t id, uint32_t name, uint32_t bits,
                  uint32_t place, uint32_t tokens)
{
    return push(l, id, name, bits, place, tokens);
}

/* Keeps what is needed to open this formatting element, the current node, again. */
static void remember_active(dhk_html_lines *l, uint32_t bits, uint32_t place,
                            const dhk_html_said *said)
{
    const dhk_html_frame *top = dhk_html_top(&l->stack);
    dhk_html_active_entry entry;

    entry.tag = top->tag;
    entry.frame = (uint16_t)l->stack.top;
    entry.bits = bits;
    entry.place = place;
    entry.tokens = said->tokens;
    entry.where = said->where;
    dhk_html_active_add(&l->active, &entry);
}

int dhk_html_open(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t id,
                  const dhk_html_said *said)
{
    const uint32_t name = id == DHK_EL_UNKNOWN ? dhk_html_name(tag) : 0;
    const uint32_t depth = l->stack.top;
    uint32_t bits = bits_of(l, tag, id, said),
             place = l->skip > 0 ? 0 : dhk_html_places[id];
    int status;

    place |= said->place;
    if (id == DHK_EL_BODY)
        place &=
            ~(uint32_t)DHK_BOX_HIDDEN; /* until a script has run, and one always does */
    if (dhk_html_is_formatting(id) && l->skip == 0)
        bits |= DHK_FRAME_ACTIVE;
    status = push(l, id, name, bits, place, said->tokens);
    if (status != DHK_OK || !(bits & (DHK_FRAME_ACTIVE | DHK_FRAME_LINK)))
        return status;
    if ((bits & DHK_FRAME_ACTIVE) && l->stack.top > depth)
        remember_active(l, bits, place, said);
    if (bits & DHK_FRAME_LINK)
        dhk_build_link(&l->builder, (enum dhk_link)said->where);
    return DHK_OK;
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
