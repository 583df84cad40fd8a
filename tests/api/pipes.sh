#!/bin/sh
# pipes.sh PROGRAM [NAME] - the dehusk program between other programs, as people at a shell put it.
#
# In:   PROGRAM; NAME, a single test; curl and parallel, if they are there.
# Out:  a line for each test; exit status 1 if one failed.  What one process can ask of another
#       without a shell (options, odd names as arguments, a terminal, a full disk) is in cli.py.
# How:  a test is a function that begins with "it_" and says "fail" or not; each has a folder of its
#       own with $page in it, and dies with its shell.
#                                                                SPDX-License-Identifier: MIT
set -u
dehusk=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
me=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
only=${2:-}
work=$(mktemp -d "${TMPDIR:-/tmp}/dehusk-pipes.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
unset NO_COLOR || true

fail() {
    echo "    $*"
    exit 1
}

same() { # same WANTED-FILE FOUND-FILE
    test -s "$1" || fail "$1 is empty"
    cmp "$1" "$2" || fail "$2 is not $1"
}

ends() { # ends WANTED FOUND: exit statuses
    test "$1" = "$2" || fail "exit status $2, not $1"
}

a_page() {
    cat <<'END'
<!DOCTYPE html><html><head><meta charset=utf-8><title>The ferry stays</title></head><body>
<nav><a href=/>Home</a> <a href=/news>News</a> <a href=/login>Sign in</a></nav>
<article><h1>The ferry stays</h1>
<p>The ferry across the lower river will run for another ten years, the council said on Monday,
after more than four thousand people had signed a letter against the bridge.</p>
<p>"We never asked for a bridge," said the ferryman, who has crossed the water twelve times a day
since his father handed him the rope, and who does not mean to stop.</p>
</article><footer><a href=/about>About us</a> <a href=/x>Subscribe to our newsletter</a></footer>
</body></html>
END
}

# shellcheck disable=SC2016 # names, not expansions
odd_names() { # makes pages with names that shells stumble over
    for name in 'a b' ' ' '-v' '--help' '-' '*' "it's" 'a"b' 'back\slash' 'é' 'new
line' 'tab	tab' '$(exit)' '~'; do
        cp page "./$name.html"
    done
}

thousand() {
    mkdir many
    for n in 0 1 2 3 4 5 6 7 8 9; do
        for m in 0 1 2 3 4 5 6 7 8 9; do
            for o in 0 1 2 3 4 5 6 7 8 9; do
                cp page "many/$n$m$o.html"
            done
        done
    done
}

lines_are() { # lines_are NUMBER FILE
    found=$(wc -l <"$2")
    test "$found" -eq "$1" || fail "$2 has $found lines, not $1"
}

it_reads_a_slow_writer_to_its_end() {
    while IFS= read -r line; do
        printf '%s\n' "$line"
        sleep 0.02
    done <page | "$dehusk" >found
    same wanted found
}

it_waits_for_a_reader_that_is_late() {
    thousand
    "$dehusk" many/*.html | (sleep 0.3 && cat) >found
    # A blank line between pages.
    lines_are "$((1000 * $(wc -l <wanted) + 999))" found
}

it_reads_what_curl_writes() {
    command -v curl >/dev/null || return 77
    curl -s "file://$PWD/page" | "$dehusk" >found
    same wanted found
    curl -s "file://$PWD/gone" | "$dehusk" >found
    ends 1 $?
}

it_reads_a_fifo_and_dev_stdin() {
    mkfifo fifo
    cat page >fifo &
    "$dehusk" fifo >found
    same wanted found
    test ! -e /dev/stdin || "$dehusk" /dev/stdin <page >found
    same wanted found
}

it_leaves_standard_input_alone_when_it_has_files() {
    printf '%s\n' page page page | while read -r name; do
        "$dehusk" -t json "$name"
    done >found
    lines_are 3 found
}

it_takes_the_names_of_find_and_xargs() {
    odd_names
    find . -name '*.html' -print0 | xargs -0 "$dehusk" -t json >found
    ends 0 $?
    lines_are 14 found
    find . -name '*.html' -exec "$dehusk" -t json {} + >found
    lines_are 14 found
    for name in *.html; do # as xargs gives what a glob or a list gave: no ./ in front
        printf '%s\0' "$name"
    done | xargs -0 "$dehusk" -t json -- >found
    ends 0 $?
    lines_are 14 found
    "$dehusk" -t json -- *.html >found
    lines_are 14 found
}

it_takes_a_dash_for_standard_input_and_a_path_for_a_file_of_that_name() {
    printf 'Nothing of that kind is in this file called dash.\n' >-
    "$dehusk" - <page >found
    same wanted found
    "$dehusk" -- - <page >found
    same wanted found
    "$dehusk" ./- <page >found
    ! cmp -s wanted found || fail "./- is standard input"
}

it_reads_a_thousand_files() {
    thousand
    find many -type f -print0 | sort -z | xargs -0 -n 300 "$dehusk" -t json >by_xargs
    "$dehusk" -t json many/* >found
    lines_are 1000 found
    same found by_xargs
    sed 's/"file":"[^"]*"//' found | sort -u >kinds
    lines_are 1 kinds
}

it_tells_xargs_when_a_file_fails() {
    thousand
    { find many -type f -print0 && printf 'many/gone.html\0'; } |
        xargs -0 "$dehusk" -t json >found 2>errors
    ends 123 $?
    lines_are 1000 found
    lines_are 1 errors
    grep -q 'many/gone.html: No such file' errors || fail "$(cat errors)"
}

it_runs_in_parallel() {
    command -v parallel >/dev/null && parallel --version 2>/dev/null | grep -q GNU || return 77
    odd_names
    "$dehusk" -t json -- *.html | sort >one
    find . -name '*.html' -print0 | sed -z 's|^\./||' |
        parallel -0 --will-cite -k -j 4 "$dehusk" -t json -- | sort >found
    same one found
    parallel --will-cite --pipe -N 1 --recend '</html>\n' "$dehusk" <page >found
    same wanted found
}

it_writes_to_tee() {
    tee raw <page | "$dehusk" | tee copy | cat >found
    same page raw
    same wanted copy
    same wanted found
}

it_is_silent_when_its_reader_leaves() {
    thousand
    { # as every program that SIGPIPE ends: 141 as the shell counts, if nobody above ignores it
        yes 2>/dev/null
        echo $? >status_of_yes
    } | head -n 1 >/dev/null
    {
        "$dehusk" many/* 2>errors
        echo $? >status
    } | head -n 1 >found
    test ! -s errors || fail "$(cat errors)"
    lines_are 1 found
    test "$(cat status_of_yes)" != 141 || ends 141 "$(cat status)"
    # Where SIGPIPE is ignored, writing fails: output failed is 2.
    {
        (trap '' PIPE && exec "$dehusk" many/*) 2>errors
        echo $? >status
    } | head -n 1 >found
    test ! -s errors || fail "$(cat errors)"
    ends 2 "$(cat status)"
}

it_ends_a_writer_without_end() {
    yes '<p>Words of a page that never ends, as a broken server sends them.</p>' |
        "$dehusk" >found 2>errors
    ends 3 $?
    test ! -s found || fail "it kept something of half a page"
    lines_are 1 errors
}

it_reads_64_MiB_and_not_a_byte_more() {
    line='The ferry across the lower river will run for another ten years, as the council said.'
    yes "$line$line$line$line$line$line$line$line$line" | head -c 67108863 >big
    echo >>big
    echo 'keep .' >rules
    "$dehusk" -f text -r rules <big >found
    ends 0 $?
    test "$(wc -c <found)" -gt 67000000 || fail "kept only $(wc -c <found) bytes"
    echo | cat big - | "$dehusk" -f text >found 2>errors
    ends 3 $?
    lines_are 1 errors
}

it_says_that_nothing_was_kept() {
    true | "$dehusk" >found
    ends 1 $?
    "$dehusk" </dev/null >found
    ends 1 $?
    test ! -s found || fail "it wrote something"
    if "$dehusk" page >/dev/null && ! "$dehusk" /dev/null; then return; fi
    fail "'if' does not tell a page from nothing"
}

it_fails_when_input_or_output_is_closed() {
    "$dehusk" <&- >found 2>errors
    ends 2 $?
    lines_are 1 errors
    "$dehusk" page >&- 2>errors
    ends 2 $?
    lines_are 1 errors
    "$dehusk" page 2>&- >found
    ends 0 $?
    same wanted found
}

if [ -n "${DEHUSK_PIPES_TEST:-}" ]; then # one test, in a shell of its own
    mkdir "$work/$only" && cd "$work/$only" || exit 1
    a_page >page
    "$dehusk" page >wanted
    "$only"
    exit
fi
faults=0
tests=$(sed -n 's/^\(it_[A-Za-z0-9_]*\)() {$/\1/p' "$me")
for name in $tests; do
    test -z "$only" || test "$name" = "$only" || continue
    DEHUSK_PIPES_TEST=1 sh "$me" "$dehusk" "$name" 2>&1
    case $? in
    0) echo "ok   $name" ;;
    77) echo "pipes: skipped: $name: its program is missing" ;;
    *)
        echo "FAIL $name"
        faults=$((faults + 1))
        ;;
    esac
done
test "$faults" = 0
