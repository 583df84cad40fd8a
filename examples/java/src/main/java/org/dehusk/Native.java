// SPDX-License-Identifier: MIT
package org.dehusk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;

/** What dehusk_jni.c defines, and the memory behind it.  An int that is returned is a status. */
final class Native {
    private static final java.lang.ref.Cleaner COLLECTOR = java.lang.ref.Cleaner.create();

    static {
        load();
    }

    private Native() {
    }

    /** From java.library.path if it is there, else from the jar. */
    private static void load() {
        try {
            System.loadLibrary("dehusk_jni");
            return;
        } catch (UnsatisfiedLinkError notThere) {
            // then it is beside this class
        }
        String name = System.mapLibraryName("dehusk_jni");
        try (InputStream bundled = Native.class.getResourceAsStream(name)) {
            if (bundled == null) {
                throw new UnsatisfiedLinkError(name + " is neither in the jar nor in java.library.path");
            }
            Path file = Files.createTempFile("dehusk", name);
            try {
                Files.copy(bundled, file, StandardCopyOption.REPLACE_EXISTING);
                System.load(file.toString());
            } finally {
                file.toFile().deleteOnExit();
                file.toFile().delete(); // where it may go while it is in use
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Frees {@code handle} when {@code owner} is garbage, or when the result is told to. */
    static java.lang.ref.Cleaner.Cleanable own(Object owner, long handle, LongConsumer free) {
        return COLLECTOR.register(owner, () -> free.accept(handle));
    }

    static native int rulesNew(byte[] text, long[] madeLineOffset, byte[][] message);

    static native void rulesFree(long rules);

    static native int rulesCount(long rules);

    static native int modelNew(byte[] file, long[] made);

    static native void modelFree(long model);

    static native byte[] modelName(long model);

    static native String name(int which, int number);

    static native int contextNew(byte[] preset, long[] numbers, long rules, long model, long[] made);

    static native void contextFree(long ctx);

    static native int begin(long ctx, byte[] encoding);

    static native int push(long ctx, byte[] bytes, int at, int end);

    static native int finish(long ctx, boolean markdown, Object[] answer);
}
