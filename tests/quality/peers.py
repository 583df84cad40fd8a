"""peers.py - other extractors, each used as its manual says, if it is installed.

Each function imports its package when it is made, and returns a function from the bytes of a page
to text.  Pages are decoded by the peer where it can, else as UTF-8.

SPDX-License-Identifier: MIT
"""
import sys


def as_text(data):
    return data.decode("utf-8", "replace")


def trafilatura():
    from trafilatura import extract
    return lambda data: extract(as_text(data), include_comments=True, include_tables=True)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda data: extract_plain_text(as_text(data), main_content=True)


def resiliparse_all():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda data: extract_plain_text(as_text(data), main_content=False)


def justext():
    import justext as package
    stoplist = package.get_stoplist("English")

    def run(data):
        found = package.justext(data, stoplist)
        return "\n".join(p.text for p in found if not p.is_boilerplate)
    return run


def readability():
    import lxml.html
    from readability import Document

    def run(data):
        body = Document(as_text(data)).summary()
        return "\n".join(lxml.html.fromstring(body).itertext())
    return run


def boilerpy3():
    from boilerpy3 import extractors
    extractor = extractors.DefaultExtractor(raise_on_failure=False)
    return lambda data: extractor.get_content(as_text(data))


def newspaper():
    from newspaper import Article

    def run(data):
        article = Article("http://example.org/")
        article.set_html(as_text(data))
        article.parse()
        return article.text
    return run


def goose():
    from goose3 import Goose
    reader = Goose()
    return lambda data: reader.extract(raw_html=as_text(data)).cleaned_text


def inscriptis():
    from inscriptis import get_text
    return lambda data: get_text(as_text(data))


NAMES = {"trafilatura": trafilatura, "resiliparse": resiliparse,
         "resiliparse-all": resiliparse_all, "justext": justext, "readability-lxml": readability,
         "boilerpy3": boilerpy3, "newspaper4k": newspaper, "goose3": goose,
         "inscriptis": inscriptis}


def load(wanted):
    """[(name, function)] of the peers that are wanted and installed; says which are not."""
    names = list(NAMES) if wanted == "all" else [n for n in wanted.split(",") if n]
    found = []
    for name in names:
        if name not in NAMES:
            sys.exit(f"peers: no peer named {name}; there are {', '.join(NAMES)}")
        try:
            found.append((name, NAMES[name]()))
        except ImportError as error:
            print(f"{name}: not installed ({error})", file=sys.stderr)
    return found
