//! Events of EPCIS in XML, one at a time.

mod cutter;
mod parse;
mod pieces;
mod refuse;
mod write;

pub use cutter::{EventCutter, RawEvent};
pub use parse::parse_event;
pub use refuse::refusals;
pub use write::EventWriter;

use crate::definition::Kind;
use crate::{NodeId, Symbol, Tree};

/// The namespaces of a document of events, with the directories of what stands in it.
const NAMESPACES: [(&str, &str); 2] =
    [("urn:epcglobal:epcis:xsd:2", "epcis/2.0-xml"), ("urn:epcglobal:epcis:xsd:1", "epcis/1.2-xml")];

/// The same of what a query gave.
const QUERIES: [(&str, &str); 2] =
    [("urn:epcglobal:epcis-query:xsd:2", "epcis/2.0-xml"), ("urn:epcglobal:epcis-query:xsd:1", "epcis/1.2-xml")];

/// The local name of a document of events, of what a query gave, and of the elements around events.
const DOCUMENT: &str = "EPCISDocument";
const QUERY: &str = "EPCISQueryDocument";
const RESULTS: &str = "resultsBody";
const BODY: &str = "EPCISBody";
const LIST: &str = "EventList";

/// Whether a document element is that of a document of events.
pub fn is_events(namespace: &str, local: &str) -> bool {
    directory_of(namespace, local).is_some()
}

fn directory_of(namespace: &str, local: &str) -> Option<&'static str> {
    let known = match local {
        DOCUMENT => NAMESPACES,
        QUERY => QUERIES,
        _ => return None,
    };
    known.iter().find(|(known, _)| *known == namespace).map(|(_, directory)| *directory)
}

/// The list of a message's events.
fn list_of(tree: &Tree) -> Option<NodeId> {
    let body = (!tree.is_empty()).then(|| tree.child(Tree::ROOT, Symbol::of(BODY))).flatten()?;
    tree.child(body, Symbol::of(LIST))
}

/// The events of a message: one that was read has one.
fn events(tree: &Tree) -> Vec<NodeId> {
    let is_event = |child: &NodeId| tree.node(*child).kind == Kind::Element;
    list_of(tree).map(|list| tree.children(list).filter(is_event).collect()).unwrap_or_default()
}
