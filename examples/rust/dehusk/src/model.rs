//! Tables trained on other pages.
//!
//! SPDX-License-Identifier: MIT
use crate::{sys, Error};
use std::ffi::CStr;
use std::fmt;
use std::ptr::{null, null_mut, NonNull};
use std::sync::Arc;

/// What scores lines, if not the built-in model: `tests/quality/train.py --model` writes such a
/// file.
///
/// A model never changes once made: any number of cleaners and threads may share it, and a clone
/// is the same model.
///
/// ```
/// assert_eq!(dehusk::Model::new(b"any bytes are safe").unwrap_err(), dehusk::Error::Model);
/// ```
#[derive(Clone)]
pub struct Model(Arc<Owned>);

struct Owned(NonNull<sys::dehusk_model>);

// SAFETY: it never changes once made, and dehusk.h lets any number of threads share it.
unsafe impl Send for Owned {}
unsafe impl Sync for Owned {}

impl Model {
    /// Reads a model from the bytes of its file; [`Error::Model`] when they are none.
    pub fn new(bytes: &[u8]) -> Result<Model, Error> {
        let mut made = null_mut();
        // SAFETY: the bytes are read in the call.
        Error::check(unsafe {
            sys::dehusk_model_new(bytes.as_ptr().cast(), bytes.len(), null(), &mut made)
        })?;
        Ok(Model(Arc::new(Owned(NonNull::new(made).ok_or(Error::NoMemory)?))))
    }

    /// What its maker called it.
    pub fn name(&self) -> String {
        // SAFETY: ours, and alive; the name ends in a NUL.
        let name = unsafe { CStr::from_ptr(sys::dehusk_model_name(self.as_ptr())) };
        name.to_string_lossy().into_owned()
    }

    pub(crate) fn as_ptr(&self) -> *const sys::dehusk_model {
        self.0 .0.as_ptr()
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: made by dehusk_model_new; a cleaner that borrows it has a clone of ours.
        unsafe { sys::dehusk_model_free(self.0.as_ptr()) }
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Model({:?})", self.name())
    }
}
