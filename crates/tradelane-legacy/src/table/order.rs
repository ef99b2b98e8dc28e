//! Parts put into rows, and what a reader of the rows would take otherwise.

use std::collections::HashMap;

use super::format::Format;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// What a row that is a message by itself says of its number: the key of a group of one that has its row's number is that
/// row's number.
fn number(tree: &mut Tree, format: &Format) {
    let (Some(number), Some(key)) = (format.number(), format.key().and_then(|key| format.columns.get(key))) else {
        return;
    };
    let names = [format.parts.first(), format.parts.get(number.part)];
    let [Some(first), Some(part)] = names.map(|name| name.map(|name| Symbol::of(name))) else { return };
    let rows: Vec<NodeId> = tree.children(Tree::ROOT).filter(|&node| tree.node(node).symbol == part).take(2).collect();
    let [row] = rows[..] else { return };
    let said = tree.child(row, Symbol::of(number.name)).map(|leaf| tree.value(leaf));
    let Some(message) = tree.child(Tree::ROOT, first) else { return };
    let leaf = tree.child(message, Symbol::of(key.name)).filter(|&leaf| Some(tree.value(leaf)) == said);
    if let Some(leaf) = leaf {
        tree.rename(leaf, number.name);
    }
}

/// Puts the parts of a message, which stand by their kind, into the order of rows: the first of each kind, the second of
/// each.
pub(crate) fn interleave(tree: &mut Tree, format: &Format) {
    number(tree, format);
    let mut counts: HashMap<Symbol, usize> = HashMap::new();
    let symbols: Vec<Symbol> = format.parts.iter().map(|part| Symbol::of(part)).collect();
    let columns = Symbol::of(super::COLUMNS);
    let mut order: Vec<((usize, usize), NodeId)> = Vec::new();
    for child in tree.children(Tree::ROOT) {
        let symbol = tree.node(child).symbol;
        let count = counts.entry(symbol).or_default();
        let rank = match symbols.iter().position(|known| *known == symbol) {
            Some(part) => (*count, part + 1),
            None if symbol == columns => (0, 0),
            None => (usize::MAX, 0),
        };
        *count += 1;
        order.push((rank, child));
    }
    order.sort_by_key(|(rank, _)| *rank);
    let order: Vec<NodeId> = order.into_iter().map(|(_, node)| node).collect();
    tree.set_children(Tree::ROOT, &order);
}

/// The leaves that a reader would take for those of later rows too: a column that is carried, which a later row lacks.
pub(crate) fn misread(tree: &Tree, format: &Format) -> Vec<NodeId> {
    let mut found = Vec::new();
    for (at, part) in format.parts.iter().enumerate() {
        let symbol = Symbol::of(part);
        let mut nodes = tree.children(Tree::ROOT).filter(|&node| tree.node(node).symbol == symbol);
        let Some(first) = nodes.next() else { continue };
        let carried: Vec<Symbol> = format
            .columns
            .iter()
            .filter(|column| column.part == at && column.is_carried)
            .map(|column| Symbol::of(column.name))
            .collect();
        let later: Vec<NodeId> = nodes.filter(|&node| has_own(tree, node, &carried)).collect();
        let is_lacked = |symbol: Symbol| later.iter().any(|&node| tree.child(node, symbol).is_none());
        found.extend(tree.children(first).filter(|&leaf| {
            let symbol = tree.node(leaf).symbol;
            carried.contains(&symbol) && is_lacked(symbol)
        }));
    }
    found.extend(misread_cells(tree, format));
    found
}

/// The nodes whose cell would be read as something else.
fn misread_cells(tree: &Tree, format: &Format) -> Vec<NodeId> {
    let mut found = Vec::new();
    for column in format.columns.iter().filter(|column| column.form.is_list || column.form.parts.is_some()) {
        let part = format.parts.get(column.part).map(|part| Symbol::of(part));
        for row in tree.children(Tree::ROOT).filter(|&row| Some(tree.node(row).symbol) == part) {
            let cells = tree.children(row).filter(|&cell| tree.node(cell).symbol == Symbol::of(column.name));
            found.extend(cells.filter(|&cell| column.form.is_misread(tree, cell, format.is_feed)));
        }
    }
    found
}

/// Whether a part has a column besides those that are carried.
pub(super) fn has_own(tree: &Tree, node: NodeId, carried: &[Symbol]) -> bool {
    tree.children(node).any(|leaf| !carried.contains(&tree.node(leaf).symbol) && !tree.value(leaf).is_empty())
}
