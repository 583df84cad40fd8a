// Case.java - a case of flat_cases.py, and what this binding says of it in the same words.
//
// SPDX-License-Identifier: MIT
package org.dehusk;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

final class Case {
    private static final int TITLE = 1 << Line.Flag.TITLE.ordinal();

    private final Map<String, byte[]> fields = new HashMap<>();
    private final Map<String, Long> options = new HashMap<>();
    private final List<Integer> pushes = new ArrayList<>();
    private final List<String> wanted = new ArrayList<>();
    private String name;

    static List<Case> all(Path root) throws IOException, InterruptedException {
        Process python = new ProcessBuilder(System.getProperty("python", "python3"),
            root.resolve("tests/bindings/flat_cases.py").toString(), Model.builtIn())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<Case> cases = new ArrayList<>();
        try (BufferedReader lines = python.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("case ")) {
                    cases.add(new Case());
                }
                cases.get(cases.size() - 1).add(line.split(" ", 2));
            }
        }
        if (python.waitFor() != 0 || cases.size() < 60) {
            throw new AssertionError("cases are missing");
        }
        cases.removeIf(Case::hasNoWords);
        return cases;
    }

    private void add(String[] words) {
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "case" -> name = rest;
            case "end" -> { }
            case "=" -> wanted.add(rest);
            case "option" -> options.put(rest.split(" ")[0], Long.parseLong(rest.split(" ")[1]));
            case "pushes" -> {
                for (String size : rest.split(" ")) {
                    if (!size.isEmpty()) {
                        pushes.add(Integer.parseInt(size));
                    }
                }
            }
            default -> fields.put(words[0], unhex(rest));
        }
    }

    /** Our types make impossible what these ask for. */
    private boolean hasNoWords() {
        return number("format") > 3 || number("flags") > 3 || number("comments") > 2
            || number("output") > 1 || number("reserved") > 0;
    }

    private long number(String option) {
        return options.getOrDefault(option, 0L);
    }

    private byte[] field(String of) {
        return fields.getOrDefault(of, new byte[0]);
    }

    void pass() throws IOException {
        List<String> said = say();
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= said.size() || !said.get(i).equals(wanted.get(i))) {
                throw new AssertionError(name + ": " + (i < said.size() ? said.get(i) : "nothing")
                    + "\nnot " + wanted.get(i));
            }
        }
        if (wanted.isEmpty()) {
            throw new AssertionError(name + " wants nothing");
        }
    }

    private List<String> say() throws IOException {
        String step = "rules";
        try {
            Options given = options();
            step = "new";
            try (Cleaner cleaner = new Cleaner(given)) {
                step = "read";
                String encoding = field("encoding").length == 0 ? null : text("encoding");
                Page page = pushes.isEmpty() ? cleaner.clean(field("page"), encoding)
                    : cleaner.clean(new Pieces(), encoding);
                return say(page);
            }
        } catch (DehuskException refused) {
            step = refused.status() == DehuskException.ENCODING ? "encoding" : step;
            return List.of("error " + refused.status() + " " + step + " " + refused.line() + " "
                + refused.offset());
        }
    }

    private Options options() {
        Options given = new Options();
        if (field("preset").length > 0) {
            given.preset(text("preset"));
        }
        if (options.containsKey("format")) {
            given.format(Format.values()[(int) number("format")]);
        }
        if (options.containsKey("comments")) {
            given.comments(Comments.values()[(int) number("comments")]);
        }
        if (options.containsKey("flags")) {
            given.title((number("flags") & 1) != 0).invert((number("flags") & 2) != 0);
        }
        if (options.containsKey("keep_permille")) {
            given.keepPermille((int) number("keep_permille"));
        }
        if (options.containsKey("max_lines")) {
            given.maxLines((int) number("max_lines"));
        }
        if (options.containsKey("max_line_bytes")) {
            given.maxLineBytes((int) number("max_line_bytes"));
        }
        if (options.containsKey("max_page_bytes")) {
            given.maxPageBytes(number("max_page_bytes"));
        }
        return field("rules").length == 0 ? given : given.rules(new Rules(field("rules")));
    }

    private static List<String> say(Page page) {
        List<String> said = new ArrayList<>();
        List<Line> lines = page.lines();
        said.add(words("page", page.format().ordinal(), hex(page.encoding()), lines.size(),
            page.bytes(), page.skippedRules()));
        for (Line l : lines) {
            said.add(words("line", l.kind().ordinal(), l.offset(), l.offsetEnd(), l.level(),
                l.row(), l.linkBytes(), l.flagBits() & ~TITLE, hex(l.text())));
        }
        said.add(words("verdict", page.verdict().ordinal(), page.confidence(), page.kept(),
            hex(page.title()), page.titleLine()));
        said.add(words("text", hex(page.text())));
        said.add(words("markdown", hex(page.markdown())));
        for (Line l : lines) {
            said.add(words("score", l.keep() ? 1 : 0, l.score(), l.reasonBits(), l.flagBits() & TITLE));
        }
        return said;
    }

    private static String words(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        return line.toString();
    }

    private String text(String of) {
        return new String(field(of), StandardCharsets.UTF_8);
    }

    private static String hex(String text) {
        return text.isEmpty() ? "-" : HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] unhex(String text) {
        return text.equals("-") ? new byte[0] : HexFormat.of().parseHex(text);
    }

    /** The page, as many bytes a read as the case says. */
    private final class Pieces extends InputStream {
        private final ByteArrayInputStream page = new ByteArrayInputStream(field("page"));
        private int turn;

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] room, int at, int length) {
            if (turn < pushes.size()) {
                int size = pushes.get(turn++);
                return size == 0 ? 0 : page.read(room, at, Math.min(size, length));
            }
            return page.read(room, at, length);
        }
    }
}
