"""What the package promises beyond the shared cases.

SPDX-License-Identifier: MIT
"""
import array
import concurrent.futures
import gc
import mmap
import pathlib
import re
import resource
import struct
import subprocess
import sys
import time

import pytest

import dehusk
from dehusk._lines import FIELDS, RECORD

ROOT = pathlib.Path(__file__).resolve().parents[3]
HTML = (ROOT / "examples/page.html").read_bytes()
TEXT = (ROOT / "examples/page.txt").read_bytes()


def facts(page):
    return (page.text, page.markdown, page.verdict, page.confidence, page.title, list(page.lines))


def test_bytes_str_pieces_and_buffers_are_one_page():
    wanted = facts(dehusk.clean(HTML))
    for page in (HTML.decode("utf-8"), bytearray(HTML), memoryview(HTML), array.array("B", HTML),
                 [HTML[:100], b"", bytearray(HTML[100:])],
                 (HTML[i:i + 7] for i in range(0, len(HTML), 7))):
        assert facts(dehusk.clean(page)) == wanted
    with open(ROOT / "examples/page.html", "rb") as file:
        assert facts(dehusk.clean(file)) == wanted
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            assert facts(dehusk.clean(mapped)) == wanted


def test_a_str_is_what_it_says_whatever_its_meta_says():
    page = dehusk.clean("<meta charset=windows-1251><p>Caf\u00e9 \u2013 \u98ce \ud800</p>")
    assert page.lines[0].text == "Caf\u00e9 \u2013 \u98ce \ufffd\ufffd\ufffd"
    assert page.encoding == "UTF-8"
    with pytest.raises(dehusk.ArgumentError):
        dehusk.clean("<p>One</p>", encoding="utf-8")


def test_a_page_outlives_its_context():
    cleaner = dehusk.Cleaner()
    first = cleaner.clean(HTML)
    second = cleaner.clean(TEXT)
    assert facts(first) == facts(dehusk.clean(HTML))
    assert facts(second) == facts(dehusk.clean(TEXT))
    del cleaner
    third = dehusk.Cleaner().clean(HTML)
    gc.collect()
    assert facts(third) == facts(first)


def test_an_error_leaves_the_cleaner_usable():
    cleaner = dehusk.Cleaner(max_page_bytes=len(HTML))
    with pytest.raises(dehusk.LimitError):
        cleaner.clean(HTML + b" ")
    with pytest.raises(dehusk.EncodingError):
        cleaner.clean(HTML, encoding="utf-8\0")
    with pytest.raises(TypeError):
        cleaner.clean([HTML, None])
    with pytest.raises(TypeError):
        cleaner.clean(None)
    with pytest.raises(ZeroDivisionError):
        cleaner.clean(HTML[:1 // 0] for _ in range(2))
    assert facts(cleaner.clean(HTML)) == facts(dehusk.clean(HTML))


def test_pieces_may_clean_pages_themselves():
    cleaner = dehusk.Cleaner()

    def pieces():
        yield HTML[:500]
        assert facts(cleaner.clean(TEXT)) == facts(dehusk.clean(TEXT))
        yield HTML[500:]

    assert facts(cleaner.clean(pieces())) == facts(dehusk.clean(HTML))


def test_options_out_of_range_are_refused():
    for options in ({"keep": 1001}, {"keep": -1}, {"max_line_bytes": 1}, {"max_lines": 1 << 40},
                    {"format": "pdf"}):
        with pytest.raises(dehusk.Error):
            dehusk.Cleaner(**options)


def test_rules_say_where_they_are_wrong():
    assert len(dehusk.Rules("keep One\n# two\ndrop \u00fcber")) == 2
    with pytest.raises(dehusk.RuleError, match="line 2: .*parenthes") as caught:
        dehusk.Rules("keep One\ndrop (two")
    assert caught.value.line == 2 and caught.value.offset > 9
    rules = dehusk.Rules("drop ferry")
    none = dehusk.Cleaner(rules="# none\n")
    assert facts(none.clean(HTML)) == facts(dehusk.clean(HTML))
    one, two = dehusk.Cleaner(rules=rules), dehusk.Cleaner(rules="drop ferry")
    del rules
    gc.collect()
    assert "ferry" not in one.clean(HTML).text and "ferry" in dehusk.clean(HTML).text
    assert facts(one.clean(HTML)) == facts(two.clean(HTML))


def test_lines_are_a_sequence_and_records():
    lines = dehusk.clean(HTML).lines
    assert lines[-1] == list(lines)[-1] and lines[1:3] == list(lines)[1:3]
    with pytest.raises(IndexError):
        lines[len(lines)]
    assert RECORD.size == struct.calcsize("=" + "".join(
        {"u8": "Q", "u4": "I"}[kind] for _, kind in FIELDS))
    assert HTML[lines[0].offset:lines[0].offset_end].decode().startswith(lines[0].text[:4])
    numpy = pytest.importorskip("numpy")
    records = numpy.asarray(lines)
    assert records.shape == (len(lines),)
    assert [int(score) for score in records["score"]] == [line.score for line in lines]
    assert int(records[3]["offset_end"]) == lines[3].offset_end


def test_ten_threads_give_what_one_gives():
    pages, cleaner = [HTML, TEXT, HTML[:3000], b"", TEXT[:700]], dehusk.Cleaner()
    wanted = [facts(cleaner.clean(page)) for page in pages]
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        found = list(pool.map(lambda i: facts(cleaner.clean(pages[i % 5])), range(500)))
    assert all(found[i] == wanted[i % 5] for i in range(500))


def test_threads_may_ask_one_page_and_its_cleaner_at_once():
    cleaner = dehusk.Cleaner()
    wanted = facts(dehusk.clean(HTML))
    for _ in range(50):
        page = cleaner.clean(HTML)
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            asked = [pool.submit(facts, page), pool.submit(cleaner.clean, TEXT),
                     pool.submit(facts, page), pool.submit(cleaner.clean, HTML)]
            assert asked[0].result() == asked[2].result() == wanted


def test_the_interpreter_runs_while_a_page_is_read():
    big = b"".join(b"<p>Line %d of a page that has very many of them.</p>\n" % i
                   for i in range(100000))
    ticks = 0
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        reading = pool.submit(dehusk.clean, big)
        while not reading.done():
            ticks += 1
            time.sleep(0.001)
    assert ticks > 10, "nothing else ran while the page was read"


def test_memory_is_flat_over_10000_pages():
    cleaner, kept = dehusk.Cleaner(), None
    def some(count):
        nonlocal kept
        for i in range(count):
            page = cleaner.clean(HTML[:4000 + i % 4000])
            if i % 3 == 0:
                kept = page  # and is settled by the next
            if i % 7 == 0:
                assert page.lines and page.markdown is not None
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    before = some(1000)
    grown = some(10000) - before
    assert kept is not None and grown < 2048, f"{grown} KiB more after 10,000 pages"


def test_a_child_of_fork_may_clean():
    done = subprocess.run([sys.executable, "-c", "import os, dehusk; dehusk.clean(b'<p>One</p>')\n"
                           "pid = os.fork()\ntext = dehusk.clean(b'<p>Two</p>').lines[0].text\n"
                           "os._exit(0 if text == 'Two' else 3) if pid == 0 else None\n"
                           "raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))"],
                          check=False)
    assert done.returncode == 0


def test_the_readme_runs():
    readme = (ROOT / "examples/python/README.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", readme, re.S).group(1)
    assert len(code.splitlines()) <= 10
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True,
                          stdout=subprocess.PIPE, encoding="utf-8",
                          env={"PYTHONIOENCODING": "utf-8"})
    page = dehusk.clean(HTML)
    assert done.stdout.endswith(page.text + "\n") and done.stdout.startswith(page.title)


def test_version_is_the_header_s():
    from importlib.metadata import version
    assert version("dehusk") == dehusk.__version__
