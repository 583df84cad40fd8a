/*
 * dehusk_jni.c - dehusk.h for Java, and nothing else: Native.java has what it declares.
 *
 * In:   arrays and numbers; text is bytes of UTF-8, because JNI's own strings are another UTF-8.
 * Out:  a status; handles and answers in arrays that the caller made.  Nothing native is left in
 *       an answer.
 * Why:  a page goes in by pieces through a small buffer, so that neither is the heap copied whole
 *       nor the garbage collector held up.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "dehusk.h"
#include <org_dehusk_Native.h> /* made by javac -h */

enum { PIECE = 32 * 1024, LABEL = 128, INTS = 11 }; /* INTS of a line */

#define NATIVE(name) JNICALL Java_org_dehusk_Native_##name

static void *pointer(jlong handle)
{
    return (void *)(uintptr_t)handle;
}

static jlong handle(const void *of)
{
    return (jlong)(uintptr_t)of;
}

/* Bytes of Java's as text of C; cut where there is no room for it. */
static const char *text_of(JNIEnv *env, jbyteArray bytes, char *room, jsize size)
{
    jsize length = bytes ? (*env)->GetArrayLength(env, bytes) : 0;

    if (!bytes)
        return NULL;
    length = length < size ? length : size - 1;
    (*env)->GetByteArrayRegion(env, bytes, 0, length, (jbyte *)room);
    room[length] = '\0';
    if (strlen(room) < (size_t)length)
        room[0] = '?'; /* what has a NUL in it is no name */
    return room;
}

static jbyteArray bytes_of(JNIEnv *env, const char *text, size_t length)
{
    jbyteArray made = (*env)->NewByteArray(env, (jsize)length);

    if (made && length > 0)
        (*env)->SetByteArrayRegion(env, made, 0, (jsize)length, (const jbyte *)text);
    return made;
}

/* ---- rules and models ---- */

JNIEXPORT jint NATIVE(rulesNew)(JNIEnv *env, jclass class, jbyteArray text, jlongArray made,
                                jobjectArray message)
{
    dehusk_rules *rules = NULL;
    dehusk_rules_error error = {0};
    jbyte *bytes = (*env)->GetByteArrayElements(env, text, NULL);
    jlong out[3];
    int status;

    (void)class;
    if (!bytes)
        return DEHUSK_E_NOMEM;
    error.size = sizeof error;
    status =
        dehusk_rules_new((const char *)bytes, (size_t)(*env)->GetArrayLength(env, text),
                         NULL, &rules, &error);
    (*env)->ReleaseByteArrayElements(env, text, bytes, JNI_ABORT);
    out[0] = handle(rules);
    out[1] = (jlong)error.line;
    out[2] = (jlong)error.offset;
    (*env)->SetLongArrayRegion(env, made, 0, 3, out);
    if (status != DEHUSK_OK)
        (*env)->SetObjectArrayElement(env, message, 0,
                                      bytes_of(env, error.message, strlen(error.message)));
    return status;
}

JNIEXPORT void NATIVE(rulesFree)(JNIEnv *env, jclass class, jlong rules)
{
    (void)env;
    (void)class;
    dehusk_rules_free(pointer(rules));
}

JNIEXPORT jint NATIVE(rulesCount)(JNIEnv *env, jclass class, jlong rules)
{
    (void)env;
    (void)class;
    return (jint)dehusk_rules_count(pointer(rules));
}

JNIEXPORT jint NATIVE(modelNew)(JNIEnv *env, jclass class, jbyteArray file, jlongArray made)
{
    dehusk_model *model = NULL;
    jbyte *bytes = (*env)->GetByteArrayElements(env, file, NULL);
    jlong out;
    int status;

    (void)class;
    if (!bytes)
        return DEHUSK_E_NOMEM;
    status =
        dehusk_model_new(bytes, (size_t)(*env)->GetArrayLength(env, file), NULL, &model);
    (*env)->ReleaseByteArrayElements(env, file, bytes, JNI_ABORT);
    out = handle(model);
    (*env)->SetLongArrayRegion(env, made, 0, 1, &out);
    return status;
}

JNIEXPORT void NATIVE(modelFree)(JNIEnv *env, jclass class, jlong model)
{
    (void)env;
    (void)class;
    dehusk_model_free(pointer(model));
}

JNIEXPORT jbyteArray NATIVE(modelName)(JNIEnv *env, jclass class, jlong model)
{
    const char *name = dehusk_model_name(pointer(model));

    (void)class;
    return bytes_of(env, name, strlen(name));
}

/* ---- names ---- */

JNIEXPORT jstring NATIVE(name)(JNIEnv *env, jclass class, jint which, jint number)
{
    (void)class; /* ASCII, every one */
    switch (which) {
    case 0:
        return (*env)->NewStringUTF(env, dehusk_status_name(number));
    case 1:
        return (*env)->NewStringUTF(env, dehusk_status_message(number));
    default:
        return (*env)->NewStringUTF(env, dehusk_version_string());
    }
}

/* ---- a context ---- */

/* Numbers that are not said are -1: the preset's, or the default's. */
JNIEXPORT jint NATIVE(contextNew)(JNIEnv *env, jclass class, jbyteArray preset,
                                  jlongArray numbers, jlong rules, jlong model,
                                  jlongArray made)
{
    dehusk_options o;
    uint32_t *const fields[] = {&o.format,    &o.flags,          &o.keep_permille,
                                &o.max_lines, &o.max_line_bytes, &o.comments};
    enum { FIELDS = sizeof fields / sizeof *fields };
    jlong said[FIELDS + 1], out;
    char room[LABEL];
    dehusk_ctx *ctx = NULL;
    int status = DEHUSK_OK;

    (void)class;
    dehusk_options_init(&o, sizeof o);
    if (preset)
        status =
            dehusk_options_preset(&o, sizeof o, text_of(env, preset, room, sizeof room));
    if (status != DEHUSK_OK)
        return status;
    (*env)->GetLongArrayRegion(env, numbers, 0, FIELDS + 1, said);
    for (int i = 0; i < FIELDS; i++)
        if (said[i] >= 0)
            *fields[i] = (uint32_t)said[i];
    if (said[FIELDS] >= 0)
        o.max_page_bytes = (uint64_t)said[FIELDS];
    status = dehusk_new(&o, NULL, &ctx);
    if (status == DEHUSK_OK)
        status = dehusk_set_rules(ctx, pointer(rules));
    if (status == DEHUSK_OK)
        status = dehusk_set_model(ctx, pointer(model));
    if (status != DEHUSK_OK)
        dehusk_free(ctx);
    out = handle(ctx);
    (*env)->SetLongArrayRegion(env, made, 0, 1, &out);
    return status;
}

JNIEXPORT void NATIVE(contextFree)(JNIEnv *env, jclass class, jlong ctx)
{
    (void)env;
    (void)class;
    dehusk_free(pointer(ctx));
}

JNIEXPORT jint NATIVE(begin)(JNIEnv *env, jclass class, jlong ctx, jbyteArray encoding)
{
    char room[LABEL];

    (void)class;
    dehusk_reset(pointer(ctx));
    return encoding ? dehusk_set_encoding(pointer(ctx),
                                          text_of(env, encoding, room, sizeof room))
                    : DEHUSK_OK;
}

JNIEXPORT jint NATIVE(push)(JNIEnv *env, jclass class, jlong ctx, jbyteArray bytes, jint at,
                            jint end)
{
    char piece[PIECE];
    int status = DEHUSK_OK;

    (void)class;
    while (status == DEHUSK_OK && at < end) {
        jint length = end - at < PIECE ? end - at : PIECE;
        (*env)->GetByteArrayRegion(env, bytes, at, length, (jbyte *)piece);
        status = dehusk_push(pointer(ctx), piece, (size_t)length);
        at += length;
    }
    return status;
}
