//! What a cell says where its column is a list or has parts: `15.00 USD`, `US:CA:Overnight:16.00 USD`.
//!
//! A list is one leaf for each of its elements, a value with parts a node with a leaf for each of them. A cell that says
//! the same in another spelling (`750ml`, blanks behind commas) keeps it in a leaf of its own, which says nothing more.

use std::sync::Arc;

use crate::Symbol;
use crate::definition::Kind;
use crate::tree::{NodeId, Tree};

/// What stands behind the name of a column in the leaf that keeps the spelling of a cell.
const SPELLING: &str = " as written";

/// The form of a column's cells.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Whether commas part elements.
    pub is_list: bool,
    /// The parts of the cell, or of each element.
    pub parts: Option<Arc<Composite>>,
}

/// The parts of a value.
#[derive(Debug)]
pub struct Composite {
    /// The name of the form.
    pub name: &'static str,
    /// What stands between parts.
    pub mark: char,
    /// The parts in their order.
    pub parts: Vec<SubPart>,
}

/// A part of a value.
#[derive(Clone, Debug)]
pub struct SubPart {
    /// Its name.
    pub name: String,
    /// The parts that it has itself.
    pub of: Option<Arc<Composite>>,
}

/// A value as it is read from a cell, or found in a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// The numbers of parts with what they say.
    Parts(Vec<(usize, Self)>),
}

/// The label of the leaf that keeps the spelling of a column's cell.
pub(super) fn spelling(label: &str) -> String {
    format!("{label}{SPELLING}")
}

/// The column whose spelling a leaf with this label keeps.
pub(super) fn spelled(label: &str) -> Option<&str> {
    label.strip_suffix(SPELLING)
}

/// Whether a leaf keeps the spelling of a cell beside it.
pub(super) fn is_spelling(tree: &Tree, leaf: NodeId) -> bool {
    let column = spelled(tree.label(leaf));
    let parent = tree.parent(leaf);
    column.zip(parent).is_some_and(|(column, parent)| tree.child(parent, Symbol::of(column)).is_some())
}

impl Form {
    /// The form with the parts that a header line names: `country:price`.
    pub(super) fn with(&self, names: &str) -> Self {
        let Some(usual) = &self.parts else { return self.clone() };
        let part = |name: &str| {
            let known = usual.parts.iter().find(|part| part.name == name.trim()).cloned();
            known.unwrap_or_else(|| SubPart { name: name.trim().to_owned(), of: None })
        };
        let parts = names.split(usual.mark).map(part).collect();
        Self { parts: Some(Arc::new(Composite { parts, ..**usual })), ..*self }
    }

    /// Puts what a cell says below `parent`; gives the first node. Nodes have the place of the cell.
    pub(super) fn push(&self, tree: &mut Tree, parent: NodeId, label: &str, cell: &str, place: (u32, u32)) -> NodeId {
        let pieces = self.read(cell);
        let mut first = None;
        for piece in &pieces {
            let node = push_piece(tree, parent, label, piece, self.parts.as_deref(), place);
            first.get_or_insert(node);
        }
        if self.write(&pieces) != cell {
            let leaf = push_leaf(tree, parent, &spelling(label), cell, place);
            first.get_or_insert(leaf);
        }
        first.unwrap_or_else(|| push_leaf(tree, parent, label, cell, place))
    }

    /// Puts one element of the column below `parent`, whatever commas it has.
    pub(super) fn push_element(&self, tree: &mut Tree, parent: NodeId, label: &str, text: &str, place: (u32, u32)) {
        let piece = self.element(text);
        push_piece(tree, parent, label, &piece, self.parts.as_deref(), place);
    }

    /// The cell for the nodes of a column, in the spelling it was read in where there is one that says the same.
    pub(super) fn cell(&self, tree: &Tree, nodes: &[NodeId], spelling: Option<&str>) -> String {
        let pieces: Vec<Piece> = nodes.iter().map(|&node| found(tree, node, self.parts.as_deref()).0).collect();
        match spelling {
            Some(spelling) if self.read(spelling) == pieces => spelling.to_owned(),
            _ => self.write(&pieces),
        }
    }

    /// The text of one element, as it stands where elements stand apart.
    pub(super) fn element_text(&self, tree: &Tree, node: NodeId) -> String {
        write_piece(&found(tree, node, self.parts.as_deref()).0, self.parts.as_deref())
    }

    /// Whether a reader of the cell would take a node of the column for something else. `stands_apart` where elements are
    /// not parted by commas, and parts of parts are named.
    pub(super) fn is_misread(&self, tree: &Tree, node: NodeId, stands_apart: bool) -> bool {
        let (piece, is_known) = found(tree, node, self.parts.as_deref());
        let Some(composite) = self.parts.as_deref() else {
            return !stands_apart && self.is_list && self.read(&self.write(std::slice::from_ref(&piece))) != [piece];
        };
        // An amount is told before its currency, and each named part by itself.
        if stands_apart && composite.mark == ':' {
            return !is_known || tree.children(node).any(|part| is_inner_misread(tree, part, composite));
        }
        !is_known || !has_first(&piece, composite) || self.read(&self.write(std::slice::from_ref(&piece))) != [piece]
    }

    fn read(&self, cell: &str) -> Vec<Piece> {
        if !self.is_list {
            return vec![self.element(cell)];
        }
        elements(cell).iter().map(|text| self.element(text)).collect()
    }

    fn element(&self, text: &str) -> Piece {
        self.parts.as_deref().map_or_else(|| Piece::Text(text.to_owned()), |parts| read_piece(text, parts))
    }

    fn write(&self, pieces: &[Piece]) -> String {
        let texts = pieces.iter().map(|piece| write_piece(piece, self.parts.as_deref()));
        if !self.is_list {
            return texts.collect::<Vec<_>>().join(" ");
        }
        texts.map(|text| text.replace(',', "\\,")).collect::<Vec<_>>().join(",")
    }
}

/// The elements of a list: parted by commas that no backslash stands before, without blanks around.
fn elements(cell: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut characters = cell.chars().peekable();
    while let Some(character) = characters.next() {
        let Some(last) = found.last_mut() else { break };
        match character {
            '\\' if characters.next_if_eq(&',').is_some() => last.push(','),
            ',' => found.push(String::new()),
            other => last.push(other),
        }
    }
    found.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The parts of a value. What has no mark between a number and a word is parted there all the same.
fn read_piece(text: &str, composite: &Composite) -> Piece {
    let count = composite.parts.len();
    let texts: Vec<&str> = match composite.mark {
        ' ' => {
            let text = text.trim();
            let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
            let at = text.find(' ').unwrap_or(if number > 0 { number } else { text.len() });
            let (first, rest) = text.split_at(at);
            vec![first, rest.trim_start()]
        }
        mark => text.splitn(count, mark).collect(),
    };
    let said = texts.into_iter().enumerate().filter(|(_, text)| !text.is_empty());
    let piece = |(at, text): (usize, &str)| {
        let of = composite.parts.get(at).and_then(|part| part.of.as_deref());
        (at, of.map_or_else(|| Piece::Text(text.to_owned()), |of| read_piece(text, of)))
    };
    Piece::Parts(said.map(piece).collect())
}

fn write_piece(piece: &Piece, composite: Option<&Composite>) -> String {
    let parts = match piece {
        Piece::Text(text) => return text.clone(),
        Piece::Parts(parts) => parts,
    };
    let last = parts.iter().map(|(at, _)| *at).max().unwrap_or(0);
    let text = |slot: usize| {
        let of = composite.and_then(|composite| composite.parts.get(slot)).and_then(|part| part.of.as_deref());
        let said = parts.iter().find(|(at, _)| *at == slot);
        said.map(|(_, piece)| write_piece(piece, of)).unwrap_or_default()
    };
    let mark = composite.map_or(' ', |composite| composite.mark);
    (0..=last).map(text).collect::<Vec<_>>().join(&mark.to_string())
}

/// Whether all values whose first part says what the others are of have it.
fn has_first(piece: &Piece, composite: &Composite) -> bool {
    let Piece::Parts(parts) = piece else { return true };
    let below = |(at, piece): &(usize, Piece)| {
        composite.parts.get(*at).and_then(|part| part.of.as_deref()).is_none_or(|of| has_first(piece, of))
    };
    (composite.mark != ' ' || parts.iter().any(|(at, _)| *at == 0)) && parts.iter().all(below)
}

fn is_inner_misread(tree: &Tree, part: NodeId, composite: &Composite) -> bool {
    let of = composite.parts.iter().find(|known| known.name == tree.label(part)).and_then(|known| known.of.clone());
    of.is_some_and(|of| Form { is_list: false, parts: Some(of) }.is_misread(tree, part, false))
}

/// What a node says, and whether all below it are parts that the form has, each once.
fn found(tree: &Tree, node: NodeId, composite: Option<&Composite>) -> (Piece, bool) {
    let Some(composite) = composite.filter(|_| !tree.is_leaf(node)) else {
        return (Piece::Text(tree.value(node).to_owned()), composite.is_none());
    };
    let (mut parts, mut is_known): (Vec<(usize, Piece)>, bool) = (Vec::new(), true);
    for child in tree.children(node) {
        match composite.parts.iter().position(|part| part.name == tree.label(child)) {
            Some(at) if !parts.iter().any(|(known, _)| *known == at) => {
                let (piece, inner) = found(tree, child, composite.parts.get(at).and_then(|part| part.of.as_deref()));
                is_known &= inner;
                parts.push((at, piece));
            }
            _ => is_known = false,
        }
    }
    parts.sort_by_key(|(at, _)| *at);
    (Piece::Parts(parts), is_known)
}

fn push_leaf(tree: &mut Tree, parent: NodeId, label: &str, value: &str, (offset, length): (u32, u32)) -> NodeId {
    let leaf = tree.push(Some(parent), Kind::Element, Symbol::of(label), label);
    tree.set_value(leaf, value);
    let node = tree.node_mut(leaf);
    (node.offset, node.length) = (offset, length);
    leaf
}

fn push_piece(
    tree: &mut Tree,
    parent: NodeId,
    label: &str,
    piece: &Piece,
    composite: Option<&Composite>,
    place: (u32, u32),
) -> NodeId {
    let parts = match piece {
        Piece::Text(text) => return push_leaf(tree, parent, label, text, place),
        Piece::Parts(parts) => parts,
    };
    let node = push_leaf(tree, parent, label, "", place);
    for (at, piece) in parts {
        if let Some(part) = composite.and_then(|composite| composite.parts.get(*at)) {
            push_piece(tree, node, &part.name, piece, part.of.as_deref(), place);
        }
    }
    node
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table;

    /// What cells say, and that they are written as they were read.
    #[test]
    fn cells_with_parts_come_back() {
        let format = table::named("table/google").expect("the table");
        let paths = |column: &str, cell: &str| {
            let form = format.columns.iter().find(|known| known.name == column).expect("the column").form.clone();
            let mut tree = Tree::new();
            let root = tree.push(None, Kind::Message, Symbol::of("m"), "m");
            form.push(&mut tree, root, column, cell, (0, 0));
            let nodes: Vec<NodeId> = tree.children(root).filter(|&node| tree.label(node) == column).collect();
            let kept = tree.child(root, Symbol::of(&spelling(column))).map(|leaf| tree.value(leaf));
            assert_eq!(form.cell(&tree, &nodes, kept), cell);
            let mut said = Vec::new();
            let mut queue: Vec<NodeId> = tree.children(root).collect();
            while let Some(node) = queue.pop() {
                if tree.is_leaf(node) && !is_spelling(&tree, node) {
                    said.push(format!("{}={}", tree.path(node), tree.value(node)));
                }
                queue.extend(tree.children(node));
            }
            said.sort();
            said.join(" ")
        };
        assert_eq!(paths("price", "15.00 USD"), "price/amount=15.00 price/currency=USD");
        assert_eq!(paths("price", "15.00USD"), "price/amount=15.00 price/currency=USD");
        assert_eq!(paths("price", "free"), "price/amount=free");
        assert_eq!(
            paths("shipping", "US::Standard:4 USD, DE:::5.00 EUR"),
            "shipping#2/country=DE shipping#2/price/amount=5.00 shipping#2/price/currency=EUR shipping/country=US \
             shipping/price/amount=4 shipping/price/currency=USD shipping/service=Standard"
        );
        assert_eq!(paths("product_highlight", "a\\, b,c"), "product_highlight#2=c product_highlight=a, b");
        assert_eq!(paths("product_highlight", ",,"), "product_highlight as written=,,");
        assert_eq!(
            paths("sale_price_effective_date", "2026-01-01/2026-02-01"),
            "sale_price_effective_date/end=2026-02-01 sale_price_effective_date/start=2026-01-01"
        );
    }
}
