//! What a cleaner is asked for.
//!
//! SPDX-License-Identifier: MIT
use crate::{sys, Cleaner, Error, Model, Rules};
use std::ffi::CString;
use std::mem::{size_of, MaybeUninit};

/// What the bytes of a page are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// To be found out.
    Auto,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    const ALL: [Format; 4] = [Format::Auto, Format::Text, Format::Markdown, Format::Html];

    pub(crate) fn of(number: u32) -> Format {
        *Format::ALL.get(number as usize).unwrap_or(&Format::Auto)
    }
}

/// What becomes of the comments that readers left under an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Comments {
    /// As the scorer says, line by line: mostly dropped.
    Auto,
    /// Kept, without their dates, names, buttons and forms.
    Keep,
    /// Dropped, whatever the scorer says.
    Drop,
}

/// Options of a [`Cleaner`]; what is not said is as the library likes it.
///
/// ```
/// use dehusk::{Format, Options};
/// let mut cleaner = Options::new().format(Format::Html).keep(700).title(true).cleaner()?;
/// # Ok::<(), dehusk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    pub(crate) raw: sys::dehusk_options,
    pub(crate) rules: Option<Rules>,
    pub(crate) model: Option<Model>,
}

impl Options {
    /// The defaults.
    pub fn new() -> Options {
        let mut raw = MaybeUninit::uninit();
        // SAFETY: it is as large as we say, and filled by the call.
        let raw = unsafe {
            sys::dehusk_options_init(raw.as_mut_ptr(), size_of::<sys::dehusk_options>());
            raw.assume_init()
        };
        Options { raw, rules: None, model: None }
    }

    /// The settings for one purpose, by name: "article" (the defaults), "rag" (for retrieval, where
    /// [`Page::markdown`](crate::Page::markdown) is meant), "corpus" (for training), "strict"
    /// (nothing but the surest text).  [`Error::Option`] for another.
    ///
    /// ```
    /// let mut cleaner = dehusk::Options::preset("corpus")?.max_lines(10_000).cleaner()?;
    /// # Ok::<(), dehusk::Error>(())
    /// ```
    pub fn preset(name: &str) -> Result<Options, Error> {
        let mut options = Options::new();
        let name = CString::new(name).map_err(|_| Error::Option)?;
        let size = size_of::<sys::dehusk_options>();
        // SAFETY: it is as large as we say; the name is read in the call.
        let status = unsafe { sys::dehusk_options_preset(&mut options.raw, size, name.as_ptr()) };
        Error::check(status)?;
        Ok(options)
    }

    /// What the bytes are, if you know it.
    #[must_use]
    pub fn format(mut self, format: Format) -> Options {
        self.raw.format = format as u32;
        self
    }

    /// Puts the title line into the text; Markdown has it always.
    #[must_use]
    pub fn title(self, yes: bool) -> Options {
        self.flag(sys::DEHUSK_FLAG_TITLE, yes)
    }

    /// Gives what is dropped instead, as `grep -v` does.
    #[must_use]
    pub fn invert(self, yes: bool) -> Options {
        self.flag(sys::DEHUSK_FLAG_INVERT, yes)
    }

    /// The dial, in permille: 1 keeps nearly all, 1000 only what is sure; 500 if not said.
    #[must_use]
    pub fn keep(mut self, permille: u32) -> Options {
        self.raw.keep_permille = permille;
        self
    }

    /// What becomes of readers' comments.
    #[must_use]
    pub fn comments(mut self, comments: Comments) -> Options {
        self.raw.comments = comments as u32;
        self
    }

    /// A page of more lines is [`Error::Limit`].
    #[must_use]
    pub fn max_lines(mut self, lines: u32) -> Options {
        self.raw.max_lines = lines;
        self
    }

    /// Longer lines are cut in pieces.
    #[must_use]
    pub fn max_line_bytes(mut self, bytes: u32) -> Options {
        self.raw.max_line_bytes = bytes;
        self
    }

    /// A page of more bytes is [`Error::Limit`].
    #[must_use]
    pub fn max_page_bytes(mut self, bytes: u64) -> Options {
        self.raw.max_page_bytes = bytes;
        self
    }

    /// Patterns of your own.
    #[must_use]
    pub fn rules(mut self, rules: &Rules) -> Options {
        self.rules = Some(rules.clone());
        self
    }

    /// A model of your own; the built-in one if not said.
    #[must_use]
    pub fn model(mut self, model: &Model) -> Options {
        self.model = Some(model.clone());
        self
    }

    /// A cleaner of this kind; [`Error::Option`] when a value is out of its range.
    pub fn cleaner(&self) -> Result<Cleaner, Error> {
        Cleaner::with(self)
    }

    fn flag(mut self, bit: u32, yes: bool) -> Options {
        self.raw.flags = if yes { self.raw.flags | bit } else { self.raw.flags & !bit };
        self
    }
}

impl Default for Options {
    fn default() -> Options {
        Options::new()
    }
}
