//! `timepage FILE ROUNDS` prints the microseconds of the fastest round, as `time_page.c` does.
//!
//! SPDX-License-Identifier: MIT
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let (page, rounds) = (std::fs::read(&arguments[1])?, arguments[2].parse::<u32>()?);
    let mut cleaner = dehusk::Cleaner::new()?;
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let begin = Instant::now();
        assert!(!cleaner.clean(&page)?.text().is_empty());
        best = best.min(begin.elapsed());
    }
    println!("{:.1}", best.as_secs_f64() * 1e6);
    Ok(())
}
