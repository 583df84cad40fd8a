//! The shared cases, as `tests/bindings/flat_cases.py` gives them, and what this crate says of one.
//!
//! SPDX-License-Identifier: MIT
use dehusk::{Cleaner, Comments, Error, Format, LineFlags, Options, Page, Rules};
use std::collections::HashMap;
use std::fmt::Write;
use std::process::{Command, Stdio};

pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../");

/// Our types have no words for these: there is no such format, output, flag or way with comments.
const LEFT_OUT: [&str; 4] =
    ["comments_unknown", "format_unknown", "output_unknown", "flag_unknown"];

#[derive(Default)]
pub struct Case {
    pub name: String,
    page: Vec<u8>,
    pushes: Vec<usize>,
    encoding: Vec<u8>,
    rules: Vec<u8>,
    preset: Vec<u8>,
    options: HashMap<String, u64>,
    wanted: Vec<String>,
}

pub fn read() -> Vec<Case> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let said = Command::new(python)
        .arg(format!("{}tests/bindings/flat_cases.py", ROOT))
        .arg(dehusk::model_id())
        .stderr(Stdio::inherit())
        .output()
        .expect("flat_cases.py wants Python 3");
    let mut cases: Vec<Case> = Vec::new();
    for line in String::from_utf8(said.stdout).unwrap().lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if word == "case" {
            cases.push(Case { name: rest.into(), ..Case::default() });
        }
        let case = cases.last_mut().expect("a case begins with its name");
        match word {
            "page" => case.page = unhex(rest),
            "encoding" => case.encoding = unhex(rest),
            "rules" => case.rules = unhex(rest),
            "preset" => case.preset = unhex(rest),
            "pushes" => case.pushes = rest.split(' ').flat_map(str::parse).collect(),
            "=" => case.wanted.push(rest.into()),
            "option" => {
                let (name, value) = rest.split_once(' ').unwrap();
                case.options.insert(name.into(), value.parse().unwrap());
            }
            _ => assert!(word == "case" || word == "end", "{}", line),
        }
    }
    assert!(said.status.success() && cases.len() > 60, "cases are missing");
    cases.retain(|case| !LEFT_OUT.contains(&case.name.as_str()));
    cases
}

impl Case {
    /// Panics when this crate says something else than what is wanted.
    pub fn pass(&self) {
        let found = self.found();
        assert!(!self.wanted.is_empty());
        for (i, wanted) in self.wanted.iter().enumerate() {
            assert_eq!(found.lines().nth(i), Some(wanted.as_str()), "{}", self.name);
        }
    }

    fn found(&self) -> String {
        self.run().unwrap_or_else(|(step, error)| {
            assert!(!error.to_string().is_empty());
            let at = match error {
                Error::Pattern { line, offset, .. } => (line, offset),
                _ => (0, 0),
            };
            format!("error {} {} {} {}", error.status(), step, at.0, at.1)
        })
    }

    fn run(&self) -> Result<String, (&'static str, Error)> {
        let mut options = self.options().map_err(|e| ("new", e))?;
        if !self.rules.is_empty() {
            options = options.rules(&Rules::new(&self.rules).map_err(|e| ("rules", e))?);
        }
        let mut cleaner = options.cleaner().map_err(|e| ("new", e))?;
        if !self.encoding.is_empty() {
            let label = std::str::from_utf8(&self.encoding).unwrap();
            cleaner.set_encoding(label).map_err(|e| ("encoding", e))?;
        }
        self.read(&mut cleaner).map_err(|e| ("read", e))
    }

    fn options(&self) -> Result<Options, Error> {
        let mut options = match std::str::from_utf8(&self.preset).unwrap() {
            "" => Options::new(),
            name => Options::preset(name)?,
        };
        for (name, &value) in &self.options {
            options = match name.as_str() {
                "format" => options.format(format_of(value)),
                "flags" => options.title(value & 1 > 0).invert(value & 2 > 0),
                "keep_permille" => options.keep(value as u32),
                "comments" => options.comments(comments_of(value)),
                "max_lines" => options.max_lines(value as u32),
                "max_line_bytes" => options.max_line_bytes(value as u32),
                "max_page_bytes" => options.max_page_bytes(value),
                "output" => options, // a page has both forms
                _ => panic!("{}: no option is called {}", self.name, name),
            };
        }
        Ok(options)
    }

    fn read(&self, cleaner: &mut Cleaner) -> Result<String, Error> {
        let mut page = self.page.as_slice();
        for &size in &self.pushes {
            let (piece, rest) = page.split_at(size);
            cleaner.push(piece)?;
            page = rest;
        }
        describe(&cleaner.clean(page)?)
    }
}

/// A page in the words of flat_cases.py.
fn describe(page: &Page<'_>) -> Result<String, Error> {
    let mut out = format!(
        "page {} {} {} {} {}\n",
        page.format() as u32,
        hex(page.encoding()),
        page.line_count(),
        page.bytes(),
        page.skipped_rules()
    );
    for l in page.lines()? {
        let (flags, text) = (l.flags.0 & !LineFlags::TITLE.0, hex(l.text));
        let numbers = [l.offset, l.offset_end, l.level.into(), l.row.into(), l.link_bytes.into()];
        let numbers = numbers.map(|n| n.to_string()).join(" ");
        writeln!(out, "line {} {} {} {}", l.kind.0, numbers, flags, text).unwrap();
    }
    writeln!(
        out,
        "verdict {} {} {} {} {}",
        page.verdict().0,
        page.confidence(),
        page.kept(),
        hex(page.title()),
        page.title_line().map_or(-1, |line| line as i64)
    )
    .unwrap();
    writeln!(out, "text {}\nmarkdown {}", hex(page.text()), hex(page.markdown()?)).unwrap();
    for l in page.lines()? {
        let (keep, title) = (u32::from(l.keep), l.flags.0 & LineFlags::TITLE.0);
        writeln!(out, "score {} {} {} {}", keep, l.score, l.reasons.0, title).unwrap();
    }
    Ok(out)
}

fn format_of(number: u64) -> Format {
    [Format::Auto, Format::Text, Format::Markdown, Format::Html][number as usize]
}

fn comments_of(value: u64) -> Comments {
    [Comments::Auto, Comments::Keep, Comments::Drop][value as usize]
}

fn unhex(text: &str) -> Vec<u8> {
    let digits = text.trim_start_matches('-').as_bytes();
    let value = |d: u8| (d as char).to_digit(16).unwrap() as u8;
    digits.chunks(2).map(|two| value(two[0]) << 4 | value(two[1])).collect()
}

fn hex(text: &str) -> String {
    if text.is_empty() {
        return "-".into();
    }
    text.bytes().fold(String::new(), |mut out, byte| {
        write!(out, "{:02x}", byte).unwrap();
        out
    })
}
