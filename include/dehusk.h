/*
 * dehusk.h - keep the article, drop the husk.           SPDX-License-Identifier: MIT
 *
 * A page goes in as bytes (HTML, Markdown or plain text); each of its lines gets a score,
 * a verdict and the reasons for it; the kept lines come out as UTF-8 text or Markdown.
 *
 * Threads:  no mutable global state and no locks.  One dehusk_ctx serves one thread at a
 *           time; different contexts may run at once; a context may move between threads.
 *           A dehusk_rules or a dehusk_model never changes once made: any number of threads
 *           may share it.
 * Memory:   what you pass in is read during the call and not kept, unless the function says
 *           "borrowed".  What you get back is borrowed until the next push, reset or free
 *           of that context - except from a function named *_dup: that is yours (free it
 *           with dehusk_text_free()).  Asking for text, Markdown, lines or the page leaves
 *           what was lent before as it is.  A context needs at most 24 bytes for each byte of the
 *           page (max_page_bytes bounds them), 1 KiB for each of its lines (max_lines does),
 *           and 1 MiB.  That is for pages made to need it: of 1312 pages of the web, half
 *           needed less than 1.8 bytes a byte, and 99 of 100 less than 6.8, lines and all.
 *           Measured: what the allocator was asked for, old and new block together while one
 *           moves, with text, Markdown and all lines asked for; of 558 kinds of hostile pages the
 *           worst takes 0.7 of the bound.
 * Time:     O(bytes of the page) for every call that reads or cleans.  Measured in counted steps:
 *           twice a hostile page takes at most 2.2 times as many.
 * Errors:   functions return 0 or a negative DEHUSK_E_* code.  The library never prints,
 *           exits or aborts.  An error of push or finish repeats until dehusk_reset().
 * Text:     all text is UTF-8.  Lengths are bytes.  Bytes that are no text in the page's
 *           encoding become U+FFFD, as in browsers; they are never an error.
 * Promise:  names, signatures, numbers and struct prefixes stay as they are within one
 *           DEHUSK_ABI.  Verdicts may change with the version and the model: compare
 *           dehusk_version() and dehusk_model_id() before you compare two outputs.  Not
 *           promised: the exact text of a page across these; do not test against golden
 *           output.
 */
#ifndef DEHUSK_H
#define DEHUSK_H
#include <stddef.h>
#include <stdint.h>

#define DEHUSK_VERSION_MAJOR 0       /* the only copy: CMakeLists.txt reads these lines */
#define DEHUSK_VERSION_MINOR 1
#define DEHUSK_VERSION_PATCH 0
#define DEHUSK_ABI           0       /* SOVERSION; counted apart from the version */

#if defined(DEHUSK_STATIC)
#  define DEHUSK_API
#elif defined(_WIN32) && defined(DEHUSK_BUILD)
#  define DEHUSK_API __declspec(dllexport)
#elif defined(_WIN32)
#  define DEHUSK_API __declspec(dllimport)
#elif defined(__GNUC__)
#  define DEHUSK_API __attribute__((visibility("default")))
#else
#  define DEHUSK_API
#endif
#ifdef __cplusplus
extern "C" {
#endif

/* ---- 1. Version and errors --------------------------------------------------------- */

/* The version of the library that is running: major << 16 | minor << 8 | patch.
   Compare with DEHUSK_VERSION_* to find a header that belongs to another one.  Since 0.1. */
DEHUSK_API uint32_t    dehusk_version(void);
DEHUSK_API const char *dehusk_version_string(void);   /* "0.1.0"; static */
/* Names the built-in model (section 5 has others): of two libraries with one version, verdicts
   differ only where this does.  Static. */
DEHUSK_API const char *dehusk_model_id(void);

enum dehusk_status {           /* append only; passed as int, so enum width is no ABI */
    DEHUSK_OK         =  0,
    DEHUSK_E_NOMEM    = -1,    /* the allocator returned NULL */
    DEHUSK_E_ARG      = -2,    /* NULL where not allowed, or a value out of range */
    DEHUSK_E_OPTION   = -3,    /* options ask for something this library does not know */
    DEHUSK_E_STATE    = -4,    /* call out of order, or re-entered from a callback */
    DEHUSK_E_LIMIT    = -5,    /* the page exceeds a limit set in the options */
    DEHUSK_E_STOPPED  = -6,    /* your callback returned non-zero */
    DEHUSK_E_PATTERN  = -7,    /* a rule is not valid: see dehusk_rules_error */
    DEHUSK_E_ENCODING = -8,    /* not an encoding label of the WHATWG Encoding Standard, or
                                  one that this system cannot decode */
    DEHUSK_E_MODEL    = -9     /* not a model, a damaged one, or one for another library */
};
/* "DEHUSK_E_NOMEM"; "DEHUSK_E_UNKNOWN" for other numbers.  Static, never NULL. */
DEHUSK_API const char *dehusk_status_name(int status);
/* One English line without a full stop.  Static, never NULL. */
DEHUSK_API const char *dehusk_status_message(int status);

/* ---- 2. Options and allocator ------------------------------------------------------ */

enum dehusk_format { DEHUSK_FORMAT_AUTO = 0, DEHUSK_FORMAT_TEXT = 1,
                     DEHUSK_FORMAT_MARKDOWN = 2, DEHUSK_FORMAT_HTML = 3 };

enum dehusk_output { DEHUSK_OUTPUT_TEXT = 0,      /* a blank line between blocks */
                     DEHUSK_OUTPUT_MARKDOWN = 1 };/* CommonMark with GFM tables */

enum dehusk_flag {             /* bits of dehusk_options.flags */
    DEHUSK_FLAG_TITLE = 1,     /* put the title line into the output (Markdown: always) */
    DEHUSK_FLAG_INVERT = 2     /* output what is dropped instead, as grep -v does */
};

/* What becomes of the comments that readers left under an article.  Posts of a forum or of
   questions and answers are no comments, but the page's content: DROP leaves them alone. */
enum dehusk_comments {
    DEHUSK_COMMENTS_AUTO = 0,  /* as the scorer says, line by line: mostly dropped */
    DEHUSK_COMMENTS_KEEP = 1,  /* kept, without their dates, names, buttons and forms */
    DEHUSK_COMMENTS_DROP = 2   /* dropped, whatever the scorer says */
};

/*
 * Zero means "default" in every field; fields are only appended.  A smaller 'size' (older
 * caller) is read as if padded with zeros.  A larger one (newer caller) is accepted when
 * every byte unknown to this library is zero, else DEHUSK_E_OPTION; so are a size below 4 or
 * above 4096, an unknown bit, and a value out of its range.  Same layout on every platform: no
 * pointers, no size_t, no bit-fields, no padding.
 */
typedef struct dehusk_options {
    uint32_t size;             /* sizeof(dehusk_options); dehusk_options_init() sets it */
    uint32_t format;           /* enum dehusk_format: what the bytes are */
    uint32_t flags;            /* bits of enum dehusk_flag */
    uint32_t keep_permille;    /* the dial: 1 (all recall) .. 1000 (all precision); 0 is 500,
                                  the best expected F1 of the page */
    uint32_t max_lines;        /* DEHUSK_E_LIMIT beyond (1 000 000) */
    uint32_t max_line_bytes;   /* longer lines are cut in pieces, at least 64 (65 536) */
    uint64_t max_page_bytes;   /* DEHUSK_E_LIMIT beyond; at most 1 GiB (64 MiB) */
    uint32_t output;           /* enum dehusk_output: what pull and clean_dup give */
    uint32_t comments;         /* enum dehusk_comments */
} dehusk_options;
/* Fills the first 'size' bytes with the defaults and sets options->size.  'options' may be
   NULL (nothing happens); 'size' is sizeof(dehusk_options).  Since 0.1. */
DEHUSK_API void dehusk_options_init(dehusk_options *options, size_t size);
/*
 * The same with the settings for one purpose, all fields anew; README.md has what they measure:
 *   "article"  pages known to be articles: a dial of 560, comments dropped
 *   "rag"      search and retrieval, rather too much than too little: 250, Markdown, the title
 *   "corpus"   training on crawled pages: 500, comments dropped (pages whose verdict is not
 *              ARTICLE are yours to sort out)
 *   "strict"   nothing but the surest text: 800, comments dropped
 * DEHUSK_E_OPTION for another name.  DEHUSK_E_ARG when 'options' or 'name' is NULL, or 'size' is
 * below that of dehusk_options in 0.1 (40) or above 4096.  On error nothing is written.  Since 0.1.
 */
DEHUSK_API int dehusk_options_preset(dehusk_options *options, size_t size, const char *name);

/*
 * Where a context or a set of rules gets its memory; copied when given, so the struct may go
 * out of scope but 'user' must outlive what was made with it.  All three functions are needed
 * (else DEHUSK_E_ARG); blocks are aligned as malloc's are.  'resize' may move the block
 * and leaves it as it was when it returns NULL; it is never called with a NULL block, a zero
 * size, or from two threads for one context at once.  (iconv, used for pages that are not in
 * UTF-8, gets its own memory from the system.)  Since 0.1.
 */
typedef struct dehusk_allocator {  /* not named malloc/free: those can be macros */
    void *(*acquire)(void *user, size_t size);
    void *(*resize)(void *user, void *block, size_t old_size, size_t new_size);
    void  (*release)(void *user, void *block, size_t size);
    void  *user;
} dehusk_allocator;

/* ---- 3. One call ------------------------------------------------------------------- */

/*
 * Clean one page in memory.  'page' may be NULL when 'page_length' is 0; 'options' may be
 * NULL (defaults); 'text' and 'length' may not.  On success *text holds *length bytes of
 * UTF-8 and a NUL, yours until dehusk_text_free(); nothing kept is "" and DEHUSK_OK.  On
 * error *text is NULL and *length 0: DEHUSK_E_NOMEM, _ARG, _OPTION, _LIMIT.  Callable from
 * any thread.  Since 0.1.
 */
DEHUSK_API int  dehusk_clean_dup(const void *page, size_t page_length,
                                 const dehusk_options *options,
                                 char **text, size_t *length);
DEHUSK_API void dehusk_text_free(char *text);                           /* NULL is fine */

/* ---- 4. Rules: the caller's own patterns -------------------------------------------- */

/*
 * A set of rules, made from text: one rule a line, `keep PATTERN` or `drop PATTERN`, where
 * PATTERN is a PCRE2 regular expression (Unicode, case-insensitive unless it begins with
 * (?-i)) that is searched in each line of the page.  Blank lines and lines that begin with
 * '#' are comments.  A keep rule wins over a drop rule, and a rule over the scorer.
 */
typedef struct dehusk_rules dehusk_rules;

enum { DEHUSK_MAX_RULES = 4096,        /* more is DEHUSK_E_LIMIT */
       DEHUSK_MAX_PATTERN_BYTES = 4096 /* longer is DEHUSK_E_PATTERN */ };

typedef struct dehusk_rules_error {    /* fields are only appended */
    uint32_t size;             /* in: your sizeof; out: bytes the library filled */
    uint32_t line;             /* 1, 2, ...: the line of the text; 0 when none is to blame */
    uint64_t offset;           /* bytes from the text's beginning to the mistake */
    char     message[112];     /* what is wrong with it; English, NUL-terminated */
} dehusk_rules_error;

/*
 * Compiles 'text' (may be NULL when 'length' is 0).  'allocator' may be NULL; 'rules' may
 * not, and is NULL on error; 'error' may be NULL, and is filled when the result is
 * DEHUSK_E_PATTERN.  Other errors: DEHUSK_E_NOMEM, _ARG, _LIMIT.  Since 0.1.
 */
DEHUSK_API int  dehusk_rules_new(const char *text, size_t length,
                                 const dehusk_allocator *allocator, dehusk_rules **rules,
                                 dehusk_rules_error *error);
DEHUSK_API void dehusk_rules_free(dehusk_rules *rules);                 /* NULL is fine */
DEHUSK_API uint32_t dehusk_rules_count(const dehusk_rules *rules);      /* NULL: 0 */

/* ---- 5. Models: tables trained on other pages ---------------------------------------- */

/*
 * What scores lines, in a file that tests/quality/train.py --model writes (its README.md says how
 * to train on pages of your own, and what the bytes are).  The built-in model needs no file.
 */
typedef struct dehusk_model dehusk_model;

/*
 * Reads a model from 'length' bytes at 'bytes', aligned as they come, and copies what it needs
 * (some 150 kB).  Any bytes are safe.  DEHUSK_E_MODEL: not a model, cut short or damaged (a
 * checksum tells), or made for a library that measures other features.  'bytes' may be NULL
 * when 'length' is 0; 'allocator' may be NULL; 'model' may not, and is NULL on error.  Other
 * errors: DEHUSK_E_NOMEM, _ARG.  O(length).  Since 0.1.
 */
DEHUSK_API int  dehusk_model_new(const void *bytes, size_t length,
                                 const dehusk_allocator *allocator, dehusk_model **model);
DEHUSK_API void dehusk_model_free(dehusk_model *model);                 /* NULL is fine */
/* What its maker called it; NULL: dehusk_model_id().  Of dehusk_model's life, NUL-terminated. */
DEHUSK_API const char *dehusk_model_name(const dehusk_model *model);

/* ---- 6. A context: many pages, pushed and pulled in pieces ------------------------- */

typedef struct dehusk_ctx dehusk_ctx;

/* Either input may be NULL; both are copied.  *ctx is NULL on error: DEHUSK_E_NOMEM, _ARG,
   _OPTION.  Since 0.1. */
DEHUSK_API int  dehusk_new(const dehusk_options *options,
                           const dehusk_allocator *allocator, dehusk_ctx **ctx);
DEHUSK_API void dehusk_free(dehusk_ctx *ctx);                           /* NULL is fine */
/* Drop page, error and encoding; keep memory, options, rules and model.  NULL is fine. */
DEHUSK_API void dehusk_reset(dehusk_ctx *ctx);

/* Use these rules for every page from now on; NULL: none.  Borrowed: they must outlive their
   use.  DEHUSK_E_STATE once the page has begun.  Since 0.1. */
DEHUSK_API int dehusk_set_rules(dehusk_ctx *ctx, const dehusk_rules *rules);
/* Score every page from now on with this model; NULL: the built-in one.  Borrowed: it must outlive
   its use.  DEHUSK_E_STATE once the page has begun.  Since 0.1. */
DEHUSK_API int dehusk_set_model(dehusk_ctx *ctx, const dehusk_model *model);
/* What you know of this page's encoding (an HTTP header's charset, say): a WHATWG label, any
   case, NUL-terminated; NULL: nothing.  Only a byte order mark outranks it.  Holds until
   dehusk_reset().  DEHUSK_E_ENCODING for an unknown label, DEHUSK_E_STATE once the page has
   begun.  Since 0.1. */
DEHUSK_API int dehusk_set_encoding(dehusk_ctx *ctx, const char *label);

/*
 * Push bytes until the page ends, then finish.  Every way of cutting a page into pushes
 * gives the same output.  'bytes' may be NULL when 'length' is 0.  Errors: DEHUSK_E_NOMEM,
 * _LIMIT, _ARG, and DEHUSK_E_STATE for a push or a finish after finish.  Since 0.1.
 */
DEHUSK_API int dehusk_push(dehusk_ctx *ctx, const void *bytes, size_t length);
DEHUSK_API int dehusk_finish(dehusk_ctx *ctx);

/*
 * The cleaned page.  A verdict needs the whole page (repetition, neighbours): before
 * dehusk_finish() these, and all of sections 7 and 8, are DEHUSK_E_STATE; after an error of push
 * or finish they are that error.  dehusk_pull() copies the next piece in the options' output
 * form, *written bytes, 0 at the end; 'capacity' 0 is DEHUSK_E_ARG.  dehusk_text() lends the whole
 * text, dehusk_markdown() the whole Markdown, with a NUL behind 'length' bytes, whatever was
 * pulled.  DEHUSK_E_NOMEM (ask again when there is some); DEHUSK_E_LIMIT for output that would
 * be larger than 4 GiB.  Since 0.1.
 */
DEHUSK_API int dehusk_pull(dehusk_ctx *ctx, void *buffer, size_t capacity, size_t *written);
DEHUSK_API int dehusk_text(dehusk_ctx *ctx, const char **text, size_t *length);
DEHUSK_API int dehusk_markdown(dehusk_ctx *ctx, const char **text, size_t *length);

/* ---- 7. Why: one verdict per line -------------------------------------------------- */

enum dehusk_kind {             /* informative; more may come */
    DEHUSK_KIND_TEXT = 0, DEHUSK_KIND_HEADING = 1, DEHUSK_KIND_ITEM = 2,
    DEHUSK_KIND_CELL = 3,      /* of a table; cells with one 'row' number share a row */
    DEHUSK_KIND_CODE = 4, DEHUSK_KIND_QUOTE = 5, DEHUSK_KIND_CAPTION = 6
};
DEHUSK_API const char *dehusk_kind_name(uint32_t kind);    /* "heading"; static, never NULL */

enum dehusk_reason {           /* bits; more may come: ignore those you do not know */
    DEHUSK_REASON_LINKS      = 1,      /* mostly link text */
    DEHUSK_REASON_REPEATED   = 2,      /* the page has it more than once, whole or in part */
    DEHUSK_REASON_SHORT      = 4,      /* too short to be a sentence */
    DEHUSK_REASON_PROMPT     = 8,      /* cookie, consent, subscribe, share, sign in, ... */
    DEHUSK_REASON_NEIGHBOURS = 16,     /* goes with the lines around it */
    DEHUSK_REASON_PLACE      = 32,     /* in a part of the page that is not the article:
                                          nav, footer, aside, a dialog, a side column */
    DEHUSK_REASON_SECTION    = 64,     /* under a heading that ends the article: related,
                                          top stories, news feed, comments, ... */
    DEHUSK_REASON_HIDDEN     = 128,    /* the page does not show it */
    DEHUSK_REASON_DATA       = 256,    /* a date, a time, a counter, symbols: no words */
    DEHUSK_REASON_PROSE      = 512,    /* reads like sentences */
    DEHUSK_REASON_BLOCK      = 1024,   /* part of a list, table or code block that is kept */
    DEHUSK_REASON_HEADING    = 2048,   /* heads what is kept */
    DEHUSK_REASON_TITLE      = 4096,   /* is the page's title: reported, not in the text */
    DEHUSK_REASON_RULE       = 8192,   /* one of your rules said so */
    DEHUSK_REASON_COMMENT    = 16384   /* a reader's comment: dehusk_options.comments said so */
};
/* "links"; 'reason' is one bit.  Static, never NULL. */
DEHUSK_API const char *dehusk_reason_name(uint32_t reason);

enum dehusk_line_flag {        /* bits; more may come */
    DEHUSK_LINE_CUT    = 1,    /* goes on in the next line: max_line_bytes was reached */
    DEHUSK_LINE_BREAK  = 2,    /* same block as the line before (after <br>, in <pre>) */
    DEHUSK_LINE_HIDDEN = 4,    /* not shown by a browser as the page loads */
    DEHUSK_LINE_TITLE  = 8,    /* the page's title */
    DEHUSK_LINE_HEADER = 16,   /* a cell of a header row */
    DEHUSK_LINE_ORDERED = 32   /* an item of a numbered list */
};

typedef struct dehusk_line {   /* fields are only appended */
    uint32_t    size;          /* in: your sizeof; out: bytes the library filled */
    uint32_t    index;         /* 0, 1, 2 ... in page order */
    uint32_t    kind;          /* enum dehusk_kind */
    uint32_t    keep;          /* 1 kept, 0 dropped */
    uint32_t    score;         /* permille: 0 surely husk, 1000 surely article */
    uint32_t    reasons;       /* bits of enum dehusk_reason */
    uint64_t    offset;        /* first byte of the line in the page */
    const char *text;          /* UTF-8, 'length' bytes, NOT NUL-terminated; borrowed */
    size_t      length;
    uint64_t    offset_end;    /* one past its last byte in the page; tags may lie between */
    uint32_t    flags;         /* bits of enum dehusk_line_flag */
    uint32_t    level;         /* heading: 1-6; item, quote: depth, from 1; else 0 */
    uint32_t    row;           /* cell: number of its row, from 1; else 0 */
    uint32_t    link_bytes;    /* bytes of 'text' inside links; <= length */
} dehusk_line;

/* For bindings, nothing calls back across the border.  Before dehusk_finish(), and after an
   error of it, the count is 0. */
DEHUSK_API size_t dehusk_line_count(const dehusk_ctx *ctx);             /* NULL: 0 */
/* Fills *line, whose 'size' you set (4 to 4096, else DEHUSK_E_ARG); bytes that this library does
   not know become 0.  DEHUSK_E_ARG for an index beyond the last.  O(1). */
DEHUSK_API int    dehusk_line_at(const dehusk_ctx *ctx, size_t index, dehusk_line *line);
/*
 * Lends all lines as one array: line i is at (char *)*first + i * *stride.  Use the stride, not
 * sizeof: a newer library has longer lines.  Made at the first call for a page (O(lines),
 * DEHUSK_E_NOMEM), then O(1).  *first is NULL when there are none.  Since 0.1.
 */
DEHUSK_API int    dehusk_lines(dehusk_ctx *ctx, const dehusk_line **first,
                               size_t *count, size_t *stride);
/* For C: return 0 to go on, anything else to stop with DEHUSK_E_STOPPED.  The context refuses
   calls that would change it (DEHUSK_E_STATE) while a callback runs; dehusk_reset() and
   dehusk_free() then do nothing. */
typedef int (*dehusk_line_fn)(void *user, const dehusk_line *line);
DEHUSK_API int    dehusk_each_line(dehusk_ctx *ctx, dehusk_line_fn fn, void *user);

/* ---- 8. What: one verdict per page ------------------------------------------------- */

enum dehusk_verdict {          /* informative; more may come */
    DEHUSK_VERDICT_EMPTY = 0,  /* no text at all, or none worth keeping */
    DEHUSK_VERDICT_ARTICLE = 1,/* has a main text */
    DEHUSK_VERDICT_LISTING = 2,/* mostly links and teasers: a front page, a shelf, a feed */
    DEHUSK_VERDICT_PROMPT = 3  /* only asks: consent, sign in, enable JavaScript, robots */
};
DEHUSK_API const char *dehusk_verdict_name(uint32_t verdict);  /* "article"; static */

typedef struct dehusk_page {   /* fields are only appended */
    uint32_t    size;          /* in: your sizeof; out: bytes the library filled */
    uint32_t    verdict;       /* enum dehusk_verdict */
    uint32_t    confidence;    /* permille: the F1 that the kept lines are expected to have */
    uint32_t    format;        /* enum dehusk_format that was read; never AUTO */
    uint32_t    lines;         /* how many lines the page has */
    uint32_t    kept;          /* how many of them are kept */
    uint64_t    bytes;         /* how many bytes were pushed */
    const char *encoding;      /* name of the encoding that was used ("UTF-8"); static */
    const char *title;         /* UTF-8, NUL-terminated; "" when none was found; borrowed */
    size_t      title_length;
    size_t      title_line;    /* of the title line; >= lines (SIZE_MAX) when none is it */
    uint32_t    skipped_rules; /* matches given up because a pattern met a limit of work */
    uint32_t    reserved;      /* 0 */
} dehusk_page;
/* Fills *page, whose 'size' you set, as dehusk_line_at() does with a line.  O(1). */
DEHUSK_API int dehusk_page_info(const dehusk_ctx *ctx, dehusk_page *page);

#ifdef __cplusplus
}
#endif
#endif /* DEHUSK_H */
