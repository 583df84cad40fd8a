"""The adapters have the call and the answer of what they stand for.

SPDX-License-Identifier: MIT

Where the original is installed, its arguments are compared with ours.
"""
import inspect
import json
import pathlib

import pytest

import dehusk
import dehusk.justext
import dehusk.resiliparse
import dehusk.trafilatura

ROOT = pathlib.Path(__file__).resolve().parents[3]
HTML = (ROOT / "examples/page.html").read_bytes()
SENTENCE = "The wind turned to the north-west on the third day"
PAGE = (f"<title>Dike</title><nav><a href=/>Start</a> <a href=/k>Kontakt</a></nav><h1>Dike</h1>"
        f"<p>{SENTENCE}, and the water stood as high as it had not stood for many years.</p>"
        "<p>People carried their furniture upstairs and waited until the tide had turned.</p>"
        "<p hidden>unseen</p>")


def test_trafilatura():
    extract = dehusk.trafilatura.extract
    for page in (PAGE, PAGE.encode(), bytearray(PAGE.encode())):
        text = extract(page)
        assert isinstance(text, str) and SENTENCE in text and "Kontakt" not in text
        assert "\n\n" not in text and not text.endswith("\n") and text.startswith("Dike")
    assert extract("") is None and extract(b"<p></p>") is None
    assert json.loads(extract(PAGE, output_format="json"))["title"] == "Dike"
    assert extract(PAGE, output_format="markdown").startswith("# Dike\n\nThe wind")
    assert extract(PAGE, with_metadata=True, output_format="markdown").startswith("---\ntitle: Dike")
    table = PAGE + "<table><tr><td>1<td>2</table>"
    assert "1" not in extract(table, include_tables=False, favor_recall=True)
    with pytest.raises(AttributeError):
        extract(PAGE, output_format="pdf")
    with pytest.raises(TypeError):
        extract(3)
    precise, full = (extract(HTML, **{name: True}) for name in ("favor_precision", "favor_recall"))
    assert len(precise) <= len(extract(HTML)) <= len(full)


def test_justext():
    paragraphs = dehusk.justext.justext(PAGE, dehusk.justext.get_stoplist("English"))
    assert [p.is_boilerplate for p in paragraphs if SENTENCE in p.text] == [False]
    menu = paragraphs[0]
    assert menu.text == "Start Kontakt" and menu.is_boilerplate and menu.class_type == "bad"
    assert menu.links_density() > 0.9 and menu.words_count == 2 and not menu.is_heading
    assert [p.text for p in paragraphs if p.is_heading] == ["Dike"]
    assert [p.text for p in dehusk.justext.justext("<p>One<br>two", ())] == ["One two"]
    assert dehusk.justext.justext("<p>Caf\xe9</p>".encode("latin-1"), (),
                                  encoding="latin-1")[0].text == "Caf\xe9"


def test_resiliparse():
    extract = dehusk.resiliparse.extract_plain_text
    assert SENTENCE in extract(PAGE, main_content=True)
    assert "Kontakt" not in extract(PAGE, main_content=True)
    everything = extract(PAGE)
    assert "Start Kontakt" in everything and SENTENCE in everything and "unseen" not in everything
    assert extract("<ul><li>One<li>two</ul>") == "  \u2022 One\n  \u2022 two"
    assert extract("<p>One<p>two", preserve_formatting=False) == "One two"
    assert extract("") == ""
    with pytest.raises(TypeError):
        extract(b"<p>One")


@pytest.mark.parametrize("module, name, ours", [
    ("trafilatura", "extract", dehusk.trafilatura.extract),
    ("justext", "justext", dehusk.justext.justext),
    ("resiliparse.extract.html2text", "extract_plain_text",
     dehusk.resiliparse.extract_plain_text)])
def test_the_arguments_are_those_of_the_original(module, name, ours):
    original = pytest.importorskip(module, exc_type=ImportError)
    theirs = inspect.signature(getattr(original, name)).parameters
    assert list(inspect.signature(ours).parameters) == list(theirs)
