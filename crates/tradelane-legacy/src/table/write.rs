//! From trees to a table.

use std::borrow::Cow;
use std::io::{self, Write};

use tradelane_findings::{Finding, Findings, Layer};

use super::cell::{Form, is_spelling, spelled, spelling};
use super::feed_write;
use super::format::Format;
use super::header::Header;
use super::order::has_own;
use super::{COLUMNS, ROW};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// Writes messages as the rows of one table.
pub struct Writer<W> {
    out: W,
    format: &'static Format,
    header: Option<Header>,
    /// What stands before the items of a feed in XML.
    start: Option<String>,
}

impl<W: Write> Writer<W> {
    /// Writes to `out`.
    pub fn new(out: W, format: &'static Format) -> Self {
        Self { out, format, header: None, start: None }
    }

    /// Writes a message. The header line is that of the first message, or all columns of the format where it has none;
    /// what a later message has in other columns is told, as it is not written.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn message(&mut self, tree: &Tree, findings: &mut Findings) -> io::Result<()> {
        if tree.is_empty() {
            return Ok(());
        }
        if self.format.is_feed {
            return self.items(tree, findings);
        }
        let header = match self.header.take() {
            Some(header) => header,
            None => {
                let header = header_of(tree, self.format);
                self.out.write_all(header.text.as_bytes())?;
                self.out.write_all(b"\n")?;
                header
            }
        };
        let mut lines = Lines { tree, header: &header, rows: Vec::new(), last: None };
        lines.parts(findings);
        let rows = lines.rows;
        let mut writer = csv::WriterBuilder::new()
            .delimiter(header.separator)
            .terminator(if header.text.ends_with('\r') { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .from_writer(&mut self.out);
        for row in &rows {
            writer.write_record(row.iter().map(|cell| cell.as_bytes())).map_err(io::Error::from)?;
        }
        writer.flush()?;
        drop(writer);
        self.header = Some(header);
        Ok(())
    }

    fn items(&mut self, tree: &Tree, findings: &mut Findings) -> io::Result<()> {
        let start = match self.start.take() {
            Some(start) => start,
            None => {
                let start = feed_write::start(tree);
                self.out.write_all(start.as_bytes())?;
                start
            }
        };
        self.out.write_all(feed_write::items(tree, self.format, &start, findings).as_bytes())?;
        self.start = Some(start);
        Ok(())
    }

    /// What is written to, with nothing more written.
    pub fn into_inner(self) -> W {
        self.out
    }

    /// The byte between fields.
    pub fn separator(&self) -> u8 {
        self.header.as_ref().map_or(self.format.separator, |header| header.separator)
    }

    /// Ends the table, and gives back what was written to.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        if let Some(start) = &self.start {
            self.out.write_all(feed_write::end(start).as_bytes())?;
        }
        Ok(self.out)
    }
}

/// The header line that a message was read with.
fn header_of(tree: &Tree, format: &'static Format) -> Header {
    match tree.child(Tree::ROOT, Symbol::of(COLUMNS)).map(|columns| tree.value(columns)) {
        Some(line) if !line.is_empty() => Header::read(line.as_bytes(), format),
        _ => Header::usual(format),
    }
}

/// The rows of one message.
struct Lines<'t> {
    tree: &'t Tree,
    header: &'t Header,
    rows: Vec<Vec<Cow<'t, str>>>,
    /// The part that the row being filled got last.
    last: Option<usize>,
}

impl<'t> Lines<'t> {
    fn parts(&mut self, findings: &mut Findings) {
        let format = self.header.format;
        let mut firsts: Vec<Option<NodeId>> = vec![None; format.parts.len()];
        for node in self.tree.children(Tree::ROOT) {
            let label = self.tree.label(node);
            if label == ROW {
                if self.rows.is_empty() {
                    self.begin(firsts.first().copied().flatten());
                }
                self.begin(firsts.first().copied().flatten());
                continue;
            }
            let Some(part) = format.parts.iter().position(|known| *known == label) else { continue };
            let first = firsts.get(part).copied().flatten();
            if let Some(slot) = firsts.get_mut(part).filter(|slot| slot.is_none()) {
                *slot = Some(node);
            }
            if self.rows.is_empty() || self.last.is_some_and(|last| last >= part) {
                self.begin(firsts.first().copied().flatten());
            }
            self.last = Some(part);
            self.part(node, part, first, findings);
        }
    }

    /// Begins a row with what each row of the message has.
    fn begin(&mut self, message: Option<NodeId>) {
        let said = |symbol: Symbol| {
            let leaf = message.and_then(|message| self.tree.child(message, symbol));
            leaf.map(|leaf| self.tree.value(leaf)).unwrap_or_default()
        };
        let row = self.header.columns.iter().map(|column| match column.known {
            Some(known) if known.is_key || known.is_repeated => said(column.symbol),
            _ => "",
        });
        let row = row.map(Cow::Borrowed).collect();
        self.rows.push(row);
        self.last = None;
    }

    fn part(&mut self, node: NodeId, part: usize, first: Option<NodeId>, findings: &mut Findings) {
        let (tree, format) = (self.tree, self.header.format);
        let carried = format.columns.iter().filter(|column| column.part == part && column.is_carried);
        let carried: Vec<Symbol> = carried.map(|column| Symbol::of(column.name)).collect();
        let carries = has_own(tree, node, &carried);
        for leaf in tree.children(node) {
            let (symbol, value) = (tree.node(leaf).symbol, tree.value(leaf));
            let like = first.and_then(|first| tree.child(first, symbol)).map(|like| tree.value(like));
            if carries && carried.contains(&symbol) && like == Some(value) {
                continue;
            }
            if is_spelling(tree, leaf) || is_number(tree, leaf, format) {
                continue;
            }
            // The first of a list has the cell for all of them.
            if tree.child(node, symbol) != Some(leaf) {
                continue;
            }
            let symbol = spelled(tree.label(leaf)).map_or(symbol, Symbol::of);
            let column = self.header.columns.iter().position(|column| column.symbol == symbol);
            let found = column.and_then(|column| self.header.columns.get(column));
            let value = match found.and_then(|column| column.form.as_ref()) {
                Some(form) if spelled(tree.label(leaf)).is_none() => Cow::Owned(cell_of(tree, leaf, form)),
                _ => Cow::Borrowed(value),
            };
            let cell = column.and_then(|column| self.rows.last_mut()?.get_mut(column));
            match cell {
                Some(cell) => *cell = value,
                None if value.is_empty() && tree.is_leaf(leaf) => {}
                None => {
                    let message = format!("the header line has no column {}; its value is left out", tree.label(leaf));
                    findings.push(Finding::error("table-column-missing", Layer::Syntax, message));
                }
            }
        }
    }
}

/// Whether a leaf is the number of a message that its row says.
fn is_number(tree: &Tree, leaf: NodeId, format: &Format) -> bool {
    let is_first = || tree.parent(leaf).map(|parent| tree.label(parent)) == format.parts.first().copied();
    format.number().is_some_and(|number| number.name == tree.label(leaf) && is_first())
}

/// The cell of a column, of one of its nodes.
fn cell_of(tree: &Tree, node: NodeId, form: &Form) -> String {
    let Some(parent) = tree.parent(node) else { return String::new() };
    let symbol = tree.node(node).symbol;
    let nodes: Vec<NodeId> = tree.children(parent).filter(|&other| tree.node(other).symbol == symbol).collect();
    let kept = tree.child(parent, Symbol::of(&spelling(tree.label(node)))).map(|leaf| tree.value(leaf));
    form.cell(tree, &nodes, kept)
}
