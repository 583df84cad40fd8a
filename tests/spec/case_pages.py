"""case_pages.py - the pages of cases/cases.json: bytes, options, and what each must at least give.

In:   nothing; every page was written for this purpose.
Out:  PAGES, a list of cases of level "page" without their recorded answer.  'must' holds what was
      known before the library was asked: cases.py records no answer that says otherwise.
How:  a fact of 'must' is error, error_in, rule_line, rule_offset, text, markdown, a field of the
      page's (encoding, format, lines, title, ...), or one of the columns that COLUMNS names.

SPDX-License-Identifier: MIT
"""
AUTO, TEXT, MARKDOWN, HTML = 0, 1, 2, 3
E_ARG, E_OPTION, E_LIMIT, E_PATTERN, E_ENCODING = -2, -3, -5, -7, -8
COLUMNS = {"texts": "text", "kinds": "kind", "offsets": "offset", "ends": "offset_end",
           "rows": "row", "levels": "level", "links": "link_bytes",
           "line_flags": "flags", "keeps": "keep"}
PAGES = []


def case(name, about, page, must=None, rules="", encoding="", preset="", pushes=(), **options):
    PAGES.append({"name": name, "about": about, "level": "page", "page": page, "rules": rules,
                  "encoding": encoding, "pushes": list(pushes), "preset": preset,
                  "options": options, "must": must or {}})


PEARS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>How to prune a pear tree | Garden Post</title>
</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/trees">Trees</a></nav>
<main><article>
<h1>How to prune a pear tree</h1>
<p>Wait for a dry day at the end of winter, when the buds have not yet begun to swell, and start
with the branches that cross each other.</p>
<p>Never take more than a quarter of the crown in one year: a tree that loses more answers with
long upright shoots that bear no fruit. <a href="/tools">A sharp saw</a> makes clean wounds.</p>
<h2>After the cut</h2>
<ul><li>Leave small wounds open to the air.</li><li>Rake up the twigs, as they carry scab.</li></ul>
</article></main>
<aside><h3>Related stories</h3><p><a href="/a">Ten roses</a></p><p><a href="/b">Wet soil</a></p>
</aside>
<footer>We use cookies. <a href="/ok">Accept all</a> <a href="/sub">Subscribe</a></footer>
</body></html>
"""

DIKE = ("Home | News | Weather\n\n"
        "The wind turned to the north-west on the third day, and the water stood as high as it had "
        "not stood for many years.\n\n"
        "People carried their furniture upstairs and waited. Nobody in the village slept that "
        "night, and the church bell rang every hour.\n\n"
        "Share this | Print | Subscribe to our newsletter\n")

NOTES = """# Notes on bread

Home | [Shop](/shop) | [Login](/login)

A starter wants *warmth* and patience: feed it every evening at the same hour, with as much flour
as water, and it will rise on the [third day](/day).

1. Mix the flour with the water.
2. Let it rest for an hour.
   - longer in winter

> Salt slows the yeast, so add it late.

| Flour | Water |
|-------|-------|
| 500 g | 350 g |

```
bake 45 minutes
```
"""

for form, name in ((AUTO, "auto"), (HTML, "html")):
    case(f"html_article_{name}", "An article between menus, format " + name + ".", PEARS,
         {"format": HTML, "encoding": "UTF-8", "error": 0}, format=form)
case("html_article_as_text", "Markup that is called plain text is kept as words.", "<p>One.</p>\n",
     {"format": TEXT, "texts": ["<p>One.</p>"], "ends": [11]}, format=TEXT)
for form, name in ((AUTO, "auto"), (TEXT, "text")):
    case(f"text_article_{name}", "A page already stripped of its markup, format " + name + ".",
         DIKE, {"format": TEXT, "lines": 4}, format=form)
for form, name in ((AUTO, "auto"), (MARKDOWN, "markdown")):
    case(f"markdown_article_{name}", "Headings, items, a quote, a table and code, format " + name
         + ".", NOTES, {"format": MARKDOWN}, format=form)

# What a line is.
case("html_inline", "Inline elements are one line; its span holds their tags.",
     "<p>One <b>two</b> <a href=x>three</a></p>",
     {"texts": ["One two three"], "offsets": [3], "links": [5]}, format=HTML)
case("html_breaks", "A line break begins another line of the same block.",
     "<p>One<br>two</p>", {"texts": ["One", "two"], "line_flags": [0, 2]}, format=HTML)
case("html_headings", "Headings know their level.", "<h1>One</h1><h3>Three</h3><h6>Six</h6>",
     {"kinds": [1, 1, 1], "levels": [1, 3, 6]}, format=HTML)
case("html_items", "Items know their depth and whether their list counts.",
     "<ul><li>One<ol><li>two</ol></ul>",
     {"kinds": [2, 2], "levels": [1, 2], "line_flags": [0, 32]}, format=HTML)
case("html_table", "Cells of one row share its number; a header row is told apart.",
     "<table><tr><th>A<th>B<tr><td>1<td>2</table>",
     {"kinds": [3] * 4, "rows": [1, 1, 2, 2], "line_flags": [16, 16, 0, 0]}, format=HTML)
case("html_code", "Preformatted lines keep their spaces.", "<pre>a\n  b</pre>",
     {"kinds": [4, 4], "texts": ["a", "  b"]}, format=HTML)
case("html_quote", "Quotes within quotes.",
     "<blockquote>One<blockquote>two</blockquote></blockquote>",
     {"kinds": [5, 5], "levels": [1, 2]}, format=HTML)
case("html_caption", "A figure's caption.", "<figure><figcaption>Foam</figcaption></figure>",
     {"kinds": [6]}, format=HTML)
case("html_hidden", "What a browser does not show is read and marked.",
     "<p hidden>Folded</p><p>Spread</p>", {"texts": ["Folded", "Spread"], "line_flags": [4, 0]},
     format=HTML)
case("html_references", "Character references are decoded; spans stay those of the page.",
     "<p>&lt;b&gt; caf&eacute; &#x1F41D;</p>", {"texts": ["<b> caf\u00e9 \U0001F41D"]},
     format=HTML)
case("html_script_and_style", "Scripts and styles are no text.",
     "<style>p{}</style><p>One</p><script>'<p>two</p>'</script>", {"texts": ["One"]}, format=HTML)
case("html_unclosed", "A page that stops inside a tag.", "<p>One <b>two</b><a hre",
     {"texts": ["One two"]}, format=HTML)
case("text_lines", "Lines of text end with any of the three line ends.", "One\rtwo\r\nthree\nfour",
     {"texts": ["One", "two", "three", "four"], "offsets": [0, 4, 9, 15],
      "ends": [3, 7, 14, 19]}, format=TEXT)
case("text_of_many_scripts", "Lengths are bytes, text is UTF-8, whatever the script.",
     "Der Wind \u00fcber dem Deich\n\u98ce\u5411\u5317\u8f6c\n\u0939\u0935\u093e\n\U0001F30A\n",
     {"offsets": [0, 25, 38, 48], "ends": [24, 37, 47, 52]}, format=TEXT)
case("markdown_table", "A table of Markdown has rows and a header row.",
     "| A | B |\n|---|---|\n| 1 | 2 |\n",
     {"texts": ["A", "B", "1", "2"], "rows": [1, 1, 2, 2]}, format=MARKDOWN)
case("markdown_link", "A link's text counts, its address is not text.", "See [the map](http://x).\n",
     {"texts": ["See the map."], "links": [7]}, format=MARKDOWN)

# Any bytes.
for form, name in ((AUTO, "auto"), (TEXT, "text"), (MARKDOWN, "markdown"), (HTML, "html")):
    case(f"empty_{name}", "No bytes are an empty page, not an error.", b"",
         {"error": 0, "lines": 0, "bytes": 0, "text": "", "markdown": "", "verdict": 0,
          "title": "", "title_line": -1}, format=form)
case("only_blanks", "Blanks and line ends are no lines.", " \n\t\r\n \n", {"lines": 0, "text": ""})
case("only_tags", "Markup without text has no lines.", "<div><p></p><br><img src=x></div>",
     {"lines": 0, "format": HTML})
case("nul_in_text", "A NUL in plain text is a character like others.", b"One\0two and three.\n",
     {"texts": ["One\0two and three."], "ends": [18]}, format=TEXT, keep_permille=1)
case("nul_in_html", "A NUL in HTML's text is dropped, as browsers do.", b"<p>One\0two</p>",
     {"texts": ["Onetwo"]}, format=HTML)
case("nul_in_markdown", "A NUL in Markdown is dropped too.", b"One\0two\n",
     {"texts": ["Onetwo"], "ends": [7]}, format=MARKDOWN)
case("invalid_utf8", "Bytes that are no UTF-8 become U+FFFD, one for each ill-formed part.",
     b"a\xffb\xe2\x82c\xf0\x9f\x8c\n", {"texts": ["a\ufffdb\ufffdc\ufffd"], "ends": [9]},
     encoding="utf-8", format=TEXT)
case("invalid_utf8_html", "The same in HTML.", b"<p>\xc0\xaf and \xed\xa0\x80</p>",
     {"texts": ["\ufffd\ufffd and \ufffd\ufffd\ufffd"]}, encoding="utf-8", format=HTML)
case("random_bytes", "Bytes that mean nothing are read all the same.",
     bytes((i * i * 7 + i * 13 + 5) % 256 for i in range(300)), {"error": 0})
case("utf8_bom", "A byte order mark is no text.", b"\xef\xbb\xbfOne\n",
     {"encoding": "UTF-8", "texts": ["One"], "offsets": [3]}, format=TEXT)
