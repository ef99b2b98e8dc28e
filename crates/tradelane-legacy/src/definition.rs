//! What a message may contain: its groups, segments, composites and elements, or its XML elements, in order.

use crate::Symbol;

/// The place of a node in a [`Definition`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A message as a whole; the root of every tree. XML: the document element.
    Message,
    /// A segment group (EDIFACT) or loop (X12).
    Group,
    /// A segment.
    Segment,
    /// A composite data element.
    Composite,
    /// A data element (EDIFACT, X12) or an XML element, which may have children.
    Element,
    /// An XML attribute.
    Attribute,
}

/// The form of a data element: `an..35`, `n3`, `a..2`; or of a simple XML type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// The letters: `a` alphabetic, `n` numeric, `an` any character; XML: the simple type's name (`decimal`, `date` …).
    pub class: String,
    /// The least number of characters, 0 where not limited.
    pub min: u32,
    /// The greatest number of characters; `None` where not limited.
    pub max: Option<u32>,
}

/// A child of a node: which, how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The child.
    pub node: NodeId,
    /// The least number of occurrences; 0 is conditional.
    pub min: u32,
    /// The greatest number of occurrences; `u32::MAX` is unbounded.
    pub max: u32,
    /// The position of the first occurrence among the elements of a segment or composite, from 0; a repeated
    /// stand-alone element or composite takes `max` positions. Children of groups and XML elements: their order.
    pub slot: u16,
}

/// One node of a definition. Segments and XML types are shared by all places that use them: the whole is a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The name as a number.
    pub symbol: Symbol,
    /// The name: `NAD`, `SG2`, `C082`, `3039`; XML: with the directory's usual prefix (`cbc:ID`), attributes with `@`.
    pub label: String,
    /// The name in words, for people; empty where the directory has none.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// The form of its value; `None` where it has no value of its own.
    pub format: Option<Format>,
    /// Its children in order.
    pub parts: Vec<Part>,
}

/// What one message type may contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The directory, as crosswalk names write it: `edifact/D96A`, `ubl/2.1`, `ceb/1.0`.
    pub directory: String,
    /// The message: `ORDERS`, `Order`, `CEB311Message`.
    pub message: String,
    /// XML: prefix and namespace pairs that labels use.
    pub namespaces: Vec<(String, String)>,
    /// All nodes; the first is the message.
    pub nodes: Vec<Node>,
}

impl Definition {
    /// The message's node.
    pub const ROOT: NodeId = NodeId(0);

    /// A node by its id.
    ///
    /// # Panics
    /// Where `id` is not of this definition.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The first part of `parent` with this name.
    pub fn part(&self, parent: NodeId, symbol: Symbol) -> Option<&Part> {
        self.node(parent).parts.iter().find(|part| self.node(part.node).symbol == symbol)
    }

    /// The last node of a path of labels ([`crate::Tree::path`]) that may carry numbers of occurrences.
    pub fn at_path(&self, path: &str) -> Option<NodeId> {
        let steps = path.split('/').filter(|step| !step.is_empty());
        steps.map(|step| step.split('#').next().unwrap_or_default()).try_fold(Self::ROOT, |at, label| {
            let part = self.node(at).parts.iter().find(|part| self.node(part.node).label == label)?;
            Some(part.node)
        })
    }

    /// What people call the field at a path of an XML message: its name without prefix, and its title. `None` where the
    /// directory has no title for it.
    pub fn name_at(&self, path: &str) -> Option<String> {
        let node = self.at_path(path).map(|node| self.node(node)).filter(|node| !node.title.is_empty())?;
        let name = node.label.trim_start_matches('@').rsplit(':').next().unwrap_or_default();
        Some(format!("{name} {}", node.title))
    }

    /// The symbol of a label written with this definition's prefixes: `cbc:ID`, `@schemeID`, `NAD`.
    ///
    /// `None` where the prefix is unknown.
    pub fn symbol(&self, label: &str) -> Option<Symbol> {
        // Only names of XML have prefixes; a column of a table may have any name.
        if self.namespaces.is_empty() {
            return Some(Symbol::of(label));
        }
        let (attribute, name) = match label.strip_prefix('@') {
            Some(name) => (true, name),
            None => (false, label),
        };
        let (namespace, local) = match name.split_once(':') {
            Some((prefix, local)) => {
                let (_, namespace) = self.namespaces.iter().find(|(known, _)| known == prefix)?;
                (namespace.as_str(), local)
            }
            None => ("", name),
        };
        Some(if attribute { Symbol::attribute(namespace, local) } else { Symbol::element(namespace, local) })
    }
}
