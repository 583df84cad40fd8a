"""speed_html.py - HTML in memory, dehusk beside peers: processor time in one thread.

Pages are dealt into blocks, each a sample of all.  A block is read from disk, then each peer in turn
goes through it; so through all blocks, ROUNDS times.  A peer's time is the sum of its best for each
block, its ratio to dehusk's is over the blocks that both went through: slow ones take every eighth.
A peer gets bytes or a decoded text, whichever is faster for it; decoding is not counted.

SPDX-License-Identifier: MIT
"""
import ctypes
import importlib.metadata
import logging
import time
from dataclasses import dataclass, field

BLOCKS, SLOW = 32, 8
OURS = "dehusk"


@dataclass
class Peer:
    name: str
    run: object             # the function of a page
    decoded: bool = False   # it takes str
    every: int = 1          # of so many blocks it takes one
    best: dict = field(default_factory=dict)    # block: seconds


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda page: extract_plain_text(page, main_content=True)


def turbohtml():
    import turbohtml as package
    return lambda page: package.parse(page).main_text()


def trafilatura():
    from trafilatura import extract
    logging.disable(logging.CRITICAL)
    return extract


def selectolax():
    from selectolax.lexbor import LexborHTMLParser
    return LexborHTMLParser


PACKAGES = (("Resiliparse", "main content", resiliparse, True, 1),
            ("turbohtml", "main text", turbohtml, True, 1),
            ("Trafilatura", "", trafilatura, True, SLOW),
            ("selectolax", "lexbor's full parse alone", selectolax, False, 1))
PARSERS = (("libxml2", "SAX parse alone", 1), ("gumbo", "parse alone", SLOW))


def c_function(calls, name):
    """One of calls.c, or None if it was not compiled."""
    function = getattr(calls, f"call_{name}", None)
    if function is not None:
        function.argtypes, function.restype = (ctypes.c_char_p, ctypes.c_size_t), ctypes.c_size_t
    return function


def whole(function):
    """calls.c's function as one of the page alone, that fails where it does."""
    failed = ctypes.c_size_t(-1).value

    def run(page):
        if function(page, len(page)) == failed:
            raise ValueError("a page failed")
    return run


def find_peers(folder, versions):
    """dehusk first, then the peers that are here, and what is missing."""
    calls = ctypes.CDLL(str(folder / "calls.so"))
    peers, missing = [Peer(OURS, whole(c_function(calls, "dehusk")))], []
    for name, what, make, decoded, every in PACKAGES:
        try:
            title = f"{name} {importlib.metadata.version(name)}"
            peers.append(Peer(", ".join(filter(None, (title, what))), make(), decoded, every))
        except ImportError:
            missing.append(name)
    for name, what, every in PARSERS:
        function = c_function(calls, name)
        if function is None:
            missing.append(name)
        else:
            peers.append(Peer(f"{name} {versions.get(name, '')}, {what}", whole(function),
                              every=every))
    return peers, missing


def time_block(peers, number, paths):
    pages = [path.read_bytes() for path in paths]
    texts = [page.decode("utf-8", "replace") for page in pages]
    for peer in peers:
        if number % peer.every:
            continue
        block = texts if peer.decoded else pages
        begin = time.process_time()
        for page in block:
            peer.run(page)
        took = time.process_time() - begin
        peer.best[number] = min(took, peer.best.get(number, took))
    return sum(map(len, pages))


def measure(peers, paths, rounds):
    """[(name, ratio to dehusk, MB/s)], and dehusk's microseconds a page."""
    sizes = {}
    for peer in peers:
        peer.best.clear()
    for _ in range(rounds):
        for number in range(BLOCKS):
            sizes[number] = time_block(peers, number, paths[number::BLOCKS])
    ours, rows = peers[0].best, []
    for peer in peers:
        took = sum(peer.best.values())
        rows.append((peer.name, took / sum(ours[n] for n in peer.best),
                     sum(sizes[n] for n in peer.best) / took / 1e6))
    return rows, sum(ours.values()) * 1e6 / len(paths)
