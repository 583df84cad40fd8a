/* token_log.c - see token_log.h.                                   SPDX-License-Identifier: MIT */
#include "unit/token_log.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/status.h"
#include "tables/html_tags.h"

static void add(token_log *log, const void *bytes, size_t length)
{
    if (length == 0)
        return;
    if (log->length + length >= log->capacity) {
        log->capacity = (log->length + length + 1) * 2;
        log->text = (char *)realloc(log->text, log->capacity);
        if (log->text == NULL)
            abort();
    }
    memcpy(log->text + log->length, bytes, length);
    log->length += length;
    log->text[log->length] = 0;
}

static void add_word(token_log *log, const char *word)
{
    add(log, word, strlen(word));
}

static void place(token_log *log, uint64_t at)
{
    log->places = dhk_hash_bytes(log->places, &at, sizeof at);
}

static int result(token_log *log)
{
    log->calls++;
    return log->calls == log->stop_at ? log->stop_with : DHK_OK;
}

static int on_text(void *user, const unsigned char *text, size_t length, uint64_t begin,
                   uint64_t end)
{
    token_log *log = (token_log *)user;
    size_t i;

    log->runs++;
    if (log->page == NULL || text < log->page ||
        text + length > log->page + log->page_length)
        log->outside++;
    if (length == end - begin) { /* where such a run is cut does not matter */
        for (i = 0; i < length; i++)
            place(log, begin + i);
    } else {
        place(log, begin);
        place(log, end);
    }
    add(log, text, length);
    return result(log);
}

static void add_attribute(token_log *log, const dhk_html_attribute *attribute)
{
    dhk_list value = {NULL, 0, 0};

    if (dhk_html_value(attribute, &value, &dhk_memory_default) != DHK_OK)
        abort();
    add_word(log, "|");
    add(log, attribute->name, attribute->name_length);
    add_word(log, "=");
    add(log, value.items, value.count);
    if (attribute->value_length > log->longest_value)
        log->longest_value = attribute->value_length;
    if (attribute->name_length > log->longest_name)
        log->longest_name = attribute->name_length;
    dhk_list_free(&value, &dhk_memory_default, 1);
}

static void switch_state(token_log *log, uint32_t tag)
{
    uint32_t traits = dhk_tag_traits(tag);

    if (traits & DHK_TAG_RAWTEXT)
        dhk_html_token_set_state(&log->tokenizer, DHK_HTML_RAWTEXT);
    else if (traits & DHK_TAG_RCDATA)
        dhk_html_token_set_state(&log->tokenizer, DHK_HTML_RCDATA);
    else if (tag == DHK_EL_SCRIPT)
        dhk_html_token_set_state(&log->tokenizer, DHK_HTML_SCRIPT_DATA);
    else if (tag == DHK_EL_PLAINTEXT)
        dhk_html_token_set_state(&log->tokenizer, DHK_HTML_PLAINTEXT);
    else
        return;
    if (log->quiet)
        dhk_html_token_quiet(&log->tokenizer);
}

static int on_start_tag(void *user, const dhk_html_tag *tag)
{
    token_log *log = (token_log *)user;
    size_t i;

    log->open = tag->id;
    add_word(log, "<");
    add(log, tag->name, tag->name_length);
    log->attributes = tag->attribute_count;
    if (log->bare_void && tag->id != DHK_EL_META &&
        (dhk_tag_traits(tag->id) & DHK_TAG_VOID))
        log->attributes = 0;
    for (i = 0; i < log->attributes; i++)
        add_attribute(log, &tag->attributes[i]);
    add_word(log, tag->self_closing ? "/>" : ">");
    if (tag->name_length > log->longest_name)
        log->longest_name = tag->name_length;
    switch_state(log, tag->id);
    if (tag->id == DHK_EL_SVG)
        dhk_html_token_foreign(&log->tokenizer, true);
    return result(log);
}

static int on_end_tag(void *user, const dhk_html_tag *tag)
{
    token_log *log = (token_log *)user;

    add_word(log, "</");
    add(log, tag->name, tag->name_length);
    add_word(log, tag->attribute_count != 0 ? "|?>" : ">");
    if (tag->id == DHK_EL_SVG)
        dhk_html_token_foreign(&log->tokenizer, false);
    return result(log);
}

static int on_end_open(void *user)
{
    token_log *log = (token_log *)user;

    add_word(log, "</");
    add_word(log, dhk_tag_name(log->open));
    add_word(log, ">");
    if (log->open == DHK_EL_SVG)
        dhk_html_token_foreign(&log->tokenizer, false);
    return result(log);
}

static int on_comment(void *user, const unsigned char *text, size_t length)
{
    token_log *log = (token_log *)user;
    add_word(log, "<!--");
    add(log, text, length);
    add_word(log, "-->");
    return result(log);
}

static void add_string(token_log *log, const unsigned char *bytes, size_t length)
{
    if (bytes == NULL)
        add_word(log, "~");
    else
        add(log, bytes, length);
}

static int on_doctype(void *user, const unsigned char *name, size_t name_length,
                      const unsigned char *public_id, size_t public_length,
                      const unsigned char *system_id, size_t system_length,
                      bool force_quirks)
{
    token_log *log = (token_log *)user;
    add_word(log, "<!");
    add_string(log, name, name_length);
    add_word(log, ",");
    add_string(log, public_id, public_length);
    add_word(log, ",");
    add_string(log, system_id, system_length);
    add_word(log, force_quirks ? ",Q>" : ">");
    return result(log);
}

const dhk_html_sink token_log_all = {on_text,    on_start_tag, on_end_tag,
                                     on_comment, on_doctype,   0,
                                     on_text,    on_end_open,  false};
const dhk_html_sink token_log_some = {on_text, on_start_tag, on_end_tag,  NULL, NULL,
                                      0,       on_text,      on_end_open, false};

int token_log_push(token_log *log, const dhk_html_sink *sink, const dhk_memory *memory,
                   const void *page, size_t length, size_t piece)
{
    const unsigned char *bytes = (const unsigned char *)page;
    size_t at = 0;
    int error = DHK_OK;

    log->length = 0;
    add(log, "", 1);
    log->length = 0;
    log->places = DHK_HASH_SEED;
    log->calls = 0;
    log->runs = 0;
    log->outside = 0;
    log->page = bytes;
    log->page_length = length;
    log->longest_name = 0;
    log->longest_value = 0;
    log->open = DHK_EL_UNKNOWN;
    log->bare_void = sink->bare_void;
    dhk_html_token_begin(&log->tokenizer, memory, sink, log, DHK_HTML_DATA);
    dhk_html_token_watch(&log->tokenizer, &log->open);
    if (log->way != NULL)
        log->tokenizer.quick = log->way;
    while (at < length && error == DHK_OK) {
        size_t next = piece < length - at ? piece : length - at;
        error = dhk_html_token_push(&log->tokenizer, bytes + at, next);
        at += next;
    }
    if (error == DHK_OK)
        error = dhk_html_token_finish(&log->tokenizer);
    return error;
}

const char *token_log_of(token_log *log, const char *page)
{
    size_t length = strlen(page);
    if (token_log_push(log, &token_log_all, &dhk_memory_default, page, length, length) !=
        DHK_OK)
        abort();
    return log->text;
}

void token_log_free(token_log *log)
{
    dhk_html_token_free(&log->tokenizer);
    free(log->text);
    memset(log, 0, sizeof *log);
}
