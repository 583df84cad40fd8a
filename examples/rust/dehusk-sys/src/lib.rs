//! `dehusk.h` for Rust: its functions, structs and numbers by their own names.
//!
//! The header is the manual: what may be null, who owns what and for how long.  The crate `dehusk`
//! is the safe way to the same.  `tests/layout.rs` compares structs and names with the lists that
//! the library itself is tested against.
//!
//! ```
//! let text = unsafe { std::ffi::CStr::from_ptr(dehusk_sys::dehusk_version_string()) };
//! assert_eq!(text.to_str().unwrap().split('.').count(), 3);
//! ```
//!
//! SPDX-License-Identifier: MIT
#![allow(non_camel_case_types)] // the names of dehusk.h
#![warn(missing_docs)]

use std::marker::{PhantomData, PhantomPinned};
use std::os::raw::{c_char, c_int, c_void};

mod numbers;
pub use numbers::*;

macro_rules! opaque {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[repr(C)]
        pub struct $name {
            _data: [u8; 0],
            _neither_send_nor_sync: PhantomData<(*mut u8, PhantomPinned)>,
        }
    )*};
}

opaque! {
    /// Patterns of the caller's; they never change once made.
    dehusk_rules;
    /// Tables trained on other pages; they never change once made.
    dehusk_model;
    /// Reads pages, one after the other, for one thread at a time.
    dehusk_ctx;
}

/// Zero means "default" in every field but `size`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct dehusk_options {
    pub size: u32,
    pub format: u32,
    pub flags: u32,
    pub keep_permille: u32,
    pub max_lines: u32,
    pub max_line_bytes: u32,
    pub max_page_bytes: u64,
    pub output: u32,
    pub comments: u32,
}

/// Where memory comes from; all three functions are needed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct dehusk_allocator {
    pub acquire: Option<unsafe extern "C" fn(user: *mut c_void, size: usize) -> *mut c_void>,
    pub resize: Option<
        unsafe extern "C" fn(
            user: *mut c_void,
            block: *mut c_void,
            old_size: usize,
            new_size: usize,
        ) -> *mut c_void,
    >,
    pub release: Option<unsafe extern "C" fn(user: *mut c_void, block: *mut c_void, size: usize)>,
    pub user: *mut c_void,
}

/// What is wrong with a rule, and where.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct dehusk_rules_error {
    pub size: u32,
    pub line: u32,
    pub offset: u64,
    pub message: [c_char; 112],
}

/// A line of a page, and its verdict.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct dehusk_line {
    pub size: u32,
    pub index: u32,
    pub kind: u32,
    pub keep: u32,
    pub score: u32,
    pub reasons: u32,
    pub offset: u64,
    pub text: *const c_char,
    pub length: usize,
    pub offset_end: u64,
    pub flags: u32,
    pub level: u32,
    pub row: u32,
    pub link_bytes: u32,
}

/// A page, and its verdict.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct dehusk_page {
    pub size: u32,
    pub verdict: u32,
    pub confidence: u32,
    pub format: u32,
    pub lines: u32,
    pub kept: u32,
    pub bytes: u64,
    pub encoding: *const c_char,
    pub title: *const c_char,
    pub title_length: usize,
    pub title_line: usize,
    pub skipped_rules: u32,
    pub reserved: u32,
}

/// Called with each line; anything but 0 stops.
pub type dehusk_line_fn =
    Option<unsafe extern "C" fn(user: *mut c_void, line: *const dehusk_line) -> c_int>;

#[allow(missing_docs)] // dehusk.h has them
extern "C" {
    pub fn dehusk_version() -> u32;
    pub fn dehusk_version_string() -> *const c_char;
    pub fn dehusk_model_id() -> *const c_char;
    pub fn dehusk_status_name(status: c_int) -> *const c_char;
    pub fn dehusk_status_message(status: c_int) -> *const c_char;
    pub fn dehusk_kind_name(kind: u32) -> *const c_char;
    pub fn dehusk_reason_name(reason: u32) -> *const c_char;
    pub fn dehusk_verdict_name(verdict: u32) -> *const c_char;

    pub fn dehusk_options_init(options: *mut dehusk_options, size: usize);
    pub fn dehusk_options_preset(
        options: *mut dehusk_options,
        size: usize,
        name: *const c_char,
    ) -> c_int;
    pub fn dehusk_clean_dup(
        page: *const c_void,
        page_length: usize,
        options: *const dehusk_options,
        text: *mut *mut c_char,
        length: *mut usize,
    ) -> c_int;
    pub fn dehusk_text_free(text: *mut c_char);

    pub fn dehusk_rules_new(
        text: *const c_char,
        length: usize,
        allocator: *const dehusk_allocator,
        rules: *mut *mut dehusk_rules,
        error: *mut dehusk_rules_error,
    ) -> c_int;
    pub fn dehusk_rules_free(rules: *mut dehusk_rules);
    pub fn dehusk_rules_count(rules: *const dehusk_rules) -> u32;

    pub fn dehusk_model_new(
        bytes: *const c_void,
        length: usize,
        allocator: *const dehusk_allocator,
        model: *mut *mut dehusk_model,
    ) -> c_int;
    pub fn dehusk_model_free(model: *mut dehusk_model);
    pub fn dehusk_model_name(model: *const dehusk_model) -> *const c_char;

    pub fn dehusk_new(
        options: *const dehusk_options,
        allocator: *const dehusk_allocator,
        ctx: *mut *mut dehusk_ctx,
    ) -> c_int;
    pub fn dehusk_free(ctx: *mut dehusk_ctx);
    pub fn dehusk_reset(ctx: *mut dehusk_ctx);
    pub fn dehusk_set_rules(ctx: *mut dehusk_ctx, rules: *const dehusk_rules) -> c_int;
    pub fn dehusk_set_model(ctx: *mut dehusk_ctx, model: *const dehusk_model) -> c_int;
    pub fn dehusk_set_encoding(ctx: *mut dehusk_ctx, label: *const c_char) -> c_int;
    pub fn dehusk_push(ctx: *mut dehusk_ctx, bytes: *const c_void, length: usize) -> c_int;
    pub fn dehusk_finish(ctx: *mut dehusk_ctx) -> c_int;
    pub fn dehusk_pull(
        ctx: *mut dehusk_ctx,
        buffer: *mut c_void,
        capacity: usize,
        written: *mut usize,
    ) -> c_int;
    pub fn dehusk_text(ctx: *mut dehusk_ctx, text: *mut *const c_char, length: *mut usize)
        -> c_int;
    pub fn dehusk_markdown(
        ctx: *mut dehusk_ctx,
        text: *mut *const c_char,
        length: *mut usize,
    ) -> c_int;

    pub fn dehusk_line_count(ctx: *const dehusk_ctx) -> usize;
    pub fn dehusk_line_at(ctx: *const dehusk_ctx, index: usize, line: *mut dehusk_line) -> c_int;
    pub fn dehusk_lines(
        ctx: *mut dehusk_ctx,
        first: *mut *const dehusk_line,
        count: *mut usize,
        stride: *mut usize,
    ) -> c_int;
    pub fn dehusk_each_line(ctx: *mut dehusk_ctx, each: dehusk_line_fn, user: *mut c_void)
        -> c_int;
    pub fn dehusk_page_info(ctx: *const dehusk_ctx, page: *mut dehusk_page) -> c_int;
}
