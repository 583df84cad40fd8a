"""corpus.py - the pages to learn from: where they are, what is true of them, which fold is theirs.

The archives lie in ../shared/corpus beside the repository and are unpacked once into a cache.
Pages are split by host, never by page: pages of one host share a template.

SPDX-License-Identifier: MIT
"""
import hashlib
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
ARCHIVES = ROOT.parent / "shared" / "corpus"
FOLDS = 5
LEFT_OUT = {"rd-mathjax"}     # its text is drawn by a script


@dataclass
class Page:
    name: str       # of the corpus and the page: wcxb/0001
    corpus: str     # wcxb, articles or own
    html: Path
    text: Path      # the whole page as text, or None
    url: str
    host: str
    type: str       # article, service, ...
    truth: str
    fold: int = -1
    title: str = ""

    @property
    def source(self):
        """The HTML for dump.Tool.  The second corpus was recoded to UTF-8, whatever its pages say
        of themselves; the first is read as any page is."""
        return (self.html, "utf-8") if self.corpus == "articles" else self.html

    @property
    def key(self):
        return self.name.split("/")[1]


def host_of(url):
    host = (urlsplit(url or "").hostname or "").lower()
    return host.removeprefix("www.")


def fold_of(host, seed=0):
    """Depends on the host alone, so a page's fold never changes as the corpus grows."""
    return int(hashlib.sha256(f"{seed}:{host}".encode()).hexdigest()[:8], 16) % FOLDS


def digest(paths):
    sha = hashlib.sha256()
    for path in paths:
        sha.update(Path(path).read_bytes())
    return sha.hexdigest()[:12]


def unpack(cache):
    """Unpacks what is not yet unpacked; returns the folder."""
    for name in ("wcxb", "wet", "articles"):
        folder, archive = cache / name, ARCHIVES / f"{name}.tar.zst"
        done = cache / f".{name}.unpacked"
        stamp = f"{archive.stat().st_size}\n"
        if done.exists() and done.read_text() == stamp:
            continue
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(["tar", "--zstd", "-xf", str(archive), "-C", str(cache)], check=True)
        assert folder.is_dir(), f"{archive} holds no folder {name}"
        done.write_text(stamp)
    return cache


def truth_of(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    return data, data.get("ground_truth") or {}


def wcxb_page(cache, path):
    data, truth = truth_of(path)
    key = path.stem
    url = data.get("url") or truth.get("url") or ""
    kind = ((data.get("_internal") or {}).get("page_type") or {}).get("primary") or "article"
    text = cache / "wet" / f"{key}.txt"
    return Page(f"wcxb/{key}", "wcxb", cache / "wcxb/html" / f"{key}.html",
                text if text.exists() else None, url, host_of(url) or key, kind,
                truth.get("main_content") or "", title=truth.get("title") or "")


def article_page(cache, path):
    data, truth = truth_of(path)
    key = path.stem
    if data.get("synthetic") or key in LEFT_OUT:
        return None
    url = data.get("url") or ""
    content = truth.get("main_content_no_captions") or truth.get("main_content") or ""
    return Page(f"articles/{key}", "articles", cache / "articles/html" / f"{key}.html", None,
                url, host_of(url) or key, "article", content, title=truth.get("title") or "")


def own(folder):
    """Pages of a folder in WCXB's layout: html/ID.html and truth/ID.json."""
    pages = []
    for path in sorted((folder / "truth").glob("*.json")) if folder else []:
        page = wcxb_page(folder, path)
        page.name, page.corpus, page.text = f"own/{page.key}", "own", None
        page.html = folder / "html" / f"{page.key}.html"
        page.fold = fold_of(page.host)
        pages.append(page)
    return pages


def load(cache, articles=True):
    """All pages, in the order of their names."""
    pages = [wcxb_page(cache, p) for p in sorted((cache / "wcxb/truth").glob("*.json"))]
    if articles:
        found = (article_page(cache, p)
                 for p in sorted((cache / "articles/truth").glob("*.json")))
        pages += [p for p in found if p is not None]
    for page in pages:
        page.fold = fold_of(page.host)
    return pages
