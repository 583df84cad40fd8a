//! The lines of a page, and why each was kept or dropped.
//!
//! SPDX-License-Identifier: MIT
use crate::{lent, name, sys, Cleaner, Error};
use std::fmt;
use std::iter::FusedIterator;
use std::marker::PhantomData;
use std::mem::{size_of, MaybeUninit};
use std::ptr::null;

/// A line of a page; its text is borrowed from the [`Cleaner`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line<'c> {
    /// UTF-8, without its line end.
    pub text: &'c str,
    /// Kept, or dropped.
    pub keep: bool,
    /// Permille: 0 surely husk, 1000 surely article.
    pub score: u32,
    /// Why.
    pub reasons: Reasons,
    /// What it is.
    pub kind: Kind,
    /// What else is known of it.
    pub flags: LineFlags,
    /// Its first byte in the page.
    pub offset: u64,
    /// One past its last byte in the page; tags may lie between.
    pub offset_end: u64,
    /// Heading: 1 to 6; item, quote: depth, from 1; else 0.
    pub level: u32,
    /// Cell: the number of its row, from 1; else 0.
    pub row: u32,
    /// Bytes of `text` inside links.
    pub link_bytes: u32,
}

/// The lines of a page, in its order.
#[derive(Clone, Debug)]
pub struct Lines<'c> {
    next: *const u8,
    stride: usize,
    left: usize,
    lender: PhantomData<&'c ()>,
}

// SAFETY: nothing writes to lines that are lent; the cleaner is borrowed until they are not.
unsafe impl Send for Lines<'_> {}
unsafe impl Sync for Lines<'_> {}

impl<'c> Lines<'c> {
    pub(crate) fn of(cleaner: &Cleaner) -> Result<Lines<'c>, Error> {
        let (mut first, mut count, mut stride) = (null(), 0, 0);
        // SAFETY: all three are ours for the call.
        Error::check(unsafe {
            sys::dehusk_lines(cleaner.as_ptr(), &mut first, &mut count, &mut stride)
        })?;
        Ok(Lines { next: first.cast(), stride, left: count, lender: PhantomData })
    }
}

impl<'c> Iterator for Lines<'c> {
    type Item = Line<'c>;

    fn next(&mut self) -> Option<Line<'c>> {
        self.left = self.left.checked_sub(1)?;
        let mut line = MaybeUninit::<sys::dehusk_line>::zeroed();
        // SAFETY: 'left' more lines lie a stride apart.  An older library has shorter lines than
        // we know, a newer one longer: zeros, which are a line, take what both have.
        let l = unsafe {
            let size = self.stride.min(size_of::<sys::dehusk_line>());
            line.as_mut_ptr().cast::<u8>().copy_from_nonoverlapping(self.next, size);
            self.next = self.next.add(self.stride);
            line.assume_init()
        };
        Some(Line {
            // SAFETY: lent until the cleaner goes on, which the borrow does not let it.
            text: unsafe { lent(l.text, l.length) },
            keep: l.keep != 0,
            score: l.score,
            reasons: Reasons(l.reasons),
            kind: Kind(l.kind),
            flags: LineFlags(l.flags),
            offset: l.offset,
            offset_end: l.offset_end,
            level: l.level,
            row: l.row,
            link_bytes: l.link_bytes,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Lines<'_> {}
impl FusedIterator for Lines<'_> {}

/// What a line is, by number; more may come.  It is written as its name: "heading".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind(pub u32);

/// Why a line was kept or dropped: bits; more may come.  They are written as their names:
/// "links,short".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Reasons(pub u32);

/// What else is known of a line: bits; more may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct LineFlags(pub u32);

macro_rules! bits {
    ($($type:ident)*) => {$(
        impl $type {
            /// True when all bits of `others` are set.
            pub fn contains(self, others: $type) -> bool {
                self.0 & others.0 == others.0
            }
        }
    )*};
}

bits! { Reasons LineFlags }

macro_rules! named {
    ($type:ident: $($(#[$doc:meta])* $name:ident = $number:ident,)*) => {
        impl $type {
            $($(#[$doc])* pub const $name: $type = $type(sys::$number);)*
        }
    };
}

named! { Kind:
    /// Text that is nothing of the others.
    TEXT = DEHUSK_KIND_TEXT,
    /// A heading.
    HEADING = DEHUSK_KIND_HEADING,
    /// An item of a list.
    ITEM = DEHUSK_KIND_ITEM,
    /// A cell of a table; cells with one `row` share a row.
    CELL = DEHUSK_KIND_CELL,
    /// Code.
    CODE = DEHUSK_KIND_CODE,
    /// A quote.
    QUOTE = DEHUSK_KIND_QUOTE,
    /// A caption.
    CAPTION = DEHUSK_KIND_CAPTION,
}

named! { Reasons:
    /// Mostly link text.
    LINKS = DEHUSK_REASON_LINKS,
    /// The page has it more than once.
    REPEATED = DEHUSK_REASON_REPEATED,
    /// Too short to be a sentence.
    SHORT = DEHUSK_REASON_SHORT,
    /// Asks for consent, a subscription, a share, ...
    PROMPT = DEHUSK_REASON_PROMPT,
    /// Goes with the lines around it.
    NEIGHBOURS = DEHUSK_REASON_NEIGHBOURS,
    /// In a part of the page that is not the article.
    PLACE = DEHUSK_REASON_PLACE,
    /// Under a heading that ends the article.
    SECTION = DEHUSK_REASON_SECTION,
    /// The page does not show it.
    HIDDEN = DEHUSK_REASON_HIDDEN,
    /// A date, a counter, symbols: no words.
    DATA = DEHUSK_REASON_DATA,
    /// Reads like sentences.
    PROSE = DEHUSK_REASON_PROSE,
    /// Part of a list, table or code block that is kept.
    BLOCK = DEHUSK_REASON_BLOCK,
    /// Heads what is kept.
    HEADING = DEHUSK_REASON_HEADING,
    /// Is the page's title.
    TITLE = DEHUSK_REASON_TITLE,
    /// One of your rules said so.
    RULE = DEHUSK_REASON_RULE,
    /// A reader's comment, as [`Options::comments`](crate::Options::comments) said.
    COMMENT = DEHUSK_REASON_COMMENT,
}

named! { LineFlags:
    /// Goes on in the next line: `max_line_bytes` was reached.
    CUT = DEHUSK_LINE_CUT,
    /// Same block as the line before.
    BREAK = DEHUSK_LINE_BREAK,
    /// Not shown by a browser as the page loads.
    HIDDEN = DEHUSK_LINE_HIDDEN,
    /// The page's title.
    TITLE = DEHUSK_LINE_TITLE,
    /// A cell of a header row.
    HEADER = DEHUSK_LINE_HEADER,
    /// An item of a numbered list.
    ORDERED = DEHUSK_LINE_ORDERED,
}

impl Reasons {
    /// The names of the bits: "links", "short".
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let bits = (0..u32::BITS).map(|n| 1 << n).filter(move |bit| self.0 & bit != 0);
        // SAFETY: static, never null, whatever the bit.
        bits.map(|bit| unsafe { name(sys::dehusk_reason_name(bit)) })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: static, never null, whatever the number.
        f.pad(unsafe { name(sys::dehusk_kind_name(self.0)) })
    }
}

impl fmt::Display for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, name) in self.names().enumerate() {
            write!(f, "{}{}", if i > 0 { "," } else { "" }, name)?;
        }
        Ok(())
    }
}
