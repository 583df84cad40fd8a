//! What is declared here is what the library has: `tests/abi` holds the lists.
//!
//! SPDX-License-Identifier: MIT
use dehusk_sys::*;
use std::fs;
use std::mem::{size_of, MaybeUninit};
use std::ptr::addr_of;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../");

fn size_of_pointed<T>(_: *const T) -> usize {
    size_of::<T>()
}

macro_rules! layout {
    ($found:ident, $type:ident: $($field:ident)*) => {
        $found.push(format!("{} 0 {}", stringify!($type), size_of::<$type>()));
        let whole = MaybeUninit::<$type>::uninit();
        let start = whole.as_ptr();
        $(
            // Nothing is read: only addresses are taken, inside of 'whole'.
            let field = unsafe { addr_of!((*start).$field) };
            $found.push(format!("{}.{} {} {}", stringify!($type), stringify!($field),
                field as usize - start as usize, size_of_pointed(field)));
        )*
    };
}

#[test]
fn structs_lie_as_in_c() {
    let mut found = Vec::new();
    layout!(found, dehusk_options: size format flags keep_permille max_lines max_line_bytes
        max_page_bytes output comments);
    layout!(found, dehusk_allocator: acquire resize release user);
    layout!(found, dehusk_rules_error: size line offset message);
    layout!(found, dehusk_line: size index kind keep score reasons offset text length offset_end
        flags level row link_bytes);
    layout!(found, dehusk_page: size verdict confidence format lines kept bytes encoding title
        title_length title_line skipped_rules reserved);

    let list = fs::read_to_string(format!("{}tests/abi/abi_layout.txt", ROOT)).unwrap();
    let section = format!("# pointers of {} bits", size_of::<*const u8>() * 8);
    let wanted: Vec<&str> = list
        .lines()
        .skip_while(|line| !line.starts_with(&section))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_exported_function_is_declared() {
    let list = fs::read_to_string(format!("{}tests/abi/exports.txt", ROOT)).unwrap();
    let source = include_str!("../src/lib.rs");
    let mut declared: Vec<&str> =
        source.split("pub fn ").skip(1).map(|rest| &rest[..rest.find('(').unwrap()]).collect();
    declared.sort_unstable();
    assert_eq!(declared, list.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn every_number_is_that_of_the_header() {
    let header = fs::read_to_string(format!("{}include/dehusk.h", ROOT)).unwrap();
    let ours = include_str!("../src/numbers.rs");
    let found = pairs(ours);
    assert!(found.len() > 40);
    for pair in pairs(&header) {
        assert!(found.contains(&pair), "{:?} is not in numbers.rs", pair);
    }
}

/// (name, number) of each `DEHUSK_NAME = NUMBER` of a text.
fn pairs(text: &str) -> Vec<(String, i64)> {
    let mut found = Vec::new();
    for at in text.match_indices("DEHUSK_").map(|(at, _)| at) {
        let rest = &text[at..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap();
        if let Some(value) = rest[end..].trim_start().strip_prefix('=') {
            let value = value.trim_start();
            let digits = value.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap();
            found.push((rest[..end].into(), value[..digits].parse().unwrap()));
        }
    }
    found
}
