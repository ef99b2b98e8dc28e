//! Messages in JSON: the events of EPCIS 2.0.
//!
//! # Reading
//!
//! [`Cutter`] takes one event of a document's list at a time, so that memory follows the largest event; what the document
//! says of itself before the list is kept for each. Events that stand alone, one after another or in a list, are taken
//! too. [`parse`] makes the tree: the message, named by the event's type; below it `EPCISDocument` with what the document
//! says, where there is one, and `event`. A member of an object is a node, a list is as many nodes of its name as it has
//! elements. Values are text as they are written; no number becomes binary.
//!
//! * A value of another kind than the directory says has an attribute `@json` that tells it: `number`, `boolean`, `null`,
//!   `string`, `object` (one without members), `list` (a list of one where none is due), `inner` (a list within a list), `none`
//!   (an empty list), `single` (no list where one is due). An event that stood alone has `bare`.
//! * The order of members says nothing: they stand in that of the directory, those it does not know last, as they came.
//! * Vocabularies in the head of a document (master data) stand with its first event alone.
//! * After a fault reading goes on where it can: brackets that do not match end what they can end, a text ends with its
//!   line, an event that has no end ends where the next begins.
//!
//! # Writing
//!
//! [`Writer`] puts the events into the list of one document, whose head is that of the first.

mod check;
mod cutter;
mod directory;
mod parse;
mod refuse;
mod scan;
mod text;
mod write;

pub use check::check;
pub use cutter::{Cutter, RawMessage};
pub use directory::{Directory, detect, directory};
pub use parse::parse;
pub use refuse::refusals;
pub use write::Writer;

use crate::{Kind, NodeId, Symbol, Tree};

/// The name of the node that holds what a document says of itself.
const HEAD: &str = "EPCISDocument";
/// The name of the node that holds the event.
const EVENT: &str = "event";
/// The name of the attribute that tells the kind of a value.
const FORM: &str = "@json";

/// The events of a message: one that was read has one.
fn events(tree: &Tree) -> Vec<NodeId> {
    let is_event = |child: &NodeId| tree.node(*child).symbol == Symbol::of(EVENT);
    if tree.is_empty() { Vec::new() } else { tree.children(Tree::ROOT).filter(is_event).collect() }
}

/// Whether a node only tells in which form a value stood, which its syntax asks for and no document says.
pub fn is_form(tree: &Tree, node: NodeId) -> bool {
    tree.node(node).kind == Kind::Attribute && tree.label(node) == FORM
}
