/* html_token_inner.h - what a tokenizer holds between two bytes.
 *
 * For the files html_token*.c, and for who keeps a tokenizer inside a struct of his own; only
 * the former look into it.
 *
 * Invariants at every state's beginning:
 *   text  first byte of this piece that is text and not emitted yet; NULL in a tag, a comment,
 *         a doctype, or when all that is pending is in 'held'.
 *   mark  first byte of what may turn out to be a tag or a reference ("<", "</scr", "&am"), or
 *         NULL.  Such a thing that began in an earlier piece has its first bytes in 'held', and
 *         mark stands at the piece's beginning.
 *   open  the name or value of a tag that is being read, or NULL; its bytes are those from
 *         open->at on, behind those in 'keep' when open->kept.
 * At a piece's end text is emitted, held and keep get what must outlive the piece.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_TOKEN_INNER_H
#define DHK_HTML_TOKEN_INNER_H

#include "read/html_token.h"

/* A state: reads from p on, returns how far it came; t->state then goes on from there.  It may
 * be called with p == end, and returns end in the middle of anything.  A state may call the next
 * one, but only on a way that comes to an end: whoever goes round (an attribute behind another,
 * a dash behind a dash) sets t->state and returns, so that no input makes the stack grow. */
typedef const unsigned char *(*dhk_html_step)(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end);

enum dhk_html_build { /* what is being read, for the ends of pieces and input */
                      DHK_BUILD_TEXT,
                      DHK_BUILD_TAG,
                      DHK_BUILD_COMMENT,
                      DHK_BUILD_DOCTYPE,
                      DHK_BUILD_MARKUP, /* behind "<!", before it is clear what it is */
                      DHK_BUILD_NAMED,  /* a named character reference */
                      DHK_BUILD_NUMBER  /* a numeric one that has a digit */
};

/* A name or a value in the making. */
typedef struct dhk_html_part {
    const unsigned char *at; /* in this piece: where it begins, or goes on */
    size_t length;           /* once it is closed, or so far in keep */
    size_t offset;           /* in keep, if kept */
    size_t maximum;          /* bytes it keeps */
    bool kept;
} dhk_html_part;

/* Where the bytes of an attribute are in keep. */
typedef struct dhk_html_kept {
    uint32_t name, value;
} dhk_html_kept;

enum {
    DHK_HTML_HELD = 40,     /* the longest reference has 33 bytes, "</" and a last tag 34 */
    DHK_HTML_LAST_TAG = 32, /* longer names never switch the tokenizer to raw text */
    DHK_HTML_DIFFERS = 255  /* t->matched when what was read is not what was looked for */
};

struct dhk_html_tokenizer {
    const dhk_memory *memory;
    const dhk_html_sink *sink;
    void *user;
    uint64_t wanted;          /* bit for each enum dhk_attribute that the sink looks at */
    const uint32_t *open_tag; /* the element that is open */
    dhk_html_step quick;      /* dhk_html_quick, as this processor does it best */
    dhk_html_step state;
    dhk_html_step
        text_state;  /* the text state to which a "<" or "&" that is none returns */
    int error;       /* sticky */
    uint8_t build;   /* enum dhk_html_build */
    uint8_t matched; /* bytes that agree with the word being looked for */
    bool raw;        /* text may hold CR and NUL, which flush sorts out */
    bool nul;        /* NUL stays in text (DATA, CDATA); elsewhere it is U+FFFD */
    bool quiet;      /* text is not wanted */
    bool foreign;
    bool cr;      /* text: the last piece ended in CR, not emitted yet */
    bool fold_lf; /* comment, doctype: the byte before was CR */
    bool ending;  /* finish was called */

    const unsigned char *piece; /* the bytes being pushed, and how many were before them */
    uint64_t base;
    const unsigned char *text, *mark;
    uint64_t begin; /* position of the "<" or "&" at mark, or of the open token */
    unsigned char held[DHK_HTML_HELD];
    uint8_t held_length;
    uint32_t code;    /* numeric reference, saturating above 0x10FFFF */
    const char *word; /* behind "<!": the word being looked for */

    /* the tag that is being read */
    bool end_tag, self_closing;
    bool has_attribute; /* attribute_name is begun, and not yet in attributes */
    dhk_html_part name, attribute_name, attribute_value;
    dhk_html_part *open;
    dhk_list keep;            /* unsigned char */
    dhk_list attributes;      /* dhk_html_attribute, attribute_count of them */
    dhk_list kept;            /* dhk_html_kept, of the first kept_count */
    uint32_t attribute_count; /* those kept */
    uint32_t attributes_read; /* repeated ones too; stops at the maximum */
    uint32_t kept_count;      /* the first of attributes[], whose bytes are in keep */
    uint64_t ids_seen;        /* bit for each enum dhk_attribute but 0 */
    uint64_t names_seen;      /* bit for a few bytes of each other name */

    const char *last_tag; /* lower case; NULL: none */
    size_t last_tag_length;
    char last_tag_bytes[DHK_HTML_LAST_TAG];

    /* a comment, or a doctype's three strings; unsigned char */
    dhk_list comment, public_id, system_id;
    bool has_name, has_public, has_system, force_quirks;
};

static inline uint64_t dhk_html_position(const dhk_html_tokenizer *t,
                                         const unsigned char *p)
{
    return t->base + (uint64_t)(p - t->piece);
}

/* Goes on in another state, at p. */
static inline const unsigned char *dhk_html_go(dhk_html_tokenizer *t, dhk_html_step state,
                                               const unsigned char *p)
{
    t->state = state;
    return p;
}

static inline dhk_html_attribute *dhk_html_attributes(const dhk_html_tokenizer *t)
{
    return (dhk_html_attribute *)t->attributes.items;
}

/* What begins at p may be no text. */
static inline void dhk_html_mark(dhk_html_tokenizer *t, const unsigned char *p)
{
    t->mark = p;
    t->begin = dhk_html_position(t, p);
}

/* html_token_emit.c: text */
void dhk_html_emit_text(dhk_html_tokenizer *t, const unsigned char *text, size_t length,
                        uint64_t begin, uint64_t end);
void dhk_html_flush(dhk_html_tokenizer *t, const unsigned char *upto, bool more);
void dhk_html_take_mark(dhk_html_tokenizer *t); /* it is a token: emit what is before it */
void dhk_html_unmark(dhk_html_tokenizer *t);    /* it is text */
void dhk_html_hold(dhk_html_tokenizer *t, const unsigned char *end);
size_t dhk_html_pending(const dhk_html_tokenizer *t, const unsigned char *p,
                        unsigned char *bytes); /* copies what is held and marked up to p */
/* Ends the token that is being read: text begins at p, in 'state'. */
const unsigned char *dhk_html_text_from(dhk_html_tokenizer *t, dhk_html_step state,
                                        const unsigned char *p);
/* ... comments and doctypes */
bool dhk_html_begin_comment(dhk_html_tokenizer *t);
void dhk_html_put(dhk_html_tokenizer *t, dhk_list *list, const unsigned char *p,
                  const unsigned char *end);
void dhk_html_emit_comment(dhk_html_tokenizer *t);
void dhk_html_emit_doctype(dhk_html_tokenizer *t);

/* html_token_build.c: a tag in the making */
void dhk_html_begin_tag(dhk_html_tokenizer *t, bool end_tag, const unsigned char *p);
void dhk_html_begin_raw_end_tag(dhk_html_tokenizer *t);
void dhk_html_begin_attribute(dhk_html_tokenizer *t, const unsigned char *p);
void dhk_html_begin_value(dhk_html_tokenizer *t, const unsigned char *p);
void dhk_html_end_part(dhk_html_tokenizer *t, const unsigned char *p);
void dhk_html_end_attribute(dhk_html_tokenizer *t);
void dhk_html_keep_tag(dhk_html_tokenizer *t, const unsigned char *end);
const unsigned char *dhk_html_emit_tag(dhk_html_tokenizer *t, const unsigned char *p);
bool dhk_html_is_repeated(dhk_html_tokenizer *t, const unsigned char *name, size_t length,
                          uint32_t id);
void dhk_html_remember_tag(dhk_html_tokenizer *t, const dhk_html_tag *tag);

/* html_token_quick_run.h: reads data as far as it is usual.  Stops somewhere in the text, in front
 * of what is not, behind a tag that set another state, or at an error. */
const unsigned char *dhk_html_quick(dhk_html_tokenizer *t, const unsigned char *p,
                                    const unsigned char *end);
const unsigned char *dhk_html_quick_avx2(dhk_html_tokenizer *t, const unsigned char *p,
                                         const unsigned char *end);

/* The states that another file enters. */
const unsigned char *dhk_html_data_state(dhk_html_tokenizer *t, const unsigned char *p,
                                         const unsigned char *end);
const unsigned char *dhk_html_rcdata_state(dhk_html_tokenizer *t, const unsigned char *p,
                                           const unsigned char *end);
const unsigned char *dhk_html_rawtext_state(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end);
const unsigned char *dhk_html_script_data_state(dhk_html_tokenizer *t,
                                                const unsigned char *p,
                                                const unsigned char *end);
const unsigned char *dhk_html_plaintext_state(dhk_html_tokenizer *t, const unsigned char *p,
                                              const unsigned char *end);
const unsigned char *dhk_html_cdata_section_state(dhk_html_tokenizer *t,
                                                  const unsigned char *p,
                                                  const unsigned char *end);
const unsigned char *dhk_html_tag_open_state(dhk_html_tokenizer *t, const unsigned char *p,
                                             const unsigned char *end);
const unsigned char *dhk_html_tag_name_state(dhk_html_tokenizer *t, const unsigned char *p,
                                             const unsigned char *end);
const unsigned char *dhk_html_markup_declaration_open_state(dhk_html_tokenizer *t,
                                                            const unsigned char *p,
                                                            const unsigned char *end);
const unsigned char *dhk_html_bogus_comment_state(dhk_html_tokenizer *t,
                                                  const unsigned char *p,
                                                  const unsigned char *end);
const unsigned char *dhk_html_comment_start_state(dhk_html_tokenizer *t,
                                                  const unsigned char *p,
                                                  const unsigned char *end);
const unsigned char *dhk_html_doctype_state(dhk_html_tokenizer *t, const unsigned char *p,
                                            const unsigned char *end);
const unsigned char *dhk_html_bogus_doctype_state(dhk_html_tokenizer *t,
                                                  const unsigned char *p,
                                                  const unsigned char *end);
const unsigned char *dhk_html_character_reference_state(dhk_html_tokenizer *t,
                                                        const unsigned char *p,
                                                        const unsigned char *end);
const unsigned char *dhk_html_numeric_character_reference_end_state(
    dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end);
/* Shared by the raw text states, whose end tags differ only in where they return. */
const unsigned char *dhk_html_raw_end_tag_name(dhk_html_tokenizer *t,
                                               const unsigned char *p,
                                               const unsigned char *end, dhk_html_step self,
                                               dhk_html_step text);

#endif
