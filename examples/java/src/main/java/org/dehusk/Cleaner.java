// SPDX-License-Identifier: MIT
package org.dehusk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads pages, one after the other:
 *
 * <pre>{@code
 * try (Cleaner cleaner = new Cleaner()) {
 *     Page page = cleaner.clean(html);
 *     System.out.println(page.title() + " " + page.verdict() + "\n" + page.text());
 * }
 * }</pre>
 *
 * <p>Any thread may use it, one at a time: others wait.  For threads that do not, give each its own;
 * they may share {@link Rules} and a {@link Model}.
 */
public final class Cleaner implements AutoCloseable {
    private static final byte[] UTF_8 = "utf-8".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 1 << 16;

    private final Options options; // has the rules and the model, which the context borrows
    private final java.lang.ref.Cleaner.Cleanable memory;
    private long ctx;
    private byte[] piece;

    /** With the default options. */
    public Cleaner() {
        this(new Options());
    }

    /**
     * With options, as they are now.
     *
     * @param options settings for every page
     * @throws DehuskException OPTION for a value out of its range
     */
    public Cleaner(Options options) {
        this.options = options.copy();
        ctx = this.options.newContext();
        memory = Native.own(this, ctx, Native::contextFree);
    }

    /**
     * Reads a page whose encoding is to be found out.
     *
     * @param page its bytes
     * @return what was read
     * @throws DehuskException LIMIT
     */
    public Page clean(byte[] page) {
        return clean(page, null);
    }

    /**
     * Reads a page.
     *
     * @param page its bytes
     * @param encoding what you know of them, from an HTTP header, say: a label of the WHATWG
     *     Encoding Standard; or null
     * @return what was read
     * @throws DehuskException LIMIT or ENCODING
     */
    public synchronized Page clean(byte[] page, String encoding) {
        begin(label(encoding));
        DehuskException.check(Native.push(ctx, page, 0, page.length));
        return finish();
    }

    /**
     * Reads a page that is characters already.  Offsets of its lines are those of its UTF-8.
     *
     * @param page its text
     * @return what was read
     * @throws DehuskException LIMIT
     */
    public synchronized Page clean(String page) {
        begin(UTF_8);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        DehuskException.check(Native.push(ctx, bytes, 0, bytes.length));
        return finish();
    }

    /**
     * Reads a page as it arrives.
     *
     * @param page to its end; it is not closed
     * @param encoding as above, or null
     * @return what was read
     * @throws IOException what reading throws
     * @throws DehuskException LIMIT or ENCODING
     */
    public synchronized Page clean(InputStream page, String encoding) throws IOException {
        begin(label(encoding));
        if (piece == null) {
            piece = new byte[PIECE];
        }
        for (int count = page.read(piece); count >= 0; count = page.read(piece)) {
            DehuskException.check(Native.push(ctx, piece, 0, count));
        }
        return finish();
    }

    /** Frees the memory now, rather than when the garbage collector gets to it. */
    @Override
    public synchronized void close() {
        ctx = 0;
        memory.clean();
    }

    private static byte[] label(String encoding) {
        return encoding == null ? null : encoding.getBytes(StandardCharsets.UTF_8);
    }

    private void begin(byte[] encoding) {
        if (ctx == 0) {
            throw new IllegalStateException("the cleaner is closed");
        }
        DehuskException.check(Native.begin(ctx, encoding));
    }

    private Page finish() {
        Object[] answer = new Object[Page.PARTS];
        DehuskException.check(Native.finish(ctx, options.wantsMarkdown(), answer));
        return new Page(answer);
    }
}
