//! The interchange header: separators by position, elements of fixed widths.
//!
//! Each of its sixteen elements has one width, so that a reader finds the separators by counting characters. Headers
//! whose elements were trimmed or filled otherwise are common all the same; they are read by counting elements.

use super::envelope::Separators;
use super::scan;

/// The widths of ISA01 to ISA16.
pub(super) const WIDTHS: [usize; 16] = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];

/// The length of a header with its terminator.
pub(super) const LENGTH: usize = 106;

/// The longest header that is read by counting its elements.
pub(super) const LONGEST: usize = 512;

/// The first version in which ISA11 is the repetition separator.
pub(super) const REPETITION_SINCE: &[u8] = b"00402";

/// A header that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) separators: Separators,
    /// How many bytes it takes, terminator included.
    pub(super) length: usize,
    /// Whether its elements have the widths they are to have.
    pub(super) is_fixed: bool,
}

/// Whether the bytes begin as a header does: `ISA` and a character that can part elements.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"ISA").and_then(<[u8]>::first).is_some_and(|&byte| is_separator(byte))
}

/// The header at the start of the bytes; `None` where there is none, or not all of it.
pub(super) fn find(bytes: &[u8]) -> Option<Found> {
    if !begins(bytes) {
        return None;
    }
    fixed(bytes).or_else(|| wrapped(bytes)).or_else(|| counted(bytes))
}

/// Elements of the widths they are to have.
fn fixed(bytes: &[u8]) -> Option<Found> {
    let element = *bytes.get(3)?;
    let mut at = 3;
    for width in WIDTHS {
        if bytes.get(at) != Some(&element) {
            return None;
        }
        at += width + 1;
    }
    if bytes.get(4..at - 1)?.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
        return None;
    }
    ended(bytes, at - 1, true)
}

/// The same where lines are broken after so many characters, whatever stands there.
fn wrapped(bytes: &[u8]) -> Option<Found> {
    let start = bytes.get(..bytes.len().min(LENGTH + 64))?;
    let found = fixed(&scan::unwrapped(start))?;
    if matches!(found.separators.terminator, b'\r' | b'\n') {
        return None;
    }
    let length = original_offset(bytes, found.length - 1) + 1;
    Some(Found { separators: Separators { is_wrapped: true, ..found.separators }, length, ..found })
}

/// Sixteen elements of other widths, before a line or another segment begins.
fn counted(bytes: &[u8]) -> Option<Found> {
    let element = *bytes.get(3)?;
    let bytes = bytes.get(..bytes.len().min(LONGEST))?;
    let mut separators = bytes.iter().enumerate().filter(|(_, byte)| **byte == element).map(|(at, _)| at);
    let last = separators.nth(WIDTHS.len() - 1)?;
    let header = bytes.get(..last)?;
    let goes_on =
        header.windows(4).any(|four| four.first() != Some(&element) && four.ends_with(&[b'G', b'S', element]));
    if goes_on || header.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
        return None;
    }
    ended(bytes, last + 1, false)
}

/// The header whose ISA16 stands at `at`: the component separator, and the terminator after it.
fn ended(bytes: &[u8], at: usize, is_fixed: bool) -> Option<Found> {
    let element = *bytes.get(3)?;
    let (last, next) = (*bytes.get(at)?, bytes.get(at + 1).copied());
    // Where the component separator was left out, the terminator stands in its place.
    let is_left_out = match next {
        _ if last.is_ascii_alphanumeric() || last == element => return None,
        _ if matches!(last, b'\r' | b'\n') => true,
        None => return None,
        Some(next) if next.is_ascii_alphanumeric() => true,
        Some(b'\r' | b'\n') => ends_lines(bytes.get(at + 1..)?, last),
        Some(_) => false,
    };
    let (component, first) = if is_left_out { (None, at) } else { (Some(last), at + 1) };
    let terminator_lead = lead(bytes.get(first..)?);
    let end = first + usize::from(terminator_lead);
    let terminator = *bytes.get(end)?;
    let mut separators =
        Separators { element, component, repetition: None, terminator, terminator_lead, is_wrapped: false };
    let found = elements(bytes.get(..=end)?, separators, is_fixed);
    let value = |number: usize| found.get(number - 1).map(|(_, value)| value.as_slice()).unwrap_or_default();
    let names_repetition = value(12) >= REPETITION_SINCE;
    separators.repetition = match value(11) {
        &[repetition] if names_repetition && is_separator(repetition) && !separators.is_special(repetition) => {
            Some(repetition)
        }
        _ => None,
    };
    Some(Found { separators, length: end + 1, is_fixed: is_fixed && !is_left_out })
}

/// How many bytes a character of UTF-8 has before its last; none where the bytes are not UTF-8.
fn lead(bytes: &[u8]) -> u8 {
    let length = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 1,
    };
    let is_character = bytes.get(..length).is_some_and(|bytes| std::str::from_utf8(bytes).is_ok());
    if is_character { length as u8 - 1 } else { 0 }
}

/// Whether the line after a line end closes with a character, as segments do that have a line each.
fn ends_lines(bytes: &[u8], terminator: u8) -> bool {
    let line = bytes.trim_ascii_start();
    let end = memchr::memchr2(b'\r', b'\n', line).unwrap_or(line.len());
    line.get(..end).and_then(|line| line.trim_ascii_end().last()) == Some(&terminator)
}

/// The elements of a header, from ISA01 on, without the blanks around them, each with its offset.
pub(super) fn read(header: &[u8], separators: Separators) -> Vec<(usize, Vec<u8>)> {
    if separators.is_wrapped {
        let mut found = elements(&scan::unwrapped(header), separators, true);
        for (at, _) in &mut found {
            *at = original_offset(header, *at);
        }
        return found;
    }
    elements(header, separators, fixed(header).is_some())
}

fn elements(header: &[u8], separators: Separators, is_fixed: bool) -> Vec<(usize, Vec<u8>)> {
    let mut elements = Vec::new();
    let mut at = 4;
    for width in WIDTHS {
        let rest = header.get(at..).unwrap_or_default();
        let stops = |byte: &u8| *byte == separators.element || *byte == separators.terminator;
        let end = if is_fixed { width } else { rest.iter().position(stops).unwrap_or(rest.len()) };
        let value = rest.get(..end).unwrap_or_default();
        let (blanks, text) = trimmed(value);
        elements.push((at + blanks, text.to_vec()));
        at += end + 1;
    }
    elements
}

/// A value without the blanks around it, and how many bytes came before it. Web pages make other blanks of some.
fn trimmed(value: &[u8]) -> (usize, &[u8]) {
    match std::str::from_utf8(value) {
        Ok(text) => (text.len() - text.trim_start().len(), text.trim().as_bytes()),
        Err(_) => (value.len() - value.trim_ascii_start().len(), value.trim_ascii()),
    }
}

/// Where byte `offset` of the bytes without line ends stands with them.
pub(super) fn original_offset(bytes: &[u8], offset: usize) -> usize {
    let mut kept = bytes.iter().enumerate().filter(|(_, byte)| !matches!(byte, b'\r' | b'\n'));
    kept.nth(offset).map_or(bytes.len(), |(at, _)| at)
}

fn is_separator(byte: u8) -> bool {
    !byte.is_ascii_alphanumeric() && !matches!(byte, b' ' | b'\r' | b'\n')
}
