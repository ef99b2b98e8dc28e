//! What tables there are, and which columns they have.
//!
//! The text form, in fields parted by tabs:
//!
//! ```text
//! table      NAME
//! separator  comma | tab
//! form       NAME MARK PART…     a value with parts (`price:money`: one with parts itself), the mark between them: blank,
//!                                colon, slash
//! parts      PART…               the first stands once in a message, the others as often as it has rows
//! PART KIND  NAME  TITLE         a column in its place; KIND is `plain`, or any of these joined by `+`:
//!                                `key` rows with the same value are one message, `needed` the format has it always,
//!                                `carried` an empty cell has the value of the first row, `repeated` written in each row,
//!                                `number` stands for the key in a row that has none and is a message by itself
//! PART KIND  NAME  TITLE  FORM   FORM is a form's name, or `list` with or without one behind it: commas part elements
//! ```
//!
//! A product feed in XML has the columns of its table: `rss/google` is `table/google` in elements of its own.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::cell::{Composite, Form, SubPart};
use super::header::{Header, MOST_LINE};
use super::{COLUMNS, ROW};
use crate::Symbol;
use crate::definition::{Definition, Format as ValueFormat, Kind, Node, NodeId, Part};

/// The texts of the tables, and whether there is a feed in XML with their columns.
const TEXTS: [(&str, bool); 3] = [
    (include_str!("../../directories/table/shopify.txt"), false),
    (include_str!("../../directories/table/order.txt"), false),
    (include_str!("../../directories/table/google.txt"), true),
];

static FORMATS: LazyLock<Vec<Format>> = LazyLock::new(|| {
    let tables = TEXTS.into_iter().map(|(text, _)| Format::parse(text, "table"));
    let feeds = TEXTS.into_iter().filter(|(_, has_feed)| *has_feed).map(|(text, _)| Format::parse(text, "rss"));
    tables.chain(feeds).collect()
});

/// A kind of table: its columns, which of them belong together, which tell messages apart.
#[derive(Debug)]
pub struct Format {
    /// The name: `shopify`.
    pub name: &'static str,
    /// The byte between fields that is usual.
    pub separator: u8,
    /// The names of the parts of a row.
    pub parts: Vec<&'static str>,
    /// The columns in their usual order.
    pub columns: Vec<Column>,
    /// The same as crosswalks see it.
    pub definition: Definition,
    /// Whether rows are elements of a feed in XML.
    pub is_feed: bool,
    by_name: HashMap<String, usize>,
    forms: HashMap<&'static str, Arc<Composite>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The name in the header line.
    pub name: &'static str,
    /// What it holds, in words.
    pub title: &'static str,
    /// The number of the part that it belongs to, from 0.
    pub part: usize,
    /// Whether rows with the same value are one message.
    pub is_key: bool,
    /// Whether the format always has it.
    pub is_needed: bool,
    /// Whether an empty cell of a later row has the value of the first.
    pub is_carried: bool,
    /// Whether the value is written in each row of a message.
    pub is_repeated: bool,
    /// Whether the value stands for the key of a row that has none.
    pub is_number: bool,
    /// The form of its cells.
    pub form: Form,
}

/// A table by its name: `table/shopify`, `rss/google`.
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| {
        let message = name.strip_prefix(&*format.definition.directory).and_then(|rest| rest.strip_prefix('/'));
        message == Some(format.name)
    })
}

/// The tables of users' own, which are found by their definitions alone: two may have one name.
static OWN: Mutex<Vec<&'static Format>> = Mutex::new(Vec::new());

/// A table of a user's own, from the text form. It stays as long as the program runs.
pub fn own(text: String) -> &'static Format {
    let format: &'static Format = Box::leak(Box::new(Format::parse(text.leak(), "table")));
    OWN.lock().unwrap_or_else(PoisonError::into_inner).push(format);
    format
}

/// The table that a definition is of.
pub fn of(definition: &Definition) -> Option<&'static Format> {
    if !matches!(definition.directory.as_str(), "table" | "rss") {
        return None;
    }
    let own = OWN.lock().unwrap_or_else(PoisonError::into_inner);
    let found = own.iter().find(|format| std::ptr::eq(&raw const format.definition, definition)).copied();
    drop(own);
    found.or_else(|| named(&format!("{}/{}", definition.directory, definition.message)))
}

/// The names of all tables, those of feeds in XML apart.
pub fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().filter(|format| !format.is_feed).map(|format| format.name)
}

/// The table whose columns the first line of an input has: that with the most of them, of those that it has all needed
/// columns of.
pub fn detect(start: &[u8]) -> Option<&'static Format> {
    let line = Header::line(start);
    if line.len() > MOST_LINE {
        return None;
    }
    let fit = |format: &'static Format| {
        let header = Header::read(line, format);
        (header.lacks().next().is_none()).then(|| (header.known(), format))
    };
    let fitting = FORMATS.iter().filter(|format| !format.is_feed).filter_map(fit);
    fitting.max_by_key(|(known, _)| *known).map(|(_, format)| format)
}

/// A column's name as it is compared: case, and whether spaces or `_` part words, say nothing.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace('_', " ")
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.is_feed == other.is_feed
    }
}

impl Eq for Format {}

impl Format {
    /// Whether the first line of an input has all columns that the format always has, and any that it knows.
    pub fn fits(&'static self, start: &[u8]) -> bool {
        let line = Header::line(start);
        let header = || Header::read(line, self);
        line.len() <= MOST_LINE
            && Some(header()).is_some_and(|header| header.known() > 0 && header.lacks().next().is_none())
    }

    /// The name with the directory: `table/shopify`.
    pub fn full_name(&self) -> String {
        format!("{}/{}", self.definition.directory, self.name)
    }

    fn parse(text: &'static str, directory: &str) -> Self {
        let mut format = Self {
            name: "",
            separator: b',',
            parts: Vec::new(),
            columns: Vec::new(),
            definition: Definition {
                directory: directory.to_owned(),
                message: String::new(),
                namespaces: Vec::new(),
                nodes: Vec::new(),
            },
            is_feed: directory != "table",
            by_name: HashMap::new(),
            forms: HashMap::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&'static str> = line.split('\t').collect();
            match fields.as_slice() {
                ["table", name] => format.name = name,
                ["separator", name] => format.separator = if *name == "tab" { b'\t' } else { b',' },
                ["parts", parts @ ..] => format.parts = parts.to_vec(),
                ["form", name, mark, parts @ ..] => format.add_form(name, mark, parts),
                [part, kind, name, title] => format.column([part, kind, ""], name, title),
                [part, kind, name, title, form] => format.column([part, kind, form], name, title),
                _ => {}
            }
        }
        format.define();
        format
    }

    fn add_form(&mut self, name: &'static str, mark: &str, parts: &[&'static str]) {
        let mark = match mark {
            "colon" => ':',
            "slash" => '/',
            _ => ' ',
        };
        let parts = parts.iter().map(|part| {
            let (name, of) = part.split_once(':').unwrap_or((part, ""));
            SubPart { name: name.to_owned(), of: self.forms.get(of).cloned() }
        });
        let composite = Composite { name, mark, parts: parts.collect() };
        self.forms.insert(name, Arc::new(composite));
    }

    fn column(&mut self, [part, kind, form]: [&str; 3], name: &'static str, title: &'static str) {
        let Some(part) = self.parts.iter().position(|known| *known == part) else { return };
        let is = |word: &str| kind.split('+').any(|known| known == word);
        let is_list = form.split(' ').next() == Some("list");
        let parts = form.split(' ').find_map(|name| self.forms.get(name)).cloned();
        self.by_name.insert(folded(name), self.columns.len());
        self.columns.push(Column {
            name,
            title,
            part,
            is_key: is("key"),
            is_needed: is("needed"),
            is_carried: is("carried"),
            is_repeated: is("repeated"),
            is_number: is("number"),
            form: Form { is_list, parts },
        });
    }

    /// The column whose value stands for the key of a row that has none.
    pub(super) fn number(&self) -> Option<&Column> {
        self.columns.iter().find(|column| column.is_number)
    }

    /// The number of a column by its name in a header line.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(&folded(name)).copied()
    }

    /// The key column's number.
    pub(super) fn key(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.is_key)
    }

    fn define(&mut self) {
        self.name.clone_into(&mut self.definition.message);
        self.push(self.name, Kind::Message, "");
        let mut top = vec![(self.push(COLUMNS, Kind::Element, "The header line"), 0, 1)];
        for (at, &name) in self.parts.clone().iter().enumerate() {
            let node = self.push(name, Kind::Element, "");
            top.push((node, u32::from(at == 0), if at == 0 { 1 } else { u32::MAX }));
            let columns: Vec<Column> = self.columns.iter().filter(|column| column.part == at).cloned().collect();
            let mut parts = Vec::new();
            for (slot, column) in columns.iter().enumerate() {
                let node = self.push(column.name, Kind::Element, column.title);
                self.define_parts(node, column.form.parts.as_deref());
                let max = if column.form.is_list { u32::MAX } else { 1 };
                parts.push(Part { node, min: u32::from(column.is_needed), max, slot: slot as u16 });
            }
            if let Some(number) = self.number().filter(|_| at == 0).cloned() {
                let node = self.push(number.name, Kind::Element, number.title);
                parts.push(Part { node, min: 0, max: 1, slot: parts.len() as u16 });
            }
            if let Some(node) = self.definition.nodes.get_mut(node.0 as usize) {
                (node.parts, node.format) = (parts, None);
            }
        }
        top.push((self.push(ROW, Kind::Element, "A row begins"), 0, u32::MAX));
        let parts = top.into_iter().enumerate();
        let parts = parts.map(|(slot, (node, min, max))| Part { node, min, max, slot: slot as u16 }).collect();
        if let Some(root) = self.definition.nodes.first_mut() {
            root.parts = parts;
        }
    }

    fn define_parts(&mut self, node: NodeId, composite: Option<&Composite>) {
        let Some(composite) = composite else { return };
        let mut parts = Vec::new();
        for (slot, part) in composite.parts.iter().enumerate() {
            let below = self.push(&part.name, Kind::Element, "");
            self.define_parts(below, part.of.as_deref());
            parts.push(Part { node: below, min: 0, max: 1, slot: slot as u16 });
        }
        if let Some(node) = self.definition.nodes.get_mut(node.0 as usize) {
            (node.parts, node.format) = (parts, None);
        }
    }

    fn push(&mut self, label: &str, kind: Kind, title: &str) -> NodeId {
        let node = NodeId(self.definition.nodes.len() as u32);
        let format = (kind == Kind::Element).then(|| ValueFormat { class: "text".to_owned(), min: 0, max: None });
        let (label, title) = (label.to_owned(), title.to_owned());
        let symbol = Symbol::of(&label);
        self.definition.nodes.push(Node { symbol, label, title, kind, format, parts: Vec::new() });
        node
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line of a table says something, and no column stands twice.
    #[test]
    fn the_tables_are_read_in_full() {
        for (format, (text, _)) in FORMATS.iter().zip(TEXTS) {
            let lines = text.lines().filter(|line| !line.starts_with('#')).count();
            assert_eq!(format.columns.len() + format.forms.len() + 3, lines, "{}", format.name);
            assert_eq!(format.by_name.len(), format.columns.len(), "{}", format.name);
            assert!(format.columns.iter().any(|column| column.is_needed), "{}", format.name);
        }
    }

    #[test]
    fn a_table_is_known_by_its_header_line() {
        let name = |line: &str| detect(line.as_bytes()).map(|format| format.name);
        assert_eq!(name("Handle,Title,Vendor,Variant Price\nx"), Some("shopify"));
        assert_eq!(name("\u{feff}handle;title;variant price"), Some("shopify"));
        assert_eq!(name("order_number\tsku\tquantity"), Some("order"));
        assert_eq!(name("\"order number\",sku,Quantity"), Some("order"));
        assert_eq!(name("id\ttitle\tlink\tprice"), Some("google"));
        assert_eq!(name("Handle,Title"), None);
        assert_eq!(name(""), None);
    }
}
