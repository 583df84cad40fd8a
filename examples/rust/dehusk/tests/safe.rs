//! What Rust adds: borrows, threads, errors, memory.
//!
//! SPDX-License-Identifier: MIT
use dehusk::{clean, Cleaner, Error, Format, Kind, LineFlags, Model, Options, Reasons, Rules};
use dehusk::{model_id, Verdict};
use std::io::{self, Write};
use std::process::Command;
use std::{fs, thread};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../");

fn example() -> Vec<u8> {
    fs::read(format!("{}examples/page.html", ROOT)).unwrap()
}

#[test]
fn a_page_says_what_it_is() -> Result<(), Error> {
    let html = example();
    let mut cleaner = Options::new().format(Format::Html).title(true).cleaner()?;
    let page = cleaner.clean(&html)?;
    assert_eq!((page.verdict(), page.verdict().to_string()), (Verdict::ARTICLE, "article".into()));
    assert_eq!((page.format(), page.bytes()), (Format::Html, html.len() as u64));
    assert!(page.text().starts_with(page.title()) && !page.title().is_empty());
    let lines: Vec<_> = page.lines()?.collect();
    assert_eq!((lines.len(), page.lines()?.len()), (page.line_count(), page.line_count()));
    assert_eq!(lines.iter().filter(|line| line.keep).count(), page.kept());
    let title = lines[page.title_line().unwrap()];
    assert_eq!(title.text, page.title());
    assert!(title.flags.contains(LineFlags::TITLE) && title.reasons.contains(Reasons::TITLE));
    Ok(())
}

#[test]
fn what_is_lent_outlives_the_page() -> Result<(), Error> {
    let mut cleaner = Cleaner::new()?;
    let (text, markdown, first) = {
        let page = cleaner.clean(&example())?;
        (page.text(), page.markdown()?, page.lines()?.next().unwrap())
    };
    assert!(text.len() > 100 && markdown.starts_with("# ") && !first.text.is_empty());
    assert_eq!(clean(&example())?, text);
    Ok(())
}

#[test]
fn a_page_written_in_pieces_is_the_same() -> io::Result<()> {
    let (html, mut cleaner) = (example(), Cleaner::new()?);
    let whole = cleaner.clean(&html)?.text().to_owned();
    for size in [1, 7, 4096] {
        html.chunks(size).try_for_each(|piece| cleaner.write_all(piece))?;
        assert_eq!(cleaner.finish()?.text(), whole);
    }
    io::copy(&mut &html[..100], &mut cleaner)?;
    cleaner.reset();
    assert_eq!(cleaner.clean(&html)?.text(), whole);
    Ok(())
}

#[test]
fn errors_are_told_and_gone_with_the_page() -> Result<(), Error> {
    let mut cleaner = Options::new().max_page_bytes(10).cleaner()?;
    assert_eq!(cleaner.clean(&[b'x'; 11]).unwrap_err(), Error::Limit);
    let wrapped: io::Error = cleaner.write_all(&[b'x'; 11]).unwrap_err();
    assert_eq!(wrapped.get_ref().unwrap().downcast_ref(), Some(&Error::Limit));
    assert!(cleaner.clean(b"0123456789")?.bytes() == 10);
    assert_eq!(cleaner.set_encoding("klingon").unwrap_err(), Error::Encoding);
    assert_eq!(cleaner.set_encoding("utf-8\0").unwrap_err(), Error::Encoding);
    assert_eq!(Options::new().keep(1001).cleaner().unwrap_err(), Error::Option);
    let error: Box<dyn std::error::Error> = Box::new(Rules::new("keep a\nkeep (").unwrap_err());
    assert!(error.to_string().starts_with("line 2: "));
    assert_eq!(
        (Error::Limit.name(), Error::Other(-99).name()),
        ("DEHUSK_E_LIMIT", "DEHUSK_E_UNKNOWN")
    );
    Ok(())
}

#[test]
fn rules_outlive_their_variable_and_are_shared() -> Result<(), Error> {
    let rules = Rules::new("keep One\n# two\ndrop Three")?;
    let options = Options::new().rules(&rules);
    assert_eq!((rules.len(), rules.is_empty()), (2, false));
    drop(rules);
    thread::scope(|scope| {
        for _ in 0..4 {
            let mut cleaner = options.cleaner().unwrap();
            scope.spawn(move || {
                let page = cleaner.clean(b"<p>One</p><p>Three</p>").unwrap();
                let first = page.lines().unwrap().next().unwrap();
                assert_eq!((page.text(), first.kind), ("One\n", Kind::TEXT));
                assert!(first.reasons.contains(Reasons::RULE) && first.kind.to_string() == "text");
            });
        }
    });
    assert_eq!(Reasons(5).to_string(), "links,short");
    Ok(())
}

/// The built-in model, as a file.
fn model_file() -> Vec<u8> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let path = std::env::temp_dir().join(format!("dehusk-{}.model", std::process::id()));
    let script = format!("{}tests/quality/model_file.py", ROOT);
    assert!(Command::new(python).arg(script).arg(&path).status().unwrap().success());
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(path).unwrap();
    bytes
}

#[test]
fn a_model_of_ones_own_scores_the_lines() -> Result<(), Error> {
    let (html, mut bytes) = (example(), model_file());
    let options = Options::new().model(&Model::new(&bytes)?);
    let (mut cleaner, mut builtin) = (options.cleaner()?, Cleaner::new()?);
    drop(options); // the cleaner keeps the model
    let (page, wanted) = (cleaner.clean(&html)?, builtin.clean(&html)?);
    assert!(page.lines()?.eq(wanted.lines()?) && page.line_count() > 10);

    assert_eq!(Model::new(&bytes)?.name(), model_id());
    bytes[20..52].fill(0); // its name
    bytes[20..27].copy_from_slice(b"another");
    assert_eq!(Model::new(&bytes).unwrap_err(), Error::Model);
    let end = bytes.len() - 4; // FNV-1a of all before it
    let hash = bytes[..end]
        .iter()
        .fold(2_166_136_261_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619));
    bytes[end..].copy_from_slice(&hash.to_le_bytes());
    assert_eq!(Model::new(&bytes)?.name(), "another");
    Ok(())
}

fn kilobytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn read_pages(cleaner: &mut Cleaner, html: &[u8], count: usize) -> Result<(), Error> {
    for i in 0..count {
        let page = cleaner.clean(&html[..html.len().min(4000 + i % 4000)])?;
        if i % 7 == 0 {
            assert_eq!(page.lines()?.count(), page.line_count());
            assert!(!page.markdown()?.is_empty());
        }
        if i % 100 == 0 {
            Cleaner::with(&Options::new().rules(&Rules::new("drop advert")?))?;
            clean(html)?;
        }
    }
    Ok(())
}

#[test]
fn memory_is_flat_over_10000_pages() -> Result<(), Error> {
    let (html, mut cleaner) = (example(), Cleaner::new()?);
    read_pages(&mut cleaner, &html, 1000)?;
    let before = kilobytes();
    read_pages(&mut cleaner, &html, 10_000)?;
    let after = kilobytes();
    assert!(after <= before.map(|kb| kb + 4096), "{:?} KiB, then {:?} KiB", before, after);
    Ok(())
}
