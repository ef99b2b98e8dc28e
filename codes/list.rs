//! One code list, read from its text.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// A code list: its head, and its codes in order.
#[derive(Clone, Debug)]
pub struct List {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    version: Range<usize>,
    source: Range<usize>,
    date: Range<usize>,
    /// Sorted by code.
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    code: Range<usize>,
    name: Range<usize>,
    minor: Option<u8>,
}

/// One code of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'l> {
    /// The code.
    pub code: &'l str,
    /// What it means; empty for lists of codes alone.
    pub name: &'l str,
    /// Currencies: the number of decimals of the smallest unit; `None` where there is none.
    pub minor: Option<u8>,
}

/// What is wrong with the text of a list, and in which line, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.line, self.message)
    }
}

impl std::error::Error for Fault {}

impl List {
    /// Reads a list: lines `# version: …`, `# source: …`, `# date: …`, then a line of column names parted by tabs, of
    /// which `code` has to be one and `name` and `minor` may be, then a line for each code.
    ///
    /// # Errors
    /// Where there is no column `code`, a line has no code, a code stands twice, or there is no code at all.
    pub fn read(name: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> Result<Self, Fault> {
        let (name, text) = (name.into(), text.into());
        let mut list =
            Self { name, text: Cow::Borrowed(""), version: 0..0, source: 0..0, date: 0..0, rows: Vec::new() };
        let mut columns: Option<Columns> = None;
        let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let body = text.get(at..).unwrap_or_default();
        for (number, line) in body.split('\n').enumerate() {
            let start = at;
            at += line.len() + 1;
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.trim().is_empty() {
                continue;
            }
            match &columns {
                None if line.starts_with('#') => list.head(line, start),
                None => columns = Some(Columns::read(line, number + 1)?),
                Some(columns) => list.rows.push(columns.row(line, start, number + 1)?),
            }
        }
        list.text = text;
        list.sort()?;
        Ok(list)
    }

    fn head(&mut self, line: &str, start: usize) {
        let Some((key, value)) = line.trim_start_matches(['#', ' ']).split_once(':') else { return };
        let value = value.trim();
        let end = start + line.trim_end().len();
        let range = end - value.len()..end;
        match key.trim() {
            "version" => self.version = range,
            "source" => self.source = range,
            "date" => self.date = range,
            _ => {}
        }
    }

    /// Sorts the rows where they are not in order, and refuses a code that stands twice.
    fn sort(&mut self) -> Result<(), Fault> {
        let text = &self.text;
        let code = |row: &Row| text.get(row.code.clone()).unwrap_or_default();
        if !self.rows.is_sorted_by(|a, b| code(a) < code(b)) {
            self.rows.sort_by(|a, b| code(a).cmp(code(b)));
        }
        let twice = self.rows.windows(2).find_map(|pair| match pair {
            [a, b] if code(a) == code(b) => Some(b),
            _ => None,
        });
        let fault = match twice {
            Some(row) => {
                let line = text.get(..row.code.start).unwrap_or_default().split('\n').count();
                Fault { line, message: format!("the code \"{}\" stands twice", code(row)) }
            }
            None if self.rows.is_empty() => Fault { line: 1, message: "the list has no code".to_owned() },
            None => return Ok(()),
        };
        Err(fault)
    }

    /// Its name: `iso4217`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text, as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The edition of the list.
    pub fn version(&self) -> &str {
        self.text.get(self.version.clone()).unwrap_or_default()
    }

    /// Who publishes it.
    pub fn source(&self) -> &str {
        self.text.get(self.source.clone()).unwrap_or_default()
    }

    /// When it was published or taken over.
    pub fn date(&self) -> &str {
        self.text.get(self.date.clone()).unwrap_or_default()
    }

    /// How many codes it has.
    #[expect(clippy::len_without_is_empty, reason = "a list always has a code")]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Its codes, in order.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> {
        self.rows.iter().map(|row| self.entry(row))
    }

    fn entry(&self, row: &Row) -> Entry<'_> {
        let part = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        Entry { code: part(&row.code), name: part(&row.name), minor: row.minor }
    }

    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<Entry<'_>> {
        let index = self.rows.binary_search_by(|row| self.entry(row).code.cmp(code)).ok()?;
        self.rows.get(index).map(|row| self.entry(row))
    }

    /// Whether a code is in the list.
    pub fn contains(&self, code: &str) -> bool {
        self.get(code).is_some()
    }

    /// Whether a code of the list begins so.
    pub fn has_prefix(&self, start: &str) -> bool {
        let index = self.rows.partition_point(|row| self.entry(row).code < start);
        self.rows.get(index).is_some_and(|row| self.entry(row).code.starts_with(start))
    }

    /// The entries whose code or name has all words of `query` in it, whatever their case.
    pub fn search(&self, query: &str) -> impl Iterator<Item = Entry<'_>> {
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        self.entries().filter(move |entry| {
            let text = format!("{} {}", entry.code, entry.name).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
    }

    /// A code that was likely meant: the same in capitals or half-width digits, or named so.
    pub fn nearest(&self, code: &str) -> Option<&str> {
        let folded: String = code.trim().chars().map(half_width).flat_map(char::to_uppercase).collect();
        if let Some(entry) = self.get(&folded) {
            return Some(entry.code);
        }
        self.entries().find(|entry| entry.name.eq_ignore_ascii_case(code.trim())).map(|entry| entry.code)
    }
}

/// Where the columns of a list stand.
struct Columns {
    code: usize,
    name: Option<usize>,
    minor: Option<usize>,
    count: usize,
}

impl Columns {
    fn read(line: &str, number: usize) -> Result<Self, Fault> {
        let names: Vec<&str> = line.split('\t').map(str::trim).collect();
        let unique: BTreeSet<&str> = names.iter().copied().collect();
        if unique.len() < names.len() {
            return Err(Fault { line: number, message: "two columns have one name".to_owned() });
        }
        let position = |name: &str| names.iter().position(|known| *known == name);
        let code = position("code").ok_or_else(|| Fault {
            line: number,
            message: format!("there is no column \"code\" among {}; columns are parted by tabs", names.join(", ")),
        })?;
        Ok(Self { code, name: position("name"), minor: position("minor"), count: names.len() })
    }

    fn row(&self, line: &str, start: usize, number: usize) -> Result<Row, Fault> {
        let mut row = Row { code: 0..0, name: 0..0, minor: None };
        let mut at = start;
        let mut columns = 0;
        for (index, column) in line.split('\t').enumerate() {
            let from = at + (column.len() - column.trim_start().len());
            let range = from..from + column.trim().len();
            at += column.len() + 1;
            columns = index + 1;
            if index == self.code {
                row.code = range;
            } else if Some(index) == self.name {
                row.name = range;
            } else if Some(index) == self.minor {
                row.minor = column.trim().parse().ok();
            }
        }
        if row.code.is_empty() {
            return Err(Fault { line: number, message: "the line has no code".to_owned() });
        }
        if columns > self.count {
            let message = format!("the line has {columns} columns; there are {}", self.count);
            return Err(Fault { line: number, message });
        }
        Ok(row)
    }
}

/// The ASCII character that a full-width one stands for.
fn half_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, List};

    #[test]
    fn a_list_is_read_with_its_head() {
        let text = "\u{feff}# list: own\r\n# version: 3\r\n#source: us \r\n\r\nname\tcode\r\nsecond\tB\r\nfirst\tA\r\n";
        let list = List::read("own", text).unwrap();
        assert_eq!((list.name(), list.version(), list.source(), list.date()), ("own", "3", "us", ""));
        let codes: Vec<(&str, &str)> = list.entries().map(|entry| (entry.code, entry.name)).collect();
        assert_eq!(codes, [("A", "first"), ("B", "second")]);
        assert!(list.has_prefix("A") && !list.has_prefix("C"));
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let fault = |text: &'static str| List::read("own", text).unwrap_err();
        assert_eq!(fault("code\nA\nB\nA\n"), Fault { line: 4, message: "the code \"A\" stands twice".to_owned() });
        assert_eq!(fault("code\tname\n\tnothing\n"), Fault { line: 2, message: "the line has no code".to_owned() });
        assert_eq!(fault("").line, 1);
        assert_eq!(fault("# version: 1\ncode\n").message, "the list has no code");
        assert_eq!(fault("A,B\n").line, 1);
        assert_eq!(fault("code\nA\tB\n").line, 2);
    }
}
