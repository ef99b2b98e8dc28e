//! The crosswalk language and its engine: one readable table converts a legacy message to a document and back.
//!
//! Nothing here names a message or a field: what is mapped stands in the crosswalk files.

mod access;
mod check;
mod codec;
mod compile;
mod crosswalk;
mod derived;
mod document;
mod extension;
mod follow;
mod language;
mod library;
mod own_table;
mod plan;
mod reached;
mod read;
mod residue;
mod runs;
mod shape;
mod table;
mod write;

pub use check::{Codes, check};
pub use codec::{CodeTable, Codec, Remark};
pub use crosswalk::{Crosswalk, RowInfo};
pub use document::{Document, ValueId, ValueKind};
pub use extension::is_working_name;
pub use language::{Arrow, At};
pub use library::{Sources, compile, compile_text};
pub use reached::Reached;
pub use read::{Fate, ReadDocument, Reading, leaves};
pub use residue::KEY as RESIDUE_KEY;
pub use shape::{Shape, ShapeId, ShapeKind};
pub use table::{TableForm, table};
pub use write::Writing;
