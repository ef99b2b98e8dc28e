//! Walks the characters of a crosswalk file and knows line and column.

use super::At;

/// A position in the text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    offset: usize,
    at: At,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, offset: 0, at: At { line: 1, column: 1 } }
    }

    pub(super) fn at(&self) -> At {
        self.at
    }

    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    pub(super) fn since(&self, offset: usize) -> &'t str {
        self.text.get(offset..self.offset).unwrap_or_default()
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.offset += next.len_utf8();
        if next == '\n' {
            self.at = At { line: self.at.line + 1, column: 1 };
        } else {
            self.at.column += 1;
        }
        Some(next)
    }

    /// Takes `text` where it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            for _ in text.chars() {
                self.next();
            }
        }
        found
    }

    /// Takes characters as long as `wanted` holds.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let start = self.offset;
        while self.peek().is_some_and(&wanted) {
            self.next();
        }
        self.since(start)
    }

    /// Skips blanks and a comment, but no line end.
    pub(super) fn skip_blanks(&mut self) {
        self.take_while(|c| c == ' ' || c == '\t' || c == '\r');
        if self.peek() == Some('#') {
            self.take_while(|c| c != '\n');
        }
    }

    /// Skips blanks, comments, line ends and `;`.
    pub(super) fn skip_space(&mut self) {
        loop {
            self.skip_blanks();
            match self.peek() {
                Some('\n' | ';' | '\u{feff}') => {
                    self.next();
                }
                _ => return,
            }
        }
    }

    /// Skips to the end of the line, past any braces: where a row could not be understood.
    pub(super) fn skip_line(&mut self) {
        self.take_while(|c| c != '\n');
    }
}
