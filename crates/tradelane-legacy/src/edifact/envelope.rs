//! What an interchange says of the messages in it.

use super::charset::Charset;
use super::scan::{self, Before};

/// The characters that part the pieces of an interchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separators {
    /// Between the components of a composite, usually `:`.
    pub component: u8,
    /// Between the elements of a segment, usually `+`.
    pub element: u8,
    /// The decimal mark, `.` or `,`.
    pub decimal: u8,
    /// Before a separator that is meant as a character, usually `?`; a blank where there is none.
    pub release: u8,
    /// Between the repeats of an element, `*` (syntax version 4); a blank where there is none.
    pub repetition: u8,
    /// After each segment, usually `'`.
    pub terminator: u8,
    /// Whether escape sequences shift to characters of two bytes, in which no byte is a separator (UNOX, ISO 2022).
    pub shifts: bool,
}

impl Default for Separators {
    fn default() -> Self {
        Self {
            component: b':',
            element: b'+',
            decimal: b'.',
            release: b'?',
            repetition: b' ',
            terminator: b'\'',
            shifts: false,
        }
    }
}

impl Separators {
    /// The separators that a service string advice gives: the six characters after `UNA`.
    pub fn from_una(bytes: &[u8; 6]) -> Self {
        let &[component, element, decimal, release, repetition, terminator] = bytes;
        Self { component, element, decimal, release, repetition, terminator, shifts: false }
    }

    /// The service string advice, `UNA` and six characters.
    pub fn una(&self) -> [u8; 9] {
        [b'U', b'N', b'A', self.component, self.element, self.decimal, self.release, self.repetition, self.terminator]
    }

    /// The separators and the character set of an interchange, from its UNB without terminator; `has_una` is whether a
    /// service string names the separators.
    pub(super) fn of_interchange(self, body: &[u8], has_una: bool) -> (Self, Charset) {
        let syntax: Vec<&[u8]> = scan::tokens(body, self).skip(1).take(2).map(|token| token.bytes).collect();
        let identifier = syntax.first().copied().unwrap_or_default();
        let is_version_4 = syntax.get(1).and_then(|version| version.first()).is_some_and(|&digit| digit >= b'4');
        // Before version 4 the place of the repetition separator is reserved.
        let repetition = match self.repetition {
            _ if !is_version_4 => b' ',
            b' ' if has_una => b' ',
            b' ' => b'*',
            given => given,
        };
        let charset = Charset::of_syntax(identifier);
        (Self { repetition, shifts: charset.shifts(), ..self }, charset)
    }

    /// Whether the separators are marks that can be told apart. A line end may close segments.
    pub(super) fn can_part(&self) -> bool {
        let parts = [self.component, self.element, self.terminator, self.release];
        let alike = |at: usize| parts.iter().skip(at + 1).any(|other| Some(other) == parts.get(at));
        !parts.iter().any(u8::is_ascii_alphanumeric) && !(0..parts.len()).any(alike)
    }

    /// Whether a character has to be released to be meant as itself.
    pub fn is_special(&self, byte: u8) -> bool {
        byte == self.component
            || byte == self.element
            || byte == self.terminator
            || (byte == self.release && self.release != b' ')
            || (byte == self.repetition && self.repetition != b' ')
    }
}

/// What stands around a message: the service string and the headers of its interchange and group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The separators.
    pub separators: Separators,
    /// The character set of UNB 0001.
    pub charset: Charset,
    /// The UNB segment's bytes, terminator included; none for a message without an interchange.
    pub unb: Option<Header>,
    /// The UNG segment's bytes, terminator included.
    pub ung: Option<Header>,
}

impl Envelope {
    /// Who sends and who receives (UNB S002, S003), each with identifier and qualifier; empty where it is not told.
    pub fn parties(&self) -> [(String, String); 2] {
        let bytes = self.unb.as_ref().map(|unb| unb.bytes.as_slice()).unwrap_or_default();
        let end = scan::terminator(bytes, 0, &self.separators).unwrap_or(bytes.len());
        let mut parties: [(String, String); 2] = Default::default();
        let (mut element, mut component) = (0usize, 0);
        for token in scan::tokens(bytes.get(..end).unwrap_or_default(), self.separators) {
            (element, component) = match token.before {
                Before::Element => (element + 1, 0),
                _ => (element, component + 1),
            };
            let Some(party) = element.checked_sub(2).and_then(|at| parties.get_mut(at)) else { continue };
            let plain = scan::unreleased(token.bytes, self.separators);
            let text = self.charset.decode(plain.trim_ascii()).0.into_owned();
            match component {
                0 => party.0 = text,
                1 => party.1 = text,
                _ => {}
            }
        }
        parties
    }
}

/// A header segment and where it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its offset in the file.
    pub offset: u64,
    /// Its line, from 1.
    pub line: u64,
    /// Its column in bytes, from 1.
    pub column: u64,
}
