#!/bin/sh
# run.sh - outside projects build against dehusk, as its users will.
#
# In:   CMAKE and CC (programs), SOURCE (dehusk's tree); all work is done in a temporary folder.
# Out:  exit status 0 when each of these built and ran: find_package and pkg-config against a
#       shared and a static install that was moved after installing, add_subdirectory (static, as
#       CMake's default is), FetchContent (shared); and when the installs hold the files that
#       manifest.txt lists.
#                                                                SPDX-License-Identifier: MIT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=${SOURCE:-$(cd "$here/../.." && pwd)}
cmake=${CMAKE:-cmake}
cc=${CC:-cc}
export CC="$cc"
work=$(mktemp -d "${TMPDIR:-/tmp}/dehusk-package.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
unset CFLAGS CPPFLAGS LDFLAGS DESTDIR CMAKE_GENERATOR CMAKE_PREFIX_PATH || true

fail() {
    echo "package: $*" >&2
    exit 1
}

# quietly NAME COMMAND...: the output is shown only when the command fails.
quietly() {
    name=$1
    shift
    if ! "$@" >"$work/log" 2>&1; then
        cat "$work/log" >&2
        fail "$name failed: $*"
    fi
}

# -O0: it is the packaging that is tested here, and the library is compiled four times.
install_one() {
    kind=$1
    shared=$2
    quietly "configure $kind" "$cmake" -S "$source" -B "$work/build-$kind" \
        -DCMAKE_BUILD_TYPE=Debug -DBUILD_SHARED_LIBS="$shared" -DDEHUSK_BUILD_TESTS=OFF \
        -DDEHUSK_BUILD_EXAMPLES=OFF -DDEHUSK_BUILD_FUZZ=OFF -DCMAKE_INSTALL_LIBDIR=lib \
        -DCMAKE_INSTALL_PREFIX="$work/first-$kind"
    quietly "build $kind" "$cmake" --build "$work/build-$kind" -j 2
    quietly "install $kind" "$cmake" --install "$work/build-$kind"
    mv "$work/first-$kind" "$work/prefix-$kind"
    (cd "$work/prefix-$kind" && find . ! -type d | sed 's|^\./||' | LC_ALL=C sort) >"$work/found"
    sed -e '/^#/d' -e "s/VERSION/$version/" -e "s/^$kind: //" -e '/: /d' "$here/manifest.txt" |
        LC_ALL=C sort >"$work/wanted"
    diff "$work/wanted" "$work/found" || fail "the $kind install holds other files than these"
}

run_installed() {
    kind=$1
    prefix=$work/prefix-$kind
    quietly "find_package $kind" "$cmake" -S "$here/cmake" -B "$work/find-$kind" \
        -DCMAKE_PREFIX_PATH="$prefix"
    quietly "find_package $kind" "$cmake" --build "$work/find-$kind"
    echo "find_package, $kind: $("$work/find-$kind/outside")"

    more=
    test "$kind" = shared || more=--static
    flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config $more --cflags --libs dehusk)
    # shellcheck disable=SC2086 # words, as pkg-config means them
    quietly "pkg-config $kind" "$cc" "$here/main.c" -o "$work/pc-$kind" $flags
    echo "pkg-config, $kind: $(LD_LIBRARY_PATH=$prefix/lib "$work/pc-$kind")"
}

run_below() {
    name=$1
    folder=$2
    shift 2
    quietly "$name" "$cmake" -S "$here/$folder" -B "$work/$name" -DDEHUSK_SOURCE="$source" \
        -DCMAKE_INSTALL_PREFIX="$work/nothing" "$@"
    quietly "$name" "$cmake" --build "$work/$name" -j 2
    echo "$name: $("$work/$name/outside")"
    quietly "$name install" "$cmake" --install "$work/$name"
    test -z "$(find "$work/nothing" -type f 2>/dev/null)" || fail "$name installs unasked"
}

version=$(sed -n 's/^#define DEHUSK_\(ABI\|VERSION_MINOR\|VERSION_PATCH\) *\([0-9]*\).*/\1 \2/p' \
    "$source/include/dehusk.h" | sort | awk '{ printf "%s%s", sep, $2; sep = "." }')
install_one shared ON
install_one static OFF
run_installed shared
run_installed static
run_below add_subdirectory subdirectory
run_below FetchContent fetch -DBUILD_SHARED_LIBS=ON
echo "package: all six ways work"
