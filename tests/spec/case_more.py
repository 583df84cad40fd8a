"""case_more.py - more cases for cases/cases.json: encodings, pushes, options, limits, rules, calls.

In:   nothing; every page was written for this purpose.
Out:  CASES, the pages of case_pages.py and these; those of level "call" say what each call must
      return, which cases.py checks and never records anew.

SPDX-License-Identifier: MIT
"""
from case_pages import (AUTO, DIKE, E_ARG, E_ENCODING, E_LIMIT, E_OPTION, E_PATTERN, HTML,
                        MARKDOWN, NOTES, PAGES, PEARS, TEXT, case)

E_NOMEM, E_STATE, E_STOPPED = -1, -4, -6
CALLS = []


def calls(name, about, page, wanted, rules="", encoding="", **options):
    """'wanted' are (call, argument, result)."""
    CALLS.append({"name": name, "about": about, "level": "call", "page": page, "rules": rules,
                  "encoding": encoding, "pushes": [], "preset": "", "options": options,
                  "calls": [dict(zip(("call", "argument", "result"), w)) for w in wanted]})


# Encodings.
RUSSIAN = "Ветер повернул на третий день."
JAPANESE = "三日目に風が変わった。"
for label, codec, words in (
        ("windows-1251", "cp1251", RUSSIAN), ("koi8-r", "koi8-r", RUSSIAN),
        ("windows-1252", "cp1252", "Café – “brûlée”"), ("iso-8859-2", "iso8859-2", "Łódź"),
        ("shift_jis", "shift_jis", JAPANESE), ("euc-jp", "euc-jp", JAPANESE),
        ("iso-2022-jp", "iso2022-jp", JAPANESE), ("gb18030", "gb18030", "风在第三天转向"),
        ("gbk", "gbk", "风在第三天转向"), ("big5", "big5", "風在第三天轉向"),
        ("euc-kr", "euc-kr", "바람이 바뀌었다"), ("windows-1253", "cp1253", "Ο άνεμος"),
        ("utf-16le", "utf-16-le", "Der Wind über dem Deich"),
        ("utf-16be", "utf-16-be", "Der Wind über dem Deich")):
    case("encoding_" + label.replace("-", "_"), f"The caller says {label}.",
         f"<p>{words}</p>".encode(codec), {"texts": [words], "error": 0}, encoding=label,
         format=HTML)
case("encoding_label_any_case", "Labels have aliases, any case, blanks around them.",
     "<p>Café</p>".encode("latin-1"), {"texts": ["Café"], "encoding": "windows-1252"},
     encoding=" LATIN1 ", format=HTML)
case("encoding_in_meta", "The page says its encoding.",
     "<meta charset=windows-1251><p>Ветер</p>".encode("cp1251"),
     {"texts": ["Ветер"], "encoding": "windows-1251"}, format=HTML)
case("encoding_bom_outranks", "Only a byte order mark outranks the caller's word.",
     b"\xff\xfe" + "<p>Eé</p>".encode("utf-16-le"),
     {"texts": ["Eé"], "encoding": "UTF-16LE"}, encoding="windows-1252", format=HTML)
case("encoding_unknown", "No encoding has this name.", "One", {"error": E_ENCODING,
     "error_in": "encoding"}, encoding="utf-99")

# Pushes.
case("pushes_of_one_byte", "An article pushed byte by byte.", "<p>Caf\u00e9 <b>au</b> lait&amp;</p>",
     {"texts": ["Caf\u00e9 au lait&"]}, pushes=[1] * 32, format=HTML)
case("pushes_of_nothing", "Empty pushes between the others.", "One\ntwo\n",
     {"texts": ["One", "two"]}, pushes=[0, 3, 0, 0, 5, 0], format=TEXT)
case("pushes_cut_a_character", "A push ends inside a character, the next begins there.",
     "\U0001F30A wave\n", {"texts": ["\U0001F30A wave"]}, pushes=[1, 1, 1, 1, 2, 4], format=TEXT)
case("pushes_cut_a_tag", "A push ends inside a tag, a reference, a script.",
     "<p>A &amp; B<script>x</script></p>", {"texts": ["A & B"]}, pushes=[1, 5, 11, 5], format=HTML)
case("pushes_of_an_article", "Five unequal pushes give what one gives.", PEARS, {"format": HTML},
     pushes=[1, 100, 7, 500, 300])
case("pushes_auto_format", "The format is found, however the page is cut.", NOTES,
     {"format": MARKDOWN}, pushes=[1, 1, 1, 50])
case("pushes_utf16", "Half a unit of UTF-16 in a push.",
     b"\xff\xfe" + "Ein Wort.".encode("utf-16-le"), {"texts": ["Ein Wort."]}, pushes=[1, 2, 4],
     format=TEXT)

# Options, each field.
for permille in (1, 250, 500, 750, 1000):
    case(f"keep_permille_{permille}", "The dial between all recall and all precision.", PEARS,
         {"error": 0}, keep_permille=permille)
case("keep_permille_too_large", "The dial ends at 1000.", "One",
     {"error": E_OPTION, "error_in": "new"}, keep_permille=1001)
case("output_markdown", "Pull gives Markdown.", PEARS, {"error": 0}, output=1)
case("output_unknown", "There is no third output.", "One", {"error": E_OPTION, "error_in": "new"},
     output=2)
case("format_unknown", "There is no fifth format.", "One", {"error": E_OPTION, "error_in": "new"},
     format=4)
case("flag_title", "The title line is put into the text.", PEARS, {"error": 0}, flags=1)
case("flag_invert", "What is dropped, instead of what is kept.", PEARS, {"error": 0}, flags=2)
case("flag_title_and_invert", "Both flags.", PEARS, {"error": 0}, flags=3)
case("flag_unknown", "An unknown bit is not passed over.", "One",
     {"error": E_OPTION, "error_in": "new"}, flags=4)
case("comments_unknown", "There is no fourth way with comments.", "One",
     {"error": E_OPTION, "error_in": "new"}, comments=3)
case("all_options", "Every field at once.", DIKE, {"format": TEXT, "error": 0}, format=TEXT,
     flags=1, keep_permille=300, max_lines=10, max_line_bytes=100, max_page_bytes=5000, output=1,
     comments=2)

# Presets: settings first, then the options of the case.
for preset in ("article", "rag", "corpus", "strict"):
    case("preset_" + preset, f'The settings for "{preset}".', PEARS, {"error": 0}, preset=preset)
case("preset_and_options", "An option outdoes its preset.", PEARS, {"error": 0}, preset="rag",
     keep_permille=900, flags=2)
case("preset_unknown", "There is no such preset.", "One", {"error": E_OPTION, "error_in": "new"},
     preset="best")
case("preset_in_capitals", "Names of presets are what they are.", "One",
     {"error": E_OPTION, "error_in": "new"}, preset="RAG")

# Comments.
STORY = """<p>The ferry at Harrow Quay stopped for good on Friday evening, after a hundred and nine
years, and the last car aboard was the baker's van, full of bread for the far bank.</p>
<p>From Monday, drivers will cross by the new bridge upstream, which took the county four years to
build and has room for bicycles on both sides, as the harbour board had asked.</p>"""
AFTER = """<p>Nobody has counted how many people the ferry carried in all its years, but the logs of
the last captain speak of four hundred on a market day, and of a piano that went twice.</p>
<p>The boat itself will be moved to the museum of the valley, where children may ring its bell on
the first Sunday of every month, as long as the weather holds and the keeper is awake.</p>"""
SAID = """<h3>2 comments</h3>
<div class=comment><b>Ann Smith</b><time>12 March 2024</time>
<p>I crossed with it every day of my life, and the captain knew us all by name.</p>
<a href="/r1">Reply</a></div>
<div class=comment><b>Joe Bloggs</b><time>13 March 2024</time>
<p>The bridge is closed whenever the wind blows, so who will take us over then?</p>
<a href="/r2">Reply</a></div>"""
COMMENTED = f"<article>{STORY}</article><div id=comments>{SAID}</div><p>Harrow Quay Post</p>"
KEPT_OF = [1, 1, 0, 0, 1, 0, 0, 1, 0]
case("comments_keep", "What readers said is kept, names and buttons are not.", COMMENTED,
     {"keeps": KEPT_OF + [0]}, comments=1)
case("comments_drop", "What readers said is dropped.", COMMENTED,
     {"keeps": [1, 1] + [0] * 8}, comments=2, keep_permille=1)
case("comments_by_head", "No class says what they are: their head does.",
     f"<main>{STORY}</main><section>{SAID.replace(' class=comment', '')}</section>",
     {"keeps": KEPT_OF}, comments=1)
case("comments_of_markdown", "A section head in Markdown.",
     "The ferry at Harrow Quay stopped for good on Friday evening, after a hundred and nine years, "
     "and the last car aboard was the baker's van, full of bread for the far bank, where nobody "
     "had baked since the war.\n\n## Comments\n\nAnn Smith\n\nI crossed with it every day of my life, "
     "and the captain knew us all.\n\n## About the harbour\n\nIt was built in 1871.\n",
     {"levels": [0, 2, 0, 0, 2, 0]}, comments=1, format=MARKDOWN)
case("comments_of_a_paper", "A discussion without names and dates is text.",
     f"<article>{STORY}<h2>Discussion</h2>{AFTER}</article>",
     {"keeps": [1, 1, 1, 1, 1]}, comments=2, keep_permille=1)
case("comments_without_article", "Where nothing stands above them, they are the page.",
     f"<div id=comments>{STORY}</div>", {"keeps": [1, 1]}, comments=2, keep_permille=1)
case("comments_more_than_article", "Where they are more than what stands above, they are posts.",
     f"<div>{STORY}</div><div class=comment>{AFTER}</div><div class=comment>{DIKE}</div>",
     {"keeps": [1, 1, 1, 1, 0]}, comments=2, keep_permille=1)
case("comments_of_a_forum", "Posts of a forum are no comments.",
     f'<div class="phpbb"><div class="postbody">{STORY}</div><div class="comment">{STORY[3:]}</div>'
     "</div>", {"error": 0}, comments=2)

# Limits.
case("max_lines_met", "As many lines as are allowed.", "One\ntwo\nthree\n", {"lines": 3},
     max_lines=3, format=TEXT)
case("max_lines_exceeded", "One line more than allowed.", "One\ntwo\nthree\n",
     {"error": E_LIMIT, "error_in": "read"}, max_lines=2, format=TEXT)
case("max_page_bytes_met", "As many bytes as are allowed.", "One two\n", {"bytes": 8},
     max_page_bytes=8)
case("max_page_bytes_exceeded", "One byte more than allowed.", "One two\n",
     {"error": E_LIMIT, "error_in": "read"}, max_page_bytes=7)
case("max_page_bytes_in_pieces", "The limit counts all pushes.", "One two\n",
     {"error": E_LIMIT, "error_in": "read"}, max_page_bytes=7, pushes=[3, 3, 2])
case("max_page_bytes_too_large", "A page has at most 1 GiB.", "One",
     {"error": E_OPTION, "error_in": "new"}, max_page_bytes=1073741825)
case("max_line_bytes_cuts", "A longer line goes on in the next.", "word " * 30 + "\n",
     {"line_flags": [1, 1, 0]}, max_line_bytes=64, format=TEXT)
case("max_line_bytes_cuts_no_character", "A cut is never inside a character.", "\u98ce" * 50 + "\n",
     {"error": 0}, max_line_bytes=64, format=TEXT)
case("max_line_bytes_too_small", "A line has room for 64 bytes.", "One",
     {"error": E_OPTION, "error_in": "new"}, max_line_bytes=63)

# Rules.
case("rules_drop", "A drop rule takes a line out.", DIKE, {"error": 0}, rules="drop church bell\n",
     format=TEXT)
case("rules_keep", "A keep rule keeps a line.", DIKE, {"error": 0}, rules="keep ^Share this",
     format=TEXT)
case("rules_keep_wins", "A keep rule wins over a drop rule.", DIKE,
     {"error": 0, "keeps": [0, 1, 0, 0]}, rules="drop .\nkeep wind\n", format=TEXT)
case("rules_drop_all", "Rules may leave nothing.", DIKE, {"keeps": [0] * 4, "text": ""},
     rules="drop .", format=TEXT)
case("rules_case", "Rules ignore case unless they say (?-i).", "Wind\nWATER\n",
     {"keeps": [0, 1]}, rules="drop wind\nkeep WATER\ndrop (?-i)water", format=TEXT)
case("rules_comments", "Comments and blank lines are no rules.", "Wind\n", {"keeps": [1]},
     rules="# drop Wind\n\n  \nkeep Wind\r\n", format=TEXT)
case("rules_unicode", "Patterns are Unicode.", "\u00dcBER\n", {"keeps": [1]},
     rules="keep ^\u00fc\\w+$", format=TEXT)
case("rules_no_verb", "A rule begins with keep or drop.", "One",
     {"error": E_PATTERN, "error_in": "rules", "rule_line": 2, "rule_offset": 9},
     rules="keep One\nlose One\n")
case("rules_open_bracket", "A pattern that is not valid, and where.", "One",
     {"error": E_PATTERN, "error_in": "rules", "rule_line": 3}, rules="# here\nkeep One\ndrop (One")
case("rules_not_utf8", "Rules are UTF-8.", "One",
     {"error": E_PATTERN, "error_in": "rules", "rule_line": 1}, rules=b"keep \xff")
case("rules_pattern_too_long", "A pattern has at most 4096 bytes.", "One",
     {"error": E_PATTERN, "error_in": "rules", "rule_line": 1}, rules="keep " + "a" * 4097)
case("rules_too_many", "At most 4096 rules.", "One", {"error": E_LIMIT, "error_in": "rules"},
     rules="drop x\n" * 4097)

# Single calls.
WHOLE = (("new", 0, 0), ("push", 4, 0), ("finish", 0, 0))
calls("call_order", "What belongs before finish, and what after.", "One\n",
      (("new", 0, 0), ("text", 0, E_STATE), ("markdown", 0, E_STATE), ("pull", 5, E_STATE),
       ("lines", 0, E_STATE), ("line_at", 0, E_STATE), ("page_info", 0, E_STATE),
       ("each_line", -1, E_STATE), ("line_count", 0, 0), ("push", 4, 0), ("set_rules", 0, E_STATE),
       ("set_encoding", 0, E_STATE), ("text", 0, E_STATE), ("finish", 0, 0), ("line_count", 0, 1),
       ("text", 0, 0), ("push", 0, E_STATE), ("finish", 0, E_STATE)), encoding="utf-8")
calls("call_reset", "After a reset the page may be another.", "One\n",
      WHOLE + (("reset", 0, 0), ("text", 0, E_STATE), ("push", 4, 0), ("finish", 0, 0),
               ("line_count", 0, 1)))
calls("call_error_repeats", "An error of push repeats until reset.", "One two\n",
      (("new", 0, 0), ("push", 8, E_LIMIT), ("push", 0, E_LIMIT), ("finish", 0, E_LIMIT),
       ("text", 0, E_LIMIT), ("page_info", 0, E_LIMIT), ("line_count", 0, 0), ("reset", 0, 0),
       ("push", 4, 0), ("finish", 0, 0), ("text", 0, 0)), max_page_bytes=7)
calls("call_stopped", "A callback stops the walk.", "One\n",
      WHOLE + (("each_line", -1, 0), ("each_line", 0, E_STOPPED), ("each_line", 1, 0)))
calls("call_reentered", "A push from the callback is refused.", "One\n",
      WHOLE + (("each_line_push", 0, E_STATE), ("text", 0, 0)))
calls("call_arguments", "No room, no such line, no size.", "One\n",
      (("new", 0, 0), ("push_null", 0, 0), ("push", 4, 0), ("finish", 0, 0), ("pull", 0, E_ARG),
       ("line_at", 0, 0), ("line_at", 1, E_ARG), ("line_size", 3, E_ARG), ("line_size", 4, 0),
       ("line_size", 40, 0), ("line_size", 4096, 0), ("line_size", 4097, E_ARG)))
calls("call_push_null", "NULL with a length is an error of push: it repeats until reset.", "One\n",
      (("new", 0, 0), ("push_null", 1, E_ARG), ("push", 4, E_ARG), ("finish", 0, E_ARG),
       ("reset", 0, 0), ("push", 4, 0), ("finish", 0, 0)))
calls("call_options_size", "Older and newer callers.", "One\n",
      (("new", 3, E_OPTION), ("new", 4097, E_OPTION), ("new_with_a_byte", 44, E_OPTION),
       ("new", 44, 0)))
calls("call_options_old", "A caller that knows the first field alone.", "One\n",
      (("new", 4, 0), ("push", 4, 0), ("finish", 0, 0), ("line_count", 0, 1)))
calls("call_defaults", "NULL for all options.", "One\n",
      (("new_default", 0, 0), ("push", 4, 0), ("finish", 0, 0), ("line_count", 0, 1)))
calls("call_no_memory_at_all", "An allocator without memory.", "One\n",
      (("memory", 0, 0), ("new", 0, E_NOMEM), ("rules_new", 0, E_NOMEM)), rules="keep One")
calls("call_memory_ends", "Memory for a context, none for its page: the error stays.", "One\n",
      (("memory", 1000, 0), ("new", 0, 0), ("memory", 0, 0), ("push", 4, E_NOMEM),
       ("finish", 0, E_NOMEM), ("text", 0, E_NOMEM), ("line_count", 0, 0), ("reset", 0, 0),
       ("memory", 1000, 0), ("push", 4, 0), ("finish", 0, 0), ("text", 0, 0)))
calls("call_rules", "Rules are counted, given to a context, taken for every page.", "One\n",
      (("new", 0, 0), ("rules_new", 0, 0), ("rules_count", 0, 2), ("set_rules", 0, 0),
       ("push", 4, 0), ("finish", 0, 0), ("text", 0, 0), ("reset", 0, 0), ("set_rules", 0, 0)),
      rules="keep One\ndrop two")
calls("call_encoding_empty", "An empty label is not an encoding.", "One\n",
      (("new", 0, 0), ("set_encoding", 0, E_ENCODING), ("push", 4, 0), ("finish", 0, 0)))

CASES = PAGES + CALLS
assert AUTO == 0
