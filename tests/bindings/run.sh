#!/bin/sh
# run.sh - installs the library into a temporary folder and passes a binding's tests against it.
#
# Usage: tests/bindings/run.sh cpp|go|java|lua|node|rust [BUILD]
# In:   BUILD, a build of the shared library; without it one is made, in the temporary folder too.
#       CMAKE, PYTHON (programs).
# Out:  exit status 0 when the binding's own runner passes (the shared cases among its tests) and
#       the README's example, at most ten lines, does what it says; 77 when the toolchain is
#       missing.  Time over C on one page of 100 kB is printed, not judged.  Needs no network.
#                                                                SPDX-License-Identifier: MIT
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
language=${1:?"usage: run.sh LANGUAGE [BUILD]"}
build=${2:-}
cmake=${CMAKE:-cmake}
python=${PYTHON:-python3}
here=$root/examples/$language
work=$(mktemp -d "${TMPDIR:-/tmp}/dehusk-$language.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
unset DESTDIR CMAKE_GENERATOR LUA_PATH GOFLAGS DEHUSK_LIB_DIR || true

need() { # need COMMAND...: else skip
    for command in "$@"; do
        command -v "$command" >/dev/null 2>&1 || {
            echo "$language: skipped: $command is missing"
            exit 77
        }
    done
}

at_least() { # at_least WANTED FOUND WHAT: else skip; first numbers of versions
    [ "${2%%.*}" -ge "$1" ] || {
        echo "$language: skipped: $3 $1 is wanted, here is $2"
        exit 77
    }
}

quietly() { # the output is shown only when the command fails
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        echo "$language: failed: $*" >&2
        exit 1
    }
}

install_library() {
    if [ -z "$build" ]; then
        build=$work/build
        quietly "$cmake" -S "$root" -B "$build" -DDEHUSK_BUILD_TESTS=OFF -DDEHUSK_BUILD_FUZZ=OFF
        quietly "$cmake" --build "$build"
    fi
    quietly "$cmake" --install "$build" --prefix "$work/prefix"
    pc=$(find "$work/prefix" -name dehusk.pc)
    PKG_CONFIG_PATH=${pc%/*}
    export PKG_CONFIG_PATH
    LD_LIBRARY_PATH=$(pkg-config --variable=libdir dehusk)
    export LD_LIBRARY_PATH
}

readme_block() { # the README's example, to standard output
    sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$here/README.md" | sed '1d;$d' >"$work/block"
    test "$(wc -l <"$work/block")" -le 10 || echo "the example in the README is too long"
    cat "$work/block"
}

check_readme() { # check_readme COMMAND...: it keeps the article and drops the menu
    (cd "$root" && "$@") >"$work/said" || {
        echo "$language: the example in the README fails" >&2
        exit 1
    }
    if ! grep -q "The bell on the east bank is rung" "$work/said" ||
        grep -q "Tide tables" "$work/said"; then
        cat "$work/said" >&2
        echo "$language: the example in the README does not print the article" >&2
        exit 1
    fi
}

over_c() { # over_c COMMAND...: the command prints the microseconds of a page, as time_page does
    # shellcheck disable=SC2046 # pkg-config gives a list of words
    "${CC:-cc}" -O2 "$root/tests/bindings/time_page.c" -o "$work/time_page" \
        $(pkg-config --cflags --libs dehusk)
    "$python" "$root/tests/bindings/make_page.py" "$work/page.html"
    of_c=$("$work/time_page" "$work/page.html" 200)
    ours=$("$@" "$work/page.html" 200)
    echo "$language: $ours us a page of 100 kB, C $of_c us:" \
        "$(awk "BEGIN { printf \"%.2f\", $ours / $of_c }") of C"
}

run_cpp() {
    cxx=${CXX:-c++}
    flags="-O2 -Wall -Wextra -Wpedantic -Werror -pthread -I$root/examples -I$here"
    found=$(pkg-config --cflags --libs dehusk)
    {
        printf '#include <fstream>\n#include <iostream>\n#include <iterator>\n'
        printf '#include "dehusk.hpp"\nint main()\n{\n'
        readme_block cpp
        echo '}'
    } >"$work/readme.cpp"
    # shellcheck disable=SC2086 # lists of words
    for standard in 11 14 17 20; do
        quietly "$cxx" -std=c++$standard $flags "$work/readme.cpp" -o "$work/readme" $found
        check_readme "$work/readme"
        quietly "$cxx" -std=c++$standard $flags "$here/clean.cpp" -o "$work/clean" $found
        check_readme sh -c "$work/clean <examples/page.html 2>/dev/null"
    done
    # shellcheck disable=SC2086
    quietly "$cxx" -std=c++17 $flags "$root/tests/bindings/hpp_pages.cpp" -o "$work/pages" $found
    "$work/pages" "$root/examples/page.html"
    if pkg-config --exists jansson; then
        # shellcheck disable=SC2086,SC2046
        quietly "$cxx" -std=c++17 $flags -I"$root/tests" "$root/tests/api/cases.cpp" \
            -o "$work/cases" $found $(pkg-config --cflags --libs jansson)
        "$work/cases" "$root/tests/spec/cases/cases.json"
    else
        echo "cpp: without jansson the shared cases are not read"
    fi
    over_c "$work/pages"
}

run_go() {
    export GOPROXY=off GOTOOLCHAIN=local GOWORK=off
    export GOCACHE="${GOCACHE:-${HOME:+$HOME/.cache/go-build}}"
    [ -n "$GOCACHE" ] || GOCACHE=$work/cache
    # Go's cache forgets to ask pkg-config again: this makes it see that the folder is another.
    export CGO_LDFLAGS="-O2 -g -L$LD_LIBRARY_PATH"
    cd "$here"
    go vet ./...
    go test -count=1 .
    {
        printf 'package main\nimport ("fmt"; "log"; "os"; "example.org/dehusk")\nfunc main() {\n'
        readme_block go
        echo '}'
    } >"$work/readme.go"
    go build -o "$work/readme" "$work/readme.go"
    check_readme "$work/readme"
    go build -o "$work/timepage" ./timepage
    over_c "$work/timepage"
}

run_lua() {
    export LUA_PATH="$here/?.lua;;"
    luajit "$here/test_dehusk.lua" "$python" "$root"
    readme_block lua >"$work/readme.lua"
    check_readme luajit "$work/readme.lua"
    over_c luajit "$here/time_page.lua"
}

run_rust() {
    export CARGO_TARGET_DIR="$work/target" CARGO_NET_OFFLINE=true
    export PYTHON="$python"
    cd "$here"
    if [ "${CI:-}" = true ]; then # their taste changes with their version
        ! cargo fmt --version >/dev/null 2>&1 || cargo fmt --check
        ! cargo clippy --version >/dev/null 2>&1 ||
            quietly cargo clippy --offline --all-targets -- -D warnings
    fi
    quietly cargo test --offline
    grep '^test .*ok$' "$work/log" | sed 's/^test /rust: /'
    mkdir -p "$work/outside/src" # a crate of its own, as a user's
    readme_block rust >"$work/outside/src/main.rs"
    printf '[package]\nname = "outside"\nversion = "0.0.0"\nedition = "2021"\n' \
        >"$work/outside/Cargo.toml"
    printf '[dependencies]\ndehusk = { path = "%s" }\n' "$here/dehusk" \
        >>"$work/outside/Cargo.toml"
    quietly cargo build --offline --manifest-path "$work/outside/Cargo.toml"
    check_readme "$work/target/debug/outside"
    quietly cargo build --offline --release --example timepage
    over_c "$work/target/release/examples/timepage"
}

run_node() {
    at_least 18 "$(node -p process.versions.node)" Node
    app=$work/app # as a user's, with the package that npm would publish
    mkdir -p "$app/node_modules"
    if command -v npm >/dev/null 2>&1; then
        export npm_config_cache="$work/npm" npm_config_update_notifier=false
        (cd "$app" && quietly npm pack --pack-destination "$work" "$here" &&
            quietly npm install --offline --ignore-scripts "$work"/dehusk-*.tgz)
    else
        cp -R "$here" "$app/node_modules/dehusk"
    fi
    # What "npm install" runs; without Node's headers there is nothing to test.
    node "$app/node_modules/dehusk/build.js" 2>"$work/log" || {
        cat "$work/log" >&2
        ! grep -q "node_api.h is missing" "$work/log" || need "Node's headers (libnode-dev)"
        exit 1
    }
    cp -R "$here/test" "$app/test"
    export DEHUSK_ROOT="$root" PYTHON="$python"
    quietly node --test "$app/test/dehusk.test.js"
    grep -E '^(# |. )(pass|fail) ' "$work/log" | sed 's/^[^a-z]*/node: /'
    readme_block js >"$app/readme.mjs"
    check_readme node "$app/readme.mjs"
    over_c node "$app/test/time_page.js"
}

run_java() {
    at_least 17 "$(javac -version 2>&1 | sed 's/^javac //')" "a JDK of version"
    quietly javac -Xlint:all -d "$work/classes" -h "$work/headers" \
        "$here"/src/main/java/org/dehusk/*.java
    quietly sh "$here/native.sh" "$work/classes" "$work/headers"
    quietly javac -Xlint:all -cp "$work/classes" -d "$work/classes" \
        "$here"/src/test/java/org/dehusk/*.java
    java -Xcheck:jni -Xms64m -Xmx64m -Droot="$root" -Dpython="$python" -cp "$work/classes" \
        org.dehusk.DehuskTest
    {
        printf 'import java.nio.file.*; import org.dehusk.*;\npublic class Readme {\n'
        printf 'public static void main(String[] arguments) throws Exception {\n'
        readme_block java
        printf '}\n}\n'
    } >"$work/Readme.java"
    check_readme java -cp "$work/classes" "$work/Readme.java"
    over_c java -cp "$work/classes" org.dehusk.TimePage
}

# A binding is: its needs (a line here), run_NAME above, its name in tests/CMakeLists.txt, a block
# in times.sh, and what Debian calls its tools in .ci/need_bindings.
case $language in
cpp) need pkg-config "${CXX:-c++}" cc "$python" ;;
lua) need pkg-config luajit cc "$python" ;;
go) need pkg-config go cc ;;
rust) need pkg-config cargo rustc cc "$python" ;;
node) need pkg-config node cc "$python" ;;
java) need pkg-config java javac cc "$python" ;;
*)
    echo "run.sh: no binding is called $language" >&2
    exit 2
    ;;
esac
install_library
"run_$language"
