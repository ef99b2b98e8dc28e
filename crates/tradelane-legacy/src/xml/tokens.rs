//! The pieces of a document with their places, from quick-xml.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::Event;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Text,
    Reference,
    CData,
    Start,
    Empty,
    End,
    Comment,
    Instruction,
    Declaration,
    Doctype,
}

/// Where a document ends in the middle of something, and of what.
pub(super) struct Cut {
    pub(super) offset: usize,
    pub(super) message: String,
}

/// Cuts a text into tokens. It holds to the angle brackets only: what stands within is for the caller to check.
pub(super) struct Tokens<'x> {
    text: &'x str,
    reader: Reader<&'x [u8]>,
    base: usize,
}

impl<'x> Tokens<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        Self::from(text, 0)
    }

    fn from(text: &'x str, base: usize) -> Self {
        let rest = text.get(base..).unwrap_or_default();
        let mut reader = Reader::from_str(rest);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        // quick-xml passes over a byte order mark without counting it.
        let base = if rest.starts_with('\u{FEFF}') { base + '\u{FEFF}'.len_utf8() } else { base };
        Self { text, reader, base }
    }

    /// Goes on at another place, to recover from a fault.
    pub(super) fn restart(&mut self, offset: usize) {
        *self = Self::from(self.text, offset);
    }

    /// The next token and its place; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(Token, Range<usize>)>, Cut> {
        let start = self.position();
        let token = match self.reader.read_event() {
            Ok(Event::Text(_)) => Token::Text,
            Ok(Event::GeneralRef(_)) => Token::Reference,
            Ok(Event::CData(_)) => Token::CData,
            Ok(Event::Start(_)) => Token::Start,
            Ok(Event::Empty(_)) => Token::Empty,
            Ok(Event::End(_)) => Token::End,
            Ok(Event::Comment(_)) => Token::Comment,
            Ok(Event::PI(_)) => Token::Instruction,
            Ok(Event::Decl(_)) => Token::Declaration,
            Ok(Event::DocType(_)) => Token::Doctype,
            Ok(Event::Eof) => return Ok(None),
            Err(error) => {
                let offset = self.base + self.reader.error_position() as usize;
                return Err(Cut { offset, message: message(&error).to_owned() });
            }
        };
        Ok(Some((token, start..self.position())))
    }

    fn position(&self) -> usize {
        self.base + self.reader.buffer_position() as usize
    }
}

fn message(error: &Error) -> &'static str {
    match error {
        Error::Syntax(SyntaxError::InvalidBangMarkup) => "`<!` starts neither a comment nor a CDATA section",
        Error::Syntax(SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl) => {
            "the processing instruction that starts here does not end"
        }
        Error::Syntax(SyntaxError::UnclosedComment) => "the comment that starts here does not end",
        Error::Syntax(SyntaxError::UnclosedDoctype) => "the document type declaration that starts here does not end",
        Error::Syntax(SyntaxError::UnclosedCData) => "the CDATA section that starts here does not end",
        Error::Syntax(_) => "the tag that starts here does not end",
        _ => "the markup that starts here is not XML",
    }
}
