//! Legacy messages of every syntax as one tree with positions.
//!
//! A reader cuts a stream into messages and turns each into a [`Tree`]; a writer turns a tree into bytes. What a
//! message may contain stands in a [`Definition`], built from the directory tables of its syntax.

mod definition;
pub mod edifact;
mod order;
mod symbol;
mod tree;
pub mod xml;

pub use definition::{Definition, Format, Kind, Node as DefinitionNode, NodeId as DefinitionId, Part};
pub use order::order_children;
pub use symbol::Symbol;
pub use tree::{Mark, Node, NodeId, Tree};
