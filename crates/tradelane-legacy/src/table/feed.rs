//! A product feed in XML (RSS 2.0): a stream of items cut into messages, each read into the tree that a table of the same
//! columns has.

use std::io::{self, Read};
use std::sync::Arc;

use tradelane_findings::{Finding, Findings, Layer, Severity};

use super::COLUMNS;
use super::cell::Form;
use super::cutter::{MOST_BYTES, MOST_ROW, MOST_ROWS, RawMessage};
use super::format::Format;
use super::header::{Header, MOST_LINE};
use super::markup::{self, Found};
use crate::definition::Kind;
use crate::stream::{Position, Stream};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};
use crate::xml;

/// The namespace of the columns.
pub(super) const NAMESPACE: &str = "http://base.google.com/ns/1.0";

/// The feed whose first bytes these are: RSS that declares the namespace of the columns.
pub fn detect_feed(start: &[u8]) -> Option<&'static Format> {
    let (_, root) = xml::peek_root(start)?;
    let is_feed = root == "rss" && memchr::memmem::find(start, NAMESPACE.as_bytes()).is_some();
    is_feed.then(|| super::named("rss/google")).flatten()
}

/// Cuts a feed into messages: items that follow each other and have one key.
pub struct FeedCutter<R> {
    stream: Stream<R>,
    format: &'static Format,
    header: Option<Arc<Header>>,
    open: Option<Open>,
    /// The elements around the items that are not closed yet, the innermost first.
    unclosed: Vec<String>,
    is_ended: bool,
}

/// The message that was begun.
struct Open {
    key: Vec<u8>,
    at: Position,
    rows: usize,
}

/// What comes next in the stream.
enum Next {
    /// An item, from where to where.
    Item(usize, usize),
    Broken,
    End,
}

impl<R: Read> FeedCutter<R> {
    /// For a stream.
    pub fn new(input: R, file: Option<Arc<str>>, format: &'static Format) -> Self {
        Self {
            stream: Stream::new(input, file),
            format,
            header: None,
            open: None,
            unclosed: Vec::new(),
            is_ended: false,
        }
    }

    /// The next message; `None` at the end. What is wrong around messages is told in `findings`.
    ///
    /// # Errors
    /// Where the stream cannot be read.
    pub fn next(&mut self, findings: &mut Findings) -> io::Result<Option<RawMessage>> {
        if self.is_ended || self.header.is_none() && !self.read_header(findings)? {
            self.is_ended = true;
            return Ok(None);
        }
        loop {
            let (start, end) = match self.find(findings)? {
                Next::Item(start, end) => (start, end),
                Next::End => {
                    self.is_ended = true;
                    return Ok(self.close());
                }
                Next::Broken if self.open.is_some() => return Ok(self.close()),
                Next::Broken => {
                    self.skip_broken(findings);
                    continue;
                }
            };
            let key = self.key(start, end);
            if self.begins(&key, end, findings) {
                return Ok(self.close());
            }
            self.judge_between(start, findings);
            if self.open.is_none() {
                self.stream.advance(start);
                self.stream.keep();
                self.open = Some(Open { key, at: self.stream.place, rows: 1 });
                self.stream.advance(end - start);
            } else {
                self.stream.advance(end);
                self.open.iter_mut().for_each(|open| open.rows += 1);
            }
        }
    }

    /// Whether an item begins another message than the one that is open.
    fn begins(&self, key: &[u8], end: usize, findings: &mut Findings) -> bool {
        let Some(open) = &self.open else { return false };
        if key.is_empty() || open.key != key {
            return true;
        }
        let is_full = open.rows >= MOST_ROWS || self.stream.held_to_here() + end > MOST_BYTES;
        if is_full {
            let message =
                format!("more than {MOST_ROWS} items or {MOST_BYTES} bytes have one key; another message begins here");
            findings.push(self.stream.error("table-size", message, 0));
        }
        is_full
    }

    fn close(&mut self) -> Option<RawMessage> {
        let (open, header) = (self.open.take()?, self.header.as_ref()?);
        let Position { offset, line, column } = open.at;
        Some(RawMessage {
            bytes: self.stream.take_kept(),
            offset,
            line,
            column,
            header: Arc::clone(header),
            cells: None,
        })
    }

    /// The key of an item: the text of its element.
    fn key(&self, start: usize, end: usize) -> Vec<u8> {
        let item = self.stream.rest().get(start..end).unwrap_or_default();
        let name = self.format.key().and_then(|key| self.format.columns.get(key)).map_or("", |column| column.name);
        let mut at = 0;
        while let Some(tag) = markup::next_tag(item, at) {
            at = tag.end;
            if tag.kind == markup::Kind::Start && markup::local(tag.name) == name.as_bytes() {
                let mut to = at;
                while let Some(next) = markup::next_tag(item, to) {
                    if next.kind != markup::Kind::Other {
                        return item.get(at..next.start).unwrap_or_default().trim_ascii().to_vec();
                    }
                    to = next.end;
                }
            }
        }
        Vec::new()
    }

    /// Where the next item stands in what is held.
    fn find(&mut self, findings: &mut Findings) -> io::Result<Next> {
        loop {
            let rest = self.stream.rest();
            match markup::item(rest, 0) {
                Found::Item(start, end) if end - start <= MOST_ROW => return Ok(Next::Item(start, end)),
                Found::Open(start) if rest.len() - start <= MOST_ROW => {
                    if !self.stream.read_more()? {
                        return Ok(Next::Item(start, self.stream.rest().len()));
                    }
                }
                Found::Item(..) | Found::Open(_) => return Ok(Next::Broken),
                Found::None(at) if self.open.is_none() && at > 0 => {
                    self.judge_between(at, findings);
                    self.judge_end(at);
                    self.stream.advance(at);
                }
                Found::None(_) if rest.len() > MOST_ROW => return Ok(Next::Broken),
                Found::None(_) => {
                    if !self.stream.read_more()? {
                        return self.end(findings);
                    }
                }
            }
        }
    }

    fn end(&mut self, findings: &mut Findings) -> io::Result<Next> {
        let length = self.stream.rest().len();
        self.judge_between(length, findings);
        self.judge_end(length);
        if let Some(tag) = self.unclosed.first() {
            findings.push(self.stream.error("table-end", format!("the feed ends without </{tag}>"), length));
        }
        Ok(Next::End)
    }

    /// Tells of an item, or of text between items, that is too long, and passes over its start.
    fn skip_broken(&mut self, findings: &mut Findings) {
        let length = match markup::item(self.stream.rest(), 0) {
            Found::Item(start, _) | Found::Open(start) => {
                self.stream.advance(start);
                markup::ITEM.len() + 1
            }
            Found::None(_) => self.stream.rest().len(),
        };
        let message = format!("what stands here has more than {MOST_ROW} bytes and is left out");
        findings.push(self.stream.error("table-size", message, length));
        self.stream.advance(length);
    }

    /// Tells of elements between items.
    fn judge_between(&mut self, end: usize, findings: &mut Findings) {
        let between = self.stream.rest().get(..end).unwrap_or_default();
        let mut at = 0;
        while let Some(tag) = markup::next_tag(between, at) {
            at = tag.end;
            if matches!(tag.kind, markup::Kind::Start | markup::Kind::Empty) {
                let name = String::from_utf8_lossy(tag.name).chars().take(80).collect::<String>();
                let message = format!("{name} stands between items; it is left out");
                findings.push(self.stream.error("table-between", message, 0));
                return;
            }
        }
    }

    /// Notes which of the elements around the items are closed.
    fn judge_end(&mut self, end: usize) {
        let text = self.stream.rest().get(..end).unwrap_or_default();
        let mut at = 0;
        while let Some(tag) = markup::next_tag(text, at) {
            at = tag.end;
            let name = String::from_utf8_lossy(tag.name);
            if tag.kind == markup::Kind::End {
                self.unclosed.retain(|known| *known != name);
            }
        }
    }

    fn read_header(&mut self, findings: &mut Findings) -> io::Result<bool> {
        self.stream.skip_line_ends()?;
        let start = loop {
            match markup::item(self.stream.rest(), 0) {
                Found::Item(start, _) | Found::Open(start) => break Some(start),
                Found::None(_) if self.stream.rest().len() > MOST_LINE || !self.stream.read_more()? => break None,
                Found::None(_) => {}
            }
        };
        let Some(start) = start.filter(|start| *start <= MOST_LINE) else {
            let (rule, message) = match self.stream.rest().len() > MOST_LINE {
                true => ("table-header", format!("no item begins in the first {MOST_LINE} bytes of the feed")),
                false => ("table-empty", "the feed has no items".to_owned()),
            };
            findings.push(self.stream.error(rule, message, 0));
            return Ok(false);
        };
        let text = String::from_utf8_lossy(self.stream.rest().get(..start).unwrap_or_default()).into_owned();
        let whole = format!("{text}{}", markup::closing(&text));
        let mut tree = Tree::new();
        xml::read(self.stream.file(), whole.as_bytes(), &xml::Limits::default(), &mut tree, findings);
        let at = self.stream.place;
        self.unclosed = markup::open(&text);
        self.header = Some(Arc::new(Header::of_feed(self.format, text, at)));
        self.stream.advance(start);
        Ok(true)
    }
}

/// Reads the items of a message into `tree`.
pub(super) fn parse(raw: &RawMessage, file: Option<Arc<str>>, tree: &mut Tree, findings: &mut Findings) {
    let header = &*raw.header;
    let closing = markup::closing(&header.text);
    let wrapped = [header.text.as_bytes(), &raw.bytes, closing.as_bytes()].concat();
    let (mut read, mut own) = (Tree::new(), Findings::new());
    xml::read(file.clone(), &wrapped, &xml::Limits::default(), &mut read, &mut own);
    let items = items_of(&read);
    let base = items.first().map_or(header.text.len(), |&item| read.node(item).offset as usize);
    let end = read.source().len().saturating_sub(closing.len());
    let source = read.source().get(base..end).unwrap_or_default().to_vec();
    tree.clear();
    tree.set_source(file, &source, raw.offset, raw.line, raw.column);
    let root = tree.push(None, Kind::Message, Symbol::of(header.format.name), header.format.name);
    tree.node_mut(root).length = source.len() as u32;
    let columns = tree.push(Some(root), Kind::Element, Symbol::of(COLUMNS), COLUMNS);
    tree.set_value(columns, &header.text);
    let at = tree.add_header(header.text.as_bytes(), header.at.offset, header.at.line, header.at.column);
    let node = tree.node_mut(columns);
    (node.offset, node.length) = (at, header.text.len() as u32);
    for finding in own.into_vec() {
        findings.extend(moved(finding, raw, base));
    }
    let mut items_read = Items { read: &read, tree, format: header.format, base: base as u32, findings };
    for (at, &item) in items.iter().enumerate() {
        items_read.item(item, at == 0);
    }
}

/// A finding about the items with its place in the file; none about what stands before them, which was told already.
fn moved(mut finding: Finding, raw: &RawMessage, base: usize) -> Option<Finding> {
    let place = finding.source.as_mut()?;
    let text = raw.header.text.as_str();
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
    let last = text.len() - text.rfind('\n').map_or(0, |at| at + 1);
    place.offset = (place.offset).checked_sub(base as u64)? + raw.offset;
    if place.line == lines + 1 {
        place.column = (place.column + raw.column - 1).saturating_sub(last as u64);
    }
    place.line = place.line + raw.line - 1 - lines.min(place.line - 1);
    Some(finding)
}

fn items_of(read: &Tree) -> Vec<NodeId> {
    if read.is_empty() {
        return Vec::new();
    }
    let is_item = |node: &NodeId| read.label(*node).as_bytes() == markup::ITEM;
    let channels = read.children(Tree::ROOT).filter(|&node| read.label(node) == "channel");
    let within = channels.flat_map(|channel| read.children(channel));
    read.children(Tree::ROOT).chain(within).filter(is_item).collect()
}

/// The start of a feed that has none of its own.
pub(super) const START: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n  <channel>\n    <title>Products</title>\n"
);

struct Items<'r> {
    read: &'r Tree,
    tree: &'r mut Tree,
    format: &'static Format,
    base: u32,
    findings: &'r mut Findings,
}

impl Items<'_> {
    fn item(&mut self, item: NodeId, is_first: bool) {
        let cells: Vec<(NodeId, String)> = self.read.children(item).map(|cell| (cell, self.label(cell))).collect();
        let name = |number: Option<usize>| number.and_then(|at| self.format.columns.get(at)).map(|column| column.name);
        let key = name(self.format.key()).unwrap_or_default();
        let number = self.format.number().map(|column| column.name).unwrap_or_default();
        let said = |name: &str| {
            cells
                .iter()
                .find(|(cell, label)| label == name && !self.read.value(*cell).is_empty())
                .map(|(cell, _)| *cell)
        };
        let of_message = said(key).map(|cell| (cell, key)).or_else(|| said(number).map(|cell| (cell, number)));
        let key_cell = said(key);
        if let (Some((cell, name)), true) = (of_message, is_first) {
            let part = self.part(0, item);
            self.leaf(part, name, cell);
        }
        if is_first {
            self.judge_needed(&cells, item);
        }
        let own: Vec<&(NodeId, String)> = cells.iter().filter(|(cell, _)| Some(*cell) != key_cell).collect();
        if own.is_empty() {
            return;
        }
        let part = self.part(1, item);
        for (cell, label) in own {
            self.cell(part, *cell, label);
        }
    }

    /// The column's name, of elements that are one; else what stands in the file.
    fn label(&self, cell: NodeId) -> String {
        let label = self.read.label(cell);
        let (prefix, local) = label.split_once(':').unwrap_or(("", label));
        let namespace = self.read.namespaces().iter().find(|(known, _)| known == prefix).map(|(_, name)| name.as_str());
        let is_column = prefix.is_empty() || namespace == Some(NAMESPACE);
        let column = self.format.find(local).filter(|_| is_column).and_then(|at| self.format.columns.get(at));
        column.map_or_else(|| label.to_owned(), |column| column.name.to_owned())
    }

    fn part(&mut self, at: usize, item: NodeId) -> NodeId {
        let name = self.format.parts.get(at).copied().unwrap_or_default();
        let node = self.tree.push(Some(Tree::ROOT), Kind::Element, Symbol::of(name), name);
        let (offset, length) = self.place(item);
        let found = self.tree.node_mut(node);
        (found.offset, found.length) = (offset, length);
        node
    }

    fn place(&self, node: NodeId) -> (u32, u32) {
        let node = self.read.node(node);
        (node.offset.saturating_sub(self.base), node.length)
    }

    fn leaf(&mut self, parent: NodeId, label: &str, from: NodeId) {
        let leaf = self.tree.push(Some(parent), Kind::Element, Symbol::of(label), label);
        self.tree.set_value(leaf, self.read.value(from));
        let place = self.place(from);
        (self.tree.node_mut(leaf).offset, self.tree.node_mut(leaf).length) = place;
    }

    fn cell(&mut self, part: NodeId, cell: NodeId, label: &str) {
        for attribute in self.read.children(cell).filter(|&below| self.read.node(below).kind == Kind::Attribute) {
            let name = format!("{label} {}", self.read.label(attribute));
            self.leaf(part, &name, attribute);
        }
        let below: Vec<NodeId> =
            self.read.children(cell).filter(|&below| self.read.node(below).kind != Kind::Attribute).collect();
        let form = self.format.find(label).and_then(|at| self.format.columns.get(at)).map(|column| column.form.clone());
        let form = form.filter(|form| form.is_list || form.parts.is_some());
        let place = self.place(cell);
        match (form, below.is_empty()) {
            (None, true) => {
                if !self.read.value(cell).is_empty() {
                    self.leaf(part, label, cell);
                }
            }
            (Some(_), true) if self.read.value(cell).is_empty() => {}
            (Some(form), true) if form.is_list => {
                form.push_element(self.tree, part, label, self.read.value(cell), place);
            }
            (Some(form), true) => _ = form.push(self.tree, part, label, self.read.value(cell), place),
            (form, false) => self.parts(part, label, (cell, &below), form.as_ref()),
        }
    }

    /// An element with elements in it: the parts of its form, or what is of no form.
    fn parts(&mut self, part: NodeId, label: &str, (cell, below): (NodeId, &[NodeId]), form: Option<&Form>) {
        let node = self.tree.push(Some(part), Kind::Element, Symbol::of(label), label);
        let place = self.place(cell);
        (self.tree.node_mut(node).offset, self.tree.node_mut(node).length) = place;
        for &inner in below {
            let name = self.read.label(inner);
            let local = name.split_once(':').map_or(name, |(_, local)| local).to_owned();
            let known = form.and_then(|form| form.parts.as_deref()?.parts.iter().find(|part| part.name == local));
            let value = self.read.value(inner);
            match known.and_then(|known| known.of.clone()) {
                _ if value.is_empty() && self.read.is_leaf(inner) => {}
                Some(of) if self.read.is_leaf(inner) => {
                    let place = self.place(inner);
                    Form { is_list: false, parts: Some(of) }.push_element(self.tree, node, &local, value, place);
                }
                _ if self.read.is_leaf(inner) => self.leaf(node, &local, inner),
                _ => _ = self.tree.graft(node, self.read, inner),
            }
        }
    }

    fn judge_needed(&mut self, cells: &[(NodeId, String)], item: NodeId) {
        let (offset, length) = self.place(item);
        let needed = self.format.columns.iter().filter(|column| column.is_needed);
        for column in needed.filter(|column| !cells.iter().any(|(_, label)| label == column.name)) {
            let place = self.tree.place_at(offset as usize, length as usize);
            let message = format!("the item has no {}", column.name);
            let finding = Finding::new("table-value-missing", Layer::Syntax, Severity::Error, message);
            self.findings.push(finding.in_source(place));
        }
    }
}
