"""augment.py - pages of text with more husk in them: shapes that the corpus has too rarely.

News pages carry teasers between paragraphs and a feed of other news after the article's end, whose
paragraphs are as good prose as the article's.  The corpus has few of them, and plain text has
no links to tell.  So some articles get teasers and feeds made of titles and first paragraphs of
other pages of their fold, under headings that are common on the web.  The truth stays what it
was.  Seeded: the same pages come out each time.

SPDX-License-Identifier: MIT
"""
import random
from dataclasses import replace

from score import words

EVERY = 4          # of the articles, one is used
HEADS = ("News feed", "Latest news", "More news", "Top stories", "Most read", "Related stories",
         "Read next", "Trending now", "Editor's picks", "Recommended", "Also in the news",
         "You may also like", "Latest headlines", "Recent posts", "More from this section",
         "Breaking news", "Popular", "Podcasts", "Featured", "Don't miss",
         "Aktuelle Nachrichten", "Meistgelesen", "À lire aussi", "Dernières nouvelles",
         "Últimas noticias", "Lo más leído", "Ultime notizie", "Últimas notícias",
         "Последние новости", "Читайте также", "Najnowsze wiadomości", "Meer nieuws")
MORE = ("Read more", "Read also", "Also read", "See also", "More on this", "Related", "Keep reading",
        "Continue reading", "Read full story", "Learn more", "Recommended",
        "Weiterlesen", "Lire la suite", "Leer más", "Leggi anche", "Leia mais", "Читать далее",
        "Czytaj więcej", "Lees meer")
LEADS_IN = ("Read more: ", "READ ALSO: ", "Related: ", "See also: ", "Also read: ", "MORE: ",
            "Lees ook: ", "Lire aussi : ", "Lesen Sie auch: ", "Читайте также: ")
TAGS = (" VIDEO", " OPINION", " ANALYSIS", " LIVE", " PHOTOS", " EXCLUSIVE", " PODCAST")
BEFORE = ("Listen to this article", "Listen to this story", "This story was read by a computer voice",
          "Audio version made by a machine", "4 min read", "Reading time: 6 minutes", "Share",
          "Save for later", "Text size", "Print this page", "Listen 5 min", "Gift this article")


def english_first(draw, phrases):
    return draw.choice(phrases if draw.random() < 0.3 else phrases[:len(phrases) * 6 // 10])


def clock(draw):
    hour, minute = draw.randrange(24), draw.randrange(60)
    return draw.choice((
        f"{hour % 12 + 1}:{minute:02d} {'AM' if hour < 12 else 'PM'}", f"{hour:02d}:{minute:02d}",
        f"{draw.randrange(2, 12)} hours ago", f"{draw.randrange(2, 59)} min ago",
        f"{draw.randrange(1, 29)} {draw.choice(('May', 'June', 'Oct', 'Nov'))} 2024",
        f"{hour:02d}.{minute:02d}"))


def teaser(draw, donor):
    """Lines of one teaser between two paragraphs."""
    title = donor[0]
    more = english_first(draw, MORE)
    return draw.choice(([title, more, title], [title, more, title], [title, title + draw.choice(TAGS)],
                        [english_first(draw, LEADS_IN) + title], [more, title], [title, more]))


def feed(draw, donors):
    """Blocks of lines of a feed: a heading, then items of one shape."""
    blocks = [[english_first(draw, HEADS)]]
    shape = draw.choice(("time title lead", "time title lead", "time title lead", "title lead",
                         "title twice", "time title", "title tag", "title time", "title"))
    for title, lead in donors:
        rows = {"time title lead": [clock(draw), title, lead], "title lead": [title, lead],
                "title twice": [title, title], "time title": [clock(draw), title],
                "title tag": [title, title + draw.choice(TAGS)], "title time": [title, clock(draw)],
                "title": [title]}[shape]
        blocks += [[r] for r in rows] if draw.random() < 0.5 or "lead" in shape else [rows]
    if draw.random() < 0.5:
        blocks.append([english_first(draw, HEADS)])
    return blocks


def donor_of(page, lines, i):
    """(title, first paragraph) of a page, or None."""
    s = lines.slice(i)
    texts = lines.dumps[i].line_texts()
    leads = [t for t, good in zip(texts, lines.good[s]) if good and 12 <= len(words(t)) <= 80]
    title = " ".join(page.title.split())
    return (title, leads[0]) if leads and 4 <= len(words(title)) <= 22 else None


def places(lines, i):
    """(file positions after the good paragraphs, good lines) in page order."""
    s = lines.slice(i)
    record = lines.dumps[i].lines
    good = [k for k in range(len(record)) if lines.good[s][k]]
    long = [k for k in good if record["words"][k] >= 15]
    return good, long, record["end"].tolist(), record["begin"].tolist()


def joined(draw, blocks):
    """Blocks as text, with blank lines between them or not."""
    gap = "\n\n" if draw.random() < 0.7 else "\n"
    return gap.join("\n".join(b) for b in blocks)


def with_more_husk(draw, text, lines, i, donors):
    """The bytes of a page with teasers and a feed put in."""
    good, long, end, begin = places(lines, i)
    puts = {}
    middle = [a for a, b in zip(long, long[1:]) if b - a <= 2]
    if draw.random() < 0.8 and middle:
        for k in draw.sample(middle, min(len(middle), draw.choice((1, 1, 2)))):
            puts[end[k]] = "\n\n" + "\n".join(teaser(draw, draw.choice(donors))) + "\n"
    if draw.random() < 0.85:
        items = draw.sample(donors, min(len(donors), draw.randrange(2, 7)))
        puts[end[good[-1]]] = "\n\n" + joined(draw, feed(draw, items)) + "\n"
    if draw.random() < 0.5:
        at = begin[good[0]]
        puts[at] = draw.choice(BEFORE) + "\n\n" + puts.get(at, "")
    for at in sorted(puts, reverse=True):
        text = text[:at] + puts[at].encode() + text[at:]
    return text


def make(lines, folder):
    """Pages with text files under 'folder'; 'lines' is of pages as text with their blank lines."""
    folder.mkdir(parents=True, exist_ok=True)
    donors = {}
    for i, page in enumerate(lines.pages):
        donor = donor_of(page, lines, i)
        if donor and page.type == "article":
            donors.setdefault(page.fold, []).append((page.name, donor))
    made, count = [], 0
    for i, page in enumerate(lines.pages):
        if page.type != "article" or not places(lines, i)[1]:
            continue
        count += 1
        if count % EVERY:
            continue
        draw = random.Random(page.name)
        others = [d for name, d in donors[page.fold] if name != page.name]
        copy = replace(page, name=f"husk/{page.key}", corpus="husk", text=folder / f"{page.key}.txt")
        copy.text.write_bytes(with_more_husk(draw, page.text.read_bytes(), lines, i, others))
        made.append(copy)
    return made
