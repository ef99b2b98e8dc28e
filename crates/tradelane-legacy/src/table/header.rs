//! The header line of a table.

use std::collections::HashSet;

use super::cell::Form;
use super::format::{Column, Format};
use super::scan::Scanner;
use crate::Symbol;
use crate::stream::Position;

/// The most columns of a table.
pub(super) const MOST_COLUMNS: usize = 4096;

/// The most bytes of a header line.
pub(super) const MOST_LINE: usize = 64 << 10;

/// The bytes that part fields, the usual first.
pub(super) const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// A header line as it is in one file.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) format: &'static Format,
    pub(super) separator: u8,
    pub(super) columns: Vec<HeaderColumn>,
    /// The line; with a carriage return at its end where lines end in one and a line feed.
    pub(super) text: String,
    /// Where it stands in its file.
    pub(super) at: Position,
    /// The names of columns that stand more than once.
    pub(super) twice: Vec<String>,
}

/// A column as it is in one file.
#[derive(Debug)]
pub(super) struct HeaderColumn {
    /// The format's name for it, else the file's own; no two are alike.
    pub(super) label: String,
    pub(super) symbol: Symbol,
    /// What the format says of it.
    pub(super) known: Option<&'static Column>,
    /// The number of its part.
    pub(super) part: usize,
    /// The form of its cells, where they are a list or have parts.
    pub(super) form: Option<Form>,
}

impl Header {
    /// The first line of an input, without byte order mark and line end. A line end may stand within quotes.
    pub(super) fn line(start: &[u8]) -> &[u8] {
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let start = start.get(start.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()..);
        let start = start.unwrap_or_default();
        let mut is_quoted = false;
        let end = start.iter().position(|byte| {
            is_quoted ^= *byte == b'"';
            !is_quoted && matches!(byte, b'\r' | b'\n')
        });
        start.get(..end.unwrap_or(start.len())).unwrap_or_default()
    }

    /// Reads a header line, with the separator that makes the most known columns of it.
    pub(super) fn read(line: &[u8], format: &'static Format) -> Self {
        let usual = [format.separator];
        let candidates = usual.iter().chain(SEPARATORS.iter().filter(|separator| **separator != format.separator));
        let mut best: Option<Self> = None;
        for &separator in candidates {
            let header = Self::parted(line, format, separator);
            if best.as_ref().is_none_or(|best| header.known() > best.known()) {
                best = Some(header);
            }
        }
        best.unwrap_or_else(|| Self::parted(line, format, format.separator))
    }

    /// The header line with all columns of a format.
    pub(super) fn usual(format: &'static Format) -> Self {
        let separator = (format.separator as char).to_string();
        let names: Vec<&str> = format.columns.iter().map(|column| column.name).collect();
        Self::parted(names.join(&separator).as_bytes(), format, format.separator)
    }

    /// The start of a feed in XML, which stands in place of a header line.
    pub(super) fn of_feed(format: &'static Format, text: String, at: Position) -> Self {
        Self { format, separator: b',', columns: Vec::new(), text, at, twice: Vec::new() }
    }

    fn parted(line: &[u8], format: &'static Format, separator: u8) -> Self {
        let mut scanner = Scanner::new(separator);
        scanner.row(line, true);
        let mut header = Self {
            format,
            separator,
            columns: Vec::new(),
            text: String::from_utf8_lossy(line).into_owned(),
            at: Position { offset: 0, line: 1, column: 1 },
            twice: Vec::new(),
        };
        let (mut part, mut taken) = (0, HashSet::new());
        for (at, field) in scanner.fields().take(MOST_COLUMNS + 1).enumerate() {
            let name = String::from_utf8_lossy(field);
            let name = name.trim();
            // `shipping(country:price)` says which parts the cells of its column have.
            let (base, own) = name.strip_suffix(')').and_then(|name| name.split_once('(')).unzip();
            let column = |name: &str| format.find(name).and_then(|found| format.columns.get(found));
            let parted = || base.and_then(column).filter(|known| known.form.parts.is_some());
            let (known, own) = column(name).map_or_else(|| (parted(), own), |known| (Some(known), None));
            part = known.map_or(part, |known| known.part);
            let mut label = match known {
                Some(known) => known.name.to_owned(),
                None if name.is_empty() => format!("column {}", at + 1),
                None => name.to_owned(),
            };
            let mut known = known;
            if !taken.insert(Symbol::of(&label)) {
                header.twice.push(label.clone());
                known = None;
                label = format!("{label} in column {}", at + 1);
                taken.insert(Symbol::of(&label));
            }
            let form = known.map(|known| own.map_or_else(|| known.form.clone(), |own| known.form.with(own)));
            let form = form.filter(|form| form.is_list || form.parts.is_some());
            header.columns.push(HeaderColumn { symbol: Symbol::of(&label), label, known, part, form });
        }
        header
    }

    /// How many columns the format knows.
    pub(super) fn known(&self) -> usize {
        self.columns.iter().filter(|column| column.known.is_some()).count()
    }

    /// The columns that the format always has and this header has not.
    pub(super) fn lacks(&self) -> impl Iterator<Item = &'static str> + '_ {
        let needed = self.format.columns.iter().filter(|column| column.is_needed);
        needed.map(|column| column.name).filter(|name| !self.columns.iter().any(|column| column.label == *name))
    }

    /// The number of the key column.
    pub(super) fn key(&self) -> Option<usize> {
        let key = self.format.columns.get(self.format.key()?)?;
        self.columns.iter().position(|column| column.label == key.name)
    }
}
