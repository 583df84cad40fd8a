#!/bin/sh
# times.sh - builds C's yardstick and each binding whose tools are here, and prints their times.
#
# Usage: sh tests/bindings/times.sh [PAGE]     without one: 100 kB of make_page.py
# In:   the tools of each binding; PYTHON (python3) has venv and reaches the package index.
# Out:  times.py's table; what is missing is named.  All work is done in a temporary folder.
#       C is linked to a static library built as the bindings build theirs.
#                                                                SPDX-License-Identifier: MIT
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d "${TMPDIR:-/tmp}/dehusk-times.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
page=${1:-$work/page.html}
[ $# -gt 0 ] || "$python" "$root/tests/bindings/make_page.py" "$page"

cmake -S "$root" -B "$work/c" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DDEHUSK_BUILD_EXAMPLES=OFF -DDEHUSK_BUILD_FUZZ=OFF \
    >"$work/log"
cmake --build "$work/c" --target time_page >>"$work/log"
set -- "$page" "C=$work/c/bin/time_page"

if "$python" -m venv "$work/venv" >>"$work/log" 2>&1 &&
    "$work/venv/bin/pip" install -q --disable-pip-version-check "$root/examples/python" \
        >>"$work/log" 2>&1; then
    set -- "$@" "Python=$work/venv/bin/python $root/examples/python/tests/time_page.py"
else
    echo "times: no Python" >&2
fi

# The others find the same static library by pkg-config.
cmake --install "$work/c" --prefix "$work/prefix" >>"$work/log"
pc=$(find "$work/prefix" -name dehusk.pc)
export PKG_CONFIG_PATH="${pc%/*}" PKG_CONFIG="pkg-config --static"

if cp -R "$root/examples/node" "$work/node" && node "$work/node/build.js" >>"$work/log" 2>&1; then
    set -- "$@" "Node=node $work/node/test/time_page.js" \
        "Node, a promise=node $work/node/test/time_page.js promise"
else
    echo "times: no Node" >&2
fi

java=$root/examples/java
if javac -d "$work/java" -h "$work/headers" "$java"/src/main/java/org/dehusk/*.java \
    "$java"/src/test/java/org/dehusk/*.java >>"$work/log" 2>&1 &&
    sh "$java/native.sh" "$work/java" "$work/headers" >>"$work/log" 2>&1; then
    set -- "$@" "Java=java -cp $work/java org.dehusk.TimePage"
else
    echo "times: no Java" >&2
fi

# These meet the library as it is mostly installed: shared.
unset PKG_CONFIG
cmake -S "$root" -B "$work/shared" -DCMAKE_BUILD_TYPE=Release -DDEHUSK_BUILD_TESTS=OFF \
    -DDEHUSK_BUILD_EXAMPLES=OFF -DDEHUSK_BUILD_FUZZ=OFF >>"$work/log"
cmake --build "$work/shared" >>"$work/log"
cmake --install "$work/shared" --prefix "$work/local" >>"$work/log"
pc=$(find "$work/local" -name dehusk.pc)
export PKG_CONFIG_PATH="${pc%/*}"
LD_LIBRARY_PATH=$(pkg-config --variable=libdir dehusk)
export LD_LIBRARY_PATH

# shellcheck disable=SC2046 # pkg-config gives a list of words
if "${CXX:-c++}" -std=c++17 -O2 -pthread -I"$root/examples" "$root/tests/bindings/hpp_pages.cpp" \
    -o "$work/hpp" $(pkg-config --cflags --libs dehusk) >>"$work/log" 2>&1; then
    set -- "$@" "C++=$work/hpp"
else
    echo "times: no C++" >&2
fi

if (cd "$root/examples/go" && CGO_LDFLAGS="-O2 -g -L$LD_LIBRARY_PATH" \
    GOPROXY=off go build -o "$work/go" ./timepage) >>"$work/log" 2>&1; then
    set -- "$@" "Go=$work/go"
else
    echo "times: no Go" >&2
fi

if (cd "$root/examples/rust" && CARGO_TARGET_DIR=$work/target \
    cargo build --offline --release --example timepage) >>"$work/log" 2>&1; then
    set -- "$@" "Rust=$work/target/release/examples/timepage"
else
    echo "times: no Rust" >&2
fi

if command -v luajit >>"$work/log"; then
    export LUA_PATH="$root/examples/lua/?.lua;;"
    set -- "$@" "LuaJIT=luajit $root/examples/lua/time_page.lua"
else
    echo "times: no LuaJIT" >&2
fi

"$python" "$root/tests/bindings/times.py" "$@"
