// SPDX-License-Identifier: MIT
package org.dehusk;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

/**
 * Patterns of your own, one a line: {@code keep PATTERN} or {@code drop PATTERN} (PCRE2).  They
 * never change; any number of cleaners and threads may share them.
 */
public final class Rules {
    final long handle;

    /**
     * Compiles them.
     *
     * @param text the rules
     * @throws DehuskException PATTERN, with the line of the mistake, or LIMIT
     */
    public Rules(String text) {
        this(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Compiles them.
     *
     * @param text the rules, in UTF-8
     * @throws DehuskException PATTERN, with the line of the mistake, or LIMIT
     */
    public Rules(byte[] text) {
        long[] made = new long[3];
        byte[][] message = new byte[1][];
        int status = Native.rulesNew(text, made, message);
        if (status != 0 && made[1] > 0) {
            String said = new String(message[0], StandardCharsets.UTF_8);
            throw new DehuskException(status, "line " + made[1] + ": " + said, (int) made[1], made[2]);
        }
        DehuskException.check(status);
        handle = made[0];
        Native.own(this, handle, Native::rulesFree);
    }

    /** {@return how many there are} */
    public int size() {
        try {
            return Native.rulesCount(handle);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
