/* markdown_inline.c - held text to marks.
 *
 * In: a piece of a paragraph, heading or cell (or of raw HTML).  Out: marks, in order, for all
 * that is not plain text; then the runs of * _ ~ are paired and the whole goes to the builder.
 *
 * One pass over the bytes; those that begin nothing are stepped over by a table.  What binds
 * tighter is found first and stepped over whole: escapes, code spans, tags, addresses.  Brackets
 * wait on a stack for their "]".  A search for an end that fails is either bounded by the next
 * beginning of its kind, remembered ('missing', 'tick_seen') or paid for ('vain'), so that no flood
 * of beginnings makes it O(n^2).                                                SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "read/markdown_inner.h"
#include "tables/entities.h"
#include "tables/html_tags.h"

/* A run of more backticks begins no code span: it is a rule or a fence. */
enum { MAX_TICKS = 32 };

enum { MISSING_COMMENT, MISSING_INSTRUCTION, MISSING_CDATA, MISSING_DECLARATION };

/* The piece that is read. */
typedef struct piece {
    const unsigned char *text;
    size_t begin, end;
    size_t floor; /* end of the last mark: what may not be taken back */
    size_t vain;  /* bytes that may still be looked at for the end of tags that have none */
} piece;

int dhk_markdown_add_mark(dhk_markdown *md, uint8_t kind, size_t begin, size_t end,
                          uint32_t data)
{
    dhk_markdown_mark mark = {0};
    const int status = dhk_list_reserve(&md->marks, md->memory, sizeof mark, 1, UINT16_MAX);

    if (status != DHK_OK)
        return status;
    mark.kind = kind;
    mark.begin = (uint32_t)begin;
    mark.end = (uint32_t)end;
    mark.data = data;
    dhk_markdown_marks(md)[md->marks.count++] = mark;
    return DHK_OK;
}

/* Adds a mark and goes on behind it. */
static int mark(dhk_markdown *md, piece *p, uint8_t kind, size_t begin, size_t end,
                uint32_t data, size_t *at)
{
    *at = p->floor = end;
    return dhk_markdown_add_mark(md, kind, begin, end, data);
}

static int read_newline(dhk_markdown *md, piece *p, size_t *at)
{
    if (*at >= p->floor + 2 && p->text[*at - 1] == ' ' && p->text[*at - 2] == ' ')
        return mark(md, p, DHK_MARK_BREAK, *at, *at + 1, 0, at);
    ++*at;
    return DHK_OK;
}

static int read_escape(dhk_markdown *md, piece *p, size_t *at)
{
    const unsigned char next = *at + 1 < p->end ? p->text[*at + 1] : 0;

    if (next == '\n')
        return mark(md, p, DHK_MARK_BREAK, *at, *at + 2, 0, at);
    if (dhk_markdown_is_punctuation(next)) {
        const int status = mark(md, p, DHK_MARK_SKIP, *at, *at + 1, 0, at);
        p->floor =
            ++*at; /* the character behind it begins nothing, and is no part of anything */
        return status;
    }
    ++*at;
    return DHK_OK;
}

/* Place of the next run of exactly 'length' backticks, 0 if there is none. */
static size_t ticks_after(dhk_markdown *md, const piece *p, size_t at, size_t length)
{
    size_t run;

    if (length > MAX_TICKS || (md->ticks_known && md->tick_seen[length] < at))
        return 0;
    while (at < p->end) {
        const void *tick = memchr(p->text + at, '`', p->end - at);

        if (tick == NULL)
            break;
        at = (size_t)((const unsigned char *)tick - p->text);
        for (run = 0; at + run < p->end && p->text[at + run] == '`';)
            run++;
        if (run <= MAX_TICKS)
            md->tick_seen[run] = (uint32_t)at;
        if (run == length)
            return at;
        at += run;
    }
    md->ticks_known = true;
    return 0;
}

static int read_code(dhk_markdown *md, piece *p, size_t *at)
{
    size_t length = 0, close;

    while (*at + length < p->end && p->text[*at + length] == '`')
        length++;
    close = ticks_after(md, p, *at + length, length);
    if (close == 0) {
        *at += length;
        return DHK_OK;
    }
    return mark(md, p, DHK_MARK_CODE, *at, close + length, (uint32_t)length, at);
}

/* Finds 'what' from 'at' on; remembers when it is not there. */
static size_t find_end(bool *missing, const piece *p, size_t at, const char *what)
{
    size_t found;

    if (*missing || at >= p->end)
        return 0;
    found = dhk_markdown_find(p->text + at, p->end - at, what);
    if (found == p->end - at) {
        *missing = true;
        return 0;
    }
    return at + found + strlen(what);
}

/* <!-- -->, <? ?>, <![CDATA[ ]]>, <!x >: markup without text. */
static size_t declaration_end(dhk_markdown *md, const piece *p, size_t at, const char **raw)
{
    const unsigned char *s = p->text + at;
    const size_t length = p->end - at;

    if (length >= 4 && memcmp(s, "<!--", 4) == 0) {
        *raw = "-->";
        return find_end(&md->missing[MISSING_COMMENT], p, at + 2, "-->");
    }
    if (length >= 2 && s[1] == '?') {
        *raw = "?>";
        return find_end(&md->missing[MISSING_INSTRUCTION], p, at + 2, "?>");
    }
    if (length >= 9 && memcmp(s, "<![CDATA[", 9) == 0) {
        *raw = "]]>";
        return find_end(&md->missing[MISSING_CDATA], p, at + 9, "]]>");
    }
    if (length >= 3 && s[1] == '!' && dhk_is_alpha(s[2])) {
        *raw = ">";
        return find_end(&md->missing[MISSING_DECLARATION], p, at + 3, ">");
    }
    return 0;
}

/* In raw HTML what does not end here ends in a later line: all up to there is dropped. */
static int drop_rest(dhk_markdown *md, piece *p, size_t *at, const char *raw)
{
    md->raw = raw;
    md->leaf = DHK_LEAF_RAW;
    return mark(md, p, DHK_MARK_SKIP, *at, p->end, 0, at);
}

/* The tag at .. end.  Script and style are dropped with their content. */
static int read_tag(dhk_markdown *md, piece *p, size_t *at, size_t end, uint32_t tag,
                    uint8_t flags)
{
    const bool script = tag == DHK_EL_SCRIPT;
    const char *raw = script ? "</script" : "</style";
    size_t close;
    int status;

    if ((script || tag == DHK_EL_STYLE) && !(flags & DHK_TAG_ENDS)) {
        close = find_end(script ? &md->script_missing : &md->style_missing, p, end, raw);
        if (close != 0)
            return mark(md, p, DHK_MARK_SKIP, *at, close - strlen(raw), 0, at);
        if (md->mode == DHK_MODE_HTML)
            return drop_rest(md, p, at, raw);
    }
    status = mark(md, p, DHK_MARK_TAG, *at, end, tag, at);
    if (status == DHK_OK)
        dhk_markdown_marks(md)[md->marks.count - 1].flags = flags;
    return status;
}

static int read_less(dhk_markdown *md, piece *p, size_t *at)
{
    const char *raw = NULL;
    uint32_t tag;
    uint8_t flags;
    const size_t left = p->end - *at;
    size_t seen,
        end = dhk_markdown_tag(p->text, *at, left < p->vain ? p->end : *at + p->vain, &tag,
                               &flags, &seen);
    int status;

    if (end != 0)
        return read_tag(md, p, at, end, tag, flags);
    p->vain -= seen - *at;
    end = declaration_end(md, p, *at, &raw);
    if (end != 0)
        return mark(md, p, DHK_MARK_SKIP, *at, end, 0, at);
    if (raw != NULL && md->mode == DHK_MODE_HTML)
        return drop_rest(md, p, at, raw);
    if (md->mode == DHK_MODE_MARKDOWN)
        end = dhk_markdown_angle(p->text, *at, p->end);
    if (end != 0) {
        status = mark(md, p, DHK_MARK_SKIP, *at, *at + 1, 0, at);
        if (status == DHK_OK)
            status = mark(md, p, DHK_MARK_ADDRESS, *at, end - 1, 0, at);
        return status != DHK_OK ? status : mark(md, p, DHK_MARK_SKIP, end - 1, end, 0, at);
    }
    ++*at;
    return DHK_OK;
}

/* Bytes of "#39;" or "#x27;" behind a '&'. */
static size_t number_end(const unsigned char *text, size_t length)
{
    const bool hex = length > 1 && (text[1] | 0x20) == 'x';
    const size_t begin = hex ? 2 : 1;
    size_t at = begin;

    while (at < length && at < begin + 7 &&
           (dhk_is_digit(text[at]) ||
            (hex && (text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'f')))
        at++;
    return at > begin && at < length && text[at] == ';' ? at + 1 : 0;
}

/* A reference ends with ';' here, also those that HTML takes without: "?a=b&copy=c" is text. */
static int read_entity(dhk_markdown *md, piece *p, size_t *at)
{
    const unsigned char *name = p->text + *at + 1, *text;
    const size_t length = p->end - *at - 1;
    size_t bytes, text_length;

    if (length > 0 && name[0] == '#') {
        bytes = number_end(name, length);
    } else {
        bytes = dhk_entity_find(name, length, &text, &text_length);
        if (bytes > 0 && name[bytes - 1] != ';')
            bytes = 0;
    }
    if (bytes > 0)
        return mark(md, p, DHK_MARK_ENTITY, *at, *at + 1 + bytes, 0, at);
    ++*at;
    return DHK_OK;
}

static int open_bracket(dhk_markdown *md, piece *p, size_t *at)
{
    const bool picture = *at > p->floor && p->text[*at - 1] == '!';
    const int status = mark(md, p, picture ? DHK_MARK_PICTURE : DHK_MARK_BRACKET,
                            *at - picture, *at + 1, 0, at);

    if (status == DHK_OK) {
        dhk_markdown_marks(md)[md->marks.count - 1].below = (uint16_t)md->brackets;
        md->brackets = (uint32_t)md->marks.count;
    }
    return status;
}

/* What stands behind the "]" at 'at' and makes it the end of a link: the byte behind that, or 0. */
static size_t link_end(const piece *p, size_t at)
{
    if (at + 1 >= p->end)
        return 0;
    if (p->text[at + 1] == '(')
        return dhk_markdown_target(p->text, at + 1, p->end);
    if (p->text[at + 1] == '[')
        return dhk_markdown_label(p->text, at + 1, p->end);
    return 0;
}

static int close_bracket(dhk_markdown *md, piece *p, size_t *at)
{
    const uint32_t number = md->brackets;
    dhk_markdown_mark *open;
    size_t end;

    if (number == 0) {
        end = link_end(p, *at);
        if (end > 0 && p->text[*at + 1] == '(')
            return mark(md, p, DHK_MARK_CARD_END, *at, end, 0, at);
        ++*at;
        return DHK_OK;
    }
    open = &dhk_markdown_marks(md)[number - 1];
    md->brackets = open->below;
    end =
        open->kind == DHK_MARK_PICTURE || number > md->dead_brackets ? link_end(p, *at) : 0;
    if (end != 0 && open->kind == DHK_MARK_PICTURE) {
        md->marks.count = number - 1; /* with its alternative text, which nobody sees */
        return mark(md, p, DHK_MARK_IMAGE, open->begin, end, 0, at);
    }
    if (end != 0) {
        open->kind = DHK_MARK_LINK;
        md->dead_brackets = number; /* no link in a link */
        return mark(md, p, DHK_MARK_LINK_END, *at, end, 0, at);
    }
    if (p->text[open->begin] == '[' && open->end < *at && p->text[open->end] == '^' &&
        number == md->marks.count) { /* a footnote's number */
        open->kind = DHK_MARK_SKIP;
        open->end = (uint32_t)*at + 1;
        *at = p->floor = open->end;
        return DHK_OK;
    }
    open->kind = DHK_MARK_NONE;
    ++*at;
    return DHK_OK;
}

/* A "[" with nothing behind it begins a card. */
static void end_brackets(dhk_markdown *md, const piece *p)
{
    dhk_markdown_mark *open;
    size_t at;

    if (md->brackets == 0 || md->brackets != md->marks.count)
        return;
    open = &dhk_markdown_marks(md)[md->brackets - 1];
    for (at = open->end; at < p->end && dhk_is_space(p->text[at]);)
        at++;
    if (at == p->end && open->kind == DHK_MARK_BRACKET)
        open->kind = DHK_MARK_CARD;
}

static int read_run(dhk_markdown *md, piece *p, size_t *at)
{
    const size_t begin = *at;
    size_t end = begin;
    uint8_t flags;
    int status;

    while (end < p->end && p->text[end] == p->text[begin])
        end++;
    flags = dhk_markdown_flanks(p->text, p->begin, begin, end, p->end);
    if (flags == 0) {
        *at = end;
        return DHK_OK;
    }
    status = mark(md, p, DHK_MARK_RUN, begin, end, 0, at);
    if (status == DHK_OK)
        dhk_markdown_marks(md)[md->marks.count - 1].flags = flags;
    return status;
}

static int read_address(dhk_markdown *md, piece *p, size_t *at)
{
    size_t begin,
        end = dhk_markdown_bare(p->text, p->floor, *at, p->end, md->brackets != 0, &begin);

    if (end == 0) {
        ++*at;
        return DHK_OK;
    }
    return mark(md, p, DHK_MARK_ADDRESS, begin, end, 0, at);
}

static int read_special(dhk_markdown *md, piece *p, size_t *at)
{
    switch (p->text[*at]) {
    case '\n':
        return read_newline(md, p, at);
    case '\\':
        return read_escape(md, p, at);
    case '`':
        return read_code(md, p, at);
    case '<':
        return read_less(md, p, at);
    case '&':
        return read_entity(md, p, at);
    case '[':
        return open_bracket(md, p, at);
    case ']':
        return close_bracket(md, p, at);
    case ':':
    case '.':
        return read_address(md, p, at);
    default:
        return read_run(md, p, at);
    }
}

/* Bytes that begin something: 1 in Markdown, 2 in HTML too. */
static const unsigned char special[256] = {
    ['\n'] = 1, ['\\'] = 1, ['`'] = 1, ['<'] = 3, ['&'] = 3, ['['] = 1,
    [']'] = 1,  [':'] = 1,  ['.'] = 1, ['*'] = 1, ['_'] = 1, ['~'] = 1};

int dhk_markdown_inline(dhk_markdown *md, size_t begin, size_t end)
{
    const unsigned char which = md->mode == DHK_MODE_MARKDOWN ? 1 : 2;
    piece p;
    size_t at = begin;
    int status = DHK_OK;

    p.text = dhk_markdown_held(md);
    p.begin = p.floor = begin;
    p.end = end;
    p.vain = 4 * (end - begin); /* twice is what pages in good faith may need */
    md->marks.count = 0;
    md->brackets = md->dead_brackets = 0;
    md->ticks_known = md->script_missing = md->style_missing = false;
    memset(md->tick_seen, 0, sizeof md->tick_seen);
    memset(md->missing, 0, sizeof md->missing);
    while (status == DHK_OK) {
        while (at < end && !(special[p.text[at]] & which))
            at++;
        if (at == end)
            break;
        status = read_special(md, &p, &at);
    }
    if (status == DHK_OK) {
        end_brackets(md, &p);
        if (which == 1)
            dhk_markdown_pair_runs(md);
        status = dhk_markdown_emit(md, begin, end);
    }
    return status;
}
