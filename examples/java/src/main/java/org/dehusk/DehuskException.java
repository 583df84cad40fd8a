// SPDX-License-Identifier: MIT
package org.dehusk;

/** What the library refused. */
public final class DehuskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The numbers of dehusk.h. */
    public static final int NOMEM = -1, ARG = -2, OPTION = -3, STATE = -4, LIMIT = -5,
            STOPPED = -6, PATTERN = -7, ENCODING = -8, MODEL = -9;

    private final int status;
    private final int line;
    private final long offset;

    DehuskException(int status) {
        this(status, Native.name(1, status), 0, 0);
    }

    DehuskException(int status, String message, int line, long offset) {
        super(message);
        this.status = status;
        this.line = line;
        this.offset = offset;
    }

    static void check(int status) {
        if (status != 0) {
            throw new DehuskException(status);
        }
    }

    /** {@return one of the numbers above} */
    public int status() {
        return status;
    }

    /** {@return the same as a name, "DEHUSK_E_LIMIT"} */
    public String statusName() {
        return Native.name(0, status);
    }

    /** {@return the line of the rule that is wrong, from 1; 0 if none is to blame} */
    public int line() {
        return line;
    }

    /** {@return bytes from the beginning of the rules, as UTF-8, to the mistake} */
    public long offset() {
        return offset;
    }
}
