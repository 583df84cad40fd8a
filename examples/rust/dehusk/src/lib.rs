//! Keep the article of a scraped page, drop the husk: menus, prompts, teasers, related stories.
//!
//! ```
//! let page = b"<nav><a href=/>Home</a></nav><p>The mill by the weir has ground flour since \
//!     1741, and the miller says that it will outlive him.</p>";
//! let mut cleaner = dehusk::Cleaner::new()?;
//! let page = cleaner.clean(page)?;
//! assert!(page.text().starts_with("The mill by the weir"));
//! for line in page.lines()? {
//!     println!("{} {} {} {}", line.keep, line.score, line.reasons, line.text);
//! }
//! # Ok::<(), dehusk::Error>(())
//! ```
//!
//! A [`Cleaner`] reads pages, one after the other; a [`Page`] and its lines borrow from it, so
//! nothing is copied that you do not copy.  Pages that arrive in pieces are written into it: it is
//! an [`io::Write`](std::io::Write).  [`Options`], [`Rules`] and a [`Model`] make it
//! yours.  For a page now and
//! then there is [`clean`].
//!
//! A `Cleaner` may move to another thread, and any number of them may run at once and share
//! [`Rules`] and a [`Model`]; one `Cleaner` serves one thread at a time.
//!
//! SPDX-License-Identifier: MIT
#![warn(missing_docs)]

mod cleaner;
mod error;
mod line;
mod model;
mod options;
mod page;
mod rules;

pub use cleaner::Cleaner;
pub use error::Error;
pub use line::{Kind, Line, LineFlags, Lines, Reasons};
pub use model::Model;
pub use options::{Comments, Format, Options};
pub use page::{Page, Verdict};
pub use rules::Rules;

use dehusk_sys as sys;
use std::ffi::CStr;
use std::os::raw::c_char;

/// The kept lines of one page.  Any thread may call it; [`Cleaner`] is for many pages.
///
/// ```
/// assert_eq!(dehusk::clean(b"")?, "");
/// # Ok::<(), dehusk::Error>(())
/// ```
pub fn clean(page: &[u8]) -> Result<String, Error> {
    let (mut text, mut length) = (std::ptr::null_mut(), 0);
    // SAFETY: a null pointer is fine for the options; the others are ours for the call.
    Error::check(unsafe {
        sys::dehusk_clean_dup(
            page.as_ptr().cast(),
            page.len(),
            std::ptr::null(),
            &mut text,
            &mut length,
        )
    })?;
    // SAFETY: a success gives 'length' bytes, ours until we free them.
    unsafe {
        let copy = lent(text, length).to_owned();
        sys::dehusk_text_free(text);
        Ok(copy)
    }
}

/// The version of the C library that is running: "0.1.0".
pub fn version() -> &'static str {
    // SAFETY: static, never null.
    unsafe { name(sys::dehusk_version_string()) }
}

/// Names the built-in model: where two libraries have one version, verdicts differ only if this
/// does.
pub fn model_id() -> &'static str {
    // SAFETY: static, never null.
    unsafe { name(sys::dehusk_model_id()) }
}

/// What the library lends.  It promises UTF-8; a breach of that would be a bug of the library, and
/// is a panic rather than a string that is none.
///
/// # Safety
///
/// `text` has `length` bytes that nobody changes or frees in `'a`; null is fine for 0.
unsafe fn lent<'a>(text: *const c_char, length: usize) -> &'a str {
    if length == 0 {
        return "";
    }
    let bytes = std::slice::from_raw_parts(text.cast(), length);
    std::str::from_utf8(bytes).expect("dehusk gives UTF-8")
}

/// # Safety
///
/// `text` is one of the library's static strings.
unsafe fn name(text: *const c_char) -> &'static str {
    CStr::from_ptr(text).to_str().expect("dehusk's names are ASCII")
}
