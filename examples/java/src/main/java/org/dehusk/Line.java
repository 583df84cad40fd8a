// SPDX-License-Identifier: MIT
package org.dehusk;

import java.util.EnumSet;
import java.util.Set;

/**
 * A line of a page, kept or dropped, and why.
 *
 * @param text what it says
 * @param keep whether it is kept
 * @param score permille: 0 surely husk, 1000 surely article
 * @param reasonBits of enum dehusk_reason
 * @param kind what it is
 * @param flagBits of enum dehusk_line_flag
 * @param offset its first byte in the page
 * @param offsetEnd one past its last
 * @param level heading: 1-6; item, quote: depth, from 1; else 0
 * @param row cell: number of its row, from 1; else 0
 * @param linkBytes bytes of the text, as UTF-8, inside links
 */
public record Line(String text, boolean keep, int score, int reasonBits, Kind kind, int flagBits,
        int offset, int offsetEnd, int level, int row, int linkBytes) {

    /** Kinds of lines. */
    public enum Kind { TEXT, HEADING, ITEM, CELL, CODE, QUOTE, CAPTION, OTHER }

    /** Why a line is kept or dropped; dehusk.h has a sentence for each. */
    public enum Reason {
        LINKS, REPEATED, SHORT, PROMPT, NEIGHBOURS, PLACE, SECTION, HIDDEN, DATA, PROSE, BLOCK,
        HEADING, TITLE, RULE, COMMENT
    }

    /** What else is known of a line; dehusk.h has a sentence for each. */
    public enum Flag { CUT, BREAK, HIDDEN, TITLE, HEADER, ORDERED }

    /** {@return the reasons, as far as this package knows them} */
    public Set<Reason> reasons() {
        return set(Reason.class, reasonBits);
    }

    /** {@return the flags, as far as this package knows them} */
    public Set<Flag> flags() {
        return set(Flag.class, flagBits);
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> of, int bits) {
        Set<E> found = EnumSet.noneOf(of);
        for (E one : of.getEnumConstants()) {
            if ((bits >> one.ordinal() & 1) != 0) {
                found.add(one);
            }
        }
        return found;
    }
}
