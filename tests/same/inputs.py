"""inputs.py - the pages that same.py hashes: all that we wrote for other tests, as files.

Out:  in a folder, the pages of spec/cases/cases.json, the cases of spec/*_lines.txt and columns.txt,
      the fuzz corpus, the examples, the pages of quality/pages in all their languages as HTML and
      as text, some of these in encodings that are not UTF-8, and, where ../shared/corpus is, a
      share of its pages.  The same files each time, in the same order.

SPDX-License-Identifier: MIT
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "quality" / "pages"))
sys.path.insert(0, str(ROOT / "tests" / "quality"))
import corpus        # noqa: E402
import page_layouts  # noqa: E402
import page_texts    # noqa: E402

# Of each language, an encoding that its pages once came in; Python knows them by these names.
ENCODINGS = {"ru": "windows-1251", "uk": "koi8-u", "ja": "shift_jis", "ko": "euc-kr",
             "zh-Hans": "gb18030", "zh-Hant": "big5", "el": "iso8859-7", "he": "windows-1255",
             "ar": "windows-1256", "th": "tis-620", "tr": "windows-1254", "pl": "iso8859-2",
             "de": "utf-16le", "fr": "windows-1252"}
OF_CORPUS = 64      # every so many of its pages
SHAPES = 2          # pages of a language that are taken


def of_cases():
    for case in json.loads((ROOT / "tests/spec/cases/cases.json").read_text())["cases"]:
        page = case["page"]
        yield "case_" + case["name"], \
            bytes.fromhex(page) if case["page_is_hex"] else page.encode("utf-8")


def of_lines():
    for path in sorted((ROOT / "tests/spec").glob("*.txt")):
        cases = re.findall(r"^= [^\n]*\n(.*?)\n\.$", path.read_text(encoding="utf-8"), re.M | re.S)
        for number, page in enumerate(cases):
            page = re.sub(rb"\\x([0-9A-F]{2})", lambda m: bytes([int(m.group(1), 16)]),
                          page.encode("utf-8"))
            yield f"{path.stem}_{number:03}", page


def of_files():
    for folder in ("tests/fuzz/corpus", "examples"):
        for path in sorted((ROOT / folder).glob("*/*" if "fuzz" in folder else "page.*")):
            yield f"{path.parent.name}_{path.name}", path.read_bytes()


def of_languages():
    for language in page_texts.read_all():
        for number, page in enumerate(page_layouts.pages_of(language)):
            if number >= SHAPES:
                break
            html, name = page.html(), f"{language.code}.{page.shape}"
            yield name + ".html", html.encode("utf-8")
            yield name + ".txt", page_layouts.text_of(page, True)[0].encode("utf-8")
            encoding = ENCODINGS.get(language.code)
            if encoding is not None:
                told = re.sub(r'(charset=["\']?)utf-8', r"\1" + encoding, html, flags=re.I)
                yield f"{name}.{encoding}.html", told.encode(encoding, "xmlcharrefreplace")
                yield f"{name}.{encoding}.txt", page_layouts.text_of(page, False)[0].encode(
                    encoding, "replace")


def of_corpus(cache):
    if not corpus.ARCHIVES.is_dir():
        print("same: no ../shared/corpus here: our own pages alone")
        return
    cache = corpus.unpack(cache)
    paths = [*sorted((cache / "wcxb/html").glob("*.html")),
             *sorted((cache / "articles/html").glob("*")), *sorted((cache / "wet").glob("*.txt"))]
    for path in paths[::OF_CORPUS]:
        yield f"corpus_{path.parent.parent.name}_{path.name}", path.read_bytes()


def write(folder, cache):
    """Writes all pages; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for source in (of_cases(), of_lines(), of_files(), of_languages(), of_corpus(cache)):
        for name, page in source:
            path = folder / name
            path.write_bytes(page)
            paths.append(path)
    return paths
