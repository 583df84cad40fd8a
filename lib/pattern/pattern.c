/* pattern.c - see pattern.h.                                      SPDX-License-Identifier: MIT */
#include "pattern/pattern.h"

#include <string.h>

#include "base/status.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* A line is a few hundred bytes, and a sane pattern takes a few steps a byte: a search that needs
 * more than this is one that explodes.  PCRE2's own default, a hundred times as much, is half a
 * second for each line that someone made to hurt.  The heap is the interpreter's stack. */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 100000, HEAP_LIMIT_KIB = 8192 };

enum { MAX_PATTERN_BYTES = 4096 }; /* rules.c says it first, and with a line number */

/* PCRE2 frees blocks without their size; the caller's allocator wants it, so it stands before
 * each block, in as much room as keeps the block aligned. */
typedef union block_head {
    size_t size;
    void *pointer;
    unsigned char room[16]; /* what allocators align to on every 64-bit system */
} block_head;

static void *acquire(size_t size, void *user)
{
    const dhk_memory *memory = (const dhk_memory *)user;
    block_head *head;

    if (size > SIZE_MAX - sizeof *head)
        return NULL;
    head = (block_head *)memory->acquire(memory->user, size + sizeof *head);
    if (head == NULL)
        return NULL;
    head->size = size + sizeof *head;
    return head + 1;
}

static void release(void *block, void *user)
{
    const dhk_memory *memory = (const dhk_memory *)user;
    block_head *head;

    if (block == NULL)
        return;
    head = (block_head *)block - 1;
    memory->release(memory->user, head, head->size);
}

/* PCRE2 hands 'user' back as it was given; 'memory' is only read. */
static pcre2_general_context *general_context(const dhk_memory *memory)
{
    return pcre2_general_context_create(acquire, release, (void *)(uintptr_t)memory);
}

struct dhk_compiler {
    const dhk_memory *memory;
    pcre2_compile_context *context;
};

int dhk_compiler_new(const dhk_memory *memory, dhk_compiler **compiler)
{
    dhk_compiler *made = (dhk_compiler *)memory->acquire(memory->user, sizeof *made);
    pcre2_general_context *general = general_context(memory);

    *compiler = made;
    if (made != NULL) {
        made->memory = memory;
        made->context = general == NULL ? NULL : pcre2_compile_context_create(general);
    }
    pcre2_general_context_free(general);
    if (made == NULL || made->context == NULL) {
        dhk_compiler_free(made);
        *compiler = NULL;
        return DHK_E_NOMEM;
    }
    (void)pcre2_set_max_pattern_length(made->context, MAX_PATTERN_BYTES);
    /* The same meaning of $ and \R whatever PCRE2's builder chose. */
    (void)pcre2_set_newline(made->context, PCRE2_NEWLINE_LF);
    (void)pcre2_set_bsr(made->context, PCRE2_BSR_UNICODE);
    return DHK_OK;
}

void dhk_compiler_free(dhk_compiler *compiler)
{
    if (compiler == NULL)
        return;
    pcre2_compile_context_free(compiler->context);
    compiler->memory->release(compiler->memory->user, compiler, sizeof *compiler);
}

int dhk_pattern_new(dhk_compiler *compiler, const char *text, size_t length, bool jit,
                    dhk_pattern **pattern, dhk_pattern_fault *fault)
{
    const uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C;
    pcre2_code *code;
    PCRE2_SIZE offset = 0;
    int error = 0;

    code = pcre2_compile((PCRE2_SPTR)text, length, options, &error, &offset,
                         compiler->context);
    *pattern = (dhk_pattern *)code;
    if (code == NULL) {
        if (error == PCRE2_ERROR_HEAP_FAILED)
            return DHK_E_NOMEM;
        fault->offset = offset < length ? offset : length;
        fault->message[0] = 0;
        /* A message that is too long is cut, and still ends in NUL. */
        (void)pcre2_get_error_message(error, (PCRE2_UCHAR *)fault->message,
                                      sizeof fault->message);
        return DHK_E_PATTERN;
    }
    /* No machine code (not built in, or the system forbids it) is no error: pcre2_match then
     * interprets. */
    if (jit)
        (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return DHK_OK;
}

void dhk_pattern_free(dhk_pattern *pattern)
{
    pcre2_code_free((pcre2_code *)pattern);
}

struct dhk_searcher {
    const dhk_memory *memory;
    pcre2_match_context *context;
    pcre2_match_data *data;
};

int dhk_searcher_new(const dhk_memory *memory, dhk_searcher **searcher)
{
    dhk_searcher *made = (dhk_searcher *)memory->acquire(memory->user, sizeof *made);
    pcre2_general_context *general = general_context(memory);

    *searcher = made;
    if (made != NULL) {
        made->memory = memory;
        made->context = general == NULL ? NULL : pcre2_match_context_create(general);
        made->data = general == NULL ? NULL : pcre2_match_data_create(1, general);
    }
    pcre2_general_context_free(general);
    if (made == NULL || made->context == NULL || made->data == NULL) {
        dhk_searcher_free(made);
        *searcher = NULL;
        return DHK_E_NOMEM;
    }
    (void)pcre2_set_match_limit(made->context, MATCH_LIMIT);
    (void)pcre2_set_depth_limit(made->context, DEPTH_LIMIT);
    (void)pcre2_set_heap_limit(made->context, HEAP_LIMIT_KIB);
    return DHK_OK;
}

void dhk_searcher_free(dhk_searcher *searcher)
{
    if (searcher == NULL)
        return;
    pcre2_match_data_free(searcher->data);
    pcre2_match_context_free(searcher->context);
    searcher->memory->release(searcher->memory->user, searcher, sizeof *searcher);
}

enum dhk_search dhk_pattern_search(dhk_searcher *searcher, const dhk_pattern *pattern,
                                   const unsigned char *text, size_t length)
{
    const pcre2_code *code = (const pcre2_code *)pattern;
    int result = pcre2_match(code, text, length, 0, PCRE2_NO_UTF_CHECK, searcher->data,
                             searcher->context);

    /* Machine code runs on a small stack of its own; the interpreter has the heap. */
    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result = pcre2_match(code, text, length, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
                             searcher->data, searcher->context);
    if (result >= 0)
        return DHK_SEARCH_FOUND;
    if (result == PCRE2_ERROR_NOMATCH)
        return DHK_SEARCH_NOT;
    if (result == PCRE2_ERROR_NOMEMORY)
        return DHK_SEARCH_NOMEM;
    return DHK_SEARCH_GAVE_UP;
}
