// SPDX-License-Identifier: MIT
package org.dehusk;

/** What the bytes of a page are. */
public enum Format {
    /** To be found out; never the answer. */
    AUTO,
    /** Plain text. */
    TEXT,
    /** Markdown. */
    MARKDOWN,
    /** HTML. */
    HTML
}
