//! What the library refuses.
//!
//! SPDX-License-Identifier: MIT
use crate::{name, sys};
use std::fmt;
use std::io;

/// What the library refused, and why.
///
/// ```
/// use dehusk::{Error, Rules};
/// match Rules::new("drop advert\nkeep b(c").unwrap_err() {
///     Error::Pattern { line, offset, message } => println!("{}, {}: {}", line, offset, message),
///     other => panic!("{}", other),
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// There is no memory left.
    NoMemory,
    /// A value is out of range.
    Argument,
    /// The options ask for something that this library does not know.
    Option,
    /// A call came out of order.
    State,
    /// The page, or the rules, exceed a limit.
    Limit,
    /// A rule is not valid.
    Pattern {
        /// Its line in the text, from 1.
        line: usize,
        /// Bytes from the text's beginning to the mistake.
        offset: usize,
        /// What is wrong with it.
        message: String,
    },
    /// Not a label of the WHATWG Encoding Standard, or one that this system cannot decode.
    Encoding,
    /// Not a model, a damaged one, or one for another library.
    Model,
    /// A status that only a newer library has.
    Other(i32),
}

impl Error {
    /// The number of `dehusk.h`.
    pub fn status(&self) -> i32 {
        match self {
            Error::NoMemory => sys::DEHUSK_E_NOMEM,
            Error::Argument => sys::DEHUSK_E_ARG,
            Error::Option => sys::DEHUSK_E_OPTION,
            Error::State => sys::DEHUSK_E_STATE,
            Error::Limit => sys::DEHUSK_E_LIMIT,
            Error::Pattern { .. } => sys::DEHUSK_E_PATTERN,
            Error::Encoding => sys::DEHUSK_E_ENCODING,
            Error::Model => sys::DEHUSK_E_MODEL,
            Error::Other(status) => *status,
        }
    }

    /// The name in `dehusk.h`: "DEHUSK_E_LIMIT".
    pub fn name(&self) -> &'static str {
        // SAFETY: static, never null, whatever the number.
        unsafe { name(sys::dehusk_status_name(self.status())) }
    }

    pub(crate) fn check(status: i32) -> Result<(), Error> {
        Err(match status {
            sys::DEHUSK_OK => return Ok(()),
            sys::DEHUSK_E_NOMEM => Error::NoMemory,
            sys::DEHUSK_E_ARG => Error::Argument,
            sys::DEHUSK_E_OPTION => Error::Option,
            sys::DEHUSK_E_STATE => Error::State,
            sys::DEHUSK_E_LIMIT => Error::Limit,
            sys::DEHUSK_E_ENCODING => Error::Encoding,
            sys::DEHUSK_E_MODEL => Error::Model,
            other => Error::Other(other),
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Error::Pattern { line, message, .. } = self {
            return write!(f, "line {}: {}", line, message);
        }
        // SAFETY: static, never null, whatever the number.
        f.write_str(unsafe { name(sys::dehusk_status_message(self.status())) })
    }
}

impl std::error::Error for Error {}

impl From<Error> for io::Error {
    fn from(error: Error) -> io::Error {
        io::Error::new(io::ErrorKind::Other, error)
    }
}
