#!/bin/sh
# native.sh - compiles the native half: Maven calls it, and so may you.
#
# Usage: native.sh CLASSES HEADERS
# In:   HEADERS, what javac -h wrote; cc (or CC), pkg-config and the installed library, a JDK.
# Out:  CLASSES/org/dehusk/libdehusk_jni.so, where Native.java finds it.  The library is found
#       where pkg-config found it, by an rpath.
#                                                                SPDX-License-Identifier: MIT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jdk=${JAVA_HOME:-$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')}
name=libdehusk_jni.so
platform=linux
if [ "$(uname)" = Darwin ]; then
    name=libdehusk_jni.dylib
    platform=darwin
fi
# shellcheck disable=SC2046,SC2086 # pkg-config gives lists of words
"${CC:-cc}" -std=c99 -O2 -fPIC -shared -fvisibility=hidden -Wall -Wextra \
    -isystem "$jdk/include" -isystem "$jdk/include/$platform" -I"$2" \
    $(${PKG_CONFIG:-pkg-config} --cflags dehusk) \
    "$here/src/main/c/dehusk_jni.c" "$here/src/main/c/answer_jni.c" -o "$1/org/dehusk/$name" \
    "-Wl,-rpath,$(${PKG_CONFIG:-pkg-config} --variable=libdir dehusk)" \
    $(${PKG_CONFIG:-pkg-config} --libs dehusk)
