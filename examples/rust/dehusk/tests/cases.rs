//! The shared cases (tests/spec/cases/README.md), alone and ten threads at once.
//!
//! SPDX-License-Identifier: MIT
mod flat;

use std::thread;

#[test]
fn every_case_says_the_same_as_in_c() {
    flat::read().iter().for_each(flat::Case::pass);
}

#[test]
fn ten_threads_at_once_say_the_same() {
    let cases = &flat::read();
    thread::scope(|scope| {
        for number in 0..10 {
            scope.spawn(move || match number % 2 {
                0 => cases.iter().for_each(flat::Case::pass),
                _ => cases.iter().rev().for_each(flat::Case::pass),
            });
        }
    });
}
