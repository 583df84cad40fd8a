#!/usr/bin/env python3
"""cli.py PROGRAM - the dehusk program as a shell user meets it.

SPDX-License-Identifier: MIT
"""
import json
import os
import pty
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = ""

PAGE = """<!DOCTYPE html><html><head><meta charset=utf-8><title>Bees of the north</title></head>
<body><nav><a href=/>Home</a> <a href=/news>News</a> <a href=/login>Sign in</a></nav>
<article><h1>Bees of the north</h1>
<p>The bees of the north sleep for seven months, and they wake when the willows bloom along
the river &mdash; nobody knows how they tell the day.</p>
<p>A keeper told us that each hive has its own "voice" \\ tone, and he listens at the wall; he
says that a quiet hive is a hungry one, and that he has never been wrong about it.</p>
</article><footer><a href=/about>About us</a> <a href=/x>Subscribe to our newsletter</a></footer>
</body></html>
"""
SENTENCE = "The bees of the north sleep for seven months"


def run(*arguments, data=b"", **more):
    if isinstance(data, str):
        data = data.encode()
    return subprocess.run([PROGRAM, *arguments], input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60, **more)


def on_a_terminal(arguments, environment=None):
    """The program's standard output when that is a terminal."""
    reader, writer = pty.openpty()
    child = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=writer,
                             stderr=subprocess.DEVNULL,
                             env={**os.environ, "TERM": "xterm", "NO_COLOR": "",
                                  **(environment or {})})
    os.close(writer)
    out = b""
    try:
        while piece := os.read(reader, 65536):
            out += piece
    except OSError:  # Linux says EIO when the other end is closed
        pass
    os.close(reader)
    child.wait()
    return out


class Cli(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.page = self.write("page.html", PAGE)

    def write(self, name, content):
        path = os.path.join(os.fsencode(self.folder.name), os.fsencode(name))
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return os.fsdecode(path)

    def assert_fails(self, result, message, status=2):
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertIn(message, result.stderr.decode())
        self.assertEqual(result.stdout, b"")

    def test_a_pipe_gives_the_article(self):
        result = run(data=PAGE)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        text = result.stdout.decode()
        self.assertIn(SENTENCE, text)
        self.assertNotIn("Subscribe", text)
        self.assertTrue(text.endswith(".\n"))

    def test_a_file_is_a_pipe_is_a_dash(self):
        piped = run(data=PAGE).stdout
        self.assertEqual(run(self.page).stdout, piped)
        self.assertEqual(run("-", data=PAGE).stdout, piped)
        self.assertEqual(run("--", self.page).stdout, piped)

    def test_nothing_kept_is_status_1(self):
        self.assertEqual((run(data="").returncode, run(data="").stdout), (1, b""))
        self.assertEqual(run("-t", "markdown", data="").stdout, b"")

    def test_pages_are_set_apart_by_a_blank_line(self):
        one = run(self.page).stdout
        result = run(self.page, self.write("empty", ""), "-", self.page, data=PAGE)
        self.assertEqual(result.stdout, one + b"\n" + one + b"\n" + one)
        self.assertEqual(result.returncode, 0)

    def test_markdown_begins_with_the_title(self):
        result = run("-t", "markdown", self.page)
        self.assertEqual(run("--to=markdown", self.page).stdout, result.stdout)
        self.assertTrue(result.stdout.decode().startswith("# Bees of the north\n\nThe bees"))

    def test_title_is_put_into_the_text_when_asked_for(self):
        self.assertNotIn(b"Bees of the north\n", run(self.page).stdout)
        self.assertTrue(run("--title", self.page).stdout.startswith(b"Bees of the north\n\n"))

    def test_a_preset_is_its_options(self):
        self.assertEqual(run("--preset", "article", "-e", self.page).stdout,
                         run("--keep", "560", "--comments", "drop", "-e", self.page).stdout)
        rag = run("-p", "rag", self.page).stdout
        self.assertTrue(rag.startswith(b"# Bees of the north\n\n"))
        self.assertNotIn(b"# Bees", run("-p", "rag", "-t", "text", self.page).stdout)
        self.assertEqual(run("-p", "strict", "-k", "500", "--comments=auto", self.page).stdout,
                         run(self.page).stdout)
        self.assert_fails(run("-p", "best", self.page), "best: unknown; see dehusk --help")
        self.assert_fails(run("-p", "", self.page), ": unknown; see dehusk --help")

    def test_comments_are_kept_or_dropped(self):
        said = ("<div id=comments><h3>Comments</h3><div><p>My mother kept bees in that very garden "
                "all her life.</p><a href=/r>Reply</a></div></div>")
        page = self.write("story.html", PAGE.replace("</article>", "</article>" + said))
        kept = run("--comments", "keep", page).stdout
        self.assertIn(b"My mother kept bees", kept)
        self.assertNotIn(b"Reply", kept)
        for text in (run("--comments=drop", "-k", "0", page).stdout,
                     run("-p", "corpus", page).stdout):
            self.assertIn(SENTENCE.encode(), text)
            self.assertNotIn(b"My mother", text)
        explained = run("-e", "--comments=keep", page).stdout.decode()
        self.assertRegex(explained, r"keep\t\d+\tcomment\t.*My mother")
        self.assert_fails(run("--comments", "maybe", page), "maybe: unknown")

    def test_a_model_comes_from_a_file(self):
        maker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "quality",
                             "model_file.py")
        path = self.write("built-in.model", b"")
        subprocess.run([sys.executable, maker, path], check=True)
        self.assertEqual(run("--model", path, "-e", self.page).stdout,
                         run("-e", self.page).stdout)
        with open(path, "rb") as file:
            data = file.read()
        broken = self.write("broken", data[:-1])
        self.assert_fails(run("--model", broken, self.page), "broken: the model is damaged or for")
        self.assert_fails(run("--model", "/no/model", self.page), "/no/model: No such file")
        large = self.write("large", data + b" " * (32 << 20))
        self.assert_fails(run("--model", large, self.page), "exceed", status=3)

    def test_json_is_one_object_a_page_on_one_line(self):
        result = run("-t", "json", self.page, "-", data="")
        lines = result.stdout.decode().split("\n")
        self.assertEqual(len(lines), 3)
        self.assertEqual(lines[2], "")
        page, empty = json.loads(lines[0]), json.loads(lines[1])
        self.assertEqual(set(page), {"file", "verdict", "confidence", "encoding", "title",
                                     "text"})
        self.assertEqual(page["file"], self.page)
        self.assertEqual(page["verdict"], "article")
        self.assertEqual(page["encoding"], "UTF-8")
        self.assertEqual(page["title"], "Bees of the north")
        self.assertEqual(page["text"], run(self.page).stdout.decode())
        self.assertIsInstance(page["confidence"], int)
        self.assertEqual((empty["file"], empty["verdict"], empty["text"]), ("-", "empty", ""))

    def test_json_escapes_what_it_must(self):
        hard = "".join(chr(c) for c in range(1, 0x20) if chr(c) not in "\n\r\f\t ")
        hard = "This sentence has \" and \\ and " + hard + "\x7f\x80\x9f é 🐝 in its middle."
        text = self.write("hard", hard)
        rules = self.write("rules", "keep .\n")
        result = run("-f", "text", "-t", "json", "-r", rules, text)
        self.assertNotRegex(result.stdout[:-1], rb"[\x00-\x1f\x7f]")
        self.assertEqual(json.loads(result.stdout)["text"], hard + "\n")

    def test_explain_has_a_row_a_line(self):
        rows = [row.split("\t") for row in run("-e", self.page).stdout.decode().splitlines()]
        self.assertTrue(len(rows) > 4)
        for verdict, score, reasons, span, text in rows:
            self.assertIn(verdict, ("keep", "drop"))
            self.assertTrue(0 <= int(score) <= 1000)
            self.assertTrue(reasons)
            begin, end = map(int, span.split("-"))
            self.assertTrue(0 <= begin < end <= len(PAGE))
            self.assertTrue(text)
        kept = [row[4] for row in rows if row[0] == "keep"]
        self.assertEqual("\n\n".join(kept) + "\n", run(self.page).stdout.decode())

    def test_explain_as_json_says_the_same(self):
        rows = [row.split("\t") for row in run("-e", self.page).stdout.decode().splitlines()]
        page = json.loads(run("-e", "-t", "json", self.page).stdout)
        self.assertNotIn("text", page)
        self.assertEqual(rows, [[line["verdict"], str(line["score"]),
                                 ",".join(line["reasons"]),
                                 f"{line['offset']}-{line['offset_end']}", line["text"]]
                                for line in page["lines"]])
        self.assertIn("heading", [line["kind"] for line in page["lines"]])

    def test_invert_gives_the_rest(self):
        text = run("-v", self.page).stdout.decode()
        self.assertIn("Subscribe to our newsletter", text)
        self.assertNotIn(SENTENCE, text)
        rows = run("-e", "-v", self.page).stdout.decode().splitlines()
        self.assertTrue(rows and all(row.startswith("drop\t") for row in rows))
        rules = self.write("rules", "keep .\n")
        self.assertEqual(run("-v", "-r", rules, self.page).returncode, 1)

    def test_the_dial_turns(self):
        sizes = [len(run("-k", str(n), self.page).stdout) for n in (0, 500, 1000)]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertEqual(run("--keep", "0", self.page).stdout, run("-k1", self.page).stdout)
        self.assertEqual(run("--precision", self.page).stdout, run("-k750", self.page).stdout)
        self.assertEqual(run("--recall", self.page).stdout, run("-k250", self.page).stdout)
        self.assertEqual(run("-k9", "--recall", self.page).stdout,
                         run("-k250", self.page).stdout)
        for bad in ("1001", "-1", "", "x", "5x", " 5", "99999999999999999999"):
            self.assert_fails(run("-k", bad, self.page), "0 to 1000")

    def test_kinds_and_forms_are_known_by_name(self):
        for kind in ("auto", "html", "markdown", "text"):
            self.assertEqual(run("--from", kind, self.page).stderr, b"")
        self.assertIn(b"<article>", run("-f", "text", "-v", "-k1000", self.page).stdout +
                      run("-f", "text", "-k1000", self.page).stdout)
        self.assert_fails(run("-f", "word", self.page), "word")
        self.assert_fails(run("-t", "xml", self.page), "xml")

    def test_rules_are_obeyed(self):
        rules = self.write("rules", "# mine\nkeep newsletter\ndrop sleep for\n")
        text = run("--rules", rules, self.page).stdout.decode()
        self.assertIn("newsletter", text)
        self.assertNotIn(SENTENCE, text)

    def test_a_bad_rule_is_pointed_at(self):
        rules = self.write("rules", "# mine\nkeep b(c\n")
        result = run("-r", rules, self.page)
        self.assertEqual(result.returncode, 2)
        self.assertRegex(result.stderr.decode(), f"^{rules}:2:[1-9][0-9]*: .+\n$")
        self.assert_fails(run("-r", "/no/such", self.page), "/no/such: No such file")
        self.assert_fails(run("-r", self.folder.name, self.page), "Is a directory")

    def test_encoding_is_what_the_caller_knows(self):
        page = "Привет, мир, как живёшь без меня все эти долгие годы?".encode("cp1251")
        rules = self.write("rules", "keep .\n")
        result = run("--encoding", "windows-1251", "-f", "text", "-r", rules, data=page)
        self.assertIn("Привет, мир", result.stdout.decode())
        self.assert_fails(run("--encoding", "klingon", data=page), "klingon")

    def test_help_and_version(self):
        for option in ("-h", "--help"):
            result = run(option)
            self.assertEqual((result.returncode, result.stderr), (0, b""))
            self.assertIn(b"curl", result.stdout)
        for option in ("-V", "--version"):
            self.assertRegex(run(option).stdout, rb"^dehusk [0-9.]+, model \S+\n$")

    def test_unknown_options_are_refused(self):
        for option in ("--nope", "-x", "-P", "-E", "--keep"):
            result = run(option)
            self.assertEqual((result.returncode, result.stdout), (2, b""))
            self.assertTrue(result.stderr)

    def test_a_file_that_fails_does_not_stop_the_others(self):
        result = run("/no/such", self.folder.name, self.page)
        self.assertEqual(result.returncode, 2)
        self.assertIn(SENTENCE.encode(), result.stdout)
        self.assertIn(b"dehusk: /no/such: No such file", result.stderr)
        self.assertIn(self.folder.name.encode() + b": Is a directory", result.stderr)

    def test_a_page_beyond_the_limit_is_status_3(self):
        big = self.write("big", "")
        os.truncate(big, (64 << 20) + 1)
        result = run(big, self.page)
        self.assertEqual(result.returncode, 3)
        self.assertIn(b"big: ", result.stderr)
        self.assertIn(SENTENCE.encode(), result.stdout)
        self.assertEqual(run(big, "/no/such").returncode, 2)

    def test_file_names_may_be_odd(self):
        for name in (b"a b", b"-v", b"a\nb", b"\xff\xfe", b"\xed\xa0\x80", "é".encode(),
                     b"\x1b[31m", b'"\\'):
            path = os.path.join(os.fsencode(self.folder.name), name)
            self.write(name, PAGE)
            result = run("-t", "json", path)
            self.assertEqual(result.returncode, 0, result.stderr)
            said = json.loads(result.stdout.decode("utf-8"))["file"]
            try:
                self.assertEqual(said, path.decode())
            except UnicodeDecodeError:
                self.assertIn("\ufffd", said)
            result = run(path + b".gone")
            self.assertEqual(result.returncode, 2)
            self.assertNotIn(b"\x1b", result.stderr)
            self.assertEqual(result.stderr.count(b"\n"), 1)
        self.assertEqual(run("--", "-v", cwd=self.folder.name).returncode, 0)

    def test_many_files(self):
        paths = [self.write(f"{n}.html", PAGE) for n in range(300)]
        result = run("-t", "json", *paths)
        pages = [json.loads(line) for line in result.stdout.decode().splitlines()]
        self.assertEqual([page["file"] for page in pages], paths)
        self.assertEqual(len({page["text"] for page in pages}), 1)

    def test_slow_short_writes_are_read_whole(self):
        child = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for at in range(0, len(PAGE), 97):
            child.stdin.write(PAGE.encode()[at:at + 97])
            child.stdin.flush()
            if at % 970 == 0:  # an interrupted read, too
                child.send_signal(signal.SIGSTOP)
                child.send_signal(signal.SIGCONT)
                time.sleep(0.01)
        out, _ = child.communicate()
        self.assertEqual(out, run(self.page).stdout)

    def test_a_closed_pipe_is_no_news(self):
        paths = [self.page] * 500
        for ignore in (False, True):
            child = subprocess.Popen([PROGRAM, "-e", *paths], stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE, restore_signals=not ignore)
            child.stdout.read(1)
            child.stdout.close()
            errors = child.stderr.read()
            child.stderr.close()
            self.assertEqual(errors, b"")
            self.assertEqual(child.wait(), 2 if ignore else -signal.SIGPIPE)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            for arguments in ([self.page], ["-h"], ["-e"] + [self.page] * 50):
                result = subprocess.run([PROGRAM, *arguments], stdout=full,
                                        stderr=subprocess.PIPE, timeout=60)
                self.assertEqual(result.returncode, 2)
                self.assertIn(b"No space left on device", result.stderr)

    def test_a_terminal_is_not_steered(self):
        text = self.write("evil", "This long sentence has \x1b[31m and \x07 and \x9b2J in it, "
                                  "and\ta tab, and é too, as sentences have.\n")
        rules = self.write("rules", "keep .\n")
        for more in ([], ["-e"], ["-t", "markdown"]):
            out = on_a_terminal(["-f", "text", "-r", rules, *more, text], {"TERM": "dumb"})
            self.assertNotIn(b"\x1b", out)
            self.assertNotIn(b"\x07", out)
            self.assertNotIn(b"\xc2\x9b", out)
            self.assertIn("[31m and \ufffd and \ufffd2J".encode(), out)
            self.assertIn("é too".encode(), out)
        self.assertIn(b"\x1b[31m", run("-f", "text", "-r", rules, text).stdout)

    def test_colour_is_for_terminals_that_want_it(self):
        green = b"\x1b[32mkeep\x1b[m"
        self.assertIn(green, on_a_terminal(["-e", self.page]))
        self.assertNotIn(b"\x1b", run("-e", self.page).stdout)
        self.assertNotIn(b"\x1b", on_a_terminal(["-e", self.page], {"NO_COLOR": "1"}))
        self.assertNotIn(b"\x1b", on_a_terminal(["-e", self.page], {"TERM": "dumb"}))
        self.assertNotIn(b"\x1b", on_a_terminal(["-e", "-t", "json", self.page]))
        self.assertNotIn(b"\x1b", on_a_terminal([self.page]))

    def test_a_terminal_without_a_file_gets_the_short_help(self):
        reader, writer = pty.openpty()
        result = subprocess.run([PROGRAM], stdin=writer, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, timeout=60)
        os.close(reader)
        os.close(writer)
        self.assert_fails(result, "--help")


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
