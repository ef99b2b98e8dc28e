//! Lines and columns of places that are asked for from the first to the last.

use tradelane_findings::{Excerpt, Finding, Findings, Place, line_and_column};

use crate::Tree;

/// The number of bytes before and after a place that its excerpt is taken from.
const WINDOW: usize = 400;

/// Counts on from the last place, so that a thousand findings cost one pass over the source.
pub(super) struct Lines {
    start: Place,
    offset: usize,
    line: u64,
    column: u64,
}

impl Lines {
    pub(super) fn new(tree: &Tree) -> Self {
        let start = tree.place_at(0, 0);
        let (line, column) = (start.line, start.column);
        Self { start, offset: 0, line, column }
    }

    /// The place of `length` bytes at `offset` of the tree's source.
    pub(super) fn place(&mut self, tree: &Tree, offset: usize, length: usize, element: String) -> Place {
        if Tree::is_in_header(offset) || tree.is_in_parts() {
            return Place { element: Some(element).filter(|path| !path.is_empty()), ..tree.place_at(offset, length) };
        }
        if offset < self.offset {
            (self.offset, self.line, self.column) = (0, self.start.line, self.start.column);
        }
        let rest = tree.source().get(self.offset..).unwrap_or_default();
        (self.line, self.column) = line_and_column(rest, offset - self.offset, self.line, self.column);
        self.offset = offset;
        Place {
            file: self.start.file.clone(),
            line: self.line,
            column: self.column,
            offset: self.start.offset + offset as u64,
            length: length as u64,
            element: Some(element).filter(|path| !path.is_empty()),
            excerpt: excerpt(tree.source(), offset, length),
            within: self.start.within.clone(),
            ..Place::default()
        }
    }
}

/// The line around a place, taken from a window of the source: a message may be a single line of many megabytes.
fn excerpt(source: &[u8], offset: usize, length: usize) -> Option<Excerpt> {
    if source.is_empty() {
        return None;
    }
    let is_inner = |at: usize| source.get(at).is_some_and(|&byte| byte & 0xC0 == 0x80);
    let start = (offset.saturating_sub(WINDOW)..=offset).find(|&at| !is_inner(at)).unwrap_or(offset);
    let length = length.min(WINDOW);
    let end = (offset + length + WINDOW..).find(|&at| !is_inner(at)).unwrap_or(source.len()).min(source.len());
    Some(Excerpt::around(source.get(start..end)?, offset - start, length))
}

/// Whether the place of one more finding is worth its cost: beyond the limit they are only counted.
pub(super) fn wants_place(findings: &Findings) -> bool {
    findings.as_slice().len() < Findings::LIMIT
}

/// A finding that is only counted.
pub(super) fn counted_only(rule: &'static str, layer: tradelane_findings::Layer) -> Finding {
    Finding::error(rule, layer, String::new())
}
