/*
 * answer_jni.c - what a context says of its page, copied into Java's arrays.
 *
 * Out:  finish() fills an Object[7] of numbers, text, Markdown, title, encoding, the numbers of
 *       the lines, and their texts, one after the other: Page.java makes strings of them when
 *       they are asked for.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "dehusk.h"
#include <org_dehusk_Native.h> /* made by javac -h */

enum { NUMBERS, TEXT, MARKDOWN, TITLE, ENCODING, LINES, TEXTS, INTS = 11 };

typedef struct lines {
    const dehusk_line *first;
    size_t count, stride, bytes;
} lines;

static const dehusk_line *line_of(const lines *all, size_t i)
{
    return (const void *)((const char *)all->first + i * all->stride);
}

static bool fits(size_t length) /* a Java array */
{
    return length <= INT32_MAX;
}

static bool put(JNIEnv *env, jobjectArray answer, int place, jobject made)
{
    if (!made)
        return false; /* OutOfMemoryError is on its way */
    (*env)->SetObjectArrayElement(env, answer, place, made);
    (*env)->DeleteLocalRef(env, made);
    return true;
}

static int put_text(JNIEnv *env, jobjectArray answer, int place, const char *text,
                    size_t length)
{
    jbyteArray made;

    if (!fits(length))
        return DEHUSK_E_LIMIT;
    made = (*env)->NewByteArray(env, (jsize)length);
    if (made && length > 0)
        (*env)->SetByteArrayRegion(env, made, 0, (jsize)length, (const jbyte *)text);
    return put(env, answer, place, made) ? DEHUSK_OK : DEHUSK_E_NOMEM;
}

/* In the order of Page.java's constants. */
static void fill_numbers(const dehusk_line *l, jint out[INTS])
{
    const uint32_t numbers[INTS] = {
        l->kind,
        l->keep,
        l->score,
        l->reasons,
        l->flags,
        (uint32_t)l->offset, /* a page has less than 2^31 bytes */
        (uint32_t)l->offset_end,
        l->level,
        l->row,
        l->link_bytes,
        (uint32_t)l->length};

    for (int i = 0; i < INTS; i++)
        out[i] = (jint)numbers[i];
}

static int put_lines(JNIEnv *env, jobjectArray answer, lines *all)
{
    jintArray numbers;
    jbyteArray texts;
    jint *number;
    char *text;

    for (size_t i = 0; i < all->count; i++)
        all->bytes += line_of(all, i)->length;
    if (!fits(all->bytes) || !fits(all->count * INTS))
        return DEHUSK_E_LIMIT;
    numbers = (*env)->NewIntArray(env, (jsize)(all->count * INTS));
    texts = (*env)->NewByteArray(env, (jsize)all->bytes);
    number =
        numbers && texts ? (*env)->GetPrimitiveArrayCritical(env, numbers, NULL) : NULL;
    text = number ? (*env)->GetPrimitiveArrayCritical(env, texts, NULL) : NULL;
    if (text) {
        char *at = text;
        for (size_t i = 0; i < all->count; i++) {
            const dehusk_line *l = line_of(all, i);
            fill_numbers(l, number + i * INTS);
            if (l->length > 0)
                memcpy(at, l->text, l->length);
            at += l->length;
        }
        (*env)->ReleasePrimitiveArrayCritical(env, texts, text, 0);
    }
    if (number)
        (*env)->ReleasePrimitiveArrayCritical(env, numbers, number, 0);
    return text && put(env, answer, LINES, numbers) && put(env, answer, TEXTS, texts)
               ? DEHUSK_OK
               : DEHUSK_E_NOMEM;
}

static int put_page(JNIEnv *env, jobjectArray answer, const dehusk_page *p)
{
    const jint numbers[] = {
        (jint)p->verdict,      (jint)p->confidence,
        (jint)p->format,       (jint)p->kept,
        (jint)p->bytes,        p->title_line < p->lines ? (jint)p->title_line : -1,
        (jint)p->skipped_rules};
    const jsize count = sizeof numbers / sizeof *numbers;
    jintArray made = (*env)->NewIntArray(env, count);
    int status;

    if (made)
        (*env)->SetIntArrayRegion(env, made, 0, count, numbers);
    if (!put(env, answer, NUMBERS, made))
        return DEHUSK_E_NOMEM;
    status = put_text(env, answer, TITLE, p->title, p->title_length);
    if (status == DEHUSK_OK)
        status = put_text(env, answer, ENCODING, p->encoding, strlen(p->encoding));
    return status;
}

JNIEXPORT jint JNICALL Java_org_dehusk_Native_finish(JNIEnv *env, jclass class,
                                                     jlong handle, jboolean markdown,
                                                     jobjectArray answer)
{
    dehusk_ctx *ctx = (dehusk_ctx *)(uintptr_t)handle;
    dehusk_page page = {0};
    lines all = {0};
    const char *text;
    size_t length;
    int status = dehusk_finish(ctx);

    (void)class;
    page.size = sizeof page;
    if (status == DEHUSK_OK)
        status = dehusk_page_info(ctx, &page);
    if (status == DEHUSK_OK)
        status = put_page(env, answer, &page);
    if (status == DEHUSK_OK)
        status = dehusk_text(ctx, &text, &length);
    if (status == DEHUSK_OK)
        status = put_text(env, answer, TEXT, text, length);
    if (status == DEHUSK_OK && markdown)
        status = dehusk_markdown(ctx, &text, &length);
    if (status == DEHUSK_OK && markdown)
        status = put_text(env, answer, MARKDOWN, text, length);
    if (status == DEHUSK_OK)
        status = dehusk_lines(ctx, &all.first, &all.count, &all.stride);
    return status == DEHUSK_OK ? put_lines(env, answer, &all) : status;
}
