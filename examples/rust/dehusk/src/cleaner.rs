//! The reader of pages.
//!
//! SPDX-License-Identifier: MIT
use crate::{lent, sys, Error, Model, Options, Page, Rules};
use std::ffi::CString;
use std::io;
use std::mem::{size_of, MaybeUninit};
use std::os::raw::c_char;
use std::ptr::{null, null_mut, NonNull};

/// Reads pages, one after the other.
///
/// It may move between threads, but serves one at a time:
///
/// ```
/// fn moves<T: Send>(_: T) {}
/// moves(dehusk::Cleaner::new()?);
/// # Ok::<(), dehusk::Error>(())
/// ```
/// ```compile_fail,E0277
/// fn is_shared<T: Sync>(_: T) {}
/// is_shared(dehusk::Cleaner::new().unwrap());
/// ```
///
/// A page is borrowed from it, so it cannot go on while you look at the page:
///
/// ```compile_fail,E0499
/// let mut cleaner = dehusk::Cleaner::new().unwrap();
/// let first = cleaner.clean(b"One").unwrap();
/// let second = cleaner.clean(b"Two").unwrap();
/// println!("{}", first.text());
/// ```
///
/// nor vanish while you have one of its lines:
///
/// ```compile_fail,E0505
/// let mut cleaner = dehusk::Cleaner::new().unwrap();
/// let line = cleaner.clean(b"One").unwrap().lines().unwrap().next().unwrap();
/// drop(cleaner);
/// println!("{}", line.text);
/// ```
#[derive(Debug)]
pub struct Cleaner {
    ctx: NonNull<sys::dehusk_ctx>,
    _borrowed: (Option<Rules>, Option<Model>), // by the context
    ended: bool,
}

// SAFETY: dehusk.h lets a context move between threads.  It is not Sync: what looks at a page may
// make its text or its lines.
unsafe impl Send for Cleaner {}

impl Cleaner {
    /// A cleaner with the default options.
    pub fn new() -> Result<Cleaner, Error> {
        Cleaner::with(&Options::new())
    }

    /// A cleaner with these options; [`Error::Option`] when a value is out of its range.
    pub fn with(options: &Options) -> Result<Cleaner, Error> {
        let mut ctx = null_mut();
        // SAFETY: the options are copied; a null allocator is the library's own.
        Error::check(unsafe { sys::dehusk_new(&options.raw, null(), &mut ctx) })?;
        let ctx = NonNull::new(ctx).ok_or(Error::NoMemory)?;
        let (rules, model) = (options.rules.clone(), options.model.clone());
        let cleaner = Cleaner { ctx, _borrowed: (rules, model), ended: false };
        if let Some(rules) = &options.rules {
            // SAFETY: the cleaner keeps the rules as long as the context.
            Error::check(unsafe { sys::dehusk_set_rules(ctx.as_ptr(), rules.as_ptr()) })?;
        }
        if let Some(model) = &options.model {
            // SAFETY: the cleaner keeps the model as long as the context.
            Error::check(unsafe { sys::dehusk_set_model(ctx.as_ptr(), model.as_ptr()) })?;
        }
        Ok(cleaner)
    }

    /// Reads a whole page; what was pushed before is part of it.
    pub fn clean(&mut self, page: &[u8]) -> Result<Page<'_>, Error> {
        self.push(page)?;
        self.finish()
    }

    /// The next bytes of a page.  How it is cut into pieces makes no difference.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.next();
        // SAFETY: the bytes are read in the call.
        let status =
            unsafe { sys::dehusk_push(self.ctx.as_ptr(), bytes.as_ptr().cast(), bytes.len()) };
        self.check(status)
    }

    /// Ends the page that was pushed.  What is pushed next begins another.
    pub fn finish(&mut self) -> Result<Page<'_>, Error> {
        self.next();
        // SAFETY: the context is ours alone.
        let status = unsafe { sys::dehusk_finish(self.ctx.as_ptr()) };
        self.check(status)?;
        self.ended = true;
        let mut info = MaybeUninit::<sys::dehusk_page>::zeroed();
        // SAFETY: zeros are a page, 'size' says how large it is, and a success fills it.
        let info = unsafe {
            (*info.as_mut_ptr()).size = size_of::<sys::dehusk_page>() as u32;
            Error::check(sys::dehusk_page_info(self.ctx.as_ptr(), info.as_mut_ptr()))?;
            info.assume_init()
        };
        let text = self.ask(sys::dehusk_text)?;
        Ok(Page { cleaner: self, text, info })
    }

    /// What you know of the next page's encoding (from an HTTP header, say): a label of the WHATWG
    /// Encoding Standard.  It is forgotten with the page.
    pub fn set_encoding(&mut self, label: &str) -> Result<(), Error> {
        self.next();
        let label = CString::new(label).map_err(|_| Error::Encoding)?;
        // SAFETY: the label is read in the call.
        let status = unsafe { sys::dehusk_set_encoding(self.ctx.as_ptr(), label.as_ptr()) };
        self.check(status)
    }

    /// Drops what was pushed, and the error if there was one.  The other calls do it by themselves
    /// when a page has ended.
    pub fn reset(&mut self) {
        // SAFETY: the context is ours alone.
        unsafe { sys::dehusk_reset(self.ctx.as_ptr()) }
        self.ended = false;
    }

    pub(crate) fn as_ptr(&self) -> *mut sys::dehusk_ctx {
        self.ctx.as_ptr()
    }

    /// What `get` lends; it stays until the page is dropped, and so does the borrow of us.
    pub(crate) fn ask<'c>(&self, get: Get) -> Result<&'c str, Error> {
        let (mut text, mut length) = (null(), 0);
        // SAFETY: a success gives 'length' bytes, lent until the next push, reset or free.
        unsafe {
            Error::check(get(self.ctx.as_ptr(), &mut text, &mut length))?;
            Ok(lent(text, length))
        }
    }

    fn next(&mut self) {
        if self.ended {
            self.reset();
        }
    }

    fn check(&mut self, status: i32) -> Result<(), Error> {
        self.ended = status != sys::DEHUSK_OK;
        Error::check(status)
    }
}

pub(crate) type Get =
    unsafe extern "C" fn(*mut sys::dehusk_ctx, *mut *const c_char, *mut usize) -> i32;

impl Drop for Cleaner {
    fn drop(&mut self) {
        // SAFETY: made by dehusk_new; whatever was lent is no longer borrowed.
        unsafe { sys::dehusk_free(self.ctx.as_ptr()) }
    }
}

/// `io::copy(&mut response, &mut cleaner)` pushes a page; [`Cleaner::finish`] gives it.
impl io::Write for Cleaner {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
