#!/bin/sh
# run_tests.sh - builds the wheel, installs it into a fresh environment, passes the tests there.
#
# Usage: sh examples/python/run_tests.sh [PYTHON]       python3 without one
# In:   PYTHON 3.11 or later with venv; scikit-build-core and pytest come from the package index.
#       ORIGINALS=1 installs Trafilatura, jusText and Resiliparse too: their arguments are compared.
# Out:  exit status of pytest; 77 when Python, its venv, its headers or the package index are
#       missing.  All work is done in a temporary folder.
#                                                                SPDX-License-Identifier: MIT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${1:-python3}
work=$(mktemp -d "${TMPDIR:-/tmp}/dehusk-python.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
unset PYTHONPATH CFLAGS LDFLAGS DESTDIR CMAKE_GENERATOR || true

skip() {
    echo "python: skipped: $*"
    exit 77
}

install() { # install ENVIRONMENT PACKAGE...
    environment=$1
    shift
    "$work/$environment/bin/pip" --disable-pip-version-check --timeout 20 --retries 1 install -q \
        "$@" >"$work/log" 2>&1
}

"$python" - <<'END' || skip "$python is missing, is older than 3.11, or has no headers"
import os, sys, sysconfig
header = os.path.join(sysconfig.get_paths()["include"], "Python.h")
sys.exit(0 if sys.version_info >= (3, 11) and os.path.exists(header) else 1)
END
"$python" -m venv "$work/build" >/dev/null 2>&1 || skip "$python has no venv"
"$python" -m venv "$work/fresh"
install build 'scikit-build-core>=0.10' || skip "scikit-build-core cannot be installed here"
install fresh pytest || skip "pytest cannot be installed here"

PATH=$work/build/bin:$PATH "$work/build/bin/pip" wheel -q --no-build-isolation --no-deps \
    --disable-pip-version-check -w "$work/wheel" "$here"
install fresh "$work"/wheel/dehusk-*-abi3-*.whl
if [ -n "${ORIGINALS:-}" ]; then
    install fresh trafilatura justext lxml_html_clean resiliparse numpy || cat "$work/log"
fi
cd "$work"
PYTHONDONTWRITEBYTECODE=1 "$work/fresh/bin/python" -m pytest -q -p no:cacheprovider "$here/tests"
