// SPDX-License-Identifier: MIT
package org.dehusk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Settings of a {@link Cleaner}; what is not set is the library's default.  Each method sets one. */
public final class Options {
    private static final int FORMAT = 0, FLAGS = 1, KEEP = 2, LINES = 3, LINE_BYTES = 4,
            COMMENTS = 5, PAGE_BYTES = 6;

    private final long[] numbers = new long[7]; // -1: not set
    private byte[] preset;
    private Rules rules;
    private Model model;
    private boolean markdown = true;

    /** All as the library has it. */
    public Options() {
        Arrays.fill(numbers, -1);
    }

    /**
     * Settings for one purpose, under what else is set.
     *
     * @param name "article", "rag", "corpus" or "strict"
     * @return this
     */
    public Options preset(String name) {
        preset = name.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /**
     * What the bytes are.
     *
     * @param format AUTO if it is not set
     * @return this
     */
    public Options format(Format format) {
        return set(FORMAT, format.ordinal());
    }

    /**
     * What becomes of readers' comments.
     *
     * @param comments AUTO if it is not set
     * @return this
     */
    public Options comments(Comments comments) {
        return set(COMMENTS, comments.ordinal());
    }

    /**
     * Puts the title line into the text (into Markdown it always is).
     *
     * @param wanted false if it is not set
     * @return this
     */
    public Options title(boolean wanted) {
        return flag(1, wanted);
    }

    /**
     * Gives what is dropped instead.
     *
     * @param wanted false if it is not set
     * @return this
     */
    public Options invert(boolean wanted) {
        return flag(2, wanted);
    }

    /**
     * The dial.
     *
     * @param permille 1 keeps nearly all, 1000 only what is sure
     * @return this
     */
    public Options keepPermille(int permille) {
        return set(KEEP, permille);
    }

    /**
     * LIMIT beyond.
     *
     * @param lines of a page
     * @return this
     */
    public Options maxLines(int lines) {
        return set(LINES, lines);
    }

    /**
     * Longer lines are cut in pieces.
     *
     * @param bytes of a line
     * @return this
     */
    public Options maxLineBytes(int bytes) {
        return set(LINE_BYTES, bytes);
    }

    /**
     * LIMIT beyond.
     *
     * @param bytes of a page
     * @return this
     */
    public Options maxPageBytes(long bytes) {
        return set(PAGE_BYTES, bytes);
    }

    /**
     * Patterns of your own.
     *
     * @param rules or null
     * @return this
     */
    public Options rules(Rules rules) {
        this.rules = rules;
        return this;
    }

    /**
     * What scores the lines.
     *
     * @param model or null: the built-in one
     * @return this
     */
    public Options model(Model model) {
        this.model = model;
        return this;
    }

    /**
     * Whether {@link Page#markdown} is made: it takes a tenth of the time of a page.
     *
     * @param wanted true if it is not set
     * @return this
     */
    public Options markdown(boolean wanted) {
        markdown = wanted;
        return this;
    }

    private Options set(int field, long value) {
        if (value < 0) {
            throw new DehuskException(DehuskException.OPTION);
        }
        numbers[field] = value;
        return this;
    }

    private Options flag(int bit, boolean wanted) {
        long before = Math.max(0, numbers[FLAGS]);
        return set(FLAGS, wanted ? before | bit : before & ~bit);
    }

    /** What a Cleaner needs of them: later changes are not its own. */
    Options copy() {
        Options made = new Options();
        System.arraycopy(numbers, 0, made.numbers, 0, numbers.length);
        made.preset = preset;
        made.rules = rules;
        made.model = model;
        made.markdown = markdown;
        return made;
    }

    boolean wantsMarkdown() {
        return markdown;
    }

    long newContext() {
        long[] made = new long[1];
        DehuskException.check(Native.contextNew(preset, numbers, rules == null ? 0 : rules.handle,
                model == null ? 0 : model.handle, made));
        return made[0];
    }
}
