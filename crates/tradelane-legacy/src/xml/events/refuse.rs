//! What of an event XML has no form for.

use super::events;
use crate::definition::{Definition, Kind};
use crate::{NodeId, Symbol, Tree, epc, lacking};

/// The lists of objects that an event has although they may be empty (schemas of EPCIS 1.2 and 2.0).
const LISTS: [(&str, &str); 3] =
    [("ObjectEvent", "epcList"), ("TransactionEvent", "epcList"), ("AggregationEvent", "childEPCs")];

/// Puts together what has parts in a tree that is to be written, and takes out what cannot be: identifiers that no URI can
/// say, and elements that lack what they cannot be without. Gives the nodes that were taken out, with the reason.
pub fn refusals(tree: &mut Tree, definition: &Definition) -> Vec<(NodeId, String)> {
    let mut refused = epc::join(tree, definition);
    for (node, _) in &refused {
        tree.detach(*node);
    }
    let events = events(tree);
    lacking::keep_first_identifier(tree, &events);
    for event in events {
        let Some(of) = definition.at_path(&tree.path(event)) else { continue };
        lacking::take_out(tree, definition, event, of, &mut refused);
        let label = tree.label(event).to_owned();
        for (_, list) in LISTS.iter().filter(|(kind, _)| *kind == label) {
            if tree.child(event, Symbol::of(list)).is_none() {
                tree.push(Some(event), Kind::Element, Symbol::of(list), list);
            }
        }
    }
    refused
}
