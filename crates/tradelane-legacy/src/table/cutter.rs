//! A stream of rows cut into messages.

use std::io::{self, Read};
use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Layer, Severity};

use super::format::Format;
use super::header::{Header, MOST_COLUMNS, MOST_LINE};
use super::scan::{Scanner, open_quote};
use super::sheet::Cells;
use crate::stream::{Position, Stream};

/// The most bytes of one row.
pub(super) const MOST_ROW: usize = 1 << 20;
/// The most bytes and rows of one message.
pub(super) const MOST_BYTES: usize = 16 << 20;
pub(super) const MOST_ROWS: usize = 10_000;

/// The rows of one message as they stand in the stream.
#[derive(Debug)]
pub struct RawMessage {
    /// Their bytes.
    pub bytes: Vec<u8>,
    /// Their offset in the stream.
    pub offset: u64,
    /// Their line, from 1.
    pub line: u64,
    /// Their column in bytes, from 1.
    pub column: u64,
    pub(super) header: Arc<Header>,
    /// Where cells stand in the sheet that the rows are of.
    pub(super) cells: Option<Arc<Cells>>,
}

impl RawMessage {
    /// The table's format.
    pub fn format(&self) -> &'static Format {
        self.header.format
    }
}

/// Cuts a stream into messages.
pub struct Cutter<R> {
    stream: Stream<R>,
    format: Option<&'static Format>,
    header: Option<(Arc<Header>, Scanner, Option<usize>)>,
    /// The message that was begun.
    open: Option<Open>,
    is_ended: bool,
    cells: Option<Arc<Cells>>,
}

struct Open {
    key: Vec<u8>,
    at: Position,
    rows: usize,
}

/// What comes next in the stream.
enum Next {
    Row { length: usize, key: Vec<u8>, is_empty: bool },
    Broken,
    End,
}

impl<R: Read> Cutter<R> {
    /// For a stream; the format is known by the header line where it is not given.
    pub fn new(input: R, file: Option<Arc<str>>, format: Option<&'static Format>) -> Self {
        Self { stream: Stream::new(input, file), format, header: None, open: None, is_ended: false, cells: None }
    }

    /// For the text of a sheet: places are those of its cells.
    #[must_use]
    pub fn with_cells(self, cells: Arc<Cells>) -> Self {
        Self { cells: Some(cells), ..self }
    }

    /// The next message; `None` at the end. What is wrong around messages is told in `findings`.
    ///
    /// # Errors
    /// Where the stream cannot be read.
    pub fn next(&mut self, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        let Some(cells) = self.cells.clone() else { return self.next_rows(findings) };
        let mut own = Findings::new();
        let message = self.next_rows(&mut own);
        own.as_mut_slice().iter_mut().filter_map(|finding| finding.source.as_mut()).for_each(|place| cells.set(place));
        findings.extend(own.into_vec());
        message
    }

    fn next_rows(&mut self, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        if self.is_ended {
            return Ok(None);
        }
        if self.header.is_none() && !self.read_header(findings)? {
            self.is_ended = true;
            return Ok(None);
        }
        loop {
            match self.scan()? {
                Next::End => {
                    self.is_ended = true;
                    return Ok(self.close());
                }
                Next::Broken if self.open.is_some() => return Ok(self.close()),
                Next::Broken => self.skip_broken(findings)?,
                Next::Row { length, is_empty: true, .. } => self.stream.advance(length),
                Next::Row { length, key, .. } => {
                    if self.begins(&key, length, findings) {
                        return Ok(self.close());
                    }
                    let at = self.stream.place;
                    if self.open.is_none() {
                        self.stream.keep();
                    }
                    let open = self.open.get_or_insert(Open { key, at, rows: 0 });
                    open.rows += 1;
                    self.stream.advance(length);
                }
            }
        }
    }

    /// Whether a row begins another message than the one that is open.
    fn begins(&self, key: &[u8], length: usize, findings: &mut Findings) -> bool {
        let Some((open, (header, _, at))) = self.open.as_ref().zip(self.header.as_ref()) else { return false };
        let Some(name) = at.and_then(|at| header.columns.get(at)).map(|column| &column.label) else { return true };
        let is_alone = key.is_empty() && header.format.number().is_some();
        if is_alone {
            return true;
        }
        if key.is_empty() && !open.key.is_empty() {
            let message = format!("the row has no {name}; it is read as one more of those before it");
            let finding = self.stream.error("table-key", message, 0);
            findings.push(Finding { severity: Severity::Warning, ..finding });
        } else if key != open.key {
            return true;
        }
        let is_full = open.rows >= MOST_ROWS || self.stream.held_to_here() + length > MOST_BYTES;
        if is_full {
            let message = format!(
                "more than {MOST_ROWS} rows or {MOST_BYTES} bytes have one {name}; another message begins here"
            );
            findings.push(self.stream.error("table-size", message, 0));
        }
        is_full
    }

    fn close(&mut self) -> Option<RawMessage> {
        let (open, (header, ..)) = (self.open.take()?, self.header.as_ref()?);
        let Position { offset, line, column } = open.at;
        let (header, cells) = (Arc::clone(header), self.cells.clone());
        Some(RawMessage { bytes: self.stream.take_kept(), offset, line, column, header, cells })
    }

    /// Reads until the row that comes next is there as a whole.
    fn scan(&mut self) -> io::Result<Next> {
        self.stream.skip_line_ends()?;
        let Some((_, scanner, key)) = &mut self.header else { return Ok(Next::End) };
        if self.stream.rest().is_empty() {
            return Ok(Next::End);
        }
        let mut is_end = false;
        loop {
            let rest = self.stream.rest();
            match scanner.row(rest, is_end) {
                Some(length) if length <= MOST_ROW => {
                    let is_cut = is_end && length == rest.len();
                    if is_cut && open_quote(rest, scanner.separator()).is_some() {
                        return Ok(Next::Broken);
                    }
                    let key = key.map(|at| scanner.field(at).to_vec()).unwrap_or_default();
                    let is_empty = scanner.fields().all(<[u8]>::is_empty);
                    return Ok(Next::Row { length, key, is_empty });
                }
                None if rest.len() <= MOST_ROW && !is_end => is_end = !self.stream.read_more()?,
                _ => return Ok(Next::Broken),
            }
        }
    }

    /// Tells of a row that has no end, and passes over the line that it begins with.
    fn skip_broken(&mut self, findings: &mut Findings) -> io::Result<()> {
        let separator = self.header.as_ref().map_or(b',', |(header, ..)| header.separator);
        let rest = self.stream.rest();
        let quote = open_quote(rest.get(..MOST_ROW.min(rest.len())).unwrap_or_default(), separator);
        self.stream.advance(quote.unwrap_or(0));
        let message = match quote {
            Some(_) => "the quotation mark that begins here is not closed; the rest of its line is left out".to_owned(),
            None => format!("the row has more than {MOST_ROW} bytes; it is left out"),
        };
        findings.push(self.stream.error("table-quote", message, 1));
        loop {
            let rest = self.stream.rest();
            let end = memchr::memchr(b'\n', rest);
            let length = end.map_or(rest.len(), |end| end + 1);
            self.stream.advance(length);
            if end.is_some() || !self.stream.read_more()? {
                return Ok(());
            }
        }
    }

    fn read_header(&mut self, findings: &mut Findings) -> io::Result<bool> {
        self.stream.skip_line_ends()?;
        let is_whole = |rest: &[u8]| Header::line(rest).len() < rest.len();
        while !is_whole(self.stream.rest()) && self.stream.rest().len() <= MOST_LINE && self.stream.read_more()? {}
        let line = Header::line(self.stream.rest()).to_vec();
        let message = match self.format.or_else(|| super::detect(&line)) {
            _ if line.is_empty() => "the table is empty".to_owned(),
            _ if line.len() > MOST_LINE => format!("the header line has more than {MOST_LINE} bytes"),
            None => "the columns of the header line are those of no table that is known".to_owned(),
            Some(format) => {
                let mut header = Header { at: self.stream.place, ..Header::read(&line, format) };
                // The line end is that of all rows, so that they are written with it.
                if self.stream.rest().get(line.len()..).is_some_and(|rest| rest.starts_with(b"\r\n")) {
                    header.text.push('\r');
                }
                if header.columns.len() <= MOST_COLUMNS {
                    self.judge(&header, &line, findings);
                    self.stream.advance(line.len());
                    let (key, scanner) = (header.key(), Scanner::new(header.separator));
                    self.header = Some((Arc::new(header), scanner, key));
                    return self.has_rows(findings);
                }
                format!("the header line has more than {MOST_COLUMNS} columns")
            }
        };
        let known: Vec<&str> = super::names().collect();
        let finding = self.stream.error("table-header", message, line.len());
        findings.push(finding.help(format!("the tables are {}; --from table/NAME says which it is", known.join(", "))));
        Ok(false)
    }

    fn has_rows(&mut self, findings: &mut Findings) -> io::Result<bool> {
        self.stream.skip_line_ends()?;
        if self.stream.rest().is_empty() {
            findings.push(self.stream.error("table-empty", "the table has no rows".to_owned(), 0));
        }
        Ok(true)
    }

    /// Tells what the header line lacks and what its format does not know.
    fn judge(&self, header: &Header, line: &[u8], findings: &mut Findings) {
        let tell = |severity, rule, message: String| Finding {
            severity,
            layer: Layer::Syntax,
            ..self.stream.error(rule, message, line.len())
        };
        let name = header.format.name;
        for column in header.lacks() {
            findings.push(tell(
                Severity::Error,
                "table-column-missing",
                format!("{name} has the column {column} always"),
            ));
        }
        for column in &header.twice {
            let message = format!("the column {column} stands more than once; only the first is taken for it");
            findings.push(tell(Severity::Warning, "table-column-repeats", message));
        }
        let unknown = header.columns.iter().filter(|column| column.known.is_none());
        let unknown: Vec<&str> = unknown.map(|column| column.label.as_str()).collect();
        if !unknown.is_empty() {
            let message = format!("{name} does not know {} of the columns: {}", unknown.len(), unknown.join(", "));
            findings.push(tell(Severity::Info, "table-column-unknown", message));
        }
    }
}
