"""page_layouts.py - five shapes of pages that the texts of a language are poured into.

In: a Language.  Out: a Page: its HTML, and its lines with their labels in document order:
K must stay, D must go, ? either (title, date, by-line, caption, price, review).  The shapes:
blog (a WordPress theme with semantic tags), portal (a news site of divs whose classes mean
nothing, side column and news feed), bare (tables and line breaks, no classes at all),
product and forum.  A shape is the same in all languages, so that they can be compared; the
number of lines is the language's own.

SPDX-License-Identifier: MIT
"""
import collections
import hashlib
import html

# label, kind of content, text, and whether it stands right under the row before in plain text
Row = collections.namedtuple("Row", "label kind text close")


class Page:
    """HTML being written, and the rows that it shows."""

    def __init__(self, language, shape):
        self.language, self.shape = language, shape
        self.rows, self.pieces = [], []

    def html(self):
        """The whole page."""
        return "".join(self.pieces)

    def raw(self, markup):
        """Markup without text."""
        self.pieces.append(markup + "\n")

    def line(self, label, kind, text, tag, close=False):
        """One line: 'tag' is what stands before the text ("<p class=x><b>"); it is closed behind."""
        names = [part.split()[0].rstrip(">") for part in tag.split("<")[1:]]
        ends = "".join(f"</{name}>" for name in reversed(names) if name not in ("br", "hr"))
        self.pieces.append(tag + html.escape(text, quote=False) + ends + "\n")
        self.rows.append(Row(label, kind, text, close))

    def links(self, kind, entries, tag, label="D"):
        """A run of lines of one kind that are all links."""
        for number, entry in enumerate(entries):
            self.line(label, kind, entry[0], tag + f'<a href="/{kind}/{number}">', number > 0)

    def inline(self, kind, entries, tag):
        """One line of several links: a footer, tags, crumbs."""
        name = tag.split()[0].strip("<>")
        shown = " ".join(f'<a href="/{kind}/{number}">{html.escape(entry[0], quote=False)}</a>'
                         for number, entry in enumerate(entries))
        self.pieces.append(f"{tag}{shown}</{name}>\n")
        self.rows.append(Row("D", kind, " ".join(entry[0] for entry in entries), False))

    def name(self, role):
        """A class name that means nothing, the same for a role on all pages of a language."""
        seed = f"{self.language.code}/{role}".encode()
        return "x" + hashlib.sha256(seed).hexdigest()[:6]

    def div(self, role):
        """<div> with a class that means nothing."""
        return f'<div class="{self.name(role)}">'


def begin(page, title, extra=""):
    """<html> up to <body>."""
    head = page.language.head
    page.raw("<!DOCTYPE html>")
    page.raw(f'<html lang="{page.language.code}" dir="{head["dir"]}"><head><meta charset="utf-8">')
    page.raw(f"<title>{html.escape(title)} - {html.escape(head['site'])}</title>{extra}</head><body>")


def end(page):
    """Closes the page."""
    page.raw("</body></html>")
    return page


def title_of(language, body):
    """The title of a body."""
    return next(part.parts[0] for part in language.bodies[body] if part.what == "title")


def teasers(page, kind, entries, heading, title, text):
    """A heading, then titles with a line under each where the file has one."""
    page.line("D", kind, entries[0][0], heading)
    for number, entry in enumerate(entries[1:]):
        page.line("D", kind, entry[0], f'{title}<a href="/n/{kind}{number}">')
        if len(entry) > 1:
            page.line("D", kind, entry[1], text, True)


def feed(page, box, time, text):
    """A news feed: a time and a headline each."""
    entries = page.language.husk["feed"]
    page.line("D", "feed", entries[0][0], text)
    for number, entry in enumerate(entries[1:]):
        page.raw(box)
        page.line("D", "feed", entry[0], time, number > 0)
        page.line("D", "feed", entry[1], f'{text}<a href="/feed/{number}">', True)
        page.raw("</div>")


def lines_of(page, kind, tag):
    """The lines of a kind, as blocks."""
    for number, entry in enumerate(page.language.husk[kind]):
        page.line("D", kind, entry[0], tag, number > 0)


def prompts(page, kind, heading, text):
    """A heading, then lines."""
    entries = page.language.husk[kind]
    page.line("D", kind, entries[0][0], heading)
    for entry in entries[1:]:
        page.line("D", kind, entry[0], text, True)


def author(page, name, text):
    """Who wrote it: a name and a life."""
    entry = page.language.husk["author"][0]
    page.line("D", "author", entry[0], name)
    page.line("D", "author", entry[1], text, True)


TAGS = {"blog": {"title": '<h1 class="entry-title">', "byline": '<span class="byline">',
                 "date": '<time class="entry-date">', "heading": "<h2>", "text": "<p>",
                 "quote": "<blockquote><p>", "caption": "<figure><img src=a.jpg><figcaption>",
                 "teaser": '<p class="read-also"><a href="/also">'},
        "portal": {"title": "<h1>", "byline": "<div>", "date": "<div>", "heading": "<h3>",
                   "text": "<p>", "quote": "<div><i>", "caption": "<div><img src=a.jpg><span>",
                   "teaser": '<div><a href="/also">'},
        "bare": {"title": "<div><b>", "byline": "<div>", "date": "<div>", "heading": "<div><b>",
                 "text": "<div>", "quote": "<div><i>", "caption": "<div><img src=a.jpg><font size=1>",
                 "teaser": '<div><a href="/also">'}}
LABELS = {"title": "?", "byline": "?", "date": "?", "caption": "?", "teaser": "D", "review": "?",
          "price": "?"}


def body_of(page, body, tags):
    """An article or product: all its parts, an advertisement behind the third paragraph."""
    inside, paragraphs = "", 0
    for part in page.language.bodies[body]:
        what, label = part.what, LABELS.get(part.what, "K")
        wanted = {"item": "ul", "row": "table"}.get(what, "")
        close = bool(inside) and inside == wanted
        if wanted != inside:
            page.raw((f"</{inside}>" if inside else "") + (f"<{wanted}>" if wanted else ""))
            inside = wanted
        if what == "item":
            page.line(label, what, part.parts[0], "<li>", close)
        elif what == "row":
            cells = "".join(f"<td>{html.escape(cell, quote=False)}</td>" for cell in part.parts)
            page.raw(f"<tr>{cells}</tr>")
            page.rows.append(Row(label, what, " ".join(part.parts), close))
        elif what in tags:
            page.line(label, what, part.parts[0], tags[what])
            paragraphs += what == "text"
            if what == "text" and paragraphs == 3 and body == "article":
                page.line("D", "ad", page.language.husk["ad"][0][0], "<div>")
    if inside:
        page.raw(f"</{inside}>")


def blog(language):
    """A WordPress theme: header, main, article, aside, footer."""
    page, husk = Page(language, "blog"), language.husk
    begin(page, title_of(language, "article"), '<meta property="og:type" content="article">')
    page.links("skip", husk["skip"], "")
    page.raw('<header id="masthead" class="site-header">')
    page.line("D", "site", language.head["site"], '<p class="site-title"><a href="/">')
    page.raw('<nav class="main-navigation"><ul class="menu">')
    page.links("menu", husk["menu"], '<li class="menu-item">')
    page.raw('</ul></nav><form class="search-form" role="search">')
    page.line("D", "search", husk["search"][0][0], "<label>")
    page.line("D", "search", husk["search"][-1][0], "<button>", True)
    page.raw("</form></header>")
    page.inline("crumbs", husk["crumbs"], '<div class="breadcrumbs">')
    page.raw('<main id="main"><article class="post"><div class="entry-content">')
    body_of(page, "article", TAGS["blog"])
    page.raw('</div><footer class="entry-footer">')
    page.inline("tags", husk["tags"], '<div class="tags-links">')
    page.raw('<ul class="share-buttons">')
    page.links("share", husk["share"], "<li>")
    page.raw('</ul></footer><div class="author-box">')
    author(page, "<h4>", "<p>")
    page.raw('</div></article><nav class="post-navigation">')
    page.links("pages", husk["pages"], "<div>")
    page.raw('</nav><section class="related-posts">')
    teasers(page, "related", husk["related"], "<h3>", "<h4>", "<p>")
    page.raw('</section><section id="comments" class="comments-area">')
    prompts(page, "comments", "<h3>", "<p>")
    page.raw('</section></main><aside class="sidebar widget-area"><div class="widget">')
    teasers(page, "mostread", husk["mostread"], "<h3>", "<li>", "<p>")
    page.raw('</div><div class="widget newsletter">')
    prompts(page, "newsletter", "<h3>", "<p>")
    page.raw('</div></aside><footer class="site-footer"><ul>')
    page.links("footer", husk["footer"], "<li>")
    page.raw("</ul>")
    lines_of(page, "imprint", "<p>")
    page.raw('</footer><div class="cookie-notice" role="dialog">')
    lines_of(page, "cookie", "<p>")
    page.raw("</div>")
    return end(page)


def portal(language):
    """A news site: divs all the way down, a side column, a feed behind the article."""
    page, husk = Page(language, "portal"), language.husk
    begin(page, title_of(language, "article"))
    page.raw(page.div("consent"))
    lines_of(page, "cookie", page.div("c1"))
    page.raw("</div>" + page.div("top"))
    lines_of(page, "ad", page.div("t0"))
    page.line("D", "site", language.head["site"], '<div><a href="/">')
    page.links("login", husk["login"], page.div("t1"))
    page.raw("</div>" + page.div("bar"))
    page.links("menu", husk["menu"], page.div("b1"))
    page.raw("</div>" + page.div("side"))
    teasers(page, "mostread", husk["mostread"], page.div("s1"), page.div("s2"), page.div("s3"))
    page.raw("</div>" + page.div("wide") + page.div("story"))
    page.links("crumbs", husk["crumbs"], page.div("w1"))
    body_of(page, "article", TAGS["portal"])
    page.links("share", husk["share"], page.div("w2"))
    page.inline("tags", husk["tags"], page.div("w3"))
    author(page, page.div("w4"), page.div("w5"))
    page.raw("</div>" + page.div("nl"))
    prompts(page, "newsletter", page.div("n1"), page.div("n2"))
    page.raw("</div>" + page.div("more"))
    teasers(page, "related", husk["related"], page.div("m1"), page.div("m2"), page.div("m3"))
    page.raw("</div>" + page.div("talk"))
    prompts(page, "comments", page.div("k1"), page.div("k2"))
    page.raw("</div>" + page.div("feed"))
    feed(page, page.div("f1"), "<span>", "<div>")
    page.raw("</div></div>" + page.div("low"))
    page.links("apps", husk["apps"], page.div("l1"))
    page.links("footer", husk["footer"], page.div("l2"))
    lines_of(page, "imprint", page.div("l3"))
    page.raw("</div>")
    return end(page)


def bare(language):
    """Tables for layout and no classes, as pages were made in 1999 and still are."""
    page, husk = Page(language, "bare"), language.husk
    begin(page, title_of(language, "article"))
    page.raw("<table width=100%><tr><td colspan=3>")
    page.line("D", "site", language.head["site"], "<div><font size=5>")
    page.inline("menu", husk["menu"], "<div>")
    page.raw("</td></tr><tr><td width=20%>")
    page.line("D", "search", husk["search"][0][0], "<div>")
    page.links("login", husk["login"], "<div>")
    feed(page, "<div>", "<b>", "<div>")
    page.raw("</td><td>")
    body_of(page, "article", TAGS["bare"])
    page.links("pages", husk["pages"], "<div>")
    page.inline("share", husk["share"], "<div>")
    teasers(page, "related", husk["related"], "<div><b>", "<div>", "<div>")
    prompts(page, "comments", "<div>", "<div>")
    page.raw("</td><td width=20%>")
    prompts(page, "newsletter", "<div><b>", "<div>")
    teasers(page, "mostread", husk["mostread"], "<div><b>", "<div>", "<div>")
    page.raw("</td></tr><tr><td colspan=3>")
    page.inline("footer", husk["footer"], "<div>")
    lines_of(page, "imprint", "<div>")
    page.raw("</td></tr></table>")
    return end(page)


def parts_of(page, body, what):
    """The parts of one sort of a body."""
    return [part.parts for part in page.language.bodies[body] if part.what == what]


def similar(page, body, kind, heading, box):
    """What else there is: names, with prices in a shop."""
    page.line("D", kind, parts_of(page, body, "husk_heading")[0][0], heading)
    for number, parts in enumerate(parts_of(page, body, "husk_link")):
        page.line("D", kind, parts[0], f'{box}<a href="/{kind}/{number}">')
        for part in parts[1:]:
            page.line("D", kind, part, "<span>", True)
        page.raw("<hr>")


def top_and_menu(page):
    """Cookie banner, menu and log-in of the product and forum shapes."""
    page.raw(page.div("consent"))
    lines_of(page, "cookie", "<p>")
    page.raw("</div><header><ul>")
    page.links("menu", page.language.husk["menu"], "<li>")
    page.raw("</ul>" + page.div("user"))
    page.links("login", page.language.husk["login"], "<div>")
    page.raw("</div></header>")


def bottom(page):
    """Newsletter and footer of the product and forum shapes."""
    page.raw("<footer>")
    prompts(page, "newsletter", "<h4>", "<p>")
    page.links("footer", page.language.husk["footer"], "<div>")
    lines_of(page, "imprint", "<p>")
    page.raw("</footer>")
    return end(page)


def product(language):
    """A shop's page of one thing."""
    page = Page(language, "product")
    begin(page, title_of(language, "product"), '<meta property="og:type" content="product">')
    top_and_menu(page)
    page.inline("crumbs", language.husk["crumbs"], "<div>")
    page.raw('<div class="product"><div class="summary">')
    page.line("?", "title", title_of(language, "product"), "<h1>")
    page.line("?", "price", parts_of(page, "product", "price")[0][0], '<div class="price">')
    for parts in parts_of(page, "product", "action"):
        page.line("D", "action", parts[0], '<div class="buy">')
    page.raw('</div><div class="description">')
    body_of(page, "product", {"text": "<p>"})
    page.raw('</div><div class="reviews">')
    for parts in parts_of(page, "product", "review"):
        page.line("?", "review", parts[0], "<p>")
    page.raw("</div></div>" + page.div("also"))
    similar(page, "product", "similar", "<h3>", "<div>")
    page.raw("</div>")
    return bottom(page)


def forum(language):
    """A thread: posts with who, when, what and the same buttons under each."""
    page = Page(language, "forum")
    begin(page, title_of(language, "forum"))
    top_and_menu(page)
    page.inline("crumbs", language.husk["crumbs"], "<div>")
    page.line("?", "title", title_of(language, "forum"), "<h1>")
    actions = parts_of(page, "forum", "action")
    opened = False
    for part in language.bodies["forum"]:
        if part.what == "byline":
            page.raw(("</div></div>" if opened else "") + '<div class="post"><div class="user">')
            page.line("?", "byline", part.parts[0], "<b>")
            page.line("D", "meta", part.parts[2], "<div>", True)
            page.raw('</div><div class="postbody">')
            page.line("?", "date", part.parts[1], "<div>")
            opened = True
        elif part.what == "text":
            page.line("K", "post", part.parts[0], '<div class="content">')
            page.raw("<ul>")
            page.links("action", actions, "<li>")
            page.raw("</ul>")
    page.raw("</div></div>" if opened else "")
    page.links("pages", language.husk["pages"], "<div>")
    page.raw(page.div("also"))
    similar(page, "forum", "similar", "<h3>", "<div>")
    page.raw("</div>")
    return bottom(page)


def pages_of(language):
    """All pages of a language."""
    made = [blog(language), portal(language), bare(language)]
    if "product" in language.bodies:
        made.append(product(language))
    if "forum" in language.bodies:
        made.append(forum(language))
    return made


def text_of(page, blank_lines):
    """The page as plain text, a block a line: (text, rows), with '-' rows for blank lines."""
    rows = []
    for row in page.rows:
        if blank_lines and rows and not row.close:
            rows.append(Row("-", "", "", False))
        rows.append(row)
    return "".join(row.text + "\n" for row in rows), rows
