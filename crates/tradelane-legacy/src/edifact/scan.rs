//! Finds the ends of segments and elements, honouring the release character.

use super::envelope::Separators;

/// The index of the next terminator at or after `from` that is not released; `None` where there is none.
pub(super) fn terminator(bytes: &[u8], from: usize, separators: &Separators) -> Option<usize> {
    let mut at = from;
    loop {
        let found = at + memchr::memchr(separators.terminator, bytes.get(at..)?)?;
        if !is_released(bytes, from, found, separators) {
            return Some(found);
        }
        at = found + 1;
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
            if byte == separators.release && separators.release != b' ' && at + 1 < segment.len() {
                released = true;
                at += 2;
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
pub(super) fn unreleased(bytes: &[u8], release: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(&byte) = rest.next() {
        match rest.as_slice().first() {
            Some(&next) if byte == release => {
                out.push(next);
                rest.next();
            }
            _ => out.push(byte),
        }
    }
    out
}
