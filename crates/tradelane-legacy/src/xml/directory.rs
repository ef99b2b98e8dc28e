//! What XML messages there are, and what they may contain.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::facets::Facets;
use super::namespace::GS1 as GS1_NAMESPACE;
use super::table::{Edition, Message, Table};
use crate::Symbol;
use crate::definition::{Definition, Format, Kind, Node, NodeId, Part};
use crate::epc;

const UBL_TABLE: &str = include_str!("../../directories/xml/ubl.txt");

static UBL_2_1: LazyLock<Directory> = LazyLock::new(|| Directory::parse(UBL_TABLE, Edition::Earlier));
static UBL_2_4: LazyLock<Directory> = LazyLock::new(|| Directory::parse(UBL_TABLE, Edition::Newest));
static CEB: LazyLock<Directory> =
    LazyLock::new(|| Directory::parse(include_str!("../../directories/xml/ceb-1.0.txt"), Edition::Newest));
static GS1: LazyLock<Directory> =
    LazyLock::new(|| Directory::parse(include_str!("../../directories/xml/gs1-3.1.txt"), Edition::Newest));
static DXP: LazyLock<Directory> =
    LazyLock::new(|| Directory::parse(include_str!("../../directories/xml/dxp-1.0.txt"), Edition::Newest));

static EPCIS_2: LazyLock<Directory> =
    LazyLock::new(|| Directory::parse(include_str!("../../directories/xml/epcis-2.0.txt"), Edition::Newest));
static EPCIS_1: LazyLock<Directory> =
    LazyLock::new(|| Directory::parse(include_str!("../../directories/xml/epcis-1.2.txt"), Edition::Newest));

/// What the namespaces of UBL document elements start with.
const UBL_NAMESPACE: &str = "urn:oasis:names:specification:ubl:schema:xsd:";
const CEB_NAMESPACE: &str = "http://www.chinaport.gov.cn/ceb";

/// The messages of one standard in one version.
#[derive(Debug)]
pub struct Directory {
    table: Table,
    built: Vec<OnceLock<Built>>,
}

/// A definition, and what its formats leave out.
#[derive(Debug)]
struct Built {
    definition: Definition,
    /// For every node the facets of its value.
    facets: Vec<Option<Facets>>,
}

/// A directory by its name: `ubl/2.1`, `ubl/2.4`, `ceb/1.0`, `gs1/3.1`, `epcis/2.0-xml`, `epcis/1.2-xml`, or `dxp/1.0`, the
/// packet that a message of CEB may come in.
pub fn directory(name: &str) -> Option<&'static Directory> {
    match name {
        "ubl/2.1" => Some(&UBL_2_1),
        "ubl/2.4" => Some(&UBL_2_4),
        "ceb/1.0" => Some(&CEB),
        "gs1/3.1" => Some(&GS1),
        "dxp/1.0" => Some(&DXP),
        "epcis/2.0-xml" => Some(&EPCIS_2),
        "epcis/1.2-xml" => Some(&EPCIS_1),
        _ => None,
    }
}

/// The directory and message of a document element: `("ubl/2.1", "Order")`.
///
/// All versions 2.x of UBL share their namespaces, and newer ones take nothing away: a message is of 2.1 where that has
/// it; [`super::edition`] says more when it is read. The versions 3.1.x of GS1 are read by one table. A document element
/// without a namespace is a trade item of GS1 or a list of them, where it has such a name.
pub fn detect(namespace: &str, local: &str) -> Option<(&'static str, &'static str)> {
    let candidates = match namespace {
        CEB_NAMESPACE => ["ceb/1.0"].as_slice(),
        _ if namespace.starts_with(UBL_NAMESPACE) => &["ubl/2.1", "ubl/2.4"],
        _ if namespace.is_empty() || namespace.starts_with(GS1_NAMESPACE) => &["gs1/3.1"],
        _ => &[],
    };
    candidates.iter().filter_map(|name| directory(name)).find_map(|directory| {
        let message = directory.table.messages.iter().find(|message| message.name == local)?;
        (message.namespace == namespace).then_some((directory.table.directory, message.name))
    })
}

impl Directory {
    fn parse(text: &'static str, edition: Edition) -> Self {
        let table = Table::parse(text, edition);
        let built = table.messages.iter().map(|_| OnceLock::new()).collect();
        Self { table, built }
    }

    /// The name: `ubl/2.1`.
    pub fn name(&self) -> &'static str {
        self.table.directory
    }

    /// The names of the messages, in alphabetical order.
    pub fn messages(&self) -> impl Iterator<Item = &'static str> {
        self.table.messages.iter().map(|message| message.name)
    }

    /// What a message may contain; built when it is first asked for.
    pub fn definition(&'static self, message: &str) -> Option<&'static Definition> {
        self.built(message).map(|built| &built.definition)
    }

    fn built(&'static self, name: &str) -> Option<&'static Built> {
        let at = self.table.messages.iter().position(|message| message.name == name)?;
        let message = self.table.messages.get(at)?;
        Some(self.built.get(at)?.get_or_init(|| build(&self.table, message)))
    }
}

/// Whether elements and attributes of other namespaces may stand everywhere in a message.
pub(super) fn is_open(definition: &Definition) -> bool {
    directory(&definition.directory).is_some_and(|directory| directory.table.is_open)
}

/// The facets of every node of a definition: the table's where it is one of a directory, else those its formats give.
pub(super) fn facets(definition: &Definition) -> Cow<'static, [Option<Facets>]> {
    let built = directory(&definition.directory).and_then(|directory| directory.built(&definition.message));
    match built.filter(|built| std::ptr::eq(&raw const built.definition, definition)) {
        Some(built) => Cow::Borrowed(&built.facets),
        None => definition.nodes.iter().map(|node| Facets::of_format(node.format.as_ref()?)).collect(),
    }
}

/// Follows a message's type to all it reaches; a name with a type and a title is one node, however often it stands.
fn build(table: &Table, message: &Message) -> Built {
    let mut namespaces: Vec<(String, String)> = Vec::new();
    if !message.label.contains(':') {
        namespaces.push((String::new(), message.namespace.to_owned()));
    }
    namespaces.extend(table.namespaces.iter().map(|(prefix, name)| ((*prefix).to_owned(), (*name).to_owned())));
    let (directory, name) = (table.directory.to_owned(), message.name.to_owned());
    let definition = Definition { directory, message: name, namespaces, nodes: Vec::new() };
    let mut built = Built { definition, facets: Vec::new() };
    let root = Symbol::element(message.namespace, message.local);
    built.push(table, message.label, root, Kind::Message, message.of);
    let mut numbers: HashMap<(&str, &str, &str), NodeId> = HashMap::new();
    let mut queue = vec![(Definition::ROOT, message.of)];
    let mut next = 0;
    while let Some(&(node, of)) = queue.get(next) {
        next += 1;
        let children = table.named(of).map(|of| of.parts.as_slice()).unwrap_or_default();
        // Attributes first: they stand in the start tag.
        let is_attribute = |label: &str| label.starts_with('@');
        let (attributes, elements): (Vec<_>, Vec<_>) = children.iter().partition(|child| is_attribute(child.label));
        let mut parts = Vec::with_capacity(children.len());
        for (slot, child) in attributes.into_iter().chain(elements).enumerate() {
            let of = table.type_of(child);
            let number = *numbers.entry((child.label, of, child.title)).or_insert_with(|| {
                let kind = if is_attribute(child.label) { Kind::Attribute } else { Kind::Element };
                let symbol = built.definition.symbol(child.label).unwrap_or(Symbol::of(child.label));
                let number = built.push(table, child.label, symbol, kind, of);
                if let Some(node) = built.definition.nodes.get_mut(number.0 as usize) {
                    child.title.clone_into(&mut node.title);
                }
                queue.push((number, of));
                number
            });
            parts.push(Part { node: number, min: child.min, max: child.max, slot: slot as u16 });
        }
        if built.is_identifier(node) {
            for name in epc::PARTS {
                let slot = parts.len() as u16;
                let number = built.push(table, name, Symbol::of(name), Kind::Element, "string");
                parts.push(Part { node: number, min: 0, max: 1, slot });
            }
        }
        if let Some(node) = built.definition.nodes.get_mut(node.0 as usize) {
            node.parts = parts;
        }
    }
    built
}

impl Built {
    /// Whether the value of a node is an identifier of GS1 as a URI, which has parts.
    fn is_identifier(&self, node: NodeId) -> bool {
        self.definition.node(node).format.as_ref().is_some_and(|format| format.class == epc::CLASS)
    }

    fn push(&mut self, table: &Table, label: &str, symbol: Symbol, kind: Kind, of: &'static str) -> NodeId {
        let content = table.named(of).map_or(of, |of| of.content);
        let facets = Facets::parse(content);
        let format = match content {
            "any" => Some(Format { class: "any".to_owned(), ..Format::default() }),
            _ => facets.as_ref().map(Facets::format),
        };
        let number = NodeId(self.definition.nodes.len() as u32);
        let label = label.to_owned();
        self.definition.nodes.push(Node { symbol, label, title: String::new(), kind, format, parts: Vec::new() });
        self.facets.push(facets);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_read_in_full() {
        for name in ["ubl/2.1", "ubl/2.4", "ceb/1.0", "gs1/3.1", "dxp/1.0", "epcis/2.0-xml", "epcis/1.2-xml"] {
            let directory = directory(name).expect("a directory");
            assert_eq!(directory.name(), name);
            assert_eq!(directory.table.unread, Vec::<usize>::new(), "{name}");
            for message in directory.messages() {
                let built = directory.built(message).expect("a message");
                assert_eq!(built.facets.len(), built.definition.nodes.len());
                for (node, facets) in built.definition.nodes.iter().zip(&built.facets) {
                    let is_leaf =
                        node.parts.iter().all(|part| built.definition.node(part.node).kind == Kind::Attribute);
                    let is_any = node.format.as_ref().is_some_and(|format| format.class == "any");
                    let is_identifier = node.format.as_ref().is_some_and(|format| format.class == epc::CLASS);
                    // Any content may be an extension of the standard, which the tables name.
                    assert_eq!(is_leaf || is_any || is_identifier, node.format.is_some(), "{message}: {}", node.label);
                    assert_eq!(facets.is_some(), node.format.is_some() && !is_any, "{message}: {}", node.label);
                    // GS1 has a namespace for a module or a document alone, not for what is in it.
                    let is_plain =
                        (name == "gs1/3.1" || name.starts_with("epcis/")) && !node.label.contains([':', '@']);
                    assert_eq!(is_plain, node.symbol == Symbol::of(&node.label), "{message}: {}", node.label);
                }
            }
        }
    }

    #[test]
    fn names_are_no_simple_types() {
        assert!(UBL_2_4.table.named("decimal").is_none());
        assert!(CEB.table.named("string").is_none());
    }
}
