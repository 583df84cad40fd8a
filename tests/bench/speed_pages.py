"""speed_pages.py - the pages that speed is measured on: raw, dense and plain text.

From the corpus, where ../shared is: its raw pages are as they came, about half of their bytes script
and style; its dense ones had script, style, noscript and comments removed by the corpus's makers;
its texts are the same pages as text.  Else from the pages that tests/quality/pages writes: dense as
they are, raw with as many bytes of script and style again.

SPDX-License-Identifier: MIT
"""
import sys
from dataclasses import dataclass
from pathlib import Path

QUALITY = Path(__file__).resolve().parents[1] / "quality"
sys.path[:0] = [str(QUALITY), str(QUALITY / "pages")]
import corpus        # noqa: E402  (of tests/quality)
import page_layouts  # noqa: E402
import page_texts    # noqa: E402

FIRST_DENSE = 4000   # the corpus's number of its first dense page
SCRIPT = "window.q = window.q || []; q.push({'id': 7, 'at': '<b>' + name + '</b>'});\n"
STYLE = ".menu li > a:hover, .menu li > a:focus { color: #036; margin: 0 .5em; }\n"


@dataclass
class Pages:
    kinds: dict     # raw, dense, text: paths
    note: str       # where they are from

    def sample(self, kind, count):
        """So many pages, evenly spread: the same ones each time."""
        paths = self.kinds[kind]
        return [paths[i * len(paths) // count] for i in range(min(count, len(paths)))]


def from_corpus(folder):
    corpus.unpack(folder)
    html = sorted((folder / "wcxb" / "html").glob("*.html"))
    return Pages({"raw": [p for p in html if int(p.stem) < FIRST_DENSE],
                  "dense": [p for p in html if int(p.stem) >= FIRST_DENSE],
                  "text": sorted((folder / "wet").glob("*.txt"))},
                 "the whole corpus")


def made(folder):
    kinds = {kind: [] for kind in ("raw", "dense", "text")}
    for language in page_texts.read_all():
        for page in page_layouts.pages_of(language):
            name, html = f"{language.code}.{page.shape}", page.html()
            half = len(html.encode()) // 2
            ballast = "<script>%s</script><style>%s</style></head>" % (
                SCRIPT * (half // len(SCRIPT)), STYLE * (half // len(STYLE)))
            for kind, text in (("raw", html.replace("</head>", ballast, 1)), ("dense", html),
                               ("text", page_layouts.text_of(page, True)[0])):
                path = folder / kind / f"{name}.{'txt' if kind == 'text' else 'html'}"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                kinds[kind].append(path)
    return Pages(kinds, "small pages made by tests/quality/pages, for there is no corpus here")


def find(folder):
    """Unpacked or made below the folder."""
    if corpus.ARCHIVES.is_dir():
        return from_corpus(folder / "corpus")
    return made(folder / "made")
