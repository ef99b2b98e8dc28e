//! What messages there are in JSON, and what they may contain.
//!
//! The table has the form of those of XML (`xml/table.rs`): a `type` without a simple type is an object, a child that
//! stands more than once a list. Simple types are `string`, `number`, `boolean` and `epc`, an identifier of GS1 as a URI,
//! whose parts are below its node.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::scan;
use crate::Symbol;
use crate::definition::{Definition, Format, Kind, Node, NodeId, Part};
use crate::epc;
use crate::xml::{Edition, Table};

static EPCIS: LazyLock<Directory> =
    LazyLock::new(|| Directory::parse(include_str!("../../directories/json/epcis-2.0.txt")));

/// The messages of one standard in one version.
#[derive(Debug)]
pub struct Directory {
    definitions: Vec<(Definition, Vec<Vec<&'static str>>)>,
    name: &'static str,
}

/// A directory by its name: `epcis/2.0`.
pub fn directory(name: &str) -> Option<&'static Directory> {
    Some(&*EPCIS).filter(|directory| directory.name == name)
}

/// Whether the first bytes of an input are those of events rather than of documents of the standard.
pub fn detect(start: &[u8]) -> bool {
    let text = start.trim_ascii_start();
    let text = text.strip_prefix(b"[").unwrap_or(text);
    let mut verdict = None;
    scan::members(text, |name, value| {
        verdict = match name {
            b"tradelane" => Some(false),
            b"type" => {
                let value = value.strip_prefix(b"\"").unwrap_or(value);
                Some(value.ends_with(b"Event\"") || value.starts_with(b"EPCIS"))
            }
            b"@context" | b"epcisBody" | b"epcisHeader" | b"eventTime" | b"schemaVersion" => Some(true),
            _ => None,
        };
        verdict.is_none()
    });
    verdict == Some(true)
}

impl Directory {
    fn parse(text: &'static str) -> Self {
        let table = Table::parse(text, Edition::Newest);
        let messages = table.messages.iter().map(|message| build(&table, message.label, message.of));
        Self { definitions: messages.collect(), name: table.directory }
    }

    /// The name: `epcis/2.0`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The names of the messages.
    pub fn messages(&self) -> impl Iterator<Item = &str> {
        self.definitions.iter().map(|(definition, _)| definition.message.as_str())
    }

    /// What a message may contain.
    pub fn definition(&self, message: &str) -> Option<&Definition> {
        self.definitions.iter().map(|(definition, _)| definition).find(|definition| definition.message == message)
    }

    /// For every node of a message the values that it takes; none where any will do.
    pub(super) fn values(&self, message: &str) -> &[Vec<&'static str>] {
        let found = self.definitions.iter().find(|(definition, _)| definition.message == message);
        found.map(|(_, values)| values.as_slice()).unwrap_or_default()
    }
}

/// Follows a message's type to all it reaches; a name with a type is one node, however often it stands.
fn build(table: &Table, name: &str, of: &'static str) -> (Definition, Vec<Vec<&'static str>>) {
    let directory = table.directory.to_owned();
    let mut definition = Definition { directory, message: name.to_owned(), namespaces: Vec::new(), nodes: Vec::new() };
    let mut values = Vec::new();
    push(&mut definition, &mut values, name, Kind::Message, "");
    let mut numbers: HashMap<(&str, &str), NodeId> = HashMap::new();
    let mut queue = vec![(Definition::ROOT, of)];
    let mut next = 0;
    while let Some(&(node, of)) = queue.get(next) {
        next += 1;
        let children = table.named(of).map(|of| of.parts.as_slice()).unwrap_or_default();
        let mut parts = Vec::with_capacity(children.len());
        for (slot, child) in children.iter().enumerate() {
            let of = table.type_of(child);
            let simple = if table.named(of).is_some() { "" } else { of };
            let number = *numbers.entry((child.label, of)).or_insert_with(|| {
                let number = push(&mut definition, &mut values, child.label, Kind::Element, simple);
                queue.push((number, of));
                number
            });
            parts.push(Part { node: number, min: child.min, max: child.max, slot: slot as u16 });
        }
        if simple_of(&definition, node) == epc::CLASS {
            for (slot, name) in epc::PARTS.into_iter().enumerate() {
                let number = push(&mut definition, &mut values, name, Kind::Element, "string");
                parts.push(Part { node: number, min: 0, max: 1, slot: slot as u16 });
            }
        }
        if let Some(node) = definition.nodes.get_mut(node.0 as usize) {
            node.parts = parts;
        }
    }
    (definition, values)
}

fn simple_of(definition: &Definition, node: NodeId) -> &str {
    definition.node(node).format.as_ref().map_or("", |format| format.class.as_str())
}

fn push(
    definition: &mut Definition,
    values: &mut Vec<Vec<&'static str>>,
    label: &str,
    kind: Kind,
    simple: &'static str,
) -> NodeId {
    let (class, listed) = simple.split_once('{').unwrap_or((simple, ""));
    let format = (!class.is_empty()).then(|| Format { class: class.to_owned(), min: 0, max: None });
    let node = NodeId(definition.nodes.len() as u32);
    let (symbol, label) = (Symbol::of(label), label.to_owned());
    definition.nodes.push(Node { symbol, label, title: String::new(), kind, format, parts: Vec::new() });
    values.push(listed.trim_end_matches('}').split('|').filter(|value| !value.is_empty()).collect());
    node
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_in_full() {
        let table = Table::parse(include_str!("../../directories/json/epcis-2.0.txt"), Edition::Newest);
        assert_eq!(table.unread, Vec::<usize>::new());
        let directory = directory("epcis/2.0").expect("a directory");
        assert_eq!(directory.messages().count(), 4);
        for message in directory.messages() {
            let definition = directory.definition(message).expect("a message");
            assert_eq!(directory.values(message).len(), definition.nodes.len());
            for node in definition.nodes.iter().skip(1) {
                let class = node.format.as_ref().map(|format| format.class.as_str());
                assert!(matches!(class, None | Some("string" | "number" | "boolean" | "epc")), "{}", node.label);
                assert_eq!(class.is_none() || class == Some("epc"), !node.parts.is_empty(), "{}", node.label);
            }
        }
    }

    #[test]
    fn events_are_told_from_documents() {
        for events in [
            r#"{"@context":["x"],"type":"EPCISDocument""#,
            r#" {"type":"ObjectEvent","#,
            r#"[{"eventTime":"2026"}"#,
            r#"{"id":"x","epcisBody":{"#,
        ] {
            assert!(detect(events.as_bytes()), "{events}");
        }
        for other in [r#"{"tradelane":"1.0","type":"order"}"#, r#"{"type":"order"}"#, "{", "", "[1]", "{\"a\""] {
            assert!(!detect(other.as_bytes()), "{other}");
        }
    }
}
