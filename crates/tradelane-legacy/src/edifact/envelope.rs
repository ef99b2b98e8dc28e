//! What an interchange says of the messages in it.

use super::charset::Charset;

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
