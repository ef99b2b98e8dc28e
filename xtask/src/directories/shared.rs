//! Lines of several directories in one file: a line stands once, with the range of directories that have it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::DIRECTORIES;

/// What all directories have, by key.
pub(super) struct Shared {
    what: &'static str,
    lines: BTreeMap<String, [Option<String>; DIRECTORIES.len()]>,
}

impl Shared {
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, lines: BTreeMap::new() }
    }

    /// Adds what a directory, by its number, says of a key.
    pub(super) fn add(&mut self, directory: usize, key: String, text: String) {
        let texts = self.lines.entry(key).or_default();
        if let Some(place) = texts.get_mut(directory) {
            *place = Some(text);
        }
    }

    /// The file: key, text, range, parted by tabs.
    pub(super) fn write(&self) -> String {
        let mut out = head(self.what);
        for (key, texts) in &self.lines {
            for (from, to, text) in runs(texts) {
                let _ = writeln!(out, "{key}\t{text}{}", range(from, to));
            }
        }
        out
    }
}

/// The first line of each file.
pub(super) fn head(what: &str) -> String {
    let names = DIRECTORIES.join(" ");
    format!("# UN/EDIFACT: {what}. Made by `cargo xtask directories`; see src/edifact/directory.rs.\n#{names}\n")
}

/// The runs of neighbours that say the same: first, last, what.
pub(super) fn runs(texts: &[Option<String>]) -> Vec<(usize, usize, &str)> {
    let mut runs: Vec<(usize, usize, &str)> = Vec::new();
    for (at, text) in texts.iter().enumerate().filter_map(|(at, text)| text.as_deref().map(|text| (at, text))) {
        match runs.last_mut() {
            Some((_, last, known)) if *last + 1 == at && *known == text => *last = at,
            _ => runs.push((at, at, text)),
        }
    }
    runs
}

/// A range as a last column, `2-4`, the directories numbered from 1; nothing where all have the line.
pub(super) fn range(from: usize, to: usize) -> String {
    if (from, to) == (0, DIRECTORIES.len() - 1) { String::new() } else { format!("\t{}-{}", from + 1, to + 1) }
}
