// SPDX-License-Identifier: MIT
package org.dehusk;

/** What a page is. */
public enum Verdict {
    /** No text at all, or none worth keeping. */
    EMPTY,
    /** It has a main text. */
    ARTICLE,
    /** Mostly links and teasers. */
    LISTING,
    /** It only asks: consent, sign in, enable JavaScript. */
    PROMPT,
    /** What this package does not know yet. */
    OTHER
}
