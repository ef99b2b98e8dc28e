//! What of a message JSON has no form for.

use super::{EVENT, FORM};
use crate::definition::{Definition, Kind};
use crate::epc;
use crate::lacking;
use crate::symbol::Symbol;
use crate::tree::{NodeId, Tree};

/// Puts together what has parts in a tree that is to be written, and takes out what cannot be: identifiers that no URI can
/// say, and objects that lack what they cannot be without. Gives the nodes that were taken out, with the reason.
pub fn refusals(tree: &mut Tree, definition: &Definition) -> Vec<(NodeId, String)> {
    let mut refused = epc::join(tree, definition);
    for (node, _) in &refused {
        tree.detach(*node);
    }
    let Some(part) = definition.part(Definition::ROOT, Symbol::of(EVENT)).copied() else { return refused };
    let events = super::events(tree);
    lacking::keep_first_identifier(tree, &events);
    for event in events {
        lacking::take_out(tree, definition, event, part.node, &mut refused);
        has_objects(tree, event);
    }
    refused
}

/// An event of objects says that there are none where it tells no others (GS1 EPCIS 2.0, 7.4.1).
fn has_objects(tree: &mut Tree, event: NodeId) {
    let says = |name: &str| tree.child(event, Symbol::of(name)).is_some();
    let is_told = tree.label(Tree::ROOT) != "ObjectEvent"
        || says("epcList")
        || says("quantityList")
        || (says("sensorElementList") && says("readPoint"));
    if is_told {
        return;
    }
    let none = tree.push(Some(event), Kind::Element, Symbol::of("epcList"), "epcList");
    let mark = tree.push(Some(none), Kind::Attribute, Symbol::attribute("", FORM.trim_start_matches('@')), FORM);
    tree.set_value(mark, "none");
}
