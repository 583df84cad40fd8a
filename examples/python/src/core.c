/*
 * core.c - dehusk._core: dehusk.h for CPython, and nothing else.
 *
 * In:   buffers and numbers from dehusk/__init__.py, which has the comfort and the exceptions.
 * Out:  Context.finish() and Context.read() give the text and the facts of a page, markdown() and
 *       lines() the rest of it while the context has not begun another; a number is a status.
 * Why:  CPython's limited API (3.11), so that one wheel serves every later Python.  A page is read
 *       in one call, for most of which the interpreter's lock is not held.  Markdown and lines are
 *       copied when they are asked for: writing them would cost a tenth of what reading costs.
 *       A context that another thread is using answers with RuntimeError: Cleaner never does that.
 *
 * SPDX-License-Identifier: MIT
 */
#include "core.h"

#include <string.h>

/* One line as Python sees it: no pointers, the same on every platform (RECORD in lines.py). */
typedef struct record {
    uint64_t offset, offset_end, text_at, text_length;
    uint32_t kind, keep, score, reasons, flags, level, row, link_bytes;
} record;

typedef struct context {
    PyObject_HEAD dehusk_ctx *ctx;
    PyObject *rules; /* who owns what the context borrows */
    PyObject *model;
    int busy; /* a thread is inside, without the lock; written with the lock alone */
} context;

typedef struct answer { /* borrowed from the context */
    const char *text;
    size_t length;
    dehusk_page page;
} answer;

typedef struct array {
    const dehusk_line *first;
    size_t count, stride;
} array;

/* ---- without the interpreter's lock ---- */

static int read_answer(dehusk_ctx *ctx, answer *a)
{
    int status = dehusk_finish(ctx);

    memset(a, 0, sizeof *a);
    a->page.size = sizeof a->page;
    if (status == DEHUSK_OK)
        status = dehusk_text(ctx, &a->text, &a->length);
    if (status == DEHUSK_OK)
        status = dehusk_page_info(ctx, &a->page);
    return status;
}

/* ---- with it ---- */

static const dehusk_line *line_of(const array *a, size_t i)
{
    return (const void *)((const char *)a->first + i * a->stride);
}

static void fill_record(char *out, const dehusk_line *line, size_t at)
{
    record r;

    r.offset = line->offset;
    r.offset_end = line->offset_end;
    r.text_at = at;
    r.text_length = line->length;
    r.kind = line->kind;
    r.keep = line->keep;
    r.score = line->score;
    r.reasons = line->reasons;
    r.flags = line->flags;
    r.level = line->level;
    r.row = line->row;
    r.link_bytes = line->link_bytes;
    memcpy(out, &r, sizeof r);
}

/* The records, and the text of all lines, one after the other. */
static PyObject *copy_lines(const array *a)
{
    size_t bytes = 0, at = 0, i;
    PyObject *records, *texts, *both = NULL;

    for (i = 0; i < a->count; i++)
        bytes += line_of(a, i)->length;
    records = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(a->count * sizeof(record)));
    texts = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)bytes);
    if (records && texts) {
        char *out = PyBytes_AsString(records), *text = PyBytes_AsString(texts);
        for (i = 0; i < a->count; i++) {
            const dehusk_line *line = line_of(a, i);
            fill_record(out + i * sizeof(record), line, at);
            if (line->length > 0)
                memcpy(text + at, line->text, line->length);
            at += line->length;
        }
        both = PyTuple_Pack(2, records, texts);
    }
    Py_XDECREF(records);
    Py_XDECREF(texts);
    return both;
}

static PyObject *copy_answer(const answer *a)
{
    const dehusk_page *p = &a->page;

    return Py_BuildValue(
        "(s#IIIsIs#nKII)", a->text, (Py_ssize_t)a->length, p->verdict, p->confidence,
        p->format, p->encoding, p->kept, p->title, (Py_ssize_t)p->title_length,
        p->title_line == SIZE_MAX ? (Py_ssize_t)-1 : (Py_ssize_t)p->title_line,
        (unsigned long long)p->bytes, p->lines, p->skipped_rules);
}

static int enter(context *self)
{
    if (self->busy) {
        PyErr_SetString(PyExc_RuntimeError, "another thread is using this context");
        return -1;
    }
    self->busy = 1;
    return 0;
}

/* The tuple of a page, or its status; 'before' is the status of what came before. */
static PyObject *leave(context *self, int status, const answer *a)
{
    PyObject *made = status == DEHUSK_OK ? copy_answer(a) : PyLong_FromLong(status);

    self->busy = 0;
    return made;
}

/* ---- Context ---- */

/* Is it None, or one of our type of this name? */
static int is_made_of(PyTypeObject *mine, PyObject *given, const char *name)
{
    PyObject *module = PyType_GetModule(mine);
    PyObject *type = module ? PyObject_GetAttrString(module, name) : NULL;
    int is = type ? Py_IsNone(given) || Py_IS_TYPE(given, (PyTypeObject *)type) : 0;

    Py_XDECREF(type);
    if (!is && !PyErr_Occurred())
        PyErr_Format(PyExc_TypeError, "not None and no %s", name);
    return is;
}

static PyObject *context_make(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    dehusk_options o;
    unsigned long long page_bytes = 0;
    PyObject *given;
    context *self;
    int status;

    (void)kwargs;
    dehusk_options_init(&o, sizeof o);
    if (!PyArg_ParseTuple(args, "IIIIIKIIO:Context", &o.format, &o.flags, &o.keep_permille,
                          &o.max_lines, &o.max_line_bytes, &page_bytes, &o.output,
                          &o.comments, &given) ||
        !is_made_of(type, given, "Model"))
        return NULL;
    o.max_page_bytes = page_bytes;
    self = (context *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (!self)
        return NULL;
    self->model = Py_NewRef(given);
    status = dehusk_new(&o, NULL, &self->ctx);
    if (status == DEHUSK_OK && !Py_IsNone(given))
        status = dehusk_set_model(self->ctx, ((model *)given)->model);
    if (status != DEHUSK_OK) {
        Py_DECREF(self);
        return core_refuse(status);
    }
    return (PyObject *)self;
}

static void context_drop(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    context *self = (context *)object;

    dehusk_free(self->ctx);
    Py_XDECREF(self->rules);
    Py_XDECREF(self->model);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

/* Forgets the last page; takes the rules (a Rules or None) and the encoding of the next. */
static int start(context *self, const char *encoding, PyObject *given)
{
    PyObject *before = self->rules;
    int status;

    dehusk_reset(self->ctx);
    self->rules = Py_NewRef(given);
    status = dehusk_set_rules(self->ctx, Py_IsNone(given) ? NULL : ((rules *)given)->rules);
    Py_XDECREF(before);
    if (status == DEHUSK_OK && encoding)
        status = dehusk_set_encoding(self->ctx, encoding);
    return status;
}

static PyObject *context_start(PyObject *object, PyObject *args)
{
    context *self = (context *)object;
    const char *encoding;
    PyObject *given;
    int status;

    if (!PyArg_ParseTuple(args, "zO:start", &encoding, &given) ||
        !is_made_of(Py_TYPE(object), given, "Rules") || enter(self) < 0)
        return NULL;
    status = start(self, encoding, given);
    self->busy = 0;
    return PyLong_FromLong(status);
}

static PyObject *context_push(PyObject *object, PyObject *args)
{
    context *self = (context *)object;
    Py_buffer bytes;
    int status;

    if (!PyArg_ParseTuple(args, "y*:push", &bytes))
        return NULL;
    if (enter(self) < 0) {
        PyBuffer_Release(&bytes);
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS status = dehusk_push(self->ctx, bytes.buf, (size_t)bytes.len);
    Py_END_ALLOW_THREADS self->busy = 0;
    PyBuffer_Release(&bytes);
    return PyLong_FromLong(status);
}

static PyObject *context_finish(PyObject *object, PyObject *unused)
{
    context *self = (context *)object;
    answer a;
    int status;

    (void)unused;
    if (enter(self) < 0)
        return NULL;
    Py_BEGIN_ALLOW_THREADS status = read_answer(self->ctx, &a);
    Py_END_ALLOW_THREADS return leave(self, status, &a);
}

/* start, one push, finish: the common case in one crossing. */
static PyObject *context_read(PyObject *object, PyObject *args)
{
    context *self = (context *)object;
    PyObject *given, *made;
    const char *encoding;
    Py_buffer bytes;
    answer a;
    int status;

    if (!PyArg_ParseTuple(args, "y*zO:read", &bytes, &encoding, &given))
        return NULL;
    if (!is_made_of(Py_TYPE(object), given, "Rules") || enter(self) < 0) {
        PyBuffer_Release(&bytes);
        return NULL;
    }
    status = start(self, encoding, given);
    Py_BEGIN_ALLOW_THREADS if (status == DEHUSK_OK) status =
        dehusk_push(self->ctx, bytes.buf, (size_t)bytes.len);
    if (status == DEHUSK_OK)
        status = read_answer(self->ctx, &a);
    Py_END_ALLOW_THREADS made = leave(self, status, &a);
    PyBuffer_Release(&bytes);
    return made;
}

static PyObject *context_markdown(PyObject *object, PyObject *unused)
{
    context *self = (context *)object;
    const char *text;
    size_t length;
    int status;

    (void)unused;
    if (enter(self) < 0)
        return NULL;
    Py_BEGIN_ALLOW_THREADS status = dehusk_markdown(self->ctx, &text, &length);
    Py_END_ALLOW_THREADS self->busy = 0;
    return status == DEHUSK_OK ? PyUnicode_FromStringAndSize(text, (Py_ssize_t)length)
                               : PyLong_FromLong(status);
}

static PyObject *context_lines(PyObject *object, PyObject *unused)
{
    context *self = (context *)object;
    array a = {NULL, 0, 0};
    int status;

    (void)unused;
    if (enter(self) < 0)
        return NULL;
    status = dehusk_lines(self->ctx, &a.first, &a.count, &a.stride);
    self->busy = 0;
    return status == DEHUSK_OK ? copy_lines(&a) : PyLong_FromLong(status);
}

static PyMethodDef context_methods[] = {
    {"start", context_start, METH_VARARGS, NULL},
    {"push", context_push, METH_VARARGS, NULL},
    {"finish", context_finish, METH_NOARGS, NULL},
    {"read", context_read, METH_VARARGS, NULL},
    {"markdown", context_markdown, METH_NOARGS, NULL},
    {"lines", context_lines, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot context_slots[] = {
    {Py_tp_new, (void *)context_make},
    {Py_tp_dealloc, (void *)context_drop},
    {Py_tp_methods, context_methods},
    {0, NULL},
};
static PyType_Spec context_spec = {"dehusk._core.Context", sizeof(context), 0,
                                   Py_TPFLAGS_DEFAULT, context_slots};

/* ---- the module ---- */

static PyObject *name_of(PyObject *module, PyObject *args)
{
    static const char *(*const functions[])(uint32_t) = {
        dehusk_kind_name, dehusk_reason_name, dehusk_verdict_name};
    unsigned which, number;

    (void)module;
    if (!PyArg_ParseTuple(args, "II:name_of", &which, &number))
        return NULL;
    return PyUnicode_FromString(functions[which % 3](number));
}

static PyObject *status_of(PyObject *module, PyObject *args)
{
    int status;

    (void)module;
    if (!PyArg_ParseTuple(args, "i:status_of", &status))
        return NULL;
    return Py_BuildValue("(ss)", dehusk_status_name(status), dehusk_status_message(status));
}

/* (flags, keep, output, comments) of a preset, or its status. */
static PyObject *preset_of(PyObject *module, PyObject *args)
{
    dehusk_options o;
    const char *name;
    int status;

    (void)module;
    if (!PyArg_ParseTuple(args, "s:preset_of", &name))
        return NULL;
    status = dehusk_options_preset(&o, sizeof o, name);
    if (status != DEHUSK_OK)
        return PyLong_FromLong(status);
    return Py_BuildValue("(IIII)", o.flags, o.keep_permille, o.output, o.comments);
}

static PyMethodDef module_methods[] = {
    {"preset_of", preset_of, METH_VARARGS, NULL},
    {"name_of", name_of, METH_VARARGS, NULL},
    {"status_of", status_of, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static int add_type(PyObject *module, PyType_Spec *spec, const char *name)
{
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    int status = type ? PyModule_AddObjectRef(module, name, type) : -1;

    Py_XDECREF(type);
    return status;
}

static int fill(PyObject *module)
{
    if (add_type(module, &core_rules_spec, "Rules") < 0 ||
        add_type(module, &core_model_spec, "Model") < 0 ||
        add_type(module, &context_spec, "Context") < 0 ||
        PyModule_AddStringConstant(module, "version", dehusk_version_string()) < 0)
        return -1;
    return PyModule_AddStringConstant(module, "model_id", dehusk_model_id());
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, (void *)fill}, {0, NULL}};
static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "dehusk._core", NULL, 0,   module_methods,
    module_slots,          NULL,           NULL, NULL};

PyMODINIT_FUNC PyInit__core(void);
PyMODINIT_FUNC PyInit__core(void)
{
    return PyModuleDef_Init(&module);
}
