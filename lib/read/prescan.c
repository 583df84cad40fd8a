/* prescan.c - see prescan.h.                                      SPDX-License-Identifier: MIT */
#include "read/prescan.h"

#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "tables/encodings.h"

enum state {
    TEXT,
    OPEN,      /* after < */
    BANG,      /* after <! */
    BANG_DASH, /* after <!- */
    COMMENT,   /* after <!-- */
    CLOSE,     /* after </ */
    TO_END,    /* to the next > */
    TAG_NAME,
    BEFORE_NAME, /* of an attribute */
    NAME,
    AFTER_NAME,
    BEFORE_VALUE,
    QUOTED,
    UNQUOTED
};

enum { SEEN_HTTP_EQUIV = 1, SEEN_CONTENT = 2, SEEN_CHARSET = 4 };

void dhk_prescan_begin(dhk_prescan *prescan)
{
    prescan->scanned = 0;
    prescan->encoding = prescan->xml = DHK_ENC_NONE;
    prescan->state = TEXT;
    prescan->head_length = 0;
}

/* What a declaration that could be read as ASCII can mean at most. */
static uint32_t soften(uint32_t encoding)
{
    if (encoding == DHK_ENC_UTF_16BE || encoding == DHK_ENC_UTF_16LE)
        return DHK_ENC_UTF_8;
    if (encoding == DHK_ENC_X_USER_DEFINED)
        return DHK_ENC_WINDOWS_1252;
    return encoding;
}

static size_t find(const unsigned char *bytes, size_t length, size_t from,
                   const char *lower)
{
    size_t n = strlen(lower);
    for (; from + n <= length; from++)
        if (dhk_ascii_is(bytes + from, n, lower))
            return from;
    return length;
}

static size_t skip_space(const unsigned char *bytes, size_t length, size_t i)
{
    while (i < length && dhk_is_space(bytes[i]))
        i++;
    return i;
}

/* WHATWG "extracting a character encoding from a meta element"; false: no label. */
static bool extract(const unsigned char *text, size_t length, uint32_t *encoding)
{
    size_t i = 0, end;
    for (;;) {
        i = find(text, length, i, "charset");
        if (i == length)
            return false;
        i = skip_space(text, length, i + 7);
        if (i < length && text[i] == '=')
            break;
    }
    i = skip_space(text, length, i + 1);
    if (i == length)
        return false;
    if (text[i] == '"' || text[i] == '\'') {
        const unsigned char *close = memchr(text + i + 1, text[i], length - i - 1);
        if (close == NULL)
            return false;
        end = (size_t)(close - text);
        i++;
    } else {
        for (end = i; end < length && text[end] != ';' && !dhk_is_space(text[end]);)
            end++;
    }
    *encoding = dhk_encoding_find(text + i, end - i);
    return true;
}

/* WHATWG "get an XML encoding"; the declaration must end within 'length'. */
static uint32_t find_xml_label(const unsigned char *text, size_t length)
{
    const unsigned char *end, *close;
    size_t i, n;

    if (length < 5 || memcmp(text, "<?xml", 5) != 0)
        return DHK_ENC_NONE;
    end = memchr(text, '>', length);
    if (end == NULL)
        return DHK_ENC_NONE;
    length = (size_t)(end - text);
    for (i = 5; i + 8 <= length && memcmp(text + i, "encoding", 8) != 0;)
        i++;
    for (i += 8; i < length && text[i] <= 0x20;)
        i++;
    if (i >= length || text[i] != '=')
        return DHK_ENC_NONE;
    for (i++; i < length && text[i] <= 0x20;)
        i++;
    if (i >= length || (text[i] != '"' && text[i] != '\''))
        return DHK_ENC_NONE;
    close = memchr(text + i + 1, text[i], length - i - 1);
    if (close == NULL)
        return DHK_ENC_NONE;
    i++;
    n = (size_t)(close - text) - i;
    for (length = 0; length < n; length++)
        if (text[i + length] <= 0x20)
            return DHK_ENC_NONE;
    return soften(dhk_encoding_find(text + i, n));
}

static void begin_tag(dhk_prescan *p, bool closing)
{
    p->state = TAG_NAME;
    p->closing = closing;
    p->meta = p->pragma = p->label_found = p->label_pragma = false;
    p->seen = 0;
    p->label = DHK_ENC_NONE;
    p->name_length = p->value_length = 0;
}

static void add_to_name(dhk_prescan *p, unsigned char c)
{
    if (p->name_length <= DHK_PRESCAN_NAME_MAX)
        p->name[p->name_length++] = c;
}

static void add_to_value(dhk_prescan *p, unsigned char c)
{
    if (p->value_length < DHK_PRESCAN_VALUE_MAX)
        p->value[p->value_length++] = c;
}

static void end_attribute(dhk_prescan *p)
{
    if (!p->meta) {
        /* no other element's attributes count */
    } else if (dhk_ascii_is(p->name, p->name_length, "http-equiv")) {
        if (!(p->seen & SEEN_HTTP_EQUIV))
            p->pragma = dhk_ascii_is(p->value, p->value_length, "content-type");
        p->seen |= SEEN_HTTP_EQUIV;
    } else if (dhk_ascii_is(p->name, p->name_length, "content")) {
        /* A content that names no label, or comes after a charset, says nothing. */
        if (!(p->seen & SEEN_CONTENT) && !p->label_found)
            p->label_found = p->label_pragma =
                extract(p->value, p->value_length, &p->label);
        p->seen |= SEEN_CONTENT;
    } else if (dhk_ascii_is(p->name, p->name_length, "charset")) {
        if (!(p->seen & SEEN_CHARSET)) {
            p->label = dhk_encoding_find(p->value, p->value_length);
            p->label_found = true;
            p->label_pragma = false;
        }
        p->seen |= SEEN_CHARSET;
    }
    p->name_length = p->value_length = 0;
}

static void end_tag(dhk_prescan *p)
{
    p->state = TEXT;
    if (p->meta && p->label_found && (!p->label_pragma || p->pragma))
        p->encoding = soften(p->label);
}

/* Returns false when the state that it went to must look at the byte again. */
static bool step_markup(dhk_prescan *p, unsigned char c)
{
    switch (p->state) {
    case OPEN:
        if (c == '!' || c == '/')
            p->state = c == '!' ? BANG : CLOSE;
        else if (c == '?')
            p->state = TO_END;
        else if (dhk_is_alpha(c))
            begin_tag(p, false);
        else
            p->state = TEXT;
        return c == '!' || c == '/' || c == '?';
    case BANG:
    case BANG_DASH:
        if (c == '-' && p->state == BANG_DASH)
            p->dashes = 2; /* these two may be those of --> : <!--> is a whole comment */
        p->state = c != '-' ? TO_END : p->state == BANG ? BANG_DASH : COMMENT;
        return c == '-';
    case COMMENT:
        if (c == '>' && p->dashes >= 2)
            p->state = TEXT;
        p->dashes = c == '-' ? (p->dashes < 2 ? p->dashes + 1 : 2) : 0;
        return true;
    case CLOSE:
        if (dhk_is_alpha(c))
            begin_tag(p, true);
        else
            p->state = TO_END;
        return false;
    case TO_END:
        if (c == '>')
            p->state = TEXT;
        return true;
    default: /* TAG_NAME */
        if (dhk_is_space(c) || c == '>' || c == '/') {
            bool meta = !p->closing && dhk_ascii_is(p->name, p->name_length, "meta");
            if (c != '/' || meta) { /* <meta/charset=x> is a meta, <a/b c=d> an a/b */
                p->meta = meta && c != '>';
                p->name_length = 0;
                p->state = BEFORE_NAME;
                return false;
            }
        }
        add_to_name(p, c);
        return true;
    }
}

/* WHATWG "get an attribute".  As step_markup(). */
static bool step_attribute(dhk_prescan *p, unsigned char c)
{
    switch (p->state) {
    case BEFORE_NAME:
        if (c == '>')
            end_tag(p);
        else if (!dhk_is_space(c) && c != '/') {
            p->state = NAME;
            add_to_name(p, c); /* even '=' : a name has at least one byte */
        }
        return true;
    case NAME:
        if (c == '/' || c == '>') {
            end_attribute(p);
            p->state = BEFORE_NAME;
            return false;
        }
        if (c == '=' || dhk_is_space(c))
            p->state = c == '=' ? BEFORE_VALUE : AFTER_NAME;
        else
            add_to_name(p, c);
        return true;
    case AFTER_NAME:
        if (dhk_is_space(c))
            return true;
        p->state = c == '=' ? BEFORE_VALUE : BEFORE_NAME;
        if (c != '=')
            end_attribute(p);
        return c == '=';
    case BEFORE_VALUE:
        if (dhk_is_space(c))
            return true;
        p->quote = c;
        p->state = c == '"' || c == '\'' ? QUOTED : UNQUOTED;
        return p->state == QUOTED;
    case QUOTED:
        if (c != p->quote) {
            add_to_value(p, c);
        } else {
            end_attribute(p);
            p->state = BEFORE_NAME;
        }
        return true;
    default: /* UNQUOTED */
        if (dhk_is_space(c) || c == '>') {
            end_attribute(p);
            p->state = BEFORE_NAME;
            return false;
        }
        add_to_value(p, c);
        return true;
    }
}

/* Passes over bytes that change nothing in this state: most of a page whose <meta> comes late, or
 * never.  Returns how many. */
static size_t pass_over(const dhk_prescan *p, const unsigned char *bytes, size_t length)
{
    const unsigned char *end = bytes + length, *stop = bytes;

    if (p->state == TEXT)
        stop = dhk_scan_one(bytes, end, '<');
    else if (p->state == TO_END)
        stop = dhk_scan_one(bytes, end, '>');
    else if (p->state == COMMENT && p->dashes == 0)
        stop = dhk_scan_one(bytes, end, '-');
    else if (p->state == QUOTED && !p->meta)
        stop = dhk_scan_one(bytes, end, p->quote);
    else if (p->state == NAME && !p->meta)
        stop = dhk_scan_name(bytes, end);
    return (size_t)(stop - bytes);
}

static void scan(dhk_prescan *p, const unsigned char *bytes, size_t length)
{
    size_t i = 0;
    while (i < length && p->encoding == DHK_ENC_NONE) {
        i += pass_over(p, bytes + i, length - i);
        if (i == length)
            return;
        if (p->state == TEXT) {
            p->state = OPEN;
            i++;
        } else if (p->state < BEFORE_NAME) {
            i += step_markup(p, bytes[i]);
        } else {
            i += step_attribute(p, bytes[i]);
        }
    }
}

bool dhk_prescan_is_silent(const unsigned char *bytes, size_t length)
{
    static const char word[] = "charset";
    const size_t n = sizeof word - 1;
    size_t at;
    uint64_t bits;

    for (at = 0; length - at >= DHK_BLOCK + n; at += DHK_BLOCK) {
        const dhk_block first = dhk_block_load(bytes + at);
        const dhk_block last = dhk_block_load(bytes + at + n - 1);
        bits =
            dhk_hits_bits(dhk_hits_or(dhk_block_is(first, 'c'), dhk_block_is(first, 'C')));
        bits &=
            dhk_hits_bits(dhk_hits_or(dhk_block_is(last, 't'), dhk_block_is(last, 'T')));
        for (; bits != 0; bits = dhk_hits_rest(bits))
            if (dhk_ascii_is(bytes + at + dhk_hits_first(bits), n, word))
                return false;
    }
    return find(bytes, length, at, word) == length;
}

bool dhk_prescan_push(dhk_prescan *prescan, const unsigned char *bytes, size_t length)
{
    while (length > 0 && prescan->encoding == DHK_ENC_NONE) {
        size_t n = length;
        if (prescan->scanned < DHK_PRESCAN_BYTES &&
            n > DHK_PRESCAN_BYTES - prescan->scanned)
            n = (size_t)(DHK_PRESCAN_BYTES - prescan->scanned);
        if (prescan->head_length < DHK_PRESCAN_XML_MAX &&
            prescan->scanned < DHK_PRESCAN_BYTES) {
            size_t room = DHK_PRESCAN_XML_MAX - prescan->head_length;
            memcpy(prescan->head + prescan->head_length, bytes, n < room ? n : room);
            prescan->head_length += n < room ? n : room;
        }
        scan(prescan, bytes, n);
        prescan->scanned += n;
        if (prescan->scanned == DHK_PRESCAN_BYTES && prescan->encoding == DHK_ENC_NONE)
            prescan->encoding = find_xml_label(prescan->head, prescan->head_length);
        bytes += n;
        length -= n;
    }
    return prescan->encoding != DHK_ENC_NONE;
}

uint32_t dhk_prescan_finish(dhk_prescan *prescan)
{
    if (prescan->encoding == DHK_ENC_NONE && prescan->scanned < DHK_PRESCAN_BYTES)
        prescan->encoding = find_xml_label(prescan->head, prescan->head_length);
    return prescan->encoding;
}
