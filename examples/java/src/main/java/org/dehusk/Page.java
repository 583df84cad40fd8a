// SPDX-License-Identifier: MIT
package org.dehusk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was read from one page.  It never changes, holds nothing native, and outlives its Cleaner.
 * Strings are made when they are asked for: keep the String if you need it often.
 */
public final class Page {
    static final int PARTS = 7; // of an answer: see answer_jni.c
    private static final int LINE = 11; // numbers of a line

    private final int[] numbers;
    private final byte[] text;
    private final byte[] markdown;
    private final byte[] title;
    private final byte[] encoding;
    private final int[] lines;
    private final byte[] texts;

    Page(Object[] answer) {
        numbers = (int[]) answer[0];
        text = (byte[]) answer[1];
        markdown = (byte[]) answer[2];
        title = (byte[]) answer[3];
        encoding = (byte[]) answer[4];
        lines = (int[]) answer[5];
        texts = (byte[]) answer[6];
    }

    /** {@return the kept lines} */
    public String text() {
        return string(text);
    }

    /** {@return the same, in UTF-8: a copy} */
    public byte[] textBytes() {
        return text.clone();
    }

    /**
     * {@return the kept lines as Markdown, with the title}
     *
     * @throws IllegalStateException if {@link Options#markdown} said that it is not wanted
     */
    public String markdown() {
        if (markdown == null) {
            throw new IllegalStateException("the cleaner was told to make no Markdown");
        }
        return string(markdown);
    }

    /** {@return the title, "" if none was found} */
    public String title() {
        return string(title);
    }

    /** {@return the index of the title line, -1 if no line is it} */
    public int titleLine() {
        return numbers[5];
    }

    /** {@return what the page is} */
    public Verdict verdict() {
        return known(Verdict.values(), numbers[0]);
    }

    /** {@return permille: the F1 that the kept lines are expected to have} */
    public int confidence() {
        return numbers[1];
    }

    /** {@return what it was read as, never AUTO} */
    public Format format() {
        return Format.values()[numbers[2]];
    }

    /** {@return the encoding that was used, "UTF-8"} */
    public String encoding() {
        return string(encoding);
    }

    /** {@return how many lines it has} */
    public int lineCount() {
        return lines.length / LINE;
    }

    /** {@return how many of them are kept} */
    public int kept() {
        return numbers[3];
    }

    /** {@return how many bytes were read} */
    public int bytes() {
        return numbers[4];
    }

    /** {@return matches of rules given up because a pattern met a limit of work} */
    public int skippedRules() {
        return numbers[6];
    }

    /** {@return all lines, kept or dropped, in the order of the page} */
    public List<Line> lines() {
        List<Line> made = new ArrayList<>(lineCount());
        for (int i = 0, at = 0; i < lines.length; at += lines[i + 10], i += LINE) {
            String said = new String(texts, at, lines[i + 10], StandardCharsets.UTF_8);
            made.add(new Line(said, lines[i + 1] != 0, lines[i + 2], lines[i + 3],
                    known(Line.Kind.values(), lines[i]), lines[i + 4], lines[i + 5], lines[i + 6],
                    lines[i + 7], lines[i + 8], lines[i + 9]));
        }
        return Collections.unmodifiableList(made);
    }

    /** {@return the text} */
    @Override
    public String toString() {
        return text();
    }

    /** The last value is for what came later than this package. */
    private static <T> T known(T[] values, int number) {
        return values[number >= 0 && number < values.length ? number : values.length - 1];
    }

    /** By a decoder: String's own takes a third longer (JDK 17) where the text is not all ASCII. */
    private static String string(byte[] bytes) {
        return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
    }
}
