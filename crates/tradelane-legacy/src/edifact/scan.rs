//! Finds the ends of segments and elements, honouring the release character.

use super::envelope::Separators;

/// The index of the next terminator at or after `from` that is not released; `None` where there is none.
pub(super) fn terminator(bytes: &[u8], from: usize, separators: &Separators) -> Option<usize> {
    let mut at = from;
    if separators.shifts {
        return shifting_terminator(bytes, from, separators);
    }
    loop {
        let found = at + memchr::memchr(separators.terminator, bytes.get(at..)?)?;
        if !is_released(bytes, from, found, separators) || ends_line(bytes, found, separators) {
            return Some(found);
        }
        at = found + 1;
    }
}

/// Whether a terminator ends a line and a segment begins the next: it is meant as one then, although it is released.
fn ends_line(bytes: &[u8], at: usize, separators: &Separators) -> bool {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    let Some([a, b, c, next, ..]) = rest.strip_prefix(b"\n") else { return false };
    let is_tag = [a, b, c].into_iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_tag && (*next == separators.element || *next == separators.terminator)
}

/// How many bytes after a terminator tell whether it ends a line.
pub(super) const LOOKED_AHEAD: usize = 7;

/// Whether a segment ends with a release character that nothing follows.
pub(super) fn is_released_at_end(segment: &[u8], separators: &Separators) -> bool {
    is_released(segment, 0, segment.len(), separators)
}

/// As [`terminator`], where escape sequences shift to characters of two bytes.
fn shifting_terminator(bytes: &[u8], from: usize, separators: &Separators) -> Option<usize> {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            ESCAPE => shifted(bytes.get(at..).unwrap_or_default()),
            byte if byte == separators.release && separators.release != b' ' => 2,
            byte if byte == separators.terminator => return Some(at),
            _ => 1,
        };
    }
    None
}

const ESCAPE: u8 = 0x1b;

/// The longest run of characters of two bytes, in bytes; what has no end by then is no such run. No element of the
/// directories is longer.
const RUN: usize = 4096;

/// How many bytes to pass over at an escape character: it alone, where no escape sequence stands here; the sequence; or,
/// where it shifts to characters of two bytes, these too. They end with the next escape or control character.
fn shifted(bytes: &[u8]) -> usize {
    match bytes {
        [ESCAPE, b'$', b'@' | b'B', run @ ..] => {
            let length = run.iter().take(RUN).take_while(|byte| **byte > b' ').count();
            if length == RUN { 3 } else { 3 + length }
        }
        [ESCAPE, b'(', ..] => 3,
        _ => 1,
    }
}

/// Whether the byte at `at` has an odd number of release characters before it.
fn is_released(bytes: &[u8], from: usize, at: usize, separators: &Separators) -> bool {
    if separators.release == b' ' {
        return false;
    }
    let before = bytes.get(from..at).unwrap_or_default();
    before.iter().rev().take_while(|&&byte| byte == separators.release).count() % 2 == 1
}

/// One piece of a segment: what comes before it, and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'b> {
    pub(super) before: Before,
    pub(super) bytes: &'b [u8],
    /// Where it starts in the segment.
    pub(super) offset: usize,
    /// Whether it has release characters in it.
    pub(super) released: bool,
}

/// The separator before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Tag,
    Element,
    Component,
    Repetition,
}

/// The pieces of a segment without its terminator: tag, elements, components.
pub(super) fn tokens<'b>(segment: &'b [u8], separators: Separators) -> impl Iterator<Item = Token<'b>> {
    let mut at = 0;
    let mut before = Before::Tag;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let start = at;
        let mut released = false;
        while let Some(&byte) = segment.get(at) {
            if byte == separators.release && separators.release != b' ' {
                released = true;
                at = segment.len().min(at + 2);
                continue;
            }
            if byte == ESCAPE && separators.shifts {
                at = segment.len().min(at + shifted(segment.get(at..).unwrap_or_default()));
                continue;
            }
            let next = if byte == separators.element {
                Before::Element
            } else if byte == separators.component {
                Before::Component
            } else if byte == separators.repetition && separators.repetition != b' ' {
                Before::Repetition
            } else {
                at += 1;
                continue;
            };
            let token = Token { before, bytes: segment.get(start..at).unwrap_or_default(), offset: start, released };
            before = next;
            at += 1;
            return Some(token);
        }
        done = true;
        Some(Token { before, bytes: segment.get(start..).unwrap_or_default(), offset: start, released })
    })
}

/// The first component of element `index` (0 is the tag), as it stands.
pub(super) fn element(segment: &[u8], separators: Separators, index: usize) -> &[u8] {
    let mut at = 0;
    for token in tokens(segment, separators) {
        at += usize::from(token.before == Before::Element);
        if at == index && token.before != Before::Component {
            return token.bytes.trim_ascii();
        }
    }
    b""
}

/// Takes release characters out.
pub(super) fn unreleased(bytes: &[u8], separators: Separators) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        let plain = match after.first() {
            // What would be released is the segment's end.
            None if byte == separators.release && separators.release != b' ' => break,
            Some(_) if byte == separators.release => {
                rest = after;
                1
            }
            Some(_) if byte == ESCAPE && separators.shifts => shifted(rest).min(rest.len()),
            _ => 1,
        };
        let (kept, next) = rest.split_at(plain);
        out.extend_from_slice(kept);
        rest = next;
    }
    out
}
