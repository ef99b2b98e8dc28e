//! The ends of segments, and the pieces in them.

use super::envelope::Separators;

/// One piece of a segment: what comes before it, and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'b> {
    pub(super) before: Before,
    pub(super) bytes: &'b [u8],
    /// Where it starts in the segment.
    pub(super) offset: usize,
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
        while let Some(&byte) = segment.get(at) {
            at += 1;
            let next = if byte == separators.element {
                Before::Element
            } else if Some(byte) == separators.component {
                Before::Component
            } else if Some(byte) == separators.repetition {
                Before::Repetition
            } else {
                continue;
            };
            let token = Token { before, bytes: segment.get(start..at - 1).unwrap_or_default(), offset: start };
            before = next;
            return Some(token);
        }
        done = true;
        Some(Token { before, bytes: segment.get(start..).unwrap_or_default(), offset: start })
    })
}

/// A segment without its terminator.
pub(super) fn body<'b>(segment: &'b [u8], separators: &Separators) -> &'b [u8] {
    match segment.split_last() {
        Some((&last, body)) if last == separators.terminator => {
            body.get(..body.len().saturating_sub(separators.terminator_lead.into())).unwrap_or_default()
        }
        _ => segment,
    }
}

/// Element `index` (0 is the tag) as it stands, its components and repeats included.
pub(super) fn element(segment: &[u8], separators: Separators, index: usize) -> &[u8] {
    segment.split(|&byte| byte == separators.element).nth(index).unwrap_or_default().trim_ascii()
}

/// A segment of an interchange whose lines were broken anywhere, in one line.
pub(super) fn unwrapped(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect()
}

/// Where the first run of separators begins that nothing follows: at the end of an element or of the segment.
pub(super) fn trailing(segment: &[u8], separators: Separators) -> Option<usize> {
    let is_inner = |byte: u8| Some(byte) == separators.component || Some(byte) == separators.repetition;
    let run = |before: &[u8], parts: &dyn Fn(u8) -> bool| before.iter().rev().take_while(|byte| parts(**byte)).count();
    let ends = memchr::memchr_iter(separators.element, segment);
    let inner = ends.map(|end| (end, run(segment.get(..end).unwrap_or_default(), &is_inner)));
    let last = (segment.len(), run(segment, &|byte| is_inner(byte) || byte == separators.element));
    inner.chain([last]).find(|(_, run)| *run > 0).map(|(end, run)| end - run)
}
