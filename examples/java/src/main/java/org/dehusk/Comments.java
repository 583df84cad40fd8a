// SPDX-License-Identifier: MIT
package org.dehusk;

/** What becomes of the comments that readers left under an article. */
public enum Comments {
    /** As the scorer says, line by line: mostly dropped. */
    AUTO,
    /** Kept, without their dates, names, buttons and forms. */
    KEEP,
    /** Dropped, whatever the scorer says. */
    DROP
}
