//! From rows to a tree.

use std::borrow::Cow;
use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Layer, Severity};

use super::cutter::RawMessage;
use super::encoding::NO_CHARACTER;
use super::format::Column;
use super::header::Header;
use super::scan::{self, Field};
use super::{COLUMNS, ROW};
use crate::definition::Kind;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// The most bytes that cells of later rows take over from the first row of their message.
const MOST_CARRIED: usize = 16 << 20;

/// Reads the rows of a message into `tree`: what was understood is in the tree, what was not is in `findings`.
pub fn parse(raw: &RawMessage, file: Option<Arc<str>>, tree: &mut Tree, findings: &mut Findings) {
    let header = &*raw.header;
    if header.format.is_feed {
        super::feed::parse(raw, file, tree, findings);
        return tree.set_table(None);
    }
    tree.clear();
    tree.set_source(file, &raw.bytes, raw.offset, raw.line, raw.column);
    tree.set_table(raw.cells.clone());
    let root = tree.push(None, Kind::Message, Symbol::of(header.format.name), header.format.name);
    tree.node_mut(root).length = raw.bytes.len() as u32;
    let columns = tree.push(Some(root), Kind::Element, Symbol::of(COLUMNS), COLUMNS);
    tree.set_value(columns, &header.text);
    let base = tree.add_header(header.text.as_bytes(), header.at.offset, header.at.line, header.at.column);
    let node = tree.node_mut(columns);
    (node.offset, node.length) = (base, header.text.len() as u32);
    let mut text = Vec::new();
    let fields = scan::fields(&raw.bytes, header.separator, &mut text);
    let parts = header.format.parts.len();
    let mut rows = Rows {
        header,
        tree,
        findings,
        bytes: &raw.bytes,
        text: &text,
        first: vec![None; header.columns.len()],
        carried: 0,
        count: 0,
        last: None,
        nodes: vec![None; parts],
        firsts: vec![None; parts],
    };
    let mut start = 0;
    for (at, field) in fields.iter().enumerate() {
        if field.ends_row || at + 1 == fields.len() {
            rows.row(fields.get(start..=at).unwrap_or_default());
            start = at + 1;
        }
    }
}

struct Rows<'r> {
    header: &'r Header,
    tree: &'r mut Tree,
    findings: &'r mut Findings,
    bytes: &'r [u8],
    text: &'r [u8],
    /// For each column its leaf in the first node of its part.
    first: Vec<Option<NodeId>>,
    /// How many bytes were taken over from the first row.
    carried: usize,
    count: usize,
    /// The last part of the row before; `None` where it has none.
    last: Option<usize>,
    /// The nodes of the row's parts.
    nodes: Vec<Option<NodeId>>,
    /// The first nodes of each part.
    firsts: Vec<Option<NodeId>>,
}

impl<'r> Rows<'r> {
    fn row(&mut self, fields: &[Field]) {
        let all = self.header.columns.len();
        let is_said = |field: &&Field| !field.text.is_empty();
        if !fields.iter().any(|field| is_said(&field)) {
            return;
        }
        self.count += 1;
        self.judge_length(fields, all);
        let cells: Vec<(usize, &Field)> =
            fields.iter().take(all).enumerate().filter(|(_, field)| is_said(field)).collect();
        let cells: Vec<(usize, &Field)> = cells.into_iter().filter(|(at, field)| !self.is_known(*at, field)).collect();
        let parts = self.begin(&cells, fields);
        self.number(&cells);
        for &(at, field) in &cells {
            self.cell(at, field);
        }
        for part in parts {
            self.carry(part, &cells);
        }
        self.judge_needed(&cells);
    }

    fn judge_length(&mut self, fields: &[Field], all: usize) {
        if fields.len() == all {
            return;
        }
        let (start, end) =
            (fields.first().map_or(0, |field| field.source.start), fields.last().map_or(0, |field| field.source.end));
        let extra = fields.get(all).map(|field| field.source.start);
        let at = extra.unwrap_or(start);
        let message = match extra {
            Some(_) => {
                let text = String::from_utf8_lossy(self.bytes.get(at..end).unwrap_or_default()).into_owned();
                let text: String = text.chars().take(80).collect();
                format!(
                    "the row has {} fields, the header line {all}; what is beyond is left out: {text}",
                    fields.len()
                )
            }
            None => format!("the row has {} fields, the header line {all}", fields.len()),
        };
        let place = self.tree.place_at(at, end.saturating_sub(at));
        self.findings.push(Finding::error("table-fields", Layer::Syntax, message).in_source(place));
    }

    /// Whether a later row only repeats what the first says of the message.
    fn is_known(&self, at: usize, field: &Field) -> bool {
        let Some(column) = self.header.columns.get(at).filter(|column| column.part == 0 && self.count > 1) else {
            return false;
        };
        let is_key = column.known.is_some_and(|known| known.is_key);
        let first = self.first.get(at).copied().flatten().map(|leaf| self.tree.value(leaf));
        is_key && first.is_some() || first == Some(&*self.said(field))
    }

    fn said(&self, field: &Field) -> Cow<'r, str> {
        String::from_utf8_lossy(self.text.get(field.text.clone()).unwrap_or_default())
    }

    /// Makes the nodes of a row's parts; gives their numbers.
    fn begin(&mut self, cells: &[(usize, &Field)], fields: &[Field]) -> Vec<usize> {
        let has = |part: usize| {
            cells.iter().any(|(at, _)| self.header.columns.get(*at).is_some_and(|column| column.part == part))
        };
        let is_alone = self.count == 1 && self.alone(cells).is_some();
        let parts: Vec<usize> = (0..self.nodes.len()).filter(|part| has(*part) || *part == 0 && is_alone).collect();
        let (start, end) =
            (fields.first().map_or(0, |field| field.source.start), fields.last().map_or(0, |field| field.source.end));
        // The parts alone say where a row begins only where the first of them cannot stand behind the last one before.
        let is_told = self.last.zip(parts.first()).is_some_and(|(last, first)| *first <= last);
        if self.count > 1 && !is_told {
            let node = self.tree.push(Some(Tree::ROOT), Kind::Element, Symbol::of(ROW), ROW);
            self.tree.node_mut(node).offset = start as u32;
        }
        self.last = parts.last().copied();
        self.nodes.fill(None);
        for &part in &parts {
            let name = self.header.format.parts.get(part).copied().unwrap_or_default();
            let node = self.tree.push(Some(Tree::ROOT), Kind::Element, Symbol::of(name), name);
            let found = self.tree.node_mut(node);
            (found.offset, found.length) = (start as u32, (end - start) as u32);
            for nodes in [&mut self.nodes, &mut self.firsts] {
                if let Some(slot) = nodes.get_mut(part) {
                    *slot = slot.or(Some(node));
                }
            }
        }
        parts
    }

    /// The column that stands for the key of a row without one, and its cell.
    fn alone<'f>(&self, cells: &[(usize, &'f Field)]) -> Option<(usize, &'f Field)> {
        let number = self.header.format.number()?;
        let is = |at: usize, name: &str| self.header.columns.get(at).is_some_and(|column| column.label == name);
        let key = self.header.key();
        let has_key = cells.iter().any(|(at, _)| Some(*at) == key);
        cells.iter().find(|(at, _)| !has_key && is(*at, number.name)).copied()
    }

    /// Gives the message the number of a row that is one by itself.
    fn number(&mut self, cells: &[(usize, &Field)]) {
        let Some((at, field)) = self.alone(cells).filter(|_| self.count == 1) else { return };
        let (Some(parent), Some(column)) = (self.nodes.first().copied().flatten(), self.header.columns.get(at)) else {
            return;
        };
        let said = self.said(field);
        let leaf = self.tree.push(Some(parent), Kind::Element, column.symbol, &column.label);
        self.tree.set_value(leaf, &said);
        let node = self.tree.node_mut(leaf);
        (node.offset, node.length) = (field.source.start as u32, (field.source.end - field.source.start) as u32);
    }

    fn cell(&mut self, at: usize, field: &Field) {
        let Some(column) = self.header.columns.get(at) else { return };
        let Some(parent) = self.nodes.get(column.part).copied().flatten() else { return };
        let said = self.said(field);
        let place = (field.source.start as u32, (field.source.end - field.source.start) as u32);
        let leaf = match &column.form {
            Some(form) => form.push(self.tree, parent, &column.label, &said, place),
            None => {
                let leaf = self.tree.push(Some(parent), Kind::Element, column.symbol, &column.label);
                self.tree.set_value(leaf, &said);
                (self.tree.node_mut(leaf).offset, self.tree.node_mut(leaf).length) = place;
                leaf
            }
        };
        let is_first = self.firsts.get(column.part).copied().flatten() == Some(parent);
        if is_first && let Some(first) = self.first.get_mut(at) {
            *first = Some(leaf);
        }
        if column.part == 0 && self.count > 1 && column.known.is_some() {
            let message =
                format!("{} says otherwise than in the first row of its {}", column.label, self.header.format.name);
            self.tell(Severity::Warning, "table-row", message, leaf);
        }
        self.judge_text(field, leaf);
    }

    fn judge_text(&mut self, field: &Field, leaf: NodeId) {
        let bytes = self.text.get(field.text.clone()).unwrap_or_default();
        if let Err(fault) = std::str::from_utf8(bytes) {
            let byte = bytes.get(fault.valid_up_to()).copied().unwrap_or_default();
            let message = format!("the byte {byte:02X} does not stand in UTF-8 text");
            self.tell(Severity::Error, "table-encoding", message, leaf);
        } else if memchr::memmem::find(bytes, NO_CHARACTER).is_some() {
            let message = "bytes that are no character of the encoding stand in the text".to_owned();
            self.tell(Severity::Error, "table-encoding", message, leaf);
        } else if let Some(byte) = bytes.iter().find(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()) {
            let message = format!("the character U+{byte:04X} stands in the text");
            self.tell(Severity::Error, "table-character", message, leaf);
        }
        // What stands behind a closing quotation mark is joined to the text before it.
        let source = self.bytes.get(field.source.clone()).unwrap_or_default();
        if source.first() == Some(&b'"') && (source.len() < 2 || source.last() != Some(&b'"')) {
            let message = "text stands behind the closing quotation mark".to_owned();
            self.tell(Severity::Error, "table-quote", message, leaf);
        }
    }

    /// Gives a part of a later row what the first row says of all.
    fn carry(&mut self, part: usize, cells: &[(usize, &Field)]) {
        let header = self.header;
        let is_carried =
            |at: usize| header.columns.get(at).and_then(|column| column.known).is_some_and(|known| known.is_carried);
        let is_own = |at: usize| header.columns.get(at).is_some_and(|column| column.part == part) && !is_carried(at);
        let Some(parent) = self.nodes.get(part).copied().flatten() else { return };
        if !cells.iter().any(|(at, _)| is_own(*at)) {
            return;
        }
        for (at, column) in
            header.columns.iter().enumerate().filter(|(at, column)| column.part == part && is_carried(*at))
        {
            let Some(first) = self.first.get(at).copied().flatten() else { continue };
            if self.tree.parent(first) == Some(parent) || self.tree.child(parent, column.symbol).is_some() {
                continue;
            }
            self.carried += self.tree.value(first).len();
            if self.carried > MOST_CARRIED {
                let message = format!("{} is not taken over from the first row: that would be too much", column.label);
                self.tell(Severity::Error, "table-size", message, parent);
                return;
            }
            let leaf = self.tree.push_same(parent, first);
            let (offset, length) = (self.tree.node(first).offset, self.tree.node(first).length);
            let node = self.tree.node_mut(leaf);
            (node.offset, node.length) = (offset, length);
        }
    }

    /// Tells which columns the first row leaves empty although the format has them always.
    fn judge_needed(&mut self, cells: &[(usize, &Field)]) {
        if self.count > 1 {
            return;
        }
        let is_needed = |known: &Column| known.is_needed;
        let lacking: Vec<&str> = self
            .header
            .columns
            .iter()
            .enumerate()
            .filter(|(at, column)| column.known.is_some_and(is_needed) && !cells.iter().any(|(cell, _)| cell == at))
            .map(|(_, column)| column.label.as_str())
            .collect();
        for label in lacking {
            let message = format!("the row has no {label}");
            self.tell(Severity::Error, "table-value-missing", message, Tree::ROOT);
        }
    }

    fn tell(&mut self, severity: Severity, rule: &'static str, message: String, node: NodeId) {
        let tree = &*self.tree;
        self.findings.push_with(|| Finding::new(rule, Layer::Syntax, severity, message).in_source(tree.place(node)));
    }
}
