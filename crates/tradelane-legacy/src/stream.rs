//! A stream read block by block, of which no more is held than is still looked at, with line and column.

use std::io::{self, Read};
use std::sync::Arc;

use tradelane_findings::{Excerpt, Finding, Layer, Place, line_and_column};

const BLOCK: usize = 256 * 1024;

/// Where something stands in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) offset: u64,
    pub(crate) line: u64,
    pub(crate) column: u64,
}

/// What is held of a stream, and where in it one is.
pub(crate) struct Stream<R> {
    input: R,
    file: Option<Arc<str>>,
    buffer: Vec<u8>,
    at: usize,
    /// Where what is kept begins, although it was passed: a message that was begun.
    kept: Option<usize>,
    is_ended: bool,
    /// Where one is.
    pub(crate) place: Position,
}

impl<R: Read> Stream<R> {
    pub(crate) fn new(input: R, file: Option<Arc<str>>) -> Self {
        let place = Position { offset: 0, line: 1, column: 1 };
        Self { input, file, buffer: Vec::new(), at: 0, kept: None, is_ended: false, place }
    }

    /// The file's name.
    pub(crate) fn file(&self) -> Option<Arc<str>> {
        self.file.clone()
    }

    /// What is held and was not passed yet.
    pub(crate) fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    /// Keeps what comes from here on until it is taken or forgotten.
    pub(crate) fn keep(&mut self) {
        self.kept = Some(self.at);
    }

    /// Forgets what was kept.
    pub(crate) fn forget(&mut self) {
        self.kept = None;
    }

    /// What was passed since [`Stream::keep`].
    pub(crate) fn take_kept(&mut self) -> Vec<u8> {
        let start = self.kept.take().unwrap_or(self.at);
        self.buffer.get(start..self.at).unwrap_or_default().to_vec()
    }

    /// How many bytes are held from what is kept on.
    pub(crate) fn held(&self) -> usize {
        self.buffer.len() - self.kept.unwrap_or(self.at)
    }

    /// How many bytes are held from what is kept up to where one is.
    pub(crate) fn held_to_here(&self) -> usize {
        self.at - self.kept.unwrap_or(self.at)
    }

    /// Reads until `count` bytes are there or the input ends; whether they are.
    pub(crate) fn ready(&mut self, count: usize) -> io::Result<bool> {
        while self.rest().len() < count {
            if !self.read_more()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Reads a block more; whether there was one.
    pub(crate) fn read_more(&mut self) -> io::Result<bool> {
        if self.is_ended {
            return Ok(false);
        }
        let passed = self.kept.unwrap_or(self.at);
        if passed > 0 {
            self.buffer.drain(..passed);
            self.at -= passed;
            self.kept = self.kept.map(|_| 0);
        }
        let length = self.buffer.len();
        self.buffer.resize(length + BLOCK, 0);
        let read = loop {
            match self.input.read(self.buffer.get_mut(length..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(length + read.as_ref().copied().unwrap_or(0));
        self.is_ended = read? == 0;
        Ok(!self.is_ended)
    }

    /// Passes over bytes.
    pub(crate) fn advance(&mut self, count: usize) {
        let passed = self.buffer.get(self.at..self.at + count).unwrap_or_default();
        match memchr::memrchr(b'\n', passed) {
            Some(last) => {
                self.place.line += memchr::memchr_iter(b'\n', passed).count() as u64;
                self.place.column = (passed.len() - last) as u64;
            }
            None => self.place.column += passed.len() as u64,
        }
        self.place.offset += passed.len() as u64;
        self.at += passed.len();
    }

    /// Passes over blanks, line ends and what mainframes leave at the end of a file; a byte-order mark at the start has
    /// no column.
    pub(crate) fn skip_blanks(&mut self) -> io::Result<()> {
        loop {
            if self.place.offset == 0 && self.ready(3)? && self.rest().starts_with(b"\xef\xbb\xbf") {
                self.at += 3;
                self.place.offset += 3;
            }
            let rest = self.rest();
            let blanks =
                rest.iter().take_while(|byte| byte.is_ascii_whitespace() || matches!(**byte, 0 | 0x1a)).count();
            let all = blanks == rest.len();
            self.advance(blanks);
            if !all || !self.read_more()? {
                return Ok(());
            }
        }
    }

    /// Passes over a byte-order mark at the start, and line ends: blanks are a part of a table's first field.
    pub(crate) fn skip_line_ends(&mut self) -> io::Result<()> {
        if self.place.offset == 0 && self.ready(3)? && self.rest().starts_with(b"\xef\xbb\xbf") {
            self.at += 3;
            self.place.offset += 3;
        }
        loop {
            let rest = self.rest();
            let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let all = ends == rest.len();
            self.advance(ends);
            if !all || !self.read_more()? {
                return Ok(());
            }
        }
    }

    /// A fault of what comes next.
    pub(crate) fn error(&self, rule: &'static str, message: String, length: usize) -> Finding {
        let end = (self.at + length.min(80)).min(self.buffer.len());
        let start = self.at.saturating_sub(60);
        let length = end - self.at.min(end);
        let mut place = self.place_of(self.place, length);
        if let Some(around) = self.buffer.get(start..(end + 40).min(self.buffer.len())) {
            place.excerpt = Some(Excerpt::around(around, self.at.min(end) - start, length));
        }
        Finding::error(rule, Layer::Syntax, message).in_source(place)
    }

    /// A fault of a text that was passed.
    pub(crate) fn error_at(&self, rule: &'static str, message: String, at: Position, text: &[u8]) -> Finding {
        let mut place = self.place_of(at, text.len());
        place.excerpt = Some(Excerpt::around(text, 0, text.len()));
        Finding::error(rule, Layer::Syntax, message).in_source(place)
    }

    /// A fault of a piece of a text that was passed: where it begins and how long it is.
    pub(crate) fn error_in(
        &self,
        rule: &'static str,
        message: String,
        at: Position,
        (text, start, length): (&[u8], usize, usize),
    ) -> Finding {
        let (line, column) = line_and_column(text, start, at.line, at.column);
        let mut place = self.place_of(Position { offset: at.offset + start as u64, line, column }, length);
        place.excerpt = Some(Excerpt::around(text, start, length));
        Finding::error(rule, Layer::Syntax, message).in_source(place)
    }

    /// The place of `length` bytes at a position.
    pub(crate) fn place_of(&self, at: Position, length: usize) -> Place {
        Place {
            file: self.file.clone(),
            line: at.line,
            column: at.column,
            offset: at.offset,
            length: length as u64,
            ..Place::default()
        }
    }
}
