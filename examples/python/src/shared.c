/* shared.c - what contexts borrow and threads share: Rules and Model, which never change.
 *                                                                 SPDX-License-Identifier: MIT */
#include "core.h"

PyObject *core_refuse(int status)
{
    PyObject *said = Py_BuildValue("(i)", status);

    if (said)
        PyErr_SetObject(PyExc_ValueError, said);
    Py_XDECREF(said);
    return NULL;
}

/* ---- Rules ---- */

static PyObject *rules_make(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    Py_buffer text;
    dehusk_rules_error error = {0};
    rules *self = NULL;
    dehusk_rules *made = NULL;
    int status;

    (void)kwargs;
    error.size = sizeof error;
    if (!PyArg_ParseTuple(args, "y*:Rules", &text))
        return NULL;
    Py_BEGIN_ALLOW_THREADS status =
        dehusk_rules_new(text.buf, (size_t)text.len, NULL, &made, &error);
    Py_END_ALLOW_THREADS PyBuffer_Release(&text);
    if (status != DEHUSK_OK) {
        PyObject *said = Py_BuildValue("(iIKs)", status, error.line,
                                       (unsigned long long)error.offset, error.message);
        if (said)
            PyErr_SetObject(PyExc_ValueError, said);
        Py_XDECREF(said);
        return NULL;
    }
    self = (rules *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (self)
        self->rules = made;
    else
        dehusk_rules_free(made);
    return (PyObject *)self;
}

static void rules_drop(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    dehusk_rules_free(((rules *)self)->rules);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static Py_ssize_t rules_length(PyObject *self)
{
    return (Py_ssize_t)dehusk_rules_count(((rules *)self)->rules);
}

static PyType_Slot rules_slots[] = {
    {Py_tp_new, (void *)rules_make},
    {Py_tp_dealloc, (void *)rules_drop},
    {Py_sq_length, (void *)rules_length},
    {0, NULL},
};
PyType_Spec core_rules_spec = {"dehusk._core.Rules", sizeof(rules), 0, Py_TPFLAGS_DEFAULT,
                               rules_slots};

/* ---- Model ---- */

static PyObject *model_make(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    Py_buffer bytes;
    model *self = NULL;
    dehusk_model *made = NULL;
    int status;

    (void)kwargs;
    if (!PyArg_ParseTuple(args, "y*:Model", &bytes))
        return NULL;
    Py_BEGIN_ALLOW_THREADS status =
        dehusk_model_new(bytes.buf, (size_t)bytes.len, NULL, &made);
    Py_END_ALLOW_THREADS PyBuffer_Release(&bytes);
    if (status != DEHUSK_OK)
        return core_refuse(status);
    self = (model *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (self)
        self->model = made;
    else
        dehusk_model_free(made);
    return (PyObject *)self;
}

static void model_drop(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    dehusk_model_free(((model *)self)->model);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static PyObject *model_name(PyObject *self, PyObject *unused)
{
    (void)unused;
    return PyUnicode_FromString(dehusk_model_name(((model *)self)->model));
}

static PyMethodDef model_methods[] = {
    {"name", model_name, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot model_slots[] = {
    {Py_tp_new, (void *)model_make},
    {Py_tp_dealloc, (void *)model_drop},
    {Py_tp_methods, model_methods},
    {0, NULL},
};
PyType_Spec core_model_spec = {"dehusk._core.Model", sizeof(model), 0, Py_TPFLAGS_DEFAULT,
                               model_slots};
