//! A page that was read.
//!
//! SPDX-License-Identifier: MIT
use crate::{lent, name, sys, Cleaner, Error, Format, Lines};
use std::fmt;

/// A page that was read, borrowed from its [`Cleaner`].
///
/// What it lends (`&'c str`) outlives it, and lasts until the cleaner goes on.  Asking may make
/// Markdown or lines, so a page serves one thread at a time; its [`Lines`] may be shared:
///
/// ```compile_fail,E0277
/// fn is_shared<T: Sync>(_: T) {}
/// is_shared(dehusk::Cleaner::new().unwrap().clean(b"").unwrap());
/// ```
/// ```
/// fn is_shared<T: Sync + Send>(_: T) {}
/// is_shared(dehusk::Cleaner::new()?.clean(b"")?.lines()?);
/// # Ok::<(), dehusk::Error>(())
/// ```
pub struct Page<'c> {
    pub(crate) cleaner: &'c mut Cleaner,
    pub(crate) text: &'c str,
    pub(crate) info: sys::dehusk_page,
}

impl<'c> Page<'c> {
    /// The kept lines, with a blank line between blocks.
    pub fn text(&self) -> &'c str {
        self.text
    }

    /// The kept lines as Markdown, with the title.
    pub fn markdown(&self) -> Result<&'c str, Error> {
        self.cleaner.ask(sys::dehusk_markdown)
    }

    /// All lines, kept or dropped, in the order of the page.
    pub fn lines(&self) -> Result<Lines<'c>, Error> {
        Lines::of(self.cleaner)
    }

    /// The page's title; "" when none was found.
    pub fn title(&self) -> &'c str {
        // SAFETY: lent until the next push, reset or free, as the text is.
        unsafe { lent(self.info.title, self.info.title_length) }
    }

    /// The index of the title line, if there is one.
    pub fn title_line(&self) -> Option<usize> {
        Some(self.info.title_line).filter(|&line| line < self.line_count())
    }

    /// What the page is.
    pub fn verdict(&self) -> Verdict {
        Verdict(self.info.verdict)
    }

    /// The F1, in permille, that the kept lines are expected to have.
    pub fn confidence(&self) -> u32 {
        self.info.confidence
    }

    /// What it was read as; never [`Format::Auto`].
    pub fn format(&self) -> Format {
        Format::of(self.info.format)
    }

    /// The encoding that was used: "UTF-8", "windows-1251".
    pub fn encoding(&self) -> &'static str {
        // SAFETY: static, never null.
        unsafe { name(self.info.encoding) }
    }

    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.info.lines as usize
    }

    /// How many of them are kept.
    pub fn kept(&self) -> usize {
        self.info.kept as usize
    }

    /// How many bytes were read.
    pub fn bytes(&self) -> u64 {
        self.info.bytes
    }

    /// Matches given up because a pattern met a limit of work.
    pub fn skipped_rules(&self) -> u32 {
        self.info.skipped_rules
    }
}

impl fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("title", &self.title())
            .field("verdict", &self.verdict())
            .field("confidence", &self.confidence())
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}

/// What a page is, by number; more may come.  It is written as its name: "article".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Verdict(pub u32);

impl Verdict {
    /// No text at all, or none worth keeping.
    pub const EMPTY: Verdict = Verdict(sys::DEHUSK_VERDICT_EMPTY);
    /// It has a main text.
    pub const ARTICLE: Verdict = Verdict(sys::DEHUSK_VERDICT_ARTICLE);
    /// Mostly links and teasers: a front page, a shelf, a feed.
    pub const LISTING: Verdict = Verdict(sys::DEHUSK_VERDICT_LISTING);
    /// It only asks: for consent, a sign-in, JavaScript.
    pub const PROMPT: Verdict = Verdict(sys::DEHUSK_VERDICT_PROMPT);
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: static, never null, whatever the number.
        f.pad(unsafe { name(sys::dehusk_verdict_name(self.0)) })
    }
}
