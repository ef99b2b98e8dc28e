//! Cuts NDJSON, JSON arrays and single JSON documents into documents, without holding the feed.

use std::io::{self, BufRead};

/// One document's bytes, as they stand in the feed.
#[derive(Debug)]
pub(crate) struct JsonItem {
    pub(crate) bytes: Vec<u8>,
    /// Where it starts in the file, in bytes.
    pub(crate) offset: u64,
    /// The line it starts in, from 1.
    pub(crate) line: u64,
    /// The column it starts in, in bytes from 1.
    pub(crate) column: u64,
    /// Whether it was cut off because it is longer than the limit.
    pub(crate) too_long: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// One document a line.
    Lines,
    /// Values one after another, each over any number of lines.
    Values,
    /// The elements of one array.
    Array,
}

/// What JSON takes for a blank.
const BLANKS: &[u8] = b" \t\r\n";

/// A feed of JSON documents.
pub(crate) struct JsonFeed<R> {
    input: R,
    limit: usize,
    offset: u64,
    line: u64,
    column: u64,
    layout: Option<Layout>,
}

impl<R: BufRead> JsonFeed<R> {
    /// Reads from `input`; a document longer than `limit` bytes is cut off and the feed goes on after it.
    pub(crate) fn new(input: R, limit: usize) -> Self {
        Self { input, limit, offset: 0, line: 1, column: 1, layout: None }
    }

    /// The next document; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<JsonItem>> {
        let layout = match self.layout {
            Some(layout) => layout,
            None => {
                let layout = self.find_layout()?;
                self.layout = Some(layout);
                layout
            }
        };
        match layout {
            Layout::Lines => self.next_line(),
            Layout::Values | Layout::Array => self.next_value(layout),
        }
    }

    /// An array starts with a bracket. Else, where the first line holds whole values, each line is a document.
    fn find_layout(&mut self) -> io::Result<Layout> {
        self.skip(b"\xef\xbb\xbf")?;
        self.skip(BLANKS)?;
        if self.peek()? == Some(b'[') {
            self.take(1);
            return Ok(Layout::Array);
        }
        let start = self.input.fill_buf()?;
        let line_end = memchr::memchr(b'\n', start);
        let mut scan = Scan::default();
        for &byte in start.get(..line_end.unwrap_or(start.len())).unwrap_or_default() {
            scan.step(byte);
        }
        // A first line longer than the buffer is a document of its own in any layout that is used.
        let is_open = line_end.is_some() && scan.depth > 0;
        let opens_only = start.get(..line_end.unwrap_or(0)).is_some_and(|line| line.trim_ascii().len() <= 2);
        Ok(if is_open && (opens_only || !start.get(line_end.unwrap_or(0)..).is_some_and(starts_document)) {
            Layout::Values
        } else {
            Layout::Lines
        })
    }

    fn next_line(&mut self) -> io::Result<Option<JsonItem>> {
        loop {
            self.skip(BLANKS)?;
            if self.peek()?.is_none() {
                return Ok(None);
            }
            let mut item = self.start_item();
            loop {
                let buffer = self.input.fill_buf()?;
                if buffer.is_empty() {
                    break;
                }
                let end = memchr::memchr(b'\n', buffer);
                let taken = end.unwrap_or(buffer.len());
                item.add(buffer.get(..taken).unwrap_or_default(), self.limit);
                self.take(taken);
                if end.is_some() {
                    break;
                }
            }
            while item.bytes.last().is_some_and(|byte| BLANKS.contains(byte)) {
                item.bytes.pop();
            }
            if !item.bytes.is_empty() {
                return Ok(Some(item));
            }
        }
    }

    fn next_value(&mut self, layout: Layout) -> io::Result<Option<JsonItem>> {
        let between: &[u8] = if layout == Layout::Array { b" \t\r\n," } else { BLANKS };
        self.skip(between)?;
        match self.peek()? {
            None => return Ok(None),
            Some(b']') if layout == Layout::Array => {
                self.take(1);
                self.layout = Some(Layout::Values);
                return self.next_value(Layout::Values);
            }
            Some(_) => {}
        }
        let mut item = self.start_item();
        let mut scan = Scan::default();
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(Some(item));
            }
            let mut taken = 0;
            let mut ended = false;
            for &byte in buffer {
                let outside = scan.depth == 0 && !scan.in_string;
                // Exactly what is skipped before a value: anything else has to be taken.
                let separates = BLANKS.contains(&byte) || (layout == Layout::Array && (byte == b',' || byte == b']'));
                if outside && separates {
                    ended = true;
                    break;
                }
                taken += 1;
                scan.step(byte);
                if scan.closed {
                    ended = true;
                    break;
                }
            }
            item.add(buffer.get(..taken).unwrap_or_default(), self.limit);
            self.take(taken);
            if ended {
                return Ok(Some(item));
            }
        }
    }

    fn start_item(&self) -> JsonItem {
        JsonItem { bytes: Vec::new(), offset: self.offset, line: self.line, column: self.column, too_long: false }
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    fn skip(&mut self, unwanted: &[u8]) -> io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let count = buffer.iter().take_while(|byte| unwanted.contains(byte)).count();
            if count == 0 {
                return Ok(());
            }
            self.take(count);
        }
    }

    fn take(&mut self, count: usize) {
        if let Ok(buffer) = self.input.fill_buf() {
            let taken = buffer.get(..count).unwrap_or(buffer);
            match memchr::memrchr(b'\n', taken) {
                Some(last) => {
                    self.line += memchr::memchr_iter(b'\n', taken).count() as u64;
                    self.column = (taken.len() - last) as u64;
                }
                None => self.column += taken.len() as u64,
            }
            let count = taken.len();
            self.offset += count as u64;
            self.input.consume(count);
        }
    }
}

impl JsonItem {
    fn add(&mut self, more: &[u8], limit: usize) {
        let room = limit.saturating_sub(self.bytes.len());
        self.too_long |= more.len() > room;
        self.bytes.extend_from_slice(more.get(..room.min(more.len())).unwrap_or_default());
    }
}

/// Whether what follows a line end starts another document.
fn starts_document(rest: &[u8]) -> bool {
    rest.trim_ascii_start().first() == Some(&b'{')
}

/// Follows strings and brackets.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Whether the last byte closed the outermost bracket.
    closed: bool,
}

impl Scan {
    fn step(&mut self, byte: u8) {
        self.closed = false;
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.closed = self.depth == 1;
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(feed: &str, expect: &[(&str, u64, u64)]) {
        for capacity in [3, 7, 8192] {
            let input =
                io::BufReader::with_capacity(capacity.max(feed.find('\n').map_or(0, |at| at + 4)), feed.as_bytes());
            let mut feed = JsonFeed::new(input, 1000);
            let mut found = Vec::new();
            while let Some(item) = feed.next().unwrap() {
                found.push((String::from_utf8(item.bytes).unwrap(), item.line, item.column));
            }
            let found: Vec<(&str, u64, u64)> =
                found.iter().map(|(text, line, column)| (text.as_str(), *line, *column)).collect();
            assert_eq!(found, expect);
        }
    }

    #[test]
    fn lines_arrays_and_single_documents() {
        check("{\"a\":1}\n\n  {\"b\":2}\r\n", &[("{\"a\":1}", 1, 1), ("{\"b\":2}", 3, 3)]);
        check("\u{feff}{\"a\":1}", &[("{\"a\":1}", 1, 4)]);
        check("[{\"a\":[1,2]},\n{\"b\":\"]\\\"\"}]", &[("{\"a\":[1,2]}", 1, 2), ("{\"b\":\"]\\\"\"}", 2, 1)]);
        check("{\n \"a\": 1\n}\n", &[("{\n \"a\": 1\n}", 1, 1)]);
        check("{\n \"a\": 1\n}\n{\n}\n", &[("{\n \"a\": 1\n}", 1, 1), ("{\n}", 4, 1)]);
        check("", &[]);
    }

    #[test]
    fn a_broken_line_does_not_take_the_next() {
        check("{\"a\":1}\n{\"b\":\n{\"c\":3}\n", &[("{\"a\":1}", 1, 1), ("{\"b\":", 2, 1), ("{\"c\":3}", 3, 1)]);
        check("{\"b\":\n{\"c\":3}\n", &[("{\"b\":", 1, 1), ("{\"c\":3}", 2, 1)]);
    }

    #[test]
    fn a_document_over_the_limit_is_cut_and_the_feed_goes_on() {
        let mut feed = JsonFeed::new("{\"a\":\"xxxxxxxxxxxx\"}\n{\"b\":2}\n".as_bytes(), 10);
        let first = feed.next().unwrap().unwrap();
        assert!(first.too_long && first.bytes.len() == 10);
        let second = feed.next().unwrap().unwrap();
        assert!(!second.too_long && second.bytes == b"{\"b\":2}");
    }
}
