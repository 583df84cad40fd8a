// SPDX-License-Identifier: MIT
package org.dehusk;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

/**
 * What scores lines: tables trained on other pages than the built-in ones, as
 * {@code tests/quality/train.py --model} writes them.  Cleaners and threads may share it.
 */
public final class Model {
    final long handle;

    /**
     * Reads a model.
     *
     * @param file its bytes
     * @throws DehuskException MODEL for what is none, or none for this library
     */
    public Model(byte[] file) {
        long[] made = new long[1];
        DehuskException.check(Native.modelNew(file, made));
        handle = made[0];
        Native.own(this, handle, Native::modelFree);
    }

    /** {@return what its maker called it} */
    public String name() {
        try {
            return new String(Native.modelName(handle), StandardCharsets.UTF_8);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** {@return the name of the built-in one: verdicts of two versions may differ if it does} */
    public static String builtIn() {
        return new String(Native.modelName(0), StandardCharsets.UTF_8);
    }
}
