//! The caller's own patterns.
//!
//! SPDX-License-Identifier: MIT
use crate::{sys, Error};
use std::ffi::CStr;
use std::fmt;
use std::mem::size_of;
use std::ptr::{null, null_mut, NonNull};
use std::sync::Arc;

/// Patterns of your own, one a line: `keep PATTERN` or `drop PATTERN` (PCRE2).
///
/// A keep rule wins over a drop rule, and a rule over the scorer.  Rules never change once made:
/// any number of cleaners and threads may share them, and a clone is the same rules.
///
/// ```
/// let rules = dehusk::Rules::new("# mine\nkeep ^Figure \\d+\ndrop newsletter")?;
/// assert_eq!(rules.len(), 2);
/// let cleaner = dehusk::Options::new().rules(&rules).cleaner()?;
/// # Ok::<(), dehusk::Error>(())
/// ```
#[derive(Clone)]
pub struct Rules(Arc<Owned>);

struct Owned(NonNull<sys::dehusk_rules>);

// SAFETY: they never change once made, and dehusk.h lets any number of threads share them.
unsafe impl Send for Owned {}
unsafe impl Sync for Owned {}

impl Rules {
    /// Compiles the text, which is UTF-8; a mistake in it is [`Error::Pattern`].
    pub fn new(text: impl AsRef<[u8]>) -> Result<Rules, Error> {
        let text = text.as_ref();
        let mut made = null_mut();
        let mut wrong = sys::dehusk_rules_error {
            size: size_of::<sys::dehusk_rules_error>() as u32,
            line: 0,
            offset: 0,
            message: [0; 112],
        };
        // SAFETY: the text is read in the call; 'wrong' has the size that it names.
        let status = unsafe {
            sys::dehusk_rules_new(text.as_ptr().cast(), text.len(), null(), &mut made, &mut wrong)
        };
        if status == sys::DEHUSK_E_PATTERN {
            // SAFETY: the message ends in a NUL.
            let message = unsafe { CStr::from_ptr(wrong.message.as_ptr()) };
            return Err(Error::Pattern {
                line: wrong.line as usize,
                offset: wrong.offset as usize,
                message: message.to_string_lossy().into_owned(),
            });
        }
        Error::check(status)?;
        Ok(Rules(Arc::new(Owned(NonNull::new(made).ok_or(Error::NoMemory)?))))
    }

    /// How many rules there are.
    pub fn len(&self) -> usize {
        // SAFETY: ours, and alive.
        unsafe { sys::dehusk_rules_count(self.as_ptr()) as usize }
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn as_ptr(&self) -> *const sys::dehusk_rules {
        self.0 .0.as_ptr()
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: made by dehusk_rules_new; a cleaner that borrows them has a clone of ours.
        unsafe { sys::dehusk_rules_free(self.0.as_ptr()) }
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rules({})", self.len())
    }
}
