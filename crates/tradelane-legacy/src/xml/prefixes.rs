//! Which namespace each node of a tree is in, and under which prefix it is written.

use std::collections::{HashMap, HashSet};

use super::name;
use super::namespace::{XML, XMLNS};
use crate::definition::{Definition, Kind};
use crate::{NodeId, Symbol, Tree};

/// The number of a namespace in [`Prefixes`]; the first is "in no namespace", the second that of `xml:lang`.
type Number = u32;

const NONE: Number = 0;
const OF_XML: Number = 1;

/// The namespaces of a tree with the prefixes to write.
pub(super) struct Prefixes<'t> {
    spaces: Vec<Space<'t>>,
    /// For every node of the tree its namespace.
    of_nodes: Vec<Number>,
    /// The first node with a prefix that no namespace is known for, for each such prefix.
    pub(super) unknown: Vec<NodeId>,
}

struct Space<'t> {
    name: &'t str,
    listed: &'t str,
    prefix: String,
    is_used: bool,
    /// An attribute is in it, so that it cannot be the default namespace.
    has_attribute: bool,
}

impl<'t> Prefixes<'t> {
    /// Looks at all nodes below the message and chooses the prefixes: those of the definition where they do.
    pub(super) fn of(tree: &'t Tree, definition: &'t Definition) -> Self {
        let mut prefixes = Self { spaces: Vec::new(), of_nodes: vec![NONE; tree.len()], unknown: Vec::new() };
        let candidates = prefixes.list(tree, definition);
        let mut unknown = HashMap::new();
        let mut queue = vec![Tree::ROOT];
        while let Some(node) = queue.pop() {
            let number = prefixes.find(tree, node, &candidates);
            if number.is_none() {
                unknown.entry(parts(tree, node).0).or_insert_with(|| prefixes.unknown.push(node));
            }
            let number = number.unwrap_or(NONE);
            if let Some(space) = prefixes.spaces.get_mut(number as usize) {
                let is_attribute = tree.node(node).kind == Kind::Attribute;
                // An attribute in no namespace does not need the default namespace to be none.
                space.is_used |= !is_attribute || number != NONE;
                space.has_attribute |= is_attribute;
            }
            if let Some(of_node) = prefixes.of_nodes.get_mut(node.index()) {
                *of_node = number;
            }
            queue.extend(tree.children(node));
        }
        prefixes.choose();
        prefixes
    }

    /// The prefix to write a node's name with; empty for none.
    pub(super) fn of_node(&self, node: NodeId) -> &str {
        let number = self.of_nodes.get(node.index()).copied().unwrap_or(NONE);
        self.spaces.get(number as usize).map_or("", |space| &space.prefix)
    }

    /// The declarations for the document element: prefix (empty: default) and namespace.
    pub(super) fn declarations(&self) -> impl Iterator<Item = (&str, &str)> {
        let used = self.spaces.iter().skip(OF_XML as usize + 1).filter(|space| space.is_used);
        used.map(|space| (space.prefix.as_str(), space.name))
    }

    /// Numbers the namespaces of definition and tree; returns which a prefix may mean.
    fn list(&mut self, tree: &'t Tree, definition: &'t Definition) -> HashMap<&'t str, Vec<Number>> {
        let mut numbers: HashMap<&str, Number> = HashMap::new();
        let mut candidates: HashMap<&str, Vec<Number>> = HashMap::new();
        let fixed = [("", ""), ("xml", XML)];
        let listed = definition.namespaces.iter().chain(tree.namespaces());
        let listed = listed.map(|(prefix, name)| (prefix.as_str(), name.as_str()));
        for (prefix, name) in fixed.into_iter().chain(listed) {
            if name == XMLNS {
                continue;
            }
            let number = *numbers.entry(name).or_insert_with(|| {
                let space = Space { name, listed: prefix, prefix: String::new(), is_used: false, has_attribute: false };
                self.spaces.push(space);
                self.spaces.len() as Number - 1
            });
            let of_prefix = candidates.entry(prefix).or_default();
            if !of_prefix.contains(&number) {
                of_prefix.push(number);
            }
        }
        candidates
    }

    /// The namespace of a node; `None` where its prefix stands for none.
    fn find(&self, tree: &Tree, node: NodeId, candidates: &HashMap<&str, Vec<Number>>) -> Option<Number> {
        let (prefix, local) = parts(tree, node);
        let is_attribute = tree.node(node).kind == Kind::Attribute;
        let symbol = tree.node(node).symbol;
        let of_prefix = candidates.get(prefix)?;
        if let [only] = of_prefix.as_slice() {
            return Some(*only);
        }
        let matches = |number: &&Number| {
            let name = self.spaces.get(**number as usize).map_or("", |space| space.name);
            let named = if is_attribute { Symbol::attribute(name, local) } else { Symbol::element(name, local) };
            named == symbol
        };
        // A name made without its namespace is taken for one of the first that the prefix is listed for.
        let first = of_prefix.iter().find(|&&number| number != NONE || is_attribute);
        of_prefix.iter().find(matches).or(first).copied()
    }

    fn choose(&mut self) {
        let default_is_none = self.spaces.first().is_some_and(|none| none.is_used);
        let mut taken: HashSet<String> = HashSet::new();
        let mut invented = 0;
        for space in self.spaces.iter_mut().skip(OF_XML as usize).filter(|space| space.is_used) {
            let fits = match space.listed {
                "xml" => space.name == XML,
                "xmlns" => false,
                "" => !default_is_none && !space.has_attribute,
                prefix => name::is_local_name(prefix),
            };
            space.prefix = space.listed.to_owned();
            let mut is_free = fits && !taken.contains(&space.prefix);
            while !is_free {
                invented += 1;
                space.prefix = format!("ns{invented}");
                is_free = !taken.contains(&space.prefix);
            }
            taken.insert(space.prefix.clone());
        }
    }
}

/// Prefix and local part of a node's label, without the `@` of attributes.
pub(super) fn parts(tree: &Tree, node: NodeId) -> (&str, &str) {
    let label = tree.label(node);
    let name = match tree.node(node).kind {
        Kind::Attribute => label.strip_prefix('@').unwrap_or(label),
        _ => label,
    };
    name.split_once(':').unwrap_or(("", name))
}
