//! Legacy messages of every syntax as one tree with positions.
//!
//! A reader cuts a stream into messages and turns each into a [`Tree`]; a writer turns a tree into bytes. What a
//! message may contain stands in a [`Definition`], built from the directory tables of its syntax.

mod definition;
pub mod edifact;
pub mod epc;
pub mod json;
mod lacking;
mod misplaced;
mod missing;
mod numbers;
mod open;
mod order;
pub mod pieces;
mod stream;
mod symbol;
pub mod table;
mod tree;
pub mod x12;
pub mod xml;

pub use definition::{Definition, Format, Kind, Node as DefinitionNode, NodeId as DefinitionId, Part};
pub use misplaced::misplaced;
pub use numbers::{ControlNumbers, CountFrom, Counted, Numbered, References, duplicate_reference};
pub use order::order_children;
pub use symbol::Symbol;
pub use tree::{Mark, Node, NodeId, Tree};
pub use x12::number_levels;

/// Whether the writer of a syntax counts or numbers a part of a message itself, so that nothing else has to fill it.
pub fn is_counted(parent: &str, child: &str) -> bool {
    matches!((parent, child), (_, "UNT" | "SE") | ("HL", "01" | "02" | "04") | ("GS", "06"))
}
