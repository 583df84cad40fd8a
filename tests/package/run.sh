#!/bin/sh
# run.sh - outside projects build against dehusk, as its users will.
#
# In:   CMAKE, CC and CXX (programs), SOURCE (dehusk's tree); all work is done in a temporary folder.
# Out:  exit status 0 when main.c built without a warning and ran, in C90, C99, C11, C17, C23 and
#       C++98, 11, 14, 17, 20 (as far as the compilers know them), in each of these ways:
#       find_package and pkg-config against a shared and a static install that was moved after
#       installing, add_subdirectory (static, as CMake's default is, and shared), FetchContent
#       (shared); and when the installs hold the files that manifest.txt lists.
#                                                                SPDX-License-Identifier: MIT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=${SOURCE:-$(cd "$here/../.." && pwd)}
cmake=${CMAKE:-cmake}
cc=${CC:-cc}
cxx=${CXX:-c++} # without one, C alone
export CC="$cc"
command -v "$cxx" >/dev/null 2>&1 || cxx=
[ -z "$cxx" ] || export CXX="$cxx"
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

run_all() { # run_all NAME FOLDER: the programs of outside.cmake
    standards=
    for program in "$2"/outside_*; do
        test -x "$program" || continue
        quietly "$1" "$program"
        standards="$standards ${program##*outside_}"
    done
    case $standards in
    *c90*) echo "$1: works in$standards" ;;
    *) fail "$1 made no programs" ;;
    esac
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
    run_all "find_package, $kind" "$work/find-$kind"

    more=
    test "$kind" = shared || more=--static
    flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config $more --cflags --libs dehusk)
    mkdir "$work/pc-$kind"
    for standard in c90 c99 c11 c17 c2x; do
        compile "$cc" "$standard" "$here/main.c"
    done
    for standard in c++98 c++11 c++14 c++17 c++20; do
        [ -z "$cxx" ] || compile "$cxx" "$standard" "$here/main.cpp"
    done
    LD_LIBRARY_PATH=$prefix/lib run_all "pkg-config, $kind" "$work/pc-$kind"
}

compile() { # compile COMPILER STANDARD SOURCE, with $flags, if it knows the standard
    echo 'int main(void) { return 0; }' >"$work/empty.${3##*.}"
    "$1" "-std=$2" "$work/empty.${3##*.}" -o "$work/empty" 2>/dev/null || return 0
    # shellcheck disable=SC2086 # words, as pkg-config means them
    quietly "pkg-config $kind" "$1" "-std=$2" -pedantic-errors -Wall -Wextra -Werror "$3" \
        -o "$work/pc-$kind/outside_$2" $flags
}

run_below() {
    name=$1
    folder=$2
    shift 2
    quietly "$name" "$cmake" -S "$here/$folder" -B "$work/$name" -DDEHUSK_SOURCE="$source" \
        -DCMAKE_INSTALL_PREFIX="$work/nothing" "$@"
    quietly "$name" "$cmake" --build "$work/$name" -j 2
    run_all "$name" "$work/$name"
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
run_below add_subdirectory-shared subdirectory -DBUILD_SHARED_LIBS=ON
run_below FetchContent fetch -DBUILD_SHARED_LIBS=ON
echo "package: all seven ways work"
