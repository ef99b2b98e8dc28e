//! What an interchange says of the sets in it.

use super::isa;
pub use crate::edifact::Header;

/// The characters that part the pieces of an interchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separators {
    /// Between the elements of a segment, usually `*`.
    pub element: u8,
    /// Between the components of a composite (ISA16), usually `>` or `:`; none where the header leaves it out.
    pub component: Option<u8>,
    /// Between the repeats of an element (ISA11 from version 00402 on), usually `^`; none where the header names none.
    pub repetition: Option<u8>,
    /// After each segment, usually `~`; the last byte of a character that takes several in UTF-8.
    pub terminator: u8,
    /// How many bytes that character has before its last.
    pub terminator_lead: u8,
    /// Whether lines were broken after a fixed number of characters, wherever that is in a segment: line ends say
    /// nothing then.
    pub is_wrapped: bool,
}

impl Default for Separators {
    fn default() -> Self {
        Self {
            element: b'*',
            component: Some(b'>'),
            repetition: Some(b'^'),
            terminator: b'~',
            terminator_lead: 0,
            is_wrapped: false,
        }
    }
}

impl Separators {
    /// A value with a blank for each character that is a separator.
    pub fn blanked(&self, value: &str) -> String {
        value.chars().map(|character| if self.parts(character) { ' ' } else { character }).collect()
    }

    /// Whether a character has a separator's byte.
    pub(super) fn parts(&self, character: char) -> bool {
        character.encode_utf8(&mut [0; 4]).bytes().any(|byte| self.is_special(byte))
    }

    /// Whether a character cannot be meant as itself: X12 has no release character.
    pub fn is_special(&self, byte: u8) -> bool {
        byte == self.element || byte == self.terminator || Some(byte) == self.component || Some(byte) == self.repetition
    }
}

/// What stands around a set: the separators and the headers of its interchange and functional group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The separators.
    pub separators: Separators,
    /// The ISA segment's bytes, terminator included.
    pub isa: Option<Header>,
    /// The GS segment's bytes, terminator included; none for a set without a group, and for TA1.
    pub gs: Option<Header>,
}

impl Envelope {
    /// Who sends and who receives (ISA05 to ISA08), each with identifier and qualifier; empty where it is not told.
    pub fn parties(&self) -> [(String, String); 2] {
        let bytes = self.isa.as_ref().map(|isa| isa.bytes.as_slice()).unwrap_or_default();
        let elements = isa::read(bytes, self.separators);
        let text = |at: usize| {
            let value = elements.get(at).map(|(_, value)| value.as_slice()).unwrap_or_default();
            String::from_utf8_lossy(value).into_owned()
        };
        [(text(5), text(4)), (text(7), text(6))]
    }
}
