// main.cpp - main.c is C++, too.                                SPDX-License-Identifier: MIT
#include "main.c"
