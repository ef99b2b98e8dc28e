//! Runs of elements: pairs of a qualifier and a value, each an element of a list, and plain lists of values.

use std::sync::Arc;

use tradelane_legacy::{Kind, NodeId, Symbol, Tree};

use crate::access;
use crate::codec::{CodeTable, Codec};
use crate::document::{Document, ValueId, ValueKind};
use crate::plan::DocumentPath;

/// Where the pairs of a run go: `numbers[kind=x12-item:*].value`.
#[derive(Debug)]
pub(crate) struct Pairs {
    /// The list.
    pub(crate) list: DocumentPath,
    /// The property of its elements that the qualifier is kept in.
    pub(crate) key: (Symbol, String),
    /// How the qualifier is written there.
    pub(crate) codes: KeyCodes,
    /// The place of the value in an element.
    pub(crate) value: DocumentPath,
}

/// How a qualifier becomes a key.
#[derive(Debug)]
pub(crate) enum KeyCodes {
    /// Through the code table that stands before the `*`.
    Table(Arc<CodeTable>),
    /// With a text before it, which may be empty.
    Prefix(String),
}

impl KeyCodes {
    fn read(&self, qualifier: &str) -> String {
        match self {
            Self::Table(table) => table.read(qualifier).0,
            Self::Prefix(prefix) => format!("{prefix}{qualifier}"),
        }
    }

    fn write(&self, key: &str) -> Option<String> {
        match self {
            Self::Table(table) => table.write(key).ok(),
            Self::Prefix(prefix) => key.strip_prefix(prefix.as_str()).map(str::to_owned),
        }
        .filter(|qualifier| !qualifier.is_empty())
    }
}

impl Pairs {
    /// Adds an element for a pair that was read; whether there was a place for it.
    pub(crate) fn add(
        &self,
        document: &mut Document,
        context: ValueId,
        (qualifier, value): (NodeId, NodeId),
        codec: &Codec,
        tree: &Tree,
    ) -> bool {
        let Ok((text, _)) = codec.read(&[tree.value(value)]) else { return false };
        let Some(element) = access::push_element(document, context, &self.list, qualifier) else { return false };
        let key = self.codes.read(tree.value(qualifier));
        document.push_text(element, &self.key.1, ValueKind::Text, &key, Some(qualifier));
        access::set(document, element, &self.value, &text, value)
    }

    /// The qualifier and value that an element of the list is written as, and the values it has them from.
    pub(crate) fn pair(&self, document: &Document, element: ValueId, codec: &Codec) -> Option<WrittenPair> {
        let key = document.property(element, self.key.0)?;
        let value = access::find(document, element, &self.value)?;
        if !is_plain(document, key) || !is_plain(document, value) {
            return None;
        }
        let qualifier = self.codes.write(document.text(key))?;
        let [text] = codec.write(document.text(value)).ok()?.try_into().ok()?;
        Some(WrittenPair { qualifier, text, key, value })
    }
}

/// A pair to be written.
pub(crate) struct WrittenPair {
    pub(crate) qualifier: String,
    pub(crate) text: String,
    pub(crate) key: ValueId,
    pub(crate) value: ValueId,
}

/// Whether a value is none that holds others.
pub(crate) fn is_plain(document: &Document, value: ValueId) -> bool {
    !matches!(document.kind(value), ValueKind::Object | ValueKind::Array | ValueKind::Null)
}

/// The element of a segment at a position from 1.
pub(crate) fn element_at(tree: &Tree, segment: NodeId, position: u16) -> Option<NodeId> {
    tree.children(segment)
        .find(|&child| tree.node(child).slot + 1 == position && tree.node(child).kind == Kind::Element)
}

/// The pair of a qualifier and its value in a run of pairs; positions are counted from 1.
pub(crate) fn find_pair(
    tree: &Tree,
    segment: NodeId,
    (from, to): (u16, u16),
    qualifier: &str,
) -> Option<(NodeId, NodeId)> {
    pairs(tree, segment, (from, to)).find(|&(found, _)| tree.value(found) == qualifier)
}

/// The pairs of a run that have both a qualifier and a value.
pub(crate) fn pairs(
    tree: &Tree,
    segment: NodeId,
    (from, to): (u16, u16),
) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
    (from..to).step_by(2).filter_map(move |position| {
        Some((element_at(tree, segment, position)?, element_at(tree, segment, position + 1)?))
    })
}

/// Puts a value at a position of a segment.
pub(crate) fn put(tree: &mut Tree, segment: NodeId, position: u16, text: &str) -> NodeId {
    let label = format!("{position:02}");
    let leaf = tree.push(Some(segment), Kind::Element, Symbol::of(&label), &label);
    tree.node_mut(leaf).slot = position - 1;
    tree.set_value(leaf, text);
    leaf
}

/// Whether a position of a segment is free.
pub(crate) fn is_free(tree: &Tree, segment: NodeId, position: u16) -> bool {
    tree.children(segment).all(|child| tree.node(child).slot + 1 != position)
}
