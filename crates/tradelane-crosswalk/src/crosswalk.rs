//! A compiled crosswalk.

use std::sync::Arc;

use tradelane_legacy::{Definition, Symbol};

use crate::language::{Arrow, At};
use crate::plan::{Binding, PlanNode};
use crate::shape::Shape;

/// A crosswalk ready to run: legacy message to document and back.
#[derive(Debug)]
pub struct Crosswalk {
    /// Its name: directory and message, as in `edifact/D96A/ORDERS`.
    pub name: String,
    /// The document type: `order`.
    pub document: String,
    /// The version of the standard: `1.0`.
    pub version: String,
    /// What the legacy message may contain.
    pub definition: &'static Definition,
    /// What the document may contain.
    pub shape: Arc<Shape>,
    pub(crate) rows: Vec<RowInfo>,
    pub(crate) plan: Vec<PlanNode>,
    pub(crate) bindings: Vec<Binding>,
    /// The path of the nodes that are one document each; empty where the message is one document.
    pub(crate) per: Vec<(Symbol, String)>,
    /// The plan of one document; 0 is the plan of what stands outside `per`, the same where there is no `per`.
    pub(crate) inner: usize,
}

/// A row as it is written, for the published table and for findings.
#[derive(Clone, Debug)]
pub struct RowInfo {
    /// The file it stands in.
    pub path: String,
    /// Where it stands there.
    pub at: At,
    /// The left side, with those of the rows it stands in.
    pub left: String,
    /// What the directory calls the legacy place.
    pub legacy_title: String,
    /// The direction.
    pub arrow: Arrow,
    /// The right side, with those of the rows it stands in.
    pub right: String,
    /// What the standard says of the field, in one sentence.
    pub field_title: String,
    /// The codec as written.
    pub codec: Option<String>,
}

impl Crosswalk {
    /// The rows in the order of the file, fragments included where they are used.
    pub fn rows(&self) -> &[RowInfo] {
        &self.rows
    }

    /// Whether each of several nodes of a message is a document of its own.
    pub fn has_parts(&self) -> bool {
        !self.per.is_empty()
    }
}
