//! Rows and fields of a table, by the `csv` crate's reader.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReadRecordResult, Reader, ReaderBuilder};

/// Finds rows, and what their fields say.
pub(super) struct Scanner {
    reader: Reader,
    separator: u8,
    text: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
}

impl Scanner {
    pub(super) fn new(separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Self { reader, separator, text: vec![0; 4096], ends: vec![0; 64], count: 0 }
    }

    /// The byte between fields.
    pub(super) fn separator(&self) -> u8 {
        self.separator
    }

    /// The length of the row that bytes begin with, its line end with it; `None` where it goes on behind them. At the end
    /// of the input it ends with them.
    pub(super) fn row(&mut self, bytes: &[u8], is_end: bool) -> Option<usize> {
        self.reader.reset();
        let (mut at, mut written, mut ends) = (0, 0, 0);
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            // To the reader no bytes are the end of the input.
            if rest.is_empty() && !is_end {
                return None;
            }
            let (text, into) = (self.text.get_mut(written..), self.ends.get_mut(ends..));
            let (result, read, more, fields) =
                self.reader.read_record(rest, text.unwrap_or_default(), into.unwrap_or_default());
            (at, written, ends) = (at + read, written + more, ends + fields);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.count = ends;
                    return Some(at);
                }
                ReadRecordResult::End => {
                    self.count = 0;
                    return Some(bytes.len());
                }
            }
        }
    }

    /// The fields of the row that was found last.
    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.count).map(|at| self.field(at))
    }

    /// A field of the row that was found last; empty where it has none of that number.
    pub(super) fn field(&self, at: usize) -> &[u8] {
        let ends = self.ends.get(..self.count).unwrap_or_default();
        let start = at.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied());
        let range = start.zip(ends.get(at).copied());
        range.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }
}

/// A field of a message.
pub(super) struct Field {
    /// The bytes that it takes, with its quotes.
    pub(super) source: Range<usize>,
    /// What it says.
    pub(super) text: Range<usize>,
    /// Whether it is the last of its row.
    pub(super) ends_row: bool,
}

/// All fields of some rows; what they say is put into `text`.
pub(super) fn fields(bytes: &[u8], separator: u8, text: &mut Vec<u8>) -> Vec<Field> {
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut found = Vec::new();
    text.clear();
    text.resize(bytes.len() + 1, 0);
    let (mut at, mut written) = (0, 0);
    let (mut source, mut start) = (first(bytes, 0), 0);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read, more) = reader.read_field(rest, text.get_mut(written..).unwrap_or_default());
        (at, written) = (at + read, written + more);
        match result {
            ReadFieldResult::InputEmpty => {}
            // What a field says is never longer than its bytes.
            ReadFieldResult::OutputFull | ReadFieldResult::End => return found,
            ReadFieldResult::Field { record_end } => {
                let end = if rest.is_empty() { at } else { at - 1 };
                found.push(Field { source: source..end.max(source), text: start..written, ends_row: record_end });
                source = if record_end { first(bytes, at) } else { at };
                start = written;
            }
        }
    }
}

/// Where the next row begins: empty lines are passed over.
fn first(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// The quote that begins a field and is never closed.
pub(super) fn open_quote(bytes: &[u8], separator: u8) -> Option<usize> {
    let mut open = None;
    let mut is_start = true;
    let mut bytes = bytes.iter().enumerate().peekable();
    while let Some((at, &byte)) = bytes.next() {
        if open.is_some() {
            if byte == b'"' && bytes.next_if(|(_, next)| **next == b'"').is_none() {
                open = None;
            }
        } else if byte == b'"' && is_start {
            open = Some(at);
        }
        is_start = open.is_none() && (byte == separator || matches!(byte, b'\r' | b'\n'));
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_know_their_bytes() {
        let bytes = b"a,\"b \"\"c\"\"\nd\",\r\n\r\ne,,f";
        let mut text = Vec::new();
        let found = fields(bytes, b',', &mut text);
        let said: Vec<(&str, &str, bool)> = found
            .iter()
            .map(|field| {
                let source = std::str::from_utf8(&bytes[field.source.clone()]).unwrap_or_default();
                let text = std::str::from_utf8(&text[field.text.clone()]).unwrap_or_default();
                (source, text, field.ends_row)
            })
            .collect();
        let quoted = "\"b \"\"c\"\"\nd\"";
        assert_eq!(
            said,
            [
                ("a", "a", false),
                (quoted, "b \"c\"\nd", false),
                ("", "", true),
                ("e", "e", false),
                ("", "", false),
                ("f", "f", true)
            ]
        );
    }

    #[test]
    fn a_quote_that_is_not_closed_is_found() {
        assert_eq!(open_quote(b"a,\"b\"\"c\",d", b','), None);
        assert_eq!(open_quote(b"a,\"b\"\"c,d\ne", b','), Some(2));
        assert_eq!(open_quote(b"a,b\"c", b','), None);
    }
}
