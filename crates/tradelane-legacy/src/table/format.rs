//! What tables there are, and which columns they have.
//!
//! The text form, in fields parted by tabs:
//!
//! ```text
//! table      NAME
//! separator  comma | tab
//! parts      PART…               the first stands once in a message, the others as often as it has rows
//! PART KIND  NAME  TITLE         a column in its place; KIND is `plain`, or any of these joined by `+`:
//!                                `key` rows with the same value are one message, `needed` the format has it always,
//!                                `carried` an empty cell has the value of the first row, `repeated` written in each row
//! ```

use std::collections::HashMap;
use std::sync::LazyLock;

use super::header::{Header, MOST_LINE};
use super::{COLUMNS, ROW};
use crate::Symbol;
use crate::definition::{Definition, Format as ValueFormat, Kind, Node, NodeId, Part};

static FORMATS: LazyLock<Vec<Format>> = LazyLock::new(|| {
    [include_str!("../../directories/table/shopify.txt"), include_str!("../../directories/table/order.txt")]
        .into_iter()
        .map(Format::parse)
        .collect()
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
    by_name: HashMap<String, usize>,
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
}

/// A table by its name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The names of all tables.
pub fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
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
    let fitting = FORMATS.iter().filter_map(fit);
    fitting.max_by_key(|(known, _)| *known).map(|(_, format)| format)
}

/// A column's name as it is compared: case, and whether spaces or `_` part words, say nothing.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace('_', " ")
}

impl Format {
    fn parse(text: &'static str) -> Self {
        let mut format = Self {
            name: "",
            separator: b',',
            parts: Vec::new(),
            columns: Vec::new(),
            definition: Definition {
                directory: "table".to_owned(),
                message: String::new(),
                namespaces: Vec::new(),
                nodes: Vec::new(),
            },
            by_name: HashMap::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&'static str> = line.split('\t').collect();
            match fields.as_slice() {
                ["table", name] => format.name = name,
                ["separator", name] => format.separator = if *name == "tab" { b'\t' } else { b',' },
                ["parts", parts @ ..] => format.parts = parts.to_vec(),
                [part, kind, name, title] => format.column(part, kind, name, title),
                _ => {}
            }
        }
        format.define();
        format
    }

    fn column(&mut self, part: &str, kind: &str, name: &'static str, title: &'static str) {
        let Some(part) = self.parts.iter().position(|known| *known == part) else { return };
        let is = |word: &str| kind.split('+').any(|known| known == word);
        let (is_key, is_needed, is_carried, is_repeated) = (is("key"), is("needed"), is("carried"), is("repeated"));
        self.by_name.insert(folded(name), self.columns.len());
        self.columns.push(Column { name, title, part, is_key, is_needed, is_carried, is_repeated });
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
                parts.push(Part { node, min: u32::from(column.is_needed), max: 1, slot: slot as u16 });
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
        for (format, text) in FORMATS.iter().zip([
            include_str!("../../directories/table/shopify.txt"),
            include_str!("../../directories/table/order.txt"),
        ]) {
            let lines = text.lines().filter(|line| !line.starts_with('#')).count();
            assert_eq!(format.columns.len() + 3, lines, "{}", format.name);
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
        assert_eq!(name("Handle,Title"), None);
        assert_eq!(name(""), None);
    }
}
