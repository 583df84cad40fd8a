/* core.h - what the files of dehusk._core share.                  SPDX-License-Identifier: MIT */
#ifndef DEHUSK_CORE_H
#define DEHUSK_CORE_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include "dehusk.h"

typedef struct rules {
    PyObject_HEAD dehusk_rules *rules;
} rules;

typedef struct model {
    PyObject_HEAD dehusk_model *model;
} model;

extern PyType_Spec core_rules_spec, core_model_spec;

/* ValueError(status); the package makes its own exception of it.  NULL. */
PyObject *core_refuse(int status);

#endif
